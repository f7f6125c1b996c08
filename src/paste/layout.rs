//! What a person said about a table: known again by its headings, and given back.

mod choices;

use crate::map::Map;

use serde::Serialize;

use super::dates::Order;
use super::durations::Unit;
use super::plan::RowKind;
use crate::calendar::Month;
use crate::glossary::{Channel, Role, plain_form};
use crate::json::{self, FromJson, Reader, Value};
use crate::problem::Problem;
use crate::sort;
pub use choices::{
    Across, BlankCells, Counter, DateOrder, DecimalMark, Levels, RateScale, RepeatedRows, SeveralTables, WhichContacts,
    WhichTotals,
};

/// What was said about a table. It is for every table with these headings; what is left out is found out anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct Layout {
    /// The headings of the table, those of several rows joined by ` / `. Left out: it is for every table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<String>>"))]
    pub headings: Vec<String>,
    /// What columns are, by their heading; those without one by their number: `#3`.
    #[serde(skip_serializing_if = "Map::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Map<String, ColumnLayout>>"))]
    pub columns: Map<String, ColumnLayout>,
    /// What a row is: a single `contact` or none; where the first days of months stand, a `month` or a `day`. Left out: what
    /// its columns say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<RowKind>,
    /// The table of the contract whose rows these are, by its id; empty: they are rows of the month. Left out: what its
    /// headings say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows_of: Option<String>,
    /// Rows that do not count.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<LeaveOut>>"))]
    pub leave_out: Vec<LeaveOut>,
    /// What the words in a column of states mean, by its heading: whether the contact was answered, resolved, valid.
    #[serde(skip_serializing_if = "Map::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Map<String, Map<String, bool>>>"))]
    pub words: Map<String, Map<String, bool>>,
    /// The channel of headings that are the same for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The vendor of all rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor: Option<String>,
    /// Which of two numbers of a date is the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateOrder>,
    /// The day a month begins with, where it is not the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cycle: Option<MonthCycle>,
    /// What is added to universal time, such as `+08:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// What stands before the decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimals: Option<DecimalMark>,
    /// The version of the result that counts, as its cells name it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// What happens to a second row of the same day, agent, queue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeated: Option<RepeatedRows>,
    /// Whether the rows count or their totals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub totals: Option<WhichTotals>,
    /// What an empty count beside others is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blanks: Option<BlankCells>,
    /// Whether an empty cell of a vendor or a date is that of the row above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fill_down: Option<bool>,
    /// Which contacts count as handled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contacts: Option<WhichContacts>,
    /// What names above the columns of a table on its side are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub across: Option<Across>,
    /// Whether the levels of a survey that have no column do not exist.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub levels: Option<Levels>,
    /// What it is beside other tables of the same month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tables: Option<SeveralTables>,
    /// What is said for this text alone: not to be kept for the next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_here: Option<OnlyHere>,
}

/// What a column is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct ColumnLayout {
    /// The figure, by its id; in rows of a table of the contract one of that table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    /// What else it is; `ignored`: not read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// What lengths of time are counted in: `ms`, `s`, `min`, `h`, `d`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What rates without a percent sign are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<RateScale>,
    /// Whether its numbers go on from row to row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counter: Option<Counter>,
    /// The heading of the count that it is a rate of or a mean over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
}

/// Rows that do not count: those with one of these cells in a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct LeaveOut {
    /// The column's heading.
    pub column: String,
    /// What its cells say.
    pub cells: Vec<String>,
}

/// The day a month begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct MonthCycle {
    /// From this day of the calendar month before on; 1: calendar months.
    #[cfg_attr(feature = "declarations", schemars(range(min = 1, max = 28)))]
    pub from_day: i32,
}

/// What is said for one text alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct OnlyHere {
    /// The month of rows that name none, as `2026-10`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<String>,
    /// The year of months and days that name none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Rows of the text that do not count, by their numbers from 1; of a table on its side its columns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<i32>>"))]
    pub leave_out: Vec<i32>,
    /// Rows that count, whatever their words say: no total, no note, not left out. By their numbers, too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<i32>>"))]
    pub keep: Vec<i32>,
}

/// What a layout calls a column: its heading, or its number where it has none.
pub(super) fn column_name(heading: String, place: usize) -> String {
    if heading.is_empty() { format!("#{}", super::structure::number(place)) } else { heading }
}

