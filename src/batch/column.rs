//! Columns of results: no object per row, one text and where its cells end.

use crate::number::Money;
use crate::trace::Value;

/// A column of results.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// What it holds: `vendor`, `month`, `status`, `metric:ID`, `item:ID`, `group:ID`, `score`, `score_between`, `tier`,
    /// `outcome:ID`, `line:ID`, `provider_pays`, `provider_pays_between`, `client_pays`, `client_pays_between`, `payable`,
    /// `payable_between`, `incomplete` (the lines that are open and to be paid, or can be), `notices` (their codes), the last
    /// two separated by blanks; `currency`, where the contract says one; of categories `row` (from 0), `category`, `package`, `amount`, `due`.
    ///
    /// What ends in `_between` is what the one before can be while it is open: `36..86`, or `2000.00..` without an end.
    pub id: String,
    /// All its cells, one after the other, as UTF-8. An empty cell: open, or none.
    pub text: Vec<u8>,
    /// Where each cell ends, in bytes.
    pub ends: Vec<u32>,
}

impl Column {
    /// The cells.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        let mut from = 0;
        self.ends.iter().map(move |end| {
            let start = std::mem::replace(&mut from, place(*end));
            // Nothing but text was written.
            self.text.get(start..from).and_then(|cell| std::str::from_utf8(cell).ok()).unwrap_or_default()
        })
    }
}

/// A place in the text of a column.
fn place(end: u32) -> usize {
    usize::try_from(end).unwrap_or(usize::MAX)
}

/// Each word on its own: of a known length it is put there without the call that copying takes.
fn flag(holds: bool, out: &mut Vec<u8>) {
    if holds {
        out.extend_from_slice(b"true");
    } else {
        out.extend_from_slice(b"false");
    }
}

/// A column while it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Writing {
    text: Vec<u8>,
    /// Where each cell ends, in bytes.
    ends: Vec<u32>,
}

impl Writing {
    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Makes room for what may follow: `more` rows, as long as the `so_far` that have been written.
    pub(super) fn expect(&mut self, more: usize, so_far: usize) {
        let wide = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
        let room = |written: usize| {
            let room = wide(written).checked_mul(wide(more))?.checked_div(wide(so_far))?;
            usize::try_from(room).ok()
        };
        self.text.reserve(room(self.text.len()).unwrap_or(0));
        self.ends.reserve(room(self.ends.len()).unwrap_or(0));
    }

    /// Writes a cell.
    #[inline]
    pub(super) fn cell(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        write(&mut self.text);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.cell(|out| out.extend_from_slice(text.as_bytes()));
    }

    pub(super) fn value(&mut self, value: &Value) {
        self.cell(|out| match value {
            Value::Number(number) => number.show(out),
            Value::Flag(holds) => flag(*holds, out),
            Value::NoData | Value::Open(_) => {}
        });
    }

    /// Writes several in one cell, with blanks between.
    pub(super) fn list<T>(&mut self, all: impl Iterator<Item = T>, write: impl Fn(T, &mut Vec<u8>)) {
        self.cell(|out| {
            for (place, one) in all.enumerate() {
                out.extend_from_slice(if place > 0 { b" " } else { b"" });
                write(one, out);
            }
        });
    }

    pub(super) fn flag(&mut self, holds: Option<bool>) {
        self.cell(|out| {
            if let Some(holds) = holds {
                flag(holds, out);
            }
        });
    }

    /// Writes what something open can be, `36..86`; one end alone where there is no other.
    pub(super) fn between<T>(&mut self, ends: Option<[Option<T>; 2]>, show: impl Fn(T, &mut Vec<u8>)) {
        self.cell(|out| {
            let Some([low, high]) = ends else { return };
            if let Some(low) = low {
                show(low, out);
            }
            out.extend_from_slice(b"..");
            if let Some(high) = high {
                show(high, out);
            }
        });
    }

    pub(super) fn money(&mut self, amount: Option<Money>) {
        self.cell(|out| {
            if let Some(amount) = amount {
                amount.show(out);
            }
        });
    }

    /// Appends a cell of another column.
    pub(super) fn copy(&mut self, from: &Self, cell: usize) {
        let start = cell.checked_sub(1).and_then(|before| from.ends.get(before)).copied().unwrap_or(0);
        let end = from.ends.get(cell).copied().unwrap_or(start);
        self.cell(|out| out.extend_from_slice(from.text.get(place(start)..place(end)).unwrap_or_default()));
    }

    /// Appends the last cell once more.
    pub(super) fn again(&mut self) {
        let before = self.ends.len().checked_sub(2).and_then(|before| self.ends.get(before));
        let start = before.copied().map_or(0, place);
        self.cell(|out| out.extend_from_within(start.min(out.len())..));
    }

    pub(super) fn column(self, id: String) -> Column {
        Column { id, text: self.text, ends: self.ends }
    }
}
