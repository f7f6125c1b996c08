use rust_decimal::Decimal;
use serde::Serialize;

use super::Outcome;
use super::cheapest::{Mix, Steps, cheapest};
use super::levers::{Candidate, Lever, candidates, levers};
use super::pools::{Use, conditions_met, uses};
use crate::contract::{Plan, Text};
use crate::glossary::{Kind, Scope};
use crate::mechanisms::{Better, Memory};
use crate::month::Record;
use crate::number::{Exact, Money, sum};
use crate::settle::{remember, settle};
use crate::sort;
use crate::trace::Recorder;

/// A better result, and what would have reached it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct BetterTier {
    /// The tier; `null` under a contract without tiers, where it is the next better result in money.
    pub tier: Option<String>,
    /// What people call it.
    pub label: Option<Text>,
    /// Each figure that could have been better, by itself; the fewest first.
    pub levers: Vec<SingleLever>,
    /// The cheapest way there: the fewest contacts and answers in total, each counting as one, or what else is counted alike;
    /// among equals the one that needs fewer figures. Only where figures of one kind do not reach it they are mixed. `null`:
    /// it cannot be reached this month.
    pub mix: Option<CheapestMix>,
    /// Where it cannot be reached: the items short of their full points with every figure at its best.
    pub limits: Vec<String>,
}

/// One figure made better until the result is reached.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct SingleLever {
    /// The figure.
    pub figure: String,
    /// What people call it.
    pub label: Text,
    /// The fewest more that reach it; one less does not. Below zero where less is better. `null`: no number of them does
    /// this month.
    pub extra: Option<String>,
    /// How many more there can be this month, such as all contacts that were offered; `null`: there is no end.
    pub most: Option<String>,
    /// The score then, at most six decimal places; where `extra` is `null`, the score with as many as there can be.
    pub score: Option<String>,
    /// The tier then: a better one still, if the score jumps over this one.
    pub reaches: Option<String>,
    /// How much more the provider is left with then.
    pub saves: Option<String>,
}

/// Several figures made better together.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct CheapestMix {
    /// Which figures, and how much better.
    pub parts: Vec<MixPart>,
    /// All of it in total; `null`: its parts are not counted alike, such as contacts and points.
    pub total: Option<String>,
    /// Whether nothing cheaper reaches the result. `false`: the search was given up, and something cheaper may.
    pub least: bool,
    /// The score then, at most six decimal places.
    pub score: Option<String>,
    /// The tier then.
    pub reaches: Option<String>,
    /// How much more the provider is left with then.
    pub saves: Option<String>,
}

/// One figure of a mix.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct MixPart {
    /// The figure.
    pub figure: String,
    /// What people call it.
    pub label: Text,
    /// How many more; below zero where less is better.
    pub extra: String,
}

/// Most better results that are told under a contract without tiers: one paid by the piece has one with every piece.
const MOST_RESULTS: usize = 4;

/// The fewest extra answered contacts, handled chats or satisfied answers that reach each better tier: each figure by
/// itself, and the cheapest mix of them.
///
/// Where no tier is better, or the contract has no score or no tiers, it is each better result in money. Empty where there is no better
/// one. Rests on the law that a better figure never makes the result worse; what is told to reach a goal was settled, and reaches it.
pub fn next_tier(plan: &Plan, record: &Record<'_>) -> Vec<BetterTier> {
    let memory = remember(plan, &record.history);
    let plan = plan.at(record.month);
    let now = Outcome::of(plan, &settle(plan, record, &memory, &mut Recorder::off()));
    let is_above = |tier: usize| now.place.is_some_and(|place| plan.is_better(tier, place));
    let tiers: Vec<_> = (0..).zip(&plan.contract.tiers).filter(|(tier, _)| is_above(*tier)).collect();
    let mut months = Months::new(plan, record, &memory, now.left(), tiers.is_empty());
    if months.for_money {
        // While something is open, nobody can tell what is better.
        let known = now.left().is_some() && (now.place.is_some() || plan.is_for_money());
        return if known { months.better_money() } else { Vec::new() };
    }
    // No tier depends on what is counted per category.
    months.lean.categories.clear();
    let mut better: Vec<BetterTier> = tiers
        .into_iter()
        .map(|(goal, tier)| {
            let enough = |then: &Outcome| then.place.is_some_and(|place| place == goal || plan.is_better(place, goal));
            BetterTier { tier: Some(tier.id.clone()), label: Some(tier.label.clone()), ..months.better(&enough).0 }
        })
        .collect();
    better.reverse(); // the nearest first
    better
}

