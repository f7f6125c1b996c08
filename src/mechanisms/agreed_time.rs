use super::{Evaluation, Scope};
use crate::calendar::own_months::{first_day, last_day};
use crate::calendar::{Month, WorkingHours};
use crate::json::FromJson;
use crate::number::{Exact, Interval, TooLarge};
use crate::open::{Gap, Open};
use crate::trace::{Found, Step, Value};

/// Over which time agreed minutes are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Over {
    /// The month.
    #[default]
    Month,
    /// The calendar year, from January up to and with the month; no earlier than the day the cooperation began.
    YearToDate,
    /// The whole calendar year, from the day the cooperation began and until the contract ends, if that is in it.
    Year,
}

/// The minutes of agreed service hours in a month or a year:
/// `{"agreed_minutes": {"hours": {"days": "monday_to_friday", "sessions": [["09:00", "18:00"]]}, "over": "year"}}`.
///
/// Serves availability: what the service should have been there for, where nobody states it. In the first and the last month
/// only the days count on which the contract was in force.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct AgreedMinutes {
    /// The service hours.
    pub hours: WorkingHours,
    /// Over which time.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Over>"))]
    pub over: Over,
}

impl AgreedMinutes {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.within("hours", |scope| scope.hours(&mut self.hours));
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let mut sum = cx.month.map(|_| Exact::ZERO);
        let gaps = if sum.is_some() { Vec::new() } else { vec![Gap::Month(None)] };
        if let Some(month) = cx.month {
            let first = cx.start.filter(|start| start.year() == month.year()).map_or(1, Month::number);
            let numbers = match self.over {
                Over::Month => month.number()..=month.number(),
                Over::YearToDate => first..=month.number(),
                Over::Year => first..=12,
            };
            for number in numbers {
                let minutes = Month::new(month.year(), number).and_then(|month| {
                    let (first, last) = (first_day(month, cx.from_day), last_day(month, cx.from_day));
                    let from = cx.first_day.map_or(first, |day| day.max(first));
                    let to = cx.last_day.map_or(last, |day| day.min(last));
                    // Of a month from the 21st to the 20th a part lies in the calendar month before.
                    let before = if cx.from_day > 1 { month.plus(-1) } else { None };
                    let parts = before.into_iter().chain([month]);
                    parts.map(|part| self.hours.minutes_between(part, from, to, &mut cx.days).ok()).sum::<Option<u32>>()
                });
                sum = match sum.zip(minutes) {
                    Some((sum, minutes)) => Some(sum.plus(&Exact::from(i64::from(minutes)))?),
                    None => None,
                };
            }
        }
        let unknown = || Open::numbers(Interval::at_least(Exact::ZERO), gaps).into();
        let value = sum.map_or_else(unknown, Value::from);
        let node = cx.recorder.record(|| Step::new("agreed_minutes", &value), &[]);
        Ok(Found { value, counts: None, node })
    }
}
