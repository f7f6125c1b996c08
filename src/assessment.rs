//! The result as other programs read it: a settlement with names, labels and plain decimals.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::figures::Record;
use crate::problem::Problem;
use crate::quantity::{Exact, Money};
use crate::settle::{CategoryFee, Line as SettledLine, Settlement, Status};
use crate::terms::{Hours, LineTerm, Payer, Plan, Text};
use crate::trace::Value;

/// A month under a contract.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Assessment {
    /// The vendor, as given.
    pub vendor: Option<String>,
    /// The month, such as `2026-10`.
    pub month: Option<String>,
    /// Whether the score has a consequence.
    pub status: Status,
    /// What was measured.
    pub metrics: Vec<Metric>,
    /// What earned points.
    pub items: Vec<Item>,
    /// What each group of items earned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<Item>>"))]
    pub groups: Vec<Item>,
    /// The composite score, in points; at most six decimal places.
    pub score: Option<String>,
    /// What the score means.
    pub tier: Option<Tier>,
    /// Every tier as it is in this month, where the contract changes with time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<Tier>>"))]
    pub tiers: Vec<Tier>,
    /// What follows besides money: rights, duties, warnings.
    pub outcomes: Vec<Outcome>,
    /// The account, line by line.
    pub lines: Vec<Line>,
    /// What it costs when the client does the work.
    pub fallback: Fallback,
    /// When each work order had to be answered, in the order given.
    #[serde(rename = "workOrders")]
    pub work_orders: Vec<WorkOrder>,
    /// Sums of the lines that are due.
    pub totals: Totals,
    /// What somebody should know about the result.
    pub notices: Vec<Problem>,
}

/// What was measured.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Metric {
    /// Its name in the contract.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Its unit; a rate is in `%`.
    pub unit: String,
    /// Its value, at most six decimal places; `null`: no data, or a figure is missing.
    pub value: Option<String>,
    /// What counts, where it is a rate.
    pub numerator: Option<String>,
    /// Out of what, where it is a rate.
    pub denominator: Option<String>,
    /// From where on it is met.
    pub target: Option<String>,
    /// Whether it is met; the comparison is exact.
    pub met: Option<bool>,
    /// Where it stands.
    pub clause: String,
    /// Which contacts count.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub counts: Option<Text>,
    /// The service hours it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub hours: Option<Hours>,
}

/// What earned points, or a group of them.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Item {
    /// Its name in the contract.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Its full points.
    pub weight: String,
    /// Its points, at most six decimal places; `null`: no data, or a figure is missing.
    pub score: Option<String>,
    /// Where it stands.
    pub clause: String,
    /// The group whose weight it shares.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub group: Option<String>,
}

/// What the score means.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Tier {
    /// Its name in the contract.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Its range, such as `[80, 90)`.
    #[serde(rename = "in")]
    pub range: String,
    /// Lower edge; `null`: none.
    pub from: Option<String>,
    /// Upper edge; `null`: none.
    pub to: Option<String>,
    /// Whether it meets the service standard.
    pub meets: bool,
    /// Where it stands.
    pub clause: String,
    /// What follows from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub note: Option<Text>,
}

/// What follows besides money.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Outcome {
    /// Its name in the contract.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Whether it holds; `null`: something that decides it is missing.
    pub holds: Option<bool>,
    /// Where it stands.
    pub clause: String,
    /// What follows if it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub note: Option<Text>,
}

/// A line of the account.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Line {
    /// Its name in the contract; for a category's line followed by `:` and the category.
    pub id: String,
    /// What kind of line.
    pub kind: String,
    /// What people call it.
    pub label: Text,
    /// Who pays.
    pub payer: Payer,
    /// Yuan, two decimals; `null`: open, because something is missing.
    pub amount: Option<String>,
    /// What it came to before a cap held it down, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub uncapped: Option<String>,
    /// Whether it is to be paid. What is not due is in no total.
    pub due: bool,
    /// Where it stands.
    pub clause: String,
    /// The category, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub category: Option<String>,
    /// Whether something is missing in it.
    pub incomplete: bool,
    /// What is issued for it, and by whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub document: Option<Text>,
}

