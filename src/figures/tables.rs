//! Text into rows and cells. Nothing here knows what a cell means.

use std::borrow::Cow;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

/// Most bytes in a quoted cell: a spreadsheet's 32,767 characters. A quotation mark that would enclose more is read as
/// it stands, so that one stray mark costs its line and not the rest of the text.
const MOST_QUOTED: usize = 131_072;

/// What separates the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Delimiter {
    /// A tab, comma or semicolon.
    Byte(u8),
    /// The first colon, or else the last run of blanks: a label and its value.
    Label,
}

impl Delimiter {
    pub(super) const CANDIDATES: [Self; 4] = [Self::Byte(b'\t'), Self::Byte(b';'), Self::Byte(b','), Self::Label];
}

/// Which of the rarer characters a whole text holds at all.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    quotes: bool,
    lone_returns: bool,
}

impl Marks {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut returns = memchr::memchr_iter(b'\r', bytes);
        let lone_returns = returns.any(|at| bytes.get(at.saturating_add(1)) != Some(&b'\n'));
        Self { quotes: memchr::memchr(b'"', bytes).is_some(), lone_returns }
    }
}

/// A whole text, and what is known about it before it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'t> {
    pub(super) all: &'t str,
    pub(super) marks: Marks,
}

impl<'t> Text<'t> {
    /// The line that starts here, without its end, and where the next one starts. `None` at the end of the text.
    #[inline]
    pub(super) fn line(&self, start: usize) -> Option<(&'t str, usize)> {
        let rest = self.all.get(start..).filter(|rest| !rest.is_empty())?;
        if self.marks.lone_returns {
            let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
            let after = rest.get(end..).unwrap_or("");
            let ending = if after.starts_with("\r\n") { 2 } else { usize::from(!after.is_empty()) };
            return Some((rest.get(..end)?, start.saturating_add(end).saturating_add(ending)));
        }
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let line = rest.get(..end)?;
        let next = start.saturating_add(end).saturating_add(1).min(self.all.len());
        Some((line.strip_suffix('\r').unwrap_or(line), next))
    }

    /// Whether the line needs more than looking for delimiters.
    #[inline]
    pub(super) fn has_quotes(&self, line: &str) -> bool {
        self.marks.quotes && memchr::memchr(b'"', line.as_bytes()).is_some()
    }
}

/// Whether a line holds nothing but blanks and separators.
#[inline]
pub(super) fn is_blank_line(line: &str) -> bool {
    !line.starts_with(|letter: char| letter.is_ascii_alphanumeric()) && holds_no_text(line)
}

fn holds_no_text(line: &str) -> bool {
    line.chars().all(|letter| matches!(letter, ',' | ';') || super::cells::is_blank(letter))
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

/// One row: where the next one starts, and whether a quotation mark was found that does not close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) next: usize,
    pub(super) unclosed: Option<u32>,
}

/// Splits rows, quotation marks included.
pub(super) struct Splitter {
    delimiter: Delimiter,
    /// Made when the first quotation mark turns up: making it takes longer than reading a hundred rows without.
    reader: Option<Reader>,
    buffer: Vec<u8>,
}

impl Splitter {
    pub(super) fn new(delimiter: Delimiter) -> Self {
        Self { delimiter, reader: None, buffer: Vec::new() }
    }

    pub(super) fn delimiter(&self) -> Delimiter {
        self.delimiter
    }

