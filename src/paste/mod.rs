//! Text and cells → tables → vendor-months; every value remembers its cells.
//!
//! ```
//! use yuekao::glossary::Vocabulary;
//! use yuekao::paste::parse;
//! let vocabulary = Vocabulary::new(&[]);
//! let parsed = parse("日期\t进线量\t接起量\n2026-10-01\t100\t90\n2026-10-02\t1,200\t1,100\n", &vocabulary);
//! let json = serde_json::to_value(&parsed.records[0]).unwrap();
//! assert_eq!(json["month"], "2026-10");
//! assert_eq!(json["figures"]["calls_answered"], "1190");
//! assert_eq!(json["cells"]["calls_answered"]["rows"][0][1], 3);
//! ```
//!
//! A text is read once, from its first row to its last, and may come in parts ([`Reader`]). Block by block it is found out
//! what the rows are ([`structure`]); how the rows of a table are read is decided from its headings and its first rows
//! ([`planner`]); then each row goes into the sums of its vendor and month ([`rows`], [`gather`]). When all of the text has
//! been read, what belongs to one vendor-month is put together ([`assemble`]). Memory goes with the number of vendor-months.
//!
//! What is not certain is asked ([`questions`]), and what was answered comes back as a [`Layout`].
//!
//! # What text it takes
//! Rows of cells separated by tabs, commas, semicolons or bars, or lines of labels and values; blocks with blank lines
//! between. A workbook comes as such text, sheet by sheet: a line that begins with `U+001D` names the sheet whose rows follow;
//! a cell is written as it looks in the workbook (`88.00%`, `2026-10-01`, `312:15:20`, its number in full); of merged cells
//! the first has the text, those below it hold `U+001E` alone and those to the right of it `U+001F` alone.
//!
//! A JSON list of objects, or an object a line, is a table with the keys for headings ([`table_of_json`]); its rows are counted
//! as those of that table.

mod across;
mod assemble;
mod blocks;
mod close;
mod combine;
mod dates;
mod delimiter;
mod digits;
mod draft;
mod durations;
mod evidence;
mod formats;
mod gather;
mod group_set;
mod hidden_totals;
mod join;
mod json_rows;
mod layout;
mod levels;
mod list_reading;
mod long;
mod looks;
mod meanings;
mod missing_days;
mod nested;
mod parse_cell;
mod period_columns;
mod periods;
mod plan;
mod planner;
mod questions;
mod reading;
mod record_builder;
mod repeated_columns;
mod roles;
mod row_lists;
mod rows;
mod seen;
mod several;
mod sideways;
mod sources;
mod split;
mod states;
mod structure;
mod summaries;
mod sums;
mod table_reading;
mod table_rows;
mod totals;

pub(crate) use assemble::{Assembler, TextLayout};
pub use json_rows::table_of_json;
pub use layout::{
    Across, BlankCells, ColumnLayout, Counter, DateOrder, DecimalMark, Layout, LeaveOut, Levels, MonthCycle, OnlyHere,
    RateScale, RepeatedRows, SeveralTables, WhichContacts, WhichTotals,
};
pub use plan::{Decided, RowKind};
pub use questions::{Ask, Choice, ComesTo, Question};
pub use reading::Options;
pub(crate) use reading::Reader;
pub use table_reading::{
    Column, ColumnReading, Combination, Excerpt, Grain, LeftOutRows, Parsed, TableReading, TableRowsReading,
};
pub use totals::Check;

use crate::calendar::{Date, Month};
use crate::glossary::{Slot, Vocabulary};
use crate::month::VendorMonth;
use crate::problem::Problem;
use crate::problem::limit;

/// Reads a month as people write it, or its first day, into which spreadsheets turn a month. Any other day is no month:
/// such a table is one of days.
pub(crate) fn read_month(text: &str) -> Option<Month> {
    let Some(month) = Month::read_loosely(text) else { return dates::first_of_month(text) };
    let written_plainly = text.len() == "2026-10".len();
    (written_plainly || Date::read_loosely(text).is_none_or(|date| date.day() == 1)).then_some(month)
}

