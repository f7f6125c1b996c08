//! Tables with several results of each indicator, its name beside the first of them: 85% and above: nil, 80% to 84.99%: 1%.

use rust_decimal::Decimal;

use super::Reader;
use super::columns::{Column, Role};
use crate::annex::letters::Piece;
use crate::annex::name::is_metric;
use crate::annex::quantity::Unit;
use crate::annex::reading::{Amount, Band, Gives, Indicator, Loss, Part, Source};

impl Reader<'_> {
    /// Whether the rows are those of such a table.
    pub(super) fn grouped_results(&mut self, columns: &[Column], rows: &[Vec<Piece>]) -> bool {
        let place = |role: Role| columns.iter().position(|column| column.role == Some(role));
        let (Some(named), Some(result)) = (place(Role::Name), place(Role::Result)) else { return false };
        let cell = |row: &[Piece], at: usize| row.get(at).filter(|cell| !cell.is_blank()).cloned();
        let costs = |column: &Column| {
            let head = column.head.alike(0, column.head.len());
            let lost = column.role == Some(Role::Rule) && self.words.holds("deduct_heads", &head);
            lost || matches!(column.role, Some(Role::Deduct | Role::Name | Role::Result))
        };
        let merged = rows.iter().filter(|row| cell(row, named).is_none()).count();
        let all = rows.iter().all(|row| cell(row, result).is_some_and(|cell| self.range_of(&cell).is_some()));
        let first = rows.first().and_then(|row| cell(row, named));
        let metric = first.is_some_and(|first| {
            let (bare, target) = self.named_target_in(&first);
            // Chat response within 60 seconds
            let timed = bare.alike(0, bare.len()).contains(" within ");
            target.is_some() || timed || is_metric(self.words, &bare)
        });
        if !columns.iter().all(costs) || merged == 0 || !all || !metric {
            return false;
        }
        let lost: Vec<Column> = columns
            .iter()
            .map(|column| {
                let other = matches!(column.role, Some(Role::Name | Role::Result));
                Column { role: (!other).then_some(Role::Deduct), head: column.head.clone() }
            })
            .collect();
        let before = self.reading.indicators.len();
        let mut of = None;
        for row in rows {
            if let Some(name) = cell(row, named) {
                let (bare, target) = self.named_target_in(&name);
                self.reading.indicators.push(Indicator::named(&bare));
                of = self.reading.indicators.len().checked_sub(1);
                self.unit_in_name(&bare);
                if let (Some(place), Some(target)) = (of, target) {
                    self.target_cell(place, &Piece::default(), &target);
                }
            }
            let range = cell(row, result).and_then(|cell| Some((self.range_of(&cell)?, cell)));
            let (Some(place), Some((mut range, at))) = (of, range) else { continue };
            if range.unit == Unit::None {
                range.unit = self.reading.indicators.get(place).map(|known| known.unit.clone()).unwrap_or_default();
            }
            let cells = lost.iter().zip(row).filter(|(column, cell)| column.role.is_some() && !cell.is_blank());
            let source = Source::of(Part::Rule, at.spans(0, at.len()));
            self.band_row(place, &range, &cells.collect::<Vec<_>>(), source);
        }
        self.nothing_of_money(before);
        true
    }

    /// Nil, or a bare 0, is as much of what the other bands take: no share of the fee, no money.
    fn nothing_of_money(&mut self, before: usize) {
        for indicator in self.reading.indicators.iter_mut().skip(before) {
            let kind = indicator.rule.bands.iter().find_map(|band| match &band.gives {
                Gives::Lose(Loss::Percent(share, base)) if share.value != Some(Decimal::ZERO) => {
                    Some(Loss::Percent(Amount::of(0), base.clone()))
                }
                Gives::Lose(Loss::Money(money)) if money.value != Some(Decimal::ZERO) => {
                    Some(Loss::Money(Amount::of(0)))
                }
                _ => None,
            });
            let nothing = |band: &&mut Band| match &band.gives {
                Gives::Lose(Loss::Points(lost) | Loss::Money(lost) | Loss::Percent(lost, _)) => {
                    lost.value == Some(Decimal::ZERO)
                }
                _ => false,
            };
            for band in indicator.rule.bands.iter_mut().filter(nothing) {
                if let Some(kind) = &kind {
                    band.gives = Gives::Lose(kind.clone());
                }
            }
        }
    }

    /// Calls answered within 30 seconds (Target: 85%): the name, and what is asked for.
    fn named_target_in(&self, cell: &Piece) -> (Piece, Option<Piece>) {
        let cell = cell.trimmed();
        let open = cell.letters.iter().rposition(|letter| *letter == '(').filter(|_| cell.letters.last() == Some(&')'));
        let Some(open) = open else { return (cell, None) };
        let inner = cell.slice(open.saturating_add(1), cell.len().saturating_sub(1));
        match self.label_of(&inner) {
            Some((Role::Target, target)) => (cell.slice(0, open).trimmed(), Some(target)),
            _ => (cell, None),
        }
    }
}
