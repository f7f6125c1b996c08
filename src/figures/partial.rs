//! Finding the one record that a key names in part.

use std::collections::BTreeMap;

use super::join::Keys;
use super::keys::{Key, VendorId};
use crate::period::Month;

/// The records by vendor and by month; `None` where several are possible.
#[derive(Debug, Default)]
pub(super) struct Partial {
    by_vendor: BTreeMap<VendorId, Option<u32>>,
    by_month: BTreeMap<Month, Option<u32>>,
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
            if let Some(vendor) = key.vendor {
                partial.by_vendor.entry(vendor).and_modify(|known| *known = None).or_insert(Some(record));
            }
            if let Some(month) = key.month {
                partial.by_month.entry(month).and_modify(|known| *known = None).or_insert(Some(record));
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
                Only::One(record) => Some(Some(record)),
                Only::Several => Some(None),
            },
            (Some(vendor), None) => self.by_vendor.get(&vendor).copied(),
            (None, Some(month)) => self.by_month.get(&month).copied(),
            // The months name no vendor, and there is but one.
            (Some(vendor), Some(month)) if self.one_vendor && !self.by_vendor.contains_key(&vendor) => {
                self.by_month.get(&month).copied()
            }
            _ => None,
        };
        match found {
            None => Ok(None),
            Some(Some(record)) => Ok(Some(record)),
            Some(None) => Err(()),
        }
    }
}
