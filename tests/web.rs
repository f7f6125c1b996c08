//! The boundary, called from JavaScript's side of a real browser: objects go in, objects come out.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a key that is not there is null, which no test expects"
)]

use js_sys::JSON;
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yuekao::wasm::{Anything, Compiled, Month, Said, template, templates};

wasm_bindgen_test_configure!(run_in_browser);

/// What an answer says.
fn read(answer: &JsValue) -> Value {
    serde_json::from_str(&String::from(JSON::stringify(answer).unwrap())).unwrap()
}

/// An object as JavaScript writes it.
fn object<T: JsCast>(json: &Value) -> T {
    evaluated(&format!("({json})"))
}

/// What an expression of JavaScript gives.
fn evaluated<T: JsCast>(expression: &str) -> T {
    js_sys::Function::new_no_args(&format!("return {expression}")).call0(&JsValue::UNDEFINED).unwrap().unchecked_into()
}

fn mall() -> Compiled {
    Compiled::new(template("mall").unchecked_ref())
}

/// Nothing was said about a text.
fn nothing_said() -> Said {
    Said::unchecked_from_js(JsValue::UNDEFINED)
}

/// The month of contracts.md §7: pooled 89.875 %, satisfaction 78 %, 50 + 36 points.
fn month() -> Month {
    object(&json!({ "month": "2026-10", "figures": {
        "calls_offered": 3000, "calls_answered": 2640, "chats_offered": 5000, "chats_handled": 4550, "very_satisfied": 400,
        "satisfied": 380, "neutral": 120, "dissatisfied": 60, "very_dissatisfied": 40,
    } }))
}

#[wasm_bindgen_test]
fn every_template_is_sound() {
    let known = read(&templates());
    assert_eq!(known.as_array().map(Vec::len), Some(4));
    for known in known.as_array().unwrap() {
        let contract = template(known["id"].as_str().unwrap());
        assert_eq!(read(&contract)["title"], known["title"]);
        assert_eq!(read(&Compiled::new(contract.unchecked_ref()).validate()), json!([]), "{known}");
    }
    assert!(template("unknown").is_undefined());
}

#[wasm_bindgen_test]
fn a_pasted_month_is_settled() {
    let parsed = mall().parse("月份\t接起量\t进线量\n2026年10月\t2,640\t3,000\n", &nothing_said()).unwrap();
    let record =
        js_sys::Reflect::get(&parsed, &"records".into()).and_then(|list| js_sys::Reflect::get_u32(&list, 0)).unwrap();
    assert_eq!(read(&record)["figures"], json!({ "calls_answered": "2640", "calls_offered": "3000" }));
    let found = read(&mall().assess(record.unchecked_ref()).unwrap());
    assert_eq!((&found["month"], &found["metrics"][0]["value"]), (&json!("2026-10"), &json!("88")));
}

#[wasm_bindgen_test]
fn the_worked_example_comes_out() {
    let found = read(&mall().assess(&month()).unwrap());
    assert_eq!((&found["score"], &found["tier"]["id"]), (&json!("86"), &json!("meets")));
    assert_eq!(found["totals"]["providerPays"], "0.00");
    // Missing is null, maps are plain objects.
    assert_eq!(found["vendor"], Value::Null);
    assert_eq!(found["metrics"][0]["label"]["en"], "Phone answer rate");
}

#[wasm_bindgen_test]
fn its_score_is_explained_and_read_otherwise() {
    let score = read(&mall().explain(&month(), "score").unwrap());
    assert_eq!((&score["value"], score["inputs"].as_array().map(Vec::len)), (&json!("86"), Some(2)));
    assert!(mall().explain(&month(), "payable").unwrap().is_null());
    assert!(mall().explain(&month(), "no such result").is_err());
    let channels = &read(&mall().readings(&month()).unwrap())[0];
    assert_eq!((&channels["id"], &channels["choices"][2]["score"]), (&json!("channels"), &json!("82")));
}

#[wasm_bindgen_test]
fn its_dates_follow_the_working_calendar() {
    // 7 November 2026 is a Saturday; five working days after it are Monday the 9th to Friday the 13th.
    let none = Anything::unchecked_from_js(JsValue::UNDEFINED);
    let dates = read(&mall().calendar("2026-10", &none, &none).unwrap());
    assert_eq!((&dates["dates"][0]["date"], &dates["dates"][1]["date"]), (&json!("2026-11-07"), &json!("2026-11-13")));
    let events = object(&json!({ "statement_received": "2026-11-16" }));
    let later = read(&mall().calendar("2026-10", &none, &events).unwrap());
    assert_eq!(later["dates"][3]["date"], "2026-11-23");
}

#[wasm_bindgen_test]
fn bad_data_is_answered_with_problems() {
    for contract in ["[]", "null", "undefined", "() => 1", "Symbol()", "1n", "{ schema: 'yuekao.contract/1' }"] {
        let compiled = Compiled::new(&evaluated(contract));
        assert_eq!(read(&compiled.validate())[0]["severity"], "error", "{contract}");
        assert_eq!(read(&compiled.assess(&month()).unwrap())["status"], "not_assessable", "{contract}");
    }
    for bad in ["undefined", "null", "[]", "'2026-10'", "{ figures: 3 }"] {
        let found = mall().assess(&evaluated(bad)).unwrap();
        assert_eq!(read(&found)["notices"][0]["severity"], "error", "{bad}");
    }
}

#[wasm_bindgen_test]
fn numbers_are_read_by_their_shortest_form() {
    let problems = |figure: &str| {
        let found = mall().assess(&evaluated(&format!("{{ figures: {{ csat_rate: {figure} }} }}"))).unwrap();
        read(&found)["notices"][0]["values"]["found"].clone()
    };
    // A result has at most six places.
    for (figure, value) in [("88.1", "88.1"), ("0.5e2", "50"), ("7n", "7"), ("'12.50'", "12.5"), ("5e-7", "0.000001")] {
        let found = read(&mall().assess(&evaluated(&format!("{{ figures: {{ csat_rate: {figure} }} }}"))).unwrap());
        assert_eq!(found["metrics"][3]["value"], value, "{figure}");
    }
    for (figure, found) in [
        ("NaN", "\"NaN\""),
        ("-Infinity", "\"-Infinity\""),
        ("1e21", "1e+21"),
        ("10n ** 30n", "1000000000000000000000000000000"),
        ("true", "true"),
    ] {
        assert_eq!(problems(figure), found, "{figure}");
    }
    // What is not there is missing; so is what has no word in JSON.
    let found =
        read(&mall().assess(&evaluated("{ vendor: undefined, figures: { csat_rate: undefined, x() {} } }")).unwrap());
    assert_eq!((&found["vendor"], &found["metrics"][3]["value"]), (&Value::Null, &Value::Null));
    assert!(found["notices"].as_array().unwrap().iter().all(|notice| notice["severity"] == "warning"), "{found}");
}

#[wasm_bindgen_test]
fn what_holds_itself_or_is_too_deep_is_refused() {
    let itself = "(() => { const it = {}; it.history = [it]; return it; })()";
    let deep = "JSON.parse('['.repeat(128) + ']'.repeat(128))";
    for bad in [itself, deep] {
        let error = mall().assess(&evaluated(bad)).unwrap_err();
        assert!(error.has_type::<js_sys::TypeError>(), "{bad}");
        assert_eq!(read(&Compiled::new(&evaluated(bad)).validate())[0]["code"], "contract_not_data", "{bad}");
    }
    assert!(mall().assess(&evaluated("JSON.parse('['.repeat(127) + ']'.repeat(127))")).is_ok());
}
