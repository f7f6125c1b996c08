//! What somebody meant who wrote something else: the nearest of the names there are, and how a number, a range or a condition
//! is written here.

use std::fmt::Write as _;

use crate::full_width;
use crate::number::plain;

/// The name that is nearest to a word, if one is near.
pub(crate) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let written = word.to_ascii_lowercase();
    let most = written.chars().count().div_ceil(3).min(4);
    let distance = |name: &str| strsim::osa_distance(&written, &name.to_ascii_lowercase());
    let near = names.into_iter().map(|name| (distance(name), name)).filter(|(distance, _)| *distance <= most);
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// What mechanisms are called elsewhere.
const CALLED: &[(&str, &str)] = &[
    ("add", "sum"),
    ("plus", "sum"),
    ("total", "sum"),
    ("subtract", "minus"),
    ("difference", "minus"),
    ("multiply", "product"),
    ("times", "product"),
    ("divide", "quotient"),
    ("division", "quotient"),
    ("percentage", "percent"),
    ("pct", "percent"),
    ("rate", "ratio"),
    ("max", "highest"),
    ("floor", "highest"),
    ("min", "lowest"),
    ("cap", "lowest"),
    ("average", "mean"),
    ("avg", "mean"),
    ("gt", "above"),
    ("gte", "at_least"),
    ("ge", "at_least"),
    ("lt", "below"),
    ("lte", "at_most"),
    ("le", "at_most"),
    ("and", "all"),
    ("or", "any"),
    ("switch", "bands"),
    ("case", "bands"),
    ("table", "bands"),
    ("tiers", "bands"),
    ("tiered", "graduated"),
    ("default", "first_known"),
    ("case_when", "if"),
    ("round", "rounded"),
    ("ceil", "rounded"),
    ("greater_than", "above"),
    ("more_than", "above"),
    ("less_than", "below"),
];

/// What words of the contract are called elsewhere.
const WORDS: &[(&str, &str)] = &[
    ("average", "mean"),
    ("avg", "mean"),
    ("max", "highest"),
    ("min", "lowest"),
    ("integer", "count"),
    ("int", "count"),
    ("boolean", "flag"),
    ("bool", "flag"),
    ("decimal", "number"),
    ("currency", "money"),
    ("vendor", "provider"),
    ("supplier", "provider"),
    ("customer", "client"),
    ("buyer", "client"),
    ("asc", "higher"),
    ("desc", "lower"),
];

/// The word that is meant by one that has no meaning here.
pub(crate) fn word<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    let called = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)).map(|(_, meant)| *meant);
    let begins = |word: &&&str| called.map_or_else(|| text.starts_with(**word), |meant| meant == **word);
    words.iter().find(begins).copied().or_else(|| nearest(text, words.iter().copied()))
}

/// The mechanism that is meant by a name that none has.
pub(crate) fn mechanism(name: &str, known: &[&'static str]) -> Option<&'static str> {
    let called = CALLED.iter().find(|(word, _)| word.eq_ignore_ascii_case(name)).map(|(_, mechanism)| *mechanism);
    called.or_else(|| {
        nearest(name, known.iter().copied()).and_then(|near| known.iter().find(|one| **one == near).copied())
    })
}

/// The mechanism whose parameters these are, where its name was left out.
pub(crate) fn unnamed<'k>(keys: impl Iterator<Item = &'k str>) -> Option<&'static str> {
    let keys: Vec<&str> = keys.collect();
    let has = |wanted: &[&str]| wanted.iter().all(|key| keys.contains(key));
    [
        (&["when", "then"][..], "if"),
        (&["of", "target"], "shortfall"),
        (&["of", "rows"], "bands"),
        (&["of", "points"], "linear"),
        (&["of", "to"], "ratio"),
        (&["of", "rate"], "percent"),
        (&["of", "size"], "package_price"),
        (&["of", "months"], "over_months"),
    ]
    .into_iter()
    .find(|(wanted, _)| has(wanted))
    .map(|(_, mechanism)| mechanism)
}

