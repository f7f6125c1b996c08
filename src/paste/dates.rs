//! Dates, months and times as they stand in cells, titles and names. What could be two dates is said to be, never guessed.

mod carried;
mod scan;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub(super) use carried::{Carried, carried, one_day};
use scan::{Scan, clock_alone, dash, date, time_after};

use crate::calendar::{Date, Month};
use crate::glossary::half_width;

/// What a cell says of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) said: Said,
    /// Minutes since midnight, where a time of day is said.
    pub(super) minute: Option<u16>,
    /// Whether it is said to be Coordinated Universal Time.
    pub(super) utc: bool,
}

/// A date, or what is known of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Day(Date),
    Month(Month),
    /// From the one day to the other, both of them in it.
    Range(Date, Date),
    /// The same without a year: month and day, and month and day.
    RangeOfYear((u8, u8), (u8, u8)),
    /// Day and month of a year, or month and day: `3/4/2026`.
    Either(u8, u8, i32),
    /// The same without a year: `10-01`.
    EitherOfYear(u8, u8),
    /// `10月1日`
    DayOfYear(u8, u8),
    /// `10月`
    MonthOfYear(u8),
    /// `1日`
    DayOfMonth(u8),
    /// `第1周`
    Week(u8),
    /// `2026年10月第1周`
    WeekOfMonth(Month, u8),
    /// `10月第1周`
    WeekOfYear(u8, u8),
    Year(i32),
    /// A time of day alone.
    Clock,
}

/// The days from which and up to which numbers are taken for the days a spreadsheet counts: 1954 to 2064.
const SERIALS: std::ops::Range<i64> = 20_000..60_000;
/// Seconds since 1970 that are taken for a point in time: 2001 to 2065.
const EPOCHS: std::ops::Range<i64> = 1_000_000_000..3_000_000_000;
const MINUTES_PER_DAY: i64 = 24 * 60;

/// Reads a whole cell. A bare number is no date; see [`serial`].
pub(super) fn read(text: &str) -> Option<Moment> {
    const LONGEST: usize = 80;
    if let Some(day) = plain_day(text) {
        return Some(Moment { said: Said::Day(day), minute: None, utc: false });
    }
    if let Some(month) = plain_month(text) {
        return Some(Moment { said: Said::Month(month), minute: None, utc: false });
    }
    if let Some(instant) = plain_instant(text) {
        return Some(instant);
    }
    if text.len() > LONGEST {
        return None;
    }
    let text = in_digits(text);
    if !text.contains(|letter: char| half_width(letter).is_ascii_digit()) {
        return None;
    }
    let clean: String = text.chars().map(half_width).map(dash).collect();
    let clean = clean.trim();
    // 第1周(10/1-10/4): the days say more than the week.
    let of_week = |week: &str| matches!(whole(week), Some(moment) if matches!(moment.said, Said::Week(_)));
    let days = clean.strip_suffix(')').and_then(|text| text.split_once('(')).filter(|(week, _)| of_week(week.trim()));
    let clean = days.map_or(clean, |(_, days)| days);
    whole(clean).or_else(|| range(clean))
}

/// What a Chinese numeral stands for; 10 for the one between tens and ones.
fn numeral(letter: char) -> Option<u8> {
    const DIGITS: [char; 11] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let place = DIGITS.iter().position(|digit| *digit == if letter == '零' { '〇' } else { letter });
    place.and_then(|place| u8::try_from(place).ok())
}

/// A date in Chinese numerals with digits: `二〇二六年十月`. Numerals behind other words may be part of those: 张三月报.
fn in_digits(text: &str) -> Cow<'_, str> {
    if !text.contains(['年', '月', '周', '週']) || !text.contains(|letter| numeral(letter).is_some()) {
        return text.into();
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(letter) = rest.chars().next() {
        let end = rest.find(|letter| numeral(letter).is_none()).unwrap_or(rest.len());
        let (numerals, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let dated = behind.starts_with(['年', '月', '日', '号', '號', '周', '週']);
        if !numerals.is_empty() && dated && (out.is_empty() || out.ends_with(['年', '月', '第', ' '])) {
            let digits: Vec<u8> = numerals.chars().filter_map(numeral).collect();
            // 十, 十二, 二十, 三十一
            let mut parts = digits.split(|digit| *digit == 10);
            let (tens, ones) = (parts.next().unwrap_or_default(), parts.next());
            let tens = if tens.is_empty() { &[1] } else { tens };
            let ones = ones.map_or(&[][..], |ones| if ones.is_empty() { &[0] } else { ones });
            out.extend(tens.iter().chain(ones).map(|digit| char::from(b'0'.wrapping_add(*digit))));
            rest = behind;
        } else {
            let taken = if numerals.is_empty() { letter.len_utf8() } else { end };
            out.push_str(rest.get(..taken).unwrap_or_default());
            rest = rest.get(taken..).unwrap_or_default();
        }
    }
    out.into()
}

/// `2026-10-31`, at a glance.
fn plain_day(text: &str) -> Option<Date> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let [.., b'-', _, _, b'-', _, _] = bytes else { return None };
    text.parse().ok()
}

