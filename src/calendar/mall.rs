//! The dates of the mall contract (seed 003), each computed by hand from the State Council's notices for 2025
//! (国办发明电〔2024〕12号) and 2026 (of 4 November 2025), and what the other contracts need.

use crate::map::Map;

use serde_json::json;

use super::*;
use crate::problem::{Code, Place, Problem};

fn mall() -> Vec<DateTerm> {
    let day = |day: u8| json!({ "day_of_month": { "day": day, "months_later": 1 } });
    let term = |id: &str, clause: &str, from: serde_json::Value| json!({ "id": id, "clause": clause, "label": id, "rule": id, "from": from });
    let with = |mut term: serde_json::Value, key: &str, value: serde_json::Value| {
        term[key] = value;
        term
    };
    let five = || json!({ "working_days": 5 });
    let receipt = json!({ "event": { "id": "statement_received", "otherwise": "fee_statement" } });
    crate::json::from(&json!([
        with(term("result_published", "4.4", day(7)), "adjust", json!("after_holidays")),
        with(term("result_objection", "4.4", json!({ "date": "result_published" })), "plus", five()),
        term("fee_statement", "5.3", day(15)),
        with(term("statement_objection", "5.3", receipt), "plus", five()),
        term("final", "4.4, 5.3", day(20)),
        term("wire_transfer", "4.6.2, 5.4.2", day(25)),
    ]))
    .unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn resolve(terms: &[DateTerm], month: &str, term: Option<TermInForce>, events: &[(&str, &str)]) -> Dates {
    let events: Map<String, Date> = events.iter().map(|(id, day)| ((*id).to_string(), date(day))).collect();
    let setting = Setting { month: month.parse().unwrap(), from_day: 1, start: None, term, events: &events };
    dates(terms, &setting, &mut WorkingCalendar::built_in().consult())
}

fn days(dates: &Dates) -> Vec<String> {
    dates.dates.iter().map(|date| date.date.map_or("–".into(), |day| day.to_string())).collect()
}

#[test]
fn mall_september_2025_the_first_week_lies_in_the_national_day_holiday() {
    // Off 1–8 October 2025, Saturday the 11th is worked.
    // Result: Tuesday the 7th is off, so is the 8th → Thursday the 9th.
    // Objection: Fri 10 (1), make-up Sat 11 (2), Mon 13 (3), Tue 14 (4), Wed 15 (5).
    // Statement: Wed 15. Objection to it: Thu 16 (1), Fri 17 (2), Mon 20 (3), Tue 21 (4), Wed 22 (5).
    let found = resolve(&mall(), "2025-09", None, &[]);
    assert_eq!(days(&found), ["2025-10-09", "2025-10-15", "2025-10-15", "2025-10-22", "2025-10-20", "2025-10-25"]);
    assert_eq!(found.problems, []);
    assert_eq!(found.dates[0].moved_from, Some(date("2025-10-07")));
    assert_eq!(found.dates[1].from, Some(date("2025-10-09")));
    assert_eq!(found.dates[1].moved_from, None);
    assert_eq!(found.dates[3].assumed.as_deref(), Some("statement_received"));
}

#[test]
fn mall_january_2026_the_spring_festival_lies_in_the_following_month() {
    // Off 15–23 February 2026, Saturdays the 14th and the 28th are worked.
    // Result: Saturday the 7th, a mere weekend, which moves nothing.
    // Objection: Mon 9 (1) to Fri 13 (5).
    // Statement: Sunday 15, the first day off; 5.3 moves nothing.
    // Objection to it: off until Mon 23; Tue 24 (1), Wed 25 (2), Thu 26 (3), Fri 27 (4), make-up Sat 28 (5).
    let found = resolve(&mall(), "2026-01", None, &[]);
    assert_eq!(days(&found), ["2026-02-07", "2026-02-13", "2026-02-15", "2026-02-28", "2026-02-20", "2026-02-25"]);
    assert_eq!(found.problems, []);
    assert_eq!(found.dates[0].moved_from, None);
}

#[test]
fn mall_october_2026_has_an_ordinary_month_after_it() {
    // November 2026 has no holiday.
    // Result: Saturday the 7th. Objection: Mon 9 (1) to Fri 13 (5).
    // Statement: Sunday 15. Objection to it: Mon 16 (1) to Fri 20 (5).
    let found = resolve(&mall(), "2026-10", None, &[]);
    assert_eq!(days(&found), ["2026-11-07", "2026-11-13", "2026-11-15", "2026-11-20", "2026-11-20", "2026-11-25"]);
    // Received on Wednesday the 11th: Thu 12 (1), Fri 13 (2), Mon 16 (3), Tue 17 (4), Wed 18 (5).
    let found = resolve(&mall(), "2026-10", None, &[("statement_received", "2026-11-11")]);
    assert_eq!(found.dates[3].date, Some(date("2026-11-18")));
    assert_eq!(found.dates[3].assumed, None);
}

#[test]
fn a_year_without_notice_is_computed_and_said_once() {
    let found = resolve(&mall(), "2027-09", None, &[("statement_recieved", "2027-10-12")]);
    // With weekends only: Thursday 7 October 2027 is no holiday known.
    assert_eq!(found.dates[0].date, Some(date("2027-10-07")));
    let codes: Vec<Code> = found.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [Code::EventUnknown, Code::YearNotCovered]);
}

