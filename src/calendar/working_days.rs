use std::sync::OnceLock;

use super::Date;
use super::table::{self, Notices};
use crate::json::{Value, json_text};
use crate::map::Set;
use crate::problem::{Code, Problem};
use serde::Serialize;

/// What kind of day it is in the Chinese working calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// Monday to Friday, and no holiday.
    Working,
    /// A Saturday or Sunday that no notice names.
    Weekend,
    /// Off by the State Council's notice (法定节假日): the festival itself, the days shifted to it, and the weekend
    /// days within its span.
    Holiday,
    /// A Saturday or Sunday worked to make up for a shifted day (调休上班).
    MakeUp,
}

/// The statutory holidays and make-up working days of the years whose notice is known.
///
/// The table compiled in is `contracts/holidays.json`; a newer one of the same form can be laid over it. It is asked
/// through a [`Consultation`], so that nobody gets an answer without the warning that belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkingCalendar {
    notices: Notices,
}

impl WorkingCalendar {
    /// The calendar compiled in.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<WorkingCalendar> = OnceLock::new();
        // An unreadable table would cover no year, so that every answer carried a warning; a test keeps it readable.
        BUILT_IN.get_or_init(|| {
            let table: Value = serde_json::from_str(json_text!("contracts/holidays.json")).unwrap_or_default();
            Self::default().with_table(&table).0
        })
    }

    /// This calendar with the years of a newer table in place of its own. A year with anything wrong in it is left
    /// out, and everything wrong is reported with a JSON pointer into the table.
    ///
    /// ```
    /// use yuekao::calendar::{Date, WorkingCalendar};
    /// let table = r#"{ "years": { "2027": { "holidays": ["2027-01-01/2027-01-03"], "makeup": [] } } }"#;
    /// let table = serde_json::from_str(table).unwrap();
    /// let (calendar, problems) = WorkingCalendar::built_in().with_table(&table);
    /// assert!(problems.is_empty() && calendar.covers(2027));
    /// assert!(calendar.consult().is_holiday(Date::new(2027, 1, 1).unwrap()));
    /// ```
    pub fn with_table(&self, table: &Value) -> (Self, Vec<Problem>) {
        let (newer, problems) = table::read(table);
        let mut calendar = self.clone();
        calendar.notices.extend(newer);
        (calendar, problems)
    }

    /// Whether the notice for the year is known.
    pub fn covers(&self, year: i32) -> bool {
        self.notices.contains_key(&year)
    }

    /// The years whose notice is known, ascending.
    pub fn covered(&self) -> impl Iterator<Item = i32> + '_ {
        self.notices.keys().copied()
    }

    /// Starts asking. One consultation serves one result: it collects the warnings that belong to it.
    pub fn consult(&self) -> Consultation<'_> {
        Consultation { calendar: Some(self), uncovered: Set::new() }
    }

    /// A notice names days of its own year and sometimes of the December before it.
    fn named(&self, date: Date) -> Option<DayKind> {
        let by = |year: i32| self.notices.get(&year).and_then(|days| days.get(&date)).copied();
        by(date.year()).or_else(|| by(date.year().saturating_add(1)))
    }
}

/// Questions to a [`WorkingCalendar`]. In a year without a known notice the answers know weekends only, and
/// [`Consultation::warnings`] says so, once for each such year.
///
/// The default one asks the calendar compiled in, which is read when the first question comes: most months ask none.
#[derive(Clone, Debug, Default)]
pub struct Consultation<'a> {
    calendar: Option<&'a WorkingCalendar>,
    uncovered: Set<i32>,
}

