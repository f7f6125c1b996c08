//! The one sort: whatever a list holds, it is places that are sorted.
//!
//! Each sort of `std` is compiled for every type it is used with, four to eight kilobytes at a time.

use std::cmp::Ordering;

/// Sorts; what is equal stays in order.
pub(crate) fn sort<T: Ord>(list: &mut Vec<T>) {
    sort_by(list, Ord::cmp);
}

/// Sorts by a key; what has the same key stays in order.
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(list, |one, other| key(one).cmp(&key(other)));
}

fn sort_by<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if list.is_sorted_by(|one, other| compare(one, other).is_le()) {
        return;
    }
    let mut places: Vec<usize> = (0..list.len()).collect();
    sort_places(&mut places, &|one, other| match (list.get(one), list.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    let mut unsorted: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(places.into_iter().filter_map(|place| unsorted.get_mut(place)?.take()));
}

fn sort_places(places: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    places.sort_by(|one, other| compare(*one, *other));
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_equal_stays_in_order() {
        let mut list: Vec<(u32, u32)> = (0..1000).map(|number| (number * 7 % 10, number)).collect();
        let mut sorted = list.clone();
        sorted.sort_by_key(|(key, _)| *key);
        super::sort_by_key(&mut list, |(key, _)| *key);
        assert_eq!(list, sorted);
    }
}
