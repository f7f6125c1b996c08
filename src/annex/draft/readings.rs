//! Doubts as readings of the contract, and contradictions as choices: the sentences are data, in
//! `contracts/annex_questions.json`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Draft;
use crate::annex::clauses::Clauses;
use crate::annex::letters::Span;
use crate::annex::range::plain;
use crate::annex::reading::{DoubtKind, Source};

/// The sentences of a question.
#[derive(Deserialize)]
pub(super) struct Sentences {
    pub(super) question: Value,
    /// The possible answers, the default first.
    choices: Vec<(String, Value)>,
}

impl Sentences {
    /// What an answer is called; its name where nothing is said of it.
    pub(super) fn label(&self, choice: &str) -> Value {
        let known = self.choices.iter().find(|(id, _)| id == choice);
        known.map_or_else(|| json!(choice), |(_, label)| label.clone())
    }
}

/// A question about the text.
#[derive(Clone, Debug)]
pub(in crate::annex) struct Asked {
    /// The reading it is, or the name of a choice.
    pub(in crate::annex) id: String,
    pub(in crate::annex) question: Value,
    pub(in crate::annex) choices: Vec<Choice>,
    /// The passages it is about, with the words in doubt.
    pub(in crate::annex) about: Vec<(Span, String)>,
    /// Whether it is a reading of the contract; otherwise it is decided once, by changes.
    pub(in crate::annex) in_contract: bool,
}

/// A possible answer.
#[derive(Clone, Debug)]
pub(in crate::annex) struct Choice {
    pub(in crate::annex) id: String,
    pub(in crate::annex) label: Value,
    /// What taking it changes in the contract: where, by section, id and path below; and the new value.
    pub(in crate::annex) changes: Vec<(&'static str, String, String, Value)>,
}

impl Asked {
    /// As a section of the contract has it.
    pub(super) fn ambiguity(&self, clauses: &Clauses) -> Value {
        let mut stands: Vec<String> = self.about.iter().map(|(span, _)| clauses.called(*span)).collect();
        stands.dedup();
        stands.truncate(6);
        let choices: Vec<Value> =
            self.choices.iter().map(|choice| json!({ "id": choice.id, "label": choice.label })).collect();
        json!({ "id": self.id, "clause": stands.join(", "), "question": self.question, "choices": choices })
    }
}

pub(super) fn sentences(id: &str) -> Option<&'static Sentences> {
    static ALL: OnceLock<BTreeMap<String, Sentences>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        serde_json::from_str(crate::json::json_text!("contracts/annex_questions.json")).unwrap_or_default()
    });
    all.get(id)
}

/// The name of the reading that a kind of doubt becomes.
pub(in crate::annex) fn name_of(kind: DoubtKind) -> &'static str {
    match kind {
        DoubtKind::Partial => "partial_step",
        DoubtKind::Floor => "score_floor",
        DoubtKind::BandGap => "between_bands",
        DoubtKind::BandEdge => "band_edge",
        DoubtKind::TierGap => "score_rounding",
        DoubtKind::TierEdge => "tier_edge",
        DoubtKind::Base => "percent_of",
        DoubtKind::May => "right_used",
        DoubtKind::Before => "before_day",
        DoubtKind::BandNested => "nested_bands",
        DoubtKind::TierNested => "nested_tiers",
        DoubtKind::EachCase => "each_case",
        DoubtKind::WeightedPoints => "points_of",
        DoubtKind::WeightedCredit => "weighted_credit",
        DoubtKind::PercentOrPoint => "percent_step",
        DoubtKind::Year => "year_window",
        DoubtKind::Numbers => "numbers",
        DoubtKind::OtherPlace => "other_place",
        DoubtKind::SetOff => "cap_before_set_off",
        DoubtKind::Start => "limit_start",
        DoubtKind::Ladder => "price_ladder",
        DoubtKind::Borders => "borders",
        DoubtKind::Unclear => "unclear",
        DoubtKind::Doubtful => "doubtful",
        DoubtKind::Weights => "weights",
        DoubtKind::SecondAnnex => "second_annex",
    }
}

