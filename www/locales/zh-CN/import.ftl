### 从文件读入之后要说的话

import-one = { $said }
import-joined = 已把 { $count } 个文件接在一起读取。{ $said }
import-between = {" "}
import-mixed = “{ $file }”里混有 UTF-8 和 GBK 两种编码，已逐行识别。
import-html = “{ $file }”其实是网页，已读取其中的表格。
import-formulas = “{ $file }”里有 { $count } 个公式，采用的是上次保存的计算结果。
import-formulas-unsaved = “{ $file }”里有 { $count } 个公式没有保存结果，按缺失处理；请在表格软件里打开并保存一次。
