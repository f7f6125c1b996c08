//! The pipeline, in the contract's own order: metrics → items → score → tier → fees → damages → totals.
//!
//! [`settle`] is the only way to a result. With [`crate::trace::Tree`] it leaves the settlement tree behind, with
//! [`crate::trace::Off`] only the numbers.

mod caps;
mod groups;
mod lines;

use crate::figures::Record;
use crate::mechanisms::{Better, Earlier, Evaluation, Gap, Memory};
use crate::period::Date;
use crate::problem::{Code, Problem};
use crate::quantity::{Exact, Money, Rounding, TooLarge};
use crate::terms::{Payer, Plan, ScoreRounding, TrialRule};
use crate::trace::{Found, Off, Recorder, Step, Value};
use groups::Parts;

pub use lines::{CategoryFee, FeeRow, Line, Reply};

/// Whether the score has a consequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It has.
    Assessed,
    /// A trial month: score and tier are for information.
    Trial,
    /// There is no score.
    NotAssessable,
}

impl Status {
    /// The word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Assessed => "assessed",
            Self::Trial => "trial",
            Self::NotAssessable => "not_assessable",
        }
    }
}

/// What a month comes to. Parts stand in the order of the contract's sections.
#[derive(Clone, Debug)]
pub struct Settlement<N> {
    /// Whether the score has a consequence.
    pub status: Status,
    /// What each metric came to, and whether it met its target.
    pub metrics: Vec<Measured<N>>,
    /// The points of each item.
    pub items: Vec<Found<N>>,
    /// The points of each group of items.
    pub groups: Vec<Found<N>>,
    /// The composite score.
    pub score: Option<Found<N>>,
    /// The tier, by its place in the contract.
    pub tier: Option<usize>,
    /// What each outcome came to: yes, no, or open.
    pub outcomes: Vec<Found<N>>,
    /// The lines of the account: fees, then damages.
    pub lines: Vec<Line<N>>,
    /// What the provider pays, and what the client pays.
    pub totals: [(Money, N); 2],
    /// What is left to pay to the provider after set-off; negative: it still owes.
    pub payable: Option<(Money, N)>,
    /// When each work order had to be answered.
    pub replies: Vec<Reply>,
    /// What somebody should know about the result.
    pub notices: Vec<Problem>,
}

/// Settles the earlier months that come with a month, oldest first, and remembers what later ones may ask for.
pub fn remember(plan: &Plan, history: &[Record<'_>]) -> Memory {
    let mut earlier: Vec<&Record<'_>> = history.iter().filter(|record| record.month.is_some()).collect();
    earlier.sort_by_key(|record| record.month);
    let mut memory = Memory::default();
    for record in earlier {
        settle_next(plan, record, &mut memory);
    }
    memory
}

/// Settles the next month of a vendor, and remembers it if the contract looks back.
pub fn settle_next(plan: &Plan, record: &Record<'_>, memory: &mut Memory) -> Settlement<()> {
    let mut off = Off;
    let (settlement, mut cx) = settled(plan, record, memory, &mut off);
    let values = if plan.looks_back { Some(cx.remembered(&plan.remembered)) } else { None };
    if let Some((month, values)) = record.month.zip(values) {
        memory.months.push(Earlier { month, values });
    }
    settlement
}

/// What a metric came to.
#[derive(Clone, Debug)]
pub struct Measured<N> {
    /// Its value.
    pub found: Found<N>,
    /// Its target.
    pub target: Option<Exact>,
    /// Whether it met it.
    pub met: Option<bool>,
}

/// Settles one month.
///
/// Never fails: what cannot be computed stays open, and a notice says why.
pub fn settle<R: Recorder>(plan: &Plan, record: &Record<'_>, memory: &Memory, recorder: &mut R) -> Settlement<R::Node> {
    settled(plan, record, memory, recorder).0
}

/// The settlement, and the evaluation behind it.
fn settled<'a, R: Recorder>(
    plan: &'a Plan,
    record: &'a Record<'a>,
    memory: &'a Memory,
    recorder: &'a mut R,
) -> (Settlement<R::Node>, Evaluation<'a, R>) {
    // Without the month the terms in force last are taken, and it is said.
    let assumed = record.month.is_none() && plan.changes();
    let plan = plan.at(record.month);
    let mut cx = Evaluation::new(recorder, record, memory, plan.slots.end);
    cx.first_day = record.start.or(plan.contract.start);
    cx.start = cx.first_day.map(Date::month);
    cx.days = plan.days();
    cx.last_day = plan.contract.term.as_ref().and_then(|term| term.last_day(cx.first_day));
    let mut settling = Settling { plan, record, cx, replies: Vec::new(), notices: Vec::new() };
    settling.notices.extend(assumed.then(|| Problem::new(Code::VersionAssumed)));
    settling.values();
    let metrics = settling.metrics();
    let items = settling.items();
    let groups = settling.groups(&items);
    let (score, status) = settling.score(&items, &groups);
    let outcomes = settling.outcomes();
    let (totals, payable, lines) = settling.account();
    let Settling { cx, replies, mut notices, .. } = settling;
    notices.extend(cx.days.warnings());
    let tier = cx.tier;
    (Settlement { status, metrics, items, groups, score, tier, outcomes, lines, totals, payable, replies, notices }, cx)
}

