//! One number out of several: months of a window, rows of a table.

use super::ratio::rate;
use super::{Evaluation, several};
use crate::json::{FromJson, Keyword};
use crate::number::{Exact, Interval, TooLarge};
use crate::open::{Gap, Open};
use crate::trace::{Found, Node, Step, Value};

/// What is made of several months, or of the rows of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Take {
    /// Their sum; of a condition: in how many it held. One without data adds nothing.
    #[default]
    Sum,
    /// The mean of those that have data.
    Mean,
    /// The lowest of those that have data.
    Lowest,
    /// The highest of those that have data.
    Highest,
    /// One rate over the counts of all of them.
    Pooled,
}

/// What is made of several, and how it is recorded.
pub(super) struct Aggregation {
    name: &'static str,
    take: Take,
    /// What a rate without its counts is told of.
    slot: usize,
    /// The slot of the table whose rows they are.
    table: Option<usize>,
}

impl Aggregation {
    /// Of months.
    pub(super) fn new(name: &'static str, take: Take, slot: usize) -> Self {
        Self { name, take, slot, table: None }
    }

    /// Of the rows of a table.
    pub(super) fn of_rows(take: Take, table: usize) -> Self {
        Self { table: Some(table), ..Self::new("over_rows", take, table) }
    }

    /// The step that made a number of so many.
    pub(super) fn step(&self, value: &Value, count: usize) -> Step {
        let step = Step::new(self.name, value);
        let step = match self.table {
            Some(slot) => step.slot(slot).term("rows", count.to_string()),
            None => step.term("months", count.to_string()),
        };
        if matches!(self.name, "over_months" | "over_rows") { step.term("take", self.take.word()) } else { step }
    }
}

/// Makes one number of several, and records it.
pub(super) fn aggregate(
    aggregation: &Aggregation,
    parts: &[Found],
    cx: &mut Evaluation<'_>,
) -> Result<Found, TooLarge> {
    let take = aggregation.take;
    let nodes: Vec<Node> = parts.iter().map(|part| part.node).collect();
    let mut sum = Accumulator::new(take);
    for part in parts {
        sum.add(&part.value, part.counts.as_deref())?;
    }
    let open = sum.open || (take == Take::Pooled && sum.uncounted);
    if take == Take::Pooled {
        let Accumulator { count, number, whole, .. } = sum;
        let counts = match count.is_zero() {
            _ if open => Err(pooled(parts, aggregation.slot)),
            true => Err(Value::NoData),
            false => Ok((number, whole)),
        };
        return rate(cx, aggregation.name, counts, &nodes);
    }
    let value = if open { aggregate_open(take, parts) } else { sum.value()? };
    let node = cx.recorder.record(|| aggregation.step(&value, parts.len()), &nodes);
    Ok(Found { value, counts: None, node })
}

/// What they can come to while one of them is open.
#[cold]
fn aggregate_open(take: Take, parts: &[Found]) -> Value {
    let values: Vec<Value> = parts.iter().map(|part| as_number(&part.value)).collect();
    match take {
        Take::Lowest => several::lowest(values.iter()),
        Take::Highest => several::highest(values.iter()),
        Take::Mean => {
            let (parts, gaps) = several::parts(values.iter());
            let parts: Vec<_> = parts.into_iter().map(|part| (part, Exact::ONE)).collect();
            several::mean(&parts, gaps).into()
        }
        Take::Sum | Take::Pooled => {
            let (parts, gaps) = several::parts(values.iter());
            let nothing = Interval::point(Exact::ZERO);
            let sum = parts.iter().fold(nothing.clone(), |sum, part| {
                let adds = if part.drops_out { part.numbers.or(&nothing) } else { part.numbers.clone() };
                sum.plus(&adds)
            });
            Open::numbers(sum, gaps).into()
        }
    }
}

/// A value as a number: a condition is one where it held, and none where it did not.
pub(super) fn as_number(value: &Value) -> Value {
    let mut open = Open::of(value);
    if open.yes || open.no {
        let flag = |holds: bool| Interval::point(Exact::from(i64::from(holds)));
        let flags = if open.yes == open.no { flag(true).or(&flag(false)) } else { flag(open.yes) };
        open.numbers = Some(open.numbers.map_or_else(|| flags.clone(), |numbers| numbers.or(&flags)));
        (open.yes, open.no) = (false, false);
    }
    open.into()
}

/// One rate over the counts of several of which one is open, or was given without its counts.
#[cold]
fn pooled(parts: &[Found], slot: usize) -> Value {
    let mut uncounted = false;
    let rates = parts.iter().map(|part| {
        let counts = super::pooled::counts(&part.value, part.counts.as_deref());
        uncounted |= counts.is_none() && !part.value.is_open();
        (part.value.clone(), counts)
    });
    let rates: Vec<_> = rates.collect();
    several::pooled(&rates, if uncounted { vec![Gap::Counts(slot)] } else { Vec::new() })
}

/// Several on their way into one number.
struct Accumulator {
    take: Take,
    /// How many have data.
    count: Exact,
    number: Exact,
    /// Of rates, the whole.
    whole: Exact,
    /// Whether one is open.
    open: bool,
    /// Whether one is a rate that was given without its counts.
    uncounted: bool,
}

impl Accumulator {
    fn new(take: Take) -> Self {
        Self { take, count: Exact::ZERO, number: Exact::ZERO, whole: Exact::ZERO, open: false, uncounted: false }
    }

    fn add(&mut self, value: &Value, counts: Option<&(Exact, Exact)>) -> Result<(), TooLarge> {
        let mut number = match value {
            Value::Open(_) => {
                self.open = true;
                return Ok(());
            }
            Value::NoData => return Ok(()),
            Value::Number(number) => number.clone(),
            Value::Flag(holds) => Exact::from(i64::from(*holds)),
        };
        if self.take == Take::Pooled {
            let Some((part, whole)) = counts else {
                self.uncounted = true;
                return Ok(());
            };
            number = part.clone();
            self.whole = self.whole.plus(whole)?;
        }
        self.number = match self.take {
            Take::Lowest | Take::Highest if self.count.is_zero() => number,
            Take::Lowest => number.min(self.number.clone()),
            Take::Highest => number.max(self.number.clone()),
            _ => self.number.plus(&number)?,
        };
        self.count = self.count.plus(&Exact::ONE)?;
        Ok(())
    }

    fn value(&self) -> Result<Value, TooLarge> {
        match self.take {
            Take::Sum => Ok(self.number.clone().into()),
            _ if self.count.is_zero() => Ok(Value::NoData),
            Take::Mean => self.number.over(&self.count).map(Value::from),
            _ => Ok(self.number.clone().into()),
        }
    }
}
