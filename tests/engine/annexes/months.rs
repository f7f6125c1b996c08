//! A month settled under the contract of each annex, worked out by hand from the words of the annex.

use std::fs;

use serde_json::{Value, json};
use yuekao::annex::read_contract;
use yuekao::engine::Engine;
use yuekao::problem::Problem;

use super::{errors, json, name, texts};

/// The id of what people call something.
fn id_of(terms: &Value, label: &str) -> Option<String> {
    let found = terms.as_array()?.iter().find(|term| term["label"] == label)?;
    found["id"].as_str().map(str::to_owned)
}

#[test]
fn a_month_comes_out_as_worked_out_by_hand() {
    let mut count = 0;
    let others = ["tried"].into_iter().flat_map(texts).filter(|file| file.with_extension("months.json").exists());
    for file in ["given", "seeds"].into_iter().flat_map(texts).chain(others) {
        let contract = read_contract(&fs::read_to_string(&file).unwrap()).contract;
        for case in json(&file.with_extension("months.json")).as_array().unwrap() {
            let mut contract = contract.clone();
            for (reading, choice) in case["readings"].as_object().into_iter().flatten() {
                assert!(contract["readings"].get(reading).is_some(), "{}: no reading {reading}", name(&file));
                contract["readings"][reading] = choice.clone();
            }
            // What the parties agree on where the text has a blank.
            for (label, agreed) in case["values"].as_object().into_iter().flatten() {
                let values = contract["values"].as_array_mut().unwrap();
                let value = values.iter_mut().find(|value| value["label"] == **label).unwrap();
                value["value"] = agreed.clone();
                value.as_object_mut().unwrap().remove("example");
            }
            let engine = Engine::new(contract.clone());
            assert_eq!(errors(&engine), Vec::<&Problem>::new(), "{}", name(&file));
            let mut figures = serde_json::Map::new();
            for (label, value) in case["figures"].as_object().unwrap() {
                let id = id_of(&contract["figures"], label).unwrap_or_else(|| label.clone());
                figures.insert(id, value.clone());
            }
            let month = json!({ "vendor": "A", "month": "2027-05", "figures": figures });
            let found = serde_json::to_value(engine.assess(&month)).unwrap();
            let mut differ = Vec::new();
            let mut check = |what: &str, expected: &Value, found: &Value| {
                if expected != found {
                    differ.push(format!("{what}: by hand {expected}, found {found}"));
                }
            };
            let of = |list: &str, label: &str, key: &str| {
                let terms = found[list].as_array().unwrap();
                terms.iter().find(|term| term["label"] == label).map_or(Value::Null, |term| term[key].clone())
            };
            for (label, points) in case["items"].as_object().into_iter().flatten() {
                check(label, points, &of("items", label, "score"));
            }
            for (label, amount) in case["lines"].as_object().into_iter().flatten() {
                check(label, amount, &of("lines", label, "amount"));
            }
            if let Some(score) = case.get("score") {
                check("score", score, &found["score"]);
            }
            if let Some(tier) = case.get("tier") {
                check("tier", tier, &found["tier"]["label"]);
            }
            assert_eq!(differ, Vec::<String>::new(), "{} · {}", name(&file), case["why"]);
            count += 1;
        }
    }
    assert!(count >= 17);
}
