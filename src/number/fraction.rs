use std::cmp::Ordering;

use super::narrow;

/// A fraction of two 128-bit integers in lowest terms, the denominator above zero.
///
/// Our own rather than a general library's: nearly all of ours are counts over counts and fit in 64 bits, where finding
/// a common divisor is a few divisions of the machine.
///
/// Packed, because a list of what wants to stand at multiples of sixteen takes the allocator of a module its slow way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(Rust, packed(8))]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    /// In lowest terms; `None` for a denominator of zero, or where negating overflows.
    pub(super) fn new(numerator: i128, denominator: i128) -> Option<Self> {
        let divisor = i128::try_from(common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs())).ok()?;
        let (numerator, denominator) = (quotient(numerator, divisor)?, quotient(denominator, divisor)?);
        match denominator.cmp(&0) {
            Ordering::Greater => Some(Self { numerator, denominator }),
            Ordering::Less => {
                Some(Self { numerator: numerator.checked_neg()?, denominator: denominator.checked_neg()? })
            }
            Ordering::Equal => None,
        }
    }

    /// Both in 64 bits, if they fit.
    pub(super) fn narrow(self) -> Option<(i64, i64)> {
        Some((i64::try_from(self.numerator).ok()?, i64::try_from(self.denominator).ok()?))
    }

    pub(super) fn numerator(self) -> i128 {
        self.numerator
    }

    pub(super) fn denominator(self) -> i128 {
        self.denominator
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        if self.denominator == other.denominator {
            return Self::new(self.numerator.checked_add(other.numerator)?, self.denominator);
        }
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    pub(super) fn negated(self) -> Option<Self> {
        Some(Self { numerator: self.numerator.checked_neg()?, ..self })
    }

    /// Crosswise in lowest terms first, so that only a result that is too large overflows.
    pub(super) fn times(self, other: Self) -> Option<Self> {
        let (one, two) = (Self::new(self.numerator, other.denominator)?, Self::new(other.numerator, self.denominator)?);
        let numerator = one.numerator.checked_mul(two.numerator)?;
        Some(Self { numerator, denominator: one.denominator.checked_mul(two.denominator)? })
    }

    pub(super) fn over(self, other: Self) -> Option<Self> {
        self.times(Self::new(other.denominator, other.numerator)?)
    }

    /// Whole part towards zero, and what is left over of the denominator.
    pub(super) fn whole(self) -> (i128, i128) {
        let whole = quotient(self.numerator, self.denominator).unwrap_or(0);
        (whole, self.numerator.wrapping_sub(whole.wrapping_mul(self.denominator)))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        if let Some(order) = self.narrow().zip(other.narrow()).and_then(|(one, two)| narrow::order(one, two)) {
            return order;
        }
        let products = self.numerator.checked_mul(other.denominator).zip(other.numerator.checked_mul(self.denominator));
        if let Some((left, right)) = products {
            return left.cmp(&right);
        }
        // Too large to multiply: the whole parts decide, then what is left, turned over.
        let floor = |fraction: &Self| {
            let floor = fraction.numerator.checked_div_euclid(fraction.denominator).unwrap_or(0);
            (floor, fraction.numerator.wrapping_sub(floor.wrapping_mul(fraction.denominator)))
        };
        let ((one, rest), (two, other_rest)) = (floor(self), floor(other));
        one.cmp(&two).then_with(|| match (rest, other_rest) {
            (0, 0) => Ordering::Equal,
            (0, _) => Ordering::Less,
            (_, 0) => Ordering::Greater,
            _ => {
                let turned = |denominator, numerator| Self { numerator, denominator };
                turned(other_rest, other.denominator).cmp(&turned(rest, self.denominator))
            }
        })
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Euclid's algorithm; in 64 bits as soon as both fit.
fn common_divisor(mut a: u128, mut b: u128) -> u128 {
    loop {
        if let (Ok(small_a), Ok(small_b)) = (u64::try_from(a), u64::try_from(b)) {
            let (mut a, mut b) = (small_a, small_b);
            while let Some(rest) = a.checked_rem(b) {
                (a, b) = (b, rest);
            }
            return u128::from(a);
        }
        match a.checked_rem(b) {
            Some(rest) => (a, b) = (b, rest),
            None => return a,
        }
    }
}

/// Division, in 64 bits where both fit.
fn quotient(a: i128, b: i128) -> Option<i128> {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => a.checked_div(b).map(i128::from),
        _ => a.checked_div(b),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_fraction() -> impl Strategy<Value = Fraction> {
        let part = prop_oneof![any::<i32>().prop_map(i128::from), any::<i64>().prop_map(i128::from), any::<i128>()];
        (part.clone(), part).prop_filter_map("a denominator of zero", |(a, b)| Fraction::new(a, b))
    }

    fn small(numerator: i32, denominator: i32) -> Fraction {
        Fraction::new(i128::from(numerator), i128::from(denominator.max(1))).unwrap()
    }

    proptest! {
        #[test]
        fn adding_and_multiplying_can_be_undone(a in any::<i32>(), b in any::<i32>(), c in any::<i32>(), d in any::<i32>()) {
            let (one, two) = (small(a, b), small(c, d));
            let sum = one.plus(two).unwrap();
            prop_assert_eq!(sum.plus(two.negated().unwrap()), Some(one));
            prop_assert_eq!(one.plus(two), two.plus(one));
            if c != 0 {
                prop_assert_eq!(one.times(two).unwrap().over(two), Some(one));
            }
        }

        #[test]
        fn comparing_agrees_with_subtracting(a in any::<i32>(), b in any::<i32>(), c in any::<i32>(), d in any::<i32>()) {
            let (one, two) = (small(a, b), small(c, d));
            let difference = one.plus(two.negated().unwrap()).unwrap();
            prop_assert_eq!(one.cmp(&two), difference.numerator().cmp(&0));
        }

        #[test]
        fn comparing_is_an_order_however_large(one in any_fraction(), two in any_fraction(), three in any_fraction()) {
            prop_assert_eq!(one.cmp(&two), two.cmp(&one).reverse());
            prop_assert_eq!(one.cmp(&two) == Ordering::Equal, one == two);
            if one <= two && two <= three {
                prop_assert!(one <= three);
            }
        }
    }
}
