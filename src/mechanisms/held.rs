//! In which months a condition held: so many in a row, so many of a window.

use super::window::{Months, Window};
use super::{Evaluation, Kind, Name, Scope, Term};
use crate::json::FromJson;
use crate::number::{Exact, Interval, TooLarge};
use crate::open::Open;
use crate::trace::{Found, Node, Step, Value};

/// The most months in a row that can be asked for.
const MOST: u32 = 120;

/// An outcome that holds so many months in a row, this one included:
/// `{"in_a_row": {"of": "low_month", "months": "3"}}`.
///
/// Months are calendar months: a month nobody gave breaks the knowledge, not the row. Where too few earlier months are
/// known to tell, the condition is open. No row reaches back before the cooperation began.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct InARow {
    /// The outcome, by name.
    pub of: Name,
    /// How many months, 1 to 120.
    pub months: Term,
    #[serde(skip)]
    length: i32,
}

impl InARow {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.within("of", |scope| {
            scope.name_over_months(&mut self.of);
            scope.wants(&self.of, Kind::Flag);
        });
        scope.one("months", &mut self.months, Kind::Number);
        self.length = i32::try_from(scope.whole(&self.months, "months", 1, MOST)).unwrap_or(0);
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let wanted = self.months.evaluate(cx)?;
        let months = Window::last(self.length).values(&self.of, cx);
        Ok(held("in_a_row", self.length, &months, Some(wanted.node), cx))
    }
}

/// A condition that held at least so many times in a window of months:
/// `{"held": {"of": "missed", "times": "2", "months": {"last": "6"}}}` is in two of the last six months, this one
/// included.
///
/// Serves repeated misses, a first miss that is only warned (two in a year are not the first), a time to improve (it
/// held in one of the months before), and whatever depends on an earlier outcome. `of` is an outcome or a figure that is
/// a yes or no. It is decided as soon as the known months decide it; until then it is open. A month without data does
/// not hold.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct Held {
    /// The outcome, by name.
    pub of: Name,
    /// How many times, 1 to 120; left out: once.
    pub times: Option<Term>,
    /// In which months.
    pub months: Window,
    #[serde(skip)]
    needed: i32,
}

impl Held {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        self.months.resolve(&mut self.of, scope);
        scope.within("of", |scope| scope.wants(&self.of, Kind::Flag));
        self.needed = 1;
        if let Some(times) = &mut self.times {
            scope.one("times", times, Kind::Number);
            self.needed = i32::try_from(scope.whole(times, "times", 1, MOST)).unwrap_or(0);
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "every mechanism has this signature")]
    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let months = self.months.values(&self.of, cx);
        Ok(held("held", self.needed, &months, None, cx))
    }
}

/// Whether it held so many times, as far as the months that are known decide it.
fn held(name: &'static str, needed: i32, months: &Months, wanted: Option<Node>, cx: &mut Evaluation<'_>) -> Found {
    // Times it held, months not known, and how long it has held without a break.
    let (mut sure, mut open, mut row, mut unbroken) = (0_i32, 0_i32, 0_i32, true);
    for month in &months.found {
        let holds = month.value.holds();
        unbroken &= holds;
        sure = sure.saturating_add(i32::from(holds));
        row = row.saturating_add(i32::from(unbroken));
        open = open.saturating_add(i32::from(month.value.is_open() && month.value.may_hold()));
    }
    let value = if sure >= needed {
        Value::Flag(true)
    } else if sure.saturating_add(open) < needed {
        Value::Flag(false)
    } else {
        Open::flag(months.gaps()).into()
    };
    let count = if wanted.is_some() { row } else { sure };
    let mut nodes = months.nodes();
    nodes.extend(wanted);
    let node = cx.recorder.record(
        || {
            let step = Step::new(name, &value).term("count", count.to_string()).term("needed", needed.to_string());
            step.term("months", months.found.len().to_string())
        },
        &nodes,
    );
    Found::new(value, node)
}

/// How many of these hold: `{"count": [{"below": ["answer_rate", "90"]}, {"below": ["satisfaction", "85"]}]}`.
///
/// Serves "any two of the standards missed". One without data does not hold; one that is missing leaves the count open.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct Count(pub Vec<Term>);

impl Count {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.list(&mut self.0, Kind::Flag);
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let mut nodes = Vec::with_capacity(self.0.len());
        let (mut count, mut most) = (0_i64, 0_i64);
        let mut gaps = Open::default();
        for term in &self.0 {
            let found = term.evaluate(cx)?;
            nodes.push(found.node);
            count = count.saturating_add(i64::from(found.value.holds()));
            most = most.saturating_add(i64::from(found.value.may_hold()));
            if found.value.is_open() {
                gaps = gaps.because_of(found.value.gaps().to_vec());
            }
        }
        let counts = Interval::between(count.into(), most.into());
        let value =
            if count == most { Exact::from(count).into() } else { Open { numbers: Some(counts), ..gaps }.into() };
        let node = cx.recorder.record(|| Step::new("count", &value), &nodes);
        Ok(Found { value, counts: None, node })
    }
}
