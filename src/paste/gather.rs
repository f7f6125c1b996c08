//! What is gathered over the rows of a table: one group of sums for each vendor, period and part.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::blocks::Blocks;
use super::join::{Key, Keys};
use super::levels::{Levels, LevelsOf};
use super::periods::Period;
use super::sources::{Source, Sources};
use super::sums::{Sum, Sums};

/// The rows of one vendor, period and part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// Its first row, or the column of it in a table on its side.
    pub(super) first: u32,
    pub(super) rows: u32,
    /// The days they are about, one bit each.
    pub(super) days: u32,
}

/// What keeps a sum from being the month's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Flaw {
    /// A cell that cannot be read.
    Unread,
    /// Cells that cannot be joined differ.
    Differs,
    /// A cell whose weight is not given.
    Unweighted,
    /// An empty cell beside one that must have it.
    Blank,
    /// The number is too large.
    TooLarge,
    /// Cells that say the value is not there yet. What there is counts.
    Pending,
}

/// How often a flaw was met, and in which row first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Met {
    pub(super) times: u32,
    pub(super) row: u32,
}

/// All groups of one table.
#[derive(Debug, Default)]
pub(super) struct Groups {
    pub(super) keys: Keys,
    pub(super) list: Blocks<Group>,
    /// The sums of all groups, group by group.
    sums: Sums,
    pub(super) width: usize,
    pub(super) flaws: BTreeMap<(u32, u16, Flaw), Met>,
    /// Groups with rows that are there twice, and those rows.
    pub(super) repeated: BTreeMap<u32, Vec<u32>>,
    /// What rows were seen, where the same must not come again.
    pub(super) seen: BTreeSet<u64>,
    pub(super) levels: Levels,
    /// The cells of the sums, where somebody asks for them.
    sources: Option<Sources>,
}

impl Groups {
    pub(super) fn new(width: usize, keep_sources: bool) -> Self {
        Self { width, sources: keep_sources.then(Sources::default), ..Self::default() }
    }

    /// The group of a key, and whether it is new.
    pub(super) fn find_or_add(&mut self, key: Key, row: u32) -> u32 {
        let place = self.keys.find_or_add(key);
        self.make(place, row);
        place
    }

    /// A group of its own, whatever there is of its key.
    pub(super) fn add(&mut self, key: Key, row: u32) -> u32 {
        let place = self.keys.add(key);
        self.make(place, row);
        place
    }

    /// Says of all groups, of which no period is known, that they are about this day.
    pub(super) fn place(&mut self, period: Period, day: u8) {
        self.keys.place(period);
        self.cover(super::rows::bits(day, day));
    }

    /// Says of all groups that they are about these days.
    pub(super) fn cover(&mut self, days: u32) {
        for group in 0..self.list.len() {
            if let Some(group) = self.list.get_mut(group) {
                group.days |= days;
            }
        }
    }

    fn make(&mut self, place: u32, row: u32) {
        if usize::try_from(place).is_ok_and(|place| place == self.list.len()) {
            self.list.push(Group { first: row, rows: 0, days: 0 });
            self.sums.add(self.width);
            if let Some(sources) = &mut self.sources {
                sources.add(self.width);
            }
        }
    }

    pub(super) fn group_mut(&mut self, group: u32) -> Option<&mut Group> {
        self.list.get_mut(usize::try_from(group).ok()?)
    }

    pub(super) fn group(&self, group: u32) -> Option<&Group> {
        self.list.get(usize::try_from(group).ok()?)
    }

    /// Where a sum stands among those of all groups.
    fn at(&self, group: u32, place: usize) -> usize {
        usize::try_from(group).unwrap_or(usize::MAX).saturating_mul(self.width).saturating_add(place)
    }

    pub(super) fn sum(&self, group: u32, place: usize) -> Option<Sum> {
        self.sums.get(self.at(group, place)).filter(|_| place < self.width)
    }

    pub(super) fn sums(&self, group: u32) -> impl Iterator<Item = Sum> {
        (0..self.width).map_while(move |place| self.sum(group, place))
    }

    fn set_sum(&mut self, group: u32, place: usize, sum: Sum) {
        self.sums.set(self.at(group, place), sum);
    }

    /// Changes how many cells are in a sum.
    pub(super) fn count_cells(&mut self, group: u32, place: usize, count: impl FnOnce(u32) -> u32) {
        if let Some(sum) = self.sum(group, place) {
            self.set_sum(group, place, Sum { cells: count(sum.cells), ..sum });
        }
    }

    pub(super) fn source(&self, group: u32, place: usize) -> Option<&Source> {
        self.sources.as_ref()?.get(self.at(group, place))
    }

    /// What the first cell of a sum says.
    pub(super) fn text(&self, source: &Source) -> &str {
        self.sources.as_ref().map_or("", |sources| sources.text(source))
    }

    /// Notes the cell of a sum.
    pub(super) fn note(&mut self, group: u32, place: usize, cell: (u32, u32), along: u32, text: &str) {
        let at = self.at(group, place);
        if let Some(sources) = &mut self.sources {
            sources.note(at, cell, along, text);
        }
    }

    /// Whether the cells are kept.
    pub(super) fn keeps_sources(&self) -> bool {
        self.sources.is_some()
    }

