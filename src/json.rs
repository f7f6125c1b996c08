//! JSON to typed data, with every misfit at its place.
//!
//! A contract file is read here rather than by serde's deserializers: those stop at the first misfit, and an author wants
//! all of them, each with its pointer. `#[derive(FromJson)]` (`derive/`) writes how a type is read.

use crate::map::Map;

use rust_decimal::Decimal;
pub(crate) use serde_json::Value;
pub(crate) use yuekao_derive::FromJson;

use crate::near::{self, nearest};
use crate::number::{MOST_DIGITS, plain};
use crate::problem::{Code, Place, Problem, shape};

/// The keys and values of an object, in the order of the text.
pub(crate) type Object = serde_json::Map<String, Value>;

/// How deep lists and objects may lie in each other: as deep as `serde_json` reads them from a text.
#[cfg(all(target_arch = "wasm32", not(feature = "annex")))]
pub(crate) const DEEPEST: u8 = 127;

/// Characters of what stands in a file that a problem quotes.
const MOST_QUOTED: usize = 40;

/// A type that can be read from JSON, into its place.
///
/// Reading in place, through `dyn`, keeps this small: a struct is a table of its fields, and one function reads them all.
pub(crate) trait FromJson {
    /// What stands in the place until it is read, and where its key is left out.
    fn blank() -> Self
    where
        Self: Sized;

    /// Reads it. What does not fit is reported, and the place stays as it is.
    fn read(&mut self, json: &Value, reader: &mut Reader<'_>);

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
        let place = Self::WORDS.iter().position(|known| *known == word)?;
        Self::MEANINGS.get(place).copied()
    }

    /// The word for it.
    fn word(self) -> &'static str {
        let place = Self::MEANINGS.iter().position(|meaning| *meaning == self);
        place.and_then(|place| Self::WORDS.get(place)).copied().unwrap_or_default()
    }
}

/// Reads one document; `None` if anything in it does not fit.
pub(crate) fn read<T: FromJson>(json: &Value, problems: &mut Vec<Problem>) -> Option<T> {
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
    pub(crate) fn expected(&mut self, expected: &str, found: &Value) {
        self.refuse(Self::misfit(expected, found));
    }

    /// The same, with how it is written here.
    pub(crate) fn expected_instead(&mut self, expected: &str, found: &Value, instead: Option<String>) {
        self.refuse(Self::misfit(expected, found).instead(instead));
    }

    /// The same, with what is called nearly so.
    pub(crate) fn expected_near(&mut self, expected: &str, found: &Value, near: Option<&str>) {
        self.refuse(Self::misfit(expected, found).near(near));
    }

    fn misfit(expected: &str, found: &Value) -> Problem {
        let mut found = found.to_string();
        if let Some((end, _)) = found.char_indices().nth(MOST_QUOTED) {
            // No word is cut in two.
            let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
            let end = found.get(..end).map_or(0, |quoted| quoted.trim_end_matches(is_word).len());
            found.truncate(end);
            found.push('…');
        }
        Problem::new(Code::JsonShape).with("expected", expected).with("found", &found)
    }

    /// The fields of an object; keys it may not have are reported.
    pub(crate) fn fields(&mut self, json: &Value, fields: &mut [(&str, &mut dyn FromJson)]) {
        let Value::Object(object) = json else {
            let needed = fields.iter().filter(|(_, field)| !field.is_optional());
            let keys: Vec<String> = needed.map(|(key, _)| format!("\"{key}\": …")).collect();
            let instead = (!keys.is_empty()).then(|| format!("{{{}}}", keys.join(", ")));
            return self.expected_instead(shape::OBJECT, json, instead);
        };
        // `$schema` and the like are for editors.
        let is_known = |key: &str| fields.iter().any(|(known, _)| *known == key) || key.starts_with('$');
        let unknown = object.keys().filter(|key| !is_known(key)).count();
        for key in object.keys().filter(|key| !is_known(key)) {
            let known: Vec<&str> = fields.iter().map(|(key, _)| *key).collect();
            // The only key that is needed and not there is meant by the only one that has no meaning.
            let lacks = |(key, field): &&(&str, &mut dyn FromJson)| !field.is_optional() && !object.contains_key(*key);
            let mut lacking = fields.iter().filter(lacks).map(|(key, _)| *key);
            let only = lacking.next().filter(|_| unknown == 1 && lacking.next().is_none());
            let near = nearest(key, known.iter().copied());
            let near = near.filter(|near| only.is_none() || !object.contains_key(*near)).or(only);
            let problem =
                Problem::new(Code::JsonKeyUnknown).with("key", key).with("known", &known.join(", ")).near(near);
            self.within(key, |reader| reader.report(problem));
        }
        for (key, field) in fields {
            match object.get(*key) {
                Some(json) => self.below(key, &mut **field, json),
                None if field.is_optional() => {}
                None => self.refuse(Problem::new(Code::JsonKeyMissing).with("key", *key)),
            }
        }
    }

    /// Reads what stands one step down.
    pub(crate) fn below(&mut self, key: &str, place: &mut dyn FromJson, json: &Value) {
        let above = self.enter(key);
        place.read(json, self);
        self.leave(above);
    }

    /// Which word stands here.
    pub(crate) fn keyword<T: Keyword>(&mut self, json: &Value) -> Option<T> {
        self.word(T::WORDS, json).and_then(|place| T::MEANINGS.get(place)).copied()
    }

    fn word(&mut self, words: &[&str], json: &Value) -> Option<usize> {
        let found = json.as_str().and_then(|found| words.iter().position(|word| *word == found));
        if found.is_none() {
            self.no_word(words, "", json);
        }
        found
    }

    /// Reports that one of these words belongs here, or what else may stand.
    pub(crate) fn no_word(&mut self, words: &[&str], or: &str, json: &Value) {
        let near = json.as_str().and_then(|text| near::word(text, words));
        self.expected_near(&(words.join(", ") + or), json, near);
    }

    /// The one key of an object that names what the value is: `{"ratio": …}`.
    pub(crate) fn variant<'j>(&mut self, json: &'j Value, expected: &str) -> Option<(&'j str, &'j Value)> {
        let entry = json.as_object().filter(|object| object.len() == 1).and_then(|object| object.iter().next());
        if entry.is_none() {
            self.expected(expected, json);
        }
        entry.map(|(key, value)| (key.as_str(), value))
    }
}

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

