//! The proposal: a contract made of a pasted text, which words became which term, what is asked, and what was left out.

use serde::Serialize;
use serde_json::Value;

use super::clauses::Clauses;
use super::draft::{Asked, Draft};
use super::letters::{Span, Spans};
use super::read;
use super::reading::{Reading, UnreadReason};
use super::shape::shape;
use super::words::Words;
use crate::engine::Engine;
use crate::problem::{Place, Problem};
use crate::sort;

/// What a contract's own text says, as a contract to be taken, changed or left.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Proposal {
    /// A sound contract of what was understood.
    #[cfg_attr(feature = "declarations", ts(as = "crate::contract::Contract"))]
    pub contract: Value,
    /// Which words became which part of it.
    pub recognised: Vec<Recognised>,
    /// What can be read in more than one way: the readings of the contract.
    pub questions: Vec<Question>,
    /// What contradicts itself, or is not certain, and is to be decided before it is taken.
    pub choices: Vec<Question>,
    /// Words that are no part of it, and why.
    pub unread: Vec<Unread>,
    /// The reading itself: indicators, tiers, prices, damages, deadlines, each with its line.
    #[cfg_attr(feature = "declarations", ts(type = "Record<string, unknown>"))]
    pub reading: Value,
}

/// Words of the text and the part of the contract they became.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Recognised {
    /// Line of the text, from 1.
    pub line: u32,
    /// The words.
    pub text: String,
    /// Where it stands in the contract: a JSON pointer (RFC 6901).
    pub pointer: String,
}

/// A question about the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Question {
    /// Its name; that of the reading, where it is one.
    pub id: String,
    /// Line of the first passage it is about, from 1.
    pub line: u32,
    /// The words in doubt.
    pub text: String,
    /// What is asked.
    #[cfg_attr(feature = "declarations", ts(as = "crate::localized::Text"))]
    pub question: Value,
    /// The possible answers; the proposal has the first.
    pub choices: Vec<Answer>,
    /// The other passages it is about.
    pub also: Vec<Passage>,
}

/// A possible answer, and what it changes in the contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Answer {
    /// Its name.
    pub id: String,
    /// What it means.
    #[cfg_attr(feature = "declarations", ts(as = "crate::localized::Text"))]
    pub label: Value,
    /// What to put where; nothing for the first, which the proposal has.
    pub changes: Vec<Change>,
}

/// A new value at a place of the contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Change {
    /// Where: a JSON pointer.
    pub pointer: String,
    /// What to put there.
    #[cfg_attr(feature = "declarations", ts(type = "unknown"))]
    pub value: Value,
}

/// Words at a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Passage {
    /// Line of the text, from 1.
    pub line: u32,
    /// The words.
    pub text: String,
}

/// Words that are no part of the contract.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Unread {
    /// Line of the text, from 1.
    pub line: u32,
    /// The words.
    pub text: String,
    /// Why: `heading`, `not_computed`, `no_rule`, …
    pub reason: UnreadReason,
}

/// A contract's own text → a proposal. Nothing of it is in force before a person takes it.
pub fn read_contract(text: &str) -> Proposal {
    let words = Words::built_in();
    let (reading, english) = read::read(words, text);
    let clauses = Clauses::of(words, text, english);
    let mut draft = Draft::of(words, &reading, &clauses, english);
    let contract = sound(&mut draft, &clauses.title());
    let mut proposal = Proposal {
        recognised: recognised(&draft, &contract, &clauses),
        questions: asked(&draft, &contract, &clauses, true),
        choices: asked(&draft, &contract, &clauses, false),
        unread: unread(&draft, &reading, &clauses),
        reading: shape(&reading, &clauses),
        contract,
    };
    every_line(&mut proposal, &clauses);
    proposal
}

/// The contract, without what makes it unsound: that is left out and said, rather than proposed.
fn sound(draft: &mut Draft<'_>, title: &str) -> Value {
    for _ in 0..12 {
        draft.weigh();
        let contract = draft.contract(title);
        let engine = Engine::new(contract.clone());
        let errors = engine.problems().iter().filter(|problem| problem.is_error());
        // From the last on, so that those before keep their places.
        let mut places: Vec<(String, usize)> = errors.map(|error| term_of(&pointer_of(error))).collect();
        if places.is_empty() {
            return contract;
        }
        sort::sort(&mut places);
        places.dedup();
        let mut removed = false;
        for (section, index) in places.iter().rev() {
            removed |= draft.remove(section, (*index != usize::MAX).then_some(*index));
        }
        if !removed {
            break;
        }
    }
    draft.clear();
    draft.contract(title)
}

