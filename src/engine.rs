//! The engine's own surface: what `spec/api.md` names, natively. [`crate::wasm`] passes it on to JavaScript.

use crate::analysis::{
    BetterTier, BreakEven, Grid, ReadingEffect, Reconciliation, Statement, break_even, gain, next_tier, readings,
    reconcile, what_if,
};
pub use crate::annex::read_contract;
use crate::assessment::Assessment;
use crate::batch::{Batch, Run, Share, assess_text};
use crate::calendar::own_months::{first_day, month_of};
use crate::calendar::{self, Date, Dates, Month, Setting};
use crate::contract::{self, Plan, Text};
use crate::explain::{Derivation, explain};
use crate::glossary::Vocabulary;
use crate::json::{self, Value, json_text, number};
use crate::map::Map;
use crate::month::Record;
use crate::number::plain;
use crate::paste::{Excerpt, Parsed};
use crate::paste::{Layout, Options, excerpt, parse_with};
use crate::problem::{Code, Problem};
use crate::settle::{remember, settle};
use crate::trace::Recorder;
use crate::utf8_buffer::Utf8Buffer;
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// A contract that comes with the engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Template {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: String,
}

/// The contract files that come with the engine, by id.
const TEMPLATES: &[(&str, &str)] = &[
    ("mall", json_text!("contracts/mall/terms.json")),
    ("courier", json_text!("contracts/courier/terms.json")),
    ("outsourcing", json_text!("contracts/outsourcing/terms.json")),
    ("support", json_text!("contracts/support/terms.json")),
];

/// The contracts that come with the engine.
pub fn templates() -> Vec<Template> {
    let read = |(id, _): &(&str, &str)| {
        let title = template(id).and_then(|json| Some(json.get("title")?.as_str()?.to_owned()));
        Template { id: (*id).into(), title: title.unwrap_or_default() }
    };
    TEMPLATES.iter().map(read).collect()
}

/// A contract that comes with the engine.
pub fn template(id: &str) -> Option<Value> {
    serde_json::from_str(template_text(id)?).ok()
}

/// The same, as it stands in its file.
pub fn template_text(id: &str) -> Option<&'static str> {
    TEMPLATES.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}

/// A total over parts in the proportion they have, all in plain notation; see [`shares`](crate::analysis::shares). `None`: one of them
/// is no number of up to 14 digits, or a part is below zero.
pub fn shares(parts: &Value, total: &str) -> Option<Vec<String>> {
    let parts: Vec<Decimal> = parts.as_array()?.iter().map(number).collect::<Option<_>>()?;
    let made = crate::analysis::shares(&parts, plain(total)?)?;
    Some(made.iter().map(Decimal::to_string).collect())
}

/// A text of a contract with the numbers it takes over from the terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct FilledText {
    /// Where it stands, as a JSON pointer.
    pub at: String,
    /// The text.
    pub text: Text,
}

/// A contract, read and checked once, to be asked any number of times.
#[derive(Clone, Debug)]
pub struct Engine {
    plan: Option<Plan>,
    problems: Vec<Problem>,
}

impl Engine {
    /// Reads a contract. It need not be sound: [`Engine::problems`] tells.
    pub fn new(contract: Value) -> Self {
        let (read, mut problems) = contract::read(&contract);
        let plan = read.and_then(|read| {
            let (plan, found) = Plan::of(read, contract);
            problems.extend(found);
            plan
        });
        let sound = !problems.iter().any(Problem::is_error);
        Self { plan: plan.filter(|_| sound), problems }
    }

    /// The engine of a contract that is no data.
    pub fn unreadable() -> Self {
        Self { plan: None, problems: vec![Problem::new(Code::ContractNotData).at_pointer("")] }
    }

    /// Everything wrong with the contract; empty if it is sound.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The contract ready for use, if it is sound.
    pub fn plan(&self) -> Option<&Plan> {
        self.plan.as_ref()
    }

    /// The contract as it is for the vendor of a month.
    fn plan_of(&self, month: &Value) -> Option<&Plan> {
        Some(self.plan.as_ref()?.of_vendor(month.get("vendor").and_then(Value::as_str)))
    }

    /// The vendor-months of a pasted text. An unsound contract still reads the common figures.
    pub fn parse(&self, text: &str) -> Parsed {
        self.parse_with(text, &Value::Null)
    }

