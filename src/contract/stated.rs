//! The numbers a contract file states, found by where they stand: for the texts that take them over, and for those that
//! say them once more.

use std::borrow::Cow;

use crate::json::Value;
use crate::mechanisms::{Mechanism, Scope, Term};
use crate::number::Exact;

/// The contract file, and what its names come to.
pub(super) struct Stated<'a, 's> {
    pub(super) json: &'a Value,
    pub(super) scope: &'a Scope<'s>,
}

/// A number of the contract with the name it has beside a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) name: String,
    pub(super) number: Exact,
}

impl<'a> Stated<'a, '_> {
    /// The part of the contract a text stands in: an entry of a list, or a section that is none.
    pub(super) fn part(&self, pointer: &str) -> Option<&'a Value> {
        let mut keys = pointer.split('/').skip(1);
        let section = self.json.get(keys.next()?)?;
        match section.as_array() {
            Some(list) => list.get(keys.next()?.parse::<usize>().ok()?),
            None => Some(section),
        }
    }

    /// What a line with an amount for each tier comes to in this one.
    pub(super) fn in_tier(&self, line: &str, tier: &str) -> Option<Exact> {
        let lines = ["fees", "damages"].into_iter().filter_map(|key| self.json.get(key)?.as_array()).flatten();
        let found = lines.into_iter().find(|term| term.get("id").and_then(Value::as_str) == Some(line))?;
        self.one(&at(found.get("amount")?, &["per_tier", tier]))
    }

    /// The lines with an amount for each tier, with what each comes to in this one.
    pub(super) fn of_tier(&self, tier: &str) -> Vec<Number> {
        let lines = ["fees", "damages"].into_iter().filter_map(|key| self.json.get(key)?.as_array()).flatten();
        let id = |line: &Value| Some(line.get("id")?.as_str()?.to_owned());
        lines
            .filter_map(|line| id(line).and_then(|id| Some(Number { number: self.in_tier(&id, tier)?, name: id })))
            .collect()
    }

    /// The one number that these are; none where they are several, or none.
    pub(super) fn one(&self, found: &[Cow<'_, Value>]) -> Option<Exact> {
        let mut numbers = found.iter().map(|value| self.number(value));
        let first = numbers.next()??;
        numbers.all(|other| other.as_ref() == Some(&first)).then_some(first)
    }

    /// The number that a value of the file always is: it is one, or the name of a stated value, or the version of one
    /// that is in force, or a list with one of these in it.
    pub(super) fn number(&self, value: &Value) -> Option<Exact> {
        if let Some(list) = value.as_array() {
            let mut numbers = list.iter().filter_map(|element| self.number(element));
            return numbers.next().filter(|_| numbers.next().is_none());
        }
        // A count of days may go backwards by a name.
        let text = value.as_str().and_then(|text| text.strip_prefix('-'));
        let name = text.filter(|name| name.starts_with(|first: char| first.is_alphabetic()));
        if let Some(name) = name {
            return self.scope.number_of(Term::Name(crate::mechanisms::Name::new(name)));
        }
        if value.is_object() && !Mechanism::is_one(value) {
            return None;
        }
        self.scope.number_of(crate::json::read(value, &mut Vec::new())?)
    }

    /// All numbers that stand in a value, each with the key it stands under.
    pub(super) fn below(&self, key: &str, value: &Value, found: &mut Vec<Number>) {
        match value {
            Value::Object(object) => {
                for (key, inner) in object.iter().filter(|(key, _)| !is_text(key)) {
                    self.below(key, inner, found);
                }
            }
            Value::Array(list) => list.iter().for_each(|element| self.below(key, element, found)),
            Value::String(text) if text.starts_with(['[', '(']) => {
                let number = |edge: &str| self.number(&Value::String(edge.into()));
                found.extend(
                    edges(text).filter_map(|(name, edge)| Some(Number { name: name.into(), number: number(edge)? })),
                );
            }
            Value::Number(_) | Value::String(_) => {
                found.extend(self.number(value).map(|number| Number { name: key.into(), number }));
            }
            Value::Null | Value::Bool(_) => {}
        }
    }
}

/// Keys under which no numbers stand that count: names, clauses and words.
fn is_text(key: &str) -> bool {
    const WORDS: [&str; 14] = [
        "id", "clause", "label", "note", "rule", "text", "question", "counts", "unit", "zh-CN", "zh-TW", "en",
        "titles", "title",
    ];
    WORDS.contains(&key)
}

/// The edges of a range as the file writes it: "[80, 90)".
fn edges(range: &str) -> impl Iterator<Item = (&'static str, &str)> {
    let edges = range.trim_matches(['[', ']', '(', ')']).split(',').map(str::trim);
    ["from", "to"].into_iter().zip(edges).filter(|(_, edge)| !edge.is_empty())
}

/// Everything that is reached by these keys, or ids of entries, with anything between them; of what lies in a range also
/// its edges, as `from` and `to`.
pub(super) fn at<'v>(value: &'v Value, path: &[&str]) -> Vec<Cow<'v, Value>> {
    let mut found = Vec::new();
    collect(value, path, &mut found);
    found
}

fn collect<'v>(value: &'v Value, path: &[&str], found: &mut Vec<Cow<'v, Value>>) {
    let Some((first, rest)) = path.split_first() else {
        found.push(Cow::Borrowed(value));
        return;
    };
    match value {
        Value::Object(object) => {
            if let (Some(range), true) = (value.get("in").and_then(Value::as_str), rest.is_empty()) {
                let edge = edges(range).find(|(name, _)| name == first);
                found.extend(edge.map(|(_, edge)| Cow::Owned(Value::String(edge.into()))));
            }
            for (key, inner) in object.iter().filter(|(key, _)| !is_text(key)) {
                collect(inner, if key == *first { rest } else { path }, found);
            }
        }
        Value::Array(list) => {
            for element in list {
                let named = element.get("id").and_then(Value::as_str) == Some(*first);
                collect(element, if named { rest } else { path }, found);
            }
        }
        _ => {}
    }
}
