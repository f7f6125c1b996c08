//! What an annex says: indicators, tiers, prices, damages, deadlines, each with its place in the text.

use rust_decimal::Decimal;

pub(super) use super::charge::{Damage, HowMuch, Ladder, Party, Price};
pub use super::doubt::UnreadReason;
pub(super) use super::doubt::{Doubt, DoubtKind, Left};
use super::letters::{Piece, Span};
use super::name::spelled_out;
use super::quantity::{Quantity, Unit};
use super::range::{Edge, Range};

/// A number of the text, or a blank where one shall stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Amount {
    /// None: left open.
    pub(super) value: Option<Decimal>,
    /// The number the same amount has elsewhere beside it.
    pub(super) twin: Option<Decimal>,
    /// An example the text offers for the blank.
    pub(super) example: Option<Decimal>,
}

impl Amount {
    pub(super) fn of(value: impl Into<Decimal>) -> Self {
        Self { value: Some(value.into()), ..Self::default() }
    }
}

impl From<&Edge> for Amount {
    fn from(edge: &Edge) -> Self {
        Self { value: edge.value, ..Self::default() }
    }
}

impl From<&Quantity> for Amount {
    fn from(quantity: &Quantity) -> Self {
        Self { value: quantity.value, twin: quantity.twin, example: quantity.example }
    }
}

/// Where the parts of a term stand: what the part is, and the stretches of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Source(pub(super) Vec<(Part, Span)>);

/// A part of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The term as such.
    Whole,
    Target,
    Weight,
    Rule,
}

impl Source {
    pub(super) fn of(part: Part, spans: impl IntoIterator<Item = Span>) -> Self {
        Self(spans.into_iter().map(|span| (part, span)).collect())
    }

    pub(super) fn add(&mut self, part: Part, spans: impl IntoIterator<Item = Span>) {
        self.0.extend(spans.into_iter().map(|span| (part, span)));
    }

    /// The first line of it.
    pub(super) fn line(&self) -> usize {
        self.0.iter().map(|(_, span)| span.line).min().unwrap_or(0)
    }
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    /// The first other currency than yuan.
    pub(super) currency: Option<String>,
    /// What amounts are written in, in order, with how many; `None`: 元 alone.
    pub(super) currencies: Vec<(Option<String>, u32)>,
    /// `month`, `quarter` or `year`.
    pub(super) period: Option<&'static str>,
    /// Where it says so, unless that is the month.
    pub(super) period_said: Vec<Span>,
    pub(super) indicators: Vec<Indicator>,
    pub(super) tiers: Vec<Tier>,
    pub(super) bonus: Vec<Bonus>,
    pub(super) prices: Vec<Price>,
    pub(super) damages: Vec<Damage>,
    pub(super) deadlines: Vec<Deadline>,
    pub(super) term: Option<Term>,
    pub(super) caps: Vec<Cap>,
    /// The full score, where it is stated.
    pub(super) full: Option<(Amount, Source)>,
    /// Points the score starts with where that is another number.
    pub(super) base_points: Option<(Amount, Source)>,
    /// How many months the score has no consequence.
    pub(super) trial: Option<(Amount, Source)>,
    /// What another place says of an indicator, where the text says that it says otherwise: the indicator by its place,
    /// the passage, and what stands there.
    pub(super) alternatives: Vec<(usize, Span, String, Indicator)>,
    pub(super) doubts: Vec<Doubt>,
    pub(super) blanks: Vec<(String, Span)>,
    pub(super) left: Vec<Left>,
}

/// How a text says a target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Said {
    /// ≥90%, 不低于90%.
    #[default]
    Asked,
    /// Without a sign that says which side is better.
    Plain,
    /// 低于800通: only where a number lies; nothing is asked for.
    Told,
}

/// What is measured.
#[derive(Clone, Debug, Default)]
pub(super) struct Indicator {
    pub(super) name: String,
    /// The same, with its letters made alike.
    pub(super) alike: String,
    pub(super) target: Option<Amount>,
    /// Whether the number at the target itself does not meet it: 超过80%.
    pub(super) target_open: bool,
    /// How the target is said.
    pub(super) target_said: Said,
    pub(super) unit: Unit,
    /// The word the unit is written with.
    pub(super) word: String,
    /// Whether lower is better; not told: none.
    pub(super) lower: Option<bool>,
    pub(super) weight: Option<Amount>,
    /// Whether the weight is written as a share of a hundred.
    pub(super) weight_percent: bool,
    pub(super) weight_shared: bool,
    pub(super) at_risk: Option<Amount>,
    pub(super) rule: Rule,
    pub(super) source: Source,
}

impl Indicator {
    pub(super) fn named(name: &Piece) -> Self {
        let source = Source::of(Part::Whole, name.spans(0, name.len()));
        let alike = spelled_out(&name.alike(0, name.len()));
        Self { name: name.text(), alike, source, ..Self::default() }
    }

    /// Whether its points are points of a hundred, brought to a weight that is a share: some of them are more than the weight.
    pub(super) fn is_of_hundred(&self) -> bool {
        let Some(weight) = self.weight.as_ref().and_then(|weight| weight.value).filter(|_| self.weight_percent) else {
            return false;
        };
        let more = |amount: &Amount| amount.value.is_some_and(|value| value > weight);
        self.rule.floor.iter().chain(&self.rule.cap).any(more)
            || self.rule.bands.iter().any(|band| match &band.gives {
                Gives::Points(points) | Gives::Lose(Loss::Points(points)) => more(points),
                _ => false,
            })
    }
}

