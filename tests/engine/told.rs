//! What is said where a contract says nothing for a number, and where it does not tell which end of the score is better.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read a result has failed")]

use serde_json::{Value, json};
use yuekao::engine::Engine;

fn contract(sections: &Value) -> Value {
    let mut contract = json!({ "schema": "yuekao.contract/1", "id": "told", "title": "Told" });
    let (into, from) = (contract.as_object_mut().unwrap(), sections.as_object().unwrap());
    into.extend(from.iter().map(|(key, value)| (key.clone(), value.clone())));
    contract
}

fn fee(amount: &Value) -> Value {
    json!({ "id": "fee", "kind": "volume_fee", "label": "Fee", "payer": "client", "clause": "2", "amount": amount })
}

/// The month's amount of the fee, the codes of its notices, and their values.
fn settled(contract: &Value, figures: &Value) -> (Value, Vec<String>, Vec<Value>) {
    let engine = Engine::new(contract.clone());
    let found = serde_json::to_value(engine.assess(&json!({ "figures": figures }))).unwrap();
    let notices = found["notices"].as_array().unwrap();
    let codes = notices.iter().map(|notice| notice["code"].as_str().unwrap().to_owned()).collect();
    (found["lines"][0]["amount"].clone(), codes, notices.iter().map(|notice| notice["values"].clone()).collect())
}

/// Prices from 0, not included, up to 100: 1 and 100 have one, 0 and 101 have none.
#[test]
fn a_quantity_outside_every_row_is_told() {
    let rows = json!([{ "in": "(0, 50]", "price": "3" }, { "in": "(50, 100]", "price": "2" }]);
    let contract = contract(&json!({ "fees": [fee(&json!({ "volume": { "of": "emails", "rows": rows } }))],
        "figures": [{ "id": "emails", "label": "E-mails", "unit": "emails", "scope": "month", "kind": "count" }] }));
    let leave_out = ("rows_leave_out".to_owned(), "/fees/0/amount/volume/rows".to_owned());
    assert_eq!(crate::unsound(&contract), [leave_out.clone(), leave_out]);
    for (emails, amount) in [(1, "3.00"), (50, "150.00"), (51, "102.00"), (100, "200.00")] {
        assert_eq!(settled(&contract, &json!({ "emails": emails })), (json!(amount), Vec::new(), Vec::new()));
    }
    for emails in [0, 101] {
        let (amount, codes, values) = settled(&contract, &json!({ "emails": emails }));
        assert_eq!((amount, codes), (Value::Null, vec!["outside_rows".to_owned()]));
        assert_eq!(values, [json!({ "what": "fee", "number": emails.to_string() })]);
    }
}

/// Steps end at 100: 101 units have no price for the last one. None at all cost nothing.
#[test]
fn more_than_the_last_step_holds_is_told() {
    let rows = json!([{ "in": "(0, 50]", "price": "3" }, { "in": "(50, 100]", "price": "2" }]);
    let contract = contract(&json!({ "fees": [fee(&json!({ "graduated": { "of": "messages", "rows": rows } }))] }));
    assert_eq!(crate::unsound(&contract), [("rows_leave_out".to_owned(), "/fees/0/amount/graduated/rows".to_owned())]);
    for (messages, amount) in [(0, "0.00"), (50, "150.00"), (51, "152.00"), (100, "250.00")] {
        assert_eq!(settled(&contract, &json!({ "messages": messages })), (json!(amount), Vec::new(), Vec::new()));
    }
    let (amount, codes, _) = settled(&contract, &json!({ "messages": 101 }));
    assert_eq!((amount, codes), (Value::Null, vec!["outside_rows".to_owned()]));
}

fn complaints(rows: &Value, kind: &str) -> Value {
    contract(&json!({ "fees": [fee(&json!({ "bands": { "of": "complaints", "rows": rows } }))],
        "figures": [{ "id": "complaints", "label": "Complaints", "unit": "complaints", "scope": "month", "kind": kind }] }))
}

