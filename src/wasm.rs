//! The boundary to JavaScript: objects in, objects out. Nothing is computed here.
//!
//! A contract is made ready once, as a [`Compiled`], and asked any number of times; the npm package (`package/index.ts`)
//! gives the functions their public names. What is handed in is read as JSON would write it, with two exceptions: a number
//! that is none (`NaN`) is the text that says so, and a big integer is a number. Bad data is never an exception: every
//! answer carries its problems. Only what no data can be, such as an object that holds itself, is a `TypeError`.
//!
//! Beside this file only `decode.rs`, which reads the bytes of files, and `wasm_annex.rs` name `wasm_bindgen`.

#![expect(clippy::missing_errors_doc, reason = "what no data can be is the one error of all these, as said above")]

use js_sys::{Array, Error, Function, JsString, Number, Object, Reflect, TypeError};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::batch::{Batch, Column};
use crate::engine::{self, Engine};
use crate::json::{self, Value};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type {
  Assessment, Axis, BetterTier, BreakEven, Contract, Dates, Derivation, Excerpt, FilledText, Grid, Parsed, Problem, ReadingEffect, Reconciliation, TableReading, Template, VendorMonth,
} from "../package/types.js";
import type { ReadOptions } from "../package/results.js";"#;

#[wasm_bindgen]
extern "C" {
    /// What ought to be a vendor-month.
    #[wasm_bindgen(typescript_type = "VendorMonth")]
    pub type Month;
    /// What ought to be a list of axes.
    #[wasm_bindgen(typescript_type = "Axis[]")]
    pub type Axes;
    /// What ought to be said about a text.
    #[wasm_bindgen(typescript_type = "ReadOptions | undefined")]
    pub type Said;
    /// What may be anything.
    #[wasm_bindgen(typescript_type = "unknown")]
    pub type Anything;
}

/// The contracts that come with the engine.
#[wasm_bindgen(unchecked_return_type = "Template[]")]
pub fn templates() -> JsValue {
    written(&engine::templates())
}

/// One of them, as it stands in its file; `undefined` for an unknown id.
#[wasm_bindgen(unchecked_return_type = "Contract | undefined")]
pub fn template(id: &str) -> JsValue {
    engine::template_text(id).map(parsed).unwrap_or_default()
}

/// A total over parts in the proportion they have; null where one of them is no number.
#[wasm_bindgen(unchecked_return_type = "string[] | null")]
pub fn shares(parts: &Anything, total: &str) -> Answer {
    Ok(written(&engine::shares(&data(parts)?, total)))
}

/// A contract, read and checked once.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Compiled(Engine);

/// The table of a JSON list of objects, its keys for headings; undefined where it is no such list.
#[wasm_bindgen(js_name = tableOfJson)]
pub fn table_of_json(text: &str) -> Option<String> {
    crate::paste::table_of_json(text)
}

#[wasm_bindgen]
impl Compiled {
    /// Reads a contract. It need not be sound: [`Compiled::validate`] tells.
    #[wasm_bindgen(constructor)]
    pub fn new(contract: &Anything) -> Self {
        Self(data(contract).map_or_else(|_| Engine::unreadable(), Engine::new))
    }

    /// Everything wrong with the contract.
    #[wasm_bindgen(unchecked_return_type = "Problem[]")]
    pub fn validate(&self) -> JsValue {
        written(&self.0.problems())
    }

    /// The vendor-months of a pasted text, with what was said about it.
    #[wasm_bindgen(unchecked_return_type = "Parsed")]
    pub fn parse(&self, text: &str, said: &Said) -> Answer {
        Ok(written(&self.0.parse_with(text, &data(said)?)))
    }

    /// Some vendor-months of a pasted text, each with its vendor's months around it. `progress` is told from time to time how
    /// many bytes of the text have been read, and of how many.
    #[wasm_bindgen(unchecked_return_type = "Excerpt")]
    #[expect(clippy::needless_pass_by_value, reason = "an optional function crosses by value")]
    pub fn excerpt(&self, text: &str, said: &Said, records: &[usize], progress: Option<Function>) -> Answer {
        let bytes = text.len();
        let mut tell = |read: usize| {
            let number = |bytes: usize| JsValue::from(u32::try_from(bytes).unwrap_or(u32::MAX));
            if let Some(progress) = &progress {
                let _ = progress.call2(&JsValue::UNDEFINED, &number(read), &number(bytes));
            }
        };
        Ok(written(&self.0.excerpt_telling(text, &data(said)?, records, &mut tell)))
    }

