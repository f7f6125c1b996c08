//! The contract as data: the sections of a contract file, each term with its clause.
//!
//! Numbers are strings in plain notation (`"0.05"`); a JSON number is read by its shortest form. Labels are [`Text`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Text;
use crate::figures::Figure;
use crate::mechanisms::{Choice, Range, Term};
use crate::period::{self, Date, DateTerm};

/// Name and version of the contract format this engine reads.
pub const SCHEMA: &str = "yuekao.contract/1";

/// A service contract.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contract {
    /// Name and version of the format: `yuekao.contract/1`.
    pub schema: String,
    /// Short name for programs.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// The title in the page's languages, where it has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub titles: Option<Text>,
    /// What the contract calls the two parties.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parties: Option<Parties>,
    /// Date the cooperation began; the trial is counted from it. Not known: null.
    #[serde(default)]
    pub start: Option<Date>,
    /// How long it runs and how it is renewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<period::Term>,
    /// The choice in force for each clause that can be read in more than one way; left out: its first choice.
    #[serde(default)]
    pub readings: BTreeMap<String, String>,
    /// The clauses that can be read in more than one way.
    #[serde(default)]
    pub ambiguities: Vec<Ambiguity>,
    /// Figures the contract uses beside the common ones (`contracts/glossary.json`).
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Numbers of the contract that have a name: what a blank was filled with stands here.
    #[serde(default)]
    pub values: Vec<StatedValue>,
    /// The first months, in which the score has no consequence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial: Option<Trial>,
    /// What is measured.
    #[serde(default)]
    pub metrics: Vec<MetricTerm>,
    /// What earns points.
    #[serde(default)]
    pub items: Vec<ItemTerm>,
    /// How the points make one score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<ScoreTerm>,
    /// What the score means, best first.
    #[serde(default)]
    pub tiers: Vec<TierTerm>,
    /// What is paid for work.
    #[serde(default)]
    pub fees: Vec<LineTerm>,
    /// What is paid for falling short.
    #[serde(default)]
    pub damages: Vec<LineTerm>,
    /// How the month is settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement: Option<SettlementTerm>,
    /// What is due when.
    #[serde(default)]
    pub dates: Vec<DateTerm>,
}

/// What the contract calls the two parties.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Parties {
    /// The party that buys the service (委托方).
    pub client: Text,
    /// The party that performs it.
    pub provider: Text,
}

/// A clause that can be read in more than one way.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ambiguity {
    /// Which reading: the key in `readings`.
    pub id: String,
    /// The clause.
    pub clause: String,
    /// What is open.
    pub question: Text,
    /// The possible answers, the default first.
    pub choices: Vec<ChoiceTerm>,
}

/// A possible answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChoiceTerm {
    /// The value in `readings`.
    pub id: String,
    /// What it means.
    pub label: Text,
}

/// A number of the contract that has a name.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StatedValue {
    /// The name terms use.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Its unit: `yuan`, `%`, `points`, `days`, …
    pub unit: String,
    /// Where it stands.
    pub clause: String,
    /// The number.
    pub value: Term,
    /// The contract leaves it blank and this is only an example.
    #[serde(default, skip_serializing_if = "is_false")]
    pub example: bool,
}

/// The first months, in which the score has no consequence.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Trial {
    /// How many months.
    #[cfg_attr(feature = "declarations", ts(as = "String"), schemars(with = "String"))]
    pub months: Term,
    /// Where it stands.
    pub clause: String,
    /// Which months those are.
    #[serde(default)]
    pub rule: Choice<TrialRule>,
}

/// Which months are trial months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TrialRule {
    /// The month the cooperation begins in is month one.
    #[default]
    Calendar,
    /// The trial ends so many months to the day after the start; a month with any trial day is a trial month.
    Anniversary,
}

/// What is measured.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MetricTerm {
    /// The name terms use.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Its unit: `%`, `points`, `s`, …
    pub unit: String,
    /// Where it stands.
    pub clause: String,
    /// How it is computed.
    pub value: Term,
    /// From where on it is met, in its own unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Term>,
    /// Which side of the target is the good one.
    #[serde(default)]
    pub better: crate::mechanisms::Better,
    /// The figure that gives it directly, taken where its counts are missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// Which contacts count: what is in, what is out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<Text>,
    /// The service hours it is about, such as 09:00–18:00.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
}

/// Service hours stated beside a metric.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// In words.
    pub text: Text,
    /// Where they stand.
    pub clause: String,
}

