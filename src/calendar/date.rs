use std::fmt;

use time::Date as Civil;

use super::loose;
use super::written::{number, written};

/// The years a date may have. Contracts lie well inside; a typing slip such as 0206 or 20026 lies outside.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A civil date of the years 1900 to 2199, written `2026-10-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(Civil);

/// A calendar month of the years 1900 to 2199, written `2026-10`.
// Holds the month's first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(Civil);

written!(Date, DateInvalid, r"^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", "A date, such as 2026-10-31.");
written!(Month, MonthInvalid, r"^(19|20|21)\d\d-(0[1-9]|1[0-2])$", "A month, such as 2026-10.");

impl Date {
    /// What stands in a place until a date is read into it.
    pub(super) const FIRST: Self = Self(Civil::MIN);

    /// The date of a year, a month (1 to 12) and a day (from 1); `None` if there is none.
    ///
    /// ```
    /// use yuekao::calendar::Date;
    /// assert_eq!(Date::new(2026, 10, 31).unwrap().to_string(), "2026-10-31");
    /// assert_eq!(Date::new(2026, 2, 29), None);
    /// ```
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = time::Month::try_from(month).ok()?;
        Self::within(Civil::from_calendar_date(year, month, day).ok()?)
    }

    fn within(civil: Civil) -> Option<Self> {
        YEARS.contains(&civil.year()).then_some(Self(civil))
    }

    pub(super) fn strict(text: &[u8]) -> Option<Self> {
        let [month @ .., b'-', d1, d2] = text else { return None };
        let day = u8::try_from(number(&[*d1, *d2])?).ok()?;
        let month = Month::strict(month)?;
        month.0.replace_day(day).ok().map(Self)
    }

    /// Reads a date as people write it: `2026-1-1`, `2026/01/01`, `2026.1.1`, `2026年1月1日`, `20260101`, full-width
    /// digits, and any of them followed by a time of day. `None` if it is no date, or could be two.
    ///
    /// ```
    /// use yuekao::calendar::Date;
    /// assert_eq!(Date::read_loosely("2026年1月1日"), Date::new(2026, 1, 1));
    /// assert_eq!(Date::read_loosely("1/2/2026"), None); // the first of February, or the second of January
    /// ```
    pub fn read_loosely(text: &str) -> Option<Self> {
        Self::strict(text.as_bytes()).or_else(|| {
            let said = loose::read(text)?;
            Self::new(said.year, said.month, said.day?)
        })
    }

    /// The year, 1900 to 2199.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month it lies in.
    pub fn month(self) -> Month {
        // Every month has a first day.
        Month(self.0.replace_day(1).unwrap_or(self.0))
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// The day of the week: 1 is Monday, 7 is Sunday (ISO 8601).
    pub fn weekday(self) -> u8 {
        self.0.weekday().number_from_monday()
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        self.weekday() > 5
    }

    /// The date so many days later (earlier if negative); `None` outside the years 1900 to 2199.
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let day = self.0.to_julian_day().checked_add(days)?;
        Self::within(Civil::from_julian_day(day).ok()?)
    }

    /// The date so many Mondays later (earlier if negative), or days of another number from Monday (1 to 7). The date itself does
    /// not count.
    ///
    /// ```
    /// use yuekao::calendar::Date;
    /// let end = Date::new(2026, 10, 31).unwrap();
    /// assert_eq!(end.plus_weekdays(1, 1), Date::new(2026, 11, 2)); // the first Monday of November
    /// assert_eq!(end.plus_weekdays(5, -1), Date::new(2026, 10, 30)); // the last Friday of October
    /// ```
    pub fn plus_weekdays(self, weekday: u8, count: i32) -> Option<Self> {
        let on = i32::from(weekday).saturating_sub(i32::from(self.weekday())).rem_euclid(7);
        let first = match count {
            0 => return Some(self),
            1.. if on == 0 => 7,
            1.. => on,
            _ if on == 0 => -7,
            _ => on.saturating_sub(7),
        };
        self.plus_days(count.saturating_sub(count.signum()).checked_mul(7)?.checked_add(first)?)
    }

    /// The same day of the month so many months later (earlier if negative), or that month's last day if it has no
    /// such day (民法典 第二百零二条). `None` outside the years 1900 to 2199.
    ///
    /// ```
    /// use yuekao::calendar::Date;
    /// assert_eq!(Date::new(2026, 10, 31).unwrap().plus_months(4), Date::new(2027, 2, 28));
    /// ```
    pub fn plus_months(self, months: i32) -> Option<Self> {
        Some(self.month().plus(months)?.day(self.day()))
    }

    /// Days from `earlier` to this date; negative if it lies after.
    pub fn days_since(self, earlier: Self) -> i32 {
        // Three hundred years are about 110,000 days.
        self.0.to_julian_day().saturating_sub(earlier.0.to_julian_day())
    }
}

