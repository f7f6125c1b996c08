use super::{ClockTime, Consultation, Date, Moment, Month};
use crate::json::{FromJson, Reader, Value};
use crate::problem::{Code, Problem};

/// The hours in which somebody works, such as those a reply to a work order is due in (003 4.5.2).
///
/// ```
/// use yuekao::calendar::{Session, Workdays, WorkingCalendar, WorkingHours};
/// let session = |start: &str, end: &str| Session(start.parse().unwrap(), end.parse().unwrap());
/// let sessions = vec![session("09:00", "12:00"), session("13:00", "18:00")];
/// let hours = WorkingHours::new(Workdays::EveryDay, sessions);
/// let mut calendar = WorkingCalendar::built_in().consult();
/// let due = hours.deadline("2026-10-31T11:30".parse().unwrap(), 180, &mut calendar).unwrap();
/// assert_eq!(due.to_string(), "2026-10-31T15:30");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct WorkingHours {
    /// The days worked.
    pub days: Workdays,
    /// The sessions of such a day, in order, without overlap. An end may be `24:00`.
    pub sessions: Vec<Session>,
    #[cfg_attr(feature = "declarations", ts(skip), schemars(skip))]
    named: Vec<NamedEnd>,
}

/// An end of a session that is left to a stated value, in hours of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedEnd {
    session: usize,
    /// Whether it is the end of the session, and not its start.
    is_end: bool,
    pub(crate) name: String,
}

impl NamedEnd {
    /// Where it stands below the working hours.
    pub(crate) fn place(&self) -> String {
        format!("sessions/{}/{}", self.session, u8::from(self.is_end))
    }
}

/// Start and end of a session: `["09:00", "12:00"]`. Either may be the name of a stated value that counts hours from
/// midnight: with `9.5` it is 09:30.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Session(pub ClockTime, pub ClockTime);

/// The days worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Workdays {
    /// All seven days of the week, holidays too.
    EveryDay,
    /// Monday to Friday as the week has them, whatever the holiday notice says.
    MondayToFriday,
    /// The working days of the calendar: without statutory holidays, with make-up days.
    WorkingDays,
}

/// A time of day, or the name of a value that gives it.
struct Clock {
    time: ClockTime,
    name: Option<String>,
}

impl FromJson for Clock {
    fn blank() -> Self {
        Self { time: ClockTime::blank(), name: None }
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        match json.as_str().filter(|text| text.starts_with(|first: char| first.is_alphabetic() || first == '_')) {
            Some(name) => self.name = Some(name.into()),
            None => self.time.read(json, reader),
        }
    }
}

impl FromJson for WorkingHours {
    fn blank() -> Self {
        Self::new(Workdays::blank(), Vec::new())
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        let mut sessions: Vec<[Clock; 2]> = Vec::new();
        reader.fields(json, &mut [("days", &mut self.days), ("sessions", &mut sessions)]);
        for (session, [start, end]) in sessions.into_iter().enumerate() {
            self.sessions.push(Session(start.time, end.time));
            for (is_end, name) in [(false, start.name), (true, end.name)] {
                self.named.extend(name.map(|name| NamedEnd { session, is_end, name }));
            }
        }
    }
}

#[cfg(feature = "declarations")]
impl schemars::JsonSchema for Session {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Session".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Start and end of a session: times such as 09:00 and 24:00, or names of values in hours.",
            "type": "array", "minItems": 2, "maxItems": 2,
            "items": { "type": "string", "pattern": r"^(([01]\d|2[0-3]):[0-5]\d|24:00|[^\d\s+.-].*)$" }
        })
    }
}

#[cfg(test)]
impl FromJson for Session {
    fn blank() -> Self {
        Self(ClockTime::blank(), ClockTime::blank())
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        let mut ends = [self.0, self.1];
        ends.read(json, reader);
        [self.0, self.1] = ends;
    }
}

impl WorkingHours {
    /// Sessions on some days.
    pub fn new(days: Workdays, sessions: Vec<Session>) -> Self {
        Self { days, sessions, named: Vec::new() }
    }

    /// The ends that are left to stated values; they are known from then on.
    pub(crate) fn take_named(&mut self) -> Vec<NamedEnd> {
        std::mem::take(&mut self.named)
    }

    /// Says what time an end is.
    pub(crate) fn settle(&mut self, end: &NamedEnd, time: ClockTime) {
        if let Some(Session(from, to)) = self.sessions.get_mut(end.session) {
            *(if end.is_end { to } else { from }) = time;
        }
    }

    /// What is wrong with the sessions; `pointer` is where the working hours stand in the contract. Empty if sound.
    pub fn check(&self, pointer: &str) -> Vec<Problem> {
        if self.sessions.is_empty() {
            return vec![Problem::new(Code::WorkingSessionsMissing).at_pointer(format!("{pointer}/sessions"))];
        }
        let mut problems = Vec::new();
        let mut earliest = 0;
        for (index, Session(start, end)) in self.sessions.iter().enumerate() {
            if start.minutes() < earliest || end <= start {
                let invalid = Problem::new(Code::WorkingSessionInvalid).with("session", &format!("{start}–{end}"));
                problems.push(invalid.at_pointer(format!("{pointer}/sessions/{index}")));
            }
            earliest = earliest.max(end.minutes());
        }
        problems
    }

