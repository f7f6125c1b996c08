//! Lines the provider pays for falling short, bonuses, damages, and the limits over several.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::bands::Row;
use super::figures::part_of;
use super::scoring::with_bands;
use super::steps::Counted;
use super::{Draft, by_reading, set};
use crate::annex::quantity::Unit;
use crate::annex::range::plain;
use crate::annex::reading::{Bonus, DoubtKind, Gives, Indicator, Loss, Part, Source};

impl Draft<'_> {
    /// A line of damages that the provider pays.
    pub(super) fn deduction(&mut self, label: &str, amount: Value, when: Option<Value>, source: &Source) -> String {
        let id = self.id("deduction");
        let mut line = json!({ "id": id, "kind": "deduction", "label": short(label), "payer": "provider", "clause": self.clause(source), "amount": amount });
        if let Some(when) = when {
            set(&mut line, "when", when);
        }
        self.add("damages", &id, line, source, &[(Part::Rule, Some("amount")), (Part::Whole, Some("amount"))]);
        self.deductions.push(id.clone());
        id
    }

    /// What indicators cost in money.
    pub(super) fn deductions(&mut self) {
        for (place, indicator) in self.reading.indicators.clone().iter().enumerate() {
            let amount = match self.step_cost(place, indicator) {
                Some(amount) => Some(amount),
                None => self.band_cost(place, indicator),
            };
            if let Some(amount) = amount {
                let source = part_of(&with_bands(indicator), Part::Rule);
                let when = self.unpaid.get(&place).cloned();
                self.deduction(&indicator.name, amount, when, &source);
            } else if !indicator.rule.classes.is_empty()
                && indicator.rule.classes.iter().all(|class| !matches!(class.loss, Loss::Points(_)))
            {
                self.class_costs(indicator);
            }
        }
    }

    /// 每低1个百分点扣500元, or 1 % of the fee.
    pub(super) fn step_cost(&mut self, place: usize, indicator: &Indicator) -> Option<Value> {
        let step = indicator.rule.step.as_ref()?;
        if matches!(step.loss, Loss::Points(_)) || super::scoring::earns_points(indicator) {
            return None;
        }
        let counted = self.counted(place, indicator, step);
        if matches!(counted, Counted::Things { .. }) && step.per.value != Some(Decimal::ONE) {
            return None;
        }
        let label = format!("{} · {}", indicator.name, if self.english { "each" } else { "每次扣款" });
        if let (Counted::Things { figure, .. }, false, Loss::Money(first)) =
            (&counted, indicator.rule.rising.is_empty(), &step.loss)
        {
            return Some(rising_cost(&json!(figure), first.value?, indicator));
        }
        let mut each = self.each(&step.loss, &label, &indicator.source);
        let weighted = self.reading.doubts.iter().find(|doubt| doubt.kind == DoubtKind::WeightedCredit).cloned();
        if let (Some(doubt), Loss::Percent(percent, _), Some(weight)) =
            (weighted, &step.loss, indicator.weight.as_ref().and_then(|weight| weight.value))
        {
            let share = percent.value?.checked_mul(weight)?.checked_div(Decimal::ONE_HUNDRED)?;
            let reading = self.reading(DoubtKind::WeightedCredit, vec![(doubt.span, doubt.quote)]);
            each = by_reading(&reading, &[("ignored", each), ("weighted", json!(plain(share)))]);
        }
        let partial = self.partial(step.partial, self.doubts(DoubtKind::Partial, place));
        let per = self.per(place, indicator, step);
        let of_risk =
            matches!(&step.loss, Loss::Percent(_, Some(base)) if self.words.holds("risk_bases", &self.alike(base)));
        let cap = indicator.rule.cap.as_ref().and_then(|cap| cap.value);
        // 扣完为止 of a share: down to nothing of it.
        let cap = cap
            .or((indicator.rule.floor.is_some() && of_risk).then_some(Decimal::ONE_HUNDRED))
            .map(|cap| json!(plain(cap)));
        let mut lost = Self::lost(&counted, per, &each, cap.as_ref(), partial);
        if let Loss::Percent(_, base) = &step.loss {
            let base = self.base(base.as_deref(), Some(indicator), &indicator.source);
            lost = json!({ "percent": { "of": base, "rate": lost } });
        }
        let doubts = self.doubts(DoubtKind::EachCase, place);
        let metric = self.metrics.get(place).cloned().flatten();
        if let (false, Some(metric), Some(target)) =
            (doubts.is_empty(), metric, indicator.target.as_ref().and_then(|target| target.value))
        {
            let reading = self.reading(DoubtKind::EachCase, doubts);
            let compare = if indicator.lower == Some(true) { "above" } else { "below" };
            let below = json!({ "if": { "when": { compare: [metric, plain(target)] }, "then": lost, "else": "0" } });
            return Some(by_reading(&reading, &[("each", lost), ("below_target", below)]));
        }
        Some(lost)
    }

    /// 31-45秒扣1%；46-60秒扣2%.
    pub(super) fn band_cost(&mut self, place: usize, indicator: &Indicator) -> Option<Value> {
        let bands = &indicator.rule.bands;
        let money = bands.iter().any(|band| matches!(&band.gives, Gives::Lose(Loss::Money(_))));
        let percent = bands.iter().any(|band| matches!(&band.gives, Gives::Lose(Loss::Percent(..))));
        if bands.is_empty() || !(money || percent) || money && percent {
            return None;
        }
        let mut rows = Vec::new();
        let mut base = None;
        for band in bands {
            let value = match &band.gives {
                Gives::Lose(Loss::Money(amount)) => {
                    self.amount(amount, &indicator.name, &Unit::Money(None), &band.source)
                }
                Gives::Lose(Loss::Percent(amount, of)) => {
                    base = base.or_else(|| of.clone());
                    self.amount(amount, &indicator.name, &Unit::Percent, &band.source)
                }
                Gives::Nothing | Gives::Full => json!("0"),
                _ => return None,
            };
            rows.push(Row { range: band.range.clone(), value });
        }
        let mut term = self.bands(place, indicator, &rows, Some(json!("0")))?;
        let nested = self.doubts(DoubtKind::BandNested, place);
        if !nested.is_empty()
            && let Some(on_top) = self.on_top(place, indicator, &rows)
        {
            let reading = self.reading(DoubtKind::BandNested, nested);
            term = by_reading(&reading, &[("instead", term), ("both", on_top)]);
        }
        if percent {
            let source = indicator.source.clone();
            let doubts = self.doubts(DoubtKind::Base, place);
            let of = self.base(base.as_deref(), Some(indicator), &source);
            term = json!({ "percent": { "of": of, "rate": term } });
            if !doubts.is_empty() {
                let reading = self.reading(DoubtKind::Base, doubts);
                term = by_reading(&reading, &[("as_beside", term), ("unstated", json!("0"))]);
            }
        }
        Some(term)
    }

    /// Bands inside each other that add up.
    pub(super) fn on_top(&mut self, place: usize, indicator: &Indicator, rows: &[Row]) -> Option<Value> {
        let metric = self.metrics.get(place).cloned().flatten()?;
        let mut parts = Vec::new();
        for row in rows {
            // Each band reaches to the end of its side.
            let mut range = row.range.clone();
            if indicator.lower == Some(true) {
                range.to = None;
            } else {
                range.from = None;
            }
            let when = super::tiers::condition(&json!(metric), &range)?;
            parts.push(json!({ "if": { "when": when, "then": row.value, "else": "0" } }));
        }
        Some(json!({ "sum": parts }))
    }

    pub(super) fn class_costs(&mut self, indicator: &Indicator) {
        for class in &indicator.rule.classes {
            let figure = self.figure(&class.name, &indicator.unit, &indicator.word, "count");
            let each = self.each(&class.loss, &class.name, &class.source);
            let mut amount = json!({ "product": [figure, each] });
            if let Loss::Percent(_, base) = &class.loss {
                let base = self.base(base.as_deref(), Some(indicator), &class.source);
                amount = json!({ "percent": { "of": base, "rate": amount } });
            }
            self.deduction(&class.name, amount, None, &class.source);
        }
    }

    /// What is gained in money.
    pub(super) fn bonuses(&mut self) {
        for (place, bonus) in self.reading.bonus.clone().iter().enumerate() {
            if matches!(bonus.gain, Loss::Points(_)) {
                continue;
            }
            match self.gained(place, bonus) {
                Some(amount) => {
                    let id = self.id("bonus");
                    let label = match &bonus.of {
                        Some(of) if self.english => format!("Bonus: {of}"),
                        Some(of) => format!("奖励：{of}"),
                        None if self.english => "Bonus for the score".into(),
                        None => "按得分奖励".into(),
                    };
                    let line = json!({ "id": id, "kind": "bonus", "label": short(&label), "payer": "client", "clause": self.clause(&bonus.source), "amount": amount });
                    self.add("fees", &id, line, &bonus.source, &[(Part::Rule, Some("amount"))]);
                }
                None => self.leave(&bonus.source),
            }
        }
    }

    pub(super) fn gained(&mut self, place: usize, bonus: &Bonus) -> Option<Value> {
        let known = bonus.of.as_ref().map(|of| {
            self.reading.indicators.iter().position(|indicator| {
                self.alike(&indicator.name) == self.alike(of) || indicator.name.contains(of.as_str())
            })
        });
        let of = match known {
            None if self.other.contains_key("score") => json!("score"),
            Some(Some(known)) => json!(self.metrics.get(known).cloned().flatten()?),
            Some(None) => {
                let of = bonus.of.clone().unwrap_or_default();
                let unit = bonus.range.as_ref().map_or(Unit::Count(String::new()), |range| range.unit.clone());
                let kind = if unit.is_percent() {
                    "percent"
                } else if bonus.range.is_some() {
                    "number"
                } else {
                    "count"
                };
                if bonus.in_a_row.is_some() {
                    return None;
                }
                json!(self.figure(&of, &unit, "", kind))
            }
            None => return None,
        };
        let each = self.each(&bonus.gain, bonus.of.as_deref().unwrap_or("bonus"), &bonus.source);
        let cap = bonus.cap.as_ref().and_then(|cap| cap.value).map(|cap| json!(plain(cap)));
        let mut amount = match (&bonus.per, &bonus.range) {
            (Some(per), _) if bonus.counted => {
                if per.value != Some(Decimal::ONE) {
                    return None;
                }
                let counted = Counted::Things { figure: of, beyond: json!("0") };
                Self::lost(&counted, json!("1"), &each, cap.as_ref(), json!("whole"))
            }
            (Some(per), _) => {
                let target = bonus.from.as_ref()?.value?;
                let lower = known
                    .flatten()
                    .and_then(|known| self.reading.indicators.get(known))
                    .and_then(|indicator| indicator.lower)
                    != Some(true);
                let partial = self.partial(bonus.partial, self.doubts(DoubtKind::Partial, place));
                let counted = Counted::Beyond { of, target: json!(plain(target)), lower };
                Self::lost(&counted, json!(plain(per.value?)), &each, cap.as_ref(), partial)
            }
            (None, Some(range)) => {
                let when = super::tiers::condition(&of, range)?;
                json!({ "if": { "when": when, "then": each, "else": "0" } })
            }
            (None, None) => return None,
        };
        if let Loss::Percent(_, base) = &bonus.gain {
            let base = self.base(base.as_deref(), None, &bonus.source);
            amount = json!({ "percent": { "of": base, "rate": amount } });
        }
        Some(amount)
    }
}

