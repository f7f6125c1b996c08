//! One consequence of either of two runs of months: 连续三个月低于75分或一年内累计五个月低于85分的，甲方有权解除合同.

use super::Reader;
use crate::annex::atom::{Atom, Found};
use crate::annex::clause::{Sentence, Text};
use crate::annex::letters::Piece;

impl Reader<'_> {
    /// Reads each of them with what follows from both. Whether the sentence is one.
    pub(super) fn either_months(&mut self, sentence: &Sentence<'_>) -> bool {
        let counts = |found: &&Found| matches!(found.atom, Atom::InARow(_) | Atom::Times { .. });
        let ranges = |found: &&Found| matches!(found.atom, Atom::Range(_));
        let mut months = sentence.atoms.iter().filter(counts);
        let (Some(_), Some(second), None) = (months.next(), months.next(), months.next()) else { return false };
        let range: Vec<&Found> = sentence.atoms.iter().filter(ranges).collect();
        let [one, two] = range.as_slice() else { return false };
        let either = (one.to..second.from).find(|at| sentence.row.alike(*at, at.saturating_add(1)).starts_with(['或']));
        let either = either.filter(|_| one.to <= second.from && two.from >= second.to);
        let behind = two.to.max(second.to);
        let comma = (behind..sentence.row.tokens.len())
            .find(|at| sentence.row.tokens.get(*at).is_some_and(|token| matches!(token.first, ',' | '、')));
        let (Some(either), Some(comma)) = (either, comma) else { return false };
        // 得分 before the first of them is that of the second, too, where it has no words of its own.
        let mut first = sentence.piece(0, either).trimmed();
        first.join(&sentence.piece(comma, sentence.row.tokens.len()));
        let second = sentence.piece(either.saturating_add(1), sentence.row.tokens.len());
        let owed = self.reading.damages.len();
        self.read_again(&first);
        let (damages, limits) = (self.reading.damages.len(), self.reading.deadlines.len());
        self.read_again(&second);
        // What is owed and by when follows once, whichever of them it was.
        if damages > owed {
            self.reading.damages.truncate(damages);
        }
        self.reading.deadlines.truncate(limits);
        true
    }

    fn read_again(&mut self, piece: &Piece) {
        let text = Text::of(self.words, piece);
        for sentence in &text.sentences() {
            self.sentence(sentence);
        }
    }
}
