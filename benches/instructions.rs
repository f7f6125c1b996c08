//! The cases whose instructions are counted: `node scripts/instructions.mjs` runs each under callgrind, which counts
//! inside [`counted`] alone, and compares with `instructions.json`.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "a benchmark")]

mod months;

use std::hint::black_box;

use yuekao::engine::{Engine, template};
use yuekao::packed::Parts;

fn main() {
    let case = std::env::args().nth(1).unwrap_or_default();
    let contract = template("mall").unwrap();
    let engine = Engine::new(contract);
    let text = months::pasted(if case == "assess_text" { 1_000 } else { 1 });
    let mut record = engine.parse(&text).records.swap_remove(0);
    let month = yuekao::json::text(&record);
    // As the package asks: without cells, and not for the first time.
    record.cells.clear();
    record.categories.iter_mut().for_each(|category| category.cells.clear());
    let bare = yuekao::json::text(&record);
    let mut parts = Parts::default();
    parts.pack(&engine.assess(&bare));
    match case.as_str() {
        "contract_made_ready" => counted(|| drop(black_box(Engine::new(black_box(contract))))),
        "parse" => counted(|| drop(black_box(engine.parse(black_box(&text))))),
        "assess" => counted(|| drop(black_box(yuekao::json::text(&engine.assess(black_box(&month)))))),
        "assess_packed" => counted(|| drop(black_box(parts.pack(&engine.assess(black_box(&bare)))))),
        "assess_text" => counted(|| drop(black_box(engine.assess_text(black_box(&text))))),
        _ => {}
    }
}

/// What is counted.
#[inline(never)]
fn counted(work: impl FnOnce()) {
    work();
}
