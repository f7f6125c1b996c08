//! A contract's own text, pasted, becomes its terms.
pub(crate) mod atom;
mod blank;
pub(crate) mod letters;
mod number;
pub(crate) mod pattern;
mod quantity;
pub(crate) mod range;
pub(crate) mod token;
mod when;
pub(crate) mod words;
pub(crate) mod clause;
mod lines;
mod name;
mod numbering;
mod read;
mod reading;
mod shape;