/// `2026-10`, at a glance.
fn plain_month(text: &str) -> Option<Month> {
    let bytes: &[u8; 7] = text.as_bytes().try_into().ok()?;
    let [.., b'-', _, _] = bytes else { return None };
    text.parse().ok()
}

/// `2026-10-31 09:05:00` or `2026-10-31T09:05:00Z`, at a glance.
fn plain_instant(text: &str) -> Option<Moment> {
    let day = plain_day(text.get(..10)?)?;
    let [b' ' | b'T', h1, h2, b':', m1, m2, rest @ ..] = text.as_bytes().get(10..)? else { return None };
    let two = |one: &u8, other: &u8| {
        let digits = [one, other].map(|digit| digit.wrapping_sub(b'0'));
        let [tens, ones] = digits;
        (tens < 10 && ones < 10).then(|| u16::from(tens).wrapping_mul(10).wrapping_add(u16::from(ones)))
    };
    let (hour, minute) = (two(h1, h2)?, two(m1, m2)?);
    let utc = match rest {
        [] => false,
        [b':', s1, s2, rest @ ..] if two(s1, s2)? < 60 => match rest {
            [] => false,
            [b'Z'] => true,
            _ => return None,
        },
        _ => return None,
    };
    let minute = (hour < 24 && minute < 60).then(|| hour.wrapping_mul(60).wrapping_add(minute))?;
    Some(Moment { said: Said::Day(day), minute: Some(minute), utc })
}

/// Which of two numbers is the day, where the first or the second is too large to be a month: `13/10/2026`.
pub(super) fn order(text: &str) -> Option<Order> {
    let clean: String = text.trim().chars().map(half_width).collect();
    let (first, _, second) = two_numbers(&mut Scan { rest: &clean })?;
    match (first, second) {
        (13..=31, 1..=12) => Some(Order::DayFirst),
        (1..=12, 13..=31) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// Which of two numbers is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

impl Order {
    pub(super) fn other(self) -> Self {
        if self == Self::DayFirst { Self::MonthFirst } else { Self::DayFirst }
    }
}

/// Whether years have two digits and come first, as in 26/10/01: a day is no year of today's, or the year stays while days differ.
/// `None` where all cells are one day that either end may be the year of: 26/10/31.
pub(super) fn is_year_first<'c>(cells: impl Iterator<Item = &'c str>) -> Option<bool> {
    let (mut first, mut stays, mut differ, mut sure, mut days) = (None, true, false, false, false);
    for cell in cells.filter(|cell| !cell.is_empty()) {
        let Some((year, last, is_day)) = short_date(cell) else {
            if first.is_none() {
                return Some(false);
            }
            continue;
        };
        let known = *first.get_or_insert((year, last));
        stays &= year == known.0;
        differ |= last != known.1;
        sure |= is_day && last <= 12;
        days |= is_day && year != last;
    }
    let either = stays && days && !differ && !sure;
    (!either).then_some(sure || stays && differ)
}

/// The first and the last number of a date whose first is no month, and whether the last is a day.
fn short_date(text: &str) -> Option<(u8, u8, bool)> {
    let mut scan = Scan { rest: text };
    let (first, mark, month) = two_numbers(&mut scan)?;
    let is_day = scan.eat(mark);
    let last = if is_day { scan.short()? } else { month };
    let fits = (13..=31).contains(&first) && (1..=12).contains(&month) && (1..=31).contains(&last);
    (fits && (is_day || mark != '.') && matches!(scan.peek(), None | Some(' '))).then_some((first, last, is_day))
}

/// Two short numbers with a mark between them.
fn two_numbers(scan: &mut Scan<'_>) -> Option<(u8, char, u8)> {
    let first = scan.short()?;
    let mark = scan.peek().filter(|mark| matches!(mark, '-' | '/' | '.'))?;
    scan.eat(mark);
    Some((first, mark, scan.short()?))
}

/// A date whose year has two digits and comes first.
pub(super) fn with_century(text: &str) -> Option<Moment> {
    short_date(text).and_then(|_| read(&format!("20{text}")))
}

/// The day a spreadsheet's number stands for, or the time of a number of seconds or milliseconds since 1970.
pub(super) fn serial(text: &str) -> Option<Moment> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let number: i64 = whole.parse().ok().filter(|_| whole.bytes().all(|digit| digit.is_ascii_digit()))?;
    if !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    if SERIALS.contains(&number) {
        // Day 61 is the 1st of March: the spreadsheet believes in a 29th of February 1900.
        let days = i32::try_from(number.checked_sub(61)?).ok()?;
        let day = Date::new(1900, 3, 1)?.plus_days(days)?;
        let minute = minute_of_day(fraction);
        return Some(Moment { said: Said::Day(day), minute, utc: false });
    }
    let seconds = if EPOCHS.contains(&number) { number } else { number.checked_div(1000)? };
    if !EPOCHS.contains(&seconds) || (seconds != number && whole.len() != 13) {
        return None;
    }
    let minutes = seconds.checked_div(60)?;
    let day = Date::new(1970, 1, 1)?.plus_days(i32::try_from(minutes.checked_div(MINUTES_PER_DAY)?).ok()?)?;
    let minute = u16::try_from(minutes.checked_rem(MINUTES_PER_DAY)?).ok();
    Some(Moment { said: Said::Day(day), minute, utc: true })
}

