//! The rows of a month's tables: incidents, days, weeks, sites, each with figures of its own.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::record::{Pasted, Record};
use super::to_json::{FigureCells, FigureValue, write_figures};
use crate::glossary::{Known, Vocabulary};
use crate::map::Map;

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row<'t> {
    /// What it is called, if it has a name.
    pub name: Option<Cow<'t, str>>,
    /// Its values, in the order of the table's figures; `None`: not given, or withheld.
    pub values: Vec<Option<Decimal>>,
    /// The figures, by their places, that were given and could not be taken.
    pub withheld: Vec<usize>,
    /// The cells of its values; empty where it was not pasted.
    pub cells: Vec<Option<Pasted<'t>>>,
}

impl Row<'_> {
    /// A row of nothing.
    pub(crate) fn new(figures: &[Known]) -> Self {
        Self { values: vec![None; figures.len()], ..Self::default() }
    }

    /// Withholds a value.
    pub(crate) fn withhold(&mut self, figure: usize) {
        if let Some(value) = self.values.get_mut(figure) {
            *value = None;
        }
        if !self.withheld.contains(&figure) {
            self.withheld.push(figure);
        }
    }
}

/// A row as programs hand it in and get it out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "declarations",
    derive(ts_rs::TS),
    ts(type = "{ name?: string, withheld?: Array<string>, cells?: { [figure: string]: FigureCells }, \
               /** Figures by id: decimals, numbers or booleans. */ [figure: string]: unknown, }")
)]
pub struct RowFigures {
    /// What it is called.
    pub name: Option<String>,
    /// Its figures by id.
    pub figures: Map<String, FigureValue>,
    /// The ids of figures that were given and could not be taken.
    pub withheld: Vec<String>,
    /// The cells they were read from.
    pub cells: Map<String, FigureCells>,
}

/// The figures stand beside the other keys, as with categories.
impl Serialize for RowFigures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        if let Some(name) = &self.name {
            out.serialize_entry("name", name)?;
        }
        write_figures(&mut out, &self.figures, &self.withheld, &self.cells)?;
        out.end()
    }
}

/// The tables that were given, by their ids.
pub(super) fn tables(record: &Record<'_>, vocabulary: &Vocabulary) -> Map<String, Vec<RowFigures>> {
    let mut tables = Map::new();
    for (table, rows) in vocabulary.tables().iter().zip(&record.rows) {
        if let Some(rows) = rows {
            tables.insert(table.id.clone(), rows.iter().map(|row| row_of(row, &table.figures)).collect());
        }
    }
    tables
}

fn row_of(row: &Row<'_>, figures: &[Known]) -> RowFigures {
    let mut out = RowFigures { name: row.name.as_ref().map(ToString::to_string), ..RowFigures::default() };
    for (place, (known, value)) in figures.iter().zip(&row.values).enumerate() {
        let id = &known.figure.id;
        if let Some(value) = value {
            out.figures.insert(id.clone(), FigureValue::of(*value, known.figure.kind));
        }
        if row.withheld.contains(&place) {
            out.withheld.push(id.clone());
        }
        if let Some(Some(cells)) = row.cells.get(place) {
            out.cells.insert(id.clone(), FigureCells::of(cells));
        }
    }
    out
}
