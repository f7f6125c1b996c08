### 引擎按代码报告的问题，每个代码一句；hint 是处理办法。

## 计算

problem-number-too-large = { $what }中的数太大，无法精确计算。
    .hint = 请检查所用的数据；数量和金额最多 14 位。

## 日期

problem-date-invalid = “{ $text }”不是日期。
    .hint = 请写成 2026-10-31。
problem-month-invalid = “{ $text }”不是月份。
    .hint = 请写成 2026-10。
problem-year-not-covered = { $year }年的放假安排尚未收录，工作日只按周末计算。
    .hint = 请载入更新的放假表，或自行核对日期。
problem-moment-invalid = “{ $text }”不是时间点。
    .hint = 请写成 2026-10-31T11:30。
problem-clock-time-invalid = “{ $text }”不是钟点。
    .hint = 请写成 09:00；一天结束写 24:00。
problem-date-out-of-range = { $what }超出 1900 年至 2199 年。
    .hint = 请检查起算的日期和期限。
problem-date-id-twice = 有两个日期都叫“{ $id }”，以第一个为准。
    .hint = 请给每个日期各自的名称。
problem-date-id-unknown = 合同里没有日期“{ $id }”。
    .hint = 请写同一列表中的日期名称。
problem-dates-circular = 日期“{ $id }”以自己为起算点。
    .hint = 请让其中一个日期从月份、事件或合同期起算。
problem-day-of-month-invalid = { $day }不是一个月里的日子。
    .hint = 请写 1 到 31；某月没有的日子取当月最后一天。
problem-event-unknown = 没有日期以事件“{ $id }”起算。
    .hint = 请检查事件的写法。
problem-working-sessions-missing = 工作时间里没有时段。
    .hint = 请至少写一个时段，例如 09:00–12:00。
problem-working-session-invalid = 时段{ $session }的结束早于开始，或与前一段重叠。
    .hint = 请按先后顺序写出一天的时段，各写起止时间。
problem-holiday-table-shape = 放假表此处应为{ $expected }。
    .hint = 请按 contracts/holidays.json 的格式书写。
problem-holiday-year-empty = 放假表列出了{ $year }年，却没有任何假日。
    .hint = 放假安排公布前请不要列出该年。
problem-holiday-not-of-year = { $date }不属于{ $year }年的放假安排。
    .hint = 请只写当年的日子，或前一年 12 月的日子。
problem-makeup-not-weekend = { $date }是调休上班日，却不是周六或周日。
    .hint = 请对照放假通知核对。
problem-holiday-and-makeup = { $date }既是假日又是调休上班日。
    .hint = 请对照放假通知核对。

## 合同文件

problem-contract-not-json = 合同文件不是 JSON：{ $reason }。
    .hint = 请重新导出，或改正所指的位置。
problem-json-shape = 这里写的是{ $found }，应为{ $expected }。
    .hint = 请对照合同的 JSON Schema。
problem-json-key-missing = 缺少“{ $key }”。
    .hint = 请补上；JSON Schema 说明了应填的内容。
problem-json-key-unknown = “{ $key }”在这里没有意义。
    .hint = 请改正写法，或删去。这里可用：{ $known }。
problem-schema-unknown = 这份合同文件的格式是“{ $found }”，本版本读取“{ $known }”。
    .hint = 请用对应的版本打开，或转换格式。
problem-clause-missing = “{ $id }”没有写明出自哪一条款。
    .hint = 请填写条款。
problem-id-duplicate = “{ $id }”出现了两次。
    .hint = 请给每一项各自的名称。
problem-name-unknown = 没有叫“{ $name }”的项。
    .hint = 请用数据、约定数值、指标、项目、费用的名称，或“score”。
problem-name-later = “{ $name }”在此之后才计算。
    .hint = 只能引用前面的内容：数据、约定数值、指标、项目、评分、费用与违约金，按文件中的顺序。
problem-term-kind = 这里需要{ $wanted }，写的却是{ $found }。
    .hint = 条件请写比较，金额请写数。
problem-term-incomplete = 缺少“{ $key }”，也无处可取。
    .hint = 请写明。
problem-step-not-positive = 每一档的大小必须大于零。
    .hint = 请写一个正数。
problem-reading-unknown = 没有“{ $reading }”这个口径。
    .hint = 请在口径列表里补上，或改正名称。
problem-choice-unknown = 口径“{ $reading }”没有“{ $choice }”这个选项，可选：{ $known }。
    .hint = 请从中选择。
