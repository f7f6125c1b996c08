use super::range::{Bounds, next_to};
use super::select::OneOf;
use super::{Evaluation, Kind, Range, Scope, Term, is_whole};
use crate::json::FromJson;
use crate::number::{Exact, Interval, TooLarge};
use crate::open::Open;
use crate::problem::{Code, Problem};
use crate::trace::{Found, Node, Step, Value};

/// A step table: the value of the row whose range holds the number.
/// `{"bands": {"of": "answer_rate", "rows": [{"in": "[0, 80)", "value": "0"}, {"in": "[80, )", "value": "10"}]}}`.
///
/// The rows must leave no gap and no overlap between the lowest and the highest edge; below and above them there is no
/// data, and it is said. An open number leaves the values of all rows it can be in.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Bands {
    /// The number looked up.
    pub of: Term,
    /// The table.
    pub rows: Vec<Band>,
}

/// A row of a step table.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Band {
    /// Which numbers the row is for.
    #[serde(rename = "in")]
    pub range: Range,
    /// What they get.
    pub value: Term,
    #[serde(skip)]
    bounds: Option<Bounds>,
}

impl Bands {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.one("of", &mut self.of, Kind::Number);
        scope.within("rows", |scope| {
            for (index, row) in self.rows.iter_mut().enumerate() {
                scope.within(index, |scope| {
                    scope.one("value", &mut row.value, Kind::Number);
                    row.bounds = scope.within("in", |scope| bounds(&mut row.range, scope));
                });
            }
            let whole = is_whole(&self.of, scope);
            check(self.rows.iter().map(|row| row.bounds.as_ref()).enumerate(), whole, scope);
            check_cover(&self.of, self.rows.iter().map(|row| row.bounds.as_ref()), Below::Missing, scope);
        });
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let of = self.of.evaluate(cx)?;
        if let Value::Open(open) = &of.value {
            return self.open(open, of.node, cx);
        }
        let row = of.value.number().and_then(|number| {
            self.rows.iter().find(|row| row.bounds.as_ref().is_some_and(|bounds| bounds.hold(number)))
        });
        let Some(row) = row else {
            cx.is_outside(&of.value);
            let node = cx.recorder.record(|| Step::new("bands", &Value::NoData), &[of.node]);
            return Ok(Found::new(Value::NoData, node));
        };
        let found = row.value.evaluate(cx)?;
        let node = cx
            .recorder
            .record(|| Step::new("bands", &found.value).term("in", row.range.to_string()), &[of.node, found.node]);
        Ok(Found { node, ..found })
    }

    /// The values of all rows the number can still be in.
    #[cold]
    fn open(&self, of: &Open, node: Node, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let bounds = self.rows.iter().map(|row| row.bounds.as_ref());
        let mut possible = Open { no_data: of.no_data, gaps: of.gaps.clone(), ..Open::default() };
        possible.no_data |= of.numbers.as_ref().is_none_or(|numbers| !cover(bounds, numbers));
        let mut one = OneOf { possible, nodes: vec![node] };
        for row in &self.rows {
            if let (Some(bounds), Some(numbers)) = (&row.bounds, &of.numbers)
                && bounds.meet(numbers).is_some()
            {
                one.take(&row.value, cx)?;
            }
        }
        Ok(one.found("bands", cx))
    }
}

/// Whether every number of an interval is in one of the ranges, which leave no gap between them.
pub(crate) fn cover<'b>(ranges: impl Iterator<Item = Option<&'b Bounds>>, numbers: &Interval) -> bool {
    let (mut low, mut high) = (false, false);
    for bounds in ranges.flatten() {
        low |= match &numbers.low {
            Some(low) => bounds.hold(low),
            None => bounds.from.is_none(),
        };
        high |= match &numbers.high {
            Some(high) => bounds.hold(high),
            None => bounds.to.is_none(),
        };
    }
    low && high
}

/// What numbers below the lowest row of a table get.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Below {
    /// Nothing can be said.
    Missing,
    /// They cost nothing.
    Free,
}

/// Warns of numbers that what is looked up can take, and that no row is for.
pub(super) fn check_cover<'a>(
    of: &Term,
    rows: impl Iterator<Item = Option<&'a Bounds>>,
    below: Below,
    scope: &mut Scope<'_>,
) {
    let Some(numbers) = scope.reach(of) else { return };
    let mut union: Option<Bounds> = None;
    for row in rows {
        let Some(row) = row else { return }; // reported already
        union = Some(union.map_or_else(|| row.clone(), |union| union.or(row)));
    }
    if let (Below::Free, Some(union)) = (below, &mut union) {
        union.from = None;
    }
    for range in union.iter().flat_map(|union| union.leave_out(&numbers)) {
        scope.report(Problem::new(Code::RowsLeaveOut).with("range", &range).with("figure", of));
    }
}

/// Resolves a range and finds its bounds, which must be numbers or stated values; `None` if it holds no number. From then
/// on the range is written with the numbers.
pub(crate) fn bounds(range: &mut Range, scope: &mut Scope<'_>) -> Option<Bounds> {
    range.resolve(scope);
    let bounds = Bounds::of(range, |edge| scope.constant(edge));
    let code = match &bounds {
        None => Code::RangeEdge,
        Some(bounds) if bounds.is_empty() => Code::RangeEmpty,
        Some(found) => {
            for (edge, known) in [(&mut range.from, &found.from), (&mut range.to, &found.to)] {
                if let (Some(edge), Some((at, _))) = (edge, known) {
                    edge.at = Term::Number(at.clone());
                }
            }
            return bounds;
        }
    };
    scope.report(Problem::new(code).with("range", range));
    None
}

/// Reports every gap and overlap between ranges that together should hold each number once, or each whole number.
/// Each comes with its place.
pub(crate) fn check<'a>(ranges: impl Iterator<Item = (usize, Option<&'a Bounds>)>, whole: bool, scope: &mut Scope<'_>) {
    let lowest = |bounds: &'a Bounds| bounds.from.as_ref().map(|(at, closed)| (at, !closed));
    let mut sorted: Vec<(usize, &Bounds)> = Vec::new();
    for (index, bounds) in ranges {
        let Some(bounds) = bounds else { return };
        let place = sorted.partition_point(|(_, other)| lowest(other) <= lowest(bounds));
        sorted.insert(place, (index, bounds));
    }
    scope.not_empty(&sorted);
    for (place, _) in sorted.iter().filter(|(_, row)| whole && next_to(row.from.as_ref(), row.to.as_ref(), false)) {
        let problem = Problem::new(Code::RowNeverTaken).with("row", &place.saturating_add(1));
        scope.within(place, |scope| scope.report(problem));
    }
    for pair in sorted.windows(2) {
        let [(below, low), (above, high)] = pair else { continue };
        let code = match low.meets(high) {
            0 => continue,
            1 if whole && next_to(low.to.as_ref(), high.from.as_ref(), true) => continue,
            1 => Code::RangesGap,
            _ => Code::RangesOverlap,
        };
        let edge = |edge: &Option<(Exact, bool)>| edge.as_ref().map_or_else(|| "∞".into(), |(at, _)| at.to_string());
        let problem =
            Problem::new(code).with("below", &below.saturating_add(1)).with("above", &above.saturating_add(1));
        let problem = problem.with("from", &edge(&low.to)).with("to", &edge(&high.from));
        scope.within(above, |scope| scope.report(problem));
    }
}
