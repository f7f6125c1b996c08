//! The rows before a table's headings: lines of labels and values, titles, and what is none of these.

use std::borrow::Cow;

use super::cells::trimmed;
use super::figure::Role;
use super::heading::half_width;
use super::keys;
use super::side::HeadRow;
use super::tables::{Delimiter, plain_cells};
use super::vocabulary::{Found, Meaning, Vocabulary};

/// What stands before a table's headings.
#[derive(Debug, Default)]
pub(super) struct Heads<'t> {
    /// Rows that begin with a known label.
    pub(super) labels: Vec<HeadRow<'t>>,
    /// The row that names the columns of a table on its side.
    pub(super) corner: Option<HeadRow<'t>>,
    /// Row and first text of what is not known.
    pub(super) unread: Vec<(u32, String)>,
}

impl<'t> Heads<'t> {
    /// Whether the row holds a table's headings. One heading alone is one only if numbers follow below it.
    pub(super) fn is_header(
        cells: &[Cow<'_, str>],
        following: &str,
        delimiter: Delimiter,
        vocabulary: &Vocabulary,
    ) -> bool {
        let mut known = cells.iter().enumerate().filter(|(_, cell)| is_known(cell, vocabulary)).map(|(at, _)| at);
        let (Some(first), second) = (known.next(), known.next()) else { return false };
        if cells.iter().any(|cell| is_number(cell) && !is_known(cell, vocabulary)) {
            return false;
        }
        if second.is_some() || first > 0 {
            return true;
        }
        let below = plain_cells(following, delimiter).next().unwrap_or("");
        is_number(below.trim_matches('"')) || keys::month(below).is_some()
    }

    /// Whether the row begins the next month's lines: it repeats the vendor or month with which these lines began.
    pub(super) fn start_again(&self, cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> bool {
        let (Some(first), Some(cell)) = (self.labels.first(), cells.first()) else { return false };
        first.text(0) == trimmed(cell)
            && matches!(vocabulary.find(first.text(0)), Found::One(Meaning::Column(Role::Vendor | Role::Month)))
            && self.labels.iter().any(|row| matches!(vocabulary.find(row.text(0)), Found::One(Meaning::Figure(_))))
    }

    pub(super) fn push(&mut self, row: HeadRow<'t>, vocabulary: &Vocabulary) {
        if is_known(row.text(0), vocabulary) || vocabulary.find(row.text(0)).is_unclear() {
            self.labels.push(row);
        } else if self.corner.is_none() && self.labels.is_empty() && row.is_corner(vocabulary) {
            self.corner = Some(row);
        } else {
            const SHOWN: usize = 5;
            let mut seen = row.cells.iter().map(|cell| trimmed(cell)).filter(|text| !text.is_empty());
            let shown: Vec<String> = seen.by_ref().take(SHOWN).map(|text| text.chars().take(40).collect()).collect();
            let more = if seen.next().is_some() { ", …" } else { "" };
            self.unread.push((row.row, format!("{}{more}", shown.join(", "))));
        }
    }
}

impl Found {
    /// Whether it is a figure's heading that cannot be read for a reason.
    pub(super) fn is_unclear(&self) -> bool {
        matches!(self, Self::Several(_) | Self::OtherUnit(_))
    }
}

/// Whether the text names a figure or a key.
pub(super) fn is_known(text: &str, vocabulary: &Vocabulary) -> bool {
    match vocabulary.find(text) {
        Found::One(Meaning::Column(role)) => !matches!(role, Role::Label | Role::Value | Role::Ignored),
        Found::One(Meaning::Figure(_)) => true,
        _ => false,
    }
}

/// Whether the text is a number and nothing else.
fn is_number(text: &str) -> bool {
    let text = trimmed(text);
    text.len() < 80
        && text.contains(|letter: char| half_width(letter).is_ascii_digit())
        && text.chars().map(half_width).all(|letter| {
            letter.is_ascii_digit()
                || matches!(letter, ',' | '.' | '%' | '¥' | '-' | '+' | ' ' | '万' | '千' | '(' | ')')
        })
}