/// The minute of the day that a part of one is.
fn minute_of_day(fraction: &str) -> Option<u16> {
    let digits = fraction.get(..fraction.len().min(9))?;
    let part: i64 = digits.parse().ok()?;
    let scale = 10_i64.checked_pow(u32::try_from(digits.len()).ok()?)?;
    u16::try_from(part.checked_mul(MINUTES_PER_DAY)?.checked_div(scale)?).ok()
}

impl Moment {
    /// The last day of a period that ends with this: up to the first moment of a day is not that day any more.
    pub(super) fn last_day(self) -> Option<Date> {
        match (self.said, self.minute) {
            (Said::Day(day), Some(0)) => day.plus_days(-1),
            (Said::Day(day), _) => Some(day),
            _ => None,
        }
    }

    /// The day that was read here or there, moved from universal time by so many minutes.
    pub(super) fn moved(self, minutes: i32) -> Self {
        let (Said::Day(day), Some(minute), true) = (self.said, self.minute, self.utc) else { return self };
        let total = i32::from(minute).saturating_add(minutes);
        let whole = i32::try_from(MINUTES_PER_DAY).unwrap_or(1440);
        let day = day.plus_days(total.div_euclid(whole)).unwrap_or(day);
        let minute = u16::try_from(total.rem_euclid(whole)).ok();
        Self { said: Said::Day(day), minute, utc: false }
    }
}

/// One date with or without a time, and nothing else.
fn whole(text: &str) -> Option<Moment> {
    let text = without_weekday(text);
    let mut scan = Scan { rest: text };
    if let Some(minute) = clock_alone(text) {
        return Some(Moment { said: Said::Clock, minute: Some(minute), utc: false });
    }
    let said = date(&mut scan)?;
    let (minute, utc) = time_after(&mut scan)?;
    Some(Moment { said, minute, utc })
}

/// The text behind an English weekday: `Thu, Oct 1, 2026`.
fn without_weekday(text: &str) -> &str {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (Some(word), Some(rest)) = (text.get(..letters), text.get(letters..)) else { return text };
    if is_weekday(word) { rest.trim_start_matches([',', '.', ' ']) } else { text }
}

fn is_weekday(word: &str) -> bool {
    const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.to_ascii_lowercase();
    word.len() >= 3 && WEEKDAYS.iter().any(|day| day.starts_with(&word) || word == "tues" || word == "thurs")
}