/// How an indicator is scored, or what it costs.
#[derive(Clone, Debug, Default)]
pub(super) struct Rule {
    pub(super) step: Option<StepRule>,
    /// What later cases cost, where the step is only for the first ones.
    pub(super) rising: Vec<Rising>,
    pub(super) bands: Vec<Band>,
    pub(super) linear: Vec<(Amount, Amount)>,
    pub(super) classes: Vec<Class>,
    pub(super) ratio: Option<String>,
    pub(super) floor: Option<Amount>,
    pub(super) cap: Option<Amount>,
    pub(super) cap_count: Option<Amount>,
    /// Whether bands say what is lost of the weight, and not what is kept.
    pub(super) loses: bool,
}

impl Rule {
    pub(super) fn is_empty(&self) -> bool {
        self.step.is_none()
            && self.bands.is_empty()
            && self.linear.is_empty()
            && self.classes.is_empty()
            && self.ratio.is_none()
    }
}

/// What is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Loss {
    Points(Amount),
    Money(Amount),
    /// A share of a base; the base as written.
    Percent(Amount, Option<String>),
}

/// For each so much beyond the target.
#[derive(Clone, Debug)]
pub(super) struct StepRule {
    pub(super) per: Amount,
    /// The unit of the step, where it is another than that of the target.
    pub(super) per_unit: Option<Unit>,
    pub(super) loss: Loss,
    /// Not stated: none.
    pub(super) partial: Option<super::atom::Partial>,
    /// Whether it counts things, which have no parts.
    pub(super) counted: bool,
    /// From where on, where that is not the target.
    pub(super) from: Option<Amount>,
    /// Whether it says that it counts percentage points.
    pub(super) of_points: bool,
}

/// What each case costs beyond so many: 第4次起每次扣300元.
#[derive(Clone, Debug)]
pub(super) struct Rising {
    pub(super) over: Decimal,
    pub(super) loss: Decimal,
}

/// What a range gives or costs.
#[derive(Clone, Debug)]
pub(super) struct Band {
    pub(super) range: Range,
    pub(super) gives: Gives,
    pub(super) source: Source,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Gives {
    /// The points that are kept.
    Points(Amount),
    /// A share of the full points.
    Share(Amount),
    Full,
    Lose(Loss),
    /// Nothing is lost; a base where one is said.
    Nothing,
}

/// A kind of event with its own loss.
#[derive(Clone, Debug)]
pub(super) struct Class {
    pub(super) name: String,
    pub(super) per: Amount,
    pub(super) loss: Loss,
    pub(super) cap_count: Option<Amount>,
    pub(super) source: Source,
}

/// What a result of the score, or of something else, has for a consequence.
#[derive(Clone, Debug, Default)]
pub(super) struct Tier {
    /// What the result is of; the score: none.
    pub(super) of: Option<String>,
    pub(super) range: Option<Range>,
    pub(super) in_a_row: Option<Amount>,
    pub(super) times: Option<Amount>,
    pub(super) within_months: Option<Amount>,
    pub(super) grade: Option<String>,
    /// A right or a duty, in the words of the text.
    pub(super) label: Option<String>,
    pub(super) pay: Option<Amount>,
    pub(super) multiply: Option<Amount>,
    pub(super) loss: Option<Loss>,
    pub(super) per: Option<StepRule>,
    pub(super) grace: Option<Amount>,
    /// Whether a party only may do so.
    pub(super) may: bool,
    /// Whether it is a share without a verb: paid or taken, the other tiers tell.
    pub(super) bare: bool,
    pub(super) source: Source,
}

/// What is added.
#[derive(Clone, Debug)]
pub(super) struct Bonus {
    /// Left out: the score.
    pub(super) of: Option<String>,
    pub(super) range: Option<Range>,
    pub(super) per: Option<Amount>,
    pub(super) from: Option<Amount>,
    pub(super) gain: Loss,
    pub(super) partial: Option<super::atom::Partial>,
    pub(super) counted: bool,
    pub(super) cap: Option<Amount>,
    pub(super) in_a_row: Option<Amount>,
    pub(super) source: Source,
}

impl Bonus {
    /// What is added once, without conditions.
    pub(super) fn of(gain: Loss, source: Source) -> Self {
        Self {
            of: None,
            range: None,
            per: None,
            from: None,
            gain,
            partial: None,
            counted: false,
            cap: None,
            in_a_row: None,
            source,
        }
    }
}

/// What is due when.
#[derive(Clone, Debug)]
pub(super) struct Deadline {
    pub(super) what: String,
    pub(super) rule: When,
    pub(super) holiday_next: bool,
    /// A limit of each case, not of the month.
    pub(super) each_case: bool,
    pub(super) source: Source,
}

#[derive(Clone, Debug)]
pub(super) enum When {
    /// So long after or before an event; not stated: none.
    Length { length: Amount, unit: Unit, before: bool, event: Option<String> },
    /// A day of a month; whether the text says 前, which leaves the day itself open.
    Day { day: Amount, which: super::atom::Which },
}

/// How long the contract runs.
#[derive(Clone, Debug, Default)]
pub(super) struct Term {
    pub(super) start: Option<String>,
    pub(super) end: Option<String>,
    pub(super) length: Option<(Amount, Unit)>,
    pub(super) renew: Option<(Amount, Unit)>,
    pub(super) notice: Option<(Amount, Unit)>,
    pub(super) source: Source,
}

/// The most that several items come to together.
#[derive(Clone, Debug)]
pub(super) struct Cap {
    pub(super) what: String,
    pub(super) most: Loss,
    /// Whether gains are set off against what it holds down, and nothing says which comes first.
    pub(super) set_off: bool,
    /// Whether it holds down what is gained, and not what is taken.
    pub(super) gains: bool,
    pub(super) source: Source,
}
