//! How a cap is shared out over several amounts, to the smallest unit of money: the shares add up to it.

use super::{Money, TooLarge};

/// How the amounts above a cap share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// Each in proportion to its amount. A share is first cut off to the smallest unit, such as a cent; the cents left over go, one each, to the
    /// shares that were cut off most (the largest remainder), of equal ones to the earlier.
    InProportion,
    /// Each in full as long as the cap lasts, the earlier first.
    InOrder,
}

/// What the amounts are held to so that they come to the cap, and the sum and the room they share it in; `None` if they
/// are within it as they are. An amount below zero stays, and gives the others room.
///
/// # Errors
/// A number on the way is too large to be held exactly.
///
/// ```
/// use yuekao::number::{Money, Places, Shared, share_out};
/// let money = |text: &str| Money::of(&text.parse::<rust_decimal::Decimal>().unwrap().into(), Places::Two).unwrap();
/// let fifty = [money("50"); 3];
/// let shared = share_out(&fifty, money("100"), Shared::InProportion).unwrap().unwrap();
/// assert_eq!(shared.amounts, [money("33.34"), money("33.33"), money("33.33")]);
/// assert!(share_out(&fifty, money("150"), Shared::InOrder).unwrap().is_none());
/// ```
pub fn share_out(amounts: &[Money], cap: Money, how: Shared) -> Result<Option<SharedOut>, TooLarge> {
    let units: Vec<i128> = amounts.iter().map(|amount| amount.units()).collect();
    let found = shared_units(&units, cap.units().max(0), how).ok_or(TooLarge)?;
    let Some((shares, sum, room)) = found else { return Ok(None) };
    let amounts = shares.into_iter().map(|share| cap.with(share)).collect();
    Ok(Some(SharedOut { amounts, sum: cap.with(sum), room: cap.with(room) }))
}

/// Amounts held to a cap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedOut {
    /// The amounts, in the order given.
    pub amounts: Vec<Money>,
    /// What the amounts above zero came to.
    pub sum: Money,
    /// What they come to now.
    pub room: Money,
}

/// Shares, sum and room, in the smallest unit; the outer `None` if a number is too large, the inner one if nothing is above the cap.
type Units = Option<(Vec<i128>, i128, i128)>;

fn shared_units(amounts: &[i128], cap: i128, how: Shared) -> Option<Units> {
    let (mut sum, mut room) = (0_i128, cap);
    for amount in amounts {
        if *amount > 0 {
            sum = sum.checked_add(*amount)?;
        } else {
            room = room.checked_sub(*amount)?;
        }
    }
    if sum <= room {
        return Some(None);
    }
    let mut left = room;
    let mut shares = Vec::with_capacity(amounts.len());
    // What each share was cut off by, in parts of the sum.
    let mut rests = Vec::with_capacity(amounts.len());
    for amount in amounts {
        let (share, rest) = match how {
            _ if *amount <= 0 => (0, 0),
            Shared::InOrder => (left.min(*amount), 0),
            Shared::InProportion => {
                let product = amount.checked_mul(room)?;
                (product.checked_div(sum)?, product.checked_rem(sum)?)
            }
        };
        left = left.checked_sub(share)?;
        shares.push(if *amount > 0 { share } else { *amount });
        rests.push(rest);
    }
    while left > 0 {
        let most = rests.iter().max().copied()?;
        let place = rests.iter().position(|rest| *rest == most)?;
        let (share, rest) = (shares.get_mut(place)?, rests.get_mut(place)?);
        (*share, *rest) = (share.checked_add(1)?, 0);
        left = left.checked_sub(1)?;
    }
    Some(Some((shares, sum, room)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Places;
    use proptest::prelude::*;

    fn of_cents(cents: i128) -> Money {
        Money::zero(Places::Two).with(cents)
    }

    fn money(cents: &[i128]) -> Vec<Money> {
        cents.iter().map(|cents| of_cents(*cents)).collect()
    }

    fn shared(amounts: &[i128], cap: i128, how: Shared) -> Option<Vec<Money>> {
        share_out(&money(amounts), of_cents(cap), how).unwrap().map(|shared| shared.amounts)
    }

    #[test]
    fn the_largest_remainder_gets_the_cent() {
        // 100.00 over 20 : 40 : 60 = 16.66…, 33.33…, 50: the cent left over goes to the first, cut off by 2/3 cent.
        let shares = shared(&[2000, 4000, 6000], 10_000, Shared::InProportion);
        assert_eq!(shares, Some(money(&[1667, 3333, 5000])));
        // Nothing to share out: nothing each. A cap below zero is none.
        assert_eq!(shared(&[1, 2], 0, Shared::InProportion), Some(money(&[0, 0])));
        assert_eq!(shared(&[1, 2], -5, Shared::InOrder), Some(money(&[0, 0])));
    }

    #[test]
    fn in_order_the_last_goes_short() {
        assert_eq!(shared(&[1000, 2000, 3000], 2500, Shared::InOrder), Some(money(&[1000, 1500, 0])));
        assert_eq!(shared(&[1000, 2000, 3000], 6000, Shared::InOrder), None);
    }

    #[test]
    fn an_amount_below_zero_gives_room() {
        // 30 less 5 is within 25; one cent more in the first is not.
        assert_eq!(shared(&[1000, -500, 2000], 2500, Shared::InOrder), None);
        assert_eq!(shared(&[1001, -500, 2000], 2500, Shared::InOrder), Some(money(&[1001, -500, 1999])));
    }

    proptest! {
        #[test]
        fn shares_add_up_to_the_cap_and_none_grows(
            amounts in prop::collection::vec(-1_000_000_i128..10_000_000, 1..8), cap in 0_i128..20_000_000,
        ) {
            for how in [Shared::InProportion, Shared::InOrder] {
                let sum: i128 = amounts.iter().sum();
                let Some(shares) = shared(&amounts, cap, how) else {
                    prop_assert!(sum <= cap);
                    continue;
                };
                let shares: Vec<i128> = shares.iter().map(|share| share.units()).collect();
                prop_assert_eq!(shares.iter().sum::<i128>(), cap);
                for (share, amount) in shares.iter().zip(&amounts) {
                    prop_assert!(share <= amount && *share >= 0.min(*amount), "{shares:?} of {amounts:?}");
                }
            }
        }
    }
}
