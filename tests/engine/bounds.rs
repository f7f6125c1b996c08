//! What each mechanism can still come to while a figure is missing, no wider than that: worked out by hand.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read a result has failed")]

use serde_json::{Value, json};
use yuekao::engine::Engine;

/// The figures a, b and c are counts, `p` a percentage.
fn contract(of: &Value) -> Value {
    let figure = |id: &str, kind: &str| json!({ "id": id, "label": format!("Figure {id}"), "unit": if kind == "count" { "calls" } else { "%" }, "scope": "month", "kind": kind });
    json!({
        "schema": "yuekao.contract/1", "id": "bounds", "title": "Bounds",
        "figures": [figure("a", "count"), figure("b", "count"), figure("c", "count"), figure("p", "percent")],
        "metrics": [{ "id": "rate", "label": "Rate", "unit": "%", "clause": "1", "value": { "ratio": { "of": ["b"], "to": ["b", "c"] } } },
            { "id": "found", "label": "Found", "unit": "calls", "clause": "1", "value": of }],
    })
}

/// What a term comes to in a month: a number, `low to high` where it is open, or no data.
fn worth(of: &Value, month: &Value) -> String {
    let contract = contract(of);
    let unsound = crate::unsound(&contract);
    assert!(unsound.iter().all(|(code, _)| code == "rows_leave_out"), "{of}: {unsound:?}");
    let assessed = serde_json::to_value(Engine::new(contract).assess(month)).unwrap();
    let found = &assessed["metrics"][1];
    let text = |value: &Value| value.as_str().unwrap_or("…").to_owned();
    match &found["between"] {
        Value::Array(ends) => format!("{} to {}", text(&ends[0]), text(&ends[1])),
        _ => found["value"].as_str().map_or_else(|| "no data".into(), str::to_owned),
    }
}

/// 4 where a condition holds, 2 where it does not.
fn if_held(when: &Value) -> Value {
    json!({ "if": { "when": when, "then": "4", "else": "2" } })
}

/// 7 where there is no data.
fn or_seven(of: &Value) -> Value {
    json!({ "first_known": [of, "7"] })
}

#[test]
fn what_a_missing_figure_leaves_possible_is_bounded_closely() {
    // No data where c is 0.
    let a_for_each_c = json!({ "quotient": ["a", "c"] });
    let bands = |last: &str| json!({ "bands": { "of": "a", "rows": [{ "in": "[0, 10)", "value": "5" }, { "in": last, "value": "3" }] } });
    let bands_of_each = json!({ "bands": { "of": a_for_each_c, "rows": [{ "in": "[0, 10)", "value": "5" }, { "in": "[10, )", "value": "3" }] } });
    let weighted = |one: Value, weight: &str| json!({ "weighted": [{ "of": one, "weight": weight }, { "of": "6", "weight": "3" }] });
    let paid = |of: Value, paid: &str| json!({ "de_minimis": { "of": of, "paid": paid } });
    for (of, figures, expected) in [
        // 3 of 3 and any number more.
        (json!({ "ratio": { "of": ["a"], "to": ["a", "b"] } }), json!({ "a": 3 }), "0 to 100"),
        // All of a, of which there may be none: then there is no rate.
        (json!({ "ratio": { "of": ["a"], "to": ["a", "b"] } }), json!({ "b": 0 }), "100 to 100"),
        (or_seven(&json!({ "ratio": { "of": ["a"], "to": ["a", "b"] } })), json!({ "b": 0 }), "7 to 100"),
        // (2 or 4) of 10, or neither.
        (
            json!({ "ratio": { "of": [if_held(&json!({ "above": [a_for_each_c, "1"] }))], "to": ["b"] } }),
            json!({ "a": 5, "b": 10 }),
            "20 to 40",
        ),
        (
            or_seven(&json!({ "ratio": { "of": [if_held(&json!({ "above": [a_for_each_c, "1"] }))], "to": ["b"] } })),
            json!({ "a": 5, "b": 10 }),
            "7 to 40",
        ),
        // 5 for each of c is above 1 for up to four, and nothing is known of it for none.
        (or_seven(&if_held(&json!({ "above": [a_for_each_c, "1"] }))), json!({ "a": 5 }), "2 to 7"),
        (or_seven(&if_held(&json!({ "above": ["1", a_for_each_c] }))), json!({ "a": 5 }), "2 to 7"),
        // Rows that end below 20.
        (bands("[10, 20)"), json!({}), "3 to 5"),
        (or_seven(&bands("[10, 20)")), json!({}), "3 to 7"),
        (or_seven(&bands("[10, )")), json!({}), "3 to 5"),
        // A row holds whatever 5 for each of c is, and none where c is 0.
        (or_seven(&bands_of_each), json!({ "a": 5 }), "3 to 7"),
        // (2 or 4, and three times 6) of four; with a weight that is not known it is anything between 1 and 6.
        (weighted(if_held(&json!({ "above": ["a", "1"] })), "1"), json!({}), "5 to 5.5"),
        (weighted(json!("1"), "a"), json!({}), "1 to 6"),
        // Nothing below 100 is paid: all of it, some of it, and none of it is.
        (paid(json!({ "highest": ["a", "120"] }), "[100, )"), json!({}), "120 to …"),
        (paid(json!({ "lowest": ["a", "150"] }), "[100, )"), json!({}), "0 to 150"),
        (paid(json!({ "lowest": ["a", "50"] }), "[100, )"), json!({}), "0"),
        // 100 itself is not paid.
        (paid(json!({ "highest": [{ "lowest": ["a", "150"] }, "100"] }), "(100, )"), json!({}), "0 to 150"),
    ] {
        assert_eq!(worth(&of, &json!({ "figures": figures })), expected, "{of} {figures}");
    }
}

