//! Dates, months and times as they stand in cells, titles and names. What could be two dates is said to be, never guessed.

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
    if let Some(instant) = plain_instant(text) {
        return Some(instant);
    }
    if text.len() > LONGEST || !text.contains(|letter: char| half_width(letter).is_ascii_digit()) {
        return None;
    }
    let clean: String = text.chars().map(half_width).map(dash).collect();
    let clean = clean.trim();
    whole(clean).or_else(|| range(clean))
}

/// `2026-10-31`, at a glance.
fn plain_day(text: &str) -> Option<Date> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let [.., b'-', _, _, b'-', _, _] = bytes else { return None };
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
    let mut scan = Scan { rest: &clean };
    let first = scan.short()?;
    let mark = scan.peek().filter(|mark| matches!(mark, '-' | '/' | '.'))?;
    scan.eat(mark);
    let second = scan.short()?;
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

/// Month and day with a point between: `10.1`. Alone that is a number.
pub(super) fn dotted(text: &str) -> Option<(u8, u8)> {
    let (month, day) = text.trim().split_once('.')?;
    let short = |digits: &str| (1..=2).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    let (month, day) = (month.parse().ok().filter(|_| short(month))?, day.parse().ok().filter(|_| short(day))?);
    Date::new(2024, month, day).map(|_| (month, day))
}

