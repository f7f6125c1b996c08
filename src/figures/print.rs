//! A month as text that is read back as the same month.

use std::fmt::Write;

use rust_decimal::Decimal;

use super::figure::{Kind, Role, Scope};
use super::record::Record;
use super::vocabulary::{Slot, Vocabulary};

/// Prints a month as it would be copied out of a spreadsheet: lines of labels and values, a blank line, the table of
/// categories. Printed months can be joined by blank lines.
///
/// [`parse`](super::parse) reads the same vendor, month, start, figures and categories back. Work orders are not
/// printed. Blanks of any kind within a name become spaces; a name that says “no value” or “total” (`-`, `合计`) is
/// printed and not read back.
///
/// ```
/// use yuekao::figures::{Cursor, Paste, Vocabulary, parse, print};
/// let vocabulary = Vocabulary::new(&[]);
/// let paste = Paste::new("UPV,月份\n5000,2026/10", &vocabulary);
/// let text = print(Cursor::new(&paste).visit(0, &mut Vec::new()), &vocabulary);
/// assert_eq!(text, "月份\t2026-10\n在线咨询意愿量\t5000\n");
/// ```
pub fn print(record: &Record<'_>, vocabulary: &Vocabulary) -> String {
    let mut out = String::new();
    let mut line = |label: &str, value: &str| {
        let _ = writeln!(out, "{}\t{}", quoted(label), quoted(value));
    };
    if let Some(vendor) = &record.vendor {
        line(vocabulary.heading_of_role(Role::Vendor), vendor);
    }
    if let Some(month) = record.month {
        line(vocabulary.heading_of_role(Role::Month), &month.to_string());
    }
    if let Some(start) = record.start {
        line(vocabulary.heading_of_role(Role::Start), &start.to_string());
    }
    let figures = figures(&record.values, vocabulary, Scope::Month);
    if figures.is_empty() {
        // A month without figures is still a month.
        let first = Slot { scope: Scope::Month, index: 0 };
        line(vocabulary.heading_of(first).unwrap_or(""), "-");
    }
    for (heading, value) in figures {
        line(heading, &value);
    }
    if !record.categories.is_empty() {
        out.push('\n');
        categories(record, vocabulary, &mut out);
    }
    out
}

fn categories(record: &Record<'_>, vocabulary: &Vocabulary, out: &mut String) {
    let rows = &record.categories;
    let packages = rows.iter().any(|row| row.package.is_some());
    let handed_over = rows.iter().any(|row| row.handed_over.is_some());
    let slots: Vec<(usize, &str, Kind)> = vocabulary
        .figures(Scope::Category)
        .enumerate()
        .filter_map(|(index, figure)| {
            Some((index, vocabulary.heading_of(Slot { scope: Scope::Category, index })?, figure.kind))
        })
        .collect();
    let mut row_of = |cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        let _ = writeln!(out, "{}", cells.join("\t"));
    };
    let mut headings = vec![vocabulary.heading_of_role(Role::Category).to_owned()];
    headings.extend(packages.then(|| vocabulary.heading_of_role(Role::Package).to_owned()));
    headings.extend(handed_over.then(|| vocabulary.heading_of_role(Role::HandedOver).to_owned()));
    headings.extend(slots.iter().map(|(_, heading, _)| (*heading).to_owned()));
    row_of(headings);
    for (place, row) in rows.iter().enumerate() {
        let values = record.category(place);
        let mut cells = vec![row.category.to_string()];
        cells.extend(packages.then(|| row.package.as_deref().unwrap_or("").to_owned()));
        cells.extend(handed_over.then(|| row.handed_over.map_or("", yes_no).to_owned()));
        cells.extend(slots.iter().map(|(index, _, kind)| {
            values.get(*index).copied().flatten().map_or_else(String::new, |value| printed(value, *kind))
        }));
        row_of(cells);
    }
}

fn figures<'v>(values: &[Option<Decimal>], vocabulary: &'v Vocabulary, scope: Scope) -> Vec<(&'v str, String)> {
    let slots = vocabulary.figures(scope).zip(values).enumerate();
    slots
        .filter_map(|(index, (figure, value))| {
            Some((vocabulary.heading_of(Slot { scope, index })?, printed((*value)?, figure.kind)))
        })
        .collect()
}

fn printed(value: Decimal, kind: Kind) -> String {
    match kind {
        Kind::Flag => yes_no(!value.is_zero()).to_owned(),
        Kind::Percent => format!("{}%", value.normalize()),
        _ => value.normalize().to_string(),
    }
}

fn yes_no(flag: bool) -> &'static str {
    if flag { "是" } else { "否" }
}

/// A cell as a spreadsheet copies it.
fn quoted(text: &str) -> String {
    let text: String = text.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
    if text.contains('"') { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
