//! Laws of the settlement, on months nobody thought of.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot read a result has failed"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use yuekao::engine::{Engine, template};

/// A template with other choices for some of its readings.
fn engine(id: &str, readings: &Value) -> Engine {
    let mut contract: Value = template(id).unwrap();
    for (reading, choice) in readings.as_object().unwrap() {
        contract["readings"][reading] = choice.clone();
    }
    let engine = Engine::new(contract.clone());
    assert_eq!(engine.problems(), []);
    engine
}

fn assess(engine: &Engine, month: &Value) -> Value {
    serde_json::to_value(engine.assess(month)).unwrap()
}

/// An amount or a score in millionths; `None`: open.
fn millionths(amount: &Value) -> Option<i128> {
    let text = amount.as_str()?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{fraction:0<6}").parse().ok()
}

fn readings() -> impl Strategy<Value = Value> {
    let one_of = |choices: &'static [&'static str]| prop::sample::select(choices);
    (
        one_of(&["pooled", "mean", "worst"]),
        one_of(&["whole", "started", "pro_rata"]),
        one_of(&["none", "half_up"]),
        one_of(&["reweight", "full_marks"]),
    )
        .prop_map(|(channels, partial_point, score_rounding, no_data)| {
            json!({ "channels": channels, "partial_point": partial_point, "score_rounding": score_rounding, "no_data": no_data })
        })
}

prop_compose! {
    fn part_of_whole()(whole in 0_u32..5000)(part in 0..=whole, whole in Just(whole)) -> (u32, u32) { (part, whole) }
}

prop_compose! {
    fn figures()(
        (calls_answered, calls_offered) in part_of_whole(),
        (chats_handled, chats_offered) in part_of_whole(),
        survey in prop::array::uniform5(0_u32..500),
    ) -> Value {
        let [very_satisfied, satisfied, neutral, dissatisfied, very_dissatisfied] = survey;
        json!({
            "calls_offered": calls_offered, "calls_answered": calls_answered,
            "chats_offered": chats_offered, "chats_handled": chats_handled,
            "very_satisfied": very_satisfied, "satisfied": satisfied, "neutral": neutral,
            "dissatisfied": dissatisfied, "very_dissatisfied": very_dissatisfied,
        })
    }
}

prop_compose! {
    fn category()(
        name in prop::sample::select(&["手机", "女装", "家用电器", "食品饮料", "宠物用品", "图书"][..]),
        volumes in prop::array::uniform5(prop::option::weighted(0.9, 0_u32..20_000)),
        handed_over in any::<bool>(),
    ) -> Value {
        let [presales_calls, presales_chats, aftersales_calls, aftersales_chats, service_orders] = volumes;
        json!({
            "category": name, "handed_over": handed_over, "presales_calls": presales_calls,
            "presales_chats": presales_chats, "aftersales_calls": aftersales_calls,
            "aftersales_chats": aftersales_chats, "service_orders": service_orders,
        })
    }
}

