//! The lines of the account: fees, then damages.

use super::missing::Part;
use super::{Between, Settling, Total};
use crate::calendar::{Moment, WorkingHours};
use crate::contract::LineTerm;
use crate::number::{Exact, Interval, Money, Places, Rounding, TooLarge};
use crate::open::{Gap, Open};
use crate::problem::{Code, Problem};
use crate::trace::{Found, Inputs, Node, Step, Value};

/// A line of the account.
#[derive(Clone, Debug)]
pub struct Line {
    /// Which line of the contract: fees first, then damages.
    pub term: usize,
    /// For a rate card: what each category comes to, in the order given.
    pub categories: Vec<CategoryFee>,
    /// For a rate card: every price of every category, category by category; see [`Line::rows_of`].
    pub rows: Vec<FeeRow>,
    /// The amount, rounded; `None`: open, because something is missing.
    pub amount: Option<Money>,
    /// What it can be while it is open.
    pub open: Option<Box<OpenAmount>>,
    /// What it came to before a cap held it down, if one did.
    pub uncapped: Option<Money>,
    /// Whether it is to be paid; `None`: open. What is not due is in no total.
    pub due: Option<bool>,
    /// What is missing to tell whether it is due.
    pub due_gaps: Option<Box<[Gap]>>,
    /// The step.
    pub node: Node,
}

/// What an open amount can be, and what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAmount {
    /// The least and the most.
    pub between: Between,
    /// What is missing.
    pub gaps: Vec<Gap>,
    /// Of a rate card: the categories that are open, each by its place, in order.
    pub(super) parts: Vec<(usize, OpenAmount)>,
}

impl OpenAmount {
    /// An amount between these.
    pub(super) fn new(between: Between, gaps: Vec<Gap>) -> Self {
        Self { between, gaps, parts: Vec::new() }
    }
}

/// What one category comes to under a rate card.
#[derive(Clone, Debug)]
pub struct CategoryFee {
    /// Which of the month's categories.
    pub category: usize,
    /// The package, by its place in the rate card; `None`: not known, amount open.
    pub package: Option<usize>,
    /// The sum of its rows; `None`: open, see [`Line::open_part`].
    pub amount: Option<Money>,
    /// Whether it is to be paid; `None`: open.
    pub due: Option<bool>,
    /// The step.
    pub node: Node,
}

/// One volume at its price; both stand in the month and in the rate card.
#[derive(Clone, Debug)]
pub struct FeeRow {
    /// Volume times price, rounded to the cent; `None`: the volume was not given, or the package is not known.
    pub amount: Option<Money>,
    /// The step.
    pub node: Node,
}

impl Line {
    /// Whether something is missing in what is to be paid of it, or whether it is, so that the totals are open.
    pub fn is_open(&self) -> bool {
        let open = |due: Option<bool>, amount: Option<Money>| match amount {
            None => due != Some(false),
            Some(amount) => due.is_none() && !amount.is_zero(),
        };
        match self.categories.as_slice() {
            [] => open(self.due, self.amount),
            categories => categories.iter().any(|fee| open(fee.due, fee.amount)),
        }
    }

    /// What a category can come to that is open, by its place.
    pub fn open_part(&self, place: usize) -> Option<&OpenAmount> {
        let parts = &self.open.as_ref()?.parts;
        let found = parts.binary_search_by_key(&place, |(place, _)| *place).ok()?;
        parts.get(found).map(|(_, open)| open)
    }

    /// The least and the most it comes to.
    pub(crate) fn between(&self) -> Between {
        between(self.amount, self.open.as_deref())
    }

    /// The least and the most that is to be paid of it.
    pub(super) fn to_be_paid(&self, places: Places) -> Between {
        let nothing = Between::point(Money::zero(places));
        let part = |due: Option<bool>, between: Between| match due {
            Some(true) => between,
            Some(false) => nothing,
            None => between.or(nothing),
        };
        if self.categories.is_empty() {
            return part(self.due, self.between());
        }
        let fees = self.categories.iter().enumerate();
        let parts = fees.map(|(place, fee)| part(fee.due, between(fee.amount, self.open_part(place))));
        parts.fold(nothing, Between::plus)
    }

