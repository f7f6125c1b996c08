//! An English sentence word by word, without articles and brackets.

use rust_decimal::Decimal;

use crate::annex::clause::Sentence;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::token::What;
use crate::annex::words::Words;

/// A word, a mark or a quantity, and the token it stands in.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) quantity: Option<Quantity>,
    pub(super) token: usize,
}

/// The words of a sentence.
pub(super) struct Phrase<'w> {
    pub(super) words: &'w Words,
    pub(super) all: Vec<Word>,
}

impl<'w> Phrase<'w> {
    pub(super) fn of(words: &'w Words, sentence: &Sentence<'_>) -> Self {
        let mut all: Vec<Word> = Vec::new();
        let tokens = sentence.row.tokens;
        // First-time, one-off: one word, where no space stands around the hyphen.
        let hyphen = |token: usize| {
            let before = token.checked_sub(1).and_then(|before| tokens.get(before));
            let (one, behind) = (tokens.get(token), tokens.get(token.saturating_add(1)));
            matches!((before, one, behind), (Some(before), Some(one), Some(behind))
                if one.is('-') && before.to == one.from && behind.from == one.to
                    && before.first.is_ascii_alphabetic() && behind.first.is_ascii_alphabetic())
        };
        for (token, one) in tokens.iter().enumerate() {
            let text = sentence.row.alike(token, token.saturating_add(1));
            if token > 0
                && (hyphen(token) || hyphen(token.saturating_sub(1)))
                && let Some(last) = all.last_mut()
            {
                last.text.push_str(&text);
                last.quantity = None;
                continue;
            }
            if let What::Quantity(quantity) = &one.what {
                all.push(Word { text, quantity: Some(quantity.clone()), token });
                continue;
            }
            let mut word = String::new();
            for letter in text.chars().chain([' ']) {
                if letter.is_alphanumeric() || matches!(letter, '\'' | '-' | '.') && !word.is_empty() {
                    word.push(letter);
                    continue;
                }
                let whole = std::mem::take(&mut word);
                let whole = whole.trim_end_matches(['.', '-']);
                if !whole.is_empty() && !matches!(whole, "the" | "a" | "an") {
                    all.push(Word { text: whole.to_owned(), quantity: None, token });
                }
                if !letter.is_whitespace() && !matches!(letter, '(' | ')' | '"' | '[' | ']' | '.') {
                    all.push(Word { text: letter.to_string(), quantity: None, token });
                }
            }
        }
        let mut phrase = Self { words, all };
        phrase.leave_asides();
        phrase
    }

    /// Drops what bears on no number: ", as measured by the survey,", and the clauses that are referred to.
    fn leave_asides(&mut self) {
        let mut at = 0;
        while at < self.len() {
            let aside = self.eat(at.saturating_add(1), "en_asides").filter(|_| self.text(at) == ",");
            let end = aside.and_then(|from| {
                let end = (from..self.len()).find(|end| self.text(*end) == ",")?;
                (from..end).all(|at| self.quantity(at).is_none()).then(|| end.saturating_add(1))
            });
            if let Some(end) = end.or_else(|| self.reference(at)) {
                self.all.drain(at..end);
            } else {
                at = at.saturating_add(1);
            }
        }
    }

    /// Where a reference ends: under paragraphs 5 to 7.
    fn reference(&self, at: usize) -> Option<usize> {
        let from = self.eat(at, "en_references")?;
        let number = |at: usize| {
            let bare = |quantity: &Quantity| quantity.unit == Unit::None && quantity.per.is_empty();
            self.quantity(at).map_or_else(|| self.text(at).starts_with(|first: char| first.is_ascii_digit()), bare)
        };
        let mut end = from.saturating_add(1);
        while matches!(self.text(end), "to" | "and" | "or" | "-") && number(end.saturating_add(1)) {
            end = end.saturating_add(2);
        }
        number(from).then_some(end)
    }

