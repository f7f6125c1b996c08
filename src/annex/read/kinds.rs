//! Several things in one cell that cost points, each by its own name: 异味扣3分/次；洗手液缺失扣1分/处. And what so many of one
//! thing cost: 1例扣5分，2例扣10分，3例及以上不得分.

use rust_decimal::Decimal;

use super::Reader;
use super::parts::Parts;
use super::sentence::Last;
use crate::annex::atom::{Atom, Kept, Step};
use crate::annex::clause::{Clause, Sentence, Text};
use crate::annex::letters::Piece;
use crate::annex::name::name;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::{Edge, Range};
use crate::annex::reading::{Amount, Gives, Loss, Part, Source, UnreadReason};

impl Reader<'_> {
    /// How many events with a name of their own a cell has.
    pub(super) fn events_in(&self, text: &Text<'_>) -> usize {
        let sentences = text.sentences();
        let clauses =
            sentences.iter().flat_map(|sentence| sentence.clauses().into_iter().map(move |clause| (sentence, clause)));
        let mut names: Vec<String> = clauses
            .filter_map(|(sentence, clause)| self.event_named(sentence, &clause, &Parts::of(&clause)))
            .map(|(named, _)| named.text())
            .collect();
        names.sort_unstable();
        names.dedup();
        names.len()
    }

    /// The event a clause takes something for each time, and what it counts.
    fn event_named(
        &self,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
    ) -> Option<(Piece, Quantity)> {
        let [effect] = parts.effects.as_slice() else { return None };
        let Atom::Lose(amount) = &effect.atom else { return None };
        let counts = |word: &str| {
            let letters: Vec<char> = word.chars().collect();
            let known = self.words.unit(&letters).filter(|(unit, length)| unit.is_count() && *length == letters.len());
            known.map(|(unit, _)| Quantity {
                value: Some(Decimal::ONE),
                unit: unit.clone(),
                word: word.to_owned(),
                ..Quantity::default()
            })
        };
        // 每发现1次一般问题扣0.5分，严重问题扣2分: the second goes by the step of the first.
        let before = || {
            let mut steps =
                sentence.atoms.iter().filter(|found| found.to <= effect.from).filter_map(|found| match &found.atom {
                    Atom::Step(step) if step.per.unit.is_count() => Some(step.per.clone()),
                    _ => None,
                });
            steps.next_back()
        };
        let per = match parts.step {
            Some((step, _)) if step.per.unit.is_count() && step.of.is_none() => step.per.clone(),
            Some(_) => return None,
            None => amount.quantity.per.first().and_then(|per| counts(per)).or_else(before)?,
        };
        // 派单超过15分钟，每单扣1分: how long it took is part of what happened.
        let lasts = parts.ranges.iter().all(|(range, _)| range.unit.is_time());
        if !lasts || parts.reached.is_some() {
            return None;
        }
        if let (Some((_, step)), false) = (parts.step, parts.ranges.is_empty()) {
            let named = name(self.words, &sentence.piece(clause.from, step.from));
            return (named.len() >= 2).then_some((named, per));
        }
        // 每延迟1次扣1分: what happens is part of the step.
        let inside = parts.step.map(|(_, step)| {
            let whole = sentence.piece(step.from, step.to);
            let digit = whole.letters.iter().position(char::is_ascii_digit).unwrap_or(0);
            name(self.words, &whole.slice(0, digit))
        });
        let behind = parts.step.map(|(_, step)| name(self.words, &sentence.piece(step.to, effect.from.max(step.to))));
        let named =
            behind.filter(|named| named.len() >= 2).unwrap_or_else(|| name(self.words, &Self::lead(sentence, clause)));
        let named = if named.len() < 2 { inside.unwrap_or(named) } else { named };
        (named.len() >= 2).then_some((named, per))
    }

    /// A clause of a cell with several events becomes a kind of its own; whether it is one.
    pub(super) fn event_of_cell(
        &mut self,
        place: usize,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        last: &mut Last,
    ) -> bool {
        let Some((named, per)) = self.event_named(sentence, clause, parts) else { return false };
        let Some(effect) = parts.effects.first() else { return false };
        let Atom::Lose(amount) = &effect.atom else { return false };
        self.currency_of(&amount.quantity);
        let step = Step { per, ..Step::default() };
        let spans = Self::spans_of(sentence, parts.step.iter().map(|(_, found)| *found).chain([*effect]));
        self.class(place, &named.text(), &step, self.loss(amount), spans);
        self.modify_indicator(place, sentence, parts);
        *last = Last::Indicator(place);
        true
    }

    /// 1例扣5分，2例扣10分，3例及以上不得分: what so many cost, each number by itself. Whether the text is about that.
    pub(super) fn each_so_many(&mut self, place: usize, cell: &Piece) -> bool {
        if !cell.letters.iter().any(char::is_ascii_digit) || !cell.letters.contains(&',') {
            return false;
        }
        let parts = cell.split(|letter| matches!(letter, ',' | ';' | '、'));
        let found: Vec<(Range, Gives, &Piece)> =
            parts.iter().filter_map(|part| self.so_many(part).map(|(range, gives)| (range, gives, part))).collect();
        let of_one = found.iter().filter(|(range, ..)| range.from == range.to).count();
        let other = parts.iter().filter(|part| part.letters.iter().any(char::is_ascii_digit)).count();
        if of_one == 0 || found.len() < 2 || other != found.len() {
            return false;
        }
        if self.single_events(place, &found) {
            return true;
        }
        // A rate says nothing of how many there are.
        if self.reading.indicators.get(place).is_some_and(|indicator| indicator.unit.is_percent()) {
            self.leave(cell, UnreadReason::NoMechanism);
            return true;
        }
        for (range, gives, part) in &found {
            let source = Source::of(Part::Rule, part.spans(0, part.len()));
            self.band(place, range.clone(), gives.clone(), source);
        }
        if let Some(indicator) = self.reading.indicators.get_mut(place) {
            indicator.lower = Some(true);
        }
        true
    }

    /// 缺岗1人次扣1分，迟到1人次扣0.5分: one of each of several things, each with a name of its own. Whether the text is that.
    fn single_events(&mut self, place: usize, found: &[(Range, Gives, &Piece)]) -> bool {
        let mut events: Vec<(Piece, Step, Loss, &Piece)> = Vec::new();
        for (range, gives, part) in found {
            let digit = part.letters.iter().position(char::is_ascii_digit).unwrap_or(0);
            let named = name(self.words, &part.slice(0, digit));
            let one = range.from == range.to
                && range.from.as_ref().and_then(|edge| edge.value) == Some(Decimal::ONE)
                && events.iter().all(|(known, ..)| known.letters != named.letters);
            let Gives::Lose(loss) = gives else { return false };
            if !one || named.len() < 2 {
                return false;
            }
            let (unit, word) = (range.unit.clone(), range.word.clone());
            let per = Quantity { value: Some(Decimal::ONE), unit, word, ..Quantity::default() };
            events.push((named, Step { per, ..Step::default() }, loss.clone(), part));
        }
        for (named, step, loss, part) in events {
            self.class(place, &named.text(), &step, loss, part.spans(0, part.len()));
        }
        true
    }

    /// 90 and above: full; 85-89.99: 50%; below 85: 0: what each range keeps of the points. Whether the cell is that.
    pub(super) fn kept_by_range(&mut self, place: usize, cell: &Piece) -> bool {
        if self.reading.indicators.get(place).is_none_or(|indicator| indicator.weight.is_none()) {
            return false;
        }
        if !cell.letters.contains(&':') || !cell.letters.contains(&';') {
            return false;
        }
        let parts: Vec<Piece> = cell.split(|letter| matches!(letter, ';' | '\n'));
        let found: Vec<(Range, Gives)> = parts.iter().filter_map(|part| self.kept(part)).collect();
        let weight = self.reading.indicators.get(place).and_then(|indicator| indicator.weight.as_ref()?.value);
        let full = found.iter().any(|(_, gives)| match gives {
            Gives::Full => true,
            Gives::Points(points) => points.value == weight,
            _ => false,
        });
        if found.len() < 2 || found.len() != parts.len() || !full {
            return false;
        }
        for ((range, gives), part) in found.into_iter().zip(&parts) {
            self.band(place, range, gives, Source::of(Part::Rule, part.spans(0, part.len())));
        }
        true
    }

    /// below 85: 0
    fn kept(&self, part: &Piece) -> Option<(Range, Gives)> {
        let colon = part.letters.iter().rposition(|letter| *letter == ':')?;
        let (range, value) =
            (part.slice(0, colon).trimmed(), part.slice(colon.saturating_add(1), part.len()).trimmed());
        let Some(super::columns::Lone::Range(range)) = super::columns::lone(self.words, &range) else { return None };
        let alike = value.alike(0, value.len());
        let gives = match super::columns::lone(self.words, &value) {
            Some(super::columns::Lone::Quantity(quantity)) if quantity.unit.is_percent() => {
                if quantity.value == Some(Decimal::ONE_HUNDRED) {
                    Gives::Full
                } else {
                    Gives::Share((&quantity).into())
                }
            }
            Some(super::columns::Lone::Quantity(quantity)) if matches!(quantity.unit, Unit::None | Unit::Points) => {
                Gives::Points((&quantity).into())
            }
            _ if matches!(alike.as_str(), "full" | "满分" | "全分" | "full score" | "full marks") => Gives::Full,
            _ => return None,
        };
        Some((range, gives))
    }

    /// 2例扣10分, 3例及以上不得分.
    fn so_many(&self, part: &Piece) -> Option<(Range, Gives)> {
        let text = Text::of(self.words, part);
        let sentences = text.sentences();
        let [sentence] = sentences.as_slice() else { return None };
        let gives = sentence.atoms.iter().find_map(|found| match &found.atom {
            Atom::Lose(amount) if amount.quantity.unit == Unit::Points && amount.quantity.per.is_empty() => {
                Some(Gives::Lose(self.loss(amount)))
            }
            Atom::Keep(Kept::None) => Some(Gives::Points(Amount::of(0))),
            Atom::Keep(Kept::Points(points)) => Some(Gives::Points(points.into())),
            _ => None,
        })?;
        let range = sentence.atoms.iter().find_map(|found| match &found.atom {
            Atom::Range(range) if range.unit.is_count() => Some(range.clone()),
            _ => None,
        });
        if let Some(range) = range {
            return Some((range, gives));
        }
        let each = sentence.row.tokens.iter().any(|token| token.means(self.words.signs.each));
        let counted = sentence
            .row
            .tokens
            .iter()
            .find_map(|token| token.quantity().filter(|quantity| quantity.unit.is_count()))?;
        let edge = Some(Edge { value: Some(counted.value?), closed: true, settled: true });
        let range = Range {
            from: edge.clone(),
            to: edge,
            unit: counted.unit.clone(),
            word: counted.word.clone(),
            ..Range::default()
        };
        (!each).then_some((range, gives))
    }
}
