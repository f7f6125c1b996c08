use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::narrow::Narrow;
use super::{Exact, Rounding, TooLarge, written};

/// How many decimal places amounts of a currency have: 2 for yuan, none for yen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Places {
    /// Whole amounts.
    None,
    /// Tenths.
    One,
    /// Cents.
    #[default]
    Two,
    /// Thousandths.
    Three,
    /// Ten-thousandths.
    Four,
}

impl Places {
    /// So many; `None`: no currency has that many.
    pub fn new(places: u32) -> Option<Self> {
        [Self::None, Self::One, Self::Two, Self::Three, Self::Four].get(usize::try_from(places).ok()?).copied()
    }

    /// How many.
    #[inline]
    pub fn count(self) -> u32 {
        match self {
            Self::None => 0,
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
        }
    }
}

/// An amount of money, always a whole number of the smallest unit of its currency. Written with the decimal places of that:
/// `2000.00` yuan, `2000` yen.
///
/// Made only by [`Money::of`], the one place where an exact amount is rounded to money; sums of money stay exact. Amounts that
/// are added or compared are of one currency.
/// Packed for the same reason as [`Fraction`](super::Fraction).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(Rust, packed(8))]
pub struct Money {
    units: i128,
    places: Places,
}

impl Money {
    /// No money.
    pub const fn zero(places: Places) -> Self {
        Self { units: 0, places }
    }

    /// Rounds an exact amount to the smallest unit, half away from zero.
    ///
    /// # Errors
    /// The amount is too large to be held exactly.
    ///
    /// ```
    /// use yuekao::number::{Exact, Money, Places};
    /// let third = Exact::from(10).over(&Exact::from(3)).unwrap();
    /// assert_eq!(Money::of(&third, Places::Two).unwrap().to_string(), "3.33");
    /// assert_eq!(Money::of(&third, Places::None).unwrap().to_string(), "3");
    /// assert_eq!(Money::of(&third, Places::Three).unwrap().to_string(), "3.333");
    /// ```
    pub fn of(amount: &Exact, places: Places) -> Result<Self, TooLarge> {
        if let Exact::Decimal(amount) = amount
            && let Some(units) = Narrow::of(amount).and_then(|amount| amount.units(places.count()))
        {
            return Ok(Self { units: units.into(), places });
        }
        let rounded = amount.round(places.count(), Rounding::HalfAwayFromZero)?;
        let unit = 10_i128.checked_pow(places.count().saturating_sub(rounded.scale())).ok_or(TooLarge)?;
        rounded.mantissa().checked_mul(unit).map(|units| Self { units, places }).ok_or(TooLarge)
    }

    /// A quantity at a price, rounded to the smallest unit, half away from zero.
    ///
    /// # Errors
    /// The amount is too large to be held exactly.
    pub fn priced(quantity: Decimal, price: &Exact, places: Places) -> Result<Self, TooLarge> {
        if let Exact::Decimal(price) = price
            && let Some((price, quantity)) = Narrow::of(price).zip(Narrow::of(&quantity))
            && let Some(units) = price.units_of_product(quantity, places.count())
        {
            return Ok(Self { units: units.into(), places });
        }
        Self::of(&price.times(&quantity.into())?, places)
    }

    /// The sum.
    ///
    /// # Errors
    /// The sum is too large to be held exactly.
    pub fn plus(self, other: Self) -> Result<Self, TooLarge> {
        self.units.checked_add(other.units).map(|units| self.with(units)).ok_or(TooLarge)
    }

    /// The difference.
    ///
    /// # Errors
    /// The difference is too large to be held exactly.
    pub fn minus(self, other: Self) -> Result<Self, TooLarge> {
        self.units.checked_sub(other.units).map(|units| self.with(units)).ok_or(TooLarge)
    }

    /// The amount as an exact number.
    pub fn exact(self) -> Exact {
        Exact::of_units(self.units, self.places.count())
    }

    /// How many of the smallest unit.
    pub(super) fn units(self) -> i128 {
        self.units
    }

    /// So many of the smallest unit of the same currency.
    pub(crate) fn with(self, units: i128) -> Self {
        Self { units, ..self }
    }

    /// How many decimal places it has.
    pub(crate) fn places(self) -> Places {
        self.places
    }

    /// Whether it is no money at all.
    pub fn is_zero(self) -> bool {
        self.units == 0
    }

    /// Appends the amount with its decimal places.
    pub(crate) fn show(self, out: &mut Vec<u8>) {
        written::signed(self.units, usize::try_from(self.places.count()).unwrap_or(0), out);
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
