//! From a reading to a contract that settles: figures, metrics, items, tiers, lines, dates, each with its clause.
//!
//! What the text leaves open becomes a reading of the contract, what is blank a value marked as an example. What no
//! mechanism expresses is left out, and said.

mod added_points;
mod bands;
mod bases;
mod currency;
mod damages;
mod dates;
mod deductions;
mod figures;
mod months;
mod of_weight;
mod prices;
mod readings;
mod scoring;
mod steps;
mod tier_lines;
mod tiers;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::clauses::Clauses;
use super::letters::Span;
use super::quantity::Unit;
use super::range::plain;
use super::reading::{Amount, DoubtKind, Part, Reading, Source, UnreadReason};
use super::words::Words;
use crate::glossary::Vocabulary;

use readings::Choice;
pub(super) use readings::{Asked, name_of};

/// The sections of a contract that are lists of terms.
const SECTIONS: [&str; 11] =
    ["figures", "values", "metrics", "items", "groups", "tiers", "outcomes", "fees", "damages", "caps", "dates"];

/// A part of the text and the term of the contract it became.
#[derive(Clone, Debug)]
pub(super) struct Became {
    pub(super) span: Span,
    pub(super) section: &'static str,
    pub(super) id: String,
    /// The part of the term, such as its target.
    pub(super) key: Option<&'static str>,
}

/// A contract on its way.
pub(super) struct Draft<'a> {
    pub(super) words: &'a Words,
    pub(super) reading: &'a Reading,
    pub(super) clauses: &'a Clauses,
    vocabulary: Vocabulary,
    /// Headings figures of the contract have.
    headings: BTreeSet<String>,
    pub(super) sections: BTreeMap<&'static str, Vec<Value>>,
    pub(super) other: Map<String, Value>,
    pub(super) became: Vec<Became>,
    pub(super) asked: Vec<Asked>,
    /// What no mechanism expresses.
    pub(super) unread: Vec<(Span, UnreadReason)>,
    /// The metric of each indicator.
    metrics: Vec<Option<String>>,
    /// The lines that deduct, which a limit of all of them holds down.
    deductions: Vec<String>,
    /// The lines of damages for one breach and the worse cases of it.
    breaches: Vec<String>,
    /// The lines the client pays for work, with what each is for, its letters made alike.
    fees: Vec<(String, String)>,
    /// The bases of percentages that stand for a figure of their own.
    bases: BTreeMap<String, String>,
    /// Indicators for which nothing is paid at all in some months, and the condition that this is no such month.
    unpaid: BTreeMap<usize, Value>,
    counts: BTreeMap<&'static str, usize>,
    english: bool,
}

impl<'a> Draft<'a> {
    pub(super) fn of(words: &'a Words, reading: &'a Reading, clauses: &'a Clauses, english: bool) -> Self {
        let mut draft = Self {
            words,
            reading,
            clauses,
            vocabulary: Vocabulary::new(&[]),
            headings: BTreeSet::new(),
            sections: BTreeMap::new(),
            other: Map::new(),
            became: Vec::new(),
            asked: Vec::new(),
            unread: Vec::new(),
            metrics: Vec::new(),
            deductions: Vec::new(),
            breaches: Vec::new(),
            fees: Vec::new(),
            bases: BTreeMap::new(),
            unpaid: BTreeMap::new(),
            counts: BTreeMap::new(),
            english,
        };
        draft.prices();
        draft.indicators();
        draft.score();
        draft.tiers();
        draft.deductions();
        draft.bonuses();
        draft.damages();
        draft.caps();
        draft.deadlines();
        draft.term();
        draft.other_places();
        draft.currency();
        draft
    }

    /// The contract as JSON.
    pub(super) fn contract(&self, title: &str) -> Value {
        let mut contract = Map::new();
        contract.insert("schema".into(), json!("yuekao.contract/1"));
        contract.insert("id".into(), json!("annex"));
        contract.insert("title".into(), json!(title));
        contract.insert("start".into(), Value::Null);
        contract.extend(self.other.clone());
        let readings: Map<String, Value> = self
            .asked
            .iter()
            .filter(|asked| asked.in_contract)
            .map(|asked| {
                (asked.id.clone(), json!(asked.choices.first().map(|choice| choice.id.clone()).unwrap_or_default()))
            })
            .collect();
        let ambiguities: Vec<Value> =
            self.asked.iter().filter(|asked| asked.in_contract).map(|asked| asked.ambiguity(self.clauses)).collect();
        if !ambiguities.is_empty() {
            contract.insert("readings".into(), Value::Object(readings));
            contract.insert("ambiguities".into(), Value::Array(ambiguities));
        }
        for section in SECTIONS {
            if let Some(terms) = self.sections.get(section).filter(|terms| !terms.is_empty()) {
                contract.insert(section.into(), Value::Array(terms.clone()));
            }
        }
        contract.insert("clauses".into(), self.clauses.json());
        Value::Object(contract)
    }

