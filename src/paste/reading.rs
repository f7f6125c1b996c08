//! Reading a text that comes in parts: block by block, each table's rows as they come. What has been read is not needed any
//! more.

use std::borrow::Cow;

use super::assemble::Laid;
use super::close::{self, Closing};
use super::delimiter;
use super::draft::Around;
use super::join::Numbered;
use super::json_rows::table_of_json;
use super::layout::{Layout, SeveralTables};
use super::list_reading;
use super::long;
use super::parse_cell::trimmed;
use super::plan::{ContactColumns, Counted, Gathered, How, RowKind};
use super::planner::{self, Planned};
use super::questions::Asked;
use super::row_lists::{self, ListRows, RowList};
use super::rows::{At, Reading, Table};
use super::sideways::{self, Labels, Turned};
use super::split::{Delimiter, Splitter, Step, Text, is_blank_line};
use super::structure::{self, Head, SHEET, Shape, TextRow};
use super::table_rows::{Closed, TableRows};
use crate::glossary::{Log, Role, Scope, Vocabulary};
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
}

/// Rows of which it is not known what they are.
#[derive(Debug)]
struct Pending {
    row: u32,
    rows: u32,
    seen: String,
    titles: Vec<(u32, String)>,
    values: bool,
}

/// A table whose rows are being read.
#[derive(Debug)]
struct Open {
    table: Table,
    asked: Vec<Asked>,
    layout: Layout,
    rows: TableRows,
    delimiter: Delimiter,
    /// Whether a blank line stood below the rows read last.
    rested: bool,
    /// The texts of the rows of headings.
    headings: Vec<Vec<String>>,
}

impl Reader {
    pub(crate) fn new(options: Options) -> Self {
        let first = options.sources.first().filter(|(row, _)| *row == 1).map(|(_, name)| name.clone());
        let source = options.source.clone().or(first);
        let around = Around { source, from_day: options.from_day, ..Around::default() };
        Self { options, around, ..Self::default() }
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
                None if !ended => return (0, false),
                // A list of objects is understood when all of it is there.
                Some(true) if !ended => return (0, false),
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
        loop {
            if u64::from(self.rows) >= until {
                break;
            }
            let step =
                if self.open.is_some() { self.row(text, at, vocabulary) } else { self.block(text, at, vocabulary) };
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
        *self = Self { consumed: self.consumed, rows: self.rows, ..Self::new(options) };
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
            self.around = Around { source, from_day: self.options.from_day, ..Around::default() };
        } else if let Some(name) = self.source_at(self.rows.saturating_add(1)) {
            self.around =
                Around { source: Some(name.to_owned()), from_day: self.options.from_day, ..Around::default() };
        }
        true
    }

    /// The name of the file that begins at a row, if one does.
    fn source_at(&self, row: u32) -> Option<&str> {
        let sources = self.options.sources.iter().filter(|_| row > 1);
        { sources }.find(|(first, _)| *first == row).map(|(_, name)| name.as_str())
    }

