### 从文件读入之后要说的话

import-one = { $said }
import-joined = 已把 { $count } 个文件接在一起读取。{ $said }
import-between = {" "}
import-mixed = “{ $file }”里混有 UTF-8 和 GBK 两种编码，已逐行识别。
import-html = “{ $file }”其实是网页，已读取其中的表格。
import-formulas = “{ $file }”里有 { $count } 个公式，采用的是上次保存的计算结果。
import-formulas-unsaved = “{ $file }”里有 { $count } 个公式没有保存结果，按未提供处理；请在表格软件里打开并保存一次。
import-large = “{ $file }”太大了。一次最多读取约 300 MB；工作簿解压后最多约 200 MB、300 万个单元格。请拆成几个文件，或另存为 CSV。
import-workbook = 读不了“{ $file }”。请确认它是没有加密、没有损坏的 Excel 工作簿（.xlsx、.xls），或另存为 CSV。
import-file = 读不了“{ $file }”。文件可能已被移动，或没有读取权限。
import-empty = “{ $file }”里没有内容。
import-binary = “{ $file }”里不是文字，读不出表格。请另存为 .xlsx 或 CSV 后再拖进来。
import-contract-json = “{ $file }”不是 JSON 文件，没有采用。
import-contract-large = “{ $file }”太大，不是合同文件。
import-lost = 上次的数据很大，浏览器已经不再保存，请重新粘贴。合同的设置还在。
import-never-arrived = 上次粘贴的数据很大，还没来得及保存，页面就关闭了，请重新粘贴。现在显示的是之前的数据。
import-later = 本机保存着更新版本的月考留下的数据：这里打不开，也不会改动它。现在的数据只在这个标签页里。请刷新页面，换用新版本。
import-overtaken = “{ $files }”没有采用：读取期间又放入了别的数据。
import-reading-file = 正在打开文件
import-reading-table = 正在读取表格
import-reading-named = 正在打开“{ $file }”
import-read-of = { $read } / { $bytes } MB
import-give-up = 取消
import-given-up = 已取消读取。