    /// When so many working minutes after the receipt are over. What is received outside the sessions counts from the
    /// start of the next one; what ends with a session is due at its end, not at the start of the next.
    ///
    /// # Errors
    /// The sessions are not sound ([`WorkingHours::check`]), or the deadline lies after 2199.
    pub fn deadline(
        &self,
        received: Moment,
        minutes: u32,
        days: &mut Consultation<'_>,
    ) -> Result<Moment, Box<Problem>> {
        if let Some(problem) = self.check("").into_iter().next() {
            return Err(Box::new(problem));
        }
        self.count(received, minutes, days)
            .ok_or_else(|| Box::new(Problem::new(Code::DateOutOfRange).with("what", "deadline")))
    }

    fn count(&self, received: Moment, minutes: u32, days: &mut Consultation<'_>) -> Option<Moment> {
        let mut left = minutes;
        let mut date = received.date();
        let mut since = received.minute();
        loop {
            if self.works_on(date, days) {
                for Session(start, end) in &self.sessions {
                    let begin = start.minutes().max(since);
                    if begin >= end.minutes() {
                        continue;
                    }
                    let room = u32::from(end.minutes().saturating_sub(begin));
                    if left <= room {
                        let due = begin.checked_add(u16::try_from(left).ok()?)?;
                        return Moment::at(date, ClockTime::new(due)?);
                    }
                    left = left.saturating_sub(room);
                }
            }
            date = date.plus_days(1)?;
            since = 0;
        }
    }

    /// Whether a reply came too late; one at the deadline is in time.
    pub fn is_late(replied: Moment, deadline: Moment) -> bool {
        replied > deadline
    }

    /// Whether any session takes place that day.
    pub fn works_on(&self, date: Date, days: &mut Consultation<'_>) -> bool {
        match self.days {
            Workdays::EveryDay => true,
            Workdays::MondayToFriday => !date.is_weekend(),
            Workdays::WorkingDays => days.is_working_day(date),
        }
    }

    /// Working minutes of a month: the agreed service time, if these are service hours (002 2.1(2)).
    ///
    /// # Errors
    /// The sessions are not sound ([`WorkingHours::check`]).
    pub fn minutes_in(&self, month: Month, days: &mut Consultation<'_>) -> Result<u32, Box<Problem>> {
        self.minutes_between(month, month.first_day(), month.last_day(), days)
    }

