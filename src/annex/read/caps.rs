//! The most that several deductions come to together.

use super::Reader;
use super::parts::Parts;
use super::sentence::Last;
use crate::annex::atom::{Amount, Atom, Found};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::name::{is_metric, name};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::{Asks, Edge, Range};
use crate::annex::reading::{Cap, Loss, Part, Source};

/// Whether an amount is of the same kind as what it holds down: 累计不超过服务费的5% limits no points.
pub(super) fn limits(loss: Option<&Loss>, most: &Quantity) -> bool {
    match loss {
        Some(Loss::Money(_)) => most.unit.is_money() || most.unit == Unit::None,
        Some(Loss::Percent(..)) => most.unit.is_percent(),
        Some(Loss::Points(_)) => matches!(most.unit, Unit::Points | Unit::None) || most.unit.is_percent(),
        None => true,
    }
}

impl Reader<'_> {
    /// Maximum deduction per month: 10% of the fee; 扣款上限：当月服务费的10%.
    pub(super) fn cap_by_head(&mut self, sentence: &Sentence<'_>) -> bool {
        let Some(head) = self.head.clone() else { return false };
        let alike = head.alike(0, head.len());
        if !(self.words.holds("cap_heads", &alike) && self.words.holds("deduct_heads", &alike)) {
            return false;
        }
        let cap = sentence.atoms.iter().find_map(|found| match &found.atom {
            Atom::Share(amount) | Atom::Cap(amount) | Atom::Lose(amount) => Some((amount.clone(), found)),
            Atom::Bare(quantity) | Atom::Price(quantity) if quantity.unit.is_money() || quantity.unit.is_percent() => {
                let amount = Amount { quantity: quantity.clone(), ..Default::default() };
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
        self.reading.caps.push(Cap { what: head.text(), most, set_off: false, gains: false, source });
        true
    }

    /// The most that several items come to together: 当月扣减总额不超过当月服务费的10%.
    pub(super) fn limit_of_all(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, parts: &Parts<'_>) -> bool {
        if parts.has_effect() || parts.step.is_some() {
            return false;
        }
        // 奖励总额最高5000元，扣减总额最高为当月结算金额的10%: each is of what stands before it.
        let mut from = clause.from;
        let mut any = false;
        for (cap, found) in &parts.caps {
            any |= self.limit_of_one(sentence, from, cap, found);
            from = found.to;
        }
        any
    }

    /// The most that what stands from a token on comes to.
    fn limit_of_one(&mut self, sentence: &Sentence<'_>, from: usize, cap: &Amount, found: &Found) -> bool {
        let lead = sentence.piece(from, found.from);
        // At no time shall the credits of a month exceed 15%: what they are of stands inside.
        let above = (found.from..found.to)
            .find(|at| sentence.row.tokens.get(*at).is_some_and(|token| token.means(self.words.signs.above)));
        let inside = above.map(|above| sentence.piece(found.from.saturating_add(1), above));
        let inside = inside.filter(|inside| lead.is_blank() && !inside.is_blank());
        let never = inside.is_some();
        let lead = inside.unwrap_or(lead);
        // Travel expenses are limited to so much for each trip, a fine of others to so much for a single one; liability is no deduction.
        let each = cap.quantity.per.iter().any(|per| crate::annex::token::is_period(per).is_none())
            || self.words.ends_with("each_cap", lead.trimmed().alike(0, usize::MAX).trim()).is_some();
        let whole = sentence.whole().alike(0, usize::MAX);
        // Maintenance is limited to 8 hours: no deduction.
        let quantity = &cap.quantity.unit;
        let other = quantity.is_time() || quantity.is_count();
        if each || other || self.words.holds("not_of_deductions", &whole) {
            return false;
        }
        let alike =
            format!("{}{}", lead.alike(0, lead.len()), sentence.piece(found.from, found.to).alike(0, usize::MAX));
        let subject = lead.alike(0, lead.len());
        // In a sentence of its own, with no term before: 单月累计扣减不超过月服务费的15%.
        let alone = self.last == Last::None
            && self.head.is_none()
            && (self.words.holds("line_caps", &alike)
                || cap.quantity.unit != Unit::Points && self.words.holds("deduct_heads", &subject)
                // 加分累计不超过5分
                || self.words.holds("gain_heads", &subject) && !self.words.holds("score_words", &subject));
        // 月扣款上限为当月费用的8%
        let own = sentence.piece(found.from, found.to).alike(0, usize::MAX);
        // 加分累计不超过5分, and nothing before it.
        let gained = subject.trim().is_empty() && self.words.holds("gain_heads", &own);
        let said = !never
            && self.last == Last::None
            && self.head.is_none()
            && (self.words.holds("deduct_heads", &own) || gained);
        if said {
            let own = own.split('不').next().unwrap_or_default();
            let what = format!("{subject}{}", own.trim_end_matches(|letter: char| !letter.is_alphabetic()));
            return self.add_cap(&what, cap, found, sentence);
        }
        let of_all = alone || self.words.holds("total_words", &subject) || self.words.holds("total_caps", &alike);
        if !of_all || subject.chars().filter(|letter| letter.is_alphabetic()).count() < 2 {
            return false;
        }
        let what = name(self.words, &lead).text();
        self.add_cap(&what, cap, found, sentence)
    }

    /// Abandonment rate shall not exceed 6%: what is asked of something measured, and no limit of what is deducted.
    pub(super) fn asked_at_most(
        &mut self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        last: &mut Last,
    ) -> bool {
        let [(cap, found)] = parts.caps.as_slice() else { return false };
        let lead = sentence.piece(clause.from, found.from);
        let named = name(self.words, &lead);
        let alike = named.alike(0, named.len());
        let deducts = self.words.holds("deduct_heads", &alike) || self.words.holds("gain_heads", &alike);
        let unit = &cap.quantity.unit;
        let other = unit.is_money() || *unit == Unit::Points || cap.base.is_some() || !cap.quantity.per.is_empty();
        let alone = clause.atoms.len() == 1 && self.english && sentence.piece(found.to, clause.to).is_blank();
        if !alone || other || deducts || !is_metric(self.words, &named) {
            return false;
        }
        let place = self.indicator(&named);
        if !self.unset(place) {
            return false;
        }
        self.subject = super::Subject::Indicator(place);
        let to = Some(Edge { value: cap.quantity.value, closed: true, settled: true });
        let word = cap.quantity.word.clone();
        let range = Range { to, unit: unit.clone(), word, asks: Asks::AtMost, ..Range::default() };
        self.target(place, &range, sentence.spans(found));
        *last = Last::Indicator(place);
        true
    }

    /// 每低1个百分点扣500元，不超过5000元: the most that the steps before come to. Whether the clause is that.
    pub(super) fn limit_behind(
        &mut self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        last: Last,
    ) -> bool {
        let (Last::Indicator(place), [(range, found)]) = (last, parts.ranges.as_slice()) else { return false };
        let bare = clause.atoms.len() == 1 && range.asks == Asks::AtMost && range.from.is_none();
        let lead = sentence.piece(clause.from, found.from);
        let said = lead.alike(0, lead.len());
        let said = said.trim_matches([' ', ',', '但', '且']);
        let behind = sentence.piece(found.to, clause.to).is_blank();
        let Some(indicator) = self.reading.indicators.get_mut(place).filter(|_| bare && behind) else { return false };
        let fits = match indicator.rule.step.as_ref().map(|step| &step.loss) {
            Some(Loss::Money(_)) => range.unit.is_money(),
            Some(Loss::Percent(..)) => range.unit.is_percent(),
            Some(Loss::Points(_)) => range.unit == Unit::Points,
            None => false,
        };
        let names = said.is_empty() || self.words.list("limit_leads").iter().any(|word| word == said);
        let Some(edge) = range.to.as_ref().filter(|_| fits && names && indicator.rule.cap.is_none()) else {
            return false;
        };
        indicator.rule.cap = Some(edge.into());
        indicator.source.add(Part::Rule, sentence.spans(found));
        true
    }

    fn add_cap(&mut self, what: &str, cap: &Amount, found: &Found, sentence: &Sentence<'_>) -> bool {
        self.currency_of(&cap.quantity);
        let most = self.loss(cap);
        let source = Source::of(Part::Whole, sentence.spans(found));
        let sets_off = |text: &str| self.words.holds("set_off", text);
        let set_off = sets_off(&sentence.whole().alike(0, usize::MAX)) || sets_off(&self.said);
        // 单月奖励不高于席位费的3%
        let named = self.alike(what);
        let gains = self.words.holds("gain_heads", &named) && !self.words.holds("deduct_heads", &named);
        self.reading.caps.push(Cap { what: what.to_owned(), most, set_off, gains, source });
        true
    }
}
