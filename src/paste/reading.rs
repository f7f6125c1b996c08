//! Reading a text that comes in parts: block by block, each table's rows as they come. What has been read is not needed any
//! more.

mod begin;
mod block;
mod end;
mod find;
mod log;
mod open;

use std::borrow::Cow;
use std::sync::Arc;

use block::{Block, begins_anew, names_day, names_figure};
use open::Open;

use super::dates::{Carried, carried};
use super::draft::Around;
use super::join::Numbered;
use super::json_rows::table_of_json;
use super::layout::{Layout, SeveralTables};
use super::parse_cell::trimmed;
use super::row_lists::RowList;
use super::rows::{At, Reading};
use super::split::{Splitter, Step, Text, is_blank_line};
use super::structure::{Head, SHEET};
use super::table_rows::Closed;
use crate::glossary::{Role, Scope, Vocabulary};
use crate::problem::limit::ProblemLimit;
use crate::problem::{Code, Problem};

/// What may be said about a text beside it.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The name of the file it comes from.
    pub source: Option<String>,
    /// Where it was joined from several: the row each begins at, from 1, behind a blank one, and its name.
    pub sources: Vec<(u32, String)>,
    /// What was said about its tables, and about others.
    pub layouts: Vec<Layout>,
    /// The day the contract's months begin with.
    pub from_day: u8,
    /// Whether somebody asks for the cells of figures.
    pub keep_cells: bool,
    /// Ids of figures that nothing rests on: nothing is asked about them.
    pub unused: Arc<Vec<String>>,
}

/// Rows of a table that are looked at before it is decided how they are read.
const LOOK_AT: usize = 1000;
/// Of those, so many from the beginning and so many from the end.
const LOOK_CLOSELY: usize = 200;

/// How far a text has been read. Nothing here points into the text.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    pub(super) options: Options,
    /// Bytes of the text that were read, and are not needed any more.
    pub(super) consumed: usize,
    /// Up to where no byte was found that no text has.
    looked_at: usize,
    /// The number of the next row, less one.
    rows: u32,
    open: Option<Box<Open>>,
    pub(super) tables: Vec<Closed>,
    /// Tables whose rows stay rows.
    pub(super) lists: Vec<RowList>,
    pub(super) vendors: Numbered,
    around: Around,
    /// Rows that may be titles of a table that follows, or notes.
    pending: Vec<Pending>,
    pub(super) problems: Vec<Problem>,
    pub(super) problem_limit: ProblemLimit,
    /// Headings that say something for all tables below.
    pub(super) context: Vec<(Head, Role)>,
    /// Where blank lines begin with which another text starts, and what it is called; and their rows, as they are met.
    pub(super) begins: Vec<(usize, Option<String>)>,
    pub(super) breaks: Vec<u32>,
    /// Groups of all tables so far.
    pub(super) groups: u32,
    /// It is not read on: it holds a byte that no text has, or was JSON and is read.
    unread: bool,
    splitter: Option<Splitter>,
    /// How much of the next block has to be there before it is looked at again. A text that comes in small pieces would be looked
    /// at from the block's beginning with each of them.
    wanted: usize,
}

/// The period that titles name, the lowest first.
fn period_in(titles: &[String]) -> Option<Carried> {
    titles.iter().rev().find_map(|title| carried(title))
}

/// Rows of which it is not known what they are.
#[derive(Debug)]
struct Pending {
    row: u32,
    rows: u32,
    seen: String,
    titles: Vec<(u32, String)>,
    values: bool,
    /// Whether they may be rows of a table: most have several numbers.
    figures: bool,
}

impl Reader {
    pub(crate) fn new(options: Options) -> Self {
        let first = options.sources.first().filter(|(row, _)| *row == 1).map(|(_, name)| name.clone());
        let source = options.source.clone().or(first);
        let mut reader = Self::default();
        reader.starts(source, options.from_day);
        reader.options = options;
        reader
    }

    /// The text begins, from a file of this name.
    pub(crate) fn begin(&mut self, source: Option<String>) {
        self.around.source.clone_from(&source);
        self.options.source = source;
    }

    /// Another text begins so many bytes behind what has been read.
    pub(crate) fn begin_at(&mut self, at: usize, source: Option<String>) {
        self.begins.push((self.consumed.saturating_add(at), source));
    }

    /// How many bytes have been read.
    pub(crate) fn read(&self) -> usize {
        self.consumed
    }

