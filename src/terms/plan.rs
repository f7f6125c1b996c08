//! A contract made ready for evaluation: names resolved to slots, readings to choices, edges to numbers, and every
//! unsoundness reported, all at once.

use super::check;
use super::contract::Contract;
use crate::figures::{self, Vocabulary};
use crate::map::head;
use crate::mechanisms::{Bounds, Kind, Meaning, Names, Scope, Term, bounds};
use crate::period;
use crate::problem::{Code, Problem};
use crate::quantity::Exact;
use crate::text::Text;

/// A sound contract, ready to settle any number of months.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The text the contract was read from.
    json: String,
    /// The contract, with its names resolved.
    pub contract: Contract,
    /// The figures it knows and the headings they are pasted under.
    pub vocabulary: Vocabulary,
    pub(crate) slots: Slots,
    /// The edges of the tiers.
    pub(crate) tiers: Vec<Bounds>,
    /// Slot of the figure that gives a metric directly, metric by metric.
    pub(crate) given: Vec<Option<usize>>,
    /// Slots of the figures a line needs one of, line by line, fees first.
    pub(crate) only_with: Vec<Vec<usize>>,
    /// Slot of the figure payments are set off against.
    pub(crate) against: Option<usize>,
    /// Whether a term asks for earlier months, so that a vendor's months must be settled in order.
    pub(crate) looks_back: bool,
    /// How many trial months.
    pub(crate) trial_months: u32,
    /// The rate cards, line by line, fees first.
    pub(crate) rate_cards: Vec<Option<RateTable>>,
}

/// Where the slots of each section begin. Figures begin at 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slots {
    pub(crate) values: usize,
    pub(crate) metrics: usize,
    pub(crate) items: usize,
    pub(crate) score: usize,
    pub(crate) assessed: usize,
    pub(crate) outcomes: usize,
    pub(crate) lines: usize,
    pub(crate) end: usize,
}

/// What a slot holds, for people.
#[derive(Clone, Debug)]
pub(crate) struct About {
    pub(crate) label: Text,
    pub(crate) unit: Option<String>,
    pub(crate) clause: Option<String>,
    /// Whether it is an example standing in for a blank.
    pub(crate) example: bool,
}

/// A rate card with its lookups made.
#[derive(Clone, Debug, Default)]
pub(crate) struct RateTable {
    /// Category name → package, sorted by name; each name with its [`head`].
    categories: Vec<(u64, String, usize)>,
    /// Price by price: the slot among a category's figures, and the price in each package.
    pub(crate) prices: Vec<(usize, Vec<Exact>)>,
}

impl RateTable {
    fn place(&self, category: &str) -> Result<usize, usize> {
        let searched = (head(category), category);
        self.categories.binary_search_by(|(head, name, _)| (*head, name.as_str()).cmp(&searched))
    }

    /// Adds a category; whether it is new.
    pub(super) fn add(&mut self, category: &str, package: usize) -> bool {
        let free = self.place(category);
        if let Err(free) = free {
            self.categories.insert(free, (head(category), category.into(), package));
        }
        free.is_err()
    }

    /// The package of a category, by any of its names.
    pub(crate) fn package(&self, category: &str) -> Option<usize> {
        self.categories.get(self.place(category).ok()?).map(|(_, _, package)| *package)
    }
}

impl Plan {
    /// Makes a contract ready; `json` is the text it was read from. `None` if a problem among those returned is an
    /// error.
    pub fn of(mut contract: Contract, json: &str) -> (Option<Self>, Vec<Problem>) {
        let mut problems = check::ids_and_clauses(&contract);
        let vocabulary = Vocabulary::new(&contract.figures);
        let slots = Slots::of(&contract, &vocabulary);
        for ambiguity in &contract.ambiguities {
            if let Some(first) = ambiguity.choices.first()
                && !contract.readings.contains_key(&ambiguity.id)
            {
                contract.readings.insert(ambiguity.id.clone(), first.id.clone());
            }
        }
        problems.extend(check::readings(&contract));
        problems.extend(period::check(&contract.dates));
        problems.extend(check::headings(&vocabulary));
        let names = names(&contract, &vocabulary, slots);
        let readings = contract.readings.clone();
        let tier_ids: Vec<String> = contract.tiers.iter().map(|tier| tier.id.clone()).collect();
        let mut scope = Scope {
            names: &names,
            computed: 0,
            readings: &readings,
            tiers: &tier_ids,
            weight: None,
            pointer: String::new(),
            looks_back: false,
            problems: &mut problems,
        };
        let mut plan = Self {
            json: json.into(),
            tiers: Vec::new(),
            given: Vec::new(),
            only_with: Vec::new(),
            against: None,
            looks_back: false,
            trial_months: 0,
            rate_cards: Vec::new(),
            contract,
            vocabulary,
            slots,
        };
        plan.resolve_scoring(&mut scope);
        plan.resolve_lines(&mut scope);
        plan.looks_back = scope.looks_back;
        let sound = !problems.iter().any(Problem::is_error);
        (sound.then_some(plan), problems)
    }

