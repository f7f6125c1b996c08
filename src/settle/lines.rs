//! The account: fees, damages, totals, set-off.

use super::{Settling, place};
use crate::period::{Moment, WorkingHours};
use crate::problem::{Code, Problem};
use crate::quantity::{Exact, Money, Rounding, TooLarge};
use crate::terms::{LineTerm, Method, RateCard};
use crate::trace::{Found, Recorder, Step, Value};

/// A line of the account.
#[derive(Clone, Debug)]
pub struct Line<N> {
    /// Which line of the contract: fees first, then damages.
    pub term: usize,
    /// For a rate card: what each category comes to, in the order given.
    pub categories: Vec<CategoryFee<N>>,
    /// For a rate card: every price of every category, category by category; see [`Line::rows_of`].
    pub rows: Vec<FeeRow<N>>,
    /// The amount, whole cents; `None`: open, because something is missing.
    pub amount: Option<Money>,
    /// What it came to before a cap held it down, if one did.
    pub uncapped: Option<Money>,
    /// Whether it is to be paid. What is not due is in no total.
    pub due: bool,
    /// Whether something is missing in it.
    pub incomplete: bool,
    /// The step.
    pub node: N,
}

/// What one category comes to under a rate card.
#[derive(Clone, Debug)]
pub struct CategoryFee<N> {
    /// Which of the month's categories.
    pub category: usize,
    /// The package, by its place in the rate card; `None`: not known, amount open.
    pub package: Option<usize>,
    /// The sum of its rows.
    pub amount: Option<Money>,
    /// Whether it is to be paid.
    pub due: bool,
    /// Whether a volume was not given.
    pub incomplete: bool,
    /// The step.
    pub node: N,
}

/// One volume at its price; both stand in the month and in the rate card.
#[derive(Clone, Debug)]
pub struct FeeRow<N> {
    /// Volume times price, rounded to the cent; `None`: the volume was not given, or the package is not known.
    pub amount: Option<Money>,
    /// The step.
    pub node: N,
}

impl<N> Line<N> {
    /// Whether something is missing in what is to be paid of it, so that the totals are not all of it yet.
    pub fn is_open(&self) -> bool {
        match self.categories.as_slice() {
            [] => self.due && self.incomplete,
            categories => categories.iter().any(|fee| fee.due && fee.incomplete),
        }
    }