    /// Reads on for about so many rows: how much of the text is not needed any more, and whether there is more to do with
    /// what there is.
    pub(crate) fn feed(&mut self, text: &str, ended: bool, vocabulary: &Vocabulary, rows: usize) -> (usize, bool) {
        let before = self.consumed;
        let at = if self.consumed == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        if self.consumed == 0 && text.len() < '\u{feff}'.len_utf8() && !ended {
            return (0, false);
        }
        let all = text;
        if self.rows == 0 && !self.unread {
            match is_json(text) {
                // A list of objects is understood when all of it is there.
                None | Some(true) if !ended => return (0, false),
                Some(true) => {
                    if let Some(table) = table_of_json(text) {
                        self.read_rows(&Text { all: &table, ended: true }, 0, u64::MAX, vocabulary);
                    } else {
                        self.problems.push(Problem::new(Code::PasteIsJson).at_cell(1, 1, ""));
                    }
                    self.unread = true;
                }
                _ => {}
            }
        }
        // What was looked at and not read yet is not looked at again. What is not read any more may hold more of them: the first
        // is told.
        let from = self.looked_at.saturating_sub(self.consumed).min(text.len());
        if let Some(zero) = memchr::memchr(0, text.as_bytes().get(from..).unwrap_or_default()).filter(|_| !self.unread)
        {
            self.is_binary(text, from.saturating_add(zero));
        }
        self.looked_at = self.consumed.saturating_add(text.len());
        if self.unread {
            self.consumed = before.saturating_add(text.len());
            return (text.len(), false);
        }
        let text = Text { all, ended };
        let until = u64::from(self.rows).saturating_add(u64::try_from(rows).unwrap_or(u64::MAX));
        self.read_rows(&text, at, until, vocabulary)
    }

    /// Reads on from a place in a text, up to a row.
    fn read_rows(&mut self, text: &Text<'_>, mut at: usize, until: u64, vocabulary: &Vocabulary) -> (usize, bool) {
        let mut cells = Vec::new();
        loop {
            if u64::from(self.rows) >= until {
                break;
            }
            let there = text.all.len().saturating_sub(at);
            let step = if self.open.is_some() {
                self.row(text, at, &mut cells, vocabulary)
            } else if there < self.wanted && !text.ended {
                Step::Wait
            } else {
                let step = self.block(text, at, vocabulary);
                self.wanted = if matches!(step, Step::Wait) { there.saturating_mul(2) } else { 0 };
                step
            };
            match step {
                Step::Next((), next) => at = next,
                Step::Wait => {
                    self.consumed = self.consumed.saturating_add(at);
                    return (at, false);
                }
                Step::End => {
                    self.close(vocabulary);
                    self.consumed = self.consumed.saturating_add(at);
                    return (at, false);
                }
            }
        }
        self.consumed = self.consumed.saturating_add(at);
        (at, true)
    }

