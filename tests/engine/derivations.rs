//! How a result came about, as it is told: under the name and the clause it has in the contract.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its cases has failed")]

use std::path::Path;

use serde_json::{Value, json};
use yuekao::engine::Engine;

use super::cases::json as read;

fn explained(engine: &Engine, month: &Value, result: &str) -> Value {
    serde_json::to_value(engine.explain(month, result).unwrap()).unwrap()
}

#[test]
fn a_group_is_told_by_its_name_and_clause_and_its_items_by_theirs() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts/examples/groups.json");
    let mut contract = read(&file)["contract"].clone();
    contract["groups"][0]["clause"] = json!("3.1");
    let engine = Engine::new(contract);
    // 90 % answered: full marks, 50 of 50. 80 of 100 satisfied: 5 points short of 85 %, 25 off, 25 of 50. Together 75 of
    // 100, brought to the 60 of the group: 45.
    let month = json!({ "figures": { "calls_offered": 100, "calls_answered": 90, "satisfied": 80, "dissatisfied": 20, "phone_response_seconds": 10 } });
    let group = explained(&engine, &month, "group:quality");
    assert_eq!((&group["label"], &group["clause"]), (&json!("服务质量"), &json!("3.1")));
    assert_eq!((group["mechanism"].as_str(), group["value"].as_str()), (Some("group"), Some("45")));
    let mut labels = Vec::new();
    collect(&group, &mut labels);
    assert!(labels.contains(&("接起率".to_owned(), "2".to_owned())), "{labels:?}");
    assert!(!labels.iter().any(|(label, _)| label == "响应时长"), "{labels:?}");
}

/// Label and clause of every step below.
fn collect(step: &Value, labels: &mut Vec<(String, String)>) {
    for input in step["inputs"].as_array().into_iter().flatten() {
        if let (Some(label), Some(clause)) = (input["label"].as_str(), input["clause"].as_str()) {
            labels.push((label.into(), clause.into()));
        }
        collect(input, labels);
    }
}

#[test]
fn a_stated_value_is_told_like_any_other_result() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts/examples/groups.json");
    let mut contract = read(&file)["contract"].clone();
    contract["values"] = json!([
        { "id": "first", "label": "首月", "unit": "yuan", "clause": "9.1", "value": "1200" },
        { "id": "both", "label": "两月", "unit": "yuan", "clause": "9.2", "value": { "sum": ["first", "300.5"] } },
    ]);
    let engine = Engine::new(contract);
    let both = explained(&engine, &json!({ "figures": {} }), "value:both");
    assert_eq!((both["value"].as_str(), both["label"].as_str()), (Some("1500.5"), Some("两月")));
    assert_eq!((both["clause"].as_str(), both["unit"].as_str()), (Some("9.2"), Some("yuan")));
    let first = explained(&engine, &json!({ "figures": {} }), "value:first");
    assert_eq!((first["value"].as_str(), first["label"].as_str()), (Some("1200"), Some("首月")));
    assert_eq!((first["clause"].as_str(), first["unit"].as_str()), (Some("9.1"), Some("yuan")));
}

/// 80 % of 50 points are 40; without calls 50 of 100 points are left, 40 of them are 80, and 5 praises on top 85. With both nothing
/// is scaled, and nothing is said of it.
#[test]
fn a_score_says_what_it_was_scaled_from() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts/examples/points_on_top.json");
    let engine = Engine::new(read(&file)["contract"].clone());
    let month = |calls: u32, praises: u32| json!({ "figures": { "csat_rate": "80", "calls_offered": calls, "calls_answered": calls, "praises": praises } });
    let scaled = explained(&engine, &month(0, 5), "score");
    assert_eq!(scaled["value"], "85");
    assert_eq!(scaled["terms"], json!({ "total": "100", "present": "50", "sum": "40", "on_top": "5" }));
    let without_praise = explained(&engine, &month(0, 0), "score");
    assert_eq!(without_praise["terms"], json!({ "total": "100", "present": "50" }));
    let whole = explained(&engine, &month(10, 5), "score");
    assert_eq!((&whole["value"], &whole["terms"]), (&json!("95"), &json!({})));
}

/// In August 2026 the second of two versions is in force, in June the first.
#[test]
fn a_value_says_which_of_its_versions_is_in_force() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts/examples/by_date.json");
    let engine = Engine::new(read(&file)["contract"].clone());
    for (month, value, row) in [("2026-06", "85", "1"), ("2026-08", "88", "2")] {
        let target = explained(&engine, &json!({ "month": month, "figures": { "csat_rate": "90" } }), "value:target");
        let version = &target["inputs"][0];
        assert_eq!(
            (version["mechanism"].as_str(), version["value"].as_str()),
            (Some("by_date"), Some(value)),
            "{target}"
        );
        assert_eq!(version["terms"]["row"], json!(row), "{target}");
    }
}

/// A blank of the contract is filled with an example until it is agreed on, and says so.
#[test]
fn a_value_that_is_an_example_says_so() {
    let mut contract = yuekao::engine::template("courier").unwrap();
    let told =
        |contract: &Value| explained(&Engine::new(contract.clone()), &json!({ "figures": {} }), "value:phone_seconds");
    assert_eq!((&told(&contract)["value"], &told(&contract)["example"]), (&json!("20"), &json!(true)));
    let agreed =
        contract["values"].as_array_mut().unwrap().iter_mut().find(|value| value["id"] == "phone_seconds").unwrap();
    agreed.as_object_mut().unwrap().remove("example");
    assert_ne!(told(&contract)["example"], json!(true));
}

/// On 14 October the first of two prices is in force, on the 15th the second.
#[test]
fn a_row_says_which_version_is_in_force_on_its_day() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts/examples/by_day.json");
    let engine = Engine::new(read(&file)["contract"].clone());
    for (day, price, row) in [("2026-10-14", "0.5", "1"), ("2026-10-15", "0.6", "2")] {
        let month = json!({ "month": "2026-10", "figures": {}, "rows": { "days": [{ "name": day, "calls": 100 }] } });
        let fee = explained(&engine, &month, "line:calls_fee");
        let mut versions = Vec::new();
        steps_by("by_day", &fee, &mut versions);
        assert_eq!(versions.len(), 1, "{fee}");
        assert_eq!((&versions[0]["value"], &versions[0]["terms"]["row"]), (&json!(price), &json!(row)), "{fee}");
    }
}

/// The steps of one mechanism.
fn steps_by<'s>(mechanism: &str, step: &'s Value, found: &mut Vec<&'s Value>) {
    if step["mechanism"] == mechanism {
        found.push(step);
    }
    step["inputs"].as_array().into_iter().flatten().for_each(|input| steps_by(mechanism, input, found));
}
