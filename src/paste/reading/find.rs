//! What the next block is.

use super::block::{Block, own_rows, row_begins_anew};
use super::log::log_of;
use super::{LOOK_AT, Reader, count};
use crate::glossary::Vocabulary;
use crate::paste::looks::looks;
use crate::paste::split::{Delimiter, Step, Text, is_blank_line};
use crate::paste::structure::{self, Head, Shape, TextRow};
use crate::paste::table_rows::TableRows;
use crate::paste::{delimiter, long, repeated_columns, row_lists, states};
use crate::problem::{Code, Problem};

impl Reader {
    /// Finds out what the next block is, and begins its table.
    pub(super) fn block(&mut self, text: &Text<'_>, at: usize, vocabulary: &Vocabulary) -> Step<()> {
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
        let indent = block.indent();
        block.take_indent(indent);
        if let Some((before, columns)) = row_lists::find(&block.rows, &self.options.layouts, vocabulary) {
            if !self.complete(&mut block, text, at, delimiter) {
                return Step::Wait;
            }
            return Step::Next((), self.row_list(block, before, &columns, delimiter, vocabulary));
        }
        if let Some(log) = log_of(&block, delimiter, vocabulary) {
            self.begin_log(log, &block, delimiter, vocabulary);
            return Step::Next((), at);
        }
        let mut shape = structure::shape(&block.rows, vocabulary);
        if !matches!(shape, Shape::Table { .. }) && !block.whole {
            if !self.complete(&mut block, text, at, delimiter) {
                return Step::Wait;
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
                self.tell_unclosed(&block, before.saturating_add(heads).saturating_add(usize::from(units)));
                self.table(text, at, block, (before, heads, units), delimiter, vocabulary)
            }
        }
    }

    /// A table with headings above its columns: `heads` rows below as many as stand `before` it, and perhaps one of units. The
    /// rows of some make others first.
    fn table(
        &mut self,
        text: &Text<'_>,
        at: usize,
        mut block: Block,
        (before, heads, units): (usize, usize, bool),
        delimiter: Delimiter,
        vocabulary: &Vocabulary,
    ) -> Step<()> {
        let body = before.saturating_add(heads).saturating_add(usize::from(units));
        let (own, units_row) = heads_in(&block, (before, heads, units));
        let found = structure::heads(own, units_row);
        let after = block.rows.get(body..).unwrap_or_default();
        let titles = self.titles_above(block.rows.get(..before).unwrap_or_default());
        let long = long::columns(&found, after, &titles, vocabulary);
        let repeated = if long.is_some() { None } else { repeated_columns::columns(&found, vocabulary) };
        let states = { own.last() }.and_then(|head| states::columns(head, after, vocabulary));
        if long.is_some() || repeated.is_some() || states.is_some() {
            if !self.complete(&mut block, text, at, delimiter) || !self.goes_on(&mut block, text, delimiter, vocabulary)
            {
                return Step::Wait;
            }
            let mut end = body;
            while block.rows.get(end).is_some_and(|row| !row_begins_anew(row, vocabulary)) {
                end = end.saturating_add(1);
            }
            let next = block.end_of(end);
            let last = block.rows.get(..end).and_then(<[TextRow]>::last).map_or(self.rows, |row| row.row);
            let before_rows: Vec<TextRow> = block.rows.drain(..before).collect();
            self.preface(before_rows, delimiter, vocabulary);
            self.rows = last;
            let body = body.saturating_sub(before);
            let rows = block.rows.get(body..end.saturating_sub(before)).unwrap_or_default();
            let (long_heads, turned) = match (&long, &repeated, &states) {
                (Some(columns), ..) => long::gathered(&found, rows, columns, vocabulary),
                (_, Some(columns), _) => repeated_columns::gathered(&found, rows, columns),
                (.., Some(columns)) => states::gathered(&found, rows, columns, vocabulary),
                _ => (Vec::new(), Vec::new()),
            };
            let corner = long.as_ref().and_then(|columns| columns.corner(&found));
            self.around.titles.extend(corner.cloned());
            let names = repeated.map(|columns| columns.role);
            let table_rows = TableRows { head: own_rows(&block.rows, heads), last, ..TableRows::default() };
            self.turned(long_heads, turned, names, table_rows, false, vocabulary);
            return Step::Next((), next);
        }
        self.row_by_row(block, (before, heads, units), &found, delimiter, vocabulary)
    }