    fn is_binary(&mut self, text: &str, zero: usize) {
        let before = text.as_bytes().get(..zero).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', before).count();
        let row = self.rows.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX)).saturating_add(1);
        let options = std::mem::take(&mut self.options);
        let read = (self.consumed, self.rows);
        *self = Self::new(options);
        (self.consumed, self.rows) = read;
        self.problems.push(Problem::new(Code::PasteNotText).with("row", &row).at_cell(row, 1, ""));
        self.unread = true;
    }

    /// A line that stands between tables: blank, or the name of a sheet.
    fn between(&mut self, line: &str, absolute: usize) -> bool {
        if let Some(name) = line.strip_prefix(SHEET) {
            self.rows = self.rows.saturating_add(1);
            self.around.sheet = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
            self.around.titles.clear();
            return true;
        }
        if !is_blank_line(line) {
            return false;
        }
        self.rows = self.rows.saturating_add(1);
        if let Some((at, source)) = self.begins.get(self.breaks.len()).cloned()
            && at == absolute
        {
            self.breaks.push(self.rows);
            self.starts(source, self.options.from_day);
        } else if let Some(name) = self.source_at(self.rows.saturating_add(1)) {
            let source = Some(name.to_owned());
            self.starts(source, self.options.from_day);
        }
        true
    }

    /// Nothing stands around what follows but the name of its file.
    fn starts(&mut self, source: Option<String>, from_day: u8) {
        self.around = Around::default();
        (self.around.source, self.around.from_day) = (source, from_day);
    }

    /// Whether another text begins with the blank line that stands here below so many rows.
    fn is_break(&self, absolute: usize, rows: u32) -> bool {
        self.begins.get(self.breaks.len()).is_some_and(|(begin, _)| *begin == absolute)
            || self.source_at(rows.saturating_add(2)).is_some()
    }

    /// The name of the file that begins at a row, if one does.
    fn source_at(&self, row: u32) -> Option<&str> {
        let sources = self.options.sources.iter().filter(|_| row > 1);
        { sources }.find(|(first, _)| *first == row).map(|(_, name)| name.as_str())
    }

    /// Reads a row of the open table, into these cells.
    fn row<'t>(
        &mut self,
        text: &Text<'t>,
        at: usize,
        cells: &mut Vec<Cow<'t, str>>,
        vocabulary: &Vocabulary,
    ) -> Step<()> {
        let (line, next) = match text.line(at) {
            Step::Next(line, next) => (line, next),
            Step::Wait => return Step::Wait,
            Step::End => return Step::End,
        };
        let absolute = self.consumed.saturating_add(at);
        if line.starts_with(SHEET) || is_blank_line(line) && self.is_break(absolute, self.rows) {
            self.close(vocabulary);
            return Step::Next((), at);
        }
        if is_blank_line(line) {
            self.between(line, absolute);
            if let Some(open) = &mut self.open {
                open.rested = true;
            }
            return Step::Next((), next);
        }
        let Some(mut open) = self.open.take() else { return Step::Next((), at) };
        let mut splitter = self.splitter.take().filter(|splitter| splitter.delimiter() == open.delimiter);
        let splitter_here = splitter.get_or_insert_with(|| Splitter::new(open.delimiter));
        let (unclosed, next) = match splitter_here.row(text, at, cells) {
            Step::Next(unclosed, next) => (unclosed, next),
            Step::Wait => {
                (self.open, self.splitter) = (Some(open), splitter);
                return Step::Wait;
            }
            Step::End => {
                (self.open, self.splitter) = (Some(open), splitter);
                return Step::End;
            }
        };
        self.splitter = splitter;
        let indent = open.indent.min(cells.len());
        if cells.drain(..indent).any(|cell| !trimmed(&cell).is_empty()) {
            self.open = Some(open);
            self.close(vocabulary);
            return Step::Next((), at);
        }
        // A title between that names another period begins another table.
        let titles = &self.around.titles;
        let another_day = |title: &String| super::dates::read(title).is_some() && !titles.contains(title);
        let period = |title: &String| carried(title).is_some() || another_day(title);
        let named = open.title.as_ref().is_some_and(period);
        let heading = open.is_heading(cells);
        if heading && !named {
            // The headings again, at the top of the next page.
            self.rows = self.rows.saturating_add(1);
            open.rows.head.push(self.rows);
            open.rested = false;
            self.open = Some(open);
            return Step::Next((), next);
        }
        // Rows below without headings belong to the table where somebody said so.
        let added = open.layout.tables == Some(SeveralTables::Add);
        let other = open.rested && !added && !open.table.goes_on(cells, vocabulary);
        let figure = open.table.plan.category == Some(0) && names_figure(cells, open.rows.width, vocabulary);
        if heading || other || figure || names_day(cells, vocabulary) || begins_anew(cells, vocabulary) {
            // Without a blank line between them, what stood above the table counts for the next, too.
            let period = if open.rested { None } else { period_in(&self.around.titles) };
            let title = open.title.take().filter(|_| !open.rested);
            self.open = Some(open);
            self.close(vocabulary);
            self.around.titles.extend(period.filter(|_| !named).map(Carried::text));
            self.around.titles.extend(title);
            return Step::Next((), at);
        }
        open.title = None;
        // Nearly all rows have a second cell, and need no looking at.
        if cells.get(1).is_none_or(|cell| cell.is_empty()) {
            let mut filled = cells.iter().map(|cell| trimmed(cell)).filter(|cell| !cell.is_empty());
            open.title = filled.next().filter(|_| filled.next().is_none()).map(str::to_owned);
        }
        open.rested = false;
        self.rows = self.rows.saturating_add(1);
        let row = self.rows;
        self.note_unclosed(unclosed, cells, row);
        // Without its end of line, the last row of a text may be cut off.
        let whole = next < text.all.len() || text.all.ends_with(['\n', '\r']);
        open.table.is_cut_off = !whole && cells.len() < open.rows.width;
        self.take(&mut open, cells, row, vocabulary);
        open.rows.last = row;
        self.open = Some(open);
        self.problem_limit.bound(&mut self.problems);
        Step::Next((), next)
    }

    fn take(&mut self, open: &mut Open, cells: &[Cow<'_, str>], row: u32, vocabulary: &Vocabulary) {
        let mut reading =
            Reading { vocabulary, vendors: &mut self.vendors, problems: &mut self.problems, base: self.groups };
        open.table.take(cells, At::Row(row, open.indent), &mut reading);
    }

    fn note_unclosed(&mut self, column: Option<u32>, cells: &[Cow<'_, str>], row: u32) {
        if let Some(column) = column {
            let place = usize::try_from(column).unwrap_or(0).saturating_sub(1);
            let text = cells.get(place).map_or("", |cell| trimmed(cell));
            self.problems.push(Problem::new(Code::QuoteUnclosed).at_cell(row, column, text));
        }
    }

    fn tell_unclosed(&mut self, block: &Block, rows: usize) {
        for (row, column, text) in
            block.unclosed.iter().filter(|(row, ..)| *row <= self.rows.saturating_add(count(rows)))
        {
            self.problems.push(Problem::new(Code::QuoteUnclosed).at_cell(*row, *column, text));
        }
    }
}

/// Whether a text is JSON, a list or an object of it; `None`: more of the text must come first.
fn is_json(text: &str) -> Option<bool> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let (first, rest) = (text.chars().next()?, text.get(1..).unwrap_or_default().trim_start());
    match first {
        '[' => Some(rest.chars().next()? == '{'),
        '{' => Some(matches!(rest.chars().next()?, '"' | '}')),
        _ => Some(false),
    }
}

/// A few headings that would be understood.
fn expected(vocabulary: &Vocabulary) -> String {
    let figures = vocabulary.figures(Scope::Month).take(3).map(|figure| figure.label.zh());
    let roles = [Role::Vendor, Role::Month].map(|role| vocabulary.heading_of_role(role, ""));
    roles.into_iter().chain(figures).collect::<Vec<_>>().join("、")
}

pub(super) fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
