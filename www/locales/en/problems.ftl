### What the engine reports by code, one sentence each; the hint says what to do.

## Arithmetic

problem-number-too-large = A number in { $what } is too large to be computed exactly.
    .hint = Check the figures it is made of; counts and amounts may have up to 14 digits.

## Dates

problem-date-invalid = “{ $text }” is not a date.
    .hint = Write it as 2026-10-31.
problem-month-invalid = “{ $text }” is not a month.
    .hint = Write it as 2026-10.
problem-year-not-covered = No holiday notice is known for { $year }; working days are computed with weekends only.
    .hint = Load a newer holiday table, or check the dates by hand.
problem-moment-invalid = “{ $text }” is not a point in time.
    .hint = Write it as 2026-10-31T11:30.
problem-clock-time-invalid = “{ $text }” is not a time of day.
    .hint = Write it as 09:00; the end of the day is 24:00.
problem-date-out-of-range = { $what } falls outside the years 1900 to 2199.
    .hint = Check the dates and periods it is counted from.
problem-date-id-twice = Two dates have the id “{ $id }”; the first one counts.
    .hint = Give each date an id of its own.
problem-date-id-unknown = “{ $id }” is no date of this contract.
    .hint = Name the id of a date in the same list.
problem-dates-circular = The date “{ $id }” is counted from itself.
    .hint = Let one of the dates start from a month, an event or the term.
problem-day-of-month-invalid = { $day } is not a day of a month.
    .hint = Use 1 to 31; a day a month does not have is its last day.
problem-event-unknown = No date of this contract is counted from the event “{ $id }”.
    .hint = Check the spelling of the event.
problem-working-sessions-missing = The working hours have no session.
    .hint = Give at least one, such as ["09:00", "12:00"].
problem-working-session-invalid = The session { $session } ends before it starts, or overlaps the one before.
    .hint = List the sessions of a day in order, each with its start and its end.
problem-holiday-table-shape = The holiday table must have { $expected } here.
    .hint = Use the form of contracts/holidays.json.
problem-holiday-year-empty = The holiday table lists { $year } without any holiday.
    .hint = Leave a year out until its notice is known.
problem-holiday-not-of-year = { $date } does not belong to the notice for { $year }.
    .hint = List days of that year, or of the December before it.
problem-makeup-not-weekend = { $date } is a make-up working day but no Saturday or Sunday.
    .hint = Check it against the notice.
problem-holiday-and-makeup = { $date } is both a holiday and a make-up working day.
    .hint = Check it against the notice.

## Contract files

problem-contract-not-json = The contract is not JSON: { $reason }.
    .hint = Export it again, or correct it at the place named.
problem-json-shape = Here stands { $found } where { $expected } belongs.
    .hint = Compare it with the JSON Schema of contracts.
problem-json-key-missing = “{ $key }” is missing.
    .hint = Add it; the JSON Schema says what belongs there.
problem-json-key-unknown = “{ $key }” has no meaning here.
    .hint = Correct the spelling, or remove it. Known here: { $known }.
problem-schema-unknown = This contract is written for “{ $found }”; this version reads “{ $known }”.
    .hint = Open it with the version it was written for, or convert it.
problem-clause-missing = “{ $id }” does not say which clause it comes from.
    .hint = Fill in its clause.
problem-id-duplicate = “{ $id }” is named twice.
    .hint = Give each its own name.
problem-name-unknown = Nothing is called “{ $name }”.
    .hint = Use the name of a figure, value, metric, item (items.…), line, or “score”.
problem-name-later = “{ $name }” is computed later than this.
    .hint = A term may use figures, values, then metrics, items, the score, fees and damages, in the order of the file.
problem-term-kind = Here stands { $found } where { $wanted } is needed.
    .hint = Use a comparison for a condition, and an amount for a number.
problem-term-incomplete = “{ $key }” is missing and cannot be taken over from anywhere.
    .hint = State it.
problem-step-not-positive = The size of a step is not above zero.
    .hint = State a positive step.
problem-reading-unknown = There is no reading “{ $reading }”.
    .hint = Add it to the ambiguities, or correct its name.
problem-choice-unknown = “{ $choice }” is no choice of the reading “{ $reading }” here: { $known }.
    .hint = Choose one of those.
