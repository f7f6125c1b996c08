//! Tables in which each day, month or shop is followed by its parts, in the same column: pivot tables in their compact form.

use rust_decimal::Decimal;

use super::gather::plus;
use super::looks::{Looks, looks};
use super::parse_cell::{any_number, clean};
use super::structure::TextRow;
use crate::glossary::Vocabulary;

/// A row and the rows below it.
type Whole<'r> = (&'r TextRow, Vec<&'r TextRow>);

/// What the rows of parts are called, if each day, month or shop of the first column is the sum of the rows below it.
pub(super) fn parts(rows: &[TextRow], vocabulary: &Vocabulary) -> Vec<String> {
    let (totals, others): (Vec<&TextRow>, Vec<&TextRow>) =
        rows.iter().partition(|row| vocabulary.words().summary(row.text(0)).is_some());
    let looks_like = |row: &&TextRow| looks(row.text(0), vocabulary);
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let whole =
        |row: &TextRow, column: usize| matches!(looks(row.text(column), vocabulary), Looks::Whole | Looks::Empty);
    let counts: Vec<usize> = (1..width).filter(|column| rows.iter().all(|row| whole(row, *column))).collect();
    let dated = others.iter().any(|row| matches!(looks_like(row), Looks::Date(_)));
    let wholes = if dated { by_day(&others, vocabulary) } else { by_sums(&others, &counts) };
    let several = wholes.iter().any(|(_, parts)| parts.len() > 1);
    let adds_up = |(whole, parts): &Whole<'_>| !parts.is_empty() && are_sum(parts, whole, &counts);
    if counts.is_empty() || !several || !wholes.iter().all(adds_up) {
        return Vec::new();
    }
    // Names may add up by chance: the total is that of the wholes alone.
    let wholes_alone: Vec<&TextRow> = wholes.iter().map(|(whole, _)| *whole).collect();
    if !dated && !totals.iter().any(|total| are_sum(&wholes_alone, total, &counts)) {
        return Vec::new();
    }
    let mut names: Vec<String> =
        wholes.iter().flat_map(|(_, parts)| parts).map(|part| part.text(0).to_owned()).collect();
    crate::sort::sort(&mut names);
    names.dedup();
    if wholes_alone.iter().any(|whole| names.iter().any(|name| name == whole.text(0))) { Vec::new() } else { names }
}

/// Days, each with the rows of words below it.
fn by_day<'r>(rows: &[&'r TextRow], vocabulary: &Vocabulary) -> Vec<Whole<'r>> {
    let mut days: Vec<Whole<'_>> = Vec::new();
    for row in rows {
        match (looks(row.text(0), vocabulary), days.last_mut()) {
            (Looks::Date(_), _) => days.push((row, Vec::new())),
            (Looks::Text, Some((_, parts))) => parts.push(row),
            _ => return Vec::new(),
        }
    }
    days
}

/// Rows, each with the fewest below it that it is the sum of.
fn by_sums<'r>(rows: &[&'r TextRow], counts: &[usize]) -> Vec<Whole<'r>> {
    let mut wholes = Vec::new();
    let mut rest = rows;
    while let Some((whole, below)) = rest.split_first() {
        let fewest =
            (1..=below.len()).find(|many| below.get(..*many).is_some_and(|parts| are_sum(parts, whole, counts)));
        let Some((parts, after)) = fewest.and_then(|many| below.split_at_checked(many)) else { return Vec::new() };
        wholes.push((*whole, parts.to_vec()));
        rest = after;
    }
    wholes
}

/// Whether a row is the sum of others in all columns of counts.
fn are_sum(parts: &[&TextRow], whole: &TextRow, counts: &[usize]) -> bool {
    let number = |row: &TextRow, column: usize| {
        any_number(&clean(row.text(column)), false).map_or(Decimal::ZERO, |(value, _)| value)
    };
    let sum = |column: usize| parts.iter().try_fold(Decimal::ZERO, |sum, part| plus(sum, number(part, column)));
    counts.iter().all(|column| sum(*column) == Some(number(whole, *column)))
}
