//! The period that a title or a name carries.

use super::scan::{Scan, clock, dash, date};
use super::{Said, dotted, in_digits, joined, order, settled, year_alone};
use crate::calendar::{Date, Month};
use crate::glossary::half_width;

/// A period that a title or a name carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::paste) enum Carried {
    /// From the one day to the other.
    Span(Date, Date),
    MonthOfYear(u8),
    Year(i32),
}

impl Carried {
    /// A text that carries it.
    pub(in crate::paste) fn text(self) -> String {
        match self {
            Self::Span(first, last) => format!("{first}~{last}"),
            Self::MonthOfYear(month) => format!("{month}月"),
            Self::Year(year) => format!("{year}年"),
        }
    }

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
pub(in crate::paste) fn carried(text: &str) -> Option<Carried> {
    let mut found = walk(text, longest);
    // 10月排班（2026）
    let bracketed = text.split(['(', '（']).skip(1).filter_map(|part| part.split([')', '）']).next());
    found.extend(bracketed.filter_map(year_alone).map(Carried::Year));
    // 10月话务（2026年）
    let only = |of: &dyn Fn(&Carried) -> bool| {
        let mut own = found.iter().filter(|carried| of(carried));
        let first = own.next().copied();
        first.filter(|first| own.all(|other| other == first))
    };
    if found.iter().all(|carried| !matches!(carried, Carried::Span(..)))
        && let (Some(Carried::MonthOfYear(month)), Some(Carried::Year(year))) = (
            only(&|carried| matches!(carried, Carried::MonthOfYear(_))),
            only(&|carried| matches!(carried, Carried::Year(_))),
        )
        && let Some(month) = Month::new(year, month)
    {
        return Some(Carried::Span(month.first_day(), month.last_day()));
    }
    let most = found.iter().map(|carried| carried.weight()).max()?;
    let mut best = found.iter().copied().filter(|carried| carried.weight() == most);
    let first = best.next()?;
    best.all(|other| other == first).then_some(first)
}

/// The one day that is named in a title: `2026-10-01 客服日报`. Of what it is the day the title does not say.
pub(in crate::paste) fn one_day(text: &str) -> Option<Date> {
    let day = |text: &str| {
        let mut scan = Scan { rest: text };
        let (said, _) = end_of_range(&mut scan)?;
        let used = text.len().checked_sub(scan.rest.len())?;
        Some((if let Said::Day(day) = said { Some(day) } else { None }, used))
    };
    let mut days = walk(text, day).into_iter();
    let first = days.next()?;
    days.all(|other| other == first).then_some(first)
}

/// What is named in a text, wherever a name can begin.
fn walk<T>(text: &str, longest: impl Fn(&str) -> Option<(Option<T>, usize)>) -> Vec<T> {
    let text = in_digits(text);
    let clean = text
        .chars()
        .take(400)
        .map(half_width)
        .map(dash)
        .map(|letter| if letter == '_' { ' ' } else { letter.to_ascii_lowercase() });
    let clean: String = clean.collect();
    let mut found = Vec::new();
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
    found
}

/// The longest date, month or range that a text begins with, and how long it is; a single day carries nothing.
fn longest(text: &str) -> Option<(Option<Carried>, usize)> {
    let mut scan = Scan { rest: text };
    let (said, minute) = end_of_range(&mut scan)?;
    let used = text.len().checked_sub(scan.rest.len())?;
    for between in ["~", "至", "到", " to ", " - ", "--", "-", "·", " "] {
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
    // 10月_2026
    if let Said::MonthOfYear(month) = said
        && let Some(digits) = scan.rest.strip_prefix(' ').and_then(|rest| rest.get(..4))
        && scan.rest.as_bytes().get(5).is_none_or(|next| !next.is_ascii_digit() && *next != b'-')
        && let Some(month) = year_alone(digits).and_then(|year| Month::new(year, month))
    {
        let whole = Carried::Span(month.first_day(), month.last_day());
        return Some((Some(whole), used.saturating_add(digits.len()).saturating_add(1)));
    }
    let carried = match said {
        Said::Month(month) => Some(Carried::Span(month.first_day(), month.last_day())),
        Said::Range(first, last) => Some(Carried::Span(first, last)),
        Said::MonthOfYear(month) => Some(Carried::MonthOfYear(month)),
        Said::Year(year) => Some(Carried::Year(year)),
        // A day of an export, or a number with a stroke. What follows its first number is no month: 10/1/2026.
        Said::Day(_) | Said::Either(..) => None,
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
    // Digits go on: it is a number of something, or the year begins another date: 班组3-2026-10. 10月12345热线 says a month.
    let spelled = start.strip_suffix(scan.rest).is_some_and(|said| said.ends_with('月'));
    let goes_on = |text: &str| text.starts_with(|letter: char| letter.is_ascii_digit());
    let year_first = start.bytes().take_while(u8::is_ascii_digit).count() > 2;
    let another = matches!(said, Said::Month(_)) && !year_first;
    if goes_on(scan.rest) && !spelled || another && scan.rest.strip_prefix(['-', '/', '.']).is_some_and(goes_on) {
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
