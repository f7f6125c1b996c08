use serde::Serialize;

use super::own_months::last_day;
use super::rule::{Adjust, Anchor, DateTerm, DayOfMonth, Event, Offset, Party, Stated};
use super::{Consultation, Date, DayKind, Month, TermInForce, Whole};
use crate::localized::Text;
use crate::map::Map;
use crate::problem::{Code, Problem};

/// What a contract's dates are computed for.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The settled month M.
    pub month: Month,
    /// The day the contract's months begin with.
    pub from_day: u8,
    /// The month the cooperation began in, if it is known.
    pub start: Option<Month>,
    /// The contract's term in that month, if its start is known.
    pub term: Option<TermInForce>,
    /// The dates the user gave, by event id.
    pub events: &'a Map<String, Date>,
}

/// The dates of a contract for one month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Dates {
    /// One for each date term the readings in force leave in, in the contract's order.
    pub dates: Vec<CalendarDate>,
    /// The days of the month and of the one after it, in order.
    pub days: Vec<Day>,
    /// What is wrong with the terms or the events, and the years computed with weekends only.
    pub problems: Vec<Problem>,
}

/// A day of the working calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Day {
    /// Which day.
    pub date: Date,
    /// What kind of day it is.
    pub kind: DayKind,
    /// The year whose notice it hangs on, if that is not known: the kind is told by the day of the week alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub uncovered: Option<i32>,
}

impl Day {
    /// The days of a month and of the one after it.
    fn around(month: Month, calendar: &Consultation<'_>) -> Vec<Self> {
        let last = month.plus(1).unwrap_or(month).last_day();
        let mut days = Vec::new();
        let mut next = Some(month.first_day());
        while let Some(date) = next.filter(|date| *date <= last) {
            let (kind, uncovered) = calendar.look_at(date);
            days.push(Self { date, kind, uncovered });
            next = date.plus_days(1);
        }
        days
    }
}

/// A date of a contract, with how it came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct CalendarDate {
    /// The date term's id.
    pub id: String,
    /// Its clause.
    pub clause: String,
    /// What happens by that date.
    pub label: Text,
    /// The rule in words.
    pub rule: Text,
    /// The last day; nothing if something it is counted from is not known.
    pub date: Option<Date>,
    /// The day it is counted from.
    pub from: Option<Date>,
    /// How far it is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub plus: Option<Offset>,
    /// Where it fell before it was moved past days off; nothing if it was not moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub moved_from: Option<Date>,
    /// The event whose date is assumed, here or in a date it is counted from, because the user gave none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub assumed: Option<String>,
    /// What has to be given for the date to be known: an event's id, `contract_start`, `contract_end` or `renewed_end`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub missing: Option<String>,
    /// Whether a number in its rule is an example.
    pub example: bool,
    /// What can be objected to until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub objection_to: Option<Stated>,
    /// Which party can.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub objection_by: Option<Party>,
}

/// What is wrong with the date terms of a contract, whatever the month: ids given twice or unknown, dates counted from
/// themselves, impossible days. The pointers start at `/dates`. Empty if sound.
pub fn check(terms: &[DateTerm]) -> Vec<Problem> {
    Graph::of(terms).problems
}

/// The dates of a contract for a month, in the contract's order. A date that cannot be computed stays in its place
/// without a date, and whatever else can be computed is.
pub fn dates(terms: &[DateTerm], setting: &Setting<'_>, calendar: &mut Consultation<'_>) -> Dates {
    let Graph { order, references, mut problems } = Graph::of(terms);
    let mut dates: Vec<CalendarDate> = terms.iter().map(CalendarDate::open).collect();
    for index in order {
        let base = references.get(index).copied().flatten().and_then(|base| dates.get(base)).cloned();
        if let (Some(term), Some(slot)) = (terms.get(index), dates.get_mut(index)) {
            slot.compute(term, setting, base.as_ref(), calendar).unwrap_or_else(|| {
                let outside = Problem::new(Code::DateOutOfRange).with("what", &term.id);
                problems.push(outside.at_pointer(format!("/dates/{index}")).under(&term.clause));
            });
        }
    }
    let known = |id: &str| terms.iter().any(|term| matches!(&term.from, Anchor::Event(event) if event.id == id));
    for id in setting.events.keys().filter(|id| !known(id)) {
        problems.push(Problem::new(Code::EventUnknown).with("id", id));
    }
    problems.extend(calendar.warnings());
    let in_force = dates.into_iter().zip(terms).filter(|(_, term)| !term.idle);
    let dates = in_force.map(|(date, _)| date).collect();
    Dates { dates, days: Day::around(setting.month, calendar), problems }
}

