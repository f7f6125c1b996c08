//! Tables whose rows stay rows: the incidents, days or sites of a contract, each with figures of its own.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::join::Key;
use super::parse_cell::{self, Format, Read, trimmed};
use super::periods::{NoPeriod, Period};
use super::plan::Plan;
use super::structure::TextRow;
use crate::glossary::{Known, Meaning, Rank, Vocabulary, half_width, plain_form};
use crate::month::{Pasted, Row};
use crate::problem::{Code, Problem};

/// Rows above the headings that are looked at.
const MOST_ABOVE: usize = 5;

/// Which columns of a list are what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    table: usize,
    name: Option<usize>,
    /// Columns, and the figures they hold.
    figures: Vec<(usize, usize)>,
}

/// The rows of a list, each with the vendor and period it belongs to; a row that says that there are none has no more.
#[derive(Clone, Debug)]
pub(super) struct RowList {
    table: usize,
    pub(super) rows: Vec<(Key, Option<PastedRow>)>,
    /// Where it begins.
    pub(super) place: (u32, String),
}

/// A row as it was given.
#[derive(Clone, Debug)]
pub(super) struct PastedRow {
    name: Option<String>,
    values: Vec<Option<Decimal>>,
    withheld: Vec<usize>,
    cells: Vec<Option<(u32, u32, String)>>,
}

impl RowList {
    /// Puts one of its rows into the tables of a month.
    pub(super) fn put<'l>(&'l self, given: Option<&'l PastedRow>, tables: &mut [Option<Vec<Row<'l>>>]) {
        let Some(table) = tables.get_mut(self.table) else { return };
        let rows = table.get_or_insert_default();
        let Some(given) = given else { return };
        let pasted = |(row, column, text): &'l (u32, u32, String)| Pasted {
            row: *row,
            column: *column,
            text: Cow::Borrowed(text.as_str()),
            ..Pasted::default()
        };
        rows.push(Row {
            name: given.name.as_deref().map(Cow::Borrowed),
            values: given.values.clone(),
            withheld: given.withheld.clone(),
            cells: given.cells.iter().map(|cell| cell.as_ref().map(pasted)).collect(),
        });
    }
}

/// Where the headings of a list of rows stand among the first rows of a block, and what its columns are.
pub(super) fn find(rows: &[TextRow], vocabulary: &Vocabulary) -> Option<(usize, Columns)> {
    if vocabulary.tables().is_empty() {
        return None;
    }
    rows.iter().take(MOST_ABOVE).enumerate().find_map(|(place, row)| Some((place, columns(row, vocabulary)?)))
}

fn columns(row: &TextRow, vocabulary: &Vocabulary) -> Option<Columns> {
    let tables = vocabulary.tables().iter().enumerate();
    let fits = tables.filter_map(|(table, known)| {
        let mut columns = Columns { table, name: None, figures: Vec::new() };
        let (mut own, mut by_id) = (false, false);
        for (column, text) in row.filled() {
            let found = |place: usize| columns.figures.iter().any(|(_, known)| *known == place);
            let figure = known.figures.iter().position(|figure| is_called(text, figure, vocabulary));
            if let Some(place) = figure.filter(|place| !found(*place)) {
                own |= !vocabulary.find(text).is_figure();
                columns.figures.push((column, place));
                continue;
            }
            let names =
                known.name.iter().flat_map(|name| name.label.all().chain(name.aliases.iter().map(String::as_str)));
            // Where other programs hand them in, the table's id stands above its rows' names.
            let id = text == known.id;
            if columns.name.is_none() && (id || names.into_iter().any(|called| same(called, text))) {
                columns.name = Some(column);
                by_id |= id;
            }
        }
        let is_list = by_id || (!columns.figures.is_empty() && (own || columns.name.is_some()));
        is_list.then_some(columns)
    });
    let weight = |columns: &Columns| columns.figures.len().saturating_add(usize::from(columns.name.is_some()));
    fits.max_by_key(|columns| (weight(columns), usize::MAX.saturating_sub(columns.table)))
}

fn same(called: &str, text: &str) -> bool {
    let called = plain_form(called);
    !called.is_empty() && called == plain_form(text)
}

/// Whether a heading names a figure of rows, with or without its unit behind it in brackets.
fn is_called(text: &str, known: &Known, vocabulary: &Vocabulary) -> bool {
    let figure = &known.figure;
    let names = || figure.label.all().chain(figure.aliases.iter().map(String::as_str)).chain([figure.id.as_str()]);
    if names().any(|name| same(name, text)) {
        return true;
    }
    let narrow: String = text.chars().map(half_width).collect();
    let unit = narrow.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    if let Some((bare, unit)) = unit {
        let fits = known.units.iter().any(|known| same(known, unit)) || !vocabulary.is_unit(&plain_form(unit));
        return fits && names().any(|name| same(name, bare));
    }
    let sure = |(meaning, rank): &(Meaning, Rank)| {
        let slot = match meaning {
            Meaning::Figure(slot) if *rank == Rank::Sure => *slot,
            _ => return false,
        };
        vocabulary.figure(slot).is_some_and(|known| known.id == figure.id)
    };
    vocabulary.find(text).meanings.iter().any(sure)
}

