use std::fmt;

use super::{All, Evaluation, Highest, Kind, Lowest, Mechanism, Scope};
use crate::json::{FromJson, Reader, Value, number};
use crate::near;
use crate::number::{Exact, TooLarge};
use crate::problem::shape;
use crate::trace::{Found, Step};

/// A number, a name, or a mechanism.
#[derive(Clone, Debug)]
pub enum Term {
    /// A number in plain notation, written as a string: `"14.5"`.
    Number(Exact),
    /// Something the contract names: a figure, a value, a metric, an item, `score`, a line.
    Name(Name),
    /// A mechanism over further terms.
    Mechanism(Box<Mechanism>),
}

/// A name in a contract file and, once resolved, the slot it stands for.
#[derive(Clone, Debug)]
pub struct Name {
    pub(crate) text: String,
    slot: usize,
    /// Not known before it is resolved.
    kind: Option<Kind>,
}

impl Name {
    /// A name that is not resolved yet.
    pub fn new(text: &str) -> Self {
        Self { text: text.into(), slot: usize::MAX, kind: None }
    }

    /// The slot it stands for.
    pub(crate) fn slot(&self) -> usize {
        self.slot
    }

    pub(super) fn kind(&self) -> Option<Kind> {
        self.kind
    }

    pub(super) fn stands_for(&mut self, (slot, kind): (usize, Kind)) {
        (self.slot, self.kind) = (slot, Some(kind));
    }

    pub(crate) fn resolve(&mut self, scope: &mut Scope<'_>) {
        match scope.refer(&self.text) {
            Some(found) => self.stands_for(found),
            None => scope.unknown_name(&self.text),
        }
    }
}

impl Term {
    /// Turns names into slots and readings into choices; reports what does not exist or is of the wrong kind.
    pub(crate) fn resolve(&mut self, scope: &mut Scope<'_>, wanted: Kind) {
        match self {
            Self::Number(_) => {}
            Self::Name(name) => name.resolve(scope),
            Self::Mechanism(mechanism) => mechanism.resolve(scope),
        }
        if self.kind().is_some_and(|found| found != wanted) {
            scope.wrong_kind(wanted);
        }
    }

    /// Whether it gives a number or a yes or no; not known of a name that is not resolved.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Number(_) => Some(Kind::Number),
            Self::Name(name) => name.kind,
            Self::Mechanism(mechanism) => Some(mechanism.kind()),
        }
    }

    /// The number it always is, once resolved: a number, a stated value that is one, or the version of such that is in
    /// force. `stated` gives the number of a slot, if it always has one.
    pub(crate) fn constant(&self, stated: impl Fn(usize) -> Option<Exact>) -> Option<Exact> {
        let mut term = self;
        loop {
            match term {
                Self::Number(number) => return Some(number.clone()),
                Self::Name(name) => return stated(name.slot),
                Self::Mechanism(mechanism) => match &**mechanism {
                    Mechanism::ByDate(versions) => term = versions.in_force()?,
                    _ => return None,
                },
            }
        }
    }

    /// The number it stands for in the month at hand, if that needs no computing and is known.
    pub(super) fn known(&self, cx: &Evaluation<'_>) -> Option<Exact> {
        match self {
            Self::Number(number) => Some(number.clone()),
            Self::Name(name) => cx.found(name.slot)?.value.number().cloned(),
            Self::Mechanism(_) => None,
        }
    }

    /// Whether it is for certain the same number as another term.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let all = |a: &[Self], b: &[Self]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is_same(b));
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a == b,
            (Self::Name(a), Self::Name(b)) => a.slot == b.slot,
            (Self::Mechanism(a), Self::Mechanism(b)) => match (&**a, &**b) {
                (Mechanism::Lowest(Lowest(a)), Mechanism::Lowest(Lowest(b)))
                | (Mechanism::Highest(Highest(a)), Mechanism::Highest(Highest(b))) => all(a, b),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether it can only hold where what stands at a slot does.
    pub(super) fn needs(&self, slot: usize) -> bool {
        match self {
            Self::Name(name) => name.slot == slot,
            Self::Mechanism(mechanism) => match &**mechanism {
                Mechanism::All(All(terms)) => terms.iter().any(|term| term.needs(slot)),
                _ => false,
            },
            Self::Number(_) => false,
        }
    }

    /// Its value in the month at hand.
    ///
    /// # Errors
    /// A number on the way is too large to be held exactly.
    pub fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        match self {
            Self::Number(number) => {
                let value = number.clone().into();
                let node = cx.recorder.record(|| Step::new("number", &value), &[]);
                Ok(Found { value, counts: None, node })
            }
            Self::Name(name) => Ok(cx.read(name)),
            Self::Mechanism(mechanism) => mechanism.evaluate(cx),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(out, "{number}"),
            Self::Name(name) => out.write_str(&name.text),
            Self::Mechanism(mechanism) => out.write_str(mechanism.name()),
        }
    }
}

impl FromJson for Name {
    fn blank() -> Self {
        Self::new("")
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        match json.as_str() {
            Some(text) => text.clone_into(&mut self.text),
            None => reader.expected(shape::DEFINED_NAME, json),
        }
    }
}

impl FromJson for Term {
    fn blank() -> Self {
        Self::Number(Exact::ZERO)
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        if let Some(number) = number(json) {
            *self = Self::Number(number.into());
            return;
        }
        let is_name = |text: &&str| {
            let number = |c: char| {
                c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '¥' | '￥' | '$' | '€' | '£' | '０'..='９')
            };
            !text.is_empty() && !text.starts_with(number) && !near::is_expression(text)
        };
        if json.is_object() {
            if let Some(mechanism) = Mechanism::read(json, reader) {
                *self = Self::Mechanism(mechanism);
            }
            return;
        }
        let Some(name) = json.as_str().filter(is_name) else {
            let instead = json.as_str().and_then(near::term);
            return reader.expected_instead(shape::TERM, json, instead);
        };
        *self = Self::Name(Name::new(name));
    }
}