/// All of a is 100 %, and where there is none of it there is no rate: what is worked out of it alone has no data then either.
#[test]
fn no_data_goes_on_through_what_is_worked_out_of_it() {
    let all = json!({ "ratio": { "of": ["a"], "to": ["a", "b"] } });
    let priced = |key: &str| json!({ key: { "of": all, "rows": [{ "in": "[0, )", "price": "1" }] } });
    for (of, expected) in [
        (json!({ "mean": [all] }), "7 to 100"),
        (json!({ "weighted": [{ "of": all, "weight": "2" }] }), "7 to 100"),
        (json!({ "lowest": [all] }), "7 to 100"),
        (json!({ "highest": [all] }), "7 to 100"),
        (priced("volume"), "7 to 100"),
        (priced("graduated"), "7 to 100"),
        (json!({ "de_minimis": { "of": all, "paid": "[0, )" } }), "7 to 100"),
        // Beside 6 there is always something.
        (json!({ "mean": [all, "6"] }), "6 to 53"),
    ] {
        assert_eq!(worth(&or_seven(&of), &json!({ "figures": { "b": 0 } })), expected, "{of}");
    }
}

/// What lies below the first unit of what is measured is in the first step; between 50 and 51 lies what is in none.
#[test]
fn the_first_step_of_what_is_measured_begins_at_nothing() {
    let priced = |of: &str, second: &str| json!({ "graduated": { "of": of, "rows": [{ "in": "[1, 50]", "price": "2" }, { "in": second, "price": "1" }] } });
    let measured = |p: &str| worth(&priced("p", "(50, )"), &json!({ "figures": { "p": p } }));
    assert_eq!(["0.5", "50", "50.5"].map(measured), ["1", "100", "100.5"]);
    let found = crate::unsound(&contract(&priced("p", "[51, )")));
    assert!(found.contains(&("ranges_gap".into(), "/metrics/1/value/graduated/rows/1".into())), "{found:?}");
    let counted = |a: u32| worth(&priced("a", "[51, )"), &json!({ "figures": { "a": a } }));
    assert_eq!([1, 50, 51].map(counted), ["2", "100", "101"]);
}

