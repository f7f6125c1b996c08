//! JSON to typed data, with every misfit at its place.
//!
//! A contract file is read here rather than by derived deserializers for two reasons. Those stop at the first misfit,
//! and an author wants all of them, each with its pointer; and one generated reader per type made up a third of the
//! module a browser has to load.

mod value;
mod write;

pub use value::{Object, Value};
pub use write::text;

use crate::map::Map;
use crate::problem::{Code, Place, Problem};
use crate::quantity::plain;

/// A type that can be read from JSON.
pub(crate) trait Read: Sized {
    /// Reads it, or reports why not.
    fn read(json: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self>;

    /// What stands for it where its key is left out; `None`: it must not be left out.
    fn absent() -> Option<Self> {
        None
    }
}

/// One of a few words.
pub(crate) trait Keyword: Copy + PartialEq + 'static {
    /// The words, and what they mean.
    const WORDS: &'static [(&'static str, Self)];

    /// What a word means.
    fn of(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning)
    }

    /// The word for it.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, meaning)| *meaning == self).map_or("", |(word, _)| word)
    }

    /// The words, for people.
    fn words() -> String {
        Self::WORDS.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")
    }
}

/// The place at hand and the misfits so far.
pub(crate) struct Reader<'a> {
    pointer: String,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// Begins at the whole document.
    pub(crate) fn new(problems: &'a mut Vec<Problem>) -> Self {
        Self { pointer: String::new(), problems }
    }

    /// Goes one step down.
    pub(crate) fn within<T>(&mut self, key: &str, visit: impl FnOnce(&mut Self) -> T) -> T {
        let above = self.enter(key);
        let result = visit(self);
        self.leave(above);
        result
    }

    /// Goes one step down; what it gives is for [`Reader::leave`]. Nothing generic, so that it is compiled once.
    pub(crate) fn enter(&mut self, key: &str) -> usize {
        let above = self.pointer.len();
        push_key(&mut self.pointer, key);
        above
    }

    /// Goes back up.
    pub(crate) fn leave(&mut self, above: usize) {
        self.pointer.truncate(above);
    }

    /// Reports a problem at the place at hand.
    pub(crate) fn report(&mut self, problem: Problem) {
        self.problems.push(problem.at_pointer(self.pointer.clone()));
    }

    /// Reports problems of a document of its own that lies at the place at hand.
    pub(crate) fn report_below(&mut self, problems: Vec<Problem>) {
        for mut problem in problems {
            if let Some(Place::Pointer { pointer }) = &mut problem.at {
                pointer.insert_str(0, &self.pointer);
            }
            self.problems.push(problem);
        }
    }

    /// Reports that something else belongs here.
    pub(crate) fn expected<T>(&mut self, expected: &str, found: &Value<'_>) -> Option<T> {
        self.misfit(expected, found);
        None
    }

    fn misfit(&mut self, expected: &str, found: &Value<'_>) {
        let found: String = found.to_string().chars().take(40).collect();
        self.report(Problem::new(Code::JsonShape).with("expected", expected).with("found", &found));
    }

    /// The object here; keys it may not have are reported.
    pub(crate) fn object<'j, 't>(&mut self, json: &'j Value<'t>, keys: &[&str]) -> Option<&'j Object<'t>> {
        let Value::Object(object) = json else { return self.expected("an object", json) };
        // `$schema` and the like are for editors.
        for (key, _) in object.iter().filter(|(key, _)| !keys.contains(key) && !key.starts_with('$')) {
            let problem = Problem::new(Code::JsonKeyUnknown).with("key", key).with("known", &keys.join(", "));
            self.within(key, |reader| reader.report(problem));
        }
        Some(object)
    }

    /// The value of a key.
    pub(crate) fn field<T: Read>(&mut self, object: &Object<'_>, key: &str) -> Option<T> {
        let Some(json) = object.get(key) else {
            let absent = T::absent();
            if absent.is_none() {
                self.report(Problem::new(Code::JsonKeyMissing).with("key", key));
            }
            return absent;
        };
        self.within(key, |reader| T::read(json, reader))
    }

    /// The one key of an object that names what the value is: `{"ratio": …}`.
    pub(crate) fn variant<'j, 't>(&mut self, json: &'j Value<'t>, expected: &str) -> Option<(&'j str, &'j Value<'t>)> {
        let entry = json.as_object().filter(|object| object.len() == 1).and_then(|object| object.iter().next());
        entry.or_else(|| self.expected(expected, json))
    }
}

