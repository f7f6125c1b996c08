//! What a row is found by: vendor and month.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use super::heading::half_width;

/// A month; printed as `2026-10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthKey {
    year: u16,
    month: u8,
}

impl fmt::Display for MonthKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)
    }
}

/// A day; printed as `2026-01-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayKey {
    month: MonthKey,
    day: u8,
}

impl fmt::Display for DayKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{:02}", self.month, self.day)
    }
}

/// Reads a month as people write it: `2026-10`, `2026/10`, `2026年10月`, `２０２６－１０`, `202610`, and `2026-10-01`,
/// into which spreadsheets turn a month. `None` for anything else, any other day of a month included.
pub(super) fn month(text: &str) -> Option<MonthKey> {
    if let [a, b, c, d, b'-', e, f] = text.as_bytes() {
        return month_of(number(&[*a, *b, *c, *d])?, number(&[*e, *f])?);
    }
    match parts(text)? {
        (year, month, None | Some(1)) => month_of(year, month),
        _ => None,
    }
}

/// Reads a day as people write it: `2026-01-31`, `2026/1/31`, `2026年1月31日`; a month stands for its first day.
pub(super) fn day(text: &str) -> Option<DayKey> {
    let (year, month, day) = parts(text)?;
    let month = month_of(year, month)?;
    let day = u8::try_from(day.unwrap_or(1)).ok()?;
    let calendar = time::Month::try_from(month.month).ok()?;
    (1..=calendar.length(i32::from(month.year))).contains(&day).then_some(DayKey { month, day })
}

fn month_of(year: u16, month: u16) -> Option<MonthKey> {
    let month = u8::try_from(month).ok()?;
    ((1900..=2999).contains(&year) && (1..=12).contains(&month)).then_some(MonthKey { year, month })
}

fn number(digits: &[u8]) -> Option<u16> {
    digits.iter().try_fold(0_u16, |sum, digit| {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit < 10)?;
        sum.checked_mul(10)?.checked_add(u16::from(digit))
    })
}

/// Year, month and perhaps day.
fn parts(text: &str) -> Option<(u16, u16, Option<u16>)> {
    if text.len() > 80 {
        return None;
    }
    let text: String = text.trim_matches(super::cells::is_blank).chars().map(half_width).collect();
    // A spreadsheet's own date may carry midnight behind it.
    let text = text.strip_suffix(" 00:00:00").or_else(|| text.strip_suffix(" 0:00:00")).unwrap_or(&text);
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    if text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((number(text.as_bytes().get(..4)?)?, number(text.as_bytes().get(4..)?)?, None));
    }
    let text = text.trim_end_matches(['月', '日', '号', '號', '份']);
    let mut fields = text.split(['-', '/', '.', '年', '月']);
    let (year, month, day) = (fields.next()?, fields.next()?, fields.next());
    if fields.next().is_some() || year.len() != 4 || month.len() > 2 || day.is_some_and(|day| day.len() > 2) {
        return None;
    }
    let field = |text: &str| if text.is_empty() { None } else { number(text.as_bytes()) };
    Some((
        field(year)?,
        field(month)?,
        match day {
            Some(day) => Some(field(day)?),
            None => None,
        },
    ))
}

/// A vendor's place in [`Vendors`].
pub(super) type VendorId = u32;

/// What a record is found by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) vendor: Option<VendorId>,
    pub(super) month: Option<MonthKey>,
}

impl Key {
    /// This key, filled in from another where it says nothing.
    pub(super) fn or(self, other: Self) -> Self {
        Self { vendor: self.vendor.or(other.vendor), month: self.month.or(other.month) }
    }
}

/// The vendors' names, numbered as they first appear.
#[derive(Debug, Default)]
pub(super) struct Vendors<'t> {
    names: Vec<Cow<'t, str>>,
    numbers: BTreeMap<Cow<'t, str>, VendorId>,
    last: VendorId,
}

impl<'t> Vendors<'t> {
    /// The vendor's number. Rows of one vendor mostly follow each other, and so do vendors in a second table.
    pub(super) fn number(&mut self, name: &str, own: impl FnOnce() -> Cow<'t, str>) -> VendorId {
        for guess in [self.last, self.last.saturating_add(1)] {
            if self.name(guess).is_some_and(|known| known == name) {
                self.last = guess;
                return guess;
            }
        }
        self.last = if let Some(number) = self.numbers.get(name) {
            *number
        } else {
            let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
            let name = own();
            self.names.push(name.clone());
            self.numbers.insert(name, number);
            number
        };
        self.last
    }

    pub(super) fn name(&self, vendor: VendorId) -> Option<&Cow<'t, str>> {
        self.names.get(usize::try_from(vendor).ok()?)
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_as_people_write_them() {
        for text in [
            "2026-10",
            "2026/10",
            "2026年10月",
            "２０２６－１０",
            " 2026 年 10 月 ",
            "2026-10-01",
            "2026/10/1",
            "202610",
            "2026.10",
            "2026年10月份",
            "2026/10/1 0:00:00",
        ] {
            assert_eq!(month(text).map(|month| month.to_string()).as_deref(), Some("2026-10"), "{text}");
        }
        for text in [
            "",
            "10",
            "2026",
            "2026-13",
            "2026-10-02",
            "10-2026",
            "2026-10-01-01",
            "电话",
            "2026-",
            "-10",
            "26-10",
            "2026-1x",
        ] {
            assert_eq!(month(text), None, "{text}");
        }
        assert_eq!(month("2026-1").unwrap().to_string(), "2026-01");
    }

    #[test]
    fn days_as_people_write_them() {
        for (text, expected) in [
            ("2026-01-31", Some("2026-01-31")),
            ("2026年1月5日", Some("2026-01-05")),
            ("2026-02", Some("2026-02-01")),
            ("2026-02-30", None),
            ("2026-02-00", None),
            ("soon", None),
        ] {
            assert_eq!(day(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
    }
}
