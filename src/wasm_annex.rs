//! The boundary of the module that reads a contract's own text. It is a module of its own, built with the feature `annex`: nobody
//! who settles a month has to load it.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type { Proposal } from "../package/types.js";"#;

/// A contract's own text, as it was pasted, as a contract to be taken, changed or left.
#[wasm_bindgen(unchecked_return_type = "Proposal")]
pub fn read_contract(text: &str) -> JsValue {
    // Through text: no other serializer knows the numbers of a contract as numbers.
    let json = serde_json::to_string(&crate::annex::read_contract(text)).unwrap_or_default();
    js_sys::JSON::parse(&json).unwrap_or_default()
}
