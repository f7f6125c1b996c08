//! Items that share a weight, and the sum of points by weight.

use super::Settling;
use crate::mechanisms::Term;
use crate::mechanisms::several::{self, Part};
use crate::open::Open;
use crate::quantity::{Exact, Interval, TooLarge};
use crate::terms::NoData;
use crate::trace::{Found, Node, Step, Value};

/// Points and weights added up. What has no data drops out or counts as met, as the contract reads it.
pub(super) struct Parts {
    /// The points, and the weight each counts by; only where some are open.
    open: Vec<(Value, Exact)>,
    /// Whether some points are, or weights.
    pub(super) is_open: bool,
    weights_open: bool,
    /// The points of those that count.
    pub(super) sum: Exact,
    /// The weights of those that count.
    pub(super) present: Exact,
    /// The weights of all.
    pub(super) total: Exact,
    pub(super) nodes: Vec<Node>,
}

impl Parts {
    pub(super) fn new(most: usize) -> Self {
        let nodes = Vec::with_capacity(most);
        let (sum, present, total) = (Exact::ZERO, Exact::ZERO, Exact::ZERO);
        Self { open: Vec::new(), is_open: false, weights_open: false, sum, present, total, nodes }
    }

    /// What the points come to, brought to a weight, where some are open.
    #[cold]
    pub(super) fn scaled_to(&self, full: &Exact) -> Open {
        let full = Interval::point(full.clone());
        let (mut gaps, mut beside) = (Open::default(), Interval::point(Exact::ZERO));
        let mut parts = Vec::with_capacity(self.open.len());
        for (points, weight) in &self.open {
            let open = Open::of(points);
            gaps = gaps.because_of(open.gaps);
            let Some(numbers) = open.numbers else { continue };
            if weight.is_zero() {
                // Points that nothing is weighed by come on top.
                let nothing = open.no_data.then(|| numbers.or(&Interval::point(Exact::ZERO)));
                beside = beside.plus(&nothing.unwrap_or(numbers));
                continue;
            }
            // Points for each point of the weight: their mean by weight is what the whole comes to.
            let numbers = numbers.over(&Interval::point(weight.clone()));
            parts.push((Part { numbers, drops_out: open.no_data }, weight.clone()));
        }
        if self.weights_open {
            return Open::anything(gaps.gaps);
        }
        let mean = several::mean(&parts, gaps.gaps);
        let numbers = mean.numbers.map(|numbers| {
            let whole = numbers.times(&full);
            if beside.only().is_some_and(Exact::is_zero) {
                return whole;
            }
            whole.plus(&beside.times(&full.over(&present(&parts))))
        });
        Open { numbers, ..mean }
    }

    #[cold]
    fn add_open(&mut self, open: &Open, weight: &Exact, full_marks: bool) {
        self.is_open = true;
        let met = if full_marks && open.no_data { Open::of(&Value::from(weight.clone())) } else { Open::default() };
        let own = if full_marks { Open { no_data: false, ..open.clone() } } else { open.clone() };
        self.open.push((own.or(met).into(), weight.clone()));
    }

    pub(super) fn add(&mut self, part: &Found, weight: &Term, settling: &mut Settling<'_>) -> Result<(), TooLarge> {
        let weight = weight.evaluate(&mut settling.cx)?.value;
        let Some(weight) = weight.number() else {
            if weight.is_open() {
                (self.is_open, self.weights_open) = (true, true);
                self.open.push((weight, Exact::ZERO));
            }
            return Ok(());
        };
        self.nodes.push(part.node);
        self.total = self.total.plus(weight)?;
        let no_data = settling.plan.contract.score.as_ref().map(|score| score.no_data.value());
        let full_marks = no_data == Some(NoData::FullMarks);
        let points = match &part.value {
            Value::NoData if full_marks => Some(weight),
            Value::Open(open) => {
                self.add_open(open, weight, full_marks);
                return Ok(());
            }
            value => value.number(),
        };
        if let Some(points) = points {
            self.sum = self.sum.plus(points)?;
            self.present = self.present.plus(weight)?;
            if settling.some_open {
                self.open.push((points.clone().into(), weight.clone()));
            }
        }
        Ok(())
    }
}

/// The weights that can be present together: of those that can drop out at least the least, if no other is there.
fn present(parts: &[(Part, Exact)]) -> Interval {
    let weights = |sure: bool| {
        let mut counted = parts.iter().filter(|(part, _)| !sure || !part.drops_out);
        counted.try_fold(Exact::ZERO, |sum, (_, weight)| sum.plus(weight)).ok()
    };
    let sure = weights(true);
    let least = || parts.iter().map(|(_, weight)| weight).min().cloned();
    let low = if sure.as_ref().is_some_and(Exact::is_zero) { least() } else { sure };
    Interval { low, high: weights(false) }
}

impl Settling<'_> {
    pub(super) fn groups(&mut self, items: &[Found]) -> Vec<Found> {
        let plan = self.plan;
        let mut groups = Vec::with_capacity(plan.contract.groups.len());
        for (slot, term) in (plan.slots.groups..).zip(&plan.contract.groups) {
            let mut members = items.iter().zip(&plan.contract.items);
            let found = self.group(&term.id, &term.weight, &mut members);
            let found = self.kept("group", slot, found);
            self.cx.define(slot, found.clone());
            groups.push(found);
        }
        groups
    }

    /// The points of the items of a group that have data, brought from their weights to the weight of the group.
    fn group<'t>(
        &mut self,
        id: &str,
        weight: &Term,
        items: &mut dyn Iterator<Item = (&'t Found, &'t crate::terms::ItemTerm)>,
    ) -> Result<Found, TooLarge>
    where
        Node: 't,
    {
        let mut parts = Parts::new(0);
        for (item, term) in items.filter(|(_, term)| term.group.as_deref() == Some(id)) {
            parts.add(item, &term.weight, self)?;
        }
        let weight = weight.evaluate(&mut self.cx)?.value;
        let value = match weight.number() {
            Some(weight) if parts.is_open => parts.scaled_to(weight).into(),
            Some(_) if parts.present.is_zero() => Value::NoData,
            Some(weight) if *weight == parts.present => parts.sum.clone().into(),
            Some(weight) => parts.sum.times(weight)?.over(&parts.present)?.into(),
            None => weight.clone(),
        };
        let node = self.cx.recorder.record(
            || {
                let step = Step::new("share", &value).term("present", parts.present.to_string());
                let step = step.term("sum", parts.sum.to_string());
                match weight.number() {
                    Some(weight) => step.term("weight", weight.to_string()),
                    None => step,
                }
            },
            &parts.nodes,
        );
        Ok(Found::new(value, node))
    }
}
