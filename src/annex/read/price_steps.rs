//! Rows of a price list without a head: how much of what, and the price of each.

use rust_decimal::Decimal;

use super::Reader;
use super::columns::{Column, Lone, Role, lone};
use super::price_rows::without_brackets;
use crate::annex::atom::Atom;
use crate::annex::clause::Text;
use crate::annex::letters::{Piece, Span};
use crate::annex::name::name;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::{Edge, Range};
use crate::annex::reading::{Amount, Ladder, Part};
use crate::annex::words::Words;

impl Reader<'_> {
    /// 月会话量≤3万条 | 免费, 月会话量＞3万条 | 0.45元/条: whether rows are that. What the prices are for, the heading says, or what is
    /// counted.
    pub(super) fn price_steps(&mut self, rows: &[Vec<Piece>]) -> bool {
        let found: Vec<(String, Range, Vec<Span>, Quantity)> =
            rows.iter().filter_map(|row| self.price_step(row)).collect();
        let same = found.windows(2).all(|pair| matches!(pair, [one, two] if one.1.unit == two.1.unit));
        if found.len() < 2 || found.len() != rows.len() || !same || found.iter().all(|step| step.3.per.is_empty()) {
            return false;
        }
        let heading = without_brackets(&self.title);
        let per = found.iter().map(|step| step.3.per.clone()).find(|per| !per.is_empty()).unwrap_or_default();
        let first = self.reading.prices.len();
        for (counted, range, spans, mut quantity) in found {
            if quantity.per.is_empty() {
                quantity.per.clone_from(&per);
            }
            self.currency_of(&quantity);
            let what = if self.section.prices && !heading.is_empty() { &heading } else { &counted };
            self.add_price(what, &quantity, spans);
            let Some(price) = self.reading.prices.last_mut() else { continue };
            price.from = range.from.as_ref().map(Amount::from);
            price.to = range.to.as_ref().map(Amount::from);
            price.ladder = Some(Ladder::Unstated);
        }
        self.ladder(first);
        true
    }

    /// First 20,000 calls, next 15,000 calls, calls above 35,000: a part that begins where that of the price before ends. Below a head
    /// of calls beyond what is included, the first begins there.
    pub(super) fn part_in_turn(&mut self, place: usize, head: &Piece, cell: &Piece) {
        let Some((turn, many)) = turn_of(self.words, cell) else { return };
        let beyond = self.words.holds("beyond_heads", &head.alike(0, head.len()));
        let before = place.checked_sub(1).and_then(|before| self.reading.prices.get(before));
        let from = match turn {
            Turn::First if beyond => {
                let included = self.reading.prices.iter().rev().find_map(|price| price.includes.as_ref());
                included.and_then(|(included, _)| included.value)
            }
            Turn::First => Some(Decimal::ZERO),
            Turn::Next | Turn::Rest => before.and_then(|before| before.to.as_ref()?.value),
        };
        let ends = match turn {
            Turn::Rest => many.is_none_or(|many| !beyond && Some(many) == from),
            Turn::First | Turn::Next => true,
        };
        let span = cell.spans(0, cell.len());
        let (Some(from), true) = (from, ends) else {
            return span.first().copied().into_iter().for_each(|span| self.ask_about(span));
        };
        let Some(price) = self.reading.prices.get_mut(place).filter(|price| price.price.is_some()) else { return };
        price.from = Some(Amount::of(from));
        price.to = many.filter(|_| turn != Turn::Rest).and_then(|many| from.checked_add(many)).map(Amount::of);
        price.ladder = Some(Ladder::Progressive);
        price.source.add(Part::Whole, span);
    }

    /// A row of one range of something counted and one price: what is counted, the range, where both stand, and the price.
    fn price_step(&self, row: &[Piece]) -> Option<(String, Range, Vec<Span>, Quantity)> {
        let filled: Vec<&Piece> = row.iter().filter(|cell| !cell.is_blank()).collect();
        let [first, second] = filled.as_slice() else { return None };
        let text = Text::of(self.words, first);
        let sentences = text.sentences();
        let [sentence] = sentences.as_slice() else { return None };
        let [found] = sentence.atoms else { return None };
        let Atom::Range(range) = &found.atom else { return None };
        let counted = name(self.words, &sentence.piece(0, found.from)).text();
        let free = self.words.list("free_words").contains(&second.alike(0, second.len()));
        let price = match lone(self.words, second) {
            Some(Lone::Quantity(quantity)) if quantity.unit.is_money() => quantity,
            None if free => {
                let zero = Some(Decimal::ZERO);
                Quantity { value: zero, unit: Unit::Money(None), ..Quantity::default() }
            }
            _ => return None,
        };
        let spans = first.spans(0, first.len()).into_iter().chain(second.spans(0, second.len())).collect();
        (range.unit.is_count() && !range.is_open()).then(|| (counted, range.clone(), spans, price))
    }
}

/// Up to 20,000: a cell that says how many there are at most, and nothing else.
pub(super) fn up_to(text: &Text<'_>, cell: &Piece) -> Option<Range> {
    let token = text.tokens.last()?;
    let quantity = token.quantity().filter(|found| matches!(found.unit, Unit::None | Unit::Count(_)))?;
    let says = cell.alike(0, token.from).trim() == "up to";
    let to = Some(Edge { value: quantity.value, closed: true, settled: true });
    says.then(|| Range { to, unit: quantity.unit.clone(), word: quantity.word.clone(), ..Range::default() })
}

/// Which part of a whole that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    First,
    Next,
    Rest,
}

/// The first 20,000, the next 15,000, thereafter, calls above 35,000: which part a cell names, and its number.
pub(super) fn turn_of(words: &Words, cell: &Piece) -> Option<(Turn, Option<Decimal>)> {
    let text = Text::of(words, cell);
    let mut numbers = text.tokens.iter().filter(|token| token.quantity().is_some());
    let Some(token) = numbers.next() else {
        return words.holds("further_parts", &cell.alike(0, cell.len())).then_some((Turn::Rest, None));
    };
    let quantity = token.quantity().filter(|one| matches!(one.unit, Unit::None | Unit::Count(_)))?;
    let many = quantity.value.filter(|_| numbers.next().is_none())?;
    let lead = cell.alike(0, token.from);
    let lead = lead.trim().trim_start_matches("for ").trim_start_matches("the ");
    let plain = lead.chars().all(|letter| letter.is_ascii_alphabetic() || letter == ' ');
    let turn = match lead {
        "first" | "前" | "首" => Turn::First,
        "next" | "following" | "其后" | "之后" | "再" => Turn::Next,
        _ if plain && words.ends_with("en_above", lead).is_some() => Turn::Rest,
        _ => return None,
    };
    Some((turn, Some(many)))
}

/// Marks the column whose cells are such parts, one after the other.
pub(super) fn mark_turns(words: &Words, columns: &mut [Column], rows: &[Vec<Piece>]) {
    let in_turn = |place: usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(place)).filter(|cell| !cell.is_blank());
        let first = cells.next().is_some_and(|cell| matches!(turn_of(words, cell), Some((Turn::First, _))));
        let mut behind = cells.peekable();
        first
            && behind.peek().is_some()
            && behind.all(|cell| matches!(turn_of(words, cell), Some((Turn::Next | Turn::Rest, _))))
    };
    let place = (0..columns.len().min(3)).find(|place| in_turn(*place));
    if let Some(column) = place.and_then(|place| columns.get_mut(place)) {
        column.role = Some(Role::Quantity);
    }
}
