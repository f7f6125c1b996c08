//! Prices for quantities: graduated, by volume, in packages.

use super::arithmetic::both;
use super::bands::{Below, bounds, check, check_cover, cover};
use super::range::{Bounds, next_to};
use super::{Evaluation, Kind, Range, Scope, Term, is_whole};
use crate::json::FromJson;
use crate::number::{Exact, Interval, Rounding, TooLarge};
use crate::open::Open;
use crate::problem::{Code, Problem};
use crate::trace::{Found, Node, Step, Value};

/// Each unit at the price of the step it falls in:
/// `{"graduated": {"of": "messages", "rows": [{"in": "(0, 1000]", "price": "0"}, {"in": "(1000, )", "price": "0.2"}]}}`
/// is 1,000 included and 0.20 for each beyond. Of more than the last step holds there is no price for all, and no data.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Graduated {
    /// The quantity.
    pub of: Term,
    /// The steps, lowest first, without gap or overlap.
    pub rows: Vec<PriceStep>,
}

/// All units at the price of the step the whole quantity falls in. Written like [`Graduated`].
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Volume {
    /// The quantity.
    pub of: Term,
    /// The steps, lowest first, without gap or overlap.
    pub rows: Vec<PriceStep>,
}

/// A price per started package: `{"package_price": {"of": "messages", "size": "1000", "price": "50"}}`.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct PackagePrice {
    /// The quantity.
    pub of: Term,
    /// Units in a package.
    pub size: Term,
    /// Yuan per package; one that is begun is paid in full.
    pub price: Term,
}

/// A step of a price table.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct PriceStep {
    /// Which quantities the step is for.
    #[serde(rename = "in")]
    pub range: Range,
    /// Yuan per unit.
    pub price: Term,
    #[serde(skip)]
    bounds: Option<Bounds>,
}

impl Graduated {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        resolve_steps(&mut self.of, &mut self.rows, Below::Free, scope);
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let of = self.of.evaluate(cx)?;
        let mut nodes = vec![of.node];
        let mut sum = Value::from(Exact::ZERO);
        for row in &self.rows {
            let price = row.price.evaluate(cx)?;
            let Some(bounds) = row.bounds.as_ref().filter(|_| price.value != Value::NoData) else { continue };
            let part = match &of.value {
                Value::Number(quantity) => part_within(quantity, bounds)?.into(),
                Value::Open(open) => parts_within(open, bounds)?,
                _ => break,
            };
            if part.number().is_some_and(Exact::is_zero) {
                continue;
            }
            let value = both(&part, &price.value, &Exact::times, &Interval::times)?;
            sum = both(&sum, &value, &Exact::plus, &Interval::plus)?;
            nodes.push(cx.recorder.record(
                || {
                    let step = Step::new("step", &value).term("in", row.range.to_string());
                    part.number().iter().fold(step, |step, part| step.term("quantity", part.to_string()))
                },
                &[price.node],
            ));
        }
        let priced = |quantity: &Exact| {
            let mut steps = self.rows.iter().filter_map(|row| row.bounds.as_ref());
            steps.any(|bounds| bounds.to.as_ref().is_none_or(|(to, _)| quantity <= to))
        };
        let value = match of.value {
            Value::Number(quantity) if !priced(&quantity) => {
                cx.is_outside(&quantity.into());
                Value::NoData
            }
            Value::Number(_) => sum,
            Value::Open(of) => {
                let open = Open::of(&sum);
                Open { no_data: open.no_data || of.no_data, ..open }.because_of(of.gaps.clone()).into()
            }
            _ => Value::NoData,
        };
        let node = cx.recorder.record(|| Step::new("graduated", &value), &nodes);
        Ok(Found { value, counts: None, node })
    }
}

impl Volume {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        resolve_steps(&mut self.of, &mut self.rows, Below::Missing, scope);
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let of = self.of.evaluate(cx)?;
        if let Value::Open(open) = &of.value {
            return self.open(open, of.node, cx);
        }
        let quantity = of.value.number();
        let holds =
            |row: &&PriceStep| quantity.zip(row.bounds.as_ref()).is_some_and(|(number, bounds)| bounds.hold(number));
        let Some(row) = self.rows.iter().find(holds) else {
            cx.is_outside(&of.value);
            let node = cx.recorder.record(|| Step::new("volume", &Value::NoData), &[of.node]);
            return Ok(Found::new(Value::NoData, node));
        };
        let price = row.price.evaluate(cx)?;
        let value = both(&of.value, &price.value, &Exact::times, &Interval::times)?;
        let node = cx
            .recorder
            .record(|| Step::new("volume", &value).term("in", row.range.to_string()), &[of.node, price.node]);
        Ok(Found { value, counts: None, node })
    }

    /// What it can come to at the price of each step the quantity can be in.
    #[cold]
    fn open(&self, of: &Open, node: Node, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let mut nodes = vec![node];
        let bounds = self.rows.iter().map(|row| row.bounds.as_ref());
        let mut possible = Open { no_data: of.no_data, gaps: of.gaps.clone(), ..Open::default() };
        possible.no_data |= of.numbers.as_ref().is_none_or(|numbers| !cover(bounds, numbers));
        for row in &self.rows {
            if let (Some(bounds), Some(numbers)) = (&row.bounds, &of.numbers)
                && let Some(quantity) = bounds.meet(numbers)
            {
                let price = row.price.evaluate(cx)?;
                nodes.push(price.node);
                let quantity = Value::from(Open::numbers(quantity, Vec::new()));
                possible = possible.or(Open::of(&both(&quantity, &price.value, &Exact::times, &Interval::times)?));
            }
        }
        let value = Value::from(Open { counts: None, ..possible });
        let node = cx.recorder.record(|| Step::new("volume", &value), &nodes);
        Ok(Found::new(value, node))
    }
}

