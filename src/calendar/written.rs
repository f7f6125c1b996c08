//! The one written form of months, dates and times: strict, the same in JSON, messages and declarations.

/// The number that the digits say; `None` if one of them is no digit.
pub(super) fn number(digits: &[u8]) -> Option<u16> {
    digits.iter().try_fold(0_u16, |value, byte| {
        let digit = char::from(*byte).to_digit(10)?;
        value.checked_mul(10)?.checked_add(u16::try_from(digit).ok()?)
    })
}

/// Hour and minute of `09:00`, as minutes from midnight; `24:00` is the end of the day.
pub(super) fn clock(text: &[u8]) -> Option<u16> {
    let [h1, h2, b':', m1, m2] = text else { return None };
    let (hour, minute) = (number(&[*h1, *h2])?, number(&[*m1, *m2])?);
    let total = hour.checked_mul(60)?.checked_add(minute)?;
    (minute < 60 && total <= super::moment::MINUTES_PER_DAY).then_some(total)
}

/// JSON and the declarations for a type that is written as text: `Display` writes it, `strict` reads it back.
macro_rules! written {
    ($type:ident, $code:ident, $pattern:literal, $description:literal) => {
        impl std::str::FromStr for $type {
            type Err = crate::problem::Problem;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::strict(text.as_bytes()).ok_or_else(|| {
                    let shown: String = text.chars().take(80).collect();
                    crate::problem::Problem::new(crate::problem::Code::$code).with("text", &shown)
                })
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl $crate::json::FromJson for $type {
            fn blank() -> Self {
                Self::FIRST
            }

            fn read(&mut self, json: &$crate::json::Value, reader: &mut $crate::json::Reader<'_>) {
                let Some(text) = json.as_str() else { return reader.expected(crate::problem::shape::TEXT, json) };
                match text.parse() {
                    Ok(read) => *self = read,
                    Err(problem) => reader.refuse(problem),
                }
            }
        }

        #[cfg(feature = "declarations")]
        crate::ts_types::ts_as!($type, "string");

        #[cfg(feature = "declarations")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern, "description": $description })
            }
        }
    };
}

pub(super) use written;
