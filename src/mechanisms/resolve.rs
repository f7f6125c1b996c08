use std::borrow::Cow;
use std::fmt::{self, Write};

use super::{Name, Term};
use crate::json::{Keyword, Read, Reader, Value};
use crate::map::{Index, Map};
use crate::problem::{Code, Problem};
use crate::quantity::Exact;

/// What kind of value a term gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Number,
    /// A yes or no.
    Flag,
}

impl Kind {
    fn words(self) -> &'static str {
        match self {
            Self::Number => "a number",
            Self::Flag => "a condition",
        }
    }
}

/// What a name in the contract stands for.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    pub(crate) slot: usize,
    pub(crate) kind: Kind,
    /// The target of a metric.
    pub(crate) target: Option<Term>,
    /// The number, where it is a stated value that is the same every month.
    pub(crate) constant: Option<Exact>,
    /// Whether it rests on an example standing in for a blank.
    pub(crate) example: bool,
}

/// Everything terms can name.
#[derive(Default)]
pub(crate) struct Names {
    index: Index<'static>,
    meanings: Vec<Meaning>,
}

impl Names {
    /// Adds a name; one that is there already keeps its meaning.
    pub(crate) fn add(&mut self, name: String, meaning: Meaning) {
        let next = u32::try_from(self.meanings.len()).unwrap_or(u32::MAX);
        if *self.index.entry(Cow::Owned(name)).or_insert(next) == next {
            self.meanings.push(meaning);
        }
    }

    /// Says what a stated value comes to.
    pub(crate) fn know(&mut self, name: &str, slot: usize, constant: Option<Exact>, example: bool) {
        let place = self.index.get(name).and_then(|place| usize::try_from(*place).ok());
        let meaning = place.and_then(|place| self.meanings.get_mut(place)).filter(|meaning| meaning.slot == slot);
        if let Some(meaning) = meaning {
            (meaning.constant, meaning.example) = (constant, example);
        }
    }

    fn get(&self, name: &str) -> Option<&Meaning> {
        self.meanings.get(usize::try_from(*self.index.get(name)?).ok()?)
    }
}

/// What a term may refer to, and where problems in it go.
pub struct Scope<'a> {
    /// Names and what they stand for.
    pub(crate) names: &'a mut Names,
    /// Names with a slot at or above this one are not computed yet.
    pub(crate) computed: usize,
    /// The choice in force for each reading.
    pub(crate) readings: &'a Map<String, String>,
    /// Tier ids, in the contract's order.
    pub(crate) tiers: &'a [String],
    /// The weight of the item at hand.
    pub(crate) weight: Option<Term>,
    /// Whether a term asked for earlier months.
    pub(crate) looks_back: bool,
    /// Whether something resolved since this was last reset differs from month to month.
    pub(crate) varies: bool,
    /// Whether something resolved since this was last reset rests on an example.
    pub(crate) example: bool,
    /// JSON pointer of the place at hand.
    pub(crate) pointer: String,
    /// What was found wrong.
    pub(crate) problems: &'a mut Vec<Problem>,
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

    /// Looks up a name that is computed by now.
    pub(super) fn refer(&mut self, name: &str) -> Option<(usize, Kind)> {
        let meaning = self.names.get(name).filter(|meaning| meaning.slot < self.computed)?;
        self.varies |= meaning.constant.is_none();
        self.example |= meaning.example;
        Some((meaning.slot, meaning.kind))
    }

    pub(crate) fn find(&self, name: &str) -> Option<(usize, Kind)> {
        self.names.get(name).filter(|meaning| meaning.slot < self.computed).map(|meaning| (meaning.slot, meaning.kind))
    }

    pub(crate) fn unknown_name(&mut self, name: &str) {
        let code = if self.names.get(name).is_some() { Code::NameLater } else { Code::NameUnknown };
        self.report(Problem::new(code).with("name", name));
    }

    /// The target of a metric a term names.
    pub(super) fn target_of(&self, term: &Term) -> Option<Term> {
        match term {
            Term::Name(name) => self.names.get(&name.text)?.target.clone(),
            _ => None,
        }
    }

    /// The number a term always has, if it has one.
    pub(crate) fn constant(&self, term: &Term) -> Option<Exact> {
        match term {
            Term::Number(number) => Some(number.clone()),
            Term::Name(name) => self.names.get(&name.text)?.constant.clone(),
            Term::Mechanism(_) => None,
        }
    }

    /// The place of a tier in the contract's order.
    pub(super) fn tier(&mut self, id: &str) -> usize {
        self.tiers.iter().position(|tier| tier == id).unwrap_or_else(|| {
            self.report(Problem::new(Code::TierUnknown).with("tier", id));
            usize::MAX
        })
    }

    pub(super) fn each(&mut self, key: &str, terms: &mut [Term], kind: Kind) {
        self.within(key, |scope| scope.list(terms, kind));
    }

    pub(super) fn list(&mut self, terms: &mut [Term], kind: Kind) {
        for (index, term) in terms.iter_mut().enumerate() {
            self.within(index, |scope| term.resolve(scope, kind));
        }
    }

    pub(super) fn name(&mut self, name: &mut Name, wanted: Kind) {
        name.resolve(self);
        if name.kind() != wanted {
            self.wrong_kind(wanted, name.kind());
        }
    }

    pub(super) fn wrong_kind(&mut self, wanted: Kind, found: Kind) {
        self.report(Problem::new(Code::TermKind).with("wanted", wanted.words()).with("found", found.words()));
    }

    pub(crate) fn one(&mut self, key: &str, term: &mut Term, kind: Kind) {
        self.within(key, |scope| term.resolve(scope, kind));
    }
}

/// A parameter that is either fixed (`"whole"`) or left to one of the contract's readings
/// (`{"reading": "partial_point"}`).
#[derive(Clone, Debug)]
pub struct Choice<T> {
    reading: Option<String>,
    value: T,
}

impl<T: Copy> Choice<T> {
    /// The choice in force.
    pub fn value(&self) -> T {
        self.value
    }

    /// The reading it is left to, if it is.
    pub fn reading(&self) -> Option<&str> {
        self.reading.as_deref()
    }
}

#[expect(private_bounds, reason = "only the crate declares what can be left to a reading")]
impl<T: Keyword> Choice<T> {
    pub(crate) fn resolve(&mut self, scope: &mut Scope<'_>) {
        let Some(reading) = &self.reading else { return };
        let Some(choice) = scope.readings.get(reading) else {
            return scope.report(Problem::new(Code::ReadingUnknown).with("reading", reading));
        };
        if let Some(value) = T::of(choice) {
            self.value = value;
        } else {
            let problem = Problem::new(Code::ChoiceUnknown).with("reading", reading).with("choice", choice);
            scope.report(problem.with("known", &T::WORDS.join(", ")));
        }
    }
}

impl<T: Default> Default for Choice<T> {
    fn default() -> Self {
        Self { reading: None, value: T::default() }
    }
}

impl<T: Keyword + Default> Read for Choice<T> {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, json: &Value<'_>, reader: &mut Reader<'_>) {
        let reading = json.as_object().filter(|map| map.len() == 1).and_then(|map| map.get("reading")?.as_str());
        if reading.is_some() {
            self.reading = reading.map(Into::into);
            return;
        }
        match json.as_str().and_then(T::of) {
            Some(value) => self.value = value,
            None => reader.expected(&format!("{}, or {{\"reading\": id}}", T::WORDS.join(", ")), json),
        }
    }

    fn is_optional(&self) -> bool {
        true
    }
}
