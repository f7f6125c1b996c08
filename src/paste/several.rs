//! Several tables of the same month: such that go on with each other, and such that say different things.

use super::combine::{Combined, combined};
use super::dates::one_day;
use super::gather::Flaw;
use super::join::{Entry, Keys};
use super::layout::{Layout, SeveralTables};
use super::periods::{Period, place_of};
use super::plan::{How, RowKind};
use super::questions::{Ask, Asked, AskedChoice};
use super::sideways::BETWEEN;
use super::table_rows::Closed;
use crate::calendar::Date;
use crate::calendar::own_months::month_of;
use crate::glossary::{Role, Scope, Slot, Vocabulary, small};
use crate::map::{Map, Set};
use crate::sort;

/// A table and a group of it.
type Of = (u32, u32);

/// Joins tables with the same headings that are about different days of the same months: pages, halves of a month. What was
/// joined, and to what, in order.
pub(super) fn join(tables: &mut [Closed], vocabulary: &Vocabulary) -> Vec<(Of, Of)> {
    by_titles(tables, vocabulary);
    by_groups(tables, vocabulary);
    let mut joined = Vec::new();
    let mut alike: Map<Vec<String>, Vec<usize>> = Map::new();
    for (place, closed) in tables.iter().enumerate() {
        let days = closed.table.groups.list.iter().any(|group| group.days != 0);
        if days && closed.table.plan.scope() == Scope::Month {
            alike.update(headings(closed), |list| list.push(place));
        }
    }
    for list in alike.into_values().filter(|list| list.len() > 1) {
        asked_once(tables, &list);
        let (mut keys, mut first): (_, Vec<Of>) = (Keys::default(), Vec::new());
        for later in list {
            let groups = tables.get(later).map(|closed| closed.table.groups.keys.iter().collect::<Vec<_>>());
            for (group, key) in groups.into_iter().flatten() {
                let own = (number(later), group);
                let place = usize::try_from(keys.find_or_add(key)).unwrap_or(usize::MAX);
                if place == first.len() {
                    first.push(own);
                }
                let into = first.get(place).copied().unwrap_or(own);
                if into.0 != own.0 && goes_on(tables, into, own) {
                    move_group(tables, own, into);
                    joined.push((own, into));
                }
            }
        }
    }
    sort::sort(&mut joined);
    joined
}

/// Tables with the same headings and no month of their own, each below a title with another day, are about these days. One
/// alone is not: the day may be that of its making.
fn by_titles(tables: &mut [Closed], vocabulary: &Vocabulary) {
    let words = vocabulary.words();
    let mut alike: Map<Vec<String>, Vec<(usize, Option<Date>)>> = Map::new();
    for (place, closed) in tables.iter().enumerate() {
        let unknown = closed.table.groups.keys.iter().all(|(_, key)| key.period == Period::Unknown);
        if closed.table.plan.scope() == Scope::Month && unknown && closed.layout.month().is_none() {
            let titles = closed.titles.iter().filter(|title| !words.export.begins(&small(title.trim())));
            let mut days = titles.filter_map(|title| one_day(title));
            let day = days.next_back().filter(|day| days.all(|other| other == *day));
            alike.update(headings(closed), |list| list.push((place, day)));
        }
    }
    for list in alike.into_values() {
        let mut days: Vec<Date> = list.iter().filter_map(|(_, day)| *day).collect();
        sort::sort(&mut days);
        days.dedup();
        if list.len() < 2 || days.len() != list.len() {
            continue;
        }
        for (place, day) in list {
            let (Some(closed), Some(day)) = (tables.get_mut(place), day) else { continue };
            let from_day = closed.table.plan.periods.from_day;
            let (period, own) = (Period::Month(month_of(day, from_day)), place_of(day, from_day));
            closed.table.groups.place(period, own);
            closed.table.plan.row = RowKind::Day;
            closed.asked.retain(|asked| asked.ask != Ask::Month);
        }
    }
}

