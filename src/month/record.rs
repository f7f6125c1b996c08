//! A month's figures by slot: what contracts are computed on, whether the figures were pasted or handed in as JSON.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::calendar::{Date, Month};
use crate::glossary::{Scope, Slot, Vocabulary};
use crate::json::pointer;
use crate::number::{Exact, Rounding};
use crate::problem::Problem;

use super::rows::Row;

/// The cells a value was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted<'t> {
    /// The row of the first, from 1.
    pub row: u32,
    /// Its column, from 1.
    pub column: u32,
    /// The first cell as pasted.
    pub text: Cow<'t, str>,
    /// Where there are several in its column: from which row to which.
    pub rows: Vec<(u32, u32)>,
    /// Where there are several in its row: from which column to which.
    pub columns: Vec<(u32, u32)>,
}

impl Pasted<'_> {
    /// Both of them, where they stand in one column or in one row.
    pub(crate) fn and(mut self, next: &Self) -> Option<Self> {
        let rows = |cells: &Self| if cells.rows.is_empty() { vec![(cells.row, cells.row)] } else { cells.rows.clone() };
        let columns = |cells: &Self| {
            if cells.columns.is_empty() { vec![(cells.column, cells.column)] } else { cells.columns.clone() }
        };
        if self.column == next.column && self.columns.is_empty() && next.columns.is_empty() {
            self.rows = [rows(&self), rows(next)].concat();
        } else if self.row == next.row && self.rows.is_empty() && next.rows.is_empty() {
            self.columns = [columns(&self), columns(next)].concat();
        } else {
            return None;
        }
        Some(self)
    }
}

/// A value that is a quotient: of counts, or one that has no end as a decimal. It is computed with exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotient {
    /// The slot of the month's value.
    pub slot: usize,
    /// What is divided.
    pub numerator: Decimal,
    /// What it is divided by.
    pub denominator: Decimal,
    /// Whether the hundredfold is the value: it is a rate.
    pub rate: bool,
}

impl Quotient {
    /// The value, exactly; `None` if it is too large or nothing is counted.
    pub fn exact(&self) -> Option<Exact> {
        let times = if self.rate { Exact::HUNDRED } else { Exact::ONE };
        Exact::from(self.numerator).times(&times).ok()?.over(&Exact::from(self.denominator)).ok()
    }

    /// The value to six places, as it is written.
    pub fn rounded(&self) -> Option<Decimal> {
        const PLACES: u32 = 6;
        Some(self.exact()?.round(PLACES, Rounding::HalfAwayFromZero).ok()?.normalize())
    }
}

/// A category of the month; its values stand in the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CategoryRow<'t> {
    /// The category's name.
    pub category: Cow<'t, str>,
    /// The package it is priced by, as written, where it is given.
    pub package: Option<Cow<'t, str>>,
    /// Whether the client did the work, where it is said.
    pub handed_over: Option<bool>,
    /// Row and column of the name in the pasted text, from 1, where it was pasted.
    pub cell: Option<(u32, u32)>,
    /// Its place in the list it was handed in with, from 0, where it was.
    pub place: Option<usize>,
}

impl CategoryRow<'_> {
    /// A problem with the category, at its name.
    pub(crate) fn tell(&self, problem: Problem) -> Problem {
        match (self.cell, self.place) {
            (Some((row, column)), _) => problem.at_cell(row, column, &self.category),
            (None, Some(place)) => problem.at_pointer(pointer(&["categories", &place.to_string(), "category"])),
            (None, None) => problem,
        }
    }
}

/// A work order; the times are as handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkOrder<'t> {
    /// Date and time it was received.
    pub received: Cow<'t, str>,
    /// Date and time of the reply; none if there was none.
    pub replied: Option<Cow<'t, str>>,
    /// What answering it cost the client.
    pub cost: Option<Decimal>,
}

/// Seats added or removed on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeatChange {
    /// The first day it counts.
    pub date: Date,
    /// How many; negative: removed.
    pub seats: i64,
    /// Whether so many are staffed from that day on, whatever there was before.
    pub level: bool,
}

/// 0 for the month, above it a category, counted from 1; and the slot of the value.
type Withheld = (usize, usize);

/// One vendor's month. A value that is missing, or was withheld because it cannot be right, is `None`, never 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record<'t> {
    /// The vendor's name.
    pub vendor: Option<Cow<'t, str>>,
    /// The month.
    pub month: Option<Month>,
    /// The day the vendor's cooperation began, where it counts instead of the contract's.
    pub start: Option<Date>,
    /// The month's values by slot.
    pub values: Vec<Option<Decimal>>,
    /// The cells of the month's values by slot; also of values that were withheld. Empty where nobody asks for them.
    pub cells: Vec<Option<Pasted<'t>>>,
    /// The values that are quotients, as such.
    pub quotients: Vec<Quotient>,
    /// The categories, in the order of the text.
    pub categories: Vec<CategoryRow<'t>>,
    /// The categories' values, row by row, each row by slot.
    pub category_values: Vec<Option<Decimal>>,
    /// Their cells.
    pub category_cells: Vec<Option<Pasted<'t>>>,
    /// The rows of the contract's tables, table by table; `None`: not given. No row is something else.
    pub rows: Vec<Option<Vec<Row<'t>>>>,
    /// Work orders; never pasted.
    pub work_orders: Vec<WorkOrder<'t>>,
    /// Seats added and removed in the month; never pasted.
    pub seat_changes: Vec<SeatChange>,
    /// Values that were given and could not be taken; see [`Record::is_withheld`].
    withheld: Vec<Withheld>,
    /// Earlier months of the same vendor, which this one may depend on.
    pub history: Vec<Record<'t>>,
    category_width: usize,
    /// Whether the cells of categories are not kept.
    without_cells: bool,
}

