//! What each party pays, and what is left after set-off; while a line is open, the least and the most it can be.

use super::lines::{Line, OpenAmount, as_value};
use super::missing::Part;
use super::{Settling, place};
use crate::contract::{Method, Payer};
use crate::mechanisms::Term;
use crate::number::{Exact, Interval, Money, Places, TooLarge};
use crate::open::{Gap, Open};
use crate::problem::{Code, Problem};
use crate::trace::{Inputs, Node, Step, Value};

/// A sum of the account.
#[derive(Clone, Debug)]
pub struct Total {
    /// The sum; `None`: open.
    pub amount: Option<Money>,
    /// What it can be while it is open, and how many of its lines are.
    open: Option<Box<(Between, usize)>>,
    /// The step.
    pub node: Node,
}

impl Total {
    /// A sum, or what it can be with so many of its lines open.
    fn new(amount: Option<Money>, between: Between, lines: usize, node: Node) -> Self {
        let open = amount.is_none().then(|| Box::new((between, lines)));
        Self { amount, open, node }
    }

    /// The least and the most it can be.
    pub fn between(&self) -> Between {
        let open = || self.open.as_ref().map_or_else(Between::default, |open| open.0);
        self.amount.map_or_else(open, Between::point)
    }

    /// How many of its lines are open, or may be due or not.
    pub fn open_lines(&self) -> usize {
        self.open.as_ref().map_or(0, |open| open.1)
    }
}

/// The least and the most an amount can be; `None`: there is no end on that side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Between {
    /// The least.
    pub low: Option<Money>,
    /// The most.
    pub high: Option<Money>,
}

impl Between {
    /// One amount.
    pub(crate) fn point(amount: Money) -> Self {
        Self { low: Some(amount), high: Some(amount) }
    }

    /// The only amount it can be, if there is only one.
    pub(crate) fn only(self) -> Option<Money> {
        self.low.filter(|low| self.high == Some(*low))
    }

    /// The amounts of these numbers, rounded.
    pub(crate) fn of(numbers: Option<&Interval>, places: Places) -> Self {
        let rounded = |end: &Option<Exact>| Money::of(end.as_ref()?, places).ok();
        numbers.map_or_else(Self::default, |numbers| Self { low: rounded(&numbers.low), high: rounded(&numbers.high) })
    }

    /// The same as numbers.
    pub(crate) fn numbers(self) -> Interval {
        Interval { low: self.low.map(Money::exact), high: self.high.map(Money::exact) }
    }

    /// The smallest that holds both.
    pub(crate) fn or(self, other: Self) -> Self {
        let both = |a: Option<Money>, b: Option<Money>, pick: fn(Money, Money) -> Money| Some(pick(a?, b?));
        Self { low: both(self.low, other.low, Ord::min), high: both(self.high, other.high, Ord::max) }
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        let sum = |a: Option<Money>, b: Option<Money>| a?.plus(b?).ok();
        Self { low: sum(self.low, other.low), high: sum(self.high, other.high) }
    }

    fn minus(self, other: Self) -> Self {
        let rest = |a: Option<Money>, b: Option<Money>| a?.minus(b?).ok();
        Self { low: rest(self.low, other.high), high: rest(self.high, other.low) }
    }
}

/// A sum on its way.
struct Sum {
    /// Of what is known; `None`: too large.
    known: Option<Money>,
    /// Of what is open.
    between: Between,
    open: usize,
    nothing: Between,
    gaps: Open,
    nodes: Inputs,
}

impl Sum {
    fn new(places: Places, nodes: Inputs) -> Self {
        let between = Between::point(Money::zero(places));
        Self { known: between.low, between, nothing: between, open: 0, gaps: Open::default(), nodes }
    }
}

/// A line, or the part of one that a category makes.
struct Share<'l> {
    due: Option<bool>,
    due_gaps: &'l [Gap],
    amount: Option<Money>,
    open: Option<&'l OpenAmount>,
    node: Node,
}

