//! What somebody meant who wrote something else: the nearest of the names there are, and how a number, a range or a condition
//! is written here.

use rust_decimal::Decimal;

use crate::full_width;
use crate::number::{Exact, plain};

/// The name that is nearest to a word, if one is near.
pub(crate) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    nearest_of(word, &mut names.into_iter())
}

/// The same. Nothing generic, so that it is compiled once.
fn nearest_of<'n>(word: &str, names: &mut dyn Iterator<Item = &'n str>) -> Option<&'n str> {
    let written = word.to_ascii_lowercase();
    let most = written.chars().count().div_ceil(3).min(4);
    let distance = |name: &str| strsim::osa_distance(&written, &name.to_ascii_lowercase());
    let near = names.map(|name| (distance(name), name)).filter(|(distance, _)| *distance <= most);
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// What mechanisms are called elsewhere: before the sign what is meant, behind it the words for it. Nothing is meant by what cannot
/// be computed here, however near it is written.
const CALLED: &str = "\
=median percentile p95 power compound
sum=add plus total
minus=subtract difference
product=multiply times
quotient=divide division
percent=percentage pct
ratio=rate
highest=max floor
lowest=min cap
mean=average avg
above=gt greater_than more_than
at_least=gte ge
below=lt less_than
at_most=lte le
all=and
any=or
{\"all\": [{\"at_least\": […, …]}, {\"at_most\": […, …]}]}=equals equal eq is between in within
bands=switch case table tiers steps lookup
graduated=tiered
first_known=default
if=case_when
rounded=round ceil";

/// What words of the contract are called elsewhere.
const WORDS: &str = "\
=median percentile p95 half_even bankers
mean=average avg
highest=max
lowest=min
up=ceil
down=floor
count=integer int 次数 次數 数量 數量
flag=boolean bool 是否
number=decimal
money=currency 金额 金額
percent=百分比 比率 比例
provider=vendor supplier 乙方 服务商 服務商 服务方 服務方
client=customer buyer 甲方 委托方 委託方
higher=asc
lower=desc";

/// What a list says is meant by a word.
fn meant(word: &str, list: &'static str) -> Option<&'static str> {
    let mut lines = list.lines().filter_map(|line| line.split_once('='));
    lines.find(|(_, words)| words.split(' ').any(|known| known.eq_ignore_ascii_case(word))).map(|(meant, _)| meant)
}

/// The word that is meant by one that has no meaning here.
pub(crate) fn word<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    let called = meant(text, WORDS);
    if called == Some("") {
        return called;
    }
    let begins = |word: &&&str| called.map_or_else(|| text.starts_with(**word), |meant| meant == **word);
    words.iter().find(begins).copied().or_else(|| nearest(text, words.iter().copied()))
}

/// The mechanism that is meant by a name that none has.
pub(crate) fn mechanism(name: &str, known: &[&'static str]) -> Option<&'static str> {
    meant(name, CALLED).or_else(|| {
        nearest(name, known.iter().copied()).and_then(|near| known.iter().find(|one| **one == near).copied())
    })
}

/// The parameters that tell mechanisms apart.
const PARAMETERS: &str = "\
if=when then
shortfall=of target
bands=of rows
linear=of points
ratio=of to
percent=of rate
package_price=of size
over_months=of months";

/// The mechanism whose parameters these are, where its name was left out.
pub(crate) fn unnamed(has: &dyn Fn(&str) -> bool) -> Option<&'static str> {
    let mut lines = PARAMETERS.lines().filter_map(|line| line.split_once('='));
    lines.find(|(_, keys)| keys.split(' ').all(has)).map(|(mechanism, _)| mechanism)
}

/// A number as it is written here, if a text says one with separators, a sign for its unit, or wide digits.
fn number(text: &str) -> Option<String> {
    let narrow: String = text.chars().map(narrow).filter(|letter| !letter.is_whitespace()).collect();
    let bare = narrow.trim_start_matches(['¥', '￥', '$', '€', '£']);
    let bare = bare.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let digits = bare.replace(',', "");
    let value = plain(&digits)?;
    let unit = narrow.get(narrow.find(bare)?.saturating_add(bare.len())..)?;
    let mut signs = unit.chars();
    match signs.next() {
        Some('%') if signs.next().is_some() => None,
        Some('十' | '百' | '千' | '‰' | '分' | 'k' | 'K' | 'm' | 'M' | 'b' | 'B') if !unit.starts_with("min") => {
            None
        }
        Some('万' | '萬') => times(value, 10_000),
        Some('亿' | '億') => times(value, 100_000_000),
        _ => Some(digits),
    }
}

fn times(value: Decimal, factor: i64) -> Option<String> {
    Exact::from(value).times(&Exact::from(factor)).ok().map(|number| number.to_string())
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

/// Signs of comparisons, the longer ones first, with the mechanism for each; for the last two there are two.
const COMPARISONS: [(&str, &str); 9] = [
    (">=", "at_least"),
    ("=>", "at_least"),
    ("≥", "at_least"),
    ("<=", "at_most"),
    ("≤", "at_most"),
    (">", "above"),
    ("<", "below"),
    ("==", ""),
    ("=", ""),
];

/// Signs between terms, those that bind least first, with the mechanism for each.
const SIGNS: [(&str, &str); 6] =
    [(" + ", "sum"), (" - ", "minus"), ("*", "product"), ("×", "product"), (" / ", "quotient"), ("÷", "quotient")];

/// Words and signs between conditions.
const CONNECTIVES: [(&str, &str); 6] =
    [(" or ", "any"), ("||", "any"), ("或", "any"), (" and ", "all"), ("&&", "all"), ("且", "all")];

/// Whether a text is no name, but something to compute.
pub(crate) fn is_expression(text: &str) -> bool {
    COMPARISONS.iter().chain(&SIGNS).any(|(sign, _)| text.contains(sign))
}

/// A term as it is written here, for a text that is none.
pub(crate) fn term(text: &str) -> Option<String> {
    let text = text.trim();
    for (sign, mechanism) in CONNECTIVES {
        if text.contains(sign) {
            return joined(mechanism, &text.split(sign).collect::<Vec<_>>(), term);
        }
    }
    if let Some((sign, mechanism)) = COMPARISONS.iter().find(|(sign, _)| text.contains(sign)) {
        let (left, right) = text.split_once(sign)?;
        if COMPARISONS.iter().any(|(sign, _)| right.contains(sign)) {
            return None;
        }
        let sides = [left, right];
        if mechanism.is_empty() {
            let (least, most) = (joined("at_least", &sides, part)?, joined("at_most", &sides, part)?);
            return Some(format!("{{\"all\": [{least}, {most}]}}"));
        }
        return joined(mechanism, &sides, part);
    }
    for (sign, mechanism) in SIGNS {
        let parts: Vec<&str> = text.split(sign).collect();
        if parts.len() < 2 || parts.iter().any(|part| part.matches('(').count() != part.matches(')').count()) {
            continue;
        }
        let share = |text: &str| text.trim_end().ends_with(['%', '％']);
        if let ("product", &[one, two]) = (mechanism, parts.as_slice())
            && (share(one) || share(two))
        {
            let (of, rate) = if share(two) { (one, two) } else { (two, one) };
            return Some(format!("{{\"percent\": {{\"of\": {}, \"rate\": {}}}}}", part(of)?, part(rate)?));
        }
        return joined(mechanism, &parts, part);
    }
    number(text).map(|number| format!("\"{number}\""))
}

/// One side of a comparison, or one of several parts.
fn part(text: &str) -> Option<String> {
    let text = text.trim();
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    if is_expression(inner) {
        return term(inner);
    }
    if inner.contains(['(', ')']) {
        return None;
    }
    let written = if inner.is_empty() { "…".to_owned() } else { number(inner).unwrap_or_else(|| inner.to_owned()) };
    Some(format!("\"{written}\""))
}

/// A mechanism over several parts, each of which is written so.
fn joined(mechanism: &str, parts: &[&str], write: fn(&str) -> Option<String>) -> Option<String> {
    let parts: Option<Vec<String>> = parts.iter().map(|part| write(part)).collect();
    Some(format!("{{\"{mechanism}\": [{}]}}", parts?.join(", ")))
}

/// Signs and words before the one number of a range, and how it is written here.
const BEFORE: &str = "\
[#, )|>= => ≥ 不低于 不低於 不少于 不少於 至少
(#, )|> 高于 高於 超过 超過 大于 大於 above over
(, #]|<= ≤ 不超过 不超過 不高于 不高於 至多
(, #)|< 低于 低於 小于 小於 少于 少於 不足 below under
[#, #]|== =";

/// The same behind it.
const BEHIND: &str = "\
[#, )|及以上 以上 +
(, #]|及以下 以下 以内 以內
(#, )|以上(不含)
(, #)|以下(不含)";

/// A range of one number with a sign or a word of a list.
fn one_sided(text: &str, list: &str, behind: bool) -> Option<String> {
    for (range, words) in list.lines().filter_map(|line| line.split_once('|')) {
        for word in words.split(' ') {
            let at = if behind { text.strip_suffix(word) } else { text.strip_prefix(word) };
            if let Some(at) = at.and_then(number) {
                return Some(format!("\"{}\"", range.replace('#', &at)));
            }
        }
    }
    None
}

/// A range as it is written here, for a text that is none.
pub(crate) fn range(text: &str) -> Option<String> {
    let text: String = text.trim().chars().map(narrow).filter(|letter| *letter != '分').collect();
    if let Some(one) = one_sided(&text, BEFORE, false).or_else(|| one_sided(&text, BEHIND, true)) {
        return Some(one);
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
    // Both ends, where the text does not say: two ranges that share an edge are told, a number in neither might be missed.
    let close = if (closed.1 || !bracketed) && !to.is_empty() { "]" } else { ")" };
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
            ("100*a", r#"{"product": ["100", "a"]}"#),
            ("a × 5%", r#"{"percent": {"of": "a", "rate": "5"}}"#),
            ("5% * a", r#"{"percent": {"of": "a", "rate": "5"}}"#),
            ("(a - 3) * 100", r#"{"product": [{"minus": ["a", "3"]}, "100"]}"#),
            ("a * 2 - b", r#"{"minus": [{"product": ["a", "2"]}, "b"]}"#),
            ("a = 3", r#"{"all": [{"at_least": ["a", "3"]}, {"at_most": ["a", "3"]}]}"#),
            ("a >= 3 and b < 5", r#"{"all": [{"at_least": ["a", "3"]}, {"below": ["b", "5"]}]}"#),
            ("a / b", r#"{"quotient": ["a", "b"]}"#),
        ] {
            assert_eq!(term(text).as_deref(), Some(expected), "{text}");
        }
        for (text, expected) in [
            ("[80，)", r#""[80, )""#),
            ("（60，80】", r#""(60, 80]""#),
            (">=90", r#""[90, )""#),
            ("<60", r#""(, 60)""#),
            ("80-90", r#""[80, 90]""#),
            ("80~90", r#""[80, 90]""#),
            ("80以上", r#""[80, )""#),
            ("[90, ]", r#""[90, )""#),
            ("[80%, 90%)", r#""[80, 90)""#),
            ("80～100分", r#""[80, 100]""#),
            ("80分及以上", r#""[80, )""#),
            ("80分以下（不含）", r#""(, 80)""#),
            ("低于80", r#""(, 80)""#),
            ("不低于80", r#""[80, )""#),
            ("不足60%", r#""(, 60)""#),
            ("80+", r#""[80, )""#),
        ] {
            assert_eq!(range(text).as_deref(), Some(expected), "{text}");
        }
        for (text, expected) in [("(20, ∞)", r#""(20, )""#), ("[20, +)", r#""[20, )""#), ("(-∞, 20%]", r#""(, 20]""#)]
        {
            assert_eq!(range(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["five", "5‰", "3千", "5k", "5% of a", "max(0, a - 3)", "80 <= a < 100"] {
            assert_eq!(term(text), None, "{text}");
        }
        assert_eq!(word("average", &["sum", "mean"]), Some("mean"));
        assert_eq!(word("higher_is_better", &["higher", "lower"]), Some("higher"));
        assert_eq!(word("max", &["sum", "mean"]), None);
        assert_eq!(word("median", &["sum", "mean"]), Some(""));
        assert_eq!(mechanism("median", &["mean"]), Some(""));
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
