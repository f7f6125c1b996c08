use super::{Month, Whole};
use crate::json::{FromJson, Reader, Value};
use crate::localized::Text;
use crate::map::Map;
use serde::Serialize;

/// A date of a contract, as data: counted from an anchor, by an offset, then adjusted.
///
/// ```json
/// {
///     "id": "result_published", "clause": "4.4", "label": "考核结果公布",
///     "rule": "次月第一周内,遇法定节假日顺延",
///     "from": { "day_of_month": { "day": 7, "months_later": 1 } }, "adjust": "after_holidays"
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct DateTerm {
    /// Its name within the contract.
    pub id: String,
    /// The clause it comes from.
    pub clause: String,
    /// What happens by that date.
    pub label: Text,
    /// The rule in words; `{working_days}` and the like stand for its numbers.
    pub rule: Text,
    /// The date stands in the calendar only while each of these readings has this choice.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Map<String, String>>"))]
    pub read_as: Map<String, String>,
    /// Where the counting starts.
    pub from: Anchor,
    /// How far it counts; nothing if the anchor is the date itself.
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub plus: Option<Offset<Whole>>,
    /// Whether the date moves when it falls on a day off.
    #[cfg_attr(feature = "declarations", serde(default))]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Adjust>"))]
    pub adjust: Adjust,
    /// Whether a number written in it is an example standing in for a blank of the contract; a stated value it names
    /// says so itself.
    #[cfg_attr(feature = "declarations", serde(default))]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<bool>"))]
    pub example: bool,
    /// What can be objected to until that day.
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub objection_to: Option<Stated>,
    /// Which party can object; not given: the contract file does not say.
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub objection_by: Option<Party>,
    /// Whether a reading in force leaves it out.
    #[serde(skip)]
    pub(crate) idle: bool,
}

/// What the other side states, and a contract gives a time to object to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stated {
    /// What was measured, the score and what follows from it.
    Result,
    /// The account: fees, damages, totals.
    Account,
}

/// One of the two parties of a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The party that performs the service.
    Provider,
    /// The party that buys it.
    Client,
}

/// Where the counting starts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Anchor {
    /// The last day of the settled month, or of the calendar quarter it lies in.
    EndOf(Cycle),
    /// A day of the settled month or of a later one: day N of M+k.
    DayOfMonth(DayOfMonth),
    /// Another date of the same contract, by its id.
    Date(String),
    /// A date the user gives, such as the receipt of a statement.
    Event(Event),
    /// The first day of the contract.
    ContractStart,
    /// The last day of the contract, as renewed up to the settled month.
    ContractEnd,
    /// The last day after the next renewal.
    RenewedEnd,
}

/// How often a contract settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Cycle {
    /// Every calendar month.
    Month,
    /// Every calendar quarter: to the end of March, June, September, December.
    Quarter,
    /// Every half of the calendar year: to the end of June and of December.
    HalfYear,
    /// Every calendar year.
    Year,
    /// Every quarter counted from the month the cooperation began in.
    ContractQuarter,
    /// Every half-year counted from that month.
    ContractHalfYear,
    /// Every year counted from that month.
    ContractYear,
}

impl Cycle {
    /// How many months it has.
    fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter | Self::ContractQuarter => 3,
            Self::HalfYear | Self::ContractHalfYear => 6,
            Self::Year | Self::ContractYear => 12,
        }
    }

    /// Whether it is counted from the start of the cooperation.
    fn is_from_start(self) -> bool {
        matches!(self, Self::ContractQuarter | Self::ContractHalfYear | Self::ContractYear)
    }

    /// How many months of it lie before this one; `None`: it is counted from a start that is not known.
    pub(crate) fn before(self, month: Month, start: Option<Month>) -> Option<i32> {
        let counted =
            if self.is_from_start() { month.months_since(start?) } else { i32::from(month.number()).saturating_sub(1) };
        Some(counted.rem_euclid(self.months()))
    }

    /// The last month of the one this month is in; `None`: it is counted from a start that is not known.
    pub(crate) fn end(self, month: Month, start: Option<Month>) -> Option<Month> {
        let left = self.months().saturating_sub(1).saturating_sub(self.before(month, start)?);
        Some(month.plus(left).unwrap_or(month))
    }
}

/// Day N of M+k.
#[derive(Clone, Debug, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct DayOfMonth {
    /// 1 to 31; a day the month does not have is its last day.
    pub day: Whole,
    /// Months after the settled month; 0 is the settled month itself.
    #[cfg_attr(feature = "declarations", serde(default))]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Whole>"))]
    pub months_later: Option<Whole>,
}

/// A date the user gives.
#[derive(Clone, Debug, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Event {
    /// Its name among the user's dates.
    pub id: String,
    /// What people call it.
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub label: Option<Text>,
    /// The date of the same contract it is assumed to be until the user gives it.
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub otherwise: Option<String>,
}

/// How far to count from the anchor, which is not counted itself; backwards if negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Offset<N = i32> {
    /// Calendar days.
    Days(N),
    /// Working days of the Chinese calendar.
    WorkingDays(N),
    /// Months, to the same day of the month, or to the month's last day if it has no such day.
    Months(N),
    /// Years, like twelve months each.
    Years(N),
    /// Mondays: after the end of a month, the first is the month's first one.
    Mondays(N),
    /// Tuesdays.
    Tuesdays(N),
    /// Wednesdays.
    Wednesdays(N),
    /// Thursdays.
    Thursdays(N),
    /// Fridays.
    Fridays(N),
    /// Saturdays.
    Saturdays(N),
    /// Sundays.
    Sundays(N),
}