/// A year and nothing else: `2026`, `2026年`.
pub(super) fn year_alone(text: &str) -> Option<i32> {
    let digits = text.trim_end_matches('年');
    digits.parse().ok().filter(|year| (2000..2100).contains(year) && digits.len() == 4)
}

/// The month of its first day, where either number may be the day: `10/01/2026`.
pub(super) fn first_of_month(text: &str) -> Option<Month> {
    match read(text)?.said {
        Said::Either(1, month, year) | Said::Either(month, 1, year) => Month::new(year, month),
        _ => None,
    }
}

/// Month and day with a point between: `10.1`. Alone that is a number.
pub(super) fn dotted(text: &str) -> Option<(u8, u8)> {
    let (month, day) = text.trim().split_once('.')?;
    let short = |digits: &str| (1..=2).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    let (month, day) = (month.parse().ok().filter(|_| short(month))?, day.parse().ok().filter(|_| short(day))?);
    Date::new(2024, month, day).map(|_| (month, day))
}

/// Two dates with something between: `2026-10-01~2026-10-31`, `10月1日至31日`, `2026-10-01 to 2026-10-31`.
fn range(text: &str) -> Option<Moment> {
    for between in ["~", "至", "到", " to ", " To ", " TO ", " - ", "--", "-", "/"] {
        for (at, _) in text.match_indices(between) {
            let (from, to) = (text.get(..at)?.trim(), text.get(at.checked_add(between.len())?..)?.trim());
            let order = order(to).or(order(from));
            let end = |text: &str| {
                whole(text).or_else(|| {
                    dotted(text).map(|(month, day)| Moment {
                        said: Said::DayOfYear(month, day),
                        minute: None,
                        utc: false,
                    })
                })
            };
            let (Some(from), Some(to)) = (end(from), end(to)) else { continue };
            // Up to the first moment of a day is not that day any more: 2026-10-01T00:00Z/2026-10-02T00:00Z.
            let last = to.last_day().filter(|_| from.minute.is_some()).map_or(to.said, Said::Day);
            if let Some(said) = joined(settled(from.said, order), settled(last, order)) {
                return Some(Moment { said, minute: from.minute, utc: from.utc });
            }
        }
    }
    None
}

/// A date whose numbers could be either, where the other end of the range shows which is the day.
fn settled(said: Said, order: Option<Order>) -> Said {
    match (said, order) {
        (Said::Either(first, second, year), Some(order)) => {
            let (month, day) = super::periods::in_order(first, second, order);
            Date::new(year, month, day).map_or(said, Said::Day)
        }
        (Said::EitherOfYear(first, second), order) => {
            let (month, day) = super::periods::in_order(first, second, order.unwrap_or(Order::MonthFirst));
            Said::DayOfYear(month, day)
        }
        _ => said,
    }
}

/// A range of two things said; the second may leave out what the first has.
fn joined(from: Said, to: Said) -> Option<Said> {
    let (first, last) = match (from, to) {
        (Said::Day(first), Said::Day(last)) => (first, last),
        (Said::Day(first), Said::DayOfYear(month, day) | Said::EitherOfYear(month, day)) => {
            let last = Date::new(first.year(), month, day)?;
            (first, if last < first { Date::new(first.year().checked_add(1)?, month, day)? } else { last })
        }
        (Said::Day(first), Said::DayOfMonth(day)) => (first, Date::new(first.year(), first.month().number(), day)?),
        (Said::Month(first), Said::Month(last)) => (first.first_day(), last.last_day()),
        (Said::Month(first), Said::MonthOfYear(last)) => {
            (first.first_day(), Month::new(first.year(), last)?.last_day())
        }
        // Oct 1 - Oct 31, 2026
        (Said::DayOfYear(month, day), Said::Day(last)) => (Date::new(last.year(), month, day)?, last),
        (Said::DayOfYear(month, day), Said::DayOfYear(to_month, to_day)) => {
            return ((month, day) <= (to_month, to_day)).then_some(Said::RangeOfYear((month, day), (to_month, to_day)));
        }
        (Said::DayOfYear(month, day), Said::DayOfMonth(last)) => {
            return (day <= last).then_some(Said::RangeOfYear((month, day), (month, last)));
        }
        (Said::Clock, Said::Clock) => return Some(Said::Clock),
        _ => return None,
    };
    (first <= last).then_some(Said::Range(first, last))
}