    /// The same, with what was said about the text: the package's `ReadOptions`, or null.
    pub fn parse_with(&self, text: &str, said: &Value) -> Parsed {
        let (options, problems) = self.options(said);
        let mut parsed = match &self.plan {
            Some(plan) => parse_with(text, &plan.vocabulary, options),
            None => parse_with(text, &Vocabulary::common(), options),
        };
        parsed.problems.splice(0..0, problems);
        parsed
    }

    /// Some vendor-months of a pasted text, numbered from 0, each with its vendor's months around it.
    pub fn excerpt(&self, text: &str, said: &Value, records: &[usize]) -> Excerpt {
        self.excerpt_telling(text, said, records, &mut |_| ())
    }

    /// The same; `progress` is told from time to time how many bytes of the text have been read.
    pub fn excerpt_telling(
        &self,
        text: &str,
        said: &Value,
        records: &[usize],
        progress: &mut dyn FnMut(usize),
    ) -> Excerpt {
        let (options, problems) = self.options(said);
        let mut excerpt = match &self.plan {
            Some(plan) => excerpt(text, &plan.vocabulary, options, records, progress),
            None => excerpt(text, &Vocabulary::common(), options, records, progress),
        };
        excerpt.parsed.problems.splice(0..0, problems);
        excerpt
    }

    /// What was said about a text: the name of its file, and layouts of its tables; and what is wrong with it.
    fn options(&self, said: &Value) -> (Options, Vec<Problem>) {
        let mut problems = Vec::new();
        let from_day = self.plan.as_ref().map_or(1, Plan::first_day_of_months);
        let unused = self.plan.as_ref().map(|plan| Arc::clone(&plan.unused)).unwrap_or_default();
        let mut options = Options { from_day, unused, ..Options::default() };
        let source = said.get("source");
        options.source = source.and_then(Value::as_str).map(str::to_owned);
        if let Some(Value::Array(list)) = source {
            let row = |one: &Value| u32::try_from(one.get("row").and_then(Value::as_i64)?).ok();
            let name = |one: &Value| one.get("name").and_then(Value::as_str).map(str::to_owned);
            options.sources = list.iter().filter_map(|one| Some((row(one)?, name(one)?))).collect();
        }
        if let Some(layout) = said.get("layout") {
            options.layouts = Layout::read(layout, &mut problems);
        }
        (options, problems)
    }

