//! How the types of the standard library are read.

use super::{FromJson, Reader, Value};
use crate::map::Map;
use crate::problem::shape;

impl FromJson for String {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        match json.as_str() {
            Some(text) => text.clone_into(self),
            None => reader.expected(shape::TEXT, json),
        }
    }
}

impl FromJson for bool {
    fn blank() -> Self {
        false
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        match json.as_bool() {
            Some(flag) => *self = flag,
            None => reader.expected(shape::BOOLEAN, json),
        }
    }

    fn is_optional(&self) -> bool {
        true
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        if !json.is_null() {
            self.insert(T::blank()).read(json, reader);
        }
    }

    fn is_optional(&self) -> bool {
        true
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        let Value::Array(elements) = json else {
            let instead = json.as_str().map(|one| format!("[{}]", Value::from(one)));
            return reader.expected_instead(shape::LIST, json, instead);
        };
        self.resize_with(elements.len(), T::blank);
        for (index, (place, element)) in self.iter_mut().zip(elements).enumerate() {
            reader.below(&index.to_string(), place, element);
        }
    }

    fn is_optional(&self) -> bool {
        true
    }
}

impl<T: FromJson> FromJson for Map<String, T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        let Value::Object(object) = json else { return reader.expected(shape::OBJECT, json) };
        for (key, element) in object {
            let mut value = T::blank();
            reader.below(key, &mut value, element);
            self.insert(key.into(), value);
        }
    }

    fn is_optional(&self) -> bool {
        true
    }
}

impl<T: FromJson> FromJson for [T; 2] {
    fn blank() -> Self {
        [T::blank(), T::blank()]
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        let Some([first, second]) = json.as_array().map(Vec::as_slice) else {
            return reader.expected_instead(shape::PAIR, json, Some("[…, …]".to_owned()));
        };
        let [one, two] = self;
        reader.below("0", one, first);
        reader.below("1", two, second);
    }
}

impl FromJson for i32 {
    fn blank() -> Self {
        0
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        let number = json.as_i64().or_else(|| json.as_str()?.parse().ok());
        match number.and_then(|number| Self::try_from(number).ok()) {
            Some(number) => *self = number,
            None => reader.expected(shape::WHOLE_NUMBER, json),
        }
    }
}
