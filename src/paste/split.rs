//! Text into rows and cells. Nothing here knows what a cell means.

use std::borrow::Cow;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

/// Most bytes in a quoted cell: a spreadsheet's 32,767 characters. A quotation mark that would enclose more is read as
/// it stands, so that one stray mark costs its line and not the rest of the text.
const MOST_QUOTED: usize = 131_072;

/// What separates the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Delimiter {
    /// A tab, comma, semicolon or bar.
    Byte(u8),
    /// The first colon, or else the last run of blanks: a label and its value.
    Label,
}

impl Delimiter {
    pub(super) const CANDIDATES: [Self; 5] =
        [Self::Byte(b'\t'), Self::Byte(b';'), Self::Byte(b','), Self::Byte(b'|'), Self::Label];
}

/// What is there of a text that comes in parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'t> {
    pub(super) all: &'t str,
    /// Whether nothing more comes.
    pub(super) ended: bool,
}

/// A step through a text that may not be all there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step<T> {
    /// What is next, and where the text goes on after it.
    Next(T, usize),
    /// More of the text must come first.
    Wait,
    /// The text ends here.
    End,
}

impl<'t> Text<'t> {
    /// The line that starts here, without its end, and where the next one starts.
    #[inline]
    pub(super) fn line(&self, start: usize) -> Step<&'t str> {
        let Some(rest) = self.all.get(start..).filter(|rest| !rest.is_empty()) else {
            return if self.ended { Step::End } else { Step::Wait };
        };
        let bytes = rest.as_bytes();
        let Some(end) = memchr::memchr2(b'\n', b'\r', bytes) else {
            return if self.ended { Step::Next(rest, self.all.len()) } else { Step::Wait };
        };
        let returns = bytes.get(end) == Some(&b'\r');
        if returns && end.saturating_add(1) == bytes.len() && !self.ended {
            return Step::Wait;
        }
        let crlf = returns && bytes.get(end.saturating_add(1)) == Some(&b'\n');
        let next = start.saturating_add(end).saturating_add(if crlf { 2 } else { 1 });
        Step::Next(rest.get(..end).unwrap_or(rest), next)
    }
}

/// Whether the line needs more than looking for delimiters.
#[inline]
pub(super) fn has_quotes(line: &str) -> bool {
    memchr::memchr(b'"', line.as_bytes()).is_some()
}

/// Whether a line holds nothing but blanks and separators.
#[inline]
pub(super) fn is_blank_line(line: &str) -> bool {
    !line.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) && holds_no_text(line)
}

fn holds_no_text(line: &str) -> bool {
    line.chars().all(|letter| matches!(letter, ',' | ';' | '|') || super::parse_cell::is_blank(letter))
}

/// The cells of a line without quotation marks, in order.
#[inline]
pub(super) fn plain_cells(line: &str, delimiter: Delimiter) -> PlainCells<'_> {
    PlainCells { rest: Some(line), delimiter }
}

/// See [`plain_cells`].
pub(super) struct PlainCells<'l> {
    rest: Option<&'l str>,
    delimiter: Delimiter,
}

impl<'l> Iterator for PlainCells<'l> {
    type Item = &'l str;

    #[inline]
    fn next(&mut self) -> Option<&'l str> {
        let rest = self.rest?;
        let (cell, rest) = match self.delimiter {
            Delimiter::Byte(byte) => match rest.as_bytes().iter().position(|b| *b == byte) {
                Some(at) => (rest.get(..at)?, rest.get(at.saturating_add(1)..)),
                None => (rest, None),
            },
            Delimiter::Label => label_and_value(rest),
        };
        self.rest = rest;
        // What follows the value is one cell, whatever stands in it.
        if self.delimiter == Delimiter::Label && self.rest.is_some() {
            self.delimiter = Delimiter::Byte(b'\n');
        }
        Some(cell)
    }
}

