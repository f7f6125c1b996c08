//! Settlements into columns.

use super::Batch;
use super::column::Writing;
use crate::contract::Plan;
use crate::map::Map;
use crate::mechanisms::Standing;
use crate::month::Record;
use crate::number::{Exact, Money, written};
use crate::problem::limit;
use crate::problem::{Code, Problem};
use crate::settle::{Settlement, Total};
use crate::sort;
use crate::trace::Value;

/// The columns of categories.
const CATEGORY_IDS: [&str; 5] = ["row", "category", "package", "amount", "due"];

/// The columns of vendor-months.
fn ids(plan: &Plan) -> impl Iterator<Item = String> {
    let contract = &plan.contract;
    let fixed = |ids: &'static [&'static str]| ids.iter().map(|id| String::from(*id));
    fixed(&["vendor", "month", "status"])
        .chain(contract.metrics.iter().map(|metric| format!("metric:{}", metric.id)))
        .chain(contract.items.iter().map(|item| format!("item:{}", item.id)))
        .chain(contract.groups.iter().map(|group| format!("group:{}", group.id)))
        .chain(fixed(&["score", "score_between", "tier"]))
        .chain(contract.outcomes.iter().map(|outcome| format!("outcome:{}", outcome.id)))
        .chain(plan.lines().map(|line| format!("line:{}", line.id)))
        .chain(fixed(&["provider_pays", "provider_pays_between", "client_pays", "client_pays_between"]))
        .chain(fixed(&["payable", "payable_between", "incomplete", "notices"]))
        .chain(contract.currency.iter().map(|_| "currency".into()))
}

/// Rows of results while they are written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    columns: Vec<Writing>,
    categories: [Writing; 5],
    /// How many rows of categories there were after each vendor-month.
    category_ends: Vec<usize>,
}

impl Writer {
    pub(super) fn new(plan: &Plan) -> Self {
        Self { columns: ids(plan).map(|_| Writing::default()).collect(), ..Self::default() }
    }

    /// The rows as columns with names.
    pub(super) fn finish(self, plan: &Plan) -> Batch {
        let columns = self.columns.into_iter().zip(ids(plan)).map(|(column, id)| column.column(id)).collect();
        let categories = self.categories.into_iter().zip(CATEGORY_IDS).map(|(column, id)| column.column(id.into()));
        Batch { columns, categories: categories.collect(), ..Batch::default() }
    }

    /// Makes room for so many rows as long as those before, so that they need not be moved while they become more.
    pub(super) fn expect(&mut self, rows: usize) {
        let so_far = self.category_ends.len();
        self.columns.iter_mut().chain(&mut self.categories).for_each(|column| column.expect(rows, so_far));
    }

