//! Conditions. A comparison with something missing is missing itself: neither met nor broken.

use super::arithmetic::both;
use super::{Evaluation, Kind, Scope, Term};
use crate::json::{self, FromJson, Reader};
use crate::quantity::{Exact, TooLarge};
use crate::trace::{Found, Recorder, Step, Value};

macro_rules! comparisons {
    ($($(#[$doc:meta])* $type:ident $name:literal $holds:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, FromJson)]
        #[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
        pub struct $type(pub [Term; 2]);

        impl $type {
            pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
                scope.list(&mut self.0, Kind::Number);
            }

            pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
                let [left, right] = &self.0;
                let (left, right) = (left.evaluate(cx)?, right.evaluate(cx)?);
                let holds: fn(&Exact, &Exact) -> bool = $holds;
                let value = both(&left.value, &right.value, &mut |a, b| Ok(Value::Flag(holds(a, b))))?;
                let node = cx.recorder.record(|| Step::new($name, &value), &[left.node, right.node]);
                Ok(Found { value, counts: None, node })
            }
        }
    )+};
}

comparisons! {
    /// 以上, at or above: `{"at_least": ["csat_score", "90"]}`.
    AtLeast "at_least" |a, b| a >= b;
    /// 超过, above and not at: `{"above": ["leaked_records", "20"]}`.
    Above "above" |a, b| a > b;
    /// 以下, 以内, at or below: `{"at_most": ["phone_response_seconds", "20"]}`.
    AtMost "at_most" |a, b| a <= b;
    /// 低于, 不满, below and not at: `{"below": ["csat_score", "80"]}`.
    Below "below" |a, b| a < b;
}

macro_rules! junctions {
    ($($(#[$doc:meta])* $type:ident $name:literal $decides:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, FromJson)]
        #[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
        pub struct $type(pub Vec<Term>);

        impl $type {
            pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
                scope.list(&mut self.0, Kind::Flag);
            }

            pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
                let mut nodes = Vec::with_capacity(self.0.len());
                let mut value = Value::Flag(!$decides);
                for term in &self.0 {
                    let found = term.evaluate(cx)?;
                    nodes.push(found.node);
                    value = match (value, found.value) {
                        (Value::Flag(decided), _) if decided == $decides => Value::Flag(decided),
                        (_, Value::Flag(decided)) if decided == $decides => Value::Flag(decided),
                        (Value::Missing, _) | (_, Value::Missing) => Value::Missing,
                        (open @ Value::NoData, _) | (_, open) => open,
                    };
                }
                let node = cx.recorder.record(|| Step::new($name, &value), &nodes);
                Ok(Found { value, counts: None, node })
            }
        }
    )+};
}

junctions! {
    /// Every one holds. One that does not decides, whatever is missing beside it.
    All "all" false;
    /// At least one holds. One that does decides, whatever is missing beside it.
    Any "any" true;
}

/// The opposite: `{"not": "to_competitor"}`.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct Not(pub Term);

impl Not {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        self.0.resolve(scope, Kind::Flag);
    }

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let found = self.0.evaluate(cx)?;
        let value = match found.value {
            Value::Flag(holds) => Value::Flag(!holds),
            open => open,
        };
        let node = cx.recorder.record(|| Step::new("not", &value), &[found.node]);
        Ok(Found { value, counts: None, node })
    }
}

/// The month is in one of these tiers: `{"in_tier": ["failed"]}`. Without a tier it is in none.
#[derive(Clone, Debug)]
pub struct InTier {
    pub(super) tiers: Vec<String>,
    places: Vec<usize>,
}

impl FromJson for InTier {
    fn blank() -> Self {
        Self { tiers: Vec::new(), places: Vec::new() }
    }

    fn read(&mut self, json: &json::Value, reader: &mut Reader<'_>) {
        self.tiers.read(json, reader);
    }
}

impl InTier {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.not_empty(&self.tiers);
        self.places = self.tiers.iter().map(|tier| scope.tier(tier)).collect();
    }

    #[expect(clippy::unnecessary_wraps, reason = "every mechanism has this signature")]
    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let value = Value::Flag(cx.tier.is_some_and(|tier| self.places.contains(&tier)));
        let node = cx.recorder.record(|| Step::new("in_tier", &value).term("tiers", self.tiers.join(" ")), &[]);
        Ok(Found { value, counts: None, node })
    }
}
