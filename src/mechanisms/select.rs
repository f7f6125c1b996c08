//! Choosing one of several terms: by a condition, by the tier, by a reading.

use super::{Evaluation, Kind, Scope, Standing, Term, Tiers};
use crate::json::{self, FromJson, Reader};
use crate::map::Map;
use crate::number::{Interval, TooLarge};
use crate::open::{Gap, Open, OpenCounts};
use crate::problem::{Code, Problem};
use crate::trace::{Found, Node, Step, Value};

/// One of two, by a condition: `{"if": {"when": {"above": ["leaked_records", "20"]}, "then": "500000", "else": "0"}}`.
///
/// An open condition leaves what either way comes to: nothing is guessed, and where both come to the same it is known.
/// Without `else`, what the condition does not hold for
/// does not count: it has no data, and drops out of means and scores.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct If {
    /// The condition.
    pub when: Term,
    /// If it holds.
    pub then: Term,
    /// If it does not; left out: no data.
    #[serde(rename = "else")]
    pub otherwise: Option<Term>,
}

impl If {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.one("when", &mut self.when, Kind::Flag);
        scope.one("then", &mut self.then, Kind::Number);
        if let Some(otherwise) = &mut self.otherwise {
            scope.one("else", otherwise, Kind::Number);
        }
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let when = self.when.evaluate(cx)?;
        match when.value {
            Value::Flag(holds) => {
                let way = if holds { "then" } else { "else" };
                let term = if holds { Some(&self.then) } else { self.otherwise.as_ref() };
                let Some(term) = term else {
                    let node = cx.recorder.record(|| Step::new("if", &Value::NoData).term("chosen", way), &[when.node]);
                    return Ok(Found::new(Value::NoData, node));
                };
                let found = term.evaluate(cx)?;
                Ok(chosen(cx, "if", way, Some(when.node), found))
            }
            Value::Open(open) => self.open(&open, when.node, cx),
            Value::Number(_) | Value::NoData => {
                let node = cx.recorder.record(|| Step::new("if", &Value::NoData), &[when.node]);
                Ok(Found::new(Value::NoData, node))
            }
        }
    }

    /// What either way can come to.
    #[cold]
    fn open(&self, when: &Open, node: Node, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let mut nodes = vec![node];
        let mut possible: Option<Open> = None;
        for (can_be, term, holds) in [(when.yes, Some(&self.then), true), (when.no, self.otherwise.as_ref(), false)] {
            let found = match term.filter(|_| can_be) {
                Some(term) => {
                    let found = if holds { cx.evaluate_under(&self.when, term)? } else { term.evaluate(cx)? };
                    nodes.push(found.node);
                    possible_of(&found)
                }
                None if can_be => Open::of(&Value::NoData),
                None => continue,
            };
            possible = Some(possible.map_or_else(|| found.clone(), |before| before.or(found.clone())));
        }
        if when.no_data {
            let nothing = Open::of(&Value::NoData);
            possible = Some(possible.map_or_else(|| nothing.clone(), |before| before.or(nothing.clone())));
        }
        let value = Value::from(possible.unwrap_or_default().because_of(when.gaps.clone()));
        let node = cx.recorder.record(|| Step::new("if", &value), &nodes);
        Ok(Found::new(value, node))
    }
}

/// What something found can be, with its counts.
fn possible_of(found: &Found) -> Open {
    let counts = found.counts.as_deref().map(|(part, whole)| {
        Box::new(OpenCounts { part: Interval::point(part.clone()), whole: Interval::point(whole.clone()) })
    });
    let open = Open::of(&found.value);
    if counts.is_some() { Open { counts, ..open } } else { open }
}

/// One for each tier: `{"per_tier": {"excellent": "0", "meets": "0", "improve": "2000"}}`. Every tier must be named.
/// A month without a tier has no data; while the tier is open, the values of all it can be in are.
#[derive(Clone, Debug)]
pub struct PerTier {
    terms: Map<String, Term>,
    places: Vec<usize>,
}

impl FromJson for PerTier {
    fn blank() -> Self {
        Self { terms: Map::new(), places: Vec::new() }
    }

    fn read(&mut self, json: &json::Value, reader: &mut Reader<'_>) {
        self.terms.read(json, reader);
    }
}

