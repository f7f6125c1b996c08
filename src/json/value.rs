//! JSON text as a tree that borrows from it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use hifijson::num::LexWrite as _;
use hifijson::str::LexAlloc as _;
use hifijson::token::Lex as _;
use hifijson::{Error, Expect, SliceLexer};

use super::write::Writer;

/// How deep lists and objects may lie in each other.
const DEEPEST: u8 = 127;

/// A JSON value. Numbers stay the text they are: no binary float is ever made of one.
///
/// The lexing is `hifijson`'s; `serde_json`'s own value brought the reading and printing of floats, an index for every
/// object and a visitor for every kind of value along, a sixth of the module a browser has to load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it is written.
    Number(&'t str),
    /// A string.
    String(Cow<'t, str>),
    /// A list.
    Array(Vec<Self>),
    /// An object.
    Object(Object<'t>),
}

/// The keys and values of a JSON object, each key once, in the order of the text. Of a key that stands twice the last
/// value counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object<'t>(Vec<(Cow<'t, str>, Value<'t>)>);

impl<'t> Value<'t> {
    /// Reads a text that holds one value.
    ///
    /// # Errors
    /// Why it is no JSON, and where.
    ///
    /// ```
    /// use yuekao::json::Value;
    /// let json = Value::parse(r#"{"calls": 2640}"#).unwrap();
    /// assert_eq!(json.get("calls"), Some(&Value::Number("2640")));
    /// assert_eq!(Value::parse("[1,\n2").unwrap_err(), "comma or end of sequence expected at line 2 column 2");
    /// ```
    pub fn parse(text: &'t str) -> Result<Self, String> {
        let mut lexer = SliceLexer::new(text.as_bytes());
        let read = lexer.exactly_one(SliceLexer::ws_peek, |next, lexer| value(text, next, lexer, DEEPEST));
        read.map_err(|error| {
            let read = text.len().saturating_sub(lexer.as_slice().len());
            let before = text.as_bytes().get(..read).unwrap_or_default();
            let line = before.split(|byte| *byte == b'\n').count();
            let column = before.iter().rev().take_while(|byte| **byte != b'\n').count().saturating_add(1);
            format!("{error} at line {line} column {column}")
        })
    }

    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// Yes or no, if it is that.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(flag) = self { Some(*flag) } else { None }
    }

    /// The whole number, if it is written as one and fits.
    pub fn as_i64(&self) -> Option<i64> {
        if let Self::Number(number) = self { number.parse().ok() } else { None }
    }

    /// The list, if it is one.
    pub fn as_array(&self) -> Option<&[Self]> {
        if let Self::Array(list) = self { Some(list) } else { None }
    }

    /// The object, if it is one.
    pub fn as_object(&self) -> Option<&Object<'t>> {
        if let Self::Object(object) = self { Some(object) } else { None }
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value of a key, if it is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?.get(key)
    }
}

impl fmt::Display for Value<'_> {
    /// The JSON text, without any blanks.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = Writer::default();
        write(self, &mut writer);
        out.write_str(&writer.text)
    }
}

fn write(value: &Value<'_>, out: &mut Writer) {
    match value {
        Value::Null => out.raw("null"),
        Value::Bool(flag) => out.raw(if *flag { "true" } else { "false" }),
        Value::Number(number) => out.raw(number),
        Value::String(text) => out.string(text),
        Value::Array(list) => {
            out.raw("[");
            for element in list {
                out.next();
                write(element, out);
            }
            out.raw("]");
        }
        Value::Object(object) => {
            out.raw("{");
            for (key, value) in object.iter() {
                out.key(key);
                write(value, out);
            }
            out.raw("}");
        }
    }
}

impl<'t> Object<'t> {
    /// How many keys it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Value<'t>> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// Keys and values, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value<'t>)> + use<'_, 't> {
        self.0.iter().map(|(key, value)| (&**key, value))
    }

    fn of(mut entries: Vec<(Cow<'t, str>, Value<'t>)>) -> Self {
        let (mut last, mut twice) = (BTreeMap::new(), Vec::new());
        for (place, (key, _)) in entries.iter().enumerate() {
            twice.extend(last.insert(&**key, place));
        }
        twice.sort_unstable();
        for place in twice.iter().rev() {
            entries.remove(*place);
        }
        Self(entries)
    }
}