    /// Reads a row of the open table.
    fn row(&mut self, text: &Text<'_>, at: usize, vocabulary: &Vocabulary) -> Step<()> {
        let (line, next) = match text.line(at) {
            Step::Next(line, next) => (line, next),
            Step::Wait => return Step::Wait,
            Step::End => return Step::End,
        };
        let absolute = self.consumed.saturating_add(at);
        let starts = self.begins.get(self.breaks.len()).is_some_and(|(begin, _)| *begin == absolute)
            || (is_blank_line(line) && self.source_at(self.rows.saturating_add(2)).is_some());
        if line.starts_with(SHEET) || starts {
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
        let mut cells: Vec<Cow<'_, str>> = Vec::with_capacity(open.rows.width);
        let (unclosed, next) = match splitter_here.row(text, at, &mut cells) {
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
        if open.is_heading(&cells) {
            // The headings again, at the top of the next page.
            self.rows = self.rows.saturating_add(1);
            open.rows.head.push(self.rows);
            open.rested = false;
            self.open = Some(open);
            return Step::Next((), next);
        }
        if (open.rested && !open.table.goes_on(&cells, vocabulary)) || begins_anew(&cells, vocabulary) {
            self.open = Some(open);
            self.close(vocabulary);
            return Step::Next((), at);
        }
        open.rested = false;
        self.rows = self.rows.saturating_add(1);
        let row = self.rows;
        self.note_unclosed(unclosed, &cells, row);
        // Without its end of line, the last row of a text may be cut off.
        let whole = next < text.all.len() || text.all.ends_with(['\n', '\r']);
        open.table.is_cut_off = !whole && cells.len() < open.rows.width;
        self.take(&mut open, &cells, row, vocabulary);
        open.rows.last = row;
        self.open = Some(open);
        self.problem_limit.bound(&mut self.problems);
        Step::Next((), next)
    }

    fn take(&mut self, open: &mut Open, cells: &[Cow<'_, str>], row: u32, vocabulary: &Vocabulary) {
        let mut reading =
            Reading { vocabulary, vendors: &mut self.vendors, problems: &mut self.problems, base: self.groups };
        open.table.take(cells, At::Row(row), &mut reading);
    }

    fn note_unclosed(&mut self, column: Option<u32>, cells: &[Cow<'_, str>], row: u32) {
        if let Some(column) = column {
            let place = usize::try_from(column).unwrap_or(0).saturating_sub(1);
            let text = cells.get(place).map_or("", |cell| trimmed(cell));
            self.problems.push(Problem::new(Code::QuoteUnclosed).at_cell(row, column, text));
        }
    }

    /// Finds out what the next block is, and begins its table.
    #[expect(clippy::too_many_lines, reason = "one shape of a block after the other")]
    fn block(&mut self, text: &Text<'_>, at: usize, vocabulary: &Vocabulary) -> Step<()> {
        let (line, next) = match text.line(at) {
            Step::Next(line, next) => (line, next),
            Step::Wait => return Step::Wait,
            Step::End => return Step::End,
        };
        if self.between(line, self.consumed.saturating_add(at)) {
            return Step::Next((), next);
        }
        let Some(delimiter) = delimiter::of_block(text, at, vocabulary) else { return Step::Wait };
        let Some(mut block) = Block::collect(text, at, delimiter, LOOK_AT, self.rows) else { return Step::Wait };
        if let Some((before, columns)) = row_lists::find(&block.rows, &self.options.layouts, vocabulary) {
            if !block.whole {
                match Block::collect(text, at, delimiter, usize::MAX, self.rows) {
                    Some(whole) => block = whole,
                    None => return Step::Wait,
                }
            }
            return Step::Next((), self.row_list(block, before, &columns, delimiter, vocabulary));
        }
        if let Some(log) = log_of(&block, delimiter, vocabulary) {
            self.begin_log(log, &block, delimiter, vocabulary);
            return Step::Next((), at);
        }
        let mut shape = structure::shape(&block.rows, vocabulary);
        if !matches!(shape, Shape::Table { .. }) && !block.whole {
            match Block::collect(text, at, delimiter, usize::MAX, self.rows) {
                Some(whole) => block = whole,
                None => return Step::Wait,
            }
            shape = structure::shape(&block.rows, vocabulary);
        }
        match shape {
            Shape::Labels { rows } => {
                let next = block.end_of(rows);
                self.tell_unclosed(&block, rows);
                block.rows.truncate(rows);
                self.rows = self.rows.saturating_add(count(rows));
                self.labels(&block.rows, delimiter, vocabulary);
                Step::Next((), next)
            }
            Shape::Unknown { rows } => {
                let next = block.end_of(rows);
                self.rows = self.rows.saturating_add(count(rows));
                self.pend(block.rows.get(..rows).unwrap_or_default(), vocabulary);
                Step::Next((), next)
            }
            Shape::Table { before, heads, units } => {
                let body = before.saturating_add(heads).saturating_add(usize::from(units));
                self.tell_unclosed(&block, body);
                let own = block.rows.get(before..before.saturating_add(heads)).unwrap_or_default();
                let units_row = block.rows.get(before.saturating_add(heads)).filter(|_| units);
                let found = structure::heads(own, units_row);
                let after = block.rows.get(body..).unwrap_or_default();
                if let Some(columns) = long::columns(&found, after, vocabulary) {
                    if !block.whole {
                        match Block::collect(text, at, delimiter, usize::MAX, self.rows) {
                            Some(whole) => block = whole,
                            None => return Step::Wait,
                        }
                    }
                    let mut end = body;
                    while block.rows.get(end).is_some_and(|row| !row_begins_anew(row, vocabulary)) {
                        end = end.saturating_add(1);
                    }
                    let next = block.end_of(end);
                    let before_rows: Vec<TextRow> = block.rows.drain(..before).collect();
                    self.preface(before_rows, delimiter, vocabulary);
                    self.rows = self.rows.saturating_add(count(end));
                    let body = body.saturating_sub(before);
                    let rows = block.rows.get(body..end.saturating_sub(before)).unwrap_or_default();
                    let (long_heads, turned) = long::gathered(&found, rows, &columns);
                    let last = rows.last().map_or(self.rows, |row| row.row);
                    let table_rows = TableRows { head: own_rows(&block.rows, heads), last, ..TableRows::default() };
                    self.turned(long_heads, turned, None, table_rows, false, vocabulary);
                    return Step::Next((), next);
                }
                let next = block.end_of(body);
                let head_rows: Vec<u32> = own.iter().map(|row| row.row).collect();
                let units_number = units_row.map(|row| row.row);
                let width = found.len();
                let mut end = body;
                let heading = |row: &TextRow| own.iter().chain(units_row).any(|heading| heading.cells == row.cells);
                while block.rows.get(end).is_some_and(|row| heading(row) || !row_begins_anew(row, vocabulary)) {
                    end = end.saturating_add(1);
                }
                let whole = block.whole && end == block.rows.len();
                let headings: Vec<Vec<String>> = own.iter().chain(units_row).map(|row| row.cells.clone()).collect();
                let sample = block.rows.get(body..end).unwrap_or_default().iter().filter(|row| !heading(row));
                let sample: Vec<TextRow> = sample.cloned().collect();
                let before_rows: Vec<TextRow> = block.rows.drain(..before).collect();
                self.preface(before_rows, delimiter, vocabulary);
                self.rows = self.rows.saturating_add(count(body));
                if sample.is_empty() {
                    let first = found.iter().find(|head| !head.path.is_empty()).cloned().unwrap_or_default();
                    self.problems.push(Problem::new(Code::TableWithoutRows).at_cell(
                        first.row,
                        first.column,
                        first.leaf(),
                    ));
                }
                let rows = TableRows {
                    head: head_rows,
                    units: units_number,
                    first: self.rows.saturating_add(1),
                    last: self.rows,
                    width,
                    ..TableRows::default()
                };
                self.begin_table(&found, &sample, whole, rows, delimiter, vocabulary);
                if let Some(open) = &mut self.open {
                    open.headings = headings;
                }
                Step::Next((), next)
            }
        }
    }

    /// Reads a table whose rows stay rows, to the end of its block; where the text goes on.
    fn row_list(
        &mut self,
        mut block: Block,
        before: usize,
        columns: &row_lists::Columns,
        delimiter: Delimiter,
        vocabulary: &Vocabulary,
    ) -> usize {
        let next = block.end_of(block.rows.len());
        self.tell_unclosed(&block, block.rows.len());
        let above: Vec<TextRow> = block.rows.drain(..before).collect();
        let rows = above.len().saturating_add(block.rows.len());
        self.preface(above, delimiter, vocabulary);
        self.rows = self.rows.saturating_add(count(rows));
        let Some((head, body)) = block.rows.split_first() else { return next };
        let heads = row_lists::heads_of(head);
        if body.is_empty() {
            let first = heads.iter().find(|head| !head.path.is_empty()).cloned().unwrap_or_default();
            let problem = Problem::new(Code::TableWithoutRows);
            self.problems.push(problem.at_cell(first.row, first.column, first.leaf()));
        }
        let mut text_rows = TableRows { head: vec![head.row], width: heads.len(), ..TableRows::default() };
        self.take_pending(&mut text_rows);
        let looked: Vec<&[String]> = looked_at(body).map(|row| row.cells.as_slice()).collect();
        // What is asked about its other columns does not matter here.
        let layouts = &self.options.layouts;
        let mut planned = planner::plan(&heads, &looked, &self.around, layouts, vocabulary, &mut Vec::new());
        self.name_vendor(&mut planned);
        let Planned { plan, layout, .. } = planned;
        let vendors = &mut self.vendors;
        let mut vendor = |name: &str| vendors.number(name);
        let start = self.around.start;
        let found = row_lists::Found { columns, head, body, plan: &plan, layout: &layout, start };
        let ListRows { rows, aside, heads_again, asked } =
            row_lists::read(&found, &mut vendor, vocabulary, &mut self.problems);
        text_rows.head.extend(heads_again);
        if let (Some(first), Some(last)) = (body.first(), body.last()) {
            (text_rows.first, text_rows.last) = (first.row, last.row);
        }
        let shown = list_reading::columns(&plan, columns, &layout);
        let headings: Vec<String> = shown.iter().map(|column| column.head.text()).collect();
        for asked in &asked {
            let head = asked.column.and_then(|column| shown.get(column)).or(shown.first()).map(|column| &column.head);
            let (row, column, leaf) = head.map_or((1, 1, ""), |head| (head.row, head.column, head.leaf()));
            self.problems.push(asked.problem(&headings, vocabulary).at_cell(row, column, leaf));
        }
        let columns = columns.clone();
        self.lists.push(RowList { columns, rows, shown, text_rows, aside, asked, layout });
        self.around.titles.clear();
        self.problem_limit.bound(&mut self.problems);
        next
    }

    fn tell_unclosed(&mut self, block: &Block, rows: usize) {
        for (row, column, text) in
            block.unclosed.iter().filter(|(row, ..)| *row <= self.rows.saturating_add(count(rows)))
        {
            self.problems.push(Problem::new(Code::QuoteUnclosed).at_cell(*row, *column, text));
        }
    }

    /// Rows above the headings: what they say for all rows, and titles.
    fn preface(&mut self, rows: Vec<TextRow>, delimiter: Delimiter, vocabulary: &Vocabulary) {
        if rows.is_empty() {
            return;
        }
        let labels = sideways::read(rows, delimiter, vocabulary, &mut self.problems);
        self.take_context(&labels);
        let titles = labels.titles.into_iter().chain(labels.unread);
        self.around.titles.extend(titles.map(|(_, text)| text));
    }

    fn take_context(&mut self, labels: &Labels) {
        self.context.extend(labels.context.iter().cloned());
        if let Some(vendor) = &labels.vendor {
            self.around.vendor = Some(self.vendors.number(vendor));
        }
        self.around.month = labels.month.or(self.around.month);
        self.around.start = labels.start.or(self.around.start);
    }

    /// Begins a table with headings above its columns.
    fn begin_table(
        &mut self,
        heads: &[Head],
        sample: &[TextRow],
        whole: bool,
        mut rows: TableRows,
        delimiter: Delimiter,
        vocabulary: &Vocabulary,
    ) {
        self.take_pending(&mut rows);
        let looked: Vec<&[String]> = looked_at(sample).map(|row| row.cells.as_slice()).collect();
        let mut planned =
            planner::plan(heads, &looked, &self.around, &self.options.layouts, vocabulary, &mut self.problems);
        self.name_vendor(&mut planned);
        planned.plan.head_width = rows.width;
        planned.plan.commas = delimiter == Delimiter::Byte(b',');
        planned.plan.on_sheet = self.around.sheet.is_some();
        if whole {
            super::hidden_totals::find(&mut planned, sample, vocabulary);
        }
        self.open = Some(Box::new(Open::new(planned, rows, delimiter, self.options.keep_cells)));
    }

    /// The vendor that somebody said, or that the sheet is named after.
    fn name_vendor(&mut self, planned: &mut Planned) {
        let by_sheet = planned.layout.tables == Some(SeveralTables::Vendors);
        let sheet = self.around.sheet.as_ref().filter(|_| by_sheet);
        if let Some(vendor) = planned.layout.vendor.as_ref().or(sheet) {
            planned.plan.context_vendor = Some(self.vendors.number(vendor));
        }
    }

    /// What stood above the table without being known is its titles.
    fn take_pending(&mut self, rows: &mut TableRows) {
        for pending in self.pending.drain(..) {
            if pending.values {
                let problem = Problem::new(Code::BlockNotRead).with("rows", &pending.rows).with("seen", &pending.seen);
                self.problems.push(problem.at_cell(pending.row, 1, &pending.seen));
            }
            for (row, text) in pending.titles {
                rows.titles.push(row);
                self.around.titles.push(text);
            }
        }
        rows.sheet.clone_from(&self.around.sheet);
    }

    /// Reads a table that was turned, all of it.
    fn turned(
        &mut self,
        heads: Vec<Head>,
        turned: Vec<sideways::TurnedRow>,
        names: Option<(Role, bool)>,
        mut rows: TableRows,
        columns: bool,
        vocabulary: &Vocabulary,
    ) {
        self.take_pending(&mut rows);
        let looked: Vec<&[String]> = turned.iter().map(|row| row.cells.as_slice()).collect();
        let mut layouts = self.options.layouts.clone();
        let headings: Vec<String> = heads.iter().map(Head::text).collect();
        let mut asked = None;
        if let Some((role, by_words)) = names {
            let said = layouts.iter().filter(|layout| layout.is_for(&headings)).find_map(|layout| layout.across);
            let (role, question) = super::across::decide(role, by_words, said, &turned, vocabulary);
            asked = question;
            let column = super::layout::ColumnLayout { role: Some(role), ..Default::default() };
            let mut layout = Layout::default();
            layout.columns.insert(super::across::NAME.to_owned(), column);
            layouts.push(layout);
        }
        let mut heads = heads;
        if names.is_some()
            && let Some(first) = heads.first_mut()
        {
            first.path = vec![super::across::NAME.to_owned()];
        }
        rows.width = heads.len();
        let mut planned = planner::plan(&heads, &looked, &self.around, &layouts, vocabulary, &mut self.problems);
        self.name_vendor(&mut planned);
        let mut open = Box::new(Open::new(planned, rows, Delimiter::Byte(b'\t'), self.options.keep_cells));
        open.asked.extend(asked);
        for row in turned {
            let cells: Vec<Cow<'_, str>> = row.cells.iter().map(|cell| Cow::Borrowed(cell.as_str())).collect();
            let at = if columns { At::Column(&row.places) } else { At::Places(&row.places) };
            let mut reading =
                Reading { vocabulary, vendors: &mut self.vendors, problems: &mut self.problems, base: self.groups };
            open.table.take(&cells, at, &mut reading);
        }
        open.rows.across = columns;
        self.open = Some(open);
        self.close(vocabulary);
    }

    /// Lines of labels and values.
    fn labels(&mut self, rows: &[TextRow], delimiter: Delimiter, vocabulary: &Vocabulary) {
        let mut labels = sideways::read(rows.to_vec(), delimiter, vocabulary, &mut self.problems);
        let key = |(_, role): &(Head, Role)| matches!(role, Role::Vendor | Role::Month | Role::Date | Role::Start);
        if labels.tables.is_empty() && !labels.context.iter().any(key) {
            return self.pend(rows, vocabulary);
        }
        if labels.tables.is_empty() {
            // Lines that say something of a table below, or of its export.
            labels.titles.append(&mut labels.unread);
        }
        let expected = expected(vocabulary);
        for (row, text) in &labels.unread {
            let problem = Problem::new(Code::LineNotRead).with("text", text).with("expected", &expected);
            self.problems.push(problem.at_cell(*row, 1, text));
        }
        self.take_context(&labels);
        self.around.titles.extend(labels.titles.iter().map(|(_, text)| text.clone()));
        for turned in labels.tables {
            let Turned { heads, rows, names, named_by_words, labels, corner, corner_text, ignored } = turned;
            self.around.titles.extend(corner_text);
            let last = labels.iter().chain(&corner).copied().max().unwrap_or(0);
            let table_rows =
                TableRows { head: labels.into_iter().chain(corner).collect(), last, ignored, ..TableRows::default() };
            self.turned(heads, rows, names.map(|role| (role, named_by_words)), table_rows, true, vocabulary);
        }
    }

    /// Keeps rows nobody knows until it shows what they are.
    fn pend(&mut self, rows: &[TextRow], vocabulary: &Vocabulary) {
        let Some(first) = rows.first() else { return };
        let values = rows.iter().any(|row| {
            let numbers = row.filled().filter(|(_, text)| super::looks::looks(text, vocabulary).is_number()).count();
            numbers > 0 && row.filled().count() > 1
        });
        let titles = rows.iter().map(|row| (row.row, sideways::seen(row))).collect();
        self.pending.push(Pending {
            row: first.row,
            rows: count(rows.len()),
            seen: sideways::seen(first),
            titles,
            values,
        });
    }

    /// Begins a log of events.
    fn begin_log(&mut self, log: &'static Log, block: &Block, delimiter: Delimiter, vocabulary: &Vocabulary) {
        let column = |number: i32| usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let mut rows = TableRows { first: self.rows.saturating_add(1), last: self.rows, ..TableRows::default() };
        self.take_pending(&mut rows);
        rows.width = block.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let looked: Vec<&[String]> = looked_at(&block.rows).map(|row| row.cells.as_slice()).collect();
        let mut layouts = self.options.layouts.clone();
        layouts.push(log_layout(log));
        let heads: Vec<Head> = (0..rows.width)
            .map(|place| Head {
                path: vec![log_heading(log, place)],
                row: 0,
                column: structure::number(place),
                unit: None,
            })
            .collect();
        let mut planned = planner::plan(&heads, &looked, &self.around, &layouts, vocabulary, &mut self.problems);
        let plan = &mut planned.plan;
        plan.row = RowKind::Event;
        plan.parts.clear();
        plan.loose.clear();
        plan.figures.clear();
        plan.contact = ContactColumns { event: column(log.event), ..ContactColumns::default() };
        plan.periods.serials = true;
        plan.gathered = log
            .counts
            .iter()
            .enumerate()
            .filter_map(|(place, count)| {
                let slot = vocabulary.slot(&count.figure)?;
                Some(Gathered { slot: Some(slot), from: None, how: How::Count(Counted::Event(place)), only: None })
            })
            .collect();
        self.open = Some(Box::new(Open::new(planned, rows, delimiter, self.options.keep_cells)));
    }

    /// Ends the open table.
    pub(super) fn close(&mut self, vocabulary: &Vocabulary) {
        let Some(mut open) = self.open.take() else { return };
        if open.says_nothing() {
            let shown: Vec<&str> = open.table.plan.columns.iter().map(|column| column.head.leaf()).take(5).collect();
            let row = open.rows.head.first().copied().unwrap_or(open.rows.first);
            let rows = open.rows.last.saturating_sub(row).saturating_add(1);
            self.pending.push(Pending { row, rows, seen: shown.join(", "), titles: Vec::new(), values: true });
            return;
        }
        let start = self.around.start;
        let mut closing = Closing {
            vocabulary,
            vendors: &self.vendors,
            asked: &mut open.asked,
            problems: &mut self.problems,
            base: self.groups,
            start,
            layout: &open.layout,
        };
        let checks = close::close(&mut open.table, &mut closing);
        let headings: Vec<String> = open.table.plan.columns.iter().map(|column| column.head.text()).collect();
        for asked in open.asked.iter().filter(|asked| !asked.told) {
            let mut problem = asked.problem(&headings, vocabulary);
            let head = asked.column.and_then(|column| open.table.plan.columns.get(column)).map(|column| &column.head);
            let head = head.or_else(|| open.table.plan.columns.first().map(|column| &column.head));
            if let Some(head) = head.filter(|head| head.row > 0) {
                problem = problem.at_cell(head.row, head.column, head.leaf());
            }
            self.problems.push(problem);
        }
        self.groups = self.groups.saturating_add(count(open.table.groups.list.len()));
        let Open { table, asked, layout, rows, .. } = *open;
        let above = self.above(&table);
        self.tables.push(Closed { table, asked, layout, rows, checks, start, above });
        self.around.titles.clear();
        self.problem_limit.bound(&mut self.problems);
    }

    /// The one group of the table above, for categories that name no month.
    fn above(&self, table: &Table) -> Option<(u32, u32)> {
        let keyed = table.plan.vendor.is_some() || table.plan.periods.has_column();
        if table.plan.scope() == Scope::Month || keyed {
            return None;
        }
        let (place, above) =
            self.tables.iter().enumerate().rev().find(|(_, closed)| closed.table.plan.scope() == Scope::Month)?;
        let mut groups = (0..count(above.table.groups.list.len())).filter(|group| !above.table.is_dropped(*group));
        let first = groups.next()?;
        groups.next().is_none().then_some((count(place), first))
    }

    /// What was read, when all of the text has been.
    pub(crate) fn finish(mut self, vocabulary: &Vocabulary) -> Laid {
        self.close(vocabulary);
        self.tell_pending(vocabulary);
        let nothing = self.tables.is_empty() && self.lists.is_empty() && self.context.is_empty();
        if nothing && self.problems.is_empty() {
            self.problems.push(Problem::new(Code::PasteEmpty));
        }
        super::assemble::finish(self, vocabulary)
    }

    /// What nobody knows at the end: notes below the tables, or nothing was known at all.
    fn tell_pending(&mut self, vocabulary: &Vocabulary) {
        let nothing = self.tables.is_empty() && self.lists.is_empty() && self.context.is_empty();
        let pending = std::mem::take(&mut self.pending);
        for (place, pending) in pending.into_iter().enumerate() {
            let problem = match (nothing, pending.values) {
                (true, _) if place == 0 => {
                    Problem::new(Code::NoHeaderRecognised).with("expected", &expected(vocabulary))
                }
                (false, true) => Problem::new(Code::BlockNotRead).with("rows", &pending.rows),
                (false, false) => {
                    if let Some(closed) = self.tables.last_mut() {
                        closed.rows.notes.extend(pending.titles.iter().map(|(row, _)| *row));
                    }
                    continue;
                }
                _ => continue,
            };
            self.problems.push(problem.with("seen", &pending.seen).at_cell(pending.row, 1, &pending.seen));
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

impl Open {
    /// Whether no column is anything that a month is made of, or that anything could be asked about.
    fn says_nothing(&self) -> bool {
        let plan = &self.table.plan;
        let keyed = plan.vendor.is_some() || plan.category.is_some() || plan.periods.has_column();
        plan.gathered.is_empty() && self.asked.is_empty() && !keyed && !self.layout.says_something()
    }

    fn new(planned: Planned, rows: TableRows, delimiter: Delimiter, keep_cells: bool) -> Self {
        let Planned { plan, asked, layout } = planned;
        Self {
            table: Table::new(plan, keep_cells),
            asked,
            layout,
            rows,
            delimiter,
            rested: false,
            headings: Vec::new(),
        }
    }

    /// Whether a row is one of the table's headings.
    fn is_heading(&self, cells: &[Cow<'_, str>]) -> bool {
        let same = |heading: &Vec<String>| {
            let texts = heading.iter().map(|cell| trimmed(cell));
            cells.first().map(|cell| trimmed(cell)) == heading.first().map(|cell| trimmed(cell))
                && texts.eq(cells.iter().map(|cell| trimmed(cell)))
        };
        self.headings.iter().any(same)
    }
}

/// The first rows of a block.
struct Block {
    rows: Vec<TextRow>,
    /// Where each of them ends in the text.
    ends: Vec<usize>,
    start: usize,
    /// Whether these are all.
    whole: bool,
    unclosed: Vec<(u32, u32, String)>,
}

impl Block {
    /// Reads up to so many rows, or to the end of the block. `None`: more of the text must come first.
    fn collect(text: &Text<'_>, start: usize, delimiter: Delimiter, most: usize, before: u32) -> Option<Self> {
        let mut block = Self { rows: Vec::new(), ends: Vec::new(), start, whole: true, unclosed: Vec::new() };
        let (mut splitter, mut cells, mut at) = (Splitter::new(delimiter), Vec::new(), start);
        loop {
            match text.line(at) {
                Step::Next(line, _) if is_blank_line(line) || line.starts_with(SHEET) => return Some(block),
                Step::Next(..) => {}
                Step::Wait => return None,
                Step::End => return Some(block),
            }
            if block.rows.len() >= most {
                block.whole = false;
                return Some(block);
            }
            let Step::Next(unclosed, next) = splitter.row(text, at, &mut cells) else { return None };
            let row = before.saturating_add(count(block.rows.len())).saturating_add(1);
            if let Some(column) = unclosed {
                let place = usize::try_from(column).unwrap_or(0).saturating_sub(1);
                block.unclosed.push((row, column, cells.get(place).map_or("", |cell| trimmed(cell)).to_owned()));
            }
            block.rows.push(TextRow { row, cells: cells.iter().map(|cell| cell.clone().into_owned()).collect() });
            block.ends.push(next);
            at = next;
        }
    }

    /// Where so many rows end.
    fn end_of(&self, rows: usize) -> usize {
        rows.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(self.start)
    }
}

/// Rows by which it is decided how a table is read.
fn looked_at(rows: &[TextRow]) -> impl Iterator<Item = &TextRow> {
    let end = rows.len().saturating_sub(LOOK_CLOSELY).max(LOOK_CLOSELY.min(rows.len()));
    rows.iter().take(LOOK_CLOSELY).chain(rows.get(end..).unwrap_or_default())
}

fn own_rows(rows: &[TextRow], heads: usize) -> Vec<u32> {
    rows.iter().take(heads).map(|row| row.row).collect()
}

/// Whether the row is another table's headings.
fn begins_anew(cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> bool {
    // Nearly all rows have a digit at the beginning of some cell, and no headings do.
    let digits = |cell: &Cow<'_, str>| trimmed(cell).starts_with(|letter: char| letter.is_ascii_digit());
    if cells.iter().any(digits) {
        return false;
    }
    let row = TextRow { row: 0, cells: cells.iter().map(|cell| cell.clone().into_owned()).collect() };
    row_begins_anew(&row, vocabulary)
}

fn row_begins_anew(row: &TextRow, vocabulary: &Vocabulary) -> bool {
    // No heading is a number or a date.
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || b".,-/:%".contains(&byte));
    if row.filled().any(|(_, text)| is_number(text)) {
        return false;
    }
    let mut known = 0_usize;
    for (_, text) in row.filled() {
        let found = vocabulary.find(text);
        let key = found
            .role()
            .is_some_and(|role| role.is_claimed() && !matches!(role, Role::Label | Role::Value | Role::Ignored));
        if key || found.is_figure() {
            known = known.saturating_add(1);
        } else if super::looks::looks(text, vocabulary).is_value() {
            return false;
        }
    }
    known > 1
}

/// The log that the rows are of, by their events.
fn log_of(block: &Block, delimiter: Delimiter, vocabulary: &Vocabulary) -> Option<&'static Log> {
    let fits = |log: &&Log| {
        let place = usize::try_from(log.event).ok().and_then(|event| event.checked_sub(1));
        let fewest = usize::try_from(log.cells).unwrap_or(0);
        let separator = log.separator.bytes().next().map(Delimiter::Byte);
        let rows = block.rows.iter().take(20);
        separator == Some(delimiter) && block.rows.len() > 1 && { rows }.all(|row| {
            row.cells.len().saturating_add(2) >= fewest && place.is_some_and(|place| log.knows(row.text(place)))
        })
    };
    vocabulary.logs().iter().find(fits)
}

/// What a heading of a log would be.
fn log_heading(log: &Log, place: usize) -> String {
    let number = i32::try_from(place).unwrap_or(i32::MAX).saturating_add(1);
    let name = match number {
        number if number == log.time => "time",
        number if number == log.event => "event",
        number if number == log.contact => "call",
        number if number == log.group => "queue",
        _ => return format!("({number})"),
    };
    name.into()
}

fn log_layout(log: &Log) -> Layout {
    let mut layout = Layout::default();
    let column = |role| super::layout::ColumnLayout { role: Some(role), ..Default::default() };
    for place in 0..16 {
        let heading = log_heading(log, place);
        let role = if heading == "time" { Role::Date } else { Role::Ignored };
        layout.columns.insert(heading, column(role));
    }
    layout
}

/// A few headings that would be understood.
fn expected(vocabulary: &Vocabulary) -> String {
    let figures = vocabulary.figures(Scope::Month).take(3).map(|figure| figure.label.zh());
    let roles = [Role::Vendor, Role::Month].map(|role| vocabulary.heading_of_role(role));
    roles.into_iter().chain(figures).collect::<Vec<_>>().join(", ")
}

pub(super) fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