    fn resolve_scoring(&mut self, scope: &mut Scope<'_>) {
        let Self { contract, vocabulary, slots, .. } = self;
        scope.computed = slots.values;
        each(scope, "values", &mut contract.values, |scope, _, value| {
            scope.one("value", &mut value.value, Kind::Number);
        });
        scope.computed = slots.metrics;
        if let Some(trial) = &mut contract.trial {
            scope.within("trial", |scope| {
                scope.one("months", &mut trial.months, Kind::Number);
                self.trial_months = check::whole(&trial.months, "months", 1200, scope);
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
            let given = metric.given.as_ref().and_then(|id| month_figure(vocabulary, id, "given", scope));
            self.given.push(given);
        });
        scope.computed = slots.items;
        each(scope, "items", &mut contract.items, |scope, index, item| {
            scope.computed = slots.items.saturating_add(index);
            scope.one("weight", &mut item.weight, Kind::Number);
            scope.weight = Some(item.weight.clone());
            scope.one("score", &mut item.score, Kind::Number);
            scope.weight = None;
        });
        scope.computed = slots.score;
        if let Some(score) = &mut contract.score {
            scope.within("score", |scope| {
                scope.one("full", &mut score.full, Kind::Number);
                scope.within("rounding", |scope| score.rounding.resolve(scope));
                scope.within("no_data", |scope| score.no_data.resolve(scope));
            });
            check::weights(&contract.items, &score.full, scope);
        }
        each(scope, "tiers", &mut contract.tiers, |scope, _, tier| {
            if let Some(bounds) = scope.within("in", |scope| bounds(&mut tier.range, scope)) {
                self.tiers.push(bounds);
            }
            if let Some(months) = &mut tier.grace_months {
                scope.one("grace_months", months, Kind::Number);
                check::whole(months, "grace_months", 120, scope);
            }
        });
        check::tiers(&self.tiers, contract, scope);
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
                check::amount_form(line, scope);
                let needed = line.only_with.iter().filter_map(|id| month_figure(vocabulary, id, "only_with", scope));
                self.only_with.push(needed.collect());
                let table = line.rate_card.as_mut().map(|card| check::rate_card(card, vocabulary, scope));
                self.rate_cards.push(table);
                if let Some(late) = &mut line.late_replies {
                    scope.one("late_replies/within_hours", &mut late.within_hours, Kind::Number);
                    let found = late.hours.check(&format!("{}/late_replies/hours", scope.pointer));
                    scope.problems.extend(found);
                }
            });
        }
        if let Some(settlement) = &contract.settlement {
            self.against =
                scope.within("settlement", |scope| month_figure(vocabulary, &settlement.against, "against", scope));
        }
    }

    /// All lines, in the order they are computed: fees, then damages.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &super::LineTerm> {
        self.contract.fees.iter().chain(&self.contract.damages)
    }

    /// Whether a tier is for higher scores than another.
    pub(crate) fn is_better(&self, tier: usize, than: usize) -> bool {
        let lowest = |tier: usize| self.tiers.get(tier).and_then(|bounds| bounds.from.as_ref()).map(|(at, _)| at);
        lowest(tier) > lowest(than)
    }

    /// The id of the figure in a slot.
    pub(crate) fn figure_id(&self, slot: usize) -> String {
        let figure = self.vocabulary.figures(figures::Scope::Month).nth(slot);
        figure.map_or_else(String::new, |figure| figure.id.clone())
    }

    /// The number a term always has, if it is a number or a stated value.
    pub(crate) fn constant(&self, term: &Term) -> Option<Exact> {
        match term {
            Term::Number(number) => Some(number.clone()),
            Term::Name(name) => {
                let place = name.slot().checked_sub(self.slots.values)?;
                self.contract.values.get(place).and_then(|stated| self.constant(&stated.value))
            }
            Term::Mechanism(_) => None,
        }
    }

    /// What people call what a slot holds, in English.
    pub(crate) fn name_of(&self, slot: usize) -> String {
        self.about(slot).map_or_else(|| "a figure".into(), |about| about.label.en().to_owned())
    }

    /// What a slot holds, for people.
    pub(crate) fn about(&self, slot: usize) -> Option<About> {
        let Slots { values, metrics, items, score, assessed, outcomes, lines, end } = self.slots;
        let contract = &self.contract;
        let part = |first: usize| slot.saturating_sub(first);
        let about = |label: &Text, unit: Option<&str>, clause: Option<&str>| About {
            label: label.clone(),
            unit: unit.map(Into::into),
            clause: clause.map(Into::into),
            example: false,
        };
        Some(match slot {
            _ if slot < values => {
                let figure = self.vocabulary.figures(figures::Scope::Month).nth(slot)?;
                about(&figure.label, Some(&figure.unit), None)
            }
            _ if slot < metrics => {
                let stated = contract.values.get(part(values))?;
                let about = about(&stated.label, Some(&stated.unit), Some(&stated.clause));
                About { example: stated.example, ..about }
            }
            _ if slot < items => {
                let metric = contract.metrics.get(part(metrics))?;
                about(&metric.label, Some(&metric.unit), Some(&metric.clause))
            }
            _ if slot < score => {
                let item = contract.items.get(part(items))?;
                about(&item.label, Some("points"), Some(&item.clause))
            }
            _ if slot < assessed => {
                let score = contract.score.as_ref()?;
                about(&score.label, Some("points"), Some(&score.clause))
            }
            _ if slot < outcomes || slot >= end => return None,
            _ if slot < lines => {
                let outcome = contract.outcomes.get(part(outcomes))?;
                about(&outcome.label, None, Some(&outcome.clause))
            }
            _ => {
                let line = self.lines().nth(part(lines))?;
                about(&line.label, Some("yuan"), Some(&line.clause))
            }
        })
    }

    /// What a reading of the same contract comes to: the same contract with another choice in force.
    pub fn read_as(&self, reading: &str, choice: &str) -> Option<Self> {
        // Read again, because copying one takes more code than all the rest of this.
        let mut contract = super::read(&self.json).0?;
        contract.readings.insert(reading.into(), choice.into());
        Self::of(contract, &self.json).0
    }
}

