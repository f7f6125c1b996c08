//! A month as programs see it: what `parse` gives and `assess` takes.

use crate::map::Map;

use rust_decimal::Decimal;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::record::{Pasted, Record};
use super::rows::{RowFigures, tables};
use crate::glossary::{Kind, Role, Scope, Vocabulary};
use crate::number::Exact;

/// A figure's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum FigureValue {
    /// A decimal in plain notation, in the figure's unit. A JSON number is accepted in its place.
    Number(#[cfg_attr(feature = "declarations", ts(type = "string | number"))] String),
    /// Yes or no.
    Flag(bool),
}

impl FigureValue {
    pub(crate) fn of(value: Decimal, kind: Kind) -> Self {
        if kind == Kind::Flag { Self::Flag(!value.is_zero()) } else { Self::Number(Exact::from(value).to_string()) }
    }
}

/// One vendor's month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct VendorMonth {
    /// The vendor's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub vendor: Option<String>,
    /// The month, as `2026-10`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub month: Option<String>,
    /// The day the vendor's cooperation began, as `2026-01-01`; counts instead of the contract's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub start: Option<String>,
    /// The month's figures by id. A figure that is not there was not given.
    pub figures: Map<String, FigureValue>,
    /// The ids of figures that were given and could not be taken: they are not known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<String>>"))]
    pub withheld: Vec<String>,
    /// The volumes per category.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<CategoryFigures>>"))]
    pub categories: Vec<CategoryFigures>,
    /// The rows of the contract's tables, by the table's id: incidents, days, sites. A table that is not there was not given; one
    /// without rows had none.
    #[serde(skip_serializing_if = "Map::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Map<String, Vec<RowFigures>>>"))]
    pub rows: Map<String, Vec<RowFigures>>,
    /// Work orders.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<WorkOrderFigures>>"))]
    pub work_orders: Vec<WorkOrderFigures>,
    /// Seats added and removed in the month.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<SeatChangeFigures>>"))]
    pub seat_changes: Vec<SeatChangeFigures>,
    /// Earlier months of the same vendor: what counts months in a row or sums the year needs them. One without a `start`
    /// takes over this one's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<VendorMonth>>"))]
    pub history: Vec<VendorMonth>,
    /// What figures are the quotient of that are rates of counts, or have no end as decimals; by figure id. The month is
    /// computed with these; the figure beside them is rounded to six places.
    #[serde(skip_serializing_if = "Map::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Map<String, QuotientFigures>>"))]
    pub counts: Map<String, QuotientFigures>,
    /// The cells the figures were read from, by figure id; also of figures that could not be taken.
    #[serde(skip_serializing_if = "Map::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Map<String, FigureCells>>"))]
    pub cells: Map<String, FigureCells>,
}

/// The cells a figure was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct FigureCells {
    /// Row of the first in the pasted text, from 1. A quoted line break does not start a new row.
    pub row: u32,
    /// Its column, from 1.
    pub column: u32,
    /// Its text, as pasted (cut off after 80 characters).
    pub cell: String,
    /// Where there are several in its column: from which row to which.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<(u32, u32)>>"))]
    pub rows: Vec<(u32, u32)>,
    /// Where there are several in its row: from which column to which.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<(u32, u32)>>"))]
    pub columns: Vec<(u32, u32)>,
}

/// What a figure is the quotient of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct QuotientFigures {
    /// What is divided. Of a rate the hundredfold is the figure.
    #[cfg_attr(feature = "declarations", ts(type = "string | number"))]
    pub numerator: String,
    /// What it is divided by.
    #[cfg_attr(feature = "declarations", ts(type = "string | number"))]
    pub denominator: String,
}

impl FigureCells {
    /// The cells of a value.
    pub(crate) fn of(cells: &Pasted<'_>) -> Self {
        let Pasted { row, column, text, rows, columns } = cells;
        let cell = text.chars().take(80).collect();
        Self { row: *row, column: *column, cell, rows: rows.clone(), columns: columns.clone() }
    }
}

/// The figures of one category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "declarations",
    derive(ts_rs::TS),
    ts(
        type = "{ category: string, package?: string, handed_over?: boolean, withheld?: Array<string>, cells?: { [figure: string]: FigureCells }, \
               /** Figures by id: decimals, numbers or booleans. */ [figure: string]: unknown, }"
    )
)]
pub struct CategoryFigures {
    /// The category's name.
    pub category: String,
    /// The package it is priced by; without it the contract's list decides.
    pub package: Option<String>,
    /// Whether the client did the work.
    pub handed_over: Option<bool>,
    /// Its figures by id.
    pub figures: Map<String, FigureValue>,
    /// The ids of figures that were given and could not be taken.
    pub withheld: Vec<String>,
    /// The cells they were read from.
    pub cells: Map<String, FigureCells>,
}

/// The figures stand beside the other keys. Written by hand: derived, the flattening brings a second serializer along.
impl Serialize for CategoryFigures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("category", &self.category)?;
        if let Some(package) = &self.package {
            out.serialize_entry("package", package)?;
        }
        if let Some(handed_over) = self.handed_over {
            out.serialize_entry("handed_over", &handed_over)?;
        }
        write_figures(&mut out, &self.figures, &self.withheld, &self.cells)?;
        out.end()
    }
}

