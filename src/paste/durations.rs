//! Lengths of time as they stand in cells, in seconds.

use rust_decimal::Decimal;

use crate::glossary::{Words, small};
use crate::number::{plain, product, sum};

/// What a length of time without a unit is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Milliseconds,
    Seconds,
    Minutes,
    Hours,
    /// As a spreadsheet keeps a time: a part of a day.
    Days,
}

impl Unit {
    pub(super) const ALL: [Self; 5] = [Self::Milliseconds, Self::Seconds, Self::Minutes, Self::Hours, Self::Days];

    /// How it is written in layouts.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Milliseconds => "ms",
            Self::Seconds => "s",
            Self::Minutes => "min",
            Self::Hours => "h",
            Self::Days => "d",
        }
    }

    pub(super) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.word() == word)
    }

    /// The unit a word in a heading or a cell names.
    pub(super) fn named(word: &str, words: &Words) -> Option<Self> {
        let word = small(word.trim());
        let lists = [&words.milliseconds, &words.seconds, &words.minutes, &words.hours, &words.days];
        Self::ALL.into_iter().zip(lists).find(|(_, list)| list.holds(&word)).map(|(unit, _)| unit)
    }

    /// So many of it, in seconds.
    pub(super) fn seconds(self, number: Decimal) -> Option<Decimal> {
        let factor = match self {
            Self::Milliseconds => Decimal::new(1, 3),
            Self::Seconds => Decimal::ONE,
            Self::Minutes => Decimal::new(60, 0),
            Self::Hours => Decimal::new(3600, 0),
            Self::Days => Decimal::new(86_400, 0),
        };
        product(number, factor).map(|seconds| seconds.normalize())
    }

    /// How many seconds one of it has, where that is a whole number.
    pub(super) fn length(self) -> Option<Decimal> {
        self.seconds(Decimal::ONE).filter(|seconds| seconds.scale() == 0)
    }
}

/// What `12:34` means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TwoParts {
    #[default]
    MinutesSeconds,
    HoursMinutes,
    /// Either, so that it is not read.
    Either,
}

/// Reads a length of time that is written as one: `0:00:17`, `312:15:20`, `1:23`, `:12`, `1分3秒`, `2h 3m`,
/// `80 hours 2 minutes`, `PT2M4S`. A bare number is none.
pub(super) fn read(text: &str, two: TwoParts, words: &Words) -> Option<Decimal> {
    if text.contains(':') {
        return clock(text, two);
    }
    let text = text.strip_prefix("PT").or_else(|| text.strip_prefix("P")).unwrap_or(text);
    let (mut rest, mut total, mut last) = (text.trim(), Decimal::ZERO, None);
    while !rest.is_empty() {
        let digits = rest.find(|letter: char| !(letter.is_ascii_digit() || letter == '.')).filter(|end| *end > 0)?;
        let (number, after) = rest.split_at_checked(digits)?;
        let after = after.trim_start();
        let end = after.find(|letter: char| letter.is_ascii_digit()).unwrap_or(after.len());
        let (word, next) = after.split_at_checked(end)?;
        let word = word.trim().trim_end_matches([',', ' ']).trim_end_matches(" and").trim();
        let unit = Unit::named(word, words)?;
        // The larger units come first, each once.
        if last.is_some_and(|last| unit >= last) {
            return None;
        }
        last = Some(unit);
        total = sum(total, unit.seconds(plain(number)?)?)?;
        rest = next.trim_start();
    }
    last.map(|_| total.normalize())
}

/// Hours, minutes and seconds between colons.
fn clock(text: &str, two: TwoParts) -> Option<Decimal> {
    let parts: Vec<&str> = text.split(':').collect();
    let number = |text: &str| plain(text).filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let below_sixty = |text: &str| number(text).filter(|part| *part < Decimal::new(60, 0) && text.len() == 2);
    let seconds = |text: &str| {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        below_sixty(whole)?;
        if fraction.is_empty() { number(whole) } else { plain(text) }
    };
    let (hours, minutes, seconds) = match parts.as_slice() {
        [hours, minutes, last] => (number(hours)?, below_sixty(minutes)?, seconds(last)?),
        ["", last] => (Decimal::ZERO, Decimal::ZERO, seconds(last)?),
        [_, _] if two == TwoParts::Either => return None,
        [hours, minutes] if two == TwoParts::HoursMinutes => (number(hours)?, below_sixty(minutes)?, Decimal::ZERO),
        [minutes, last] => (Decimal::ZERO, number(minutes)?, seconds(last)?),
        _ => return None,
    };
    let whole = sum(Unit::Hours.seconds(hours)?, Unit::Minutes.seconds(minutes)?)?;
    sum(whole, seconds).map(|total| total.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::Vocabulary;

    #[test]
    fn lengths_of_time() {
        let vocabulary = Vocabulary::new(&[]);
        for (text, expected) in [
            ("0:00:17", "17"),
            ("312:15:20", "1124120"),
            ("00:23:17", "1397"),
            ("0:01:05.5", "65.5"),
            ("1:23", "83"),
            (":12", "12"),
            ("14秒", "14"),
            ("1分3秒", "63"),
            ("2分30秒", "150"),
            ("7小时41分52秒", "27712"),
            ("6小时12分钟", "22320"),
            ("1 hour 3 minutes", "3780"),
            ("80 hours 2 minutes", "288120"),
            ("2 minutes 4 seconds", "124"),
            ("2h 3m", "7380"),
            ("1m23s", "83"),
            ("850ms", "0.85"),
            ("PT2M4S", "124"),
            ("1.5 hours", "5400"),
        ] {
            let read = read(text, TwoParts::MinutesSeconds, vocabulary.words());
            assert_eq!(read.map(|seconds| seconds.to_string()).as_deref(), Some(expected), "{text}");
        }
        let hours = read("2:05", TwoParts::HoursMinutes, vocabulary.words());
        assert_eq!(hours.map(|seconds| seconds.to_string()).as_deref(), Some("7500"));
        for text in ["17", "1:2:3", "0:61:00", "3秒1分", "2 boxes", "1::2", "12:345", ""] {
            assert_eq!(read(text, TwoParts::MinutesSeconds, vocabulary.words()), None, "{text}");
        }
    }
}
