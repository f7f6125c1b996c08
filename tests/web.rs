//! The boundary, called from JavaScript's side of a real browser.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::indexing_slicing, reason = "a key that is not there is null, which no test expects")]

use serde_json::{Value, json};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yuekao::engine::{template, templates};
use yuekao::wasm::Compiled;

wasm_bindgen_test_configure!(run_in_browser);

fn read(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_default()
}

fn mall() -> Compiled {
    Compiled::new(template("mall").unwrap_or_default())
}

/// The month of contracts.md §7: pooled 89.875 %, satisfaction 78 %, 50 + 36 points.
fn month() -> String {
    json!({ "month": "2026-10", "figures": {
        "calls_offered": 3000, "calls_answered": 2640, "chats_offered": 5000, "chats_handled": 4550, "very_satisfied": 400,
        "satisfied": 380, "neutral": 120, "dissatisfied": 60, "very_dissatisfied": 40,
    } })
    .to_string()
}

#[wasm_bindgen_test]
fn every_template_is_sound() {
    for known in templates() {
        let contract = template(&known.id).unwrap_or_default();
        assert_eq!(Compiled::new(contract).validate(), "[]", "{}", known.id);
    }
}

#[wasm_bindgen_test]
fn a_pasted_month_is_settled() {
    let parsed = read(&mall().parse("月份\t接起量\t进线量\n2026年10月\t2,640\t3,000\n", ""));
    let record = &parsed["records"][0];
    assert_eq!(record["figures"], json!({ "calls_answered": "2640", "calls_offered": "3000" }));
    let found = read(&mall().assess(&record.to_string()));
    assert_eq!((&found["month"], &found["metrics"][0]["value"]), (&json!("2026-10"), &json!("88")));
}

#[wasm_bindgen_test]
fn the_worked_example_comes_out() {
    let found = read(&mall().assess(&month()));
    assert_eq!((&found["score"], &found["tier"]["id"]), (&json!("86"), &json!("meets")));
    assert_eq!(found["totals"]["providerPays"], "0.00");
}

#[wasm_bindgen_test]
fn its_score_is_explained_and_read_otherwise() {
    let score = read(&mall().explain(&month(), "score"));
    assert_eq!((&score["value"], score["inputs"].as_array().map(Vec::len)), (&json!("86"), Some(2)));
    assert_eq!(mall().explain(&month(), "no such result"), "null");
    let channels = &read(&mall().readings(&month()))[0];
    assert_eq!((&channels["id"], &channels["choices"][2]["score"]), (&json!("channels"), &json!("82")));
}

#[wasm_bindgen_test]
fn its_dates_follow_the_working_calendar() {
    // 7 November 2026 is a Saturday; five working days after it are Monday the 9th to Friday the 13th.
    let dates = read(&mall().calendar("2026-10", None, None));
    assert_eq!((&dates["dates"][0]["date"], &dates["dates"][1]["date"]), (&json!("2026-11-07"), &json!("2026-11-13")));
    let events = json!({ "statement_received": "2026-11-16" }).to_string();
    let later = read(&mall().calendar("2026-10", None, Some(events)));
    assert_eq!(later["dates"][3]["date"], "2026-11-23");
}

#[wasm_bindgen_test]
fn bad_data_is_answered_with_problems() {
    for contract in ["{", "[]", "null", "{\"schema\":\"yuekao.contract/1\"}"] {
        let compiled = Compiled::new(contract);
        assert_eq!(read(&compiled.validate())[0]["severity"], "error", "{contract}");
        assert_eq!(read(&compiled.assess(&month()))["status"], "not_assessable", "{contract}");
    }
    for bad in ["", "{", "[]", "{\"figures\": 3}"] {
        assert_eq!(read(&mall().assess(bad))["notices"][0]["severity"], "error", "{bad}");
    }
}
