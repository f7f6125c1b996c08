//! The contract: what its file says, whether that is sound, and what it comes to once names are resolved.

mod account;
mod blanks;
mod compile;
mod currency;
mod direction;
mod doubts;
mod model;
mod placeholders;
mod plan;
mod rate_table;
mod reader;
mod slots;
mod stated;
mod tables;
mod texts;
mod validate;

pub use crate::localized::{Text, Translations};
pub use account::*;
pub use currency::Currency;
pub use model::*;
pub use plan::Plan;
pub(crate) use rate_table::RateTable;
pub use reader::read;
pub(crate) use tables::table_slots;
pub use tables::{RowValue, TableTerm};
