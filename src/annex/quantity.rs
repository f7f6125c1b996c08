//! Quantities: a number or a blank, its unit, and what it is per.

use rust_decimal::Decimal;

use super::blank::blank;
use super::letters::is_han;
use super::number::{self, Number, is_numeral, number};
use super::ordinal::{is_ordinal_ending, ordinal_word};
use super::quantity_unit::{is_reference, per, unit_at};
use super::twin::{ordinal_in_brackets, same_in_brackets, twin};
pub(super) use super::unit::Unit;
use super::words::Words;

/// A number with its unit, as it stands in the text.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Quantity {
    /// Left open in the text: none.
    pub(super) value: Option<Decimal>,
    pub(super) unit: Unit,
    /// The word the unit is written with.
    pub(super) word: String,
    /// What it is per: 元/席/月 is per 席 and per 月.
    pub(super) per: Vec<String>,
    /// The same amount once more in words or figures, where that is another number.
    pub(super) twin: Option<Decimal>,
    /// 第四起, 第11日.
    pub(super) ordinal: bool,
    /// What the text offers as an example for the blank.
    pub(super) example: Option<Decimal>,
    /// Whether the number is written in digits.
    pub(super) digits: bool,
    /// Three consecutive months.
    pub(super) in_a_row: bool,
}

impl std::fmt::Debug for Quantity {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let value = self.value.map_or_else(|| "_".into(), |value| value.to_string());
        write!(out, "{value} {:?} {:?}", self.unit, self.per)?;
        if let Some(twin) = self.twin {
            write!(out, " or {twin}")?;
        }
        Ok(())
    }
}

impl Quantity {
    /// Whether two are the same amount of the same thing.
    pub(super) fn same(&self, other: &Self) -> bool {
        self.value.is_some() && self.value == other.value
    }

    /// Whether it is a share of more than half: 95% within 10 days, where more of them in time is better.
    pub(super) fn is_most(&self) -> bool {
        self.unit.is_percent() && self.value > Some(Decimal::from(50))
    }

    /// Whether it is a hundred percent: of what is asked of all, each one that is missing counts.
    pub(super) fn is_all(&self) -> bool {
        self.unit.is_percent() && self.value == Some(Decimal::ONE_HUNDRED)
    }
}

/// The 10th of each month: a day, without a word for it.
fn is_day_of_month(letters: &[char]) -> bool {
    let text: String = letters.iter().take(26).collect();
    let months = [
        " of each month",
        " of every month",
        " of the following month",
        " of the next month",
        " of the month",
        " of the succeeding month",
        " of the subsequent month",
        " of next month",
    ];
    months.iter().any(|month| text.starts_with(month))
}

/// RM500, USD500: a currency in letters right before its digits.
fn stuck_currency<'w>(words: &'w Words, letters: &[char]) -> Option<(&'w Unit, usize)> {
    let many = letters.iter().take_while(|letter| letter.is_ascii_alphabetic()).count();
    let digit = letters.get(many).is_some_and(char::is_ascii_digit);
    words.unit(letters.get(..many)?).filter(|(unit, length)| digit && unit.is_money() && *length == many)
}

/// Whether a character begins no number and no currency, as most do.
fn begins_none(words: &Words, letters: &[char]) -> bool {
    let Some(first) = letters.first().copied() else { return true };
    is_han(first) && first != '第' && !is_numeral(first) && !matches!(words.unit(letters), Some((Unit::Money(_), _)))
}