/// 0 to 5 and 6 to 10 leave no complaint out, but 5.5 minutes.
#[test]
fn what_is_counted_has_no_gap_between_5_and_6() {
    let rows = json!([{ "in": "[0, 5]", "value": "300" }, { "in": "[6, 10]", "value": "200" }, { "in": "[11, )", "value": "0" }]);
    let contract = complaints(&rows, "count");
    assert_eq!(crate::unsound(&contract), []);
    for (complaints, amount) in [(0, "300.00"), (5, "300.00"), (6, "200.00"), (10, "200.00"), (11, "0.00")] {
        assert_eq!(settled(&contract, &json!({ "complaints": complaints })), (json!(amount), Vec::new(), Vec::new()));
    }
    let gap = |place: &str| ("ranges_gap".to_owned(), format!("/fees/0/amount/bands/rows/{place}"));
    assert_eq!(crate::unsound(&complaints(&rows, "number")), [gap("1"), gap("2")]);
    let of_seven = json!([{ "in": "[0, 5]", "value": "300" }, { "in": "[7, )", "value": "200" }]);
    assert_eq!(crate::unsound(&complaints(&of_seven, "count")), [gap("1")]);
    let open = json!([{ "in": "[0, 5)", "value": "300" }, { "in": "[6, )", "value": "200" }]);
    assert_eq!(crate::unsound(&complaints(&open, "count")), [gap("1")]);
}

/// A sum of months of what is counted is counted, too; their mean is not.
#[test]
fn months_of_what_is_counted_have_no_gap_between_5_and_6() {
    let rows = json!([{ "in": "[0, 5]", "value": "300" }, { "in": "[6, )", "value": "0" }]);
    let unsound = |take: &str| {
        let mut contract = complaints(&rows, "count");
        contract["fees"][0]["amount"]["bands"]["of"] =
            json!({ "over_months": { "of": "complaints", "months": { "last": 3 }, "take": take } });
        crate::unsound(&contract)
    };
    assert_eq!(unsound("sum"), []);
    assert_eq!(unsound("mean"), [("ranges_gap".to_owned(), "/fees/0/amount/bands/rows/1".to_owned())]);
}

/// Between 5 and 6 there is no complaint, between 5 and 6 minutes there is time.
#[test]
fn a_row_that_no_whole_number_is_in_is_told() {
    let rows = json!([{ "in": "[0, 5]", "value": "300" }, { "in": "(5, 6)", "value": "250" }, { "in": "[6, )", "value": "0" }]);
    let never = ("row_never_taken".to_owned(), "/fees/0/amount/bands/rows/1".to_owned());
    assert_eq!(crate::unsound(&complaints(&rows, "count")), [never]);
    assert_eq!(crate::unsound(&complaints(&rows, "number")), []);
}

/// A price list as it is printed: messages 1 to 50 at 3, 51 to 100 at 2, from 101 on 1. 50 × 3 = 150; 51: 152; 100: 250; 101: 251.
#[test]
fn steps_of_what_is_counted_begin_with_their_first_unit() {
    let rows = json!([{ "in": "[1, 50]", "price": "3" }, { "in": "[51, 100]", "price": "2" }, { "in": "[101, )", "price": "1" }]);
    let contract = contract(&json!({ "fees": [fee(&json!({ "graduated": { "of": "messages", "rows": rows } }))] }));
    assert_eq!(crate::unsound(&contract), []);
    for (messages, amount) in
        [(0, "0.00"), (1, "3.00"), (50, "150.00"), (51, "152.00"), (100, "250.00"), (101, "251.00")]
    {
        assert_eq!(settled(&contract, &json!({ "messages": messages })), (json!(amount), Vec::new(), Vec::new()));
    }
}

