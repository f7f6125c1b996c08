### 页面上的全部文字。数字、日期和金额由 Intl 写好后作为字符串填入。

name = 月考
tagline = 客服合同月度结算
language = 语言
language-zh-CN = 简体中文
language-zh-TW = 繁體中文
language-en = English
undo = 撤销
close = 关闭
dismiss = 知道了
list = { $parts }
list-comma = 、
yes = 是
no = 否
open = 待定
missing = 缺失
total = 合计
amount = 金额
points = 分数
clause = 条款
clause-is = 合同条款：{ $clause }
month = 月份
month-unknown = 未写月份
vendor = 商家
vendor-unknown = 未写商家

## 开始

welcome = 粘贴这个月的数据，马上得到结算结果
welcome-how = 在表格软件里选中数据（连同表头）复制，在下面粘贴；也可以把文件拖进来。
paste-label = 粘贴一个月或多个月的数据
paste-here = 在这里粘贴（Ctrl+V）
    或把 .csv、.xlsx 文件拖到页面上
paste-again = 在这里粘贴另一份数据，或拖入文件
example = 载入示例
open-file = 打开文件
drop-here = 松开鼠标，读取文件
understood = 能认出什么
understood-calls = 话务与在线
understood-calls-what = 电话转人工进线量、电话接起量、UPV、在线客服接待量
understood-survey = 满意度调研
understood-survey-what = 非常满意、满意、一般、不满意、非常不满意
understood-categories = 按品类的业务量
understood-categories-what = 售前电话、售前在线、售后电话、售后在线、售后服务单
understood-shapes = 怎样的表都行
understood-shapes-what = 一行一个月、一列一个月、一行一个指标；多个商家、多个月份、多张表可以一起粘贴
private = 数据只在这台电脑的浏览器里计算，不会上传。

## 粘贴的数据

data = 粘贴的数据
recognised = 已认出 { $known } 项，{ $records } 个月
recognised-some = 已认出 { $known } 项，未使用 { $ignored } 项，{ $records } 个月
sheet-label = 粘贴的数据，可以在单元格里直接修改
sheet-edit-hint = 双击或按 Enter 修改
sheet-known = 已认出
sheet-before = 前一段
sheet-after = 后一段
sheet-rows = 第 { $from }–{ $to } 行，共 { $all } 行
role-vendor = 商家
role-month = 月份
role-start = 合作开始
role-category = 品类
role-ignored = 未使用
record-before = 上一个月
record-after = 下一个月
record-of = 第 { $here } 个，共 { $all } 个
notices = 需要留意
problems-more = 另有 { $count } 条
severity-error = 错误
severity-warning = 提示
mend = 改 { $cell }

## 结果

score = 综合服务评分
tier = 档位
tiers = 各档位与扣款
provider-pays = 服务商应付
client-pays = 委托方应付
deduction = 扣款
status-assessed = 正式考核
status-trial = 试行期
status-not-assessable = 无法考核
consequence-trial = 试行期，评分仅供参考，不扣款
consequence-none = 没有可考核的数据，不评分、不定档、不扣款
consequence-deduction = 扣款 { $amount }
consequence-no-deduction = 不扣款
consequence-with-note = { $amount }；{ $note }
still-owed = 抵扣货款后仍欠 { $amount }
payable = 抵扣后应收货款 { $amount }
fallback-cost = 代操作费用
fallback-due = 应付：由委托方接手操作
fallback-if = 若转由委托方操作才需支付
fallback-none = 没有按品类的业务量
fallback-open = { $count } 个品类待定
scale-label = 评分 { $score }，满分 { $most }，标在各档位的分界线上
scale-label-open = 各档位的分界线，没有评分
announcement = { $status }，综合服务评分 { $score }，{ $tier }，服务商应付 { $money }
rates = 指标
rate-value = 完成值
rate-target = 目标
rate-counts = 计入量 / 总量
rate-hours = 服务时间
item-score = 得分
statement = 结算明细
line-state = 状态
line-due = 应付
line-conditional = 未到期，不计入
line-open = 待定
line-incomplete = （数据不全）
fallback-lines = 代操作费用（{ $count } 个品类）
fallback-title = 按品类的代操作费用
fallback-handed-over = 本月已委托对方操作
fallback-forced = 评分低于标准，转由委托方操作
category = 品类
package = 套餐
package-of = { $category }适用的套餐
package-choose = 请选择套餐
dates = 日期

## 合同与口径

