//! # Yuekao's engine
//!
//! Contract terms and a month's figures in, a settlement out, in which every number carries its clause, its formula,
//! its inputs and its rounding. There is one evaluation path: [`settle`]. The page, the paste box, batches, what-if,
//! readings and comparisons call it; where a trace would cost too much the same code runs with a recorder that
//! records nothing.
//!
//! | room | what it holds |
//! |---|---|
//! | [`number`] | exact numbers and the named roundings |
//! | [`problem`] | the one problem type: code, place, clause, hint; `limit` bounds how many are kept |
//! | [`calendar`] | months, the working calendar, working hours, dates |
//! | [`glossary`] | figures, columns, and what people call them |
//! | [`month`] | a vendor's month: its figures, as they come in and go out, and what cannot be |
//! | [`paste`] | pasted text → tables → vendor-months; every value remembers its cells |
//! | [`localized`] | texts for people, in the page's languages |
//! | [`open`] | what a value can still be while something is missing |
//! | [`trace`] | the settlement tree and the recorder |
//! | [`mechanisms`] | the language contracts are written in: one small file each |
//! | [`contract`] | the contract: its file, whether it is sound, ready for use |
//! | [`settle`](mod@settle) | the pipeline: metrics → items → score → tier → fees → damages → totals |
//! | [`assessment`], [`explain`](mod@explain) | the result and its derivation, as other programs read them |
//! | [`annex`] | a contract's own text, pasted → a contract proposed |
//! | [`analysis`] | readings and what else a month tells: callers of `settle` |
//! | [`batch`] | text in, columns out, for any number of months, a part at a time |
//! | `full_width` | full-width characters as ASCII |
//! | `json` | contract files read, with every misfit at its place |
//! | [`map`] | maps for small tables, in the order of their keys |
//! | `sort` | lists sorted, by one sort for all types |
//! | `decode` | the bytes of a text file, whatever they are written in; in the browser and in Node alone |
//! | [`engine`] | the surface, natively; `wasm` passes it on to JavaScript |
//!
//! The core reads no clock, file, locale or random number (`clippy.toml` forbids it by name).

pub mod analysis;
pub mod annex;
pub mod assessment;
pub mod batch;
pub mod calendar;
pub mod contract;
#[cfg(all(target_arch = "wasm32", not(feature = "annex")))]
pub mod decode;
pub mod engine;
pub mod explain;
mod full_width;
pub mod glossary;
mod json;
pub mod localized;
pub mod map;
pub mod mechanisms;
pub mod month;
mod near;
pub mod number;
pub mod open;
pub mod paste;
pub mod problem;
pub mod settle;
mod sort;
pub mod trace;
#[cfg(feature = "declarations")]
mod ts_types;
mod utf8_buffer;
#[cfg(all(target_arch = "wasm32", not(feature = "annex")))]
pub mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "annex"))]
pub mod wasm_annex;
