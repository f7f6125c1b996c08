//! A sentence, clause by clause.

use super::caps::limits;
use super::parts::Parts;
use super::{Reader, Subject};
use crate::annex::atom::{Atom, Direction};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::letters::{Piece, Span};
use crate::annex::name::{is_score, name};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{Amount, Ladder, Loss, Part, Price, UnreadReason};

/// Which term a modifier of a later clause belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Last {
    #[default]
    None,
    Indicator(usize),
    Tier(usize),
    Bonus(usize),
    Damage(usize),
    Price(usize),
}

impl Reader<'_> {
    /// Reads a sentence outside tables.
    pub(super) fn sentence(&mut self, sentence: &Sentence<'_>) {
        let many = (self.reading.indicators.len(), self.reading.doubts.len());
        let before = self.english.then(|| self.known_so_far());
        self.plain_sentence(sentence);
        if let Some(before) = before {
            self.without_party(many, sentence);
            self.ask_if_qualified(before, sentence);
        }
    }

    /// Nothing that follows belongs to the term before.
    pub(super) fn forget_last(&mut self) {
        self.last = Last::None;
    }

    fn plain_sentence(&mut self, sentence: &Sentence<'_>) {
        self.who_works(sentence);
        if self.excludes(sentence) {
            return self.leave(&sentence.whole(), UnreadReason::NotComputed);
        }
        if self.english_sentence(sentence) {
            return;
        }
        if self.earned_back(sentence)
            || self.gained_by_several(sentence)
            || self.one_rule(sentence)
            || self.of_several_kinds(sentence)
            || self.either_months(sentence)
        {
            return;
        }
        self.parts_of_indicator(sentence);
        if let Subject::Indicator(place) = self.subject
            && self.each_so_many(place, &sentence.whole())
        {
            return;
        }
        let mut last = self.last;
        for clause in sentence.clauses() {
            self.dates(sentence, &clause);
            let parts = Parts::of(&clause);
            if self.of_wages(sentence, &clause, &parts) {
                self.left_clause(sentence, &clause, UnreadReason::NoMechanism);
                continue;
            }
            if self.charged_by_heading(sentence, &clause, &mut last) || self.amounts(sentence, &clause, &mut last) {
                continue;
            }
            if let Last::Damage(place) = last
                && self.most_of_damage(place, sentence, &parts)
            {
                continue;
            }
            if self.free_first(sentence, &clause, last) || self.compares_months(sentence, &clause, &parts) {
                continue;
            }
            if self.of_known_prices(sentence, &clause, &parts) {
                self.left_clause(sentence, &clause, UnreadReason::NoMechanism);
                continue;
            }
            if self.is_of_others(sentence, &clause, &parts) {
                self.left_clause(sentence, &clause, UnreadReason::NoMechanism);
                continue;
            }
            if self.asked_at_most(sentence, &clause, &parts, &mut last)
                || self.limit_of_all(sentence, &clause, &parts)
                || self.limit_behind(sentence, &clause, &parts, last)
            {
                continue;
            }
            if self.rule_of_all(sentence, &clause, &parts)
                || self.floor_of_all(sentence, &clause, &parts)
                || self.bears_on_others(sentence, &clause, &parts)
                || self.counted_otherwise(sentence, &clause, &parts)
            {
                continue;
            }
            if self.more_conditions(sentence, &clause, &parts) {
                continue;
            }
            self.part_paid(sentence, &parts);
            self.share_in_time(sentence, &clause);
            let timed = self.time_within(sentence, &clause);
            let labels = self.labels(sentence, &clause);
            if !parts.has_condition() && !parts.has_effect() && labels.is_empty() {
                self.no_rule(sentence, &clause, &parts, &mut last);
                continue;
            }
            let before = self.rights();
            let subject = if timed { self.subject.clone() } else { self.subject_of(sentence, &clause) };
            self.subject = subject.clone();
            match subject {
                Subject::Score => self.tier(sentence, &clause, &parts, &labels, &mut last),
                Subject::Indicator(place) => {
                    self.indicator_clause(place, sentence, &clause, &parts, &labels, &mut last);
                }
                Subject::Event(event) => self.event_clause(event, sentence, &clause, &parts, &labels, &mut last),
                Subject::None => self.nameless(sentence, &clause, &parts, &labels, &mut last),
            }
            // A right that became no term is told.
            if !labels.is_empty() && self.rights() == before {
                self.left_clause(sentence, &clause, UnreadReason::NoMechanism);
            }
        }
        self.last = last;
    }

    /// A clause that neither asks nor costs anything: at most a target, what a price includes, or a word on what came before.
    fn no_rule(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, parts: &Parts<'_>, last: &mut Last) {
        self.named_target(sentence, clause);
        for found in clause.atoms {
            if let (Atom::Target(quantity), Subject::Indicator(place)) = (&found.atom, &self.subject)
                && self.unset(*place)
            {
                self.plain_target(*place, &Piece::default(), quantity, sentence.spans(found));
            }
        }
        for found in clause.atoms.iter().filter(|found| matches!(found.atom, Atom::Includes(_))) {
            self.complete_price(&found.atom, sentence.spans(found), last);
        }
        self.modify(sentence, parts, *last);
    }

    /// A clause about something that happens.
    fn event_clause(
        &mut self,
        event: String,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        labels: &[String],
        last: &mut Last,
    ) {
        // 按时报送得10分，晚报一次扣5分: what happens is named by the step.
        let lead = Self::lead(sentence, clause);
        let named = parts.step.filter(|(step, _)| step.direction == Direction::Happens && lead.is_blank());
        let event = named.and_then(|(_, at)| self.counted_in(&sentence.written(at.from, at.to))).unwrap_or(event);
        let points = |found: &&crate::annex::atom::Found| matches!(&found.atom, Atom::Lose(amount) if amount.quantity.unit == Unit::Points);
        let of_points = parts.effects.iter().copied().any(|found| points(&found));
        match (self.weighed_by_head(sentence).filter(|_| of_points), parts.step) {
            // 纪律与安全（10分）。发生泄密事件的，每次扣10分
            (Some(place), Some((step, _))) => {
                let bare =
                    |one: &crate::annex::reading::Indicator| one.rule.step.is_none() && one.rule.classes.is_empty();
                let only = self.item == Some(place) && self.reading.indicators.get(place).is_some_and(bare);
                self.step(place, step, Some(event).filter(|_| !only), sentence, parts, last);
            }
            _ => self.event(&event, sentence, clause, parts, labels, last),
        }
    }

    /// Whether the whole sentence is one rule.
    fn one_rule(&mut self, sentence: &Sentence<'_>) -> bool {
        let between = self.between_levels(sentence);
        self.conflict(sentence)
            || self.commission_in_steps(sentence)
            || self.loses_at_risk(sentence)
            || self.levels_in(sentence)
            || self.worth_in(sentence)
            || between
            || self.cap_by_head(sentence)
            || self.factors(sentence)
            || self.rule_of_levels(sentence)
            || self.rises_each_time(sentence)
            || self.ladder_note(sentence)
            || self.ratio_in(sentence)
            || self.straight_line(sentence)
    }

    /// How much is known of rights and duties.
    fn rights(&self) -> (usize, usize, usize) {
        let reading = &self.reading;
        let labels = reading.tiers.iter().filter_map(|tier| tier.label.as_ref()).map(String::len);
        (labels.fold(reading.tiers.len(), usize::saturating_add), reading.bonus.len(), reading.damages.len())
    }

    /// 以上为超额累进计算: how the prices before are climbed.
    fn ladder_note(&mut self, sentence: &Sentence<'_>) -> bool {
        let open = |price: &Price| price.ladder == Some(Ladder::Unstated);
        if sentence.row.tokens.iter().any(|token| token.quantity().is_some()) {
            return false;
        }
        let whole = sentence.whole();
        let alike = whole.alike(0, whole.len());
        // 售前会话实行分段累进计价: those of that name, wherever they stand.
        let steps = self.reading.prices.iter().enumerate().filter(|(_, price)| open(price));
        let named: Vec<usize> = steps
            .filter(|(_, price)| price.what.chars().count() >= 2 && alike.contains(&self.alike(&price.what)))
            .map(|(place, _)| place)
            .collect();
        let last = self.reading.prices.iter().enumerate().rev().take_while(|(_, price)| open(price));
        let last: Vec<usize> = last.map(|(place, _)| place).collect();
        let mut places = if named.is_empty() { last } else { named };
        // Where only one of all has steps, it is meant wherever it stands.
        if places.is_empty() {
            let steps = || self.reading.prices.iter().enumerate().filter(|(_, price)| open(price));
            let first = steps().next().map(|(_, price)| price.what.clone()).unwrap_or_default();
            places.extend(steps().filter(|(_, price)| price.what == first).map(|(place, _)| place));
            if places.len() != steps().count() {
                return false;
            }
        }
        if places.is_empty() {
            return false;
        }
        let Some(ladder) = self.ladder_said(&alike) else { return false };
        let spans = whole.spans(0, whole.len());
        for place in places {
            if let Some(price) = self.reading.prices.get_mut(place) {
                price.ladder = Some(ladder);
                price.source.add(Part::Rule, spans.iter().copied());
            }
        }
        true
    }

    /// 人工接通率按月考核，目标90%: the name of something measured, and its target.
    fn named_target(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>) {
        let Some(found) = clause.atoms.iter().find(|found| matches!(found.atom, Atom::Target(_))) else { return };
        if matches!(self.subject, Subject::Indicator(_)) {
            return;
        }
        // Chat answered within 40 seconds: 90% target. 满意度：目标92%, and what it costs in the lines below.
        if let Some(head) = self.head.clone().map(|head| name(self.words, &head)) {
            if crate::annex::name::is_metric(self.words, &head) {
                self.subject = Subject::Indicator(self.indicator(&head));
            }
            return;
        }
        let lead = sentence.piece(clause.from, found.from);
        let named = lead.split(|letter| letter == ',').first().map(|first| name(self.words, first)).unwrap_or_default();
        if crate::annex::name::is_metric(self.words, &named) {
            self.subject = Subject::Indicator(self.indicator(&named));
        }
    }

    /// 分别扣0.8分、0.5分: several amounts for several things.
    pub(super) fn is_respective(&self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> bool {
        self.words.holds("respective_words", &sentence.piece(clause.from, clause.to).alike(0, usize::MAX))
    }

    /// A clause that names nothing: the head of its line does, or it is about the score.
    fn nameless(
        &mut self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        labels: &[String],
        last: &mut Last,
    ) {
        let of_points = parts.ranges.iter().any(|(range, _)| range.unit == Unit::Points);
        let grade = self.grade_in(sentence, clause);
        // 质检分：月均低于88分，扣1000元: the points of what the line names.
        if let Some(place) = self.scored_by_head().filter(|_| of_points && grade.is_none()) {
            self.subject = Subject::Indicator(place);
            return self.indicator_clause(place, sentence, clause, parts, labels, last);
        }
        if of_points && grade.is_none() && self.points_of_other(sentence, clause) {
            if let Some(found) = parts.effects.first() {
                self.unclear(sentence, found);
            }
            return self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        }
        if of_points || grade.is_some() || parts.in_a_row.is_some() && !labels.is_empty() {
            return self.tier(sentence, clause, parts, labels, last);
        }
        if let Some(head) = self.head.clone().filter(|_| parts.has_effect() || !parts.ranges.is_empty()) {
            let named = name(self.words, &head);
            let alike = named.alike(0, named.len());
            if self.words.holds("event_words", &head.alike(0, head.len())) {
                return self.event(&name(self.words, &head).text(), sentence, clause, parts, labels, last);
            }
            if matches!(super::columns::role_of(self.words, &head), Some((role, true)) if role != super::columns::Role::Name)
            {
                return self.modify(sentence, parts, *last);
            }
            let targeted =
                parts.step.is_some() && clause.atoms.iter().any(|found| matches!(found.atom, Atom::Target(_)));
            let measured = crate::annex::name::is_metric(self.words, &named) && (!parts.ranges.is_empty() || targeted);
            let fee = self.words.ends_with("price_nouns", &alike).is_some();
            if measured || parts.step.is_some() && self.section.indicators && !is_score(self.words, &alike) && !fee {
                let place = self.indicator(&named);
                self.subject = Subject::Indicator(place);
                return self.indicator_clause(place, sentence, clause, parts, labels, last);
            }
            return self.event(&named.text(), sentence, clause, parts, labels, last);
        }
        // 每宗经证实之投诉扣500元: what is counted stands between.
        if let (Some((step, at_step)), Some(effect)) = (parts.step, parts.effects.first())
            && step.per.unit.is_count()
            && step.of.is_none()
            && parts.nth.is_none()
        {
            let named = name(self.words, &sentence.piece(at_step.to, effect.from.max(at_step.to)));
            if named.len() >= 2 {
                return self.event(&named.text(), sentence, clause, parts, labels, last);
            }
        }
        // 15日内付款。每逾期一日，按应付金额的0.05%支付违约金: late is what the sentence before asks for.
        if let (Some((step, _)), Some(Atom::Lose(amount))) =
            (parts.step, parts.effects.first().map(|found| &found.atom))
            && amount.damages
            && step.direction == Direction::Late
        {
            let paid = self.said.contains("付款") || self.said.contains("支付") || self.said.contains("pay ");
            let event = match (self.english, paid) {
                (true, true) => "late payment",
                (true, false) => "delay",
                (false, true) => "逾期付款",
                (false, false) => "逾期",
            };
            return self.event(event, sentence, clause, parts, labels, last);
        }
        // 月报于5个工作日内提交；每逾期1日扣200元: late is what was due right before.
        if let (Some((step, _)), Some(Atom::Lose(amount))) =
            (parts.step, parts.effects.first().map(|found| &found.atom))
            && !amount.damages
            && amount.quantity.unit.is_money()
            && step.direction == Direction::Late
            && let Some(due) = self.reading.deadlines.last()
            && self.joined.same(due.source.line(), sentence.piece(0, 1).line())
        {
            let event = format!("{}逾期", due.what);
            return self.event(&event, sentence, clause, parts, labels, last);
        }
        // Interest on late payments accrues at 1% per month: what is late stands between.
        if let Some(found) = parts.effects.first()
            && matches!(&found.atom, Atom::Lose(amount) if amount.damages && amount.quantity.unit.is_percent())
        {
            let said = sentence.piece(found.from, found.to);
            let digit = said.letters.iter().position(char::is_ascii_digit).unwrap_or(0);
            let named = name(self.words, &said.slice(0, digit));
            if named.len() >= 4 {
                return self.event(&named.text(), sentence, clause, parts, labels, last);
            }
        }
        self.modify(sentence, parts, *last);
    }

    /// What is lost, as a term has it.
    pub(super) fn loss(&self, amount: &crate::annex::atom::Amount) -> Loss {
        if amount.whole {
            return Loss::Percent(Amount::of(100), amount.base.clone().or_else(|| self.base.clone()));
        }
        self.loss_of(&amount.quantity, amount.base.clone())
    }

    pub(super) fn loss_of(&self, quantity: &Quantity, base: Option<String>) -> Loss {
        match &quantity.unit {
            unit if unit.is_money() => Loss::Money(quantity.into()),
            unit if unit.is_percent() => Loss::Percent(quantity.into(), base.or_else(|| self.base.clone())),
            _ => Loss::Points(quantity.into()),
        }
    }

    /// Counts the currency an amount is written in.
    pub(super) fn currency_of(&mut self, quantity: &Quantity) {
        let Unit::Money(currency) = &quantity.unit else { return };
        if let Some(foreign) = currency.as_ref().filter(|currency| *currency != "CNY") {
            self.reading.currency.get_or_insert_with(|| foreign.clone());
        }
        let all = &mut self.reading.currencies;
        match all.iter_mut().find(|(known, _)| known == currency) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => all.push((currency.clone(), 1)),
        }
    }

    /// The spans of some atoms.
    pub(super) fn spans_of<'f>(
        sentence: &Sentence<'_>,
        found: impl IntoIterator<Item = &'f crate::annex::atom::Found>,
    ) -> Vec<Span> {
        found.into_iter().flat_map(|found| sentence.spans(found)).collect()
    }

    /// Applies a limit that stands in a clause of its own to the term before it.
    pub(super) fn modify(&mut self, sentence: &Sentence<'_>, parts: &Parts<'_>, last: Last) {
        match last {
            Last::Indicator(place) => self.modify_indicator(place, sentence, parts),
            Last::Bonus(place) => {
                if let Some(bonus) = self.reading.bonus.get_mut(place) {
                    let gain = bonus.gain.clone();
                    for (cap, found) in parts.caps.iter().filter(|(cap, _)| limits(Some(&gain), &cap.quantity)) {
                        bonus.cap = Some((&cap.quantity).into());
                        bonus.source.add(Part::Rule, sentence.spans(found));
                    }
                    for (range, found) in parts.ranges.iter().filter(|(range, _)| range.unit == Unit::Points) {
                        bonus.cap = range.to.as_ref().map(Amount::from);
                        bonus.source.add(Part::Rule, sentence.spans(found));
                    }
                }
            }
            Last::Damage(place) => self.modify_damage(place, sentence, parts),
            _ => {}
        }
    }

    pub(super) fn left_clause(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, reason: UnreadReason) {
        let text = sentence.written(clause.from, clause.to);
        self.leave_spans(sentence.clause_spans(clause), &text, reason);
    }
}
