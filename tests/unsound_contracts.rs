//! Each way a contract can be unsound: the mall contract, or an example, with one thing changed, the problem that is
//! found, and its place.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot read its contract has failed")]

use serde_json::{Value, json};
use yuekao::engine::{Engine, template};
use yuekao::problem::Place;

/// The codes and pointers of the problems of the mall contract, changed at one place.
fn problems(pointer: &str, value: Value) -> Vec<(String, String)> {
    let mut contract: Value = serde_json::from_str(template("mall").unwrap()).unwrap();
    *contract.pointer_mut(pointer).unwrap() = value;
    found(&contract)
}

fn found(contract: &Value) -> Vec<(String, String)> {
    let engine = Engine::new(&contract.to_string());
    let code = |code| serde_json::to_value(code).unwrap().as_str().unwrap().to_owned();
    let place = |place: Option<&Place>| match place {
        Some(Place::Pointer { pointer }) => pointer.clone(),
        _ => "no place".into(),
    };
    engine.problems().iter().map(|problem| (code(problem.code), place(problem.at.as_ref()))).collect()
}

#[test]
fn each_mistake_is_found_at_its_place() {
    let amount = "/damages/0/amount";
    for (pointer, value, expected) in [
        ("/schema", json!("yuekao.contract/9"), vec![("schema_unknown", "/schema")]),
        ("/title", json!(7), vec![("json_shape", "/title")]),
        ("/metrics/0/unit", Value::Null, vec![("json_shape", "/metrics/0/unit")]),
        (
            "/metrics/0",
            json!({ "id": "x" }),
            vec![
                ("json_key_missing", "/metrics/0"),
                ("json_key_missing", "/metrics/0"),
                ("json_key_missing", "/metrics/0"),
                ("json_key_missing", "/metrics/0"),
            ],
        ),
        ("/items/1/clause", json!(" "), vec![("clause_missing", "/items/1/clause")]),
        ("/items/1/id", json!("answer_rate"), vec![("id_duplicate", "/items/1/id")]),
        ("/items/1/weight", json!("40"), vec![("weights_sum", "/items")]),
        (
            "/items/1/score/shortfall/of",
            json!("satisfacton"),
            vec![("name_unknown", "/items/1/score/shortfall/of"), ("term_incomplete", "/items/1/score/shortfall")],
        ),
        (
            "/items/1/score/shortfall/of",
            json!("deduction"),
            vec![("name_later", "/items/1/score/shortfall/of"), ("term_incomplete", "/items/1/score/shortfall")],
        ),
        ("/items/1/score/shortfall/per", json!("0"), vec![("step_not_positive", "/items/1/score/shortfall/per")]),
        ("/items/1/score/shortfall/partial", json!("half"), vec![("json_shape", "/items/1/score/shortfall/partial")]),
        (
            "/items/1/score/shortfall/partial/reading",
            json!("channel"),
            vec![("reading_unknown", "/items/1/score/shortfall/partial")],
        ),
        (
            "/readings/channels",
            json!("best"),
            vec![("choice_unknown", "/readings/channels"), ("choice_unknown", "/items/0/score/by_reading")],
        ),
        ("/readings", json!({ "channel": "pooled" }), vec![("reading_unknown", "/readings/channel")]),
        ("/metrics/3/value/ratio/of/0", json!("wide_exposure"), vec![("term_kind", "/metrics/3/value/ratio/of/0")]),
        ("/metrics/3/value", json!({ "ration": [] }), vec![("json_shape", "/metrics/3/value")]),
        ("/metrics/3/given", json!("csat"), vec![("figure_unknown", "/metrics/3/given")]),
        ("/tiers/1/in", json!("[81, 90)"), vec![("ranges_gap", "/tiers/1")]),
        ("/tiers/1/in", json!("(80, 90)"), vec![("ranges_gap", "/tiers/1")]),
        ("/tiers/1/in", json!("[80, 90]"), vec![("ranges_overlap", "/tiers/0")]),
        ("/tiers/4/in", json!("[10, 60)"), vec![("tiers_do_not_cover", "/tiers")]),
        ("/tiers/1/in", json!("[90, 80)"), vec![("range_empty", "/tiers/1/in")]),
        ("/tiers/1/in", json!("80 to 90"), vec![("json_shape", "/tiers/1/in")]),
        ("/tiers/1/in", json!("[low, 90)"), vec![("name_unknown", "/tiers/1/in"), ("range_edge", "/tiers/1/in")]),
        ("/tiers/2/grace_months", json!("1.5"), vec![("not_whole", "/tiers/2/grace_months")]),
        (
            amount,
            json!({ "per_tier": { "excellent": "0", "meets": "0", "improve": "1", "warning": "2" } }),
            vec![("tier_without_value", "/damages/0/amount/per_tier")],
        ),
        (
            amount,
            json!({ "per_tier": { "excellent": "0", "meets": "0", "improve": "1", "warning": "2", "failed": "3", "worst": "4" } }),
            vec![("tier_unknown", "/damages/0/amount/per_tier/worst")],
        ),
        (amount, json!({ "sum": ["deduction", "1"] }), vec![("name_itself", "/damages/0/amount/sum/0")]),
        (amount, json!("123456789012345"), vec![("json_shape", "/damages/0/amount")]),
        (amount, Value::Null, vec![("amount_form", "/damages/0")]),
        ("/damages/1/only_with/0", json!("leaks"), vec![("figure_unknown", "/damages/1/only_with")]),
        (
            "/damages/2/late_replies/hours/sessions/1/0",
            json!("11:00"),
            vec![("working_session_invalid", "/damages/2/late_replies/hours/sessions/1")],
        ),
        (
            "/fees/0/rate_card/prices/0/per_unit",
            json!({ "one": "1" }),
            vec![("price_missing", "/fees/0/rate_card/prices/0")],
        ),
        (
            "/fees/0/rate_card/prices/0/per_unit",
            json!({ "one": "1", "two": "2", "three": "3" }),
            vec![("package_unknown", "/fees/0/rate_card/prices/0")],
        ),
        (
            "/fees/0/rate_card/prices/0/figure",
            json!("calls_offered"),
            vec![("figure_unknown", "/fees/0/rate_card/prices/0")],
        ),
        (
            "/fees/0/rate_card/packages/1/categories/0",
            json!("手机"),
            vec![("category_twice", "/fees/0/rate_card/packages/1/categories/0")],
        ),
        ("/trial/months", json!("-1"), vec![("not_whole", "/trial/months")]),
        ("/start", json!("2026-02-30"), vec![("date_invalid", "/start")]),
        ("/dates/1/from/date", json!("result"), vec![("date_id_unknown", "/dates/1/from/date")]),
        ("/settlement/against", json!("goods"), vec![("figure_unknown", "/settlement/against")]),
    ] {
        let expected: Vec<(String, String)> =
            expected.into_iter().map(|(code, pointer)| (code.to_owned(), pointer.to_owned())).collect();
        assert_eq!(problems(pointer, value.clone()), expected, "{pointer} = {value}");
    }
}

