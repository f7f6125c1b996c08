//! Tiers: what a result of the score, or of several months, has for a consequence.

use super::Reader;
use super::indicators::tier_of;
use super::parts::Parts;
use super::sentence::Last;
use super::tier_months::months_of;
use crate::annex::atom::{Atom, Direction, Found};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::name::name;
use crate::annex::quantity::Unit;
use crate::annex::range::{Edge, Range};
use crate::annex::reading::{Amount, Bonus, Damage, HowMuch, Loss, Part, Source, StepRule, Tier, UnreadReason};

impl Reader<'_> {
    /// A clause about the score, or about months of a grade.
    pub(super) fn tier(
        &mut self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        labels: &[String],
        last: &mut Last,
    ) {
        self.add_tier(None, sentence, clause, parts, labels, last);
    }

    pub(super) fn add_tier(
        &mut self,
        of: Option<String>,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        labels: &[String],
        last: &mut Last,
    ) {
        // 6 to 10 Service Points: 2% of the fee: of what was lost, which is no score.
        let of_lost =
            |(range, _): &(&Range, &Found)| self.words.list("points_lost").contains(&range.word.to_lowercase());
        if parts.ranges.iter().any(of_lost) || self.of_other_months(of.as_ref(), sentence, clause, parts) {
            self.unclear_clause(sentence, clause);
            return self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        }
        if !labels.is_empty() && is_reached_share(parts) {
            return self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        }
        let (of, below) = self.below_level(of);
        let mut tier = tier_of(of.clone());
        tier.may = self.words.holds("may_words", &sentence.piece(clause.from, clause.to).alike(0, usize::MAX));
        let mut used: Vec<_> = Vec::new();
        // ≥90全额，80-89扣2%: of two ranges with words between, what follows belongs to the second.
        let effect = parts.effects.first().map(|found| found.from);
        let second = parts.ranges.get(1).filter(|(range, found)| {
            let first = parts.ranges.first().is_some_and(|(first, _)| !range.is_met_by(first));
            first && effect.is_some_and(|effect| found.to <= effect)
        });
        if let (Some(_), Some((_, first))) = (second, parts.ranges.first()) {
            self.unclear(sentence, first);
        }
        if let Some((range, found)) = second.or(parts.ranges.first()) {
            tier.range = Some((*range).clone());
            used.push(*found);
        }
        let grade = if of.is_none() { self.grade_of(sentence, clause, tier.range.as_ref()) } else { None };
        if of.is_none() && tier.range.is_none() && self.several_grades(sentence, clause, parts, labels, last) {
            return;
        }
        if of.is_none()
            && tier.range.is_none()
            && let Some(named) = self.named_grade(sentence, clause, grade.as_ref())
        {
            let (known, range) = named;
            // What follows from a grade that is known: it goes to that tier, unless months are counted.
            if parts.in_a_row.is_none() && parts.times.is_none() {
                return self.consequence_of_grade(&known, sentence, parts, labels, last);
            }
            tier.range = Some(range);
        } else {
            tier.grade = grade;
        }
        self.range_before(&mut tier, sentence, parts, *last);
        tier.range = tier.range.or(below);
        self.consequences(&mut tier, sentence, clause, parts, &mut used);
        self.gains_of_tier(&tier, sentence, clause, parts, &mut used, last);
        self.uplifts_of_score(&tier, sentence, clause, parts, &used);
        tier.label = (!labels.is_empty()).then(|| labels.join("；")).or(tier.label.take());
        for found in clause.atoms {
            if let Atom::Grace(months) = &found.atom {
                tier.grace = Some(months.into());
                used.push(found);
            }
        }
        self.damages_of_tier(of.as_ref(), sentence, clause, parts, labels);
        let says = tier.pay.is_some()
            || tier.multiply.is_some()
            || tier.loss.is_some()
            || tier.per.is_some()
            || tier.label.is_some()
            || tier.grade.is_some();
        if tier.pay.is_some() && self.is_paid_apart(sentence, clause, parts) {
            return self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        }
        if !says
            || tier.range.is_none()
                && tier.of.is_none()
                && parts.in_a_row.is_none()
                && parts.times.is_none()
                && tier.per.is_none()
        {
            return;
        }
        // 连续三个月逾百分之十: a share of something, and no score.
        let measured = tier.range.as_ref().filter(|_| tier.of.is_none() && tier.grade.is_none());
        if let (Some(range), Some((_, found))) = (measured, parts.ranges.first())
            && (range.unit.is_percent() || range.unit.is_time() || range.unit.is_money())
        {
            // 连续二个月接听率未达80%: what it is of stands right before it.
            let before = clause.atoms.iter().filter(|other| other.to <= found.from).map(|other| other.to).max();
            let named = name(self.words, &sentence.piece(before.unwrap_or(clause.from), found.from));
            if !crate::annex::name::is_metric(self.words, &named) {
                self.unclear(sentence, found);
                return self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            }
            let known = self.known(&named.alike(0, named.len())).and_then(|place| self.reading.indicators.get(place));
            tier.of = Some(known.map_or_else(|| named.text(), |indicator| indicator.name.clone()));
        }
        if self.of_other_number(&tier, sentence, clause) {
            return;
        }
        // 连续三个月不达标: of what, it does not say.
        let missed = parts.reached.is_some() && tier.of.is_none() && tier.grade.is_none();
        if missed && tier.range.is_none() && tier.per.is_none() {
            return self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        }
        self.by_months(tier, sentence, clause, parts, used, last);
    }

    /// 连续两个季度扣减总额超过服务费10%: months of a number of something else, which is asked about.
    fn of_other_number(&mut self, tier: &Tier, sentence: &Sentence<'_>, clause: &Clause<'_>) -> bool {
        let read = |found: &&Found| {
            matches!(found.atom, Atom::Range(_) | Atom::InARow(_) | Atom::Times { .. } | Atom::Lose(_) | Atom::Pay(_))
        };
        let inside = |at: usize| clause.atoms.iter().filter(read).any(|found| (found.from..found.to).contains(&at));
        let open = (clause.from..clause.to).any(|at| {
            let quantity = sentence.row.tokens.get(at).and_then(crate::annex::token::Token::quantity);
            quantity.is_some_and(|quantity| quantity.unit.is_percent() || quantity.unit.is_money()) && !inside(at)
        });
        if !open || tier.range.is_some() || tier.of.is_some() || tier.grade.is_some() || tier.per.is_some() {
            return false;
        }
        let line = sentence.piece(clause.from, clause.to).line();
        if self.reading.doubts.last().is_none_or(|doubt| !self.joined.same(doubt.span.line, line)) {
            self.unclear_clause(sentence, clause);
        }
        self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        true
    }

    /// 解除合同，且乙方应支付合同总额5‰的违约金: what is owed when it comes to that.
    fn damages_of_tier(
        &mut self,
        of: Option<&String>,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        labels: &[String],
    ) {
        for found in &parts.effects {
            if let Atom::Lose(amount) = &found.atom
                && amount.damages
            {
                let what = labels.first().cloned().or_else(|| of.cloned()).unwrap_or_default();
                let how = match self.loss(amount) {
                    Loss::Percent(percent, base) => HowMuch::PercentOf(percent, base),
                    Loss::Money(money) | Loss::Points(money) => HowMuch::Amount(money, None),
                };
                let source = Source::of(Part::Whole, sentence.spans(found));
                let payer = self.payer(sentence, clause, how.base());
                self.reading.damages.push(Damage { payer, ..Damage::new(what, how, source) });
            }
        }
    }

    /// 提成发放90%, 不计发奖励: it is no share of the fee.
    fn is_paid_apart(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, parts: &Parts<'_>) -> bool {
        let said = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        let alike = |from: usize, to: usize| sentence.piece(from, to).alike(0, usize::MAX);
        // 当月奖金不予发放, 不计发奖励: what stands right before it, and right behind it.
        let rewards = |found: &Found| {
            let (lead, behind) = (alike(clause.from, found.from), alike(found.to, clause.to));
            self.words.holds("rewards", lead.rsplit([',', ';']).next().unwrap_or_default())
                || self.words.holds("rewards", behind.split([',', ';']).next().unwrap_or_default())
        };
        let mut paid = parts.effects.iter().filter(|found| matches!(found.atom, Atom::Pay(_)));
        self.words.holds("paid_apart", &said) || paid.any(|found| rewards(found))
    }

    /// SL1 falls below the Minimum Level: the indicator that the text calls so, and what lies below its lowest level.
    fn below_level(&self, of: Option<String>) -> (Option<String>, Option<Range>) {
        let said = of.as_ref().map(|of| self.alike(of)).unwrap_or_default();
        let called = self.called(&said).and_then(|place| Some((place, self.reading.indicators.get(place)?)));
        let Some((place, indicator)) = called else { return (of, None) };
        let misses = self.words.holds("misses_level", &said) && self.words.holds("lowest_levels", &said);
        let mut levels = self.levels.iter().filter(|(of, upper, ..)| *of == place && !upper);
        let lowest = levels.next().filter(|_| misses).and_then(|(_, _, amount, _)| amount.value);
        let edge = |value| Edge { value: Some(value), closed: false, settled: true };
        let range = lowest.map(|value| {
            let unit = indicator.unit.clone();
            match indicator.lower {
                Some(true) => Range { from: Some(edge(value)), unit, ..Range::default() },
                _ => Range { to: Some(edge(value)), unit, ..Range::default() },
            }
        });
        (Some(indicator.name.clone()), range)
    }

    /// Asks about a clause as a whole.
    fn unclear_clause(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>) {
        if let Some(found) = clause.atoms.first() {
            self.unclear(sentence, found);
        }
    }

    /// What a tier brings: 奖励当月服务费的2%, or what is paid back.
    fn gains_of_tier<'f>(
        &mut self,
        tier: &Tier,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'f>,
        used: &mut Vec<&'f Found>,
        last: &mut Last,
    ) {
        let repaid = self.words.holds("repaid_words", &sentence.piece(clause.from, clause.to).alike(0, usize::MAX));
        for (effect, found) in parts.effects.iter().map(|found| (&found.atom, *found)) {
            if let Atom::Gain(amount) | Atom::Share(amount) = effect
                && (matches!(effect, Atom::Gain(_)) || repaid)
            {
                used.extend(parts.in_a_row.iter().map(|(_, found)| *found));
                self.currency_of(&amount.quantity);
                let source = Source::of(Part::Rule, Self::spans_of(sentence, used.iter().copied().chain([found])));
                self.reading.bonus.push(Bonus {
                    of: tier.of.clone(),
                    range: tier.range.clone(),
                    per: parts.step.map(|(step, _)| (&step.per).into()),
                    from: parts.step.and_then(|(step, _)| step.from.as_ref()).map(Amount::from),
                    gain: self.loss(amount),
                    partial: parts.step.and_then(|(step, _)| step.partial),
                    counted: false,
                    cap: parts.caps.first().map(|(cap, _)| (&cap.quantity).into()),
                    in_a_row: parts.in_a_row.map(|(months, _)| months_of(months)),
                    source,
                });
                *last = Last::Bonus(self.reading.bonus.len().saturating_sub(1));
            }
        }
    }

    /// 综合分≥95：服务费上浮2%.
    fn uplifts_of_score(
        &mut self,
        tier: &Tier,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        used: &[&Found],
    ) {
        for found in clause.atoms {
            if let (Atom::Uplift(percent), Some(range), None) = (&found.atom, &tier.range, &tier.of) {
                let before = sentence.piece(used.last().map_or(clause.from, |last| last.to), found.from);
                let alike = before.alike(0, before.len());
                let base = self.words.ends_with("base_ends", alike.trim()).map(|_| name(self.words, &before).text());
                let source = Source::of(Part::Rule, Self::spans_of(sentence, used.iter().copied().chain([found])));
                self.reading.bonus.push(Bonus {
                    range: Some(range.clone()),
                    in_a_row: parts.in_a_row.map(|(months, _)| months_of(months)),
                    ..Bonus::of(self.loss_of(percent, base), source)
                });
            }
        }
    }

    /// What is paid, lost or multiplied.
    fn consequences<'f>(
        &mut self,
        tier: &mut Tier,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'f>,
        used: &mut Vec<&'f Found>,
    ) {
        for found in &parts.effects {
            match &found.atom {
                Atom::Pay(amount) => tier.pay = Some((&amount.quantity).into()),
                Atom::Factor(factor) => tier.multiply = Some(factor.into()),
                Atom::Share(_)
                    if self
                        .words
                        .holds("repaid_words", &sentence.piece(clause.from, clause.to).alike(0, usize::MAX)) =>
                {
                    continue;
                }
                Atom::Lose(amount) if amount.damages => continue,
                Atom::Lose(amount) | Atom::Share(amount) => {
                    tier.bare = matches!(&found.atom, Atom::Share(_));
                    self.currency_of(&amount.quantity);
                    let loss = self.loss(amount);
                    if let Some((step, at_step)) = parts.step {
                        let from = step.from.as_ref().map(Amount::from).or_else(|| {
                            let edge = tier.range.as_ref().and_then(|range| range.only_edge())?;
                            Some(Amount::from(edge))
                        });
                        // 80分至90分的，每低1分: below the upper end, where it says so or a person does.
                        let upper = tier.range.as_ref().and_then(|range| range.to.as_ref());
                        let upper = upper.filter(|_| from.is_none() && step.direction == Direction::Low);
                        if let Some(edge) = upper {
                            let said = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
                            let base = edge.value.map(|value| format!("以{}分为", value.normalize()));
                            if !base.is_some_and(|base| said.replace(' ', "").contains(&base)) {
                                self.unclear(sentence, at_step);
                            }
                        }
                        let from = from.or_else(|| upper.map(Amount::from));
                        // 每减少1分扣2分: from where on, it does not say.
                        if from.is_none() {
                            continue;
                        }
                        if tier.range.is_none() {
                            let edge =
                                from.as_ref().map(|from| Edge { value: from.value, closed: false, settled: true });
                            tier.range = Some(Range { to: edge, unit: Unit::Points, ..Range::default() });
                        }
                        tier.per = Some(StepRule {
                            per: (&step.per).into(),
                            per_unit: None,
                            loss,
                            partial: step.partial,
                            counted: false,
                            from,
                            of_points: false,
                        });
                        used.push(at_step);
                    } else {
                        tier.loss = Some(loss);
                    }
                }
                // 不扣款 where nothing else is said of the tier.
                Atom::NoLoss if tier.loss.is_none() && tier.pay.is_none() && tier.grade.is_none() => {
                    tier.loss = Some(Loss::Money(Amount::of(0)));
                }
                Atom::NoLoss => {}
                _ => continue,
            }
            used.push(*found);
        }
    }

    /// 得分<75扣8,000元，连续2个月终止合作: months of the tier before, in the same line.
    fn range_before(&self, tier: &mut Tier, sentence: &Sentence<'_>, parts: &Parts<'_>, last: Last) {
        let counts = parts.in_a_row.is_some() || parts.times.is_some();
        if let Last::Tier(before) = last
            && let Some(before) = self.reading.tiers.get(before).filter(|before| before.of.is_none())
            && tier.of.is_none()
            && tier.range.is_none()
            && counts
            && self.joined.same(before.source.line(), sentence.piece(0, 1).line())
        {
            tier.range.clone_from(&before.range);
        }
    }
}

/// If credits reach 12% of the fee in three months in a row: a share that is a condition has no mechanism.
fn is_reached_share(parts: &Parts<'_>) -> bool {
    parts.in_a_row.is_some_and(|(_, months)| {
        let share = |found: &&Found| matches!(found.atom, Atom::Share(_) | Atom::Lose(_));
        parts.effects.iter().copied().filter(share).any(|found| found.to <= months.from)
    })
}
