//! Bands as step tables: without gap and overlap, and one table for each way they can be read.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{Draft, by_reading};
use crate::annex::range::{Edge, Range, plain};
use crate::annex::reading::{DoubtKind, Indicator};
use crate::sort;

/// A band on its way into a table.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) range: Range,
    pub(super) value: Value,
}

/// How bands are read where the text leaves it open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct How {
    /// What lies between two bands is rounded first, not taken by the worse of them.
    pub(super) rounded: bool,
    /// 以上 and 以下 take in the number itself.
    pub(super) sided: bool,
}

impl Draft<'_> {
    /// A table of bands over something measured: `good` is what holds where no band says anything on the good side.
    pub(super) fn bands(
        &mut self,
        place: usize,
        indicator: &Indicator,
        rows: &[Row],
        good: Option<Value>,
    ) -> Option<Value> {
        let of = json!(self.metrics.get(place).cloned().flatten()?);
        if rows.iter().any(|row| row.range.is_open()) {
            return self.open_bands(indicator, rows, &of);
        }
        let rows = with_good_side(rows, indicator, good);
        let gaps = self.doubts(DoubtKind::BandGap, place);
        let edges = self.doubts(DoubtKind::BandEdge, place);
        let lower = indicator.lower == Some(true);
        let has_gap = has_gap(&rows);
        let table = |how: How| json!({ "bands": { "of": of, "rows": closed(&rows, lower, how) } });
        let by_edges = |draft: &mut Self, rounded: bool| {
            if edges.is_empty() {
                return table(How { rounded, sided: false });
            }
            let reading = draft.reading(DoubtKind::BandEdge, edges.clone());
            by_reading(
                &reading,
                &[("span", table(How { rounded, sided: false })), ("sided", table(How { rounded, sided: true }))],
            )
        };
        if !has_gap {
            return Some(by_edges(self, false));
        }
        let about = if gaps.is_empty() {
            indicator
                .rule
                .bands
                .iter()
                .filter_map(|band| band.source.0.first())
                .map(|(_, span)| (*span, self.clauses.text(*span)))
                .take(1)
                .collect()
        } else {
            gaps
        };
        let reading = self.reading(DoubtKind::BandGap, about);
        let (strict, rounded) = (by_edges(self, false), by_edges(self, true));
        Some(by_reading(&reading, &[("worse_band", strict), ("rounded", rounded)]))
    }

    /// Bands with edges that are left open: each edge is a value.
    fn open_bands(&mut self, indicator: &Indicator, rows: &[Row], of: &Value) -> Option<Value> {
        let mut term: Option<Value> = None;
        for row in rows.iter().rev() {
            let mut conditions = Vec::new();
            for (edge, lower) in [(&row.range.from, true), (&row.range.to, false)] {
                let Some(edge) = edge else { continue };
                let amount = crate::annex::reading::Amount::from(edge);
                let at = self.amount(&amount, &indicator.name, &indicator.unit, &indicator.source);
                let name = match (lower, edge.closed) {
                    (true, true) => "at_least",
                    (true, false) => "above",
                    (false, true) => "at_most",
                    (false, false) => "below",
                };
                conditions.push(json!({ name: [of, at] }));
            }
            let when = if let [one] = conditions.as_slice() { one.clone() } else { json!({ "all": conditions }) };
            let otherwise = term.take().unwrap_or_else(|| json!("0"));
            term = Some(json!({ "if": { "when": when, "then": row.value, "else": otherwise } }));
        }
        term
    }
}

