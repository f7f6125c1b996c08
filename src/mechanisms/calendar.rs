use super::{Evaluation, Scope};
use crate::calendar::own_months::days_of;
use crate::json::{FromJson, Keyword};
use crate::number::{Exact, Interval, TooLarge};
use crate::open::{Gap, Open};
use crate::trace::{Found, Step, Value};

/// A number of the calendar: `{"calendar": "days_of_month"}` is 28 to 31.
///
/// Serves prices by the day and targets that rise in the first months (爬坡期): a table of `months_since_start`. Open while the
/// month is not known, or when the cooperation began; a month before that has no data.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct Calendar(pub CalendarNumber);

/// Which number of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum CalendarNumber {
    /// How many days the month has; of one from the 21st to the 20th those.
    DaysOfMonth,
    /// Which month of the year it is: 1 to 12.
    MonthOfYear,
    /// How many months ago the cooperation began: 0 in the month it begins in.
    MonthsSinceStart,
}

impl Calendar {
    #[expect(clippy::unused_self, reason = "every mechanism has this signature")]
    pub(super) fn resolve(&self, scope: &mut Scope<'_>) {
        scope.varies = true;
    }

    #[expect(clippy::unnecessary_wraps, reason = "every mechanism has this signature")]
    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let open = |low: i64, high: Option<i64>, gap: Gap| {
            let numbers = Interval { low: Some(Exact::from(low)), high: high.map(Exact::from) };
            Value::from(Open::numbers(numbers, vec![gap]))
        };
        let value = match (self.0, cx.month) {
            (CalendarNumber::DaysOfMonth, Some(month)) => Exact::from(i64::from(days_of(month, cx.from_day))).into(),
            (CalendarNumber::DaysOfMonth, None) => open(28, Some(31), Gap::Month(None)),
            (CalendarNumber::MonthOfYear, Some(month)) => Exact::from(i64::from(month.number())).into(),
            (CalendarNumber::MonthOfYear, None) => open(1, Some(12), Gap::Month(None)),
            (CalendarNumber::MonthsSinceStart, None) => open(0, None, Gap::Month(None)),
            (CalendarNumber::MonthsSinceStart, Some(month)) => match cx.start.map(|start| month.months_since(start)) {
                None => open(0, None, Gap::Start),
                Some(months) if months < 0 => Value::NoData,
                Some(months) => Exact::from(i64::from(months)).into(),
            },
        };
        let node = cx.recorder.record(|| Step::new("calendar", &value).term("number", self.0.word()), &[]);
        Ok(Found::new(value, node))
    }
}
