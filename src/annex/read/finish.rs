//! What only the whole text tells: which side is better, the points of bands, edges, and what no term has taken.

use rust_decimal::Decimal;

use super::Reader;
use super::edges::{Between, settle_beside, unnest};
use crate::annex::letters::{Piece, Span};
use crate::annex::lines::Line;
use crate::annex::name::is_lower_better;
use crate::annex::numbering;
use crate::annex::quantity::Unit;
use crate::annex::range::{Edge, Range};
use crate::annex::reading::{Amount, Doubt, DoubtKind, Gives, Indicator, Loss, Source, UnreadReason};

/// How many terms of a kind a contract has at most.
const MOST: usize = 120;

/// Currencies whose sign may be written as that of the dollar alone.
const DOLLARS: [&str; 6] = ["AUD", "CAD", "NZD", "SGD", "HKD", "TWD"];

impl Reader<'_> {
    pub(super) fn finish(&mut self, lines: &[Line]) {
        self.doubt_at_risk();
        self.bands_of_grades();
        self.said_in_two_languages();
        self.bound();
        self.weights_in_names();
        for place in 0..self.reading.indicators.len() {
            self.finish_indicator(place);
        }
        self.doubt_losses_at_target();
        self.bands_between_levels();
        self.lines_between_levels();
        self.groups();
        self.shares_of_tiers();
        self.finish_tiers();
        self.finish_prices();
        self.ask_nameless();
        self.late_charges();
        self.dollars();
        self.drop_empty();
        self.working_hours();
        self.second_annex();
        self.doubts();
        self.doubt_implausible();
        self.blanks(lines);
        self.account(lines);
    }

    /// Leaves out what is beyond the terms of one contract: whoever pastes an archive is told so.
    pub(super) fn bound(&mut self) {
        let reading = &mut self.reading;
        let mut gone: Vec<Span> = Vec::new();
        let mut leave = |source: &Source| gone.extend(source.0.iter().map(|(_, span)| *span));
        for indicator in reading.indicators.drain(MOST.min(reading.indicators.len())..) {
            leave(&indicator.source);
            indicator.rule.bands.iter().for_each(|band| leave(&band.source));
            indicator.rule.classes.iter().for_each(|class| leave(&class.source));
        }
        reading.tiers.drain(MOST.min(reading.tiers.len())..).for_each(|tier| leave(&tier.source));
        reading.bonus.drain(MOST.min(reading.bonus.len())..).for_each(|bonus| leave(&bonus.source));
        reading.prices.drain(MOST.min(reading.prices.len())..).for_each(|price| leave(&price.source));
        reading.damages.drain(MOST.min(reading.damages.len())..).for_each(|damage| leave(&damage.source));
        reading.deadlines.drain(MOST.min(reading.deadlines.len())..).for_each(|deadline| leave(&deadline.source));
        reading.caps.drain(MOST.min(reading.caps.len())..).for_each(|cap| leave(&cap.source));
        reading.alternatives.retain(|(about, ..)| *about < MOST);
        self.leave_spans(gone, "", UnreadReason::TooMany);
    }

    /// 8 working hours: no clock runs in the hours of a service desk alone, so such a limit is left out.
    fn working_hours(&mut self) {
        let mut gone = Vec::new();
        for deadline in std::mem::take(&mut self.reading.deadlines) {
            let spans = deadline.source.0.iter().map(|(_, span)| *span);
            let worked = |span| self.words.holds("worked_hours", &self.alike(&self.quote(span)));
            if self.english && spans.clone().any(worked) {
                gone.extend(spans);
            } else {
                self.reading.deadlines.push(deadline);
            }
        }
        self.leave_spans(gone, "", UnreadReason::NoMechanism);
    }

    /// Fees (AUD): the dollars of a text that names those of one country alone are of that country.
    fn dollars(&mut self) {
        let marked = |code: &str| {
            self.words.currencies().filter(|(known, _)| *known == code).flat_map(|(_, marks)| marks).any(|mark| {
                let word = mark != "$" && mark != "dollars";
                word && self.written.iter().any(|line| {
                    let line = line.to_lowercase();
                    let alone = |at: usize| {
                        let before = line.get(..at).and_then(|before| before.chars().next_back());
                        let behind = line.get(at.saturating_add(mark.len())..).and_then(|rest| rest.chars().next());
                        let joined = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphabetic());
                        !joined(before) && (mark.ends_with('$') || !joined(behind))
                    };
                    line.match_indices(mark.as_str()).any(|(at, _)| alone(at))
                })
            })
        };
        let usd = |code: &Option<String>| code.as_deref() == Some("USD");
        if !self.reading.currencies.iter().any(|(code, _)| usd(code)) || marked("USD") {
            return;
        }
        let others: Vec<&str> = DOLLARS.into_iter().filter(|code| marked(code)).collect();
        let [own] = others.as_slice() else { return };
        let own = Some((*own).to_owned());
        let reading = &mut self.reading;
        let named = std::iter::once(&mut reading.currency)
            .chain(reading.currencies.iter_mut().map(|(code, _)| code))
            .chain(reading.prices.iter_mut().map(|price| &mut price.currency));
        named.filter(|code| usd(code)).for_each(|code| code.clone_from(&own));
    }

    pub(super) fn finish_indicator(&mut self, place: usize) {
        let Some(mut indicator) = self.reading.indicators.get_mut(place).map(std::mem::take) else { return };
        let alike = self.alike(&indicator.name);
        if indicator.unit == Unit::None && alike.trim_end_matches(')').ends_with('率') {
            indicator.unit = Unit::Percent;
        }
        if indicator.lower.is_none() {
            let counts = indicator.unit.is_count();
            let by_name = is_lower_better(self.words, &alike).filter(|lower| *lower || !indicator.unit.is_time());
            // Of what nothing is known, no side is the better one.
            let known = indicator.target.is_some() || !indicator.rule.is_empty();
            indicator.lower = by_name.or(counts.then_some(true)).or(known.then_some(indicator.unit.is_time()));
        }
        full_from(&mut indicator);
        Self::by_bands(&mut indicator);
        same_base(&mut indicator);
        without_full(&mut indicator);
        let mut ranges: Vec<Range> = indicator.rule.bands.iter().map(|band| band.range.clone()).collect();
        let keeps = indicator
            .rule
            .bands
            .iter()
            .any(|band| matches!(band.gives, Gives::Points(_) | Gives::Full | Gives::Share(_)));
        let nested = unnest(&mut ranges);
        // 90分（含）至92分 where the target is 92: what meets the target is no part of it.
        let met = met(&indicator).filter(|met| ranges.iter().all(|range| range.from != met.from && range.to != met.to));
        let between = settle_beside(&mut ranges, met);
        for (band, range) in indicator.rule.bands.iter_mut().zip(ranges) {
            band.range = range;
            if band.range.unit == Unit::None {
                band.range.unit = indicator.unit.clone();
            }
        }
        if nested && !keeps {
            self.doubt_at(DoubtKind::BandNested, &indicator, indicator.rule.bands.len().saturating_sub(1), place);
        }
        if let Some(band) = lost_on_both_sides(&indicator) {
            self.doubt_at(DoubtKind::Unclear, &indicator, band, place);
        }
        for between in between {
            let (kind, band) = match between {
                Between::Edge(low, high) => (
                    DoubtKind::BandEdge,
                    if indicator.rule.bands.get(low).is_some_and(|band| band.range.from.is_none()) {
                        low
                    } else {
                        high
                    },
                ),
                Between::Gap(low, _) => (DoubtKind::BandGap, low),
            };
            self.doubt_at(kind, &indicator, band, place);
        }
        points_kept(&mut indicator);
        if let Some(slot) = self.reading.indicators.get_mut(place) {
            *slot = indicator;
        }
    }

    /// Asks about words that were not taken, or not all of them.
    pub(super) fn ask_about(&mut self, span: Span) {
        let quote = self.quote(span);
        self.reading.doubts.push(Doubt { kind: DoubtKind::Unclear, quote, span, about: 0 });
    }

    /// Asks about such words, where the same of their line is not asked yet.
    pub(super) fn ask_once(&mut self, span: Span) {
        let quote = self.quote(span);
        let same =
            |doubt: &Doubt| doubt.kind == DoubtKind::Unclear && doubt.span.line == span.line && doubt.quote == quote;
        if !self.reading.doubts.iter().any(same) {
            self.ask_about(span);
        }
    }

    /// What stands in a span, with the clause around it.
    pub(super) fn quote(&self, span: Span) -> String {
        let line: Vec<char> = self.written.get(span.line).map(|line| line.chars().collect()).unwrap_or_default();
        let ends = |letter: &char| matches!(letter, '。' | '；' | ';' | '，' | '\t' | '：');
        let from =
            line.get(..span.from).unwrap_or_default().iter().rposition(ends).map_or(0, |at| at.saturating_add(1));
        let to = line.iter().skip(span.to).position(ends).map_or(line.len(), |at| span.to.saturating_add(at));
        // Where nothing ends a sentence, what is around it.
        let near = |at: usize| at.saturating_sub(40)..at.saturating_add(40);
        if to.saturating_sub(from) > 120 {
            let (start, to) = (from.max(near(span.from).start), to.min(near(span.to).end));
            // Not from the middle of a word or a number on.
            let space = line.get(start..span.from).unwrap_or_default().iter().position(|letter| *letter == ' ');
            let start = if start > from { space.map_or(start, |space| start.saturating_add(space)) } else { start };
            return line.get(start..to).unwrap_or_default().iter().collect::<String>().trim().to_owned();
        }
        let quote: String = line.get(from..to).unwrap_or_default().iter().collect();
        let piece = Piece::of(self.words, &quote, 0, 0);
        let (_, body) = numbering::marked(&piece);
        if body.len() >= 2 { body.text() } else { quote.trim().to_owned() }
    }
}

