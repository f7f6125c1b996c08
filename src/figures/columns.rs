//! What the columns of a table hold, by its headings.

use serde::Serialize;
use std::borrow::Cow;

use super::cells::trimmed;
use super::figure::{Role, Scope};
use super::tables::Delimiter;
use super::vocabulary::{Found, Known, Meaning, Slot, Vocabulary};
use crate::period::Date;
use crate::problem::{Code, Problem};
use std::collections::BTreeMap;

/// A heading as it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Column {
    /// Row of the heading in the pasted text, from 1.
    pub row: u32,
    /// Its column, from 1.
    pub column: u32,
    /// The heading as pasted.
    pub header: String,
    /// What it was understood as.
    pub role: Role,
    /// The figure's id, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub figure: Option<String>,
}

/// What is done with the cells of a column, or of a row in a table on its side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Skip,
    Key(Role),
    Figure(Slot),
}

/// A table with headings above its columns.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) delimiter: Delimiter,
    pub(super) uses: Vec<Use>,
    /// Column by column: the slot, in the table's scope, of a figure that takes a cell of nothing but digits as it is.
    pub(super) counted: Vec<Option<usize>>,
    /// How many columns stand before the first that holds a figure or a category.
    pub(super) leading: usize,
    pub(super) scope: Scope,
    pub(super) vendor: Option<usize>,
    pub(super) month: Option<usize>,
    pub(super) category: Option<usize>,
    /// The start of cooperation that stands above the table.
    pub(super) start: Option<Date>,
}

impl Table {
    /// The last column that must be read to know which record a row belongs to.
    pub(super) fn last_key(&self) -> usize {
        self.vendor.max(self.month).max(self.category).unwrap_or(0)
    }
}

/// Where headings are collected: what they were understood as, and what is wrong with them.
pub(super) struct Headings<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) columns: &'a mut Vec<Column>,
    pub(super) problems: &'a mut Vec<Problem>,
}

/// A heading and its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'a> {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) text: &'a str,
}

impl Headings<'_> {
    /// Understands a row of headings, or the labels of a table on its side. A figure that is named twice is not read
    /// at all; of a key the first counts.
    pub(super) fn understand(&mut self, spots: &[Spot<'_>]) -> Vec<Use> {
        let mut meanings: Vec<Use> = spots.iter().map(|spot| self.meaning(spot)).collect();
        let by_category = meanings.contains(&Use::Key(Role::Category));
        let mut first: BTreeMap<Meaning, usize> = BTreeMap::new();
        let mut repeated = Vec::new();
        for (place, (meaning, spot)) in meanings.iter_mut().zip(spots).enumerate() {
            let key = match *meaning {
                Use::Skip => continue,
                Use::Key(role) => Meaning::Column(role),
                Use::Figure(slot) => Meaning::Figure(slot),
            };
            let earlier = first.get(&key).copied().unwrap_or(place);
            if earlier == place {
                first.insert(key, place);
            }
            let out_of_place = match *meaning {
                Use::Figure(Slot { scope: Scope::Month, .. }) if by_category => Some(Code::FigureOfTheMonth),
                Use::Figure(Slot { scope: Scope::Category, .. }) if !by_category => Some(Code::FigureNeedsCategory),
                _ => None,
            };
            let word = self.vocabulary.word(key);
            if let Some(code) = out_of_place {
                self.problems.push(spot.at(Problem::new(code).with("figure", word)));
                *meaning = Use::Skip;
            } else if earlier != place {
                let problem = match (key, spots.get(earlier)) {
                    (Meaning::Figure(_), Some(other)) => {
                        repeated.push(earlier);
                        Problem::new(Code::FigureRepeated)
                            .with("figure", word)
                            .with("row", &other.row)
                            .with("column", &other.column)
                    }
                    _ => Problem::new(Code::KeyRepeated).with("key", word),
                };
                self.problems.push(spot.at(problem));
                *meaning = Use::Skip;
            }
        }
        for place in repeated {
            if let Some(meaning) = meanings.get_mut(place) {
                *meaning = Use::Skip;
            }
        }
        for (meaning, spot) in meanings.iter().zip(spots) {
            self.list(spot, *meaning);
        }
        meanings
    }

    fn meaning(&mut self, heading: &Spot<'_>) -> Use {
        match self.vocabulary.find(heading.text) {
            Found::One(Meaning::Figure(slot)) => Use::Figure(slot),
            Found::One(Meaning::Column(Role::Ignored | Role::Value | Role::Label)) | Found::Nothing => Use::Skip,
            Found::One(Meaning::Column(role)) => Use::Key(role),
            Found::Several(meanings) => {
                let words: Vec<&str> = meanings.iter().map(|meaning| self.vocabulary.word(*meaning)).collect();
                let problem = Problem::new(Code::HeaderAmbiguous).with("header", heading.text.trim());
                self.problems.push(heading.at(problem.with("meanings", &words.join(", "))));
                Use::Skip
            }
            Found::OtherUnit(slot) => {
                let unit = self.vocabulary.figure(slot).map_or("", |figure| &figure.unit);
                let problem = Problem::new(Code::HeaderUnit).with("header", heading.text.trim()).with("unit", unit);
                self.problems.push(heading.at(problem));
                Use::Skip
            }
        }
    }

    /// Lists a heading as it was understood; an empty one is none.
    pub(super) fn list(&mut self, heading: &Spot<'_>, meaning: Use) {
        if trimmed(heading.text).is_empty() {
            return;
        }
        let (role, figure) = match meaning {
            Use::Skip => (Role::Ignored, None),
            Use::Key(role) => (role, None),
            Use::Figure(slot) => (Role::Figure, self.vocabulary.figure(slot).map(|figure| figure.id.clone())),
        };
        let header = trimmed(heading.text).chars().take(80).collect();
        self.columns.push(Column { row: heading.row, column: heading.column, header, role, figure });
    }

    /// A table's columns, by its row of headings.
    pub(super) fn table(
        &mut self,
        row: u32,
        cells: &[Cow<'_, str>],
        delimiter: Delimiter,
        start: Option<Date>,
    ) -> Table {
        let spots: Vec<Spot<'_>> = (1_u32..).zip(cells).map(|(column, text)| Spot { row, column, text }).collect();
        let uses = self.understand(&spots);
        let place = |role| uses.iter().position(|meaning| *meaning == Use::Key(role));
        let category = place(Role::Category);
        let counted = uses.iter().map(|meaning| match meaning {
            Use::Figure(slot) if self.vocabulary.known(*slot).is_some_and(Known::takes_digits) => Some(slot.index),
            _ => None,
        });
        let leading =
            uses.iter().take_while(|meaning| matches!(meaning, Use::Skip | Use::Key(Role::Vendor | Role::Month)));
        Table {
            delimiter,
            leading: leading.count(),
            counted: counted.collect(),
            scope: if category.is_some() { Scope::Category } else { Scope::Month },
            vendor: place(Role::Vendor),
            month: place(Role::Month),
            category,
            start,
            uses,
        }
    }
}

impl Spot<'_> {
    pub(super) fn at(&self, problem: Problem) -> Problem {
        problem.at_cell(self.row, self.column, self.text)
    }
}
