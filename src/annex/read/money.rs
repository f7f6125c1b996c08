//! What an amount of money in a clause is: a price, damages, or what each step below a target costs.

use rust_decimal::Decimal;

use super::Reader;
use super::parts::Parts;
use super::price_names::each_of;
use super::prices::reached_before;
use super::sentence::Last;
use crate::annex::atom::{Atom, Direction, Found};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::letters::Piece;
use crate::annex::name::name;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{Gives, Ladder, Loss, Part, Source, UnreadReason};

impl Reader<'_> {
    /// Takes the prices of a clause; whether it was about prices.
    #[expect(clippy::too_many_lines, reason = "one guard after the other")]
    pub(super) fn amounts(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, last: &mut Last) -> bool {
        let is_price = |found: &&Found| {
            matches!(
                found.atom,
                Atom::Price(_) | Atom::Over(_) | Atom::Minimum(_) | Atom::Uplift(_) | Atom::Multiple(_)
            )
        };
        if !clause.atoms.iter().any(|found| is_price(&found)) {
            return false;
        }
        let taken = clause.atoms.iter().any(takes) || is_of_score(clause);
        if taken || self.started_step(sentence, clause, *last) {
            return !taken;
        }
        if self.lost_by_known(sentence, clause, last) {
            return true;
        }
        let lead = Self::lead(sentence, clause);
        let alike = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        let head = self.head.as_ref().map(|head| head.alike(0, head.len())).unwrap_or_default();
        let money = clause.atoms.iter().find_map(|found| match &found.atom {
            Atom::Price(quantity) => Some((quantity, found)),
            _ => None,
        });
        // 月度账单满10万元打95折: from which sum on there is a discount, and no price.
        if let Some((_, found)) = money
            && self.words.ends_with("sums_reached", &sentence.piece(0, found.from).alike(0, usize::MAX)).is_some()
            && self.words.holds("discounts", &sentence.piece(found.to, sentence.row.tokens.len()).alike(0, usize::MAX))
        {
            self.unclear(sentence, found);
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            return true;
        }
        if let Some((quantity, found)) = money
            && self.is_breach(sentence, found, &alike, &head)
        {
            let before = sentence.piece(0, found.from);
            let because = before
                .split(|letter| matches!(letter, ','))
                .into_iter()
                .find(|part| self.words.holds("event_causes", &part.alike(0, part.len())));
            let what = match because {
                Some(part) => name(self.words, &part).text(),
                None => self.breach(clause, &lead),
            };
            self.damage_amount(&what, quantity, sentence, clause, found, last);
            return true;
        }
        if money.is_none() && self.is_multiple_of_damages(clause, &alike) {
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            return true;
        }
        // What several prices come to is none of its own.
        if money.is_some_and(|(_, found)| {
            self.words.holds("no_price", &sentence.piece(clause.from, found.to).alike(0, usize::MAX))
        }) {
            return true;
        }
        // 差错处罚：一类差错5000元/笔，二类差错1000元/笔: kinds of what the head names.
        let punished = self.head.clone().filter(|head| self.words.holds("deduct_heads", &head.alike(0, head.len())));
        if let (Some(head), Some((quantity, found))) = (punished, money)
            && let Some(unit) =
                quantity.per.first().filter(|unit| crate::annex::token::is_period(unit).is_none()).cloned()
        {
            let kind = name(self.words, &lead);
            if kind.len() >= 2 {
                self.currency_of(quantity);
                let place = self.indicator(&name(self.words, &head));
                let loss = Loss::Money(quantity.into());
                let source = Source::of(Part::Rule, sentence.spans(found));
                self.per_unit(place, &unit, loss, Some(kind.text()), source, last);
                return true;
            }
        }
        // Justified complaints: EUR 75 per complaint exceeding 10: nobody pays for those.
        if let Some((quantity, found)) = money
            && self.charged_fault(quantity, sentence, clause, found, last)
        {
            return true;
        }
        // Attrition above 6%: $500 per percentage point is lost by the step.
        if let Some((quantity, found)) = money
            && let Some((range, at_range)) = self.measured_at(sentence, clause, quantity)
        {
            let step = Parts::of(clause).step.map(|(step, _)| step.clone());
            return self.step_priced(sentence, quantity, found, (&range, step), at_range, last);
        }
        if let Some((quantity, found)) = money
            && self.no_fee(quantity, found, sentence, clause)
        {
            return true;
        }
        // Above 4%, a credit of £1,000; above 6%, £2,500.
        if let (Some((quantity, found)), Some(range)) = (money, Parts::of(clause).ranges.first())
            && self.next_amount_lost(quantity, sentence, found, range)
        {
            return true;
        }
        // Among indicators an amount may be a penalty: it is asked about. So is one for a fault, wherever it stands.
        let named = self.words.holds("price_nouns", &alike) || self.words.holds("price_nouns", &head);
        let of_fault = ["en_faults", "event_causes", "faults"].iter().any(|list| self.words.holds(list, &head));
        let latin = head.contains(|letter: char| letter.is_ascii_alphabetic());
        if let Some((_, found)) =
            money.filter(|_| of_fault && (self.english && self.section.prices || latin && !self.english))
        {
            self.unclear(sentence, found);
        }
        if let Some((_, found)) = money.filter(|_| self.section.indicators && !self.section.prices && !named) {
            self.unclear(sentence, found);
        }
        if let Some((quantity, found)) = money
            && self.replaces_price(sentence, clause, found, *last)
        {
            self.changed_price(quantity, sentence, clause, found, last);
            return true;
        }
        if let Some((quantity, found)) = money
            && self.no_english_price((quantity, found), sentence, clause, &lead)
        {
            return true;
        }
        // £750 for each further leaver, among failures: no price, whatever else it is.
        let heading = self.heading.split('(').next().unwrap_or_default();
        let fails = self.words.holds("incident_heads", heading)
            && !self.words.holds("price_sections", heading)
            && !self.section.prices;
        if let (Some((_, found)), true) = (money, fails) {
            self.unclear(sentence, found);
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            return true;
        }
        let before = self.reading.prices.len();
        let what = self.what_of(&lead);
        if let Some((quantity, found)) = money
            && self.english_damages_due((quantity, found), sentence, clause, last)
        {
            return true;
        }
        // $15 for each case that is not documented, below Service credits: what it is of, no other reading has told.
        let known = |text: &str| self.words.holds("late_words", text);
        let punished = self.english && self.punishes() && !known(&head) && !known(&alike);
        if let Some((_, found)) = money.filter(|_| punished) {
            self.unclear(sentence, found);
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            return true;
        }
        if let Some((quantity, found)) = money
            && self.late_each_day((quantity, found), sentence, clause, last)
        {
            return true;
        }
        // RMB 400 for each justified complaint: nothing names a price, and what happens may cost that.
        let behind = |found: &Found| {
            clause.atoms.iter().any(|other| matches!(other.atom, Atom::Step(_)) && other.from >= found.to)
        };
        if let Some((_, found)) = money.filter(|(_, found)| what.is_empty() && !self.section.prices && behind(found)) {
            self.unclear(sentence, found);
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            return true;
        }
        // 上浮10% without a price or a name: of what, the clause does not say.
        let changes = |found: &Found| matches!(found.atom, Atom::Uplift(_) | Atom::Multiple(_));
        let only_uplift = clause.atoms.iter().filter(is_price).all(|found| matches!(found.atom, Atom::Uplift(_)));
        let several = clause.atoms.iter().filter(|found| changes(found)).count() > 1
            && clause.atoms.iter().filter(is_price).all(changes);
        let in_range = clause.atoms.iter().any(|found| matches!(found.atom, Atom::Range(_)));
        let shares =
            clause.atoms.iter().any(|found| matches!(&found.atom, Atom::Range(range) if range.unit.is_percent()));
        let only_changes = clause.atoms.iter().filter(is_price).all(changes);
        // 高于预测量120%的部分，单价上浮10%: how much more that is, no atom says.
        let tokens = sentence.row.tokens.get(..clause.to).unwrap_or_default().iter().enumerate();
        let mut shares_said = tokens.filter(|(_, token)| token.quantity().is_some_and(|found| found.unit.is_percent()));
        let open_share = shares_said
            .any(|(at, _)| !clause.atoms.iter().any(|found| changes(found) && (found.from..found.to).contains(&at)));
        // 逾期付款按日加收0.05%: of what is late, and no part of a price.
        if only_uplift && self.words.holds("late_payments", &alike) {
            let what = if what.is_empty() && !self.english { "逾期付款" } else { what.as_str() };
            if !self.late_share(what, sentence, clause, last) {
                self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            }
            return true;
        }
        // 账单超过10万元的，打九六折: of all of it or of what lies over it, and only then.
        let counts = |head: &Piece| {
            let text = crate::annex::clause::Text::of(self.words, head);
            text.tokens.iter().any(|token| token.quantity().is_some())
        };
        let discounted = only_changes
            && (in_range || self.head.as_ref().is_some_and(counts))
            && clause.atoms.iter().any(|found| matches!(&found.atom, Atom::Multiple(times) if times.word == "折"));
        if let Some(found) = clause.atoms.iter().find(|found| discounted && changes(found)) {
            self.unclear(sentence, found);
        }
        if only_uplift && (what.is_empty() || in_range || open_share) || only_changes && (shares || discounted) {
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            return true;
        }
        if only_uplift || several {
            self.uplifts(sentence, clause, last);
            return true;
        }
        self.prices(&what, clause.atoms, sentence, last);
        // £3.60 per call for up to 15,000 calls and £3.15 per call for any calls above: each part has its own price.
        if self.english && self.words.holds("parts_above", &alike) {
            for price in self.reading.prices.iter_mut().skip(before) {
                price.ladder = price.ladder.map(|_| Ladder::Progressive);
            }
        }
        self.each_more(before, sentence, clause);
        self.for_one(before, sentence, clause);
        self.no_price(before, sentence, clause);
        true
    }

    /// Takes an amount behind a range for what is lost there, where the band before in the line loses money.
    fn next_amount_lost(
        &mut self,
        quantity: &Quantity,
        sentence: &Sentence<'_>,
        found: &Found,
        (range, at_range): &(&crate::annex::range::Range, &Found),
    ) -> bool {
        let super::Subject::Indicator(place) = self.subject else { return false };
        let Some(indicator) = self.reading.indicators.get(place) else { return false };
        let loses = indicator.rule.bands.last().is_some_and(|band| {
            let of_line = self.joined.same(band.source.line(), sentence.piece(0, 1).line());
            matches!(band.gives, Gives::Lose(Loss::Money(_))) && of_line && band.range.unit == range.unit
        });
        if !loses || !quantity.per.is_empty() || at_range.to > found.from {
            return false;
        }
        self.currency_of(quantity);
        let source = Source::of(Part::Rule, Self::spans_of(sentence, [*at_range, found]));
        self.band(place, (*range).clone(), Gives::Lose(Loss::Money(quantity.into())), source);
        true
    }

    /// 每100通扣10元；不足100通按100通计算: of a step, and no least quantity.
    fn started_step(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, last: Last) -> bool {
        let (Last::Indicator(place), [found]) = (last, clause.atoms) else { return false };
        let Atom::Minimum(billed) = &found.atom else { return false };
        let Some(indicator) = self.reading.indicators.get_mut(place) else { return false };
        let Some(step) = indicator.rule.step.as_mut().filter(|step| step.per.value == billed.value) else {
            return false;
        };
        step.partial = Some(crate::annex::atom::Partial::Started);
        indicator.source.add(Part::Rule, sentence.spans(found));
        true
    }

    /// 法定节假日上浮200%，周末上浮50%: each for what stands before it.
    fn uplifts(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, last: &mut Last) {
        let mut from = clause.from;
        for found in clause.atoms {
            // One and one-half times (1.5x): the same twice.
            let again = from > clause.from && sentence.piece(from, found.from).alike(0, usize::MAX).trim() == "(";
            let known = self.reading.prices.last().and_then(|price| price.multiply.as_ref()?.value);
            if again && matches!(&found.atom, Atom::Multiple(quantity) if quantity.value == known) {
                continue;
            }
            if matches!(found.atom, Atom::Uplift(_) | Atom::Multiple(_)) {
                let what = self.what_of(&sentence.piece(from, found.from));
                from = found.to;
                self.prices(&what, std::slice::from_ref(found), sentence, last);
            }
        }
    }

    /// 每增加一名坐席，每月加收4,800元: so much for each more of what is counted.
    pub(super) fn each_more(&mut self, before: usize, sentence: &Sentence<'_>, clause: &Clause<'_>) {
        let parts = Parts::of(clause);
        // Each contact above 25,000 is charged at £1.35: from there on.
        if let (Some((step, found)), Some(price)) = (parts.step, self.reading.prices.get_mut(before))
            && let Some(from) = &step.from
            && price.from.is_none()
        {
            price.from = Some(from.into());
            price.source.add(Part::Whole, sentence.spans(found));
        }
        let (Some((step, found)), Some(price)) =
            (parts.step.filter(|(step, _)| step.per.unit.is_count()), self.reading.prices.get_mut(before))
        else {
            return;
        };
        if price.per.iter().all(|per| crate::annex::token::is_period(per).is_some()) {
            price.per.insert(0, each_of(&step.per));
            price.source.add(Part::Whole, sentence.spans(found));
        }
        // 达到2万通后，超出部分每通2.5元
        if step.direction == Direction::High {
            if price.from.is_none() {
                price.from = reached_before(sentence, found, &price.per);
            }
            // What lies over it has a price of its own.
            if price.ladder == Some(Ladder::Unstated) {
                price.ladder = Some(Ladder::Progressive);
            }
            let over = sentence.row.tokens.get(found.from);
            let over = over.is_some_and(|token| token.means(self.words.meaning("over_part")));
            let (open, named) = (over && price.from.is_none(), !price.what.is_empty());
            // What stands at the head of the line names the first package of it.
            if open && (!named || self.follows_package(before)) {
                self.over_included(before, sentence, found);
            }
            return self.over_before(before);
        }
        if price.what.is_empty() {
            let written = sentence.written(found.from, found.to);
            written.trim_start_matches(['每', '有']).clone_into(&mut price.what);
        }
    }

    /// 回访成功一件，支付服务费11.50元: for each of what is counted before the price.
    pub(super) fn for_one(&mut self, before: usize, sentence: &Sentence<'_>, clause: &Clause<'_>) {
        let Some(price) = self.reading.prices.get(before).filter(|price| price.per.is_empty()) else { return };
        let at = price.source.0.first().map(|(_, span)| *span);
        let tokens = sentence.row.tokens.get(..clause.to).unwrap_or_default();
        let one = tokens.windows(2).rev().find_map(|pair| match pair {
            [count, comma] if comma.is(',') => {
                let quantity = count.quantity().filter(|quantity| quantity.unit.is_count() && !quantity.ordinal)?;
                let of = sentence.row.piece.slice(0, count.from);
                // 8元一单: the price before is for one.
                if of.letters.iter().any(char::is_ascii_digit) {
                    return None;
                }
                let spans = sentence.row.piece.spans(count.from, count.to);
                (quantity.value == Some(Decimal::ONE) && spans.first() < at.as_ref()).then_some((quantity, of, spans))
            }
            _ => None,
        });
        let Some((quantity, of, spans)) = one else { return };
        let named = name(self.words, &of).text();
        if let Some(price) = self.reading.prices.get_mut(before).filter(|_| !named.is_empty()) {
            price.per.push(each_of(quantity));
            price.what = named;
            price.source.add(Part::Whole, spans);
        }
    }

    /// The range of an indicator that an amount for each percentage point belongs to, and where it ends among the letters of
    /// the head or the sentence.
    fn measured_at(
        &self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        quantity: &Quantity,
    ) -> Option<(crate::annex::range::Range, Piece)> {
        let per = quantity.per.first().map(|per| per.chars().collect::<Vec<char>>());
        let of_share = |letters: &Vec<char>| {
            let unit = self.words.unit(letters);
            unit.is_some_and(|(unit, length)| unit.is_percent() && length == letters.len())
        };
        // 人员流失率超过8%，每超1个百分点2,000元: what is better low costs as much, whether it says 扣 or not.
        let rises = |direction: Direction| {
            let range =
                clause.atoms.iter().find(|found| matches!(&found.atom, Atom::Range(range) if range.to.is_none()));
            let named = range.map(|found| name(self.words, &sentence.piece(clause.from, found.from)));
            let lower =
                named.and_then(|named| crate::annex::name::is_lower_better(self.words, &named.alike(0, named.len())));
            direction == Direction::High && lower == Some(true)
        };
        match (&per, Parts::of(clause).step) {
            (Some(per), _) if of_share(per) => {}
            (None, Some((step, _))) if step.per.unit.is_percent() && rises(step.direction) => {}
            _ => return None,
        }
        let head = self.head.clone().unwrap_or_else(|| sentence.whole());
        let text = crate::annex::clause::Text::of(self.words, &head);
        let sentences = text.sentences();
        sentences.iter().find_map(|sentence| {
            let found = sentence.atoms.iter().find(|found| matches!(found.atom, Atom::Range(_)))?;
            let Atom::Range(range) = &found.atom else { return None };
            let lead = name(self.words, &sentence.piece(0, found.from));
            (range.unit.is_percent() && range.only_edge().is_some() && lead.len() >= 2)
                .then(|| (range.clone(), head.clone()))
        })
    }

    fn step_priced(
        &mut self,
        sentence: &Sentence<'_>,
        quantity: &Quantity,
        found: &Found,
        (range, step): (&crate::annex::range::Range, Option<crate::annex::atom::Step>),
        head: Piece,
        last: &mut Last,
    ) -> bool {
        let text = crate::annex::clause::Text::of(self.words, &head);
        let place = text.sentences().iter().find_map(|sentence| {
            let found = sentence.atoms.iter().find(|found| matches!(found.atom, Atom::Range(_)))?;
            Some((name(self.words, &sentence.piece(0, found.from)), sentence.spans(found)))
        });
        let Some((named, at_range)) = place else { return false };
        let place = self.indicator(&named);
        if self.unset(place) {
            self.set_target(place, range.only_edge().cloned(), range.from.is_some(), range, at_range);
        }
        self.currency_of(quantity);
        let per = Quantity { value: Some(Decimal::ONE), unit: Unit::PercentagePoint, ..Quantity::default() };
        let step = step.filter(|step| step.per.unit.is_percent());
        let step = step.unwrap_or(crate::annex::atom::Step { per, ..crate::annex::atom::Step::default() });
        let loss = Loss::Money(quantity.into());
        let steps = sentence.atoms.iter().filter(|found| matches!(found.atom, Atom::Step(_)));
        self.step_rule(place, &step, loss, Self::spans_of(sentence, steps.chain([found])));
        *last = Last::Indicator(place);
        true
    }
}

/// Whether an atom takes, gives or pays something.
fn takes(found: &Found) -> bool {
    matches!(found.atom, Atom::Lose(_) | Atom::Gain(_) | Atom::Keep(_) | Atom::Pay(_))
}

/// 综合分≥95：服务费上浮2% is what the score brings, and no price.
fn is_of_score(clause: &Clause<'_>) -> bool {
    let scored =
        |found: &Found| matches!(&found.atom, Atom::Range(range) if matches!(range.unit, Unit::Points | Unit::None));
    let prices =
        |found: &Found| matches!(found.atom, Atom::Price(_) | Atom::Over(_) | Atom::Minimum(_) | Atom::Multiple(_));
    clause.atoms.iter().any(scored) && !clause.atoms.iter().any(prices)
}
