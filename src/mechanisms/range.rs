use std::fmt;

use serde::{Serialize, Serializer};

use super::term::Name;
use super::{Kind, Scope, Term};
use crate::json::{FromJson, Reader, Value};
use crate::near;
use crate::number::{Exact, Interval, plain};
use crate::problem::shape;

/// A range with each edge open or closed, written as in mathematics: `"[80, 90)"` is from 80 up to but not including
/// 90, `"[90, )"` is 90 and above, `"(, 60)"` is below 60. An edge is a number or the name of a stated value.
#[derive(Clone, Debug)]
pub struct Range {
    /// The lower edge; none: no lower limit.
    pub from: Option<Edge>,
    /// The upper edge; none: no upper limit.
    pub to: Option<Edge>,
}

/// Where a range begins or ends.
#[derive(Clone, Debug)]
pub struct Edge {
    /// The number, or the name of one.
    pub at: Term,
    /// Whether the edge belongs to the range.
    pub closed: bool,
}

impl Range {
    pub(crate) fn resolve(&mut self, scope: &mut Scope<'_>) {
        for edge in self.from.iter_mut().chain(&mut self.to) {
            edge.at.resolve(scope, Kind::Number);
        }
    }
}

/// A range whose edges are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    pub(crate) from: Option<(Exact, bool)>,
    pub(crate) to: Option<(Exact, bool)>,
}

impl Bounds {
    /// The bounds of a range whose edges are numbers or stated values; `None` if an edge is neither.
    pub(crate) fn of(range: &Range, constant: impl Fn(&Term) -> Option<Exact>) -> Option<Self> {
        let edge = |edge: &Option<Edge>| match edge {
            Some(edge) => constant(&edge.at).map(|at| Some((at, edge.closed))),
            None => Some(None),
        };
        Some(Self { from: edge(&range.from)?, to: edge(&range.to)? })
    }

    /// Whether a number lies in the range.
    pub(crate) fn hold(&self, number: &Exact) -> bool {
        self.from.as_ref().is_none_or(|(at, closed)| if *closed { number >= at } else { number > at })
            && self.to.as_ref().is_none_or(|(at, closed)| if *closed { number <= at } else { number < at })
    }

    /// The numbers of an interval that lie in the range, its edges among them; `None`: none does.
    pub(crate) fn meet(&self, numbers: &Interval) -> Option<Interval> {
        let edge = |edge: &Option<(Exact, bool)>| edge.as_ref().map(|(at, _)| at.clone());
        let both = numbers.and(&Interval { low: edge(&self.from), high: edge(&self.to) })?;
        // An edge that does not belong to the range is no number of it.
        both.only().is_none_or(|only| self.hold(only)).then_some(both)
    }

    /// The range from the lower of both lower edges to the higher of both upper ones.
    pub(super) fn or(&self, other: &Self) -> Self {
        let first = |edge: &(Exact, bool)| (edge.0.clone(), !edge.1);
        let (from, from_other) = (self.from.as_ref().map(first), other.from.as_ref().map(first));
        let from = from.zip(from_other).map(|(a, b)| a.min(b)).map(|(at, open)| (at, !open));
        let to = self.to.clone().zip(other.to.clone()).map(|(a, b)| a.max(b));
        Self { from, to }
    }

    /// The numbers of an interval below the range, and those above it.
    pub(super) fn leave_out(&self, numbers: &Interval) -> Vec<Range> {
        let edge = |at: &Exact, closed: bool| Some(Edge { at: Term::Number(at.clone()), closed });
        let mut left_out = Vec::new();
        if let Some((from, closed)) = &self.from
            && numbers.low.as_ref().is_none_or(|low| !self.hold(low) && low <= from)
        {
            let low = numbers.low.as_ref().and_then(|low| edge(low, true));
            left_out.push(Range { from: low, to: edge(from, !closed) });
        }
        if let Some((to, closed)) = &self.to
            && numbers.high.as_ref().is_none_or(|high| !self.hold(high) && high >= to)
        {
            let high = numbers.high.as_ref().and_then(|high| edge(high, true));
            left_out.push(Range { from: edge(to, !closed), to: high });
        }
        left_out
    }