/// The figures of a part of the month as keys of their own, with what was withheld and the cells.
pub(super) fn write_figures<M: SerializeMap>(
    out: &mut M,
    figures: &Map<String, FigureValue>,
    withheld: &[String],
    cells: &Map<String, FigureCells>,
) -> Result<(), M::Error> {
    for (figure, value) in figures {
        out.serialize_entry(figure, value)?;
    }
    if !withheld.is_empty() {
        out.serialize_entry("withheld", withheld)?;
    }
    if !cells.is_empty() {
        out.serialize_entry("cells", cells)?;
    }
    Ok(())
}

/// A work order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct WorkOrderFigures {
    /// Date and time it was received.
    pub received: String,
    /// Date and time of the reply.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub replied: Option<String>,
    /// What answering it cost the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional, type = "string | number"))]
    pub cost: Option<String>,
}

/// Seats added or removed on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct SeatChangeFigures {
    /// The first day it counts, as `2026-10-16`.
    pub date: String,
    /// How many, whole; negative: removed.
    #[cfg_attr(feature = "declarations", ts(type = "string | number"))]
    pub seats: String,
    /// Whether so many are staffed from that day on, whatever there was before: what the month begins with.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<bool>"))]
    pub level: bool,
}

impl VendorMonth {
    /// The month of a record.
    pub fn new(record: &Record<'_>, vocabulary: &Vocabulary) -> Self {
        let categories = record.categories.iter().enumerate().map(|(row, category)| {
            let (figures, mut cells) =
                by_id(record.category(row), record.cells_of_category(row), vocabulary, Scope::Category);
            if let Some((row, column)) = category.cell {
                let name = category.category.chars().take(80).collect();
                let own = FigureCells { row, column, cell: name, rows: Vec::new(), columns: Vec::new() };
                cells.insert(Role::Category.word().to_owned(), own);
            }
            CategoryFigures {
                category: category.category.to_string(),
                package: category.package.as_ref().map(ToString::to_string),
                handed_over: category.handed_over,
                figures,
                withheld: withheld(record, Some(row), vocabulary),
                cells,
            }
        });
        let work_orders = record.work_orders.iter().map(|order| WorkOrderFigures {
            received: order.received.to_string(),
            replied: order.replied.as_ref().map(ToString::to_string),
            cost: order.cost.map(|cost| Exact::from(cost).to_string()),
        });
        let (figures, cells) = by_id(&record.values, &record.cells, vocabulary, Scope::Month);
        Self {
            vendor: record.vendor.as_ref().map(ToString::to_string),
            month: record.month.map(|month| month.to_string()),
            start: record.start.map(|day| day.to_string()),
            figures,
            withheld: withheld(record, None, vocabulary),
            categories: categories.collect(),
            rows: tables(record, vocabulary),
            work_orders: work_orders.collect(),
            seat_changes: record
                .seat_changes
                .iter()
                .map(|change| SeatChangeFigures {
                    date: change.date.to_string(),
                    seats: change.seats.to_string(),
                    level: change.level,
                })
                .collect(),
            history: record.history.iter().map(|earlier| Self::new(earlier, vocabulary)).collect(),
            counts: counts(record, vocabulary),
            cells,
        }
    }
}

fn counts(record: &Record<'_>, vocabulary: &Vocabulary) -> Map<String, QuotientFigures> {
    let mut counts = Map::new();
    for quotient in &record.quotients {
        let Some(figure) = vocabulary.figures(Scope::Month).nth(quotient.slot) else { continue };
        let [numerator, denominator] =
            [quotient.numerator, quotient.denominator].map(|number| Exact::from(number).to_string());
        counts.insert(figure.id.clone(), QuotientFigures { numerator, denominator });
    }
    counts
}

/// The ids of what is withheld in the month itself, or in one of its categories.
fn withheld(record: &Record<'_>, category: Option<usize>, vocabulary: &Vocabulary) -> Vec<String> {
    let scope = if category.is_some() { Scope::Category } else { Scope::Month };
    let figures = vocabulary.figures(scope).enumerate();
    figures.filter(|(slot, _)| record.is_withheld(category, *slot)).map(|(_, figure)| figure.id.clone()).collect()
}

type ById = (Map<String, FigureValue>, Map<String, FigureCells>);

fn by_id(values: &[Option<Decimal>], cells: &[Option<Pasted<'_>>], vocabulary: &Vocabulary, scope: Scope) -> ById {
    let mut out = ById::default();
    for (slot, (figure, value)) in vocabulary.figures(scope).zip(values).enumerate() {
        if let Some(value) = value {
            out.0.insert(figure.id.clone(), FigureValue::of(*value, figure.kind));
        }
        if let Some(cell) = cells.get(slot).and_then(Option::as_ref) {
            out.1.insert(figure.id.clone(), FigureCells::of(cell));
        }
    }
    out
}
