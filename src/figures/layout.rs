//! Walking through a text: blocks, headings, and the rows below them.

use std::borrow::Cow;

use super::cells::trimmed;
use super::columns::{Column, Headings, Spot, Table};
use super::delimiter;
use super::figure::{Role, Scope};
use super::heads::Heads;
use super::join::{Entry, Groups, Keys};
use super::keys::{self, Key, Vendors};
use super::paste::{Block, Laid};
use super::side::{self, HeadRow};
use super::tables::{Delimiter, Splitter, Text, is_blank_line, plain_cells};
use super::vocabulary::{Found, Vocabulary};
use crate::crowd::Crowd;
use crate::period::{Date, Month};
use crate::problem::{Code, Problem};

/// Where the layout stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) row: u32,
}

impl Default for Place {
    fn default() -> Self {
        Self { at: 0, row: 1 }
    }
}

impl Place {
    pub(super) fn next(self, at: usize) -> Self {
        Self { at, row: self.row.saturating_add(1) }
    }
}

/// Lays a text out, or goes on with it.
pub(super) struct Layout<'t> {
    pub(super) vocabulary: &'t Vocabulary,
    pub(super) text: Text<'t>,
    pub(super) so_far: SoFar,
    /// Where blank lines begin whose rows somebody wants to know.
    pub(super) breaks: &'t [usize],
    /// How many rows of tables may be read before it is time for a break.
    pub(super) left: usize,
}

/// How far a text has been laid out. Nothing here points into the text.
#[derive(Debug, Default)]
pub(super) struct SoFar {
    pub(super) place: Place,
    /// The delimiter of the block it stands in, if it does.
    block: Option<Delimiter>,
    /// The table whose rows it stands in, if it does.
    pub(super) open: Option<Open>,
    pub(super) blocks: Vec<Block>,
    pub(super) vendors: Vendors,
    pub(super) keys: Keys,
    pub(super) months: Vec<Entry>,
    pub(super) categories: Vec<Entry>,
    /// Rows of categories whose record may come later.
    pub(super) waiting: Vec<(Key, Entry)>,
    pub(super) columns: Vec<Column>,
    pub(super) problems: Vec<Problem>,
    pub(super) crowd: Crowd,
    /// What stands above the tables once for all rows.
    pub(super) context: Key,
    pub(super) start: Option<Date>,
    /// The one record of the table above, for a table of categories that names none.
    pub(super) above: Option<u32>,
    /// The row text and number of the vendor read last.
    pub(super) vendor: (String, Option<u32>),
    /// The row text of the month read last, and the month.
    pub(super) month: (String, Option<Month>),
    unread: Vec<(u32, u32, String)>,
    /// The rows of the blank lines that were asked for, as far as they have been met.
    pub(super) breaks: Vec<u32>,
}

/// A table whose rows are being read.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) table: Table,
    /// The record of its rows, and whether there was another.
    pub(super) records: (Option<u32>, bool),
    /// Where its rows begin, and what is to be told if there are none.
    first: usize,
    empty: Option<Problem>,
    /// Whether it goes on after a blank line.
    resumed: bool,
    /// The row of a category read last.
    pub(super) above: Above,
}

/// How a row of a category begins, up to the last column of vendor or month, and which month that is: the rows of one
/// month mostly follow each other. Empty where the row above is none, or begins with its category.
#[derive(Debug, Default)]
pub(super) struct Above {
    pub(super) beginning: String,
    pub(super) key: Key,
    pub(super) record: Option<u32>,
}

impl Open {
    fn new(table: Table, first: usize) -> Self {
        Self { table, records: (None, false), first, empty: None, resumed: false, above: Above::default() }
    }
}

impl<'t> Layout<'t> {
    pub(super) fn new(text: Text<'t>, vocabulary: &'t Vocabulary, so_far: SoFar) -> Self {
        Self { vocabulary, text, so_far, breaks: &[], left: usize::MAX }
    }

