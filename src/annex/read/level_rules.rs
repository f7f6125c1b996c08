//! Rules that call levels by the heads of their columns: below Minimum the full amount at risk, at or above Minimum but below
//! Expected half of it.

use super::columns::{Column, Lone, Role, lone};
use super::{Levels, Reader};
use crate::annex::atom::Atom;
use crate::annex::clause::{Sentence, Text};
use crate::annex::letters::Piece;
use crate::annex::quantity::Unit;
use crate::annex::range::{Edge, Range};
use crate::annex::reading::{Amount, Gives, Part, Source};

/// What a sentence says of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Reached,
    Missed,
}

impl Reader<'_> {
    /// Takes over what the columns of a table call the lowest level and the target.
    pub(super) fn name_levels(&mut self, columns: &[Column]) {
        let head = |role: Role| {
            let column = columns.iter().find(|column| column.role == Some(role))?;
            let bare = column.head.trimmed();
            Some(bare.alike(0, bare.len()))
        };
        self.level_heads(columns);
        if let (Some(bottom), Some(target)) = (head(Role::Bottom), head(Role::Target)) {
            self.level_names = Some((bottom, target));
        }
    }

    /// A rule for each indicator with both levels and no rule of its own; whether the sentence is one.
    pub(super) fn rule_of_levels(&mut self, sentence: &Sentence<'_>) -> bool {
        let Some((bottom, target)) = self.level_names.clone() else { return false };
        let whole = sentence.whole();
        let alike = whole.alike(0, whole.len());
        let range = match (self.side_of(&alike, &bottom), self.side_of(&alike, &target)) {
            (Some(Side::Missed), None) => below,
            (Some(Side::Reached), Some(Side::Missed)) => between,
            _ => return false,
        };
        let mut losses = sentence.atoms.iter().filter_map(|found| match &found.atom {
            Atom::Lose(amount) | Atom::Share(amount) if amount.whole || amount.quantity.unit.is_percent() => {
                Some(amount)
            }
            _ => None,
        });
        let (Some(amount), None) = (losses.next(), losses.next()) else { return false };
        if !self.words.holds("each_metric", &alike) {
            return false;
        }
        let loss = self.loss(amount);
        let spans = whole.spans(0, whole.len());
        let levels: Vec<_> = self.levels.iter().filter(|(_, stretch, ..)| !stretch).cloned().collect();
        let mut any = false;
        for (place, _, lowest, at) in levels {
            let Some(indicator) = self.reading.indicators.get_mut(place) else { continue };
            let own = indicator.rule.step.is_some() || !indicator.rule.classes.is_empty();
            let Some(target) = indicator.target.clone().filter(|_| !own) else { continue };
            let lower = indicator.lower.unwrap_or_else(|| lowest.value > target.value);
            // The lowest level lies on the worse side of the target, or it is none.
            if lowest.value.is_none() || lower != (lowest.value > target.value) || lowest.value == target.value {
                continue;
            }
            indicator.lower = Some(lower);
            if !indicator.source.0.iter().any(|(_, span)| at.contains(span)) {
                indicator.source.add(Part::Target, at);
            }
            let range = Range { unit: indicator.unit.clone(), ..range(&lowest, &target, lower) };
            self.band(place, range, Gives::Lose(loss.clone()), Source::of(Part::Rule, spans.iter().copied()));
            any = true;
        }
        any
    }

    /// 挑战值得120%，目标值得100%，底线值得60%，其间线性计分，低于底线值不得分: what the levels of all rows are worth, in the
    /// cell of one. Whether it is that.
    pub(super) fn levels_of_cell(&mut self, place: usize, cell: &Piece) -> bool {
        if !self.words.holds("linear_words", &cell.alike(0, cell.len())) {
            return false;
        }
        let [challenge, floor, target, below, above, none] =
            ["challenge", "floor_value", "target", "below", "above", "no_points"].map(|name| self.words.meaning(name));
        let text = Text::of(self.words, cell);
        let mut worth = Levels { linear: true, spans: cell.spans(0, cell.len()), ..Levels::default() };
        let mut shares = false;
        for part in text.tokens.split(|token| matches!(token.first, ',' | ';' | '。' | '、')) {
            let says = |meaning| part.iter().any(|token| token.means(meaning));
            let mut amounts = part.iter().filter_map(|token| token.quantity());
            let points = match (amounts.next(), amounts.next()) {
                (Some(amount), None) if matches!(amount.unit, Unit::Points | Unit::Percent) => amount,
                (None, _) if says(floor) && says(none) => {
                    worth.nothing_below |= says(below);
                    continue;
                }
                _ => continue,
            };
            shares |= points.unit == Unit::Percent;
            if says(challenge) {
                worth.stretch = Some(points.into());
            } else if says(floor) && (says(below) || says(above)) {
                // 超过及格线0分
                worth.nothing_below |= points.value.is_some_and(|value| value.is_zero());
            } else if says(floor) {
                worth.bottom = Some(points.into());
            } else if says(target) {
                worth.target = Some(points.into());
            }
        }
        if worth.target.is_none() || worth.stretch.is_none() && worth.bottom.is_none() {
            return false;
        }
        // 120% of a weight of 20 points is another number in each row.
        if shares && !self.reading.indicators.get(place).is_some_and(|indicator| indicator.weight_percent) {
            self.leave(cell, crate::annex::reading::UnreadReason::NoMechanism);
            return true;
        }
        self.level_points.get_or_insert(worth);
        true
    }

    /// 2% below 未达目标值扣款, beside columns of the target and of the lowest level: what is lost where the level that the head
    /// names is missed. Whether the cell is that.
    pub(super) fn missed_level_cell(&mut self, place: usize, columns: &[Column], row: &[Piece], at: usize) -> bool {
        let (Some(column), Some(cell)) = (columns.get(at), row.get(at)) else { return false };
        let head = column.head.alike(0, column.head.len());
        let level = |role: Role| columns.iter().position(|column| column.role == Some(role));
        let (Some(bottom), Some(target)) = (level(Role::Bottom), level(Role::Target)) else { return false };
        let names = |at: usize| {
            let name = columns.get(at).map(|column| column.head.trimmed()).unwrap_or_default();
            !name.is_blank() && head.contains(&name.alike(0, name.len()))
        };
        let costs = matches!(column.role, None | Some(Role::Deduct | Role::Rule))
            && self.words.holds("deduct_heads", &head)
            && self.words.holds("level_missed", &head);
        if !costs || at == bottom || at == target || !(names(bottom) || names(target)) {
            return false;
        }
        let (Some(Lone::Quantity(mut quantity)), Some(lowest)) =
            (lone(self.words, cell), row.get(bottom).and_then(|cell| lone(self.words, cell)))
        else {
            return false;
        };
        let lowest = match lowest {
            Lone::Quantity(quantity) => Some(Amount::from(&quantity)),
            Lone::Range(range) => range.only_edge().map(Amount::from),
        };
        let indicator = self.reading.indicators.get(place);
        let (Some(lowest), Some(target)) = (lowest, indicator.and_then(|indicator| indicator.target.clone())) else {
            return false;
        };
        let lower = lowest.value > target.value;
        if quantity.unit == Unit::None {
            quantity.unit = self.unit_of_amounts(&column.head);
        }
        self.currency_of(&quantity);
        let loss = self.loss_of(&quantity, self.base_of_head(&column.head));
        let range = if names(bottom) { below(&lowest, &target, lower) } else { between(&lowest, &target, lower) };
        let Some(indicator) = self.reading.indicators.get_mut(place).filter(|_| lowest.value != target.value) else {
            return false;
        };
        indicator.lower = Some(lower);
        let range = Range { unit: indicator.unit.clone(), ..range };
        let spans = [Some(cell), row.get(bottom)].into_iter().flatten().flat_map(|cell| cell.spans(0, cell.len()));
        self.band(place, range, Gives::Lose(loss), Source::of(Part::Rule, spans));
        true
    }

    /// What stands right before the name of a level.
    fn side_of(&self, alike: &str, name: &str) -> Option<Side> {
        alike.match_indices(name).find_map(|(at, _)| {
            let before = alike.get(..at)?.trim_end();
            if self.words.ends_with("misses_level", before).is_some() {
                Some(Side::Missed)
            } else {
                self.words.ends_with("reaches_level", before).map(|_| Side::Reached)
            }
        })
    }
}

fn edge(amount: &Amount, closed: bool) -> Edge {
    Edge { value: amount.value, closed, settled: true }
}

fn below(lowest: &Amount, _: &Amount, lower: bool) -> Range {
    let edge = Some(edge(lowest, false));
    if lower { Range { from: edge, ..Range::default() } } else { Range { to: edge, ..Range::default() } }
}

fn between(lowest: &Amount, target: &Amount, lower: bool) -> Range {
    let (lowest, target) = (Some(edge(lowest, true)), Some(edge(target, false)));
    if lower {
        Range { from: target, to: lowest, ..Range::default() }
    } else {
        Range { from: lowest, to: target, ..Range::default() }
    }
}
