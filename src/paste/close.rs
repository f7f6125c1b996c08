//! What can be decided about a table only when all its rows have been read.

mod periods;
mod versions;
mod words;

use rust_decimal::Decimal;

use super::gather::Flaw;
use super::join::{Key, Numbered};
use super::layout::{BlankCells, ColumnLayout, Layout, LeaveOut, RepeatedRows};
use super::period_columns::cycle_question;
use super::periods::Period;
use super::plan::{How, RowKind};
use super::questions::{Ask, Asked, AskedChoice};
use super::rows::Table;
use super::sideways::BETWEEN;
use super::totals;
use super::totals::Check;
use crate::calendar::Date;
use crate::glossary::{Role, Scope, Slot, Vocabulary};
use crate::map::Map;
use crate::problem::{Code, Problem};
use crate::sort;
use periods::{one_cycle, orders, years};
use versions::versions;
use words::{channels, contacts};

/// What closing a table needs.
pub(super) struct Closing<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) vendors: &'a Numbered,
    pub(super) asked: &'a mut Vec<Asked>,
    pub(super) problems: &'a mut Vec<Problem>,
    /// The number of the table's first group among all groups.
    pub(super) base: u32,
    /// The start of the cooperation, where it is known.
    pub(super) start: Option<Date>,
    /// What was said about the table.
    pub(super) layout: &'a Layout,
}

/// Decides it; the checks of its totals.
pub(super) fn close(table: &mut Table, closing: &mut Closing<'_>) -> Vec<Check> {
    // What a title says of all rows.
    if let Some((first, last)) = table.plan.periods.context_days.filter(|_| !table.plan.periods.has_column()) {
        table.groups.cover(super::rows::bits(first, last));
    }
    orders(table, closing);
    years(table, closing);
    versions(table, closing);
    only_totals(table);
    unplaced(table, closing);
    one_cycle(table, closing);
    let (checks, asked) = totals::check(table, closing.vocabulary);
    repeated(table, closing, &checks);
    // Rows that may belong to those above them are missing from the sums.
    let missing = closing.asked.iter().any(|asked| asked.ask == Ask::FillDown);
    let asked = asked.filter(|_| closing.layout.totals.is_none() && !missing);
    hold_asked(table, asked, closing);
    contacts(table, closing);
    channels(table, closing);
    flaws(table, closing);
    universal(table, closing);
    without_month(table, closing);
    told_once(closing);
    checks
}

/// The same fault of one vendor-month is told once.
fn told_once(closing: &mut Closing<'_>) {
    let base = closing.base;
    once(closing.problems, |record| record >= base, true);
}

/// Keeps the first of problems that say the same of the same group or vendor-month; where wanted, with how often it is so.
pub(super) fn once(problems: &mut Vec<Problem>, about: impl Fn(u32) -> bool, counted: bool) {
    let mut told: Map<(u32, Code, Vec<String>), u32> = Map::new();
    let same = |problem: &Problem| {
        // What a column lacks is told once of all tables that have it.
        let of_column = matches!(problem.code, Code::WhichColumn | Code::FigureNotJoined);
        let record = problem.record.or(of_column.then_some(u32::MAX)).filter(|record| about(*record))?;
        let values = problem.values.iter().filter(|(name, _)| **name != "count").map(|(_, value)| value.clone());
        Some((record, problem.code, values.collect::<Vec<_>>()))
    };
    let mut again = false;
    problems.retain(|problem| {
        let Some(key) = same(problem) else { return true };
        let mut times = 0;
        told.update(key, |known| {
            *known = known.saturating_add(1);
            times = *known;
        });
        again |= times > 1;
        times == 1
    });
    for problem in problems.iter_mut().filter(|_| again && counted) {
        let times = same(problem).and_then(|key| told.get(&key)).copied().unwrap_or(1);
        if times > 1 && !problem.values.contains_key("count") {
            problem.values.insert("count", times.to_string());
        }
    }
}

/// All groups that are still one of a record.
fn groups(table: &Table) -> impl Iterator<Item = (u32, Key)> {
    table.groups.keys.iter().filter(|(group, _)| !table.is_dropped(*group))
}

/// Adds a question, and holds back what it is about.
fn hold_asked(table: &mut Table, asked: Option<Asked>, closing: &mut Closing<'_>) {
    if let Some(asked) = asked {
        if asked.open {
            table.plan.withheld.extend(&asked.withheld);
        }
        closing.asked.push(asked);
    }
}

