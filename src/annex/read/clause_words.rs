//! What a clause says in words: what it begins with, the rights and the grade it names.

use super::Reader;
use crate::annex::atom::Atom;
use crate::annex::clause::{Clause, Sentence, is_condition, is_effect};
use crate::annex::letters::Piece;
use crate::annex::name::{class_mark, name};
use crate::sort;

impl Reader<'_> {
    /// The text of a clause before its first condition or effect.
    pub(super) fn lead(sentence: &Sentence<'_>, clause: &Clause<'_>) -> Piece {
        let rule =
            |atom: &Atom| is_condition(atom) || is_effect(atom) || matches!(atom, Atom::Target(_) | Atom::FromNth(_));
        let first = clause.atoms.iter().find(|found| rule(&found.atom)).or(clause.atoms.first());
        sentence.piece(clause.from, first.map_or(clause.to, |found| found.from))
    }

    /// Rights and duties a clause names, in its own words.
    pub(super) fn labels(&self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> Vec<String> {
        let behind = clause
            .atoms
            .iter()
            .filter(|found| is_condition(&found.atom))
            .map(|found| found.to)
            .max()
            .unwrap_or(clause.from);
        // An English sentence may say first what follows: … may terminate if ….
        let rest = match self.if_at(sentence, clause) {
            Some(at) => sentence.piece(clause.from, at),
            None => sentence.piece(behind, clause.to),
        };
        let parts = rest.split(|letter| matches!(letter, ',' | '、'));
        let named = parts.iter().filter(|part| self.words.holds("label_words", &part.alike(0, part.len())));
        named
            .map(|part| {
                let part = part.trimmed();
                let alike = part.alike(0, part.len());
                let lead = self.words.begins_with("label_leads", &alike).map_or(0, |lead| lead.chars().count());
                part.slice(lead, part.len()).text()
            })
            .filter(|label| !label.is_empty())
            .collect()
    }

    /// Where the condition of an English sentence begins, behind what follows from it.
    pub(super) fn if_at(&self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> Option<usize> {
        (clause.from..clause.to).skip(1).find(|at| {
            let text = sentence.row.alike(*at, at.saturating_add(1));
            self.english && matches!(text.as_str(), "if" | "where" | "when" | "should")
        })
    }

    /// A grade the reading knows that a clause names.
    pub(super) fn grade_in(&self, sentence: &Sentence<'_>, clause: &Clause<'_>) -> Option<String> {
        let alike = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        let grades = self.reading.tiers.iter().rev().take(60).filter_map(|tier| tier.grade.clone());
        let mut named: Vec<String> = grades.filter(|grade| alike.contains(&self.alike(grade))).collect();
        sort::sort_by_key(&mut named, |grade| std::cmp::Reverse(grade.len()));
        named.into_iter().next()
    }

    /// Whether an event is of a kind: A类差错.
    pub(super) fn class_of(&self, lead: &Piece) -> Option<String> {
        let named = name(self.words, lead);
        let alike = named.alike(0, named.len());
        class_mark(self.words, &alike).map(|_| named.text())
    }
}
