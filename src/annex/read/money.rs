//! Prices and damages.

use rust_decimal::Decimal;

use super::Reader;
use super::parts::Parts;
use super::sentence::Last;
use crate::annex::atom::{Atom, Found};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::letters::Piece;
use crate::annex::name::name;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{Amount, Ladder, Part, Price, Source, UnreadReason};

impl Reader<'_> {
    /// Takes the prices of a clause; whether it was about prices.
    pub(super) fn amounts(&mut self, sentence: &Sentence<'_>, clause: &Clause<'_>, last: &mut Last) -> bool {
        let is_price = |found: &&Found| {
            matches!(
                found.atom,
                Atom::Price(_) | Atom::Over(_) | Atom::Minimum(_) | Atom::Uplift(_) | Atom::Multiple(_)
            )
        };
        if !clause.atoms.iter().any(|found| is_price(&found)) {
            return false;
        }
        let takes = |found: &Found| matches!(found.atom, Atom::Lose(_) | Atom::Gain(_) | Atom::Keep(_) | Atom::Pay(_));
        if clause.atoms.iter().any(takes) {
            return false;
        }
        let lead = Self::lead(sentence, clause);
        let alike = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        let money = clause.atoms.iter().find_map(|found| match &found.atom {
            Atom::Price(quantity) => Some((quantity, found)),
            _ => None,
        });
        if let Some((quantity, found)) = money
            && (self.words.holds("event_words", &alike) && !self.words.holds("price_sections", &alike)
                || self.words.holds("event_causes", &sentence.piece(0, found.from).alike(0, usize::MAX)))
        {
            let before = sentence.piece(0, found.from);
            let because = before
                .split(|letter| matches!(letter, ','))
                .into_iter()
                .find(|part| self.words.holds("event_causes", &part.alike(0, part.len())));
            let what = match because {
                Some(part) => name(self.words, &part).text(),
                None => self.breach(clause, &lead),
            };
            self.damage_amount(&what, quantity, sentence, clause, found, last);
            return true;
        }
        // What several prices come to is none of its own.
        if money.is_some_and(|(_, found)| {
            self.words.holds("no_price", &sentence.piece(clause.from, found.to).alike(0, usize::MAX))
        }) {
            return true;
        }
        // 差错处罚：一类差错5000元/笔，二类差错1000元/笔: kinds of what the head names.
        let punished = self.head.clone().filter(|head| self.words.holds("deduct_heads", &head.alike(0, head.len())));
        if let (Some(head), Some((quantity, found))) = (punished, money)
            && let Some(unit) =
                quantity.per.first().filter(|unit| crate::annex::token::is_period(unit).is_none()).cloned()
        {
            let kind = name(self.words, &lead);
            if kind.len() >= 2 {
                self.currency_of(quantity);
                let place = self.indicator(&name(self.words, &head));
                let loss = crate::annex::reading::Loss::Money(quantity.into());
                let source = Source::of(Part::Rule, sentence.spans(found));
                self.per_unit(place, &unit, loss, Some(kind.text()), source, last);
                return true;
            }
        }
        // Attrition above 6%: $500 per percentage point is lost by the step.
        if let Some((quantity, found)) = money
            && let Some((range, at_range)) = self.measured_at(sentence, quantity)
        {
            return self.step_priced(sentence, quantity, found, &range, at_range, last);
        }
        // A deposit is given back: no price.
        if money.is_some() && self.words.holds("deposits", &alike) {
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            return true;
        }
        // 坐席数 × 7,800元 × 绩效系数 is a formula, and no price of its own.
        let is_formula = money.is_some_and(|(_, found)| {
            let before = sentence.piece(clause.from, found.from).trimmed();
            before.letters.last().is_some_and(|letter| matches!(letter, '×' | '*' | '÷' | '='))
        });
        if is_formula {
            if let Some((quantity, found)) = money
                && self.formula_price(sentence, quantity, found)
            {
                return true;
            }
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            return true;
        }
        // Among indicators an amount may be a penalty: it is asked about.
        let named = self.words.holds("price_nouns", &alike);
        if let Some((_, found)) = money.filter(|_| self.section.indicators && !self.section.prices && !named) {
            self.unclear(sentence, found);
        }
        let before = self.reading.prices.len();
        let what = self.what_of(&lead);
        // 上浮10% without a price or a name: of what, the clause does not say.
        let only_uplift = clause.atoms.iter().filter(is_price).all(|found| matches!(found.atom, Atom::Uplift(_)));
        let in_range = clause.atoms.iter().any(|found| matches!(found.atom, Atom::Range(_)));
        if only_uplift && (what.is_empty() || in_range) {
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
            return true;
        }
        self.prices(&what, clause.atoms, sentence, last);
        self.each_more(before, sentence, clause);
        true
    }

    /// 当月服务费=接通量×2.6元/通×考核系数: so much for each of what is counted. What else it is multiplied by is asked about.
    fn formula_price(&mut self, sentence: &Sentence<'_>, quantity: &Quantity, found: &Found) -> bool {
        let whole = sentence.piece(0, sentence.row.tokens.len());
        let Some(equals) = whole.letters.iter().position(|letter| *letter == '=') else { return false };
        let right = whole.slice(equals.saturating_add(1), whole.len());
        let factors: Vec<Piece> = right
            .split(|letter| matches!(letter, '×' | '*'))
            .iter()
            .map(Piece::trimmed)
            .filter(|part| !part.is_blank())
            .collect();
        let digits = |part: &&Piece| part.letters.iter().any(char::is_ascii_digit);
        if right
            .letters
            .iter()
            .any(|letter| matches!(letter, '+' | '-' | '/' | '÷' | ',' | '(') && quantity.per.is_empty())
            || factors.iter().filter(digits).count() != 1
        {
            return false;
        }
        let is_factor = |part: &&Piece| {
            let alike = part.alike(0, part.len());
            self.words.holds("factor_heads", &alike) || alike.ends_with('率')
        };
        let counted: Vec<&Piece> = factors.iter().filter(|part| !digits(part) && !is_factor(part)).collect();
        let [counted] = counted.as_slice() else { return false };
        let per = if quantity.per.is_empty() { vec![counted.text()] } else { quantity.per.clone() };
        self.currency_of(quantity);
        let what = name(self.words, &whole.slice(0, equals)).text();
        let spans = whole.spans(0, whole.len());
        self.reading.prices.push(Price {
            what,
            price: Some(quantity.into()),
            per,
            currency: currency(quantity),
            by_provider: self.client_works,
            source: Source::of(Part::Whole, spans),
            ..Price::default()
        });
        if factors.iter().any(|part| is_factor(&part)) {
            self.unclear(sentence, found);
        }
        true
    }

    /// 每增加一名坐席，每月加收4,800元: so much for each more of what is counted.
    pub(super) fn each_more(&mut self, before: usize, sentence: &Sentence<'_>, clause: &Clause<'_>) {
        let parts = Parts::of(clause);
        // Each contact above 25,000 is charged at £1.35: from there on.
        if let (Some((step, found)), Some(price)) = (parts.step, self.reading.prices.get_mut(before))
            && let Some(from) = &step.from
            && price.from.is_none()
        {
            price.from = Some(from.into());
            price.source.add(Part::Whole, sentence.spans(found));
        }
        let (Some((step, found)), Some(price)) =
            (parts.step.filter(|(step, _)| step.per.unit.is_count()), self.reading.prices.get_mut(before))
        else {
            return;
        };
        if price.per.iter().all(|per| crate::annex::token::is_period(per).is_some()) {
            price.per.insert(0, each_of(&step.per));
            price.source.add(Part::Whole, sentence.spans(found));
        }
        if price.what.is_empty() {
            let written = sentence.written(found.from, found.to);
            written.trim_start_matches(['每', '有']).clone_into(&mut price.what);
        }
    }

    /// What a price is for: the words before it, up to the verb.
    pub(super) fn what_of(&self, lead: &Piece) -> String {
        let parts = outside_brackets(lead);
        let named = parts.iter().rev().find_map(|part| {
            let alike = part.alike(0, part.len());
            let cut = self
                .words
                .list("price_cuts")
                .iter()
                .filter_map(|word| {
                    let place = alike.find(word.as_str())?;
                    let before = alike.get(..place)?;
                    let is_word = !word.is_ascii()
                        || before.ends_with(' ')
                            && !alike
                                .get(place.saturating_add(word.len())..)?
                                .starts_with(|next: char| next.is_ascii_alphanumeric());
                    (is_word && !before.trim().is_empty()).then(|| before.chars().count())
                })
                .min();
            let part = part.trimmed();
            let part = cut.map_or(part.clone(), |cut| part.slice(0, cut));
            let named = name(self.words, &part);
            let alike = named.alike(0, named.len());
            let plain = self.head.is_some()
                && (self.words.list("price_sections").contains(&alike)
                    || super::columns::is_number(self.words, &named));
            (named.len() >= 2 && !plain).then(|| named.text())
        });
        named.or_else(|| self.head.as_ref().map(|head| name(self.words, head).text())).unwrap_or_default()
    }

    /// The prices among some atoms, for what they are for.
    pub(super) fn prices(&mut self, what: &str, atoms: &[Found], sentence: &Sentence<'_>, last: &mut Last) {
        let mut first: Option<usize> = None;
        // 超过3万的部分按4.0元: what stands before the first price is about that price.
        let mut before: Vec<&Found> = Vec::new();
        let mut of_share: Option<String> = None;
        for found in atoms {
            let spans = sentence.spans(found);
            let price = match &found.atom {
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
                // $2.10 per chat, minimum 5,000 chats: of that price.
                Atom::Minimum(quantity) if first.is_some() => {
                    if let Some(price) = self.reading.prices.last_mut() {
                        price.minimum = Some(quantity.into());
                        price.source.add(Part::Whole, spans);
                    }
                    continue;
                }
                Atom::Minimum(quantity) => Price { minimum: Some(quantity.into()), ..Price::default() },
                Atom::Uplift(quantity) => Price { uplift: Some(quantity.into()), ..Price::default() },
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
            for found in before.drain(..) {
                self.complete_price(&found.atom, sentence.spans(found), last);
                self.part_over(place, sentence, found);
            }
            self.thereafter(place, sentence, found);
        }
    }

    /// 超过20,000通的部分，每通15.5元: only what lies over it has that price, and the price before ends there.
    fn part_over(&mut self, place: usize, sentence: &Sentence<'_>, found: &Found) {
        let behind = sentence.piece(found.to, sentence.row.tokens.len()).alike(0, 4);
        let is_part = ["部分", "的部分", "之部分", "以上部分"].iter().any(|part| behind.starts_with(part));
        let Some(price) = self.reading.prices.get_mut(place).filter(|price| is_part && price.from.is_some()) else {
            return;
        };
        price.ladder = Some(Ladder::Progressive);
        let (what, from) = (price.what.clone(), price.from.clone());
        let before = place.checked_sub(1).and_then(|before| self.reading.prices.get_mut(before));
        if let Some(before) =
            before.filter(|before| before.what == what && before.to.is_none() && before.includes.is_none())
        {
            before.to = from;
            before.ladder = Some(Ladder::Progressive);
        }
    }

    /// £21.50 per hour for weekdays and £26.00 per hour for weekends: what follows tells two prices of one name apart.
    pub(super) fn told_apart(&self, what: String, sentence: &Sentence<'_>, found: &Found) -> String {
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

    /// The range of an indicator that an amount for each percentage point belongs to, and where it ends among the letters of
    /// the head or the sentence.
    fn measured_at(&self, sentence: &Sentence<'_>, quantity: &Quantity) -> Option<(crate::annex::range::Range, Piece)> {
        let per = quantity.per.first()?;
        let letters: Vec<char> = per.chars().collect();
        self.words.unit(&letters).filter(|(unit, length)| unit.is_percent() && *length == letters.len())?;
        let head = self.head.clone().unwrap_or_else(|| sentence.piece(0, sentence.row.tokens.len()));
        let text = crate::annex::clause::Text::of(self.words, &head);
        let sentences = text.sentences();
        sentences.iter().find_map(|sentence| {
            let found = sentence.atoms.iter().find(|found| matches!(found.atom, Atom::Range(_)))?;
            let Atom::Range(range) = &found.atom else { return None };
            let lead = name(self.words, &sentence.piece(0, found.from));
            (range.unit.is_percent() && range.only_edge().is_some() && lead.len() >= 2)
                .then(|| (range.clone(), head.clone()))
        })
    }

    fn step_priced(
        &mut self,
        sentence: &Sentence<'_>,
        quantity: &Quantity,
        found: &Found,
        range: &crate::annex::range::Range,
        head: Piece,
        last: &mut Last,
    ) -> bool {
        let text = crate::annex::clause::Text::of(self.words, &head);
        let place = text.sentences().iter().find_map(|sentence| {
            let found = sentence.atoms.iter().find(|found| matches!(found.atom, Atom::Range(_)))?;
            Some((name(self.words, &sentence.piece(0, found.from)), sentence.spans(found)))
        });
        let Some((named, at_range)) = place else { return false };
        let place = self.indicator(&named);
        if self.unset(place) {
            self.set_target(place, range.only_edge().cloned(), range.from.is_some(), range, at_range);
        }
        self.currency_of(quantity);
        let per = Quantity { value: Some(Decimal::ONE), unit: Unit::PercentagePoint, ..Quantity::default() };
        let step = crate::annex::atom::Step { per, ..crate::annex::atom::Step::default() };
        let loss = crate::annex::reading::Loss::Money(quantity.into());
        self.step_rule(place, &step, loss, sentence.spans(found));
        *last = Last::Indicator(place);
        true
    }

    /// Whether an amount is what those before it come to.
    fn adds_up(&self, sentence: &Sentence<'_>, found: &Found) -> bool {
        let before = sentence.piece(0, found.from);
        let near = before.letters.iter().rposition(|letter| *letter == ',').map_or(0, |comma| comma.saturating_add(1));
        self.words.holds("no_price", &before.alike(near, before.len()))
    }

    /// Whether a minimum was stated before.
    pub(super) fn known_minimum(&mut self, quantity: &Quantity, spans: &[crate::annex::letters::Span]) -> bool {
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
    pub(super) fn complete_price(&mut self, atom: &Atom, spans: Vec<crate::annex::letters::Span>, last: &mut Last) {
        let Last::Price(mut place) = *last else { return };
        // What is included belongs to the price before the one for what lies over it.
        if matches!(atom, Atom::Includes(_)) && self.reading.prices.get(place).is_some_and(|price| price.over) {
            place = place.saturating_sub(1);
        }
        let Some(price) = self.reading.prices.get_mut(place) else { return };
        match atom {
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
            Atom::Range(range) => {
                let edge = |edge: &Option<crate::annex::range::Edge>| {
                    edge.as_ref().map(|edge| Amount { value: edge.value, ..Amount::default() })
                };
                price.from = edge(&range.from);
                price.to = edge(&range.to);
                price.ladder = price.ladder.or(Some(Ladder::Unstated));
            }
            _ => return,
        }
        price.source.add(Part::Whole, spans);
    }

    /// $0.69 per minute thereafter: from where the price before ends.
    pub(super) fn thereafter(&mut self, place: usize, sentence: &Sentence<'_>, found: &Found) {
        let rest = sentence.piece(found.to, sentence.row.tokens.len());
        let alike = rest.alike(0, rest.len().min(24));
        if !self.words.holds("thereafter", &alike) {
            return;
        }
        let before = place.checked_sub(1).and_then(|before| self.reading.prices.get(before)).cloned();
        if let (Some(before), Some(price)) = (before, self.reading.prices.get_mut(place)) {
            price.from.clone_from(&before.to);
            price.ladder = Some(Ladder::Progressive);
            price.what = before.what;
            price.per = before.per;
        }
    }
}

fn currency(quantity: &Quantity) -> Option<String> {
    match &quantity.unit {
        Unit::Money(currency) => currency.clone(),
        _ => None,
    }
}

/// What one step counts, in a word.
pub(super) fn each_of(per: &Quantity) -> String {
    if per.value.is_none_or(|value| value == Decimal::ONE) {
        if per.word.is_empty() { per.per.first().cloned().unwrap_or_default() } else { per.word.clone() }
    } else {
        format!("{}{}", per.value.map(crate::annex::range::plain).unwrap_or_default(), per.word)
    }
}

/// The parts of a text between commas that are not inside brackets.
fn outside_brackets(text: &Piece) -> Vec<Piece> {
    let (mut from, mut depth) = (0, 0_usize);
    let mut parts = Vec::new();
    for (at, letter) in text.letters.iter().enumerate() {
        match letter {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' | '、' if depth == 0 => {
                parts.push(text.slice(from, at));
                from = at.saturating_add(1);
            }
            _ => {}
        }
    }
    parts.push(text.slice(from, text.len()));
    parts.retain(|part| !part.is_blank());
    parts
}
