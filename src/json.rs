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
use std::collections::BTreeMap;

/// A type that can be read from JSON, into its place.
///
/// Reading in place, through `dyn`, is what keeps this small: a struct is a table of its fields, and one function that
/// is not generic reads them all.
pub(crate) trait Read {
    /// What stands in the place until it is read, and where its key is left out.
    fn blank() -> Self
    where
        Self: Sized;

    /// Reads it. What does not fit is reported, and the place stays as it is.
    fn read(&mut self, json: &Value<'_>, reader: &mut Reader<'_>);

    /// Whether its key may be left out.
    fn is_optional(&self) -> bool {
        false
    }
}

/// One of a few words.
pub(crate) trait Keyword: Copy + PartialEq + 'static {
    /// The words.
    const WORDS: &'static [&'static str];
    /// What they mean, in the same order.
    const MEANINGS: &'static [Self];

    /// What a word means.
    fn of(word: &str) -> Option<Self> {
        Self::MEANINGS.get(place(Self::WORDS, word)?).copied()
    }

    /// The word for it.
    fn word(self) -> &'static str {
        let place = Self::MEANINGS.iter().position(|meaning| *meaning == self);
        place.and_then(|place| Self::WORDS.get(place)).copied().unwrap_or_default()
    }
}

fn place(words: &[&str], word: &str) -> Option<usize> {
    words.iter().position(|known| *known == word)
}

/// Reads one document; `None` if anything in it does not fit.
pub(crate) fn read<T: Read>(json: &Value<'_>, problems: &mut Vec<Problem>) -> Option<T> {
    let mut reader = Reader::new(problems);
    let mut read = T::blank();
    read.read(json, &mut reader);
    (!reader.unfit).then_some(read)
}

/// The place at hand and the misfits so far.
pub(crate) struct Reader<'a> {
    pointer: String,
    problems: &'a mut Vec<Problem>,
    /// Whether something could not be read.
    unfit: bool,
}