    /// Reads on, up to so many rows of tables; whether the end has been reached.
    pub(super) fn read(&mut self, rows: usize) -> bool {
        self.left = rows;
        while let Some((line, next)) = self.text.line(self.so_far.place.at) {
            if self.so_far.open.is_some() {
                if !self.open_table() {
                    return false;
                }
            } else if let Some(delimiter) = self.so_far.block {
                if !self.block(delimiter) {
                    return false;
                }
            } else if is_blank_line(line) {
                if self.breaks.get(self.so_far.breaks.len()) == Some(&self.so_far.place.at) {
                    self.so_far.breaks.push(self.so_far.place.row);
                }
                self.so_far.place = self.so_far.place.next(next);
            } else if !self.goes_on() {
                let delimiter = delimiter::of_block(&self.text, self.so_far.place.at, self.vocabulary);
                self.so_far.block = Some(delimiter);
            }
        }
        if self.so_far.unread.is_empty() && self.so_far.blocks.is_empty() && self.so_far.columns.is_empty() {
            self.so_far.problems.push(Problem::new(Code::PasteEmpty));
        }
        true
    }

    /// Reads everything up to the next blank line; `false` if it stopped for a break in the rows of a table.
    fn block(&mut self, delimiter: Delimiter) -> bool {
        let mut splitter = Splitter::new(delimiter);
        let mut heads = Heads::default();
        let mut cells = Vec::new();
        while let Some((line, _)) = self.text.line(self.so_far.place.at) {
            if is_blank_line(line) {
                break;
            }
            let Some(row) = splitter.row(&self.text, self.so_far.place.at, &mut cells) else { break };
            self.note_unclosed(row.unclosed, &cells);
            let number = self.so_far.place.row;
            let after = self.so_far.place.next(row.next);
            let following = self.text.line(row.next).map_or("", |(line, _)| line);
            if Heads::is_header(&cells, following, delimiter, self.vocabulary) {
                self.side(&mut heads, delimiter);
                self.so_far.place = after;
                self.table(number, &cells, delimiter);
                if !self.open_table() {
                    return false;
                }
            } else {
                if heads.start_again(&cells, self.vocabulary) {
                    self.side(&mut heads, delimiter);
                }
                heads.push(HeadRow { row: number, cells: std::mem::take(&mut cells) }, self.vocabulary);
                self.so_far.place = after;
            }
        }
        self.side(&mut heads, delimiter);
        self.so_far.block = None;
        true
    }

    pub(super) fn note_unclosed(&mut self, unclosed: Option<u32>, cells: &[Cow<'t, str>]) {
        if let Some(column) = unclosed {
            let cell = usize::try_from(column).ok().and_then(|column| cells.get(column.saturating_sub(1)));
            let text = cell.map_or("", |cell| cell);
            self.so_far.problems.push(Problem::new(Code::QuoteUnclosed).at_cell(self.so_far.place.row, column, text));
        }
    }

    /// Rows after a blank line that go on with the table above: their month stands where the months stood.
    fn goes_on(&mut self) -> bool {
        let Some(Block::Table(table)) = self.so_far.blocks.last() else { return false };
        let Some(month) = table.month else { return false };
        let mut splitter = Splitter::new(table.delimiter);
        let mut cells = Vec::new();
        let row = splitter.row(&self.text, self.so_far.place.at, &mut cells);
        if row.is_none() || cells.get(month).is_none_or(|cell| keys::month(cell).is_none()) {
            return false;
        }
        let label = cells.first().map_or("", |cell| cell);
        if cells.len() > table.uses.len() || self.vocabulary.find(label) != Found::Nothing {
            return false;
        }
        let Some(Block::Table(table)) = self.so_far.blocks.pop() else { return false };
        self.so_far.open = Some(Open { empty: None, resumed: true, ..Open::new(table, self.so_far.place.at) });
        true
    }

    /// Reads the rows of the open table and closes it; `false` if it stopped for a break.
    fn open_table(&mut self) -> bool {
        if !self.rows() {
            return false;
        }
        let Some(Open { table, records, first, empty, resumed, .. }) = self.so_far.open.take() else { return true };
        if table.scope == Scope::Month {
            // One that goes on after a blank line has rows on both sides of it.
            self.so_far.above = records.0.filter(|_| !records.1 && !resumed);
        }
        self.so_far.blocks.push(Block::Table(table));
        self.so_far.problems.extend(empty.filter(|_| self.so_far.place.at == first));
        true
    }

    pub(super) fn headings(&mut self) -> Headings<'_> {
        Headings { vocabulary: self.vocabulary, columns: &mut self.so_far.columns, problems: &mut self.so_far.problems }
    }

