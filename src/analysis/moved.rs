//! A figure that is moved while the rest of the month stays.

use rust_decimal::Decimal;

use crate::contract::Plan;
use crate::glossary::{Scope, Slot};
use crate::month::Record;
use crate::number::spread;

/// A figure of the month, or one of its categories together, whose shares stay.
#[derive(Clone, Debug)]
pub(super) struct Moved {
    slot: Slot,
    /// What it is in each category.
    parts: Vec<Decimal>,
}

impl Moved {
    /// `None`: nobody knows such a figure, or it is counted by category and there is none.
    pub(super) fn of(plan: &Plan, record: &Record<'_>, figure: &str) -> Option<Self> {
        let slot = plan.vocabulary.slot(figure)?;
        if slot.scope == Scope::Month {
            return Some(Self { slot, parts: Vec::new() });
        }
        let part = |row| record.category(row).get(slot.index).copied().flatten().unwrap_or_default();
        let parts: Vec<Decimal> = (0..record.categories.len()).map(part).collect();
        (!parts.is_empty()).then_some(Self { slot, parts })
    }

    pub(super) fn slot(&self) -> Slot {
        self.slot
    }

    /// Puts a value, or a total, into the record.
    pub(super) fn put(&self, record: &mut Record<'_>, value: Decimal) {
        let slot = self.slot.index;
        if self.slot.scope == Scope::Month {
            if let Some(place) = record.values.get_mut(slot) {
                *place = Some(value);
            }
            return;
        }
        // Of one category the total is its own value, whatever that is.
        let made = if self.parts.len() == 1 { Some(vec![value]) } else { shares(&self.parts, value) };
        for row in 0..self.parts.len() {
            match made.as_ref().and_then(|made| made.get(row)) {
                Some(part) => {
                    if let Some(place) = record.category_part(row).0.get_mut(slot) {
                        *place = Some(*part);
                    }
                }
                None => record.withhold(Some(row), slot),
            }
        }
    }
}

/// A total over parts in the proportion they have, in units of its last decimal place; see [`spread`]. `None`: a part is below zero, or
/// a number is too large.
pub fn shares(parts: &[Decimal], total: Decimal) -> Option<Vec<Decimal>> {
    let total = total.normalize();
    let places = parts.iter().map(|part| part.normalize().scale()).max().unwrap_or(0);
    let parts: Vec<u128> = parts.iter().map(|part| units(*part, places)).collect::<Option<_>>()?;
    let made = spread(&parts, total.mantissa().unsigned_abs())?;
    let sign = if total.is_sign_negative() { -1 } else { 1 };
    let share = |units: u128| {
        Decimal::try_from_i128_with_scale(i128::try_from(units).ok()?.checked_mul(sign)?, total.scale()).ok()
    };
    made.into_iter().map(share).collect()
}

/// A decimal in units of so many places; `None`: it is below zero, or too large.
fn units(value: Decimal, places: u32) -> Option<u128> {
    let value = value.normalize();
    let unit = 10_u128.checked_pow(places.checked_sub(value.scale())?)?;
    u128::try_from(value.mantissa()).ok()?.checked_mul(unit)
}
