//! What a file's bytes are written in, as they come.
//!
//! Chinese Excel saves CSV in GBK and says so nowhere: a byte order mark decides; without one each line is looked at by
//! itself, because files are glued together from others. A line that is not UTF-8 is gb18030, which contains GBK and
//! GB2312. Bytes of GBK can by chance be UTF-8, but hardly ever two Chinese characters in a row: a line that shows none
//! is read like the line before it that left no doubt, or else the next one.
//!
//! The decoding itself is the browser's and Node's own (`TextDecoder`). Beside `wasm.rs` this file alone names
//! `wasm_bindgen` and `web_sys`.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{TextDecodeOptions, TextDecoder, TextDecoderOptions};

/// Bytes that are looked at before anything is read.
const FIRST: usize = 8192;
/// Lines in doubt are held back up to so many bytes; a table of names with accents would be held to its end.
const MOST_HELD: usize = 1 << 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Gb18030,
}

/// What a line tells of its encoding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    In(Encoding),
    /// Every encoding reads it alike.
    Ascii,
    /// It may be either.
    Doubtful,
}

/// The bytes are no text.
struct NotText;

impl From<JsValue> for NotText {
    /// The decoder met what is not in its encoding.
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Reads bytes that come in pieces, cut anywhere, and gives them back as UTF-8.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct TextReader {
    /// The bytes before the first line is looked at; then the line that has begun.
    begun: Vec<u8>,
    started: bool,
    /// The decoder of UTF-16, where the mark says that.
    wide: Option<TextDecoder>,
    /// The encoding of the last line that left no doubt.
    known: Option<Encoding>,
    /// Lines in doubt.
    held: Vec<u8>,
    seen: Vec<Encoding>,
}

#[wasm_bindgen]
impl TextReader {
    /// A reader of nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether some lines are in UTF-8 and others in GBK.
    #[wasm_bindgen(getter)]
    pub fn mixed(&self) -> bool {
        self.seen.len() > 1
    }

    /// What can be read so far; `undefined` if the bytes are no text.
    pub fn read(&mut self, bytes: &[u8]) -> Option<Vec<u8>> {
        let mut out = Vec::with_capacity(bytes.len());
        self.take(bytes, &mut out).ok().map(|()| out)
    }

    /// What is left when nothing more comes; `undefined` if the bytes are no text.
    pub fn end(&mut self) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        self.finish(&mut out).ok().map(|()| out)
    }
}

impl TextReader {
    fn take(&mut self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), NotText> {
        if let Some(wide) = &self.wide {
            return wide_text(wide, bytes, false, out);
        }
        // The line that has begun is looked through once, however many pieces it comes in.
        let new = self.begun.len();
        self.begun.extend_from_slice(bytes);
        if !self.started {
            return if self.begun.len() < FIRST { Ok(()) } else { self.start(out) };
        }
        let end = bytes
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |place| new.saturating_add(place).saturating_add(1));
        let rest = self.begun.split_off(end);
        let lines = std::mem::replace(&mut self.begun, rest);
        self.lines(&lines, out)
    }

    fn finish(&mut self, out: &mut Vec<u8>) -> Result<(), NotText> {
        if !self.started {
            self.start(out)?;
        }
        if let Some(wide) = &self.wide {
            return wide_text(wide, &[], true, out);
        }
        let last = std::mem::take(&mut self.begun);
        self.lines(&last, out)?;
        self.release(self.known.unwrap_or(Encoding::Utf8), out)
    }

    /// Looks at the beginning: a mark, or binary zeros.
    fn start(&mut self, out: &mut Vec<u8>) -> Result<(), NotText> {
        self.started = true;
        let bytes = std::mem::take(&mut self.begun);
        let mut rest = bytes.as_slice();
        match bytes.as_slice() {
            [0xef, 0xbb, 0xbf, after @ ..] => (self.known, rest) = (Some(Encoding::Utf8), after),
            [0xff, 0xfe, ..] => self.wide = Some(TextDecoder::new_with_label("utf-16le")?),
            [0xfe, 0xff, ..] => self.wide = Some(TextDecoder::new_with_label("utf-16be")?),
            _ if bytes.iter().take(FIRST).any(|byte| *byte == 0) => return Err(NotText),
            _ => {}
        }
        self.take(rest, out)
    }

    /// Reads whole lines; those that follow one another in one encoding are read as one.
    fn lines(&mut self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), NotText> {
        // Where the stretch begins that is read in the encoding known.
        let (mut from, mut at) = (0, 0);
        let mut doubtful = !self.held.is_empty();
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            match look(line) {
                Line::Ascii => {}
                Line::Doubtful => doubtful = true,
                Line::In(encoding) => {
                    if !self.seen.contains(&encoding) {
                        self.seen.push(encoding);
                    }
                    match self.known {
                        None => self.release(encoding, out)?,
                        Some(known) if known != encoding => {
                            read(bytes.get(from..at).unwrap_or_default(), known, out)?;
                            from = at;
                        }
                        Some(_) => {}
                    }
                    self.known = Some(encoding);
                }
            }
            at = at.saturating_add(line.len());
        }
        let rest = bytes.get(from..).unwrap_or_default();
        match self.known {
            Some(known) => read(rest, known, out),
            None if !doubtful => read(rest, Encoding::Utf8, out),
            None => {
                self.held.extend_from_slice(rest);
                if self.held.len() > MOST_HELD {
                    self.known = Some(Encoding::Utf8);
                    self.release(Encoding::Utf8, out)?;
                }
                Ok(())
            }
        }
    }

    /// Reads the lines in doubt.
    fn release(&mut self, encoding: Encoding, out: &mut Vec<u8>) -> Result<(), NotText> {
        read(&std::mem::take(&mut self.held), encoding, out)
    }
}

fn read(bytes: &[u8], encoding: Encoding, out: &mut Vec<u8>) -> Result<(), NotText> {
    if encoding == Encoding::Utf8 || bytes.is_empty() {
        out.extend_from_slice(bytes);
        return Ok(());
    }
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let text = TextDecoder::new_with_label_and_options("gb18030", &options)?.decode_with_u8_array(bytes)?;
    out.extend_from_slice(text.as_bytes());
    Ok(())
}

/// The next part of UTF-16, which may be cut within a letter.
fn wide_text(decoder: &TextDecoder, bytes: &[u8], last: bool, out: &mut Vec<u8>) -> Result<(), NotText> {
    let options = TextDecodeOptions::new();
    options.set_stream(!last);
    out.extend_from_slice(decoder.decode_with_u8_array_and_options(bytes, &options)?.as_bytes());
    Ok(())
}

/// Looks at a line: which encoding can it be in?
fn look(line: &[u8]) -> Line {
    if line.is_ascii() {
        return Line::Ascii;
    }
    let Ok(text) = std::str::from_utf8(line) else { return Line::In(Encoding::Gb18030) };
    let mut before = false;
    for letter in text.chars() {
        let chinese = is_chinese(letter);
        if chinese && before {
            return Line::In(Encoding::Utf8);
        }
        before = chinese;
    }
    Line::Doubtful
}

fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}
