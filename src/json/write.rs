//! Results to JSON text.

use std::fmt::{self, Write as _};

use serde::ser::{
    Error, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};

/// The JSON text of a result; `null` if it holds what results never hold, such as a binary float.
pub fn text(result: &(impl Serialize + ?Sized)) -> String {
    // One month's result without categories fits.
    let mut writer = Writer { text: String::with_capacity(4096) };
    match result.serialize(&mut writer) {
        Ok(()) => writer.text,
        Err(NotWritten) => "null".into(),
    }
}

/// Writes JSON. Whether a comma is due shows in what was written last, so that nothing generic has to remember it:
/// that makes it a quarter of `serde_json`'s serializer, which is compiled once for each type of field.
#[derive(Default)]
pub(crate) struct Writer {
    pub(super) text: String,
}

impl Writer {
    pub(super) fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Begins the next element of a list or object.
    pub(super) fn next(&mut self) {
        if !self.text.ends_with(['[', '{']) {
            self.text.push(',');
        }
    }

    /// Begins the next entry of an object.
    pub(super) fn key(&mut self, key: &str) {
        self.next();
        self.string(key);
        self.text.push(':');
    }

    pub(super) fn string(&mut self, text: &str) {
        self.text.push('"');
        let mut rest = text;
        // Nearly no text has anything to be written otherwise, and looking at all of it takes no decision for each byte.
        let clean = rest.bytes().fold(true, |clean, byte| clean & !needs_escaping(byte));
        while !clean && let Some(place) = rest.bytes().position(needs_escaping) {
            let (plain, after) = rest.split_at_checked(place).unwrap_or((rest, ""));
            let mut after = after.chars();
            self.text.push_str(plain);
            match after.next() {
                Some('\n') => self.text.push_str("\\n"),
                Some('\r') => self.text.push_str("\\r"),
                Some('\t') => self.text.push_str("\\t"),
                Some(control) if control < ' ' => {
                    // Writing to a string cannot fail.
                    let _ = write!(self.text, "\\u{:04x}", u32::from(control));
                }
                Some(mark) => self.text.extend(['\\', mark]),
                None => {}
            }
            rest = after.as_str();
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    fn close(&mut self, bracket: char) {
        self.text.push(bracket);
    }
}

fn needs_escaping(byte: u8) -> bool {
    matches!(byte, 0..b' ' | b'"' | b'\\')
}

/// What results never hold.
#[derive(Debug)]
pub(crate) struct NotWritten;

impl fmt::Display for NotWritten {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("this cannot be written")
    }
}

impl std::error::Error for NotWritten {}

impl Error for NotWritten {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

macro_rules! whole_numbers {
    ($($name:ident $type:ty),+) => {$(
        fn $name(self, number: $type) -> Result<(), NotWritten> {
            self.serialize_i64(number.into())
        }
    )+};
}

macro_rules! not_written {
    ($($name:ident($($argument:ty),*) $(-> $gives:ty)?;)+) => {$(
        fn $name(self, $(_: $argument),*) -> Result<not_written!(@gives $($gives)?), NotWritten> {
            Err(NotWritten)
        }
    )+};
    (@gives) => { () };
    (@gives $gives:ty) => { $gives };
}

impl Serializer for &mut Writer {
    type Ok = ();
    type Error = NotWritten;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Impossible<(), NotWritten>;
    type SerializeTupleVariant = Impossible<(), NotWritten>;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), NotWritten>;

    fn serialize_bool(self, flag: bool) -> Result<(), NotWritten> {
        self.raw(if flag { "true" } else { "false" });
        Ok(())
    }

    whole_numbers!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_u8 u8, serialize_u16 u16, serialize_u32 u32);

    fn serialize_i64(self, number: i64) -> Result<(), NotWritten> {
        write!(self.text, "{number}").map_err(|_| NotWritten)
    }

    fn serialize_u64(self, number: u64) -> Result<(), NotWritten> {
        i64::try_from(number).map_err(|_| NotWritten).and_then(|number| self.serialize_i64(number))
    }

    fn serialize_str(self, text: &str) -> Result<(), NotWritten> {
        self.string(text);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), NotWritten> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), NotWritten> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), NotWritten> {
        self.raw("null");
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), NotWritten> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), NotWritten> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), NotWritten> {
        self.raw("{");
        self.key(variant);
        value.serialize(&mut *self)?;
        self.close('}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, NotWritten> {
        self.raw("[");
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, NotWritten> {
        self.serialize_seq(None)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, NotWritten> {
        self.raw("{");
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, NotWritten> {
        self.serialize_map(None)
    }

    not_written! {
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_bytes(&[u8]);
        serialize_unit_struct(&'static str);
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}

impl SerializeSeq for &mut Writer {
    type Ok = ();
    type Error = NotWritten;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotWritten> {
        self.next();
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), NotWritten> {
        self.close(']');
        Ok(())
    }
}

impl SerializeTuple for &mut Writer {
    type Ok = ();
    type Error = NotWritten;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotWritten> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), NotWritten> {
        self.close(']');
        Ok(())
    }
}

impl SerializeMap for &mut Writer {
    type Ok = ();
    type Error = NotWritten;

    /// A key is a text; anything else would be written as what it is, which is no JSON, and never happens.
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NotWritten> {
        self.next();
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotWritten> {
        self.raw(":");
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), NotWritten> {
        self.close('}');
        Ok(())
    }
}

impl SerializeStruct for &mut Writer {
    type Ok = ();
    type Error = NotWritten;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), NotWritten> {
        self.key(key);
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), NotWritten> {
        self.close('}');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Engine, template};

    #[test]
    fn results_are_written_as_serde_json_writes_them() {
        let engine = Engine::new(template("mall").unwrap());
        let pasted =
            "商家\t月份\t接起量\t进线量\n\"蓝\\\"\"鲸\u{1}\n\"\t2026-10\t2640\t3000\n\n品类\t售前电话\n家电\t7\nx\n";
        let parsed = engine.parse(pasted);
        assert_eq!(text(&parsed), serde_json::to_string(&parsed).unwrap());
        let month = text(&parsed.records[0]);
        let assessment = engine.assess(&month);
        assert_eq!(text(&assessment), serde_json::to_string(&assessment).unwrap());
        let derivation = engine.explain(&month, "score");
        assert_eq!(text(&derivation), serde_json::to_string(&derivation).unwrap());
        let readings = engine.readings(&month);
        assert_eq!(text(&readings), serde_json::to_string(&readings).unwrap());
        let dates = engine.calendar("2026-10", None, None);
        assert_eq!(text(&dates), serde_json::to_string(&dates).unwrap());
    }

    #[test]
    fn what_results_never_hold_is_null() {
        assert_eq!(text(&1.5), "null");
        assert_eq!(text(&(1, "two", Some(false), None::<u8>)), r#"[1,"two",false,null]"#);
    }
}
