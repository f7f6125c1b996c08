### 從檔案讀入之後要說的話

import-one = { $said }
import-joined = 已把 { $count } 個檔案接在一起讀取。{ $said }
import-between = {" "}
import-mixed = 「{ $file }」裡混有 UTF-8 和 GBK 兩種編碼，已逐列辨識。
import-html = 「{ $file }」其實是網頁，已讀取其中的表格。
import-formulas = 「{ $file }」裡有 { $count } 個公式，採用的是上次儲存的計算結果。
import-formulas-unsaved = 「{ $file }」裡有 { $count } 個公式沒有儲存結果，按未提供處理；請在試算表軟體裡開啟並儲存一次。
import-large = 「{ $file }」太大了。一次最多讀取約 300 MB；活頁簿解壓縮後最多約 200 MB、300 萬個儲存格。請拆成幾個檔案，或另存為 CSV。
import-workbook = 讀不了「{ $file }」。請確認它是沒有加密、沒有損壞的 Excel 活頁簿（.xlsx、.xls），或另存為 CSV。
import-file = 讀不了「{ $file }」。檔案可能已被移動，或沒有讀取權限。
import-empty = 「{ $file }」裡沒有內容。
import-binary = 「{ $file }」裡不是文字，讀不出表格。請另存為 .xlsx 或 CSV 後再拖進來。
import-contract-json = 「{ $file }」不是 JSON 檔案，沒有採用。
import-contract-large = 「{ $file }」太大，不是合約檔案。
import-lost = 上次的資料很大，瀏覽器已經不再儲存，請重新貼上。合約的設定還在。
import-never-arrived = 上次貼上的資料很大，還沒來得及儲存，頁面就關閉了，請重新貼上。目前顯示的是之前的資料。
import-later = 本機儲存著更新版本的月考留下的資料：這裡打不開，也不會改動它。現在的資料只在這個分頁裡。請重新整理頁面，換用新版本。
import-overtaken = 「{ $files }」沒有採用：讀取期間又放入了別的資料。
import-reading-file = 正在開啟檔案
import-reading-table = 正在讀取表格
import-reading-named = 正在開啟「{ $file }」
import-read-of = { $read } / { $bytes } MB
import-give-up = 取消
import-given-up = 已取消讀取。
