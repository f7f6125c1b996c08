use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::fraction::Fraction;
use super::narrow::{self, Narrow};
use super::{Rounding, sum, written};

/// A result that does not fit: it would have to be rounded, so there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the number is too large to be computed exactly")
    }
}

impl std::error::Error for TooLarge {}

/// An exact number: a decimal, or a quotient where a division need not end.
///
/// Every operation is exact or fails with [`TooLarge`]; nothing rounds silently. (`rust_decimal` alone would: its
/// checked addition and multiplication drop digits that do not fit in 96 bits.)
#[derive(Clone, Debug)]
pub enum Exact {
    /// At most 28 decimal places.
    Decimal(Decimal),
    /// A quotient of small numbers as it was divided, the denominator above zero. It may be a decimal: finding out takes
    /// longer than computing with it, and waits until somebody wants to read it.
    Ratio(i64, i64),
    /// Anything else.
    Fraction(Fraction),
}

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self::Decimal(Decimal::ZERO);
    /// One.
    pub const ONE: Self = Self::Decimal(Decimal::ONE);
    /// One hundred: what a full score and a percentage are counted in.
    pub const HUNDRED: Self = Self::Decimal(Decimal::ONE_HUNDRED);

    /// The sum.
    ///
    /// # Errors
    /// It does not fit.
    pub fn plus(&self, other: &Self) -> Result<Self, TooLarge> {
        if let (Self::Decimal(a), Self::Decimal(b)) = (self, other) {
            if let Some(sum) = Narrow::of(a).zip(Narrow::of(b)).and_then(|(a, b)| a.plus(b)) {
                return Ok(Self::Decimal(sum));
            }
            if a.is_zero() || b.is_zero() {
                return Ok(Self::Decimal(if a.is_zero() { *b } else { *a }));
            }
            if let Some(sum) = sum(*a, *b).filter(|sum| sum.scale() == a.scale().max(b.scale())) {
                return Ok(Self::Decimal(sum));
            }
        } else if let Some(sum) = self.narrow().zip(other.narrow()).and_then(|(a, b)| narrow::sum(a, b)) {
            return Ok(Self::of_ratio(sum));
        }
        self.fraction()?.plus(other.fraction()?).ok_or(TooLarge).map(Self::reduced)
    }

    /// The difference.
    ///
    /// # Errors
    /// It does not fit.
    pub fn minus(&self, other: &Self) -> Result<Self, TooLarge> {
        match other {
            Self::Decimal(b) => self.plus(&Self::Decimal(-*b)),
            Self::Ratio(numerator, denominator) => self.plus(&Self::Ratio(numerator.wrapping_neg(), *denominator)),
            Self::Fraction(b) => self.plus(&Self::Fraction(b.negated().ok_or(TooLarge)?)),
        }
    }

    /// The product.
    ///
    /// # Errors
    /// It does not fit.
    pub fn times(&self, other: &Self) -> Result<Self, TooLarge> {
        if let (Self::Decimal(a), Self::Decimal(b)) = (self, other) {
            if let Some(product) = Narrow::of(a).zip(Narrow::of(b)).and_then(|(a, b)| a.times(b)) {
                return Ok(Self::Decimal(product));
            }
            if a.is_zero() || b.is_zero() {
                return Ok(Self::ZERO);
            }
            let places = a.scale().saturating_add(b.scale());
            if let Some(product) = super::product(*a, *b).filter(|product| product.scale() == places) {
                return Ok(Self::Decimal(product));
            }
        } else if let Some(product) = self.narrow().zip(other.narrow()).and_then(|(a, b)| narrow::times(a, b)) {
            return Ok(Self::of_ratio(product));
        }
        self.fraction()?.times(other.fraction()?).ok_or(TooLarge).map(Self::reduced)
    }

    /// The quotient.
    ///
    /// # Errors
    /// It does not fit, or `other` is zero: callers decide what a missing denominator means before they divide.
    pub fn over(&self, other: &Self) -> Result<Self, TooLarge> {
        if matches!(other, Self::Decimal(divisor) if *divisor == Decimal::ONE) {
            return Ok(self.clone());
        }
        if let Some(quotient) = self.narrow().zip(other.narrow()).and_then(|(a, b)| narrow::over(a, b)) {
            return Ok(Self::of_ratio(quotient));
        }
        self.fraction()?.over(other.fraction()?).ok_or(TooLarge).map(Self::reduced)
    }

    /// Brought to `places` decimal places.
    ///
    /// # Errors
    /// It does not fit.
    pub fn round(&self, places: u32, rounding: Rounding) -> Result<Decimal, TooLarge> {
        match self {
            Self::Decimal(value) if value.scale() <= places => Ok(*value),
            Self::Decimal(value) => Ok(Narrow::of(value)
                .and_then(|value| value.round(places, rounding))
                .unwrap_or_else(|| value.round_dp_with_strategy(places, rounding.strategy()))),
            _ => {
                if let Some(rounded) = self.narrow().and_then(|(numerator, denominator)| {
                    let scaled = narrow::product(numerator, narrow::power_of_ten(places)?)?;
                    Decimal::try_new(narrow::rounded(scaled, denominator, rounding)?, places).ok()
                }) {
                    return Ok(rounded);
                }
                let unit = 10_i128.checked_pow(places).ok_or(TooLarge)?;
                let value = self.fraction()?;
                let scaled = Fraction::new(unit, 1).and_then(|unit| value.times(unit)).ok_or(TooLarge)?;
                let (whole, rest) = scaled.whole();
                let up = match rounding {
                    Rounding::TowardsZero => false,
                    Rounding::AwayFromZero => rest != 0,
                    Rounding::HalfAwayFromZero => {
                        let (rest, whole) = (rest.unsigned_abs(), scaled.denominator().unsigned_abs());
                        rest >= whole.saturating_sub(rest)
                    }
                };
                let step = if up { rest.signum() } else { 0 };
                let mantissa = whole.checked_add(step).ok_or(TooLarge)?;
                Decimal::try_from_i128_with_scale(mantissa, places).map_err(|_| TooLarge)
            }
        }
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        match self {
            Self::Decimal(value) => value.is_zero(),
            Self::Ratio(numerator, _) => *numerator == 0,
            Self::Fraction(value) => value.numerator() == 0,
        }
    }

    /// Whether it has no fraction.
    pub fn is_whole(&self) -> bool {
        self.round(0, Rounding::HalfAwayFromZero).is_ok_and(|whole| *self == Self::from(whole))
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        *self < Self::ZERO
    }

    /// Plain notation without trailing zeros, rounded half away from zero to at most six places where it has more:
    /// for showing, never for computing on.
    pub fn shown(&self) -> String {
        written::text(|out| self.show(out))
    }

    /// Appends what [`Exact::shown`] gives.
    pub(crate) fn show(&self, out: &mut Vec<u8>) {
        const PLACES: u32 = 6;
        match self.round(PLACES, Rounding::HalfAwayFromZero) {
            Ok(value) => written::write(value, true, out),
            Err(TooLarge) => self.write(out),
        }
    }

    /// A decimal in plain notation without trailing zeros, or `numerator/denominator`.
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Decimal(value) => written::write(*value, true, out),
            Self::Ratio(..) => {
                if let Ok(value) = self.fraction() {
                    Self::reduced(value).write(out);
                }
            }
            Self::Fraction(value) => {
                written::signed(value.numerator(), 0, out);
                out.push(b'/');
                written::signed(value.denominator(), 0, out);
            }
        }
    }

    /// So many units of a decimal place: 350 of the second are 3.5.
    pub(super) fn of_units(units: i128, places: u32) -> Self {
        match i64::try_from(units).ok().and_then(|units| Decimal::try_new(units, places).ok()) {
            Some(amount) => Self::Decimal(amount),
            None => Fraction::new(units, 10_i128.pow(places)).map_or(Self::ZERO, Self::reduced),
        }
    }

    /// Numerator and denominator in 64 bits, if they fit; of a decimal not in lowest terms.
    #[inline]
    fn narrow(&self) -> Option<(i64, i64)> {
        match self {
            Self::Decimal(value) => Narrow::of(value)?.ratio(),
            Self::Ratio(numerator, denominator) => Some((*numerator, *denominator)),
            Self::Fraction(value) => value.narrow(),
        }
    }

    /// Of a numerator and a denominator above zero. A large denominator is made as small as it can be, so that the next
    /// step fits as well.
    fn of_ratio(ratio: (i64, i64)) -> Self {
        const SMALL: i64 = 1 << 31;
        let (numerator, denominator) = if ratio.1 < SMALL { ratio } else { narrow::lowest(ratio) };
        match narrow::decimal((numerator, denominator)) {
            Some(value) => Self::Decimal(value),
            None => Self::Ratio(numerator, denominator),
        }
    }

    fn fraction(&self) -> Result<Fraction, TooLarge> {
        match self {
            Self::Decimal(value) => {
                let unit = 10_i128.checked_pow(value.scale()).ok_or(TooLarge)?;
                Fraction::new(value.mantissa(), unit).ok_or(TooLarge)
            }
            Self::Ratio(numerator, denominator) => {
                Fraction::new((*numerator).into(), (*denominator).into()).ok_or(TooLarge)
            }
            Self::Fraction(value) => Ok(*value),
        }
    }

    /// A decimal again if the denominator has no prime factors but 2 and 5 and the digits fit.
    fn reduced(value: Fraction) -> Self {
        let decimal = places_of(value.denominator()).and_then(|places| {
            let unit = 10_i128.checked_pow(places)?;
            let mantissa = value.numerator().checked_mul(unit.checked_div(value.denominator())?)?;
            Decimal::try_from_i128_with_scale(mantissa, places).ok()
        });
        decimal.map_or(Self::Fraction(value), Self::Decimal)
    }
}

