//! One number out of several months: sums, means and rates over a window, the year so far, the month before.

use super::ratio::rate;
use super::window::{Months, Window};
use super::{Evaluation, Kind, Name, Scope, several};
use crate::json::{FromJson, Keyword};
use crate::number::{Exact, Interval, TooLarge};
use crate::open::{Gap, Open};
use crate::trace::{Found, Step, Value};

/// What is made of the months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Take {
    /// Their sum; of a condition: in how many it held. Months without data add nothing.
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

/// One number out of several months:
/// `{"over_months": {"of": "satisfaction", "take": "pooled", "months": {"since": "quarter"}}}` is the satisfaction of
/// the quarter so far, all its answers together.
///
/// Serves measuring periods that differ from the month that is settled, means of periods, warnings that add up until
/// something resets them, and steps by how often something happened (`of` a condition counts the months it held). A
/// month of the window that is not known leaves the result open.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct OverMonths {
    /// What is taken from each month, by name.
    pub of: Name,
    /// What is made of it.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Take>"))]
    pub take: Take,
    /// Which months.
    pub months: Window,
}

impl OverMonths {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        self.months.resolve(&mut self.of, scope);
        if self.take == Take::Pooled {
            scope.within("of", |scope| scope.wants(&self.of, Kind::Number));
        }
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let months = self.months.values(&self.of, cx);
        taken("over_months", self.take, &months, self.of.slot(), cx)
    }
}

/// The sum of a figure over the calendar year so far, this month included: `{"year_to_date": "downtime_minutes"}`.
///
/// A year begins no earlier than the cooperation. A month of the year that is not known leaves the sum open.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct YearToDate(pub Name);

impl YearToDate {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.name_over_months(&mut self.0);
        scope.wants(&self.0, Kind::Number);
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let months = Window::year().values(&self.0, cx);
        taken("year_to_date", Take::Sum, &months, self.0.slot(), cx)
    }
}

/// Makes one number of the months, and records it.
fn taken(
    name: &'static str,
    take: Take,
    months: &Months,
    slot: usize,
    cx: &mut Evaluation<'_>,
) -> Result<Found, TooLarge> {
    let nodes = months.nodes();
    let mut sum = Taken::new(take);
    for month in &months.found {
        sum.add(&month.value, month.counts.as_deref())?;
    }
    let open = sum.open || (take == Take::Pooled && sum.uncounted);
    if take == Take::Pooled {
        let Taken { count, number, whole, .. } = sum;
        let counts = match count.is_zero() {
            _ if open => Err(pooled(months, slot)),
            true => Err(Value::NoData),
            false => Ok((number, whole)),
        };
        return rate(cx, name, counts, &nodes);
    }
    let value = if open { taken_open(take, months) } else { sum.value()? };
    let node = cx.recorder.record(
        || {
            let step = Step::new(name, &value).term("months", months.found.len().to_string());
            if name == "over_months" { step.term("take", take.word()) } else { step }
        },
        &nodes,
    );
    Ok(Found { value, counts: None, node })
}

/// What the months can come to while one of them is open.
#[cold]
fn taken_open(take: Take, months: &Months) -> Value {
    let values: Vec<Value> = months.found.iter().map(|month| as_number(&month.value)).collect();
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

/// A month's value as a number: a condition is one where it held, and none where it did not.
fn as_number(value: &Value) -> Value {
    let mut open = Open::of(value);
    if open.yes || open.no {
        let flag = |holds: bool| Interval::point(Exact::from(i64::from(holds)));
        let flags = if open.yes == open.no { flag(true).or(&flag(false)) } else { flag(open.yes) };
        open.numbers = Some(open.numbers.map_or_else(|| flags.clone(), |numbers| numbers.or(&flags)));
        (open.yes, open.no) = (false, false);
    }
    open.into()
}

/// One rate over the counts of months of which one is open, or was given without its counts.
#[cold]
fn pooled(months: &Months, slot: usize) -> Value {
    let mut uncounted = false;
    let rates = months.found.iter().map(|month| {
        let counts = super::pooled::counts(&month.value, month.counts.as_deref());
        uncounted |= counts.is_none() && !month.value.is_open();
        (month.value.clone(), counts)
    });
    let rates: Vec<_> = rates.collect();
    several::pooled(&rates, if uncounted { vec![Gap::Counts(slot)] } else { Vec::new() })
}

/// Months on their way into one number.
struct Taken {
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

impl Taken {
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

/// What a name came to in the month before: `{"month_before": "service_fee"}`.
///
/// It may be something that is computed later in a month, such as what is paid. Missing if that month is not known; no
/// data if the cooperation only begins this month, so that a mean with the month before is this month alone.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct MonthBefore(pub Name);

impl MonthBefore {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.name_earlier(&mut self.0);
        scope.wants(&self.0, Kind::Number);
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let months = Window::before().values(&self.0, cx);
        taken("month_before", Take::Mean, &months, self.0.slot(), cx)
    }
}