/// The term a pointer leads into: its section, and its place in it.
fn term_of(pointer: &str) -> (String, usize) {
    let mut steps = pointer.split('/').skip(1);
    let section = steps.next().unwrap_or_default().to_owned();
    (section, steps.next().and_then(|index| index.parse().ok()).unwrap_or(usize::MAX))
}

fn pointer_of(problem: &Problem) -> String {
    match &problem.at {
        Some(Place::Pointer { pointer }) => pointer.clone(),
        _ => String::new(),
    }
}

fn line(span: Span) -> u32 {
    u32::try_from(span.line.saturating_add(1)).unwrap_or(u32::MAX)
}

/// Where a term stands in the contract; none if it was left out.
fn pointer(contract: &Value, section: &str, id: &str, key: Option<&str>) -> Option<String> {
    let place = contract.get(section)?;
    let mut pointer = format!("/{section}");
    let mut term = place;
    if let Some(terms) = place.as_array() {
        let index = terms.iter().position(|term| term["id"] == *id)?;
        pointer = format!("{pointer}/{index}");
        term = terms.get(index)?;
    }
    if let Some(key) = key.filter(|key| term.get(*key).is_some()) {
        pointer = format!("{pointer}/{key}");
    }
    Some(pointer)
}

fn recognised(draft: &Draft<'_>, contract: &Value, clauses: &Clauses) -> Vec<Recognised> {
    let mut all: Vec<Recognised> = draft
        .became
        .iter()
        .filter_map(|became| {
            let pointer = pointer(contract, became.section, &became.id, became.key)?;
            Some(Recognised { line: line(became.span), text: clauses.text(became.span), pointer })
        })
        .collect();
    sort::sort(&mut all);
    all.dedup();
    all
}

fn asked(draft: &Draft<'_>, contract: &Value, clauses: &Clauses, in_contract: bool) -> Vec<Question> {
    let questions = draft.asked.iter().filter(|asked| asked.in_contract == in_contract);
    questions.map(|asked| question(asked, contract, clauses)).collect()
}

fn question(asked: &Asked, contract: &Value, _clauses: &Clauses) -> Question {
    let passages: Vec<Passage> =
        asked.about.iter().map(|(span, text)| Passage { line: line(*span), text: text.clone() }).collect();
    let answers = asked.choices.iter().enumerate().map(|(place, choice)| {
        let by_reading = (asked.in_contract && place > 0)
            .then(|| Change { pointer: format!("/readings/{}", asked.id), value: choice.id.clone().into() });
        let changes = choice.changes.iter().filter_map(|(section, id, key, value)| {
            Some(Change { pointer: format!("{}/{key}", pointer(contract, section, id, None)?), value: value.clone() })
        });
        Answer {
            id: choice.id.clone(),
            label: choice.label.clone(),
            changes: by_reading.into_iter().chain(changes).collect(),
        }
    });
    let first = passages.first().cloned().unwrap_or(Passage { line: 1, text: String::new() });
    Question {
        id: asked.id.clone(),
        line: first.line,
        text: first.text,
        question: asked.question.clone(),
        choices: answers.collect(),
        also: passages.into_iter().skip(1).collect(),
    }
}

fn unread(draft: &Draft<'_>, reading: &Reading, clauses: &Clauses) -> Vec<Unread> {
    let left = reading.left.iter().map(|left| Unread {
        line: line(left.span),
        text: if left.text.is_empty() { clauses.text(left.span) } else { left.text.clone() },
        reason: left.reason,
    });
    let without = draft.unread.iter().map(|(span, reason)| Unread {
        line: line(*span),
        text: clauses.text(*span),
        reason: *reason,
    });
    let became = Spans::of(draft.became.iter().map(|became| became.span));
    let blanks = reading.blanks.iter().filter(|(_, span)| !became.touch(span)).map(|(text, span)| Unread {
        line: line(*span),
        text: text.clone(),
        reason: UnreadReason::Blank,
    });
    let mut all: Vec<Unread> = left.chain(without).chain(blanks).collect();
    sort::sort(&mut all);
    all.dedup();
    all
}

/// Silence about a line is never right.
fn every_line(proposal: &mut Proposal, clauses: &Clauses) {
    let mut known: std::collections::BTreeSet<u32> = proposal.recognised.iter().map(|part| part.line).collect();
    for question in proposal.questions.iter().chain(&proposal.choices) {
        known.insert(question.line);
        known.extend(question.also.iter().map(|passage| passage.line));
    }
    known.extend(proposal.unread.iter().map(|left| left.line));
    for (number, written) in (1_u32..).zip(clauses.lines()) {
        if !written.trim().is_empty() && !known.contains(&number) {
            proposal.unread.push(Unread {
                line: number,
                text: written.trim().to_owned(),
                reason: UnreadReason::NoRule,
            });
        }
    }
    sort::sort(&mut proposal.unread);
}