    /// The rows of one of its categories, in the order of the rate card's prices.
    pub fn rows_of(&self, category: usize) -> &[FeeRow] {
        let prices = self.rows.len().checked_div(self.categories.len()).unwrap_or(0);
        let start = prices.saturating_mul(category);
        self.rows.get(start..start.saturating_add(prices)).unwrap_or(&[])
    }
}

/// When a work order had to be answered, and whether it was answered late. In the order given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The last minute in time; `None`: not to be told from the calendar.
    pub deadline: Option<Moment>,
    /// Whether the answer came later, or not at all; `None`: not to be told.
    pub late: Option<bool>,
}

fn between(amount: Option<Money>, open: Option<&OpenAmount>) -> Between {
    amount.map_or_else(|| open.map_or_else(Between::default, |open| open.between), Between::point)
}

/// An amount of money, or what it can be.
pub(super) type Rounded = (Option<Money>, Option<Box<OpenAmount>>);

/// Rounds a value to money; while it is open, both its ends. What has no data comes to no amount.
#[inline]
pub(super) fn rounded(value: &Value, slot: usize, places: Places) -> Result<Rounded, TooLarge> {
    match value {
        Value::Number(number) => Ok((Some(Money::of(number, places)?), None)),
        other => Ok(rounded_open(other, slot, places)),
    }
}

#[cold]
fn rounded_open(value: &Value, slot: usize, places: Places) -> Rounded {
    let open = match value {
        Value::Open(open) => Open::clone(open),
        _ => Open { no_data: true, ..Open::default() },
    };
    let between = Between::of(open.numbers.as_ref(), places);
    if let Some(amount) = between.only().filter(|_| !open.no_data) {
        return (Some(amount), None);
    }
    let between = if open.no_data { Between::default() } else { between };
    let nothing = if open.no_data && open.gaps.is_empty() { vec![Gap::NoData(slot)] } else { Vec::new() };
    let gaps = open.because_of(nothing).gaps;
    (None, Some(Box::new(OpenAmount::new(between, gaps))))
}

/// What a line comes to, as later terms and the tree see it.
#[inline]
pub(super) fn as_value(amount: Option<Money>, open: Option<&OpenAmount>) -> Value {
    amount.map_or_else(|| open_value(open), |amount| amount.exact().into())
}

#[cold]
fn open_value(open: Option<&OpenAmount>) -> Value {
    let Some(open) = open else { return Open::anything(Vec::new()).into() };
    let value = Open::numbers(open.between.numbers(), open.gaps.clone());
    Open { no_data: open.gaps.iter().any(|gap| matches!(gap, Gap::NoData(_))), ..value }.into()
}

/// Whether a line is to be paid, or what is missing to tell.
pub(super) type Due = (Option<bool>, Option<Box<[Gap]>>);

type Account = ([Total; 2], Option<Total>, Vec<Line>);

