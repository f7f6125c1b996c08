//! Reading the figures of one record after the other out of a laid-out text.

use std::borrow::Cow;

use super::cells::{self, Read, trimmed};
use super::checks;
use super::columns::{Table, Use};
use super::figure::{Kind, Role, Scope};
use super::join::Entry;
use super::keys;
use super::paste::{Block, Paste};
use super::record::{CategoryRow, Pasted, Record};
use super::side::Side;
use super::tables::{Delimiter, Splitter, first_cell, plain_cells};
use super::vocabulary::{Slot, Vocabulary};
use crate::problem::{Code, Problem};

/// Visits records of a [`Paste`], reusing its memory from one to the next.
pub struct Cursor<'p> {
    paste: &'p Paste<'p>,
    record: Record<'p>,
    splitter: Splitter,
    cells: Vec<Cow<'p, str>>,
}

impl<'p> Cursor<'p> {
    /// A cursor before the first record.
    pub fn new(paste: &'p Paste<'p>) -> Self {
        Self {
            paste,
            record: Record::new(paste.vocabulary),
            splitter: Splitter::new(Delimiter::Byte(b'\t')),
            cells: Vec::new(),
        }
    }

    /// Reads a record, numbered from 0, and adds what is wrong with it to `problems`. A number there is no record for
    /// gives an empty one.
    pub fn visit(&mut self, record: usize, problems: &mut Vec<Problem>) -> &Record<'p> {
        let (paste, told) = (self.paste, problems.len());
        self.record.clear();
        self.record.vendor = paste.vendor(record).map(Cow::Borrowed);
        self.record.month = paste.month(record);
        let mut previous: Option<&Entry> = None;
        for entry in paste.laid.months.of(record) {
            if previous.is_some_and(|previous| previous.block == entry.block) {
                self.duplicate(entry, problems);
            } else {
                self.entry(entry, problems);
                previous = Some(entry);
            }
        }
        for entry in paste.laid.categories.of(record) {
            self.entry(entry, problems);
        }
        checks::check(&mut self.record, paste.vocabulary, &|_, _| String::new(), problems);
        for problem in problems.iter_mut().skip(told) {
            problem.record = u32::try_from(record).ok();
        }
        &self.record
    }

    fn entry(&mut self, entry: &Entry, problems: &mut Vec<Problem>) {
        match self.block(entry) {
            Some(Block::Table(table)) => self.row(table, entry, problems),
            Some(Block::Side(side)) => self.lane(side, entry, problems),
            None => {}
        }
    }

    fn block(&self, entry: &Entry) -> Option<&'p Block> {
        self.paste.laid.blocks.get(usize::try_from(entry.block).ok()?)
    }

    fn row(&mut self, table: &'p Table, entry: &Entry, problems: &mut Vec<Problem>) {
        if table.scope == Scope::Category {
            self.record.push_category(CategoryRow::default());
        } else {
            self.record.start = self.record.start.or(table.start);
        }
        let Some((line, _)) = self.paste.text.line(entry.at) else { return };
        let mut sink = Sink::new(self.paste.vocabulary, &mut self.record, problems);
        let found = if self.paste.text.has_quotes(line) {
            if self.splitter.delimiter() != table.delimiter {
                self.splitter = Splitter::new(table.delimiter);
            }
            self.splitter.row(&self.paste.text, entry.at, &mut self.cells);
            sink.cells(table, entry.line, self.cells.drain(..).map(|cell| (cell, None)))
        } else if let Delimiter::Byte(delimiter) = table.delimiter {
            let mut rest = Some(line);
            let cells = std::iter::from_fn(|| {
                let (cell, number, after) = first_cell(rest?, delimiter);
                rest = after;
                Some((Cow::Borrowed(cell), number))
            });
            sink.cells(table, entry.line, cells)
        } else {
            let cells = plain_cells(line, table.delimiter);
            sink.cells(table, entry.line, cells.map(|cell| (Cow::Borrowed(cell), None)))
        };
        if found < table.uses.len() {
            let after = table.uses.get(found..).unwrap_or(&[]);
            if after.iter().any(|meaning| *meaning != Use::Skip) {
                let problem = Problem::new(Code::RowTooShort).with("found", &found);
                let problem = problem.with("expected", &table.uses.len());
                problems.push(problem.at_cell(entry.line, number_of(found.saturating_sub(1)), ""));
            }
        }
    }

    fn lane(&mut self, side: &'p Side<'static>, entry: &Entry, problems: &mut Vec<Problem>) {
        if side.scope == Scope::Category {
            self.record.push_category(CategoryRow::default());
        } else {
            self.record.start = self.record.start.or(side.start);
        }
        let place = usize::try_from(entry.line).unwrap_or(0).saturating_sub(1);
        let mut sink = Sink::new(self.paste.vocabulary, &mut self.record, problems);
        for (row, meaning) in side.rows.iter().zip(&side.uses) {
            if let Some(cell) = row.cells.get(place) {
                sink.take(*meaning, row.row, entry.line, Cow::Borrowed(cell));
            }
        }
    }

    /// A second row for a month that has one in the same table.
    fn duplicate(&self, entry: &Entry, problems: &mut Vec<Problem>) {
        let month = self.record.month.map_or_else(|| "—".to_owned(), |month| month.to_string());
        let problem = Problem::new(Code::DuplicateMonth).with("month", &month);
        problems.push(self.paste.at_entry(entry, problem.with("vendor", self.record.vendor.as_deref().unwrap_or("—"))));
    }
}

/// A column's number, from 1.
fn number_of(column: usize) -> u32 {
    u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1)
}

/// Where the cells of one entry go.
struct Sink<'a, 't> {
    vocabulary: &'a Vocabulary,
    record: &'a mut Record<'t>,
    problems: &'a mut Vec<Problem>,
}

