//! Which months rows belong to, where other rows or a person show it.

use super::{Closing, groups, hold_all};
use crate::calendar::Month;
use crate::paste::dates::Order;
use crate::paste::join::Key;
use crate::paste::period_columns::{cycle_question, order_question, year_question};
use crate::paste::periods::{Period, in_order};
use crate::paste::plan::{How, RowKind};
use crate::paste::questions::Ask;
use crate::paste::rows::Table;
use crate::problem::{Code, Problem};

/// Dates of which it was not known which number is the month: what other dates show decides, or it is asked.
pub(super) fn orders(table: &mut Table, closing: &mut Closing<'_>) {
    let place = table.plan.periods.main.unwrap_or(0);
    let open: Vec<(u32, Key)> = groups(table).filter(|(_, key)| matches!(key.period, Period::Either(..))).collect();
    let mut orders = table.orders.clone();
    orders.extend(table.plan.periods.order.filter(|order| !orders.contains(order)));
    if orders.len() > 1 || orders.first().is_some_and(|order| is_scattered(table, &open, *order)) {
        hold_all(table);
        table.dropped.extend(open.iter().map(|(group, _)| *group));
        let row = table.groups.group(0).map_or(1, |group| group.first);
        closing.problems.push(Problem::new(Code::DatesMixed).at_cell(row, table.plan.number(place), ""));
        return;
    }
    if open.is_empty() {
        return;
    }
    let Some(order) = orders.first().copied() else {
        hold_all(table);
        table.dropped.extend(open.iter().map(|(group, _)| *group));
        closing.asked.push(order_question(place));
        return;
    };
    for (group, key) in open {
        let Period::Either(first, second, year) = key.period else { continue };
        let period = either(first, second, year, order);
        move_to(table, group, Key { period: period.0, ..key }, period.1);
    }
}

/// Whether dates fall into months of which no sure date is, and the other way round all into one of those: 03/10, 04/10 and
/// 05/10 above 10/13.
fn is_scattered(table: &Table, open: &[(u32, Key)], order: Order) -> bool {
    let sure = |key: &Key, period: Period| groups(table).any(|(_, own)| own == Key { period, ..*key });
    let read = |key: &Key, order: Order| match key.period {
        Period::Either(first, second, year) => either(first, second, year, order).0,
        period => period,
    };
    open.len() > 1
        && open.iter().all(|(_, key)| !sure(key, read(key, order)) && sure(key, read(key, order.other())))
        && table.plan.row == RowKind::Day
}

/// Month and day of two numbers.
fn either(first: u8, second: u8, year: i32, order: Order) -> (Period, u8) {
    let (month, day) = in_order(first, second, order);
    match Month::new(year, month) {
        Some(month) if year > 0 => (Period::Month(month), day),
        _ => (Period::OfYear(month), day),
    }
}

/// Moves what was gathered for one key to another.
fn move_to(table: &mut Table, group: u32, key: Key, day: u8) {
    let first = table.groups.group(group).map_or(1, |group| group.first);
    let into = table.groups.find_or_add(key, first);
    table.repeat_facts(group, into);
    let single: Vec<bool> = table.plan.gathered.iter().map(|gathered| gathered.how == How::Single).collect();
    if let Some(group) = table.groups.group_mut(group) {
        group.days |= crate::paste::rows::bits(day, day);
    }
    let twice = match (table.groups.group(group), table.groups.group(into)) {
        (Some(group), Some(into)) => table.plan.row == RowKind::Day && group.days & into.days != 0 && into.rows > 0,
        _ => false,
    };
    if twice {
        table.groups.repeated.entry(into).or_default().push(first);
    }
    if let Some(taken) = table.groups.take_out(group) {
        table.groups.put_in(into, taken, &single);
    }
    table.dropped.insert(group);
}

/// Months of a year that nothing says.
pub(super) fn years(table: &mut Table, closing: &mut Closing<'_>) {
    let of_year = groups(table).filter(|(_, key)| matches!(key.period, Period::OfYear(_)));
    let open: Vec<u32> = of_year.map(|(group, _)| group).collect();
    if open.is_empty() {
        return;
    }
    table.dropped.extend(open);
    closing.asked.push(year_question(table.plan.periods.main.or(table.plan.periods.month), closing.start));
}

/// Days from the middle of one month to the middle of the next are one period, and which month it is must be said.
pub(super) fn one_cycle(table: &mut Table, closing: &mut Closing<'_>) {
    if !matches!(table.plan.row, RowKind::Day | RowKind::Interval)
        || closing.layout.cycle.is_some()
        || table.plan.periods.from_day > 1
    {
        return;
    }
    if closing.asked.iter().any(|asked| asked.ask == Ask::Cycle) {
        hold_all(table);
        return;
    }
    let open: Vec<(u32, Key)> = groups(table).collect();
    for (one, key) in &open {
        let Period::Month(month) = key.period else { continue };
        let next = Key { period: month.next().map_or(Period::Unknown, Period::Month), ..*key };
        let Some((other, _)) = open.iter().find(|(_, key)| *key == next) else { continue };
        let alone = open.iter().filter(|(_, other)| other.vendor == key.vendor).count() == 2;
        let days = |group: u32| table.groups.group(group).map_or(0, |group| group.days);
        let (before, after) = (days(*one), days(*other));
        let first = before.trailing_zeros().saturating_add(1);
        let last = 32_u32.saturating_sub(after.leading_zeros());
        let (Ok(first), Ok(last)) = (u8::try_from(first), u8::try_from(last)) else { continue };
        let length = month.days();
        let to_its_end = before == crate::paste::rows::bits(first, length);
        let from_its_start = after == crate::paste::rows::bits(1, last);
        let total = u32::from(length.saturating_sub(first)).saturating_add(1).saturating_add(u32::from(last));
        if alone && first > 1 && to_its_end && from_its_start && (28..=31).contains(&total) {
            let day = |month: Month, day: u8| month.day(day);
            let end = month.next().map_or(month.last_day(), |next| day(next, last));
            closing.asked.push(cycle_question((day(month, first), end)));
            hold_all(table);
            return;
        }
    }
}
