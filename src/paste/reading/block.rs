//! The first rows of a block, and where another table begins.

use std::borrow::Cow;

use super::{LOOK_CLOSELY, count};
use crate::glossary::{Meaning, Role, Scope, Vocabulary};
use crate::paste::parse_cell::{begins_with_digit, trimmed};
use crate::paste::split::{Delimiter, Splitter, Step, Text, is_blank_line};
use crate::paste::structure::{SHEET, TextRow};

/// The first rows of a block.
pub(super) struct Block {
    pub(super) rows: Vec<TextRow>,
    /// Where each of them ends in the text.
    pub(super) ends: Vec<usize>,
    pub(super) start: usize,
    /// Whether these are all.
    pub(super) whole: bool,
    pub(super) unclosed: Vec<(u32, u32, String)>,
}

impl Block {
    /// Reads up to so many rows, or to the end of the block. `None`: more of the text must come first.
    pub(super) fn collect(
        text: &Text<'_>,
        start: usize,
        delimiter: Delimiter,
        most: usize,
        before: u32,
    ) -> Option<Self> {
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
            let cells = cells.iter().map(|cell| cell.clone().into_owned()).collect();
            block.rows.push(TextRow { row, cells, indent: 0 });
            block.ends.push(next);
            at = next;
        }
    }

    /// Takes off so many columns in front that hold nothing, as far as they do: of a table that stands in B2.
    pub(super) fn take_indent(&mut self, indent: usize) {
        let begins = |row: &TextRow| row.filled().next().map_or(indent, |(column, _)| column);
        let rows = self.rows.iter().take_while(|row| begins(row) >= indent).count();
        self.rows.truncate(rows);
        for row in &mut self.rows {
            row.cells.drain(..indent.min(row.cells.len()));
            row.indent = indent;
        }
    }

    /// How many columns hold nothing before the first one that does.
    pub(super) fn indent(&self) -> usize {
        self.rows.iter().filter_map(|row| row.filled().next()).map(|(column, _)| column).min().unwrap_or(0)
    }

    /// Where so many rows end.
    pub(super) fn end_of(&self, rows: usize) -> usize {
        rows.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(self.start)
    }
}

/// Rows by which it is decided how a table is read.
pub(super) fn looked_at(rows: &[TextRow]) -> impl Iterator<Item = &TextRow> {
    let end = rows.len().saturating_sub(LOOK_CLOSELY).max(LOOK_CLOSELY.min(rows.len()));
    rows.iter().take(LOOK_CLOSELY).chain(rows.get(end..).unwrap_or_default())
}

pub(super) fn own_rows(rows: &[TextRow], heads: usize) -> Vec<u32> {
    rows.iter().take(heads).map(|row| row.row).collect()
}

/// Whether the row is another table's headings.
pub(super) fn begins_anew(cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> bool {
    // Nearly all rows have a digit at the beginning of some cell, and no headings do.
    if cells.iter().any(|cell| begins_with_digit(trimmed(cell))) {
        return false;
    }
    let row = TextRow { cells: cells.iter().map(|cell| cell.clone().into_owned()).collect(), ..TextRow::default() };
    row_begins_anew(&row, vocabulary)
}

/// Whether the row alone says the day of what follows: `Date: | 2026-10-01`.
pub(super) fn names_day(cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> bool {
    let [label, day, rest @ ..] = cells else { return false };
    let label = trimmed(label);
    label.ends_with([':', '：'])
        && rest.iter().all(|cell| trimmed(cell).is_empty())
        && matches!(vocabulary.find(label).role(), Some(Role::Date | Role::Month))
        && crate::paste::dates::read(trimmed(day)).is_some()
}

/// Whether the row below a table of categories is no category but a figure of the month with its number: 泄露信息条数 | 2.
pub(super) fn names_figure(cells: &[Cow<'_, str>], width: usize, vocabulary: &Vocabulary) -> bool {
    let [label, value, rest @ ..] = cells else { return false };
    // Two cells are all that rows of a narrow table have.
    width > 2
        && !trimmed(value).is_empty()
        && rest.iter().all(|cell| trimmed(cell).is_empty())
        && matches!(vocabulary.find(trimmed(label)).sure(), Some(Meaning::Figure(slot)) if slot.scope == Scope::Month)
}

pub(super) fn row_begins_anew(row: &TextRow, vocabulary: &Vocabulary) -> bool {
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
        } else if crate::paste::looks::looks(text, vocabulary).is_value() {
            return false;
        }
    }
    known > 1
}