struct Settling<'a, R: Recorder> {
    plan: &'a Plan,
    record: &'a Record<'a>,
    cx: Evaluation<'a, R>,
    replies: Vec<Reply>,
    notices: Vec<Problem>,
}

impl<R: Recorder> Settling<'_, R> {
    fn values(&mut self) {
        for (slot, stated) in (self.plan.slots.values..).zip(&self.plan.contract.values) {
            let found = stated.value.evaluate(&mut self.cx);
            let found = self.kept("value", slot, found);
            self.cx.define(slot, found);
        }
    }

    fn metrics(&mut self) -> Vec<Measured<R::Node>> {
        let plan = self.plan;
        let terms = (plan.slots.metrics..).zip(&plan.contract.metrics).zip(&plan.given);
        let mut metrics = Vec::with_capacity(plan.contract.metrics.len());
        for ((slot, term), given) in terms {
            let applies = term.when.as_ref().and_then(|when| when.evaluate(&mut self.cx).ok());
            let idle = applies.filter(|found| !found.value.holds());
            let mut found = match &idle {
                Some(Found { value: Value::Flag(_), node, .. }) => Ok(Found::new(Value::NoData, node.clone())),
                Some(open) => Ok(open.clone()),
                None => term.value.evaluate(&mut self.cx),
            };
            let rate = given.filter(|_| idle.is_none());
            let rate = rate.and_then(|slot| Some((slot, (*self.record.values.get(slot)?)?)));
            if let (Ok(Found { value: Value::NoData | Value::Missing, .. }), Some((slot, rate))) = (&found, rate) {
                self.cx.missing.clear();
                let value = Value::from(rate);
                let node = self.cx.recorder.record(|| Step::new("figure", &value).slot(slot), &[]);
                found = Ok(Found { value, counts: None, node });
            }
            let found = self.kept("metric", slot, found);
            self.report_missing(&term.clause);
            self.cx.define(slot, found.clone());
            let target = term.target.as_ref().filter(|_| idle.is_none());
            let target = target.and_then(|target| target.evaluate(&mut self.cx).ok());
            self.cx.targets.push(target.clone());
            let target = target.and_then(|target| target.value.number().cloned());
            let met = found.value.number().zip(target.as_ref()).map(|(value, target)| match term.better {
                Better::Higher => value >= target,
                Better::Lower => value <= target,
            });
            metrics.push(Measured { found, target, met });
        }
        metrics
    }

    fn items(&mut self) -> Vec<Found<R::Node>> {
        let plan = self.plan;
        let mut items = Vec::with_capacity(plan.contract.items.len());
        for (slot, term) in (plan.slots.items..).zip(&plan.contract.items) {
            self.cx.weight = term.weight.evaluate(&mut self.cx).ok();
            let found = term.score.evaluate(&mut self.cx);
            let found = self.kept("item", slot, found);
            self.cx.define(slot, found.clone());
            self.report_missing(&term.clause);
            items.push(found);
        }
        items
    }

    fn outcomes(&mut self) -> Vec<Found<R::Node>> {
        let plan = self.plan;
        let mut outcomes = Vec::with_capacity(plan.contract.outcomes.len());
        for (slot, term) in (plan.slots.outcomes..).zip(&plan.contract.outcomes) {
            let found = term.when.evaluate(&mut self.cx);
            let found = self.kept("outcome", slot, found);
            self.cx.define(slot, found.clone());
            self.report_missing(&term.clause);
            outcomes.push(found);
        }
        outcomes
    }

    fn score(&mut self, items: &[Found<R::Node>], groups: &[Found<R::Node>]) -> (Option<Found<R::Node>>, Status) {
        let plan = self.plan;
        let found = self.composite(items, groups).unwrap_or_else(|TooLarge| {
            self.notices.push(Problem::new(Code::NumberTooLarge).with("what", "the score"));
            None
        });
        let mut status = self.consequence();
        if plan.contract.score.is_some() && found.is_none() {
            status = Status::NotAssessable;
        }
        if let Some(found) = &found {
            self.cx.define(plan.slots.score, found.clone());
            let score = found.value.number();
            self.cx.tier = score.and_then(|score| plan.tiers.iter().position(|tier| tier.hold(score)));
        }
        let assessed = Value::Flag(status == Status::Assessed);
        let node = self.cx.recorder.record(|| Step::new("assessed", &assessed).slot(plan.slots.assessed), &[]);
        self.cx.define(plan.slots.assessed, Found { value: assessed, counts: None, node });
        (found, status)
    }

    /// The sum of the item scores; items without data drop out and the others are scaled up, or count as met. Items of a
    /// group stand in it as one.
    fn composite(
        &mut self,
        items: &[Found<R::Node>],
        groups: &[Found<R::Node>],
    ) -> Result<Option<Found<R::Node>>, TooLarge> {
        let plan = self.plan;
        let Some(term) = &plan.contract.score else { return Ok(None) };
        if items.iter().any(|item| item.value == Value::Missing) {
            self.notices
                .push(Problem::new(Code::NotAssessable).with("reason", "figures are missing").under(&term.clause));
            return Ok(None);
        }
        if items.iter().all(|item| item.value == Value::NoData) {
            let problem = Problem::new(Code::NotAssessable).with("reason", "nothing was measured");
            self.notices.push(problem.under(&term.clause));
            return Ok(None);
        }
        let mut parts = Parts::new(items.len());
        for (item, term) in items.iter().zip(&plan.contract.items).filter(|(_, term)| term.group.is_none()) {
            parts.add(item, &term.weight, self)?;
        }
        for (group, term) in groups.iter().zip(&plan.contract.groups) {
            parts.add(group, &term.weight, self)?;
        }
        let Parts { mut sum, present, total, nodes } = parts;
        let scaled = present != total;
        if scaled {
            sum = sum.times(&total)?.over(&present)?;
        }
        let value = Value::from(sum.clone());
        let mut node = self.cx.recorder.record(
            || {
                let step = Step::new("composite", &value).slot(plan.slots.score);
                let scale = if scaled { Some((total.to_string(), present.to_string())) } else { None };
                match scale {
                    Some((total, present)) => step.term("total", total).term("present", present),
                    None => step,
                }
            },
            &nodes,
        );
        if term.rounding.value() == ScoreRounding::HalfUp {
            let rounded = sum.round(0, Rounding::HalfAwayFromZero)?;
            let value = Value::from(rounded);
            node = self.cx.recorder.record(
                || Step::new("round", &value).slot(plan.slots.score).rounded(0, Rounding::HalfAwayFromZero),
                &[node],
            );
            return Ok(Some(Found { value, counts: None, node }));
        }
        Ok(Some(Found { value, counts: None, node }))
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
        let age = month.months_since(start.month());
        if age < 0 {
            let problem = Problem::new(Code::BeforeStart).with("month", &month).with("start", &start);
            self.notices.push(problem.under(&trial.clause));
            return Status::NotAssessable;
        }
        let months = i32::try_from(self.plan.trial_months).unwrap_or(i32::MAX);
        let trial_month = match trial.rule.value() {
            TrialRule::Calendar => age < months,
            // The day the trial ends on is its first day without trial.
            TrialRule::Anniversary => start.plus_months(months).is_none_or(|end| month.first_day() < end),
        };
        if trial_month { Status::Trial } else { Status::Assessed }
    }

    /// Names a step after what it defines. A number too large becomes a missing one, and is reported.
    fn kept(
        &mut self,
        mechanism: &'static str,
        slot: usize,
        found: Result<Found<R::Node>, TooLarge>,
    ) -> Found<R::Node> {
        if let Ok(Found { value, counts, node }) = found {
            let node = self.cx.recorder.record(|| Step::new(mechanism, &value).slot(slot), &[node]);
            return Found { value, counts, node };
        }
        let what = self.plan.name_of(slot);
        self.notices.push(Problem::new(Code::NumberTooLarge).with("what", &what));
        let node = self.cx.recorder.record(|| Step::new("missing", &Value::Missing).slot(slot), &[]);
        Found::new(Value::Missing, node)
    }

    /// Says once which figures were needed and not given.
    fn report_missing(&mut self, clause: &str) {
        let mut gaps = std::mem::take(&mut self.cx.missing);
        while let Some(gap) = gaps.iter().min().copied() {
            gaps.retain(|other| *other != gap);
            let (code, figure) = match gap {
                Gap::Figure(slot) => (Code::FigureMissing, self.plan.name_of(slot)),
                Gap::Counts(slot) => (Code::CountsMissing, self.plan.name_of(slot)),
                Gap::Month(None) => (Code::MonthUnknown, String::new()),
                Gap::Start => (Code::StartNeeded, String::new()),
                Gap::Month(Some(month)) => (Code::HistoryMissing, month.to_string()),
            };
            let known = |notice: &Problem| notice.code == code && notice.values.get("figure") == Some(&figure);
            if !self.notices.iter().any(known) {
                self.notices.push(Problem::new(code).with("figure", &figure).under(clause));
            }
        }
    }
}

fn place(payer: Payer) -> usize {
    match payer {
        Payer::Provider => 0,
        Payer::Client => 1,
    }
}
