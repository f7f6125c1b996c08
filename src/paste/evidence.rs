//! What the numbers say about which column is which: a rate of the table is that of its own counts.

use rust_decimal::Decimal;

use super::draft::{Draft, DraftColumn};
use super::gather::plus;
use super::plan::{Decided, Means};
use crate::glossary::{Kind, Rank, Role, Scope, Slot};
use crate::number::{product, sum};

/// Takes a column that is only near a figure for it, where the numbers of the table prove it: the part and a rate beside it,
/// or what was lost, fit in every row.
pub(super) fn confirm(draft: &mut Draft<'_>) {
    reached_and_not(draft);
    counted_alike(draft);
    doubt(draft);
    of_which_channel(draft);
    for (index, known) in draft.vocabulary.list(Scope::Month).iter().enumerate() {
        let slot = Slot { scope: Scope::Month, index };
        if known.figure.kind != Kind::Count || draft.of_figure(slot).is_some() {
            continue;
        }
        let near: Vec<usize> = draft
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| {
                column.means == Means::Nothing && column.possible.iter().any(|(known, _)| *known == slot)
            })
            .map(|(place, _)| place)
            .collect();
        let proven: Vec<usize> = near.into_iter().filter(|place| is_proven(draft, *place, slot)).collect();
        if let Some(first) = proven.first()
            && proven.iter().all(|place| numbers(draft, *place) == numbers(draft, *first))
            && let Some(column) = draft.columns.get_mut(*first)
        {
            (column.means, column.decided) = (Means::Figure(slot), Decided::Values);
        }
    }
}

/// What two columns called 已… and 未… add up to in every row is what was offered, whatever its name, and the one of them
/// what was reached: 人工会话量, 已领取会话量, 未领取会话量.
fn reached_and_not(draft: &mut Draft<'_>) {
    let named = |begins: char| {
        let names = draft.columns.iter().enumerate();
        { names }.filter_map(move |(place, column)| Some((place, column.head.leaf().strip_prefix(begins)?)))
    };
    let pairs: Vec<(usize, usize)> = named('已')
        .flat_map(|(reached, name)| {
            named('未').filter(move |(_, other)| *other == name).map(move |(lost, _)| (reached, lost))
        })
        .collect();
    for (reached, lost) in pairs {
        let both = |place: &usize| *place != reached && *place != lost && adds_up(draft, &[reached, lost], *place);
        let Some(all) = (0..draft.columns.len()).find(both) else { continue };
        let Some(column) = draft.columns.get(all) else { continue };
        let Some(slot) = column.slot().or_else(|| column.figures().next()) else { continue };
        let list = draft.vocabulary.list(slot.scope);
        let whole = list.get(slot.index).and_then(|known| known.whole).unwrap_or(slot.index);
        let Some(part) = list.iter().position(|known| known.whole == Some(whole)) else { continue };
        for (place, index) in [(all, whole), (reached, part)] {
            let slot = Slot { index, ..slot };
            for (other, column) in draft.columns.iter_mut().enumerate() {
                if other == place {
                    (column.means, column.decided) = (Means::Figure(slot), Decided::Values);
                } else if column.slot() == Some(slot) && column.decided != Decided::Layout {
                    column.means = Means::Nothing;
                }
            }
        }
    }
}

/// People and what they asked are not compared: of two columns of what was offered that one is meant which is counted as what
/// was reached is: 咨询人数 and 咨询量 beside 接待量.
fn counted_alike(draft: &mut Draft<'_>) {
    let people = |place: usize| draft.columns.get(place).is_some_and(|column| column.head.leaf().contains("人数"));
    let mut found = Vec::new();
    for index in 0..draft.vocabulary.list(Scope::Month).len() {
        let slot = Slot { scope: Scope::Month, index };
        let (Some(part), Some(whole)) = (part_of(draft, slot), draft.of_figure(slot)) else { continue };
        let named = |place: &usize| {
            { draft.columns.get(*place) }
                .is_some_and(|column| column.means == Means::Nothing && column.figures().any(|own| own == slot))
        };
        let said = draft.columns.get(whole).is_none_or(|column| column.decided == Decided::Layout);
        if said || people(part) == people(whole) {
            continue;
        }
        let mut others =
            (0..draft.columns.len()).filter(|place| people(*place) == people(part) && can_be(draft, *place, slot));
        found.extend(others.find(named).map(|other| (whole, other, slot)));
    }
    for (before, after, slot) in found {
        for (place, means) in [(before, Means::Nothing), (after, Means::Figure(slot))] {
            if let Some(column) = draft.columns.get_mut(place) {
                (column.means, column.decided) = (means, Decided::Context);
            }
        }
    }
}

