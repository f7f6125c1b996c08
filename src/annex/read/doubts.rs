//! What the text leaves open or lets be read in two ways.

use rust_decimal::Decimal;

use super::Reader;
use crate::annex::atom::Partial;
use crate::annex::letters::Span;
use crate::annex::quantity::Unit;
use crate::annex::reading::{Doubt, DoubtKind, Gives, Ladder, Loss, Part, Source, Tier, When};

impl Reader<'_> {
    /// Finds them, once all terms are known.
    #[expect(clippy::too_many_lines, reason = "one question after the other")]
    pub(super) fn doubts(&mut self) {
        let mut found: Vec<(DoubtKind, Span, usize)> = Vec::new();
        let rule = |source: &Source| {
            source.0.iter().find(|(part, _)| *part == Part::Rule).or(source.0.first()).map(|(_, span)| *span)
        };
        let credits = self.reading.indicators.iter().any(|indicator| {
            matches!(indicator.rule.step.as_ref().map(|step| &step.loss), Some(Loss::Percent(..)))
                || indicator.rule.bands.iter().any(|band| matches!(&band.gives, Gives::Lose(Loss::Percent(..))))
        });
        for (place, indicator) in self.reading.indicators.iter().enumerate() {
            let Some(span) = rule(&indicator.source) else { continue };
            // A line that ends above nothing: what lies beyond its end is not told.
            let ends = indicator.rule.linear.iter().filter_map(|(_, points)| points.value).min();
            let alone = indicator.rule.bands.is_empty() && indicator.rule.step.is_none();
            if alone && ends.is_some_and(|least| !least.is_zero()) {
                found.push((DoubtKind::Unclear, span, place));
            }
            let taken = indicator.rule.loses
                || matches!(indicator.rule.step.as_ref().map(|step| &step.loss), Some(Loss::Points(_)))
                || indicator.rule.classes.iter().any(|class| matches!(class.loss, Loss::Points(_)));
            if taken && indicator.weight_percent && !indicator.is_of_hundred() {
                let band = indicator.rule.bands.first().and_then(|band| rule(&band.source));
                let class = indicator.rule.classes.first().and_then(|class| rule(&class.source));
                let at = if indicator.rule.step.is_some() { Some(span) } else { band.or(class) };
                found.push((DoubtKind::WeightedPoints, at.unwrap_or(span), place));
            }
            if let Some(step) = &indicator.rule.step {
                if step.partial.is_none() && !step.counted {
                    found.push((DoubtKind::Partial, span, place));
                }
                let points = matches!(step.loss, Loss::Points(_));
                if points
                    && indicator.rule.floor.is_none()
                    && indicator.rule.cap.is_none()
                    && indicator.rule.cap_count.is_none()
                    && indicator.weight.is_some()
                {
                    found.push((DoubtKind::Floor, span, place));
                }
                if step.per_unit.is_some() && indicator.target.is_some() && indicator.weight.is_none() {
                    found.push((DoubtKind::EachCase, span, place));
                }
                if self.english
                    && matches!(indicator.unit, Unit::Percent)
                    && step.per_unit.is_none()
                    && !step.counted
                    && !step.of_points
                {
                    found.push((DoubtKind::PercentOrPoint, span, place));
                }
            }
            if indicator.rule.classes.iter().any(|class| matches!(class.loss, Loss::Points(_)))
                && indicator.rule.floor.is_none()
                && indicator.weight.is_some()
            {
                found.push((DoubtKind::Floor, span, place));
            }
            // 班长擅自更换每次扣3分；培训不少于8学时: what is asked for is of another thing than those that cost something.
            let classes =
                !indicator.rule.classes.is_empty() && indicator.rule.step.is_none() && indicator.rule.bands.is_empty();
            let asked = indicator.source.0.iter().find(|(part, _)| *part == Part::Target && classes);
            if let (Some((_, asked)), Some(_)) = (asked, &indicator.target) {
                found.push((DoubtKind::Unclear, *asked, place));
            }
            let weight = indicator.source.0.iter().find(|(part, _)| *part == Part::Weight).map(|(_, span)| *span);
            if let Some(weight) = weight.filter(|_| credits && indicator.weight.is_some())
                && found.iter().all(|(kind, ..)| *kind != DoubtKind::WeightedCredit)
            {
                found.push((DoubtKind::WeightedCredit, weight, place));
            }
        }
        for (place, tier) in self.reading.tiers.iter().enumerate() {
            let Some(span) = rule(&tier.source) else { continue };
            if tier.per.as_ref().is_some_and(|per| per.partial.is_none()) {
                found.push((DoubtKind::Partial, span, place.saturating_add(self.reading.indicators.len())));
            }
            if tier.may && (tier.loss.is_some() || tier.pay.as_ref().is_some_and(|pay| pay.value == Some(0.into()))) {
                found.push((DoubtKind::May, span, place));
            }
            if tier.times.is_some()
                && tier.within_months.as_ref().and_then(|months| months.value) == Some(12.into())
                && !self.english
                && !self.words.holds("any_twelve", &self.alike(self.written.get(span.line).map_or("", String::as_str)))
            {
                found.push((DoubtKind::Year, span, place));
            }
        }
        found.extend(self.open_below().map(|span| (DoubtKind::Unclear, span, 0)));
        for (place, bonus) in self.reading.bonus.iter().enumerate() {
            if let (Some(span), true) =
                (rule(&bonus.source), bonus.per.is_some() && bonus.partial.is_none() && !bonus.counted)
            {
                found.push((DoubtKind::Partial, span, place));
            }
        }
        for (place, damage) in self.reading.damages.iter().enumerate() {
            if let (Some(span), true) = (rule(&damage.source), damage.is_timed() && damage.partial.is_none()) {
                found.push((DoubtKind::Partial, span, place));
            }
        }
        for (place, deadline) in self.reading.deadlines.iter().enumerate() {
            let Some((_, span)) = deadline.source.0.first().copied() else { continue };
            match &deadline.rule {
                When::Day { day, .. } if day.value.is_some() => {
                    found.push((DoubtKind::Before, span, place));
                }
                When::Length { event: None, unit: Unit::Day | Unit::WorkingDay, .. } => {
                    found.push((DoubtKind::Start, span, place));
                }
                _ => {}
            }
        }
        for (place, cap) in self.reading.caps.iter().enumerate().filter(|(_, cap)| cap.set_off) {
            if let Some((_, span)) = cap.source.0.first() {
                found.push((DoubtKind::SetOff, *span, place));
            }
        }
        for (place, price) in self.reading.prices.iter().enumerate() {
            if let (Some(span), true) = (rule(&price.source), price.ladder == Some(Ladder::Unstated)) {
                found.push((DoubtKind::Ladder, span, place));
            }
        }
        found.extend(self.hanging_steps());
        for (kind, span, about) in found {
            let quote = self.quote(span);
            self.reading.doubts.push(Doubt { kind, quote, span, about });
        }
        self.twins();
        // A step as a whole is what an author means by 满 and full.
        for indicator in &mut self.reading.indicators {
            if let Some(step) = &mut indicator.rule.step
                && step.partial == Some(Partial::As)
            {
                step.partial = Some(Partial::Started);
            }
        }
    }

    /// Prices from so many on, where no other price ends there: they may take the place of another, or come on top.
    fn hanging_steps(&self) -> Vec<(DoubtKind, Span, usize)> {
        let prices = &self.reading.prices;
        let value = |amount: &Option<crate::annex::reading::Amount>| amount.as_ref().and_then(|amount| amount.value);
        let hangs = |price: &&crate::annex::reading::Price| {
            let Some(from) = value(&price.from).filter(|from| *from > Decimal::ONE) else { return false };
            let meets =
                |to: Option<Decimal>| to == Some(from) || to.and_then(|to| to.checked_add(Decimal::ONE)) == Some(from);
            price.price.is_some()
                && price.ladder.is_some()
                && !prices.iter().any(|other| {
                    meets(value(&other.to)) || meets(other.includes.as_ref().and_then(|(amount, _)| amount.value))
                })
        };
        let found = prices.iter().enumerate().filter(|(_, price)| hangs(price));
        found.filter_map(|(place, price)| Some((DoubtKind::Unclear, price.source.0.first()?.1, place))).collect()
    }

    /// Amounts that are written twice, and differ.
    fn twins(&mut self) {
        let mut found: Vec<(Span, usize)> = Vec::new();
        let differs =
            |amount: Option<&crate::annex::reading::Amount>| amount.is_some_and(|amount| amount.twin.is_some());
        for (place, price) in self.reading.prices.iter().enumerate() {
            if let (true, Some((_, span))) = (differs(price.price.as_ref()), price.source.0.first()) {
                found.push((*span, place));
            }
        }
        for (place, damage) in self.reading.damages.iter().enumerate() {
            if let (crate::annex::reading::HowMuch::Amount(amount, _), Some((_, span))) =
                (&damage.how, damage.source.0.first())
                && amount.twin.is_some()
            {
                found.push((*span, place));
            }
        }
        for (place, indicator) in self.reading.indicators.iter().enumerate() {
            let loss = indicator.rule.step.as_ref().and_then(|step| match &step.loss {
                Loss::Points(amount) | Loss::Money(amount) | Loss::Percent(amount, _) => amount.twin,
            });
            if let (Some(_), Some((_, span))) = (loss, indicator.source.0.last()) {
                found.push((*span, place));
            }
        }
        for (span, about) in found {
            let quote = self.quote(span);
            self.reading.doubts.push(Doubt { kind: DoubtKind::Numbers, quote, span, about });
        }
    }
}

impl Reader<'_> {
    /// The lowest tier of the score, where it costs something and ends above 0: what is lower cannot cost nothing, and the text
    /// must say more than was read.
    fn open_below(&self) -> Option<Span> {
        let less = |amount: &Option<crate::annex::reading::Amount>, than: Decimal| {
            amount.as_ref().and_then(|amount| amount.value).is_some_and(|value| value < than)
        };
        let plain =
            |tier: &&Tier| tier.of.is_none() && tier.in_a_row.is_none() && tier.times.is_none() && tier.range.is_some();
        let from = |tier: &Tier| {
            tier.range.as_ref().map(|range| range.from.as_ref().and_then(|edge| edge.value).unwrap_or_default())
        };
        let lowest = self.reading.tiers.iter().filter(plain).min_by_key(|tier| from(tier))?;
        let costs = lowest.loss.is_some()
            || lowest.per.is_some()
            || less(&lowest.pay, Decimal::ONE_HUNDRED)
            || less(&lowest.multiply, Decimal::ONE);
        let open = from(lowest).is_some_and(|from| from > Decimal::ZERO);
        lowest.source.0.first().map(|(_, span)| *span).filter(|_| costs && open)
    }
}
