//! Walking through a text: blocks, headings, and the rows below them.

use std::borrow::Cow;

use super::cells::is_blank;
use super::columns::{Column, Headings, Spot};
use super::delimiter;
use super::figure::{Role, Scope};
use super::heads::Heads;
use super::join::{Entry, Groups, Keys};
use super::keys::{self, Key, Vendors};
use super::paste::{Block, Paste};
use super::side::{self, HeadRow};
use super::tables::{Delimiter, Splitter, Text, is_blank_line, plain_cells};
use super::vocabulary::{Found, Vocabulary};
use crate::order;
use crate::period::Date;
use crate::problem::{Code, Problem};

/// Where the layout stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) row: u32,
}

impl Place {
    pub(super) fn next(self, at: usize) -> Self {
        Self { at, row: self.row.saturating_add(1) }
    }
}

pub(super) struct Layout<'t> {
    pub(super) vocabulary: &'t Vocabulary,
    pub(super) text: Text<'t>,
    pub(super) place: Place,
    pub(super) blocks: Vec<Block<'t>>,
    pub(super) vendors: Vendors<'t>,
    pub(super) keys: Keys,
    pub(super) months: Vec<Entry>,
    pub(super) categories: Vec<Entry>,
    /// Rows of categories whose record may come later.
    pub(super) waiting: Vec<(Key, Entry)>,
    pub(super) columns: Vec<Column>,
    pub(super) problems: Vec<Problem>,
    /// What stands above the tables once for all rows.
    pub(super) context: Key,
    pub(super) start: Option<Date>,
    /// The one record of the table above, for a table of categories that names none.
    pub(super) above: Option<u32>,
    /// The row text and number of the vendor read last.
    pub(super) vendor: (Cow<'t, str>, Option<u32>),
    pub(super) unread: Vec<(u32, u32, String)>,
}

impl<'t> Layout<'t> {
    pub(super) fn new(text: &'t str, vocabulary: &'t Vocabulary) -> Self {
        Self {
            vocabulary,
            text: Text::new(text),
            place: Place { at: 0, row: 1 },
            blocks: Vec::new(),
            vendors: Vendors::default(),
            keys: Keys::default(),
            months: Vec::new(),
            categories: Vec::new(),
            waiting: Vec::new(),
            columns: Vec::new(),
            problems: Vec::new(),
            context: Key::default(),
            start: None,
            above: None,
            vendor: (Cow::Borrowed(""), None),
            unread: Vec::new(),
        }
    }

    pub(super) fn read(&mut self) {
        while let Some((line, next)) = self.text.line(self.place.at) {
            if is_blank_line(line) {
                self.place = self.place.next(next);
            } else {
                self.block();
            }
        }
        if self.unread.is_empty() && self.blocks.is_empty() && self.columns.is_empty() {
            self.problems.push(Problem::new(Code::PasteEmpty));
        }
    }

    /// Reads everything up to the next blank line.
    fn block(&mut self) {
        if self.goes_on() {
            return;
        }
        let delimiter = delimiter::of_block(&self.text, self.place.at, self.vocabulary);
        let mut splitter = Splitter::new(delimiter);
        let mut heads = Heads::default();
        let mut cells = Vec::new();
        while let Some((line, _)) = self.text.line(self.place.at) {
            if is_blank_line(line) {
                break;
            }
            let Some(row) = splitter.row(&self.text, self.place.at, &mut cells) else { break };
            self.note_unclosed(row.unclosed, &cells);
            let number = self.place.row;
            let after = self.place.next(row.next);
            let following = self.text.line(row.next).map_or("", |(line, _)| line);
            if Heads::is_header(&cells, following, delimiter, self.vocabulary) {
                self.side(&mut heads, delimiter);
                self.place = after;
                self.table(number, &cells, &mut splitter);
            } else {
                if heads.start_again(&cells, self.vocabulary) {
                    self.side(&mut heads, delimiter);
                }
                heads.push(HeadRow { row: number, cells: std::mem::take(&mut cells) }, self.vocabulary);
                self.place = after;
            }
        }
        self.side(&mut heads, delimiter);
    }

