//! Clauses: atoms that belong together, conditions first, then what follows from them.

use std::cell::OnceCell;

use super::atom::{Atom, Found};
use super::letters::{Piece, Span};
use super::meaning::atoms;
use super::pattern::Row;
use super::token::{Token, tokens};
use super::words::Words;

/// What was read of a piece: its tokens, and the atoms of each of its sentences.
#[derive(Clone, Debug, Default)]
pub(super) struct Parsed {
    tokens: OnceCell<Vec<Token>>,
    atoms: OnceCell<Vec<Vec<Found>>>,
}

/// The tokens of a piece.
pub(super) struct Text<'a> {
    pub(super) words: &'a Words,
    pub(super) piece: &'a Piece,
    pub(super) tokens: &'a [Token],
}

impl<'a> Text<'a> {
    pub(super) fn of(words: &'a Words, piece: &'a Piece) -> Self {
        Self { words, piece, tokens: piece.parsed().tokens.get_or_init(|| tokens(words, piece)) }
    }

    /// The sentences, each with its atoms.
    pub(super) fn sentences(&self) -> Vec<Sentence<'a>> {
        let rows = || {
            let sentences = self.tokens.split(Token::ends_sentence).filter(|tokens| !tokens.is_empty());
            sentences.map(|tokens| Row { words: self.words, piece: self.piece, tokens })
        };
        let atoms = self.piece.parsed().atoms.get_or_init(|| rows().map(atoms).collect());
        rows().zip(atoms).map(|(row, atoms)| Sentence { row, atoms }).collect()
    }
}

/// A sentence and its atoms.
pub(super) struct Sentence<'a> {
    pub(super) row: Row<'a>,
    pub(super) atoms: &'a [Found],
}