impl Month {
    /// What stands in a place until a month is read into it.
    pub(super) const FIRST: Self = Self(Civil::MIN);

    /// The month (1 to 12) of a year; `None` if there is none.
    pub fn new(year: i32, month: u8) -> Option<Self> {
        Date::new(year, month, 1).map(Date::month)
    }

    /// The number (1 to 12) of the month with this English name in small letters, or its beginning: `october`, `oct`, `sept`.
    pub(crate) fn number_called(name: &str) -> Option<u8> {
        const NAMES: [&str; 12] = [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ];
        let is_beginning = name.len() == 3 || name == "sept";
        let place = NAMES.iter().position(|month| *month == name || is_beginning && month.starts_with(name))?;
        u8::try_from(place).ok()?.checked_add(1)
    }

    pub(super) fn strict(text: &[u8]) -> Option<Self> {
        let [y1, y2, y3, y4, b'-', m1, m2] = text else { return None };
        let month = u8::try_from(number(&[*m1, *m2])?).ok()?;
        Self::new(i32::from(number(&[*y1, *y2, *y3, *y4])?), month)
    }

    /// Reads a month as people write it: `2026-10`, `2026/10`, `2026.10`, `202610`, `2026年10月(份)`, `26年10月`,
    /// `10/2026`, `Oct 2026`, `October 2026`, `Oct-26`, full-width digits, or a date in it with or without a time of
    /// day. `None` if it is no month, or could be two. Allocates nothing.
    ///
    /// ```
    /// use yuekao::calendar::Month;
    /// for text in ["2026-10", " 2026/10 ", "2026年10月", "２０２６－１０", "202610", "Oct 2026", "2026-10-01 00:00:00"] {
    ///     assert_eq!(Month::read_loosely(text), Month::new(2026, 10), "{text}");
    /// }
    /// assert_eq!(Month::read_loosely("2026"), None);
    /// ```
    pub fn read_loosely(text: &str) -> Option<Self> {
        Self::strict(text.as_bytes()).or_else(|| {
            let said = loose::read(text)?;
            Date::new(said.year, said.month, said.day.unwrap_or(1)).map(Date::month)
        })
    }

    /// Appends it as `2026-10`.
    pub(crate) fn show(self, out: &mut Vec<u8>) {
        crate::number::written::signed(self.year().into(), 0, out);
        out.extend_from_slice(if self.number() < 10 { b"-0" } else { b"-" });
        crate::number::written::signed(self.number().into(), 0, out);
    }

    /// The year, 1900 to 2199.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month of the year, 1 to 12.
    pub fn number(self) -> u8 {
        u8::from(self.0.month())
    }

    /// How many days it has, 28 to 31.
    pub fn days(self) -> u8 {
        self.0.month().length(self.0.year())
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        Date(self.0)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.day(self.days())
    }

    /// Its day of that number; the last day if it has fewer, the first for 0.
    pub fn day(self, day: u8) -> Date {
        Date(self.0.replace_day(day.clamp(1, self.days())).unwrap_or(self.0))
    }

    /// The following month; `None` after 2199-12.
    pub fn next(self) -> Option<Self> {
        self.plus(1)
    }

    /// The month so many months later (earlier if negative); `None` outside the years 1900 to 2199.
    pub fn plus(self, months: i32) -> Option<Self> {
        let count = self.count().checked_add(months)?;
        // 0 to 11, so the month lies within 1 to 12.
        let month = u8::try_from(count.rem_euclid(12)).ok()?.checked_add(1)?;
        Self::new(count.div_euclid(12), month)
    }

    /// Months from `earlier` to this month; negative if it lies after.
    ///
    /// ```
    /// use yuekao::calendar::Month;
    /// let month = |text: &str| text.parse::<Month>().unwrap();
    /// assert_eq!(month("2026-02").months_since(month("2025-11")), 3);
    /// ```
    pub fn months_since(self, earlier: Self) -> i32 {
        self.count().saturating_sub(earlier.count())
    }

    /// The last month of its calendar quarter.
    #[must_use]
    pub fn quarter_end(self) -> Self {
        // To March, June, September or December of the same year, which is in range.
        let to_go = 2_i32.saturating_sub(self.count().rem_euclid(3));
        self.plus(to_go).unwrap_or(self)
    }

    /// A number that is larger for later months.
    pub(crate) fn serial(self) -> u32 {
        self.count().unsigned_abs()
    }

    /// Months since the year 0.
    fn count(self) -> i32 {
        self.year().saturating_mul(12).saturating_add(i32::from(self.number())).saturating_sub(1)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{:02}", self.month(), self.day())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year(), self.number())
    }
}
