use rust_decimal::Decimal;

use super::{Kind, Name};
use crate::figures::{Record, SeatChange};
use crate::period::{Date, Month};
use crate::quantity::Exact;
use crate::trace::{Found, Recorder, Step, Value};

/// One month under evaluation: what is given, and what has been computed so far, by slot.
///
/// Slots are numbered in the order of computation: figures first, then the contract's values, metrics, items, the score
/// and the lines. A resolved name refers to a smaller slot than its own, so evaluation never waits and never recurses.
pub struct Evaluation<'a, R: Recorder> {
    /// Keeps the steps.
    pub(crate) recorder: &'a mut R,
    figures: &'a [Option<Decimal>],
    computed: Vec<Option<Found<R::Node>>>,
    /// The tier of the month, by its place in the contract; `None` while there is none.
    pub(crate) tier: Option<usize>,
    /// The month, if it is known.
    pub(crate) month: Option<Month>,
    /// The month the cooperation began in, if it is known: a year begins no earlier.
    pub(crate) start: Option<Month>,
    /// Seats added and removed in the month.
    pub(crate) seat_changes: &'a [SeatChange],
    memory: &'a Memory,
    /// What was needed and not given, since this was last emptied.
    pub(crate) missing: Vec<Gap>,
}

/// Why a value is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// The figure at this slot was not given.
    Figure(usize),
    /// The rate at this slot was given without its counts, and they are needed to pool it with another.
    Counts(usize),
    /// The results of this earlier month are not known; `None`: nor which month it is.
    Month(Option<Month>),
    /// It is not known when the cooperation began.
    Start,
}

/// What is remembered of earlier months of the same vendor, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The months.
    pub months: Vec<Earlier>,
}

/// What is remembered of an earlier month.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// Which month.
    pub month: Month,
    /// What the contract may ask for of it.
    pub(crate) values: Vec<Remembered>,
}

/// What a slot came to in an earlier month.
#[derive(Clone, Debug)]
pub(crate) struct Remembered {
    slot: usize,
    pub(crate) value: Value,
    /// Numerator and denominator, where it is a rate.
    pub(crate) counts: Option<(Exact, Exact)>,
}

impl<'a, R: Recorder> Evaluation<'a, R> {
    /// Starts with what is given; `slots` is how many slots the contract has in all.
    pub(crate) fn new(recorder: &'a mut R, record: &'a Record<'a>, memory: &'a Memory, slots: usize) -> Self {
        let figures = record.values.as_slice();
        let mut computed = Vec::new();
        computed.resize_with(slots.saturating_sub(figures.len()), || None);
        let (month, seat_changes) = (record.month, record.seat_changes.as_slice());
        let start = record.start.map(Date::month);
        Self { recorder, figures, computed, tier: None, month, start, seat_changes, memory, missing: Vec::new() }
    }

    /// What a name came to in an earlier month, if that month is known. A flag that was not given is a no.
    pub(crate) fn earlier(&self, month: Month, name: &Name) -> Option<Remembered> {
        let earlier = self.memory.months.iter().rev().find(|earlier| earlier.month == month)?;
        let mut found = earlier.values.iter().find(|known| known.slot == name.slot())?.clone();
        if name.kind() == Some(Kind::Flag) && name.slot() < self.figures.len() {
            found.value = Value::Flag(found.value.number().is_some_and(|number| !number.is_zero()));
        }
        Some(found)
    }

    /// What these slots came to, to be remembered.
    pub(crate) fn remembered(&self, slots: &[usize]) -> Vec<Remembered> {
        let remembered = |slot: &usize| match self.figures.get(*slot) {
            Some(figure) => Remembered { slot: *slot, value: figure.map_or(Value::Missing, Value::from), counts: None },
            None => {
                let found = self.found(*slot);
                let value = found.map_or(Value::Missing, |found| found.value.clone());
                Remembered { slot: *slot, value, counts: found.and_then(|found| found.counts.clone()) }
            }
        };
        slots.iter().map(remembered).collect()
    }

    /// Keeps what a slot came to.
    pub(crate) fn define(&mut self, slot: usize, found: Found<R::Node>) {
        let place = slot.checked_sub(self.figures.len()).and_then(|index| self.computed.get_mut(index));
        if let Some(place) = place {
            *place = Some(found);
        }
    }

    /// What a slot came to.
    pub(crate) fn found(&self, slot: usize) -> Option<&Found<R::Node>> {
        slot.checked_sub(self.figures.len()).and_then(|index| self.computed.get(index))?.as_ref()
    }

    /// The value a name stands for. A figure that is not given is missing; a flag that is not given is a no.
    pub(crate) fn read(&mut self, name: &Name) -> Found<R::Node> {
        let slot = name.slot();
        let Some(figure) = self.figures.get(slot) else {
            return self.found(slot).cloned().unwrap_or_else(|| {
                let node = self.recorder.record(|| Step::new("missing", &Value::Missing).slot(slot), &[]);
                Found::new(Value::Missing, node)
            });
        };
        let value = match (figure, name.kind() == Some(Kind::Flag)) {
            (Some(number), true) => Value::Flag(!number.is_zero()),
            (None, true) => Value::Flag(false),
            (Some(number), false) => Value::from(*number),
            (None, false) => {
                self.missing.push(Gap::Figure(slot));
                Value::Missing
            }
        };
        let node = self.recorder.record(|| Step::new("figure", &value).slot(slot), &[]);
        Found { value, counts: None, node }
    }
}