/// Declares how a struct is read: its fields, each `field` or `field = "key"`, and what is not in the file.
macro_rules! object {
    ($type:ident { $($field:ident $(= $key:literal)?),+ $(,)? } $(with { $($own:ident: $value:expr),+ })?) => {
        impl $crate::json::Read for $type {
            fn read(json: &$crate::json::Value<'_>, reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                let object = reader.object(json, &[$($crate::json::object!(@key $field $($key)?)),+])?;
                $(let $field = reader.field(object, $crate::json::object!(@key $field $($key)?));)+
                Some(Self { $($field: $field?,)+ $($($own: $value),+)? })
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}

/// Declares a struct around one value that is read as that value.
macro_rules! list {
    ($type:ident) => {
        impl $crate::json::Read for $type {
            fn read(json: &$crate::json::Value<'_>, reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                $crate::json::Read::read(json, reader).map(Self)
            }
        }
    };
}

/// Declares the words of a [`Keyword`]; with a `default`, the key may be left out.
macro_rules! keywords {
    ($type:ident $(default $default:ident)? { $($word:literal $variant:ident),+ $(,)? }) => {
        impl $crate::json::Keyword for $type {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];
        }
        impl $crate::json::Read for $type {
            fn read(json: &$crate::json::Value<'_>, reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                let word = json.as_str().and_then(<Self as $crate::json::Keyword>::of);
                word.or_else(|| reader.expected(&<Self as $crate::json::Keyword>::words(), json))
            }
            $(fn absent() -> Option<Self> {
                Some(Self::$default)
            })?
        }
    };
}

pub(crate) use {keywords, list, object};

impl Read for String {
    fn read(json: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        json.as_str().map(Into::into).or_else(|| reader.expected("text", json))
    }
}

impl Read for bool {
    fn read(json: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        json.as_bool().or_else(|| reader.expected("true or false", json))
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if json.is_null() { Some(None) } else { T::read(json, reader).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(json: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Array(elements) = json else { return reader.expected("a list", json) };
        let mut all = Self::with_capacity(elements.len());
        for (index, element) in elements.iter().enumerate() {
            all.extend(reader.within(&index.to_string(), |reader| T::read(element, reader)));
        }
        (all.len() == elements.len()).then_some(all)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: Read> Read for Map<String, T> {
    fn read(json: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Object(object) = json else { return reader.expected("an object", json) };
        let mut all = Self::new();
        for (key, element) in object.for_map() {
            if let Some(element) = reader.within(key, |reader| T::read(element, reader)) {
                all.insert(key.into(), element);
            }
        }
        (all.len() == object.len()).then_some(all)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: Read> Read for [T; 2] {
    fn read(json: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some([first, second]) = json.as_array() else {
            return reader.expected("a list of two", json);
        };
        let first = reader.within("0", |reader| T::read(first, reader));
        let second = reader.within("1", |reader| T::read(second, reader));
        Some([first?, second?])
    }
}

impl Read for i32 {
    fn read(json: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let number = json.as_i64().or_else(|| json.as_str()?.parse().ok());
        number.and_then(|number| Self::try_from(number).ok()).or_else(|| reader.expected("a whole number", json))
    }
}

impl Read for u8 {
    fn read(json: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let number = i32::read(json, reader)?;
        Self::try_from(number).ok().or_else(|| reader.expected("a whole number from 0 to 255", json))
    }

    fn absent() -> Option<Self> {
        Some(0)
    }
}

/// Reads one document.
///
/// # Errors
/// What does not fit, each with its pointer.
#[cfg(test)]
pub(crate) fn from<T: Read>(json: &serde_json::Value) -> Result<T, Vec<Problem>> {
    let mut problems = Vec::new();
    let text = json.to_string();
    let json = Value::parse(&text).unwrap_or(Value::Null);
    T::read(&json, &mut Reader::new(&mut problems)).ok_or(problems)
}

/// A number in plain notation: a string as it stands, a JSON number by its shortest form. No binary float is made.
pub(crate) fn number(json: &Value<'_>) -> Option<rust_decimal::Decimal> {
    match json {
        Value::String(text) => plain(text),
        Value::Number(number) => plain(number).or_else(|| plain(&without_exponent(number)?)),
        _ => None,
    }
}

/// `1.5e-7` as `0.00000015`. JavaScript prints numbers so from 1e21 up and below 1e-6.
fn without_exponent(text: &str) -> Option<String> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let exponent: i32 = exponent.parse().ok().filter(|exponent| (-40..=40).contains(exponent))?;
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let point = i32::try_from(whole.len()).ok()?.checked_add(exponent)?;
    let digits = format!("{whole}{fraction}");
    Some(match usize::try_from(point) {
        Ok(point) if point >= digits.len() => format!("{sign}{digits:0<point$}"),
        Ok(point) if point > 0 => {
            let (whole, fraction) = digits.split_at_checked(point)?;
            format!("{sign}{whole}.{fraction}")
        }
        _ => format!("{sign}0.{}{digits}", "0".repeat(usize::try_from(point.checked_neg()?).ok()?)),
    })
}

/// A JSON pointer (RFC 6901) from its keys.
pub(crate) fn pointer(keys: &[&str]) -> String {
    let mut pointer = String::new();
    for key in keys {
        push_key(&mut pointer, key);
    }
    pointer
}

/// One step further down.
fn push_key(pointer: &mut String, key: &str) {
    pointer.push('/');
    for part in key.split_inclusive(['~', '/']) {
        let plain = part.strip_suffix(['~', '/']);
        pointer.push_str(plain.unwrap_or(part));
        if plain.is_some() {
            pointer.push_str(if part.ends_with('~') { "~0" } else { "~1" });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_their_shortest_form() {
        for (json, expected) in [
            ("2640", Some("2640")),
            ("4.5", Some("4.5")),
            ("-0.1", Some("-0.1")),
            ("1e3", Some("1000")),
            ("1.5e-7", Some("0.00000015")),
            ("-1.25e1", Some("-12.5")),
            ("1e21", None),
            ("\"89.875\"", Some("89.875")),
            ("\"1e3\"", None),
            ("true", None),
        ] {
            let json = Value::parse(json).unwrap();
            assert_eq!(number(&json).map(|number| number.to_string()).as_deref(), expected, "{json}");
        }
    }
}
