use super::arithmetic::both;
use super::{Evaluation, Kind, Scope, Term};
use crate::json::FromJson;
use crate::number::{Exact, Interval, TooLarge};
use crate::open::Open;
use crate::problem::{Code, Problem};
use crate::trace::{Found, Node, Step, Value};

/// Between points in a straight line, level before the first and after the last:
/// `{"linear": {"of": "answer_rate", "points": [{"at": "80", "value": "30"}, {"at": "90", "value": "50"}]}}` is 30 up to
/// 80 %, 40 at 85 %, 50 from 90 %.
///
/// Serves points that rise in proportion between two edges (线性插值), and by more points piecewise. The level before the
/// first point is a floor; where below it there is nothing at all, a step table goes around it. The line may fall, for
/// what is better when lower. The points stand in order and are numbers or stated values.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Linear {
    /// The number looked up.
    pub of: Term,
    /// The points, lowest first.
    pub points: Vec<Point>,
}

/// A point of a line.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Point {
    /// Where it lies.
    pub at: Term,
    /// What stands there.
    pub value: Term,
    #[serde(skip)]
    place: Option<Exact>,
}

impl Linear {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.one("of", &mut self.of, Kind::Number);
        scope.within("points", |scope| {
            scope.not_empty(&self.points);
            let mut before: Option<Exact> = None;
            for (index, point) in self.points.iter_mut().enumerate() {
                scope.within(index, |scope| {
                    scope.one("at", &mut point.at, Kind::Number);
                    scope.one("value", &mut point.value, Kind::Number);
                    point.place = scope.constant(&point.at);
                    let code = match &point.place {
                        None => Code::RangeEdge,
                        at if *at <= before => Code::PointsOrder,
                        _ => return before.clone_from(&point.place),
                    };
                    scope.within("at", |scope| scope.report(Problem::new(code).with("range", &point.at)));
                });
            }
        });
    }

    /// The points around a number; the same one twice where the line is level.
    fn around(&self, number: &Exact) -> Option<(&Point, &Point)> {
        let next = self.points.iter().position(|point| point.place.as_ref() >= Some(number));
        let above = self.points.get(next.unwrap_or(usize::MAX)).or(self.points.last())?;
        let level = next == Some(0) || above.place.as_ref() <= Some(number);
        let below = next.filter(|_| !level).and_then(|next| self.points.get(next.checked_sub(1)?));
        Some((below.unwrap_or(above), above))
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let of = self.of.evaluate(cx)?;
        if let Value::Open(open) = &of.value {
            return self.open(open, of.node, cx);
        }
        let mut nodes = vec![of.node];
        let mut between = None;
        let mut value = Value::NoData;
        if let Some(number) = of.value.number()
            && let Some((low, high)) = self.around(number)
        {
            let (from, to) = (low.value.evaluate(cx)?, high.value.evaluate(cx)?);
            between = low.place.as_ref().zip(high.place.as_ref()).filter(|(from, to)| from < to);
            value = at(number, between, &from.value, &to.value)?;
            nodes.push(from.node);
            nodes.push(to.node);
        }
        let node = cx.recorder.record(
            || {
                let step = Step::new("linear", &value);
                let Some((from, to)) = between else { return step };
                step.term("from", from.to_string()).term("to", to.to_string())
            },
            &nodes,
        );
        Ok(Found { value, counts: None, node })
    }

    /// What stands at all numbers it can be: at both ends, and at the points between them, where the line may turn.
    #[cold]
    fn open(&self, of: &Open, node: Node, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let mut nodes = vec![node];
        let mut points = Vec::with_capacity(self.points.len());
        for point in &self.points {
            let found = point.value.evaluate(cx)?;
            nodes.push(found.node);
            points.push((point.place.clone(), found.value));
        }
        let mut possible = Open { no_data: of.no_data, gaps: of.gaps.clone(), ..Open::default() };
        if let Some(numbers) = &of.numbers {
            // Before the first point and after the last the line is level.
            let first = self.points.first().and_then(|point| point.place.clone());
            let last = self.points.last().and_then(|point| point.place.clone());
            let (low, high) = (numbers.low.clone().or(first), numbers.high.clone().or(last));
            for end in [&low, &high].into_iter().flatten() {
                let Some((below, above)) = self.around(end) else { continue };
                let value = |point: &Point| {
                    points
                        .iter()
                        .find(|(place, _)| *place == point.place)
                        .map_or(Value::NoData, |(_, value)| value.clone())
                };
                let between = below.place.as_ref().zip(above.place.as_ref()).filter(|(from, to)| from < to);
                possible = possible.or(Open::of(&at(end, between, &value(below), &value(above))?));
            }
            let inside = |place: &Option<Exact>| place.as_ref().is_some_and(|place| numbers.holds(place));
            for (_, value) in points.iter().filter(|(place, _)| inside(place)) {
                possible = possible.or(Open::of(value));
            }
        }
        let value = Value::from(Open { counts: None, ..possible });
        let node = cx.recorder.record(|| Step::new("linear", &value), &nodes);
        Ok(Found::new(value, node))
    }
}

/// What stands at a number between two points, of which the values are known; level where there is only one.
fn at(number: &Exact, between: Option<(&Exact, &Exact)>, low: &Value, high: &Value) -> Result<Value, TooLarge> {
    let Some((from, to)) = between else { return both(low, high, &|low, _| Ok(low.clone()), &|low, _| low.clone()) };
    let part = |low: &Exact, high: &Exact| {
        let part = high.minus(low)?.times(&number.minus(from)?)?.over(&to.minus(from)?)?;
        low.plus(&part)
    };
    both(low, high, &part, &Interval::or)
}
