//! The contract as data: the sections of a contract file, each term with its clause.
//!
//! Numbers are strings in plain notation (`"0.05"`); a JSON number is read by its shortest form. Labels are [`Text`].

use serde::Serialize;

use super::account::{CapTerm, LineTerm, OutcomeTerm, SettlementTerm};
use super::currency::Currency;
use super::tables::TableTerm;
use crate::calendar::{self, Date, DateTerm, HolidayTable};
use crate::glossary::Figure;
use crate::json::FromJson;
use crate::localized::Text;
use crate::map::Map;
use crate::mechanisms::{Better, Choice, Range, Term};

/// Name and version of the contract format this engine reads.
pub const SCHEMA: &str = "yuekao.contract/1";

/// A service contract.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct Contract {
    /// Name and version of the format: `yuekao.contract/1`.
    pub schema: String,
    /// Short name for programs.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// The title in the page's languages, where it has several.
    pub titles: Option<Text>,
    /// What the contract calls the two parties.
    pub parties: Option<Parties>,
    /// The currency of its money; left out: yuan.
    pub currency: Option<Currency>,
    /// Date the cooperation began; the trial is counted from it. Not known: null.
    #[cfg_attr(feature = "declarations", serde(default))]
    pub start: Option<Date>,
    /// How long it runs and how it is renewed.
    pub term: Option<calendar::ContractTerm>,
    /// The choice in force for each clause that can be read in more than one way; left out: its first choice.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Map<String, String>>"))]
    pub readings: Map<String, String>,
    /// The clauses that can be read in more than one way.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<Ambiguity>>"))]
    pub ambiguities: Vec<Ambiguity>,
    /// The day its months begin with, where they are no calendar months. Left out: the first.
    pub cycle: Option<crate::paste::MonthCycle>,
    /// Figures the contract uses beside the common ones (`contracts/glossary.json`).
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<Figure>>"))]
    pub figures: Vec<Figure>,
    /// Figures that count what is not offered, such as the chats of a vendor without chat: where they are not given they are
    /// 0.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<String>>"))]
    pub not_offered: Vec<String>,
    /// Numbers of the contract that have a name: what a blank was filled with stands here.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<StatedValue>>"))]
    pub values: Vec<StatedValue>,
    /// Rows finer than a month: incidents, days, sites.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<TableTerm>>"))]
    pub tables: Vec<TableTerm>,
    /// The first months, in which the score has no consequence.
    pub trial: Option<Trial>,
    /// What is measured.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<MetricTerm>>"))]
    pub metrics: Vec<MetricTerm>,
    /// What earns points.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<ItemTerm>>"))]
    pub items: Vec<ItemTerm>,
    /// Items that share a weight.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<GroupTerm>>"))]
    pub groups: Vec<GroupTerm>,
    /// How the points make one score.
    pub score: Option<ScoreTerm>,
    /// What the score means, best first.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<TierTerm>>"))]
    pub tiers: Vec<TierTerm>,
    /// What follows besides money: rights, duties, warnings.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<OutcomeTerm>>"))]
    pub outcomes: Vec<OutcomeTerm>,
    /// What is paid for work.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<LineTerm>>"))]
    pub fees: Vec<LineTerm>,
    /// What is paid for falling short.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<LineTerm>>"))]
    pub damages: Vec<LineTerm>,
    /// The most that several lines may come to together.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<CapTerm>>"))]
    pub caps: Vec<CapTerm>,
    /// How the month is settled.
    pub settlement: Option<SettlementTerm>,
    /// Holiday notices newer than the engine's, or other ones; whatever counts working days here counts by them.
    pub holidays: Option<HolidayTable>,
    /// What is due when.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<DateTerm>>"))]
    pub dates: Vec<DateTerm>,
    /// The contract's own words, clause by clause: what the `clause` of each term leads to.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<ClauseText>>"))]
    pub clauses: Vec<ClauseText>,
}

/// A clause in the contract's own words.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct ClauseText {
    /// What terms call it in their `clause`.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// What the contract calls the two parties.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct Parties {
    /// The party that buys the service (委托方).
    pub client: Text,
    /// The party that performs it.
    pub provider: Text,
}

/// A clause that can be read in more than one way.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct Ambiguity {
    /// Which reading: the key in `readings`.
    pub id: String,
    /// The clause.
    pub clause: String,
    /// What is open.
    pub question: Text,
    /// The possible answers, the default first.
    pub choices: Vec<ChoiceTerm>,
    /// It is no doubt about the text but a choice the parties made, such as one of several plans: what the others would change is
    /// not told.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<bool>"))]
    pub option: bool,
    /// The choice of each vendor that made one of its own, by its name; for all others the one in `readings` holds.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Map<String, String>>"))]
    pub by_vendor: Map<String, String>,
}