    /// A table whose rows are read as they come.
    fn row_by_row(
        &mut self,
        mut block: Block,
        (before, heads, units): (usize, usize, bool),
        found: &[Head],
        delimiter: Delimiter,
        vocabulary: &Vocabulary,
    ) -> Step<()> {
        let body = before.saturating_add(heads).saturating_add(usize::from(units));
        let (own, units_row) = heads_in(&block, (before, heads, units));
        let next = block.end_of(body);
        let head_rows: Vec<u32> = own.iter().map(|row| row.row).collect();
        let units_number = units_row.map(|row| row.row);
        let width = found.len();
        let headings: Vec<Vec<String>> = own.iter().chain(units_row).map(|row| row.cells.clone()).collect();
        let indent = own.first().map_or(0, |row| row.indent);
        let heading = |row: &TextRow| headings.contains(&row.cells);
        let mut end = body;
        while block.rows.get(end).is_some_and(|row| heading(row) || !row_begins_anew(row, vocabulary)) {
            end = end.saturating_add(1);
        }
        let whole = block.whole && end == block.rows.len();
        let sample = block.rows.drain(body..end).filter(|row| !heading(row) && !row.is_signature());
        let sample: Vec<TextRow> = sample.collect();
        let before_rows: Vec<TextRow> = block.rows.drain(..before).collect();
        self.preface(before_rows, delimiter, vocabulary);
        self.rows = self.rows.saturating_add(count(body));
        if sample.is_empty() {
            let first = found.iter().find(|head| !head.path.is_empty()).cloned().unwrap_or_default();
            self.problems.push(Problem::new(Code::TableWithoutRows).at_cell(first.row, first.column, first.leaf()));
        }
        let rows = TableRows {
            head: head_rows,
            units: units_number,
            first: self.rows.saturating_add(1),
            last: self.rows,
            width,
            ..TableRows::default()
        };
        self.begin_table(found, &sample, whole, rows, delimiter, vocabulary);
        if let Some(open) = &mut self.open {
            (open.headings, open.indent) = (headings, indent);
        }
        Step::Next((), next)
    }

    /// Reads the block to its end. `false`: more of the text must come first.
    fn complete(&self, block: &mut Block, text: &Text<'_>, at: usize, delimiter: Delimiter) -> bool {
        if !block.whole {
            let indent = block.rows.first().map_or(0, |row| row.indent);
            match Block::collect(text, at, delimiter, usize::MAX, self.rows) {
                Some(whole) => *block = whole,
                None => return false,
            }
            block.take_indent(indent);
        }
        true
    }

    /// Takes in rows below blank lines that go on with those above them: they look like the last of these. `false`: more of the
    /// text must come first.
    fn goes_on(&self, block: &mut Block, text: &Text<'_>, delimiter: Delimiter, vocabulary: &Vocabulary) -> bool {
        let kinds = |row: &TextRow| -> Vec<bool> {
            (0..row.cells.len()).map(|column| looks(row.text(column), vocabulary).is_value()).collect()
        };
        while let Some(last) = block.rows.last() {
            let (kind, mut row, mut at) = (kinds(last), last.row, block.end_of(block.rows.len()));
            while let Step::Next(line, next) = text.line(at)
                && is_blank_line(line)
                && !self.is_break(self.consumed.saturating_add(at), row)
            {
                (at, row) = (next, row.saturating_add(1));
            }
            let Some(mut more) = Block::collect(text, at, delimiter, usize::MAX, row) else { return false };
            more.take_indent(last.indent);
            if more.rows.is_empty() || !more.rows.iter().all(|row| kinds(row) == kind) {
                break;
            }
            block.rows.append(&mut more.rows);
            block.ends.append(&mut more.ends);
        }
        true
    }

    /// What stands above a table: rows of its block, titles, the names of sheet and file.
    fn titles_above(&self, before: &[TextRow]) -> Vec<String> {
        let own = before.iter().flat_map(TextRow::filled).map(|(_, text)| text.to_owned());
        let pending = self.pending.iter().flat_map(|pending| &pending.titles).map(|(_, text)| text.clone());
        let around = self.around.titles.iter().chain(&self.around.sheet).chain(&self.around.source).cloned();
        own.chain(pending).chain(around).collect()
    }
}

/// The rows of headings in a block, and the one of units below them.
fn heads_in(block: &Block, (before, heads, units): (usize, usize, bool)) -> (&[TextRow], Option<&TextRow>) {
    let end = before.saturating_add(heads);
    (block.rows.get(before..end).unwrap_or_default(), block.rows.get(end).filter(|_| units))
}