/// How many decimal places a fraction in lowest terms with this denominator has, if they end within 28.
fn places_of(denominator: i128) -> Option<u32> {
    let twos = denominator.trailing_zeros();
    // Powers of five within 28 places fit in 66 bits; nearly all denominators in 64.
    let mut odd = u128::try_from(denominator.checked_shr(twos)?).ok()?;
    let mut fives = 0_u32;
    while odd != 1 {
        let (fifth, rest) = match u64::try_from(odd) {
            Ok(odd) => (u128::from(odd.checked_div(5)?), u128::from(odd.checked_rem(5)?)),
            Err(_) => (odd.checked_div(5)?, odd.checked_rem(5)?),
        };
        if rest != 0 {
            return None;
        }
        odd = fifth;
        fives = fives.checked_add(1)?;
    }
    Some(twos.max(fives)).filter(|places| *places <= Decimal::MAX_SCALE)
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        Self::Decimal(value)
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self::Decimal(Decimal::from(value))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Decimal(a), Self::Decimal(b)) => {
                Narrow::of(a).zip(Narrow::of(b)).and_then(|(a, b)| a.cmp(b)).unwrap_or_else(|| a.cmp(b))
            }
            // A decimal's fraction always fits, and comparing fractions multiplies nothing.
            _ => match self.narrow().zip(other.narrow()).and_then(|(a, b)| narrow::order(a, b)) {
                Some(order) => order,
                None => match (self.fraction(), other.fraction()) {
                    (Ok(a), Ok(b)) => a.cmp(&b),
                    _ => Ordering::Equal,
                },
            },
        }
    }
}

