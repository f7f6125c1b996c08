//! The fuzz targets over their seeds and inputs made of them, the same ones each time; longer and guided runs are
//! `scripts/fuzz.sh`. What once broke the engine lies in `fuzz/crashes` and is tried first.
#![expect(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a target that is not there fails; sizes of small inputs"
)]

#[path = "../../fuzz/mutate.rs"]
mod mutate;
#[path = "../../fuzz/seeds.rs"]
mod seeds;
#[path = "../../fuzz/targets.rs"]
pub(super) mod targets;

use mutate::{Draw, mutate};
use targets::TARGETS;

/// How many inputs of each target are made: all of them take some 40 seconds in a build for tests.
const INPUTS: usize = 400;

fn try_target(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    for crash in seeds::files(&format!("fuzz/crashes/{name}")) {
        (target.run)(&std::fs::read(crash).unwrap());
    }
    let seeds = seeds::seeds(name);
    assert!(seeds.len() > 50, "{name} has {} seeds", seeds.len());
    let mut draw = Draw::new(20_261_128);
    for _ in 0..INPUTS {
        let [one, other] = [draw.below(seeds.len()), draw.below(seeds.len())].map(|place| seeds.get(place).unwrap());
        let input = mutate(one, other, target.json, &mut draw);
        let tried = std::panic::catch_unwind(|| (target.run)(&input));
        assert!(tried.is_ok(), "{name} fails with: {}", String::from_utf8_lossy(&input));
    }
}

#[test]
fn a_text_is_read_and_settled() {
    try_target("parse");
}

#[test]
fn a_contract_is_unsound_or_settles() {
    try_target("contract");
}

#[test]
fn a_statement_is_held_against_a_month() {
    try_target("statement");
}

#[test]
fn a_text_in_parts_is_the_text_in_one_piece() {
    try_target("stream");
}

#[test]
fn a_month_in_json_is_settled() {
    try_target("month");
}