    /// A month settled.
    #[wasm_bindgen(unchecked_return_type = "Assessment")]
    pub fn assess(&self, month: &Month) -> Answer {
        Ok(written(&self.0.assess(&data(month)?)))
    }

    /// How the result with this name came about; null if the month has no such result. The name of none is an `Error`: a
    /// `RangeError` is what a full stack throws.
    #[wasm_bindgen(unchecked_return_type = "Derivation | null")]
    pub fn explain(&self, month: &Month, result: &str) -> Answer {
        match self.0.explain(&data(month)?, result) {
            Ok(derivation) => Ok(written(&derivation)),
            Err(problem) => Err(Error::new(&format!("{} {}", problem.message(), problem.hint())).into()),
        }
    }

    /// What each other reading of the contract would change.
    #[wasm_bindgen(unchecked_return_type = "ReadingEffect[]")]
    pub fn readings(&self, month: &Month) -> Answer {
        Ok(written(&self.0.readings(&data(month)?)))
    }

    /// The fewest extra contacts or answers that reach each better tier.
    #[wasm_bindgen(unchecked_return_type = "BetterTier[]")]
    pub fn next_tier(&self, month: &Month) -> Answer {
        Ok(written(&self.0.next_tier(&data(month)?)))
    }

    /// The month over one or two figures.
    #[wasm_bindgen(unchecked_return_type = "Grid")]
    pub fn what_if(&self, month: &Month, axes: &Axes) -> Answer {
        Ok(written(&self.0.what_if(&data(month)?, &data(axes)?)))
    }

    /// How much more the provider is left with than in another month under another contract.
    #[wasm_bindgen(unchecked_return_type = "string | null")]
    pub fn gain(&self, month: &Month, over: &Self, other_month: &Month) -> Answer {
        Ok(written(&self.0.gain(&data(month)?, &over.0, &data(other_month)?)))
    }

    /// Between which volumes of a figure this contract or another one costs less.
    #[wasm_bindgen(unchecked_return_type = "BreakEven")]
    pub fn break_even(&self, month: &Month, other: &Self, other_month: &Month, figure: &str) -> Answer {
        Ok(written(&self.0.break_even(&data(month)?, &other.0, &data(other_month)?, figure)))
    }

    /// The other side's statement, with what it states as results.
    #[wasm_bindgen(unchecked_return_type = "Parsed")]
    pub fn parse_statement(&self, text: &str, said: &Said) -> Answer {
        Ok(written(&self.0.parse_statement(text, &data(said)?)))
    }

    /// A month beside the other side's statement of it.
    #[wasm_bindgen(unchecked_return_type = "Reconciliation")]
    pub fn reconcile(&self, month: &Month, theirs: &Month) -> Answer {
        Ok(written(&self.0.reconcile(&data(month)?, &data(theirs)?)))
    }

    /// A text that comes in parts, with what was said about it.
    pub fn stream(&self, said: &Said) -> Answer<Stream> {
        Ok(Stream(self.0.stream(&data(said)?)))
    }

    /// Reads what has come in of a text: it need not be kept any longer.
    pub fn read(&self, stream: &mut Stream) {
        self.0.read(&mut stream.0);
    }

    /// Settles a text that has come in whole for about so many rows more.
    pub fn step(&self, stream: &mut Stream, rows: usize) -> Results {
        Results(self.0.step(&mut stream.0, rows))
    }

    /// The texts that take numbers over from the terms, as they are in a month or at last.
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen has no borrowed form of an optional text")]
    #[wasm_bindgen(unchecked_return_type = "FilledText[]")]
    pub fn texts(&self, month: Option<String>) -> JsValue {
        written(&self.0.texts(month.as_deref()))
    }

    /// The dates of a month, with a newer holiday table and the dates of events, where there are any.
    #[wasm_bindgen(unchecked_return_type = "Dates")]
    pub fn calendar(&self, month: &str, holidays: &Anything, events: &Anything) -> Answer {
        let given = |value: &Anything| if value.is_undefined() { Ok(None) } else { data(value).map(Some) };
        Ok(written(&self.0.calendar(month, given(holidays)?.as_ref(), given(events)?.as_ref())))
    }
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