fn terms(json: &serde_json::Value) -> Vec<DateTerm> {
    crate::json::from(json).unwrap()
}

#[test]
fn term_notice_payment_and_windows_of_the_other_contracts() {
    let terms = terms(&json!([
        { "id": "end", "clause": "二", "label": "", "rule": "", "from": "contract_end" },
        { "id": "notice", "clause": "二", "label": "", "rule": "", "from": "contract_end", "plus": { "months": -2 } },
        { "id": "renewed", "clause": "二", "label": "", "rule": "", "from": "renewed_end" },
        { "id": "pay_day", "clause": "四(二)", "label": "", "rule": "", "example": true,
          "from": { "day_of_month": { "day": 31, "months_later": 1 } }, "adjust": "working_day" },
        { "id": "invoice", "clause": "四(二)", "label": "", "rule": "",
          "from": { "event": { "id": "paid", "otherwise": "pay_day" } }, "plus": { "working_days": 3 } },
        { "id": "month_due", "clause": "4.3", "label": "", "rule": "",
          "from": { "end_of": "month" }, "plus": { "working_days": 10 } },
        { "id": "quarter_due", "clause": "4.3", "label": "", "rule": "",
          "from": { "end_of": "quarter" }, "plus": { "working_days": 10 } },
        { "id": "window", "clause": "六(一)1", "label": "", "rule": "",
          "from": { "event": { "id": "warned" } }, "plus": { "days": 30 } },
    ]));
    let term: ContractTerm =
        crate::json::from(&json!({ "clause": "二", "end": "2026-12-31", "renews_years": 1 })).unwrap();
    let term = term.in_force(date("2026-01-01"), "2026-08".parse().unwrap()).unwrap();
    // Day 31 of September is the 30th, a Wednesday. Paid then: off 1–7 October, Thu 8 (1), Fri 9 (2), make-up Sat 10 (3).
    // Ten working days from 31 August: 1–4 (4), 7–11 (9), Mon 14 September (10).
    // From 30 September: 8, 9, 10 (3), 12–16 (8), Mon 19 (9), Tue 20 October (10).
    let found = resolve(&terms, "2026-08", Some(term), &[("warned", "2026-09-10")]);
    assert_eq!(
        days(&found),
        [
            "2026-12-31",
            "2026-10-31",
            "2027-12-31",
            "2026-09-30",
            "2026-10-10",
            "2026-09-14",
            "2026-10-20",
            "2026-10-10"
        ]
    );
    assert!(found.dates[3].example);
    assert_eq!(found.problems, []);
    // Without a term and the user's date the same rules wait, and say for what.
    let open = resolve(&terms, "2026-08", None, &[]);
    let missing: Vec<Option<&str>> = open.dates.iter().map(|date| date.missing.as_deref()).collect();
    assert_eq!(missing[..4], [Some("contract_end"), Some("contract_end"), Some("renewed_end"), None]);
    assert_eq!(missing[7], Some("warned"));
    assert_eq!(open.problems, []);
}

