//! What is open says what it waits for: each figure of each worked month is left out alone, what is open then needs something that
//! is missing, and nothing is said to be missing that is there.

use serde_json::{Value, json};

use super::open_laws::{WORKED, assess};

/// The results that are open, by the names their derivations have; a category's share of a line by that of the line.
fn open(found: &Value) -> Vec<String> {
    let mut open = Vec::new();
    for (key, name) in [("metrics", "metric"), ("items", "item"), ("groups", "group"), ("lines", "line")] {
        let all = found[key].as_array().into_iter().flatten();
        let waiting = all.filter(|one| one["between"].is_array());
        open.extend(waiting.map(|one| format!("{name}:{}", one["id"].as_str().unwrap().split(':').next().unwrap())));
    }
    open.extend(found["scoreBetween"].is_array().then(|| "score".to_owned()));
    open
}

fn missing(found: &Value) -> Vec<Value> {
    found["missing"].as_array().cloned().unwrap_or_default()
}

#[test]
fn what_is_open_is_needed_for_by_what_is_missing() {
    let (mut tried, mut waiting) = (0, 0);
    for worked in &*WORKED {
        let figures = worked.month["figures"].as_object().unwrap().keys();
        for id in figures.filter(|id| !worked.optional.contains(id)) {
            let mut rest = worked.month.clone();
            rest["figures"].as_object_mut().unwrap().remove(id);
            let found = assess(&worked.engine, &rest);
            let told = missing(&found);
            for one in told.iter().filter(|one| one["reason"] == "not_given" && one["categories"].is_null()) {
                let given = rest["figures"].get(one["figure"].as_str().unwrap_or_default());
                assert!(given.is_none(), "{} without {id} gives what is said to be missing: {one}", worked.name);
            }
            for result in open(&found) {
                let said = told.iter().any(|one| one["neededFor"].as_array().unwrap().contains(&json!(result)));
                assert!(said, "{} without {id}: nothing is said to be missing for {result}: {told:?}", worked.name);
                waiting += 1;
            }
            tried += 1;
        }
    }
    assert!(tried > 300 && waiting > 300, "{tried} months with {waiting} open results");
}

/// How long an incident lasted is not known: whether it counts rests on that, and what it costs.
#[test]
fn a_row_that_may_count_waits_for_its_own_figure() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts/examples/over_rows.json");
    let engine = yuekao::engine::Engine::new(super::cases::json(&file)["contract"].clone());
    let month = json!({ "month": "2026-06", "figures": {}, "rows": { "incidents": [{ "name": "a", "minutes": 61 }, { "name": "b" }] } });
    let found = assess(&engine, &month);
    assert_eq!(found["metrics"][0]["between"], json!(["1", "2"]));
    let told = missing(&found);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0]["figure"], "minutes", "{told:?}");
    let waiting = told[0]["neededFor"].as_array().unwrap();
    for result in ["metric:long_incidents", "metric:longest", "line:for_incidents"] {
        assert!(waiting.contains(&json!(result)), "{result}: {told:?}");
    }
}