/// A rate of 4 of 10, pooled with 10 of 10.
#[test]
fn what_is_chosen_is_pooled_by_its_counts_and_what_is_worked_out_is_not() {
    // 4 of 10, or 2 of 10 where a is not above 1.
    let rate = json!({ "ratio": { "of": [if_held(&json!({ "above": ["a", "1"] }))], "to": ["b"] } });
    let pooled = |of: &Value, figures: Value| {
        let mut contract = contract(&json!({ "pooled": ["rate", "made"] }));
        let made = json!({ "id": "made", "label": "Made", "unit": "%", "clause": "1", "value": of });
        contract["metrics"].as_array_mut().unwrap().insert(1, made);
        let assessed = serde_json::to_value(Engine::new(contract).assess(&json!({ "figures": figures }))).unwrap();
        let found = &assessed["metrics"][2];
        (found["value"].clone(), found["between"].clone())
    };
    let (known, open) = (json!({ "a": 5, "b": 10, "c": 0, "p": "20" }), json!({ "b": 10, "c": 0, "p": "20" }));
    assert_eq!(pooled(&rate, known.clone()), (json!("70"), Value::Null));
    assert_eq!(pooled(&rate, open.clone()), (Value::Null, json!(["60", "70"])));
    // One of two that are the same; which one is not known without p.
    let rows = json!([{ "in": "[0, 50)", "value": rate }, { "in": "[50, 100]", "value": rate }]);
    let chosen = json!({ "bands": { "of": "p", "rows": rows } });
    assert_eq!(pooled(&chosen, known.clone()), (json!("70"), Value::Null));
    assert_eq!(pooled(&chosen, open.clone()), (Value::Null, json!(["60", "70"])));
    assert_eq!(pooled(&chosen, json!({ "a": 5, "b": 10, "c": 0 })), (Value::Null, json!(["40", "100"])));
    // What is left of it is no rate of these counts: it lies between the two.
    let paid = json!({ "de_minimis": { "of": rate, "paid": "[0, )" } });
    assert_eq!(pooled(&paid, known), (Value::Null, json!(["40", "100"])));
    assert_eq!(pooled(&paid, open), (Value::Null, json!(["20", "100"])));
}

/// Nothing is at or below 5 and above it; everything is one or the other.
#[test]
fn limits_of_one_number_exclude_each_other() {
    for (key, conditions, expected) in [
        ("all", json!([{ "at_most": ["a", "5"] }, { "above": ["a", "5"] }]), "2"),
        ("all", json!([{ "at_least": ["a", "5"] }, { "below": ["a", "5"] }]), "2"),
        ("all", json!([{ "above": ["a", "5"] }, { "below": ["a", "5"] }]), "2"),
        ("all", json!([{ "at_least": ["a", "6"] }, { "at_most": ["a", "5"] }]), "2"),
        // 5 is both, and what is at least 4 may be at most 5.
        ("all", json!([{ "at_least": ["a", "5"] }, { "at_most": ["a", "5"] }]), "2 to 4"),
        ("all", json!([{ "at_least": ["a", "4"] }, { "at_most": ["a", "5"] }]), "2 to 4"),
        ("all", json!([{ "at_most": ["a", "5"] }, { "above": ["b", "5"] }]), "2 to 4"),
        ("any", json!([{ "at_most": ["a", "5"] }, { "above": ["a", "5"] }]), "4"),
        ("any", json!([{ "at_least": ["a", "5"] }, { "below": ["a", "5"] }]), "4"),
        ("any", json!([{ "at_least": ["a", "5"] }, { "at_most": ["a", "5"] }]), "4"),
        ("any", json!([{ "above": ["a", "5"] }, { "below": ["a", "5"] }]), "2 to 4"),
    ] {
        assert_eq!(
            worth(&if_held(&json!({ key: conditions })), &json!({ "figures": {} })),
            expected,
            "{key} {conditions}"
        );
    }
}

/// Of a month nothing is known of, a count is 0 or more and a rate 0 to 100.
#[test]
fn a_month_that_is_not_known_can_have_been_anything_its_names_can_be() {
    let month = json!({ "month": "2026-10", "figures": { "a": 1, "b": 1, "c": 1, "p": "50" } });
    for (name, expected) in [("a", "0 to …"), ("p", "0 to 100"), ("rate", "0 to 100")] {
        assert_eq!(worth(&json!({ "mean": [{ "month_before": name }] }), &month), expected, "{name}");
    }
}