impl CalendarDate {
    fn open(term: &DateTerm) -> Self {
        Self {
            id: term.id.clone(),
            clause: term.clause.clone(),
            label: term.label.clone(),
            rule: term.rule.clone(),
            date: None,
            from: None,
            plus: term.plus.as_ref().map(Offset::settled),
            moved_from: None,
            assumed: None,
            missing: None,
            example: term.example,
            objection_to: term.objection_to,
            objection_by: term.objection_by,
        }
    }

    /// Fills in the date, or what it waits for. `None` if it leaves the calendar.
    fn compute(
        &mut self,
        term: &DateTerm,
        setting: &Setting<'_>,
        base: Option<&Self>,
        calendar: &mut Consultation<'_>,
    ) -> Option<()> {
        let in_term = |pick: fn(TermInForce) -> Option<Date>| setting.term.and_then(pick);
        let (from, waits_for) = match &term.from {
            Anchor::EndOf(cycle) => {
                let end = cycle.end(setting.month, setting.start);
                (end.map(|end| last_day(end, setting.from_day)), "contract_start")
            }
            Anchor::DayOfMonth(DayOfMonth { day, months_later }) => {
                let later = months_later.as_ref().map_or(0, Whole::number);
                let day = u8::try_from(day.number()).unwrap_or(u8::MAX);
                (Some(setting.month.plus(later)?.day(day)), "")
            }
            Anchor::ContractStart => (in_term(|now| Some(now.start)), "contract_start"),
            Anchor::ContractEnd => (in_term(|now| now.end), "contract_end"),
            Anchor::RenewedEnd => (in_term(|now| now.renewed_end), "renewed_end"),
            Anchor::Date(_) => (self.follow(base), ""),
            Anchor::Event(Event { id, .. }) => {
                let given = setting.events.get(id).copied();
                (given.or_else(|| self.assume(id, base)), id.as_str())
            }
        };
        let Some(from) = from else {
            if self.missing.is_none() && !waits_for.is_empty() {
                self.missing = Some(waits_for.into());
            }
            return Some(());
        };
        self.from = Some(from);
        let counted = match self.plus {
            None => from,
            Some(Offset::Days(days)) => from.plus_days(days)?,
            Some(Offset::WorkingDays(days)) => calendar.add_working_days(from, days)?,
            Some(Offset::Months(months)) => from.plus_months(months)?,
            Some(Offset::Years(years)) => from.plus_months(years.checked_mul(12)?)?,
            Some(Offset::Mondays(count)) => from.plus_weekdays(1, count)?,
            Some(Offset::Tuesdays(count)) => from.plus_weekdays(2, count)?,
            Some(Offset::Wednesdays(count)) => from.plus_weekdays(3, count)?,
            Some(Offset::Thursdays(count)) => from.plus_weekdays(4, count)?,
            Some(Offset::Fridays(count)) => from.plus_weekdays(5, count)?,
            Some(Offset::Saturdays(count)) => from.plus_weekdays(6, count)?,
            Some(Offset::Sundays(count)) => from.plus_weekdays(7, count)?,
        };
        let date = match term.adjust {
            Adjust::None => counted,
            Adjust::AfterHolidays => calendar.after_holidays(counted)?,
            Adjust::WorkingDay => calendar.on_or_after_working_day(counted)?,
        };
        self.moved_from = (date != counted).then_some(counted);
        self.date = Some(date);
        Some(())
    }

    /// Takes another date for the event's until the user gives it.
    fn assume(&mut self, event: &str, base: Option<&Self>) -> Option<Date> {
        let assumed = self.follow(base);
        self.assumed = assumed.map(|_| event.into());
        assumed
    }

