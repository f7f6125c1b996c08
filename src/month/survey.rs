//! Surveys of two or three levels: satisfied out of all answers.

use rust_decimal::Decimal;

use super::record::{Quotient, Record};
use crate::glossary::{Slot, Vocabulary};

/// Makes the rate, and the number of answers, of a survey that has no more levels than are given. The levels it does not have
/// are none that miss.
pub(crate) fn survey(record: &mut Record<'_>, vocabulary: &Vocabulary, closed: bool) {
    if !closed {
        return;
    }
    let survey = vocabulary.survey();
    let of_month = |slot: &Option<Slot>| slot.filter(|slot| slot.scope == crate::glossary::Scope::Month);
    let value = |record: &Record<'_>, slot: Slot| record.values.get(slot.index).copied().flatten();
    let levels: Vec<Slot> = survey.levels.iter().filter_map(of_month).collect();
    let (Some(answers), Some(rate)) = (of_month(&survey.answers), of_month(&survey.rate)) else { return };
    let given: Vec<Decimal> = levels.iter().filter_map(|slot| value(record, *slot)).collect();
    if given.is_empty() {
        return;
    }
    let sum = |values: &[Decimal]| values.iter().try_fold(Decimal::ZERO, |sum, value| crate::number::sum(sum, *value));
    let Some(counted) = sum(&given) else { return };
    let total = value(record, answers).unwrap_or(counted);
    let good: Vec<Decimal> = survey.good.iter().filter_map(|slot| value(record, of_month(slot)?)).collect();
    let Some(good) = sum(&good).filter(|_| !good.is_empty()) else { return };
    if total.is_zero() {
        put(record, answers, total);
        return;
    }
    let quotient = Quotient { slot: rate.index, numerator: good, denominator: total, rate: true };
    let Some(rounded) = quotient.rounded() else { return };
    // A rate that says otherwise counts other answers, too: there are levels that are not given.
    if value(record, rate).is_some_and(|stated| !agrees(stated, rounded)) {
        return;
    }
    put(record, answers, total);
    // A survey whose five levels are there is made a rate of by the contract.
    if given.len() == levels.len() {
        return;
    }
    put(record, rate, rounded);
    record.quotients.retain(|quotient| quotient.slot != rate.index);
    record.quotients.push(quotient);
}

/// Whether a rate that was written with so many places, rounded or cut off, is this one.
fn agrees(stated: Decimal, exact: Decimal) -> bool {
    let written = Decimal::try_new(1, stated.normalize().scale()).unwrap_or_default();
    crate::number::sum(stated, -exact).is_some_and(|difference| difference.abs() <= written)
}

fn put(record: &mut Record<'_>, slot: Slot, value: Decimal) {
    if let Some(own) = record.values.get_mut(slot.index) {
        *own = Some(value);
    }
}
