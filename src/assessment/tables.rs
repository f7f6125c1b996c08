//! What each row of the contract's tables comes to.

use serde::Serialize;

use super::NumbersBetween;
use super::from_settlement::between;
use crate::contract::{Plan, Text};
use crate::mechanisms::RowsKnown;
use crate::number::Exact;
use crate::settle::Settlement;

/// A table of rows and what each of them comes to.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct TableResult<'p> {
    /// Its name in the contract.
    pub id: &'p str,
    /// What people call it.
    pub label: &'p Text,
    /// Its rows, in the order given; those of every name in the contract's order. None where it is not known which there are.
    pub rows: Vec<RowResult<'p>>,
    /// Where it stands.
    pub clause: &'p str,
}

/// A row.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct RowResult<'p> {
    /// What it is called; `null`: it has no name.
    pub name: Option<String>,
    /// Which of the given rows it is, from 0; `null`: none was given for it.
    pub given: Option<usize>,
    /// Its values, in the contract's order.
    pub values: Vec<RowValueResult<'p>>,
}

/// A value of a row.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct RowValueResult<'p> {
    /// Its name in the contract.
    pub id: &'p str,
    /// What people call it.
    pub label: &'p Text,
    /// Its unit.
    pub unit: &'p str,
    /// The number, at most six decimal places; `null`: no data, or open.
    pub value: Option<Exact>,
    /// What it can be while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub between: Option<NumbersBetween>,
    /// Where it stands.
    pub clause: &'p str,
}

/// The tables of a settlement.
pub(super) fn tables<'p>(plan: &'p Plan, settled: &Settlement) -> Vec<TableResult<'p>> {
    let tables = plan.contract.tables.iter().zip(&settled.tables);
    let tables = tables.map(|(term, found)| {
        let rows = found.rows.iter().filter(|_| found.known == RowsKnown::Yes).map(|row| {
            let values = term.values.iter().zip(row.found.iter().skip(term.figures.len()));
            let values = values.map(|(term, found)| {
                let (value, between) = (found.value.number().cloned(), between(&found.value));
                let (id, label, unit, clause) =
                    (term.id.as_str(), &term.label, term.unit.as_str(), term.clause.as_str());
                RowValueResult { id, label, unit, value, between, clause }
            });
            RowResult { name: row.name.clone(), given: row.given, values: values.collect() }
        });
        TableResult { id: &term.id, label: &term.label, rows: rows.collect(), clause: &term.clause }
    });
    tables.collect()
}
