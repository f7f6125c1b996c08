//! Values of a month in JSON: texts, numbers and flags, each told with its place where it is another.

use super::Input;
use crate::glossary::{Kind, Known};
use crate::json::{self, Object, Value};
use crate::month::allowed::{explain, possible};
use crate::number::{Exact, plain};
use crate::problem::{Code, Problem, shape};
use rust_decimal::Decimal;

impl Input<'_> {
    /// A text that must be there.
    pub(super) fn needed<'v>(&mut self, fields: &'v Object, key: &str, expected: &str) -> Option<&'v str> {
        let value = fields.get(key).unwrap_or(&Value::Null);
        self.within(key, |input| {
            let text = input.text(value);
            if value.is_null() {
                input.wrong(value, expected);
            }
            text
        })
    }

    pub(super) fn value(&mut self, value: &Value, known: &Known) -> Option<Decimal> {
        if known.figure.kind == Kind::Flag {
            return self.flag(value).map(|flag| if flag { Decimal::ONE } else { Decimal::ZERO });
        }
        let number = self.decimal(value)?;
        // The unit of a figure is fixed here: a rate of 0.5 is 0.5 %.
        match possible(number, true, known) {
            Ok(number) => Some(number),
            Err(code) => {
                let text = Exact::from(number).to_string();
                self.reader.report(explain(code, &text, &text, known));
                None
            }
        }
    }

    pub(super) fn decimal(&mut self, value: &Value) -> Option<Decimal> {
        let read = decimal(value);
        if read.is_none() && !value.is_null() {
            self.wrong(value, shape::DECIMAL);
        }
        read
    }

    pub(super) fn flag(&mut self, value: &Value) -> Option<bool> {
        match value {
            Value::Null => None,
            Value::Bool(flag) => Some(*flag),
            _ => {
                self.wrong(value, shape::BOOLEAN);
                None
            }
        }
    }

    /// A text that is not empty.
    pub(super) fn text<'v>(&mut self, value: &'v Value) -> Option<&'v str> {
        match value {
            Value::Null => None,
            Value::String(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => {
                self.wrong(value, shape::TEXT);
                None
            }
        }
    }

    pub(super) fn key<T>(&mut self, value: &Value, code: Code, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(value)?;
        let key = read(text);
        if key.is_none() {
            self.reader.report(Problem::new(code).with("text", text));
        }
        key
    }

    pub(super) fn object<'v>(&mut self, value: &'v Value) -> Option<&'v Object> {
        match value {
            Value::Object(fields) => Some(fields),
            Value::Null => None,
            _ => {
                self.wrong(value, shape::OBJECT);
                None
            }
        }
    }

    pub(super) fn array<'v>(&mut self, value: &'v Value) -> &'v [Value] {
        match value {
            Value::Array(list) => list,
            Value::Null => &[],
            _ => {
                self.wrong(value, shape::LIST);
                &[]
            }
        }
    }

    pub(super) fn wrong(&mut self, value: &Value, expected: &str) {
        let found: String = match value {
            Value::Null => shape::MISSING.into(),
            Value::Object(_) => shape::OBJECT.into(),
            Value::Array(_) => shape::LIST.into(),
            other => other.to_string().chars().take(80).collect(),
        };
        self.reader.report(Problem::new(Code::InputWrongType).with("expected", expected).with("found", &found));
    }

    pub(super) fn unknown(&mut self, name: &str) {
        let name: String = name.chars().take(80).collect();
        self.reader.report(Problem::new(Code::InputUnknown).with("name", &name));
    }
}

/// A decimal in plain notation, in its shortest form.
pub(super) fn decimal(value: &Value) -> Option<Decimal> {
    let read = match value {
        Value::String(text) => plain(text).or_else(|| plain(text.trim())),
        Value::Number(_) => json::number(value),
        _ => None,
    };
    read.map(|number| if number.is_zero() { Decimal::ZERO } else { number.normalize() })
}
