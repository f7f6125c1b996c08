//! The tables of a contract: rows finer than a month, each with figures and numbers of its own.

use super::compile::figure_reach;
use super::model::Contract;
use super::slots::Slots;
use crate::glossary::{self, Absent, RowFigure, RowName, TableRows, Vocabulary};
use crate::json::FromJson;
use crate::localized::Text;
use crate::map::Set;
use crate::mechanisms::{Kind, Meaning, RowNames, Scope, Term};
use crate::near::nearest;
use crate::problem::{Code, Problem};

/// Rows finer than a month: incidents, days, weeks, or the sites, regions and classes of one month. `over_rows` makes one
/// number of them.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct TableTerm {
    /// The name `over_rows` uses, and the key of its rows in a month.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Where it stands.
    pub clause: String,
    /// What its rows are called by, such as a site or a ticket number; left out: they have no name.
    pub name: Option<RowName>,
    /// What is given for each row: figures of its own, or ids of common figures of the month.
    pub figures: Vec<RowFigure>,
    /// Numbers of each row that have a name: what its site is to reach, what it comes to. A value may be computed from those
    /// above it.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<RowValue>>"))]
    pub values: Vec<RowValue>,
    /// What it means that the table is not given: `zero`, that there was no row; left out, that it is not known.
    pub absent: Option<Absent>,
}

/// A number of each row of a table.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct RowValue {
    /// The name terms use.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Its unit: `%`, `points`, `yuan` or the code of the contract's currency, …
    pub unit: String,
    /// Where it stands.
    pub clause: String,
    /// The number.
    pub value: Term,
}

impl TableTerm {
    /// How many slots it takes: one of its own, and one for each figure and value.
    fn width(&self) -> usize {
        self.figures.len().saturating_add(self.values.len()).saturating_add(1)
    }
}

/// What the vocabulary is to know of the tables.
pub(super) fn known(contract: &Contract) -> Vec<TableRows<'_>> {
    contract.tables.iter().map(|table| (table.id.as_str(), table.name.as_ref(), table.figures.as_slice())).collect()
}

/// How many slots the tables take.
pub(super) fn width(contract: &Contract) -> usize {
    contract.tables.iter().map(TableTerm::width).sum()
}

/// The slot each table begins with.
pub(crate) fn table_slots(contract: &Contract, slots: &Slots) -> Vec<usize> {
    let mut next = slots.tables;
    let mut firsts = Vec::with_capacity(contract.tables.len());
    for table in &contract.tables {
        firsts.push(next);
        next = next.saturating_add(table.width());
    }
    firsts
}

/// What terms can name within the rows of each table.
pub(super) fn names(contract: &Contract, vocabulary: &Vocabulary, slots: &Slots) -> Vec<RowNames> {
    let tables = contract.tables.iter().zip(vocabulary.tables()).zip(table_slots(contract, slots));
    let names = tables.map(|((table, known), first)| {
        let mut names = RowNames { table: table.id.clone(), first, ..RowNames::default() };
        let slot = |place: usize| first.saturating_add(1).saturating_add(place);
        for (place, known) in known.figures.iter().enumerate() {
            let flag = known.figure.kind == glossary::Kind::Flag;
            let kind = if flag { Kind::Flag } else { Kind::Number };
            names.meanings.push((known.figure.id.clone(), Meaning { slot: slot(place), kind, target: None }));
        }
        for (place, value) in table.values.iter().enumerate() {
            let slot = slot(table.figures.len().saturating_add(place));
            names.meanings.push((value.id.clone(), Meaning { slot, kind: Kind::Number, target: None }));
        }
        names.among = table.name.as_ref().map_or_else(Vec::new, |name| name.among.clone());
        names
    });
    names.collect()
}

/// Reports what is unsound in the tables themselves: names that are taken, figures nobody knows.
pub(super) fn check(contract: &Contract, vocabulary: &Vocabulary, taken: &dyn Fn(&str) -> bool) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut tables = Set::new();
    for (index, table) in contract.tables.iter().enumerate() {
        let mut report = |problem: Problem, key: &str| {
            problems.push(problem.at_pointer(format!("/tables/{index}/{key}")));
        };
        if !tables.insert(table.id.as_str()) {
            report(Problem::new(Code::IdDuplicate).with("id", &table.id), "id");
        }
        if table.clause.trim().is_empty() {
            report(Problem::new(Code::ClauseMissing).with("id", &table.id), "clause");
        }
        let mut ids = Set::new();
        for (place, figure) in table.figures.iter().enumerate() {
            let id = figure.id();
            let at = format!("figures/{place}");
            let common = matches!(figure, RowFigure::Common(_));
            if common && vocabulary.slot(id).is_none() {
                let known = vocabulary.figures(glossary::Scope::Month).map(|figure| figure.id.as_str());
                report(Problem::new(Code::FigureUnknown).with("figure", id).near(nearest(id, known)), &at);
            }
            // What the month's own terms are called is not taken for a row's.
            if !ids.insert(id) || matches!(id, "name" | "withheld" | "cells") || (!common && taken(id)) {
                report(Problem::new(Code::IdDuplicate).with("id", id), &at);
            }
        }
        for (place, value) in table.values.iter().enumerate() {
            if !ids.insert(&value.id) || taken(&value.id) {
                report(Problem::new(Code::IdDuplicate).with("id", &value.id), &format!("values/{place}/id"));
            }
            if value.clause.trim().is_empty() {
                let problem = Problem::new(Code::ClauseMissing).with("id", &value.id);
                report(problem, &format!("values/{place}/clause"));
            }
        }
    }
    problems
}

/// Resolves the numbers of the rows; a table can rest on those above it.
pub(super) fn resolve(contract: &mut Contract, vocabulary: &Vocabulary, scope: &mut Scope<'_>) {
    for (index, (table, known)) in contract.tables.iter_mut().zip(vocabulary.tables()).enumerate() {
        let figures = table.figures.len();
        let first = scope.row_names.get(index).map_or(0, |names| names.first).saturating_add(1);
        for (slot, known) in (first..).zip(&known.figures) {
            if let Some(numbers) = figure_reach(&known.figure) {
                scope.reaches_of(slot, numbers);
            }
            if known.figure.kind == glossary::Kind::Count {
                scope.counted.push(slot);
            }
        }
        for (place, value) in table.values.iter_mut().enumerate() {
            scope.within(format_args!("tables/{index}/values/{place}"), |scope| {
                scope.in_row(index, figures.saturating_add(place), |scope| {
                    scope.one("value", &mut value.value, Kind::Number);
                });
                if let Some(numbers) = scope.reach(&value.value) {
                    scope.reaches_of(first.saturating_add(figures).saturating_add(place), numbers);
                }
            });
        }
        scope.tables_ready = index.saturating_add(1);
    }
}
