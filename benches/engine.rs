//! What the engine takes natively: `cargo bench --bench engine`.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "a benchmark")]

mod months;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use yuekao::engine::{Engine, template};

fn main() {
    divan::main();
}

fn engine() -> Engine {
    Engine::new(template("mall").unwrap())
}

#[divan::bench]
fn contract_made_ready() -> Engine {
    engine()
}

#[divan::bench(args = [1, 100])]
fn parse(bencher: Bencher<'_, '_>, count: u32) {
    let (engine, text) = (engine(), months::pasted(count));
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| engine.parse(black_box(&text)));
}

#[divan::bench]
fn assess_one_month(bencher: Bencher<'_, '_>) {
    let engine = engine();
    let month = serde_json::to_value(&engine.parse(&months::pasted(1)).records[0]).unwrap();
    bencher.bench_local(|| serde_json::to_string(&engine.assess(black_box(&month))));
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 10, sample_size = 1)]
fn assess_text(bencher: Bencher<'_, '_>, count: u32) {
    let (engine, text) = (engine(), months::pasted(count));
    bencher.counter(ItemsCount::new(count)).bench_local(|| engine.assess_text(black_box(&text)));
}
