use super::arithmetic::both;
use super::{Choice, Evaluation, Kind, Scope, Term};
use crate::json::{FromJson, Keyword};
use crate::problem::{Code, Problem};
use crate::quantity::{Exact, Interval, Rounding, TooLarge};
use crate::trace::{Found, Recorder, Step};

/// A number brought to a multiple of a step: `{"rounded": {"of": "index", "to": "0.1"}}` is the index with one decimal place,
/// ties away from zero; `{"rounded": {"of": hours, "how": "up"}}` counts a started hour in full.
///
/// Serves what a contract rounds before it is used on: points, an index, steps beyond a threshold, whole yuan. Lines of money are
/// rounded to the cent by themselves.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct Rounded {
    /// The number.
    pub of: Term,
    /// What it becomes a multiple of, such as 0.01 or 5; left out: 1.
    pub to: Option<Term>,
    /// Which way.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Choice<How>>"))]
    pub how: Choice<How>,
}

/// Which way a number is rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(rename_all = "snake_case"))]
pub enum How {
    /// To the nearest, ties away from zero.
    #[default]
    HalfUp,
    /// Away from zero: what is started counts in full.
    Up,
    /// Towards zero: what is started does not count.
    Down,
}

impl How {
    fn rounding(self) -> Rounding {
        match self {
            Self::HalfUp => Rounding::HalfAwayFromZero,
            Self::Up => Rounding::AwayFromZero,
            Self::Down => Rounding::TowardsZero,
        }
    }
}

impl Rounded {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.one("of", &mut self.of, Kind::Number);
        if let Some(to) = &mut self.to {
            scope.one("to", to, Kind::Number);
            if scope.constant(to).is_none_or(|to| to <= Exact::ZERO) {
                scope.within("to", |scope| scope.report(Problem::new(Code::StepNotPositive)));
            }
        }
        scope.within("how", |scope| self.how.resolve(scope));
    }

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let of = self.of.evaluate(cx)?;
        let mut nodes = vec![of.node];
        let step = match &self.to {
            Some(to) => {
                let to = to.evaluate(cx)?;
                nodes.push(to.node);
                to.value
            }
            None => Exact::ONE.into(),
        };
        let how = self.how.value();
        let rounding = how.rounding();
        let known = |of: &Exact, step: &Exact| Exact::from(of.over(step)?.round(0, rounding)?).times(step);
        let open = |of: &Interval, step: &Interval| of.over(step).round(0, rounding).times(step);
        let value = both(&of.value, &step, &known, &open)?;
        let to = step.number().map(Exact::to_string).unwrap_or_default();
        let node = cx.recorder.record(|| Step::new("rounded", &value).term("to", to).term("how", how.word()), &nodes);
        Ok(Found::new(value, node))
    }
}
