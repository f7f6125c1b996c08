//! A rule whose parts stand in cells of their own: 每低1% | 2 | 20 below 扣分单位, 每单位扣分 and 扣分上限.

use super::Reader;
use super::columns::{Column, Lone, Role, lone, role_of};
use super::table::Table;
use crate::annex::atom::{Atom, Direction, Step};
use crate::annex::clause::Text;
use crate::annex::letters::Piece;
use crate::annex::quantity::Unit;
use crate::annex::reading::{Gives, Loss, Part, Source, UnreadReason};
use crate::annex::words::Words;

/// The step a cell is, if it says nothing of what that costs.
pub(in crate::annex) fn lone_step(words: &Words, cell: &Piece) -> Option<Step> {
    let text = Text::of(words, cell);
    let sentences = text.sentences();
    let [sentence] = sentences.as_slice() else { return None };
    let [found] = sentence.atoms else { return None };
    match &found.atom {
        Atom::Step(step) if found.from == 0 && found.to >= sentence.row.tokens.len() => Some(step.clone()),
        _ => None,
    }
}

/// The step a cell is that says only how much it is: 1 percentage point, 20 seconds.
fn bare_step(words: &Words, cell: &Piece) -> Option<Step> {
    let Some(Lone::Quantity(per)) = lone(words, cell) else { return None };
    let measured = per.unit.is_percent() || per.unit.is_time() || matches!(per.unit, Unit::Points | Unit::None);
    (measured && per.per.is_empty() && per.value.is_some()).then(|| Step { per, ..Step::default() })
}

/// Marks the columns of such a rule: one of steps, right before one of numbers that are lost.
pub(in crate::annex) fn mark(words: &Words, columns: &mut [Column], rows: &[Vec<Piece>]) {
    let cells = |place: usize| rows.iter().filter_map(move |row| row.get(place)).filter(|cell| !cell.is_blank());
    let most = |place: usize, fits: &dyn Fn(&Piece) -> bool| {
        let (all, fit) = (cells(place).count(), cells(place).filter(|cell| fits(cell)).count());
        all > 0 && fit.saturating_mul(2) > all
    };
    let number = |cell: &Piece| matches!(lone(words, cell), Some(Lone::Quantity(_)));
    for place in 0..columns.len().saturating_sub(1) {
        let behind = place.saturating_add(1);
        let loses = columns
            .get(behind)
            .is_some_and(|column| words.holds("deduct_heads", &column.head.alike(0, column.head.len())));
        // Deduction step | Deduction per step, and 1 percentage point | €420 below them.
        let headed = columns
            .get(place)
            .is_some_and(|column| words.holds("step_heads", &column.head.alike(0, column.head.len())));
        let steps = |cell: &Piece| lone_step(words, cell).is_some() || headed && bare_step(words, cell).is_some();
        if !loses || !most(place, &steps) || !most(behind, &number) {
            continue;
        }
        for (place, role) in [(place, Role::Step), (behind, Role::Deduct)] {
            if let Some(column) = columns.get_mut(place) {
                column.role = Some(role);
            }
        }
    }
    for place in 0..columns.len() {
        let lost = |column: &Column| matches!(column.role, Some(Role::Rule | Role::Deduct));
        let behind_loss = columns.iter().take(place).any(lost);
        let capped = columns.get(place).is_some_and(|column| {
            let head = column.head.alike(0, column.head.len());
            // 扣款标准 | 单项月度上限: the most of what the column before it takes.
            let of_loss = behind_loss && matches!(column.role, None | Some(Role::Price | Role::Quantity));
            column.role != Some(Role::Step)
                && words.holds("cap_heads", &head)
                && (of_loss || words.holds("deduct_heads", &head))
        });
        if capped
            && most(place, &number)
            && let Some(column) = columns.get_mut(place)
        {
            column.role = Some(Role::Cap);
        }
    }
}

