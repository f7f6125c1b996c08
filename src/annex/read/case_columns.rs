//! What each case costs in a column of its own: 违规情形 | 首次 | 第二次 | 第三次及以上.

use rust_decimal::Decimal;

use super::Reader;
use super::columns::{Lone, Role, in_brackets, lone, role_of};
use super::rising::{Cases, cases};
use super::table::Table;
use crate::annex::atom::Atom;
use crate::annex::clause::Text;
use crate::annex::letters::Piece;
use crate::annex::name::name;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{Amount, Part, Rising, StepRule, UnreadReason};

impl Reader<'_> {
    /// Reads a table whose columns are the first case, the second and so on; whether it is one.
    pub(super) fn case_columns(&mut self, table: &Table) -> bool {
        let headed = !table.head.is_empty();
        let Some(head) = Some(&table.head).filter(|_| headed).or_else(|| table.rows.first()) else { return false };
        let numbered: Vec<Option<Cases>> = head.iter().map(|cell| self.case_of_head(cell)).collect();
        let Some(first) = numbered.iter().position(Option::is_some).filter(|first| *first > 0) else { return false };
        let columns: Vec<Cases> = numbered.into_iter().skip(first).map_while(|one| one).collect();
        let follows = columns.windows(2).all(|pair| match pair {
            [one, next] => one.to.and_then(|to| to.checked_add(Decimal::ONE)) == Some(next.from),
            _ => false,
        });
        let begins = columns.first().is_some_and(|one| one.from == Decimal::ONE);
        let open = columns.last().is_some_and(|last| last.to.is_none());
        let said =
            self.heading.clone() + &head.iter().take(first).map(|cell| self.alike(&cell.text())).collect::<String>();
        let costs = ["deduct_heads", "incident_heads", "faults"].iter().any(|list| self.words.holds(list, &said));
        if columns.len() < 2 || !(follows && begins && open && costs) {
            return false;
        }
        let is_index = |cell: &Piece| matches!(role_of(self.words, cell), Some((Role::Index, _)));
        let Some(named) = head.iter().take(first).position(|cell| !is_index(cell)) else { return false };
        for cell in head {
            self.leave(cell, UnreadReason::TableHead);
        }
        for row in table.rows.iter().skip(usize::from(!headed)) {
            let cells = row.get(first..first.saturating_add(columns.len())).unwrap_or_default();
            let read = row.get(named).is_some_and(|named| self.case_row(named, &columns, cells));
            for (place, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_blank()) {
                let own = place == named || (first..first.saturating_add(columns.len())).contains(&place);
                if !read || !own {
                    self.leave(cell, if own { UnreadReason::NoMechanism } else { UnreadReason::NotComputed });
                }
                if !read && let Some(span) = cell.spans(0, cell.len()).first().filter(|_| place == first) {
                    self.ask_once(*span);
                }
            }
        }
        true
    }

    /// The cases a head is about, if it says nothing else: 首次, 第二次, 第三次及以上.
    fn case_of_head(&self, head: &Piece) -> Option<Cases> {
        if let Some(word) = self.alike(&head.trimmed().text()).strip_prefix('首') {
            let letters: Vec<char> = word.chars().collect();
            let (unit, _) = self.words.unit(&letters).filter(|(_, length)| *length == letters.len())?;
            let cases = Cases { at: 0, from: Decimal::ONE, to: Some(Decimal::ONE), word: word.to_owned() };
            return unit.is_count().then_some(cases);
        }
        let text = Text::of(self.words, head);
        let mut found = cases(text.tokens).into_iter();
        found.next().filter(|one| found.next().is_none() && head.len() <= 12 && one.at == 0)
    }

    /// A row of such a table, where every cell says an amount.
    fn case_row(&mut self, named: &Piece, columns: &[Cases], cells: &[Piece]) -> bool {
        let amounts: Vec<Quantity> = cells.iter().map_while(|cell| self.amount_of_case(cell)).collect();
        let alike = amounts.windows(2).all(|pair| match pair {
            [one, next] => one.unit == next.unit,
            _ => true,
        });
        let named = name(self.words, named);
        let Some(first) = amounts.first().filter(|_| amounts.len() == columns.len() && alike && named.len() >= 2)
        else {
            return false;
        };
        self.currency_of(first);
        let loss = self.loss_of(first, None);
        let place = self.indicator(&named);
        let Some(indicator) = self.reading.indicators.get_mut(place).filter(|indicator| indicator.rule.is_empty())
        else {
            return false;
        };
        let word = columns.first().map(|one| one.word.clone()).unwrap_or_default();
        indicator.unit = Unit::Count(word.clone());
        indicator.word = word;
        indicator.lower = Some(true);
        indicator.rule.step = Some(StepRule {
            per: Amount::of(1),
            per_unit: None,
            loss,
            partial: None,
            counted: true,
            from: None,
            of_points: false,
        });
        let steps = columns.iter().zip(&amounts).skip(1);
        indicator.rule.rising = steps
            .filter_map(|(one, amount)| Some(Rising { over: one.from.checked_sub(Decimal::ONE)?, loss: amount.value? }))
            .collect();
        indicator.source.add(Part::Rule, cells.iter().flat_map(|cell| cell.spans(0, cell.len())));
        true
    }

    /// 300, 300元, 扣300元: the amount in a cell; a bare one is in the unit that the heading of the table says in brackets.
    fn amount_of_case(&self, cell: &Piece) -> Option<Quantity> {
        let quantity = match lone(self.words, cell) {
            Some(Lone::Quantity(quantity)) => quantity,
            Some(Lone::Range(_)) => return None,
            None => {
                let text = Text::of(self.words, cell);
                let sentences = text.sentences();
                let [sentence] = sentences.as_slice() else { return None };
                match sentence.atoms {
                    [found] if found.to >= sentence.row.tokens.len() => match &found.atom {
                        Atom::Lose(amount) if amount.base.is_none() && !amount.whole => amount.quantity.clone(),
                        Atom::Price(quantity) => quantity.clone(),
                        _ => return None,
                    },
                    _ => return None,
                }
            }
        };
        if quantity.unit != Unit::None {
            return Some(quantity).filter(|one| one.unit.is_money() || one.unit == Unit::Points);
        }
        let title = Piece::of(self.words, &self.title, 0, 0);
        let unit = in_brackets(&title).and_then(|inner| {
            let words = inner.split(|letter| matches!(letter, ':' | '/' | ' '));
            let mut units = words.iter().filter_map(|word| self.words.unit(&word.letters));
            units.find(|(unit, _)| unit.is_money() || **unit == Unit::Points).map(|(unit, _)| unit.clone())
        })?;
        Some(Quantity { unit, ..quantity })
    }
}