    /// What a month comes to; `month` is a vendor-month.
    pub fn assess(&self, month: &Value) -> Assessment<'_> {
        let mut notices = Vec::new();
        let Some(plan) = &self.plan else {
            let record = Record::from_json(month, &Vocabulary::common(), &mut notices);
            return Assessment::of_problems(&record, self.problems.clone());
        };
        let record = Record::from_json(month, &plan.vocabulary, &mut notices);
        let plan = plan.of_vendor(record.vendor.as_deref());
        let mut assessment = Assessment::of(
            plan,
            &record,
            settle(plan, &record, &remember(plan, &record.history), &mut Recorder::off()),
        );
        assessment.notices.splice(0..0, notices);
        assessment
    }

    /// How a result came about; see [`explain`] for their names. `None` if the month has no such result.
    ///
    /// # Errors
    /// No result under the contract has that name.
    pub fn explain(&self, month: &Value, result: &str) -> Result<Option<Derivation>, Problem> {
        let Some(plan) = self.plan_of(month) else { return Ok(None) };
        explain(plan, &record(plan, month), result)
    }

    /// What each other reading of the contract would change this month.
    pub fn readings(&self, month: &Value) -> Vec<ReadingEffect> {
        self.plan_of(month).map_or_else(Vec::new, |plan| readings(plan, &record(plan, month)))
    }

    /// The fewest extra contacts or answers that reach each better tier.
    pub fn next_tier(&self, month: &Value) -> Vec<BetterTier> {
        self.plan_of(month).map_or_else(Vec::new, |plan| next_tier(plan, &record(plan, month)))
    }

    /// The month over one or two figures; `axes` is a list of [`Axis`](crate::analysis::Axis).
    pub fn what_if(&self, month: &Value, axes: &Value) -> Grid {
        match self.plan_of(month) {
            Some(plan) => what_if(plan, &record(plan, month), axes),
            None => Grid { cells: Vec::new(), problems: self.problems.clone() },
        }
    }

    /// How much more the provider is left with than in another month under another contract; negative: less.
    /// `None`: open, or they are in two currencies.
    pub fn gain(&self, month: &Value, over: &Self, other_month: &Value) -> Option<String> {
        let (plan, other) = (self.plan_of(month)?, over.plan_of(other_month)?);
        let (ours, theirs) = (record(plan, month), record(other, other_month));
        gain((plan, &ours), (other, &theirs)).map(|money| money.to_string())
    }

    /// Between which volumes of a figure which of two contracts is the cheaper one, each with its own month.
    pub fn break_even(&self, month: &Value, other: &Self, other_month: &Value, figure: &str) -> BreakEven {
        let (Some(plan), Some(other)) = (self.plan_of(month), other.plan_of(other_month)) else {
            let problems = if self.plan.is_none() { &self.problems } else { &other.problems };
            return BreakEven { problems: problems.clone(), ..BreakEven::default() };
        };
        break_even([plan, other], [&record(plan, month), &record(other, other_month)], figure)
    }

    /// The other side's statement: figures, and what it states as results (`stated.score`, `stated.lines.deduction`, …).
    pub fn parse_statement(&self, text: &str, said: &Value) -> Parsed {
        let Some(plan) = &self.plan else { return self.parse_with(text, said) };
        let (options, problems) = self.options(said);
        let mut parsed = parse_with(text, &Statement::of(plan).vocabulary, options);
        parsed.problems.splice(0..0, problems);
        parsed
    }

    /// A month beside the other side's statement of it, as [`Engine::parse_statement`] read it.
    pub fn reconcile(&self, month: &Value, theirs: &Value) -> Reconciliation {
        let Some(plan) = self.plan_of(month) else { return Reconciliation::default() };
        let statement = Statement::of(plan);
        let theirs = Record::from_json(theirs, &statement.vocabulary, &mut Vec::new());
        reconcile(plan, &record(plan, month), &theirs, &statement)
    }

    /// Every vendor-month of a text, settled into columns.
    pub fn assess_text(&self, text: &str) -> Batch {
        self.assess_text_with(text, &Value::Null)
    }

    /// The same, with what was said about the text; see [`Engine::parse_with`].
    pub fn assess_text_with(&self, text: &str, said: &Value) -> Batch {
        let (options, problems) = self.options(said);
        let mut batch = self.plan.as_ref().map_or_else(|| self.unsound(), |plan| assess_text(plan, text, options));
        batch.problems.splice(0..0, problems);
        batch
    }

    /// A text that comes in parts, with what was said about it; see [`Engine::parse_with`].
    pub fn stream(&self, said: &Value) -> Stream {
        let (options, problems) = self.options(said);
        let run = Run::new(options, problems);
        let whole = |name| usize::try_from(said.get("share")?.get(name)?.as_i64()?).ok();
        let run = match whole("number").zip(whole("of")) {
            Some((number, of)) if number < of => run.with_share(Share { number, of }),
            _ => run,
        };
        Stream { run, ..Stream::default() }
    }

    /// Reads what has come in of a text, as far as it goes: it need not be kept any longer.
    pub fn read(&self, stream: &mut Stream) {
        if let Some(plan) = &self.plan {
            stream.started = true;
            let read = stream.run.read(plan, stream.text.read(), false, usize::MAX);
            stream.text.forget(read);
        }
    }

    /// Settles a text that has come in whole, a part at a time: goes on for about so many rows, and gives the results
    /// that are ready. See [`Stream`].
    pub fn step(&self, stream: &mut Stream, rows: usize) -> Batch {
        let Some(plan) = &self.plan else {
            stream.ended = true;
            return self.unsound();
        };
        stream.text.end();
        let (batch, read) = stream.run.step(plan, stream.text.read(), rows);
        stream.text.forget(read);
        stream.ended = stream.run.is_done();
        batch
    }

    fn unsound(&self) -> Batch {
        Batch { problems: self.problems.clone(), ..Batch::default() }
    }

    /// The texts of the contract that take numbers over from its terms, as they are in a month (`2026-10`); where the month is
    /// not known, as they are at last.
    pub fn texts(&self, month: Option<&str>) -> Vec<FilledText> {
        let month = month.and_then(|month| month.parse().ok());
        let filled = self.plan.iter().flat_map(|plan| &plan.at(month).filled);
        filled.map(|(at, text)| FilledText { at: at.clone(), text: text.clone() }).collect()
    }

    /// The dates of a month (`2026-10`), with a newer holiday table and dates of events, where there are any.
    pub fn calendar(&self, month: &str, holidays: Option<&Value>, events: Option<&Value>) -> Dates {
        let mut problems = Vec::new();
        let month: Option<Month> = month.parse().map_err(|problem| problems.push(problem)).ok();
        let (Some(month), Some(plan)) = (month, &self.plan) else {
            problems.extend(self.problems.iter().filter(|_| self.plan.is_none()).cloned());
            return Dates { dates: Vec::new(), days: Vec::new(), problems };
        };
        let mut calendar = plan.calendar().clone();
        if let Some(table) = holidays {
            let (with_table, found) = calendar.with_table(table);
            calendar = with_table;
            problems.extend(found);
        }
        let events: Map<String, Date> = events.and_then(|events| json::read(events, &mut problems)).unwrap_or_default();
        let contract = &plan.at(Some(month)).contract;
        let from_day = plan.first_day_of_months();
        let term = contract.start.zip(contract.term.as_ref()).and_then(|(start, term)| {
            term.in_force_on(start, first_day(month, from_day)).map_err(|problem| problems.push(*problem)).ok()
        });
        let start = contract.start.map(|start| month_of(start, from_day));
        let setting = Setting { month, from_day, start, term, events: &events };
        let mut dates = calendar::dates(&contract.dates, &setting, &mut calendar.consult());
        dates.problems.splice(0..0, problems);
        dates
    }
}