/// A count by a name that is often wider is only near where a column nobody knows lies between it and its part in every row:
/// 呼入总数, 人工队列总数, 人工接听数.
fn doubt(draft: &mut Draft<'_>) {
    const FEWEST: usize = 2;
    for index in 0..draft.vocabulary.list(Scope::Month).len() {
        let slot = Slot { scope: Scope::Month, index };
        let Some(part) = part_of(draft, slot) else { continue };
        let is_weak = |column: &DraftColumn| match column.means {
            Means::Figure(own) => {
                own == slot && column.decided == Decided::Name && rank_of(column, slot) > Some(Rank::Sure)
            }
            Means::Nothing => draft.of_figure(slot).is_none() && rank_of(column, slot).is_some(),
            _ => false,
        };
        let weak = draft.columns.iter().position(is_weak);
        let Some(whole) = weak.filter(|_| draft.rows >= FEWEST) else { continue };
        let between = |place: &usize| {
            draft.columns.get(*place).is_some_and(|column| {
                column.means == Means::Nothing
                    && column.possible.is_empty()
                    && !draft.vocabulary.words().by_machine(&crate::glossary::plain_form(column.head.leaf()))
                    && column.seen.percent == 0
                    && column.seen.is_numeric()
            }) && lies_between(draft, *place, part, whole)
        };
        let between: Vec<usize> = (0..draft.columns.len()).filter(between).collect();
        if between.is_empty() {
            continue;
        }
        for place in between.into_iter().chain([whole]) {
            let Some(column) = draft.columns.get_mut(place) else { continue };
            (column.means, column.decided) = (Means::Nothing, Decided::Open);
            column.possible = vec![(slot, Rank::Nearest(u16::from(place == whole)))];
        }
    }
}

/// A time of responses by a name that says no channel is of either where all else in the table is of the other one:
/// 平均响应时长 beside 进线量 and 接起量.
fn of_which_channel(draft: &mut Draft<'_>) {
    for place in 0..draft.columns.len() {
        let Some((column, slot)) = draft.columns.get(place).and_then(|column| Some((column, column.slot()?))) else {
            continue;
        };
        let (Some(own), Some(shared)) = (draft.vocabulary.channel_of(slot), draft.vocabulary.shared(slot)) else {
            continue;
        };
        let timed = draft.vocabulary.known(slot).is_some_and(super::meanings::is_timed);
        let named = column.decided == Decided::Layout || column.found.channel.is_some();
        if !timed || named || rank_of(column, slot) <= Some(Rank::Sure) || draft.channel == Some(own) {
            continue;
        }
        let others = draft.columns.iter().enumerate().filter(|(other, _)| *other != place);
        let mut others = others.filter_map(|(_, column)| draft.vocabulary.channel_of(column.slot()?)).peekable();
        if others.peek().is_some()
            && others.all(|other| other != own)
            && let Some(column) = draft.columns.get_mut(place)
        {
            (column.means, column.decided) = (Means::Nothing, Decided::Open);
            column.possible = [shared.phone, shared.chat].map(|slot| (slot, Rank::Nearest(0))).to_vec();
        }
    }
}

/// How surely a column could be a figure.
fn rank_of(column: &DraftColumn, slot: Slot) -> Option<Rank> {
    column.possible.iter().find(|(known, _)| *known == slot).map(|(_, rank)| *rank)
}

/// Whether every row of a column lies between two others, and not all are one of them.
fn lies_between(draft: &Draft<'_>, column: usize, least: usize, most: usize) -> bool {
    let (mut above, mut below, mut rows) = (false, false, 0_usize);
    let all = numbers(draft, column).iter().zip(numbers(draft, least)).zip(numbers(draft, most));
    for ((number, least), most) in all {
        let (Some((number, _)), Some((least, _)), Some((most, _))) = (number, least, most) else { continue };
        if number < least || number > most || number.normalize().scale() > 0 {
            return false;
        }
        (above, below, rows) = (above || number > least, below || number < most, rows.saturating_add(1));
    }
    above && below && rows > 1
}

/// The column of the part of a figure.
fn part_of(draft: &Draft<'_>, whole: Slot) -> Option<usize> {
    let list = draft.vocabulary.list(whole.scope);
    let part = list.iter().position(|known| known.whole == Some(whole.index))?;
    draft.of_figure(Slot { scope: whole.scope, index: part })
}

fn numbers<'d>(draft: &'d Draft<'_>, column: usize) -> &'d [Option<(Decimal, bool)>] {
    draft.columns.get(column).map_or(&[], |column| column.seen.numbers.as_slice())
}

/// Whether a column can be this whole: it is never less than its part.
pub(super) fn can_be(draft: &Draft<'_>, column: usize, slot: Slot) -> bool {
    part_of(draft, slot).is_none_or(|part| is_never_less(draft, column, part))
}

/// Whether a column is nowhere less than another.
pub(super) fn is_never_less(draft: &Draft<'_>, whole: usize, part: usize) -> bool {
    let mut pairs = numbers(draft, whole).iter().zip(numbers(draft, part));
    pairs.all(|(whole, part)| whole.zip(*part).is_none_or(|((whole, _), (part, _))| whole >= part))
}

