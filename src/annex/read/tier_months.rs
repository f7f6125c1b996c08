//! Tiers of several months: in how many, or one after the other.

use rust_decimal::Decimal;

use super::Reader;
use super::parts::Parts;
use super::sentence::Last;
use crate::annex::atom::{Atom, Found, Within};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{Amount, Part, Source, Tier};

impl Reader<'_> {
    /// Whether a clause is about a time that one month's score does not tell.
    pub(super) fn of_other_months(
        &mut self,
        of: Option<&String>,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
    ) -> bool {
        // 再次出现D，扣…: which time it is, one month's score does not tell.
        let said = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        let which =
            of.is_none() && parts.in_a_row.is_none() && parts.times.is_none() && self.words.holds("which_time", &said);
        // 季度平均得分≥95分的，奖励1% where each month is scored: nothing says what the score of a quarter is.
        let counted = parts.in_a_row.is_some() || parts.times.is_some();
        let longer = !counted && self.words.holds("longer_periods", &said) && self.is_monthly();
        // 连续两个季度: the same; where no period is said, the months of them are asked about.
        let quarters = parts.in_a_row.is_some_and(|(months, _)| months.unit == Unit::Quarter)
            && self.reading.period != Some("quarter");
        let of_months = quarters && self.is_monthly();
        if let (true, Some((_, found))) = (quarters && !of_months, parts.in_a_row) {
            self.unclear(sentence, found);
        }
        which || longer || of_months || Self::of_uncounted_months(sentence, clause, parts)
    }

    /// Whether each month is scored, as far as the text says it.
    pub(super) fn is_monthly(&self) -> bool {
        // The end of a line may cut the word.
        let said = || self.words.holds("monthly_scores", &self.alike(&self.written.concat()));
        self.reading.period == Some("month") || self.reading.period.is_none() && said()
    }

    /// Whether a clause names months that no atom counts: a result of several months, which one month's score does not tell.
    pub(super) fn of_uncounted_months(sentence: &Sentence<'_>, clause: &Clause<'_>, parts: &Parts<'_>) -> bool {
        if parts.in_a_row.is_some() || parts.times.is_some() || parts.ranges.is_empty() {
            return false;
        }
        let last = parts.effects.iter().map(|found| found.from).min().unwrap_or(clause.to);
        let taken = |at: usize| {
            let mut atoms = clause.atoms.iter().filter(|found| !matches!(found.atom, Atom::Bare(_)));
            atoms.any(|found| (found.from..found.to).contains(&at))
        };
        (clause.from..last).any(|at| {
            let quantity = sentence.row.tokens.get(at).and_then(|token| token.quantity());
            quantity.is_some_and(|quantity| {
                matches!(quantity.unit, Unit::Month | Unit::Quarter) && quantity.value > Some(Decimal::ONE)
            }) && !taken(at)
        })
    }

    /// One tier for each count of months a clause names: 连续3个月或一年内累计4次.
    pub(super) fn by_months(
        &mut self,
        tier: Tier,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        used: Vec<&Found>,
        last: &mut Last,
    ) {
        let label_spans =
            if tier.label.is_some() && used.is_empty() { sentence.clause_spans(clause) } else { Vec::new() };
        let spans = |found: Option<&Found>| {
            let mut spans = Self::spans_of(sentence, used.iter().copied().chain(found));
            spans.extend(&label_spans);
            spans
        };
        if let Some((months, found)) = parts.in_a_row {
            let tier = Tier {
                in_a_row: Some(months_of(months)),
                source: Source::of(Part::Rule, spans(Some(found))),
                ..tier.clone()
            };
            self.reading.tiers.push(tier);
        }
        if let Some((times, within, found)) = parts.times {
            let within_months = match within {
                Within::Year => Some(Amount::of(12)),
                Within::Months(months) => Some(months_of(months)),
                _ => None,
            };
            // Below 75% three months in a row, or if the same level is missed in any six months: of another than the one before.
            let said = sentence.piece(clause.from, found.from).alike(0, usize::MAX);
            let other = self.english && parts.in_a_row.is_some() && said.contains("same ");
            let tier = if other { Tier { range: None, of: None, ..tier } } else { tier };
            let tier = Tier {
                times: Some(times.into()),
                within_months,
                source: Source::of(Part::Rule, spans(Some(found))),
                ..tier
            };
            self.reading.tiers.push(tier);
        } else if parts.in_a_row.is_none() {
            self.reading.tiers.push(Tier { source: Source::of(Part::Rule, spans(None)), ..tier });
        }
        *last = Last::Tier(self.reading.tiers.len().saturating_sub(1));
    }
}

/// A number of months; quarters are three, years twelve.
pub(super) fn months_of(quantity: &Quantity) -> Amount {
    let factor = match quantity.unit {
        Unit::Quarter => 3,
        Unit::Year => 12,
        _ => 1,
    };
    let value = quantity.value.and_then(|value| value.checked_mul(Decimal::from(factor)));
    Amount { value, ..Amount::default() }
}
