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
    let is_total = |row: &&TextRow| vocabulary.words().summary(row.text(0)).is_some();
    let first = rows.iter().find(|row| !is_total(row));
    let dated = first.is_some_and(|row| matches!(looks(row.text(0), vocabulary), Looks::Date(_)));
    // Names may add up by chance: without a total at one end nothing tells.
    if !dated && !rows.first().iter().chain(&rows.last()).any(is_total) {
        return Vec::new();
    }
    let (totals, others): (Vec<&TextRow>, Vec<&TextRow>) = rows.iter().partition(is_total);
    let days = if dated { by_day(&others, vocabulary) } else { Vec::new() };
    if dated && days.iter().all(|(_, parts)| parts.len() < 2) {
        return Vec::new();
    }
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let whole =
        |row: &TextRow, column: usize| matches!(looks(row.text(column), vocabulary), Looks::Whole | Looks::Empty);
    let counts: Vec<usize> = (1..width).filter(|column| rows.iter().all(|row| whole(row, *column))).collect();
    if counts.is_empty() {
        return Vec::new();
    }
    let adds_up = |(whole, parts): &Whole<'_>| !parts.is_empty() && are_sum(parts, whole, &counts);
    let wholes = if dated { days } else { by_sums(&others, &counts) };
    let several = wholes.iter().any(|(_, parts)| parts.len() > 1);
    if !several || dated && !wholes.iter().all(adds_up) {
        return Vec::new();
    }
    // The total is that of the wholes alone.
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
        let wanted = numbers(whole, counts);
        let mut sums = vec![Decimal::ZERO; counts.len()];
        // Counts only add up: once one of them is more, no further row makes it less.
        let so_far = below.iter().map_while(|row| {
            add(&mut sums, &numbers(row, counts))?;
            let within = sums.iter().zip(&wanted).all(|(sum, wanted)| sum <= wanted);
            within.then(|| sums == wanted)
        });
        let Some(last) = so_far.into_iter().position(|reached| reached) else { return Vec::new() };
        let Some((parts, after)) = below.split_at_checked(last.saturating_add(1)) else { return Vec::new() };
        wholes.push((*whole, parts.to_vec()));
        rest = after;
    }
    wholes
}

/// Whether a row is the sum of others in all columns of counts.
fn are_sum(parts: &[&TextRow], whole: &TextRow, counts: &[usize]) -> bool {
    let mut sums = vec![Decimal::ZERO; counts.len()];
    parts.iter().all(|part| add(&mut sums, &numbers(part, counts)).is_some()) && sums == numbers(whole, counts)
}

/// The numbers of a row in these columns; what is none counts nothing.
fn numbers(row: &TextRow, columns: &[usize]) -> Vec<Decimal> {
    let number =
        |column: &usize| any_number(&clean(row.text(*column)), false).map_or(Decimal::ZERO, |(value, _)| value);
    columns.iter().map(number).collect()
}

/// Adds numbers to sums; `None`: one is too large.
fn add(sums: &mut [Decimal], numbers: &[Decimal]) -> Option<()> {
    sums.iter_mut().zip(numbers).try_for_each(|(sum, number)| {
        *sum = plus(*sum, *number)?;
        Some(())
    })
}
