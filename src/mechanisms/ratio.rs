use std::rc::Rc;

use super::{Evaluation, Kind, Scope, Term};
use crate::json::FromJson;
use crate::quantity::{Exact, TooLarge};
use crate::trace::{Found, Recorder, Step, Value};

/// Sums of counts divided by sums of counts, in per cent:
/// `{"ratio": {"of": ["very_satisfied", "satisfied"], "to": ["very_satisfied", "satisfied", "neutral"]}}`.
///
/// Serves every rate "A / B" of a service contract, and what was reached of a target. Nothing counted below the line, a
/// part without data, or no figure given at all, is no data; one figure given and another not is missing, because the
/// rate would be wrong.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Ratio {
    /// What counts: the parts of the numerator.
    pub of: Vec<Term>,
    /// Out of what: the parts of the denominator.
    pub to: Vec<Term>,
}

impl Ratio {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.each("of", &mut self.of, Kind::Number);
        scope.each("to", &mut self.to, Kind::Number);
    }

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let missing_before = cx.missing.len();
        let mut nodes = Vec::with_capacity(self.of.len().saturating_add(self.to.len()));
        let (part, part_given) = total(&self.of, cx, &mut nodes)?;
        let (whole, whole_given) = total(&self.to, cx, &mut nodes)?;
        if !part_given && !whole_given {
            // Nobody measured this: it drops out, and nothing is reported as missing.
            cx.missing.truncate(missing_before);
            return rate(cx, "ratio", Err(Value::NoData), &nodes);
        }
        let counts = match (part, whole) {
            (Ok(part), Ok(whole)) => Ok((part, whole)),
            (Err(Value::Missing), _) | (_, Err(Value::Missing)) => Err(Value::Missing),
            _ => Err(Value::NoData),
        };
        rate(cx, "ratio", counts, &nodes)
    }
}

/// A rate over counts, or why there is none.
pub(super) fn rate<R: Recorder>(
    cx: &mut Evaluation<'_, R>,
    mechanism: &'static str,
    counts: Result<(Exact, Exact), Value>,
    nodes: &[R::Node],
) -> Result<Found<R::Node>, TooLarge> {
    let value = match &counts {
        Ok((_, whole)) if whole.is_zero() => Value::NoData,
        Ok((part, whole)) => part.times(&Exact::HUNDRED)?.over(whole)?.into(),
        Err(value) => value.clone(),
    };
    let node = cx.recorder.record(
        || {
            let step = Step::new(mechanism, &value);
            match &counts {
                Ok((part, whole)) => step.term("of", part.to_string()).term("to", whole.to_string()),
                Err(_) => step,
            }
        },
        nodes,
    );
    Ok(Found { value, counts: counts.ok().map(Rc::new), node })
}

/// The sum, or why there is none; and whether any part is given.
fn total<R: Recorder>(
    terms: &[Term],
    cx: &mut Evaluation<'_, R>,
    nodes: &mut Vec<R::Node>,
) -> Result<(Result<Exact, Value>, bool), TooLarge> {
    let (mut sum, mut none, mut any) = (Exact::ZERO, None, false);
    for term in terms {
        let Found { value, node, .. } = term.evaluate(cx)?;
        nodes.push(node);
        match &value {
            Value::Number(number) => sum = sum.plus(number)?,
            Value::Missing => none = Some(Value::Missing),
            Value::Flag(_) | Value::NoData => none = none.or(Some(Value::NoData)),
        }
        any |= value != Value::Missing;
    }
    Ok((none.map_or(Ok(sum), Err), any))
}
