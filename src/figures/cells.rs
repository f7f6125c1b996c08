//! What a cell says: a number, nothing, or something that cannot be.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use super::digits::digits;
use super::figure::Kind;
use super::heading::{half_width, is_letter_or_digit, normalised, small};
use super::vocabulary::Known;
use super::words::Words;
use crate::problem::{Code, Problem};
use crate::quantity::{Exact, MOST_DIGITS, plain};

/// What a cell says.
#[derive(Debug)]
pub(super) enum Read {
    Value(Decimal),
    Missing,
    /// The value cannot be taken; the problem has no place yet.
    Bad(Box<Problem>),
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

/// Reads a cell as the figure it stands under.
pub(super) fn read(text: &str, known: &Known, words: &Words) -> Read {
    if known.takes_digits()
        && let Some(value) = digits(text.as_bytes())
    {
        return Read::Value(Decimal::from(value));
    }
    let clean = clean(text);
    if words.is_missing(&clean) {
        return Read::Missing;
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
    match number(&clean, known).and_then(|(value, percent)| possible(value, percent, known)) {
        Ok(value) => Read::Value(value),
        Err(code) => Read::Bad(Box::new(explain(code, text.trim(), &clean, known))),
    }
}

/// The number a word stands for: its place among the words. What follows the word does not count: `达标（80–90 分）`.
fn word(text: &str, words: &[String]) -> Option<Decimal> {
    let text = normalised(text);
    let found = words.iter().position(|word| *word == text);
    let begun = || words.iter().position(|word| !word.is_empty() && text.starts_with(word.as_str()));
    Decimal::from_usize(found.or_else(begun)?)
}

/// Whether a cell looks like a value of any kind: what tells figures from headings.
pub(super) fn is_value(text: &str) -> bool {
    let clean = clean(text);
    clean.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '¥' | '-' | '+' | '(' | '.' | '#'))
        && clean.contains(|letter: char| letter.is_ascii_digit())
}

/// Half width, without blanks and quotation marks around it.
fn clean(text: &str) -> String {
    let text = trimmed(text);
    let text = match text.chars().next() {
        Some('"' | '“' | '”') => text.trim_matches(['"', '“', '”']).trim_matches(is_blank),
        Some('\'' | '‘' | '’') => text.trim_matches(['\'', '‘', '’']).trim_matches(is_blank),
        _ => text,
    };
    text.chars().filter(|letter| !matches!(letter, '\u{200b}'..='\u{200f}' | '\u{feff}')).map(half_width).collect()
}

/// The number of a cleaned cell, and whether it carries a percent sign.
fn number(text: &str, known: &Known) -> Result<(Decimal, bool), Code> {
    if text.starts_with('#') {
        return Err(Code::CellFault);
    }
    let (text, negative) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner.trim(), true),
        None => (text, false),
    };
    let (text, negative) = match text.strip_prefix(['-', '+']) {
        Some(rest) if !negative => (rest.trim_start(), text.starts_with('-')),
        _ => (text, negative),
    };
    let text = without_currency(text, known.figure.kind);
    let end = text
        .find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ' | '\'' | '_')))
        .unwrap_or(text.len());
    let (body, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    if !body.bytes().any(|letter| letter.is_ascii_digit()) {
        return Err(Code::CellUnreadable);
    }
    let (factor, percent) = suffix(rest, known)?;
    let digits = ungrouped(body.trim_end())?;
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    let value = match plain(&digits) {
        Some(value) => value,
        None if count > 14 => return Err(Code::FigureTooLong),
        None => return Err(Code::CellUnreadable),
    };
    let value = if factor == 1 {
        value
    } else {
        value
            .checked_mul(Decimal::from(factor))
            .filter(|value| value.scale() <= MOST_DIGITS)
            .ok_or(Code::FigureTooLong)?
    };
    let most = Decimal::from(10_i64.pow(MOST_DIGITS));
    if value >= most {
        return Err(Code::FigureTooLong);
    }
    let value = if value.scale() == 0 { value } else { value.normalize() };
    Ok((if negative && !value.is_zero() { -value } else { value }, percent))
}

/// Takes off the sign of the currency where the figure is money.
fn without_currency(text: &str, kind: Kind) -> &str {
    if kind != Kind::Money {
        return text;
    }
    ["¥", "RMB", "rmb", "CNY", "cny", "人民币", "人民幣"]
        .into_iter()
        .find_map(|sign| text.strip_prefix(sign))
        .unwrap_or(text)
        .trim_start()
}