    /// Some of its words: what is said before them goes with them.
    pub(super) fn part(&self, before: &[Word], from: usize, to: usize) -> Self {
        let words = self.all.get(from..to.min(self.len())).unwrap_or_default();
        Self { words: self.words, all: before.iter().chain(words).cloned().collect() }
    }

    /// The token behind its last word.
    pub(super) fn end(&self) -> usize {
        self.all.last().map_or(0, |word| word.token.saturating_add(1))
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn text(&self, at: usize) -> &str {
        self.all.get(at).filter(|word| word.quantity.is_none()).map_or("", |word| word.text.as_str())
    }

    pub(super) fn quantity(&self, at: usize) -> Option<&Quantity> {
        self.all.get(at)?.quantity.as_ref()
    }

    /// The token that a word stands in; behind the last word, the one behind the last token.
    pub(super) fn token(&self, at: usize) -> usize {
        self.all.get(at).map_or_else(|| self.end(), |word| word.token)
    }

    /// Where the longest phrase of a list ends that stands here.
    pub(super) fn eat(&self, at: usize, list: &str) -> Option<usize> {
        let stands = |phrase: &&String| {
            phrase.split(' ').enumerate().all(|(next, word)| self.text(at.saturating_add(next)) == word)
        };
        let phrases = self.words.list(list).iter().filter(stands);
        phrases.map(|phrase| at.saturating_add(phrase.split(' ').count())).max()
    }

    /// The same, or where it begins.
    pub(super) fn skip(&self, at: usize, list: &str) -> usize {
        let mut at = at;
        while let Some(next) = self.eat(at, list) {
            at = next;
        }
        at
    }

    /// Behind what numbers an item of a list within a sentence: (ii), (b).
    pub(super) fn skip_mark(&self, at: usize) -> usize {
        let mark = self.text(at);
        let roman = !mark.is_empty() && mark.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x'));
        let letter = mark.len() == 1 && mark != "a" && mark.starts_with(|first: char| first.is_ascii_lowercase());
        at.saturating_add(usize::from(roman || letter))
    }

    /// What is said, from one word to another.
    pub(super) fn said(&self, from: usize, to: usize) -> String {
        let words = self.all.get(from..to.min(self.len())).unwrap_or_default();
        words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// A unit that is written without a number: each percentage point.
    pub(super) fn unit(&self, at: usize) -> Option<(Quantity, usize)> {
        let one = |many: usize| {
            let word = self.said(at, at.saturating_add(many));
            let letters: Vec<char> = word.chars().collect();
            let bare = (at..at.saturating_add(many)).all(|at| !self.text(at).is_empty());
            let (unit, length) = self.words.unit(&letters).filter(|_| bare)?;
            (length == letters.len() && !unit.is_money()).then(|| {
                let value = Some(Decimal::ONE);
                (Quantity { value, unit: unit.clone(), word, ..Quantity::default() }, at.saturating_add(many))
            })
        };
        one(2).or_else(|| one(1))
    }

    /// What is counted one by one, right before where it is compared: each article below the target.
    pub(super) fn counted(&self, at: usize) -> Option<(Quantity, usize)> {
        let word = self.text(at);
        let next = at.saturating_add(1);
        let compared = ["en_below", "en_above"].iter().any(|list| self.eat(next, list).is_some());
        let noun = word.len() >= 4 && word.chars().all(|letter| letter.is_ascii_alphabetic());
        (compared && noun && self.unit(at).is_none()).then(|| {
            let (value, unit) = (Some(Decimal::ONE), Unit::Count(word.to_owned()));
            (Quantity { value, unit, word: word.to_owned(), ..Quantity::default() }, next)
        })
    }

    /// Whether a quantity stands here that is so much money, a share or points.
    pub(super) fn amount(&self, at: usize) -> Option<&Quantity> {
        let quantity = self.quantity(at)?;
        let worth = quantity.unit.is_money() || quantity.unit == Unit::Percent || quantity.unit == Unit::Points;
        (worth && quantity.value.is_some() && !quantity.ordinal && quantity.twin.is_none()).then_some(quantity)
    }
}
