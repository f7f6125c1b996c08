### 從檔案讀入之後要說的話

import-one = { $said }
import-joined = 已把 { $count } 個檔案接在一起讀取。{ $said }
import-between = {" "}
import-mixed = 「{ $file }」裡混有 UTF-8 和 GBK 兩種編碼，已逐列識別。
import-html = 「{ $file }」其實是網頁，已讀取其中的表格。
import-formulas = 「{ $file }」裡有 { $count } 個公式，採用的是上次儲存的計算結果。
import-formulas-unsaved = 「{ $file }」裡有 { $count } 個公式沒有儲存結果，按缺少處理；請在試算表軟體裡開啟並儲存一次。
