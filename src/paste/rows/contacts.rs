//! Rows that are single contacts: what state each is in, and what it counts as.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{At, Table};
use crate::glossary::Vocabulary;
use crate::paste::parse_cell::trimmed;
use crate::paste::plan::{Counted, RowKind};

/// What the columns of a single contact say of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct State {
    inbound: Option<bool>,
    /// Whether it ended before it came to an agent.
    not_to_agents: bool,
    answered: Option<bool>,
    resolved: Option<bool>,
    valid: Option<bool>,
    rating: Option<usize>,
    event: Option<usize>,
}

impl State {
    /// Whether somebody took it, as far as a column says.
    pub(super) fn answered(self) -> Option<bool> {
        self.answered
    }
}

impl Table {
    /// The state of a single contact.
    pub(super) fn state(&mut self, cells: &[Cow<'_, str>], vocabulary: &Vocabulary) -> State {
        let contact = self.plan.contact;
        let words = vocabulary.words();
        let mut state = State::default();
        if !matches!(self.plan.row, RowKind::Contact | RowKind::Event) {
            return state;
        }
        let said = self.plan.said.clone();
        let mut look = |column: Option<usize>, yes: &crate::glossary::List, no: &crate::glossary::List| {
            let column = column?;
            let text = cells.get(column).map_or("", |cell| trimmed(cell));
            let known = said.get(&(column, text.to_owned())).copied();
            let read = known.or_else(|| yes.holds(text).then_some(true)).or_else(|| no.holds(text).then_some(false));
            // A cell that says nothing is no "no": what it means is asked. Whether a call was answered may say nothing of a chat.
            let silent = Some(column) == contact.answered && Some(column) != contact.direction;
            if read.is_none() && !(silent && words.is_missing(text)) {
                super::note_word(&mut self.unknown_words, column, text);
            }
            read
        };
        state.inbound = look(contact.direction, &words.inbound, &words.outbound);
        let filled = |column: usize| cells.get(column).is_some_and(|cell| !words.is_missing(trimmed(cell)));
        let outcome = contact.answered.and_then(|column| cells.get(column)).map_or("", |cell| trimmed(cell));
        state.not_to_agents = words.not_to_agents.holds(outcome);
        // How a call that went out ended does not matter.
        if !state.not_to_agents && state.inbound != Some(false) {
            state.answered = if contact.lost {
                words.flag(outcome).map(|lost| !lost)
            } else if contact.timed {
                Some(crate::paste::dates::read(outcome).is_some() && contact.agent.is_none_or(filled))
            } else {
                look(contact.answered, &words.answered, &words.lost)
            };
        }
        state.resolved = look(contact.resolved, &words.resolved, &words.unresolved);
        state.valid = match contact.queue {
            Some(queue) => Some(state.answered == Some(true) || filled(queue)),
            None => look(contact.valid, &words.valid, &words.invalid),
        };
        if let Some(column) = contact.rating {
            let text = cells.get(column).map_or("", |cell| trimmed(cell));
            let number = text.parse::<u8>().is_ok();
            state.rating = vocabulary.level(text).filter(|_| !number || contact.numbers_rate);
            let silent = words.is_missing(text) || words.is_pending(text) || vocabulary.is_unrated(text);
            if state.rating.is_none() && !silent {
                super::note_word(&mut self.unknown_words, column, text);
            }
        }
        if let Some(column) = contact.event {
            let text = cells.get(column).map_or("", |cell| trimmed(cell));
            let log = vocabulary.logs().first();
            state.event = log.and_then(|log| log.counts.iter().position(|count| count.event == text));
        }
        state
    }

    /// Whether a single contact came in, as far as a column says: the length of a call that went out is none of the calls'.
    pub(super) fn came_in(&self, state: &State) -> bool {
        self.plan.contact.direction.is_none() || state.inbound == Some(true)
    }

    /// Counts the row, if it is one of these.
    pub(super) fn count(
        &mut self,
        (group, place): (u32, usize),
        counted: Counted,
        state: &State,
        cells: &[Cow<'_, str>],
        at: At<'_>,
    ) {
        let came_in = !state.not_to_agents && self.came_in(state);
        if let (Counted::Answered, None, true, Some(column)) =
            (counted, state.answered, came_in && !self.plan.contact.lost, self.plan.contact.answered)
        {
            super::note_word(&mut self.unknown_words, column, cells.get(column).map_or("", |cell| trimmed(cell)));
        }
        let (counts, column) = match counted {
            Counted::All => (came_in, self.plan.contact.id),
            Counted::Valid => (came_in && state.valid == Some(true), self.plan.contact.valid),
            Counted::Answered => (came_in && state.answered == Some(true), self.plan.contact.answered),
            Counted::Resolved => (state.resolved == Some(true), self.plan.contact.resolved),
            Counted::Rated(level) => (state.rating == Some(level), self.plan.contact.rating),
            Counted::Event(event) => (state.event == Some(event), self.plan.contact.event),
        };
        if counts {
            self.groups.add_to(group, place, Decimal::ONE, at.number());
            let column = column.unwrap_or(0);
            if self.groups.keeps_sources() {
                self.groups.note(group, place, at.place(column), at.along(column), "");
            }
        } else {
            // Nobody counted is none, not nothing known.
            self.groups.count_cells(group, place, |cells| cells.max(1));
        }
    }
}
