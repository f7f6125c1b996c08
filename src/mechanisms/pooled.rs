use super::ratio::rate;
use super::{Evaluation, Gap, Kind, Name, Scope};
use crate::json::FromJson;
use crate::quantity::{Exact, TooLarge};
use crate::trace::{Found, Recorder, Value};

/// One rate over the counts of several: `{"pooled": ["phone_answer_rate", "chat_answer_rate"]}` is all answered and
/// handled over all offered.
///
/// A rate without data drops out. A rate that was given without its counts can stand alone but not be pooled.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct Pooled(pub Vec<Name>);

impl Pooled {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.not_empty(&self.0);
        for (index, name) in self.0.iter_mut().enumerate() {
            scope.within(index, |scope| scope.name(name, Kind::Number));
        }
    }

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let mut nodes = Vec::with_capacity(self.0.len());
        let mut counts: Result<(Exact, Exact), Value> = Err(Value::NoData);
        let mut uncounted: Option<(usize, Found<R::Node>)> = None;
        for name in &self.0 {
            let found = cx.read(name);
            nodes.push(found.node.clone());
            match (&found.value, &found.counts) {
                (Value::Missing, _) => counts = Err(Value::Missing),
                (Value::Number(_), Some(found)) => {
                    let (part, whole) = &**found;
                    counts = match counts {
                        Ok((parts, wholes)) => Ok((parts.plus(part)?, wholes.plus(whole)?)),
                        Err(Value::NoData) => Ok((part.clone(), whole.clone())),
                        missing => missing,
                    }
                }
                (Value::Number(_), None) if uncounted.is_some() => {
                    cx.missing.push(Gap::Counts(name.slot()));
                    counts = Err(Value::Missing);
                }
                (Value::Number(_), None) => uncounted = Some((name.slot(), found)),
                _ => {}
            }
        }
        match (uncounted, &counts) {
            (Some((_, alone)), Err(Value::NoData)) => Ok(alone),
            (Some((slot, _)), _) => {
                cx.missing.push(Gap::Counts(slot));
                rate(cx, "pooled", Err(Value::Missing), &nodes)
            }
            (None, _) => rate(cx, "pooled", counts, &nodes),
        }
    }
}