    /// The minutes of these hours on the days of a month from one day to another.
    ///
    /// # Errors
    /// The sessions are not sound ([`WorkingHours::check`]).
    pub fn minutes_between(
        &self,
        month: Month,
        from: Date,
        to: Date,
        days: &mut Consultation<'_>,
    ) -> Result<u32, Box<Problem>> {
        if let Some(problem) = self.check("").into_iter().next() {
            return Err(Box::new(problem));
        }
        let day: u32 =
            self.sessions.iter().map(|Session(a, b)| u32::from(b.minutes().saturating_sub(a.minutes()))).sum();
        let inside = (1..=month.days()).map(|day| month.day(day)).filter(|day| (from..=to).contains(day));
        let worked = inside.filter(|day| self.works_on(*day, days)).count();
        // At most 31 days of 1,440 minutes.
        Ok(day.saturating_mul(u32::try_from(worked).unwrap_or(0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::WorkingCalendar;

    fn hours(days: &str) -> WorkingHours {
        let sessions = serde_json::json!([["09:00", "12:00"], ["13:00", "18:00"]]);
        crate::json::from(&serde_json::json!({ "days": days, "sessions": sessions })).unwrap()
    }

    fn due(days: &str, received: &str, minutes: u32) -> String {
        let mut calendar = WorkingCalendar::built_in().consult();
        hours(days).deadline(received.parse().unwrap(), minutes, &mut calendar).unwrap().to_string()
    }

    /// 003 4.5.2: 09:00–12:00 and 13:00–18:00 on all seven days, three hours. 1 October 2026 is a holiday all the same.
    #[test]
    fn three_working_hours_of_the_mall() {
        for (received, expected) in [
            ("2026-09-30T11:30", "2026-09-30T15:30"), // 0:30 before lunch, 2:30 after
            ("2026-09-30T17:00", "2026-10-01T11:00"), // 1:00 today, 2:00 tomorrow
            ("2026-09-30T20:00", "2026-10-01T12:00"), // nothing today; due at the end of the session
            ("2026-09-30T12:30", "2026-09-30T16:00"), // counts from 13:00
            ("2026-09-30T18:00", "2026-10-01T12:00"), // the day is over
            ("2026-09-30T08:15", "2026-09-30T12:00"), // counts from 09:00
            ("2026-09-30T00:00", "2026-09-30T12:00"),
            ("2026-09-30T09:00", "2026-09-30T12:00"),
            ("2026-09-30T09:01", "2026-09-30T13:01"),
            ("2026-09-30T12:00", "2026-09-30T16:00"),
            ("2026-09-30T15:00", "2026-09-30T18:00"),
            ("2026-12-31T23:59", "2027-01-01T12:00"),
        ] {
            assert_eq!(due("every_day", received, 180), expected, "{received}");
        }
        assert_eq!(due("every_day", "2026-09-30T11:30", 0), "2026-09-30T11:30");
        assert_eq!(due("every_day", "2026-09-30T12:30", 0), "2026-09-30T13:00");
    }

    /// Spring Festival 2026: off 15–23 February, Saturday the 14th and Saturday the 28th are worked.
    #[test]
    fn over_the_spring_festival() {
        // Monday to Friday by the week: Friday the 13th, then Monday the 16th.
        assert_eq!(due("monday_to_friday", "2026-02-13T17:00", 180), "2026-02-16T11:00");
        assert_eq!(due("monday_to_friday", "2026-02-14T10:00", 180), "2026-02-16T12:00");
        // By the working calendar: the make-up Saturday, then Tuesday the 24th.
        assert_eq!(due("working_days", "2026-02-13T17:00", 180), "2026-02-14T11:00");
        assert_eq!(due("working_days", "2026-02-14T17:00", 180), "2026-02-24T11:00");
        assert_eq!(due("working_days", "2026-02-19T10:00", 180), "2026-02-24T12:00");
    }

    #[test]
    fn a_reply_at_the_deadline_is_in_time() {
        let at = |text: &str| text.parse::<Moment>().unwrap();
        assert!(!WorkingHours::is_late(at("2026-09-30T15:30"), at("2026-09-30T15:30")));
        assert!(WorkingHours::is_late(at("2026-09-30T15:31"), at("2026-09-30T15:30")));
    }

    #[test]
    fn unsound_sessions_are_reported_and_never_counted() {
        let mut calendar = WorkingCalendar::built_in().consult();
        for (sessions, place) in [
            (serde_json::json!([]), "/sessions"),
            (serde_json::json!([["12:00", "09:00"]]), "/sessions/0"),
            (serde_json::json!([["09:00", "09:00"]]), "/sessions/0"),
            (serde_json::json!([["09:00", "12:00"], ["11:00", "18:00"]]), "/sessions/1"),
        ] {
            let hours: WorkingHours =
                crate::json::from(&serde_json::json!({ "days": "every_day", "sessions": sessions })).unwrap();
            let problems = hours.check("/work_orders");
            let pointer = format!("/work_orders{place}");
            assert_eq!(problems[0].at, Some(crate::problem::Place::Pointer { pointer }));
            assert!(hours.deadline("2026-09-30T15:30".parse().unwrap(), 1, &mut calendar).is_err());
        }
        assert!(crate::json::from::<Session>(&serde_json::json!(["9:00", "12:00"])).is_err());
    }

    #[test]
    fn the_day_may_end_at_midnight_and_a_month_has_its_minutes() {
        let mut calendar = WorkingCalendar::built_in().consult();
        let around: WorkingHours =
            crate::json::from(&serde_json::json!({ "days": "every_day", "sessions": [["00:00", "24:00"]] })).unwrap();
        let received = "2026-10-31T23:00".parse().unwrap();
        assert_eq!(around.deadline(received, 60, &mut calendar).unwrap().to_string(), "2026-11-01T00:00");
        assert_eq!(around.minutes_in("2026-02".parse().unwrap(), &mut calendar), Ok(28 * 1440));
        // February 2026 has 20 weekdays; the notice takes 6 of them off and adds 2 Saturdays.
        assert_eq!(hours("monday_to_friday").minutes_in("2026-02".parse().unwrap(), &mut calendar), Ok(20 * 480));
        assert_eq!(hours("working_days").minutes_in("2026-02".parse().unwrap(), &mut calendar), Ok(16 * 480));
        let mut between = |from: &str, to: &str| {
            let month = "2026-01".parse().unwrap();
            hours("monday_to_friday").minutes_between(month, from.parse().unwrap(), to.parse().unwrap(), &mut calendar)
        };
        // Wednesday 21 to Monday 26 January 2026, both included: four of the days, and not the weekend between.
        assert_eq!(between("2026-01-21", "2026-01-26"), Ok(4 * 480));
        assert_eq!(between("2026-01-21", "2026-01-21"), Ok(480));
        assert_eq!(between("2026-01-24", "2026-01-25"), Ok(0));
        // Days of other months do not count, nor does a time that ends before it begins.
        assert_eq!(between("2025-11-03", "2026-01-02"), Ok(2 * 480));
        assert_eq!(between("2026-01-30", "2026-03-31"), Ok(480));
        assert_eq!(between("2026-01-22", "2026-01-21"), Ok(0));
        let far = hours("every_day").deadline("2199-12-31T17:00".parse().unwrap(), u32::MAX, &mut calendar);
        assert_eq!(far.unwrap_err().code, Code::DateOutOfRange);
    }
}
