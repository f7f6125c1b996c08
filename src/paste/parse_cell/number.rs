//! The number of a cell, with what stands before and behind its digits.

use rust_decimal::Decimal;

use crate::glossary::{Kind, Known, currency_called, is_letter_or_digit, small};
use crate::number::{MOST_DIGITS, plain, product, sum};
use crate::problem::Code;

/// The number a cleaned cell begins with, whatever it is a number of, and whether it carries a percent sign.
pub(in crate::paste) fn any_number(clean: &str, comma: bool) -> Option<(Decimal, bool)> {
    let text = clean.trim_start_matches(['¥', '$', '€', '£', '₩', ' ']);
    let (text, negative) = match text.strip_prefix('-') {
        Some(rest) => (rest, true),
        None => (text.strip_prefix('+').unwrap_or(text), false),
    };
    let end = text
        .find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ' | '\'')))
        .unwrap_or(text.len());
    let (body, rest) = text.split_at_checked(end)?;
    let value = decimal(&ungrouped(&pointed(body.trim_end(), comma)).ok()?)?;
    let (percent, factor) = match rest.trim() {
        "%" => (true, 1),
        "‰" => return Some((value.checked_div(Decimal::TEN).filter(|_| !negative)?.normalize(), true)),
        rest if rest.starts_with(['万', '萬']) => (false, 10_000),
        rest if rest.starts_with([':', '/', '-', '~', '年', '月', '日']) => return None,
        _ => (false, 1),
    };
    let value = product(value, Decimal::from(factor))?.normalize();
    Some((if negative { -value } else { value }, percent))
}

/// The two counts of a rate that is written with them: `2640/3000`, `2,640/3,000=88%`.
pub(in crate::paste) fn fraction(clean: &str) -> Option<(&str, &str)> {
    let (part, rest) = clean.split_once('/')?;
    let part = part.trim();
    let end = rest.find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, ',' | ' '))).unwrap_or(rest.len());
    let (whole, behind) = rest.split_at_checked(end)?;
    let whole = whole.trim();
    let counts = [part, whole].iter().all(|count| {
        count.starts_with(|letter: char| letter.is_ascii_digit())
            && count.bytes().all(|letter| letter.is_ascii_digit() || letter == b',')
    });
    (counts && (behind.is_empty() || behind.starts_with(['=', '(', '≈']))).then_some((part, whole))
}

/// A number with its decimals behind a point.
fn pointed(body: &str, comma: bool) -> std::borrow::Cow<'_, str> {
    if !comma {
        return body.into();
    }
    let swapped = body.chars().map(|letter| match letter {
        ',' => '.',
        '.' => ',',
        other => other,
    });
    swapped.collect::<String>().into()
}

/// The number of a cleaned cell, and whether it carries a percent sign.
pub(super) fn number(text: &str, known: &Known, comma: bool) -> Result<(Decimal, bool), Code> {
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
    let text = without_currency(text, known);
    let end = text
        .find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ' | '\'' | '_')))
        .unwrap_or(text.len());
    let (body, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    if !body.bytes().any(|letter| letter.is_ascii_digit()) {
        // The sign of another currency is no number that is written badly.
        let sign = text.split(|letter: char| letter.is_ascii_digit()).next().unwrap_or_default();
        return Err(if currency_called(sign.trim()).is_some() { Code::CellUnit } else { Code::CellUnreadable });
    }
    let mille = rest.trim() == "‰" && known.figure.kind == Kind::Percent;
    let (factor, percent) = if mille { (1, true) } else { suffix(rest, known)? };
    let digits = ungrouped(&pointed(body.trim_end(), comma))?;
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    let value = match decimal(&digits) {
        Some(value) => value,
        None if count > 14 => return Err(Code::FigureTooLong),
        None => return Err(Code::CellUnreadable),
    };
    let value = if mille {
        value.checked_div(Decimal::TEN).ok_or(Code::FigureTooLong)?
    } else if factor == 1 {
        value
    } else {
        product(value, Decimal::from(factor)).filter(|value| value.scale() <= MOST_DIGITS).ok_or(Code::FigureTooLong)?
    };
    let most = Decimal::from(10_i64.pow(MOST_DIGITS));
    if value >= most {
        return Err(Code::FigureTooLong);
    }
    let value = if value.scale() == 0 { value } else { value.normalize() };
    Ok((if negative && !value.is_zero() { -value } else { value }, percent))
}

/// A number in plain notation. A binary number that a program wrote out, such as 0.9007936507936508, is rounded to as many
/// digits as can be computed with exactly; that is finer than a share of any count.
fn decimal(digits: &str) -> Option<Decimal> {
    let value = plain(digits);
    if value.is_some() {
        return value;
    }
    let (whole, places) = digits.split_once('.')?;
    let room = usize::try_from(MOST_DIGITS).ok()?.checked_sub(whole.trim_start_matches('0').len())?;
    let (kept, rest) = places.split_at_checked(room)?;
    let value = plain(&format!("{whole}.{kept}")).filter(|_| rest.bytes().all(|letter| letter.is_ascii_digit()))?;
    sum(value, Decimal::new(rest.starts_with(['5', '6', '7', '8', '9']).into(), value.scale()))
}

/// Takes off the sign of the currency where the figure is money.
fn without_currency<'t>(text: &'t str, known: &Known) -> &'t str {
    if known.figure.kind != Kind::Money {
        return text;
    }
    let digits = text.find(|letter: char| letter.is_ascii_digit() || letter == '.').unwrap_or(0);
    match text.split_at_checked(digits) {
        Some((sign, rest)) if known.units.contains(&small(sign.trim_end())) => rest,
        _ => text,
    }
}

/// Whether what follows a number is its share of all.
pub(in crate::paste) fn is_share(rest: &str) -> bool {
    rest.starts_with('(') && rest.ends_with("%)")
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
    // 120(60.00%): a count and its share.
    if rest.is_empty() || known.figure.kind == Kind::Count && is_share(rest) {
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
            || currency_called(&unit).is_some()
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
