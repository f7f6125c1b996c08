//! Tables in which each row is one figure: a column names it, another has its value. They are gathered into rows that have
//! all figures of the same agent, day or month beside each other.

use crate::map::Map;
use std::collections::BTreeMap;

use super::sideways::TurnedRow;
use super::structure::{Head, TextRow, number};
use crate::glossary::{Role, Vocabulary};

/// Where the names of figures stand, and where their values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LongColumns {
    pub(super) label: usize,
    pub(super) value: usize,
    /// What tells the rows apart.
    keys: Vec<usize>,
}

/// The columns of such a table, if the headings are those of one: one names figures, one has values, and figures stand in
/// the cells.
pub(super) fn columns(heads: &[Head], rows: &[TextRow], vocabulary: &Vocabulary) -> Option<LongColumns> {
    let role = |head: &Head| vocabulary.find(head.leaf()).role();
    let only = |wanted: Role| {
        let mut own = heads.iter().enumerate().filter(|(_, head)| role(head) == Some(wanted)).map(|(place, _)| place);
        match (own.next(), own.next()) {
            (Some(place), None) => Some(place),
            _ => None,
        }
    };
    let (label, value) = (only(Role::Label)?, only(Role::Value)?);
    let known = rows.iter().filter(|row| vocabulary.find(row.text(label)).is_figure()).count();
    if known == 0 || heads.iter().any(|head| vocabulary.find(head.leaf()).is_figure()) {
        return None;
    }
    let tells =
        |role: Option<Role>| role.is_some_and(|role| !matches!(role, Role::Label | Role::Value | Role::Ignored));
    let keys = heads.iter().enumerate().filter(|(_, head)| tells(role(head))).map(|(place, _)| place).collect();
    Some(LongColumns { label, value, keys })
}

/// The rows of all figures, and their headings.
pub(super) fn gathered(heads: &[Head], rows: &[TextRow], columns: &LongColumns) -> (Vec<Head>, Vec<TurnedRow>) {
    let mut names: Vec<String> = Vec::new();
    let mut found: Vec<Gathered> = Vec::new();
    let mut by_key: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for row in rows {
        let name = row.text(columns.label);
        if name.is_empty() {
            continue;
        }
        let place = names.iter().position(|known| known == name).unwrap_or_else(|| {
            names.push(name.to_owned());
            names.len().saturating_sub(1)
        });
        let key: Vec<String> = columns.keys.iter().map(|column| row.text(*column).to_owned()).collect();
        let own = by_key.entry(key.clone()).or_default();
        // The same figure once more is a row of its own: which of them counts is asked as it is of other rows.
        let free = own.iter().copied().find(|at| found.get(*at).is_some_and(|row| !row.values.contains_key(&place)));
        let at = free.unwrap_or_else(|| {
            own.push(found.len());
            found.push(Gathered { key, row: row.row, values: Map::new() });
            found.len().saturating_sub(1)
        });
        if let Some(gathered) = found.get_mut(at) {
            gathered.values.insert(place, (row.text(columns.value).to_owned(), row.row));
        }
    }
    let mut out: Vec<Head> = columns.keys.iter().filter_map(|column| heads.get(*column).cloned()).collect();
    let value = heads.get(columns.value).cloned().unwrap_or_default();
    out.extend(names.iter().map(|name| Head { path: vec![name.clone()], ..value.clone() }));
    let mut turned = Vec::with_capacity(found.len());
    for Gathered { key, row: first, values } in found {
        let mut places: Vec<(u32, u32)> = columns.keys.iter().map(|column| (first, number(*column))).collect();
        let mut cells = key;
        for place in 0..names.len() {
            let (text, row) = values.get(&place).cloned().unwrap_or((String::new(), first));
            cells.push(text);
            places.push((row, number(columns.value)));
        }
        turned.push(TurnedRow { cells, places });
    }
    (out, turned)
}

/// A row in the making.
struct Gathered {
    key: Vec<String>,
    row: u32,
    /// Text and row of each figure, by its place among the names.
    values: Map<usize, (String, u32)>,
}
