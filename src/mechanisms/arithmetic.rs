//! Sums, products, differences, percentages, means and extremes: the arithmetic between named things.

use super::{Evaluation, Kind, Scope, Term};
use crate::json::FromJson;
use crate::quantity::{Exact, TooLarge};
use crate::trace::{Found, Recorder, Step, Value};

/// Declares a mechanism over a list of terms: its name, how the known numbers combine, and what parts without data do.
macro_rules! over_parts {
    ($($(#[$doc:meta])* $type:ident $name:literal $empty:ident $combine:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, FromJson)]
        #[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
        pub struct $type(pub Vec<Term>);

        impl $type {
            pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
                scope.list(&mut self.0, Kind::Number);
            }

            pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
                combine($name, &self.0, Empty::$empty, cx, $combine)
            }
        }
    )+};
}

over_parts! {
    /// All parts added up: `{"sum": ["base_fee", "bonus"]}`. A part without data leaves the sum without data.
    Sum "sum" Spreads Exact::plus;
    /// All parts multiplied: `{"product": ["seats", "seat_price"]}`.
    Product "product" Spreads Exact::times;
    /// The first less all the others: `{"minus": ["goods_payment", "damages"]}`. May be negative.
    Minus "minus" Spreads Exact::minus;
    /// The lowest of the parts that have data: `{"lowest": [phone score, chat score]}`; also a cap, which stands alone
    /// where the rest has no data.
    Lowest "lowest" DropsOut |a, b| Ok(if b < a { b.clone() } else { a.clone() });
    /// The highest of the parts that have data; also a floor.
    Highest "highest" DropsOut |a, b| Ok(if b > a { b.clone() } else { a.clone() });
}

/// The mean of the parts that have data: `{"mean": [phone score, chat score]}`.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct Mean(pub Vec<Term>);

impl Mean {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.list(&mut self.0, Kind::Number);
    }

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let (values, nodes) = parts(&self.0, cx)?;
        let value = mean(&values)?;
        let node = cx.recorder.record(|| Step::new("mean", &value), &nodes);
        Ok(Found { value, counts: None, node })
    }
}

/// The mean of the parts that have data, each with its weight:
/// `{"weighted": [{"of": "phone_answer_rate", "weight": "60"}, {"of": "chat_answer_rate", "weight": "40"}]}`.
///
/// The weights need not sum to anything; a part without data drops out, and the others weigh more.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct Weighted(pub Vec<Weight>);

/// A part of a weighted mean.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Weight {
    /// The part.
    pub of: Term,
    /// Its weight.
    pub weight: Term,
}

impl Weighted {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.not_empty(&self.0);
        for (index, part) in self.0.iter_mut().enumerate() {
            scope.within(index, |scope| {
                scope.one("of", &mut part.of, Kind::Number);
                scope.one("weight", &mut part.weight, Kind::Number);
            });
        }
    }

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let mut nodes = Vec::with_capacity(self.0.len());
        let mut values = Vec::with_capacity(self.0.len());
        for part in &self.0 {
            let (of, weight) = (part.of.evaluate(cx)?, part.weight.evaluate(cx)?);
            nodes.push(of.node);
            nodes.push(weight.node);
            values.push((of.value, weight.value));
        }
        let value = weighted(&values)?;
        let node = cx.recorder.record(|| Step::new("weighted", &value), &nodes);
        Ok(Found { value, counts: None, node })
    }
}

/// The mean of values with their weights.
fn weighted(parts: &[(Value, Value)]) -> Result<Value, TooLarge> {
    let (mut sum, mut weights) = (Exact::ZERO, Exact::ZERO);
    for part in parts {
        match part {
            (Value::Missing, _) | (_, Value::Missing) => return Ok(Value::Missing),
            (Value::Number(of), Value::Number(weight)) => {
                (sum, weights) = (sum.plus(&of.times(weight)?)?, weights.plus(weight)?);
            }
            _ => {}
        }
    }
    if weights.is_zero() { Ok(Value::NoData) } else { sum.over(&weights).map(Value::from) }
}

/// The first part that is known: `{"first_known": ["service_minutes", {"agreed_minutes": …}]}`. A figure that is given
/// goes before what stands in for it.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct FirstKnown(pub Vec<Term>);

