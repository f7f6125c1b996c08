use super::arithmetic::both;
use super::{Choice, Evaluation, Gap, Kind, Scope, Term};
use crate::json::FromJson;
use crate::quantity::{Exact, TooLarge};
use crate::trace::{Found, Recorder, Step, Value};

/// Which days a month is prorated by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum DayCount {
    /// The days of that month.
    #[default]
    CalendarDays,
    /// Thirty, whatever the month; a full month is never more than one.
    ThirtyDays,
}

/// Seats times a monthly price, each seat for the days it was staffed (多退少补):
/// `{"per_seat": {"seats": "seats", "price": "seat_price", "days": {"reading": "seat_days"}}}`.
///
/// `seats` is how many were staffed when the month began. A change on a day counts from that day on, for seats added as
/// for seats removed; a seat there the whole month costs the whole price.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct PerSeat {
    /// Seats when the month began.
    pub seats: Term,
    /// Yuan per seat and month.
    pub price: Term,
    /// Which days a month is prorated by.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Choice<DayCount>>"))]
    pub days: Choice<DayCount>,
}

impl PerSeat {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.varies = true;
        scope.one("seats", &mut self.seats, Kind::Number);
        scope.one("price", &mut self.price, Kind::Number);
        scope.within("days", |scope| self.days.resolve(scope));
    }

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let (seats, price) = (self.seats.evaluate(cx)?, self.price.evaluate(cx)?);
        let mut staffed = seats.value.clone();
        let mut nodes = vec![seats.node, price.node];
        for change in cx.seat_changes {
            let Some(month) = cx.month else {
                cx.missing.push(Gap::Month(None));
                staffed = Value::Missing;
                break;
            };
            let length = match self.days.value() {
                DayCount::CalendarDays => i64::from(month.days()),
                DayCount::ThirtyDays => 30,
            };
            // The day itself counts: a change on the last day is one day.
            let left = i64::from(month.last_day().days_since(change.date)).saturating_add(1).clamp(0, length);
            let left = if change.date <= month.first_day() { length } else { left };
            let part = Exact::from(change.seats).times(&Exact::from(left))?.over(&Exact::from(length))?;
            let value = Value::from(part);
            staffed = both(&staffed, &value, &mut |staffed, part| staffed.plus(part).map(Value::from))?;
            nodes.push(cx.recorder.record(
                || {
                    let step = Step::new("seat_change", &value).term("date", change.date.to_string());
                    step.term("seats", change.seats.to_string())
                        .term("days", left.to_string())
                        .term("of", length.to_string())
                },
                &[],
            ));
        }
        let value = both(&staffed, &price.value, &mut |staffed, price| staffed.times(price).map(Value::from))?;
        let node = cx.recorder.record(|| Step::new("per_seat", &value), &nodes);
        Ok(Found { value, counts: None, node })
    }
}