/// Reads the rows below the headings. `plan` says how vendor and month are told.
pub(super) fn read(
    columns: &Columns,
    head: &TextRow,
    body: &[TextRow],
    plan: &Plan,
    vendor: &mut dyn FnMut(&str) -> u32,
    vocabulary: &Vocabulary,
    problems: &mut Vec<Problem>,
) -> RowList {
    let place = (head.row, head.filled().next().map_or_else(String::new, |(_, text)| text.to_owned()));
    let mut list = RowList { table: columns.table, rows: Vec::with_capacity(body.len()), place };
    let figures = vocabulary.tables().get(columns.table).map_or(&[][..], |table| table.figures.as_slice());
    let words = vocabulary.words();
    let mut sure = true;
    for row in body {
        let read = columns.figures.iter().map(|(column, _)| *column).chain(columns.name);
        let filled: Vec<&str> = read.map(|column| row.text(column)).filter(|text| !text.is_empty()).collect();
        let keys = [plan.vendor, plan.periods.main, plan.periods.month, columns.name];
        let summary = keys.iter().flatten().any(|column| words.summary(row.text(*column)).is_some());
        if filled.is_empty() || summary || row.cells == head.cells {
            continue;
        }
        let Some(key) = key(row, plan, vendor, problems) else {
            sure = false;
            continue;
        };
        if filled.iter().all(|text| words.none.holds(text)) {
            list.rows.push((key, None));
            continue;
        }
        list.rows.push((key, Some(given(columns, row, figures, vocabulary, problems))));
    }
    // Where it is not known which month a row belongs to, it may be any of them.
    if !sure {
        list.rows.clear();
    }
    list
}

/// Whose row it is, and of which month.
fn key(row: &TextRow, plan: &Plan, vendor: &mut dyn FnMut(&str) -> u32, problems: &mut Vec<Problem>) -> Option<Key> {
    let periods = &plan.periods;
    let text = |column: Option<usize>| column.map_or("", |column| row.text(column));
    let period = match periods.when(text(periods.main), text(periods.last), text(periods.month)) {
        Ok(when) => when.period,
        Err(NoPeriod::Empty) => periods.context,
        Err(NoPeriod::Unreadable | NoPeriod::Crossing(..)) => Period::Either(0, 0, 0),
    };
    if matches!(period, Period::Either(..) | Period::OfYear(_)) {
        let column = periods.main.or(periods.month).unwrap_or(0);
        let text = trimmed(row.text(column));
        let problem = Problem::new(Code::RowsWithoutMonth).with("text", text);
        problems.push(problem.at_cell(row.row, super::structure::number(column), text));
        return None;
    }
    let named = plan.vendor.map(|column| row.text(column)).filter(|name| !name.is_empty());
    Some(Key { vendor: named.map(vendor).or(plan.context_vendor), period, part: 0 })
}

/// What a row gives; what cannot be read is told and withheld.
fn given(
    columns: &Columns,
    row: &TextRow,
    figures: &[Known],
    vocabulary: &Vocabulary,
    problems: &mut Vec<Problem>,
) -> PastedRow {
    let words = vocabulary.words();
    let name = columns.name.map(|column| row.text(column)).filter(|name| !words.is_missing(name));
    let mut given = PastedRow {
        name: name.map(str::to_owned),
        values: vec![None; figures.len()],
        withheld: Vec::new(),
        cells: vec![None; figures.len()],
    };
    for (column, place) in &columns.figures {
        let (Some(known), text) = (figures.get(*place), row.text(*column)) else { continue };
        if text.is_empty() {
            continue;
        }
        let number = super::structure::number(*column);
        if let Some(cell) = given.cells.get_mut(*place) {
            *cell = Some((row.row, number, text.to_owned()));
        }
        match parse_cell::read(text, known, Format::default(), words) {
            Read::Value(value) => {
                if let Some(own) = given.values.get_mut(*place) {
                    *own = Some(value);
                }
            }
            Read::Missing => {}
            Read::Pending => given.withheld.push(*place),
            Read::Bad(problem) => {
                given.withheld.push(*place);
                problems.push(problem.at_cell(row.row, number, text));
            }
        }
    }
    given
}
