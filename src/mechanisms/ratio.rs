use std::rc::Rc;

use super::{Evaluation, Kind, Scope, Term};
use crate::glossary::Vocabulary;
use crate::json::FromJson;
use crate::number::{Exact, Interval, TooLarge};
use crate::open::{Open, OpenCounts};
use crate::trace::{Found, Inputs, Node, Step, Value};

/// Sums of counts divided by sums of counts, in per cent:
/// `{"ratio": {"of": ["very_satisfied", "satisfied"], "to": ["very_satisfied", "satisfied", "neutral"]}}`.
///
/// Serves every rate "A / B" of a service contract, and what was reached of a target. Nothing counted below the line, or
/// a part without data, is no data. A figure that is not given leaves the rate open: between 0 and 100 where what is above
/// the line is part of what is below, as closely as the other figures bound it.
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

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let mut nodes = cx.recorder.inputs();
        let mut computed = Vec::new();
        let part = total(&self.of, cx, &mut nodes, &mut computed)?;
        let whole = total(&self.to, cx, &mut nodes, &mut computed)?;
        let counts = match (part, whole) {
            (Ok(part), Ok(whole)) => Ok((part, whole)),
            (Err(Value::Open(_)), _) | (_, Err(Value::Open(_))) => Err(self.open(cx, computed)),
            _ => Err(Value::NoData),
        };
        rate(cx, "ratio", counts, &nodes)
    }

    /// What the rate can be while a part of it is open; `computed` holds the values of the terms that are mechanisms.
    #[cold]
    fn open(&self, cx: &mut Evaluation<'_>, computed: Vec<Value>) -> Value {
        let within = self.is_within(cx.vocabulary);
        let mut computed = computed.into_iter();
        let mut all = Open::default();
        let mut values = |terms: &[Term], cx: &mut Evaluation<'_>| {
            let mut numbers = Vec::with_capacity(terms.len());
            for term in terms {
                let open = Open::of(&match term {
                    Term::Number(number) => number.clone().into(),
                    Term::Name(name) => cx.read(name).value,
                    Term::Mechanism(_) => computed.next().unwrap_or(Value::NoData),
                });
                all.no_data |= open.no_data;
                all = std::mem::take(&mut all).because_of(open.gaps);
                numbers.push((slot(term), open.numbers));
            }
            numbers
        };
        let (of, mut to) = (values(&self.of, cx), values(&self.to, cx));
        let nothing = || Some(Interval::point(Exact::ZERO));
        let (mut both, mut above, mut below) = (nothing(), nothing(), nothing());
        let add = |sum: &mut Option<Interval>, numbers: Option<Interval>| {
            *sum = sum.take().zip(numbers).map(|(sum, numbers)| sum.plus(&numbers));
        };
        for (own, numbers) in of {
            // What stands above and below the line is the same number there.
            match to.iter().position(|(other, _)| own.is_some() && *other == own) {
                Some(place) => {
                    to.swap_remove(place);
                    add(&mut both, numbers);
                }
                None => add(&mut above, numbers),
            }
        }
        for (_, numbers) in to {
            add(&mut below, numbers);
        }
        let Some(((both, above), below)) = both.zip(above).zip(below) else { return Value::NoData };
        let (part, whole) = (both.plus(&above), both.plus(&below));
        all.no_data |= whole.holds(&Exact::ZERO);
        let mut numbers = quotients(&both, &above, &below);
        if within {
            numbers = numbers.min(&Interval::point(Exact::ONE));
        }
        let nothing = whole.only().is_some_and(Exact::is_zero);
        all.numbers = (!nothing).then(|| numbers.times(&Interval::point(Exact::HUNDRED)));
        all.counts = Some(Box::new(OpenCounts { part, whole }));
        all.into()
    }

    /// Whether what is above the line is always part of what is below.
    fn is_within(&self, vocabulary: &Vocabulary) -> bool {
        let mut below: Vec<Option<usize>> = self.to.iter().map(slot).collect();
        let mut take = |fits: &dyn Fn(usize) -> bool| {
            let place = below.iter().position(|slot| slot.is_some_and(fits));
            place.map(|place| below.swap_remove(place))
        };
        let mut of: Vec<usize> = Vec::new();
        for term in &self.of {
            match slot(term) {
                Some(own) if take(&|slot| slot == own).is_some() => {}
                Some(own) => of.push(own),
                None => return false,
            }
        }
        of.retain(|own| vocabulary.whole_of(*own).is_none_or(|whole| take(&|slot| slot == whole).is_none()));
        // Different parts of one sum.
        let distinct = of.iter().enumerate().all(|(place, own)| !of.iter().take(place).any(|other| other == own));
        of.is_empty() || (distinct && take(&|slot| of.iter().all(|own| vocabulary.is_in_sum(*own, slot))).is_some())
    }
}

/// The slot of what a term names, if it names something.
fn slot(term: &Term) -> Option<usize> {
    if let Term::Name(name) = term { Some(name.slot()) } else { None }
}

