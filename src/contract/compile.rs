//! A contract made ready for evaluation: names resolved to slots, readings to choices, edges to numbers, and every
//! unsoundness reported, all at once.

use super::account::LineTerm;
use super::model::Contract;
use super::plan::Plan;
use super::slots::{Slots, names};
use super::{blanks, currency, direction, doubts, placeholders, tables, validate};
use crate::calendar::{self, Month};
use crate::glossary::{self, Vocabulary};
use crate::json::Value;
use crate::map::Map;
use crate::mechanisms::{Bounds, Evaluation, Kind, Mechanism, Memory, Scope, Term, bounds, is_whole, percent};
use crate::month::Record;
use crate::near::nearest;
use crate::number::{Exact, Interval};
use crate::problem::{Code, Problem};
use crate::trace::Recorder;
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// What becomes of the texts of a contract that is made ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Texts {
    /// They take numbers over from the terms, and what is in doubt is told.
    Read,
    /// They stay as they are written: the contract is settled under another reading, and nobody reads it.
    Unread,
}

/// In how many months a contract may change: each of them is a contract of its own.
const MOST_CHANGES: usize = 240;

/// A contract made ready, sound or not.
struct Ready {
    plan: Plan,
    problems: Vec<Problem>,
    /// The months from which on another version of some term is in force.
    changes: Vec<Month>,
}

impl Plan {
    /// Makes a contract ready; `source` is what it was read from. `None` if a problem among those returned is an error.
    pub fn of(contract: Contract, source: Value) -> (Option<Self>, Vec<Problem>) {
        let vocabulary = Vocabulary::of(
            &contract.figures,
            &contract.not_offered,
            &tables::known(&contract),
            contract.currency.as_ref().map(|currency| (contract.money_unit(), currency.symbol.as_deref())),
        );
        let choices = vendor_choices(&contract);
        let source = Arc::new(source);
        let (plan, mut problems) = Self::under(contract, &source, &vocabulary, Texts::Read);
        let Some(mut plan) = plan else { return (None, problems) };
        let mut places: Map<Vec<(String, String)>, usize> = Map::new();
        for (vendor, choices) in choices {
            if let Some(place) = places.get(&choices) {
                plan.vendors.insert(vendor, *place);
                continue;
            }
            let Some(mut contract) = super::read(&source).0 else { continue };
            contract.readings.extend(choices.iter().cloned());
            let (variant, found) = Self::under(contract, &source, &vocabulary, Texts::Read);
            problems.extend(found.into_iter().filter(Problem::is_error));
            let Some(variant) = variant else { return (None, problems) };
            plan.looks_back |= variant.looks_back;
            plan.vendors.insert(vendor, plan.variants.len());
            places.insert(choices, plan.variants.len());
            plan.variants.push(variant);
        }
        (Some(plan), problems)
    }

    /// The same, where the figures are known already.
    fn under(
        contract: Contract,
        source: &Arc<Value>,
        vocabulary: &Arc<Vocabulary>,
        texts: Texts,
    ) -> (Option<Self>, Vec<Problem>) {
        let readings = contract.readings.clone();
        let mut plan = Self::ready(contract, source, vocabulary, None, texts);
        let mut changes = std::mem::take(&mut plan.changes);
        if changes.len() > MOST_CHANGES {
            let problem = Problem::new(Code::VersionsMany).with("count", &changes.len()).with("most", &MOST_CHANGES);
            plan.problems.push(problem.at_pointer(""));
            changes.clear();
        }
        for month in changes {
            let Some(mut contract) = super::read(source).0 else { continue };
            contract.readings.clone_from(&readings);
            let later = Self::ready(contract, source, vocabulary, Some(month), texts);
            for problem in later.problems {
                let known = |known: &Problem| known.code == problem.code && known.at == problem.at;
                if !plan.problems.iter().any(known) {
                    plan.problems.push(problem);
                }
            }
            plan.plan.later.push((month, later.plan));
        }
        let Ready { plan, problems, .. } = plan;
        let sound = !problems.iter().any(Problem::is_error);
        (sound.then_some(plan), problems)
    }