/// Reads one document.
///
/// # Errors
/// What does not fit, each with its pointer.
#[cfg(test)]
pub(crate) fn from<T: FromJson>(json: &Value) -> Result<T, Vec<Problem>> {
    let mut problems = Vec::new();
    read(json, &mut problems).ok_or(problems)
}

/// A number in plain notation: a string as it stands, a JSON number by its shortest form. No binary float is made.
pub(crate) fn number(json: &Value) -> Option<Decimal> {
    match json {
        Value::String(text) => plain(text),
        Value::Number(number) => plain(number.as_str()).or_else(|| scientific(number.as_str())),
        _ => None,
    }
}

/// A number with an exponent: `1.5e3` → `1500`, `1e-7` → `0.0000001`.
fn scientific(number: &str) -> Option<Decimal> {
    let (mantissa, exponent) = number.split_once(['e', 'E'])?;
    let mantissa = plain(mantissa)?.normalize();
    if mantissa.is_zero() {
        return Some(Decimal::ZERO);
    }
    let places = i64::from(mantissa.scale()).checked_sub(exponent.parse().ok()?)?;
    let (digits, places) = match u32::try_from(places) {
        Ok(places) => (mantissa.mantissa(), places),
        Err(_) => {
            (mantissa.mantissa().checked_mul(10_i128.checked_pow(u32::try_from(places.checked_neg()?).ok()?)?)?, 0)
        }
    };
    let fits = digits.unsigned_abs() < 10_u128.pow(MOST_DIGITS) && places <= MOST_DIGITS;
    if fits { Decimal::try_from_i128_with_scale(digits, places).ok() } else { None }
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
pub(crate) fn push_key(pointer: &mut String, key: &str) {
    pointer.push('/');
    for letter in key.chars() {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(letter),
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
            ("\"0.5\"", Some("0.5")),
            ("\".5\"", None),
            ("\"5.\"", None),
            ("true", None),
        ] {
            let json: Value = serde_json::from_str(json).unwrap();
            assert_eq!(number(&json).map(|number| number.to_string()).as_deref(), expected, "{json}");
        }
    }

    #[test]
    fn exponents_are_written_out() {
        for (number, expected) in [
            ("1e3", Some("1000")),
            ("1.5e+3", Some("1500")),
            ("1.2345E2", Some("123.45")),
            ("1e-7", Some("0.0000001")),
            ("1e-14", Some("0.00000000000001")),
            ("1e-15", None),
            ("-12.5e-1", Some("-1.25")),
            ("9e13", Some("90000000000000")),
            ("1e14", None),
            ("0e9", Some("0")),
            ("1e999", None),
            ("1e99999999999", None),
        ] {
            assert_eq!(scientific(number).map(|number| number.to_string()).as_deref(), expected, "{number}");
        }
    }
}
