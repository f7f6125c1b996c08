//! Tables that say in one column by how much a target is missed, and in the next what that costs: Shortfall | Deduction.

use super::phrase::Phrase;
use crate::annex::clause::Text;
use crate::annex::letters::Piece;
use crate::annex::quantity::Unit;
use crate::annex::read::Reader;
use crate::annex::read::columns::{Column, Lone, Role, lone};
use crate::annex::read::table::Table;
use crate::annex::words::Words;

impl Reader<'_> {
    /// The table with both columns as one, which then holds whole rules.
    pub(in crate::annex::read) fn with_shortfalls(&mut self, mut table: Table) -> Table {
        if !self.english {
            return table;
        }
        let Some(at) = (0..table.head.len()).find(|at| self.costs_shortfall(&table, *at)) else { return table };
        let behind = at.saturating_add(1);
        let counted = table.head.get(behind).map(|head| self.points_word(head)).unwrap_or_default();
        for row in table.rows.iter_mut().filter(|row| row.len() > behind) {
            let amount = row.remove(behind);
            let Some(cell) = row.get_mut(at).filter(|_| !amount.is_blank()) else { continue };
            let bare = matches!(lone(self.words, &amount), Some(Lone::Quantity(bare)) if bare.unit == Unit::None);
            let shortfall = std::mem::replace(cell, amount);
            if bare {
                cell.append_words(&counted);
            }
            cell.append_words(&shortfall);
        }
        let head = table.head.remove(at);
        self.leave(&head, crate::annex::reading::UnreadReason::TableHead);
        table
    }

    /// Whether a column says from where on something is lost, at least once by a step, and the next one how much.
    fn costs_shortfall(&self, table: &Table, at: usize) -> bool {
        let behind = at.saturating_add(1);
        let Some(head) = table.head.get(behind) else { return false };
        let loses = self.words.holds("deduct_heads", &head.alike(0, head.len()));
        let points = !self.points_word(head).is_blank();
        let both = |row: &&Vec<Piece>| row.get(behind).is_some_and(|cell| !cell.is_blank());
        let mut rows = table.rows.iter().filter(both).peekable();
        let mut steps = false;
        loses
            && rows.peek().is_some()
            && rows.all(|row| {
                let (Some(shortfall), Some(amount)) = (row.get(at), row.get(behind)) else { return false };
                let step = is_step(self.words, shortfall);
                steps |= step;
                (step || is_range(self.words, shortfall)) && is_amount(self.words, amount, points)
            })
            && steps
    }

    /// Points, where the head of amounts says that they are points.
    fn points_word(&self, head: &Piece) -> Piece {
        let words = head.split(|letter| letter == ' ');
        let of_points = |word: &Piece| matches!(self.words.unit(&word.letters), Some((Unit::Points, length)) if length == word.len());
        words.into_iter().find(of_points).unwrap_or_default()
    }

    /// Below a head of numbers alone, codes of indicators that are known: they name the rows.
    pub(in crate::annex::read) fn names_by_code(&self, columns: &mut [Column], rows: &[Vec<Piece>]) {
        let role = |wanted: Role| columns.iter().position(|column| column.role == Some(wanted));
        if [Role::Name, Role::Group, Role::Measure].into_iter().any(|wanted| role(wanted).is_some()) {
            return;
        }
        let Some(index) = role(Role::Index) else { return };
        let mut codes = rows.iter().filter_map(|row| row.get(index)).filter(|cell| !cell.is_blank()).peekable();
        if codes.peek().is_some()
            && codes.all(|code| self.by_code(&code.alike(0, code.len())).is_some())
            && let Some(column) = columns.get_mut(index)
        {
            column.role = Some(Role::Name);
        }
    }
}

/// Each percentage point below the target, and nothing else.
fn is_step(words: &Words, cell: &Piece) -> bool {
    let text = Text::of(words, cell);
    let sentences = text.sentences();
    let [sentence] = sentences.as_slice() else { return false };
    let phrase = Phrase::of(words, sentence);
    phrase.step(0).is_some_and(|(_, _, end)| end == phrase.len())
}

/// Below 87; score of 87 to 90.9.
fn is_range(words: &Words, cell: &Piece) -> bool {
    let text = Text::of(words, cell);
    let sentences = text.sentences();
    let [sentence] = sentences.as_slice() else { return false };
    let mut atoms = sentence.atoms.iter();
    let range = atoms.next().is_some_and(|found| matches!(found.atom, crate::annex::atom::Atom::Range(_)));
    range && atoms.next().is_none()
}

/// £1,150; 0.6% of the Monthly Charges; 2, where the head says that these are points.
fn is_amount(words: &Words, cell: &Piece, points: bool) -> bool {
    if let Some(Lone::Quantity(quantity)) = lone(words, cell) {
        return quantity.unit.is_money() || quantity.unit.is_percent() || points && quantity.unit == Unit::None;
    }
    let text = Text::of(words, cell);
    let sentences = text.sentences();
    let [sentence] = sentences.as_slice() else { return false };
    let phrase = Phrase::of(words, sentence);
    phrase.amount(0).and_then(|_| phrase.base(1)).is_some_and(|(_, end)| end == phrase.len())
}
