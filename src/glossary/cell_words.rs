//! Words that stand in cells instead of numbers.

use super::file::Glossary;
use super::header_text::{is_letter_or_digit, small};
use crate::json::{FromJson, Reader, Value};

/// The words of the glossary.
#[derive(Clone, Debug, Default, FromJson)]
pub(crate) struct Words {
    missing: List,
    /// What says in a list of rows that there is none.
    pub(crate) none: List,
    pending: List,
    yes: List,
    no: List,
    total: List,
    mean: List,
    outside: List,
    pub(crate) answered: List,
    pub(crate) lost: List,
    /// States of calls that ended before they came to an agent.
    pub(crate) not_to_agents: List,
    pub(crate) resolved: List,
    pub(crate) unresolved: List,
    pub(crate) valid: List,
    pub(crate) invalid: List,
    pub(crate) inbound: List,
    pub(crate) outbound: List,
    /// What answers without people: 机器人, 自助.
    machines: List,
    /// What a month is parted into: 上午, 售后, 周末.
    pub(crate) parts: List,
    /// Words in the names of firms.
    pub(crate) firms: List,
    /// How the names of shops and firms end.
    pub(crate) shops: List,
    /// What stands before a time that is not the period of a table: when it was exported.
    pub(crate) export: List,
    /// Words of an upper row of headings that say nothing the heading below does not.
    pub(crate) group: List,
    /// Names of versions, the earlier first.
    versions: Vec<List>,
    pub(crate) year: List,
    /// The day's figures beside those of the month up to it.
    pub(crate) day: List,
    pub(crate) milliseconds: List,
    pub(crate) seconds: List,
    pub(crate) minutes: List,
    pub(crate) hours: List,
    pub(crate) days: List,
    /// Words in the heading of ratings from 1 to 5, 5 the best.
    pub(crate) stars: List,
}

/// A row that is about other rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Summary {
    /// It adds them up.
    Total,
    /// It is their mean.
    Mean,
    /// It is about others: the shops of the trade, the month before, a target.
    Outside,
}

/// A list of words, and a mask of how they begin: most cells begin otherwise, and need no comparing.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    words: Vec<String>,
    beginnings: [u64; 8],
}

impl FromJson for List {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        self.words.read(json, reader);
        for word in &mut self.words {
            *word = small(word);
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

    /// Whether it is one of the words.
    #[inline]
    pub(crate) fn holds(&self, text: &str) -> bool {
        let (place, bit) = Self::beginning(text);
        self.beginnings.get(place).is_some_and(|bits| bits & bit != 0)
            && self.words.iter().any(|word| word.eq_ignore_ascii_case(text))
    }

    /// Whether one of the words stands somewhere in the text.
    pub(crate) fn within(&self, text: &str) -> bool {
        self.words.iter().any(|word| text.contains(word.as_str()))
    }

    /// Whether the text ends with one of the words, set off from what stands before it.
    pub(crate) fn ends(&self, text: &str) -> bool {
        let ends = |word: &String| {
            let before = text.strip_suffix(word.as_str())?.chars().next_back();
            let letters = word.starts_with(|letter: char| letter.is_ascii_alphanumeric());
            Some(word.chars().count() > 1 && !(letters && before.is_some_and(is_letter_or_digit)))
        };
        self.words.iter().any(|word| ends(word) == Some(true))
    }

    /// Whether the text begins with one of the words, set off from what follows.
    pub(crate) fn begins(&self, text: &str) -> bool {
        let begins = |word: &String| {
            let after = text.strip_prefix(word.as_str())?.chars().next();
            let letters = word.ends_with(|letter: char| letter.is_ascii_alphanumeric());
            Some(word.chars().count() > 1 && !(letters && after.is_some_and(is_letter_or_digit)))
        };
        self.words.iter().any(|word| begins(word) == Some(true))
    }
}

impl Words {
    /// Whether the cell says that there is no value.
    #[inline]
    pub(crate) fn is_missing(&self, text: &str) -> bool {
        text.is_empty() || self.missing.holds(text)
    }

    /// Whether the cell says that there is no value yet.
    #[inline]
    pub(crate) fn is_pending(&self, text: &str) -> bool {
        self.pending.holds(text)
    }

    /// Yes, no, or neither.
    pub(crate) fn flag(&self, text: &str) -> Option<bool> {
        if self.yes.holds(text) {
            return Some(true);
        }
        self.no.holds(text).then_some(false)
    }

    /// What kind of row a cell names, if it is one about other rows: `合计`, `Total:`, `10月合计`, `店铺平均值`, `同行…`.
    pub(crate) fn summary(&self, text: &str) -> Option<Summary> {
        const LONGEST: usize = 60;
        if text.is_empty() || text.len() > LONGEST {
            return None;
        }
        // What stands in brackets behind it says how many it is about.
        let bare = text.split(['(', '（', '[', '【']).next().unwrap_or(text);
        let bare = small(bare.trim_end_matches([':', '：', ' ', '\u{3000}']).trim_start());
        // 同行优秀, 10月环比
        if self.outside.holds(&bare) || self.outside.begins(&bare) || self.outside.ends(&bare) {
            return Some(Summary::Outside);
        }
        if self.mean.holds(&bare) || self.mean.ends(&bare) {
            return Some(Summary::Mean);
        }
        (self.total.holds(&bare) || self.total.ends(&bare)).then_some(Summary::Total)
    }

    /// Whether a name is about what no person answers: 机器人会话量, and not IVR转人工数.
    pub(crate) fn by_machine(&self, name: &str) -> bool {
        let people = &Glossary::built_in().affixes.agents;
        self.machines.within(name) && !people.iter().any(|word| name.contains(word.as_str()))
    }

    /// How late a version is, by its name; the later counts.
    pub(crate) fn version(&self, text: &str) -> Option<usize> {
        let name = small(text);
        let exact = self.versions.iter().position(|list| list.holds(&name));
        // “初稿（9月30日）”: the first word of it.
        exact.or_else(|| self.versions.iter().rposition(|list| list.begins(&name) || list.ends(&name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The word for the version stands first or last, and of two the later counts.
    #[test]
    fn versions_are_known_by_their_first_or_last_word() {
        let words = &Glossary::built_in().words;
        for (name, late) in [
            ("初稿", Some(0)),
            ("初稿（9月30日）", Some(0)),
            ("10月终稿", Some(2)),
            ("初稿复核后", Some(1)),
            ("供应商申诉稿", Some(1)),
            ("复核终稿", Some(2)),
            ("Final 2", Some(2)),
            ("Finally", None),
            ("10月", None),
        ] {
            assert_eq!(words.version(name), late, "{name}");
        }
    }

    /// 计 alone is a total, and 统计 is a name.
    #[test]
    fn a_word_of_one_letter_is_known_alone() {
        let list = List { words: vec!["计".into(), "合计".into()], ..List::default() };
        assert!(list.ends("本月合计") && list.begins("合计（元）"));
        assert!(!list.ends("统计") && !list.begins("计件"));
    }
}
