//! Numbers that are written twice: 5 (five), 伍拾元（¥50.00）.

use rust_decimal::Decimal;

use super::number::{self, number};
use super::quantity::{Quantity, Unit, read_number, rest, skip_spaces};
use super::words::Words;

/// The same number once more in brackets: 5 (five), five (5), twelve per cent (12%).
pub(super) fn same_in_brackets(letters: &[char], at: usize, found: &mut Quantity) -> usize {
    let open = skip_spaces(letters, at);
    if letters.get(open) != Some(&'(') {
        return at;
    }
    let inner = open.saturating_add(1);
    let Some(number) = read_number(rest(letters, inner), None) else { return at };
    let close = inner.saturating_add(number.length);
    if letters.get(close) != Some(&')') {
        return at;
    }
    if Some(number.value) != found.value {
        found.twin = Some(number.value);
    }
    if number.percent {
        found.unit = Unit::Percent;
    }
    found.digits |= number.digits;
    close.saturating_add(1)
}

/// Where tenth (10th) ends, if the brackets hold the same number.
pub(super) fn ordinal_in_brackets(letters: &[char], at: usize, value: Decimal) -> usize {
    let open = skip_spaces(letters, at);
    let inner = rest(letters, open.saturating_add(1));
    let digits = inner.iter().take_while(|letter| letter.is_ascii_digit()).count();
    let number: String = inner.iter().take(digits).collect();
    let close = digits.saturating_add(2);
    let same = number.parse() == Ok(value) && inner.get(close) == Some(&')');
    if same && letters.get(open) == Some(&'(') { open.saturating_add(close).saturating_add(2) } else { at }
}

/// The same amount in words and in figures: 伍拾元（¥50.00）, （大写）…，（小写）….
pub(super) fn twin(words: &Words, letters: &[char], at: usize, found: &mut Quantity) -> usize {
    let mut place = skip_spaces(letters, at);
    let mut bracket = false;
    if letters.get(place) == Some(&',') && letters.get(place.saturating_add(1)) == Some(&'(') {
        place = place.saturating_add(1);
    }
    if letters.get(place) == Some(&'(') {
        bracket = true;
        place = place.saturating_add(1);
    }
    let says: String = rest(letters, place).iter().take(2).collect();
    let labelled = matches!(says.as_str(), "小写" | "大写");
    if labelled {
        place = place.saturating_add(2);
        if letters.get(place) == Some(&')') {
            bracket = false;
            place = place.saturating_add(1);
        }
        if letters.get(place) == Some(&':') {
            place = place.saturating_add(1);
        }
    } else if !bracket {
        return at;
    }
    place = skip_spaces(letters, place);
    let Some((other, length)) = simple_amount(words, rest(letters, place)) else { return at };
    place = place.saturating_add(length);
    if bracket {
        if letters.get(place) != Some(&')') {
            return at;
        }
        place = place.saturating_add(1);
    }
    if found.value.is_none() {
        found.value = Some(other);
    } else if found.value != Some(other) {
        found.twin = Some(other);
    }
    place
}

/// A plain amount of money.
fn simple_amount(words: &Words, letters: &[char]) -> Option<(Decimal, usize)> {
    let mut at = 0;
    let mut money = false;
    while let Some((Unit::Money(_), length)) = words.unit(rest(letters, at)) {
        at = skip_spaces(letters, at.saturating_add(length));
        money = true;
    }
    let found = number(rest(letters, at)).or_else(|| number::english(rest(letters, at)))?;
    at = skip_spaces(letters, at.saturating_add(found.length));
    if let Some((Unit::Money(_), length)) = words.unit(rest(letters, at)) {
        at = at.saturating_add(length);
        money = true;
    }
    if letters.get(at) == Some(&'整') {
        at = at.saturating_add(1);
    }
    money.then_some((found.value, at))
}
