//! The boundary to JavaScript: JSON text in, JSON text out. Nothing is computed here.
//!
//! A contract is compiled once into a [`Compiled`] and asked many times; the npm package's glue (`package/index.ts`)
//! keeps those handles and gives them the names of the public surface. Bad data is never an exception here: every
//! method answers with JSON, which carries the problems.

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::engine::{self, Engine};

/// A contract, read and checked once.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Compiled(Engine);

#[wasm_bindgen]
impl Compiled {
    /// Reads a contract from its JSON text. It need not be sound: [`Compiled::validate`] tells.
    #[wasm_bindgen(constructor)]
    pub fn new(contract: &str) -> Self {
        Self(Engine::new(contract))
    }

    /// `Problem[]`: everything wrong with the contract.
    pub fn validate(&self) -> String {
        json(&self.0.problems())
    }

    /// `Parsed`: the vendor-months of a pasted text.
    pub fn parse(&self, text: &str) -> String {
        json(&self.0.parse(text))
    }

    /// `Assessment` of a vendor-month given as JSON text.
    pub fn assess(&self, month: &str) -> String {
        json(&self.0.assess(month))
    }

    /// `Derivation | null`: how the result with this name came about.
    pub fn explain(&self, month: &str, result: &str) -> String {
        json(&self.0.explain(month, result))
    }

    /// `ReadingEffect[]`: what each other reading of the contract would change.
    pub fn readings(&self, month: &str) -> String {
        json(&self.0.readings(month))
    }

    /// `Dates` of a month, with a newer holiday table and the dates of events as JSON text, where there are any.
    pub fn calendar(&self, month: &str, holidays: Option<String>, events: Option<String>) -> String {
        json(&self.0.calendar(month, holidays.as_deref(), events.as_deref()))
    }
}

/// `Template[]`: the contracts that come with the engine.
#[wasm_bindgen]
pub fn templates() -> String {
    json(&engine::templates())
}

/// `Contract | null`: the template with this id.
#[wasm_bindgen]
pub fn template(id: &str) -> String {
    engine::template(id).unwrap_or("null").into()
}

/// Results hold strings, numbers and lists only, so writing them cannot fail; `null` would say so if it ever did.
fn json(result: &impl Serialize) -> String {
    crate::json::text(result)
}
