//! Letters that are written in several forms, and those that print others bold, sound them or are not seen.

use crate::full_width;

/// How many letters a pronunciation in brackets behind a character has, as some sites put it into what is copied: 務(wù).
pub(super) fn pronunciation(letters: &[char]) -> usize {
    if !matches!(letters.first(), Some('(' | '（')) {
        return 0;
    }
    let inner = letters.iter().skip(1).take_while(|letter| letter.is_lowercase()).count();
    let toned = letters.iter().skip(1).take(inner).any(|letter| !letter.is_ascii());
    let close = letters.get(inner.saturating_add(1));
    if toned && inner <= 7 && matches!(close, Some(')' | '）')) { inner.saturating_add(2) } else { 0 }
}

/// Where asterisks stand that only print words bold, as some editors copy them: **95%**. Those in the place of what is not said
/// (20**年**月) have a unit or nothing behind them.
pub(super) fn emphasis(letters: &[char]) -> Vec<usize> {
    let mut pairs = letters.windows(2).enumerate().filter(|(_, pair)| **pair == ['*', '*']).map(|(at, _)| at);
    let mut marks = Vec::new();
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        let inner = letters.get(from.saturating_add(2)..to).unwrap_or_default();
        let starts = from == 0 || letters.get(from.saturating_sub(1)).is_some_and(|before| before.is_whitespace());
        let said = starts || inner.iter().any(char::is_ascii_digit);
        let unit = |first: &char| first.is_whitespace() || "年月日元分秒天次个件%％*,，。".contains(*first);
        if said && inner.first().is_some_and(|first| !unit(first)) {
            marks.extend([from, from.saturating_add(1), to, to.saturating_add(1)]);
        }
    }
    marks
}

/// Content that are not seen.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}' | '\u{ad}' | '\u{0}'..='\u{8}')
}

/// Pictures in a chat: one that a line begins with is a bullet, any other says nothing.
pub(super) fn is_ornament(letter: char) -> bool {
    matches!(letter, '\u{1f300}'..='\u{1faff}' | '✅' | '❌' | '❗' | '⚠' | '⭐' | '➡' | '⏰') && letter != '\u{1f51f}'
}

/// One form for letters that are written in several.
pub(super) fn narrow(letter: char) -> char {
    match letter {
        '\u{3000}' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\t' => ' ',
        '【' | '〔' | '〖' | '﹝' => '[',
        '】' | '〕' | '〗' | '﹞' => ']',
        '﹙' => '(',
        '﹚' => ')',
        '〜' | '∼' | '˜' => '~',
        '—' | '–' | '―' | '‐' | '‑' | '−' | '﹣' => '-',
        '≧' | '⩾' | '≥' => '≥',
        '≦' | '⩽' | '≤' => '≤',
        '﹥' | '〉' => '>',
        '﹤' | '〈' => '<',
        '﹪' => '%',
        '∕' | '⁄' => '/',
        '￥' => '¥',
        '﹐' => ',',
        '﹔' => ';',
        '﹕' | '∶' => ':',
        '“' | '”' | '„' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' => '\'',
        // 3️⃣ and 🔟 number what follows.
        '\u{20e3}' => '、',
        '\u{1f51f}' => '⑩',
        _ if is_ornament(letter) => '•',
        '·' | '•' | '●' | '■' | '◆' | '▪' | '◦' | '○' | '►' | '➢' | '✓' | '☑' => '•',
        _ => full_width::to_ascii(letter).to_ascii_lowercase(),
    }
}
