//! A parameter that one of the contract's readings may decide.

use super::Scope;
use crate::json::{FromJson, Keyword, Reader, Value};

/// A parameter that is either fixed (`"whole"`) or left to one of the contract's readings
/// (`{"reading": "partial_point"}`).
#[derive(Clone, Debug)]
pub struct Choice<T> {
    reading: Option<String>,
    value: T,
}

impl<T: Copy> Choice<T> {
    /// The choice in force.
    pub fn value(&self) -> T {
        self.value
    }

    /// The reading it is left to, if it is.
    pub fn reading(&self) -> Option<&str> {
        self.reading.as_deref()
    }
}

#[expect(private_bounds, reason = "only the crate declares what can be left to a reading")]
impl<T: Keyword> Choice<T> {
    pub(crate) fn resolve(&mut self, scope: &mut Scope<'_>) {
        let Some(reading) = &self.reading else { return };
        let Some(chosen) = scope.readings.get(reading) else {
            return scope.reading_unknown(reading);
        };
        if let Some(value) = T::of(chosen) {
            self.value = value;
        }
        // Every choice must mean something here, whichever is in force.
        let offered = scope.choices.get(reading).into_iter().flatten();
        for choice in offered.chain([chosen]).filter(|choice| T::of(choice).is_none()) {
            scope.choice_unknown(reading, choice, &T::WORDS.join(", "));
        }
    }
}

impl<T: Default> Default for Choice<T> {
    fn default() -> Self {
        Self { reading: None, value: T::default() }
    }
}

impl<T: Keyword + Default> FromJson for Choice<T> {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        let reading = json.as_object().filter(|map| map.len() == 1).and_then(|map| map.get("reading")?.as_str());
        if reading.is_some() {
            self.reading = reading.map(Into::into);
            return;
        }
        match json.as_str().and_then(T::of) {
            Some(value) => self.value = value,
            None => reader.no_word(T::WORDS, ", {\"reading\": id}", json),
        }
    }

    fn is_optional(&self) -> bool {
        true
    }
}
