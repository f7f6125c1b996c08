//! What a text in two languages says twice, once in each, in one line: it counts once (time limits and prices: `two_languages`).

use super::Reader;
use crate::annex::letters::is_han;
use crate::annex::range::Range;
use crate::annex::reading::{Amount, Gives, HowMuch, Loss, Source};

impl Reader<'_> {
    /// Drops what the other language of the same line has said. What is dropped stands for the term that stays.
    pub(super) fn said_twice(&mut self) {
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
            let says = tier.pay.is_some() || tier.multiply.is_some() || tier.loss.is_some();
            says.then(|| {
                key(tier.range.as_ref(), &format!("{amounts:?} {}", tier.loss.as_ref().map_or_else(String::new, loss)))
            })
        };
        once(&written, &mut reading.tiers, tier, |tier| &mut tier.source);
        let damage = |damage: &crate::annex::reading::Damage| {
            Some(match &damage.how {
                HowMuch::Amount(value, _) => format!("each {}", amount(Some(value))),
                HowMuch::PerDay(value, _) => format!("day {}", amount(Some(value))),
                HowMuch::PerMonth(value, _) => format!("month {}", amount(Some(value))),
                HowMuch::PercentOf(value, _) => format!("share {}", amount(Some(value))),
            })
        };
        once(&written, &mut reading.damages, damage, |damage| &mut damage.source);
        let bonus = |bonus: &crate::annex::reading::Bonus| {
            Some(key(bonus.range.as_ref(), &format!("{} {}", amount(bonus.per.as_ref()), loss(&bonus.gain))))
        };
        once(&written, &mut reading.bonus, bonus, |bonus| &mut bonus.source);
        once(&written, &mut reading.caps, |cap| Some(loss(&cap.most)), |cap| &mut cap.source);
        self.written = written;
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

/// Whether a term is written in Chinese; not told where its words are in both, or there are none.
fn in_han(written: &[String], source: &Source) -> Option<bool> {
    let (mut han, mut latin) = (false, false);
    for (_, span) in &source.0 {
        let line = written.get(span.line).map(String::as_str).unwrap_or_default();
        for letter in line.chars().skip(span.from).take(span.to.saturating_sub(span.from)) {
            han |= is_han(letter);
            latin |= letter.is_ascii_alphabetic();
        }
    }
    (han != latin).then_some(han)
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
