//! What a month comes to does not depend on how its table is cut into rows: days and agents in any order, a row in two, a row of
//! totals, a column nobody uses.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "small numbers; a test that cannot read its result has failed"
)]

use proptest::prelude::*;
use serde_json::Value;
use yuekao::engine::{Engine, template};

/// A day of an agent: calls offered and answered, and the answers of the survey.
#[derive(Clone, Debug)]
struct Row {
    day: u8,
    agent: String,
    counts: [u32; 7],
}

const HEADINGS: &str = "日期\t客服\t转人工量\t接起量\t非常满意\t满意\t一般\t不满意\t非常不满意";

/// Every day of October 2026, for up to four agents.
fn month() -> impl Strategy<Value = Vec<Row>> {
    let counts = (0_u32..400, 0_u32..400, prop::array::uniform5(0_u32..30));
    prop::collection::vec(counts, 31..125).prop_map(|rows| {
        let row = |(place, (one, other, [a, b, c, d, e])): (usize, (u32, u32, [u32; 5]))| {
            let day = u8::try_from(place % 31).unwrap() + 1;
            Row {
                day,
                agent: format!("客服{}", place / 31 + 1),
                counts: [one.max(other), one.min(other), a, b, c, d, e],
            }
        };
        rows.into_iter().enumerate().map(row).collect()
    })
}

fn line(Row { day, agent, counts }: &Row) -> String {
    let cells: Vec<String> = counts.iter().map(u32::to_string).collect();
    format!("2026-10-{day:02}\t{agent}\t{}", cells.join("\t"))
}

fn table(rows: &[Row]) -> String {
    let lines: Vec<String> = rows.iter().map(line).collect();
    format!("{HEADINGS}\n{}\n", lines.join("\n"))
}

fn engine() -> Engine {
    let mut contract: Value = serde_json::from_str(template("mall").unwrap()).unwrap();
    contract["start"] = "2026-01-01".into();
    Engine::new(&contract.to_string())
}

/// The figures of the one month, and what it is settled to.
fn settled(engine: &Engine, text: &str) -> (Value, Value) {
    let parsed = serde_json::to_value(engine.parse(text)).unwrap();
    let records = parsed["records"].as_array().unwrap();
    assert_eq!(records.len(), 1, "{text}");
    assert_eq!(super::tables::open_questions(&parsed), 0, "{}\n{text}", parsed["tables"]);
    let mut month = records[0].clone();
    month.as_object_mut().unwrap().remove("cells");
    let assessed = serde_json::to_value(engine.assess(&month.to_string())).unwrap();
    (month, assessed)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn rows_may_stand_in_any_order(rows in month(), seed in any::<u64>()) {
        let engine = engine();
        let expected = settled(&engine, &table(&rows));
        let sum = |place: usize| rows.iter().map(|row| row.counts[place]).sum::<u32>().to_string();
        prop_assert_eq!(&expected.0["figures"]["calls_offered"], &Value::from(sum(0)));
        prop_assert_eq!(&expected.0["figures"]["calls_answered"], &Value::from(sum(1)));
        let mut mixed = rows.clone();
        mixed.sort_by_key(|row| (u64::from(row.day) * 31 + row.agent.len() as u64 + u64::from(row.counts[0])).wrapping_mul(seed | 1));
        prop_assert_eq!(&settled(&engine, &table(&mixed)), &expected);
        let mut by_day = rows.clone();
        by_day.sort_by_key(|row| std::cmp::Reverse(row.day));
        prop_assert_eq!(&settled(&engine, &table(&by_day)), &expected);
    }

    #[test]
    fn a_row_may_be_two(rows in month(), which in any::<prop::sample::Index>(), part in 0_u32..=100) {
        let engine = engine();
        let expected = settled(&engine, &table(&rows));
        let place = which.index(rows.len());
        let mut parted = rows.clone();
        let first = rows[place].counts.map(|count| count * part / 100);
        let mut second = rows[place].clone();
        second.counts = std::array::from_fn(|at| rows[place].counts[at] - first[at]);
        second.agent = "新客服".into();
        parted[place].counts = first;
        parted.push(second);
        prop_assert_eq!(&settled(&engine, &table(&parted)), &expected);
    }

    #[test]
    fn totals_and_columns_nobody_uses_change_nothing(rows in month(), unused in prop::collection::vec(0_u32..5000, 125), first in any::<bool>()) {
        let engine = engine();
        let expected = settled(&engine, &table(&rows));
        let sums: Vec<String> = (0..7).map(|place| rows.iter().map(|row| row.counts[place]).sum::<u32>().to_string()).collect();
        for label in ["合计\t", "\t总计", "SUMMARY\t"] {
            let total = format!("{label}\t{}\n", sums.join("\t"));
            let plain = table(&rows);
            let with_total = if first { plain.replacen('\n', &format!("\n{total}"), 1) } else { format!("{plain}{total}") };
            prop_assert_eq!(&settled(&engine, &with_total), &expected);
        }
        let wider: Vec<String> = rows.iter().zip(&unused).map(|(row, number)| format!("{}\t{number}\t早班", line(row))).collect();
        let wider = format!("{HEADINGS}\t加班小时\t备注\n{}\n", wider.join("\n"));
        prop_assert_eq!(&settled(&engine, &wider), &expected);
    }
}