    /// The rows of one of its categories, in the order of the rate card's prices.
    pub fn rows_of(&self, category: usize) -> &[FeeRow<N>] {
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

type Account<N> = ([(Money, N); 2], Option<(Money, N)>, Vec<Line<N>>);

impl<R: Recorder> Settling<'_, R> {
    pub(super) fn account(&mut self) -> Account<R::Node> {
        let plan = self.plan;
        let mut lines = Vec::with_capacity(plan.rate_cards.len());
        let terms = (plan.slots.lines..).zip(plan.lines()).zip(&plan.only_with).zip(&plan.rate_cards).enumerate();
        for (index, (((slot, term), needed), table)) in terms {
            let given = |slot: &usize| self.record.values.get(*slot).is_some_and(Option::is_some);
            let unsaid = !needed.is_empty() && !needed.iter().any(given);
            if !term.idle && !unsaid && (term.late_replies.is_none() || !self.record.work_orders.is_empty()) {
                let line = match (&term.rate_card, table) {
                    (Some(card), Some(table)) => self.rate_card(index, term, card, table),
                    _ => self.line(index, slot, term),
                };
                let line = line.unwrap_or_else(|TooLarge| {
                    let problem = Problem::new(Code::NumberTooLarge).with("what", term.label.en());
                    self.notices.push(problem.under(&term.clause));
                    let node = self.cx.recorder.record(|| Step::new("missing", &Value::Missing).slot(slot), &[]);
                    Line {
                        term: index,
                        categories: Vec::new(),
                        rows: Vec::new(),
                        amount: None,
                        uncapped: None,
                        due: true,
                        incomplete: true,
                        node,
                    }
                });
                self.report_missing(&term.clause);
                let value = line.amount.map_or(Value::Missing, |amount| amount.exact().into());
                self.cx.define(slot, Found { value, counts: None, node: line.node.clone() });
                lines.push(line);
            }
            self.cap(index, &mut lines);
        }
        let totals = self.totals(&lines);
        let payable = self.set_off(&totals);
        (totals, payable, lines)
    }

    fn line(&mut self, index: usize, slot: usize, term: &LineTerm) -> Result<Line<R::Node>, TooLarge> {
        let arises = match &term.when {
            Some(when) => Some(when.evaluate(&mut self.cx)?),
            None => None,
        };
        let mut nodes = Vec::with_capacity(2);
        let mut value = Value::from(Exact::ZERO);
        if let Some(found) = &arises {
            nodes.push(found.node.clone());
        }
        match arises.map(|found| found.value) {
            Some(Value::Flag(false)) => {}
            Some(Value::Missing | Value::NoData) => value = Value::Missing,
            _ => {
                let found = match (&term.amount, &term.late_replies) {
                    (Some(amount), _) => amount.evaluate(&mut self.cx)?,
                    (None, Some(late)) => self.late_replies(late)?,
                    (None, None) => Found::new(
                        Value::Missing,
                        self.cx.recorder.record(|| Step::new("missing", &Value::Missing), &[]),
                    ),
                };
                nodes.push(found.node);
                value = found.value;
            }
        }
        let due = match &term.due {
            Some(due) => {
                let found = due.evaluate(&mut self.cx)?;
                nodes.push(found.node);
                found.value.holds()
            }
            None => true,
        };
        let amount = value.number().map(Money::of).transpose()?;
        let node = self.cx.recorder.record(
            || {
                let rounded = amount.map_or(Value::Missing, |amount| amount.exact().into());
                let step = Step::new("line", &rounded).slot(slot).rounded(Money::PLACES, Rounding::HalfAwayFromZero);
                step.term("due", due.to_string())
            },
            &nodes,
        );
        Ok(Line {
            term: index,
            categories: Vec::new(),
            rows: Vec::new(),
            amount,
            uncapped: None,
            due,
            incomplete: amount.is_none(),
            node,
        })
    }

    fn rate_card(
        &mut self,
        index: usize,
        term: &LineTerm,
        card: &RateCard,
        table: &crate::terms::RateTable,
    ) -> Result<Line<R::Node>, TooLarge> {
        let plan = self.plan;
        let slot = plan.slots.lines.saturating_add(index);
        let due = match &term.due {
            Some(due) => Some(due.evaluate(&mut self.cx)?),
            None => None,
        };
        let all_due = due.as_ref().is_none_or(|due| due.value.holds());
        let mut categories = Vec::with_capacity(self.record.categories.len());
        let mut sum = Money::ZERO;
        let mut nodes = Vec::with_capacity(self.record.categories.len());
        let mut rows = Vec::with_capacity(self.record.categories.len().saturating_mul(table.prices.len()));
        for (category, given) in self.record.categories.iter().enumerate() {
            let package = match &given.package {
                Some(assigned) => card.packages.iter().position(|package| package.is_called(assigned)),
                None => table.package(&given.category),
            };
            if package.is_none() {
                let problem = Problem::new(Code::CategoryUnknown).with("category", &given.category).under(&term.clause);
                self.notices.push(given.tell(problem));
            }
            let due = all_due || (given.handed_over == Some(true) && card.handed_over.is_some());
            let fee = self.category_fee(category, package, due, (card, table), &mut rows)?;
            if let Some(amount) = fee.amount {
                sum = sum.plus(amount)?;
            }
            nodes.push(fee.node.clone());
            categories.push(fee);
        }
        nodes.extend(due.map(|due| due.node));
        let incomplete = categories.iter().any(|fee| fee.incomplete);
        let card = || Step::new("rate_card", &sum.exact().into()).slot(slot);
        let node = self.cx.recorder.record(card, &nodes);
        Ok(Line { term: index, categories, rows, amount: Some(sum), uncapped: None, due: all_due, incomplete, node })
    }

    fn category_fee(
        &mut self,
        category: usize,
        package: Option<usize>,
        due: bool,
        (card, table): (&RateCard, &crate::terms::RateTable),
        rows: &mut Vec<FeeRow<R::Node>>,
    ) -> Result<CategoryFee<R::Node>, TooLarge> {
        let volumes = self.record.category(category);
        let mut sum = Money::ZERO;
        let mut incomplete = package.is_none();
        let mut nodes = Vec::with_capacity(table.prices.len());
        for ((figure, prices), term) in table.prices.iter().zip(&card.prices) {
            let quantity = volumes.get(*figure).copied().flatten();
            let price = package.and_then(|package| prices.get(package));
            let amount = match (quantity, price) {
                (Some(quantity), Some(price)) => Some(Money::priced(quantity, price)?),
                _ => None,
            };
            incomplete |= quantity.is_none();
            if let Some(amount) = amount {
                sum = sum.plus(amount)?;
            }
            let node = self.cx.recorder.record(
                || {
                    let value = amount.map_or(Value::Missing, |amount| amount.exact().into());
                    let mut step = Step::new("price", &value).under(&term.clause).term("figure", &term.figure);
                    step = step.rounded(Money::PLACES, Rounding::HalfAwayFromZero);
                    for (name, number) in [("quantity", quantity.map(Exact::from)), ("price", price.cloned())] {
                        step = number.iter().fold(step, |step, number| step.term(name, number.to_string()));
                    }
                    step.category(category)
                },
                &[],
            );
            nodes.push(node.clone());
            rows.push(FeeRow { amount, node });
        }
        let amount = package.map(|_| sum);
        let node = self.cx.recorder.record(
            || {
                let value = amount.map_or(Value::Missing, |amount| amount.exact().into());
                let step = Step::new("category", &value).category(category);
                let package = package.and_then(|package| card.packages.get(package));
                let step =
                    package.iter().fold(step, |step, package| step.under(&package.clause).term("package", &package.id));
                step.term("due", due.to_string())
            },
            &nodes,
        );
        Ok(CategoryFee { category, package, amount, due, incomplete, node })
    }

    /// What late replies cost. A work order without a reply is late; one without a cost leaves the line open.
    fn late_replies(&mut self, late: &crate::terms::LateReplies) -> Result<Found<R::Node>, TooLarge> {
        let within = late.within_hours.evaluate(&mut self.cx)?;
        let minutes = within.value.number().map(|hours| hours.times(&Exact::from(60))?.round(0, Rounding::TowardsZero));
        let minutes = minutes.transpose()?.and_then(|minutes| u32::try_from(minutes).ok());
        let mut sum = Some(Exact::ZERO);
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
            let cost = match late {
                Some(true) => order.cost.map(Exact::from),
                Some(false) => Some(Exact::ZERO),
                None => None,
            };
            sum = match (sum, &cost) {
                (Some(sum), Some(cost)) => Some(sum.plus(cost)?),
                _ => None,
            };
            self.replies.push(Reply { deadline, late });
            let value = cost.map_or(Value::Missing, Value::from);
            nodes.push(self.cx.recorder.record(
                || {
                    let step = Step::new("work_order", &value).term("received", order.received.clone());
                    let step = deadline.iter().fold(step, |step, due| step.term("deadline", due.to_string()));
                    let step = order.replied.iter().fold(step, |step, at| step.term("replied", at.clone()));
                    late.iter().fold(step, |step, late| step.term("late", late.to_string()))
                },
                &[],
            ));
        }
        let value = sum.map_or(Value::Missing, Value::from);
        let node = self.cx.recorder.record(|| Step::new("late_replies", &value), &nodes);
        Ok(Found { value, counts: None, node })
    }

