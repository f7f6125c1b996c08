//! The cells of a paste that an earlier `parse` read figures from.

use std::borrow::Cow;

use super::Input;
use crate::glossary::{Known, Role, Scope, Slot};
use crate::json::{Object, Value};
use crate::month::record::{Pasted, Record};
use crate::month::rows::Row;
use crate::problem::shape;

impl Input<'_> {
    /// The cells an earlier `parse` read the figures from.
    pub(super) fn cells<'v>(&mut self, fields: &'v Object, scope: Scope, record: &mut Record<'v>) {
        let Some(cells) = fields.get("cells") else { return };
        record.keep_cells();
        let above = self.reader.enter("cells");
        let cells = self.object(cells);
        self.each(cells, |input, id, value| {
            let number = |name: &str| value.get(name).and_then(Value::as_i64).and_then(|n| u32::try_from(n).ok());
            let text = value.get("cell").and_then(Value::as_str);
            let (Some(row), Some(column), Some(text)) = (number("row"), number("column"), text) else {
                return input.wrong(value, shape::CELL_PLACE);
            };
            if scope == Scope::Category
                && id == Role::Category.word()
                && let Some(last) = record.categories.last_mut()
            {
                last.cell = Some((row, column));
            }
            let slot = input.vocabulary.slot(id).filter(|slot: &Slot| slot.scope == scope);
            if let Some(place) = slot.and_then(|slot| record.part(scope).1.get_mut(slot.index)) {
                let (rows, columns) = (ranges(value, "rows"), ranges(value, "columns"));
                *place = Some(Pasted { row, column, text: Cow::Borrowed(text), rows, columns });
            }
        });
        self.reader.leave(above);
    }
}

/// The cells the values of a row were read from.
pub(super) fn row_cells<'v>(fields: &'v Object, figures: &[Known], row: &mut Row<'v>) {
    let Some(cells) = fields.get("cells").and_then(Value::as_object) else { return };
    row.cells.resize(figures.len(), None);
    for (id, cell) in cells {
        let place = figures.iter().position(|known| known.figure.id == *id);
        let number = |key: &str| cell.get(key).and_then(Value::as_i64).and_then(|number| u32::try_from(number).ok());
        let text = cell.get("cell").and_then(Value::as_str);
        let (Some(place), Some(at), Some(column), Some(text)) = (place, number("row"), number("column"), text) else {
            continue;
        };
        if let Some(own) = row.cells.get_mut(place) {
            let pasted = Pasted { row: at, column, text: Cow::Borrowed(text), ..Pasted::default() };
            *own = Some(pasted);
        }
    }
}

/// From where to where cells stand.
fn ranges(value: &Value, name: &str) -> Vec<(u32, u32)> {
    let number = |value: &Value| value.as_i64().and_then(|number| u32::try_from(number).ok());
    let range = |range: &Value| match range.as_array()?.as_slice() {
        [first, last] => Some((number(first)?, number(last)?)),
        _ => None,
    };
    value.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(range).collect()
}
