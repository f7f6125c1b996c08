//! What else a month tells: callers of [`crate::settle`], never formulas of their own.

mod readings;

pub use readings::{ChoiceEffect, ReadingEffect, readings};
