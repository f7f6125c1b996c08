//! Days of a month that no row is about.

use super::join::{Keys, Numbered};
use super::periods::Period;
use super::plan::RowKind;
use super::rows::{Table, bits};
use crate::calendar::Month;
use crate::calendar::own_months::{days_of, first_day};
use crate::problem::limit::ProblemLimit;
use crate::problem::{Code, Problem};

/// Tells of them. `base`: the number of the table's first group among all groups.
pub(super) fn tell(
    table: &Table,
    vendors: &Numbered,
    base: u32,
    problems: &mut Vec<Problem>,
    problem_limit: &mut ProblemLimit,
) {
    let by_day = matches!(table.plan.row, RowKind::Day | RowKind::Interval | RowKind::Days);
    // The titles of several tables may have said the days.
    let columns = table.plan.periods.has_column() || table.plan.row == RowKind::Day;
    if !(if columns { by_day } else { table.plan.periods.context_days.is_some() }) {
        return;
    }
    let from_day = table.plan.periods.from_day;
    let (mut keys, mut months) = (Keys::default(), Vec::new());
    for (group, key) in table.groups.keys.iter().filter(|(group, _)| !table.is_dropped(*group)) {
        let Some(own) = table.groups.group(group) else { continue };
        let place = usize::try_from(keys.find_or_add(key.of_record())).unwrap_or(usize::MAX);
        match months.get_mut(place) {
            Some((_, days)) => *days |= own.days,
            None => months.push((group, own.days)),
        }
    }
    for ((_, key), (group, days)) in keys.iter().zip(months) {
        let Period::Month(month) = key.period else { continue };
        let Some(missing) = listed(month, from_day, days | table.excused).filter(|_| days != 0) else { continue };
        let count = u32::from(days_of(month, from_day)).saturating_sub((days | table.excused).count_ones());
        let problem = key.named_in(Problem::new(Code::DaysMissing), vendors).with("days", &missing);
        let problem = Problem { record: group.checked_add(base), ..problem.with("count", &count) };
        let row = table.groups.group(group).map_or(1, |group| group.first);
        let column = table.plan.periods.main.map_or(1, |column| table.plan.number(column));
        problems.push(problem.at_cell(row, column, &first_day(month, from_day).to_string()));
        problem_limit.bound(problems);
    }
}

/// The days of a month that are not among these, as one text: `8–28, 31`.
fn listed(month: Month, from_day: u8, days: u32) -> Option<String> {
    let first = first_day(month, from_day);
    let mut ranges: Vec<(u8, u8)> = Vec::new();
    for day in (1..=days_of(month, from_day)).filter(|day| days & bits(*day, *day) == 0) {
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(day) => *last = day,
            _ => ranges.push((day, day)),
        }
    }
    let shown = |day: u8| {
        let date = first.plus_days(i32::from(day).saturating_sub(1)).unwrap_or(first);
        if from_day > 1 { format!("{}-{}", date.month().number(), date.day()) } else { date.day().to_string() }
    };
    let range = |(first, last): &(u8, u8)| {
        if first == last { shown(*first) } else { format!("{}–{}", shown(*first), shown(*last)) }
    };
    let texts: Vec<String> = ranges.iter().map(range).collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_listed_from_where_to_where() {
        let october = Month::new(2026, 10).unwrap();
        assert_eq!(listed(october, 1, bits(1, 7) | bits(9, 9)), Some("8, 10–31".into()));
        assert_eq!(listed(october, 1, bits(1, 31)), None);
        assert_eq!(listed(october, 21, bits(1, 29)), Some("10-20".into()));
    }
}
