//! Sentences that state the parts of one indicator, or a rule for all of them.

use super::Reader;
use super::parts::{Parts, Reached};
use super::subject::Subject;
use crate::annex::atom::{Atom, Found, Level};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::letters::Piece;
use crate::annex::name::{is_metric, is_score, name};
use crate::annex::quantity::Unit;
use crate::annex::reading::{Amount, Gives, Loss, Part, Source};

impl Reader<'_> {
    /// 首次解决率：权重30%，挑战值85%，目标值80%: what a table would have in its columns.
    pub(super) fn parts_of_indicator(&mut self, sentence: &Sentence<'_>) {
        let parts = |found: &&Found| matches!(found.atom, Atom::Weight(_) | Atom::LevelAt(..) | Atom::FullScore(_));
        let Some(head) = self.head.clone().filter(|_| sentence.atoms.iter().any(|found| parts(&found))) else { return };
        let named = name(self.words, &head);
        let known = self.known(&named.alike(0, named.len()));
        let whole = sentence.whole();
        let measured = is_metric(self.words, &without_note(&named)) || self.begins_with_parts(&whole);
        if known.is_none() && !measured || is_score(self.words, &named.alike(0, named.len())) {
            return;
        }
        let place = known.unwrap_or_else(|| self.indicator(&named));
        self.subject = Subject::Indicator(place);
        for found in sentence.atoms {
            let spans = sentence.spans(found);
            match &found.atom {
                Atom::LevelAt(level, at) => self.levels.push((place, *level == Level::Stretch, at.into(), spans)),
                Atom::Target(quantity) if self.unset(place) => {
                    self.plain_target(place, &Piece::default(), quantity, spans);
                }
                Atom::FullScore(_) if is_scale(sentence, found) => {}
                Atom::Weight(quantity) | Atom::FullScore(quantity) => {
                    if let Some(indicator) = self.reading.indicators.get_mut(place) {
                        indicator.weight = Some(quantity.into());
                        indicator.weight_percent = quantity.unit.is_percent();
                        indicator.source.add(Part::Weight, spans);
                    }
                }
                _ => {}
            }
        }
    }

    /// 八成来电须于20秒内接听: an indicator without a name of its own.
    pub(super) fn share_in_time(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>) {
        for found in clause.atoms {
            let Atom::ShareIn { target, what } = &found.atom else { continue };
            let spans = sentence.spans(found);
            let head = self.head.as_ref().map(|head| name(self.words, head));
            let head = head.filter(|head| is_metric(self.words, &without_note(head)));
            let named = head.unwrap_or_else(|| sentence.piece(*what, found.to).trimmed());
            let place = self.indicator(&named);
            self.subject = Subject::Indicator(place);
            let Some(indicator) = self.reading.indicators.get_mut(place).filter(|known| known.target.is_none()) else {
                continue;
            };
            indicator.target = Some(target.into());
            indicator.unit = Unit::Percent;
            indicator.lower = Some(false);
            indicator.source.add(Part::Target, spans);
        }
    }

    /// 得分=满意度/95%×30: a formula for the indicator at hand.
    pub(super) fn ratio_in(&mut self, sentence: &Sentence<'_>) -> bool {
        if !sentence.row.tokens.iter().any(|token| token.is('=')) {
            return false;
        }
        let place = match (&self.subject, &self.head) {
            (Subject::Indicator(place), _) => Some(*place),
            (_, Some(head)) => {
                let named = name(self.words, head);
                self.known(&named.alike(0, named.len()))
            }
            _ => None,
        };
        let whole = sentence.whole();
        let alike = whole.alike(0, whole.len());
        let scored =
            alike.split_once('=').is_some_and(|(left, _)| is_score(self.words, left) || left.trim().ends_with("得分"));
        let Some(place) = place.filter(|_| scored && alike.contains(['/', '÷'])) else { return false };
        // 目标值99%，实际得分=实际值÷目标值×30
        let target = sentence.atoms.iter().find_map(|found| match &found.atom {
            Atom::Target(quantity) => Some((quantity, found)),
            _ => None,
        });
        if let Some((quantity, found)) = target.filter(|_| self.unset(place)) {
            self.plain_target(place, &Piece::default(), quantity, sentence.spans(found));
        }
        self.formula(place, &whole)
    }

    /// A rule for every indicator that has none of its own: for each Service Level below its target.
    pub(super) fn rule_of_all(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, parts: &Parts<'_>) -> bool {
        let Some((step, at_step)) = parts.step else { return false };
        let alike = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        if !self.words.holds("any_indicator", &alike) || self.reading.indicators.is_empty() {
            return false;
        }
        let Some((amount, effect)) = parts.effects.iter().find_map(|found| match &found.atom {
            Atom::Lose(amount) | Atom::Share(amount) => Some((amount, *found)),
            _ => None,
        }) else {
            return false;
        };
        let loss = self.loss(amount);
        let spans = Self::spans_of(sentence, [at_step, effect]);
        let without: Vec<usize> = self
            .reading
            .indicators
            .iter()
            .enumerate()
            .filter(|(_, indicator)| indicator.rule.is_empty() && indicator.target.is_some())
            .map(|(place, _)| place)
            .collect();
        // 每有一项未达标，扣1%: so much where the target of one is missed.
        let of_each = step.per.unit.is_count() && parts.reached.is_some_and(|(reached, _)| reached == Reached::Miss);
        for place in &without {
            if of_each {
                let missed = self.missed(*place);
                if let Some(range) = missed {
                    let source = Source::of(Part::Rule, spans.iter().copied());
                    self.band(*place, range, Gives::Lose(loss.clone()), source);
                }
                continue;
            }
            self.step_rule(*place, step, loss.clone(), spans.clone());
            self.modify_indicator(*place, sentence, parts);
        }
        !without.is_empty()
    }

    /// 各指标满分均为100分，扣至0分为止: down to where each can fall.
    pub(super) fn floor_of_all(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, parts: &Parts<'_>) -> bool {
        let Some((floor, found)) = parts.floor.filter(|_| parts.step.is_none() && !parts.has_effect()) else {
            return false;
        };
        let alike = sentence.piece(0, clause.to).alike(0, usize::MAX);
        if !self.words.holds("any_indicator", &alike) && !alike.starts_with("各项") && !alike.starts_with("每项") {
            return false;
        }
        let spans = sentence.spans(found);
        let mut any = false;
        for indicator in &mut self.reading.indicators {
            let points = indicator.rule.step.as_ref().is_some_and(|step| matches!(step.loss, Loss::Points(_)));
            if points && indicator.rule.floor.is_none() {
                indicator.rule.floor = Some(floor.into());
                indicator.source.add(Part::Rule, spans.iter().copied());
                any = true;
            }
        }
        any
    }

    /// What reaching the levels of performance is worth.
    pub(super) fn levels_in(&mut self, sentence: &Sentence<'_>) -> bool {
        // 目标值92%，达到目标值得30分: of one indicator, which has no other level.
        let other = |found: &Found| matches!(found.atom, Atom::Level(level, _) if level != Level::Target);
        if self.level_points.is_none() && !sentence.atoms.iter().any(other) {
            self.full_at_target(sentence);
            return false;
        }
        let alike = sentence.whole().alike(0, usize::MAX);
        let linear = self.words.holds("linear_words", &alike);
        let mut any = false;
        for found in sentence.atoms {
            let Atom::Level(level, points) = &found.atom else { continue };
            let levels = self.level_points.get_or_insert_default();
            let points = points.as_ref().map(Amount::from);
            match level {
                Level::Stretch => levels.stretch = points,
                Level::Target => levels.target = points,
                Level::Bottom => levels.bottom = points,
                Level::Below => levels.nothing_below = true,
            }
            levels.spans.extend(sentence.spans(found));
            any = true;
        }
        if let Some(levels) = self.level_points.as_mut().filter(|_| linear) {
            levels.linear = true;
            return true;
        }
        any
    }
}

