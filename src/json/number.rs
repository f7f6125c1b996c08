//! Numbers of JSON as decimals.

use rust_decimal::Decimal;

use super::Value;
use crate::number::{MOST_DIGITS, plain};

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
