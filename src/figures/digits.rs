//! Cells of nothing but ASCII digits: nearly all cells of a long text.

/// Where the cell ends that starts here in a row without quotation marks; the row ends at `row_end`. A cell of nothing but
/// a few ASCII digits comes with its number: most cells are, and this way each of them is looked at once.
#[inline]
pub(super) fn end_of_cell(text: &[u8], start: usize, row_end: usize, delimiter: u8) -> (usize, Option<u64>) {
    let ends = |end: usize| end == row_end || text.get(end) == Some(&delimiter);
    if let Some((digits, number)) = text.get(start..).and_then(few_digits) {
        let end = start.wrapping_add(digits);
        if ends(end) {
            return (end, (digits > 0).then_some(number));
        }
    }
    let rest = text.get(start..row_end).unwrap_or_default();
    let length = memchr::memchr(delimiter, rest).unwrap_or(rest.len());
    (start.wrapping_add(length), rest.get(..length).and_then(digits))
}

/// How many ASCII digits stand at the beginning, and their number: all eight bytes are looked at in one word, without a
/// branch for each. `None`: there are more than seven, or the text is too short to tell.
#[inline]
fn few_digits(text: &[u8]) -> Option<(usize, u64)> {
    /// The same byte eight times.
    const fn each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    let values = u64::from_le_bytes(*text.first_chunk()?) ^ each(b'0');
    // Adding this sets the highest bit of every byte that is above nine; what it carries goes to bytes further on.
    let others = (values.wrapping_add(each(0x80 - 10)) | values) & each(0x80);
    let bits = others.trailing_zeros() & !7;
    if bits == 64 {
        return None;
    }
    // With zeros before it the number has eight digits: pairs of them are added up, then pairs of pairs.
    let digits = values.wrapping_shl(8).wrapping_shl(56_u32.wrapping_sub(bits));
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8) & 0x00ff_00ff_00ff_00ff;
    let fours = pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0x0000_ffff_0000_ffff;
    let number = fours.wrapping_mul(10_000).wrapping_add(fours >> 32) & 0xffff_ffff;
    Some((usize::try_from(bits / 8).ok()?, number))
}

/// The number of a cell of nothing but ASCII digits, at most [`MOST_DIGITS`](crate::quantity::MOST_DIGITS) of them.
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
    fn cells_of_digits_come_with_their_number() {
        let mut row = String::from("x\t");
        let mut expected = vec![("x".to_owned(), None)];
        for digits in 0..=16 {
            for rest in ["", " ", ".5", "通", "/", ":", "\u{7f}"] {
                let cell = format!("{}{rest}", &"9081726354907811"[..digits]);
                expected.push((cell.clone(), cell.parse().ok().filter(|_| digits <= 14)));
                row.extend([cell.as_str(), "\t"]);
            }
        }
        row.push('7');
        expected.push(("7".into(), Some(7)));
        for after in ["", "\n12345678\t9"] {
            let text = format!("{row}{after}");
            let (mut start, mut found) = (0, Vec::new());
            while start <= row.len() {
                let (end, number) = end_of_cell(text.as_bytes(), start, row.len(), b'\t');
                found.push((text[start..end].to_owned(), number));
                start = end + 1;
            }
            assert_eq!(found, expected);
        }
    }
}
