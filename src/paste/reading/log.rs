//! Logs of events, known by the words of their events.

use super::block::{Block, looked_at};
use super::{Open, Reader};
use crate::glossary::{Log, Role, Vocabulary};
use crate::paste::layout::Layout;
use crate::paste::plan::{ContactColumns, Counted, Gathered, How, RowKind};
use crate::paste::planner;
use crate::paste::split::Delimiter;
use crate::paste::structure::{self, Head};
use crate::paste::table_rows::TableRows;

impl Reader {
    /// Begins a log of events.
    pub(super) fn begin_log(
        &mut self,
        log: &'static Log,
        block: &Block,
        delimiter: Delimiter,
        vocabulary: &Vocabulary,
    ) {
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
}

/// The log that the rows are of, by their events.
pub(super) fn log_of(block: &Block, delimiter: Delimiter, vocabulary: &Vocabulary) -> Option<&'static Log> {
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
pub(super) fn log_heading(log: &Log, place: usize) -> String {
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

pub(super) fn log_layout(log: &Log) -> Layout {
    let mut layout = Layout::default();
    let column = |role| crate::paste::layout::ColumnLayout { role: Some(role), ..Default::default() };
    for place in 0..16 {
        let heading = log_heading(log, place);
        let role = if heading == "time" { Role::Date } else { Role::Ignored };
        layout.columns.insert(heading, column(role));
    }
    layout
}
