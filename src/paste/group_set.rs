//! Some of the groups of a table.

/// A set of groups, by their numbers.
#[derive(Debug, Default)]
pub(super) struct GroupSet(Vec<bool>);

impl GroupSet {
    pub(super) fn insert(&mut self, group: u32) {
        let Ok(place) = usize::try_from(group) else { return };
        if self.0.len() <= place {
            self.0.resize(place.saturating_add(1), false);
        }
        if let Some(own) = self.0.get_mut(place) {
            *own = true;
        }
    }

    pub(super) fn contains(&self, group: u32) -> bool {
        usize::try_from(group).ok().and_then(|place| self.0.get(place)) == Some(&true)
    }
}

impl Extend<u32> for GroupSet {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, groups: I) {
        groups.into_iter().for_each(|group| self.insert(group));
    }
}
