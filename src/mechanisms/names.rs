//! What a name in a contract stands for.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::localized::Text;
use crate::problem::shape;

/// What kind of value a term gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Number,
    /// A yes or no.
    Flag,
}

impl Kind {
    pub(super) fn shape(self) -> &'static str {
        match self {
            Self::Number => shape::NUMBER,
            Self::Flag => shape::CONDITION,
        }
    }
}

/// What a name in the contract stands for.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    pub(crate) slot: usize,
    pub(crate) kind: Kind,
    /// Which metric it is, if it is one with a target.
    pub(crate) target: Option<usize>,
}

/// What terms can name within the rows of a table.
#[derive(Debug, Default)]
pub(crate) struct RowNames {
    /// The table.
    pub(crate) table: String,
    /// Its own slot; those of its figures and values follow.
    pub(crate) first: usize,
    pub(crate) meanings: Vec<(String, Meaning)>,
    /// The names its rows can have, where they are listed.
    pub(crate) among: Vec<Text>,
}

impl RowNames {
    pub(super) fn get(&self, name: &str) -> Option<&Meaning> {
        self.meanings.iter().find(|(known, _)| known == name).map(|(_, meaning)| meaning)
    }
}

/// Everything terms can name.
#[derive(Default)]
pub(crate) struct Names {
    pub(crate) meanings: BTreeMap<String, Meaning>,
    /// Figures that are counted per category: no term can name them.
    pub(crate) of_category: Vec<String>,
}

impl Names {
    /// Adds a name; false if it is there already, and then it keeps its meaning.
    pub(crate) fn add(&mut self, name: String, meaning: Meaning) -> bool {
        let Entry::Vacant(place) = self.meanings.entry(name) else { return false };
        place.insert(meaning);
        true
    }

    /// Whether a term of the contract has this name; `values`: the first slot that is no figure's.
    pub(crate) fn is_of_contract(&self, name: &str, values: usize) -> bool {
        self.get(name).is_some_and(|meaning| meaning.slot >= values)
    }

    pub(super) fn get(&self, name: &str) -> Option<&Meaning> {
        self.meanings.get(name)
    }
}