/// A table of a percentage that leaves 79 to 80 out, or what is above 99: an item without points, and it is said why.
#[test]
fn rows_of_a_percentage_hold_0_to_100() {
    let of = |rows: Value| {
        let bands = json!({ "bands": { "of": "rate", "rows": rows } });
        contract(&json!({
            "metrics": [{ "id": "rate", "label": "Rate", "unit": "%", "clause": "1", "value": "csat_rate" }],
            "items": [{ "id": "rate", "label": "Points", "clause": "1", "weight": "10", "score": bands }],
            "score": { "label": "Score", "clause": "1", "full": "10" },
        }))
    };
    let whole = of(json!([{ "in": "[0, 80)", "value": "5" }, { "in": "[80, 100]", "value": "10" }]));
    assert_eq!(crate::unsound(&whole), []);
    let without_top = of(json!([{ "in": "[0, 80)", "value": "5" }, { "in": "[80, 100)", "value": "10" }]));
    let engine = Engine::new(without_top.clone());
    let told: Vec<Value> = engine.problems().iter().map(|problem| json!(problem.values)).collect();
    assert_eq!(told, [json!({ "range": "[100, 100]", "figure": "rate" })]);
    let found = serde_json::to_value(engine.assess(&json!({ "figures": { "csat_rate": "100" } }))).unwrap();
    let codes: Vec<&Value> = found["notices"].as_array().unwrap().iter().map(|notice| &notice["code"]).collect();
    assert_eq!(codes, ["outside_rows", "not_assessable"]);
    let from_80 = of(json!([{ "in": "[80, 90)", "value": "5" }, { "in": "[90, 100]", "value": "10" }]));
    let engine = Engine::new(from_80);
    let told: Vec<Value> = engine.problems().iter().map(|problem| json!(problem.values)).collect();
    assert_eq!(told, [json!({ "range": "[0, 80)", "figure": "rate" })]);
}

/// Nobody called: the answer rate has no data, and whether the deduction arises cannot be told.
#[test]
fn a_line_that_rests_on_what_was_not_measured_is_told() {
    let rate = json!({ "ratio": { "of": ["calls_answered"], "to": ["calls_offered"] } });
    let mut line = fee(&json!("500"));
    line["when"] = json!({ "any": [{ "below": ["rate", "90"] }] });
    let contract = contract(&json!({ "fees": [line],
        "metrics": [{ "id": "rate", "label": "Rate", "unit": "%", "clause": "1", "value": rate }] }));
    assert_eq!(crate::unsound(&contract), []);
    let (amount, codes, values) = settled(&contract, &json!({ "calls_offered": 0, "calls_answered": 0 }));
    assert_eq!((amount, codes), (Value::Null, vec!["nothing_measured".to_owned()]));
    assert_eq!(values, [json!({ "what": "fee" })]);
    assert_eq!(settled(&contract, &json!({ "calls_offered": 9, "calls_answered": 9 })).0, "0.00");
}

/// A score of faults, in tiers of which `meets` says whether they meet the standard.
pub(super) fn faults(meets: [bool; 3], better: &Value) -> Value {
    let [good, warning, failed] = meets;
    let mut contract = contract(&json!({
        "figures": [{ "id": "faults", "label": "Faults", "unit": "faults", "scope": "month", "kind": "count" }],
        "items": [{ "id": "faults", "label": "Faults", "clause": "1", "weight": "10", "score": { "lowest": ["faults", "10"] } }],
        "score": { "label": "Faults", "clause": "1", "full": "10" },
        "tiers": [
            { "id": "good", "label": "Good", "clause": "1", "in": "[0, 3)", "meets": good },
            { "id": "warning", "label": "Warning", "clause": "1", "in": "[3, 6)", "meets": warning },
            { "id": "failed", "label": "Failed", "clause": "1", "in": "[6, 10]", "meets": failed },
        ],
    }));
    if !better.is_null() {
        contract["score"]["better"] = better.clone();
    }
    contract
}

fn deduction(good: &str, warning: &str, failed: &str) -> Value {
    json!([{ "id": "cut", "kind": "deduction", "label": "Cut", "payer": "provider", "clause": "1",
        "amount": { "per_tier": { "good": good, "warning": warning, "failed": failed } } }])
}

