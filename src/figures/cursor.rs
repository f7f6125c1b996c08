//! Reading the figures of one record after the other out of a laid-out text.

use std::borrow::Cow;

use super::cells::{self, Read, trimmed};
use super::checks;
use super::columns::{Table, Use};
use super::digits::end_of_cell;
use super::figure::{Role, Scope};
use super::join::Entry;
use super::keys;
use super::paste::{Block, Paste};
use super::record::{CategoryRow, Pasted, Record};
use super::side::Side;
use super::tables::{Delimiter, Splitter, plain_cells};
use super::vocabulary::{Slot, Vocabulary};
use crate::map::begins;
use crate::problem::{Code, Problem};

/// Visits records of a [`Paste`], reusing its memory from one to the next.
pub struct Cursor<'p> {
    paste: &'p Paste<'p>,
    record: Record<'p>,
    /// Where cells are kept for problems alone: a record for the months that have any.
    troubled: Option<Record<'p>>,
    splitter: Splitter,
    cells: Vec<Cow<'p, str>>,
    /// The leading columns of the row read last, and its block: the rows of one month mostly begin alike.
    beginning: (u32, &'p str),
}

impl<'p> Cursor<'p> {
    /// A cursor before the first record.
    pub fn new(paste: &'p Paste<'p>) -> Self {
        Self {
            paste,
            record: Record::new(paste.vocabulary),
            troubled: None,
            splitter: Splitter::new(Delimiter::Byte(b'\t')),
            cells: Vec::new(),
            beginning: (0, ""),
        }
    }

    /// A cursor before the first record, for those who want to know the cells of nothing but problems: it need not keep
    /// the cells of a month that has none.
    pub fn for_values(paste: &'p Paste<'p>) -> Self {
        Self {
            record: Record::without_cells(paste.vocabulary),
            troubled: Some(Record::new(paste.vocabulary)),
            ..Self::new(paste)
        }
    }

