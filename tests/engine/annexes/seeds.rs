//! The texts of the contracts that come with the engine: they give their numbers back.

use std::fs;
use std::path::Path;

use serde_json::Value;
use yuekao::annex::read_contract;

fn contract(seed: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/annexes/seeds/{seed}.txt"));
    read_contract(&fs::read_to_string(file).unwrap()).contract
}

/// The numbers of a term, wherever they stand in it.
fn numbers(term: &Value, found: &mut Vec<String>) {
    match term {
        Value::Object(entries) => {
            let text = |key: &&String| matches!(key.as_str(), "id" | "label" | "clause" | "rule" | "unit" | "kind");
            entries.iter().filter(|(key, _)| !text(key)).for_each(|(_, value)| numbers(value, found));
        }
        Value::Array(entries) => entries.iter().for_each(|entry| numbers(entry, found)),
        Value::String(text) => {
            let ends =
                text.split(|letter: char| !letter.is_ascii_digit() && letter != '.').filter(|part| !part.is_empty());
            found.extend(ends.map(str::to_owned));
        }
        Value::Number(number) => found.push(number.to_string()),
        _ => {}
    }
}

fn numbers_of(contract: &Value, section: &str) -> Vec<String> {
    let mut found = Vec::new();
    numbers(&contract[section], &mut found);
    found
}

fn has(contract: &Value, section: &str, expected: &[&str]) {
    let found = numbers_of(contract, section);
    for number in expected {
        assert!(found.iter().any(|known| known == number), "{section} has no {number}: {found:?}");
    }
}

/// A table whose cells ran together, clauses one behind the other, four pages of a site around them.
#[test]
fn the_mall_contract_gives_its_numbers_back() {
    let mall = contract("003");
    has(&mall, "metrics", &["90", "85"]);
    has(&mall, "items", &["50", "2", "1"]);
    has(&mall, "tiers", &["90", "80", "70", "60", "1"]);
    has(&mall, "damages", &["2000", "5000", "10000", "1000", "500000", "1000000"]);
    has(&mall, "fees", &["3.5", "1.6", "14.5", "6.5", "6.3", "2.8", "8.26"]);
    has(&mall, "trial", &["2"]);
    has(&mall, "dates", &["7", "5", "20", "15", "25"]);
    // The client does the work in the provider's place, and is paid for it.
    for fee in mall["fees"].as_array().unwrap() {
        assert_eq!(fee["payer"], "provider", "{fee}");
    }
    assert!(mall["figures"].to_string().contains("20条"));
}

/// A template: each blank is a value with the example the text offers for it.
#[test]
fn the_support_contract_gives_its_examples_back() {
    let support = contract("002");
    let values: Vec<(&str, bool)> = support["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|value| (value["value"].as_str().unwrap(), value["example"] == true))
        .collect();
    for example in ["99.5", "85", "20000", "10", "0.05"] {
        assert!(values.contains(&(example, true)), "no {example}: {values:?}");
    }
    // Here the first party provides the services; the second owes the fee.
    let late = support["damages"].as_array().unwrap().iter().find(|line| line["kind"] == "late_fee").unwrap();
    assert_eq!(late["payer"], "client");
}

/// Templates without any example: each blank that a rule is about is a value.
#[test]
fn templates_become_values_to_be_filled_in() {
    for (seed, expected) in [("000", 6), ("001", 6)] {
        let found = contract(seed);
        let values = found["values"].as_array().unwrap();
        assert!(values.len() >= expected && values.iter().all(|value| value["example"] == true), "{seed}: {values:?}");
    }
}
