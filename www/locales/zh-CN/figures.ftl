### 数据页：表里没有的数据、工单、坐席增减

figures-lacking = 表里没有的数据
figures-about = 表里缺的可以在这里填，只用于本月；没填的仍是“缺失”，不按零计算。
figures-none-lacking = 合同用到的数据，表里都有。
figures-given = 从表里读到的数据
figures-cell = 到单元格 { $cell }
figures-no-number = 请填一个数，例如 120 或 99.5。现在仍按缺失处理。
figures-work-orders = 工单
figures-work-order-about = 填写收到与答复的时间，自动算出最晚答复时间；逾期的填写甲方代办的费用。
figures-work-order-add = 添加工单
figures-seat-changes = 坐席增减
figures-seat-change-about = 从哪一天起增加或减少几人；减少填负数。费用按在岗天数计算。
figures-seat-change-add = 添加增减
figures-received = 收到时间
figures-replied = 答复时间
figures-cost = 代办费用（元）
figures-deadline = 最晚答复
figures-first-day = 起始日期
figures-seats = 人数（±）
figures-late = { $deadline }，已逾期
figures-in-time = { $deadline }，未逾期
figures-due = { $deadline }
figures-pasted-rows = 表里另有 { $count } 条。
figures-row-field = 第 { $row } 条：{ $field }
figures-remove = 删除
figures-remove-row = 删除第 { $row } 条
