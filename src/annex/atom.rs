//! Atoms: the smallest parts of a clause that mean something — a range, a step, what is lost or gained, a limit.

use super::quantity::Quantity;
use super::range::Range;

/// An atom and the tokens it stands in.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) atom: Atom,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// What a clause says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Atom {
    /// Where something lies, or shall lie.
    Range(Range),
    /// 每低1个百分点, for each full 1.0% below.
    Step(Step),
    /// 扣2分, 扣减当月服务费的1%.
    Lose(Amount),
    /// 奖励500元, 加2分.
    Gain(Amount),
    /// 得25分, of the points.
    Keep(Kept),
    /// 支付95%, of the fee.
    Pay(Amount),
    /// 系数0.95.
    Factor(Quantity),
    /// Neither more nor less: 不扣, Nil.
    NoLoss,
    /// What a part of a step does.
    Partial(Partial),
    /// The lowest score.
    Floor(Quantity),
    /// The most that is lost or gained.
    Cap(Amount),
    /// The most that is counted.
    CapCount(Quantity),
    /// So many months or quarters in a row.
    InARow(Quantity),
    /// So many times, within a time.
    Times {
        times: Quantity,
        within: Within,
    },
    Meet,
    Miss,
    Rest,
    /// A time limit.
    Limit(Limit),
    /// 每月10日前.
    DayOfMonth {
        day: Quantity,
        which: Which,
    },
    /// 遇法定节假日顺延.
    HolidayNext,
    /// From a day to a day; one of them may be missing.
    Span {
        start: Option<usize>,
        end: Option<usize>,
        length: Option<Quantity>,
    },
    /// A share of something, in a sentence that says elsewhere what becomes of it.
    Share(Amount),
    Length(Quantity),
    Renew(Quantity),
    Notice(Quantity),
    /// A price: money per something.
    Price(Quantity),
    /// 含8个坐席.
    Includes(Quantity),
    /// 超出部分38元/人时.
    Over(Quantity),
    /// 上浮30%.
    Uplift(Quantity),
    /// 按2倍计费.
    Multiple(Quantity),
    /// 每月保底10000个.
    Minimum(Quantity),
    /// For the first so many.
    First(Quantity),
    /// Up to so many.
    UpTo(Quantity),
    /// 自第四起起.
    FromNth(Quantity),
    /// 目标值90%.
    Target(Quantity),
    /// 八成来电须于20秒内接听: how many of them, and the token from which on it says of what.
    ShareIn {
        target: Quantity,
        what: usize,
    },
    /// What reaching a level is worth: 达到挑战值得120分.
    Level(Level, Option<Quantity>),
    /// 挑战值90%: where a level lies.
    LevelAt(Level, Quantity),
    /// 一个月的改进期限.
    Grace(Quantity),
    /// 前两个月为试行期.
    Trial(Quantity),
    /// A number alone.
    Bare(Quantity),
    /// A weight, or full points.
    Weight(Quantity),
    FullScore(Quantity),
    Risk(Quantity),
}

/// An amount: money, points, or a share of something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) quantity: Quantity,
    /// What it is a share of, as written.
    pub(super) base: Option<String>,
    /// All of the base.
    pub(super) whole: bool,
    /// Only where a party chooses to.
    pub(super) damages: bool,
}

/// For each so much.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) per: Quantity,
    /// From where on, where the step says so itself: 每低于95分1分.
    pub(super) from: Option<Quantity>,
    pub(super) direction: Direction,
    pub(super) partial: Option<Partial>,
    /// What is counted, as written.
    pub(super) of: Option<String>,
}

impl Step {
    /// One of what a word counts.
    pub(super) fn of_one(word: &str) -> Self {
        let unit = super::quantity::Unit::Count(word.to_owned());
        let value = Some(rust_decimal::Decimal::ONE);
        Self { per: Quantity { value, unit, word: word.to_owned(), ..Quantity::default() }, ..Self::default() }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Direction {
    #[default]
    None,
    Low,
    High,
    /// A time that is exceeded.
    Late,
    /// Something that happens.
    Happens,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Partial {
    Whole,
    Started,
    ProRata,
    /// 不足…按…计: what of depends on the step.
    As,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    Points(Quantity),
    Share(Quantity),
    Full,
    None,
    Half,
}

/// Within which time something happens so many times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Within {
    #[default]
    Unstated,
    Year,
    Contract,
    Months(Quantity),
}

/// A level of performance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Stretch,
    Target,
    Bottom,
    /// Below the lowest: no points.
    Below,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Limit {
    pub(super) length: Quantity,
    pub(super) before: bool,
    /// What it is counted from, as written; not stated: none.
    pub(super) event: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Every,
    Next,
    This,
    /// The first month of the next quarter.
    NextQuarter,
}
