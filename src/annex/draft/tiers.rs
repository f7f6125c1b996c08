//! Tiers: the score cut wherever a tier begins or ends, and what follows in each part.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{Draft, set};
use crate::annex::quantity::Unit;
use crate::annex::range::{Edge, Range, plain};
use crate::annex::reading::{DoubtKind, Part, Tier};
use crate::sort;

/// A part of the score, and the tiers it lies in.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) id: String,
    pub(super) range: Range,
    pub(super) tiers: Vec<usize>,
}

/// A condition that something lies in a range; none where the range has no end, or an open one.
pub(super) fn condition(of: &Value, range: &Range) -> Option<Value> {
    let mut conditions = Vec::new();
    for (edge, lower) in [(&range.from, true), (&range.to, false)] {
        let Some(edge) = edge else { continue };
        let name = match (lower, edge.closed) {
            (true, true) => "at_least",
            (true, false) => "above",
            (false, true) => "at_most",
            (false, false) => "below",
        };
        conditions.push(json!({ name: [of, plain(edge.value?)] }));
    }
    match conditions.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        _ => Some(json!({ "all": conditions })),
    }
}

impl Draft<'_> {
    /// The tiers of the score, and what they cost.
    pub(super) fn tiers(&mut self) {
        let tiers = self.reading.tiers.clone();
        if self.other.contains_key("score") {
            let cells = self.cells(&tiers);
            self.tier_terms(&cells, &tiers);
            self.tier_lines(&cells, &tiers);
        }
        for (place, tier) in tiers.iter().enumerate() {
            if tier.in_a_row.is_some() || tier.times.is_some() {
                self.months(place, tier);
            } else if tier.of.is_some() {
                self.of_indicator(place, tier);
            } else if tier.range.is_none() || !self.other.contains_key("score") {
                self.leave(&tier.source);
            }
        }
    }

    /// The score cut at every edge of a tier.
    pub(super) fn cells(&mut self, tiers: &[Tier]) -> Vec<Cell> {
        let plain_tiers: Vec<(usize, &Tier)> = tiers.iter().enumerate().filter(|(_, tier)| is_plain(tier)).collect();
        // Where the upper part begins: at a number, or right behind it.
        let mut cuts: Vec<(Decimal, bool)> = Vec::new();
        for (_, tier) in &plain_tiers {
            let Some(range) = &tier.range else { continue };
            if let Some((at, closed)) = range.from.as_ref().and_then(|edge| Some((edge.value?, edge.closed))) {
                cuts.push((at, closed));
            }
            if let Some((at, closed)) = range.to.as_ref().and_then(|edge| Some((edge.value?, edge.closed))) {
                cuts.push((at, !closed));
            }
        }
        sort::sort_by_key(&mut cuts, |(at, closed)| (*at, !closed));
        cuts.dedup();
        // 80-89 and 90: the number between belongs to the lower tier, rounding aside.
        let gaps: Vec<(Decimal, Decimal)> = gaps(&plain_tiers);
        cuts.retain(|(at, closed)| !gaps.iter().any(|(from, _)| from == at && !closed));
        // What ends at the full score goes on above it, unless something else begins there.
        let full = self
            .other
            .get("score")
            .and_then(|score| score["full"].as_str())
            .and_then(|full| full.parse::<Decimal>().ok());
        let begins = |at: Decimal| {
            plain_tiers
                .iter()
                .any(|(_, tier)| tier.range.as_ref().and_then(|range| range.from.as_ref()?.value) == Some(at))
        };
        cuts.retain(|(at, _)| full.is_none_or(|full| *at < full) || begins(*at));
        cuts.retain(|(at, closed)| *at > Decimal::ZERO || *at == Decimal::ZERO && !closed);
        let mut cells = Vec::new();
        let mut from: Option<Edge> = None;
        for (at, closed) in cuts {
            let to = Edge { value: Some(at), closed: !closed, settled: true };
            cells.push(Range { from: from.take(), to: Some(to), ..Range::default() });
            from = Some(Edge { value: Some(at), closed, settled: true });
        }
        cells.push(Range { from, to: None, ..Range::default() });
        cells.reverse();
        let mut named = Vec::new();
        for range in cells {
            let within: Vec<usize> = plain_tiers
                .iter()
                .filter(|(_, tier)| tier.range.as_ref().is_some_and(|tier| covers(tier, &range, &gaps)))
                .map(|(place, _)| *place)
                .collect();
            named.push(Cell { id: self.id("tier"), range, tiers: within });
        }
        if plain_tiers.is_empty() { Vec::new() } else { named }
    }

    pub(super) fn tier_terms(&mut self, cells: &[Cell], tiers: &[Tier]) {
        for cell in cells {
            let within: Vec<&Tier> = cell.tiers.iter().filter_map(|place| tiers.get(*place)).collect();
            let source = within.first().map(|tier| tier.source.clone()).unwrap_or_default();
            let grade = within.iter().find_map(|tier| tier.grade.clone());
            let label = grade.unwrap_or_else(|| self.range_words(&cell.range));
            let costs = within.iter().any(|tier| {
                tier.loss.is_some()
                    || tier.per.is_some()
                    || tier.pay.as_ref().and_then(|pay| pay.value).is_some_and(|pay| pay < Decimal::ONE_HUNDRED)
                    || tier
                        .multiply
                        .as_ref()
                        .and_then(|factor| factor.value)
                        .is_some_and(|factor| factor < Decimal::ONE)
            });
            let label: String = label.chars().take(60).collect();
            let clause = if source.0.is_empty() { self.first_clause() } else { self.clause(&source) };
            let mut term =
                json!({ "id": cell.id, "label": label, "clause": clause, "in": cell.range.shown(), "meets": !costs });
            let note: Vec<String> = within.iter().filter_map(|tier| tier.label.clone()).collect();
            if !note.is_empty() {
                set(&mut term, "note", json!(note.join("；")));
            }
            if let Some(grace) = within.iter().find_map(|tier| tier.grace.as_ref()?.value) {
                set(&mut term, "grace_months", json!(plain(grace)));
            }
            self.add("tiers", &cell.id, term, &source, &[(Part::Rule, None), (Part::Whole, None)]);
        }
        self.edges_by_choice(cells, tiers);
    }

    pub(super) fn first_clause(&self) -> String {
        let first = self.reading.tiers.first().map(|tier| tier.source.clone()).unwrap_or_default();
        self.clause(&first)
    }

    pub(super) fn range_words(&self, range: &Range) -> String {
        let unit = match (range.unit.is_percent(), range.unit == Unit::Points || range.unit == Unit::None, self.english)
        {
            (true, ..) => "%".to_owned(),
            (_, _, true) => String::new(),
            (_, true, _) => " 分".into(),
            _ => format!(" {}", range.word),
        };
        let value = |edge: &Option<Edge>| {
            edge.as_ref().and_then(|edge| edge.value).map(|value| format!("{}{unit}", plain(value)))
        };
        let closed = |edge: &Option<Edge>| edge.as_ref().is_some_and(|edge| edge.closed);
        match (value(&range.from), value(&range.to), self.english) {
            (Some(from), Some(to), true) => format!("{from} to {to}"),
            (Some(from), None, true) => format!("{}{from}", if closed(&range.from) { "at least " } else { "above " }),
            (None, Some(to), true) => format!("{}{to}", if closed(&range.to) { "up to " } else { "below " }),
            (Some(from), Some(to), false) => format!("{}～{to}", from.trim_end_matches(&unit)),
            (Some(from), None, false) => {
                if closed(&range.from) {
                    format!("{from}以上")
                } else {
                    format!("超过 {from}")
                }
            }
            (None, Some(to), false) => {
                if closed(&range.to) {
                    format!("{to}以下")
                } else {
                    format!("不足 {to}")
                }
            }
            (None, None, true) => "any score".into(),
            (None, None, false) => "任何得分".into(),
        }
    }

    /// 以下 beside a span: the number on the edge may belong to either tier. A tier's range is no matter of a reading, so it
    /// is decided once.
    pub(super) fn edges_by_choice(&mut self, cells: &[Cell], tiers: &[Tier]) {
        for (place, _) in tiers.iter().enumerate() {
            for (span, quote) in self.doubts(DoubtKind::TierEdge, place) {
                let Some(range) = tiers.get(place).and_then(|tier| tier.range.clone()) else { continue };
                let Some(at) = range.to.as_ref().or(range.from.as_ref()).and_then(|edge| edge.value) else { continue };
                let mut changes = Vec::new();
                for cell in cells {
                    let mut turned = cell.range.clone();
                    for edge in turned.from.iter_mut().chain(&mut turned.to).filter(|edge| edge.value == Some(at)) {
                        edge.closed = !edge.closed;
                    }
                    if turned != cell.range {
                        changes.push(("tiers", cell.id.clone(), "in".to_owned(), json!(turned.shown())));
                    }
                }
                self.choice(
                    &format!("tier_edge_{}", place.saturating_add(1)),
                    "tier_edge",
                    vec![(span, quote)],
                    changes,
                    Some((plain(at), plain(at))),
                );
            }
        }
    }
}