    fn table(&mut self, row: u32, cells: &[Cow<'t, str>], delimiter: Delimiter) {
        let start = self.so_far.start;
        let table = self.headings().table(row, cells, delimiter, start);
        let header = cells.iter().find(|cell| !trimmed(cell).is_empty());
        let column = cells.iter().take_while(|cell| trimmed(cell).is_empty()).count();
        let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1);
        let text = header.map_or("", |cell| cell);
        let empty = Some(Problem::new(Code::TableWithoutRows).at_cell(row, column, text));
        let first = self.so_far.place.at;
        self.so_far.open = Some(Open { empty, ..Open::new(table, first) });
    }

    /// Reads the rows above a table, or a block without one: labels and values, or a table on its side.
    fn side(&mut self, heads: &mut Heads<'t>, delimiter: Delimiter) {
        let heads = std::mem::take(heads);
        if heads.labels.is_empty() {
            if let Some((row, text)) = heads.unread.first() {
                let rows = u32::try_from(heads.unread.len()).unwrap_or(u32::MAX);
                self.so_far.unread.push((*row, rows, text.clone()));
            }
            return;
        }
        for (row, text) in &heads.unread {
            let problem = Problem::new(Code::LineNotRead).with("text", text);
            let problem = problem.with("expected", &self.expected());
            self.so_far.problems.push(problem.at_cell(*row, 1, text));
        }
        let first_row = heads.labels.first().map(|row| (row.row, row.text(0).to_owned()));
        let understood = side::understand(heads.labels, heads.corner.as_ref(), delimiter, &mut self.headings());
        if !understood.has_figures {
            if let [lane] = understood.lanes.as_slice() {
                let vendor = lane.vendor.as_deref().and_then(|name| self.vendor_of(name));
                self.so_far.context = Key { vendor, month: lane.month }.or(self.so_far.context);
                self.so_far.start = understood.side.start.or(self.so_far.start);
                self.so_far.above = None;
            } else {
                let (row, text) = first_row.unwrap_or_default();
                self.so_far.problems.push(Problem::new(Code::TableWithoutRows).at_cell(row, 1, &text));
            }
            return;
        }
        let mut side = understood.side;
        side.start = side.start.or(self.so_far.start);
        let block = u32::try_from(self.so_far.blocks.len()).unwrap_or(u32::MAX);
        let mut records: (Option<u32>, bool) = (None, false);
        for lane in understood.lanes {
            let vendor = lane.vendor.as_deref().and_then(|name| self.vendor_of(name));
            let key = Key { vendor, month: lane.month };
            let line = u32::try_from(lane.column).unwrap_or(u32::MAX).saturating_add(1);
            let mut entry = Entry { record: 0, block, line, at: 0 };
            let unnamed = key == Key::default() && !understood.has_keys;
            if side.scope == Scope::Category {
                match self.so_far.above.filter(|_| unnamed) {
                    Some(record) => {
                        entry.record = record;
                        self.so_far.categories.push(entry);
                    }
                    None => self.so_far.waiting.push((key.or(self.so_far.context), entry)),
                }
                continue;
            }
            let record = match self.so_far.above.filter(|_| unnamed && !records.1 && records.0.is_none()) {
                Some(record) => record,
                None => self.so_far.keys.find_or_add(key.or(self.so_far.context)),
            };
            records = (Some(record), records.1 || records.0.is_some_and(|other| other != record));
            entry.record = record;
            self.so_far.months.push(entry);
        }
        if side.scope == Scope::Month {
            self.so_far.above = records.0.filter(|_| !records.1);
        }
        self.so_far.blocks.push(Block::Side(side.into_owned()));
    }

