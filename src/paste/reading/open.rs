//! The table whose rows are being read.

use std::borrow::Cow;

use crate::paste::layout::Layout;
use crate::paste::parse_cell::trimmed;
use crate::paste::planner::Planned;
use crate::paste::questions::Asked;
use crate::paste::rows::Table;
use crate::paste::split::Delimiter;
use crate::paste::table_rows::TableRows;

/// A table whose rows are being read.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) table: Table,
    pub(super) asked: Vec<Asked>,
    pub(super) layout: Layout,
    pub(super) rows: TableRows,
    pub(super) delimiter: Delimiter,
    /// How many columns that hold nothing stand before it.
    pub(super) indent: usize,
    /// Whether a blank line stood below the rows read last.
    pub(super) rested: bool,
    /// The row read last, where it is one text alone: a note, or the title of what follows.
    pub(super) title: Option<String>,
    /// The texts of the rows of headings.
    pub(super) headings: Vec<Vec<String>>,
}

impl Open {
    /// Whether no column is anything that a month is made of, or that anything could be asked about.
    pub(super) fn says_nothing(&self) -> bool {
        let plan = &self.table.plan;
        let keyed = plan.vendor.is_some() || plan.category.is_some() || plan.periods.has_column();
        plan.gathered.is_empty() && self.asked.is_empty() && !keyed && !self.layout.says_something()
    }

    pub(super) fn new(planned: Planned, rows: TableRows, delimiter: Delimiter, keep_cells: bool) -> Self {
        let Planned { plan, asked, layout } = planned;
        Self {
            table: Table::new(plan, keep_cells),
            asked,
            layout,
            rows,
            delimiter,
            indent: 0,
            rested: false,
            title: None,
            headings: Vec::new(),
        }
    }

    /// Whether a row is one of the table's headings.
    pub(super) fn is_heading(&self, cells: &[Cow<'_, str>]) -> bool {
        let same = |heading: &Vec<String>| {
            let texts = heading.iter().map(|cell| trimmed(cell));
            cells.first().map(|cell| trimmed(cell)) == heading.first().map(|cell| trimmed(cell))
                && texts.eq(cells.iter().map(|cell| trimmed(cell)))
        };
        self.headings.iter().any(same)
    }
}