/// Whether a date moves when it falls on a day off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Adjust {
    /// It stays.
    #[default]
    None,
    /// On to the first day that is no statutory holiday; a mere weekend does not move it.
    AfterHolidays,
    /// On to the first working day.
    WorkingDay,
}

impl FromJson for Anchor {
    fn blank() -> Self {
        Self::ContractStart
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        const EXPECTED: &str = "end_of, day_of_month, date, event, contract_start, contract_end, renewed_end";
        if let Some(word) = json.as_str() {
            match word {
                "contract_start" => *self = Self::ContractStart,
                "contract_end" => *self = Self::ContractEnd,
                "renewed_end" => *self = Self::RenewedEnd,
                _ => reader.expected(EXPECTED, json),
            }
            return;
        }
        let Some((kind, anchor)) = reader.variant(json, EXPECTED) else { return };
        *self = match kind {
            "end_of" => Self::EndOf(Cycle::blank()),
            "day_of_month" => Self::DayOfMonth(DayOfMonth::blank()),
            "date" => Self::Date(String::blank()),
            "event" => Self::Event(Event::blank()),
            _ => return reader.within(kind, |reader| reader.expected(EXPECTED, json)),
        };
        let place: &mut dyn FromJson = match self {
            Self::EndOf(cycle) => cycle,
            Self::DayOfMonth(day) => day,
            Self::Date(id) => id,
            Self::Event(event) => event,
            _ => return,
        };
        reader.below(kind, place, anchor);
    }
}

impl FromJson for Offset<Whole> {
    fn blank() -> Self {
        Self::Days(Whole::blank())
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        const EXPECTED: &str =
            "days, working_days, months, years, mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, sundays";
        let Some((kind, json_count)) = reader.variant(json, EXPECTED) else { return };
        let mut count = Whole::blank();
        let made: fn(Whole) -> Self = match kind {
            "days" => Self::Days,
            "working_days" => Self::WorkingDays,
            "months" => Self::Months,
            "years" => Self::Years,
            "mondays" => Self::Mondays,
            "tuesdays" => Self::Tuesdays,
            "wednesdays" => Self::Wednesdays,
            "thursdays" => Self::Thursdays,
            "fridays" => Self::Fridays,
            "saturdays" => Self::Saturdays,
            "sundays" => Self::Sundays,
            _ => return reader.within(kind, |reader| reader.expected(EXPECTED, json)),
        };
        reader.below(kind, &mut count, json_count);
        *self = made(count);
    }
}

impl Offset<Whole> {
    fn parts(&mut self) -> (&'static str, &mut Whole) {
        match self {
            Self::Days(count) => ("plus/days", count),
            Self::WorkingDays(count) => ("plus/working_days", count),
            Self::Months(count) => ("plus/months", count),
            Self::Years(count) => ("plus/years", count),
            Self::Mondays(count) => ("plus/mondays", count),
            Self::Tuesdays(count) => ("plus/tuesdays", count),
            Self::Wednesdays(count) => ("plus/wednesdays", count),
            Self::Thursdays(count) => ("plus/thursdays", count),
            Self::Fridays(count) => ("plus/fridays", count),
            Self::Saturdays(count) => ("plus/saturdays", count),
            Self::Sundays(count) => ("plus/sundays", count),
        }
    }

    /// With its number, now that it is known.
    pub(super) fn settled(&self) -> Offset {
        match self {
            Self::Days(count) => Offset::Days(count.number()),
            Self::WorkingDays(count) => Offset::WorkingDays(count.number()),
            Self::Months(count) => Offset::Months(count.number()),
            Self::Years(count) => Offset::Years(count.number()),
            Self::Mondays(count) => Offset::Mondays(count.number()),
            Self::Tuesdays(count) => Offset::Tuesdays(count.number()),
            Self::Wednesdays(count) => Offset::Wednesdays(count.number()),
            Self::Thursdays(count) => Offset::Thursdays(count.number()),
            Self::Fridays(count) => Offset::Fridays(count.number()),
            Self::Saturdays(count) => Offset::Saturdays(count.number()),
            Self::Sundays(count) => Offset::Sundays(count.number()),
        }
    }
}

impl DateTerm {
    /// What people call the event it is counted from, if it is counted from one.
    pub(crate) fn event_label(&mut self) -> Option<&mut Text> {
        if let Anchor::Event(event) = &mut self.from { event.label.as_mut() } else { None }
    }

    /// The numbers in it, each with where it stands below the date.
    pub(crate) fn numbers(&mut self) -> impl Iterator<Item = (&'static str, &mut Whole)> {
        let days = match &mut self.from {
            Anchor::DayOfMonth(DayOfMonth { day, months_later }) => [
                Some(("from/day_of_month/day", day)),
                months_later.as_mut().map(|months| ("from/day_of_month/months_later", months)),
            ],
            _ => [None, None],
        };
        days.into_iter().flatten().chain(self.plus.as_mut().map(Offset::parts))
    }
}

impl Anchor {
    /// The other date of the contract it hangs on, and where that id stands below the anchor.
    pub(super) fn reference(&self) -> Option<(&str, &'static str)> {
        match self {
            Self::Date(id) => Some((id, "date")),
            Self::Event(Event { otherwise: Some(id), .. }) => Some((id, "event/otherwise")),
            _ => None,
        }
    }
}
