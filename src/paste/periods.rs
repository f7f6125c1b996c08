//! Which month a row belongs to, and which of its days.

use super::dates::{self, Moment, Order, Said};
use crate::calendar::own_months::{days_of, first_day, month_of};
use crate::calendar::{Date, Month};

/// The period of a row, as far as it is known while rows are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Period {
    #[default]
    Unknown,
    Month(Month),
    /// A day of which it is not known which of the numbers is the month; the year is 0 where none is said.
    Either(u8, u8, i32),
    /// A month of a year that nothing says.
    OfYear(u8),
}

/// When a row is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct When {
    pub(super) period: Period,
    /// Its first and last day within the period, from 1; none for a row about all of it.
    pub(super) days: Option<(u8, u8)>,
    /// Which week of the month, where no days are said.
    pub(super) week: Option<u8>,
    /// The time of day, in minutes.
    pub(super) minute: Option<u16>,
    pub(super) utc: bool,
}

/// Why a cell gives no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoPeriod {
    Empty,
    Unreadable,
    /// It reaches from one month into the next, and nothing says which of them it belongs to.
    Crossing(Date, Date),
}

/// How the columns of a table say when a row is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "how dates are written in a table, each of it a yes or no")]
pub(super) struct Periods {
    /// The column with the month or the day.
    pub(super) main: Option<usize>,
    /// The column with the month, where another has the day.
    pub(super) month: Option<usize>,
    /// The column with the last day, where the main one has the first.
    pub(super) last: Option<usize>,
    /// The column with the time of day.
    pub(super) time: Option<usize>,
    pub(super) order: Option<Order>,
    /// Whether years have two digits and come first.
    pub(super) year_first: bool,
    /// Whether they may as well come last, and nothing says which year it is.
    pub(super) year_open: bool,
    /// The year of what says none.
    pub(super) year: Option<i32>,
    /// The column with the year, where months and days say none.
    pub(super) year_in: Option<usize>,
    /// The month of days that say none.
    pub(super) of: Option<Month>,
    /// Whether a bare number may stand for a day.
    pub(super) serials: bool,
    /// Whether it may stand for a day of the month: `1` to `31`.
    pub(super) bare_days: bool,
    /// Whether bare numbers are months, beside a column of years.
    pub(super) bare_months: bool,
    /// Whether a number such as `10.1` may stand for a day.
    pub(super) dotted: bool,
    /// Whether the first day of a month stands for the month.
    pub(super) as_months: bool,
    /// Whether a day that is not the first of a month is a mistake.
    pub(super) months_only: bool,
    /// Whether rows are about days or parts of them.
    pub(super) by_day: bool,
    /// Whether the day is the first of a week.
    pub(super) weeks: bool,
    /// Whether the cells with the day have a time.
    pub(super) instants: bool,
    /// The day with which a month begins.
    pub(super) from_day: u8,
    /// What is added to universal time, in minutes.
    pub(super) zone: i32,
    /// What stands above the table, for rows that say nothing.
    pub(super) context: Period,
    /// The first and last day it names, where those are not the whole month.
    pub(super) context_days: Option<(u8, u8)>,
}

/// Which day of such a month a day is, from 1.
pub(super) fn place_of(day: Date, from_day: u8) -> u8 {
    let first = first_day(month_of(day, from_day), from_day);
    u8::try_from(day.days_since(first).saturating_add(1)).unwrap_or(1)
}

impl Periods {
    /// Whether the columns say anything of it.
    pub(super) fn has_column(&self) -> bool {
        self.main.is_some() || self.month.is_some()
    }

    /// Whether rows are about parts of a day.
    pub(super) fn has_time(&self) -> bool {
        self.time.is_some() || self.instants
    }

    /// What a cell says.
    pub(super) fn moment(&self, cell: &str) -> Option<Moment> {
        let dated = self.year_first.then(|| dates::with_century(cell)).flatten().map(|moment| match moment.said {
            Said::Day(day) if self.year_open => {
                Moment { said: Said::DayOfYear(day.month().number(), day.day()), ..moment }
            }
            _ => moment,
        });
        let moment = dated.or_else(|| {
            if self.serials { dates::serial(cell).or_else(|| dates::read(cell)) } else { dates::read(cell) }
        });
        let moment = moment.or_else(|| {
            let number = super::structure::bare_day(cell).filter(|_| self.bare_days || self.bare_months)?;
            let month = self.bare_months && number <= 12;
            let said = if month { Said::MonthOfYear(number) } else { Said::DayOfMonth(number) };
            Some(Moment { said, minute: None, utc: false })
        });
        let moment = moment.or_else(|| {
            let (month, day) = dates::dotted(cell).filter(|_| self.dotted)?;
            Some(Moment { said: Said::DayOfYear(month, day), minute: None, utc: false })
        });
        let moment = moment.or_else(|| {
            let month = Month::number_called(&cell.to_ascii_lowercase())?;
            Some(Moment { said: Said::MonthOfYear(month), minute: None, utc: false })
        });
        moment.map(|moment| if self.zone == 0 { moment } else { moment.moved(self.zone) })
    }