/// A tier of the score in the month itself.
pub(super) fn is_plain(tier: &Tier) -> bool {
    tier.of.is_none()
        && tier.range.as_ref().is_some_and(|range| !range.is_open())
        && tier.in_a_row.is_none()
        && tier.times.is_none()
}

/// Numbers between two tiers that neither holds: 89 and 90.
fn gaps(tiers: &[(usize, &Tier)]) -> Vec<(Decimal, Decimal)> {
    let mut edges: Vec<(Option<Decimal>, Option<Decimal>)> = tiers
        .iter()
        .filter_map(|(_, tier)| {
            let range = tier.range.as_ref()?;
            Some((range.from.as_ref().and_then(|edge| edge.value), range.to.as_ref().and_then(|edge| edge.value)))
        })
        .collect();
    sort::sort(&mut edges);
    let gaps = edges.windows(2).filter_map(|pair| match pair {
        [(_, Some(to)), (Some(from), _)] if from > to => Some((*to, *from)),
        _ => None,
    });
    gaps.collect()
}

/// Whether a tier holds a part of the score; a tier reaches up to the next where a gap is between them.
fn covers(tier: &Range, cell: &Range, gaps: &[(Decimal, Decimal)]) -> bool {
    let to = tier.to.as_ref().and_then(|edge| edge.value);
    let to = to.map(|to| gaps.iter().find(|(from, _)| *from == to).map_or(to, |(_, next)| *next));
    let inside = match (&cell.from, &cell.to) {
        (Some(from), Some(until)) => {
            from.value.zip(until.value).and_then(|(from, until)| from.checked_add(until)?.checked_div(Decimal::TWO))
        }
        (Some(from), None) => from.value.and_then(|from| from.checked_add(Decimal::new(1, 6))),
        (None, Some(until)) => until.value.and_then(|until| until.checked_sub(Decimal::new(1, 6))),
        (None, None) => Some(Decimal::ZERO),
    };
    // A part of one number alone is that number.
    let single = matches!((&cell.from, &cell.to), (Some(from), Some(until)) if from.value == until.value);
    let Some(inside) = inside else { return false };
    let above = tier.from.as_ref().is_none_or(|edge| {
        edge.value.is_some_and(|value| inside > value || inside == value && (edge.closed || !single))
    });
    let below = tier
        .to
        .as_ref()
        .is_none_or(|edge| to.is_some_and(|to| inside < to || inside == to && (edge.closed || !single)));
    above && below
}