/// What earns points.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ItemTerm {
    /// The name; terms say `items.` before it.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Where it stands.
    pub clause: String,
    /// Its full points.
    pub weight: Term,
    /// Its points.
    pub score: Term,
}

/// How the points make one score.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScoreTerm {
    /// What people call it.
    pub label: Text,
    /// Where it stands.
    pub clause: String,
    /// What the weights sum to.
    pub full: Term,
    /// Whether the score is rounded before it is looked up in the tiers.
    #[serde(default)]
    pub rounding: Choice<ScoreRounding>,
    /// What happens to an item without data.
    #[serde(default)]
    pub no_data: Choice<NoData>,
}

/// Whether the score is rounded before it is looked up in the tiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ScoreRounding {
    /// As it is.
    #[default]
    None,
    /// To a whole point, ties up.
    HalfUp,
}

/// What happens to an item without data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoData {
    /// It drops out and the others are scaled up to the full score.
    #[default]
    Reweight,
    /// It counts as met.
    FullMarks,
}

/// A tier: a range of the score and what it means.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TierTerm {
    /// The name `per_tier` and `in_tier` use.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Where it stands.
    pub clause: String,
    /// Which scores are in it.
    #[serde(rename = "in")]
    #[cfg_attr(feature = "declarations", ts(as = "String"), schemars(with = "String"))]
    pub range: Range,
    /// Whether it meets the service standard.
    pub meets: bool,
    /// Months given to improve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grace_months: Option<Term>,
    /// What follows from it, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// Who pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Payer {
    /// The party that performs the service.
    Provider,
    /// The party that buys it.
    Client,
}

/// A line of the month's account.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LineTerm {
    /// The name terms use.
    pub id: String,
    /// What kind of line: `deduction`, `fallback_fee`, `base_fee`, `bonus`, `late_fee`, `liquidated_damages`, …
    pub kind: String,
    /// What people call it.
    pub label: Text,
    /// Who pays.
    pub payer: Payer,
    /// Where it stands.
    pub clause: String,
    /// The line stands in the account only if one of these figures is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only_with: Vec<String>,
    /// When it does not hold, the amount is 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Term>,
    /// The amount in yuan; rounded to the cent, half away from zero, once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Term>,
    /// Instead of an amount: prices per contact by category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate_card: Option<RateCard>,
    /// Instead of an amount: what late replies to work orders cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_replies: Option<LateReplies>,
    /// Whether it is to be paid; left out: it is. What is not due is shown and in no total.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Term>,
    /// What is issued for it, and by whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
}

/// What is issued for a payment.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Which document, and who issues it.
    pub text: Text,
    /// Where it stands.
    pub clause: String,
}

/// Prices per contact; the category decides the package.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RateCard {
    /// The packages and the categories each is for.
    pub packages: Vec<Package>,
    /// The prices.
    pub prices: Vec<Price>,
    /// Where it stands that work handed over by the provider is charged too, whatever the score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_over: Option<String>,
}

/// A package: the categories that share prices.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// The name prices use.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Where it stands.
    pub clause: String,
    /// Its categories, under every name they may be pasted by.
    pub categories: Vec<Text>,
}

impl Package {
    /// Whether people may write it so: its id, or its name in any language.
    pub(crate) fn is_called(&self, text: &str) -> bool {
        self.id == text || self.label.all().any(|label| label == text)
    }
}

/// The price of one kind of work in each package.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// The figure that counts it, in the rows of a category.
    pub figure: String,
    /// What people call it.
    pub label: Text,
    /// Where it stands.
    pub clause: String,
    /// Yuan per unit, by package.
    pub per_unit: BTreeMap<String, Term>,
}

/// What late replies to work orders cost.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LateReplies {
    /// Working hours given for a reply.
    pub within_hours: Term,
    /// The working hours.
    pub hours: crate::period::WorkingHours,
}

/// How the month is settled.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SettlementTerm {
    /// What people call the result.
    pub label: Text,
    /// Where it stands.
    pub clause: String,
    /// How.
    pub method: Method,
    /// The contract leaves the method blank and this is only an example.
    #[serde(default, skip_serializing_if = "is_false")]
    pub example: bool,
    /// The figure the other side owes, which the payments are set off against.
    pub against: String,
    /// What is issued for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
}

/// How the month is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// 货款账扣: what the provider owes is taken from what it is owed.
    SetOff,
    /// 电汇: each is paid by itself.
    Wire,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn is_false(flag: &bool) -> bool {
    !flag
}
