### 逐項填寫，和 Excel 範本

form = 逐項填寫
form-about = 填寫一項算一項；沒填的不按零計算。
form-replaces = 填寫後會取代現在的數據，可以復原。
form-close = 看表格
form-template = 下載 Excel 範本
form-whose = 商家和月份
form-others = 只在發生時填寫，或可由其他數據算出
form-categories = 依品類的業務量
form-category-add = 新增品類
form-category-field = 第 { $row } 列：{ $field }
form-template-name = 範本
form-heading = { $name }（{ $unit }）
form-sheet-months = 月度數據
form-sheet-categories = 品類業務量
form-sheet-notes = 填寫說明
form-note-title = 《{ $contract }》月度數據的填寫說明
form-note-rows = 一列填一個商家的一個月，商家和月份每列都要填，可以填很多列
form-note-blank = 沒有的數據請留空，確實為零才填 0，表頭請不要改
form-note-units = 單位寫在表頭的括號裡，百分比按 92.4% 填寫，是或否的項目填「是」或「否」
form-note-group = 用於「{ $name }」的數據是{ $figures }
form-note-others = 只在發生時填寫的，或可由其他數據算出的是{ $figures }
form-note-categories = 品類業務量一列填一個月的一個品類，合約裡的品類有{ $categories }
