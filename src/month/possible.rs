//! What a figure can be that was not given: its kind bounds it, and the figures it is part of or made of.

use rust_decimal::Decimal;

use crate::glossary::{Absent, Kind, Known, Scope, Slot, Vocabulary};
use crate::number::{Exact, Interval, sum};

impl Vocabulary {
    /// Whether it means “none” that this figure was not given.
    pub(crate) fn absent_is_none(&self, slot: Slot) -> bool {
        let known = self.figure(slot);
        known.is_some_and(|figure| match figure.absent {
            Some(absent) => absent == Absent::Zero,
            None => figure.kind == Kind::Flag,
        }) || self.is_not_offered(slot)
    }

    /// The figure of the month that another one of it is part of, by their slots.
    pub(crate) fn whole_of(&self, part: usize) -> Option<usize> {
        self.list(Scope::Month).get(part)?.whole
    }

    /// Whether a figure of the month is one of those that add up to another, by their slots.
    pub(crate) fn is_in_sum(&self, part: usize, sum: usize) -> bool {
        self.list(Scope::Month).get(sum).is_some_and(|known| known.parts.contains(&part))
    }

    /// The numbers a figure can be beside the others of its scope, `values`.
    pub(crate) fn possible(&self, slot: Slot, values: &[Option<Decimal>]) -> Interval {
        possible(self.list(slot.scope), slot.index, values)
    }
}

/// The numbers a figure can be beside the others of a list, `values`.
pub(crate) fn possible(list: &[Known], index: usize, values: &[Option<Decimal>]) -> Interval {
    let given = |slot: usize| values.get(slot).copied().flatten();
    let Some(known) = list.get(index) else { return Interval::ALL };
    let most = if known.figure.kind == Kind::Percent { Some(Exact::HUNDRED) } else { None };
    let least = if known.figure.below_zero { None } else { Some(Exact::ZERO) };
    let mut possible = Interval { low: least, high: most };
    let mut bound = |interval: Interval| possible = possible.and(&interval).unwrap_or_else(|| possible.clone());
    if let Some(whole) = known.whole.and_then(given) {
        bound(Interval { low: None, high: Some(whole.into()) });
    }
    for (part, other) in list.iter().enumerate() {
        if let Some(part) = given(part).filter(|_| other.whole == Some(index)) {
            bound(Interval::at_least(part.into()));
        }
        // A sum without this one leaves room for it, and no more than that.
        if other.parts.contains(&index)
            && let Some(total) = given(part)
            && let Some((others, all)) = added(other.parts.iter().filter(|part| **part != index), given)
            && let Some(rest) = sum(total, -others).map(Exact::from)
        {
            bound(if all { Interval::point(rest) } else { Interval { low: None, high: Some(rest) } });
        }
    }
    if !known.parts.is_empty()
        && let Some((parts, all)) = added(known.parts.iter(), given)
    {
        bound(if all { Interval::point(parts.into()) } else { Interval::at_least(parts.into()) });
    }
    possible
}

/// The sum of the figures that are given, and whether all are.
fn added<'s>(
    mut slots: impl Iterator<Item = &'s usize>,
    given: impl Fn(usize) -> Option<Decimal>,
) -> Option<(Decimal, bool)> {
    slots.try_fold((Decimal::ZERO, true), |(sum_so_far, all), slot| match given(*slot) {
        Some(value) => Some((sum(sum_so_far, value)?, all)),
        None => Some((sum_so_far, false)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a figure can be beside others, as its two ends.
    fn possible(figure: &str, given: &[(&str, i64)]) -> (Option<String>, Option<String>) {
        let vocabulary = Vocabulary::new(&[]);
        let mut values = vec![None; vocabulary.width(Scope::Month)];
        for (id, value) in given {
            values[vocabulary.slot(id).unwrap().index] = Some(Decimal::from(*value));
        }
        let Interval { low, high } = vocabulary.possible(vocabulary.slot(figure).unwrap(), &values);
        (low.map(|low| low.to_string()), high.map(|high| high.to_string()))
    }

    fn ends(low: &str, high: &str) -> (Option<String>, Option<String>) {
        (Some(low.into()), Some(high.into()).filter(|high: &String| !high.is_empty()))
    }

    #[test]
    fn what_is_given_bounds_what_is_not() {
        assert_eq!(possible("calls_answered", &[]), ends("0", ""));
        assert_eq!(possible("calls_answered", &[("calls_offered", 3000)]), ends("0", "3000"));
        assert_eq!(possible("calls_offered", &[("calls_answered", 2640)]), ends("2640", ""));
        assert_eq!(possible("csat_rate", &[]), ends("0", "100"));
        let survey = [("very_satisfied", 400), ("satisfied", 380), ("neutral", 120), ("dissatisfied", 60)];
        assert_eq!(possible("survey_answers", &survey), ends("960", ""));
        assert_eq!(possible("very_dissatisfied", &survey), ends("0", ""));
        let with_total = [&survey[..], &[("survey_answers", 1000)]].concat();
        assert_eq!(possible("very_dissatisfied", &with_total), ends("40", "40"));
        let without_two = [&survey[..3], &[("survey_answers", 1000)]].concat();
        assert_eq!(possible("very_dissatisfied", &without_two), ends("0", "100"));
    }
}