/// The month with its levers.
struct Months<'p, 'r> {
    plan: &'p Plan,
    memory: &'p Memory,
    full: Record<'r>,
    /// The month without what decides no goal.
    lean: Record<'r>,
    levers: Vec<Lever>,
    /// The levers that are worth the same, together; one that is like no other is a group of its own.
    groups: Vec<Vec<usize>>,
    /// What the provider is left with as it is.
    left: Option<Money>,
    /// Whether better is more money, and not a better tier.
    for_money: bool,
}

impl<'p, 'r> Months<'p, 'r> {
    fn new(plan: &'p Plan, record: &Record<'r>, memory: &'p Memory, left: Option<Money>, for_money: bool) -> Self {
        let uses = uses(plan, record, memory, for_money);
        let mut levers = levers(plan, record);
        levers.retain(|lever| uses.iter().any(|used| used.slot == lever.slot));
        let mut full = record.clone();
        // What earlier months come to stands in the memory.
        full.history.clear();
        let found = candidates(plan, record, uses.iter().map(|used| used.slot), for_money);
        let mut months = Self { plan, memory, lean: full.clone(), full, groups: Vec::new(), levers, left, for_money };
        months.add(found);
        months.leave_quantities();
        months.groups = groups(&months.levers, &uses);
        months
    }

    /// Takes in the figures that are better for being less, or more: the month is settled with each as far as it goes.
    fn add(&mut self, candidates: Vec<Candidate>) {
        if candidates.is_empty() {
            return;
        }
        let now = self.settled(&self.alone(usize::MAX, 0));
        let met_now = self.met();
        for Candidate { lever, far } in candidates {
            let given = self.full.values.get(lever.slot).copied().flatten();
            if let Some(value) = self.lean.values.get_mut(lever.slot) {
                *value = given.and_then(|given| sum(given, far));
            }
            let then = self.settled(&self.alone(usize::MAX, 0));
            let met = self.met();
            if let Some(value) = self.lean.values.get_mut(lever.slot) {
                *value = given;
            }
            let higher = then.place.zip(now.place).is_some_and(|(then, now)| self.plan.is_better(then, now));
            if self.is_gain(&then, &now) || higher || met > met_now {
                self.levers.push(lever);
            }
        }
    }

    /// Whether a month comes out better than another.
    fn is_gain(&self, then: &Outcome, now: &Outcome) -> bool {
        match (&then.score, &now.score) {
            (Some(then), Some(now)) if !self.for_money => match self.plan.better_score {
                Some(Better::Higher) => then > now,
                Some(Better::Lower) => then < now,
                None => false,
            },
            _ => then.left() > now.left(),
        }
    }

    /// How many conditions of the tiers hold in the month as it stands; a better tier may ask for several at once.
    fn met(&self) -> usize {
        if self.plan.tiers_by_condition { conditions_met(self.plan, &self.lean, self.memory) } else { 0 }
    }

    /// The month after so many steps of each lever, without what decides no goal.
    fn settled(&mut self, steps: &[u32]) -> Outcome {
        for (lever, steps) in self.levers.iter().zip(steps) {
            let given = self.full.values.get(lever.slot).copied().flatten();
            if let Some(value) = self.lean.values.get_mut(lever.slot) {
                *value = given.and_then(|given| sum(given, lever.by(*steps)));
            }
        }
        Outcome::of(self.plan, &settle(self.plan, &self.lean, self.memory, &mut Recorder::off()))
    }

    /// For money, a figure that has no end and earns with every unit is what the client pays for: nothing to be better at.
    fn leave_quantities(&mut self) {
        if !self.for_money {
            return;
        }
        let endless = |months: &mut Self, place: usize| {
            let Some(lever) = months.levers.get(place).filter(|lever| !lever.bounded) else { return false };
            let most = lever.most;
            let [half, far] = [most.midpoint(0), most].map(|steps| months.settled(&months.alone(place, steps)).left());
            far > half
        };
        let quantities: Vec<bool> = (0..self.levers.len()).map(|place| endless(self, place)).collect();
        let mut quantities = quantities.into_iter();
        self.levers.retain(|_| !quantities.next().unwrap_or(false));
    }

    /// The whole month after so many steps of each lever: score, tier, and how much more the provider is left with.
    fn then(&mut self, steps: &[u32]) -> (Option<String>, Option<String>, Option<Money>) {
        let lean = std::mem::replace(&mut self.lean, self.full.clone());
        let then = self.settled(steps);
        self.lean = lean;
        let saves = then.left().zip(self.left).and_then(|(then, now)| then.minus(now).ok());
        (then.score.as_ref().map(Exact::shown), then.tier, saves)
    }

