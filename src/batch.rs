//! Text in, columns out: any number of vendor-months, settled by the same [`settle`](crate::settle) as one.
//!
//! Months of one vendor are settled in order where the contract looks back, whatever their order in the text; rows
//! come out in the order of the text. No object is made per row: a column is one text and where its cells end.

mod column;
mod run;
mod writer;

pub use column::Column;
pub use run::{Run, Share};

use crate::contract::Plan;
use crate::paste::{Options, TableReading};
use crate::problem::Problem;

/// The results of a text, or of a part of it.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// A row for each vendor-month.
    pub columns: Vec<Column>,
    /// A row for each category of each vendor-month.
    pub categories: Vec<Column>,
    /// What is wrong with the text and its figures, in the order of the text. Of thousands of one kind the first are
    /// listed and the rest counted.
    pub problems: Vec<Problem>,
    /// What somebody should know about a row: the row, from 0, and the notice. Of thousands of one kind the first are
    /// listed; the column `notices` has the codes of all.
    pub notices: Vec<(u32, Problem)>,
    /// How the tables of the text were read, with the last part.
    pub tables: Vec<TableReading>,
    /// How many of all rows are incomplete.
    pub incomplete: usize,
}

/// Settles every vendor-month of a text.
pub fn assess_text(plan: &Plan, text: &str, options: Options) -> Batch {
    let mut run = Run::new(options, Vec::new());
    // Nothing is ready before everything has been read.
    let (mut batch, mut at) = run.step(plan, text, usize::MAX);
    while !run.is_done() {
        let (next, read) = run.step(plan, text.get(at..).unwrap_or_default(), usize::MAX);
        (batch, at) = (next, at.saturating_add(read));
    }
    batch
}

impl Batch {
    /// The rows as CSV, comma separated, lines ending in CR LF (RFC 4180); with a heading before the first part.
    pub fn csv(&self, heading: bool) -> String {
        let mut out = String::new();
        if heading {
            let heading: Vec<&str> = self.columns.iter().map(|column| column.id.as_str()).collect();
            csv_row(&heading, &mut out);
        }
        self.each_row(|row| csv_row(row, &mut out));
        out
    }

    /// The rows as a JSON list of objects; an open cell is `null`, what it can be is a list of two.
    pub fn json(&self) -> String {
        format!("[{}]", self.json_rows())
    }

    /// What stands in that list: objects with commas between.
    pub fn json_rows(&self) -> String {
        let mut out = String::new();
        self.each_row(|row| {
            out.push_str(if out.is_empty() { "{" } else { ",\n{" });
            for (index, (column, cell)) in self.columns.iter().zip(row).enumerate() {
                let cell = if cell.is_empty() { "null".into() } else { json_cell(&column.id, cell) };
                let comma = if index > 0 { "," } else { "" };
                out.extend([comma, &json_text(&column.id), ":", &cell]);
            }
            out.push('}');
        });
        out
    }

    fn each_row(&self, mut visit: impl FnMut(&[&str])) {
        let mut cells: Vec<_> = self.columns.iter().map(Column::cells).collect();
        let mut row = Vec::with_capacity(cells.len());
        loop {
            row.clear();
            row.extend(cells.iter_mut().map_while(Iterator::next));
            if row.is_empty() {
                return;
            }
            visit(&row);
        }
    }
}

fn csv_row(cells: &[&str], out: &mut String) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        let mark = if is_taken_for_formula(cell) { "'" } else { "" };
        if cell.contains([',', '"', '\r', '\n']) {
            out.extend(["\"", mark, &cell.replace('"', "\"\""), "\""]);
        } else {
            out.extend([mark, *cell]);
        }
    }
    out.push_str("\r\n");
}

/// Whether a spreadsheet takes a text for a formula and runs it: an apostrophe in front says that it is a text. The page's own tables
/// go by the same rule, and both by the cells of `tests/samples/spreadsheet-cells.json`.
fn is_taken_for_formula(cell: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = cell.split_once('.').unwrap_or((cell, "0"));
    let is_number = digits(whole.strip_prefix('-').unwrap_or(whole)) && digits(fraction);
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) && !is_number
}

/// A cell that is not empty.
fn json_cell(id: &str, cell: &str) -> String {
    let end = |end: &str| if end.is_empty() { "null".into() } else { json_text(end) };
    match cell.split_once("..").filter(|_| id.ends_with("_between")) {
        Some((low, high)) => ["[", &end(low), ",", &end(high), "]"].concat(),
        None => json_text(cell),
    }
}

fn json_text(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let cells: Vec<(String, String)> =
            serde_json::from_str(include_str!("../tests/samples/spreadsheet-cells.json")).unwrap();
        assert!(cells.len() > 20);
        for (cell, expected) in cells {
            let mut row = String::new();
            csv_row(&[&cell], &mut row);
            let quoted = if expected.contains([',', '"', '\r', '\n']) {
                format!("\"{}\"", expected.replace('"', "\"\""))
            } else {
                expected
            };
            assert_eq!(row, format!("{quoted}\r\n"), "{cell:?}");
        }
    }
}
