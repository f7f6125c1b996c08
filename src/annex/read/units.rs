//! What cells are counted in, by a cell of their row, by their head, or by the name of the indicator.

use super::Reader;
use super::columns::{Column, Role};
use crate::annex::letters::Piece;
use crate::annex::quantity::Unit;

impl Reader<'_> {
    pub(super) fn unit_cell(&mut self, place: usize, cell: &Piece) {
        let trimmed = cell.trimmed();
        let unit = if trimmed.letters.as_slice() == ['%'] {
            Some(Unit::Percent)
        } else {
            self.words.unit(&trimmed.letters).map(|(unit, _)| unit.clone())
        };
        if let (Some(unit), Some(indicator)) = (unit, self.reading.indicators.get_mut(place)) {
            indicator.unit = unit;
            indicator.word = trimmed.text();
        }
    }

    /// A plain number beside the unit ‰ is a tenth of a percent, and one beside ‱ a hundredth.
    pub(super) fn per_thousand(&mut self, place: usize, row: &[Piece], columns: &[Column]) {
        let has = |role: Role, sign: char| {
            columns.iter().zip(row).any(|(column, cell)| column.role == Some(role) && cell.letters.contains(&sign))
        };
        let parts = [('‰', 10), ('‱', 100)].into_iter().find(|(sign, _)| has(Role::Unit, *sign));
        let Some((_, parts)) = parts.filter(|_| !['%', '‰', '‱'].iter().any(|sign| has(Role::Target, *sign)))
        else {
            return;
        };
        if let Some(indicator) = self.reading.indicators.get_mut(place)
            && let Some(target) = &mut indicator.target
        {
            target.value = target.value.and_then(|value| value.checked_div(rust_decimal::Decimal::from(parts)));
            indicator.unit = Unit::Percent;
        }
    }

    /// 平均首响时长（秒）: the unit of the last indicator, where the brackets behind its name hold just that.
    pub(super) fn unit_in_name(&mut self, named: &Piece) {
        let named = named.trimmed();
        let inner = if named.letters.last() == Some(&')') { super::columns::in_brackets(&named) } else { None };
        let Some(inner) = inner.map(|inner| inner.trimmed()) else { return };
        let unit =
            self.words.unit(&inner.letters).filter(|(_, length)| *length == inner.len()).map(|(unit, _)| unit.clone());
        if let (Some(unit), Some(indicator)) = (unit, self.reading.indicators.last_mut())
            && indicator.unit == Unit::None
        {
            (indicator.unit, indicator.word) = (unit, inner.text());
        }
    }

    /// The unit a head names in brackets.
    pub(super) fn unit_of_head(&self, head: &Piece) -> Option<Unit> {
        let open = head.letters.iter().position(|letter| *letter == '(')?;
        let inner = head.slice(open.saturating_add(1), head.len());
        if inner.letters.first() == Some(&'%') {
            return Some(Unit::Percent);
        }
        self.words.unit(&inner.letters).map(|(unit, _)| unit.clone())
    }

    /// What the bare numbers below a head are: points where it says 扣分, otherwise what it names, or money.
    pub(super) fn unit_of_amounts(&self, head: &Piece) -> Unit {
        let points = head.alike(0, head.len()).contains("扣分");
        let bare = if points { Unit::Points } else { Unit::Money(None) };
        self.unit_of_head(head).unwrap_or(bare)
    }
}
