//! What is sound in a contract and hardly meant so: told on loading, once nothing is wrong.

use super::account::Payer;
use super::model::{Contract, StatedValue};
use crate::glossary::{Scope, Vocabulary};
use crate::json::{Value, push_key};
use crate::mechanisms::{Better, Term};
use crate::number::Exact;
use crate::problem::{Code, Problem};
use crate::sort;
use std::sync::Arc;

/// Everything in doubt, each at its place; and the figures that nothing of the contract rests on.
pub(super) fn find(
    contract: &Contract,
    source: &Value,
    vocabulary: &Vocabulary,
    unused: &mut Arc<Vec<String>>,
) -> Vec<Problem> {
    let mut doubts = Vec::new();
    let by_condition = contract.tiers.iter().any(|tier| tier.when.is_some());
    let ranged = contract.tiers.iter().any(|tier| tier.range.from.is_some() || tier.range.to.is_some());
    if contract.score.is_none() && !contract.tiers.is_empty() && (ranged || !by_condition) {
        doubts.push(Problem::new(Code::TiersWithoutScore).at_pointer("/tiers"));
    }
    for (index, metric) in contract.metrics.iter().enumerate() {
        let at = |key: &str| format!("/metrics/{index}/{key}");
        if let (Some(Term::Number(target)), "%") = (&metric.target, metric.unit.as_str())
            && metric.better == Better::Higher
            && *target > Exact::ZERO
            && *target <= Exact::ONE
        {
            let percent = target.times(&Exact::HUNDRED).ok().map(|percent| format!("\"{percent}\""));
            let problem = Problem::new(Code::TargetFraction).with("metric", &metric.id).with("target", target);
            doubts.push(problem.instead(percent).at_pointer(at("target")));
        }
        let stated = source.pointer(&at("better")).is_some();
        let time = matches!(metric.unit.as_str(), "s" | "min" | "h");
        if time && metric.target.is_some() && metric.better == Better::Higher && !stated {
            doubts.push(Problem::new(Code::TargetSide).with("metric", &metric.id).at_pointer(at("unit")));
        }
    }
    // A blank is one whether or not anything is computed with it.
    let mut words = Vec::new();
    collect_words(source, &mut words);
    sort::sort(&mut words);
    let is_word = |id: &str| id.chars().all(is_part_of_name);
    let used = |id: &str| if is_word(id) { words.binary_search(&id).is_ok() } else { is_used(source, id) };
    let is_idle = |value: &StatedValue| !value.example && !used(&value.id);
    for (index, value) in contract.values.iter().enumerate().filter(|(_, value)| is_idle(value)) {
        doubts.push(Problem::new(Code::ValueUnused).with("id", &value.id).at_pointer(format!("/values/{index}")));
    }
    let open = open_in_the_first_month(source, "").into_iter();
    doubts.extend(open.map(|at| Problem::new(Code::FirstMonthOpen).at_pointer(at)));
    for (key, lines) in [("fees", &contract.fees), ("damages", &contract.damages)] {
        let paid = lines.iter().enumerate().filter(|(_, line)| line.kind == "deduction" && line.payer == Payer::Client);
        doubts.extend(paid.map(|(index, line)| {
            Problem::new(Code::DeductionByClient).with("id", &line.id).at_pointer(format!("/{key}/{index}/payer"))
        }));
    }
    // What a used figure is a mean over, or adds up to, says how it is read.
    let list = vocabulary.list(Scope::Month);
    let rests: Vec<bool> = list.iter().map(|known| used(&known.figure.id)).collect();
    let on = |place: usize| rests.get(place) == Some(&true);
    let idle = list.iter().enumerate().filter(|(place, known)| {
        let weighs = list.iter().enumerate().any(|(other, mean)| mean.of == Some(*place) && on(other));
        !on(*place) && !weighs && !known.parts.iter().any(|part| on(*part))
    });
    Arc::make_mut(unused).extend(idle.map(|(_, known)| known.figure.id.clone()));
    doubts
}

/// Mechanisms that say what counts where the month before has no data: they leave it out, or do not hold.
const WITHOUT_MONTH_BEFORE: [&str; 8] =
    ["first_known", "mean", "lowest", "highest", "at_least", "above", "at_most", "below"];

/// Where the month before stands and nothing says what counts in the first one. `within`: the mechanism it stands in.
fn open_in_the_first_month(json: &Value, within: &str) -> Vec<String> {
    let mut found = Vec::new();
    match json {
        Value::Object(object) => {
            for (key, inner) in object {
                if key == "month_before" && !WITHOUT_MONTH_BEFORE.contains(&within) {
                    found.push(format!("/{key}"));
                    continue;
                }
                for at in open_in_the_first_month(inner, key) {
                    let mut pointer = String::new();
                    push_key(&mut pointer, key);
                    found.push(pointer + &at);
                }
            }
        }
        Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                let inside = open_in_the_first_month(inner, within).into_iter();
                found.extend(inside.map(|at| format!("/{index}{at}")));
            }
        }
        _ => {}
    }
    found
}

fn is_part_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Every word that stands anywhere but where it is given: a name of such letters is used where it is one of them.
fn collect_words<'j>(json: &'j Value, words: &mut Vec<&'j str>) {
    match json {
        Value::Object(object) => {
            object.iter().filter(|(key, _)| *key != "id").for_each(|(_, inner)| collect_words(inner, words));
        }
        Value::Array(list) => list.iter().for_each(|inner| collect_words(inner, words)),
        Value::String(text) => {
            words.extend(text.split(|letter| !is_part_of_name(letter)).filter(|word| !word.is_empty()));
        }
        _ => {}
    }
}

/// Whether a name stands anywhere but where it is given: in a term, a range, a date, or a text that takes it over.
fn is_used(json: &Value, id: &str) -> bool {
    match json {
        Value::Object(object) => object.iter().any(|(key, inner)| key != "id" && is_used(inner, id)),
        Value::Array(list) => list.iter().any(|inner| is_used(inner, id)),
        Value::String(text) => text.match_indices(id).any(|(place, _)| {
            let (before, after) = (text.get(..place), text.get(place.saturating_add(id.len())..));
            let alone = |letter: Option<char>| letter.is_none_or(|letter| !is_part_of_name(letter));
            alone(before.and_then(|before| before.chars().next_back()))
                && alone(after.and_then(|after| after.chars().next()))
        }),
        _ => false,
    }
}