#[test]
fn which_end_of_the_score_is_better_is_told_or_asked_for() {
    let asked = [("tiers_direction".to_owned(), "/tiers".to_owned())];
    assert_eq!(crate::unsound(&faults([true, false, false], &Value::Null)), []);
    assert_eq!(crate::unsound(&faults([true, true, true], &Value::Null)), asked);
    assert_eq!(crate::unsound(&faults([true, false, true], &Value::Null)), asked);
    assert_eq!(crate::unsound(&faults([true, true, true], &json!("lower"))), []);
    // What is paid tells as well, unless it says something else than what meets the standard.
    let mut paid = faults([true, true, true], &Value::Null);
    paid["damages"] = deduction("0", "100", "500");
    assert_eq!(crate::unsound(&paid), []);
    paid["damages"] = deduction("0", "500", "100");
    assert_eq!(crate::unsound(&paid), asked);
    let mut against = faults([true, false, false], &Value::Null);
    against["damages"] = deduction("500", "100", "0");
    assert_eq!(crate::unsound(&against), asked);
}

/// What the parties chose is no reading: only the doubt about the text is told.
#[test]
fn an_option_is_no_reading() {
    let choices = json!([{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }]);
    let amount = |id: &str| json!({ "by_reading": { "reading": id, "choices": { "a": "1", "b": "2" } } });
    let told = |option: bool| {
        let contract = contract(&json!({
            "ambiguities": [
                { "id": "plan", "clause": "1", "question": "Which plan?", "choices": choices, "option": option },
                { "id": "doubt", "clause": "1", "question": "Which way?", "choices": choices },
            ],
            "fees": [fee(&json!({ "sum": [amount("plan"), amount("doubt")] }))],
        }));
        let effects = serde_json::to_value(Engine::new(contract).readings(&json!({ "figures": {} }))).unwrap();
        effects.as_array().unwrap().iter().map(|effect| effect["id"].clone()).collect::<Vec<Value>>()
    };
    assert_eq!(told(true), ["doubt"]);
    assert_eq!(told(false), ["plan", "doubt"]);
}

/// A score beside every tier: with points on top it can be more than full.
#[test]
fn a_score_in_no_tier_is_told() {
    let mut contract = faults([true, false, false], &Value::Null);
    contract["items"][0]["score"] = json!("faults");
    let engine = Engine::new(contract);
    let found = serde_json::to_value(engine.assess(&json!({ "figures": { "faults": 11 } }))).unwrap();
    assert_eq!((&found["tier"], &found["notices"][0]["code"]), (&Value::Null, &json!("outside_rows")));
    assert_eq!(found["notices"][0]["values"], json!({ "what": "score", "number": "11" }));
}

/// A quarter's rate of which one month is given as a rate alone: 45 of 50 is known, and how much May's 60 % weighs is not.
#[test]
fn a_rate_over_months_needs_the_counts_of_each() {
    let rate = json!({ "ratio": { "of": ["calls_answered"], "to": ["calls_offered"] } });
    let quarter = json!({ "over_months": { "of": "phone", "take": "pooled", "months": { "since": "quarter" } } });
    let engine = Engine::new(contract(&json!({ "metrics": [
        { "id": "phone", "label": "Phone", "unit": "%", "clause": "1", "value": rate, "given": "phone_answer_rate" },
        { "id": "quarter", "label": "Quarter", "unit": "%", "clause": "2", "value": quarter },
    ] })));
    let june = |may: Value| {
        let figures = json!({ "calls_offered": 50, "calls_answered": 45 });
        let history = json!([{ "month": "2026-05", "figures": may }]);
        let month = json!({ "month": "2026-06", "start": "2026-05-01", "figures": figures, "history": history });
        serde_json::to_value(engine.assess(&month)).unwrap()
    };
    assert_eq!(june(json!({ "calls_offered": 150, "calls_answered": 90 }))["metrics"][1]["value"], "67.5");
    let open = june(json!({ "phone_answer_rate": 60 }));
    let quarter = &open["metrics"][1];
    assert_eq!((&quarter["value"], &quarter["between"]), (&Value::Null, &json!(["60", "90"])));
    assert_eq!(open["missing"].as_array().map(Vec::len), Some(1));
    let missing = &open["missing"][0];
    assert_eq!((&missing["reason"], &missing["figure"]), (&json!("counts"), &json!("phone")));
}

