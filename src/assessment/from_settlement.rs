//! A settlement with the names, labels and clauses of its contract.

use std::borrow::Cow::{Borrowed, Owned};

use rust_decimal::Decimal;

use super::missing::missing;
use super::tables::tables;
use super::{
    Assessment, Fallback, FallbackCategory, FallbackRow, Item, Line, Metric, MoneyBetween, NumbersBetween, Outcome,
    Tier, Totals, WorkOrder,
};
use crate::contract::{LineTerm, MetricTerm, Plan, Text};
use crate::mechanisms::{Standing, Term};
use crate::month::Record;
use crate::number::{Exact, Money, Places};
use crate::problem::Problem;
use crate::settle::{Between, CategoryFee, Line as SettledLine, Measured, OpenAmount, Settlement, Status, Total};
use crate::trace::{Found, Value};

impl<'p> Assessment<'p> {
    /// The result of a contract that is not sound: nothing but the reasons.
    pub fn of_problems(record: &Record<'_>, problems: Vec<Problem>) -> Self {
        Self {
            vendor: record.vendor.as_ref().map(ToString::to_string),
            month: record.month.map(|month| month.to_string()),
            status: Status::NotAssessable,
            currency: None,
            trial: false,
            metrics: Vec::new(),
            items: Vec::new(),
            groups: Vec::new(),
            score: None,
            score_between: None,
            tier: None,
            possible_tiers: Vec::new(),
            tiers: Vec::new(),
            outcomes: Vec::new(),
            tables: Vec::new(),
            lines: Vec::new(),
            fallback: Fallback { total: None, ..no_fallback(Places::default()) },
            work_orders: Vec::new(),
            totals: Totals {
                provider_pays: None,
                provider_pays_between: None,
                client_pays: None,
                client_pays_between: None,
                payable: None,
                payable_between: None,
                open: 0,
            },
            missing: Vec::new(),
            notices: problems,
        }
    }

    /// A settlement with its names.
    pub fn of(plan: &'p Plan, record: &Record<'_>, settled: Settlement) -> Self {
        let changes = plan.changes();
        let plan = plan.at(record.month);
        let contract = &plan.contract;
        let mut fallback = no_fallback(plan.places);
        let mut lines = Vec::new();
        let mut total = Between::point(Money::zero(plan.places));
        for line in &settled.lines {
            let Some(term) = plan.lines().nth(line.term) else { continue };
            if term.rate_card.is_none() {
                lines.push(plain_line(term, line));
                continue;
            }
            total = total.plus(line.between());
            fallback.incomplete |= line.amount.is_none();
            let table = plan.rate_cards.get(line.term).and_then(Option::as_ref);
            for (place, fee) in line.categories.iter().enumerate() {
                let Some(given) = record.categories.get(fee.category).map(|row| &*row.category) else { continue };
                let between = range(line.open_part(place));
                lines.push(Line { between, ..category_line(term, given, fee) });
                let rows = line.rows_of(place).iter().zip(table.iter().flat_map(|table| &table.prices));
                let rows = rows.map(|(row, (figure, prices))| Priced {
                    quantity: record.category(fee.category).get(*figure).copied().flatten(),
                    price: fee.package.and_then(|package| prices.get(package)),
                    amount: row.amount,
                });
                add_category(&mut fallback, term, given, (fee, between), rows);
            }
        }
        fallback.total = total.only();
        fallback.between = if fallback.total.is_none() { Some([total.low, total.high]) } else { None };
        let metrics = contract.metrics.iter().zip(&settled.metrics).map(|(term, measured)| metric(term, measured));
        let items = contract.items.iter().zip(&settled.items).map(|(term, found)| Item {
            group: term.group.as_deref(),
            ..points(plan, (&term.id, &term.label, &term.clause), &term.weight, found)
        });
        let groups = contract.groups.iter().zip(&settled.groups);
        let groups =
            groups.map(|(term, found)| points(plan, (&term.id, &term.label, &term.clause), &term.weight, found));
        let outcomes = contract.outcomes.iter().zip(&settled.outcomes).map(|(term, found)| Outcome {
            id: &term.id,
            label: &term.label,
            holds: if let Value::Flag(holds) = found.value { Some(holds) } else { None },
            clause: &term.clause,
            note: term.note.as_ref(),
        });
        let [provider, client] = &settled.totals;
        let [(provider_pays, provider_pays_between), (client_pays, client_pays_between)] =
            [provider, client].map(|total| sum(Some(total)));
        let (payable, payable_between) = sum(settled.payable.as_ref());
        let (tier, possible_tiers) = match &settled.standing {
            Standing::None => (None, Vec::new()),
            Standing::In(tier) => (Tier::of(plan, *tier), Vec::new()),
            Standing::Open(tiers) => {
                let ids = tiers.places.iter().filter_map(|tier| contract.tiers.get(*tier));
                (None, ids.map(|tier| tier.id.as_str()).collect())
            }
        };
        let missing = missing(plan, record, &settled);
        Self {
            vendor: record.vendor.as_ref().map(ToString::to_string),
            month: record.month.map(|month| month.to_string()),
            status: settled.status,
            currency: contract.currency.as_ref().map(|currency| currency.code.as_str()),
            trial: settled.trial && settled.status != Status::Trial,
            metrics: metrics.collect(),
            items: items.collect(),
            groups: groups.collect(),
            outcomes: outcomes.collect(),
            tables: tables(plan, &settled),
            score: settled.score.as_ref().and_then(|score| score.value.number()).cloned(),
            score_between: settled.score.as_ref().and_then(|score| between(&score.value)),
            tier,
            possible_tiers,
            tiers: (0..contract.tiers.len()).filter(|_| changes).filter_map(|tier| Tier::of(plan, tier)).collect(),
            lines,
            fallback,
            work_orders: settled
                .replies
                .iter()
                .map(|reply| WorkOrder { deadline: reply.deadline.map(|at| at.to_string()), late: reply.late })
                .collect(),
            totals: Totals {
                provider_pays,
                provider_pays_between,
                client_pays,
                client_pays_between,
                payable,
                payable_between,
                open: provider.open_lines().saturating_add(client.open_lines()),
            },
            missing,
            notices: settled.notices,
        }
    }
}

