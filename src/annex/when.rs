//! Days: 2027年3月1日, 2027-03-01, 民国116年1月1日, 1 April 2027, 01.04.2027.

use super::number::{is_numeral, number};
use super::ordinal::is_ordinal_ending;

/// A day, or a month of a year; parts that are left blank are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "a day of a month of a year")]
pub(super) struct Day {
    pub(super) year: Option<u16>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

impl Day {
    /// As dates are written in contracts: `2027-03-01`; none if a part is missing.
    pub(super) fn iso(&self) -> Option<String> {
        let (year, month, day) = (self.year?, self.month?, self.day?);
        Some(format!("{year:04}-{month:02}-{day:02}"))
    }
}

/// The day that begins here, and how many letters it has.
pub(super) fn day(letters: &[char]) -> Option<(Day, usize)> {
    let first = letters.first()?;
    let latin = first.is_ascii_alphanumeric();
    let begins = latin || is_numeral(*first) || matches!(first, ' ' | '_' | '[' | '(' | '民' | '公' | '西');
    if !begins {
        return None;
    }
    let written = chinese(letters).or_else(|| digits(letters)).or_else(|| day_first(letters));
    if latin { written.or_else(|| english(letters)) } else { written }
}

/// 2027年3月1日, ____`年__月__日`, 民国116年1月1日, 二〇二七年三月一日.
fn chinese(letters: &[char]) -> Option<(Day, usize)> {
    let (republic, mut at) = match letters.get(..2) {
        Some(['民', '国']) => (true, 2),
        Some(['公' | '西', '元']) => (false, 2),
        _ => (false, 0),
    };
    let mut found = Day::default();
    let mut parts = 0_usize;
    for unit in ['年', '月', '日'] {
        at = spaces(letters, at);
        let (value, length) = part(letters.get(at..)?)?;
        at = spaces(letters, at.checked_add(length)?);
        let ends = letters.get(at) == Some(&unit) || unit == '日' && letters.get(at) == Some(&'号');
        if !ends {
            return None;
        }
        match unit {
            '年' => {
                // 自民国116年1月1日起至117年12月31日: the second one goes on counting.
                let counts = |year: &u16| republic || (100..=199).contains(year);
                let year = value.map(|year| if counts(&year) { year.saturating_add(1911) } else { year });
                if year.is_some_and(|year| !(1900..=2199).contains(&year)) {
                    return None;
                }
                found.year = year;
            }
            '月' => found.month = value.map(|month| u8::try_from(month).unwrap_or(0)),
            _ => found.day = value.map(|day| u8::try_from(day).unwrap_or(0)),
        }
        at = at.checked_add(1)?;
        parts = parts.saturating_add(1);
    }
    let valid = found.month.is_none_or(|month| (1..=12).contains(&month))
        && found.day.is_none_or(|day| (1..=31).contains(&day));
    (parts == 3 && valid).then_some((found, at))
}

/// A number or a blank.
fn part(letters: &[char]) -> Option<(Option<u16>, usize)> {
    let blank = letters.iter().take_while(|letter| **letter == '_').count();
    if blank > 0 {
        return Some((None, blank));
    }
    if letters.first() == Some(&'[') {
        let end = letters.iter().take(8).position(|letter| *letter == ']')?;
        return Some((None, end.checked_add(1)?));
    }
    let begins = letters.first().is_some_and(|letter| letter.is_ascii_digit() || is_numeral(*letter));
    let found = number(letters).filter(|found| begins && !found.percent)?;
    Some((Some(u16::try_from(found.value.to_string().parse::<u32>().ok()?).ok()?), found.length))
}

fn spaces(letters: &[char], at: usize) -> usize {
    at.saturating_add(letters.iter().skip(at).take_while(|letter| **letter == ' ').count())
}

/// 01.06.2029: with full stops, the day comes first.
fn day_first(letters: &[char]) -> Option<(Day, usize)> {
    let mut parts = [0_u16; 3];
    let mut at = 0_usize;
    for (place, part) in parts.iter_mut().enumerate() {
        let rest = letters.get(at..)?;
        let many = rest.iter().take_while(|letter| letter.is_ascii_digit()).count();
        if !(if place == 2 { many == 4 } else { (1..=2).contains(&many) }) {
            return None;
        }
        *part = rest.get(..many)?.iter().collect::<String>().parse().ok()?;
        at = at.checked_add(many)?;
        if place < 2 {
            at = at.checked_add(1).filter(|_| letters.get(at) == Some(&'.'))?;
        }
    }
    let [day, month, year] = parts;
    let valid = (1..=31).contains(&day) && (1..=12).contains(&month) && (1900..=2199).contains(&year);
    let found = Day { year: Some(year), month: u8::try_from(month).ok(), day: u8::try_from(day).ok() };
    valid.then_some((found, at))
}

/// 2027-03-01, 2027/3/1, 2027.3.1.
fn digits(letters: &[char]) -> Option<(Day, usize)> {
    let count = |from: usize| letters.iter().skip(from).take_while(|letter| letter.is_ascii_digit()).count();
    let value = |from: usize, many: usize| {
        letters.get(from..from.saturating_add(many))?.iter().collect::<String>().parse::<u16>().ok()
    };
    if count(0) != 4 {
        return None;
    }
    let mark = *letters.get(4).filter(|mark| matches!(mark, '-' | '/' | '.'))?;
    let month = count(5);
    let second = 5_usize.checked_add(month)?;
    let day = count(second.checked_add(1)?);
    if !(1..=2).contains(&month) || letters.get(second) != Some(&mark) || !(1..=2).contains(&day) {
        return None;
    }
    let found = Day {
        year: value(0, 4),
        month: value(5, month).and_then(|month| u8::try_from(month).ok()),
        day: value(second.checked_add(1)?, day).and_then(|day| u8::try_from(day).ok()),
    };
    let valid =
        (1..=12).contains(&found.month?) && (1..=31).contains(&found.day?) && (1900..=2199).contains(&found.year?);
    valid.then_some((found, second.checked_add(1)?.checked_add(day)?))
}

/// 1 April 2027, April 1, 2027.
fn english(letters: &[char]) -> Option<(Day, usize)> {
    let digits = |from: usize| letters.iter().skip(from).take_while(|letter| letter.is_ascii_digit()).count();
    let value = |from: usize, many: usize| {
        letters.get(from..from.saturating_add(many))?.iter().collect::<String>().parse::<u16>().ok()
    };
    let month_at = |from: usize| {
        let word: String = letters.iter().skip(from).take_while(|letter| letter.is_ascii_lowercase()).collect();
        Some((crate::calendar::Month::number_called(&word)?, word.len()))
    };
    let (day, month, mut at);
    let first = digits(0);
    if (1..=2).contains(&first) {
        let mut place = first;
        if letters.get(place).is_some_and(char::is_ascii_lowercase) {
            if !is_ordinal_ending(letters.get(place..)?) {
                return None;
            }
            place = place.checked_add(2)?;
        }
        // 01-Apr-2029
        let dash = letters.get(place) == Some(&'-');
        place = if dash { place.checked_add(1)? } else { spaces(letters, place) };
        let (found, length) = month_at(place)?;
        if dash && letters.get(place.checked_add(length)?) == Some(&'-') {
            let from = place.checked_add(length)?.checked_add(1)?;
            let end = from.checked_add(4)?;
            if digits(from) != 4 {
                return None;
            }
            let number = value(0, first)?;
            let found = Day { year: value(from, 4), month: Some(found), day: u8::try_from(number).ok() };
            return Some((found, end));
        }
        (day, month, at) = (value(0, first)?, found, place.checked_add(length)?);
    } else {
        let (found, length) = month_at(0)?;
        let place = spaces(letters, length);
        let many = digits(place);
        if !(1..=2).contains(&many) || place == length {
            return None;
        }
        (day, month, at) = (value(place, many)?, found, place.checked_add(many)?);
    }
    at = at.checked_add(usize::from(letters.get(at) == Some(&',')))?;
    let place = spaces(letters, at);
    if digits(place) != 4 {
        return None;
    }
    let year = value(place, 4)?;
    Some((Day { year: Some(year), month: Some(month), day: u8::try_from(day).ok() }, place.checked_add(4)?))
}
