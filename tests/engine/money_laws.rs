//! Laws of the account under caps and quarterly bills, on months nobody thought of.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot read a result has failed"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use yuekao::engine::Engine;

fn engine(terms: &str, readings: &Value, start: &str) -> Engine {
    let mut contract: Value = serde_json::from_str(terms).unwrap();
    for (reading, choice) in readings.as_object().unwrap() {
        contract["readings"][reading] = choice.clone();
    }
    contract["start"] = json!(start);
    let engine = Engine::new(contract.clone());
    assert_eq!(engine.problems(), []);
    engine
}

fn assess(engine: &Engine, month: &Value) -> Value {
    serde_json::to_value(engine.assess(month)).unwrap()
}

fn cents(amount: &Value) -> i128 {
    let text = amount.as_str().unwrap();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    assert!(fraction.len() <= 2, "{text}");
    format!("{whole}{fraction:0<2}").parse().unwrap()
}

fn line<'v>(found: &'v Value, id: &str) -> &'v Value {
    found["lines"].as_array().unwrap().iter().find(|line| line["id"] == id).unwrap()
}

const CREDITS: [&str; 3] = ["abandoned_credit", "complaint_credit", "letter_credit"];
const FEES: [&str; 8] =
    ["line_rent", "talk", "night", "messages_fee", "letters_fee", "emails_fee", "commission", "top_up"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn lines_under_a_cap_add_up_to_it_or_stay_as_they_are(
        share in prop::sample::select(&["in_proportion", "in_order"][..]), minutes in 0_u32..20_000, letters in 0_u32..300,
        order_value in 0_u32..40_000, credits in prop::array::uniform3(0_u32..400),
    ) {
        let engine = engine(
            include_str!("../../contracts/guide/prices/terms.json"), &json!({ "cap_share": share }), "2026-01-01",
        );
        let [abandoned, complaints, late] = credits;
        let month = json!({ "month": "2026-10", "figures": {
            "talk_minutes": minutes, "night_minutes": minutes / 3, "messages": minutes / 2, "letters": letters,
            "emails": letters * 9, "order_value": order_value, "abandoned": abandoned, "complaints": complaints,
            "late_letters": late,
        } });
        let found = assess(&engine, &month);
        let fees: i128 = FEES.iter().map(|id| cents(&line(&found, id)["amount"])).sum();
        // 10 % of the fees, rounded to the cent: halves away from zero.
        let cap = (fees + 5) / 10;
        let before = [i128::from(abandoned) * 200, i128::from(complaints) * 3000, i128::from(late) * 100];
        let after = CREDITS.map(|id| cents(&line(&found, id)["amount"]));
        prop_assert_eq!(after.iter().sum::<i128>(), cap.min(before.iter().sum()));
        prop_assert_eq!(cents(&found["totals"]["providerPays"]), after.iter().sum::<i128>());
        prop_assert_eq!(cents(&found["totals"]["clientPays"]), fees);
        for (id, (before, after)) in CREDITS.iter().zip(before.iter().zip(after)) {
            prop_assert!(after <= *before);
            let uncapped = line(&found, id).get("uncapped").map_or(after, cents);
            prop_assert_eq!(uncapped, *before);
            let explained = engine.explain(&month, &format!("line:{id}")).unwrap().unwrap();
            prop_assert_eq!(cents(&json!(explained.value)), after);
        }
    }

    /// What is due over a year is the same by month and by quarter; a batch and each month with its history agree.
    #[test]
    fn a_year_by_the_quarter_is_a_year_by_the_month(
        usage in prop::array::uniform12((0_u32..30_000, 0_u32..60_000)), start in 1_usize..=12,
    ) {
        let terms = include_str!("../../contracts/support/terms.json");
        let start_day = format!("2026-{start:02}-01");
        let mut due = [0; 2];
        for (place, period) in ["month", "quarter"].into_iter().enumerate() {
            let engine = engine(terms, &json!({ "billing_period": period }), &start_day);
            let months: Vec<Value> = (start..=12)
                .map(|number| {
                    let (talk, messages) = usage[number - 1];
                    json!({ "month": format!("2026-{number:02}"),
                        "figures": { "talk_minutes": talk, "messages": messages, "downtime_minutes": 0 } })
                })
                .collect();
            let text: Vec<String> = std::iter::once("月份\ttalk minutes\tmessages\tdowntime minutes".to_owned())
                .chain(months.iter().map(|month| {
                    let figures = &month["figures"];
                    format!("{}\t{}\t{}\t0", month["month"].as_str().unwrap(), figures["talk_minutes"], figures["messages"])
                }))
                .collect();
            let batch = engine.assess_text(&text.join("\n"));
            let rows: Vec<Value> = serde_json::from_str(&batch.json()).unwrap();
            prop_assert_eq!(rows.len(), months.len());
            for (index, (month, row)) in months.iter().zip(&rows).enumerate() {
                let mut month = month.clone();
                month["history"] = json!(months[..index]);
                let found = assess(&engine, &month);
                due[place] += cents(&found["totals"]["clientPays"]);
                prop_assert_eq!(&row["client_pays"], &found["totals"]["clientPays"]);
                prop_assert_eq!(&row["month"], &found["month"]);
            }
        }
        prop_assert_eq!(due[0], due[1]);
    }
}
