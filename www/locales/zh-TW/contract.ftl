### 合約頁：起算日、讀法、檔位、合約裡的數

terms = 合約與口徑
start = 合作開始日期
start-hint = 試行期從這一天算起
start-hint-term = 合約期限從這一天算起
start-pasted = 取自貼上的資料
readings-same = 另有 { $count } 處讀法，換讀後本月結果不變
reading-same = 換一種讀法，本月結果不變
reading-change = 若按「{ $reading }」：{ $score } 分，{ $tier }，金額不變
reading-change-less = 若按「{ $reading }」：{ $score } 分，{ $tier }，{ $provider }少付 { $money }
reading-change-more = 若按「{ $reading }」：{ $score } 分，{ $tier }，{ $provider }多付 { $money }
reading-money = 若按「{ $reading }」：金額不變
reading-money-less = 若按「{ $reading }」：{ $provider }多得 { $money }
reading-money-more = 若按「{ $reading }」：{ $provider }少得 { $money }
contract-numbers = 合約裡的數
contract-numbers-none = 這份合約沒有留空的數。匯出後可以照著寫自己的合約，再匯入使用。
contract-numbers-blank = 合約有 { $count } 處留空，現在用示例值代替。填入實際的數，清空則恢復示例值。
contract-numbers-set = 可以換成實際的數，清空則恢復合約原來的數。
contract-export = 匯出合約
contract-import = 匯入合約
contract-computed = 由其他數算出
value-no-number = 請填一個數，例如 20000 或 99.5。
value-kept = 仍按 { $value } 計算。
