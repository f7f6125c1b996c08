//! Which end of the score is the better one: most scores are points earned, some are faults counted.

use super::account::{LineTerm, Payer};
use super::model::Contract;
use crate::mechanisms::{Better, Bounds, Mechanism, Scope, Term};
use crate::number::Exact;
use crate::problem::{Code, Problem};

/// The better end, as the contract says; otherwise as the tiers tell. A warning where they do not, or contradict each other.
pub(super) fn find(contract: &Contract, tiers: &[Bounds], scope: &mut Scope<'_>) -> Option<Better> {
    let stated = contract.score.as_ref().and_then(|score| score.better);
    if stated.is_some() || tiers.len() < 2 || tiers.len() != contract.tiers.len() {
        return stated.or(Some(Better::Higher));
    }
    if contract.tiers.iter().any(|tier| tier.when.is_some()) {
        // They stand in order, the best first.
        let lowest = |tier: Option<&Bounds>| tier.and_then(|bounds| bounds.from.as_ref()).map(|(at, _)| at.clone());
        let falls = lowest(tiers.first()) < lowest(tiers.last());
        return Some(if falls { Better::Lower } else { Better::Higher });
    }
    let mut rising: Vec<usize> = (0..tiers.len()).collect();
    let lowest = |place: &usize| tiers.get(*place).and_then(|bounds| bounds.from.as_ref()).map(|(at, _)| at.clone());
    crate::sort::sort_by_key(&mut rising, lowest);
    let meets: Vec<Exact> = rising
        .iter()
        .map(|place| contract.tiers.get(*place).is_some_and(|tier| tier.meets))
        .map(|meets| Exact::from(i64::from(meets)))
        .collect();
    let mut found = vec![slope(&meets)];
    for line in contract.fees.iter().chain(&contract.damages) {
        found.push(slope(&paid(line, &rising, scope)));
    }
    let any = |slope: Slope| found.contains(&slope);
    match (any(Slope::Rises), any(Slope::Falls), any(Slope::Turns)) {
        (true, false, false) => Some(Better::Higher),
        (false, true, false) => Some(Better::Lower),
        _ => {
            let at = |scope: &mut Scope<'_>| scope.report(Problem::new(Code::TiersDirection));
            scope.within("tiers", at);
            None
        }
    }
}

/// How something moves from the lowest tier to the highest.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slope {
    Level,
    Rises,
    Falls,
    /// It rises and falls.
    Turns,
}

fn slope(worth: &[Exact]) -> Slope {
    let steps = || worth.iter().zip(worth.iter().skip(1));
    match (steps().any(|(low, high)| high > low), steps().any(|(low, high)| high < low)) {
        (true, true) => Slope::Turns,
        (true, false) => Slope::Rises,
        (false, true) => Slope::Falls,
        (false, false) => Slope::Level,
    }
}

/// What the provider is paid by a line in each tier; less than nothing where it pays. Empty where it depends on more than
/// the tier.
fn paid(line: &LineTerm, tiers: &[usize], scope: &Scope<'_>) -> Vec<Exact> {
    let Some(Term::Mechanism(amount)) = &line.amount else { return Vec::new() };
    let Mechanism::PerTier(amount) = &**amount else { return Vec::new() };
    let paid = |place: &usize| {
        let amount = scope.constant(amount.of(*place)?)?;
        if line.payer == Payer::Client { Some(amount) } else { Exact::ZERO.minus(&amount).ok() }
    };
    tiers.iter().map(paid).collect::<Option<Vec<Exact>>>().unwrap_or_default()
}
