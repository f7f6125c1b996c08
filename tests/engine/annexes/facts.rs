//! What a reading says, number by number, beside what was expected of it.

use std::collections::BTreeSet;
use std::str::FromStr as _;

use rust_decimal::Decimal;
use serde_json::Value;

/// The sections of a reading that hold terms.
const SECTIONS: [&str; 8] = ["indicators", "tiers", "bonus", "prices", "damages", "deadlines", "caps", "term"];
/// Keys that hold words, not numbers.
const WORDS: [&str; 13] =
    ["line", "text", "name", "what", "label", "base", "unit", "of", "by", "each", "grade", "ratio", "consequence"];
/// Keys whose words are a fact as a number is: which side is better, what a part of a step does, how a ladder is climbed.
const CHOSEN: [&str; 3] = ["better", "partial", "ladder"];

/// What a number is of, by the keys that lead to it, and the number: its value, or the words of a date or a length.
type Fact = (String, String);

/// A term of a reading: its section, its name, and its facts.
#[derive(Clone, Debug)]
pub(super) struct Term {
    section: &'static str,
    name: String,
    facts: Vec<Fact>,
}

/// How a reading stands to what was expected.
#[derive(Debug, Default)]
pub(super) struct Compared {
    pub(super) expected: usize,
    pub(super) right: usize,
    /// Expected and not proposed.
    pub(super) missing: Vec<String>,
    /// Proposed and not expected.
    pub(super) wrong: Vec<String>,
}

/// The terms of a reading.
pub(super) fn terms(reading: &Value) -> Vec<Term> {
    let mut terms = Vec::new();
    for section in SECTIONS {
        let entries = match reading.get(section) {
            Some(Value::Array(entries)) => entries.clone(),
            Some(entry) => vec![entry.clone()],
            None => continue,
        };
        for entry in entries {
            let mut facts = Vec::new();
            collect("", &entry, &mut facts);
            let name = ["name", "what", "of"].iter().find_map(|key| entry.get(*key)?.as_str()).unwrap_or_default();
            let name = name.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_lowercase();
            terms.push(Term { section, name, facts });
        }
    }
    terms
}

fn collect(path: &str, value: &Value, facts: &mut Vec<Fact>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                match (key.as_str(), value.as_str()) {
                    (key, _) if WORDS.contains(&key) && !(key == "consequence" && value.is_object()) => {}
                    (key, Some(word)) if CHOSEN.contains(&key) => {
                        facts.push((format!("{path}/{key}"), word.to_owned()));
                    }
                    ("in", Some(range)) => facts.extend(edges(&format!("{path}/in"), range)),
                    ("rule" | "length" | "renew" | "notice" | "start" | "end", Some(words)) => {
                        facts.push((key.to_owned(), in_words(words)));
                    }
                    _ => collect(&format!("{path}/{key}"), value, facts),
                }
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| collect(path, entry, facts)),
        Value::String(text) => {
            if let Ok(number) = Decimal::from_str(text) {
                facts.push((path.replace("/consequence", ""), number.normalize().to_string()));
            }
        }
        _ => {}
    }
}

/// The ends of an interval, each with whether it is part of it.
fn edges(path: &str, range: &str) -> Vec<Fact> {
    let (from, to) = range.split_once(',').unwrap_or((range, ""));
    let number = |text: &str| Decimal::from_str(text.trim().trim_matches(['[', ']', '(', ')'])).ok();
    let from_closed = from.trim().starts_with('[');
    let to_closed = to.trim().ends_with(']');
    let edge = |end: &str, value: Option<Decimal>, closed: bool| {
        value.map(|value| (format!("{path}/{end}"), format!("{} {closed}", value.normalize())))
    };
    edge("from", number(from), from_closed).into_iter().chain(edge("to", number(to), to_closed)).collect()
}

