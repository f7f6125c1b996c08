//! The prices a clause states, and what else it says of them.

use rust_decimal::Decimal;

use super::Reader;
use super::sentence::Last;
use crate::annex::atom::{Atom, Found};
use crate::annex::clause::Sentence;
use crate::annex::letters::Span;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{Amount, Ladder, Part, Price, Source, UnreadReason};
use crate::annex::token::Token;

/// What so much money is for, where no words say it, is no call and no message.
const LEAST_FLAT_FEE: i64 = 1000;

impl Reader<'_> {
    /// The prices among some atoms, for what they are for.
    #[expect(clippy::too_many_lines, reason = "one arm for each kind of atom")]
    pub(super) fn prices(&mut self, what: &str, atoms: &[Found], sentence: &Sentence<'_>, last: &mut Last) {
        let mut first: Option<usize> = None;
        // 超过3万的部分按4.0元: what stands before the first price is about that price.
        let mut before: Vec<&Found> = Vec::new();
        let mut of_share: Option<String> = None;
        for found in atoms {
            let spans = sentence.spans(found);
            let price = match &found.atom {
                // 其中固定部分4800元, 不含税3.02元: the price before once more, or a part of it.
                Atom::Price(_) if first.is_some() && self.says_again(sentence, found) => {
                    self.unclear(sentence, found);
                    self.leave_spans(spans, &sentence.written(found.from, found.to), UnreadReason::NoMechanism);
                    continue;
                }
                // 月费合计21600元 adds up what stands before.
                Atom::Price(_) if first.is_some() && self.adds_up(sentence, found) => continue,
                Atom::Price(quantity) => {
                    self.currency_of(quantity);
                    Price {
                        price: Some(quantity.into()),
                        per: quantity.per.clone(),
                        currency: currency(quantity),
                        ..Price::default()
                    }
                }
                Atom::Over(quantity) => {
                    self.currency_of(quantity);
                    let before = self.reading.prices.last();
                    let from = before.and_then(|before| before.includes.as_ref()).map(|(amount, _)| amount.clone());
                    let from = from.or_else(|| reached_before(sentence, found, &quantity.per));
                    Price {
                        price: Some(quantity.into()),
                        per: quantity.per.clone(),
                        over: true,
                        from,
                        currency: currency(quantity),
                        ..Price::default()
                    }
                }
                // 不足6000通的按6000通计费 says the minimum once more.
                Atom::Minimum(quantity) if self.known_minimum(quantity, &spans) => continue,
                // 每月保底结算量为电话3万通
                Atom::Minimum(quantity) if self.minimum_of_named(quantity, sentence, found) => {
                    before.clear();
                    continue;
                }
                // $2.10 per chat, minimum 5,000 chats: of that price.
                // $0.90 per minute, minimum $500: of all that is billed.
                Atom::Minimum(quantity) if first.is_some() && !quantity.unit.is_money() => {
                    if let Some(price) = self.reading.prices.last_mut() {
                        price.minimum = Some(quantity.into());
                        price.source.add(Part::Whole, spans);
                    }
                    continue;
                }
                Atom::Minimum(quantity) => {
                    let least_money = quantity.unit.is_money();
                    Price { minimum: Some(quantity.into()), least_money, ..Price::default() }
                }
                Atom::Uplift(quantity) => Price { uplift: Some(quantity.into()), ..Price::default() },
                // 话务量超过日均2倍的: so many times of what is no price.
                Atom::Multiple(_)
                    if !self.words.holds("price_contexts", &sentence.whole().alike(0, usize::MAX))
                        && !self.section.prices =>
                {
                    self.leave_spans(spans, &sentence.written(found.from, found.to), UnreadReason::Other);
                    continue;
                }
                // 60% of the rate for at most 80 hours: a share, and something more that bounds it.
                Atom::Multiple(quantity)
                    if quantity.value < Some(Decimal::ONE)
                        && sentence.row.tokens.iter().filter_map(Token::quantity).count() > 1 =>
                {
                    self.leave_spans(spans, &sentence.written(found.from, found.to), UnreadReason::Other);
                    continue;
                }
                Atom::Multiple(quantity) => Price { multiply: Some(quantity.into()), ..Price::default() },
                // 150% of the hourly rate.
                Atom::Share(amount) if amount.quantity.value > Some(Decimal::ONE_HUNDRED) => {
                    let times = amount.quantity.value.and_then(|value| value.checked_div(Decimal::ONE_HUNDRED));
                    of_share.clone_from(&amount.base);
                    Price { multiply: Some(Amount { value: times, ..Amount::default() }), ..Price::default() }
                }
                Atom::Range(_) | Atom::First(_) | Atom::UpTo(_) if first.is_none() => {
                    before.push(found);
                    continue;
                }
                other => {
                    self.complete_price(other, spans, last);
                    continue;
                }
            };
            let what = match (&found.atom, first) {
                (Atom::Over(_), _) => {
                    let of = if what.is_empty() {
                        self.reading.prices.last().map_or(String::new(), |price| price.what.clone())
                    } else {
                        what.to_owned()
                    };
                    if of.is_empty() { "超出部分".to_owned() } else { format!("{of} / 超出部分") }
                }
                (Atom::Price(_), Some(_)) if of_share.is_some() => of_share.take().unwrap_or_default(),
                (Atom::Price(_) | Atom::Multiple(_) | Atom::Uplift(_), Some(_)) => {
                    self.named_between(sentence, found).unwrap_or_else(|| what.to_owned())
                }
                _ => what.to_owned(),
            };
            let what = self.told_apart(what, sentence, found);
            let yearly = price.per.is_empty() && self.words.holds("year_prices", &self.alike(&what));
            let price = if yearly { Price { per: vec!["年".into()], ..price } } else { price };
            self.reading.prices.push(Price {
                what,
                by_provider: self.client_works,
                source: Source::of(Part::Whole, spans),
                ..price
            });
            let place = self.reading.prices.len().saturating_sub(1);
            first = first.or(Some(place));
            *last = Last::Price(place);
            for found in before.drain(..).filter(|_| !matches!(found.atom, Atom::Minimum(_))) {
                self.complete_price(&found.atom, sentence.spans(found), last);
                self.part_over(place, sentence, found);
            }
            self.thereafter(place, sentence, found);
            if matches!(found.atom, Atom::Over(_)) {
                self.over_before(place);
            }
        }
    }

    /// 超过20,000通的部分，每通15.5元: only what lies over it has that price, and the price before ends there.
    fn part_over(&mut self, place: usize, sentence: &Sentence<'_>, found: &Found) {
        let behind = sentence.piece(found.to, sentence.row.tokens.len()).alike(0, 6);
        // 超過10,000則之部分
        let counted = self.reading.prices.get(place).and_then(|price| price.per.first());
        let behind = counted.and_then(|per| behind.strip_prefix(per.as_str())).unwrap_or(&behind);
        let is_part = self.words.begins_with("part_words", behind).is_some();
        let Some(price) = self.reading.prices.get_mut(place).filter(|price| is_part && price.from.is_some()) else {
            return;
        };
        price.ladder = Some(Ladder::Progressive);
        let price = price.clone();
        let alike = |other: &Price| {
            other.per == price.per
                && !price.per.is_empty()
                && self.joined.same(other.source.line(), price.source.line())
        };
        // 有效通话每通1.8元，月通话量超过10万通的部分每通1.5元: of the only price before in the line for the same.
        let mut known = self.reading.prices.iter_mut().take(place).filter(|other| alike(other));
        let only = match (known.next(), known.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        };
        let before = match only {
            Some(only) => Some(only),
            None => place
                .checked_sub(1)
                .and_then(|before| self.reading.prices.get_mut(before))
                .filter(|before| before.what == price.what),
        };
        let Some(before) = before.filter(|before| before.to.is_none() && before.includes.is_none()) else { return };
        before.to = price.from;
        before.ladder = Some(Ladder::Progressive);
        let what = before.what.clone();
        if let Some(price) = self.reading.prices.get_mut(place) {
            price.what = what;
        }
    }

    /// 每件11.50元；超过8000件的，超过部分每件10.20元: the price before, of the same line and for the same, ends where this one begins.
    pub(super) fn over_before(&mut self, place: usize) {
        let Some(over) = self.reading.prices.get(place).cloned() else { return };
        let Some(before) = place.checked_sub(1).and_then(|before| self.reading.prices.get_mut(before)) else { return };
        let alike = before.per == over.per
            && !over.per.is_empty()
            && self.joined.same(before.source.line(), over.source.line());
        let value = |amount: &Option<Amount>| amount.as_ref().and_then(|amount| amount.value);
        let climbs = over.from.is_some() && value(&before.from) < value(&over.from);
        if alike && climbs && before.includes.is_none() && before.to.is_none() {
            before.to = over.from;
            before.ladder = Some(Ladder::Progressive);
            let what = before.what.clone();
            if let Some(over) = self.reading.prices.get_mut(place) {
                over.ladder = Some(Ladder::Progressive);
                over.what = what;
            }
        }
    }

    /// 短信0.05元/条，彩信0.3元/条: what stands between two prices names the second.
    fn named_between(&self, sentence: &Sentence<'_>, found: &Found) -> Option<String> {
        let before = sentence.atoms.iter().filter(|other| other.to <= found.from).map(|other| other.to).max()?;
        let between = sentence.piece(before, found.from);
        let part = between.split(|letter| matches!(letter, ',' | ';' | '、')).into_iter().next_back()?;
        let ends = between.letters.iter().any(|letter| matches!(letter, ',' | ';' | '、'));
        let named = crate::annex::name::name(self.words, &part);
        let alike = named.alike(0, named.len());
        let is_name = named.letters.iter().all(|letter| crate::annex::letters::is_han(*letter))
            && (2..=8).contains(&named.len())
            && !self.words.holds("part_words", &alike)
            && self.words.ends_with("price_tails", &alike).is_none();
        (ends && is_name).then(|| named.text())
    }

    /// £21.50 per hour for weekdays and £26.00 per hour for weekends: what follows tells two prices of one name apart.
    fn told_apart(&self, what: String, sentence: &Sentence<'_>, found: &Found) -> String {
        let twice = matches!(found.atom, Atom::Price(_))
            && sentence.atoms.iter().filter(|other| matches!(other.atom, Atom::Price(_))).count() > 1;
        let behind = sentence.piece(found.to, sentence.row.tokens.len()).trimmed();
        let alike = behind.alike(0, behind.len());
        // 3.95 € (voice), 2.45 € (e-mail)
        if let Some(inner) = alike.strip_prefix('(').and_then(|rest| rest.split(')').next()).filter(|_| twice)
            && !inner.is_empty()
            && inner.chars().count() <= 20
            && !inner.contains(|letter: char| letter.is_ascii_digit())
        {
            return format!("{what} ({inner})");
        }
        let Some(rest) = alike.strip_prefix("for ").filter(|_| self.english && twice) else { return what };
        let many = rest.find(" and ").or_else(|| rest.find([',', '.', ';'])).unwrap_or(rest.len());
        let words = rest.get(..many).unwrap_or_default();
        if words.is_empty() || words.len() > 30 || words.contains(|letter: char| letter.is_ascii_digit()) {
            return what;
        }
        format!("{what} ({words})")
    }

    /// The least of a price that stands before: the one the sentence names, or the only thing that is counted in that unit.
    fn minimum_of_named(&mut self, quantity: &Quantity, sentence: &Sentence<'_>, found: &Found) -> bool {
        let said = sentence.written(0, sentence.row.tokens.len());
        let open = |price: &Price| price.minimum.is_none() && price.price.is_some();
        let fits = |price: &Price| open(price) && price.per.first() == Some(&quantity.word);
        let named = |price: &Price| price.what.chars().count() >= 2 && said.contains(price.what.as_str());
        let prices = &self.reading.prices;
        // Not less than 15,000 telephone contacts, and Telephone contacts: £3.45 each: by the whole name.
        let counted = self.alike(&quantity.word);
        let whole = |price: &Price| open(price) && counted.contains(' ') && self.alike(&price.what) == counted;
        let place = prices.iter().rposition(|price| fits(price) && named(price));
        let place = place.or_else(|| prices.iter().position(whole)).or_else(|| {
            let first = prices.iter().position(fits)?;
            let what = &prices.get(first)?.what;
            let only = prices.iter().filter(|price| fits(price)).all(|price| price.what == *what);
            // 最低计费量为6000通 has a name of its own.
            let bare = sentence.row.tokens.get(found.from).is_some_and(|token| token.means(self.words.signs.below));
            (only && bare && !quantity.word.is_empty() && self.head.is_none()).then_some(first)
        });
        let Some(price) = place.and_then(|place| self.reading.prices.get_mut(place)) else { return false };
        price.minimum = Some(quantity.into());
        price.source.add(Part::Whole, sentence.spans(found));
        // 每月不少于200个，不足按200个结算: the same number says it before.
        for other in sentence.atoms.iter().filter(|other| other.to <= found.from) {
            if let Atom::Range(range) = &other.atom
                && range.only_edge().is_some_and(|edge| edge.value == quantity.value)
            {
                price.source.add(Part::Whole, sentence.spans(other));
            }
        }
        true
    }

    /// Whether an amount is what those before it come to.
    fn adds_up(&self, sentence: &Sentence<'_>, found: &Found) -> bool {
        let before = sentence.piece(0, found.from);
        let near = before.letters.iter().rposition(|letter| *letter == ',').map_or(0, |comma| comma.saturating_add(1));
        self.words.holds("no_price", &before.alike(near, before.len()))
    }

    /// Whether an amount behind another is a part of it, or the same with the tax or without it.
    fn says_again(&self, sentence: &Sentence<'_>, found: &Found) -> bool {
        let before =
            sentence.atoms.iter().filter(|other| other.to <= found.from && matches!(other.atom, Atom::Price(_)));
        let near = before.clone().map(|other| other.to).max().unwrap_or(0);
        let first = before.map(|other| other.to).min().unwrap_or(0);
        let holds = |list, from: usize| self.words.holds(list, &sentence.piece(from, found.from).alike(0, usize::MAX));
        holds("part_of", first) || holds("tax_kinds", near)
    }

    /// Whether a minimum was stated before.
    fn known_minimum(&mut self, quantity: &Quantity, spans: &[Span]) -> bool {
        let known = self.reading.prices.iter_mut().find(|price| {
            price.minimum.as_ref().is_some_and(|known| known.value.is_some() && known.value == quantity.value)
        });
        match known {
            Some(price) => {
                price.source.add(Part::Whole, spans.iter().copied());
                true
            }
            None => false,
        }
    }

    /// What else a clause says about the price before: what it includes, from where and up to where it holds.
    pub(super) fn complete_price(&mut self, atom: &Atom, spans: Vec<Span>, last: &mut Last) {
        let Last::Price(mut place) = *last else { return };
        // What is included belongs to the price before the one for what lies over it.
        if matches!(atom, Atom::Includes(_)) && self.reading.prices.get(place).is_some_and(|price| price.over) {
            place = place.saturating_sub(1);
        }
        let free = matches!(atom, Atom::First(_)) && self.is_free(&spans);
        let Some(price) = self.reading.prices.get_mut(place) else { return };
        match atom {
            // Waived for the first 20 hires: it is paid from there on.
            Atom::First(quantity) if free => {
                price.from = Some(quantity.into());
                price.ladder = Some(Ladder::Progressive);
            }
            // 每席38,000元，共12席: so many are paid for, and not included.
            Atom::Includes(quantity) if price.per.contains(&quantity.word) => return,
            Atom::Includes(quantity) => price.includes = Some((quantity.into(), quantity.word.clone())),
            Atom::First(quantity) | Atom::UpTo(quantity) => {
                if matches!(atom, Atom::First(_)) {
                    price.from = price.from.take().or(Some(Amount::of(0)));
                }
                price.to = Some(quantity.into());
                price.ladder = Some(Ladder::Progressive);
            }
            // 每有效通话1.8元（通话30秒以上为有效）: what counts, and not how many there are.
            // $0.86 per minute above 200,000 minutes is of minutes.
            Atom::Range(range)
                if range.unit.is_time()
                    && !price.per.iter().any(|per| *per == range.word || format!("{per}s") == range.word) =>
            {
                return;
            }
            // More than 15% above forecast: how many that is, no price says.
            Atom::Range(range) if range.unit.is_percent() => return,
            // 5万通以内，固定费用8万元: a fee for the month by how much there is, and no price for each.
            Atom::Range(range)
                if price.per.is_empty()
                    && range.unit.is_count()
                    && price.price.as_ref().and_then(|amount| amount.value) >= Some(LEAST_FLAT_FEE.into()) =>
            {
                return;
            }
            Atom::Range(range) => {
                price.from = range.from.as_ref().map(Amount::from);
                price.to = range.to.as_ref().map(Amount::from);
                price.ladder = price.ladder.or(Some(Ladder::Unstated));
                // 超过5万通后单价降到3.8元: for each of what is counted.
                if price.per.is_empty() && range.unit.is_count() && !range.word.is_empty() {
                    price.per.push(range.word.clone());
                }
            }
            _ => return,
        }
        price.source.add(Part::Whole, spans);
    }

    /// The first 1,000 emails each month are free: of the price before, in the same line. Whether it says that.
    pub(super) fn free_first(
        &mut self,
        sentence: &Sentence<'_>,
        clause: &crate::annex::clause::Clause<'_>,
        last: Last,
    ) -> bool {
        let Last::Price(place) = last else { return false };
        let said = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        let of_line = self.reading.prices.get(place).is_some_and(|price| {
            price.from.is_none()
                && price.to.is_none()
                && self.joined.same(price.source.line(), sentence.piece(0, 1).line())
        });
        let other = |found: &Found| crate::annex::clause::is_effect(&found.atom);
        let first =
            clause.atoms.iter().find(|found| matches!(&found.atom, Atom::First(first) if first.unit.is_count()));
        let Some(first) = first.filter(|_| of_line && !clause.atoms.iter().any(other)) else { return false };
        if !self.words.holds("free_words", &said) {
            return false;
        }
        let mut last = last;
        self.complete_price(&first.atom, sentence.spans(first), &mut last);
        true
    }

    /// Whether the line of a number says that something is free.
    fn is_free(&self, spans: &[Span]) -> bool {
        let line = spans.first().and_then(|span| self.written.get(span.line));
        line.is_some_and(|line| self.words.holds("free_words", &self.alike(line)))
    }
}

/// 达到2万通后，超出部分每通2.5元: from where on, where what is counted so is what the price is per.
pub(super) fn reached_before(sentence: &Sentence<'_>, found: &Found, per: &[String]) -> Option<Amount> {
    let before = sentence.atoms.iter().rev().find(|other| {
        other.to <= found.from
            && matches!(other.atom, Atom::Range(_) | Atom::Times { .. } | Atom::Price(_) | Atom::First(_))
    })?;
    let (edge, word): (Amount, &String) = match &before.atom {
        Atom::Range(range) if range.to.is_none() => (range.from.as_ref()?.into(), &range.word),
        Atom::Times { times, .. } => (times.into(), &times.word),
        // 每月前500单免费，超出部分每单3元
        Atom::First(first) => (first.into(), &first.word),
        _ => return None,
    };
    per.contains(word).then_some(edge)
}

/// The currency an amount is written in.
pub(super) fn currency(quantity: &Quantity) -> Option<String> {
    match &quantity.unit {
        Unit::Money(currency) => currency.clone(),
        _ => None,
    }
}