/// Nothing of 0 calls is more than 1 a seat, and without a seat nobody can say: the line does not arise, or has no amount.
#[test]
fn a_line_of_which_nobody_can_say_whether_it_arises_has_no_amount() {
    let mut contract = contract(&json!("a"));
    contract["damages"] = json!([{ "id": "line", "kind": "deduction", "label": "Line", "payer": "provider", "clause": "2",
        "when": { "above": [{ "quotient": ["a", "c"] }, "1"] }, "amount": "30" }]);
    let amount = |figures: Value| {
        let found = serde_json::to_value(Engine::new(contract.clone()).assess(&json!({ "figures": figures }))).unwrap();
        found["lines"][0]["amount"].clone()
    };
    assert_eq!(amount(json!({ "a": 0, "b": 1, "c": 5 })), json!("0.00"));
    assert_eq!(amount(json!({ "a": 6, "b": 1, "c": 5 })), json!("30.00"));
    assert_eq!(amount(json!({ "a": 0, "b": 1 })), Value::Null);
}

/// Rows for the mean of two percentages that leave 79 to 80 out.
#[test]
fn rows_for_what_lies_among_percentages_hold_0_to_100() {
    let bands = |of: Value| json!({ "bands": { "of": of, "rows": [{ "in": "[0, 79)", "value": "1" }, { "in": "[80, 100]", "value": "2" }] } });
    for key in ["mean", "lowest", "highest"] {
        let found = crate::unsound(&contract(&bands(json!({ key: ["rate", "p"] }))));
        assert!(found.contains(&("ranges_gap".into(), "/metrics/1/value/bands/rows/1".into())), "{key}: {found:?}");
    }
    // Up to 90: told as left out only where more can be.
    let short = |of: Value| json!({ "bands": { "of": of, "rows": [{ "in": "[0, 80)", "value": "1" }, { "in": "[80, 90]", "value": "2" }] } });
    for key in ["mean", "lowest", "highest"] {
        let found = crate::unsound(&contract(&short(json!({ key: ["rate", "p"] }))));
        assert_eq!(found, [("rows_leave_out".to_owned(), "/metrics/1/value/bands/rows".to_owned())], "{key}");
    }
    // So are the months of a percentage; added up they are not.
    for take in ["mean", "lowest", "highest"] {
        let months = json!({ "over_months": { "of": "p", "take": take, "months": { "last": "2" } } });
        let found = crate::unsound(&contract(&bands(months)));
        assert!(found.contains(&("ranges_gap".into(), "/metrics/1/value/bands/rows/1".into())), "{take}: {found:?}");
    }
}

/// Counts added up are whole numbers from 0, and so is one over the months of a year: between 5 and 6 lies none of them.
#[test]
fn rows_for_counts_added_up_hold_each_whole_number() {
    let bands = |of: &Value, first: &str| json!({ "bands": { "of": of, "rows": [{ "in": first, "value": "1" }, { "in": "[6, )", "value": "2" }] } });
    for of in [json!({ "sum": ["a", "b"] }), json!({ "year_to_date": "a" })] {
        assert_eq!(crate::unsound(&contract(&bands(&of, "[0, 5]"))), [], "{of}");
        let without_none = crate::unsound(&contract(&bands(&of, "[1, 5]")));
        assert_eq!(without_none, [("rows_leave_out".to_owned(), "/metrics/1/value/bands/rows".to_owned())], "{of}");
    }
}

/// What two results wait for is told once, and one missing figure does not hide another.
#[test]
fn each_missing_figure_is_told_once() {
    let engine = Engine::new(contract(&json!({ "quotient": ["a", "c"] })));
    let told = |figures: Value| {
        let found = serde_json::to_value(engine.assess(&json!({ "figures": figures }))).unwrap();
        let notices = found["notices"].as_array().unwrap().iter();
        let one = |notice: &Value| {
            format!("{} {}", notice["code"].as_str().unwrap(), notice["values"]["figure"].as_str().unwrap())
        };
        notices.map(one).collect::<Vec<_>>()
    };
    assert_eq!(told(json!({ "a": 1, "b": 1 })), ["figure_missing c"]);
    assert_eq!(told(json!({ "c": 1 })), ["figure_missing b", "figure_missing a"]);
    assert_eq!(told(json!({})), ["figure_missing b", "figure_missing c", "figure_missing a"]);
}