/// Atoms that belong together.
#[derive(Clone, Debug)]
pub(super) struct Clause<'a> {
    pub(super) atoms: &'a [Found],
    /// Where it begins and ends among the tokens, text around its atoms included.
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Sentence<'_> {
    /// The clauses of the sentence: a new one begins with a condition behind an effect.
    pub(super) fn clauses(&self) -> Vec<Clause<'_>> {
        let mut starts = vec![0];
        let mut had = Had::default();
        for (place, found) in self.atoms.iter().enumerate() {
            let first = starts.last().copied().unwrap_or(0);
            if is_condition(&found.atom) {
                // An English sentence may name the condition behind: 2% for each …, a credit of $500 if ….
                let step = matches!(found.atom, Atom::Step(_));
                let follows = (!had.condition || step) && self.is_close(place, first);
                let other = !had.effect && self.names_other(place, first);
                if had.effect && !follows || other {
                    starts.push(place);
                    had = Had::default();
                }
                had.condition = true;
            } else if is_effect(&found.atom) {
                let other =
                    if had.condition { self.has_condition_behind(place) } else { self.names_effect(place, first) };
                if had.effect && other {
                    starts.push(place);
                    had = Had::default();
                }
                // $5.25 per call for calls 1 - 10,000 and $4.80 per call for calls above: each price has a condition of its own.
                had.condition &= !matches!(found.atom, Atom::Price(_));
                had.effect = true;
            } else if self.keeps(place, first) {
                had.effect = true;
            } else if is_standalone(&found.atom) && had.effect {
                starts.push(place);
                had = Had { effect: true, condition: false };
            }
        }
        starts.dedup();
        let ends = starts.iter().skip(1).copied().chain([self.atoms.len()]);
        let mut clauses: Vec<Clause<'_>> = Vec::new();
        for (from, to) in starts.iter().copied().zip(ends) {
            let atoms = self.atoms.get(from..to).unwrap_or_default();
            // The text before its first atom is its own, from the comma before on.
            let begin = match clauses.last_mut() {
                None => 0,
                Some(last) => {
                    let behind = last.atoms.last().map_or(0, |found| found.to);
                    let first = atoms.first().map_or(behind, |found| found.from);
                    let begin = self.text_begin(behind, first);
                    last.to = begin;
                    begin
                }
            };
            clauses.push(Clause { atoms, from: begin, to: self.row.tokens.len() });
        }
        clauses
    }

    /// Where the text that leads up to a token begins: behind the first comma after the atom before.
    fn text_begin(&self, behind: usize, first: usize) -> usize {
        let gap = self.row.tokens.get(behind..first).unwrap_or_default();
        gap.iter()
            .position(|token| matches!(token.first, ',' | '、'))
            .map_or(behind, |comma| behind.saturating_add(comma).saturating_add(1))
    }

    /// 90%-92.9% 15分: points right behind a range are what it gives.
    fn keeps(&self, place: usize, first: usize) -> bool {
        let Some(found) = self.atoms.get(place) else { return false };
        let points = matches!(&found.atom, Atom::Bare(quantity) if matches!(quantity.unit, super::quantity::Unit::Points | super::quantity::Unit::None));
        let before = place.checked_sub(1).filter(|before| *before >= first).and_then(|before| self.atoms.get(before));
        let beside = |before: &Found| {
            // ≥90%：30分
            let colon = self.row.tokens.get(before.to).is_some_and(|token| token.is(':'));
            before.to.saturating_add(usize::from(colon)) == found.from
        };
        points && before.is_some_and(|before| beside(before) && matches!(before.atom, Atom::Range(_)))
    }

    /// Whether a range stands beside one before it, behind a comma and words of its own: each is about something else.
    fn names_other(&self, place: usize, first: usize) -> bool {
        let Some(found) = self.atoms.get(place).filter(|found| matches!(found.atom, Atom::Range(_))) else {
            return false;
        };
        let before = place.checked_sub(1).filter(|before| *before >= first).and_then(|before| self.atoms.get(before));
        let Some(before) = before.filter(|before| matches!(before.atom, Atom::Range(_))) else { return false };
        let gap = self.row.tokens.get(before.to..found.from).unwrap_or_default();
        let Some(comma) = gap.iter().position(|token| matches!(token.first, ',' | '、')) else { return false };
        let start = before.to.saturating_add(comma).saturating_add(1);
        // 90分以上为优秀，80分至89分为良好: a grade ends what is said of the range before.
        let named = self.row.alike(before.to, start);
        let graded = self.row.words.begins_with("grade_leads", named.trim()).is_some()
            && self.row.words.ends_with("grades", named.trim_end_matches([',', '、', ' '])).is_some();
        graded
            || self.row.alike(start, found.from).chars().filter(|letter| letter.is_alphanumeric()).count() >= 2
                && !self.joins(start)
    }

    /// Whether an amount for each, or a price, stands behind a comma and words of its own: 一级20分/次，二级10分/次.
    fn names_effect(&self, place: usize, first: usize) -> bool {
        let Some(found) = self.atoms.get(place) else { return false };
        let each = match &found.atom {
            Atom::Price(quantity) => !quantity.per.is_empty(),
            Atom::Lose(amount) | Atom::Gain(amount) => !amount.quantity.per.is_empty(),
            _ => false,
        };
        let before =
            place.checked_sub(1).filter(|before| *before >= first && each).and_then(|before| self.atoms.get(before));
        let Some(before) = before else { return false };
        let gap = self.row.tokens.get(before.to..found.from).unwrap_or_default();
        let Some(comma) = gap.iter().position(|token| matches!(token.first, ',' | '、')) else { return false };
        let start = before.to.saturating_add(comma).saturating_add(1);
        self.row.alike(start, found.from).chars().filter(|letter| letter.is_alphanumeric()).count() >= 2
            && !self.joins(start)
    }

    /// Whether a word here joins two conditions that must both hold, or one of them.
    fn joins(&self, at: usize) -> bool {
        let text = self.row.alike(at, at.saturating_add(1));
        self.row.words.begins_with("joining", &text).is_some()
    }

    /// Whether a clause has two ranges about different things that hold together.
    pub(super) fn is_compound(&self, clause: &Clause<'_>) -> bool {
        let ranges: Vec<&Found> = clause.atoms.iter().filter(|found| matches!(found.atom, Atom::Range(_))).collect();
        ranges.windows(2).any(|pair| match pair {
            // 连续3个月低于80分或年度内累计5个月低于80分: the same twice.
            [one, two] if one.atom == two.atom => false,
            [one, two] => {
                let text = self.row.alike(one.to, two.from);
                self.row.words.holds("joining", &text)
                    && text.chars().filter(|letter| letter.is_alphanumeric()).count() >= 3
            }
            _ => false,
        })
    }

    fn is_close(&self, place: usize, first: usize) -> bool {
        let Some(found) = self.atoms.get(place) else { return false };
        let before = place.checked_sub(1).filter(|before| *before >= first).and_then(|before| self.atoms.get(before));
        let Some(before) = before else { return false };
        let gap = self.row.tokens.get(before.to..found.from).unwrap_or_default();
        gap.len() <= 8 && !gap.iter().any(|token| matches!(token.first, ',' | '、' | ':'))
    }

    /// 5 points where it lies between 85% and 90%, and 10 points where it is below 85%: whether the condition stands behind.
    fn has_condition_behind(&self, place: usize) -> bool {
        let (Some(found), Some(next)) = (self.atoms.get(place), self.atoms.get(place.saturating_add(1))) else {
            return false;
        };
        let leads = ["where", "if", "when"].contains(&self.row.alike(found.to, found.to.saturating_add(1)).as_str());
        leads && is_condition(&next.atom)
    }

    /// What is written between two tokens.
    pub(super) fn written(&self, from: usize, to: usize) -> String {
        self.row.written(from, to)
    }

    /// The letters between two tokens as a piece of their own.
    pub(super) fn piece(&self, from: usize, to: usize) -> Piece {
        self.row.bounds(from, to).map_or_else(Piece::default, |(from, to)| self.row.piece.slice(from, to))
    }

    /// All of the sentence as a piece of its own.
    pub(super) fn whole(&self) -> Piece {
        self.piece(0, self.row.tokens.len())
    }

    /// Where an atom stands in the pasted text.
    pub(super) fn spans(&self, found: &Found) -> Vec<Span> {
        self.row.bounds(found.from, found.to).map_or_else(Vec::new, |(from, to)| self.row.piece.spans(from, to))
    }

    /// Where a clause stands in the pasted text.
    pub(super) fn clause_spans(&self, clause: &Clause<'_>) -> Vec<Span> {
        self.row.bounds(clause.from, clause.to).map_or_else(Vec::new, |(from, to)| self.row.piece.spans(from, to))
    }
}

#[derive(Default)]
struct Had {
    condition: bool,
    effect: bool,
}

/// Whether an atom says when something holds.
pub(super) fn is_condition(atom: &Atom) -> bool {
    matches!(
        atom,
        Atom::Range(_)
            | Atom::Step(_)
            | Atom::Meet
            | Atom::Miss
            | Atom::Rest
            | Atom::InARow(_)
            | Atom::Times { .. }
            | Atom::ShareIn { .. }
    )
}

/// Whether an atom says what follows.
pub(super) fn is_effect(atom: &Atom) -> bool {
    matches!(
        atom,
        Atom::Lose(_)
            | Atom::Gain(_)
            | Atom::Keep(_)
            | Atom::Pay(_)
            | Atom::Factor(_)
            | Atom::NoLoss
            | Atom::Share(_)
            | Atom::Price(_)
            | Atom::Over(_)
    )
}

/// Whether an atom begins something of its own.
fn is_standalone(atom: &Atom) -> bool {
    matches!(
        atom,
        Atom::Span { .. }
            | Atom::Length(_)
            | Atom::DayOfMonth { .. }
            | Atom::Weight(_)
            | Atom::LevelAt(..)
            | Atom::FullScore(_)
            | Atom::Risk(_)
    )
}