/// 低于88%扣当月服务费的2%；低于85%扣5%: shares of the base that was named before.
fn same_base(indicator: &mut Indicator) {
    let mut known: Option<String> = None;
    for band in &mut indicator.rule.bands {
        if let Gives::Lose(Loss::Percent(_, base)) = &mut band.gives {
            *base = base.take().or_else(|| known.clone());
            known.clone_from(base);
        }
    }
}

/// The numbers that meet an indicator's target.
pub(super) fn met(indicator: &Indicator) -> Option<Range> {
    let value = indicator.target.as_ref()?.value?;
    let edge = Some(Edge { value: Some(value), closed: !indicator.target_open, settled: true });
    let range = Range { unit: indicator.unit.clone(), ..Range::default() };
    Some(if indicator.lower == Some(true) { Range { to: edge, ..range } } else { Range { from: edge, ..range } })
}

/// ≥98%，30分；每低1%扣3分: where all points are kept is the target, and they are the weight.
fn full_from(indicator: &mut Indicator) {
    if indicator.rule.step.is_none() || indicator.target.is_some() {
        return;
    }
    let weight = indicator.weight.as_ref().and_then(|weight| weight.value);
    let asks = |band: &crate::annex::reading::Band| {
        let edge = band.range.only_edge().filter(|_| band.range.asks != crate::annex::range::Asks::Nothing)?;
        match &band.gives {
            Gives::Points(points) => {
                let all =
                    points.value.filter(|points| !points.is_zero() && weight.is_none_or(|weight| *points == weight))?;
                Some((edge.clone(), band.range.to.is_some(), Some(all)))
            }
            Gives::Full => Some((edge.clone(), band.range.to.is_some(), None)),
            _ => None,
        }
    };
    let mut full = indicator.rule.bands.iter().enumerate().filter_map(|(place, band)| Some((place, asks(band)?)));
    let (Some((place, (edge, lower, points))), None) = (full.next(), full.next()) else { return };
    let zero =
        |gives: &Gives| matches!(gives, Gives::Points(points) if points.value.is_some_and(|points| points.is_zero()));
    let others = indicator.rule.bands.iter().enumerate().filter(|(other, _)| *other != place);
    if weight.is_none() && !others.map(|(_, band)| &band.gives).all(zero) {
        return;
    }
    indicator.target = Some(Amount::from(&edge));
    indicator.target_open = !edge.closed;
    indicator.lower = Some(lower);
    if let (Some(points), true) = (points, indicator.weight.is_none()) {
        indicator.weight = Some(Amount::of(points));
    }
    let band = indicator.rule.bands.remove(place);
    indicator.source.0.extend(band.source.0.iter().copied());
}

