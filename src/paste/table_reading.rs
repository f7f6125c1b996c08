//! How a text was read, for the person it belongs to: which rows are what, what each column was taken for, what was added up,
//! what fits, what is asked.

use serde::Serialize;

use super::assemble::TextLayout;
use super::layout::{Layout, column_name};
use super::plan::{Decided, How, Means, RowKind};
use super::questions::Question;
use super::structure::Head;
use super::summaries::Summaries;
use super::table_rows::{Closed, TableRows};
use super::totals::Check;
use crate::glossary::{Role, Summary, Vocabulary};
use crate::month::VendorMonth;
use crate::problem::Problem;
use crate::sort;

/// What a pasted text holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Parsed {
    /// The months, as they first appear.
    pub records: Vec<VendorMonth>,
    /// The headings, as they were understood.
    pub columns: Vec<Column>,
    /// What is wrong, in the order of the text.
    pub problems: Vec<Problem>,
    /// How each table was read.
    pub tables: Vec<TableReading>,
}

/// A part of what a pasted text holds: some vendor-months, and those of the same vendors around them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Excerpt {
    /// Each vendor's months in order, the headings of the whole text, and the first problems of both.
    pub parsed: Parsed,
    /// Which vendor-month of the text each of them is, from 0.
    pub numbers: Vec<usize>,
    /// How many the text holds.
    pub of: usize,
    /// Where no number was asked for: what it is about, the newest month; of several vendors the one that stands first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub newest: Option<usize>,
    /// Where no number was asked for: vendor and month of each vendor-month of the text, a line end between them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<String>>"))]
    pub keys: Vec<String>,
}

/// A heading as it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Column {
    /// Row of the heading in the pasted text, from 1.
    pub row: u32,
    /// Its column, from 1.
    pub column: u32,
    /// The heading as pasted.
    pub header: String,
    /// What it was understood as.
    pub role: Role,
    /// The figure's id, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub figure: Option<String>,
}

/// How a table was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TableReading {
    /// The sheet it stands on, where the text names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub sheet: Option<String>,
    /// The table of the contract whose rows these are, by its id. Left out: its rows make figures of the month.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub rows_of: Option<String>,
    /// Which rows of the text are what.
    pub rows: TableRowsReading,
    /// Its columns; in a table on its side its labels.
    pub columns: Vec<ColumnReading>,
    /// What a row is.
    pub grain: Grain,
    /// Which rows make which vendor-month.
    pub combined: Vec<Combination>,
    /// Its totals beside what they are the totals of.
    pub checks: Vec<Check>,
    /// What is asked about it.
    pub questions: Vec<Question>,
    /// What was said about it, with its headings: handed in again, it is read so, and so is the next one with these headings.
    pub layout: Layout,
}

/// Which rows of the text are what, by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TableRowsReading {
    /// Titles.
    pub title: Vec<u32>,
    /// Headings; in a table on its side all its rows.
    pub head: Vec<u32>,
    /// What the columns are counted in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub units: Option<u32>,
    /// From which row to which the body goes, with all that stands in it; of a table on its side, from which column.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub body: Option<(u32, u32)>,
    /// Whether the table is on its side: its body goes from column to column.
    pub across: bool,
    /// Rows that add others up.
    pub totals: Vec<u32>,
    /// Rows of means.
    pub means: Vec<u32>,
    /// Rows about others: other shops, the month before, a target.
    pub others: Vec<u32>,
    /// Notes.
    pub notes: Vec<u32>,
    /// Rows that do not count.
    pub left_out: Vec<LeftOutRows>,
    /// Those of which somebody said it.
    pub by_hand: Vec<u32>,
    /// Rows with figures that belong to no vendor or month.
    pub unplaced: Vec<u32>,
}

/// Rows that do not count because of what one of their cells says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct LeftOutRows {
    /// The heading of the cell.
    pub heading: String,
    /// What it says.
    pub cell: String,
    /// How many there are.
    pub count: u32,
    /// The first of them.
    pub rows: Vec<u32>,
}

/// What a column was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct ColumnReading {
    /// Where the heading stands, from 1.
    pub row: u32,
    /// Its column, from 1.
    pub column: u32,
    /// The heading; of several rows joined by ` / `.
    pub heading: String,
    /// What it is: a figure, what else a column can hold, or `ignored`.
    pub role: Role,
    /// The figure's id, if it is one; of two by their channels the telephone's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub figure: Option<String>,
    /// The figure of rows about chats.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub chat_figure: Option<String>,
    /// How it was decided.
    pub decided: Decided,
    /// What lengths of time without a unit are counted in: `ms`, `s`, `min`, `h`, `d`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub unit: Option<String>,
    /// How the rows of a month are combined.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub combine: Option<Combining>,
    /// The heading of what it is weighted by.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub weight: Option<String>,
    /// Whether it holds numbers. Numbers nobody uses should be looked at.
    pub numbers: bool,
    /// Figures that it could be, the nearest first.
    pub candidates: Vec<String>,
    /// Some of its cells.
    pub samples: Vec<String>,
}

