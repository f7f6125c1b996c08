//! What a cell says: a number, nothing, or something that cannot be.

mod number;

pub(super) use number::{any_number, fraction, is_share};

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use super::digits::digits;
use super::durations::{self, TwoParts, Unit};
use crate::glossary::{Kind, Known, Words, half_width, normalised};
use crate::month::allowed::{explain, possible};
use crate::number::{MOST_DIGITS, product};
use crate::problem::{Code, Problem};
use number::number;

/// What a cell says.
#[derive(Debug)]
pub(super) enum Read {
    Value(Decimal),
    Missing,
    /// The value is not there yet.
    Pending,
    /// The value cannot be taken; the problem has no place yet.
    Bad(Box<Problem>),
}

/// How the numbers of a column are written, where their cells alone do not say it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Format {
    /// Decimals follow a comma, and points stand between thousands.
    pub(super) comma: bool,
    pub(super) scale: Scale,
    /// What lengths of time are counted in; these are read in seconds.
    pub(super) unit: Option<Unit>,
    pub(super) two_parts: TwoParts,
    pub(super) piece: Piece,
    /// Counts and money are in thousands or ten thousands: the heading says so.
    pub(super) times: Option<Decimal>,
}

/// Which number of a cell such as `2640/3000` is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Piece {
    /// The cell is one number.
    #[default]
    All,
    Part,
    Whole,
}

/// What rates without a percent sign are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Scale {
    /// Per cent, where they are above one; below it could be either.
    #[default]
    Open,
    /// Per cent, whatever they are.
    Percent,
    /// Parts of one, where they are not above one.
    Fraction,
    /// Parts of a thousand: the heading says so.
    Mille,
}

/// Whether a character at a cell's edge says nothing.
pub(super) fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

/// The cell without blanks around it.
#[inline]
pub(super) fn trimmed(text: &str) -> &str {
    // Nearly all letters at the edges of cells are among these, and need no looking up: ASCII, and what is written in three
    // bytes of which the first is one of these, U+4000 to U+9FFF.
    let begins = matches!(text.as_bytes(), [b'!'..=b'~' | 0xe4..=0xe9, ..]);
    let ends = matches!(text.as_bytes(), [.., b'!'..=b'~'] | [.., 0xe4..=0xe9, _, 0x80..=0xbf]);
    if begins && ends { text } else { text.trim_matches(is_blank) }
}

