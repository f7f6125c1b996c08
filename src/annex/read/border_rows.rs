//! Rows of a table that lost its borders: which cells each of them has.

use super::Reader;
use super::columns::{Lone, Role, is_number, lone};
use crate::annex::atom::Atom;
use crate::annex::clause::{Text, is_effect};
use crate::annex::letters::Piece;
use crate::annex::name::is_metric;
use crate::annex::words::Words;

/// Spreads the parts of one row over its columns: numbers where numbers belong, text where text does, and the rest in the
/// last column.
pub(super) fn spread(words: &Words, roles: &[Role], units: &[Piece]) -> Option<Vec<Piece>> {
    let mut row: Vec<Piece> = Vec::new();
    let mut rest = units;
    for (place, role) in roles.iter().enumerate() {
        let last = place.saturating_add(1) == roles.len();
        if last {
            if holds_row(words, rest) {
                return None;
            }
            row.push(joined(words, rest));
            rest = &[];
            continue;
        }
        if is_numeric(*role) {
            let many = (1..=rest.len().min(4))
                .find(|many| fits(words, *role, &joined(words, rest.get(..*many).unwrap_or_default())))?;
            row.push(joined(words, rest.get(..many).unwrap_or_default()));
            rest = rest.get(many..).unwrap_or_default();
            continue;
        }
        // Text: up to what fits the next column of numbers.
        let next = roles.get(place.saturating_add(1)).copied();
        let many = match next.filter(|next| is_numeric(*next)) {
            Some(next) => (1..rest.len()).find(|many| {
                (1..=3).any(|take| {
                    fits(words, next, &joined(words, rest.get(*many..many.saturating_add(take)).unwrap_or_default()))
                })
            })?,
            None => 1,
        };
        row.push(joined(words, rest.get(..many).unwrap_or_default()));
        rest = rest.get(many..).unwrap_or_default();
    }
    (rest.is_empty() && row.len() == roles.len()).then_some(row)
}

/// Whether the lines of a last cell hold a name behind a rule: another row, whose cells were not understood.
fn holds_row(words: &Words, units: &[Piece]) -> bool {
    let short =
        |unit: &Piece| unit.len() <= 14 && !unit.letters.iter().any(|letter| matches!(letter, ',' | ';' | '。'));
    (1..units.len().saturating_sub(1)).any(|at| {
        units.get(at).is_some_and(|unit| short(unit) && !is_number(words, unit) && is_metric(words, unit))
            && units.get(..at).is_some_and(|before| says_all(words, &joined(words, before)))
    })
}

fn is_numeric(role: Role) -> bool {
    matches!(role, Role::Index | Role::Target | Role::Weight | Role::Stretch | Role::Bottom | Role::Risk)
}

/// Whether a cell fits a column of numbers.
fn fits(words: &Words, role: Role, cell: &Piece) -> bool {
    let alike = cell.alike(0, cell.len());
    match role {
        Role::Index => index_of(&alike).is_some(),
        Role::Target => {
            let text = Text::of(words, cell);
            let sentences = text.sentences();
            let takes = sentences.iter().flat_map(|sentence| sentence.atoms).any(|found| is_effect(&found.atom));
            let asks = lone(words, cell).is_some() || Reader::english_asks(words, cell);
            !alike.starts_with('(') && !takes && (asks || words.list("nothing").contains(&alike))
        }
        _ => !alike.starts_with('(') && matches!(lone(words, cell), Some(Lone::Quantity(_))),
    }
}

/// Units as one cell. Where a number stands alone it is not joined with another: 20 and 2000 are two, 得2 and 0分 are one.
fn joined(words: &Words, units: &[Piece]) -> Piece {
    let digit = |letter: Option<&char>| letter.is_some_and(char::is_ascii_digit);
    let mut units = units.iter();
    let mut last = units.next().cloned().unwrap_or_default();
    let mut joined = last.clone();
    for unit in units {
        let meet = digit(last.letters.last()) && digit(unit.letters.first());
        if meet && (is_number(words, &last) || is_number(words, unit)) {
            joined.join(&Piece::of(words, " ", last.line(), 0));
        }
        joined.append(unit);
        last = unit.clone();
    }
    joined
}

/// The number of a row: 3, KPI-3.
fn index_of(alike: &str) -> Option<u32> {
    let digits = alike.trim_start_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '-');
    digits.parse().ok().filter(|_| alike.len().saturating_sub(digits.len()) <= 4)
}

