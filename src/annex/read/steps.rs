//! What each step beyond a target costs or brings.

use rust_decimal::Decimal;

use super::Reader;
use super::parts::Parts;
use super::sentence::Last;
use crate::annex::atom::{Atom, Direction, Found, Kept, Step};
use crate::annex::clause::Sentence;
use crate::annex::letters::Piece;
use crate::annex::name::is_metric;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::{Asks, Edge, Range};
use crate::annex::reading::{Amount, Bonus, Class, Loss, Part, Said, Source, StepRule};

impl Reader<'_> {
    /// 每低1个百分点扣2分.
    pub(super) fn step(
        &mut self,
        place: usize,
        step: &Step,
        class: Option<String>,
        sentence: &Sentence<'_>,
        parts: &Parts<'_>,
        last: &mut Last,
    ) {
        let at_step: Vec<_> = parts.step.iter().map(|(_, found)| *found).collect();
        let bare = Parts { ranges: Vec::new(), ..parts.clone() };
        let parts = if class.is_none() && self.costs_each(place, step, sentence, parts) { &bare } else { parts };
        for (range, found) in &parts.ranges {
            self.asked_again(place, range, &sentence.spans(found));
        }
        if class.is_none() && (self.second_step(place, sentence, parts) || self.first_of_cases(place, sentence, parts))
        {
            return;
        }
        // 每缺1席每日扣300元: for each day as well, which one figure does not tell.
        if let (Some((_, from)), Some(effect)) = (parts.step, parts.effects.first())
            && !step.per.unit.is_time()
            && self.words.holds("each_day", &sentence.piece(from.to, effect.to.max(from.to)).alike(0, usize::MAX))
        {
            self.unclear(sentence, from);
        }
        self.edges_of_step(place, step, sentence, parts);
        let own = self.starts_at(place, step, parts);
        if let Some(indicator) = self.reading.indicators.get_mut(place).filter(|_| own.is_some()) {
            let conditions = parts.ranges.iter().map(|(_, found)| *found).chain(parts.nth.map(|(_, found)| found));
            indicator.source.add(Part::Rule, Self::spans_of(sentence, conditions));
        }
        let step = own.as_ref().unwrap_or(step);
        let mut gained = false;
        if let (Some((points, found)), true) = (self.bare_loss(place, step, parts), parts.effects.is_empty()) {
            let spans = Self::spans_of(sentence, at_step.iter().copied().chain([found]));
            let loss = self.loss_of(points, None);
            match &class {
                Some(name) => self.class(place, name, step, loss, spans),
                None => self.step_rule(place, step, loss, spans),
            }
            *last = Last::Indicator(place);
        }
        for effect in &parts.effects {
            match &effect.atom {
                Atom::Lose(amount) | Atom::Share(amount) => {
                    self.currency_of(&amount.quantity);
                    // 每逾期1个工作日扣200元/条: for each of something else as well.
                    if amount.quantity.per.first().is_some_and(|per| *per != step.per.word) {
                        self.unclear(sentence, effect);
                    }
                    let loss = self.loss(amount);
                    let spans = Self::spans_of(sentence, at_step.iter().copied().chain([*effect]));
                    if let Some(name) = &class {
                        self.class(place, name, step, loss, spans);
                    } else {
                        let named = parts.step.and_then(|(_, at)| self.name_of_step(sentence, at, effect));
                        self.named_step = named.map(|name| (place, name));
                        self.step_rule(place, step, loss, spans);
                    }
                    *last = Last::Indicator(place);
                }
                Atom::Keep(Kept::Points(points)) if self.penalty_points => {
                    let spans = Self::spans_of(sentence, at_step.iter().copied().chain([*effect]));
                    self.step_rule(place, step, Loss::Points(points.into()), spans);
                    *last = Last::Indicator(place);
                }
                Atom::Gain(amount) => {
                    self.currency_of(&amount.quantity);
                    let gain = self.loss(amount);
                    let (from, reached) = reached_before(sentence, step, parts).unzip();
                    let own = from.map(|from| Step { from: Some(from), ..step.clone() });
                    let conditions = at_step.iter().copied().chain(reached);
                    let spans = Self::spans_of(sentence, conditions.chain([*effect]));
                    let of = self.reading.indicators.get(place).map(|indicator| indicator.name.clone());
                    self.gain_step(of, own.as_ref().unwrap_or(step), gain, Source::of(Part::Rule, spans), place);
                    *last = Last::Bonus(self.reading.bonus.len().saturating_sub(1));
                    gained = true;
                }
                _ => {}
            }
        }
        if gained {
            self.modify(sentence, parts, *last);
        } else {
            self.modify_indicator(place, sentence, parts);
        }
        if let (Some((nth, found)), Some(indicator)) = (parts.nth, self.reading.indicators.get_mut(place)) {
            // 自第四起起: beyond three, which the target says already.
            let before = nth.value.and_then(|value| value.checked_sub(Decimal::ONE));
            if indicator.target.as_ref().and_then(|target| target.value) == before {
                indicator.source.add(Part::Rule, sentence.spans(found));
            }
        }
    }

    /// 接通率低于95%的，每低1个百分点: the edge is where the counting starts.
    fn edges_of_step(&mut self, place: usize, step: &Step, sentence: &Sentence<'_>, parts: &Parts<'_>) {
        for (range, found) in &parts.ranges {
            let starts = match (range.only_edge().is_some(), step.direction) {
                (true, Direction::Low) => range.to.is_some() || range.asks == Asks::AtLeast,
                (true, Direction::High | Direction::Late) => range.from.is_some() || range.asks == Asks::AtMost,
                (true, _) => true,
                (false, _) => false,
            };
            // 无故离岗30分钟以上，每人次扣100元: what happens, and no target.
            let happens = range.unit.is_time() && step.per.unit.is_count();
            let named = self.reading.indicators.get(place).map(|indicator| indicator.name.clone()).unwrap_or_default();
            let named = Piece::of(self.words, &named, 0, 0);
            if happens && !is_metric(self.words, &named) {
                continue;
            }
            if starts && self.unset(place) {
                let edge = range.only_edge().cloned();
                let lower = match step.direction {
                    Direction::Low => false,
                    Direction::High | Direction::Late => true,
                    _ => range.from.is_some() && range.asks != Asks::AtLeast || range.asks == Asks::AtMost,
                };
                self.set_target(place, edge, lower, range, sentence.spans(found));
            } else if let Some(indicator) = self.reading.indicators.get_mut(place)
                && range.only_edge().and_then(|edge| edge.value)
                    == indicator.target.as_ref().and_then(|target| target.value)
            {
                // 超过三起的 once more what the target says.
                indicator.source.add(Part::Rule, sentence.spans(found));
            }
        }
    }

    /// 每件扣1000元；超过5件的，超出部分每件扣2000元: only one step is known of each, and where it starts is no target. Whether there
    /// was one before.
    fn second_step(&mut self, place: usize, sentence: &Sentence<'_>, parts: &Parts<'_>) -> bool {
        let known = self.reading.indicators.get(place).is_some_and(|indicator| indicator.rule.step.is_some());
        if !known || !parts.effects.iter().any(|found| matches!(found.atom, Atom::Lose(_))) {
            return false;
        }
        if self.rises_beyond(place, sentence, parts) || self.becomes_class(place, sentence, parts) {
            return true;
        }
        let at_step = parts.step.iter().map(|(_, found)| *found);
        if let Some((_, found)) = parts.step {
            self.unclear(sentence, found);
        }
        let said = sentence.written(0, sentence.row.tokens.len());
        let spans = Self::spans_of(sentence, at_step.chain(parts.effects.iter().copied()));
        self.leave_spans(spans, &said, crate::annex::reading::UnreadReason::NoMechanism);
        true
    }

    /// 每迟报1天扣0.5分；每出现一处数据错误扣1分: two kinds of what the line is about. Whether they are; else only one step is known.
    fn becomes_class(&mut self, place: usize, sentence: &Sentence<'_>, parts: &Parts<'_>) -> bool {
        let (Some((step, at_step)), [effect]) = (parts.step, parts.effects.as_slice()) else { return false };
        let Atom::Lose(amount) = &effect.atom else { return false };
        let Some(indicator) = self.reading.indicators.get(place) else { return false };
        let Some(known) = indicator.rule.step.clone() else { return false };
        let counts = |unit: &Unit| unit.is_count() || matches!(unit, Unit::Day | Unit::WorkingDay | Unit::Hour);
        let first = self.named_step.as_ref().filter(|(of, _)| *of == place).map(|(_, name)| name.clone());
        let second = self.name_of_step(sentence, at_step, effect);
        let plain =
            known.from.is_none() && step.from.is_none() && known.per_unit.is_none() && indicator.target.is_none();
        let points = matches!(known.loss, Loss::Points(_)) && amount.quantity.unit == Unit::Points;
        let (Some(first), Some(second)) = (first, second) else { return false };
        if !(plain && points && known.counted && counts(&step.per.unit)) || first == second || !parts.ranges.is_empty()
        {
            return false;
        }
        let source = indicator.source.clone();
        let loss = self.loss(amount);
        if let Some(indicator) = self.reading.indicators.get_mut(place) {
            indicator.rule.step = None;
            let class = Class { name: first, per: known.per, loss: known.loss, cap_count: None, source };
            indicator.rule.classes.push(class);
        }
        self.class(place, &second, step, loss, Self::spans_of(sentence, [at_step, *effect]));
        true
    }

    /// 每出现一处数据错误扣1分: what is counted, behind the step or in it.
    fn name_of_step(&self, sentence: &Sentence<'_>, step: &Found, effect: &Found) -> Option<String> {
        let behind = crate::annex::name::name(self.words, &sentence.piece(step.to, effect.from.max(step.to)));
        if behind.len() >= 2 { Some(behind.text()) } else { self.counted_in(&sentence.written(step.from, step.to)) }
    }

    /// 每迟报1天: what is counted, where a step names it.
    pub(super) fn counted_in(&self, said: &str) -> Option<String> {
        let piece = Piece::of(self.words, said, 0, 0);
        let text = crate::annex::clause::Text::of(self.words, &piece);
        let other = self.words.signs.each;
        let named =
            text.tokens.iter().take_while(|token| token.quantity().is_none()).filter(|token| !token.means(other));
        let named: String = named.map(|token| piece.written(token.from, token.to)).collect();
        let named = named.trim();
        let plain = ["发生", "发现", "出现", "存在", "产生", "有", "查出", "检出", "新增", "收到"];
        (named.chars().count() >= 2 && !plain.contains(&named)).then(|| named.to_owned())
    }

    /// 1 point for every full 1% below target: points beside a step on the side that misses the target are lost.
    fn bare_loss<'f>(&self, place: usize, step: &Step, parts: &Parts<'f>) -> Option<(&'f Quantity, &'f Found)> {
        let [(points, found)] = parts.bare.as_slice() else { return None };
        let misses = self.is_missed_by(place, step)?;
        (misses && points.unit == Unit::Points).then_some((*points, *found))
    }

    /// Whether a step counts what misses an indicator's target.
    pub(super) fn is_missed_by(&self, place: usize, step: &Step) -> Option<bool> {
        let lower = self.reading.indicators.get(place)?.lower;
        Some(match step.direction {
            Direction::Low => lower != Some(true),
            Direction::High | Direction::Late => lower == Some(true),
            _ => step.per.unit.is_count() && lower == Some(true),
        })
    }

    /// The step with where it begins, where that is another number than the target: 目标45%，高于55%的，每高1个百分点奖励0.3%;
    /// 第2次起每次扣500元.
    fn starts_at(&self, place: usize, step: &Step, parts: &Parts<'_>) -> Option<Step> {
        let target = self.reading.indicators.get(place)?.target.as_ref().and_then(|target| target.value);
        let from = |value: Decimal, unit: &Unit| {
            let other = step.from.is_none() && Some(value) != target;
            let from = Quantity { value: Some(value), unit: unit.clone(), ..Quantity::default() };
            other.then(|| Step { from: Some(from), ..step.clone() })
        };
        if let Some((nth, at)) = parts.nth {
            // 第4起至第6起每起扣500元，第7起起…: the last of several begins another step.
            let last = parts.step.is_some_and(|(_, step)| at.from < step.from);
            return from(nth.value.filter(|_| last)?.checked_sub(Decimal::ONE)?, &step.per.unit);
        }
        let [(range, _)] = parts.ranges.as_slice() else { return None };
        let beyond = match step.direction {
            Direction::High | Direction::Late => range.from.is_some(),
            Direction::Low => range.to.is_some(),
            _ => false,
        };
        let edge = range.only_edge().filter(|_| beyond && range.asks == Asks::Nothing && target.is_some())?;
        from(edge.value?, &range.unit)
    }

    pub(super) fn set_target(
        &mut self,
        place: usize,
        edge: Option<Edge>,
        lower: bool,
        range: &Range,
        spans: Vec<crate::annex::letters::Span>,
    ) {
        let (Some(indicator), Some(edge)) = (self.reading.indicators.get_mut(place), edge) else { return };
        indicator.target = Some(Amount { value: edge.value, example: range.example, ..Amount::default() });
        indicator.lower = Some(lower);
        if indicator.unit == Unit::None {
            (indicator.unit, indicator.word) = (range.unit.clone(), range.word.clone());
        }
        indicator.source.add(Part::Target, spans);
    }

    /// A step with points or money gained beyond the target.
    pub(super) fn gain_step(&mut self, of: Option<String>, step: &Step, gain: Loss, source: Source, place: usize) {
        let target = self.reading.indicators.get(place).and_then(|indicator| indicator.target.clone());
        let counted = step.per.unit.is_count();
        self.reading.bonus.push(Bonus {
            of,
            range: None,
            per: Some((&step.per).into()),
            // 超过200单的，超出部分每单奖励20元: only what lies beyond.
            from: step
                .from
                .as_ref()
                .map(Amount::from)
                .or(target.filter(|_| !counted || step.direction == Direction::High)),
            gain,
            partial: step.partial,
            counted,
            cap: None,
            in_a_row: None,
            source,
        });
    }

    /// 培训少于80学时的，每人扣500元: each of those it holds for costs as much, and no hour below. Whether it is that; what holds
    /// is part of the name.
    fn costs_each(&mut self, place: usize, step: &Step, sentence: &Sentence<'_>, parts: &Parts<'_>) -> bool {
        let [(range, found)] = parts.ranges.as_slice() else { return false };
        let each = step.per.unit.is_count() && step.from.is_none() && step.per.value == Some(Decimal::ONE);
        let plain = each && step.direction == Direction::None && range.asks == Asks::Nothing;
        let other = range.unit.is_count() && range.word != step.per.word || range.unit.is_time();
        let money = parts
            .effects
            .iter()
            .all(|found| matches!(&found.atom, Atom::Lose(amount) if amount.quantity.unit.is_money()));
        let written = sentence.written(found.from, found.to);
        let alike = sentence.piece(found.from, found.to).alike(0, usize::MAX);
        let Some(indicator) = self.reading.indicators.get_mut(place) else { return false };
        let new = indicator.target.is_none() && indicator.weight.is_none() && indicator.rule.is_empty();
        if !(plain && other && money && new) || range.only_edge().is_none() {
            return false;
        }
        indicator.name.push_str(&written);
        indicator.alike.push_str(&alike);
        indicator.lower = Some(true);
        indicator.source.add(Part::Whole, sentence.spans(found));
        true
    }

    pub(super) fn step_rule(&mut self, place: usize, step: &Step, loss: Loss, spans: Vec<crate::annex::letters::Span>) {
        let Some(indicator) = self.reading.indicators.get_mut(place) else { return };
        match step.direction {
            // 每缺1席: what is short is counted.
            Direction::Low if indicator.lower.is_none() && indicator.target.is_none() && step.per.unit.is_count() => {
                indicator.lower = Some(true);
            }
            // A name alone may mislead: 服务水平20秒, and each point below costs.
            // 日均110通，每少5通扣1分
            Direction::Low
                if step.per.unit.is_count()
                    && indicator.target_said == Said::Plain
                    && indicator.unit == step.per.unit
                    && indicator.target.as_ref().and_then(|target| target.value) > Some(Decimal::ONE) =>
            {
                indicator.lower = Some(false);
            }
            Direction::Low
                if indicator.lower.is_none()
                    || (indicator.target.is_none() || (indicator.target_said == Said::Plain))
                        && !step.per.unit.is_count() =>
            {
                indicator.lower = Some(false);
            }
            Direction::Happens if indicator.lower.is_none() && !indicator.unit.is_percent() => {
                indicator.lower = Some(true);
            }
            Direction::High | Direction::Late if indicator.lower.is_none() => indicator.lower = Some(true),
            _ => {}
        }
        let unit = &step.per.unit;
        let counts = unit.is_count()
            || unit.is_time() && !indicator.unit.is_time() && indicator.unit != Unit::None
            || matches!(unit, Unit::None | Unit::Points) && step.direction == Direction::Happens;
        let of_rate = indicator.unit.is_percent();
        // 超3分钟每单扣5元: cases beyond a time are counted, which the time itself does not tell.
        let of_time = indicator.unit.is_time() && unit.is_count();
        // Days are counted whole.
        let counts = counts || matches!(unit, Unit::Day | Unit::WorkingDay);
        if indicator.unit == Unit::None {
            indicator.unit = match unit {
                Unit::PercentagePoint => Unit::Percent,
                unit => unit.clone(),
            };
            indicator.word.clone_from(&step.per.word);
        }
        if counts && !of_rate && indicator.lower.is_none() {
            indicator.lower = Some(true);
        }
        let per_unit = (counts && (of_rate || of_time)).then(|| unit.clone());
        let rule = StepRule {
            per: (&step.per).into(),
            per_unit,
            loss,
            partial: step.partial,
            counted: counts,
            from: step.from.as_ref().map(Amount::from),
            of_points: step.per.unit == Unit::PercentagePoint,
        };
        if indicator.rule.step.is_some() {
            return; // a second step for the same indicator: its numbers stay open
        }
        indicator.rule.step = Some(rule);
        indicator.source.add(Part::Rule, spans.iter().copied());
        self.doubt_step(place, step.direction, &spans);
    }

    pub(super) fn class(
        &mut self,
        place: usize,
        name: &str,
        step: &Step,
        loss: Loss,
        spans: Vec<crate::annex::letters::Span>,
    ) {
        let Some(indicator) = self.reading.indicators.get_mut(place) else { return };
        if indicator.unit == Unit::None {
            (indicator.unit, indicator.word) = (step.per.unit.clone(), step.per.word.clone());
        }
        // What has a share as its target is better high, whatever is counted against it.
        let of_share = indicator.unit.is_percent() && indicator.target.is_some();
        indicator.lower = indicator.lower.or(Some(!of_share));
        let source = Source::of(Part::Rule, spans);
        indicator.rule.classes.push(Class {
            name: name.to_owned(),
            per: (&step.per).into(),
            loss,
            cap_count: None,
            source,
        });
    }
}

/// 继续率达到92%及以上，每超1个百分点奖励1500元: what has to be reached, said right before, is where the counting starts.
fn reached_before<'s>(sentence: &Sentence<'s>, step: &Step, parts: &Parts<'_>) -> Option<(Quantity, &'s Found)> {
    let (_, at) = parts.step?;
    let before = sentence.atoms.iter().rfind(|other| other.to <= at.from)?;
    let Atom::Range(range) = &before.atom else { return None };
    let value = range.only_edge().filter(|_| range.from.is_some())?.value;
    let high = step.direction == Direction::High && step.from.is_none() && parts.ranges.len() <= 1;
    let alike = range.unit.is_percent() && step.per.unit.is_percent() || range.unit == step.per.unit;
    (high && alike).then(|| (Quantity { value, unit: range.unit.clone(), ..Quantity::default() }, before))
}
