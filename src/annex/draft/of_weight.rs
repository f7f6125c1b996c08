//! Points as points of a weight: some texts state them of a hundred, of ten or of five.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::bands::Row;
use super::{Draft, by_reading};
use crate::annex::range::plain;
use crate::annex::reading::{DoubtKind, Gives, Indicator, Loss, Tier};

impl Draft<'_> {
    /// Points as points of the weight: of a weight that is a share, some texts take points off a hundred.
    pub(super) fn of_weight(&mut self, place: usize, indicator: &Indicator, weight: Decimal, points: Decimal) -> Value {
        let scaled = points.checked_mul(weight).and_then(|points| points.checked_div(Decimal::ONE_HUNDRED));
        let of_hundred = json!(plain(scaled.unwrap_or(points)));
        if indicator.is_of_hundred() {
            return of_hundred;
        }
        let doubts = self.doubts(DoubtKind::WeightedPoints, place);
        if doubts.is_empty() || points.is_zero() {
            return json!(plain(points));
        }
        let reading = self.reading(DoubtKind::WeightedPoints, doubts);
        by_reading(&reading, &[("of_weight", json!(plain(points))), ("of_hundred", of_hundred)])
    }

    /// Bands that take points off a weight that is a share: off the weight itself, or off a hundred.
    pub(super) fn lost_of(
        &mut self,
        place: usize,
        indicator: &Indicator,
        weight: Decimal,
        doubts: Vec<(crate::annex::letters::Span, String)>,
    ) -> Option<Value> {
        let of_weight = band_points(indicator, weight, weight);
        let mut other = indicator.clone();
        for band in &mut other.rule.bands {
            if let Gives::Points(kept) = &mut band.gives {
                // The reading has taken them off the weight.
                let lost = weight.checked_sub(kept.value?)?.checked_mul(weight)?.checked_div(Decimal::ONE_HUNDRED)?;
                kept.value = weight.checked_sub(lost);
            }
        }
        let of_hundred = band_points(&other, weight, weight);
        let reading = self.reading(DoubtKind::WeightedPoints, doubts);
        let (one, two) = (
            self.bands(place, indicator, &of_weight, Some(json!(plain(weight))))?,
            self.bands(place, indicator, &of_hundred, Some(json!(plain(weight))))?,
        );
        Some(by_reading(&reading, &[("of_weight", one), ("of_hundred", two)]))
    }
}

/// Ratings with shares for weights, and tiers of what they come to: where no tier is beyond the best rating, the score is one of
/// ratings, and the weights are brought to it.
pub(super) fn by_rating(indicators: &mut [Indicator], tiers: &[Tier]) {
    let rated = |indicator: &Indicator| {
        let weight = indicator.weight.as_ref()?.value.filter(|_| indicator.weight_percent)?;
        Some(full_of_bands(indicator, weight)).filter(|full| *full <= Decimal::TEN && *full != weight)
    };
    let scored = || indicators.iter().filter(|indicator| indicator.weight.is_some());
    let Some(best) = scored().next().and_then(rated).filter(|_| scored().count() >= 2) else { return };
    let edges = || {
        let of_score = tiers.iter().filter(|tier| tier.of.is_none()).filter_map(|tier| tier.range.as_ref());
        of_score.flat_map(|range| [&range.from, &range.to]).flatten().filter_map(|edge| edge.value)
    };
    if edges().next().is_none() || edges().any(|edge| edge > best) || !scored().all(|one| rated(one) == Some(best)) {
        return;
    }
    for weight in indicators.iter_mut().filter_map(|indicator| indicator.weight.as_mut()) {
        let share = weight.value.and_then(|value| value.checked_mul(best)?.checked_div(Decimal::ONE_HUNDRED));
        weight.value = share.map(|share| share.normalize());
    }
}

/// The bands of an indicator as points that are kept.
pub(super) fn band_points(indicator: &Indicator, weight: Decimal, full: Decimal) -> Vec<Row> {
    let rows = indicator.rule.bands.iter().filter_map(|band| {
        let value = match &band.gives {
            Gives::Points(points) => points.value?.checked_mul(weight)?.checked_div(full)?,
            Gives::Full | Gives::Nothing => weight,
            Gives::Share(share) => share.value?.checked_mul(weight)?.checked_div(Decimal::ONE_HUNDRED)?,
            Gives::Lose(Loss::Points(lost)) => {
                weight.checked_sub(lost.value?.checked_mul(weight)?.checked_div(full)?)?
            }
            Gives::Lose(_) => return None,
        };
        Some(Row { range: band.range.clone(), value: json!(plain(value)) })
    });
    rows.collect()
}

/// What the points of bands are points of: of the weight, or of a hundred, of ten or of five, brought to it.
pub(super) fn full_of_bands(indicator: &Indicator, weight: Decimal) -> Decimal {
    let points = indicator.rule.bands.iter().filter_map(|band| match &band.gives {
        Gives::Points(points) | Gives::Lose(Loss::Points(points)) => Some((points.value?, &band.range)),
        _ => None,
    });
    let Some((most, range)) = points.max_by_key(|(points, _)| *points) else { return weight };
    // Only what the best band gives tells of how many points there are.
    let best = if indicator.lower == Some(true) { range.from.is_none() } else { range.to.is_none() };
    let scale = [Decimal::from(5), Decimal::TEN].into_iter().find(|scale| *scale == most && best);
    if most > weight {
        scale.unwrap_or(Decimal::ONE_HUNDRED)
    } else if indicator.weight_percent && !indicator.rule.loses && most < weight {
        scale.unwrap_or(weight)
    } else {
        weight
    }
}
