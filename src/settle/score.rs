//! The composite score, the tier it is in, and whether it has a consequence.

use super::groups::Parts;
use super::{Settling, Status};
use crate::calendar::own_months::{first_day, month_of};
use crate::contract::{ScoreRounding, TrialRule};
use crate::mechanisms::{Scored, Standing};
use crate::number::{Interval, Rounding, TooLarge};
use crate::open::{Gap, Open};
use crate::problem::{Code, Problem};
use crate::settle::Part;
use crate::trace::{Found, Node, Step, Value};

impl Settling<'_> {
    pub(super) fn score(&mut self, items: &[Found], groups: &[Found]) -> (Option<Found>, Status) {
        let plan = self.plan;
        let found = self.composite(items, groups).unwrap_or_else(|TooLarge| {
            self.notices.push(Problem::new(Code::NumberTooLarge).with("what", "score"));
            None
        });
        let mut status = self.consequence();
        if plan.contract.score.is_some() && found.is_none() {
            status = Status::NotAssessable;
        }
        let mut assessed = Value::Flag(status == Status::Assessed);
        let mut conditions = Vec::new();
        if let Some(found) = &found {
            self.cx.define(plan.slots.score, found.clone());
            conditions = self.tier_conditions();
            self.cx.standing = self.standing(&found.value, &conditions);
            if self.cx.standing == Standing::None && !plan.tiers.is_empty() {
                self.cx.outside.extend(found.value.number().cloned());
                self.tell_outside(plan.slots.score);
            }
            if let Value::Open(open) = &found.value {
                let clause = plan.contract.score.as_ref().map_or("", |score| score.clause.as_str());
                self.note_gaps(&open.gaps, Part::Score, clause);
                // Without any data the month cannot be assessed.
                if status == Status::Assessed && open.no_data {
                    assessed = Open::flag(open.gaps.clone()).into();
                    let score = Value::from(Open { no_data: false, ..Open::clone(open) });
                    let standing = self.standing(&score, &conditions);
                    let score = Found { value: score, ..found.clone() };
                    let (assessed, slot) = (plan.slots.assessed, plan.slots.score);
                    self.cx.scored = Some(Box::new(Scored { assessed, slot, score, standing }));
                }
            }
        }
        if plan.tiers_by_condition && plan.contract.score.is_none() {
            conditions = self.tier_conditions();
            self.cx.standing = self.first_that_holds(None, &conditions);
        }
        if !conditions.is_empty() {
            self.record_tier(found.as_ref(), &conditions);
        } else if let Some(found) = found.as_ref().filter(|_| !plan.tiers.is_empty()) {
            self.record_tier_of(found);
        }
        if self.cx.is_unknown_month() {
            assessed = Open::flag(vec![Gap::Month(None)]).into();
        }
        let node = self.cx.recorder.record(|| Step::new("assessed", &assessed).slot(plan.slots.assessed), &[]);
        self.cx.define(plan.slots.assessed, Found { value: assessed, counts: None, node });
        (found, status)
    }

    /// The sum of the item scores; items without data drop out and the others are scaled up, or count as met. Items of a
    /// group stand in it as one.
    fn composite(&mut self, items: &[Found], groups: &[Found]) -> Result<Option<Found>, TooLarge> {
        let plan = self.plan;
        let Some(term) = &plan.contract.score else { return Ok(None) };
        if items.iter().all(|item| item.value == Value::NoData) {
            return Ok(self.not_assessable(&term.clause));
        }
        let mut parts = Parts::new(self.cx.recorder.inputs());
        for (item, term) in items.iter().zip(&plan.contract.items).filter(|(_, term)| term.group.is_none()) {
            parts.add(item, &term.weight, self)?;
        }
        for (group, term) in groups.iter().zip(&plan.contract.groups) {
            parts.add(group, &term.weight, self)?;
        }
        let scaled = parts.present != parts.total;
        let value = if parts.is_open {
            open_composite(items, &parts)
        } else {
            match parts.brought_to(&parts.total)? {
                Some(points) => points.into(),
                None => return Ok(self.not_assessable(&term.clause)),
            }
        };
        let Parts { sum, on_top, present, total, nodes, is_open, .. } = parts;
        let scaled = scaled && !is_open;
        let mut node = self.cx.recorder.record(
            || {
                let step = Step::new("composite", &value).slot(plan.slots.score);
                if !scaled {
                    return step;
                }
                let step = step.term("total", total.to_string()).term("present", present.to_string());
                let some = !on_top.is_zero();
                if some { step.term("sum", sum.to_string()).term("on_top", on_top.to_string()) } else { step }
            },
            &nodes,
        );
        let (value, within) = self.limited_to_bounds(value, node);
        node = within;
        if term.rounding.value() == ScoreRounding::HalfUp {
            let rounding = Rounding::HalfAwayFromZero;
            let value = match &value {
                Value::Number(sum) => sum.round(0, rounding)?.into(),
                Value::Open(open) => open_rounded(open, rounding),
                other => other.clone(),
            };
            node = self
                .cx
                .recorder
                .record(|| Step::new("round", &value).slot(plan.slots.score).rounded(0, rounding), &[node]);
            return Ok(Some(Found { value, counts: None, node }));
        }
        Ok(Some(Found { value, counts: None, node }))
    }

    /// The score, no less than the least it comes to and no more than the most.
    fn limited_to_bounds(&mut self, value: Value, mut node: Node) -> (Value, Node) {
        let plan = self.plan;
        let mut value = value;
        for (mechanism, end) in [("highest", &plan.score_within.low), ("lowest", &plan.score_within.high)] {
            let Some(end) = end else { continue };
            let least = mechanism == "highest";
            let limited = match &value {
                Value::Number(score) if (score < end) == least && score != end => end.clone().into(),
                Value::Open(open) => {
                    let point = Interval::point(end.clone());
                    let numbers = open
                        .numbers
                        .as_ref()
                        .map(|numbers| if least { numbers.max(&point) } else { numbers.min(&point) });
                    Open { numbers, ..Open::clone(open) }.into()
                }
                _ => continue,
            };
            if limited == value {
                continue;
            }
            value = limited;
            let bound = Value::from(end.clone());
            let bound = self.cx.recorder.record(|| Step::new("number", &bound), &[]);
            node = self.cx.recorder.record(|| Step::new(mechanism, &value).slot(plan.slots.score), &[node, bound]);
        }
        (value, node)
    }

    /// There is no score, and it is said why.
    #[cold]
    fn not_assessable(&mut self, clause: &str) -> Option<Found> {
        let problem = Problem::new(Code::NotAssessable);
        self.notices.push(problem.under(clause));
        None
    }

    /// Whether this month's score has a consequence, as far as trial and start tell.
    fn consequence(&mut self) -> Status {
        let Some(trial) = &self.plan.contract.trial else { return Status::Assessed };
        let Some(month) = self.record.month else {
            if self.record.start.or(self.plan.contract.start).is_some() {
                self.notices.push(Problem::new(Code::MonthUnknown).under(&trial.clause));
            }
            return Status::Assessed;
        };
        let Some(start) = self.record.start.or(self.plan.contract.start) else {
            self.notices.push(Problem::new(Code::StartUnknown).under(&trial.clause));
            return Status::Assessed;
        };
        let age = month.months_since(month_of(start, self.cx.from_day));
        if age < 0 {
            let problem = Problem::new(Code::BeforeStart).with("month", &month).with("start", &start);
            self.notices.push(problem.under(&trial.clause));
            return Status::NotAssessable;
        }
        let months = i32::try_from(self.plan.trial_months).unwrap_or(i32::MAX);
        let trial_month = match trial.rule.value() {
            TrialRule::Calendar => age < months,
            // The day the trial ends on is its first day without trial.
            TrialRule::Anniversary => {
                start.plus_months(months).is_none_or(|end| first_day(month, self.cx.from_day) < end)
            }
        };
        if trial_month { Status::Trial } else { Status::Assessed }
    }
}

#[cold]
fn open_composite(items: &[Found], parts: &Parts) -> Value {
    let mut open = parts.scaled_to(&parts.total);
    // Without data in any item there is no score, even where one without data counts as met.
    if items.iter().all(|item| Open::of(&item.value).no_data) {
        open.no_data = true;
        open = items.iter().fold(open, |open, item| open.because_of(item.value.gaps().to_vec()));
    }
    open.into()
}

#[cold]
fn open_rounded(open: &Open, rounding: Rounding) -> Value {
    let numbers = open.numbers.as_ref().map(|numbers| numbers.round(0, rounding));
    Open { numbers, ..open.clone() }.into()
}