impl<'a, 't> Sink<'a, 't> {
    fn new(vocabulary: &'a Vocabulary, record: &'a mut Record<'t>, problems: &'a mut Vec<Problem>) -> Self {
        Self { vocabulary, record, problems }
    }

    /// Takes the cells of a table's row, some with the number they are; how many there were.
    #[inline]
    fn cells(&mut self, table: &Table, row: u32, cells: impl Iterator<Item = (Cow<'t, str>, Option<i64>)>) -> usize {
        let told = self.problems.len();
        let mut found = 0_usize;
        let mut beyond: Option<(u32, String)> = None;
        for (cell, number) in cells {
            let column = number_of(found);
            match table.uses.get(found) {
                Some(Use::Skip | Use::Key(Role::Vendor | Role::Month)) => {}
                Some(Use::Figure(slot)) => match number.and_then(|number| self.number(*slot, number)) {
                    Some(place) => *place = Some(Pasted { row, column, text: cell }),
                    None => self.figure(*slot, row, column, cell),
                },
                Some(meaning) => self.take(*meaning, row, column, cell),
                None if beyond.is_none() && !trimmed(&cell).is_empty() => {
                    beyond = Some((column, cell.into_owned()));
                }
                None => {}
            }
            found = found.saturating_add(1);
        }
        if let Some((column, text)) = beyond {
            if table.delimiter == Delimiter::Byte(b',') {
                // A comma between thousands would shift every figure after it.
                self.problems.truncate(told);
                self.withdraw(table, row);
                let problem = Problem::new(Code::RowTooLong).with("found", &found);
                self.problems.push(problem.with("expected", &table.uses.len()).at_cell(row, column, &text));
            } else {
                self.problems.push(Problem::new(Code::CellWithoutHeader).at_cell(row, column, &text));
            }
        }
        found
    }

    /// Takes back what a row gave.
    fn withdraw(&mut self, table: &Table, row: u32) {
        for meaning in &table.uses {
            if let Use::Figure(slot) = meaning {
                let (values, cells) = self.record.part(slot.scope);
                let own = cells.get(slot.index).is_some_and(|cell| cell.as_ref().is_some_and(|cell| cell.row == row));
                if let Some(value) = values.get_mut(slot.index).filter(|_| own) {
                    *value = None;
                }
            }
        }
    }

    #[inline]
    fn take(&mut self, meaning: Use, row: u32, column: u32, cell: Cow<'t, str>) {
        match meaning {
            Use::Figure(slot) => self.figure(slot, row, column, cell),
            Use::Key(role) => self.key(role, row, column, cell),
            Use::Skip => {}
        }
    }

    /// Takes a number of few digits for a figure that has none yet, and gives the place for its cell; `None`: it has to
    /// be looked at more closely.
    #[inline]
    fn number(&mut self, slot: Slot, number: i64) -> Option<&mut Option<Pasted<'t>>> {
        let known = self.vocabulary.known(slot)?;
        let (values, places) = self.record.part(slot.scope);
        let place = places.get_mut(slot.index)?;
        if place.is_some() || !matches!(known.figure.kind, Kind::Count | Kind::Number | Kind::Money) {
            return None;
        }
        *values.get_mut(slot.index)? = Some(number.into());
        Some(place)
    }

    fn figure(&mut self, slot: Slot, row: u32, column: u32, cell: Cow<'t, str>) {
        let Some(known) = self.vocabulary.known(slot) else { return };
        let read = cells::read(&cell, known, &self.vocabulary.words);
        if matches!(read, Read::Missing) && trimmed(&cell).is_empty() {
            return;
        }
        let (values, places) = self.record.part(slot.scope);
        let (Some(value), Some(place)) = (values.get_mut(slot.index), places.get_mut(slot.index)) else { return };
        if let Some(first) = place {
            let same = matches!(&read, Read::Value(number) if *value == Some(*number));
            if !same {
                let problem = Problem::new(Code::FigureGivenTwice).with("figure", &known.figure.id);
                let problem = problem.with("first", first.text.trim()).with("text", cell.trim());
                self.problems.push(problem.at_cell(row, column, &cell));
            }
            return;
        }
        match read {
            Read::Value(number) => *value = Some(number),
            Read::Missing => {}
            Read::Bad(problem) => self.problems.push(problem.at_cell(row, column, &cell)),
        }
        *place = Some(Pasted { row, column, text: cell });
    }

    fn key(&mut self, role: Role, row: u32, column: u32, cell: Cow<'t, str>) {
        let text = match cell {
            Cow::Borrowed(text) => Cow::Borrowed(trimmed(text)),
            Cow::Owned(text) => Cow::Owned(trimmed(&text).to_owned()),
        };
        if role == Role::Category {
            if let Some(last) = self.record.categories.last_mut() {
                (last.category, last.cell) = (text, Some((row, column)));
            }
            return;
        }
        if self.vocabulary.words.is_missing(&text) {
            return;
        }
        match role {
            Role::Start => match keys::day(&text) {
                Some(day) => self.record.start = Some(day),
                None => {
                    self.problems
                        .push(Problem::new(Code::DateInvalid).with("text", &*text).at_cell(row, column, &text));
                }
            },
            Role::Package => {
                if let Some(last) = self.record.categories.last_mut() {
                    last.package = Some(text);
                }
            }
            Role::HandedOver => match (self.vocabulary.words.flag(&text), self.record.categories.last_mut()) {
                (Some(flag), Some(last)) => last.handed_over = Some(flag),
                (None, Some(_)) => self
                    .problems
                    .push(Problem::new(Code::FlagUnreadable).with("text", &*text).at_cell(row, column, &text)),
                _ => {}
            },
            _ => {}
        }
    }
}
