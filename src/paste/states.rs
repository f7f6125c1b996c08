//! Tables that count by state: a column of states, and how many there were of each. They are put into columns of their own:
//! how many there were in all, and how many of them were resolved or answered.

use super::looks::looks;
use super::sideways::TurnedRow;
use super::structure::{Head, TextRow};
use crate::glossary::{Channel, List, Meaning, Role, Slot, Vocabulary};

/// The columns of such a table.
#[derive(Debug)]
pub(super) struct States {
    state: usize,
    count: usize,
    /// The states that count as reached.
    reached: &'static List,
    /// What is counted: all, and what was reached.
    figures: [Slot; 2],
}

/// The columns of such a table, if the headings and the cells below are those of one: every state is known, and one column
/// has numbers.
pub(super) fn columns(head: &TextRow, rows: &[TextRow], vocabulary: &Vocabulary) -> Option<States> {
    // Most tables have several numbers in a row.
    let first = rows.first()?;
    if first.filled().filter(|(_, text)| looks(text, vocabulary).is_number()).count() != 1 {
        return None;
    }
    let words = vocabulary.words();
    let mut states =
        head.filled().filter(|(_, text)| matches!(vocabulary.find(text).role(), Some(Role::Resolved | Role::Answered)));
    let ((state, _), None) = (states.next()?, states.next()) else { return None };
    let numbers = |column: usize| {
        let mut cells = rows.iter().map(|row| row.text(column)).filter(|text| !text.is_empty()).peekable();
        cells.peek().is_some() && { cells }.all(|text| looks(text, vocabulary).is_number())
    };
    let mut counted = head.filled().filter(|(column, _)| numbers(*column));
    let ((count, name), None) = (counted.next()?, counted.next()) else { return None };
    let found: Vec<&str> = rows.iter().map(|row| row.text(state)).filter(|text| !text.is_empty()).collect();
    let found: Vec<&str> = found.into_iter().filter(|text| words.summary(text).is_none()).collect();
    let all = |yes: &List, no: &List| !found.is_empty() && found.iter().all(|text| yes.holds(text) || no.holds(text));
    let (reached, kind, part) = if all(&words.resolved, &words.unresolved) {
        let kind = Vocabulary::contact_spoken(&["工单".to_owned()])?;
        (&words.resolved, kind, &kind.resolved)
    } else if all(&words.answered, &words.lost) {
        let channel = vocabulary.channels().of_name(head.text(state));
        let kind = Vocabulary::contact_by(channel.unwrap_or(Channel::Phone))?;
        (&words.answered, kind, &kind.answered)
    } else {
        return None;
    };
    let slot = |id: &Option<String>| vocabulary.slot(id.as_ref()?);
    let figures = [slot(&kind.each)?, slot(part)?];
    let found = vocabulary.find(name);
    let counted = |(meaning, _): &(Meaning, _)| super::draft::figure_of(meaning) == Some(figures[0]);
    let counts = found.role() == Some(Role::Value) || found.meanings.iter().any(counted);
    counts.then_some(States { state, count, reached, figures })
}

/// The rows with both counts, and their headings.
pub(super) fn gathered(
    heads: &[Head],
    rows: &[TextRow],
    states: &States,
    vocabulary: &Vocabulary,
) -> (Vec<Head>, Vec<TurnedRow>) {
    let keys: Vec<usize> = (0..heads.len()).filter(|column| *column != states.count).collect();
    let count = heads.get(states.count).cloned().unwrap_or_default();
    let named = |path: &str, head: &Head| Head { path: vec![path.to_owned()], ..head.clone() };
    let mut out: Vec<Head> = Vec::new();
    for column in &keys {
        let head = heads.get(*column).cloned().unwrap_or_default();
        let group = vocabulary.heading_of_role(Role::Group, count.leaf());
        out.push(if *column == states.state { named(group, &head) } else { head });
    }
    let figures = states.figures.iter().filter_map(|slot| vocabulary.heading_of(*slot, count.leaf()));
    out.extend(figures.map(|name| named(name, &count)));
    let (words, mut turned) = (vocabulary.words(), Vec::with_capacity(rows.len()));
    let mut above: Vec<String> = Vec::new();
    for row in rows {
        let (value, state) = (row.text(states.count), row.text(states.state));
        let is_total = state.is_empty() || words.summary(state).is_some();
        let mut cells: Vec<String> = keys.iter().map(|column| row.text(*column).to_owned()).collect();
        // Below the first state of somebody the others go without the name.
        for (cell, above) in cells.iter_mut().zip(&above).filter(|(cell, _)| cell.is_empty() && !is_total) {
            cell.clone_from(above);
        }
        above.clone_from(&cells);
        let reached = match () {
            () if states.reached.holds(state) => value,
            () if is_total => "",
            () => "0",
        };
        cells.extend([value, reached].map(str::to_owned));
        let all = keys.iter().copied().chain([states.count; 2]);
        turned.push(TurnedRow { cells, places: all.map(|column| (row.row, row.number(column))).collect() });
    }
    (out, turned)
}