fn hold_all(table: &mut Table) {
    let all: Vec<u32> = groups(table).map(|(group, _)| group).collect();
    table.held.extend(all);
}

/// Where there are no rows but totals, they are the month; so they are where somebody said it.
fn only_totals(table: &mut Table) {
    // Rows that could not be placed are rows.
    let rows = groups(table).next().is_some() || !table.aside.unplaced.is_empty();
    if !table.plan.totals_count && rows {
        return;
    }
    let open: Vec<(u32, Key)> = groups(table).collect();
    let mut rows = table.aside.totals(false).cloned();
    let (Some(total), None) = (rows.next(), rows.next()) else { return };
    let first = open.first().map(|(_, key)| key.of_record());
    if open.iter().any(|(_, key)| Some(key.of_record()) != first) {
        return;
    }
    let context = Key { vendor: table.plan.context_vendor, period: table.plan.periods.context, part: None };
    table.dropped.extend(open.iter().map(|(group, _)| *group));
    let group = table.groups.add(first.unwrap_or(context), total.row);
    if let Some(group) = table.groups.group_mut(group) {
        group.rows = 1;
    }
    for place in 0..table.plan.gathered.len() {
        let Some(gathered) = table.plan.gathered.get(place).copied() else { continue };
        let value = gathered.from.and_then(|from| total.values.get(from)).copied().flatten();
        let value = match gathered.how {
            How::Weights { .. } => value.map(|_| Decimal::ONE),
            How::Count(_) => None,
            _ => value,
        };
        if let Some(value) = value {
            table.groups.take_single(group, place, value, total.row);
            let column = table.plan.column_of(&gathered).unwrap_or(0);
            table.groups.note(group, place, (total.row, table.plan.number(column)), total.row, &value.to_string());
        }
    }
}

/// Rows that belong to no vendor or month: where rows are added up, something would be missing.
fn unplaced(table: &mut Table, closing: &mut Closing<'_>) {
    let aside = &table.aside;
    if aside.unplaced.is_empty() {
        return;
    }
    let left_out = closing.layout.fill_down == Some(false);
    let adds_up = !table.plan.is_plain() && !left_out;
    if let Some(crossing) = aside.crossing {
        closing.asked.push(cycle_question(crossing).told());
    } else if aside.without_vendor > 0 || aside.without_period > 0 {
        let choice =
            |id, fill_down| AskedChoice::new(id, "", Layout::that(|layout| layout.fill_down = Some(fill_down)));
        let rows = aside.without_vendor.saturating_add(aside.without_period);
        let column = if aside.without_vendor > 0 { table.plan.vendor } else { table.plan.periods.main };
        let asked = Asked::new(Ask::FillDown, vec![choice("above", true), choice("left_out", false)])
            .with("count", &rows)
            .told();
        if !left_out {
            closing.asked.push(asked.about(None, column));
        }
    } else if adds_up {
        let column = table.plan.periods.main.or(table.plan.vendor).unwrap_or(0);
        let heading = table.plan.heading(column);
        let leave_out = vec![LeaveOut { column: heading, cells: aside.unplaced_texts.clone() }];
        let text = aside.unplaced_texts.join(BETWEEN);
        let choices = vec![AskedChoice::new("left_out", text, Layout::that(|layout| layout.leave_out = leave_out))];
        closing.asked.push(Asked::new(Ask::Unplaced, choices).column(column).told());
    }
    // Filled in from the row above, such a row would be a second one of a month that is there.
    let second = !left_out && aside.second_of_month;
    if adds_up || second {
        hold_all(table);
    }
}

