use rust_decimal::Decimal;
use serde::Serialize;

use super::Outcome;
use crate::figures::{Record, Scope};
use crate::mechanisms::{Mechanism, Memory, Term};
use crate::quantity::{Exact, sum};
use crate::settle::{remember, settle};
use crate::terms::{Plan, Text};
use crate::trace::Off;

/// A better tier, and what would have reached it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct BetterTier {
    /// The tier.
    pub tier: String,
    /// What people call it.
    pub label: Text,
    /// Each figure that could have been better, by itself; the fewest first.
    pub levers: Vec<Lever>,
}

/// One figure raised until the tier is reached.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Lever {
    /// The figure.
    pub figure: String,
    /// What people call it.
    pub label: Text,
    /// The fewest more that reach the tier; one less does not. `null`: no number of them does this month.
    pub extra: Option<String>,
    /// The score then; at most six decimal places.
    pub score: Option<String>,
    /// The tier then: a better one still, if the score jumps over this one.
    pub reaches: Option<String>,
    /// How much less the provider pays then, in yuan.
    pub saves: Option<String>,
}

/// Most answers it is worth asking for: beyond it a rate hardly moves.
const MOST: u32 = 10_000_000;

/// The fewest extra answered contacts, handled chats or satisfied answers that reach each better tier, each by itself.
///
/// A contact that was offered can be answered, up to all that were offered; a satisfied answer is one more answer.
/// Empty where there is no better tier, or no tier at all.
pub fn next_tier(plan: &Plan, record: &Record<'_>) -> Vec<BetterTier> {
    let memory = remember(plan, &record.history);
    let plan = plan.at(record.month);
    let settled = settle(plan, record, &memory, &mut Off);
    let Some(now) = settled.tier else { return Vec::new() };
    let current = Outcome::of(plan, &settled);
    let levers = levers(plan, record);
    let better = plan.contract.tiers.iter().enumerate().filter(|(place, _)| plan.is_better(*place, now));
    let mut tiers: Vec<BetterTier> = better
        .map(|(place, tier)| {
            let mut search = Search { plan, record: record.clone(), memory: &memory, goal: place };
            let mut levers: Vec<(u32, Lever)> = levers
                .iter()
                .map(|(slot, most)| {
                    let extra = search.fewest(*slot, *most);
                    let about = plan.about(*slot);
                    let then = extra.map(|extra| search.outcome(*slot, extra));
                    let saves = then.as_ref().and_then(|then| current.provider.minus(then.provider).ok());
                    let lever = Lever {
                        figure: plan.figure_id(*slot),
                        label: about.map_or_else(|| Text::Same(String::new()), |about| about.label),
                        extra: extra.map(|extra| extra.to_string()),
                        score: then.as_ref().and_then(|then| then.score.as_ref()).map(Exact::shown),
                        reaches: then.and_then(|then| then.tier),
                        saves: saves.map(|saves| saves.to_string()),
                    };
                    (extra.unwrap_or(u32::MAX), lever)
                })
                .collect();
            crate::order::sort(&mut levers, |(extra, _)| (*extra, 0, 0));
            let levers = levers.into_iter().map(|(_, lever)| lever).collect();
            BetterTier { tier: tier.id.clone(), label: tier.label.clone(), levers }
        })
        .collect();
    tiers.reverse(); // the nearest first
    tiers
}

/// Figures above the line of a rate, and how many more each can have: what is part of a whole ends at the whole. Of
/// several parts that count alike only the last is a lever.
fn levers(plan: &Plan, record: &Record<'_>) -> Vec<(usize, u32)> {
    let mut levers: Vec<(usize, u32)> = Vec::new();
    for metric in &plan.contract.metrics {
        let Term::Mechanism(mechanism) = &metric.value else { continue };
        let Mechanism::Ratio(ratio) = &**mechanism else { continue };
        let Some(Term::Name(name)) = ratio.of.last() else { continue };
        let slot = name.slot();
        let Some(Some(given)) = record.values.get(slot) else { continue };
        let Some(figure) = plan.vocabulary.figures(Scope::Month).nth(slot) else { continue };
        let whole = figure.part_of.as_ref().and_then(|id| plan.vocabulary.slot(id));
        let most = match whole.and_then(|whole| record.values.get(whole.index).copied().flatten()) {
            Some(whole) => sum(whole, -*given).and_then(|rest| u32::try_from(rest).ok()).unwrap_or(0),
            None => MOST,
        };
        levers.push((slot, most));
    }
    crate::order::sort(&mut levers, |(slot, most)| (0, *slot, *most));
    levers.dedup();
    levers
}

struct Search<'p, 'r> {
    plan: &'p Plan,
    record: Record<'r>,
    memory: &'p Memory,
    goal: usize,
}

impl Search<'_, '_> {
    /// The month with so many more of a figure.
    fn outcome(&mut self, slot: usize, extra: u32) -> Outcome {
        let given = self.record.values.get(slot).copied().flatten();
        let more = given.and_then(|given| sum(given, Decimal::from(extra)));
        if let Some(place) = self.record.values.get_mut(slot) {
            *place = more;
        }
        let outcome = Outcome::of(self.plan, &settle(self.plan, &self.record, self.memory, &mut Off));
        if let Some(place) = self.record.values.get_mut(slot) {
            *place = given;
        }
        outcome
    }

    fn reaches(&mut self, slot: usize, extra: u32) -> bool {
        let tier = self.outcome(slot, extra).place;
        tier.is_some_and(|tier| tier == self.goal || self.plan.is_better(tier, self.goal))
    }

    /// The fewest that reach the goal: a better figure never lowers the score, so halving finds it.
    fn fewest(&mut self, slot: usize, most: u32) -> Option<u32> {
        if !self.reaches(slot, most) {
            return None;
        }
        let (mut short, mut enough) = (0_u32, most);
        while enough.saturating_sub(short) > 1 {
            let middle = short.midpoint(enough);
            if self.reaches(slot, middle) {
                enough = middle;
            } else {
                short = middle;
            }
        }
        Some(enough)
    }
}