/// The string after an opening quote. Nearly all stand in the text as they are: those are lent from it, without a look
/// at whether they are UTF-8.
fn string<'t>(text: &'t str, lexer: &mut SliceLexer<'t>) -> Result<Cow<'t, str>, Error> {
    let rest = lexer.as_slice();
    let length = rest.iter().position(|byte| matches!(byte, 0..b' ' | b'"' | b'\\')).unwrap_or(rest.len());
    let (plain, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
    let start = text.len().saturating_sub(rest.len());
    if let Some((b'"', after)) = after.split_first()
        && let Some(plain) = text.get(start..start.saturating_add(plain.len()))
    {
        *lexer = SliceLexer::new(after);
        return Ok(Cow::Borrowed(plain));
    }
    Ok(lexer.str_string()?)
}

/// The value of `text` that begins with `next`; it may hold `depth` more levels.
fn value<'t>(text: &'t str, next: u8, lexer: &mut SliceLexer<'t>, depth: u8) -> Result<Value<'t>, Error> {
    Ok(match next {
        b'a'..=b'z' => match lexer.null_or_bool().ok_or(Expect::Value)? {
            Some(flag) => Value::Bool(flag),
            None => Value::Null,
        },
        b'0'..=b'9' | b'-' => Value::Number(std::str::from_utf8(lexer.num_bytes().validated()?.0).unwrap_or_default()),
        b'"' => Value::String(string(text, lexer.discarded())?),
        b'[' => {
            let depth = depth.checked_sub(1).ok_or(Error::Depth)?;
            let mut list = Vec::new();
            lexer.discarded().seq(b']', SliceLexer::ws_peek, |next, lexer| {
                list.push(value(text, next, lexer, depth)?);
                Ok::<_, Error>(())
            })?;
            Value::Array(list)
        }
        b'{' => {
            let depth = depth.checked_sub(1).ok_or(Error::Depth)?;
            let mut entries = Vec::new();
            lexer.discarded().seq(b'}', SliceLexer::ws_peek, |next, lexer| {
                lexer.expect(|_| Some(next), b'"').ok_or(Expect::String)?;
                let key = string(text, lexer)?;
                lexer.expect(SliceLexer::ws_peek, b':').ok_or(Expect::Colon)?;
                let next = lexer.ws_peek().ok_or(Expect::Value)?;
                entries.push((key, value(text, next, lexer, depth)?));
                Ok::<_, Error>(())
            })?;
            Value::Object(Object::of(entries))
        }
        _ => return Err(Expect::Value.into()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_json_is_read_as_it_is_written() {
        for text in
            ["null", "true", "-0.10e+5", r#""a\"\\\n\u0001蓝""#, "[]", "[1,[2,{}]]", r#"{"a":1,"b":[null,false]}"#]
        {
            assert_eq!(Value::parse(text).map(|json| json.to_string()).as_deref(), Ok(text));
        }
        assert_eq!(Value::parse(" \r\n\t\"\\u84dd\\ud83d\\ude00\\/\" "), Ok(Value::String("蓝😀/".into())));
    }

    #[test]
    fn text_that_is_no_json_is_refused() {
        for text in [
            "",
            " ",
            "nul",
            "tru",
            "01",
            "1.",
            "-",
            "+1",
            ".5",
            "1e",
            "NaN",
            "'a'",
            "\"a",
            "\"\\x\"",
            "\"\\ud83d\"",
            "\"\n\"",
            "[",
            "[1",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{",
            "{1:2}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "1 2",
            "\u{feff}1",
        ] {
            assert!(Value::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn the_last_of_two_equal_keys_counts() {
        assert_eq!(Value::parse(r#"{"a":1,"b":2,"a":3,"a":4}"#).unwrap().to_string(), r#"{"b":2,"a":4}"#);
        let many: Vec<String> = (0..100).map(|i| format!("\"{}\":{i}", i % 60)).collect();
        let many = format!("{{{}}}", many.join(","));
        let json = Value::parse(&many).unwrap();
        assert_eq!(json.as_object().map(Object::len), Some(60));
        assert_eq!(json.get("39").and_then(Value::as_i64), Some(99));
        assert_eq!(json.get("40").and_then(Value::as_i64), Some(40));
    }

    #[test]
    fn depth_is_limited() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(Value::parse(&nested(127)).is_ok());
        assert!(Value::parse(&nested(128)).is_err());
        assert!(Value::parse(&"{\"a\":".repeat(100_000)).is_err());
    }
}