/// How the rows of a month make one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Combining {
    /// They are added up.
    Sum,
    /// Each weighs by a count.
    Weighted,
    /// There is one, or they are the same: others cannot be joined.
    Single,
    /// One that holds is enough.
    Any,
    /// By day.
    Level,
    /// The last of each day.
    Last,
    /// Rows are counted.
    Count,
}

/// What a row is, and by what rows are told apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Grain {
    /// What a row is.
    pub row: RowKind,
    /// The headings of the columns that part a month into rows: agents, queues.
    pub parts: Vec<String>,
    /// How many rows were read.
    pub rows: u32,
    /// On how many days there are rows, in all months together.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub days: Option<u32>,
}

/// Which rows of a table make a vendor-month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Combination {
    /// The vendor-month, from 0.
    pub record: usize,
    /// How many rows.
    pub rows: u32,
    /// The first of them.
    pub first: u32,
    /// On how many days.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub days: Option<u32>,
}

/// So many vendor-months of a table are listed.
pub(super) const MOST_COMBINED: usize = 1000;

impl TextLayout {
    /// The headings of all tables, as they were understood.
    pub(crate) fn columns(&self, vocabulary: &Vocabulary) -> Vec<Column> {
        let column = |head: &Head, role: Role, figure: Option<String>| {
            let header: String = head.leaf().chars().take(80).collect();
            Column { row: head.row, column: head.column, header, role, figure }
        };
        let mut columns: Vec<Column> = self.context.iter().map(|(head, role)| column(head, *role, None)).collect();
        for closed in &self.tables {
            let named =
                closed.table.plan.columns.iter().filter(|column| !column.head.leaf().is_empty() && column.head.row > 0);
            for own in named.filter(|own| own.head.leaf() != super::across::NAME) {
                let (role, figure) = meaning(own.means, vocabulary);
                columns.push(column(&own.head, role, figure));
            }
            columns.extend(closed.rows.ignored.iter().map(|head| column(head, Role::Ignored, None)));
        }
        for list in &self.lists {
            let named = list.readings(vocabulary);
            let named = named.filter(|(own, ..)| !own.head.leaf().is_empty());
            columns.extend(named.map(|(own, role, figure)| column(&own.head, role, figure)));
        }
        sort::sort_by_key(&mut columns, |column| (column.row, column.column));
        columns
    }

    /// How each table was read.
    pub(crate) fn tables(&self, vocabulary: &Vocabulary) -> Vec<TableReading> {
        let mut readings: Vec<TableReading> = self.tables.iter().map(|closed| reading(closed, vocabulary)).collect();
        for record in 0..self.len() {
            for (table, group) in self.groups_of(record) {
                let place = usize::try_from(table).unwrap_or(usize::MAX);
                let (Some(closed), Some(reading)) = (self.tables.get(place), readings.get_mut(place)) else { continue };
                let Some(own) = closed.table.groups.group(group) else { continue };
                let days = Some(own.days.count_ones()).filter(|days| *days > 0);
                if reading.combined.len() < MOST_COMBINED {
                    reading.combined.push(Combination { record, rows: own.rows, first: own.first, days });
                }
            }
        }
        if !self.lists.is_empty() {
            for reading in self.list_readings(vocabulary) {
                let place = readings.iter().position(|other| other.first_row() > reading.first_row());
                readings.insert(place.unwrap_or(readings.len()), reading);
            }
        }
        readings
    }
}

impl TableReading {
    /// Where it begins.
    fn first_row(&self) -> u32 {
        let heads = self.rows.head.iter().chain(&self.rows.title).copied();
        heads.chain(self.rows.body.map(|(first, _)| first).filter(|_| !self.rows.across)).min().unwrap_or(u32::MAX)
    }
}

/// From which row to which the body goes.
pub(super) fn body_of(rows: &TableRows) -> Option<(u32, u32)> {
    (rows.first > 0 && rows.last >= rows.first).then_some((rows.first, rows.last))
}