    /// When a row with these cells is about: that of the day or month, that of its last day, and that of its month.
    pub(super) fn when(&self, main: &str, last: &str, month: &str) -> Result<When, NoPeriod> {
        let named = if self.month.is_some() && !month.is_empty() {
            Some(self.moment(month).and_then(|moment| self.of_moment(moment, true).ok()).ok_or(NoPeriod::Unreadable)?)
        } else {
            None
        };
        if self.main.is_none() || main.is_empty() {
            return named.or(self.implied()).ok_or(NoPeriod::Empty);
        }
        let Some(moment) = self.moment(main) else { return Err(NoPeriod::Unreadable) };
        let mut moment = if self.last.is_some() || self.weeks { self.in_order(moment) } else { moment };
        if let (true, Said::Day(first)) = (self.weeks, moment.said) {
            moment.said = Said::Range(first, first.plus_days(6).unwrap_or(first));
        }
        if let (Some(_), Said::Day(first)) = (self.last, moment.said)
            && !last.is_empty()
        {
            match self.moment(last).map(|moment| self.in_order(moment)).and_then(Moment::last_day) {
                Some(end) if end > first || (end == first && moment.minute.is_none()) => {
                    moment.said = Said::Range(first, end);
                }
                Some(end) if end == first => {}
                _ => return Err(NoPeriod::Unreadable),
            }
        }
        match (named, self.of_moment(moment, self.as_months)) {
            (None, found) => found,
            // The table itself says which month it is.
            (Some(named), Ok(found)) => {
                let days = if found.period == named.period { found.days } else { None };
                Ok(When { days, minute: found.minute, utc: found.utc, ..named })
            }
            (Some(named), Err(_)) => Ok(named),
        }
    }

    /// A day of which it is known by now which number is the month.
    fn in_order(&self, moment: Moment) -> Moment {
        let Said::Either(first, second, year) = moment.said else { return moment };
        let date = self.order.and_then(|order| {
            let (month, day) = in_order(first, second, order);
            Date::new(year, month, day)
        });
        date.map_or(moment, |day| Moment { said: Said::Day(day), ..moment })
    }

    /// The period of the table, for a row that has none of its own.
    fn implied(&self) -> Option<When> {
        (!self.has_column()).then_some(When { period: self.context, ..When::default() })
    }

    fn of_moment(&self, moment: Moment, as_months: bool) -> Result<When, NoPeriod> {
        let Moment { said, minute, utc } = moment;
        let when = |period, days| Ok(When { period, days, week: None, minute, utc });
        let of_month = |month| when(Period::Month(month), None);
        let year = self.year.or(self.of.map(Month::year));
        match said {
            Said::Month(month) => of_month(month),
            Said::Day(day) if (as_months || self.months_only) && day.day() == 1 => of_month(day.month()),
            Said::Day(_) if self.months_only => Err(NoPeriod::Unreadable),
            Said::Day(day) => {
                let place = place_of(day, self.from_day);
                when(Period::Month(month_of(day, self.from_day)), Some((place, place)))
            }
            Said::Range(first, last) => {
                let month = month_of(first, self.from_day);
                if month != month_of(last, self.from_day) {
                    return Err(NoPeriod::Crossing(first, last));
                }
                let days = (place_of(first, self.from_day), place_of(last, self.from_day));
                when(Period::Month(month), Some(days).filter(|days| *days != (1, days_of(month, self.from_day))))
            }
            Said::RangeOfYear((month, day), (to_month, to_day)) => match year {
                Some(year) => {
                    let date = |month, day| Date::new(year, month, day).ok_or(NoPeriod::Unreadable);
                    let said = Said::Range(date(month, day)?, date(to_month, to_day)?);
                    self.of_moment(Moment { said, minute, utc }, as_months)
                }
                None if month == to_month => when(Period::OfYear(month), Some((day, to_day))),
                None => Err(NoPeriod::Unreadable),
            },
            Said::Either(first, second, year) => {
                self.either(first, second, year).map(|found| When { minute, utc, ..found })
            }
            Said::EitherOfYear(first, second) => {
                self.either(first, second, year.unwrap_or(0)).map(|found| When { minute, utc, ..found })
            }
            Said::DayOfYear(month, day) => match year {
                Some(year) => {
                    let day = Date::new(year, month, day).ok_or(NoPeriod::Unreadable)?;
                    self.of_moment(Moment { said: Said::Day(day), minute, utc }, as_months)
                }
                None => when(Period::OfYear(month), Some((day, day))),
            },
            Said::MonthOfYear(month) => match year {
                Some(year) => of_month(Month::new(year, month).ok_or(NoPeriod::Unreadable)?),
                None => when(Period::OfYear(month), None),
            },
            Said::DayOfMonth(day) => match self.of {
                Some(month) => {
                    let day = Date::new(month.year(), month.number(), day).ok_or(NoPeriod::Unreadable)?;
                    self.of_moment(Moment { said: Said::Day(day), minute, utc }, false)
                }
                None => when(self.context, Some((day, day))),
            },
            // A month has no more than six; those of a year begin and end in any month.
            Said::Week(week @ 1..=6) => Ok(When { period: self.context, week: Some(week), ..When::default() }),
            Said::WeekOfMonth(month, week) => {
                Ok(When { period: Period::Month(month), week: Some(week), ..When::default() })
            }
            Said::WeekOfYear(month, week) => {
                let period = match year {
                    Some(year) => Period::Month(Month::new(year, month).ok_or(NoPeriod::Unreadable)?),
                    None => Period::OfYear(month),
                };
                Ok(When { period, week: Some(week), ..When::default() })
            }
            Said::Week(_) | Said::Year(_) => Err(NoPeriod::Unreadable),
            Said::Clock => when(self.context, None),
        }
    }

