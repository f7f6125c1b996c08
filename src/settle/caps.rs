//! Caps: the most that several lines may come to together, and what of it each line bears.

use super::Settling;
use super::lines::Line;
use crate::problem::{Code, Problem};
use crate::quantity::{Money, Rounding, TooLarge, in_order, in_proportion};
use crate::terms::{CapTerm, Share};
use crate::trace::{Found, Recorder, Step, Value};

impl<R: Recorder> Settling<'_, R> {
    /// Holds the lines to the caps whose last line this is: what is computed later sees them so.
    pub(super) fn cap(&mut self, last: usize, lines: &mut [Line<R::Node>]) {
        let plan = self.plan;
        for (place, (capped, term)) in plan.caps.iter().zip(&plan.contract.caps).enumerate() {
            if capped.iter().max() != Some(&last) {
                continue;
            }
            let slot = plan.slots.caps.saturating_add(place);
            // What is not due is in no total, so it is in no cap either.
            let mut held: Vec<&mut Line<R::Node>> =
                lines.iter_mut().filter(|line| line.due && capped.contains(&line.term)).collect();
            if self.hold(slot, term, &mut held).is_err() {
                let problem = Problem::new(Code::NumberTooLarge).with("what", term.label.en());
                self.notices.push(problem.under(&term.clause));
            }
            self.report_missing(&term.clause);
        }
    }

    /// Where the cap or one of the lines is open, all of them are: none can be said to be within it.
    fn hold(&mut self, slot: usize, term: &CapTerm, held: &mut [&mut Line<R::Node>]) -> Result<(), TooLarge> {
        let at_most = term.at_most.evaluate(&mut self.cx)?;
        let amount = at_most.value.number().map(Money::of).transpose()?.map(|amount| amount.max(Money::ZERO));
        let value = amount.map_or(Value::Missing, |amount| amount.exact().into());
        let cap = self.cx.recorder.record(|| Step::new("cap", &value).slot(slot), &[at_most.node]);
        let open = held.iter().any(|line| line.amount.is_none());
        let Some(cap_amount) = amount.filter(|_| !open) else {
            for line in held {
                (line.amount, line.incomplete) = (None, true);
                self.redefine(line, &cap, |step| step);
            }
            return Ok(());
        };
        // A line below zero gives room; the others share what is left.
        let (mut sum, mut room) = (Money::ZERO, cap_amount);
        let mut shared: Vec<(&mut Line<R::Node>, Money)> = Vec::with_capacity(held.len());
        for line in held.iter_mut() {
            match line.amount {
                Some(amount) if amount > Money::ZERO => {
                    sum = sum.plus(amount)?;
                    shared.push((line, amount));
                }
                Some(amount) => room = room.minus(amount)?,
                None => {}
            }
        }
        if sum <= room {
            return Ok(());
        }
        let amounts: Vec<Money> = shared.iter().map(|(_, amount)| *amount).collect();
        let how = term.share.value();
        let shares = match how {
            Share::InProportion => in_proportion(&amounts, room)?,
            Share::InOrder => in_order(&amounts, room)?,
        };
        for ((line, amount), share) in shared.into_iter().zip(shares) {
            (line.amount, line.uncapped) = (Some(share), Some(line.uncapped.unwrap_or(amount)));
            self.redefine(line, &cap, |step| {
                let step = step.term("sum", sum.to_string()).term("room", room.to_string());
                match how {
                    Share::InProportion => {
                        step.term("share", "in_proportion").rounded(Money::PLACES, Rounding::TowardsZero)
                    }
                    Share::InOrder => step.term("share", "in_order"),
                }
            });
        }
        Ok(())
    }

    /// Records what a line has become, and lets later terms see it.
    fn redefine(&mut self, line: &mut Line<R::Node>, cap: &R::Node, terms: impl FnOnce(Step) -> Step) {
        let slot = self.plan.slots.lines.saturating_add(line.term);
        let value = line.amount.map_or(Value::Missing, |amount| amount.exact().into());
        let inputs = [line.node.clone(), cap.clone()];
        line.node = self.cx.recorder.record(|| terms(Step::new("capped", &value).slot(slot)), &inputs);
        self.cx.define(slot, Found { value, counts: None, node: line.node.clone() });
    }
}
