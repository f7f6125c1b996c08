//! What rows are gathered by: vendor, period, and what else keeps them apart.

use std::collections::BTreeMap;

use std::num::NonZeroU32;

use super::blocks::Blocks;
use super::periods::Period;
use crate::problem::Problem;

/// The number of a name, from 1.
pub(super) type Number = NonZeroU32;

/// What a record is found by, and within a table a group of its rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) vendor: Option<Number>,
    pub(super) period: Period,
    /// Which category, or which version of the result.
    pub(super) part: Option<Number>,
}

impl Key {
    /// The record it belongs to.
    pub(super) fn of_record(self) -> Self {
        Self { part: None, ..self }
    }

    /// The problem with the month and the vendor it is about, as far as they are named.
    pub(super) fn named_in(self, problem: Problem, vendors: &Numbered) -> Problem {
        let month = if let Period::Month(month) = self.period { Some(month) } else { None };
        let vendor = self.vendor.and_then(|vendor| vendors.name(vendor));
        problem.with_known("month", month.as_ref()).with_known("vendor", vendor)
    }
}

/// Names, numbered from 1 as they first appear.
#[derive(Debug, Default)]
pub(super) struct Numbered {
    names: Vec<String>,
    numbers: BTreeMap<String, Number>,
    last: Option<Number>,
}

impl Numbered {
    /// The name's number. The same name mostly follows itself, and in a second table the names come in the same order.
    pub(super) fn number(&mut self, name: &str) -> Number {
        let next = self.last.map_or(Number::MIN, |last| last.saturating_add(1));
        for guess in self.last.into_iter().chain([next]) {
            if self.name(guess) == Some(name) {
                self.last = Some(guess);
                return guess;
            }
        }
        let number = if let Some(number) = self.numbers.get(name) {
            *number
        } else {
            let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
            let number = Number::MIN.saturating_add(number);
            self.names.push(name.to_owned());
            self.numbers.insert(name.to_owned(), number);
            number
        };
        self.last = Some(number);
        number
    }

    pub(super) fn name(&self, number: Number) -> Option<&str> {
        let place = usize::try_from(number.get().checked_sub(1)?).ok()?;
        self.names.get(place).map(String::as_str)
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }
}

/// A list of keys. Where they come in ascending order, as spreadsheets have them, they are searched as they stand;
/// otherwise through an index, which is made when the first of them is searched.
#[derive(Debug, Default)]
pub(super) struct Keys {
    list: Blocks<Key>,
    unordered: bool,
    index: Option<BTreeMap<Key, u32>>,
    last: usize,
}

impl Keys {
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, place: usize) -> Option<Key> {
        self.list.get(place).copied()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, Key)> {
        (0_u32..).zip(self.list.iter().copied())
    }

    /// The place of a key.
    pub(super) fn find(&mut self, key: Key) -> Option<u32> {
        // Rows of one key mostly follow each other, and so do those of the next.
        for guess in [self.last, self.last.saturating_add(1)] {
            if self.list.get(guess) == Some(&key) {
                self.last = guess;
                return u32::try_from(guess).ok();
            }
        }
        let found = if self.unordered {
            self.indexed().get(&key).copied()
        } else {
            self.list.search(&key).and_then(|place| u32::try_from(place).ok())
        };
        if let Some(place) = found {
            self.last = usize::try_from(place).unwrap_or(0);
        }
        found
    }

    /// The place of a key, added if it is new.
    pub(super) fn find_or_add(&mut self, key: Key) -> u32 {
        if self.list.last().is_none_or(|last| *last < key) && !self.unordered {
            return self.add(key);
        }
        self.find(key).unwrap_or_else(|| self.add(key))
    }

    /// Adds a key. One that is there already is found where it stood first.
    pub(super) fn add(&mut self, key: Key) -> u32 {
        let place = self.list.len();
        self.unordered |= self.list.last().is_some_and(|last| *last >= key);
        self.list.push(key);
        self.last = place;
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        if let Some(index) = &mut self.index {
            index.entry(key).or_insert(place);
        }
        place
    }

    /// Gives all keys, which have none, this period: their order stays the same.
    pub(super) fn place(&mut self, period: Period) {
        for place in 0..self.list.len() {
            if let Some(key) = self.list.get_mut(place) {
                key.period = period;
            }
        }
        self.index = None;
    }

    fn indexed(&mut self) -> &BTreeMap<Key, u32> {
        let list = &self.list;
        self.index.get_or_insert_with(|| {
            let mut index = BTreeMap::new();
            for (place, key) in (0_u32..).zip(list.iter()) {
                index.entry(*key).or_insert(place);
            }
            index
        })
    }
}

