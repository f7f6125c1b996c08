//! JSON to typed data, with every misfit at its place.
//!
//! A contract file is read here rather than by serde's deserializers: those stop at the first misfit, and an author wants
//! all of them, each with its pointer. `#[derive(FromJson)]` (`derive/`) writes how a type is read.

mod number;
mod standard_types;

pub(crate) use serde_json::Value;
pub(crate) use yuekao_derive::{FromJson, json_text};

pub(crate) use self::number::number;
use crate::near::{self, nearest};
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

/// Reads one document.
///
/// # Errors
/// What does not fit, each with its pointer.
#[cfg(test)]
pub(crate) fn from<T: FromJson>(json: &Value) -> Result<T, Vec<Problem>> {
    let mut problems = Vec::new();
    read(json, &mut problems).ok_or(problems)
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