/// 达标得满分 beside a step says nothing that the step does not.
fn without_full(indicator: &mut Indicator) {
    if indicator.rule.step.is_none() {
        return;
    }
    let target = indicator.target.as_ref().and_then(|target| target.value);
    let weight = indicator.weight.as_ref().and_then(|weight| weight.value);
    let (bands, source) = (&mut indicator.rule.bands, &mut indicator.source);
    bands.retain(|band| {
        let at_target = band.range.only_edge().is_some_and(|edge| edge.value == target && edge.closed);
        let full = matches!(&band.gives, Gives::Points(points) if points.value.is_some() && points.value == weight);
        let redundant = at_target && (full || matches!(band.gives, Gives::Full | Gives::Nothing));
        if redundant {
            source.0.extend(band.source.0.iter().copied());
        }
        !redundant
    });
}

/// Something is lost above one number and below another: that may be meant, or misread, so it is asked.
fn lost_on_both_sides(indicator: &Indicator) -> Option<usize> {
    let bands = &indicator.rule.bands;
    let loses = |band: &&crate::annex::reading::Band| match &band.gives {
        Gives::Lose(Loss::Points(lost) | Loss::Money(lost) | Loss::Percent(lost, _)) => {
            lost.value != Some(Decimal::ZERO)
        }
        _ => false,
    };
    let above = bands.iter().position(|band| loses(&band) && band.range.from.is_some() && band.range.to.is_none())?;
    let below = bands.iter().any(|band| loses(&band) && band.range.to.is_some() && band.range.from.is_none());
    below.then_some(above)
}

