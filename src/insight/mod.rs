//! What else a month tells: callers of [`settle`](crate::settle), never formulas of their own.

mod cheapest;
mod levers;
mod next_tier;
mod pools;
mod readings;
mod what_if;

pub use next_tier::{BetterTier, CheapestMix, MixPart, SingleLever, next_tier};
pub use readings::{ChoiceEffect, ReadingEffect, readings};
pub use what_if::{Axis, AxisValue, Grid, GridCell, what_if};

use crate::quantity::{Exact, Money};
use crate::settle::{Settlement, Status};
use crate::terms::Plan;

/// What a month comes to, as far as months are compared.
#[derive(Clone, PartialEq, Eq)]
struct Outcome {
    status: Status,
    score: Option<Exact>,
    tier: Option<String>,
    /// The tier's place in the contract.
    place: Option<usize>,
    provider: Money,
    client: Money,
}

impl Outcome {
    fn of(plan: &Plan, settled: &Settlement<()>) -> Self {
        let [(provider, ()), (client, ())] = settled.totals;
        let tier = settled.tier.and_then(|tier| plan.contract.tiers.get(tier)).map(|tier| tier.id.clone());
        let score = settled.score.as_ref().and_then(|score| score.value.number().cloned());
        Self { status: settled.status, score, tier, place: settled.tier, provider, client }
    }

    /// What the provider is left with; below zero where it pays more than the client. `None`: too large to tell.
    fn left(&self) -> Option<Money> {
        self.client.minus(self.provider).ok()
    }
}
