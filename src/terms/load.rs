//! From JSON to a [`Contract`]: every part that does not fit is reported, with its place; the others are read on.

use rust_decimal::Decimal;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::contract::{Contract, SCHEMA};
use crate::problem::{Code, Problem};

/// Reads a contract file. The contract is `None` where a part it cannot do without does not fit.
///
/// # Errors
/// None: whatever the text is, what is wrong with it comes back as problems.
pub fn read(json: &str) -> (Option<Contract>, Vec<Problem>) {
    match serde_json::from_str::<Value>(json) {
        Ok(Value::Object(map)) => Reader { map, problems: Vec::new() }.contract(),
        Ok(_) => (None, vec![Problem::new(Code::ContractShape).with("reason", "not an object").at_pointer("")]),
        Err(error) => (None, vec![Problem::new(Code::ContractNotJson).with("reason", &error).at_pointer("")]),
    }
}

struct Reader {
    map: Map<String, Value>,
    problems: Vec<Problem>,
}

impl Reader {
    fn contract(mut self) -> (Option<Contract>, Vec<Problem>) {
        let schema: Option<String> = self.required("schema");
        if let Some(found) = schema.as_ref().filter(|schema| *schema != SCHEMA) {
            let problem = Problem::new(Code::SchemaUnknown).with("found", found).with("known", SCHEMA);
            self.problems.push(problem.at_pointer("/schema"));
            return (None, self.problems);
        }
        let (id, title) = (self.required("id"), self.required("title"));
        let contract = Contract {
            schema: SCHEMA.into(),
            id: id.unwrap_or_default(),
            title: title.unwrap_or_default(),
            titles: self.optional("titles"),
            parties: self.optional("parties"),
            start: self.optional("start"),
            term: self.optional("term"),
            readings: self.optional("readings").unwrap_or_default(),
            ambiguities: self.list("ambiguities"),
            figures: self.list("figures"),
            values: self.list("values"),
            trial: self.optional("trial"),
            metrics: self.list("metrics"),
            items: self.list("items"),
            score: self.optional("score"),
            tiers: self.list("tiers"),
            fees: self.list("fees"),
            damages: self.list("damages"),
            settlement: self.optional("settlement"),
            dates: self.list("dates"),
        };
        for key in self.map.keys().filter(|key| *key != "$schema") {
            self.problems.push(Problem::new(Code::ContractKeyUnknown).with("key", key).at_pointer(pointer(&[key])));
        }
        let sound = !self.problems.iter().any(Problem::is_error);
        (sound.then_some(contract), self.problems)
    }

    fn required<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        if !self.map.contains_key(key) {
            self.problems.push(Problem::new(Code::ContractKeyMissing).with("key", key).at_pointer(""));
        }
        self.optional(key)
    }

    fn optional<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        match self.map.remove(key)? {
            Value::Null => None,
            value => self.read(value, pointer(&[key])),
        }
    }

    /// Each element by itself, so that one that does not fit hides no problem of another.
    fn list<T: DeserializeOwned>(&mut self, key: &str) -> Vec<T> {
        match self.map.remove(key) {
            None => Vec::new(),
            Some(Value::Array(elements)) => {
                let read = |(index, element)| self.read(element, format!("/{key}/{index}"));
                elements.into_iter().enumerate().filter_map(read).collect()
            }
            Some(_) => {
                let problem = Problem::new(Code::ContractShape).with("reason", "not a list");
                self.problems.push(problem.at_pointer(pointer(&[key])));
                Vec::new()
            }
        }
    }

    fn read<T: DeserializeOwned>(&mut self, mut value: Value, at: String) -> Option<T> {
        decimals_as_text(&mut value);
        match T::deserialize(value) {
            Ok(value) => Some(value),
            Err(error) => {
                self.problems.push(Problem::new(Code::ContractShape).with("reason", &error).at_pointer(at));
                None
            }
        }
    }
}

/// A JSON number that is no integer becomes its plain notation, so that it is never a binary float.
fn decimals_as_text(value: &mut Value) {
    match value {
        Value::Number(number) if number.as_i64().is_none() && number.as_u64().is_none() => {
            let text = number.to_string();
            let plain = text.parse::<Decimal>().or_else(|_| Decimal::from_scientific(&text));
            *value = Value::String(plain.map_or(text, |number| number.to_string()));
        }
        Value::Array(elements) => elements.iter_mut().for_each(decimals_as_text),
        Value::Object(map) => map.values_mut().for_each(decimals_as_text),
        _ => {}
    }
}

/// A JSON pointer (RFC 6901) from its keys.
pub(crate) fn pointer(keys: &[&str]) -> String {
    keys.iter().map(|key| format!("/{}", key.replace('~', "~0").replace('/', "~1"))).collect()
}
