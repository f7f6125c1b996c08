//! The contract: what its file says, whether that is sound, and what it comes to once names are resolved.

mod account;
mod blanks;
mod check;
mod contract;
mod direction;
mod doubts;
mod load;
mod placeholders;
mod plan;
mod rate_table;
mod slots;
mod stated;
mod texts;

pub use crate::text::{Text, Translations};
pub use account::*;
pub use contract::*;
pub use load::read;
pub use plan::Plan;
pub(crate) use rate_table::RateTable;