/// In results numbers are shown.
impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.shown())
    }
}

impl fmt::Display for Exact {
    /// A decimal in plain notation without trailing zeros, or `numerator/denominator`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&written::text(|text| self.write(text)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::number::plain;

    proptest! {
        #[test]
        fn a_chain_of_steps_is_what_fractions_in_lowest_terms_give(
            start in -9_999_i64..9_999,
            steps in prop::collection::vec((0..4, -9_999_i64..9_999, 0_u32..4), 1..7),
        ) {
            let (mut exact, mut wide) = (Exact::from(start), Fraction::new(start.into(), 1).unwrap());
            for (operation, digits, places) in steps {
                let number = Exact::from(Decimal::new(digits, places));
                let other = Fraction::new(digits.into(), 10_i128.pow(places)).unwrap();
                let (next, expected) = match operation {
                    0 => (exact.plus(&number), wide.plus(other)),
                    1 => (exact.minus(&number), wide.plus(other.negated().unwrap())),
                    2 => (exact.times(&number), wide.times(other)),
                    _ => (exact.over(&number), if digits == 0 { None } else { wide.over(other) }),
                };
                // Both are there or neither is: 128 bits hold more than six such steps can make.
                prop_assert_eq!(next.is_ok(), expected.is_some());
                let Some((next, expected)) = next.ok().zip(expected) else { return Ok(()) };
                (exact, wide) = (next, expected);
                prop_assert_eq!(&exact, &Exact::Fraction(wide));
                prop_assert_eq!(exact.to_string(), Exact::reduced(wide).to_string());
                for places in [0, 2, 6] {
                    let rounded = |value: &Exact| value.round(places, Rounding::HalfAwayFromZero).unwrap();
                    prop_assert_eq!(rounded(&exact), rounded(&Exact::reduced(wide)));
                }
            }
        }
    }