terms = 合同与口径
start = 合作开始日期
start-hint = 前两个月为试行期，需要这个日期才能判断
start-pasted = 取自粘贴的数据
reading-same = 换一种读法，本月结果不变
reading-change = 若按“{ $reading }”：{ $score } 分，{ $tier }，金额不变
reading-change-money = 若按“{ $reading }”：{ $score } 分，{ $tier }，服务商应付 { $money }

## 为什么

why = 这个数字怎么来的
made-of = 由这些数字得出
example-value = 示例值
cell-at = 粘贴的单元格 { $cell }：{ $text }
step = 一步计算
step-sum = 合计
step-product = 乘积
step-minus = 差额
step-percent = 按百分比
step-ratio = 比率
step-pooled = 合并计算的比率
step-mean = 平均
step-lowest = 最低
step-highest = 最高
step-shortfall = 按差距扣分
step-bands = 查表
step-if = 按条件
step-per-tier = 按档位
step-by-reading = 按读法
step-number = 合同里的数
step-round = 四舍五入
why-generic = { $name }由下列数字得出。
why-sum = { $name }是下列各项之和。
why-product = { $name }是下列各项相乘。
why-minus = { $name }是第一项减去其余各项。
why-percent = { $name }按百分比计算。
why-mean = { $name }取有数据的各项的平均数。
why-lowest = { $name }取有数据的各项中最低的一项。
why-highest = { $name }取有数据的各项中最高的一项。
why-ratio = { $name }是计入量除以总量。
why-pooled = { $name }把几个渠道的计入量和总量分别相加，再相除。
why-shortfall-open = { $name }没有数据，得分待定。
why-shortfall-met = { $name }为 { $value }，达到目标值 { $target }，得满分 { $full } 分。
why-shortfall-missed = { $name }为 { $value }，未达到目标值 { $target }。每少 { $step } 个百分点扣 { $points } 分，
why-shortfall-whole = 只计满的百分点，计 { $steps } 个。
why-shortfall-started = 不足一个百分点按一个计，计 { $steps } 个。
why-shortfall-pro-rata = 按比例计，计 { $steps } 个。
why-bands = { $name }为 { $value }，落在 { $range } 这一档。
why-bands-none = { $name }为 { $value }，不在任何一档内。
why-if = 条件成立（{ $condition }），取 { $value }。
why-if-not = 条件不成立（{ $condition }），取 { $value }。
why-per-tier = 本月档位是“{ $tier }”，对应 { $value }。
why-by-reading = 这一条款有几种读法，目前按“{ $reading }”计算。
why-compare = 比较{ $left }：{ $holds }。
why-all = 各项条件都成立才成立。
why-any = 有一项条件成立即成立。
why-not = 条件的反面。
why-in-tier = 档位是否属于“{ $tiers }”：{ $holds }。
why-figure-pasted = { $name }取自粘贴的单元格。
why-figure = { $name }是填入的数据。
why-number = 合同写明的数。
why-number-example = 合同此处留空，这是一个示例值，请按实际合同填写。
why-missing = { $name }没有给出，结果待定，不按零计算。
why-rate-card = { $name }：业务量乘以单价。
why-round = 四舍五入到小数点后 { $places } 位。
why-reweight = 没有数据的项目不计，其余项目按权重放大到满分。
why-set-off = 从货款中扣除应付的违约金和费用。
why-work-orders = 超过回复时限的工单，由委托方代为回复，费用由服务商承担。

## 没有成功的事

alarm-empty = 剪贴板里没有文字。请在表格里选中数据复制后再粘贴。
alarm-too-long = 内容太大了。一次最多读取约三千万字（十万行左右），请分几次粘贴。
alarm-binary = 这不是文字，可能是直接打开了文件的原始内容。请复制单元格，或另存为 CSV 后拖进来。
alarm-workbook = 读不了“{ $file }”。请确认它是没有加密的 .xlsx 工作簿，或另存为 CSV。
alarm-xls = “{ $file }”是旧版 Excel 格式。请另存为 .xlsx 或 CSV 后再拖进来。
alarm-file = 读不了“{ $file }”。文件可能已被移动，或没有读取权限。
alarm-no-table = 刚才的内容里没有认出可以计算的数据，所以没有采用。
alarm-engine = 计算没有完成，刚才的操作没有生效。请再试一次；若仍不行，请刷新页面。
alarm-not-kept = 浏览器不允许保存，刷新页面后数据会丢失。计算不受影响。
alarm-kept = 原来的数据和结果没有变。

## 引擎报告的问题

problem-number-invalid = “{ $text }”读不成数字。
    .hint = 请写成 2640 或 2,640。
problem-category-unknown = 合同没有列出品类“{ $category }”，金额待定。
    .hint = 请在品类表里选择套餐。
