//! Which column is which figure: by its name with its context, and where two could be it, by their values.

mod ask;
pub(super) mod channels;

use rust_decimal::Decimal;

use super::draft::{Draft, DraftColumn, figure_of, sure_figure};
use super::durations::Unit;
use super::evidence;
use super::plan::{Decided, Means, RowKind};
use super::questions::{Ask, Asked};
use super::seen::Seen;
use crate::glossary::{Channel, Found, Kind, Known, Rank, Role, Scope, Slot};
use crate::problem::{Code, Problem};
use crate::sort;
use ask::{ambiguous, ask};
use channels::{
    by_elimination, fit_another_rate, has_own_names, is_mixed, is_of_another, of_each_row, of_rows, other_channel,
    other_than,
};

/// Decides which columns are figures.
pub(super) fn assign(draft: &mut Draft<'_>, problems: &mut Vec<Problem>) {
    draft.channel = draft.layout.channel.or_else(|| draft.spoken_channel());
    possible(draft);
    in_other_units(draft, problems);
    ambiguous(draft);
    choose(draft, problems);
    by_elimination(draft);
    other_channel(draft);
    evidence::confirm(draft);
    ask(draft);
    out_of_place(draft, problems);
}

/// Collects for each column what it could be.
fn possible(draft: &mut Draft<'_>) {
    let names = draft.names();
    let by_row = draft.of_role(Role::Channel).is_some_and(|column| is_mixed(draft, column));
    let fit_another = fit_another_rate(draft);
    let of_both = fit_another == Some(true) || has_own_names(draft, &names);
    let spoken = if of_both || fit_another.is_some() { draft.channel.take() } else { None };
    let channel = if of_both { spoken.and_then(other_than) } else { draft.channel };
    let both = speaks_of_both(draft, &names);
    // 当日进线量 beside 本月累计进线量 is no month's, where no row is a day.
    let by_day = draft.row != RowKind::Month || !draft.columns.iter().any(goes_on);
    for place in 0..draft.columns.len() {
        let Some(column) = draft.columns.get_mut(place).filter(|column| column.means == Means::Nothing) else {
            continue;
        };
        if !by_day && draft.vocabulary.words().day.begins(column.head.leaf()) {
            column.found = Found::default();
        }
        let Some(column) = draft.columns.get(place) else { continue };
        let mut found: Vec<(Slot, Rank)> = Vec::new();
        if let Some(figures) = column.found.by_channel {
            let of_rows = of_rows(draft, place).filter(|_| by_row);
            let of_own = column.found.channel.or(of_rows);
            // Where both channels have counts of their own, so they have rates.
            let rate = draft.vocabulary.known(figures.phone).is_some_and(|known| known.of.is_some());
            let own = of_own.or(channel.filter(|_| !(of_both && rate)));
            if by_row && of_own.is_none() && draft.layout.channel.is_none() {
                let means = Means::ByChannel { phone: figures.phone, chat: figures.chat };
                if fits(figures.phone, &column.seen, draft)
                    && let Some(column) = draft.columns.get_mut(place)
                {
                    (column.means, column.decided) = (means, Decided::Context);
                }
                continue;
            }
            let slot = match own {
                Some(channel) => figures.of(channel),
                None => figures.otherwise.filter(|_| of_both || !both),
            };
            match slot {
                Some(slot) => found.push((slot, if column.found.by_people { Rank::Sure } else { Rank::BY_CHANNEL })),
                None if own.is_none() => {
                    found.extend([figures.phone, figures.chat].map(|slot| (slot, Rank::Nearest(0))));
                }
                None => {}
            }
        }
        if by_row && let Some(figures) = of_each_row(draft, place, column) {
            if let Some(column) = draft.columns.get_mut(place) {
                column.means = Means::ByChannel { phone: figures.phone, chat: figures.chat };
                column.decided = Decided::Context;
            }
            continue;
        }
        for (meaning, rank) in &column.found.meanings {
            let Some(slot) = figure_of(meaning) else { continue };
            if matches!(rank, Rank::Weaker(_)) && is_of_another(draft, slot, column) {
                continue;
            }
            let name = crate::glossary::plain_form(column.head.leaf());
            // 呼入-参评量 in a table of calls is what 参评量 is there.
            let of_table = column.found.channel.is_some()
                && column.found.channel == draft.channel
                && draft.vocabulary.channel_of(slot).is_none();
            let beside = matches!(rank, Rank::Nearest(_)) && (of_table || draft.vocabulary.sure_beside(&name, &names));
            found.push((slot, if beside { Rank::BESIDE } else { *rank }));
        }
        let per_agent = draft.vocabulary.per_agent(column.head.leaf());
        if !per_agent.is_empty() && draft.of_role(Role::Agent).is_some() && !draft.contacts {
            // Calls that people took, or calls that came in.
            found = (0_u16..).zip(per_agent).map(|(place, slot)| (*slot, Rank::Nearest(place))).collect();
        }
        let seen = &column.seen;
        let before = found.len();
        let tens = times(column).is_some();
        // 满意度 of 4.62 is a mean of scores, and no rate.
        let score = found.iter().find_map(|(slot, _)| score_of(*slot, seen, draft));
        found.retain(|(slot, _)| tens || fits(*slot, seen, draft));
        if let Some(score) = score.filter(|score| !found.iter().any(|(slot, _)| slot == score)) {
            found.push((score, Rank::Nearest(0)));
        }
        // Of two that a name is near, the one whose values fit is it.
        if before > 1 && found.len() == 1 && decides_by_values(seen) {
            for (_, rank) in &mut found {
                *rank = Rank::BY_VALUES;
            }
        }
        sort::sort_by_key(&mut found, |(_, rank)| *rank);
        if let Some(column) = draft.columns.get_mut(place) {
            column.possible = found;
        }
    }
}