/// Rows that are there twice, or that a column of words parts which nobody knows.
fn repeated(table: &mut Table, closing: &mut Closing<'_>, checks: &[Check]) {
    let mut rows: Vec<u32> = table.groups.repeated.values().flatten().copied().collect();
    let again = table.groups.repeated.iter().filter(|(_, rows)| !rows.is_empty());
    let mut held: Vec<u32> = again.map(|(group, _)| *group).collect();
    // Rows of a month that say the same figure differently.
    let plain = table.plan.is_plain() && table.plan.scope() == Scope::Month;
    if plain {
        for ((group, place, flaw), met) in &table.groups.flaws {
            let gathered = table.plan.gathered.get(usize::from(*place));
            if *flaw == Flaw::Differs && gathered.is_some() && !held.contains(group) && !table.is_dropped(*group) {
                held.push(*group);
                rows.push(met.row);
            }
        }
    }
    // Rows that hold different figures of a month are no second ones of the same.
    held.retain(|group| !plain || table.groups.sums(*group).any(|sum| sum.cells > 1));
    if plain && table.plan.repeated == super::plan::Repeated::Asked {
        copies(table, &held, closing);
    }
    // Of what is not read nothing is added up.
    if held.is_empty() || table.plan.repeated != super::plan::Repeated::Asked || table.plan.gathered.is_empty() {
        return;
    }
    let loose = table.plan.loose.first().copied();
    let contact = table.plan.row == RowKind::Contact;
    // The total of all rows proves that they are parts.
    let proven = !checks.is_empty() && checks.iter().all(|check| check.equal);
    if proven && !plain && loose.is_some() && table.aside.totals(false).next().is_some() {
        return;
    }
    for group in &held {
        let key = usize::try_from(*group).ok().and_then(|group| table.groups.keys.get(group));
        let Some(key) = key else { continue };
        let code = if contact { Code::ContactTwice } else { Code::DuplicateMonth };
        let problem = key.named_in(Problem::new(code), closing.vendors);
        let own = table.groups.repeated.get(group).and_then(|rows| rows.first()).copied();
        let met = table.groups.flaws.iter().find(|((own, _, flaw), _)| own == group && *flaw == Flaw::Differs);
        let row = own.or(met.map(|(_, met)| met.row)).unwrap_or(1);
        let column = table.plan.periods.main.or(table.plan.vendor).unwrap_or(0);
        let problem = Problem { record: group.checked_add(closing.base), ..problem };
        closing.problems.push(problem.at_cell(row, table.plan.number(column), ""));
    }
    let asked = if let Some(column) = loose.filter(|_| !contact) {
        let heading = table.plan.heading(column);
        let role = Some(Role::Group);
        let layout = Layout::of_column(heading.clone(), ColumnLayout { role, ..ColumnLayout::default() });
        Asked::new(Ask::Parts, vec![AskedChoice::new("add", heading, layout)]).column(column)
    } else {
        let choice = |id, repeated| AskedChoice::new(id, "", Layout::that(|layout| layout.repeated = Some(repeated)));
        let mut choices = vec![choice("once", RepeatedRows::Once), choice("add", RepeatedRows::Add)];
        if plain {
            choices.remove(0);
        }
        Asked::new(Ask::Repeated, choices)
    };
    closing.asked.push(asked.with("count", &rows.len()).told());
    if plain {
        table.doubtful.extend(held);
    } else {
        table.held.extend(held);
    }
}

/// Rows of a month that are there once more and say the same: that is told, and each figure counts once.
fn copies(table: &Table, held: &[u32], closing: &mut Closing<'_>) {
    for (group, key) in groups(table).filter(|(group, _)| !held.contains(group)) {
        let twice = table.groups.sums(group).any(|sum| sum.cells > 1);
        let Some(own) = table.groups.group(group).filter(|_| twice) else { continue };
        let problem = key.named_in(Problem::new(Code::DuplicateMonth), closing.vendors);
        let problem = Problem { record: group.checked_add(closing.base), ..problem };
        let column = table.plan.periods.main.or(table.plan.vendor).unwrap_or(0);
        closing.problems.push(problem.at_cell(own.first, table.plan.number(column), ""));
    }
}

