//! What follows for an indicator where it lies in a range, meets its target or misses it.

use rust_decimal::Decimal;

use super::Reader;
use super::indicators::reached_behind;
use super::parts::{Parts, Reached};
use super::sentence::Last;
use crate::annex::atom::{Atom, Direction, Kept, Step};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::{Edge, Range};
use crate::annex::reading::{Amount, Band, Bonus, Gives, Loss, Part, Source};

impl Reader<'_> {
    /// An effect of an indicator without a step; whether it was taken.
    #[expect(clippy::too_many_arguments, reason = "the clause and what is known of it")]
    pub(super) fn effect(
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
        // 低于90分每分扣1分: so much for each of what no step has.
        let behind = conditions.iter().map(|found| found.to).max().unwrap_or(effect.from);
        let each = (behind..effect.from).any(|at| {
            let token = sentence.row.tokens.get(at);
            token.is_some_and(|token| token.is('每') || token.means(self.words.signs.each))
                && !clause.atoms.iter().any(|found| (found.from..found.to).contains(&at))
        });
        // 95 or better earns 2%: a share of what, where nothing is scored.
        let weighed = self.reading.indicators.get(place).is_some_and(|indicator| indicator.weight.is_some());
        let kept = matches!(effect.atom, Atom::Keep(Kept::Share(_))) && self.english && !weighed;
        if each || kept {
            self.unclear(sentence, effect);
            return false;
        }
        let gives = match &effect.atom {
            Atom::Keep(Kept::Points(points)) if self.penalty_points => Gives::Lose(Loss::Points(points.into())),
            Atom::Keep(Kept::Points(points)) => Gives::Points(points.into()),
            Atom::Keep(Kept::Share(share)) => Gives::Share(share.into()),
            Atom::Keep(Kept::Full) => Gives::Full,
            Atom::Keep(Kept::None) => Gives::Points(Amount::of(0)),
            Atom::Keep(Kept::Half) => Gives::Share(Amount::of(50)),
            Atom::NoLoss => Gives::Nothing,
            Atom::Lose(amount) | Atom::Share(amount) => {
                self.currency_of(&amount.quantity);
                // 20分/次: so much for each; 3000元/月: once in the month.
                let each = |per: &&String| {
                    !amount.quantity.unit.is_percent() && crate::annex::token::is_period(per) != Some(Unit::Month)
                };
                if let Some(unit) = amount.quantity.per.first().filter(each).cloned() {
                    let class = self.class_of(&Self::lead(sentence, clause));
                    return self.per_unit(place, &unit, self.loss(amount), class, source, last);
                }
                Gives::Lose(self.loss(amount))
            }
            Atom::Gain(amount) => {
                self.currency_of(&amount.quantity);
                let Some((range, _)) = parts.ranges.first() else { return false };
                let of = self.reading.indicators.get(place).map(|indicator| indicator.name.clone());
                let range = Some((*range).clone());
                self.reading.bonus.push(Bonus { of, range, ..Bonus::of(self.loss(amount), source) });
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
            // ≤0.01%得5分，超过不得分: the range is that of the effect before.
            (Some(_), _) if self.turns_before(sentence, clause, parts, effect) => self.reached(place, Reached::Rest),
            // 须达到100%，未达到的扣5000元.
            (Some(_), Some((reached, _))) if reached_behind(parts) => self.reached(place, reached),
            (Some((range, _)), _) => Some((*range).clone()),
            (None, Some((reached, _))) => self.reached(place, reached),
            // 平均排队时长在40秒以内的，得15分: how long it may take, and no day by which it is due.
            (None, None) if self.within(place, clause, effect).is_some() => self.within(place, clause, effect),
            // 5% if below Minimum: a condition that was not understood.
            (None, None) if self.has_other_condition(sentence, clause) => {
                // ≤0.01%得满分，超过不得分: what the band before does not hold.
                let rest = self.reached(place, Reached::Rest).filter(|_| self.only_compares(sentence, clause, effect));
                if rest.is_none() {
                    self.unclear(sentence, effect);
                }
                rest
            }
            // 抽查发现1人次不合格扣1分: how many of what, no atom says.
            (None, None) if Self::has_other_number(sentence, clause, effect) => {
                self.unclear(sentence, effect);
                None
            }
            // 得满分, and nothing else: where it is met.
            (None, None) if gives == Gives::Full => self.reached(place, Reached::Meet),
            // 扣当月服务费2%, and nothing else: where the target is missed.
            (None, None) => self.reached(place, Reached::Miss),
        };
        let Some(range) = range else { return false };
        // 低于基准不超过5个百分点的: how far from the target, which is no range of what is measured.
        let far = range.unit == Unit::PercentagePoint
            && self.reading.indicators.get(place).is_some_and(|indicator| indicator.unit.is_percent());
        if far {
            self.unclear(sentence, effect);
            return false;
        }
        // 40秒内，超过1秒扣10元: something is lost where the target is still met, so it was counted from elsewhere.
        if matches!(gives, Gives::Lose(_)) && self.is_met_beyond(place, &range) {
            self.unclear(sentence, effect);
            return false;
        }
        self.band(place, range, gives, source);
        true
    }

    /// Whether a range that is open towards the worse side begins where a time asked for is still met.
    fn is_met_beyond(&self, place: usize, range: &Range) -> bool {
        let Some(indicator) = self.reading.indicators.get(place) else { return false };
        let target = indicator.target.as_ref().and_then(|target| target.value);
        let edge = range.only_edge().and_then(|edge| edge.value);
        let timed = range.unit.is_time() && range.unit == indicator.unit && indicator.lower == Some(true);
        timed && range.from.is_some() && edge.zip(target).is_some_and(|(edge, target)| edge < target)
    }

    /// The range of a time limit before an effect, for an indicator that is a time.
    fn within(&self, place: usize, clause: &Clause<'_>, effect: &crate::annex::atom::Found) -> Option<Range> {
        let indicator = self.reading.indicators.get(place)?;
        let limit =
            clause.atoms.iter().take_while(|found| found.from < effect.from).find_map(|found| match &found.atom {
                Atom::Limit(limit) if !limit.before && limit.event.is_none() => Some(&limit.length),
                _ => None,
            })?;
        let timed = indicator.unit.is_time() || indicator.alike.ends_with("时长") || indicator.alike.ends_with("时间");
        let edge = Edge { value: limit.value, closed: true, settled: true };
        let (unit, word) = (limit.unit.clone(), limit.word.clone());
        timed.then(|| Range { to: Some(edge), unit, word, ..Range::default() })
    }

    /// Whether a number that no atom has stands before an effect of its clause.
    fn has_other_number(sentence: &Sentence<'_>, clause: &Clause<'_>, effect: &crate::annex::atom::Found) -> bool {
        let taken = |at: usize| clause.atoms.iter().any(|found| (found.from..found.to).contains(&at));
        let number = |at: usize| sentence.row.tokens.get(at).is_some_and(|token| token.quantity().is_some());
        (clause.from..effect.from).any(|at| number(at) && !taken(at))
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

    /// Whether a word of a comparison without a number stands between the effect before and this one.
    fn turns_before(
        &self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        effect: &crate::annex::atom::Found,
    ) -> bool {
        let signs = self.words.signs;
        let Some(from) = parts.effects.iter().map(|before| before.to).filter(|to| *to <= effect.from).max() else {
            return false;
        };
        let alone = |at: usize| clause.atoms.iter().all(|found| !(found.from..found.to).contains(&at));
        (from..effect.from).any(|at| {
            sentence.row.tokens.get(at).is_some_and(|token| token.means(signs.below | signs.above)) && alone(at)
        })
    }

    /// Whether nothing stands before an effect but a word of a comparison: 超过不得分.
    fn only_compares(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, effect: &crate::annex::atom::Found) -> bool {
        let signs = self.words.signs;
        let mut before = (clause.from..effect.from).filter_map(|at| sentence.row.tokens.get(at));
        before.all(|token| token.means(signs.below | signs.above) || matches!(token.first, ',' | '的'))
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
    pub(super) fn reached(&self, place: usize, reached: Reached) -> Option<Range> {
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
