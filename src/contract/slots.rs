//! The slots of a contract: what has a name and a value, numbered in the order of computation.

use super::Contract;
use super::plan::Plan;
use crate::glossary::{self, Vocabulary};
use crate::localized::Text;
use crate::mechanisms::{Kind, Meaning, Names};
use crate::problem::{Code, Problem};

/// Where the slots of each section begin. Figures begin at 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slots {
    pub(crate) values: usize,
    pub(crate) metrics: usize,
    pub(crate) items: usize,
    pub(crate) groups: usize,
    pub(crate) score: usize,
    pub(crate) assessed: usize,
    pub(crate) outcomes: usize,
    pub(crate) lines: usize,
    pub(crate) caps: usize,
    pub(crate) tables: usize,
    pub(crate) end: usize,
}

/// What a slot holds, for people.
#[derive(Clone, Debug)]
pub(crate) struct About {
    /// The name terms have for it; a line and a cap bear their id, and what a table holds stands behind its name: `sites.calls`.
    pub(crate) id: String,
    pub(crate) label: Text,
    pub(crate) unit: Option<String>,
    pub(crate) clause: Option<String>,
    /// Whether it is an example standing in for a blank.
    pub(crate) example: bool,
}

impl About {
    fn new(id: String, label: &Text, unit: Option<&str>, clause: Option<&str>) -> Self {
        Self { id, label: label.clone(), unit: unit.map(Into::into), clause: clause.map(Into::into), example: false }
    }
}

impl Slots {
    pub(super) fn of(contract: &Contract, vocabulary: &Vocabulary) -> Self {
        let values = vocabulary.width(glossary::Scope::Month);
        let metrics = values.saturating_add(contract.values.len());
        let items = metrics.saturating_add(contract.metrics.len());
        let groups = items.saturating_add(contract.items.len());
        let score = groups.saturating_add(contract.groups.len());
        let assessed = score.saturating_add(1);
        let outcomes = assessed.saturating_add(1);
        let lines = outcomes.saturating_add(contract.outcomes.len());
        let caps = lines.saturating_add(contract.fees.len()).saturating_add(contract.damages.len());
        let tables = caps.saturating_add(contract.caps.len());
        let end = tables.saturating_add(super::tables::width(contract));
        Self { values, metrics, items, groups, score, assessed, outcomes, lines, caps, tables, end }
    }
}

impl Plan {
    /// The id of the figure in a slot.
    pub(crate) fn figure_id(&self, slot: usize) -> String {
        let figure = self.vocabulary.figures(glossary::Scope::Month).nth(slot);
        figure.map_or_else(String::new, |figure| figure.id.clone())
    }

    /// The id of what a slot holds: see [`About::id`].
    pub(crate) fn id_of_slot(&self, slot: usize) -> String {
        self.about(slot).map(|about| about.id).unwrap_or_default()
    }

    /// The table a slot belongs to, and which figure or value of its rows it holds, values after figures; `None`: the table
    /// itself.
    pub(crate) fn table_of_slot(&self, slot: usize) -> Option<(usize, Option<usize>)> {
        let firsts = super::table_slots(&self.contract, &self.slots);
        let table = firsts.iter().rposition(|first| *first <= slot)?;
        let place = slot.checked_sub(*firsts.get(table)?)?;
        Some((table, place.checked_sub(1)))
    }

    /// What a slot of a table holds: the table itself, or a figure or a value of its rows.
    fn about_row(&self, slot: usize) -> Option<About> {
        let (table, place) = self.table_of_slot(slot)?;
        let (term, known) = (self.contract.tables.get(table)?, self.vocabulary.tables().get(table)?);
        let within = |id: &str| format!("{}.{id}", term.id);
        let Some(place) = place else {
            return Some(About::new(term.id.clone(), &term.label, None, Some(&term.clause)));
        };
        if let Some(known) = known.figures.get(place) {
            return Some(About::new(within(&known.figure.id), &known.figure.label, Some(&known.figure.unit), None));
        }
        let value = term.values.get(place.checked_sub(term.figures.len())?)?;
        Some(About::new(within(&value.id), &value.label, Some(&value.unit), Some(&value.clause)))
    }

    /// Says of each name that nothing has what is labelled so.
    pub(super) fn name_labels(&self, names: &Names, problems: &mut [Problem]) {
        for problem in problems.iter_mut().filter(|problem| problem.code == Code::NameUnknown) {
            let id = problem.values.get("name").and_then(|label| self.id_of(label, names));
            *problem = problem.clone().near(id.as_deref());
        }
    }

    /// The name that terms have for what is labelled so, or is pasted under such a heading.
    fn id_of(&self, label: &str, names: &Names) -> Option<String> {
        let called = |slot: usize| self.about(slot).is_some_and(|about| about.label.all().any(|known| known == label));
        let found = names.meanings.iter().find(|(_, meaning)| called(meaning.slot)).map(|(name, _)| name.clone());
        found.or_else(|| self.vocabulary.figure_called(label).map(|figure| figure.id.clone()))
    }

