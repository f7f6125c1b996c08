use super::{Evaluation, Gap, Name, Scope, Term};
use crate::json::{keywords, object};
use crate::period::Month;
use crate::problem::{Code, Problem};
use crate::trace::{Found, Recorder, Step, Value};

/// The most months a window counts back.
const MOST: u32 = 120;

/// Since when months count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum Since {
    /// The calendar quarter began.
    Quarter,
    /// January or July.
    HalfYear,
    /// January.
    Year,
    /// The cooperation began, or the last anniversary of the month it began in.
    ContractYear,
    /// The cooperation began.
    Start,
}

/// Which months count, this one included: the last so many (`{"last": "3"}`), or those since some time
/// (`{"since": "quarter"}`, up to and with this month).
///
/// Months before the cooperation began do not exist and never count.
#[derive(Clone, Debug)]
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
    #[cfg_attr(feature = "declarations", ts(skip), schemars(skip))]
    months: i32,
}

object!(Window { last, since, before, reset } with { months: 0 });
keywords!(Since {
    "quarter" Quarter, "half_year" HalfYear, "year" Year, "contract_year" ContractYear, "start" Start,
});

/// What a name came to in each month of a window, this or the latest first; missing where that is not known.
pub(super) struct Months<N> {
    pub(super) found: Vec<Found<N>>,
    /// The latest month that is needed and not known.
    gap: Option<Gap>,
}

impl<N: Clone> Months<N> {
    /// The steps.
    pub(super) fn nodes(&self) -> Vec<N> {
        self.found.iter().map(|month| month.node.clone()).collect()
    }

    /// Says which month is missing.
    pub(super) fn report<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) {
        cx.missing.extend(self.gap);
    }
}

impl Window {
    /// The last so many months.
    pub(super) fn last(months: i32) -> Self {
        Self { last: None, since: None, before: false, reset: None, months }
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

    /// The first month of the window that ends with `end` where `now` is settled; `None`: not to be told.
    fn first(&self, now: Month, end: Month, start: Option<Month>) -> Option<Month> {
        let into = |length: u8| i32::from(now.number().saturating_sub(1).checked_rem(length).unwrap_or(0));
        let back = match self.since {
            None => return end.plus(1_i32.saturating_sub(self.months)),
            Some(Since::Quarter) => into(3),
            Some(Since::HalfYear) => into(6),
            Some(Since::Year) => into(12),
            Some(Since::ContractYear) => now.months_since(start?).rem_euclid(12),
            Some(Since::Start) => return start,
        };
        now.plus(0_i32.saturating_sub(back))
    }

    /// What a name came to in each of the months.
    pub(super) fn values<R: Recorder>(&self, of: &Name, cx: &mut Evaluation<'_, R>) -> Months<R::Node> {
        let mut months = Months { found: Vec::new(), gap: None };
        if !self.before {
            months.found.push(cx.read(of));
        }
        let start = cx.start;
        let known = cx.month.and_then(|now| {
            let before = now.plus(-1)?;
            Some((before, self.first(now, if self.before { before } else { now }, start)?))
        });
        let Some((before, first)) = known else {
            let node = cx.recorder.record(|| Step::new("missing", &Value::Missing), &[]);
            months.found.push(Found::new(Value::Missing, node));
            // Without the month nothing is known; with it, only the start can be what is missing.
            months.gap = Some(cx.month.map_or(Gap::Month(None), |_| Gap::Start));
            return months;
        };
        let mut next = Some(before);
        while let Some(month) = next.filter(|month| *month >= first && start.is_none_or(|start| *month >= start)) {
            let mut value = cx.earlier(month, of);
            let mut over = false;
            if let Some(reset) = &self.reset {
                // Where it is open whether the count starts anew, so is all before.
                over = match cx.earlier(month, reset).map(|reset| reset.value) {
                    Some(Value::Flag(true)) => break,
                    Some(Value::Flag(false) | Value::NoData) => false,
                    _ => true,
                };
            }
            if over {
                value = None;
            }
            let (value, counts) = value.map_or((Value::Missing, None), |known| (known.value, known.counts));
            if value == Value::Missing && months.gap.is_none() {
                months.gap = Some(Gap::Month(Some(month)));
            }
            let node = cx
                .recorder
                .record(|| Step::new("earlier", &value).slot(of.slot()).term("month", month.to_string()), &[]);
            months.found.push(Found { value, counts, node });
            next = month.plus(-1).filter(|_| !over);
        }
        months
    }
}
