//! The one sort of lists that may be long.
//!
//! Each sort of `std` costs four to eight kilobytes of the module for every type it is used with. Here keys and places
//! are sorted, whatever the list holds.

/// What is sorted by.
pub(crate) type Key = (u32, usize, u32);

/// Sorts by key; what has the same key stays in order.
pub(crate) fn sort<T>(list: &mut Vec<T>, key: impl Fn(&T) -> Key) {
    if list.is_sorted_by_key(&key) {
        return;
    }
    let mut order: Vec<(Key, usize)> = list.iter().zip(0..).map(|(element, place)| (key(element), place)).collect();
    order.sort_unstable();
    let mut unsorted: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(order.iter().filter_map(|(_, place)| unsorted.get_mut(*place)?.take()));
}

#[cfg(test)]
mod tests {
    #[test]
    fn equals_stay_in_order() {
        let mut list: Vec<(u32, u32)> = (0..1000).map(|number| (number * 7 % 10, number)).collect();
        let mut sorted = list.clone();
        sorted.sort_by_key(|(key, _)| *key);
        super::sort(&mut list, |(key, _)| (*key, 0, 0));
        assert_eq!(list, sorted);
    }
}