    /// Reads a record, numbered from 0, and adds what is wrong with it to `problems`. A number there is no record for
    /// gives an empty one.
    pub fn visit(&mut self, record: usize, problems: &mut Vec<Problem>) -> &Record<'p> {
        let told = problems.len();
        // Whether one of two values is another one shows in their cells.
        let once = self.troubled.is_none() || self.paste.laid.months.of(record).len() < 2;
        if once {
            self.read(record, problems);
        }
        if (!once || problems.len() > told)
            && let Some(troubled) = self.troubled.take()
        {
            problems.truncate(told);
            let values = std::mem::replace(&mut self.record, troubled);
            self.read(record, problems);
            let troubled = self.troubled.insert(std::mem::replace(&mut self.record, values));
            return troubled;
        }
        &self.record
    }

    fn read(&mut self, record: usize, problems: &mut Vec<Problem>) {
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
        checks::check(&mut self.record, paste.vocabulary, problems);
        for problem in problems.iter_mut().skip(told) {
            problem.record = u32::try_from(record).ok();
        }
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
        let quoted = self.paste.text.has_quotes(line);
        let leading = match table.delimiter {
            Delimiter::Byte(delimiter) if !quoted => self.leading(table, entry.block, line, delimiter),
            _ => (0, 0),
        };
        let mut sink = Sink::new(self.paste.vocabulary, &mut self.record, problems);
        let found = if quoted {
            if self.splitter.delimiter() != table.delimiter {
                self.splitter = Splitter::new(table.delimiter);
            }
            self.splitter.row(&self.paste.text, entry.at, &mut self.cells);
            sink.cells(table, entry.line, &mut self.cells.drain(..))
        } else if let Delimiter::Byte(delimiter) = table.delimiter {
            let end = entry.at.saturating_add(line.len());
            sink.row(table, entry.line, (self.paste.text.all, entry.at, end), delimiter, leading)
        } else {
            sink.cells(table, entry.line, &mut plain_cells(line, table.delimiter).map(Cow::Borrowed))
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

    /// How many leading columns of a row need not be read, and how many bytes they take.
    fn leading(&mut self, table: &Table, block: u32, line: &'p str, delimiter: u8) -> (usize, usize) {
        let (known, beginning) = self.beginning;
        if known != block || beginning.is_empty() || !begins(line, beginning) {
            let last = table.leading.checked_sub(1);
            let end = last.and_then(|last| memchr::memchr_iter(delimiter, line.as_bytes()).nth(last));
            self.beginning = (block, end.and_then(|end| line.get(..=end)).unwrap_or_default());
        }
        let length = self.beginning.1.len();
        (if length > 0 { table.leading } else { 0 }, length)
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

/// The first cell that stands beyond the headings, if there is one: its column, and what it says.
type Beyond = Option<(u32, String)>;

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

    /// Takes the cells of a table's row; how many there were.
    fn cells(&mut self, table: &Table, row: u32, cells: &mut dyn Iterator<Item = Cow<'t, str>>) -> usize {
        let (told, mut found, mut beyond) = (self.problems.len(), 0_usize, None);
        for cell in cells {
            self.cell(table, row, found, cell, &mut beyond);
            found = found.saturating_add(1);
        }
        self.end(table, row, found, told, beyond);
        found
    }

    /// Takes the cells of a row without quotation marks, from `start` to `row_end`; most of them at a glance. The
    /// leading ones, so many in so many bytes, are left out.
    fn row(
        &mut self,
        table: &Table,
        row: u32,
        (text, start, row_end): (&'t str, usize, usize),
        delimiter: u8,
        (leading, length): (usize, usize),
    ) -> usize {
        let (told, mut found, mut beyond) = (self.problems.len(), leading, None);
        let mut start = start.wrapping_add(length);
        loop {
            (found, start) = self.numbers(table, row, (text, start, row_end), delimiter, found);
            if start > row_end {
                break;
            }
            let (end, _) = end_of_cell(text.as_bytes(), start, row_end, delimiter);
            self.cell(table, row, found, Cow::Borrowed(text.get(start..end).unwrap_or_default()), &mut beyond);
            found = found.saturating_add(1);
            start = end.wrapping_add(1);
        }
        self.end(table, row, found, told, beyond);
        found
    }

    /// Takes cells from `start` on as long as they are numbers of figures that have none yet. Which cell is the next, and
    /// where it starts: beyond the row's end if there is none.
    fn numbers(
        &mut self,
        table: &Table,
        row: u32,
        (text, mut start, row_end): (&'t str, usize, usize),
        delimiter: u8,
        mut found: usize,
    ) -> (usize, usize) {
        let (values, places) = self.record.part(table.scope);
        while start <= row_end
            && let Some(Some(slot)) = table.counted.get(found)
            && let (end, Some(number)) = end_of_cell(text.as_bytes(), start, row_end, delimiter)
            && let Some(value) = values.get_mut(*slot)
        {
            match places.get_mut(*slot) {
                Some(Some(_)) => break,
                Some(place) => {
                    let text = Cow::Borrowed(text.get(start..end).unwrap_or_default());
                    *place = Some(Pasted { row, column: number_of(found), text });
                }
                None => {}
            }
            *value = Some(number.into());
            found = found.saturating_add(1);
            start = end.wrapping_add(1);
        }
        (found, start)
    }

    /// Takes a cell, numbered from 0; the first that stands beyond the headings is kept in `beyond`.
    fn cell(&mut self, table: &Table, row: u32, place: usize, cell: Cow<'t, str>, beyond: &mut Beyond) {
        let column = number_of(place);
        match table.uses.get(place) {
            Some(Use::Skip | Use::Key(Role::Vendor | Role::Month)) => {}
            Some(meaning) => self.take(*meaning, row, column, cell),
            None if beyond.is_none() && !trimmed(&cell).is_empty() => *beyond = Some((column, cell.into_owned())),
            None => {}
        }
    }

    /// Ends a row of so many cells; `told` is how many problems there were before it.
    fn end(&mut self, table: &Table, row: u32, found: usize, told: usize, beyond: Beyond) {
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
    }

    /// Takes back what a row gave.
    fn withdraw(&mut self, table: &Table, row: u32) {
        for meaning in &table.uses {
            if let Use::Figure(slot) = meaning {
                let (values, cells) = self.record.part(slot.scope);
                // Where cells are not kept the row is read once more.
                let own = cells.get(slot.index).is_some_and(|cell| cell.as_ref().is_some_and(|cell| cell.row == row));
                let taken = own && values.get(slot.index).is_some_and(Option::is_some);
                if taken {
                    self.record.withhold(self.category_of(*slot), slot.index);
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

    fn figure(&mut self, slot: Slot, row: u32, column: u32, cell: Cow<'t, str>) {
        let Some(known) = self.vocabulary.known(slot) else { return };
        let read = cells::read(&cell, known, &self.vocabulary.words);
        if matches!(read, Read::Missing) && trimmed(&cell).is_empty() {
            return;
        }
        let (values, places) = self.record.part(slot.scope);
        let (Some(value), place) = (values.get_mut(slot.index), places.get_mut(slot.index)) else { return };
        if let Some(Some(first)) = &place {
            // What cannot be read is the same where it is written the same.
            let same = matches!(&read, Read::Value(number) if *value == Some(*number));
            if !same && first.text.trim() != cell.trim() {
                let problem = Problem::new(Code::FigureGivenTwice).with("figure", &known.figure.id);
                let problem = problem.with("first", first.text.trim()).with("text", cell.trim());
                self.problems.push(problem.at_cell(row, column, &cell));
            }
            return;
        }
        let mut bad = false;
        match read {
            Read::Value(number) => *value = Some(number),
            Read::Missing => {}
            Read::Bad(problem) => {
                self.problems.push(problem.at_cell(row, column, &cell));
                bad = true;
            }
        }
        if let Some(place) = place {
            *place = Some(Pasted { row, column, text: cell });
        }
        if bad {
            self.record.withhold(self.category_of(slot), slot.index);
        }
    }

    /// The category a figure of this slot belongs to, if it belongs to one.
    fn category_of(&self, slot: Slot) -> Option<usize> {
        if slot.scope == Scope::Category { self.record.last_category() } else { None }
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