    /// The full score is what the weights of the items come to.
    pub(super) fn weigh(&mut self) {
        let weights = self
            .sections
            .get("items")
            .into_iter()
            .flatten()
            .filter_map(|item| item["weight"].as_str()?.parse::<rust_decimal::Decimal>().ok());
        let sum = weights.fold(rust_decimal::Decimal::ZERO, |sum, weight| sum.checked_add(weight).unwrap_or(sum));
        if let Some(score) = self.other.get_mut("score") {
            set(score, "full", json!(plain(sum)));
        }
    }

    /// Takes out a term, or a section, and leaves what it came from unread; whether there was one.
    pub(super) fn remove(&mut self, key: &str, index: Option<usize>) -> bool {
        let Some(section) = SECTIONS.into_iter().find(|section| *section == key) else {
            // Without a score there are no items and no tiers.
            if key == "readings" || key == "ambiguities" {
                let place = index.unwrap_or(0);
                let named =
                    self.asked.iter().filter(|asked| asked.in_contract).nth(place).map(|asked| asked.id.clone());
                return named.is_some_and(|named| {
                    self.asked.retain(|asked| asked.id != named);
                    true
                });
            }
            let known = self.other.remove(key).is_some();
            if key == "score" {
                for section in ["items", "groups", "tiers"] {
                    self.drop_all(section);
                }
            }
            self.forget(key, "");
            return known;
        };
        let Some(index) = index else {
            let any = self.sections.get(section).is_some_and(|terms| !terms.is_empty());
            self.drop_all(section);
            return any;
        };
        let Some(terms) = self.sections.get_mut(section).filter(|terms| index < terms.len()) else { return false };
        let term = terms.remove(index);
        let id = id_of(&term);
        self.forget(section, &id);
        if section == "items" && self.sections.get("items").is_none_or(Vec::is_empty) {
            self.other.remove("score");
            self.drop_all("tiers");
        }
        true
    }

    fn drop_all(&mut self, section: &'static str) {
        for term in self.sections.remove(section).unwrap_or_default() {
            let id = id_of(&term);
            self.forget(section, &id);
        }
    }

    /// Takes out everything.
    pub(super) fn clear(&mut self) {
        for section in SECTIONS {
            self.drop_all(section);
        }
        self.other.clear();
        self.asked.clear();
    }

    /// Leaves the words a term came from unread.
    fn forget(&mut self, section: &str, id: &str) {
        let gone: Vec<Span> = self
            .became
            .iter()
            .filter(|became| became.section == section && became.id == id)
            .map(|became| became.span)
            .collect();
        self.became.retain(|became| !(became.section == section && became.id == id));
        self.unread.extend(gone.into_iter().map(|span| (span, UnreadReason::NoMechanism)));
    }

    /// A new name in a section.
    fn id(&mut self, prefix: &'static str) -> String {
        let count = self.counts.entry(prefix).or_default();
        *count = count.saturating_add(1);
        format!("{prefix}_{count}")
    }

