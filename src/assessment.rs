//! The result as other programs read it: a settlement with names, labels and plain decimals.
//!
//! What is borrowed in it is the contract's; what it owns is the month's.

mod from_settlement;
mod missing;
mod tables;

pub use tables::{RowResult, RowValueResult, TableResult};

use std::borrow::Cow;

use serde::Serialize;

use crate::contract::{Hours, Payer, Text};
use crate::mechanisms::Range;
use crate::number::{Exact, Money};
use crate::problem::Problem;
use crate::settle::Status;

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
    /// The currency of its amounts, where the contract says one; left out: yuan.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub currency: Option<&'p str>,
    /// Whether it is a trial month, where the status does not say so because something is missing.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<bool>"))]
    pub trial: bool,
    /// What was measured.
    pub metrics: Vec<Metric<'p>>,
    /// What earned points.
    pub items: Vec<Item<'p>>,
    /// What each group of items earned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<Item>>"))]
    pub groups: Vec<Item<'p>>,
    /// The composite score, in points; at most six decimal places. `null`: none, or open.
    pub score: Option<Exact>,
    /// What the score can be while it is open.
    #[serde(rename = "scoreBetween", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub score_between: Option<NumbersBetween>,
    /// What the score means; `null`: there is no tier, or it can be several.
    pub tier: Option<Tier<'p>>,
    /// The ids of all tiers the month can be in, where it can be in several, in the contract's order.
    #[serde(rename = "possibleTiers", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<String>>"))]
    pub possible_tiers: Vec<&'p str>,
    /// Every tier as it is in this month, where the contract changes with time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<Tier>>"))]
    pub tiers: Vec<Tier<'p>>,
    /// What follows besides money: rights, duties, warnings.
    pub outcomes: Vec<Outcome<'p>>,
    /// What each row of the contract's tables comes to: each incident, each site.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<TableResult>>"))]
    pub tables: Vec<TableResult<'p>>,
    /// The account, line by line.
    pub lines: Vec<Line<'p>>,
    /// What it costs when the client does the work.
    pub fallback: Fallback<'p>,
    /// When each work order had to be answered, in the order given.
    #[serde(rename = "workOrders")]
    pub work_orders: Vec<WorkOrder>,
    /// Sums of the lines that are due.
    pub totals: Totals,
    /// What is missing, each once, with what is open because of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<Missing>>"))]
    pub missing: Vec<Missing<'p>>,
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
    /// Its value, at most six decimal places; `null`: no data, or open.
    pub value: Option<Exact>,
    /// What it can be while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub between: Option<NumbersBetween>,
    /// What counts, where it is a rate.
    pub numerator: Option<String>,
    /// Out of what, where it is a rate.
    pub denominator: Option<String>,
    /// From where on it is met.
    pub target: Option<Exact>,
    /// Whether it is met; the comparison is exact. `null`: there is nothing to compare, or it can be either.
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
    /// Its points, at most six decimal places; `null`: no data, or open.
    pub score: Option<Exact>,
    /// What its points can be while they are open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub between: Option<NumbersBetween>,
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
    /// What it can be while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub between: Option<MoneyBetween>,
    /// Whether it is to be paid; `null`: open. What is not due is in no total.
    pub due: Option<bool>,
    /// Where it stands.
    pub clause: &'p str,
    /// Whether its amount is open.
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
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Fallback<'p> {
    /// Volume by volume.
    pub rows: Vec<FallbackRow<'p>>,
    /// Category by category: the sums of its rows.
    #[serde(rename = "byCategory")]
    pub by_category: Vec<FallbackCategory<'p>>,
    /// The sum of the categories, due or not; two decimals. `null`: open.
    pub total: Option<Money>,
    /// What it can be while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub between: Option<MoneyBetween>,
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
    /// Yuan, two decimals; `null`: open, because the package is not known, or a volume.
    pub amount: Option<Money>,
    /// What it can be while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub between: Option<MoneyBetween>,
    /// Whether it is to be paid; `null`: open.
    pub due: Option<bool>,
    /// Whether its amount is open.
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
    /// What the provider pays; `null`: open.
    pub provider_pays: Option<Money>,
    /// What it can be while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub provider_pays_between: Option<MoneyBetween>,
    /// What the client pays; `null`: open.
    pub client_pays: Option<Money>,
    /// What it can be while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub client_pays_between: Option<MoneyBetween>,
    /// With set-off: what is left to pay to the provider; negative: it still owes. `null` without set-off, or open.
    pub payable: Option<Money>,
    /// What it can be while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub payable_between: Option<MoneyBetween>,
    /// How many of the lines that are due, or can be, are open.
    pub open: usize,
}

/// The lowest and the highest number something can be, at most six decimal places; `null`: there is no end on that side.
pub type NumbersBetween = [Option<Exact>; 2];

/// The least and the most an amount can be, with the decimal places of its currency; `null`: there is no end on that side.
pub type MoneyBetween = [Option<Money>; 2];

/// Why something is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The figure was not given.
    NotGiven,
    /// The figure was given, but could not be read or cannot be right.
    Withheld,
    /// The rate was given without its counts, and they are needed to pool it with another.
    Counts,
    /// An earlier month is not known.
    EarlierMonth,
    /// It is not known which month this is.
    Month,
    /// It is not known when the cooperation began.
    Start,
    /// It is not known which package categories are priced by.
    Package,
    /// What work orders cost, or when they were answered, is not known.
    WorkOrder,
    /// The rows of a table were not given, or one that must be there was not.
    Rows,
    /// A figure of some rows was not given, or could not be taken.
    RowFigure,
    /// A number is too large to be computed exactly.
    TooLarge,
    /// Nothing was measured of what it rests on.
    NoData,
}

/// Something missing, and what is open because of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Missing<'p> {
    /// Why it is missing.
    pub reason: Reason,
    /// The figure, where it is one, or the metric whose counts are missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub figure: Option<&'p str>,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub label: Option<&'p Text>,
    /// The categories it is missing in, where it is about categories.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<String>>"))]
    pub categories: Vec<String>,
    /// The earlier month, such as `2026-09`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub month: Option<String>,
    /// What is open because of it, by the names [`explain`](crate::explain::explain) has for results: `metric:ID`, `item:ID`,
    /// `score`, `line:ID`, `total:providerPays`, …
    #[serde(rename = "neededFor")]
    pub needed_for: Vec<String>,
    /// The clause of the first of them.
    pub clause: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn is_false(holds: &bool) -> bool {
    !holds
}
