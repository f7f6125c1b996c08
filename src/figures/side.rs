//! Tables on their side, and lines of labels and values: labels down, one record per column.

use std::borrow::Cow;

use super::cells::{is_value, trimmed};
use super::columns::{Headings, Spot, Use};
use super::figure::{Role, Scope};
use super::keys;
use super::tables::Delimiter;
use super::vocabulary::{Found, Meaning, Vocabulary};
use crate::period::{Date, Month};
use crate::problem::{Code, Problem};

/// A row as it stands in the text.
#[derive(Debug)]
pub(super) struct HeadRow<'t> {
    pub(super) row: u32,
    pub(super) cells: Vec<Cow<'t, str>>,
}

impl<'t> HeadRow<'t> {
    /// The cell's text without blanks around it; empty where there is none. `column` counts from 0.
    pub(super) fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| trimmed(cell))
    }

    pub(super) fn spot(&self, column: usize) -> Spot<'_> {
        let number = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1);
        Spot { row: self.row, column: number, text: self.cells.get(column).map_or("", |cell| cell) }
    }

    fn name(&self, column: usize) -> Cow<'t, str> {
        match self.cells.get(column) {
            Some(Cow::Borrowed(text)) => Cow::Borrowed(trimmed(text)),
            Some(Cow::Owned(text)) => Cow::Owned(trimmed(text).to_owned()),
            None => Cow::Borrowed(""),
        }
    }

    /// Whether the row stands above the columns of a table on its side and names them.
    pub(super) fn is_corner(&self, vocabulary: &Vocabulary) -> bool {
        match vocabulary.find(self.text(0)) {
            Found::One(Meaning::Column(Role::Label)) => self.cells.len() > 1,
            Found::Nothing => {
                let mut others = (1..self.cells.len()).map(|column| self.text(column)).filter(|text| !text.is_empty());
                others.next().is_some_and(|first| keys::month(first).is_some())
                    && others.all(|text| keys::month(text).is_some())
            }
            _ => false,
        }
    }
}

/// One column of a table on its side.
#[derive(Debug, Default)]
pub(super) struct Lane<'t> {
    /// From 0.
    pub(super) column: usize,
    pub(super) vendor: Option<Cow<'t, str>>,
    pub(super) month: Option<Month>,
}

/// A table on its side.
#[derive(Debug)]
pub(super) struct Side<'t> {
    pub(super) rows: Vec<HeadRow<'t>>,
    pub(super) uses: Vec<Use>,
    pub(super) scope: Scope,
    pub(super) start: Option<Date>,
}

impl Side<'_> {
    /// With cells of its own.
    pub(super) fn into_owned(self) -> Side<'static> {
        let owned = |cell: Cow<'_, str>| Cow::Owned(cell.into_owned());
        let rows = self.rows.into_iter();
        let rows =
            rows.map(|row| HeadRow { row: row.row, cells: row.cells.into_iter().map(owned).collect() }).collect();
        Side { rows, uses: self.uses, scope: self.scope, start: self.start }
    }
}

/// What a table on its side holds besides its rows.
pub(super) struct Understood<'t> {
    pub(super) side: Side<'t>,
    pub(super) lanes: Vec<Lane<'t>>,
    pub(super) has_figures: bool,
    /// Whether any label names the vendor or the month.
    pub(super) has_keys: bool,
}

