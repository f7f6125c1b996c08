//! One number out of several months: sums, means and rates over a window, the year so far, the month before.

use super::ratio::rate;
use super::window::{Months, Window};
use super::{Evaluation, Gap, Kind, Name, Scope};
use crate::json::{keywords, list, object};
use crate::quantity::{Exact, TooLarge};
use crate::trace::{Found, Recorder, Step, Value};

/// What is made of the months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Debug)]
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

object!(OverMonths { of, take, months });
keywords!(Take default Sum {
    "sum" Sum, "mean" Mean, "lowest" Lowest, "highest" Highest, "pooled" Pooled,
});

impl OverMonths {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        self.months.resolve(&mut self.of, scope);
        if self.take == Take::Pooled {
            scope.within("of", |scope| scope.wants(&self.of, Kind::Number));
        }
    }

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let months = self.months.values(&self.of, cx);
        taken("over_months", self.take, &months, self.of.slot(), cx)
    }
}

/// The sum of a figure over the calendar year so far, this month included: `{"year_to_date": "downtime_minutes"}`.
///
/// A year begins no earlier than the cooperation. A month of the year that is not known leaves the sum open.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct YearToDate(pub Name);

list!(YearToDate);

impl YearToDate {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.name_over_months(&mut self.0);
        scope.wants(&self.0, Kind::Number);
    }

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let months = Window::year().values(&self.0, cx);
        taken("year_to_date", Take::Sum, &months, self.0.slot(), cx)
    }
}

/// Makes one number of the months.
fn taken<R: Recorder>(
    name: &'static str,
    take: Take,
    months: &Months<R::Node>,
    slot: usize,
    cx: &mut Evaluation<'_, R>,
) -> Result<Found<R::Node>, TooLarge> {
    let nodes = months.nodes();
    let mut open = false;
    let (mut result, mut whole, mut count) = (None::<Exact>, Exact::ZERO, Exact::ZERO);
    for month in &months.found {
        let flag = Exact::from(i64::from(month.value.holds()));
        let number = match (&month.value, take, &month.counts) {
            (Value::Missing, ..) => {
                open = true;
                continue;
            }
            (Value::NoData, ..) => continue,
            (Value::Number(_), Take::Pooled, None) => {
                // A rate that was given without its counts.
                cx.missing.push(Gap::Counts(slot));
                open = true;
                continue;
            }
            (Value::Number(_), Take::Pooled, Some((part, all))) => {
                whole = whole.plus(all)?;
                part
            }
            (Value::Number(number), ..) => number,
            (Value::Flag(_), ..) => &flag,
        };
        count = count.plus(&Exact::ONE)?;
        result = Some(match (result, take) {
            (None, _) => number.clone(),
            (Some(so_far), Take::Lowest) => so_far.min(number.clone()),
            (Some(so_far), Take::Highest) => so_far.max(number.clone()),
            (Some(so_far), _) => so_far.plus(number)?,
        });
    }
    if open {
        months.report(cx);
    }
    let counts = match result {
        _ if open => Err(Value::Missing),
        None if take == Take::Sum => Ok(Exact::ZERO),
        None => Err(Value::NoData),
        Some(result) if take == Take::Mean => Ok(result.over(&count)?),
        Some(result) => Ok(result),
    };
    if take == Take::Pooled {
        return rate(cx, name, counts.map(|part| (part, whole)), &nodes);
    }
    let value = counts.map_or_else(|open| open, Value::from);
    let node = cx.recorder.record(
        || {
            let step = Step::new(name, &value).term("months", months.found.len().to_string());
            if name == "over_months" { step.term("take", crate::json::Keyword::word(take)) } else { step }
        },
        &nodes,
    );
    Ok(Found { value, counts: None, node })
}

/// What a name came to in the month before: `{"month_before": "service_fee"}`.
///
/// It may be something that is computed later in a month, such as what is paid. Missing if that month is not known; no
/// data if the cooperation only begins this month, so that a mean with the month before is this month alone.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct MonthBefore(pub Name);

list!(MonthBefore);

impl MonthBefore {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.name_earlier(&mut self.0);
        scope.wants(&self.0, Kind::Number);
    }

    #[expect(clippy::unnecessary_wraps, reason = "every mechanism has this signature")]
    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let month = cx.month.and_then(|month| month.plus(-1));
        let known = month.and_then(|month| cx.earlier(month, &self.0));
        let (value, counts) = known.map_or((Value::Missing, None), |known| (known.value, known.counts));
        let value = if cx.month.is_some() && cx.month <= cx.start { Value::NoData } else { value };
        if value == Value::Missing {
            cx.missing.push(Gap::Month(month));
        }
        let node = cx.recorder.record(|| Step::new("month_before", &value).slot(self.0.slot()), &[]);
        Ok(Found { value, counts, node })
    }
}
