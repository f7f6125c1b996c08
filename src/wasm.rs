//! The boundary to JavaScript: JSON text in, JSON text out, or packed results. Nothing is computed here.
//!
//! A contract is compiled once into a [`Compiled`] and asked many times; the npm package's glue (`package/index.ts`)
//! keeps those handles and gives them the names of the public surface. Bad data is never an exception here: every
//! method answers with JSON, which carries the problems.

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::batch::{Batch, Column};
use crate::engine::{self, Engine};
use crate::packed::Parts;

#[cfg(feature = "small")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A contract, read and checked once, and what of it has crossed in results.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Compiled(Engine, Parts);

#[wasm_bindgen]
impl Compiled {
    /// Reads a contract from its JSON text. It need not be sound: [`Compiled::validate`] tells.
    #[wasm_bindgen(constructor)]
    pub fn new(contract: &str) -> Self {
        Self(Engine::new(contract), Parts::default())
    }

    /// `Problem[]`: everything wrong with the contract.
    pub fn validate(&self) -> String {
        json(&self.0.problems())
    }

    /// `Parsed`: the vendor-months of a pasted text. `said`: the JSON text of `ReadOptions`, or nothing.
    pub fn parse(&self, text: &str, said: &str) -> String {
        json(&self.0.parse_with(text, said))
    }

    /// `Excerpt`: some vendor-months of a pasted text, each with its vendor's months around it.
    pub fn excerpt(&self, text: &str, said: &str, records: &[usize]) -> String {
        json(&self.0.excerpt(text, said, records))
    }

    /// `Assessment` of a vendor-month given as JSON text.
    pub fn assess(&self, month: &str) -> String {
        json(&self.0.assess(month))
    }

    /// The same [`packed`](crate::packed), for those who ask often.
    pub fn assess_packed(&mut self, month: &str) -> Vec<u8> {
        // What results lend is the engine's, which nothing changes.
        self.1.pack(&self.0.assess(month))
    }

    /// A JSON list of the parts that packed results count on, and that were not asked for before.
    pub fn take_parts(&mut self) -> String {
        self.1.take_news()
    }

    /// `Derivation | null`: how the result with this name came about.
    pub fn explain(&self, month: &str, result: &str) -> String {
        json(&self.0.explain(month, result))
    }

    /// `ReadingEffect[]`: what each other reading of the contract would change.
    pub fn readings(&self, month: &str) -> String {
        json(&self.0.readings(month))
    }

    /// `BetterTier[]`: the fewest extra contacts or answers that reach each better tier.
    pub fn next_tier(&self, month: &str) -> String {
        json(&self.0.next_tier(month))
    }

    /// `Grid`: the month over one or two figures; `axes` is the JSON text of `Axis[]`.
    pub fn what_if(&self, month: &str, axes: &str) -> String {
        json(&self.0.what_if(month, axes))
    }

    /// `string | null`: how much more the provider is left with than in another month under another contract.
    pub fn gain(&self, month: &str, over: &Self, other_month: &str) -> String {
        json(&self.0.gain(month, &over.0, other_month))
    }

    /// `BreakEven` between this contract and another over one figure.
    pub fn break_even(&self, month: &str, other: &Self, other_month: &str, figure: &str) -> String {
        json(&self.0.break_even(month, &other.0, other_month, figure))
    }

    /// `Parsed`: the other side's statement, with what it states as results.
    pub fn parse_statement(&self, text: &str, said: &str) -> String {
        json(&self.0.parse_statement(text, said))
    }

    /// `Reconciliation` of a month with the other side's statement of it.
    pub fn reconcile(&self, month: &str, theirs: &str) -> String {
        json(&self.0.reconcile(month, theirs))
    }

    /// A text that comes in parts. `said`: the JSON text of `ReadOptions`, or nothing.
    pub fn stream(&self, said: &str) -> Stream {
        Stream(self.0.stream(said))
    }

    /// Reads what has come in of a text: it need not be kept any longer.
    pub fn read(&self, stream: &mut Stream) {
        self.0.read(&mut stream.0);
    }

    /// Settles a text that has come in whole for about so many rows more.
    pub fn step(&self, stream: &mut Stream, rows: usize) -> Results {
        Results(self.0.step(&mut stream.0, rows))
    }

