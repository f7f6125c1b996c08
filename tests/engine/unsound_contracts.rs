//! Each way a contract can be unsound: the mall contract with one thing changed, the problem that is found, and its
//! place. `unsound_examples.rs` does the same with the examples.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its template has failed")]

use serde_json::{Value, json};
use yuekao::engine::{Engine, template};

/// The codes and pointers of the problems of the mall contract, changed at one place.
fn problems(pointer: &str, value: Value) -> Vec<(String, String)> {
    let mut contract: Value = template("mall").unwrap();
    *contract.pointer_mut(pointer).unwrap() = value;
    crate::unsound(&contract)
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
        ("/dates/1/from/event/otherwise", json!("result"), vec![("date_id_unknown", "/dates/1/from/event/otherwise")]),
        ("/settlement/against", json!("goods"), vec![("figure_unknown", "/settlement/against")]),
    ] {
        let expected: Vec<(String, String)> =
            expected.into_iter().map(|(code, pointer)| (code.to_owned(), pointer.to_owned())).collect();
        assert_eq!(problems(pointer, value.clone()), expected, "{pointer} = {value}");
    }
}

#[test]
fn a_list_that_must_have_entries_and_is_left_out_is_found_at_its_place() {
    for (pointer, value, expected) in [
        (
            "/fees/0/rate_card",
            json!({}),
            [("list_empty", "/fees/0/rate_card/packages"), ("list_empty", "/fees/0/rate_card/prices")],
        ),
        (
            "/ambiguities/3",
            json!({ "id": "trial", "clause": "4.2", "question": "?" }),
            [("list_empty", "/ambiguities/3/choices"), ("choice_unknown", "/readings/trial")],
        ),
    ] {
        let expected = expected.map(|(code, pointer): (&str, &str)| (code.to_owned(), pointer.to_owned()));
        assert_eq!(problems(pointer, value.clone()), expected, "{pointer} = {value}");
    }
}

/// The price list of the guide, which has values, caps and named dates, changed at one place.
fn in_price_list(pointer: &str, value: Value) -> Vec<(String, String)> {
    let mut contract: Value = serde_json::from_str(include_str!("../../contracts/guide/prices/terms.json")).unwrap();
    *contract.pointer_mut(pointer).unwrap() = value;
    crate::unsound(&contract)
}

