//! Reading a text from left to right: dates and times in the order their parts stand.

use super::{Said, is_weekday, joined};
use crate::calendar::{Date, Month};

/// Reads from the left.
pub(super) struct Scan<'a> {
    pub(super) rest: &'a str,
}

impl Scan<'_> {
    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(super) fn eat(&mut self, wanted: char) -> bool {
        match self.rest.strip_prefix(wanted) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    pub(super) fn spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// A number, and how many digits it has.
    pub(super) fn number(&mut self) -> Option<(u32, usize)> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = self.rest.split_at_checked(digits)?;
        let value = number.parse().ok()?;
        self.rest = rest;
        Some((value, digits))
    }

    /// A number of one or two digits.
    pub(super) fn short(&mut self) -> Option<u8> {
        let before = self.rest;
        let found = self.number().filter(|(_, digits)| *digits <= 2).and_then(|(value, _)| u8::try_from(value).ok());
        if found.is_none() {
            self.rest = before;
        }
        found
    }

    /// Whether a digit stands behind the next letter.
    fn digit_follows(&self) -> bool {
        self.rest.chars().nth(1).is_some_and(|letter| letter.is_ascii_digit())
    }

    /// The English name of a month.
    pub(super) fn month_name(&mut self) -> Option<u8> {
        let letters = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (word, rest) = self.rest.split_at_checked(letters)?;
        let number = Month::number_called(&word.to_ascii_lowercase())?;
        self.rest = rest.strip_prefix('.').unwrap_or(rest);
        Some(number)
    }
}

/// The date that comes next.
pub(super) fn date(scan: &mut Scan<'_>) -> Option<Said> {
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
        // Years of the Republic: 115年10月, 115/10/01.
        3 if matches!(first, 100..200) => {
            let year = i32::try_from(first).ok()?.checked_add(1911)?;
            let spelled = scan.peek() == Some('年');
            year_first(scan, year).filter(|said| spelled || matches!(said, Said::Day(_)))
        }
        1 | 2 => short_first(scan, part(first)?),
        _ => None,
    }
}

pub(super) fn part(number: u32) -> Option<u8> {
    u8::try_from(number).ok()
}

/// `2026-10`, `2026/10/1`, `2026年10月1日`, `2026 Oct`, `2026-W40`, `2026年`; the year is read already.
pub(super) fn year_first(scan: &mut Scan<'_>, year: i32) -> Option<Said> {
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
            // 2026年9-10月
            let last = scan.eat('-').then(|| scan.short()).flatten().filter(|_| scan.eat('月'))?;
            return joined(Said::Month(Month::new(year, month)?), Said::MonthOfYear(last));
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
    let mark = mark.filter(|mark| matches!(mark, '-' | '/' | '.' | ' ' | 'M' | 'm'))?;
    if scan.rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) && !scan.digit_follows() {
        return None;
    }
    scan.eat(mark);
    scan.spaces();
    if scan.peek().is_some_and(|letter| letter.is_ascii_alphabetic()) {
        let month = scan.month_name()?;
        return Month::new(year, month).map(Said::Month);
    }
    let month = scan.short()?;
    if scan.eat('月') {
        scan.eat('份');
        return Month::new(year, month).map(Said::Month);
    }
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
pub(super) fn short_first(scan: &mut Scan<'_>, first: u8) -> Option<Said> {
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
pub(super) fn week_of(scan: &mut Scan<'_>) -> Option<u8> {
    let before = scan.rest;
    let week = scan.eat('第').then(|| scan.short()).flatten().filter(|_| scan.eat('周') || scan.eat('週'));
    if week.is_none() {
        scan.rest = before;
    }
    week
}

/// What stands behind `年10月1日`.
pub(super) fn after_year(text: &str) -> &str {
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

pub(super) fn day_of_year(month: u8, day: u8) -> Option<Said> {
    // Whether the month has the day shows when the year is known; a leap year has the most.
    Date::new(2024, month, day).map(|_| Said::DayOfYear(month, day))
}

pub(super) fn full_year(year: u32, digits: usize) -> Option<i32> {
    match digits {
        4 => i32::try_from(year).ok(),
        2 => i32::try_from(year).ok()?.checked_add(2000),
        _ => None,
    }
}

/// `Oct 2026`, `Oct-26`, `October 1, 2026`, `Oct 1`, `Week 40`, `W1`.
pub(super) fn word_first(scan: &mut Scan<'_>) -> Option<Said> {
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
pub(super) fn time_after(scan: &mut Scan<'_>) -> Option<(Option<u16>, bool)> {
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
pub(super) fn clock(scan: &mut Scan<'_>) -> Option<u16> {
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
pub(super) fn clock_alone(text: &str) -> Option<u16> {
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
pub(super) fn dash(letter: char) -> char {
    match letter {
        '‐' | '‑' | '–' | '—' | '−' => '-',
        '～' | '〜' => '~',
        other => other,
    }
}
