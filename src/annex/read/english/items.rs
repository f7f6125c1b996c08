//! The parts of an English clause that says what a result costs or brings.

use super::phrase::Phrase;
use crate::annex::atom::{Direction, Partial, Step};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::Range;

/// Where some words begin, and where they end.
type Words = (usize, usize);

/// A part of such a clause.
pub(super) enum Item {
    When(Range),
    Amount(Quantity, Option<String>),
    Step(Step),
    Cap(Quantity),
    Floor(Quantity),
}

/// What a clause says, part by part.
#[derive(Default)]
pub(super) struct Items {
    pub(super) all: Vec<Item>,
    /// Where it names what it is about, by words.
    pub(super) subject: Option<(usize, usize)>,
    /// Whether the target is where the step begins.
    pub(super) takes: bool,
    pub(super) gains: bool,
    /// In the place of what was said before.
    pub(super) instead: bool,
}

impl Items {
    /// Each range with its amount: all of them before their amounts, or all behind.
    pub(super) fn pairs(&self) -> Option<Vec<(Range, Quantity, Option<String>)>> {
        let mut pairs = Vec::new();
        let when = |item: &Item| matches!(item, Item::When(_));
        // Below 4.3, £450, or £1,100 below 4.0: the last amount can only be that of the range behind it.
        let turned = self.all.iter().map(when).eq([true, false, false, true]);
        for two in self.all.chunks(2) {
            pairs.push(match two {
                [Item::When(range), Item::Amount(amount, base)] | [Item::Amount(amount, base), Item::When(range)] => {
                    (range.clone(), amount.clone(), base.clone())
                }
                _ => return None,
            });
        }
        let first = |item: Option<&Item>| matches!(item, Some(Item::When(_)));
        let ahead = first(self.all.first());
        let same = self.all.iter().step_by(2).all(|item| first(Some(item)) == ahead);
        ((same || turned) && !pairs.is_empty()).then_some(pairs)
    }
}