/// The quantity that begins here, and how many letters it has.
#[expect(clippy::too_many_lines, reason = "a currency, a number, its unit and what it is per, one behind the other")]
pub(super) fn quantity(words: &Words, letters: &[char], before: Option<char>) -> Option<(Quantity, usize)> {
    if begins_none(words, letters) {
        return None;
    }
    let mut at = 0;
    let mut found = Quantity::default();
    if letters.first() == Some(&'第') {
        found.ordinal = true;
        at = 1;
    }
    if let Some(found) = discount(letters) {
        return Some(found);
    }
    // A currency may stand before the number.
    let mut currency = None;
    let stuck = |at: usize| before.filter(|_| at == 0).is_none_or(|before| !before.is_ascii_alphanumeric());
    while let Some((Unit::Money(named), length)) = words
        .unit(rest(letters, at))
        .or_else(|| stuck_currency(words, rest(letters, at)).filter(|_| stuck(at)))
        .filter(|_| !found.ordinal)
    {
        // 元 and the like stand behind.
        if !is_before_number(letters, at.saturating_add(length)) {
            break;
        }
        currency = Some(named.clone().or_else(|| currency.flatten()));
        at = skip_spaces(letters, at.saturating_add(length));
    }
    let mut example_unit = Unit::None;
    let open = blank(words, rest(letters, at));
    if let Some(open) = open.as_ref().filter(|open| open.filled.is_none()) {
        (found.example, example_unit) =
            open.example.clone().map_or((None, Unit::None), |(value, unit)| (Some(value), unit));
        at = at.saturating_add(open.length);
        // [ ]万元: what is filled in there counts ten thousands.
        if matches!(rest(letters, at).first(), Some('万' | '亿')) {
            return None;
        }
    } else if let Some((value, length)) =
        ordinal_word(letters).filter(|_| at == 0 && !before.is_some_and(char::is_alphanumeric))
    {
        // For each complaint after the fifth.
        (found.value, found.ordinal, at) = (Some(value), true, ordinal_in_brackets(letters, length, value));
        let behind: String = rest(letters, at).iter().take(4).collect();
        let alone =
            behind.is_empty() || [",", ".", " in ", " of ", " one", " and"].iter().any(|next| behind.starts_with(next));
        if alone {
            return Some((Quantity { unit: Unit::Count(String::new()), ..found }, at));
        }
    } else {
        let (inner, bracketed) = match open.as_ref().and_then(|open| open.filled) {
            Some(inner) => (at.saturating_add(inner), true),
            None => (at, false),
        };
        let lower = before.filter(|_| at == 0).and_then(|open| lower_end(letters, open));
        let written = rest(letters, inner);
        let written = lower.and_then(|lower| written.get(..lower)).unwrap_or(written);
        let number = read_number(written, before.filter(|_| at == 0))?;
        let unitless_numeral = !number.digits && !number.percent;
        found.value = Some(number.value);
        found.digits = number.digits;
        if number.percent {
            found.unit = Unit::Percent;
        }
        let mut end = inner.saturating_add(number.length);
        if currency.is_some() {
            end = millions(letters, end, &mut found);
        }
        // the 5th business day
        if number.digits && is_ordinal_ending(rest(letters, end)) {
            found.ordinal = true;
            end = end.saturating_add(2);
        }
        end = same_in_brackets(letters, end, &mut found);
        if bracketed {
            // [10万]元 and [10]个工作日: the bracket closes before or behind the unit.
            let (unit, length) = unit_at(words, letters, end, &found);
            let behind = skip_spaces(letters, end.saturating_add(length));
            if letters.get(behind) == Some(&']') {
                if let Some((unit, word)) = unit {
                    (found.unit, found.word) = (unit, word);
                }
                at = behind.saturating_add(1);
            } else if letters.get(skip_spaces(letters, end)) == Some(&']') {
                at = skip_spaces(letters, end).saturating_add(1);
            } else {
                return None; // an interval, or words
            }
            // 【100】万元
            if letters.get(at) == Some(&'万') {
                found.value = found.value.and_then(|value| value.checked_mul(Decimal::from(10_000)));
                at = at.saturating_add(1);
            }
        } else {
            at = end;
        }
        if unitless_numeral && found.unit == Unit::None && currency.is_none() && !found.ordinal {
            // A numeral alone may be part of any word: a unit must follow.
            let behind = adjectives(letters, at, &mut found);
            words.unit(rest(letters, skip_spaces(letters, behind)))?;
        }
    }
    let behind = adjectives(letters, at, &mut found);
    let (unit, length) = unit_at(words, letters, behind, &found);
    if let Some((unit, word)) = unit {
        let length = length.saturating_add(behind.saturating_sub(at));
        let fits = found.unit == Unit::None || found.unit == Unit::Percent && unit == Unit::PercentagePoint;
        if fits && (currency.is_none() || unit.is_money()) {
            (found.unit, found.word) = (unit, word);
            at = at.saturating_add(length);
        }
    }
    at = and_a_half(words, letters, at, &mut found);
    // 半年: six months, whichever months are counted in it.
    if found.unit == Unit::Year && found.value == Some(Decimal::new(5, 1)) {
        (found.unit, found.value) = (Unit::Month, Some(Decimal::from(6)));
    }
    if found.unit.is_money() {
        at = jiao_and_fen(letters, at, &mut found);
    }
    if found.unit == Unit::None {
        found.unit = example_unit;
    }
    if let Some(named) = currency {
        found.unit = match found.unit {
            Unit::Money(None) | Unit::None => Unit::Money(named),
            unit => unit,
        };
    }
    if found.ordinal && found.digits && found.unit == Unit::None && is_day_of_month(rest(letters, at)) {
        (found.unit, found.word) = (Unit::Day, "day".into());
    }
    if found.ordinal && (found.unit == Unit::None || is_reference(&found.word)) {
        return None;
    }
    if found.unit == Unit::None && found.digits {
        at = times(letters, at, &mut found);
    }
    if found.unit == Unit::None && found.digits {
        at = out_of(letters, at, &mut found);
    }
    if !found.unit.is_time() && found.unit != Unit::PercentagePoint {
        at = per(words, letters, at, &mut found);
    }
    if found.unit.is_money() {
        at = twin(words, letters, at, &mut found);
        if found.per.is_empty() {
            at = per(words, letters, at, &mut found);
        }
    }
    Some((found, at))
}