/// Reads a day as people write it; a month stands for its first day.
pub(crate) fn read_day(text: &str) -> Option<Date> {
    Date::read_loosely(text).or_else(|| Month::read_loosely(text).map(Month::first_day))
}

/// Reads a text to its end.
fn read(text: &str, vocabulary: &Vocabulary, options: Options) -> TextLayout {
    read_telling(text, vocabulary, options, &mut |_| ())
}

/// So many rows are read before it is told how far it is.
const ROWS_AT_A_TIME: usize = 20_000;

/// The same, and tells how many bytes of it have been read.
fn read_telling(text: &str, vocabulary: &Vocabulary, options: Options, progress: &mut dyn FnMut(usize)) -> TextLayout {
    let mut reader = Reader::new(options);
    let mut at = 0_usize;
    loop {
        let (read, more) = reader.feed(text.get(at..).unwrap_or_default(), true, vocabulary, ROWS_AT_A_TIME);
        at = at.saturating_add(read);
        if !more {
            return reader.finish(vocabulary);
        }
        progress(at);
    }
}

/// Reads a pasted text. What cannot be read is told in a problem at its cell; what is not certain is asked. Of thousands of
/// problems of one kind the first are told and the rest counted.
pub fn parse(text: &str, vocabulary: &Vocabulary) -> Parsed {
    parse_with(text, vocabulary, Options { from_day: 1, ..Options::default() })
}

/// The same, with what was said about the text.
pub fn parse_with(text: &str, vocabulary: &Vocabulary, options: Options) -> Parsed {
    let options = Options { keep_cells: true, ..options };
    let layout = read(text, vocabulary, options.clone());
    let (mut problems, mut problem_limit) = (layout.problems.clone(), layout.problem_limit.clone());
    let mut assembler = Assembler::new(&layout, vocabulary, true);
    let mut records = Vec::with_capacity(layout.len());
    for record in 0..layout.len() {
        records.push(VendorMonth::new(assembler.visit(record, &mut problems), vocabulary));
        problem_limit.bound(&mut problems);
    }
    problem_limit.finish(&mut problems);
    let mut tables = layout.tables(vocabulary);
    questions::answer(&mut tables, &records, |layout| {
        let layouts = std::iter::once(layout.clone())
            .chain(options.layouts.iter().filter(|other| !other.is_for(&layout.headings)).cloned());
        let said = Options { layouts: layouts.collect(), ..options.clone() };
        months(text, vocabulary, said)
    });
    Parsed { records, columns: layout.columns(vocabulary), problems, tables }
}

/// The vendor-months of a text alone.
fn months(text: &str, vocabulary: &Vocabulary, options: Options) -> Vec<VendorMonth> {
    let layout = read(text, vocabulary, Options { keep_cells: false, ..options });
    let mut assembler = Assembler::new(&layout, vocabulary, false);
    (0..layout.len()).map(|record| VendorMonth::new(assembler.visit(record, &mut Vec::new()), vocabulary)).collect()
}

/// Earlier and later months of the same vendor that an excerpt holds around each it is about: rows of months and sums of a
/// year look back no further.
const AROUND: usize = 60;
/// A text may have more problems than anybody reads.
const MOST_PROBLEMS: usize = 500;

