//! Tables whose rows stay rows: the incidents, days or sites of a contract, each with figures of its own.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::join::{Key, Number};
use super::layout::{ColumnLayout, DecimalMark, Layout, RateScale, column_name};
use super::parse_cell::{self, Format, Read, Scale, trimmed};
use super::period_columns;
use super::periods::{NoPeriod, Period};
use super::plan::{Column, Plan};
use super::questions::Asked;
use super::structure::{self, Head, TextRow};
use super::summaries::{Aside, Summaries};
use super::table_rows::TableRows;
use crate::calendar::Date;
use crate::glossary::{Known, Meaning, Rank, Role, Slot, Vocabulary, half_width, plain_form};
use crate::month::{Pasted, Row};
use crate::problem::{Code, Problem};

/// Rows above the headings that are looked at.
const MOST_ABOVE: usize = 5;

/// Which columns of a list are what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) table: usize,
    pub(super) name: Option<usize>,
    /// Columns, and the figures they hold.
    pub(super) figures: Vec<(usize, usize)>,
}

/// A row of a list, and the vendor and period it belongs to.
#[derive(Clone, Debug)]
pub(super) struct ListRow {
    pub(super) key: Key,
    pub(super) row: u32,
    /// What it gives; a row that says that there are none gives nothing.
    pub(super) given: Option<PastedRow>,
}

/// A list whose rows stay rows.
#[derive(Debug)]
pub(super) struct RowList {
    pub(super) columns: Columns,
    pub(super) rows: Vec<ListRow>,
    /// All its columns with their headings, for the person it belongs to.
    pub(super) shown: Vec<Column>,
    pub(super) text_rows: TableRows,
    pub(super) aside: Summaries,
    pub(super) asked: Vec<Asked>,
    pub(super) layout: Layout,
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
    /// Where it begins: the row of its headings, and the first of them.
    pub(super) fn place(&self) -> (u32, &str) {
        let first = self.shown.iter().map(|column| &column.head).find(|head| !head.leaf().is_empty());
        first.map_or((1, ""), |head| (head.row, head.leaf()))
    }

