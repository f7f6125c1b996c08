//! The rows of a month's tables.

use std::borrow::Cow;

use super::Input;
use super::cells::row_cells;
use crate::glossary::Known;
use crate::json::Value;
use crate::month::record::Record;
use crate::month::rows::Row;

impl Input<'_> {
    /// The rows of a table.
    pub(super) fn table<'v>(&mut self, id: &str, value: &'v Value, record: &mut Record<'v>) {
        let vocabulary = self.vocabulary;
        let tables = vocabulary.tables();
        let Some(place) = tables.iter().position(|table| table.id == id) else {
            return self.unknown(id);
        };
        if value.is_null() {
            return;
        }
        let Some(figures) = tables.get(place).map(|table| table.figures.as_slice()) else { return };
        let mut rows = Vec::new();
        for (index, value) in self.array(value).iter().enumerate() {
            self.within(&index.to_string(), |input| rows.extend(input.row(value, figures)));
        }
        if let Some(table) = record.rows.get_mut(place).filter(|_| value.is_array()) {
            *table = Some(rows);
        }
    }

    /// A row of a table; what is wrong in it is withheld.
    fn row<'v>(&mut self, value: &'v Value, figures: &[Known]) -> Option<Row<'v>> {
        let fields = self.object(value)?;
        let mut row = Row::new(figures);
        let place = |id: &str| figures.iter().position(|known| known.figure.id == id);
        self.each(Some(fields), |input, id, value| match id {
            "name" => row.name = input.text(value).map(Cow::Borrowed),
            "withheld" | "cells" => {}
            _ => {
                let Some((place, known)) = place(id).and_then(|place| Some((place, figures.get(place)?))) else {
                    return input.unknown(id);
                };
                let read = input.value(value, known);
                if read.is_none() && !value.is_null() {
                    row.withhold(place);
                } else if let Some(own) = row.values.get_mut(place) {
                    *own = read;
                }
            }
        });
        let withheld = fields.get("withheld").and_then(Value::as_array).into_iter().flatten();
        for figure in withheld.filter_map(|id| place(id.as_str()?)) {
            // A value that has been given since counts.
            if row.values.get(figure).is_some_and(Option::is_none) {
                row.withhold(figure);
            }
        }
        row_cells(fields, figures, &mut row);
        Some(row)
    }
}