/// A length or a date with its number, its unit, which side of what it lies on, and of what.
fn in_words(words: &str) -> String {
    words
        .to_lowercase()
        .replace("working days", "working day")
        .replace("days", "day")
        .replace("months", "month")
        .replace("years", "year")
}

/// Whether two facts say the same. What a time limit counts from is in the words of the text, more or fewer of them.
fn same(one: &Fact, other: &Fact) -> bool {
    if one.0 != other.0 {
        return false;
    }
    if one.1 == other.1 {
        return true;
    }
    if one.0 != "rule" {
        return false;
    }
    let parts = |rule: &str| {
        let (rule, holiday) = rule.split_once(';').map_or((rule, false), |(rule, _)| (rule, true));
        let place = [" after ", " before ", " of "].iter().filter_map(|word| Some((rule.find(word)?, *word))).min();
        let (length, side, event) = place.map_or((rule, "", ""), |(at, word)| {
            let (length, rest) = rule.split_at(at);
            (length, word, rest.strip_prefix(word).unwrap_or(rest))
        });
        (length.trim().to_owned(), side.to_owned(), event.replace([' ', '\u{3000}'], ""), holiday)
    };
    let (one, other) = (parts(&one.1), parts(&other.1));
    let stated = one.2 != "unstated" && other.2 != "unstated";
    one.0 == other.0
        && one.1 == other.1
        && one.3 == other.3
        && stated
        && (one.2.contains(&other.2) || other.2.contains(&one.2))
}

/// How many facts two terms have in common.
fn in_common(one: &Term, other: &Term) -> usize {
    let mut rest = other.facts.clone();
    let common = one.facts.iter().filter(|fact| match rest.iter().position(|known| same(fact, known)) {
        Some(place) => {
            rest.remove(place);
            true
        }
        None => false,
    });
    common.count()
}

/// What was expected beside what was read: each term beside the one it has most in common with.
pub(super) fn compare(expected: &Value, reading: &Value) -> Compared {
    let (expected, found) = (terms(expected), terms(reading));
    let mut pairs = Vec::new();
    for (at, one) in expected.iter().enumerate() {
        for (place, other) in found.iter().enumerate() {
            let common = in_common(one, other);
            let named = !one.name.is_empty()
                && !other.name.is_empty()
                && (one.name.contains(&other.name) || other.name.contains(&one.name));
            if common > 0 || named {
                let alike = common * 4 + usize::from(named) * 3 + usize::from(one.section == other.section) * 2;
                pairs.push((alike, usize::MAX - at.abs_diff(place), at, place));
            }
        }
    }
    pairs.sort_by(|one, other| other.cmp(one));
    let (mut taken, mut used) = (BTreeSet::new(), BTreeSet::new());
    let mut beside = vec![None; expected.len()];
    for (_, _, at, place) in pairs {
        if !taken.contains(&at) && used.insert(place) {
            taken.insert(at);
            beside[at] = Some(place);
        }
    }
    let mut compared = Compared::default();
    for (term, place) in expected.iter().zip(&beside) {
        let mut rest = place.map_or_else(Vec::new, |place: usize| found[place].facts.clone());
        for fact in &term.facts {
            compared.expected += 1;
            match rest.iter().position(|known| same(fact, known)) {
                Some(known) => {
                    rest.remove(known);
                    compared.right += 1;
                }
                None => compared.missing.push(format!("{} {}: {} {}", term.section, term.name, fact.0, fact.1)),
            }
        }
        // What the reading says is not stated is asked about.
        let certain = rest.iter().filter(|fact| !fact.1.ends_with("unstated"));
        compared.wrong.extend(certain.map(|fact| format!("{} {}: {} {}", term.section, term.name, fact.0, fact.1)));
    }
    for (place, term) in found.iter().enumerate().filter(|(place, _)| !used.contains(place)) {
        let _ = place;
        compared.wrong.extend(
            term.facts
                .iter()
                .map(|fact| format!("{} {}: {} {} (no such term)", term.section, term.name, fact.0, fact.1)),
        );
    }
    compared
}
