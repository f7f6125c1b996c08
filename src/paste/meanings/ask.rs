//! What a person must say about columns that are only near a figure.

use super::has_counts;
use crate::glossary::{Channel, Kind, Rank, Role, Slot};
use crate::paste::draft::{Draft, DraftColumn};
use crate::paste::evidence::{can_be, is_never_less};
use crate::paste::plan::{Decided, Means};
use crate::paste::questions::{Ask, Asked, AskedChoice};
use crate::sort;

/// A heading that a contract gave two figures is not guessed.
pub(super) fn ambiguous(draft: &mut Draft<'_>) {
    for place in 0..draft.columns.len() {
        let Some(column) = draft.columns.get(place) else { continue };
        let sure: Vec<Slot> =
            column.possible.iter().filter(|(_, rank)| *rank == Rank::Sure).map(|(slot, _)| *slot).collect();
        if sure.len() < 2 {
            continue;
        }
        either(draft, place, &sure);
        if let Some(column) = draft.columns.get_mut(place) {
            column.possible.clear();
        }
    }
}

/// Asks which of several figures a column is.
fn either(draft: &mut Draft<'_>, place: usize, slots: &[Slot]) {
    let id = |slot: &Slot| draft.vocabulary.figure(*slot).map_or("", |figure| figure.id.as_str());
    let names: Vec<&str> = slots.iter().map(id).collect();
    let choice = |(slot, name): (&Slot, &&str)| AskedChoice {
        id: "figure",
        text: (*name).to_owned(),
        ..draft.take_for(place, *slot)
    };
    let mut choices: Vec<AskedChoice> = slots.iter().zip(&names).map(choice).collect();
    choices.push(draft.ignore(place));
    let asked = Asked::new(Ask::Figure, choices).withholding(slots.to_vec()).with("meanings", &names.join(", "));
    draft.ask(asked.column(place));
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
        .filter(|(_, column)| {
            by_channel(column) && column.possible.iter().any(|(slot, _)| draft.of_figure(*slot).is_none())
        })
        .map(|(place, _)| place)
        .collect();
    if !open.is_empty() && draft.channel.is_none() {
        let choice = |channel: Channel| {
            let layout = crate::paste::layout::Layout { channel: Some(channel), ..Default::default() };
            AskedChoice::new(if channel == Channel::Phone { "phone" } else { "chat" }, "", layout)
        };
        let mut withheld: Vec<Slot> = open
            .iter()
            .filter_map(|place| draft.columns.get(*place))
            .flat_map(|column| column.possible.iter().map(|(slot, _)| *slot))
            .collect();
        // What was taken for calls because nothing tells is of the same channel.
        let assumed = |column: &&DraftColumn| {
            column
                .found
                .by_channel
                .is_some_and(|figures| figures.otherwise.is_some() && figures.otherwise == column.slot())
                && column.found.channel.is_none()
                && column.decided == Decided::Context
        };
        withheld.extend(draft.columns.iter().filter(assumed).filter_map(DraftColumn::slot));
        let choices = vec![choice(Channel::Phone), choice(Channel::Chat)];
        let first = open.first().copied();
        let asked = Asked::new(Ask::Channel, choices).withholding(withheld);
        draft.ask(asked.about(None, first));
        for place in open {
            if let Some(column) = draft.columns.get_mut(place) {
                column.possible.clear();
            }
        }
    }
    let all: Vec<(Slot, Vec<usize>)> = slots.into_iter().map(|slot| (slot, near(draft, slot))).collect();
    let whole_of = |slot: Slot| {
        let index = draft.vocabulary.known(slot)?.whole?;
        all.iter().find(|(own, _)| *own == Slot { index, ..slot })
    };
    // The one column that can be what was offered, where another is what was reached.
    let fitting = |slot: Slot, place: usize| {
        let (whole, near) = whole_of(slot)?;
        let mut others = { near.iter() }.filter(|other| **other != place && is_never_less(draft, **other, place));
        others.next().filter(|_| others.next().is_none()).map(|other| (*whole, *other))
    };
    let with_whole = |(slot, near): &(Slot, Vec<usize>)| near.iter().find_map(|place| fitting(*slot, *place));
    // It is asked about together with it.
    let told: Vec<Slot> = all.iter().filter_map(with_whole).map(|(whole, _)| whole).collect();
    let (mut asked, mut either_of) = (Vec::new(), Vec::new());
    for (slot, near) in all.iter().filter(|(slot, near)| !near.is_empty() && !told.contains(slot)) {
        let choice = |place: &usize| {
            let mut choice = draft.take_for(*place, *slot);
            if let Some((whole, other)) = fitting(*slot, *place) {
                choice.layout = choice.layout.with(&draft.take_for(other, whole).layout);
            }
            choice
        };
        let mut choices: Vec<AskedChoice> = near.iter().map(choice).collect();
        if let [only] = near.as_slice() {
            // The one column may be the one or the other.
            let same = all.iter().filter(|(own, places)| places == near && !told.contains(own));
            let same: Vec<Slot> = same.map(|(own, _)| *own).collect();
            if same.len() > 1 {
                if same.first() == Some(slot) {
                    either_of.push((*only, same));
                }
                continue;
            }
            choices.push(draft.ignore(*only));
        }
        let mut withheld = vec![*slot];
        withheld.extend(whole_of(*slot).map(|(whole, _)| *whole).filter(|whole| told.contains(whole)));
        let new = Asked::new(Ask::Column, choices).withholding(withheld);
        asked.push(new.about(Some(*slot), near.first().copied()));
    }
    for asked in asked {
        draft.ask(asked);
    }
    for (place, slots) in either_of {
        either(draft, place, &slots);
    }
}

/// The columns that are near a figure that has none, the nearest first.
fn near(draft: &Draft<'_>, slot: Slot) -> Vec<usize> {
    if draft.has_figure(slot) || asked_for_rate(draft, slot) {
        return Vec::new();
    }
    let mut near: Vec<(Rank, usize)> = draft
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| {
            // A table of calls has no figures of chats.
            let own = draft.vocabulary.channel_of(slot);
            let other = own.is_some() && draft.channel.is_some() && own != draft.channel;
            column.means == Means::Nothing && (!other || column.found.by_channel.is_some())
        })
        .filter_map(|(place, column)| {
            column.possible.iter().find(|(known, _)| *known == slot).map(|(_, rank)| (*rank, place))
        })
        .filter(|(_, place)| can_be(draft, *place, slot))
        .collect();
    sort::sort(&mut near);
    near.into_iter().map(|(_, place)| place).collect()
}

/// Whether a figure is a rate or a mean that rows of a table could not give anyway, or whose counts are there.
fn asked_for_rate(draft: &Draft<'_>, slot: Slot) -> bool {
    let Some(known) = draft.vocabulary.known(slot) else { return true };
    let weighted = known.figure.combined() == crate::glossary::Combine::Weighted;
    let of = known.of.map(|index| Slot { scope: slot.scope, index });
    // A row for each month has nothing to be joined with.
    let month = draft.of_role(Role::Month).and_then(|place| draft.columns.get(place));
    let single = draft.rows < 2 || month.is_some_and(|column| column.seen.texts.len() == draft.rows);
    // The contract states the time it agreed.
    let agreed = known.figure.kind == Kind::Number
        && draft.vocabulary.list(slot.scope).iter().any(|part| part.whole == Some(slot.index));
    agreed || weighted && (has_counts(draft, slot) || !(single || of.is_some_and(|of| draft.of_figure(of).is_some())))
}
