//! Which tier a month is in: by its score alone, or by the first tier of the list whose range and condition hold.

use super::{Part, Settling};
use crate::mechanisms::{Bounds, Standing, Tiers, cover};
use crate::number::Interval;
use crate::open::{Gap, Open};
use crate::problem::{Code, Problem};
use crate::trace::{Found, Step, Value};

impl Settling<'_> {
    /// What the condition of each tier comes to, `None` where it has none; empty where no tier has any.
    pub(super) fn tier_conditions(&mut self) -> Vec<Option<Found>> {
        let plan = self.plan;
        if !plan.tiers_by_condition {
            return Vec::new();
        }
        let mut conditions = Vec::with_capacity(plan.contract.tiers.len());
        for tier in &plan.contract.tiers {
            let found = tier.when.as_ref().map(|when| when.evaluate(&mut self.cx));
            conditions.push(match found {
                None => None,
                Some(Ok(found)) => Some(found),
                Some(Err(_)) => {
                    self.notices.push(Problem::new(Code::NumberTooLarge).with("what", &tier.id));
                    let value = Value::from(Open::flag(vec![Gap::TooLarge(plan.slots.score)]));
                    let node = self.cx.recorder.record(|| Step::new("missing", &value), &[]);
                    Some(Found::new(value, node))
                }
            });
        }
        conditions
    }

    /// The tier of a score, or all the month can still be in.
    pub(super) fn standing(&self, score: &Value, conditions: &[Option<Found>]) -> Standing {
        if !conditions.is_empty() {
            return self.first_that_holds(Some(score), conditions);
        }
        let tiers = || self.plan.tiers.iter().enumerate();
        match score {
            Value::Number(score) => {
                let tier = tiers().find(|(_, tier)| tier.hold(score));
                tier.map_or(Standing::None, |(place, _)| Standing::In(place))
            }
            Value::Open(open) => self.open_standing(open),
            _ => Standing::None,
        }
    }

    #[cold]
    fn open_standing(&self, open: &Open) -> Standing {
        let tiers = || self.plan.tiers.iter().enumerate();
        let Some(numbers) = &open.numbers else { return Standing::None };
        let possible: Vec<usize> =
            tiers().filter(|(_, tier)| tier.meet(numbers).is_some()).map(|(place, _)| place).collect();
        let none = open.no_data || !cover(self.plan.tiers.iter().map(Some), numbers);
        match possible.as_slice() {
            [] => Standing::None,
            [only] if !none => Standing::In(*only),
            _ => Standing::Open(Box::new(Tiers { places: possible, none, gaps: open.gaps.clone() })),
        }
    }

    /// The first tier whose range and condition hold; all those that can be it, where something is open. `score`: `None` under a
    /// contract without one.
    #[cold]
    pub(super) fn first_that_holds(&self, score: Option<&Value>, conditions: &[Option<Found>]) -> Standing {
        let mut tiers = Tiers { places: Vec::new(), none: false, gaps: Vec::new() };
        for ((place, bounds), condition) in self.plan.tiers.iter().enumerate().zip(conditions) {
            let in_range = score.map_or(Some(true), |score| in_range(score, bounds));
            let condition = condition.as_ref().map(|found| &found.value);
            match (in_range, condition.map_or(Some(true), holds)) {
                (Some(false), _) | (_, Some(false)) => {}
                (Some(true), Some(true)) => {
                    tiers.places.push(place);
                    return settled(tiers);
                }
                (_, met) => {
                    tiers.places.push(place);
                    let of_score = score.filter(|_| in_range.is_none()).map(Value::gaps).unwrap_or_default();
                    let of_condition = condition.filter(|_| met.is_none()).map(Value::gaps).unwrap_or_default();
                    for gap in of_score.iter().chain(of_condition) {
                        if !tiers.gaps.contains(gap) {
                            tiers.gaps.push(*gap);
                        }
                    }
                }
            }
        }
        if tiers.places.is_empty() {
            return Standing::None;
        }
        // Where all the scores there can be are in some tier without a condition, it is in one of them.
        let unconditional = self.plan.tiers.iter().zip(conditions).filter(|(_, condition)| condition.is_none());
        tiers.none = match score {
            Some(Value::Open(open)) => {
                open.no_data
                    || open
                        .numbers
                        .as_ref()
                        .is_none_or(|numbers| !cover(unconditional.map(|(tier, _)| Some(tier)), numbers))
            }
            _ => true,
        };
        settled(tiers)
    }

    /// Leaves behind which tier the score is in, where tiers have no conditions.
    pub(super) fn record_tier_of(&mut self, score: &Found) {
        let (tiers, standing) = (&self.plan.contract.tiers, &self.cx.standing);
        let step = || {
            let value = standing_value(standing);
            let tier = if let Standing::In(place) = standing { tiers.get(*place) } else { None };
            match tier {
                Some(tier) => {
                    let step =
                        Step::new("tier", &value).term("tier", tier.id.clone()).term("in", tier.range.to_string());
                    step.under(&tier.clause)
                }
                None => Step::new("tier", &value),
            }
        };
        self.cx.tier = Some(self.cx.recorder.record(step, &[score.node]));
    }

    /// Leaves behind which tiers were looked at, each with its score and its condition, and what is missing for them.
    #[cold]
    pub(super) fn record_tier(&mut self, score: Option<&Found>, conditions: &[Option<Found>]) {
        let plan = self.plan;
        let standing = self.cx.standing.clone();
        let mut nodes = Vec::new();
        for ((tier, bounds), condition) in plan.contract.tiers.iter().zip(&plan.tiers).zip(conditions) {
            let met = condition.as_ref().map_or(Some(true), |found| holds(&found.value));
            let ranged = bounds.from.is_some() || bounds.to.is_some();
            let score = score.filter(|_| ranged);
            let within = score.map_or(Some(true), |score| in_range(&score.value, bounds));
            let value = match (within, met) {
                (Some(false), _) | (_, Some(false)) => Value::Flag(false),
                (Some(true), Some(true)) => Value::Flag(true),
                _ => Open::flag(Vec::new()).into(),
            };
            let inputs: Vec<usize> = score.into_iter().chain(condition).map(|found| found.node).collect();
            let step = || {
                let step = Step::new("tier_condition", &value).term("tier", tier.id.clone());
                if score.is_some() { step.term("in", tier.range.to_string()) } else { step }
            };
            nodes.push(self.cx.recorder.record(step, &inputs));
            if value == Value::Flag(true) {
                break;
            }
        }
        let value = standing_value(&standing);
        let step = || {
            let step = Step::new("tiers", &value);
            match &standing {
                Standing::In(place) => {
                    step.term("tier", plan.contract.tiers.get(*place).map_or("", |tier| &tier.id).to_owned())
                }
                _ => step,
            }
        };
        self.cx.tier = Some(self.cx.recorder.record(step, &nodes));
        if let Standing::Open(tiers) = &standing {
            let first = tiers.places.first().and_then(|place| plan.contract.tiers.get(*place));
            self.note_gaps(&tiers.gaps, Part::Tier, first.map_or("", |tier| tier.clause.as_str()));
        }
    }
}