impl Draft<'_> {
    /// The reading a kind of doubt is, with one more passage it is about.
    pub(super) fn reading(&mut self, kind: DoubtKind, about: Vec<(Span, String)>) -> String {
        self.reading_named(name_of(kind), about)
    }

    pub(super) fn reading_named(&mut self, id: &str, about: Vec<(Span, String)>) -> String {
        if let Some(known) = self.asked.iter_mut().find(|known| known.id == id) {
            for passage in about {
                if !known.about.contains(&passage) {
                    known.about.push(passage);
                }
            }
        } else if let Some(sentences) = sentences(id) {
            let choices = sentences.choices.iter().map(|(id, label)| Choice {
                id: id.clone(),
                label: label.clone(),
                changes: Vec::new(),
            });
            self.asked.push(Asked {
                id: id.into(),
                question: sentences.question.clone(),
                choices: choices.collect(),
                about,
                in_contract: true,
            });
        }
        id.into()
    }

    /// A choice that is made once, by changes to the contract: the default changes nothing.
    pub(super) fn choice(
        &mut self,
        id: &str,
        sentences_of: &str,
        about: Vec<(Span, String)>,
        changes: Vec<(&'static str, String, String, Value)>,
        labels: Option<(String, String)>,
    ) {
        let Some(sentences) = sentences(sentences_of) else { return };
        let fill = |label: &Value, with: &str| {
            let text =
                serde_json::to_string(label).unwrap_or_default().replace("{text}", &with.replace(['"', '\\'], ""));
            serde_json::from_str(&text).unwrap_or_else(|_| label.clone())
        };
        let choices = sentences.choices.iter().enumerate().map(|(place, (id, label))| {
            let with = labels.as_ref().map_or("", |(first, second)| if place == 0 { first } else { second });
            Choice {
                id: id.clone(),
                label: fill(label, with),
                changes: if place == 0 { Vec::new() } else { changes.clone() },
            }
        });
        let choices = choices.collect();
        // Each is answered by itself, also where a second annex asks the same.
        let is_asked = |id: &str| self.asked.iter().any(|known| known.id == id);
        let mut own = id.to_owned();
        let mut count = 1_u32;
        while is_asked(&own) {
            count = count.saturating_add(1);
            own = format!("{id}_{count}");
        }
        self.asked.push(Asked { id: own, question: sentences.question.clone(), choices, about, in_contract: false });
    }

    /// An amount that is written twice, differently.
    pub(super) fn contradiction(
        &mut self,
        value: &str,
        _place: usize,
        first: Decimal,
        second: Decimal,
        source: &Source,
    ) {
        let about = source.0.first().map(|(_, span)| (*span, self.clauses.text(*span))).into_iter().collect();
        let changes = vec![("values", value.to_owned(), "value".to_owned(), json!(plain(second)))];
        self.choice(&format!("numbers_{value}"), "numbers", about, changes, Some((plain(first), plain(second))));
    }

    /// What another place of the contract says, where the text says that it says otherwise.
    pub(super) fn other_places(&mut self) {
        for (about, span, quote, indicator) in self.reading.alternatives.clone() {
            let mut changes = Vec::new();
            let metric = self.metrics.get(about).cloned().flatten();
            let known = self.reading.indicators.get(about).cloned();
            if let (Some(metric), Some(target)) = (&metric, indicator.target.as_ref().and_then(|target| target.value)) {
                changes.push(("metrics", metric.clone(), "target".to_owned(), json!(plain(target))));
            }
            if let (Some(metric), Some(step), Some(known)) =
                (&metric, &indicator.rule.step, known.and_then(|known| known.rule.step))
            {
                let item =
                    self.sections.get("items").and_then(|items| items.iter().find(|item| item["id"] == **metric));
                let plain_step = item.is_some_and(|item| item["score"].get("shortfall").is_some());
                if let (crate::annex::reading::Loss::Points(points), true) = (&step.loss, plain_step) {
                    for (key, amount, before) in [
                        (
                            "points",
                            points,
                            match &known.loss {
                                crate::annex::reading::Loss::Points(points) => Some(points),
                                _ => None,
                            },
                        ),
                        ("per", &step.per, Some(&known.per)),
                    ] {
                        if let Some(value) =
                            amount.value.filter(|_| before.is_some_and(|before| before.value != amount.value))
                        {
                            changes.push((
                                "items",
                                metric.clone(),
                                format!("score/shortfall/{key}"),
                                json!(plain(value)),
                            ));
                        }
                    }
                }
            }
            if changes.is_empty() {
                self.unread.push((span, crate::annex::reading::UnreadReason::NoMechanism));
            } else {
                self.choice(
                    &format!("other_place_{}", about.saturating_add(1)),
                    "other_place",
                    vec![(span, quote)],
                    changes,
                    None,
                );
            }
        }
        let plain = [
            (DoubtKind::Borders, "borders"),
            (DoubtKind::Unclear, "unclear"),
            (DoubtKind::Doubtful, "doubtful"),
            (DoubtKind::Weights, "weights"),
            (DoubtKind::SecondAnnex, "second_annex"),
        ];
        for (kind, id) in plain {
            let doubts = self.reading.doubts.iter().filter(|doubt| doubt.kind == kind);
            let passages: Vec<(Span, String)> = doubts.map(|doubt| (doubt.span, doubt.quote.clone())).collect();
            for (place, passage) in passages.into_iter().enumerate() {
                self.choice(&format!("{id}_{}", place.saturating_add(1)), id, vec![passage], Vec::new(), None);
            }
        }
    }
}
