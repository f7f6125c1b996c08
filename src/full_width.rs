//! The full-width forms of ASCII characters, as Chinese input methods write them.

/// The ASCII character a full-width one stands for; any other as it is.
pub(crate) fn to_ascii(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(letter),
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_forms_are_ascii_and_nothing_else_changes() {
        let narrowed = |text: &str| text.chars().map(to_ascii).collect::<String>();
        assert_eq!(narrowed("！（９０％，ＵＰＶ）～"), "!(90%,UPV)~");
        assert_eq!(narrowed("a１月·￥\u{3000}【】"), "a1月·￥\u{3000}【】");
    }
}
