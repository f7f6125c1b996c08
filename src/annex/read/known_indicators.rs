//! The indicators a reading has so far, by their names and codes.

use super::Reader;
use super::columns::{Column, Role};
use crate::annex::letters::Piece;
use crate::annex::name::{is_lower_better, same_name, spelled_out, without_remark};
use crate::annex::reading::{Indicator, UnreadReason};

impl Reader<'_> {
    /// The indicator with a name; a new one if there is none yet.
    pub(super) fn indicator(&mut self, name: &Piece) -> usize {
        let alike = name.alike(0, name.len());
        if let Some(place) = self.known(&alike).filter(|place| !self.is_narrower(*place, &alike)) {
            return place;
        }
        let lower = is_lower_better(self.words, &alike);
        self.reading.indicators.push(Indicator { lower: lower.filter(|lower| *lower), ..Indicator::named(name) });
        self.reading.indicators.len().saturating_sub(1)
    }

    /// Email answer rate below Answer rate, 在线接通率 below 接通率: a name with a word before that of one which is settled
    /// already is another.
    pub(super) fn is_narrower(&self, place: usize, alike: &str) -> bool {
        let Some(known) = self.reading.indicators.get(place) else { return false };
        let before = alike.strip_suffix(without_remark(&known.alike)).map(str::trim);
        known.target.is_some()
            && before.is_some_and(|before| before.chars().filter(|letter| letter.is_alphabetic()).count() >= 2)
    }

    /// The indicator that gets a weight: 15秒接通率（15分） is another than 接通率（20分）.
    pub(super) fn weighed_indicator(&mut self, name: &Piece) -> usize {
        let place = self.indicator(name);
        let alike = spelled_out(name.alike(0, name.len()).trim());
        let other =
            self.weighed(place) && self.reading.indicators.get(place).is_some_and(|indicator| indicator.alike != alike);
        if !other {
            return place;
        }
        let lower = is_lower_better(self.words, &alike).filter(|lower| *lower);
        self.reading.indicators.push(Indicator { lower, ..Indicator::named(name) });
        self.reading.indicators.len().saturating_sub(1)
    }

    /// The known indicator a text speaks of: the one with the longest name.
    pub(super) fn known(&self, alike: &str) -> Option<usize> {
        let alike = spelled_out(alike.trim());
        let alike = alike.as_str();
        let late = self.words.list("late_names").iter().any(|word| word == alike);
        let named = self.near().filter(|(_, indicator)| {
            indicator.alike == alike || !late && (same_name(&indicator.alike, alike) || is_named_in(indicator, alike))
        });
        let best = named.max_by_key(|(_, indicator)| (indicator.alike == alike, indicator.name.len()));
        best.map(|(place, _)| place).or_else(|| self.by_code(alike))
    }

    /// Takes over what the text calls an indicator beside its name: letters and a number, SL1, KPI 3.
    pub(super) fn coded(&mut self, code: &str, place: usize) {
        let bare = bare_code(code);
        if is_code(code) && !self.codes.iter().any(|(known, _)| *known == bare) {
            self.codes.push((bare, place));
        }
    }

    /// The indicator a row is about: the one whose code stands in the place of its name, or a new one.
    pub(super) fn indicator_of_row(&mut self, named: &Piece, columns: &[Column], row: &[Piece]) -> usize {
        let alike = named.alike(0, named.len());
        if let Some(known) = self.by_code(&alike).filter(|_| is_code(&alike)) {
            self.leave(named, UnreadReason::Numbering);
            return known;
        }
        let targeted = columns.iter().any(|column| column.role == Some(Role::Target));
        let missed = if targeted { None } else { self.missed_in_name(named) };
        let bare = missed.as_ref().map_or(named, |(bare, ..)| bare);
        let lower = is_lower_better(self.words, &alike).filter(|lower| *lower);
        let place = self.reading.indicators.len();
        self.reading.indicators.push(Indicator { lower, ..Indicator::named(bare) });
        self.unit_in_name(bare);
        let code = columns.iter().zip(row).find(|(column, _)| column.role == Some(Role::Index));
        if let Some((_, code)) = code {
            self.coded(&code.alike(0, code.len()), place);
        }
        if let Some((_, range, spans)) = &missed {
            let edge = range.only_edge().cloned();
            self.set_target(place, edge, range.from.is_some(), range, spans.clone());
            if let Some(indicator) = self.reading.indicators.get_mut(place) {
                indicator.target_open = range.only_edge().is_some_and(|edge| edge.closed);
            }
        }
        place
    }

    /// The indicator that a text begins with the code of: SL1 falls below ….
    pub(super) fn called(&self, alike: &str) -> Option<usize> {
        self.by_code(alike.split(' ').next()?).or_else(|| {
            let two: Vec<&str> = alike.split(' ').take(2).collect();
            self.by_code(&two.join(" ")).or_else(|| {
                // Service Level 6, where the rows are only numbered.
                let (lead, code) = alike.rsplit_once(' ')?;
                let number = code.chars().all(|letter| letter.is_ascii_digit());
                let named = self.words.list("en_code_words").iter().any(|word| word == lead);
                self.by_code(code).filter(|_| number && named)
            })
        })
    }

    /// The only indicator that a text calls so.
    pub(super) fn by_code(&self, alike: &str) -> Option<usize> {
        let bare = bare_code(alike);
        self.codes.iter().find(|(code, _)| *code == bare).map(|(_, place)| *place)
    }

    /// The indicators a text may speak of: the last ones, however many there are.
    pub(super) fn near(&self) -> impl Iterator<Item = (usize, &Indicator)> {
        let before = self.reading.indicators.len().saturating_sub(100);
        self.reading.indicators.iter().enumerate().skip(before)
    }

    /// A text with its letters made alike.
    pub(super) fn alike(&self, text: &str) -> String {
        let piece = Piece::of(self.words, text, 0, 0);
        piece.alike(0, piece.len())
    }

    /// An indicator whose whole name stands in a text.
    pub(super) fn known_in(&self, alike: &str) -> Option<usize> {
        let named = self.near().filter(|(_, indicator)| is_named_in(indicator, alike));
        named.max_by_key(|(_, indicator)| indicator.name.len()).map(|(place, _)| place)
    }
}