/// Whether the first letter is a digit.
#[inline]
pub(super) fn begins_with_digit(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// Reads a cell as the figure it stands under. Lengths of time are read in seconds, whatever the figure is counted in.
pub(super) fn read(text: &str, known: &Known, format: Format, words: &Words) -> Read {
    if format.piece != Piece::All {
        let clean = clean(text);
        let whole_cell = Format { piece: Piece::All, ..format };
        return match fraction(&clean) {
            Some((part, _)) if format.piece == Piece::Part => read(part, known, whole_cell, words),
            Some((_, whole)) => read(whole, known, whole_cell, words),
            None if words.is_missing(&clean) => Read::Missing,
            None => Read::Bad(Box::new(explain(Code::CellUnreadable, text.trim(), &clean, known))),
        };
    }
    if format.unit.is_none()
        && format.times.is_none()
        && known.takes_digits()
        && let Some(value) = digits(text.as_bytes())
    {
        return Read::Value(Decimal::from(value));
    }
    let clean = clean(text);
    if words.is_missing(&clean) {
        return Read::Missing;
    }
    if words.is_pending(&clean) {
        return Read::Pending;
    }
    if known.figure.kind == Kind::Flag {
        return words.flag(&clean).map_or_else(
            || Read::Bad(Box::new(Problem::new(Code::FlagUnreadable).with("text", text.trim()))),
            |yes| Read::Value(if yes { Decimal::ONE } else { Decimal::ZERO }),
        );
    }
    if let Some(words) = known.stated.as_deref().filter(|words| !words.is_empty()) {
        let unknown = || Read::Bad(Box::new(explain(Code::CellUnreadable, text.trim(), &clean, known)));
        return word(&clean, words).map_or_else(unknown, Read::Value);
    }
    match value(&clean, known, format, words) {
        Ok(value) => Read::Value(value),
        Err(code) => Read::Bad(Box::new(explain(code, text.trim(), &clean, known))),
    }
}

/// The value of a cleaned cell.
fn value(clean: &str, known: &Known, format: Format, words: &Words) -> Result<Decimal, Code> {
    let Some(unit) = format.unit else {
        let (value, percent) = number(clean, known, format.comma)?;
        let fraction = format.scale == Scale::Fraction && !percent && value <= Decimal::ONE;
        let digit_last = clean.ends_with(|letter: char| letter.is_ascii_digit());
        let times = if fraction { Some(Decimal::ONE_HUNDRED) } else { format.times.filter(|_| digit_last) };
        let value = match times {
            Some(times) => product(value, times).ok_or(Code::FigureTooLong)?.normalize(),
            None if format.scale == Scale::Mille && !percent => {
                value.checked_div(Decimal::TEN).ok_or(Code::FigureTooLong)?
            }
            None => value,
        };
        let percent = percent || fraction || matches!(format.scale, Scale::Percent | Scale::Mille);
        return possible(value, percent, known);
    };
    let seconds = match durations::read(clean, format.two_parts, words) {
        Some(seconds) => seconds,
        None => unit.seconds(number(clean, known, format.comma)?.0).ok_or(Code::FigureTooLong)?,
    };
    if seconds >= Decimal::from(10_i64.pow(MOST_DIGITS)) {
        return Err(Code::FigureTooLong);
    }
    possible(seconds, true, known)
}

/// The number a word stands for: its place among the words. What follows the word does not count: `达标（80–90 分）`.
fn word(text: &str, words: &[String]) -> Option<Decimal> {
    let text = normalised(text);
    let found = words.iter().position(|word| *word == text);
    let begun = || words.iter().position(|word| !word.is_empty() && text.starts_with(word.as_str()));
    Decimal::from_usize(found.or_else(begun)?)
}

/// Half width, without blanks and quotation marks around it.
pub(super) fn clean(text: &str) -> String {
    let text = trimmed(text);
    let text = match text.chars().next() {
        Some('"' | '“' | '”') => text.trim_matches(['"', '“', '”']).trim_matches(is_blank),
        Some('\'' | '‘' | '’') => text.trim_matches(['\'', '‘', '’']).trim_matches(is_blank),
        _ => text,
    };
    text.chars().filter(|letter| !matches!(letter, '\u{200b}'..='\u{200f}' | '\u{feff}')).map(half_width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::Vocabulary;

    fn says(figure: &str, text: &str) -> String {
        let unit = if figure.ends_with("seconds") { Some(Unit::Seconds) } else { None };
        says_in(figure, text, Format { unit, ..Format::default() })
    }

    fn says_in(figure: &str, text: &str, format: Format) -> String {
        let vocabulary = Vocabulary::new(&[]);
        let known = vocabulary.known(vocabulary.slot(figure).unwrap()).unwrap();
        match read(text, known, format, vocabulary.words()) {
            Read::Value(value) => value.to_string(),
            Read::Missing => "missing".into(),
            Read::Pending => "pending".into(),
            Read::Bad(problem) => serde_json::to_value(problem.code).unwrap().as_str().unwrap().into(),
        }
    }

    #[test]
    fn counts() {
        for (text, expected) in [
            ("2640", "2640"),
            ("0", "0"),
            ("2,640", "2640"),
            ("1,234,567", "1234567"),
            ("２６４０", "2640"),
            ("２，６４０", "2640"),
            ("1.2万", "12000"),
            ("0.5万", "5000"),
            ("3千", "3000"),
            ("1.2万通", "12000"),
            ("4 550", "4550"),
            ("4\u{a0}550", "4550"),
            ("4\u{2009}550", "4550"),
            ("2640通", "2640"),
            ("2640 calls", "2640"),
            ("120.0", "120"),
            (" 120 ", "120"),
            ("\"2,640\"", "2640"),
            ("'2640", "2640"),
            ("+5", "5"),
            ("007", "7"),
            ("-0", "0"),
            ("", "missing"),
            ("  ", "missing"),
            ("-", "missing"),
            ("—", "missing"),
            ("/", "missing"),
            ("N/A", "missing"),
            ("无", "missing"),
            ("#DIV/0!", "cell_fault"),
            ("#N/A", "cell_fault"),
            ("#####", "cell_fault"),
            ("-5", "figure_negative"),
            ("(1,200)", "figure_negative"),
            ("（1,200）", "figure_negative"),
            ("12.5", "count_fractional"),
            (".5", "count_fractional"),
            (".5万", "5000"),
            (".", "cell_unreadable"),
            ("0.00005万", "count_fractional"),
            ("1e3", "cell_exponent"),
            ("1.2E+04", "cell_exponent"),
            ("1,23", "thousands_misplaced"),
            ("1,2345", "thousands_misplaced"),
            ("12,34,567", "thousands_misplaced"),
            ("1,234 567", "thousands_misplaced"),
            ("1.234,5", "thousands_misplaced"),
            ("1.234.567", "cell_unreadable"),
            ("88%", "cell_unit"),
            ("5秒", "cell_unit"),
            ("¥5", "cell_unit"),
            ("many", "cell_unreadable"),
            ("1/2", "cell_unreadable"),
            ("123456789012345", "figure_too_long"),
            ("1234567890123万", "figure_too_long"),
            ("99999999999999", "99999999999999"),
        ] {
            assert_eq!(says("calls_answered", text), expected, "{text:?}");
        }
    }

    #[test]
    fn rates_money_flags() {
        for (figure, text, expected) in [
            ("csat_rate", "88.5%", "88.5"),
            ("csat_rate", "88.5 ％", "88.5"),
            ("csat_rate", "88.5", "88.5"),
            ("csat_rate", "88.50", "88.5"),
            ("csat_rate", "100%", "100"),
            ("csat_rate", "0.885", "rate_ambiguous"),
            ("csat_rate", "1", "rate_ambiguous"),
            ("csat_rate", "0.5%", "0.5"),
            ("csat_rate", "0", "0"),
            ("csat_rate", "100.1%", "rate_above_hundred"),
            ("csat_rate", "-1%", "figure_negative"),
            ("csat_score", "4.5分", "4.5"),
            ("csat_score", ".5", "0.5"),
            ("csat_score", "-.5", "figure_negative"),
            ("csat_rate", ".5%", "0.5"),
            ("csat_rate", ".885", "rate_ambiguous"),
            ("goods_payment", "¥.50", "0.5"),
            ("goods_payment", "¥1,234.50", "1234.5"),
            ("goods_payment", "￥ 1,234.50元", "1234.5"),
            ("goods_payment", "1.2万元", "12000"),
            ("goods_payment", "(1,200)", "figure_negative"),
            ("goods_payment", "$5", "cell_unit"),
            ("goods_payment", "USD 5", "cell_unit"),
            ("goods_payment", "5 €", "cell_unit"),
            ("goods_payment", "₿5", "cell_unreadable"),
            ("phone_response_seconds", "12.5秒", "12.5"),
            ("phone_response_seconds", "2分钟", "120"),
            ("phone_response_seconds", "00:02:10", "130"),
            ("phone_response_seconds", "-0:01:00", "cell_unreadable"),
            ("phone_response_seconds", "2箱", "cell_unit"),
            ("phone_response_seconds", "18", "18"),
            ("wide_exposure", "是", "1"),
            ("wide_exposure", "No", "0"),
            ("wide_exposure", "-", "missing"),
            ("wide_exposure", "maybe", "flag_unreadable"),
        ] {
            assert_eq!(says(figure, text), expected, "{figure} {text:?}");
        }
    }

    #[test]
    fn columns_say_how_their_numbers_are_written() {
        let comma = Format { comma: true, ..Format::default() };
        let fraction = Format { scale: Scale::Fraction, ..Format::default() };
        let percent = Format { scale: Scale::Percent, ..Format::default() };
        let minutes = Format { unit: Some(Unit::Minutes), ..Format::default() };
        let days = Format { unit: Some(Unit::Days), ..Format::default() };
        for (figure, format, text, expected) in [
            ("calls_answered", comma, "3.000", "3000"),
            ("calls_answered", comma, "1.234.567", "1234567"),
            ("csat_rate", comma, "88,00 %", "88"),
            ("csat_rate", comma, "86,5", "86.5"),
            ("goods_payment", comma, "1.234,5", "1234.5"),
            ("csat_rate", fraction, "0.9412", "94.12"),
            ("csat_rate", fraction, "1", "100"),
            ("csat_rate", fraction, "94.12%", "94.12"),
            ("csat_rate", fraction, "94.12", "94.12"),
            ("csat_rate", percent, "0.5", "0.5"),
            ("talk_minutes", minutes, "12.5", "750"),
            ("talk_minutes", minutes, "312:15:20", "1124120"),
            ("talk_minutes", days, "13.5", "1166400"),
            ("calls_answered", Format::default(), "延迟统计", "pending"),
        ] {
            assert_eq!(says_in(figure, text, format), expected, "{figure} {text:?}");
        }
    }
}