fn sum<'a>(amounts: impl Iterator<Item = &'a Value>) -> i128 {
    amounts.filter_map(millionths).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn shown_parts_add_up_to_the_shown_totals(
        readings in readings(), figures in figures(), categories in prop::collection::vec(category(), 0..6),
    ) {
        let found = assess(&engine("mall", &readings), &json!({ "figures": figures, "categories": categories }));
        let lines = found["lines"].as_array().unwrap();
        for (payer, total) in [("provider", "providerPays"), ("client", "clientPays")] {
            let due = || lines.iter().filter(|line| line["payer"] == payer && line["due"] == true);
            let whole = sum(due().map(|line| &line["amount"]));
            if due().any(|line| line["amount"].is_null()) {
                prop_assert_eq!(&found["totals"][total], &Value::Null);
                let least = due().map(|line| if line["amount"].is_null() { &line["between"][0] } else { &line["amount"] });
                let between = format!("{total}Between");
                prop_assert_eq!(sum(least), millionths(&found["totals"][&between][0]).unwrap());
            } else {
                prop_assert_eq!(whole, millionths(&found["totals"][total]).unwrap());
            }
        }
        let fallback = &found["fallback"];
        let rows = fallback["rows"].as_array().unwrap();
        let by_category = fallback["byCategory"].as_array().unwrap();
        prop_assert_eq!(rows.len(), by_category.len() * 5);
        for (category, rows) in by_category.iter().zip(rows.chunks(5)) {
            let amount = sum(rows.iter().map(|row| &row["amount"]));
            if let Some(whole) = millionths(&category["amount"]) {
                prop_assert_eq!(amount, whole);
            } else {
                prop_assert_eq!(amount, millionths(&category["between"][0]).unwrap());
            }
        }
        let open = by_category.iter().any(|row| row["amount"].is_null());
        let total = if open { &fallback["between"][0] } else { &fallback["total"] };
        let least = by_category.iter().map(|row| if row["amount"].is_null() { &row["between"][0] } else { &row["amount"] });
        prop_assert_eq!(sum(least), millionths(total).unwrap());
        prop_assert_eq!(open, fallback["total"].is_null());
    }

    #[test]
    fn the_order_of_categories_does_not_matter(
        figures in figures(), categories in prop::collection::vec(category(), 0..6),
    ) {
        let engine = engine("mall", &json!({}));
        let there = assess(&engine, &json!({ "figures": figures, "categories": categories }));
        let backwards: Vec<&Value> = categories.iter().rev().collect();
        let back = assess(&engine, &json!({ "figures": figures, "categories": backwards }));
        prop_assert_eq!(&there["totals"], &back["totals"]);
        prop_assert_eq!(&there["fallback"]["total"], &back["fallback"]["total"]);
    }

    #[test]
    fn one_more_answered_contact_or_satisfied_answer_never_lowers_the_score(
        readings in readings(), figures in figures(),
        (better, worse) in prop::sample::select(&[
            ("calls_answered", None), ("chats_handled", None), ("satisfied", Some("neutral")),
            ("very_satisfied", Some("very_dissatisfied")),
        ][..]),
    ) {
        let engine = engine("mall", &readings);
        let mut more = figures.clone();
        more[better] = json!(figures[better].as_u64().unwrap() + 1);
        if let Some(worse) = worse {
            prop_assume!(figures[worse] != 0);
            more[worse] = json!(figures[worse].as_u64().unwrap() - 1);
        } else {
            let whole = if better == "calls_answered" { "calls_offered" } else { "chats_offered" };
            prop_assume!(figures[better] != figures[whole]);
        }
        let (before, after) = (assess(&engine, &json!({ "figures": figures })), assess(&engine, &json!({ "figures": more })));
        let (score, better) = (millionths(&before["score"]), millionths(&after["score"]));
        prop_assert!(score <= better, "{score:?} {better:?}");
        let pays = |found: &Value| millionths(&found["totals"]["providerPays"]);
        prop_assert!(score.is_none() || pays(&after) <= pays(&before));
    }

    #[test]
    fn what_reaches_a_better_tier_reaches_it_and_one_less_does_not(readings in readings(), figures in figures()) {
        let engine = engine("mall", &readings);
        let month = |figures: &Value| json!({ "figures": figures });
        let worth = |tier: &Value| ["failed", "warning", "improve", "meets", "excellent"].iter().position(|id| tier == id);
        let now = worth(&assess(&engine, &month(&figures))["tier"]["id"]);
        let better = serde_json::to_value(engine.next_tier(&month(&figures))).unwrap();
        let better = better.as_array().unwrap();
        prop_assert_eq!(better.len(), now.map_or(0, |now| 4 - now));
        for goal in better {
            for lever in goal["levers"].as_array().unwrap() {
                let figure = lever["figure"].as_str().unwrap();
                let Some(extra) = lever["extra"].as_str().map(|extra| extra.parse::<u64>().unwrap()) else { continue };
                let with = |extra: u64| {
                    let mut more = figures.clone();
                    more[figure] = json!(figures[figure].as_u64().unwrap() + extra);
                    assess(&engine, &month(&more))
                };
                let (enough, short) = (with(extra), with(extra - 1));
                prop_assert_eq!(&enough["tier"]["id"], &lever["reaches"]);
                prop_assert_eq!(&enough["score"], &lever["score"]);
                prop_assert!(worth(&enough["tier"]["id"]) >= worth(&goal["tier"]), "{goal}");
                prop_assert!(worth(&short["tier"]["id"]) < worth(&goal["tier"]), "{goal}");
            }
        }
    }

    #[test]
    fn a_grid_is_the_month_at_each_of_its_points(
        readings in readings(), figures in figures(), shares in prop::collection::vec(0_u64..=100, 1..4),
        satisfied in prop::collection::vec(0_u32..900, 1..4),
    ) {
        let engine = engine("mall", &readings);
        // A grid may ask for more answered than offered; the month itself may not.
        let offered = figures["calls_offered"].as_u64().unwrap();
        let answered: Vec<u64> = shares.iter().map(|share| offered * share / 100).collect();
        let axes = json!([
            { "figure": "calls_answered", "values": answered }, { "figure": "satisfied", "values": satisfied },
        ]);
        let grid = engine.what_if(&json!({ "figures": figures }), &axes);
        prop_assert_eq!(&grid.problems, &[]);
        let points = answered.iter().flat_map(|one| satisfied.iter().map(move |two| (one, two)));
        prop_assert_eq!(grid.cells.len(), answered.len() * satisfied.len());
        for (cell, (one, two)) in grid.cells.iter().zip(points) {
            let mut there = figures.clone();
            (there["calls_answered"], there["satisfied"]) = (json!(one), json!(two));
            let found = assess(&engine, &json!({ "figures": there }));
            prop_assert_eq!(json!(cell.score), found["score"].clone());
            prop_assert_eq!(json!(cell.provider_pays), found["totals"]["providerPays"].clone());
        }
    }

    #[test]
    fn a_batch_is_each_of_its_months(months in prop::collection::vec(figures(), 1..5), start in prop::option::of("2026-0[1-5]-15")) {
        let mut contract: Value = template("mall").unwrap();
        contract["start"] = json!(start);
        let engine = Engine::new(contract.clone());
        let ids: Vec<String> = months[0].as_object().unwrap().keys().cloned().collect();
        let mut lines = vec![format!("月份\t商家\t{}", ids.join("\t"))];
        for (number, figures) in months.iter().enumerate() {
            let cells: Vec<String> = ids.iter().map(|id| figures[id].to_string()).collect();
            lines.push(format!("2026-{:02}\t山茶，\"美妆\"\t{}", number + 1, cells.join("\t")));
        }
        let batch = engine.assess_text(&lines.join("\n"));
        prop_assert_eq!(&batch.problems, &[]);
        let rows: Vec<Value> = serde_json::from_str(&batch.json()).unwrap();
        prop_assert_eq!(rows.len(), months.len());
        prop_assert_eq!(batch.csv(true).lines().count(), months.len() + 1);
        for (number, (row, figures)) in rows.iter().zip(&months).enumerate() {
            let month = format!("2026-{:02}", number + 1);
            let found = assess(&engine, &json!({ "month": month, "figures": figures }));
            prop_assert_eq!(&row["month"], &found["month"]);
            prop_assert_eq!(&row["status"], &found["status"]);
            prop_assert_eq!(&row["score"], &found["score"]);
            prop_assert_eq!(&row["tier"], &found["tier"]["id"]);
            prop_assert_eq!(&row["provider_pays"], &found["totals"]["providerPays"]);
            prop_assert_eq!(&row["metric:satisfaction"], &found["metrics"][3]["value"]);
        }
    }

    #[test]
    fn the_explanation_is_the_result(
        readings in readings(), figures in figures(), categories in prop::collection::vec(category(), 0..4),
    ) {
        let engine = engine("mall", &readings);
        let month = json!({ "figures": figures, "categories": categories });
        let found = assess(&engine, &month);
        let explained = |result: &str| {
            engine.explain(&month, result).unwrap().map_or(Value::Null, |tree| serde_json::to_value(tree.value).unwrap())
        };
        prop_assert_eq!(explained("score"), found["score"].clone());
        prop_assert_eq!(millionths(&explained("total:providerPays")), millionths(&found["totals"]["providerPays"]));
        prop_assert_eq!(millionths(&explained("fallback")), millionths(&found["fallback"]["total"]));
        for (kind, parts) in [("metric", "metrics"), ("item", "items")] {
            for part in found[parts].as_array().unwrap() {
                let key = if kind == "metric" { "value" } else { "score" };
                prop_assert_eq!(explained(&format!("{kind}:{}", part["id"].as_str().unwrap())), part[key].clone());
            }
        }
        for line in found["lines"].as_array().unwrap().iter().filter(|line| line["category"].is_null()) {
            prop_assert_eq!(explained(&format!("line:{}", line["id"].as_str().unwrap())), line["amount"].clone());
        }
    }
}

