//! Which record each row of a table belongs to.

use std::borrow::Cow;

use super::cells::trimmed;
use super::columns::Table;
use super::figure::{Role, Scope};
use super::join::Entry;
use super::keys::{self, Key};
use super::layout::{Above, Layout, Open, Place};
use super::tables::{Delimiter, Splitter, is_blank_line, plain_cells};
use super::vocabulary::{Found, Meaning};
use crate::period::Month;
use crate::problem::{Code, Problem};

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

impl<'t> Layout<'t> {
    /// Reads the keys of the open table's rows, up to a blank line or other headings; `false` if it stopped for a break.
    pub(super) fn rows(&mut self) -> bool {
        let Some(mut open) = self.so_far.open.take() else { return true };
        let block = u32::try_from(self.so_far.blocks.len()).unwrap_or(u32::MAX);
        let last_key = open.table.last_key();
        let mut splitter = Splitter::new(open.table.delimiter);
        let mut cells = Vec::new();
        let mut at_its_end = true;
        while let Some((line, next)) = self.text.line(self.so_far.place.at) {
            if self.left > 0 && self.goes_with_above(&open, line) {
                self.left = self.left.saturating_sub(1);
                let Place { at, row: line } = self.so_far.place;
                self.put(&open.above, Entry { record: 0, block, line, at });
                self.so_far.place = self.so_far.place.next(next);
                continue;
            }
            if is_blank_line(line) {
                break;
            }
            if self.left == 0 {
                at_its_end = false;
                break;
            }
            self.left = self.left.saturating_sub(1);
            let table = &open.table;
            let (row, next) = if self.text.has_quotes(line) {
                let Some(row) = splitter.row(&self.text, self.so_far.place.at, &mut cells) else { break };
                let keys = RowKeys::of(table, last_key, cells.iter().cloned());
                self.note_unclosed(row.unclosed, &cells);
                (keys, row.next)
            } else {
                (RowKeys::of(table, last_key, plain_cells(line, table.delimiter).map(Cow::Borrowed)), next)
            };
            match self.row_is(table, &row, line) {
                RowIs::Headings => break,
                RowIs::Nothing => {}
                RowIs::Of(key) => {
                    let Place { at, row: number } = self.so_far.place;
                    let mut entry = Entry { record: 0, block, line: number, at };
                    if table.scope == Scope::Month {
                        let record = self.so_far.keys.find_or_add(key.or(self.so_far.context));
                        let (first, more) = open.records;
                        open.records = (Some(record), more || first.is_some_and(|other| other != record));
                        entry.record = record;
                        self.so_far.months.push(entry);
                    } else {
                        open.above = self.categorise(table, key, line);
                        self.put(&open.above, entry);
                    }
                }
            }
            self.so_far.place = self.so_far.place.next(next);
            self.so_far.crowd.bound(&mut self.so_far.problems);
        }
        self.so_far.open = Some(open);
        at_its_end
    }

    /// Finds the month of a category by the keys of its row.
    fn categorise(&mut self, table: &Table, key: Key, line: &str) -> Above {
        let last = table.vendor.max(table.month);
        let key = key.or(self.so_far.context);
        let record = if last.is_some() { self.so_far.keys.find(key) } else { self.so_far.above };
        let beginning = match (last.filter(|last| table.category > Some(*last)), table.delimiter) {
            (Some(last), Delimiter::Byte(byte)) if !self.text.has_quotes(line) => {
                let end = memchr::memchr_iter(byte, line.as_bytes()).nth(last);
                end.and_then(|end| line.get(..=end)).unwrap_or_default()
            }
            _ => "",
        };
        Above { beginning: beginning.into(), key, record }
    }

    /// Whether a row is plainly one more category of the month above.
    fn goes_with_above(&self, open: &Open, line: &str) -> bool {
        let Open { table, above: Above { beginning, .. }, .. } = open;
        if beginning.is_empty() || !line.starts_with(beginning) || self.text.has_quotes(line) {
            return false;
        }
        let (last, rest) = (table.vendor.max(table.month), line.get(beginning.len()..).unwrap_or_default());
        let after = table.category.zip(last).map_or(0, |(category, last)| category.saturating_sub(last));
        let name = trimmed(plain_cells(rest, table.delimiter).nth(after.saturating_sub(1)).unwrap_or_default());
        let words = &self.vocabulary.words;
        words.is_plain(name) || !(words.is_missing(name) || words.is_total(name))
    }

    fn put(&mut self, above: &Above, mut entry: Entry) {
        match above.record {
            Some(record) => {
                entry.record = record;
                self.so_far.categories.push(entry);
            }
            None => self.so_far.waiting.push((above.key, entry)),
        }
    }

    fn row_is(&mut self, table: &Table, row: &RowKeys<'t>, line: &str) -> RowIs {
        let words = &self.vocabulary.words;
        let mut key = Key::default();
        if let Some(column) = table.month {
            let text = trimmed(&row.month);
            key.month = self.month_of(text);
            if key.month.is_none() {
                return self.without_month(column, row, line, table.delimiter);
            }
        } else if self.is_heading(&row.first) {
            return RowIs::Headings;
        }
        let total = |text: &str| words.is_total(trimmed(text));
        let vendor_seen = self.so_far.vendor.1.is_some() && row.vendor == self.so_far.vendor.0;
        let vendor = table.vendor.filter(|_| !vendor_seen);
        let totals = [(Some(0), &row.first), (vendor, &row.vendor), (table.category, &row.category)];
        for (column, text) in totals {
            if let Some(column) = column.filter(|_| !text.is_empty() && total(text)) {
                return self.skip(Problem::new(Code::TotalLeftOut).with("text", text.trim()), column, text);
            }
        }
        if let Some(column) = table.vendor {
            key.vendor = self.vendor_of(&row.vendor);
            if key.vendor.is_none() {
                return self.skip(Problem::new(Code::KeyMissing).with("key", Role::Vendor.word()), column, &row.vendor);
            }
        }
        if let Some(column) = table.category
            && words.is_missing(trimmed(&row.category))
        {
            let problem = Problem::new(Code::KeyMissing).with("key", Role::Category.word());
            return self.skip(problem, column, &row.category);
        }
        RowIs::Of(key)
    }

    /// A row whose month cannot be read: totals, other headings, or a problem.
    fn without_month(&mut self, column: usize, row: &RowKeys<'t>, line: &str, delimiter: Delimiter) -> RowIs {
        let words = &self.vocabulary.words;
        let text = trimmed(&row.month);
        for total in [&row.first, &row.vendor, &row.category] {
            if words.is_total(trimmed(total)) {
                let problem = Problem::new(Code::TotalLeftOut).with("text", trimmed(total));
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
        let text = trimmed(text);
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
        self.so_far.problems.push(problem.at_cell(self.so_far.place.row, column, text));
        RowIs::Nothing
    }

    /// The month named in a cell; rows of the same month often follow each other.
    fn month_of(&mut self, text: &str) -> Option<Month> {
        let (last, month) = &mut self.so_far.month;
        if month.is_none() || last != text {
            text.clone_into(last);
            *month = keys::month(text);
        }
        *month
    }

    /// The number of the vendor named in a cell; `None` if it names none.
    pub(super) fn vendor_of(&mut self, cell: &str) -> Option<u32> {
        if self.so_far.vendor.0 == *cell {
            return self.so_far.vendor.1;
        }
        let name = trimmed(cell);
        let number = (!self.vocabulary.words.is_missing(name)).then(|| self.so_far.vendors.number(name));
        cell.clone_into(&mut self.so_far.vendor.0);
        self.so_far.vendor.1 = number;
        number
    }
}
