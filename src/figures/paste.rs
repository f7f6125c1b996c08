//! A pasted text, laid out: which tables it holds, which records they make, and where each record's rows are.
//!
//! Laying out reads only headings and keys. The figures are read when a [`Cursor`](super::Cursor) visits a record, so
//! that a text of a million rows costs a few words of memory per row.

use super::columns::{Column, Table};
use super::join::{Entry, Groups, Keys};
use super::keys::Vendors;
use super::layout::{Layout, SoFar};
use super::side::Side;
use super::tables::{Marks, Text, plain_cells};
use super::vocabulary::Vocabulary;
use crate::crowd::Crowd;
use crate::period::Month;
use crate::problem::{Code, Problem};

#[derive(Debug)]
pub(super) enum Block {
    Table(Table),
    Side(Side<'static>),
}

/// What laying out found. Nothing here points into the text.
#[derive(Debug, Default)]
pub struct Laid {
    pub(super) blocks: Vec<Block>,
    pub(super) vendors: Vendors,
    pub(super) keys: Keys,
    pub(super) months: Groups,
    pub(super) categories: Groups,
    /// The headings, as they were understood.
    pub columns: Vec<Column>,
    /// What is wrong with the layout; what is wrong with figures shows when they are read.
    pub problems: Vec<Problem>,
    pub(crate) crowd: Crowd,
    /// The rows of the blank lines that were asked for.
    pub breaks: Vec<u32>,
}

/// A text that is being laid out, a part at a time.
#[derive(Debug, Default)]
pub struct Laying {
    /// Where in the text blank lines begin whose rows are to be found, in order.
    pub breaks: Vec<usize>,
    so_far: SoFar,
    marks: Option<Marks>,
}

impl Laid {
    /// How many records there are.
    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The records, each vendor's together and its months in order.
    pub(crate) fn in_order(&self) -> Vec<usize> {
        let mut records: Vec<usize> = (0..self.len()).collect();
        records.sort_by_key(|record| {
            let Some(key) = self.keys.get(*record) else { return (0, 0) };
            // A vendor without a name comes first, as does a month that is not known.
            (key.vendor.map_or(0, |vendor| vendor.saturating_add(1)), key.month.map_or(0, Month::serial))
        });
        records
    }
}

impl Laying {
    /// Reads on, up to so many rows of tables: what was found, at the end of the text. The text is the same each time.
    pub fn step(&mut self, text: &str, vocabulary: &Vocabulary, rows: usize) -> Option<Laid> {
        let all = without_mark(text);
        let mut so_far = std::mem::take(&mut self.so_far);
        let known = self.marks;
        let marks = known.unwrap_or_else(|| Marks::of(all));
        self.marks = Some(marks);
        let zero = if known.is_none() { memchr::memchr(0, all.as_bytes()) } else { None };
        if let Some(place) = zero {
            let row =
                memchr::memchr_iter(b'\n', all.as_bytes().get(..place).unwrap_or_default()).count().saturating_add(1);
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            so_far.problems.push(Problem::new(Code::PasteNotText).with("row", &row).at_cell(row, 1, ""));
            return Some(Layout::new(Text { all: "", marks }, vocabulary, so_far).finish());
        }
        let mut layout = Layout::new(Text { all, marks }, vocabulary, so_far);
        layout.breaks = &self.breaks;
        if layout.read(rows) {
            return Some(layout.finish());
        }
        self.so_far = layout.so_far;
        None
    }

    /// The text with what was found in it.
    pub fn paste<'t>(&self, text: &'t str, vocabulary: &'t Vocabulary, laid: Laid) -> Paste<'t> {
        Paste { vocabulary, text: Text { all: without_mark(text), marks: self.marks.unwrap_or_default() }, laid }
    }

    /// How many bytes of the text have been read.
    pub fn read(&self) -> usize {
        self.so_far.place.at
    }
}

/// The text without a byte order mark.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// A pasted text, laid out.
#[derive(Debug)]
pub struct Paste<'t> {
    pub(super) vocabulary: &'t Vocabulary,
    pub(super) text: Text<'t>,
    /// Where everything stands in it.
    pub laid: Laid,
}

impl<'t> Paste<'t> {
    /// Lays a text out. Time and memory are linear in its length (times its logarithm where rows are in no order).
    pub fn new(text: &'t str, vocabulary: &'t Vocabulary) -> Self {
        let mut laying = Laying::default();
        let laid = laying.step(text, vocabulary, usize::MAX).unwrap_or_default();
        laying.paste(text, vocabulary, laid)
    }

    /// How many records there are. They are numbered from 0 as they first appear.
    pub fn len(&self) -> usize {
        self.laid.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Puts a problem where the record's month, or else its vendor, is named first.
    pub(crate) fn at_key(&self, record: usize, problem: Problem) -> Problem {
        let entry = self.laid.months.of(record).iter().chain(self.laid.categories.of(record)).next();
        let problem = Problem { record: u32::try_from(record).ok(), ..problem };
        match entry {
            Some(entry) => self.at_entry(entry, problem),
            None => problem,
        }
    }

    /// Puts a problem at the key of an entry.
    pub(super) fn at_entry(&self, entry: &Entry, problem: Problem) -> Problem {
        let block = usize::try_from(entry.block).ok().and_then(|block| self.laid.blocks.get(block));
        match block {
            Some(Block::Table(table)) => {
                let line = self.text.line(entry.at).map_or("", |(line, _)| line);
                let column = table.month.or(table.vendor).unwrap_or(0);
                let text = plain_cells(line, table.delimiter).nth(column).unwrap_or("");
                let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1);
                problem.at_cell(entry.line, column, text.trim_matches(['"', ' ']))
            }
            Some(Block::Side(side)) => {
                let place = usize::try_from(entry.line).unwrap_or(0).saturating_sub(1);
                let first = side.rows.first();
                let text = first.map_or("", |row| row.text(place));
                problem.at_cell(first.map_or(1, |row| row.row), entry.line, text)
            }
            None => problem,
        }
    }

    /// The record's vendor, if one is named.
    pub fn vendor(&self, record: usize) -> Option<&str> {
        self.laid.vendors.name(self.laid.keys.get(record)?.vendor?)
    }

    /// The record's month, if one is named.
    pub fn month(&self, record: usize) -> Option<Month> {
        self.laid.keys.get(record)?.month
    }
}
