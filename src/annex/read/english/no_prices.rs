//! Amounts in English sentences that are no prices: what follows from a result, and what goes wrong.

use crate::annex::atom::{Atom, Found};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::letters::Piece;
use crate::annex::ordinal::number_of_ordinal;
use crate::annex::quantity::Quantity;
use crate::annex::read::Reader;
use crate::annex::reading::UnreadReason;

impl Reader<'_> {
    /// Whether an amount is one of these; it is left out then.
    pub(in crate::annex::read) fn no_english_price(
        &mut self,
        (quantity, found): (&Quantity, &Found),
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        lead: &Piece,
    ) -> bool {
        if !self.english {
            return false;
        }
        let head = self.head.as_ref().filter(|_| lead.is_blank());
        let of_what = head.map_or_else(|| lead.alike(0, lead.len()), |head| head.alike(0, head.len()));
        let period = |per: &String| crate::annex::token::is_period(per).is_some();
        // Should the score fall below 4.3, the Contractor shall forgo £450.
        let depends = sentence.atoms.iter().any(|found| matches!(found.atom, Atom::Range(_)))
            && !self.words.holds("price_nouns", &sentence.whole().alike(0, usize::MAX));
        let follows = depends && quantity.per.iter().all(period) && self.begins_with_if(sentence);
        // Fare misquotes: $40 each, the first five free.
        let wrong = self.words.holds("en_faults", &of_what)
            && !self.words.holds("price_nouns", &of_what)
            && !self.section.prices
            && !quantity.per.iter().any(period);
        // From the 6,001st call on: from where the price holds, nothing here says.
        if wrong || names_nth(sentence) {
            self.unclear(sentence, found);
        }
        if follows || wrong {
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        }
        follows || wrong
    }

    /// Booking error: $85 per booking, among damages: no price. Behind a head that depends on nothing it is what is due.
    pub(in crate::annex::read) fn english_damages_due(
        &mut self,
        (quantity, found): (&Quantity, &Found),
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        last: &mut crate::annex::read::sentence::Last,
    ) -> bool {
        let counted = quantity.per.iter().any(|per| crate::annex::token::is_period(per).is_none());
        if !(self.english && self.section.damages && !self.section.prices && counted) {
            return false;
        }
        let head = self.head.as_ref().map(|head| crate::annex::name::name(self.words, head)).unwrap_or_default();
        let alike = head.alike(0, head.len());
        let alone = clause.atoms.len() == 1 && sentence.row.tokens.len() == 1;
        let plain = alone && head.len() >= 3 && !alike.contains(|letter: char| letter.is_ascii_digit());
        if plain && !self.words.holds("price_nouns", &alike) {
            self.damage_amount(&head.text(), quantity, sentence, clause, found, last);
        } else {
            self.unclear(sentence, found);
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        }
        true
    }
}

/// The 6,001st call: no day of a month, but one of many that are counted.
fn names_nth(sentence: &Sentence<'_>) -> bool {
    let whole = sentence.whole().alike(0, usize::MAX);
    whole.split(' ').any(|word| {
        let number = number_of_ordinal(word).unwrap_or_default();
        number.len() >= 3 && number.chars().all(|letter| letter.is_ascii_digit() || letter == ',')
    })
}