impl FirstKnown {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.list(&mut self.0, Kind::Number);
    }

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let missing = cx.missing.len();
        for term in &self.0 {
            let found = term.evaluate(cx)?;
            if found.value.number().is_some() {
                cx.missing.truncate(missing);
                let value = found.value;
                let node = cx.recorder.record(|| Step::new("first_known", &value), &[found.node]);
                return Ok(Found { value, counts: found.counts, node });
            }
        }
        let node = cx.recorder.record(|| Step::new("first_known", &Value::Missing), &[]);
        Ok(Found::new(Value::Missing, node))
    }
}

/// A percentage of a base: `{"percent": {"of": "base_fee", "rate": "20"}}` is 20 % of the base fee.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Percent {
    /// The base.
    pub of: Term,
    /// In per cent: `"0.05"` is 万分之五.
    pub rate: Term,
}

impl Percent {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.one("of", &mut self.of, Kind::Number);
        scope.one("rate", &mut self.rate, Kind::Number);
    }

    pub(super) fn evaluate<R: Recorder>(&self, cx: &mut Evaluation<'_, R>) -> Result<Found<R::Node>, TooLarge> {
        let (of, rate) = (self.of.evaluate(cx)?, self.rate.evaluate(cx)?);
        let value =
            both(&of.value, &rate.value, &mut |of, rate| of.times(rate)?.over(&Exact::HUNDRED).map(Value::from))?;
        let node = cx.recorder.record(|| Step::new("percent", &value), &[of.node, rate.node]);
        Ok(Found { value, counts: None, node })
    }
}

/// What a part without data does to the whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Empty {
    /// It drops out.
    DropsOut,
    /// The whole has no data either.
    Spreads,
}

/// How two numbers make one.
type Combine = fn(&Exact, &Exact) -> Result<Exact, TooLarge>;

fn mean(values: &[Value]) -> Result<Value, TooLarge> {
    let mut sum = folded(values, Empty::DropsOut, Exact::plus)?;
    if let Value::Number(number) = &mut sum {
        let mut count = 0_i64;
        for value in values {
            count = count.saturating_add(i64::from(value.number().is_some()));
        }
        *number = number.over(&Exact::from(count))?;
    }
    Ok(sum)
}

/// What values come to one after the other. Missing wins, then no data where it spreads or where nothing is left.
fn folded(values: &[Value], empty: Empty, combine: Combine) -> Result<Value, TooLarge> {
    let mut whole: Option<Exact> = None;
    let mut open = Value::NoData;
    for value in values {
        match (value, &whole) {
            (Value::Number(number), Some(so_far)) => whole = Some(combine(so_far, number)?),
            (Value::Number(number), None) => whole = Some(number.clone()),
            (Value::Missing, _) => open = Value::Missing,
            _ => {}
        }
    }
    let spreads = empty == Empty::Spreads && values.iter().any(|value| value.number().is_none());
    Ok(whole.filter(|_| !spreads && open == Value::NoData).map_or(open, Value::from))
}

type Parts<N> = (Vec<Value>, Vec<N>);

fn parts<R: Recorder>(terms: &[Term], cx: &mut Evaluation<'_, R>) -> Result<Parts<R::Node>, TooLarge> {
    let (mut values, mut nodes) = (Vec::with_capacity(terms.len()), Vec::with_capacity(terms.len()));
    for term in terms {
        let found = term.evaluate(cx)?;
        values.push(found.value);
        nodes.push(found.node);
    }
    Ok((values, nodes))
}

fn combine<R: Recorder>(
    name: &'static str,
    terms: &[Term],
    empty: Empty,
    cx: &mut Evaluation<'_, R>,
    combine: Combine,
) -> Result<Found<R::Node>, TooLarge> {
    let (values, nodes) = parts(terms, cx)?;
    let value = folded(&values, empty, combine)?;
    let node = cx.recorder.record(|| Step::new(name, &value), &nodes);
    Ok(Found { value, counts: None, node })
}

/// Computes on two numbers; what is missing or without data passes through, missing first.
pub(super) fn both(
    a: &Value,
    b: &Value,
    compute: &mut dyn FnMut(&Exact, &Exact) -> Result<Value, TooLarge>,
) -> Result<Value, TooLarge> {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => compute(a, b),
        (Value::Missing, _) | (_, Value::Missing) => Ok(Value::Missing),
        _ => Ok(Value::NoData),
    }
}