/// What it costs when the client does the work.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Fallback {
    /// Volume by volume.
    pub rows: Vec<FallbackRow>,
    /// Category by category: the sums of its rows.
    #[serde(rename = "byCategory")]
    pub by_category: Vec<FallbackCategory>,
    /// The sum of the categories, due or not; two decimals.
    pub total: String,
    /// Whether an amount in it is open.
    pub incomplete: bool,
}

/// One volume at its price.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct FallbackRow {
    /// As it was pasted.
    pub category: String,
    /// The package; `null`: not known.
    pub package: Option<String>,
    /// The figure that counts it; the contract's price for it says what people call it.
    pub figure: String,
    /// The volume; `null`: not given.
    pub quantity: Option<String>,
    /// Yuan per unit; `null`: the package is not known.
    pub price: Option<String>,
    /// Yuan, two decimals; `null`: open.
    pub amount: Option<String>,
    /// Where the price stands.
    pub clause: String,
}

/// What one category comes to.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct FallbackCategory {
    /// As it was pasted.
    pub category: String,
    /// The package; `null`: not known.
    pub package: Option<String>,
    /// Yuan, two decimals; `null`: open, because the package is not known.
    pub amount: Option<String>,
    /// Whether it is to be paid.
    pub due: bool,
    /// Whether a volume was not given.
    pub incomplete: bool,
}

/// When a work order had to be answered.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct WorkOrder {
    /// The last minute in time, such as `2026-10-08T15:30`.
    pub deadline: Option<String>,
    /// Whether the answer came later, or not at all; `null`: not to be told.
    pub late: Option<bool>,
}

/// Sums of the lines that are due.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// What the provider pays, in yuan.
    pub provider_pays: String,
    /// What the client pays, in yuan.
    pub client_pays: String,
    /// With set-off: what is left to pay to the provider; negative: it still owes. `null` without set-off.
    pub payable: Option<String>,
}

impl Assessment {
    /// The result of a contract that is not sound: nothing but the reasons.
    pub fn of_problems(record: &Record<'_>, problems: Vec<Problem>) -> Self {
        let none = Money::ZERO.to_string();
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
            fallback: Fallback { total: none.clone(), ..Fallback::default() },
            work_orders: Vec::new(),
            totals: Totals { provider_pays: none.clone(), client_pays: none, payable: None },
            notices: problems,
        }
    }

    /// A settlement with its names.
    pub fn of<N>(plan: &Plan, record: &Record<'_>, settled: Settlement<N>) -> Self {
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
                let category = record.categories.get(fee.category).map_or("", |row| &row.category);
                lines.push(category_line(term, category, fee));
                let rows = line.rows_of(place).iter().zip(table.iter().flat_map(|table| &table.prices));
                let rows = rows.map(|(row, (figure, prices))| Priced {
                    quantity: record.category(fee.category).get(*figure).copied().flatten(),
                    price: fee.package.and_then(|package| prices.get(package)),
                    amount: row.amount,
                });
                add_category(&mut fallback, term, category, fee, rows);
            }
        }
        fallback.total = total.to_string();
        let metrics = contract.metrics.iter().zip(&settled.metrics).map(|(term, measured)| Metric {
            id: term.id.clone(),
            label: term.label.clone(),
            unit: term.unit.clone(),
            value: measured.found.value.number().map(Exact::shown),
            numerator: measured.found.counts.as_ref().map(|counts| counts.0.to_string()),
            denominator: measured.found.counts.as_ref().map(|counts| counts.1.to_string()),
            target: measured.target.as_ref().map(Exact::shown),
            met: measured.met,
            clause: term.clause.clone(),
            counts: term.counts.clone(),
            hours: term.hours.clone(),
        });
        let items = contract.items.iter().zip(&settled.items).map(|(term, found)| Item {
            id: term.id.clone(),
            label: term.label.clone(),
            weight: plan.shown(&term.weight),
            score: found.value.number().map(Exact::shown),
            clause: term.clause.clone(),
            group: term.group.clone(),
        });
        let groups = contract.groups.iter().zip(&settled.groups).map(|(term, found)| Item {
            id: term.id.clone(),
            label: term.label.clone(),
            weight: plan.shown(&term.weight),
            score: found.value.number().map(Exact::shown),
            clause: term.clause.clone(),
            group: None,
        });
        let outcomes = contract.outcomes.iter().zip(&settled.outcomes).map(|(term, found)| Outcome {
            id: term.id.clone(),
            label: term.label.clone(),
            holds: if let Value::Flag(holds) = found.value { Some(holds) } else { None },
            clause: term.clause.clone(),
            note: term.note.clone(),
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
            score: settled.score.as_ref().and_then(|score| score.value.number()).map(Exact::shown),
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
                provider_pays: provider.to_string(),
                client_pays: client.to_string(),
                payable: settled.payable.map(|(rest, _)| rest.to_string()),
            },
            notices: settled.notices,
        }
    }
}

