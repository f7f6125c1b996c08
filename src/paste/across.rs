//! What the names above the columns of a table on its side are.

use super::layout::{Across, Layout};
use super::questions::{Ask, Asked, AskedChoice};
use super::sideways::TurnedRow;
use crate::glossary::{Role, Vocabulary, normalised};

/// What the names are called in layouts: they have no heading of their own.
pub(super) const NAME: &str = "↦";

/// Whether names that nobody knows are vendors, or parts of one. Names that are numbered, as people and queues are, may be
/// either, and so may those with a total beside them.
pub(super) fn decide(
    role: Role,
    by_words: bool,
    said: Option<Across>,
    rows: &[TurnedRow],
    vocabulary: &Vocabulary,
) -> (Role, Option<Asked>) {
    if !by_words {
        return (role, None);
    }
    let names: Vec<&str> = rows.iter().filter_map(|row| row.cells.first()).map(String::as_str).collect();
    let words = vocabulary.words();
    // Parts that speak of channels are of these.
    let own: Vec<&str> = names.iter().copied().filter(|name| words.summary(name).is_none()).collect();
    let channels = own.iter().any(|name| vocabulary.channels().speaks_of_any(name));
    let part = if channels { Role::Channel } else { Role::Group };
    match said {
        Some(Across::Vendors) => return (Role::Vendor, None),
        Some(Across::Parts) => return (part, None),
        None => {}
    }
    if channels && own.iter().all(|name| vocabulary.channels().of_cell(name).is_some()) {
        return (Role::Channel, None);
    }
    let parts = |name: &&str| words.parts.holds(name) || words.summary(name).is_some();
    if names.iter().all(parts) && names.iter().any(|name| words.parts.holds(name)) {
        return (Role::Group, None);
    }
    let bare = |name: &str| normalised(name).trim_end_matches(|letter: char| letter.is_ascii_digit()).to_owned();
    let first = names.first().map(|name| bare(name));
    let numbered = names.len() > 1 && names.iter().all(|name| Some(bare(name)) == first);
    let some_parts = names.iter().any(|name| words.parts.holds(name));
    if role == Role::Vendor && !numbered && !channels && !some_parts {
        return (Role::Vendor, None);
    }
    let choice = |id, across| AskedChoice::new(id, "", Layout::that(|layout| layout.across = Some(across)));
    let choices = vec![choice("parts", Across::Parts), choice("vendors", Across::Vendors)];
    let slots = vocabulary.figures(crate::glossary::Scope::Month).filter_map(|figure| vocabulary.slot(&figure.id));
    (part, Some(Asked::new(Ask::Across, choices).withholding(slots.collect())))
}
