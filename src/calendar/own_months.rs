//! Months that begin with another day than the first: where it is the 21st, October runs from 21 September to 20 October.

use super::{Date, Month};

/// The month a day belongs to, where months begin with this day of the calendar month before.
pub(crate) fn month_of(day: Date, from_day: u8) -> Month {
    let month = day.month();
    if from_day > 1 && day.day() >= from_day { month.next().unwrap_or(month) } else { month }
}

/// The first day of such a month.
pub(crate) fn first_day(month: Month, from_day: u8) -> Date {
    if from_day > 1 {
        month.plus(-1).map_or(month.first_day(), |before| before.day(from_day))
    } else {
        month.first_day()
    }
}

/// The last day of such a month.
pub(crate) fn last_day(month: Month, from_day: u8) -> Date {
    if from_day > 1 { month.day(from_day.saturating_sub(1)) } else { month.last_day() }
}

/// How many days such a month has.
pub(crate) fn days_of(month: Month, from_day: u8) -> u8 {
    let days = last_day(month, from_day).days_since(first_day(month, from_day)).saturating_add(1);
    u8::try_from(days).unwrap_or(31)
}
