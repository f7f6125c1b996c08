//! A month as text that is read back as the same month.

use std::fmt::Write;

use rust_decimal::Decimal;

use super::record::Record;
use crate::glossary::{Figure, Kind, Role, Scope, Slot, Vocabulary};

/// Prints a month as it would be copied out of a spreadsheet: lines of labels and values, a blank line, the table of
/// categories. Printed months can be joined by blank lines.
///
/// [`parse`](crate::paste::parse) reads the same vendor, month, start, figures and categories back. Work orders are not
/// printed. Blanks of any kind within a name become spaces; a name that says “no value” or “total” (`-`, `合计`) is
/// printed and not read back.
///
/// ```
/// use yuekao::glossary::Vocabulary;
/// use yuekao::month::{Record, print};
/// let vocabulary = Vocabulary::new(&[]);
/// let json = serde_json::from_str(r#"{ "month": "2026-10", "figures": { "chats_offered": 5000 } }"#).unwrap();
/// let text = print(&Record::from_json(&json, &vocabulary, &mut Vec::new()), &vocabulary);
/// assert_eq!(text, "月份\t2026-10\n在线咨询意愿量\t5000\n");
/// ```
pub fn print(record: &Record<'_>, vocabulary: &Vocabulary) -> String {
    let mut out = String::new();
    let mut line = |label: &str, value: &str| {
        let _ = writeln!(out, "{}\t{}", quoted(label), quoted(value));
    };
    if let Some(vendor) = &record.vendor {
        line(vocabulary.heading_of_role(Role::Vendor, ""), vendor);
    }
    if let Some(month) = record.month {
        line(vocabulary.heading_of_role(Role::Month, ""), &month.to_string());
    }
    if let Some(start) = record.start {
        line(vocabulary.heading_of_role(Role::Start, ""), &start.to_string());
    }
    let figures = figures(record, vocabulary);
    if figures.is_empty() {
        // A month without figures is still a month.
        let first = Slot { scope: Scope::Month, index: 0 };
        line(vocabulary.heading_of(first, "").unwrap_or(""), "-");
    }
    for (heading, value) in figures {
        line(&heading, &value);
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
            Some((index, vocabulary.heading_of(Slot { scope: Scope::Category, index }, "")?, figure.kind))
        })
        .collect();
    let mut row_of = |cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        let _ = writeln!(out, "{}", cells.join("\t"));
    };
    let mut headings = vec![vocabulary.heading_of_role(Role::Category, "").to_owned()];
    headings.extend(packages.then(|| vocabulary.heading_of_role(Role::Package, "").to_owned()));
    headings.extend(handed_over.then(|| vocabulary.heading_of_role(Role::HandedOver, "").to_owned()));
    headings.extend(slots.iter().map(|(_, heading, _)| (*heading).to_owned()));
    row_of(headings);
    for (place, row) in rows.iter().enumerate() {
        let values = record.category(place);
        let mut cells = vec![row.category.to_string()];
        cells.extend(packages.then(|| row.package.as_deref().unwrap_or("").to_owned()));
        cells.extend(handed_over.then(|| row.handed_over.map_or("", yes_no).to_owned()));
        let keys = cells.len();
        cells.extend(slots.iter().map(|(index, _, kind)| {
            values.get(*index).copied().flatten().map_or_else(String::new, |value| printed(value, *kind))
        }));
        // A name alone would be a note.
        let empty = cells.iter().skip(keys).all(String::is_empty);
        cells.iter_mut().skip(keys).take(usize::from(empty)).for_each(|cell| "-".clone_into(cell));
        row_of(cells);
    }
}

fn figures(record: &Record<'_>, vocabulary: &Vocabulary) -> Vec<(String, String)> {
    let scale = vocabulary.scale();
    let level = |id: &str| scale.levels.iter().any(|level| level == id);
    let slots = || vocabulary.figures(Scope::Month).zip(&record.values).enumerate();
    // Levels that are not given are said to be missing: without them the survey would have no others.
    let whole = vocabulary.slot(&scale.rate).is_some_and(|rate| record.quotient(rate.index).is_some());
    let some = !whole && slots().any(|(_, (figure, value))| level(&figure.id) && value.is_some());
    let line = |(index, (figure, value)): (usize, (&Figure, &Option<Decimal>))| {
        let heading = vocabulary.heading_of(Slot { scope: Scope::Month, index }, "")?;
        let missing = (some && level(&figure.id)).then(|| "-".to_owned());
        let value = value.map(|value| printed(value, figure.kind)).or(missing)?;
        Some((with_unit(heading, &figure.unit), value))
    };
    slots().filter_map(line).collect()
}

/// A length of time says what it is counted in.
fn with_unit(heading: &str, unit: &str) -> String {
    match unit {
        "s" => format!("{heading}（秒）"),
        "min" => format!("{heading}（分钟）"),
        "h" => format!("{heading}（小时）"),
        _ => heading.to_owned(),
    }
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
