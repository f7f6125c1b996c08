//! Between which volumes which of two contracts is the cheaper one.
//!
//! Exact, without a formula for any fee: the month is settled at the ends of a stretch of volumes, and where the two
//! costs cannot meet in between the whole stretch is decided, else it is halved. Only two things are taken for granted:
//! volumes are whole, and between two neighbouring numbers that stand in the contracts a cost moves in one direction
//! only. Steps, packages, caps and tiers do; a price that changes for all units does so at a number of the contract.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use serde::Serialize;

use super::Outcome;
use super::moved::Moved;
use crate::contract::Plan;
use crate::glossary::{Scope, Slot};
use crate::json::Value;
use crate::mechanisms::Memory;
use crate::month::Record;
use crate::number::{Money, Places, plain};
use crate::problem::{Code, Problem};
use crate::settle::{remember, settle};
use crate::sort;
use crate::trace::Recorder;

/// Highest volume that is looked at where nothing else bounds it, and the month has no more than a tenth of it.
const MOST: u32 = 1_000_000;
/// Most months that are settled for one answer.
const MOST_SETTLED: usize = 2_500;
/// Most stretches that are told apart.
const MOST_SPANS: usize = 64;

/// Between which volumes which of two contracts is the cheaper one.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct BreakEven {
    /// From the lowest volume to the highest, without a gap; empty if there is a problem.
    pub spans: Vec<Span>,
    /// Whether the whole range was decided. If not, the contracts change places too often, or run side by side, beyond
    /// the last span.
    pub complete: bool,
    /// What keeps the contracts from being compared.
    pub problems: Vec<Problem>,
}

/// Volumes at which the same contract is the cheaper one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Span {
    /// The first volume.
    pub from: u32,
    /// The last volume.
    pub to: u32,
    /// The cheaper contract for the client: 0 is the first, 1 the second; `null`: they cost the same.
    pub cheaper: Option<u8>,
}

