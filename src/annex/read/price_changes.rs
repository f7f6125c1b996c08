//! A price that changes with how much there is: 月总量超过5万通后，国内票单价降到3.8元.

use rust_decimal::Decimal;

use super::Reader;
use super::parts::Parts;
use super::prices::currency;
use super::sentence::Last;
use crate::annex::atom::{Atom, Found};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{Amount, Ladder, Part, Price, Source, UnreadReason};
use crate::annex::token::is_period;

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
        let range = parts
            .ranges
            .iter()
            .rev()
            .find(|(range, at)| (range.unit.is_count() || range.unit == Unit::None) && at.to <= found.from);
        let known = range.and_then(|(range, at)| {
            let lead = format!("{}{}", self.said, sentence.piece(clause.from, at.to).alike(0, usize::MAX));
            let from = range.from.as_ref().and_then(|edge| edge.value);
            self.priced_before(&sentence.piece(at.to, found.from).alike(0, usize::MAX), &range.word, &lead, from)
        });
        let edge = range.and_then(|(range, _)| range.from.as_ref().filter(|_| range.to.is_none()));
        let (Some((_, at)), Some(place), Some(edge)) = (range, known, edge) else {
            self.unclear(sentence, found);
            return self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        };
        let said = sentence.piece(clause.from, sentence.row.tokens.len()).alike(0, usize::MAX);
        let before =
            self.reading.prices.get(place).filter(|before| before.from.is_some()).and_then(|price| price.ladder);
        let ladder = match before {
            _ if self.words.holds("part_words", &said) => Ladder::Progressive,
            _ if self.words.holds("ladder_whole", &said) => Ladder::Whole,
            Some(before) => before,
            None => Ladder::Unstated,
        };
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

    /// 月审核量在10万单以内的，按上表单价: which of the prices before applies, and no target.
    pub(super) fn of_known_prices(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, parts: &Parts<'_>) -> bool {
        let [(range, found)] = parts.ranges.as_slice() else { return false };
        let behind = sentence.piece(found.to, clause.to).alike(0, usize::MAX);
        range.unit.is_count() && !parts.has_effect() && self.words.holds("known_prices", &behind)
    }

    /// Whether a price takes the place of one before: it falls, or it is that of a part.
    pub(super) fn replaces_price(
        &self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        found: &Found,
        last: Last,
    ) -> bool {
        let alike = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        let holds = |list| self.words.holds(list, &alike);
        holds("price_changes")
            || holds("new_prices") && (holds("part_words") || Self::from_many(clause, found))
            || self.follows_change(sentence, clause, found, last)
    }

    /// 达到35人时，单价按5600元: whether a price holds from so many on.
    fn from_many(clause: &Clause<'_>, found: &Found) -> bool {
        clause.atoms.iter().filter(|other| other.to <= found.from).any(|other| match &other.atom {
            Atom::Range(range) => range.unit.is_count() && range.from.is_some() && range.to.is_none(),
            _ => false,
        })
    }

    /// 超过500万条的部分，单价降为0.010元；超过1000万条的，0.008元: whether a price follows one that took the place of another.
    fn follows_change(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, found: &Found, last: Last) -> bool {
        let Last::Price(place) = last else { return false };
        let parts = Parts::of(clause);
        let [(range, at)] = parts.ranges.as_slice() else { return false };
        let blank = |from: usize, to: usize| {
            let words = sentence.piece(from, to).alike(0, usize::MAX);
            words.trim_matches([',', ' ', ';', '的', '者', '则', '按', '为', '时', '每', 'a', 't']).is_empty()
        };
        let of_line = self.reading.prices.get(place).is_some_and(|price| {
            price.from.is_some()
                && price.to.is_none()
                && self.joined.same(price.source.line(), sentence.piece(0, 1).line())
        });
        let before = place.checked_sub(1).is_some_and(|_| {
            self.reading.prices.iter().take(place).any(|other| {
                other.to.as_ref().map(|to| to.value)
                    == self.reading.prices.get(place).and_then(|price| price.from.as_ref()).map(|from| from.value)
            })
        });
        range.from.is_some()
            && range.to.is_none()
            && of_line
            && before
            && blank(clause.from, at.from)
            && blank(at.to, found.from)
    }

    /// The one price without steps of its own that some words name: 国内票单价 is that of 国内票咨询; 单价 alone is that of the
    /// only one there is.
    fn priced_before(&self, said: &str, word: &str, lead: &str, over: Option<Decimal>) -> Option<usize> {
        let named = self
            .words
            .list("price_changes")
            .iter()
            .chain(self.words.list("new_prices"))
            .find_map(|word| said.split_once(word.as_str()));
        let said = named.map_or(said, |(before, _)| before).trim_matches(['后', '的', ',', ' ', '时', '则']);
        let said = self.words.ends_with("price_tails", said).and_then(|tail| said.strip_suffix(tail)).unwrap_or(said);
        let said = said.trim_matches(['后', '的', ',', ' ']);
        let said = if self.words.list("no_periods").iter().any(|word| word == said) { "" } else { said };
        let said = if self.words.list("part_words").iter().any(|word| word == said) { "" } else { said };
        // The last of its steps, where it has some.
        let plain = |price: &Price| {
            let from = price.from.as_ref().map(|from| from.value);
            price.price.is_some()
                && from.is_none_or(|from| from < over && !price.over)
                && price.to.is_none()
                && price.includes.is_none()
                && !price.per.is_empty()
        };
        let fits = self.reading.prices.iter().enumerate().filter(|(_, price)| plain(price)).filter(|(_, price)| {
            let what = self.alike(&price.what);
            said.is_empty() || what.contains(said) || what.chars().count() >= 2 && said.contains(&what)
        });
        // 超过500万条的部分，单价降为…: of what is counted in that unit, or of what the words before name.
        let counted = |price: &Price| {
            let what = self.alike(&price.what);
            what.chars().count() >= 2 && lead.contains(&what)
                || price
                    .per
                    .iter()
                    .filter(|per| is_period(per).is_none())
                    .any(|per| per == word || per.len() > 3 && per.is_ascii() && lead.contains(per.as_str()))
        };
        let fits: Vec<(usize, &Price)> = fits.collect();
        let by_name: Vec<&(usize, &Price)> = fits
            .iter()
            .filter(|(_, price)| {
                let what = self.alike(&price.what);
                what.chars().count() >= 2 && lead.contains(&what)
            })
            .collect();
        if let ([(place, _)], true) = (by_name.as_slice(), fits.len() > 1) {
            return Some(*place);
        }
        let mut fits = fits.iter().copied().filter(|(_, price)| fits.len() == 1 || counted(price));
        match (fits.next(), fits.next()) {
            (Some((place, _)), None) => Some(place),
            _ => None,
        }
    }
}
