//! Money for each day or hour that something is late, missing or out of order: a deduction, and no price.

use super::Reader;
use super::parts::Parts;
use super::sentence::Last;
use crate::annex::atom::Found;
use crate::annex::charge::{Damage, HowMuch, Price};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::name::name;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{Doubt, DoubtKind};
use crate::annex::token::is_period;

impl Reader<'_> {
    /// 迟延提交月报，每日人民币200元: for each day that what was named before is late. Whether it is that.
    pub(super) fn late_each_day(
        &mut self,
        (quantity, found): (&Quantity, &Found),
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        last: &mut Last,
    ) -> bool {
        let by_time = |unit: &Unit| matches!(unit, Unit::Day | Unit::WorkingDay | Unit::Hour);
        let Some((_, at)) = Parts::of(clause).step.filter(|(step, _)| step.from.is_none() && by_time(&step.per.unit))
        else {
            return false;
        };
        let before = sentence.piece(0, at.from);
        let named = name(self.words, if before.is_blank() { self.head.as_ref().unwrap_or(&before) } else { &before });
        let alike = named.alike(0, named.len());
        let lists = ["late_services", "price_nouns"];
        let late = self.words.holds("late_words", &alike) && !lists.iter().any(|list| self.words.holds(list, &alike));
        if late {
            self.damage_amount(&named.text(), quantity, sentence, clause, found, last);
        }
        late
    }

    /// Reports delivered late: $250 per business day, 迟交日报50元/天: such prices become damages. Where work has such a name
    /// (逾期提醒外呼200元/天), it is asked about.
    pub(super) fn late_charges(&mut self) {
        for price in std::mem::take(&mut self.reading.prices) {
            let alike = self.alike(&price.what);
            let late = self.words.holds("late_words", &alike).then(|| timed(&price)).flatten();
            let (Some(each), Some(money)) = (late, price.price.clone()) else {
                self.reading.prices.push(price);
                continue;
            };
            let works = self.words.holds("late_services", &alike);
            if (works || price.per.len() > 1)
                && let Some((_, span)) = price.source.0.first()
            {
                let (quote, span) = (self.quote(*span), *span);
                self.reading.doubts.push(Doubt { kind: DoubtKind::Doubtful, quote, span, about: 0 });
            }
            if works {
                self.reading.prices.push(price);
                continue;
            }
            self.reading.damages.push(Damage::new(price.what, HowMuch::Amount(money, Some(each)), price.source));
        }
    }
}

/// The short time a price is for each of.
fn timed(price: &Price) -> Option<String> {
    price.per.iter().find(|per| is_short_time(per)).cloned()
}

/// A day, an hour, a week.
pub(super) fn is_short_time(per: &str) -> bool {
    matches!(is_period(per), Some(Unit::Day | Unit::Hour | Unit::Week))
        || matches!(per, "工作日" | "分钟" | "business day" | "working day" | "calendar day" | "minute")
}