fn label_and_value(line: &str) -> (&str, Option<&str>) {
    if let Some((label, value)) = line.split_once([':', '：']) {
        return (label, Some(value));
    }
    let trimmed = line.trim();
    match trimmed.split_once(char::is_whitespace) {
        Some((label, value)) => (label, Some(value.trim_start())),
        None => (line, None),
    }
}

/// Splits rows, quotation marks included.
#[derive(Debug)]
pub(super) struct Splitter {
    delimiter: Delimiter,
    /// Made when the first quotation mark turns up: making it takes longer than reading a hundred rows without.
    reader: Option<Reader>,
    buffer: Vec<u8>,
}

/// A cell that exports write as a formula, so that a spreadsheet leaves its text as it is: `="2026-10-01"`.
fn without_formula(cell: &mut Cow<'_, str>) {
    if let Some(text) = cell.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')) {
        *cell = Cow::Owned(text.to_owned());
    }
}

/// Why a row with quotation marks cannot be read as one.
enum Unread {
    /// More of the text must come first.
    Wait,
    /// The quotation mark in this column does not close.
    Unclosed(u32),
}

impl Splitter {
    pub(super) fn new(delimiter: Delimiter) -> Self {
        Self { delimiter, reader: None, buffer: Vec::new() }
    }

    pub(super) fn delimiter(&self) -> Delimiter {
        self.delimiter
    }

    /// Puts the cells of the row that starts here into `cells`; the column of a quotation mark that does not close.
    pub(super) fn row<'t>(
        &mut self,
        text: &Text<'t>,
        start: usize,
        cells: &mut Vec<Cow<'t, str>>,
    ) -> Step<Option<u32>> {
        cells.clear();
        let (line, next) = match text.line(start) {
            Step::Next(line, next) => (line, next),
            Step::Wait => return Step::Wait,
            Step::End => return Step::End,
        };
        if !has_quotes(line) || self.delimiter == Delimiter::Label {
            cells.extend(plain_cells(line, self.delimiter).map(Cow::Borrowed));
            return Step::Next(None, next);
        }
        match self.quoted(text, start, cells) {
            Ok(next) => {
                cells.iter_mut().for_each(without_formula);
                Step::Next(None, next)
            }
            Err(Unread::Wait) => Step::Wait,
            Err(Unread::Unclosed(column)) => {
                cells.clear();
                cells.extend(plain_cells(line, self.delimiter).map(Cow::Borrowed));
                Step::Next(Some(column), next)
            }
        }
    }

    /// A row with quotation marks: where the next one starts.
    fn quoted<'t>(&mut self, text: &Text<'t>, start: usize, cells: &mut Vec<Cow<'t, str>>) -> Result<usize, Unread> {
        let byte = if let Delimiter::Byte(byte) = self.delimiter { byte } else { b':' };
        let mut reader = self.reader.take().unwrap_or_else(|| ReaderBuilder::new().delimiter(byte).build());
        reader.reset();
        if self.buffer.is_empty() {
            self.buffer.resize(256, 0);
        }
        let found = self.quoted_cells(&mut reader, text, start, cells);
        self.reader = Some(reader);
        found
    }

    fn quoted_cells<'t>(
        &mut self,
        reader: &mut Reader,
        text: &Text<'t>,
        start: usize,
        cells: &mut Vec<Cow<'t, str>>,
    ) -> Result<usize, Unread> {
        let (all, mut from) = (text.all, start);
        loop {
            let column = u32::try_from(cells.len()).unwrap_or(u32::MAX).saturating_add(1);
            let unclosed = || Unread::Unclosed(column);
            let window = all.as_bytes().get(from..).unwrap_or(&[]);
            let window = window.get(..MOST_QUOTED.saturating_add(2)).unwrap_or(window);
            if window.is_empty() && !text.ended {
                return Err(Unread::Wait);
            }
            let (end, ends_row) = match self.field(reader, window, text.ended) {
                Step::Next(found, _) => found,
                Step::Wait => return Err(Unread::Wait),
                Step::End => return Err(unclosed()),
            };
            let raw = all.get(from..from.saturating_add(end.cell)).ok_or_else(unclosed)?;
            if let Some(inner) = raw.strip_prefix('"') {
                let closed = closes_at_its_end(inner);
                let spans_rows = inner.contains(['\n', '\r']);
                // A spreadsheet never copies a tab and a line break in one cell, and closes what it opens before the
                // next separator.
                if spans_rows
                    && (!closed || (self.delimiter == Delimiter::Byte(b'\t') && raw.as_bytes().contains(&b'\t')))
                {
                    return Err(unclosed());
                }
                let inner = inner.strip_suffix('"').unwrap_or("");
                if closed && !inner.as_bytes().contains(&b'"') {
                    cells.push(Cow::Borrowed(inner));
                } else {
                    let text = self.buffer.get(..end.written).and_then(|bytes| std::str::from_utf8(bytes).ok());
                    cells.push(Cow::Owned(text.ok_or_else(unclosed)?.to_owned()));
                }
            } else {
                cells.push(Cow::Borrowed(raw));
            }
            from = from.saturating_add(end.consumed);
            if ends_row {
                if !text.ended && from == all.len() && all.ends_with('\r') {
                    return Err(Unread::Wait);
                }
                // The reader stops behind a carriage return; its line feed belongs to the same ending.
                let crlf = all.as_bytes().get(from.saturating_sub(1)..=from) == Some(b"\r\n");
                return Ok(from.saturating_add(usize::from(crlf)));
            }
        }
    }

    /// Reads one field of the window, and whether it ends the row; the end if its quotation mark does not close in it.
    fn field(&mut self, reader: &mut Reader, window: &[u8], ended: bool) -> Step<(FieldEnd, bool)> {
        let (mut read, mut written) = (0_usize, 0_usize);
        let found = |cell, consumed, written, ends_row| Step::Next((FieldEnd { cell, consumed, written }, ends_row), 0);
        loop {
            let (Some(input), Some(room)) = (window.get(read..), self.buffer.get_mut(written..)) else {
                return Step::End;
            };
            let (result, taken, wrote) = reader.read_field(input, room);
            read = read.saturating_add(taken);
            written = written.saturating_add(wrote);
            match result {
                ReadFieldResult::OutputFull => self.buffer.resize(self.buffer.len().saturating_mul(2), 0),
                ReadFieldResult::InputEmpty if window.len() > MOST_QUOTED => return Step::End,
                ReadFieldResult::InputEmpty if !ended => return Step::Wait,
                ReadFieldResult::InputEmpty => {
                    // The text ends here. An open quotation mark would swallow the end.
                    let open = window.get(..read).is_none_or(opens_and_stays_open);
                    return if open { Step::End } else { found(read, read, written, true) };
                }
                ReadFieldResult::Field { record_end } => {
                    return found(read.saturating_sub(1), read, written, record_end);
                }
                ReadFieldResult::End => return found(read, read, written, true),
            }
        }
    }
}

