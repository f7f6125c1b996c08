//! What earlier months bear on: months in a row, sums over the year so far, the value of the month before.

use super::{Evaluation, Gap, Kind, Name, Scope, Term};
use crate::json::{list, object};
use crate::period::Month;
use crate::quantity::{Exact, TooLarge};
use crate::trace::{Found, Recorder, Step, Value};

/// An outcome that holds so many months in a row, this one included:
/// `{"in_a_row": {"of": "low_month", "months": "3"}}`.
///
/// Months are calendar months: a month nobody gave breaks the knowledge, not the row. Where too few earlier months are
/// known to tell, the condition is open.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct InARow {
    /// The outcome, by name.
    pub of: Name,
    /// How many months.
    pub months: Term,
}

object!(InARow { of, months });

impl InARow {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.looks_back = true;
        scope.within("of", |scope| scope.name(&mut self.of, Kind::Flag));
        scope.one("months", &mut self.months, Kind::Number);
    }

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let now = cx.read(&self.of);
        let wanted = self.months.evaluate(cx)?;
        let mut count = Exact::ZERO;
        let mut known = now.value.clone();
        let mut month = cx.month;
        let value = loop {
            match (&known, wanted.value.number()) {
                (Value::Flag(true), Some(wanted)) => {
                    count = count.plus(&Exact::ONE)?;
                    if count >= *wanted {
                        break Value::Flag(true);
                    }
                }
                (Value::Flag(false), Some(_)) => break Value::Flag(false),
                _ => break Value::Missing,
            }
            month = month.and_then(|month| month.plus(-1));
            known = month.and_then(|month| cx.earlier(month, &self.of)).unwrap_or(Value::Missing);
        };
        if value == Value::Missing && now.value != Value::Missing {
            cx.missing.push(Gap::Month(month));
        }
        let node = cx
            .recorder
            .record(|| Step::new("in_a_row", &value).term("count", count.to_string()), &[now.node, wanted.node]);
        Ok(Found { value, counts: None, node })
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
        scope.looks_back = true;
        scope.name(&mut self.0, Kind::Number);
    }

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        since(&self.0, "year_to_date", |month| month.number() == 1, cx)
    }
}

/// The sum of a name from the last month that `opens` a period up to this one. The period begins no earlier than the
/// cooperation; a month of it that is not known leaves the sum open.
pub(super) fn since<R: Recorder>(
    name: &Name,
    mechanism: &'static str,
    opens: fn(Month) -> bool,
    cx: &mut Evaluation<'_, R>,
) -> Result<Found<R::Node>, TooLarge> {
    let now = cx.read(name);
    let mut sum = now.value.number().cloned();
    let mut months = Exact::ONE;
    let mut month = cx.month;
    if month.is_none() {
        sum = None;
    }
    while let (Some(so_far), Some(later)) = (&sum, month) {
        if opens(later) || cx.start == Some(later) {
            break;
        }
        month = later.plus(-1);
        let earlier = month.and_then(|month| cx.earlier(month, name));
        sum = match earlier.as_ref().and_then(Value::number) {
            Some(number) => Some(so_far.plus(number)?),
            None => None,
        };
        months = months.plus(&Exact::ONE)?;
    }
    if sum.is_none() && now.value != Value::Missing {
        cx.missing.push(Gap::Month(month));
    }
    let value = sum.map_or(Value::Missing, Value::from);
    let node = cx.recorder.record(|| Step::new(mechanism, &value).term("months", months.to_string()), &[now.node]);
    Ok(Found { value, counts: None, node })
}

/// What a name came to in the month before: `{"month_before": "service_fee"}`; missing if that month is not known.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct MonthBefore(pub Name);

list!(MonthBefore);

impl MonthBefore {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.looks_back = true;
        scope.name(&mut self.0, Kind::Number);
    }

    #[expect(clippy::unnecessary_wraps, reason = "every mechanism has this signature")]
    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let month = cx.month.and_then(|month| month.plus(-1));
        let value = month.and_then(|month| cx.earlier(month, &self.0)).unwrap_or(Value::Missing);
        if value == Value::Missing {
            cx.missing.push(Gap::Month(month));
        }
        let node = cx.recorder.record(|| Step::new("month_before", &value).slot(self.0.slot()), &[]);
        Ok(Found { value, counts: None, node })
    }
}
