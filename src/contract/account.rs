//! The account as data: what follows besides money, the lines and their prices, and how they are settled.

use serde::Serialize;

use crate::calendar;
use crate::json::FromJson;
use crate::localized::Text;
use crate::map::Map;
use crate::mechanisms::{Choice, Term};

/// What follows besides money: a right, a duty, a warning.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct OutcomeTerm {
    /// The name terms use.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Where it stands.
    pub clause: String,
    /// When it holds.
    pub when: Term,
    /// What follows if it does.
    pub note: Option<Text>,
}

/// Who pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Payer {
    /// The party that performs the service.
    Provider,
    /// The party that buys it.
    Client,
}

/// A line of the month's account.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
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
    /// The line stands in the account only while each of these readings has this choice.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Map<String, String>>"))]
    pub read_as: Map<String, String>,
    /// The line stands in the account only if one of these figures is given.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<String>>"))]
    pub only_with: Vec<String>,
    /// When it does not hold, the amount is 0.
    pub when: Option<Term>,
    /// The amount; rounded to the cent, or as the contract's currency has it, half away from zero, once.
    pub amount: Option<Term>,
    /// Instead of an amount: prices per contact by category.
    pub rate_card: Option<RateCard>,
    /// Instead of an amount: what late replies to work orders cost.
    pub late_replies: Option<LateReplies>,
    /// Whether it is to be paid; left out: it is. What is not due is shown and in no total.
    pub due: Option<Term>,
    /// What is issued for it, and by whom.
    pub document: Option<Document>,
    /// Whether a reading in force leaves it out.
    #[serde(skip)]
    pub(crate) idle: bool,
}

/// The most that several lines may come to together (at-risk amount, limit of liability).
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct CapTerm {
    /// Its name.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Where it stands.
    pub clause: String,
    /// The lines it is for: all of one payer, none with a rate card. Only those that are due count.
    pub lines: Vec<String>,
    /// The most they may come to; it may name what stands before the first of them.
    pub at_most: Term,
    /// How it is shared out over them.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Choice<Share>>"))]
    pub share: Choice<Share>,
}

/// How a cap is shared out over its lines. The lines add up to the cap, to the cent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Share {
    /// Each line in proportion to its amount, cut off to the cent; cents left over go to the largest remainders.
    #[default]
    InProportion,
    /// Each line in full as long as the cap lasts, in the order of the contract.
    InOrder,
}

/// What is issued for a payment.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Document {
    /// Which document, and who issues it.
    pub text: Text,
    /// Where it stands.
    pub clause: String,
}

/// Prices per contact; the category decides the package.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct RateCard {
    /// The packages and the categories each is for.
    pub packages: Vec<Package>,
    /// The prices.
    pub prices: Vec<Price>,
    /// Where it stands that work handed over by the provider is charged too, whatever the score.
    pub handed_over: Option<String>,
}

/// A package: the categories that share prices.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
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
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Price {
    /// The figure that counts it, in the rows of a category.
    pub figure: String,
    /// What people call it.
    pub label: Text,
    /// Where it stands.
    pub clause: String,
    /// Yuan per unit, by package.
    pub per_unit: Map<String, Term>,
}

/// What late replies to work orders cost.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct LateReplies {
    /// Working hours given for a reply.
    pub within_hours: Term,
    /// The working hours.
    pub hours: calendar::WorkingHours,
}

/// How the month is settled.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct SettlementTerm {
    /// What people call the result.
    pub label: Text,
    /// Where it stands.
    pub clause: String,
    /// How; what the contract leaves open is left to a reading.
    pub method: Choice<Method>,
    /// The contract leaves the method blank and this is only an example.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<bool>"))]
    pub example: bool,
    /// The figure the other side owes, which the payments are set off against.
    pub against: String,
    /// What is issued for it.
    pub document: Option<Document>,
}

/// How the month is settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Method {
    /// 货款账扣: what the provider owes is taken from what it is owed.
    #[default]
    SetOff,
    /// 电汇: each is paid by itself.
    Wire,
}
