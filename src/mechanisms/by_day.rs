//! One version after another, each from a day on.

use super::arithmetic::both;
use super::select::OneOf;
use super::{Evaluation, Kind, Scope, Term};
use crate::calendar::Date;
use crate::calendar::own_months::{first_day, last_day};
use crate::json::FromJson;
use crate::number::{Exact, Interval, TooLarge};
use crate::open::Gap;
use crate::problem::{Code, Problem};
use crate::trace::{Found, Step, Value};

/// One version after another, each from a day on: `{"by_day": [{"value": "3000"}, {"from": "2026-10-15", "value": "3500"}]}`.
///
/// Serves an amended contract that changes inside a month. In the rows of a table, and in a term over them, the day that names the
/// row decides. Elsewhere each version counts for its days: of a month that has 14 days before the change and 17 from it on,
/// 14/31 of the one and 17/31 of the other. A row that is named by no day is open in such a month: which version is its own is not
/// known.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct ByDay(pub Vec<DayVersion>);

/// A version of a number.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct DayVersion {
    /// The first day it is in force; left out in the first version alone.
    pub from: Option<Date>,
    /// The number.
    pub value: Term,
}

impl ByDay {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.not_empty(&self.0);
        (scope.varies, scope.asks_days) = (true, true);
        let mut before: Option<Date> = None;
        for (index, version) in self.0.iter_mut().enumerate() {
            scope.within(index, |scope| {
                scope.one("value", &mut version.value, Kind::Number);
                let code = match index {
                    0 if version.from.is_some() => Some(Code::VersionsGap),
                    0 => None,
                    _ if version.from <= before => Some(Code::VersionsOverlap),
                    _ => None,
                };
                if let Some(code) = code {
                    scope.report(Problem::new(code).with("row", &index.saturating_add(1)));
                }
                before = version.from;
            });
        }
    }

    /// Which version is in force on a day, counted from one.
    fn row_on(&self, day: Date) -> String {
        self.0.iter().take_while(|version| version.from.is_none_or(|from| from <= day)).count().to_string()
    }

    /// How many days from one to another, both included, each version is in force, where it is any.
    fn days(&self, first: Date, last: Date) -> impl Iterator<Item = (&DayVersion, i32)> {
        let ends = self.0.iter().skip(1).map(|next| next.from.and_then(|day| day.plus_days(-1))).chain([None]);
        self.0.iter().zip(ends).filter_map(move |(version, end)| {
            let from = version.from.map_or(first, |day| day.max(first));
            let to = end.map_or(last, |day| day.min(last));
            let days = to.days_since(from).saturating_add(1);
            (days > 0).then_some((version, days))
        })
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let in_row = cx.row.map(|(table, _)| table);
        let day = cx.row_day.filter(|_| in_row.is_some());
        let days = day.map(|day| (day, day));
        let Some((first, last)) = days.or_else(|| {
            let month = cx.month?;
            Some((first_day(month, cx.from_day), last_day(month, cx.from_day)))
        }) else {
            let mut one = OneOf::because_of(Gap::Month(None));
            for version in &self.0 {
                one.take(&version.value, cx)?;
            }
            return Ok(one.found("by_day", cx));
        };
        let mut versions = self.days(first, last);
        let (Some((only, _)), None) = (versions.next(), versions.next()) else {
            if let Some(table) = in_row {
                let mut one = OneOf::because_of(Gap::Rows(table));
                for (version, _) in self.days(first, last) {
                    one.take(&version.value, cx)?;
                }
                return Ok(one.found("by_day", cx));
            }
            return self.for_their_days(first, last, cx);
        };
        let Found { value, counts, node } = only.value.evaluate(cx)?;
        let step = || {
            let step = Step::new("by_day", &value).term("row", self.row_on(first));
            only.from.iter().fold(step, |step, from| step.term("from", from.to_string()))
        };
        let node = cx.recorder.record(step, &[node]);
        Ok(Found { value, counts, node })
    }

    /// Each version for its days.
    #[cold]
    fn for_their_days(&self, first: Date, last: Date, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let whole = last.days_since(first).saturating_add(1);
        let of = Exact::from(i64::from(whole));
        let mut sum = Value::from(Exact::ZERO);
        let (mut nodes, mut day_counts) = (Vec::new(), Vec::new());
        for (version, days) in self.days(first, last) {
            let found = version.value.evaluate(cx)?;
            nodes.push(found.node);
            day_counts.push(days.to_string());
            let days = Value::from(Exact::from(i64::from(days)));
            let times = |of: &Interval, days: &Interval| of.times(days);
            let of_days = both(&found.value, &days, &Exact::times, &times)?;
            sum = both(&sum, &of_days, &Exact::plus, &Interval::plus)?;
        }
        let over = |sum: &Interval, of: &Interval| sum.over(of);
        let value = both(&sum, &of.into(), &Exact::over, &over)?;
        let step = || {
            let step = Step::new("by_day", &value).term("row", self.row_on(first));
            step.term("days", day_counts.join(" ")).term("of", whole.to_string())
        };
        let node = cx.recorder.record(step, &nodes);
        Ok(Found::new(value, node))
    }
}
