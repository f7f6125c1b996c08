### 引擎按代碼報告的問題，每個代碼一句；hint 是處理辦法。

## 計算

problem-number-too-large = { $what }中的數太大，無法精確計算。
    .hint = 請檢查所用的資料；數量和金額最多 14 位。

## 日期

problem-date-invalid = 「{ $text }」不是日期。
    .hint = 請寫成 2026-10-31。
problem-month-invalid = 「{ $text }」不是月份。
    .hint = 請寫成 2026-10。
problem-year-not-covered = { $year }年的放假安排尚未收錄，工作日只按週末計算。
    .hint = 請載入更新的放假表，或自行核對日期。
problem-moment-invalid = 「{ $text }」不是時間點。
    .hint = 請寫成 2026-10-31T11:30。
problem-clock-time-invalid = 「{ $text }」不是鐘點。
    .hint = 請寫成 09:00；一天結束寫 24:00。
problem-date-out-of-range = { $what }超出 1900 年至 2199 年。
    .hint = 請檢查起算的日期和期限。
problem-date-id-twice = 有兩個日期都叫「{ $id }」，以第一個為準。
    .hint = 請給每個日期各自的名稱。
problem-date-id-unknown = 合約裡沒有日期「{ $id }」。
    .hint = 請寫同一清單中的日期名稱。
problem-dates-circular = 日期「{ $id }」以自己為起算點。
    .hint = 請讓其中一個日期從月份、事件或合約期起算。
problem-day-of-month-invalid = { $day }不是一個月裡的日子。
    .hint = 請寫 1 到 31；某月沒有的日子取當月最後一天。
problem-event-unknown = 沒有日期以事件「{ $id }」起算。
    .hint = 請檢查事件的寫法。
problem-working-sessions-missing = 工作時間裡沒有時段。
    .hint = 請至少寫一個時段，例如 09:00–12:00。
problem-working-session-invalid = 時段{ $session }的結束早於開始，或與前一段重疊。
    .hint = 請按先後順序寫出一天的時段，各寫起止時間。
problem-holiday-table-shape = 放假表此處應為{ $expected }。
    .hint = 請按 contracts/holidays.json 的格式書寫。
problem-holiday-year-empty = 放假表列出了{ $year }年，卻沒有任何假日。
    .hint = 放假安排公布前請不要列出該年。
problem-holiday-not-of-year = { $date }不屬於{ $year }年的放假安排。
    .hint = 請只寫當年的日子，或前一年 12 月的日子。
problem-makeup-not-weekend = { $date }是補班日，卻不是週六或週日。
    .hint = 請對照放假通知核對。
problem-holiday-and-makeup = { $date }既是假日又是補班日。
    .hint = 請對照放假通知核對。

## 合約檔案

problem-contract-not-json = 合約檔案不是 JSON：{ $reason }。
    .hint = 請重新匯出，或改正所指的位置。
problem-json-shape = 這裡寫的是{ $found }，應為{ $expected }。
    .hint = 請對照合約的 JSON Schema。
problem-json-key-missing = 缺少「{ $key }」。
    .hint = 請補上；JSON Schema 說明了應填的內容。
problem-json-key-unknown = 「{ $key }」在這裡沒有意義。
    .hint = 請改正寫法，或刪去。這裡可用：{ $known }。
problem-schema-unknown = 這份合約檔案的格式是「{ $found }」，本版本讀取「{ $known }」。
    .hint = 請用對應的版本開啟，或轉換格式。
problem-clause-missing = 「{ $id }」沒有寫明出自哪一條款。
    .hint = 請填寫條款。
problem-id-duplicate = 「{ $id }」出現了兩次。
    .hint = 請給每一項各自的名稱。
problem-name-unknown = 沒有叫「{ $name }」的項。
    .hint = 請用資料、約定數值、指標、項目、費用的名稱，或「score」。
problem-name-later = 「{ $name }」在此之後才計算。
    .hint = 只能引用前面的內容：資料、約定數值、指標、項目、評分、費用與違約金，按檔案中的順序。
problem-term-kind = 這裡需要{ $wanted }，寫的卻是{ $found }。
    .hint = 條件請寫比較，金額請寫數。
problem-term-incomplete = 缺少「{ $key }」，也無處可取。
    .hint = 請寫明。
problem-step-not-positive = 每一級的大小必須大於零。
    .hint = 請寫一個正數。
problem-reading-unknown = 沒有「{ $reading }」這個口徑。
    .hint = 請在口徑清單裡補上，或改正名稱。
problem-choice-unknown = 口徑「{ $reading }」沒有「{ $choice }」這個選項，可選：{ $known }。
    .hint = 請從中選擇。