/// 前3次每次扣100元，第4次起每次扣300元: each part of the cases at its own amount.
fn rising_cost(figure: &Value, first: Decimal, indicator: &Indicator) -> Value {
    let rising = &indicator.rule.rising;
    let from = indicator.rule.step.as_ref().and_then(|step| step.from.as_ref()).or(indicator.target.as_ref());
    let free = from.and_then(|from| from.value).filter(|free| !free.is_zero());
    let amounts = free.map(|_| Decimal::ZERO).into_iter().chain([first]).chain(rising.iter().map(|step| step.loss));
    let edges: Vec<Decimal> = free.into_iter().chain(rising.iter().map(|step| step.over)).collect();
    let starts = std::iter::once(Decimal::ZERO).chain(edges.iter().copied());
    let ends = edges.iter().map(|edge| format!("{}]", plain(*edge))).chain([")".to_owned()]);
    let rows: Vec<Value> = starts
        .zip(ends)
        .zip(amounts)
        .map(|((from, to), amount)| {
            let open = if from.is_zero() { "[" } else { "(" };
            json!({ "in": format!("{open}{}, {to}", plain(from)), "price": plain(amount) })
        })
        .collect();
    let amount = json!({ "graduated": { "of": figure, "rows": rows } });
    match indicator.rule.cap.as_ref().and_then(|cap| cap.value) {
        Some(cap) => json!({ "lowest": [amount, plain(cap)] }),
        None => amount,
    }
}

pub(super) fn is_time(unit: &str) -> bool {
    matches!(unit, "小时" | "分钟" | "hour" | "minute")
}

/// A label of a length people read at a glance.
pub(super) fn short(label: &str) -> String {
    let label: String = label.chars().take(60).collect();
    if label.trim().is_empty() { "—".into() } else { label }
}
