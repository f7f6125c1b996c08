//! Versions of one result: a first one, and what was corrected.

use super::{Closing, groups};
use crate::glossary::Scope;
use crate::map::Set;
use crate::paste::join::Key;
use crate::paste::layout::Layout;
use crate::paste::questions::{Ask, Asked, AskedChoice};
use crate::paste::rows::Table;
use crate::paste::sideways::BETWEEN;
use crate::problem::{Code, Problem};

/// Of several versions of one month the last one counts.
pub(super) fn versions(table: &mut Table, closing: &mut Closing<'_>) {
    let Some(column) = table.plan.version.filter(|_| table.plan.scope() == Scope::Month) else { return };
    let mut by_month: Vec<(Key, Vec<(u32, Key)>)> = Vec::new();
    for (group, key) in groups(table) {
        match by_month.iter_mut().find(|(known, _)| *known == key.of_record()) {
            Some((_, list)) => list.push((group, key)),
            None => by_month.push((key.of_record(), vec![(group, key)])),
        }
    }
    let mut unclear = Set::new();
    for (_, list) in by_month.into_iter().filter(|(_, list)| list.len() > 1) {
        let named: Vec<(u32, &str)> = list
            .iter()
            .map(|(group, key)| (*group, key.part.and_then(|part| table.parts.name(part)).unwrap_or("")))
            .collect();
        let said = table.plan.chosen_version.as_deref();
        let chosen = said.and_then(|said| named.iter().find(|(_, name)| *name == said)).copied();
        let ranks: Vec<Option<usize>> =
            named.iter().map(|(_, name)| closing.vocabulary.words().version(name)).collect();
        let latest = ranks.iter().copied().max().flatten();
        let of_latest = ranks.iter().filter(|rank| **rank == latest).count();
        let rows = |group: u32| table.groups.group(group).map_or(0, |group| group.rows);
        let last = named.iter().zip(&ranks).find(|(_, rank)| **rank == latest).map(|(named, _)| *named);
        let whole = last.is_some_and(|(last, _)| named.iter().all(|(group, _)| rows(*group) <= rows(last)));
        let clear = ranks.iter().all(Option::is_some) && of_latest == 1 && whole;
        let Some((group, name)) = chosen.or(last.filter(|_| clear)) else {
            unclear.extend(named.iter().map(|(_, name)| (*name).to_owned()));
            let dropped: Vec<u32> = named.iter().skip(1).map(|(group, _)| *group).collect();
            table.held.extend(named.first().map(|(group, _)| *group));
            table.dropped.extend(dropped);
            continue;
        };
        let others: Vec<&str> = named.iter().filter(|(other, _)| *other != group).map(|(_, name)| *name).collect();
        let problem = Problem::new(Code::VersionChosen).with("version", name).with("others", &others.join(BETWEEN));
        let row = table.groups.group(group).map_or(1, |group| group.first);
        closing.problems.push(problem.at_cell(row, table.plan.number(column), name));
        let dropped: Vec<u32> = named.iter().map(|(group, _)| *group).filter(|other| *other != group).collect();
        table.dropped.extend(dropped);
    }
    if !unclear.is_empty() {
        let choices = unclear
            .into_iter()
            .map(|name| AskedChoice::new("version", name.clone(), Layout::that(|layout| layout.version = Some(name))));
        closing.asked.push(Asked::new(Ask::Version, choices.collect()).column(column));
    }
}