/// Each figure that is missing is told, and each once, however many results need it.
#[test]
fn each_missing_figure_is_told_once() {
    let engine = Engine::new(contract(&json!({ "metrics": [
        { "id": "calls", "label": "Calls", "unit": "calls", "clause": "1", "value": "calls_offered" },
        { "id": "twice", "label": "Twice", "unit": "calls", "clause": "1", "value": { "sum": ["calls_offered", "calls_offered"] } },
        { "id": "chats", "label": "Chats", "unit": "calls", "clause": "1", "value": "chats_offered" },
    ] })));
    let found = serde_json::to_value(engine.assess(&json!({ "figures": {} }))).unwrap();
    let told = found["notices"].as_array().unwrap().iter();
    let told: Vec<_> = told.map(|notice| (notice["code"].clone(), notice["values"]["figure"].clone())).collect();
    assert_eq!(told, ["calls_offered", "chats_offered"].map(|figure| (json!("figure_missing"), json!(figure))));
}

/// Satisfied and neutral answers are parts of all answers: together at most all of them. The same part twice is not.
#[test]
fn different_parts_of_one_sum_are_at_most_all_of_it() {
    let between = |of: &Value| {
        let rate = json!({ "ratio": { "of": of, "to": ["survey_answers"] } });
        let engine = Engine::new(contract(
            &json!({ "metrics": [{ "id": "rate", "label": "Rate", "unit": "%", "clause": "1", "value": rate }] }),
        ));
        let found = serde_json::to_value(engine.assess(&json!({ "figures": { "survey_answers": 10 } }))).unwrap();
        found["metrics"][0]["between"].clone()
    };
    assert_eq!(between(&json!(["satisfied", "neutral"])), json!(["0", "100"]));
    assert_eq!(between(&json!(["satisfied", "satisfied"])), json!(["0", "200"]));
}

/// What is measured only beyond a gate of which nothing is known is 90, or has no data.
#[test]
fn what_may_not_be_measured_may_have_no_data() {
    let rate = json!({ "ratio": { "of": ["satisfied"], "to": ["survey_answers"] } });
    let gate = json!({ "at_least": ["calls_offered", "100"] });
    let engine = Engine::new(contract(&json!({
        "metrics": [{ "id": "rate", "label": "Rate", "unit": "%", "clause": "1", "value": rate, "when": gate }],
        "fees": [fee(&json!({ "first_known": ["rate", "3"] }))],
    })));
    assert_eq!(engine.problems(), []);
    let settle = |figures: Value| {
        serde_json::to_value(engine.assess(&json!({ "figures": figures }))).unwrap()["lines"][0].clone()
    };
    assert_eq!(settle(json!({ "satisfied": 9, "survey_answers": 10 }))["between"], json!(["3.00", "90.00"]));
    assert_eq!(settle(json!({ "satisfied": 9, "survey_answers": 10, "calls_offered": 100 }))["amount"], "90.00");
    assert_eq!(settle(json!({ "satisfied": 9, "survey_answers": 10, "calls_offered": 99 }))["amount"], "3.00");
}

/// 80 of 100 where 90 are asked for cost 20 of 50 points: with the other 50 the score is 80. Where the gate leaves that item out, the
/// other alone is 100 of 100.
#[test]
fn points_of_what_may_not_be_measured_may_drop_out() {
    let rate = json!({ "ratio": { "of": ["satisfied"], "to": ["survey_answers"] } });
    let gate = json!({ "at_least": ["calls_offered", "100"] });
    let short = json!({ "shortfall": { "of": "rate", "target": "90", "full": "50", "points": "2", "per": "1", "partial": "whole", "floor": "0" } });
    let engine = Engine::new(contract(&json!({
        "metrics": [{ "id": "rate", "label": "Rate", "unit": "%", "clause": "1", "value": rate, "when": gate }],
        "items": [
            { "id": "short", "label": "Short", "clause": "2", "weight": "50", "score": short },
            { "id": "full", "label": "Full", "clause": "2", "weight": "50", "score": "50" },
        ],
        "score": { "label": "Score", "clause": "3", "full": "100", "rounding": "none", "no_data": "reweight" },
    })));
    assert_eq!(engine.problems(), []);
    let scored = |calls: Option<u32>| {
        let mut figures = json!({ "satisfied": 80, "survey_answers": 100 });
        figures["calls_offered"] = json!(calls);
        serde_json::to_value(engine.assess(&json!({ "figures": figures }))).unwrap()
    };
    assert_eq!((&scored(Some(100))["score"], &scored(Some(99))["score"]), (&json!("80"), &json!("100")));
    assert_eq!(scored(None)["scoreBetween"], json!(["80", "100"]));
}