    /// Makes a contract ready for a month, sound or not.
    fn ready(
        mut contract: Contract,
        source: &Arc<Value>,
        vocabulary: &Arc<Vocabulary>,
        at: Option<Month>,
        texts: Texts,
    ) -> Ready {
        let mut problems = validate::ids_and_clauses(&contract);
        let slots = Slots::of(&contract, vocabulary);
        for ambiguity in &contract.ambiguities {
            if let Some(first) = ambiguity.choices.first()
                && !contract.readings.contains_key(&ambiguity.id)
            {
                contract.readings.insert(ambiguity.id.clone(), first.id.clone());
            }
        }
        problems.extend(validate::readings(&contract).into_iter().chain(validate::cycle(&contract)));
        problems.extend(currency::check(&contract));
        problems.extend(validate::headings(vocabulary).into_iter().chain(validate::figures(&contract, vocabulary)));
        let names = names(&contract, vocabulary, slots, &mut problems);
        problems.extend(tables::check(&contract, vocabulary, &|id| names.is_of_contract(id, slots.values)));
        let row_names = tables::names(&contract, vocabulary, &slots);
        let readings = contract.readings.clone();
        let mut choices = Map::new();
        for ambiguity in &contract.ambiguities {
            let mut offered = Vec::with_capacity(ambiguity.choices.len());
            for choice in &ambiguity.choices {
                offered.push(choice.id.clone());
            }
            choices.insert(ambiguity.id.clone(), offered);
        }
        let tier_ids: Vec<String> = contract.tiers.iter().map(|tier| tier.id.clone()).collect();
        let mut scope = Scope {
            names: &names,
            row_names: &row_names,
            rows: Vec::new(),
            figures: slots.values,
            tables_ready: 0,
            computed: 0,
            readings: &readings,
            choices: &choices,
            at,
            changes: Vec::new(),
            constants: Cow::Owned(Vec::new()),
            reaches: figure_reaches(vocabulary),
            counted: counted(vocabulary),
            examples: Vec::new(),
            varies: false,
            example: false,
            tiers: &tier_ids,
            in_item: false,
            asks_days: false,
            tier_is_known: false,
            pointer: String::new(),
            remembered: Vec::new(),
            problems: &mut problems,
            tells: true,
        };
        let mut plan = Self {
            source: Arc::clone(source),
            places: contract.places(),
            tiers: Vec::new(),
            asks_days: false,
            tiers_by_condition: contract.tiers.iter().any(|tier| tier.when.is_some()),
            score_within: Interval::ALL,
            better_score: None,
            given: Vec::new(),
            stand_ins: Vec::new(),
            of_unknown_month: OnceLock::new(),
            only_with: Vec::new(),
            against: None,
            looks_back: false,
            remembered: Vec::new(),
            later: Vec::new(),
            vendors: Map::new(),
            variants: Vec::new(),
            trial_months: 0,
            constants: Vec::new(),
            caps: Vec::new(),
            rate_cards: Vec::new(),
            filled: Vec::new(),
            unused: Arc::default(),
            contract,
            vocabulary: Arc::clone(vocabulary),
            slots,
        };
        plan.resolve_values(&mut scope);
        blanks::fill(&mut plan.contract, &mut scope);
        scope.problems.extend(calendar::check(&plan.contract.dates));
        tables::resolve(&mut plan.contract, vocabulary, &mut scope);
        plan.resolve_scoring(&mut scope);
        plan.resolve_lines(&mut scope);
        plan.better_score = direction::find(&plan.contract, &plan.tiers, &mut scope);
        // Of a term that is wrong no text can say the number.
        if texts == Texts::Read && !scope.problems.iter().any(Problem::is_error) {
            let mut found = placeholders::Found::default();
            if at.is_none() {
                scope.problems.extend(doubts::find(&plan.contract, source, vocabulary, &mut plan.unused));
                placeholders::repeated(&mut plan.contract, source, &mut scope, &mut found);
            }
            plan.filled = placeholders::fill(&mut plan.contract, source, &mut scope, &mut found);
        }
        plan.looks_back = !scope.remembered.is_empty();
        (plan.asks_days, plan.remembered) = (scope.asks_days, scope.remembered);
        plan.constants = scope.constants.into_owned();
        let changes = scope.changes;
        plan.name_labels(&names, &mut problems);
        Ready { plan, problems, changes }
    }

    /// A value may be computed from those above it. One that names no figure is a constant: it is computed here, once,
    /// so that edges, weights and dates can rest on it.
    fn resolve_values(&mut self, scope: &mut Scope<'_>) {
        let Self { contract, vocabulary, slots, .. } = self;
        let (mut off, record, memory) = (Recorder::off(), Record::new(vocabulary), Memory::default());
        let mut cx = Evaluation::new(&mut off, &record, vocabulary, &memory, slots.end);
        each(scope, "values", &mut contract.values, |scope, index, stated| {
            scope.computed = slots.values.saturating_add(index);
            (scope.varies, scope.example) = (false, stated.example);
            scope.one("value", &mut stated.value, Kind::Number);
            if scope.example {
                scope.examples.push(scope.computed);
            }
            let found = stated.value.evaluate(&mut cx).ok().filter(|_| !scope.varies);
            if let Some(found) = found {
                scope.constants.to_mut().extend(found.value.number().map(|number| (scope.computed, number.clone())));
                cx.define(scope.computed, found);
            }
        });
        scope.computed = slots.metrics;
    }

