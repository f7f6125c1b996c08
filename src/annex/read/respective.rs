//! Several things and as many numbers for them: 接通率、应答率分别不低于90%、85%. Such a sentence says as many things as it
//! has names, each in the words they share.

use crate::annex::clause::Sentence;
use crate::annex::letters::Piece;
use crate::annex::name::{is_metric, name};
use crate::annex::quantity::Unit;
use crate::annex::token::{Token, What};
use crate::annex::words::Words;

/// A list of values behind a word that deals them out, by letters of the piece.
struct Values {
    /// Where the word stands, and where it ends.
    word: (usize, usize),
    /// What each name gets.
    each: Vec<(usize, usize)>,
}

/// The sentence once for each of its names; none where it is not certain which number is whose.
pub(super) fn each(words: &Words, sentence: &Sentence<'_>) -> Option<Vec<Piece>> {
    let piece = sentence.row.piece;
    let (from, to) = sentence.row.bounds(0, sentence.row.tokens.len())?;
    let places = places(words, piece, from, to);
    let (first, _) = *places.first()?;
    let (lead, names) = names(words, piece, from, first)?;
    let mut lists = Vec::new();
    for word in places {
        lists.push(values(sentence, word, names.len())?);
    }
    // 合计最多扣10分 may be meant of each of them, or of all.
    let rest = piece.slice(first, to);
    if words.holds("total_words", &rest.alike(0, rest.len())) {
        return None;
    }
    let mut found = Vec::new();
    for (place, name) in names.into_iter().enumerate() {
        let mut made = if place == 0 { lead.clone() } else { Piece::default() };
        made.join(&name);
        let mut at = first;
        for list in &lists {
            made.join(&piece.slice(at, list.word.0));
            let begin = list.each.first()?.0;
            made.join(&piece.slice(list.word.1, begin));
            let (from, to) = *list.each.get(place)?;
            made.join(&piece.slice(from, to));
            at = list.each.last()?.1;
        }
        made.join(&piece.slice(at, to));
        found.push(made);
    }
    Some(found)
}

/// More letters than the longest of the words that deal out has.
const LONGEST: usize = 16;

/// Where the words stand that deal out.
fn places(words: &Words, piece: &Piece, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = from;
    while at < to {
        let rest = piece.alike(at, at.saturating_add(LONGEST).min(to));
        match words.begins_with("respective_words", &rest) {
            Some(word) if piece.letter(at) == rest.chars().next() => {
                let end = at.saturating_add(word.chars().count());
                // 分别为90%、85%
                let end = if piece.letter(end) == Some('为') { end.saturating_add(1) } else { end };
                found.push((at, end));
                at = end;
            }
            _ => at = at.saturating_add(1),
        }
    }
    found
}

/// What stands before the names, and the names: two or more things that are measured.
fn names(words: &Words, piece: &Piece, from: usize, to: usize) -> Option<(Piece, Vec<Piece>)> {
    let whole = piece.slice(from, to);
    let begin = whole.letters.iter().rposition(|letter| *letter == ',').map_or(0, |at| at.saturating_add(1));
    let lead = whole.slice(0, begin);
    let listed = whole.slice(begin, whole.len());
    let mut names = listed.split(|letter| letter == '、');
    let last = names.pop()?;
    // 接通率和应答率; the 及 of 及时率 joins nothing.
    let measured = |part: &Piece| is_metric(words, &name(words, part));
    let joined = last.letters.iter().enumerate().filter(|(_, letter)| matches!(letter, '和' | '与' | '及'));
    let parts = joined
        .map(|(at, _)| (last.slice(0, at), last.slice(at.saturating_add(1), last.len())))
        .find(|(one, other)| measured(one) && measured(other));
    match parts {
        Some((one, other)) => names.extend([one, other]),
        None => names.push(last),
    }
    (names.len() >= 2 && names.iter().all(measured)).then_some((lead, names))
}

/// As many values as there are names, of one unit, behind the word.
fn values(sentence: &Sentence<'_>, word: (usize, usize), many: usize) -> Option<Values> {
    let tokens = sentence.row.tokens;
    let start = tokens.iter().position(|token| token.from >= word.1)?;
    let first = start.checked_add(tokens.get(start..)?.iter().position(|token| token.quantity().is_some())?)?;
    let between = tokens.get(start..first)?;
    if between.len() > 4 || between.iter().any(|token| matches!(token.first, ',' | '、')) {
        return None;
    }
    let unit = &tokens.get(first)?.quantity()?.unit;
    let mut each = vec![(tokens.get(first)?.from, tokens.get(first)?.to)];
    let mut at = first.checked_add(1)?;
    let mut compared = false;
    while let Some((begin, quantity)) = next_value(tokens, at) {
        let token = tokens.get(quantity)?;
        if token.quantity()?.unit != *unit || *unit == Unit::None {
            return None;
        }
        compared |= begin < quantity;
        each.push((tokens.get(begin)?.from, token.to));
        at = quantity.checked_add(1)?;
    }
    // ≥90%、≥85%: each with its own sign.
    if compared && let Some(one) = each.first_mut() {
        one.0 = word.1;
    }
    (each.len() == many).then_some(Values { word, each })
}

/// The next value of a list: where it begins, with its sign, and its quantity.
fn next_value(tokens: &[Token], at: usize) -> Option<(usize, usize)> {
    let comma = tokens.get(at)?;
    if !matches!(comma.first, '、' | '和' | '与' | '及') || comma.to > comma.from.saturating_add(1) {
        return None;
    }
    let begin = at.checked_add(1)?;
    let token = tokens.get(begin)?;
    if token.quantity().is_some() {
        return Some((begin, begin));
    }
    let next = begin.checked_add(1)?;
    (matches!(token.what, What::Word(_)) && tokens.get(next)?.quantity().is_some()).then_some((begin, next))
}
