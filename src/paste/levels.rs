//! Levels that change from day to day, such as seats, and counters that grow within a day.

use crate::map::Map;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::gather::plus;

/// Which sum of which group.
type Place = (u32, u16);

/// What a counter said last on each of its days: by counter and day, when, and what.
type Counters = BTreeMap<(u64, u8), (u32, Decimal)>;

/// What is kept of levels and counters, day by day.
#[derive(Debug, Default)]
pub(super) struct Levels {
    /// The level of each day; rows of one day are added up.
    days: BTreeMap<Place, Map<u8, Decimal>>,
    /// Of each counter, told apart by what parts the rows, and each of its days: the last time and what it said.
    last: BTreeMap<Place, Counters>,
}

/// A level over a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// The same on every day that is said.
    Same(Decimal),
    /// From a day on, by how much it changes; the first is the level itself.
    Changes(Vec<(u8, Decimal)>),
    /// Days are missing, and the level differs around them.
    Unknown,
}

impl Levels {
    /// Adds a row's level to its days. `false`: the number is too large.
    pub(super) fn add(&mut self, place: Place, (first, last): (u8, u8), value: Decimal) -> bool {
        let days = self.days.entry(place).or_default();
        (first..=last).all(|day| {
            let level = days.get(&day).copied().unwrap_or_default();
            plus(level, value).map(|sum| days.insert(day, sum)).is_some()
        })
    }

    /// Takes what a counter says at a time.
    pub(super) fn count(&mut self, place: Place, counter: u64, day: u8, time: u32, value: Decimal) {
        let last = self.last.entry(place).or_default().entry((counter, day)).or_insert((time, value));
        if time >= last.0 {
            *last = (time, value);
        }
    }

    /// The level of a month of so many days.
    pub(super) fn level(&self, place: Place, days: u8) -> Option<Level> {
        let by_day = self.days.get(&place)?;
        let mut changes: Vec<(u8, Decimal)> = Vec::new();
        let (mut before, mut missing) = (None, false);
        for day in 1..=days {
            match (by_day.get(&day), before) {
                (None, _) => missing = true,
                (Some(level), None) => {
                    changes.push((day, *level));
                    before = Some(*level);
                }
                (Some(level), Some(known)) if *level != known => {
                    changes.push((day, level.checked_sub(known)?));
                    before = Some(*level);
                }
                (Some(_), Some(_)) => {}
            }
        }
        let first = changes.first().copied()?;
        Some(match changes.len() {
            1 => Level::Same(first.1),
            _ if missing => Level::Unknown,
            _ => Level::Changes(changes),
        })
    }

    /// What the counters of a month come to: the last of each day, added up.
    pub(super) fn counted(&self, place: Place) -> Option<Decimal> {
        self.last.get(&place)?.values().try_fold(Decimal::ZERO, |sum, (_, value)| plus(sum, *value))
    }

    /// What was kept for a group.
    pub(super) fn take_out(&mut self, group: u32, width: usize) -> LevelsOf {
        let places = 0..u16::try_from(width).unwrap_or(u16::MAX);
        let days = places.clone().filter_map(|place| Some((place, self.days.remove(&(group, place))?))).collect();
        let last = places.filter_map(|place| Some((place, self.last.remove(&(group, place))?))).collect();
        LevelsOf { days, last }
    }

    /// Joins what was kept for another group to that of one.
    pub(super) fn put_in(&mut self, into: u32, taken: LevelsOf) {
        for (place, days) in taken.days {
            for (day, value) in days {
                self.add((into, place), (day, day), value);
            }
        }
        for (place, last) in taken.last {
            for ((counter, day), (time, value)) in last {
                self.count((into, place), counter, day, time, value);
            }
        }
    }
}

/// The levels and counters of one group.
#[derive(Debug, Default)]
pub(super) struct LevelsOf {
    days: Vec<(u16, Map<u8, Decimal>)>,
    last: Vec<(u16, Counters)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: i64) -> Decimal {
        Decimal::new(value, 0)
    }

    #[test]
    fn seats_change_by_day() {
        let mut levels = Levels::default();
        levels.add((0, 0), (1, 23), number(10));
        levels.add((0, 0), (24, 28), number(12));
        assert_eq!(levels.level((0, 0), 28), Some(Level::Changes(vec![(1, number(10)), (24, number(2))])));
        assert_eq!(levels.level((0, 0), 30), Some(Level::Unknown));
        levels.add((1, 0), (1, 28), number(10));
        assert_eq!(levels.level((1, 0), 28), Some(Level::Same(number(10))));
        assert_eq!(levels.level((2, 0), 28), None);
    }

    #[test]
    fn of_a_counter_the_last_of_each_day_counts() {
        let mut levels = Levels::default();
        for (day, time, value) in [(1, 540, 5), (1, 1080, 30), (1, 720, 12), (2, 540, 3), (2, 1080, 21)] {
            levels.count((0, 0), 0, day, time, number(value));
        }
        assert_eq!(levels.counted((0, 0)), Some(number(51)));
    }
}