    /// What a slot holds, for people.
    pub(crate) fn about(&self, slot: usize) -> Option<About> {
        let Slots { values, metrics, items, groups, score, assessed, outcomes, lines, caps, tables, end } = self.slots;
        let contract = &self.contract;
        let part = |first: usize| slot.saturating_sub(first);
        Some(match slot {
            _ if slot < values => {
                let figure = self.vocabulary.figures(glossary::Scope::Month).nth(slot)?;
                About::new(figure.id.clone(), &figure.label, Some(&figure.unit), None)
            }
            _ if slot < metrics => {
                let stated = contract.values.get(part(values))?;
                let about = About::new(stated.id.clone(), &stated.label, Some(&stated.unit), Some(&stated.clause));
                About { example: stated.example, ..about }
            }
            _ if slot < items => {
                let metric = contract.metrics.get(part(metrics))?;
                About::new(metric.id.clone(), &metric.label, Some(&metric.unit), Some(&metric.clause))
            }
            _ if slot < groups => {
                let item = contract.items.get(part(items))?;
                About::new(format!("items.{}", item.id), &item.label, Some("points"), Some(&item.clause))
            }
            _ if slot < score => {
                let group = contract.groups.get(part(groups))?;
                About::new(format!("groups.{}", group.id), &group.label, Some("points"), Some(&group.clause))
            }
            _ if slot < assessed => {
                let score = contract.score.as_ref()?;
                About::new("score".into(), &score.label, Some("points"), Some(&score.clause))
            }
            _ if slot < outcomes || slot >= end => return None,
            _ if slot < lines => {
                let outcome = contract.outcomes.get(part(outcomes))?;
                About::new(outcome.id.clone(), &outcome.label, None, Some(&outcome.clause))
            }
            _ if slot >= tables => self.about_row(slot)?,
            _ if slot >= caps => {
                let cap = contract.caps.get(part(caps))?;
                About::new(cap.id.clone(), &cap.label, Some(contract.money_unit()), Some(&cap.clause))
            }
            _ => {
                let line = self.lines().nth(part(lines))?;
                About::new(line.id.clone(), &line.label, Some(contract.money_unit()), Some(&line.clause))
            }
        })
    }
}

/// Everything terms can name; item points are named `items.…` and those of groups `groups.…`, so an item may bear the name
/// of its metric. Where a name is taken already it is reported: a term could mean either.
pub(super) fn names(contract: &Contract, vocabulary: &Vocabulary, slots: Slots, problems: &mut Vec<Problem>) -> Names {
    let of_category = vocabulary.figures(glossary::Scope::Category).map(|figure| figure.id.clone()).collect();
    let mut names = Names { of_category, ..Names::default() };
    names.add("score".into(), Meaning { slot: slots.score, kind: Kind::Number, target: None });
    names.add("assessed".into(), Meaning { slot: slots.assessed, kind: Kind::Flag, target: None });
    for (slot, figure) in vocabulary.figures(glossary::Scope::Month).enumerate() {
        let kind = if figure.kind == glossary::Kind::Flag { Kind::Flag } else { Kind::Number };
        let shadowed = contract.metrics.iter().any(|metric| metric.id == figure.id);
        if !shadowed {
            names.add(figure.id.clone(), Meaning { slot, kind, target: None });
        }
    }
    let mut section = |key: &str, first: usize, terms: &mut dyn Iterator<Item = (&str, bool)>| {
        let kind = if key == "outcomes" { Kind::Flag } else { Kind::Number };
        let before = if matches!(key, "items" | "groups") { format!("{key}.") } else { String::new() };
        for (index, (id, target)) in terms.enumerate() {
            let meaning = Meaning { slot: first.saturating_add(index), kind, target: target.then_some(index) };
            if !names.add(format!("{before}{id}"), meaning) {
                problems.push(Problem::new(Code::IdDuplicate).with("id", id).at_pointer(format!("/{key}/{index}/id")));
            }
        }
    };
    let Contract { values, metrics, items, groups, outcomes, fees, damages, .. } = contract;
    section("values", slots.values, &mut values.iter().map(|term| (term.id.as_str(), false)));
    section("metrics", slots.metrics, &mut metrics.iter().map(|term| (term.id.as_str(), term.target.is_some())));
    section("items", slots.items, &mut items.iter().map(|term| (term.id.as_str(), false)));
    section("groups", slots.groups, &mut groups.iter().map(|term| (term.id.as_str(), false)));
    section("outcomes", slots.outcomes, &mut outcomes.iter().map(|term| (term.id.as_str(), false)));
    section("fees", slots.lines, &mut fees.iter().map(|term| (term.id.as_str(), false)));
    let damages_from = slots.lines.saturating_add(fees.len());
    section("damages", damages_from, &mut damages.iter().map(|term| (term.id.as_str(), false)));
    names
}
