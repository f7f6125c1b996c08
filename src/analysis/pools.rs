//! Which figures a result was made from, and which of them are worth the same: read from its settlement tree.

use crate::contract::Plan;
use crate::mechanisms::Memory;
use crate::month::Record;
use crate::settle::settle;
use crate::trace::{Recorder, Value};

/// A figure a result rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Use {
    /// The figure.
    pub(super) slot: usize,
    /// The step that pools it with others, if it counts nowhere else: one more of any figure in a pool is one more above
    /// the same line.
    pub(super) pool: Option<usize>,
}

/// The figures the score rests on; where better is more money, the totals.
pub(super) fn uses(plan: &Plan, record: &Record<'_>, memory: &Memory, for_money: bool) -> Vec<Use> {
    let mut tree = Recorder::on();
    let settled = settle(plan, record, memory, &mut tree);
    let [provider, client] = settled.totals.map(|total| total.node);
    let score = settled.score.filter(|_| !for_money);
    let mut roots = score.map_or_else(|| vec![provider, client], |score| vec![score.node]);
    roots.extend(settled.tier);
    let mut open: Vec<(usize, Option<usize>)> = roots.into_iter().map(|root| (root, None)).collect();
    let mut seen = Vec::new();
    // A condition of a tier asks for one of them by itself.
    let (mut uses, mut depends) = (Vec::<Use>::new(), settled.tier.is_some());
    while let Some(visit) = open.pop() {
        let Some((step, inputs)) = tree.node(visit.0).filter(|_| !seen.contains(&visit)) else { continue };
        seen.push(visit);
        let pool = match step.mechanism {
            "pooled" => Some(visit.0),
            "metric" | "ratio" | "figure" => visit.1,
            _ => None,
        };
        // What a condition chooses between may rest on them elsewhere.
        depends |= step.mechanism == "if";
        open.extend(inputs.iter().map(|input| (*input, pool)));
        let Some(slot) = step.slot.filter(|_| step.mechanism == "figure") else { continue };
        match uses.iter_mut().find(|known| known.slot == slot) {
            // Also above another line, or below this one.
            Some(known) => known.pool = None,
            None => uses.push(Use { slot, pool }),
        }
    }
    if depends {
        for known in &mut uses {
            known.pool = None;
        }
    }
    uses
}

/// How many of the conditions of the tiers hold, each part of those that ask for all of several by itself.
pub(super) fn conditions_met(plan: &Plan, record: &Record<'_>, memory: &Memory) -> usize {
    let mut tree = Recorder::on();
    let settled = settle(plan, record, memory, &mut tree);
    let mut open: Vec<usize> = settled.tier.into_iter().collect();
    let mut met = 0_usize;
    while let Some((step, inputs)) = open.pop().and_then(|node| tree.node(node)) {
        match step.mechanism {
            "tiers" | "tier_condition" | "all" => open.extend(inputs),
            _ => met = met.saturating_add(usize::from(step.value == Value::Flag(true))),
        }
    }
    met
}
