//! Rows that are set aside: totals and means, notes, and what does not count.

use rust_decimal::Decimal;

use crate::calendar::Date;
use crate::glossary::Summary;

/// A row about other rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Aside {
    pub(super) row: u32,
    pub(super) summary: Summary,
    /// The word it names itself by.
    pub(super) label: String,
    /// Its figures, column by column as in [`super::plan::Plan::figures`].
    pub(super) values: Vec<Option<Decimal>>,
    /// Whether it is about a part of the table: one vendor, one day.
    pub(super) of_part: bool,
    /// Whether it is the sum of the rows since the last one like it.
    pub(super) fits: bool,
}

/// Rows that do not count because of what one of their cells says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LeftOut {
    pub(super) column: usize,
    pub(super) text: String,
    pub(super) rows: Vec<u32>,
    pub(super) count: u32,
}

/// All rows of a table that were set aside.
#[derive(Debug, Default)]
pub(super) struct Summaries {
    pub(super) rows: Vec<Aside>,
    /// What the rows before the last total add up to, column by column.
    pub(super) before: Vec<Decimal>,
    pub(super) left_out: Vec<LeftOut>,
    /// Rows that do not count because somebody said so of the row itself.
    pub(super) by_hand: Vec<u32>,
    /// What all rows that do not count add up to, column by column: a total may hold them all the same.
    pub(super) not_counted: Vec<Decimal>,
    pub(super) notes: Vec<u32>,
    /// Rows with figures that belong to no vendor or period.
    pub(super) unplaced: Vec<u32>,
    /// What stands where their vendor or period should.
    pub(super) unplaced_texts: Vec<String>,
    pub(super) without_vendor: u32,
    /// Whether such a row, or one without a period, would be about a period that the vendor above has already.
    pub(super) second_of_month: bool,
    pub(super) without_period: u32,
    /// The first period that reaches into the next month.
    pub(super) crossing: Option<(Date, Date)>,
}

impl Summaries {
    /// So many rows are kept of each kind.
    const MOST: usize = 2000;

    pub(super) fn add(&mut self, row: Aside) {
        if self.rows.len() < Self::MOST {
            self.rows.push(row);
        } else if let Some(last) = self.rows.iter_mut().rev().find(|known| known.label == row.label) {
            // Of very many the sums are kept.
            for (sum, value) in last.values.iter_mut().zip(row.values) {
                *sum = match (*sum, value) {
                    (Some(sum), Some(value)) => super::gather::plus(sum, value),
                    (sum, value) => sum.or(value),
                };
            }
        }
    }

    pub(super) fn leave_out(&mut self, column: usize, text: String, row: u32) {
        let known = self.left_out.iter_mut().find(|known| known.column == column && known.text == text);
        match known {
            Some(known) => {
                known.count = known.count.saturating_add(1);
                if known.rows.len() < Self::MOST {
                    known.rows.push(row);
                }
            }
            None => self.left_out.push(LeftOut { column, text, rows: vec![row], count: 1 }),
        }
    }

    pub(super) fn not_counted(&mut self, values: &[Option<Decimal>]) {
        self.not_counted.resize(values.len(), Decimal::ZERO);
        for (sum, value) in self.not_counted.iter_mut().zip(values) {
            // A sum too large for its type fits no total.
            *sum = value.map_or(Some(*sum), |value| super::gather::plus(*sum, value)).unwrap_or(Decimal::ZERO);
        }
    }

    pub(super) fn unplaced(&mut self, row: u32, text: &str) {
        const TEXTS: usize = 20;
        if self.unplaced.len() < Self::MOST {
            self.unplaced.push(row);
        }
        if self.unplaced_texts.len() < TEXTS
            && !text.is_empty()
            && !self.unplaced_texts.iter().any(|known| known == text)
        {
            self.unplaced_texts.push(text.to_owned());
        }
    }

    /// The rows that add others up, those about parts of the table apart.
    pub(super) fn totals(&self, of_part: bool) -> impl Iterator<Item = &Aside> {
        self.rows.iter().filter(move |row| row.summary == Summary::Total && row.of_part == of_part)
    }
}
