//! The engine, asked from outside. One program of all these rooms: each of its own would be linked with all of the engine once
//! more.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test that cannot read what it asks for has failed")]

mod annexes;
mod batch_parts;
mod bounds;
mod break_even;
mod cases;
mod currencies;
mod data_files;
mod derivations;
mod field;
mod fuzzed;
mod guide;
mod history_laws;
mod hostile_contracts;
mod laws;
mod layouts;
mod mistakes;
mod money_laws;
mod monthly_headings;
mod next_tier;
mod open_laws;
mod open_reasons;
mod pasted;
mod pasted_json;
mod pasted_laws;
mod pasted_samples;
mod placeholders;
mod reconciled;
mod row_lists;
mod settled_samples;
mod table_laws;
mod tables;
mod tier_conditions;
mod told;
mod unsound_contracts;
mod unsound_examples;
mod vendor_options;

use serde_json::Value;
use yuekao::engine::Engine;
use yuekao::problem::Place;

/// A file of `tests/samples`.
fn sample(file: &str) -> String {
    String::from_utf8(std::fs::read(format!("{}/tests/samples/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()).unwrap()
}

/// The code and the pointer of each problem of a contract.
fn unsound(contract: &Value) -> Vec<(String, String)> {
    let engine = Engine::new(contract.clone());
    let code = |code| serde_json::to_value(code).unwrap().as_str().unwrap().to_owned();
    let place = |place: Option<&Place>| match place {
        Some(Place::Pointer { pointer }) => pointer.clone(),
        _ => "no place".into(),
    };
    engine.problems().iter().map(|problem| (code(problem.code), place(problem.at.as_ref()))).collect()
}