    /// So many steps of one lever and none of the others.
    fn alone(&self, place: usize, steps: u32) -> Steps {
        (0..).zip(&self.levers).map(|(lever, _)| if lever == place { steps } else { 0 }).collect()
    }

    /// Steps of each group as steps of each lever: the roomiest first, so that few levers are needed.
    fn spread(&self, of_groups: &[u32]) -> Steps {
        let mut all = self.alone(usize::MAX, 0);
        for (group, steps) in self.groups.iter().zip(of_groups) {
            let mut rest = *steps;
            for place in group {
                if let (Some(steps), Some(lever)) = (all.get_mut(*place), self.levers.get(*place)) {
                    *steps = rest.min(lever.most);
                    rest = rest.saturating_sub(*steps);
                }
            }
        }
        all
    }

    /// Each better result in money, the nearest first; where each step is worth something, the best of all.
    fn better_money(&mut self) -> Vec<BetterTier> {
        let mut better = Vec::new();
        if self.is_slope() {
            let far: Steps = self.levers.iter().map(|lever| lever.most).collect();
            let best = self.settled(&far).left();
            return vec![self.better(&|then: &Outcome| then.left() >= best).0];
        }
        let mut above = self.left;
        while better.len() < MOST_RESULTS {
            let (found, then) = self.better(&|then: &Outcome| then.left() > above);
            if found.mix.is_none() {
                break;
            }
            better.push(found);
            above = then;
        }
        better
    }

    /// Whether a better figure is worth more with every step, as under a credit that falls in a straight line.
    fn is_slope(&mut self) -> bool {
        (0..self.levers.len()).any(|place| {
            let Some(lever) = self.levers.get(place).copied().filter(|lever| lever.most > 1) else { return false };
            let most = lever.most;
            let first = cheapest(&[lever], &mut |steps| {
                let steps = self.alone(place, steps.first().copied().unwrap_or(0));
                self.settled(&steps).left() > self.left
            });
            let first = first.and_then(|mix| mix.steps.first().copied()).unwrap_or(most);
            let mut before = self.left;
            (first..=most.min(first.saturating_add(2))).all(|steps| {
                let then = self.settled(&self.alone(place, steps)).left();
                std::mem::replace(&mut before, then) < then
            }) && first < most
        })
    }

    /// The levers that are counted alike, by their groups; those of contacts and answers first.
    fn families(&self) -> Vec<Vec<usize>> {
        let mut families: Vec<(Option<String>, Vec<usize>)> = vec![(None, Vec::new())];
        for (group, levers) in self.groups.iter().enumerate() {
            let slot = levers.first().and_then(|place| self.levers.get(*place)).map(|lever| lever.slot);
            let unit = slot.and_then(|slot| unit(self.plan, slot));
            match families.iter_mut().find(|(known, _)| *known == unit) {
                Some((_, family)) => family.push(group),
                None => families.push((unit, vec![group])),
            }
        }
        families.into_iter().map(|(_, family)| family).filter(|family| !family.is_empty()).collect()
    }

    /// The cheapest mix: of levers that are counted alike if they reach the goal, else of all.
    fn cheapest_mix(&mut self, enough: &dyn Fn(&Outcome) -> bool) -> Option<Mix> {
        let levers = self.levers.clone();
        let joint: Vec<Lever> = self.groups.iter().filter_map(|group| joint(&levers, group)).collect();
        let families = self.families();
        let all = (families.len() > 1).then(|| (0..joint.len()).collect());
        for family in families.into_iter().chain(all) {
            let own: Vec<Lever> = joint
                .iter()
                .enumerate()
                .map(|(place, lever)| if family.contains(&place) { *lever } else { Lever { most: 0, ..*lever } })
                .collect();
            let mix = cheapest(&own, &mut |steps| {
                let steps = self.spread(steps);
                enough(&self.settled(&steps))
            });
            if let Some(mix) = mix {
                return Some(Mix { steps: self.spread(&mix.steps), ..mix });
            }
        }
        None
    }