/// What follows the digits: a factor, a percent sign, the figure's unit. `12万通` → 10,000.
fn suffix(rest: &str, known: &Known) -> Result<(i64, bool), Code> {
    const FACTORS: [(&str, i64); 10] = [
        ("百万", 1_000_000),
        ("百萬", 1_000_000),
        ("千万", 10_000_000),
        ("千萬", 10_000_000),
        ("万", 10_000),
        ("萬", 10_000),
        ("千", 1_000),
        ("百", 100),
        ("亿", 100_000_000),
        ("億", 100_000_000),
    ];
    let rest = rest.trim();
    if rest.is_empty() {
        return Ok((1, false));
    }
    if rest == "%" {
        return if known.figure.kind == Kind::Percent { Ok((1, true)) } else { Err(Code::CellUnit) };
    }
    if matches!(rest.as_bytes(), [b'e' | b'E', b'+' | b'-' | b'0'..=b'9', ..]) {
        return Err(Code::CellExponent);
    }
    let scaled = FACTORS.iter().find_map(|(word, factor)| rest.strip_prefix(word).map(|unit| (unit, *factor)));
    let (unit, factor) = scaled.unwrap_or((rest, 1));
    let unit = small(unit.trim());
    if unit.is_empty() || known.units.contains(&unit) {
        return Ok((factor, false));
    }
    Err(
        if unit.chars().all(|letter| is_letter_or_digit(letter) && !letter.is_ascii_digit())
            || unit == "%"
            || unit == "‰"
        {
            Code::CellUnit
        } else {
            Code::CellUnreadable
        },
    )
}

/// Takes out thousands separators that stand between thousands; anything else is not guessed.
fn ungrouped(body: &str) -> Result<String, Code> {
    const SEPARATORS: [char; 4] = [',', ' ', '\'', '_'];
    let (whole, fraction) = match body.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (body, None),
    };
    if fraction.is_some_and(|fraction| fraction.contains(SEPARATORS)) {
        return Err(Code::ThousandsMisplaced);
    }
    let Some(separator) = whole.chars().find(|letter| SEPARATORS.contains(letter)) else {
        return Ok(match (whole, fraction) {
            ("", Some(fraction)) => format!("0.{fraction}"),
            _ => body.to_owned(),
        });
    };
    let mut out = String::with_capacity(body.len());
    for (place, group) in whole.split(separator).enumerate() {
        let fits = if place == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
        if !fits || group.contains(SEPARATORS) {
            return Err(Code::ThousandsMisplaced);
        }
        out.push_str(group);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    Ok(out)
}

/// Whether a figure of this kind can have this value.
pub(super) fn possible(value: Decimal, percent: bool, known: &Known) -> Result<Decimal, Code> {
    let kind = known.figure.kind;
    if value.is_sign_negative() && !value.is_zero() && known.stated.is_none() {
        return Err(Code::FigureNegative);
    }
    match kind {
        Kind::Count if value.normalize().scale() > 0 => Err(Code::CountFractional),
        Kind::Percent if !percent && !value.is_zero() && value <= Decimal::ONE => Err(Code::RateAmbiguous),
        Kind::Percent if value > Decimal::ONE_HUNDRED => Err(Code::RateAboveHundred),
        _ => Ok(value),
    }
}

/// The problem that keeps a value from being taken.
pub(super) fn explain(code: Code, text: &str, clean: &str, known: &Known) -> Problem {
    let problem = Problem::new(code);
    match code {
        Code::RateAmbiguous => {
            let bare = plain(clean).unwrap_or_default();
            let hundredfold = Exact::from(bare.checked_mul(Decimal::ONE_HUNDRED).unwrap_or_default());
            problem.with("text", text).with("low", &format!("{clean} %")).with("high", &format!("{hundredfold} %"))
        }
        Code::CellUnreadable | Code::FigureNegative | Code::CountFractional | Code::RateAboveHundred => {
            problem.with("text", text).with("figure", &known.figure.id)
        }
        Code::CellUnit => problem.with("text", text).with("figure", &known.figure.id).with("unit", &known.figure.unit),
        _ => problem.with("text", text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Vocabulary;

    fn says(figure: &str, text: &str) -> String {
        let vocabulary = Vocabulary::new(&[]);
        let known = vocabulary.known(vocabulary.slot(figure).unwrap()).unwrap();
        match read(text, known, &vocabulary.words) {
            Read::Value(value) => value.to_string(),
            Read::Missing => "missing".into(),
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
            ("¥5", "cell_unreadable"),
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
            ("goods_payment", "¥1,234.50", "1234.5"),
            ("goods_payment", "￥ 1,234.50元", "1234.5"),
            ("goods_payment", "1.2万元", "12000"),
            ("goods_payment", "(1,200)", "figure_negative"),
            ("goods_payment", "$5", "cell_unreadable"),
            ("phone_response_seconds", "12.5秒", "12.5"),
            ("phone_response_seconds", "2分钟", "cell_unit"),
            ("phone_response_seconds", "00:02:10", "cell_unreadable"),
            ("wide_exposure", "是", "1"),
            ("wide_exposure", "No", "0"),
            ("wide_exposure", "-", "missing"),
            ("wide_exposure", "maybe", "flag_unreadable"),
        ] {
            assert_eq!(says(figure, text), expected, "{figure} {text:?}");
        }
    }
}
