use super::{Exact, Rounding};

/// The numbers from a lowest to a highest, both included; `None`: there is no end on that side.
///
/// Every operation gives an interval that holds each result of numbers from the two. An end that is too large to be held
/// exactly is no end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lowest.
    pub low: Option<Exact>,
    /// The highest.
    pub high: Option<Exact>,
}

/// An end of an interval among all ends, in their order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Below,
    At(Exact),
    Above,
}

impl Interval {
    /// Every number.
    pub const ALL: Self = Self { low: None, high: None };

    /// One number.
    pub fn point(number: Exact) -> Self {
        Self { low: Some(number.clone()), high: Some(number) }
    }

    /// From a number on.
    pub fn at_least(number: Exact) -> Self {
        Self { low: Some(number), high: None }
    }

    /// From one number to another.
    pub fn between(low: Exact, high: Exact) -> Self {
        Self { low: Some(low), high: Some(high) }
    }

    /// The only number in it, if there is only one.
    pub fn only(&self) -> Option<&Exact> {
        self.low.as_ref().filter(|low| self.high.as_ref() == Some(*low))
    }

    /// Whether a number is in it.
    pub fn holds(&self, number: &Exact) -> bool {
        self.low.as_ref().is_none_or(|low| low <= number) && self.high.as_ref().is_none_or(|high| high >= number)
    }

    /// Whether all its numbers are 0 or above.
    pub fn is_never_negative(&self) -> bool {
        self.low.as_ref().is_some_and(|low| !low.is_negative())
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        Self {
            low: least(self.low.as_ref(), other.low.as_ref()),
            high: greatest(self.high.as_ref(), other.high.as_ref()),
        }
    }

    /// The numbers that are in both; `None`: none is.
    pub fn and(&self, other: &Self) -> Option<Self> {
        let (low, high) = (self.low_or_above(other), self.high_or_below(other));
        let empty = matches!((&low, &high), (Some(low), Some(high)) if low > high);
        (!empty).then_some(Self { low, high })
    }

    /// The sums.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let sum = |a: &Option<Exact>, b: &Option<Exact>| a.as_ref()?.plus(b.as_ref()?).ok();
        Self { low: sum(&self.low, &other.low), high: sum(&self.high, &other.high) }
    }

    /// The differences.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        let difference = |a: &Option<Exact>, b: &Option<Exact>| a.as_ref()?.minus(b.as_ref()?).ok();
        Self { low: difference(&self.low, &other.high), high: difference(&self.high, &other.low) }
    }

    /// The products.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let mut products = Vec::with_capacity(4);
        for one in End::both(self) {
            for another in End::both(other) {
                let Some(product) = one.times(&another) else { return Self::ALL };
                products.push(product);
            }
        }
        let number = |end: Option<&End>| if let Some(End::At(number)) = end { Some(number.clone()) } else { None };
        Self { low: number(products.iter().min()), high: number(products.iter().max()) }
    }

    /// The quotients, where the divisor is not 0.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        if !other.holds(&Exact::ZERO) {
            let inverse = |end: &Option<Exact>| match end {
                Some(end) => Exact::ONE.over(end).ok(),
                None => Some(Exact::ZERO),
            };
            return self.times(&Self { low: inverse(&other.high), high: inverse(&other.low) });
        }
        if !self.is_never_negative() || !other.is_never_negative() {
            return Self::ALL;
        }
        // From close to nothing on: without end, but for nothing itself.
        let low = match (&self.low, &other.high) {
            (Some(low), Some(high)) if !high.is_zero() => low.over(high).ok(),
            _ => Some(Exact::ZERO),
        };
        let nothing = self.high.as_ref().is_some_and(Exact::is_zero);
        Self { low, high: nothing.then_some(Exact::ZERO) }
    }

    /// Each brought to so many decimal places.
    #[must_use]
    pub fn round(&self, places: u32, rounding: Rounding) -> Self {
        let round = |end: &Option<Exact>| end.as_ref()?.round(places, rounding).ok().map(Exact::from);
        Self { low: round(&self.low), high: round(&self.high) }
    }

    /// The lower of each two.
    #[must_use]
    pub fn min(&self, other: &Self) -> Self {
        Self { low: least(self.low.as_ref(), other.low.as_ref()), high: self.high_or_below(other) }
    }

    /// The higher of each two.
    #[must_use]
    pub fn max(&self, other: &Self) -> Self {
        Self { low: self.low_or_above(other), high: greatest(self.high.as_ref(), other.high.as_ref()) }
    }

    /// The higher of two lower ends.
    fn low_or_above(&self, other: &Self) -> Option<Exact> {
        let higher = self.low.as_ref().zip(other.low.as_ref()).map(|(a, b)| a.max(b));
        higher.or(self.low.as_ref()).or(other.low.as_ref()).cloned()
    }

    /// The lower of two upper ends.
    fn high_or_below(&self, other: &Self) -> Option<Exact> {
        let lower = self.high.as_ref().zip(other.high.as_ref()).map(|(a, b)| a.min(b));
        lower.or(self.high.as_ref()).or(other.high.as_ref()).cloned()
    }
}

