//! Work that costs more or less than the rate: Overtime: 125% of the base rate; night shift: +15%.

use rust_decimal::Decimal;

use super::phrase::Phrase;
use crate::annex::clause::Sentence;
use crate::annex::letters::{Piece, Span};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::read::Reader;
use crate::annex::reading::{Part, Price, Source};

impl Reader<'_> {
    /// Surcharges: night work (22:00 to 06:00) 25%, Sundays 50%: so much more for each that is named before it.
    pub(super) fn english_surcharges(
        &mut self,
        sentence: &Sentence<'_>,
        phrase: &Phrase<'_>,
        title: Option<&Piece>,
    ) -> bool {
        let named = title.map(|title| title.alike(0, title.len())).unwrap_or_default();
        if !self.words.list("surcharge_heads").iter().any(|head| head == named.trim()) || self.section.damages {
            return false;
        }
        let mut from = 0;
        let mut found = Vec::new();
        for at in (0..phrase.len()).filter(|at| phrase.amount(*at).is_some()) {
            let share = phrase.amount(at).filter(|share| share.unit == Unit::Percent && share.per.is_empty());
            let mut to = at;
            while to > from && matches!(phrase.text(to.saturating_sub(1)), ":" | "-" | "+") {
                to = to.saturating_sub(1);
            }
            let what = sentence.piece(phrase.token(from), phrase.token(to));
            let plain = (from..to).all(|at| phrase.eat(at, "en_conditions").is_none() && phrase.text(at) != ",");
            let Some(share) = share.filter(|_| plain && what.len() >= 3) else { return false };
            found.push((what, share.clone(), sentence.piece(phrase.token(from), phrase.token(at).saturating_add(1))));
            from = phrase.skip(at.saturating_add(1), "en_comma");
            from = from.saturating_add(usize::from(phrase.text(from) == "and"));
        }
        if found.is_empty() || from < phrase.len() {
            return false;
        }
        for (what, share, whole) in found {
            self.reading.prices.push(Price {
                what: what.trimmed().text(),
                uplift: Some((&share).into()),
                by_provider: self.client_works,
                source: Source::of(Part::Whole, whole.spans(0, whole.len())),
                ..Price::default()
            });
        }
        true
    }

    /// Whether a sentence says that of what the head of its line names.
    pub(super) fn english_rate(&mut self, phrase: &Phrase<'_>, title: Option<&Piece>, spans: &[Span]) -> bool {
        let priced = self.section.prices || self.words.holds("rate_headings", &self.heading);
        let Some(title) = title.filter(|_| priced && !self.section.damages) else { return false };
        let plus = phrase.text(0) == "+";
        let Some(share) = phrase.amount(usize::from(plus)).filter(|share| share.unit == Unit::Percent) else {
            return false;
        };
        let of = usize::from(plus).saturating_add(1);
        let rate =
            phrase.eat(of.saturating_add(1), "en_rates").filter(|_| phrase.text(of) == "of") == Some(phrase.len());
        // 10% on top of the applicable rate
        let added = phrase.eat(of, "en_on_top").and_then(|from| phrase.eat(from, "en_rates")) == Some(phrase.len());
        // Hours on public holidays: 200%
        let named = title.alike(0, title.len());
        let whole = of == phrase.len() && share.value > Some(Decimal::ONE_HUNDRED);
        let rate = rate || whole && !plus && self.words.holds("off_hours", &named);
        let rises = plus && (of == phrase.len() || rate) || added && !plus;
        if !share.per.is_empty() || !(rises || rate && !plus) || self.is_fault(&named) {
            return false;
        }
        let value = share.value.and_then(|value| value.checked_div(Decimal::ONE_HUNDRED));
        let times = Quantity { value, unit: Unit::None, ..share.clone() };
        self.reading.prices.push(Price {
            what: crate::annex::name::name(self.words, title).text(),
            uplift: rises.then(|| share.into()),
            multiply: (!rises).then(|| (&times).into()),
            by_provider: self.client_works,
            source: Source::of(Part::Whole, title.spans(0, title.len()).into_iter().chain(spans.iter().copied())),
            ..Price::default()
        });
        true
    }
}
