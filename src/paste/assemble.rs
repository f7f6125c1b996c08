//! From the groups of all tables to vendor-months, one after the other.

use crate::map::{Map, Set};
use std::borrow::Cow;

use super::join::{Entries, Entry, Keys, Numbered, Partial};
use super::layout::SeveralTables;
use super::periods::Period;
use super::reading::Reader;
use super::record_builder::RecordBuilder;
use super::row_lists::RowList;
use super::table_rows::Closed;
use crate::calendar::Month;
use crate::glossary::{Scope, Vocabulary};
use crate::month::{Record, check, survey};
use crate::problem::limit::ProblemLimit;
use crate::problem::{Code, Problem};
use crate::sort;

/// A text that has been read: which vendor-months it holds, and what makes them.
#[derive(Debug, Default)]
pub(crate) struct TextLayout {
    pub(super) tables: Vec<Closed>,
    /// Tables whose rows stay rows, and which record each of their rows belongs to: record, list, row.
    pub(super) lists: Vec<RowList>,
    pub(super) listed: Vec<(u32, usize, usize)>,
    pub(super) vendors: Numbered,
    pub(super) keys: Keys,
    months: Entries,
    categories: Entries,
    /// Figures of records that are not known because tables with the same headings differ.
    contradicted: Map<u32, Set<usize>>,
    pub(super) context: Vec<(super::structure::Head, crate::glossary::Role)>,
    /// What is wrong with the text and its cells; what is wrong with figures of a month shows when it is put together.
    pub(crate) problems: Vec<Problem>,
    pub(crate) problem_limit: ProblemLimit,
    /// The rows after which each text but the first begins.
    pub(crate) breaks: Vec<u32>,
}

/// Finds out which groups belong to which vendor-month.
pub(super) fn finish(reader: Reader, vocabulary: &Vocabulary) -> TextLayout {
    let Reader { mut tables, lists, vendors, context, mut problems, mut problem_limit, breaks, .. } = reader;
    let joined = super::several::join(&mut tables, vocabulary);
    for closed in tables.iter_mut().filter(|closed| closed.layout.tables == Some(SeveralTables::Ignore)) {
        closed.table.dropped.extend(0..super::reading::count(closed.table.groups.list.len()));
    }
    let mut keys = Keys::default();
    let room = |scope: Scope| {
        let of_scope = tables.iter().filter(|closed| closed.table.plan.scope() == scope);
        Vec::with_capacity(of_scope.map(|closed| closed.table.groups.list.len()).sum())
    };
    // In the order of the tables and their groups.
    let (mut months, mut categories) = (room(Scope::Month), room(Scope::Category));
    let mut base = 0_u32;
    let mut bases = Vec::with_capacity(tables.len());
    for (table, closed) in (0_u32..).zip(&tables) {
        bases.push(base);
        super::missing_days::tell(&closed.table, &vendors, base, &mut problems, &mut problem_limit);
        if closed.table.plan.scope() == Scope::Month {
            for (group, key) in closed.table.groups.keys.iter() {
                if closed.table.is_dropped(group) {
                    continue;
                }
                let record = keys.find_or_add(key.of_record());
                months.push(Entry { record, table, group });
            }
        }
        base = base.saturating_add(super::reading::count(closed.table.groups.list.len()));
    }
    let contradicted = super::several::contradictions(&mut tables, &months, vocabulary);
    let known = keys.len();
    let mut partial = None;
    for (table, closed) in (0_u32..).zip(&tables).filter(|(_, closed)| closed.table.plan.scope() == Scope::Category) {
        let above = closed.above.and_then(|above| record_of(&months, above));
        for (group, key) in closed.table.groups.keys.iter().filter(|(group, _)| !closed.table.is_dropped(*group)) {
            let key = key.of_record();
            let found = match above.or_else(|| keys.find(key)) {
                Some(record) => Ok(Some(record)),
                // What the months say does not become more by this.
                None => partial.get_or_insert_with(|| Partial::new(&keys, known, vendors.len())).find(key),
            };
            let at = |problem: Problem| match closed.table.category(group) {
                Some(category) => problem.at_cell(category.place.0, category.place.1, category.name),
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
                        let problem = Problem::new(Code::CategoryWithoutMonth);
                        problems.push(at(key.named_in(problem, &vendors)));
                    }
                    keys.find_or_add(key)
                }
            };
            categories.push(Entry { record, table, group });
        }
    }
    for problem in &mut problems {
        problem.record = problem.record.and_then(|number| {
            let table = bases.partition_point(|base| *base <= number).checked_sub(1)?;
            let own = (u32::try_from(table).ok()?, number.checked_sub(*bases.get(table)?)?);
            // What was joined to a group of another table belongs to its record.
            let place = joined.binary_search_by_key(&own, |(from, _)| *from).ok();
            let group = place.and_then(|place| joined.get(place)).map_or(own, |(_, into)| *into);
            record_of(&months, group).or_else(|| record_of(&categories, group))
        });
    }
    super::close::once(&mut problems, |_| true, false);
    let listed = place_rows(&lists, &mut keys, vendors.len(), &mut problems);
    let (months, categories) = (Entries::new(months, keys.len()), Entries::new(categories, keys.len()));
    TextLayout {
        tables,
        lists,
        listed,
        vendors,
        keys,
        months,
        categories,
        contradicted,
        context,
        problems,
        problem_limit,
        breaks,
    }
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
    let partial = Partial::new(keys, keys.len(), vendors);
    for (place, list) in lists.iter().enumerate() {
        let (mut own, mut unclear) = (Vec::with_capacity(list.rows.len()), false);
        for (row, given) in list.rows.iter().enumerate() {
            let key = given.key;
            match keys.find(key).map_or_else(|| partial.find(key), |record| Ok(Some(record))) {
                Ok(Some(record)) => own.push((record, place, row)),
                Ok(None) => own.push((keys.find_or_add(key), place, row)),
                Err(()) => unclear = true,
            }
        }
        if unclear {
            let (row, text) = list.place();
            problems.push(Problem::new(Code::RowsWithoutMonth).with("text", text).at_cell(row, 1, text));
        } else {
            listed.extend(own);
        }
    }
    sort::sort_by_key(&mut listed, |row| *row);
    listed
}