/// Understands rows of labels. `corner` names the columns.
pub(super) fn understand<'t>(
    rows: Vec<HeadRow<'t>>,
    corner: Option<&HeadRow<'t>>,
    delimiter: Delimiter,
    headings: &mut Headings<'_>,
) -> Understood<'t> {
    let spots: Vec<Spot<'_>> = rows.iter().map(|row| row.spot(0)).collect();
    let mut uses = headings.understand(&spots);
    let row_of = |uses: &[Use], role| uses.iter().position(|meaning| *meaning == Use::Key(role));
    let (vendor, month, category) =
        (row_of(&uses, Role::Vendor), row_of(&uses, Role::Month), row_of(&uses, Role::Category));
    let has_figures = uses.iter().any(|meaning| matches!(meaning, Use::Figure(_)));
    if delimiter == Delimiter::Byte(b',') && corner.is_none() {
        shifted(&rows, &mut uses, vendor.or(month).or(category), headings.problems);
    }
    let width = rows.iter().zip(&uses).filter(|(_, meaning)| **meaning != Use::Skip).map(|(row, _)| row.cells.len());
    let width = width.chain(corner.iter().map(|corner| corner.cells.len())).max().unwrap_or(0);
    let once = |at: Option<usize>| at.and_then(|at| rows.get(at)).is_some_and(given_once);
    let (vendor_once, month_once) = (once(vendor), once(month));
    let mut lanes = Vec::new();
    for column in 1..width {
        let mut lane = Lane { column, ..Lane::default() };
        let mut named = category.and_then(|at| rows.get(at)).is_some_and(|row| !row.text(column).is_empty());
        if let Some(at) = vendor {
            lane.vendor =
                rows.get(at).map(|row| row.name(if vendor_once { 1 } else { column })).filter(|name| !name.is_empty());
        }
        if let Some(row) = month.and_then(|at| rows.get(at)) {
            let place = if month_once { 1 } else { column };
            lane.month = month_at(row, place, place == column, headings.problems);
            if lane.month.is_none() && !row.text(place).is_empty() {
                continue;
            }
        }
        if let Some(corner) = corner {
            match headings.vocabulary.find(corner.text(column)) {
                Found::One(Meaning::Column(Role::Ignored)) => {
                    headings.list(&corner.spot(column), Use::Skip);
                    continue;
                }
                Found::One(Meaning::Column(Role::Value)) => headings.list(&corner.spot(column), Use::Key(Role::Value)),
                _ if corner.text(column).is_empty() => {}
                _ => {
                    named = true;
                    if let Some(month) = keys::month(corner.text(column)) {
                        lane.month = Some(month);
                        headings.list(&corner.spot(column), Use::Key(Role::Month));
                    } else {
                        lane.vendor = Some(corner.name(column));
                        headings.list(&corner.spot(column), Use::Key(Role::Vendor));
                    }
                }
            }
        }
        let own = |at: Option<usize>| at.and_then(|at| rows.get(at)).is_some_and(|row| !row.text(column).is_empty());
        named |= own(vendor) || own(month);
        let mut cells = figures(&rows, &uses, column);
        let is_first = lanes.is_empty() && column == 1;
        if named || cells.clone().any(is_value) || (is_first && (cells.next().is_some() || !has_figures)) {
            lanes.push(lane);
        } else if let Some(row) = rows.iter().find(|row| !row.text(column).is_empty()) {
            headings.list(&row.spot(column), Use::Skip);
        }
    }
    if let Some(corner) = corner {
        headings.list(&corner.spot(0), Use::Key(Role::Label));
    }
    let scope = if category.is_some() { Scope::Category } else { Scope::Month };
    let has_keys = vendor.is_some() || month.is_some();
    let start = row_of(&uses, Role::Start).and_then(|at| rows.get(at)).and_then(|row| {
        let only = row.text(2).is_empty();
        keys::day(row.text(1)).filter(|_| only)
    });
    Understood { side: Side { rows, uses, scope, start }, lanes, has_figures, has_keys }
}

/// The non-empty figures of a column.
fn figures<'r>(rows: &'r [HeadRow<'_>], uses: &'r [Use], column: usize) -> impl Iterator<Item = &'r str> + Clone {
    rows.iter()
        .zip(uses)
        .filter(|(_, meaning)| matches!(meaning, Use::Figure(_)))
        .map(move |(row, _)| row.text(column))
        .filter(|text| !text.is_empty())
}

/// Whether a key stands in the first column alone: then it counts for all of them.
fn given_once(row: &HeadRow<'_>) -> bool {
    !row.text(1).is_empty() && (2..row.cells.len()).all(|other| row.text(other).is_empty())
}

fn month_at(row: &HeadRow<'_>, column: usize, own: bool, problems: &mut Vec<Problem>) -> Option<Month> {
    let text = row.text(column);
    let month = keys::month(text);
    if month.is_none() && !text.is_empty() && own {
        problems.push(row.spot(column).at(Problem::new(Code::MonthInvalid).with("text", text)));
    }
    month
}

/// A comma between thousands makes two cells of one number. Without anything that names the columns, a row with more
/// than one number is not guessed.
fn shifted(rows: &[HeadRow<'_>], uses: &mut [Use], key: Option<usize>, problems: &mut Vec<Problem>) {
    let named = key.and_then(|at| rows.get(at)).map_or(2, |row| row.cells.len()).max(2);
    for (row, meaning) in rows.iter().zip(uses) {
        let extra = (named..row.cells.len()).any(|column| is_value(row.text(column)));
        if matches!(meaning, Use::Figure(_)) && extra {
            let problem = Problem::new(Code::RowTooLong).with("found", &row.cells.len()).with("expected", &named);
            problems.push(row.spot(0).at(problem));
            *meaning = Use::Skip;
        }
    }
}