    /// The day of two numbers, as far as it is known which of them is the month.
    fn either(&self, first: u8, second: u8, year: i32) -> Result<When, NoPeriod> {
        let Some(order) = self.order else {
            return Ok(When { period: Period::Either(first, second, year), ..When::default() });
        };
        let (month, day) = in_order(first, second, order);
        if year == 0 {
            return Ok(When { period: Period::OfYear(month), days: Some((day, day)), ..When::default() });
        }
        let day = Date::new(year, month, day).ok_or(NoPeriod::Unreadable)?;
        let place = place_of(day, self.from_day);
        Ok(When { period: Period::Month(month_of(day, self.from_day)), days: Some((place, place)), ..When::default() })
    }
}

/// Month and day of two numbers.
pub(super) fn in_order(first: u8, second: u8, order: Order) -> (u8, u8) {
    match order {
        Order::DayFirst => (second, first),
        Order::MonthFirst => (first, second),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Period {
        Period::Month(text.parse().unwrap())
    }

    fn plain() -> Periods {
        Periods { main: Some(0), from_day: 1, ..Periods::default() }
    }

    #[test]
    fn days_months_and_parts_of_months() {
        let when = |periods: &Periods, cell: &str| periods.when(cell, "", "").map(|when| (when.period, when.days));
        let october = month("2026-10");
        assert_eq!(when(&plain(), "2026-10-05"), Ok((october, Some((5, 5)))));
        assert_eq!(when(&plain(), "2026年10月"), Ok((october, None)));
        assert_eq!(when(&plain(), "2026-10-01~2026-10-31"), Ok((october, None)));
        assert_eq!(when(&plain(), "2026-10-05~2026-10-11"), Ok((october, Some((5, 11)))));
        assert_eq!(when(&plain(), "3/4/2026"), Ok((Period::Either(3, 4, 2026), None)));
        assert_eq!(when(&plain(), "10月"), Ok((Period::OfYear(10), None)));
        assert_eq!(when(&plain(), ""), Err(NoPeriod::Empty));
        assert_eq!(when(&plain(), "客服1"), Err(NoPeriod::Unreadable));
        let day_first = Periods { order: Some(Order::DayFirst), ..plain() };
        assert_eq!(when(&day_first, "3/4/2026"), Ok((month("2026-04"), Some((3, 3)))));
        let of_year = Periods { year: Some(2026), ..plain() };
        assert_eq!(when(&of_year, "10月"), Ok((october, None)));
        assert_eq!(when(&of_year, "10月5日"), Ok((october, Some((5, 5)))));
        let months = Periods { as_months: true, serials: true, ..plain() };
        assert_eq!(when(&months, "2026-10-01"), Ok((october, None)));
        assert_eq!(when(&months, "46296"), Ok((october, None)));
        let of_month = Periods { of: Some("2026-10".parse().unwrap()), bare_days: true, ..plain() };
        assert_eq!(when(&of_month, "5"), Ok((october, Some((5, 5)))));
    }

    #[test]
    fn months_may_begin_with_another_day() {
        let cycle = Periods { from_day: 21, ..plain() };
        let when = |cell: &str| cycle.when(cell, "", "").map(|when| (when.period, when.days));
        assert_eq!(when("2026-09-21"), Ok((month("2026-10"), Some((1, 1)))));
        assert_eq!(when("2026-10-20"), Ok((month("2026-10"), Some((30, 30)))));
        assert_eq!(when("2026-10-21"), Ok((month("2026-11"), Some((1, 1)))));
        assert_eq!(when("2026-09-21~2026-10-20"), Ok((month("2026-10"), None)));
        let (first, last) = ("2026-09-21".parse().unwrap(), "2026-10-20".parse().unwrap());
        assert_eq!(plain().when("2026-09-21~2026-10-20", "", ""), Err(NoPeriod::Crossing(first, last)));
        // The table says itself which month it is.
        let named = Periods { main: Some(1), last: Some(2), month: Some(0), from_day: 1, ..Periods::default() };
        let when = named.when("2026-09-21", "2026-10-20", "2026-10");
        assert_eq!(when.map(|when| (when.period, when.days)), Ok((month("2026-10"), None)));
        let when = named.when("2026-10-24", "2026-10-31", "2026-10");
        assert_eq!(when.map(|when| (when.period, when.days)), Ok((month("2026-10"), Some((24, 31)))));
    }
}