impl Layout {
    /// Reads one layout or a list of them. What does not fit is told at its place, and that layout is left out.
    pub fn read(json: &Value, problems: &mut Vec<Problem>) -> Vec<Self> {
        match json {
            Value::Null => Vec::new(),
            Value::Array(list) => {
                let mut found = Vec::new();
                for (place, one) in list.iter().enumerate() {
                    let mut told = Vec::new();
                    found.extend(json::read(one, &mut told));
                    let mut reader = Reader::new(problems);
                    reader.within(&place.to_string(), |reader| reader.report_below(told));
                }
                found
            }
            one => json::read(one, problems).into_iter().collect(),
        }
    }

    /// One that says something: a struct of so many fields is not copied for each thing that can be said.
    pub(super) fn that(says: impl FnOnce(&mut Self)) -> Self {
        let mut layout = Self::default();
        says(&mut layout);
        layout
    }

    /// One that says this of a column.
    pub(super) fn of_column(heading: impl Into<String>, column: ColumnLayout) -> Self {
        let mut layout = Self::default();
        layout.columns.insert(heading.into(), column);
        layout
    }

    /// Whether it is about a table with these headings.
    pub(super) fn is_for(&self, headings: &[String]) -> bool {
        let sorted = |headings: &[String]| {
            let mut names: Vec<String> =
                headings.iter().map(|heading| plain_form(heading)).filter(|name| !name.is_empty()).collect();
            names.retain(|name| name != super::across::NAME);
            sort::sort(&mut names);
            names
        };
        self.headings.is_empty() || sorted(&self.headings) == sorted(headings)
    }

    /// This and what another one says beyond it; where both say something the other one counts.
    pub(super) fn with(mut self, other: &Self) -> Self {
        let or = |place: &mut Vec<String>, other: &[String]| {
            if !other.is_empty() {
                other.clone_into(place);
            }
        };
        or(&mut self.headings, &other.headings);
        for (heading, column) in &other.columns {
            let own = self.columns.get(heading).cloned().unwrap_or_default();
            // To say what a column is takes the place of what was said of it before.
            let named = column.figure.is_some() || column.role.is_some();
            let column = column.clone();
            let own = ColumnLayout {
                figure: if named { column.figure } else { own.figure },
                role: if named { column.role } else { own.role },
                unit: column.unit.or(own.unit),
                scale: column.scale.or(own.scale),
                counter: column.counter.or(own.counter),
                weight: column.weight.or(own.weight),
            };
            self.columns.insert(heading.clone(), own);
        }
        for rows in &other.leave_out {
            if !self.leave_out.contains(rows) {
                self.leave_out.push(rows.clone());
            }
        }
        for (heading, words) in &other.words {
            let mut own = self.words.get(heading).cloned().unwrap_or_default();
            for (word, meaning) in words {
                own.insert(word.clone(), *meaning);
            }
            self.words.insert(heading.clone(), own);
        }
        let other = other.clone();
        self.channel = other.channel.or(self.channel);
        self.vendor = other.vendor.or(self.vendor);
        self.dates = other.dates.or(self.dates);
        self.cycle = other.cycle.or(self.cycle);
        self.time_zone = other.time_zone.or(self.time_zone);
        self.decimals = other.decimals.or(self.decimals);
        self.version = other.version.or(self.version);
        self.repeated = other.repeated.or(self.repeated);
        self.totals = other.totals.or(self.totals);
        self.blanks = other.blanks.or(self.blanks);
        self.fill_down = other.fill_down.or(self.fill_down);
        self.contacts = other.contacts.or(self.contacts);
        self.across = other.across.or(self.across);
        self.levels = other.levels.or(self.levels);
        self.tables = other.tables.or(self.tables);
        self.row = other.row.or(self.row);
        self.rows_of = other.rows_of.or(self.rows_of);
        self.only_here = match (self.only_here, other.only_here) {
            (Some(own), Some(other)) => Some(own.with(other)),
            (own, other) => other.or(own),
        };
        self
    }

    /// Whether anything was said of columns.
    pub(super) fn says_something(&self) -> bool {
        !self.columns.is_empty()
    }

    /// What is said of a column.
    pub(super) fn column(&self, heading: &str) -> Option<&ColumnLayout> {
        self.columns.get(heading).or_else(|| {
            let name = plain_form(heading);
            self.columns.iter().find(|(known, _)| plain_form(known) == name).map(|(_, column)| column)
        })
    }