pub(super) fn is_nested(ranges: &[Range]) -> bool {
    let below = ranges.iter().filter(|range| range.from.is_none() && range.to.is_some()).count();
    let above = ranges.iter().filter(|range| range.to.is_none() && range.from.is_some()).count();
    below > 1 || above > 1
}

/// Points that are kept instead of points that are lost, where the full points are known.
fn points_kept(indicator: &mut Indicator) {
    let Some(full) = indicator.weight.as_ref().and_then(|weight| weight.value) else { return };
    let lost = |band: &crate::annex::reading::Band| matches!(&band.gives, Gives::Lose(Loss::Points(_)));
    indicator.rule.loses = indicator.rule.bands.iter().any(lost);
    // 扣40分 of a weight of 20%: of a hundred points.
    let full = if indicator.rule.loses && indicator.is_of_hundred() { Decimal::ONE_HUNDRED } else { full };
    for band in &mut indicator.rule.bands {
        let kept = match &band.gives {
            Gives::Full => Some(full),
            Gives::Nothing => None,
            Gives::Share(share) => {
                share.value.and_then(|share| full.checked_mul(share)?.checked_div(Decimal::ONE_HUNDRED))
            }
            Gives::Lose(Loss::Points(lost)) => lost.value.and_then(|lost| full.checked_sub(lost)),
            _ => continue,
        };
        if let Some(kept) = kept {
            band.gives = Gives::Points(Amount::of(kept));
        }
    }
}
