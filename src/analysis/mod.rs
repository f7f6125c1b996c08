//! What else a month tells: callers of [`settle`](crate::settle), never formulas of their own.

mod break_even;
mod cheapest;
mod levers;
mod moved;
mod next_tier;
mod pools;
mod readings;
mod reconcile;
mod statement;
mod what_if;

pub use break_even::{BreakEven, Span, break_even};
pub use moved::shares;
pub use next_tier::{BetterTier, CheapestMix, MixPart, SingleLever, next_tier};
pub use readings::{ChoiceEffect, ReadingEffect, readings};
pub use reconcile::{FigureDifference, Reconciliation, StatedResult, Worth, reconcile};
pub use statement::Statement;
pub use what_if::{Axis, AxisValue, Grid, GridCell, what_if};

use crate::assessment::{MoneyBetween, NumbersBetween};
use crate::contract::Plan;
use crate::mechanisms::Standing;
use crate::month::Record;
use crate::number::{Exact, Money};
use crate::settle::{Between, Settlement, Status, remember, settle};
use crate::trace::{Recorder, Value};

/// What a month comes to, as far as months are compared.
#[derive(Clone, PartialEq, Eq)]
struct Outcome {
    status: Status,
    score: Option<Exact>,
    /// What the score can be while it is open.
    score_between: Option<NumbersBetween>,
    tier: Option<String>,
    /// The tier's place in the contract.
    place: Option<usize>,
    /// What the provider pays; `None`: open.
    provider: Option<Money>,
    provider_between: Between,
    client: Option<Money>,
    client_between: Between,
}

impl Outcome {
    fn of(plan: &Plan, settled: &Settlement) -> Self {
        let [provider, client] = &settled.totals;
        let place = if let Standing::In(place) = settled.standing { Some(place) } else { None };
        let tier = place.and_then(|place| plan.contract.tiers.get(place)).map(|tier| tier.id.clone());
        let score = settled.score.as_ref().map(|score| &score.value);
        Self {
            status: settled.status,
            score: score.and_then(Value::number).cloned(),
            score_between: score.and_then(Value::between).map(|numbers| [numbers.low.clone(), numbers.high.clone()]),
            tier,
            place,
            provider: provider.amount,
            provider_between: provider.between(),
            client: client.amount,
            client_between: client.between(),
        }
    }

    /// What the provider is left with; below zero where it pays more than the client. `None`: open, or too large to tell.
    fn left(&self) -> Option<Money> {
        self.client?.minus(self.provider?).ok()
    }

    /// How much more the provider is left with than in another outcome; negative: less. `None`: open, or too large to tell.
    fn gain(&self, over: &Self) -> Option<Money> {
        self.left()?.minus(over.left()?).ok()
    }
}

/// What an amount can be while it is open.
fn open_between(amount: Option<Money>, between: Between) -> Option<MoneyBetween> {
    if amount.is_none() { Some([between.low, between.high]) } else { None }
}

/// How much more the provider is left with in one month than in another, each under its contract; negative: less. `None`:
/// open, of two currencies, or too large to tell.
pub fn gain((plan, record): (&Plan, &Record<'_>), over: (&Plan, &Record<'_>)) -> Option<Money> {
    let outcome = |plan: &Plan, record: &Record<'_>| {
        Outcome::of(plan, &settle(plan, record, &remember(plan, &record.history), &mut Recorder::off()))
    };
    // Amounts of two currencies are not set against each other.
    let same = plan.contract.currency_code() == over.0.contract.currency_code();
    if same { outcome(plan, record).gain(&outcome(over.0, over.1)) } else { None }
}
