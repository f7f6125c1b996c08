//! Reading the rows of a table: each goes into the group of its vendor and period, or is set aside and said to be.

mod aside;
mod contacts;
mod figures;
mod keys;

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

use rust_decimal::Decimal;

use super::gather::Groups;
use super::group_set::GroupSet;
use super::join::{Number, Numbered};
use super::parse_cell::trimmed;
use super::periods::{NoPeriod, Period, When};
use super::plan::{Plan, Repeated};
use super::summaries::Summaries;
use crate::calendar::Date;
use crate::glossary::{Channel, Scope, Summary, Vocabulary};
use crate::map::{Map, Set};
use crate::problem::Problem;

/// Where the cells of a row stand.
#[derive(Clone, Copy, Debug)]
pub(super) enum At<'a> {
    /// In a row of the text, one after the other, behind so many columns that hold nothing.
    Row(u32, usize),
    /// Each at a place of its own; the group they make is told by their columns.
    Column(&'a [(u32, u32)]),
    /// The same, told by their rows.
    Places(&'a [(u32, u32)]),
}

impl At<'_> {
    pub(super) fn place(self, column: usize) -> (u32, u32) {
        match self {
            Self::Row(row, indent) => (row, super::structure::number(indent.saturating_add(column))),
            Self::Column(places) | Self::Places(places) => places.get(column).copied().unwrap_or((1, 1)),
        }
    }

    /// The number of the row, or of the column that stands for one.
    pub(super) fn number(self) -> u32 {
        match self {
            Self::Row(row, _) => row,
            Self::Column(places) => places.first().map_or(1, |place| place.1),
            Self::Places(places) => places.first().map_or(1, |place| place.0),
        }
    }

    fn along(self, column: usize) -> u32 {
        match self {
            Self::Row(row, _) => row,
            Self::Column(_) => self.place(column).1,
            Self::Places(_) => self.place(column).0,
        }
    }
}

/// A category, as its row names it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Category<'t> {
    pub(super) name: &'t str,
    /// Where the name stands.
    pub(super) place: (u32, u32),
    pub(super) package: Option<&'t str>,
    pub(super) handed_over: Option<bool>,
}

/// What a category's row says beside its name and its figures.
#[derive(Clone, Copy, Debug, Default)]
struct CategoryFacts {
    package: Option<Number>,
    handed_over: Option<bool>,
}

/// A figure's cell, read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Empty,
    Pending,
    Bad,
    Value(Decimal),
}

impl Cell {
    fn value(self) -> Option<Decimal> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }
}

/// What reading rows needs besides the table.
pub(super) struct Reading<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) vendors: &'a mut Numbered,
    pub(super) problems: &'a mut Vec<Problem>,
    /// The number of the table's first group among all groups.
    pub(super) base: u32,
}

/// A table whose rows are being read.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) plan: Plan,
    pub(super) groups: Groups,
    /// Categories, or versions.
    pub(super) parts: Numbered,
    /// What the rows of categories say beside their figures, by group; nothing where no column says any of it.
    categories: Vec<CategoryFacts>,
    packages: Numbered,
    /// Where the names of categories stand that are not in the first row of their group.
    category_places: Map<u32, (u32, u32)>,
    /// When each vendor's cooperation began, by group.
    pub(super) starts: Map<u32, Date>,
    pub(super) aside: Summaries,
    /// The text of the last row's cells in columns that may be merged.
    above: Vec<String>,
    /// What names of rows say, and what kind of row that makes.
    kinds: Map<String, Option<Summary>>,
    vendor: (String, Option<Number>),
    /// The periods of the vendor that was named last.
    of_vendor: Set<Period>,
    last_vendor: Option<Number>,
    /// Whether the row before was read into a month.
    placed: bool,
    when: Option<(String, Result<When, NoPeriod>)>,
    cells: Vec<Cell>,
    /// Words in a column of states that nobody knows.
    pub(super) unknown_words: Set<(usize, String)>,
    /// Whether a row was about universal time.
    pub(super) utc: bool,
    /// Days of rows that do not count.
    pub(super) excused: u32,
    /// The orders of day and month that dates show.
    pub(super) orders: Vec<super::dates::Order>,
    /// Groups that are none of a record, and groups of which no figure is known.
    pub(super) dropped: GroupSet,
    pub(super) held: GroupSet,
    /// Groups of which no figure is known that several rows give.
    pub(super) doubtful: GroupSet,
    /// How many rows were read.
    pub(super) rows: u32,
    /// Whether the row at hand may end in the middle.
    pub(super) is_cut_off: bool,
    /// What columns of words nobody knows say in the first row of each group, where rows are months.
    words_of_group: Map<u32, u64>,
}

impl Table {
    pub(super) fn new(plan: Plan, keep_sources: bool) -> Self {
        let groups = Groups::new(plan.gathered.len(), keep_sources);
        let mut table = Self::default();
        (table.plan, table.groups) = (plan, groups);
        table
    }

