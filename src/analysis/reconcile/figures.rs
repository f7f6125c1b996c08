//! The figures that differ, each with what it is worth by itself.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{FigureDifference, Sides, Worth, agrees, counts};
use crate::analysis::Outcome;
use crate::calendar::Stated;
use crate::contract::Plan;
use crate::glossary::Scope;
use crate::month::Record;
use crate::number::Exact;
use crate::settle::settle;
use crate::trace::Recorder;

/// Where their value goes.
pub(super) enum Swap<'t> {
    Month(usize, Decimal),
    /// A rate they state without its counts: the counts at these slots give way to it.
    Rate(usize, Decimal, Vec<usize>),
    /// Of a category: its place in our month.
    Category(usize, usize, Decimal),
    Package(usize, Cow<'t, str>),
}

impl Swap<'_> {
    pub(super) fn apply(&self, record: &mut Record<'_>) {
        let put = |values: &mut [Option<Decimal>], slot: usize, value: Option<Decimal>| {
            if let Some(place) = values.get_mut(slot) {
                *place = value;
            }
        };
        match self {
            Self::Month(slot, value) => put(&mut record.values, *slot, Some(*value)),
            Self::Rate(slot, value, counts) => {
                for count in counts {
                    put(&mut record.values, *count, None);
                }
                put(&mut record.values, *slot, Some(*value));
            }
            Self::Category(row, slot, value) => put(record.category_part(*row).0, *slot, Some(*value)),
            Self::Package(row, package) => {
                if let Some(row) = record.categories.get_mut(*row) {
                    row.package = Some(Cow::Owned(package.to_string()));
                }
            }
        }
    }
}

impl Sides<'_, '_> {
    /// Finds the figures that differ, lists each with its worth, and says what would have to be put in place of ours.
    pub(super) fn swaps<'t>(&mut self, theirs: &'t Record<'_>, width: usize) -> Vec<Swap<'t>> {
        let mut swaps = Vec::new();
        for (slot, stated) in theirs.values.iter().enumerate().take(width) {
            let Some(stated) = *stated else { continue };
            let metric = self.plan.given.iter().position(|given| *given == Some(slot));
            let counts = metric.map(|metric| counts(self.plan, metric)).unwrap_or_default();
            if counts.iter().any(|slot| matches!(theirs.values.get(*slot), Some(Some(_)))) {
                continue; // a result of theirs: their counts say what follows
            }
            let own = self.ours.values.get(slot).copied().flatten().map(Exact::from);
            let measured = metric.and_then(|metric| self.settled.metrics.get(metric));
            let own = own.or_else(|| measured.and_then(|measured| measured.found.value.number().cloned()));
            let swap = if metric.is_some() { Swap::Rate(slot, stated, counts) } else { Swap::Month(slot, stated) };
            self.weigh(&self.plan.figure_id(slot), None, own.as_ref(), stated, swap, &mut swaps);
        }
        let figures: Vec<String> =
            self.plan.vocabulary.figures(Scope::Category).map(|figure| figure.id.clone()).collect();
        for (row, given) in theirs.categories.iter().enumerate() {
            let Some(place) = self.row(&given.category) else { continue };
            let name = self.ours.categories.get(place).map(|own| own.category.to_string());
            if let Some(package) = given.package.as_ref().filter(|package| self.package_differs(place, package)) {
                let swap = Swap::Package(place, Cow::Borrowed(&**package));
                let own = self.ours.categories.get(place).and_then(|own| own.package.as_ref());
                let own = own.map(ToString::to_string).or_else(|| self.own_package(place));
                let difference = self.difference("package", name.clone(), own, package.to_string(), &swap);
                self.found.figures.push(difference);
                swaps.push(swap);
            }
            for (slot, figure) in figures.iter().enumerate() {
                let Some(stated) = theirs.category(row).get(slot).copied().flatten() else { continue };
                let own = self.ours.category(place).get(slot).copied().flatten().map(Exact::from);
                self.weigh(figure, name.clone(), own.as_ref(), stated, Swap::Category(place, slot, stated), &mut swaps);
            }
        }
        swaps
    }

    /// Counts a figure as agreed, or lists it as a difference.
    fn weigh<'t>(
        &mut self,
        figure: &str,
        category: Option<String>,
        own: Option<&Exact>,
        stated: Decimal,
        swap: Swap<'t>,
        swaps: &mut Vec<Swap<'t>>,
    ) {
        let agrees = own.is_some_and(|own| match swap {
            Swap::Rate(..) => agrees(own, stated),
            _ => *own == Exact::from(stated),
        });
        if agrees {
            self.found.agreed = self.found.agreed.saturating_add(1);
            return;
        }
        let own = own.map(Exact::shown);
        let difference = self.difference(figure, category, own, Exact::from(stated).shown(), &swap);
        if let Swap::Rate(_, _, counts) = &swap
            && difference.worth.points.is_none()
            && self.outcome.score.is_some()
        {
            self.found.lacking.extend(counts.iter().map(|slot| self.plan.figure_id(*slot)));
        }
        self.found.figures.push(difference);
        swaps.push(swap);
    }

    fn difference(
        &self,
        figure: &str,
        category: Option<String>,
        ours: Option<String>,
        theirs: String,
        swap: &Swap<'_>,
    ) -> FigureDifference {
        let mut record = self.ours.clone();
        swap.apply(&mut record);
        let worth = if possible(self.plan, &record) {
            let outcome = Outcome::of(self.plan, &settle(self.plan, &record, &self.memory, &mut Recorder::off()));
            self.worth(&outcome)
        } else {
            Worth::default()
        };
        // What moves the score was measured; what moves money alone is an item of the account.
        let moves = |worth: &Option<String>| {
            worth.as_ref().is_some_and(|worth| worth.bytes().any(|digit| matches!(digit, b'1'..=b'9')))
        };
        let account = !moves(&worth.points) && (moves(&worth.money) || category.is_some());
        let about = if account { Stated::Account } else { Stated::Result };
        FigureDifference { figure: figure.into(), category, ours, theirs, about, worth }
    }

    /// The package one of our categories is priced by.
    fn own_package(&self, row: usize) -> Option<String> {
        let mut lines = self.settled.lines.iter();
        lines.find_map(|line| {
            let fee = line.categories.iter().find(|fee| fee.category == row)?;
            let card = self.plan.lines().nth(line.term)?.rate_card.as_ref()?;
            Some(card.packages.get(fee.package?)?.id.clone())
        })
    }

    fn package_differs(&self, row: usize, package: &str) -> bool {
        let cards = self.plan.lines().filter_map(|line| line.rate_card.as_ref());
        let mut packages = cards.flat_map(|card| &card.packages);
        let stated = packages.find(|known| known.is_called(package)).map(|known| known.id.as_str());
        stated.is_some() && stated != self.own_package(row).as_deref()
    }
}

/// Whether no figure of the month is more than what it is part of.
fn possible(plan: &Plan, record: &Record<'_>) -> bool {
    let value = |slot: usize| record.values.get(slot).copied().flatten();
    plan.vocabulary.figures(Scope::Month).enumerate().all(|(part, figure)| {
        let whole = figure.part_of.as_ref().and_then(|id| plan.vocabulary.slot(id)).and_then(|slot| value(slot.index));
        value(part).zip(whole).is_none_or(|(part, whole)| part <= whole)
    })
}
