//! What the columns of a table are for.

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Index,
    Group,
    Name,
    Measure,
    Unit,
    Target,
    Stretch,
    Bottom,
    Weight,
    Rule,
    Reward,
    Deduct,
    Risk,
    Price,
    Billing,
    Quantity,
    Result,
    Consequence,
    Grade,
    Note,
    Response,
    Resolution,
    /// Its head is a range, its cells what that gives: ≥95% | 90%-95%.
    Band,
    /// Its cells are steps, and the next column says what each costs: 每低1% | 2.
    Step,
    /// The most that the rule of a row takes.
    Cap,
    /// What other columns come to.
    Sum,
}

impl Role {
    /// The role a list of heads is for.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "index" => Self::Index,
            "group" => Self::Group,
            "name" => Self::Name,
            "measure" => Self::Measure,
            "unit" => Self::Unit,
            "target" => Self::Target,
            "stretch" => Self::Stretch,
            "bottom" => Self::Bottom,
            "weight" => Self::Weight,
            "rule" => Self::Rule,
            "reward" => Self::Reward,
            "deduct" => Self::Deduct,
            "risk" => Self::Risk,
            "price" => Self::Price,
            "billing" => Self::Billing,
            "quantity" => Self::Quantity,
            "result" => Self::Result,
            "consequence" => Self::Consequence,
            "grade" => Self::Grade,
            "note" => Self::Note,
            "response" => Self::Response,
            "resolution" => Self::Resolution,
            _ => return None,
        })
    }
}
