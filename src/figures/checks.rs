//! Figures that cannot be: each is told at its cell, and withheld.

use rust_decimal::Decimal;

use super::figure::Scope;
use super::record::{Pasted, Record};
use super::vocabulary::Vocabulary;
use crate::json::pointer;
use crate::problem::{Code, Problem};
use crate::quantity::{self, Exact};
use std::collections::BTreeSet;

/// Checks a record's figures against each other.
pub(super) fn check(record: &mut Record<'_>, vocabulary: &Vocabulary, problems: &mut Vec<Problem>) {
    let month = (vocabulary, Scope::Month);
    check_part((&mut record.values, &mut record.cells), month, None, problems);
    let category = (vocabulary, Scope::Category);
    if vocabulary.sums(category.1).chain(vocabulary.parts(category.1)).next().is_some() {
        for row in 0..record.categories.len() {
            let place = record.categories.get(row).and_then(|given| given.place);
            check_part(record.category_part(row), category, place.or(Some(row)), problems);
        }
    }
    if record.categories.len() > 1 {
        repeated(record, problems);
    }
}

type Part<'r, 't> = (&'r mut [Option<Decimal>], &'r mut [Option<Pasted<'t>>]);

fn check_part(
    (values, cells): Part<'_, '_>,
    (vocabulary, scope): (&Vocabulary, Scope),
    row: Option<usize>,
    problems: &mut Vec<Problem>,
) {
    let place = |problem: Problem, slot: usize, id: &str| match cells.get(slot) {
        Some(Some(cell)) => problem.at_cell(cell.row, cell.column, &cell.text),
        _ => problem.at_pointer(match row {
            Some(row) => pointer(&["categories", &row.to_string(), id]),
            None => pointer(&["figures", id]),
        }),
    };
    for (slot, known) in vocabulary.sums(scope) {
        let Some(Some(total)) = values.get(slot).copied() else { continue };
        let parts: Vec<Decimal> = known.parts.iter().filter_map(|part| values.get(*part).copied().flatten()).collect();
        let Some(sum) = parts.iter().try_fold(Decimal::ZERO, |all, part| quantity::sum(all, *part)) else { continue };
        let fits = if parts.len() == known.parts.len() { sum == total } else { sum <= total };
        if !fits {
            let problem = Problem::new(Code::SumDiffers)
                .with("figure", &known.figure.id)
                .with("total", &Exact::from(total))
                .with("sum", &Exact::from(sum));
            problems.push(place(problem, slot, &known.figure.id));
            for slot in known.parts.iter().chain([&slot]) {
                if let Some(value) = values.get_mut(*slot) {
                    *value = None;
                }
            }
        }
    }
    for (slot, part) in vocabulary.parts(scope) {
        let Some(whole_slot) = part.whole else { continue };
        let (Some(Some(value)), Some(Some(whole))) = (values.get(slot).copied(), values.get(whole_slot).copied())
        else {
            continue;
        };
        if value > whole {
            let problem = Problem::new(Code::PartAboveWhole)
                .with("figure", &part.figure.id)
                .with("part", &Exact::from(value))
                .with("other", part.figure.part_of.as_deref().unwrap_or(""))
                .with("whole", &Exact::from(whole));
            problems.push(place(problem, slot, &part.figure.id));
            if let Some(value) = values.get_mut(slot) {
                *value = None;
            }
        }
    }
}

/// Tells categories that are named more than once; their rows stay apart.
fn repeated(record: &Record<'_>, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for row in record.categories.iter().filter(|row| !seen.insert(&*row.category)) {
        let problem = Problem::new(Code::CategoryRepeated).with("category", &*row.category);
        problems.push(row.tell(problem));
    }
}
