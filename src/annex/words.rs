//! The words annexes are written in: lists and patterns that are data, in `contracts/annex_words.json`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::pattern::Pattern;
use super::quantity::Unit;
use super::role::Role;
use super::signs::Signs;
use super::word_list::{Forms, Heads, WordList};

/// A set of meanings, one bit for each of the word lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Meanings(u128, u64);

impl Meanings {
    /// How many lists there may be.
    const MOST: usize = 192;

    /// The set with the meaning of one list.
    fn one(place: usize) -> Self {
        match u32::try_from(place).unwrap_or(u32::MAX) {
            place @ 0..128 => Self(1_u128.wrapping_shl(place), 0),
            place @ 128..192 => Self(0, 1_u64.wrapping_shl(place.wrapping_sub(128))),
            _ => Self::default(),
        }
    }

    pub(super) fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Whether two sets have a meaning in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0 || self.1 & other.1 != 0
    }
}

impl std::ops::BitOr for Meanings {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0, self.1 | other.1)
    }
}

/// The Chinese characters that have a simplified form.
const FIRST_HAN: u32 = 0x4e00;
const LAST_HAN: u32 = 0x9fff;

/// What the file holds.
#[derive(Deserialize)]
struct File {
    traditional: String,
    words: BTreeMap<String, Vec<String>>,
    units: BTreeMap<String, Vec<String>>,
    columns: BTreeMap<String, Vec<String>>,
    lists: BTreeMap<String, Vec<String>>,
    patterns: Vec<(String, String)>,
    figures: Vec<KnownFigure>,
    examples: BTreeMap<String, String>,
}

/// A common figure an indicator may be.
#[derive(Debug, Deserialize)]
pub(super) struct KnownFigure {
    /// The figure that gives it directly.
    pub(super) id: String,
    /// The counts it is a rate of; empty where it is no rate.
    #[serde(default)]
    pub(super) of: Vec<String>,
    #[serde(default)]
    pub(super) to: Vec<String>,
}

/// The words, ready to be looked up.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The simplified form of each Chinese character, from the first one on.
    simplified: Vec<char>,
    forms: Forms<Meanings>,
    names: Vec<String>,
    units: Forms<Unit>,
    currencies: BTreeMap<String, Vec<String>>,
    pub(super) heads: Heads,
    /// The words that comparisons and ranges are made of.
    pub(super) signs: Signs,
    lists: BTreeMap<String, WordList>,
    /// The words that end what a share is of.
    base_ends: WordList,
    references: WordList,
    pub(super) patterns: Vec<Pattern>,
    pub(super) figures: Vec<KnownFigure>,
    pub(super) examples: BTreeMap<String, String>,
}

