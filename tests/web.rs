//! The boundary, called from JavaScript's side of a real browser.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yuekao::wasm::{Compiled, template, templates};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn templates_are_a_json_list() {
    assert!(templates().starts_with('['), "{}", templates());
}

#[wasm_bindgen_test]
fn an_unknown_template_is_null() {
    assert_eq!(template("no such contract"), "null");
}

#[wasm_bindgen_test]
fn a_contract_that_is_no_json_is_compiled_all_the_same() {
    assert!(Compiled::new("{").validate().starts_with('['));
}
