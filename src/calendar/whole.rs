use crate::json::{FromJson, Reader, Value};

/// A whole number in a rule of dates: written out (`10`, `"10"`), or the name of a stated value that is one
/// (`"payment_days"`). A minus before the name counts backwards (`"-notice_months"`).
///
/// Named numbers are known only once the contract's values are: until [`Whole::settle`] they are 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    number: i32,
    name: Option<String>,
    negated: bool,
}

impl Whole {
    /// The number.
    pub fn number(&self) -> i32 {
        self.number
    }

    /// The value it names, if it names one.
    pub(crate) fn named(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Takes over what the value it names comes to.
    pub(crate) fn settle(&mut self, number: i32) {
        self.number = if self.negated { number.saturating_neg() } else { number };
    }
}

impl From<i32> for Whole {
    fn from(number: i32) -> Self {
        Self { number, ..Self::default() }
    }
}

impl FromJson for Whole {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        if let Some(text) = json.as_str() {
            let (negated, name) = text.strip_prefix('-').map_or((false, text), |name| (true, name));
            if name.chars().next().is_some_and(|first| !first.is_ascii() || first.is_ascii_alphabetic() || first == '_')
            {
                *self = Self { number: 0, name: Some(name.into()), negated };
                return;
            }
        }
        self.number.read(json, reader);
    }
}

#[cfg(test)]
mod tests {
    use super::Whole;
    use crate::json;

    #[test]
    fn a_number_or_the_name_of_one() {
        let read = |text: &str| {
            json::from::<Whole>(&serde_json::json!(text)).map(|read| (read.number, read.name, read.negated))
        };
        assert_eq!(read("5").unwrap(), (5, None, false));
        assert_eq!(read("-5").unwrap(), (-5, None, false));
        assert_eq!(read("付款日").unwrap(), (0, Some("付款日".into()), false));
        assert_eq!(read("-days").unwrap(), (0, Some("days".into()), true));
        assert!(read("?").is_err());
    }
}

#[cfg(feature = "declarations")]
mod declared {
    use super::Whole;

    crate::ts_types::ts_as!(Whole, "number | string");

    impl schemars::JsonSchema for Whole {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Whole".into()
        }

        fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
            schemars::json_schema!({
                "description": "A whole number, or the name of a stated value; a minus before the name counts backwards.",
                "anyOf": [{ "type": "integer" }, { "type": "string", "pattern": r"^(-?\d+|-?[^\d+.\s-].*)$" }]
            })
        }
    }
}
