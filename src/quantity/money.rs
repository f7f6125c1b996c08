use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::{Exact, Rounding, TooLarge, sum, written};

/// An amount in yuan, always whole cents. Written with two decimals: `2000.00`.
///
/// Made only by [`Money::of`], the one place where an exact amount becomes cents; sums of money stay exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(Decimal);

impl Money {
    /// No money.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// Decimal places of an amount.
    pub const PLACES: u32 = 2;

    /// Rounds an exact amount to the cent, half away from zero.
    ///
    /// # Errors
    /// The amount is too large to be held exactly.
    ///
    /// ```
    /// use yuekao::quantity::{Exact, Money};
    /// let third = Exact::from(10).over(&Exact::from(3)).unwrap();
    /// assert_eq!(Money::of(&third).unwrap().to_string(), "3.33");
    /// ```
    pub fn of(amount: &Exact) -> Result<Self, TooLarge> {
        amount.round(Self::PLACES, Rounding::HalfAwayFromZero).map(Self)
    }

    /// The sum.
    ///
    /// # Errors
    /// The sum is too large to be held exactly.
    pub fn plus(self, other: Self) -> Result<Self, TooLarge> {
        sum(self.0, other.0).filter(|sum| sum.scale() <= Self::PLACES).map(Self).ok_or(TooLarge)
    }

    /// The difference.
    ///
    /// # Errors
    /// The difference is too large to be held exactly.
    pub fn minus(self, other: Self) -> Result<Self, TooLarge> {
        self.plus(Self(-other.0))
    }

    /// The amount as an exact number.
    pub fn exact(self) -> Exact {
        Exact::from(self.0)
    }

    /// How many cents.
    pub(super) fn cents(self) -> i128 {
        let places = Self::PLACES.saturating_sub(self.0.scale());
        self.0.mantissa().saturating_mul(10_i128.saturating_pow(places))
    }

    /// So many cents.
    pub(super) fn from_cents(cents: i128) -> Result<Self, TooLarge> {
        Decimal::try_from_i128_with_scale(cents, Self::PLACES).map(Self).map_err(|_| TooLarge)
    }

    /// Whether it is no money at all.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }
}

impl Money {
    /// Appends the amount with its two decimals.
    pub(crate) fn show(self, out: &mut String) {
        let mut cents = self.0;
        if cents.scale() != Self::PLACES {
            cents.rescale(Self::PLACES);
        }
        written::write(cents, false, out);
    }
}

impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.show(&mut text);
        out.write_str(&text)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