/// Rows that begin with 1, 2, 3 …
pub(super) fn by_index(words: &Words, roles: &[Role], units: &[Piece]) -> Vec<Vec<Piece>> {
    let mut starts = Vec::new();
    let mut next = 1_u32;
    for (place, unit) in units.iter().enumerate() {
        // 5 right behind a name is its weight.
        let close = starts.last().is_some_and(|last: &usize| roles.len() > 3 && place.saturating_sub(*last) < 3);
        if index_of(&unit.alike(0, unit.len())) == Some(next) && !close {
            starts.push(place);
            next = next.saturating_add(1);
        }
    }
    cut(words, roles, units, &starts)
}

/// Rows without numbers: each begins with a name before what fits the next columns.
pub(super) fn by_shape(words: &Words, roles: &[Role], units: &[Piece]) -> Vec<Vec<Piece>> {
    let mut starts = Vec::new();
    let mut at = 0;
    while at < units.len() {
        if begins(words, roles, units.get(at..).unwrap_or_default()) {
            starts.push(at);
        }
        at = at.saturating_add(1);
    }
    cut(words, roles, units, &starts)
}

/// Whether a row begins here: a short name, and then numbers for the columns of numbers that follow.
fn begins(words: &Words, roles: &[Role], units: &[Piece]) -> bool {
    let Some(first) = units.first() else { return false };
    let text = Text::of(words, first);
    let plain = text.sentences().iter().flat_map(|sentence| sentence.atoms).all(|found| !is_effect(&found.atom));
    if !plain
        || is_number(words, first)
        || first.len() > 24
        || first.letters.iter().any(|letter| matches!(letter, ',' | ';' | '。'))
    {
        return false;
    }
    let numeric: Vec<Role> = roles.iter().copied().skip(1).take_while(|role| is_numeric(*role)).collect();
    if numeric.is_empty() {
        return false;
    }
    // The name may take two lines: the second is no name of its own.
    let alone = units.get(1).is_some_and(|second| second.len() > 2 && is_metric(words, second));
    (1..=if alone { 1 } else { 2 }).any(|skip| {
        numeric
            .iter()
            .enumerate()
            .all(|(place, role)| units.get(place.saturating_add(skip)).is_some_and(|unit| fits(words, *role, unit)))
            && (skip == 1 || units.get(1).is_some_and(|second| !is_number(words, second) && second.len() <= 8))
    })
}

/// Rows without numbers whose names and rules take several lines: between the numbers of two rows stand the rule of the one, up
/// to where it says what is lost, and the name of the other. How many lines behind the last row are left.
pub(super) fn by_numbers(words: &Words, roles: &[Role], units: &[Piece]) -> (Vec<Vec<Piece>>, usize) {
    let nothing = (Vec::new(), 0);
    let numeric: Vec<Role> = roles.iter().copied().skip(1).take_while(|role| is_numeric(*role)).collect();
    let (many, last) = (numeric.len(), numeric.len().saturating_add(2));
    if many < 2 || roles.len() != last || !matches!(roles.last(), Some(Role::Rule | Role::Deduct)) {
        return nothing;
    }
    let fit = |at: &usize| {
        numeric
            .iter()
            .enumerate()
            .all(|(place, role)| units.get(at.saturating_add(place)).is_some_and(|unit| fits(words, *role, unit)))
    };
    let anchors: Vec<usize> = (1..units.len()).filter(fit).collect();
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    let mut from = 0;
    for (row, anchor) in anchors.iter().enumerate() {
        let behind = anchor.saturating_add(many);
        let next = anchors.get(row.saturating_add(1)).copied();
        let to = next.unwrap_or(units.len());
        let part = |from: usize, to: usize| joined(words, units.get(from..to).unwrap_or_default());
        let goes_on = |end: usize| {
            let next = units.get(end);
            next.is_some_and(|next| next.len() < 2 || matches!(next.letter(0), Some(',' | ';' | '。' | ')' | '、')))
        };
        let ends = |end: &usize| says_all(words, &part(behind, *end)) && !(*end < to && goes_on(*end));
        // The name of the next row has three lines at most.
        let end = match next {
            Some(next) => (behind.saturating_add(1)..next).rev().take(3).find(ends),
            None => (behind.saturating_add(1)..=to).take(5).find(ends),
        };
        let name = part(from, *anchor);
        let Some(end) = end.filter(|_| name.len() >= 2 && name.len() <= 24) else { return nothing };
        let numbers = units.get(*anchor..behind).unwrap_or_default();
        rows.push([&[name], numbers, &[part(behind, end)]].concat());
        from = end;
    }
    if rows.len() < 2 { nothing } else { (rows, units.len().saturating_sub(from)) }
}

