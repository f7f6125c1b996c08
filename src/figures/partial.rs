//! Finding the one record that a key names in part.

use std::collections::BTreeMap;

use super::join::Keys;
use super::keys::Key;

/// Stands for several records.
const SEVERAL: u32 = u32::MAX;

/// The records by vendor and by month.
#[derive(Debug, Default)]
pub(super) struct Partial {
    /// By a key that names but one of the two: the same type of map as that of whole keys.
    by_part: BTreeMap<Key, u32>,
    only: Only,
    /// All rows are of one vendor, named or not.
    one_vendor: bool,
}

/// How many records there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Only {
    #[default]
    None,
    One(u32),
    Several,
}

impl Partial {
    pub(super) fn new(keys: &Keys, vendors: usize) -> Self {
        let mut partial = Self { one_vendor: vendors <= 1, ..Self::default() };
        for (record, key) in keys.iter() {
            for part in [Key { month: None, ..key }, Key { vendor: None, ..key }] {
                if part != Key::default() && partial.by_part.insert(part, record).is_some() {
                    partial.by_part.insert(part, SEVERAL);
                }
            }
            partial.only = if partial.only == Only::None { Only::One(record) } else { Only::Several };
        }
        partial
    }

    /// The record a key names in part; `Ok(None)` if there is none, `Err` if there are several.
    pub(super) fn find(&self, key: Key) -> Result<Option<u32>, ()> {
        let found = match (key.vendor, key.month) {
            (None, None) => match self.only {
                Only::None => None,
                Only::One(record) => Some(record),
                Only::Several => Some(SEVERAL),
            },
            // The months name no vendor, and there is but one.
            (Some(_), Some(_)) if self.one_vendor && !self.by_part.contains_key(&Key { month: None, ..key }) => {
                self.by_part.get(&Key { vendor: None, ..key }).copied()
            }
            (Some(_), Some(_)) => None,
            _ => self.by_part.get(&key).copied(),
        };
        if found == Some(SEVERAL) { Err(()) } else { Ok(found) }
    }
}
