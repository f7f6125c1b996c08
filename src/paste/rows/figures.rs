//! What a row gives to the sums of its group.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{At, CategoryFacts, Cell, MINUTES_OF_DAY, Reading, Table};
use crate::glossary::{Channel, Vocabulary};
use crate::paste::gather::{Flaw, times};
use crate::paste::parse_cell::{self, Read, trimmed};
use crate::paste::periods::When;
use crate::paste::plan::{Decided, Gathered, How, Means, Repeated, RowKind};
use crate::paste::structure::is_merged;
use crate::problem::{Code, Problem};

impl Table {
    /// What a row says beside its figures: the start of the cooperation, package, handed over.
    pub(super) fn facts(&mut self, group: u32, cells: &[Cow<'_, str>], at: At<'_>, reading: &mut Reading<'_>) {
        let words = reading.vocabulary.words();
        let text = |column: Option<usize>| {
            let column = column?;
            let text = cells.get(column).map(|cell| trimmed(cell)).filter(|text| !words.is_missing(text))?;
            Some((column, text))
        };
        if let Some((column, text)) = text(self.plan.start) {
            let (row, place) = at.place(column);
            match crate::paste::read_day(text) {
                Some(day) => {
                    self.starts.get_or_insert(group, day);
                }
                None => {
                    reading.problems.push(Problem::new(Code::DateInvalid).with("text", text).at_cell(row, place, text));
                }
            }
        }
        let Some(category) = self.plan.category else { return };
        if !matches!(at, At::Row(..)) {
            self.category_places.get_or_insert(group, at.place(category));
        }
        let place = usize::try_from(group).unwrap_or(usize::MAX);
        let says_nothing = self.plan.package.is_none() && self.plan.handed_over.is_none();
        if says_nothing || self.categories.len() > place {
            return;
        }
        let package = text(self.plan.package).map(|(_, text)| self.packages.number(text));
        let mut found = CategoryFacts { package, handed_over: None };
        if let Some((column, text)) = text(self.plan.handed_over) {
            found.handed_over = words.flag(text);
            if found.handed_over.is_none() {
                let (row, place) = at.place(column);
                reading.problems.push(Problem::new(Code::FlagUnreadable).with("text", text).at_cell(row, place, text));
            }
        }
        self.categories.push(found);
    }

    pub(super) fn figures(
        &mut self,
        group: u32,
        when: When,
        cells: &[Cow<'_, str>],
        at: At<'_>,
        reading: &mut Reading<'_>,
    ) {
        let vocabulary = reading.vocabulary;
        self.cells.clear();
        for figure in &self.plan.figures {
            let cell = cells.get(figure.column).map_or("", |cell| cell);
            let Some(known) = vocabulary.known(figure.slot).filter(|_| !is_merged(cell)) else {
                self.cells.push(Cell::Empty);
                continue;
            };
            self.cells.push(match parse_cell::read(cell, known, figure.format, vocabulary.words()) {
                Read::Value(value) => Cell::Value(value),
                Read::Missing => Cell::Empty,
                Read::Pending => Cell::Pending,
                Read::Bad(problem) => {
                    let (row, column) = at.place(figure.column);
                    reading.problems.push(problem.at_cell(row, column, cell));
                    Cell::Bad
                }
            });
        }
        let channel = self.channel(cells, vocabulary);
        let state = self.state(cells, vocabulary);
        for place in 0..self.plan.gathered.len() {
            let Some(gathered) = self.plan.gathered.get(place).copied() else { continue };
            if gathered.only.is_some_and(|only| channel != Some(only)) {
                self.of_another(group, (place, gathered), channel, at.number());
                continue;
            }
            if let How::Count(counted) = gathered.how {
                self.count((group, place), counted, &state, cells, at);
            } else if !self.came_in(&state) || state.answered() == Some(false) {
                self.groups.count_cells(group, place, |cells| cells.max(1));
            } else if let Some(from) = gathered.from
                && let Some(column) = self.plan.figures.get(from).map(|figure| figure.column)
            {
                self.put((group, place), (from, column), gathered.how, when, cells, at);
            }
        }
        self.blanks(group, at.number());
    }

    /// A figure whose name says its channel, in a row of another: it is not known which of them is right.
    fn of_another(&mut self, group: u32, (place, gathered): (usize, Gathered), channel: Option<Channel>, row: u32) {
        let column = gathered.from.and_then(|from| self.plan.figures.get(from)).map(|figure| figure.column);
        let named = column
            .and_then(|column| self.plan.columns.get(column))
            .is_some_and(|column| column.decided == Decided::Name && matches!(column.means, Means::Figure(_)));
        let value = gathered.from.and_then(|from| self.cells.get(from)).and_then(|cell| cell.value());
        if named && channel.is_some() && value.is_some_and(|value| !value.is_zero()) {
            self.groups.flaw(group, place, Flaw::Differs, row);
        }
    }

    /// By which channel the contacts of a row came. A word nobody knows is noted.
    fn channel(&mut self, cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> Option<Channel> {
        let column = self.plan.channel?;
        let text = cells.get(column).map_or("", |cell| trimmed(cell));
        let known = vocabulary.channels().of_name(text);
        let said = self.plan.said.get(&(column, text.to_owned()));
        let channel = known.or_else(|| said.map(|chat| if *chat { Channel::Chat } else { Channel::Phone }));
        let valued = self.cells.iter().any(|cell| matches!(cell, Cell::Value(value) if !value.is_zero()));
        if channel.is_none() && (valued || self.plan.row == RowKind::Contact) {
            super::note_word(&mut self.unknown_words, column, text);
        }
        channel
    }

    /// Puts a cell into its sum.
    pub(super) fn put(
        &mut self,
        (group, place): (u32, usize),
        (from, column): (usize, usize),
        how: How,
        when: When,
        cells: &[Cow<'_, str>],
        at: At<'_>,
    ) {
        let row = at.number();
        let own = self.cells.get(from).copied().unwrap_or(Cell::Empty);
        let weight = |by: usize| self.cells.get(by).copied().unwrap_or(Cell::Empty);
        let value = match (how, own) {
            (_, Cell::Bad) => return self.groups.flaw(group, place, Flaw::Unread, row),
            (How::Weighted { by } | How::Weights { by }, _) if weight(by) == Cell::Bad => {
                return self.groups.flaw(group, place, Flaw::Unread, row);
            }
            (How::Weighted { by }, Cell::Value(value)) => match weight(by).value() {
                Some(weight) => match times(value, weight) {
                    Some(product) => product,
                    None => return self.groups.flaw(group, place, Flaw::TooLarge, row),
                },
                None => return self.groups.flaw(group, place, Flaw::Unweighted, row),
            },
            (How::Weighted { by }, Cell::Empty | Cell::Pending) => {
                if weight(by).value().is_some_and(|weight| !weight.is_zero()) {
                    self.groups.flaw(group, place, Flaw::Unweighted, row);
                }
                return;
            }
            (How::Weights { by }, Cell::Value(_)) => match weight(by).value() {
                Some(weight) => weight,
                None => return,
            },
            (_, Cell::Pending) => return self.groups.flaw(group, place, Flaw::Pending, row),
            (_, Cell::Value(value)) => value,
            (_, Cell::Empty) => {
                let text = cells.get(column).map_or("", |cell| trimmed(cell));
                if self.groups.keeps_sources() && !text.is_empty() && !matches!(how, How::Weights { .. }) {
                    self.groups.note(group, place, at.place(column), at.along(column), text);
                }
                return;
            }
        };
        match how {
            // Rows of one month that nothing parts may hold different figures of it, and no figure twice.
            How::Sum if self.plan.is_plain() && self.plan.repeated != Repeated::Added => {
                self.groups.take_single(group, place, value, row);
            }
            How::Single => self.groups.take_single(group, place, value, row),
            How::Level => match when.days {
                Some(days) => {
                    let at = (group, u16::try_from(place).unwrap_or(u16::MAX));
                    if !self.groups.levels.add(at, days, value) {
                        self.groups.flaw(group, place, Flaw::TooLarge, row);
                    }
                    self.groups.count_cells(group, place, |cells| cells.saturating_add(1));
                }
                None => self.groups.take_single(group, place, value, row),
            },
            How::Last { of_month } => {
                let mut hasher = DefaultHasher::new();
                for column in &self.plan.parts {
                    cells.get(*column).map(|cell| trimmed(cell)).hash(&mut hasher);
                }
                let at = (group, u16::try_from(place).unwrap_or(u16::MAX));
                let day = when.days.map_or(0, |(_, last)| last);
                let minute = when.minute.map_or(row, u32::from);
                let time = if of_month {
                    u32::from(day).saturating_mul(MINUTES_OF_DAY).saturating_add(when.minute.map_or(0, u32::from))
                } else {
                    minute
                };
                let day = if of_month { 0 } else { day };
                self.groups.levels.count(at, hasher.finish(), day, time, value);
                self.groups.count_cells(group, place, |cells| cells.saturating_add(1));
            }
            _ => self.groups.add_to(group, place, value, row),
        }
        if self.groups.keeps_sources() && !matches!(how, How::Weights { .. }) {
            let text = cells.get(column).map_or("", |cell| cell);
            self.groups.note(group, place, at.place(column), at.along(column), text);
        }
    }

    /// A count that is empty beside what it is a part of, or the other way round, is not known to be 0.
    pub(super) fn blanks(&mut self, group: u32, row: u32) {
        if self.plan.blank_is_zero || self.plan.is_plain() {
            return;
        }
        for place in 0..self.plan.pairs.len() {
            let Some(pair) = self.plan.pairs.get(place).copied() else { continue };
            let cell = |from: usize| self.cells.get(from).copied().unwrap_or(Cell::Empty);
            let (part, whole) = (cell(pair.part), cell(pair.whole));
            let lost = pair.lost.and_then(|lost| cell(lost).value());
            let missing = match (part, whole) {
                (Cell::Empty, Cell::Value(whole)) if !whole.is_zero() && lost != Some(whole) => pair.gathered_part,
                (Cell::Value(part), Cell::Empty) if !part.is_zero() => pair.gathered_whole,
                _ => continue,
            };
            self.groups.flaw(group, missing, Flaw::Blank, row);
        }
    }
}
