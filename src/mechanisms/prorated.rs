use super::arithmetic::both;
use super::{Choice, DayCount, Evaluation, Kind, Scope, Term};
use crate::calendar::own_months::{days_of, first_day, last_day};
use crate::json::FromJson;
use crate::number::{Exact, Interval, TooLarge};
use crate::open::{Gap, Open};
use crate::trace::{Found, Step, Value};

/// A month's price for the days of the month the contract was in force:
/// `{"prorated": {"of": "monthly_fee", "days": "calendar_days"}}` is 11 of 31 days in a month that begins on the 21st.
///
/// Serves fees of the first and the last month: the contract counts from its start (the vendor's own, where one is
/// given) to its last day, if it has one and does not renew; both days count. A month wholly inside costs the whole
/// price, one wholly outside nothing. Without a known start a month counts from its first day.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Prorated {
    /// What the whole month costs.
    pub of: Term,
    /// Which days a month is prorated by.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Choice<DayCount>>"))]
    pub days: Choice<DayCount>,
}

impl Prorated {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.varies = true;
        scope.one("of", &mut self.of, Kind::Number);
        scope.within("days", |scope| self.days.resolve(scope));
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let of = self.of.evaluate(cx)?;
        let Some(month) = cx.month else {
            let gaps = vec![Gap::Month(None)];
            let part = Value::from(Open::numbers(Interval::between(Exact::ZERO, Exact::ONE), gaps));
            let value = both(&of.value, &part, &Exact::times, &Interval::times)?;
            let node = cx.recorder.record(|| Step::new("prorated", &value), &[of.node]);
            return Ok(Found::new(value, node));
        };
        let (first, last) = (first_day(month, cx.from_day), last_day(month, cx.from_day));
        let from = cx.first_day.map_or(first, |day| day.max(first));
        let to = cx.last_day.map_or(last, |day| day.min(last));
        let inside = to.days_since(from).saturating_add(1).max(0);
        let whole = i32::from(days_of(month, cx.from_day));
        let (days, length) = self.days.value().counted_days(inside, whole);
        let [days_in, days_of] = [days, length].map(|days| Exact::from(i64::from(days)));
        let part = |of: &Exact, days: &Exact| of.times(days)?.over(&days_of);
        let open = |of: &Interval, days: &Interval| of.times(days).over(&Interval::point(days_of.clone()));
        let value = both(&of.value, &days_in.into(), &part, &open)?;
        let node = cx.recorder.record(
            || Step::new("prorated", &value).term("days", days.to_string()).term("of", length.to_string()),
            &[of.node],
        );
        Ok(Found { value, counts: None, node })
    }
}
