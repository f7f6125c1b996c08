//! Blanks: what a template leaves open to be filled in.

use rust_decimal::Decimal;

use super::number::number;
use super::quantity::{Unit, quantity};
use super::words::Words;

/// A blank, or brackets around something that is filled in.
#[derive(Clone, Debug)]
pub(super) struct Blank {
    /// How many letters it has.
    pub(super) length: usize,
    /// A number it names as an example, and its unit.
    pub(super) example: Option<(Decimal, Unit)>,
    /// Where what is filled in begins, if it is no blank: 【100】万元.
    pub(super) filled: Option<usize>,
}

/// The blank that begins here: ____, [X], [ ], （ ）, XX, [●], [具体天数，例如：10].
pub(super) fn blank(words: &Words, letters: &[char]) -> Option<Blank> {
    let first = *letters.first()?;
    let open = |length| Some(Blank { length, example: None, filled: None });
    match first {
        '_' => {
            let length = letters.iter().take_while(|letter| **letter == '_').count();
            if length >= 2 { open(length) } else { None }
        }
        '[' | '(' => {
            let close = if first == '[' { ']' } else { ')' };
            let end = letters.iter().take(120).position(|letter| *letter == close)?;
            let inner = letters.get(1..end)?;
            let text: String = inner.iter().collect();
            let length = end.saturating_add(1);
            if first == '(' {
                let is_open = !inner.is_empty() && inner.iter().all(|letter| matches!(letter, ' ' | '_'));
                return if is_open { open(length) } else { None };
            }
            if text.trim().trim_matches(['x', '_', '•', '*', '\\', '/', '…', 'n']).is_empty() {
                return open(length);
            }
            // [90,100]
            if super::quantity::lower_end(letters.get(1..)?, first).is_some() {
                return None;
            }
            let trimmed = inner.iter().take_while(|letter| **letter == ' ').count();
            let written = number(inner.get(trimmed..)?);
            if let Some(example) = words
                .list("for_example")
                .iter()
                .find_map(|word| Some(text.find(word.as_str())?.saturating_add(word.len())))
            {
                let after: Vec<char> = text.get(example..).unwrap_or_default().chars().collect();
                let found = (0..after.len()).find_map(|at| {
                    let before = at.checked_sub(1).and_then(|before| after.get(before)).copied();
                    quantity(words, after.get(at..)?, before)
                });
                let example = found.and_then(|(found, _)| Some((found.value?, found.unit)));
                return Some(Blank { length, example, filled: None });
            }
            match written {
                Some(_) => Some(Blank { length, example: None, filled: Some(trimmed.saturating_add(1)) }),
                None => open(length),
            }
        }
        '□' | '☐' | '☑' | '■' | '√' => boxes(letters).and_then(open),
        'x' | '×' => {
            let length = letters.iter().take_while(|letter| **letter == first).count();
            let after = letters.get(length);
            let ends = after.is_none_or(|letter| !letter.is_ascii_alphanumeric());
            if length >= 2 && ends { open(length) } else { None }
        }
        _ => None,
    }
}

/// □10 □15 □30: numbers with boxes to tick, of which one will hold. How many letters they take.
fn boxes(letters: &[char]) -> Option<usize> {
    let (mut at, mut many) = (0_usize, 0_usize);
    let spaces = |at: usize| at.saturating_add(letters.iter().skip(at).take_while(|letter| **letter == ' ').count());
    let mut end = 0;
    while letters.get(at).is_some_and(|letter| matches!(letter, '□' | '☐' | '☑' | '■' | '√')) {
        let number = spaces(at.saturating_add(1));
        let digits = letters.iter().skip(number).take_while(|letter| letter.is_ascii_digit()).count();
        if digits == 0 {
            break;
        }
        end = number.saturating_add(digits);
        at = spaces(end);
        many = many.saturating_add(1);
    }
    (many > 1).then_some(end)
}