/// Every edge of every tier: just below it, at it, just above it, made by the share of satisfied answers among a
/// million, which moves the score by 0.0002 points an answer where points are lost in proportion.
#[test]
fn every_tier_begins_exactly_at_its_edge() {
    let engine = engine("mall", &json!({ "partial_point": "pro_rata" }));
    let contract: Value = template("mall").unwrap();
    let mut edges = 0;
    for pair in contract["tiers"].as_array().unwrap().windows(2) {
        let (above, below) = (&pair[0], &pair[1]);
        let edge: u32 =
            above["in"].as_str().unwrap().trim_start_matches('[').split(',').next().unwrap().parse().unwrap();
        // 50 points for answering; the other item is worth the rest: 2 points for every percent below 85.
        let satisfied = 10_000 * (85 - (50 - (edge - 50)) / 2);
        for (answers, tier) in [(satisfied - 1, below), (satisfied, above), (satisfied + 1, above)] {
            let month = json!({ "figures": {
                "calls_offered": 1, "calls_answered": 1, "chats_offered": 0, "chats_handled": 0, "very_satisfied": answers, "satisfied": 0, "neutral": 0,
                "dissatisfied": 0, "very_dissatisfied": 1_000_000 - answers,
            } });
            let found = assess(&engine, &month);
            assert_eq!(found["tier"]["id"], tier["id"], "{answers} answers: {}", found["score"]);
            edges += 1;
        }
    }
    assert_eq!(edges, 12);
}
