//! Numbers as contracts write them: digits, Chinese numerals small and large, hundredths in words, English words.

use rust_decimal::Decimal;

/// A number as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Hundredths where it is a share: 九成五 is 95, 万分之五 is 0.05.
    pub(super) value: Decimal,
    /// Whether it says what it is a share of a hundred, a thousand or ten thousand.
    pub(super) percent: bool,
    /// Whether it is written in digits.
    pub(super) digits: bool,
    /// How many letters it has.
    pub(super) length: usize,
}

/// Words that say what a number is a share of.
const SHARES: [(&str, i64); 4] = [("百分之", 1), ("千分之", 10), ("万分之", 100), ("百万分之", 10_000)];

/// The number that begins here, if one does. A Chinese numeral is one whatever follows it.
pub(super) fn number(letters: &[char]) -> Option<Number> {
    share(letters).or_else(|| digits(letters)).or_else(|| tenths(letters)).or_else(|| numeral(letters))
}

/// 百分之九十, 万分之5.
fn share(letters: &[char]) -> Option<Number> {
    let (words, parts) = SHARES.iter().find(|(words, _)| starts(letters, words))?;
    let before = words.chars().count();
    let rest = letters.get(before..)?;
    let spaces = rest.iter().take_while(|letter| **letter == ' ').count();
    let found = plain_digits(rest.get(spaces..)?).or_else(|| numeral(rest.get(spaces..)?))?;
    let value = found.value.checked_div(Decimal::from(*parts))?;
    Some(Number {
        value,
        percent: true,
        digits: found.digits,
        length: before.checked_add(spaces)?.checked_add(found.length)?,
    })
}

/// 九成五, 9成.
fn tenths(letters: &[char]) -> Option<Number> {
    const OTHER_WORDS: &str = "交功立员本品果绩熟为就都长效";
    let tens = letters.first().copied().and_then(digit)?;
    if letters.get(1) != Some(&'成') || letters.get(2).is_some_and(|letter| OTHER_WORDS.contains(*letter)) {
        return None;
    }
    let ones = letters.get(2).copied().and_then(|letter| if letter == '半' { Some(5) } else { digit(letter) });
    let value = Decimal::from(tens.checked_mul(10)?.checked_add(ones.unwrap_or(0))?);
    Some(Number { value, percent: true, digits: false, length: if ones.is_some() { 3 } else { 2 } })
}

/// 1,234.50, 12%, 0.5‰, 3万.
fn digits(letters: &[char]) -> Option<Number> {
    let mut found = plain_digits(letters)?;
    let after = |skip: usize| letters.get(found.length.saturating_add(skip)).copied();
    let spaces = usize::from(after(0) == Some(' '));
    let (factor, percent, more) = match after(spaces) {
        Some('%') => (Decimal::ONE, true, spaces.saturating_add(1)),
        Some('‰') => (Decimal::new(1, 1), true, spaces.saturating_add(1)),
        Some('‱') => (Decimal::new(1, 2), true, spaces.saturating_add(1)),
        Some('万') if after(spaces.saturating_add(1)) != Some('分') => {
            (Decimal::from(10_000), false, spaces.saturating_add(1))
        }
        Some('亿') => (Decimal::from(100_000_000), false, spaces.saturating_add(1)),
        Some('千') if after(spaces.saturating_add(1)) == Some('元') => {
            (Decimal::from(1_000), false, spaces.saturating_add(1))
        }
        Some('成') if spaces == 0 && found.value < Decimal::TEN => (Decimal::TEN, true, 1),
        Some(letter) if letter.is_ascii_lowercase() => {
            let (factor, more) = magnitude(letters.get(found.length..)?).unwrap_or((1, 0));
            (Decimal::from(factor), false, more)
        }
        _ => (Decimal::ONE, false, 0),
    };
    found.value = found.value.checked_mul(factor)?;
    found.percent = percent;
    found.length = found.length.saturating_add(more);
    Some(found)
}

