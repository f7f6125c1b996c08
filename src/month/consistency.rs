//! Figures that cannot be: each is told at its cell, and withheld.

use crate::map::Set;

use rust_decimal::Decimal;

use super::record::Record;
use crate::glossary::{Scope, Vocabulary};
use crate::json::pointer;
use crate::number::{self, Exact};
use crate::problem::{Code, Problem};

/// Checks a record's figures against each other.
pub(crate) fn check(record: &mut Record<'_>, vocabulary: &Vocabulary, problems: &mut Vec<Problem>) {
    check_part(record, vocabulary, None, problems);
    if vocabulary.sums(Scope::Category).chain(vocabulary.parts(Scope::Category)).next().is_some() {
        for row in 0..record.categories.len() {
            check_part(record, vocabulary, Some(row), problems);
        }
    }
    if record.categories.len() > 1 {
        repeated(record, problems);
    }
}

/// Checks the figures of the month, or of one of its categories.
fn check_part(record: &mut Record<'_>, vocabulary: &Vocabulary, category: Option<usize>, problems: &mut Vec<Problem>) {
    let scope = if category.is_some() { Scope::Category } else { Scope::Month };
    let values = category.map_or(record.values.as_slice(), |row| record.category(row));
    let mut wrong: Vec<usize> = Vec::new();
    for (slot, known) in vocabulary.sums(scope) {
        let given = |slot: usize| values.get(slot).copied().flatten().filter(|_| !wrong.contains(&slot));
        let Some(total) = given(slot) else { continue };
        let parts: Vec<Decimal> = known.parts.iter().filter_map(|part| given(*part)).collect();
        let Some(sum) = parts.iter().try_fold(Decimal::ZERO, |all, part| number::sum(all, *part)) else { continue };
        let fits = if parts.len() == known.parts.len() { sum == total } else { sum <= total };
        if !fits {
            let problem = Problem::new(Code::SumDiffers)
                .with("figure", &known.figure.id)
                .with("total", &Exact::from(total))
                .with("sum", &Exact::from(sum));
            problems.push(placed(record, category, slot, &known.figure.id, problem));
            wrong.extend(known.parts.iter().chain([&slot]));
        }
    }
    for (slot, part) in vocabulary.parts(scope) {
        let Some(whole_slot) = part.whole else { continue };
        let (Some(Some(value)), Some(Some(whole))) = (values.get(slot).copied(), values.get(whole_slot).copied())
        else {
            continue;
        };
        if value > whole && !wrong.contains(&slot) && !wrong.contains(&whole_slot) {
            let problem = Problem::new(Code::PartAboveWhole)
                .with("figure", &part.figure.id)
                .with("part", &Exact::from(value))
                .with("other", part.figure.part_of.as_deref().unwrap_or(""))
                .with("whole", &Exact::from(whole));
            problems.push(placed(record, category, slot, &part.figure.id, problem));
            // Which of the two is wrong nobody can tell.
            wrong.extend([slot, whole_slot]);
        }
    }
    for slot in wrong {
        withhold(record, category, slot);
    }
}

/// Withholds a figure that was given.
fn withhold(record: &mut Record<'_>, category: Option<usize>, slot: usize) {
    let values = category.map_or(record.values.as_slice(), |row| record.category(row));
    if values.get(slot).is_some_and(Option::is_some) {
        record.withhold(category, slot);
    }
}

/// A problem with a figure, at its cell, or at its place in what was handed in.
fn placed(record: &Record<'_>, category: Option<usize>, slot: usize, id: &str, problem: Problem) -> Problem {
    let cells = category.map_or(record.cells.as_slice(), |row| record.cells_of_category(row));
    if let Some(Some(cell)) = cells.get(slot) {
        return problem.at_cell(cell.row, cell.column, &cell.text);
    }
    problem.at_pointer(match category {
        Some(row) => {
            let place = record.categories.get(row).and_then(|given| given.place).unwrap_or(row);
            pointer(&["categories", &place.to_string(), id])
        }
        None => pointer(&["figures", id]),
    })
}

/// Tells categories that are named more than once; their rows stay apart.
fn repeated(record: &Record<'_>, problems: &mut Vec<Problem>) {
    let mut seen = Set::new();
    for row in record.categories.iter().filter(|row| !seen.insert(&*row.category)) {
        let problem = Problem::new(Code::CategoryRepeated).with("category", &*row.category);
        problems.push(row.tell(problem));
    }
}