/// Which rows are what, but for the body.
pub(super) fn rows_reading(rows: &TableRows, aside: &Summaries, headings: &[String]) -> TableRowsReading {
    let of = |summary: Summary| aside.rows.iter().filter(|row| row.summary == summary).map(|row| row.row).collect();
    let left_out = aside.left_out.iter().map(|rows| LeftOutRows {
        heading: column_name(headings.get(rows.column).cloned().unwrap_or_default(), rows.column),
        cell: rows.text.clone(),
        count: rows.count,
        rows: rows.rows.clone(),
    });
    let mut notes = aside.notes.clone();
    notes.extend(&rows.notes);
    TableRowsReading {
        title: rows.titles.clone(),
        head: rows.head.clone(),
        units: rows.units,
        totals: of(Summary::Total),
        means: of(Summary::Mean),
        others: of(Summary::Outside),
        notes,
        left_out: left_out.collect(),
        by_hand: aside.by_hand.clone(),
        unplaced: aside.unplaced.clone(),
        ..TableRowsReading::default()
    }
}

/// What a column is, in words.
pub(super) fn meaning(means: Means, vocabulary: &Vocabulary) -> (Role, Option<String>) {
    match means {
        Means::Nothing => (Role::Ignored, None),
        Means::Role(role) => (role, None),
        Means::Figure(slot) | Means::ByChannel { phone: slot, .. } => {
            (Role::Figure, vocabulary.figure(slot).map(|figure| figure.id.clone()))
        }
    }
}

fn reading(closed: &Closed, vocabulary: &Vocabulary) -> TableReading {
    let plan = &closed.table.plan;
    let headings = plan.headings();
    let heading = |column: usize| column_name(headings.get(column).cloned().unwrap_or_default(), column);
    let across = closed.rows.across;
    let body = if across {
        let columns = closed.table.groups.list.iter().map(|group| group.first);
        columns.clone().min().zip(columns.max())
    } else {
        body_of(&closed.rows)
    };
    let rows = TableRowsReading { body, across, ..rows_reading(&closed.rows, &closed.table.aside, &headings) };
    let columns =
        plan.columns.iter().enumerate().filter(|(_, column)| column.head.row > 0 || column.means != Means::Nothing);
    let columns = columns.map(|(place, column)| {
        let (role, figure) = meaning(column.means, vocabulary);
        let gathered =
            plan.gathered.iter().find(|gathered| gathered.slot.is_some() && plan.column_of(gathered) == Some(place));
        let weight = gathered.and_then(|gathered| match gathered.how {
            How::Weighted { by } => plan.figures.get(by).map(|figure| heading(figure.column)),
            _ => None,
        });
        let chat_figure = match column.means {
            Means::ByChannel { chat, .. } => vocabulary.figure(chat).map(|figure| figure.id.clone()),
            _ => None,
        };
        ColumnReading {
            row: column.head.row,
            column: column.head.column,
            heading: column.head.text(),
            role,
            figure,
            chat_figure,
            decided: column.decided,
            unit: column.format.unit.map(|unit| unit.word().to_owned()),
            combine: gathered.map(|gathered| combining(gathered.how)),
            weight,
            numbers: column.numbers,
            candidates: column
                .candidates
                .iter()
                .filter_map(|slot| vocabulary.figure(*slot))
                .map(|figure| figure.id.clone())
                .collect(),
            samples: column.samples.clone(),
        }
    });
    let days = closed.table.groups.list.iter().map(|group| group.days.count_ones()).fold(0_u32, u32::saturating_add);
    let parts = plan.parts.iter().map(|column| heading(*column)).collect();
    let grain = Grain { row: plan.row, parts, rows: closed.table.rows, days: (days > 0).then_some(days) };
    let named: Vec<String> =
        headings.iter().filter(|heading| heading.as_str() != super::across::NAME).cloned().collect();
    let layout = closed.layout.clone().with(&Layout::that(|layout| layout.headings.clone_from(&named)));
    let questions = closed.asked.iter().map(|asked| asked.question(&layout, &headings, vocabulary)).collect();
    TableReading {
        sheet: closed.rows.sheet.clone(),
        rows_of: None,
        rows,
        columns: columns.collect(),
        grain,
        combined: Vec::new(),
        checks: closed.checks.clone(),
        questions,
        layout,
    }
}

fn combining(how: How) -> Combining {
    match how {
        How::Sum => Combining::Sum,
        How::Weighted { .. } | How::Weights { .. } => Combining::Weighted,
        How::Single => Combining::Single,
        How::Any => Combining::Any,
        How::Level => Combining::Level,
        How::Last { .. } => Combining::Last,
        How::Count(_) => Combining::Count,
    }
}
