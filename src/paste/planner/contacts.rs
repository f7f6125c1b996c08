//! The counts of a table of single contacts.

use crate::glossary::{Channel, Combine, Contact, Kind, Role, Slot, Vocabulary, plain_form};
use crate::map::Map;
use crate::paste::draft::{Draft, DraftColumn};
use crate::paste::layout::{Layout, WhichContacts};
use crate::paste::meanings::channels::is_mixed;
use crate::paste::parse_cell::{Format, trimmed};
use crate::paste::plan::{ContactColumns, Counted, FigureColumn, Gathered, How, Means, Plan, RowKind};
use crate::paste::questions::{Ask, Asked, AskedChoice};

/// The counts of a table of single contacts.
pub(super) fn contacts(draft: &mut Draft<'_>, plan: &mut Plan, formed: &Map<usize, Format>) {
    let vocabulary = draft.vocabulary;
    let named = draft.all_of_role(Role::Contact);
    let contact = |place: &usize| vocabulary.contact(draft.columns.get(*place)?.head.leaf());
    let own = |place: &usize| {
        draft.columns.get(*place).is_some_and(|column| {
            column.seen.texts.len().saturating_mul(50) >= column.seen.filled.min(400).saturating_mul(49)
        })
    };
    // Who called about a ticket does not make a call of it.
    let kind = { named.iter().filter(|place| own(place)) }.find_map(contact);
    let kind = kind.or_else(|| spoken_contact(draft)).or_else(|| named.iter().find_map(contact));
    // 呼入 and 呼出 are what calls do.
    let called = || {
        let direction = draft.columns.get(draft.of_role(Role::Direction)?)?;
        direction.seen.texts.iter().find_map(|text| vocabulary.channels().of_cell(text))
    };
    // Where somebody said that rows are contacts, or they say whether they were answered, and no name says which, the channel
    // does.
    let spoken = || draft.layout.channel.or(draft.channel).or_else(|| draft.spoken_channel()).or_else(called);
    let are_contacts = draft.layout.row.is_some() || draft.outcome().is_some();
    let kind = kind.or_else(|| Vocabulary::contact_by(spoken().filter(|_| are_contacts)?));
    let rating = draft.of_role(Role::Rating);
    let numbers_rate = rating.and_then(|place| draft.columns.get(place)).is_some_and(|column| {
        column.found.is_figure() || vocabulary.words().stars.within(&plain_form(column.head.leaf()))
    });
    let lost = draft.lost_flags();
    let outcome = draft.outcome().and_then(|place| draft.columns.get(place));
    plan.contact = ContactColumns {
        id: named.into_iter().find(own),
        answered: lost.or(draft.outcome()),
        lost: lost.is_some(),
        timed: lost.is_none() && outcome.is_some_and(|column| !column.seen.dates.is_empty()),
        agent: draft.of_role(Role::Agent),
        resolved: draft.of_role(Role::Resolved),
        rating,
        valid: draft.of_role(Role::Valid),
        direction: draft.of_role(Role::Direction),
        event: None,
        numbers_rate,
        queue: None,
    };
    // When it was handed to people: those that were not are none of theirs.
    let handed = plan
        .contact
        .valid
        .filter(|place| draft.columns.get(*place).is_some_and(|column| !column.seen.dates.is_empty()));
    let queue = draft.of_role(Role::Group).filter(|queue| some_without(draft, plan.contact, *queue));
    plan.contact.queue = handed.or(queue);
    let doubtful = none_lost(draft, plan.contact);
    plan.row = RowKind::Contact;
    let slot = |id: &Option<String>| id.as_ref().and_then(|id| vocabulary.slot(id));
    let count = |slot: Slot, counted| Gathered { slot: Some(slot), from: None, how: How::Count(counted), only: None };
    let contact = plan.contact;
    // Each is one of its own channel, where they are of several.
    let mixed = draft.of_role(Role::Channel).filter(|column| is_mixed(draft, *column));
    let mixed = mixed.filter(|_| kind.is_some_and(|kind| kind.channel.is_some()));
    plan.channel = mixed;
    let channels: &[_] = if mixed.is_some() { &[Some(Channel::Phone), Some(Channel::Chat)] } else { &[None] };
    for only in channels {
        let Some(kind) = only.map_or(kind, Vocabulary::contact_by) else { continue };
        let first = plan.gathered.len();
        let each = slot(&kind.each);
        // 通话状态 says nothing of chats.
        let outcome = contact.answered.and_then(|place| draft.columns.get(place));
        let own = outcome.is_some_and(|column| {
            let spoken = vocabulary.channels().of_name(column.head.leaf());
            spoken.is_none() || spoken == kind.channel
        });
        let answered = slot(&kind.answered).filter(|_| own);
        let doubtful = doubtful && answered.is_some();
        let asks = each
            .filter(|_| contact.queue.is_some() || doubtful)
            .or_else(|| slot(&kind.asks).filter(|_| answered.is_none()));
        plan.gathered.extend(each.filter(|each| asks != Some(*each)).map(|slot| count(slot, Counted::All)));
        if !doubtful || draft.layout.contacts != Some(WhichContacts::None) {
            plan.gathered.extend(answered.map(|slot| count(slot, Counted::Answered)));
        }
        match asks {
            Some(slot) if handed.is_some() && each.is_some() => plan.gathered.push(count(slot, Counted::Valid)),
            Some(slot) => asked_contacts(draft, plan, slot, answered.filter(|_| doubtful)),
            None => {}
        }
        plan.gathered.iter_mut().skip(first).for_each(|gathered| gathered.only = *only);
    }
    let resolved = kind.filter(|_| contact.resolved.is_some()).and_then(|kind| slot(&kind.resolved));
    plan.gathered.extend(resolved.map(|slot| count(slot, Counted::Resolved)));
    if rating.is_some() {
        for (level, id) in vocabulary.scale().levels.iter().enumerate() {
            plan.gathered.extend(vocabulary.slot(id).map(|slot| count(slot, Counted::Rated(level))));
        }
    }
    // Lengths of calls add up.
    for (place, format) in formed {
        let Some(slot) = draft.columns.get(*place).and_then(DraftColumn::slot) else { continue };
        let sums = vocabulary
            .known(slot)
            .is_some_and(|known| known.figure.combined() == Combine::Sum && known.figure.kind != Kind::Count);
        if !sums {
            if let Some(column) = draft.columns.get_mut(*place) {
                column.means = Means::Nothing;
            }
            continue;
        }
        plan.figures.push(FigureColumn { column: *place, slot, format: *format });
        let from = plan.figures.len().checked_sub(1);
        plan.gathered.push(Gathered { slot: Some(slot), from, how: How::Sum, only: None });
    }
}