/// Which of two contracts costs the client less in this month, volume by volume of one figure. The client's cost is what
/// it pays less what the provider pays. A figure of categories is moved in all of them together: their shares stay.
pub fn break_even(plans: [&Plan; 2], records: [&Record<'_>; 2], figure: &str) -> BreakEven {
    let ([plan, other_plan], [first, second]) = (plans, records);
    let [currency, other_currency] = plans.map(|plan| plan.contract.currency_code());
    if currency != other_currency {
        let problem = Problem::new(Code::CurrenciesDiffer).with("one", currency).with("other", other_currency);
        return BreakEven { problems: vec![problem], ..BreakEven::default() };
    }
    let (Some(one), Some(other)) = (Moved::of(plan, first, figure), Moved::of(other_plan, second, figure)) else {
        let problem = Problem::new(Code::FigureUnknown).with("figure", figure);
        return BreakEven { problems: vec![problem], ..BreakEven::default() };
    };
    let (from, to) = range(plan, first, one.slot());
    if plan.source() == other_plan.source() && first == second {
        return BreakEven { spans: vec![Span { from, to, cheaper: None }], complete: true, problems: Vec::new() };
    }
    let sides = [
        Side { plan, record: first.clone(), moved: one, memory: remember(plan, &first.history) },
        Side { plan: other_plan, record: second.clone(), moved: other, memory: remember(other_plan, &second.history) },
    ];
    let mut search = Search { sides, settled: 0, spans: Vec::new(), missing: None };
    let complete = search.walk(&edges(plans, from, to)).is_some();
    match search.missing {
        Some(open) => BreakEven { problems: vec![open], ..BreakEven::default() },
        None => BreakEven { spans: search.spans, complete, problems: Vec::new() },
    }
}

/// The volumes the figure can have beside the month's other figures: not below its parts, not above what it is part of.
fn range(plan: &Plan, record: &Record<'_>, slot: Slot) -> (u32, u32) {
    if slot.scope == Scope::Category {
        return (0, MOST);
    }
    let slot = slot.index;
    let given = |slot: usize| record.values.get(slot).copied().flatten().and_then(|value| u32::try_from(value).ok());
    let whole_of = |figure: &crate::glossary::Figure| {
        figure.part_of.as_ref().and_then(|id| plan.vocabulary.slot(id)).map(|whole| whole.index)
    };
    let figures = || plan.vocabulary.figures(Scope::Month).enumerate();
    let parts = figures().filter(|(_, figure)| whole_of(figure) == Some(slot)).filter_map(|(part, _)| given(part));
    let whole = figures().nth(slot).and_then(|(_, figure)| whole_of(figure)).and_then(given);
    let most = given(slot).map_or(MOST, |here| here.saturating_mul(10).max(MOST));
    (parts.max().unwrap_or(0), whole.unwrap_or(most))
}

/// Where a cost may turn: the ends of the range, and every number that stands in a contract, with its neighbours. Most
/// of them are no edges at all; one more point to look at does no harm.
fn edges(plans: [&Plan; 2], from: u32, to: u32) -> Vec<u32> {
    let mut edges = vec![from, to];
    for plan in plans {
        for number in numbers(plan.source()) {
            let near = [number.saturating_sub(1), number, number.saturating_add(1)];
            edges.extend(near.into_iter().filter(|edge| (from..=to).contains(edge)));
        }
    }
    sort::sort(&mut edges);
    edges.dedup();
    edges
}

/// Every number that stands in a contract, be it in a text such as `[80, 90)`, without its decimals.
fn numbers(contract: &Value) -> Vec<u32> {
    let written = |text: &str| -> Vec<u32> {
        let numbers = text.split(|letter: char| !letter.is_ascii_digit() && letter != '.');
        numbers.filter_map(|number| u32::try_from(plain(number)?.trunc()).ok()).collect()
    };
    match contract {
        Value::Number(number) => written(number.as_str()),
        Value::String(text) => written(text),
        Value::Array(list) => list.iter().flat_map(numbers).collect(),
        Value::Object(fields) => fields.values().flat_map(numbers).collect(),
        Value::Null | Value::Bool(_) => Vec::new(),
    }
}

/// What the client pays under each contract.
type Costs = [Money; 2];

struct Side<'p, 'r> {
    plan: &'p Plan,
    record: Record<'r>,
    moved: Moved,
    memory: Memory,
}

struct Search<'p, 'r> {
    sides: [Side<'p, 'r>; 2],
    settled: usize,
    spans: Vec<Span>,
    missing: Option<Problem>,
}

impl Search<'_, '_> {
    /// Decides all volumes between the edges, from left to right. `None` if it did not get to the end.
    fn walk(&mut self, edges: &[u32]) -> Option<()> {
        // The nearest lies on top.
        let mut ahead = Vec::with_capacity(edges.len());
        for edge in edges.iter().rev() {
            ahead.push((*edge, self.costs(*edge)?));
        }
        let (mut left, mut at_left) = ahead.pop()?;
        self.add(left, left, at_left)?;
        while let Some((right, at_right)) = ahead.last().copied() {
            let middle = left.midpoint(right);
            if middle != left && !decided(at_left, at_right) {
                ahead.push((middle, self.costs(middle)?));
                continue;
            }
            if middle != left {
                self.add(left.saturating_add(1), right.saturating_sub(1), at_left)?;
            }
            self.add(right, right, at_right)?;
            (left, at_left) = (right, at_right);
            ahead.pop();
        }
        Some(())
    }

    /// Adds volumes at which the same contract is cheaper; `None` once there are too many spans.
    fn add(&mut self, from: u32, to: u32, [one, other]: Costs) -> Option<()> {
        let cheaper = match one.cmp(&other) {
            Ordering::Less => Some(0),
            Ordering::Equal => None,
            Ordering::Greater => Some(1),
        };
        if let Some(last) = self.spans.last_mut().filter(|last| last.cheaper == cheaper) {
            last.to = to;
        } else if self.spans.len() < MOST_SPANS {
            self.spans.push(Span { from, to, cheaper });
        } else {
            return None;
        }
        Some(())
    }

    /// What the client pays at a volume; `None` if that is open, or too much was asked.
    fn costs(&mut self, volume: u32) -> Option<Costs> {
        self.settled = self.settled.checked_add(1).filter(|settled| *settled <= MOST_SETTLED)?;
        let mut costs = [Money::zero(Places::default()); 2];
        for (side, cost) in self.sides.iter_mut().zip(&mut costs) {
            side.moved.put(&mut side.record, Decimal::from(volume));
            let settled = settle(side.plan, &side.record, &side.memory, &mut Recorder::off());
            let outcome = Outcome::of(side.plan, &settled);
            let (Some(client), Some(provider)) = (outcome.client, outcome.provider) else {
                let open = settled.notices.into_iter().find(|notice| notice.code == Code::FigureMissing);
                self.missing = Some(open.unwrap_or_else(|| Problem::new(Code::FigureMissing).with("figure", "")));
                return None;
            };
            *cost = client.minus(provider).ok()?;
        }
        Some(costs)
    }
}

/// Whether the same contract is cheaper everywhere between two volumes: costs that move in one direction stay between
/// those at the ends.
fn decided([left, left_other]: Costs, [right, right_other]: Costs) -> bool {
    let (low, high) = (left.min(right), left.max(right));
    let (low_other, high_other) = (left_other.min(right_other), left_other.max(right_other));
    high < low_other || high_other < low || (low == high && low_other == high_other)
}
