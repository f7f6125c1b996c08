//! The other side's statement beside one's own figures: every difference, and what it is worth.
//!
//! What a figure is worth is found by settling one's own month with that one figure swapped for theirs, and then with all
//! of them together. What they state as a result is held against both: what our figures give under the contract, and
//! what their own do.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::Serialize;

use super::statement::{Statable, Statement, What};
use super::{GridCell, Outcome};
use crate::figures::{CategoryRow, Record, Scope};
use crate::mechanisms::{Mechanism, Memory, Term};
use crate::period::Stated;
use crate::quantity::{Exact, Money, Rounding};
use crate::settle::{Settlement, remember, settle};
use crate::terms::{Payer, Plan};
use crate::trace::Off;

/// Two sides' view of one month.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Reconciliation {
    /// What our figures come to.
    pub ours: Option<GridCell>,
    /// What theirs come to under the contract; what they do not state is taken from ours.
    pub theirs: Option<GridCell>,
    /// What all differing figures together are worth.
    pub worth: Worth,
    /// How many of the figures they state are the same as ours.
    pub agreed: usize,
    /// The figures that differ: the month's, then those of its categories.
    pub figures: Vec<FigureDifference>,
    /// The results they state, differing or not.
    pub results: Vec<StatedResult>,
}

/// What it makes if they are right and not we.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Worth {
    /// Points of the score more; negative: fewer. `null`: not to be told, because one of the two has no score.
    pub points: Option<String>,
    /// How much more the provider is left with, in yuan; negative: less. `null`: not to be told by itself.
    pub money: Option<String>,
}

/// A figure they state otherwise.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct FigureDifference {
    /// The figure; `package` for the package of a category.
    pub figure: String,
    /// The category it counts, if it counts one.
    pub category: Option<String>,
    /// Ours, exactly; `null`: we have none.
    pub ours: Option<String>,
    /// Theirs.
    pub theirs: String,
    /// What it belongs to.
    pub about: Stated,
    /// What it is worth by itself.
    pub worth: Worth,
}

/// A result they state.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StatedResult {
    /// `score`, `tier`, `items.…`, `metrics.…`, `lines.…`, `provider_pays`, `client_pays`, `payable` or `categories.…`.
    pub id: String,
    /// Its unit; `tier`: it is the id of one.
    pub unit: String,
    /// Where it stands, if it stands anywhere.
    pub clause: Option<String>,
    /// What it belongs to.
    pub about: Stated,
    /// What they state.
    pub stated: String,
    /// What our figures give.
    pub ours: Option<String>,
    /// What their own figures give under the contract.
    pub by_theirs: Option<String>,
    /// Whether it differs from ours; where they round to two decimals or more, that is no difference.
    pub differs: bool,
    /// Whether it follows from their own figures.
    pub follows: bool,
    /// What the difference is worth.
    pub worth: Worth,
}

/// Where their value goes.
enum Swap<'t> {
    Month(usize, Decimal),
    /// A rate they state without its counts: the counts at these slots give way to it.
    Rate(usize, Decimal, Vec<usize>),
    /// Of a category: its place in our month.
    Category(usize, usize, Decimal),
    Package(usize, Cow<'t, str>),
}

struct Sides<'p, 'r> {
    plan: &'p Plan,
    ours: Record<'r>,
    memory: Memory,
    settled: Settlement<()>,
    outcome: Outcome,
    found: Reconciliation,
}

/// Compares a month with the other side's statement of it, read with `statement`.
pub fn reconcile(plan: &Plan, ours: &Record<'_>, theirs: &Record<'_>, statement: &Statement) -> Reconciliation {
    let width = plan.vocabulary.width(Scope::Month);
    let mut ours = ours.clone();
    // A category of theirs that we do not have is one more row without figures.
    let rows = theirs.categories.iter().map(|row| (plan.category(&row.category), row));
    for (name, row) in rows {
        if !ours.categories.iter().any(|own| plan.category(&own.category) == name) {
            let package = row.package.as_ref().map(|package| Cow::Owned(package.to_string()));
            let category = Cow::Owned(row.category.to_string());
            ours.push_category(CategoryRow { category, package, ..CategoryRow::default() });
        }
    }
    let memory = remember(plan, &ours.history);
    let settled = settle(plan, &ours, &memory, &mut Off);
    let outcome = Outcome::of(plan, &settled);
    let mut sides = Sides { plan, ours, memory, settled, outcome, found: Reconciliation::default() };
    let swaps = sides.swaps(theirs, width);
    let mut all = sides.ours.clone();
    for swap in &swaps {
        swap.apply(&mut all);
    }
    let with_all = settle(plan, &all, &sides.memory, &mut Off);
    let both = Outcome::of(plan, &with_all);
    sides.found.worth = sides.worth(&both);
    for (result, stated) in statement.results.iter().zip(theirs.values.iter().skip(width)) {
        if let Some(stated) = stated {
            sides.result(result, *stated, &with_all);
        }
    }
    sides.given_rates(theirs, &with_all);
    sides.category_fees(theirs, &with_all);
    sides.found.ours = Some(sides.outcome.clone().cell());
    sides.found.theirs = Some(both.cell());
    sides.found
}

