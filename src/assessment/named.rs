//! A settlement with the names, labels and clauses of its contract.

use std::borrow::Cow::{Borrowed, Owned};

use rust_decimal::Decimal;

use super::{
    Assessment, Fallback, FallbackCategory, FallbackRow, Item, Line, Metric, Outcome, Tier, Totals, WorkOrder,
};
use crate::figures::Record;
use crate::problem::Problem;
use crate::quantity::{Exact, Money};
use crate::settle::{CategoryFee, Line as SettledLine, Settlement, Status};
use crate::terms::{LineTerm, Plan};
use crate::trace::Value;

impl<'p> Assessment<'p> {
    /// The result of a contract that is not sound: nothing but the reasons.
    pub fn of_problems(record: &Record<'_>, problems: Vec<Problem>) -> Self {
        Self {
            vendor: record.vendor.as_ref().map(ToString::to_string),
            month: record.month.map(|month| month.to_string()),
            status: Status::NotAssessable,
            metrics: Vec::new(),
            items: Vec::new(),
            groups: Vec::new(),
            score: None,
            tier: None,
            tiers: Vec::new(),
            outcomes: Vec::new(),
            lines: Vec::new(),
            fallback: Fallback::default(),
            work_orders: Vec::new(),
            totals: Totals { provider_pays: Money::ZERO, client_pays: Money::ZERO, payable: None },
            notices: problems,
        }
    }

    /// A settlement with its names.
    pub fn of<N>(plan: &'p Plan, record: &Record<'_>, settled: Settlement<N>) -> Self {
        let changes = plan.changes();
        let plan = plan.at(record.month);
        let contract = &plan.contract;
        let mut fallback = Fallback::default();
        let mut lines = Vec::new();
        let mut total = Money::ZERO;
        for line in &settled.lines {
            let Some(term) = plan.lines().nth(line.term) else { continue };
            if term.rate_card.is_none() {
                lines.push(plain_line(term, line));
                continue;
            }
            total = line.amount.and_then(|amount| total.plus(amount).ok()).unwrap_or(total);
            fallback.incomplete |= line.incomplete;
            let table = plan.rate_cards.get(line.term).and_then(Option::as_ref);
            for (place, fee) in line.categories.iter().enumerate() {
                let Some(given) = record.categories.get(fee.category).map(|row| &*row.category) else { continue };
                lines.push(category_line(term, given, fee));
                let rows = line.rows_of(place).iter().zip(table.iter().flat_map(|table| &table.prices));
                let rows = rows.map(|(row, (figure, prices))| Priced {
                    quantity: record.category(fee.category).get(*figure).copied().flatten(),
                    price: fee.package.and_then(|package| prices.get(package)),
                    amount: row.amount,
                });
                add_category(&mut fallback, term, given, fee, rows);
            }
        }
        fallback.total = total;
        let metrics = contract.metrics.iter().zip(&settled.metrics).map(|(term, measured)| Metric {
            id: &term.id,
            label: &term.label,
            unit: &term.unit,
            value: measured.found.value.number().cloned(),
            numerator: measured.found.counts.as_ref().map(|counts| counts.0.to_string()),
            denominator: measured.found.counts.as_ref().map(|counts| counts.1.to_string()),
            target: measured.target.clone(),
            met: measured.met,
            clause: &term.clause,
            counts: term.counts.as_ref(),
            hours: term.hours.as_ref(),
        });
        let items = contract.items.iter().zip(&settled.items).map(|(term, found)| Item {
            id: &term.id,
            label: &term.label,
            weight: plan.shown(&term.weight),
            score: found.value.number().cloned(),
            clause: &term.clause,
            group: term.group.as_deref(),
        });
        let groups = contract.groups.iter().zip(&settled.groups).map(|(term, found)| Item {
            id: &term.id,
            label: &term.label,
            weight: plan.shown(&term.weight),
            score: found.value.number().cloned(),
            clause: &term.clause,
            group: None,
        });
        let outcomes = contract.outcomes.iter().zip(&settled.outcomes).map(|(term, found)| Outcome {
            id: &term.id,
            label: &term.label,
            holds: if let Value::Flag(holds) = found.value { Some(holds) } else { None },
            clause: &term.clause,
            note: term.note.as_ref(),
        });
        let [(provider, _), (client, _)] = &settled.totals;
        Self {
            vendor: record.vendor.as_ref().map(ToString::to_string),
            month: record.month.map(|month| month.to_string()),
            status: settled.status,
            metrics: metrics.collect(),
            items: items.collect(),
            groups: groups.collect(),
            outcomes: outcomes.collect(),
            score: settled.score.as_ref().and_then(|score| score.value.number()).cloned(),
            tier: settled.tier.and_then(|tier| Tier::of(plan, tier)),
            tiers: (0..contract.tiers.len()).filter(|_| changes).filter_map(|tier| Tier::of(plan, tier)).collect(),
            lines,
            fallback,
            work_orders: settled
                .replies
                .iter()
                .map(|reply| WorkOrder { deadline: reply.deadline.map(|at| at.to_string()), late: reply.late })
                .collect(),
            totals: Totals {
                provider_pays: *provider,
                client_pays: *client,
                payable: settled.payable.map(|(rest, _)| rest),
            },
            notices: settled.notices,
        }
    }
}

