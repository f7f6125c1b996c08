//! Items that share a weight, and the sum of points by weight.

use super::{Settling, missing};
use crate::contract::NoData;
use crate::mechanisms::several::{self, Part};
use crate::mechanisms::{Better, Term};
use crate::number::{Exact, Interval, TooLarge};
use crate::open::Open;
use crate::trace::{Found, Inputs, Node, Step, Value};

/// Points and weights added up. What has no data drops out or counts as met, as the contract reads it.
pub(super) struct Parts {
    /// The points, and the weight each counts by; only where some are open.
    open: Vec<(Value, Exact)>,
    /// Whether some points are, or weights.
    pub(super) is_open: bool,
    weights_open: bool,
    /// The points of those that count, but for what comes on top.
    pub(super) sum: Exact,
    /// The points that nothing is weighed by: they come on top and are not scaled.
    pub(super) on_top: Exact,
    /// The weights of those that count.
    pub(super) present: Exact,
    /// The weights of all.
    pub(super) total: Exact,
    pub(super) nodes: Inputs,
}

impl Parts {
    pub(super) fn new(nodes: Inputs) -> Self {
        let (sum, on_top, present, total) = (Exact::ZERO, Exact::ZERO, Exact::ZERO, Exact::ZERO);
        Self { open: Vec::new(), is_open: false, weights_open: false, sum, on_top, present, total, nodes }
    }

    /// What the points come to, brought to a weight; `None`: nothing that is weighed has data.
    pub(super) fn brought_to(&self, full: &Exact) -> Result<Option<Exact>, TooLarge> {
        if *full == self.present {
            return self.sum.plus(&self.on_top).map(Some);
        }
        if self.present.is_zero() {
            return Ok(None);
        }
        self.sum.times(full)?.over(&self.present)?.plus(&self.on_top).map(Some)
    }

    /// What the points come to, brought to a weight, where some are open.
    #[cold]
    pub(super) fn scaled_to(&self, full: &Exact) -> Open {
        let full = Interval::point(full.clone());
        let (mut gaps, mut on_top) = (Open::default(), Interval::point(Exact::ZERO));
        let mut parts = Vec::with_capacity(self.open.len());
        for (points, weight) in &self.open {
            let open = Open::of(points);
            gaps = gaps.because_of(open.gaps);
            let Some(numbers) = open.numbers else { continue };
            if weight.is_zero() {
                let nothing = open.no_data.then(|| numbers.or(&Interval::point(Exact::ZERO)));
                on_top = on_top.plus(&nothing.unwrap_or(numbers));
                continue;
            }
            // Points for each point of the weight: their mean by weight is what the whole comes to.
            let numbers = numbers.over(&Interval::point(weight.clone()));
            parts.push((Part { numbers, drops_out: open.no_data }, weight.clone()));
        }
        if self.weights_open {
            return Open::anything(gaps.gaps);
        }
        if parts.is_empty() && full.only().is_some_and(Exact::is_zero) {
            return Open::numbers(on_top, gaps.gaps);
        }
        let mean = several::mean(&parts, gaps.gaps);
        Open { numbers: mean.numbers.map(|numbers| numbers.times(&full).plus(&on_top)), ..mean }
    }

    #[cold]
    fn add_open(&mut self, open: &Open, weight: &Exact, full_marks: Option<&Exact>) {
        self.is_open = true;
        let met = full_marks.filter(|_| open.no_data).map(|best| Open::of(&best.clone().into())).unwrap_or_default();
        let own = if full_marks.is_some() { Open { no_data: false, ..open.clone() } } else { open.clone() };
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
        let best = if settling.plan.better_score == Some(Better::Lower) { &Exact::ZERO } else { weight };
        let points = match &part.value {
            Value::NoData if full_marks => Some(best),
            Value::Open(open) => {
                self.add_open(open, weight, full_marks.then_some(best));
                return Ok(());
            }
            value => value.number(),
        };
        if let Some(points) = points {
            let sum = if weight.is_zero() { &mut self.on_top } else { &mut self.sum };
            *sum = sum.plus(points)?;
            self.present = self.present.plus(weight)?;
            if settling.some_open {
                self.open.push((points.clone().into(), weight.clone()));
            }
        }
        Ok(())
    }
}

impl Settling<'_> {
    pub(super) fn groups(&mut self, items: &[Found]) -> Vec<Found> {
        let plan = self.plan;
        let mut groups = Vec::with_capacity(plan.contract.groups.len());
        for (slot, term) in (plan.slots.groups..).zip(&plan.contract.groups) {
            let mut members = items.iter().zip(&plan.contract.items);
            let found = self.group(&term.id, &term.weight, &mut members);
            let found = self.kept("group", slot, found);
            self.note(&found.value, missing::Part::Group(groups.len()), &term.clause);
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
        items: &mut dyn Iterator<Item = (&'t Found, &'t crate::contract::ItemTerm)>,
    ) -> Result<Found, TooLarge>
    where
        Node: 't,
    {
        let mut parts = Parts::new(self.cx.recorder.inputs());
        for (item, term) in items.filter(|(_, term)| term.group.as_deref() == Some(id)) {
            parts.add(item, &term.weight, self)?;
        }
        let weight = weight.evaluate(&mut self.cx)?.value;
        let value = match weight.number() {
            Some(weight) if parts.is_open => parts.scaled_to(weight).into(),
            Some(weight) => parts.brought_to(weight)?.map_or(Value::NoData, Value::from),
            None => weight.clone(),
        };
        let node = self.cx.recorder.record(
            || {
                let step = Step::new("share", &value).term("present", parts.present.to_string());
                let step = step.term("sum", parts.sum.to_string());
                let step = if parts.on_top.is_zero() { step } else { step.term("on_top", parts.on_top.to_string()) };
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