impl PackagePrice {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.one("of", &mut self.of, Kind::Number);
        scope.one("size", &mut self.size, Kind::Number);
        scope.one("price", &mut self.price, Kind::Number);
        if scope.constant(&self.size).is_none_or(|size| size <= Exact::ZERO) {
            scope.within("size", |scope| scope.report(Problem::new(Code::StepNotPositive)));
        }
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let (of, size, price) = (self.of.evaluate(cx)?, self.size.evaluate(cx)?, self.price.evaluate(cx)?);
        let begun =
            |quantity: &Exact, size: &Exact| quantity.over(size)?.round(0, Rounding::AwayFromZero).map(Exact::from);
        let open = |quantity: &Interval, size: &Interval| quantity.over(size).round(0, Rounding::AwayFromZero);
        let packages = both(&of.value, &size.value, &begun, &open)?;
        let value = both(&packages, &price.value, &Exact::times, &Interval::times)?;
        let count = packages.number().map(Exact::to_string).unwrap_or_default();
        let node = cx
            .recorder
            .record(|| Step::new("package_price", &value).term("packages", count), &[of.node, size.node, price.node]);
        Ok(Found { value, counts: None, node })
    }
}

fn resolve_steps(of: &mut Term, rows: &mut [PriceStep], below: Below, scope: &mut Scope<'_>) {
    scope.one("of", of, Kind::Number);
    scope.within("rows", |scope| {
        for (index, row) in rows.iter_mut().enumerate() {
            scope.within(index, |scope| {
                scope.one("price", &mut row.price, Kind::Number);
                row.bounds = scope.within("in", |scope| bounds(&mut row.range, scope));
            });
        }
        let whole = is_whole(of, scope);
        if below == Below::Free {
            join_steps(rows, whole);
        }
        check(rows.iter().map(|row| row.bounds.as_ref()).enumerate(), whole && below == Below::Missing, scope);
        check_cover(of, rows.iter().map(|row| row.bounds.as_ref()), below, scope);
    });
}

/// Steps of what is counted, as price lists write them: 1 to 1,000 and 1,001 to 5,000. The unit a step begins with is in it.
/// The first unit is, too, of what is measured.
fn join_steps(rows: &mut [PriceStep], whole: bool) {
    let mut before = Some((Exact::ZERO, true));
    for (index, row) in rows.iter_mut().enumerate() {
        let Some(bounds) = &mut row.bounds else { continue };
        if (whole || index == 0) && next_to(before.as_ref(), bounds.from.as_ref(), true) {
            bounds.from = before.take().map(|(to, _)| (to, false));
        }
        before.clone_from(&bounds.to);
    }
}

/// How much of a quantity lies within a step: from its lower edge (0 without one) to its upper edge or the quantity.
fn part_within(quantity: &Exact, bounds: &Bounds) -> Result<Exact, TooLarge> {
    let from = bounds.from.as_ref().map_or(Exact::ZERO, |(at, _)| at.clone());
    let to = bounds.to.as_ref().map_or_else(|| quantity.clone(), |(at, _)| at.clone().min(quantity.clone()));
    if to > from { to.minus(&from) } else { Ok(Exact::ZERO) }
}

/// The same of a quantity that is open: the more of it, the more lies within.
#[cold]
fn parts_within(quantity: &Open, bounds: &Bounds) -> Result<Value, TooLarge> {
    let Some(numbers) = &quantity.numbers else { return Ok(Value::NoData) };
    let low = numbers.low.as_ref().map_or(Ok(Exact::ZERO), |low| part_within(low, bounds))?;
    let high = match (&numbers.high, &bounds.to) {
        (Some(high), _) => Some(part_within(high, bounds)?),
        (None, Some((to, _))) => Some(part_within(to, bounds)?),
        (None, None) => None,
    };
    Ok(Open::numbers(Interval { low: Some(low), high }, quantity.gaps.clone()).into())
}
