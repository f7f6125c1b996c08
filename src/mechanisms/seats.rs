use super::arithmetic::both;
use super::{Choice, Evaluation, Kind, Scope, Term};
use crate::calendar::own_months::{days_of, first_day, last_day};
use crate::calendar::{Date, Month};
use crate::json::FromJson;
use crate::month::SeatChange;
use crate::number::{Exact, Interval, TooLarge};
use crate::open::{Gap, Open};
use crate::sort;
use crate::trace::{Found, Node, Step, Value};

/// Which days a month is prorated by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum DayCount {
    /// The days of that month.
    #[default]
    CalendarDays,
    /// Thirty, whatever the month: the days that count are those somebody was there, and a full month is one.
    ThirtyDays,
    /// Thirty, whatever the month: from a full month the days are taken off that nobody was there.
    ThirtyDaysNotStaffed,
}

impl DayCount {
    /// How many of how many days count of a month of `whole` days, where it began before and ended after `there` of them.
    pub(super) fn counted_days(self, there: i32, whole: i32) -> (i32, i32) {
        match self {
            _ if there == whole => (self.length(whole), self.length(whole)),
            DayCount::ThirtyDaysNotStaffed => (30_i32.saturating_sub(whole.saturating_sub(there)).max(0), 30),
            DayCount::ThirtyDays | DayCount::CalendarDays => (there.min(self.length(whole)), self.length(whole)),
        }
    }

    fn length(self, whole: i32) -> i32 {
        match self {
            DayCount::CalendarDays => whole,
            DayCount::ThirtyDays | DayCount::ThirtyDaysNotStaffed => 30,
        }
    }
}

/// Seats times a monthly price, each seat for the days it was staffed (多退少补):
/// `{"per_seat": {"seats": "seats", "price": "seat_price", "days": {"reading": "seat_days"}}}`.
///
/// `seats` is how many were staffed when the month began; where it is not given and a change on the first day says how many are
/// staffed from then on, that is it. A change on a day counts from that day on, for seats added as for seats removed; a seat
/// there the whole month costs the whole price, one there for some days that part of it.
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

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let (mut seats, price) = (self.seats.evaluate(cx)?, self.price.evaluate(cx)?);
        if cx.is_unknown_month() {
            // Nor are the changes known.
            let staffed = Open::numbers(Interval::at_least(Exact::ZERO), vec![Gap::Month(None)]).into();
            return priced(cx, &staffed, &price.value, &[seats.node, price.node]);
        }
        let first_day = cx.month.map(|month| first_day(month, cx.from_day));
        let (begins, changes): (Vec<SeatChange>, Vec<SeatChange>) =
            cx.seat_changes.iter().partition(|change| change.level && first_day.is_some_and(|day| change.date <= day));
        // Seats that are given count instead of those the month begins with.
        if let (None, Some(begin)) = (seats.value.number(), begins.first()) {
            let value = Value::from(Exact::from(begin.seats));
            let step = || {
                let step = Step::new("seat_change", &value).term("date", begin.date.to_string());
                step.term("seats", begin.seats.to_string()).term("days", 1.to_string()).term("of", 1.to_string())
            };
            seats = Found { node: cx.recorder.record(step, &[]), value: value.clone(), counts: None };
        }
        let mut staffed = seats.value.clone();
        let mut nodes = vec![seats.node, price.node];
        let Some(month) = cx.month else {
            for change in cx.seat_changes {
                // Between none of the month and all of it.
                let seats = Interval::point(Exact::from(change.seats)).or(&Interval::point(Exact::ZERO));
                let part = Value::from(Open::numbers(seats, vec![Gap::Month(None)]));
                staffed = both(&staffed, &part, &Exact::plus, &Interval::plus)?;
            }
            return priced(cx, &staffed, &price.value, &nodes);
        };
        for Counted { date, seats, days, of } in counted(&changes, (month, cx.from_day), self.days.value()) {
            let value = Value::from(
                Exact::from(seats).times(&Exact::from(i64::from(days)))?.over(&Exact::from(i64::from(of)))?,
            );
            staffed = both(&staffed, &value, &Exact::plus, &Interval::plus)?;
            nodes.push(cx.recorder.record(
                || {
                    let step = Step::new("seat_change", &value).term("date", date.to_string());
                    step.term("seats", seats.to_string()).term("days", days.to_string()).term("of", of.to_string())
                },
                &[],
            ));
        }
        priced(cx, &staffed, &price.value, &nodes)
    }
}

fn priced(cx: &mut Evaluation<'_>, staffed: &Value, price: &Value, nodes: &[Node]) -> Result<Found, TooLarge> {
    let value = both(staffed, price, &Exact::times, &Interval::times)?;
    let node = cx.recorder.record(|| Step::new("per_seat", &value), nodes);
    Ok(Found { value, counts: None, node })
}

/// A change of seats, and the part of the month for which it counts.
struct Counted {
    date: Date,
    seats: i64,
    days: i32,
    of: i32,
}

/// The changes in the order of their days. A seat that was there when the month began and is removed counts for the days it was
/// staffed; one that was added within the month was staffed from then on. The day of a change belongs to what follows it.
fn counted(changes: &[SeatChange], (month, from_day): (Month, u8), days: DayCount) -> Vec<Counted> {
    let whole = i32::from(days_of(month, from_day));
    let (first, last) = (first_day(month, from_day), last_day(month, from_day));
    let mut sorted: Vec<&SeatChange> = changes.iter().filter(|change| change.date <= last).collect();
    // Of one day what is added goes first: only what then is missing was there before.
    sort::sort_by_key(&mut sorted, |change| (change.date, change.seats < 0));
    let mut counted = Vec::new();
    // Against the seats when the month began: now, and at the lowest.
    let (mut now, mut lowest) = (0_i64, 0_i64);
    for change in sorted {
        let date = change.date;
        let before = date.days_since(first).max(0);
        let left = whole.saturating_sub(before);
        let (of_left, of) = match days {
            DayCount::ThirtyDaysNotStaffed => (left.min(30), 30),
            _ => days.counted_days(left, whole),
        };
        let mut add = |seats: i64, days: i32| {
            if seats != 0 {
                counted.push(Counted { date, seats, days, of });
            }
        };
        if before == 0 {
            add(change.seats, of);
            continue;
        }
        now = now.saturating_add(change.seats);
        let from_the_beginning = lowest.saturating_sub(now).max(0);
        lowest = lowest.min(now);
        let (staffed, _) = days.counted_days(before, whole);
        add(from_the_beginning.saturating_neg(), of.saturating_sub(staffed));
        add(change.seats.saturating_add(from_the_beginning), of_left);
    }
    counted
}
