//! The run of a text from pasted rows to results, a part at a time.
//!
//! Rows are read as they come, into the sums of their vendor and month; what has been read is not kept. No result is final
//! before the whole text has been read, and a result is never taken back: then vendor-months are settled and leave.
//!
//! Where a contract looks back and the text has a vendor's months in no order, they are settled vendor by vendor, and the
//! rows wait, written, until all are there: then they leave in the order of the text. That takes as much memory as the
//! results are long, and no more.
//!
//! Several runs can each settle a [`Share`] of one text: every one of them reads it whole, since what a cell says can depend on
//! any other, and settles some of its vendors.

use std::ops::Range;

use super::Batch;
use super::writer::{Notices, Writer};
use crate::contract::Plan;
use crate::mechanisms::Memory;
use crate::paste::{Assembler, Options, Reader, TextLayout};
use crate::problem::limit::ProblemLimit;
use crate::problem::{Code, Problem};
use crate::settle::{Status, settle_next};

/// How many results tell about how long the others will be.
const TELLING: usize = 64;

/// Which of the vendors a run settles, where several runs share a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Which of the shares it is, from 0.
    pub number: usize,
    /// How many there are.
    pub of: usize,
}

/// A text on its way from pasted rows to results. The text and the plan are handed in with every step.
#[derive(Debug, Default)]
pub struct Run {
    reader: Reader,
    layout: Option<TextLayout>,
    /// The records vendor by vendor, if that is not the order of the text anyway.
    order: Option<Vec<usize>>,
    share: Option<Share>,
    /// The places of the records it settles, in the order in which they are settled.
    places: Range<usize>,
    /// How many records have been settled, and how many have left.
    settled: usize,
    left: usize,
    /// What is remembered of the earlier months of the vendor at hand.
    memory: Memory,
    waiting: Writer,
    problems: Vec<Problem>,
    problem_limit: ProblemLimit,
    notices: Notices,
    /// How many records are incomplete.
    incomplete: usize,
    done: bool,
}

impl Run {
    /// A run with what was said about the text, and what is wrong with that.
    pub fn new(options: Options, problems: Vec<Problem>) -> Self {
        Self { reader: Reader::new(options), problems, ..Self::default() }
    }

    /// Settles a share of the vendors alone. Its rows leave in the order in which they are settled ([`Run::order`]), and what is wrong
    /// with the text itself is told with the first share.
    #[must_use]
    pub fn with_share(self, share: Share) -> Self {
        Self { share: Some(share), ..self }
    }

    /// The records in the order in which they are settled; empty: in the order of the text.
    pub fn order(&self) -> &[usize] {
        self.order.as_deref().unwrap_or_default()
    }

    /// Reads what there is of the text: how many bytes of it are not needed any more.
    pub fn read(&mut self, plan: &Plan, text: &str, ended: bool, rows: usize) -> usize {
        let (mut read, mut more) = (0_usize, true);
        while more && self.layout.is_none() {
            let rest = text.get(read..).unwrap_or_default();
            let (bytes, goes_on) = self.reader.feed(rest, ended, &plan.vocabulary, rows);
            read = read.saturating_add(bytes);
            more = goes_on && rows == usize::MAX;
        }
        read
    }

    /// Goes on for about so many rows of the text. The results that are ready, which may be none, and how many bytes of the
    /// text are not needed any more; with the last of them all problems and notices.
    pub fn step(&mut self, plan: &Plan, text: &str, rows: usize) -> (Batch, usize) {
        let Some(layout) = self.layout.take() else {
            let (read, more) = self.reader.feed(text, true, &plan.vocabulary, rows);
            if !more {
                self.begin_settling(plan);
            }
            return (Writer::new(plan).finish(plan), read);
        };
        let mut ready = Writer::new(plan);
        if self.settled < self.places.end {
            self.settle(plan, &layout, rows, &mut ready);
        }
        let waiting = self.order.as_ref().filter(|order| self.share.is_none() && self.settled >= order.len());
        if let Some(order) = waiting {
            let until = self.left.saturating_add(rows).min(order.len());
            for record in self.left..until {
                if let Some(row) = order.get(record) {
                    ready.copy(&self.waiting, *row);
                }
            }
            self.left = until;
        }
        self.done = self.left >= self.places.end;
        let mut batch = ready.finish(plan);
        if self.done {
            self.problem_limit.clone().finish(&mut self.problems);
            batch.problems = std::mem::take(&mut self.problems);
            batch.notices = std::mem::take(&mut self.notices).finish();
            batch.tables = layout.tables(&plan.vocabulary);
            batch.incomplete = self.incomplete;
        }
        self.layout = Some(layout);
        (batch, 0)
    }

    /// Another text begins at this byte, from a file of this name.
    pub fn begin_at(&mut self, at: usize, source: Option<String>) {
        self.reader.begin_at(at, source);
    }

    /// The text begins, from a file of this name.
    pub fn begin(&mut self, source: Option<String>) {
        self.reader.begin(source);
    }

