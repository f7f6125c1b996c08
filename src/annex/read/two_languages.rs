//! What a line says in two languages is one term, and a question where the two differ.

use std::collections::BTreeMap;

use super::Reader;
use crate::annex::letters::{Span, is_han};
use crate::annex::reading::{Amount, Deadline, Doubt, DoubtKind, Price, Source, When};

/// The terms of one line in each language, by their places.
type Sides = BTreeMap<usize, (Vec<usize>, Vec<usize>)>;

impl Reader<'_> {
    /// Makes one of the terms that a line says once in each language.
    pub(super) fn said_in_two_languages(&mut self) {
        self.deadlines_of_two();
        self.prices_of_two();
    }

    /// Which places stand on which line in Latin letters, and which in Chinese.
    fn sides<'s>(&self, sources: impl Iterator<Item = &'s Source>) -> Sides {
        let mut sides = Sides::new();
        for (place, source) in sources.enumerate() {
            let line = source.line();
            let written = self.written.get(line).map(String::as_str).unwrap_or_default();
            if written.contains('\t') {
                continue;
            }
            let text =
                |span: &Span| written.chars().skip(span.from).take(span.to.saturating_sub(span.from)).any(is_han);
            let han = source.0.iter().filter(|(_, span)| span.line == line).any(|(_, span)| text(span));
            let (english, chinese) = sides.entry(line).or_default();
            if han { chinese.push(place) } else { english.push(place) }
        }
        sides.retain(|_, (english, chinese)| !english.is_empty() && english.len() == chinese.len());
        sides
    }

    fn deadlines_of_two(&mut self) {
        let sides = self.sides(self.reading.deadlines.iter().map(|deadline| &deadline.source));
        let mut gone = Vec::new();
        let mut open: Vec<(Span, usize)> = Vec::new();
        for (english, chinese) in sides.into_values() {
            for (one, other) in english.into_iter().zip(chinese) {
                let (kept, twin) = if self.english { (one, other) } else { (other, one) };
                let Some(second) = self.reading.deadlines.get(twin).cloned() else { continue };
                let Some(first) = self.reading.deadlines.get_mut(kept) else { continue };
                let same = joined(first, &second);
                first.source.0.extend(second.source.0.iter().copied());
                if let (false, Some((_, span))) = (same, second.source.0.first()) {
                    open.push((*span, kept));
                }
                gone.push(twin);
            }
        }
        for (span, about) in open {
            let quote = self.quote(span);
            self.reading.doubts.push(Doubt { kind: DoubtKind::Unclear, quote, span, about });
        }
        gone.sort_unstable_by(|one, other| other.cmp(one));
        for place in gone {
            self.reading.deadlines.remove(place);
        }
    }

    /// Prices only where both languages name the same amount: otherwise they may be of different things.
    fn prices_of_two(&mut self) {
        let sides = self.sides(self.reading.prices.iter().map(|price| &price.source));
        let mut gone = Vec::new();
        let alike = |one: &Price, other: &Price| {
            let value = |price: &Price| price.price.as_ref().and_then(|price| price.value);
            let other_value = |price: &Price| {
                [&price.uplift, &price.multiply, &price.minimum].map(|amount| amount.as_ref().and_then(|one| one.value))
            };
            value(one) == value(other) && other_value(one) == other_value(other)
        };
        for (english, chinese) in sides.into_values() {
            for (one, other) in english.into_iter().zip(chinese) {
                let (kept, twin) = if self.english { (one, other) } else { (other, one) };
                let Some(second) = self.reading.prices.get(twin).cloned() else { continue };
                if let Some(first) = self.reading.prices.get_mut(kept).filter(|first| alike(first, &second)) {
                    first.source.0.extend(second.source.0.iter().copied());
                    gone.push(twin);
                }
            }
        }
        gone.sort_unstable_by(|one, other| other.cmp(one));
        for place in gone {
            self.reading.prices.remove(place);
        }
    }
}

/// Whether two time limits are of one kind; where their numbers differ, the first one has both.
fn joined(first: &mut Deadline, second: &Deadline) -> bool {
    let both = |one: &mut Amount, other: &Amount| {
        if one.value != other.value {
            one.twin = other.value;
        }
    };
    match (&mut first.rule, &second.rule) {
        (When::Length { length, unit, before, .. }, When::Length { length: other, unit: of, before: ahead, .. })
            if unit == of && before == ahead =>
        {
            both(length, other);
            true
        }
        (When::Day { day, which }, When::Day { day: other, which: of }) if which == of => {
            both(day, other);
            true
        }
        _ => false,
    }
}
