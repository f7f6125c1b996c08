//! The results they state, beside what our figures give and what their own do.

use rust_decimal::Decimal;

use super::{Sides, StatedResult, Worth, agrees, counts};
use crate::analysis::statement::{Statable, Statement, What};
use crate::calendar::Stated;
use crate::contract::Payer;
use crate::glossary::Scope;
use crate::mechanisms::Standing;
use crate::month::Record;
use crate::number::{Exact, Money};
use crate::settle::Settlement;

impl Sides<'_, '_> {
    /// Lists a result they state.
    pub(super) fn result(&mut self, result: &Statable, stated: Decimal, with_all: &Settlement) {
        let what = result.what;
        if what == What::Tier {
            let name = |tier: Option<usize>| Some(self.plan.contract.tiers.get(tier?)?.id.clone());
            let Some(stated) = name(Statement::tier(self.plan, stated)) else { return };
            let tier = |standing: &Standing| if let Standing::In(tier) = standing { Some(*tier) } else { None };
            let (ours, by_theirs) = (name(tier(&self.settled.standing)), name(tier(&with_all.standing)));
            let differs = ours.as_ref().is_some_and(|ours| *ours != stated);
            let follows = by_theirs.as_ref().map(|theirs| *theirs == stated);
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
        let same = |found: &Option<Exact>| found.as_ref().map(|found| agrees(found, stated));
        let (differs, follows) = (same(&ours) == Some(false), same(&by_theirs));
        let stated = Exact::from(stated);
        let mut worth = Worth::default();
        if let Some(ours) = &ours {
            let (more, less) = if payer == Some(Payer::Provider) { (ours, &stated) } else { (&stated, ours) };
            let difference = more.minus(less).ok();
            match unit.as_str() {
                "points" => worth.points = difference.map(|points| points.shown()),
                unit if unit == self.plan.contract.money_unit() => {
                    worth.money = difference
                        .and_then(|money| Money::of(&money, self.plan.places).ok())
                        .map(|money| money.to_string());
                }
                _ => {}
            }
        }
        let about = if unit == self.plan.contract.money_unit() { Stated::Account } else { Stated::Result };
        let shown = |found: Option<Exact>| found.as_ref().map(Exact::shown);
        let (ours, by_theirs, stated) = (shown(ours), shown(by_theirs), stated.shown());
        let found = StatedResult { id, unit, clause, about, stated, ours, by_theirs, differs, follows, worth };
        self.found.results.push(found);
    }

    /// Rates they state beside the counts they are made of.
    pub(super) fn given_rates(&mut self, theirs: &Record<'_>, with_all: &Settlement) {
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
    pub(super) fn category_fees(&mut self, theirs: &Record<'_>, with_all: &Settlement) {
        let column = self.plan.vocabulary.width(Scope::Category);
        for (row, given) in theirs.categories.iter().enumerate() {
            let Some(stated) = theirs.category(row).get(column).copied().flatten() else { continue };
            let Some(place) = self.row(&given.category) else { continue };
            let fee = |settled: &Settlement| {
                let mut lines = settled.lines.iter();
                let (line, fee) = lines.find_map(|line| {
                    let fee = line.categories.iter().find(|fee| fee.category == place)?;
                    Some((line.term, fee.amount.map(Money::exact)))
                })?;
                Some((self.plan.lines().nth(line)?, fee))
            };
            // A category that nothing is paid for by itself has no fee of ours to hold against theirs.
            let (line, ours) = fee(&self.settled).unzip();
            let by_theirs = fee(with_all).and_then(|(_, fee)| fee);
            let (id, unit) = (format!("categories.{}", given.category), self.plan.contract.money_unit().to_owned());
            let result = Statable { what: What::Line(0), id, unit, clause: line.map(|line| line.clause.clone()) };
            self.number(result, line.map(|line| line.payer), stated, [ours.flatten(), by_theirs]);
        }
    }

    /// Tables of rows that they state: they are not compared row by row, and that is told.
    pub(super) fn stated_rows(&mut self, theirs: &Record<'_>) {
        for (table, rows) in self.plan.contract.tables.iter().zip(&theirs.rows) {
            let Some(rows) = rows else { continue };
            let (id, clause) = (format!("rows.{}", table.id), Some(table.clause.clone()));
            let result = Statable { what: What::Score, id, unit: "rows".into(), clause };
            self.number(result, None, Decimal::from(rows.len()), [None, None]);
        }
    }
}

/// What a settlement says of what they state; nothing while it is open.
fn value(settled: &Settlement, what: What) -> Option<Exact> {
    let [provider, client] = &settled.totals;
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
        What::Total(Payer::Provider) => provider.amount.map(Money::exact),
        What::Total(Payer::Client) => client.amount.map(Money::exact),
        What::Payable => settled.payable.as_ref()?.amount.map(Money::exact),
    }
}