    fn number(text: &str) -> Exact {
        match text.split_once('/') {
            Some((a, b)) => number(a).over(&number(b)).unwrap(),
            None => Exact::from(plain(text).unwrap()),
        }
    }

    #[test]
    fn a_division_that_ends_is_a_decimal_and_one_that_does_not_stays_a_fraction() {
        assert_eq!(number("7190/8000").to_string(), "0.89875");
        assert_eq!(number("2/3").to_string(), "2/3");
        assert_eq!(number("-4/6").to_string(), "-2/3");
        assert_eq!(number("1/3").plus(&number("2/3")).unwrap().to_string(), "1");
        assert!(number("1/3") < number("0.33333333333334"));
        assert!(number("1/3") > number("0.33333333333333"));
    }

    #[test]
    fn rounding_is_named_and_symmetric_around_zero() {
        use Rounding::{AwayFromZero, HalfAwayFromZero, TowardsZero};
        for (value, rounding, expected) in [
            ("0.125", HalfAwayFromZero, "0.13"),
            ("-0.125", HalfAwayFromZero, "-0.13"),
            ("0.1249", HalfAwayFromZero, "0.12"),
            ("1/3", HalfAwayFromZero, "0.33"),
            ("2/3", HalfAwayFromZero, "0.67"),
            ("-2/3", HalfAwayFromZero, "-0.67"),
            ("1/3", AwayFromZero, "0.34"),
            ("-1/3", AwayFromZero, "-0.34"),
            ("2/3", TowardsZero, "0.66"),
            ("-2/3", TowardsZero, "-0.66"),
            ("0.129", TowardsZero, "0.12"),
            ("0.121", AwayFromZero, "0.13"),
        ] {
            assert_eq!(number(value).round(2, rounding).unwrap().to_string(), expected, "{value} {rounding:?}");
        }
    }

    #[test]
    fn what_does_not_fit_is_said_and_not_rounded() {
        let large = Exact::from(Decimal::MAX);
        let tenth = number("0.1");
        // 96 bits cannot hold MAX + 0.1; the fraction can.
        assert_eq!(large.plus(&tenth).unwrap().to_string(), "792281625142643375935439503351/10");
        let huge = large.times(&large);
        assert!(huge.is_err());
        assert_eq!(
            number("0.00000000000001").times(&number("0.00000000000001")).unwrap().to_string(),
            "0.0000000000000000000000000001"
        );
        assert_eq!(Exact::ONE.over(&Exact::ZERO), Err(TooLarge));
    }

    /// Numbers of more than 64 bits: a third of 100000000000000000001, and a third of one more each time.
    #[test]
    fn large_fractions_are_told_apart() {
        let third = |more: i64| {
            let digits: Decimal = "100000000000000000000".parse().unwrap();
            Exact::from(digits).plus(&Exact::from(more)).unwrap().over(&Exact::from(3)).unwrap()
        };
        assert!(matches!(third(1), Exact::Fraction(_)));
        assert!(third(1) < third(3) && third(3) > third(1) && third(1) == third(1));
        assert!(!third(1).is_zero() && !third(1).is_negative());
    }

    #[test]
    fn a_number_is_below_zero_at_zero_or_above() {
        let third = |number: i64| Exact::from(number).over(&Exact::from(3)).unwrap();
        let signs = |number: Exact| (number.is_negative(), number.is_zero());
        assert_eq!(
            [-1, 0, 1].map(|number: i64| signs(Exact::from(number))),
            [(true, false), (false, true), (false, false)]
        );
        assert_eq!([-1, 0, 1].map(|number| signs(third(number))), [(true, false), (false, true), (false, false)]);
        assert_eq!(TooLarge.to_string(), "the number is too large to be computed exactly");
    }
}
