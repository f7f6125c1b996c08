//! Sums, products, differences, percentages, means and extremes: the arithmetic between named things.

use super::several::{self, Part};
use super::{Evaluation, Kind, Name, Scope, Term};
use crate::json::FromJson;
use crate::number::{Exact, Interval, TooLarge};
use crate::open::{Gap, Open};
use crate::trace::{Found, Node, Step, Value};

/// Declares a mechanism over a list of terms: its name, how the known numbers combine, and what parts without data do.
macro_rules! over_parts {
    ($($(#[$doc:meta])* $type:ident $name:literal $empty:ident $combine:expr, $open:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, FromJson)]
        #[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
        pub struct $type(pub Vec<Term>);

        impl $type {
            pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
                scope.list(&mut self.0, Kind::Number);
            }

            pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
                combine($name, &self.0, Empty::$empty, cx, ($combine, $open))
            }
        }
    )+};
}

over_parts! {
    /// All parts added up: `{"sum": ["base_fee", "bonus"]}`. A part without data leaves the sum without data.
    Sum "sum" Spreads Exact::plus, |values| several::each(values, Interval::plus);
    /// All parts multiplied: `{"product": ["seats", "seat_price"]}`.
    Product "product" Spreads Exact::times, |values| several::each(values, Interval::times);
    /// The first less all the others: `{"minus": ["goods_payment", "damages"]}`. May be negative.
    Minus "minus" Spreads Exact::minus, |values| several::each(values, Interval::minus);
    /// The lowest of the parts that have data: `{"lowest": [phone score, chat score]}`; also a cap, which stands alone
    /// where the rest has no data.
    Lowest "lowest" DropsOut |a, b| Ok(if b < a { b.clone() } else { a.clone() }), |values| several::lowest(values.iter());
    /// The highest of the parts that have data; also a floor.
    Highest "highest" DropsOut |a, b| Ok(if b > a { b.clone() } else { a.clone() }), |values| several::highest(values.iter());
}

/// The first divided by the second: `{"quotient": ["messages", "seats"]}`. Divided by nothing there is no data. In per cent it is
/// a [`ratio`](super::Ratio).
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct Quotient(pub [Term; 2]);

impl Quotient {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.list(&mut self.0, Kind::Number);
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let [of, by] = &self.0;
        let (of, by) = (of.evaluate(cx)?, by.evaluate(cx)?);
        let value = match &by.value {
            Value::Number(number) if number.is_zero() => Value::NoData,
            Value::Open(open) if open.numbers.as_ref().is_some_and(|numbers| numbers.holds(&Exact::ZERO)) => {
                let by = Open { no_data: true, ..Open::clone(open) }.into();
                both_open(&of.value, &by, &Interval::over)
            }
            _ => both(&of.value, &by.value, &Exact::over, &Interval::over)?,
        };
        let node = cx.recorder.record(|| Step::new("quotient", &value), &[of.node, by.node]);
        Ok(Found::new(value, node))
    }
}

/// The mean of the parts that have data: `{"mean": [phone score, chat score]}`.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct Mean(pub Vec<Term>);

impl Mean {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.list(&mut self.0, Kind::Number);
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
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

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
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
            (Value::Open(_), _) | (_, Value::Open(_)) => return Ok(weighted_open(parts)),
            (Value::Number(of), Value::Number(weight)) => {
                (sum, weights) = (sum.plus(&of.times(weight)?)?, weights.plus(weight)?);
            }
            _ => {}
        }
    }
    if weights.is_zero() { Ok(Value::NoData) } else { sum.over(&weights).map(Value::from) }
}

/// The same where a part is open, or a weight is: then the mean lies anywhere between the parts.
#[cold]
fn weighted_open(parts: &[(Value, Value)]) -> Value {
    let (mut all, mut gaps, mut known) = (Vec::with_capacity(parts.len()), Open::default(), true);
    for (of, weight) in parts {
        let (of, weight) = (Open::of(of), Open::of(weight));
        if let (Some(numbers), Some(weights)) = (of.numbers, weight.numbers) {
            known &= weights.only().is_some() && !weight.no_data;
            let weight = weights.only().cloned().unwrap_or(Exact::ONE);
            all.push((Part { numbers, drops_out: of.no_data }, weight));
        }
        gaps = gaps.because_of(of.gaps).because_of(weight.gaps);
    }
    if known {
        return several::mean(&all, gaps.gaps).into();
    }
    let numbers = all.into_iter().map(|(part, _)| part.numbers).reduce(|a, b| a.or(&b));
    Open { numbers, no_data: true, ..gaps }.into()
}

/// The first part that is known: `{"first_known": ["service_minutes", {"agreed_minutes": …}]}`. A figure that is given
/// goes before what stands in for it; what stands in for it is the most its parts can be, as the figure would be. What is computed
/// and has no data gives way, too; what is computed of figures that are not given is open, and so is the result.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct FirstKnown(pub Vec<Term>);

