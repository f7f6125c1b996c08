//! Names become slots and readings become choices, once for each contract; what is wrong with a term is told here.

use crate::map::Map;
use std::borrow::Cow;
use std::fmt::{self, Write};

use super::{Kind, Name, Names, RowNames, Term};
use crate::calendar::{ClockTime, Month, WorkingHours};
use crate::near::nearest;
use crate::number::{Exact, Interval};
use crate::problem::{Code, Problem};

/// What a term may refer to, and where problems in it go.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what was asked for and what is known by now, each of it a yes or no"
)]
pub struct Scope<'a> {
    /// Names and what they stand for.
    pub(crate) names: &'a Names,
    /// What has a name within the rows of each table.
    pub(crate) row_names: &'a [RowNames],
    /// The tables whose rows are at hand, the nearest last; and how many figures and values of them are known by now.
    pub(crate) rows: Vec<(usize, usize)>,
    /// How many figures the month has: their slots come first.
    pub(crate) figures: usize,
    /// How many tables are known by now.
    pub(crate) tables_ready: usize,
    /// Names with a slot at or above this one are not computed yet.
    pub(crate) computed: usize,
    /// The choice in force for each reading.
    pub(crate) readings: &'a Map<String, String>,
    /// Every choice each reading offers.
    pub(crate) choices: &'a Map<String, Vec<String>>,
    /// The month the contract is made ready for; `None`: as it was at first.
    pub(crate) at: Option<Month>,
    /// Months from which on another version of some term is in force, in order.
    pub(crate) changes: Vec<Month>,
    /// The stated values that are always the same number, in the order of their slots.
    pub(crate) constants: Cow<'a, [(usize, Exact)]>,
    /// The numbers that figures and metrics surely can take, by slot.
    pub(crate) reaches: Vec<(usize, Interval)>,
    /// The slots of figures and metrics that are whole numbers.
    pub(crate) counted: Vec<usize>,
    /// The stated values that rest on an example standing in for a blank, in the order of their slots.
    pub(crate) examples: Vec<usize>,
    /// Whether something resolved since this was last reset differs from month to month.
    pub(crate) varies: bool,
    /// Whether something resolved since this was last reset rests on an example.
    pub(crate) example: bool,
    /// Tier ids, in the contract's order.
    pub(crate) tiers: &'a [String],
    /// Whether a term asks for the day of a row.
    pub(crate) asks_days: bool,
    /// Whether the tier of the month is known by now.
    pub(crate) tier_is_known: bool,
    /// Whether an item is at hand, whose weight can be taken over.
    pub(crate) in_item: bool,
    /// Names that a term asked for in earlier months.
    pub(crate) remembered: Vec<Name>,
    /// JSON pointer of the place at hand.
    pub(crate) pointer: String,
    /// What was found wrong.
    pub(crate) problems: &'a mut Vec<Problem>,
    /// Whether somebody reads what was found wrong: only then it is looked for what was meant instead.
    pub(crate) tells: bool,
}

/// The number that a stated value always is, found among all that are one, in the order of their slots.
pub(crate) fn constant_at(constants: &[(usize, Exact)], slot: usize) -> Option<&Exact> {
    let place = constants.binary_search_by_key(&slot, |(known, _)| *known).ok()?;
    constants.get(place).map(|(_, number)| number)
}

