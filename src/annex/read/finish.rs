//! What only the whole text tells: which side is better, the points of bands, edges, and what no term has taken.

use rust_decimal::Decimal;

use super::Reader;
use super::edges::{Between, settle, unnest};
use crate::annex::clause::Text;
use crate::annex::letters::{Piece, Span, Spans};
use crate::annex::lines::Line;
use crate::annex::name::is_lower_better;
use crate::annex::numbering;
use crate::annex::quantity::Unit;
use crate::annex::range::{Edge, Range};
use crate::annex::reading::{Amount, Doubt, DoubtKind, Gives, Indicator, Left, Loss, Reason, Source};

/// How many terms of a kind a contract has at most.
const MOST: usize = 120;

impl Reader<'_> {
    pub(super) fn finish(&mut self, lines: &[Line]) {
        self.bound();
        for place in 0..self.reading.indicators.len() {
            self.finish_indicator(place);
        }
        self.lines_between_levels();
        self.finish_tiers();
        self.finish_prices();
        self.drop_empty();
        self.doubts();
        self.blanks(lines);
        self.account(lines);
    }

    /// Leaves out what is beyond the terms of one contract: whoever pastes an archive is told so.
    fn bound(&mut self) {
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
        self.leave_spans(gone, "", Reason::TooMany);
    }

    fn finish_indicator(&mut self, place: usize) {
        let Some(mut indicator) = self.reading.indicators.get_mut(place).map(std::mem::take) else { return };
        let alike = self.alike(&indicator.name);
        if indicator.unit == Unit::None && alike.trim_end_matches(')').ends_with('率') {
            indicator.unit = Unit::Percent;
        }
        if indicator.lower.is_none() {
            let counts = indicator.unit.is_count();
            indicator.lower =
                is_lower_better(self.words, &alike).or(counts.then_some(true)).or(Some(indicator.unit.is_time()));
        }
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
        let bands = ranges.len();
        ranges.extend(
            met(&indicator).filter(|met| ranges.iter().all(|range| range.from != met.from && range.to != met.to)),
        );
        let mut between = settle(&mut ranges);
        ranges.truncate(bands);
        between.retain(|between| match between {
            Between::Edge(low, high) | Between::Gap(low, high) => *low < bands && *high < bands,
        });
        for (band, range) in indicator.rule.bands.iter_mut().zip(ranges) {
            band.range = range;
            if band.range.unit == Unit::None {
                band.range.unit = indicator.unit.clone();
            }
        }
        if nested && !keeps {
            self.doubt_at(DoubtKind::BandNested, &indicator, indicator.rule.bands.len().saturating_sub(1), place);
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

    /// Which side is better, by what the bands give, where nothing else says so.
    fn by_bands(indicator: &mut Indicator) {
        if indicator.target.is_some() || indicator.rule.bands.is_empty() {
            return;
        }
        let bands = &indicator.rule.bands;
        let best = bands.iter().find(|band| matches!(band.gives, Gives::Full | Gives::Nothing)).or(bands.first());
        let Some(best) = best else { return };
        // Where something is lost, the better side is the other one.
        let loses = matches!(best.gives, Gives::Lose(_));
        match (&best.range.from, &best.range.to) {
            (Some(_), None) => indicator.lower = Some(loses),
            (None, Some(_)) => indicator.lower = Some(!loses),
            _ => {}
        }
    }

    fn doubt_at(&mut self, kind: DoubtKind, indicator: &Indicator, band: usize, about: usize) {
        let source = indicator.rule.bands.get(band).map(|band| &band.source);
        let Some((_, span)) = source.and_then(|source| source.0.first()) else { return };
        self.reading.doubts.push(Doubt { kind, quote: self.quote(*span), span: *span, about });
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
        let (from, to) = if to.saturating_sub(from) > 120 {
            (from.max(near(span.from).start), to.min(near(span.to).end))
        } else {
            (from, to)
        };
        let quote: String = line.get(from..to).unwrap_or_default().iter().collect();
        let piece = Piece::of(self.words, &quote, 0, 0);
        let (_, body) = numbering::marked(&piece);
        if body.len() >= 2 { body.text() } else { quote.trim().to_owned() }
    }

    /// What lies over what the price before includes begins there, wherever that is said.
    fn finish_prices(&mut self) {
        let mut included: Option<Amount> = None;
        for price in &mut self.reading.prices {
            if price.over {
                price.from = price.from.take().or_else(|| included.clone());
            } else {
                included = price.includes.as_ref().map(|(amount, _)| amount.clone());
            }
        }
    }

    fn finish_tiers(&mut self) {
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
        let between = settle(&mut ranges);
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

    /// Names that turned out to measure nothing.
    fn drop_empty(&mut self) {
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

    /// Blanks, each with the clause around it.
    fn blanks(&mut self, lines: &[Line]) {
        for line in lines {
            for cell in &line.cells {
                let text = Text::of(self.words, cell);
                let mut seen: Option<String> = None;
                for token in &text.tokens {
                    let open = match &token.what {
                        crate::annex::token::What::Quantity(quantity) => quantity.value.is_none(),
                        crate::annex::token::What::Day(day) => day.iso().is_none(),
                        _ => false,
                    };
                    let letters = cell.letters.get(token.from..).unwrap_or_default();
                    if !open
                        && crate::annex::blank::blank(self.words, letters).is_none_or(|blank| blank.filled.is_some())
                    {
                        continue;
                    }
                    for span in cell.spans(token.from, token.to).into_iter().take(1) {
                        let quote = self.quote(span);
                        if seen.as_ref() != Some(&quote) {
                            seen = Some(quote.clone());
                            self.reading.blanks.push((quote, span));
                        }
                    }
                }
            }
        }
    }

    /// Accounts for every line and every number that no term has taken.
    fn account(&mut self, lines: &[Line]) {
        let (taken, terms) = self.taken();
        let covers = |span: &Span| taken.touch(span);
        let mut left = Vec::new();
        let mut current = Vec::new();
        for line in lines {
            if line.is_blank() {
                continue;
            }
            let any = line.cells.iter().any(|cell| cell.spans(0, cell.len()).iter().any(covers));
            let (mut numbers, mut unclear) = (Vec::new(), Vec::new());
            for part in line.cells.iter().flat_map(|cell| super::clauses(cell, &mut current)) {
                let (_, body) = numbering::marked(&part);
                let text = Text::of(self.words, &body);
                for sentence in text.sentences() {
                    let before = numbers.len();
                    for token in sentence.row.tokens {
                        let crate::annex::token::What::Quantity(quantity) = &token.what else { continue };
                        if quantity.digits && quantity.value.is_some() {
                            numbers.extend(
                                body.spans(token.from, token.to).into_iter().take(1).filter(|span| !covers(span)),
                            );
                        }
                    }
                    let whole = sentence.piece(0, sentence.row.tokens.len());
                    let read = whole.spans(0, whole.len()).iter().any(|span| terms.touch(span));
                    let plain = self.words.holds("plain_words", &whole.alike(0, whole.len()));
                    // What a right or a duty says is in its words: 限期1个月整改.
                    let open = numbers.get(before..).unwrap_or_default().iter().copied();
                    let mut open =
                        open.filter(|span| !self.words.holds("label_words", &self.alike(&self.quote(*span))));
                    if read && !plain {
                        unclear.extend(open.next());
                    }
                }
            }
            for span in unclear {
                self.reading.doubts.push(Doubt { kind: DoubtKind::Unclear, quote: self.quote(span), span, about: 0 });
            }
            if any {
                let mut quotes: Vec<String> = Vec::new();
                for span in numbers {
                    let text = self.quote(span);
                    if !quotes.contains(&text) {
                        quotes.push(text.clone());
                        left.push(Left { span, text, reason: Reason::Other });
                    }
                }
            } else {
                let whole = line.whole();
                for span in whole.spans(0, whole.len()).into_iter().take(line.lines.max(1)) {
                    let text = self.written.get(span.line).map(|text| text.trim().to_owned()).unwrap_or_default();
                    left.push(Left { span, text, reason: Reason::NoRule });
                }
            }
        }
        self.reading.left.extend(left);
        self.reading.left.sort_by_key(|left| (left.span, left.reason));
    }

    /// Every stretch of the text that a term, a doubt or a reason has, and those that a term has.
    fn taken(&self) -> (Spans, Spans) {
        let reading = &self.reading;
        let mut spans: Vec<Span> = Vec::new();
        let mut add = |source: &Source| spans.extend(source.0.iter().map(|(_, span)| *span));
        for indicator in &reading.indicators {
            add(&indicator.source);
            indicator.rule.bands.iter().for_each(|band| add(&band.source));
            indicator.rule.classes.iter().for_each(|class| add(&class.source));
        }
        reading.tiers.iter().for_each(|tier| add(&tier.source));
        reading.bonus.iter().for_each(|bonus| add(&bonus.source));
        reading.prices.iter().for_each(|price| add(&price.source));
        reading.damages.iter().for_each(|damage| add(&damage.source));
        reading.deadlines.iter().for_each(|deadline| add(&deadline.source));
        reading.caps.iter().for_each(|cap| add(&cap.source));
        reading.term.iter().for_each(|term| add(&term.source));
        for (_, source) in reading.full.iter().chain(&reading.base_points).chain(&reading.trial) {
            add(source);
        }
        spans.extend(
            self.level_points.iter().filter(|levels| levels.linear).flat_map(|levels| levels.spans.iter().copied()),
        );
        spans.extend(reading.damages.iter().flat_map(|damage| damage.cap_each.iter().copied()));
        let terms = Spans::of(spans.iter().copied());
        spans.extend(reading.doubts.iter().map(|doubt| doubt.span));
        spans.extend(reading.left.iter().map(|left| left.span));
        (Spans::of(spans), terms)
    }

    /// Straight lines between levels, where a sentence said what each is worth.
    fn lines_between_levels(&mut self) {
        let levels = std::mem::take(&mut self.levels);
        let Some(worth) = self.level_points.clone().filter(|worth| worth.linear) else {
            for (_, _, _, spans) in levels {
                self.leave_spans(spans, "", Reason::Other);
            }
            return;
        };
        for (place, stretch, value, spans) in levels {
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
            indicator.rule.linear.sort_by_key(|(at, _)| at.value);
        }
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
fn met(indicator: &Indicator) -> Option<Range> {
    let value = indicator.target.as_ref()?.value?;
    let edge = Some(Edge { value: Some(value), closed: !indicator.target_open, settled: true });
    let range = Range { unit: indicator.unit.clone(), ..Range::default() };
    Some(if indicator.lower == Some(true) { Range { to: edge, ..range } } else { Range { from: edge, ..range } })
}

/// 达标得满分 beside a step says nothing that the step does not.
fn without_full(indicator: &mut Indicator) {
    if indicator.rule.step.is_none() {
        return;
    }
    let target = indicator.target.as_ref().and_then(|target| target.value);
    let (bands, source) = (&mut indicator.rule.bands, &mut indicator.source);
    bands.retain(|band| {
        let at_target = band.range.only_edge().is_some_and(|edge| edge.value == target && edge.closed);
        let redundant = at_target && matches!(band.gives, Gives::Full | Gives::Nothing);
        if redundant {
            source.0.extend(band.source.0.iter().copied());
        }
        !redundant
    });
}

fn is_nested(ranges: &[Range]) -> bool {
    let below = ranges.iter().filter(|range| range.from.is_none() && range.to.is_some()).count();
    let above = ranges.iter().filter(|range| range.to.is_none() && range.from.is_some()).count();
    below > 1 || above > 1
}

/// Points that are kept instead of points that are lost, where the full points are known.
fn points_kept(indicator: &mut Indicator) {
    let Some(full) = indicator.weight.as_ref().and_then(|weight| weight.value) else { return };
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