/// Digits with separators and a decimal point, and nothing else.
fn plain_digits(letters: &[char]) -> Option<Number> {
    let mut text: String = letters.iter().take_while(|letter| letter.is_ascii_digit()).collect();
    let mut length = text.len();
    if length == 0 {
        return None;
    }
    // Groups of three behind separators, as many as there are.
    while (length <= 3 || text.len() > 3 && length > text.len()) && !text.starts_with('0') {
        let group = letters.iter().skip(length.saturating_add(1)).take_while(|letter| letter.is_ascii_digit());
        let group: String = group.collect();
        if letters.get(length) != Some(&',') || group.len() != 3 {
            break;
        }
        text.push_str(&group);
        length = length.saturating_add(4);
    }
    if let Some((grouped, more)) = lakhs(letters) {
        (text, length) = (grouped, more);
    }
    if letters.get(length) == Some(&'.') {
        let after = letters.get(length.saturating_add(1)..)?;
        let fraction: Vec<char> = after.iter().copied().take_while(char::is_ascii_digit).collect();
        let kept = fraction_length(&fraction, after.get(fraction.len()..)?);
        if kept > 0 {
            text.push('.');
            text.extend(fraction.iter().take(kept));
            length = length.saturating_add(1).saturating_add(kept);
        }
    }
    let value = crate::number::plain(&text)?;
    Some(Number { value, percent: false, digits: true, length })
}

/// 25k, 1.5 million, 2 lakh: what a word right behind a number multiplies it by.
fn magnitude(behind: &[char]) -> Option<(i64, usize)> {
    const WORDS: [(&str, i64); 7] = [
        ("k", 1_000),
        (" lakhs", 100_000),
        (" lakh", 100_000),
        (" lacs", 100_000),
        (" million", 1_000_000),
        (" crores", 10_000_000),
        (" crore", 10_000_000),
    ];
    let stands =
        |word: &str| starts(behind, word) && !behind.get(word.len()).is_some_and(|letter| letter.is_alphanumeric());
    WORDS.iter().find(|(word, _)| stands(word)).map(|(word, factor)| (*factor, word.len()))
}

/// 2,50,000: groups of two before the last one of three. 80,90,100 are three numbers: only what ends in a round group is one.
fn lakhs(letters: &[char]) -> Option<(String, usize)> {
    let length = letters.iter().take_while(|letter| letter.is_ascii_digit() || **letter == ',').count();
    let said: String = letters.get(..length)?.iter().collect();
    let groups: Vec<&str> = said.split(',').collect();
    let [first, pairs @ .., last] = groups.as_slice() else { return None };
    let grouped = (1..=2).contains(&first.len())
        && !first.starts_with('0')
        && !pairs.is_empty()
        && pairs.iter().all(|pair| pair.len() == 2)
        && last.len() == 3
        && last.starts_with('0');
    grouped.then(|| (groups.concat(), length))
}

/// How many of these decimal places belong to the number. Where cells ran together another number may follow at once:
/// 14.56.5 is 14.5 and 6.5, because every number has a digit before its point. Where it can be cut in more than one way
/// it is left whole.
fn fraction_length(fraction: &[char], after: &[char]) -> usize {
    let another = after.first() == Some(&'.') && after.get(1).is_some_and(char::is_ascii_digit);
    if another && fraction.len() == 2 { 1 } else { fraction.len() }
}

