//! What a figure is, and what else a column can hold.

use serde::Serialize;

use crate::json::{keywords, object};
use crate::text::Text;

/// What a figure is counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Scope {
    /// One number for the month.
    Month,
    /// One number for each category of the month.
    Category,
}

/// Which numbers a figure can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Kind {
    /// Whole, from 0.
    Count,
    /// From 0, with decimals.
    Number,
    /// Yuan, from 0.
    Money,
    /// Percent, 0 to 100: `88.5` is 88.5 %.
    Percent,
    /// Yes or no; held as 1 or 0.
    Flag,
}

/// One figure: its id in contracts and results, its names, and what it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// What it is counted for.
    pub scope: Scope,
    /// Which numbers it can be.
    pub kind: Kind,
    /// The figure of the same scope that it cannot exceed.
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub part_of: Option<String>,
    /// The figures of the same scope that add up to it.
    #[cfg_attr(feature = "declarations", serde(default))]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Vec<String>>"))]
    pub sum_of: Vec<String>,
    /// What it means that it is not given; left out: of a yes or no that it is a no, of anything else that it is not
    /// known.
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub absent: Option<Absent>,
}

/// What it means that a figure is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Absent {
    /// There was none: it is only given when something happened.
    Zero,
    /// It is not known.
    Open,
}

/// What a column that is no figure holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The vendor's name.
    Vendor,
    /// The month.
    Month,
    /// The day the cooperation began.
    Start,
    /// The category's name.
    Category,
    /// The package the category is priced by.
    Package,
    /// Whether the client did the work of this category.
    HandedOver,
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
    /// The role's name in messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Vendor => "vendor",
            Self::Month => "month",
            Self::Start => "start",
            Self::Category => "category",
            Self::Package => "package",
            Self::HandedOver => "handed over",
            Self::Figure => "figure",
            Self::Label => "label",
            Self::Value => "value",
            Self::Ignored => "ignored",
        }
    }
}

object!(Figure { id, label, aliases, unit, scope, kind, part_of, sum_of, absent });
keywords!(Scope { "month" Month, "category" Category });
keywords!(Absent { "zero" Zero, "open" Open });
keywords!(Kind { "count" Count, "number" Number, "money" Money, "percent" Percent, "flag" Flag });
keywords!(Role {
    "vendor" Vendor, "month" Month, "start" Start, "category" Category, "package" Package,
    "handed_over" HandedOver, "figure" Figure, "label" Label, "value" Value, "ignored" Ignored,
});
