//! Caps: the most that several lines may come to together, and what of it each line bears.

use super::Settling;
use super::lines::Line;
use crate::problem::{Code, Problem};
use crate::quantity::{Money, Rounding, Shared, SharedOut, TooLarge, share_out};
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
        let amount = at_most.value.number().map(Money::of).transpose()?;
        let value = amount.map_or(Value::Missing, |amount| amount.exact().into());
        let cap = self.cx.recorder.record(|| Step::new("cap", &value).slot(slot), &[at_most.node]);
        let amounts: Option<Vec<Money>> = held.iter().map(|line| line.amount).collect();
        let Some((amounts, cap_amount)) = amounts.zip(amount) else {
            for line in held {
                self.redefine(line, None, &cap, None);
            }
            return Ok(());
        };
        let how = match term.share.value() {
            Share::InProportion => Shared::InProportion,
            Share::InOrder => Shared::InOrder,
        };
        let Some(shared) = share_out(&amounts, cap_amount, how)? else { return Ok(()) };
        for ((line, before), share) in held.iter_mut().zip(amounts).zip(&shared.amounts) {
            if before != *share {
                line.uncapped = Some(line.uncapped.unwrap_or(before));
                self.redefine(line, Some(*share), &cap, Some((&shared, how)));
            }
        }
        Ok(())
    }

    /// What a line has become; later terms see it so.
    fn redefine(
        &mut self,
        line: &mut Line<R::Node>,
        amount: Option<Money>,
        cap: &R::Node,
        how: Option<(&SharedOut, Shared)>,
    ) {
        (line.amount, line.incomplete) = (amount, amount.is_none());
        let slot = self.plan.slots.lines.saturating_add(line.term);
        let value = amount.map_or(Value::Missing, |amount| amount.exact().into());
        let inputs = [line.node.clone(), cap.clone()];
        line.node = self.cx.recorder.record(
            || {
                let step = Step::new("capped", &value).slot(slot);
                let Some((shared, how)) = how else { return step };
                let step = step.term("sum", shared.sum.to_string()).term("room", shared.room.to_string());
                match how {
                    Shared::InProportion => {
                        step.term("share", "in_proportion").rounded(Money::PLACES, Rounding::TowardsZero)
                    }
                    Shared::InOrder => step.term("share", "in_order"),
                }
            },
            &inputs,
        );
        self.cx.define(slot, Found { value, counts: None, node: line.node.clone() });
    }
}