/// One group of one table, and the record it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) record: u32,
    pub(super) table: u32,
    pub(super) group: u32,
}

/// Entries by record, each record's in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Entries {
    list: Vec<Entry>,
    starts: Vec<usize>,
}

impl Entries {
    pub(super) fn new(mut list: Vec<Entry>, records: usize) -> Self {
        if !list.is_sorted_by_key(|entry| entry.record) {
            crate::sort::sort_by_key(&mut list, |entry| entry.record);
        }
        let mut starts = Vec::with_capacity(records.saturating_add(1));
        for (place, entry) in list.iter().enumerate() {
            let record = usize::try_from(entry.record).unwrap_or(usize::MAX);
            while starts.len() <= record.min(records) {
                starts.push(place);
            }
        }
        starts.resize(records.saturating_add(1), list.len());
        Self { list, starts }
    }

    pub(super) fn of(&self, record: usize) -> &[Entry] {
        let start = self.starts.get(record).copied().unwrap_or(usize::MAX);
        let end = self.starts.get(record.saturating_add(1)).copied().unwrap_or(self.list.len());
        self.list.get(start..end).unwrap_or(&[])
    }
}

/// Stands for several records.
const SEVERAL: u32 = u32::MAX;

/// The records by vendor and by period alone: for rows of categories that name but one of the two.
#[derive(Debug, Default)]
pub(super) struct Partial {
    by_part: BTreeMap<Key, u32>,
    /// The only record, or that there are several.
    only: Option<u32>,
    /// All rows are of one vendor, named or not.
    one_vendor: bool,
}

impl Partial {
    /// Of the first `records`.
    pub(super) fn new(keys: &Keys, records: usize, vendors: usize) -> Self {
        let mut partial = Self { one_vendor: vendors <= 1, ..Self::default() };
        for (record, key) in keys.iter().take(records) {
            for part in [Key { period: Period::Unknown, ..key }, Key { vendor: None, ..key }] {
                if part != Key::default() && partial.by_part.insert(part, record).is_some() {
                    partial.by_part.insert(part, SEVERAL);
                }
            }
            partial.only = Some(if partial.only.is_none() { record } else { SEVERAL });
        }
        partial
    }

    /// The record a key names in part; `Ok(None)` if there is none, `Err` if there are several.
    pub(super) fn find(&self, key: Key) -> Result<Option<u32>, ()> {
        let by_vendor = Key { period: Period::Unknown, ..key };
        let found = match (key.vendor, key.period) {
            (None, Period::Unknown) => self.only,
            // The months name no vendor, and there is but one.
            (Some(_), period) if period != Period::Unknown => {
                let alone = self.one_vendor && !self.by_part.contains_key(&by_vendor);
                if alone { self.by_part.get(&Key { vendor: None, ..key }).copied() } else { None }
            }
            _ => self.by_part.get(&key).copied(),
        };
        if found == Some(SEVERAL) { Err(()) } else { Ok(found) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(vendor: u32) -> Key {
        Key { vendor: Number::new(vendor), ..Key::default() }
    }

    #[test]
    fn keys_are_found_in_any_order() {
        let mut keys = Keys::default();
        for (place, vendor) in [3, 5, 9, 1, 7, 0].into_iter().enumerate() {
            assert_eq!(keys.find(key(vendor)), None);
            assert_eq!(keys.find_or_add(key(vendor)), u32::try_from(place).unwrap());
        }
        for (place, vendor) in [(3, 1), (0, 3), (5, 0), (1, 5), (2, 9), (4, 7)] {
            assert_eq!(keys.find(key(vendor)), Some(place));
            assert_eq!(keys.find_or_add(key(vendor)), place);
        }
        assert_eq!(keys.find(key(4)), None);
    }

    #[test]
    fn entries_are_grouped_in_order() {
        let entries = [2, 0, 2, 3].into_iter().zip(1..).map(|(record, group)| Entry { record, table: 0, group });
        let entries = Entries::new(entries.collect(), 5);
        let groups = |record| entries.of(record).iter().map(|entry| entry.group).collect::<Vec<_>>();
        assert_eq!(
            [groups(0), groups(1), groups(2), groups(3), groups(4), groups(5)],
            [vec![2], vec![], vec![1, 3], vec![4], vec![], vec![]]
        );
    }

    #[test]
    fn names_are_numbered_once() {
        let mut names = Numbered::default();
        let numbers = ["b", "a", "b", "b", "c", "a"].map(|name| names.number(name));
        assert_eq!(
            (numbers, names.len(), names.name(numbers[4])),
            ([1, 2, 1, 1, 3, 2].map(|number| Number::new(number).unwrap()), 3, Some("c"))
        );
    }
}
