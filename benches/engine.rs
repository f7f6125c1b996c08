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
fn parse_days_of_twenty_agents(bencher: Bencher<'_, '_>) {
    let (engine, text) = (engine(), months::days(20));
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

/// So many vendor-months, twelve to a vendor, without categories.
fn months_alone(count: u32) -> String {
    let text = months::pasted(count);
    text.split("\n\n").next().unwrap().to_owned() + "\n"
}

#[divan::bench(args = [1_000, 100_000, 1_000_000], sample_count = 10, sample_size = 1)]
fn assess_months_alone(bencher: Bencher<'_, '_>, count: u32) {
    let (engine, text) = (engine(), months_alone(count));
    bencher.counter(ItemsCount::new(count)).bench_local(|| engine.assess_text(black_box(&text)));
}

/// Pages of forty lines: annexes one behind the other.
#[divan::bench(args = [3, 300], sample_count = 10, sample_size = 1)]
fn read_contract(bencher: Bencher<'_, '_>, pages: usize) {
    let annexes = [
        include_str!("../tests/annexes/given/01-hotline-score-table.txt"),
        include_str!("../tests/annexes/given/02-online-price-and-bonus-table.txt"),
        include_str!("../tests/annexes/given/03-pdf-lost-borders.txt"),
        include_str!("../tests/annexes/given/04-clauses-chinese-numerals.txt"),
        include_str!("../tests/annexes/given/06-english-service-credits.txt"),
    ];
    let lines: Vec<&str> = annexes.iter().flat_map(|annex| annex.lines()).cycle().take(pages * 40).collect();
    let text = lines.join("\n");
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| yuekao::annex::read_contract(black_box(&text)));
}
