//! What makes a contract unsound: found at load, all at once, each with its place.

use std::borrow::Cow;

use super::account::{LineTerm, RateCard};
use super::contract::{Contract, ItemTerm};
use super::plan::RateTable;
use crate::figures::{self, Vocabulary};
use crate::map::{Index, Map};
use crate::mechanisms::{self, Bounds, Kind, Scope, Term};
use crate::problem::{Code, Problem};
use crate::quantity::Exact;

/// Every id once per section, every term with its clause.
pub(super) fn ids_and_clauses(contract: &Contract) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut section = |key: &str, terms: &mut dyn Iterator<Item = (&str, Option<&str>)>| {
        let mut seen = Index::new();
        for (index, (id, clause)) in terms.enumerate() {
            if seen.insert(Cow::Borrowed(id), 0).is_some() {
                problems.push(Problem::new(Code::IdDuplicate).with("id", id).at_pointer(format!("/{key}/{index}/id")));
            }
            if clause.is_some_and(|clause| clause.trim().is_empty()) {
                let problem = Problem::new(Code::ClauseMissing).with("id", id);
                problems.push(problem.at_pointer(format!("/{key}/{index}/clause")));
            }
        }
    };
    let Contract { ambiguities, values, metrics, items, tiers, outcomes, fees, damages, .. } = contract;
    section("ambiguities", &mut ambiguities.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("values", &mut values.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("metrics", &mut metrics.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("items", &mut items.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("tiers", &mut tiers.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("outcomes", &mut outcomes.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("fees", &mut fees.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("damages", &mut damages.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    problems
}

/// Every choice in force is one that its clause offers.
pub(super) fn readings(contract: &Contract) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (reading, choice) in &contract.readings {
        let at = crate::json::pointer(&["readings", reading]);
        let Some(ambiguity) = contract.ambiguities.iter().find(|ambiguity| ambiguity.id == *reading) else {
            problems.push(Problem::new(Code::ReadingUnknown).with("reading", reading).at_pointer(at));
            continue;
        };
        if ambiguity.choices.iter().all(|known| known.id != *choice) {
            let known: Vec<&str> = ambiguity.choices.iter().map(|known| known.id.as_str()).collect();
            let problem = Problem::new(Code::ChoiceUnknown).with("reading", reading).with("choice", choice);
            problems.push(problem.with("known", &known.join(", ")).at_pointer(at));
        }
    }
    problems
}

/// No heading names two figures: what is pasted under it could not be told apart.
pub(super) fn headings(vocabulary: &Vocabulary) -> Vec<Problem> {
    let clash = |heading| Problem::new(Code::HeadingTwice).with("heading", heading).at_pointer("/figures");
    vocabulary.clashes().map(clash).collect()
}

/// A whole number from 0 to `most`; 0 where it is not.
pub(super) fn whole(term: &Term, key: &str, most: u32, scope: &mut Scope<'_>) -> u32 {
    let number = scope.constant(term);
    let whole = number.as_ref().and_then(|number| number.to_string().parse().ok()).filter(|number| *number <= most);
    if whole.is_none() {
        let found = number.map_or_else(|| term.to_string(), |number| number.to_string());
        let problem = Problem::new(Code::NotWhole).with("found", &found).with("most", &most);
        scope.within(key, |scope| scope.report(problem));
    }
    whole.unwrap_or(0)
}

/// The weights sum to the full score.
pub(super) fn weights(items: &[ItemTerm], full: &Term, scope: &mut Scope<'_>) {
    let sum = items.iter().try_fold(Exact::ZERO, |sum, item| sum.plus(&scope.constant(&item.weight)?).ok());
    if let (Some(sum), Some(full)) = (sum, scope.constant(full))
        && sum != full
    {
        let problem = Problem::new(Code::WeightsSum).with("sum", &sum).with("full", &full);
        scope.within("items", |scope| scope.report(problem));
    }
}

/// Every score from 0 to full is in exactly one tier.
pub(super) fn tiers(tiers: &[Bounds], contract: &Contract, scope: &mut Scope<'_>) {
    if tiers.is_empty() || tiers.len() != contract.tiers.len() {
        return; // no tiers, or one whose edges are reported already
    }
    scope.within("tiers", |scope| {
        mechanisms::check(tiers.iter().map(Some), scope);
        let full = contract.score.as_ref().and_then(|score| scope.constant(&score.full));
        for score in full.into_iter().chain([Exact::ZERO]) {
            if !tiers.iter().any(|tier| tier.hold(&score)) {
                scope.report(Problem::new(Code::TiersDoNotCover).with("score", &score));
            }
        }
    });
}

/// A line states its amount in exactly one way.
pub(super) fn amount_form(line: &LineTerm, scope: &mut Scope<'_>) {
    let forms = [line.amount.is_some(), line.rate_card.is_some(), line.late_replies.is_some()];
    if forms.iter().filter(|stated| **stated).count() != 1 {
        scope.report(Problem::new(Code::AmountForm));
    }
}

/// Makes the lookups of a rate card; every price in every package, every category in one.
pub(super) fn rate_card(card: &mut RateCard, vocabulary: &Vocabulary, scope: &mut Scope<'_>) -> RateTable {
    let mut table = RateTable::default();
    scope.within("rate_card", |scope| {
        for (place, package) in card.packages.iter().enumerate() {
            for (index, category) in package.categories.iter().enumerate() {
                let names: Map<&str, ()> = category.all().map(|name| (name, ())).collect(); // two languages may write it alike
                for name in names.keys().copied() {
                    if !table.add(name, place) {
                        scope.within(format_args!("packages/{place}/categories/{index}"), |scope| {
                            scope.report(Problem::new(Code::CategoryTwice).with("category", name));
                        });
                    }
                }
            }
        }
        for (index, price) in card.prices.iter_mut().enumerate() {
            scope.within(format_args!("prices/{index}"), |scope| {
                let slot = vocabulary.slot(&price.figure).filter(|slot| slot.scope == figures::Scope::Category);
                if slot.is_none() {
                    scope.report(Problem::new(Code::FigureUnknown).with("figure", &price.figure));
                }
                for (package, term) in &mut price.per_unit {
                    scope.one(&format!("per_unit/{package}"), term, Kind::Number);
                    if card.packages.iter().all(|known| known.id != *package) {
                        scope.report(Problem::new(Code::PackageUnknown).with("package", package));
                    }
                }
                let prices = card.packages.iter().map(|package| {
                    price.per_unit.get(&package.id).and_then(|term| scope.constant(term)).unwrap_or_else(|| {
                        let problem = Problem::new(Code::PriceMissing).with("figure", &price.figure);
                        scope.report(problem.with("package", &package.id));
                        Exact::ZERO
                    })
                });
                let prices = prices.collect();
                table.prices.push((slot.map_or(usize::MAX, |slot| slot.index), prices));
            });
        }
    });
    table
}
