//! So many times a price, written as a share of more than the whole.

use rust_decimal::Decimal;

use crate::annex::pattern::{Fit, Row};
use crate::annex::quantity::{Quantity, Unit};

/// How many times a price is paid, where a share of more than the whole is said to be one of a price; 当月服务费的102% is none.
pub(super) fn times_of_price(row: Row<'_>, base: Option<String>, share: Quantity) -> Option<Quantity> {
    let hundred = Decimal::ONE_HUNDRED;
    let value = share.value.filter(|value| base.is_none() || *value > hundred)?.checked_div(hundred)?;
    if let Some(base) = base {
        let paid = !base.is_ascii() && row.words.begins_with("month_leads", &base).is_some();
        row.words.ends_with("price_tails", &base.to_lowercase()).filter(|_| !paid)?;
    }
    Some(Quantity { value: Some(value), unit: Unit::Times, ..share })
}

/// Hours on holidays are charged at 200%, 夜班按150%计费: where the words before it name such hours.
pub(super) fn times_of_hours(row: Row<'_>, at: usize, fit: &Fit<'_>, share: Quantity) -> Option<Quantity> {
    let lead = row.alike(0, at);
    let clause = lead.rsplit([',', ';', '。']).find(|part| !part.trim().is_empty())?;
    let value = share.value.filter(|value| *value > Decimal::ONE_HUNDRED)?;
    let holds = |list| row.words.holds(list, clause);
    // 夜间接通率按120%考核: of something that is not charged.
    let billed = row.tokens.iter().any(|token| token.means(row.words.meaning("billed")));
    let behind = row.alike(fit.end, fit.end.saturating_add(4).min(row.tokens.len()));
    let charged = billed || row.words.holds("price_tails", &behind);
    (charged && holds("off_hours") && !holds("surcharge_heads")).then_some(())?;
    Some(Quantity { value: value.checked_div(Decimal::ONE_HUNDRED), unit: Unit::Times, ..share })
}