    /// Takes over what another date is, assumes or waits for.
    fn follow(&mut self, base: Option<&Self>) -> Option<Date> {
        let base = base?;
        self.assumed.clone_from(&base.assumed);
        self.missing.clone_from(&base.missing);
        base.date
    }
}

/// Which date hangs on which. Each hangs on one other at most, so that every chain is a line or runs into a ring.
struct Graph {
    /// Every date after the one it hangs on; what hangs on a fault is in no order.
    order: Vec<usize>,
    /// For each date the one it hangs on.
    references: Vec<Option<usize>>,
    problems: Vec<Problem>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Unseen,
    /// On the chain that is being followed.
    Open,
    Ordered,
    Faulty,
}

impl Graph {
    fn of(terms: &[DateTerm]) -> Self {
        let mut problems = Vec::new();
        let mut by_id = Map::new();
        for (place, term) in terms.iter().enumerate().filter(|(_, term)| !term.idle) {
            if by_id.contains_key(term.id.as_str()) {
                problems.push(fault(Code::DateIdTwice, &term.id, format!("/dates/{place}/id")));
            } else {
                by_id.insert(term.id.as_str(), place);
            }
        }
        let mut references = Vec::with_capacity(terms.len());
        let mut marks = Vec::with_capacity(terms.len());
        for (index, term) in terms.iter().enumerate() {
            let mut mark = if term.idle { Mark::Faulty } else { Mark::Unseen };
            let reference = term.from.reference().filter(|_| !term.idle).and_then(|(id, place)| {
                let found = by_id.get(id).copied();
                if found.is_none() {
                    problems.push(fault(Code::DateIdUnknown, id, format!("/dates/{index}/from/{place}")));
                    mark = Mark::Faulty;
                }
                found
            });
            if let Anchor::DayOfMonth(DayOfMonth { day, .. }) = &term.from
                && !term.idle
                && !(1..=31).contains(&day.number())
            {
                let invalid = Problem::new(Code::DayOfMonthInvalid).with("day", &day.number());
                problems.push(invalid.at_pointer(format!("/dates/{index}/from/day_of_month/day")));
                mark = Mark::Faulty;
            }
            references.push(reference);
            marks.push(mark);
        }
        let mut graph = Self { order: Vec::with_capacity(terms.len()), references, problems };
        for start in 0..terms.len() {
            graph.follow(start, terms, &mut marks);
        }
        graph
    }

    /// Follows the chain from `start` to its end, then orders it from the end backwards.
    fn follow(&mut self, start: usize, terms: &[DateTerm], marks: &mut [Mark]) {
        let mut chain = Vec::new();
        let mut next = Some(start);
        let mut sound = true;
        while let Some(index) = next {
            match marks.get(index).copied() {
                Some(Mark::Unseen) => {
                    set(marks, index, Mark::Open);
                    chain.push(index);
                    next = self.references.get(index).copied().flatten();
                }
                Some(Mark::Open) => {
                    let ring = chain.iter().skip_while(|link| **link != index);
                    for (index, term) in ring.filter_map(|link| Some((link, terms.get(*link)?))) {
                        let place = term.from.reference().map_or("", |(_, place)| place);
                        self.problems.push(fault(
                            Code::DatesCircular,
                            &term.id,
                            format!("/dates/{index}/from/{place}"),
                        ));
                    }
                    sound = false;
                    break;
                }
                Some(Mark::Ordered) => break,
                Some(Mark::Faulty) | None => {
                    sound = false;
                    break;
                }
            }
        }
        for index in chain.into_iter().rev() {
            set(marks, index, if sound { Mark::Ordered } else { Mark::Faulty });
            if sound {
                self.order.push(index);
            }
        }
    }
}

fn set(marks: &mut [Mark], index: usize, mark: Mark) {
    if let Some(slot) = marks.get_mut(index) {
        *slot = mark;
    }
}

fn fault(code: Code, id: &str, pointer: String) -> Problem {
    Problem::new(code).with("id", id).at_pointer(pointer)
}
