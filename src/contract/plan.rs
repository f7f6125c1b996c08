//! A sound contract, ready to settle any number of months, and what is asked of it.

use super::Text;
use super::account::LineTerm;
use super::model::Contract;
use super::rate_table::RateTable;
use super::slots::Slots;
use crate::calendar::{Consultation, Month, WorkingCalendar};
use crate::glossary::Vocabulary;
use crate::json::Value;
use crate::map::Map;
use crate::mechanisms::{Better, Bounds, Name, Term, constant_at};
use crate::number::{Exact, Interval, Places};
use crate::open::Open;
use std::sync::{Arc, OnceLock};

/// A sound contract, ready to settle any number of months.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What the contract was read from.
    pub(super) source: Arc<Value>,
    /// The contract, with its names resolved.
    pub contract: Contract,
    /// The figures it knows and the headings they are pasted under.
    pub vocabulary: Arc<Vocabulary>,
    pub(crate) slots: Slots,
    /// To how many decimal places its amounts are rounded.
    pub(crate) places: Places,
    /// The edges of the tiers.
    pub(crate) tiers: Vec<Bounds>,
    /// Whether a term asks for the day of a row.
    pub(crate) asks_days: bool,
    /// Whether a tier has a condition besides its range: the month is in the first one that holds.
    pub(crate) tiers_by_condition: bool,
    /// The least and the most the score comes to.
    pub(crate) score_within: Interval,
    /// Which end of the score is the better one; `None`: nothing tells.
    pub(crate) better_score: Option<Better>,
    /// Slot of the figure that gives a metric directly, metric by metric.
    pub(crate) given: Vec<Option<usize>>,
    /// The metrics that stand in for a figure that is not given: the figure's slot, and theirs.
    pub(crate) stand_ins: Vec<(usize, usize)>,
    /// What it asks for, of a month of which nothing is known; worked out when first asked for.
    pub(crate) of_unknown_month: OnceLock<Vec<(usize, Open)>>,
    /// Slots of the figures a line needs one of, line by line, fees first.
    pub(crate) only_with: Vec<Vec<usize>>,
    /// Slot of the figure payments are set off against.
    pub(crate) against: Option<usize>,
    /// Whether a term asks for earlier months, so that a vendor's months must be settled in order.
    pub(crate) looks_back: bool,
    /// What it asks for.
    pub(crate) remembered: Vec<Name>,
    /// Which of the variants each vendor has that made choices of its own, by its name.
    pub(super) vendors: Map<String, usize>,
    /// The same contract with other choices, each set of them once.
    pub(super) variants: Vec<Self>,
    /// The same contract as it is from these months on, in order, where a term of it changes.
    pub(super) later: Vec<(Month, Self)>,
    /// How many trial months.
    pub(crate) trial_months: u32,
    /// What each stated value comes to, where that is the same every month, in the order of their slots.
    pub(super) constants: Vec<(usize, Exact)>,
    /// The lines each cap is for, by their places, fees first.
    pub(crate) caps: Vec<Vec<usize>>,
    /// The rate cards, line by line, fees first.
    pub(crate) rate_cards: Vec<Option<RateTable>>,
    /// The texts that take numbers over from the terms, with these in them, by their places.
    pub(crate) filled: Vec<(String, Text)>,
    /// The month's figures that nothing of the contract rests on, by their ids.
    pub(crate) unused: Arc<Vec<String>>,
}

impl Plan {
    /// The contract as it is for a vendor: with the choices it made.
    pub(crate) fn of_vendor(&self, vendor: Option<&str>) -> &Self {
        let place = vendor.and_then(|vendor| self.vendors.get(vendor.trim()));
        place.and_then(|place| self.variants.get(*place)).unwrap_or(self)
    }

    /// The contract as it is in a month; where the month is not known, as it is at last.
    pub(crate) fn at(&self, month: Option<Month>) -> &Self {
        let begun = |(from, _): &&(Month, Self)| month.is_none_or(|month| *from <= month);
        self.later.iter().rev().find(begun).map_or(self, |(_, plan)| plan)
    }

    /// The contract as it is in each of its times.
    pub(crate) fn versions(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(self.later.iter().map(|(_, plan)| plan))
    }

    /// Whether a term of it changes from some month on.
    pub(crate) fn changes(&self) -> bool {
        !self.later.is_empty()
    }

    /// The day its months begin with.
    pub(crate) fn first_day_of_months(&self) -> u8 {
        let day = self.contract.cycle.and_then(|cycle| u8::try_from(cycle.from_day).ok());
        day.unwrap_or(1)
    }

    /// What the contract was read from.
    pub(crate) fn source(&self) -> &Value {
        &self.source
    }

    /// The working calendar: with the contract's own holiday table laid over it, if it brings one.
    pub(crate) fn calendar(&self) -> &WorkingCalendar {
        match &self.contract.holidays {
            Some(table) => table.calendar(),
            None => WorkingCalendar::built_in(),
        }
    }

    /// Questions to that calendar.
    pub(crate) fn days(&self) -> Consultation<'_> {
        match &self.contract.holidays {
            Some(table) => table.calendar().consult(),
            None => Consultation::default(),
        }
    }

    /// All lines, in the order they are computed: fees, then damages.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &LineTerm> {
        self.contract.fees.iter().chain(&self.contract.damages)
    }

    /// A category by its first name; one the contract does not list as it is written.
    pub(crate) fn category<'n>(&'n self, written: &'n str) -> &'n str {
        let packages = self.lines().filter_map(|line| line.rate_card.as_ref()).flat_map(|card| &card.packages);
        let mut listed = packages.flat_map(|package| &package.categories);
        listed.find(|category| category.all().any(|name| name == written)).map_or(written, Text::zh)
    }

    /// Whether better is more money: there is no score, or no tier to reach with it.
    pub(crate) fn is_for_money(&self) -> bool {
        self.contract.score.is_none() || self.contract.tiers.is_empty()
    }

    /// Whether a tier is for better scores than another, or stands before it where it takes more than a score; none is where nothing tells which end is the better one.
    pub(crate) fn is_better(&self, tier: usize, than: usize) -> bool {
        if self.tiers_by_condition {
            return tier < than;
        }
        let lowest = |tier: usize| self.tiers.get(tier).and_then(|bounds| bounds.from.as_ref()).map(|(at, _)| at);
        match self.better_score {
            Some(Better::Higher) => lowest(tier) > lowest(than),
            Some(Better::Lower) => lowest(tier) < lowest(than),
            None => false,
        }
    }

    /// The number a term always has, if it is a number or a stated value.
    pub(crate) fn constant(&self, term: &Term) -> Option<Exact> {
        term.constant(|slot| constant_at(&self.constants, slot).cloned())
    }

    /// The number a term always has, as people read it; another term by its name.
    pub(crate) fn shown(&self, term: &Term) -> String {
        self.constant(term).map_or_else(|| term.to_string(), |number| number.shown())
    }
}
