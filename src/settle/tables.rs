//! The rows of the contract's tables: what each is given, and what its values come to.

use std::rc::Rc;

use super::Settling;
use crate::contract::{TableTerm, table_slots};
use crate::glossary::{Absent, Kind, TableFigures};
use crate::mechanisms::{RowFound, RowsKnown, TableFound};
use crate::month::{Row, possible};
use crate::number::Exact;
use crate::open::{Gap, Open};
use crate::problem::{Code, Problem};
use crate::trace::{Found, Step, Value};

/// A row to be computed: one that was given, or one of which nothing is known.
struct RowInput<'r> {
    row: Option<&'r Row<'r>>,
    name: Option<String>,
    listed: Option<usize>,
    place: usize,
}

impl Settling<'_> {
    /// Computes the rows of every table, each table after those above it.
    pub(super) fn tables(&mut self) {
        let plan = self.plan;
        let slots = table_slots(&plan.contract, &plan.slots);
        let terms = plan.contract.tables.iter().zip(plan.vocabulary.tables()).zip(slots).enumerate();
        for (index, ((term, known), first)) in terms {
            let (rows, all) = self.rows_of(index, term, known);
            let rows: Vec<RowFound> = rows.iter().map(|given| self.row(index, term, known, first, given)).collect();
            let found = TableFound { table: index, first, rows, known: all };
            self.cx.tables.push(Rc::new(found));
        }
        self.cx.row = None;
    }

    /// The rows there are, and whether there can be others.
    fn rows_of<'r>(&mut self, index: usize, term: &TableTerm, known: &TableFigures) -> (Vec<RowInput<'r>>, RowsKnown)
    where
        Self: 'r,
    {
        let every = known.name.as_ref().filter(|name| name.every);
        let record = self.record;
        let unknown_month = self.cx.is_unknown_month();
        let rows = record.rows.get(index).and_then(Option::as_deref).filter(|_| !unknown_month);
        let absent = rows.is_none() && term.absent == Some(Absent::Zero) && !unknown_month;
        let mut all = Vec::new();
        for (place, row) in rows.unwrap_or_default().iter().enumerate() {
            let name = row.name.as_deref().map(str::to_owned);
            let listed = name.as_deref().and_then(|name| known.listed(name));
            let among = known.name.as_ref().is_some_and(|name| !name.among.is_empty());
            if among && listed.is_none() {
                let problem = Problem::new(Code::RowUnknown).with("name", name.as_deref().unwrap_or(""));
                self.notices.push(problem.with("table", &term.id).under(&term.clause));
                if every.is_some() {
                    continue;
                }
            }
            all.push(RowInput { row: Some(row), name, listed, place });
        }
        let Some(every) = every else {
            if rows.is_none() && !absent {
                all.push(RowInput { row: None, name: None, listed: None, place: 0 });
                return (all, RowsKnown::No);
            }
            return (all, RowsKnown::Yes);
        };
        // Every name has one row: one that is not there, or there twice, is not known.
        let mut one_each = Vec::with_capacity(every.among.len());
        for (listed, name) in every.among.iter().enumerate() {
            let mut own = all.iter().filter(|given| given.listed == Some(listed));
            let (row, second) = (own.next(), own.next());
            if let Some(second) = second {
                // As the rows call it, in whatever language that is.
                let said = second.name.as_deref().unwrap_or_default();
                let problem = Problem::new(Code::RowRepeated).with("name", said).with("table", &term.id);
                self.notices.push(problem.under(&term.clause));
            }
            let given = row.filter(|_| second.is_none());
            let (name, place) = (Some(name.zh().to_owned()), given.map_or(listed, |given| given.place));
            one_each.push(RowInput { row: given.and_then(|given| given.row), name, listed: Some(listed), place });
        }
        (one_each, RowsKnown::Yes)
    }

    /// The figures and values of a row.
    fn row(
        &mut self,
        index: usize,
        term: &TableTerm,
        known: &TableFigures,
        first: usize,
        given: &RowInput<'_>,
    ) -> RowFound {
        let mut found = Vec::with_capacity(term.figures.len().saturating_add(term.values.len()));
        self.cx.put_row(index, given.listed, given.name.as_deref());
        for (place, slot) in (0..known.figures.len()).zip(first.saturating_add(1)..) {
            let figure = self.row_figure(index, known, given, place, slot);
            self.cx.define(slot, figure.clone());
            found.push(figure);
        }
        let values = first.saturating_add(1).saturating_add(term.figures.len());
        for (slot, value) in (values..).zip(&term.values) {
            let value = value.value.evaluate(&mut self.cx);
            let value = self.kept("value", slot, value);
            self.cx.define(slot, value.clone());
            found.push(value);
        }
        RowFound { name: given.name.clone(), listed: given.listed, found, given: given.row.map(|_| given.place) }
    }

    fn row_figure(
        &mut self,
        index: usize,
        known: &TableFigures,
        given: &RowInput<'_>,
        place: usize,
        slot: usize,
    ) -> Found {
        let none: &[Option<rust_decimal::Decimal>] = &[];
        let values = given.row.map_or(none, |row| row.values.as_slice());
        let figure = known.figures.get(place).map(|known| &known.figure);
        let flag = figure.is_some_and(|figure| figure.kind == Kind::Flag);
        let withheld = given.row.is_some_and(|row| row.withheld.contains(&place));
        let is_none = figure.is_some_and(|figure| match figure.absent {
            Some(absent) => absent == Absent::Zero,
            None => flag,
        });
        let (value, absent) = match values.get(place).copied().flatten() {
            Some(number) if flag => (Value::Flag(!number.is_zero()), None),
            Some(number) => (number.into(), None),
            None if is_none && !withheld && given.row.is_some() => {
                (if flag { Value::Flag(false) } else { Exact::ZERO.into() }, Some("none"))
            }
            None => {
                let gap = match given.row {
                    Some(_) => Gap::RowFigure(slot),
                    None if self.cx.is_unknown_month() => Gap::Month(None),
                    None => Gap::Rows(index),
                };
                let open = if flag {
                    Open::flag(vec![gap])
                } else {
                    Open::numbers(possible(&known.figures, place, values), vec![gap])
                };
                (open.into(), Some(if withheld { "withheld" } else { "not_given" }))
            }
        };
        let step = || {
            let step = Step::new("figure", &value).slot(slot).row(given.place);
            absent.iter().fold(step, |step, absent| step.term("absent", *absent))
        };
        let recorded = self.cx.recorder.record(step, &[]);
        Found::new(value, recorded)
    }
}
