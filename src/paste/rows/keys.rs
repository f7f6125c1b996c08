//! Whose row it is and when, and whether it was there before.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{At, Reading, Table, bits, hash};
use crate::glossary::{Role, Scope};
use crate::paste::join::{Key, Number};
use crate::paste::parse_cell::trimmed;
use crate::paste::periods::{NoPeriod, When};
use crate::paste::plan::{Repeated, RowKind};
use crate::paste::structure::is_merged;
use crate::problem::{Code, Problem};

/// The text of a cell that may be merged with the one above; `above` has the texts of the row before.
fn text<'t>(above: &'t mut Vec<String>, column: usize, cells: &'t [Cow<'_, str>], fill_down: bool) -> &'t str {
    let cell = cells.get(column).map_or("", |cell| trimmed(cell));
    if above.len() <= column {
        above.resize(column.saturating_add(1), String::new());
    }
    let Some(above) = above.get_mut(column) else { return cell };
    let merged = is_merged(cell) || (cell.is_empty() && fill_down);
    if !merged && above != cell {
        cell.clone_into(above);
    }
    above
}

impl Table {
    /// Vendor and period of the row, and its part; what is missing is told.
    pub(super) fn key(&mut self, cells: &[Cow<'_, str>], at: At<'_>, reading: &mut Reading<'_>) -> Option<(When, Key)> {
        let when = match self.when(cells) {
            Ok(when) => when,
            Err(reason) => {
                self.without_period(reason, cells, at, reading);
                return None;
            }
        };
        let mut key = Key { vendor: self.plan.context_vendor, period: when.period, part: None };
        if let Some(column) = self.plan.vendor {
            key.vendor = self.vendor(column, cells, reading);
            if key.vendor.is_none() {
                let text = cells.get(column).map_or("", |cell| trimmed(cell));
                if text.is_empty() && !self.has_numbers(cells, reading.vocabulary) {
                    self.aside.notes.push(at.number());
                } else {
                    self.aside.unplaced(at.number(), text);
                    self.aside.without_vendor = self.aside.without_vendor.saturating_add(1);
                    self.aside.second_of_month |= !self.of_vendor.insert(when.period);
                    let problem = Problem::new(Code::KeyMissing).with("key", Role::Vendor.word());
                    let (row, column) = at.place(column);
                    reading.problems.push(problem.at_cell(row, column, text));
                }
                return None;
            }
            if self.last_vendor != key.vendor {
                self.last_vendor = key.vendor;
                self.of_vendor.clear();
            }
            self.of_vendor.insert(key.period);
        }
        if let Some(column) = self.plan.category {
            let text = text(&mut self.above, column, cells, self.plan.fill_down);
            if reading.vocabulary.words().is_missing(text) {
                let problem = Problem::new(Code::KeyMissing).with("key", Role::Category.word());
                let (row, column) = at.place(column);
                reading.problems.push(problem.at_cell(row, column, text));
                return None;
            }
            key.part = Some(self.parts.number(text));
        } else if let Some(column) = self.plan.version {
            let text = text(&mut self.above, column, cells, self.plan.fill_down);
            key.part = Some(self.parts.number(text));
        }
        Some((when, key))
    }

    pub(super) fn when(&mut self, cells: &[Cow<'_, str>]) -> Result<When, NoPeriod> {
        let year = self.plan.periods.year_in.and_then(|column| cells.get(column)).map(|cell| trimmed(cell));
        if let Some(year) = year.and_then(crate::paste::dates::year_alone)
            && self.plan.periods.year != Some(year)
        {
            (self.plan.periods.year, self.when) = (Some(year), None);
        }
        let periods = &self.plan.periods;
        let (Some(main), None, None) =
            (periods.main.or(periods.month), periods.last, periods.month.filter(|_| periods.main.is_some()))
        else {
            let (main, last, month) = (periods.main, periods.last, periods.month);
            let (above, fill_down) = (&mut self.above, self.plan.fill_down);
            let mut text = |column: Option<usize>| {
                column.map_or_else(String::new, |column| text(above, column, cells, fill_down).to_owned())
            };
            let (main, last, month) = (text(main), text(last), text(month));
            return self.plan.periods.when(&main, &last, &month);
        };
        let cell = cells.get(main).map_or("", |cell| trimmed(cell));
        let merged = is_merged(cell) || (cell.is_empty() && self.plan.fill_down);
        if let Some((last, when)) = &self.when
            && (merged || (last == cell && !cell.is_empty()))
        {
            return *when;
        }
        let when = if self.plan.periods.main.is_some() {
            self.plan.periods.when(cell, "", "")
        } else {
            self.plan.periods.when("", "", cell)
        };
        self.when = Some((cell.to_owned(), when));
        let iso = cell.as_bytes().get(4) == Some(&b'-');
        let order = if iso { None } else { crate::paste::dates::order(cell) };
        self.orders.extend(order.filter(|order| !self.orders.contains(order)));
        when
    }

    pub(super) fn vendor(
        &mut self,
        column: usize,
        cells: &[Cow<'_, str>],
        reading: &mut Reading<'_>,
    ) -> Option<Number> {
        let cell = cells.get(column).map_or("", |cell| trimmed(cell));
        let merged = is_merged(cell) || (cell.is_empty() && self.plan.fill_down);
        if merged || (self.vendor.0 == cell && self.vendor.1.is_some()) {
            return self.vendor.1;
        }
        if reading.vocabulary.words().is_missing(cell) {
            return None;
        }
        cell.clone_into(&mut self.vendor.0);
        self.vendor.1 = Some(reading.vendors.number(cell));
        self.vendor.1
    }

    /// A row that does not say when it is about: a note, or something is wrong with it.
    pub(super) fn without_period(
        &mut self,
        reason: NoPeriod,
        cells: &[Cow<'_, str>],
        at: At<'_>,
        reading: &mut Reading<'_>,
    ) {
        let column = self.plan.periods.main.or(self.plan.periods.month).unwrap_or(0);
        let text = cells.get(column).map_or("", |cell| trimmed(cell));
        // What most columns of a contact say is no note, though none of it is a number.
        let said = cells.iter().filter(|cell| !reading.vocabulary.words().is_missing(trimmed(cell))).count();
        let contact = self.plan.row == RowKind::Contact && said.saturating_mul(2) > self.plan.columns.len();
        if !contact && !self.has_numbers(cells, reading.vocabulary) {
            self.aside.notes.push(at.number());
            return;
        }
        self.aside.unplaced(at.number(), text);
        let missing = reading.vocabulary.words().is_missing(text);
        let problem = match reason {
            NoPeriod::Crossing(first, last) => {
                self.aside.crossing = self.aside.crossing.or(Some((first, last)));
                Problem::new(Code::PeriodCrossing).with("from", &first).with("to", &last)
            }
            _ if missing => {
                self.aside.without_period = self.aside.without_period.saturating_add(1);
                let vendor = self.plan.vendor.and_then(|column| cells.get(column)).map_or("", |cell| trimmed(cell));
                self.aside.second_of_month |= self.placed && (vendor.is_empty() || vendor == self.vendor.0);
                Problem::new(Code::KeyMissing).with("key", Role::Month.word())
            }
            _ if self.plan.row == RowKind::Month => Problem::new(Code::MonthInvalid).with("text", text),
            _ => Problem::new(Code::DateInvalid).with("text", text),
        };
        let (row, column) = at.place(column);
        reading.problems.push(problem.at_cell(row, column, text));
    }

    /// Whether a row of the same vendor, time and part was there before.
    pub(super) fn seen_again(&mut self, group: u32, when: When, cells: &[Cow<'_, str>], row: u32) -> bool {
        let plan = &self.plan;
        if plan.repeated == Repeated::Added
            || (plan.scope() == Scope::Category && plan.is_plain())
            || plan.row == RowKind::Event
        {
            return false;
        }
        let again = if plan.row == RowKind::Day && plan.parts.is_empty() && !plan.periods.has_time() {
            let (first, last) = when.days.unwrap_or((1, 1));
            let days = self.groups.group(group).map_or(0, |group| group.days);
            let either = when.days.is_none() && self.groups.group(group).is_some_and(|group| group.rows > 0);
            either || days & bits(first, last) != 0
        } else if plan.is_plain() {
            // Two rows of a month may hold different figures of it, unless words tell them apart.
            let mut hasher = DefaultHasher::new();
            for column in &plan.loose {
                cells.get(*column).map(|cell| trimmed(cell)).hash(&mut hasher);
            }
            let words = hasher.finish();
            !plan.loose.is_empty() && self.words_of_group.get_or_insert(group, words) != words
        } else if plan.row == RowKind::Contact {
            let Some(id) = plan.contact.id.and_then(|column| cells.get(column)).map(|cell| trimmed(cell)) else {
                return false;
            };
            !self.groups.seen.insert(hash(id))
        } else {
            let mut hasher = DefaultHasher::new();
            (group, when.days, when.week, when.minute).hash(&mut hasher);
            for column in plan.parts.iter().chain(&plan.periods.time) {
                text(&mut self.above, *column, cells, plan.once.contains(column)).hash(&mut hasher);
            }
            !self.groups.seen.insert(hasher.finish())
        };
        if again {
            self.groups.repeated.entry(group).or_default().push(row);
        }
        again
    }
}
