### 日期頁

dates = 日期
