//! A month handed in as JSON: what is read, and what is told at which pointer.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its cases has failed")]

use serde_json::{Value, json};
use yuekao::glossary::Vocabulary;
use yuekao::month::{Record, VendorMonth};
use yuekao::paste::parse;

/// The month as it is read, and its problems as `pointer code`.
fn read(json: &Value) -> (Value, Vec<String>) {
    let vocabulary = Vocabulary::new(&[]);
    let mut problems = Vec::new();
    let record = Record::from_json(json, &vocabulary, &mut problems);
    let told = problems.iter().map(|problem| {
        let problem = serde_json::to_value(problem).unwrap();
        let text = |value: &Value| value.as_str().unwrap_or("?").to_owned();
        format!("{} {}", text(&problem["at"]["pointer"]), text(&problem["code"]))
    });
    (serde_json::to_value(VendorMonth::new(&record, &vocabulary)).unwrap(), told.collect())
}

#[test]
fn decimals_come_as_text_or_numbers() {
    let parsed: Value = serde_json::from_str(
        r#"{"vendor": " 蓝鲸 ", "month": "2026年10月", "start": "2026-01-15", "figures": {"calls_offered": 3000,
            "calls_answered": "2640", "chats_offered": 5e3, "csat_score": 4.50, "csat_rate": 0.5, "chats_handled": null,
            "wide_exposure": false, "to_competitor": true},
            "categories": [{"category": "手机", "package": "one", "handed_over": true, "presales_calls": 1.0}],
            "work_orders": [{"received": "2026-10-01 11:30", "replied": null, "cost": 12.5}]}"#,
    )
    .unwrap();
    let (month, problems) = read(&parsed);
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(
        month,
        json!({"vendor": "蓝鲸", "month": "2026-10", "start": "2026-01-15", "figures": {"calls_offered": "3000",
            "calls_answered": "2640", "chats_offered": "5000", "csat_score": "4.5", "csat_rate": "0.5",
            "wide_exposure": false, "to_competitor": true},
            "categories": [{"category": "手机", "package": "one", "handed_over": true, "presales_calls": "1"}],
            "work_orders": [{"received": "2026-10-01 11:30", "cost": "12.5"}]})
    );
}

#[test]
fn what_is_wrong_is_told_and_the_rest_is_kept() {
    let (month, problems) = read(&json!({
        "vendor": 7, "month": "October", "start": [], "colour": 1,
        "figures": {"calls_offered": 10, "calls_answered": 11, "chats_offered": "2,640", "seats": {}, "neutral": -1,
            "satisfied": 1.5, "csat_rate": 101, "wide_exposure": 1, "sun/moon": 1, "presales_calls": 1,
            "messages": 123_456_789_012_345_678_u64, "talk_minutes": "9.25"},
        "categories": [{"presales_calls": 1}, 5, {"category": "手机", "presales_calls": true, "seats": 1},
            {"category": "手机", "service_orders": 2}],
        "work_orders": [{}, {"received": "2026-10-01 11:30", "cost": -1, "by": "me"}],
        "cells": {"talk_minutes": {"row": 1}}
    }));
    assert_eq!(
        problems,
        [
            "/cells/talk_minutes input_wrong_type",
            "/vendor input_wrong_type",
            "/month month_invalid",
            "/start input_wrong_type",
            "/colour input_unknown",
            "/figures/chats_offered input_wrong_type",
            "/figures/seats input_wrong_type",
            "/figures/neutral figure_negative",
            "/figures/satisfied count_fractional",
            "/figures/csat_rate rate_above_hundred",
            "/figures/wide_exposure input_wrong_type",
            "/figures/sun~1moon input_unknown",
            "/figures/presales_calls figure_needs_category",
            "/figures/messages input_wrong_type",
            "/categories/0/category input_wrong_type",
            "/categories/1 input_wrong_type",
            "/categories/2/presales_calls input_wrong_type",
            "/categories/2/seats figure_of_the_month",
            "/work_orders/0/received input_wrong_type",
            "/work_orders/1/cost figure_negative",
            "/work_orders/1/by input_unknown",
            "/figures/calls_answered part_above_whole",
            "/categories/3/category category_repeated",
        ]
    );
    assert_eq!(
        month,
        json!({"figures": {"talk_minutes": "9.25"},
            "withheld": [
                "calls_offered", "calls_answered", "chats_offered", "satisfied", "neutral", "csat_rate", "wide_exposure", "messages", "seats"
            ],
            "categories": [
                {"category": "手机", "withheld": ["presales_calls"]},
                {"category": "手机", "service_orders": "2"}
            ],
            "work_orders": [{"received": "2026-10-01 11:30"}]})
    );
}

#[test]
fn no_json_is_too_odd() {
    for json in [json!(null), json!(1), json!([]), json!("x"), json!({"figures": [], "categories": {}, "cells": 1})] {
        let (month, problems) = read(&json);
        assert_eq!(month, json!({"figures": {}}));
        assert!(!problems.is_empty());
    }
}

#[test]
fn a_parsed_month_is_handed_back_unchanged() {
    let vocabulary = Vocabulary::new(&[]);
    let text = "商家\t月份\tUPV\t接待量\n蓝鲸\t2026-10\t5,000\t4,550\n\n品类\t套餐\t售前电话\n手机\tone\t7\n";
    let parsed = parse(text, &vocabulary);
    let json = serde_json::to_value(&parsed.records[0]).unwrap();
    let (again, problems) = read(&json);
    assert_eq!((again, problems), (json, vec![]));
}

#[test]
fn a_change_of_seats_needs_its_day_and_its_number() {
    let (month, problems) = read(&json!({ "seat_changes": [
        { "date": "2026-10-11", "seats": -2 },
        { "seats": 3 },
        { "date": null, "seats": 3 },
        { "date": "soon", "seats": 3 },
        { "date": "2026-10-12" },
        { "date": "2026-10-12", "seats": 1.5 },
        { "date": "2026-10-13", "seats": "2.0", "level": true, "who": "me" },
    ] }));
    assert_eq!(
        problems,
        [
            "/seat_changes/1/date input_wrong_type",
            "/seat_changes/2/date input_wrong_type",
            "/seat_changes/3/date date_invalid",
            "/seat_changes/4/seats input_wrong_type",
            "/seat_changes/5/seats input_wrong_type",
            "/seat_changes/6/who input_unknown",
        ]
    );
    assert_eq!(
        month["seat_changes"],
        json!([{ "date": "2026-10-11", "seats": "-2" }, { "date": "2026-10-13", "seats": "2", "level": true }])
    );
}
