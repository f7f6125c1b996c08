use super::evaluation::Remembered;
use super::{Evaluation, Memory, Name, Scope, Term};
use crate::calendar::{Cycle, Month};
use crate::json::FromJson;
use crate::open::{Gap, Open};
use crate::problem::{Code, Problem};
use crate::trace::{Found, Node, Step, Value};

/// The most months a window counts back.
const MOST: u32 = 120;

/// Since when months count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Since {
    /// The calendar quarter began.
    Quarter,
    /// January or July.
    HalfYear,
    /// January.
    Year,
    /// The quarter began, counted from the month the cooperation began in.
    ContractQuarter,
    /// The half-year began, counted from that month.
    ContractHalfYear,
    /// The cooperation began, or the last anniversary of the month it began in.
    ContractYear,
    /// The cooperation began.
    Start,
}

/// Which months count, this one included: the last so many (`{"last": "3"}`), or those since some time
/// (`{"since": "quarter"}`, up to and with this month).
///
/// Months before the cooperation began do not exist and never count.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct Window {
    /// So many months.
    pub last: Option<Term>,
    /// Since some time.
    pub since: Option<Since>,
    /// Without this month: those before it. The last so many are then counted from the month before.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<bool>"))]
    pub before: bool,
    /// What starts the count anew: months up to and with the last earlier one in which this held do not count. It may
    /// be an outcome that depends on the count.
    pub reset: Option<Name>,
    #[serde(skip)]
    months: i32,
}

/// An earlier month of a window.
struct EarlierMonth {
    month: Month,
    /// What a name came to in it.
    known: Option<Remembered>,
    /// Whether it counts for certain.
    counts: bool,
}

/// What a name came to in each month of a window, this or the latest first; missing where that is not known.
pub(super) struct Months {
    pub(super) found: Vec<Found>,
}

impl Months {
    /// The steps.
    pub(super) fn nodes(&self) -> Vec<Node> {
        self.found.iter().map(|month| month.node).collect()
    }

    /// What is missing in any of them.
    pub(super) fn gaps(&self) -> Vec<Gap> {
        let gaps = self.found.iter().fold(Open::default(), |all, month| all.because_of(month.value.gaps().to_vec()));
        gaps.gaps
    }
}

impl Window {
    /// The last so many months.
    pub(super) fn last(months: i32) -> Self {
        Self { last: None, since: None, before: false, reset: None, months }
    }

    /// The month before.
    pub(super) fn before() -> Self {
        Self { before: true, ..Self::last(1) }
    }

    /// The calendar year.
    pub(super) fn year() -> Self {
        Self { since: Some(Since::Year), ..Self::last(0) }
    }

    pub(super) fn resolve(&mut self, of: &mut Name, scope: &mut Scope<'_>) {
        scope.within("of", |scope| if self.before { scope.name_earlier(of) } else { scope.name_over_months(of) });
        scope.within("months", |scope| {
            if self.last.is_some() == self.since.is_some() {
                scope.report(Problem::new(Code::WindowForm));
            }
            if let Some(last) = &mut self.last {
                scope.one("last", last, super::Kind::Number);
                self.months = i32::try_from(scope.whole(last, "last", 1, MOST)).unwrap_or(0);
            }
            if let Some(reset) = &mut self.reset {
                scope.within("reset", |scope| {
                    scope.name_earlier(reset);
                    scope.wants(reset, super::Kind::Flag);
                });
            }
        });
    }

    /// The latest earlier month that counts where `now` is settled, and the first; `None`: not to be told.
    fn span(&self, now: Month, start: Option<Month>) -> Option<(Month, Month)> {
        let before = now.plus(-1)?;
        let back = match self.since {
            None => self.months.saturating_sub(i32::from(!self.before)),
            Some(Since::Start) => now.months_since(start?).max(0),
            Some(Since::Quarter) => Cycle::Quarter.before(now, start)?,
            Some(Since::HalfYear) => Cycle::HalfYear.before(now, start)?,
            Some(Since::Year) => Cycle::Year.before(now, start)?,
            Some(Since::ContractQuarter) => Cycle::ContractQuarter.before(now, start)?,
            Some(Since::ContractHalfYear) => Cycle::ContractHalfYear.before(now, start)?,
            Some(Since::ContractYear) => Cycle::ContractYear.before(now, start)?,
        };
        let first = now.plus(0_i32.saturating_sub(back))?;
        Some((before, start.map_or(first, |start| first.max(start))))
    }

    /// The earlier months that count, latest first, with what a name came to in them where that is known.
    fn earlier(&self, of: &Name, now: Month, start: Option<Month>, memory: &Memory) -> Option<Vec<EarlierMonth>> {
        let (mut month, first) = self.span(now, start)?;
        let mut months = Vec::new();
        let mut counts = true;
        while month >= first {
            let anew = self.reset.as_ref().map(|reset| memory.earlier(month, reset).map(|known| known.value));
            match anew {
                Some(Some(Value::Flag(true))) => break,
                // Where it is open whether the count starts anew, it is open whether this month and those before count.
                Some(None) => counts = false,
                Some(Some(value)) => counts &= !value.may_hold(),
                None => {}
            }
            months.push(EarlierMonth { month, known: memory.earlier(month, of), counts });
            month = month.plus(-1)?;
        }
        Some(months)
    }

    /// What a name came to in each of the months.
    pub(super) fn values(&self, of: &Name, cx: &mut Evaluation<'_>) -> Months {
        let mut months = Months { found: Vec::new() };
        if !self.before {
            months.found.push(cx.read(of));
        }
        let Some(earlier) = cx.month.and_then(|now| self.earlier(of, now, cx.start, cx.memory)) else {
            // Without the month nothing is known; with it, only the start can be what is missing.
            let gap = cx.month.map_or(Gap::Month(None), |_| Gap::Start);
            let value = Value::from(cx.unknown(of, vec![gap]));
            let node = cx.recorder.record(|| Step::new("missing", &value), &[]);
            months.found.push(Found::new(value, node));
            return months;
        };
        let mut reported = false;
        for EarlierMonth { month, known, counts } in earlier {
            // Of several months that are not known the latest is told.
            let gaps = |reported: bool| if reported { Vec::new() } else { vec![Gap::Month(Some(month))] };
            let (value, counts) = match known {
                _ if !counts => (Value::from(Open::anything(gaps(reported))), None),
                Some(Remembered { value: Value::Open(open), counts, .. }) => {
                    (Value::from(Open { gaps: gaps(reported), ..Open::clone(&open) }), counts)
                }
                Some(known) => (known.value, known.counts),
                None => (Value::from(cx.unknown(of, gaps(reported))), None),
            };
            reported |= value.is_open();
            let node = cx
                .recorder
                .record(|| Step::new("earlier", &value).slot(of.slot()).term("month", month.to_string()), &[]);
            months.found.push(Found { value, counts, node });
        }
        months
    }
}