    fn resolve_scoring(&mut self, scope: &mut Scope<'_>) {
        let Self { contract, vocabulary, slots, .. } = self;
        if let Some(trial) = &mut contract.trial {
            scope.within("trial", |scope| {
                scope.one("months", &mut trial.months, Kind::Number);
                self.trial_months = scope.whole(&trial.months, "months", 0, 1200);
                scope.within("rule", |scope| trial.rule.resolve(scope));
            });
        }
        each(scope, "metrics", &mut contract.metrics, |scope, index, metric| {
            scope.computed = slots.metrics.saturating_add(index);
            scope.one("value", &mut metric.value, Kind::Number);
            if let Some(target) = &mut metric.target {
                scope.one("target", target, Kind::Number);
            }
            if let Some(when) = &mut metric.when {
                scope.one("when", when, Kind::Flag);
            }
            if let Some(numbers) = scope.reach(&metric.value) {
                scope.reaches_of(scope.computed, numbers);
            }
            // What is given in its stead is whatever was given.
            if metric.given.is_none() && is_whole(&metric.value, scope) {
                scope.counted.push(scope.computed);
            }
            let given = metric.given.as_ref().and_then(|id| month_figure(vocabulary, id, "given", scope));
            self.given.push(given);
            if let Term::Mechanism(mechanism) = &metric.value
                && let Mechanism::FirstKnown(parts) = &**mechanism
                && let Some(figure) = parts.first().filter(|name| name.slot() < slots.values)
            {
                self.stand_ins.push((figure.slot(), scope.computed));
            }
        });
        scope.computed = slots.items;
        each(scope, "items", &mut contract.items, |scope, index, item| {
            scope.computed = slots.items.saturating_add(index);
            scope.one("weight", &mut item.weight, Kind::Number);
            scope.in_item = true;
            scope.one("score", &mut item.score, Kind::Number);
            scope.in_item = false;
        });
        scope.computed = slots.groups;
        each(scope, "groups", &mut contract.groups, |scope, _, group| {
            scope.one("weight", &mut group.weight, Kind::Number);
            if let Some(full) = &mut group.full {
                scope.one("full", full, Kind::Number);
            }
        });
        validate::groups(contract, scope);
        scope.computed = slots.score;
        if let Some(score) = &mut contract.score {
            scope.within("score", |scope| {
                scope.one("full", &mut score.full, Kind::Number);
                scope.within("rounding", |scope| score.rounding.resolve(scope));
                scope.within("no_data", |scope| score.no_data.resolve(scope));
                let within =
                    score.within.as_mut().and_then(|range| scope.within("within", |scope| bounds(range, scope)));
                let edge = |edge: Option<(Exact, bool)>| edge.map(|(at, _)| at);
                if let Some(Bounds { from, to }) = within {
                    self.score_within = Interval { low: edge(from), high: edge(to) };
                }
            });
        }
        if let Some(score) = &contract.score {
            validate::weights(contract, &score.full, scope);
            if let Some(full) = scope.constant(&score.full) {
                let Interval { low, high } = self.score_within.clone();
                let ends = Interval::between(low.unwrap_or(Exact::ZERO), high.unwrap_or(full));
                scope.reaches_of(slots.score, ends);
            }
        }
        each(scope, "tiers", &mut contract.tiers, |scope, _, tier| {
            if let Some(bounds) = scope.within("in", |scope| bounds(&mut tier.range, scope)) {
                self.tiers.push(bounds);
            }
            if let Some(months) = &mut tier.grace_months {
                scope.one("grace_months", months, Kind::Number);
                scope.whole(months, "grace_months", 0, 120);
            }
            if let Some(when) = &mut tier.when {
                // The score is known by then, the tier is not.
                scope.computed = slots.assessed;
                scope.one("when", when, Kind::Flag);
                scope.computed = slots.score;
            }
        });
        let points = scope.reaches.iter().find(|(slot, _)| *slot == slots.score).map(|(_, ends)| ends.clone());
        validate::tiers(&self.tiers, contract, points.as_ref(), scope);
        scope.tier_is_known = true;
        each(scope, "outcomes", &mut contract.outcomes, |scope, index, outcome| {
            scope.computed = slots.outcomes.saturating_add(index);
            scope.one("when", &mut outcome.when, Kind::Flag);
        });
    }

