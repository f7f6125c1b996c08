//! How an amount is shared out over several, to the cent: the shares add up to it.

use super::{Exact, Money, Rounding, TooLarge};

/// Each in proportion to its amount. A share is first cut off to the cent; the cents left over go, one each, to the shares
/// that were cut off most (the largest remainder), of equal ones to the earlier.
///
/// The amounts must not be negative; their sum must be above 0.
///
/// # Errors
/// A number on the way is too large to be held exactly.
///
/// ```
/// use yuekao::quantity::{Exact, Money, in_proportion};
/// let money = |text: &str| Money::of(&text.parse::<rust_decimal::Decimal>().unwrap().into()).unwrap();
/// let shares = in_proportion(&[money("50"), money("50"), money("50")], money("100")).unwrap();
/// assert_eq!(shares, [money("33.34"), money("33.33"), money("33.33")]);
/// ```
pub fn in_proportion(amounts: &[Money], whole: Money) -> Result<Vec<Money>, TooLarge> {
    let sum = amounts.iter().try_fold(Money::ZERO, |sum, amount| sum.plus(*amount))?.exact();
    let mut shares = Vec::with_capacity(amounts.len());
    let mut left = whole;
    for amount in amounts {
        let exact = amount.exact().times(&whole.exact())?.over(&sum)?;
        let share = Money::of(&exact.round(Money::PLACES, Rounding::TowardsZero)?.into())?;
        left = left.minus(share)?;
        shares.push((share, exact.minus(&share.exact())?));
    }
    let cent = Money::of(&Exact::ONE.over(&Exact::HUNDRED)?)?;
    while left >= cent {
        // The first of the largest; what it was cut off by is spent with its cent.
        let most = shares.iter().map(|(_, rest)| rest).max().cloned();
        let Some((share, rest)) = shares.iter_mut().find(|(_, rest)| Some(&*rest) == most.as_ref()) else { break };
        (*share, *rest) = (share.plus(cent)?, rest.minus(&cent.exact())?);
        left = left.minus(cent)?;
    }
    Ok(shares.into_iter().map(|(share, _)| share).collect())
}

/// Each in full as long as it lasts, the earlier first.
///
/// # Errors
/// A number on the way is too large to be held exactly.
pub fn in_order(amounts: &[Money], whole: Money) -> Result<Vec<Money>, TooLarge> {
    let mut left = whole;
    let mut shares = Vec::with_capacity(amounts.len());
    for amount in amounts {
        let share = left.min(*amount);
        left = left.minus(share)?;
        shares.push(share);
    }
    Ok(shares)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn cents(cents: i64) -> Money {
        Money::of(&Decimal::new(cents, 2).into()).unwrap()
    }

    #[test]
    fn the_largest_remainder_gets_the_cent() {
        // 100.00 over 10 : 20 : 30 = 16.66…, 33.33…, 50: the cent left over goes to the first, cut off by 2/3 cent.
        let shares = in_proportion(&[cents(1000), cents(2000), cents(3000)], cents(10_000)).unwrap();
        assert_eq!(shares, [cents(1667), cents(3333), cents(5000)]);
        // Nothing to share out: nothing each.
        assert_eq!(in_proportion(&[cents(1), cents(2)], Money::ZERO).unwrap(), [Money::ZERO; 2]);
    }

    #[test]
    fn in_order_the_last_goes_short() {
        let shares = in_order(&[cents(1000), cents(2000), cents(3000)], cents(2500)).unwrap();
        assert_eq!(shares, [cents(1000), cents(1500), Money::ZERO]);
    }

    proptest! {
        #[test]
        fn shares_add_up_and_none_is_above_its_amount(
            amounts in prop::collection::vec(0_i64..10_000_000, 1..8), part in 0_u32..=1000,
        ) {
            let amounts: Vec<Money> = amounts.into_iter().map(cents).collect();
            let sum = amounts.iter().try_fold(Money::ZERO, |sum, amount| sum.plus(*amount)).unwrap();
            prop_assume!(!sum.is_zero());
            let whole = sum.exact().times(&Decimal::new(i64::from(part), 3).into()).unwrap();
            let whole = Money::of(&whole).unwrap();
            for shares in [in_proportion(&amounts, whole).unwrap(), in_order(&amounts, whole).unwrap()] {
                let shared = shares.iter().try_fold(Money::ZERO, |sum, share| sum.plus(*share)).unwrap();
                prop_assert_eq!(shared, whole);
                for (share, amount) in shares.iter().zip(&amounts) {
                    prop_assert!(*share >= Money::ZERO && share <= amount, "{shares:?} of {amounts:?}");
                }
            }
        }
    }
}
