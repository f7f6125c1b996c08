use super::bands::{bounds, cover};
use super::range::Bounds;
use super::{Evaluation, Kind, Range, Scope, Term};
use crate::json::FromJson;
use crate::number::{Exact, Interval, TooLarge};
use crate::open::Open;
use crate::trace::{Found, Step, Value};

/// An amount too small to be paid is none: `{"de_minimis": {"of": "credit", "paid": "(1, )"}}` is the credit if it is more
/// than 1 yuan, and 0 otherwise; `"[1, )"` pays 1 yuan itself too.
///
/// The comparison is exact: 0.996 is not in `[1, )`, although it would be 1.00 in cents.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct DeMinimis {
    /// The amount.
    pub of: Term,
    /// Which amounts are paid.
    pub paid: Range,
    #[serde(skip)]
    bounds: Option<Bounds>,
}

impl DeMinimis {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.one("of", &mut self.of, Kind::Number);
        self.bounds = scope.within("paid", |scope| bounds(&mut self.paid, scope));
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let of = self.of.evaluate(cx)?;
        let paid = |amount: &Exact| self.bounds.as_ref().is_some_and(|paid| paid.hold(amount));
        let value = match &of.value {
            Value::Number(amount) => (if paid(amount) { amount.clone() } else { Exact::ZERO }).into(),
            Value::Open(open) => self.open(open),
            _ => Value::NoData,
        };
        let holds = of.value.number().is_some_and(paid);
        let node = cx.recorder.record(
            || Step::new("de_minimis", &value).term("paid", self.paid.to_string()).term("holds", holds.to_string()),
            &[of.node],
        );
        Ok(Found { value, counts: None, node })
    }

    /// What it can come to while the amount is open: what of it is paid, and nothing where not all of it is.
    #[cold]
    fn open(&self, of: &Open) -> Value {
        let (Some(numbers), Some(paid)) = (&of.numbers, &self.bounds) else { return Value::NoData };
        let met = paid.meet(numbers);
        let all = met.as_ref() == Some(numbers) && cover([Some(paid)].into_iter(), numbers);
        let nothing = (!all).then(|| Interval::point(Exact::ZERO));
        let numbers = met.into_iter().chain(nothing).reduce(|a, b| a.or(&b));
        Open { numbers, counts: None, ..Open::clone(of) }.into()
    }
}