/// Two dates with something between: `2026-10-01~2026-10-31`, `10月1日至31日`, `2026-10-01 to 2026-10-31`.
fn range(text: &str) -> Option<Moment> {
    for between in ["~", "至", "到", " to ", " To ", " TO ", " - ", "--", "-"] {
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
            if let Some(said) = joined(settled(from.said, order), settled(to.said, order)) {
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

/// Reads from the left.
struct Scan<'a> {
    rest: &'a str,
}

impl Scan<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn eat(&mut self, wanted: char) -> bool {
        match self.rest.strip_prefix(wanted) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// A number, and how many digits it has.
    fn number(&mut self) -> Option<(u32, usize)> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = self.rest.split_at_checked(digits)?;
        let value = number.parse().ok()?;
        self.rest = rest;
        Some((value, digits))
    }

    /// A number of one or two digits.
    fn short(&mut self) -> Option<u8> {
        let before = self.rest;
        let found = self.number().filter(|(_, digits)| *digits <= 2).and_then(|(value, _)| u8::try_from(value).ok());
        if found.is_none() {
            self.rest = before;
        }
        found
    }

    /// The English name of a month.
    fn month_name(&mut self) -> Option<u8> {
        const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        const LONG: [&str; 12] = [
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
        let letters = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (word, rest) = self.rest.split_at_checked(letters)?;
        let word = word.to_ascii_lowercase();
        let place = NAMES
            .iter()
            .zip(LONG)
            .position(|(short, long)| word == *short || word == long || word == "sept" && *short == "sep")?;
        self.rest = rest.strip_prefix('.').unwrap_or(rest);
        u8::try_from(place).ok()?.checked_add(1)
    }
}

/// The date that comes next.
fn date(scan: &mut Scan<'_>) -> Option<Said> {
    if scan.eat('第') {
        scan.spaces();
        let week = scan.short()?;
        scan.spaces();
        return (scan.eat('周') || scan.eat('週')).then_some(Said::Week(week));
    }
    if scan.peek().is_some_and(|letter| letter.is_ascii_alphabetic()) {
        return word_first(scan);
    }
    let (first, digits) = scan.number()?;
    match digits {
        8 => {
            Date::new(i32::try_from(first / 10_000).ok()?, part(first / 100 % 100)?, part(first % 100)?).map(Said::Day)
        }
        6 => Month::new(i32::try_from(first / 100).ok()?, part(first % 100)?).map(Said::Month),
        4 => year_first(scan, i32::try_from(first).ok()?),
        1 | 2 => short_first(scan, part(first)?),
        _ => None,
    }
}

fn part(number: u32) -> Option<u8> {
    u8::try_from(number).ok()
}

/// `2026-10`, `2026/10/1`, `2026年10月1日`, `2026 Oct`, `2026-W40`, `2026年`; the year is read already.
fn year_first(scan: &mut Scan<'_>, year: i32) -> Option<Said> {
    let mark = scan.peek();
    if mark == Some('年') {
        scan.eat('年');
        scan.spaces();
        if !scan.peek().is_some_and(|letter| letter.is_ascii_digit()) {
            return Some(Said::Year(year));
        }
        let month = scan.short()?;
        scan.spaces();
        if !scan.eat('月') {
            return None;
        }
        scan.eat('份');
        let before = scan.rest;
        scan.spaces();
        if let Some(week) = week_of(scan) {
            return Month::new(year, month).map(|month| Said::WeekOfMonth(month, week));
        }
        let Some(day) = scan.short() else {
            scan.rest = before;
            return Month::new(year, month).map(Said::Month);
        };
        let _ = scan.eat('日') || scan.eat('号') || scan.eat('號');
        return Date::new(year, month, day).map(Said::Day);
    }
    let mark = mark.filter(|mark| matches!(mark, '-' | '/' | '.' | ' '))?;
    scan.eat(mark);
    scan.spaces();
    if scan.peek().is_some_and(|letter| letter.is_ascii_alphabetic()) {
        let month = scan.month_name()?;
        return Month::new(year, month).map(Said::Month);
    }
    let month = scan.short()?;
    let before = scan.rest;
    if scan.eat(mark)
        && let Some(day) = scan.short()
    {
        return Date::new(year, month, day).map(Said::Day);
    }
    scan.rest = before;
    Month::new(year, month).map(Said::Month)
}

/// `10月1日`, `10月`, `26年10月`, `1日`, `10/2026`, `3/4/2026`, `10-01`, `1-Oct-2026`; the first number is read already.
fn short_first(scan: &mut Scan<'_>, first: u8) -> Option<Said> {
    let before = scan.rest;
    if scan.eat('年') {
        return year_first(&mut Scan { rest: before }, i32::from(first).checked_add(2000)?).inspect(|_| {
            scan.rest = after_year(before);
        });
    }
    if scan.eat('月') {
        scan.eat('份');
        let before = scan.rest;
        scan.spaces();
        if let Some(week) = week_of(scan) {
            return (1..=12).contains(&first).then_some(Said::WeekOfYear(first, week));
        }
        let Some(day) = scan.short() else {
            scan.rest = before;
            return (1..=12).contains(&first).then_some(Said::MonthOfYear(first));
        };
        let _ = scan.eat('日') || scan.eat('号') || scan.eat('號');
        return day_of_year(first, day);
    }
    if scan.eat('日') || scan.eat('号') || scan.eat('號') {
        return (1..=31).contains(&first).then_some(Said::DayOfMonth(first));
    }
    let mark = scan.peek().filter(|mark| matches!(mark, '-' | '/' | '.' | ' '))?;
    scan.eat(mark);
    scan.spaces();
    if scan.peek().is_some_and(|letter| letter.is_ascii_alphabetic()) {
        let month = scan.month_name()?;
        if !(scan.eat(mark) || scan.eat(',')) {
            return day_of_year(month, first);
        }
        scan.spaces();
        let (year, digits) = scan.number()?;
        return Date::new(full_year(year, digits)?, month, first).map(Said::Day);
    }
    let (second, digits) = scan.number()?;
    if digits == 4 {
        return Month::new(i32::try_from(second).ok()?, first).map(Said::Month);
    }
    let second = part(second).filter(|_| digits <= 2)?;
    let before = scan.rest;
    if scan.eat(mark)
        && let Some((year, digits)) = scan.number()
    {
        let year = full_year(year, digits)?;
        // With points the day comes first everywhere: 01.10.2026.
        if mark == '.' {
            return Date::new(year, second, first).filter(|_| digits == 4).map(Said::Day);
        }
        return match (first, second) {
            (1..=12, 1..=12) if first == second => Date::new(year, first, second).map(Said::Day),
            (1..=12, 1..=12) => Some(Said::Either(first, second, year)),
            (13..=31, 1..=12) => Date::new(year, second, first).map(Said::Day),
            (1..=12, 13..=31) => Date::new(year, first, second).map(Said::Day),
            _ => None,
        };
    }
    scan.rest = before;
    match (first, second) {
        (1..=12, 1..=12) if first == second => Some(Said::DayOfYear(first, second)),
        (1..=12, 1..=12) => Some(Said::EitherOfYear(first, second)),
        (13..=31, 1..=12) => day_of_year(second, first),
        (1..=12, 13..=31) => day_of_year(first, second),
        _ => None,
    }
    // 3.5 is a number, as is 12.31.
    .filter(|_| mark != '.')
}

/// `第1周`, if that comes next.
fn week_of(scan: &mut Scan<'_>) -> Option<u8> {
    let before = scan.rest;
    let week = scan.eat('第').then(|| scan.short()).flatten().filter(|_| scan.eat('周') || scan.eat('週'));
    if week.is_none() {
        scan.rest = before;
    }
    week
}

/// What stands behind `年10月1日`.
fn after_year(text: &str) -> &str {
    let mut scan = Scan { rest: text };
    scan.eat('年');
    scan.spaces();
    scan.number();
    scan.spaces();
    scan.eat('月');
    scan.eat('份');
    scan.spaces();
    if scan.number().is_some() {
        let _ = scan.eat('日') || scan.eat('号') || scan.eat('號');
    }
    scan.rest
}

fn day_of_year(month: u8, day: u8) -> Option<Said> {
    // Whether the month has the day shows when the year is known; a leap year has the most.
    Date::new(2024, month, day).map(|_| Said::DayOfYear(month, day))
}

fn full_year(year: u32, digits: usize) -> Option<i32> {
    match digits {
        4 => i32::try_from(year).ok(),
        2 => i32::try_from(year).ok()?.checked_add(2000),
        _ => None,
    }
}

/// `Oct 2026`, `Oct-26`, `October 1, 2026`, `Oct 1`, `Week 40`, `W1`.
fn word_first(scan: &mut Scan<'_>) -> Option<Said> {
    let before = scan.rest;
    let Some(month) = scan.month_name() else {
        let word: String = before.chars().take_while(char::is_ascii_alphabetic).collect();
        scan.rest = before.get(word.len()..)?;
        scan.spaces();
        let week = scan.short()?;
        return matches!(word.to_ascii_lowercase().as_str(), "w" | "wk" | "week").then_some(Said::Week(week));
    };
    let hyphen = scan.eat('-');
    scan.eat(',');
    scan.spaces();
    let (number, digits) = scan.number()?;
    if digits == 4 || (digits == 2 && hyphen) {
        return Month::new(full_year(number, digits)?, month).map(Said::Month);
    }
    let day = part(number).filter(|_| digits <= 2)?;
    let before = scan.rest;
    scan.eat(',');
    scan.spaces();
    if let Some((year, 4)) = scan.number() {
        return Date::new(i32::try_from(year).ok()?, month, day).map(Said::Day);
    }
    scan.rest = before;
    day_of_year(month, day)
}

/// What may follow a date: a weekday, a time of day, and its zone. `None` if anything else does.
fn time_after(scan: &mut Scan<'_>) -> Option<(Option<u16>, bool)> {
    scan.rest = scan.rest.trim();
    for (open, close) in [('(', ')'), ('（', '）')] {
        if let Some((inner, rest)) = scan.rest.strip_prefix(open).and_then(|rest| rest.split_once(close)) {
            let chinese = inner.starts_with(['周', '星', '週', '一', '二', '三', '四', '五', '六', '日']);
            scan.rest = if chinese || is_weekday(inner) { rest.trim() } else { return None };
        }
    }
    for word in ["星期", "周", "週"] {
        if let Some(rest) = scan.rest.strip_prefix(word) {
            let mut letters = rest.chars();
            letters.next()?;
            scan.rest = letters.as_str().trim();
        }
    }
    if scan.rest.is_empty() || is_weekday(scan.rest.trim_start_matches([',', ' '])) {
        return Some((None, false));
    }
    let _ = scan.eat('T') || scan.eat(',');
    scan.spaces();
    let minute = clock(scan)?;
    scan.spaces();
    if scan.rest == "Z" || scan.rest == "UTC" || scan.rest == "GMT" {
        return Some((Some(minute), true));
    }
    if let Some(offset) = scan.rest.strip_prefix(['+', '-']) {
        let digits: String = offset.chars().filter(|letter| *letter != ':').collect();
        let whole = digits.len() >= 2 && digits.bytes().all(|digit| digit.is_ascii_digit());
        let zero = digits.bytes().all(|digit| digit == b'0');
        return whole.then_some((Some(minute), zero));
    }
    scan.rest.is_empty().then_some((Some(minute), false))
}

/// A time of day: `9:05`, `09:05:30.123`, `9:00 AM`, `9时`, `9点30分`.
fn clock(scan: &mut Scan<'_>) -> Option<u16> {
    let hour = scan.short()?;
    let mut minute = 0;
    if scan.eat(':') {
        minute = scan.short()?;
        if scan.eat(':') {
            scan.short()?;
            if scan.eat('.') {
                scan.number()?;
            }
        }
    } else if scan.eat('时') || scan.eat('時') || scan.eat('点') || scan.eat('點') {
        if let Some(number) = scan.short() {
            minute = number;
            scan.eat('分');
        }
    } else {
        return None;
    }
    let before = scan.rest;
    scan.spaces();
    let half = scan.rest.get(..2).map(str::to_ascii_lowercase);
    let hour = match (half.as_deref(), hour) {
        (Some("am"), 12) => 0,
        (Some("pm"), 1..=11) => hour.checked_add(12)?,
        (Some("am" | "pm"), _) | (_, 0..=24) => hour,
        _ => return None,
    };
    scan.rest = if matches!(half.as_deref(), Some("am" | "pm")) { scan.rest.get(2..)? } else { before };
    (minute < 60 && hour <= 24).then(|| u16::from(hour).saturating_mul(60).saturating_add(u16::from(minute)))
}

/// A time of day and nothing else, or from one to another.
fn clock_alone(text: &str) -> Option<u16> {
    let mut scan = Scan { rest: text };
    let minute = clock(&mut scan)?;
    scan.spaces();
    if scan.rest.is_empty() {
        return Some(minute);
    }
    if !(scan.eat('-') || scan.eat('~') || scan.eat('至')) {
        return None;
    }
    scan.spaces();
    clock(&mut scan)?;
    scan.rest.trim().is_empty().then_some(minute)
}

/// One of the many dashes as the plain one; a full stop between Chinese dates as a point.
fn dash(letter: char) -> char {
    match letter {
        '‐' | '‑' | '–' | '—' | '−' => '-',
        '～' | '〜' => '~',
        other => other,
    }
}

/// A period that a title or a name carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Carried {
    /// From the one day to the other.
    Span(Date, Date),
    MonthOfYear(u8),
    Year(i32),
}

impl Carried {
    /// How much it says: of two the one that says more is meant.
    fn weight(self) -> u8 {
        match self {
            Self::Span(..) => 2,
            Self::MonthOfYear(_) => 1,
            Self::Year(_) => 0,
        }
    }
}

/// The period that is named in a title, in the name of a file or of a sheet: `XX公司2026年10月报表`,
/// `agents_20261001-20261031.csv`. A single day is none there: it is mostly the day somebody exported it. `None` too where
/// two different ones are named.
pub(super) fn carried(text: &str) -> Option<Carried> {
    let clean = text
        .chars()
        .take(400)
        .map(half_width)
        .map(dash)
        .map(|letter| if letter == '_' { ' ' } else { letter.to_ascii_lowercase() });
    let clean: String = clean.collect();
    let mut found: Vec<Carried> = Vec::new();
    let mut at = 0;
    while let Some(rest) = clean.get(at..).filter(|rest| !rest.is_empty()) {
        let begins =
            at == 0 || !clean.get(..at).is_some_and(|before| before.ends_with(|letter: char| letter.is_ascii_digit()));
        let next = rest.chars().next().map_or(1, char::len_utf8);
        let starts = rest.starts_with(|letter: char| letter.is_ascii_alphanumeric());
        let named = if begins && starts { longest(rest) } else { None };
        at = match named {
            Some((carried, length)) => {
                found.extend(carried);
                at.saturating_add(length)
            }
            None => at.saturating_add(next),
        };
    }
    let most = found.iter().map(|carried| carried.weight()).max()?;
    let mut best = found.iter().copied().filter(|carried| carried.weight() == most);
    let first = best.next()?;
    best.all(|other| other == first).then_some(first)
}

/// The longest date, month or range that a text begins with, and how long it is; a single day carries nothing.
fn longest(text: &str) -> Option<(Option<Carried>, usize)> {
    let mut scan = Scan { rest: text };
    let (said, minute) = end_of_range(&mut scan)?;
    let used = text.len().checked_sub(scan.rest.len())?;
    for between in ["~", "至", "到", " to ", " - ", "--", "-", " "] {
        let Some(rest) =
            scan.rest.trim_start_matches(' ').strip_prefix(between.trim_start()).or(scan.rest.strip_prefix(between))
        else {
            continue;
        };
        let rest = rest.trim_start();
        let order = order(rest).or(order(text));
        let mut second = Scan { rest };
        let Some((to, to_minute)) = end_of_range(&mut second) else { continue };
        let length = text.len().checked_sub(second.rest.len())?;
        match joined(settled(said, order), settled(to, order)) {
            Some(Said::Range(first, last)) => {
                // Up to the first moment of a day is not that day any more.
                let before =
                    if minute.is_some() && to_minute == Some(0) && last > first { last.plus_days(-1) } else { None };
                return Some((Some(Carried::Span(first, before.unwrap_or(last))), length));
            }
            Some(Said::RangeOfYear((month, 1), (to_month, day))) if month == to_month && day >= 28 => {
                return Some((Some(Carried::MonthOfYear(month)), length));
            }
            Some(Said::RangeOfYear(..)) => return Some((None, length)),
            _ => {}
        }
    }
    let carried = match said {
        Said::Month(month) => Some(Carried::Span(month.first_day(), month.last_day())),
        Said::Range(first, last) => Some(Carried::Span(first, last)),
        Said::MonthOfYear(month) => Some(Carried::MonthOfYear(month)),
        Said::Year(year) => Some(Carried::Year(year)),
        // A day of an export, or a number with a stroke.
        Said::Day(_) => None,
        _ => return None,
    };
    Some((carried, used))
}

/// A date that comes next, with its time if it has one.
fn end_of_range(scan: &mut Scan<'_>) -> Option<(Said, Option<u16>)> {
    let start = scan.rest;
    let said = if let Some(said) = date(scan) {
        said
    } else {
        let end = start.find(|letter: char| !(letter.is_ascii_digit() || letter == '.')).unwrap_or(start.len());
        let (month, day) = dotted(start.get(..end)?)?;
        scan.rest = start.get(end..)?;
        Said::DayOfYear(month, day)
    };
    // Digits go on: it is a number of something.
    if scan.rest.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let mut after = Scan { rest: scan.rest };
    let _ = after.eat('t');
    after.spaces();
    let minute = clock(&mut after);
    if minute.is_some() {
        scan.rest = after.rest;
    }
    Some((said, minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn dates_in_cells() {
        use Said::{Clock, Day, DayOfMonth, DayOfYear, Either, EitherOfYear, Month, MonthOfYear, Range, Week, Year};
        for (text, expected) in [
            ("2026-10-01", Day(day("2026-10-01"))),
            ("2026/10/1", Day(day("2026-10-01"))),
            ("2026年10月1日", Day(day("2026-10-01"))),
            ("２０２６－１０－０１", Day(day("2026-10-01"))),
            ("20261001", Day(day("2026-10-01"))),
            ("2026-10-01 (周四)", Day(day("2026-10-01"))),
            ("2026-10-01 星期四", Day(day("2026-10-01"))),
            ("01.10.2026", Day(day("2026-10-01"))),
            ("Thu, Oct 1, 2026", Day(day("2026-10-01"))),
            ("Thursday, October 1, 2026", Day(day("2026-10-01"))),
            ("2026-10-01 Thu", Day(day("2026-10-01"))),
            ("2026年10月第2周", Said::WeekOfMonth(month("2026-10"), 2)),
            ("10月第2周", Said::WeekOfYear(10, 2)),
            ("10月5日-10月11日", Said::RangeOfYear((10, 5), (10, 11))),
            ("10月5日-11日", Said::RangeOfYear((10, 5), (10, 11))),
            ("10.5-10.11", Said::RangeOfYear((10, 5), (10, 11))),
            ("10/5-10/11", Said::RangeOfYear((10, 5), (10, 11))),
            ("10/1/2026 - 10/31/2026", Range(day("2026-10-01"), day("2026-10-31"))),
            ("2026.10.1-10.31", Range(day("2026-10-01"), day("2026-10-31"))),
            ("13/10/2026", Day(day("2026-10-13"))),
            ("10/13/26", Day(day("2026-10-13"))),
            ("1-Oct-2026", Day(day("2026-10-01"))),
            ("Oct 1, 2026", Day(day("2026-10-01"))),
            ("10/10/2026", Day(day("2026-10-10"))),
            ("2026-10", Month(month("2026-10"))),
            ("2026.10", Month(month("2026-10"))),
            ("202610", Month(month("2026-10"))),
            ("2026年10月份", Month(month("2026-10"))),
            ("26年10月", Month(month("2026-10"))),
            ("10/2026", Month(month("2026-10"))),
            ("Oct-26", Month(month("2026-10"))),
            ("October 2026", Month(month("2026-10"))),
            ("2026-04-01~2026-04-30", Range(day("2026-04-01"), day("2026-04-30"))),
            ("2026-09-21 至 2026-10-20", Range(day("2026-09-21"), day("2026-10-20"))),
            ("2026年10月1日-10月31日", Range(day("2026-10-01"), day("2026-10-31"))),
            ("2026年10月1日至31日", Range(day("2026-10-01"), day("2026-10-31"))),
            ("2026-10-01 to 2026-10-31", Range(day("2026-10-01"), day("2026-10-31"))),
            ("3/4/2026", Either(3, 4, 2026)),
            ("1/10/2026", Either(1, 10, 2026)),
            ("10-01", EitherOfYear(10, 1)),
            ("10-31", DayOfYear(10, 31)),
            ("10月1日", DayOfYear(10, 1)),
            ("10月", MonthOfYear(10)),
            ("10月份", MonthOfYear(10)),
            ("1日", DayOfMonth(1)),
            ("第1周", Week(1)),
            ("W40", Week(40)),
            ("2026年", Year(2026)),
            ("09:00", Clock),
            ("9:00 AM- 9:30 AM", Clock),
            ("09:00-09:30", Clock),
            ("9时", Clock),
        ] {
            assert_eq!(read(text).map(|moment| moment.said), Some(expected), "{text}");
        }
        for text in [
            "",
            "2640",
            "3.5",
            "12.31",
            "2026-13",
            "2026-02-30",
            "2026",
            "kf01",
            "W",
            "31",
            "1,234",
            "88.00%",
            "0:00:17x",
            "第",
            "10月汇总",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn times_in_cells() {
        for (text, minute, utc) in [
            ("2026-10-01T09:00:00Z", 540, true),
            ("2026-10-01T09:00:00.123Z", 540, true),
            ("2026-10-01T09:00:00+08:00", 540, false),
            ("2026-10-01 09:05", 545, false),
            ("2026-10-01 09:05:59", 545, false),
            ("10/01/26 09:00 AM", 540, false),
            ("10/13/2026 12:30 pm", 750, false),
            ("2026-10-01 12:05 AM", 5, false),
        ] {
            let moment = read(text).unwrap();
            assert_eq!((moment.minute, moment.utc), (Some(minute), utc), "{text}");
        }
        let late = read("2026-10-31T16:00:00Z").unwrap();
        assert_eq!(late.moved(480).said, Said::Day(day("2026-11-01")));
        assert_eq!(late.moved(0).said, Said::Day(day("2026-10-31")));
    }

    #[test]
    fn numbers_that_stand_for_days() {
        for (text, expected, minute) in [
            ("46296", "2026-10-01", None),
            ("46327", "2026-11-01", None),
            ("46296.375", "2026-10-01", Some(540)),
            ("1790816400", "2026-10-01", Some(60)),
            ("1790816400000", "2026-10-01", Some(60)),
        ] {
            let moment = serial(text).unwrap();
            assert_eq!((moment.said, moment.minute), (Said::Day(day(expected)), minute), "{text}");
        }
        for text in ["2640", "12", "462960", "abc", "-46296", "1e5"] {
            assert_eq!(serial(text), None, "{text}");
        }
    }

    #[test]
    fn periods_in_titles_and_names() {
        let october = Some(Carried::Span(day("2026-10-01"), day("2026-10-31")));
        for (text, expected) in [
            ("XX公司2026年10月热线话务报表", october),
            ("02-jd-agents_20261001-20261031.tsv", october),
            ("03-sycm-agent-performance_20261001_20261031.tsv", october),
            ("Reporting period 2026-10-01 to 2026-10-31", october),
            ("Date: 10/2026", october),
            ("客服数据202610.xlsx", october),
            ("report-2026-10.csv", october),
            ("2026年9月21日-10月20日", Some(Carried::Span(day("2026-09-21"), day("2026-10-20")))),
            ("10月客服月报", Some(Carried::MonthOfYear(10))),
            ("统计周期：2026-10-01 00:00:00 至 2026-10-31 23:59:59", october),
            ("2026-10-01 00:00 - 2026-11-01 00:00", october),
            ("From 10/1/26 12:00:00 AM To 10/31/26 11:59:59 PM", october),
            ("01/10/2026 - 31/10/2026", october),
            ("数据周期 2026.10.1-10.31", october),
            ("数据周期：10.1-10.31", Some(Carried::MonthOfYear(10))),
            ("10月1日-10月31日 热线", Some(Carried::MonthOfYear(10))),
            ("10月5日-10月11日", None),
            ("v3.2", None),
            ("10.5版", None),
            ("2026年客服数据汇总表", Some(Carried::Year(2026))),
            ("export-2026-11-03.csv", None),
            ("report_20261103.csv", None),
            ("41-boundary-89.5.tsv", None),
            ("06-douyin-feige.tsv", None),
            ("13800000000", None),
            ("2026年9月 2026年10月", Some(Carried::Span(day("2026-09-01"), day("2026-10-31")))),
            ("数据", None),
        ] {
            assert_eq!(carried(text), expected, "{text}");
        }
    }
}