    pub(super) fn month(&self) -> Option<Month> {
        self.only_here.as_ref()?.month.as_deref().and_then(Month::read_loosely)
    }

    pub(super) fn year(&self) -> Option<i32> {
        self.only_here.as_ref()?.year
    }

    pub(super) fn order(&self) -> Option<Order> {
        self.dates.map(|dates| match dates {
            DateOrder::DayFirst => Order::DayFirst,
            DateOrder::MonthFirst => Order::MonthFirst,
        })
    }

    /// What is added to universal time, in minutes.
    pub(super) fn zone(&self) -> i32 {
        let Some(text) = &self.time_zone else { return 0 };
        let (sign, rest) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "0"));
        let number = |text: &str| text.parse::<i32>().ok().filter(|number| (0..60).contains(number)).unwrap_or(0);
        number(hours).saturating_mul(60).saturating_add(number(minutes)).saturating_mul(sign)
    }
}

impl OnlyHere {
    fn with(mut self, other: Self) -> Self {
        self.month = other.month.or(self.month);
        self.year = other.year.or(self.year);
        for (own, other) in [(&mut self.leave_out, other.leave_out), (&mut self.keep, other.keep)] {
            for row in other {
                if !own.contains(&row) {
                    own.push(row);
                }
            }
        }
        self
    }
}

impl ColumnLayout {
    pub(super) fn unit(&self) -> Option<Unit> {
        self.unit.as_deref().and_then(Unit::of_word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, problems: &mut Vec<Problem>) -> Vec<Layout> {
        Layout::read(&serde_json::from_str(text).unwrap(), problems)
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = r#"{
            "headings": ["日期", "接起量"],
            "columns": {"接起量": {"figure": "calls_answered"}, "通话时长": {"figure": "talk_minutes", "unit": "s"}},
            "leave_out": [{"column": "客服", "cells": ["测试"]}],
            "words": {"通话结果": {"转接": true}},
            "channel": "phone", "dates": "day_first", "cycle": {"from_day": 21}, "time_zone": "+08:00",
            "repeated": "once", "row": "day", "only_here": {"month": "2026-10", "leave_out": [3, 5], "keep": [7]}
        }"#;
        let mut problems = Vec::new();
        let layouts = read(text, &mut problems);
        assert_eq!(problems, []);
        let again = read(&serde_json::to_string(&layouts).unwrap(), &mut problems);
        assert_eq!((layouts.len(), &again), (1, &layouts));
        let layout = &layouts[0];
        assert_eq!((layout.zone(), layout.order(), layout.month()), (480, Some(Order::DayFirst), Month::new(2026, 10)));
        assert!(layout.is_for(&["接起量".into(), "日期 ".into(), String::new()]));
        assert!(!layout.is_for(&["接起量".into()]));
    }

    #[test]
    fn what_is_said_later_counts() {
        let read = |text: &str| read(text, &mut Vec::new()).remove(0);
        let first = read(r#"{"columns": {"量": {"figure": "calls_offered", "unit": "s"}}, "vendor": "甲"}"#);
        let second = read(r#"{"columns": {"量": {"role": "ignored"}, "率": {"scale": "fraction"}}}"#);
        let both = first.with(&second);
        assert_eq!(
            both.column("量"),
            Some(&ColumnLayout { role: Some(Role::Ignored), unit: Some("s".into()), ..ColumnLayout::default() })
        );
        assert_eq!(both.column("率").and_then(|column| column.scale), Some(RateScale::Fraction));
        assert_eq!(both.vendor.as_deref(), Some("甲"));
        let first = read(r#"{"row": "day", "only_here": {"year": 2026, "leave_out": [3]}}"#);
        let both = first.with(&read(r#"{"row": "month", "only_here": {"leave_out": [3, 4]}}"#));
        let here = OnlyHere { year: Some(2026), leave_out: vec![3, 4], ..OnlyHere::default() };
        assert_eq!((both.row, both.only_here), (Some(RowKind::Month), Some(here)));
    }

    #[test]
    fn a_layout_that_does_not_fit_is_told() {
        for (text, pointer) in
            [("[{}, {\"channel\": \"post\"}]", "/1/channel"), ("{\"colums\": {}}", "/colums"), ("5", "")]
        {
            let mut problems = Vec::new();
            read(text, &mut problems);
            let crate::problem::Place::Pointer { pointer: found } = problems[0].at.as_ref().unwrap() else { panic!() };
            assert_eq!(found, pointer);
        }
    }
}
