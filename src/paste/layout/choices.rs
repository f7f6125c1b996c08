//! What can be said about a table by one of a few words.

use serde::Serialize;

use crate::json::FromJson;

/// Declares a choice of words.
macro_rules! words {
    ($($(#[$doc:meta])* $type:ident { $($(#[$each:meta])* $word:literal $variant:ident,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, FromJson)]
        #[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum $type { $($(#[$each])* #[serde(rename = $word)] $variant,)+ }
    )+};
}

words! {
    /// Which of two numbers of a date is the day.
    DateOrder {
        /// `31/10`
        "day_first" DayFirst,
        /// `10/31`
        "month_first" MonthFirst,
    }
    /// What stands before the decimals.
    DecimalMark {
        /// `1,234.5`
        "." Point,
        /// `1.234,5`
        "," Comma,
    }
    /// What rates without a percent sign are.
    RateScale {
        /// 88 is 88 %, and 0.88 is 0.88 %.
        "percent" Percent,
        /// 0.88 is 88 %.
        "fraction" Fraction,
    }
    /// What happens to a second row of the same.
    RepeatedRows {
        /// It is a copy.
        "once" Once,
        /// It is another part.
        "add" Add,
    }
    /// What makes the month.
    WhichTotals {
        /// The rows.
        "rows" Rows,
        /// The row of totals.
        "totals" Totals,
    }
    /// Whether the numbers of a column go on from row to row.
    Counter {
        /// Within the day: the last of each day counts.
        "day" Day,
        /// Within the month: the last of it counts.
        "month" Month,
        /// They do not: they are added up.
        "no" No,
    }
    /// What other tables of the same month are.
    SeveralTables {
        /// Parts, to be added up.
        "add" Add,
        /// Each sheet is a vendor's.
        "vendors" Vendors,
        /// This table does not count.
        "ignore" Ignore,
    }
    /// What an empty count is.
    BlankCells {
        /// None.
        "zero" Zero,
        /// Not known.
        "missing" Missing,
    }
    /// Which contacts count as handled.
    WhichContacts {
        /// All rows.
        "all" All,
        /// Those held to be contacts.
        "valid" Valid,
        /// It cannot be told.
        "none" None,
    }
    /// What names above columns are.
    Across {
        /// Vendors, each with months of its own.
        "vendors" Vendors,
        /// Parts of one vendor, to be added up.
        "parts" Parts,
    }
    /// Levels of a survey without a column.
    Levels {
        /// The survey does not have them.
        "all" All,
        /// They are not known.
        "missing" Missing,
    }
}