impl FirstKnown {
    /// The figure or other name that it is, if that is known.
    pub(crate) fn first(&self) -> Option<&Name> {
        if let Some(Term::Name(name)) = self.0.first() { Some(name) } else { None }
    }

    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.list(&mut self.0, Kind::Number);
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        // What was given and cannot be right is no reason to take what stands in for it.
        let mut doubtful: Option<Open> = None;
        let mut missing = Open::default();
        let mut nodes = Vec::new();
        for term in &self.0 {
            let found = term.evaluate(cx)?;
            match &found.value {
                Value::Number(_) if doubtful.is_none() => {
                    let value = found.value;
                    let node = cx.recorder.record(|| Step::new("first_known", &value), &[found.node]);
                    return Ok(Found { value, counts: found.counts, node });
                }
                Value::Open(open) if doubtful.is_none() && is_not_given(term, open) => {
                    missing = missing.or(Open::clone(open));
                    nodes.push(found.node);
                }
                Value::NoData => {}
                value => {
                    // Where what went before has no data, this counts.
                    let before = Open { no_data: false, ..doubtful.unwrap_or_default() };
                    doubtful = Some(before.or(Open::of(value)));
                    nodes.push(found.node);
                    let withheld = |open: &Open| open.gaps.iter().any(|gap| matches!(gap, Gap::Withheld(_)));
                    if !matches!(value, Value::Open(open) if open.no_data || withheld(open)) {
                        break;
                    }
                }
            }
        }
        let value = Value::from(doubtful.unwrap_or(missing));
        let node = cx.recorder.record(|| Step::new("first_known", &value), &nodes);
        Ok(Found::new(value, node))
    }
}

/// Whether a part is a figure, and open because it was not given.
fn is_not_given(term: &Term, open: &Open) -> bool {
    matches!(term, Term::Name(name) if open.gaps.iter().all(|gap| *gap == Gap::Figure(name.slot())))
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

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let (of, rate) = (self.of.evaluate(cx)?, self.rate.evaluate(cx)?);
        let percent = |of: &Exact, rate: &Exact| of.times(rate)?.over(&Exact::HUNDRED);
        let hundred = Interval::point(Exact::HUNDRED);
        let value = both(&of.value, &rate.value, &percent, &|of, rate| of.times(rate).over(&hundred))?;
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

fn mean(values: &[Value]) -> Result<Value, TooLarge> {
    let sum = folded(values, Empty::DropsOut, (Exact::plus, mean_open))?;
    let Value::Number(number) = &sum else { return Ok(sum) };
    if values.iter().any(Value::is_open) {
        return Ok(sum); // it can be only one number, whatever is missing
    }
    let mut count = 0_i64;
    for value in values {
        count = count.saturating_add(i64::from(value.number().is_some()));
    }
    number.over(&Exact::from(count)).map(Value::from)
}

fn mean_open(values: &[Value]) -> Value {
    let (parts, gaps) = several::parts(values.iter());
    let parts: Vec<(Part, Exact)> = parts.into_iter().map(|part| (part, Exact::ONE)).collect();
    several::mean(&parts, gaps).into()
}

/// How known numbers combine, and what is possible where a value is open.
type Combine = (fn(&Exact, &Exact) -> Result<Exact, TooLarge>, fn(&[Value]) -> Value);

/// What values come to one after the other; no data where it spreads or where nothing is left.
fn folded(values: &[Value], empty: Empty, (combine, open): Combine) -> Result<Value, TooLarge> {
    let mut whole: Option<Exact> = None;
    let mut spreads = false;
    for value in values {
        match (value, &whole) {
            (Value::Number(number), Some(so_far)) => whole = Some(combine(so_far, number)?),
            (Value::Number(number), None) => whole = Some(number.clone()),
            (Value::Open(_), _) => return Ok(open(values)),
            _ => spreads |= empty == Empty::Spreads,
        }
    }
    Ok(whole.filter(|_| !spreads).map_or(Value::NoData, Value::from))
}

type Parts = (Vec<Value>, Vec<Node>);

fn parts(terms: &[Term], cx: &mut Evaluation<'_>) -> Result<Parts, TooLarge> {
    let (mut values, mut nodes) = (Vec::with_capacity(terms.len()), Vec::with_capacity(terms.len()));
    for term in terms {
        let found = term.evaluate(cx)?;
        values.push(found.value);
        nodes.push(found.node);
    }
    Ok((values, nodes))
}

fn combine(
    name: &'static str,
    terms: &[Term],
    empty: Empty,
    cx: &mut Evaluation<'_>,
    combine: Combine,
) -> Result<Found, TooLarge> {
    let (values, nodes) = parts(terms, cx)?;
    let value = folded(&values, empty, combine)?;
    let node = cx.recorder.record(|| Step::new(name, &value), &nodes);
    Ok(Found { value, counts: None, node })
}

/// Computes on two numbers; with one of them open, on all they can be. One without data leaves no data.
pub(super) fn both(
    a: &Value,
    b: &Value,
    compute: &dyn Fn(&Exact, &Exact) -> Result<Exact, TooLarge>,
    open: &dyn Fn(&Interval, &Interval) -> Interval,
) -> Result<Value, TooLarge> {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => compute(a, b).map(Value::from),
        (Value::Open(_), _) | (_, Value::Open(_)) => Ok(both_open(a, b, open)),
        _ => Ok(Value::NoData),
    }
}

/// What two values come to, one of them open.
#[cold]
fn both_open(a: &Value, b: &Value, compute: &dyn Fn(&Interval, &Interval) -> Interval) -> Value {
    let (a, b) = (Open::of(a), Open::of(b));
    let numbers = a.numbers.as_ref().zip(b.numbers.as_ref()).map(|(a, b)| compute(a, b));
    let no_data = a.no_data || b.no_data || numbers.is_none();
    Open { numbers, no_data, gaps: a.gaps, ..Open::default() }.because_of(b.gaps).into()
}
