### The figures of the month: those the table does not hold, work orders, changes of seats

figures-lacking = Not in the table
figures-about = What the table lacks can be entered here, for this month only. What is left open stays missing; it does not count as zero.
figures-none-lacking = The table holds every figure the contract uses.
figures-given = Read from the table
figures-cell = Go to cell { $cell }
figures-no-number = Enter a number, such as 120 or 99.5. It still counts as missing.
figures-work-orders = Work orders
figures-work-order-about = Enter when each was received and answered; the deadline follows. For a late one, enter what answering it cost the client.
figures-work-order-add = Add work order
figures-seat-changes = Seats added or removed
figures-seat-change-about = From which day, and how many; negative for removed. Each is paid for the days it was staffed.
figures-seat-change-add = Add change
figures-received = Received
figures-replied = Answered
figures-cost = Cost to the client (yuan)
figures-deadline = Due
figures-first-day = First day
figures-seats = Seats (±)
figures-late = { $deadline }, late
figures-in-time = { $deadline }, in time
figures-due = { $deadline }
figures-pasted-rows = In the table already: { $count }.
figures-row-field = No. { $row }: { $field }
figures-remove = Remove
figures-remove-row = Remove no. { $row }