    /// Writes the result of a record; `number` is its place in the text.
    pub(super) fn row(&mut self, plan: &Plan, number: usize, record: &Record<'_>, settled: &Settlement) {
        let contract = &plan.contract;
        let [row, category, package, amount, due] = &mut self.categories;
        let mut columns = self.columns.iter_mut();
        let mut next = |write: &mut dyn FnMut(&mut Writing)| {
            if let Some(column) = columns.next() {
                write(column);
            }
        };
        next(&mut |column| column.text(record.vendor.as_deref().unwrap_or_default()));
        next(&mut |column| column.cell(|out| record.month.iter().for_each(|month| month.show(out))));
        next(&mut |column| column.text(settled.status.word()));
        for metric in &settled.metrics {
            next(&mut |column| column.value(&metric.found.value));
        }
        for item in settled.items.iter().chain(&settled.groups) {
            next(&mut |column| column.value(&item.value));
        }
        let score = settled.score.as_ref().map_or(&Value::NoData, |score| &score.value);
        next(&mut |column| column.value(score));
        next(&mut |column| {
            let ends = score.between().map(|numbers| [numbers.low.as_ref(), numbers.high.as_ref()]);
            column.between(ends, Exact::show);
        });
        let tier = if let Standing::In(tier) = settled.standing { contract.tiers.get(tier) } else { None };
        let tier = tier.map_or("", |tier| tier.id.as_str());
        next(&mut |column| column.text(tier));
        for outcome in &settled.outcomes {
            next(&mut |column| column.value(&outcome.value));
        }
        let mut lines = settled.lines.iter().peekable();
        for (index, term) in plan.lines().enumerate() {
            let line = lines.next_if(|line| line.term == index);
            // Without volumes there is no amount, as on the sheet of the month: not 0.
            let counted = line.filter(|line| term.rate_card.is_none() || !line.categories.is_empty());
            next(&mut |column| column.money(counted.and_then(|line| line.amount)));
            let Some((line, card)) = line.zip(term.rate_card.as_ref()) else { continue };
            for (place, fee) in line.categories.iter().enumerate() {
                if place == 0 {
                    row.cell(|out| written::signed(i128::try_from(number).unwrap_or(-1), 0, out));
                } else {
                    row.again();
                }
                category.text(record.categories.get(fee.category).map_or("", |row| &row.category));
                let known = fee.package.and_then(|package| card.packages.get(package));
                package.text(known.map_or("", |package| &package.id));
                amount.money(fee.amount);
                due.flag(fee.due);
            }
        }
        let [provider, client] = &settled.totals;
        for total in [Some(provider), Some(client), settled.payable.as_ref()] {
            next(&mut |column| column.money(total.and_then(|total| total.amount)));
            next(&mut |column| {
                let open = total.filter(|total| total.amount.is_none());
                let ends = open.map(Total::between).map(|between| [between.low, between.high]);
                column.between(ends, Money::show);
            });
        }
        next(&mut |column| {
            column.list(settled.lines.iter().filter(|line| line.is_open()), |line, out| {
                let term = plan.lines().nth(line.term);
                out.extend_from_slice(term.map_or("", |term| term.id.as_str()).as_bytes());
            });
        });
        next(&mut |column| {
            column.list(settled.notices.iter(), |notice, out| {
                out.extend_from_slice(notice.code.to_string().as_bytes());
            });
        });
        if let Some(currency) = &contract.currency {
            next(&mut |column| column.text(&currency.code));
        }
        self.category_ends.push(row.len());
    }

    /// Appends a row written elsewhere.
    pub(super) fn copy(&mut self, from: &Self, row: usize) {
        for (column, from) in self.columns.iter_mut().zip(&from.columns) {
            column.copy(from, row);
        }
        let ends = &from.category_ends;
        let start = row.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
        let end = ends.get(row).copied().unwrap_or(start);
        for (column, from) in self.categories.iter_mut().zip(&from.categories) {
            (start..end).for_each(|cell| column.copy(from, cell));
        }
        self.category_ends.push(self.categories.first().map_or(0, Writing::len));
    }
}

/// Notices of many rows: the first of each kind are kept, the rest are counted; every row names its own in its column.
#[derive(Debug, Default)]
pub(super) struct Notices {
    kept: Vec<(u32, Problem)>,
    /// How many there were of each code, and the row of the first that was not kept.
    seen: Map<Code, (usize, u32)>,
}

impl Notices {
    pub(super) fn add(&mut self, row: usize, notices: Vec<Problem>) {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        for notice in notices {
            let (before, first) = self.seen.get(&notice.code).copied().unwrap_or((0, row));
            let first = if before <= limit::MOST { row } else { first };
            self.seen.insert(notice.code, (before.saturating_add(1), first));
            if before < limit::MOST {
                self.kept.push((row, notice));
            }
        }
    }

    /// The notices in the order of the rows.
    pub(super) fn finish(self) -> Vec<(u32, Problem)> {
        let mut kept = self.kept;
        for (code, (seen, row)) in self.seen {
            let left_out = seen.saturating_sub(limit::MOST);
            kept.extend((left_out > 0).then(|| (row, limit::more(code, left_out))));
        }
        sort::sort_by_key(&mut kept, |(row, _)| *row);
        kept
    }
}
