//! Rows whose cells only wide spaces set apart: 接通率      30分   90%及格，每低一个百分点扣2分.

use super::borders::by_wide_spaces;
use super::columns::{Column, Lone, Role, lone};
use super::{Reader, Subject};
use crate::annex::letters::Piece;
use crate::annex::lines::Line;
use crate::annex::name::{is_lower_better, is_score};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{Indicator, Part};

/// The name of an indicator, its weight, and its rule.
type Spaced = (Piece, Piece, Quantity, Vec<Piece>);

impl Reader<'_> {
    /// Reads the rows of names, weights and rules that begin here; how many lines they are.
    pub(super) fn spaced_rows(&mut self, lines: &[Line]) -> Option<usize> {
        let rows: Vec<Spaced> = lines.iter().map_while(|line| self.spaced_row(line)).collect();
        if rows.len() < 2 {
            return None;
        }
        let many = rows.len();
        for (named, cell, weight, rules) in rows {
            let lower = is_lower_better(self.words, &named.alike(0, named.len())).filter(|lower| *lower);
            self.reading.indicators.push(Indicator { lower, ..Indicator::named(&named) });
            let place = self.reading.indicators.len().saturating_sub(1);
            if let Some(indicator) = self.reading.indicators.get_mut(place) {
                indicator.weight = Some((&weight).into());
                indicator.source.add(Part::Weight, cell.spans(0, cell.len()));
            }
            self.subject = Subject::Indicator(place);
            self.head = Some(named);
            let column = Column { role: Some(Role::Rule), head: Piece::default() };
            for rule in rules {
                let rule = self.passing_mark(place, rule);
                self.rule_cell(place, &column, &rule, false);
            }
        }
        self.head = None;
        self.subject = Subject::None;
        Some(many)
    }

    /// The cells of a row that is one: a short name, points, and at least one more.
    fn spaced_row(&self, line: &Line) -> Option<Spaced> {
        let whole = line.whole();
        if line.is_row() || line.is_blank() {
            return None;
        }
        let (_, body) = crate::annex::numbering::marked(&whole);
        let mut cells = by_wide_spaces(&body).into_iter();
        let (named, cell) = (cells.next()?, cells.next()?);
        let rules: Vec<Piece> = cells.collect();
        let weight = match lone(self.words, &cell)? {
            Lone::Quantity(quantity) if quantity.unit == Unit::Points && quantity.per.is_empty() => quantity,
            _ => return None,
        };
        let alike = named.alike(0, named.len());
        let plain = !named.letters.iter().any(|letter| matches!(letter, ',' | '。' | ';' | ':'));
        let own = plain && (2..=20).contains(&named.len()) && lone(self.words, &named).is_none();
        (own && !rules.is_empty() && !is_score(self.words, &alike)).then_some((named, cell, weight, rules))
    }

    /// 90%及格，每低一个百分点扣2分: the number a rule begins with is what is asked for. What is left of the rule.
    fn passing_mark(&mut self, place: usize, rule: Piece) -> Piece {
        let Some(comma) = rule.letters.iter().position(|letter| *letter == ',') else { return rule };
        let first = rule.slice(0, comma).trimmed();
        let tail =
            self.words.ends_with("passing_tails", &first.alike(0, first.len())).map_or(0, |tail| tail.chars().count());
        let bare = first.slice(0, first.len().saturating_sub(tail));
        match lone(self.words, &bare) {
            Some(Lone::Quantity(quantity)) if quantity.unit.is_percent() || quantity.unit.is_time() => {
                self.plain_target(place, &Piece::default(), &quantity, first.spans(0, first.len()));
                rule.slice(comma.saturating_add(1), rule.len())
            }
            _ => rule,
        }
    }
}