#[test]
fn mistakes_in_caps_values_dates_and_holidays_are_found_at_their_place() {
    for (pointer, value, expected) in [
        ("/caps/0/lines/1", json!("complaint"), vec![("line_unknown", "/caps/0/lines/1")]),
        ("/caps/0/lines", json!([]), vec![("list_empty", "/caps/0/lines")]),
        (
            "/caps/0/lines/0",
            json!("field_visits"),
            vec![
                ("cap_rate_card", "/caps/0/lines/0"),
                ("cap_payers", "/caps/0/lines/1"),
                ("cap_payers", "/caps/0/lines/2"),
            ],
        ),
        ("/caps/0/at_most", json!("complaint_credit"), vec![("name_later", "/caps/0/at_most")]),
        // Both choices of that reading mean nothing here, and the one in force is told as such.
        (
            "/caps/0/share",
            json!({ "reading": "rent_days" }),
            vec![
                ("choice_unknown", "/caps/0/share"),
                ("choice_unknown", "/caps/0/share"),
                ("choice_unknown", "/caps/0/share"),
            ],
        ),
        ("/caps/0/clause", json!(""), vec![("clause_missing", "/caps/0/clause")]),
        // A value may be computed from those above it, so none is computed from itself.
        (
            "/values/3/value/product/0",
            json!("step"),
            vec![
                ("name_itself", "/values/3/value/product/0"),
                ("range_edge", "/fees/1/amount/graduated/rows/1/in"),
                ("range_edge", "/fees/1/amount/graduated/rows/2/in"),
            ],
        ),
        (
            "/values/3/value/product/0",
            json!("base_price"),
            vec![
                ("name_later", "/values/3/value/product/0"),
                ("range_edge", "/fees/1/amount/graduated/rows/1/in"),
                ("range_edge", "/fees/1/amount/graduated/rows/2/in"),
            ],
        ),
        // An edge cannot differ from month to month.
        (
            "/values/3/value/product/0",
            json!("letters"),
            vec![
                ("range_edge", "/fees/1/amount/graduated/rows/1/in"),
                ("range_edge", "/fees/1/amount/graduated/rows/2/in"),
            ],
        ),
        (
            "/fees/1/amount/graduated/rows/1/in",
            json!("(included, 500]"),
            vec![("range_empty", "/fees/1/amount/graduated/rows/1/in")],
        ),
        ("/dates/0/plus/working_days", json!("pay_days"), vec![("name_unknown", "/dates/0/plus/working_days")]),
        ("/dates/0/plus/working_days", json!("base_price"), vec![("not_whole", "/dates/0/plus/working_days")]),
        ("/dates/0/plus/working_days", json!("letters"), vec![("not_whole", "/dates/0/plus/working_days")]),
        ("/dates/0/plus/working_days", json!(9_000_000), vec![("not_whole", "/dates/0/plus/working_days")]),
        ("/dates/0/rule", json!("within {pay_days} days"), vec![("name_unknown", "/dates/0/rule")]),
        (
            "/dates/0/from",
            json!({ "day_of_month": { "day": "rent" } }),
            vec![("day_of_month_invalid", "/dates/0/from/day_of_month/day")],
        ),
        ("/term/years", json!(-1), vec![("not_whole", "/term/years")]),
        ("/term/years", json!("rent"), vec![("not_whole", "/term/years")]),
        ("/fees/9/read_as", json!({ "advances": "half" }), vec![("reading_unknown", "/fees/9/read_as/advances")]),
        ("/fees/9/read_as", json!({ "advance": "all" }), vec![("choice_unknown", "/fees/9/read_as/advance")]),
    ] {
        let expected: Vec<(String, String)> =
            expected.into_iter().map(|(code, pointer)| (code.to_owned(), pointer.to_owned())).collect();
        assert_eq!(in_price_list(pointer, value.clone()), expected, "{pointer} = {value}");
    }
    let mut contract: Value = serde_json::from_str(include_str!("../../contracts/guide/prices/terms.json")).unwrap();
    contract["holidays"] = json!({ "years": { "2027": { "holidays": ["2027-01-01"], "makeup": ["2027-01-04"] } } });
    assert_eq!(
        crate::unsound(&contract),
        [("makeup_not_weekend".to_owned(), "/holidays/years/2027/makeup/0".to_owned())]
    );
    contract["holidays"] = json!("2027");
    assert_eq!(crate::unsound(&contract), [("holiday_table_shape".to_owned(), "/holidays/years".to_owned())]);
}

#[test]
fn service_hours_left_to_values_are_checked_with_them() {
    let with = |from: Value, to: &str| {
        let mut contract: Value = template("support").unwrap();
        contract["metrics"] = json!([{
            "id": "agreed", "label": "agreed", "unit": "min", "clause": "1",
            "value": { "agreed_minutes": { "hours": { "days": "every_day", "sessions": [[from, to]] } } },
        }]);
        contract["outcomes"] = json!([]);
        crate::unsound(&contract)
    };
    let at = |place: &str| format!("/metrics/0/value/agreed_minutes/hours/sessions/0{place}");
    assert_eq!(with(json!("service_from"), "service_to"), []);
    assert_eq!(with(json!("service_from"), "24:00"), []);
    assert_eq!(with(json!("service_to"), "service_from"), [("working_session_invalid".to_owned(), at(""))]);
    assert_eq!(with(json!("base_price"), "24:00"), [("clock_time_invalid".to_owned(), at("/0"))]);
    let unknown = with(json!("opening"), "24:00");
    assert_eq!(unknown, [("name_unknown".to_owned(), at("/0"))]);
    assert_eq!(with(json!(9), "24:00"), [("json_shape".to_owned(), at("/0"))]);
}

