//! Prices in columns that say for how many: 工单类型 | 0-5000张 | 5001-15000张 | 15001张以上.

use super::Reader;
use super::columns::{Column, Lone, Role, band_head, lone};
use crate::annex::letters::Piece;
use crate::annex::quantity::Unit;
use crate::annex::range::Range;
use crate::annex::reading::{Amount, Ladder, Part, Price};

impl Reader<'_> {
    /// Takes such a table under a heading of prices. Whether it is one.
    pub(super) fn columns_of_prices(&mut self, columns: &[Column], rows: &[Vec<Piece>]) -> bool {
        let ranges: Vec<(usize, Range)> = { columns.iter().enumerate() }
            .filter(|(_, column)| column.role == Some(Role::Band))
            .filter_map(|(place, column)| Some((place, band_head(self.words, &column.head)?.range)))
            .filter(|(_, range)| range.unit.is_count())
            .collect();
        let priced = self.section.prices || self.words.holds("price_sections", &self.heading);
        let scored = [Role::Weight, Role::Target, Role::Rule, Role::Measure];
        let scored = columns.iter().any(|column| column.role.is_some_and(|role| scored.contains(&role)));
        let named = columns.iter().position(|column| matches!(column.role, Some(Role::Name | Role::Group)));
        let named = named.or_else(|| columns.iter().position(|column| column.role.is_none()));
        let (Some(named), true) = (named, ranges.len() >= 2 && priced && !scored) else { return false };
        let called = self.names_of_rows(columns, rows);
        for (at, row) in rows.iter().enumerate() {
            let Some(what) = row.get(named).filter(|cell| !cell.is_blank()) else { continue };
            let named = called.as_ref().and_then(|called| called.get(at).cloned()).unwrap_or_else(|| what.text());
            let first = self.reading.prices.len();
            for (place, range) in &ranges {
                let Some(cell) = row.get(*place).filter(|cell| !cell.is_blank()) else { continue };
                let amount = lone(self.words, cell);
                let Some(Lone::Quantity(mut quantity)) = amount else {
                    self.leave(cell, crate::annex::reading::UnreadReason::Other);
                    continue;
                };
                if !(quantity.unit.is_money() || quantity.unit == Unit::None) {
                    self.leave(cell, crate::annex::reading::UnreadReason::Other);
                    continue;
                }
                self.currency_of(&quantity);
                if quantity.per.is_empty() {
                    quantity.per.push(range.word.clone());
                }
                self.add_price(&named, &quantity, cell.spans(0, cell.len()));
                let Some(price) = self.reading.prices.last_mut() else { continue };
                price.from = range.from.as_ref().map(Amount::from);
                price.to = range.to.as_ref().map(Amount::from);
                price.ladder = Some(Ladder::Unstated);
                price.source.add(Part::Whole, what.spans(0, what.len()));
            }
            self.ladder(first);
            self.one_for_all(first);
        }
        true
    }

    /// 320 | 320 | 320: one price, however many there are.
    fn one_for_all(&mut self, first: usize) {
        let value = |price: &Price| price.price.as_ref().and_then(|amount| amount.value);
        let own = self.reading.prices.get(first..).unwrap_or_default();
        let Some(same) = own.first().and_then(value) else { return };
        if own.len() < 2 || own.iter().any(|price| value(price) != Some(same)) {
            return;
        }
        let sources: Vec<_> = own.iter().skip(1).map(|price| price.source.clone()).collect();
        self.reading.prices.truncate(first.saturating_add(1));
        let Some(price) = self.reading.prices.last_mut() else { return };
        (price.from, price.to, price.ladder) = (None, None, None);
        for (part, span) in sources.into_iter().flat_map(|source| source.0) {
            price.source.add(part, [span]);
        }
    }
}