/// One tier that it surely is, or several.
fn settled(tiers: Tiers) -> Standing {
    match tiers.places.as_slice() {
        [only] if !tiers.none => Standing::In(*only),
        _ => Standing::Open(Box::new(tiers)),
    }
}

/// Whether a score is in a range; `None`: it can be and can not be.
fn in_range(score: &Value, bounds: &Bounds) -> Option<bool> {
    match score {
        Value::Number(score) => Some(bounds.hold(score)),
        Value::Open(open) => {
            let numbers = open.numbers.as_ref()?;
            match bounds.meet(numbers) {
                None => Some(false),
                Some(Interval { .. }) if !open.no_data && cover(std::iter::once(Some(bounds)), numbers) => Some(true),
                Some(_) => None,
            }
        }
        _ => Some(false),
    }
}

/// Whether a condition holds; `None`: it is open.
fn holds(condition: &Value) -> Option<bool> {
    match condition {
        Value::Flag(holds) => Some(*holds),
        Value::Open(open) if open.yes && !open.no => Some(true),
        Value::Open(open) if open.yes => None,
        _ => Some(false),
    }
}

/// Whether the month is in a tier.
fn standing_value(standing: &Standing) -> Value {
    match standing {
        Standing::Open(tiers) => Open::flag(tiers.gaps.clone()).into(),
        Standing::In(_) => Value::Flag(true),
        Standing::None => Value::Flag(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Exact;

    fn open(low: i64, high: i64, no_data: bool) -> Value {
        let numbers = Interval::between(Exact::from(low), Exact::from(high));
        Open { no_data, ..Open::numbers(numbers, Vec::new()) }.into()
    }

    #[test]
    fn an_open_score_is_in_a_range_that_holds_all_it_can_be() {
        let good = Bounds { from: Some((Exact::from(80), true)), to: Some((Exact::from(90), false)) };
        let known = |score: i64| in_range(&Exact::from(score).into(), &good);
        assert_eq!((known(80), known(89), known(90), known(79)), (Some(true), Some(true), Some(false), Some(false)));
        assert_eq!(in_range(&open(80, 85, false), &good), Some(true));
        assert_eq!(in_range(&open(80, 85, true), &good), None);
        assert_eq!(in_range(&open(85, 90, false), &good), None);
        assert_eq!(in_range(&open(90, 95, false), &good), Some(false));
        assert_eq!(in_range(&Value::NoData, &good), Some(false));
    }

    #[test]
    fn a_condition_holds_where_it_cannot_be_a_no() {
        let open = |yes, no| Value::from(Open { yes, no, no_data: true, ..Open::default() });
        assert_eq!((holds(&Value::Flag(true)), holds(&Value::Flag(false))), (Some(true), Some(false)));
        assert_eq!((holds(&open(true, false)), holds(&open(true, true))), (Some(true), None));
        assert_eq!((holds(&open(false, true)), holds(&Value::NoData)), (Some(false), Some(false)));
    }

    #[test]
    fn the_only_tier_there_can_be_is_it_unless_there_can_be_none() {
        let tiers = |places: &[usize], none| Tiers { places: places.to_vec(), none, gaps: Vec::new() };
        assert!(matches!(settled(tiers(&[2], false)), Standing::In(2)));
        assert!(matches!(settled(tiers(&[2], true)), Standing::Open(_)));
        assert!(matches!(settled(tiers(&[1, 2], false)), Standing::Open(_)));
    }
}