    fn resolve_lines(&mut self, scope: &mut Scope<'_>) {
        let Self { contract, vocabulary, slots, .. } = self;
        let fees = contract.fees.len();
        for (key, first, lines) in [("fees", 0, &mut contract.fees), ("damages", fees, &mut contract.damages)] {
            each(scope, key, lines, |scope, index, line| {
                scope.computed = slots.lines.saturating_add(first).saturating_add(index);
                for (key, term, kind) in [
                    ("when", &mut line.when, Kind::Flag),
                    ("amount", &mut line.amount, Kind::Number),
                    ("due", &mut line.due, Kind::Flag),
                ] {
                    if let Some(term) = term {
                        scope.one(key, term, kind);
                    }
                }
                line.idle = blanks::other_reading(&line.read_as, scope);
                validate::amount_form(line, scope);
                let needed = line.only_with.iter().filter_map(|id| month_figure(vocabulary, id, "only_with", scope));
                self.only_with.push(needed.collect());
                let table = line.rate_card.as_mut().map(|card| validate::rate_card(card, vocabulary, scope));
                self.rate_cards.push(table);
                if let Some(late) = &mut line.late_replies {
                    scope.one("late_replies/within_hours", &mut late.within_hours, Kind::Number);
                    scope.within("late_replies/hours", |scope| scope.hours(&mut late.hours));
                }
            });
        }
        let Contract { fees, damages, caps, .. } = contract;
        let lines: Vec<&LineTerm> = fees.iter().chain(&*damages).collect();
        each(scope, "caps", caps, |scope, _, cap| {
            let places = validate::capped(cap, &lines, scope);
            scope.computed = places.iter().min().map_or(slots.caps, |first| slots.lines.saturating_add(*first));
            scope.one("at_most", &mut cap.at_most, Kind::Number);
            scope.within("share", |scope| cap.share.resolve(scope));
            self.caps.push(places);
        });
        if let Some(settlement) = &mut contract.settlement {
            self.against = scope.within("settlement", |scope| {
                scope.within("method", |scope| settlement.method.resolve(scope));
                month_figure(vocabulary, &settlement.against, "against", scope)
            });
        }
    }

    /// What a reading of the same contract comes to: the same contract with another choice in force.
    pub fn read_as(&self, reading: &str, choice: &str) -> Option<Self> {
        let mut contract = super::read(&self.source).0?;
        contract.readings.clone_from(&self.contract.readings);
        contract.readings.insert(reading.into(), choice.into());
        Self::under(contract, &self.source, &self.vocabulary, Texts::Unread).0
    }
}

/// The choices of each vendor that made any: the reading and the choice.
fn vendor_choices(contract: &Contract) -> Map<String, Vec<(String, String)>> {
    let mut all: Map<String, Vec<(String, String)>> = Map::new();
    for ambiguity in &contract.ambiguities {
        for (vendor, choice) in &ambiguity.by_vendor {
            all.update(vendor.trim().to_owned(), |choices| choices.push((ambiguity.id.clone(), choice.clone())));
        }
    }
    all
}

/// Visits the parts of a section, each at its own pointer.
fn each<T>(scope: &mut Scope<'_>, key: &str, parts: &mut [T], mut visit: impl FnMut(&mut Scope<'_>, usize, &mut T)) {
    scope.within(key, |scope| {
        for (index, part) in parts.iter_mut().enumerate() {
            scope.within(index, |scope| visit(scope, index, part));
        }
    });
}

/// The numbers each figure of the month can take.
fn figure_reaches(vocabulary: &Vocabulary) -> Vec<(usize, Interval)> {
    let figures = vocabulary.figures(glossary::Scope::Month).enumerate();
    figures.filter_map(|(slot, figure)| Some((slot, figure_reach(figure)?))).collect()
}

/// The slots of the month's figures that are counted.
fn counted(vocabulary: &Vocabulary) -> Vec<usize> {
    let figures = vocabulary.figures(glossary::Scope::Month).enumerate();
    figures.filter(|(_, figure)| figure.kind == glossary::Kind::Count).map(|(slot, _)| slot).collect()
}

/// The numbers a figure surely can take, where that can be told.
pub(super) fn figure_reach(figure: &glossary::Figure) -> Option<Interval> {
    match figure.kind {
        glossary::Kind::Flag => None,
        _ if figure.below_zero => None,
        glossary::Kind::Percent => Some(percent()),
        // A score ends somewhere, and nothing says where.
        glossary::Kind::Number if figure.unit == "points" => None,
        _ => Some(Interval::at_least(Exact::ZERO)),
    }
}

fn month_figure(vocabulary: &Vocabulary, id: &str, key: &str, scope: &mut Scope<'_>) -> Option<usize> {
    let slot = vocabulary.slot(id).filter(|slot| slot.scope == glossary::Scope::Month);
    if slot.is_none() {
        let near = nearest(id, vocabulary.figures(glossary::Scope::Month).map(|figure| figure.id.as_str()));
        let problem = Problem::new(Code::FigureUnknown).with("figure", id).near(near);
        scope.within(key, |scope| scope.report(problem));
    }
    slot.map(|slot| slot.index)
}
