//! Tables people really have: every month of every file of `tests/field`, against what was worked out by hand. A figure that
//! cannot be known is not given; what a person must say is asked, and the answer makes it right.
#![expect(clippy::indexing_slicing, clippy::panic, reason = "a test that cannot read its cases has failed")]

use serde_json::{Value, json};
use yuekao::engine::{Engine, template};

use super::tables::{self, Case, answered, parsed};

/// What a person says about a file, where its notes say that a person must: the question by its kind, and which answer.
fn answers(file: &str) -> &'static [(&'static str, &'static str)] {
    match &file[..2] {
        // UPV is not in this export: 咨询量 is the nearest figure.
        "02" => &[("column", "咨询量")],
        // No month in the file.
        "06" | "08" | "18" | "39" => &[("month", "2026-10")],
        _ => &[],
    }
}

/// The engine with what is said once with the contract: a channel of which the export, and what is expected of it, has nothing
/// is not offered.
fn with_channels(case: &Case) -> Engine {
    let mut contract: Value =
        serde_json::from_str(template(case.expected["contract"].as_str().unwrap()).unwrap()).unwrap();
    contract["start"] = case.expected["start"].clone();
    let months = case.expected["months"].as_array().unwrap();
    let named = |id: &str| months.iter().any(|month| month["figures"].get(id).is_some());
    let mut absent = Vec::new();
    for (offered, answered, rate) in [
        ("calls_offered", "calls_answered", "phone_answer_rate"),
        ("chats_offered", "chats_handled", "chat_answer_rate"),
    ] {
        if ![offered, answered, rate].into_iter().any(named) {
            absent.extend([offered, answered]);
        }
    }
    if case.expected["contract"] == "mall" && months.iter().any(|month| month.get("by_hand").is_some()) {
        contract["not_offered"] = json!(absent);
    }
    Engine::new(&contract.to_string())
}

/// Reads a file, answers its questions, and gives what was read at first and in the end.
fn read(case: &Case) -> (Value, Value) {
    let mut said = json!({ "source": case.file });
    let first = parsed(case, &said);
    let mut read = first.clone();
    for (ask, answer) in answers(&case.file) {
        let layout = answered(&read, ask, answer);
        said["layout"] = layout.unwrap_or_else(|| panic!("{} does not ask {ask}: {}", case.file, read["tables"]));
        read = parsed(case, &said);
    }
    (first, read)
}

/// What is wrong with a month that was read, in words.
fn wrong(engine: &Engine, found: &Value, expected: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    for (id, value) in expected["figures"].as_object().unwrap() {
        let given = &found["figures"][id];
        if given != value {
            wrong.push(format!("{id} is {given}, not {value}"));
        }
    }
    if found["vendor"] != expected["vendor"] {
        wrong.push(format!("vendor is {}", found["vendor"]));
    }
    let assessed = serde_json::to_value(engine.assess(&found.to_string())).unwrap();
    for (category, values) in expected["categories"].as_object().into_iter().flatten() {
        let categories = found["categories"].as_array().unwrap();
        let own: Vec<_> = categories.iter().filter(|own| own["category"] == **category).collect();
        if own.len() != 1 {
            wrong.push(format!("{category} is there {} times", own.len()));
            continue;
        }
        for (id, value) in values.as_object().unwrap() {
            let given = if id == "amount" {
                let fees = assessed["fallback"]["byCategory"].as_array().unwrap();
                fees.iter()
                    .find(|fee| fee["category"] == **category)
                    .map(|fee| fee["amount"].clone())
                    .unwrap_or_default()
            } else {
                own[0][id].clone()
            };
            if given != *value {
                wrong.push(format!("{category} {id} is {given}, not {value}"));
            }
        }
    }
    if let Some(by_hand) = expected.get("by_hand") {
        let mut by_hand = by_hand.clone();
        if answered_is_missing(found) {
            // The rate of both channels is not known where calls came in and nobody says how many were answered; the file's
            // expectation takes that of the chats for it.
            for open in ["answer_rate", "score", "tier"] {
                by_hand[open] = Value::Null;
                let given = if open == "answer_rate" { metric(&assessed, open) } else { assessed[open].clone() };
                wrong.extend((!given.is_null()).then(|| format!("{open} is {given}, and not all calls are known")));
            }
        }
        wrong.extend(wrongly_settled(&assessed, &by_hand));
    }
    wrong
}

