//! What the tiers of the score cost, as lines.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::steps::Counted;
use super::tiers::{Cell, condition, is_plain};
use super::{Draft, by_reading};
use crate::annex::range::plain;
use crate::annex::reading::{DoubtKind, Loss, Part, Source, Tier};

impl Draft<'_> {
    /// What the tiers cost: shares that are not paid, amounts, shares of a base, steps.
    #[expect(clippy::too_many_lines, reason = "one line after the other")]
    pub(super) fn tier_lines(&mut self, cells: &[Cell], tiers: &[Tier]) {
        if cells.is_empty() {
            return;
        }
        let of =
            |cell: &Cell| -> Vec<Tier> { cell.tiers.iter().filter_map(|place| tiers.get(*place)).cloned().collect() };
        let hundred = Decimal::ONE_HUNDRED;
        let table = |value: &dyn Fn(&[Tier]) -> Decimal| -> Option<Value> {
            let values: Vec<(String, Decimal)> = cells.iter().map(|cell| (cell.id.clone(), value(&of(cell)))).collect();
            let any = values.iter().any(|(_, value)| !value.is_zero());
            let map: Map<String, Value> = values.into_iter().map(|(id, value)| (id, json!(plain(value)))).collect();
            any.then(|| json!({ "per_tier": map }))
        };
        let unpaid = |tiers: &[Tier]| {
            tiers
                .iter()
                .find_map(|tier| tier.pay.as_ref()?.value)
                .and_then(|pay| hundred.checked_sub(pay))
                .unwrap_or_default()
                .max(Decimal::ZERO)
        };
        let factor = |tiers: &[Tier]| {
            tiers
                .iter()
                .find_map(|tier| tier.multiply.as_ref()?.value)
                .and_then(|factor| factor.checked_mul(hundred)?.checked_sub(hundred))
                .unwrap_or_default()
        };
        let money = |tiers: &[Tier]| {
            tiers
                .iter()
                .filter_map(|tier| match &tier.loss {
                    Some(Loss::Money(amount)) => amount.value,
                    _ => None,
                })
                .fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount).unwrap_or(sum))
        };
        let percent = |tiers: &[Tier]| {
            tiers
                .iter()
                .filter_map(|tier| match &tier.loss {
                    Some(Loss::Percent(amount, _)) => amount.value,
                    _ => None,
                })
                .fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount).unwrap_or(sum))
        };
        let label = |zh: &str, en: &str| if self.english { en.to_owned() } else { zh.to_owned() };
        let with = |pick: &dyn Fn(&Tier) -> bool| -> Source {
            let mut source = Source::default();
            for tier in tiers.iter().filter(|tier| is_plain(tier) && pick(tier)) {
                source.0.extend(tier.source.0.iter().copied());
            }
            source
        };
        let base_of = |pick: &dyn Fn(&Tier) -> Option<String>| tiers.iter().find_map(pick);
        let lines = [
            TierLine {
                label: label("按得分少付的服务费", "Fee not paid for the score"),
                values: table(&|tiers| unpaid(tiers)),
                of_base: true,
                base: None,
                source: with(&|tier| tier.pay.is_some()),
                bonus: false,
                may: false,
            },
            TierLine {
                label: label("按系数少付的服务费", "Fee less by the factor"),
                values: table(&|tiers| Decimal::ZERO.checked_sub(factor(tiers)).unwrap_or_default().max(Decimal::ZERO)),
                of_base: true,
                base: None,
                source: with(&|tier| tier.multiply.is_some()),
                bonus: false,
                may: false,
            },
            TierLine {
                label: label("按系数多付的服务费", "Fee more by the factor"),
                values: table(&|tiers| factor(tiers).max(Decimal::ZERO)),
                of_base: true,
                base: None,
                source: with(&|tier| tier.multiply.is_some()),
                bonus: true,
                may: false,
            },
            TierLine {
                label: label("按得分扣款", "Deduction for the score"),
                values: table(&|tiers| money(tiers)),
                of_base: false,
                base: None,
                source: with(&|tier| matches!(tier.loss, Some(Loss::Money(_)))),
                bonus: false,
                may: true,
            },
            TierLine {
                label: label("按得分扣减的比例", "Percentage off for the score"),
                values: table(&|tiers| percent(tiers)),
                of_base: true,
                base: base_of(&|tier| match &tier.loss {
                    Some(Loss::Percent(_, base)) => base.clone(),
                    _ => None,
                }),
                source: with(&|tier| matches!(tier.loss, Some(Loss::Percent(..)))),
                bonus: false,
                may: true,
            },
        ];
        for TierLine { label, values, of_base, base, source, bonus, may } in lines {
            let Some(mut term) = values else { continue };
            if of_base {
                let base = self.base(base.as_deref(), None, &source);
                term = json!({ "percent": { "of": base, "rate": term } });
            }
            let term = self.with_may(term, tiers, may);
            if bonus {
                let id = self.id("bonus");
                let line = json!({ "id": id, "kind": "bonus", "label": label, "payer": "client", "clause": self.clause(&source), "amount": term });
                self.add("fees", &id, line, &source, &[(Part::Rule, Some("amount"))]);
            } else {
                self.deduction(&label, term, None, &source);
            }
        }
        self.tier_steps(tiers);
    }

    /// A right that is used every time, or only where a party chooses to.
    pub(super) fn with_may(&mut self, term: Value, tiers: &[Tier], applies: bool) -> Value {
        let doubts: Vec<_> = (0..tiers.len())
            .filter(|place| tiers.get(*place).is_some_and(|tier| is_plain(tier) && tier.loss.is_some()))
            .flat_map(|place| self.doubts(DoubtKind::May, place))
            .collect();
        if doubts.is_empty() || !applies {
            return term;
        }
        let when = self.chosen(doubts);
        json!({ "if": { "when": when, "then": term, "else": "0" } })
    }

    /// The condition that a right is used.
    pub(super) fn chosen(&mut self, doubts: Vec<(crate::annex::letters::Span, String)>) -> Value {
        let name = doubts.first().map(|(_, quote)| quote.chars().take(24).collect::<String>()).unwrap_or_default();
        let reading = self.reading(DoubtKind::May, doubts);
        let flag = self.flag(&format!("{}{}", if self.english { "Right used: " } else { "已行使权利：" }, name));
        json!({ "any": [{ "read_as": { "reading": reading, "choice": "always" } }, flag] })
    }

    /// 低于85分的，每低1分扣500元.
    pub(super) fn tier_steps(&mut self, tiers: &[Tier]) {
        for (place, tier) in tiers.iter().enumerate().filter(|(_, tier)| is_plain(tier)) {
            let Some(step) = &tier.per else { continue };
            let Some(target) = step.from.as_ref().and_then(|from| from.value) else { continue };
            let about = self.doubts(DoubtKind::Partial, place.saturating_add(self.reading.indicators.len()));
            let partial = self.partial(step.partial, about);
            let label = if self.english { "Per point" } else { "每低一分扣减" };
            let each = self.each(&step.loss, label, &tier.source);
            let Some(per) = step.per.value else { continue };
            let counted = Counted::Beyond { of: json!("score"), target: json!(plain(target)), lower: false };
            let mut term = Self::lost(&counted, json!(plain(per)), &each, None, partial);
            if let Loss::Percent(_, base) = &step.loss {
                let base = self.base(base.as_deref(), None, &tier.source);
                term = json!({ "percent": { "of": base, "rate": term } });
            }
            // Another tier inside it may take its place.
            let nested = self.reading.doubts.iter().find(|doubt| doubt.kind == DoubtKind::TierNested).cloned();
            if let Some(doubt) = nested
                && let Some(inner) = tiers.get(doubt.about).filter(|inner| is_plain(inner) && inner.loss.is_some())
                && let Some(when) = inner.range.as_ref().and_then(|range| condition(&json!("score"), range))
            {
                let reading = self.reading(DoubtKind::TierNested, vec![(doubt.span, doubt.quote)]);
                let instead = json!({ "if": { "when": when, "then": "0", "else": term } });
                term = by_reading(&reading, &[("both", term), ("instead", instead)]);
            }
            let label = if self.english { "Deduction for points short" } else { "按低于的分数扣款" };
            self.deduction(label, term, None, &tier.source);
        }
    }
}

/// A line of what the tiers cost or give.
struct TierLine {
    label: String,
    /// How much in each tier; nothing in any: none.
    values: Option<Value>,
    /// Whether that is a share of a fee.
    of_base: bool,
    base: Option<String>,
    source: Source,
    /// Whether the client pays it.
    bonus: bool,
    /// Whether the client may, but need not.
    may: bool,
}