/// A possible answer.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct ChoiceTerm {
    /// The value in `readings`.
    pub id: String,
    /// What it means.
    pub label: Text,
}

/// A number of the contract that has a name.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct StatedValue {
    /// The name terms use.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Its unit: `yuan` or the code of the contract's currency, `%`, `points`, `days`, …
    pub unit: String,
    /// Where it stands.
    pub clause: String,
    /// The number.
    pub value: Term,
    /// The contract leaves it blank and this is only an example.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<bool>"))]
    pub example: bool,
}

/// The first months, in which the score has no consequence.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct Trial {
    /// How many months.
    pub months: Term,
    /// Where it stands.
    pub clause: String,
    /// Which months those are.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Choice<TrialRule>>"))]
    pub rule: Choice<TrialRule>,
}

/// Which months are trial months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum TrialRule {
    /// The month the cooperation begins in is month one.
    #[default]
    Calendar,
    /// The trial ends so many months to the day after the start; a month with any trial day is a trial month.
    Anniversary,
}

/// What is measured.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
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
    pub target: Option<Term>,
    /// When it does not hold, the metric is not measured: it has no data and no target.
    pub when: Option<Term>,
    /// Which side of the target is the good one.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Better>"))]
    pub better: Better,
    /// The figure that gives it directly, taken where its counts are missing.
    pub given: Option<String>,
    /// Which contacts count: what is in, what is out.
    pub counts: Option<Text>,
    /// The service hours it is about, such as 09:00–18:00.
    pub hours: Option<Hours>,
    /// It only helps other terms: it is a result like any other, and not shown beside what the contract measures.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<bool>"))]
    pub helper: bool,
}

/// Service hours stated beside a metric.
#[derive(Clone, Debug, Serialize, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Hours {
    /// In words.
    pub text: Text,
    /// Where they stand.
    pub clause: String,
}

/// What earns points.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
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
    /// The group whose weight it shares.
    pub group: Option<String>,
}

/// Items that share a weight, such as service quality 60 and efficiency 40: their points are brought to it. An item
/// without data leaves its points to the others of its group; a group without any drops out like an item.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct GroupTerm {
    /// The name; terms say `groups.` before it.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Where it stands.
    pub clause: String,
    /// Its full points in the score.
    pub weight: Term,
    /// What the weights of its items sum to; left out: its weight.
    pub full: Option<Term>,
}

/// How the points make one score.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct ScoreTerm {
    /// What people call it.
    pub label: Text,
    /// Where it stands.
    pub clause: String,
    /// What the weights sum to.
    pub full: Term,
    /// Which end of it is the better one: `lower` where it counts faults. Left out: as the tiers that meet the standard and
    /// what is paid in them tell.
    pub better: Option<Better>,
    /// The least and the most it comes to once points on top were added or taken off, such as `[0, 110]`; left out: whatever the
    /// points come to.
    pub within: Option<Range>,
    /// Whether the score is rounded before it is looked up in the tiers.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Choice<ScoreRounding>>"))]
    pub rounding: Choice<ScoreRounding>,
    /// What happens to an item without data.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Choice<NoData>>"))]
    pub no_data: Choice<NoData>,
}

/// Whether the score is rounded before it is looked up in the tiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum ScoreRounding {
    /// As it is.
    #[default]
    None,
    /// To a whole point, ties up.
    HalfUp,
}

/// What happens to an item without data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum NoData {
    /// It drops out and the others are scaled up to the full score.
    #[default]
    Reweight,
    /// It counts as met.
    FullMarks,
}

/// A tier: a range of the score and what it means. A month is in the first one of the list whose range holds the score and whose
/// condition holds.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct TierTerm {
    /// The name `per_tier` and `in_tier` use.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Where it stands.
    pub clause: String,
    /// Which scores are in it; `(, )` where only its condition tells.
    #[serde(rename = "in")]
    pub range: Range,
    /// What has to hold besides; where it does not, the next tier of the list is looked at.
    pub when: Option<Term>,
    /// Whether it meets the service standard.
    pub meets: bool,
    /// Months given to improve.
    pub grace_months: Option<Term>,
    /// What follows from it, in words.
    pub note: Option<Text>,
}
