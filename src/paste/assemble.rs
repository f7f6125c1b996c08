//! From the groups of all tables to vendor-months, one after the other.

use crate::map::{Map, Set};
use std::borrow::Cow;

use rust_decimal::Decimal;

use super::combine::{Combined, MonthValue, combined};
use super::gather::{Flaw, Source, plus};
use super::join::{Entries, Entry, Keys, Numbered, Partial};
use super::layout::SeveralTables;
use super::periods::Period;
use super::plan::How;
use super::reading::Reader;
use super::row_lists::RowList;
use super::table_rows::Closed;
use crate::calendar::Month;
use crate::glossary::{Kind, Scope, Slot, Vocabulary};
use crate::month::{CategoryRow, Pasted, Quotient, Record, SeatChange, check, survey};
use crate::problem::limit::ProblemLimit;
use crate::problem::{Code, Problem};
use crate::sort;

/// A text that has been read: which vendor-months it holds, and what makes them.
#[derive(Debug, Default)]
pub(crate) struct Laid {
    pub(super) tables: Vec<Closed>,
    /// Tables whose rows stay rows, and which record each of their rows belongs to: record, list, row.
    lists: Vec<RowList>,
    listed: Vec<(u32, usize, usize)>,
    pub(super) vendors: Numbered,
    pub(super) keys: Keys,
    months: Entries,
    categories: Entries,
    /// Figures of records that are not known because tables with the same headings differ.
    contradicted: Map<u32, Set<usize>>,
    pub(super) context: Vec<(super::structure::Head, crate::glossary::Role)>,
    /// What is wrong with the text and its cells; what is wrong with figures of a month shows when it is put together.
    pub(crate) problems: Vec<Problem>,
    pub(crate) crowd: ProblemLimit,
    /// The rows after which each text but the first begins.
    pub(crate) breaks: Vec<u32>,
}

/// Finds out which groups belong to which vendor-month.
pub(super) fn finish(reader: Reader, vocabulary: &Vocabulary) -> Laid {
    let Reader { mut tables, lists, vendors, context, mut problems, mut crowd, breaks, groups, .. } = reader;
    let joined = super::several::join(&mut tables);
    for closed in tables.iter_mut().filter(|closed| closed.layout.tables == Some(SeveralTables::Ignore)) {
        closed.table.dropped.extend(0..super::reading::count(closed.table.groups.list.len()));
    }
    let mut keys = Keys::default();
    let (mut months, mut categories) = (Vec::new(), Vec::new());
    // Which record each group of the text belongs to, group by group.
    let mut records: Vec<Option<u32>> = vec![None; usize::try_from(groups).unwrap_or(0)];
    let mut base = 0_usize;
    let mut bases = Vec::with_capacity(tables.len());
    for (table, closed) in (0_u32..).zip(&tables) {
        bases.push(base);
        let first = u32::try_from(base).unwrap_or(u32::MAX);
        super::missing_days::tell(&closed.table, &vendors, first, &mut problems, &mut crowd);
        if closed.table.plan.scope() == Scope::Month {
            for (group, key) in closed.table.groups.keys.iter() {
                if closed.table.is_dropped(group) {
                    continue;
                }
                let record = keys.find_or_add(key.of_record());
                months.push(Entry { record, table, group });
                set(&mut records, base, group, record);
            }
        }
        base = base.saturating_add(closed.table.groups.list.len());
    }
    // What was joined to a group of another table belongs to its record.
    for ((table, group), (into_table, into)) in joined {
        let base = |table: u32| usize::try_from(table).ok().and_then(|table| bases.get(table)).copied().unwrap_or(0);
        let place = usize::try_from(into).ok().and_then(|into| base(into_table).checked_add(into));
        if let Some(record) = place.and_then(|place| records.get(place)).copied().flatten() {
            set(&mut records, base(table), group, record);
        }
    }
    let contradicted = super::several::contradictions(&mut tables, &months, vocabulary);
    let known = keys.len();
    let partial = Partial::new(&keys, vendors.len());
    for (table, closed) in (0_u32..).zip(&tables).filter(|(_, closed)| closed.table.plan.scope() == Scope::Category) {
        let base = usize::try_from(table).ok().and_then(|table| bases.get(table)).copied().unwrap_or(0);
        let above = closed.above.and_then(|(table, group)| {
            let above = bases.get(usize::try_from(table).ok()?)?.checked_add(usize::try_from(group).ok()?)?;
            *records.get(above)?
        });
        for (group, key) in closed.table.groups.keys.iter().filter(|(group, _)| !closed.table.is_dropped(*group)) {
            let key = key.of_record();
            let found = match above.or_else(|| keys.find(key)) {
                Some(record) => Ok(Some(record)),
                None => partial.find(key),
            };
            let place = usize::try_from(group).ok().and_then(|group| closed.table.categories.get(group));
            let at = |problem: Problem| match place {
                Some(category) => problem.at_cell(category.place.0, category.place.1, &category.name),
                None => problem,
            };
            let record = match found {
                Err(()) => {
                    problems.push(at(Problem::new(Code::CategoryWithoutKey)));
                    continue;
                }
                Ok(Some(record)) => record,
                Ok(None) => {
                    if known > 0 {
                        let month =
                            if let Period::Month(month) = key.period { month.to_string() } else { "—".into() };
                        let vendor = key.vendor.and_then(|vendor| vendors.name(vendor)).unwrap_or("—");
                        let problem =
                            Problem::new(Code::CategoryWithoutMonth).with("month", &month).with("vendor", vendor);
                        problems.push(at(problem));
                    }
                    keys.find_or_add(key)
                }
            };
            categories.push(Entry { record, table, group });
            set(&mut records, base, group, record);
        }
    }
    for problem in &mut problems {
        let group = problem.record.and_then(|group| usize::try_from(group).ok());
        problem.record = group.and_then(|group| records.get(group).copied().flatten());
    }
    super::close::once(&mut problems, |_| true, false);
    let listed = place_rows(&lists, &mut keys, vendors.len(), &mut problems);
    let (months, categories) = (Entries::new(months, keys.len()), Entries::new(categories, keys.len()));
    Laid { tables, lists, listed, vendors, keys, months, categories, contradicted, context, problems, crowd, breaks }
}

