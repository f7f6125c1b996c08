//! The result as other programs read it: a settlement with names, labels and plain decimals.
//!
//! What is borrowed in it is the contract's; what it owns is the month's.

mod named;

use std::borrow::Cow;

use serde::Serialize;

use crate::mechanisms::Range;
use crate::problem::Problem;
use crate::quantity::{Exact, Money};
use crate::settle::Status;
use crate::terms::{Hours, Payer, Text};

/// A month under a contract.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Assessment<'p> {
    /// The vendor, as given.
    pub vendor: Option<String>,
    /// The month, such as `2026-10`.
    pub month: Option<String>,
    /// Whether the score has a consequence.
    pub status: Status,
    /// What was measured.
    pub metrics: Vec<Metric<'p>>,
    /// What earned points.
    pub items: Vec<Item<'p>>,
    /// What each group of items earned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<Item>>"))]
    pub groups: Vec<Item<'p>>,
    /// The composite score, in points; at most six decimal places.
    pub score: Option<Exact>,
    /// What the score means.
    pub tier: Option<Tier<'p>>,
    /// Every tier as it is in this month, where the contract changes with time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<Tier>>"))]
    pub tiers: Vec<Tier<'p>>,
    /// What follows besides money: rights, duties, warnings.
    pub outcomes: Vec<Outcome<'p>>,
    /// The account, line by line.
    pub lines: Vec<Line<'p>>,
    /// What it costs when the client does the work.
    pub fallback: Fallback<'p>,
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
pub struct Metric<'p> {
    /// Its name in the contract.
    pub id: &'p str,
    /// What people call it.
    pub label: &'p Text,
    /// Its unit; a rate is in `%`.
    pub unit: &'p str,
    /// Its value, at most six decimal places; `null`: no data, or a figure is missing.
    pub value: Option<Exact>,
    /// What counts, where it is a rate.
    pub numerator: Option<String>,
    /// Out of what, where it is a rate.
    pub denominator: Option<String>,
    /// From where on it is met.
    pub target: Option<Exact>,
    /// Whether it is met; the comparison is exact.
    pub met: Option<bool>,
    /// Where it stands.
    pub clause: &'p str,
    /// Which contacts count.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub counts: Option<&'p Text>,
    /// The service hours it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub hours: Option<&'p Hours>,
}

/// What earned points, or a group of them.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Item<'p> {
    /// Its name in the contract.
    pub id: &'p str,
    /// What people call it.
    pub label: &'p Text,
    /// Its full points.
    pub weight: String,
    /// Its points, at most six decimal places; `null`: no data, or a figure is missing.
    pub score: Option<Exact>,
    /// Where it stands.
    pub clause: &'p str,
    /// The group whose weight it shares.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub group: Option<&'p str>,
}

/// What the score means.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Tier<'p> {
    /// Its name in the contract.
    pub id: &'p str,
    /// What people call it.
    pub label: &'p Text,
    /// Its range, such as `[80, 90)`.
    #[serde(rename = "in")]
    pub range: &'p Range,
    /// Lower edge; `null`: none.
    pub from: Option<&'p Exact>,
    /// Upper edge; `null`: none.
    pub to: Option<&'p Exact>,
    /// Whether it meets the service standard.
    pub meets: bool,
    /// Where it stands.
    pub clause: &'p str,
    /// What follows from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub note: Option<&'p Text>,
}

/// What follows besides money.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Outcome<'p> {
    /// Its name in the contract.
    pub id: &'p str,
    /// What people call it.
    pub label: &'p Text,
    /// Whether it holds; `null`: something that decides it is missing.
    pub holds: Option<bool>,
    /// Where it stands.
    pub clause: &'p str,
    /// What follows if it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub note: Option<&'p Text>,
}

/// A line of the account.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Line<'p> {
    /// Its name in the contract; for a category's line followed by `:` and the category.
    pub id: Cow<'p, str>,
    /// What kind of line.
    pub kind: &'p str,
    /// What people call it.
    pub label: &'p Text,
    /// Who pays.
    pub payer: Payer,
    /// Yuan, two decimals; `null`: open, because something is missing.
    pub amount: Option<Money>,
    /// Whether it is to be paid. What is not due is in no total.
    pub due: bool,
    /// Where it stands.
    pub clause: &'p str,
    /// Whether something is missing in it.
    pub incomplete: bool,
    /// What it came to before a cap held it down, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub uncapped: Option<Money>,
    /// The category, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub category: Option<String>,
    /// What is issued for it, and by whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub document: Option<&'p Text>,
}

/// What it costs when the client does the work.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Fallback<'p> {
    /// Volume by volume.
    pub rows: Vec<FallbackRow<'p>>,
    /// Category by category: the sums of its rows.
    #[serde(rename = "byCategory")]
    pub by_category: Vec<FallbackCategory<'p>>,
    /// The sum of the categories, due or not; two decimals.
    pub total: Money,
    /// Whether an amount in it is open.
    pub incomplete: bool,
}

/// One volume at its price.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct FallbackRow<'p> {
    /// As it was pasted.
    pub category: String,
    /// The package; `null`: not known.
    pub package: Option<&'p str>,
    /// The figure that counts it; the contract's price for it says what people call it.
    pub figure: &'p str,
    /// The volume; `null`: not given.
    pub quantity: Option<Exact>,
    /// Yuan per unit; `null`: the package is not known.
    pub price: Option<&'p Exact>,
    /// Yuan, two decimals; `null`: open.
    pub amount: Option<Money>,
    /// Where the price stands.
    pub clause: &'p str,
}

/// What one category comes to.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct FallbackCategory<'p> {
    /// As it was pasted.
    pub category: String,
    /// The package; `null`: not known.
    pub package: Option<&'p str>,
    /// Yuan, two decimals; `null`: open, because the package is not known.
    pub amount: Option<Money>,
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
    pub provider_pays: Money,
    /// What the client pays, in yuan.
    pub client_pays: Money,
    /// With set-off: what is left to pay to the provider; negative: it still owes. `null` without set-off.
    pub payable: Option<Money>,
}
