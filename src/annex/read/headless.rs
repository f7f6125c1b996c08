//! Rows without a head above them: what each cell is, it says itself.

use super::columns::{Column, Lone, Role, lone, role_form};
use super::known_indicators::is_code;
use super::sentence::Last;
use super::{Reader, Subject};
use crate::annex::atom::Atom;
use crate::annex::clause::Text;
use crate::annex::letters::Piece;
use crate::annex::name::{is_lower_better, is_metric};
use crate::annex::quantity::Unit;
use crate::annex::range::{Asks, Range};
use crate::annex::reading::{Indicator, Loss, Part, Source, UnreadReason};

impl Reader<'_> {
    /// Rows nobody says the meaning of: each as a line of text.
    pub(super) fn plain_rows(&mut self, rows: &[Vec<Piece>]) {
        if self.score_rows(rows) || self.commissions(rows) || self.coded_rows(rows) || self.price_steps(rows) {
            return;
        }
        for row in rows {
            let filled: Vec<&Piece> = row.iter().filter(|cell| !cell.is_blank()).collect();
            let [first, rest @ ..] = filled.as_slice() else { continue };
            self.subject = Subject::None;
            self.last = Last::None;
            if self.labelled_row(first, rest) {
                continue;
            }
            // ≥75% | 70%-75% | ＜70% below heads that were not understood: which of them is asked for, nothing says.
            let ranges = rest.iter().filter(|cell| matches!(lone(self.words, cell), Some(Lone::Range(_)))).count();
            let lone_first = lone(self.words, first);
            // Below 99.0% | 5%: where something lies, and no name.
            let no_name = matches!(lone_first, Some(Lone::Range(_)))
                && rest.iter().all(
                    |cell| matches!(lone(self.words, cell), Some(Lone::Quantity(share)) if share.unit.is_percent()),
                );
            if ranges >= 2 && lone_first.is_none() || no_name {
                for cell in filled {
                    self.leave(cell, UnreadReason::NoRule);
                }
                continue;
            }
            // 大促包：含20000会话
            let (head, behind) = match self.split_head(first) {
                (Some(head), behind) => (head, Some(behind)),
                (None, first) => (first, None),
            };
            self.look_at_head(&head);
            self.head = Some(head);
            for cell in rest.iter().copied().chain(&behind) {
                // 滞纳金 | 未付款的0.05%/日
                let cell = &self.with_breach(cell.clone());
                let text = Text::of(self.words, cell);
                for sentence in text.sentences() {
                    self.sentence(&sentence);
                }
            }
        }
    }

    /// 90 or above | 100% of the fee: where the score lies, and what follows, row by row.
    fn score_rows(&mut self, rows: &[Vec<Piece>]) -> bool {
        if rows.len() < 2 || !(self.section.tiers || self.words.holds("score_words", &self.heading)) {
            return false;
        }
        let found: Vec<_> = rows.iter().filter_map(|row| self.score_row(row)).collect();
        if found.len() != rows.len() {
            return false;
        }
        for (mut range, at, cell) in found {
            range.unit = Unit::Points;
            let column = Column { role: None, head: Piece::default() };
            self.tier_row(range, &[(&column, &cell)], Source::of(Part::Rule, at));
            let text = Text::of(self.words, &cell);
            let said = text
                .sentences()
                .iter()
                .flat_map(|sentence| sentence.atoms)
                .any(|found| matches!(&found.atom, Atom::Lose(_) | Atom::Pay(_)));
            // Of a share alone only all rows together tell whether it is paid or taken.
            if let Some(tier) = self.reading.tiers.last_mut().filter(|_| !said) {
                tier.loss = tier.pay.take().map(|share| Loss::Percent(share, None)).or(tier.loss.take());
                tier.bare = matches!(tier.loss, Some(Loss::Percent(..)));
            }
        }
        true
    }

    /// A row of a range and one cell behind it: the range, where it stands, and the cell.
    fn score_row(&self, row: &[Piece]) -> Option<(Range, Vec<crate::annex::letters::Span>, Piece)> {
        let filled: Vec<&Piece> = row.iter().filter(|cell| !cell.is_blank()).collect();
        let [first, behind] = filled.as_slice() else { return None };
        match lone(self.words, first)? {
            Lone::Range(range) if matches!(range.unit, Unit::Points | Unit::None) => {
                Some((range, first.spans(0, first.len()), (*behind).clone()))
            }
            _ => None,
        }
    }

    /// KPI 1 | Speed to answer | 85% of calls: what the text calls an indicator, its name, and what is asked for.
    fn coded_rows(&mut self, rows: &[Vec<Piece>]) -> bool {
        let parts = |row: &Vec<Piece>| {
            let filled: Vec<Piece> = row.iter().filter(|cell| !cell.is_blank()).map(Piece::trimmed).collect();
            <[Piece; 3]>::try_from(filled).ok()
        };
        let fits = |[code, named, asked]: &[Piece; 3]| {
            let text = Text::of(self.words, asked);
            let asks = text.tokens.iter().any(|token| token.quantity().is_some());
            is_code(&code.alike(0, code.len()))
                && asks
                && named.len() >= 4
                && !super::columns::is_number(self.words, named)
        };
        let found: Vec<[Piece; 3]> = rows.iter().filter_map(parts).filter(fits).collect();
        if found.len() < 2 || found.len() != rows.len() {
            return false;
        }
        for [code, named, asked] in found {
            self.reading.indicators.push(Indicator::named(&named));
            let place = self.reading.indicators.len().saturating_sub(1);
            self.unit_in_name(&named);
            self.coded(&code.alike(0, code.len()), place);
            self.leave(&code, UnreadReason::Numbering);
            self.target_cell(place, &Piece::default(), &asked);
        }
        true
    }

    /// 接听率 | 标准：95% | 每低1%减2分 | 满分25: the row of an indicator.
    fn labelled_row(&mut self, first: &Piece, rest: &[&Piece]) -> bool {
        let labels: Vec<Option<(Role, Piece)>> = rest.iter().map(|cell| self.label_of(cell)).collect();
        let known = labels.iter().flatten().any(|(role, _)| matches!(role, Role::Target | Role::Weight));
        if !known || first.len() < 2 || lone(self.words, first).is_some() {
            return false;
        }
        let named = first.trimmed();
        let lower = is_lower_better(self.words, &named.alike(0, named.len())).filter(|lower| *lower);
        self.reading.indicators.push(Indicator { lower, ..Indicator::named(&named) });
        let place = self.reading.indicators.len().saturating_sub(1);
        self.subject = Subject::Indicator(place);
        self.head = Some(named);
        // A rule is read in the light of the target and the weight.
        for (role, cell) in labels.iter().flatten() {
            match role {
                Role::Target => self.target_cell(place, &Piece::default(), cell),
                Role::Weight => {
                    self.weight_cell(place, &Piece::default(), cell);
                }
                _ => {}
            }
        }
        for (cell, label) in rest.iter().zip(&labels) {
            let column = |role| Column { role: Some(role), head: Piece::default() };
            match label {
                None => self.rule_cell(place, &column(Role::Rule), cell, false),
                Some((role @ (Role::Rule | Role::Deduct | Role::Reward), cell)) => {
                    self.rule_cell(place, &column(*role), cell, false);
                }
                Some((Role::Target | Role::Weight, _)) => {}
                Some(_) => self.leave(cell, UnreadReason::NotComputed),
            }
        }
        self.head = None;
        self.subject = Subject::None;
        true
    }

    /// 月均接通率低于90%: the name of a case without the number that is missed, and that number.
    pub(super) fn missed_in_name(&self, cell: &Piece) -> Option<(Piece, Range, Vec<crate::annex::letters::Span>)> {
        let text = Text::of(self.words, cell);
        let sentences = text.sentences();
        let [sentence] = sentences.as_slice() else { return None };
        let found = sentence.atoms.last().filter(|found| found.to == sentence.row.tokens.len())?;
        let Atom::Range(range) = &found.atom else { return None };
        let named = sentence.piece(0, found.from).trimmed();
        let misses = range.asks == Asks::Nothing && range.only_edge().is_some() && range.unit.is_percent();
        (misses && is_metric(self.words, &named)).then(|| (named, range.clone(), sentence.spans(found)))
    }

    /// 标准：95%, 满分25: what a cell says it is, and the rest of it.
    pub(super) fn label_of(&self, cell: &Piece) -> Option<(Role, Piece)> {
        let cell = cell.trimmed();
        let (role, length) = role_form(self.words, &cell.letters)?;
        let behind = cell.slice(length, cell.len()).trimmed();
        if behind.letters.first() == Some(&':') {
            return Some((role, behind.slice(1, behind.len()).trimmed()));
        }
        lone(self.words, &behind).map(|_| (role, behind))
    }
}