impl Scope<'_> {
    /// Goes one step down in the JSON document.
    pub(crate) fn within<T>(&mut self, key: impl fmt::Display, visit: impl FnOnce(&mut Self) -> T) -> T {
        let above = self.enter(&key);
        let result = visit(self);
        self.pointer.truncate(above);
        result
    }

    /// Goes one step down; how long the pointer was before. Nothing generic, so that it is compiled once.
    fn enter(&mut self, key: &dyn fmt::Display) -> usize {
        let above = self.pointer.len();
        // Writing to a String cannot fail.
        let _ = write!(self.pointer, "/{key}");
        above
    }

    /// Reports a problem at the place at hand.
    pub(crate) fn report(&mut self, problem: Problem) {
        self.problems.push(problem.at_pointer(self.pointer.clone()));
    }

    /// Within the rows of a table, of which so many figures and values are known.
    pub(crate) fn in_row<T>(&mut self, table: usize, known: usize, visit: impl FnOnce(&mut Self) -> T) -> T {
        self.rows.push((table, known));
        let result = visit(self);
        self.rows.pop();
        result
    }

    /// Outside the rows at hand: names are those of the month.
    pub(super) fn outside_rows<T>(&mut self, visit: impl FnOnce(&mut Self) -> T) -> T {
        let rows = std::mem::take(&mut self.rows);
        let result = visit(self);
        self.rows = rows;
        result
    }

    /// What a row at hand has under a name, the nearest first.
    fn find_in_rows(&self, name: &str) -> Option<(usize, Kind)> {
        self.rows.iter().rev().find_map(|(table, known)| {
            let names = self.row_names.get(*table)?;
            let meaning = names.get(name)?;
            (meaning.slot <= names.first.saturating_add(*known)).then_some((meaning.slot, meaning.kind))
        })
    }

    /// Notes which numbers what stands at a slot surely can take.
    pub(crate) fn reaches_of(&mut self, slot: usize, numbers: Interval) {
        let place = self.reaches.partition_point(|(known, _)| *known < slot);
        self.reaches.insert(place, (slot, numbers));
    }

    pub(crate) fn find(&self, name: &str) -> Option<(usize, Kind)> {
        if !self.rows.is_empty()
            && let Some(found) = self.find_in_rows(name)
        {
            return Some(found);
        }
        self.names.get(name).filter(|meaning| meaning.slot < self.computed).map(|meaning| (meaning.slot, meaning.kind))
    }

    /// Looks up a name that is computed by now, and notes what it rests on.
    pub(super) fn refer(&mut self, name: &str) -> Option<(usize, Kind)> {
        let found = self.find(name)?;
        self.varies |= constant_at(&self.constants, found.0).is_none();
        self.example |= self.examples.binary_search(&found.0).is_ok();
        Some(found)
    }

    /// From this month on another version of something is in force.
    pub(super) fn changes_from(&mut self, month: Month) {
        if let Err(place) = self.changes.binary_search(&month) {
            self.changes.insert(place, month);
        }
    }

    pub(crate) fn unknown_name(&mut self, name: &str) {
        let in_row = |names: &RowNames| names.get(name).is_some();
        if self.names.get(name).is_none()
            && let Some(table) = self.row_names.iter().find(|names| in_row(names))
        {
            // Within its rows it is computed later; elsewhere it takes a term over the rows.
            let within = self.rows.iter().any(|(place, _)| self.row_names.get(*place).is_some_and(in_row));
            let code = if within { Code::NameLater } else { Code::FigureOfRows };
            return self.report(Problem::new(code).with("name", name).with("table", &table.table));
        }
        let code = match self.names.get(name) {
            None if self.names.of_category.iter().any(|figure| figure == name) => Code::FigureOfCategory,
            None => Code::NameUnknown,
            Some(meaning) if meaning.slot == self.computed => Code::NameItself,
            Some(_) => Code::NameLater,
        };
        // What has a meaning here already, before what is computed later.
        let problem = Problem::new(code).with("name", name);
        if code != Code::NameUnknown {
            return self.report(problem);
        }
        if !self.tells {
            return self.report(problem);
        }
        let (names, computed) = (&self.names.meanings, self.computed);
        if self.tier_is_known && self.tiers.iter().any(|tier| tier == name) {
            return self.report(problem.near(Some(&format!("{{\"in_tier\": [\"{name}\"]}}"))));
        }
        let known = |later: bool| {
            let known = names.iter().filter(move |(_, meaning)| (meaning.slot >= computed) == later);
            nearest(name, known.map(|(name, _)| name.as_str()))
        };
        self.report(problem.near(known(false).or_else(|| known(true))));
    }

    /// Which metric with a target a term names.
    pub(super) fn target_of(&self, term: &Term) -> Option<usize> {
        match term {
            Term::Name(name) => self.names.get(&name.text)?.target,
            _ => None,
        }
    }

    /// The number a resolved term always has while this version of the contract is in force, if it has one.
    pub(crate) fn constant(&self, term: &Term) -> Option<Exact> {
        term.constant(|slot| constant_at(&self.constants, slot).cloned())
    }

    /// The numbers a resolved term surely can take, where that can be told.
    pub(crate) fn reach(&self, term: &Term) -> Option<Interval> {
        match term {
            Term::Number(_) => None,
            Term::Name(name) => self.reach_of(name),
            Term::Mechanism(mechanism) => mechanism.reach(self),
        }
    }

    /// The same of a name.
    pub(super) fn reach_of(&self, name: &Name) -> Option<Interval> {
        // In the order of their slots.
        let place = self.reaches.binary_search_by_key(&name.slot(), |(slot, _)| *slot).ok()?;
        self.reaches.get(place).map(|(_, numbers)| numbers.clone())
    }

    /// The number a term of the file always is, if it is sound and has one. Nothing is reported, and nothing noted.
    pub(crate) fn number_of(&self, mut term: Term) -> Option<Exact> {
        // Most words of a contract are no names: nothing is told of them, nor a name looked for that is like them.
        if let Term::Name(name) = &term
            && self.find(&name.text).is_none()
        {
            return None;
        }
        let mut problems = Vec::new();
        let Self { names, row_names, figures, tables_ready, computed, readings, choices, at, tiers, .. } = *self;
        let mut apart = Scope {
            names,
            row_names,
            rows: self.rows.clone(),
            figures,
            tables_ready,
            computed,
            readings,
            choices,
            at,
            tiers,
            changes: Vec::new(),
            constants: Cow::Borrowed(&self.constants),
            reaches: Vec::new(),
            counted: Vec::new(),
            examples: Vec::new(),
            varies: false,
            example: false,
            asks_days: false,
            tier_is_known: self.tier_is_known,
            in_item: false,
            remembered: Vec::new(),
            pointer: String::new(),
            problems: &mut problems,
            tells: false,
        };
        term.resolve(&mut apart, Kind::Number);
        if problems.is_empty() { self.constant(&term) } else { None }
    }

    /// A whole number from `least` to `most` that a resolved term always is; `least` where it is not.
    pub(crate) fn whole(&mut self, term: &Term, key: &str, least: u32, most: u32) -> u32 {
        let number = self.constant(term);
        let whole = number.as_ref().and_then(|number| number.to_string().parse().ok());
        let whole = whole.filter(|number| (least..=most).contains(number));
        if whole.is_none() {
            let found = number.map_or_else(|| term.to_string(), |number| number.to_string());
            let problem = Problem::new(Code::NotWhole).with("found", &found).with("least", &least).with("most", &most);
            self.within(key, |scope| scope.report(problem));
        }
        whole.unwrap_or(least)
    }

    /// Takes over the times of day that stated values give, in hours, and reports what is wrong with the sessions.
    pub(crate) fn hours(&mut self, hours: &mut WorkingHours) {
        for end in hours.take_named() {
            let mut name = Name::new(&end.name);
            self.within(end.place(), |scope| {
                scope.name(&mut name, Kind::Number);
                if name.kind().is_none() {
                    return; // reported already
                }
                let number = scope.constant(&Term::Name(name));
                let minutes = number.as_ref().and_then(|number| number.times(&Exact::from(60)).ok());
                if let Some(time) = minutes.and_then(|minutes| ClockTime::new(minutes.to_string().parse().ok()?)) {
                    return hours.settle(&end, time);
                }
                let text = number.map_or_else(|| end.name.clone(), |number| number.shown());
                scope.report(Problem::new(Code::ClockTimeInvalid).with("text", &text));
            });
        }
        let found = hours.check(&self.pointer);
        self.problems.extend(found);
    }

    /// Reports a list without anything in it.
    pub(crate) fn not_empty<T>(&mut self, list: &[T]) {
        if list.is_empty() {
            self.report(Problem::new(Code::ListEmpty));
        }
    }

    /// The place of a tier in the contract's order.
    pub(super) fn tier(&mut self, id: &str) -> usize {
        if !self.tier_is_known {
            self.report(Problem::new(Code::NameLater).with("name", id));
            return usize::MAX;
        }
        self.tiers.iter().position(|tier| tier == id).unwrap_or_else(|| {
            let near = nearest(id, self.tiers.iter().map(String::as_str)).map(str::to_owned);
            self.report(Problem::new(Code::TierUnknown).with("tier", id).near(near.as_deref()));
            usize::MAX
        })
    }

    pub(super) fn each(&mut self, key: &str, terms: &mut [Term], kind: Kind) {
        self.within(key, |scope| scope.list(terms, kind));
    }

    pub(super) fn list(&mut self, terms: &mut [Term], kind: Kind) {
        self.not_empty(terms);
        for (index, term) in terms.iter_mut().enumerate() {
            self.within(index, |scope| term.resolve(scope, kind));
        }
    }

    pub(super) fn name(&mut self, name: &mut Name, wanted: Kind) {
        name.resolve(self);
        self.wants(name, wanted);
    }

    /// Reports a name of the wrong kind; one that nothing has is reported already.
    pub(super) fn wants(&mut self, name: &Name, wanted: Kind) {
        if name.kind().is_some_and(|found| found != wanted) {
            self.wrong_kind(wanted);
        }
    }

    /// A name of this month that is asked for in earlier months too.
    pub(super) fn name_over_months(&mut self, name: &mut Name) {
        // Of earlier months no rows are remembered.
        self.outside_rows(|scope| name.resolve(scope));
        self.remember(name);
    }

    /// A name that is asked for in earlier months only, where what is computed later this month is known as well.
    pub(super) fn name_earlier(&mut self, name: &mut Name) {
        let computed = std::mem::replace(&mut self.computed, usize::MAX);
        self.name_over_months(name);
        self.computed = computed;
    }

    fn remember(&mut self, name: &Name) {
        if name.kind().is_some() && self.remembered.iter().all(|known| known.slot() != name.slot()) {
            self.remembered.push(name.clone());
        }
    }

    pub(super) fn reading_unknown(&mut self, reading: &str) {
        let near = nearest(reading, self.readings.keys().map(String::as_str)).map(str::to_owned);
        self.report(Problem::new(Code::ReadingUnknown).with("reading", reading).near(near.as_deref()));
    }

    pub(super) fn choice_unknown(&mut self, reading: &str, choice: &str, known: &str) {
        let problem = Problem::new(Code::ChoiceUnknown).with("reading", reading).with("choice", choice);
        self.report(problem.with("known", known));
    }

    pub(super) fn wrong_kind(&mut self, wanted: Kind) {
        let found = if wanted == Kind::Flag { Kind::Number } else { Kind::Flag };
        self.report(Problem::new(Code::TermKind).with("wanted", wanted.shape()).with("found", found.shape()));
    }

    pub(crate) fn one(&mut self, key: &str, term: &mut Term, kind: Kind) {
        self.within(key, |scope| term.resolve(scope, kind));
    }
}
