//! Months, dates, the working calendar, deadlines and working hours.
//!
//! Nothing here reads a clock: the caller names the month, and every "today" is an argument. Calendar arithmetic that
//! leaves the years 1900 to 2199 answers `None` or a problem, never a wrong date.
//!
//! | what | type |
//! |---|---|
//! | civil time | [`Month`], [`Date`], [`Moment`], [`ClockTime`] |
//! | statutory holidays and make-up days | [`WorkingCalendar`], asked through a [`Consultation`] |
//! | hours in which somebody works | [`WorkingHours`] |
//! | from–to, renewal | [`ContractTerm`], [`TermInForce`] |
//! | the dates of a contract | [`DateTerm`] → [`dates`] → [`CalendarDate`] |

mod contract_term;
mod date;
mod holidays;
mod loose;
mod moment;
pub(crate) mod own_months;
mod resolve;
mod rule;
mod table;
mod whole;
mod working_days;
mod working_hours;
mod written;

pub use contract_term::{ContractTerm, TermInForce};
pub use date::{Date, Month};
pub use holidays::HolidayTable;
pub use moment::{ClockTime, Moment};
pub use resolve::{CalendarDate, Dates, Day, Setting, check, dates};
pub use rule::{Adjust, Anchor, Cycle, DateTerm, DayOfMonth, Event, Offset, Party, Stated};
pub use whole::Whole;
pub use working_days::{Consultation, DayKind, WorkingCalendar};
pub use working_hours::{Session, Workdays, WorkingHours};

#[cfg(test)]
mod laws;
#[cfg(test)]
mod mall;