/// Whether the first quotation mark in a cell that is not doubled is the cell's last character.
fn closes_at_its_end(inner: &str) -> bool {
    let mut letters = inner.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '"' && letters.next_if_eq(&'"').is_none() {
            return letters.next().is_none();
        }
    }
    false
}

/// Whether the field that ends the text starts with a quotation mark that none closes.
fn opens_and_stays_open(field: &[u8]) -> bool {
    let Some((b'"', inner)) = field.split_first() else { return false };
    let mut open = true;
    for byte in inner {
        match byte {
            b'"' => open = !open,
            _ if !open => return false,
            _ => {}
        }
    }
    open
}

struct FieldEnd {
    /// Length of the field as it stands in the text.
    cell: usize,
    /// Bytes to go on after.
    consumed: usize,
    /// Bytes of the field without its quotation marks.
    written: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, delimiter: u8) -> Vec<(Vec<String>, Option<u32>)> {
        let text = Text { all: text, ended: true };
        let mut splitter = Splitter::new(Delimiter::Byte(delimiter));
        let (mut start, mut cells, mut out) = (0, Vec::new(), Vec::new());
        while let Step::Next(unclosed, next) = splitter.row(&text, start, &mut cells) {
            assert!(next > start);
            start = next;
            out.push((cells.iter().map(ToString::to_string).collect(), unclosed));
        }
        out
    }

    #[test]
    fn what_is_not_all_there_waits() {
        for (whole, delimiter) in [("a,\"b\nc\",d\r\nx,\"y\"\n", b','), ("a\t\"b\"\"\tc\"\rd\te\r", b'\t')] {
            let rows_of = |all: &str, ended| {
                let (mut splitter, mut cells) = (Splitter::new(Delimiter::Byte(delimiter)), Vec::new());
                match splitter.row(&Text { all, ended }, 0, &mut cells) {
                    Step::Next(_, next) => Some((cells.iter().map(ToString::to_string).collect::<Vec<_>>(), next)),
                    _ => None,
                }
            };
            let first = rows_of(whole, true).unwrap();
            for end in 0..whole.len() {
                let part = rows_of(&whole[..end], false);
                assert!(part.is_none() || part == Some(first.clone()), "{end}");
            }
        }
    }

    fn fine(cells: &[&str]) -> (Vec<String>, Option<u32>) {
        (cells.iter().map(ToString::to_string).collect(), None)
    }

    #[test]
    fn splits_rows_and_cells() {
        assert_eq!(rows("a\tb\nc\t\n", b'\t'), [fine(&["a", "b"]), fine(&["c", ""])]);
        assert_eq!(rows("a;b\r\n\r\nc;d", b';'), [fine(&["a", "b"]), fine(&[""]), fine(&["c", "d"])]);
        assert_eq!(rows("a,b\rc,d\r", b','), [fine(&["a", "b"]), fine(&["c", "d"])]);
        assert_eq!(rows("", b','), []);
    }

    #[test]
    fn reads_quotes() {
        assert_eq!(
            rows("\"3,000\",b\n\"x\n\"\"y\"\"\",z\nn,m", b','),
            [fine(&["3,000", "b"]), fine(&["x\n\"y\"", "z"]), fine(&["n", "m"]),]
        );
        assert_eq!(rows("a\t\"b\"\r\n\"c\"\td\r\n", b'\t'), [fine(&["a", "b"]), fine(&["c", "d"])]);
        assert_eq!(rows("12\"\tb\n", b'\t'), [fine(&["12\"", "b"])]);
        assert_eq!(rows("\"大促\"活动\tb\n", b'\t'), [fine(&["大促活动", "b"])]);
        assert_eq!(rows("\"\",\"\"", b','), [fine(&["", ""])]);
    }

    #[test]
    fn a_stray_quote_costs_its_line_alone() {
        let literal = |cells: &[&str], column| (fine(cells).0, Some(column));
        assert_eq!(rows("a\t\"b\nc\td\n", b'\t'), [literal(&["a", "\"b"], 2), fine(&["c", "d"])]);
        assert_eq!(rows("a\t\"b\nc\t\"d\"\n", b'\t'), [literal(&["a", "\"b"], 2), fine(&["c", "d"])]);
        assert_eq!(rows("\"", b','), [literal(&["\""], 1)]);
        assert_eq!(
            rows("1,\"b\n2,c\n3,\"d\"\n", b','),
            [literal(&["1", "\"b"], 2), fine(&["2", "c"]), fine(&["3", "d"]),]
        );
        let far = format!("a,\"b\n{}\n\"\n", "x,y\n".repeat(50_000));
        let read = rows(&far, b',');
        assert_eq!(read.len(), 50_003);
        assert_eq!(read[0], literal(&["a", "\"b"], 2));
    }

    #[test]
    fn labels_and_values() {
        let cells = |line| plain_cells(line, Delimiter::Label).collect::<Vec<_>>();
        assert_eq!(cells("商家：蓝鲸: 旗舰店"), ["商家", "蓝鲸: 旗舰店"]);
        assert_eq!(cells("电话接起量   2 640"), ["电话接起量", "2 640"]);
        assert_eq!(cells("电话接起量"), ["电话接起量"]);
    }
}