/// A number as it is written here, if a text says one with separators, a sign for its unit, or wide digits.
fn number(text: &str) -> Option<String> {
    let narrow: String = text.chars().map(narrow).filter(|letter| !letter.is_whitespace()).collect();
    let bare = narrow.trim_start_matches(['¥', '￥', '$', '€', '£']);
    let bare = bare.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let digits = bare.replace(',', "");
    plain(&digits)?;
    let unit = narrow.get(narrow.find(bare)?.saturating_add(bare.len())..)?;
    match unit.chars().next() {
        Some('十' | '百' | '千' | '‰' | '分' | 'k' | 'K' | 'm' | 'M' | 'b' | 'B') if !unit.starts_with("min") => {
            None
        }
        Some('万' | '萬') => Some(shifted(&digits, 4)),
        Some('亿' | '億') => Some(shifted(&digits, 8)),
        _ => Some(digits),
    }
}

/// A number with its decimal point so many places further right.
fn shifted(digits: &str, places: usize) -> String {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part = format!("{part:0<places$}");
    let (moved, rest) = part.split_at_checked(places).unwrap_or((&part, ""));
    let whole = format!("{whole}{moved}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") }
}

/// A character of a number or a range as it is written here; others stay, whatever their width.
fn narrow(letter: char) -> char {
    match letter {
        '【' | '［' => '[',
        '】' | '］' => ']',
        '，' | '（' | '）' | '～' | '＜' | '＞' | '％' | '０'..='９' | '．' => full_width::to_ascii(letter),
        other => other,
    }
}

/// Signs of comparisons, the longer ones first, with the mechanism for each.
const COMPARISONS: [(&str, &str); 8] = [
    (">=", "at_least"),
    ("=>", "at_least"),
    ("≥", "at_least"),
    ("<=", "at_most"),
    ("≤", "at_most"),
    (">", "above"),
    ("<", "below"),
    ("==", "at_least"),
];

/// Signs between terms, with the mechanism for each.
const SIGNS: [(&str, &str); 6] = [
    (" + ", "sum"),
    (" * ", "product"),
    (" × ", "product"),
    (" - ", "minus"),
    (" / ", "quotient"),
    (" ÷ ", "quotient"),
];

/// Whether a text is no name, but something to compute.
pub(crate) fn is_expression(text: &str) -> bool {
    COMPARISONS.iter().any(|(sign, _)| text.contains(sign)) || SIGNS.iter().any(|(sign, _)| text.contains(sign))
}

/// A term as it is written here, for a text that is none.
pub(crate) fn term(text: &str) -> Option<String> {
    let text = text.trim();
    let part = |text: &str| {
        let text = text.trim();
        if text.is_empty() { "…".to_owned() } else { number(text).unwrap_or_else(|| text.to_owned()) }
    };
    if let Some((sign, mechanism)) = COMPARISONS.iter().find(|(sign, _)| text.contains(sign)) {
        let (left, right) = text.split_once(sign)?;
        return Some(format!("{{\"{mechanism}\": [\"{}\", \"{}\"]}}", part(left), part(right)));
    }
    if let Some((sign, mechanism)) = SIGNS.iter().find(|(sign, _)| text.contains(sign)) {
        let parts: Vec<String> = text.split(sign).map(part).collect();
        let mut written = format!("{{\"{mechanism}\": [");
        for (place, part) in parts.iter().enumerate() {
            // Writing to a String cannot fail.
            let _ = write!(written, "{}\"{part}\"", if place > 0 { ", " } else { "" });
        }
        return Some(format!("{written}]}}"));
    }
    number(text).map(|number| format!("\"{number}\""))
}

