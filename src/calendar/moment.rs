use std::fmt;

use super::Date;
use super::written::{clock, written};

/// Minutes of a civil day. China keeps one time zone and no summer time, so every day has as many.
pub(super) const MINUTES_PER_DAY: u16 = 1440;

/// A point in time, to the minute, in the contract's own time zone: written `2026-10-31T11:30`. A space instead of the
/// `T` is read too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    date: Date,
    minute: u16,
}

/// A time of day to the minute, written `09:00`; `24:00` is the end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

written!(
    Moment,
    MomentInvalid,
    r"^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[T ]([01]\d|2[0-3]):[0-5]\d$",
    "A point in time, such as 2026-10-31T11:30."
);
written!(
    ClockTime,
    ClockTimeInvalid,
    r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$",
    "A time of day, such as 09:00; 24:00 ends it."
);

impl Moment {
    /// What stands in a place until a time is read into it.
    pub(super) const FIRST: Self = Self { date: Date::FIRST, minute: 0 };

    /// The minute (0 to 1439, counted from midnight) of a date; `None` for a later minute.
    ///
    /// ```
    /// use yuekao::calendar::{Date, Moment};
    /// let noon = Moment::new(Date::new(2026, 10, 31).unwrap(), 12 * 60).unwrap();
    /// assert_eq!(noon.to_string(), "2026-10-31T12:00");
    /// assert_eq!("2026-10-31 12:00".parse(), Ok(noon));
    /// ```
    pub fn new(date: Date, minute: u16) -> Option<Self> {
        (minute < MINUTES_PER_DAY).then_some(Self { date, minute })
    }

    /// The time of day on a date; `24:00` is midnight of the next day. `None` after 2199-12-31.
    pub fn at(date: Date, time: ClockTime) -> Option<Self> {
        match Self::new(date, time.0) {
            Some(moment) => Some(moment),
            None => Self::new(date.plus_days(1)?, 0),
        }
    }

    pub(super) fn strict(text: &[u8]) -> Option<Self> {
        let [date @ .., b'T' | b' ', h1, h2, b':', m1, m2] = text else { return None };
        Self::new(Date::strict(date)?, clock(&[*h1, *h2, b':', *m1, *m2])?)
    }

    /// The date.
    pub fn date(self) -> Date {
        self.date
    }

    /// Minutes since midnight, 0 to 1439.
    pub fn minute(self) -> u16 {
        self.minute
    }
}

impl ClockTime {
    /// Midnight.
    pub(super) const FIRST: Self = Self(0);

    /// So many minutes after midnight; `None` above 1440.
    pub fn new(minutes: u16) -> Option<Self> {
        (minutes <= MINUTES_PER_DAY).then_some(Self(minutes))
    }

    pub(super) fn strict(text: &[u8]) -> Option<Self> {
        clock(text).and_then(Self::new)
    }

    /// Minutes since midnight, 0 to 1440.
    pub fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}T{}", self.date, ClockTime(self.minute))
    }
}