/// Which record each row of the lists belongs to. What names vendor or month but in part is looked up among all; what fits
/// several is told.
fn place_rows(
    lists: &[RowList],
    keys: &mut Keys,
    vendors: usize,
    problems: &mut Vec<Problem>,
) -> Vec<(u32, usize, usize)> {
    let mut listed = Vec::new();
    if lists.is_empty() {
        return listed;
    }
    let partial = Partial::new(keys, vendors);
    for (place, list) in lists.iter().enumerate() {
        let (mut own, mut unclear) = (Vec::with_capacity(list.rows.len()), false);
        for (row, (key, _)) in list.rows.iter().enumerate() {
            match keys.find(*key).map_or_else(|| partial.find(*key), |record| Ok(Some(record))) {
                Ok(Some(record)) => own.push((record, place, row)),
                Ok(None) => own.push((keys.find_or_add(*key), place, row)),
                Err(()) => unclear = true,
            }
        }
        if unclear {
            let (row, text) = &list.place;
            problems.push(Problem::new(Code::RowsWithoutMonth).with("text", text).at_cell(*row, 1, text));
        } else {
            listed.extend(own);
        }
    }
    sort::sort_by_key(&mut listed, |row| *row);
    listed
}

fn set(records: &mut [Option<u32>], base: usize, group: u32, record: u32) {
    let place = usize::try_from(group).ok().and_then(|group| base.checked_add(group));
    if let Some(own) = place.and_then(|place| records.get_mut(place)) {
        *own = Some(record);
    }
}

impl Laid {
    /// How many vendor-months there are.
    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The vendor of one, if it is named.
    pub(crate) fn vendor(&self, record: usize) -> Option<&str> {
        self.vendors.name(self.keys.get(record)?.vendor?)
    }

    /// The month of one, if it is known.
    pub(crate) fn month(&self, record: usize) -> Option<Month> {
        match self.keys.get(record)?.period {
            Period::Month(month) => Some(month),
            _ => None,
        }
    }