/// The lower of two lower ends.
fn least(a: Option<&Exact>, b: Option<&Exact>) -> Option<Exact> {
    Some(a?.min(b?).clone())
}

/// The higher of two upper ends.
fn greatest(a: Option<&Exact>, b: Option<&Exact>) -> Option<Exact> {
    Some(a?.max(b?).clone())
}

impl End {
    /// Both ends of an interval.
    fn both(of: &Interval) -> [Self; 2] {
        [of.low.clone().map_or(Self::Below, Self::At), of.high.clone().map_or(Self::Above, Self::At)]
    }

    /// The product, where nothing times anything is nothing; `None`: too large.
    fn times(&self, other: &Self) -> Option<Self> {
        if let (Self::At(a), Self::At(b)) = (self, other) {
            return a.times(b).ok().map(Self::At);
        }
        Some(match (self.sign(), other.sign()) {
            (0, _) | (_, 0) => Self::At(Exact::ZERO),
            (one, another) if one == another => Self::Above,
            _ => Self::Below,
        })
    }

    fn sign(&self) -> i8 {
        match self {
            Self::Below => -1,
            Self::Above => 1,
            Self::At(number) if number.is_zero() => 0,
            Self::At(number) => {
                if number.is_negative() {
                    -1
                } else {
                    1
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(hundredths: i64) -> Exact {
        Exact::from(hundredths).over(&Exact::HUNDRED).unwrap()
    }

    /// An interval around a number, perhaps without an end.
    fn around() -> impl Strategy<Value = (Interval, Exact)> {
        let reach = || prop::option::weighted(0.8, 0_i64..500);
        (-400_i64..400, reach(), reach()).prop_map(|(at, below, above)| {
            let low = below.map(|below| number(at.saturating_sub(below)));
            (Interval { low, high: above.map(|above| number(at.saturating_add(above))) }, number(at))
        })
    }

    proptest! {
        #[test]
        fn results_of_numbers_inside_are_inside((a, x) in around(), (b, y) in around(), places in 0_u32..2) {
            prop_assert!(a.plus(&b).holds(&x.plus(&y).unwrap()));
            prop_assert!(a.minus(&b).holds(&x.minus(&y).unwrap()));
            prop_assert!(a.times(&b).holds(&x.times(&y).unwrap()), "{:?}", a.times(&b));
            if !y.is_zero() {
                prop_assert!(a.over(&b).holds(&x.over(&y).unwrap()), "{:?}", a.over(&b));
            }
            prop_assert!(a.min(&b).holds(&x.clone().min(y.clone())));
            prop_assert!(a.max(&b).holds(&x.clone().max(y.clone())));
            prop_assert!(a.or(&b).holds(&x) && a.or(&b).holds(&y));
            prop_assert_eq!(a.and(&b).is_some_and(|both| both.holds(&x)), b.holds(&x));
            for rounding in [Rounding::HalfAwayFromZero, Rounding::TowardsZero, Rounding::AwayFromZero] {
                prop_assert!(a.round(places, rounding).holds(&x.round(places, rounding).unwrap().into()));
            }
        }
    }

    #[test]
    fn ends_are_as_tight_as_they_can_be() {
        let (two, three, zero) = (number(200), number(300), Exact::ZERO);
        let some = Interval::between(two.clone(), three.clone());
        assert_eq!(some.times(&Interval::at_least(zero.clone())), Interval::at_least(zero.clone()));
        assert_eq!(some.over(&Interval::at_least(two.clone())), Interval::between(zero.clone(), number(150)));
        assert_eq!(some.minus(&some), Interval::between(number(-100), number(100)));
        assert_eq!(some.over(&Interval::between(zero.clone(), two.clone())), Interval::at_least(Exact::ONE));
        // Of nothing at all there is no share, and nothing below 0.
        assert_eq!(some.over(&Interval::point(zero.clone())), Interval::at_least(zero.clone()));
        // 3 ÷ 0.01 is above every number, −2 ÷ 0.01 below.
        let across = Interval::between(number(-200), three.clone());
        assert_eq!(across.over(&Interval::between(zero.clone(), two.clone())), Interval::ALL);
        assert_eq!(Interval::point(zero.clone()).times(&Interval::ALL), Interval::point(zero));
        assert_eq!(some.and(&Interval::at_least(three.clone())), Some(Interval::point(three)));
        assert_eq!(some.and(&Interval::point(number(301))), None);
    }
}
