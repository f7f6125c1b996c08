//! Tables in which each day or month is followed by its parts, in the same column: pivot tables in their compact form.

use rust_decimal::Decimal;

use super::gather::plus;
use super::looks::{Looks, looks};
use super::parse_cell::{any_number, clean};
use super::structure::TextRow;
use crate::glossary::Vocabulary;

/// A day or month and the rows below it.
type Day<'r> = (&'r TextRow, Vec<&'r TextRow>);

/// What the rows of parts are called, if each day or month of the first column is the sum of the rows below it.
pub(super) fn parts(rows: &[TextRow], vocabulary: &Vocabulary) -> Vec<String> {
    let mut days: Vec<Day<'_>> = Vec::new();
    for row in rows {
        let text = row.text(0);
        if vocabulary.words().summary(text).is_some() {
            continue;
        }
        match (looks(text, vocabulary), days.last_mut()) {
            (Looks::Date(_), _) => days.push((row, Vec::new())),
            (Looks::Text, Some((_, parts))) => parts.push(row),
            _ => return Vec::new(),
        }
    }
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let whole =
        |row: &TextRow, column: usize| matches!(looks(row.text(column), vocabulary), Looks::Whole | Looks::Empty);
    let counts: Vec<usize> = (1..width).filter(|column| rows.iter().all(|row| whole(row, *column))).collect();
    let number = |row: &TextRow, column: usize| {
        any_number(&clean(row.text(column)), false).map_or(Decimal::ZERO, |(value, _)| value)
    };
    let adds_up = |(day, parts): &Day<'_>| {
        let sum = |column: usize| parts.iter().try_fold(Decimal::ZERO, |sum, part| plus(sum, number(part, column)));
        !parts.is_empty() && counts.iter().all(|column| sum(*column) == Some(number(day, *column)))
    };
    let several = days.iter().any(|(_, parts)| parts.len() > 1);
    if counts.is_empty() || !several || !days.iter().all(adds_up) {
        return Vec::new();
    }
    let mut names: Vec<String> = days.iter().flat_map(|(_, parts)| parts).map(|part| part.text(0).to_owned()).collect();
    crate::sort::sort(&mut names);
    names.dedup();
    names
}
