//! What else a month tells: callers of [`settle`](crate::settle), never formulas of their own.

mod break_even;
mod cheapest;
mod levers;
mod next_tier;
mod pools;
mod readings;
mod reconcile;
mod statement;
mod what_if;

pub use break_even::{BreakEven, Span, break_even};
pub use next_tier::{BetterTier, CheapestMix, MixPart, SingleLever, next_tier};
pub use readings::{ChoiceEffect, ReadingEffect, readings};
pub use reconcile::{FigureDifference, Reconciliation, StatedResult, Worth, reconcile};
pub use statement::Statement;
pub use what_if::{Axis, AxisValue, Grid, GridCell, what_if};

use crate::figures::Record;
use crate::quantity::{Exact, Money, TooLarge};
use crate::settle::{Settlement, Status, remember, settle};
use crate::terms::Plan;
use crate::trace::Off;

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

    /// How much more the provider is left with than in another outcome; negative: less.
    fn gain(&self, over: &Self) -> Result<Money, TooLarge> {
        self.left().ok_or(TooLarge)?.minus(over.left().ok_or(TooLarge)?)
    }
}

/// How much more the provider is left with in one month than in another, each under its contract; negative: less.
///
/// # Errors
/// It does not fit.
pub fn gain((plan, record): (&Plan, &Record<'_>), over: (&Plan, &Record<'_>)) -> Result<Money, TooLarge> {
    let outcome = |plan: &Plan, record: &Record<'_>| {
        Outcome::of(plan, &settle(plan, record, &remember(plan, &record.history), &mut Off))
    };
    outcome(plan, record).gain(&outcome(over.0, over.1))
}
