//! The one problem type: what is wrong, where, and what to do about it.
//!
//! A problem is data. Its `message` and `hint` are English; the page has its own sentence for every [`Code`] in each
//! of its languages and fills in the same `values`.

mod code;
pub(crate) mod limit;
pub(crate) mod shape;

use crate::map::Map;
use serde::{Serialize, Serializer};

pub use code::Code;

/// Whether the affected row, line or contract could still be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The thing at this place does not count.
    Error,
    /// It counts, but somebody should look.
    Warning,
}

/// Where a problem is: a cell of the pasted text, or a place in a JSON document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Place {
    /// A cell of the pasted text.
    Cell(Cell),
    /// A JSON pointer (RFC 6901) into the contract or the vendor-month.
    Pointer {
        /// Such as `/items/0/weight`; empty for the whole document.
        pointer: String,
    },
}

/// A cell of the pasted text, as a spreadsheet user counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Cell {
    /// Row in the pasted text, from 1. A quoted line break does not start a new row.
    pub row: u32,
    /// Column, from 1.
    pub column: u32,
    /// The cell's own text, as pasted (cut off after 80 characters).
    pub cell: String,
}

/// One thing that is wrong or worth a look.
///
/// Its sentences are put together when it is written, not when it is found: a batch finds the same thing on every row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS), ts(as = "ProblemFields<'static>"))]
pub struct Problem {
    /// Which problem; stable, for programs and translations.
    pub code: Code,
    /// Where it is, if it is at one place.
    pub at: Option<Place>,
    /// The contract clause it bears on, if any.
    pub clause: Option<String>,
    /// The values that stand in the message, by name, for translations.
    pub values: Map<&'static str, String>,
    /// Which of a text's vendor-months it is about, from 0, where it is about one.
    pub record: Option<u32>,
}

/// A problem as it is written.
#[derive(Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS), ts(rename = "Problem"))]
#[serde(rename_all = "camelCase")]
struct ProblemFields<'p> {
    /// Which problem; stable, for programs and translations.
    code: Code,
    /// Whether what it names still counts.
    severity: Severity,
    /// What is wrong, in English.
    message: String,
    /// What to do about it, in English.
    hint: String,
    /// Where it is, if it is at one place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    at: Option<&'p Place>,
    /// The contract clause it bears on, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    clause: Option<&'p str>,
    /// The values that stand in the message, by name, for translations.
    #[serde(skip_serializing_if = "Map::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Map<String, String>>"))]
    values: &'p Map<&'static str, String>,
    /// Which of a text's vendor-months it is about, from 0, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    record: Option<u32>,
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { code, at, clause, values, record } = self;
        let (severity, message, _) = code.text();
        let (message, hint) = (filled(message, values), self.hint());
        let (at, clause) = (at.as_ref(), clause.as_deref());
        ProblemFields { code: *code, severity, message, hint, at, clause, values, record: *record }
            .serialize(serializer)
    }
}

impl Problem {
    /// A problem without a place yet.
    pub fn new(code: Code) -> Self {
        Self { code, at: None, clause: None, values: Map::new(), record: None }
    }

    /// Fills `{name}` in message and hint.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &(impl ToString + ?Sized)) -> Self {
        self.values.insert(name, value.to_string());
        self
    }

    /// Fills `{name}` where there is a value; a message says nothing of what nobody has named.
    #[must_use]
    pub(crate) fn with_known(self, name: &'static str, value: Option<&(impl ToString + ?Sized)>) -> Self {
        value.into_iter().fold(self, |problem, value| problem.with(name, value))
    }

    /// Whether what it names still counts: the code's own severity.
    pub fn severity(&self) -> Severity {
        self.code.text().0
    }

    /// What is wrong, in English.
    pub fn message(&self) -> String {
        filled(self.code.text().1, &self.values)
    }

    /// What to do about it, in English: where it is known what was meant, that.
    pub fn hint(&self) -> String {
        let meant = if self.values.contains_key(INSTEAD) { Some("Write {instead}.") } else { None };
        let meant = meant.or_else(|| match self.values.get(NEAR)?.as_str() {
            "" => Some("Nothing here computes it: make it a figure."),
            _ => Some("Did you mean “{near}”?"),
        });
        filled(meant.unwrap_or(self.code.text().2), &self.values)
    }

    /// Names what is called nearly so, if something is.
    #[must_use]
    pub(crate) fn near(self, name: Option<&str>) -> Self {
        name.map(ToString::to_string).into_iter().fold(self, |problem, name| problem.with(NEAR, &name))
    }

    /// Says how it is written here, if that is known.
    #[must_use]
    pub(crate) fn instead(self, written: Option<String>) -> Self {
        written.into_iter().fold(self, |problem, written| problem.with(INSTEAD, &written))
    }

    /// Puts the problem at a cell; `row` and `column` count from 1.
    #[must_use]
    pub fn at_cell(mut self, row: u32, column: u32, text: &str) -> Self {
        self.at = Some(Place::Cell(Cell { row, column, cell: text.chars().take(80).collect() }));
        self
    }

    /// Puts the problem at a place in a JSON document.
    #[must_use]
    pub fn at_pointer(mut self, pointer: impl Into<String>) -> Self {
        self.at = Some(Place::Pointer { pointer: pointer.into() });
        self
    }

    /// Names the clause it bears on.
    #[must_use]
    pub fn under(mut self, clause: &str) -> Self {
        self.clause = Some(clause.into());
        self
    }

    /// Whether what it names does not count.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }
}

/// The value that says what is called nearly as what was written.
const NEAR: &str = "near";
/// The value that says how what was written is written here.
const INSTEAD: &str = "instead";

/// A text with a value in place of each `{name}`. Words before a name, as in `{ of vendor}`, are said only where there is such a value.
fn filled(text: &str, values: &Map<&'static str, String>) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(32));
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((named, after)) = after.split_once('}') else { return out + "{" + after };
        let (words, name) = named.rsplit_once(' ').unwrap_or(("", named));
        if let Some(value) = values.get(name) {
            out.push_str(words);
            out.push_str(if named == name { "" } else { " " });
            // A text that was found in a file stands in quotes: it is never taken for an id.
            out.push_str(if matches!(name, "expected" | "wanted" | "found") { shape::words(value) } else { value });
        } else if named == name {
            out.extend(["{", name, "}"]);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}
