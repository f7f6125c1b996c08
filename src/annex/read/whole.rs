//! What weights and names tell of the whole text: headings of groups, and another annex in the same paste.

use rust_decimal::Decimal;

use super::Reader;
use crate::annex::letters::{Piece, Span};
use crate::annex::range::{Asks, Range};
use crate::annex::reading::{Doubt, DoubtKind, Indicator, UnreadReason};

impl Reader<'_> {
    /// 接待类（50分）, with indicators under it that come to 50 points: no indicator of its own.
    pub(super) fn groups(&mut self) {
        self.weights_of_headings();
        let weight = |indicator: &Indicator| indicator.weight.as_ref().and_then(|weight| weight.value);
        let mut groups = Vec::new();
        for (place, indicator) in self.reading.indicators.iter().enumerate() {
            let bare = indicator.target.is_none() && indicator.rule.is_empty() && indicator.at_risk.is_none();
            let Some(whole) = weight(indicator).filter(|_| bare) else { continue };
            let mut sum = Decimal::ZERO;
            let mut below = self.reading.indicators.iter().skip(place.saturating_add(1)).map(weight);
            let adds_up = below.by_ref().map_while(|weight| weight).any(|weight| {
                sum = sum.checked_add(weight).unwrap_or(sum);
                sum == whole
            });
            if adds_up
                && sum
                    > weight(self.reading.indicators.get(place.saturating_add(1)).unwrap_or(indicator)).unwrap_or(sum)
                || self.alike(&indicator.name).ends_with('类')
            {
                groups.push(place);
            }
        }
        for place in groups {
            if let Some(indicator) = self.reading.indicators.get_mut(place) {
                indicator.weight = None;
                let source = std::mem::take(&mut indicator.source);
                let spans = source.0.into_iter().map(|(_, span)| span).collect();
                self.leave_spans(spans, "", UnreadReason::Heading);
            }
        }
    }

    /// 会员服务（20分） above one line, 资料准确率≥99%，每低0.5%扣2分: the weight is that of the only indicator below the heading.
    fn weights_of_headings(&mut self) {
        let below = std::mem::take(&mut self.below);
        for (above, place) in below.iter().copied() {
            let alone = below.iter().filter(|(other, _)| *other == above).count() == 1;
            let indicators = &mut self.reading.indicators;
            let bare = indicators.get(above).is_some_and(|one| one.target.is_none() && one.rule.is_empty());
            let open = indicators.get(place).is_some_and(|one| one.weight.is_none() && !one.rule.is_empty());
            if !(alone && bare && open) {
                continue;
            }
            let Some(heading) = indicators.get_mut(above) else { continue };
            let (weight, percent) = (heading.weight.take(), heading.weight_percent);
            let source = std::mem::take(&mut heading.source);
            if let Some(indicator) = indicators.get_mut(place) {
                indicator.weight = weight;
                indicator.weight_percent = percent;
                indicator.source.add(crate::annex::reading::Part::Weight, source.0.into_iter().map(|(_, span)| span));
            }
        }
    }

    /// Two annexes pasted at once: the weights come to a hundred and once more, or what is measured has another target further
    /// down.
    pub(super) fn second_annex(&mut self) {
        let mut found = self.weights_once_more();
        if found.is_empty() {
            found.extend(self.measured_once_more());
        }
        for (before, span) in found {
            let span = self.title_above(before, span);
            let quote = self.quote(span);
            self.reading.doubts.push(Doubt { kind: DoubtKind::SecondAnnex, quote, span, about: usize::MAX });
        }
    }

    /// Where weights begin that come to a hundred once more, and the line of the last before.
    fn weights_once_more(&self) -> Vec<(usize, Span)> {
        let mut weights: Vec<(usize, Decimal, Span)> = Vec::new();
        for indicator in &self.reading.indicators {
            let value = indicator.weight.as_ref().and_then(|weight| weight.value).filter(|_| !indicator.weight_shared);
            if let (Some(value), Some((_, span))) = (value, indicator.source.0.first()) {
                weights.push((indicator.source.line(), value, *span));
            }
        }
        crate::sort::sort_by_key(&mut weights, |(line, ..)| *line);
        let sum = |weights: &[(usize, Decimal, Span)]| {
            weights.iter().try_fold(Decimal::ZERO, |sum, (_, weight, _)| sum.checked_add(*weight))
        };
        let mut found = Vec::new();
        let mut from = 0_usize;
        for at in 1..weights.len() {
            let before = weights.get(from..at).unwrap_or_default();
            let behind = weights.get(at..).unwrap_or_default();
            let whole = sum(before) == Some(Decimal::ONE_HUNDRED) && before.len() >= 2;
            if let (true, Some((_, _, span)), Some((line, ..))) =
                (whole && sum(behind) >= Some(Decimal::ONE_HUNDRED), behind.first(), before.last())
            {
                found.push((*line, *span));
                from = at;
            }
        }
        found
    }

    /// Notes that an indicator is asked for another number in another line.
    pub(super) fn asked_again(&mut self, place: usize, range: &Range, spans: &[Span]) {
        let Some(indicator) = self.reading.indicators.get(place) else { return };
        let known = indicator.target.as_ref().and_then(|target| target.value);
        let other = range.only_edge().and_then(|edge| edge.value);
        let Some(span) = spans.first().filter(|span| span.line > indicator.source.line()) else { return };
        let asks = range.asks != Asks::Nothing && known.is_some() && other.is_some() && known != other;
        if asks && self.again.iter().all(|(before, _)| *before != place) {
            self.again.push((place, *span));
        }
    }

    /// Where two of what is measured have another target than before.
    fn measured_once_more(&self) -> Option<(usize, Span)> {
        let mut again: Vec<Span> = self.again.iter().map(|(_, span)| *span).collect();
        for (place, indicator) in self.reading.indicators.iter().enumerate().take(240) {
            let target = indicator.target.as_ref().and_then(|target| target.value);
            let mut before = self.reading.indicators.iter().take(place);
            let known =
                before.find(|known| known.alike == indicator.alike && known.source.line() < indicator.source.line());
            let other = known.and_then(|known| known.target.as_ref()?.value);
            if target.is_some() && other.is_some() && target != other {
                again.extend(indicator.source.0.first().map(|(_, span)| *span));
            }
        }
        let first = again.iter().copied().min_by_key(|span| span.line)?;
        let last =
            self.reading.indicators.iter().map(|known| known.source.line()).filter(|line| *line < first.line).max();
        (again.len() >= 2).then_some((last.unwrap_or(0), first))
    }

    /// The title of an annex between a line and a span: 附件二, Exhibit B. Without one, the span.
    fn title_above(&self, before: usize, span: Span) -> Span {
        let title = (before.saturating_add(1)..span.line).rev().find_map(|line| {
            let text = self.written.get(line)?;
            let piece = Piece::of(self.words, text.trim(), line, 0);
            let letters = piece.letters.get(..).unwrap_or_default();
            let to = text.chars().count();
            (self.words.reference(letters).is_some() && piece.len() <= 60).then_some(Span { line, from: 0, to })
        });
        title.unwrap_or(span)
    }
}