/// A range as it is written here, for a text that is none.
pub(crate) fn range(text: &str) -> Option<String> {
    let text: String = text.trim().chars().map(narrow).collect();
    for (sign, _) in COMPARISONS {
        let Some(at) = text.strip_prefix(sign).and_then(number) else { continue };
        return Some(match sign {
            ">=" | "=>" | "≥" => format!("\"[{at}, )\""),
            ">" => format!("\"({at}, )\""),
            "<=" | "≤" => format!("\"(, {at}]\""),
            "<" => format!("\"(, {at})\""),
            _ => format!("\"[{at}, {at}]\""),
        });
    }
    for (word, open, close) in [("以上", "[", ", )"), ("以下", "(, ", "]"), ("及以上", "[", ", )")] {
        if let Some(at) = text.strip_suffix(word).map(|text| text.trim_end_matches('及')).and_then(number) {
            return Some(format!("\"{open}{at}{close}\""));
        }
    }
    let closed = (text.starts_with('['), text.ends_with(']'));
    let inner = text.trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
    let sign = [",", "..", "~", "-", " to ", "至", "到"].into_iter().find(|sign| inner.contains(sign))?;
    let (from, to) = inner.split_once(sign)?;
    let endless = |text: &str| matches!(text, "" | "∞" | "+∞" | "-∞" | "+" | "inf");
    let edge = |text: &str| if endless(text.trim()) { Some(String::new()) } else { number(text) };
    let (from, to) = (edge(from)?, edge(to)?);
    let bracketed = inner.len() < text.len();
    let open = if (closed.0 || !bracketed) && !from.is_empty() { "[" } else { "(" };
    let close = if closed.1 && !to.is_empty() { "]" } else { ")" };
    Some(format!("\"{open}{from}, {to}{close}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_written_as_it_is_here() {
        for (text, expected) in [
            ("5%", r#""5""#),
            ("1,000", r#""1000""#),
            ("1000元", r#""1000""#),
            ("1.2万", r#""12000""#),
            ("0.00005亿元", r#""5000""#),
            ("1.23456万元", r#""12345.6""#),
            ("¥1,000.50", r#""1000.50""#),
            ("９０", r#""90""#),
            (">=90", r#"{"at_least": ["…", "90"]}"#),
            ("m < 90", r#"{"below": ["m", "90"]}"#),
            ("a + b + 5%", r#"{"sum": ["a", "b", "5"]}"#),
            ("a / b", r#"{"quotient": ["a", "b"]}"#),
        ] {
            assert_eq!(term(text).as_deref(), Some(expected), "{text}");
        }
        for (text, expected) in [
            ("[80，)", r#""[80, )""#),
            ("（60，80】", r#""(60, 80]""#),
            (">=90", r#""[90, )""#),
            ("<60", r#""(, 60)""#),
            ("80-90", r#""[80, 90)""#),
            ("80~90", r#""[80, 90)""#),
            ("80以上", r#""[80, )""#),
            ("[90, ]", r#""[90, )""#),
            ("[80%, 90%)", r#""[80, 90)""#),
        ] {
            assert_eq!(range(text).as_deref(), Some(expected), "{text}");
        }
        for (text, expected) in [("(20, ∞)", r#""(20, )""#), ("[20, +)", r#""[20, )""#), ("(-∞, 20%]", r#""(, 20]""#)]
        {
            assert_eq!(range(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["five", "5‰", "3千", "5k"] {
            assert_eq!(term(text), None, "{text}");
        }
        assert_eq!(word("average", &["sum", "mean"]), Some("mean"));
        assert_eq!(word("higher_is_better", &["higher", "lower"]), Some("higher"));
        assert_eq!(word("max", &["sum", "mean"]), None);
        assert_eq!(range("high"), None);
    }

    #[test]
    fn the_nearest_name_is_found_if_one_is_near() {
        assert_eq!(nearest("satisfacton", ["answer_rate", "satisfaction"]), Some("satisfaction"));
        assert_eq!(nearest("x", ["answer_rate", "satisfaction"]), None);
        assert_eq!(mechanism("percentage", &["percent", "product"]), Some("percent"));
        assert_eq!(mechanism("prodct", &["percent", "product"]), Some("product"));
    }
}
