//! What percentages are of: a fee of the contract, the amount at risk, or a figure that is given.

use serde_json::{Value, json};

use super::{Draft, by_reading};
use crate::annex::quantity::Unit;
use crate::annex::range::plain;
use crate::annex::reading::{Indicator, Source};

impl Draft<'_> {
    /// The base of a percentage as a term. Where the contract states its fees, the month's service fee is their sum;
    /// otherwise it is a figure that is given.
    pub(super) fn base(&mut self, written: Option<&str>, indicator: Option<&Indicator>, source: &Source) -> Value {
        let name = written.map_or_else(
            || if self.english { "Monthly fee".to_owned() } else { "当月服务费".to_owned() },
            str::to_owned,
        );
        let alike = self.alike(&name);
        if let Some(indicator) = indicator
            && self.words.holds("risk_bases", &alike)
            && let Some(at_risk) = indicator.at_risk.as_ref().and_then(|risk| risk.value)
        {
            return json!(plain(at_risk));
        }
        let of_total = self.words.holds("total_bases", &alike);
        if !of_total
            && self.words.holds("fee_bases", &alike)
            && self.is_charged(&alike)
            && let Some(fees) = self.fees_named(&alike, source)
        {
            return fees;
        }
        if let Some(figure) = self.bases.get(&alike) {
            return json!(figure);
        }
        let figure = self.figure(&name, &Unit::Money(None), "yuan", "money");
        self.bases.insert(alike, figure.clone());
        json!(figure)
    }

    /// 绩效费, 佣金: whether a part of the fees that goes by a word of its own is among those of the contract.
    fn is_charged(&self, alike: &str) -> bool {
        let named = self.words.list("part_bases").iter().find(|part| alike.contains(part.as_str()));
        named.is_none_or(|part| self.fees.iter().any(|(_, what)| what.contains(part.as_str())))
    }

    /// The fees of the contract that a base names: one by its own name, or all of the month.
    fn fees_named(&mut self, alike: &str, source: &Source) -> Option<Value> {
        let all: Vec<String> = self.fees.iter().map(|(id, _)| id.clone()).collect();
        let [_, _, ..] = all.as_slice() else { return all.first().map(|one| json!(one)) };
        let sum = json!({ "sum": all });
        let bare = self
            .words
            .list("month_leads")
            .iter()
            .find_map(|lead| alike.strip_prefix(lead.as_str()))
            .unwrap_or(alike)
            .trim();
        let named = |name: &str| {
            let found: Vec<String> =
                self.fees.iter().filter(|(_, what)| what == name).map(|(id, _)| id.clone()).collect();
            if let [one] = found.as_slice() { Some(json!(one)) } else { None }
        };
        let generic = self.words.list("month_fees").iter().any(|word| word == bare);
        match (named(alike), named(bare), generic) {
            (Some(one), ..) | (None, Some(one), false) => Some(one),
            // 当月服务费, and a fee of that name beside others.
            (None, Some(one), true) => {
                let about = source.0.last().map(|(_, span)| (*span, self.clauses.text(*span))).into_iter().collect();
                let reading = self.reading_named("month_fee", about);
                Some(by_reading(&reading, &[("all", sum), ("named", one)]))
            }
            (None, None, _) => {
                let ends = |what: &String| what.chars().count() >= 3 && alike.ends_with(what.as_str());
                let found: Vec<&String> = self.fees.iter().filter(|(_, what)| ends(what)).map(|(id, _)| id).collect();
                Some(if let [one] = found.as_slice() { json!(one) } else { sum })
            }
        }
    }
}