/// Adds what holds on the good side, where no band reaches there.
fn with_good_side(rows: &[Row], indicator: &Indicator, good: Option<Value>) -> Vec<Row> {
    let mut rows = rows.to_vec();
    let lower = indicator.lower == Some(true);
    let open = rows.iter().any(|row| if lower { row.range.from.is_none() } else { row.range.to.is_none() });
    let Some(good) = good.filter(|_| !open) else { return rows };
    let mut range = Range { unit: indicator.unit.clone(), ..Range::default() };
    let target = indicator.target.as_ref().and_then(|target| target.value);
    let edges = rows.iter().filter_map(|row| if lower { row.range.from.clone() } else { row.range.to.clone() });
    let nearest = if lower { edges.min_by_key(|edge| edge.value) } else { edges.max_by_key(|edge| edge.value) };
    let edge = match (target, nearest) {
        // The target ends the good side, unless a band goes beyond it.
        (Some(target), Some(nearest))
            if nearest.value.is_some_and(|nearest| if lower { target <= nearest } else { target >= nearest }) =>
        {
            Edge { value: Some(target), closed: nearest.value != Some(target) || !nearest.closed, settled: true }
        }
        (_, Some(nearest)) => Edge { closed: !nearest.closed, settled: true, value: nearest.value },
        (Some(target), None) => Edge { value: Some(target), closed: true, settled: true },
        (None, None) => return rows,
    };
    if lower {
        range.to = Some(edge);
    } else {
        range.from = Some(edge);
    }
    rows.push(Row { range, value: good });
    rows
}

fn from(range: &Range) -> Option<Decimal> {
    range.from.as_ref().and_then(|edge| edge.value)
}

fn to(range: &Range) -> Option<Decimal> {
    range.to.as_ref().and_then(|edge| edge.value)
}

fn in_order(rows: &[Row]) -> Vec<Row> {
    let mut rows = rows.to_vec();
    sort::sort_by_key(&mut rows, |row| (from(&row.range).is_some(), from(&row.range)));
    rows
}

fn has_gap(rows: &[Row]) -> bool {
    in_order(rows).windows(2).any(|pair| match pair {
        [low, high] => to(&low.range).zip(from(&high.range)).is_some_and(|(to, from)| from > to),
        _ => false,
    })
}

/// The rows of a table that holds each number once.
pub(super) fn closed(rows: &[Row], lower_is_better: bool, how: How) -> Vec<Value> {
    let mut rows = in_order(rows);
    let count = rows.len();
    for place in 0..count.saturating_sub(1) {
        let next = place.saturating_add(1);
        let (Some(low), Some(high)) =
            (rows.get(place).map(|row| row.range.clone()), rows.get(next).map(|row| row.range.clone()))
        else {
            continue;
        };
        let (Some(end), Some(begin)) = (to(&low), from(&high)) else { continue };
        let closed_to = low.to.as_ref().is_some_and(|edge| edge.closed);
        let (at, in_lower) = if begin > end && how.rounded {
            let half = begin.checked_sub(end).and_then(|gap| gap.checked_div(Decimal::TWO)).unwrap_or_default();
            (end.checked_add(half).unwrap_or(begin), false)
        } else if begin > end {
            // The worse band takes what lies between.
            if lower_is_better { (end, true) } else { (begin, false) }
        } else {
            let one_sided = low.from.is_none() != high.to.is_none();
            let flips = how.sided && one_sided && !settled(&low, &high);
            (end, closed_to != flips)
        };
        if let Some(row) = rows.get_mut(place) {
            row.range.to = Some(Edge { value: Some(at), closed: in_lower, settled: true });
        }
        if let Some(row) = rows.get_mut(next) {
            row.range.from = Some(Edge { value: Some(at), closed: !in_lower, settled: true });
        }
    }
    rows.iter().map(|row| json!({ "in": shown(&row.range), "value": row.value })).collect()
}

/// Whether the text itself says which of two bands an edge belongs to.
fn settled(low: &Range, high: &Range) -> bool {
    low.to.as_ref().is_some_and(|edge| edge.settled) || high.from.as_ref().is_some_and(|edge| edge.settled)
}

fn shown(range: &Range) -> String {
    let value = |edge: &Option<Edge>| edge.as_ref().and_then(|edge| edge.value).map_or_else(String::new, plain);
    let open = if range.from.as_ref().is_some_and(|edge| edge.closed) { '[' } else { '(' };
    let close = if range.to.as_ref().is_some_and(|edge| edge.closed) { ']' } else { ')' };
    format!("{open}{}, {}{close}", value(&range.from), value(&range.to))
}