    /// The vendor-months, each vendor's together and its months in order.
    pub(crate) fn in_order(&self) -> Vec<usize> {
        let mut records: Vec<usize> = (0..self.len()).collect();
        // A vendor without a name comes first, as does a month that is not known.
        let key = |record: &usize| {
            let key = self.keys.get(*record).unwrap_or_default();
            (key.vendor.unwrap_or(0), self.month(*record).map_or(0, Month::serial))
        };
        if !records.is_sorted_by_key(key) {
            sort::sort_by_key(&mut records, key);
        }
        records
    }

    /// Puts a problem where the month, or else the vendor, of a record is named first.
    pub(crate) fn at_key(&self, record: usize, problem: Problem) -> Problem {
        let problem = Problem { record: u32::try_from(record).ok(), ..problem };
        let Some(entry) = self.months.of(record).iter().chain(self.categories.of(record)).next() else {
            return problem;
        };
        let Some(closed) = self.table(entry) else { return problem };
        let plan = &closed.table.plan;
        let row = closed.table.groups.group(entry.group).map_or(1, |group| group.first);
        let column = super::structure::number(plan.periods.main.or(plan.vendor).unwrap_or(0));
        let text = self.month(record).map_or_else(String::new, |month| month.to_string());
        if closed.rows.across {
            return problem.at_cell(closed.rows.head.first().copied().unwrap_or(1), row, &text);
        }
        problem.at_cell(row, column, &text)
    }

    fn table(&self, entry: &Entry) -> Option<&Closed> {
        self.tables.get(usize::try_from(entry.table).ok()?)
    }

    /// The groups a record is made of: table and group.
    pub(super) fn groups_of(&self, record: usize) -> impl Iterator<Item = (u32, u32)> {
        self.months.of(record).iter().chain(self.categories.of(record)).map(|entry| (entry.table, entry.group))
    }

    /// Puts a vendor-month together. What is wrong with its figures is told.
    fn record<'l>(
        &'l self,
        record: usize,
        into: &mut Record<'l>,
        vocabulary: &Vocabulary,
        problems: &mut Vec<Problem>,
    ) {
        let told = problems.len();
        into.clear();
        into.vendor = self.vendor(record).map(Cow::Borrowed);
        into.month = self.month(record);
        let mut putting = Putting {
            laid: self,
            into,
            vocabulary,
            problems,
            closed_levels: false,
            conflicts: Vec::new(),
            unread: Vec::new(),
            unknown: Vec::new(),
        };
        for entry in self.months.of(record) {
            putting.month(entry);
        }
        for entry in self.categories.of(record) {
            putting.category(entry);
        }
        let Putting { closed_levels, mut conflicts, unknown, .. } = putting;
        let number = u32::try_from(record).unwrap_or(u32::MAX);
        let from = self.listed.partition_point(|(record, ..)| *record < number);
        let rows = self.listed.iter().skip(from).take_while(|(record, ..)| *record == number);
        for (_, list, row) in rows {
            let list = self.lists.get(*list).and_then(|list| Some((list, list.rows.get(*row)?)));
            if let Some((list, (_, given))) = list {
                list.put(given.as_ref(), &mut into.rows);
            }
        }
        let contradicted = u32::try_from(record).ok().and_then(|record| self.contradicted.get(&record));
        conflicts.extend(contradicted.into_iter().flat_map(Set::iter));
        for slot in conflicts {
            into.withhold(None, slot);
        }
        check(into, vocabulary, problems);
        survey(into, vocabulary, closed_levels);
        for slot in unknown {
            if into.values.get(slot).is_some_and(Option::is_none) {
                into.withhold(None, slot);
            }
        }
        for problem in problems.iter_mut().skip(told) {
            problem.record = u32::try_from(record).ok();
        }
    }
}

/// Puts vendor-months together one after the other, reusing its memory.
pub(crate) struct Assembler<'l> {
    laid: &'l Laid,
    vocabulary: &'l Vocabulary,
    record: Record<'l>,
    /// Where nobody asks for cells but those of problems: a record for the months that have any.
    troubled: Option<Record<'l>>,
}

