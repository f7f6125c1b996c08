//! What several values come to where some of them are open: all that is possible, and no less.

use crate::number::{Exact, Interval, TooLarge};
use crate::open::{Gap, Open, OpenCounts};
use crate::trace::Value;

/// One of several values: the numbers it can be, and whether it can be without data, so that it drops out.
pub(crate) struct Part {
    pub(crate) numbers: Interval,
    pub(crate) drops_out: bool,
}

/// The values that have data or can have some, and all that is missing in any of them.
pub(crate) fn parts<'v>(values: impl Iterator<Item = &'v Value>) -> (Vec<Part>, Vec<Gap>) {
    let (mut parts, mut all) = (Vec::new(), Open::default());
    for value in values {
        let open = Open::of(value);
        parts.extend(open.numbers.map(|numbers| Part { numbers, drops_out: open.no_data }));
        all = all.because_of(open.gaps);
    }
    (parts, all.gaps)
}

/// One after the other, where one without data leaves the whole without.
pub(super) fn each(values: &[Value], combine: impl Fn(&Interval, &Interval) -> Interval) -> Value {
    let mut all = Open::default();
    for value in values {
        let open = Open::of(value);
        let Some(numbers) = &open.numbers else { return Value::NoData };
        all.numbers = Some(all.numbers.map_or_else(|| numbers.clone(), |before| combine(&before, numbers)));
        all.no_data |= open.no_data;
        all = all.because_of(open.gaps);
    }
    all.into()
}

/// The lowest of those that have data.
pub(super) fn lowest<'v>(values: impl Iterator<Item = &'v Value>) -> Value {
    extreme(values, Interval::min)
}

/// The highest of those that have data.
pub(super) fn highest<'v>(values: impl Iterator<Item = &'v Value>) -> Value {
    extreme(values, Interval::max)
}

fn extreme<'v>(values: impl Iterator<Item = &'v Value>, of_two: fn(&Interval, &Interval) -> Interval) -> Value {
    let (parts, gaps) = parts(values);
    let (sure, optional): (Vec<&Part>, Vec<&Part>) = parts.iter().partition(|part| !part.drops_out);
    let mut sure = sure.into_iter().map(|part| part.numbers.clone());
    let mut numbers = sure.next().map(|first| sure.fold(first, |before, numbers| of_two(&before, &numbers)));
    let certain = numbers.is_some();
    for part in optional {
        numbers = Some(match numbers {
            // With it or without it.
            Some(before) if certain => before.or(&of_two(&before, &part.numbers)),
            Some(before) => before.or(&part.numbers).or(&of_two(&before, &part.numbers)),
            None => part.numbers.clone(),
        });
    }
    Open { numbers, no_data: !certain, gaps, ..Open::default() }.into()
}

/// The mean of those that have data, each with its weight. Without any weight there is no data.
pub(crate) fn mean(parts: &[(Part, Exact)], gaps: Vec<Gap>) -> Open {
    let weighing = || parts.iter().filter(|(_, weight)| !weight.is_zero());
    if weighing().any(|(_, weight)| weight.is_negative()) {
        return Open { no_data: true, ..Open::numbers(Interval::ALL, gaps) };
    }
    if weighing().next().is_none() {
        return Open { no_data: true, gaps, ..Open::default() };
    }
    let no_data = weighing().all(|(part, _)| part.drops_out);
    let end = |high: bool| extreme_mean(weighing(), high).ok().flatten();
    let numbers = Interval { low: end(false), high: end(true) };
    Open { no_data, ..Open::numbers(numbers, gaps) }
}

/// The highest mean there can be, or the lowest: what can drop out counts only where it makes the mean higher, or lower.
fn extreme_mean<'p>(parts: impl Iterator<Item = &'p (Part, Exact)>, high: bool) -> Result<Option<Exact>, TooLarge> {
    let (mut sum, mut weights) = (Exact::ZERO, Exact::ZERO);
    let mut optional: Vec<(&Exact, &Exact)> = Vec::new();
    for (part, weight) in parts {
        let end = if high { &part.numbers.high } else { &part.numbers.low };
        let Some(end) = end else { return Ok(None) };
        if part.drops_out {
            let place = optional.partition_point(|(other, _)| if high { *other >= end } else { *other <= end });
            optional.insert(place, (end, weight));
        } else {
            sum = sum.plus(&end.times(weight)?)?;
            weights = weights.plus(weight)?;
        }
    }
    for (end, weight) in optional {
        let helps = weights.is_zero() || {
            let so_far = sum.over(&weights)?;
            if high { *end > so_far } else { *end < so_far }
        };
        if !helps {
            break;
        }
        sum = sum.plus(&end.times(weight)?)?;
        weights = weights.plus(weight)?;
    }
    sum.over(&weights).map(Some)
}

