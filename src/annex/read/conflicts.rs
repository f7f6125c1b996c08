//! Passages that say an indicator is otherwise than another place does.

use super::Reader;
use super::parts::Parts;
use super::sentence::Last;
use crate::annex::clause::Sentence;
use crate::annex::reading::{Doubt, DoubtKind, Indicator};

impl Reader<'_> {
    /// A passage that says another place says otherwise: its numbers are no terms, but alternatives.
    pub(super) fn conflict(&mut self, sentence: &Sentence<'_>) -> bool {
        let whole = sentence.whole();
        let alike = whole.alike(0, whole.len());
        if !self.words.holds("conflict_words", &alike) || sentence.atoms.is_empty() {
            return false;
        }
        let about = self.known(&alike);
        for span in whole.spans(0, whole.len()) {
            self.reading.doubts.push(Doubt {
                kind: DoubtKind::OtherPlace,
                quote: whole.text(),
                span,
                about: about.unwrap_or(usize::MAX),
            });
        }
        if let (Some(about), Some(span)) = (about, whole.spans(0, whole.len()).first().copied()) {
            let other = self.elsewhere(about, sentence);
            self.reading.alternatives.push((about, span, whole.text(), other));
        }
        true
    }

    /// What a sentence says of an indicator, without taking it over.
    fn elsewhere(&mut self, about: usize, sentence: &Sentence<'_>) -> Indicator {
        let known = self.reading.indicators.get(about).cloned().unwrap_or_default();
        let scratch = self.reading.indicators.len();
        self.reading.indicators.push(Indicator {
            name: known.name,
            alike: known.alike,
            unit: known.unit,
            ..Indicator::default()
        });
        let mut last = Last::None;
        for clause in sentence.clauses() {
            let parts = Parts::of(&clause);
            self.indicator_clause(scratch, sentence, &clause, &parts, &[], &mut last);
        }
        let other = self.reading.indicators.get(scratch).cloned().unwrap_or_default();
        self.reading.indicators.truncate(scratch);
        other
    }
}
