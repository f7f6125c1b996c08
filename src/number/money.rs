use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::narrow::Narrow;
use super::{Exact, Rounding, TooLarge, written};

/// An amount in yuan, always whole cents. Written with two decimals: `2000.00`.
///
/// Made only by [`Money::of`], the one place where an exact amount becomes cents; sums of money stay exact.
/// Packed for the same reason as [`Fraction`](super::Fraction).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(Rust, packed(8))]
pub struct Money {
    cents: i128,
}

impl Money {
    /// No money.
    pub const ZERO: Self = Self { cents: 0 };
    /// Decimal places of an amount.
    pub const PLACES: u32 = 2;

    /// Rounds an exact amount to the cent, half away from zero.
    ///
    /// # Errors
    /// The amount is too large to be held exactly.
    ///
    /// ```
    /// use yuekao::number::{Exact, Money};
    /// let third = Exact::from(10).over(&Exact::from(3)).unwrap();
    /// assert_eq!(Money::of(&third).unwrap().to_string(), "3.33");
    /// ```
    pub fn of(amount: &Exact) -> Result<Self, TooLarge> {
        if let Exact::Decimal(amount) = amount
            && let Some(cents) = Narrow::of(amount).and_then(|amount| amount.units(Self::PLACES))
        {
            return Ok(Self { cents: cents.into() });
        }
        let rounded = amount.round(Self::PLACES, Rounding::HalfAwayFromZero)?;
        let unit = 10_i128.checked_pow(Self::PLACES.saturating_sub(rounded.scale())).ok_or(TooLarge)?;
        rounded.mantissa().checked_mul(unit).map(|cents| Self { cents }).ok_or(TooLarge)
    }

    /// A quantity at a price, rounded to the cent, half away from zero.
    ///
    /// # Errors
    /// The amount is too large to be held exactly.
    pub fn priced(quantity: Decimal, price: &Exact) -> Result<Self, TooLarge> {
        if let Exact::Decimal(price) = price
            && let Some((price, quantity)) = Narrow::of(price).zip(Narrow::of(&quantity))
            && let Some(cents) = price.units_of_product(quantity, Self::PLACES)
        {
            return Ok(Self { cents: cents.into() });
        }
        Self::of(&price.times(&quantity.into())?)
    }

    /// The sum.
    ///
    /// # Errors
    /// The sum is too large to be held exactly.
    pub fn plus(self, other: Self) -> Result<Self, TooLarge> {
        self.cents.checked_add(other.cents).map(|cents| Self { cents }).ok_or(TooLarge)
    }

    /// The difference.
    ///
    /// # Errors
    /// The difference is too large to be held exactly.
    pub fn minus(self, other: Self) -> Result<Self, TooLarge> {
        self.cents.checked_sub(other.cents).map(|cents| Self { cents }).ok_or(TooLarge)
    }

    /// The amount as an exact number.
    pub fn exact(self) -> Exact {
        Exact::of_cents(self.cents)
    }

    /// How many cents.
    pub(super) fn cents(self) -> i128 {
        self.cents
    }

    /// So many cents.
    pub(super) fn from_cents(cents: i128) -> Self {
        Self { cents }
    }

    /// Whether it is no money at all.
    pub fn is_zero(self) -> bool {
        self.cents == 0
    }

    /// Appends the amount with its two decimals.
    pub(crate) fn show(self, out: &mut Vec<u8>) {
        written::signed(self.cents, 2, out);
    }
}

impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&written::text(|text| self.show(text)))
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