problem-tier-unknown = 没有档位“{ $tier }”。
    .hint = 请用本合同档位的名称。
problem-tier-without-value = 档位“{ $tier }”在这里没有数值。
    .hint = 每一档都要写；不付款写 0。
problem-range-edge = 区间“{ $range }”的端点既不是数，也不是约定数值。
    .hint = 请写数，或本合同约定数值的名称。
problem-range-empty = 区间“{ $range }”里没有任何数。
    .hint = 先写下限；只含一个数的区间，两端都要包含。
problem-ranges-gap = 第{ $below }行与第{ $above }行之间，{ $from }到{ $to }没有着落。
    .hint = 请让其中一行包含这个端点。
problem-ranges-overlap = 第{ $below }行与第{ $above }行在{ $to }到{ $from }之间重叠。
    .hint = 请只让其中一行包含这一段。
problem-tiers-do-not-cover = 没有档位包含{ $score }分。
    .hint = 请延伸最低或最高的档位。
problem-weights-sum = 权重之和是{ $sum }，不是{ $full }。
    .hint = 请改正权重或满分。
problem-not-whole = { $found }不是 0 到{ $most }之间的整数。
    .hint = 请写整数。
problem-amount-form = 一项费用只能用一种方式写明金额。
    .hint = 在固定算法、单价表、超时工单三者中保留一种。
problem-figure-unknown = 没有叫“{ $figure }”的数据。
    .hint = 请用词表里的数据，或在合同里定义。
problem-package-unknown = 没有套餐“{ $package }”。
    .hint = 请用本单价表里套餐的名称。
problem-price-missing = “{ $figure }”在套餐“{ $package }”中没有单价。
    .hint = 请写明单价。
problem-category-twice = 品类“{ $category }”同时在两个套餐里。
    .hint = 请只留在一个套餐里。

## 一个月的数据

problem-figure-missing = 没有“{ $figure }”。
    .hint = 请粘贴或填写；在此之前，用到它的结果待定。
problem-counts-missing = 只有“{ $figure }”，没有算出它的两个数量。
    .hint = 请给出数量；单凭比率不能与另一渠道合并计算。
problem-not-assessable = 本月无法考核：{ $reason }。
    .hint = 请补全数据。
problem-start-unknown = 不知道合作从哪天开始，无法判断是否在试行期，暂按正式考核计算。
    .hint = 请在“合同与口径”里填写合作开始日期。
problem-month-unknown = 不知道是哪个月，无法判断是否在试行期，暂按正式考核计算。
    .hint = 请写明月份。
problem-before-start = { $month }早于合作开始日期（{ $start }）。
    .hint = 请检查月份和合作开始日期。
problem-category-unknown = 合同没有列出品类“{ $category }”，金额待定。
    .hint = 请在品类表里选择套餐。

## 粘贴的内容

problem-paste-empty = 没有粘贴任何内容。
    .hint = 请在表格里连同表头一起复制，再粘贴到这里。
problem-paste-not-text = 这不是文字：第{ $row }行含有二进制内容。
    .hint = 请在表格里复制单元格，或把文件另存为 CSV。
problem-no-header-recognised = 没有认出任何表头。看到的是：{ $seen }。
    .hint = 请连同表头一起粘贴，例如{ $expected }。
problem-block-not-read = 这{ $rows }行里没有认识的内容，没有读取。看到的是：{ $seen }。
    .hint = 如果其中有数据，请在上方加上表头。
problem-line-not-read = “{ $text }”不是认识的表头或名称，这一行没有读取。
    .hint = 如果是数据，请用例如{ $expected }这样的名称。
problem-table-without-rows = 这里有表头，下面没有数据。
    .hint = 请把数据连同表头一起复制。
problem-header-ambiguous = “{ $header }”可以指{ $meanings }，没有读取。
    .hint = 请写明是哪一个。
problem-header-unit = “{ $header }”的单位不是{ $unit }，没有读取。
    .hint = 请换算成{ $unit }，并在表头里写明。
problem-figure-repeated = “{ $figure }”在这里和第{ $row }行第{ $column }列各有一个，都没有读取。
    .hint = 请删去不要的一个。
problem-key-repeated = 又出现一列{ $key }，以第一列为准。
    .hint = 请删去不要的一列。
problem-figure-needs-category = “{ $figure }”按品类统计，这里没有写品类，没有读取。
    .hint = 请加一列品类，或把这些数据单独放一张表。