impl Settling<'_> {
    pub(super) fn account(&mut self) -> Account {
        let plan = self.plan;
        let mut lines = Vec::with_capacity(plan.rate_cards.len());
        let terms = (plan.slots.lines..).zip(plan.lines()).zip(&plan.only_with).zip(&plan.rate_cards).enumerate();
        for (index, (((slot, term), needed), table)) in terms {
            let given = |slot: &usize| {
                self.record.values.get(*slot).is_some_and(Option::is_some) || self.record.is_withheld(None, *slot)
            };
            let unsaid = !needed.is_empty() && !needed.iter().any(given);
            let orders = term.late_replies.is_none() || !self.record.work_orders.is_empty();
            if !term.idle && !unsaid && orders && !self.is_unforeseeable(index, term) {
                let line = match (&term.rate_card, table) {
                    (Some(card), Some(table)) => self.rate_card(index, term, card, table),
                    _ => self.line(index, slot, term),
                };
                let line = line.unwrap_or_else(|TooLarge| self.too_large(index, slot, term));
                let value = as_value(line.amount, line.open.as_deref());
                if !self.cx.outside.is_empty() {
                    self.tell_outside(slot);
                }
                if let Some(open) = &line.open {
                    self.note_gaps(&open.gaps, Part::Line(index), &term.clause);
                }
                if let Some(gaps) = line.due_gaps.as_deref().filter(|_| line.is_open()) {
                    self.note_gaps(gaps, Part::Line(index), &term.clause);
                }
                self.cx.define(slot, Found { value, counts: None, node: line.node });
                lines.push(line);
            }
            self.cap(index, &mut lines);
        }
        let totals = self.totals(&lines);
        let payable = self.set_off(&totals);
        (totals, payable, lines)
    }

    /// Whether a line rests on more than figures, in a month of which nothing is known: what happened in it, its categories, its
    /// work orders, or a cap.
    fn is_unforeseeable(&self, index: usize, term: &LineTerm) -> bool {
        let more = !term.only_with.is_empty() || term.rate_card.is_some() || term.late_replies.is_some();
        self.cx.is_unknown_month() && (more || self.plan.caps.iter().any(|lines| lines.contains(&index)))
    }

    /// A line that cannot be computed.
    #[cold]
    fn too_large(&mut self, index: usize, slot: usize, term: &LineTerm) -> Line {
        let problem = Problem::new(Code::NumberTooLarge).with("what", &term.id);
        self.notices.push(problem.under(&term.clause));
        let value = Value::from(Open::anything(vec![Gap::TooLarge(slot)]));
        let node = self.cx.recorder.record(|| Step::new("missing", &value).slot(slot), &[]);
        let open = OpenAmount::new(Between::default(), value.gaps().to_vec());
        Line {
            term: index,
            categories: Vec::new(),
            rows: Vec::new(),
            amount: None,
            open: Some(Box::new(open)),
            uncapped: None,
            due: Some(true),
            due_gaps: None,
            node,
        }
    }

    fn line(&mut self, index: usize, slot: usize, term: &LineTerm) -> Result<Line, TooLarge> {
        let arises = match &term.when {
            Some(when) => Some(when.evaluate(&mut self.cx)?),
            None => None,
        };
        let mut nodes = self.cx.recorder.inputs();
        let mut value = Value::from(Exact::ZERO);
        if let Some(found) = &arises {
            nodes.push(found.node);
        }
        let arises = arises.map_or(Value::Flag(true), |found| found.value);
        if arises.may_hold() {
            let found = match (&term.amount, &term.late_replies) {
                (Some(amount), _) => match &term.when {
                    Some(when) => self.cx.evaluate_under(when, amount)?,
                    None => amount.evaluate(&mut self.cx)?,
                },
                (None, Some(late)) => self.late_replies(late)?,
                (None, None) => {
                    let value = Value::from(Open::anything(Vec::new()));
                    let node = self.cx.recorder.record(|| Step::new("missing", &value), &[]);
                    Found::new(value, node)
                }
            };
            nodes.push(found.node);
            value = found.value;
        }
        match arises {
            Value::Open(when) => value = arising(&when, &value),
            Value::Flag(_) => {}
            Value::Number(_) | Value::NoData => value = Value::NoData,
        }
        let (due, due_gaps) = self.due(term, &mut nodes)?;
        let places = self.plan.places;
        let (amount, open) = rounded(&value, slot, places)?;
        let node = self.cx.recorder.record(
            || {
                let rounded = as_value(amount, open.as_deref());
                let step = Step::new("line", &rounded).slot(slot).rounded(places.count(), Rounding::HalfAwayFromZero);
                due.iter().fold(step, |step, due| step.term("due", due.to_string()))
            },
            &nodes,
        );
        let (categories, rows) = (Vec::new(), Vec::new());
        Ok(Line { term: index, categories, rows, amount, open, uncapped: None, due, due_gaps, node })
    }

    /// Whether a line is to be paid, and what is missing to tell.
    pub(super) fn due(&mut self, term: &LineTerm, nodes: &mut Inputs) -> Result<Due, TooLarge> {
        let Some(due) = &term.due else { return Ok((Some(true), None)) };
        let found = due.evaluate(&mut self.cx)?;
        nodes.push(found.node);
        Ok(match &found.value {
            Value::Open(open) if open.yes => (None, Some(open.gaps.clone().into())),
            value => (Some(value.holds()), None),
        })
    }

    /// What late replies cost. A work order without a reply is late; one without a cost leaves the line open.
    fn late_replies(&mut self, late: &crate::contract::LateReplies) -> Result<Found, TooLarge> {
        let within = late.within_hours.evaluate(&mut self.cx)?;
        let minutes = within.value.number().map(|hours| hours.times(&Exact::from(60))?.round(0, Rounding::TowardsZero));
        let minutes = minutes.transpose()?.and_then(|minutes| u32::try_from(minutes).ok());
        let mut sum = Value::from(Exact::ZERO);
        let mut nodes = vec![within.node];
        for (index, order) in self.record.work_orders.iter().enumerate() {
            let received = self.moment(&order.received, format!("/work_orders/{index}/received"));
            let replied = match &order.replied {
                Some(text) => self.moment(text, format!("/work_orders/{index}/replied")).map(Some),
                None => Some(None),
            };
            let deadline = received
                .zip(minutes)
                .and_then(|(at, minutes)| late.hours.deadline(at, minutes, &mut self.cx.days).ok());
            let late = deadline.zip(replied).map(|(due, at)| at.is_none_or(|at| WorkingHours::is_late(at, due)));
            let cost = match (late, order.cost) {
                (Some(true), Some(cost)) => cost.into(),
                (Some(false), _) => Value::from(Exact::ZERO),
                // Nothing, or what it cost.
                (None, Some(cost)) => {
                    let cost = Interval::between(Exact::ZERO, cost.into());
                    Open::numbers(cost, vec![Gap::WorkOrder]).into()
                }
                (_, None) => Open::numbers(Interval::at_least(Exact::ZERO), vec![Gap::WorkOrder]).into(),
            };
            sum = added(&sum, &cost)?;
            self.replies.push(Reply { deadline, late });
            nodes.push(self.cx.recorder.record(
                || {
                    let step = Step::new("work_order", &cost).term("received", order.received.clone());
                    let step = deadline.iter().fold(step, |step, due| step.term("deadline", due.to_string()));
                    let step = order.replied.iter().fold(step, |step, at| step.term("replied", at.clone()));
                    late.iter().fold(step, |step, late| step.term("late", late.to_string()))
                },
                &[],
            ));
        }
        let node = self.cx.recorder.record(|| Step::new("late_replies", &sum), &nodes);
        Ok(Found::new(sum, node))
    }

    /// A time as it was given; one that is none is reported.
    fn moment(&mut self, text: &str, pointer: String) -> Option<Moment> {
        text.parse().map_err(|problem: Problem| self.notices.push(problem.at_pointer(pointer))).ok()
    }
}

/// What a line comes to of which it is open whether it arises.
#[cold]
fn arising(when: &Open, amount: &Value) -> Value {
    let without = Open { numbers: when.no.then(|| Interval::point(Exact::ZERO)), ..Open::default() };
    let with = if when.yes { Open::of(amount) } else { Open::default() };
    let either = with.or(without).because_of(when.gaps.clone());
    Open { no_data: either.no_data || when.no_data, ..either }.into()
}

fn added(sum: &Value, cost: &Value) -> Result<Value, TooLarge> {
    if let (Value::Number(sum), Value::Number(cost)) = (sum, cost) {
        return sum.plus(cost).map(Value::from);
    }
    Ok(added_open(sum, cost))
}

#[cold]
fn added_open(sum: &Value, cost: &Value) -> Value {
    let (sum, cost) = (Open::of(sum), Open::of(cost));
    let numbers = sum.numbers.zip(cost.numbers).map(|(sum, cost)| sum.plus(&cost));
    Open { numbers, gaps: sum.gaps, ..Open::default() }.because_of(cost.gaps).into()
}