/// Whether the headings speak of both channels, and no count says its own, by which the names of either could be told apart.
fn speaks_of_both(draft: &Draft<'_>, names: &[String]) -> bool {
    let either = |column: &DraftColumn| column.found.by_channel.is_some();
    let says = |column: &DraftColumn| {
        sure_figure(&column.found).is_some_and(|slot| draft.vocabulary.channel_of(slot).is_some())
    };
    let speaks = |channel| names.iter().any(|name| draft.vocabulary.channels().speaks_of(name, channel));
    let columns = &draft.columns;
    columns.iter().any(either) && !columns.iter().any(says) && speaks(Channel::Phone) && speaks(Channel::Chat)
}

/// A heading in a unit that its figure is not counted in is not read. Lengths of time are: they can be converted.
fn in_other_units(draft: &mut Draft<'_>, problems: &mut Vec<Problem>) {
    let (vocabulary, words) = (draft.vocabulary, draft.vocabulary.words());
    for column in draft.columns.iter_mut().filter(|column| column.means == Means::Nothing && column.found.other_unit) {
        let time = column.found.unit.as_deref().and_then(|unit| Unit::named(unit, words)).is_some();
        let tens = times(column).is_some();
        let converted = |slot: &Slot| {
            let known = vocabulary.known(*slot);
            known.is_some_and(|known| time && is_timed(known) || tens && known.figure.kind == Kind::Count)
        };
        let (kept, lost): (Vec<_>, Vec<_>) = column.possible.drain(..).partition(|(slot, _)| converted(slot));
        column.possible = kept;
        if let (Some((slot, Rank::Sure | Rank::Weaker(_))), true) = (lost.first(), column.possible.is_empty()) {
            let unit = vocabulary.figure(*slot).map_or("", |figure| figure.unit.as_str());
            let problem = Problem::new(Code::HeaderUnit).with("header", column.head.leaf()).with("unit", unit);
            problems.push(problem.at_cell(column.head.row, column.head.column, column.head.leaf()));
        }
    }
}

/// What the heading or the row of units says that the numbers are times of: thousands, ten thousands.
pub(super) fn times(column: &DraftColumn) -> Option<Decimal> {
    let units = [column.found.unit.as_deref(), column.head.unit.as_deref()];
    { units.into_iter().flatten() }.find_map(|unit| match unit.chars().next() {
        Some('千') => Some(Decimal::ONE_THOUSAND),
        Some('万' | '萬') => Some(Decimal::from_parts(10_000, 0, 0, false, 0)),
        _ => None,
    })
}

/// Whether the cells show what they are: a rate by its percent sign, a score by being small.
fn decides_by_values(seen: &Seen) -> bool {
    seen.percent > 0 || seen.largest().is_some_and(|largest| largest <= Decimal::TEN)
}

