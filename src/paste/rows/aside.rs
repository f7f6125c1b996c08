//! Rows that are set aside: totals, notes, what does not count, and what commas have shifted.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{At, MOST_KINDS, Reading, Table, When, bits};
use crate::glossary::{Summary, Vocabulary};
use crate::paste::gather::Flaw;
use crate::paste::parse_cell::{self, Read, begins_with_digit, trimmed};
use crate::paste::plan::{FigureColumn, RowKind};
use crate::paste::summaries::Aside;
use crate::problem::{Code, Problem};

impl Table {
    /// Sets the row aside where it is a note, about others, or does not count. Whether it was.
    pub(super) fn set_aside(&mut self, cells: &[Cow<'_, str>], at: At<'_>, reading: &mut Reading<'_>) -> bool {
        if matches!(at, At::Row(..)) && (self.is_note(cells) || self.is_signature(cells, reading.vocabulary)) {
            self.aside.notes.push(at.number());
        } else if let Some(summary) = self.summary(cells, reading.vocabulary) {
            self.summarise(summary, cells, at, reading);
        } else if let Some((column, text)) = self.left_out(cells, reading.vocabulary) {
            self.aside.leave_out(column, text, at.number());
            if let Ok(When { days: Some((first, last)), .. }) = self.when(cells) {
                self.excused |= bits(first, last);
            }
            let values = self.values(cells, reading.vocabulary);
            self.aside.not_counted(&values);
        } else {
            return false;
        }
        true
    }

    /// Whether a row has but one cell under headings of several: a remark.
    pub(super) fn is_note(&self, cells: &[Cow<'_, str>]) -> bool {
        let mut filled = cells.iter().filter(|cell| !trimmed(cell).is_empty());
        filled.next();
        self.plan.columns.len() > 1 && filled.next().is_none()
    }

    /// Whether a row says who made the table, and no number: 制表：运营部, 复核：.
    fn is_signature(&self, cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> bool {
        let first = cells.iter().map(|cell| trimmed(cell)).find(|text| !text.is_empty()).unwrap_or_default();
        !begins_with_digit(first)
            && first.contains([':', '：'])
            && !self.plan.periods.has_column()
            && self.plan.category.is_none()
            && !self.has_numbers(cells, vocabulary)
    }

    /// Whether a row has more cells than there are headings, so that none of them is surely under its own; or fewer, which is
    /// told.
    pub(super) fn is_shifted(
        &mut self,
        group: u32,
        cells: &[Cow<'_, str>],
        at: At<'_>,
        reading: &mut Reading<'_>,
    ) -> bool {
        let At::Row(row, _) = at else { return false };
        let (found, expected) = (cells.len(), self.plan.head_width);
        if expected == 0 || found == expected {
            return false;
        }
        let beyond = cells.iter().enumerate().skip(expected).find(|(_, cell)| !trimmed(cell).is_empty());
        if let Some((column, text)) = beyond {
            let (_, place) = at.place(column);
            if !self.plan.commas {
                reading.problems.push(Problem::new(Code::CellWithoutHeader).at_cell(row, place, text));
                return false;
            }
            let problem = Problem::new(Code::RowTooLong).with("found", &found).with("expected", &expected);
            reading.problems.push(problem.at_cell(row, place, text));
            for place in 0..self.plan.gathered.len() {
                self.groups.flaw(group, place, Flaw::Unread, row);
            }
            return true;
        }
        if self.plan.on_sheet {
            return false;
        }
        let read = |column: &usize| {
            self.plan.figures.iter().any(|figure| figure.column == *column) || self.plan.category == Some(*column)
        };
        if found < expected && (found..expected).any(|column| read(&column)) {
            let problem = Problem::new(Code::RowTooShort).with("found", &found).with("expected", &expected);
            let last = found.saturating_sub(1);
            let text = cells.get(last).filter(|_| self.is_cut_off).map_or("", |cell| trimmed(cell));
            reading.problems.push(problem.at_cell(row, at.place(last).1, text));
        }
        if self.is_cut_off {
            for place in 0..self.plan.gathered.len() {
                self.groups.flaw(group, place, Flaw::Unread, row);
            }
            return true;
        }
        false
    }

    /// What kind of row about others this is, by the words of its columns of names.
    pub(super) fn summary(&mut self, cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> Option<Summary> {
        let plan = &self.plan;
        let contacts = matches!(plan.row, RowKind::Contact | RowKind::Event);
        let names = if contacts { &[][..] } else { plan.parts.as_slice() };
        let loose = if contacts { &[][..] } else { plan.loose.as_slice() };
        let others = [Some(0), plan.periods.main, plan.periods.month, plan.vendor, plan.category, plan.periods.time];
        for column in others.into_iter().flatten().chain(names.iter().copied()).chain(loose.iter().copied()) {
            let Some(cell) = cells.get(column) else { continue };
            let text = trimmed(cell);
            // 2026/10/1 汇总, 10月合计, 10/01/2026 Total
            let dated = begins_with_digit(text) && !text.ends_with(['总', '计', '總', '計', 'l', 'L']);
            if text.is_empty() || dated {
                continue;
            }
            // The vendor of the row before: it was none of these.
            if plan.vendor == Some(column) && self.vendor.1.is_some() && self.vendor.0 == text {
                continue;
            }
            let kind = self.kinds.get(text).copied().unwrap_or_else(|| {
                if self.kinds.len() == MOST_KINDS {
                    self.kinds.clear();
                }
                let kind = vocabulary.words().summary(text);
                self.kinds.insert(text.to_owned(), kind);
                kind
            });
            if kind.is_some() {
                return kind;
            }
        }
        None
    }

    /// Whether somebody or the row itself says that it does not count: the column, and what its cell says.
    pub(super) fn left_out(&self, cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> Option<(usize, String)> {
        let text = |column: usize| cells.get(column).map_or("", |cell| trimmed(cell));
        if let Some((column, said)) = self.plan.leave_out.iter().find(|(column, said)| text(*column) == said) {
            return Some((*column, said.clone()));
        }
        let (column, excludes) = self.plan.counted?;
        let said = vocabulary.words().flag(text(column))?;
        (said == excludes).then(|| (column, text(column).to_owned()))
    }

    /// What the cells of figures say, column by column as in [`Plan::figures`].
    pub(super) fn values(&self, cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> Vec<Option<Decimal>> {
        let value = |figure: &FigureColumn| {
            let cell = cells.get(figure.column)?;
            let known = vocabulary.known(figure.slot)?;
            match parse_cell::read(cell, known, figure.format, vocabulary.words()) {
                Read::Value(value) => Some(value),
                _ => None,
            }
        };
        self.plan.figures.iter().map(value).collect()
    }

    /// Whether the name of a total begins with that of the vendor or the part above it: 甲公司 合计, 售前组小计.
    fn of_one(&self, label: &str) -> bool {
        let vendor = Some(&self.vendor.0).filter(|_| self.plan.vendor.is_some());
        let above = self.plan.parts.iter().filter_map(|column| self.above.get(*column));
        { vendor.into_iter().chain(above) }.any(|name| !name.is_empty() && label.starts_with(name.as_str()))
    }

    /// Whether a total is that of the rows since the last total, which it then is itself.
    fn since_last(&mut self, values: &[Option<Decimal>]) -> bool {
        // All groups are added up for each of them.
        const MOST: usize = 100;
        if self.aside.rows.len() > MOST {
            return false;
        }
        let (mut sums, mut fits) = (Vec::new(), false);
        for (from, value) in values.iter().enumerate() {
            let sum = crate::paste::totals::sum_of(self, from).map(|(_, sum)| sum);
            if let (Some(sum), Some(value)) = (sum, value) {
                let before = self.aside.before.get(from).copied().unwrap_or_default();
                if crate::number::sum(before, *value) != Some(sum) {
                    return false;
                }
                fits = true;
            }
            sums.push(sum.unwrap_or_default());
        }
        if fits {
            self.aside.before = sums;
        }
        fits
    }

    /// Sets a row about others aside, with its figures.
    pub(super) fn summarise(
        &mut self,
        summary: Summary,
        cells: &[Cow<'_, str>],
        at: At<'_>,
        reading: &mut Reading<'_>,
    ) {
        let vocabulary = reading.vocabulary;
        let values = self.values(cells, vocabulary);
        let label = cells.iter().map(|cell| trimmed(cell)).find(|text| vocabulary.words().summary(text).is_some());
        let label = label.or_else(|| cells.iter().map(|cell| trimmed(cell)).find(|text| !text.is_empty()));
        let period = self.plan.periods.main.and_then(|column| cells.get(column)).map(|cell| trimmed(cell));
        let dated = period.is_some_and(|text| self.plan.periods.moment(text).is_some());
        // A组 | 小计: of one vendor, or of one team.
        let words = vocabulary.words();
        let mut of = self.plan.vendor.iter().chain(&self.plan.parts).filter_map(|column| cells.get(*column));
        let named = of.any(|cell| {
            let text = trimmed(cell);
            !text.is_empty() && !words.is_missing(text) && words.summary(text).is_none()
        });
        let fits = summary == Summary::Total && self.since_last(&values);
        let row = Aside {
            fits,
            row: at.number(),
            summary,
            label: label.unwrap_or_default().to_owned(),
            values,
            of_part: dated || named || self.of_one(label.unwrap_or_default()),
        };
        self.aside.add(row);
    }
}
