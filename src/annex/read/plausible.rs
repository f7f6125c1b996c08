//! Terms that something else than their own words speaks against: a name that is none, weights that come to another number.

use rust_decimal::Decimal;

use super::Reader;
use crate::annex::letters::Span;
use crate::annex::reading::{Doubt, DoubtKind, Source, When};

/// Of fewer indicators with weights nobody can tell what they should come to.
const FEWEST_WEIGHTS: usize = 3;

impl Reader<'_> {
    /// Asks about them.
    pub(super) fn doubt_implausible(&mut self) {
        let reading = &self.reading;
        let mut found: Vec<(DoubtKind, Span)> = Vec::new();
        let mut doubt = |is_doubtful: bool, source: &Source| {
            if let (true, Some((_, span))) = (is_doubtful, source.0.first()) {
                found.push((DoubtKind::Doubtful, *span));
            }
        };
        for indicator in &reading.indicators {
            doubt(self.is_no_name(&indicator.name), &indicator.source);
        }
        for price in &reading.prices {
            let other = !price.least_money && self.words.holds("no_price_names", &self.alike(&price.what));
            doubt(other || self.is_no_name(&price.what), &price.source);
        }
        for damage in &reading.damages {
            doubt(self.is_no_name(&damage.what), &damage.source);
        }
        for deadline in &reading.deadlines {
            let event = match &deadline.rule {
                When::Length { event: Some(event), .. } => {
                    self.words.ends_with("no_name_ends", &self.alike(event)).is_some()
                }
                _ => false,
            };
            doubt(event || self.is_no_name(&deadline.what), &deadline.source);
        }
        found.extend(self.weights_amiss().map(|span| (DoubtKind::Weights, span)));
        for (kind, span) in found {
            let known = self.reading.doubts.iter().any(|doubt| doubt.kind == kind && doubt.span == span);
            if !known {
                let quote = self.quote(span);
                self.reading.doubts.push(Doubt { kind, quote, span, about: 0 });
            }
        }
    }

    /// Whether what stands where a name should be is the rest of a sentence: 以上取消的不收费, 前3单, 支付押金50.
    fn is_no_name(&self, name: &str) -> bool {
        let alike = self.alike(name);
        let counts = |place: usize| {
            let after = alike.get(place..).and_then(|rest| rest.chars().nth(1));
            after.is_some_and(|letter| letter.is_ascii_digit())
        };
        let is_han = |letter: char| !letter.is_ascii() && letter.is_alphabetic();
        let bare = alike.trim_end_matches(|letter: char| letter.is_ascii_digit());
        // Who pays is none of what is measured, priced or broken.
        let party = |list| self.words.list(list).iter().any(|word| word == alike.trim());
        party("client_words")
            || party("provider_words")
            || alike.matches('(').count() != alike.matches(')').count()
            || self.words.begins_with("no_name_begins", &alike).is_some()
            || self.words.holds("no_name_parts", &alike)
            || self.words.ends_with("no_name_ends", &alike).is_some()
            // 逾期每岗: for each of something more.
            || alike.rfind('每').is_some_and(|at| {
                at > 0 && alike.get(at..).is_some_and(|rest| rest.chars().count() <= 3)
            })
            || alike.match_indices('前').any(|(place, _)| counts(place))
            || (bare.len() < alike.len() && bare.chars().next_back().is_some_and(is_han))
    }

    /// The first weight, where they do not come to the full score.
    fn weights_amiss(&self) -> Option<Span> {
        let indicators = &self.reading.indicators;
        let weighted = indicators.iter().filter(|indicator| indicator.weight.is_some());
        if weighted.clone().count() < FEWEST_WEIGHTS || weighted.clone().any(|indicator| indicator.weight_shared) {
            return None;
        }
        let sum = weighted
            .clone()
            .try_fold(Decimal::ZERO, |sum, indicator| sum.checked_add(indicator.weight.as_ref()?.value?));
        let full = self.reading.full.as_ref().and_then(|(full, _)| full.value);
        let first = weighted.clone().next()?.source.0.first().map(|(_, span)| *span);
        first.filter(|_| sum.is_some_and(|sum| sum != Decimal::ONE_HUNDRED && Some(sum) != full))
    }
}
