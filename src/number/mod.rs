//! Exact numbers and the named roundings.
//!
//! Everything the contracts state or people paste is a decimal; a quotient of two decimals need not be one. [`Exact`]
//! is a decimal or a quotient of whole numbers, so that a comparison with a target, a tier edge or a
//! threshold never meets a rounded number. Rounding happens where a contract's line says so, once, by name:
//! [`Rounding`]. Money is rounded to its smallest unit when it becomes [`Money`].

mod exact;
mod fraction;
mod interval;
mod money;
mod narrow;
mod rounding;
mod share;
mod spread;
pub(crate) mod written;

pub use exact::{Exact, TooLarge};
pub use fraction::Fraction;
pub use interval::Interval;
pub use money::{Money, Places};
pub use rounding::Rounding;
pub use share::{Shared, SharedOut, share_out};
pub use spread::spread;

use rust_decimal::Decimal;

/// Most digits a pasted or stated number may have, so that the product of two is always exact.
pub const MOST_DIGITS: u32 = 14;

/// The sum, if it fits. One place, because the library's addition is a kilobyte wherever it is used.
pub(crate) fn sum(one: Decimal, other: Decimal) -> Option<Decimal> {
    one.checked_add(other)
}

/// The product, if it fits. The library's multiplication is as long.
pub(crate) fn product(one: Decimal, other: Decimal) -> Option<Decimal> {
    one.checked_mul(other)
}

/// Reads plain notation: an optional sign, digits, and at most one decimal point with digits after it. No exponent, no
/// separators, at most [`MOST_DIGITS`] digits. `None` for anything else.
///
/// ```
/// use yuekao::number::plain;
/// assert_eq!(plain("89.875").map(|d| d.to_string()).as_deref(), Some("89.875"));
/// assert_eq!(plain("1e3"), None);
/// assert_eq!(plain("1,000"), None);
/// ```
pub fn plain(text: &str) -> Option<Decimal> {
    const LIMIT: i64 = 10_i64.pow(MOST_DIGITS);
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let mut value: i64 = 0;
    let mut count: u32 = 0;
    let mut scale: Option<u32> = None;
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                count = count.saturating_add(1);
                scale = scale.map(|places| places.saturating_add(1));
                // It was below the limit: ten times as much fits. (A module checks products of 64 bits in 128.)
                value = value.wrapping_mul(10).wrapping_add(i64::from(byte & 0x0f));
                if value >= LIMIT {
                    return None;
                }
            }
            b'.' if scale.is_none() && count > 0 => scale = Some(0),
            _ => return None,
        }
    }
    // Leading zeros do not make a number larger; digits after the point do make it finer.
    if count == 0 || scale == Some(0) || scale.unwrap_or(0) > MOST_DIGITS {
        return None;
    }
    let signed = if text.starts_with('-') { value.checked_neg()? } else { value };
    Some(Decimal::new(signed, scale.unwrap_or(0)))
}

#[cfg(feature = "declarations")]
crate::ts_types::ts_as!(Exact, "string");
#[cfg(feature = "declarations")]
crate::ts_types::ts_as!(Money, "string");
