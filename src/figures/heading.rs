//! How a heading is compared: by its letters and digits alone.

/// Longest heading that is looked up, in bytes; anything longer is prose.
const LONGEST: usize = 240;

/// A character as it would be on a keyboard set to half width.
pub(super) fn half_width(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(letter),
        '\u{3000}' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2002}' | '\u{2003}' => ' ',
        '\u{2212}' => '-',
        '￥' => '¥',
        _ => letter,
    }
}

/// A word in small letters. Only Latin ones have them here: the standard library's tables of all others are eight
/// kilobytes of what a browser loads.
pub(super) fn small(word: &str) -> String {
    word.to_ascii_lowercase()
}

/// Whether a character is a letter or a digit: beyond ASCII, whatever is no space, punctuation mark or symbol of the blocks
/// that Chinese and European texts take theirs from.
pub(super) fn is_letter_or_digit(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || !matches!(letter, '\0'..='\u{bf}' | '×' | '÷'
            | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{214f}' | '\u{2190}'..='\u{245f}' | '\u{2500}'..='\u{2bff}'
            | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '・'
            | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe6f}' | '\u{feff}'..='\u{ff0f}' | '\u{ff5b}'..='\u{ff65}'
            | '\u{ffe0}'..='\u{ffff}' | '\u{1f000}'..='\u{1faff}')
}

/// What remains of a heading when width, case, spaces and punctuation do not count. Empty if nothing remains or the
/// text is too long to be a heading.
///
/// `電話接起量：` → `電話接起量`, `Pre-Sales  Calls` → `presalescalls`, `ＵＰＶ` → `upv`.
pub(super) fn normalised(text: &str) -> String {
    if text.len() > LONGEST {
        return String::new();
    }
    let mut out = String::with_capacity(text.len());
    let counts = |letter: &char| is_letter_or_digit(*letter) || *letter == '#';
    out.extend(text.chars().map(half_width).filter(counts).map(|letter| letter.to_ascii_lowercase()));
    out
}

/// A heading and the unit it names in brackets or after a slash: `电话接起量（通）`, `通话时长/分钟`.
pub(super) fn with_unit(text: &str) -> Option<(&str, &str)> {
    let text = text.trim().trim_end_matches([':', '：']).trim_end();
    let (heading, unit) = match text.strip_suffix([')', '）', ']', '】']) {
        Some(inner) => inner.rsplit_once(['(', '（', '[', '【'])?,
        None => text.rsplit_once(['/', '／'])?,
    };
    Some((heading, unit.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_letters_and_digits() {
        for (text, expected) in [
            ("  月 份 ", "月份"),
            ("電話接起量：", "電話接起量"),
            ("Pre-Sales  Calls", "presalescalls"),
            ("ＵＰＶ", "upv"),
            ("电话接起量\n（通）", "电话接起量通"),
            ("\u{feff}商家", "商家"),
            ("〇五月・合计（‰）℃①", "〇五月合计①"),
            ("---", ""),
        ] {
            assert_eq!(normalised(text), expected, "{text:?}");
        }
    }

    #[test]
    fn finds_the_unit() {
        assert_eq!(with_unit("电话接起量（通）"), Some(("电话接起量", "通")));
        assert_eq!(with_unit("calls answered (calls):"), Some(("calls answered ", "calls")));
        assert_eq!(with_unit("通话时长/分钟"), Some(("通话时长", "分钟")));
        assert_eq!(with_unit("电话接起量"), None);
        assert_eq!(with_unit("）"), None);
    }
}