    /// The rows after which each text but the first begins.
    pub fn breaks(&self) -> &[u32] {
        self.layout.as_ref().map_or(&[], |layout| &layout.breaks)
    }

    /// Whether everything has left.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// How much of the work is behind it, in thousandths; `length` is that of the text in bytes.
    pub fn progress(&self, length: usize) -> usize {
        /// Reading takes about so many thousandths of the time.
        const READING: usize = 500;
        let share = |part: usize, whole: usize, of: usize| part.saturating_mul(of).checked_div(whole).unwrap_or(of);
        if self.layout.is_none() {
            return share(self.reader.read(), length, READING);
        }
        let done = self.settled.saturating_sub(self.places.start);
        READING.saturating_add(share(done, self.places.len(), 1000 - READING))
    }

    fn begin_settling(&mut self, plan: &Plan) {
        let mut layout = std::mem::take(&mut self.reader).finish(&plan.vocabulary);
        self.problems.append(&mut layout.problems);
        self.problem_limit = std::mem::take(&mut layout.problem_limit);
        let order = layout.in_order();
        for (before, after) in order.iter().zip(order.iter().skip(1)) {
            self.problems.extend(gap(&layout, *before, *after));
            self.problem_limit.bound(&mut self.problems);
        }
        let sorted = order.is_sorted();
        self.order = (plan.looks_back && !sorted).then_some(order);
        self.places = self.share.map_or(0..layout.len(), |share| self.places_of(share, plan, &layout));
        self.settled = self.places.start;
        self.left = self.places.start;
        if self.share.is_some_and(|share| share.number > 0) {
            self.problems = Vec::new();
            self.problem_limit = ProblemLimit::default();
        }
        self.waiting = Writer::new(plan);
        self.layout = Some(layout);
    }

    /// The record that is settled at a place.
    fn record(&self, place: usize) -> usize {
        self.order.as_ref().and_then(|order| order.get(place).copied()).unwrap_or(place)
    }

    /// The places of a share: as many as any other's, but that a vendor whose months are settled one after the other is not cut in two.
    fn places_of(&self, share: Share, plan: &Plan, layout: &TextLayout) -> Range<usize> {
        let vendor = |place| layout.vendor(self.record(place));
        let cut = |number: usize| {
            let even = layout.len().saturating_mul(number).checked_div(share.of).unwrap_or(0).min(layout.len());
            let splits = |place: &usize| {
                plan.looks_back
                    && *place < layout.len()
                    && place.checked_sub(1).is_some_and(|before| vendor(before) == vendor(*place))
            };
            (even..=layout.len()).find(|place| !splits(place)).unwrap_or(even)
        };
        cut(share.number)..cut(share.number.saturating_add(1))
    }

    fn settle(&mut self, plan: &Plan, layout: &TextLayout, rows: usize, ready: &mut Writer) {
        let mut assembler = Assembler::new(layout, &plan.vocabulary, false);
        let until = self.settled.saturating_add(rows).min(self.places.end);
        // Rows of a share leave as they are settled.
        let wait = self.order.is_some() && self.share.is_none();
        for place in self.settled..until {
            let number = self.record(place);
            if plan.looks_back {
                let before = place.checked_sub(1).map(|before| self.record(before));
                if before.is_none_or(|before| layout.vendor(before) != layout.vendor(number)) {
                    self.memory = Memory::default();
                }
            }
            let record = assembler.visit(number, &mut self.problems);
            let of_vendor = plan.of_vendor(record.vendor.as_deref());
            let mut settlement = settle_next(of_vendor, record, &mut self.memory);
            self.incomplete = self.incomplete.saturating_add(usize::from(settlement.status == Status::Incomplete));
            let writer = if wait { &mut self.waiting } else { &mut *ready };
            if place == self.settled.saturating_add(TELLING) {
                writer.expect(until.saturating_sub(place));
            }
            writer.row(plan, number, record, &settlement);
            self.notices.add(number, std::mem::take(&mut settlement.notices));
            self.problem_limit.bound(&mut self.problems);
        }
        self.settled = until;
        if let Some(order) = self.order.as_mut().filter(|order| wait && until == order.len()) {
            // From here on: where the row of each record waits.
            let mut places = vec![0; order.len()];
            for (place, record) in order.iter().enumerate() {
                if let Some(own) = places.get_mut(*record) {
                    *own = place;
                }
            }
            *order = places;
        } else if !wait {
            self.left = until;
        }
    }
}

/// The months between two of the same vendor, if they are not given.
fn gap(layout: &TextLayout, before: usize, after: usize) -> Option<Problem> {
    let (vendor, other) = (layout.vendor(before), layout.vendor(after));
    let (from, to) = (layout.month(before)?.plus(1)?, layout.month(after)?.plus(-1)?);
    if vendor != other || from > to {
        return None;
    }
    let problem = Problem::new(Code::MonthsNotGiven).with_known("vendor", vendor);
    Some(layout.at_key(after, problem.with("from", &from).with("to", &to)))
}