#[test]
fn a_date_of_another_reading_is_checked_and_left_out() {
    let mut contract: Value = serde_json::from_str(include_str!("../../contracts/guide/prices/terms.json")).unwrap();
    contract["dates"][0]["read_as"] = json!({ "advance": "half" });
    assert_eq!(crate::unsound(&contract), []);
    let dates = |contract: &Value| Engine::new(contract.clone()).calendar("2026-10", None, None).dates.len();
    assert_eq!(dates(&contract), 0);
    contract["readings"]["advance"] = json!("half");
    assert_eq!(dates(&contract), 1);
    contract["dates"][0]["read_as"] = json!({ "advance": "whole", "advances": "half" });
    assert_eq!(
        crate::unsound(&contract),
        [
            ("choice_unknown".to_owned(), "/dates/0/read_as/advance".to_owned()),
            ("reading_unknown".to_owned(), "/dates/0/read_as/advances".to_owned())
        ]
    );
}

/// The holiday table a contract brings along counts wherever it counts working days.
#[test]
fn the_contracts_own_holidays_bear_on_deadlines_agreed_time_and_dates() {
    let mut contract: Value = template("mall").unwrap();
    contract["damages"][2]["late_replies"]["hours"]["days"] = json!("working_days");
    contract["metrics"].as_array_mut().unwrap().push(json!({
        "id": "agreed", "label": "hours", "unit": "min", "clause": "1.1",
        "value": { "agreed_minutes": { "hours": { "days": "working_days", "sessions": [["09:00", "10:00"]] } } },
    }));
    // Friday 1 January 2027 received at 09:00, three working hours.
    let month =
        json!({ "month": "2027-01", "figures": {}, "work_orders": [{ "received": "2027-01-01T09:00", "cost": "1" }] });
    let settled = |contract: &Value| {
        let engine = Engine::new(contract.clone());
        assert_eq!(engine.problems(), []);
        let found = engine.assess(&month);
        let codes: Vec<_> = found.notices.iter().map(|notice| serde_json::to_value(notice.code).unwrap()).collect();
        (
            found.work_orders[0].deadline.clone(),
            found.metrics.last().and_then(|metric| metric.value.as_ref()).map(yuekao::number::Exact::shown),
            codes.contains(&json!("year_not_covered")),
        )
    };
    // Without a notice: weekends only, and said aloud. January 2027 has 21 weekdays.
    assert_eq!(settled(&contract), (Some("2027-01-01T12:00".into()), Some("1260".into()), true));
    contract["holidays"] =
        json!({ "years": { "2027": { "holidays": ["2027-01-01/2027-01-03"], "makeup": ["2027-01-09"] } } });
    // Monday the 4th at 12:00; 21 weekdays less the 1st and with Saturday the 9th.
    assert_eq!(settled(&contract), (Some("2027-01-04T12:00".into()), Some("1260".into()), false));
    contract["holidays"]["years"]["2027"]["makeup"] = json!([]);
    assert_eq!(settled(&contract).1, Some("1200".into()));
    let engine = Engine::new(contract.clone());
    let published = |engine: &Engine, table: Option<&Value>| {
        engine.calendar("2026-12", table, None).dates[0].date.unwrap().to_string()
    };
    assert_eq!(published(&engine, None), "2027-01-07");
    let later = json!({ "years": { "2027": { "holidays": ["2027-01-07"] } } });
    assert_eq!(published(&engine, Some(&later)), "2027-01-08");
}