    /// Of a share: the records in the order in which they are settled; empty: in the order of the text.
    pub fn order(&self) -> Vec<usize> {
        self.0.order().to_vec()
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
    /// The names of the columns of vendor-months, and of those of categories.
    #[wasm_bindgen(unchecked_return_type = "[string[], string[]]")]
    pub fn names(&self) -> JsValue {
        let names = |columns: &[Column]| columns.iter().map(|column| column.id.clone()).collect::<Vec<_>>();
        written(&[names(&self.0.columns), names(&self.0.categories)])
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

    /// What is wrong with the text and its figures.
    #[wasm_bindgen(unchecked_return_type = "Problem[]")]
    pub fn problems(&self) -> JsValue {
        written(&self.0.problems)
    }

    /// What somebody should know about a row.
    #[wasm_bindgen(unchecked_return_type = "[row: number, notice: Problem][]")]
    pub fn notices(&self) -> JsValue {
        written(&self.0.notices)
    }

    /// How the tables of the text were read, with the last part.
    #[wasm_bindgen(unchecked_return_type = "TableReading[]")]
    pub fn tables(&self) -> JsValue {
        written(&self.0.tables)
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

/// An answer, or a `TypeError` about what was handed in.
type Answer<T = JsValue> = Result<T, JsValue>;

/// A result as plain objects, lists, strings and numbers; what is missing is null.
fn written(result: &impl Serialize) -> JsValue {
    // Results hold nothing that JavaScript could not; `null` would say so if one ever did.
    result.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// A contract from its JSON, whose numbers no other serializer knows as numbers.
fn parsed(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap_or_default()
}

/// What was handed in, as data.
fn data(value: &JsValue) -> Answer<Value> {
    if let Some(data) = at_once(value) {
        return Ok(data);
    }
    match read(value, json::DEEPEST) {
        Ok(data) => Ok(data.unwrap_or_default()),
        Err(TooDeep) => Err(TypeError::new("this holds itself, or is nested too deeply").into()),
    }
}

/// Data as the JSON that JavaScript itself writes: a long contract crosses as one text and not part by part. `None` where it cannot be
/// written.
fn at_once(value: &JsValue) -> Option<Value> {
    let text = js_sys::JSON::stringify(value).ok()?.as_string()?;
    let mut data = serde_json::from_str(&text).ok()?;
    if text.contains("null") {
        look_behind_nulls(&mut data, &|| value.clone());
    }
    Some(data)
}

/// A number that is none is written as null, too: each null is what stands there.
fn look_behind_nulls(data: &mut Value, there: &dyn Fn() -> JsValue) {
    match data {
        Value::Null => *data = read(&there(), 0).ok().flatten().unwrap_or_default(),
        Value::Array(list) => {
            for (place, element) in list.iter_mut().enumerate() {
                let place = u32::try_from(place).unwrap_or(u32::MAX);
                look_behind_nulls(element, &|| Array::unchecked_from_js(there()).get(place));
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                look_behind_nulls(field, &|| Reflect::get(&there(), &JsValue::from_str(key)).unwrap_or_default());
            }
        }
        _ => {}
    }
}

struct TooDeep;

/// A value that may hold `depth` more levels; `None` for what JSON has no word for and leaves out.
fn read(value: &JsValue, depth: u8) -> Result<Option<Value>, TooDeep> {
    if let Some(text) = value.as_string() {
        return Ok(Some(Value::String(text)));
    }
    if value.as_f64().is_some() || value.is_bigint() {
        let text = String::from(Number::unchecked_from_js_ref(value).to_js_string());
        // NaN and the infinities are told as what they are.
        return Ok(Some(text.parse().map_or(Value::String(text), Value::Number)));
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Some(Value::Bool(flag)));
    }
    if value.is_null() {
        return Ok(Some(Value::Null));
    }
    let Some(object) = value.dyn_ref::<Object>().filter(|_| !value.is_function()) else { return Ok(None) };
    let depth = depth.checked_sub(1).ok_or(TooDeep)?;
    if let Some(list) = object.dyn_ref::<Array>() {
        let elements = list.iter().map(|element| Ok(read(&element, depth)?.unwrap_or_default()));
        return Ok(Some(Value::Array(elements.collect::<Result<_, _>>()?)));
    }
    let mut fields = json::Object::new();
    for entry in Object::entries(object).iter() {
        let entry = Array::unchecked_from_js(entry);
        if let Some(read) = read(&entry.get(1), depth)? {
            fields.insert(JsString::unchecked_from_js(entry.get(0)).into(), read);
        }
    }
    Ok(Some(Value::Object(fields)))
}
