### 按项填写，和 Excel 模板

form = 按项填写
form-about = 填写一项算一项；没填的不按零计算。
form-replaces = 填写后会替换现在的数据，可以撤销。
form-close = 看表格
form-template = 下载 Excel 模板
form-whose = 商家和月份
form-others = 只在发生时填写，或可由其他数据算出
form-categories = 按品类的业务量
form-category-add = 添加品类
form-category-field = 第 { $row } 行：{ $field }
form-template-name = 模板
form-heading = { $name }（{ $unit }）
form-sheet-months = 月度数据
form-sheet-categories = 品类业务量
form-sheet-notes = 填写说明
form-note-title = 《{ $contract }》月度数据的填写说明
form-note-rows = 一行填一个商家的一个月，商家和月份每行都要填，可以填很多行
form-note-blank = 没有的数据请留空，确实为零才填 0，表头请不要改
form-note-units = 单位写在表头的括号里，百分数按 92.4% 填写，是或否的项目填“是”或“否”
form-note-group = 用于“{ $name }”的数据是{ $figures }
form-note-others = 只在发生时填写的，或可由其他数据算出的是{ $figures }
form-note-categories = 品类业务量一行填一个月的一个品类，合同里的品类有{ $categories }
