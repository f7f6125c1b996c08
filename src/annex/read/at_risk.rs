//! Shares of the fee that a target puts at risk, and the sentence that says when they are lost.

use super::Reader;
use crate::annex::atom::Atom;
use crate::annex::clause::{Sentence, Text};
use crate::annex::letters::{Piece, Span};
use crate::annex::reading::{Doubt, DoubtKind, Gives, Loss, Part, Source, UnreadReason};

/// A share that an indicator puts at risk, and where it stands.
pub(super) type AtRisk = (usize, Loss, Vec<Span>);

impl Reader<'_> {
    /// 2% of monthly fees below Amount at Risk: kept until a sentence says when it is lost. Whether it is that.
    pub(super) fn share_at_risk(&mut self, place: usize, cell: &Piece) -> bool {
        let text = Text::of(self.words, cell);
        let sentences = text.sentences();
        let [sentence] = sentences.as_slice() else { return false };
        let [found] = sentence.atoms else { return false };
        let Atom::Share(amount) = &found.atom else { return false };
        let loss = self.loss(amount);
        self.at_risk.push((place, loss, cell.spans(0, cell.len())));
        true
    }

    /// If a target is missed, Vendor shall credit the Amount at Risk: what is lost of each below its target. Whether the sentence
    /// says that; what else it says of such amounts is asked about.
    pub(super) fn loses_at_risk(&mut self, sentence: &Sentence<'_>) -> bool {
        let whole = sentence.whole();
        let alike = whole.alike(0, whole.len());
        let words = sentence.row.tokens.iter();
        let risk = self.words.meaning("risk_word");
        if self.at_risk.is_empty() && self.risk_told.is_none() || !words.clone().any(|token| token.means(risk)) {
            return false;
        }
        let signs = self.words.meaning("miss") | self.words.meaning("lose");
        let missed = self.words.holds("level_missed", &alike)
            || words.clone().any(|token| token.means(self.words.meaning("miss")));
        let plain = missed
            && words.clone().any(|token| token.means(signs))
            && sentence.row.tokens.iter().all(|token| token.quantity().is_none());
        if !plain {
            // Missed for three months, the amount is doubled.
            if let Some(span) = whole.spans(0, whole.len()).first().copied() {
                self.ask_about(span);
            }
            self.leave(&whole, UnreadReason::NoMechanism);
            return true;
        }
        for (place, loss, mut spans) in std::mem::take(&mut self.at_risk) {
            let Some(range) = self.missed(place) else { continue };
            self.risk_told = self.risk_told.or(spans.first().copied());
            spans.extend(whole.spans(0, whole.len()));
            self.band(place, range, Gives::Lose(loss), Source::of(Part::Rule, spans));
        }
        true
    }

    /// Shares at risk of which no sentence says when they are lost are asked about.
    pub(super) fn doubt_at_risk(&mut self) {
        for (place, _, spans) in std::mem::take(&mut self.at_risk) {
            let Some(span) = spans.first().copied() else { continue };
            let quote = self.quote(span);
            self.reading.doubts.push(Doubt { kind: DoubtKind::Unclear, quote: quote.clone(), span, about: place });
            self.leave_spans(spans, &quote, UnreadReason::NoMechanism);
        }
    }
}