impl Slots {
    fn of(contract: &Contract, vocabulary: &Vocabulary) -> Self {
        let values = vocabulary.width(figures::Scope::Month);
        let metrics = values.saturating_add(contract.values.len());
        let items = metrics.saturating_add(contract.metrics.len());
        let score = items.saturating_add(contract.items.len());
        let assessed = score.saturating_add(1);
        let outcomes = assessed.saturating_add(1);
        let lines = outcomes.saturating_add(contract.outcomes.len());
        let end = lines.saturating_add(contract.fees.len()).saturating_add(contract.damages.len());
        Self { values, metrics, items, score, assessed, outcomes, lines, end }
    }
}

/// Visits the parts of a section, each at its own pointer.
fn each<T>(scope: &mut Scope<'_>, key: &str, parts: &mut [T], mut visit: impl FnMut(&mut Scope<'_>, usize, &mut T)) {
    scope.within(key, |scope| {
        for (index, part) in parts.iter_mut().enumerate() {
            scope.within(index, |scope| visit(scope, index, part));
        }
    });
}

fn month_figure(vocabulary: &Vocabulary, id: &str, key: &str, scope: &mut Scope<'_>) -> Option<usize> {
    let slot = vocabulary.slot(id).filter(|slot| slot.scope == figures::Scope::Month);
    if slot.is_none() {
        scope.within(key, |scope| scope.report(Problem::new(Code::FigureUnknown).with("figure", id)));
    }
    slot.map(|slot| slot.index)
}

/// Everything terms can name. Where two sections use the same name, the later one cannot be named by it; item points
/// are named `items.…`, so an item may bear the name of its metric.
fn names(contract: &Contract, vocabulary: &Vocabulary, slots: Slots) -> Names {
    let mut names = Names::default();
    let mut name = |id: String, slot: usize, kind: Kind, target: Option<Term>, constant: Option<Exact>| {
        names.add(id, Meaning { slot, kind, target, constant });
    };
    for (slot, figure) in vocabulary.figures(figures::Scope::Month).enumerate() {
        let kind = if figure.kind == figures::Kind::Flag { Kind::Flag } else { Kind::Number };
        let shadowed = contract.metrics.iter().any(|metric| metric.id == figure.id);
        if !shadowed {
            name(figure.id.clone(), slot, kind, None, None);
        }
    }
    for (slot, value) in (slots.values..).zip(&contract.values) {
        let constant = if let Term::Number(number) = &value.value { Some(number.clone()) } else { None };
        name(value.id.clone(), slot, Kind::Number, None, constant);
    }
    for (slot, metric) in (slots.metrics..).zip(&contract.metrics) {
        name(metric.id.clone(), slot, Kind::Number, metric.target.clone(), None);
    }
    for (slot, item) in (slots.items..).zip(&contract.items) {
        name(format!("items.{}", item.id), slot, Kind::Number, None, None);
    }
    name("score".into(), slots.score, Kind::Number, None, None);
    name("assessed".into(), slots.assessed, Kind::Flag, None, None);
    for (slot, outcome) in (slots.outcomes..).zip(&contract.outcomes) {
        name(outcome.id.clone(), slot, Kind::Flag, None, None);
    }
    for (slot, line) in (slots.lines..).zip(contract.fees.iter().chain(&contract.damages)) {
        name(line.id.clone(), slot, Kind::Number, None, None);
    }
    names
}
