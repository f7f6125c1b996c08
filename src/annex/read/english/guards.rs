//! Words of an English sentence that bear on its number and that no atom holds: a question, and never a number for certain.

use crate::annex::atom::Atom;
use crate::annex::clause::{Sentence, Text, is_condition};
use crate::annex::letters::Piece;
use crate::annex::read::Reader;
use crate::annex::reading::{Doubt, DoubtKind};

/// How much is known of what is measured, of what is added and of what is due.
pub(in crate::annex::read) type Known = (usize, usize, usize);

impl Reader<'_> {
    pub(in crate::annex::read) fn known_so_far(&self) -> Known {
        let indicators = self.reading.indicators.iter().map(|indicator| {
            usize::from(indicator.target.is_some())
                .saturating_add(usize::from(indicator.rule.step.is_some()))
                .saturating_add(indicator.rule.bands.len())
        });
        let measured = indicators.fold(0, usize::saturating_add);
        (measured, self.reading.bonus.len(), self.reading.damages.len())
    }

    /// Asks about what a sentence has added, where a word beside it bears on that.
    pub(in crate::annex::read) fn ask_if_qualified(&mut self, before: Known, sentence: &Sentence<'_>) {
        let now = self.known_so_far();
        let owed = now.2 > before.2;
        if now.0 <= before.0 && now.1 <= before.1 && !owed || !self.is_qualified(sentence, owed) {
            return;
        }
        let Some(found) = sentence.atoms.first() else { return };
        let line = sentence.spans(found).first().map(|span| span.line);
        let asked = |doubt: &Doubt| doubt.kind == DoubtKind::Unclear && Some(doubt.span.line) == line;
        if !self.reading.doubts.iter().any(asked) {
            self.unclear(sentence, found);
        }
    }

    /// If Provider meets every target in the two months following …: a party is nothing that is measured.
    pub(in crate::annex::read) fn without_party(&mut self, (before, doubts): (usize, usize), sentence: &Sentence<'_>) {
        let party = |alike: &str| {
            let first = alike.split(' ').next().unwrap_or_default();
            alike.len() < 40 && self.words.list("en_agents").iter().any(|agent| agent == first)
        };
        let only = self.reading.indicators.len() == before.saturating_add(1);
        let last = self.reading.indicators.last().filter(|_| only);
        let unset = last.is_some_and(|last| last.target.is_none() && last.weight.is_none() && party(&last.alike));
        if unset && !self.levels.iter().any(|(of, ..)| *of == before) {
            self.reading.indicators.pop();
            self.codes.retain(|(_, of)| *of != before);
            self.again.retain(|(of, _)| *of != before);
            self.below.retain(|(_, of)| *of != before);
            self.under = self.under.take().filter(|(of, _)| *of != before);
            self.item = self.item.take().filter(|of| *of != before);
            let unclear = |doubt: &Doubt| doubt.kind == DoubtKind::Unclear;
            let kept: Vec<Doubt> = self.reading.doubts.drain(doubts..).filter(unclear).collect();
            self.reading.doubts.extend(kept);
            self.subject = crate::annex::read::Subject::None;
            self.forget_last();
            let whole = sentence.whole();
            self.leave(&whole, crate::annex::reading::UnreadReason::NoMechanism);
        }
    }

    /// The same of a cell.
    pub(in crate::annex::read) fn ask_if_cell_qualified(&mut self, before: Known, cell: &Piece) {
        let text = Text::of(self.words, cell);
        for sentence in &text.sentences() {
            self.ask_if_qualified(before, sentence);
        }
    }

    /// Whether a sentence begins with a condition: where, if, should.
    pub(in crate::annex::read) fn begins_with_if(&self, sentence: &Sentence<'_>) -> bool {
        // In any month in which, for each month in which
        let whole = sentence.whole();
        self.english && self.words.begins_with("en_if", whole.alike(0, whole.len()).trim()).is_some()
    }

    fn is_qualified(&self, sentence: &Sentence<'_>, owed: bool) -> bool {
        let taken = |at: usize| {
            sentence
                .atoms
                .iter()
                .filter(|found| !matches!(found.atom, Atom::Bare(_)))
                .any(|found| (found.from..found.to).contains(&at))
        };
        let condition_behind =
            |at: usize| sentence.atoms.iter().any(|found| found.from >= at && is_condition(&found.atom));
        let tokens = sentence.row.tokens.len();
        let said = |from: usize, many: usize| sentence.row.alike(from, from.saturating_add(many).min(tokens));
        let any = |list: &str, text: &str| self.words.list(list).iter().any(|word| word == text);
        let bare = |text: &str| text.trim_start_matches("the ").trim().to_owned();
        // Below the Threshold, and no number for it.
        let level = |at: usize| {
            any("en_below", &said(at, 1)) && any("en_bottom_words", &bare(&said(at.saturating_add(1), 2)))
                || any("en_below", &said(at, 1)) && any("en_bottom_words", &bare(&said(at.saturating_add(1), 1)))
        };
        if (0..tokens).any(level) || owed && said(0, tokens).contains("not exceed ") {
            return true;
        }
        (0..tokens).filter(|at| !taken(*at)).any(|at| {
            let (one, two) = (said(at, 1), said(at, 2));
            let led = |lead: &str| any("en_if", lead) && lead != "should";
            // If the outage was caused by the Supplier.
            led(&one) && !condition_behind(at) || any("en_qualifiers", &one) || any("en_qualifiers", &two)
        })
    }
}