/// 一年半, 2小时半, 一个半月: half of one more.
fn and_a_half(words: &Words, letters: &[char], at: usize, found: &mut Quantity) -> usize {
    let behind = at.saturating_add(1);
    let counts = found.unit.is_count() && found.word == "个";
    if letters.get(at) != Some(&'半') || letters.get(behind) == Some(&'数') || !(found.unit.is_time() || counts) {
        return at;
    }
    let mut end = behind;
    if counts {
        let Some((unit, length)) = words.unit(rest(letters, behind)).filter(|(unit, _)| unit.is_time()) else {
            return at;
        };
        found.unit = unit.clone();
        end = end.saturating_add(length);
    }
    let half = found.value.and_then(|value| value.checked_add(Decimal::new(5, 1)));
    found.value = half;
    if found.unit == Unit::Year {
        let months = half.and_then(|value| value.checked_mul(Decimal::from(12)));
        (found.unit, found.value) = (Unit::Month, months.map(|months| months.normalize()));
    }
    end
}

/// £2m
fn millions(letters: &[char], at: usize, found: &mut Quantity) -> usize {
    let behind = at.saturating_add(1);
    if letters.get(at) != Some(&'m') || letters.get(behind).is_some_and(|letter| letter.is_alphanumeric()) {
        return at;
    }
    found.value = found.value.and_then(|value| value.checked_mul(Decimal::from(1_000_000)));
    behind
}

/// 九折, 九五折, 95折, 8.5折: so many times the price.
fn discount(letters: &[char]) -> Option<(Quantity, usize)> {
    const NUMERALS: &str = "零一二三四五六七八九";
    let many = letters.iter().take(3).take_while(|letter| **letter != '折').count();
    if letters.get(many) != Some(&'折')
        || matches!(letters.get(many.saturating_add(1)), Some('算' | '合' | '扣' | '旧'))
    {
        return None;
    }
    let digit = |letter: &char| NUMERALS.chars().position(|numeral| numeral == *letter).map(|value| value.to_string());
    let read = |letter: &char| {
        if letter.is_ascii_digit() || *letter == '.' { Some(letter.to_string()) } else { digit(letter) }
    };
    let number: Option<String> = letters.get(..many)?.iter().map(read).collect();
    let value: Decimal = number?.parse().ok()?;
    let scale = if value < Decimal::TEN { Decimal::TEN } else { Decimal::ONE_HUNDRED };
    let value = value.checked_div(scale).filter(|value| *value > Decimal::ZERO && *value < Decimal::ONE)?;
    let found = Quantity { value: Some(value), unit: Unit::Times, word: "折".into(), ..Quantity::default() };
    Some((found, many.saturating_add(1)))
}

/// [90,100): two ends of an interval, and no 90100. How many digits the first has.
pub(super) fn lower_end(letters: &[char], open: char) -> Option<usize> {
    let digits = |from: usize| letters.iter().skip(from).take_while(|letter| letter.is_ascii_digit()).count();
    let first = digits(0);
    let behind = first.saturating_add(1);
    let group = digits(behind);
    let close = letters.get(behind.saturating_add(group))?;
    let mixed = matches!((open, close), ('[', ')') | ('(', ']'));
    let of_hundred = open == '[' && *close == ']' && first <= 2 && rest(letters, behind).starts_with(&['1', '0', '0']);
    // [92,103]: two ends, the second of which is the larger one.
    let value = |from: usize, many: usize| -> Option<u32> {
        rest(letters, from).iter().take(many).collect::<String>().parse().ok()
    };
    let beyond = matches!(open, '[' | '(')
        && matches!(close, ']' | ')')
        && (2..=3).contains(&first)
        && value(behind, 3).is_some_and(|high| high <= 200 && Some(high) > value(0, first));
    ((1..=3).contains(&first) && letters.get(first) == Some(&',') && group == 3 && (mixed || of_hundred || beyond))
        .then_some(first)
}

