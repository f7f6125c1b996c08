//! Columns of results: no object per row, one text and where its cells end.

use crate::quantity::Money;
use crate::trace::Value;

/// A column of results.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// What it holds: `vendor`, `month`, `status`, `metric:ID`, `item:ID`, `group:ID`, `score`, `tier`, `outcome:ID`,
    /// `line:ID`, `provider_pays`, `client_pays`, `payable`, `notices` (their codes, separated by blanks); of categories `row`
    /// (from 0), `category`, `package`, `amount`, `due`.
    pub id: String,
    /// All its cells, one after the other. An empty cell: open, or none.
    pub text: String,
    /// Where each cell ends, in UTF-16 code units, as JavaScript counts.
    pub ends: Vec<u32>,
}

impl Column {
    /// The cells.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        let (mut rest, mut from) = (self.text.as_str(), 0);
        self.ends.iter().map(move |end| {
            let units = end.saturating_sub(from);
            from = *end;
            let mut left = units;
            let bytes = rest.char_indices().find_map(|(at, letter)| {
                if left == 0 {
                    return Some(at);
                }
                left = left.saturating_sub(u32::try_from(letter.len_utf16()).unwrap_or(1));
                None
            });
            let (cell, after) = rest.split_at_checked(bytes.unwrap_or(rest.len())).unwrap_or((rest, ""));
            rest = after;
            cell
        })
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
            Value::Flag(holds) => out.extend_from_slice(if *holds { b"true" } else { b"false" }),
            Value::NoData | Value::Missing => {}
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
        let place = |end: u32| usize::try_from(end).unwrap_or(usize::MAX);
        self.cell(|out| out.extend_from_slice(from.text.get(place(start)..place(end)).unwrap_or_default()));
    }

    pub(super) fn column(self, id: String) -> Column {
        let Self { text, mut ends } = self;
        if !text.is_ascii() {
            let (mut from, mut units) = (0, 0_u32);
            for end in &mut ends {
                let cell = text.get(from..usize::try_from(*end).unwrap_or(usize::MAX)).unwrap_or_default();
                from = from.saturating_add(cell.len());
                units = units.saturating_add(cell.iter().map(|byte| begun(*byte)).sum());
                *end = units;
            }
        }
        // Nothing but text was written.
        Column { id, text: String::from_utf8(text).unwrap_or_default(), ends }
    }
}

/// How many UTF-16 code units begin with this byte of UTF-8.
fn begun(byte: u8) -> u32 {
    match byte {
        0x80..0xc0 => 0,
        0xf0.. => 2,
        _ => 1,
    }
}
