//! The atoms of a clause by what they do in it.

use crate::annex::atom::{Atom, Found, Partial, Step, Within};
use crate::annex::clause::Clause;
use crate::annex::quantity::Quantity;
use crate::annex::range::Range;

/// Whether a clause speaks of the target being met, missed, or of all other cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reached {
    Meet,
    Miss,
    Rest,
}

/// The atoms of a clause by what they do in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts<'a> {
    pub(super) ranges: Vec<(&'a Range, &'a Found)>,
    pub(super) step: Option<(&'a Step, &'a Found)>,
    pub(super) reached: Option<(Reached, &'a Found)>,
    pub(super) in_a_row: Option<(&'a Quantity, &'a Found)>,
    pub(super) times: Option<(&'a Quantity, &'a Within, &'a Found)>,
    pub(super) nth: Option<(&'a Quantity, &'a Found)>,
    /// What is lost, gained, kept or paid.
    pub(super) effects: Vec<&'a Found>,
    pub(super) partial: Option<(Partial, &'a Found)>,
    pub(super) floor: Option<(&'a Quantity, &'a Found)>,
    pub(super) caps: Vec<(&'a crate::annex::atom::Amount, &'a Found)>,
    pub(super) cap_count: Option<(&'a Quantity, &'a Found)>,
    pub(super) bare: Vec<(&'a Quantity, &'a Found)>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(clause: &Clause<'a>) -> Self {
        let mut parts = Self::default();
        for found in clause.atoms {
            match &found.atom {
                Atom::Range(range) => parts.ranges.push((range, found)),
                Atom::Step(step) if parts.step.is_none() => parts.step = Some((step, found)),
                Atom::Meet => parts.reached = Some((Reached::Meet, found)),
                Atom::Miss => parts.reached = Some((Reached::Miss, found)),
                Atom::Rest => parts.reached = Some((Reached::Rest, found)),
                Atom::InARow(months) => parts.in_a_row = Some((months, found)),
                Atom::Times { times, within } => parts.times = Some((times, within, found)),
                Atom::FromNth(nth) => parts.nth = Some((nth, found)),
                Atom::Lose(_)
                | Atom::Gain(_)
                | Atom::Keep(_)
                | Atom::Pay(_)
                | Atom::Factor(_)
                | Atom::NoLoss
                | Atom::Share(_) => {
                    parts.effects.push(found);
                }
                Atom::Partial(partial) => parts.partial = Some((*partial, found)),
                Atom::Floor(floor) => parts.floor = Some((floor, found)),
                Atom::Cap(cap) => parts.caps.push((cap, found)),
                Atom::CapCount(count) => parts.cap_count = Some((count, found)),
                Atom::Bare(quantity) => parts.bare.push((quantity, found)),
                _ => {}
            }
        }
        parts
    }

    /// Whether the clause takes, gives or keeps something.
    pub(super) fn has_effect(&self) -> bool {
        !self.effects.is_empty()
    }

    /// Whether it sets a condition.
    pub(super) fn has_condition(&self) -> bool {
        !self.ranges.is_empty()
            || self.step.is_some()
            || self.reached.is_some()
            || self.in_a_row.is_some()
            || self.times.is_some()
    }
}
