//! What a missed target costs, in clauses of which every word is known: "1% of the fee for each full point below 85%, up to 5%",
//! "where it is below 94% but not below 90%, 1% of the charges".

use super::items::{Item, Items};
use super::phrase::Phrase;
use crate::annex::atom::Direction;
use crate::annex::clause::Sentence;
use crate::annex::letters::Piece;
use crate::annex::name::{is_lower_better, is_metric, name};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::Range;
use crate::annex::read::{Reader, Subject};
use crate::annex::reading::{Bonus, Gives, Loss, Part, Source};

impl Reader<'_> {
    /// A sentence that says what a result costs or brings, and nothing else. Whether it is one.
    pub(super) fn english_credit(
        &mut self,
        sentence: &Sentence<'_>,
        phrase: &Phrase<'_>,
        title: Option<&Piece>,
    ) -> bool {
        if !(0..phrase.len()).any(|at| phrase.amount(at).is_some()) {
            return false;
        }
        // £180 for every point by which …, and £120 for every point by which …: each is a rule.
        let joined = (1..phrase.len()).find(|at| {
            let next = at.saturating_add(1);
            phrase.text(*at) == "and"
                && phrase.quantity(at.saturating_sub(1)).is_none()
                && (phrase.amount(next).is_some() || phrase.eat(next, "en_if").is_some())
                && !phrase.goes_on_about_it(next)
        });
        if let Some(joined) = joined {
            let (first, second) =
                (phrase.part(&[], 0, joined), phrase.part(&[], joined.saturating_add(1), phrase.len()));
            let whole = [&first, &second].iter().all(|part| {
                part.items(0, false).is_some_and(|items| {
                    items.subject.is_some_and(|(from, to)| self.mentioned(&part.said(from, to)).is_some())
                })
            });
            return whole
                && self.english_credit(sentence, &first, None)
                && self.english_credit(sentence, &second, None);
        }
        if title.is_some_and(|title| self.english_missed(phrase, title, sentence)) {
            return true;
        }
        let (place, lower) = self.indicator_said(phrase, title);
        let Some(mut items) = phrase.items(0, lower) else { return false };
        let mut place = place;
        if let Some((named, range)) = title.and_then(|title| self.range_in_title(title)) {
            if items.subject.is_some() || items.all.iter().any(|item| matches!(item, Item::When(_) | Item::Step(_))) {
                return false;
            }
            items.all.insert(0, Item::When(range));
            place = Some(named);
        }
        let place = match place {
            Some(place) => place,
            None => match items.subject.and_then(|(from, to)| self.mentioned(&phrase.said(from, to))) {
                Some(place) => place,
                // Service level: below 85% and up to 80%, 1%: what the head names, and no sentence before.
                None => match title.filter(|_| items.subject.is_none() && items.pairs().is_some()) {
                    Some(title) if is_metric(self.words, &name(self.words, title)) && self.punishes() => {
                        self.indicator(&name(self.words, title))
                    }
                    _ => return false,
                },
            },
        };
        items.takes |=
            self.words.holds("deduct_heads", &self.heading) || self.words.holds("en_punishments", &self.heading);
        if let Some((from, to)) = items.subject {
            let said = phrase.said(from, to);
            let other = self.mentioned(&said).is_some_and(|other| other != place);
            let pronoun = self.words.list("en_pronouns").contains(&said);
            if other || !pronoun && self.mentioned(&said).is_none() {
                return false;
            }
        }
        let spans = sentence.whole();
        let mut spans = spans.spans(0, spans.len());
        // Where the title says where the result lies, it is a part of the rule.
        spans.extend(
            title
                .filter(|title| self.range_in_title(title).is_some())
                .map(|title| title.spans(0, title.len()))
                .unwrap_or_default(),
        );
        let titled = title.is_some_and(|title| self.words.holds("gain_heads", &title.alike(0, title.len())));
        let gains = items.gains || titled || self.words.holds("gain_heads", &self.heading);
        if gains {
            return self.english_bonus(place, &items, spans);
        }
        self.english_step(place, &items, &spans) || self.english_bands(place, &items, &spans)
    }

    /// Quality: $1,800; Case documentation: $15 for each case not documented: below a heading of credits, what missing the target
    /// of the one that is named costs, or each case of it.
    fn english_missed(&mut self, phrase: &Phrase<'_>, title: &Piece, sentence: &Sentence<'_>) -> bool {
        let credits = self.words.holds("deduct_heads", &self.heading) || self.punishes();
        let known = |place: &usize| {
            let indicator = self.reading.indicators.get(*place);
            indicator.is_some_and(|known| known.target.is_some() && (known.unit.is_percent() || is_asked(self, *place)))
        };
        let named = self.mentioned(&title.alike(0, title.len())).filter(|place| credits && known(place));
        let (Some(place), Some(quantity)) = (named, phrase.amount(0).filter(|amount| amount.per.is_empty()).cloned())
        else {
            return false;
        };
        let open = self.reading.indicators.get(place).is_some_and(|indicator| indicator.rule.is_empty());
        let Some((base, end)) = phrase.base(1).filter(|_| open && quantity.unit != Unit::Points) else { return false };
        let whole = sentence.whole();
        let source = Source::of(Part::Rule, whole.spans(0, whole.len()));
        let loss = self.loss_of(&quantity, base);
        if end == phrase.len() {
            let Some(range) = self.missed(place) else { return false };
            self.currency_of(&quantity);
            self.band(place, range, Gives::Lose(loss), source);
            return true;
        }
        let counted =
            phrase.eat(end, "en_each").and_then(|at| phrase.unit(at)).filter(|(unit, _)| unit.unit.is_count());
        let Some((unit, behind)) = counted.filter(|_| quantity.unit.is_money()) else { return false };
        let plain = |at: usize| {
            phrase.quantity(at).is_none()
                && phrase.text(at) != ","
                && phrase.eat(at, "en_conditions").is_none()
                && ["en_above", "en_below"].iter().all(|list| phrase.eat(at, list).is_none())
        };
        if !(behind..phrase.len()).all(plain) {
            return false;
        }
        self.currency_of(&quantity);
        self.per_unit(place, &unit.word, loss, None, source, &mut crate::annex::read::sentence::Last::None)
    }

    /// A cell with the rule of an indicator. Whether it is one that is read whole.
    pub(in crate::annex::read) fn english_rule(&mut self, place: usize, cell: &Piece) -> bool {
        if !self.english || cell.len() < 8 {
            return false;
        }
        let text = crate::annex::clause::Text::of(self.words, cell);
        let sentences = text.sentences();
        if self.english_levels(place, &sentences, cell) {
            return true;
        }
        let [sentence] = sentences.as_slice() else { return false };
        let phrase = Phrase::of(self.words, sentence);
        let lower = self.reading.indicators.get(place).is_some_and(|indicator| {
            let named = || is_lower_better(self.words, &indicator.alike) == Some(true);
            indicator.lower == Some(true) || indicator.lower.is_none() && named()
        });
        let Some(items) = phrase.items(0, lower).filter(|items| items.subject.is_none() && !items.gains) else {
            return false;
        };
        self.english_step(place, &items, &cell.spans(0, cell.len()))
    }

    /// 2% of the fee if below Expected; 4% of the fee if below Minimum: the second takes the place of the first.
    fn english_levels(&mut self, place: usize, sentences: &[Sentence<'_>], cell: &Piece) -> bool {
        let [first, second] = sentences else { return false };
        let read = |sentence: &Sentence<'_>, words: &str| {
            let phrase = Phrase::of(self.words, sentence);
            let amount = phrase.amount(0)?.clone();
            let (base, end) = phrase.base(1)?;
            let low = phrase.eat(phrase.eat(end, "en_if")?, "en_below")?;
            (phrase.eat(low, words) == Some(phrase.len())).then_some((amount, base))
        };
        let (Some(outer), Some(inner)) = (read(first, "en_target_words"), read(second, "en_bottom_words")) else {
            return false;
        };
        let level = self.levels.iter().position(|(of, upper, _, _)| *of == place && !upper);
        let bottom = level.and_then(|level| self.levels.get(level)).and_then(|(_, _, amount, _)| amount.value);
        let Some(indicator) = self.reading.indicators.get(place).filter(|known| known.rule.is_empty()) else {
            return false;
        };
        let target = indicator.target.as_ref().and_then(|target| target.value);
        let (Some(level), Some(target), Some(bottom)) = (level, target, bottom) else { return false };
        // Below a number that is better the higher it is.
        if target <= bottom
            || indicator.lower == Some(true)
            || !(indicator.unit.is_percent() || indicator.unit == Unit::Points)
        {
            return false;
        }
        let edge = |value, closed| Some(crate::annex::range::Edge { value: Some(value), closed, settled: true });
        let (unit, word) = (indicator.unit.clone(), indicator.word.clone());
        let between = Range {
            from: edge(bottom, true),
            to: edge(target, false),
            unit: unit.clone(),
            word: word.clone(),
            ..Range::default()
        };
        let below = Range { to: edge(bottom, false), unit, word, ..Range::default() };
        let (_, _, _, spans) = self.levels.remove(level);
        for (range, (quantity, base)) in [(between, outer), (below, inner)] {
            self.currency_of(&quantity);
            let loss = self.loss_of(&Quantity { per: Vec::new(), ..quantity }, base);
            let source = Source::of(Part::Rule, cell.spans(0, cell.len()).into_iter().chain(spans.iter().copied()));
            self.band(place, range, Gives::Lose(loss), source);
        }
        true
    }

    /// So much for each step beyond the target.
    fn english_step(&mut self, place: usize, items: &Items, spans: &[crate::annex::letters::Span]) -> bool {
        let (mut step, mut amount, mut cap, mut when, mut many) = (None, None, None, None, 0_usize);
        let mut floor = None;
        for item in &items.all {
            many = many.saturating_add(1);
            match item {
                Item::Step(found) => step = step.or(Some(found.clone())).filter(|_| true),
                Item::Amount(quantity, base) => amount = amount.or(Some((quantity.clone(), base.clone()))),
                Item::Cap(quantity) => cap = cap.or(Some(quantity.clone())),
                Item::Floor(quantity) => floor = floor.or(Some(quantity.clone())),
                Item::When(range) => when = when.or(Some(range.clone())),
            }
        }
        let said = usize::from(step.is_some())
            .saturating_add(usize::from(amount.is_some()))
            .saturating_add(usize::from(cap.is_some()))
            .saturating_add(usize::from(floor.is_some()))
            .saturating_add(usize::from(when.is_some()));
        let (Some(mut step), Some((quantity, base)), true) = (step, amount, many == said) else { return false };
        let Some(indicator) = self.reading.indicators.get(place) else { return false };
        let (target, lower, unit) = (indicator.target.clone(), indicator.lower, indicator.unit.clone());
        if indicator.rule.step.is_some() || !indicator.rule.bands.is_empty() {
            return false;
        }
        // Below 4.6, $75 for every 0.05 of shortfall.
        if let Some(range) = &when {
            let Some(edge) = range.only_edge() else { return false };
            let high = range.from.is_some();
            match step.direction {
                Direction::Low if high => return false,
                Direction::High if !high => return false,
                Direction::None => step.direction = if high { Direction::High } else { Direction::Low },
                _ => {}
            }
            match target.as_ref().and_then(|target| target.value) {
                Some(known) if Some(known) == edge.value => {}
                Some(_) => return false,
                None => self.set_target(place, Some(edge.clone()), high, range, spans.to_vec()),
            }
        } else if step.direction == Direction::None && (target.is_none() || !items.takes) {
            return false;
        }
        let missed = match step.direction {
            Direction::Low => Some(false),
            Direction::High | Direction::Late => Some(true),
            _ => None,
        };
        let told = target.is_some() && is_asked(self, place);
        if told && missed.is_some() && lower.is_some() && lower != missed {
            return false;
        }
        // A step in minutes below a share is a step of something else.
        let per = &step.per.unit;
        let fits = unit == Unit::None
            || unit.is_percent() && (per.is_percent() || matches!(per, Unit::Points | Unit::None))
            || unit.is_time() && (per.is_time() || *per == Unit::None)
            || matches!(unit, Unit::Points) && matches!(per, Unit::Points | Unit::None)
            || unit.is_count() && (per.is_count() || matches!(per, Unit::None | Unit::Points));
        if !fits || unit.is_time() && *per != Unit::None && *per != unit {
            return false;
        }
        if unit.is_percent() && matches!(per, Unit::Points | Unit::None) {
            step.per.unit = Unit::PercentagePoint;
        }
        if step.from.is_none() && target.is_none() && when.is_none() {
            return false;
        }
        self.currency_of(&quantity);
        let loss = self.loss_of(&Quantity { per: Vec::new(), ..quantity }, base);
        if cap.as_ref().is_some_and(|cap| !crate::annex::read::caps::limits(Some(&loss), cap)) {
            return false;
        }
        if let (Some(from), None) = (&step.from, &target) {
            let edge = crate::annex::range::Edge { value: from.value, closed: true, settled: true };
            let range = Range { unit: from.unit.clone(), word: from.word.clone(), ..Range::default() };
            self.set_target(place, Some(edge), missed == Some(true), &range, spans.to_vec());
        }
        if floor.is_some() && !matches!(loss, Loss::Points(_)) {
            return false;
        }
        self.step_rule(place, &step, loss, spans.to_vec());
        if let (Some(floor), Some(indicator)) = (floor, self.reading.indicators.get_mut(place)) {
            indicator.rule.floor = Some((&floor).into());
        }
        if let (Some(cap), Some(indicator)) = (cap, self.reading.indicators.get_mut(place)) {
            indicator.rule.cap = Some((&cap).into());
            indicator.source.add(Part::Rule, spans.iter().copied());
        }
        self.subject = Subject::Indicator(place);
        true
    }

    /// So much where the result lies there.
    fn english_bands(&mut self, place: usize, items: &Items, spans: &[crate::annex::letters::Span]) -> bool {
        let Some(pairs) = items.pairs() else { return false };
        let Some(indicator) = self.reading.indicators.get(place) else { return false };
        if indicator.rule.step.is_some() {
            return false;
        }
        let target = indicator.target.as_ref().and_then(|target| target.value);
        let lower = indicator.lower;
        // Only what lies beyond the target costs anything, and only where it is said to be taken, or a target is known.
        for (range, _, _) in &pairs {
            let side = match (&range.from, &range.to, lower) {
                (Some(_), None, _) => true,
                (None, Some(_), _) => false,
                (_, _, lower) => lower == Some(true),
            };
            let nearest = if side { &range.from } else { &range.to };
            let beyond = match (nearest.as_ref().and_then(|edge| edge.value), target) {
                (Some(edge), Some(target)) => {
                    if side {
                        edge >= target
                    } else {
                        edge <= target
                    }
                }
                _ => items.takes,
            };
            let wrong = lower.is_some_and(|lower| lower != side) && target.is_some();
            if !beyond || wrong {
                return false;
            }
        }
        let mut pairs = pairs;
        // Below 72%, 2%; below 65%, 5% instead: the second ends where the first begins.
        if items.instead {
            let Some(before) =
                self.reading.indicators.get_mut(place).and_then(|indicator| indicator.rule.bands.last_mut())
            else {
                return false;
            };
            let [(range, _, _)] = pairs.as_slice() else { return false };
            match (&mut before.range, range) {
                (Range { from: from @ None, to: Some(outer), .. }, Range { from: None, to: Some(inner), .. })
                    if inner.value < outer.value =>
                {
                    *from = Some(crate::annex::range::Edge { closed: !inner.closed, ..inner.clone() });
                }
                (Range { to: to @ None, from: Some(outer), .. }, Range { to: None, from: Some(inner), .. })
                    if inner.value > outer.value =>
                {
                    *to = Some(crate::annex::range::Edge { closed: !inner.closed, ..inner.clone() });
                }
                _ => return false,
            }
        }
        for (range, quantity, base) in pairs.drain(..) {
            self.currency_of(&quantity);
            let before =
                self.reading.indicators.get(place).and_then(|indicator| match &indicator.rule.bands.last()?.gives {
                    Gives::Lose(Loss::Percent(_, base)) => base.clone(),
                    _ => None,
                });
            let loss = self.loss_of(&Quantity { per: Vec::new(), ..quantity }, base.or(before));
            let source = Source::of(Part::Rule, spans.iter().copied());
            self.band(place, range, Gives::Lose(loss), source);
        }
        self.subject = Subject::Indicator(place);
        true
    }

    /// A bonus of so much where the result lies there.
    fn english_bonus(&mut self, place: usize, items: &Items, spans: Vec<crate::annex::letters::Span>) -> bool {
        let Some(pairs) = items.pairs() else { return false };
        let [(range, quantity, base)] = pairs.as_slice() else { return false };
        let Some(indicator) = self.reading.indicators.get(place) else { return false };
        let of = Some(indicator.name.clone());
        let worse = match (&range.from, &range.to) {
            (Some(_), None) => indicator.lower == Some(true),
            (None, Some(_)) => indicator.lower == Some(false),
            _ => true,
        };
        if worse || quantity.unit == Unit::Points {
            return false;
        }
        self.currency_of(quantity);
        let gain = self.loss_of(&Quantity { per: Vec::new(), ..quantity.clone() }, base.clone());
        let bonus = Bonus { of, range: Some(range.clone()), ..Bonus::of(gain, Source::of(Part::Whole, spans)) };
        self.reading.bonus.push(bonus);
        true
    }
}

/// Whether the text says on which side the target of an indicator is missed.
fn is_asked(reader: &Reader<'_>, place: usize) -> bool {
    reader.reading.indicators.get(place).is_some_and(|known| known.target_said == crate::annex::reading::Said::Asked)
}
