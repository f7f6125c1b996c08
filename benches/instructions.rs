//! The cases whose instructions are counted: `node scripts/instructions.mjs` runs each under callgrind, which counts
//! inside [`counted`] alone, and compares with `instructions.json`.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "a benchmark")]

mod months;

use std::hint::black_box;

use yuekao::engine::{Engine, template};

fn main() {
    let case = std::env::args().nth(1).unwrap_or_default();
    let contract = template("mall").unwrap();
    let engine = Engine::new(contract.clone());
    let text = months::pasted(if case == "assess_text" { 1_000 } else { 1 });
    let month = serde_json::to_value(&engine.parse(&text).records[0]).unwrap();
    match case.as_str() {
        "contract_made_ready" => counted(|| drop(black_box(Engine::new(black_box(contract))))),
        "parse" => counted(|| drop(black_box(engine.parse(black_box(&text))))),
        "assess" => counted(|| drop(black_box(serde_json::to_string(&engine.assess(black_box(&month)))))),
        "explain" => counted(|| drop(black_box(engine.explain(black_box(&month), "score")))),
        "readings" => counted(|| drop(black_box(engine.readings(black_box(&month))))),
        "assess_text" => counted(|| drop(black_box(engine.assess_text(black_box(&text))))),
        _ => {}
    }
}

/// What is counted.
#[inline(never)]
fn counted(work: impl FnOnce()) {
    work();
}
