//! Bands, tiers and levels, once all of them are known.

use super::Reader;
use super::edges::{Between, settle_beside, unnest};
use super::finish::is_nested;
use crate::annex::letters::Span;
use crate::annex::range::{Edge, Range};
use crate::annex::reading::{Amount, Doubt, DoubtKind, Gives, Indicator, Loss, Said, UnreadReason};
use crate::sort;

/// Whether all that is known of an indicator is a number that nobody asks for.
fn is_told(indicator: &Indicator) -> bool {
    indicator.target_said == Said::Told
        && indicator.target.is_some()
        && indicator.rule.is_empty()
        && indicator.weight.is_none()
        && indicator.at_risk.is_none()
}

impl Reader<'_> {
    /// Which side is better, by what the bands give, where nothing else says so.
    pub(super) fn by_bands(indicator: &mut Indicator) {
        let told = indicator.target.is_some() && indicator.target_said != Said::Plain;
        if told || indicator.rule.bands.is_empty() || indicator.rule.step.is_some() && indicator.target.is_some() {
            return;
        }
        let bands = &indicator.rule.bands;
        let free = |gives: &Gives| match gives {
            Gives::Full | Gives::Nothing => true,
            Gives::Lose(Loss::Points(lost) | Loss::Money(lost) | Loss::Percent(lost, _)) => {
                lost.value.is_some_and(|value| value.is_zero())
            }
            _ => false,
        };
        let best = bands.iter().find(|band| free(&band.gives)).or(bands.first());
        let Some(best) = best else { return };
        // None, reported only: where nothing is lost below the target either, no side is told.
        if indicator.target.is_some()
            && bands.iter().all(|band| !matches!(band.gives, Gives::Full) && free(&band.gives))
        {
            return;
        }
        // Where something is lost or nothing is kept, the better side is the other one.
        let nothing =
            |gives: &Gives| matches!(gives, Gives::Points(points) if points.value.is_some_and(|value| value.is_zero()));
        let loses = matches!(best.gives, Gives::Lose(_)) && !free(&best.gives) || nothing(&best.gives);
        match (&best.range.from, &best.range.to) {
            (Some(_), None) => indicator.lower = Some(loses),
            (None, Some(_)) => indicator.lower = Some(!loses),
            _ => {}
        }
    }

    pub(super) fn doubt_at(&mut self, kind: DoubtKind, indicator: &Indicator, band: usize, about: usize) {
        let source = indicator.rule.bands.get(band).map(|band| &band.source);
        let Some((_, span)) = source.and_then(|source| source.0.first()) else { return };
        self.reading.doubts.push(Doubt { kind, quote: self.quote(*span), span: *span, about });
    }

    /// 达到98分奖励2%，达到100分奖励3%: of two that lie inside each other the nearer one is gained, which a person confirms.
    fn nested_bonuses(&mut self) {
        let plain = |bonus: &crate::annex::reading::Bonus| {
            bonus.per.is_none() && bonus.in_a_row.is_none() && bonus.range.is_some()
        };
        let all = &self.reading.bonus;
        let places: Vec<usize> = (0..all.len()).filter(|place| all.get(*place).is_some_and(plain)).collect();
        let first = places.first().and_then(|place| all.get(*place)).map(|bonus| bonus.of.clone());
        let same: Vec<usize> =
            places.into_iter().filter(|place| all.get(*place).map(|bonus| &bonus.of) == first.as_ref()).collect();
        let mut ranges: Vec<Range> = same.iter().filter_map(|place| all.get(*place)?.range.clone()).collect();
        if ranges.len() < 2 || !unnest(&mut ranges) {
            return;
        }
        let span = same.last().and_then(|place| all.get(*place)?.source.0.first()).map(|(_, span)| *span);
        for (place, range) in same.into_iter().zip(ranges) {
            if let Some(bonus) = self.reading.bonus.get_mut(place) {
                bonus.range = Some(range);
            }
        }
        if let Some(span) = span {
            self.ask_about(span);
        }
    }

    pub(super) fn finish_tiers(&mut self) {
        self.nested_bonuses();
        let of_score: Vec<usize> = (0..self.reading.tiers.len())
            .filter(|place| {
                self.reading.tiers.get(*place).is_some_and(|tier| {
                    tier.of.is_none() && tier.range.is_some() && tier.in_a_row.is_none() && tier.times.is_none()
                })
            })
            .collect();
        let mut ranges: Vec<Range> =
            of_score.iter().filter_map(|place| self.reading.tiers.get(*place)?.range.clone()).collect();
        let alike = of_score
            .iter()
            .filter_map(|place| self.reading.tiers.get(*place))
            .all(|tier| tier.per.is_none() && (tier.pay.is_some() || tier.multiply.is_some() || tier.grade.is_some()));
        if alike {
            unnest(&mut ranges);
        } else if is_nested(&ranges)
            && let Some(last) = of_score.last()
            && let Some((_, span)) = self.reading.tiers.get(*last).and_then(|tier| tier.source.0.first())
        {
            let span = *span;
            self.reading.doubts.push(Doubt {
                kind: DoubtKind::TierNested,
                quote: self.quote(span),
                span,
                about: *last,
            });
        }
        // 达到100分的奖励2%, and a tier up to 100: what is gained begins where the tier ends.
        let gains = self.reading.bonus.iter().filter(|bonus| bonus.of.is_none() && bonus.in_a_row.is_none());
        let gains = gains.filter_map(|bonus| bonus.range.clone()).filter(|range| range.to.is_none());
        let between = settle_beside(&mut ranges, gains);
        let before: Vec<Range> =
            of_score.iter().filter_map(|place| self.reading.tiers.get(*place)?.range.clone()).collect();
        for (place, range) in of_score.iter().zip(ranges) {
            if let Some(tier) = self.reading.tiers.get_mut(*place) {
                tier.range = Some(range);
            }
        }
        // Tiers of months in a row lie where the tier of their grade lies.
        let settled: Vec<Range> =
            of_score.iter().filter_map(|place| self.reading.tiers.get(*place)?.range.clone()).collect();
        for tier in &mut self.reading.tiers {
            if tier.in_a_row.is_some() || tier.times.is_some() {
                let known = before.iter().position(|range| tier.range.as_ref() == Some(range));
                if let Some(range) = known.and_then(|known| settled.get(known)) {
                    tier.range = Some(range.clone());
                }
            }
        }
        for bonus in &mut self.reading.bonus {
            let known = before.iter().position(|range| bonus.of.is_none() && bonus.range.as_ref() == Some(range));
            if let Some(range) = known.and_then(|known| settled.get(known)) {
                bonus.range = Some(range.clone());
            }
        }
        for between in between {
            let (kind, place) = match between {
                Between::Edge(low, high) => (
                    DoubtKind::TierEdge,
                    if settled.get(low).is_some_and(|range| range.from.is_none()) { low } else { high },
                ),
                Between::Gap(low, _) => (DoubtKind::TierGap, low),
            };
            let Some(tier) = of_score.get(place).and_then(|place| self.reading.tiers.get(*place)) else { continue };
            let Some((_, span)) = tier.source.0.first().copied() else { continue };
            let about = of_score.get(place).copied().unwrap_or(0);
            self.reading.doubts.push(Doubt { kind, quote: self.quote(span), span, about });
        }
    }

    /// 接通率不低于92% among the standards, and what it costs in a table below: one indicator.
    fn targets_once(&mut self) {
        let value = |indicator: &Indicator| indicator.target.as_ref().and_then(|target| target.value);
        let bare = |one: &Indicator| {
            value(one).is_some() && one.rule.is_empty() && one.weight.is_none() && one.at_risk.is_none()
        };
        for place in 0..self.reading.indicators.len() {
            let Some(one) = self.reading.indicators.get(place).filter(|one| bare(one)).cloned() else { continue };
            let mut others = self.reading.indicators.iter_mut().enumerate().filter(|(at, other)| {
                let fits = value(other).is_none() && other.unit.is_percent() == one.unit.is_percent();
                *at != place
                    && other.alike == one.alike
                    && !other.rule.is_empty()
                    && (fits || value(other) == value(&one))
            });
            let (Some((_, other)), None) = (others.next(), others.next()) else { continue };
            if other.target.is_none() {
                other.target.clone_from(&one.target);
                other.target_open = one.target_open;
                other.target_said = one.target_said;
            }
            other.source.0.extend(one.source.0.iter().copied());
            if let Some(slot) = self.reading.indicators.get_mut(place) {
                slot.target = None;
            }
        }
    }

    /// Names that turned out to measure nothing.
    pub(super) fn drop_empty(&mut self) {
        self.targets_once();
        // 低于800通的不计酬 asks for nothing, and nothing that was understood follows from it.
        let told: Vec<Span> = self.reading.indicators.iter_mut().filter(|indicator| is_told(indicator)).fold(
            Vec::new(),
            |mut spans, indicator| {
                indicator.target = None;
                spans.extend(std::mem::take(&mut indicator.source).0.into_iter().map(|(_, span)| span));
                spans
            },
        );
        for span in told {
            let text = self.quote(span);
            self.leave_spans(vec![span], &text, UnreadReason::Other);
        }
        let keep: Vec<bool> = self
            .reading
            .indicators
            .iter()
            .map(|indicator| {
                indicator.target.is_some()
                    || !indicator.rule.is_empty()
                    || indicator.weight.is_some()
                    || indicator.at_risk.is_some()
            })
            .collect();
        let place = |old: usize| keep.iter().take(old).filter(|kept| **kept).count();
        for doubt in &mut self.reading.doubts {
            if !matches!(doubt.kind, DoubtKind::TierEdge | DoubtKind::TierGap | DoubtKind::TierNested) {
                doubt.about = place(doubt.about);
            }
        }
        for (about, ..) in &mut self.reading.alternatives {
            *about = place(*about);
        }
        let mut kept = keep.iter();
        self.reading.indicators.retain(|_| kept.next().copied().unwrap_or(true));
    }

    /// Straight lines between levels, where a sentence said what each is worth.
    pub(super) fn lines_between_levels(&mut self) {
        let levels = std::mem::take(&mut self.levels);
        let Some(worth) = self.level_points.clone().filter(|worth| worth.linear) else {
            // A rule may have named them already.
            let taken = |place: usize, spans: &[Span]| {
                let indicator = self.reading.indicators.get(place);
                indicator.is_some_and(|indicator| indicator.source.0.iter().any(|(_, span)| spans.contains(span)))
            };
            let left: Vec<Vec<Span>> = levels
                .into_iter()
                .filter(|(place, _, _, spans)| !taken(*place, spans))
                .map(|(_, _, _, spans)| spans)
                .collect();
            for spans in left {
                self.leave_spans(spans, "", UnreadReason::Other);
            }
            return;
        };
        // A row with a rule of its own is worth what that says.
        let ruled = |one: &Indicator| one.rule.step.is_some() || !one.rule.bands.is_empty();
        let own: Vec<bool> = self.reading.indicators.iter().map(ruled).collect();
        for (place, stretch, value, spans) in levels {
            if own.get(place).is_some_and(|own| *own) {
                self.leave_spans(spans, "", UnreadReason::Other);
                continue;
            }
            let Some(indicator) = self.reading.indicators.get_mut(place) else { continue };
            let points = if stretch { &worth.stretch } else { &worth.bottom };
            let Some(points) = points else { continue };
            indicator.source.add(crate::annex::reading::Part::Rule, spans);
            indicator.source.add(crate::annex::reading::Part::Rule, worth.spans.iter().copied());
            indicator.rule.linear.push((value.clone(), points.clone()));
            if !stretch && worth.nothing_below {
                let lower = indicator.lower == Some(true);
                let edge = Edge { value: value.value, closed: false, settled: true };
                let mut range = Range { unit: indicator.unit.clone(), ..Range::default() };
                if lower {
                    range.from = Some(edge);
                } else {
                    range.to = Some(edge);
                }
                let source = indicator.source.clone();
                indicator.rule.bands.push(crate::annex::reading::Band {
                    range,
                    gives: Gives::Points(Amount::of(0)),
                    source,
                });
            }
        }
        for indicator in &mut self.reading.indicators {
            if let (false, Some(target), Some(points)) =
                (indicator.rule.linear.is_empty(), &indicator.target, &worth.target)
            {
                indicator.rule.linear.push((target.clone(), points.clone()));
            }
            sort::sort_by_key(&mut indicator.rule.linear, |(at, _)| at.value);
        }
    }
}
