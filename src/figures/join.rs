//! Which rows belong to which record.

use std::collections::BTreeMap;

use super::keys::Key;

/// One row of a table, or one column of a table on its side, and the record it belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) record: u32,
    pub(super) block: u32,
    /// The row in the pasted text, or the column in a table on its side, from 1.
    pub(super) line: u32,
    /// Where the row starts in the text.
    pub(super) at: usize,
}

/// The records' keys. As long as they come in ascending order, as spreadsheets have them, they are searched as they
/// stand; otherwise through an index.
#[derive(Debug, Default)]
pub(super) struct Keys {
    list: Vec<Key>,
    index: Option<BTreeMap<Key, u32>>,
    last: usize,
}

impl Keys {
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, record: usize) -> Option<Key> {
        self.list.get(record).copied()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, Key)> {
        (0_u32..).zip(self.list.iter().copied())
    }

    /// The record with this key.
    pub(super) fn find(&mut self, key: Key) -> Option<u32> {
        // The rows of a second table mostly follow the order of the first.
        for guess in [self.last, self.last.saturating_add(1)] {
            if self.list.get(guess) == Some(&key) {
                self.last = guess;
                return u32::try_from(guess).ok();
            }
        }
        let found = match &self.index {
            Some(index) => index.get(&key).copied(),
            None => self.list.binary_search(&key).ok().and_then(|place| u32::try_from(place).ok()),
        };
        if let Some(place) = found {
            self.last = usize::try_from(place).unwrap_or(0);
        }
        found
    }

    /// The record with this key, made if there is none.
    pub(super) fn find_or_add(&mut self, key: Key) -> u32 {
        if self.list.last().is_none_or(|last| *last < key) && self.index.is_none() {
            return self.add(key);
        }
        self.find(key).unwrap_or_else(|| self.add(key))
    }

    fn add(&mut self, key: Key) -> u32 {
        let place = self.list.len();
        if self.index.is_none() && self.list.last().is_some_and(|last| *last >= key) {
            let mut index = BTreeMap::new();
            for (place, key) in (0_u32..).zip(&self.list) {
                index.insert(*key, place);
            }
            self.index = Some(index);
        }
        self.list.push(key);
        self.last = place;
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        if let Some(index) = &mut self.index {
            index.insert(key, place);
        }
        place
    }
}

/// Entries grouped by record, each group in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Groups {
    entries: Vec<Entry>,
    starts: Vec<usize>,
}

impl Groups {
    pub(super) fn new(mut entries: Vec<Entry>, records: usize) -> Self {
        entries.sort_by_key(|entry| entry.record);
        let mut starts = Vec::with_capacity(records.saturating_add(1));
        for (place, entry) in entries.iter().enumerate() {
            let record = usize::try_from(entry.record).unwrap_or(usize::MAX);
            while starts.len() <= record.min(records) {
                starts.push(place);
            }
        }
        starts.resize(records.saturating_add(1), entries.len());
        Self { entries, starts }
    }

    pub(super) fn of(&self, record: usize) -> &[Entry] {
        let start = self.starts.get(record).copied().unwrap_or(usize::MAX);
        let end = self.starts.get(record.saturating_add(1)).copied().unwrap_or(self.entries.len());
        self.entries.get(start..end).unwrap_or(&[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(vendor: u32) -> Key {
        Key { vendor: Some(vendor), month: None }
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
        let entries = [2, 0, 2, 3].into_iter().zip(1..).map(|(record, line)| Entry { record, block: 0, line, at: 0 });
        let groups = Groups::new(entries.collect(), 5);
        let lines = |record| groups.of(record).iter().map(|entry| entry.line).collect::<Vec<_>>();
        assert_eq!(
            [lines(0), lines(1), lines(2), lines(3), lines(4), lines(5)],
            [vec![2], vec![], vec![1, 3], vec![4], vec![], vec![]]
        );
    }
}
