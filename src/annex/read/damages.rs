//! Damages.

use super::Reader;
use super::parts::Parts;
use super::price_names::each_of;
use super::sentence::Last;
use crate::annex::atom::{Amount, Atom, Direction, Found};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::letters::Piece;
use crate::annex::name::name;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::Asks;
use crate::annex::reading::{Damage, HowMuch, Loss, Part, Source, UnreadReason};

impl Reader<'_> {
    /// An event with damages; whether it is one.
    pub(super) fn damage(
        &mut self,
        event: &str,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        last: &mut Last,
    ) -> bool {
        let alike = self.alike(event);
        let whole = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        let is_event = self.words.holds("event_words", &alike) || self.words.holds("event_words", &whole);
        let taken = parts.effects.iter().find_map(|found| match &found.atom {
            Atom::Lose(amount) => Some((amount, *found)),
            _ => None,
        });
        let owed = self.share_of_late(event, &whole, parts).filter(|_| taken.is_none());
        let Some((amount, found)) = taken.or(owed.as_ref().map(|(amount, found)| (amount, *found))) else {
            return false;
        };
        let by_section = self.section.damages && !self.section.indicators && !self.depends(amount, parts);
        if !(amount.damages || is_event || by_section) || amount.quantity.unit == Unit::Points {
            return false;
        }
        // 4% per annum above the base rate, 年利率8%: of the first nobody knows how much that is.
        let by_year = amount.quantity.per.iter().any(|per| matches!(per.as_str(), "annum" | "year" | "年"))
            || self.words.holds("yearly_rates", &whole);
        if by_year
            && (self.words.holds("floating_rates", &whole)
                || !amount.quantity.unit.is_percent()
                || !parts.ranges.is_empty())
        {
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            return true;
        }
        // 每少1人每天扣款260元: for each of two things, of which one figure tells one.
        let steps = || {
            clause.atoms.iter().filter_map(|found| match &found.atom {
                Atom::Step(step) => Some(step),
                _ => None,
            })
        };
        let short =
            steps().any(|step| matches!(step.direction, Direction::Low | Direction::High) && step.per.unit.is_count());
        if short && steps().any(|step| step.per.unit.is_time()) && amount.quantity.unit.is_money() {
            self.unclear(sentence, found);
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            return true;
        }
        self.currency_of(&amount.quantity);
        let step = parts.step;
        let loss = self.loss(amount);
        let per_time = |words: [&str; 3]| amount.quantity.per.first().is_some_and(|per| words.contains(&per.as_str()));
        let by_day = step.is_some_and(|(step, _)| step.per.unit == Unit::Day)
            || per_time(["day", "日", "天"])
            || self.words.holds("daily_rates", &whole)
            || step.is_none() && self.words.holds("each_day", &whole);
        let by_month = per_time(["month", "月", "个月"]) || self.is_monthly_rate(sentence, clause, found);
        // 每中断1小时扣减当日服务费的10%: a share for each hour, which damages do not have.
        let timed = step.is_some_and(|(step, _)| step.per.unit.is_time() && !by_day && !by_month);
        if timed && matches!(loss, Loss::Percent(..)) {
            self.unclear(sentence, found);
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            return true;
        }
        let how = match loss {
            Loss::Percent(percent, base) if by_year => HowMuch::PerYear(percent, base),
            Loss::Percent(percent, base) if by_day => HowMuch::PerDay(percent, base),
            Loss::Percent(percent, base) if by_month => HowMuch::PerMonth(percent, base),
            Loss::Percent(percent, base) => HowMuch::PercentOf(percent, base),
            Loss::Money(money) | Loss::Points(money) => {
                let each = step.map(|(step, _)| each_of(&step.per)).or_else(|| amount.quantity.per.first().cloned());
                HowMuch::Amount(money, each)
            }
        };
        let mut used: Vec<&Found> = vec![found];
        used.extend(step.iter().map(|(_, found)| *found));
        used.extend(parts.ranges.iter().map(|(_, found)| *found));
        used.extend(parts.nth.iter().map(|(_, found)| *found));
        let partial = step.and_then(|(step, _)| step.partial);
        let from_day = parts.nth.filter(|_| by_day).map(|(nth, _)| nth.into());
        let range = parts.ranges.first().map(|(range, _)| (*range).clone());
        // 超过10日的，自第11日起: the day says it all; otherwise the condition is part of what it is for.
        let event = &step
            .and_then(|(step, _)| step.of.clone())
            .filter(|of| of.chars().count() >= 2)
            .unwrap_or_else(|| event.to_owned());
        let what = match parts.ranges.first().filter(|_| from_day.is_none()) {
            Some((_, found)) => format!("{event}{}", sentence.written(found.from, found.to)),
            None => event.to_owned(),
        };
        // 辱骂市民，经查属实的: the part that says what is broken.
        let broken = sentence.piece(clause.from, found.from);
        let broken = broken
            .split(|letter| letter == ',')
            .into_iter()
            .find(|part| self.words.holds("event_words", &part.alike(0, part.len())));
        let what = match broken.filter(|_| !self.words.holds("event_words", &self.alike(&what))) {
            Some(part) => name(self.words, &part).text(),
            None => what,
        };
        // Late delivery of the report: €100 per day of delay: what the head of the line names.
        let what = match self.head.as_ref().filter(|_| what.is_empty()) {
            Some(head) => name(self.words, head).text(),
            None => what,
        };
        let source = Source::of(Part::Whole, Self::spans_of(sentence, used));
        let payer = self.payer(sentence, clause, how.base());
        let worse = self.is_worse(sentence, clause, range.as_ref());
        self.reading.damages.push(Damage { from_day, partial, payer, worse, ..Damage::new(what, how, source) });
        let place = self.reading.damages.len().saturating_sub(1);
        *last = Last::Damage(place);
        self.modify_damage(place, sentence, parts);
        true
    }

    /// If monthly calls exceed 50,000, a rebate of 2% applies: a heading alone does not say that something is broken.
    fn depends(&self, amount: &Amount, parts: &Parts<'_>) -> bool {
        self.english && amount.quantity.unit.is_percent() && !parts.ranges.is_empty()
    }

    /// 逾期付款按每月1.5%计息, 月息2%: whether a share is one of each month.
    fn is_monthly_rate(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, found: &Found) -> bool {
        let lead = sentence.piece(clause.from, found.from).alike(0, usize::MAX);
        let whole = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        self.words.holds("monthly_rates", &whole)
            || self.words.ends_with("month_rate_leads", lead.trim_end_matches([' ', ','])).is_some()
    }

    /// 甲方晚付的，每天万分之五: a share for each day that something is late, whatever it is called.
    fn share_of_late<'f>(&self, event: &str, whole: &str, parts: &Parts<'f>) -> Option<(Amount, &'f Found)> {
        let daily = parts.step.is_some_and(|(step, _)| step.per.unit == Unit::Day);
        // 每天按未付金额万分之三计
        let shared = parts.effects.iter().find_map(|found| match &found.atom {
            Atom::Share(amount) | Atom::Pay(amount) => Some((amount.clone(), *found)),
            _ => None,
        });
        let bare = parts
            .bare
            .first()
            .map(|(share, found)| (Amount { quantity: (*share).clone(), ..Amount::default() }, *found));
        let (share, found) = shared.or(bare)?;
        // 30日内付款，逾期按日万分之四计息: interest is on what was to be paid.
        let interest = self.words.holds("interest_verbs", whole) && self.words.holds("late_words", whole);
        let late = interest || self.words.holds("late_payments", &self.alike(event));
        let only = parts.ranges.is_empty() && parts.bare.len().saturating_add(parts.effects.len()) == 1;
        let plain = share.quantity.unit.is_percent() && only;
        (daily && late && plain).then_some((Amount { damages: true, ..share }, found))
    }

    /// 逾期违约金：每日0.05%: what the head says is owed is read with the amount behind it.
    pub(super) fn with_breach(&self, body: Piece) -> Piece {
        let owes = |piece: &Piece| {
            let text = crate::annex::clause::Text::of(self.words, piece);
            let sentences = text.sentences();
            let mut atoms = sentences.iter().flat_map(|sentence| sentence.atoms);
            atoms.any(|found| matches!(&found.atom, Atom::Lose(_)))
        };
        let Some(head) = self.head.as_ref().filter(|head| {
            self.words.holds("event_effects", &head.alike(0, head.len())) && body.letters.contains(&'%')
        }) else {
            return body;
        };
        let mut whole = head.clone();
        whole.append(&body);
        if !owes(&body) && owes(&whole) { whole } else { body }
    }

    /// What is broken, where a clause says it before the words of the damages themselves.
    pub(super) fn breach(&self, clause: &Clause<'_>, lead: &Piece) -> String {
        if let Some(of) =
            Parts::of(clause).step.and_then(|(step, _)| step.of.clone()).filter(|of| of.chars().count() >= 2)
        {
            return of;
        }
        let parts = lead.split(|letter| matches!(letter, ',' | ';'));
        let says = |part: &&Piece| {
            let alike = part.alike(0, part.len());
            !self.words.holds("event_effects", &alike) && !self.words.holds("paid_to_client", &alike)
        };
        let named = parts.iter().rev().find(says).map(|part| name(self.words, part)).filter(|named| named.len() >= 2);
        named.unwrap_or_else(|| name(self.words, lead)).text()
    }

    /// Whether damages are for a worse case of what those before are for, and do not say that they are added.
    pub(super) fn is_worse(
        &self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        range: Option<&crate::annex::range::Range>,
    ) -> bool {
        let Some(before) = self.reading.damages.last() else { return false };
        let line = sentence.piece(clause.from, clause.to).line();
        if before.source.0.last().is_none_or(|(_, span)| !self.joined.same(span.line, line)) {
            return false;
        }
        let alike = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        let counted = match &before.how {
            HowMuch::Amount(_, Some(each)) => range.is_some_and(|range| range.word == *each),
            _ => false,
        };
        !self.words.holds("on_top", &alike) && (counted || self.words.holds("raised", &alike))
    }

    /// An amount that is due for something that happens: 泄露客户信息的，每条1,000元.
    pub(super) fn damage_amount(
        &mut self,
        what: &str,
        quantity: &Quantity,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        found: &Found,
        last: &mut Last,
    ) {
        let parts = Parts::of(clause);
        // After the fifth in a month: from which one on, an amount for each does not say.
        if parts.nth.is_some() {
            self.unclear(sentence, found);
            return self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        }
        if quantity.per.iter().any(|per| crate::annex::token::is_period(per).is_none())
            && self.counted_twice(sentence, clause, found)
        {
            return;
        }
        let head = self.head.as_ref().map(|head| name(self.words, head).text()).filter(|_| what.is_empty());
        let what = head.as_deref().unwrap_or(what);
        self.currency_of(quantity);
        let each = quantity.per.first().cloned().or_else(|| parts.step.map(|(step, _)| each_of(&step.per)));
        let used = std::iter::once(found)
            .chain(parts.step.iter().map(|(_, found)| *found))
            .chain(parts.ranges.iter().map(|(_, found)| *found));
        let source = Source::of(Part::Whole, Self::spans_of(sentence, used));
        let range = parts.ranges.first().map(|(range, _)| (*range).clone());
        let how = HowMuch::Amount(quantity.into(), each);
        let payer = self.payer(sentence, clause, None);
        let worse = self.is_worse(sentence, clause, range.as_ref());
        self.reading.damages.push(Damage {
            partial: parts.step.and_then(|(step, _)| step.partial),
            payer,
            worse,
            ..Damage::new(what.to_owned(), how, source)
        });
        let place = self.reading.damages.len().saturating_sub(1);
        *last = Last::Damage(place);
        self.modify_damage(place, sentence, &parts);
    }

    /// 每条1,000元，同一事件不超过100万元: a range of money behind damages is what they come to at most.
    pub(super) fn most_of_damage(&mut self, place: usize, sentence: &Sentence<'_>, parts: &Parts<'_>) -> bool {
        let [(range, found)] = parts.ranges.as_slice() else { return false };
        let most = range.to.as_ref().filter(|_| range.unit.is_money() && range.asks == Asks::AtMost);
        let Some(most) = most.filter(|_| !parts.has_effect()) else { return false };
        let before = sentence.piece(0, found.from);
        let near = before.slice(before.len().saturating_sub(6), before.len());
        let each = self.words.holds("each_cap", &near.alike(0, near.len()));
        let Some(damage) = self.reading.damages.get_mut(place).filter(|damage| damage.cap.is_none()) else {
            return false;
        };
        damage.cap = Some((most.into(), None));
        if each {
            damage.cap_each = sentence.spans(found);
        } else {
            damage.source.add(Part::Whole, sentence.spans(found));
        }
        true
    }

    /// A limit that stands beside damages.
    pub(super) fn modify_damage(&mut self, place: usize, sentence: &Sentence<'_>, parts: &Parts<'_>) {
        let Some(damage) = self.reading.damages.get_mut(place) else { return };
        // 每日按应付金额的万分之五支付违约金，最高不超过5%: of the same as the damages; of what else, it does not say.
        let base = damage.how.base().map(str::to_owned);
        let (caps, others): (Vec<_>, Vec<_>) = parts
            .caps
            .iter()
            .partition(|(cap, _)| !cap.quantity.unit.is_percent() || cap.base.is_some() || base.is_some());
        for (cap, found) in caps {
            let base = cap.base.clone().or_else(|| base.clone().filter(|_| cap.quantity.unit.is_percent()));
            damage.cap = Some(((&cap.quantity).into(), base));
            // 单次事件最高10万元 holds for each, not for the month.
            let before = sentence.piece(0, found.from);
            let near = before.slice(before.len().saturating_sub(6), before.len());
            if self.words.holds("each_cap", &near.alike(0, near.len())) {
                damage.cap_each = sentence.spans(found);
            } else {
                damage.source.add(Part::Whole, sentence.spans(found));
            }
        }
        if let Some((_, found)) = others.first() {
            self.unclear(sentence, found);
        }
        let Some(damage) = self.reading.damages.get_mut(place) else { return };
        // 每小时1,500元；不足1小时按1小时计
        if let Some((partial, found)) = parts.partial.filter(|_| damage.partial.is_none() && damage.is_timed()) {
            damage.partial = Some(partial);
            damage.source.add(Part::Whole, sentence.spans(found));
        }
        if let Some((nth, found)) = parts.nth {
            damage.from_day = Some(nth.into());
            damage.source.add(Part::Whole, sentence.spans(found));
        }
    }
}