    /// Puts the cells of the row that starts here into `cells`; `None` at the end of the text.
    pub(super) fn row<'t>(&mut self, text: &Text<'t>, start: usize, cells: &mut Vec<Cow<'t, str>>) -> Option<Row> {
        cells.clear();
        let (line, next) = text.line(start)?;
        if !text.has_quotes(line) || self.delimiter == Delimiter::Label {
            cells.extend(plain_cells(line, self.delimiter).map(Cow::Borrowed));
            return Some(Row { next, unclosed: None });
        }
        match self.quoted(text.all, start, cells) {
            Ok(next) => Some(Row { next, unclosed: None }),
            Err(column) => {
                cells.clear();
                cells.extend(plain_cells(line, self.delimiter).map(Cow::Borrowed));
                Some(Row { next, unclosed: Some(column) })
            }
        }
    }

    /// A row with quotation marks; `Err` names the column of one that does not close.
    fn quoted<'t>(&mut self, all: &'t str, start: usize, cells: &mut Vec<Cow<'t, str>>) -> Result<usize, u32> {
        let byte = if let Delimiter::Byte(byte) = self.delimiter { byte } else { b':' };
        let mut reader = self.reader.take().unwrap_or_else(|| ReaderBuilder::new().delimiter(byte).build());
        reader.reset();
        if self.buffer.is_empty() {
            self.buffer.resize(256, 0);
        }
        let found = self.quoted_cells(&mut reader, all, start, cells);
        self.reader = Some(reader);
        found
    }

    fn quoted_cells<'t>(
        &mut self,
        reader: &mut Reader,
        all: &'t str,
        start: usize,
        cells: &mut Vec<Cow<'t, str>>,
    ) -> Result<usize, u32> {
        let mut from = start;
        loop {
            let column = u32::try_from(cells.len()).unwrap_or(u32::MAX).saturating_add(1);
            let window = all.as_bytes().get(from..).unwrap_or(&[]);
            let window = window.get(..MOST_QUOTED.saturating_add(2)).unwrap_or(window);
            let (end, ends_row) = self.field(reader, window).ok_or(column)?;
            let raw = all.get(from..from.saturating_add(end.cell)).ok_or(column)?;
            if let Some(inner) = raw.strip_prefix('"') {
                let closed = closes_at_its_end(inner);
                let spans_rows = inner.contains(['\n', '\r']);
                // A spreadsheet never copies a tab and a line break in one cell, and closes what it opens before the
                // next separator.
                if spans_rows
                    && (!closed || (self.delimiter == Delimiter::Byte(b'\t') && raw.as_bytes().contains(&b'\t')))
                {
                    return Err(column);
                }
                let inner = inner.strip_suffix('"').unwrap_or("");
                if closed && !inner.as_bytes().contains(&b'"') {
                    cells.push(Cow::Borrowed(inner));
                } else {
                    let text = self.buffer.get(..end.written).and_then(|bytes| std::str::from_utf8(bytes).ok());
                    cells.push(Cow::Owned(text.ok_or(column)?.to_owned()));
                }
            } else {
                cells.push(Cow::Borrowed(raw));
            }
            from = from.saturating_add(end.consumed);
            if ends_row {
                // The reader stops behind a carriage return; its line feed belongs to the same ending.
                let crlf = all.as_bytes().get(from.saturating_sub(1)..=from) == Some(b"\r\n");
                return Ok(from.saturating_add(usize::from(crlf)));
            }
        }
    }

    /// Reads one field of the window, and whether it ends the row. `None` if its quotation mark does not close in it.
    fn field(&mut self, reader: &mut Reader, window: &[u8]) -> Option<(FieldEnd, bool)> {
        let (mut read, mut written) = (0_usize, 0_usize);
        loop {
            let input = window.get(read..)?;
            let (result, taken, wrote) = reader.read_field(input, self.buffer.get_mut(written..)?);
            read = read.saturating_add(taken);
            written = written.saturating_add(wrote);
            match result {
                ReadFieldResult::OutputFull => self.buffer.resize(self.buffer.len().saturating_mul(2), 0),
                ReadFieldResult::InputEmpty => {
                    // The text ends here, or the cell is too long. An open quotation mark would swallow the end.
                    let bytes = window.get(..read)?;
                    if window.len() > MOST_QUOTED || opens_and_stays_open(bytes) {
                        return None;
                    }
                    return Some((FieldEnd { cell: read, consumed: read, written }, true));
                }
                ReadFieldResult::Field { record_end } => {
                    let cell = read.saturating_sub(1);
                    return Some((FieldEnd { cell, consumed: read, written }, record_end));
                }
                ReadFieldResult::End => return Some((FieldEnd { cell: read, consumed: read, written }, true)),
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
        let text = Text { all: text, marks: Marks::of(text) };
        let mut splitter = Splitter::new(Delimiter::Byte(delimiter));
        let (mut start, mut cells, mut out) = (0, Vec::new(), Vec::new());
        while let Some(row) = splitter.row(&text, start, &mut cells) {
            assert!(row.next > start);
            start = row.next;
            out.push((cells.iter().map(ToString::to_string).collect(), row.unclosed));
        }
        out
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