impl Words {
    /// Those that come with the engine.
    pub(super) fn built_in() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| {
            let file = serde_json::from_str(crate::json::json_text!("contracts/annex_words.json"));
            file.map(Self::of).unwrap_or_default()
        })
    }

    fn of(file: File) -> Self {
        let mut words = Self { figures: file.figures, examples: file.examples, ..Self::default() };
        words.lists = file.lists.into_iter().map(|(name, list)| (name, WordList::of(list))).collect();
        words.base_ends = WordList::of(words.list("base_ends").to_vec());
        words.references = WordList::of(words.list("references").to_vec());
        words.simplified = (FIRST_HAN..=LAST_HAN).filter_map(char::from_u32).collect();
        let mut pairs = file.traditional.chars();
        while let (Some(traditional), Some(simplified)) = (pairs.next(), pairs.next()) {
            let place = u32::from(traditional).checked_sub(FIRST_HAN).and_then(|place| usize::try_from(place).ok());
            if let Some(form) = place.and_then(|place| words.simplified.get_mut(place)) {
                *form = simplified;
            }
        }
        for (meaning, forms) in file.words {
            let bit = Meanings::one(words.names.len());
            words.names.push(meaning);
            debug_assert!(words.names.len() <= Meanings::MOST, "a list for each bit of a meaning, and no more");
            for form in forms {
                words.forms.add(&form, bit, |known, more| *known = *known | more);
            }
        }
        for (unit, forms) in file.units {
            if let Some(currency) = unit.strip_prefix("money ") {
                words.currencies.insert(currency.to_owned(), forms.clone());
            }
            for form in forms {
                words.units.add(&form, Unit::named(&unit, &form), |_, _| {});
            }
        }
        for (name, forms) in file.columns {
            if let Some(role) = Role::named(&name) {
                for form in &forms {
                    words.heads.add(form, role);
                }
            }
        }
        words.signs = Signs::of(|name| words.meaning(name));
        words.patterns = file.patterns.iter().filter_map(|(gives, shape)| Pattern::of(gives, shape, &words)).collect();
        words
    }

    /// The simplified form of a traditional character; any other letter as it is.
    pub(super) fn simplified(&self, letter: char) -> char {
        let place = u32::from(letter).checked_sub(FIRST_HAN).and_then(|place| usize::try_from(place).ok());
        place.and_then(|place| self.simplified.get(place)).copied().unwrap_or(letter)
    }

    /// The set with one meaning; empty if no list is called so.
    pub(super) fn meaning(&self, name: &str) -> Meanings {
        // They are in order, as the map they come from has them.
        let place = self.names.binary_search_by(|known| known.as_str().cmp(name)).ok();
        place.map(Meanings::one).unwrap_or_default()
    }

    /// The longest word that stands here: its meanings and its length.
    pub(super) fn word(&self, letters: &[char]) -> Option<(Meanings, usize)> {
        self.forms.longest(letters).map(|(meanings, length)| (*meanings, length))
    }

    /// The longest unit that stands here.
    pub(super) fn unit(&self, letters: &[char]) -> Option<(&Unit, usize)> {
        self.units.longest(letters)
    }

    /// The currencies, with how each is written.
    pub(super) fn currencies(&self) -> impl Iterator<Item = (&String, &Vec<String>)> {
        self.currencies.iter()
    }

    /// The longest word that a reference may begin with and that stands here.
    pub(super) fn reference(&self, letters: &[char]) -> Option<&str> {
        self.references.stands_at(letters)
    }

    /// The longest word for something that is told apart by a number: tier 1, level 2.
    pub(super) fn numbered(&self, letters: &[char]) -> Option<&str> {
        self.lists.get("numbered")?.stands_at(letters)
    }

    /// Whether letters may end what a share is of.
    pub(super) fn ends_base(&self, letters: &[char]) -> bool {
        self.base_ends.ends_letters(letters)
    }

    /// A list that is looked through as it stands.
    pub(super) fn list(&self, name: &str) -> &[String] {
        self.lists.get(name).map_or(&[], WordList::words)
    }

    /// Whether a text holds a word of a list.
    pub(super) fn holds(&self, list: &str, text: &str) -> bool {
        self.lists.get(list).is_some_and(|list| list.stands_in(text))
    }

    /// The longest word of a list that a text begins with. A Latin word must end where it ends.
    pub(super) fn begins_with<'w>(&'w self, list: &str, text: &str) -> Option<&'w str> {
        self.lists.get(list)?.begins(text)
    }

    /// The longest word of a list that a text ends with. A Latin word must begin where it begins.
    pub(super) fn ends_with<'w>(&'w self, list: &str, text: &str) -> Option<&'w str> {
        self.lists.get(list)?.ends(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_of_the_file_is_understood() {
        let file: File = serde_json::from_str(include_str!("../../contracts/annex_words.json")).unwrap();
        let patterns = file.patterns.clone();
        let words = Words::of(file);
        for (gives, shape) in &patterns {
            assert!(Pattern::of(gives, shape, &words).is_some(), "{gives}: {shape}");
        }
        assert_eq!(words.patterns.len(), patterns.len());
    }
}
