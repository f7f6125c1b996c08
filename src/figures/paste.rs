//! A pasted text, laid out: which tables it holds, which records they make, and where each record's rows are.
//!
//! Laying out reads only headings and keys. The figures are read when a [`Cursor`](super::Cursor) visits a record, so
//! that a text of a million rows costs a few words of memory per row.

use std::borrow::Cow;

use super::cells::is_blank;
use super::columns::{Column, Headings, Spot, Table};
use super::delimiter;
use super::heads::Heads;
use super::join::{Entry, Groups, Keys};
use super::keys::{self, DayKey, Key, MonthKey, Vendors};
use super::side::{self, HeadRow, Side};
use super::tables::{Delimiter, Splitter, Text, is_blank_line, plain_cells};
use super::vocabulary::{Found, Meaning, Role, Scope, Vocabulary};
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
        if let Some(place) = text.as_bytes().iter().position(|byte| *byte == 0) {
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

    /// The record's vendor, if one is named.
    pub fn vendor(&self, record: usize) -> Option<&Cow<'t, str>> {
        self.vendors.name(self.keys.get(record)?.vendor?)
    }

    /// The record's month, if one is named.
    pub fn month(&self, record: usize) -> Option<MonthKey> {
        self.keys.get(record)?.month
    }
}

/// Where the layout stands in the text.
#[derive(Clone, Copy, Debug)]
struct Place {
    at: usize,
    row: u32,
}

impl Place {
    fn next(self, at: usize) -> Self {
        Self { at, row: self.row.saturating_add(1) }
    }
}

/// The part of a row that says which record it belongs to.
struct RowKeys<'t> {
    first: Cow<'t, str>,
    vendor: Cow<'t, str>,
    month: Cow<'t, str>,
    category: Cow<'t, str>,
}

/// What a row of a table turned out to be.
enum RowIs {
    Of(Key),
    /// Told in a problem, or a row of totals.
    Nothing,
    /// Another table's headings: this one ends above it.
    Headings,
}

struct Layout<'t> {
    vocabulary: &'t Vocabulary,
    text: Text<'t>,
    place: Place,
    blocks: Vec<Block<'t>>,
    vendors: Vendors<'t>,
    keys: Keys,
    months: Vec<Entry>,
    categories: Vec<Entry>,
    /// Rows of categories whose record may come later.
    waiting: Vec<(Key, Entry)>,
    columns: Vec<Column>,
    problems: Vec<Problem>,
    /// What stands above the tables once for all rows.
    context: Key,
    start: Option<DayKey>,
    /// The one record of the table above, for a table of categories that names none.
    above: Option<u32>,
    /// The row text and number of the vendor read last.
    vendor: (Cow<'t, str>, Option<u32>),
    unread: Vec<(u32, u32, String)>,
}

