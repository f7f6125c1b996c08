//! Terms that contradict each other: what is lost where the target is met, or for being better.

use rust_decimal::Decimal;

use super::Reader;
use super::finish::met;
use crate::annex::atom::Direction;
use crate::annex::letters::Span;
use crate::annex::reading::{DoubtKind, Gives, Indicator, Loss, Said};

impl Reader<'_> {
    /// Something is lost although what is asked for is reached: the condition was misread, so it is asked.
    pub(super) fn doubt_losses_at_target(&mut self) {
        let places: Vec<(usize, usize)> = { self.reading.indicators.iter().enumerate() }
            .flat_map(|(place, indicator)| lost_at_target(indicator).into_iter().map(move |band| (place, band)))
            .collect();
        for (place, band) in places {
            let Some(indicator) = self.reading.indicators.get(place).cloned() else { continue };
            self.doubt_at(DoubtKind::Unclear, &indicator, band, place);
        }
    }

    /// 准确率95%，差错率每超过1%扣2分: a step towards the better side is about something else.
    pub(super) fn doubt_step(&mut self, place: usize, direction: Direction, spans: &[Span]) {
        let lower = self.reading.indicators.get(place).and_then(|indicator| indicator.lower);
        let better = match direction {
            Direction::Low => lower == Some(true),
            Direction::High => lower == Some(false),
            _ => false,
        };
        if let (true, Some(span)) = (better, spans.first().copied()) {
            self.ask_about(span);
        }
    }
}

/// The bands of an indicator that take something where its target is met.
fn lost_at_target(indicator: &Indicator) -> Vec<usize> {
    let Some(met) = met(indicator).filter(|_| indicator.target_said == Said::Asked) else { return Vec::new() };
    let loses = |gives: &Gives| match gives {
        Gives::Lose(Loss::Points(lost) | Loss::Money(lost) | Loss::Percent(lost, _)) => {
            lost.value.is_some_and(|lost| lost > Decimal::ZERO)
        }
        Gives::Points(points) => points.value == Some(Decimal::ZERO),
        _ => false,
    };
    let bands = indicator.rule.bands.iter().enumerate();
    bands.filter(|(_, band)| loses(&band.gives) && band.range.is_met_by(&met)).map(|(place, _)| place).collect()
}
