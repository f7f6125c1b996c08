//! A rate card with its lookups made.

use crate::map::head;
use crate::quantity::Exact;

/// Packages by category, prices by package.
#[derive(Clone, Debug, Default)]
pub(crate) struct RateTable {
    categories: Vec<Category>,
    /// Where each name stands among them, at its place by [`Ends::hash`] or the next one that was free. Four times as many
    /// places as names, at least; a power of two. (Searching a sorted list is a row of decisions no machine foresees.)
    places: Vec<Option<u32>>,
    /// Price by price: the slot among a category's figures, and the price in each package.
    pub(crate) prices: Vec<(usize, Vec<Exact>)>,
}

/// A category's name, how it begins and ends, and its package.
#[derive(Clone, Debug)]
struct Category {
    name: String,
    ends: Ends,
    package: usize,
}

impl RateTable {
    /// Adds a category; whether it is new.
    pub(super) fn add(&mut self, category: &str, package: usize) -> bool {
        if self.package(category).is_some() {
            return false;
        }
        self.categories.push(Category { name: category.into(), ends: Ends::of(category), package });
        if self.categories.len().saturating_mul(4) > self.places.len() {
            self.places = vec![None; self.places.len().saturating_mul(2).max(16)];
            (0..self.categories.len()).for_each(|index| self.place(index));
        } else {
            self.place(self.categories.len().saturating_sub(1));
        }
        true
    }

    /// The package of a category, by any of its names.
    pub(crate) fn package(&self, category: &str) -> Option<usize> {
        let ends = Ends::of(category);
        let mut place = self.first_place(category, ends);
        loop {
            let index = usize::try_from((*self.places.get(place)?)?).ok()?;
            let known = self.categories.get(index)?;
            if known.ends == ends && (category.len() <= 16 || known.name == category) {
                return Some(known.package);
            }
            place = self.next_place(place);
        }
    }

    /// Gives a category the first place that is free.
    fn place(&mut self, index: usize) {
        let Some(category) = self.categories.get(index) else { return };
        let mut place = self.first_place(&category.name, category.ends);
        while self.places.get(place).is_some_and(Option::is_some) {
            place = self.next_place(place);
        }
        if let Some(free) = self.places.get_mut(place) {
            *free = u32::try_from(index).ok();
        }
    }

    fn first_place(&self, name: &str, ends: Ends) -> usize {
        usize::try_from(ends.hash(name)).unwrap_or(0) & self.places.len().wrapping_sub(1)
    }

    fn next_place(&self, place: usize) -> usize {
        place.wrapping_add(1) & self.places.len().wrapping_sub(1)
    }
}

/// The length of a name and its first and last eight bytes: up to sixteen they are all there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ends {
    length: usize,
    first: u64,
    last: u64,
}

impl Ends {
    fn of(name: &str) -> Self {
        let last = name.as_bytes().last_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        Self { length: name.len(), first: head(name), last }
    }

    /// A number that few names share.
    fn hash(self, name: &str) -> u32 {
        let mix = |mixed: u64, word: u64| (mixed ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32);
        let mut mixed = mix(mix(u64::try_from(self.length).unwrap_or(0), self.first), self.last);
        if self.length > 16 {
            mixed =
                name.as_bytes().as_chunks().0.iter().fold(mixed, |mixed, word| mix(mixed, u64::from_le_bytes(*word)));
        }
        u32::try_from(mixed & u64::from(u32::MAX)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_again_and_no_other() {
        let names: Vec<String> =
            (0..3_000).map(|number| format!("品类{}{number}", "甲乙".repeat(number % 4))).collect();
        let mut table = RateTable::default();
        assert_eq!(table.package("品类1"), None);
        for (package, name) in names.iter().enumerate() {
            assert!(table.add(name, package));
        }
        for (package, name) in names.iter().enumerate() {
            assert!(!table.add(name, 0));
            assert_eq!(table.package(name), Some(package));
            assert_eq!(table.package(&format!("{name}。")), None);
        }
        assert_eq!(table.package(""), None);
    }
}
