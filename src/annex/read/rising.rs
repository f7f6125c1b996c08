//! Amounts that rise with the number of cases: 前3次每次扣100元，第4次起每次扣300元.

use rust_decimal::Decimal;

use super::Reader;
use super::parts::Parts;
use crate::annex::atom::{Atom, Found};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::letters::Piece;
use crate::annex::name::name;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::Asks;
use crate::annex::reading::{Amount, Gives, Ladder, Loss, Part, Price, Rising, Source, StepRule, UnreadReason};
use crate::annex::token::Token;

/// Which cases an amount is for: the first and the last of them, and where the words begin among the tokens.
pub(super) struct Cases {
    pub(super) at: usize,
    pub(super) from: Decimal,
    pub(super) to: Option<Decimal>,
    pub(super) word: String,
}

impl Reader<'_> {
    /// Takes a sentence in which each case costs more than those before; where it does not say what every case costs, it is left.
    pub(super) fn rises_each_time(&mut self, sentence: &Sentence<'_>) -> bool {
        let loses = |found: &&Found| matches!(found.atom, Atom::Lose(_));
        let takes = sentence.atoms.iter().filter(loses).count();
        let amounts: Vec<(&Quantity, &Found)> = sentence.atoms.iter().filter_map(money).collect();
        if takes < 2 && amounts.is_empty() {
            return false;
        }
        let whole = sentence.whole();
        let alike = whole.alike(0, whole.len());
        let mut cases = cases(sentence.row.tokens);
        before_the_first(&mut cases, &amounts);
        let rest_of_cases = sentence.atoms.iter().any(|found| matches!(found.atom, Atom::FromNth(_) | Atom::NoLoss));
        // 前3次每次扣100元 alone says nothing of the others.
        if takes == 1 && amounts.len() == 1 && !rest_of_cases && cases.iter().any(|one| one.to > Some(Decimal::ONE)) {
            self.leave(&whole, UnreadReason::NoMechanism);
            return true;
        }
        if takes.max(amounts.len()) < 2 {
            return false;
        }
        let told = takes >= 2 && self.words.holds("later_cases", &alike);
        if cases.is_empty() && !told || cases.len() == 1 && takes < 2 {
            return false;
        }
        if !self.rising(sentence, &amounts, &cases) {
            if takes < 2 {
                return false;
            }
            self.leave(&whole, UnreadReason::NoMechanism);
        }
        true
    }

    /// The steps of a sentence that says what every case costs, from the first one on.
    fn rising(&mut self, sentence: &Sentence<'_>, amounts: &[(&Quantity, &Found)], cases: &[Cases]) -> bool {
        let (Some(first), Some(last)) = (cases.first(), cases.last()) else { return false };
        if last.to.is_some() || amounts.len() != cases.len() || cases.len() < 2 {
            return false;
        }
        let follows = cases.windows(2).all(|pair| match pair {
            [one, next] => one.to.and_then(|to| to.checked_add(Decimal::ONE)) == Some(next.from),
            _ => false,
        });
        let ends = cases.iter().skip(1).map(|next| next.at).chain([usize::MAX]);
        let clause = Clause { atoms: sentence.atoms, from: 0, to: sentence.row.tokens.len() };
        let parts = Parts::of(&clause);
        let takes = sentence.atoms.iter().any(|found| matches!(found.atom, Atom::Lose(_)));
        if parts.ranges.iter().any(|(range, _)| range.asks != Asks::AtMost && !said_twice(range, last))
            || first.from > Decimal::ONE && !takes
        {
            return false;
        }
        let beside = cases
            .iter()
            .zip(ends)
            .zip(amounts)
            .all(|((one, end), (_, found))| (one.at..end).contains(&found.from) && one.word == first.word);
        let plain = amounts.iter().all(|(quantity, _)| quantity.value.is_some() && quantity.twin.is_none());
        let known = |found: &Found| {
            matches!(
                found.atom,
                Atom::Lose(_)
                    | Atom::Price(_)
                    | Atom::First(_)
                    | Atom::FromNth(_)
                    | Atom::Step(_)
                    | Atom::Cap(_)
                    | Atom::Bare(_)
                    | Atom::Range(_)
            )
        };
        let capped = parts.caps.iter().all(|(cap, _)| cap.quantity.unit.is_money());
        if !(follows && beside && plain && capped && sentence.atoms.iter().all(known)) {
            return false;
        }
        let begins = if first.at == 0 { sentence.atoms.first().map_or(0, |found| found.from) } else { first.at };
        let asks = parts.ranges.first().map_or(begins, |(_, found)| found.from.min(begins));
        let lead = sentence.piece(0, asks);
        // 被标记骚扰的，首次: the number is no name.
        let end =
            lead.letters.iter().rposition(|letter| *letter == '首').filter(|at| at.saturating_add(2) == lead.len());
        let lead = name(self.words, &end.map_or_else(|| lead.clone(), |end| lead.slice(0, end)));
        let named = if lead.len() >= 2 { lead } else { self.head.clone().map_or(lead, |head| name(self.words, &head)) };
        if named.len() < 2 {
            return false;
        }
        let spans = sentence.whole();
        let source = Source::of(Part::Rule, spans.spans(0, spans.len()));
        let punished = |text: &str| self.words.holds("deduct_heads", text) || self.words.holds("event_words", text);
        let head = self.head.as_ref().map(|head| head.alike(0, head.len())).unwrap_or_default();
        for (quantity, _) in amounts {
            self.currency_of(quantity);
        }
        if !takes && !punished(&head) && !punished(&spans.alike(0, usize::MAX)) {
            if !self.section.prices {
                return false;
            }
            self.rising_price(&named, amounts, cases, &source);
            return true;
        }
        let place = self.indicator(&named);
        let Some(indicator) = self.reading.indicators.get_mut(place).filter(|indicator| indicator.rule.is_empty())
        else {
            return false;
        };
        let mut steps = amounts.iter().zip(cases);
        let Some(((quantity, _), _)) = steps.next() else { return false };
        // 每月不超过3起，第4起至第6起每起扣500元: what lies before costs nothing.
        let free = first.from.checked_sub(Decimal::ONE).filter(|free| !free.is_zero());
        indicator.unit = Unit::Count(first.word.clone());
        indicator.word.clone_from(&first.word);
        indicator.lower = Some(true);
        indicator.rule.step = Some(StepRule {
            per: Amount::of(1),
            per_unit: None,
            loss: Loss::Money((*quantity).into()),
            partial: None,
            counted: true,
            from: free.map(Amount::of),
            of_points: false,
        });
        indicator.rule.rising = steps
            .filter_map(|((quantity, _), cases)| {
                Some(Rising { over: cases.from.checked_sub(Decimal::ONE)?, loss: quantity.value? })
            })
            .collect();
        indicator.rule.cap = parts.caps.first().map(|(cap, _)| (&cap.quantity).into());
        indicator.source.0.extend(source.0);
        let asked = parts.ranges.iter().find(|(range, _)| range.asks == Asks::AtMost);
        if let Some((range, found)) =
            asked.filter(|(range, _)| range.only_edge().is_some_and(|edge| edge.value == free))
            && free.is_some()
        {
            self.target(place, range, sentence.spans(found));
        }
        true
    }

    /// 每单扣50元，月累计超过20单的，超出部分每单扣100元: what lies beyond costs more, where the part before has its amount.
    pub(super) fn rises_beyond(&mut self, place: usize, sentence: &Sentence<'_>, parts: &Parts<'_>) -> bool {
        let [(range, at_range)] = parts.ranges.as_slice() else { return false };
        let [effect] = parts.effects.as_slice() else { return false };
        let Some((quantity, _)) = money(effect) else { return false };
        let over = cases_before(range);
        let said = sentence.piece(at_range.to, sentence.row.tokens.len()).alike(0, usize::MAX);
        // 超过3条的，从第4条起每条罚3000元
        let next = over.and_then(|over| over.checked_add(Decimal::ONE)).map(|next| format!("从第{next}"));
        let beyond = self.words.holds("part_words", &said) || next.is_some_and(|next| said.contains(&next));
        let (Some(over), Some(loss), true) = (over, quantity.value, beyond) else { return false };
        let Some(indicator) = self.reading.indicators.get_mut(place) else { return false };
        let fits = indicator.rule.step.as_ref().is_some_and(|step| {
            step.counted && step.per.value == Some(Decimal::ONE) && matches!(step.loss, Loss::Money(_))
        });
        if !fits || !range.unit.is_count() || indicator.rule.rising.last().is_some_and(|step| step.over >= over) {
            return false;
        }
        indicator.rule.rising.push(Rising { over, loss });
        let found = [Some(*at_range), parts.step.map(|(_, found)| found), Some(*effect)];
        indicator.source.add(Part::Rule, Self::spans_of(sentence, found.into_iter().flatten()));
        true
    }

    /// 10条以内不扣；11至20条的部分每条扣30元: the first cases that cost something are not the first there are.
    pub(super) fn first_of_cases(&mut self, place: usize, sentence: &Sentence<'_>, parts: &Parts<'_>) -> bool {
        let ([(range, at_range)], [effect], Some((step, at_step))) =
            (parts.ranges.as_slice(), parts.effects.as_slice(), parts.step)
        else {
            return false;
        };
        let behind = sentence.piece(at_range.to, sentence.row.tokens.len()).alike(0, 4);
        let is_part = self.words.begins_with("part_words", &behind).is_some();
        let (Some((quantity, _)), Some(over), true) = (money(effect), cases_before(range), is_part) else {
            return false;
        };
        let Some(indicator) = self.reading.indicators.get_mut(place).filter(|one| one.rule.step.is_none()) else {
            return false;
        };
        if range.to.is_none() || !step.per.unit.is_count() || !indicator.rule.classes.is_empty() {
            return false;
        }
        indicator.rule.bands.retain(|band| !matches!(band.gives, Gives::Nothing));
        indicator.unit = range.unit.clone();
        indicator.word.clone_from(&range.word);
        indicator.lower = Some(true);
        indicator.rule.step = Some(StepRule {
            per: Amount::of(1),
            per_unit: None,
            loss: Loss::Money(quantity.into()),
            partial: None,
            counted: true,
            from: Some(Amount::of(over)),
            of_points: false,
        });
        indicator.source.add(Part::Rule, Self::spans_of(sentence, [*at_range, at_step, *effect]));
        true
    }

    /// 虚假回访：200元/单; 投诉：300元/件，超过10件的，超出部分按500元/件, under 专项扣罚: what each costs of what the line begins
    /// with. Whether it is that.
    pub(super) fn charged_by_heading(
        &mut self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        last: &mut super::sentence::Last,
    ) -> bool {
        let other = |found: &Found| match &found.atom {
            Atom::Range(range) => range.unit.is_money(),
            Atom::Cap(_) => true,
            Atom::Price(_) | Atom::Over(_) => false,
            atom => crate::annex::clause::is_effect(atom),
        };
        if sentence.atoms.iter().any(other) {
            return false;
        }
        let lead = name(self.words, &Self::lead(sentence, clause));
        let head = self.head.as_ref().map(|head| name(self.words, head)).filter(|head| head.len() >= 2);
        // 信息安全事件：一般5分/起，重大20分/起: kinds of what the line begins with.
        let (head, kind) = match head {
            Some(head) => (head, Some(lead.text()).filter(|_| lead.len() >= 2 && self.class_of(&lead).is_some())),
            None => (lead, None),
        };
        let alike = head.alike(0, head.len());
        let heading = self.heading.split('(').next().unwrap_or_default();
        let charges = self.words.holds("deduct_heads", heading) || self.words.holds("incident_heads", heading);
        let punishes = charges && !self.words.holds("price_sections", heading);
        // Data entry errors: USD 15 per error, among what is scored.
        let fault = self.section.indicators && self.words.holds("faults", &alike);
        // 服务费按人天结算，每人天260元: what work costs, under whatever heading.
        let billed = self.words.begins_with("fee_bases", &alike).is_some();
        let priced = billed || self.words.ends_with("price_nouns", &alike).is_some();
        if !(punishes || fault) || head.len() < 2 || priced {
            return false;
        }
        let mut over = None;
        let mut any = false;
        for found in clause.atoms {
            if matches!(found.atom, Atom::Price(_)) && self.counted_twice(sentence, clause, found) {
                return true;
            }
            let quantity = match &found.atom {
                Atom::Range(range) if range.to.is_none() && range.unit.is_count() => {
                    over = range.only_edge().filter(|edge| !edge.closed).and_then(|edge| edge.value);
                    continue;
                }
                Atom::Price(quantity) | Atom::Over(quantity) => quantity,
                Atom::Bare(quantity) if quantity.unit == Unit::Points => quantity,
                _ => continue,
            };
            let counts = |per: &&String| {
                let letters: Vec<char> = per.chars().collect();
                let unit = self.words.unit(&letters).filter(|(_, length)| *length == letters.len());
                // £75 per recording
                let noun = unit.is_none() && per.is_ascii() && crate::annex::token::is_period(per).is_none();
                unit.is_some_and(|(unit, _)| unit.is_count()) || self.english && noun
            };
            // 每席每天300元 is counted by two things, which one figure does not tell.
            let per = quantity.per.first().filter(|_| quantity.per.len() == 1).filter(counts).cloned();
            let Some(per) = per else {
                let own = quantity.per.is_empty() && over.is_none() && kind.is_none();
                return any || own && self.charged_each_time(&head, sentence, clause, (quantity, found), last);
            };
            any = true;
            let place = self.indicator(&head);
            self.currency_of(quantity);
            let source = Source::of(Part::Rule, sentence.spans(found));
            let known = self.reading.indicators.get(place).is_some_and(|indicator| indicator.rule.step.is_some());
            match (known, over, quantity.value) {
                (false, None, _) => {
                    let loss = self.loss_of(quantity, None);
                    self.per_unit(place, &per, loss, kind.clone(), source, last);
                }
                (true, Some(over), Some(loss)) => {
                    if let Some(indicator) = self.reading.indicators.get_mut(place) {
                        indicator.rule.rising.push(Rising { over, loss });
                        indicator.source.0.extend(source.0);
                    }
                }
                _ => {
                    self.unclear(sentence, found);
                    self.left_clause(sentence, clause, UnreadReason::NoMechanism);
                }
            }
        }
        any
    }

    /// $180 per open position per day is counted by two things, which one figure does not tell. Whether it is, and asked about.
    pub(super) fn counted_twice(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, found: &Found) -> bool {
        let behind = sentence.piece(found.to, clause.to).alike(0, usize::MAX);
        let near = behind.split(|letter: char| letter.is_ascii_digit() || letter == ',').next().unwrap_or_default();
        if !self.english || !near.contains(" per ") {
            return false;
        }
        self.unclear(sentence, found);
        self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        true
    }

    /// Failure to notify an incident within 30 minutes: £2,000: what happens costs as much each time. Whether it is that.
    fn charged_each_time(
        &mut self,
        head: &Piece,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        (quantity, found): (&Quantity, &Found),
        last: &mut super::sentence::Last,
    ) -> bool {
        let alike = self.head.as_ref().map(|head| head.alike(0, head.len())).unwrap_or_default();
        let happens = ["incident_heads", "late_words", "event_words"].iter().any(|list| self.words.holds(list, &alike))
            || self.words.begins_with("each_events", &alike).is_some();
        // $1,500 for each hour or portion thereof
        let hours = |other: &Found| matches!(&other.atom, Atom::Step(step) if step.per.unit.is_time());
        let timed = clause.atoms.iter().any(hours);
        let bare = |other: &Found| other.from == found.from || hours(other) || matches!(other.atom, Atom::Bare(_));
        let happens = happens || timed;
        let Some(written) = self.head.clone().filter(|_| self.english && happens && clause.atoms.iter().all(bare))
        else {
            return false;
        };
        let per = if timed { Vec::new() } else { vec!["occurrence".into()] };
        let each = Quantity { per, ..quantity.clone() };
        self.damage_amount(&head.text(), &each, sentence, clause, found, last);
        if let Some(damage) = self.reading.damages.last_mut() {
            damage.source.add(Part::Whole, written.spans(0, written.len()));
        }
        // By the fifth Business Day of the following month: when it is due.
        let text = crate::annex::clause::Text::of(self.words, &written);
        let open = |found: &Found| matches!(&found.atom, Atom::Limit(limit) if limit.event.is_none());
        for sentence in text.sentences().iter().filter(|sentence| !sentence.atoms.iter().any(open)) {
            sentence.clauses().iter().for_each(|clause| self.dates(sentence, clause));
        }
        true
    }

    /// The same where it is paid for work: a price for each part.
    fn rising_price(&mut self, named: &Piece, amounts: &[(&Quantity, &Found)], cases: &[Cases], source: &Source) {
        for ((quantity, _), one) in amounts.iter().zip(cases) {
            let from = one.from.checked_sub(Decimal::ONE).unwrap_or_default();
            self.reading.prices.push(Price {
                what: named.text(),
                per: vec![one.word.clone()],
                price: Some((*quantity).into()),
                from: Some(Amount::of(from)),
                to: one.to.map(Amount::of),
                ladder: Some(Ladder::Progressive),
                currency: super::prices::currency(quantity),
                by_provider: self.client_works,
                source: source.clone(),
                ..Price::default()
            });
        }
    }
}