problem-figure-of-the-month = “{ $figure }”是全月的数据，不能放在按品类的行里。
    .hint = 请放到一行一个月的表里。
problem-key-missing = 这一行没有写{ $key }，没有读取。
    .hint = 请在每一行都写上{ $key }；合并的单元格只会复制出一次。
problem-duplicate-month = { $vendor }的{ $month }出现了第二行，以第一行为准。
    .hint = 请删去不要的一行，或改正商家或月份。
problem-figure-given-twice = 这个月的“{ $figure }”出现了两次而且不同：{ $first }和{ $text }，以第一个为准。
    .hint = 请删去不要的一个。
problem-category-repeated = 品类“{ $category }”在这个月出现了两次，两行都计入。
    .hint = 如果其中一行是重复的，请删去。
problem-category-without-month = { $vendor }的{ $month }有品类数据，却没有当月的汇总数据。
    .hint = 请补上当月的数据，或改正商家或月份。
problem-category-without-key = 看不出这个品类属于哪个月，没有读取。
    .hint = 请在每一行写上商家和月份，或把这张表放在所属月份的下面。
problem-total-left-out = “{ $text }”是合计行，没有计入。
    .hint = 如果确是合计，不必处理。
problem-row-too-long = 这一行有{ $found }格，表头只有{ $expected }格，没有读取。
    .hint = 带千位分隔符的数请加引号，或直接从表格复制单元格。
problem-cell-without-header = 这一格上方没有表头，没有读取。
    .hint = 请给这一列加上表头，或删去这一格。
problem-row-too-short = 这一行有{ $found }格，表头有{ $expected }格，少的部分按缺失处理。
    .hint = 请检查这一行是否复制完整。
problem-quote-unclosed = 这里的引号没有配对，这一行按原样读取。
    .hint = 请补上或删去引号。
problem-cell-unreadable = “{ $text }”读不成{ $figure }。
    .hint = 请写普通的数，例如 2640 或 2,640。
problem-cell-unit = “{ $text }”的单位不对，{ $figure }以{ $unit }计。
    .hint = 请换算成{ $unit }。
problem-cell-fault = 表格在这里有错误：{ $text }。
    .hint = 请改正表格里的公式，或直接填写数字。
problem-cell-exponent = “{ $text }”被表格缩写了，数位已经丢失。
    .hint = 请加宽该列或设为数值格式，再复制一次。
problem-thousands-misplaced = “{ $text }”的分隔符没有落在千位上。
    .hint = 请写成 1,234 或 1234；小数点用“.”，例如 1.23。
problem-flag-unreadable = “{ $text }”看不出是“是”还是“否”。
    .hint = 请写“是”或“否”。
problem-figure-too-long = “{ $text }”的位数太多，无法精确计算。
    .hint = 数据最多 14 位。
problem-figure-negative = { $figure }不能是负数：{ $text }。
    .hint = 请核对数据来源。
problem-count-fractional = { $figure }是数量，不能有小数：{ $text }。
    .hint = 请写整数。
problem-rate-ambiguous = “{ $text }”可能是{ $low }，也可能是{ $high }。
    .hint = 请写上百分号。
problem-rate-above-hundred = { $figure }不能超过 100%：{ $text }。
    .hint = 请核对数据来源。
problem-part-above-whole = { $figure }（{ $part }）大于{ $other }（{ $whole }），而前者是后者的一部分。
    .hint = 请核对这两个数据，是否互相写反了。
problem-sum-differs = { $figure }是{ $total }，各项之和却是{ $sum }，都没有采用。
    .hint = 请核对数据来源。

## 程序传入的数据

problem-month-not-json = 这个月的数据不是 JSON：{ $reason }。
    .hint = 请改正所指的位置。
problem-input-wrong-type = 这里应为{ $expected }，实际是{ $found }。
    .hint = 请改为{ $expected }。
problem-input-unknown = 没有“{ $name }”这项数据，没有读取。
    .hint = 请检查写法，或在合同里加上这项数据。

## 句子里的词

unit-calls = 通
unit-visits = 人次
unit-sessions = 次
unit-answers = 条
unit-records = 条
unit-issues = 件
unit-orders = 单
unit-messages = 条
unit-seats = 人
unit-s = 秒
unit-min = 分钟
unit-h = 小时
unit-points = 分
unit-yuan = 元
unit-percent = 百分数
reason-figures-are-missing = 数据不全
reason-nothing-was-measured = 各项都没有数据（总量为零）