/// A text that comes in parts, cut anywhere, and is settled in parts: [`Stream::push`] until it is whole, with [`Engine::read`]
/// now and then, so that it need not be held as a whole; then [`Engine::step`] with the same contract until
/// [`Stream::is_done`].
#[derive(Debug, Default)]
pub struct Stream {
    text: Utf8Buffer,
    run: Run,
    ended: bool,
    /// Whether some of the text has been read.
    started: bool,
    /// How many bytes have come in.
    length: usize,
}

impl Stream {
    /// Makes room for so many bytes more, and not much more than that.
    pub fn reserve(&mut self, bytes: usize) {
        self.text.reserve(bytes);
    }

    /// Takes the next part of the text, as UTF-8.
    pub fn push(&mut self, bytes: &[u8]) {
        self.text.push(bytes);
        self.length = self.length.saturating_add(bytes.len());
    }

    /// Takes the next part of the text.
    pub fn push_text(&mut self, text: &str) {
        self.text.push_text(text);
        self.length = self.length.saturating_add(text.len());
    }

    /// Begins another text, from a file of this name: its tables stand apart from those before, and its months belong to the
    /// same vendors.
    pub fn begin(&mut self, source: Option<&str>) {
        self.text.end();
        let source = source.filter(|source| !source.is_empty()).map(str::to_owned);
        if self.started || !self.text.read().is_empty() {
            self.push(b"\n\n");
            self.run.begin_at(self.text.read().len().saturating_sub(1), source);
        } else if source.is_some() {
            self.run.begin(source);
        }
    }

    /// The rows, from 1, after which each text but the first begins.
    pub fn breaks(&self) -> &[u32] {
        self.run.breaks()
    }

    /// Of a share: the records in the order in which they are settled, those of other shares among them; empty: in the order of the text.
    pub fn order(&self) -> &[usize] {
        self.run.order()
    }

    /// How much of the settling is done, in thousandths.
    pub fn progress(&self) -> usize {
        if self.length == 0 { 0 } else { self.run.progress(self.length) }
    }

    /// Whether all results have been given.
    pub fn is_done(&self) -> bool {
        self.ended
    }
}

/// A month as a contract knows it. What is wrong with it is told by [`Engine::assess`].
fn record<'v>(plan: &Plan, month: &'v Value) -> Record<'v> {
    Record::from_json(month, &plan.vocabulary, &mut Vec::new())
}