impl Tier {
    /// A tier of the contract, by its place.
    pub fn of(plan: &Plan, tier: usize) -> Option<Self> {
        let (term, bounds) = (plan.contract.tiers.get(tier)?, plan.tiers.get(tier)?);
        Some(Self {
            id: term.id.clone(),
            label: term.label.clone(),
            range: term.range.to_string(),
            from: bounds.from.as_ref().map(|(at, _)| at.shown()),
            to: bounds.to.as_ref().map(|(at, _)| at.shown()),
            meets: term.meets,
            clause: term.clause.clone(),
            note: term.note.clone(),
        })
    }
}

fn plain_line<N>(term: &LineTerm, line: &SettledLine<N>) -> Line {
    Line {
        id: term.id.clone(),
        kind: term.kind.clone(),
        label: term.label.clone(),
        payer: term.payer,
        amount: line.amount.map(|amount| amount.to_string()),
        uncapped: line.uncapped.map(|amount| amount.to_string()),
        due: line.due,
        clause: term.clause.clone(),
        category: None,
        incomplete: line.incomplete,
        document: term.document.as_ref().map(|document| document.text.clone()),
    }
}

fn category_line<N>(term: &LineTerm, category: &str, fee: &CategoryFee<N>) -> Line {
    Line {
        id: format!("{}:{category}", term.id),
        kind: term.kind.clone(),
        label: term.label.clone(),
        payer: term.payer,
        amount: fee.amount.map(|amount| amount.to_string()),
        uncapped: None,
        due: fee.due,
        clause: term.clause.clone(),
        category: Some(category.into()),
        incomplete: fee.incomplete,
        document: term.document.as_ref().map(|document| document.text.clone()),
    }
}

/// A row of a category with what it was computed from.
struct Priced<'r> {
    quantity: Option<Decimal>,
    price: Option<&'r Exact>,
    amount: Option<Money>,
}

fn add_category<'r, N>(
    fallback: &mut Fallback,
    term: &LineTerm,
    category: &str,
    fee: &CategoryFee<N>,
    rows: impl Iterator<Item = Priced<'r>>,
) {
    let Some(card) = &term.rate_card else { return };
    let package = fee.package.and_then(|package| card.packages.get(package)).map(|package| package.id.clone());
    fallback.rows.extend(rows.zip(&card.prices).map(|(row, price)| FallbackRow {
        category: category.into(),
        package: package.clone(),
        figure: price.figure.clone(),
        quantity: row.quantity.map(|quantity| Exact::from(quantity).shown()),
        price: row.price.map(Exact::shown),
        amount: row.amount.map(|amount| amount.to_string()),
        clause: price.clause.clone(),
    }));
    fallback.by_category.push(FallbackCategory {
        category: category.into(),
        package,
        amount: fee.amount.map(|amount| amount.to_string()),
        due: fee.due,
        incomplete: fee.incomplete,
    });
}
