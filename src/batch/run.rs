//! Settling a text a part at a time: laid out first, then row by row.
//!
//! A month may be one row, or a row here and its categories a million rows below: so nothing can be settled before the
//! whole text has been laid out, and a result is never taken back. Laying out keeps 16 bytes per row beside the text;
//! results leave as they are made.
//!
//! Where a contract looks back and the text has a vendor's months in no order, they are settled vendor by vendor, and the
//! rows wait, written, until all are there: then they leave in the order of the text. That takes as much memory as the
//! results are long, and no more.

use super::Batch;
use super::writer::{Notices, Writer};
use crate::crowd::Crowd;
use crate::figures::{Cursor, Laid, Laying, Paste};
use crate::mechanisms::Memory;
use crate::problem::{Code, Problem};
use crate::settle::{Status, settle_next};
use crate::terms::Plan;

/// How many results tell about how long the others will be.
const TELLING: usize = 64;

/// A text on its way from pasted rows to results. The text and the plan are handed in with every step and stay the same.
#[derive(Debug, Default)]
pub struct Run {
    laying: Laying,
    laid: Option<Laid>,
    /// The records vendor by vendor, if that is not the order of the text anyway.
    order: Option<Vec<usize>>,
    /// How many records have been settled, and how many have left.
    settled: usize,
    left: usize,
    /// What is remembered of the earlier months of the vendor at hand.
    memory: Memory,
    waiting: Writer,
    problems: Vec<Problem>,
    crowd: Crowd,
    notices: Notices,
    /// How many records are incomplete.
    incomplete: usize,
    done: bool,
}

impl Run {
    /// Goes on for about so many rows of the text. The results that are ready, which may be none; with the last of them
    /// all problems and notices.
    pub fn step(&mut self, plan: &Plan, text: &str, rows: usize) -> Batch {
        let Some(laid) = self.laid.take() else {
            if let Some(laid) = self.laying.step(text, &plan.vocabulary, rows) {
                self.begin(plan, text, laid);
            }
            return Writer::new(plan).finish(plan);
        };
        let paste = self.laying.paste(text, &plan.vocabulary, laid);
        let mut ready = Writer::new(plan);
        if self.settled < paste.len() {
            self.settle(plan, &paste, rows, &mut ready);
        }
        if let Some(order) = self.order.as_ref().filter(|order| self.settled >= order.len()) {
            let until = self.left.saturating_add(rows).min(order.len());
            for record in self.left..until {
                if let Some(row) = order.get(record) {
                    ready.copy(&self.waiting, *row);
                }
            }
            self.left = until;
        }
        self.done = self.left >= paste.len();
        self.laid = Some(paste.laid);
        let mut batch = ready.finish(plan);
        if self.done {
            self.crowd.clone().finish(&mut self.problems);
            batch.problems = std::mem::take(&mut self.problems);
            batch.notices = std::mem::take(&mut self.notices).finish();
            batch.incomplete = self.incomplete;
        }
        batch
    }

    /// Asks for the row of the blank line that begins at this byte of the text; see [`Run::breaks`].
    pub fn ask(&mut self, at: usize) {
        self.laying.breaks.push(at);
    }

    /// The rows of the blank lines that were asked for.
    pub fn breaks(&self) -> &[u32] {
        self.laid.as_ref().map_or(&[], |laid| &laid.breaks)
    }

    /// Whether everything has left.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// How much of the work is behind it, in thousandths; `length` is that of the text in bytes.
    pub fn progress(&self, length: usize) -> usize {
        /// Laying out takes about so many thousandths of the time.
        const LAYING: usize = 200;
        let share = |part: usize, whole: usize, of: usize| part.saturating_mul(of).checked_div(whole).unwrap_or(of);
        match &self.laid {
            None => share(self.laying.read(), length, LAYING),
            Some(laid) => LAYING.saturating_add(share(self.settled, laid.len(), 1000 - LAYING)),
        }
    }

    fn begin(&mut self, plan: &Plan, text: &str, mut laid: Laid) {
        self.problems = std::mem::take(&mut laid.problems);
        self.crowd = std::mem::take(&mut laid.crowd);
        let order = laid.in_order();
        let paste = self.laying.paste(text, &plan.vocabulary, laid);
        for (before, after) in order.iter().zip(order.iter().skip(1)) {
            self.problems.extend(gap(&paste, *before, *after));
            self.crowd.bound(&mut self.problems);
        }
        let sorted = order.is_sorted();
        self.order = (plan.looks_back && !sorted).then_some(order);
        self.waiting = Writer::new(plan);
        self.laid = Some(paste.laid);
    }

    fn settle(&mut self, plan: &Plan, paste: &Paste<'_>, rows: usize, ready: &mut Writer) {
        let mut cursor = Cursor::for_values(paste);
        let until = self.settled.saturating_add(rows).min(paste.len());
        for place in self.settled..until {
            let number = self.order.as_ref().and_then(|order| order.get(place).copied()).unwrap_or(place);
            if plan.looks_back {
                let before = place.checked_sub(1);
                let before = before
                    .map(|before| self.order.as_ref().and_then(|order| order.get(before).copied()).unwrap_or(before));
                if before.is_none_or(|before| paste.vendor(before) != paste.vendor(number)) {
                    self.memory = Memory::default();
                }
            }
            let record = cursor.visit(number, &mut self.problems);
            let mut settlement = settle_next(plan, record, &mut self.memory);
            self.incomplete = self.incomplete.saturating_add(usize::from(settlement.status == Status::Incomplete));
            let writer = if self.order.is_some() { &mut self.waiting } else { &mut *ready };
            if place == self.settled.saturating_add(TELLING) {
                writer.expect(until.saturating_sub(place));
            }
            writer.row(plan, number, record, &settlement);
            self.notices.add(number, std::mem::take(&mut settlement.notices));
            self.crowd.bound(&mut self.problems);
        }
        self.settled = until;
        if let Some(order) = self.order.as_mut().filter(|order| until == order.len()) {
            // From here on: where the row of each record waits.
            let mut places = vec![0; order.len()];
            for (place, record) in order.iter().enumerate() {
                if let Some(own) = places.get_mut(*record) {
                    *own = place;
                }
            }
            *order = places;
        } else if self.order.is_none() {
            self.left = until;
        }
    }
}

/// The months between two of the same vendor, if they are not given.
fn gap(paste: &Paste<'_>, before: usize, after: usize) -> Option<Problem> {
    let (vendor, other) = (paste.vendor(before), paste.vendor(after));
    let (from, to) = (paste.month(before)?.plus(1)?, paste.month(after)?.plus(-1)?);
    if vendor != other || from > to {
        return None;
    }
    let problem = Problem::new(Code::MonthsNotGiven).with("vendor", vendor.unwrap_or("—"));
    Some(paste.at_key(after, problem.with("from", &from).with("to", &to)))
}
