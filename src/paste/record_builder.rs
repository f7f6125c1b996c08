//! A vendor-month out of its groups: their figures combined, and what two tables give differently left out.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::assemble::TextLayout;
use super::combine::{Combined, MonthValue, combined};
use super::gather::{Flaw, plus};
use super::join::Entry;
use super::layout::SeveralTables;
use super::plan::How;
use super::sources::Source;
use super::table_rows::Closed;
use crate::glossary::{Kind, Scope, Slot, Vocabulary};
use crate::month::{CategoryRow, Pasted, Quotient, Record, SeatChange};
use crate::problem::{Code, Problem};

/// A vendor-month while it is put together.
pub(super) struct RecordBuilder<'p, 'l> {
    layout: &'l TextLayout,
    into: &'p mut Record<'l>,
    vocabulary: &'p Vocabulary,
    problems: &'p mut Vec<Problem>,
    /// Whether the survey has no more levels than there are columns.
    pub(super) closed_levels: bool,
    /// Figures that two tables give differently.
    pub(super) conflicts: Vec<usize>,
    /// Figures of which a cell could not be read.
    unread: Vec<usize>,
    /// Figures that were given and are not known, unless another table gives them.
    pub(super) unknown: Vec<usize>,
}

impl<'p, 'l> RecordBuilder<'p, 'l> {
    pub(super) fn new(
        layout: &'l TextLayout,
        into: &'p mut Record<'l>,
        vocabulary: &'p Vocabulary,
        problems: &'p mut Vec<Problem>,
    ) -> Self {
        let (conflicts, unread, unknown) = (Vec::new(), Vec::new(), Vec::new());
        Self { layout, into, vocabulary, problems, closed_levels: false, conflicts, unread, unknown }
    }

    /// Takes the figures of a group of a table of months.
    pub(super) fn month(&mut self, entry: &Entry) {
        let Some(closed) = self.layout.table(entry) else { return };
        let start = closed.table.starts.get(&entry.group).copied().or(closed.start);
        self.into.start = self.into.start.or(start);
        for place in 0..closed.table.plan.gathered.len() {
            let Some(slot) = closed.table.plan.gathered.get(place).and_then(|gathered| gathered.slot) else { continue };
            self.cell(closed, entry.group, place, slot, None);
            match combined(&closed.table, entry.group, place, self.vocabulary) {
                Combined::Value(value) => self.value(closed, entry.group, place, slot, &value),
                Combined::Changes(changes) => self.changes(closed, &changes),
                Combined::Unknown => {
                    if closed.table.groups.met(entry.group, place, Flaw::Unread).is_some() {
                        self.unread(closed, entry.group, place, slot);
                    }
                    self.unknown.push(slot.index);
                }
                Combined::Nothing => {}
            }
        }
        let withheld = closed.table.plan.withheld.iter().filter(|slot| slot.scope == Scope::Month);
        self.unknown.extend(withheld.map(|slot| slot.index));
        self.closed_levels |= super::levels_closed(&closed.table, entry.group, &closed.layout, self.vocabulary);
    }

    /// A figure that cannot be read: what another table says of it may be something else.
    fn unread(&mut self, closed: &'l Closed, group: u32, place: usize, slot: Slot) {
        if let Some(first) = self.into.values.get(slot.index).copied().flatten() {
            self.conflict(closed, group, place, slot, (&first.normalize().to_string(), "?"));
        }
        self.unread.push(slot.index);
    }

    /// Two tables give a figure differently: neither is taken.
    fn conflict(&mut self, closed: &'l Closed, group: u32, place: usize, slot: Slot, (first, second): (&str, &str)) {
        if self.conflicts.contains(&slot.index) {
            return;
        }
        self.conflicts.push(slot.index);
        let id = self.vocabulary.figure(slot).map_or("", |figure| figure.id.as_str());
        let problem = Problem::new(Code::FigureGivenTwice).with("figure", id).with("first", first).with("text", second);
        let (row, column, text) = first_cell(closed, group, place);
        self.problems.push(problem.at_cell(row, column, &text));
    }

    /// Takes a figure, unless another table gave it differently.
    fn value(&mut self, closed: &'l Closed, group: u32, place: usize, slot: Slot, value: &MonthValue) {
        let first = self.into.values.get(slot.index).copied().flatten();
        let unread = self.unread.contains(&slot.index).then_some("?".to_owned());
        if let Some(first) = first.filter(|_| closed.layout.tables == Some(SeveralTables::Add))
            && let Some(sum) = self.added(closed, place, slot, first, value)
        {
            return self.set(slot, &sum);
        }
        if let Some(first) = first.map(|first| first.normalize().to_string()).or(unread) {
            let second = value.value.to_string();
            if first != second {
                self.conflict(closed, group, place, slot, (&first, &second));
            }
            return;
        }
        self.set(slot, value);
    }

    /// What a figure comes to with that of another table added, where it can be.
    fn added(
        &self,
        closed: &Closed,
        place: usize,
        slot: Slot,
        first: Decimal,
        value: &MonthValue,
    ) -> Option<MonthValue> {
        let how = closed.table.plan.gathered.get(place)?.how;
        match how {
            How::Sum | How::Count(_) | How::Last { .. } => {
                Some(MonthValue { value: plus(first, value.value)?, quotient: None })
            }
            How::Any => Some(MonthValue { value: first.max(value.value), quotient: None }),
            How::Weighted { .. } => {
                let own = self.into.quotient(slot.index)?;
                let (numerator, denominator) = value.quotient?;
                MonthValue::of(plus(own.numerator, numerator)?, plus(own.denominator, denominator)?, own.rate, true)
            }
            How::Single | How::Level | How::Weights { .. } => None,
        }
    }

