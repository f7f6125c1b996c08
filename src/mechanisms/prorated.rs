use super::arithmetic::both;
use super::{Choice, DayCount, Evaluation, Gap, Kind, Scope, Term};
use crate::json::FromJson;
use crate::quantity::{Exact, TooLarge};
use crate::trace::{Found, Recorder, Step, Value};

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

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let of = self.of.evaluate(cx)?;
        let Some(month) = cx.month else {
            cx.missing.push(Gap::Month(None));
            let node = cx.recorder.record(|| Step::new("prorated", &Value::Missing), &[of.node]);
            return Ok(Found::new(Value::Missing, node));
        };
        let (first, last) = (month.first_day(), month.last_day());
        let from = cx.first_day.map_or(first, |day| day.max(first));
        let to = cx.last_day.map_or(last, |day| day.min(last));
        let inside = to.days_since(from).saturating_add(1).max(0);
        let whole = i32::from(month.days());
        let length = match self.days.value() {
            DayCount::CalendarDays => whole,
            DayCount::ThirtyDays => 30,
        };
        let days = if inside == whole { length } else { inside.min(length) };
        let value = both(&of.value, &of.value, &mut |of, _| {
            of.times(&Exact::from(i64::from(days)))?.over(&Exact::from(i64::from(length))).map(Value::from)
        })?;
        let node = cx.recorder.record(
            || Step::new("prorated", &value).term("days", days.to_string()).term("of", length.to_string()),
            &[of.node],
        );
        Ok(Found { value, counts: None, node })
    }
}
