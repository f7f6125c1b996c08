//! The pipeline, in the contract's own order: metrics → items → score → tier → fees → damages → totals.
//!
//! [`settle`] is the only way to a result. With a [`Recorder`] that is on it leaves the settlement tree behind, with one that
//! is off only the numbers.

mod caps;
mod groups;
mod lines;
mod missing;
mod rate_card;
mod score;
mod tables;
mod tiers;
mod totals;

use std::rc::Rc;

use crate::calendar::own_months::month_of;
use crate::contract::{Payer, Plan};
use crate::mechanisms::{Better, Earlier, Evaluation, Memory, Standing, TableFound};
use crate::month::Record;
use crate::number::{Exact, Interval, TooLarge};
use crate::open::{Gap, Open};
use crate::problem::{Code, Problem};
use crate::sort;
use crate::trace::{Found, Node, Recorder, Step, Value};

pub use lines::{CategoryFee, FeeRow, Line, OpenAmount, Reply};
pub use missing::{Missing, Part};
pub use totals::{Between, Total};

/// Whether the score has a consequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It has.
    Assessed,
    /// A trial month: score and tier are for information.
    Trial,
    /// There is no score: nothing was measured, or the cooperation had not begun.
    NotAssessable,
    /// Something is missing that the score rests on, or what is to be paid: it is open.
    Incomplete,
}

impl Status {
    /// The word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Assessed => "assessed",
            Self::Trial => "trial",
            Self::NotAssessable => "not_assessable",
            Self::Incomplete => "incomplete",
        }
    }
}

/// What a month comes to. Parts stand in the order of the contract's sections.
#[derive(Clone, Debug)]
pub struct Settlement {
    /// Whether the score has a consequence.
    pub status: Status,
    /// Where each stated value stands in the recorded tree.
    pub(crate) values: Vec<usize>,
    /// What each metric came to, and whether it met its target.
    pub metrics: Vec<Measured>,
    /// The points of each item.
    pub items: Vec<Found>,
    /// The points of each group of items.
    pub groups: Vec<Found>,
    /// The composite score; `None`: there is none, because nothing was measured or the contract has none.
    pub score: Option<Found>,
    /// The tier the score is in, or all it can be in while the score is open.
    pub standing: Standing,
    /// Where it stands in the recorded tree how the tier was found.
    pub(crate) tier: Option<Node>,
    /// Whether it is a trial month, score or no score.
    pub trial: bool,
    /// What each outcome came to: yes, no, or open.
    pub outcomes: Vec<Found>,
    /// The lines of the account: fees, then damages.
    pub lines: Vec<Line>,
    /// What the provider pays, and what the client pays.
    pub totals: [Total; 2],
    /// What is left to pay to the provider after set-off; negative: it still owes.
    pub payable: Option<Total>,
    /// What is missing, each once, in the order in which it was needed.
    pub missing: Vec<Missing>,
    /// When each work order had to be answered.
    pub replies: Vec<Reply>,
    /// The rows of the contract's tables.
    pub(crate) tables: Vec<Rc<TableFound>>,
    /// What somebody should know about the result.
    pub notices: Vec<Problem>,
}

/// Settles the earlier months that come with a month, oldest first, and remembers what later ones may ask for.
pub fn remember(plan: &Plan, history: &[Record<'_>]) -> Memory {
    let mut earlier: Vec<&Record<'_>> = history.iter().filter(|record| record.month.is_some()).collect();
    sort::sort_by_key(&mut earlier, |record| record.month);
    let mut memory = Memory::default();
    for record in earlier {
        settle_next(plan, record, &mut memory);
    }
    memory
}

/// Settles the next month of a vendor, and remembers it if the contract looks back.
pub fn settle_next(plan: &Plan, record: &Record<'_>, memory: &mut Memory) -> Settlement {
    let mut off = Recorder::off();
    let (settlement, mut cx) = settled(plan, record, memory, &mut off);
    let values = if plan.looks_back { Some(cx.remembered(&plan.remembered)) } else { None };
    if let Some((month, values)) = record.month.zip(values) {
        memory.months.push(Earlier { month, values });
    }
    settlement
}

/// What a metric came to.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Its value.
    pub found: Found,
    /// Its target.
    pub target: Option<Exact>,
    /// Whether it met it.
    pub met: Option<bool>,
}

/// Settles one month.
///
/// Never fails: what cannot be computed stays open, and a notice says why.
pub fn settle(plan: &Plan, record: &Record<'_>, memory: &Memory, recorder: &mut Recorder) -> Settlement {
    settled(plan, record, memory, recorder).0
}