/// Whether the name of an indicator stands in a text.
fn is_named_in(indicator: &Indicator, alike: &str) -> bool {
    let known = without_remark(&indicator.alike);
    let negated = |at: usize| alike.get(..at).is_some_and(|before| before.ends_with(['非', '不', '未', '无']));
    let fits = known.len() >= 3 && known.len() <= alike.len();
    fits && known.chars().nth(2).is_some() && alike.match_indices(known).any(|(at, _)| !negated(at))
}

/// KPI | Measure, and K1 | Calls answered below them: the first column numbers the rows.
pub(super) fn codes_beside_measures(columns: &mut [Column], rows: &[Vec<Piece>]) {
    let place = |wanted: Role| columns.iter().position(|column| column.role == Some(wanted));
    let (Some(name), Some(_), Some(_)) = (place(Role::Name), place(Role::Measure), place(Role::Target)) else { return };
    let mut cells = rows.iter().filter_map(|row| row.get(name)).filter(|cell| !cell.is_blank()).peekable();
    let coded = |cell: &Piece| is_code(&cell.alike(0, cell.len()));
    let alone = columns.iter().filter(|column| column.role == Some(Role::Name)).count() == 1;
    if alone
        && cells.peek().is_some()
        && cells.all(coded)
        && let Some(column) = columns.get_mut(name)
    {
        column.role = Some(Role::Index);
    }
}

/// A code without what sets its parts off: KPI-3 and KPI 3 are one.
fn bare_code(alike: &str) -> String {
    alike.chars().filter(|letter| !matches!(letter, ' ' | '.' | '-' | ':')).collect()
}

/// Whether a text is such a code: a few letters, and a number.
pub(super) fn is_code(alike: &str) -> bool {
    let bare = bare_code(alike);
    let number = bare.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let letters = bare.len().saturating_sub(number.len());
    (1..=4).contains(&letters) && !number.is_empty() && number.chars().all(|digit| digit.is_ascii_digit())
}
