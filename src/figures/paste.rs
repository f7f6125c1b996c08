//! A pasted text, laid out: which tables it holds, which records they make, and where each record's rows are.
//!
//! Laying out reads only headings and keys. The figures are read when a [`Cursor`](super::Cursor) visits a record, so
//! that a text of a million rows costs a few words of memory per row.

use std::borrow::Cow;

use super::columns::{Column, Table};
use super::join::{Groups, Keys};
use super::keys::Vendors;
use super::layout::Layout;
use super::side::Side;
use super::tables::Text;
use super::vocabulary::Vocabulary;
use crate::order;
use crate::period::Month;
use crate::problem::{Code, Problem};

#[derive(Debug)]
pub(super) enum Block<'t> {
    Table(Table),
    Side(Side<'t>),
}

/// A pasted text, laid out.
#[derive(Debug)]
pub struct Paste<'t> {
    pub(super) vocabulary: &'t Vocabulary,
    pub(super) text: Text<'t>,
    pub(super) blocks: Vec<Block<'t>>,
    pub(super) vendors: Vendors<'t>,
    pub(super) keys: Keys,
    pub(super) months: Groups,
    pub(super) categories: Groups,
    /// The headings, as they were understood.
    pub columns: Vec<Column>,
    /// What is wrong with the layout; what is wrong with figures shows when they are read.
    pub problems: Vec<Problem>,
}

impl<'t> Paste<'t> {
    /// Lays a text out. Time and memory are linear in its length (times its logarithm where rows are in no order).
    pub fn new(text: &'t str, vocabulary: &'t Vocabulary) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut layout = Layout::new(text, vocabulary);
        if let Some(place) = text.find('\0') {
            let row = text.bytes().take(place).filter(|byte| *byte == b'\n').count().saturating_add(1);
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            layout.problems.push(Problem::new(Code::PasteNotText).with("row", &row).at_cell(row, 1, ""));
        } else {
            layout.read();
        }
        layout.finish()
    }

    /// How many records there are. They are numbered from 0 as they first appear.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The records, each vendor's together and its months in order.
    pub fn in_order(&self) -> Vec<usize> {
        let mut records: Vec<usize> = (0..self.len()).collect();
        order::sort(&mut records, |record| {
            let Some(key) = self.keys.get(*record) else { return (0, 0, 0) };
            // A vendor without a name comes first, as does a month that is not known.
            (key.vendor.map_or(0, |vendor| vendor.saturating_add(1)), 0, key.month.map_or(0, Month::serial))
        });
        records
    }

    /// The record's vendor, if one is named.
    pub fn vendor(&self, record: usize) -> Option<&Cow<'t, str>> {
        self.vendors.name(self.keys.get(record)?.vendor?)
    }

    /// The record's month, if one is named.
    pub fn month(&self, record: usize) -> Option<Month> {
        self.keys.get(record)?.month
    }
}
