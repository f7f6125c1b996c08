//! A row of totals that does not say it is one: the first or the last, if every count of it is the sum of all others.

use rust_decimal::Decimal;

use super::gather::plus;
use super::layout::{Layout, LeaveOut};
use super::parse_cell::{self, Read};
use super::plan::{How, RowKind};
use super::planner::Planned;
use super::questions::{Ask, Asked, AskedChoice};
use super::structure::TextRow;
use crate::glossary::{Slot, Vocabulary};

/// Asks about such a row: added up with the others it would double the month.
pub(super) fn find(planned: &mut Planned, rows: &[TextRow], vocabulary: &Vocabulary) {
    const FEWEST: usize = 3;
    let plan = &planned.plan;
    // A row that names its day or month is none.
    if matches!(plan.row, RowKind::Contact | RowKind::Event) || plan.periods.has_column() {
        return;
    }
    let sums: Vec<(usize, Slot)> = plan
        .gathered
        .iter()
        .filter(|gathered| gathered.how == How::Sum && gathered.only.is_none())
        .filter_map(|gathered| Some((gathered.from?, gathered.slot?)))
        .collect();
    let summary = |row: &TextRow| row.filled().any(|(_, text)| vocabulary.words().summary(text).is_some());
    let left_out = |row: &TextRow| {
        let flagged =
            plan.counted.is_some_and(|(column, excludes)| vocabulary.words().flag(row.text(column)) == Some(excludes));
        let here = plan.rows_left_out.contains(&row.row);
        here || flagged || plan.leave_out.iter().any(|(column, said)| row.text(*column) == said)
    };
    let body: Vec<&TextRow> =
        rows.iter().filter(|row| !summary(row) && !left_out(row) && row.filled().count() > 1).collect();
    if sums.is_empty() || body.len() < FEWEST {
        return;
    }
    let value = |row: &TextRow, from: usize| {
        let figure = plan.figures.get(from)?;
        let known = vocabulary.known(figure.slot)?;
        match parse_cell::read(row.cells.get(figure.column)?, known, figure.format, vocabulary.words()) {
            Read::Value(value) => Some(value),
            _ => None,
        }
    };
    let is_total = |place: usize| {
        let mut tells = false;
        let adds_up = sums.iter().all(|(from, _)| {
            let own = body.get(place).and_then(|row| value(row, *from)).unwrap_or_default();
            let others = body.iter().enumerate().filter(|(other, _)| *other != place);
            let sum =
                { others }.try_fold(Decimal::ZERO, |sum, (_, row)| plus(sum, value(row, *from).unwrap_or_default()));
            tells |= !own.is_zero();
            sum == Some(own)
        });
        adds_up && tells
    };
    let Some(place) = [0, body.len().saturating_sub(1)].into_iter().find(|place| is_total(*place)) else { return };
    // Which cell tells the row from all others.
    let names = plan.parts.iter().chain(&plan.periods.main).chain(&plan.vendor).chain(&plan.loose);
    let Some((column, text)) = names.copied().find_map(|column| {
        let text = body.get(place)?.text(column).to_owned();
        (!text.is_empty() && body.iter().filter(|row| row.text(column) == text).count() == 1).then_some((column, text))
    }) else {
        return;
    };
    // Somebody has said which rows count.
    if plan.leave_out.iter().any(|(own, _)| *own == column) || planned.layout.totals.is_some() {
        return;
    }
    let heading = plan.columns.get(column).map_or_else(String::new, |column| column.head.text());
    let leave_out = vec![LeaveOut { column: heading, cells: vec![text.clone()] }];
    let rows = Layout { totals: Some(super::layout::WhichTotals::Rows), ..Layout::default() };
    let choices = vec![
        AskedChoice::new("left_out", text.clone(), Layout { leave_out, ..Layout::default() }),
        AskedChoice::new("counts", text.clone(), rows),
    ];
    let row = body.get(place).map_or(0, |row| row.row);
    if plan.rows_kept.contains(&row) {
        return;
    }
    let withheld: Vec<Slot> = sums.iter().map(|(_, slot)| *slot).collect();
    let asked = Asked::new(Ask::Unplaced, choices)
        .column(column)
        .withholding(withheld.clone())
        .with("row", &row)
        .with("text", &text);
    planned.plan.withheld.extend(withheld);
    planned.asked.push(asked);
}