/// The bonus takes a twice, and waits for it once.
#[test]
fn what_waits_for_a_figure_is_named_once() {
    let mut contract = contract(&json!({ "sum": ["a", "a", { "quotient": ["a", "b"] }] }));
    contract["fees"] = json!([{ "id": "bonus", "kind": "bonus", "label": "Bonus", "payer": "client", "clause": "2",
        "when": { "above": ["found", "3"] }, "amount": "found" }]);
    let found = serde_json::to_value(Engine::new(contract).assess(&json!({ "figures": { "b": 2, "c": 1 } }))).unwrap();
    let missing = found["missing"].as_array().unwrap();
    assert_eq!(missing.len(), 1, "{missing:?}");
    assert_eq!(
        (&missing[0]["figure"], &missing[0]["neededFor"]),
        (&json!("a"), &json!(["metric:found", "line:bonus", "total:clientPays"]))
    );
}

/// Nothing is known of the rows: the highest of what is 50 to 100 in each, and nothing where there are none.
#[test]
fn rows_that_were_not_pasted_can_be_any_and_none() {
    let mut contract = contract(&json!("a"));
    contract["tables"] = json!([{ "id": "sites", "label": "Sites", "clause": "3", "name": { "label": "Site" },
        "figures": [{ "id": "share", "label": "Share", "unit": "%", "kind": "percent" }] }]);
    let highest = json!({ "over_rows": { "rows": "sites", "of": { "highest": ["share", "50"] }, "take": "highest" } });
    for (of, expected) in [(highest.clone(), json!(["50", "100"])), (or_seven(&highest), json!(["7", "100"]))] {
        contract["metrics"][1]["value"] = of;
        let found = serde_json::to_value(Engine::new(contract.clone()).assess(&json!({ "figures": {} }))).unwrap();
        assert_eq!(found["metrics"][1]["between"], expected);
    }
    // Where none of them counts, nothing is added up, and there is no highest.
    for (take, expected) in [("sum", "0"), ("highest", "7")] {
        let never =
            json!({ "over_rows": { "rows": "sites", "of": "share", "when": { "above": ["1", "2"] }, "take": take } });
        contract["metrics"][1]["value"] = or_seven(&never);
        let found = serde_json::to_value(Engine::new(contract.clone()).assess(&json!({ "figures": {} }))).unwrap();
        assert_eq!(found["metrics"][1]["value"], expected, "{take}");
    }
}

/// Whether there is a score at all is open, and with it what is paid by tier: 100, 200, or the 7 of no tier.
#[test]
fn an_amount_by_tier_may_have_none() {
    let mut contract = contract(&json!({ "quotient": ["a", "c"] }));
    contract["items"] = json!([{ "id": "points", "label": "Points", "clause": "2", "weight": "100", "score": { "product": ["found", "1"] } }]);
    contract["score"] = json!({ "label": "Score", "clause": "2", "full": "100" });
    contract["tiers"] = json!([
        { "id": "good", "label": "Good", "clause": "2", "in": "[90, )", "meets": true },
        { "id": "poor", "label": "Poor", "clause": "2", "in": "(, 90)", "meets": false },
    ]);
    contract["fees"] = json!([{ "id": "fee", "kind": "base_fee", "label": "Fee", "payer": "client", "clause": "3",
        "amount": { "first_known": [{ "per_tier": { "good": "200", "poor": "100" } }, "7"] } }]);
    let fee = |contract: &Value, figures: Value| {
        let found = serde_json::to_value(Engine::new(contract.clone()).assess(&json!({ "figures": figures }))).unwrap();
        let line = &found["lines"][0];
        (line["amount"].clone(), line["between"].clone())
    };
    assert_eq!(fee(&contract, json!({ "a": 95, "c": 1 })), (json!("200.00"), Value::Null));
    assert_eq!(fee(&contract, json!({ "a": 95, "c": 0 })), (json!("7.00"), Value::Null));
    assert_eq!(fee(&contract, json!({ "a": 95 })), (Value::Null, json!(["7.00", "200.00"])));
    // Every score is in a tier.
    assert_eq!(fee(&contract, json!({ "c": 1 })), (Value::Null, json!(["100.00", "200.00"])));
    // A condition that says nothing of the score leaves that open; where the month has to be assessed there is a tier.
    contract["fees"][0]["when"] = json!({ "at_least": ["a", "1"] });
    assert_eq!(fee(&contract, json!({ "a": 95 })), (Value::Null, json!(["7.00", "200.00"])));
    contract["fees"][0]["when"] = json!({ "all": ["assessed", { "at_least": ["a", "1"] }] });
    assert_eq!(fee(&contract, json!({ "a": 95 })), (Value::Null, json!(["0.00", "200.00"])));
}