impl<'p> Tier<'p> {
    /// A tier of the contract, by its place.
    pub fn of(plan: &'p Plan, tier: usize) -> Option<Self> {
        let (term, bounds) = (plan.contract.tiers.get(tier)?, plan.tiers.get(tier)?);
        Some(Self {
            id: &term.id,
            label: &term.label,
            range: &term.range,
            from: bounds.from.as_ref().map(|(at, _)| at),
            to: bounds.to.as_ref().map(|(at, _)| at),
            meets: term.meets,
            clause: &term.clause,
            note: term.note.as_ref(),
        })
    }
}

fn plain_line<'p, N>(term: &'p LineTerm, line: &SettledLine<N>) -> Line<'p> {
    Line {
        id: Borrowed(&term.id),
        kind: &term.kind,
        label: &term.label,
        payer: term.payer,
        amount: line.amount,
        uncapped: line.uncapped,
        due: line.due,
        clause: &term.clause,
        category: None,
        incomplete: line.incomplete,
        document: term.document.as_ref().map(|document| &document.text),
    }
}

fn category_line<'p, N>(term: &'p LineTerm, category: &str, fee: &CategoryFee<N>) -> Line<'p> {
    Line {
        id: Owned([&term.id, ":", category].concat()),
        kind: &term.kind,
        label: &term.label,
        payer: term.payer,
        amount: fee.amount,
        uncapped: None,
        due: fee.due,
        clause: &term.clause,
        category: Some(category.into()),
        incomplete: fee.incomplete,
        document: term.document.as_ref().map(|document| &document.text),
    }
}

/// A row of a category with what it was computed from.
struct Priced<'p> {
    quantity: Option<Decimal>,
    price: Option<&'p Exact>,
    amount: Option<Money>,
}

fn add_category<'p, N>(
    fallback: &mut Fallback<'p>,
    term: &'p LineTerm,
    category: &str,
    fee: &CategoryFee<N>,
    rows: impl Iterator<Item = Priced<'p>>,
) {
    let Some(card) = &term.rate_card else { return };
    let package = fee.package.and_then(|package| card.packages.get(package)).map(|package| &*package.id);
    fallback.rows.extend(rows.zip(&card.prices).map(|(row, price)| FallbackRow {
        category: category.into(),
        package,
        figure: &price.figure,
        quantity: row.quantity.map(Exact::from),
        price: row.price,
        amount: row.amount,
        clause: &price.clause,
    }));
    fallback.by_category.push(FallbackCategory {
        category: category.into(),
        package,
        amount: fee.amount,
        due: fee.due,
        incomplete: fee.incomplete,
    });
}