/// A Chinese numeral: 三万六千, 叁佰, 十五, 一二三, 零点五, 半.
fn numeral(letters: &[char]) -> Option<Number> {
    let length = letters.iter().take_while(|letter| is_numeral(**letter)).count();
    let text = letters.get(..length)?;
    if text == ['半'] {
        return Some(Number { value: Decimal::new(5, 1), percent: false, digits: false, length });
    }
    let (whole, fraction) = match text.iter().position(|letter| *letter == '点') {
        Some(point) => (text.get(..point)?, text.get(point.saturating_add(1)..)?),
        None => (text, &[][..]),
    };
    if whole.is_empty() || text.ends_with(&['点']) {
        return None;
    }
    let mut written = whole_numeral(whole)?.to_string();
    if !fraction.is_empty() {
        written.push('.');
        for letter in fraction {
            written.push(char::from_digit(u32::try_from(digit(*letter)?).ok()?, 10)?);
        }
    }
    Some(Number { value: crate::number::plain(&written)?, percent: false, digits: false, length })
}

/// A whole numeral: with its places (三百零五) or digit by digit (二〇二七).
fn whole_numeral(text: &[char]) -> Option<i64> {
    if text.len() > 1 && text.iter().all(|letter| digit(*letter).is_some()) {
        return text.iter().try_fold(0_i64, |sum, letter| sum.checked_mul(10)?.checked_add(digit(*letter)?));
    }
    let (mut sum, mut section, mut ones) = (0_i64, 0_i64, None);
    for letter in text {
        if let Some(value) = digit(*letter) {
            if ones.is_some_and(|ones| ones > 0) {
                return None; // two digits side by side among places
            }
            ones = Some(value);
            continue;
        }
        let place = match letter {
            '十' | '拾' => 10,
            '百' | '佰' => 100,
            '千' | '仟' => 1_000,
            '万' => 10_000,
            '亿' => 100_000_000,
            _ => return None,
        };
        if place >= 10_000 && sum == 0 && section == 0 && ones.is_none() {
            return None; // 万元 behind a blank is no number
        }
        if place < 10_000 {
            section = section.checked_add(ones.unwrap_or(1).checked_mul(place)?)?;
        } else {
            let below = section.checked_add(ones.unwrap_or(0))?;
            sum = sum.checked_add(below)?.checked_mul(place)?;
            section = 0;
        }
        ones = None;
    }
    sum.checked_add(section)?.checked_add(ones.unwrap_or(0))
}

/// What a single Chinese or Latin digit stands for.
fn digit(letter: char) -> Option<i64> {
    Some(match letter {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return letter.to_digit(10).map(i64::from),
    })
}

/// Whether a letter can be part of a Chinese numeral.
pub(super) fn is_numeral(letter: char) -> bool {
    matches!(
        letter,
        '零' | '〇'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
            | '壹'
            | '贰'
            | '叁'
            | '肆'
            | '伍'
            | '陆'
            | '柒'
            | '捌'
            | '玖'
            | '拾'
            | '佰'
            | '仟'
            | '点'
            | '半'
    )
}

/// A number in English words: two, thirty-six, one hundred and fifty.
pub(super) fn english(letters: &[char]) -> Option<Number> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const HALVES: [&str; 3] = [" and one-half", " and one half", " and a half"];
    if !letters.first().is_some_and(char::is_ascii_lowercase) {
        return None;
    }
    let (mut sum, mut section, mut length, mut at) = (0_i64, 0_i64, 0, 0);
    loop {
        let word: String =
            letters.get(at..).unwrap_or_default().iter().take_while(|letter| letter.is_ascii_lowercase()).collect();
        let place = |words: &[&str]| words.iter().position(|known| !word.is_empty() && *known == word);
        if let Some(value) = place(&SMALL) {
            section = section.checked_add(i64::try_from(value).ok()?)?;
        } else if let Some(value) = place(&TENS) {
            section = section.checked_add(i64::try_from(value).ok()?.checked_mul(10)?)?;
        } else if word == "hundred" && section > 0 {
            section = section.checked_mul(100)?;
        } else if word == "thousand" && section > 0 {
            sum = sum.checked_add(section.checked_mul(1_000)?)?;
            section = 0;
        } else if word != "and" || section == 0 {
            break;
        }
        at = at.checked_add(word.len())?;
        if word != "and" {
            length = at;
        }
        // one and one-half, two and a half
        if let Some(half) = HALVES.iter().find(|half| starts(letters.get(at..).unwrap_or_default(), half)) {
            let value = Decimal::from(sum.checked_add(section)?).checked_add(Decimal::new(5, 1))?;
            let length = at.checked_add(half.len())?;
            return Some(Number { value, percent: false, digits: false, length });
        }
        if !matches!(letters.get(at), Some(' ' | '-')) {
            break;
        }
        at = at.checked_add(1)?;
    }
    let value = Decimal::from(sum.checked_add(section)?);
    (length > 0).then_some(Number { value, percent: false, digits: false, length })
}

