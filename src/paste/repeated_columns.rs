//! Tables in which the same columns stand side by side for each of several names: vendors, halves of the day, months. They
//! are put below one another, with the name in a column of its own.

use super::looks::{Looks, looks};
use super::sideways::TurnedRow;
use super::structure::{self, Head, TextRow};
use crate::glossary::{Role, Vocabulary};

/// The columns of such a table.
#[derive(Debug)]
pub(super) struct RepeatedColumns {
    /// Columns that stand once, and count for all names.
    keys: Vec<usize>,
    /// Each name with the columns below it, which are the same for all.
    names: Vec<(String, Vec<usize>)>,
    /// What the names are, and whether nobody knows their words.
    pub(super) role: (Role, bool),
}

/// The columns of such a table, if the headings are those of one: below words that are no figure and no channel the same
/// headings begin anew.
pub(super) fn columns(heads: &[Head], vocabulary: &Vocabulary) -> Option<RepeatedColumns> {
    let (mut keys, mut names): (Vec<usize>, Vec<(String, Vec<usize>)>) = (Vec::new(), Vec::new());
    for (place, head) in heads.iter().enumerate() {
        match head.path.as_slice() {
            [] => {}
            [_] => keys.push(place),
            [name, ..] => match names.iter_mut().find(|(known, _)| known == name) {
                Some((_, columns)) => columns.push(place),
                None => names.push((name.clone(), vec![place])),
            },
        }
    }
    let below = |column: &usize| heads.get(*column).and_then(|head| head.path.get(1..)).unwrap_or_default();
    let alike = |columns: &[usize], first: &[usize]| {
        columns.len() == first.len() && columns.iter().zip(first).all(|(one, other)| below(one) == below(other))
    };
    let (_, first) = names.first()?;
    let figure =
        |column: &usize| heads.get(*column).is_some_and(|head| structure::find(&lower(head), vocabulary).is_figure());
    if names.len() < 2 || !names.iter().all(|(_, columns)| alike(columns, first)) || !first.iter().any(figure) {
        return None;
    }
    let words = vocabulary.words();
    let summary = |name: &str| words.summary(name).is_some();
    let others: Vec<&str> = names.iter().map(|(name, _)| name.as_str()).filter(|name| !summary(name)).collect();
    let period = |name: &str| matches!(looks(name, vocabulary), Looks::Date(_));
    if !others.is_empty() && others.iter().all(|name| period(name)) {
        let months = others.iter().all(|name| super::read_month(name).is_some());
        let role = if months { Role::Month } else { Role::Date };
        return Some(RepeatedColumns { keys, names, role: (role, false) });
    }
    let unknown = |name: &str| {
        looks(name, vocabulary) == Looks::Text
            && vocabulary.find(name).is_nothing()
            && !words.group.holds(name)
            && !words.outbound.holds(name)
            && !vocabulary.channels().speaks_of_any(name)
    };
    if others.is_empty() || !others.iter().all(|name| unknown(name)) {
        return None;
    }
    let vendors = others.len() == names.len() && others.iter().all(|name| words.firms.within(name));
    let vendors = vendors && !keys.iter().any(|column| is_vendor(heads, *column, vocabulary));
    Some(RepeatedColumns { keys, names, role: (if vendors { Role::Vendor } else { Role::Group }, true) })
}

fn is_vendor(heads: &[Head], column: usize, vocabulary: &Vocabulary) -> bool {
    heads.get(column).is_some_and(|head| vocabulary.find(head.leaf()).role() == Some(Role::Vendor))
}

/// A heading without the name above it.
fn lower(head: &Head) -> Head {
    Head { path: head.path.get(1..).unwrap_or_default().to_vec(), ..head.clone() }
}

/// The rows of one name after those of the other, and their headings, that of the names first.
pub(super) fn gathered(heads: &[Head], rows: &[TextRow], columns: &RepeatedColumns) -> (Vec<Head>, Vec<TurnedRow>) {
    let Some((_, first)) = columns.names.first() else { return (Vec::new(), Vec::new()) };
    let mut out = vec![Head { path: Vec::new(), ..heads.first().cloned().unwrap_or_default() }];
    out.extend(columns.keys.iter().filter_map(|column| heads.get(*column).cloned()));
    out.extend(first.iter().filter_map(|column| heads.get(*column)).map(lower));
    let mut turned = Vec::with_capacity(rows.len().saturating_mul(columns.names.len()));
    for row in rows {
        for (name, own) in &columns.names {
            let all = columns.keys.iter().chain(own);
            let cell = |column: &usize| row.cells.get(*column).cloned().unwrap_or_default();
            let cells = std::iter::once(name.clone()).chain(all.clone().map(cell)).collect();
            let first = own.first().copied().unwrap_or(0);
            let places = std::iter::once(&first).chain(all).map(|column| (row.row, row.number(*column))).collect();
            turned.push(TurnedRow { cells, places });
        }
    }
    (out, turned)
}
