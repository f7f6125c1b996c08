//! Words in cells that nobody knows, and what is not known because of them.

use super::{Closing, hold_asked};
use crate::glossary::Slot;
use crate::map::Map;
use crate::paste::layout::{Layout, LeaveOut};
use crate::paste::plan::{Counted, How, RowKind};
use crate::paste::questions::{Ask, Asked, AskedChoice};
use crate::paste::rows::Table;
use crate::paste::sideways::BETWEEN;

/// Words for channels that nobody knows: their rows are of neither figure before somebody says of which.
pub(super) fn channels(table: &mut Table, closing: &mut Closing<'_>) {
    let Some(column) = table.plan.channel else { return };
    let words = words_of(table, column);
    if words.is_empty() {
        return;
    }
    let heading = table.plan.heading(column);
    let said = |id, chat| words_mean(id, &words, &heading, chat);
    let rows = LeaveOut { column: heading.clone(), cells: words.clone() };
    let none = Layout::that(|layout| layout.leave_out = vec![rows]);
    let choices = vec![said("chat", true), said("phone", false), AskedChoice::new("no", shown(&words), none)];
    let shared = table.plan.gathered.iter().filter(|gathered| gathered.only.is_some());
    let withheld: Vec<Slot> = shared.filter_map(|gathered| gathered.slot).collect();
    let asked = Asked::new(Ask::Words, choices).column(column).withholding(withheld).with("words", &shown(&words));
    hold_asked(table, Some(asked), closing);
}

/// Words of a column that nobody knows.
fn words_of(table: &Table, column: usize) -> Vec<String> {
    table.unknown_words.iter().filter(|(own, _)| *own == column).map(|(_, word)| word.clone()).collect()
}

/// The words as they are told: a dash for a cell that is empty.
fn shown(words: &[String]) -> String {
    let words: Vec<&str> = words.iter().map(|word| if word.is_empty() { "—" } else { word }).collect();
    words.join(BETWEEN)
}

/// The choice that all these words of a column mean the one or the other.
fn words_mean(id: &'static str, words: &[String], heading: &str, meaning: bool) -> AskedChoice {
    let mut own = Map::new();
    for word in words {
        own.insert(word.clone(), meaning);
    }
    let mut layout = Layout::default();
    layout.words.insert(heading.to_owned(), own);
    AskedChoice::new(id, shown(words), layout)
}

/// Words of single contacts that nobody knows, and what is not known because of them.
pub(super) fn contacts(table: &mut Table, closing: &mut Closing<'_>) {
    if table.plan.row != RowKind::Contact || table.unknown_words.is_empty() {
        return;
    }
    let contact = table.plan.contact;
    let mut columns: Vec<usize> = table.unknown_words.iter().map(|(column, _)| *column).collect();
    columns.dedup();
    for column in columns {
        let words = words_of(table, column);
        let touched = |counted: Counted| match counted {
            Counted::Answered => Some(column) == contact.answered || Some(column) == contact.direction,
            // What came of a call may be that it never came to an agent.
            Counted::All => Some(column) == contact.direction || Some(column) == contact.answered,
            Counted::Valid => Some(column) == contact.valid || Some(column) == contact.direction,
            Counted::Resolved => Some(column) == contact.resolved,
            Counted::Rated(_) => Some(column) == contact.rating,
            Counted::Event(_) => false,
        };
        let withheld: Vec<Slot> = table
            .plan
            .gathered
            .iter()
            .filter(|gathered| match gathered.how {
                How::Count(counted) => touched(counted),
                // The length of a call that went out is none of the calls'.
                _ => Some(column) == contact.direction,
            })
            .filter_map(|gathered| gathered.slot)
            .collect();
        if withheld.is_empty() {
            continue;
        }
        let heading = table.plan.heading(column);
        let choice = |id, meaning| words_mean(id, &words, &heading, meaning);
        let choices =
            if Some(column) == contact.rating { Vec::new() } else { vec![choice("yes", true), choice("no", false)] };
        let asked = Asked::new(Ask::Words, choices).column(column).withholding(withheld).with("words", &shown(&words));
        hold_asked(table, Some(asked), closing);
    }
}
