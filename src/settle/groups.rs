//! Items that share a weight, and the sum of points by weight.

use super::Settling;
use crate::mechanisms::Term;
use crate::quantity::{Exact, TooLarge};
use crate::terms::NoData;
use crate::trace::{Found, Recorder, Step, Value};

/// Points and weights added up. What has no data drops out or counts as met, as the contract reads it.
pub(super) struct Parts<N> {
    /// The points of those that count.
    pub(super) sum: Exact,
    /// The weights of those that count.
    pub(super) present: Exact,
    /// The weights of all.
    pub(super) total: Exact,
    pub(super) nodes: Vec<N>,
}

impl<N: Clone> Parts<N> {
    pub(super) fn new(most: usize) -> Self {
        let nodes = Vec::with_capacity(most);
        Self { sum: Exact::ZERO, present: Exact::ZERO, total: Exact::ZERO, nodes }
    }

    pub(super) fn add<R: Recorder<Node = N>>(
        &mut self,
        part: &Found<N>,
        weight: &Term,
        settling: &mut Settling<'_, R>,
    ) -> Result<(), TooLarge> {
        let weight = weight.evaluate(&mut settling.cx)?.value;
        let Some(weight) = weight.number() else { return Ok(()) };
        self.nodes.push(part.node.clone());
        self.total = self.total.plus(weight)?;
        let no_data = settling.plan.contract.score.as_ref().map(|score| score.no_data.value());
        let full_marks = no_data == Some(NoData::FullMarks) && part.value == Value::NoData;
        if let Some(points) = if full_marks { Some(weight) } else { part.value.number() } {
            self.sum = self.sum.plus(points)?;
            self.present = self.present.plus(weight)?;
        }
        Ok(())
    }
}

impl<R: Recorder> Settling<'_, R> {
    pub(super) fn groups(&mut self, items: &[Found<R::Node>]) -> Vec<Found<R::Node>> {
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
        items: &mut dyn Iterator<Item = (&'t Found<R::Node>, &'t crate::terms::ItemTerm)>,
    ) -> Result<Found<R::Node>, TooLarge>
    where
        R::Node: 't,
    {
        let mut parts = Parts::new(0);
        let mut open = false;
        for (item, term) in items.filter(|(_, term)| term.group.as_deref() == Some(id)) {
            open |= item.value == Value::Missing;
            parts.add(item, &term.weight, self)?;
        }
        let weight = weight.evaluate(&mut self.cx)?.value;
        let value = match weight.number() {
            _ if open => Value::Missing,
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
