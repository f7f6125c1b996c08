use super::arithmetic::both;
use super::bands::bounds;
use super::range::Bounds;
use super::{Evaluation, Kind, Range, Scope, Term};
use crate::json::FromJson;
use crate::quantity::{Exact, TooLarge};
use crate::trace::{Found, Recorder, Step, Value};

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

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let of = self.of.evaluate(cx)?;
        let paid = |amount: &Exact| self.bounds.as_ref().is_some_and(|paid| paid.hold(amount));
        let value = both(&of.value, &of.value, &mut |amount, _| {
            Ok(Value::from(if paid(amount) { amount.clone() } else { Exact::ZERO }))
        })?;
        let holds = of.value.number().is_some_and(paid);
        let node = cx.recorder.record(
            || Step::new("de_minimis", &value).term("paid", self.paid.to_string()).term("holds", holds.to_string()),
            &[of.node],
        );
        Ok(Found { value, counts: None, node })
    }
}