/// The kind of contacts that have a state and no number of their own, by the words around them: 工单, case.
fn spoken_contact(draft: &Draft<'_>) -> Option<&'static Contact> {
    draft.of_role(Role::Resolved).filter(|_| draft.of_role(Role::Answered).is_none())?;
    let around = [&draft.around.sheet, &draft.around.source].into_iter().flatten();
    let headings = draft.columns.iter().map(|column| column.head.text());
    let texts: Vec<String> = around.chain(&draft.around.titles).cloned().chain(headings).collect();
    Vocabulary::contact_spoken(&texts)
}

/// Whether some calls that nobody took name no queue, while others do: they may have ended before they came to one.
fn some_without(draft: &Draft<'_>, contact: ContactColumns, queue: usize) -> bool {
    let words = draft.vocabulary.words();
    let Some(when) = contact.answered.filter(|_| contact.timed) else { return false };
    let (mut named, mut nameless) = (false, false);
    for row in draft.cells {
        let text = |column: usize| row.get(column).map_or("", |cell| trimmed(cell));
        let went_out = contact.direction.is_some_and(|column| words.outbound.holds(text(column)));
        if words.is_missing(text(when)) && !went_out {
            let missing = words.is_missing(text(queue));
            named |= !missing;
            nameless |= missing;
        }
    }
    named && nameless
}

/// Whether a log tells nothing of what people answered: no call was lost, as where a machine takes each, or only what was
/// answered is in it; or times of an answer stand beside what was said to a machine, and nobody's name.
fn none_lost(draft: &Draft<'_>, contact: ContactColumns) -> bool {
    let words = draft.vocabulary.words();
    let Some(outcome) = contact.answered.and_then(|place| draft.columns.get(place)).filter(|_| !contact.lost) else {
        return false;
    };
    let machine = |column: &DraftColumn| words.by_machine(&plain_form(column.head.leaf()));
    if contact.timed {
        return contact.agent.is_none() && contact.queue.is_none() && draft.columns.iter().any(machine);
    }
    outcome.seen.texts.iter().all(|text| words.answered.holds(text))
}

/// Whether all rows count as handled, or only those held to be contacts, a person must say.
fn asked_contacts(draft: &mut Draft<'_>, plan: &mut Plan, slot: Slot, answered: Option<Slot>) {
    let count = |slot, counted| Gathered { slot, from: None, how: How::Count(counted), only: None };
    match draft.layout.contacts {
        Some(WhichContacts::All) => plan.gathered.push(count(Some(slot), Counted::All)),
        Some(WhichContacts::Valid) => plan.gathered.push(count(Some(slot), Counted::Valid)),
        Some(WhichContacts::None) => {}
        None => {
            let choice =
                |id, contacts| AskedChoice::new(id, "", Layout::that(|layout| layout.contacts = Some(contacts)));
            let mut choices = vec![choice("all", WhichContacts::All)];
            let column = plan.contact.valid.or(plan.contact.queue);
            if column.is_some() {
                let id = if plan.contact.queue.is_some() { "queued" } else { "valid" };
                choices.push(choice(id, WhichContacts::Valid));
            }
            choices.push(choice("none", WhichContacts::None));
            let column = column.or(plan.contact.answered.filter(|_| answered.is_some()));
            let withheld = answered.into_iter().chain([slot]).collect();
            draft.ask(Asked::new(Ask::Contacts, choices).withholding(withheld).about(Some(slot), column));
        }
    }
}
