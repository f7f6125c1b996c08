//! Which indicator English words speak of.

use super::items::when;
use super::phrase::Phrase;
use crate::annex::letters::Piece;
use crate::annex::name::is_lower_better;
use crate::annex::range::Range;
use crate::annex::read::{Reader, Subject};

impl Reader<'_> {
    /// CSAT at 95% or above, before a colon: the indicator, and where it lies.
    pub(in crate::annex::read) fn range_in_title(&self, title: &Piece) -> Option<(usize, Range)> {
        let text = crate::annex::clause::Text::of(self.words, title);
        let sentences = text.sentences();
        let [sentence] = sentences.as_slice() else { return None };
        let phrase = Phrase::of(self.words, sentence);
        let (from, verb) = phrase.subject_behind(0).filter(|(from, verb)| verb > from)?;
        let place = self.mentioned(&phrase.said(from, verb))?;
        let lower = self.reading.indicators.get(place).is_some_and(|indicator| indicator.lower == Some(true));
        let (bound, end) = phrase.bound(verb, lower)?;
        (end == phrase.len()).then(|| Some((place, when(bound)?)))?
    }

    /// The indicator a sentence is about, where its title or an earlier sentence says so, and whether lower is better.
    pub(super) fn indicator_said(&self, phrase: &Phrase<'_>, title: Option<&Piece>) -> (Option<usize>, bool) {
        let by_title = title.and_then(|title| self.mentioned(&title.alike(0, title.len())));
        let mut inside = (0..phrase.len()).filter_map(|at| phrase.subject_at(at));
        let inside = inside.find_map(|(from, to)| self.mentioned(&phrase.said(from, to)));
        let before = match self.subject {
            Subject::Indicator(place) => Some(place),
            _ => None,
        };
        let place = by_title.or(inside).or(before);
        let lower = place.and_then(|place| self.reading.indicators.get(place)).is_some_and(|indicator| {
            let named = || is_lower_better(self.words, &indicator.alike) == Some(true);
            indicator.lower == Some(true) || indicator.lower.is_none() && named()
        });
        (place, lower)
    }

    /// The indicator that words speak of: all of them stand in its name, or all of its name in them, and in no other.
    pub(super) fn mentioned(&self, said: &str) -> Option<usize> {
        let said = said.trim();
        if let Some(place) = self.reading.indicators.iter().position(|indicator| indicator.alike == said) {
            return Some(place);
        }
        let content = |text: &str| -> Vec<String> {
            let words = text.split(|letter: char| !letter.is_alphanumeric());
            let words =
                words.filter(|word| !word.is_empty() && !self.words.list("en_small").iter().any(|small| small == word));
            words.map(str::to_owned).collect()
        };
        let own = content(said);
        if own.is_empty() {
            return None;
        }
        let mut found = self.reading.indicators.iter().enumerate().filter(|(_, indicator)| {
            let known = content(&indicator.alike);
            let inside = own.iter().all(|word| known.iter().any(|known| same_word(word, known)));
            let around = known.iter().all(|word| own.iter().any(|own| same_word(word, own)));
            !known.is_empty() && (inside || around)
        });
        let first = found.next().map(|(place, _)| place);
        first.filter(|_| found.next().is_none()).or_else(|| self.called(said))
    }
}

/// Whether two words are forms of one: call and calls, answering and answered.
fn same_word(one: &str, other: &str) -> bool {
    one == other || stem(one).len() >= 3 && stem(one) == stem(other)
}

/// A word without its ending.
fn stem(word: &str) -> &str {
    if !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return word;
    }
    let cut = |word: &'static [&'static str], text| {
        word.iter().find_map(|end| str::strip_suffix(text, *end)).filter(|rest: &&str| rest.len() >= 3)
    };
    let one = cut(&["s"], word).unwrap_or(word);
    let rest = cut(&["ment", "ing", "ed", "ion", "e"], one).map_or(one, |rest| rest.strip_suffix('e').unwrap_or(rest));
    // Reply and replied.
    rest.strip_suffix(['y', 'i']).filter(|rest| rest.len() >= 3).unwrap_or(rest)
}