    fn set(&mut self, slot: Slot, value: &MonthValue) {
        let Some(own) = self.into.values.get_mut(slot.index) else { return };
        *own = Some(value.value);
        self.into.quotients.retain(|quotient| quotient.slot != slot.index);
        if let Some((numerator, denominator)) = value.quotient {
            let rate = self.vocabulary.figure(slot).is_some_and(|figure| figure.kind == Kind::Percent);
            self.into.quotients.push(Quotient { slot: slot.index, numerator, denominator, rate });
        }
    }

    /// Seats that change within the month: no number of them is that of the month.
    fn changes(&mut self, closed: &Closed, changes: &[(u8, Decimal)]) {
        let Some(month) = self.into.month else { return };
        let first = crate::calendar::own_months::first_day(month, closed.table.plan.periods.from_day);
        for (place, (day, seats)) in changes.iter().enumerate() {
            let date = first.plus_days(i32::from(*day).saturating_sub(1));
            let seats = i64::try_from(*seats).ok().filter(|_| seats.normalize().scale() == 0);
            if let (Some(date), Some(seats)) = (date, seats) {
                self.into.seat_changes.push(SeatChange { date, seats, level: place == 0 });
            }
        }
    }

    /// Notes the cells of a figure.
    fn cell(&mut self, closed: &'l Closed, group: u32, place: usize, slot: Slot, row: Option<usize>) {
        if !self.into.keeps_cells() {
            return;
        }
        let groups = &closed.table.groups;
        let pasted = if groups.keeps_sources() {
            groups.source(group, place).map(|source| pasted(source, closed))
        } else if groups.met(group, place, Flaw::Unread).is_none()
            && groups.sum(group, place).is_none_or(|sum| sum.cells == 0)
        {
            None
        } else {
            let (row, column, text) = first_cell(closed, group, place);
            Some(Pasted { row, column, text: Cow::Owned(text), ..Pasted::default() })
        };
        let cells = match row {
            None => &mut self.into.cells,
            Some(row) => {
                let cells = self.into.category_part(row).1;
                if let Some(own) = cells.get_mut(slot.index) {
                    *own = own.take().or(pasted);
                }
                return;
            }
        };
        let Some(own) = cells.get_mut(slot.index) else { return };
        *own = match (own.take(), pasted) {
            (Some(first), Some(next)) if closed.layout.tables == Some(SeveralTables::Add) => first.and(&next),
            (first, next) => first.or(next),
        };
    }

    /// Takes a group of a table of categories as one category of the month.
    pub(super) fn category(&mut self, entry: &Entry) {
        let Some(closed) = self.layout.table(entry) else { return };
        let Some(category) = closed.table.category(entry.group) else { return };
        let row = CategoryRow {
            category: Cow::Borrowed(category.name),
            package: category.package.map(Cow::Borrowed),
            handed_over: category.handed_over,
            cell: Some(category.place),
            place: None,
        };
        self.into.push_category(row);
        let last = self.into.categories.len().saturating_sub(1);
        for place in 0..closed.table.plan.gathered.len() {
            let Some(slot) = closed.table.plan.gathered.get(place).and_then(|gathered| gathered.slot) else { continue };
            self.cell(closed, entry.group, place, slot, Some(last));
            match combined(&closed.table, entry.group, place, self.vocabulary) {
                Combined::Value(value) => {
                    if let Some(own) = self.into.category_part(last).0.get_mut(slot.index) {
                        *own = Some(value.value);
                    }
                }
                Combined::Unknown => self.into.withhold(Some(last), slot.index),
                Combined::Changes(_) | Combined::Nothing => {}
            }
        }
    }
}

/// The cells of a figure, as the record keeps them.
fn pasted<'l>(source: &Source, closed: &'l Closed) -> Pasted<'l> {
    let (row, column) = source.first;
    let ranges = match source.ranges() {
        ranges if matches!(ranges.as_slice(), [(first, last)] if first == last) => Vec::new(),
        ranges => ranges,
    };
    let (rows, columns) = if closed.rows.across { (Vec::new(), ranges) } else { (ranges, Vec::new()) };
    Pasted { row, column, text: Cow::Borrowed(closed.table.groups.text(source)), rows, columns }
}

/// Where the first cell of a figure stands, and what it says.
fn first_cell(closed: &Closed, group: u32, place: usize) -> (u32, u32, String) {
    if let Some(source) = closed.table.groups.source(group, place) {
        return (source.first.0, source.first.1, closed.table.groups.text(source).to_owned());
    }
    let first = closed.table.groups.group(group).map_or(1, |group| group.first);
    let gathered = closed.table.plan.gathered.get(place);
    let column = gathered.and_then(|gathered| closed.table.plan.column_of(gathered)).unwrap_or(0);
    let text = closed.table.groups.sum(group, place).map_or_else(String::new, |sum| sum.sum.normalize().to_string());
    if closed.rows.across {
        let row = closed.table.plan.columns.get(column).map_or(1, |column| column.head.row);
        return (row, first, text);
    }
    (first, closed.table.plan.number(column), text)
}
