//! Words that stand in cells instead of numbers.

use super::heading::small;
use crate::json::{FromJson, Reader, Value};

/// The words of the glossary.
#[derive(Clone, Debug, Default, FromJson)]
pub(super) struct Words {
    missing: List,
    yes: List,
    no: List,
    total: List,
}

/// A list of words, and a mask of how they begin: most cells begin otherwise, and need no comparing.
#[derive(Clone, Debug, Default)]
struct List {
    words: Vec<String>,
    beginnings: [u64; 8],
}

impl FromJson for List {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        self.words.read(json, reader);
        for word in &self.words {
            let (place, bit) = Self::beginning(word);
            self.beginnings.iter_mut().skip(place).take(1).for_each(|bits| *bits |= bit);
        }
    }
}

impl List {
    /// One bit for the length and the first three bytes, whatever their case, and in which word of the mask.
    #[inline]
    fn beginning(word: &str) -> (usize, u64) {
        /// The bit in which ASCII letters differ by case.
        const CASE: usize = 0x20;
        let mixed = word
            .bytes()
            .take(3)
            .fold(word.len(), |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte) | CASE));
        (mixed / 64 % 8, 1_u64.wrapping_shl(u32::try_from(mixed % 64).unwrap_or(0)))
    }

    /// Whether one of the words begins like this.
    #[inline]
    fn begins(&self, (place, bit): (usize, u64)) -> bool {
        self.beginnings.get(place).is_some_and(|bits| bits & bit != 0)
    }

    #[inline]
    fn holds(&self, text: &str) -> bool {
        self.begins(Self::beginning(text)) && self.words.iter().any(|word| word.eq_ignore_ascii_case(text))
    }
}

impl Words {
    /// Whether the cell says that there is no value.
    #[inline]
    pub(super) fn is_missing(&self, text: &str) -> bool {
        text.is_empty() || self.missing.holds(text)
    }

    /// Whether the cell, without blanks around it, can neither be missing nor name totals: nearly all can not.
    #[inline]
    pub(super) fn is_plain(&self, text: &str) -> bool {
        let beginning = List::beginning(text);
        // A colon, full width or not, may follow the word of a total.
        let ends_plainly = !matches!(text.as_bytes(), [.., b':'] | [.., 0xef, 0xbc, 0x9a]);
        !text.is_empty() && ends_plainly && !self.missing.begins(beginning) && !self.total.begins(beginning)
    }

    /// Yes, no, or neither.
    pub(super) fn flag(&self, text: &str) -> Option<bool> {
        if self.yes.holds(text) {
            return Some(true);
        }
        self.no.holds(text).then_some(false)
    }

    /// Whether the cell names a row of totals: `合计`, `Total:`.
    #[inline]
    pub(super) fn is_total(&self, text: &str) -> bool {
        self.total.holds(text.trim_end_matches([':', '：', ' ']))
    }

    /// Whether a cell that should be a month names totals instead: `全年合计`.
    pub(super) fn ends_with_total(&self, text: &str) -> bool {
        let text = small(text.trim_end_matches([':', '：', ' ']).trim());
        self.total.words.iter().any(|word| text.ends_with(word.as_str()))
    }
}
