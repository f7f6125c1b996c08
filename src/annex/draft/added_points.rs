//! Points the score begins with, and those that are added to it or taken off it.

use rust_decimal::Decimal;
use serde_json::json;

use super::Draft;
use super::bands::Row;
use super::figures::part_of;
use super::scoring::{limited, rule_count, with_bands};
use super::steps::Counted;
use crate::annex::quantity::Unit;
use crate::annex::range::plain;
use crate::annex::reading::{DoubtKind, Gives, Indicator, Loss, Part, Source};

impl Draft<'_> {
    /// Points the score starts with, where items only take some.
    pub(super) fn starting_points(&mut self) -> Decimal {
        let stated = self.reading.full.clone().or_else(|| self.reading.base_points.clone());
        let (full, source) = match stated {
            Some((amount, source)) => (amount.value.unwrap_or(Decimal::ONE_HUNDRED), source),
            None => (
                Decimal::ONE_HUNDRED,
                self.reading.indicators.first().map(|indicator| indicator.source.clone()).unwrap_or_default(),
            ),
        };
        let id = self.id("item");
        let label = if self.english { "Starting points" } else { "基准分" };
        let term = json!({ "id": id, "label": label, "clause": self.clause(&source), "weight": plain(full), "score": plain(full) });
        self.add("items", &id, term, &source, &[(Part::Whole, Some("weight"))]);
        full
    }

    /// A score that the text keeps elsewhere: a figure that is given.
    pub(super) fn given_score(&mut self) -> Decimal {
        let source = self.reading.tiers.first().map(|tier| tier.source.clone()).unwrap_or_default();
        let name = if self.english { "Total score" } else { "考核总得分" };
        let figure = self.figure(name, &Unit::Points, "", "number");
        let id = self.id("item");
        let full = self.reading.full.as_ref().and_then(|(full, _)| full.value).unwrap_or(Decimal::ONE_HUNDRED);
        let term =
            json!({ "id": id, "label": name, "clause": self.clause(&source), "weight": plain(full), "score": figure });
        self.sections.entry("items").or_default().push(term);
        full
    }

    /// Points taken from the score, not from the weight of an item.
    pub(super) fn taken_points(&mut self, place: usize, indicator: &Indicator) {
        let rule = &indicator.rule;
        let mut lost = None;
        if let Some(step) = &rule.step {
            let counted = self.counted(place, indicator, step);
            let label = format!("{} · {}", indicator.name, if self.english { "points" } else { "每次扣分" });
            let each = self.each(&step.loss, &label, &indicator.source);
            let partial = self.partial(step.partial, self.doubts(DoubtKind::Partial, place));
            let per = self.per(place, indicator, step);
            let cap = rule.cap.as_ref().and_then(|cap| cap.value).map(|cap| json!(plain(cap)));
            let counted = limited(counted, rule_count(indicator));
            if matches!(counted, Counted::Beyond { .. }) || step.per.value == Some(Decimal::ONE) {
                lost = Some(Self::lost(&counted, per, &each, cap.as_ref(), partial));
            }
        } else if !rule.classes.is_empty() {
            let term = self.class_points(place, indicator, Decimal::ZERO);
            lost = term.pointer("/highest/0/minus/1").cloned();
        } else if !rule.bands.is_empty() {
            let rows: Vec<Row> = rule
                .bands
                .iter()
                .filter_map(|band| match &band.gives {
                    Gives::Lose(Loss::Points(points)) => {
                        Some(Row { range: band.range.clone(), value: json!(plain(points.value?)) })
                    }
                    Gives::Nothing => Some(Row { range: band.range.clone(), value: json!("0") }),
                    _ => None,
                })
                .collect();
            if rows.len() == rule.bands.len() {
                lost = self.bands(place, indicator, &rows, Some(json!("0")));
            }
        }
        let Some(lost) = lost else { return self.leave(&part_of(&indicator.source, Part::Rule)) };
        let id = self.item_id(place);
        // A shortfall of nothing is the points below zero already.
        let score = lost
            .get("minus")
            .filter(|parts| parts[0] == "0")
            .map_or_else(|| json!({ "minus": ["0", lost] }), |parts| parts[1].clone());
        let term = json!({ "id": id, "label": indicator.name, "clause": self.clause(&indicator.source), "weight": "0", "score": score });
        self.add("items", &id, term, &with_bands(indicator), &[(Part::Rule, Some("score"))]);
    }

    /// Points added to the score, each by an item, or all by one where they come to so many at most: 加分累计不超过5分.
    pub(super) fn added_points(&mut self) {
        let most = self.reading.caps.iter().find_map(|cap| match &cap.most {
            Loss::Points(most) if cap.gains => Some((most.value?, cap.clone())),
            _ => None,
        });
        let mut all = Vec::new();
        let mut source = Source::default();
        for bonus in self.reading.bonus.clone() {
            let Loss::Points(points) = &bonus.gain else { continue };
            let (Some(of), Some(_)) = (&bonus.of, &bonus.per) else {
                self.leave(&bonus.source);
                continue;
            };
            if !bonus.counted {
                self.leave(&bonus.source);
                continue;
            }
            let figure = self.figure(of, &Unit::Count(String::new()), "", "count");
            let each = self.each(&Loss::Points(points.clone()), of, &bonus.source);
            let mut score = json!({ "product": [figure, each] });
            if let Some(cap) = bonus.cap.as_ref().and_then(|cap| cap.value) {
                score = json!({ "lowest": [score, plain(cap)] });
            }
            if most.is_some() {
                all.push(score);
                source.0.extend(bonus.source.0.iter().copied());
                continue;
            }
            let id = self.id("bonus_points");
            let term =
                json!({ "id": id, "label": of, "clause": self.clause(&bonus.source), "weight": "0", "score": score });
            self.add("items", &id, term, &bonus.source, &[(Part::Rule, Some("score"))]);
        }
        let Some((most, cap)) = most.filter(|_| !all.is_empty()) else { return };
        source.0.extend(cap.source.0.iter().copied());
        let id = self.id("bonus_points");
        let score = json!({ "lowest": [{ "sum": all }, plain(most)] });
        let term =
            json!({ "id": id, "label": cap.what, "clause": self.clause(&cap.source), "weight": "0", "score": score });
        self.add("items", &id, term, &source, &[(Part::Rule, Some("score")), (Part::Whole, Some("score"))]);
    }
}
