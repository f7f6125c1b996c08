//! What a text leaves open or lets be read in two ways, and what no term has taken.

use super::letters::Span;

/// A passage that can be read in two ways, or that leaves something open.
#[derive(Clone, Debug)]
pub(super) struct Doubt {
    pub(super) kind: DoubtKind,
    pub(super) quote: String,
    pub(super) span: Span,
    /// Which indicator, tier and so on it is about, by its place.
    pub(super) about: usize,
}

/// What is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DoubtKind {
    /// What a part of a step does.
    Partial,
    /// Down to where points are taken.
    Floor,
    /// A number between two bands.
    BandGap,
    /// A number at the edge of two bands.
    BandEdge,
    TierGap,
    TierEdge,
    /// What a percentage is of.
    Base,
    /// Whether a right is used every time.
    May,
    /// Whether the day itself is in time.
    Before,
    /// Whether a band takes the place of the one around it, or comes on top.
    BandNested,
    /// The same of tiers.
    TierNested,
    /// Whether every case counts, or only below the target.
    EachCase,
    /// Whether points come off the weight or off a hundred.
    WeightedPoints,
    /// Whether a weight bears on percentages of the fee.
    WeightedCredit,
    /// Points or hundredths of the target.
    PercentOrPoint,
    /// Any twelve months, or a calendar year.
    Year,
    /// Which of two numbers counts.
    Numbers,
    /// Another place says otherwise.
    OtherPlace,
    /// Whether a limit holds before or after setting off.
    SetOff,
    /// From when a time limit runs.
    Start,
    /// How a ladder is climbed.
    Ladder,
    /// Which part a term without borders belongs to.
    Borders,
    /// Whether a term is right although its sentence has a number that no term took.
    Unclear,
    /// Whether a term is one at all: its name is none.
    Doubtful,
    /// Whether an indicator is missing or wrong: the weights do not come to the full score.
    Weights,
    /// Whether what begins here is another annex with a score of its own.
    SecondAnnex,
}

/// A passage from which nothing is computed, and why.
#[derive(Clone, Debug)]
pub(super) struct Left {
    pub(super) span: Span,
    pub(super) text: String,
    pub(super) reason: UnreadReason,
}

/// Why nothing is computed from a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum UnreadReason {
    /// What the part below is about.
    Heading,
    /// The head of a table.
    TableHead,
    /// The number of a page.
    PageNumber,
    /// The number of a row.
    Numbering,
    /// A total that only adds up what stands above.
    Total,
    /// It yields no number.
    NotComputed,
    /// A number that matters but that no term takes.
    Other,
    /// No rule of the grammar fits.
    NoRule,
    /// No mechanism expresses it yet.
    NoMechanism,
    /// A blank that is no number.
    Blank,
    /// There are more terms than one contract has.
    TooMany,
    /// Amounts are in another currency than the contract's lines: they are taken as they are.
    Currency,
}
