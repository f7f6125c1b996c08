//! What else a month tells: callers of [`settle`](crate::settle), never formulas of their own.

mod break_even;
mod next_tier;
mod readings;
mod reconcile;
mod statement;
mod what_if;

pub use break_even::{BreakEven, Span, break_even};
pub use next_tier::{BetterTier, Lever, next_tier};
pub use readings::{ChoiceEffect, ReadingEffect, readings};
pub use reconcile::{FigureDifference, Reconciliation, StatedResult, Worth, reconcile};
pub use statement::Statement;
pub use what_if::{Axis, AxisValue, Grid, GridCell, what_if};

use crate::quantity::{Exact, Money, TooLarge};
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

    /// How much more the provider is left with than in another outcome; negative: less.
    fn gain(&self, over: &Self) -> Result<Money, TooLarge> {
        self.client.minus(self.provider)?.minus(over.client.minus(over.provider)?)
    }
}
