//! Contract terms: what the data of a contract is made of.

mod text;

pub use text::{Text, Translations};