impl Phrase<'_> {
    /// The parts of a clause that is nothing but a rule; none where a word is left over.
    pub(super) fn items(&self, from: usize, lower: bool) -> Option<Items> {
        let mut items = Items::default();
        let mut at = from;
        // CSAT at 95% or above: 1.5% of the bill.
        let leads = ["en_if", "en_each", "en_filler", "en_agents", "en_takes", "en_gains"];
        let named = |(from, verb): &(usize, usize)| {
            let led = leads.iter().any(|list| self.eat(*from, list).is_some());
            verb > from && !led && self.bound_sign(*verb)
        };
        if let Some((from, verb)) = self.subject_behind(from).filter(named) {
            items.subject = Some((from, verb));
            at = verb;
        }
        while at < self.len() {
            let next = at.saturating_add(1);
            let goes_on = matches!(self.text(at), "and" | "or")
                && (self.amount(next).is_some()
                    || self.text(next) == "of" && self.amount(next.saturating_add(1)).is_some()
                    || self.eat(next, "en_if").is_some());
            if matches!(self.text(at), "," | ":" | "-") || goes_on {
                at = next;
            } else if let Some(next) = self.eat(at, "en_if").map(|next| self.skip(next, "en_monthly")) {
                // If fewer than 96% of tickets are answered inside 12 hours
                if let Some((bound, from, to, end)) = self.share_of(next, lower) {
                    items.subject = items.subject.or(Some((from, to)));
                    items.all.push(Item::When(when(bound)?));
                    at = end;
                    continue;
                }
                let (from, verb) = self.subject_behind(next)?;
                if verb > from {
                    items.subject = items.subject.or(Some((from, verb)));
                }
                let (bound, end) = self.bound(verb, lower)?;
                items.all.push(Item::When(when(bound)?));
                at = self.skip(end, "en_monthly");
            } else if let Some((step, subject, end)) = self.step(at) {
                items.takes |= step.direction != Direction::None;
                items.subject = items.subject.or(subject);
                items.all.push(Item::Step(step));
                at = end;
            } else if let Some((floor, end)) = self.floor(at).filter(|_| !items.all.is_empty()) {
                items.all.push(Item::Floor(floor));
                at = end;
            } else if let Some((cap, end)) = self.cap(at).filter(|_| !items.all.is_empty()) {
                items.all.push(Item::Cap(cap));
                at = end;
            } else if let Some(quantity) = self.amount(at).filter(|_| !self.bound_sign(at)) {
                let next = at.saturating_add(1);
                // 92% > result ≥ 88%: where it lies, and no amount.
                if matches!(self.text(next), ">" | "<" | "≥" | "≤") {
                    let (range, end) = self.chain(at)?;
                    items.all.push(Item::When(range));
                    at = end;
                    continue;
                }
                let counted = quantity.per.first().is_some_and(|per| per != "month");
                // $75 per point below the target: so much for each.
                if counted {
                    let (step, end) = self.step_of_per(at)?;
                    items.takes |= step.direction != Direction::None;
                    items.all.push(Item::Amount(quantity.clone(), None));
                    items.all.push(Item::Step(step));
                    at = end;
                    continue;
                }
                let (base, end) = self.base(next)?;
                items.all.push(Item::Amount(quantity.clone(), base));
                at = self.skip(end, "en_monthly");
            } else if let Some((bound, end)) =
                Some(at).filter(|at| self.bound_sign(*at)).and_then(|at| self.bound(at, lower))
            {
                items.all.push(Item::When(when(bound)?));
                at = end;
            } else if self.eat(at, "en_instead").is_some() {
                items.instead = true;
                at = at.saturating_add(1);
            } else if let Some(next) = self.eat(at, "en_gains") {
                items.gains = true;
                at = next;
            } else if let Some(next) = self.eat(at, "en_takes") {
                items.takes = true;
                at = next;
            } else {
                at = self.eat(at, "en_filler").or_else(|| self.eat(at, "en_agents"))?;
            }
        }
        (!items.all.is_empty()).then_some(items)
    }

    /// Whether all from here on is a rule: a step with its amount, or ranges with theirs.
    pub(super) fn is_rule(&self, at: usize) -> bool {
        self.items(at, false).is_some_and(|items| {
            let many = |is: fn(&Item) -> bool| items.all.iter().filter(|item| is(item)).count();
            let steps = many(|item| matches!(item, Item::Step(_)));
            let amounts = many(|item| matches!(item, Item::Amount(..)));
            steps == 1 && amounts == 1 || steps == 0 && items.pairs().is_some()
        })
    }

    /// Whether a comparison stands here, or behind the number here.
    fn bound_sign(&self, at: usize) -> bool {
        let led = ["en_at_least", "en_at_most", "en_below", "en_above"].iter().any(|list| self.eat(at, list).is_some());
        let behind = ["en_or_more", "en_or_less", "en_or_better"]
            .iter()
            .any(|list| self.quantity(at).is_some() && self.eat(at.saturating_add(1), list).is_some());
        led || behind
    }

    /// The subject behind "if": where it begins, and where the verb does.
    pub(super) fn subject_behind(&self, at: usize) -> Option<(usize, usize)> {
        // Calls answered within 20 seconds: the time is part of the name.
        let timed = |at: usize| {
            let time = self.quantity(at).is_some_and(|quantity| quantity.unit.is_time() && quantity.per.is_empty());
            time && at.checked_sub(1).is_some_and(|before| self.eat(before, "en_within") == Some(at))
        };
        // Service Level 6 is 4.7 or higher: the number is its name.
        let coded = |at: usize| {
            let bare = self.quantity(at).is_some_and(|number| number.unit == Unit::None && number.per.is_empty());
            let next = at.saturating_add(1);
            let led = (1..=2)
                .any(|many| at.checked_sub(many).is_some_and(|before| self.eat(before, "en_code_words") == Some(at)));
            bare && led && (self.eat(next, "en_be").is_some() || self.bound_sign(next))
        };
        let verb = (at..self.len().min(at.saturating_add(12))).find(|at| {
            let within = self.eat(*at, "en_within").is_some_and(timed);
            self.eat(*at, "en_be").is_some()
                || self.bound_sign(*at) && !within
                || self.quantity(*at).is_some() && !timed(*at) && !coded(*at)
        })?;
        Some((at, verb))
    }

    /// $1,000 if the rating is below 4.5 and $2,400 if it is below 4.2: what is joined is of the same.
    pub(super) fn goes_on_about_it(&self, at: usize) -> bool {
        let if_at = (at..self.len()).find_map(|at| self.eat(at, "en_if"));
        if_at.is_some_and(|it| self.text(it) == "it")
    }

    /// Fewer than 96% of tickets are answered inside 12 hours: the share, of what, and where that ends.
    fn share_of(&self, at: usize, lower: bool) -> Option<(super::bounds::Bound, usize, usize, usize)> {
        let (bound, next) = self.bound(at, lower)?;
        let of = bound.range.unit.is_percent() && self.text(next) == "of" && bound.plain.is_none();
        let from = next.saturating_add(1);
        let to = (from..self.len().min(from.saturating_add(14))).find(|at| self.text(*at) == ",").filter(|_| of)?;
        let verb = (from..to).any(|at| self.eat(at, "en_be").is_some());
        let timed = |at: usize| self.quantity(at).is_none_or(|quantity| quantity.unit.is_time());
        let plain = (from..to).all(|at| timed(at) && self.eat(at, "en_conditions").is_none());
        (verb && plain).then_some((bound, from, to, to))
    }

    /// The words a clause names what it is about with: behind "if", "that" and "by which".
    pub(super) fn subject_at(&self, at: usize) -> Option<(usize, usize)> {
        let from = self.eat(at, "en_if").or_else(|| self.eat(at, "en_that"))?;
        if let Some((_, from, to, _)) = self.share_of(from, false) {
            return Some((from, to));
        }
        self.subject_behind(from).filter(|(from, to)| to > from)
    }

    /// For each full percentage point (or part thereof) below the target.
    pub(super) fn step(&self, at: usize) -> Option<(Step, Option<Words>, usize)> {
        let from = self.eat(at, "en_each")?;
        let full = self.eat(from, "en_full");
        let begun = self.eat(full.unwrap_or(from), "en_started");
        let from = begun.or(full).unwrap_or(from);
        let (per, mut next) = match self.quantity(from) {
            Some(quantity) if !quantity.unit.is_money() && quantity.per.is_empty() && quantity.value.is_some() => {
                (quantity.clone(), from.saturating_add(1))
            }
            Some(_) => return None,
            None => self.unit(from).or_else(|| self.counted(from))?,
        };
        let mut step = Step { per, ..Step::default() };
        if full.is_some() {
            step.partial = Some(Partial::Whole);
        }
        let begun = begun.is_some() || {
            let of_unit = self.eat(next, "en_part_of").and_then(|of| {
                if self.quantity(of).is_some() { Some(of.saturating_add(1)) } else { self.unit(of).map(|(_, end)| end) }
            });
            // For each point, or fraction thereof, above 5%
            let set_off = self.eat(self.skip(next, "en_comma"), "en_part_thereof");
            let set_off = set_off.map(|end| self.skip(end, "en_comma"));
            let part = of_unit.or(set_off);
            next = part.unwrap_or(next);
            part.is_some()
        };
        if begun {
            if step.partial.is_some() {
                return None;
            }
            step.partial = Some(Partial::Started);
        }
        let (subject, end) = self.beyond(next, &mut step)?;
        Some((step, subject, end))
    }

    /// $250 per point below the target: the step that an amount is per.
    fn step_of_per(&self, at: usize) -> Option<(Step, usize)> {
        let quantity = self.quantity(at)?;
        // €500 per full point
        let said = self.all.get(at).map(|word| word.text.as_str()).unwrap_or_default();
        let full = self.words.list("en_full").iter().any(|full| said.contains(&format!(" {full} ")));
        let [per] = quantity.per.as_slice() else { return None };
        let letters: Vec<char> = per.chars().collect();
        let (unit, _) = self.words.unit(&letters).filter(|(_, length)| *length == letters.len())?;
        if !(unit.is_percent() || unit.is_time() || *unit == Unit::Points) {
            return None;
        }
        let value = Some(rust_decimal::Decimal::ONE);
        let per = Quantity { value, unit: unit.clone(), word: per.clone(), ..Quantity::default() };
        let mut step = Step { per, partial: full.then_some(Partial::Whole), ..Step::default() };
        let (subject, end) = self.beyond(at.saturating_add(1), &mut step)?;
        (subject.is_none() && step.direction != Direction::None).then_some((step, end))
    }

    /// Below the target; above 5%; by which the rate falls short of it; of shortfall. Where it ends.
    fn beyond(&self, at: usize, step: &mut Step) -> Option<(Option<(usize, usize)>, usize)> {
        if let Some(next) = self.eat(at, "en_shortfall") {
            step.direction = Direction::Low;
            return Some((None, next));
        }
        if let Some(next) = self.eat(at, "en_surplus") {
            step.direction = Direction::High;
            return Some((None, next));
        }
        let mut subject = None;
        let mut at = at;
        if let Some(next) = self.eat(at, "en_that") {
            let (from, verb) = self.subject_behind(next)?;
            (subject, at) = (Some((from, verb)).filter(|_| verb > from), self.skip(verb, "en_be"));
        } else {
            at = self.skip(at, "en_drops");
        }
        let (low, high) = (self.eat(at, "en_below"), self.eat(at, "en_above"));
        let next = match (low, high) {
            (Some(next), _) => {
                step.direction = Direction::Low;
                next
            }
            (_, Some(next)) => {
                step.direction = Direction::High;
                next
            }
            _ if subject.is_some() => return None,
            _ => return Some((None, at)),
        };
        if let Some(quantity) = self.quantity(next) {
            let plain = !quantity.unit.is_money() && quantity.per.is_empty() && quantity.value.is_some();
            step.from = Some(quantity.clone()).filter(|_| plain);
            return plain.then(|| (subject, next.saturating_add(1)));
        }
        Some((subject, self.eat(next, "en_target_words")?))
    }

    /// Down to 0: how far points can be taken.
    fn floor(&self, at: usize) -> Option<(Quantity, usize)> {
        let next = self.eat(at, "en_floor")?;
        let quantity = self.quantity(next).filter(|quantity| matches!(quantity.unit, Unit::None | Unit::Points))?;
        Some((quantity.clone(), next.saturating_add(1)))
    }

    /// Up to 5% of the charges.
    pub(super) fn cap(&self, at: usize) -> Option<(Quantity, usize)> {
        let from = self.eat(at, "en_cap")?;
        let quantity = self.amount(from)?;
        if quantity.per.iter().any(|per| per != "month") {
            return None;
        }
        let (_, end) = self.base(from.saturating_add(1))?;
        Some((Quantity { per: Vec::new(), ..quantity.clone() }, self.skip(end, "en_monthly")))
    }

    /// What a share is of, if it says so; none where that is no fee.
    pub(super) fn base(&self, at: usize) -> Option<(Option<String>, usize)> {
        if self.text(at) != "of" {
            return Some((None, at));
        }
        let from = at.saturating_add(1);
        let end = (from..self.len().min(from.saturating_add(7)))
            .filter(|at| self.words.list("en_fees").iter().any(|fee| fee == self.text(*at)));
        let mut end = end.take(1).last()?.saturating_add(1);
        if (from..end).any(|at| self.quantity(at).is_some() || self.eat(at, "en_conditions").is_some()) {
            return None;
        }
        // The charges for that month, the fees payable in the month.
        end = self.eat(end, "en_of_month").unwrap_or(end);
        Some((Some(self.said(from, end)), end))
    }
}

/// The range of a condition; a number alone is none.
pub(super) fn when(bound: super::bounds::Bound) -> Option<Range> {
    let mut range = bound.range;
    range.asks = crate::annex::range::Asks::Nothing;
    (bound.plain.is_none() && (range.from.is_some() || range.to.is_some())).then_some(range)
}