problem-tier-unknown = 沒有級別「{ $tier }」。
    .hint = 請用本合約級別的名稱。
problem-tier-without-value = 級別「{ $tier }」在這裡沒有數值。
    .hint = 每一級都要寫；不付款寫 0。
problem-range-edge = 區間「{ $range }」的端點既不是數，也不是約定數值。
    .hint = 請寫數，或本合約約定數值的名稱。
problem-range-empty = 區間「{ $range }」裡沒有任何數。
    .hint = 先寫下限；只含一個數的區間，兩端都要包含。
problem-ranges-gap = 第{ $below }列與第{ $above }列之間，{ $from }到{ $to }沒有著落。
    .hint = 請讓其中一列包含這個端點。
problem-ranges-overlap = 第{ $below }列與第{ $above }列在{ $to }到{ $from }之間重疊。
    .hint = 請只讓其中一列包含這一段。
problem-tiers-do-not-cover = 沒有級別包含{ $score }分。
    .hint = 請延伸最低或最高的級別。
problem-weights-sum = 權重之和是{ $sum }，不是{ $full }。
    .hint = 請改正權重或滿分。
problem-not-whole = { $found }不是 0 到{ $most }之間的整數。
    .hint = 請寫整數。
problem-amount-form = 一項費用只能用一種方式寫明金額。
    .hint = 在固定算式、單價表、逾時工單三者中保留一種。
problem-figure-unknown = 沒有叫「{ $figure }」的資料。
    .hint = 請用詞表裡的資料，或在合約裡定義。
problem-package-unknown = 沒有套餐「{ $package }」。
    .hint = 請用本單價表裡套餐的名稱。
problem-price-missing = 「{ $figure }」在套餐「{ $package }」中沒有單價。
    .hint = 請寫明單價。
problem-category-twice = 品類「{ $category }」同時在兩個套餐裡。
    .hint = 請只留在一個套餐裡。

## 一個月的資料

problem-figure-missing = 沒有「{ $figure }」。
    .hint = 請貼上或填寫；在此之前，用到它的結果待定。
problem-counts-missing = 只有「{ $figure }」，沒有算出它的兩個數量。
    .hint = 請給出數量；單憑比率不能與另一管道合併計算。
problem-not-assessable = 本月無法考核：{ $reason }。
    .hint = 請補全資料。
problem-start-unknown = 不知道合作從哪天開始，無法判斷是否在試行期，暫按正式考核計算。
    .hint = 請在「合約與口徑」裡填寫合作開始日期。
problem-month-unknown = 不知道是哪個月，無法判斷是否在試行期，暫按正式考核計算。
    .hint = 請寫明月份。
problem-before-start = { $month }早於合作開始日期（{ $start }）。
    .hint = 請檢查月份和合作開始日期。
problem-category-unknown = 合約沒有列出品類「{ $category }」，金額待定。
    .hint = 請在品類表裡選擇套餐。

## 貼上的內容

problem-paste-empty = 沒有貼上任何內容。
    .hint = 請在試算表裡連同表頭一起複製，再貼上到這裡。
problem-paste-not-text = 這不是文字：第{ $row }列含有二進位內容。
    .hint = 請在試算表裡複製儲存格，或把檔案另存為 CSV。
problem-no-header-recognised = 沒有辨識出任何表頭。看到的是：{ $seen }。
    .hint = 請連同表頭一起貼上，例如{ $expected }。
problem-block-not-read = 這{ $rows }列裡沒有認識的內容，沒有讀取。看到的是：{ $seen }。
    .hint = 如果其中有資料，請在上方加上表頭。
problem-line-not-read = 「{ $text }」不是認識的表頭或名稱，這一列沒有讀取。
    .hint = 如果是資料，請用例如{ $expected }這樣的名稱。
problem-table-without-rows = 這裡有表頭，下面沒有資料。
    .hint = 請把資料連同表頭一起複製。
problem-header-ambiguous = 「{ $header }」可以指{ $meanings }，沒有讀取。
    .hint = 請寫明是哪一個。
problem-header-unit = 「{ $header }」的單位不是{ $unit }，沒有讀取。
    .hint = 請換算成{ $unit }，並在表頭裡寫明。
problem-figure-repeated = 「{ $figure }」在這裡和第{ $row }列第{ $column }欄各有一個，都沒有讀取。
    .hint = 請刪去不要的一個。
problem-key-repeated = 又出現一欄{ $key }，以第一欄為準。
    .hint = 請刪去不要的一欄。
problem-figure-needs-category = 「{ $figure }」按品類統計，這裡沒有寫品類，沒有讀取。
    .hint = 請加一欄品類，或把這些資料單獨放一張表。
