//! What percentages are of: a fee of the contract, the amount at risk, or a figure that is given.

use serde_json::{Value, json};

use super::Draft;
use crate::annex::quantity::Unit;
use crate::annex::range::plain;
use crate::annex::reading::{Indicator, Source};

impl Draft<'_> {
    /// The base of a percentage as a term. Where the contract states its fees, the month's service fee is their sum;
    /// otherwise it is a figure that is given.
    pub(super) fn base(&mut self, written: Option<&str>, indicator: Option<&Indicator>, source: &Source) -> Value {
        let _ = source;
        let name = written.map_or_else(|| if self.english { "Monthly fee".to_owned() } else { "当月服务费".to_owned() }, str::to_owned);
        let alike = self.alike(&name);
        if let Some(indicator) = indicator
            && self.words.holds("risk_bases", &alike)
            && let Some(at_risk) = indicator.at_risk.as_ref().and_then(|risk| risk.value)
        {
            return json!(plain(at_risk));
        }
        let of_total = self.words.holds("total_bases", &alike);
        if !of_total && self.words.holds("fee_bases", &alike) {
            let exact: Vec<String> = self.fees.iter().filter(|(_, what)| {
                let what = self.alike(what);
                what.chars().count() >= 3 && (alike.ends_with(&what) || what.ends_with(alike.trim_start_matches("当月").trim_start_matches("月度")) )
            }).map(|(id, _)| id.clone()).collect();
            if let [one] = exact.as_slice() {
                return json!(one);
            }
            let all: Vec<String> = self.fees.iter().map(|(id, _)| id.clone()).collect();
            match all.as_slice() {
                [] => {}
                [one] => return json!(one),
                _ => return json!({ "sum": all }),
            }
        }
        if let Some(figure) = self.bases.get(&alike) {
            return json!(figure);
        }
        let figure = self.figure(&name, &Unit::Money(None), "yuan", "money");
        self.bases.insert(alike, figure.clone());
        json!(figure)
    }
}