/// Where all tables have the same headings, and each stands below a title with another queue or team, they are parts of the
/// month: Split/Skill: Mall. One of all of them is none.
fn by_groups(tables: &mut [Closed], vocabulary: &Vocabulary) {
    let group = |title: &String| {
        let (label, name) = title.split_once([':', '：'])?;
        let name = small(name.trim_matches([' ', '·']));
        let own = vocabulary.find(label).role() == Some(Role::Group) && vocabulary.words().summary(&name).is_none();
        own.then_some(name)
    };
    let Some(first) = tables.first().map(headings) else { return };
    let mut names = Set::new();
    let mut own = |closed: &Closed| closed.titles.iter().find_map(group).is_some_and(|name| names.insert(name));
    if tables.iter().all(|closed| headings(closed) == first && own(closed)) {
        for closed in tables.iter_mut().skip(1) {
            closed.layout.tables = closed.layout.tables.or(Some(SeveralTables::Add));
        }
    }
}

/// What is asked of one table is not asked again of those that go on with it: the answer is about all with these headings.
fn asked_once(tables: &mut [Closed], list: &[usize]) {
    let Some((first, later)) = list.split_first() else { return };
    let known: Vec<(Ask, Option<Slot>, Option<usize>)> = tables.get(*first).map_or_else(Vec::new, |closed| {
        closed.asked.iter().map(|asked| (asked.ask, asked.figure, asked.column)).collect()
    });
    for place in later {
        let Some(closed) = tables.get_mut(*place) else { continue };
        let same = |asked: &Asked| known.contains(&(asked.ask, asked.figure, asked.column));
        closed.asked.retain(|asked| asked.ask != Ask::Column || !same(asked));
    }
}

fn number(table: usize) -> u32 {
    u32::try_from(table).unwrap_or(u32::MAX)
}

fn headings(closed: &Closed) -> Vec<String> {
    closed.table.plan.headings()
}

/// Whether two tables have the same headings and are read the same way.
fn is_same(one: &Closed, other: &Closed) -> bool {
    one.table.plan.gathered == other.table.plan.gathered && headings(one) == headings(other)
}

/// Whether tables with the same headings have different titles, such as days: equal figures are then no copy.
fn are_parted(one: &Closed, other: &Closed) -> bool {
    let titled = !one.titles.is_empty() && !other.titles.is_empty();
    titled && one.titles != other.titles && headings(one) == headings(other)
}

/// Whether a group is about other days of the same month, and read the same way.
fn goes_on(tables: &[Closed], into: Of, own: Of) -> bool {
    let (Some(earlier), Some(later)) = (tables.get(place(into.0)), tables.get(place(own.0))) else { return false };
    let days = |closed: &Closed, group: u32| closed.table.groups.group(group).map_or(0, |group| group.days);
    let (before, after) = (days(earlier, into.1), days(later, own.1));
    let dropped = earlier.table.is_dropped(into.1) || later.table.is_dropped(own.1);
    !dropped
        && before != 0
        && after != 0
        && before & after == 0
        && earlier.table.plan.gathered == later.table.plan.gathered
}

/// Moves what was gathered to the group of another table.
fn move_group(tables: &mut [Closed], from: Of, into: Of) {
    let taken = tables.get_mut(place(from.0)).and_then(|own| {
        own.table.dropped.insert(from.1);
        own.table.groups.take_out(from.1)
    });
    let (Some(taken), Some(earlier)) = (taken, tables.get_mut(place(into.0))) else { return };
    let single: Vec<bool> = earlier.table.plan.gathered.iter().map(|gathered| gathered.how == How::Single).collect();
    earlier.table.groups.put_in(into.1, taken, &single);
}

/// What the tables of one record say of a figure.
struct Given {
    value: Combined,
    table: u32,
    times: u32,
}