/// How many cases lie before those of a range: 11至20条 begins behind ten, 超过10条 as well.
fn cases_before(range: &crate::annex::range::Range) -> Option<Decimal> {
    let edge = range.from.as_ref().filter(|_| range.unit.is_count())?;
    edge.value.and_then(|value| if edge.closed { value.checked_sub(Decimal::ONE) } else { Some(value) })
}

/// 超过3件的，第4件起: whether a range says where the last cases begin once more.
fn said_twice(range: &crate::annex::range::Range, last: &Cases) -> bool {
    cases_before(range).and_then(|over| over.checked_add(Decimal::ONE)) == Some(last.from)
}

/// An amount of money that is taken or paid.
fn money(found: &Found) -> Option<(&Quantity, &Found)> {
    match &found.atom {
        Atom::Lose(amount) if amount.base.is_none() && amount.quantity.unit.is_money() => {
            Some((&amount.quantity, found))
        }
        Atom::Price(quantity) => Some((quantity, found)),
        _ => None,
    }
}

/// 首次扣500元，第二次扣1000元; 每户扣200元，第3户起每户扣500元: the first amount is for the cases before the first number.
fn before_the_first(cases: &mut Vec<Cases>, amounts: &[(&Quantity, &Found)]) {
    let (Some(first), Some((_, amount))) = (cases.first(), amounts.first()) else { return };
    if cases.len().saturating_add(1) == amounts.len() && amount.to <= first.at && first.from > Decimal::ONE {
        let to = first.from.checked_sub(Decimal::ONE);
        cases.insert(0, Cases { at: 0, from: Decimal::ONE, to, word: first.word.clone() });
    }
}

