//! What is paid: for work, and for a breach.

use super::letters::Span;
use super::range::Range;
use super::reading::{Amount, Source};

/// How a ladder of prices is climbed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ladder {
    /// Each part at its own price.
    Progressive,
    /// All at the price of the step the whole falls in.
    Whole,
    Unstated,
}

/// What is paid for work.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_field_names, reason = "the amount of a price is its price")]
#[expect(clippy::struct_excessive_bools, reason = "what else a text says of a price")]
pub(super) struct Price {
    pub(super) what: String,
    /// Per what: 席, 月.
    pub(super) per: Vec<String>,
    pub(super) price: Option<Amount>,
    pub(super) from: Option<Amount>,
    pub(super) to: Option<Amount>,
    pub(super) ladder: Option<Ladder>,
    /// What the price includes, and its unit.
    pub(super) includes: Option<(Amount, String)>,
    /// A share of this amount of money, and no price for each of something.
    pub(super) share_of: Option<String>,
    /// The price depends on another figure.
    pub(super) by: Option<(String, Range)>,
    pub(super) minimum: Option<Amount>,
    /// Whether the least is one of money, of all fees together.
    pub(super) least_money: bool,
    pub(super) uplift: Option<Amount>,
    pub(super) multiply: Option<Amount>,
    /// Whether it is for what lies over what another price includes.
    pub(super) over: bool,
    /// Whether it is that of one of several plans, of which one applies.
    pub(super) plan: bool,
    pub(super) currency: Option<String>,
    /// What the two columns say that give the price without the tax and with it.
    pub(super) taxed: Option<(String, String)>,
    /// Whether the provider pays it: for work that the client does in its place.
    pub(super) by_provider: bool,
    pub(super) source: Source,
}

/// What is paid for a breach.
#[derive(Clone, Debug)]
pub(super) struct Damage {
    pub(super) what: String,
    pub(super) how: HowMuch,
    pub(super) cap: Option<(Amount, Option<String>)>,
    /// Where it says that the limit is one of each case, if it does.
    pub(super) cap_each: Vec<Span>,
    pub(super) from_day: Option<Amount>,
    pub(super) partial: Option<super::atom::Partial>,
    /// Not told: none.
    pub(super) payer: Option<Party>,
    /// Whether it is for a worse case of what the damages before are for, which may take their place: where it says so.
    pub(super) worse: bool,
    pub(super) source: Source,
}

impl Damage {
    /// What is paid, and nothing further said of it.
    pub(super) fn new(what: String, how: HowMuch, source: Source) -> Self {
        Self {
            what,
            how,
            cap: None,
            cap_each: Vec::new(),
            from_day: None,
            partial: None,
            payer: None,
            worse: false,
            source,
        }
    }

    /// Whether it is so much for each hour or minute, of which a part may have gone by.
    pub(super) fn is_timed(&self) -> bool {
        matches!(&self.how, HowMuch::Amount(_, Some(each)) if matches!(each.as_str(), "小时" | "分钟" | "hour" | "minute"))
    }
}

/// A party to the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Party {
    Client,
    Provider,
}

#[derive(Clone, Debug)]
pub(super) enum HowMuch {
    /// So much for each; once: none.
    Amount(Amount, Option<String>),
    PerDay(Amount, Option<String>),
    PerMonth(Amount, Option<String>),
    /// A share for each year, which no mechanism computes: of how many days a year has, texts do not say.
    PerYear(Amount, Option<String>),
    PercentOf(Amount, Option<String>),
}

impl HowMuch {
    /// What it is a share of.
    pub(super) fn base(&self) -> Option<&str> {
        match self {
            Self::Amount(..) => None,
            Self::PerDay(_, base) | Self::PerMonth(_, base) | Self::PerYear(_, base) | Self::PercentOf(_, base) => {
                base.as_deref()
            }
        }
    }
}