    /// Adds a term, and remembers which text it came from.
    fn add(
        &mut self,
        section: &'static str,
        id: &str,
        term: Value,
        source: &Source,
        parts: &[(Part, Option<&'static str>)],
    ) {
        self.sections.entry(section).or_default().push(term);
        for (part, key) in parts {
            for (_, span) in source.0.iter().filter(|(known, _)| known == part) {
                self.became.push(Became { span: *span, section, id: id.to_owned(), key: *key });
            }
        }
    }

    /// Remembers that a text became a term that is there already.
    fn came_from(&mut self, section: &'static str, id: &str, source: &Source, key: Option<&'static str>) {
        for (_, span) in &source.0 {
            self.became.push(Became { span: *span, section, id: id.to_owned(), key });
        }
    }

    /// Leaves a term out because nothing expresses it.
    fn leave(&mut self, source: &Source) {
        self.unread.extend(source.0.iter().map(|(_, span)| (*span, UnreadReason::NoMechanism)));
    }

    /// The clause a term stands in.
    fn clause(&self, source: &Source) -> String {
        source.0.iter().map(|(_, span)| *span).min().map_or_else(|| "1".into(), |span| self.clauses.called(span))
    }

    /// An amount as a term: its number, or the name of a value where the text leaves it open or states it twice.
    fn amount(&mut self, amount: &Amount, label: &str, unit: &Unit, source: &Source) -> Value {
        match (amount.value, amount.twin) {
            (Some(value), None) => json!(plain(value)),
            (Some(value), Some(twin)) => {
                let id = self.value(label, unit, &plain(value), false, source);
                let place = self.sections.get("values").map_or(0, |values| values.len().saturating_sub(1));
                self.contradiction(&id, place, value, twin, source);
                json!(id)
            }
            (None, _) => {
                let example = amount.example.map(plain).or_else(|| self.words.examples.get(example_key(unit)).cloned());
                json!(self.value(label, unit, &example.unwrap_or_else(|| "1".into()), true, source))
            }
        }
    }

    /// A stated value.
    fn value(&mut self, label: &str, unit: &Unit, value: &str, example: bool, source: &Source) -> String {
        let id = self.id("value");
        let mut term =
            json!({ "id": id, "label": label, "unit": unit_word(unit), "clause": self.clause(source), "value": value });
        if example {
            set(&mut term, "example", json!(true));
        }
        self.sections.entry("values").or_default().push(term);
        for (_, span) in &source.0 {
            self.became.push(Became { span: *span, section: "values", id: id.clone(), key: Some("value") });
        }
        id
    }

    /// The doubts of a kind about a term.
    fn doubts(&self, kind: DoubtKind, about: usize) -> Vec<(Span, String)> {
        let found = self.reading.doubts.iter().filter(|doubt| doubt.kind == kind && doubt.about == about);
        found.map(|doubt| (doubt.span, doubt.quote.clone())).collect()
    }

    /// A text with its letters made alike.
    fn alike(&self, text: &str) -> String {
        let piece = super::letters::Piece::of(self.words, text, 0, 0);
        piece.alike(0, piece.len())
    }
}

/// What a unit is called in a contract.
fn unit_word(unit: &Unit) -> String {
    match unit {
        Unit::None | Unit::Times => "number".into(),
        Unit::Percent | Unit::PercentagePoint => "%".into(),
        Unit::Points => "points".into(),
        Unit::Second => "s".into(),
        Unit::Minute => "min".into(),
        Unit::Hour => "h".into(),
        Unit::Day => "days".into(),
        Unit::WorkingDay => "working_days".into(),
        Unit::Week => "weeks".into(),
        Unit::Month => "months".into(),
        Unit::Quarter => "quarters".into(),
        Unit::Year => "years".into(),
        Unit::Money(_) => "yuan".into(),
        Unit::Count(word) if word.is_empty() => "times".into(),
        Unit::Count(word) => word.clone(),
    }
}

/// Under which key the word file has an example for a blank of a unit.
fn example_key(unit: &Unit) -> &'static str {
    match unit {
        Unit::Percent | Unit::PercentagePoint => "percent",
        Unit::Points => "points",
        Unit::Second => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::WorkingDay => "working_day",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Year => "year",
        Unit::Money(_) => "money",
        Unit::Count(_) => "count",
        _ => "none",
    }
}

/// One term for each choice of a reading.
fn by_reading(reading: &str, choices: &[(&str, Value)]) -> Value {
    let choices: Map<String, Value> =
        choices.iter().map(|(choice, term)| ((*choice).to_owned(), term.clone())).collect();
    json!({ "by_reading": { "reading": reading, "choices": choices } })
}

/// Whether a term is the number 0.
fn is_zero(term: &Value) -> bool {
    term.as_str() == Some("0")
}

/// The negative of a number or of a name's value.
fn negative(term: &Value) -> Value {
    match term.as_str().filter(|text| text.starts_with(|first: char| first.is_ascii_digit())) {
        Some("0") => json!("0"),
        Some(number) => json!(format!("-{number}")),
        None => json!({ "minus": ["0", term] }),
    }
}

/// Gives an object a value under a key.
fn set(object: &mut Value, key: &str, value: Value) {
    if let Some(object) = object.as_object_mut() {
        object.insert(key.into(), value);
    }
}

fn id_of(term: &Value) -> String {
    term.get("id").and_then(Value::as_str).unwrap_or_default().to_owned()
}