    pub(super) fn note_unclosed(&mut self, unclosed: Option<u32>, cells: &[Cow<'t, str>]) {
        if let Some(column) = unclosed {
            let cell = usize::try_from(column).ok().and_then(|column| cells.get(column.saturating_sub(1)));
            let text = cell.map_or("", |cell| cell);
            self.problems.push(Problem::new(Code::QuoteUnclosed).at_cell(self.place.row, column, text));
        }
    }

    /// Rows after a blank line that go on with the table above: their month stands where the months stood.
    fn goes_on(&mut self) -> bool {
        let Some(Block::Table(table)) = self.blocks.last() else { return false };
        let Some(month) = table.month else { return false };
        let mut splitter = Splitter::new(table.delimiter);
        let mut cells = Vec::new();
        let row = splitter.row(&self.text, self.place.at, &mut cells);
        if row.is_none() || cells.get(month).is_none_or(|cell| keys::month(cell).is_none()) {
            return false;
        }
        let label = cells.first().map_or("", |cell| cell);
        if cells.len() > table.uses.len() || self.vocabulary.find(label) != Found::Nothing {
            return false;
        }
        let Some(Block::Table(table)) = self.blocks.pop() else { return false };
        let of_months = table.scope == Scope::Month;
        self.rows(table, &mut splitter);
        if of_months {
            // It has rows on both sides of the blank line.
            self.above = None;
        }
        true
    }

    pub(super) fn headings(&mut self) -> Headings<'_> {
        Headings { vocabulary: self.vocabulary, columns: &mut self.columns, problems: &mut self.problems }
    }

    fn table(&mut self, row: u32, cells: &[Cow<'t, str>], splitter: &mut Splitter) {
        let start = self.start;
        let table = self.headings().table(row, cells, splitter.delimiter(), start);
        let before = self.place.at;
        self.rows(table, splitter);
        if self.place.at == before {
            let header = cells.iter().find(|cell| !cell.trim_matches(is_blank).is_empty());
            let column = cells.iter().take_while(|cell| cell.trim_matches(is_blank).is_empty()).count();
            let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1);
            let text = header.map_or("", |cell| cell);
            self.problems.push(Problem::new(Code::TableWithoutRows).at_cell(row, column, text));
        }
    }

    /// Reads the rows above a table, or a block without one: labels and values, or a table on its side.
    fn side(&mut self, heads: &mut Heads<'t>, delimiter: Delimiter) {
        let heads = std::mem::take(heads);
        if heads.labels.is_empty() {
            if let Some((row, text)) = heads.unread.first() {
                let rows = u32::try_from(heads.unread.len()).unwrap_or(u32::MAX);
                self.unread.push((*row, rows, text.clone()));
            }
            return;
        }
        for (row, text) in &heads.unread {
            let problem = Problem::new(Code::LineNotRead).with("text", text);
            let problem = problem.with("expected", &self.expected());
            self.problems.push(problem.at_cell(*row, 1, text));
        }
        let first_row = heads.labels.first().map(|row| (row.row, row.text(0).to_owned()));
        let understood = side::understand(heads.labels, heads.corner.as_ref(), delimiter, &mut self.headings());
        if !understood.has_figures {
            if let [lane] = understood.lanes.as_slice() {
                let vendor = lane.vendor.clone().and_then(|name| self.vendor_of(name));
                self.context = Key { vendor, month: lane.month }.or(self.context);
                self.start = understood.side.start.or(self.start);
                self.above = None;
            } else {
                let (row, text) = first_row.unwrap_or_default();
                self.problems.push(Problem::new(Code::TableWithoutRows).at_cell(row, 1, &text));
            }
            return;
        }
        let mut side = understood.side;
        side.start = side.start.or(self.start);
        let block = u32::try_from(self.blocks.len()).unwrap_or(u32::MAX);
        let mut records: (Option<u32>, bool) = (None, false);
        for lane in understood.lanes {
            let vendor = lane.vendor.clone().and_then(|name| self.vendor_of(name));
            let key = Key { vendor, month: lane.month };
            let line = u32::try_from(lane.column).unwrap_or(u32::MAX).saturating_add(1);
            let mut entry = Entry { record: 0, block, line, at: 0 };
            let unnamed = key == Key::default() && !understood.has_keys;
            if side.scope == Scope::Category {
                match self.above.filter(|_| unnamed) {
                    Some(record) => {
                        entry.record = record;
                        self.categories.push(entry);
                    }
                    None => self.waiting.push((key.or(self.context), entry)),
                }
                continue;
            }
            let record = match self.above.filter(|_| unnamed && !records.1 && records.0.is_none()) {
                Some(record) => record,
                None => self.keys.find_or_add(key.or(self.context)),
            };
            records = (Some(record), records.1 || records.0.is_some_and(|other| other != record));
            entry.record = record;
            self.months.push(entry);
        }
        if side.scope == Scope::Month {
            self.above = records.0.filter(|_| !records.1);
        }
        self.blocks.push(Block::Side(side));
    }