impl<'a> Reader<'a> {
    /// Begins at the whole document.
    pub(crate) fn new(problems: &'a mut Vec<Problem>) -> Self {
        Self { pointer: String::new(), problems, unfit: false }
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

    /// Reports a problem because of which what stands here cannot be read.
    pub(crate) fn refuse(&mut self, problem: Problem) {
        self.unfit = true;
        self.report(problem);
    }

    /// Reports that something else belongs here.
    pub(crate) fn expected(&mut self, expected: &str, found: &Value<'_>) {
        let found: String = found.to_string().chars().take(40).collect();
        self.refuse(Problem::new(Code::JsonShape).with("expected", expected).with("found", &found));
    }

    /// The fields of an object; keys it may not have are reported.
    pub(crate) fn fields(&mut self, json: &Value<'_>, fields: &mut [(&str, &mut dyn Read)]) {
        let Value::Object(object) = json else { return self.expected("an object", json) };
        // `$schema` and the like are for editors.
        let is_known = |key: &str| fields.iter().any(|(known, _)| *known == key) || key.starts_with('$');
        for (key, _) in object.iter().filter(|(key, _)| !is_known(key)) {
            let known: Vec<&str> = fields.iter().map(|(key, _)| *key).collect();
            let problem = Problem::new(Code::JsonKeyUnknown).with("key", key).with("known", &known.join(", "));
            self.within(key, |reader| reader.report(problem));
        }
        for (key, field) in fields {
            match object.get(key) {
                Some(json) => self.below(key, &mut **field, json),
                None if field.is_optional() => {}
                None => self.refuse(Problem::new(Code::JsonKeyMissing).with("key", *key)),
            }
        }
    }

    /// Reads what stands one step down.
    pub(crate) fn below(&mut self, key: &str, place: &mut dyn Read, json: &Value<'_>) {
        let above = self.enter(key);
        place.read(json, self);
        self.leave(above);
    }

    /// Which of the words stands here.
    pub(crate) fn keyword(&mut self, json: &Value<'_>, words: &[&str]) -> Option<usize> {
        let found = json.as_str().and_then(|word| place(words, word));
        if found.is_none() {
            self.expected(&words.join(", "), json);
        }
        found
    }

    /// The one key of an object that names what the value is: `{"ratio": …}`.
    pub(crate) fn variant<'j, 't>(&mut self, json: &'j Value<'t>, expected: &str) -> Option<(&'j str, &'j Value<'t>)> {
        let entry = json.as_object().filter(|object| object.len() == 1).and_then(|object| object.iter().next());
        if entry.is_none() {
            self.expected(expected, json);
        }
        entry
    }
}

/// Declares how a struct is read: its fields, each `field` or `field = "key"`, and what is not in the file.
macro_rules! object {
    ($type:ident { $($field:ident $(= $key:literal)?),+ $(,)? } $(with { $($own:ident: $value:expr),+ })?) => {
        impl $crate::json::Read for $type {
            fn blank() -> Self {
                Self { $($field: $crate::json::Read::blank(),)+ $($($own: $value),+)? }
            }

            fn read(&mut self, json: &$crate::json::Value<'_>, reader: &mut $crate::json::Reader<'_>) {
                reader.fields(json, &mut [$(($crate::json::object!(@key $field $($key)?), &mut self.$field)),+]);
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
            fn blank() -> Self {
                Self($crate::json::Read::blank())
            }

            fn read(&mut self, json: &$crate::json::Value<'_>, reader: &mut $crate::json::Reader<'_>) {
                self.0.read(json, reader);
            }
        }
    };
}

/// Declares the words of a [`Keyword`]; with a `default`, the key may be left out.
macro_rules! keywords {
    ($type:ident $(default $default:ident)? { $first:literal $blank:ident $(, $word:literal $variant:ident)* $(,)? }) => {
        impl $crate::json::Keyword for $type {
            const WORDS: &'static [&'static str] = &[$first $(, $word)*];
            const MEANINGS: &'static [Self] = &[Self::$blank $(, Self::$variant)*];
        }
        impl $crate::json::Read for $type {
            fn blank() -> Self {
                $crate::json::keywords!(@blank $blank $($default)?)
            }

            fn read(&mut self, json: &$crate::json::Value<'_>, reader: &mut $crate::json::Reader<'_>) {
                let place = reader.keyword(json, <Self as $crate::json::Keyword>::WORDS);
                if let Some(meaning) = place.and_then(|place| <Self as $crate::json::Keyword>::MEANINGS.get(place)) {
                    *self = *meaning;
                }
            }
            $(fn is_optional(&self) -> bool {
                matches!(self, Self::$default)
            })?
        }
    };
    (@blank $first:ident) => { Self::$first };
    (@blank $first:ident $default:ident) => { Self::$default };
}

pub(crate) use {keywords, list, object};

impl Read for String {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, json: &Value<'_>, reader: &mut Reader<'_>) {
        match json.as_str() {
            Some(text) => text.clone_into(self),
            None => reader.expected("text", json),
        }
    }
}

impl Read for bool {
    fn blank() -> Self {
        false
    }

    fn read(&mut self, json: &Value<'_>, reader: &mut Reader<'_>) {
        match json.as_bool() {
            Some(flag) => *self = flag,
            None => reader.expected("true or false", json),
        }
    }

    fn is_optional(&self) -> bool {
        true
    }
}

impl<T: Read> Read for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(&mut self, json: &Value<'_>, reader: &mut Reader<'_>) {
        if !json.is_null() {
            self.insert(T::blank()).read(json, reader);
        }
    }

    fn is_optional(&self) -> bool {
        true
    }
}

impl<T: Read> Read for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, json: &Value<'_>, reader: &mut Reader<'_>) {
        let Value::Array(elements) = json else { return reader.expected("a list", json) };
        self.resize_with(elements.len(), T::blank);
        for (index, (place, element)) in self.iter_mut().zip(elements).enumerate() {
            reader.below(&index.to_string(), place, element);
        }
    }

    fn is_optional(&self) -> bool {
        true
    }
}

