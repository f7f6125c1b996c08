//! One number out of several months: sums, means and rates over a window, the year so far, the month before.

use super::take::{Aggregation, Take, aggregate};
use super::window::Window;
use super::{Evaluation, Kind, Name, Scope};
use crate::json::FromJson;
use crate::number::TooLarge;
use crate::trace::Found;

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
        aggregate(&Aggregation::new("over_months", self.take, self.of.slot()), &months.found, cx)
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
        aggregate(&Aggregation::new("year_to_date", Take::Sum, self.0.slot()), &months.found, cx)
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
        aggregate(&Aggregation::new("month_before", Take::Mean, self.0.slot()), &months.found, cx)
    }
}