impl Reader<'_> {
    /// The rule whose step stands in a cell of its own.
    pub(super) fn step_cell(&mut self, place: usize, columns: &[Column], row: &[Piece], at: usize) {
        let (Some(cell), Some(behind)) = (row.get(at), at.checked_add(1)) else { return };
        let costs = row.get(behind).and_then(|cost| Some((columns.get(behind)?, cost, lone(self.words, cost)?)));
        let Some((column, cost, Lone::Quantity(mut quantity))) = costs else {
            self.leave(cell, UnreadReason::Other);
            return;
        };
        if quantity.unit == Unit::None {
            quantity.unit = self.unit_of_amounts(&column.head);
        }
        self.currency_of(&quantity);
        let loss = self.loss_of(&quantity, self.base_of_head(&column.head));
        let mut spans = cell.spans(0, cell.len());
        spans.extend(cost.spans(0, cost.len()));
        if let Some(Lone::Range(range)) = lone(self.words, cell) {
            return self.band(place, range, Gives::Lose(loss), Source::of(Part::Rule, spans));
        }
        let bare = || {
            let higher = self.reading.indicators.get(place)?.lower == Some(true);
            let direction = if higher { Direction::High } else { Direction::Low };
            Some(Step { direction, ..bare_step(self.words, cell)? })
        };
        match lone_step(self.words, cell).or_else(bare) {
            Some(step) => self.step_rule(place, &step, loss, spans),
            None => [cell, cost].into_iter().for_each(|cell| self.leave(cell, UnreadReason::Other)),
        }
    }

    /// ≥95% | 20 below one head that is merged over both: a range, and the points it gives. Whether the cell is one of them.
    pub(super) fn range_beside(&mut self, place: usize, columns: &[Column], row: &[Piece], at: usize) -> bool {
        let merged = |at: usize| columns.get(at).is_some_and(|column| column.head.is_blank() && column.role.is_none());
        let rule = |at: usize| columns.get(at).is_some_and(|column| column.role == Some(Role::Rule));
        let cell = |at: usize| row.get(at).and_then(|cell| lone(self.words, cell));
        if merged(at) {
            // Read with the cell before.
            let before = at.checked_sub(1).filter(|before| rule(*before)).and_then(cell);
            return matches!((before, cell(at)), (Some(Lone::Range(_)), Some(Lone::Quantity(_))));
        }
        let behind = at.saturating_add(1);
        if !rule(at) || !merged(behind) {
            return false;
        }
        let (Some(Lone::Range(range)), Some(Lone::Quantity(points))) = (cell(at), cell(behind)) else { return false };
        if !matches!(points.unit, Unit::None | Unit::Points) {
            return false;
        }
        let spans = row.iter().skip(at).take(2).flat_map(|cell| cell.spans(0, cell.len()));
        self.band(place, range, Gives::Points((&points).into()), Source::of(Part::Rule, spans));
        true
    }

    /// 得分 | 90分以上 | 80-89分 above 支付比例 | 100% | 95%: a table whose heads stand in its first column, with its rows upright.
    pub(super) fn upright(&self, table: Table) -> Table {
        let rows: Vec<&Vec<Piece>> =
            std::iter::once(&table.head).filter(|head| !head.is_empty()).chain(&table.rows).collect();
        let [results, rest @ ..] = rows.as_slice() else { return table };
        let role = |row: &[Piece]| row.first().and_then(|head| role_of(self.words, head)).map(|(role, _)| role);
        let scored = |row: &[Piece]| {
            row.first().is_some_and(|head| crate::annex::name::is_score(self.words, &head.alike(0, head.len())))
        };
        let ranges = results.iter().skip(1).all(|cell| matches!(lone(self.words, cell), Some(Lone::Range(_))));
        let follows = |row: &&Vec<Piece>| {
            let says = matches!(role(row), Some(Role::Consequence | Role::Deduct | Role::Reward | Role::Grade));
            row.len() == results.len() && says
        };
        let turned = (scored(results) || role(results) == Some(Role::Result))
            && results.len() >= 3
            && ranges
            && !rest.is_empty()
            && rest.iter().all(follows);
        if !turned {
            return table;
        }
        let column = |at: usize| rows.iter().filter_map(|row| row.get(at)).cloned().collect::<Vec<_>>();
        Table { head: column(0), rows: (1..results.len()).map(column).collect() }
    }

    /// 事项 | 单位 | 金额 | 月上限 under 扣款明细: amounts below a heading of deductions are lost, and no prices.
    pub(super) fn amounts_lost(&self, columns: &mut [Column]) {
        let holds = |list, text: &str| self.words.holds(list, text);
        let lost = holds("deduct_heads", &self.heading) && !holds("price_sections", &self.heading);
        let scored = columns.iter().any(|column| matches!(column.role, Some(Role::Weight | Role::Target | Role::Rule)));
        if !lost || scored || columns.iter().all(|column| column.role != Some(Role::Name)) {
            return;
        }
        for column in columns.iter_mut().filter(|column| column.role == Some(Role::Price)) {
            let capped = holds("cap_heads", &column.head.alike(0, column.head.len()));
            column.role = Some(if capped { Role::Cap } else { Role::Deduct });
        }
    }

    /// 20 below 扣分上限.
    pub(super) fn cap_cell(&mut self, place: usize, cell: &Piece) {
        let alike = cell.trimmed().alike(0, usize::MAX);
        if self.words.list("nothing").contains(&alike) || self.words.list("no_limit").contains(&alike) {
            return self.leave(cell, UnreadReason::NotComputed);
        }
        let Some(Lone::Quantity(quantity)) = lone(self.words, cell) else {
            return self.leave(cell, UnreadReason::Other);
        };
        let Some(indicator) = self.reading.indicators.get_mut(place) else { return };
        let points = indicator.rule.step.as_ref().is_some_and(|step| matches!(step.loss, Loss::Points(_)));
        if points && quantity.unit.is_money() || quantity.unit.is_percent() {
            return self.leave(cell, UnreadReason::Other);
        }
        indicator.rule.cap = Some((&quantity).into());
        indicator.source.add(Part::Rule, cell.spans(0, cell.len()));
    }
}