impl<'t> Layout<'t> {
    fn new(text: &'t str, vocabulary: &'t Vocabulary) -> Self {
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

    fn read(&mut self) {
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
                heads.push(HeadRow { row: number, cells: std::mem::take(&mut cells) }, self.vocabulary);
                self.place = after;
            }
        }
        self.side(&mut heads, delimiter);
    }

    fn note_unclosed(&mut self, unclosed: Option<u32>, cells: &[Cow<'t, str>]) {
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
        self.rows(table, &mut splitter);
        true
    }

    fn headings(&mut self) -> Headings<'_> {
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

    /// Reads the keys of a table's rows, up to a blank line or other headings.
    fn rows(&mut self, table: Table, splitter: &mut Splitter) {
        let block = u32::try_from(self.blocks.len()).unwrap_or(u32::MAX);
        let last_key = table.last_key();
        let mut cells = Vec::new();
        let mut records: (Option<u32>, bool) = (None, false);
        while let Some((line, next)) = self.text.line(self.place.at) {
            if is_blank_line(line) {
                break;
            }
            let (row, next) = if self.text.has_quotes(line) {
                let Some(row) = splitter.row(&self.text, self.place.at, &mut cells) else { break };
                let keys = RowKeys::of(&table, last_key, cells.iter().cloned());
                self.note_unclosed(row.unclosed, &cells);
                (keys, row.next)
            } else {
                (RowKeys::of(&table, last_key, plain_cells(line, table.delimiter).map(Cow::Borrowed)), next)
            };
            match self.row_is(&table, &row, line) {
                RowIs::Headings => break,
                RowIs::Nothing => {}
                RowIs::Of(key) => {
                    let mut entry = Entry { record: 0, block, line: self.place.row, at: self.place.at };
                    if table.scope == Scope::Month {
                        let record = self.keys.find_or_add(key.or(self.context));
                        records = (Some(record), records.1 || records.0.is_some_and(|other| other != record));
                        entry.record = record;
                        self.months.push(entry);
                    } else {
                        self.categorise(&table, key, entry);
                    }
                }
            }
            self.place = self.place.next(next);
        }
        if table.scope == Scope::Month {
            self.above = records.0.filter(|_| !records.1);
        }
        self.blocks.push(Block::Table(table));
    }

    fn categorise(&mut self, table: &Table, key: Key, mut entry: Entry) {
        let keyed = table.vendor.is_some() || table.month.is_some();
        let key = key.or(self.context);
        let record = if keyed { self.keys.find(key) } else { self.above };
        match record {
            Some(record) => {
                entry.record = record;
                self.categories.push(entry);
            }
            None => self.waiting.push((key, entry)),
        }
    }

    fn row_is(&mut self, table: &Table, row: &RowKeys<'t>, line: &str) -> RowIs {
        let words = &self.vocabulary.words;
        let mut key = Key::default();
        if let Some(column) = table.month {
            let text = row.month.trim_matches(is_blank);
            key.month = keys::month(text);
            if key.month.is_none() {
                return self.without_month(column, row, line, table.delimiter);
            }
        } else if self.is_heading(&row.first) {
            return RowIs::Headings;
        }
        let total = |text: &str| words.is_total(text.trim_matches(is_blank));
        let totals = [(Some(0), &row.first), (table.vendor, &row.vendor), (table.category, &row.category)];
        for (column, text) in totals {
            let seen_before = column == table.vendor && **text == *self.vendor.0 && self.vendor.1.is_some();
            if let Some(column) = column.filter(|_| !seen_before && total(text)) {
                return self.skip(Problem::new(Code::TotalLeftOut).with("text", text.trim()), column, text);
            }
        }
        if let Some(column) = table.vendor {
            key.vendor = self.vendor_of(row.vendor.clone());
            if key.vendor.is_none() {
                return self.skip(Problem::new(Code::KeyMissing).with("key", Role::Vendor.word()), column, &row.vendor);
            }
        }
        if let Some(column) = table.category
            && words.is_missing(row.category.trim_matches(is_blank))
        {
            let problem = Problem::new(Code::KeyMissing).with("key", Role::Category.word());
            return self.skip(problem, column, &row.category);
        }
        RowIs::Of(key)
    }

    /// A row whose month cannot be read: totals, other headings, or a problem.
    fn without_month(&mut self, column: usize, row: &RowKeys<'t>, line: &str, delimiter: Delimiter) -> RowIs {
        let words = &self.vocabulary.words;
        let text = row.month.trim_matches(is_blank);
        for total in [&row.first, &row.vendor, &row.category] {
            if words.is_total(total.trim_matches(is_blank)) {
                let problem = Problem::new(Code::TotalLeftOut).with("text", total.trim_matches(is_blank));
                return self.skip(problem, 0, total);
            }
        }
        if words.ends_with_total(text) {
            return self.skip(Problem::new(Code::TotalLeftOut).with("text", text), column, text);
        }
        let known = plain_cells(line, delimiter).filter(|cell| self.is_heading(cell)).take(2).count();
        if known == 2 || (known == 1 && self.is_heading(&row.first)) {
            return RowIs::Headings;
        }
        let problem = if words.is_missing(text) {
            Problem::new(Code::KeyMissing).with("key", Role::Month.word())
        } else {
            Problem::new(Code::MonthInvalid).with("text", text)
        };
        self.skip(problem, column, text)
    }

    fn is_heading(&self, text: &str) -> bool {
        let text = text.trim_matches(is_blank);
        !text.starts_with(|letter: char| letter.is_ascii_digit())
            && matches!(
                self.vocabulary.find(text),
                Found::One(
                    Meaning::Figure(_) | Meaning::Column(Role::Vendor | Role::Month | Role::Start | Role::Category)
                )
            )
    }

    fn skip(&mut self, problem: Problem, column: usize, text: &str) -> RowIs {
        let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1);
        self.problems.push(problem.at_cell(self.place.row, column, text));
        RowIs::Nothing
    }

    /// The number of the vendor named in a cell; `None` if it names none.
    fn vendor_of(&mut self, cell: Cow<'t, str>) -> Option<u32> {
        if *self.vendor.0 == *cell {
            return self.vendor.1;
        }
        let name = cell.trim_matches(is_blank);
        let number = if self.vocabulary.words.is_missing(name) {
            None
        } else {
            let own = || match &cell {
                Cow::Borrowed(text) => Cow::Borrowed(text.trim_matches(is_blank)),
                Cow::Owned(text) => Cow::Owned(text.trim_matches(is_blank).to_owned()),
            };
            Some(self.vendors.number(name, own))
        };
        self.vendor = (cell, number);
        number
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
        let figures = self.vocabulary.figures(Scope::Month).take(3).map(|figure| figure.label.simplified.as_str());
        let roles = [Role::Vendor, Role::Month].map(|role| self.vocabulary.heading_of_role(role));
        roles.into_iter().chain(figures).collect::<Vec<_>>().join(", ")
    }

    fn finish(mut self) -> Paste<'t> {
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
        self.categories.sort_by_key(|entry| (entry.block, entry.at, entry.line));
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

impl<'t> RowKeys<'t> {
    #[inline]
    fn of(table: &Table, last_key: usize, cells: impl Iterator<Item = Cow<'t, str>>) -> Self {
        let empty = Cow::Borrowed("");
        let mut keys = Self { first: empty.clone(), vendor: empty.clone(), month: empty.clone(), category: empty };
        for (column, cell) in cells.take(last_key.saturating_add(1)).enumerate() {
            if column == 0 && table.vendor != Some(0) && table.month != Some(0) && table.category != Some(0) {
                keys.first = cell;
            } else if table.vendor == Some(column) {
                keys.vendor = cell;
            } else if table.month == Some(column) {
                keys.month = cell;
            } else if table.category == Some(column) {
                keys.category = cell;
            }
        }
        keys
    }
}
