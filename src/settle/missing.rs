//! What is missing, and what rests on it.

use super::Settling;
use crate::contract::Payer;
use crate::open::Gap;
use crate::problem::{Code, Problem};
use crate::trace::Value;

/// A result, by its place in its section of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A metric.
    Metric(usize),
    /// An item.
    Item(usize),
    /// A group of items.
    Group(usize),
    /// The composite score.
    Score,
    /// The tier.
    Tier,
    /// An outcome.
    Outcome(usize),
    /// A line: fees first, then damages.
    Line(usize),
    /// All that a party pays.
    Total(Payer),
    /// What is left to pay after set-off.
    Payable,
}

/// Something missing, and the results that are open because of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What is missing.
    pub gap: Gap,
    /// What rests on it, in the order of computation.
    pub needed_for: Vec<Part>,
    /// The clause of the first of them.
    pub clause: String,
}

impl Settling<'_> {
    /// Notes what is missing in a result, if it is open.
    pub(super) fn note(&mut self, value: &Value, part: Part, clause: &str) {
        if value.is_open() {
            self.note_gaps(value.gaps(), part, clause);
        }
    }

    /// Notes what is missing in a result, and says it once.
    #[cold]
    pub(super) fn note_gaps(&mut self, gaps: &[Gap], part: Part, clause: &str) {
        for gap in gaps {
            let new = match self.missing.iter_mut().find(|known| known.gap == *gap) {
                Some(known) if known.needed_for.contains(&part) => false,
                Some(known) => {
                    known.needed_for.push(part);
                    false
                }
                None => {
                    self.missing.push(Missing { gap: *gap, needed_for: vec![part], clause: clause.into() });
                    true
                }
            };
            // The counts of a pooled rate are asked for where a result is made of it, not where it is only shown.
            let counts = matches!(gap, Gap::Counts(_));
            let tell = if counts { !matches!(part, Part::Metric(_)) } else { new };
            if tell {
                self.tell(*gap, clause);
            }
        }
    }

    /// Says that a line has no amount because nothing was measured, unless it has been said what no row is for.
    fn tell_nothing_measured(&mut self, slot: usize, clause: &str) {
        if self.notices.iter().all(|notice| notice.code != Code::OutsideRows) {
            let problem = Problem::new(Code::NothingMeasured).with("what", &self.plan.id_of_slot(slot));
            self.notices.push(problem.under(clause));
        }
    }

    /// Says which numbers no row of a table was for, and what they belong to.
    #[cold]
    pub(super) fn tell_outside(&mut self, slot: usize) {
        let about = self.plan.about(slot);
        let clause = about.and_then(|about| about.clause).unwrap_or_default();
        for number in std::mem::take(&mut self.cx.outside) {
            let problem = Problem::new(Code::OutsideRows).with("what", &self.plan.id_of_slot(slot));
            self.notices.push(problem.with("number", &number.shown()).under(&clause));
        }
    }

    fn tell(&mut self, gap: Gap, clause: &str) {
        let (code, figure) = match gap {
            Gap::Figure(slot) => (Code::FigureMissing, self.plan.id_of_slot(slot)),
            Gap::Withheld(slot) => (Code::FigureWithheld, self.plan.id_of_slot(slot)),
            Gap::Counts(slot) => (Code::CountsMissing, self.plan.id_of_slot(slot)),
            Gap::Month(None) => (Code::MonthUnknown, String::new()),
            Gap::Month(Some(month)) => (Code::HistoryMissing, month.to_string()),
            Gap::Start => (Code::StartNeeded, String::new()),
            Gap::Rows(table) => {
                let table = self.plan.contract.tables.get(table);
                (Code::RowsMissing, table.map_or_else(String::new, |table| table.id.clone()))
            }
            Gap::RowFigure(slot) => (Code::RowFigureMissing, self.plan.id_of_slot(slot)),
            Gap::NoData(slot) => return self.tell_nothing_measured(slot, clause),
            // Told where they arise, or shown beside what they belong to.
            Gap::Volume(_) | Gap::Package | Gap::WorkOrder | Gap::TooLarge(_) => return,
        };
        let known = |notice: &Problem| notice.code == code && notice.values.get("figure") == Some(&figure);
        if !self.notices.iter().any(known) {
            self.notices.push(Problem::new(code).with("figure", &figure).under(clause));
        }
    }
}
