//! What a value can still be while something is missing, and what that is.

use std::rc::Rc;

use crate::calendar::Month;
use crate::number::{Exact, Interval};
use crate::trace::Value;

/// All that a value can still be, and what is missing to tell which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// The numbers; `None`: it is no number.
    pub numbers: Option<Interval>,
    /// Whether it can be a yes.
    pub yes: bool,
    /// Whether it can be a no.
    pub no: bool,
    /// Whether there can be nothing to measure.
    pub no_data: bool,
    /// What a rate is made of.
    pub counts: Option<Box<OpenCounts>>,
    /// What is missing, each once, in order.
    pub gaps: Vec<Gap>,
}

/// What the numerator and the denominator of a rate can still be. Where there is nothing to measure both are 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCounts {
    /// The numerator.
    pub part: Interval,
    /// The denominator.
    pub whole: Interval,
}

/// Something missing that a value rests on. Slots are those of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// The figure at this slot was not given.
    Figure(usize),
    /// The figure at this slot was given, but could not be read or cannot be right.
    Withheld(usize),
    /// The rate at this slot was given without its counts, and they are needed to pool it with another.
    Counts(usize),
    /// The results of this earlier month are not known; `None`: nor which month it is.
    Month(Option<Month>),
    /// It is not known when the cooperation began.
    Start,
    /// Volumes of some category in this slot, among the figures of a category, were not given, or could not be taken.
    Volume(usize),
    /// It is not known which package some category is priced by.
    Package,
    /// What some work order cost, or when it was answered, is not known.
    WorkOrder,
    /// The rows of this table, by its place, were not given, or one of them that must be there was not.
    Rows(usize),
    /// The figure at this slot was not given in some rows, or could not be taken.
    RowFigure(usize),
    /// What stands at this slot is too large to be computed exactly.
    TooLarge(usize),
    /// What stands at this slot rests on something that was not measured.
    NoData(usize),
}

impl Open {
    /// One of these numbers.
    pub fn numbers(numbers: Interval, gaps: Vec<Gap>) -> Self {
        Self { numbers: Some(numbers), gaps, ..Self::default() }
    }

    /// A yes or a no.
    pub fn flag(gaps: Vec<Gap>) -> Self {
        Self { yes: true, no: true, gaps, ..Self::default() }
    }

    /// Anything at all.
    pub fn anything(gaps: Vec<Gap>) -> Self {
        Self { numbers: Some(Interval::ALL), no_data: true, ..Self::flag(gaps) }
    }

    /// What a value can be: an open one what it can still be, a known one itself.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Number(number) => Self::numbers(Interval::point(number.clone()), Vec::new()),
            Value::Flag(holds) => Self { yes: *holds, no: !holds, ..Self::default() },
            Value::NoData => Self { no_data: true, ..Self::default() },
            Value::Open(open) => Self::clone(open),
        }
    }

    /// What either can be.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        self.counts = match (self.own_counts(), other.own_counts()) {
            (Some(a), Some(b)) => Some(Box::new(OpenCounts { part: a.part.or(&b.part), whole: a.whole.or(&b.whole) })),
            _ => None,
        };
        self.numbers = match (self.numbers, other.numbers) {
            (Some(a), Some(b)) => Some(a.or(&b)),
            (a, b) => a.or(b),
        };
        self.yes |= other.yes;
        self.no |= other.no;
        self.no_data |= other.no_data;
        self.because_of(other.gaps)
    }

    /// Its counts; none at all are counted where there is nothing to measure.
    fn own_counts(&self) -> Option<OpenCounts> {
        let nothing = || OpenCounts { part: Interval::point(Exact::ZERO), whole: Interval::point(Exact::ZERO) };
        match &self.counts {
            Some(counts) => Some(OpenCounts::clone(counts)),
            None => (self.numbers.is_none() && self.no_data).then(nothing),
        }
    }

    /// Adds what else is missing.
    #[must_use]
    pub fn because_of(mut self, gaps: Vec<Gap>) -> Self {
        for gap in gaps {
            if let Err(place) = self.gaps.binary_search(&gap) {
                self.gaps.insert(place, gap);
            }
        }
        self
    }
}

/// Where only one thing is possible the value is known, whatever is missing.
impl From<Open> for Value {
    fn from(open: Open) -> Self {
        match (&open.numbers, open.yes, open.no, open.no_data) {
            (Some(numbers), false, false, false) => match numbers.only() {
                Some(number) => Self::Number(number.clone()),
                None => Self::Open(Rc::new(open)),
            },
            (None, true, false, false) => Self::Flag(true),
            (None, false, true, false) => Self::Flag(false),
            (None, false, false, _) => Self::NoData,
            _ => Self::Open(Rc::new(open)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(number: i64) -> Open {
        Open::of(&Exact::from(number).into())
    }

    #[test]
    fn what_can_be_only_one_thing_is_known() {
        let gaps = || vec![Gap::Figure(3)];
        assert_eq!(Value::from(point(5).or(point(5)).because_of(gaps())), Value::Number(Exact::from(5)));
        assert_eq!(Value::from(Open { yes: true, gaps: gaps(), ..Open::default() }), Value::Flag(true));
        assert_eq!(Value::from(Open { no_data: true, ..Open::default() }), Value::NoData);
        let open = Value::from(point(5).or(Open::of(&Value::NoData)).because_of(gaps()));
        assert_eq!(open.gaps(), [Gap::Figure(3)]);
        assert_eq!(Value::from(Open::of(&open)), open);
    }

    #[test]
    fn gaps_are_told_once_and_in_order() {
        let open = Open::flag(vec![Gap::Start]).because_of(vec![Gap::Figure(2), Gap::Start, Gap::Figure(1)]);
        assert_eq!(open.gaps, [Gap::Figure(1), Gap::Figure(2), Gap::Start]);
    }

    #[test]
    fn either_of_two_is_anything_between_them() {
        let either = point(1).or(point(3));
        assert_eq!(either.numbers, Some(Interval::between(Exact::ONE, Exact::from(3))));
        assert_eq!(Open::default().or(point(3)).numbers, point(3).numbers);
        let counted = |part: i64, whole: i64| {
            let counts = [part, whole].map(|count| Interval::point(Exact::from(count)));
            let [part, whole] = counts;
            Open { counts: Some(Box::new(OpenCounts { part, whole })), ..Open::flag(Vec::new()) }
        };
        let counts = counted(1, 4).or(counted(3, 9)).counts.unwrap();
        assert_eq!(counts.part, Interval::between(Exact::ONE, Exact::from(3)));
        assert_eq!(counts.whole, Interval::between(Exact::from(4), Exact::from(9)));
        assert_eq!(counted(1, 4).or(point(3)).counts, None);
    }
}
