//! What cells look like, before anybody knows what their columns mean.

use super::dates::{self, Said};
use super::digits::digits;
use super::durations::{self, TwoParts};
use super::parse_cell::{clean, fraction, is_share, trimmed};
use crate::glossary::Vocabulary;

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Looks {
    Empty,
    /// It says that there is no value, or none yet.
    NoValue,
    /// Digits, perhaps with separators between thousands.
    Whole,
    /// A number with decimals.
    Decimal,
    Percent,
    /// A length of time that is written as one.
    Duration,
    Date(Said),
    /// A time of day. A short length of time looks the same.
    Clock,
    /// A number of something, with its unit.
    WithUnit,
    Text,
}

impl Looks {
    /// Whether it is none of the things a heading or a name is.
    pub(super) fn is_value(self) -> bool {
        !matches!(self, Self::Empty | Self::Text)
    }

    /// Whether it is a number of any kind.
    pub(super) fn is_number(self) -> bool {
        matches!(self, Self::Whole | Self::Decimal | Self::Percent | Self::Duration | Self::WithUnit)
    }
}

/// What a cell looks like.
pub(super) fn looks(cell: &str, vocabulary: &Vocabulary) -> Looks {
    const LONGEST: usize = 80;
    const DIGITS_OF_DATE: usize = 8;
    let text = trimmed(cell);
    if text.is_empty() {
        return Looks::Empty;
    }
    // Most cells; eight digits can be a date.
    if text.len() < DIGITS_OF_DATE && digits(text.as_bytes()).is_some() {
        return Looks::Whole;
    }
    if text.len() > LONGEST {
        return Looks::Text;
    }
    let clean = clean(text);
    let words = vocabulary.words();
    if words.is_missing(&clean) || words.is_pending(&clean) || clean.starts_with('#') && !clean.starts_with("# ") {
        return Looks::NoValue;
    }
    if let Some(number) = number(&clean, vocabulary) {
        return number;
    }
    match dates::read(&clean) {
        // With seconds it is mostly a length of time, and looks the same.
        Some(moment)
            if moment.said == Said::Clock
                && clean.matches(':').count() == 2
                && !clean.contains(|letter: char| letter.is_alphabetic() || letter == '-') =>
        {
            Looks::Duration
        }
        Some(moment) if moment.said == Said::Clock => Looks::Clock,
        Some(moment) => Looks::Date(moment.said),
        None if durations::read(&clean, TwoParts::default(), words).is_some() => Looks::Duration,
        None if fraction(&clean).is_some() => Looks::WithUnit,
        None => Looks::Text,
    }
}

/// A number, if it is one with nothing else but marks and a unit.
fn number(text: &str, vocabulary: &Vocabulary) -> Option<Looks> {
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(text);
    let inner = inner.trim_start_matches(['-', '+', '¥', '$', '€', '£', '≥', '≤', '<', '>', '=', ' ']);
    if !inner.starts_with(|letter: char| letter.is_ascii_digit() || letter == '.') {
        return None;
    }
    let end = inner
        .find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ' | '\'')))
        .unwrap_or(inner.len());
    let (digits, rest) = inner.split_at_checked(end)?;
    // 2026.10 is a month, and 2026.09.01 a day.
    if rest.is_empty()
        && digits.contains('.')
        && matches!(dates::read(text), Some(moment) if matches!(moment.said, Said::Month(_) | Said::Day(_)))
    {
        return None;
    }
    let rest = rest.trim();
    match rest {
        "" if digits.trim().len() == 8 && dates::read(digits.trim()).is_some() => None,
        "" if digits.contains(['.', ',']) && !between_thousands(digits.trim()) => Some(Looks::Decimal),
        "" => Some(Looks::Whole),
        "%" | "‰" => Some(Looks::Percent),
        _ => {
            let scaled =
                ["百万", "万", "萬", "千", "百", "亿"].into_iter().find_map(|factor| rest.strip_prefix(factor));
            let unit = scaled.unwrap_or(rest).trim();
            let is_unit = unit.is_empty()
                || is_share(rest)
                || vocabulary.is_unit(unit)
                || matches!(rest.as_bytes(), [b'e' | b'E', ..]);
            is_unit.then_some(Looks::WithUnit)
        }
    }
}

/// Whether the separators in a number stand between thousands.
fn between_thousands(digits: &str) -> bool {
    let mut groups = digits.split(',');
    groups.next().is_some_and(|first| (1..=3).contains(&first.len()))
        && groups.all(|group| group.len() == 3)
        && !digits.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_look_like_what_they_are() {
        let vocabulary = Vocabulary::new(&[]);
        for (cell, expected) in [
            ("", Looks::Empty),
            (" \u{3000}", Looks::Empty),
            ("-", Looks::NoValue),
            ("延迟统计", Looks::NoValue),
            ("#N/A", Looks::NoValue),
            ("2640", Looks::Whole),
            ("2,640", Looks::Whole),
            ("46296", Looks::Whole),
            ("4.5", Looks::Decimal),
            ("88,5", Looks::Decimal),
            ("88.00 %", Looks::Percent),
            ("１２％", Looks::Percent),
            ("0:00:17", Looks::Duration),
            ("312:15:20", Looks::Duration),
            ("1分3秒", Looks::Duration),
            ("400条", Looks::WithUnit),
            ("2640/3000", Looks::WithUnit),
            ("2,640/3,000=88%", Looks::WithUnit),
            ("接起/进线", Looks::Text),
            ("1.2万", Looks::WithUnit),
            ("≥90%", Looks::Percent),
            ("09:00", Looks::Clock),
            ("9:00 AM- 9:30 AM", Looks::Clock),
            ("20秒接通量", Looks::Text),
            ("3分钟人工回复率(8-23点)", Looks::Text),
            ("客服1", Looks::Text),
            ("UPV", Looks::Text),
        ] {
            assert_eq!(looks(cell, &vocabulary), expected, "{cell:?}");
        }
        for date in
            ["2026-10-01", "2026年10月", "10月", "202610", "2026.09", "Aug-26", "20261001", "2026-10-01~2026-10-31"]
        {
            let looks = looks(date, &vocabulary);
            let bare = date == "202610";
            assert!(matches!(looks, Looks::Date(_)) || bare && looks == Looks::Whole, "{date} {looks:?}");
        }
    }
}