impl<'l> Assembler<'l> {
    /// `keep_cells`: whether somebody asks for the cells of all figures.
    pub(crate) fn new(laid: &'l Laid, vocabulary: &'l Vocabulary, keep_cells: bool) -> Self {
        let with_cells = Record::new(vocabulary);
        let (record, troubled) =
            if keep_cells { (with_cells, None) } else { (Record::without_cells(vocabulary), Some(with_cells)) };
        Self { laid, vocabulary, record, troubled }
    }

    /// A vendor-month, numbered from 0; what is wrong with it is added to `problems`. A number there is none for gives an
    /// empty one.
    pub(crate) fn visit(&mut self, record: usize, problems: &mut Vec<Problem>) -> &Record<'l> {
        let told = problems.len();
        self.laid.record(record, &mut self.record, self.vocabulary, problems);
        if problems.len() > told
            && let Some(troubled) = &mut self.troubled
        {
            problems.truncate(told);
            self.laid.record(record, troubled, self.vocabulary, problems);
            return troubled;
        }
        &self.record
    }
}

/// A vendor-month while it is put together.
struct Putting<'p, 'l> {
    laid: &'l Laid,
    into: &'p mut Record<'l>,
    vocabulary: &'p Vocabulary,
    problems: &'p mut Vec<Problem>,
    /// Whether the survey has no more levels than there are columns.
    closed_levels: bool,
    /// Figures that two tables give differently.
    conflicts: Vec<usize>,
    /// Figures of which a cell could not be read.
    unread: Vec<usize>,
    /// Figures that were given and are not known, unless another table gives them.
    unknown: Vec<usize>,
}

impl<'l> Putting<'_, 'l> {
    fn month(&mut self, entry: &Entry) {
        let Some(closed) = self.laid.table(entry) else { return };
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
        let held = closed.table.plan.withheld.iter().filter(|slot| slot.scope == Scope::Month);
        self.unknown.extend(held.map(|slot| slot.index));
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
        let first = super::periods::first_day(month, closed.table.plan.periods.from_day);
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
        let pasted = match closed.table.groups.source(group, place) {
            Some(source) => pasted(source, closed.rows.across),
            None if closed.table.groups.met(group, place, Flaw::Unread).is_none()
                && closed.table.groups.sums(group).get(place).is_none_or(|sum| sum.cells == 0) =>
            {
                None
            }
            None => {
                let (row, column, text) = first_cell(closed, group, place);
                Some(Pasted { row, column, text: Cow::Owned(text), ..Pasted::default() })
            }
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

    fn category(&mut self, entry: &Entry) {
        let Some(closed) = self.laid.table(entry) else { return };
        let Some(cells) = usize::try_from(entry.group).ok().and_then(|group| closed.table.categories.get(group)) else {
            return;
        };
        let row = CategoryRow {
            category: Cow::Borrowed(&cells.name),
            package: cells.package.as_deref().map(Cow::Borrowed),
            handed_over: cells.handed_over,
            cell: Some(cells.place),
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
fn pasted(source: &Source, across: bool) -> Option<Pasted<'_>> {
    let (row, column, text) = source.first.as_ref()?;
    let ranges = match source.ranges.as_slice() {
        [(first, last)] if first == last => Vec::new(),
        ranges => ranges.to_vec(),
    };
    let (rows, columns) = if across { (Vec::new(), ranges) } else { (ranges, Vec::new()) };
    Some(Pasted { row: *row, column: *column, text: Cow::Borrowed(text), rows, columns })
}

/// Where the first cell of a figure stands, and what it says.
fn first_cell(closed: &Closed, group: u32, place: usize) -> (u32, u32, String) {
    if let Some((row, column, text)) = closed.table.groups.source(group, place).and_then(|source| source.first.clone())
    {
        return (row, column, text);
    }
    let first = closed.table.groups.group(group).map_or(1, |group| group.first);
    let gathered = closed.table.plan.gathered.get(place);
    let column = gathered.and_then(|gathered| closed.table.plan.column_of(gathered)).unwrap_or(0);
    let text =
        closed.table.groups.sums(group).get(place).map_or_else(String::new, |sum| sum.sum.normalize().to_string());
    if closed.rows.across {
        let row = closed.table.plan.columns.get(column).map_or(1, |column| column.head.row);
        return (row, first, text);
    }
    (first, super::structure::number(column), text)
}
