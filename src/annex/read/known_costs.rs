//! Amounts that are no prices: what it costs to miss the target of a known indicator, and what is added where a payment is late.

use super::Reader;
use super::parts::Parts;
use super::sentence::Last;
use crate::annex::atom::{Atom, Direction, Found};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{Loss, Part, Source, UnreadReason};

impl Reader<'_> {
    /// Speed of answer: $1,200 for every 5 seconds above 45, where the head is an indicator with a target: what it costs to miss
    /// that, and no price. Whether the clause says that.
    pub(super) fn lost_by_known(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, last: &mut Last) -> bool {
        let (super::Subject::Indicator(place), Some(_), false) = (&self.subject, &self.head, self.section.prices)
        else {
            return false;
        };
        let place = *place;
        let Some(indicator) = self.reading.indicators.get(place).filter(|indicator| indicator.target.is_some()) else {
            return false;
        };
        let parts = Parts::of(clause);
        let steps = parts.step.is_some_and(|(step, _)| {
            matches!(step.direction, Direction::Low | Direction::High) && !matches!(step.per.unit, Unit::Money(_))
        });
        let of_points = |quantity: &Quantity| {
            let per = quantity.per.first().map(|per| per.chars().collect::<Vec<char>>());
            per.and_then(|per| self.words.unit(&per))
                .is_some_and(|(unit, _)| unit.is_percent() || *unit == Unit::Points)
        };
        let priced = |found: &Found| matches!(&found.atom, Atom::Price(quantity) if of_points(quantity));
        let fits = |range: &crate::annex::range::Range| {
            range.unit == indicator.unit && range.unit != Unit::None || clause.atoms.iter().any(priced)
        };
        let (lower, ranged) = (indicator.lower, parts.ranges.iter().any(|(range, _)| fits(range)));
        let other = |found: &Found| matches!(found.atom, Atom::Uplift(_) | Atom::Multiple(_) | Atom::Minimum(_));
        if !(steps || ranged) || clause.atoms.iter().any(other) {
            return false;
        }
        let as_loss = |found: &Found| match &found.atom {
            Atom::Price(quantity) => {
                let amount = crate::annex::atom::Amount { quantity: quantity.clone(), ..Default::default() };
                Found { atom: Atom::Lose(amount), ..found.clone() }
            }
            _ => found.clone(),
        };
        let atoms: Vec<Found> = clause.atoms.iter().map(as_loss).collect();
        let clause = Clause { atoms: &atoms, ..clause.clone() };
        // £500 per point below 88: a step below the target, and no range with an amount.
        let point = atoms.iter().find_map(|found| match &found.atom {
            Atom::Lose(amount) if of_points(&amount.quantity) => Some((amount.quantity.clone(), found)),
            _ => None,
        });
        if let (Some((quantity, found)), None, [(range, at_range)]) = (point, parts.step, parts.ranges.as_slice()) {
            let edge = range.only_edge().and_then(|edge| edge.value);
            let target = self.reading.indicators.get(place).and_then(|indicator| indicator.target.as_ref()?.value);
            if edge.is_none() || edge != target || lower == Some(range.to.is_some()) {
                self.unclear(sentence, found);
                self.left_clause(sentence, &clause, UnreadReason::NoMechanism);
                return true;
            }
            self.currency_of(&quantity);
            let unit = quantity.per.first().cloned().unwrap_or_default();
            let source = Source::of(Part::Rule, Self::spans_of(sentence, [found, *at_range]));
            return self.per_unit(place, &unit, Loss::Money((&quantity).into()), None, source, last);
        }
        let parts = Parts::of(&clause);
        let labels = self.labels(sentence, &clause);
        self.indicator_clause(place, sentence, &clause, &parts, &labels, last);
        true
    }

    /// What is added for each day that a payment is late. Whether the clause says that.
    pub(super) fn late_share(
        &mut self,
        what: &str,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
        last: &mut Last,
    ) -> bool {
        let alike = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        let share = clause.atoms.iter().find_map(|found| match &found.atom {
            Atom::Uplift(share) => Some((share, found)),
            _ => None,
        });
        let Some((share, found)) = share else { return false };
        // 每拖一天加收万分之三
        let by_day =
            clause.atoms.iter().any(|found| matches!(&found.atom, Atom::Step(step) if step.per.unit == Unit::Day));
        if !(by_day || self.words.holds("each_day", &alike) || self.words.holds("daily_rates", &alike)) {
            return false;
        }
        let quantity = Quantity { per: vec!["日".into()], ..share.clone() };
        let amount = crate::annex::atom::Amount { quantity, damages: true, ..crate::annex::atom::Amount::default() };
        let steps = clause.atoms.iter().filter(|other| matches!(other.atom, Atom::Step(_))).cloned();
        let atoms: Vec<Found> = steps.chain([Found { atom: Atom::Lose(amount), ..found.clone() }]).collect();
        let clause = Clause { atoms: &atoms, ..clause.clone() };
        self.damage(what, sentence, &clause, &Parts::of(&clause), last)
    }
}
