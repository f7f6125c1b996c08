//! Numbers as text, without the detour through formatting machinery: a batch writes millions of them.

use rust_decimal::Decimal;

/// Appends a decimal in plain notation, with its own decimal places. `trimmed`: without trailing zeros.
pub(crate) fn write(value: Decimal, trimmed: bool, out: &mut String) {
    let mut digits = value.mantissa().unsigned_abs();
    let mut places = usize::try_from(value.scale()).unwrap_or(0);
    while trimmed && places > 0 && digits.checked_rem(10) == Some(0) {
        digits = digits.checked_div(10).unwrap_or(digits);
        places = places.saturating_sub(1);
    }
    if value.is_sign_negative() && digits != 0 {
        out.push('-');
    }
    unsigned(digits, places, out);
}

/// Appends a whole number.
pub(super) fn whole(value: i128, out: &mut String) {
    if value < 0 {
        out.push('-');
    }
    unsigned(value.unsigned_abs(), 0, out);
}

/// Appends digits, the last so many of them after a point.
fn unsigned(digits: u128, places: usize, out: &mut String) {
    let mut text = [b'0'; 40]; // a 128-bit number has at most 39 digits, a decimal with a point at most 30
    let mut at = text.len();
    let mut put = |byte: u8| {
        at = at.saturating_sub(1);
        if let Some(place) = text.get_mut(at) {
            *place = byte;
        }
    };
    // Most numbers fit in 64 bits, where dividing is cheap.
    let mut rest = digits;
    let mut written = 0_usize;
    while rest > 0 || written <= places {
        let digit = if let Ok(small) = u64::try_from(rest) {
            rest = u128::from(small.checked_div(10).unwrap_or(0));
            small.checked_rem(10).unwrap_or(0)
        } else {
            let digit = rest.checked_rem(10).unwrap_or(0);
            rest = rest.checked_div(10).unwrap_or(0);
            u64::try_from(digit).unwrap_or(0)
        };
        put(b'0'.saturating_add(u8::try_from(digit).unwrap_or(0)));
        written = written.saturating_add(1);
        if written == places {
            put(b'.');
        }
    }
    out.push_str(text.get(at..).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(value: Decimal, trimmed: bool) -> String {
        let mut out = String::new();
        write(value, trimmed, &mut out);
        out
    }

    proptest! {
        #[test]
        fn it_is_what_the_library_writes(mantissa in any::<i128>(), scale in 0_u32..28) {
            let value = Decimal::from_i128_with_scale(mantissa >> 33, scale);
            prop_assert_eq!(written(value, false), value.to_string());
            prop_assert_eq!(written(value, true), value.normalize().to_string());
            let small = Decimal::new(i64::try_from(mantissa >> 80).unwrap(), scale.min(6));
            prop_assert_eq!(written(small, false), small.to_string());
            prop_assert_eq!(written(small, true), small.normalize().to_string());
        }
    }

    #[test]
    fn zero_has_its_places_and_no_sign() {
        assert_eq!(written(Decimal::new(0, 2), false), "0.00");
        assert_eq!(written(-Decimal::new(0, 0), true), "0");
    }
}