/// What keeps figures from being the month's, said once for each figure.
fn flaws(table: &mut Table, closing: &mut Closing<'_>) {
    let plain = table.plan.is_plain();
    let mut told: Vec<(u16, Flaw, u32, u32)> = Vec::new();
    let mut blanks: Vec<Slot> = Vec::new();
    for ((group, place, flaw), met) in &table.groups.flaws {
        let rows = table.groups.group(*group).map_or(0, |group| group.rows);
        if table.is_dropped(*group) || (plain && *flaw != Flaw::Pending && *flaw != Flaw::TooLarge) {
            continue;
        }
        if *flaw == Flaw::Blank {
            if rows > 1 {
                blanks.extend(table.plan.gathered.get(usize::from(*place)).and_then(|gathered| gathered.slot));
            }
            continue;
        }
        match told.iter_mut().find(|(own, known, ..)| own == place && known == flaw) {
            Some((_, _, times, _)) => *times = times.saturating_add(met.times),
            None => told.push((*place, *flaw, met.times, met.row)),
        }
    }
    // A rate that is not on every row is that of no month.
    for (group, _) in groups(table) {
        let Some(own) = table.groups.group(group).copied() else { continue };
        for (place, gathered) in table.plan.gathered.iter().enumerate() {
            let cells = table.groups.sum(group, place).map_or(0, |sum| sum.cells);
            let place = u16::try_from(place).unwrap_or(u16::MAX);
            let known = told.iter().any(|(own, ..)| *own == place);
            if gathered.how == How::Single && !plain && cells > 0 && cells < own.rows && !known {
                told.push((place, Flaw::Differs, own.rows, own.first));
            }
        }
    }
    for (place, flaw, times, row) in told {
        let Some(gathered) = table.plan.gathered.get(usize::from(place)) else { continue };
        let Some(slot) = gathered.slot else { continue };
        let id = closing.vocabulary.figure(slot).map_or("", |figure| figure.id.as_str());
        let code = match flaw {
            Flaw::Pending if gathered.how != How::Single || !has_counts(table, slot, closing.vocabulary) => {
                Code::CellsPending
            }
            Flaw::TooLarge => Code::NumberTooLarge,
            Flaw::Differs | Flaw::Unweighted if !has_counts(table, slot, closing.vocabulary) => Code::FigureNotJoined,
            _ => continue,
        };
        let problem = Problem::new(code).with("figure", id).with("count", &times).with("what", id);
        let column = table.plan.column_of(gathered).map_or(1, |column| table.plan.number(column));
        closing.problems.push(problem.at_cell(row, column, ""));
    }
    if !blanks.is_empty() {
        sort::sort(&mut blanks);
        blanks.dedup();
        let choice = |id, blanks| AskedChoice::new(id, "", Layout::that(|layout| layout.blanks = Some(blanks)));
        let figure = blanks.first().copied();
        let asked =
            Asked::new(Ask::Blanks, vec![choice("zero", BlankCells::Zero), choice("missing", BlankCells::Missing)]);
        if closing.layout.blanks.is_none() {
            hold_asked(table, Some(asked.withholding(blanks).about(figure, None)), closing);
        }
    }
}

/// Whether the counts of a rate are there, so that nobody misses it.
fn has_counts(table: &Table, slot: Slot, vocabulary: &Vocabulary) -> bool {
    let given = |slot: Slot| table.plan.gathered.iter().any(|gathered| gathered.slot == Some(slot));
    let Some(known) = vocabulary.known(slot) else { return false };
    let scale = vocabulary.scale();
    if known.figure.id == scale.rate {
        return scale.good.iter().filter_map(|id| vocabulary.slot(id)).any(given);
    }
    let Some(of) = known.of else { return false };
    let whole = given(Slot { scope: slot.scope, index: of });
    let parts = vocabulary.list(slot.scope).iter().enumerate().filter(|(_, part)| part.whole == Some(of));
    whole && { parts }.any(|(index, _)| given(Slot { scope: slot.scope, index }))
}

/// Times in universal time count by the day that is written, and that is said.
fn universal(table: &Table, closing: &mut Closing<'_>) {
    if !table.utc || closing.layout.time_zone.is_some() {
        return;
    }
    let zone = |zone: &str| Layout::that(|layout| layout.time_zone = Some(zone.to_owned()));
    let choices =
        vec![AskedChoice::new("as_written", "", zone("+00:00")), AskedChoice::new("zone", "+08:00", zone("+08:00"))];
    let column = table.plan.periods.main;
    closing.asked.push(Asked { open: false, column, ..Asked::new(Ask::Zone, choices) });
}

/// Rows that say no month make one of a month that must be said.
fn without_month(table: &Table, closing: &mut Closing<'_>) {
    let open = groups(table).any(|(_, key)| key.period == Period::Unknown);
    let known = closing.asked.iter().any(|asked| matches!(asked.ask, Ask::Month | Ask::Year | Ask::Cycle));
    if open && !known && table.plan.scope() == Scope::Month {
        closing.asked.push(Asked::new(Ask::Month, Vec::new()).told());
    }
}