impl<T: Read> Read for Map<String, T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, json: &Value<'_>, reader: &mut Reader<'_>) {
        let Value::Object(object) = json else { return reader.expected("an object", json) };
        for (key, element) in object.for_map() {
            let mut value = T::blank();
            reader.below(key, &mut value, element);
            self.insert(key.into(), value);
        }
    }

    fn is_optional(&self) -> bool {
        true
    }
}

impl<T: Read> Read for BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, json: &Value<'_>, reader: &mut Reader<'_>) {
        let Value::Object(object) = json else { return reader.expected("an object", json) };
        for (key, element) in object.for_map() {
            let mut value = T::blank();
            reader.below(key, &mut value, element);
            self.insert(key.into(), value);
        }
    }

    fn is_optional(&self) -> bool {
        true
    }
}

impl<T: Read> Read for [T; 2] {
    fn blank() -> Self {
        [T::blank(), T::blank()]
    }

    fn read(&mut self, json: &Value<'_>, reader: &mut Reader<'_>) {
        let Some([first, second]) = json.as_array() else { return reader.expected("a list of two", json) };
        let [one, two] = self;
        reader.below("0", one, first);
        reader.below("1", two, second);
    }
}

impl Read for i32 {
    fn blank() -> Self {
        0
    }

    fn read(&mut self, json: &Value<'_>, reader: &mut Reader<'_>) {
        let number = json.as_i64().or_else(|| json.as_str()?.parse().ok());
        match number.and_then(|number| Self::try_from(number).ok()) {
            Some(number) => *self = number,
            None => reader.expected("a whole number", json),
        }
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
    read(&json, &mut problems).ok_or(problems)
}

/// A number in plain notation: a string as it stands, a JSON number by its shortest form. No binary float is made.
pub(crate) fn number(json: &Value<'_>) -> Option<rust_decimal::Decimal> {
    match json {
        Value::String(text) => plain(text),
        Value::Number(number) => plain(number).or_else(|| plain(&expanded(number)?)),
        _ => None,
    }
}

/// A JSON number without its exponent: `1.5e3` → `1500`, `1e-7` → `0.0000001`. `None` if it would be longer than any
/// figure.
fn expanded(number: &str) -> Option<String> {
    const LONGEST: usize = 40;
    let Some((mantissa, exponent)) = number.split_once(['e', 'E']) else { return Some(number.to_owned()) };
    let exponent: i32 = exponent.parse().ok()?;
    let shift = usize::try_from(exponent.unsigned_abs()).ok().filter(|shift| *shift <= LONGEST)?;
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let zeros = "0".repeat(shift);
    let (whole, fraction) = if exponent < 0 {
        let digits = format!("{zeros}{whole}");
        let (whole, moved) = digits.split_at_checked(digits.len().checked_sub(shift)?)?;
        (whole.to_owned(), format!("{moved}{fraction}"))
    } else {
        let digits = format!("{fraction}{zeros}");
        let (moved, fraction) = digits.split_at_checked(shift)?;
        (format!("{whole}{moved}"), fraction.to_owned())
    };
    let fraction = fraction.trim_end_matches('0');
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") })
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
    // Nearly no key has anything to be written otherwise, and looking at all of it takes no decision for each byte.
    if key.bytes().fold(true, |plain, byte| plain & !matches!(byte, b'~' | b'/')) {
        return pointer.push_str(key);
    }
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

    #[test]
    fn exponents_are_written_out() {
        for (number, expected) in [
            ("2640", Some("2640")),
            ("4.5", Some("4.5")),
            ("1e3", Some("1000")),
            ("1.5e+3", Some("1500")),
            ("1.2345E2", Some("123.45")),
            ("1e-7", Some("0.0000001")),
            ("-12.5e-1", Some("-1.25")),
            ("0e9", Some("0")),
            ("1e999", None),
            ("1e99999999999", None),
        ] {
            assert_eq!(expanded(number).as_deref(), expected, "{number}");
        }
    }
}
