//! A list that becomes long without being moved, and without room that nobody needs.

/// How many elements a block has.
const BLOCK: usize = 4096;

/// A list in blocks, all of them full but the last.
#[derive(Debug)]
pub(super) struct Blocks<T>(Vec<Vec<T>>);

impl<T> Default for Blocks<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Blocks<T> {
    pub(super) fn len(&self) -> usize {
        let full = self.0.len().saturating_sub(1).saturating_mul(BLOCK);
        full.saturating_add(self.0.last().map_or(0, Vec::len))
    }

    pub(super) fn push(&mut self, one: T) {
        match self.0.last_mut() {
            Some(block) if block.len() < BLOCK => block.push(one),
            // Most lists are short: the first block grows, the others are as long as they become.
            Some(_) => {
                let mut block = Vec::with_capacity(BLOCK);
                block.push(one);
                self.0.push(block);
            }
            None => self.0.push(vec![one]),
        }
    }

    pub(super) fn get(&self, place: usize) -> Option<&T> {
        self.0.get(place / BLOCK)?.get(place % BLOCK)
    }

    pub(super) fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        self.0.get_mut(place / BLOCK)?.get_mut(place % BLOCK)
    }

    pub(super) fn last(&self) -> Option<&T> {
        self.0.last()?.last()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> + Clone {
        (0..self.len()).map_while(|place| self.get(place))
    }
}

impl<T: Ord> Blocks<T> {
    /// The place of an element of a list in ascending order.
    pub(super) fn search(&self, one: &T) -> Option<usize> {
        let block = self.0.partition_point(|block| block.first().is_some_and(|first| first <= one)).checked_sub(1)?;
        let place = self.0.get(block)?.binary_search(one).ok()?;
        block.checked_mul(BLOCK)?.checked_add(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_has_its_place_in_whichever_block() {
        let mut even = Blocks::default();
        assert_eq!((even.len(), even.last(), even.search(&0)), (0, None, None));
        for place in 0..10_000 {
            even.push(2 * place);
        }
        assert_eq!((even.len(), even.last(), even.get(10_000)), (10_000, Some(&19_998), None));
        // On both sides of where a block ends, and of the whole list.
        for place in [0, 1, 4095, 4096, 8191, 8192, 9999] {
            assert_eq!((even.get(place), even.search(&(2 * place))), (Some(&(2 * place)), Some(place)));
            assert_eq!(even.search(&(2 * place + 1)), None);
        }
        *even.get_mut(4096).unwrap() = 7;
        assert_eq!(even.iter().copied().skip(4095).take(3).collect::<Vec<_>>(), [8190, 7, 8194]);
    }
}
