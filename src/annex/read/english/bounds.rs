//! Where a result lies, or shall lie, in English words.

use super::phrase::Phrase;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::{Asks, Edge, Range};

/// Which way words of a comparison point.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    AtLeast,
    Above,
    AtMost,
    Below,
    Better,
}

/// A range as it is said, and whether a comparison says so.
pub(super) struct Bound {
    pub(super) range: Range,
    pub(super) plain: Option<Quantity>,
}

impl Phrase<'_> {
    /// A range that begins here, and where it ends. `lower`: whether lower is better, which “or better” goes by.
    pub(super) fn bound(&self, at: usize, lower: bool) -> Option<(Bound, usize)> {
        let at = self.skip(at, "en_be");
        if let Some(found) = self.between(at) {
            return Some(found);
        }
        let (first, next) = self.one_side(at, lower)?;
        // Below 94% but not below 90%; below 85% and up to 80%; between … is left to other readings.
        let joined = self.eat(next, "en_range_joins");
        if let (Some(then), Side::Below | Side::Above | Side::AtLeast | Side::AtMost) = (joined, first.0)
            && let Some((mut second, end)) = self.one_side(self.skip(then, "en_be"), lower)
            && first.1.unit == second.1.unit
        {
            // Below 85% and up to 80% goes down to 80%.
            let falls = matches!(first.0, Side::Below | Side::AtMost) && second.1.value < first.1.value;
            if falls && second.0 == Side::AtMost && self.eat(then, "en_down_to").is_some() {
                second.0 = Side::AtLeast;
            }
            let (low, high) = match (first.0, second.0) {
                (Side::AtLeast | Side::Above, Side::AtMost | Side::Below) => (&first, &second),
                (Side::AtMost | Side::Below, Side::AtLeast | Side::Above) => (&second, &first),
                _ => return None,
            };
            if low.1.value >= high.1.value {
                return None;
            }
            let edge = |(side, quantity): &(Side, Quantity)| Edge {
                value: quantity.value,
                closed: matches!(side, Side::AtLeast | Side::AtMost),
                settled: true,
            };
            let range = Range {
                from: Some(edge(low)),
                to: Some(edge(high)),
                unit: first.1.unit.clone(),
                word: first.1.word.clone(),
                ..Range::default()
            };
            return Some((Bound { range, plain: None }, end));
        }
        let (side, quantity) = first;
        let edge = |closed| Some(Edge { value: quantity.value, closed, settled: true });
        let mut range = Range { unit: quantity.unit.clone(), word: quantity.word.clone(), ..Range::default() };
        match side {
            Side::AtLeast => (range.from, range.asks) = (edge(true), Asks::AtLeast),
            Side::AtMost => (range.to, range.asks) = (edge(true), Asks::AtMost),
            Side::Above => range.from = edge(false),
            Side::Below => range.to = edge(false),
            Side::Better => return Some((Bound { range, plain: Some(quantity) }, next)),
        }
        Some((Bound { range, plain: None }, next))
    }

    /// Between 80% and 86.99%: whether the ends belong to it, the ranges beside it tell.
    fn between(&self, at: usize) -> Option<(Bound, usize)> {
        let from = self.eat(at, "en_between")?;
        let joined = from.saturating_add(1);
        let to = joined.saturating_add(1);
        let (low, high) = (self.quantity(from)?, self.quantity(to)?);
        let alike =
            (low.unit == high.unit || low.unit == Unit::None) && !high.unit.is_money() && low.value < high.value;
        let plain = low.per.is_empty() && high.per.is_empty() && matches!(self.text(joined), "and" | "to");
        let edge = |quantity: &Quantity| Some(Edge { value: quantity.value, closed: true, settled: false });
        let range = Range {
            from: edge(low),
            to: edge(high),
            unit: high.unit.clone(),
            word: high.word.clone(),
            span: true,
            ..Range::default()
        };
        (alike && plain).then(|| (Bound { range, plain: None }, to.saturating_add(1)))
    }

    /// A comparison and its number, or a number alone.
    fn one_side(&self, at: usize, lower: bool) -> Option<((Side, Quantity), usize)> {
        let lists = [
            ("en_at_least", Side::AtLeast),
            ("en_at_most", Side::AtMost),
            ("en_below", Side::Below),
            ("en_above", Side::Above),
        ];
        let led =
            lists.iter().filter_map(|(list, side)| Some((self.eat(at, list)?, *side))).max_by_key(|(end, _)| *end);
        let from = led.map_or(at, |(end, _)| end);
        let quantity = self.quantity(from)?.clone();
        let measured = !quantity.unit.is_money() && !quantity.ordinal && quantity.value.is_some();
        let monthly = quantity.per.iter().all(|per| per == "month");
        if !measured || !monthly || quantity.twin.is_some() || quantity.in_a_row {
            return None;
        }
        let (quantity, next) = self.scale(quantity, from.saturating_add(1));
        if let Some((_, side)) = led {
            return Some(((side, quantity), next));
        }
        let behind = [
            ("en_or_more", Side::AtLeast),
            ("en_or_less", Side::AtMost),
            ("en_or_better", if lower { Side::AtMost } else { Side::AtLeast }),
        ];
        for (list, side) in behind {
            if let Some(end) = self.eat(next, list) {
                return Some(((side, quantity), end));
            }
        }
        Some(((Side::Better, quantity), next))
    }

    /// 92% > result ≥ 88%.
    pub(super) fn chain(&self, at: usize) -> Option<(Range, usize)> {
        let sign = |at: usize| match self.text(at) {
            ">" => Some((true, false)),
            "≥" => Some((true, true)),
            "<" => Some((false, false)),
            "≤" => Some((false, true)),
            _ => None,
        };
        let first = self.quantity(at)?;
        let (falls, first_closed) = sign(at.saturating_add(1))?;
        let then = (at.saturating_add(2)..at.saturating_add(6)).find(|at| sign(*at).is_some())?;
        let (falls_again, second_closed) = sign(then)?;
        let second = self.quantity(then.saturating_add(1))?;
        let words = (at.saturating_add(2)..then)
            .all(|at| self.text(at).starts_with(|letter: char| letter.is_ascii_alphabetic()));
        let edge = |quantity: &Quantity, closed| Some(Edge { value: quantity.value, closed, settled: true });
        let (low, high) = if falls {
            (edge(second, second_closed), edge(first, first_closed))
        } else {
            (edge(first, first_closed), edge(second, second_closed))
        };
        let ordered = low.as_ref().and_then(|edge| edge.value) < high.as_ref().and_then(|edge| edge.value);
        let alike = first.unit == second.unit && !first.unit.is_money() && falls == falls_again && words && ordered;
        let range =
            Range { from: low, to: high, unit: first.unit.clone(), word: first.word.clone(), ..Range::default() };
        alike.then(|| (range, then.saturating_add(2)))
    }

    /// 4.5 out of 5: points, and what they are out of.
    fn scale(&self, quantity: Quantity, at: usize) -> (Quantity, usize) {
        let Some(next) = self.eat(at, "en_out_of") else { return (quantity, at) };
        let whole = self.quantity(next).filter(|whole| matches!(whole.unit, Unit::None | Unit::Points));
        match whole {
            Some(whole) if matches!(quantity.unit, Unit::None | Unit::Points) && whole.value >= quantity.value => {
                (Quantity { unit: Unit::Points, ..quantity }, next.saturating_add(1))
            }
            _ => (quantity, at),
        }
    }
}
