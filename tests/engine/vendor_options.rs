//! Choices that vendors made: each is settled by its own, in every way a month is asked for.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that finds nothing has failed")]

use serde_json::{Value, json};
use yuekao::engine::Engine;

fn contract() -> Value {
    let file = format!("{}/contracts/examples/options_by_vendor.json", env!("CARGO_MANIFEST_DIR"));
    let example: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    example.get("contract").unwrap().clone()
}

#[test]
fn each_row_of_a_text_is_settled_by_its_vendors_choice() {
    let engine = Engine::new(contract());
    let text = "商家\t月份\t坐席数\t电话接起量\n蓝鲸家电\t2026-10\t1\t1999\n青松服饰\t2026-10\t1\t2001\n红杉图书\t2026-10\t1\t2001\n";
    let batch = engine.assess_text(text);
    assert_eq!(batch.problems, []);
    let fees = batch.columns.iter().find(|column| column.id == "line:fee").unwrap();
    assert_eq!(fees.cells().collect::<Vec<_>>(), ["5997.00", "6003.00", "6000.00"]);
    // One by one they come to the same.
    for (record, fee) in engine.parse(text).records.iter().zip(fees.cells()) {
        let assessed = serde_json::to_value(engine.assess(&serde_json::to_value(record).unwrap())).unwrap();
        assert_eq!(assessed.pointer("/lines/0/amount"), Some(&json!(fee)));
        let month = serde_json::to_value(record).unwrap();
        let explained = serde_json::to_value(engine.explain(&month, "line:fee").unwrap()).unwrap();
        assert_eq!(explained.get("value"), Some(&json!(fee)));
        // It is no doubt: what other choices would change is not told.
        assert!(engine.readings(&month).is_empty());
    }
}

#[test]
fn a_choice_that_there_is_not_is_told() {
    let mut wrong = contract();
    *wrong.pointer_mut("/ambiguities/0/by_vendor").unwrap() = json!({ "蓝鲸家电": "call" });
    let problems = Engine::new(wrong).problems().to_vec();
    let told: Vec<Value> = problems.iter().map(|problem| serde_json::to_value(problem).unwrap()).collect();
    let found: Vec<_> = told.iter().map(|told| (told["code"].as_str(), told["at"]["pointer"].as_str())).collect();
    assert_eq!(found, [(Some("choice_unknown"), Some("/ambiguities/0/by_vendor/蓝鲸家电"))]);
}

#[test]
fn two_choices_of_one_vendor_hold_together() {
    let mut two = contract();
    let more = json!({ "id": "days", "clause": "3", "question": "?", "option": true, "by_vendor": { " 蓝鲸家电 ": "twice" },
        "choices": [{ "id": "once", "label": "一倍" }, { "id": "twice", "label": "两倍" }] });
    two.pointer_mut("/ambiguities").unwrap().as_array_mut().unwrap().push(more);
    let extra = json!({ "id": "extra", "kind": "base_fee", "label": "附加费", "payer": "client", "clause": "3",
        "amount": { "by_reading": { "reading": "days", "choices": { "once": "100", "twice": "200" } } } });
    two.pointer_mut("/fees").unwrap().as_array_mut().unwrap().push(extra);
    let engine = Engine::new(two);
    assert_eq!(engine.problems(), []);
    let paid = |vendor: &str| {
        let month = json!({ "vendor": vendor, "figures": { "seats": 1, "calls_answered": 1999 } });
        serde_json::to_value(engine.assess(&month)).unwrap().pointer("/totals/clientPays").cloned()
    };
    assert_eq!(paid("蓝鲸家电"), Some(json!("6197.00")));
    assert_eq!(paid("青松服饰"), Some(json!("6100.00")));
}