problem-tier-unknown = There is no tier “{ $tier }”.
    .hint = Use the id of a tier of this contract.
problem-tier-without-value = Tier “{ $tier }” has no value here.
    .hint = State one for every tier; 0 where nothing is paid.
problem-range-edge = An edge of “{ $range }” is neither a number nor a stated value.
    .hint = Use a number, or the name of a value of this contract.
problem-range-empty = No number lies in “{ $range }”.
    .hint = The lower edge comes first; both edges belong to a range of one number.
problem-ranges-gap = Between row { $below } and row { $above } there is a gap from { $from } to { $to }.
    .hint = Let one of the two rows hold the edge.
problem-ranges-overlap = Row { $below } and row { $above } overlap between { $to } and { $from }.
    .hint = Let only one of the two rows hold the edge.
problem-tiers-do-not-cover = No tier holds a score of { $score }.
    .hint = Extend the lowest or the highest tier.
problem-weights-sum = The weights sum to { $sum }, not to { $full }.
    .hint = Correct the weights, or the full score.
problem-not-whole = { $found } is not a whole number from 0 to { $most }.
    .hint = State a whole number.
problem-amount-form = A line states its amount in one of three ways: amount, rate_card, or late_replies.
    .hint = Keep one.
problem-figure-unknown = There is no figure “{ $figure }”.
    .hint = Use a figure of the glossary, or define it under figures.
problem-package-unknown = There is no package “{ $package }”.
    .hint = Use the id of a package of this rate card.
problem-price-missing = “{ $figure }” has no price in package “{ $package }”.
    .hint = State one.
problem-category-twice = “{ $category }” is in two packages.
    .hint = Leave it in one.

## The figures of a month

problem-figure-missing = { $figure } was not given.
    .hint = Paste or enter it; until then what needs it stays open.
problem-counts-missing = { $figure } was given without its counts.
    .hint = Give the counts; a rate alone cannot be pooled with another.
problem-not-assessable = The month cannot be assessed: { $reason }.
    .hint = Complete the figures.
problem-start-unknown = The start of the cooperation is not known; the trial months cannot be told.
    .hint = State it under “Contract and readings”; until then the month counts as assessed.
problem-month-unknown = The month is not known; whether it is a trial month cannot be told.
    .hint = State the month.
problem-before-start = { $month } is before the cooperation began ({ $start }).
    .hint = Check the month and the start of the cooperation.
problem-category-unknown = “{ $category }” is in none of the contract's lists.
    .hint = Choose a package in the table of categories.

## Pasted text

problem-paste-empty = Nothing was pasted.
    .hint = Copy the table in the spreadsheet, headings included, and paste it here.
problem-paste-not-text = This is not text: it contains binary zeros at row { $row }.
    .hint = Copy the cells in the spreadsheet, or save the file as CSV, instead of pasting a file's bytes.
problem-no-header-recognised = No heading was recognised. Seen: { $seen }.
    .hint = Paste the headings together with the figures, such as { $expected }.
problem-block-not-read = Nothing here is known, and it was not read: { $rows } row(s) beginning with { $seen }.
    .hint = If they hold figures, put the headings above them.
problem-line-not-read = “{ $text }” is no known heading or label, and its row was not read.
    .hint = If it holds a figure, use a heading such as { $expected }.
problem-table-without-rows = There are headings here and no row below them.
    .hint = Copy the rows together with the headings.
problem-header-ambiguous = “{ $header }” can mean { $meanings }; it was not read.
    .hint = Write the heading of the one that is meant.
problem-header-unit = “{ $header }” is not in { $unit }; it was not read.
    .hint = Bring the figures to { $unit } and say so in the heading.
problem-figure-repeated = { $figure } stands here and in row { $row }, column { $column }; neither was read.
    .hint = Remove the one that is not meant.
problem-key-repeated = A second column for the { $key }; the first one counts.
    .hint = Remove the one that is not meant.
problem-figure-needs-category = { $figure } is counted per category, and no category is named here; it was not read.
    .hint = Add a column with the category, or put these figures into a table of their own.
problem-figure-of-the-month = { $figure } belongs to the whole month and cannot be read from rows per category.
    .hint = Put it into a table with one row per month.
