//! A contract that says each clause in Chinese and, on the next line or the one before, or behind it in the same line or cell, in
//! English: the Chinese one is read.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Reader;
use crate::annex::clause::Text;
use crate::annex::letters::{Piece, Span, is_han};
use crate::annex::lines::Line;
use crate::annex::numbering;
use crate::annex::reading::UnreadReason;
use crate::annex::token::What;
use crate::annex::words::Words;

/// How many clauses have to stand in both languages with the same numbers.
const ENOUGH: usize = 3;

/// A line that says what another one does: where it stands in the text, and the first number that only one of them has.
pub(super) struct Translated {
    pub(super) at: usize,
    whole: Piece,
    differs: Option<Span>,
}

/// A clause in Chinese and beside it one in English, by their lines, and how their numbers compare.
struct Pair {
    english: usize,
    numbers: bool,
    /// Whether they have a number in common, or as many of them.
    alike: bool,
    differs: Option<Span>,
}

/// The lines in English whose clause stands beside them in Chinese.
pub(super) fn translated(words: &Words, lines: &[Line]) -> Vec<Translated> {
    let written: Vec<(usize, bool)> = lines.iter().enumerate().filter_map(|(at, line)| language(line, at)).collect();
    let pairs = |chinese_first: bool| {
        let beside = written.windows(2).filter_map(|two| match two {
            [(first, han), (second, other)] if *han == chinese_first && *han != *other => {
                let (chinese, english) = if *han { (*first, *second) } else { (*second, *first) };
                Some(pair(words, lines, chinese, english))
            }
            _ => None,
        });
        let pairs: Vec<Pair> = beside.collect();
        let same = pairs.iter().filter(|pair| pair.numbers && pair.differs.is_none()).count();
        let counted = pairs.iter().filter(|pair| pair.numbers).count();
        (same, counted, pairs)
    };
    let (one, other) = (pairs(true), pairs(false));
    let (same, counted, pairs) = if one.0 >= other.0 { one } else { other };
    if same < ENOUGH || same.saturating_mul(3) < counted.saturating_mul(2) {
        return Vec::new();
    }
    let said = pairs.into_iter().filter(|pair| !pair.numbers || pair.alike);
    let line = |pair: Pair| lines.get(pair.english).map(|line| (line, pair.differs));
    said.filter_map(line).map(|(line, differs)| Translated { at: line.at, whole: line.whole(), differs }).collect()
}

/// Takes what English says behind the Chinese out of lines and cells, where it has no other numbers: 每低1%扣2分 2 points off for
/// every 1%.
pub(super) fn halves(words: &Words, lines: &mut [Line]) -> Vec<Translated> {
    let mut halves = Vec::new();
    for line in lines {
        let at = line.at;
        for cell in &mut line.cells {
            let Some(from) = english_behind(cell) else { continue };
            let (chinese, english) = (cell.slice(0, from), cell.slice(from, cell.len()));
            let [one, other] = [&chinese, &english].map(|half| {
                // 不得分: 0 points.
                let values = numbers(words, half).into_iter().map(|(value, _)| value);
                values.filter(|value| !value.is_zero()).collect::<BTreeSet<_>>()
            });
            let counts = |half: &Piece| half.letters.iter().any(char::is_ascii_digit);
            // 每低1个百分点 each percentage point below; 20,001以上 and above: what the Chinese counts, in words.
            let said = english.alike(0, english.len());
            let leads = ["en_each", "en_or_more", "en_or_less"];
            let worded = || leads.iter().any(|list| words.begins_with(list, said.trim()).is_some());
            let plain = other.is_empty() && counts(&chinese) && (counts(&english) || worded());
            if other.is_subset(&one) && (!other.is_empty() || plain) {
                halves.push(Translated { at, whole: english, differs: None });
                *cell = chinese;
            }
        }
    }
    halves
}

/// Where the English begins behind all that is Chinese, in a text of which the first half is Chinese.
fn english_behind(cell: &Piece) -> Option<usize> {
    let last = cell.letters.iter().rposition(|letter| is_han(*letter))?;
    let ends = |letter: char| letter.is_whitespace() || matches!(letter, '。' | ';');
    let behind = last.saturating_add(1);
    // …扣0.5%。Calls …: what the Chinese ends with may be a number.
    let number =
        cell.letters.get(behind..)?.iter().take_while(|letter| !ends(**letter) && !letter.is_ascii_alphabetic());
    let end = behind.saturating_add(number.count());
    let marks = |letter: &&char| ends(**letter) || matches!(letter, '.' | ',');
    let from = end.saturating_add(cell.letters.get(end..)?.iter().take_while(marks).count());
    let many = |from: usize, to: usize, is: fn(char) -> bool| {
        cell.letters.get(from..to).unwrap_or_default().iter().filter(|letter| is(**letter)).count()
    };
    let latin = |letter: char| letter.is_ascii_alphabetic();
    (from > end && many(from, cell.len(), latin) >= 2 && many(0, from, latin) < many(0, from, is_han)).then_some(from)
}

/// Whether a line of prose is Chinese or English; none where it is neither, or both.
fn language(line: &Line, at: usize) -> Option<(usize, bool)> {
    if line.is_blank() {
        return None;
    }
    let whole = line.whole();
    let han = whole.letters.iter().filter(|letter| is_han(**letter)).count();
    let latin = whole.letters.iter().filter(|letter| letter.is_ascii_alphabetic()).count();
    let english = han == 0 && latin >= 12;
    (!line.is_row() && (english || han >= 4 && latin < han)).then_some((at, !english))
}

fn pair(words: &Words, lines: &[Line], chinese: usize, english: usize) -> Pair {
    let of = |at: usize| lines.get(at).map(Line::whole).unwrap_or_default();
    let (one, other) = (numbers(words, &of(chinese)), numbers(words, &of(english)));
    let values = |all: &[(Decimal, Span)]| all.iter().map(|(value, _)| *value).collect::<BTreeSet<_>>();
    let (here, there) = (values(&one), values(&other));
    let missing = |all: &[(Decimal, Span)], known: &BTreeSet<Decimal>| {
        all.iter().find(|(value, _)| !known.contains(value)).map(|(_, span)| *span)
    };
    Pair {
        english,
        numbers: !here.is_empty() || !there.is_empty(),
        alike: here.intersection(&there).next().is_some() || one.len() == other.len(),
        differs: missing(&other, &here).or_else(|| missing(&one, &there)),
    }
}

/// The numbers of a clause. One is said in one language where the other says each, and a number of months may be in words.
fn numbers(words: &Words, line: &Piece) -> Vec<(Decimal, Span)> {
    let (_, body) = numbering::marked(line);
    let mut found = Vec::new();
    for token in Text::of(words, &body).tokens {
        let Some(span) = body.spans(token.from, token.to).first().copied() else { continue };
        match &token.what {
            What::Quantity(quantity) => found.extend(quantity.value.map(|value| (value.normalize(), span))),
            What::Day(day) => {
                let parts = [day.year.map(Decimal::from), day.month.map(Decimal::from), day.day.map(Decimal::from)];
                found.extend(parts.into_iter().flatten().map(|value| (value, span)));
            }
            _ => {}
        }
    }
    found.retain(|(value, _)| *value != Decimal::ONE);
    found
}

impl Reader<'_> {
    /// Leaves what the clause beside it says in Chinese; where their numbers differ, it is asked.
    pub(super) fn leave_translated(&mut self, translated: &[Translated]) {
        for one in translated {
            self.leave(&one.whole, UnreadReason::NotComputed);
            if let Some(span) = one.differs {
                self.ask_about(span);
            }
        }
    }
}
