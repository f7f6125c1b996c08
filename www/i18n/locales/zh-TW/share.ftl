### 連結、其他分頁、新版本

share-title = 分享連結
share-warning = 資料就在連結裡：拿到連結的人都能看到下面這些資料、合約中填寫的數字和結果。資料不經過任何伺服器。
share-link = 連結
share-length = { $count } 個字元
share-cut = 有些聊天軟體會截斷這麼長的連結；傳送後請自己開啟核對一次。
share-local = 這個頁面是您電腦上的檔案：對方要在同一位置有這個檔案，連結才能開啟。
share-long = 連結已經產生。它太長，不在這裡顯示，請按「複製連結」。
share-too-long = 資料太多，放不進連結。請減少月份或商家後再試。
share-making = 正在產生連結……
share-failed = 連結沒有產生，請再試一次。
share-copy = 複製連結
share-copied = 已複製。
share-copy-by-hand = 瀏覽器不允許寫入剪貼簿：連結已選取，請按 Ctrl+C 複製。
whose-more = { $names } 等 { $count } 個
whose-months = { $first } 至 { $last }，共 { $count } 個月
whose-others = { $names } 等
whose-all-months = 共 { $count } 筆月度紀錄
link-offer = 開啟連結裡的資料？
link-replaces = 會取代這裡現有的資料：{ $vendors }，{ $months }（{ $contract }）。
link-replaces-settings = 會取代這裡為合約填寫的設定。
link-undo = 開啟後可用「復原」取回現有的資料。
link-take = 開啟連結的資料
link-leave = 保留我的資料
link-opened = 這是連結裡的資料：{ $vendors }，{ $months }（{ $contract }）。
link-newer = 這個連結來自更新的版本，這裡打不開，現有資料沒有變。請重新整理頁面後再試。
link-damaged = 這個連結不完整或被改動過，打不開，現有資料沒有變。請對方重新傳送完整的連結。
link-unsound = 這個連結裡的合約或資料無法計算，沒有開啟，現有資料沒有變。
other-tab = 另一個分頁裡改了資料：{ $vendors }，{ $months }。這裡仍是原來的；兩邊的資料都還在。
other-tab-settings = 另一個分頁裡改了合約設定。這裡仍是原來的；兩邊都還在。
other-tab-long = 另一個分頁裡換成了一份很大的資料。這裡的沒有變。
other-tab-take = 換成那邊的
new-version = 新版本已經準備好。
new-version-take = 換用新版本

## 別的頁面給的資料

given-contract-unknown = 這個頁面要求的合約「{ $value }」不存在；仍按原來的合約計算。
given-contract-unreachable = 這個頁面要求的合約「{ $value }」無法讀取；仍按原來的合約計算。
given-contract-unsound = 這個頁面給的合約有錯誤，沒有採用；仍按原來的合約計算。
given-figures-shape = 這個頁面給的資料格式不對，沒有採用（{ $value }）。
given-storage-forbidden = 這個頁面不讓計算器儲存：關閉後這裡的資料不能儲存，計算不受影響。

## 替換與取回

replaced-figures = 已取代：{ $before } → { $after }
replaced-contract = 合約已切換：{ $before } → { $after }
replaced-statement = 已取代對方的結算單。
replaced-back = 已復原：{ $before } → { $after }
replaced-back-statement = 已復原：對方的結算單回到取代前的那一份。
replaced-of = { $vendors } · { $months }
replaced-under = { $vendors } · { $months }（{ $contract }）
replaced-nothing = 沒有資料
replaced-unread = 讀不出的資料

## 打不開的資料

aside-unreadable = 上次儲存的資料讀不出來，沒有打開。已原樣另存一份，可以匯出。
aside-partly = 上次儲存的資料有一部分讀不出來或無法計算，已略過。已原樣另存一份，可以匯出。
aside-not-shown = 這份資料無法顯示，已退回先前的狀態。資料已另存一份，可以匯出。
aside-earlier = 先前有打不開的資料，另存在這個瀏覽器裡。
aside-save = 匯出這份資料
aside-forget = 刪除