    /// Notes a flaw of a sum.
    pub(super) fn flaw(&mut self, group: u32, place: usize, flaw: Flaw, row: u32) {
        let place = u16::try_from(place).unwrap_or(u16::MAX);
        let met = self.flaws.entry((group, place, flaw)).or_insert(Met { times: 0, row });
        met.times = met.times.saturating_add(1);
    }

    pub(super) fn met(&self, group: u32, place: usize, flaw: Flaw) -> Option<Met> {
        self.flaws.get(&(group, u16::try_from(place).ok()?, flaw)).copied()
    }

    /// Whether a sum has a flaw because of which it is not the month's.
    pub(super) fn is_flawed(&self, group: u32, place: usize) -> bool {
        if self.flaws.is_empty() {
            return false;
        }
        let Ok(place) = u16::try_from(place) else { return true };
        let own = self.flaws.range((group, place, Flaw::Unread)..(group, place, Flaw::Pending));
        { own }.next().is_some()
    }

    /// Adds to a sum; what does not fit is a flaw of it.
    pub(super) fn add_to(&mut self, group: u32, place: usize, value: Decimal, row: u32) {
        let Some(sum) = self.sum(group, place) else { return };
        match plus(sum.sum, value) {
            Some(total) => self.set_sum(group, place, Sum { sum: total, cells: sum.cells.saturating_add(1) }),
            None => self.flaw(group, place, Flaw::TooLarge, row),
        }
    }

    /// Takes the one value there is; another one is a flaw.
    pub(super) fn take_single(&mut self, group: u32, place: usize, value: Decimal, row: u32) {
        let Some(sum) = self.sum(group, place) else { return };
        let differs = sum.cells > 0 && sum.sum != value;
        let first = if sum.cells == 0 { value } else { sum.sum };
        self.set_sum(group, place, Sum { sum: first, cells: sum.cells.saturating_add(1) });
        if differs {
            self.flaw(group, place, Flaw::Differs, row);
        }
    }

    /// All that was gathered for a group, to be joined to another; the group itself is dropped.
    pub(super) fn take_out(&mut self, group: u32) -> Option<TakenOut> {
        let own = self.group(group).copied()?;
        let sums = self.sums(group).collect();
        let sources = (0..self.width).map(|place| self.source(group, place).cloned()).collect();
        let met = self.flaws.range((group, 0, Flaw::Unread)..=(group, u16::MAX, Flaw::Pending));
        let flaws = met.map(|((_, place, flaw), met)| (*place, *flaw, *met)).collect();
        let repeated = self.repeated.get_mut(&group).map(std::mem::take).unwrap_or_default();
        let levels = self.levels.of_group(group);
        Some(TakenOut { group: own, sums, sources, flaws, repeated, levels })
    }

    /// Joins what was taken out of another group to one. `single`: which sums are single cells.
    pub(super) fn put_in(&mut self, into: u32, taken: TakenOut, single: &[bool]) {
        let TakenOut { group: other, sums, sources, flaws, repeated, levels } = taken;
        if let Some(own) = self.group_mut(into) {
            own.rows = own.rows.saturating_add(other.rows);
            own.days |= other.days;
            own.first = own.first.min(other.first);
        }
        for (place, sum) in sums.into_iter().enumerate().filter(|(_, sum)| sum.cells > 0) {
            if single.get(place) == Some(&true) {
                self.take_single(into, place, sum.sum, other.first);
            } else {
                self.add_to(into, place, sum.sum, other.first);
            }
            self.count_cells(into, place, |cells| cells.saturating_add(sum.cells).saturating_sub(1));
        }
        for (place, source) in sources.into_iter().enumerate() {
            let at = self.at(into, place);
            let own = self.sources.as_mut().and_then(|sources| sources.get_mut(at));
            match (own, source) {
                (Some(Some(own)), Some(source)) => own.join(&source),
                (Some(own), Some(source)) => *own = Some(source),
                _ => {}
            }
        }
        for (place, flaw, met) in flaws {
            let own = self.flaws.entry((into, place, flaw)).or_insert(Met { times: 0, row: met.row });
            own.times = own.times.saturating_add(met.times);
        }
        if !repeated.is_empty() {
            self.repeated.entry(into).or_default().extend(repeated);
        }
        self.levels.put_in(into, levels);
    }
}

/// What was gathered for a group, taken out of its table.
#[derive(Debug)]
pub(super) struct TakenOut {
    group: Group,
    sums: Vec<Sum>,
    sources: Vec<Option<Source>>,
    flaws: Vec<(u16, Flaw, Met)>,
    repeated: Vec<u32>,
    levels: LevelsOf,
}

/// A sum that loses no digit.
pub(super) fn plus(one: Decimal, other: Decimal) -> Option<Decimal> {
    let scale = one.scale().max(other.scale());
    crate::number::sum(one, other).filter(|sum| sum.scale() == scale || sum.is_zero())
}

/// A product that loses no digit.
pub(super) fn times(one: Decimal, other: Decimal) -> Option<Decimal> {
    let scale = one.scale().saturating_add(other.scale());
    crate::number::product(one, other)
        .filter(|product| product.scale() == scale || product.is_zero())
        .map(|product| product.normalize())
}