impl<'t> Record<'t> {
    /// A record of nothing.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let width = vocabulary.width(Scope::Month);
        Self {
            values: vec![None; width],
            cells: vec![None; width],
            rows: vec![None; vocabulary.tables().len()],
            category_width: vocabulary.width(Scope::Category),
            ..Self::default()
        }
    }

    /// A record of nothing that does not keep the cells its values are read from.
    pub(crate) fn without_cells(vocabulary: &Vocabulary) -> Self {
        Self { cells: Vec::new(), without_cells: true, ..Self::new(vocabulary) }
    }

    /// Makes room for the cells of a record that did not keep them.
    pub(super) fn keep_cells(&mut self) {
        self.cells.resize(self.values.len(), None);
        self.category_cells.resize(self.category_values.len(), None);
        self.without_cells = false;
    }

    /// Empties the record and keeps its memory.
    pub fn clear(&mut self) {
        (self.vendor, self.month, self.start) = (None, None, None);
        self.values.fill(None);
        self.cells.fill(None);
        self.quotients.clear();
        self.categories.clear();
        self.category_values.clear();
        self.category_cells.clear();
        self.rows.fill(None);
        self.work_orders.clear();
        self.seat_changes.clear();
        self.withheld.clear();
        self.history.clear();
    }

    /// The quotient that the month's value in a slot is.
    pub fn quotient(&self, slot: usize) -> Option<&Quotient> {
        self.quotients.iter().find(|quotient| quotient.slot == slot)
    }

    /// Whether it keeps the cells its values are read from.
    pub(crate) fn keeps_cells(&self) -> bool {
        !self.without_cells
    }

    /// The month's value in a slot.
    pub fn value(&self, slot: Slot) -> Option<Decimal> {
        *self.values.get(slot.index).filter(|_| slot.scope == Scope::Month)?
    }

    /// The values of a category, by slot; `row` counts from 0.
    pub fn category(&self, row: usize) -> &[Option<Decimal>] {
        self.category_values.get(self.span(row)).unwrap_or(&[])
    }

    /// The cells of a category's values, by slot; `row` counts from 0.
    pub fn cells_of_category(&self, row: usize) -> &[Option<Pasted<'t>>] {
        self.category_cells.get(self.span(row)).unwrap_or(&[])
    }

    fn span(&self, row: usize) -> std::ops::Range<usize> {
        let start = row.saturating_mul(self.category_width);
        start..start.saturating_add(self.category_width)
    }

    /// Withholds a value of the month, or of a category, by its place in the month.
    pub(crate) fn withhold(&mut self, category: Option<usize>, slot: usize) {
        let values = match category {
            Some(row) => self.category_part(row).0,
            None => self.values.as_mut_slice(),
        };
        if let Some(value) = values.get_mut(slot) {
            *value = None;
        }
        if category.is_none() {
            self.quotients.retain(|quotient| quotient.slot != slot);
        }
        let withheld = Self::withheld(category, slot);
        match self.withheld.last() {
            // Nearly always it comes after those before.
            Some(last) if *last >= withheld => {
                if let Err(place) = self.withheld.binary_search(&withheld) {
                    self.withheld.insert(place, withheld);
                }
            }
            _ => self.withheld.push(withheld),
        }
    }

    /// Whether a value was given and could not be taken: of the month, or of a category, by its place in the month.
    pub fn is_withheld(&self, category: Option<usize>, slot: usize) -> bool {
        self.withheld.binary_search(&Self::withheld(category, slot)).is_ok()
    }

    fn withheld(category: Option<usize>, slot: usize) -> Withheld {
        (category.map_or(0, |row| row.saturating_add(1)), slot)
    }

    /// The last category, by its place in the month.
    pub(super) fn last_category(&self) -> Option<usize> {
        self.categories.len().checked_sub(1)
    }

    /// Adds a category without values.
    pub(crate) fn push_category(&mut self, row: CategoryRow<'t>) {
        self.categories.push(row);
        let cells = self.categories.len().saturating_mul(self.category_width);
        self.category_values.resize(cells, None);
        if !self.without_cells {
            self.category_cells.resize(cells, None);
        }
    }

    /// The last category's values and cells, or the month's.
    pub(super) fn part(&mut self, scope: Scope) -> (&mut [Option<Decimal>], &mut [Option<Pasted<'t>>]) {
        match scope {
            Scope::Month => (&mut self.values, &mut self.cells),
            Scope::Category => self.category_part(self.categories.len().saturating_sub(1)),
        }
    }

    /// A category's values and cells.
    pub(crate) fn category_part(&mut self, row: usize) -> (&mut [Option<Decimal>], &mut [Option<Pasted<'t>>]) {
        let span = self.span(row);
        let values = self.category_values.get_mut(span.clone()).unwrap_or_default();
        (values, self.category_cells.get_mut(span).unwrap_or_default())
    }
}