    /// `FilledText[]`: the texts that take numbers over from the terms, as they are in a month or at last.
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen has no borrowed form of an optional text")]
    pub fn texts(&self, month: Option<String>) -> String {
        json(&self.0.texts(month.as_deref()))
    }

    /// `Dates` of a month, with a newer holiday table and the dates of events as JSON text, where there are any.
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen has no borrowed form of an optional text")]
    pub fn calendar(&self, month: &str, holidays: Option<String>, events: Option<String>) -> String {
        json(&self.0.calendar(month, holidays.as_deref(), events.as_deref()))
    }
}

/// `Proposal`: a contract's own text, as it was pasted, as a contract to be taken, changed or left.
#[wasm_bindgen]
pub fn read_contract(text: &str) -> String {
    json(&engine::read_contract(text))
}

/// A text that comes in parts and is settled in parts.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Stream(engine::Stream);

#[wasm_bindgen]
impl Stream {
    /// Makes room for so many bytes more: the next part then goes where the others are, without moving them.
    pub fn reserve(&mut self, bytes: usize) {
        self.0.reserve(bytes);
    }

    /// Takes the next part of the text, as UTF-8, cut anywhere.
    pub fn push(&mut self, bytes: &[u8]) {
        self.0.push(bytes);
    }

    /// Takes the next part of the text, cut between letters.
    pub fn push_text(&mut self, text: &str) {
        self.0.push_text(text);
    }

    /// Begins another text, from a file of this name, whose tables stand apart from those before.
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen has no borrowed form of an optional text")]
    pub fn begin(&mut self, source: Option<String>) {
        self.0.begin(source.as_deref());
    }

    /// The rows, from 1, after which each text but the first begins.
    pub fn breaks(&self) -> Vec<u32> {
        self.0.breaks().to_vec()
    }

    /// How much of the settling is done, in thousandths.
    pub fn progress(&self) -> usize {
        self.0.progress()
    }

    /// Whether all results have been given.
    pub fn is_done(&self) -> bool {
        self.0.is_done()
    }
}

/// The results of a text, column by column. Columns of vendor-months come first, then those of their categories.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Results(Batch);

#[wasm_bindgen]
impl Results {
    /// `[string[], string[]]`: the names of the columns of vendor-months, and of those of categories.
    pub fn names(&self) -> String {
        let names = |columns: &[Column]| columns.iter().map(|column| column.id.clone()).collect::<Vec<_>>();
        json(&[names(&self.0.columns), names(&self.0.categories)])
    }

    /// All cells of a column, one after the other, as UTF-8: nobody has to decode those that are not looked at.
    ///
    /// They are given away, not kept twice: asked again, it has none.
    pub fn take_text(&mut self, column: usize) -> Vec<u8> {
        self.column(column).map(|column| std::mem::take(&mut column.text)).unwrap_or_default()
    }

    /// Where each cell of a column ends, in bytes; given away as well.
    pub fn take_ends(&mut self, column: usize) -> Vec<u32> {
        self.column(column).map(|column| std::mem::take(&mut column.ends)).unwrap_or_default()
    }

    /// How many vendor-months there are.
    pub fn rows(&self) -> usize {
        self.0.columns.first().map_or(0, |column| column.ends.len())
    }

    /// How many vendor-months of the whole text are incomplete.
    pub fn incomplete(&self) -> usize {
        self.0.incomplete
    }

    /// `Problem[]`: what is wrong with the text and its figures.
    pub fn problems(&self) -> String {
        json(&self.0.problems)
    }

    /// `[number, Problem][]`: what somebody should know about a row.
    pub fn notices(&self) -> String {
        json(&self.0.notices)
    }

    /// `TableReading[]`: how the tables of the text were read, with the last part.
    pub fn tables(&self) -> String {
        json(&self.0.tables)
    }

    /// The rows as CSV, with or without a heading.
    pub fn csv(&self, heading: bool) -> String {
        self.0.csv(heading)
    }

    /// The rows as JSON objects with commas between; empty if there are none.
    pub fn json(&self) -> String {
        self.0.json_rows()
    }

    fn column(&mut self, column: usize) -> Option<&mut Column> {
        let Batch { columns, categories, .. } = &mut self.0;
        columns.iter_mut().chain(categories).nth(column)
    }
}

/// Results hold strings, numbers and lists only, so writing them cannot fail; `null` would say so if it ever did.
fn json(result: &impl Serialize) -> String {
    crate::json::text(result)
}
