//! Money for each day or hour that something is late, missing or out of order: a deduction, and no price.

use super::Reader;
use crate::annex::charge::{Damage, HowMuch, Price};
use crate::annex::quantity::Unit;
use crate::annex::reading::{Doubt, DoubtKind};
use crate::annex::token::is_period;

impl Reader<'_> {
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
    let short = |per: &&String| {
        matches!(is_period(per), Some(Unit::Day | Unit::Hour | Unit::Week))
            || matches!(per.as_str(), "工作日" | "分钟" | "business day" | "working day" | "calendar day" | "minute")
    };
    price.per.iter().find(short).cloned()
}