/// Reads some vendor-months of a text, numbered from 0, each with its vendor's months around it: what a long text is looked
/// at by, without making every one of its months. A number there is no vendor-month for means the nearest there is; no number
/// at all the newest month, and then the excerpt tells whose each month of the text is.
///
/// `progress` is told from time to time how many bytes of the text have been read.
pub fn excerpt(
    text: &str,
    vocabulary: &Vocabulary,
    options: Options,
    records: &[usize],
    progress: &mut dyn FnMut(usize),
) -> Excerpt {
    let layout = read_telling(text, vocabulary, Options { keep_cells: true, ..options }, progress);
    let mut problems: Vec<Problem> = layout.problems.clone();
    let last = layout.len().saturating_sub(1);
    let newest = if records.is_empty() { layout.newest() } else { None };
    let keys = newest.map_or_else(Vec::new, |_| layout.keys());
    let mut wanted = vec![false; layout.len()];
    for record in records.iter().chain(&newest) {
        wanted.get_mut(*record.min(&last)).into_iter().for_each(|own| *own = true);
    }
    let order = layout.in_order();
    let (mut numbers, mut next) = (Vec::new(), 0);
    for (place, record) in order.iter().enumerate() {
        if wanted.get(*record) != Some(&true) {
            continue;
        }
        let same = |one: &&usize| layout.vendor(**one) == layout.vendor(*record);
        let before = order.get(next.max(place.saturating_sub(AROUND))..place).unwrap_or(&[]).iter();
        numbers.extend(before.filter(same));
        // A vendor's months follow one another; of the next vendor none has been looked at.
        let after = order.get(next.max(place)..).unwrap_or(&[]).iter().take_while(same);
        let until = place.saturating_add(AROUND).saturating_add(1);
        let after: Vec<usize> = after.copied().take(until.saturating_sub(next.max(place))).collect();
        next = next.max(place).saturating_add(after.len());
        numbers.extend(after);
    }
    let mut assembler = Assembler::new(&layout, vocabulary, true);
    let records =
        numbers.iter().map(|one| VendorMonth::new(assembler.visit(*one, &mut problems), vocabulary)).collect();
    limit::sort_by_place(&mut problems);
    problems.truncate(MOST_PROBLEMS);
    let (columns, tables) = (layout.columns(vocabulary), layout.tables(vocabulary));
    Excerpt { parsed: Parsed { records, columns, problems, tables }, numbers, of: layout.len(), newest, keys }
}

/// Whether the levels of a survey that have no column do not exist: a survey of two or three levels has no others.
fn levels_closed(table: &rows::Table, group: u32, layout: &Layout, vocabulary: &Vocabulary) -> bool {
    if table.plan.row == RowKind::Contact {
        return table.plan.contact.rating.is_some();
    }
    match layout.levels {
        Some(Levels::All) => return true,
        Some(Levels::Missing) => return false,
        None => {}
    }
    let place = |slot: &Option<Slot>| {
        let slot = (*slot)?;
        table.plan.gathered.iter().position(|gathered| gathered.slot == Some(slot))
    };
    let sum_at = |place: usize| table.groups.sum(group, place).filter(|sum| sum.cells > 0).map(|sum| sum.sum);
    let survey = vocabulary.survey();
    let mut levels: Vec<Option<rust_decimal::Decimal>> = Vec::with_capacity(survey.levels.len());
    for place in survey.levels.iter().map(place) {
        let sum = place.and_then(sum_at);
        // A level that has a column, and nothing in it, exists.
        if place.is_some() && sum.is_none() {
            return false;
        }
        levels.push(sum);
    }
    // So does a rate that is given in other months.
    let unstated = place(&survey.rate).is_some_and(|place| sum_at(place).is_none());
    let total = levels.iter().flatten().try_fold(rust_decimal::Decimal::ZERO, |sum, level| gather::plus(sum, *level));
    let answers = place(&survey.answers).and_then(sum_at);
    match levels.as_slice() {
        [None, Some(_), _, Some(_), None] => answers.is_some() || !unstated,
        [None, Some(_), None, None, None] => answers.is_some(),
        [_, Some(_), ..] => answers.is_some() && answers == total,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_people_write_them() {
        for (text, expected) in [
            ("2026-01-31", Some("2026-01-31")),
            ("2026年1月5日", Some("2026-01-05")),
            ("2026-02", Some("2026-02-01")),
            ("2026-02-30", None),
            ("2026-02-00", None),
            ("soon", None),
        ] {
            assert_eq!(read_day(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
    }
}