    /// Puts one of its rows into the tables of a month.
    pub(super) fn put<'l>(&'l self, given: Option<&'l PastedRow>, tables: &mut [Option<Vec<Row<'l>>>]) {
        let Some(table) = tables.get_mut(self.columns.table) else { return };
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

/// Where the headings of a list of rows stand among the first rows of a block, and what its columns are: what was said of
/// them, and otherwise what they are called.
pub(super) fn find(rows: &[TextRow], layouts: &[Layout], vocabulary: &Vocabulary) -> Option<(usize, Columns)> {
    if vocabulary.tables().is_empty() {
        return None;
    }
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    rows.iter().take(MOST_ABOVE).enumerate().find_map(|(place, row)| {
        let headings: Vec<String> = heads_of(row).iter().map(Head::text).collect();
        let own = layouts.iter().filter(|layout| layout.is_for(&headings));
        let layout = own.fold(Layout::default(), Layout::with);
        Some((place, columns(row, width, &layout, vocabulary)?))
    })
}

pub(super) fn heads_of(row: &TextRow) -> Vec<Head> {
    structure::heads(std::slice::from_ref(row), None)
}

fn columns(row: &TextRow, width: usize, layout: &Layout, vocabulary: &Vocabulary) -> Option<Columns> {
    let is_said = |known: &str| layout.rows_of.as_deref().is_none_or(|said| said == known);
    let tables = vocabulary.tables().iter().enumerate().filter(|(_, known)| is_said(&known.id));
    let fits = tables.filter_map(|(table, known)| {
        let mut columns = Columns { table, name: None, figures: Vec::new() };
        let (mut own, mut by_id) = (layout.rows_of.is_some(), false);
        let said = |column: usize| {
            let said = layout.column(&column_name(row.text(column).to_owned(), column));
            said.filter(|said| said.figure.is_some() || said.role.is_some())
        };
        for column in 0..width {
            let Some(said) = said(column) else { continue };
            let figure = said.figure.as_ref().and_then(|id| known.figures.iter().position(|one| one.figure.id == *id));
            columns.figures.extend(figure.map(|place| (column, place)));
            if said.role == Some(Role::RowName) {
                columns.name = Some(column);
            }
        }
        for (column, text) in row.filled().filter(|(column, _)| said(*column).is_none()) {
            let found = |place: usize| columns.figures.iter().any(|(_, known)| *known == place);
            let named = known.figures.iter().position(|figure| is_called(text, figure, vocabulary));
            let figure = named.or_else(|| one_channels(text, &known.figures, vocabulary));
            if let Some(place) = figure.filter(|place| !found(*place)) {
                own |= !vocabulary.find(text).is_figure();
                columns.figures.push((column, place));
                continue;
            }
            let labels =
                known.name.iter().flat_map(|name| name.label.all().chain(name.aliases.iter().map(String::as_str)));
            // Where other programs hand them in, the table's id stands above its rows' names.
            let id = text == known.id;
            if columns.name.is_none() && (id || labels.into_iter().any(|called| same(called, text))) {
                columns.name = Some(column);
                by_id |= id;
            }
        }
        let is_list =
            by_id || layout.rows_of.is_some() || (!columns.figures.is_empty() && (own || columns.name.is_some()));
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

/// The figure of a heading that is the same for telephone and chat, where the table has but one of the two.
fn one_channels(text: &str, figures: &[Known], vocabulary: &Vocabulary) -> Option<usize> {
    let both = vocabulary.find(text).by_channel.map(|both| [both.phone, both.chat])?;
    let id = |slot: &Slot| vocabulary.figure(*slot).map(|figure| figure.id.as_str());
    let own = |known: &Known| both.iter().filter_map(id).any(|id| id == known.figure.id);
    let mut found = figures.iter().enumerate().filter(|(_, known)| own(known)).map(|(place, _)| place);
    found.next().filter(|_| found.next().is_none())
}

/// The text and what was found out about it before its rows are read.
pub(super) struct Found<'a> {
    pub(super) columns: &'a Columns,
    pub(super) head: &'a TextRow,
    pub(super) body: &'a [TextRow],
    /// How vendor and month are told, and which rows do not count.
    pub(super) plan: &'a Plan,
    /// What was said about it.
    pub(super) layout: &'a Layout,
    /// The start of the cooperation that stands above it.
    pub(super) start: Option<Date>,
}

impl Found<'_> {
    /// How the cells of a column are read, as far as somebody said it.
    fn format(&self, column: usize) -> Format {
        let name = column_name(self.head.text(column).to_owned(), column);
        let said = self.layout.column(&name);
        let scale = said.and_then(|said| said.scale).map_or(Scale::Open, |scale| match scale {
            RateScale::Percent => Scale::Percent,
            RateScale::Fraction => Scale::Fraction,
        });
        let comma = self.layout.decimals == Some(DecimalMark::Comma);
        Format { comma, scale, unit: said.and_then(ColumnLayout::unit), ..Format::default() }
    }
}

/// The rows of a list as they were read.
#[derive(Debug, Default)]
pub(super) struct ListRows {
    pub(super) rows: Vec<ListRow>,
    pub(super) aside: Summaries,
    pub(super) heads_again: Vec<u32>,
    pub(super) asked: Vec<Asked>,
}

/// Reads the rows below the headings.
pub(super) fn read(
    found: &Found<'_>,
    vendor: &mut dyn FnMut(&str) -> Number,
    vocabulary: &Vocabulary,
    problems: &mut Vec<Problem>,
) -> ListRows {
    let Found { columns, head, body, .. } = found;
    let mut list = ListRows::default();
    let figures = vocabulary.tables().get(columns.table).map_or(&[][..], |table| table.figures.as_slice());
    let formats: Vec<Format> = columns.figures.iter().map(|(column, _)| found.format(*column)).collect();
    let words = vocabulary.words();
    for row in *body {
        if row.cells == head.cells {
            list.heads_again.push(row.row);
            continue;
        }
        let read = columns.figures.iter().map(|(column, _)| *column).chain(columns.name);
        let filled: Vec<&str> = read.map(|column| row.text(column)).filter(|text| !text.is_empty()).collect();
        if filled.is_empty() {
            list.aside.notes.push(row.row);
            continue;
        }
        if is_left_out(row, found, &mut list.aside, vocabulary) {
            continue;
        }
        let Some(key) = list.key(row, found, vendor, problems) else {
            list.aside.unplaced.push(row.row);
            continue;
        };
        let none = filled.iter().all(|text| words.none.holds(text));
        let given = (!none).then(|| given(columns, &formats, row, figures, vocabulary, problems));
        list.rows.push(ListRow { key, row: row.row, given });
    }
    // Where it is not known which month a row belongs to, it may be any of them.
    if !list.aside.unplaced.is_empty() {
        list.rows.clear();
    }
    list
}

/// Whether a row does not count: somebody said so, one of its cells, or its name.
fn is_left_out(row: &TextRow, found: &Found<'_>, aside: &mut Summaries, vocabulary: &Vocabulary) -> bool {
    let (plan, columns) = (found.plan, found.columns);
    if plan.rows_kept.contains(&row.row) {
        return false;
    }
    if plan.rows_left_out.contains(&row.row) {
        aside.by_hand.push(row.row);
        return true;
    }
    let rule = plan.leave_out.iter().find(|(column, text)| row.text(*column) == trimmed(text));
    if let Some((column, text)) = rule {
        aside.leave_out(*column, text.clone(), row.row);
        return true;
    }
    let keys = [plan.vendor, plan.periods.main, plan.periods.month, columns.name];
    for label in keys.iter().flatten().map(|column| row.text(*column)) {
        if let Some(summary) = vocabulary.words().summary(label) {
            let label = label.to_owned();
            aside.add(Aside { row: row.row, summary, label, values: Vec::new(), of_part: false, fits: false });
            return true;
        }
    }
    false
}

impl ListRows {
    /// Whose row it is, and of which month.
    fn key(
        &mut self,
        row: &TextRow,
        found: &Found<'_>,
        vendor: &mut dyn FnMut(&str) -> Number,
        problems: &mut Vec<Problem>,
    ) -> Option<Key> {
        let plan = found.plan;
        let periods = &plan.periods;
        let text = |column: Option<usize>| column.map_or("", |column| row.text(column));
        let period = match periods.when(text(periods.main), text(periods.last), text(periods.month)) {
            Ok(when) => when.period,
            Err(NoPeriod::Empty) => periods.context,
            Err(NoPeriod::Unreadable) => return Self::without_month(row, plan, problems),
            Err(NoPeriod::Crossing(first, last)) => {
                self.ask(period_columns::cycle_question((first, last)));
                return None;
            }
        };
        let column = periods.main.or(periods.month);
        match period {
            Period::Either(..) => {
                self.ask(period_columns::order_question(column.unwrap_or(0)));
                return None;
            }
            Period::OfYear(_) => {
                self.ask(period_columns::year_question(column, found.start));
                return None;
            }
            _ => {}
        }
        let named = plan.vendor.map(|column| row.text(column)).filter(|name| !name.is_empty());
        Some(Key { vendor: named.map(vendor).or(plan.context_vendor), period, part: None })
    }

    fn without_month(row: &TextRow, plan: &Plan, problems: &mut Vec<Problem>) -> Option<Key> {
        let column = plan.periods.main.or(plan.periods.month).unwrap_or(0);
        let text = trimmed(row.text(column));
        let problem = Problem::new(Code::RowsWithoutMonth).with("text", text);
        problems.push(problem.at_cell(row.row, row.number(column), text));
        None
    }

    fn ask(&mut self, asked: Asked) {
        if self.asked.iter().all(|known| known.ask != asked.ask) {
            self.asked.push(asked);
        }
    }
}

/// What a row gives; what cannot be read is told and withheld.
fn given(
    columns: &Columns,
    formats: &[Format],
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
    for ((column, place), format) in columns.figures.iter().zip(formats) {
        let (Some(known), text) = (figures.get(*place), row.text(*column)) else { continue };
        if text.is_empty() {
            continue;
        }
        let number = row.number(*column);
        if let Some(cell) = given.cells.get_mut(*place) {
            *cell = Some((row.row, number, text.to_owned()));
        }
        match parse_cell::read(text, known, *format, words) {
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
