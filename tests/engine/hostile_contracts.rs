//! Any JSON whatever, given as a contract, yields problems or a result; never a trap.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    reason = "sizes of small documents, read from files"
)]

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use yuekao::engine::{Engine, template, templates};

fn any_json() -> impl Strategy<Value = Value> {
    let word = prop::sample::select(
        &[
            "score",
            "answer_rate",
            "items.satisfaction",
            "calls_offered",
            "deduction",
            "assessed",
            "channels",
            "pooled",
            "[80, 90)",
            "(, )",
            "[9, 1]",
            "0",
            "-1",
            "99999999999999",
            "1e400",
            "",
            "excellent",
            "2026-02-30",
            "2026-02",
            "groups.quality",
            "year",
            "pooled",
            "120",
            "quarter",
            "-term_years",
            "in_order",
            "rule with {name}",
            "\u{0}",
        ][..],
    );
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word.prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        let key = prop::sample::select(
            &[
                "sum",
                "ratio",
                "of",
                "to",
                "shortfall",
                "bands",
                "rows",
                "in",
                "value",
                "per_tier",
                "caps",
                "at_most",
                "lines",
                "prorated",
                "de_minimis",
                "closes",
                "read_as",
                "holidays",
                "years",
                "if",
                "by_date",
                "from",
                "held",
                "over_months",
                "months",
                "last",
                "since",
                "reset",
                "linear",
                "points",
                "at",
                "weighted",
                "count",
                "group",
                "when",
                "id",
                "clause",
                "x/~",
            ][..],
        );
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..4).prop_map(|entries| Value::from(
                entries.into_iter().map(|(key, value)| (key.into(), value)).collect::<Map<_, _>>()
            )),
        ]
    })
}

/// How many nodes a document has, itself included.
fn size(json: &Value) -> usize {
    1 + match json {
        Value::Array(elements) => elements.iter().map(size).sum(),
        Value::Object(map) => map.values().map(size).sum(),
        _ => 0,
    }
}

/// Replaces the node with this number, counted in document order.
fn replace(json: &mut Value, number: &mut usize, with: &Value) {
    if *number == 0 {
        json.clone_from(with);
    }
    *number = number.wrapping_sub(1);
    match json {
        Value::Array(elements) => elements.iter_mut().for_each(|element| replace(element, number, with)),
        Value::Object(map) => map.values_mut().for_each(|element| replace(element, number, with)),
        _ => {}
    }
}

/// Asks everything there is to ask. A contract with an error has a problem with a place, and no result.
fn ask(contract: Value) -> Result<(), TestCaseError> {
    let engine = Engine::new(contract);
    let month = json!({
        "month": "2026-10",
        "figures": { "calls_offered": 10, "calls_answered": 7, "very_satisfied": 3, "satisfied": 1, "neutral": 1,
            "dissatisfied": 0, "very_dissatisfied": 0, "leaked_records": 3, "goods_payment": "99999999999.99" },
        "categories": [{ "category": "手机", "presales_calls": 99_999_999_999_999_i64 }, { "category": "?" }],
        "work_orders": [{ "received": "2026-10-12T17:00", "cost": "80" }],
        "history": [{ "month": "2026-09", "figures": { "calls_offered": 9, "calls_answered": 9 } }, { "month": "1900-01" }],
    });
    let found = engine.assess(&month);
    if engine.problems().iter().any(yuekao::problem::Problem::is_error) {
        prop_assert!(engine.problems().iter().all(|problem| problem.at.is_some()), "{:?}", engine.problems());
        prop_assert!(engine.plan().is_none() && found.score.is_none() && !found.notices.is_empty());
    }
    for result in ["score", "item:satisfaction", "line:deduction", "fallback", "total:providerPays", "payable"] {
        let _ = engine.explain(&month, result);
    }
    let _ = (engine.readings(&month), engine.calendar("2026-10", None, None), engine.parse("接起量\t3"));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_json_is_a_contract_with_problems(json in any_json()) {
        ask(json)?;
    }

    #[test]
    fn a_sound_contract_with_anything_anywhere_in_it_never_traps(json in any_json(), place in any::<prop::sample::Index>()) {
        let of_engine = templates().into_iter().filter_map(|known| template(&known.id));
        let of_guide = serde_json::from_str(include_str!("../../contracts/guide/prices/terms.json")).unwrap();
        for mut contract in of_engine.chain([of_guide]) {
            let mut number = place.index(size(&contract));
            replace(&mut contract, &mut number, &json);
            ask(contract)?;
        }
    }

    #[test]
    fn an_example_with_anything_anywhere_in_it_never_traps(
        json in any_json(), example in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(),
    ) {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/contracts/examples");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let read = std::fs::read_to_string(example.get(&files)).unwrap();
        let mut contract = serde_json::from_str::<Value>(&read).unwrap()["contract"].take();
        let mut number = place.index(size(&contract));
        replace(&mut contract, &mut number, &json);
        ask(contract)?;
    }
}

/// A contract that changes every month for three hundred years is refused, not made ready thousands of times over.
#[test]
fn versions_without_end_are_a_problem() {
    let version =
        |number: u32| json!({ "from": format!("{}-{:02}", 1900 + number / 12, number % 12 + 1), "value": "1" });
    let versions: Vec<Value> = [json!({ "value": "1" })].into_iter().chain((0..3600).map(version)).collect();
    let contract = json!({
        "schema": "yuekao.contract/1", "id": "x", "title": "x",
        "values": [{ "id": "x", "label": "x", "unit": "%", "clause": "1", "value": { "by_date": versions } }],
    });
    let engine = Engine::new(contract.clone());
    assert!(engine.plan().is_none());
    assert_eq!(serde_json::to_value(engine.problems()).unwrap()[0]["code"], "versions_many");
}

/// As deep as the boundary lets anything in; what is deeper is refused there.
#[test]
fn the_deepest_contract_is_read() {
    let deep = format!("{}\"1\"{}", "{\"sum\":[".repeat(60), "]}".repeat(60));
    let contract = json!({
        "schema": "yuekao.contract/1", "id": "x", "title": "x",
        "values": [{ "id": "x", "label": "x", "unit": "%", "clause": "1", "value": serde_json::from_str::<Value>(&deep).unwrap() }],
    });
    assert_eq!(Engine::new(contract).problems(), []);
    assert!(Engine::unreadable().plan().is_none() && !Engine::unreadable().problems().is_empty());
}
