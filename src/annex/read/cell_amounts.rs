//! Amounts in cells of a row about an indicator: for each of what is counted, for each step, or wherever its target is missed.

use super::Reader;
use super::columns::{Column, Lone, Role, lone, per_of_head};
use super::parts::Parts;
use super::sentence::Last;
use crate::annex::atom::Atom;
use crate::annex::clause::Clause;
use crate::annex::letters::Piece;
use crate::annex::quantity::Unit;
use crate::annex::range::Range;
use crate::annex::reading::{Gives, Loss, Part, Source, UnreadReason};

impl Reader<'_> {
    /// 10 below 扣分标准（分/件）: what each costs.
    pub(super) fn each_cell(&mut self, place: usize, column: &Column, cell: &Piece) -> bool {
        let Some(indicator) = self.reading.indicators.get(place).filter(|_| column.role == Some(Role::Deduct)) else {
            return false;
        };
        // 单位 | 金额: what each of costs as much may stand in a cell of its own.
        let counted = indicator.unit.is_count() && indicator.target.is_none() && !indicator.word.is_empty();
        let each = per_of_head(&column.head).or_else(|| counted.then(|| indicator.word.clone()));
        let Some(each) = each else { return false };
        let Some(Lone::Quantity(mut quantity)) = lone(self.words, cell) else { return false };
        if quantity.unit == Unit::None {
            quantity.unit = self.unit_of_amounts(&column.head);
        }
        let known = self.reading.indicators.get(place).is_some_and(|indicator| indicator.rule.step.is_some());
        if known || quantity.unit.is_percent() || !quantity.per.is_empty() {
            return false;
        }
        self.currency_of(&quantity);
        let loss = self.loss_of(&quantity, self.base_of_head(&column.head));
        let mut spans = cell.spans(0, cell.len());
        spans.extend(column.head.spans(0, column.head.len()));
        self.per_unit(place, &each, loss, None, Source::of(Part::Rule, spans), &mut Last::None)
    }

    /// €800 for each full percentage point below target, below a head of credits. Whether the cell is that.
    fn amount_of_step(
        &mut self,
        place: usize,
        column: &Column,
        sentence: &crate::annex::clause::Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
    ) -> bool {
        let mut prices = clause.atoms.iter().filter_map(|found| match &found.atom {
            Atom::Price(quantity) => Some((quantity, found)),
            _ => None,
        });
        let (Some((step, at)), Some((quantity, found)), None) = (parts.step, prices.next(), prices.next()) else {
            return false;
        };
        let plain = quantity.per.is_empty() && parts.ranges.is_empty() && !parts.has_effect();
        let known = self.reading.indicators.get(place).is_some_and(|indicator| indicator.rule.step.is_some());
        if !plain || known || self.is_missed_by(place, step) != Some(true) {
            return false;
        }
        self.currency_of(quantity);
        let loss = self.loss_of(quantity, self.base_of_head(&column.head));
        self.step_rule(place, step, loss, Self::spans_of(sentence, [at, found]));
        true
    }

    /// 200元/次, 500 or USD 1,250 per month missed in a column of losses or gains.
    pub(super) fn cell_amounts(
        &mut self,
        place: usize,
        column: &Column,
        sentence: &crate::annex::clause::Sentence<'_>,
        clause: &Clause<'_>,
        parts: &Parts<'_>,
        last: &mut Last,
    ) -> bool {
        if self.amount_of_step(place, column, sentence, clause, parts) {
            self.modify_indicator(place, sentence, parts);
            *last = Last::Indicator(place);
            return true;
        }
        if parts.has_effect() || parts.step.is_some() {
            return false;
        }
        let money = clause.atoms.iter().find_map(|found| match &found.atom {
            Atom::Price(quantity) => Some((quantity, found)),
            Atom::Bare(quantity) if column.role == Some(Role::Deduct) || quantity.unit.is_percent() => {
                Some((quantity, found))
            }
            _ => None,
        });
        let Some((quantity, found)) = money else { return false };
        if parts.ranges.is_empty() && parts.reached.is_none() && self.has_other_condition(sentence, clause) {
            self.unclear(sentence, found);
            return true;
        }
        // 1 percentage point: how far a target is missed, and no share that is lost.
        if quantity.unit == Unit::PercentagePoint {
            self.unclear(sentence, found);
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            return true;
        }
        self.currency_of(quantity);
        let mut quantity = quantity.clone();
        if quantity.unit == Unit::None {
            quantity.unit = self.unit_of_amounts(&column.head);
        }
        if column.role == Some(Role::Deduct) && quantity.per.is_empty() && !quantity.unit.is_percent() {
            quantity.per.extend(per_of_head(&column.head));
        }
        let loss = self.loss_of(&quantity, self.base_of_head(&column.head));
        // 85-89.99: 50% beside a weight, where nothing says of what or whether it is lost.
        let weighted = self.reading.indicators.get(place).is_some_and(|indicator| indicator.weight.is_some());
        if column.role == Some(Role::Rule) && weighted && matches!(&loss, Loss::Percent(_, None)) {
            let spans = Self::spans_of(sentence, parts.ranges.iter().map(|(_, found)| *found).chain([found]));
            self.leave_spans(spans, &sentence.written(0, sentence.row.tokens.len()), UnreadReason::Other);
            return true;
        }
        let used = std::iter::once(found)
            .chain(parts.reached.iter().map(|(_, found)| *found))
            .chain(parts.ranges.iter().map(|(_, found)| *found));
        let source = Source::of(Part::Rule, Self::spans_of(sentence, used));
        // £150 per day late counts days, $500 a month none.
        let counts = |per: &&String| crate::annex::token::is_period(per).is_none_or(|period| period == Unit::Day);
        let per = quantity.per.first().filter(counts).cloned();
        match per {
            // 累计超过20单的每单1000元: of each beyond, or of all, and not once.
            Some(_) if parts.ranges.first().is_some_and(|(range, _)| range.unit.is_count()) => {
                self.unclear(sentence, found);
                self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            }
            Some(unit) if parts.ranges.is_empty() => {
                self.per_unit(place, &unit, loss, None, source, last);
                // € 500 per full point below Target, max. € 4,000
                let full = sentence.piece(found.from, found.to).alike(0, usize::MAX).contains("per full ");
                if let Some(step) = self.reading.indicators.get_mut(place).and_then(|one| one.rule.step.as_mut())
                    && full
                {
                    step.partial = Some(crate::annex::atom::Partial::Whole);
                }
                self.modify_indicator(place, sentence, parts);
            }
            _ => {
                let range = match parts.ranges.first() {
                    Some((range, _)) => Some((*range).clone()),
                    None => self.missed(place),
                };
                if let Some(range) = range {
                    self.band(place, range, Gives::Lose(loss), source);
                }
            }
        }
        true
    }

    /// The numbers that miss an indicator's target.
    pub(super) fn missed(&self, place: usize) -> Option<Range> {
        let indicator = self.reading.indicators.get(place)?;
        let edge = crate::annex::range::Edge {
            value: indicator.target.as_ref()?.value,
            closed: indicator.target_open,
            settled: true,
        };
        let mut range = Range { unit: indicator.unit.clone(), ..Range::default() };
        if indicator.lower == Some(true) {
            range.from = Some(edge);
        } else {
            range.to = Some(edge);
        }
        Some(range)
    }
}
