//! From what was gathered over the rows of a month to its figures.

use rust_decimal::Decimal;

use super::durations::Unit;
use super::gather::Flaw;
use super::levels::Level;
use super::meanings::is_timed;
use super::periods::Period;
use super::plan::{Gathered, How};
use super::rows::Table;
use crate::calendar::own_months::days_of;
use crate::glossary::{Kind, Known, Vocabulary};
use crate::number::{Exact, Rounding, product};

/// A figure of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MonthValue {
    /// As it is written: to six places, where it has more.
    pub(super) value: Decimal,
    /// What it is the quotient of, where it is not a decimal, or where its counts are known.
    pub(super) quotient: Option<(Decimal, Decimal)>,
}

/// What became of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Combined {
    Value(MonthValue),
    /// Seats by the day from which on they are so many more or less; the first is the level.
    Changes(Vec<(u8, Decimal)>),
    /// Nothing was given.
    Nothing,
    /// Something was, and the month's figure is not known.
    Unknown,
}

/// How many decimal places a figure is written with that has no end.
const PLACES: u32 = 6;

impl MonthValue {
    fn plain(value: Decimal) -> Self {
        Self { value: if value.scale() == 0 { value } else { value.normalize() }, quotient: None }
    }

    /// So many hundredfold, or once, the quotient of two numbers.
    pub(super) fn of(numerator: Decimal, denominator: Decimal, percent: bool, counted: bool) -> Option<Self> {
        let times = if percent { Exact::HUNDRED } else { Exact::ONE };
        let exact = Exact::from(numerator).times(&times).ok()?.over(&Exact::from(denominator)).ok()?;
        let value = exact.round(PLACES, Rounding::HalfAwayFromZero).ok()?.normalize();
        let ends = Exact::from(value) == exact;
        Some(Self { value, quotient: (!ends || counted).then(|| (numerator.normalize(), denominator.normalize())) })
    }
}

/// What a gathered sum of a group comes to.
pub(super) fn combined(table: &Table, group: u32, place: usize, vocabulary: &Vocabulary) -> Combined {
    let Some(gathered) = table.plan.gathered.get(place) else { return Combined::Nothing };
    let Some(slot) = gathered.slot else { return Combined::Nothing };
    let (Some(known), Some(sum), Some(own)) =
        (vocabulary.known(slot), table.groups.sum(group, place), table.groups.group(group))
    else {
        return Combined::Nothing;
    };
    let blank_only = |flaw: Flaw| table.groups.met(group, place, flaw).is_some();
    let flawed = table.groups.is_flawed(group, place);
    // An empty cell of the only row is a figure that is not given, and nothing is wrong with the other.
    let flawed = flawed && !(own.rows < 2 && blank_only(Flaw::Blank) && !blank_only(Flaw::Unread));
    if flawed || table.plan.withheld.contains(&slot) || table.is_withheld(group, sum.cells) {
        let given = sum.cells > 0 || flawed;
        return if given { Combined::Unknown } else { Combined::Nothing };
    }
    if sum.cells == 0 {
        return Combined::Nothing;
    }
    match gathered.how {
        How::Weighted { .. } => weighted(table, group, place, gathered, known),
        How::Single if sum.cells < own.rows && !table.plan.is_plain() => Combined::Unknown,
        How::Any => Combined::Value(MonthValue::plain(if sum.sum.is_zero() { Decimal::ZERO } else { Decimal::ONE })),
        How::Level => level(table, group, place, sum.sum, own.rows),
        How::Last { .. } => {
            let at = (group, u16::try_from(place).unwrap_or(u16::MAX));
            table.groups.levels.counted(at).map_or(Combined::Unknown, |sum| finish(sum, known))
        }
        How::Single | How::Count(_) | How::Sum => finish(sum.sum, known),
        How::Weights { .. } => Combined::Nothing,
    }
}

/// A sum in the figure's own unit: lengths of time were read in seconds.
fn finish(sum: Decimal, known: &Known) -> Combined {
    if unit_of(known) == Unit::Seconds {
        return Combined::Value(MonthValue::plain(sum));
    }
    MonthValue::of(sum, seconds_of(known), false, false).map_or(Combined::Unknown, Combined::Value)
}

/// The unit of a figure that is a length of time; that in which these are read, where it is none.
fn unit_of(known: &Known) -> Unit {
    match known.figure.unit.as_str() {
        "min" if is_timed(known) => Unit::Minutes,
        "h" if is_timed(known) => Unit::Hours,
        _ => Unit::Seconds,
    }
}

/// How many seconds the unit of a figure has; 1 where it is no length of time.
pub(super) fn seconds_of(known: &Known) -> Decimal {
    unit_of(known).length().unwrap_or(Decimal::ONE)
}

/// A rate or a mean, each row with its weight.
fn weighted(table: &Table, group: u32, place: usize, gathered: &Gathered, known: &Known) -> Combined {
    let sum = |place: usize| table.groups.sum(group, place);
    let (Some(products), Some(weights)) = (sum(place), sum(place.saturating_add(1))) else {
        return Combined::Unknown;
    };
    if table.groups.is_flawed(group, place.saturating_add(1)) || weights.sum.is_zero() || gathered.slot.is_none() {
        return Combined::Unknown;
    }
    let percent = known.figure.kind == Kind::Percent;
    let numerator = if percent { products.sum.checked_div(Decimal::ONE_HUNDRED) } else { Some(products.sum) };
    let denominator = product(weights.sum, seconds_of(known));
    let value = numerator
        .zip(denominator)
        .and_then(|(numerator, denominator)| MonthValue::of(numerator, denominator, percent, percent));
    value.map_or(Combined::Unknown, Combined::Value)
}

/// A level over the days of the month.
fn level(table: &Table, group: u32, place: usize, single: Decimal, rows: u32) -> Combined {
    let key = usize::try_from(group).ok().and_then(|group| table.groups.keys.get(group));
    let Some(Period::Month(month)) = key.map(|key| key.period) else {
        return if rows < 2 { Combined::Value(MonthValue::plain(single)) } else { Combined::Unknown };
    };
    let at = (group, u16::try_from(place).unwrap_or(u16::MAX));
    match table.groups.levels.level(at, days_of(month, table.plan.periods.from_day)) {
        // Rows of a month without days: of several the level is not known.
        None if rows < 2 || table.plan.is_plain() => Combined::Value(MonthValue::plain(single)),
        None | Some(Level::Unknown) => Combined::Unknown,
        Some(Level::Same(level)) => Combined::Value(MonthValue::plain(level)),
        Some(Level::Changes(changes)) => Combined::Changes(changes),
    }
}
