//! Words that stand in cells instead of numbers.

use serde::Deserialize;

/// The words of the glossary.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    missing: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
    total: Vec<String>,
}

impl Words {
    /// Whether the cell says that there is no value.
    pub(super) fn is_missing(&self, text: &str) -> bool {
        text.is_empty() || holds(&self.missing, text)
    }

    /// Yes, no, or neither.
    pub(super) fn flag(&self, text: &str) -> Option<bool> {
        if holds(&self.yes, text) {
            return Some(true);
        }
        holds(&self.no, text).then_some(false)
    }

    /// Whether the cell names a row of totals: `合计`, `Total:`.
    pub(super) fn is_total(&self, text: &str) -> bool {
        let text = text.trim_end_matches([':', '：', ' ']).trim();
        holds(&self.total, text)
    }

    /// Whether a cell that should be a month names totals instead: `全年合计`.
    pub(super) fn ends_with_total(&self, text: &str) -> bool {
        let text = text.trim_end_matches([':', '：', ' ']).trim().to_lowercase();
        self.total.iter().any(|word| text.ends_with(word.as_str()))
    }
}

fn holds(words: &[String], text: &str) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}
