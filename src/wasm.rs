//! The boundary to JavaScript: JSON text in, JSON text out. Nothing is computed here.
//!
//! A contract is compiled once into a [`Compiled`] and asked many times; the npm package's glue (`package/index.ts`)
//! keeps those handles and gives them the names of the public surface. Bad data is never an exception here: every
//! method answers with JSON, which carries the problems.

use wasm_bindgen::prelude::wasm_bindgen;

/// A contract, read and checked once.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Compiled {}

#[wasm_bindgen]
impl Compiled {
    /// Reads a contract from its JSON text. It need not be sound: [`Compiled::validate`] tells.
    #[wasm_bindgen(constructor)]
    pub fn new(contract: &str) -> Self {
        let _ = contract;
        Self {}
    }

    /// `Problem[]`: everything wrong with the contract.
    pub fn validate(&self) -> String {
        "[]".into()
    }

    /// `Parsed`: the vendor-months of a pasted text.
    pub fn parse(&self, text: &str) -> String {
        let _ = text;
        "null".into()
    }

    /// `Assessment` of a vendor-month given as JSON text.
    pub fn assess(&self, month: &str) -> String {
        let _ = month;
        "null".into()
    }

    /// `Derivation | null`: how the result with this id came about.
    pub fn explain(&self, month: &str, result: &str) -> String {
        let _ = (month, result);
        "null".into()
    }

    /// `ReadingEffect[]`: what each other reading of the contract would change.
    pub fn readings(&self, month: &str) -> String {
        let _ = month;
        "null".into()
    }

    /// `Calendar` of a month, with the known holidays as JSON text or those compiled in.
    // The glue hands over an owned string or nothing; wasm-bindgen has no borrowed form of an optional one.
    pub fn calendar(&self, month: &str, holidays: Option<String>) -> String {
        let _ = (month, holidays);
        "null".into()
    }
}

/// `{ id, title }[]`: the contracts that come with the engine.
#[wasm_bindgen]
pub fn templates() -> String {
    "[]".into()
}

/// `Contract | null`: the template with this id.
#[wasm_bindgen]
pub fn template(id: &str) -> String {
    let _ = id;
    "null".into()
}
