//! Rules of indicators: steps, bands, classes, limits.

use super::Reader;
use super::caps::limits;
use super::parts::{Parts, Reached};
use super::sentence::Last;
use crate::annex::atom::{Atom, Direction, Found};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::letters::Piece;
use crate::annex::quantity::Unit;
use crate::annex::range::{Asks, Range};
use crate::annex::reading::{Amount, Gives, Indicator, Loss, Part, Said, Source, Tier};

impl Reader<'_> {
    /// A clause about an indicator.
    #[expect(clippy::too_many_lines, reason = "one kind of clause after the other")]
    pub(super) fn indicator_clause(
        &mut self,
        place: usize,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        labels: &[String],
        last: &mut Last,
    ) {
        if self.is_of_other_number(place, parts) {
            return self.left_clause(sentence, clause, crate::annex::reading::UnreadReason::NoMechanism);
        }
        if parts.in_a_row.is_some() || parts.times.is_some() {
            return self.tier_of_indicator(place, sentence, clause, parts, labels, last);
        }
        if self.other_measure(place, sentence, clause, parts) || self.lost_by_head(place, sentence, parts, last) {
            return;
        }
        if self.comes_on_top(place, sentence, clause, parts) {
            return self.tier_of_indicator(place, sentence, clause, parts, labels, last);
        }
        self.weight_in(place, sentence, clause);
        // 100%得10分，每发现1件扣1分: where all points are kept.
        if let (Some((bare, at_bare)), [effect], true) =
            (parts.bare.first(), parts.effects.as_slice(), parts.ranges.is_empty())
            && bare.unit.is_percent()
            && parts.step.is_none()
            && self.unset(place)
            && self.keeps_all(place, &effect.atom)
        {
            self.plain_target(place, &Piece::default(), bare, Self::spans_of(sentence, [*at_bare, *effect]));
            return;
        }
        // 每发现1次一般问题扣0.5分，严重问题扣2分: two amounts and one step are told apart by a person.
        let mut losses = parts.effects.iter().filter_map(|found| match &found.atom {
            Atom::Lose(amount) if amount.quantity.unit == Unit::Points => amount.quantity.value,
            _ => None,
        });
        let first = losses.next();
        if parts.step.is_some_and(|(step, _)| step.per.unit.is_count()) && losses.any(|other| Some(other) != first) {
            return self.left_clause(sentence, clause, crate::annex::reading::UnreadReason::NoMechanism);
        }
        let apart = parts.step.is_some_and(|(_, step)| Self::stands_apart(sentence, step, parts));
        if let Some((step, _)) = parts.step.filter(|_| !apart) {
            // 每缺1席每日扣300元: of two steps only one is taken.
            let mut steps = clause.atoms.iter().filter(|found| matches!(found.atom, Atom::Step(_)));
            if let (Some(_), Some(second)) = (steps.next(), steps.next()) {
                self.unclear(sentence, second);
            }
            // 每缺一席按日扣减300元: for each day as well.
            let daily = ["按日", "按天"]
                .iter()
                .any(|word| sentence.piece(clause.from, clause.to).alike(0, usize::MAX).contains(word));
            if let (true, Some((_, found))) = (daily && step.per.unit != Unit::Day, parts.step) {
                self.unclear(sentence, found);
            }
            for found in clause.atoms {
                if let Atom::Target(quantity) = &found.atom
                    && self.unset(place)
                {
                    self.plain_target(place, &Piece::default(), quantity, sentence.spans(found));
                }
            }
            // 录音完整率：99.5%，每低0.1个百分点扣1分: what the step counts from. Of all, each one that is missing counts.
            if let ([(bare, found)], Some((_, at_step))) = (parts.bare.as_slice(), parts.step)
                && bare.unit.is_percent()
                && (step.per.unit.is_percent() && step.direction != Direction::None || bare.is_all())
                && found.to <= at_step.from
                && sentence.row.tokens.get(found.to).is_some_and(|token| token.is(','))
                && (sentence.piece(clause.from, found.from).is_blank() || self.before_bare(sentence, clause).is_some())
                && self.unset(place)
            {
                self.plain_target(place, &Piece::default(), bare, sentence.spans(found));
            }
            // 一般投诉 as an indicator of its own is no kind of one.
            let own = self.reading.indicators.get(place).map(|indicator| indicator.name.clone());
            let lead = Self::lead(sentence, clause);
            let asks = parts.ranges.iter().any(|(range, _)| range.asks != Asks::Nothing);
            let class = self.class_of(&lead).filter(|class| own.as_ref() != Some(class) && !asks);
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
        let parts = &self.asked_first(place, sentence, parts);
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
            } else if let (Some((range, found)), Some((bare, at_bare)), Some(Loss::Percent(_, base))) =
                (parts.ranges.first(), parts.bare.first(), self.share_before(place))
                && bare.unit.is_percent()
            {
                // below 99.5%, a credit of 3% of the fee; below 99.0%, 8%.
                let source = Source::of(Part::Rule, Self::spans_of(sentence, [*found, *at_bare]));
                self.band(place, (*range).clone(), Gives::Lose(Loss::Percent((*bare).into(), base)), source);
                *last = Last::Indicator(place);
            } else if let Some((range, found)) = parts.ranges.first() {
                let plain = self.unset(place)
                    && !self.begins_with_if(sentence)
                    && self.reading.indicators.get(place).is_some_and(|indicator| indicator.rule.bands.is_empty());
                if (range.asks != Asks::Nothing || plain) && !self.is_condition(sentence, found) {
                    self.target(place, range, sentence.spans(found));
                }
            }
        }
        self.modify_indicator(place, sentence, parts);
        if parts.has_effect() {
            *last = Last::Indicator(place);
        }
    }

    /// 达到92%以上的，另行核算3%: a condition of what follows, which was not taken. Whether it is.
    fn is_condition(&self, sentence: &Sentence<'_>, found: &Found) -> bool {
        let rest = sentence.row.tokens.get(found.to..).unwrap_or_default();
        let ends = |at: usize| sentence.row.alike(at, at.saturating_add(1)).trim().ends_with(['的', '者']);
        !self.english
            && (ends(found.to.saturating_sub(1)) || ends(found.to))
            && rest.iter().any(|token| token.quantity().is_some())
    }

    /// 0.5% for every full 1.0% below, under % of Monthly Fee: the head says what it is of, and that it is lost.
    fn lost_by_head(&mut self, place: usize, sentence: &Sentence<'_>, parts: &Parts<'_>, last: &mut Last) -> bool {
        let (Some((step, at_step)), [(bare, at_bare)]) = (parts.step, parts.bare.as_slice()) else { return false };
        let plain = parts.effects.is_empty() && parts.ranges.is_empty() && self.base.is_some();
        if !plain || !bare.unit.is_percent() || step.direction == Direction::None || at_bare.to > at_step.from {
            return false;
        }
        let loss = self.loss_of(bare, None);
        self.step_rule(place, step, loss, Self::spans_of(sentence, [*at_bare, at_step]));
        *last = Last::Indicator(place);
        self.modify_indicator(place, sentence, parts);
        true
    }

    /// Whether a clause goes by another number than the indicator's.
    fn is_of_other_number(&self, place: usize, parts: &Parts<'_>) -> bool {
        let percent = self.reading.indicators.get(place).is_some_and(|indicator| indicator.unit.is_percent());
        let losses = || {
            parts.effects.iter().filter_map(|found| match &found.atom {
                Atom::Lose(amount) => Some(&amount.quantity),
                _ => None,
            })
        };
        // 满意度…。任一季度低于70分的，扣…: points are no share of anything.
        let scored = parts.ranges.iter().any(|(range, _)| range.unit == Unit::Points && range.only_edge().is_some());
        // 日均响应时间大于20秒的，扣100元/天: on how many days it was, one number of the month does not tell.
        let of_day = |per: &String| crate::annex::token::is_period(per) == Some(Unit::Day);
        let daily = losses().any(|lost| lost.per.first().is_some_and(of_day));
        let measured = parts.ranges.iter().any(|(range, _)| range.asks == Asks::Nothing && range.unit != Unit::Day);
        percent && scored && losses().any(|lost| lost.unit != Unit::Points) || daily && measured && parts.step.is_none()
    }

    /// A weight that a clause states beside its rule.
    fn weight_in(&mut self, place: usize, sentence: &Sentence<'_>, clause: &Clause<'_>) {
        for found in clause.atoms {
            // 接通率≥92%（占40分）
            if let (Atom::Weight(quantity), Some(indicator)) = (&found.atom, self.reading.indicators.get_mut(place))
                && indicator.weight.is_none()
            {
                indicator.weight = Some(quantity.into());
                indicator.weight_percent = quantity.unit.is_percent();
                indicator.source.add(Part::Weight, sentence.spans(found));
            }
        }
    }

    /// 每低1%扣1000元；低于90%的，另扣5000元: money that is taken besides what each step costs, not in its place.
    fn comes_on_top(&self, place: usize, sentence: &Sentence<'_>, clause: &Clause<'_>, parts: &Parts<'_>) -> bool {
        let stepped = self.reading.indicators.get(place).is_some_and(|indicator| indicator.rule.step.is_some());
        let [(_, condition)] = parts.ranges.as_slice() else { return false };
        let Some(effect) = parts.effects.first().filter(|found| matches!(found.atom, Atom::Lose(_))) else {
            return false;
        };
        let between = sentence.piece(condition.to, effect.from.saturating_add(1)).alike(0, usize::MAX);
        let behind = sentence.piece(effect.from, clause.to).alike(0, usize::MAX);
        stepped && parts.step.is_none() && (self.words.holds("on_top", &between) || behind.starts_with(['另', '再']))
    }

    /// The share that the band before takes, and its base.
    fn share_before(&self, place: usize) -> Option<Loss> {
        match &self.reading.indicators.get(place)?.rule.bands.last()?.gives {
            Gives::Lose(share @ Loss::Percent(..)) => Some(share.clone()),
            _ => None,
        }
    }

    /// 满意度≥95%，低于95%扣1000元: of two ranges the first is what is asked for, and only the other one a condition.
    fn asked_first<'f>(&mut self, place: usize, sentence: &Sentence<'_>, parts: &Parts<'f>) -> Parts<'f> {
        let mut parts = parts.clone();
        let first = match parts.ranges.as_slice() {
            [(first, found), (second, at_second), ..] if first.asks != Asks::Nothing => {
                let sides = (first.only_edge(), second.only_edge());
                // 94%以上不足96%得20分: both of them are one condition.
                let opposite = first.from.is_some() != second.from.is_some()
                    && match (&first.from, &second.to, &first.to, &second.from) {
                        (Some(from), Some(to), ..) => to.value <= from.value,
                        (_, _, Some(to), Some(from)) => from.value >= to.value,
                        _ => true,
                    };
                // 不低于92分，92分以下、85分以上的扣1%: a span behind it is a condition, too.
                let within = second.from.is_some() && second.to.is_some() && !second.is_met_by(first);
                // 不高于3，超出1扣500元: beyond what, the second does not say.
                let across = matches!(sides, (Some(_), Some(_)))
                    && first.from.is_some() != second.from.is_some()
                    && !opposite
                    && second.asks == Asks::Nothing
                    && sentence.piece(found.to, at_second.from).letters.contains(&',');
                if across && !parts.effects.is_empty() {
                    self.unclear(sentence, at_second);
                }
                let other = matches!(sides, (Some(_), Some(_))) && opposite || sides.0.is_some() && within || across;
                other && !parts.effects.is_empty() && {
                    self.target(place, first, sentence.spans(found));
                    true
                }
            }
            // 不得超过30秒，超过者扣2%: what must be is asked for, and no condition.
            [(only, found)] if only.asks != Asks::Nothing && only.only_edge().is_some() => {
                let said = sentence.piece(found.from, found.to).alike(0, usize::MAX);
                let lead = sentence.piece(found.from.saturating_sub(1), found.from).alike(0, usize::MAX);
                let obliges = self.words.begins_with("obliges", &said).is_some()
                    || self.words.list("obliges").iter().any(|word| word == lead.trim());
                let loses = |found: &&Found| matches!(&found.atom, Atom::Lose(_));
                obliges && parts.effects.iter().copied().any(|found| loses(&found)) && {
                    self.target(place, only, sentence.spans(found));
                    true
                }
            }
            _ => false,
        };
        if first {
            parts.ranges.remove(0);
        }
        parts
    }

    /// Whether an effect keeps all points of an indicator.
    fn keeps_all(&self, place: usize, effect: &Atom) -> bool {
        use crate::annex::atom::Kept;
        let weight = self.reading.indicators.get(place).and_then(|indicator| indicator.weight.as_ref()?.value);
        match effect {
            Atom::Keep(Kept::Full) => true,
            Atom::Keep(Kept::Points(points)) => weight.is_some() && points.value == weight,
            _ => false,
        }
    }

    /// 每日清运2次，未按时清运扣2分/次: whether a step belongs to something else than the loss, which has a unit of its own.
    fn stands_apart(sentence: &Sentence<'_>, step: &Found, parts: &Parts<'_>) -> bool {
        parts.effects.iter().any(|effect| {
            let own = matches!(&effect.atom, Atom::Lose(amount) if !amount.quantity.per.is_empty() && !amount.quantity.unit.is_percent());
            let between = sentence.piece(step.to, effect.from.max(step.to));
            own && between.letters.contains(&',')
        })
    }

    /// Asks whether a term is right, because a part of its sentence was not taken.
    pub(super) fn unclear(&mut self, sentence: &Sentence<'_>, found: &Found) {
        let Some(span) = sentence.spans(found).first().copied() else { return };
        self.ask_once(span);
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
            return self.asked_again(place, range, &spans);
        }
        indicator.target = Some(Amount { value: edge.value, example: range.example, ..Amount::default() });
        indicator.target_open = !edge.closed;
        indicator.target_said =
            if range.asks == Asks::Nothing && range.only_edge().is_some() { Said::Told } else { Said::Asked };
        indicator.lower = Some(lower);
        if indicator.unit == Unit::None {
            (indicator.unit, indicator.word) = (range.unit.clone(), range.word.clone());
        }
        indicator.source.add(Part::Target, spans);
    }

    /// Limits that stand beside a rule.
    pub(super) fn modify_indicator(&mut self, place: usize, sentence: &Sentence<'_>, parts: &Parts<'_>) {
        // 超1%加2分，最多加10分: of what is added.
        let adds =
            |found: &Found| self.words.begins_with("adds", sentence.row.alike(found.from, found.to).trim()).is_some();
        let added: Vec<_> = parts.caps.iter().filter(|(_, found)| adds(found)).collect();
        if let [(cap, found), ..] = added.as_slice() {
            match self
                .reading
                .bonus
                .last_mut()
                .filter(|bonus| self.joined.same(bonus.source.line(), sentence.piece(0, 1).line()))
            {
                Some(bonus) if limits(Some(&bonus.gain), &cap.quantity) => {
                    bonus.cap = Some((&cap.quantity).into());
                    bonus.source.add(Part::Rule, sentence.spans(found));
                }
                _ => self.unclear(sentence, found),
            }
            return;
        }
        // 当天最多扣1000元, 单次最高2000元: no limit of the month.
        let smaller = |found: &Found| {
            let before = sentence.piece(0, found.from);
            let near = before.slice(before.len().saturating_sub(4), before.len());
            let near = near.alike(0, near.len());
            self.words.ends_with("day_caps", near.trim_end_matches([' ', '的'])).is_some()
        };
        let (days, caps): (Vec<_>, Vec<_>) = parts.caps.iter().partition(|(_, found)| smaller(found));
        for (_, found) in days {
            self.unclear(sentence, found);
        }
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
        let loss = rule.step.as_ref().map(|step| &step.loss).or(rule.classes.first().map(|class| &class.loss)).cloned();
        let (caps, others): (Vec<_>, Vec<_>) = caps.into_iter().partition(|(cap, _)| {
            // Exceeds 3.5% but does not exceed 5%: where nothing is counted, nothing is held down.
            let nothing = self.english && loss.is_none() && cap.quantity.unit.is_percent();
            !nothing && limits(loss.as_ref(), &cap.quantity)
        });
        for (cap, found) in caps {
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
        for (_, found) in others {
            self.unclear(sentence, found);
        }
    }
}

/// Whether a clause asks for a number first, and then says what follows where it is met or missed.
pub(super) fn reached_behind(parts: &Parts<'_>) -> bool {
    match (parts.ranges.first(), parts.reached) {
        (Some((range, target)), Some((Reached::Meet | Reached::Miss, found))) => {
            range.asks != Asks::Nothing && found.from >= target.to
        }
        _ => false,
    }
}

/// A tier without anything in it yet.
pub(super) fn tier_of(of: Option<String>) -> Tier {
    Tier { of, ..Tier::default() }
}
