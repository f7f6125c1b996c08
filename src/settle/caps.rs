//! Caps: the most that several lines may come to together, and what of it each line bears.

use super::lines::{Line, OpenAmount, Rounded, as_value, rounded};
use super::missing::Part;
use super::{Between, Settling};
use crate::contract::{CapTerm, Share};
use crate::number::{Money, Rounding, Shared, SharedOut, TooLarge, share_out};
use crate::open::Open;
use crate::problem::{Code, Problem};
use crate::trace::{Found, Node, Step, Value};

impl Settling<'_> {
    /// Holds the lines to the caps whose last line this is: what is computed later sees them so.
    pub(super) fn cap(&mut self, last: usize, lines: &mut [Line]) {
        let plan = self.plan;
        for (place, (capped, term)) in plan.caps.iter().zip(&plan.contract.caps).enumerate() {
            if capped.iter().max() != Some(&last) {
                continue;
            }
            let slot = plan.slots.caps.saturating_add(place);
            // What is not due is in no total, so it is in no cap either.
            let mut capped_lines: Vec<&mut Line> =
                lines.iter_mut().filter(|line| line.due != Some(false) && capped.contains(&line.term)).collect();
            if self.apply_cap(slot, term, &mut capped_lines).is_err() {
                let problem = Problem::new(Code::NumberTooLarge).with("what", &term.id);
                self.notices.push(problem.under(&term.clause));
            }
        }
    }

    fn apply_cap(&mut self, slot: usize, term: &CapTerm, capped_lines: &mut [&mut Line]) -> Result<(), TooLarge> {
        let at_most = term.at_most.evaluate(&mut self.cx)?;
        let (amount, open) = rounded(&at_most.value, slot, self.plan.places)?;
        let value = as_value(amount, open.as_deref());
        let cap = self.cx.recorder.record(|| Step::new("cap", &value).slot(slot), &[at_most.node]);
        let how = match term.share.value() {
            Share::InProportion => Shared::InProportion,
            Share::InOrder => Shared::InOrder,
        };
        let amounts: Option<Vec<Money>> =
            capped_lines.iter().map(|line| line.amount.filter(|_| line.due == Some(true))).collect();
        let Some((amounts, cap_amount)) = amounts.zip(amount) else {
            self.apply_open_cap(&value, how, capped_lines, cap, &term.clause);
            return Ok(());
        };
        let Some(shared) = share_out(&amounts, cap_amount, how)? else { return Ok(()) };
        for ((line, before), share) in capped_lines.iter_mut().zip(amounts).zip(&shared.amounts) {
            if before != *share {
                line.uncapped = Some(line.uncapped.unwrap_or(before));
                self.redefine(line, (Some(*share), None), cap, Some((&shared, how)));
            }
        }
        Ok(())
    }

    /// Where the cap is open, or a line or whether it is due, each line is held to as little and as much as it can be: to its
    /// share with the others at their most, and at their least.
    #[cold]
    fn apply_open_cap(
        &mut self,
        cap_value: &Value,
        how: Shared,
        capped_lines: &mut [&mut Line],
        cap: Node,
        clause: &str,
    ) {
        let caps = Between::of(Open::of(cap_value).numbers.as_ref(), self.plan.places);
        let alone: Vec<Between> = capped_lines.iter().map(|line| line.between()).collect();
        let paid: Vec<Between> = capped_lines.iter().map(|line| line.to_be_paid(self.plan.places)).collect();
        let mut gaps = Open::default().because_of(cap_value.gaps().to_vec());
        for line in capped_lines.iter() {
            gaps = gaps.because_of(line.due_gaps.as_deref().unwrap_or_default().to_vec());
            gaps = gaps.because_of(line.open.as_ref().map_or_else(Vec::new, |open| open.gaps.clone()));
        }
        for (place, line) in capped_lines.iter_mut().enumerate() {
            let Some(own) = alone.get(place) else { continue };
            let end = |high: bool| {
                let cap = if high { caps.high } else { caps.low };
                let ends = paid.iter().enumerate().map(|(other, amount)| match (other == place, high) {
                    (true, true) => own.high,
                    (true, false) => own.low,
                    (false, true) => amount.low,
                    (false, false) => amount.high,
                });
                let ends: Vec<Option<Money>> = ends.collect();
                // What has no end takes all the room there is.
                let room = room(cap?, &ends)?;
                match how {
                    Shared::InProportion if high && own.high.is_none() => return Some(room),
                    Shared::InProportion if ends.iter().any(Option::is_none) => return None,
                    _ => {}
                }
                let amounts: Vec<Money> = ends.into_iter().map(|end| end.unwrap_or(room)).collect();
                share_at(&amounts, cap, how, place, high)
            };
            let nothing = own.low.map(|low| low.min(low.with(0)));
            let limited = Between { low: end(false).or(nothing), high: end(true).or(own.high) };
            if limited == *own {
                continue;
            }
            let limited = Between { high: least(limited.high, own.high), ..limited };
            let amount = limited.only();
            let open = amount.is_none().then(|| Box::new(OpenAmount::new(limited, gaps.gaps.clone())));
            if let Some(open) = &open {
                self.note_gaps(&open.gaps, Part::Line(line.term), clause);
            }
            line.uncapped = line.uncapped.or(line.amount.filter(|before| amount.is_some_and(|after| after != *before)));
            self.redefine(line, (amount, open), cap, None);
        }
    }

    /// What a line has become; later terms see it so.
    fn redefine(&mut self, line: &mut Line, (amount, open): Rounded, cap: Node, how: Option<(&SharedOut, Shared)>) {
        (line.amount, line.open) = (amount, open);
        let slot = self.plan.slots.lines.saturating_add(line.term);
        let value = as_value(amount, line.open.as_deref());
        let inputs = [line.node, cap];
        line.node = self.cx.recorder.record(
            || {
                let step = Step::new("capped", &value).slot(slot);
                let Some((shared, how)) = how else { return step };
                let step = step.term("sum", shared.sum.to_string()).term("room", shared.room.to_string());
                match how {
                    Shared::InProportion => {
                        step.term("share", "in_proportion").rounded(shared.sum.places().count(), Rounding::TowardsZero)
                    }
                    Shared::InOrder => step.term("share", "in_order"),
                }
            },
            &inputs,
        );
        self.cx.define(slot, Found { value, counts: None, node: line.node });
    }
}

