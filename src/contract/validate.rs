//! What makes a contract unsound: found at load, all at once, each with its place.

use crate::map::Set;

use super::account::{CapTerm, LineTerm, RateCard};
use super::model::{Ambiguity, Contract};
use super::rate_table::RateTable;
use crate::glossary::{self, Vocabulary};
use crate::mechanisms::{self, Bounds, Kind, Scope, Term};
use crate::near::nearest;
use crate::number::{Exact, Interval};
use crate::problem::{Code, Problem};

/// Every term with its clause; every id once where no term can name it (those that can are told apart with the names).
pub(super) fn ids_and_clauses(contract: &Contract) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut section = |key: &str, terms: &mut dyn Iterator<Item = (&str, Option<&str>)>| {
        let unnamed = matches!(key, "ambiguities" | "figures" | "tiers" | "caps");
        let mut seen = Set::new();
        for (index, (id, clause)) in terms.enumerate() {
            if unnamed && !seen.insert(id) {
                problems.push(Problem::new(Code::IdDuplicate).with("id", id).at_pointer(format!("/{key}/{index}/id")));
            }
            if clause.is_some_and(|clause| clause.trim().is_empty()) {
                let problem = Problem::new(Code::ClauseMissing).with("id", id);
                problems.push(problem.at_pointer(format!("/{key}/{index}/clause")));
            }
        }
    };
    let Contract { ambiguities, figures, values, metrics, items, groups, tiers, outcomes, fees, damages, caps, .. } =
        contract;
    section("ambiguities", &mut ambiguities.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("figures", &mut figures.iter().map(|term| (term.id.as_str(), None)));
    section("values", &mut values.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("metrics", &mut metrics.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("items", &mut items.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("groups", &mut groups.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("tiers", &mut tiers.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("outcomes", &mut outcomes.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("fees", &mut fees.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("damages", &mut damages.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    section("caps", &mut caps.iter().map(|term| (term.id.as_str(), Some(term.clause.as_str()))));
    problems
}

/// Months begin with a day that every month has.
pub(super) fn cycle(contract: &Contract) -> Option<Problem> {
    let day = contract.cycle?.from_day;
    (!(1..=28).contains(&day)).then(|| Problem::new(Code::CycleDay).with("day", &day).at_pointer("/cycle/from_day"))
}

/// Every clause that can be read in several ways offers some, and every choice in force is one of them.
pub(super) fn readings(contract: &Contract) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (place, ambiguity) in contract.ambiguities.iter().enumerate() {
        if ambiguity.choices.is_empty() {
            problems.push(Problem::new(Code::ListEmpty).at_pointer(format!("/ambiguities/{place}/choices")));
        }
        let place = place.to_string();
        for (vendor, choice) in &ambiguity.by_vendor {
            problems.extend(choice_of(ambiguity, choice, &["ambiguities", &place, "by_vendor", vendor]));
        }
    }
    for (reading, choice) in &contract.readings {
        let at = crate::json::pointer(&["readings", reading]);
        let Some(ambiguity) = contract.ambiguities.iter().find(|ambiguity| ambiguity.id == *reading) else {
            problems.push(Problem::new(Code::ReadingUnknown).with("reading", reading).at_pointer(at));
            continue;
        };
        problems.extend(choice_of(ambiguity, choice, &["readings", reading]));
    }
    problems
}

/// A choice that a reading does not have.
fn choice_of(ambiguity: &Ambiguity, choice: &str, at: &[&str]) -> Option<Problem> {
    let known: Vec<&str> = ambiguity.choices.iter().map(|known| known.id.as_str()).collect();
    let problem = || Problem::new(Code::ChoiceUnknown).with("reading", &ambiguity.id).with("choice", choice);
    let unknown = || problem().with("known", &known.join(", ")).at_pointer(crate::json::pointer(at));
    (!known.contains(&choice)).then(unknown)
}

/// No heading names two figures: what is pasted under it could not be told apart.
pub(super) fn headings(vocabulary: &Vocabulary) -> Vec<Problem> {
    let clash = |(heading, [first, second]): (&str, [String; 2])| {
        let problem = Problem::new(Code::HeadingTwice).with("heading", heading);
        problem.with("first", &first).with("second", &second).at_pointer("/figures")
    };
    vocabulary.clashes().map(clash).collect()
}

/// What a figure is part of, or made of, is a figure of the same scope; what is not offered is a figure.
pub(super) fn figures(contract: &Contract, vocabulary: &Vocabulary) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, id) in contract.not_offered.iter().enumerate() {
        let code = match vocabulary.slot(id).map(|slot| vocabulary.figure(slot)) {
            None => Code::FigureUnknown,
            Some(known) if known.is_some_and(|figure| figure.kind == glossary::Kind::Percent) => Code::NotCounted,
            Some(_) => continue,
        };
        problems.push(Problem::new(code).with("figure", id).at_pointer(format!("/not_offered/{index}")));
    }
    for (index, figure) in contract.figures.iter().enumerate() {
        for (key, id) in
            figure.part_of.iter().map(|id| ("part_of", id)).chain(figure.sum_of.iter().map(|id| ("sum_of", id)))
        {
            if vocabulary.slot(id).is_none_or(|slot| slot.scope != figure.scope) {
                let problem = Problem::new(Code::FigureUnknown).with("figure", id);
                problems.push(problem.at_pointer(format!("/figures/{index}/{key}")));
            }
        }
    }
    problems
}

/// The weights sum to the full score: those of the groups and of the items that are in none.
pub(super) fn weights(contract: &Contract, full: &Term, scope: &mut Scope<'_>) {
    let alone = contract.items.iter().filter(|item| item.group.is_none()).map(|item| &item.weight);
    let groups = contract.groups.iter().map(|group| &group.weight);
    let at = if contract.groups.is_empty() { "items" } else { "groups" };
    scope.within(at, |scope| sum_to(&mut alone.chain(groups), full, scope));
}

/// Every group has items, whose weights sum to what it says, and every item is in a group there is.
pub(super) fn groups(contract: &Contract, scope: &mut Scope<'_>) {
    for (index, group) in contract.groups.iter().enumerate() {
        let items = || contract.items.iter().filter(|item| item.group.as_ref() == Some(&group.id));
        scope.within(format_args!("groups/{index}"), |scope| {
            if items().next().is_none() {
                return scope.report(Problem::new(Code::GroupEmpty).with("group", &group.id));
            }
            let full = group.full.as_ref().unwrap_or(&group.weight);
            sum_to(&mut items().map(|item| &item.weight), full, scope);
        });
    }
    for (index, item) in contract.items.iter().enumerate() {
        if let Some(group) = item.group.as_ref().filter(|id| contract.groups.iter().all(|group| group.id != **id)) {
            scope.within(format_args!("items/{index}/group"), |scope| {
                scope.report(Problem::new(Code::GroupUnknown).with("group", group));
            });
        }
    }
}

fn sum_to(weights: &mut dyn Iterator<Item = &Term>, full: &Term, scope: &mut Scope<'_>) {
    let mut sum = Exact::ZERO;
    for weight in weights {
        match scope.constant(weight).and_then(|weight| sum.plus(&weight).ok()) {
            Some(more) => sum = more,
            None => return,
        }
    }
    if let Some(full) = scope.constant(full).filter(|full| *full != sum) {
        scope.report(Problem::new(Code::WeightsSum).with("sum", &sum).with("full", &full));
    }
}

/// Every score there can be is in exactly one tier: from 0 to full, or what it is held within.
pub(super) fn tiers(tiers: &[Bounds], contract: &Contract, points: Option<&Interval>, scope: &mut Scope<'_>) {
    if tiers.is_empty() || tiers.len() != contract.tiers.len() {
        return; // no tiers, or one whose edges are reported already
    }
    // What has a condition may leave its range to those after it.
    let unconditional = || {
        tiers.iter().enumerate().filter(|(place, _)| contract.tiers.get(*place).is_some_and(|tier| tier.when.is_none()))
    };
    scope.within("tiers", |scope| {
        mechanisms::check(unconditional().map(|(place, bounds)| (place, Some(bounds))), false, scope);
        for (place, bounds) in unconditional() {
            // One that always holds there leaves nothing to a later one with a condition.
            let later = tiers.iter().enumerate().skip(place.saturating_add(1));
            for (after, other) in
                later.filter(|(after, _)| contract.tiers.get(*after).is_some_and(|tier| tier.when.is_some()))
            {
                if bounds.overlaps(other) {
                    let problem = Problem::new(Code::TierNeverReached).with("before", &place.saturating_add(1));
                    scope.within(after, |scope| scope.report(problem));
                }
            }
        }
        let nothing = Interval { low: Some(Exact::ZERO), high: None };
        let Interval { low, high } = points.unwrap_or(&nothing);
        for score in high.iter().chain(low) {
            if !unconditional().any(|(_, tier)| tier.hold(score)) {
                scope.report(Problem::new(Code::TiersDoNotCover).with("score", score));
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

/// The lines a cap is for, by their places: known, of one payer, and not priced by category.
pub(super) fn capped(cap: &CapTerm, lines: &[&LineTerm], scope: &mut Scope<'_>) -> Vec<usize> {
    let mut places = Vec::with_capacity(cap.lines.len());
    scope.within("lines", |scope| {
        scope.not_empty(&cap.lines);
        for (index, id) in cap.lines.iter().enumerate() {
            let code = match lines.iter().position(|line| line.id == *id) {
                None => Code::LineUnknown,
                Some(place) => {
                    places.push(place);
                    let first = places.first().and_then(|first| lines.get(*first));
                    match lines.get(place).zip(first) {
                        Some((line, _)) if line.rate_card.is_some() => Code::CapRateCard,
                        Some((line, first)) if line.payer != first.payer => Code::CapPayers,
                        _ => continue,
                    }
                }
            };
            let near =
                (code == Code::LineUnknown).then(|| nearest(id, lines.iter().map(|line| line.id.as_str()))).flatten();
            scope.within(index, |scope| scope.report(Problem::new(code).with("line", id).near(near)));
        }
    });
    places
}

/// Makes the lookups of a rate card; every price in every package, every category in one.
pub(super) fn rate_card(card: &mut RateCard, vocabulary: &Vocabulary, scope: &mut Scope<'_>) -> RateTable {
    let mut table = RateTable::default();
    scope.within("rate_card", |scope| {
        scope.within("packages", |scope| scope.not_empty(&card.packages));
        scope.within("prices", |scope| scope.not_empty(&card.prices));
        for (place, package) in card.packages.iter().enumerate() {
            for (index, category) in package.categories.iter().enumerate() {
                let names: Set<&str> = category.all().collect(); // two languages may write it alike
                for name in names {
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
                let slot = vocabulary.slot(&price.figure).filter(|slot| slot.scope == glossary::Scope::Category);
                if slot.is_none() {
                    let known = vocabulary.figures(glossary::Scope::Category).map(|figure| figure.id.as_str());
                    let near = nearest(&price.figure, known);
                    scope.report(Problem::new(Code::FigureUnknown).with("figure", &price.figure).near(near));
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
