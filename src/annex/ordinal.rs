//! English numbers that say a place in an order: third, 5th, 15,001st.

use rust_decimal::Decimal;

/// What stands behind the digits of such a number.
const ENDINGS: [&str; 4] = ["st", "nd", "rd", "th"];

/// From the third on: first and second are other words, too.
const WORDS: [&str; 10] =
    ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

/// An English word for a place in an order, and its length.
pub(super) fn ordinal_word(letters: &[char]) -> Option<(Decimal, usize)> {
    let word: String = letters.iter().take_while(|letter| letter.is_ascii_lowercase() || **letter == '-').collect();
    let place = WORDS.iter().position(|known| *known == word)?;
    Some((Decimal::from(place.checked_add(3)?), word.len()))
}

/// Whether what stands behind a number makes it one of an order: 5th.
pub(super) fn is_ordinal_ending(letters: &[char]) -> bool {
    let ends = ENDINGS.iter().any(|ending| letters.iter().copied().take(2).eq(ending.chars()));
    ends && letters.get(2).is_none_or(|next| !next.is_ascii_alphanumeric())
}

/// The number in 15,001st, as it is written.
pub(super) fn number_of_ordinal(word: &str) -> Option<&str> {
    ENDINGS.iter().find_map(|ending| word.strip_suffix(ending))
}
