//! Reads a holiday table: the form of `contracts/holidays.json`.

use super::{Date, DayKind};
use crate::json::{self, Value};
use crate::map::Map;
use crate::problem::{Code, Problem, shape};

/// Off days and make-up days, by the year of the notice that names them.
pub(super) type Notices = Map<i32, Map<Date, DayKind>>;

/// Longest run of off days a notice may name; the longest real one had ten days.
const LONGEST_SPAN: i32 = 30;

/// Reads every sound year. A year with anything wrong in it is left out as a whole and each thing wrong is reported:
/// half a notice would give wrong dates without a warning.
pub(super) fn read(table: &Value) -> (Notices, Vec<Problem>) {
    let mut notices = Notices::new();
    let mut problems = Vec::new();
    let Some(years) = table.get("years").and_then(Value::as_object) else {
        return (notices, vec![misfit(shape::HOLIDAY_TABLE, "/years")]);
    };
    for (key, notice) in years {
        let pointer = json::pointer(&["years", key]);
        let Some(year) = year(key) else {
            problems.push(misfit(shape::HOLIDAY_YEAR_KEY, &pointer));
            continue;
        };
        let mut reader = Reader { year, days: Map::new(), problems: Vec::new() };
        reader.notice(notice, &pointer);
        if reader.problems.is_empty() {
            notices.insert(year, reader.days);
        }
        problems.append(&mut reader.problems);
    }
    (notices, problems)
}

fn year(key: &str) -> Option<i32> {
    let canonical = key.len() == 4 && key.bytes().all(|byte| byte.is_ascii_digit());
    key.parse().ok().filter(|year| canonical && Date::new(*year, 1, 1).is_some())
}

fn misfit(expected: &str, pointer: &str) -> Problem {
    Problem::new(Code::HolidayTableShape).with("expected", expected).at_pointer(pointer)
}

struct Reader {
    year: i32,
    days: Map<Date, DayKind>,
    problems: Vec<Problem>,
}

impl Reader {
    fn notice(&mut self, notice: &Value, pointer: &str) {
        if notice.as_object().is_none() {
            self.problems.push(misfit(shape::HOLIDAY_YEAR, pointer));
            return;
        }
        self.list(notice.get("holidays"), DayKind::Holiday, &format!("{pointer}/holidays"));
        if self.problems.is_empty() && self.days.is_empty() {
            let empty = Problem::new(Code::HolidayYearEmpty).with("year", &self.year);
            self.problems.push(empty.at_pointer(format!("{pointer}/holidays")));
        }
        if let Some(makeup) = notice.get("makeup") {
            self.list(Some(makeup), DayKind::MakeUp, &format!("{pointer}/makeup"));
        }
    }

    fn list(&mut self, list: Option<&Value>, kind: DayKind, pointer: &str) {
        let Some(list) = list.and_then(Value::as_array) else {
            self.problems.push(misfit(shape::DATES, pointer));
            return;
        };
        for (index, entry) in list.iter().enumerate() {
            if let Err(problem) = self.entry(entry, kind) {
                self.problems.push(problem.at_pointer(format!("{pointer}/{index}")));
            }
        }
    }

    /// One day, or `first/last`, both included.
    fn entry(&mut self, entry: &Value, kind: DayKind) -> Result<(), Box<Problem>> {
        let text = entry.as_str().ok_or_else(|| Box::new(misfit(shape::HOLIDAY_DAYS, "")))?;
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        let (first, last): (Date, Date) = (first.parse().map_err(Box::new)?, last.parse().map_err(Box::new)?);
        if !(0..LONGEST_SPAN).contains(&last.days_since(first)) {
            return Err(Box::new(misfit(shape::HOLIDAY_SPAN, "")));
        }
        let mut next = Some(first);
        while let Some(date) = next.filter(|date| *date <= last) {
            self.day(date, kind)?;
            next = date.plus_days(1);
        }
        Ok(())
    }

    fn day(&mut self, date: Date, kind: DayKind) -> Result<(), Box<Problem>> {
        let wrong = |code: Code| Box::new(Problem::new(code).with("date", &date));
        let new_year = date.month().number() == 12 && date.year() == self.year.saturating_sub(1);
        if date.year() != self.year && !new_year {
            return Err(Box::new(wrong(Code::HolidayNotOfYear).with("year", &self.year)));
        }
        if kind == DayKind::MakeUp && !date.is_weekend() {
            return Err(wrong(Code::MakeupNotWeekend));
        }
        match self.days.insert(date, kind) {
            Some(before) if before != kind => Err(wrong(Code::HolidayAndMakeup)),
            _ => Ok(()),
        }
    }
}