problem-key-missing = This row names no { $key }; it was not read.
    .hint = Repeat the { $key } in every row; merged cells are copied only once.
problem-duplicate-month = A second row for { $month } of { $vendor }; the first one counts.
    .hint = Remove the row that is not meant, or correct its vendor or month.
problem-figure-given-twice = { $figure } of this month is given twice, and differently: { $first } and { $text }; the first one counts.
    .hint = Remove the one that is not meant.
problem-category-repeated = { $category } is named twice in this month; both rows count.
    .hint = If one of them is a copy, remove it.
problem-category-without-month = There are categories for { $month } of { $vendor }, and no row with that month's figures.
    .hint = Add the month's row, or correct the vendor or the month.
problem-category-without-key = It is not clear which month this category belongs to; it was not read.
    .hint = Name vendor and month in every row, or put the table below the one month it belongs to.
problem-total-left-out = “{ $text }” is a row of totals and was left out.
    .hint = Nothing to do, if it is one.
problem-row-too-long = This row has { $found } cells under { $expected } headings, and was not read.
    .hint = Put numbers with thousands separators in quotes, or copy the cells straight from the spreadsheet.
problem-cell-without-header = There is no heading above this cell, and it was not read.
    .hint = Give the column a heading, or remove the cell.
problem-row-too-short = This row has { $found } cells under { $expected } headings; what is not there is missing.
    .hint = Check that the row was copied to its end.
problem-quote-unclosed = A quotation mark opens here and does not close; the line was read as it stands.
    .hint = Close the quotation mark or remove it.
problem-cell-unreadable = “{ $text }” cannot be read as { $figure }.
    .hint = Write a plain number, such as 2640 or 2,640.
problem-cell-unit = “{ $text }” is not in { $unit }, which { $figure } is counted in.
    .hint = Bring the number to { $unit }.
problem-cell-fault = The spreadsheet has an error here: { $text }.
    .hint = Correct the formula in the spreadsheet, or type the number.
problem-cell-exponent = “{ $text }” is shortened by the spreadsheet, and its digits are lost.
    .hint = Widen the column or format it as a number, and copy again.
problem-thousands-misplaced = The separators in “{ $text }” do not stand between thousands.
    .hint = Write 1,234 or 1234; decimals follow a point, as in 1.23.
problem-flag-unreadable = “{ $text }” is neither yes nor no.
    .hint = Write yes or no (是 or 否).
problem-figure-too-long = “{ $text }” has more digits than can be computed exactly.
    .hint = Figures may have up to 14 digits.
problem-figure-negative = { $figure } cannot be negative: { $text }.
    .hint = Check the figure at its source.
problem-count-fractional = { $figure } is a count and cannot have a fraction: { $text }.
    .hint = Give the whole number.
problem-rate-ambiguous = “{ $text }” can mean { $low } or { $high }.
    .hint = Write the percent sign.
problem-rate-above-hundred = { $figure } cannot be above 100 %: { $text }.
    .hint = Check the figure at its source.
problem-part-above-whole = { $figure } ({ $part }) is more than { $other } ({ $whole }), of which it is a part.
    .hint = Check both figures at their source; they may have changed places.
problem-sum-differs = { $figure } is { $total }, and its parts add up to { $sum }; none of them was taken.
    .hint = Check the figures at their source.

## Figures handed in by programs

problem-month-not-json = The month is not JSON: { $reason }.
    .hint = Hand in an object with figures.
problem-input-wrong-type = This should be { $expected }, and is { $found }.
    .hint = Pass { $expected }.
problem-input-unknown = “{ $name }” is not known and was not read.
    .hint = Check its spelling, or add the figure to the contract.

## Words inside sentences

unit-calls = calls
unit-visits = visits
unit-sessions = sessions
unit-answers = answers
unit-records = records
unit-issues = issues
unit-orders = orders
unit-messages = messages
unit-seats = agents
unit-s = seconds
unit-min = minutes
unit-h = hours
unit-points = points
unit-yuan = yuan
unit-percent = per cent
reason-figures-are-missing = figures are missing
reason-nothing-was-measured = nothing was measured (every denominator is zero)
