### 資料頁：表裡沒有的資料、工單、席位增減

figures-lacking = 表裡沒有的資料
figures-about = 表裡缺的可以在這裡填，只用於本月；沒填的仍是「缺失」，不按零計算。
figures-none-lacking = 合約用到的資料，表裡都有。
figures-given = 從表裡讀到的資料
figures-cell = 到儲存格 { $cell }
figures-no-number = 請填一個數字，例如 120 或 99.5。目前仍按缺失處理。
figures-work-orders = 工單
figures-work-order-about = 填寫收到與答覆的時間，自動算出最晚答覆時間；逾期的填寫甲方代辦的費用。
figures-work-order-add = 新增工單
figures-seat-changes = 席位增減
figures-seat-change-about = 從哪一天起增加或減少幾人；減少填負數。費用按在崗天數計算。
figures-seat-change-add = 新增增減
figures-received = 收到時間
figures-replied = 答覆時間
figures-cost = 代辦費用（元）
figures-deadline = 最晚答覆
figures-first-day = 起始日期
figures-seats = 人數（±）
figures-late = { $deadline }，已逾期
figures-in-time = { $deadline }，未逾期
figures-due = { $deadline }
figures-pasted-rows = 表裡另有 { $count } 筆。
figures-row-field = 第 { $row } 筆：{ $field }
figures-remove = 刪除
figures-remove-row = 刪除第 { $row } 筆