impl Reader<'_> {
    /// 达到目标值得30分 of 30 says what the weight says.
    fn full_at_target(&mut self, sentence: &Sentence<'_>) {
        let Subject::Indicator(place) = self.subject else { return };
        let Some(indicator) = self.reading.indicators.get_mut(place) else { return };
        for found in sentence.atoms {
            if let Atom::Level(Level::Target, Some(points)) = &found.atom
                && indicator.weight.as_ref().is_some_and(|weight| weight.value == points.value)
            {
                indicator.source.add(Part::Weight, sentence.spans(found));
            }
        }
    }
}

/// A name without a short form in brackets: 首次解决率（FCR）.
pub(super) fn without_note(name: &Piece) -> Piece {
    let open = name.letters.iter().position(|letter| *letter == '(').filter(|open| *open > 1);
    open.map_or_else(|| name.clone(), |open| name.slice(0, open))
}

/// 4.2分以上（满分5分）: up to where a number of points goes, and no weight.
pub(super) fn is_scale(sentence: &Sentence<'_>, full: &Found) -> bool {
    let opens = full.from.checked_sub(1).filter(|at| sentence.row.tokens.get(*at).is_some_and(|token| token.is('(')));
    let points = |atom: &Atom| match atom {
        Atom::Range(range) => range.unit == Unit::Points,
        Atom::Target(quantity) | Atom::Bare(quantity) => quantity.unit == Unit::Points,
        _ => false,
    };
    opens.is_some_and(|open| sentence.atoms.iter().any(|found| found.to == open && points(&found.atom)))
}
