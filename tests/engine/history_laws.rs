//! Laws of what looks back and of what changes with time, on months nobody thought of.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    reason = "a test that cannot read a result has failed"
)]

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use yuekao::engine::{Engine, template};
use yuekao::problem::Code;

/// The contract of an example.
fn example(name: &str) -> Value {
    let file = format!("{}/contracts/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let mut read: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    read["contract"].take()
}

fn engine(contract: &Value) -> Engine {
    let engine = Engine::new(contract.clone());
    assert_eq!(engine.problems(), []);
    engine
}

fn assess(engine: &Engine, month: &Value) -> Value {
    serde_json::to_value(engine.assess(month)).unwrap()
}

/// The month so many months after January 2026.
fn month(number: usize) -> String {
    format!("{}-{:02}", 2026 + number / 12, number % 12 + 1)
}

/// The examples that ask for earlier months, or change with them.
const LOOKING_BACK: &[&str] = &[
    "by_date",
    "first_miss_warned",
    "held",
    "improvement_period",
    "in_a_row",
    "month_before",
    "over_months",
    "points_accumulate",
    "year_to_date",
];

/// The figures those examples use.
const FIGURES: [&str; 6] =
    ["csat_rate", "downtime_minutes", "satisfied", "dissatisfied", "phone_response_seconds", "complaints"];

prop_compose! {
    fn figures()(values in prop::array::uniform6(prop::option::weighted(0.95, 60_u32..100))) -> Vec<Option<u32>> {
        values.to_vec()
    }
}

/// A month as programs hand it in; what was not given is left out.
fn handed_in(number: usize, start: Option<&String>, figures: &[Option<u32>]) -> Value {
    let given = FIGURES.iter().zip(figures).filter_map(|(id, value)| Some(((*id).to_owned(), json!((*value)?))));
    let mut month = json!({ "month": month(number), "figures": given.collect::<Map<_, _>>() });
    if let Some(start) = start {
        month["start"] = json!(start);
    }
    month
}

/// What a batch has in each column, from the result of the month alone.
fn row(found: &Value) -> Map<String, Value> {
    let mut row = Map::new();
    let mut put = |key: String, value: &Value| {
        let flag = value.as_bool().map(|flag| json!(flag.to_string()));
        row.insert(key, flag.unwrap_or_else(|| value.clone()));
    };
    for (kind, list, key) in [
        ("metric", "metrics", "value"),
        ("item", "items", "score"),
        ("outcome", "outcomes", "holds"),
        ("line", "lines", "amount"),
    ] {
        for part in found[list].as_array().unwrap() {
            put(format!("{kind}:{}", part["id"].as_str().unwrap()), &part[key]);
        }
    }
    for (key, value) in [
        ("score", &found["score"]),
        ("tier", &found["tier"]["id"]),
        ("status", &found["status"]),
        ("provider_pays", &found["totals"]["providerPays"]),
    ] {
        put(key.into(), value);
    }
    row
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Two vendors, some months left out, the rows in any order.
    #[test]
    fn a_batch_is_each_of_its_months_given_those_before(
        first in prop::collection::vec(prop::option::weighted(0.9, figures()), 1..10),
        second in prop::collection::vec(prop::option::weighted(0.9, figures()), 1..10),
        start in prop::option::of("2026-0[1-4]-0[1-9]"),
        contract in prop::sample::select(LOOKING_BACK),
        order in any::<prop::sample::Index>(),
    ) {
        let engine = engine(&example(contract));
        let mut lines = Vec::new();
        let mut expected = Vec::new();
        for (vendor, months) in [("甲", &first), ("乙", &second)] {
            let mut history = Vec::new();
            for (number, figures) in months.iter().enumerate().filter_map(|(number, month)| Some((number, month.as_ref()?))) {
                let mut alone = handed_in(number, start.as_ref(), figures);
                let mut cells = vec![vendor.into(), month(number), start.clone().unwrap_or_default()];
                cells.extend(figures.iter().map(|value| value.map(|value| value.to_string()).unwrap_or_default()));
                lines.push(format!("{}\t\t\t", cells.join("\t")));
                history.push(alone.clone());
                alone["history"] = json!(history[..history.len() - 1]);
                expected.push((vendor, alone));
            }
        }
        prop_assume!(!lines.is_empty());
        let shift = order.index(lines.len());
        lines.rotate_left(shift);
        expected.rotate_left(shift);
        // The other levels of the survey have columns, and nothing in them.
        let heading = format!("商家\t月份\t合作开始\t{}\t非常满意\t一般\t非常不满意", FIGURES.join("\t"));
        let batch = engine.assess_text(&format!("{heading}\n{}", lines.join("\n")));
        // Months that nobody worked in are said to be missing, and nothing else.
        prop_assert!(batch.problems.iter().all(|problem| problem.code == Code::MonthsNotGiven), "{:?}", batch.problems);
        let rows: Vec<Value> = serde_json::from_str(&batch.json()).unwrap();
        prop_assert_eq!(rows.len(), expected.len());
        for (there, (vendor, alone)) in rows.iter().zip(&expected) {
            prop_assert_eq!(there["vendor"].as_str(), Some(*vendor));
            for (column, value) in row(&assess(&engine, alone)) {
                prop_assert_eq!(&there[&column], &value, "{} of {}", column, alone);
            }
        }
    }

    /// Which months count: counted by hand, it is as many as the condition held in, and it is decided early only where
    /// what is not known cannot change it.
    #[test]
    fn so_many_of_the_last_months_are_counted(
        low in prop::collection::vec(prop::option::weighted(0.8, any::<bool>()), 1..16),
        (times, last) in (1_usize..6, 1_usize..12),
        before in any::<bool>(),
    ) {
        let mut contract = example("held");
        contract["outcomes"][1]["when"]["held"]["times"] = json!(times.to_string());
        contract["outcomes"][1]["when"]["held"]["months"] = json!({ "last": last.to_string(), "before": before });
        let rate = |low: bool| json!(if low { "79" } else { "80" });
        let now = low.len() - 1;
        let history: Vec<Value> = low[..now].iter().enumerate()
            .filter_map(|(number, low)| Some(json!({ "month": month(number + 12), "figures": { "csat_rate": rate((*low)?) } })))
            .collect();
        let this = low[now].unwrap_or(true);
        let record = json!({ "month": month(now + 12), "figures": { "csat_rate": rate(this) }, "history": history });
        let known: Vec<Option<bool>> = low[..now].iter().copied().chain([Some(this)]).collect();
        let counted: Vec<Option<bool>> =
            (0..last).map(|back| known.len().checked_sub(back + 1 + usize::from(before)).and_then(|place| known[place])).collect();
        let sure = counted.iter().filter(|low| **low == Some(true)).count();
        let open = counted.iter().filter(|low| low.is_none()).count();
        let expected = if sure >= times { Some(true) } else if sure + open < times { Some(false) } else { None };
        let found = assess(&engine(&contract), &record);
        prop_assert_eq!(&found["outcomes"][1]["holds"], &json!(expected));
        // As many of as many is in a row.
        if times == last && !before {
            contract["outcomes"][1]["label"] = json!("连续低档");
            contract["outcomes"][1]["when"] = json!({ "in_a_row": { "of": "low_month", "months": last.to_string() } });
            prop_assert_eq!(&assess(&engine(&contract), &record)["outcomes"][1]["holds"], &json!(expected));
        }
    }

    /// Points added up month by month, by hand: January begins anew, and so does the month after one that reached twelve.
    #[test]
    fn points_add_up_until_they_are_cleared(missed in prop::collection::vec(any::<bool>(), 1..30)) {
        let engine = engine(&example("points_accumulate"));
        let mut points = 0;
        let mut history = Vec::new();
        for (number, missed) in missed.iter().enumerate() {
            if number % 12 == 0 || points >= 12 {
                points = 0;
            }
            points += if *missed { 3 } else { 0 };
            let mut record = json!({ "month": month(number), "figures": { "csat_rate": if *missed { "80" } else { "85" } } });
            record["history"] = json!(history);
            let found = assess(&engine, &record);
            prop_assert_eq!(&found["metrics"][1]["value"], &json!(points.to_string()));
            prop_assert_eq!(&found["outcomes"][1]["holds"], &json!(points >= 12));
            record.as_object_mut().unwrap().remove("history");
            history.push(record);
        }
    }

    /// A contract that changes is, in each month, the contract as it reads then.
    #[test]
    fn a_month_is_settled_by_the_version_of_its_time(
        number in 0_usize..48, rate in 8000_u32..9500, first in 80_u32..90, later in 80_u32..90, (from, again) in (1_usize..24, 24_usize..48),
    ) {
        let rate = format!("{}.{:02}", rate / 100, rate % 100);
        let record = json!({ "month": month(number), "figures": { "csat_rate": rate } });
        let mut changing = example("by_date");
        let versions = json!([{ "value": first }, { "from": month(from), "value": later }, { "from": month(again), "value": first }]);
        changing["values"][0]["value"] = json!({ "by_date": versions });
        changing["values"][1]["value"] = json!("2000");
        let mut fixed = changing.clone();
        fixed["values"][0]["value"] = json!(if (from..again).contains(&number) { later } else { first });
        let mut found = assess(&engine(&changing), &record);
        let tiers = found.as_object_mut().unwrap().remove("tiers").unwrap();
        prop_assert!(tiers.as_array().unwrap().contains(&found["tier"]));
        prop_assert_eq!(found, assess(&engine(&fixed), &record));
    }

    /// Between two points of a rising line nothing is worth less than at the lower or more than at the higher one, and
    /// more is never worth less.
    #[test]
    fn a_rising_line_rises(rates in prop::array::uniform2(0_u32..=10_000)) {
        let engine = engine(&example("linear"));
        let points = |rate: u32| -> u64 {
            let rate = format!("{}.{:02}", rate / 100, rate % 100);
            let found = assess(&engine, &json!({ "figures": { "csat_rate": rate } }));
            let score = found["items"][0]["score"].as_str().unwrap();
            let (whole, fraction) = score.split_once('.').unwrap_or((score, ""));
            format!("{whole}{fraction:0<6}").parse().unwrap()
        };
        let (low, high) = (points(rates[0].min(rates[1])), points(rates[0].max(rates[1])));
        prop_assert!((30_000_000..=high).contains(&low) && high <= 60_000_000, "{low} {high}");
    }

    /// One group of all items, of the weight of all, is no group at all; whatever has no data, and however that is read.
    #[test]
    fn one_group_of_everything_changes_nothing(
        calls in (0_u32..50, 0_u32..50), survey in prop::array::uniform5(0_u32..20), no_data in prop::sample::select(&["reweight", "full_marks"][..]),
        partial in prop::sample::select(&["whole", "pro_rata"][..]),
    ) {
        let mut alone: Value = template("mall").unwrap();
        (alone["readings"]["no_data"], alone["readings"]["partial_point"]) = (json!(no_data), json!(partial));
        let mut grouped = alone.clone();
        grouped["groups"] = json!([{ "id": "all", "label": "全部", "clause": "1", "weight": "100" }]);
        for item in grouped["items"].as_array_mut().unwrap() {
            item["group"] = json!("all");
        }
        let record = json!({ "figures": {
            "calls_offered": calls.0.max(calls.1), "calls_answered": calls.0.min(calls.1),
            "very_satisfied": survey[0], "satisfied": survey[1], "neutral": survey[2], "dissatisfied": survey[3], "very_dissatisfied": survey[4],
        } });
        let (one, other) = (assess(&engine(&alone), &record), assess(&engine(&grouped), &record));
        for part in ["status", "score", "tier", "totals"] {
            prop_assert_eq!(&one[part], &other[part]);
        }
    }
}
