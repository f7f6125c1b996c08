//! A price that changes with how much there is: 月总量超过5万通后，国内票单价降到3.8元.

use super::Reader;
use super::parts::Parts;
use super::prices::currency;
use super::sentence::Last;
use crate::annex::atom::Found;
use crate::annex::clause::{Clause, Sentence};
use crate::annex::quantity::Quantity;
use crate::annex::reading::{Amount, Ladder, Part, Price, Source, UnreadReason};

impl Reader<'_> {
    /// Takes the new price of something that has a price already, from where on it holds. Where that is not told, the clause is
    /// left: beside the first price the second one would be paid twice.
    pub(super) fn changed_price(
        &mut self,
        quantity: &Quantity,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        found: &Found,
        last: &mut Last,
    ) {
        let parts = Parts::of(clause);
        let range = parts.ranges.iter().rev().find(|(range, at)| range.unit.is_count() && at.to <= found.from);
        let known =
            range.and_then(|(_, at)| self.priced_before(&sentence.piece(at.to, found.from).alike(0, usize::MAX)));
        let edge = range.and_then(|(range, _)| range.from.as_ref().filter(|_| range.to.is_none()));
        let (Some((_, at)), Some(place), Some(edge)) = (range, known, edge) else {
            return self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        };
        let said = sentence.piece(clause.from, sentence.row.tokens.len()).alike(0, usize::MAX);
        let ladder = if self.words.holds("part_words", &said) { Ladder::Progressive } else { Ladder::Unstated };
        let from = Amount::from(edge);
        let Some(before) = self.reading.prices.get_mut(place) else { return };
        before.to = Some(from.clone());
        before.ladder = Some(ladder);
        let (what, per, by_provider) = (before.what.clone(), before.per.clone(), before.by_provider);
        self.currency_of(quantity);
        self.reading.prices.push(Price {
            what,
            per,
            price: Some(quantity.into()),
            from: Some(from),
            ladder: Some(ladder),
            currency: currency(quantity),
            by_provider,
            source: Source::of(Part::Whole, Self::spans_of(sentence, [*at, found])),
            ..Price::default()
        });
        *last = Last::Price(self.reading.prices.len().saturating_sub(1));
    }

    /// The one price without steps of its own that some words name: 国内票单价 is that of 国内票咨询; 单价 alone is that of the
    /// only one there is.
    fn priced_before(&self, said: &str) -> Option<usize> {
        let named = self.words.list("price_changes").iter().find_map(|word| said.split_once(word.as_str()));
        let said = named.map_or(said, |(before, _)| before).trim_matches(['后', '的', ',', ' ', '时', '则']);
        let said = self.words.ends_with("price_tails", said).and_then(|tail| said.strip_suffix(tail)).unwrap_or(said);
        let said = said.trim_matches(['后', '的', ',', ' ']);
        let plain = |price: &Price| {
            price.price.is_some()
                && price.from.is_none()
                && price.to.is_none()
                && price.includes.is_none()
                && !price.per.is_empty()
        };
        let mut fits = self.reading.prices.iter().enumerate().filter(|(_, price)| plain(price)).filter(|(_, price)| {
            let what = self.alike(&price.what);
            said.is_empty() || what.contains(said) || what.chars().count() >= 2 && said.contains(&what)
        });
        match (fits.next(), fits.next()) {
            (Some((place, _)), None) => Some(place),
            _ => None,
        }
    }
}