/// 31 October 2026 is a Saturday, and does not count itself: Sunday is the 1st of November, Saturday the 7th.
#[test]
fn each_weekday_has_its_word() {
    let days = ["sundays", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays"];
    let mut contract: Value = template("mall").unwrap();
    contract["dates"] = days
        .iter()
        .map(|day| json!({ "id": day, "clause": "1", "label": day, "rule": day, "from": { "end_of": "month" }, "plus": { *day: 1 } }))
        .collect();
    let dates = Engine::new(contract).calendar("2026-10", None, None).dates;
    let found: Vec<String> = dates.iter().map(|date| date.date.unwrap().to_string()).collect();
    assert_eq!(found, (1..=7).map(|day| format!("2026-11-0{day}")).collect::<Vec<_>>());
}

#[test]
fn all_mistakes_are_found_at_once() {
    let mut contract: Value = template("mall").unwrap();
    contract["items"][0]["weight"] = json!("10");
    contract["tiers"][1]["in"] = json!("[85, 90)");
    contract["damages"][0]["amount"] = json!("no_such_name");
    contract["fees"][0]["clause"] = json!("");
    let found = crate::unsound(&contract);
    let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["clause_missing", "weights_sum", "ranges_gap", "name_unknown"]);
}

#[test]
fn a_key_that_has_no_meaning_is_not_passed_over() {
    let mut contract: Value = template("mall").unwrap();
    contract["metrics"][0]["taget"] = json!("95");
    assert_eq!(crate::unsound(&contract), [("json_key_unknown".to_owned(), "/metrics/0/taget".to_owned())]);
}

/// Months that begin with the 29th would have no February in most years.
#[test]
fn months_begin_with_a_day_that_every_month_has() {
    let from = |day: i64| {
        let mut contract: Value = template("mall").unwrap();
        contract["cycle"] = json!({ "from_day": day });
        crate::unsound(&contract)
    };
    let wrong = vec![("cycle_day".to_owned(), "/cycle/from_day".to_owned())];
    assert_eq!([from(0), from(1), from(28), from(29)], [wrong.clone(), vec![], vec![], wrong]);
}

#[test]
fn what_is_not_offered_is_named_by_figures_that_are_counted() {
    let found = |figures: Value| {
        let mut contract: Value = template("mall").unwrap();
        contract["not_offered"] = figures;
        crate::unsound(&contract)
    };
    assert_eq!(found(json!(["chats_offered", "presales_chats"])), []);
    assert_eq!(found(json!(["chats_offered", "chats"])), [("figure_unknown".to_owned(), "/not_offered/1".to_owned())]);
    assert_eq!(found(json!(["chat_answer_rate"])), [("not_counted".to_owned(), "/not_offered/0".to_owned())]);
}

/// A row's figure of the contract's own has no name that the month uses; one of the glossary's means the same in both.
#[test]
fn a_figure_of_rows_is_not_called_like_a_term_of_the_month() {
    let table = |figure: Value| {
        let mut contract: Value = template("mall").unwrap();
        contract["tables"] = json!([{ "id": "sites", "label": "Sites", "clause": "9", "name": { "label": "Site" }, "figures": [figure] }]);
        crate::unsound(&contract)
    };
    let own = |id: &str| json!({ "id": id, "label": "Own", "unit": "calls", "kind": "count" });
    assert_eq!(table(own("own_calls")), []);
    assert_eq!(table(json!("calls_offered")), []);
    let metric = template("mall").unwrap()["metrics"][0]["id"].clone();
    for taken in ["score", metric.as_str().unwrap()] {
        assert_eq!(table(own(taken)), [("id_duplicate".to_owned(), "/tables/0/figures/0".to_owned())], "{taken}");
    }
}

/// What is nearly called as the name says: what can be used there, before what is worked out later.
#[test]
fn a_name_that_nothing_has_is_near_one_that_can_be_used() {
    let metric =
        |id: &str, value: Value| json!({ "id": id, "label": id, "unit": "calls", "clause": "1", "value": value });
    let contract = |name: &str| {
        json!({ "schema": "yuekao.contract/1", "id": "near", "title": "Near", "metrics": [
            metric("workloadxa", json!("1")), metric("uses", json!({ "sum": [name, "1"] })), metric("workloadxb", json!("2")), metric("overtimely", json!("3")),
        ] })
    };
    let near = |name: &str| {
        let problems = serde_json::to_value(Engine::new(contract(name)).problems()).unwrap();
        problems[0]["values"]["near"].clone()
    };
    assert_eq!(near("workloadx"), json!("workloadxa"));
    assert_eq!(near("overtimel"), json!("overtimely"));
}