/// (both + above) / (both + below), where the sum below the line is not 0.
fn quotients(both: &Interval, above: &Interval, below: &Interval) -> Interval {
    let counts = [both, above, below];
    if !counts.iter().all(|count| count.is_never_negative()) {
        return both.plus(above).over(&both.plus(below));
    }
    let [both_low, above_low, below_low] = counts.map(|count| count.low.clone().unwrap_or(Exact::ZERO));
    // More above the line is more, more below it is less; more in both brings it closer to 1.
    let low = match &below.high {
        None => Some(Exact::ZERO),
        Some(below) if above_low < *below => over(&both_low, &above_low, below),
        Some(below) => both.high.as_ref().map_or(Some(Exact::ONE), |both| over(both, &above_low, below)),
    };
    let high = above.high.as_ref().and_then(|above| {
        if *above < below_low {
            return both.high.as_ref().map_or(Some(Exact::ONE), |both| over(both, above, &below_low));
        }
        if !both_low.is_zero() || !below_low.is_zero() {
            return over(&both_low, above, &below_low);
        }
        // Nothing below the line as the least: anything above it is without end.
        let some_in_both = both.high.as_ref().is_none_or(|both| !both.is_zero());
        above.is_zero().then_some(if some_in_both { Exact::ONE } else { Exact::ZERO })
    });
    Interval { low, high }
}

/// (both + above) / (both + below); `None`: too large.
fn over(both: &Exact, above: &Exact, below: &Exact) -> Option<Exact> {
    both.plus(above).ok()?.over(&both.plus(below).ok()?).ok()
}

/// A rate over counts, or why there is none.
pub(super) fn rate(
    cx: &mut Evaluation<'_>,
    mechanism: &'static str,
    counts: Result<(Exact, Exact), Value>,
    nodes: &[Node],
) -> Result<Found, TooLarge> {
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

/// The sum, or why there is none. What mechanisms came to is kept for who needs it once more.
fn total(
    terms: &[Term],
    cx: &mut Evaluation<'_>,
    nodes: &mut Inputs,
    computed: &mut Vec<Value>,
) -> Result<Result<Exact, Value>, TooLarge> {
    let (mut sum, mut none) = (Exact::ZERO, None);
    for term in terms {
        let Found { value, node, .. } = term.evaluate(cx)?;
        nodes.push(node);
        if matches!(term, Term::Mechanism(_)) {
            computed.push(value.clone());
        }
        match value {
            Value::Number(number) => sum = sum.plus(&number)?,
            Value::Open(_) => none = Some(value),
            Value::Flag(_) | Value::NoData => none = none.or(Some(Value::NoData)),
        }
    }
    Ok(none.map_or(Ok(sum), Err))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A count, and an interval it is in.
    fn count() -> impl Strategy<Value = (Interval, Exact)> {
        let reach = || prop_oneof![Just(Some(0_i64)), (0_i64..50).prop_map(Some), Just(None)];
        (0_i64..60, 0_i64..50, reach()).prop_map(|(at, below, above)| {
            let low = Exact::from(at.saturating_sub(below).max(0));
            (
                Interval { low: Some(low), high: above.map(|above| Exact::from(at.saturating_add(above))) },
                Exact::from(at),
            )
        })
    }

    proptest! {
        #[test]
        fn every_rate_that_can_be_was_possible((both, s) in count(), (above, x) in count(), (below, y) in count()) {
            let whole = s.plus(&y).unwrap();
            if !whole.is_zero() {
                let found = s.plus(&x).unwrap().over(&whole).unwrap();
                let possible = quotients(&both, &above, &below);
                prop_assert!(possible.holds(&found), "{possible:?} {found}");
            }
        }
    }

    #[test]
    fn rates_are_bounded_closely() {
        let some = |low: i64, high: Option<i64>| Interval { low: Some(low.into()), high: high.map(Exact::from) };
        let none = some(0, Some(0));
        let ends = |found: Interval| (found.low.map(|low| low.to_string()), found.high.map(|high| high.to_string()));
        let ends_are = |low: &str, high: &str| (Some(low.to_owned()), Some(high.to_owned()));
        // (400 + any) of (600 + any): 2/3 at the least, below 1.
        assert_eq!(ends(quotients(&some(400, None), &none, &some(200, Some(200)))), ends_are("2/3", "1"));
        // 0 to 3,000 of 3,000.
        assert_eq!(ends(quotients(&none, &some(0, Some(3000)), &some(3000, Some(3000)))), ends_are("0", "1"));
        // 2,640 of 2,640 or more.
        assert_eq!(ends(quotients(&none, &some(2640, Some(2640)), &some(2640, None))), ends_are("0", "1"));
        // 0 to 5 of as many, and up to 3 more: all of them at the least.
        assert_eq!(ends(quotients(&some(0, Some(5)), &some(0, Some(3)), &none)), (Some("1".into()), None));
        // Any of any, of which it need not be a part.
        assert_eq!(ends(quotients(&none, &some(0, None), &some(0, None))), (Some("0".into()), None));
    }
}