/// Whether a cell ends with what is lost or kept.
fn says_all(words: &Words, cell: &Piece) -> bool {
    let text = Text::of(words, cell);
    let sentences = text.sentences();
    sentences.last().is_some_and(|last| {
        last.atoms.last().is_some_and(|found| {
            let effect =
                is_effect(&found.atom) || matches!(found.atom, Atom::Floor(_) | Atom::Cap(_) | Atom::Partial(_));
            effect && found.to >= last.row.tokens.len()
        })
    })
}

/// Rows of prices, whose last cells may be missing: each is a name, what stands up to its price, and up to as many cells as
/// there are columns. How many lines behind the last row are left.
pub(super) fn by_price(words: &Words, roles: &[Role], units: &[Piece]) -> (Vec<Vec<Piece>>, usize) {
    let nothing = (Vec::new(), 0);
    let by_name = roles.first().is_some_and(|role| matches!(role, Role::Name | Role::Group));
    let Some(last_price) = roles.iter().rposition(|role| *role == Role::Price).filter(|_| by_name) else {
        return nothing;
    };
    let least = last_price.saturating_add(1);
    let is_row = |at: usize| {
        let cells = units.get(at..).and_then(|rest| rest.get(..least));
        let name = cells.and_then(<[Piece]>::first).is_some_and(|first| {
            first.len() <= 24 && !first.letters.iter().any(|letter| matches!(letter, ',' | ';' | '。'))
        });
        let fits =
            |(role, cell): (&Role, &Piece)| (*role == Role::Price) == is_number(words, cell) || *role == Role::Quantity;
        name && cells.is_some_and(|cells| roles.iter().zip(cells).all(fits))
    };
    let mut rows = Vec::new();
    let mut at = 0;
    while is_row(at) {
        let end = at.saturating_add(roles.len()).min(units.len());
        let next = (at.saturating_add(least)..=end).find(|next| is_row(*next));
        // Behind the last row what else it says is as long as the row can be: one cell, where that is a remark.
        let to = next.unwrap_or(end);
        let Some(cells) = units.get(at..to) else { return nothing };
        // Of several columns that may be missing nothing says which one a cell belongs to.
        if cells.len() != roles.len() && roles.len() > least.saturating_add(1) {
            return nothing;
        }
        let mut row = cells.to_vec();
        row.resize(roles.len(), Piece::default());
        rows.push(row);
        at = to;
    }
    if rows.len() < 2 { nothing } else { (rows, units.len().saturating_sub(at)) }
}

/// Rows of a table of results: as many cells each as there are heads, where each column of results holds ranges alone, and what
/// else there is are short words and numbers. How many lines behind the last row are left: they begin with no range or number,
/// as a row would whose cells take more lines.
pub(super) fn evenly(words: &Words, roles: &[Role], units: &[Piece]) -> (Vec<Vec<Piece>>, usize) {
    let nothing = (Vec::new(), 0);
    let Some(result) = roles.iter().position(|role| *role == Role::Result) else { return nothing };
    let is_range = |row: &Vec<Piece>| {
        row.get(result).and_then(|cell| lone(words, cell)).is_some_and(|lone| matches!(lone, Lone::Range(_)))
    };
    let short = |row: &Vec<Piece>| row.len() == roles.len() && row.iter().all(|cell| cell.len() <= 24);
    let others = |row: &Vec<Piece>| {
        let others = row.iter().enumerate().filter(|(place, _)| *place != result);
        others.filter_map(|(_, cell)| lone(words, cell)).all(|lone| matches!(lone, Lone::Quantity(_)))
    };
    let fits = |row: &Vec<Piece>| is_range(row) && short(row) && others(row);
    let rows: Vec<Vec<Piece>> = units.chunks(roles.len()).map(<[Piece]>::to_vec).take_while(fits).collect();
    let rest = units.get(rows.len().saturating_mul(roles.len())..).unwrap_or_default();
    let goes_on = rest.iter().take(roles.len()).any(|cell| lone(words, cell).is_some());
    if rows.len() < 2 || goes_on { nothing } else { (rows, rest.len()) }
}

pub(super) fn cut(words: &Words, roles: &[Role], units: &[Piece], starts: &[usize]) -> Vec<Vec<Piece>> {
    let ends = starts.iter().skip(1).copied().chain([units.len()]);
    let rows = starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(from, to)| spread(words, roles, units.get(from..to).unwrap_or_default()));
    // Where one row does not fit, none is certain.
    rows.collect::<Option<Vec<_>>>().unwrap_or_default()
}
