//! The ends of ranges that stand side by side: which range a number on the edge belongs to, and what lies between two.

use rust_decimal::Decimal;

use crate::annex::range::{Edge, Range};
use crate::sort;

/// What is in doubt between two ranges, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Between {
    /// Both, or neither, hold the number on the edge.
    Edge(usize, usize),
    /// Nothing holds the numbers between them.
    Gap(usize, usize),
}

/// Settles the edges that two ranges share, and tells what stays in doubt. A mark or a sign at one of the two settles it;
/// beside a span, 以上 and 以下 leave the number to the span; of two spans the upper one takes it.
fn settle(ranges: &mut [Range]) -> Vec<Between> {
    let mut found = Vec::new();
    let values: Vec<(Option<Decimal>, Option<Decimal>)> =
        ranges.iter().map(|range| (value(range.from.as_ref()), value(range.to.as_ref()))).collect();
    for (low, (_, to)) in values.iter().enumerate() {
        let Some(to) = to else { continue };
        let meets = values.iter().enumerate().filter(|(high, (from, _))| *high != low && from.as_ref() == Some(to));
        for (high, _) in meets {
            if edge(ranges, low, high) {
                found.push(Between::Edge(low, high));
            }
        }
    }
    close_alone(ranges, &values);
    found.extend(gaps(ranges));
    found
}

/// Settles ranges beside others, which settle edges and stay as they are; of what lies between those nothing is told.
pub(super) fn settle_beside(ranges: &mut Vec<Range>, others: impl IntoIterator<Item = Range>) -> Vec<Between> {
    let own = ranges.len();
    ranges.extend(others);
    let mut found = settle(ranges);
    ranges.truncate(own);
    found.retain(|(Between::Edge(low, high) | Between::Gap(low, high))| *low < own && *high < own);
    found
}

fn value(edge: Option<&Edge>) -> Option<Decimal> {
    edge.and_then(|edge| edge.value)
}

/// Settles one shared edge; whether it stays in doubt.
fn edge(ranges: &mut [Range], low: usize, high: usize) -> bool {
    let span =
        |place: usize| ranges.get(place).is_some_and(|range| range.span || range.from.is_some() && range.to.is_some());
    let (low_span, high_span) = (span(low), span(high));
    let Some(mut to) = ranges.get(low).and_then(|range| range.to.clone()) else { return false };
    let Some(mut from) = ranges.get(high).and_then(|range| range.from.clone()) else { return false };
    let mut doubt = false;
    match (to.settled, from.settled) {
        (true, true) => doubt = to.closed == from.closed,
        (true, false) => from.closed = !to.closed,
        (false, true) => to.closed = !from.closed,
        // 90分以上 beside 85分（含）-90分: the mark at one end leaves the other out, and both say the same.
        (false, false) if from.closed && !to.closed => {}
        (false, false) => {
            // What the span holds stays in it; of two alike the upper one takes the number.
            let upper = low_span == high_span || high_span;
            (from.closed, to.closed) = (upper, !upper);
            doubt = true;
        }
    }
    if let Some(range) = ranges.get_mut(low) {
        range.to = Some(to);
    }
    if let Some(range) = ranges.get_mut(high) {
        range.from = Some(from);
    }
    doubt
}

/// An end left open only because the other end is marked belongs to its range where no other range begins there.
fn close_alone(ranges: &mut [Range], values: &[(Option<Decimal>, Option<Decimal>)]) {
    for (place, range) in ranges.iter_mut().enumerate() {
        let (from, to) = values.get(place).copied().unwrap_or_default();
        let others = || values.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, pair)| pair);
        if let Some(edge) = range.to.as_mut().filter(|edge| !edge.settled && !edge.closed)
            && others().all(|pair| pair.0 != to)
        {
            edge.closed = true;
        }
        if let Some(edge) = range.from.as_mut().filter(|edge| !edge.settled && !edge.closed)
            && others().all(|pair| pair.1 != from)
        {
            edge.closed = true;
        }
    }
}

/// Ranges in order with nothing between them.
fn gaps(ranges: &[Range]) -> Vec<Between> {
    let mut order: Vec<usize> = (0..ranges.len()).collect();
    let from = |place: &usize| ranges.get(*place).and_then(|range| value(range.from.as_ref()));
    sort::sort_by_key(&mut order, |place| {
        (from(place).is_some(), from(place), ranges.get(*place).and_then(|range| value(range.to.as_ref())))
    });
    let mut gaps = Vec::new();
    for pair in order.windows(2) {
        let [low, high] = pair else { continue };
        let to = ranges.get(*low).and_then(|range| value(range.to.as_ref()));
        // 1例, 2例, 3例及以上: nothing lies between things that are counted.
        let counted = ranges.get(*low).is_some_and(|range| range.unit.is_count());
        if let (Some(to), Some(from)) = (to, from(high))
            && from > to
            && !(counted && from.checked_sub(to) == Some(Decimal::ONE))
        {
            gaps.push(Between::Gap(*low, *high));
        }
    }
    gaps
}

/// Cuts ranges that lie inside each other, such as ≥95, ≥90 and ≥85, so that each number is in one: the one that ends
/// nearest to it. Whether there were any.
pub(super) fn unnest(ranges: &mut [Range]) -> bool {
    let mut nested = false;
    for lower in [true, false] {
        let mut alone: Vec<usize> = (0..ranges.len())
            .filter(|place| {
                ranges.get(*place).is_some_and(|range| {
                    if lower {
                        range.from.is_some() && range.to.is_none()
                    } else {
                        range.to.is_some() && range.from.is_none()
                    }
                })
            })
            .collect();
        sort::sort_by_key(&mut alone, |place| {
            ranges.get(*place).and_then(|range| value(if lower { range.from.as_ref() } else { range.to.as_ref() }))
        });
        for pair in alone.windows(2) {
            let [one, two] = pair else { continue };
            nested = true;
            if lower {
                let edge = ranges.get(*two).and_then(|range| range.from.clone()).map(turned);
                if let Some(range) = ranges.get_mut(*one) {
                    range.to = edge;
                }
            } else {
                let edge = ranges.get(*one).and_then(|range| range.to.clone()).map(turned);
                if let Some(range) = ranges.get_mut(*two) {
                    range.from = edge;
                }
            }
        }
    }
    nested
}

fn turned(edge: Edge) -> Edge {
    Edge { closed: !edge.closed, ..edge }
}