    /// Whether some number lies in both.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        let later = |one: &(Exact, bool), two: &(Exact, bool)| (one.0 > two.0) || (one.0 == two.0 && !one.1);
        let from = match (&self.from, &other.from) {
            (Some(one), Some(two)) => Some(if later(one, two) { one } else { two }),
            (one, two) => one.as_ref().or(two.as_ref()),
        };
        let earlier = |one: &(Exact, bool), two: &(Exact, bool)| (one.0 < two.0) || (one.0 == two.0 && !one.1);
        let to = match (&self.to, &other.to) {
            (Some(one), Some(two)) => Some(if earlier(one, two) { one } else { two }),
            (one, two) => one.as_ref().or(two.as_ref()),
        };
        !Self { from: from.cloned(), to: to.cloned() }.is_empty()
    }

    /// Whether no number lies in it.
    pub(crate) fn is_empty(&self) -> bool {
        matches!((&self.from, &self.to), (Some((from, a)), Some((to, b))) if from > to || (from == to && !(*a && *b)))
    }

    /// How the range above meets this one: 1 there is a gap, -1 they overlap, 0 each number is in exactly one.
    pub(crate) fn meets(&self, above: &Self) -> i8 {
        match (&self.to, &above.from) {
            (Some((to, closed)), Some((from, from_closed))) => match from.cmp(to) {
                std::cmp::Ordering::Greater => 1,
                std::cmp::Ordering::Less => -1,
                std::cmp::Ordering::Equal if closed == from_closed => {
                    if *closed {
                        -1
                    } else {
                        1
                    }
                }
                std::cmp::Ordering::Equal => 0,
            },
            _ => -1,
        }
    }
}

/// Whether the edges are whole numbers that follow each other, as 5 and 6, and belong to their ranges or do not.
pub(super) fn next_to(low: Option<&(Exact, bool)>, high: Option<&(Exact, bool)>, belong: bool) -> bool {
    matches!((low, high), (Some((low, a)), Some((high, b)))
        if *a == belong && *b == belong && low.is_whole() && low.plus(&Exact::ONE).as_ref() == Ok(high))
}

impl fmt::Display for Range {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let open = if self.from.as_ref().is_some_and(|edge| edge.closed) { '[' } else { '(' };
        let close = if self.to.as_ref().is_some_and(|edge| edge.closed) { ']' } else { ')' };
        let at = |edge: &Option<Edge>| edge.as_ref().map_or_else(String::new, |edge| edge.at.to_string());
        write!(out, "{open}{}, {}{close}", at(&self.from), at(&self.to))
    }
}

impl Serialize for Range {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromJson for Range {
    fn blank() -> Self {
        Self { from: None, to: None }
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        let Some(range) = json.as_str().and_then(read) else {
            let text = json.as_str().map_or_else(|| json.to_string(), str::to_owned);
            let instead = near::range(&text);
            return reader.expected_instead(shape::RANGE, json, instead);
        };
        *self = range;
    }
}

fn read(text: &str) -> Option<Range> {
    let text = text.trim();
    let from_closed = text.starts_with('[');
    let to_closed = text.ends_with(']');
    let inner = text.strip_prefix(['[', '('])?.strip_suffix([']', ')'])?;
    let (from, to) = inner.split_once(',')?;
    let edge = |text: &str, closed: bool| match text.trim() {
        "" if closed => None,
        "" => Some(None),
        // A name has no such letters: a number was meant, or no end.
        text if text.contains(['%', '％', '∞']) || text == "+" => None,
        text => {
            let at = plain(text).map_or_else(|| Term::Name(Name::new(text)), |number| Term::Number(number.into()));
            Some(Some(Edge { at, closed }))
        }
    };
    Some(Range { from: edge(from, from_closed)?, to: edge(to, to_closed)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All ranges whose edges are 0, 1 or 2, and halves between them: two ranges overlap where a number is in both.
    #[test]
    fn ranges_overlap_where_some_number_is_in_both() {
        let mut edges = vec![None];
        edges.extend(
            [0, 1, 2].into_iter().flat_map(|at: i64| [true, false].map(|closed| Some((Exact::from(at), closed)))),
        );
        let ranges: Vec<Bounds> = edges
            .iter()
            .flat_map(|from| edges.iter().map(|to| Bounds { from: from.clone(), to: to.clone() }))
            .collect();
        let halves: Vec<Exact> = (-1..=5).map(|half: i64| Exact::from(half).over(&Exact::from(2)).unwrap()).collect();
        for (one, other) in ranges.iter().flat_map(|one| ranges.iter().map(move |other| (one, other))) {
            let both = halves.iter().any(|number| one.hold(number) && other.hold(number));
            assert_eq!(one.overlaps(other), both, "{one:?} {other:?}");
        }
    }
}