impl Settling<'_> {
    /// The sums of the lines that are due.
    pub(super) fn totals(&mut self, lines: &[Line]) -> [Total; 2] {
        let plan = self.plan;
        let mut sums = [(); 2].map(|()| Sum::new(plan.places, self.cx.recorder.inputs()));
        for line in lines {
            let Some(term) = plan.lines().nth(line.term) else { continue };
            let Some(sum) = sums.get_mut(place(term.payer)) else { continue };
            let due_gaps = line.due_gaps.as_deref().unwrap_or_default();
            if term.rate_card.is_none() {
                let (due, amount, open) = (line.due, line.amount, line.open.as_deref());
                sum.add(&Share { due, due_gaps, amount, open, node: line.node });
            }
            for (place, fee) in line.categories.iter().enumerate() {
                let (due, amount) = (fee.due, fee.amount);
                let open = if amount.is_none() { line.open_part(place) } else { None };
                sum.add(&Share { due, due_gaps, amount, open, node: fee.node });
            }
        }
        let [provider, client] = sums;
        [self.total(provider, Payer::Provider, lines), self.total(client, Payer::Client, lines)]
    }

    fn total(&mut self, sum: Sum, payer: Payer, lines: &[Line]) -> Total {
        let Sum { known, mut between, mut open, gaps, nodes, nothing: _ } = sum;
        if known.is_none() {
            self.notices.push(Problem::new(Code::NumberTooLarge).with("what", "totals"));
            open = open.max(1);
        }
        let mut amount = known;
        if open > 0 {
            let all = between.plus(known.map_or_else(Between::default, Between::point));
            between = self.within_caps(all, payer, lines);
            amount = between.only();
        }
        if amount.is_none() {
            self.note_gaps(&gaps.gaps, Part::Total(payer), "");
        }
        let open_amount = amount.is_none().then(|| OpenAmount::new(between, gaps.gaps));
        let value = || as_value(amount, open_amount.as_ref());
        let node = self.cx.recorder.record(|| Step::new("total", &value()), &nodes);
        Total::new(amount, between, open, node)
    }

    /// No more than a cap allows for its lines together with the most of the others.
    #[cold]
    fn within_caps(&mut self, between: Between, payer: Payer, lines: &[Line]) -> Between {
        let plan = self.plan;
        let mut between = between;
        for (capped, term) in plan.caps.iter().zip(&plan.contract.caps) {
            let of_payer = |line: &&Line| plan.lines().nth(line.term).is_some_and(|term| term.payer == payer);
            if !lines.iter().filter(of_payer).any(|line| capped.contains(&line.term)) {
                continue;
            }
            let Some(most) = self.most(&term.at_most) else { continue };
            let others = lines.iter().filter(of_payer).filter(|line| !capped.contains(&line.term));
            let others = others.filter(|line| line.due != Some(false)).try_fold(most, |sum, line| {
                let most = line.to_be_paid(plan.places).high?;
                sum.plus(most).ok()
            });
            if let Some(most) = others.filter(|most| between.high.is_none_or(|high| high > *most)) {
                between.high = Some(most);
            }
        }
        between
    }

    /// The most a cap can be.
    fn most(&mut self, at_most: &Term) -> Option<Money> {
        let found = at_most.evaluate(&mut self.cx).ok()?;
        let most = Between::of(Open::of(&found.value).numbers.as_ref(), self.plan.places).high?;
        Some(most.max(most.with(0)))
    }

    /// With set-off: what the client owes for goods, plus what it pays, less what the provider pays.
    pub(super) fn set_off(&mut self, totals: &[Total; 2]) -> Option<Total> {
        let settlement = self.plan.contract.settlement.as_ref().filter(|term| term.method.value() == Method::SetOff)?;
        let slot = self.plan.against?;
        let given = *self.record.values.get(slot)?;
        let goods = match given {
            Some(goods) => Value::from(goods),
            None if self.record.is_withheld(None, slot) => {
                Open::numbers(Interval::at_least(Exact::ZERO), vec![Gap::Withheld(slot)]).into()
            }
            None => return None,
        };
        let [provider, client] = totals;
        let Ok(rest) = rest(&goods, provider, client, self.plan.places) else {
            self.notices.push(Problem::new(Code::NumberTooLarge).with("what", "payable"));
            return None;
        };
        self.note(&goods, Part::Payable, &settlement.clause);
        let amount = rest.only();
        let goods_node = self.cx.recorder.record(|| Step::new("figure", &goods).slot(slot), &[]);
        let value = amount.map_or_else(
            || Open::numbers(rest.numbers(), goods.gaps().to_vec()).into(),
            |amount| Value::from(amount.exact()),
        );
        let node = self.cx.recorder.record(
            || Step::new("set_off", &value).under(&settlement.clause),
            &[goods_node, client.node, provider.node],
        );
        let lines = provider.open_lines().saturating_add(client.open_lines());
        Some(Total::new(amount, rest, lines, node))
    }
}

/// Goods, plus what the client pays, less what the provider pays.
fn rest(goods: &Value, provider: &Total, client: &Total, places: Places) -> Result<Between, TooLarge> {
    if let (Value::Number(goods), Some(provider), Some(client)) = (goods, provider.amount, client.amount) {
        return Money::of(goods, places)?.plus(client)?.minus(provider).map(Between::point);
    }
    let goods = Between::of(Open::of(goods).numbers.as_ref(), places);
    Ok(goods.plus(client.between()).minus(provider.between()))
}

impl Sum {
    #[inline]
    fn add(&mut self, share: &Share<'_>) {
        match (share.due, share.amount) {
            (Some(false), _) => return,
            (Some(true), Some(amount)) => self.known = self.known.and_then(|known| known.plus(amount).ok()),
            (None, Some(amount)) if amount.is_zero() => return,
            _ => self.add_open(share),
        }
        self.nodes.push(share.node);
    }

    #[cold]
    fn add_open(&mut self, share: &Share<'_>) {
        let mut between =
            share.amount.map_or_else(|| share.open.map_or_else(Between::default, |open| open.between), Between::point);
        let mut gaps = std::mem::take(&mut self.gaps);
        if share.due.is_none() {
            between = between.or(self.nothing);
            gaps = gaps.because_of(share.due_gaps.to_vec());
        }
        self.gaps = gaps.because_of(share.open.map_or_else(Vec::new, |open| open.gaps.clone()));
        self.between = self.between.plus(between);
        self.open = self.open.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::Recorder;

    #[test]
    fn a_line_of_nothing_leaves_a_total_known_whether_it_is_due_or_not() {
        let share = |due, cents: Option<i128>, node| {
            let amount = cents.map(|cents| Money::zero(Places::Two).with(cents));
            Share { due, due_gaps: &[Gap::Start], amount, open: None, node }
        };
        let mut sum = Sum::new(Places::Two, Recorder::on().inputs());
        sum.add(&share(Some(true), Some(250), 1));
        sum.add(&share(Some(false), Some(100), 2));
        sum.add(&share(None, Some(0), 3));
        assert_eq!((sum.known, sum.open, &sum.nodes[..]), (Some(Money::zero(Places::Two).with(250)), 0, &[1][..]));
        sum.add(&share(None, Some(100), 4));
        let between = Between { low: Some(Money::zero(Places::Two)), high: Some(Money::zero(Places::Two).with(100)) };
        assert_eq!(
            (sum.open, sum.between, &sum.gaps.gaps[..], &sum.nodes[..]),
            (1, between, &[Gap::Start][..], &[1, 4][..])
        );
    }
}
