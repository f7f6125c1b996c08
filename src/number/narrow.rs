//! The same arithmetic in 64 bits, for numbers that fit.
//!
//! Nearly all numbers of a contract and its months do: counts of a few digits, prices of a few more. Each of these gives
//! the exact result or nothing, and then the wide arithmetic does it: never a rounded one.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Rounding;

/// Digits and decimal places of a number, where its digits fit in 62 bits: two of them can be added.
#[derive(Clone, Copy, Debug)]
pub(super) struct Narrow {
    digits: i64,
    places: u32,
}

impl Narrow {
    #[inline]
    pub(super) fn of(value: &Decimal) -> Option<Self> {
        let parts = value.unpack();
        let digits = i64::from(parts.mid).wrapping_shl(32) | i64::from(parts.lo);
        if parts.hi != 0 || parts.mid >= 1 << 30 {
            return None;
        }
        Some(Self { digits: if parts.negative { digits.wrapping_neg() } else { digits }, places: parts.scale })
    }

    #[inline]
    fn decimal(digits: i64, places: u32) -> Option<Decimal> {
        Decimal::try_new(digits, places).ok()
    }

    /// The sum, of numbers with the same decimal places.
    #[inline]
    pub(super) fn plus(self, other: Self) -> Option<Decimal> {
        if self.places != other.places {
            return None;
        }
        Self::decimal(self.digits.wrapping_add(other.digits), self.places)
    }

    #[inline]
    pub(super) fn times(self, other: Self) -> Option<Decimal> {
        Self::decimal(product(self.digits, other.digits)?, self.places.wrapping_add(other.places))
    }

    /// Their product in units of a decimal place, rounded half away from zero.
    #[inline]
    pub(super) fn units_of_product(self, other: Self, places: u32) -> Option<i64> {
        let digits = product(self.digits, other.digits)?;
        let finer = self.places.wrapping_add(other.places);
        match places.checked_sub(finer) {
            Some(coarser) => product(digits, power_of_ten(coarser)?),
            None => rounded(digits, power_of_ten(finer.wrapping_sub(places))?, Rounding::HalfAwayFromZero),
        }
    }

    /// As a ratio, not in lowest terms.
    #[inline]
    pub(super) fn ratio(self) -> Option<Ratio> {
        Some((self.digits, power_of_ten(self.places)?))
    }

    /// Brought to fewer decimal places.
    pub(super) fn round(self, places: u32, rounding: Rounding) -> Option<Decimal> {
        let unit = power_of_ten(self.places.checked_sub(places)?)?;
        Self::decimal(rounded(self.digits, unit, rounding)?, places)
    }

    /// So many units of the last decimal place, if there are no finer ones: `units(2)` of 3.5 is 350.
    #[inline]
    pub(super) fn units(self, places: u32) -> Option<i64> {
        product(self.digits, power_of_ten(places.checked_sub(self.places)?)?)
    }

    #[inline]
    pub(super) fn cmp(self, other: Self) -> Option<Ordering> {
        (self.places == other.places).then(|| self.digits.cmp(&other.digits))
    }
}

/// A fraction as the decimal it is, if that is plain to see: its denominator is a power of ten.
#[inline]
pub(super) fn decimal((numerator, denominator): Ratio) -> Option<Decimal> {
    // As many digits as so many bits have: 1233 / 4096 is the logarithm of two, near enough.
    let places = bits(denominator).wrapping_mul(1233).wrapping_shr(12);
    (power_of_ten(places)? == denominator).then(|| Narrow::decimal(numerator, places))?
}

/// The whole number next to a fraction.
#[inline]
pub(super) fn rounded(numerator: i64, denominator: i64, rounding: Rounding) -> Option<i64> {
    let (whole, rest) = (numerator.checked_div(denominator)?, numerator.checked_rem(denominator)?);
    let up = match rounding {
        Rounding::TowardsZero => false,
        Rounding::AwayFromZero => rest != 0,
        Rounding::HalfAwayFromZero => {
            let (rest, whole) = (rest.unsigned_abs(), denominator.unsigned_abs());
            rest >= whole.wrapping_sub(rest)
        }
    };
    whole.checked_add(if up { numerator.signum() } else { 0 })
}