fn starts(letters: &[char], words: &str) -> bool {
    let mut at = 0_usize;
    for word in words.chars() {
        if letters.get(at) != Some(&word) {
            return false;
        }
        at = at.saturating_add(1);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, bool, usize) {
        let letters: Vec<char> = text.chars().collect();
        let found = number(&letters).unwrap();
        (found.value.normalize().to_string(), found.percent, found.length)
    }

    #[test]
    fn every_form_is_the_number_it_says() {
        for (text, value, percent, length) in [
            ("92%", "92", true, 3),
            ("0.5 %", "0.5", true, 5),
            ("5‰的", "0.5", true, 2),
            ("5‱的", "0.05", true, 2),
            ("6,200元", "6200", false, 5),
            ("1,234,567.50", "1234567.5", false, 12),
            ("1,2,3", "1", false, 1),
            ("2,50,000 per", "250000", false, 8),
            ("1,25,00,050.50", "12500050.5", false, 14),
            ("80,90,100", "80", false, 2),
            ("25k per month", "25000", false, 3),
            ("1.5 million", "1500000", false, 11),
            ("2 lakhs per", "200000", false, 7),
            ("5 kg", "5", false, 1),
            ("95,100分", "95100", false, 6),
            ("0,500", "0", false, 1),
            ("12.5万元", "125000", false, 5),
            ("5万分之三", "5", false, 1),
            ("百分之九十", "90", true, 5),
            ("百分之零点五", "0.5", true, 6),
            ("万分之五", "0.05", true, 4),
            ("千分之 3", "0.3", true, 5),
            ("九成五", "95", true, 3),
            ("九成", "90", true, 2),
            ("叁万陆仟元", "36000", false, 4),
            ("壹佰万元", "1000000", false, 3),
            ("四千二百元", "4200", false, 4),
            ("十五分钟", "15", false, 2),
            ("二十个", "20", false, 2),
            ("二〇二七年", "2027", false, 4),
            ("一百零五", "105", false, 4),
            ("三亿", "300000000", false, 2),
            ("四点二分", "4.2", false, 3),
            ("半小时", "0.5", false, 1),
            ("14.56.5在线", "14.5", false, 4),
            ("6.32.8", "6.3", false, 3),
        ] {
            assert_eq!(read(text), (value.into(), percent, length), "{text}");
        }
        for text in ["一成交", "点五", "三三百", "分", "x"] {
            let letters: Vec<char> = text.chars().collect();
            assert!(number(&letters).is_none_or(|found| found.length < letters.len()), "{text}");
        }
    }

    #[test]
    fn english_words_are_numbers() {
        for (text, value, length) in [
            ("five (5)", "5", 4),
            ("thirty-six months", "36", 10),
            ("one hundred and fifty", "150", 21),
            ("two thousand dollars", "2000", 12),
            ("ninety", "90", 6),
        ] {
            let letters: Vec<char> = text.chars().collect();
            let found = english(&letters).unwrap();
            assert_eq!((found.value.to_string().as_str(), found.length), (value, length), "{text}");
        }
        assert!(english(&"none".chars().collect::<Vec<_>>()).is_none());
        assert!(english(&"often".chars().collect::<Vec<_>>()).is_none());
    }
}
