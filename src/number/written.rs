//! Numbers as text, without the detour through formatting machinery: a batch writes millions of them.
//!
//! They are written as bytes, all of them ASCII, so that nobody has to look through them again to know that they are text.

use rust_decimal::Decimal;

/// Appends a decimal in plain notation, with its own decimal places. `trimmed`: without trailing zeros.
pub(crate) fn write(value: Decimal, trimmed: bool, out: &mut Vec<u8>) {
    number(value.mantissa(), usize::try_from(value.scale()).unwrap_or(0), trimmed, out);
}

/// Appends a whole number of units, the last `places` digits after a point.
pub(crate) fn signed(units: i128, places: usize, out: &mut Vec<u8>) {
    number(units, places, false, out);
}

/// What was appended, as text.
pub(super) fn text(write: impl FnOnce(&mut Vec<u8>)) -> String {
    // Most numbers fit.
    let mut out = Vec::with_capacity(16);
    write(&mut out);
    String::from_utf8(out).unwrap_or_default()
}

fn number(value: i128, places: usize, trimmed: bool, out: &mut Vec<u8>) {
    match u32::try_from(value.unsigned_abs()) {
        Ok(units) if units < 100_000_000 && places < 8 => {
            if value < 0 {
                out.push(b'-');
            }
            small(units, places, trimmed, out);
        }
        _ => large(value, places, trimmed, out),
    }
}

/// Most numbers have at most eight digits, of which less than eight are decimal places. They are written in one word,
/// without a branch for each digit.
fn small(units: u32, places: usize, trimmed: bool, out: &mut Vec<u8>) {
    let digits = eight_digits(units);
    let text = digits | 0x3030_3030_3030_3030;
    let zeros = |bits: u32| usize::try_from(bits / 8).unwrap_or(0);
    let whole = places.abs_diff(8);
    let skipped = zeros(digits.trailing_zeros()).min(whole.saturating_sub(1));
    let fraction = if trimmed { places.saturating_sub(zeros(digits.leading_zeros())) } else { places };
    put(text, skipped, whole.saturating_sub(skipped), out);
    if fraction > 0 {
        out.push(b'.');
        put(text, whole, fraction, out);
    }
}

/// The digits of a number below 100,000,000, the first one in the lowest byte.
fn eight_digits(units: u32) -> u64 {
    // Both halves are divided at once, then all four quarters: the products are exact for numbers so small.
    let halves = u64::from(units / 10_000) | u64::from(units % 10_000).wrapping_shl(32);
    let hundreds = halves.wrapping_mul(10_486).wrapping_shr(20) & 0x0000_007f_0000_007f;
    let pairs = halves.wrapping_sub(hundreds.wrapping_mul(100)).wrapping_shl(16) | hundreds;
    let tens = pairs.wrapping_mul(103).wrapping_shr(10) & 0x000f_000f_000f_000f;
    pairs.wrapping_sub(tens.wrapping_mul(10)).wrapping_shl(8) | tens
}

/// Appends some of eight bytes.
fn put(text: u64, from: usize, length: usize, out: &mut Vec<u8>) {
    let end = out.len().saturating_add(length);
    let shift = u32::try_from(from.saturating_mul(8)).unwrap_or(0);
    out.extend_from_slice(&text.wrapping_shr(shift).to_le_bytes());
    out.truncate(end);
}

fn large(value: i128, places: usize, trimmed: bool, out: &mut Vec<u8>) {
    /// So many digits at a time fit in 32 bits.
    const FEW: usize = 9;
    let mut text = [b'0'; 40]; // a 128-bit number has at most 39 digits
    let mut written = 0_usize;
    let mut put = |mut few: u32, at_least: usize| {
        let before = written;
        for place in text.iter_mut().rev().skip(before) {
            if few == 0 && written.wrapping_sub(before) >= at_least {
                break;
            }
            *place = b'0'.wrapping_add(u8::try_from(few % 10).unwrap_or(0));
            few /= 10;
            written = written.wrapping_add(1);
        }
    };
    let mut rest = value.unsigned_abs();
    loop {
        if let Ok(few) = u32::try_from(rest) {
            put(few, 0);
            break;
        }
        let (digits, after) = match u64::try_from(rest) {
            Ok(rest) => (u32::try_from(rest % 1_000_000_000), u128::from(rest / 1_000_000_000)),
            Err(_) => (u32::try_from(rest % 1_000_000_000), rest / 1_000_000_000),
        };
        put(digits.unwrap_or(0), FEW);
        rest = after;
    }
    if value < 0 {
        out.push(b'-');
    }
    let point = text.len().saturating_sub(places);
    let start = text.len().saturating_sub(written).min(point.saturating_sub(1));
    let (whole, fraction) = text.split_at_checked(point).unwrap_or((&text, &[]));
    out.extend_from_slice(whole.get(start..).unwrap_or(whole));
    let zeros = if trimmed { fraction.iter().rev().take_while(|digit| **digit == b'0').count() } else { 0 };
    let fraction = fraction.get(..fraction.len().saturating_sub(zeros)).unwrap_or(fraction);
    if !fraction.is_empty() {
        out.push(b'.');
        out.extend_from_slice(fraction);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(value: Decimal, trimmed: bool) -> String {
        text(|out| write(value, trimmed, out))
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
    fn small_numbers_are_written_like_large_ones() {
        let edges = (0..9).flat_map(|places| [10_u32.pow(places) - 1, 10_u32.pow(places), 10_u32.pow(places) * 9 / 7]);
        for units in edges.chain((0..20_000).map(|number| number * 4_999)).filter(|units| *units < 100_000_000) {
            for (places, trimmed) in (0..8).flat_map(|places| [(places, false), (places, true)]) {
                let (mut one, mut other) = (Vec::new(), Vec::new());
                small(units, places, trimmed, &mut one);
                large(units.into(), places, trimmed, &mut other);
                assert_eq!(one, other, "{units} with {places} places");
            }
        }
    }

    #[test]
    fn zero_has_its_places_and_no_sign() {
        assert_eq!(written(Decimal::new(0, 2), false), "0.00");
        assert_eq!(written(-Decimal::new(0, 0), true), "0");
    }
}
