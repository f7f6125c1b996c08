//! The figures a month could have had better: what next tier raises.

use rust_decimal::Decimal;

use crate::contract::Plan;
use crate::glossary::{Figure, Kind, Scope, Slot};
use crate::json::Value;
use crate::mechanisms::{Better, Mechanism, Term};
use crate::month::Record;
use crate::number::sum;

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

/// Figures above the line of a rate or a quotient, and figures that are a metric themselves, as far as they were given.
///
/// What is part of a whole ends at the whole, a percentage at 100. Of several parts that count alike only the last is a
/// lever.
pub(super) fn levers(plan: &Plan, record: &Record<'_>) -> Vec<Lever> {
    let mut levers: Vec<Lever> = Vec::new();
    for metric in &plan.contract.metrics {
        let (counted, parts): (_, Vec<&Term>) = match &metric.value {
            Term::Mechanism(mechanism) => match &**mechanism {
                Mechanism::Ratio(ratio) => (ratio.of.last(), ratio.of.iter().chain(&ratio.to).collect()),
                Mechanism::Quotient(quotient) => (quotient.0.first(), quotient.0.iter().collect()),
                _ => (None, Vec::new()),
            },
            direct => (Some(direct), Vec::new()),
        };
        let counted = match counted {
            Some(Term::Name(name)) if parts.iter().all(|part| is_known(plan, record, part)) => {
                lever(plan, record, name.slot(), metric.better)
            }
            _ => None,
        };
        // Where one of the counts is missing, the rate itself may have been given.
        let given = || lever(plan, record, plan.vocabulary.slot(metric.given.as_ref()?)?.index, metric.better);
        if let Some(lever) = counted.or_else(given)
            && !levers.contains(&lever)
        {
            levers.push(lever);
        }
    }
    levers
}

/// Whether a part of a rate is known: of a figure, whether it was given, or means none where it was not.
fn is_known(plan: &Plan, record: &Record<'_>, part: &Term) -> bool {
    let Term::Name(name) = part else { return true };
    let index = name.slot();
    let given = record.values.get(index);
    given.is_none_or(Option::is_some) || plan.vocabulary.absent_is_none(Slot { scope: Scope::Month, index })
}

fn figure(plan: &Plan, slot: usize) -> Option<&Figure> {
    plan.vocabulary.figures(Scope::Month).nth(slot)
}

/// A figure that stands in no metric, and how far it is moved to see whether that is better.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) lever: Lever,
    pub(super) far: Decimal,
}

/// Figures that no metric measures but that may be better for being less, such as faults that cost; and those that may be
/// better for being more, as far as they can be: rates, parts of a whole, and what earns points.
///
/// What a rate is measured out of is no candidate: it is what came in.
pub(super) fn candidates(
    plan: &Plan,
    record: &Record<'_>,
    used: impl Iterator<Item = usize>,
    for_money: bool,
) -> Vec<Candidate> {
    let mut rates = Rates::default();
    rates.collect(plan.source());
    let metrics: Vec<Lever> = levers(plan, record);
    let mut candidates = Vec::new();
    for slot in used {
        let Some(known) = figure(plan, slot).filter(|figure| !rates.is_base(&figure.id)) else { continue };
        let whole = plan.vocabulary.figures(Scope::Month).any(|other| other.part_of.as_ref() == Some(&known.id));
        if whole || metrics.iter().any(|lever| lever.slot == slot) {
            continue;
        }
        if let Some(less) = lever(plan, record, slot, Better::Lower) {
            let far = less.by(less.most);
            candidates.push(Candidate { lever: less, far });
        }
        let earns = !for_money && !rates.counted.contains(&known.id);
        if let Some(more) = lever(plan, record, slot, Better::Higher).filter(|more| more.bounded || earns) {
            candidates.push(Candidate { lever: more, far: more.by(more.most) });
        }
    }
    candidates.retain(|candidate| candidate.lever.most > 0);
    candidates
}

/// What the rates of a contract are made of, by the names in its file.
#[derive(Default)]
struct Rates {
    counted: Vec<String>,
    bases: Vec<String>,
}

impl Rates {
    fn collect(&mut self, json: &Value) {
        match json {
            Value::Object(object) => {
                if let Some(ratio) = object.get("ratio") {
                    let names = |key: &str| {
                        let list = ratio.get(key).and_then(Value::as_array).into_iter().flatten();
                        list.filter_map(Value::as_str).map(str::to_owned).collect::<Vec<String>>()
                    };
                    // Of several that count alike only the last is a lever.
                    let (mut of, to) = (names("of"), names("to"));
                    self.counted.extend(of.pop());
                    self.bases.extend(of.into_iter().chain(to));
                }
                object.values().for_each(|inner| self.collect(inner));
            }
            Value::Array(list) => list.iter().for_each(|inner| self.collect(inner)),
            _ => {}
        }
    }

    fn is_base(&self, figure: &String) -> bool {
        self.bases.contains(figure) && !self.counted.contains(figure)
    }
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
