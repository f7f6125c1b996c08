//! A row of totals or means that does not say it is one: the first or the last, if every count of it is the sum of all others,
//! or their mean.

use rust_decimal::Decimal;

use super::gather::plus;
use super::layout::{Layout, LeaveOut, OnlyHere};
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
    // A row that names its day is none.
    let months = plan.periods.has_column();
    if matches!(plan.row, RowKind::Contact | RowKind::Event) || months && plan.row != RowKind::Month {
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
    let cell = |row: &TextRow, from: usize| {
        let figure = plan.figures.get(from)?;
        let known = vocabulary.known(figure.slot)?;
        Some(parse_cell::read(row.cells.get(figure.column)?, known, figure.format, vocabulary.words()))
    };
    let value = |row: &TextRow, from: usize| match cell(row, from) {
        Some(Read::Value(value)) => Some(value),
        _ => None,
    };
    // What holds no figure, as a signature does, is none of the rows that are added up.
    let given = |row: &TextRow| sums.iter().any(|(from, _)| value(row, *from).is_some());
    let body: Vec<&TextRow> =
        rows.iter().filter(|row| !summary(row) && !left_out(row) && row.filled().count() > 1 && given(row)).collect();
    if sums.is_empty() || body.len() < FEWEST {
        return;
    }
    // A column with a cell that cannot be read proves nothing, nor does it disprove what the others show.
    let is_read = |from: usize| !body.iter().any(|row| matches!(cell(row, from), Some(Read::Bad(_))));
    // Where nothing names the row, it may be the mean; that is rounded.
    let nameless = |place: usize| {
        let mut names = plan.parts.iter().chain(&plan.vendor).chain(&plan.loose).peekable();
        let Some(row) = body.get(place).filter(|_| names.peek().is_some()) else { return false };
        names.all(|column| row.text(*column).is_empty())
    };
    let others = Decimal::from(body.len().saturating_sub(1));
    let is_mean = |own: Decimal, sum: Decimal| {
        let difference =
            own.checked_mul(others).and_then(|own| own.checked_sub(sum)).map(|difference| difference.abs());
        difference.is_some_and(|difference| difference <= others)
    };
    let is_of_others = |place: usize, mean: bool| {
        let mut tells = false;
        let adds_up = sums.iter().filter(|(from, _)| is_read(*from)).all(|(from, _)| {
            let own = body.get(place).and_then(|row| value(row, *from)).unwrap_or_default();
            let others = body.iter().enumerate().filter(|(other, _)| *other != place);
            let sum =
                { others }.try_fold(Decimal::ZERO, |sum, (_, row)| plus(sum, value(row, *from).unwrap_or_default()));
            tells |= !own.is_zero();
            sum.is_some_and(|sum| if mean { is_mean(own, sum) } else { sum == own })
        });
        adds_up && tells
    };
    let ends = [0, body.len().saturating_sub(1)];
    // 全员 among the people of one month; a month can be as much as two others.
    let people = plan.vendor.is_none() && plan.periods.main.iter().all(|column| same(&body, *column));
    let months = months && !people;
    let total = ends.into_iter().find(|place| (!months || nameless(*place)) && is_of_others(*place, false));
    let mean = || ends.into_iter().find(|place| body.len() > FEWEST && nameless(*place) && is_of_others(*place, true));
    let Some(place) = total.or_else(mean) else { return };
    // Which cell tells the row from all others.
    let names = plan.parts.iter().chain(&plan.periods.main).chain(&plan.vendor).chain(&plan.loose);
    let telling = names.clone().copied().find_map(|column| {
        let text = body.get(place)?.text(column).to_owned();
        (!text.is_empty() && body.iter().filter(|row| row.text(column) == text).count() == 1).then_some((column, text))
    });
    let Some(row) = body.get(place) else { return };
    // Somebody has said which rows count.
    let said = telling.as_ref().is_some_and(|(column, _)| plan.leave_out.iter().any(|(own, _)| own == column));
    if said || planned.layout.totals.is_some() || plan.rows_kept.contains(&row.row) {
        return;
    }
    let number = i32::try_from(row.row).unwrap_or(i32::MAX);
    let here = |only_here| Layout::that(|layout| layout.only_here = Some(only_here));
    let (column, text, left_out, counts) = if let Some((column, text)) = telling {
        let heading = plan.heading(column);
        let leave_out = vec![LeaveOut { column: heading, cells: vec![text.clone()] }];
        let rows = Layout::that(|layout| layout.totals = Some(super::layout::WhichTotals::Rows));
        (column, text, Layout::that(|layout| layout.leave_out = leave_out), rows)
    } else {
        let leave_out = OnlyHere { leave_out: vec![number], ..OnlyHere::default() };
        let keep = OnlyHere { keep: vec![number], ..OnlyHere::default() };
        let Some(column) = names.copied().next() else { return };
        (column, super::sideways::seen(row), here(leave_out), here(keep))
    };
    let choices =
        vec![AskedChoice::new("left_out", text.clone(), left_out), AskedChoice::new("counts", text.clone(), counts)];
    let row = row.row;
    let withheld: Vec<Slot> = sums.iter().map(|(_, slot)| *slot).collect();
    let asked = Asked::new(Ask::Unplaced, choices)
        .column(column)
        .withholding(withheld.clone())
        .with("row", &row)
        .with("text", &text);
    planned.plan.withheld.extend(withheld);
    planned.asked.push(asked);
}

/// Whether all rows hold the same in a column.
fn same(rows: &[&TextRow], column: usize) -> bool {
    let mut texts = rows.iter().map(|row| row.text(column));
    let first = texts.next();
    texts.all(|text| Some(text) == first)
}