    /// What reaches a goal, and what the cheapest way there leaves the provider with.
    fn better(&mut self, enough: &dyn Fn(&Outcome) -> bool) -> (BetterTier, Option<Money>) {
        let levers = self.levers.clone();
        let mut single: Vec<(u32, SingleLever)> = Vec::with_capacity(levers.len());
        for (place, lever) in (0..).zip(&levers) {
            let extra = cheapest(std::slice::from_ref(lever), &mut |steps| {
                let steps = steps.first().copied().unwrap_or(0);
                let alone = self.alone(place, steps);
                enough(&self.settled(&alone))
            });
            let extra = extra.and_then(|mix| mix.steps.first().copied());
            let steps = self.alone(place, extra.unwrap_or(lever.most));
            let (score, reaches, saves) = self.then(&steps);
            let found = SingleLever {
                figure: self.plan.figure_id(lever.slot),
                label: self.label(lever),
                extra: extra.map(|steps| shown(lever, steps)),
                most: Some(shown(lever, lever.most)).filter(|_| lever.bounded),
                score,
                reaches: reaches.filter(|_| extra.is_some()),
                saves: saves.filter(|_| extra.is_some()).map(|saves| saves.to_string()),
            };
            single.push((extra.unwrap_or(u32::MAX), found));
        }
        sort::sort_by_key(&mut single, |(extra, _)| *extra);
        let mix = self.cheapest_mix(enough);
        let limits = if mix.is_some() { Vec::new() } else { self.limits() };
        let levers = single.into_iter().map(|(_, lever)| lever).collect();
        let left = mix.as_ref().and_then(|mix| self.settled(&mix.steps).left());
        let mix = mix.map(|mix| self.mix(&mix));
        (BetterTier { tier: None, label: None, levers, mix, limits }, left)
    }

    fn mix(&mut self, mix: &Mix) -> CheapestMix {
        let (score, reaches, saves) = self.then(&mix.steps);
        let used = self.levers.iter().zip(&mix.steps).filter(|(_, steps)| **steps > 0);
        let part = |(lever, steps): (&Lever, &u32)| MixPart {
            figure: self.plan.figure_id(lever.slot),
            label: self.label(lever),
            extra: shown(lever, *steps),
        };
        let total = used.clone().try_fold(Decimal::ZERO, |total, (lever, steps)| sum(total, lever.by(*steps).abs()));
        let mut units = used.clone().map(|(lever, _)| unit(self.plan, lever.slot));
        let first = units.next();
        let alike = units.all(|unit| Some(&unit) == first.as_ref());
        CheapestMix {
            total: total.filter(|_| alike).map(|total| Exact::from(total).to_string()),
            parts: used.map(part).collect(),
            least: mix.least,
            score,
            reaches,
            saves: saves.map(|saves| saves.to_string()),
        }
    }

    fn label(&self, lever: &Lever) -> Text {
        self.plan.about(lever.slot).map_or_else(|| Text::Same(String::new()), |about| about.label)
    }

    /// The items that have not their full points with every figure at its best.
    fn limits(&mut self) -> Vec<String> {
        let best: Steps = self.levers.iter().map(|lever| lever.most).collect();
        self.settled(&best); // leaves the month as it would be then
        let settled = settle(self.plan, &self.lean, self.memory, &mut Recorder::off());
        let items = settled.items.iter().zip(&self.plan.contract.items);
        let short = items.filter(|(found, item)| {
            let full = self.plan.constant(&item.weight);
            found.value.number().zip(full.as_ref()).is_some_and(|(points, full)| points < full)
        });
        short.map(|(_, item)| item.id.clone()).collect()
    }
}

/// What a figure is counted in; `None`: it is counted one by one, as contacts and answers are.
fn unit(plan: &Plan, slot: usize) -> Option<String> {
    let figure = plan.vocabulary.figures(Scope::Month).nth(slot)?;
    (figure.kind != Kind::Count).then(|| figure.unit.clone())
}

/// What so many steps come to, as a decimal.
fn shown(lever: &Lever, steps: u32) -> String {
    Exact::from(lever.by(steps)).to_string()
}

/// Levers in groups of the same worth, the one with the most room at the head of each.
fn groups(levers: &[Lever], uses: &[Use]) -> Vec<Vec<usize>> {
    let pool = |lever: &Lever| uses.iter().find(|used| used.slot == lever.slot).and_then(|used| used.pool);
    let mut groups: Vec<(Option<usize>, Vec<usize>)> = Vec::new();
    for (place, lever) in (0..).zip(levers) {
        let pool = pool(lever).filter(|_| lever.places == 0 && !lever.less);
        match groups.iter_mut().find(|(other, _)| pool.is_some() && *other == pool) {
            Some((_, group)) => {
                let roomier =
                    group.first().and_then(|first| levers.get(*first)).is_some_and(|first| first.most < lever.most);
                group.insert(if roomier { 0 } else { group.len() }, place);
            }
            None => groups.push((pool, vec![place])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// A group as one lever with the room of all.
fn joint(levers: &[Lever], group: &[usize]) -> Option<Lever> {
    let mut members = group.iter().filter_map(|place| levers.get(*place));
    let first = *members.next()?;
    let most = members.fold(first.most, |most, lever| most.saturating_add(lever.most));
    Some(Lever { most, ..first })
}
