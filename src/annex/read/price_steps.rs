//! Rows of a price list without a head: how much of what, and the price of each.

use rust_decimal::Decimal;

use super::Reader;
use super::columns::{Lone, lone};
use super::price_rows::without_brackets;
use crate::annex::atom::Atom;
use crate::annex::clause::Text;
use crate::annex::letters::{Piece, Span};
use crate::annex::name::name;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::{Edge, Range};
use crate::annex::reading::{Amount, Ladder, Part};

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

    /// First 20,000 calls, next 15,000 calls, calls above 35,000: a part that begins where that of the price before ends.
    pub(super) fn part_in_turn(&mut self, place: usize, cell: &Piece) {
        let before = place.checked_sub(1).and_then(|before| self.reading.prices.get(before)?.to.as_ref()?.value);
        let Some((from, many)) = self.turn_of(cell, before) else { return };
        let Some(price) = self.reading.prices.get_mut(place).filter(|price| price.price.is_some()) else { return };
        price.from = Some(Amount::of(from));
        price.to = many.and_then(|many| from.checked_add(many)).map(Amount::of);
        price.ladder = Some(Ladder::Progressive);
        price.source.add(Part::Whole, cell.spans(0, cell.len()));
    }

    /// Where such a part begins, and how many it has; none where it has no end.
    fn turn_of(&self, cell: &Piece, before: Option<Decimal>) -> Option<(Decimal, Option<Decimal>)> {
        let text = Text::of(self.words, cell);
        let mut numbers = text.tokens.iter().filter(|token| token.quantity().is_some());
        let Some(token) = numbers.next() else {
            return self.words.holds("further_parts", &cell.alike(0, cell.len())).then_some((before?, None));
        };
        let quantity = token.quantity().filter(|one| matches!(one.unit, Unit::None | Unit::Count(_)))?;
        let (many, lead) = (quantity.value.filter(|_| numbers.next().is_none())?, cell.alike(0, token.from));
        let lead = lead.trim().trim_start_matches("the ").trim_start_matches("for the ");
        match lead {
            "first" | "前" | "首" => Some((Decimal::ZERO, Some(many))),
            "next" | "following" | "其后" | "之后" | "再" => Some((before?, Some(many))),
            _ => {
                let above = self.words.ends_with("en_above", lead).is_some();
                let plain = lead.chars().all(|letter| letter.is_ascii_alphabetic() || letter == ' ');
                (above && plain && before == Some(many)).then_some((many, None))
            }
        }
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
