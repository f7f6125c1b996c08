//! Levels that change from day to day, such as seats, and counters that grow within a day.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::gather::plus;

/// Which sum of which group.
type Place = (u32, u16);

/// What is said of a sum on a day: by counter, where one is told apart from others. When, and what.
type Days = BTreeMap<Counted, (u32, Decimal)>;
/// A sum, its counter and a day.
type Counted = (Place, u64, u8);

/// What is kept of levels and counters, day by day.
#[derive(Debug, Default)]
pub(super) struct Levels {
    /// The level of each day; rows of one day are added up.
    days: Days,
    /// Of each counter, told apart by what parts the rows, and each of its days: the last time and what it said.
    last: Days,
}

/// What is said of a sum.
fn of_sum(days: &Days, place: Place) -> impl Iterator<Item = (u64, u8, u32, Decimal)> {
    let own = days.range((place, 0, 0)..=(place, u64::MAX, u8::MAX));
    own.map(|((_, counter, day), (time, value))| (*counter, *day, *time, *value))
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
        (first..=last).all(|day| {
            let (_, level) = self.days.entry((place, 0, day)).or_default();
            plus(*level, value).map(|sum| *level = sum).is_some()
        })
    }

    /// Takes what a counter says at a time.
    pub(super) fn count(&mut self, place: Place, counter: u64, day: u8, time: u32, value: Decimal) {
        let last = self.last.entry((place, counter, day)).or_insert((time, value));
        if time >= last.0 {
            *last = (time, value);
        }
    }

    /// The level of a month of so many days.
    pub(super) fn level(&self, place: Place, days: u8) -> Option<Level> {
        let mut changes: Vec<(u8, Decimal)> = Vec::new();
        let (mut before, mut known) = (None, 0_u8);
        for (_, day, _, level) in of_sum(&self.days, place).filter(|(_, day, ..)| (1..=days).contains(day)) {
            known = days.min(known.saturating_add(1));
            match before {
                Some(before) if level == before => {}
                Some(before) => changes.push((day, crate::number::sum(level, -before)?)),
                None => changes.push((day, level)),
            }
            before = Some(level);
        }
        let first = changes.first().copied()?;
        Some(match changes.len() {
            1 => Level::Same(first.1),
            _ if known < days => Level::Unknown,
            _ => Level::Changes(changes),
        })
    }

    /// What the counters of a month come to: the last of each day, added up.
    pub(super) fn counted(&self, place: Place) -> Option<Decimal> {
        let mut said = of_sum(&self.last, place).map(|(.., value)| value);
        let first = said.next()?;
        said.try_fold(first, plus)
    }

    /// What was kept for a group.
    pub(super) fn of_group(&self, group: u32) -> LevelsOf {
        let own = ((group, 0), 0, 0)..=((group, u16::MAX), u64::MAX, u8::MAX);
        let all = |days: &Days| days.range(own.clone()).map(|(key, said)| (*key, *said)).collect();
        LevelsOf { days: all(&self.days), last: all(&self.last) }
    }

    /// Joins what was kept for another group to that of one.
    pub(super) fn put_in(&mut self, into: u32, taken: LevelsOf) {
        for (((_, place), _, day), (_, value)) in taken.days {
            self.add((into, place), (day, day), value);
        }
        for (((_, place), counter, day), (time, value)) in taken.last {
            self.count((into, place), counter, day, time, value);
        }
    }
}

/// The levels and counters of one group.
#[derive(Debug, Default)]
pub(super) struct LevelsOf {
    days: Vec<(Counted, (u32, Decimal))>,
    last: Vec<(Counted, (u32, Decimal))>,
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