/// A month that missed counts once: whether this one does is not known while its figure is missing.
#[test]
fn a_month_that_is_not_known_counts_once_or_not_at_all() {
    let settled = |take: &str, now: Option<u32>, before: u32| {
        let contract = json!({
            "schema": "yuekao.contract/1", "id": "missed", "title": "Missed",
            "outcomes": [{ "id": "missed", "label": "Missed", "clause": "1", "when": { "below": ["csat_rate", "85"] } }],
            "fees": [{ "id": "found", "kind": "base_fee", "label": "Found", "payer": "client", "clause": "1",
                "amount": { "over_months": { "of": "missed", "take": take, "months": { "last": "2" } } } }],
        });
        assert_eq!(crate::unsound(&contract), []);
        let figures = now.map_or_else(|| json!({}), |rate| json!({ "csat_rate": rate }));
        let month = json!({ "month": "2026-10", "figures": figures, "history": [{ "month": "2026-09", "figures": { "csat_rate": before } }] });
        let assessed = serde_json::to_value(Engine::new(contract).assess(&month)).unwrap();
        let found = &assessed["lines"][0];
        let end = |place: usize| found["between"][place].as_str().unwrap_or("").to_owned();
        found["amount"].as_str().map_or_else(|| format!("{} to {}", end(0), end(1)), str::to_owned)
    };
    assert_eq!(settled("sum", Some(84), 84), "2.00");
    assert_eq!(settled("sum", None, 84), "1.00 to 2.00");
    assert_eq!(settled("sum", None, 85), "0.00 to 1.00");
    assert_eq!(settled("highest", None, 85), "0.00 to 1.00");
    assert_eq!(settled("highest", None, 84), "1.00");
    assert_eq!(settled("mean", None, 84), "0.50 to 1.00");
}

/// The third month of a cooperation has two before it, and there is none before the first.
#[test]
fn months_before_the_start_are_not_counted() {
    let since = or_seven(&json!({ "calendar": "months_since_start" }));
    for (month, expected) in [("2026-10", "2"), ("2026-08", "0"), ("2026-07", "7")] {
        assert_eq!(
            worth(&since, &json!({ "month": month, "start": "2026-08-15", "figures": {} })),
            expected,
            "{month}"
        );
    }
}

/// With set-off, the client owes the goods and its fee: where the goods are not known, the fee at least; without goods, nothing is set off.
#[test]
fn goods_that_are_not_known_are_none_at_least() {
    let settled = |figures: Value, withheld: Value| {
        let contract = json!({
            "schema": "yuekao.contract/1", "id": "set_off", "title": "Set-off",
            "fees": [{ "id": "fee", "kind": "base_fee", "label": "Fee", "payer": "client", "clause": "1", "amount": "100" }],
            "settlement": { "label": "Payable", "clause": "2", "method": "set_off", "against": "goods_payment" },
        });
        assert_eq!(crate::unsound(&contract), []);
        let month = json!({ "month": "2026-10", "figures": figures, "withheld": withheld });
        let assessed = serde_json::to_value(Engine::new(contract).assess(&month)).unwrap();
        let totals = &assessed["totals"];
        (totals["payable"].clone(), totals["payableBetween"].clone())
    };
    assert_eq!(settled(json!({ "goods_payment": "50.5" }), json!([])), (json!("150.50"), Value::Null));
    assert_eq!(settled(json!({}), json!(["goods_payment"])), (Value::Null, json!(["100.00", null])));
    assert_eq!(settled(json!({}), json!([])), (Value::Null, Value::Null));
}