fn answered_is_missing(found: &Value) -> bool {
    let given = |id: &str| !found["figures"][id].is_null();
    given("calls_offered") && !given("calls_answered") && !given("phone_answer_rate")
}

fn metric(assessed: &Value, id: &str) -> Value {
    let metrics = assessed["metrics"].as_array().unwrap();
    metrics.iter().find(|metric| metric["id"] == id).map(|metric| metric["value"].clone()).unwrap_or_default()
}

/// What of a settlement is not what was worked out by hand. Rates there have four places.
fn wrongly_settled(assessed: &Value, by_hand: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    for id in ["answer_rate", "satisfaction"] {
        let (given, expected) = (metric(assessed, id), &by_hand[id]);
        let rounded = given.as_str().map(|value| {
            let value: rust_decimal::Decimal = value.parse().unwrap();
            value.round_dp_with_strategy(4, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
        });
        let expected_value = expected.as_str().map(|value| value.parse::<rust_decimal::Decimal>().unwrap());
        if rounded != expected_value && !expected.is_null() {
            wrong.push(format!("{id} comes to {given}, not {expected}"));
        }
    }
    for (id, given) in [("score", &assessed["score"]), ("tier", &assessed["tier"]["id"])] {
        let expected = &by_hand[id];
        if !expected.is_null() && given != expected {
            wrong.push(format!("{id} is {given}, not {expected}"));
        }
    }
    wrong
}

/// What is wrong with what was read of a file.
fn failures(case: &Case, read: &Value) -> Vec<String> {
    let mut failures = Vec::new();
    let engine = with_channels(case);
    let records = read["records"].as_array().unwrap();
    let months = case.expected["months"].as_array().unwrap();
    if records.len() != months.len() {
        failures.push(format!("{} months, not {}", records.len(), months.len()));
    }
    for month in months {
        match records.iter().find(|record| record["month"] == month["month"]) {
            Some(found) => failures.extend(wrong(&engine, found, month)),
            None => failures.push(format!("no {}", month["month"])),
        }
    }
    failures
}

/// What is given before anything was answered, and is not the month's.
fn misleading(case: &Case, read: &Value) -> Vec<String> {
    let records = read["records"].as_array().unwrap();
    let mut misleading = Vec::new();
    for month in case.expected["months"].as_array().unwrap() {
        let same = |record: &&Value| record["month"] == month["month"] || record["month"].is_null();
        for found in records.iter().filter(same) {
            misleading.extend(tables::wrong(found, month));
            let assessed = serde_json::to_value(case.engine.assess(&found.to_string())).unwrap();
            let by_hand = &month["by_hand"];
            for (id, given) in [("score", &assessed["score"]), ("tier", &assessed["tier"]["id"])] {
                let other = by_hand.is_object() && !given.is_null() && *given != by_hand[id];
                misleading.extend(other.then(|| format!("{id} is {given}, not {}", by_hand[id])));
            }
        }
    }
    misleading
}

#[test]
fn every_table_gives_the_months_worked_out_by_hand() {
    let cases = tables::cases("field");
    assert_eq!(cases.len(), 33);
    let mut all = Vec::new();
    for case in &cases {
        let (first, read) = read(case);
        let mut failures = failures(case, &read);
        failures.extend(misleading(case, &first));
        let asked = answers(&case.file).len();
        let outcome = match (failures.is_empty(), asked) {
            (false, _) => "WRONG".to_owned(),
            (true, 0) => "right".to_owned(),
            (true, questions) => format!("right after {questions} question"),
        };
        println!("{:<50} {outcome}; {} more asked", case.file, tables::open_questions(&read));
        assert!(asked < 2, "{}", case.file);
        all.extend(failures.into_iter().map(|failure| format!("{}: {failure}", case.file)));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
