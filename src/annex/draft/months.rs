//! Consequences of an indicator, and of several months.

use rust_decimal::Decimal;
use serde_json::json;

use super::Draft;
use super::tiers::condition;
use crate::annex::quantity::Unit;
use crate::annex::range::{Range, plain};
use crate::annex::reading::{DoubtKind, Loss, Part, Tier};

impl Draft<'_> {
    /// A consequence of something measured that is no score.
    pub(super) fn of_indicator(&mut self, place: usize, tier: &Tier) {
        let of = tier.of.clone().unwrap_or_default();
        let known = self.reading.indicators.iter().position(|indicator| indicator.name == of);
        let metric = known.and_then(|known| self.metrics.get(known).cloned().flatten());
        let when = metric.and_then(|metric| condition(&json!(metric), tier.range.as_ref()?));
        let Some(when) = when else { return self.leave(&tier.source) };
        let id = self.id("outcome");
        let label = tier
            .label
            .clone()
            .unwrap_or_else(|| format!("{of} {}", self.range_words(tier.range.as_ref().unwrap_or(&Range::default()))));
        let term = json!({ "id": id, "label": label, "clause": self.clause(&tier.source), "when": when });
        self.add("outcomes", &id, term, &tier.source, &[(Part::Rule, Some("when")), (Part::Whole, Some("when"))]);
        let rate = match (&tier.pay, &tier.loss) {
            (Some(pay), _) => pay.value.and_then(|pay| Decimal::ONE_HUNDRED.checked_sub(pay)),
            (None, Some(Loss::Percent(percent, _))) => percent.value,
            _ => None,
        };
        let amount = match (&tier.loss, rate) {
            (Some(Loss::Money(amount)), _) => amount.value.map(|amount| json!(plain(amount))),
            (_, Some(rate)) => {
                let base = match &tier.loss {
                    Some(Loss::Percent(_, base)) => base.clone(),
                    _ => None,
                };
                let base = self.base(base.as_deref(), None, &tier.source);
                Some(json!({ "percent": { "of": base, "rate": plain(rate) } }))
            }
            _ => None,
        };
        let Some(amount) = amount else { return };
        let doubts = self.doubts(DoubtKind::May, place);
        let when = if doubts.is_empty() { json!(id) } else { json!({ "all": [id, self.chosen(doubts)] }) };
        // Where nothing is paid at all, nothing is left to deduct from.
        if let Some(known) = known.filter(|_| rate == Some(Decimal::ONE_HUNDRED)) {
            self.unpaid.insert(known, json!({ "not": when }));
        }
        self.deduction(&label, amount, Some(when), &tier.source);
    }

    /// A right after so many months.
    pub(super) fn months(&mut self, place: usize, tier: &Tier) {
        let quarterly = self.reading.period == Some("quarter");
        let of = match (&tier.of, &tier.range) {
            (None, Some(range)) if self.other.contains_key("score") => condition(&json!("score"), range),
            (Some(of), Some(range)) => {
                let known = self.reading.indicators.iter().position(|indicator| {
                    self.alike(&indicator.name) == self.alike(of) || indicator.name.contains(of.as_str())
                });
                known
                    .and_then(|known| self.metrics.get(known).cloned().flatten())
                    .and_then(|metric| condition(&json!(metric), range))
            }
            _ => None,
        };
        let (Some(when), false) = (of, quarterly) else { return self.leave(&tier.source) };
        let month = self.id("month");
        let label = self.range_words(tier.range.as_ref().unwrap_or(&Range::default()));
        let term = json!({ "id": month, "label": label, "clause": self.clause(&tier.source), "when": when });
        self.sections.entry("outcomes").or_default().push(term);
        let id = self.id("outcome");
        let label =
            tier.label.clone().unwrap_or_else(|| if self.english { "Consequence".into() } else { "后果".into() });
        let when = if let Some(months) = &tier.in_a_row {
            let months = self.amount(months, &label, &Unit::Month, &tier.source);
            json!({ "in_a_row": { "of": month, "months": months } })
        } else {
            let Some(times) = tier.times.clone() else { return };
            let times = self.amount(&times, &label, &Unit::Count(String::new()), &tier.source);
            let within = tier
                .within_months
                .as_ref()
                .and_then(|months| months.value)
                .map_or_else(|| json!({ "since": "start" }), |months| json!({ "last": plain(months) }));
            let rolling = json!({ "held": { "of": month, "times": times, "months": within } });
            let doubts = self.doubts(DoubtKind::Year, place);
            if doubts.is_empty() {
                rolling
            } else {
                let reading = self.reading(DoubtKind::Year, doubts);
                let calendar = json!({ "held": { "of": month, "times": times, "months": { "since": "year" } } });
                json!({ "any": [
                    { "all": [{ "read_as": { "reading": reading, "choice": "any_twelve" } }, rolling] },
                    { "all": [{ "read_as": { "reading": reading, "choice": "calendar_year" } }, calendar] },
                ] })
            }
        };
        let term = json!({ "id": id, "label": label, "clause": self.clause(&tier.source), "when": when });
        self.add("outcomes", &id, term, &tier.source, &[(Part::Rule, Some("when")), (Part::Whole, Some("when"))]);
        if tier.loss.is_some() {
            self.after_months(place, tier, &id);
        }
    }

    /// What is lost besides a right.
    pub(super) fn after_months(&mut self, place: usize, tier: &Tier, outcome: &str) {
        let amount = match &tier.loss {
            Some(Loss::Money(amount)) => amount.value.map(|amount| json!(plain(amount))),
            Some(Loss::Percent(percent, base)) => {
                let base = self.base(base.as_deref(), None, &tier.source);
                percent.value.map(|percent| json!({ "percent": { "of": base, "rate": plain(percent) } }))
            }
            _ => None,
        };
        let Some(amount) = amount else { return };
        let doubts = self.doubts(DoubtKind::May, place);
        let when = if doubts.is_empty() { json!(outcome) } else { json!({ "all": [outcome, self.chosen(doubts)] }) };
        let label = tier.label.clone().unwrap_or_default();
        self.deduction(&label, amount, Some(when), &tier.source);
    }
}
