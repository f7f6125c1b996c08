//! From JSON to a [`Contract`]: every part that does not fit is reported, with its place.

use super::model::{Contract, SCHEMA};
use crate::json::{self, Value};
use crate::problem::{Code, Problem};

/// Reads a contract; `None` if anything in it does not fit. Whatever it is, what is wrong with it comes back as
/// problems.
pub fn read(json: &Value) -> (Option<Contract>, Vec<Problem>) {
    let schema = json.get("schema").and_then(Value::as_str);
    if let Some(found) = schema.filter(|schema| *schema != SCHEMA) {
        let problem = Problem::new(Code::SchemaUnknown).with("found", found).with("known", SCHEMA);
        return (None, vec![problem.at_pointer("/schema")]);
    }
    let mut problems = Vec::new();
    let contract = json::read(json, &mut problems);
    (contract, problems)
}
