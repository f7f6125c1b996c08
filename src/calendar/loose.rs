//! Months and dates as people write them in cells. Allocates nothing, and never guesses between two dates.

use crate::full_width;

/// What a cell says; whether such a date exists is for the caller to find out.
pub(super) struct Said {
    pub(super) year: i32,
    pub(super) month: u8,
    pub(super) day: Option<u8>,
}

/// Reads a whole cell.
pub(super) fn read(text: &str) -> Option<Said> {
    let mut cursor = Cursor { rest: text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}') };
    if cursor.at_letter() {
        return name_first(&mut cursor);
    }
    let first = cursor.number()?;
    cursor.spaces();
    match (first.digits, cursor.peek()) {
        (6, None) => said(first.value / 100, first.value % 100, None),
        (8, None) => said(first.value / 10_000, first.value / 100 % 100, Some(first.value % 100)),
        (4, Some(_)) => year_first(&mut cursor, first.value),
        (2, Some('年')) => year_first(&mut cursor, first.value.checked_add(2000)?),
        // 10/2026; with a day it could be either order, so it stays unread.
        (1 | 2, Some(mark @ ('/' | '-' | '.'))) => {
            cursor.eat(mark);
            let year = cursor.number().filter(|year| year.digits == 4)?;
            cursor.ended().then(|| said(year.value, first.value, None))?
        }
        _ => None,
    }
}

/// `2026-10`, `2026/10/1`, `2026年10月1日`, `2026 Oct`; the year is read already.
fn year_first(cursor: &mut Cursor<'_>, year: u32) -> Option<Said> {
    let mark = cursor.peek()?;
    if matches!(mark, '-' | '/' | '.' | '年') {
        cursor.eat(mark);
        cursor.spaces();
    }
    if cursor.at_letter() {
        let month = cursor.month_name()?;
        return cursor.ended().then(|| said(year, month, None))?;
    }
    let month = cursor.number().filter(|month| month.digits <= 2)?.value;
    cursor.spaces();
    if mark == '年' {
        if !cursor.eat('月') {
            return None;
        }
        cursor.eat('份');
        cursor.spaces();
    }
    if cursor.ended() {
        return said(year, month, None);
    }
    if mark != '年' && !cursor.eat(mark) {
        return None;
    }
    cursor.spaces();
    let day = cursor.number().filter(|day| day.digits <= 2)?.value;
    if mark == '年' {
        let _ = cursor.eat('日') || cursor.eat('号') || cursor.eat('號');
    }
    cursor.time_of_day().then(|| said(year, month, Some(day)))?
}

/// `Oct 2026`, `October, 2026`, and `Oct-26` as spreadsheets show a month.
fn name_first(cursor: &mut Cursor<'_>) -> Option<Said> {
    let month = cursor.month_name()?;
    cursor.eat('.');
    let hyphen = cursor.eat('-');
    cursor.eat(',');
    cursor.spaces();
    let year = cursor.number()?;
    let year = match year.digits {
        4 => year.value,
        2 if hyphen => year.value.checked_add(2000)?,
        _ => return None,
    };
    cursor.ended().then(|| said(year, month, None))?
}

fn said(year: u32, month: u32, day: Option<u32>) -> Option<Said> {
    let day = match day {
        Some(day) => Some(u8::try_from(day).ok()?),
        None => None,
    };
    Some(Said { year: i32::try_from(year).ok()?, month: u8::try_from(month).ok()?, day })
}

struct Number {
    value: u32,
    digits: u32,
}

/// Reads from the left; full-width characters and the many dashes count as their plain form.
struct Cursor<'a> {
    rest: &'a str,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next().map(plain)
    }

    fn skip(&mut self) {
        let mut rest = self.rest.chars();
        rest.next();
        self.rest = rest.as_str();
    }

    fn ended(&self) -> bool {
        self.rest.is_empty()
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.skip();
        }
        found
    }

    fn spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn at_letter(&self) -> bool {
        self.peek().is_some_and(|c| c.is_ascii_alphabetic())
    }

    fn number(&mut self) -> Option<Number> {
        let mut number = Number { value: 0, digits: 0 };
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            number.value = number.value.checked_mul(10)?.checked_add(digit)?;
            number.digits = number.digits.checked_add(1)?;
            self.skip();
        }
        (number.digits > 0).then_some(number)
    }

    fn month_name(&mut self) -> Option<u32> {
        const NAMES: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let end = self.rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end)?;
        let is_short = |name: &str| word.len() == 3 && name.get(..3).is_some_and(|s| s.eq_ignore_ascii_case(word));
        let is_sept = |name: &str| name == "September" && word.eq_ignore_ascii_case("sept");
        let index = NAMES.iter().position(|name| name.eq_ignore_ascii_case(word) || is_short(name) || is_sept(name))?;
        self.rest = rest;
        u32::try_from(index).ok()?.checked_add(1)
    }

    /// Whether nothing follows but, set off by a space or a `T`, a time of day.
    fn time_of_day(&mut self) -> bool {
        if self.ended() {
            return true;
        }
        let apart = self.rest.len();
        self.spaces();
        if self.rest.len() == apart && !self.eat('T') {
            return false;
        }
        let mut below = |limit: u32| self.number().is_some_and(|part| part.digits <= 2 && part.value < limit);
        if !below(24) {
            return false;
        }
        let mut parts = 0_u8;
        while self.eat(':') {
            parts = parts.saturating_add(1);
            if !self.number().is_some_and(|part| part.digits <= 2 && part.value < 60) {
                return false;
            }
        }
        (1..=2).contains(&parts) && self.ended()
    }
}

fn plain(c: char) -> char {
    match c {
        '－' | '‐' | '‑' | '–' | '—' | '−' => '-',
        '０'..='９' | '／' | '．' | '：' | '，' => full_width::to_ascii(c),
        other => other,
    }
}
