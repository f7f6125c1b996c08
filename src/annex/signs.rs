//! The words that comparisons and ranges are made of, looked up once.

use super::words::Meanings;

/// The meanings of some lists of words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    pub(super) at_least: Meanings,
    pub(super) at_most: Meanings,
    pub(super) below: Meanings,
    pub(super) above: Meanings,
    pub(super) each: Meanings,
    pub(super) target: Meanings,
    pub(super) monthly: Meanings,
    pub(super) within: Meanings,
    pub(super) inclusive: Meanings,
    pub(super) exclusive: Meanings,
    pub(super) or_more: Meanings,
    pub(super) or_less: Meanings,
    pub(super) and_more: Meanings,
    pub(super) and_less: Meanings,
    pub(super) but: Meanings,
    pub(super) of: Meanings,
    pub(super) between: Meanings,
    pub(super) to: Meanings,
    pub(super) joins: Meanings,
    pub(super) amid: Meanings,
    pub(super) after: Meanings,
    pub(super) before: Meanings,
}

impl Signs {
    pub(super) fn of(meaning: impl Fn(&str) -> Meanings) -> Self {
        Self {
            at_least: meaning("at_least"),
            at_most: meaning("at_most"),
            below: meaning("below"),
            above: meaning("above"),
            each: meaning("each"),
            target: meaning("target"),
            monthly: meaning("monthly"),
            within: meaning("within"),
            inclusive: meaning("inclusive"),
            exclusive: meaning("exclusive"),
            or_more: meaning("or_more"),
            or_less: meaning("or_less"),
            and_more: meaning("and_more"),
            and_less: meaning("and_less"),
            but: meaning("but"),
            of: meaning("of"),
            between: meaning("between"),
            to: meaning("to"),
            joins: meaning("joins"),
            amid: meaning("amid"),
            after: meaning("after"),
            before: meaning("before"),
        }
    }
}
