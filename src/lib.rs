//! # Yuekao's engine
//!
//! Contract terms and a month's figures in, a settlement out, in which every number carries its clause, its formula,
//! its inputs and its rounding. There is one evaluation path: [`settle`]. The page, the paste box, batches, what-if,
//! readings and comparisons call it; where a trace would cost too much the same code runs with a recorder that
//! records nothing.
//!
//! | room | what it holds |
//! |---|---|
//! | [`quantity`] | exact numbers and the named roundings |
//! | [`problem`] | the one problem type: code, place, clause, hint |
//! | [`period`] | months, the working calendar, working hours |
//! | [`figures`] | pasted text → tables → typed figures; every value remembers its cell |
//!
//! The core reads no clock, file, locale or random number (`clippy.toml` forbids it by name).

pub mod figures;
pub mod period;
pub mod problem;
pub mod quantity;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
