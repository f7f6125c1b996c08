//! Reading the rows of a table: each goes into the group of its vendor and period, or is set aside and said to be.

use crate::map::{Map, Set};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use rust_decimal::Decimal;

use super::gather::{Flaw, Groups, times};
use super::join::{Key, Numbered};
use super::parse_cell::{self, Read, trimmed};
use super::periods::{NoPeriod, Period, When};
use super::plan::{Counted, FigureColumn, How, Plan, Repeated, RowKind};
use super::structure::{MERGED_DOWN, MERGED_RIGHT};
use super::summaries::{Aside, Summaries};
use crate::calendar::Date;
use crate::glossary::{Channel, Role, Scope, Summary, Vocabulary};
use crate::problem::{Code, Problem};

/// Where the cells of a row stand.
#[derive(Clone, Copy, Debug)]
pub(super) enum At<'a> {
    /// In a row of the text, one after the other.
    Row(u32),
    /// Each at a place of its own; the group they make is told by their columns.
    Column(&'a [(u32, u32)]),
    /// The same, told by their rows.
    Places(&'a [(u32, u32)]),
}

impl At<'_> {
    pub(super) fn place(self, column: usize) -> (u32, u32) {
        match self {
            Self::Row(row) => (row, super::structure::number(column)),
            Self::Column(places) | Self::Places(places) => places.get(column).copied().unwrap_or((1, 1)),
        }
    }

    /// The number of the row, or of the column that stands for one.
    pub(super) fn number(self) -> u32 {
        match self {
            Self::Row(row) => row,
            Self::Column(places) => places.first().map_or(1, |place| place.1),
            Self::Places(places) => places.first().map_or(1, |place| place.0),
        }
    }

    fn along(self, column: usize) -> u32 {
        match self {
            Self::Row(row) => row,
            Self::Column(_) => self.place(column).1,
            Self::Places(_) => self.place(column).0,
        }
    }
}

/// What a category's row says beside its figures.
#[derive(Clone, Debug, Default)]
pub(super) struct CategoryCells {
    pub(super) name: String,
    pub(super) place: (u32, u32),
    pub(super) package: Option<String>,
    pub(super) handed_over: Option<bool>,
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
    /// What the rows of categories say beside their figures, by group.
    pub(super) categories: Vec<CategoryCells>,
    /// When each vendor's cooperation began, by group.
    pub(super) starts: Map<u32, Date>,
    pub(super) aside: Summaries,
    /// The text of the last row's cells in columns that may be merged.
    above: Vec<String>,
    /// What names of rows say, and what kind of row that makes.
    kinds: Map<String, Option<Summary>>,
    vendor: (String, Option<u32>),
    /// The periods of the vendor that was named last.
    of_vendor: Set<Period>,
    last_vendor: Option<u32>,
    /// Whether the row before was read into a month.
    placed: bool,
    when: Option<(String, Result<When, NoPeriod>)>,
    cells: Vec<Cell>,
    /// Words in a column of states that nobody knows: column, word, place.
    pub(super) unknown_words: BTreeMap<(usize, String), (u32, u32)>,
    /// Whether a row was about universal time.
    pub(super) utc: bool,
    /// The orders of day and month that dates show.
    pub(super) orders: Vec<super::dates::Order>,
    /// Groups that are none of a record, and groups of which no figure is known.
    pub(super) dropped: std::collections::BTreeSet<u32>,
    pub(super) held: std::collections::BTreeSet<u32>,
    /// Groups of which no figure is known that several rows give.
    pub(super) doubtful: std::collections::BTreeSet<u32>,
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
        Self { plan, groups, ..Self::default() }
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

