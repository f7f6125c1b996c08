//! Prices that hold from one of many on: From the 6,001st call in a month the price is £3.95 per call.

use rust_decimal::Decimal;

use super::phrase::Phrase;
use crate::annex::letters::{Piece, Span};
use crate::annex::ordinal::number_of_ordinal;
use crate::annex::quantity::Quantity;
use crate::annex::read::Reader;
use crate::annex::reading::{Amount, Ladder, Part, Price, Source};

/// From which one on, of what, for how much, and where that is said.
struct FromNth {
    at: usize,
    last: Decimal,
    noun: String,
    price: Quantity,
}

impl Reader<'_> {
    /// Whether a sentence says that, of a price before it or of one in the sentence.
    pub(super) fn english_from_nth(&mut self, phrase: &Phrase<'_>, title: Option<&Piece>, spans: &[Span]) -> bool {
        let Some(next) = phrase.price_since().filter(|_| !self.section.damages && !self.punishes()) else {
            return false;
        };
        let source = || Source::of(Part::Whole, spans.iter().copied());
        if next.at == 0 {
            let own: Vec<&str> = next.noun.split(' ').collect();
            let of = |price: &Price| {
                let named = self.alike(&price.what);
                price.price.is_some() && price.to.is_none() && own.iter().all(|word| named.contains(word))
            };
            let mut before =
                self.reading.prices.iter().enumerate().filter(|(_, price)| of(price)).map(|(place, _)| place);
            let (Some(place), None) = (before.next(), before.next()) else { return false };
            let Some(price) = self.reading.prices.get_mut(place) else { return false };
            (price.to, price.ladder) = (Some(Amount::of(next.last)), Some(Ladder::Progressive));
        } else {
            let Some((from, first)) = phrase.each_above(next.at) else { return false };
            let what = title.map_or_else(|| next.noun.clone(), Piece::text);
            self.currency_of(&first);
            self.reading.prices.push(Price {
                from: from.as_ref().map(Amount::from),
                to: Some(Amount::of(next.last)),
                ..self.price_from(what, &next.noun, &first, source())
            });
        }
        self.currency_of(&next.price);
        let price = self.price_from(next.noun.clone(), &next.noun, &next.price, source());
        self.reading.prices.push(Price { from: Some(Amount::of(next.last)), ..price });
        true
    }

    fn price_from(&self, what: String, noun: &str, price: &Quantity, source: Source) -> Price {
        let per = if price.per.is_empty() { vec![noun.to_owned()] } else { price.per.clone() };
        Price {
            what,
            per,
            price: Some(price.into()),
            ladder: Some(Ladder::Progressive),
            currency: crate::annex::read::prices::currency(price),
            by_provider: self.client_works,
            source,
            ..Price::default()
        }
    }
}

impl Phrase<'_> {
    /// From the 15,001st handled contact at $3.60, from where a sentence says nothing else.
    fn price_since(&self) -> Option<FromNth> {
        let (at, (nth, unit, from)) = (0..self.len()).find_map(|at| {
            let nth = self.nth(at.saturating_add(1)).filter(|_| self.text(at) == "from")?;
            Some((at, nth))
        })?;
        let ends = |at: &usize| {
            self.quantity(*at).is_some()
                || self.eat(*at, "en_from_nth").is_some()
                || self.eat(*at, "en_monthly").is_some()
        };
        let to = (from..self.len()).find(ends)?;
        let mut amount = to;
        while let Some(next) = self.eat(amount, "en_monthly").or_else(|| self.eat(amount, "en_from_nth")) {
            amount = next;
        }
        let price = self.amount(amount).filter(|price| price.unit.is_money())?.clone();
        let noun = format!("{unit} {}", self.said(from, to)).trim().to_owned();
        let whole = amount.saturating_add(1) == self.len() && to.saturating_sub(from) <= 3 && !noun.is_empty();
        whole.then_some(FromNth { at, last: nth.checked_sub(Decimal::ONE)?, noun, price })
    }

    /// 6,001st call, 15,001st: one of many that are counted, its unit, and where it ends.
    fn nth(&self, at: usize) -> Option<(Decimal, String, usize)> {
        let (nth, unit, end) = match self.quantity(at) {
            Some(nth) if nth.ordinal => (nth.value?, nth.word.clone(), at.saturating_add(1)),
            Some(_) => return None,
            None => {
                let thousands = self.text(at.saturating_add(1)) == ",";
                let end = at.saturating_add(if thousands { 3 } else { 1 });
                let word = self.all.get(at..end)?.iter().map(|word| word.text.trim_matches(','));
                let word = word.collect::<String>();
                let digits = number_of_ordinal(&word)?;
                (digits.parse().ok()?, String::new(), end)
            }
        };
        (nth >= Decimal::ONE_HUNDRED).then_some((nth, unit, end))
    }

    /// Each handled contact in excess of 11,500 is billed at $3.95, and: from how many on, and for how much.
    fn each_above(&self, to: usize) -> Option<(Option<Quantity>, Quantity)> {
        let from = self.eat(0, "en_each")?;
        let mut end = to;
        while matches!(self.text(end.saturating_sub(1)), "and" | ",") {
            end = end.saturating_sub(1);
        }
        let price = end.checked_sub(1)?;
        let first = self.amount(price).filter(|first| first.unit.is_money())?.clone();
        let above = (from..price).find_map(|at| Some((at, self.eat(at, "en_above")?)));
        let (noun, mut at) = above.map_or((price, price), |(at, next)| (at, next.saturating_add(1)));
        let count = above.and_then(|(_, next)| self.quantity(next)).cloned();
        while let Some(next) = self.eat(at, "en_monthly").or_else(|| self.eat(at, "en_cost")) {
            at = next;
        }
        let plain = (from..noun).all(|at| self.quantity(at).is_none() && self.eat(at, "en_conditions").is_none());
        (at == price && plain && above.is_some() == count.is_some()).then_some((count, first))
    }
}