/// Which figures of which records are not known because two tables with the same headings differ. That tables differ is
/// asked.
pub(super) fn contradictions(tables: &mut [Closed], months: &[Entry], vocabulary: &Vocabulary) -> Map<u32, Set<usize>> {
    let mut found: Map<u32, Set<usize>> = Map::new();
    let mut asked: Map<(u32, u32), usize> = Map::new();
    if tables.len() < 2 {
        return found;
    }
    let mut by_record: Vec<&Entry> = months.iter().collect();
    sort::sort_by_key(&mut by_record, |entry| entry.record);
    for entries in by_record.chunk_by(|one, other| one.record == other.record).filter(|entries| entries.len() > 1) {
        let mut given: Map<usize, Given> = Map::new();
        let mut differing: Set<(u32, u32)> = Set::new();
        for entry in entries {
            let Some(closed) = tables.get(place(entry.table)) else { continue };
            let added = closed.layout.tables == Some(SeveralTables::Add);
            for (own, gathered) in closed.table.plan.gathered.iter().enumerate().filter(|_| !added) {
                let Some(slot) = gathered.slot else { continue };
                let value = combined(&closed.table, entry.group, own, vocabulary);
                let unread = closed.table.groups.met(entry.group, own, Flaw::Unread).is_some();
                if value == Combined::Nothing || (value == Combined::Unknown && !unread) {
                    continue;
                }
                let Some(first) = given.get_mut(&slot.index) else {
                    given.insert(slot.index, Given { value, table: entry.table, times: 1 });
                    continue;
                };
                first.times = first.times.saturating_add(1);
                let parted = || tables.get(place(first.table)).is_some_and(|other| are_parted(other, closed));
                if first.table != entry.table && (first.value != value || parted()) {
                    differing.insert((first.table, entry.table));
                }
            }
        }
        let same = |(one, other): &(u32, u32)| {
            tables
                .get(place(*one))
                .zip(tables.get(place(*other)))
                .is_some_and(|(one, other)| is_same(one, other) || are_parted(one, other))
        };
        if let (Some(entry), true) = (entries.first(), differing.iter().any(same)) {
            let several = given.iter().filter(|(_, given)| given.times > 1).map(|(slot, _)| *slot);
            found.update(entry.record, |slots| slots.extend(several));
        }
        for pair in differing {
            asked.update(pair, |records| *records = records.saturating_add(1));
        }
    }
    for ((earlier, later), records) in asked {
        let (earlier, later) = (place(earlier), place(later));
        let Some(question) =
            tables.get(earlier).zip(tables.get(later)).map(|(one, other)| question(one, other, records))
        else {
            continue;
        };
        if let Some(own) = tables.get_mut(later) {
            own.asked.push(question);
        }
    }
    found
}

fn place(table: u32) -> usize {
    usize::try_from(table).unwrap_or(usize::MAX)
}

/// What a person may say of two tables that differ.
fn question(one: &Closed, other: &Closed, records: usize) -> Asked {
    let said = |id, text: &str, tables| AskedChoice::new(id, text, Layout::that(|layout| layout.tables = Some(tables)));
    let name = |closed: &Closed| closed.rows.sheet.clone().unwrap_or_default();
    let same = is_same(one, other);
    let sheets = one.rows.sheet.is_some() && other.rows.sheet.is_some() && one.rows.sheet != other.rows.sheet;
    let nameless = |closed: &Closed| closed.table.plan.vendor.is_none() && closed.table.plan.context_vendor.is_none();
    let mut choices = vec![said("add", &name(other), SeveralTables::Add)];
    if same && sheets && nameless(one) && nameless(other) {
        choices.push(said("vendors", &[name(one), name(other)].join(BETWEEN), SeveralTables::Vendors));
    }
    if !same {
        choices.push(said("ignore", &name(other), SeveralTables::Ignore));
        let headings = headings(one);
        let ignore = Layout { headings, tables: Some(SeveralTables::Ignore), ..one.layout.clone() };
        choices.push(AskedChoice { alone: true, ..AskedChoice::new("ignore_other", name(one), ignore) });
    }
    Asked::new(Ask::Tables, choices).with("count", &records).told()
}
