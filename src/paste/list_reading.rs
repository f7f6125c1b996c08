//! How a list whose rows stay rows was read, for the person it belongs to.

use super::assemble::TextLayout;
use super::layout::{Layout, column_name};
use super::plan::{Column, Decided, Means, Plan};
use super::row_lists::{Columns, RowList};
use super::table_reading::{
    ColumnReading, Combination, Grain, MOST_COMBINED, TableReading, TableRowsReading, body_of, meaning, rows_reading,
};
use crate::glossary::{Role, TableFigures, Vocabulary};

/// What the columns of a list were taken for. Of what is found out about a table of the month, only vendor and time count.
pub(super) fn columns(plan: &Plan, columns: &Columns, layout: &Layout) -> Vec<Column> {
    let periods = &plan.periods;
    let keys = [plan.vendor, periods.main, periods.last, periods.month];
    let shown = plan.columns.iter().enumerate().map(|(place, column)| {
        let own = columns.name == Some(place) || columns.figures.iter().any(|(column, _)| *column == place);
        let name = column_name(column.head.text(), place);
        let said = layout.column(&name).is_some_and(|said| said.figure.is_some() || said.role.is_some());
        let is_key = keys.contains(&Some(place)) && !own;
        let decided = match () {
            () if said => Decided::Layout,
            () if own => Decided::Name,
            () if is_key => column.decided,
            () => Decided::Open,
        };
        let means = if is_key { column.means } else { Means::Nothing };
        Column { means, decided, candidates: Vec::new(), ..column.clone() }
    });
    shown.collect()
}

impl RowList {
    fn table<'v>(&self, vocabulary: &'v Vocabulary) -> Option<&'v TableFigures> {
        vocabulary.tables().get(self.columns.table)
    }

    /// Its columns, each with what it is and the id of its figure.
    pub(super) fn readings(&self, vocabulary: &Vocabulary) -> impl Iterator<Item = (&Column, Role, Option<String>)> {
        let known = self.table(vocabulary);
        self.shown.iter().enumerate().map(move |(place, column)| {
            let figure = self.columns.figures.iter().find(|(own, _)| *own == place);
            let figure =
                figure.and_then(|(_, figure)| known?.figures.get(*figure)).map(|known| known.figure.id.clone());
            let (role, figure) = match figure {
                Some(figure) => (Role::Figure, Some(figure)),
                None if self.columns.name == Some(place) => (Role::RowName, None),
                None => (meaning(column.means, vocabulary).0, None),
            };
            (column, role, figure)
        })
    }

    fn reading(&self, vocabulary: &Vocabulary) -> TableReading {
        let headings: Vec<String> = self.shown.iter().map(|column| column.head.text()).collect();
        let columns =
            self.readings(vocabulary).filter(|(column, role, _)| column.head.row > 0 || *role != Role::Ignored);
        let columns = columns.map(|(column, role, figure)| ColumnReading {
            row: column.head.row,
            column: column.head.column,
            heading: column.head.text(),
            role,
            figure,
            chat_figure: None,
            decided: column.decided,
            unit: None,
            combine: None,
            weight: None,
            numbers: column.numbers,
            candidates: Vec::new(),
            samples: column.samples.clone(),
        });
        let body = body_of(&self.text_rows);
        let rows = TableRowsReading { body, ..rows_reading(&self.text_rows, &self.aside, &headings) };
        let count = u32::try_from(self.rows.iter().filter(|row| row.given.is_some()).count()).unwrap_or(u32::MAX);
        let layout = self.layout.clone().with(&Layout::that(|layout| layout.headings.clone_from(&headings)));
        TableReading {
            sheet: self.text_rows.sheet.clone(),
            rows_of: self.table(vocabulary).map(|table| table.id.clone()),
            rows,
            columns: columns.collect(),
            grain: Grain { row: super::plan::RowKind::Event, parts: Vec::new(), rows: count, days: None },
            combined: Vec::new(),
            checks: Vec::new(),
            questions: self.asked.iter().map(|asked| asked.question(&layout, &headings, vocabulary)).collect(),
            layout,
        }
    }
}

impl TextLayout {
    /// How each list was read, and which of its rows belong to which vendor-month.
    pub(super) fn list_readings(&self, vocabulary: &Vocabulary) -> Vec<TableReading> {
        let mut readings: Vec<TableReading> = self.lists.iter().map(|list| list.reading(vocabulary)).collect();
        for (record, list, row) in &self.listed {
            let row = self.lists.get(*list).and_then(|list| list.rows.get(*row));
            let (Some(row), Some(reading)) = (row, readings.get_mut(*list)) else { continue };
            let record = usize::try_from(*record).unwrap_or(usize::MAX);
            let rows = u32::from(row.given.is_some());
            let listed = reading.combined.len();
            match reading.combined.last_mut().filter(|last| last.record == record) {
                Some(last) => last.rows = last.rows.saturating_add(rows),
                None if listed < MOST_COMBINED => {
                    reading.combined.push(Combination { record, rows, first: row.row, days: None });
                }
                None => {}
            }
        }
        readings
    }
}
