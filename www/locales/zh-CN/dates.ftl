### 日期页

dates = 日期
