//! Sums that an English text gives a name: "Fees at Risk" means 12% of the Monthly Charges.

use super::phrase::Phrase;
use crate::annex::clause::Text;
use crate::annex::letters::{Piece, Span};
use crate::annex::quantity::Quantity;
use crate::annex::read::Reader;

/// A share, what it is of, and where it is defined.
pub(super) type Defined = (Quantity, Option<String>, Vec<Span>);

impl Reader<'_> {
    /// The share of a fee that a name stands for, where one line of the text says so and nothing else.
    pub(super) fn defined_share(&self, named: &str) -> Option<Defined> {
        let quotes = |letter: char| matches!(letter, '"' | '“' | '”');
        let mut found = self.written.iter().enumerate().filter_map(|(at, line)| {
            let marks: Vec<usize> = line.match_indices(quotes).map(|(mark, _)| mark).collect();
            let rest = marks.windows(2).find_map(|two| {
                let [open, close] = two else { return None };
                let inner = line.get(*open..*close)?.trim_start_matches(quotes).trim().to_lowercase();
                (inner == named).then_some(*close)
            })?;
            let text = line.get(rest..)?.trim_start_matches(quotes);
            Some((at, line.len().saturating_sub(text.len()), text))
        });
        let (at, before, rest) = found.next().filter(|_| found.next().is_none())?;
        let column = self.written.get(at)?.get(..before)?.chars().count();
        let piece = Piece::of(self.words, rest, at, column);
        let text = Text::of(self.words, &piece);
        let sentences = text.sentences();
        let phrase = Phrase::of(self.words, sentences.first()?);
        let from = phrase.eat(0, "en_means")?;
        let timed = phrase.skip(phrase.skip(phrase.skip(from, "en_comma"), "en_monthly"), "en_comma");
        let share = phrase.amount(timed).filter(|share| share.unit.is_percent() && share.per.is_empty())?;
        let (base, end) = phrase.base(timed.saturating_add(1))?;
        let whole = sentences.first()?.whole();
        let all = phrase.skip(end, "en_monthly") == phrase.len();
        (all && base.is_some()).then(|| (share.clone(), base, whole.spans(0, whole.len())))
    }
}