    /// Takes a row.
    pub(super) fn take(&mut self, cells: &[Cow<'_, str>], at: At<'_>, reading: &mut Reading<'_>) {
        let told = reading.problems.len();
        let group = self.row(cells, at, reading);
        let number = group.and_then(|group| group.checked_add(reading.base));
        for problem in reading.problems.iter_mut().skip(told) {
            problem.record = number;
        }
    }

    /// The group the row went into.
    fn row(&mut self, cells: &[Cow<'_, str>], at: At<'_>, reading: &mut Reading<'_>) -> Option<u32> {
        self.rows = self.rows.saturating_add(1);
        let number = at.number();
        if self.plan.rows_left_out.contains(&number) {
            self.aside.by_hand.push(number);
            let values = self.values(cells, reading.vocabulary);
            self.aside.not_counted(&values);
            return None;
        }
        if !self.plan.rows_kept.contains(&number) && self.set_aside(cells, at, reading) {
            return None;
        }
        let key = self.key(cells, at, reading);
        self.placed = key.is_some();
        let (when, key) = key?;
        if self.plan.periods.by_day && when.days.is_none() && matches!(when.period, Period::Month(_)) {
            // The month among its days.
            self.summarise(Summary::Total, cells, at, reading);
            return None;
        }
        self.utc |= when.utc;
        let row = at.number();
        let own = self.plan.scope() == Scope::Category && self.plan.is_plain();
        let group = if own { self.groups.add(key, row) } else { self.groups.find_or_add(key, row) };
        let again = self.seen_again(group, when, cells, row);
        if again && self.plan.repeated == Repeated::Once {
            return Some(group);
        }
        self.facts(group, cells, at, reading);
        if !self.is_shifted(group, cells, at, reading) {
            self.figures(group, when, cells, at, reading);
        }
        if let Some(group) = self.groups.group_mut(group) {
            group.rows = group.rows.saturating_add(1);
            if let Some((first, last)) = when.days {
                group.days |= bits(first, last);
            }
        }
        Some(group)
    }

    /// Whether any figure's cell of the row holds a number.
    pub(super) fn has_numbers(&self, cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> bool {
        let columns = self.plan.figures.iter().map(|figure| figure.column);
        let numbers = self.plan.columns.iter().enumerate().filter(|(_, column)| column.numbers).map(|(place, _)| place);
        columns
            .chain(numbers)
            .any(|column| cells.get(column).is_some_and(|cell| super::looks::looks(cell, vocabulary).is_number()))
    }

    /// Whether a row could go on with this table after a blank line: it has its width, and what must be a number or a date
    /// is one.
    pub(super) fn goes_on(&mut self, cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> bool {
        let filled = cells.iter().filter(|cell| !trimmed(cell).is_empty()).count();
        if filled < 2 {
            return false;
        }
        if self.summary(cells, vocabulary).is_some() {
            return self.has_numbers(cells, vocabulary);
        }
        let periods = self.plan.periods.has_column();
        if periods {
            return matches!(self.when(cells), Ok(when) if when.period != Period::Unknown || when.days.is_some());
        }
        let mut columns = self.plan.parts.iter().chain(&self.plan.vendor).chain(&self.plan.category);
        let named = columns.any(|column| {
            cells.get(*column).is_some_and(|cell| {
                let text = trimmed(cell);
                !text.is_empty() && !super::looks::looks(text, vocabulary).is_value()
            })
        });
        let known = cells.iter().filter(|cell| super::structure::is_known(cell, vocabulary)).count();
        named && known == 0 && self.has_numbers(cells, vocabulary) && cells.len() >= self.plan.columns.len().min(2)
    }

    /// The category a group is about.
    pub(super) fn category(&self, group: u32) -> Option<Category<'_>> {
        let column = self.plan.category?;
        let place = usize::try_from(group).ok()?;
        let facts = self.categories.get(place).copied().unwrap_or_default();
        let first = self.groups.group(group)?.first;
        Some(Category {
            name: self.parts.name(self.groups.keys.get(place)?.part?)?,
            place: self.category_places.get(&group).copied().unwrap_or((first, self.plan.number(column))),
            package: facts.package.and_then(|package| self.packages.name(package)),
            handed_over: facts.handed_over,
        })
    }

    /// A new group of what an older one was about says the same of its category.
    pub(super) fn repeat_facts(&mut self, of: u32, new: u32) {
        let place = |group: u32| usize::try_from(group).ok();
        let facts = place(of).and_then(|of| self.categories.get(of)).copied();
        if let Some(facts) = facts.filter(|_| place(new) == Some(self.categories.len())) {
            self.categories.push(facts);
        }
        if let Some(own) = self.category_places.get(&of).copied() {
            self.category_places.get_or_insert(new, own);
        }
    }

    /// Whether a group is none of a record.
    pub(super) fn is_dropped(&self, group: u32) -> bool {
        self.dropped.contains(group)
    }

    /// Whether a figure of a group is not known that so many of its cells give.
    pub(super) fn is_withheld(&self, group: u32, cells: u32) -> bool {
        self.held.contains(group) || cells > 1 && self.doubtful.contains(group)
    }
}

const MINUTES_OF_DAY: u32 = 1440;
/// So many words that nobody knows are asked about.
const MOST_WORDS: usize = 400;
/// So many names of rows are remembered.
const MOST_KINDS: usize = 4096;

/// The days from one to another, one bit each.
pub(super) fn bits(first: u8, last: u8) -> u32 {
    (first..=last).filter_map(|day| 1_u32.checked_shl(u32::from(day).saturating_sub(1))).fold(0, |bits, bit| bits | bit)
}

/// Channels that a figure of the other channel is not of.
pub(super) const CHANNELS: [Channel; 2] = [Channel::Phone, Channel::Chat];

/// Keeps a word of a column that nobody knows.
fn note_word(words: &mut Set<(usize, String)>, column: usize, word: &str) {
    if words.len() < MOST_WORDS {
        words.insert((column, word.to_owned()));
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