/// The record that a group of a table belongs to.
fn record_of(entries: &[Entry], (table, group): (u32, u32)) -> Option<u32> {
    let place = entries.binary_search_by_key(&(table, group), |entry| (entry.table, entry.group)).ok()?;
    entries.get(place).map(|entry| entry.record)
}

impl TextLayout {
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
            (key.vendor, self.month(*record).map_or(0, Month::serial))
        };
        if !records.is_sorted_by_key(key) {
            sort::sort_by_key(&mut records, key);
        }
        records
    }

    /// The newest month; of several vendors the one that stands first.
    pub(super) fn newest(&self) -> Option<usize> {
        let serial = |record: usize| self.month(record).map_or(0, Month::serial);
        (0..self.len()).rev().max_by_key(|record| serial(*record))
    }

    /// Vendor and month of each, a line end between them.
    pub(super) fn keys(&self) -> Vec<String> {
        let key = |record: usize| {
            let month = self.month(record).map_or_else(String::new, |month| month.to_string());
            format!("{}\n{month}", self.vendor(record).unwrap_or_default())
        };
        (0..self.len()).map(key).collect()
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
        let column = plan.number(plan.periods.main.or(plan.vendor).unwrap_or(0));
        let text = self.month(record).map_or_else(String::new, |month| month.to_string());
        if closed.rows.across {
            return problem.at_cell(closed.rows.head.first().copied().unwrap_or(1), row, &text);
        }
        problem.at_cell(row, column, &text)
    }

    pub(super) fn table(&self, entry: &Entry) -> Option<&Closed> {
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
        let mut builder = RecordBuilder::new(self, into, vocabulary, problems);
        for entry in self.months.of(record) {
            builder.month(entry);
        }
        for entry in self.categories.of(record) {
            builder.category(entry);
        }
        let RecordBuilder { mut closed_levels, mut conflicts, unknown, .. } = builder;
        let number = u32::try_from(record).unwrap_or(u32::MAX);
        let from = self.listed.partition_point(|(record, ..)| *record < number);
        let rows = self.listed.iter().skip(from).take_while(|(record, ..)| *record == number);
        for (_, list, row) in rows {
            let list = self.lists.get(*list).and_then(|list| Some((list, list.rows.get(*row)?)));
            if let Some((list, row)) = list {
                list.put(row.given.as_ref(), &mut into.rows);
            }
        }
        let contradicted = u32::try_from(record).ok().and_then(|record| self.contradicted.get(&record));
        conflicts.extend(contradicted.into_iter().flat_map(Set::iter));
        // A level that is given and not known is one all the same, and so are all answers.
        let figures = vocabulary.survey();
        let levels = figures.levels.iter().chain([&figures.answers]).flatten().map(|slot| slot.index);
        closed_levels &= !{ levels }.any(|level| unknown.contains(&level) || conflicts.contains(&level));
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
    layout: &'l TextLayout,
    vocabulary: &'l Vocabulary,
    record: Record<'l>,
    /// Where nobody asks for cells but those of problems: a record for the months that have any.
    troubled: Option<Record<'l>>,
}

impl<'l> Assembler<'l> {
    /// `keep_cells`: whether somebody asks for the cells of all figures.
    pub(crate) fn new(layout: &'l TextLayout, vocabulary: &'l Vocabulary, keep_cells: bool) -> Self {
        let with_cells = Record::new(vocabulary);
        let (record, troubled) =
            if keep_cells { (with_cells, None) } else { (Record::without_cells(vocabulary), Some(with_cells)) };
        Self { layout, vocabulary, record, troubled }
    }

    /// A vendor-month, numbered from 0; what is wrong with it is added to `problems`. A number there is none for gives an
    /// empty one.
    pub(crate) fn visit(&mut self, record: usize, problems: &mut Vec<Problem>) -> &Record<'l> {
        let told = problems.len();
        self.layout.record(record, &mut self.record, self.vocabulary, problems);
        if problems.len() > told
            && let Some(troubled) = &mut self.troubled
        {
            problems.truncate(told);
            self.layout.record(record, troubled, self.vocabulary, problems);
            return troubled;
        }
        &self.record
    }
}