/// The settlement, and the evaluation behind it.
fn settled<'a>(
    plan: &'a Plan,
    record: &'a Record<'a>,
    memory: &'a Memory,
    recorder: &'a mut Recorder,
) -> (Settlement, Evaluation<'a>) {
    let of_unknown_month = plan.of_unknown_month.get_or_init(|| of_unknown_month(plan));
    // Without the month the terms in force last are taken, and it is said.
    let assumed = record.month.is_none() && plan.changes();
    let (mut settlement, cx) = evaluated(plan.at(record.month), record, memory, recorder, Some(of_unknown_month));
    if assumed {
        settlement.notices.insert(0, Problem::new(Code::VersionAssumed));
    }
    (settlement, cx)
}

/// What a contract may ask for of an earlier month, where nothing is known of it, under any of the contract's versions.
fn of_unknown_month(plan: &Plan) -> Vec<(usize, Open)> {
    if !plan.looks_back {
        return Vec::new();
    }
    let (record, memory) = (Record::new(&plan.vocabulary), Memory::default());
    let mut all: Vec<(usize, Open)> = Vec::new();
    for plan in plan.versions() {
        let mut off = Recorder::off();
        let (_, mut cx) = evaluated(plan, &record, &memory, &mut off, None);
        for found in cx.remembered(&plan.remembered) {
            let open = Open::of(&found.value);
            match all.iter_mut().find(|(slot, _)| *slot == found.slot) {
                Some((_, known)) => *known = std::mem::take(known).or(open),
                None => all.push((found.slot, open)),
            }
        }
    }
    all
}

/// Settles a month by one version of a contract. `of_unknown_month`: see [`Evaluation`].
fn evaluated<'a>(
    plan: &'a Plan,
    record: &'a Record<'a>,
    memory: &'a Memory,
    recorder: &'a mut Recorder,
    of_unknown_month: Option<&'a [(usize, Open)]>,
) -> (Settlement, Evaluation<'a>) {
    let mut cx = Evaluation::new(recorder, record, &plan.vocabulary, memory, plan.slots.end);
    cx.stand_ins = &plan.stand_ins;
    cx.of_unknown_month = of_unknown_month;
    cx.first_day = record.start.or(plan.contract.start);
    cx.asks_days = plan.asks_days;
    cx.from_day = plan.first_day_of_months();
    cx.start = cx.first_day.map(|start| month_of(start, cx.from_day));
    cx.days = plan.days();
    cx.last_day = plan.contract.term.as_ref().and_then(|term| term.last_day(cx.first_day));
    let (replies, notices, missing) = (Vec::new(), Vec::new(), Vec::new());
    let mut settling = Settling { plan, record, cx, some_open: false, replies, notices, missing };
    let values = settling.values();
    if !plan.contract.tables.is_empty() {
        settling.tables();
    }
    let metrics = settling.metrics();
    let items = settling.items();
    settling.some_open = items.iter().any(|item| item.value.is_open());
    let groups = settling.groups(&items);
    let (score, mut status) = settling.score(&items, &groups);
    let trial = status == Status::Trial;
    let outcomes = settling.outcomes();
    let (totals, payable, lines) = settling.account();
    if !settling.cx.outside.is_empty() {
        settling.tell_outside(plan.slots.caps);
    }
    let open = score.as_ref().is_some_and(|score| score.value.is_open())
        || matches!(settling.cx.standing, Standing::Open(_))
        || totals.iter().chain(&payable).any(|total| total.amount.is_none());
    if open && status != Status::NotAssessable {
        status = Status::Incomplete;
    }
    let Settling { mut cx, replies, mut notices, missing, .. } = settling;
    notices.extend(cx.days.warnings());
    let standing = std::mem::take(&mut cx.standing);
    let tables = cx.tables.clone();
    let settlement = Settlement {
        status,
        values,
        metrics,
        items,
        groups,
        score,
        standing,
        tier: cx.tier,
        trial,
        outcomes,
        lines,
        totals,
        payable,
        missing,
        replies,
        tables,
        notices,
    };
    (settlement, cx)
}

struct Settling<'a> {
    plan: &'a Plan,
    record: &'a Record<'a>,
    cx: Evaluation<'a>,
    /// Whether the points of some item are open.
    some_open: bool,
    replies: Vec<Reply>,
    notices: Vec<Problem>,
    missing: Vec<Missing>,
}