/// 壹元贰角伍分: tenths and hundredths behind the yuan. 扣1元2分 may be points, so 分 alone stands behind a numeral only.
fn jiao_and_fen(letters: &[char], at: usize, found: &mut Quantity) -> usize {
    let part = |at: usize, unit: char, places: u32| {
        let zero = usize::from(rest(letters, at).first() == Some(&'零'));
        let number = number(rest(letters, at.saturating_add(zero)))?;
        let end = at.saturating_add(zero).saturating_add(number.length);
        let fits = !number.percent && number.value < Decimal::TEN && number.value.fract().is_zero();
        let value = number.value.checked_mul(Decimal::new(1, places))?;
        (fits && letters.get(end) == Some(&unit)).then(|| (value, end.saturating_add(1)))
    };
    let tenths = part(at, '角', 1);
    let behind = tenths.map_or(at, |(_, end)| end);
    let hundredths = part(behind, '分', 2).filter(|_| tenths.is_some() || !found.digits);
    for (value, _) in [tenths, hundredths].into_iter().flatten() {
        found.value = found.value.and_then(|whole| whole.checked_add(value));
    }
    hundredths.map_or(behind, |(_, end)| end)
}

/// 1.5x the rate.
fn times(letters: &[char], at: usize, found: &mut Quantity) -> usize {
    let behind = at.saturating_add(2);
    let is_times = rest(letters, at).starts_with(&['x', ' ']);
    if !is_times || letters.get(behind).is_some_and(char::is_ascii_digit) {
        return at;
    }
    (found.unit, found.word) = (Unit::Times, "x".into());
    at.saturating_add(1)
}

/// 4.2 out of 5: points.
fn out_of(letters: &[char], at: usize, found: &mut Quantity) -> usize {
    const WORDS: &str = " out of ";
    // 4.5/5
    if rest(letters, at).first() == Some(&'/')
        && let Some(whole) = number(rest(letters, at.saturating_add(1)))
        && [5, 10, 100].iter().any(|scale| whole.value == Decimal::from(*scale))
        && found.value.is_some_and(|value| {
            value <= whole.value && !value.fract().is_zero() || whole.value == Decimal::ONE_HUNDRED
        })
        && !whole.percent
    {
        found.unit = Unit::Points;
        return at.saturating_add(1).saturating_add(whole.length);
    }
    let says: String = rest(letters, at).iter().take(WORDS.len()).collect();
    if says != WORDS {
        return at;
    }
    let behind = at.saturating_add(WORDS.len());
    let Some(whole) = number(rest(letters, behind)) else { return at };
    found.unit = Unit::Points;
    behind.saturating_add(whole.length)
}

pub(super) fn rest(letters: &[char], at: usize) -> &[char] {
    letters.get(at..).unwrap_or_default()
}

pub(super) fn skip_spaces(letters: &[char], at: usize) -> usize {
    let spaces = rest(letters, at).iter().take_while(|letter| **letter == ' ').count();
    at.saturating_add(spaces)
}

fn is_before_number(letters: &[char], at: usize) -> bool {
    let at = skip_spaces(letters, at);
    letters.get(at).is_some_and(|letter| {
        letter.is_ascii_digit()
            || is_numeral(*letter)
            || matches!(letter, '_' | '[' | '(' | '¥' | '$' | '€' | '£' | '人' | '新')
    })
}

/// A number that may begin here: no part of a word, no part of a longer number.
pub(super) fn read_number(letters: &[char], before: Option<char>) -> Option<Number> {
    if before
        .is_some_and(|before| before.is_ascii_alphanumeric() && letters.first().is_some_and(char::is_ascii_alphabetic))
    {
        return None;
    }
    number(letters).or_else(|| {
        let found = number::english(letters)?;
        let ends = letters.get(found.length).is_none_or(|letter| !letter.is_ascii_alphanumeric());
        let mut found = Some(found).filter(|_| ends)?;
        // twelve per cent
        let behind = skip_spaces(letters, found.length);
        let says = |text: &str| rest(letters, behind).iter().take(text.len()).collect::<String>() == text;
        for share in ["per cent", "percent"] {
            if says(share) {
                (found.percent, found.length) = (true, behind.saturating_add(share.len()));
            }
        }
        Some(found)
    })
}

/// Adjectives between an English number and its unit: three consecutive months.
fn adjectives(letters: &[char], at: usize, found: &mut Quantity) -> usize {
    const ADJECTIVES: [(&str, bool); 7] = [
        ("consecutive", true),
        ("successive", true),
        ("full", false),
        ("calendar", false),
        ("whole", false),
        ("complete", false),
        ("additional", false),
    ];
    let place = skip_spaces(letters, at);
    if place == at {
        return at;
    }
    for (word, in_a_row) in ADJECTIVES {
        let behind = rest(letters, place);
        if behind.len() >= word.len() && behind.iter().zip(word.chars()).all(|(letter, own)| *letter == own) {
            found.in_a_row |= in_a_row;
            return place.saturating_add(word.len());
        }
    }
    at
}