fn places(problems: &[Problem]) -> Vec<(Code, String)> {
    let place = |problem: &Problem| match &problem.at {
        Some(Place::Pointer { pointer }) => pointer.clone(),
        _ => String::new(),
    };
    problems.iter().map(|problem| (problem.code, place(problem))).collect()
}

#[test]
fn faults_have_their_place_and_cost_only_what_hangs_on_them() {
    let term =
        |id: &str, from: serde_json::Value| json!({ "id": id, "clause": "1", "label": "", "rule": "", "from": from });
    let terms = terms(&json!([
        term("later", json!({ "date": "last" })),
        term("a", json!({ "date": "b" })),
        term("b", json!({ "event": { "id": "e", "otherwise": "a" } })),
        term("on_the_ring", json!({ "date": "a" })),
        term("unknown", json!({ "date": "nowhere" })),
        term("on_unknown", json!({ "date": "unknown" })),
        term("self", json!({ "date": "self" })),
        term("day", json!({ "day_of_month": { "day": 32 } })),
        term("last", json!({ "day_of_month": { "day": 31 } })),
        term("last", json!("contract_end")),
    ]));
    let expected = [
        (Code::DateIdTwice, "/dates/9/id"),
        (Code::DateIdUnknown, "/dates/4/from/date"),
        (Code::DayOfMonthInvalid, "/dates/7/from/day_of_month/day"),
        (Code::DatesCircular, "/dates/1/from/date"),
        (Code::DatesCircular, "/dates/2/from/event/otherwise"),
        (Code::DatesCircular, "/dates/6/from/date"),
    ]
    .map(|(code, place)| (code, place.to_string()));
    assert_eq!(places(&check(&terms)), expected);
    let found = resolve(&terms, "2026-09", None, &[("e", "2026-09-03")]);
    assert_eq!(places(&found.problems), expected);
    let known: Vec<&str> = found.dates.iter().filter(|date| date.date.is_some()).map(|date| date.id.as_str()).collect();
    assert_eq!(known, ["later", "last"]);
    assert_eq!(found.dates[0].date, Some(date("2026-09-30")));
}

#[test]
fn what_leaves_the_calendar_is_said_and_the_rest_is_computed() {
    let terms = terms(&json!([
        { "id": "far", "clause": "1", "label": "far", "rule": "", "from": { "end_of": "month" },
          "plus": { "working_days": i32::MIN } },
        { "id": "farther", "clause": "1", "label": "", "rule": "", "from": { "date": "far" }, "plus": { "days": 1 } },
        { "id": "month", "clause": "1", "label": "", "rule": "", "from": { "end_of": "month" } },
    ]));
    let found = resolve(&terms, "2026-09", None, &[]);
    assert_eq!(places(&found.problems)[0], (Code::DateOutOfRange, "/dates/0".to_string()));
    assert_eq!(days(&found), ["–", "–", "2026-09-30"]);
}

/// The National Day of 2025 in the timeline of September: off 1–8 October, Sunday 28 September and Saturday 11 October worked.
#[test]
fn the_days_of_the_month_and_the_next() {
    let days = resolve(&mall(), "2025-09", None, &[]).days;
    assert_eq!(days.len(), 61);
    assert_eq!((days[0].date, days[60].date), (date("2025-09-01"), date("2025-10-31")));
    assert!(days.iter().all(|day| day.uncovered.is_none()));
    let of = |kind: DayKind| -> Vec<String> {
        days.iter().filter(|day| day.kind == kind).map(|day| day.date.to_string()).collect()
    };
    assert_eq!(of(DayKind::MakeUp), ["2025-09-28", "2025-10-11"]);
    let off: Vec<String> = (1..=8).map(|day| format!("2025-10-0{day}")).collect();
    assert_eq!(of(DayKind::Holiday), off);
}

/// December 2026 is covered but for its last three days, which hang on the notice for 2027; so is the month after it not.
#[test]
fn days_of_a_year_without_notice_are_not_known() {
    let found = resolve(&mall(), "2026-12", None, &[]);
    let unknown: Vec<String> =
        found.days.iter().filter(|day| day.uncovered == Some(2027)).map(|day| day.date.to_string()).take(4).collect();
    assert_eq!(unknown, ["2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01"]);
    assert_eq!(found.days.iter().filter(|day| day.uncovered.is_some()).count(), 3 + 31);
}
