//! Events that cost something each time.

use super::Reader;
use super::parts::Parts;
use super::sentence::Last;
use crate::annex::atom::{Atom, Direction, Found, Step};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::letters::Piece;
use crate::annex::name::{is_lower_better, name};
use crate::annex::quantity::Quantity;
use crate::annex::reading::{Indicator, Loss, Part, Source};

impl Reader<'_> {
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
        // 出现一例致命差错另扣5分: for each of them or once, it does not say.
        if let (Some((times, crate::annex::atom::Within::Unstated, found)), true) = (parts.times, parts.has_effect())
            && times.value == Some(rust_decimal::Decimal::ONE)
        {
            self.unclear(sentence, found);
            return self.left_clause(sentence, clause, crate::annex::reading::UnreadReason::NoMechanism);
        }
        let of = self.reading.indicators.get(place).map(|indicator| indicator.name.clone());
        self.add_tier(of, sentence, clause, parts, labels, last);
    }

    /// The indicator of something late: 超时 and 逾期 alone name nothing, but the head of the line, or the time limit
    /// before, says what is late. None: it has a name of its own.
    pub(super) fn late(&mut self, named: &Piece, head: Option<Piece>) -> Option<usize> {
        if !self.words.list("late_names").contains(&named.alike(0, named.len())) {
            return None;
        }
        let before =
            self.reading.deadlines.last().filter(|deadline| self.joined.same(deadline.source.line(), named.line()));
        let what = head.map(|head| head.text()).or_else(|| before.map(|deadline| deadline.what.clone()))?;
        let name = format!("{what}{}", named.text());
        let alike = self.alike(&name);
        let known = self.reading.indicators.iter().rposition(|indicator| indicator.alike == alike);
        known.or_else(|| {
            self.reading.indicators.push(Indicator { name, alike, lower: Some(true), ..Indicator::named(named) });
            self.reading.indicators.len().checked_sub(1)
        })
    }

    /// An amount for each of what is better not to happen, which the head of the line names. Whether it is one.
    pub(super) fn charged_fault(
        &mut self,
        quantity: &Quantity,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        found: &Found,
        last: &mut Last,
    ) -> bool {
        // 差评因客服态度的：150元/条, 客票差错，每单200元: what nobody orders has no price.
        let said = self.head.clone().unwrap_or_else(|| Self::lead(sentence, clause));
        let alike = said.alike(0, said.len());
        let holds = |list: &str| self.words.holds(list, &alike);
        let caused = !self.section.prices || alike.contains('因') || alike.trim_end().ends_with('的');
        let fault = holds("faults") && caused && !holds("fault_work") && !holds("price_nouns");
        let head = name(self.words, &said);
        let faulty = self.head.is_some()
            && self.section.indicators
            && is_lower_better(self.words, &head.alike(0, head.len())) == Some(true);
        let period = |per: &&String| crate::annex::token::is_period(per).is_none();
        let unit = quantity.per.first().filter(|per| faulty || fault && head.len() >= 2 && period(per)).cloned();
        let Some(unit) = unit else { return false };
        self.currency_of(quantity);
        let place = self.indicator(&head);
        let range = clause.atoms.iter().find_map(|other| match &other.atom {
            Atom::Range(range) if range.from.is_some() && range.to.is_none() => Some((range, other)),
            _ => None,
        });
        if let Some((range, at)) = range.filter(|_| self.unset(place)) {
            self.set_target(place, range.from.clone(), true, range, sentence.spans(at));
        }
        let loss = Loss::Money(quantity.into());
        let source = Source::of(Part::Rule, sentence.spans(found));
        self.per_unit(place, &unit, loss, None, source, last);
        true
    }

    /// 遗失工单每单扣100元；月遗失超过5单的: what the clause before counts, in a month.
    fn named_again(&self, named: &Piece, last: Last) -> Option<usize> {
        let Last::Indicator(place) = last else { return None };
        let alike = named.alike(0, named.len());
        let short = alike.strip_prefix(self.words.begins_with("month_leads", &alike)?)?;
        let known = &self.reading.indicators.get(place)?.alike;
        (short.chars().count() >= 2 && known.contains(short)).then_some(place)
    }

    /// An event that costs something each time.
    #[expect(clippy::too_many_lines, reason = "one way to name what happens after the other")]
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
        // 同一季度发生两次的: no figure says how many are in the same one.
        let counts = parts.in_a_row.is_some() || parts.times.is_some();
        if counts && self.words.begins_with("same_ones", &self.alike(event)).is_some() {
            return self.left_clause(sentence, clause, crate::annex::reading::UnreadReason::NoMechanism);
        }
        if counts {
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
        if adds {
            let before = self.reading.bonus.len();
            for effect in &parts.effects {
                let Atom::Gain(amount) = &effect.atom else { continue };
                // 受表彰加2分/次
                let own = amount.quantity.per.first().map(|unit| Step::of_one(unit));
                let Some(step) = parts.step.map(|(step, _)| step).or(own.as_ref()) else { continue };
                let gain = self.loss(amount);
                let used = parts.step.map(|(_, found)| found).into_iter().chain([*effect]);
                let source = Source::of(Part::Rule, Self::spans_of(sentence, used));
                self.gain_step(Some(event.to_owned()), step, gain, source, usize::MAX);
                *last = Last::Bonus(self.reading.bonus.len().saturating_sub(1));
            }
            if self.reading.bonus.len() > before {
                return self.modify(sentence, parts, *last);
            }
        }
        let per_unit = parts.effects.iter().find_map(|found| match &found.atom {
            Atom::Lose(amount) => amount.quantity.per.first().cloned(),
            _ => None,
        });
        // 同一坐席第二例起，每例扣3000元: no figure says how many are whose.
        // 同一月份超过五起的 says of which month they are.
        let bare = name(self.words, &lead);
        if takes && self.words.begins_with("same_ones", bare.alike(0, bare.len()).trim_start()).is_some() {
            return self.left_clause(sentence, clause, crate::annex::reading::UnreadReason::NoMechanism);
        }
        if takes && (parts.step.is_some() || per_unit.is_some()) {
            // Kinds of one thing, where the line is about one: A类差错每件扣10分.
            let class = self.class_of(&lead).filter(|_| self.head.is_some());
            let head = self.head.as_ref().map(|head| name(self.words, head)).filter(|head| head.len() >= 2);
            let named = match (&class, &head) {
                (Some(_), Some(head)) => head.clone(),
                _ => name(self.words, &lead),
            };
            // 每宗经证实之投诉扣500元: what is counted stands behind.
            let behind = parts
                .step
                .zip(parts.effects.first())
                .map(|((_, step), effect)| name(self.words, &sentence.piece(step.to, effect.from.max(step.to))));
            let named =
                if named.len() < 2 { behind.filter(|behind| behind.len() >= 2).unwrap_or(named) } else { named };
            // 有责投诉：每件扣1000元
            let counts = parts.step.is_some_and(|(step, _)| step.per.unit.is_count());
            let named = if named.len() < 2 && counts { head.clone().unwrap_or(named) } else { named };
            // 知识库更新：收到需求后2个工作日内完成，每逾期1个工作日扣200元: the time limit is no name.
            let late = parts.step.is_some_and(|(step, _)| step.direction == Direction::Late);
            let limited = late && clause.atoms.iter().any(|found| matches!(found.atom, Atom::Limit(_)));
            let named = if limited { head.clone().unwrap_or(named) } else { named };
            // 配备话务员60名，每缺岗1人扣200元: what is counted is named by the step.
            let counted = parts.step.map(|(_, found)| sentence.piece(found.from, found.to));
            let counted = counted.map(|text| {
                let lead = text.letters.iter().take_while(|letter| **letter == '每').count();
                let end = text.letters.iter().position(char::is_ascii_digit).unwrap_or(lead);
                text.slice(lead, end.max(lead)).trimmed()
            });
            let numbered = named.letters.iter().any(char::is_ascii_digit);
            let named = match counted.filter(|counted| numbered && counted.len() >= 2) {
                Some(counted) if self.words.holds("late_words", &counted.alike(0, counted.len())) => counted,
                _ => named,
            };
            // 提交逾期: what was due in the clause before.
            let line = sentence.piece(0, 1).line();
            let due = late && named.len() < 2 && matches!(*last, Last::None) && event.ends_with("逾期");
            let named = if due { Piece::of(self.words, event, line, 0) } else { named };
            if named.len() < 2 {
                // 每件扣2000元；超过5件的，超过部分每件扣4000元: more of what the clause before is about.
                if let (Last::Indicator(place), Some((step, found))) = (*last, parts.step) {
                    if parts.ranges.is_empty() {
                        self.unclear(sentence, found);
                    }
                    return self.step(place, step, None, sentence, parts, last);
                }
                if let Some(found) = parts.effects.first() {
                    self.unclear(sentence, found);
                }
                return self.modify(sentence, parts, *last);
            }
            let place = self.late(&named, head).or_else(|| self.named_again(&named, *last));
            let place = place.unwrap_or_else(|| self.indicator(&named));
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
