//! What is sound in a contract and hardly meant so: told on loading, once nothing is wrong.

use super::account::Payer;
use super::model::{Contract, StatedValue};
use crate::json::Value;
use crate::mechanisms::{Better, Term};
use crate::number::Exact;
use crate::problem::{Code, Problem};

/// Everything in doubt, each at its place.
pub(super) fn find(contract: &Contract, source: &Value) -> Vec<Problem> {
    let mut doubts = Vec::new();
    if contract.score.is_none() && !contract.tiers.is_empty() {
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
    let idle = |value: &StatedValue| !value.example && !is_used(source, &value.id);
    for (index, value) in contract.values.iter().enumerate().filter(|(_, value)| idle(value)) {
        doubts.push(Problem::new(Code::ValueUnused).with("id", &value.id).at_pointer(format!("/values/{index}")));
    }
    for (key, lines) in [("fees", &contract.fees), ("damages", &contract.damages)] {
        let paid = lines.iter().enumerate().filter(|(_, line)| line.kind == "deduction" && line.payer == Payer::Client);
        doubts.extend(paid.map(|(index, line)| {
            Problem::new(Code::DeductionByClient).with("id", &line.id).at_pointer(format!("/{key}/{index}/payer"))
        }));
    }
    doubts
}

/// Whether a name stands anywhere but where it is given: in a term, a range, a date, or a text that takes it over.
fn is_used(json: &Value, id: &str) -> bool {
    match json {
        Value::Object(object) => object.iter().any(|(key, inner)| key != "id" && is_used(inner, id)),
        Value::Array(list) => list.iter().any(|inner| is_used(inner, id)),
        Value::String(text) => {
            let part_of_name = |letter: char| letter.is_alphanumeric() || letter == '_';
            text.match_indices(id).any(|(place, _)| {
                let (before, after) = (text.get(..place), text.get(place.saturating_add(id.len())..));
                let alone = |letter: Option<char>| letter.is_none_or(|letter| !part_of_name(letter));
                alone(before.and_then(|before| before.chars().next_back()))
                    && alone(after.and_then(|after| after.chars().next()))
            })
        }
        _ => false,
    }
}
