//! What a line says twice, once in each of two languages, counts once.

use std::collections::BTreeMap;

use super::Reader;
use crate::annex::letters::{Span, is_han};
use crate::annex::range::Range;
use crate::annex::reading::{Amount, Deadline, Doubt, DoubtKind, Gives, HowMuch, Loss, Price, Source, When};

/// The terms of one line in each language, by their places.
type Sides = BTreeMap<usize, (Vec<usize>, Vec<usize>)>;

impl Reader<'_> {
    /// Drops what the other language of the same line has said. What is dropped stands for the term that stays.
    pub(super) fn said_in_two_languages(&mut self) {
        let written = std::mem::take(&mut self.written);
        let reading = &mut self.reading;
        for indicator in &mut reading.indicators {
            once(
                &written,
                &mut indicator.rule.bands,
                |band| Some(key(Some(&band.range), &gives(&band.gives))),
                |band| &mut band.source,
            );
        }
        let tier = |tier: &crate::annex::reading::Tier| {
            let parts = [&tier.pay, &tier.multiply, &tier.in_a_row, &tier.times, &tier.within_months];
            let amounts: Vec<String> = parts.into_iter().map(|part| amount(part.as_ref())).collect();
            let says = parts.iter().any(|part| part.is_some()) || tier.loss.is_some();
            says.then(|| {
                key(tier.range.as_ref(), &format!("{amounts:?} {}", tier.loss.as_ref().map_or_else(String::new, loss)))
            })
        };
        once(&written, &mut reading.tiers, tier, |tier| &mut tier.source);
        let in_a_row =
            |one: &crate::annex::reading::Tier| tier(one).filter(|_| one.in_a_row.is_some() || one.times.is_some());
        line_by_line(&written, &mut reading.tiers, in_a_row, |tier| &mut tier.source);
        let damage = |damage: &crate::annex::reading::Damage| {
            Some(match &damage.how {
                HowMuch::Amount(value, _) => format!("each {}", amount(Some(value))),
                HowMuch::PerDay(value, _) => format!("day {}", amount(Some(value))),
                HowMuch::PerMonth(value, _) => format!("month {}", amount(Some(value))),
                HowMuch::PerYear(value, _) => format!("year {}", amount(Some(value))),
                HowMuch::PercentOf(value, _) => format!("share {}", amount(Some(value))),
            })
        };
        once(&written, &mut reading.damages, damage, |damage| &mut damage.source);
        let bonus = |bonus: &crate::annex::reading::Bonus| {
            Some(key(bonus.range.as_ref(), &format!("{} {}", amount(bonus.per.as_ref()), loss(&bonus.gain))))
        };
        once(&written, &mut reading.bonus, bonus, |bonus| &mut bonus.source);
        once(&written, &mut reading.caps, |cap| Some(loss(&cap.most)), |cap| &mut cap.source);
        line_by_line(&written, &mut reading.caps, |cap| Some(loss(&cap.most)), |cap| &mut cap.source);
        // Only where both languages name the same amounts: otherwise they may be of different things.
        let price = |price: &Price| {
            let amounts =
                [&price.price, &price.uplift, &price.multiply, &price.minimum].map(|one| amount(one.as_ref()));
            amounts.iter().any(|amount| !amount.is_empty()).then(|| format!("{amounts:?}"))
        };
        once(&written, &mut reading.prices, price, |price| &mut price.source);
        self.written = written;
        self.cases_of_two();
        self.deadlines_of_two();
    }

    /// 擅自离岗：每次200元。 Absence without leave: RMB 200 each time: what each case costs is no damage beside it.
    fn cases_of_two(&mut self) {
        let mut kept = Vec::new();
        for damage in std::mem::take(&mut self.reading.damages) {
            let HowMuch::Amount(value, _) = &damage.how else {
                kept.push(damage);
                continue;
            };
            let (line, han) = (damage.source.line(), in_han(&self.written, &damage.source));
            let same = self.reading.indicators.iter_mut().find(|indicator| {
                let costs = indicator
                    .rule
                    .step
                    .as_ref()
                    .is_some_and(|step| matches!(&step.loss, Loss::Money(money) if money.value == value.value));
                let other = || in_han(&self.written, &indicator.source);
                costs && indicator.source.line() == line && han.zip(other()).is_some_and(|(one, two)| one != two)
            });
            match same {
                Some(indicator) => indicator.source.0.extend(damage.source.0),
                None => kept.push(damage),
            }
        }
        self.reading.damages = kept;
    }

    /// Which places stand on which line in Latin letters, and which in Chinese.
    fn sides<'s>(&self, sources: impl Iterator<Item = &'s Source>) -> Sides {
        let mut sides = Sides::new();
        for (place, source) in sources.enumerate() {
            let line = source.line();
            let written = self.written.get(line).map(String::as_str).unwrap_or_default();
            if written.contains('\t') {
                continue;
            }
            let (english, chinese) = sides.entry(line).or_default();
            match in_han(&self.written, source) {
                Some(true) => chinese.push(place),
                Some(false) => english.push(place),
                None => {}
            }
        }
        sides.retain(|_, (english, chinese)| !english.is_empty() && english.len() == chinese.len());
        sides
    }

    /// Of time limits one stays, too, and where their numbers differ it is asked.
    fn deadlines_of_two(&mut self) {
        let sides = self.sides(self.reading.deadlines.iter().map(|deadline| &deadline.source));
        let mut gone = Vec::new();
        let mut open: Vec<(Span, usize)> = Vec::new();
        for (english, chinese) in sides.into_values() {
            for (one, other) in english.into_iter().zip(chinese) {
                let (kept, twin) = if self.english { (one, other) } else { (other, one) };
                let Some(second) = self.reading.deadlines.get(twin).cloned() else { continue };
                let Some(first) = self.reading.deadlines.get_mut(kept) else { continue };
                let same = joined(first, &second);
                first.source.0.extend(second.source.0.iter().copied());
                if let (false, Some((_, span))) = (same, second.source.0.first()) {
                    open.push((*span, kept));
                }
                gone.push(twin);
            }
        }
        for (span, about) in open {
            let quote = self.quote(span);
            self.reading.doubts.push(Doubt { kind: DoubtKind::Unclear, quote, span, about });
        }
        gone.sort_unstable_by(|one, other| other.cmp(one));
        for place in gone {
            self.reading.deadlines.remove(place);
        }
    }
}

