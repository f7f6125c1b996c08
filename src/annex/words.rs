//! The words annexes are written in: lists and patterns that are data, in `contracts/annex_words.json`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::pattern::Pattern;
use super::quantity::Unit;

/// A set of meanings, one bit for each of the word lists.
pub(super) type Meanings = u128;

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
    /// What annexes call it beside the words of the glossary.
    #[serde(default)]
    pub(super) called: Vec<String>,
}

/// Forms by their first letter, the longest first.
#[derive(Debug)]
struct Forms<T>(BTreeMap<char, Vec<(Vec<char>, T)>>);

impl<T> Default for Forms<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> Forms<T> {
    fn add(&mut self, form: &str, meaning: T, join: impl Fn(&mut T, T)) {
        let letters: Vec<char> = form.chars().collect();
        let Some(first) = letters.first() else { return };
        let forms = self.0.entry(*first).or_default();
        match forms.iter_mut().find(|(known, _)| *known == letters) {
            Some((_, known)) => join(known, meaning),
            None => {
                let place = forms.partition_point(|(known, _)| known.len() >= letters.len());
                forms.insert(place, (letters, meaning));
            }
        }
    }

    /// The longest form that stands here, and how many letters it has. A Latin word must end where it ends.
    fn longest(&self, letters: &[char]) -> Option<(&T, usize)> {
        let forms = self.0.get(letters.first()?)?;
        let stands = |form: &[char]| {
            let is_word = |letter: Option<&char>| letter.is_some_and(char::is_ascii_alphanumeric);
            letters.starts_with(form) && !(is_word(form.last()) && is_word(letters.get(form.len())))
        };
        forms.iter().find(|(form, _)| stands(form)).map(|(form, meaning)| (meaning, form.len()))
    }
}

/// The words, ready to be looked up.
#[derive(Debug, Default)]
pub(super) struct Words {
    simplified: BTreeMap<char, char>,
    forms: Forms<Meanings>,
    names: Vec<String>,
    units: Forms<Unit>,
    columns: Vec<(String, Vec<String>)>,
    lists: BTreeMap<String, Vec<String>>,
    pub(super) patterns: Vec<Pattern>,
    pub(super) figures: Vec<KnownFigure>,
    pub(super) examples: BTreeMap<String, String>,
}

impl Words {
    /// Those that come with the engine.
    pub(super) fn built_in() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| {
            let file = serde_json::from_str(include_str!("../../contracts/annex_words.json"));
            file.map(Self::of).unwrap_or_default()
        })
    }

    fn of(file: File) -> Self {
        let mut words = Self { figures: file.figures, examples: file.examples, lists: file.lists, ..Self::default() };
        let mut pairs = file.traditional.chars();
        while let (Some(traditional), Some(simplified)) = (pairs.next(), pairs.next()) {
            words.simplified.insert(traditional, simplified);
        }
        for (meaning, forms) in file.words {
            let bit = 1_u128.wrapping_shl(u32::try_from(words.names.len()).unwrap_or(0));
            words.names.push(meaning);
            for form in forms {
                words.forms.add(&form, bit, |known, more| *known |= more);
            }
        }
        for (unit, forms) in file.units {
            for form in forms {
                words.units.add(&form, Unit::named(&unit, &form), |_, _| {});
            }
        }
        words.columns = file.columns.into_iter().collect();
        words.patterns = file.patterns.iter().filter_map(|(gives, shape)| Pattern::of(gives, shape, &words)).collect();
        words
    }

    /// The simplified form of a traditional character; any other letter as it is.
    pub(super) fn simplified(&self, letter: char) -> char {
        self.simplified.get(&letter).copied().unwrap_or(letter)
    }

    /// The set with one meaning; empty if no list is called so.
    pub(super) fn meaning(&self, name: &str) -> Meanings {
        let place = self.names.iter().position(|known| known == name).and_then(|place| u32::try_from(place).ok());
        place.map_or(0, |place| 1_u128.wrapping_shl(place))
    }

    /// The longest word that stands here: its meanings and its length.
    pub(super) fn word(&self, letters: &[char]) -> Option<(Meanings, usize)> {
        self.forms.longest(letters).map(|(meanings, length)| (*meanings, length))
    }

    /// The longest unit that stands here.
    pub(super) fn unit(&self, letters: &[char]) -> Option<(&Unit, usize)> {
        self.units.longest(letters)
    }

    /// The words for the heads of columns: what a column is for, and how its head is written.
    pub(super) fn columns(&self) -> &[(String, Vec<String>)] {
        &self.columns
    }

    /// A list that is looked through as it stands.
    pub(super) fn list(&self, name: &str) -> &[String] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether a text holds a word of a list.
    pub(super) fn holds(&self, list: &str, text: &str) -> bool {
        self.list(list).iter().any(|word| text.contains(word.as_str()))
    }

    /// The longest word of a list that a text ends with. A Latin word must begin where it begins.
    pub(super) fn ends_with<'w>(&'w self, list: &str, text: &str) -> Option<&'w str> {
        let ends = |word: &&String| {
            let before = text.strip_suffix(word.as_str()).map(|before| before.chars().next_back());
            before.is_some_and(|before| !(is_latin(word.chars().next()) && is_latin(before)))
        };
        self.list(list).iter().filter(ends).max_by_key(|word| word.len()).map(String::as_str)
    }

    /// The longest word of a list that a text begins with. A Latin word must end where it ends.
    pub(super) fn starts_with<'w>(&'w self, list: &str, text: &str) -> Option<&'w str> {
        let begins = |word: &&String| {
            let after = text.strip_prefix(word.as_str()).map(|after| after.chars().next());
            let ends = |after: Option<char>| match after {
                Some(after) if word.chars().all(|letter| letter.is_ascii_alphabetic() || letter == ' ') => !after.is_alphanumeric(),
                after => !(is_latin(word.chars().next_back()) && is_latin(after)),
            };
            after.is_some_and(ends)
        };
        self.list(list).iter().filter(begins).max_by_key(|word| word.len()).map(String::as_str)
    }
}

fn is_latin(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| letter.is_ascii_alphanumeric())
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
