//! Settlement by the quarter: what has accrued in it so far, and whether the month closes it.

use super::history::since;
use super::{Evaluation, Gap, Kind, Name, Scope};
use crate::json::list;
use crate::period::Cycle;
use crate::quantity::TooLarge;
use crate::trace::{Found, Recorder, Step, Value};

/// The sum of a figure or a line over the calendar quarter so far, this month included: `{"quarter_to_date": "base_fee"}`.
///
/// Serves bills by the quarter. Lines are summed as they were shown, in whole cents. A quarter begins no earlier than the
/// cooperation; a month of it that is not known leaves the sum open.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct QuarterToDate(pub Name);

list!(QuarterToDate);

impl QuarterToDate {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.looks_back = true;
        scope.name(&mut self.0, Kind::Number);
    }

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        since(&self.0, "quarter_to_date", |month| month.number() % 3 == 1, cx)
    }
}

/// The month is the last one of its quarter: `{"closes": "quarter"}`. The month the contract ends in closes it too. Every
/// month closes itself.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct Closes(pub Cycle);

list!(Closes);

impl Closes {
    #[expect(clippy::unused_self, reason = "every mechanism has this signature")]
    pub(super) fn resolve(&self, _: &mut Scope<'_>) {}

    #[expect(clippy::unnecessary_wraps, reason = "every mechanism has this signature")]
    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let value = match (self.0, cx.month) {
            (Cycle::Month, _) => Value::Flag(true),
            (Cycle::Quarter, Some(month)) => {
                let ends = cx.last_day.is_some_and(|last| last.month() == month);
                Value::Flag(ends || month == month.quarter_end())
            }
            (Cycle::Quarter, None) => {
                cx.missing.push(Gap::Month(None));
                Value::Missing
            }
        };
        let node = cx.recorder.record(|| Step::new("closes", &value), &[]);
        Ok(Found { value, counts: None, node })
    }
}