fn metric<'p>(term: &'p MetricTerm, measured: &Measured) -> Metric<'p> {
    Metric {
        id: &term.id,
        label: &term.label,
        unit: &term.unit,
        value: measured.found.value.number().cloned(),
        between: between(&measured.found.value),
        numerator: measured.found.counts.as_ref().map(|counts| counts.0.to_string()),
        denominator: measured.found.counts.as_ref().map(|counts| counts.1.to_string()),
        target: measured.target.clone(),
        met: measured.met,
        clause: &term.clause,
        counts: term.counts.as_ref(),
        hours: term.hours.as_ref(),
    }
}

/// What an item earned, or a group of them.
fn points<'p>(
    plan: &'p Plan,
    (id, label, clause): (&'p str, &'p Text, &'p str),
    weight: &Term,
    found: &Found,
) -> Item<'p> {
    let (score, between) = (found.value.number().cloned(), between(&found.value));
    Item { id, label, weight: plan.shown(weight), score, between, clause, group: None }
}

fn no_fallback<'p>(places: Places) -> Fallback<'p> {
    let (rows, by_category) = (Vec::new(), Vec::new());
    Fallback { rows, by_category, total: Some(Money::zero(places)), between: None, incomplete: false }
}

/// What an open value can be.
pub(super) fn between(value: &Value) -> Option<NumbersBetween> {
    value.between().map(|numbers| [numbers.low.clone(), numbers.high.clone()])
}

/// A sum, and what it can be while it is open.
fn sum(total: Option<&Total>) -> (Option<Money>, Option<MoneyBetween>) {
    let open = total.filter(|total| total.amount.is_none());
    (total.and_then(|total| total.amount), open.map(Total::between).map(|between| [between.low, between.high]))
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

/// What an open amount can be.
fn range(open: Option<&OpenAmount>) -> Option<MoneyBetween> {
    open.map(|open| [open.between.low, open.between.high])
}

fn plain_line<'p>(term: &'p LineTerm, line: &SettledLine) -> Line<'p> {
    Line {
        id: Borrowed(&term.id),
        kind: &term.kind,
        label: &term.label,
        payer: term.payer,
        amount: line.amount,
        between: range(line.open.as_deref()),
        uncapped: line.uncapped,
        due: line.due,
        clause: &term.clause,
        category: None,
        incomplete: line.amount.is_none(),
        document: term.document.as_ref().map(|document| &document.text),
    }
}

fn category_line<'p>(term: &'p LineTerm, category: &str, fee: &CategoryFee) -> Line<'p> {
    Line {
        id: Owned([&term.id, ":", category].concat()),
        kind: &term.kind,
        label: &term.label,
        payer: term.payer,
        amount: fee.amount,
        between: None,
        uncapped: None,
        due: fee.due,
        clause: &term.clause,
        category: Some(category.into()),
        incomplete: fee.amount.is_none(),
        document: term.document.as_ref().map(|document| &document.text),
    }
}

/// A row of a category with what it was computed from.
struct Priced<'p> {
    quantity: Option<Decimal>,
    price: Option<&'p Exact>,
    amount: Option<Money>,
}

fn add_category<'p>(
    fallback: &mut Fallback<'p>,
    term: &'p LineTerm,
    category: &str,
    (fee, between): (&CategoryFee, Option<MoneyBetween>),
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
        between,
        due: fee.due,
        incomplete: fee.amount.is_none(),
    });
}
