//! Steps beyond a target, as terms: points that are left, or an amount that is lost.

use serde_json::{Value, json};

use super::{Draft, by_reading, is_zero, negative, set};
use crate::annex::atom::Partial;
use crate::annex::quantity::Unit;
use crate::annex::reading::{Amount, DoubtKind, Indicator, Loss, Source, StepRule};

/// What a step is counted in.
pub(super) enum Counted {
    /// Steps beyond a target of something measured.
    Beyond { of: Value, target: Value, lower: bool },
    /// Things that happen, beyond so many.
    Things { figure: Value, beyond: Value },
}

impl Draft<'_> {
    /// What the steps of an indicator are counted in.
    pub(super) fn counted(&mut self, place: usize, indicator: &Indicator, step: &StepRule) -> Counted {
        let metric = self.metrics.get(place).cloned().flatten();
        if let Some(unit) = &step.per_unit {
            let name = format!("{} · {}", indicator.name, if self.english { "cases" } else { "扣分件数" });
            let word = match unit {
                Unit::Count(word) => word.clone(),
                _ => String::new(),
            };
            let figure = self.figure(&name, unit, &word, "count");
            return Counted::Things { figure: json!(figure), beyond: json!("0") };
        }
        let from = step.from.clone().or_else(|| indicator.target.clone());
        match (metric, from) {
            (Some(metric), Some(from)) if !(step.counted && step.per.value == Some(1.into())) => {
                let target = if step.from.is_some() {
                    self.amount(&from, &indicator.name, &indicator.unit, &indicator.source)
                } else {
                    self.target_of(&metric)
                };
                Counted::Beyond { of: json!(metric), target, lower: indicator.lower == Some(true) }
            }
            (Some(metric), from) => {
                let beyond = match from {
                    Some(_) => self.target_of(&metric),
                    None => json!("0"),
                };
                Counted::Things { figure: json!(metric), beyond }
            }
            (None, _) => Counted::Things {
                figure: json!(self.figure(&indicator.name, &indicator.unit, &indicator.word, "count")),
                beyond: json!("0"),
            },
        }
    }

    /// The target of a metric as a term.
    fn target_of(&self, metric: &str) -> Value {
        let metrics = self.sections.get("metrics");
        let term = metrics.and_then(|metrics| metrics.iter().find(|term| term["id"] == *metric));
        term.and_then(|term| term.get("target")).cloned().unwrap_or_else(|| json!("0"))
    }

    /// What a part of a step does, as a parameter.
    pub(super) fn partial(
        &mut self,
        partial: Option<Partial>,
        about: Vec<(crate::annex::letters::Span, String)>,
    ) -> Value {
        match partial {
            Some(Partial::Whole) => json!("whole"),
            Some(Partial::Started | Partial::As) => json!("started"),
            Some(Partial::ProRata) => json!("pro_rata"),
            None => json!({ "reading": self.reading(DoubtKind::Partial, about) }),
        }
    }

    /// What is lost by steps: so much for each, at most so much in all.
    pub(super) fn lost(counted: &Counted, per: Value, each: &Value, most: Option<&Value>, partial: Value) -> Value {
        match counted {
            Counted::Things { figure, beyond } => {
                let things = if is_zero(beyond) {
                    figure.clone()
                } else {
                    json!({ "highest": [{ "minus": [figure, beyond] }, "0"] })
                };
                let lost = if each.as_str() == Some("1") { things } else { json!({ "product": [things, each] }) };
                match most {
                    Some(most) => json!({ "lowest": [lost, most] }),
                    None => lost,
                }
            }
            Counted::Beyond { of, target, lower } => {
                let floor = most.map_or_else(|| json!("-99999999"), negative);
                let mut shortfall = json!({ "of": of, "target": target, "points": each, "per": per, "full": "0", "floor": floor, "partial": partial });
                if *lower {
                    set(&mut shortfall, "better", json!("lower"));
                }
                json!({ "minus": ["0", { "shortfall": shortfall }] })
            }
        }
    }

    /// The size of a step; in English a percentage may be one of the target.
    pub(super) fn per(&mut self, place: usize, indicator: &Indicator, step: &StepRule) -> Value {
        let per = self.amount(&step.per, &indicator.name, &indicator.unit, &indicator.source);
        let doubts = self.doubts(DoubtKind::PercentOrPoint, place);
        let target = indicator.target.as_ref().and_then(|target| target.value);
        let of_target =
            step.per.value.zip(target).and_then(|(per, target)| per.checked_mul(target)?.checked_div(100.into()));
        match of_target.filter(|_| !doubts.is_empty()) {
            Some(of_target) => {
                let reading = self.reading(DoubtKind::PercentOrPoint, doubts);
                by_reading(&reading, &[("points", per), ("of_target", json!(crate::annex::range::plain(of_target)))])
            }
            None => per,
        }
    }

    /// The number of a loss as a term.
    pub(super) fn each(&mut self, loss: &Loss, label: &str, source: &Source) -> Value {
        let (amount, unit) = match loss {
            Loss::Points(amount) => (amount, Unit::Points),
            Loss::Money(amount) => (amount, Unit::Money(None)),
            Loss::Percent(amount, _) => (amount, Unit::Percent),
        };
        let amount: Amount = amount.clone();
        self.amount(&amount, label, &unit, source)
    }
}
