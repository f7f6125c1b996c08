//! Typical mistakes in a contract, and what is said of each: the sentence, and what to write instead. `tests/mistakes.json` pins
//! them, with the sentences of the page in every language beside them, which `tests/unit/mistakes.test.ts` checks.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test that cannot read its list has failed"
)]

use serde_json::{Value, json};
use yuekao::engine::Engine;

/// The contract with something else at one place; `null` takes it out.
fn with(contract: &Value, pointer: &str, instead: &Value) -> Value {
    let mut changed = contract.clone();
    let (above, key) = pointer.rsplit_once('/').unwrap();
    let place = changed.pointer_mut(above).unwrap();
    if let Some(list) = place.as_array_mut() {
        list[key.parse::<usize>().unwrap()].clone_from(instead);
    } else if instead.is_null() {
        place.as_object_mut().unwrap().remove(key);
    } else {
        place[key].clone_from(instead);
    }
    changed
}

#[test]
fn each_typical_mistake_is_told_with_its_fix() {
    let file = format!("{}/tests/mistakes.json", env!("CARGO_MANIFEST_DIR"));
    let list: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let sound = Engine::new(list["contract"].clone());
    assert_eq!(sound.problems(), []);
    let mistakes = list["mistakes"].as_array().unwrap();
    assert!(mistakes.len() >= 40);
    let mut differing = Vec::new();
    for mistake in mistakes {
        let engine = Engine::new(with(&list["contract"], mistake["at"].as_str().unwrap(), &mistake["instead"]));
        let found: Vec<Value> = engine
            .problems()
            .iter()
            .map(|problem| {
                let told = serde_json::to_value(problem).unwrap();
                json!({ "code": told["code"], "at": told["at"]["pointer"], "message": told["message"], "hint": told["hint"],
                    "values": told["values"] })
            })
            .collect();
        let expected: Vec<Value> = mistake["told"].as_array().into_iter().flatten().cloned().collect();
        let without_sentences: Vec<Value> = expected
            .into_iter()
            .map(|mut told| {
                told.as_object_mut().unwrap().remove("says");
                told
            })
            .collect();
        if found != without_sentences {
            differing.push(json!({ "mistake": mistake["mistake"], "found": found }));
        }
    }
    assert!(differing.is_empty(), "{}", serde_json::to_string_pretty(&differing).unwrap());
}
