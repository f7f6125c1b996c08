use super::ratio::rate;
use super::{Evaluation, Kind, Name, Scope, several};
use crate::json::FromJson;
use crate::number::{Exact, Interval, TooLarge};
use crate::open::{Gap, OpenCounts};
use crate::trace::{Found, Value};

/// One rate over the counts of several: `{"pooled": ["phone_answer_rate", "chat_answer_rate"]}` is all answered and
/// handled over all offered.
///
/// A rate without data drops out. A rate that was given without its counts can stand alone, or beside others that are the same;
/// otherwise it cannot be pooled.
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

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let mut nodes = cx.recorder.inputs();
        let mut counts: Result<(Exact, Exact), Value> = Err(Value::NoData);
        let mut alone: Option<Found> = None;
        let mut open = false;
        for name in &self.0 {
            let found = cx.read(name);
            nodes.push(found.node);
            match (&found.value, &found.counts) {
                (Value::Number(_), Some(found)) => {
                    let (part, whole) = &**found;
                    counts = match counts {
                        Ok((parts, wholes)) => Ok((parts.plus(part)?, wholes.plus(whole)?)),
                        Err(_) => Ok((part.clone(), whole.clone())),
                    }
                }
                (Value::Number(_), None) => open |= alone.replace(found).is_some(),
                (Value::Open(_), _) => open = true,
                _ => {}
            }
        }
        match alone {
            Some(alone) if !open && counts.is_err() => Ok(alone),
            None if !open => rate(cx, "pooled", counts, &nodes),
            _ => {
                let value = self.open(cx);
                rate(cx, "pooled", Err(value), &nodes)
            }
        }
    }

    /// What the rate can be while one of them is open, or was given without its counts beside another.
    #[cold]
    fn open(&self, cx: &mut Evaluation<'_>) -> Value {
        let mut gaps = Vec::new();
        let rates = self.0.iter().map(|name| {
            let found = cx.read(name);
            let counts = counts(&found.value, found.counts.as_deref());
            gaps.extend((counts.is_none() && !found.value.is_open()).then(|| Gap::Counts(name.slot())));
            (found.value, counts)
        });
        let rates: Vec<_> = rates.collect();
        several::pooled(&rates, gaps)
    }
}

/// What a rate is made of; `None`: that is not known.
pub(super) fn counts(rate: &Value, counts: Option<&(Exact, Exact)>) -> Option<OpenCounts> {
    let point = |count: &Exact| Interval::point(count.clone());
    match (rate, counts) {
        (Value::Open(open), _) => open.counts.as_deref().cloned(),
        (Value::NoData, _) => Some(OpenCounts { part: point(&Exact::ZERO), whole: point(&Exact::ZERO) }),
        (_, Some((part, whole))) => Some(OpenCounts { part: point(part), whole: point(whole) }),
        (_, None) => None,
    }
}