/// One rate, in per cent, over the counts of several; those with a rate alone are known or open, but their counts are not.
pub(super) fn pooled(rates: &[(Value, Option<OpenCounts>)], gaps: Vec<Gap>) -> Value {
    // A rate over all lies between the lowest and the highest of them.
    let (parts, missing) = parts(rates.iter().map(|(rate, _)| rate));
    let no_data = parts.iter().all(|part| part.drops_out);
    let Some(among) = parts.into_iter().map(|part| part.numbers).reduce(|a, b| a.or(&b)) else { return Value::NoData };
    let nothing = OpenCounts { part: Interval::point(Exact::ZERO), whole: Interval::point(Exact::ZERO) };
    let counts = rates.iter().try_fold(nothing, |sum, (_, counts)| {
        let counts = counts.as_ref()?;
        Some(OpenCounts { part: sum.part.plus(&counts.part), whole: sum.whole.plus(&counts.whole) })
    });
    let hundred = Interval::point(Exact::HUNDRED);
    let counted = counts.as_ref().map(|counts| counts.part.times(&hundred).over(&counts.whole));
    let numbers = counted.and_then(|counted| counted.and(&among)).unwrap_or(among);
    let open = Open { no_data, counts: counts.map(Box::new), ..Open::numbers(numbers, missing) };
    open.because_of(gaps).into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A value, and what it may turn out to be.
    fn possible() -> impl Strategy<Value = (Value, Value)> {
        let number = |number: i64| Value::from(Exact::from(number));
        (-20_i64..120, 0_i64..30, 0_i64..30, 0..4).prop_map(move |(at, below, above, kind)| {
            let numbers = Interval::between(at.saturating_sub(below).into(), at.saturating_add(above).into());
            let open = |no_data| Value::from(Open { no_data, ..Open::numbers(numbers.clone(), vec![Gap::Start]) });
            match kind {
                0 => (number(at), number(at)),
                1 => (open(false), number(at)),
                2 => (open(true), number(at)),
                _ => (open(true), Value::NoData),
            }
        })
    }

    fn holds(open: &Value, found: &Value) -> bool {
        let open = Open::of(open);
        match found {
            Value::Number(number) => open.numbers.is_some_and(|numbers| numbers.holds(number)),
            Value::NoData => open.no_data,
            _ => false,
        }
    }

    proptest! {
        #[test]
        fn whatever_comes_was_possible(
            values in prop::collection::vec((possible(), 0_i64..4), 1..6),
        ) {
            let open: Vec<Value> = values.iter().map(|((open, _), _)| open.clone()).collect();
            let found: Vec<Value> = values.iter().map(|((_, found), _)| found.clone()).collect();
            let numbers = || found.iter().filter_map(Value::number);
            let or_none = |number: Option<&Exact>| number.map_or(Value::NoData, |number| number.clone().into());
            prop_assert!(holds(&lowest(open.iter()), &or_none(numbers().min())));
            prop_assert!(holds(&highest(open.iter()), &or_none(numbers().max())));
            let (mut sum, mut weights) = (Exact::ZERO, Exact::ZERO);
            for ((_, found), weight) in &values {
                if let Value::Number(number) = found {
                    let weight = Exact::from(*weight);
                    sum = sum.plus(&number.times(&weight).unwrap()).unwrap();
                    weights = weights.plus(&weight).unwrap();
                }
            }
            let expected = if weights.is_zero() { Value::NoData } else { sum.over(&weights).unwrap().into() };
            let weighed: Vec<(Part, Exact)> = values.iter().map(|((open, _), weight)| {
                let open = Open::of(open);
                (Part { numbers: open.numbers.unwrap(), drops_out: open.no_data }, Exact::from(*weight))
            }).collect();
            let mean = Value::from(mean(&weighed, vec![Gap::Start]));
            prop_assert!(holds(&mean, &expected), "{mean:?} {expected:?}");
        }
    }

    #[test]
    fn a_mean_takes_in_what_may_drop_out_only_where_it_moves_it() {
        let part = |low: i64, high: i64, drops_out| {
            let numbers = Interval::between(Exact::from(low), Exact::from(high));
            (Part { numbers, drops_out }, Exact::from(50))
        };
        // 80 alone, or with 0 to 100 beside it: 40 to 90.
        let found = mean(&[part(80, 80, false), part(0, 100, true)], Vec::new());
        assert_eq!(found.numbers, Some(Interval::between(Exact::from(40), Exact::from(90))));
        assert!(!found.no_data);
        // With 70 to 75 beside it: 75 at the lowest, and no more than 80.
        let found = mean(&[part(80, 80, false), part(70, 75, true)], Vec::new());
        assert_eq!(found.numbers, Some(Interval::between(Exact::from(75), Exact::from(80))));
        // One of both, or neither.
        let found = mean(&[part(80, 85, true), part(70, 75, true)], Vec::new());
        assert_eq!(found.numbers, Some(Interval::between(Exact::from(70), Exact::from(85))));
        assert!(found.no_data);
    }

    fn open(low: i64, high: i64, no_data: bool, figure: usize) -> Value {
        let numbers = Interval::between(Exact::from(low), Exact::from(high));
        Open { no_data, ..Open::numbers(numbers, vec![Gap::Figure(figure)]) }.into()
    }

    #[test]
    fn the_lowest_is_as_low_as_it_can_be_and_says_what_is_missing() {
        let found = |values: &[Value]| Open::of(&lowest(values.iter()));
        let between = |low: i64, high: i64| Interval::between(Exact::from(low), Exact::from(high));
        // 3 to 7, or nothing, beside 5: it is 3 to 5.
        let beside = found(&[open(3, 7, true, 1), Exact::from(5).into()]);
        assert_eq!(beside, Open::numbers(between(3, 5), vec![Gap::Figure(1)]));
        // 3 to 4, or nothing, beside 6 to 9, or nothing: without the first it is 6 to 9, and it can be without data.
        let either = found(&[open(3, 4, true, 1), open(6, 9, true, 2)]);
        assert_eq!(
            either,
            Open { no_data: true, ..Open::numbers(between(3, 9), vec![Gap::Figure(1), Gap::Figure(2)]) }
        );
    }

    #[test]
    fn a_sum_is_without_data_where_any_part_of_it_is() {
        for values in [[open(1, 2, true, 1), open(5, 6, false, 2)], [open(1, 2, false, 1), open(5, 6, true, 2)]] {
            let sum = Open::of(&each(&values, Interval::plus));
            let expected = Open::numbers(Interval::between(6.into(), 8.into()), vec![Gap::Figure(1), Gap::Figure(2)]);
            assert_eq!(sum, Open { no_data: true, ..expected });
        }
    }
}
