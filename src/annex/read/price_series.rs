//! Prices of one thing that stand in several places: what goes beyond a package, and steps after a price that is stated first.

use super::Reader;
use crate::annex::atom::{Atom, Found};
use crate::annex::clause::Sentence;
use crate::annex::reading::{Amount, Ladder, Part, Price};

impl Reader<'_> {
    /// From where on prices hold, once all of them are known.
    pub(super) fn finish_prices(&mut self) {
        let mut included: Option<(Amount, String)> = None;
        let mut open = Vec::new();
        for place in 0..self.reading.prices.len() {
            let Some(price) = self.reading.prices.get(place) else { continue };
            if !price.over {
                included = price.includes.as_ref().map(|(amount, word)| (amount.clone(), self.alike(word)));
                continue;
            }
            if price.from.is_some() {
                continue;
            }
            // 含4,000则对话…；超出电话每通24元: of what else is included, this does not say.
            let same = |word: &String| {
                let mut per = price.per.iter().map(|per| self.alike(per));
                word.is_empty() || price.per.is_empty() || per.any(|per| word.contains(&per) || per.contains(word))
            };
            let from = included.as_ref().filter(|(_, word)| same(word)).map(|(amount, _)| amount.clone());
            if let (None, Some(_), Some((_, span))) = (&from, &included, price.source.0.first()) {
                open.push(*span);
            }
            if let Some(price) = self.reading.prices.get_mut(place) {
                price.from = from;
            }
        }
        for span in open {
            self.ask_about(span);
        }
        for place in 0..self.reading.prices.len() {
            self.over_another(place);
        }
        self.packages_of_line();
        self.steps_of_stated();
        self.climbed_alike();
    }

    /// 套餐一：月费1万元，含3000通；套餐二：月费1.8万元，含6000通；超出的每通3元: of several packages in a line one applies, and what
    /// lies over it begins where that one ends.
    fn packages_of_line(&mut self) {
        let (prices, joined) = (&self.reading.prices, &self.joined);
        let included = |price: &Price| price.includes.as_ref().map(|(_, word)| word.clone());
        let packed = |price: &Price| price.price.is_some() && price.includes.is_some() && !price.over;
        let beside = |one: &Price| {
            let same = |other: &&Price| {
                packed(other) && included(other) == included(one) && joined.same(other.source.line(), one.source.line())
            };
            packed(one) && prices.iter().filter(same).count() > 1
        };
        let plans: Vec<bool> = prices.iter().map(beside).collect();
        let mut open = Vec::new();
        for (place, plan) in plans.into_iter().enumerate() {
            let Some(price) = self.reading.prices.get_mut(place) else { continue };
            price.plan |= plan;
            let over = price.what.starts_with("超出") && price.from.is_none() && !price.over;
            open.extend(price.source.0.first().filter(|_| over).map(|(_, span)| *span));
        }
        for span in open {
            self.ask_about(span);
        }
    }

    /// £3.45 for the first 20,000, £3.10 from 20,001 to 40,000, £2.85 thereafter: the steps of one line are climbed alike.
    fn climbed_alike(&mut self) {
        for place in 0..self.reading.prices.len() {
            let Some(price) = self.reading.prices.get(place) else { continue };
            if price.ladder != Some(Ladder::Unstated) || price.what.is_empty() {
                continue;
            }
            let beside =
                |other: &&Price| other.what == price.what && self.joined.same(other.source.line(), price.source.line());
            let mut told = self.reading.prices.iter().filter(beside).filter_map(|other| other.ladder);
            let told = told.find(|ladder| *ladder != Ladder::Unstated);
            if let (Some(told), Some(price)) = (told, self.reading.prices.get_mut(place)) {
                price.ladder = Some(told);
            }
        }
    }

    /// 超过30000户的，超出部分按2.0元/户: the step of the only price before for the same, where no package says from where on.
    fn over_another(&mut self, place: usize) {
        let value = |amount: &Option<Amount>| amount.as_ref().and_then(|amount| amount.value);
        let Some(over) = self.reading.prices.get(place).filter(|price| price.over && price.ladder.is_some()) else {
            return;
        };
        let Some(from) = value(&over.from) else { return };
        let earlier = self.reading.prices.get(..place).unwrap_or_default();
        let packed =
            earlier.iter().any(|price| price.includes.as_ref().is_some_and(|(many, _)| many.value == Some(from)));
        let fits = |price: &Price| {
            price.price.is_some()
                && price.includes.is_none()
                && price.to.is_none()
                && !price.per.is_empty()
                && price.per == over.per
                && value(&price.from).is_none_or(|start| start < from && !price.over)
        };
        let mut known = earlier.iter().enumerate().filter(|(_, price)| fits(price)).map(|(known, _)| known);
        let (Some(known), None, false) = (known.next(), known.next(), packed) else { return };
        let to = over.from.clone();
        let Some(before) = self.reading.prices.get_mut(known) else { return };
        before.to = to;
        before.ladder = Some(Ladder::Progressive);
        let what = before.what.clone();
        if let Some(price) = self.reading.prices.get_mut(place) {
            price.what = what;
            price.over = false;
            price.ladder = Some(Ladder::Progressive);
        }
    }

    /// 单价0.95元，超过10万通的部分0.88元: a price that is stated first holds up to the first of the steps. Where the steps begin
    /// with it, it is stated twice.
    fn steps_of_stated(&mut self) {
        let mut gone = Vec::new();
        for place in 0..self.reading.prices.len() {
            let Some(stated) = self.reading.prices.get(place).filter(|price| is_plain(price)) else { continue };
            let of_it = |step: &&Price| {
                step.price.is_some() && step.ladder.is_some() && step.by.is_none() && self.same_thing(stated, step)
            };
            let once = self.reading.prices.iter().filter(|other| is_plain(other) && self.same_thing(stated, other));
            let steps: Vec<&Price> = self.reading.prices.iter().filter(of_it).collect();
            if steps.is_empty() || once.count() != 1 {
                continue;
            }
            let value = |amount: &Option<Amount>| amount.as_ref().and_then(|amount| amount.value);
            let lowest = |step: &&Price| value(&step.from).is_none_or(|from| from <= rust_decimal::Decimal::ONE);
            if let Some(first) = steps.iter().copied().find(lowest) {
                if value(&first.price) == value(&stated.price) {
                    gone.push(place);
                }
                continue;
            }
            let Some(next) = steps.iter().min_by_key(|step| value(&step.from)) else { continue };
            // 20,001 to 40,000: what is counted there begins behind 20,000.
            let first = |from: Amount| {
                let before = from.value.and_then(|from| from.checked_sub(rust_decimal::Decimal::ONE));
                let tens = |before: &rust_decimal::Decimal| before.checked_rem(rust_decimal::Decimal::TEN);
                let round =
                    before.filter(|before| tens(before).is_some_and(|rest| rest.is_zero()) && next.to.is_some());
                Amount { value: round.or(from.value), ..from }
            };
            let (to, ladder) = (next.from.clone().map(first), next.ladder);
            if let Some(stated) = self.reading.prices.get_mut(place) {
                (stated.to, stated.ladder) = (to, ladder);
            }
        }
        for place in gone.into_iter().rev() {
            let stated = self.reading.prices.remove(place);
            let steps: Vec<usize> = (0..self.reading.prices.len())
                .filter(|step| {
                    let step = self.reading.prices.get(*step);
                    step.is_some_and(|step| step.ladder.is_some() && self.same_thing(&stated, step))
                })
                .collect();
            // Each of the first so many at its own price: the others are climbed as the first is.
            let ladder = steps.iter().find_map(|step| {
                let ladder = self.reading.prices.get(*step)?.ladder;
                ladder.filter(|ladder| *ladder != Ladder::Unstated)
            });
            for (at, step) in steps.into_iter().enumerate() {
                let Some(step) = self.reading.prices.get_mut(step) else { continue };
                step.what.clone_from(&stated.what);
                step.per.clone_from(&stated.per);
                step.ladder = ladder.or(step.ladder);
                if at == 0 {
                    step.source.0.extend(stated.source.0.iter().copied());
                }
            }
        }
    }

    /// 每月30000元，含3000单，超出部分每单6.8元: beyond what the price before includes; without one, beyond what is asked.
    pub(super) fn over_included(&mut self, place: usize, sentence: &Sentence<'_>, found: &Found) {
        let line = sentence.piece(0, 1).line();
        let before = place.checked_sub(1).and_then(|before| self.reading.prices.get(before));
        let before = before.filter(|before| self.joined.same(before.source.line(), line));
        let of = before.map(|before| before.what.clone()).unwrap_or_default();
        if before.is_none_or(|before| before.includes.is_none()) {
            self.unclear(sentence, found);
        }
        if let Some(price) = self.reading.prices.get_mut(place) {
            price.over = true;
            price.what = if of.is_empty() { "超出部分".to_owned() } else { format!("{of} / 超出部分") };
        }
    }

    /// Whether the price before it is that of a package in the same line.
    pub(super) fn follows_package(&self, place: usize) -> bool {
        let price = |place: usize| self.reading.prices.get(place);
        let (Some(one), Some(before)) = (price(place), place.checked_sub(1).and_then(price)) else { return false };
        before.includes.is_some() && self.joined.same(before.source.line(), one.source.line())
    }

    /// $0.69 per minute thereafter: from where the price before ends.
    pub(super) fn thereafter(&mut self, place: usize, sentence: &Sentence<'_>, found: &Found) {
        let rest = sentence.piece(found.to, sentence.row.tokens.len());
        let alike = rest.alike(0, rest.len().min(24));
        // 首8000宗每宗14元，其后每宗12.5元: the word stands before the amount.
        let near = sentence.atoms.iter().filter(|other| other.to <= found.from).map(|other| other.to).max();
        let between = near.map(|near| sentence.piece(near, found.from).alike(0, usize::MAX)).unwrap_or_default();
        let ends = place.checked_sub(1).and_then(|before| self.reading.prices.get(before)?.to.as_ref()).is_some();
        let before = ends && self.words.holds("thereafter", &between);
        if !before && !self.words.holds("thereafter", &alike) {
            return;
        }
        // £3.10 per chat up to 8,000 chats, £2.75 above that
        let most = sentence.atoms.iter().rev().find_map(|other| match &other.atom {
            Atom::CapCount(most) | Atom::UpTo(most) if other.to <= found.from => Some((most, sentence.spans(other))),
            _ => None,
        });
        if let (Some((most, spans)), Some(before)) =
            (most, place.checked_sub(1).and_then(|before| self.reading.prices.get_mut(before)))
            && before.to.is_none()
            && self.joined.same(before.source.line(), sentence.piece(0, 1).line())
        {
            before.to = Some(most.into());
            before.ladder = Some(Ladder::Progressive);
            before.source.add(Part::Whole, spans);
        }
        let before = place.checked_sub(1).and_then(|before| self.reading.prices.get(before)).cloned();
        if let (Some(before), Some(price)) = (before, self.reading.prices.get_mut(place)) {
            price.from.clone_from(&before.to);
            price.ladder = Some(Ladder::Progressive);
            price.what = before.what;
            price.per = before.per;
        }
    }

    /// Whether two prices are of the same thing: their names, one without 费 or fees, and what they are per.
    fn same_thing(&self, one: &Price, other: &Price) -> bool {
        let (long, short) = (self.alike(&one.what), self.alike(&other.what));
        let (long, short) = if long.len() >= short.len() { (long, short) } else { (short, long) };
        let tail = long.strip_prefix(short.as_str()).map(str::trim);
        let named = short.chars().count() >= 2
            && tail.is_some_and(|tail| {
                tail.is_empty()
                    || tail.ends_with('量')
                    || tail.trim_start_matches('的') == "费"
                    || self
                        .words
                        .list("price_tails")
                        .iter()
                        .any(|word| tail == word || tail.trim_end_matches('s') == word)
                    || tail == "fees"
            });
        named && (one.per == other.per || one.per.is_empty() || other.per.is_empty())
    }
}

/// Whether a price says nothing of where it holds.
fn is_plain(price: &Price) -> bool {
    let steps = price.from.is_some() || price.to.is_some() || price.ladder.is_some() || price.by.is_some();
    price.price.is_some() && !steps && price.includes.is_none() && !price.over && !price.plan
}
