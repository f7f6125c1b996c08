//! A sentence, clause by clause.

use super::parts::Parts;
use super::{Reader, Subject};
use crate::annex::atom::{Atom, Level};
use crate::annex::clause::{Clause, Sentence, is_condition, is_effect};
use crate::annex::letters::{Piece, Span};
use crate::annex::name::{class_mark, is_score, name};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{
    Amount, Cap, Doubt, DoubtKind, Indicator, Ladder, Loss, Part, Price, Source, UnreadReason,
};
use crate::sort;

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
        self.who_works(sentence);
        if self.conflict(sentence) || self.levels_in(sentence) || self.worth_in(sentence) {
            return;
        }
        if self.cap_by_head(sentence) || self.factors(sentence) {
            return;
        }
        if self.rises_each_time(sentence) || self.ladder_note(sentence) || self.ratio_in(sentence) {
            return;
        }
        self.parts_of_indicator(sentence);
        if let Subject::Indicator(place) = self.subject
            && self.each_so_many(place, &sentence.piece(0, sentence.row.tokens.len()))
        {
            return;
        }
        let mut last = self.last;
        for clause in sentence.clauses() {
            self.dates(sentence, &clause);
            if self.amounts(sentence, &clause, &mut last) {
                continue;
            }
            let parts = Parts::of(&clause);
            if sentence.is_compound(&clause) || self.is_respective(sentence, &clause) {
                self.left_clause(sentence, &clause, UnreadReason::NoMechanism);
                continue;
            }
            if self.limit_of_all(sentence, &clause, &parts) {
                continue;
            }
            if self.rule_of_all(sentence, &clause, &parts) {
                continue;
            }
            self.share_in_time(sentence, &clause);
            let labels = self.labels(sentence, &clause);
            if !parts.has_condition() && !parts.has_effect() && labels.is_empty() {
                for found in clause.atoms {
                    if let (Atom::Target(quantity), Subject::Indicator(place)) = (&found.atom, &self.subject)
                        && self.unset(*place)
                    {
                        self.plain_target(*place, &Piece::default(), quantity, sentence.spans(found));
                    }
                }
                for found in clause.atoms.iter().filter(|found| matches!(found.atom, Atom::Includes(_))) {
                    self.complete_price(&found.atom, sentence.spans(found), &mut last);
                }
                self.modify(sentence, &parts, last);
                continue;
            }
            let subject = self.subject_of(sentence, &clause);
            self.subject = subject.clone();
            match subject {
                Subject::Score => self.tier(sentence, &clause, &parts, &labels, &mut last),
                Subject::Indicator(place) => {
                    self.indicator_clause(place, sentence, &clause, &parts, &labels, &mut last);
                }
                Subject::Event(event) => self.event(&event, sentence, &clause, &parts, &labels, &mut last),
                Subject::None => self.nameless(sentence, &clause, &parts, &labels, &mut last),
            }
        }
        self.last = last;
    }

    /// 首次扣2000元，第二次扣5000元: an amount that rises with each time has no mechanism yet.
    fn rises_each_time(&mut self, sentence: &Sentence<'_>) -> bool {
        let takes = sentence.atoms.iter().filter(|found| matches!(found.atom, Atom::Lose(_))).count();
        if takes < 2 {
            return false;
        }
        let whole = sentence.piece(0, sentence.row.tokens.len());
        let alike = whole.alike(0, whole.len());
        let times = ["首次", "第一次", "初次", "第二次", "第三次", "再次", "first time", "second time"];
        if times.iter().filter(|word| alike.contains(**word)).count() < 2 {
            return false;
        }
        self.leave(&whole, UnreadReason::NoMechanism);
        true
    }

    /// 八成来电须于20秒内接听: an indicator without a name of its own.
    fn share_in_time(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>) {
        for found in clause.atoms {
            let Atom::ShareIn { target, what } = &found.atom else { continue };
            let spans = sentence.spans(found);
            let head = self.head.as_ref().map(|head| name(self.words, head));
            let head = head.filter(|head| crate::annex::name::is_metric(self.words, &without_note(head)));
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

    /// Maximum deduction per month: 10% of the fee; 扣款上限：当月服务费的10%.
    fn cap_by_head(&mut self, sentence: &Sentence<'_>) -> bool {
        let Some(head) = self.head.clone() else { return false };
        let alike = head.alike(0, head.len());
        if !(self.words.holds("cap_heads", &alike) && self.words.holds("deduct_heads", &alike)) {
            return false;
        }
        let cap = sentence.atoms.iter().find_map(|found| match &found.atom {
            Atom::Share(amount) | Atom::Cap(amount) | Atom::Lose(amount) => Some((amount.clone(), found)),
            Atom::Bare(quantity) | Atom::Price(quantity) if quantity.unit.is_money() || quantity.unit.is_percent() => {
                let amount = crate::annex::atom::Amount { quantity: quantity.clone(), ..Default::default() };
                Some((amount, found))
            }
            _ => None,
        });
        let Some((amount, found)) = cap else { return false };
        self.currency_of(&amount.quantity);
        let most = self.loss(&amount);
        // The same once more in another language.
        let same = sentence.atoms.iter().filter(|other| match &other.atom {
            Atom::Cap(said) | Atom::Share(said) | Atom::Lose(said) => {
                other.from != found.from && said.quantity.value == amount.quantity.value
            }
            _ => false,
        });
        let source = Source::of(Part::Whole, Self::spans_of(sentence, std::iter::once(found).chain(same)));
        self.reading.caps.push(Cap { what: head.text(), most, set_off: false, source });
        true
    }

    /// 得分=满意度/95%×30: a formula for the indicator at hand.
    fn ratio_in(&mut self, sentence: &Sentence<'_>) -> bool {
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
        let whole = sentence.piece(0, sentence.row.tokens.len());
        let alike = whole.alike(0, whole.len());
        let scored =
            alike.split_once('=').is_some_and(|(left, _)| is_score(self.words, left) || left.trim().ends_with("得分"));
        place.is_some_and(|place| scored && alike.contains(['/', '÷']) && self.formula(place, &whole))
    }

    /// 以上为超额累进计算: how the prices before are climbed.
    fn ladder_note(&mut self, sentence: &Sentence<'_>) -> bool {
        let open = |price: &Price| price.ladder == Some(Ladder::Unstated);
        if !sentence.atoms.is_empty() || !self.reading.prices.last().is_some_and(open) {
            return false;
        }
        let whole = sentence.piece(0, sentence.row.tokens.len());
        let alike = whole.alike(0, whole.len());
        let ladder = if self.words.holds("ladder_progressive", &alike) {
            Ladder::Progressive
        } else if self.words.holds("ladder_whole", &alike) {
            Ladder::Whole
        } else {
            return false;
        };
        let spans = whole.spans(0, whole.len());
        let mut any = false;
        for price in self.reading.prices.iter_mut().rev().take_while(|price| open(price)) {
            price.ladder = Some(ladder);
            price.source.add(Part::Rule, spans.iter().copied());
            any = true;
        }
        any
    }

    /// 分别扣0.8分、0.5分: several amounts for several things.
    fn is_respective(&self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> bool {
        self.words.holds("respective_words", &sentence.piece(clause.from, clause.to).alike(0, usize::MAX))
    }

    /// 首次解决率：权重30%，挑战值85%，目标值80%: what a table would have in its columns.
    fn parts_of_indicator(&mut self, sentence: &Sentence<'_>) {
        let parts = |found: &&crate::annex::atom::Found| {
            matches!(found.atom, Atom::Weight(_) | Atom::LevelAt(..) | Atom::FullScore(_))
        };
        let Some(head) = self.head.clone().filter(|_| sentence.atoms.iter().any(|found| parts(&found))) else { return };
        let named = name(self.words, &head);
        let known = self.known(&named.alike(0, named.len()));
        let whole = sentence.piece(0, sentence.row.tokens.len());
        let measured =
            crate::annex::name::is_metric(self.words, &without_note(&named)) || self.begins_with_parts(&whole);
        if known.is_none() && !measured || is_score(self.words, &named.alike(0, named.len())) {
            return;
        }
        let place = known.unwrap_or_else(|| self.indicator(&named));
        self.subject = Subject::Indicator(place);
        for found in &sentence.atoms {
            let spans = sentence.spans(found);
            match &found.atom {
                Atom::LevelAt(level, at) => self.levels.push((place, *level == Level::Stretch, at.into(), spans)),
                Atom::Target(quantity) if self.unset(place) => {
                    self.plain_target(place, &Piece::default(), quantity, spans);
                }
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
            let measured = crate::annex::name::is_metric(self.words, &named) && !parts.ranges.is_empty();
            if measured || parts.step.is_some() && self.section.indicators && !is_score(self.words, &alike) {
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
        self.modify(sentence, parts, *last);
    }

    /// A rule for every indicator that has none of its own: for each Service Level below its target.
    fn rule_of_all(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, parts: &Parts<'_>) -> bool {
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
        let of_each = step.per.unit.is_count()
            && parts.reached.is_some_and(|(reached, _)| reached == super::parts::Reached::Miss);
        for place in &without {
            if of_each {
                let missed = self.missed(*place);
                if let Some(range) = missed {
                    let source = Source::of(Part::Rule, spans.iter().copied());
                    self.band(*place, range, crate::annex::reading::Gives::Lose(loss.clone()), source);
                }
                continue;
            }
            self.step_rule(*place, step, loss.clone(), spans.clone());
            self.modify_indicator(*place, sentence, parts);
        }
        !without.is_empty()
    }

    /// The most that several items come to together: 当月扣减总额不超过当月服务费的10%.
    fn limit_of_all(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, parts: &Parts<'_>) -> bool {
        let [(cap, found)] = parts.caps.as_slice() else { return false };
        if parts.has_effect() || parts.step.is_some() {
            return false;
        }
        let lead = sentence.piece(clause.from, found.from);
        let alike =
            format!("{}{}", lead.alike(0, lead.len()), sentence.piece(found.from, found.to).alike(0, usize::MAX));
        let subject = lead.alike(0, lead.len());
        // In a sentence of its own, with no term before: 单月累计扣减不超过月服务费的15%.
        let alone = self.last == Last::None && self.head.is_none() && self.words.holds("line_caps", &alike);
        let of_all = alone || self.words.holds("total_words", &subject) || self.words.holds("total_caps", &alike);
        if !of_all || subject.chars().filter(|letter| letter.is_alphabetic()).count() < 2 {
            return false;
        }
        self.currency_of(&cap.quantity);
        let what = name(self.words, &lead).text();
        let most = self.loss(cap);
        let source = Source::of(Part::Whole, sentence.spans(found));
        let sets_off = |text: &str| self.words.holds("set_off", text);
        let set_off =
            sets_off(&sentence.piece(0, sentence.row.tokens.len()).alike(0, usize::MAX)) || sets_off(&self.said);
        self.reading.caps.push(Cap { what, most, set_off, source });
        true
    }

    /// The text of a clause before its first condition or effect.
    pub(super) fn lead(sentence: &Sentence<'_>, clause: &Clause<'_>) -> Piece {
        let rule =
            |atom: &Atom| is_condition(atom) || is_effect(atom) || matches!(atom, Atom::Target(_) | Atom::FromNth(_));
        let first = clause.atoms.iter().find(|found| rule(&found.atom)).or(clause.atoms.first());
        sentence.piece(clause.from, first.map_or(clause.to, |found| found.from))
    }

    /// Rights and duties a clause names, in its own words.
    pub(super) fn labels(&self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> Vec<String> {
        let behind = clause
            .atoms
            .iter()
            .filter(|found| is_condition(&found.atom))
            .map(|found| found.to)
            .max()
            .unwrap_or(clause.from);
        // An English sentence may say first what follows: … may terminate if ….
        let rest = match self.if_at(sentence, clause) {
            Some(at) => sentence.piece(clause.from, at),
            None => sentence.piece(behind, clause.to),
        };
        let parts = rest.split(|letter| matches!(letter, ',' | '、'));
        let named = parts.iter().filter(|part| self.words.holds("label_words", &part.alike(0, part.len())));
        named
            .map(|part| {
                let part = part.trimmed();
                let alike = part.alike(0, part.len());
                let lead = self.words.starts_with("label_leads", &alike).map_or(0, |lead| lead.chars().count());
                part.slice(lead, part.len()).text()
            })
            .filter(|label| !label.is_empty())
            .collect()
    }

    /// Where the condition of an English sentence begins, behind what follows from it.
    pub(super) fn if_at(&self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> Option<usize> {
        (clause.from..clause.to).skip(1).find(|at| {
            let text = sentence.row.alike(*at, at.saturating_add(1));
            self.english && matches!(text.as_str(), "if" | "where" | "when" | "should")
        })
    }

    /// A grade the reading knows that a clause names.
    pub(super) fn grade_in(&self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> Option<String> {
        let alike = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        let grades = self.reading.tiers.iter().rev().take(60).filter_map(|tier| tier.grade.clone());
        let mut named: Vec<String> = grades.filter(|grade| alike.contains(&self.alike(grade))).collect();
        sort::sort_by_key(&mut named, |grade| std::cmp::Reverse(grade.len()));
        named.into_iter().next()
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

    /// Takes over the currency an amount is written in.
    pub(super) fn currency_of(&mut self, quantity: &Quantity) {
        if let Unit::Money(Some(currency)) = &quantity.unit
            && self.reading.currency.is_none()
            && currency != "CNY"
        {
            self.reading.currency = Some(currency.clone());
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
                    for (cap, found) in &parts.caps {
                        bonus.cap = Some((&cap.quantity).into());
                        bonus.source.add(Part::Rule, sentence.spans(found));
                    }
                    for (range, found) in parts.ranges.iter().filter(|(range, _)| range.unit == Unit::Points) {
                        bonus.cap = range.to.as_ref().map(|edge| Amount { value: edge.value, ..Amount::default() });
                        bonus.source.add(Part::Rule, sentence.spans(found));
                    }
                }
            }
            Last::Damage(place) => self.modify_damage(place, sentence, parts),
            _ => {}
        }
    }

    /// Whether an event is of a kind: A类差错.
    pub(super) fn class_of(&self, lead: &Piece) -> Option<String> {
        let named = name(self.words, lead);
        let alike = named.alike(0, named.len());
        class_mark(self.words, &alike).map(|_| named.text())
    }

    /// A passage that says another place says otherwise: its numbers are no terms, but alternatives.
    fn conflict(&mut self, sentence: &Sentence<'_>) -> bool {
        let whole = sentence.piece(0, sentence.row.tokens.len());
        let alike = whole.alike(0, whole.len());
        if !self.words.holds("conflict_words", &alike) || sentence.atoms.is_empty() {
            return false;
        }
        let about = self.known(&alike);
        for span in whole.spans(0, whole.len()) {
            self.reading.doubts.push(Doubt {
                kind: DoubtKind::OtherPlace,
                quote: whole.text(),
                span,
                about: about.unwrap_or(usize::MAX),
            });
        }
        if let (Some(about), Some(span)) = (about, whole.spans(0, whole.len()).first().copied()) {
            let other = self.elsewhere(about, sentence);
            self.reading.alternatives.push((about, span, whole.text(), other));
        }
        true
    }

    /// What a sentence says of an indicator, without taking it over.
    fn elsewhere(&mut self, about: usize, sentence: &Sentence<'_>) -> Indicator {
        let known = self.reading.indicators.get(about).cloned().unwrap_or_default();
        let scratch = self.reading.indicators.len();
        self.reading.indicators.push(Indicator {
            name: known.name,
            alike: known.alike,
            unit: known.unit,
            ..Indicator::default()
        });
        let mut last = Last::None;
        for clause in sentence.clauses() {
            let parts = Parts::of(&clause);
            self.indicator_clause(scratch, sentence, &clause, &parts, &[], &mut last);
        }
        let other = self.reading.indicators.get(scratch).cloned().unwrap_or_default();
        self.reading.indicators.truncate(scratch);
        other
    }

    /// What reaching the levels of performance is worth.
    fn levels_in(&mut self, sentence: &Sentence<'_>) -> bool {
        let alike = sentence.piece(0, sentence.row.tokens.len()).alike(0, usize::MAX);
        let linear = self.words.holds("linear_words", &alike);
        let mut any = false;
        for found in &sentence.atoms {
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

    pub(super) fn left_clause(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, reason: UnreadReason) {
        let text = sentence.written(clause.from, clause.to);
        self.leave_spans(sentence.clause_spans(clause), &text, reason);
    }
}

/// A name without a short form in brackets: 首次解决率（FCR）.
fn without_note(name: &Piece) -> Piece {
    let open = name.letters.iter().position(|letter| *letter == '(').filter(|open| *open > 1);
    open.map_or_else(|| name.clone(), |open| name.slice(0, open))
}
