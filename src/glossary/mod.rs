//! What people call things: figures, columns, and the words that stand in cells.
//!
//! Everything here is data of `contracts/glossary.json`, with the figures of a contract added; nothing here reads a table.

mod cell_words;
mod channel;
mod figure;
mod file;
mod header_text;
mod lookup;
mod names;
mod rows;
mod slots;
mod vocabulary;

pub(crate) use cell_words::{List, Summary, Words};
pub use channel::Channel;
pub use figure::{Absent, Combine, Figure, Kind, Role, Scope};
pub(crate) use file::{Contact, Log};
pub(crate) use header_text::{half_width, is_letter_or_digit, normalised, plain_form, small, spaced_form};
pub(crate) use names::{ByChannel, Found, Meaning, Rank};
pub(crate) use rows::TableFigures;
pub use rows::{RowFigure, RowName};
pub(crate) use vocabulary::{Known, TableRows, currency_called};
pub use vocabulary::{Slot, Vocabulary};