impl PerTier {
    /// The term of a tier, by its place in the contract.
    pub(crate) fn of(&self, tier: usize) -> Option<&Term> {
        self.places.iter().zip(self.terms.values()).find(|(place, _)| **place == tier).map(|(_, term)| term)
    }

    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        self.places.clear();
        for (tier, term) in &mut self.terms {
            scope.within(tier, |scope| {
                self.places.push(scope.tier(tier));
                term.resolve(scope, Kind::Number);
            });
        }
        for tier in scope.tiers.iter().filter(|tier| self.terms.iter().all(|(named, _)| named != *tier)) {
            scope.report(Problem::new(Code::TierWithoutValue).with("tier", tier));
        }
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let tier = match &cx.standing {
            Standing::In(tier) => Some(*tier),
            Standing::None => None,
            Standing::Open(tiers) => {
                let tiers = Tiers::clone(tiers);
                return self.open(&tiers, cx);
            }
        };
        let row = self.places.iter().zip(&self.terms).find(|(place, _)| tier == Some(**place));
        if let Some((_, (tier, term))) = row {
            let found = term.evaluate(cx)?;
            return Ok(chosen(cx, "per_tier", tier, cx.tier, found));
        }
        let node = cx.recorder.record(|| Step::new("per_tier", &Value::NoData), cx.tier.as_slice());
        Ok(Found::new(Value::NoData, node))
    }

    /// What it comes to in each of several tiers.
    #[cold]
    fn open(&self, tiers: &Tiers, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let possible = Open { no_data: tiers.none, gaps: tiers.gaps.clone(), ..Open::default() };
        let mut one = OneOf { possible, nodes: cx.tier.into_iter().collect() };
        for (place, (_, term)) in self.places.iter().zip(&self.terms) {
            if tiers.places.contains(place) {
                one.take(term, cx)?;
            }
        }
        Ok(one.found("per_tier", cx))
    }
}

/// One for each choice of a reading: `{"by_reading": {"reading": "channels", "choices": {"pooled": …, "mean": …}}}`.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct ByReading {
    /// Which reading decides.
    pub reading: String,
    /// The term for each choice.
    pub choices: Map<String, Term>,
    #[serde(skip)]
    chosen: String,
}

impl ByReading {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.within("choices", |scope| {
            for (choice, term) in &mut self.choices {
                scope.within(choice, |scope| term.resolve(scope, Kind::Number));
            }
        });
        let Some(chosen) = scope.readings.get(&self.reading) else {
            return scope.reading_unknown(&self.reading);
        };
        self.chosen.clone_from(chosen);
        // One for each choice that is offered, whichever is in force, and none beside.
        let offered = scope.choices.get(&self.reading).map_or(&[][..], Vec::as_slice);
        let known: Vec<&str> = self.choices.keys().map(String::as_str).collect();
        let unstated = offered.iter().chain([chosen]).find(|choice| !self.choices.contains_key(*choice));
        if let Some(choice) = unstated {
            scope.choice_unknown(&self.reading, choice, &known.join(", "));
        }
        for choice in known.iter().filter(|choice| !offered.iter().any(|offered| offered == *choice)) {
            scope.within(format_args!("choices/{choice}"), |scope| {
                scope.choice_unknown(&self.reading, choice, &offered.join(", "));
            });
        }
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        if let Some(term) = self.choices.get(&self.chosen) {
            let found = term.evaluate(cx)?;
            return Ok(chosen(cx, "by_reading", &self.chosen, None, found));
        }
        let node = cx.recorder.record(|| Step::new("by_reading", &Value::NoData), &[]);
        Ok(Found::new(Value::NoData, node))
    }
}

/// A reading has this choice: `{"read_as": {"reading": "fee_clause", "choice": "flat"}}`.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct ReadAs {
    /// Which reading.
    pub reading: String,
    /// Which choice.
    pub choice: String,
    #[serde(skip)]
    holds: bool,
}

impl ReadAs {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        match scope.readings.get(&self.reading) {
            None => scope.reading_unknown(&self.reading),
            Some(choice) => self.holds = *choice == self.choice,
        }
        if let Some(offered) = scope.choices.get(&self.reading).filter(|offered| !offered.contains(&self.choice)) {
            scope.within("choice", |scope| scope.choice_unknown(&self.reading, &self.choice, &offered.join(", ")));
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "every mechanism has this signature")]
    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let value = Value::Flag(self.holds);
        let node = cx.recorder.record(|| Step::new("read_as", &value).term("choice", self.choice.clone()), &[]);
        Ok(Found { value, counts: None, node })
    }
}

/// What one of several terms comes to, where it is not known which.
#[derive(Debug)]
pub(super) struct OneOf {
    pub(super) possible: Open,
    pub(super) nodes: Vec<Node>,
}

impl OneOf {
    pub(super) fn because_of(gap: Gap) -> Self {
        Self { possible: Open { gaps: vec![gap], ..Open::default() }, nodes: Vec::new() }
    }

    #[cold]
    pub(super) fn take(&mut self, term: &Term, cx: &mut Evaluation<'_>) -> Result<(), TooLarge> {
        let found = term.evaluate(cx)?;
        self.nodes.push(found.node);
        self.possible = std::mem::take(&mut self.possible).or(Open::of(&found.value));
        Ok(())
    }

    #[cold]
    pub(super) fn found(self, name: &'static str, cx: &mut Evaluation<'_>) -> Found {
        let value = Value::from(self.possible);
        let node = cx.recorder.record(|| Step::new(name, &value), &self.nodes);
        Found::new(value, node)
    }
}

/// Records which way was taken; the value and its counts pass through.
fn chosen(cx: &mut Evaluation<'_>, name: &'static str, way: &str, when: Option<Node>, found: Found) -> Found {
    let mut inputs: Vec<Node> = when.into_iter().collect();
    inputs.push(found.node);
    let value = found.value;
    let node = cx.recorder.record(|| Step::new(name, &value).term("chosen", way), &inputs);
    Found { value, counts: found.counts, node }
}
