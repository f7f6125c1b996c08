### 合同页：起算日、读法、档位、合同里的数

terms = 合同与口径
start = 合作开始日期
start-hint = 试行期从这一天算起
start-hint-term = 合同期限从这一天算起
start-pasted = 取自粘贴的数据
readings-same = 另有 { $count } 处读法，换读后本月结果不变
reading-same = 换一种读法，本月结果不变
reading-change = 若按“{ $reading }”：{ $score } 分，{ $tier }，金额不变
reading-change-less = 若按“{ $reading }”：{ $score } 分，{ $tier }，{ $provider }少付 { $money }
reading-change-more = 若按“{ $reading }”：{ $score } 分，{ $tier }，{ $provider }多付 { $money }
reading-money = 若按“{ $reading }”：金额不变
reading-money-less = 若按“{ $reading }”：{ $provider }多得 { $money }
reading-money-more = 若按“{ $reading }”：{ $provider }少得 { $money }
contract-numbers = 合同里的数
contract-numbers-none = 这份合同没有留空的数。导出后可以照着写自己的合同，再导入使用。
contract-numbers-blank = 合同有 { $count } 处留空，现在用示例值代替。填入实际的数，清空则恢复示例值。
contract-numbers-set = 可以换成实际的数，清空则恢复合同原来的数。
contract-export = 导出合同
contract-import = 导入合同
contract-computed = 由其他数算出
value-no-number = 请填一个数，例如 20000 或 99.5。
value-kept = 仍按 { $value } 计算。
