//! What a person must say about columns that are only near a figure.

use super::has_counts;
use crate::glossary::{Channel, Rank, Slot};
use crate::paste::draft::{Draft, DraftColumn};
use crate::paste::evidence;
use crate::paste::plan::Means;
use crate::paste::questions::{Ask, Asked, AskedChoice};
use crate::problem::{Code, Problem};
use crate::sort;

/// A heading that a contract gave two figures is not guessed.
pub(super) fn ambiguous(draft: &mut Draft<'_>, problems: &mut Vec<Problem>) {
    for place in 0..draft.columns.len() {
        let Some(column) = draft.columns.get(place) else { continue };
        let sure: Vec<Slot> =
            column.possible.iter().filter(|(_, rank)| *rank == Rank::Sure).map(|(slot, _)| *slot).collect();
        if sure.len() < 2 {
            continue;
        }
        let id = |slot: &Slot| draft.vocabulary.figure(*slot).map_or("", |figure| figure.id.as_str());
        let names: Vec<&str> = sure.iter().map(id).collect();
        let problem =
            Problem::new(Code::HeaderAmbiguous).with("header", column.head.leaf()).with("meanings", &names.join(", "));
        problems.push(problem.at_cell(column.head.row, column.head.column, column.head.leaf()));
        let choices: Vec<AskedChoice> = sure.iter().map(|slot| draft.take_for(place, *slot)).collect();
        for slot in sure {
            let asked = Asked::new(Ask::Column, choices.clone()).withholding(vec![slot]).told();
            draft.ask(Asked { figure: Some(slot), column: Some(place), ..asked });
        }
        if let Some(column) = draft.columns.get_mut(place) {
            column.possible.clear();
        }
    }
}

/// Asks where a column is only near a figure that has none.
pub(super) fn ask(draft: &mut Draft<'_>) {
    let mut slots: Vec<Slot> = draft
        .columns
        .iter()
        .filter(|column| column.means == Means::Nothing)
        .flat_map(|column| column.possible.iter().map(|(slot, _)| *slot))
        .collect();
    sort::sort(&mut slots);
    slots.dedup();
    let by_channel = |column: &DraftColumn| column.found.by_channel.is_some() && column.means == Means::Nothing;
    let open: Vec<usize> = draft
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| by_channel(column) && !column.possible.is_empty())
        .map(|(place, _)| place)
        .collect();
    if !open.is_empty() && draft.channel.is_none() {
        let choice = |channel: Channel| {
            let layout = crate::paste::layout::Layout { channel: Some(channel), ..Default::default() };
            AskedChoice::new(if channel == Channel::Phone { "phone" } else { "chat" }, "", layout)
        };
        let withheld: Vec<Slot> = open
            .iter()
            .filter_map(|place| draft.columns.get(*place))
            .flat_map(|column| column.possible.iter().map(|(slot, _)| *slot))
            .collect();
        let choices = vec![choice(Channel::Phone), choice(Channel::Chat)];
        let first = open.first().copied();
        let asked = Asked::new(Ask::Channel, choices).withholding(withheld);
        draft.ask(Asked { column: first, ..asked });
        for place in open {
            if let Some(column) = draft.columns.get_mut(place) {
                column.possible.clear();
            }
        }
    }
    let all: Vec<(Slot, Vec<usize>)> = slots.into_iter().map(|slot| (slot, near(draft, slot))).collect();
    let of = |slot: Option<Slot>| all.iter().find(|(own, near)| Some(*own) == slot && !near.is_empty());
    let list = |slot: Slot| draft.vocabulary.list(slot.scope);
    let mut asked = Vec::new();
    for (slot, near) in all.iter().filter(|(_, near)| !near.is_empty()) {
        let part = list(*slot).iter().position(|known| known.whole == Some(slot.index));
        // What was reached is asked first, and what was offered with it.
        if of(part.map(|index| Slot { index, ..*slot })).is_some() {
            continue;
        }
        let whole = list(*slot).get(slot.index).and_then(|known| known.whole).map(|index| Slot { index, ..*slot });
        let whole = of(whole);
        let choice = |place: &usize| {
            let mut choice = draft.take_for(*place, *slot);
            let fitting = |other: &&usize| *other != place && evidence::is_never_less(draft, **other, *place);
            let mut others = whole.into_iter().flat_map(|(_, near)| near).filter(fitting);
            if let (Some((whole, _)), Some(other), None) = (whole, others.next(), others.next()) {
                choice.layout = choice.layout.with(&draft.take_for(*other, *whole).layout);
            }
            choice
        };
        let mut choices: Vec<AskedChoice> = near.iter().map(choice).collect();
        if let [only] = near.as_slice() {
            choices.push(draft.ignore(*only));
        }
        let withheld = [Some(*slot), whole.map(|(whole, _)| *whole)].into_iter().flatten().collect();
        asked.push(Asked {
            figure: Some(*slot),
            column: near.first().copied(),
            ..Asked::new(Ask::Column, choices).withholding(withheld)
        });
    }
    for asked in asked {
        draft.ask(asked);
    }
}

/// The columns that are near a figure that has none, the nearest first.
fn near(draft: &Draft<'_>, slot: Slot) -> Vec<usize> {
    if draft.of_figure(slot).is_some() || asked_for_rate(draft, slot) {
        return Vec::new();
    }
    let mut near: Vec<(Rank, usize)> = draft
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.means == Means::Nothing)
        .filter_map(|(place, column)| {
            column.possible.iter().find(|(known, _)| *known == slot).map(|(_, rank)| (*rank, place))
        })
        .filter(|(_, place)| evidence::can_be(draft, *place, slot))
        .collect();
    sort::sort(&mut near);
    near.into_iter().map(|(_, place)| place).collect()
}

/// Whether a figure is a rate or a mean that rows of a table could not give anyway, or whose counts are there.
fn asked_for_rate(draft: &Draft<'_>, slot: Slot) -> bool {
    let Some(known) = draft.vocabulary.known(slot) else { return true };
    let weighted = known.figure.combined() == crate::glossary::Combine::Weighted;
    let of = known.of.map(|index| Slot { scope: slot.scope, index });
    let single = draft.rows < 2;
    weighted && (has_counts(draft, slot) || !(single || of.is_some_and(|of| draft.of_figure(of).is_some())))
}