/// The cases that tokens number: 前3次, 首次, 第二次, 第4次起.
pub(super) fn cases(tokens: &[Token]) -> Vec<Cases> {
    let mut found: Vec<Cases> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Some(quantity) = token.quantity().filter(|quantity| quantity.unit.is_count()) else { continue };
        let Some(value) = quantity.value.filter(|value| value.fract().is_zero()) else { continue };
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let first = before.is_some_and(|token| token.is('前') || token.is('首'));
        let behind =
            |letters: &[char]| tokens.get(at.saturating_add(1)).is_some_and(|next| letters.contains(&next.first));
        // 第4起至第6起
        let joined =
            at.checked_sub(1).and_then(|to| tokens.get(to)).is_some_and(|to| matches!(to.first, '至' | '到' | '-'));
        if let Some(before) = found.last_mut().filter(|_| quantity.ordinal && joined) {
            before.to = Some(value);
        } else if quantity.ordinal {
            let open = behind(&['起', '及', '以', '开']);
            found.push(Cases { at, from: value, to: (!open).then_some(value), word: quantity.word.clone() });
        } else if first {
            found.push(Cases {
                at: at.saturating_sub(1),
                from: Decimal::ONE,
                to: Some(value),
                word: quantity.word.clone(),
            });
        }
    }
    found
}
