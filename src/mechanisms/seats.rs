use super::arithmetic::both;
use super::{Choice, Evaluation, Kind, Scope, Term};
use crate::json::{keywords, object};
use crate::open::{Gap, Open};
use crate::quantity::{Exact, Interval, TooLarge};
use crate::trace::{Found, Recorder, Step, Value};

/// Which days a month is prorated by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Debug)]
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

object!(PerSeat { seats, price, days });
keywords!(DayCount default CalendarDays { "calendar_days" CalendarDays, "thirty_days" ThirtyDays });

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
                // Between none of the month and all of it.
                let seats = Interval::point(Exact::from(change.seats)).or(&Interval::point(Exact::ZERO));
                let part = Value::from(Open::numbers(seats, vec![Gap::Month(None)]));
                staffed = both(&staffed, &part, &Exact::plus, &Interval::plus)?;
                continue;
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
            staffed = both(&staffed, &value, &Exact::plus, &Interval::plus)?;
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
        let value = both(&staffed, &price.value, &Exact::times, &Interval::times)?;
        let node = cx.recorder.record(|| Step::new("per_seat", &value), &nodes);
        Ok(Found { value, counts: None, node })
    }
}