/// Whether the cells of a column can be this figure.
pub(super) fn fits(slot: Slot, seen: &Seen, draft: &Draft<'_>) -> bool {
    let Some(known) = draft.vocabulary.known(slot) else { return false };
    // Stated results, and columns in which nothing stands, are what they are called.
    if known.stated.is_some() || seen.number_cells() == 0 && seen.text == 0 && seen.dates.is_empty() {
        return true;
    }
    let timed = is_timed(known);
    match known.figure.kind {
        Kind::Flag => true,
        // What cannot be read is told at its cell.
        _ if draft.rows < 2 => fits_alone(known, seen),
        Kind::Count => {
            let mostly_rates = seen.percent > 0 && seen.percent >= seen.whole;
            !is_share(seen) && !mostly_rates && !seen.is_surely_dated() && seen.text <= seen.number_cells()
        }
        Kind::Percent => seen.text <= seen.number_cells() && !seen.is_surely_dated() && !is_score(known, seen),
        Kind::Number if timed => seen.percent == 0 && !seen.is_surely_dated(),
        Kind::Number | Kind::Money => seen.percent == 0 && !seen.is_surely_dated() && seen.text <= seen.number_cells(),
    }
}

/// What one row alone says against a figure.
fn fits_alone(known: &Known, seen: &Seen) -> bool {
    match known.figure.kind {
        Kind::Percent => !is_score(known, seen),
        Kind::Number if !is_timed(known) && known.figure.unit == "points" => seen.percent == 0,
        Kind::Count => !is_share(seen),
        _ => true,
    }
}

/// Whether what should be counts are shares of one.
fn is_share(seen: &Seen) -> bool {
    let mut numbers = seen.unsigned().peekable();
    seen.decimal > 0
        && numbers.peek().is_some()
        && { numbers }.all(|number| number <= Decimal::ONE)
        && seen.unsigned().any(|number| number.normalize().scale() > 0)
}

/// Whether a rate of satisfaction is a score out of five or ten instead: no percent sign, and above one.
fn is_score(known: &Known, seen: &Seen) -> bool {
    known.figure.of.is_some()
        && seen.percent == 0
        && seen.largest().is_some_and(|largest| largest > Decimal::ONE && largest <= Decimal::TEN)
}

/// The mean of scores that a column is called a rate of, but whose cells are scores.
fn score_of(rate: Slot, seen: &Seen, draft: &Draft<'_>) -> Option<Slot> {
    let known = draft.vocabulary.known(rate)?;
    if known.figure.kind != Kind::Percent || !is_score(known, seen) {
        return None;
    }
    let list = draft.vocabulary.list(rate.scope);
    let index = list.iter().position(|other| other.of == known.of && other.figure.unit == "points")?;
    Some(Slot { index, ..rate })
}

/// Whether a figure is a length of time.
pub(super) fn is_timed(known: &Known) -> bool {
    known.figure.kind == Kind::Number && matches!(known.figure.unit.as_str(), "s" | "min" | "h")
}

/// Whether a column counts on from row to row, or for the whole month.
fn goes_on(column: &DraftColumn) -> bool {
    column.found.running || column.found.monthly
}

