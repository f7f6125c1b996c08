//! Rules of indicators: steps, bands, classes, limits.

use rust_decimal::Decimal;

use super::Reader;
use super::parts::{Parts, Reached};
use super::sentence::Last;
use crate::annex::atom::{Atom, Direction, Found, Kept, Step};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::letters::Piece;
use crate::annex::name::name;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::{Asks, Edge, Range};
use crate::annex::reading::{
    Amount, Band, Bonus, Class, Doubt, DoubtKind, Gives, Indicator, Loss, Part, Source, StepRule, Tier,
};

impl Reader<'_> {
    /// A clause about an indicator.
    pub(super) fn indicator_clause(
        &mut self,
        place: usize,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        labels: &[String],
        last: &mut Last,
    ) {
        if parts.in_a_row.is_some() || parts.times.is_some() {
            return self.tier_of_indicator(place, sentence, clause, parts, labels, last);
        }
        if let Some((step, _)) = parts.step {
            // 每缺1席每日扣300元: of two steps only one is taken.
            let mut steps = clause.atoms.iter().filter(|found| matches!(found.atom, Atom::Step(_)));
            if let (Some(_), Some(second)) = (steps.next(), steps.next()) {
                self.unclear(sentence, second);
            }
            for found in clause.atoms {
                if let Atom::Target(quantity) = &found.atom
                    && self.unset(place)
                {
                    self.plain_target(place, &Piece::default(), quantity, sentence.spans(found));
                }
            }
            // 一般投诉 as an indicator of its own is no kind of one.
            let own = self.reading.indicators.get(place).map(|indicator| indicator.name.clone());
            let class = self.class_of(&Self::lead(sentence, clause)).filter(|class| own.as_ref() != Some(class));
            return self.step(place, step, class, sentence, parts, last);
        }
        for found in clause.atoms {
            if let Atom::Target(quantity) = &found.atom
                && self.unset(place)
            {
                self.plain_target(place, &Piece::default(), quantity, sentence.spans(found));
            }
        }
        if let (Some((range, found)), true) = (parts.ranges.first(), reached_behind(parts))
            && self.unset(place)
        {
            self.target(place, range, sentence.spans(found));
        }
        let mut applied = false;
        for effect in &parts.effects {
            applied |= self.effect(place, effect, sentence, clause, parts, labels, last);
        }
        if !applied && !parts.has_effect() {
            let points = parts.bare.iter().find(|(quantity, _)| quantity.unit == Unit::Points);
            if let (Some((range, found)), Some((quantity, bare))) = (parts.ranges.first(), points) {
                // 95%以下0分
                let source = Source::of(Part::Rule, Self::spans_of(sentence, [*found, *bare]));
                self.band(place, (*range).clone(), Gives::Points((*quantity).into()), source);
                *last = Last::Indicator(place);
            } else if !labels.is_empty() && !parts.ranges.is_empty() {
                self.tier_of_indicator(place, sentence, clause, parts, labels, last);
            } else if let Some((range, found)) = parts.ranges.first() {
                let asks = range.asks != Asks::Nothing || self.unset(place);
                if asks {
                    self.target(place, range, sentence.spans(found));
                }
            }
        }
        self.modify_indicator(place, sentence, parts);
        if parts.has_effect() {
            *last = Last::Indicator(place);
        }
    }

    /// Asks whether a term is right, because a part of its sentence was not taken.
    pub(super) fn unclear(&mut self, sentence: &Sentence<'_>, found: &Found) {
        if let Some(span) = sentence.spans(found).first().copied() {
            self.reading.doubts.push(Doubt { kind: DoubtKind::Unclear, quote: self.quote(span), span, about: 0 });
        }
    }

    /// Whether nothing is known of an indicator's target yet.
    pub(super) fn unset(&self, place: usize) -> bool {
        self.reading.indicators.get(place).is_some_and(|indicator| indicator.target.is_none())
    }

    /// Sets a target that a range asks for.
    pub(super) fn target(&mut self, place: usize, range: &Range, spans: Vec<crate::annex::letters::Span>) {
        let Some(indicator) = self.reading.indicators.get_mut(place) else { return };
        let (edge, lower) = match (&range.from, &range.to) {
            (Some(edge), None) => (edge, false),
            (None, Some(edge)) => (edge, true),
            // A range as a target: its nearer end is told by which side is better.
            (Some(low), Some(high)) => match indicator.lower {
                Some(true) => (high, true),
                _ => (low, false),
            },
            (None, None) => return,
        };
        if indicator.target.is_some() {
            return;
        }
        indicator.target = Some(Amount { value: edge.value, example: range.example, ..Amount::default() });
        indicator.target_open = !edge.closed;
        indicator.lower = Some(lower);
        if indicator.unit == Unit::None {
            (indicator.unit, indicator.word) = (range.unit.clone(), range.word.clone());
        }
        indicator.source.add(Part::Target, spans);
    }

    /// 每低1个百分点扣2分.
    fn step(
        &mut self,
        place: usize,
        step: &Step,
        class: Option<String>,
        sentence: &Sentence<'_>,
        parts: &Parts<'_>,
        last: &mut Last,
    ) {
        let at_step: Vec<_> = parts.step.iter().map(|(_, found)| *found).collect();
        // 接通率低于95%的，每低1个百分点: the edge is where the counting starts.
        for (range, found) in &parts.ranges {
            let starts = match (range.only_edge().is_some(), step.direction) {
                (true, Direction::Low) => range.to.is_some() || range.asks == Asks::AtLeast,
                (true, Direction::High | Direction::Late) => range.from.is_some() || range.asks == Asks::AtMost,
                (true, _) => true,
                (false, _) => false,
            };
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
        let mut gained = false;
        for effect in &parts.effects {
            match &effect.atom {
                Atom::Lose(amount) | Atom::Share(amount) => {
                    self.currency_of(&amount.quantity);
                    let loss = self.loss(amount);
                    let spans = Self::spans_of(sentence, at_step.iter().copied().chain([*effect]));
                    match &class {
                        Some(name) => self.class(place, name, step, loss, spans),
                        None => self.step_rule(place, step, loss, spans),
                    }
                    *last = Last::Indicator(place);
                }
                Atom::Gain(amount) => {
                    self.currency_of(&amount.quantity);
                    let gain = self.loss(amount);
                    let spans = Self::spans_of(sentence, at_step.iter().copied().chain([*effect]));
                    let of = self.reading.indicators.get(place).map(|indicator| indicator.name.clone());
                    self.gain_step(of, step, gain, Source::of(Part::Rule, spans), place);
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

    fn set_target(
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
            from: step.from.as_ref().map(Amount::from).or(target.filter(|_| !counted)),
            gain,
            partial: step.partial,
            counted,
            cap: None,
            in_a_row: None,
            source,
        });
    }

    pub(super) fn step_rule(&mut self, place: usize, step: &Step, loss: Loss, spans: Vec<crate::annex::letters::Span>) {
        let Some(indicator) = self.reading.indicators.get_mut(place) else { return };
        match step.direction {
            // 每缺1席: what is short is counted.
            Direction::Low if indicator.lower.is_none() && indicator.target.is_none() && step.per.unit.is_count() => {
                indicator.lower = Some(true);
            }
            Direction::Low if indicator.lower.is_none() => indicator.lower = Some(false),
            Direction::Happens if indicator.lower.is_none() && !indicator.unit.is_percent() => {
                indicator.lower = Some(true)
            }
            Direction::High | Direction::Late if indicator.lower.is_none() => indicator.lower = Some(true),
            _ => {}
        }
        let unit = &step.per.unit;
        let counts = unit.is_count()
            || unit.is_time() && !indicator.unit.is_time() && indicator.unit != Unit::None
            || matches!(unit, Unit::None | Unit::Points) && step.direction == Direction::Happens;
        let of_rate = indicator.unit.is_percent();
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
        let per_unit = (counts && of_rate).then(|| unit.clone());
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
        indicator.source.add(Part::Rule, spans);
    }

    fn class(&mut self, place: usize, name: &str, step: &Step, loss: Loss, spans: Vec<crate::annex::letters::Span>) {
        let Some(indicator) = self.reading.indicators.get_mut(place) else { return };
        if indicator.unit == Unit::None {
            (indicator.unit, indicator.word) = (step.per.unit.clone(), step.per.word.clone());
        }
        indicator.lower = indicator.lower.or(Some(true));
        let source = Source::of(Part::Rule, spans);
        indicator.rule.classes.push(Class {
            name: name.to_owned(),
            per: (&step.per).into(),
            loss,
            cap_count: None,
            source,
        });
    }

    /// An effect of an indicator without a step; whether it was taken.
    #[expect(clippy::too_many_arguments, reason = "the clause and what is known of it")]
    fn effect(
        &mut self,
        place: usize,
        effect: &crate::annex::atom::Found,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        labels: &[String],
        last: &mut Last,
    ) -> bool {
        let conditions: Vec<_> =
            parts.ranges.iter().map(|(_, found)| *found).chain(parts.reached.iter().map(|(_, found)| *found)).collect();
        let spans = Self::spans_of(sentence, conditions.iter().copied().chain([effect]));
        let source = Source::of(Part::Rule, spans);
        let gives = match &effect.atom {
            Atom::Keep(Kept::Points(points)) => Gives::Points(points.into()),
            Atom::Keep(Kept::Share(share)) => Gives::Share(share.into()),
            Atom::Keep(Kept::Full) => Gives::Full,
            Atom::Keep(Kept::None) => Gives::Points(Amount::of(0)),
            Atom::Keep(Kept::Half) => Gives::Share(Amount::of(50)),
            Atom::NoLoss => Gives::Nothing,
            Atom::Lose(amount) | Atom::Share(amount) => {
                self.currency_of(&amount.quantity);
                // 20分/次: so much for each.
                if let Some(unit) = amount.quantity.per.first().filter(|_| !amount.quantity.unit.is_percent()).cloned()
                {
                    let class = self.class_of(&Self::lead(sentence, clause));
                    return self.per_unit(place, &unit, self.loss(amount), class, source, last);
                }
                Gives::Lose(self.loss(amount))
            }
            Atom::Gain(amount) => {
                self.currency_of(&amount.quantity);
                let Some((range, _)) = parts.ranges.first() else { return false };
                let of = self.reading.indicators.get(place).map(|indicator| indicator.name.clone());
                self.reading.bonus.push(Bonus {
                    of,
                    range: Some((*range).clone()),
                    per: None,
                    from: None,
                    gain: self.loss(amount),
                    partial: None,
                    counted: false,
                    cap: None,
                    in_a_row: None,
                    source,
                });
                *last = Last::Bonus(self.reading.bonus.len().saturating_sub(1));
                return true;
            }
            Atom::Pay(_) | Atom::Factor(_) => {
                self.tier_of_indicator(place, sentence, clause, parts, labels, last);
                return true;
            }
            _ => return false,
        };
        let range = match (parts.ranges.first(), parts.reached) {
            // 须达到100%，未达到的扣5000元.
            (Some(_), Some((reached, _))) if reached_behind(parts) => self.reached(place, reached),
            (Some((range, _)), _) => Some((*range).clone()),
            (None, Some((reached, _))) => self.reached(place, reached),
            // 5% if below Minimum: a condition that was not understood.
            (None, None) if self.has_other_condition(sentence, clause) => {
                self.unclear(sentence, effect);
                None
            }
            // 扣当月服务费2%, and nothing else: where the target is missed.
            (None, None) => self.reached(place, Reached::Miss),
        };
        let Some(range) = range else { return false };
        self.band(place, range, gives, source);
        true
    }

    /// Whether words of a comparison stand in a clause that no atom has.
    pub(super) fn has_other_condition(&self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> bool {
        let signs = self.words.signs;
        let compares = signs.below | signs.above;
        let taken = |at: usize| clause.atoms.iter().any(|found| (found.from..found.to).contains(&at));
        let mut tokens = (clause.from..clause.to).filter_map(|at| Some((at, sentence.row.tokens.get(at)?)));
        // Below the target is where it is missed.
        let of_target =
            |at: usize| sentence.row.tokens.get(at.saturating_add(1)).is_some_and(|next| next.means(signs.target));
        tokens.any(|(at, token)| token.means(compares) && !taken(at) && !of_target(at))
    }

    /// So much for each thing that is counted.
    pub(super) fn per_unit(
        &mut self,
        place: usize,
        unit: &str,
        loss: Loss,
        class: Option<String>,
        source: Source,
        last: &mut Last,
    ) -> bool {
        let letters: Vec<char> = unit.chars().collect();
        let known =
            self.words.unit(&letters).filter(|(_, length)| *length == letters.len()).map(|(unit, _)| unit.clone());
        // $500 per point below the target is a step of what is measured; 200元/次 counts things.
        let measured = known.filter(|unit| unit.is_percent() || *unit == Unit::Points || unit.is_time());
        let direction = if measured.is_some() { Direction::None } else { Direction::Happens };
        let per = Quantity {
            value: Some(Decimal::ONE),
            unit: measured.unwrap_or_else(|| Unit::Count(unit.to_owned())),
            word: unit.to_owned(),
            ..Quantity::default()
        };
        let step = Step { per, direction, ..Step::default() };
        let spans = source.0.iter().map(|(_, span)| *span).collect();
        match class {
            Some(name) => self.class(place, &name, &step, loss, spans),
            None => self.step_rule(place, &step, loss, spans),
        }
        *last = Last::Indicator(place);
        true
    }

    /// The numbers that meet the target, miss it, or that no band holds yet.
    fn reached(&self, place: usize, reached: Reached) -> Option<Range> {
        let indicator = self.reading.indicators.get(place)?;
        if reached == Reached::Rest {
            return rest(&indicator.rule.bands);
        }
        let lower = indicator.lower.unwrap_or(false);
        let met = reached == Reached::Meet;
        let edge =
            Edge { value: indicator.target.as_ref()?.value, closed: met != indicator.target_open, settled: true };
        let mut range = Range { unit: indicator.unit.clone(), ..Range::default() };
        if met == lower {
            range.to = Some(edge);
        } else {
            range.from = Some(edge);
        }
        Some(range)
    }

    pub(super) fn band(&mut self, place: usize, range: Range, gives: Gives, source: Source) {
        let Some(indicator) = self.reading.indicators.get_mut(place) else { return };
        if indicator.unit == Unit::None && range.unit != Unit::None {
            (indicator.unit, indicator.word) = (range.unit.clone(), range.word.clone());
        }
        indicator.rule.bands.push(Band { range, gives, source });
    }

    /// Limits that stand beside a rule.
    pub(super) fn modify_indicator(&mut self, place: usize, sentence: &Sentence<'_>, parts: &Parts<'_>) {
        let Some(indicator) = self.reading.indicators.get_mut(place) else { return };
        let Indicator { rule, source, .. } = indicator;
        if let Some((partial, found)) = parts.partial
            && let Some(step) = &mut rule.step
        {
            let partial =
                if partial == crate::annex::atom::Partial::As { crate::annex::atom::Partial::Started } else { partial };
            step.partial = Some(partial);
            source.add(Part::Rule, sentence.spans(found));
        }
        if let Some((floor, found)) = parts.floor {
            rule.floor = Some(floor.into());
            source.add(Part::Rule, sentence.spans(found));
        }
        for (cap, found) in &parts.caps {
            rule.cap = Some((&cap.quantity).into());
            source.add(Part::Rule, sentence.spans(found));
        }
        if let Some((count, found)) = parts.cap_count {
            match rule.classes.last_mut() {
                Some(class) => class.cap_count = Some(count.into()),
                None => rule.cap_count = Some(count.into()),
            }
            source.add(Part::Rule, sentence.spans(found));
        }
    }

    /// A consequence of an indicator that is no score: 低于85%不支付服务费.
    pub(super) fn tier_of_indicator(
        &mut self,
        place: usize,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        labels: &[String],
        last: &mut Last,
    ) {
        let of = self.reading.indicators.get(place).map(|indicator| indicator.name.clone());
        self.add_tier(of, sentence, clause, parts, labels, last);
    }

    /// The indicator of something late: 超时 and 逾期 alone name nothing, but the head of the line, or the time limit
    /// before, says what is late. None: it has a name of its own.
    fn late(&mut self, named: &Piece, head: Option<Piece>) -> Option<usize> {
        if !self.words.list("late_names").contains(&named.alike(0, named.len())) {
            return None;
        }
        let before = self.reading.deadlines.last().filter(|deadline| deadline.source.line() == named.line());
        let what = head.map(|head| head.text()).or_else(|| before.map(|deadline| deadline.what.clone()))?;
        let name = format!("{what}{}", named.text());
        let alike = self.alike(&name);
        let known = self.reading.indicators.iter().rposition(|indicator| indicator.alike == alike);
        known.or_else(|| {
            self.reading.indicators.push(Indicator { name, alike, lower: Some(true), ..Indicator::named(named) });
            self.reading.indicators.len().checked_sub(1)
        })
    }

    /// An event that costs something each time.
    pub(super) fn event(
        &mut self,
        event: &str,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        labels: &[String],
        last: &mut Last,
    ) {
        if self.damage(event, sentence, clause, parts, last) {
            return;
        }
        if parts.in_a_row.is_some() || parts.times.is_some() {
            let condition = self.if_at(sentence, clause).and_then(|at| {
                let months = parts.in_a_row.map(|(_, found)| found).or(parts.times.map(|(_, _, found)| found))?;
                let named = name(self.words, &sentence.piece(at.saturating_add(1), months.from));
                (named.len() >= 2).then(|| named.text())
            });
            return self.add_tier(
                Some(condition.unwrap_or_else(|| event.to_owned())),
                sentence,
                clause,
                parts,
                labels,
                last,
            );
        }
        let lead = Self::lead(sentence, clause);
        let takes = parts.effects.iter().any(|found| matches!(found.atom, Atom::Lose(_) | Atom::Share(_)));
        let adds = parts.effects.iter().any(|found| matches!(found.atom, Atom::Gain(_)));
        if adds && let Some((step, found)) = parts.step {
            for effect in &parts.effects {
                if let Atom::Gain(amount) = &effect.atom {
                    let gain = self.loss(amount);
                    let source = Source::of(Part::Rule, Self::spans_of(sentence, [found, *effect]));
                    self.gain_step(Some(event.to_owned()), step, gain, source, usize::MAX);
                    *last = Last::Bonus(self.reading.bonus.len().saturating_sub(1));
                }
            }
            return self.modify(sentence, parts, *last);
        }
        let per_unit = parts.effects.iter().find_map(|found| match &found.atom {
            Atom::Lose(amount) => amount.quantity.per.first().cloned(),
            _ => None,
        });
        if takes && (parts.step.is_some() || per_unit.is_some()) {
            // Kinds of one thing, where the line is about one: A类差错每件扣10分.
            let class = self.class_of(&lead).filter(|_| self.head.is_some());
            let head = self.head.as_ref().map(|head| name(self.words, head)).filter(|head| head.len() >= 2);
            let named = match (&class, &head) {
                (Some(_), Some(head)) => head.clone(),
                _ => name(self.words, &lead),
            };
            if named.len() < 2 {
                return self.modify(sentence, parts, *last);
            }
            let place = self.late(&named, head).unwrap_or_else(|| self.indicator(&named));
            if let Some((step, _)) = parts.step {
                self.step(place, step, class, sentence, parts, last);
            } else {
                for effect in &parts.effects {
                    if let (Atom::Lose(amount), Some(unit)) = (&effect.atom, &per_unit) {
                        let source = Source::of(Part::Rule, sentence.spans(effect));
                        self.per_unit(place, unit, self.loss(amount), class.clone(), source, last);
                    }
                }
                self.modify_indicator(place, sentence, parts);
            }
            return;
        }
        if !labels.is_empty() && !parts.ranges.is_empty() {
            return self.add_tier(Some(event.to_owned()), sentence, clause, parts, labels, last);
        }
        self.modify(sentence, parts, *last);
    }
}

/// Whether a clause asks for a number first, and then says what follows where it is met or missed.
fn reached_behind(parts: &Parts<'_>) -> bool {
    match (parts.ranges.first(), parts.reached) {
        (Some((range, target)), Some((Reached::Meet | Reached::Miss, found))) => {
            range.asks != Asks::Nothing && found.from >= target.to
        }
        _ => false,
    }
}

/// What no band holds: beyond the side that has an end.
fn rest(bands: &[Band]) -> Option<Range> {
    let first = bands.first()?;
    let mut range = Range { unit: first.range.unit.clone(), word: first.range.word.clone(), ..Range::default() };
    let open_below = bands.iter().any(|band| band.range.from.is_none());
    let edges =
        bands.iter().filter_map(|band| if open_below { band.range.to.clone() } else { band.range.from.clone() });
    let edge = if open_below { edges.max_by_key(|edge| edge.value) } else { edges.min_by_key(|edge| edge.value) }?;
    let edge = Some(Edge { closed: !edge.closed, settled: true, value: edge.value });
    if open_below {
        range.from = edge;
    } else {
        range.to = edge;
    }
    Some(range)
}

/// A tier without anything in it yet.
pub(super) fn tier_of(of: Option<String>) -> Tier {
    Tier { of, ..Tier::default() }
}
