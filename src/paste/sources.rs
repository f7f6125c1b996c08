//! The cells that sums come from, where somebody asks for them: there are as many as a text has cells.

use std::ops::Range;

use super::blocks::Blocks;

/// A first cell's text is kept up to so many characters.
const MOST_CHARACTERS: usize = 80;

/// The cells a sum comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// Row and column of the first.
    pub(super) first: (u32, u32),
    /// Where its text stands among the texts.
    text: Range<usize>,
    /// From where to where they stand, along the rows or, in a table on its side, along the columns.
    range: (u32, u32),
    more: Vec<(u32, u32)>,
}

impl Source {
    fn add(&mut self, along: u32) {
        let (_, last) = self.more.last_mut().unwrap_or(&mut self.range);
        if *last == along {
            return;
        }
        if last.checked_add(1) == Some(along) {
            *last = along;
        } else {
            self.more.push((along, along));
        }
    }

    pub(super) fn ranges(&self) -> Vec<(u32, u32)> {
        std::iter::once(self.range).chain(self.more.iter().copied()).collect()
    }

    /// Joins the cells of another sum to these.
    pub(super) fn join(&mut self, other: &Self) {
        let mut ranges = self.ranges();
        ranges.extend(other.ranges());
        crate::sort::sort(&mut ranges);
        self.range = ranges.remove(0);
        self.more = ranges;
    }
}

/// The cells of all sums, and the texts of the first of each.
#[derive(Debug, Default)]
pub(super) struct Sources {
    list: Blocks<Option<Source>>,
    texts: String,
}

impl Sources {
    /// Adds so many of nothing.
    pub(super) fn add(&mut self, count: usize) {
        for _ in 0..count {
            self.list.push(None);
        }
    }

    pub(super) fn get(&self, place: usize) -> Option<&Source> {
        self.list.get(place)?.as_ref()
    }

    pub(super) fn get_mut(&mut self, place: usize) -> Option<&mut Option<Source>> {
        self.list.get_mut(place)
    }

    /// What the first cell says.
    pub(super) fn text(&self, source: &Source) -> &str {
        self.texts.get(source.text.clone()).unwrap_or_default()
    }

    pub(super) fn note(&mut self, place: usize, cell: (u32, u32), along: u32, text: &str) {
        let Some(own) = self.list.get_mut(place) else { return };
        if let Some(own) = own {
            own.add(along);
            return;
        }
        let from = self.texts.len();
        let end = text.char_indices().nth(MOST_CHARACTERS).map_or(text.len(), |(end, _)| end);
        self.texts.push_str(text.get(..end).unwrap_or_default());
        *own = Some(Source { first: cell, text: from..self.texts.len(), range: (along, along), more: Vec::new() });
    }
}
