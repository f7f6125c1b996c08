//! A total over parts in the proportion they have now, in whole units.

/// Rounded down, then what is left over goes one by one to the part with the most for each unit it would then have (the highest
/// averages of D'Hondt), of equal ones to the earlier. A larger total never makes a part smaller. Parts of nothing leave it all to the
/// first. `None`: a product on the way is too large.
///
/// ```
/// use yuekao::number::spread;
/// assert_eq!(spread(&[2, 1], 10), Some(vec![7, 3]));
/// assert_eq!(spread(&[0, 0], 5), Some(vec![5, 0]));
/// ```
pub fn spread(parts: &[u128], total: u128) -> Option<Vec<u128>> {
    let sum = parts.iter().try_fold(0_u128, |sum, part| sum.checked_add(*part))?;
    let share = |part: &u128| part.checked_mul(total)?.checked_div(sum);
    let mut made = match sum {
        0 => parts.iter().enumerate().map(|(place, _)| if place == 0 { total } else { 0 }).collect(),
        _ => parts.iter().map(share).collect::<Option<Vec<u128>>>()?,
    };
    let given = made.iter().fold(0_u128, |sum, one| sum.saturating_add(*one));
    for _ in given..total {
        let mut best: Option<(u128, u128, usize)> = None;
        for (place, (part, one)) in parts.iter().zip(&made).enumerate() {
            let next = one.saturating_add(1);
            let more = match best {
                Some((most, most_next, _)) => part.checked_mul(most_next)? > most.checked_mul(next)?,
                None => true,
            };
            if more {
                best = Some((*part, next, place));
            }
        }
        let (_, next, place) = best?;
        *made.get_mut(place)? = next;
    }
    Some(made)
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn what_is_left_over_goes_to_the_part_with_the_most_for_each_unit() {
        // 10 over 2 and 1: 6 and 3, and 2 / 7 is more than 1 / 4.
        assert_eq!(spread(&[2, 1], 10), Some(vec![7, 3]));
        // 4 over 1 and 5: 0 and 3, and 5 / 4 is more than 1 / 1.
        assert_eq!(spread(&[1, 5], 4), Some(vec![0, 4]));
        // 3 over 1 and 3: 0 and 2, and 1 / 1 is as much as 3 / 3.
        assert_eq!(spread(&[1, 3], 3), Some(vec![1, 2]));
        assert_eq!((spread(&[0, 0], 5), spread(&[], 0)), (Some(vec![5, 0]), Some(Vec::new())));
    }
}