    /// A few headings that would be understood.
    fn expected(&self) -> String {
        let figures = self.vocabulary.figures(Scope::Month).take(3).map(|figure| figure.label.zh());
        let roles = [Role::Vendor, Role::Month].map(|role| self.vocabulary.heading_of_role(role));
        roles.into_iter().chain(figures).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn finish(mut self) -> Paste<'t> {
        self.tell_unread();
        self.settle_waiting();
        let records = self.keys.len();
        Paste {
            vocabulary: self.vocabulary,
            text: self.text,
            blocks: self.blocks,
            vendors: self.vendors,
            months: Groups::new(self.months, records),
            categories: Groups::new(self.categories, records),
            keys: self.keys,
            columns: self.columns,
            problems: self.problems,
        }
    }

    fn tell_unread(&mut self) {
        let nothing = self.columns.is_empty();
        let expected = self.expected();
        let shown = if nothing { 1 } else { usize::MAX };
        for (row, rows, text) in self.unread.drain(..).take(shown) {
            let problem = if nothing {
                Problem::new(Code::NoHeaderRecognised).with("expected", &expected)
            } else {
                Problem::new(Code::BlockNotRead).with("rows", &rows)
            };
            self.problems.push(problem.with("seen", &text).at_cell(row, 1, &text));
        }
    }

    /// Finds the records of category rows that came before their month, or name only a part of it.
    fn settle_waiting(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return;
        }
        let join = super::partial::Partial::new(&self.keys, self.vendors.len());
        let known = self.keys.len();
        for (key, mut entry) in waiting {
            let found = match self.keys.find(key) {
                Some(record) => Ok(Some(record)),
                None => join.find(key),
            };
            let spot = self.spot_of(&entry);
            match found {
                Err(()) => self.problems.push(spot.at(Problem::new(Code::CategoryWithoutKey))),
                Ok(found) => {
                    entry.record = found.unwrap_or_else(|| {
                        if known > 0 {
                            let vendor = key.vendor.and_then(|vendor| self.vendors.name(vendor));
                            let problem = Problem::new(Code::CategoryWithoutMonth)
                                .with("month", &key.month.map_or_else(|| "—".into(), |month| month.to_string()))
                                .with("vendor", &**vendor.unwrap_or(&Cow::Borrowed("—")));
                            self.problems.push(spot.at(problem));
                        }
                        self.keys.find_or_add(key)
                    });
                    self.categories.push(entry);
                }
            }
        }
        order::sort(&mut self.categories, |entry| (entry.block, entry.at, entry.line));
    }

    /// The first cell of an entry, for its problems.
    fn spot_of(&self, entry: &Entry) -> Spot<'t> {
        let block = usize::try_from(entry.block).ok().and_then(|block| self.blocks.get(block));
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
