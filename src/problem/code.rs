//! Every problem there is, by family: what is told of it, and what to do.

use std::fmt::{self, Write};

use serde::{Serialize, Serializer};

use super::Severity;

/// What is told of a problem: its severity, message and hint.
type Text = (Severity, &'static str, &'static str);

/// Declares the codes, family by family: name, severity, message, hint. `{name}` is filled by [`Problem::with`].
macro_rules! codes {
    ($($family:ident { $($(#[$doc:meta])* $code:ident $severity:ident $message:literal $hint:literal;)+ })+) => {
        /// Which problem it is; written in `snake_case` in the data.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[cfg_attr(feature = "declarations", derive(ts_rs::TS), ts(rename_all = "snake_case"))]
        pub enum Code { $($($(#[$doc])* #[doc = concat!("`", $message, "`")] $code,)+)+ }

        impl Code {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$($(Self::$code,)+)+];

            pub(super) fn text(self) -> Text {
                let text = match self { $($(Self::$code)|+ => self.$family(),)+ };
                text.unwrap_or((Severity::Error, "", "")) // never: a code is in the family it is declared in
            }

            $(
                // A family for itself, so that the part of the module that makes a first result holds no texts of
                // problems that only a contract can have.
                #[inline(never)]
                fn $family(self) -> Option<Text> {
                    Some(match self { $(Self::$code => (Severity::$severity, $message, $hint),)+ _ => return None })
                }
            )+

            fn name(self) -> &'static str {
                match self { $($(Self::$code => stringify!($code),)+)+ }
            }
        }
    };
}

impl fmt::Display for Code {
    /// As it is written in the data: `month_invalid`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, letter) in self.name().chars().enumerate() {
            if letter.is_ascii_uppercase() && place > 0 {
                out.write_char('_')?;
            }
            out.write_char(letter.to_ascii_lowercase())?;
        }
        Ok(())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

codes! {
    anywhere {
        NumberTooLarge Error "A number in {what} is too large to be computed exactly."
            "Check the figures it is made of; counts and amounts may have up to 14 digits.";
        DateInvalid Error "“{text}” is not a date." "Write it as 2026-10-31.";
        MonthInvalid Error "“{text}” is not a month." "Write it as 2026-10.";
        YearNotCovered Warning "No holiday notice is known for {year}; working days are computed with weekends only."
            "Load a newer holiday table, or check the dates by hand.";
    }
    contracts {
        ContractNotData Error "The contract holds itself, or is nested too deeply." "Hand in the contract as its file has it.";
        CycleDay Error "Months cannot begin with day {day}." "Give a day from 1 to 28; 1 for calendar months.";
        CurrencyCode Error "“{text}” is no currency." "Write its three capital letters as in ISO 4217, such as USD, EUR or JPY.";
        CurrencyPlaces Error "Money cannot have {places} decimal places." "Give a number from 0 to 4, or leave it out.";
        CurrencyOther Warning "This is in {unit}, and the contract in {currency}: nothing is converted by itself."
            "Write “{own}” as the unit, or compute it with a rate of exchange.";
        JsonShape Error "Here stands {found} where {expected} belongs." "Compare it with the JSON Schema of contracts.";
        JsonKeyMissing Error "“{key}” is missing." "Add it; the JSON Schema says what belongs there.";
        JsonKeyUnknown Error "“{key}” has no meaning here." "Correct the spelling, or remove it. Known here: {known}.";
        SchemaUnknown Error "This contract is written for “{found}”; this version reads “{known}”."
            "Open it with the version it was written for, or convert it.";
        ClauseMissing Error "“{id}” does not say which clause it comes from." "Fill in its clause.";
        IdDuplicate Error "“{id}” is named twice." "Give each its own name.";
        NameUnknown Error "Nothing is called “{name}”." "Use the name of a figure, value, metric, item (items.…), line, or “score”.";
        FigureOfCategory Error "“{name}” is counted per category, and a term is about the whole month."
            "Price it in a rate_card, or use a figure of the month.";
        FigureOfRows Error "“{name}” is a figure of the rows of “{table}”, and this term is about the whole month."
            "Use it within over_rows: the sum, the mean, the lowest or the highest of the rows.";
        TableUnknown Error "There is no table “{table}”." "Use the id of a table of this contract.";
        RowNameUnknown Error "No row of this table is called “{name}”." "Use one of the names listed in the table's name.among.";
        RowNameWithoutValue Error "“{name}” has no value here." "State one for every name the table lists.";
        NoRowHere Error "“{name}” needs a row, and this term is about the whole month." "Use it within over_rows, or in a value of a table.";
        NameItself Error "“{name}” depends on itself here." "Use what it is made of, or its value in an earlier month.";
        NameLater Error "“{name}” is computed later than this."
            "A term may use figures, values, then metrics, items, the score, fees and damages, in the order of the file.";
        TermKind Error "Here stands {found} where {wanted} is needed." "Use a comparison for a condition, and an amount for a number.";
        TermIncomplete Error "“{key}” is missing and cannot be taken over from anywhere." "State it.";
        StepNotPositive Error "The size of a step is not above zero." "State a positive step.";
        ListEmpty Error "This list is empty." "Put something into it, or take it out with what it belongs to.";
        PointsOrder Error "The point at {range} does not lie above the one before." "List the points from the lowest to the highest, each once.";
        VersionsGap Error "Before version {row}, or after it where it is the last, there are months without a version."
            "The first version has no “from” and the last no “to”; in between each begins where the one before ends.";
        VersionsOverlap Error "Version {row} begins before the one above it has ended."
            "List the versions from the earliest to the latest; each after the first says from which month it counts.";
        VersionEmpty Error "Version {row} ends before it begins." "State the first month in “from” and the last one in “to”.";
        CurrenciesDiffer Error "One contract is in {one}, the other in {other}: their amounts cannot be compared."
            "Compare contracts of one currency.";
        VersionsMany Error "The contract changes in {count} months; at most {most} can be held."
            "Join versions that are long out of use.";
        WindowForm Error "It is not clear which months count." "State either “last” or “since”.";
        GroupUnknown Error "There is no group “{group}”." "Use the id of a group of this contract.";
        GroupEmpty Error "No item is in the group “{group}”." "Name the group in its items, or remove it.";
        ReadingUnknown Error "There is no reading “{reading}”." "Add it to the ambiguities, or correct its name.";
        ChoiceUnknown Error "“{choice}” is no choice of the reading “{reading}” here: {known}." "Choose one of those.";
        TierUnknown Error "There is no tier “{tier}”." "Use the id of a tier of this contract.";
        TierWithoutValue Error "Tier “{tier}” has no value here." "State one for every tier; 0 where nothing is paid.";
        RangeEdge Error "An edge of “{range}” is neither a number nor a value that is the same every month."
            "Use a number, or the name of a value. Where an edge changes from month to month, write the steps with lowest, highest and minus.";
        RangeEmpty Error "No number lies in “{range}”." "The lower edge comes first; both edges belong to a range of one number.";
        RangesGap Error "Between row {below} and row {above} there is a gap from {from} to {to}." "Let them meet: [0, 80) and [80, 100], or [0, 80] and (80, 100].";
        RangesOverlap Error "Row {below} and row {above} overlap between {to} and {from}." "Let only one of the two rows hold the edge.";
        RowNeverTaken Warning "No whole number lies in row {row}, and whole numbers are looked up: it is never taken." "Correct its edges, or take it out.";
        RowsLeaveOut Warning "No row is for {range}, which {figure} can be." "Add a row; without one, what rests on it stays open in such a month.";
        TiersDirection Warning "The tiers do not tell which end of the score is the better one, so no better tier is named."
            "State it in the score: “better”: “higher” for points earned, “lower” for faults counted.";
        TiersDoNotCover Error "No tier holds a score of {score}." "Extend the lowest or the highest tier, or add one without a condition.";
        TierNeverReached Error "Tier {before} of the list holds scores of this one without a condition, so this one is never reached there." "Move this tier before it, or let their ranges meet.";
        WeightsSum Error "The weights sum to {sum}, not to {full}." "Correct the weights, or the full score.";
        NotWhole Error "{found} is not a whole number from {least} to {most}." "State a whole number.";
        AmountForm Error "A line states its amount in one of three ways: amount, rate_card, or late_replies." "Keep one.";
        LineUnknown Error "There is no line “{line}”." "Use the id of a line of the fees or damages.";
        CapRateCard Error "“{line}” is priced by category and cannot be under a cap." "Cap a line with an amount of its own.";
        CapPayers Error "“{line}” is not paid by the payer of the cap's first line." "Give each payer a cap of its own.";
        FigureUnknown Error "There is no figure “{figure}”." "Use a figure of the glossary, or define it under figures.";
        NotCounted Error "“{figure}” is a rate, and what is not offered has none." "Name the figures that are counted: they count as 0.";
        HeadingTwice Warning "“{heading}” is a heading of both {first} and {second}." "Leave it to one of them.";
        TiersWithoutScore Warning "There are tiers, but no score that is looked up in them." "Add the score, or take the tiers out.";
        TargetFraction Warning "The target of “{metric}” is {target}, and it is measured in per cent: that is {target} %." "Write the percentage.";
        TargetSide Warning "“{metric}” is a time, and counts as met where it is longer than its target."
            "Write “better”: “lower” where shorter is better, and “better”: “higher” where longer is.";
        ValueUnused Warning "Nothing uses the value “{id}”." "Name it where it counts, or take it out.";
        FirstMonthOpen Warning "In the first month there is no month before this: what is computed with it has no data then."
            "Say what counts in the first month: first_known of this and, for example, 0.";
        DeductionByClient Warning "“{id}” is a deduction, and the client pays it." "A deduction is borne by the provider: correct the payer, or its kind.";
        PackageUnknown Error "There is no package “{package}”." "Use the id of a package of this rate card.";
        PriceMissing Error "“{figure}” has no price in package “{package}”." "State one.";
        CategoryTwice Error "“{category}” is in two packages." "Leave it in one.";
        PlaceholderNumber Error "“{name}” in this text stands for no number that is always the same, or for several."
            "Name one number: with keys and ids before it and dots between them, such as items.satisfaction.shortfall.points.";
        TextRepeatsNumber Warning "This text says {number}, which a term beside it states: when that is changed, the text will be wrong."
            "Write {place} in place of the number.";
        AxesForm Error "One or two axes with values are needed, and at most {most} cells." "Give fewer values.";
    }
    months {
        FigureMissing Warning "{figure} was not given." "Paste or enter it; until then what needs it stays open.";
        FigureWithheld Warning "{figure} is in doubt as it was given." "Confirm or correct it; until then what needs it stays open.";
        RowsMissing Warning "{figure}: the rows were not given, or not all of them." "Paste or enter them; if there were none, say so. Until then what needs them stays open.";
        RowFigureMissing Warning "{figure} was not given in every row." "Paste or enter it; until then what needs it stays open.";
        RowUnknown Warning "{table}: “{name}” is none of the names the contract lists." "Correct the name; what depends on which row it is stays open.";
        RowRepeated Warning "{table}: there are several rows for “{name}”, and one is expected." "Remove the one that is not meant; until then it is not known.";
        CountsMissing Warning "{figure} was given without its counts." "Give the counts; a rate alone cannot be pooled with another.";
        NotAssessable Warning "Nothing was measured, so the month is not assessed." "If there was something to measure, correct the figures.";
        HistoryMissing Warning "The month {figure} is needed and not known." "Paste the earlier months too.";
        OutsideRows Warning "{what}: no row of its table is for {number}." "Check the figure; if it is right, the contract says nothing for it, and what rests on it stays open.";
        NothingMeasured Warning "{what} rests on something that was not measured this month; its amount stays open."
            "If there was something to measure, correct the figures; otherwise agree on what counts then.";
        StartUnknown Warning "The start of the cooperation is not known; the trial months cannot be told." "State the date the cooperation began.";
        StartNeeded Warning "It is not known when the cooperation began, and something here counts from it."
            "State the date the cooperation began; until then it stays open.";
        VersionAssumed Warning "The month is not known, and the contract changes with time; what is in force last was taken." "State the month.";
        MonthUnknown Warning "The month is not known, and something here depends on it." "State the month.";
        BeforeStart Warning "{month} is before the cooperation began ({start})." "Check the month and the start of the cooperation.";
        CategoryUnknown Warning "“{category}” is in none of the contract's lists." "Assign a package; until then its amount stays open.";
    }
    dates {
        MomentInvalid Error "“{text}” is not a point in time." "Write it as 2026-10-31T11:30.";
        ClockTimeInvalid Error "“{text}” is not a time of day." "Write it as 09:00; the end of the day is 24:00.";
        DateOutOfRange Error "{what} falls outside the years 1900 to 2199." "Check the dates and periods it is counted from.";
        DateIdTwice Error "Two dates have the id “{id}”; the first one counts." "Give each date an id of its own.";
        DateIdUnknown Error "“{id}” is no date of this contract." "Name the id of a date in the same list.";
        DatesCircular Error "The date “{id}” is counted from itself." "Let one of the dates start from a month, an event or the term.";
        DayOfMonthInvalid Error "{day} is not a day of a month." "Use 1 to 31; a day a month does not have is its last day.";
        EventUnknown Warning "No date of this contract is counted from the event “{id}”." "Check the spelling of the event.";
        WorkingSessionsMissing Error "The working hours have no session." "Give at least one, such as [\"09:00\", \"12:00\"].";
        WorkingSessionInvalid Error "The session {session} ends before it starts, or overlaps the one before."
            "List the sessions of a day in order, each with its start and its end.";
        HolidayTableShape Error "The holiday table must have {expected} here." "Use the form of contracts/holidays.json.";
        HolidayYearEmpty Error "The holiday table lists {year} without any holiday." "Leave a year out until its notice is known.";
        HolidayNotOfYear Error "{date} does not belong to the notice for {year}."
            "List days of that year, or of the December before it.";
        MakeupNotWeekend Error "{date} is a make-up working day but no Saturday or Sunday." "Check it against the notice.";
        HolidayAndMakeup Error "{date} is both a holiday and a make-up working day." "Check it against the notice.";
    }
    pasted {
        PasteEmpty Error "Nothing was pasted."
            "Copy the table in the spreadsheet, headings included, and paste it here.";
        PasteNotText Error "This is not text: it contains binary zeros at row {row}."
            "Copy the cells in the spreadsheet, or save the file as CSV, instead of pasting a file's bytes.";
        PasteIsJson Error "This is JSON, a program's data, and not a table."
            "Export the table as CSV or Excel, or copy it from the page it is shown on.";
        NoHeaderRecognised Error "No heading was recognised. Seen: {seen}."
            "Paste the headings together with the figures, such as {expected}.";
        BlockNotRead Warning "Nothing here is known, and it was not read: {rows} row(s) beginning with {seen}."
            "If they hold figures, put the headings above them.";
        LineNotRead Warning "“{text}” is no known heading or label, and its row was not read."
            "If it holds a figure, use a heading such as {expected}.";
        TableWithoutRows Warning "There are headings here and no row below them."
            "Copy the rows together with the headings.";
        HeaderAmbiguous Error "“{header}” can mean {meanings}; it was not read."
            "Write the heading of the one that is meant.";
        HeaderUnit Error "“{header}” is not in {unit}; it was not read."
            "Bring the figures to {unit} and say so in the heading.";
        FigureRepeated Error "{figure} stands here and in row {row}, column {column}; neither was read."
            "Remove the one that is not meant.";
        KeyRepeated Warning "Several columns for the {key}; another one counts."
            "Remove the one that is not meant.";
        FigureNeedsCategory Error "{figure} is counted per category, and no category is named here; it was not read."
            "Add a column with the category, or put these figures into a table of their own.";
        FigureOfTheMonth Error "{figure} belongs to the whole month and cannot be read from rows per category."
            "Put it into a table with one row per month.";
        KeyMissing Error "This row names no {key}; it was not read."
            "Repeat the {key} in every row; merged cells are copied only once.";
        DuplicateMonth Error "Rows{ of month}{ of vendor} are there more than once; what they say differently was not taken."
            "Say whether they are parts to be added up, or remove the one that is not meant.";
        FigureGivenTwice Error "{figure} of this month is given twice, and differently: {first} and {text}; neither was taken."
            "Remove the one that is not meant.";
        ContactTwice Error "Contacts{ of month} stand in several rows; how many there were is not known."
            "Say whether each row counts, or each contact once.";
        DatesMixed Error "In some dates the day comes first, in others the month; none of the figures was taken."
            "Write the dates in one order, such as 2026-10-31.";
        PeriodCrossing Error "{from} to {to} lies in two months, and nothing says which of them it belongs to."
            "Say with which day the months of the contract begin.";
        DaysMissing Warning "{month}{ of vendor} has no rows for {count} day(s): {days}."
            "Add them, if there was work on those days.";
        CellsPending Warning "{count} cell(s) of {figure} say that the number is not there yet; the others were added up."
            "Export the table again when they are there.";
        FigureNotJoined Warning "{figure} stands in several rows, and nothing says how much each of them weighs; that of the month is not known."
            "Add the column with the counts, or type the month's figure.";
        VersionChosen Warning "“{version}” counts; what it takes the place of was left out: {others}."
            "Nothing to do, if it is the last one.";
        WhichColumn Warning "It is not clear which column is {figure}: {choices}. It was not taken."
            "Say which one it is, or that none is.";
        WhichChannel Warning "It is not clear whether “{header}” is about calls or chats; it was not read."
            "Say which channel the table is about.";
        WhichMonth Warning "It is not clear which month the rows belong to: {choices}."
            "Say the month.";
        WhichYear Error "Nothing says which year the months and days of the table are of; they were not read."
            "Say the year, or write it beside the month.";
        WhichDateOrder Error "In the dates under “{header}” either number can be the month; they were not read."
            "Say which one is the day.";
        WhichCycle Warning "{from} to {to} is no calendar month, and nothing says which month it is; its figures were not taken."
            "Say with which day the months of the contract begin.";
        WhichUnit Warning "Nothing says what “{header}” is counted in; {figure} was not taken."
            "Say whether it is seconds, minutes or hours.";
        WhichScale Warning "“{header}” can be per cent or parts of one."
            "Say which.";
        WhichDecimals Warning "Numbers such as those under “{header}” can have thousands or decimals behind the point; they were not taken."
            "Say which.";
        FillDown Warning "{count} row(s) name no {header}."
            "Say whether they belong to the row above.";
        RowsRepeated Error "{count} row(s) are there more than once."
            "Say whether they are copies or to be added up.";
        WhichParts Error "Nothing says what “{header}” parts the month into; figures that differ between its rows were not taken."
            "Say whether the rows are to be added up.";
        TotalDiffers Error "The total in row {row} does not fit its rows: {header} is {total}, and they add up to {sum}. What differs was not taken."
            "Correct the rows or the total, or say which of them counts.";
        CellsBlank Warning "Some cells of {figure} are empty beside others; whether that is 0 is not known, and it was not taken."
            "Say whether an empty cell is 0.";
        WhichContacts Warning "Whether all rows count as {figure} is not known; it was not taken."
            "Say whether all contacts count, or those that are valid.";
        WhichWords Warning "What these words under “{header}” mean is not known: {words}. What is counted by them was not taken."
            "Say what they mean.";
        WhichVersion Error "Which of the versions counts is not clear: {choices}. None was taken."
            "Say which one it is.";
        RowsUnplaced Warning "A row of “{header}” may be the total of the others: {text}. What it would double was not taken."
            "Say whether it counts.";
        WhichLevels Warning "Levels of the survey have no column; whether it has them is not known."
            "Say whether the survey has more levels.";
        NamesAcross Warning "Whether the names above the columns are vendors or parts of one is not known; nothing was taken."
            "Say which they are.";
        WhichCounter Warning "The numbers under “{header}” grow all day: they may be counters. They were not taken."
            "Say whether each row is new contacts, or the sum so far.";
        TimesUniversal Warning "Times are in Coordinated Universal Time; days and months were taken as they are written."
            "Say the time zone, if the days of another one count.";
        CategoryRepeated Warning "{category} is named twice in this month; both rows count."
            "If one of them is a copy, remove it.";
        CategoryWithoutMonth Warning "There are categories{ for month}{ of vendor}, and no row with that month's figures."
            "Add the month's row, or correct the vendor or the month.";
        CategoryWithoutKey Error "It is not clear which month this category belongs to; it was not read."
            "Name vendor and month in every row, or put the table below the one month it belongs to.";
        RowsWithoutMonth Error "It is not clear which month these rows belong to (“{text}”); none of the list was read."
            "Name vendor and month in every row, or put the list below the one month it belongs to.";
        MonthsNotGiven Warning "There is no row{ of vendor} for {from} to {to}."
            "Add these months, if there was work in them; what looks back on them stays open.";
        MoreOfTheSame Warning "{count} more problems of this kind ({code}) are not listed."
            "Correct the ones listed and read the text again.";
        RowTooLong Error "This row has {found} cells under {expected} headings, and was not read."
            "Put numbers with thousands separators in quotes, or copy the cells straight from the spreadsheet.";
        CellWithoutHeader Warning "There is no heading above this cell, and it was not read."
            "Give the column a heading, or remove the cell.";
        RowTooShort Warning "This row has {found} cells under {expected} headings; what is not there is missing."
            "Check that the row was copied to its end.";
        QuoteUnclosed Warning "A quotation mark opens here and does not close; the line was read as it stands."
            "Close the quotation mark or remove it.";
        CellUnreadable Error "“{text}” cannot be read as {figure}."
            "Write a plain number, such as 2640 or 2,640.";
        CellUnit Error "“{text}” is not in {unit}, which {figure} is counted in."
            "Bring the number to {unit}.";
        CellFault Error "The spreadsheet has an error here: {text}."
            "Correct the formula in the spreadsheet, or type the number.";
        CellExponent Error "“{text}” is shortened by the spreadsheet, and its digits are lost."
            "Widen the column or format it as a number, and copy again.";
        ThousandsMisplaced Error "The separators in “{text}” do not stand between thousands."
            "Write 1,234 or 1234; decimals follow a point, as in 1.23.";
        FlagUnreadable Error "“{text}” is neither yes nor no."
            "Write yes or no (是 or 否).";
        FigureTooLong Error "“{text}” has more digits than can be computed exactly."
            "Figures may have up to 14 digits.";
        FigureNegative Error "{figure} cannot be negative: {text}."
            "Check the figure at its source.";
        CountFractional Error "{figure} is a count and cannot have a fraction: {text}."
            "Give the whole number.";
        RateAmbiguous Error "“{text}” can mean {low} or {high}."
            "Write the percent sign.";
        RateAboveHundred Error "{figure} cannot be above 100 %: {text}."
            "Check the figure at its source.";
        PartAboveWhole Error "{figure} ({part}) is more than {other} ({whole}), of which it is a part."
            "Check both figures at their source; they may have changed places.";
        SumDiffers Error "{figure} is {total}, and its parts add up to {sum}; none of them was taken."
            "Check the figures at their source.";
    }
    handed_in {
        InputWrongType Error "This should be {expected}, and is {found}."
            "Pass {expected}.";
        ResultUnknown Error "There is no result “{result}”." "Ask for one of: {known}.";
        InputUnknown Warning "“{name}” is not known and was not read."
            "Check its spelling, or add the figure to the contract.";
    }
}
