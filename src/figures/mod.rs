//! Pasted text → tables → typed figures; every value remembers its cell.
//!
//! ```
//! use yuekao::figures::{Vocabulary, parse};
//! let vocabulary = Vocabulary::new(&[]);
//! let parsed = parse("商家\t月份\t接起量\n蓝鲸\t2026年10月\t2,640\n", &vocabulary);
//! let json = serde_json::to_value(&parsed.records[0]).unwrap();
//! assert_eq!(json["month"], "2026-10");
//! assert_eq!(json["figures"]["calls_answered"], "2640");
//! assert_eq!(json["cells"]["calls_answered"]["column"], 3);
//! ```
//!
//! A text is read in two steps. [`Paste`] lays it out: blocks, headings, and which rows belong to which vendor and
//! month. A [`Cursor`] then reads the figures of one [`Record`] after the other. [`parse`] does both and hands out a
//! [`VendorMonth`] for each record; a batch visits the records itself and keeps none of them.

mod cells;
mod checks;
mod columns;
mod cursor;
mod delimiter;
mod digits;
mod figure;
mod heading;
mod heads;
mod join;
mod keys;
mod layout;
mod month_input;
mod partial;
mod paste;
mod possible;
mod print;
mod record;
mod rows;
mod side;
mod tables;
mod vendor_month;
mod vocabulary;
mod words;

pub use columns::Column;
pub use cursor::Cursor;
pub use figure::{Absent, Figure, Kind, Role, Scope};
pub use paste::{Laid, Laying, Paste};
pub use print::print;
pub use record::{CategoryRow, Pasted, Record, SeatChange, WorkOrder};
pub use vendor_month::{
    CategoryFigures, Excerpt, FigureValue, Parsed, SeatChangeFigures, VendorMonth, WorkOrderFigures,
};
pub use vocabulary::{Slot, Vocabulary};

use crate::{crowd, order};

/// Reads a pasted text. What cannot be read is told in a problem at its cell, and costs that cell or row alone. Of
/// thousands of problems of one kind the first are told and the rest counted.
pub fn parse(text: &str, vocabulary: &Vocabulary) -> Parsed {
    let paste = Paste::new(text, vocabulary);
    let (mut problems, mut crowd) = (paste.laid.problems.clone(), paste.laid.crowd.clone());
    let mut cursor = Cursor::new(&paste);
    let mut records = Vec::with_capacity(paste.len());
    for record in 0..paste.len() {
        records.push(VendorMonth::new(cursor.visit(record, &mut problems), vocabulary));
        crowd.bound(&mut problems);
    }
    crowd.finish(&mut problems);
    let mut columns = paste.laid.columns.clone();
    order::sort(&mut columns, |column| (column.row, 0, column.column));
    Parsed { records, columns, problems }
}

/// Earlier and later months of the same vendor that an excerpt holds around each it is about: rows of months and sums of a
/// year look back no further.
const AROUND: usize = 60;
/// A text may have more problems than anybody reads.
const MOST_PROBLEMS: usize = 500;

/// Reads some vendor-months of a text, numbered from 0, each with its vendor's months around it: what a long text is looked
/// at by, without making every one of its months. A number there is no vendor-month for means the nearest there is.
pub fn excerpt(text: &str, vocabulary: &Vocabulary, records: &[usize]) -> Excerpt {
    let paste = Paste::new(text, vocabulary);
    let mut problems = paste.laid.problems.clone();
    let last = paste.len().saturating_sub(1);
    let mut wanted = vec![false; paste.len()];
    for record in records {
        wanted.get_mut(*record.min(&last)).into_iter().for_each(|own| *own = true);
    }
    let order = paste.laid.in_order();
    let (mut numbers, mut next) = (Vec::new(), 0);
    for (place, record) in order.iter().enumerate() {
        if wanted.get(*record) != Some(&true) {
            continue;
        }
        let same = |one: &&usize| paste.vendor(**one) == paste.vendor(*record);
        let before = order.get(next.max(place.saturating_sub(AROUND))..place).unwrap_or(&[]).iter();
        numbers.extend(before.filter(same));
        // A vendor's months follow one another; of the next vendor none has been looked at.
        let after = order.get(next.max(place)..).unwrap_or(&[]).iter().take_while(same);
        let until = place.saturating_add(AROUND).saturating_add(1);
        let after: Vec<usize> = after.copied().take(until.saturating_sub(next.max(place))).collect();
        next = next.max(place).saturating_add(after.len());
        numbers.extend(after);
    }
    let mut cursor = Cursor::new(&paste);
    let mut read = |one: &usize| VendorMonth::new(cursor.visit(*one, &mut problems), vocabulary);
    let records = numbers.iter().map(&mut read).collect();
    crowd::sort_by_place(&mut problems);
    problems.truncate(MOST_PROBLEMS);
    let mut columns = paste.laid.columns.clone();
    order::sort(&mut columns, |column| (column.row, 0, column.column));
    Excerpt { parsed: Parsed { records, columns, problems }, numbers, of: paste.len() }
}