/// 100 divided by 10 and what is not given is 10 at most, and always a number: what stands in for no data is no part of it.
#[test]
fn what_is_surely_more_than_nothing_divides() {
    let by = json!({ "sum": ["calls_offered", "10"] });
    let share = json!({ "first_known": [{ "quotient": ["survey_answers", by] }, "1000"] });
    let engine = Engine::new(contract(&json!({ "fees": [fee(&share)] })));
    assert_eq!(engine.problems(), []);
    let found = serde_json::to_value(engine.assess(&json!({ "figures": { "survey_answers": 100 } }))).unwrap();
    assert_eq!(found["lines"][0]["between"], json!(["0.00", "10.00"]));
}

/// 45 of 50 in June, and of May a rate without its counts: the rate of the quarter is open, and two fees rest on it. What is missing
/// is said once. Without May nothing is said of counts.
#[test]
fn counts_that_two_fees_wait_for_are_asked_for_once() {
    let by_rate = json!({ "bands": { "of": "quarter", "rows": [{ "in": "[0, 80)", "value": "0" }, { "in": "[80, 100]", "value": "9" }] } });
    let (first, mut second) = (fee(&by_rate), fee(&by_rate));
    second["id"] = json!("second");
    let contract = contract(&json!({
        "metrics": [
            { "id": "phone", "label": "Phone", "unit": "%", "clause": "1", "given": "phone_answer_rate",
                "value": { "ratio": { "of": ["calls_answered"], "to": ["calls_offered"] } } },
            { "id": "quarter", "label": "Quarter", "unit": "%", "clause": "1",
                "value": { "over_months": { "of": "phone", "take": "pooled", "months": { "since": "quarter" } } } },
        ],
        "fees": [first, second],
    }));
    assert_eq!(crate::unsound(&contract), []);
    let engine = Engine::new(contract);
    let told = |history: Value| {
        let month = json!({ "month": "2026-06", "start": "2026-05-01", "figures": { "calls_offered": 50, "calls_answered": 45 }, "history": history });
        let found = serde_json::to_value(engine.assess(&month)).unwrap();
        assert_eq!(found["lines"][0]["amount"], Value::Null);
        let notices = found["notices"].as_array().unwrap();
        notices.iter().map(|notice| (notice["code"].clone(), notice["values"]["figure"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(
        told(json!([{ "month": "2026-05", "figures": { "phone_answer_rate": 60 } }])),
        [(json!("counts_missing"), json!("phone"))]
    );
    assert_eq!(told(json!([])), [(json!("history_missing"), json!("2026-05"))]);
    // May is there, but not this.
    assert_eq!(
        told(json!([{ "month": "2026-05", "figures": { "chats_offered": 3 } }])),
        [(json!("history_missing"), json!("2026-05"))]
    );
}

/// The worst of some rates is a rate, from 0 to 100; their sum has no known end.
#[test]
fn rows_for_the_worst_of_several_leave_no_rate_out() {
    let told = |take: &str, last: &str| {
        let contract = contract(&json!({
            "tables": [{ "id": "sites", "label": "Sites", "clause": "1", "name": { "label": "Site" },
                "figures": [{ "id": "rate", "label": "Rate", "unit": "%", "kind": "percent" }] }],
            "fees": [fee(&json!({ "bands": { "of": { "over_rows": { "rows": "sites", "of": "rate", "take": take } },
                "rows": [{ "in": "[0, 80)", "value": "0" }, { "in": last, "value": "9" }] } }))],
        }));
        crate::unsound(&contract).into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    for take in ["lowest", "highest", "mean"] {
        assert_eq!(told(take, "[80, 100]"), [""; 0], "{take}");
        assert_eq!(told(take, "[80, 99]"), ["rows_leave_out"], "{take}");
    }
    assert_eq!(told("sum", "[80, 99]"), [""; 0]);
}

/// A name that is no single word is looked for as it stands.
#[test]
fn a_value_with_a_sign_in_its_name_is_used_where_it_stands() {
    let value = |id: &str| json!({ "id": id, "label": "Price", "unit": "yuan", "clause": "1", "value": "3" });
    let told = |used: &str| {
        crate::unsound(&contract(
            &json!({ "values": [value("price-1"), value("price-10")], "fees": [fee(&json!({ "sum": [used, "price-10"] }))] }),
        ))
    };
    assert_eq!(told("price-1"), []);
    assert_eq!(told("price-10"), [("value_unused".to_owned(), "/values/0".to_owned())]);
    // Nor is a name used that is a part of another.
    let parts = |first: &str, second: &str| {
        let contract = contract(
            &json!({ "values": [value(first), value(second)], "fees": [fee(&json!({ "sum": [second, "1"] }))] }),
        );
        crate::unsound(&contract)
    };
    assert_eq!(parts("price", "price_old"), [("value_unused".to_owned(), "/values/0".to_owned())]);
    assert_eq!(parts("单价", "旧单价"), [("value_unused".to_owned(), "/values/0".to_owned())]);
}

/// A margin may be below zero, how far nobody knows: then no number is said to be left out.
#[test]
fn rows_for_what_may_be_below_zero_leave_nothing_out_for_sure() {
    let told = |below_zero: bool| {
        let rows = json!([{ "in": "(0, 10]", "value": "0" }, { "in": "(10, )", "value": "9" }]);
        let contract = contract(&json!({
            "figures": [{ "id": "margin", "label": "Margin", "unit": "%", "scope": "month", "kind": "number", "below_zero": below_zero }],
            "fees": [fee(&json!({ "bands": { "of": "margin", "rows": rows } }))],
        }));
        crate::unsound(&contract).into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    assert_eq!(told(false), ["rows_leave_out"]);
    assert_eq!(told(true), [""; 0]);
}

/// 100 is in no row of what the rate is worth: that is said of the value it belongs to.
#[test]
fn a_number_outside_every_row_is_told_of_the_metric_it_belongs_to() {
    let bands = json!({ "bands": { "of": "csat_rate", "rows": [{ "in": "[0, 80)", "value": "1" }, { "in": "[80, 99]", "value": "2" }] } });
    let metric = |id: &str| json!({ "id": id, "label": "Level", "unit": "points", "clause": "1", "value": bands });
    let engine = Engine::new(contract(&json!({ "metrics": [metric("level"), metric("again")] })));
    let found = serde_json::to_value(engine.assess(&json!({ "figures": { "csat_rate": 100 } }))).unwrap();
    let told: Vec<_> = found["notices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|notice| (&notice["code"], &notice["values"]["what"]))
        .collect();
    assert_eq!(told, [(&json!("outside_rows"), &json!("level")), (&json!("outside_rows"), &json!("again"))]);
}

/// What a month before came to is as large as this month's can be.
#[test]
fn rows_for_the_month_before_leave_no_rate_out() {
    let told = |last: &str| {
        let before = json!({ "first_known": [{ "month_before": "rate" }, "100"] });
        let contract = contract(&json!({
            "metrics": [{ "id": "rate", "label": "Rate", "unit": "%", "clause": "1", "value": { "ratio": { "of": ["calls_answered"], "to": ["calls_offered"] } } }],
            "values": [{ "id": "price", "label": "Price", "unit": "yuan", "clause": "1", "value": "3" }],
            "fees": [fee(&json!({ "sum": ["price", { "bands": { "of": { "month_before": "rate" }, "rows": [{ "in": "[0, 80)", "value": "0" }, { "in": last, "value": "9" }] } }, before] }))],
        }));
        crate::unsound(&contract)
            .into_iter()
            .map(|(code, _)| code)
            .filter(|code| code != "first_month_open")
            .collect::<Vec<_>>()
    };
    assert_eq!(told("[80, 100]"), [""; 0]);
    assert_eq!(told("[80, 99]"), ["rows_leave_out"]);
}