/// The product, if it certainly fits. (Finding out whether one does takes 128 bits, which a browser has not.)
#[inline]
pub(super) fn product(one: i64, other: i64) -> Option<i64> {
    // Two of 31 bits fit, and one look tells.
    let small = (one | other) & !0x7fff_ffff == 0;
    (small || bits(one).wrapping_add(bits(other)) <= 63).then(|| one.wrapping_mul(other))
}

#[inline]
fn bits(number: i64) -> u32 {
    64_u32.wrapping_sub(number.unsigned_abs().leading_zeros())
}

#[inline]
pub(super) fn power_of_ten(places: u32) -> Option<i64> {
    const POWERS: [i64; 19] = [
        1,
        10,
        100,
        1_000,
        10_000,
        100_000,
        1_000_000,
        10_000_000,
        100_000_000,
        1_000_000_000,
        10_000_000_000,
        100_000_000_000,
        1_000_000_000_000,
        10_000_000_000_000,
        100_000_000_000_000,
        1_000_000_000_000_000,
        10_000_000_000_000_000,
        100_000_000_000_000_000,
        1_000_000_000_000_000_000,
    ];
    POWERS.get(usize::try_from(places).ok()?).copied()
}

/// A numerator and a denominator above zero.
type Ratio = (i64, i64);

/// The sum.
#[inline]
pub(super) fn sum((a, b): Ratio, (c, d): Ratio) -> Option<Ratio> {
    if b == d {
        return Some((whole(a.checked_add(c)?)?, b));
    }
    Some((whole(product(a, d)?.checked_add(product(c, b)?)?)?, product(b, d)?))
}

/// The product.
#[inline]
pub(super) fn times((a, b): Ratio, (c, d): Ratio) -> Option<Ratio> {
    Some((product(a, c)?, product(b, d)?))
}

/// The quotient, unless it is one by zero.
#[inline]
pub(super) fn over((a, b): Ratio, (c, d): Ratio) -> Option<Ratio> {
    let (numerator, denominator) = (product(a, d)?, product(b, c)?);
    match denominator.cmp(&0) {
        Ordering::Greater => Some((numerator, denominator)),
        Ordering::Less => Some((numerator.wrapping_neg(), denominator.wrapping_neg())),
        Ordering::Equal => None,
    }
}

/// A number that can be turned into its negative.
#[inline]
fn whole(number: i64) -> Option<i64> {
    (number > i64::MIN).then_some(number)
}

/// Which is larger.
#[inline]
pub(super) fn order((a, b): Ratio, (c, d): Ratio) -> Option<Ordering> {
    Some(product(a, d)?.cmp(&product(c, b)?))
}

/// In lowest terms.
pub(super) fn lowest((numerator, denominator): Ratio) -> Ratio {
    let divisor = common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
    let over = |number: i64| i64::try_from(divisor).ok().and_then(|divisor| number.checked_div(divisor));
    over(numerator).zip(over(denominator)).unwrap_or((numerator, denominator))
}

