//! What a figure is, and what else a column can hold.

use serde::Serialize;

use crate::json::FromJson;
use crate::localized::Text;

/// What a figure is counted for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Scope {
    /// One number for the month.
    #[default]
    Month,
    /// One number for each category of the month.
    Category,
}

/// Which numbers a figure can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Kind {
    /// Whole, from 0.
    Count,
    /// From 0, with decimals.
    Number,
    /// Money of the contract's currency, from 0.
    Money,
    /// Percent, 0 to 100: `88.5` is 88.5 %.
    Percent,
    /// Yes or no; held as 1 or 0.
    Flag,
}

/// How the figure of a month comes about where a table has several rows for it: of days, agents, queues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Combine {
    /// They are added up.
    Sum,
    /// Each weighs as much as what it is a rate or a mean of (see [`Figure::of`]); without that it is not known.
    Weighted,
    /// One that holds is enough.
    Any,
    /// It is a level, such as seats: rows of one day are added up, and from day to day it changes.
    Level,
}

/// One figure: its id in contracts and results, its names, and what it can be.
#[derive(Clone, Debug, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Figure {
    /// Such as `calls_answered`.
    pub id: String,
    /// What the page calls it; each is also a heading it is found under.
    pub label: Text,
    /// Other headings it is found under.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<String>>"))]
    pub aliases: Vec<String>,
    /// What it is counted in: a key of the glossary's `units`, or the unit's own word.
    pub unit: String,
    /// What it is counted for; left out: the month.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Scope>"))]
    pub scope: Scope,
    /// Which numbers it can be.
    pub kind: Kind,
    /// How several rows of a table make one month of it. Left out: counts and money are added up, flags hold if one does, all
    /// others are weighted.
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub combine: Option<Combine>,
    /// The count that it is a rate of, or a mean over.
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub of: Option<String>,
    /// The figure of the same scope that it cannot exceed.
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub part_of: Option<String>,
    /// The figures of the same scope that add up to it.
    #[cfg_attr(feature = "declarations", serde(default))]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<String>>"))]
    pub sum_of: Vec<String>,
    /// It may be below zero, such as a balance or a change.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<bool>"))]
    pub below_zero: bool,
    /// What it means that it is not given; left out: of a yes or no that it is a no, of anything else that it is not
    /// known.
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub absent: Option<Absent>,
}

/// What it means that a figure is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Absent {
    /// There was none: it is only given when something happened.
    Zero,
    /// It is not known.
    Open,
}

impl Figure {
    /// How several rows make one month of it.
    pub fn combined(&self) -> Combine {
        self.combine.unwrap_or(match self.kind {
            Kind::Count | Kind::Money => Combine::Sum,
            Kind::Flag => Combine::Any,
            Kind::Number | Kind::Percent => Combine::Weighted,
        })
    }
}

/// What a column that is no figure holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The vendor's name.
    Vendor,
    /// The month, or the period, a row belongs to.
    Month,
    /// The day or the point in time a row belongs to.
    Date,
    /// The first day of the period of a row.
    From,
    /// The last day of the period of a row, or when what it is about ended.
    To,
    /// The time of day.
    Time,
    /// Whether the row is about a day, a week or a month.
    Granularity,
    /// The day the cooperation began.
    Start,
    /// The category's name.
    Category,
    /// The package the category is priced by.
    Package,
    /// Whether the client did the work of this category.
    HandedOver,
    /// What a row of one of the contract's tables is called: an incident's number, a site.
    RowName,
    /// The person who served: rows of several are one month.
    Agent,
    /// A queue, skill group, team or line: rows of several are one month.
    Group,
    /// By which channel: telephone, chat, e-mail.
    Channel,
    /// Which version of the result a row is of, such as before and after an appeal.
    Version,
    /// Whether the row counts.
    Counted,
    /// Whether the row is left out.
    Excluded,
    /// Whether the contact is held to be one.
    Valid,
    /// The number of a single contact: call, session, ticket.
    Contact,
    /// Whether the contact was answered.
    Answered,
    /// Whether it was resolved.
    Resolved,
    /// How the customer rated it.
    Rating,
    /// Whether the call came in or went out.
    Direction,
    /// A figure.
    Figure,
    /// The names of figures, in a table on its side.
    Label,
    /// Numbers, in a table of labels and values.
    Value,
    /// Not read.
    Ignored,
}

impl Role {
    /// Whether a column of this name is one whatever else the word could mean. The names of the others yield to figures.
    pub(crate) fn is_claimed(self) -> bool {
        matches!(
            self,
            Self::Vendor
                | Self::Month
                | Self::Start
                | Self::Category
                | Self::Package
                | Self::HandedOver
                | Self::Label
                | Self::Value
                | Self::Ignored
        )
    }

    /// The role's name in messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Vendor => "vendor",
            Self::Month => "month",
            Self::Date => "date",
            Self::From => "from",
            Self::To => "to",
            Self::Time => "time",
            Self::Granularity => "granularity",
            Self::Start => "start",
            Self::Category => "category",
            Self::Package => "package",
            Self::HandedOver => "handed over",
            Self::RowName => "row name",
            Self::Agent => "agent",
            Self::Group => "group",
            Self::Channel => "channel",
            Self::Version => "version",
            Self::Counted => "counted",
            Self::Excluded => "excluded",
            Self::Valid => "valid",
            Self::Contact => "contact",
            Self::Answered => "answered",
            Self::Resolved => "resolved",
            Self::Rating => "rating",
            Self::Direction => "direction",
            Self::Figure => "figure",
            Self::Label => "label",
            Self::Value => "value",
            Self::Ignored => "ignored",
        }
    }
}
