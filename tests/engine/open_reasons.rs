//! What is open says what it waits for: each figure of each worked month is left out alone, of the month, of an earlier one, of a
//! category and of a row, then all earlier months and the month's name; what is open then needs something that is missing, and
//! nothing is said to be missing that is there.

use std::collections::BTreeMap;

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

/// Every place of a month where a figure stands, each alone; and all that was before it, and what it is called.
fn places(month: &Value, is_optional: &dyn Fn(&str) -> bool) -> Vec<(String, String)> {
    let mut places = Vec::new();
    let is_figure = |value: &Value| {
        value.is_number() || value.as_str().is_some_and(|text| text.starts_with(|letter: char| letter.is_ascii_digit()))
    };
    let mut of = |at: String, fields: &Value| {
        let known = fields.as_object().into_iter().flatten();
        let figures = known.filter(|(id, value)| !is_optional(id) && is_figure(value));
        places.extend(figures.map(|(id, _)| (at.clone(), id.clone())));
    };
    of("/figures".to_owned(), &month["figures"]);
    for (key, within) in [("history", "/figures"), ("categories", ""), ("work_orders", "")] {
        for (index, one) in month[key].as_array().into_iter().flatten().enumerate() {
            of(format!("/{key}/{index}{within}"), one.pointer(within).unwrap_or(&Value::Null));
        }
    }
    for (table, rows) in month["rows"].as_object().into_iter().flatten() {
        for (index, row) in rows.as_array().into_iter().flatten().enumerate() {
            of(format!("/rows/{table}/{index}"), row);
        }
    }
    let whole = ["history", "start", "month"].into_iter().filter(|key| !month[*key].is_null());
    places.extend(whole.map(|key| (String::new(), key.to_owned())));
    places
}

#[test]
fn what_is_open_is_needed_for_by_what_is_missing() {
    let (mut tried, mut waiting) = (0, 0);
    for worked in &*WORKED {
        for (at, id) in places(&worked.month, &|id| worked.optional.iter().any(|known| known == id)) {
            let mut rest = worked.month.clone();
            rest.pointer_mut(&at).unwrap().as_object_mut().unwrap().remove(&id);
            let found = assess(&worked.engine, &rest);
            let told = missing(&found);
            for one in told.iter().filter(|one| one["reason"] == "not_given" && one["categories"].is_null()) {
                let given = rest["figures"].get(one["figure"].as_str().unwrap_or_default());
                assert!(given.is_none(), "{} without {id} gives what is said to be missing: {one}", worked.name);
            }
            for result in open(&found) {
                let said = told.iter().any(|one| one["neededFor"].as_array().unwrap().contains(&json!(result)));
                assert!(
                    said,
                    "{} without {at}/{id}: nothing is said to be missing for {result}: {told:?}",
                    worked.name
                );
                waiting += 1;
            }
            tried += 1;
        }
    }
    assert!(tried > 600 && waiting > 600, "{tried} months with {waiting} open results");
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

/// Where a result is another without a figure, its derivation has that figure: through the tier and the score down to it.
#[test]
fn what_a_result_rests_on_stands_in_its_derivation() {
    let mut tried = 0;
    for worked in &*WORKED {
        let plan = worked.engine.plan().unwrap();
        let whole = assess(&worked.engine, &worked.month);
        // A cap that holds nothing down is not told; of a month without any data there is no score to tell of.
        if !plan.contract.caps.is_empty() || whole["status"] == "not_assessable" {
            continue;
        }
        let mut derivations = BTreeMap::new();
        // Of nothing there is nothing to tell.
        let is_zero = |value: &Value| ["0", "\"0\""].contains(&value.to_string().as_str());
        let given = worked.month["figures"].as_object().unwrap().iter();
        for (id, _) in given.filter(|(_, value)| !is_zero(value)) {
            let mut rest = worked.month.clone();
            rest["figures"].as_object_mut().unwrap().remove(id);
            let found = results(&assess(&worked.engine, &rest));
            let figure = plan.vocabulary.slot(id).and_then(|slot| plan.vocabulary.figure(slot)).unwrap();
            let label = serde_json::to_string(&figure.label).unwrap();
            // What others of its sum leave for a figure is told by its number alone.
            for (name, _) in results(&whole).into_iter().filter(|one| id != "survey_answers" && !found.contains(one)) {
                let derivation = derivations.entry(name.clone()).or_insert_with(|| {
                    serde_json::to_string(&worked.engine.explain(&worked.month, &name).unwrap()).unwrap()
                });
                assert!(derivation.contains(&label), "{} {name} without {id}", worked.name);
                tried += 1;
            }
        }
    }
    assert!(tried > 1000, "{tried} results");
}

/// The results of a month by the names their derivations have, each with what it came to.
fn results(found: &Value) -> Vec<(String, Value)> {
    let mut all = vec![("score".to_owned(), found["score"].clone())];
    let kinds = [
        ("metrics", "metric", "value"),
        ("items", "item", "points"),
        ("groups", "group", "points"),
        ("lines", "line", "amount"),
    ];
    for (key, name, value) in kinds {
        let of = found[key].as_array().into_iter().flatten();
        all.extend(of.map(|one| (format!("{name}:{}", one["id"].as_str().unwrap()), one[value].clone())));
    }
    all
}