    /// Sets the row aside where it is a note, about others, or does not count. Whether it was.
    fn set_aside(&mut self, cells: &[Cow<'_, str>], at: At<'_>, reading: &mut Reading<'_>) -> bool {
        if matches!(at, At::Row(_)) && self.is_note(cells) {
            self.aside.notes.push(at.number());
        } else if let Some(summary) = self.summary(cells, reading.vocabulary) {
            self.summarise(summary, cells, at, reading);
        } else if let Some((column, text)) = self.left_out(cells, reading.vocabulary) {
            self.aside.leave_out(column, text, at.number());
            let values = self.values(cells, reading.vocabulary);
            self.aside.not_counted(&values);
        } else {
            return false;
        }
        true
    }

    /// Whether a row has but one cell under headings of several: a remark.
    fn is_note(&self, cells: &[Cow<'_, str>]) -> bool {
        let mut filled = cells.iter().filter(|cell| !trimmed(cell).is_empty());
        filled.next();
        self.plan.columns.len() > 1 && filled.next().is_none()
    }

    /// Whether a row has more cells than there are headings, so that none of them is surely under its own; or fewer, which is
    /// told.
    fn is_shifted(&mut self, group: u32, cells: &[Cow<'_, str>], at: At<'_>, reading: &mut Reading<'_>) -> bool {
        let At::Row(row) = at else { return false };
        let (found, expected) = (cells.len(), self.plan.head_width);
        if expected == 0 || found == expected {
            return false;
        }
        let beyond = cells.iter().enumerate().skip(expected).find(|(_, cell)| !trimmed(cell).is_empty());
        if let Some((column, text)) = beyond {
            let place = super::structure::number(column);
            if !self.plan.commas {
                reading.problems.push(Problem::new(Code::CellWithoutHeader).at_cell(row, place, text));
                return false;
            }
            let problem = Problem::new(Code::RowTooLong).with("found", &found).with("expected", &expected);
            reading.problems.push(problem.at_cell(row, place, text));
            for place in 0..self.plan.gathered.len() {
                self.groups.flaw(group, place, Flaw::Unread, row);
            }
            return true;
        }
        if self.plan.on_sheet {
            return false;
        }
        let read = |column: &usize| {
            self.plan.figures.iter().any(|figure| figure.column == *column) || self.plan.category == Some(*column)
        };
        if found < expected && (found..expected).any(|column| read(&column)) {
            let problem = Problem::new(Code::RowTooShort).with("found", &found).with("expected", &expected);
            let last = found.saturating_sub(1);
            let text = cells.get(last).filter(|_| self.is_cut_off).map_or("", |cell| trimmed(cell));
            reading.problems.push(problem.at_cell(row, super::structure::number(last), text));
        }
        if self.is_cut_off {
            for place in 0..self.plan.gathered.len() {
                self.groups.flaw(group, place, Flaw::Unread, row);
            }
            return true;
        }
        false
    }

    /// What kind of row about others this is, by the words of its columns of names.
    fn summary(&mut self, cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> Option<Summary> {
        let plan = &self.plan;
        let contacts = matches!(plan.row, RowKind::Contact | RowKind::Event);
        let names = if contacts { &[][..] } else { plan.parts.as_slice() };
        let loose = if contacts { &[][..] } else { plan.loose.as_slice() };
        let others = [Some(0), plan.periods.main, plan.periods.month, plan.vendor, plan.category, plan.periods.time];
        for column in others.into_iter().flatten().chain(names.iter().copied()).chain(loose.iter().copied()) {
            let Some(cell) = cells.get(column) else { continue };
            let text = trimmed(cell);
            if text.is_empty() || text.starts_with(|letter: char| letter.is_ascii_digit()) {
                continue;
            }
            // The vendor of the row before: it was none of these.
            if plan.vendor == Some(column) && self.vendor.1.is_some() && self.vendor.0 == text {
                continue;
            }
            let kind = self.kinds.get(text).copied().unwrap_or_else(|| {
                if self.kinds.len() == MOST_KINDS {
                    self.kinds.clear();
                }
                let kind = vocabulary.words().summary(text);
                self.kinds.insert(text.to_owned(), kind);
                kind
            });
            if kind.is_some() {
                return kind;
            }
        }
        None
    }

    /// Whether somebody or the row itself says that it does not count: the column, and what its cell says.
    fn left_out(&self, cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> Option<(usize, String)> {
        let text = |column: usize| cells.get(column).map_or("", |cell| trimmed(cell));
        if let Some((column, said)) = self.plan.leave_out.iter().find(|(column, said)| text(*column) == said) {
            return Some((*column, said.clone()));
        }
        let (column, excludes) = self.plan.counted?;
        let said = vocabulary.words().flag(text(column))?;
        (said == excludes).then(|| (column, text(column).to_owned()))
    }

    /// What the cells of figures say, column by column as in [`Plan::figures`].
    fn values(&self, cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> Vec<Option<Decimal>> {
        let value = |figure: &FigureColumn| {
            let cell = cells.get(figure.column)?;
            let known = vocabulary.known(figure.slot)?;
            match parse_cell::read(cell, known, figure.format, vocabulary.words()) {
                Read::Value(value) => Some(value),
                _ => None,
            }
        };
        self.plan.figures.iter().map(value).collect()
    }

    /// Sets a row about others aside, with its figures.
    fn summarise(&mut self, summary: Summary, cells: &[Cow<'_, str>], at: At<'_>, reading: &mut Reading<'_>) {
        let vocabulary = reading.vocabulary;
        let values = self.values(cells, vocabulary);
        let label = cells.iter().map(|cell| trimmed(cell)).find(|text| vocabulary.words().summary(text).is_some());
        let label = label.or_else(|| cells.iter().map(|cell| trimmed(cell)).find(|text| !text.is_empty()));
        let period = self.plan.periods.main.and_then(|column| cells.get(column)).map(|cell| trimmed(cell));
        let dated = period.is_some_and(|text| self.plan.periods.moment(text).is_some());
        let named = self.plan.vendor.and_then(|column| cells.get(column)).is_some_and(|cell| {
            let text = trimmed(cell);
            !text.is_empty() && vocabulary.words().summary(text).is_none()
        });
        let row = Aside {
            row: at.number(),
            summary,
            label: label.unwrap_or_default().to_owned(),
            values,
            of_part: dated || named,
        };
        self.aside.add(row);
    }

    /// Vendor and period of the row, and its part; what is missing is told.
    fn key(&mut self, cells: &[Cow<'_, str>], at: At<'_>, reading: &mut Reading<'_>) -> Option<(When, Key)> {
        let when = match self.when(cells) {
            Ok(when) => when,
            Err(reason) => {
                self.without_period(reason, cells, at, reading);
                return None;
            }
        };
        let mut key = Key { vendor: self.plan.context_vendor, period: when.period, part: 0 };
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
            let text = self.text(column, cells);
            if reading.vocabulary.words().is_missing(&text) {
                let problem = Problem::new(Code::KeyMissing).with("key", Role::Category.word());
                let (row, column) = at.place(column);
                reading.problems.push(problem.at_cell(row, column, &text));
                return None;
            }
            key.part = self.parts.number(&text);
        } else if let Some(column) = self.plan.version {
            let text = self.text(column, cells);
            key.part = self.parts.number(&text);
        }
        Some((when, key))
    }

    /// The text of a cell that may be merged with the one above.
    fn text(&mut self, column: usize, cells: &[Cow<'_, str>]) -> String {
        let cell = cells.get(column).map_or("", |cell| trimmed(cell));
        if self.above.len() <= column {
            self.above.resize(column.saturating_add(1), String::new());
        }
        let Some(above) = self.above.get_mut(column) else { return cell.to_owned() };
        if cell.starts_with([MERGED_DOWN, MERGED_RIGHT]) || (cell.is_empty() && self.plan.fill_down) {
            return above.clone();
        }
        if above != cell {
            cell.clone_into(above);
        }
        above.clone()
    }

    fn when(&mut self, cells: &[Cow<'_, str>]) -> Result<When, NoPeriod> {
        let periods = &self.plan.periods;
        let (Some(main), None, None) =
            (periods.main.or(periods.month), periods.last, periods.month.filter(|_| periods.main.is_some()))
        else {
            let (main, last, month) = (periods.main, periods.last, periods.month);
            let mut text = |column: Option<usize>| column.map_or_else(String::new, |column| self.text(column, cells));
            let (main, last, month) = (text(main), text(last), text(month));
            return self.plan.periods.when(&main, &last, &month);
        };
        let cell = cells.get(main).map_or("", |cell| trimmed(cell));
        let merged = cell.starts_with([MERGED_DOWN, MERGED_RIGHT]) || (cell.is_empty() && self.plan.fill_down);
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
        if let Some(order) = super::dates::order(cell).filter(|order| !iso && !self.orders.contains(order)) {
            self.orders.push(order);
        }
        when
    }

    fn vendor(&mut self, column: usize, cells: &[Cow<'_, str>], reading: &mut Reading<'_>) -> Option<u32> {
        let cell = cells.get(column).map_or("", |cell| trimmed(cell));
        let merged = cell.starts_with([MERGED_DOWN, MERGED_RIGHT]) || (cell.is_empty() && self.plan.fill_down);
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
    fn without_period(&mut self, reason: NoPeriod, cells: &[Cow<'_, str>], at: At<'_>, reading: &mut Reading<'_>) {
        let column = self.plan.periods.main.or(self.plan.periods.month).unwrap_or(0);
        let text = cells.get(column).map_or("", |cell| trimmed(cell));
        if !self.has_numbers(cells, reading.vocabulary) {
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

    /// Whether any figure's cell of the row holds a number.
    pub(super) fn has_numbers(&self, cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> bool {
        let columns = self.plan.figures.iter().map(|figure| figure.column);
        let numbers = self.plan.columns.iter().enumerate().filter(|(_, column)| column.numbers).map(|(place, _)| place);
        columns
            .chain(numbers)
            .any(|column| cells.get(column).is_some_and(|cell| super::looks::looks(cell, vocabulary).is_number()))
    }

    /// Whether a row of the same vendor, time and part was there before.
    fn seen_again(&mut self, group: u32, when: When, cells: &[Cow<'_, str>], row: u32) -> bool {
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
                cells.get(*column).map(|cell| trimmed(cell)).hash(&mut hasher);
            }
            !self.groups.seen.insert(hasher.finish())
        };
        if again {
            self.groups.repeated.entry(group).or_default().push(row);
        }
        again
    }

    /// What a row says beside its figures: the start of the cooperation, package, handed over.
    fn facts(&mut self, group: u32, cells: &[Cow<'_, str>], at: At<'_>, reading: &mut Reading<'_>) {
        let words = reading.vocabulary.words();
        let text = |column: Option<usize>| {
            let column = column?;
            let text = cells.get(column).map(|cell| trimmed(cell)).filter(|text| !words.is_missing(text))?;
            Some((column, text))
        };
        if let Some((column, text)) = text(self.plan.start) {
            let (row, place) = at.place(column);
            match super::read_day(text) {
                Some(day) => {
                    self.starts.get_or_insert(group, day);
                }
                None => {
                    reading.problems.push(Problem::new(Code::DateInvalid).with("text", text).at_cell(row, place, text));
                }
            }
        }
        let Some(category) = self.plan.category else { return };
        let place = usize::try_from(group).unwrap_or(usize::MAX);
        if self.categories.len() > place {
            return;
        }
        let name = self.text(category, cells);
        let mut found = CategoryCells { name, place: at.place(category), ..CategoryCells::default() };
        found.package = text(self.plan.package).map(|(_, text)| text.to_owned());
        if let Some((column, text)) = text(self.plan.handed_over) {
            found.handed_over = words.flag(text);
            if found.handed_over.is_none() {
                let (row, place) = at.place(column);
                reading.problems.push(Problem::new(Code::FlagUnreadable).with("text", text).at_cell(row, place, text));
            }
        }
        self.categories.push(found);
    }

    fn figures(&mut self, group: u32, when: When, cells: &[Cow<'_, str>], at: At<'_>, reading: &mut Reading<'_>) {
        let vocabulary = reading.vocabulary;
        self.cells.clear();
        for figure in &self.plan.figures {
            let cell = cells.get(figure.column).map_or("", |cell| cell);
            let Some(known) = vocabulary.known(figure.slot).filter(|_| !cell.starts_with([MERGED_DOWN, MERGED_RIGHT]))
            else {
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
        let channel = self.plan.channel.and_then(|column| cells.get(column)).map(|cell| trimmed(cell));
        let channel = channel.and_then(|cell| vocabulary.channels().of_cell(cell));
        let state = self.state(cells, at, vocabulary);
        for place in 0..self.plan.gathered.len() {
            let Some(gathered) = self.plan.gathered.get(place).copied() else { continue };
            if gathered.only.is_some_and(|only| channel != Some(only)) {
                continue;
            }
            if let How::Count(counted) = gathered.how {
                self.count(group, place, counted, &state, at);
            } else if let Some(from) = gathered.from
                && let Some(column) = self.plan.figures.get(from).map(|figure| figure.column)
            {
                self.put((group, place), (from, column), gathered.how, when, cells, at);
            }
        }
        self.blanks(group, at.number());
    }

    /// Puts a cell into its sum.
    fn put(
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
                    if let Some(sum) = self.groups.sum_mut(group, place) {
                        sum.cells = sum.cells.saturating_add(1);
                    }
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
                if let Some(sum) = self.groups.sum_mut(group, place) {
                    sum.cells = sum.cells.saturating_add(1);
                }
            }
            _ => self.groups.add_to(group, place, value, row),
        }
        if self.groups.keeps_sources() && !matches!(how, How::Weights { .. }) {
            let text = cells.get(column).map_or("", |cell| cell);
            self.groups.note(group, place, at.place(column), at.along(column), text);
        }
    }

    /// A count that is empty beside what it is a part of, or the other way round, is not known to be 0.
    fn blanks(&mut self, group: u32, row: u32) {
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

    /// The state of a single contact.
    fn state(&mut self, cells: &[Cow<'_, str>], at: At<'_>, vocabulary: &Vocabulary) -> State {
        let contact = self.plan.contact;
        let words = vocabulary.words();
        let mut state = State::default();
        if !matches!(self.plan.row, RowKind::Contact | RowKind::Event) {
            return state;
        }
        let said = self.plan.said.clone();
        let mut look = |column: Option<usize>, yes: &crate::glossary::List, no: &crate::glossary::List| {
            let column = column?;
            let text = cells.get(column).map_or("", |cell| trimmed(cell));
            let known = said.get(&(column, text.to_owned())).copied();
            let read = known.or_else(|| yes.holds(text).then_some(true)).or_else(|| no.holds(text).then_some(false));
            if read.is_none() && !words.is_missing(text) {
                self.unknown_words.entry((column, text.to_owned())).or_insert(at.place(column));
            }
            read
        };
        state.inbound = look(contact.direction, &words.inbound, &words.outbound);
        state.answered = look(contact.answered, &words.answered, &words.lost);
        state.resolved = look(contact.resolved, &words.resolved, &words.unresolved);
        state.valid = look(contact.valid, &words.valid, &words.invalid);
        if let Some(column) = contact.rating {
            let text = cells.get(column).map_or("", |cell| trimmed(cell));
            let number = text.parse::<u8>().is_ok();
            state.rating = vocabulary.level(text).filter(|_| !number || contact.numbers_rate);
            let silent = words.is_missing(text) || words.is_pending(text) || vocabulary.is_unrated(text);
            if state.rating.is_none() && !silent {
                self.unknown_words.entry((column, text.to_owned())).or_insert(at.place(column));
            }
        }
        if let Some(column) = contact.event {
            let text = cells.get(column).map_or("", |cell| trimmed(cell));
            let log = vocabulary.logs().first();
            state.event = log.and_then(|log| log.counts.iter().position(|count| count.event == text));
        }
        state
    }

    /// Counts the row, if it is one of these.
    fn count(&mut self, group: u32, place: usize, counted: Counted, state: &State, at: At<'_>) {
        let came_in = self.plan.contact.direction.is_none() || state.inbound == Some(true);
        let (counts, column) = match counted {
            Counted::All => (came_in, self.plan.contact.id),
            Counted::Valid => (came_in && state.valid == Some(true), self.plan.contact.valid),
            Counted::Answered => (came_in && state.answered == Some(true), self.plan.contact.answered),
            Counted::Resolved => (state.resolved == Some(true), self.plan.contact.resolved),
            Counted::Rated(level) => (state.rating == Some(level), self.plan.contact.rating),
            Counted::Event(event) => (state.event == Some(event), self.plan.contact.event),
        };
        if counts {
            self.groups.add_to(group, place, Decimal::ONE, at.number());
            let column = column.unwrap_or(0);
            if self.groups.keeps_sources() {
                self.groups.note(group, place, at.place(column), at.along(column), "");
            }
        } else if let Some(sum) = self.groups.sum_mut(group, place) {
            // Nobody counted is none, not nothing known.
            sum.cells = sum.cells.max(1);
        }
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

    /// Whether a group is none of a record.
    pub(super) fn is_dropped(&self, group: u32) -> bool {
        self.dropped.contains(&group)
    }

    /// Whether a figure of a group is not known that so many of its cells give.
    pub(super) fn is_withheld(&self, group: u32, cells: u32) -> bool {
        self.held.contains(&group) || cells > 1 && self.doubtful.contains(&group)
    }
}

/// What the columns of a single contact say of it.
#[derive(Clone, Copy, Debug, Default)]
struct State {
    inbound: Option<bool>,
    answered: Option<bool>,
    resolved: Option<bool>,
    valid: Option<bool>,
    rating: Option<usize>,
    event: Option<usize>,
}

const MINUTES_OF_DAY: u32 = 1440;
/// So many names of rows are remembered.
const MOST_KINDS: usize = 4096;

/// The days from one to another, one bit each.
pub(super) fn bits(first: u8, last: u8) -> u32 {
    (first..=last).filter_map(|day| 1_u32.checked_shl(u32::from(day).saturating_sub(1))).fold(0, |bits, bit| bits | bit)
}

/// Channels that a figure of the other channel is not of.
pub(super) const CHANNELS: [Channel; 2] = [Channel::Phone, Channel::Chat];

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