impl Sides<'_, '_> {
    /// Finds the figures that differ, lists each with its worth, and says what would have to be put in place of ours.
    fn swaps<'t>(&mut self, theirs: &'t Record<'_>, width: usize) -> Vec<Swap<'t>> {
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
            let outcome = Outcome::of(self.plan, &settle(self.plan, &record, &self.memory, &mut Off));
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

    fn worth(&self, other: &Outcome) -> Worth {
        let scores = other.score.as_ref().zip(self.outcome.score.as_ref());
        let lost = other.score.is_none() && self.outcome.score.is_some();
        Worth {
            points: scores.and_then(|(with, without)| with.minus(without).ok()).map(|points| points.shown()),
            money: other.gain(&self.outcome).ok().filter(|_| !lost).map(|money| money.to_string()),
        }
    }

    /// Lists a result they state.
    fn result(&mut self, result: &Statable, stated: Decimal, with_all: &Settlement<()>) {
        let what = result.what;
        if what == What::Tier {
            let name = |tier: Option<usize>| Some(self.plan.contract.tiers.get(tier?)?.id.clone());
            let Some(stated) = name(Statement::tier(self.plan, stated)) else { return };
            let (ours, by_theirs) = (name(self.settled.tier), name(with_all.tier));
            let (differs, follows) = (ours.as_ref() != Some(&stated), by_theirs.as_ref() == Some(&stated));
            let Statable { id, unit, clause, .. } = result.clone();
            let (about, worth) = (Stated::Result, Worth::default());
            let found = StatedResult { id, unit, clause, about, stated, ours, by_theirs, differs, follows, worth };
            self.found.results.push(found);
            return;
        }
        let payer = match what {
            What::Line(place) => self.plan.lines().nth(place).map(|line| line.payer),
            What::Total(payer) => Some(payer),
            _ => None,
        };
        let (ours, by_theirs) = (value(&self.settled, what), value(with_all, what));
        self.number(result.clone(), payer, stated, [ours, by_theirs]);
    }

    /// Lists a number they state.
    fn number(
        &mut self,
        result: Statable,
        payer: Option<Payer>,
        stated: Decimal,
        [ours, by_theirs]: [Option<Exact>; 2],
    ) {
        let Statable { id, unit, clause, .. } = result;
        // A deduction is written with a minus sign as often as without.
        let stated = if payer.is_some() { stated.abs() } else { stated };
        let same = |found: &Option<Exact>| found.as_ref().is_some_and(|found| agrees(found, stated));
        let (differs, follows) = (!same(&ours), same(&by_theirs));
        let stated = Exact::from(stated);
        let mut worth = Worth::default();
        if let Some(ours) = &ours {
            let (more, less) = if payer == Some(Payer::Provider) { (ours, &stated) } else { (&stated, ours) };
            let difference = more.minus(less).ok();
            match unit.as_str() {
                "points" => worth.points = difference.map(|points| points.shown()),
                "yuan" => {
                    worth.money = difference.and_then(|money| Money::of(&money).ok()).map(|money| money.to_string());
                }
                _ => {}
            }
        }
        let about = if unit == "yuan" { Stated::Account } else { Stated::Result };
        let shown = |found: Option<Exact>| found.as_ref().map(Exact::shown);
        let (ours, by_theirs, stated) = (shown(ours), shown(by_theirs), stated.shown());
        let found = StatedResult { id, unit, clause, about, stated, ours, by_theirs, differs, follows, worth };
        self.found.results.push(found);
    }

    /// Rates they state beside the counts they are made of.
    fn given_rates(&mut self, theirs: &Record<'_>, with_all: &Settlement<()>) {
        for (place, (term, given)) in self.plan.contract.metrics.iter().zip(&self.plan.given).enumerate() {
            let stated = given.and_then(|slot| theirs.values.get(slot).copied().flatten());
            let counted =
                counts(self.plan, place).into_iter().any(|slot| matches!(theirs.values.get(slot), Some(Some(_))));
            if let Some(stated) = stated.filter(|_| counted) {
                let (id, unit) = (format!("metrics.{}", term.id), term.unit.clone());
                let result = Statable { what: What::Metric(place), id, unit, clause: Some(term.clause.clone()) };
                self.result(&result, stated, with_all);
            }
        }
    }

    /// What they state for each category.
    fn category_fees(&mut self, theirs: &Record<'_>, with_all: &Settlement<()>) {
        let column = self.plan.vocabulary.width(Scope::Category);
        for (row, given) in theirs.categories.iter().enumerate() {
            let Some(stated) = theirs.category(row).get(column).copied().flatten() else { continue };
            let Some(place) = self.row(&given.category) else { continue };
            let fee = |settled: &Settlement<()>| {
                let mut lines = settled.lines.iter();
                let (line, fee) = lines.find_map(|line| {
                    Some((line.term, line.categories.iter().find(|fee| fee.category == place)?.amount))
                })?;
                Some((self.plan.lines().nth(line)?, fee.map(Money::exact)))
            };
            let Some((line, ours)) = fee(&self.settled) else { continue };
            let by_theirs = fee(with_all).and_then(|(_, fee)| fee);
            let (id, unit) = (format!("categories.{}", given.category), "yuan".to_owned());
            let result = Statable { what: What::Line(0), id, unit, clause: Some(line.clause.clone()) };
            self.number(result, Some(line.payer), stated, [ours, by_theirs]);
        }
    }

    /// Which of our rows is the same category, under whatever of its names.
    fn row(&self, category: &str) -> Option<usize> {
        let name = self.plan.category(category);
        self.ours.categories.iter().position(|own| self.plan.category(&own.category) == name)
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

/// What a settlement says of what they state.
fn value(settled: &Settlement<()>, what: What) -> Option<Exact> {
    let money = |(amount, ()): (Money, ())| amount.exact();
    let [provider, client] = settled.totals;
    match what {
        What::Score => settled.score.as_ref()?.value.number().cloned(),
        What::Tier => None,
        What::Item(place) => settled.items.get(place)?.value.number().cloned(),
        What::Metric(place) => settled.metrics.get(place)?.found.value.number().cloned(),
        // A line that nothing was given for is not in the account: nothing is owed for it.
        What::Line(place) => match settled.lines.iter().find(|line| line.term == place) {
            Some(line) => line.amount.map(Money::exact),
            None => Some(Exact::ZERO),
        },
        What::Total(Payer::Provider) => Some(money(provider)),
        What::Total(Payer::Client) => Some(money(client)),
        What::Payable => settled.payable.map(money),
    }
}

impl Swap<'_> {
    fn apply(&self, record: &mut Record<'_>) {
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

/// Whether a number is what they state, exactly or as they round it: to two decimals at least.
fn agrees(ours: &Exact, stated: Decimal) -> bool {
    const FEWEST: u32 = 2;
    let rounded = ours.round(stated.scale().max(FEWEST), Rounding::HalfAwayFromZero);
    rounded.is_ok_and(|rounded| rounded == stated)
}

/// The slots of the counts a metric is made of.
fn counts(plan: &Plan, metric: usize) -> Vec<usize> {
    let Some(Term::Mechanism(mechanism)) = plan.contract.metrics.get(metric).map(|metric| &metric.value) else {
        return Vec::new();
    };
    let Mechanism::Ratio(ratio) = &**mechanism else { return Vec::new() };
    let slot = |term: &Term| if let Term::Name(name) = term { Some(name.slot()) } else { None };
    ratio.of.iter().chain(&ratio.to).filter_map(slot).filter(|slot| *slot < plan.slots.values).collect()
}

/// Whether no figure of the month is more than what it is part of.
fn possible(plan: &Plan, record: &Record<'_>) -> bool {
    let value = |slot: usize| record.values.get(slot).copied().flatten();
    plan.vocabulary.figures(Scope::Month).enumerate().all(|(part, figure)| {
        let whole = figure.part_of.as_ref().and_then(|id| plan.vocabulary.slot(id)).and_then(|slot| value(slot.index));
        value(part).zip(whole).is_none_or(|(part, whole)| part <= whole)
    })
}
