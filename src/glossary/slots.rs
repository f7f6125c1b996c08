//! What a vocabulary knows, by the slots of its figures.

use super::figure::{Figure, Scope};
use super::vocabulary::{Known, Slot, Vocabulary};

impl Vocabulary {
    /// Whether a figure counts something that is not offered.
    pub(crate) fn is_not_offered(&self, slot: Slot) -> bool {
        self.not_offered.contains(&slot)
    }

    /// Where the figure's value stands in a record; `None` if the contract does not know it.
    pub fn slot(&self, id: &str) -> Option<Slot> {
        self.ids.get(id).copied()
    }

    /// The figure that stands in a slot.
    pub fn figure(&self, slot: Slot) -> Option<&Figure> {
        self.list(slot.scope).get(slot.index).map(|known| &known.figure)
    }

    /// The figures of a scope, in the order of their slots.
    pub fn figures(&self, scope: Scope) -> impl Iterator<Item = &Figure> {
        self.list(scope).iter().map(|known| &known.figure)
    }

    /// How many slots a scope has.
    pub fn width(&self, scope: Scope) -> usize {
        self.list(scope).len()
    }

    pub(crate) fn list(&self, scope: Scope) -> &[Known] {
        if scope == Scope::Month { &self.month } else { &self.category }
    }

    /// The figures of a scope that other figures are the parts of.
    pub(crate) fn sums(&self, scope: Scope) -> impl Iterator<Item = (usize, &Known)> {
        self.these(&self.sums, scope)
    }

    /// The figures of a scope that are a part of another.
    pub(crate) fn parts(&self, scope: Scope) -> impl Iterator<Item = (usize, &Known)> {
        self.these(&self.parts, scope)
    }

    fn these<'l>(&'l self, slots: &'l [Slot], scope: Scope) -> impl Iterator<Item = (usize, &'l Known)> {
        let own = slots.iter().filter(move |slot| slot.scope == scope);
        own.filter_map(|slot| Some((slot.index, self.known(*slot)?)))
    }

    pub(crate) fn known(&self, slot: Slot) -> Option<&Known> {
        self.list(slot.scope).get(slot.index)
    }
}