/// Halving and subtracting: quicker than dividing.
fn common_divisor(one: u64, other: u64) -> u64 {
    if one == 0 || other == 0 {
        return one | other;
    }
    let twos = (one | other).trailing_zeros();
    let mut a = one.wrapping_shr(one.trailing_zeros());
    let mut b = other;
    while b != 0 {
        b = b.wrapping_shr(b.trailing_zeros());
        (a, b) = (a.min(b), a.abs_diff(b));
    }
    a.wrapping_shl(twos)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::number::{Exact, Fraction};

    /// Numbers with few digits and with many, so that some fit and some do not.
    fn any_decimal() -> impl Strategy<Value = Decimal> {
        let digits = prop_oneof![-9_999_i64..9_999, any::<i32>().prop_map(i64::from), any::<i64>()];
        (digits, prop_oneof![0_u32..3, 0_u32..28]).prop_map(|(digits, places)| Decimal::new(digits, places))
    }

    fn wide(value: Decimal) -> Fraction {
        Fraction::new(value.mantissa(), 10_i128.pow(value.scale())).unwrap()
    }

    fn value((numerator, denominator): Ratio) -> Fraction {
        Fraction::new(numerator.into(), denominator.into()).unwrap()
    }

    fn any_rounding() -> impl Strategy<Value = Rounding> {
        prop_oneof![Just(Rounding::HalfAwayFromZero), Just(Rounding::TowardsZero), Just(Rounding::AwayFromZero)]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn what_it_gives_is_what_wide_arithmetic_gives(a in any_decimal(), b in any_decimal()) {
            if let Some((one, two)) = Narrow::of(&a).zip(Narrow::of(&b)) {
                if let Some((sum, expected)) = one.plus(two).zip(wide(a).plus(wide(b))) {
                    prop_assert_eq!(wide(sum), expected);
                }
                if let Some((found, expected)) = one.times(two).zip(wide(a).times(wide(b))) {
                    prop_assert_eq!(wide(found), expected);
                }
                if let Some(units) = one.units_of_product(two, 2) {
                    let product = Exact::from(a).times(&Exact::from(b)).unwrap();
                    let cents = product.round(2, Rounding::HalfAwayFromZero).unwrap();
                    prop_assert_eq!(Decimal::new(units, 2), cents);
                }
                if let Some(order) = one.cmp(two) {
                    prop_assert_eq!(order, a.cmp(&b));
                }
                if let Some((one, two)) = one.ratio().zip(two.ratio()) {
                    if let Some(order) = order(one, two) {
                        prop_assert_eq!(order, a.cmp(&b));
                    }
                    prop_assert_eq!(sum(one, two).map(value), sum(one, two).and(wide(a).plus(wide(b))));
                    prop_assert_eq!(times(one, two).map(value), times(one, two).and(wide(a).times(wide(b))));
                    if let Some(quotient) = over(one, two) {
                        prop_assert_eq!(value(quotient), wide(a).over(wide(b)).unwrap());
                        prop_assert_eq!(value(lowest(quotient)), value(quotient));
                        prop_assert_eq!(i128::from(lowest(quotient).1), value(quotient).denominator());
                        if let Some(decimal) = decimal(quotient) {
                            prop_assert_eq!(wide(decimal), value(quotient));
                        }
                    }
                }
            }
        }

        #[test]
        fn it_rounds_as_decimals_round(value in any_decimal(), places in 0_u32..8, rounding in any_rounding()) {
            let rounded = value.round_dp_with_strategy(places, rounding.strategy());
            if let Some(narrow) = Narrow::of(&value) {
                if let Some(found) = narrow.round(places, rounding) {
                    prop_assert_eq!(found, rounded);
                }
                if let Some(units) = narrow.units(places) {
                    prop_assert_eq!(Decimal::new(units, places), value);
                }
            }
            prop_assert_eq!(Exact::from(value).round(places, rounding).unwrap(), rounded);
        }
    }

    #[test]
    fn powers_of_ten_are_known_as_denominators() {
        for places in 0..19 {
            let one = power_of_ten(places).unwrap();
            assert_eq!(decimal((7, one)), Some(Decimal::new(7, places)));
            assert!(decimal((7, one + 1)).is_none());
            assert!(one == 1 || decimal((7, one - 1)).is_none());
        }
    }

    #[test]
    fn what_does_not_fit_is_left_to_wide_arithmetic() {
        assert!(Narrow::of(&Decimal::MAX).is_none());
        let large = Narrow::of(&Decimal::from((1_i64 << 62) - 1)).unwrap();
        assert_eq!(large.plus(large), Some(Decimal::from((1_u64 << 63) - 2)));
        assert_eq!(large.times(large), None);
        assert_eq!((over((7, 1), (0, 1)), sum((i64::MIN + 1, 2), (-1, 2))), (None, None));
        assert_eq!((product(i64::MIN, 1), product(1 << 31, 1 << 31)), (None, None));
        assert_eq!(product((1 << 31) - 1, 1 << 31), Some(((1 << 31) - 1) << 31));
    }

    #[test]
    fn a_common_divisor_is_the_greatest() {
        let pairs = [(6, 10), (12, 18), (7, 9), (8, 8), (0, 5), (5, 0), (0, 0)];
        assert_eq!(pairs.map(|(one, other)| common_divisor(one, other)), [2, 6, 1, 8, 5, 5, 0]);
    }
}
