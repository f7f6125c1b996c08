//! Figures and metrics: what the platform counts, and what is measured of it.

use serde_json::{Value, json};

use super::{Draft, set, unit_word};
use crate::annex::quantity::Unit;
use crate::annex::reading::{Indicator, Part, Source};

impl Draft<'_> {
    /// A figure of the contract's own; its heading is a name nothing else has.
    pub(super) fn figure(&mut self, name: &str, unit: &Unit, word: &str, kind: &str) -> String {
        let mut label = name.trim().to_owned();
        if label.is_empty() {
            label = if self.english { "amount".into() } else { "数值".into() };
        }
        let mut number = 2_usize;
        let base = label.clone();
        while self.vocabulary.knows(&label) || self.headings.contains(&heading(&label)) {
            label = if self.english {
                format!("{base} (contract {number})")
            } else {
                format!("{base}（本合同{number}）")
            };
            number = number.saturating_add(1);
        }
        self.headings.insert(heading(&label));
        let id = self.id("figure");
        let unit = match unit {
            Unit::Count(_) if !word.is_empty() => word.to_owned(),
            Unit::Count(word) if !word.is_empty() => word.clone(),
            Unit::Count(_) | Unit::None if kind == "count" => {
                if self.english {
                    "times".into()
                } else {
                    "次".into()
                }
            }
            unit => unit_word(unit),
        };
        self.sections
            .entry("figures")
            .or_default()
            .push(json!({ "id": id, "label": label, "unit": unit, "scope": "month", "kind": kind }));
        id
    }

    /// A yes or no of the contract's own.
    pub(super) fn flag(&mut self, name: &str) -> String {
        let id = self.figure(name, &Unit::None, "", "flag");
        if let Some(figure) = self.sections.get_mut("figures").and_then(|figures| figures.last_mut()) {
            set(figure, "unit", json!("flag"));
        }
        id
    }

    /// The metrics of all indicators.
    pub(super) fn indicators(&mut self) {
        for indicator in self.reading.indicators.clone() {
            let metric = self.metric(&indicator);
            self.metrics.push(metric);
        }
    }

    /// The metric of an indicator; none where it has kinds with a count each and nothing of its own.
    fn metric(&mut self, indicator: &Indicator) -> Option<String> {
        let only_classes =
            !indicator.rule.classes.is_empty() && indicator.rule.step.is_none() && indicator.rule.bands.is_empty();
        if only_classes && (indicator.target.is_none() || indicator.unit.is_count()) {
            return None;
        }
        let id = self.id("indicator");
        let (value, given) = self.measured(indicator);
        let mut term = json!({ "id": id, "label": indicator.name, "unit": unit_word(&indicator.unit), "clause": self.clause(&indicator.source), "value": value });
        if let Some(given) = given {
            set(&mut term, "given", json!(given));
        }
        if let Some(target) = &indicator.target {
            let mut target = target.clone();
            if target.value.is_none() && target.example.is_none() && indicator.unit == Unit::Points {
                target.example = Some(90.into());
            }
            let target = &target;
            set(
                &mut term,
                "target",
                self.amount(
                    target,
                    &format!("{} · {}", indicator.name, if self.english { "target" } else { "目标" }),
                    &indicator.unit,
                    &part_of(&indicator.source, Part::Target),
                ),
            );
        }
        if indicator.lower == Some(true) {
            set(&mut term, "better", json!("lower"));
        }
        self.add(
            "metrics",
            &id,
            term,
            &indicator.source,
            &[(Part::Whole, Some("label")), (Part::Target, Some("target"))],
        );
        Some(id)
    }

    /// How an indicator is measured: by common figures where it is one of theirs, otherwise by a figure of its own.
    fn measured(&mut self, indicator: &Indicator) -> (Value, Option<String>) {
        let known = self.vocabulary.figure_called(&indicator.name);
        if let Some(id) =
            known.filter(|figure| figure.unit == unit_word(&indicator.unit)).map(|figure| figure.id.clone())
            && let Some(rate) = self.words.figures.iter().find(|figure| figure.id == id)
        {
            if rate.of.is_empty() {
                return (json!(id), None);
            }
            return (json!({ "ratio": { "of": rate.of, "to": rate.to } }), Some(id));
        }
        let kind = match &indicator.unit {
            Unit::Percent | Unit::PercentagePoint => "percent",
            Unit::Count(_) | Unit::Day | Unit::WorkingDay => "count",
            Unit::Money(_) => "money",
            _ => "number",
        };
        (json!(self.figure(&indicator.name, &indicator.unit, &indicator.word, kind)), None)
    }
}

/// The stretches of a source that are one part of it, or all where it has none.
pub(super) fn part_of(source: &Source, part: Part) -> Source {
    let found: Vec<_> = source.0.iter().filter(|(known, _)| *known == part).copied().collect();
    if found.is_empty() { source.clone() } else { Source(found) }
}

/// A heading as headings are compared.
fn heading(label: &str) -> String {
    label.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
