//! The other side's statement beside one's own figures: every difference, and what it is worth.
//!
//! What a figure is worth is found by settling one's own month with that one figure swapped for theirs, and then with all
//! of them together. What they state as a result is held against both: what our figures give under the contract, and
//! what their own do.

mod figures;
mod results;

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::Serialize;

use super::statement::Statement;
use super::{GridCell, Outcome};
use crate::calendar::Stated;
use crate::contract::Plan;
use crate::glossary::Scope;
use crate::mechanisms::{Mechanism, Memory, Term};
use crate::month::{CategoryRow, Record};
use crate::number::{Exact, Rounding};
use crate::settle::{Settlement, remember, settle};
use crate::trace::Recorder;

/// Two sides' view of one month.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Reconciliation {
    /// What our figures come to.
    pub ours: Option<GridCell>,
    /// What theirs come to under the contract; what they do not state is taken from ours.
    pub theirs: Option<GridCell>,
    /// What all differing figures together are worth.
    pub worth: Worth,
    /// How many of the figures they state are the same as ours.
    pub agreed: usize,
    /// The counts without which theirs cannot be settled, because they state rates alone.
    pub lacking: Vec<String>,
    /// The figures that differ: the month's, then those of its categories.
    pub figures: Vec<FigureDifference>,
    /// The results they state, differing or not.
    pub results: Vec<StatedResult>,
}

/// What it makes if they are right and not we.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Worth {
    /// Points of the score more; negative: fewer. `null`: not to be told, because one of the two has no score.
    pub points: Option<String>,
    /// How much more the provider is left with; negative: less. `null`: not to be told by itself.
    pub money: Option<String>,
}

/// A figure they state otherwise.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct FigureDifference {
    /// The figure; `package` for the package of a category.
    pub figure: String,
    /// The category it counts, if it counts one.
    pub category: Option<String>,
    /// Ours, exactly; `null`: we have none.
    pub ours: Option<String>,
    /// Theirs.
    pub theirs: String,
    /// What it belongs to.
    pub about: Stated,
    /// What it is worth by itself.
    pub worth: Worth,
}

/// A result they state.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StatedResult {
    /// `score`, `tier`, `items.…`, `metrics.…`, `lines.…`, `provider_pays`, `client_pays`, `total`, `payable`, `categories.…` or `rows.…`: of a
    /// table so many rows, which are not compared one by one.
    pub id: String,
    /// Its unit; `tier`: it is the id of one.
    pub unit: String,
    /// Where it stands, if it stands anywhere.
    pub clause: Option<String>,
    /// What it belongs to.
    pub about: Stated,
    /// What they state.
    pub stated: String,
    /// What our figures give; `null`: nothing, or it is open.
    pub ours: Option<String>,
    /// What their own figures give under the contract; `null`: nothing, or it is open.
    pub by_theirs: Option<String>,
    /// Whether it differs from ours; where they round to two decimals or more, that is no difference. Where ours is not known
    /// it differs from nothing.
    pub differs: bool,
    /// Whether it follows from their own figures; `null`: nothing can be computed from them, or it is open.
    pub follows: Option<bool>,
    /// What the difference is worth.
    pub worth: Worth,
}

struct Sides<'p, 'r> {
    plan: &'p Plan,
    ours: Record<'r>,
    memory: Memory,
    settled: Settlement,
    outcome: Outcome,
    found: Reconciliation,
}

/// Compares a month with the other side's statement of it, read with `statement`.
pub fn reconcile(plan: &Plan, ours: &Record<'_>, theirs: &Record<'_>, statement: &Statement) -> Reconciliation {
    let width = plan.vocabulary.width(Scope::Month);
    let mut ours = ours.clone();
    // A category of theirs that we do not have is one more row without figures.
    let rows = theirs.categories.iter().map(|row| (plan.category(&row.category), row));
    for (name, row) in rows {
        if !ours.categories.iter().any(|own| plan.category(&own.category) == name) {
            let package = row.package.as_ref().map(|package| Cow::Owned(package.to_string()));
            let category = Cow::Owned(row.category.to_string());
            ours.push_category(CategoryRow { category, package, ..CategoryRow::default() });
        }
    }
    let memory = remember(plan, &ours.history);
    let settled = settle(plan, &ours, &memory, &mut Recorder::off());
    let outcome = Outcome::of(plan, &settled);
    let mut sides = Sides { plan, ours, memory, settled, outcome, found: Reconciliation::default() };
    let swaps = sides.swaps(theirs, width);
    let mut all = sides.ours.clone();
    for swap in &swaps {
        swap.apply(&mut all);
    }
    let with_all = settle(plan, &all, &sides.memory, &mut Recorder::off());
    let both = Outcome::of(plan, &with_all);
    sides.found.worth = sides.worth(&both);
    for (result, stated) in statement.results.iter().zip(theirs.values.iter().skip(width)) {
        if let Some(stated) = stated {
            sides.result(result, *stated, &with_all);
        }
    }
    sides.given_rates(theirs, &with_all);
    sides.category_fees(theirs, &with_all);
    sides.stated_rows(theirs);
    sides.found.ours = Some(sides.outcome.clone().cell());
    sides.found.theirs = Some(both.cell());
    sides.found
}

impl Sides<'_, '_> {
    fn worth(&self, other: &Outcome) -> Worth {
        let scores = other.score.as_ref().zip(self.outcome.score.as_ref());
        let lost = other.score.is_none() && self.outcome.score.is_some();
        Worth {
            points: scores.and_then(|(with, without)| with.minus(without).ok()).map(|points| points.shown()),
            money: other.gain(&self.outcome).filter(|_| !lost).map(|money| money.to_string()),
        }
    }

    /// Which of our rows is the same category, under whatever of its names.
    fn row(&self, category: &str) -> Option<usize> {
        let name = self.plan.category(category);
        self.ours.categories.iter().position(|own| self.plan.category(&own.category) == name)
    }
}

/// Whether a number is what they state, exactly or as they round it: to two decimals at least.
fn agrees(ours: &Exact, stated: Decimal) -> bool {
    const FEWEST: u32 = 2;
    let rounded = ours.round(stated.scale().max(FEWEST), Rounding::HalfAwayFromZero);
    rounded.is_ok_and(|rounded| rounded == stated)
}

/// The slots of the counts a metric is made of.
fn counts(plan: &Plan, metric: usize) -> Vec<usize> {
    let Some(Term::Mechanism(mechanism)) = plan.contract.metrics.get(metric).map(|metric| &metric.value) else {
        return Vec::new();
    };
    let Mechanism::Ratio(ratio) = &**mechanism else { return Vec::new() };
    let slot = |term: &Term| if let Term::Name(name) = term { Some(name.slot()) } else { None };
    ratio.of.iter().chain(&ratio.to).filter_map(slot).filter(|slot| *slot < plan.slots.values).collect()
}