impl Settling<'_> {
    fn values(&mut self) -> Vec<usize> {
        let stated = &self.plan.contract.values;
        let mut nodes = Vec::with_capacity(stated.len());
        for (slot, stated) in (self.plan.slots.values..).zip(stated) {
            let found = stated.value.evaluate(&mut self.cx);
            let found = self.kept("value", slot, found);
            nodes.push(found.node);
            self.cx.define(slot, found);
        }
        nodes
    }

    fn metrics(&mut self) -> Vec<Measured> {
        let plan = self.plan;
        let terms = (plan.slots.metrics..).zip(&plan.contract.metrics).zip(&plan.given);
        let mut metrics = Vec::with_capacity(plan.contract.metrics.len());
        for ((slot, term), given) in terms {
            let applies = term.when.as_ref().and_then(|when| when.evaluate(&mut self.cx).ok());
            let idle = applies.as_ref().filter(|found| !found.value.may_hold());
            let mut found = match idle {
                Some(Found { node, .. }) => Ok(Found::new(Value::NoData, *node)),
                None => term.value.evaluate(&mut self.cx),
            };
            let rate = given.filter(|_| idle.is_none());
            let rate = rate.and_then(|slot| Some((slot, (*self.record.values.get(slot)?)?)));
            if let (Ok(Found { value: Value::Open(_), .. }), Some((slot, rate))) = (&found, rate) {
                found = Ok(self.cx.figure(slot, rate));
            }
            if let (Some(Value::Open(when)), Ok(measured)) = (applies.as_ref().map(|found| &found.value), &mut found) {
                let none = Open { no_data: true, gaps: when.gaps.clone(), ..Open::default() };
                measured.value = Open::of(&measured.value).or(none).into();
            }
            let found = self.kept("metric", slot, found);
            self.note(&found.value, Part::Metric(metrics.len()), &term.clause);
            self.cx.define(slot, found.clone());
            let target = term.target.as_ref().filter(|_| idle.is_none());
            let target = target.and_then(|target| target.evaluate(&mut self.cx).ok());
            self.cx.targets.push(target.clone());
            let target = target.and_then(|target| target.value.number().cloned());
            if !self.cx.outside.is_empty() {
                self.tell_outside(slot);
            }
            let met = target.as_ref().and_then(|target| met(&found.value, target, term.better));
            metrics.push(Measured { found, target, met });
        }
        metrics
    }

    fn items(&mut self) -> Vec<Found> {
        let plan = self.plan;
        let mut items = Vec::with_capacity(plan.contract.items.len());
        for (slot, term) in (plan.slots.items..).zip(&plan.contract.items) {
            self.cx.weight = term.weight.evaluate(&mut self.cx).ok();
            let found = term.score.evaluate(&mut self.cx);
            let found = self.kept("item", slot, found);
            self.cx.define(slot, found.clone());
            self.note(&found.value, Part::Item(items.len()), &term.clause);
            items.push(found);
        }
        items
    }

    fn outcomes(&mut self) -> Vec<Found> {
        let plan = self.plan;
        let mut outcomes = Vec::with_capacity(plan.contract.outcomes.len());
        for (slot, term) in (plan.slots.outcomes..).zip(&plan.contract.outcomes) {
            let found = term.when.evaluate(&mut self.cx);
            let found = self.kept("outcome", slot, found);
            self.cx.define(slot, found.clone());
            self.note(&found.value, Part::Outcome(outcomes.len()), &term.clause);
            outcomes.push(found);
        }
        outcomes
    }

    /// Names a step after what it defines. A number too large becomes a missing one, and is reported.
    fn kept(&mut self, mechanism: &'static str, slot: usize, found: Result<Found, TooLarge>) -> Found {
        if !self.cx.outside.is_empty() {
            self.tell_outside(slot);
        }
        if let Ok(Found { value, counts, node }) = found {
            let node = self.cx.recorder.record(|| Step::new(mechanism, &value).slot(slot), &[node]);
            return Found { value, counts, node };
        }
        let what = self.plan.id_of_slot(slot);
        self.notices.push(Problem::new(Code::NumberTooLarge).with("what", &what));
        let value = Value::from(Open::anything(vec![Gap::TooLarge(slot)]));
        let node = self.cx.recorder.record(|| Step::new("missing", &value).slot(slot), &[]);
        Found::new(value, node)
    }
}

/// Whether a measured value meets its target; an open one does, or does not, where all it can be does.
fn met(value: &Value, target: &Exact, better: Better) -> Option<bool> {
    let meets = |value: &Exact| match better {
        Better::Higher => value >= target,
        Better::Lower => value <= target,
    };
    match value {
        Value::Number(value) => Some(meets(value)),
        Value::Open(open) if !open.no_data => {
            let Interval { low, high } = open.numbers.as_ref()?;
            let met = [low, high].map(|end| end.as_ref().map(meets));
            let [Some(at_low), Some(at_high)] = met else { return None };
            (at_low == at_high).then_some(at_low)
        }
        _ => None,
    }
}

fn place(payer: Payer) -> usize {
    match payer {
        Payer::Provider => 0,
        Payer::Client => 1,
    }
}
