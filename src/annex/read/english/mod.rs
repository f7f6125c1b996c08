//! English sentences of which every word is known. What has a word or a number left over is left to the other readings, which
//! ask: a number is certain only where nothing beside it may bear on it.

mod bounds;
mod credits;
mod defined;
mod faults;
mod guards;
mod items;
mod mentions;
mod no_prices;
mod nth;
mod phrase;
mod rates;
mod rows;
mod shortfalls;
mod sums;
mod targets;

use phrase::Phrase;
pub(super) use rows::{heads_row, standards};

use super::Reader;
use crate::annex::clause::Sentence;
use crate::annex::letters::Piece;

impl Reader<'_> {
    /// A sentence that is read whole. Whether it is one.
    pub(super) fn english_sentence(&mut self, sentence: &Sentence<'_>) -> bool {
        if !self.english {
            return false;
        }
        if !sentence.row.tokens.iter().any(|token| token.quantity().is_some()) {
            return self.english_defined_cap(sentence);
        }
        let phrase = Phrase::of(self.words, sentence);
        if phrase.len() > 60 {
            return false;
        }
        let dashed = self.title_before_dash(sentence, &phrase);
        let (phrase, dashed) = match dashed {
            Some((title, from)) => (phrase.part(&[], from, phrase.len()), Some(title)),
            None => (phrase, None),
        };
        let title = dashed.or_else(|| self.head.clone()).or_else(|| self.title_before(sentence));
        let whole_title = title.clone();
        let title = title.as_ref();
        // Standards: a head that only says what the sentences below are.
        let title = title.filter(|title| !self.is_general(sentence, title));
        let whole = sentence.whole();
        self.english_target(sentence, &phrase, title)
            || self.english_credit(sentence, &phrase, title)
            || self.english_rate(&phrase, whole_title.as_ref(), &whole.spans(0, whole.len()))
            || self.english_from_nth(&phrase, title, &whole.spans(0, whole.len()))
            || self.english_surcharges(sentence, &phrase, whole_title.as_ref())
            || self.english_each_case(&phrase, title, whole.spans(0, whole.len()))
            || self.english_sum(sentence, &phrase, title, whole_title.as_ref())
    }

    /// Whether a title names several sentences and nothing that is measured.
    fn is_general(&self, sentence: &Sentence<'_>, title: &Piece) -> bool {
        let text = crate::annex::clause::Text::of(self.words, sentence.row.piece);
        let numbers = |sentence: &&Sentence<'_>| sentence.row.tokens.iter().any(|token| token.quantity().is_some());
        let sentences = text.sentences();
        let several = sentences.iter().filter(numbers).count() > 1;
        let stops = sentence.row.piece.letters.windows(2).any(|pair| pair == ['.', ' ']);
        let one_word = !title.trimmed().letters.contains(&' ');
        several
            && one_word
            && stops
            && !crate::annex::name::is_metric(self.words, &crate::annex::name::name(self.words, title))
            && self.mentioned(&title.alike(0, title.len())).is_none()
    }

    /// Call Abandonment Rate – shall be no greater than 3.5%: what the line begins with, before a dash.
    fn title_before_dash(&self, sentence: &Sentence<'_>, phrase: &Phrase<'_>) -> Option<(Piece, usize)> {
        let dash = (1..phrase.len().min(8)).find(|at| phrase.text(*at) == "-").filter(|_| self.head.is_none())?;
        let plain = (0..dash).all(|at| {
            let text = phrase.text(at);
            text.starts_with(|letter: char| letter.is_ascii_alphabetic()) && phrase.eat(at, "en_conditions").is_none()
        });
        let title = sentence.piece(phrase.token(0), phrase.token(dash));
        (plain && title.len() >= 3).then_some((title, dash.saturating_add(1)))
    }

    /// Abandonment. The share of calls …: what the line begins with, before its first full stop.
    fn title_before(&self, sentence: &Sentence<'_>) -> Option<Piece> {
        let body = sentence.row.piece;
        let stop = body.letters.iter().take(60).position(|letter| matches!(letter, '.'))?;
        let title = body.slice(0, stop);
        let plain = title
            .letters
            .iter()
            .all(|letter| letter.is_ascii_alphabetic() || matches!(letter, ' ' | '-' | '&' | '/' | '(' | ')'));
        let short = title.letters.iter().filter(|letter| **letter == ' ').count() <= 5;
        // Standards. The Supplier will … . First-time fix must …: a title of several is no name.
        let numbers = |sentence: &Sentence<'_>| sentence.row.tokens.iter().any(|token| token.quantity().is_some());
        let text = crate::annex::clause::Text::of(self.words, body);
        let several = text.sentences().iter().filter(|sentence| numbers(sentence)).count() > 1;
        let measured = crate::annex::name::is_metric(self.words, &crate::annex::name::name(self.words, &title));
        if several && !measured && self.mentioned(&title.alike(0, title.len())).is_none() {
            return None;
        }
        let first = sentence.row.bounds(0, 1).is_some_and(|(from, _)| from > stop);
        let alike = title.alike(0, title.len());
        let says = alike
            .split(' ')
            .any(|word| self.words.list("en_must").iter().chain(self.words.list("en_be")).any(|verb| verb == word));
        (plain && short && first && !says && body.letter(stop.saturating_add(1)) == Some(' ')).then_some(title)
    }
}
