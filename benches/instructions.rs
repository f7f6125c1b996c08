//! The cases whose instructions are counted: `node scripts/instructions.mjs` runs each under callgrind, which counts
//! inside [`counted`] alone, and compares with `instructions.json`.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "a benchmark")]

mod months;

use std::fmt::Write;
use std::hint::black_box;

use serde_json::{Value, json};
use yuekao::engine::{Engine, template};

fn main() {
    let case = std::env::args().nth(1).unwrap_or_default();
    let contract = template("mall").unwrap();
    let engine = Engine::new(contract.clone());
    let text = months::pasted(if case == "assess_text" { 1_000 } else { 1 });
    let month = serde_json::to_value(&engine.parse(&text).records[0]).unwrap();
    match case.as_str() {
        "contract_of_500_values" | "contract_of_2000_values" => {
            let contract = of_values(if case.contains("500") { 500 } else { 2_000 });
            counted(|| drop(black_box(Engine::new(black_box(contract)))));
        }
        "contract_made_ready" => counted(|| drop(black_box(Engine::new(black_box(contract))))),
        "parse_days" => {
            let text = months::days(20);
            counted(|| drop(black_box(engine.parse(black_box(&text)))));
        }
        "parse" => counted(|| drop(black_box(engine.parse(black_box(&text))))),
        "assess" => counted(|| drop(black_box(serde_json::to_string(&engine.assess(black_box(&month)))))),
        "explain" => counted(|| drop(black_box(engine.explain(black_box(&month), "score")))),
        "readings" => counted(|| drop(black_box(engine.readings(black_box(&month))))),
        "read_contract" => {
            let text = thirty_pages();
            counted(|| drop(black_box(yuekao::annex::read_contract(black_box(&text)))));
        }
        "assess_text" => counted(|| drop(black_box(engine.assess_text(black_box(&text))))),
        _ => {}
    }
}

/// Thirty pages of a contract's own text, of which no two are alike: a table, and clauses.
fn thirty_pages() -> String {
    let table = include_str!("../tests/annexes/given/01-hotline-score-table.txt");
    let clauses = include_str!("../tests/annexes/given/04-clauses-chinese-numerals.txt");
    let mut pages = String::new();
    for page in 1.. {
        let text = if page % 2 == 0 { table } else { clauses }.replace("每", &format!("第{page}项每"));
        writeln!(pages, "附件{page}\n{text}").unwrap();
        if pages.chars().count() > 30 * 800 {
            return pages;
        }
    }
    pages
}

/// A contract of so many values, each with a text that says numbers and half of them computed from the one before: four times
/// as many take some four times as long.
fn of_values(count: usize) -> Value {
    let mut contract = template("courier").unwrap();
    let values = contract["values"].as_array_mut().unwrap();
    for place in 0..count {
        let before = format!("extra_{}", place.saturating_sub(1));
        let value = if place % 2 == 1 { json!({ "sum": [before, "1"] }) } else { json!(place.to_string()) };
        values.push(json!({
            "id": format!("extra_{place}"), "label": format!("第 {place} 档，{{extra_0}} 起"), "unit": "yuan", "clause": "1", "value": value
        }));
    }
    contract
}

/// What is counted.
#[inline(never)]
fn counted(work: impl FnOnce()) {
    work();
}