/// Whether the numbers prove that a column is this whole, or this part of a whole that has its column.
pub(super) fn is_proven(draft: &Draft<'_>, column: usize, slot: Slot) -> bool {
    let scale = draft.vocabulary.scale();
    if draft.vocabulary.slot(&scale.answers) == Some(slot) {
        let levels = scale.levels.iter().filter_map(|id| draft.vocabulary.slot(id));
        let levels: Vec<usize> = levels.filter_map(|slot| draft.of_figure(slot)).collect();
        return levels.len() > 1 && adds_up(draft, &levels, column);
    }
    let (part, whole, slot) = if let Some(part) = part_of(draft, slot) {
        (part, column, slot)
    } else {
        let of = draft.vocabulary.known(slot).and_then(|known| known.whole);
        let Some(of) = of.map(|index| Slot { scope: slot.scope, index }) else { return false };
        let Some(whole) = draft.of_figure(of) else { return false };
        // Numbers do not say of which channel a name is that both have.
        let shared = draft.columns.get(column).is_some_and(|column| column.found.by_channel.is_some());
        if shared && draft.channel.is_none() {
            return false;
        }
        (column, whole, of)
    };
    if !is_never_less(draft, whole, part) || of_people(draft, column, slot) {
        return false;
    }
    let rates = (0..draft.columns.len()).filter(|rate| is_rate_of(draft, *rate, slot));
    let by_rate = { rates }.any(|rate| rate_fits(draft, part, whole, rate));
    let lost = draft
        .columns
        .iter()
        .enumerate()
        .filter(|(_, other)| draft.vocabulary.lost_of(other.head.leaf()).contains(&slot));
    by_rate || { lost }.any(|(lost, _)| adds_up(draft, &[part, lost], whole))
}

/// Whether a column counts what rang at each of the people of the table: that their own rate fits proves nothing of what was
/// offered, which is more where nobody was found, and less where it rang twice.
fn of_people(draft: &Draft<'_>, column: usize, slot: Slot) -> bool {
    let heading = draft.columns.get(column).map_or("", |column| column.head.leaf());
    draft.of_role(Role::Agent).is_some() && draft.vocabulary.per_agent(heading) == [slot]
}

/// The whole that a column is near, where a part and a rate beside it fit in every row: each may be of a channel of its own.
pub(super) fn near_by_row(draft: &Draft<'_>, column: usize) -> Option<Slot> {
    let fits = |slot: &Slot| {
        let rates = (0..draft.columns.len()).filter(|place| is_rate_of(draft, *place, *slot));
        { rates }
            .any(|rate| (0..draft.columns.len()).any(|part| part != column && rate_fits(draft, part, column, rate)))
    };
    draft.columns.get(column)?.figures().find(fits)
}

/// Whether a column has any numbers.
pub(super) fn has_numbers(draft: &Draft<'_>, column: usize) -> bool {
    numbers(draft, column).iter().any(Option::is_some)
}

/// Whether a column is called the rate of a count.
pub(super) fn is_rate_of(draft: &Draft<'_>, column: usize, whole: Slot) -> bool {
    let Some(column) = draft.columns.get(column) else { return false };
    let of = |slot: Slot| {
        draft
            .vocabulary
            .known(slot)
            .is_some_and(|known| known.figure.kind == Kind::Percent && known.of == Some(whole.index))
    };
    column.figures().any(of) || column.found.by_channel.is_some_and(|figures| of(figures.phone) || of(figures.chat))
}

/// Whether the rate of every row is that of its counts, as far as it is written out, and some row tells.
pub(super) fn rate_fits(draft: &Draft<'_>, part: usize, whole: usize, rate: usize) -> bool {
    let mut tells = false;
    let rows = numbers(draft, part).iter().zip(numbers(draft, whole)).zip(numbers(draft, rate));
    for ((part, whole), rate) in rows {
        let (Some((part, _)), Some((whole, _)), Some((rate, percent))) = (part, whole, rate) else { continue };
        if whole.is_zero() {
            continue;
        }
        let rate = if *percent || *rate > Decimal::ONE {
            *rate
        } else {
            product(*rate, Decimal::ONE_HUNDRED).unwrap_or(*rate)
        };
        let Some(exact) = product(*part, Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(*whole)) else {
            return false;
        };
        // What is written is rounded, or cut off.
        let places = rate.normalize().scale().max(if *percent { 0 } else { 2 });
        let tolerance = Decimal::try_new(1, places.min(10)).unwrap_or(Decimal::ONE);
        if sum(exact, -rate).is_none_or(|difference| difference.abs() > tolerance) {
            return false;
        }
        tells |= part != whole && !part.is_zero();
    }
    tells
}

/// Whether parts, what was reached and what was lost, add up to the whole in every row, and some row tells.
fn adds_up(draft: &Draft<'_>, parts: &[usize], whole: usize) -> bool {
    let mut tells = false;
    for row in 0..numbers(draft, whole).len() {
        let at = |place: usize| numbers(draft, place).get(row).copied().flatten().map(|(number, _)| number);
        let Some(whole) = at(whole) else { continue };
        let (mut sum, mut some) = (Some(Decimal::ZERO), 0_usize);
        for part in parts {
            let part = at(*part);
            sum = sum.zip(part).and_then(|(sum, part)| plus(sum, part));
            some = some.saturating_add(usize::from(part.is_some_and(|part| !part.is_zero())));
        }
        let Some(sum) = sum else { continue };
        if sum != whole {
            return false;
        }
        tells |= some > 1;
    }
    tells
}