/// Gives each figure the column that is surest called so.
fn choose(draft: &mut Draft<'_>, problems: &mut Vec<Problem>) {
    let mut open: Vec<(Slot, Vec<usize>)> = Vec::new();
    loop {
        // The surest of all that are left.
        let mut best: Option<(Rank, usize, Slot)> = None;
        for (place, column) in draft.columns.iter().enumerate().filter(|(_, column)| column.means == Means::Nothing) {
            for (slot, rank) in &column.possible {
                let taken = draft.of_figure(*slot).is_some() || *rank > Rank::Sure && draft.has_figure(*slot);
                if !taken && !matches!(rank, Rank::Nearest(_)) && best.is_none_or(|(known, ..)| *rank < known) {
                    best = Some((*rank, place, *slot));
                }
            }
        }
        let Some((rank, place, slot)) = best else { break };
        let rivals: Vec<usize> = draft
            .columns
            .iter()
            .enumerate()
            .filter(|(other, column)| {
                *other != place && column.means == Means::Nothing && column.possible.contains(&(slot, rank))
            })
            .map(|(other, _)| other)
            .collect();
        // 当日进线量 beside 累计进线量: the one counts each day, the other adds the days before it.
        let goes_on = |place: &usize| draft.columns.get(*place).is_some_and(goes_on);
        let (running, rivals): (Vec<usize>, Vec<usize>) = rivals.into_iter().partition(goes_on);
        if goes_on(&place) && !rivals.is_empty() || !goes_on(&place) && !running.is_empty() {
            let dropped = if goes_on(&place) { vec![place] } else { running };
            for place in dropped {
                forget(draft, place, slot);
                if let Some(column) = draft.columns.get_mut(place) {
                    column.found.by_channel = None;
                }
            }
            continue;
        }
        let rivals: Vec<usize> = rivals.into_iter().chain(running).collect();
        let differ: Vec<usize> = rivals.iter().copied().filter(|rival| !same_numbers(draft, place, *rival)).collect();
        if differ.is_empty() {
            let decided = match rank {
                Rank::BY_VALUES => Decided::Values,
                Rank::BY_CHANNEL | Rank::BESIDE => Decided::Context,
                _ => Decided::Name,
            };
            if let Some(column) = draft.columns.get_mut(place) {
                (column.means, column.decided) = (Means::Figure(slot), decided);
            }
            for rival in rivals {
                forget(draft, rival, slot);
            }
            continue;
        }
        let all: Vec<usize> = std::iter::once(place).chain(differ).collect();
        for place in &all {
            forget(draft, *place, slot);
        }
        open.push((slot, all));
    }
    for (slot, all) in open {
        // 进线量 and 请求量: the rate beside them is that of one. A rate written with its counts says more than one without.
        let counted = |place: usize| draft.columns.get(place).is_some_and(|column| column.seen.fractions > 0);
        let mut proven = { all.iter() }.filter(|place| counted(**place) || evidence::is_proven(draft, **place, slot));
        if let (Some(only), None) = (proven.next().copied(), proven.next()) {
            if let Some(column) = draft.columns.get_mut(only) {
                (column.means, column.decided) = (Means::Figure(slot), Decided::Values);
            }
            continue;
        }
        let first = all.first().and_then(|place| draft.columns.get(*place));
        let first = first.map_or((1, 1), |column| (column.head.row, column.head.column));
        let id = draft.vocabulary.figure(slot).map_or(String::new(), |figure| figure.id.clone());
        for column in all.iter().skip(1).filter_map(|rival| draft.columns.get(*rival)) {
            let problem =
                Problem::new(Code::FigureRepeated).with("figure", &id).with("row", &first.0).with("column", &first.1);
            problems.push(problem.at_cell(column.head.row, column.head.column, column.head.leaf()));
        }
        let choices = all.iter().map(|place| draft.take_for(*place, slot)).collect();
        let asked = Asked::new(Ask::Column, choices).withholding(vec![slot]).told();
        draft.ask(asked.about(Some(slot), None));
    }
}

/// Whether two columns hold the same numbers, or the same lengths of time.
fn same_numbers(draft: &Draft<'_>, one: usize, other: usize) -> bool {
    let seen = |place: usize| draft.columns.get(place).map(|column| (&column.seen.numbers, column.seen.duration));
    let texts = |place: usize| draft.columns.get(place).map(|column| &column.seen.samples);
    seen(one) == seen(other) && (seen(one).is_none_or(|(_, times)| times == 0) || texts(one) == texts(other))
}

fn forget(draft: &mut Draft<'_>, place: usize, slot: Slot) {
    if let Some(column) = draft.columns.get_mut(place) {
        column.possible.retain(|(known, _)| *known != slot);
    }
}

/// Whether the counts that a rate is of have columns.
pub(super) fn has_counts(draft: &Draft<'_>, slot: Slot) -> bool {
    let has = |index: usize| draft.has_figure(Slot { index, ..slot });
    let Some(of) = draft.vocabulary.known(slot).and_then(|known| known.of) else { return false };
    let part = draft.vocabulary.list(slot.scope).iter().position(|other| other.whole == Some(of));
    has(of) && part.is_some_and(has)
}

/// Figures of the month do not belong into rows of categories, nor those of categories elsewhere.
fn out_of_place(draft: &mut Draft<'_>, problems: &mut Vec<Problem>) {
    let by_category = draft.of_role(Role::Category).is_some();
    for column in &mut draft.columns {
        let Some(slot) = column.slot() else { continue };
        let code = match slot.scope {
            Scope::Month if by_category => Code::FigureOfTheMonth,
            Scope::Category if !by_category => Code::FigureNeedsCategory,
            _ => continue,
        };
        let id = draft.vocabulary.figure(slot).map_or("", |figure| figure.id.as_str());
        problems.push(Problem::new(code).with("figure", id).at_cell(
            column.head.row,
            column.head.column,
            column.head.leaf(),
        ));
        column.means = Means::Nothing;
    }
}