/// An example of `contracts/examples` with one thing changed.
#[test]
fn each_mistake_in_an_example_is_found_at_its_place() {
    let mut failures = Vec::new();
    let target = "/values/0/value/by_date";
    let window = "/outcomes/1/when/held/months";
    let held = "/outcomes/1/when/held";
    let points = "/items/0/score/linear/points";
    for (example, pointer, value, expected) in [
        // Versions by date: a gap, an overlap, an end before the beginning, a hole at either end, and the wrong order.
        (
            "by_date",
            "/values/1/value/by_date/1/from",
            json!("2026-08"),
            vec![("versions_gap", "/values/1/value/by_date/1")],
        ),
        (
            "by_date",
            "/values/1/value/by_date/1/from",
            json!("2026-06"),
            vec![("versions_overlap", "/values/1/value/by_date/1")],
        ),
        (
            "by_date",
            "/values/1/value/by_date/1/to",
            json!("2026-06"),
            vec![("version_empty", "/values/1/value/by_date/1"), ("versions_overlap", "/values/1/value/by_date/2")],
        ),
        (
            "by_date",
            target,
            json!([{ "from": "2026-01", "value": "85" }]),
            vec![("versions_gap", "/values/0/value/by_date/0")],
        ),
        (
            "by_date",
            target,
            json!([{ "to": "2026-12", "value": "85" }]),
            vec![("versions_gap", "/values/0/value/by_date/0")],
        ),
        (
            "by_date",
            target,
            json!([{ "value": "85" }, { "value": "88" }]),
            vec![("versions_overlap", "/values/0/value/by_date/1")],
        ),
        (
            "by_date",
            target,
            json!([{ "value": "85" }, { "from": "2026-09", "value": "88" }, { "from": "2026-07", "value": "87" }]),
            vec![("versions_overlap", "/values/0/value/by_date/2")],
        ),
        (
            "by_date",
            target,
            json!([]),
            vec![("list_empty", target), ("range_edge", "/tiers/0/in"), ("range_edge", "/tiers/1/in")],
        ),
        (
            "by_date",
            "/values/0/value/by_date/1/from",
            json!("2026-13"),
            vec![("month_invalid", "/values/0/value/by_date/1/from")],
        ),
        // A version that is unsound only while it is in force: no score is below a target of 0, or is 100 and more.
        ("by_date", "/values/0/value/by_date/1/value", json!("101"), vec![]),
        ("by_date", "/values/0/value/by_date/1/value", json!("-1"), vec![]),
        (
            "by_date",
            "/values/0/value/by_date/1/value",
            json!("csat_rate"),
            vec![("range_edge", "/tiers/0/in"), ("range_edge", "/tiers/1/in")],
        ),
        (
            "by_date",
            "/values/0/value/by_date/1/value",
            json!("target"),
            vec![
                ("name_itself", "/values/0/value/by_date/1/value"),
                ("range_edge", "/tiers/0/in"),
                ("range_edge", "/tiers/1/in"),
            ],
        ),
        (
            "by_date",
            "/values/0/value/by_date/1/value",
            json!("deduction_amount"),
            vec![
                ("name_later", "/values/0/value/by_date/1/value"),
                ("range_edge", "/tiers/0/in"),
                ("range_edge", "/tiers/1/in"),
            ],
        ),
        // Windows of months.
        ("held", window, json!({}), vec![("window_form", window)]),
        ("held", window, json!({ "last": "6", "since": "year" }), vec![("window_form", window)]),
        ("held", window, json!({ "last": "0" }), vec![("not_whole", "/outcomes/1/when/held/months/last")]),
        ("held", window, json!({ "last": "csat_rate" }), vec![("not_whole", "/outcomes/1/when/held/months/last")]),
        ("held", window, json!({ "since": "week" }), vec![("json_shape", "/outcomes/1/when/held/months/since")]),
        (
            "held",
            window,
            json!({ "last": "6", "reset": "nobody" }),
            vec![("name_unknown", "/outcomes/1/when/held/months/reset")],
        ),
        (
            "held",
            window,
            json!({ "last": "6", "reset": "csat_rate" }),
            vec![("term_kind", "/outcomes/1/when/held/months/reset")],
        ),
        ("held", "/outcomes/1/when/held/times", json!("0"), vec![("not_whole", "/outcomes/1/when/held/times")]),
        ("held", "/outcomes/1/when/held/of", json!("csat_rate"), vec![("term_kind", "/outcomes/1/when/held/of")]),
        ("held", "/outcomes/1/when/held/of", json!("repeated"), vec![("name_itself", "/outcomes/1/when/held/of")]),
        ("held", held, json!({ "of": "low_month" }), vec![("json_key_missing", held)]),
        (
            "in_a_row",
            "/outcomes/1/when/in_a_row/months",
            json!("2.5"),
            vec![("not_whole", "/outcomes/1/when/in_a_row/months")],
        ),
        (
            "over_months",
            "/metrics/1/value/over_months/take",
            json!("average"),
            vec![("json_shape", "/metrics/1/value/over_months/take")],
        ),
        (
            "over_months",
            "/metrics/1/value/over_months/of",
            json!("to_competitor"),
            vec![("term_kind", "/metrics/1/value/over_months/of")],
        ),
        ("over_months", "/figures/0/part_of", json!("issues"), vec![("figure_unknown", "/figures/0/part_of")]),
        (
            "month_before",
            "/metrics/1/value/mean/1/month_before",
            json!("last_month"),
            vec![("name_unknown", "/metrics/1/value/mean/1/month_before")],
        ),
        // Lines and lists.
        (
            "linear",
            "/items/0/score/linear/points/1/at",
            json!("80"),
            vec![("points_order", "/items/0/score/linear/points/1/at")],
        ),
        (
            "linear",
            "/items/0/score/linear/points/2/at",
            json!("85"),
            vec![("points_order", "/items/0/score/linear/points/2/at")],
        ),
        (
            "linear",
            "/items/0/score/linear/points/2/at",
            json!("csat_rate"),
            vec![("range_edge", "/items/0/score/linear/points/2/at")],
        ),
        ("linear", points, json!([]), vec![("list_empty", points)]),
        ("bands", "/items/0/score/bands/rows", json!([]), vec![("list_empty", "/items/0/score/bands/rows")]),
        ("weighted", "/metrics/2/value/weighted", json!([]), vec![("list_empty", "/metrics/2/value/weighted")]),
        (
            "weighted",
            "/metrics/2/value/weighted/1/weight",
            json!({ "not": "to_competitor" }),
            vec![("term_kind", "/metrics/2/value/weighted/1/weight")],
        ),
        (
            "count",
            "/outcomes/0/when/at_least/0/count",
            json!([]),
            vec![("list_empty", "/outcomes/0/when/at_least/0/count")],
        ),
        ("all", "/outcomes/0/when/all", json!([]), vec![("list_empty", "/outcomes/0/when/all")]),
        ("ratio", "/metrics/0/value/ratio/to", json!([]), vec![("list_empty", "/metrics/0/value/ratio/to")]),
        ("pooled", "/metrics/2/value/pooled", json!([]), vec![("list_empty", "/metrics/2/value/pooled")]),
        ("in_tier", "/outcomes/0/when/in_tier", json!([]), vec![("list_empty", "/outcomes/0/when/in_tier")]),
        // Groups.
        (
            "groups",
            "/items/1/group",
            json!("qualitty"),
            vec![("weights_sum", "/groups/0"), ("group_unknown", "/items/1/group")],
        ),
        ("groups", "/groups/0/full", json!("90"), vec![("weights_sum", "/groups/0")]),
        ("groups", "/groups/0/weight", json!("50"), vec![("weights_sum", "/groups")]),
        (
            "groups",
            "/items/2/group",
            json!("quality"),
            vec![("weights_sum", "/groups/0"), ("group_empty", "/groups/1")],
        ),
        (
            "groups",
            "/groups/1/id",
            json!("quality"),
            vec![("id_duplicate", "/groups/1/id"), ("weights_sum", "/groups/1"), ("group_unknown", "/items/2/group")],
        ),
        (
            "groups",
            "/outcomes/0/when/below/0",
            json!("groups.efficient"),
            vec![("name_unknown", "/outcomes/0/when/below/0")],
        ),
        // Readings: whichever is in force, each choice must mean something wherever the reading decides.
        (
            "by_reading",
            "/fees/0/amount/by_reading/choices",
            json!({ "flat": "50000" }),
            vec![("choice_unknown", "/fees/0/amount/by_reading")],
        ),
        (
            "by_reading",
            "/fees/0/amount/by_reading/choices",
            json!({ "flat": "1", "per_seat": "2", "per_day": "3" }),
            vec![("choice_unknown", "/fees/0/amount/by_reading/choices/per_day")],
        ),
        (
            "read_as",
            "/outcomes/0/when/read_as/choice",
            json!("per_seats"),
            vec![("choice_unknown", "/outcomes/0/when/read_as/choice")],
        ),
        (
            "read_as",
            "/outcomes/0/when/read_as/reading",
            json!("fee"),
            vec![("reading_unknown", "/outcomes/0/when/read_as")],
        ),
        (
            "shortfall",
            "/ambiguities/0/choices/2/id",
            json!("in_part"),
            vec![("choice_unknown", "/items/0/score/shortfall/partial")],
        ),
        // A percentage of a base that depends on itself, at once or in a circle.
        ("percent", "/fees/1/amount/percent/of", json!("bonus"), vec![("name_itself", "/fees/1/amount/percent/of")]),
        (
            "percent",
            "/fees/0/amount",
            json!({ "percent": { "of": "bonus", "rate": "500" } }),
            vec![("name_later", "/fees/0/amount/percent/of")],
        ),
        // One name for two things.
        (
            "product",
            "/values/0/id",
            json!("seats"),
            vec![("id_duplicate", "/values/0/id"), ("name_unknown", "/fees/0/amount/product/1")],
        ),
        ("percent", "/damages/0/id", json!("bonus"), vec![("id_duplicate", "/damages/0/id")]),
        ("mean", "/metrics/2/id", json!("score"), vec![("id_duplicate", "/metrics/2/id")]),
    ] {
        let file = format!("{}/contracts/examples/{example}.json", env!("CARGO_MANIFEST_DIR"));
        let mut read: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let mut contract = read["contract"].take();
        match (contract.pointer_mut(pointer), pointer.rsplit_once('/')) {
            (Some(place), _) => *place = value.clone(),
            (None, Some((above, key))) => contract.pointer_mut(above).unwrap()[key] = value.clone(),
            (None, None) => unreachable!("every pointer has a slash"),
        }
        let expected: Vec<(String, String)> =
            expected.into_iter().map(|(code, pointer)| (code.to_owned(), pointer.to_owned())).collect();
        let found = found(&contract);
        if found != expected {
            failures.push(format!("{example}{pointer} = {value}: {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn all_mistakes_are_found_at_once() {
    let mut contract: Value = serde_json::from_str(template("mall").unwrap()).unwrap();
    contract["items"][0]["weight"] = json!("10");
    contract["tiers"][1]["in"] = json!("[85, 90)");
    contract["damages"][0]["amount"] = json!("no_such_name");
    contract["fees"][0]["clause"] = json!("");
    let found = found(&contract);
    let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["clause_missing", "weights_sum", "ranges_gap", "name_unknown"]);
}

#[test]
fn a_key_that_has_no_meaning_is_not_passed_over() {
    let mut contract: Value = serde_json::from_str(template("mall").unwrap()).unwrap();
    contract["metrics"][0]["taget"] = json!("95");
    assert_eq!(found(&contract), [("json_key_unknown".to_owned(), "/metrics/0/taget".to_owned())]);
}
