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

/// The texts of a packed result, and the parts it counts on.
fn told(compiled: &mut Compiled, month: &str) -> (String, Value) {
    let packed = compiled.assess(month);
    let words = packed.get(4..8).and_then(|words| words.try_into().ok()).map_or(0, u32::from_le_bytes);
    let text = packed.get(8 + 4 * usize::try_from(words).unwrap_or(0)..).unwrap_or_default();
    (String::from_utf8_lossy(text).into_owned(), read(&compiled.take_parts()))
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
    let parsed = read(&mall().parse("月份\t接起量\t进线量\n2026年10月\t2,640\t3,000\n"));
    let record = &parsed["records"][0];
    assert_eq!(record["figures"], json!({ "calls_answered": "2640", "calls_offered": "3000" }));
    // Month, answered calls, offered calls and their rate in per cent: what is asked of a rate comes first.
    let (texts, _) = told(&mut mall(), &record.to_string());
    assert!(texts.starts_with("2026-10882640300090"), "{texts}");
}

#[wasm_bindgen_test]
fn the_worked_example_comes_out() {
    let mut mall = mall();
    let (texts, parts) = told(&mut mall, &month());
    assert!(texts.contains("86") && texts.ends_with("0.000.000.00"), "{texts}");
    assert!(parts.as_array().is_some_and(|parts| parts.contains(&json!("meets"))), "{parts}");
    // They cross once.
    assert_eq!(told(&mut mall, &month()), (texts, json!([])));
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
        let mut compiled = Compiled::new(contract);
        assert_eq!(read(&compiled.validate())[0]["severity"], "error", "{contract}");
        assert_eq!(told(&mut compiled, &month()).1, json!(["not_assessable"]), "{contract}");
    }
    for bad in ["", "{", "[]", "{\"figures\": 3}"] {
        assert!(told(&mut mall(), bad).0.contains(r#""severity":"error""#), "{bad}");
    }
}
