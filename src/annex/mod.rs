//! A contract's own text, pasted, becomes its terms.
//!
//! Annexes are read by grammar: words and shapes of clauses are data (`contracts/annex_words.json`), as the glossary is.
//! Text goes through these steps, one file each:
//!
//! | step | what it does |
//! |---|---|
//! | [`lines`], [`letters`] | lines and cells; letters made alike, each with its place |
//! | [`number`], [`ordinal`], [`quantity`], [`blank`], [`when`] | numbers in every form, units, blanks, days |
//! | [`token`], [`pattern`], [`range`], [`span`], [`atom`], [`meaning`] | tokens, shapes over tokens, and what they mean |
//! | [`clause`], [`read`] | clauses, in the light of headings, tables and what was read before |
//! | [`reading`], [`shape`] | what the text says, as data |
//! | [`draft`] | a contract that settles; doubts as readings |
//! | [`proposal`] | the contract, where each part comes from, what is asked, what was left out |
//!
//! A wrong term taken for certain is the worst result, a question the second best, silence about a line never right.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a term takes over its source and its amounts, also where they are only looked at"
)]

mod atom;
mod blank;
mod charge;
mod clause;
mod clauses;
mod doubt;
mod draft;
mod letter_forms;
mod letters;
mod lines;
mod meaning;
mod name;
mod number;
mod numbering;
mod ordinal;
mod pattern;
mod proposal;
mod quantity;
mod quantity_unit;
mod range;
mod read;
mod reading;
mod role;
mod shape;
mod signs;
mod span;
mod token;
mod twin;
mod unit;
mod when;
mod word_list;
mod words;

pub use proposal::{Answer, Change, Passage, Proposal, Question, Recognised, Unread, read_contract};
pub use reading::UnreadReason;
