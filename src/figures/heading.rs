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

/// A word in small letters. `str::to_lowercase` would know the two forms of a Greek letter, at five kilobytes.
pub(super) fn small(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).collect()
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
    for letter in text.chars().map(half_width).filter(|letter| letter.is_alphanumeric() || *letter == '#') {
        out.extend(letter.to_lowercase());
    }
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