impl<'a> Consultation<'a> {
    fn calendar(&self) -> &'a WorkingCalendar {
        match self.calendar {
            Some(calendar) => calendar,
            None => WorkingCalendar::built_in(),
        }
    }

    /// What kind of day it is.
    pub fn kind(&mut self, date: Date) -> DayKind {
        self.note(date.year());
        // A New Year notice may shift the last three days of December (2006, 2007, 2011, 2018).
        if date.month().number() == 12 && date.day() >= 29 {
            self.note(date.year().saturating_add(1));
        }
        self.calendar().named(date).unwrap_or(if date.is_weekend() { DayKind::Weekend } else { DayKind::Working })
    }

    /// What kind of day it is, and the year whose notice would have to be known for it: no warning is left behind.
    pub fn look_at(&self, date: Date) -> (DayKind, Option<i32>) {
        let mut asked = self.calendar().consult();
        (asked.kind(date), asked.uncovered.iter().next_back().copied())
    }

    fn note(&mut self, year: i32) {
        if !self.calendar().covers(year) {
            self.uncovered.insert(year);
        }
    }

    /// Whether people work that day: Monday to Friday without the holidays, and the make-up days.
    pub fn is_working_day(&mut self, date: Date) -> bool {
        matches!(self.kind(date), DayKind::Working | DayKind::MakeUp)
    }

    /// Whether it is off by the notice; a mere weekend is not.
    pub fn is_holiday(&mut self, date: Date) -> bool {
        self.kind(date) == DayKind::Holiday
    }

    /// The `n`-th working day after the date, which is not counted itself (民法典 第二百零一条); before it if `n` is
    /// negative; the date itself for 0. `None` outside the years 1900 to 2199.
    ///
    /// ```
    /// use yuekao::calendar::{Date, WorkingCalendar};
    /// let mut calendar = WorkingCalendar::built_in().consult();
    /// // Friday 13 February 2026, then the make-up Saturday; the Spring Festival ends on the 23rd.
    /// let friday = Date::new(2026, 2, 13).unwrap();
    /// assert_eq!(calendar.add_working_days(friday, 2), Date::new(2026, 2, 24));
    /// ```
    pub fn add_working_days(&mut self, date: Date, n: i32) -> Option<Date> {
        let mut left = n.unsigned_abs();
        let mut day = date;
        while left > 0 {
            day = day.plus_days(n.signum())?;
            if self.is_working_day(day) {
                left = left.saturating_sub(1);
            }
        }
        Some(day)
    }

    /// The date itself if it is a working day, else the next one. `None` after 2199-12-31.
    pub fn on_or_after_working_day(&mut self, date: Date) -> Option<Date> {
        let mut day = date;
        while !self.is_working_day(day) {
            day = day.plus_days(1)?;
        }
        Some(day)
    }

    /// The date itself unless it is a statutory holiday, else the first day after that holiday (遇法定节假日顺延),
    /// be it a Saturday. `None` after 2199-12-31.
    pub fn after_holidays(&mut self, date: Date) -> Option<Date> {
        let mut day = date;
        while self.is_holiday(day) {
            day = day.plus_days(1)?;
        }
        Some(day)
    }

    /// One `YearNotCovered` for each year that was asked about and has no known notice.
    pub fn warnings(&self) -> Vec<Problem> {
        self.uncovered.iter().map(|year| Problem::new(Code::YearNotCovered).with("year", year)).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_table_compiled_in_is_sound_and_says_what_it_covers() {
        let table = serde_json::from_str(include_str!("../../contracts/holidays.json")).unwrap();
        let (calendar, problems) = WorkingCalendar::default().with_table(&table);
        assert_eq!(problems, []);
        assert_eq!(&calendar, WorkingCalendar::built_in());
        let years: Vec<i32> = calendar.covered().collect();
        assert_eq!(years, (2004..=2026).collect::<Vec<_>>());
        assert!(table.get("covers").unwrap().as_str().unwrap().starts_with("2004 to 2026"));
    }

    /// Days of the notices for 2019 (国办发明电〔2018〕15号), 2025 and 2026.
    #[test]
    fn days_of_the_notices() {
        let mut calendar = WorkingCalendar::built_in().consult();
        for (day, kind) in [
            ("2018-12-29", DayKind::MakeUp),
            ("2018-12-30", DayKind::Holiday),
            ("2018-12-31", DayKind::Holiday),
            ("2019-01-01", DayKind::Holiday),
            ("2025-09-28", DayKind::MakeUp),
            ("2025-09-30", DayKind::Working),
            ("2025-10-08", DayKind::Holiday),
            ("2025-10-09", DayKind::Working),
            ("2025-10-11", DayKind::MakeUp),
            ("2025-10-12", DayKind::Weekend),
            ("2026-02-14", DayKind::MakeUp),
            ("2026-02-15", DayKind::Holiday),
            ("2026-02-23", DayKind::Holiday),
            ("2026-02-28", DayKind::MakeUp),
            ("2026-11-07", DayKind::Weekend),
        ] {
            assert_eq!(calendar.kind(date(day)), kind, "{day}");
        }
        assert_eq!(calendar.warnings(), []);
    }

    #[test]
    fn a_year_without_notice_is_answered_with_weekends_and_said_once() {
        let mut calendar = WorkingCalendar::built_in().consult();
        assert!(!calendar.calendar().covers(2027) && calendar.warnings().is_empty());
        assert!(calendar.is_working_day(date("2027-10-01")));
        assert!(!calendar.is_working_day(date("2027-10-02")));
        assert!(calendar.is_working_day(date("2027-10-04")));
        let warnings = calendar.warnings();
        assert_eq!(warnings.len(), 1);
        assert_eq!(warnings[0].code, Code::YearNotCovered);
        assert_eq!(warnings[0].values["year"], "2027");
        // The end of December hangs on the notice for the next year.
        let mut december = WorkingCalendar::built_in().consult();
        december.is_working_day(date("2026-12-28"));
        assert_eq!(december.warnings(), []);
        december.is_working_day(date("2026-12-31"));
        assert_eq!(december.warnings()[0].values["year"], "2027");
    }

    #[test]
    fn years_are_written_with_four_digits_and_lie_within_the_calendar() {
        for (key, known) in [
            ("1900", true),
            ("2199", true),
            ("1899", false),
            ("2200", false),
            ("28", false),
            ("02028", false),
            ("+2028", false),
            ("2028年", false),
            ("", false),
        ] {
            // A day that begins every year, or that none of these has.
            let day = if known { format!("{key}-01-01") } else { "2028-01-01".into() };
            let table = json!({ "years": { key: { "holidays": [day] } } });
            let (calendar, problems) = WorkingCalendar::default().with_table(&serde_json::from_value(table).unwrap());
            assert_eq!(problems.is_empty(), known, "{key}: {problems:?}");
            assert_eq!(calendar.covered().count(), usize::from(known), "{key}");
        }
    }

    #[test]
    fn a_notice_names_days_of_its_year_and_of_the_december_before() {
        for (day, of_it) in [
            ("2027-12-01", true),
            ("2027-12-31", true),
            ("2027-11-30", false),
            ("2026-12-31", false),
            ("2028-12-31", true),
            ("2029-01-01", false),
        ] {
            let table = json!({ "years": { "2028": { "holidays": [day] } } });
            let problems = WorkingCalendar::default().with_table(&serde_json::from_value(table).unwrap()).1;
            let codes: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
            assert_eq!(codes, if of_it { vec![] } else { vec![Code::HolidayNotOfYear] }, "{day}");
        }
    }

    #[test]
    fn a_bad_year_costs_that_year_and_every_fault_has_its_place() {
        let table = json!({ "years": {
            "2027": { "holidays": ["2027-01-01", "2026-12-31"], "makeup": ["2027-01-02"] },
            "2028": { "holidays": ["2028-02-30", 7, "2028-05-03/2028-05-01", "2027-11-30"], "makeup": ["2028-05-02"] },
            "2029": { "holidays": [], "makeup": [] },
            "2030": { "holidays": ["2030-01-05"], "makeup": ["2030-01-05"] },
            "2026": [],
            "a/b": {},
        }});
        let table = table.to_string();
        let table = serde_json::from_str(&table).unwrap();
        let (calendar, problems) = WorkingCalendar::built_in().with_table(&table);
        let mut places: Vec<(Code, String)> = problems
            .iter()
            .map(|problem| match &problem.at {
                Some(crate::problem::Place::Pointer { pointer }) => (problem.code, pointer.clone()),
                other => panic!("{other:?}"),
            })
            .collect();
        places.sort_by(|a, b| a.1.cmp(&b.1));
        let expected = [
            (Code::HolidayTableShape, "/years/2026"),
            (Code::DateInvalid, "/years/2028/holidays/0"),
            (Code::HolidayTableShape, "/years/2028/holidays/1"),
            (Code::HolidayTableShape, "/years/2028/holidays/2"),
            (Code::HolidayNotOfYear, "/years/2028/holidays/3"),
            (Code::MakeupNotWeekend, "/years/2028/makeup/0"),
            (Code::HolidayYearEmpty, "/years/2029/holidays"),
            (Code::HolidayAndMakeup, "/years/2030/makeup/0"),
            (Code::HolidayTableShape, "/years/a~1b"),
        ];
        assert_eq!(places, expected.map(|(code, place)| (code, place.to_string())));
        assert!(calendar.covers(2027) && !calendar.covers(2028) && !calendar.covers(2029));
        // The year compiled in stands where the newer one could not be read.
        assert!(calendar.consult().is_holiday(date("2026-10-01")));
        assert!(calendar.consult().is_holiday(date("2026-12-31")));
        // A day that is named twice as the same is one day.
        let twice = r#"{ "years": { "2030": { "holidays": ["2030-01-01", "2030-01-01/2030-01-02"] } } }"#;
        let (calendar, problems) = WorkingCalendar::built_in().with_table(&serde_json::from_str(twice).unwrap());
        assert_eq!(problems, []);
        assert!(calendar.consult().is_holiday(date("2030-01-01")) && calendar.consult().is_holiday(date("2030-01-02")));
        for broken in ["null", "[]", r#"{ "years": 3 }"#, "\"2027\""] {
            let broken = serde_json::from_str(broken).unwrap();
            assert_eq!(WorkingCalendar::built_in().with_table(&broken).1[0].code, Code::HolidayTableShape);
        }
    }
}
