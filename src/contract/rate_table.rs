//! A rate card with its lookups made.

use crate::map::Map;

use crate::number::Exact;

/// Packages by category, prices by package.
#[derive(Clone, Debug, Default)]
pub(crate) struct RateTable {
    packages: Map<String, usize>,
    /// Price by price: the slot among a category's figures, and the price in each package.
    pub(crate) prices: Vec<(usize, Vec<Exact>)>,
}

impl RateTable {
    /// Adds a category; whether it is new.
    pub(super) fn add(&mut self, category: &str, package: usize) -> bool {
        let new = !self.packages.contains_key(category);
        if new {
            self.packages.insert(category.into(), package);
        }
        new
    }

    /// The package of a category, by any of its names.
    pub(crate) fn package(&self, category: &str) -> Option<usize> {
        self.packages.get(category).copied()
    }
}
