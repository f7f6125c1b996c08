//! What a row is found by: vendor and month.

use crate::period::{Date, Month};
use std::collections::BTreeMap;

/// Reads a month as people write it, or its first day, into which spreadsheets turn a month. Any other day is no month:
/// such a table is one of days.
pub(super) fn month(text: &str) -> Option<Month> {
    let month = Month::read_loosely(text)?;
    let written_plainly = text.len() == "2026-10".len();
    (written_plainly || Date::read_loosely(text).is_none_or(|date| date.day() == 1)).then_some(month)
}

/// Reads a day as people write it; a month stands for its first day.
pub(super) fn day(text: &str) -> Option<Date> {
    Date::read_loosely(text).or_else(|| Month::read_loosely(text).map(Month::first_day))
}

/// A vendor's place in [`Vendors`].
pub(super) type VendorId = u32;

/// What a record is found by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) vendor: Option<VendorId>,
    pub(super) month: Option<Month>,
}

impl Key {
    /// This key, filled in from another where it says nothing.
    pub(super) fn or(self, other: Self) -> Self {
        Self { vendor: self.vendor.or(other.vendor), month: self.month.or(other.month) }
    }
}

/// The vendors' names, numbered as they first appear.
#[derive(Debug, Default)]
pub(super) struct Vendors {
    names: Vec<String>,
    numbers: BTreeMap<String, VendorId>,
    last: VendorId,
}

impl Vendors {
    /// The vendor's number. Rows of one vendor mostly follow each other, and so do vendors in a second table.
    pub(super) fn number(&mut self, name: &str) -> VendorId {
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
            self.names.push(name.into());
            self.numbers.insert(name.into(), number);
            number
        };
        self.last
    }

    pub(super) fn name(&self, vendor: VendorId) -> Option<&str> {
        self.names.get(usize::try_from(vendor).ok()?).map(String::as_str)
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