/// Drops each term that says in one language what one before it in the same line says in the other.
fn once<T>(
    written: &[String],
    terms: &mut Vec<T>,
    key: impl Fn(&T) -> Option<String>,
    source: impl Fn(&mut T) -> &mut Source,
) {
    let mut kept: Vec<(Option<String>, usize, Option<bool>, T)> = Vec::new();
    for mut term in terms.drain(..) {
        let (said, line) = (key(&term), source(&mut term).line());
        let han = in_han(written, source(&mut term));
        let twin = kept.iter_mut().find(|(known, at, other, _)| {
            known.is_some() && *known == said && *at == line && han.zip(*other).is_some_and(|(one, two)| one != two)
        });
        match twin {
            Some((.., known)) => source(known).0.append(&mut source(&mut term).0),
            None => kept.push((said, line, han, term)),
        }
    }
    terms.extend(kept.into_iter().map(|(.., term)| term));
}

/// 每月扣减总额不超过…, and the same in English on the next line: the first one stays.
fn line_by_line<T>(
    written: &[String],
    terms: &mut Vec<T>,
    key: impl Fn(&T) -> Option<String>,
    source: impl Fn(&mut T) -> &mut Source,
) {
    let mut kept: Vec<T> = Vec::new();
    for mut term in terms.drain(..) {
        let (line, han) = (source(&mut term).line(), in_han(written, source(&mut term)));
        let twin = kept.last_mut().filter(|before| key(before).is_some_and(|said| key(&term) == Some(said)));
        let twin = twin.map(&source).filter(|before| {
            let sides = in_han(written, before).zip(han);
            line == before.line().saturating_add(1) && sides.is_some_and(|(one, two)| one != two)
        });
        match twin {
            Some(before) => before.0.append(&mut source(&mut term).0),
            None => kept.push(term),
        }
    }
    *terms = kept;
}

/// Whether a term is written in Chinese; not told where its words are in both, or there are none.
fn in_han(written: &[String], source: &Source) -> Option<bool> {
    let (mut han, mut latin, mut code) = (false, false, false);
    for (_, span) in &source.0 {
        let line = written.get(span.line).map(String::as_str).unwrap_or_default();
        let said: String = line.chars().skip(span.from).take(span.to.saturating_sub(span.from)).collect();
        han |= said.chars().any(is_han);
        // HK$500 and RMB 500 stand in both; alone they are no Chinese.
        let currency = |word: &str| word.len() <= 3 && word.chars().all(|letter| letter.is_ascii_uppercase());
        let mut words = said.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        code |= words.clone().any(currency);
        latin |= words.any(|word| !currency(word));
    }
    (han != (latin || code && !han)).then_some(han)
}

fn key(range: Option<&Range>, says: &str) -> String {
    format!("{} {says}", range.map_or_else(String::new, Range::shown))
}

fn amount(amount: Option<&Amount>) -> String {
    amount.and_then(|amount| amount.value).map_or_else(String::new, crate::annex::range::plain)
}

/// What is lost, whatever it is a share of: the base is named in both languages.
fn loss(loss: &Loss) -> String {
    match loss {
        Loss::Points(points) => format!("points {}", amount(Some(points))),
        Loss::Money(money) => format!("money {}", amount(Some(money))),
        Loss::Percent(percent, _) => format!("percent {}", amount(Some(percent))),
    }
}

fn gives(gives: &Gives) -> String {
    match gives {
        Gives::Points(points) => format!("keeps {}", amount(Some(points))),
        Gives::Share(share) => format!("share {}", amount(Some(share))),
        Gives::Lose(lost) => loss(lost),
        Gives::Full => "full".to_owned(),
        Gives::Nothing => "nothing".to_owned(),
    }
}

/// Whether two time limits are of one kind; where their numbers differ, the first one has both.
fn joined(first: &mut Deadline, second: &Deadline) -> bool {
    let both = |one: &mut Amount, other: &Amount| {
        if one.value != other.value {
            one.twin = other.value;
        }
    };
    match (&mut first.rule, &second.rule) {
        (When::Length { length, unit, before, .. }, When::Length { length: other, unit: of, before: ahead, .. })
            if unit == of && before == ahead =>
        {
            both(length, other);
            true
        }
        (When::Day { day, which }, When::Day { day: other, which: of }) if which == of => {
            both(day, other);
            true
        }
        _ => false,
    }
}
