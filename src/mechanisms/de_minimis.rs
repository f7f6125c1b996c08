use super::arithmetic::both;
use super::{Evaluation, Kind, Scope, Term};
use crate::json::object;
use crate::quantity::{Exact, TooLarge};
use crate::trace::{Found, Recorder, Step, Value};

/// An amount too small to be paid is none: `{"de_minimis": {"of": "credit", "least": "5"}}` is the credit from 5 yuan
/// on, and 0 below. The comparison is exact: 4.996 is below 5, although it would be 5.00 in cents.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct DeMinimis {
    /// The amount.
    pub of: Term,
    /// The smallest that is paid.
    pub least: Term,
}

object!(DeMinimis { of, least });

impl DeMinimis {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.one("of", &mut self.of, Kind::Number);
        scope.one("least", &mut self.least, Kind::Number);
    }

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let (of, least) = (self.of.evaluate(cx)?, self.least.evaluate(cx)?);
        let value = both(&of.value, &least.value, |of, least| {
            Ok(Value::from(if of < least { Exact::ZERO } else { of.clone() }))
        })?;
        let node = cx.recorder.record(|| Step::new("de_minimis", &value), &[of.node, least.node]);
        Ok(Found { value, counts: None, node })
    }
}
