//! Cells of nothing but ASCII digits: nearly all cells of a long text.

/// The number of a cell of nothing but ASCII digits, at most [`MOST_DIGITS`](crate::number::MOST_DIGITS) of them.
#[inline]
pub(super) fn digits(bytes: &[u8]) -> Option<u64> {
    if bytes.is_empty() || bytes.len() > 14 {
        return None;
    }
    let mut value = 0_u64;
    for byte in bytes {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        // Fourteen digits fit many times over.
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_digits_is_a_number() {
        for length in 0..=16 {
            for rest in ["", " ", ".5", "通", "/", ":", "\u{7f}"] {
                let cell = format!("{}{rest}", &"9081726354907811"[..length]);
                let expected = cell.parse().ok().filter(|_| length <= 14);
                assert_eq!(digits(cell.as_bytes()), expected, "{cell}");
            }
        }
    }
}
