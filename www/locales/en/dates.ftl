### The dates of the month

dates = Dates