/// The share of one of several amounts, a cent more or less where what is left over of cents may go to it or to another.
fn share_at(amounts: &[Money], cap: Option<Money>, how: Shared, place: usize, high: bool) -> Option<Money> {
    let own = *amounts.get(place)?;
    let Some(shared) = share_out(amounts, cap?, how).ok()? else { return Some(own) };
    let share = *shared.amounts.get(place)?;
    let (nothing, unit) = (own.with(0), own.with(1));
    let alone = amounts.iter().filter(|amount| **amount > nothing).count() < 2;
    match how {
        Shared::InOrder => Some(share),
        Shared::InProportion if alone => Some(share),
        Shared::InProportion if high => Some(share.plus(unit).ok()?.min(own)),
        Shared::InProportion => Some(share.minus(unit).ok()?.max(own.min(nothing))),
    }
}

/// What a cap leaves for amounts above zero: those below it give room.
fn room(cap: Money, amounts: &[Option<Money>]) -> Option<Money> {
    let nothing = cap.with(0);
    let below = amounts.iter().flatten().filter(|amount| **amount < nothing);
    below.copied().try_fold(cap.max(nothing), Money::minus).ok()
}

/// The lower of two upper ends.
fn least(a: Option<Money>, b: Option<Money>) -> Option<Money> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (one, another) => one.or(another),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Places;

    fn cents(cents: i128) -> Money {
        Money::zero(Places::Two).with(cents)
    }

    #[test]
    fn a_share_in_proportion_is_open_to_a_cent_where_several_share() {
        let share = |amounts: &[i128], how, place, high| {
            let amounts: Vec<Money> = amounts.iter().map(|amount| cents(*amount)).collect();
            share_at(&amounts, Some(cents(9000)), how, place, high)
        };
        // 100.00 and 50.00 held to 90.00 are 60.00 and 30.00.
        assert_eq!(share(&[10000, 5000], Shared::InProportion, 0, true), Some(cents(6001)));
        assert_eq!(share(&[10000, 5000], Shared::InProportion, 0, false), Some(cents(5999)));
        assert_eq!(share(&[10000, 5000], Shared::InOrder, 0, true), Some(cents(9000)));
        assert_eq!(share(&[10000, 5000], Shared::InOrder, 1, true), Some(cents(0)));
        // Nobody shares with 0.00 or with what is below it, which leaves more room.
        assert_eq!(share(&[10000, 0], Shared::InProportion, 0, true), Some(cents(9000)));
        assert_eq!(share(&[10000, -500], Shared::InProportion, 0, true), Some(cents(9500)));
        // Below the cap nothing changes.
        assert_eq!(share(&[4000, 5000], Shared::InProportion, 0, true), Some(cents(4000)));
    }

    #[test]
    fn what_is_below_zero_leaves_more_room() {
        let amounts = [Some(cents(-1000)), Some(cents(0)), Some(cents(2000)), None, Some(cents(-1))];
        assert_eq!(room(cents(3000), &amounts), Some(cents(4001)));
        assert_eq!(room(cents(-500), &[None]), Some(cents(0)));
    }
}