    /// A time as it was given; one that is none is reported.
    fn moment(&mut self, text: &str, pointer: String) -> Option<Moment> {
        text.parse().map_err(|problem: Problem| self.notices.push(problem.at_pointer(pointer))).ok()
    }

    fn totals(&mut self, lines: &[Line<R::Node>]) -> [(Money, R::Node); 2] {
        let plan = self.plan;
        let mut sums = [Some(Money::ZERO); 2];
        let mut nodes = [Vec::new(), Vec::new()];
        for line in lines {
            let Some(term) = plan.lines().nth(line.term) else { continue };
            let place = place(term.payer);
            let (Some(sum), Some(nodes)) = (sums.get_mut(place), nodes.get_mut(place)) else { continue };
            let whole = term.rate_card.is_none().then_some((line.due, line.amount, &line.node));
            let parts = line.categories.iter().map(|fee| (fee.due, fee.amount, &fee.node));
            for (due, amount, node) in whole.into_iter().chain(parts) {
                if let (true, Some(amount)) = (due, amount) {
                    *sum = sum.and_then(|sum| sum.plus(amount).ok());
                    nodes.push(node.clone());
                }
            }
        }
        let [provider, client] = sums;
        let [provider_nodes, client_nodes] = &nodes;
        [self.total(provider, provider_nodes), self.total(client, client_nodes)]
    }

    fn total(&mut self, sum: Option<Money>, nodes: &[R::Node]) -> (Money, R::Node) {
        if sum.is_none() {
            self.notices.push(Problem::new(Code::NumberTooLarge).with("what", "the totals"));
        }
        let sum = sum.unwrap_or(Money::ZERO);
        (sum, self.cx.recorder.record(|| Step::new("total", &sum.exact().into()), nodes))
    }

    /// With set-off: what the client owes for goods, plus what it pays, less what the provider pays.
    fn set_off(&mut self, totals: &[(Money, R::Node); 2]) -> Option<(Money, R::Node)> {
        let settlement = self.plan.contract.settlement.as_ref().filter(|term| term.method.value() == Method::SetOff)?;
        let slot = self.plan.against?;
        let goods = (*self.record.values.get(slot)?)?;
        let [(provider, provider_node), (client, client_node)] = totals;
        let rest = Money::of(&goods.into()).and_then(|goods| goods.plus(*client)?.minus(*provider));
        let Ok(rest) = rest else {
            self.notices.push(Problem::new(Code::NumberTooLarge).with("what", settlement.label.en()));
            return None;
        };
        let goods_value = Value::from(goods);
        let goods_node = self.cx.recorder.record(|| Step::new("figure", &goods_value).slot(slot), &[]);
        let value = Value::from(rest.exact());
        let node = self.cx.recorder.record(
            || Step::new("set_off", &value).under(&settlement.clause),
            &[goods_node, client_node.clone(), provider_node.clone()],
        );
        Some((rest, node))
    }
}
