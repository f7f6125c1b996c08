//! Names: what an indicator, a score or an event is called.

use super::letters::Piece;
use super::words::Words;

/// A name with its short forms written out: 首响 is 首次响应.
pub(super) fn spelled_out(alike: &str) -> String {
    alike.replace("首响", "首次响应")
}

/// The name that a text leads up to: behind the last mark, without words that only lead to it or away from it. Where
/// nothing is left of the last part, it is the part before.
pub(super) fn name(words: &Words, text: &Piece) -> Piece {
    // 以回访数据为准 names nothing.
    let remark = |part: &&Piece| words.ends_with("remarks", part.trimmed().alike(0, usize::MAX).trim_end()).is_some();
    // 满意度以第三方调查为准 names what is measured all the same.
    let of_remark = |part: &Piece| {
        let by = part.letters.iter().position(|letter| matches!(letter, '以' | '按' | '由'));
        let named = by.map(|by| bare(words, &part.slice(0, by)));
        named.filter(|named| is_metric(words, named)).unwrap_or_default()
    };
    // 每半年一次, 每季度统计 says how often.
    let often = |part: &&Piece| {
        let alike = part.trimmed().alike(0, usize::MAX);
        let period = alike
            .strip_prefix('每')
            .is_some_and(|of| of.starts_with(['年', '月', '季', '半', '周', '日', '天', '两', '三']));
        period && words.ends_with("how_often", alike.trim_end()).is_some()
    };
    let all = parts(text);
    let named = all.iter().rev().filter(|part| !often(part));
    let mut named = named.map(|part| if remark(&part) { of_remark(part) } else { bare(words, part) });
    named.find(|part| part.len() > 0).unwrap_or_default()
}

/// A name without words that only lead to it or away from it.
fn bare(words: &Words, part: &Piece) -> Piece {
    let mut name = part.clone();
    loop {
        name = without_count(&name.trimmed());
        let alike = name.alike(0, name.len());
        let lead = words.begins_with("name_leads", &alike).map(|lead| lead.chars().count());
        let tail = words.ends_with("name_tails", &alike).map(|tail| tail.chars().count());
        if words.begins_with("name_keeps", &alike).is_none()
            && let Some(lead) = lead.filter(|lead| *lead <= name.len())
            && lead > 0
        {
            name = name.slice(lead, name.len());
        } else if let Some(tail) = tail.filter(|tail| *tail <= name.len() && *tail > 0) {
            // 扣分合计
            if tail == 1 && alike.ends_with("合计") {
                return name;
            }
            // The last letter may be all that makes it a name: 时间 is none without 间.
            if ends_name(words, &alike) && tail == 1 && !alike.is_ascii() {
                return name;
            }
            name = name.slice(0, name.len().saturating_sub(tail));
        } else {
            return name;
        }
        if name.len() == 0 {
            return name;
        }
    }
}

/// A name without the number of cases behind it: 派单错误前5次, 投诉个案首3宗.
fn without_count(name: &Piece) -> Piece {
    let Some(first) = name.letters.iter().rposition(|letter| matches!(letter, '前' | '首')).filter(|at| *at >= 2)
    else {
        return name.clone();
    };
    let behind = name.letters.get(first.saturating_add(1)..).unwrap_or_default();
    let digits = behind.iter().take_while(|letter| letter.is_ascii_digit()).count();
    if digits > 0 && behind.len() == digits.saturating_add(1) { name.slice(0, first) } else { name.clone() }
}

/// The parts of a text between marks that are not inside brackets.
fn parts(text: &Piece) -> Vec<Piece> {
    outside_brackets(text, |mark, at| match mark {
        ':' => !is_between_digits(text, at),
        mark => matches!(mark, ',' | ';' | '。' | '?' | '!' | '•'),
    })
}

/// The parts of a text between the marks that end one, as far as they are not inside brackets.
pub(super) fn outside_brackets(text: &Piece, ends: impl Fn(char, usize) -> bool) -> Vec<Piece> {
    let (mut from, mut depth) = (0, 0_usize);
    let mut parts = Vec::new();
    for (at, letter) in text.letters.iter().enumerate() {
        match letter {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' => depth = depth.saturating_sub(1),
            mark if depth == 0 && ends(*mark, at) => {
                parts.push(text.slice(from, at));
                from = at.saturating_add(1);
            }
            _ => {}
        }
    }
    parts.push(text.slice(from, text.len()));
    parts
}

/// Whether a mark stands in a number or a time of day: 3,000 and 9:00.
pub(super) fn is_between_digits(text: &Piece, at: usize) -> bool {
    let digit = |at: Option<usize>| at.and_then(|at| text.letter(at)).is_some_and(|letter| letter.is_ascii_digit());
    digit(at.checked_sub(1)) && digit(at.checked_add(1))
}

/// A text without what stands in brackets at its end.
pub(super) fn without_remark(text: &str) -> &str {
    match text.strip_suffix(')').and_then(|inner| inner.rfind('(')) {
        Some(open) if open > 0 => text.get(..open).unwrap_or(text).trim_end(),
        _ => text,
    }
}

fn ends_name(words: &Words, alike: &str) -> bool {
    words.ends_with("name_ends", without_remark(alike)).is_some()
}

/// Whether a name is that of something measured: 接通率, 平均处理时长, abandonment rate.
pub(super) fn is_metric(words: &Words, name: &Piece) -> bool {
    let alike = name.alike(0, name.len());
    name.len() >= 2 && name.len() <= 60 && ends_name(words, &alike) && !is_score(words, &alike)
}

/// Whether a text names the score of the month and nothing else.
pub(super) fn is_score(words: &Words, alike: &str) -> bool {
    let mut rest = alike.trim();
    let mut scored = false;
    while !rest.is_empty() {
        if let Some(word) = words.begins_with("score_words", rest) {
            scored = true;
            rest = rest.get(word.len()..).unwrap_or_default();
        } else if let Some(word) = words.begins_with("score_fill", rest) {
            rest = rest.get(word.len()..).unwrap_or_default();
        } else {
            return false;
        }
        rest = rest.trim_start();
    }
    scored
}

/// Whether lower is better, as far as a name tells.
pub(super) fn is_lower_better(words: &Words, alike: &str) -> Option<bool> {
    let alike = without_remark(alike.trim());
    if words.ends_with("negative_ends", alike).is_some() {
        return Some(true);
    }
    words.ends_with("name_ends", alike).map(|_| false)
}

/// Whether a name is that of a time: less of it is better, and more of the share that is in time.
pub(super) fn is_time(words: &Words, alike: &str) -> bool {
    words.ends_with("time_ends", without_remark(alike.trim())).is_some()
}

/// The mark of a kind of event that a name begins with: A类, 一级.
pub(super) fn class_mark<'w>(words: &'w Words, alike: &str) -> Option<&'w str> {
    words.begins_with("class_marks", alike.trim())
}

/// Whether two names are of the same thing: one ends with the other, whatever stands in brackets.
pub(super) fn same_name(known: &str, other: &str) -> bool {
    let (known, other) = (without_remark(known.trim()), without_remark(other.trim()));
    let enough = |text: &str| text.chars().count() >= 2;
    // 非致命错误率 is not 致命错误率.
    let ends = |long: &str, short: &str| {
        long.strip_suffix(short).is_some_and(|before| !before.ends_with(['非', '不', '未', '无']))
    };
    enough(known) && enough(other) && (known == other || ends(known, other) || ends(other, known))
}
