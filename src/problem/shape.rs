//! What can stand at a place of a JSON document: an id for programs and translations, and words for the English message.

/// Declares the shapes: name, id, English words.
macro_rules! shapes {
    ($($(#[$doc:meta])* $shape:ident $id:literal $words:literal;)+) => {
        $($(#[$doc])* pub(crate) const $shape: &str = $id;)+

        /// In English, what has this id; anything else is as it is.
        pub(super) fn words(id: &str) -> &str {
            match id {
                $($id => $words,)+
                other => other,
            }
        }
    };
}

shapes! {
    /// Nothing stands there.
    MISSING "missing" "missing";
    /// `{…}`
    OBJECT "object" "an object";
    /// `[…]`
    LIST "list" "a list";
    /// `[…, …]`
    PAIR "pair" "a list of two";
    /// `"…"`
    TEXT "text" "text";
    /// A text, or one for each language.
    LOCALIZED "localized" "a text, or one for each language";
    /// `true` or `false`.
    BOOLEAN "boolean" "true or false";
    /// What a term gives: a yes or no.
    CONDITION "condition" "a condition";
    /// What a term gives: a number.
    NUMBER "number" "a number";
    /// A number without a fraction.
    WHOLE_NUMBER "whole_number" "a whole number";
    /// A number as it is written in contracts and months.
    DECIMAL "decimal" "a decimal in plain notation with at most 14 digits";
    /// A term of a contract.
    TERM "term" "a number of up to 14 digits, a name, or a mechanism";
    /// One of the mechanisms.
    MECHANISM "mechanism" "a mechanism";
    /// `{"mechanism": …}`
    ONE_MECHANISM "one_mechanism" "an object with one mechanism";
    /// `"[80, 90)"`
    RANGE "range" "a range such as [80, 90) or [90, ) or (, 60)";
    /// The id of something the contract defines.
    DEFINED_NAME "defined_name" "a name defined elsewhere";
    /// A rate as its two counts.
    FRACTION "fraction" "a numerator and a denominator";
    /// How many seats come or go.
    SEAT_COUNT "seat_count" "a whole number of seats, negative if removed";
    /// From when seats come or go.
    SEAT_DATE "seat_date" "the day of the change";
    /// What the figures of a category are of.
    CATEGORY_NAME "category_name" "the category's name";
    /// When a work order came in.
    RECEIVED "received" "the date and time it was received";
    /// Where a figure was read from.
    CELL_PLACE "cell_place" "a cell with its row, column and text";
    /// The whole holiday table.
    HOLIDAY_TABLE "holiday_table" "an object “years”";
    /// One year of the holiday table.
    HOLIDAY_YEAR "holiday_year" "an object with “holidays” and “makeup”";
    /// What a year of the holiday table is found by.
    HOLIDAY_YEAR_KEY "holiday_year_key" "a year from 1900 to 2199 as the key";
    /// A day of the holiday table, or days in a row.
    HOLIDAY_DAYS "holiday_days" "a date, or “first/last”";
    /// Days in a row.
    HOLIDAY_SPAN "holiday_span" "“first/last” in order and at most 30 days";
    /// The days of one kind in a year.
    DATES "dates" "a list of dates";
}
