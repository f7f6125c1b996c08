//! Damages, and limits of several lines.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::deductions::{is_time, short};
use super::steps::Counted;
use super::{Draft, by_reading};
use crate::annex::quantity::Unit;
use crate::annex::range::plain;
use crate::annex::reading::{Bonus, Cap, Damage, DoubtKind, HowMuch, Loss, Part, Party, Source, UnreadReason};

impl Draft<'_> {
    /// Damages for breaches.
    pub(super) fn damages(&mut self) {
        for damage in &self.reading.damages.clone() {
            self.damage(damage);
        }
    }

    #[expect(clippy::too_many_lines, reason = "one way of paying after the other")]
    pub(super) fn damage(&mut self, damage: &Damage) {
        let payer = if damage.payer == Some(Party::Client) { "client" } else { "provider" };
        let name = if damage.what.is_empty() {
            if self.english { "Breach".to_owned() } else { "违约".to_owned() }
        } else {
            damage.what.clone()
        };
        let (mut amount, needed, kind) = match &damage.how {
            HowMuch::Amount(each, Some(unit)) => {
                let figure = self.figure(
                    &format!("{name}（{unit}）"),
                    &Unit::Count(unit.clone()),
                    unit,
                    if damage.partial.is_some() || is_time(unit) { "number" } else { "count" },
                );
                let each = self.each(&Loss::Money(each.clone()), &name, &damage.source);
                let doubts: Vec<_> = self
                    .reading
                    .doubts
                    .iter()
                    .filter(|doubt| {
                        doubt.kind == DoubtKind::Partial && damage.source.0.iter().any(|(_, span)| *span == doubt.span)
                    })
                    .map(|doubt| (doubt.span, doubt.quote.clone()))
                    .collect();
                let amount = if doubts.is_empty() {
                    json!({ "product": [figure, each] })
                } else {
                    let partial = self.partial(damage.partial, doubts);
                    Self::lost(
                        &Counted::Beyond { of: json!(figure), target: json!("0"), lower: true },
                        json!("1"),
                        &each,
                        None,
                        partial,
                    )
                };
                (amount, figure, "liquidated_damages")
            }
            HowMuch::Amount(amount, None) => {
                let flag = self.flag(&name);
                let each = self.each(&Loss::Money(amount.clone()), &name, &damage.source);
                (json!({ "if": { "when": flag, "then": each, "else": "0" } }), flag, "liquidated_damages")
            }
            HowMuch::PerYear(..) => {
                let spans = damage.source.0.iter().map(|(_, span)| *span);
                return self.unread.extend(spans.map(|span| (span, UnreadReason::NoMechanism)));
            }
            HowMuch::PerDay(rate, base) | HowMuch::PerMonth(rate, base) => {
                let daily = matches!(damage.how, HowMuch::PerDay(..));
                let base_name = base.clone().unwrap_or_else(|| name.clone());
                let owed = self.base(Some(&base_name), None, &damage.source);
                let word = match (daily, self.english) {
                    (true, true) => "days late",
                    (false, true) => "months late",
                    (true, false) => "逾期天数",
                    (false, false) => "逾期月数",
                };
                let late = self.figure(
                    &format!("{name} · {word}"),
                    if daily { &Unit::Day } else { &Unit::Month },
                    "",
                    if daily { "count" } else { "number" },
                );
                let rate = self.each(&Loss::Percent(rate.clone(), None), &name, &damage.source);
                let days = match damage.from_day.as_ref().and_then(|day| day.value?.checked_sub(Decimal::ONE)) {
                    Some(before) if !before.is_zero() => {
                        json!({ "highest": [{ "minus": [late, plain(before)] }, "0"] })
                    }
                    _ => json!(late),
                };
                let amount = json!({ "percent": { "of": owed, "rate": { "product": [days, rate] } } });
                (amount, late, "late_fee")
            }
            HowMuch::PercentOf(rate, base) => {
                let flag = self.flag(&name);
                let of = self.base(base.as_deref(), None, &damage.source);
                let rate = self.each(&Loss::Percent(rate.clone(), None), &name, &damage.source);
                (
                    json!({ "if": { "when": flag, "then": { "percent": { "of": of, "rate": rate } }, "else": "0" } }),
                    flag,
                    "liquidated_damages",
                )
            }
        };
        self.unread.extend(damage.cap_each.iter().map(|span| (*span, UnreadReason::NoMechanism)));
        if let Some((cap, base)) = &damage.cap
            && let Some(cap) = cap.value.filter(|_| damage.cap_each.is_empty())
        {
            let most = match base {
                Some(base) => {
                    json!({ "percent": { "of": self.base(Some(base), None, &damage.source), "rate": plain(cap) } })
                }
                None => json!(plain(cap)),
            };
            amount = json!({ "lowest": [amount, most] });
        }
        let id = self.id("damages");
        let line = json!({ "id": id, "kind": kind, "label": short(&name), "payer": payer, "clause": self.clause(&damage.source), "only_with": [&needed], "amount": amount });
        self.add("damages", &id, line, &damage.source, &[(Part::Whole, Some("amount")), (Part::Rule, Some("amount"))]);
        if damage.worse {
            let is_flag = matches!(damage.how, HowMuch::Amount(_, None) | HowMuch::PercentOf(..));
            let before = self.breaches.clone();
            self.worse_case(&needed, is_flag, &before, &damage.source);
        } else {
            self.breaches.clear();
        }
        self.breaches.push(id.clone());
        if damage.payer.is_none() {
            let about =
                damage.source.0.first().map(|(_, span)| (*span, self.clauses.text(*span))).into_iter().collect();
            self.choice(
                &format!("payer_{id}"),
                "payer",
                about,
                vec![("damages", id, "payer".into(), json!("client"))],
                None,
            );
        }
    }

    /// A limit on what is left after setting off is higher by what is set off.
    pub(super) fn before_set_off(&mut self, most: Value, cap: &Cap) -> Value {
        let gains = self.bonus_lines();
        if !cap.set_off || gains.is_empty() {
            return most;
        }
        let about = cap.source.0.first().map(|(_, span)| (*span, self.clauses.text(*span))).into_iter().collect();
        let reading = self.reading(DoubtKind::SetOff, about);
        let higher: Vec<Value> = std::iter::once(most.clone()).chain(gains).collect();
        by_reading(&reading, &[("before", most), ("after", json!({ "sum": higher }))])
    }

    /// The lines of what is added.
    fn bonus_lines(&self) -> Vec<Value> {
        let lines = self.sections.get("fees").into_iter().flatten();
        lines.filter(|line| line["kind"] == "bonus").map(|line| line["id"].clone()).collect()
    }

    /// Damages for a worse case, which may take the place of those before.
    pub(super) fn worse_case(&mut self, needed: &str, is_flag: bool, before: &[String], source: &Source) {
        let about = source.0.first().map(|(_, span)| (*span, self.clauses.text(*span))).into_iter().collect();
        let reading = self.reading_named("worse_case", about);
        let happened = if is_flag { json!(needed) } else { json!({ "above": [needed, "0"] }) };
        for line in self.sections.get_mut("damages").into_iter().flatten() {
            if !before.iter().any(|id| line["id"] == **id) {
                continue;
            }
            let Some(line) = line.as_object_mut() else { continue };
            if let Some(amount) = line.remove("amount") {
                let instead = json!({ "if": { "when": happened, "then": "0", "else": amount } });
                line.insert("amount".into(), by_reading(&reading, &[("instead", instead), ("both", amount)]));
            }
            if let Some(only) = line.get_mut("only_with").and_then(Value::as_array_mut) {
                only.push(json!(needed));
            }
        }
    }

    /// Limits over several lines.
    pub(super) fn caps(&mut self) {
        let added = |bonus: &Bonus| bonus.counted && matches!(bonus.gain, Loss::Points(_));
        for cap in self.reading.caps.clone() {
            // Points that are added at most are in the score.
            if matches!(cap.most, Loss::Points(_)) && cap.gains && self.reading.bonus.iter().any(added) {
                continue;
            }
            let lines =
                if cap.gains { self.bonus_lines() } else { self.deductions.iter().map(|id| json!(id)).collect() };
            if lines.is_empty() {
                self.leave(&cap.source);
                continue;
            }
            let most = match &cap.most {
                Loss::Money(amount) => self.amount(amount, &cap.what, &Unit::Money(None), &cap.source),
                Loss::Percent(rate, base) => {
                    let rate = self.amount(rate, &cap.what, &Unit::Percent, &cap.source);
                    let of = self.base(base.as_deref(), None, &cap.source);
                    json!({ "percent": { "of": of, "rate": rate } })
                }
                Loss::Points(_) => {
                    self.leave(&cap.source);
                    continue;
                }
            };
            let most = self.before_set_off(most, &cap);
            let id = self.id("cap");
            let term = json!({ "id": id, "label": short(&cap.what), "clause": self.clause(&cap.source), "lines": lines, "at_most": most });
            self.add("caps", &id, term, &cap.source, &[(Part::Whole, Some("at_most"))]);
        }
    }
}
