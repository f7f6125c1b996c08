//! The figures a month could have had better: what next tier raises.

use rust_decimal::Decimal;

use crate::glossary::{Kind, Scope};
use crate::mechanisms::{Better, Mechanism, Term};
use crate::month::Record;
use crate::quantity::sum;
use crate::terms::Plan;

/// Most steps it is worth asking for: beyond it a rate hardly moves.
const MOST: u32 = 10_000_000;

/// A figure that can be made better, step by step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lever {
    /// The figure.
    pub(super) slot: usize,
    /// Whether it is better for being less.
    pub(super) less: bool,
    /// The decimal places of a step: one of what is counted, 0.1 of what was given as 92.5.
    pub(super) places: u32,
    /// How many steps there can be at most.
    pub(super) most: u32,
    /// Whether that is where the figure ends, and not only where asking ends.
    pub(super) bounded: bool,
}

impl Lever {
    /// What so many steps come to; below zero where less is better.
    pub(super) fn by(&self, steps: u32) -> Decimal {
        let steps = i64::from(steps);
        Decimal::new(if self.less { steps.saturating_neg() } else { steps }, self.places)
    }
}

/// Figures above the line of a rate, and figures that are a metric themselves, as far as they were given.
///
/// What is part of a whole ends at the whole, a percentage at 100. Of several parts that count alike only the last is a
/// lever.
pub(super) fn levers(plan: &Plan, record: &Record<'_>) -> Vec<Lever> {
    let mut levers: Vec<Lever> = Vec::new();
    for metric in &plan.contract.metrics {
        let counted = match &metric.value {
            Term::Mechanism(mechanism) => match &**mechanism {
                Mechanism::Ratio(ratio) => ratio.of.last(),
                _ => None,
            },
            direct => Some(direct),
        };
        let counted = match counted {
            Some(Term::Name(name)) => lever(plan, record, name.slot(), metric.better),
            _ => None,
        };
        // Where the counts are missing, the rate itself may have been given.
        let given = || lever(plan, record, plan.vocabulary.slot(metric.given.as_ref()?)?.index, metric.better);
        if let Some(lever) = counted.or_else(given)
            && !levers.contains(&lever)
        {
            levers.push(lever);
        }
    }
    levers
}

fn lever(plan: &Plan, record: &Record<'_>, slot: usize, better: Better) -> Option<Lever> {
    let given = record.values.get(slot).copied().flatten()?;
    let figure = plan.vocabulary.figures(Scope::Month).nth(slot)?;
    let whole = figure.part_of.as_ref().and_then(|id| plan.vocabulary.slot(id));
    let whole = whole.and_then(|whole| record.values.get(whole.index).copied().flatten());
    let less = better == Better::Lower;
    let room = match figure.kind {
        Kind::Flag => return None,
        _ if less => Some(given),
        Kind::Percent => sum(Decimal::ONE_HUNDRED, -given),
        Kind::Count | Kind::Number | Kind::Money => whole.and_then(|whole| sum(whole, -given)),
    };
    let steps = room.map(|room| u32::try_from(room.mantissa()).unwrap_or(MOST));
    let places = room.unwrap_or(given).scale();
    Some(Lever { slot, less, places, most: steps.unwrap_or(MOST).min(MOST), bounded: room.is_some() })
}
