//! A table that has been read: what was gathered, and what its rows are.

use super::layout::Layout;
use super::questions::Asked;
use super::rows::Table;
use super::structure::Head;
use super::totals::Check;
use crate::calendar::Date;

/// Which rows of the text a table takes, by what they are.
#[derive(Clone, Debug, Default)]
pub(super) struct TableRows {
    pub(super) titles: Vec<u32>,
    /// Rows of headings; in a table on its side those of labels.
    pub(super) head: Vec<u32>,
    pub(super) units: Option<u32>,
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) notes: Vec<u32>,
    /// How many headings there are.
    pub(super) width: usize,
    pub(super) sheet: Option<String>,
    /// Whether the table is on its side.
    pub(super) across: bool,
    /// Columns of a table on its side that are not read.
    pub(super) ignored: Vec<Head>,
}

/// A table that has been read.
#[derive(Debug)]
pub(super) struct Closed {
    pub(super) table: Table,
    pub(super) asked: Vec<Asked>,
    pub(super) layout: Layout,
    pub(super) rows: TableRows,
    pub(super) checks: Vec<Check>,
    /// The start of the cooperation that stands above it.
    pub(super) start: Option<Date>,
    /// The titles above it.
    pub(super) titles: Vec<String>,
    /// Table and group of the month that categories without one belong to.
    pub(super) above: Option<(u32, u32)>,
}