problem-figure-of-the-month = 「{ $figure }」是全月的資料，不能放在按品類的列裡。
    .hint = 請放到一列一個月的表裡。
problem-key-missing = 這一列沒有寫{ $key }，沒有讀取。
    .hint = 請在每一列都寫上{ $key }；合併的儲存格只會複製出一次。
problem-duplicate-month = { $vendor }的{ $month }出現了第二列，以第一列為準。
    .hint = 請刪去不要的一列，或改正商家或月份。
problem-figure-given-twice = 這個月的「{ $figure }」出現了兩次而且不同：{ $first }和{ $text }，以第一個為準。
    .hint = 請刪去不要的一個。
problem-category-repeated = 品類「{ $category }」在這個月出現了兩次，兩列都計入。
    .hint = 如果其中一列是重複的，請刪去。
problem-category-without-month = { $vendor }的{ $month }有品類資料，卻沒有當月的彙總資料。
    .hint = 請補上當月的資料，或改正商家或月份。
problem-category-without-key = 看不出這個品類屬於哪個月，沒有讀取。
    .hint = 請在每一列寫上商家和月份，或把這張表放在所屬月份的下面。
problem-total-left-out = 「{ $text }」是合計列，沒有計入。
    .hint = 如果確是合計，不必處理。
problem-row-too-long = 這一列有{ $found }格，表頭只有{ $expected }格，沒有讀取。
    .hint = 帶千分位逗號的數請加引號，或直接從試算表複製儲存格。
problem-cell-without-header = 這一格上方沒有表頭，沒有讀取。
    .hint = 請給這一欄加上表頭，或刪去這一格。
problem-row-too-short = 這一列有{ $found }格，表頭有{ $expected }格，少的部分按缺漏處理。
    .hint = 請檢查這一列是否複製完整。
problem-quote-unclosed = 這裡的引號沒有配對，這一列按原樣讀取。
    .hint = 請補上或刪去引號。
problem-cell-unreadable = 「{ $text }」讀不成{ $figure }。
    .hint = 請寫普通的數，例如 2640 或 2,640。
problem-cell-unit = 「{ $text }」的單位不對，{ $figure }以{ $unit }計。
    .hint = 請換算成{ $unit }。
problem-cell-fault = 試算表在這裡有錯誤：{ $text }。
    .hint = 請改正試算表裡的公式，或直接填寫數字。
problem-cell-exponent = 「{ $text }」被試算表縮寫了，位數已經遺失。
    .hint = 請加寬該欄或設為數值格式，再複製一次。
problem-thousands-misplaced = 「{ $text }」的分隔符號沒有落在千位上。
    .hint = 請寫成 1,234 或 1234；小數點用「.」，例如 1.23。
problem-flag-unreadable = 「{ $text }」看不出是「是」還是「否」。
    .hint = 請寫「是」或「否」。
problem-figure-too-long = 「{ $text }」的位數太多，無法精確計算。
    .hint = 資料最多 14 位。
problem-figure-negative = { $figure }不能是負數：{ $text }。
    .hint = 請核對資料來源。
problem-count-fractional = { $figure }是數量，不能有小數：{ $text }。
    .hint = 請寫整數。
problem-rate-ambiguous = 「{ $text }」可能是{ $low }，也可能是{ $high }。
    .hint = 請寫上百分號。
problem-rate-above-hundred = { $figure }不能超過 100%：{ $text }。
    .hint = 請核對資料來源。
problem-part-above-whole = { $figure }（{ $part }）大於{ $other }（{ $whole }），而前者是後者的一部分。
    .hint = 請核對這兩個數字，是否互相寫反了。
problem-sum-differs = { $figure }是{ $total }，各項之和卻是{ $sum }，都沒有採用。
    .hint = 請核對資料來源。

## 程式傳入的資料

problem-month-not-json = 這個月的資料不是 JSON：{ $reason }。
    .hint = 請改正所指的位置。
problem-input-wrong-type = 這裡應為{ $expected }，實際是{ $found }。
    .hint = 請改為{ $expected }。
problem-input-unknown = 沒有「{ $name }」這項資料，沒有讀取。
    .hint = 請檢查寫法，或在合約裡加上這項資料。

## 句子裡的詞

unit-calls = 通
unit-visits = 人次
unit-sessions = 次
unit-answers = 條
unit-records = 條
unit-issues = 件
unit-orders = 單
unit-messages = 條
unit-seats = 人
unit-s = 秒
unit-min = 分鐘
unit-h = 小時
unit-points = 分
unit-yuan = 元
unit-percent = 百分數
reason-figures-are-missing = 資料不全
reason-nothing-was-measured = 各項都沒有資料（總量為零）