    /// A few headings that would be understood.
    fn expected(&self) -> String {
        let figures = self.vocabulary.figures(Scope::Month).take(3).map(|figure| figure.label.zh());
        let roles = [Role::Vendor, Role::Month].map(|role| self.vocabulary.heading_of_role(role));
        roles.into_iter().chain(figures).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn finish(mut self) -> Laid {
        self.tell_unread();
        self.settle_waiting();
        let SoFar { blocks, vendors, keys, months, categories, columns, problems, crowd, breaks, .. } = self.so_far;
        let records = keys.len();
        let (months, categories) = (Groups::new(months, records), Groups::new(categories, records));
        Laid { blocks, vendors, keys, months, categories, columns, problems, crowd, breaks }
    }

    fn tell_unread(&mut self) {
        let nothing = self.so_far.columns.is_empty();
        let expected = self.expected();
        let shown = if nothing { 1 } else { usize::MAX };
        for (row, rows, text) in self.so_far.unread.drain(..).take(shown) {
            let problem = if nothing {
                Problem::new(Code::NoHeaderRecognised).with("expected", &expected)
            } else {
                Problem::new(Code::BlockNotRead).with("rows", &rows)
            };
            self.so_far.problems.push(problem.with("seen", &text).at_cell(row, 1, &text));
        }
    }

    /// Finds the records of category rows that came before their month, or name only a part of it.
    fn settle_waiting(&mut self) {
        let waiting = std::mem::take(&mut self.so_far.waiting);
        if waiting.is_empty() {
            return;
        }
        let join = super::partial::Partial::new(&self.so_far.keys, self.so_far.vendors.len());
        let known = self.so_far.keys.len();
        for (key, mut entry) in waiting {
            let found = match self.so_far.keys.find(key) {
                Some(record) => Ok(Some(record)),
                None => join.find(key),
            };
            let spot = self.spot_of(&entry);
            match found {
                Err(()) => self.so_far.problems.push(spot.at(Problem::new(Code::CategoryWithoutKey))),
                Ok(found) => {
                    entry.record = found.unwrap_or_else(|| {
                        if known > 0 {
                            let vendor = key.vendor.and_then(|vendor| self.so_far.vendors.name(vendor));
                            let problem = Problem::new(Code::CategoryWithoutMonth)
                                .with("month", &key.month.map_or_else(|| "—".into(), |month| month.to_string()))
                                .with("vendor", vendor.unwrap_or("—"));
                            self.so_far.problems.push(spot.at(problem));
                        }
                        self.so_far.keys.find_or_add(key)
                    });
                    self.so_far.categories.push(entry);
                }
            }
        }
        self.so_far.categories.sort_by_key(|entry| (entry.block, entry.at, entry.line));
    }

    /// The first cell of an entry, for its problems.
    fn spot_of(&self, entry: &Entry) -> Spot<'t> {
        let block = usize::try_from(entry.block).ok().and_then(|block| self.so_far.blocks.get(block));
        match block {
            Some(Block::Table(table)) => {
                let line = self.text.line(entry.at).map_or("", |(line, _)| line);
                let column = table.category.unwrap_or(0);
                let text = plain_cells(line, table.delimiter).nth(column).unwrap_or("");
                let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1);
                Spot { row: entry.line, column, text }
            }
            Some(Block::Side(side)) => {
                let row = side.rows.first().map_or(1, |row| row.row);
                Spot { row, column: entry.line, text: "" }
            }
            None => Spot { row: 1, column: 1, text: "" },
        }
    }
}
