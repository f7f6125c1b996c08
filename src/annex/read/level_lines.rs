//! A line of prose that names the levels of one indicator and what each is worth: 挑战值96%，达标值92%，底线值85%。达到挑战值得30分，….

use rust_decimal::Decimal;

use super::{Reader, Subject};
use crate::annex::clause::Text;
use crate::annex::letters::Piece;
use crate::annex::name::{is_metric, name};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::range::{Edge, Range};
use crate::annex::reading::{Amount, Band, Gives, Part, Source};
use crate::annex::token::{Token, What};

/// The lists that levels are called by, from the lowest on.
const LEVELS: [&str; 3] = ["floor_value", "target", "challenge"];

/// What a line says of its levels.
#[derive(Default)]
struct Said {
    at: [Option<Quantity>; 3],
    worth: [Option<Gives>; 3],
    /// What is given below a level, or in any other case.
    below: Option<(Option<usize>, Gives)>,
    /// The levels in the order they were named, and what is dealt out to them: 分别得30分、26分、18分.
    order: Vec<usize>,
    dealt: Option<Vec<Gives>>,
}

impl Reader<'_> {
    /// Takes such a line over, where it says what every number is worth and nothing else. Whether it is one.
    pub(super) fn levels_of_line(&mut self, body: &Piece) -> bool {
        let text = Text::of(self.words, body);
        let named = |token: &Token| self.level_of(token).is_some();
        let Some(first) = text.tokens.iter().position(named).filter(|_| !self.english) else { return false };
        let ends = |token: &Token| [',', ';', '。', '、'].iter().any(|mark| token.is(*mark));
        let from = text.tokens.iter().take(first).rposition(ends).map_or(0, |end| end.saturating_add(1));
        let mut said = Said::default();
        let parts = text.tokens.get(from..).unwrap_or_default().split(ends).filter(|part| !part.is_empty());
        for part in parts {
            if self.level_part(body, part, &mut said).is_none() {
                return false;
            }
        }
        let lead = text.tokens.get(from).map_or(0, |token| token.from);
        let Some((bands, falls)) = said.bands() else { return false };
        let Some(place) = self.indicator_of_levels(&body.slice(0, lead)) else { return false };
        let spans = body.spans(lead, body.len());
        let Some(indicator) =
            self.reading.indicators.get_mut(place).filter(|one| one.rule.is_empty() && one.lower != Some(!falls))
        else {
            return false;
        };
        indicator.lower = Some(falls);
        let unit = said.at.iter().flatten().next().map(|at| at.unit.clone()).unwrap_or_default();
        indicator.unit = unit.clone();
        if let (Some(target), None) = (&said.at[1], &indicator.target) {
            indicator.target = Some(target.into());
        }
        for (range, gives) in bands {
            let source = Source::of(Part::Rule, spans.iter().copied());
            indicator.rule.bands.push(Band { range: Range { unit: unit.clone(), ..range }, gives, source });
        }
        indicator.source.add(Part::Rule, spans);
        self.subject = Subject::Indicator(place);
        true
    }

    /// 底线值为90%。低于底线值的不得分: the number of the lowest level stands where the line names it again.
    pub(super) fn with_lowest_level(&self, body: &Piece) -> Piece {
        let text = Text::of(self.words, body);
        let lowest = self.words.meaning("floor_value");
        let is = self.words.meaning("is");
        let value = |at: usize| {
            let next = text.tokens.get(at.saturating_add(1))?;
            let next = if next.means(is) { text.tokens.get(at.saturating_add(2))? } else { next };
            next.quantity().filter(|quantity| quantity.unit != Unit::Points).map(|_| next)
        };
        let named: Vec<usize> =
            (0..text.tokens.len()).filter(|at| text.tokens.get(*at).is_some_and(|token| token.means(lowest))).collect();
        let mut defined = named.iter().filter_map(|at| value(*at));
        // With a third level it is what all of them are worth that counts.
        let others = text.tokens.iter().any(|token| token.means(self.words.meaning("challenge")));
        let (Some(number), None, false) = (defined.next(), defined.next(), self.english || others) else {
            return body.clone();
        };
        let number = body.slice(number.from, number.to);
        let missing = self.words.signs.below | self.words.meaning("miss");
        let (mut whole, mut from) = (Piece::default(), 0);
        for at in named {
            // 低于底线值85%的不得分 says the number itself.
            let number = if value(at).is_some() { &Piece::default() } else { &number };
            let before = at.checked_sub(1).and_then(|before| text.tokens.get(before));
            let Some(token) = text.tokens.get(at).filter(|_| before.is_some_and(|token| token.means(missing))) else {
                continue;
            };
            whole.append(&body.slice(from, token.from));
            whole.append(number);
            from = token.to;
        }
        whole.append(&body.slice(from, body.len()));
        whole
    }

    /// The indicator of the line: its head's, or what stands before its first level.
    fn indicator_of_levels(&mut self, lead: &Piece) -> Option<usize> {
        let end = lead.letters.iter().rposition(|letter| !matches!(letter, ',' | ' ' | '、'));
        let end = end.map_or(0, |end| end.saturating_add(1));
        let lead = lead.slice(0, end);
        match self.head.clone() {
            Some(_) if !lead.is_blank() => return None,
            Some(head) if !matches!(self.subject, Subject::Indicator(_)) => {
                let named = name(self.words, &head);
                return is_metric(self.words, &named).then(|| self.indicator(&named));
            }
            Some(_) => {}
            None if is_metric(self.words, &name(self.words, lead.split(|letter| letter == ',').first()?)) => {
                self.look_at_head(&lead);
            }
            None => return None,
        }
        match self.subject {
            Subject::Indicator(place) => Some(place),
            _ => None,
        }
    }

    /// The level a token names, from the lowest on.
    fn level_of(&self, token: &Token) -> Option<usize> {
        let met = || token.means(self.words.meaning("meet")).then_some(1);
        LEVELS.iter().position(|list| token.means(self.words.meaning(list))).or_else(met)
    }

    /// What stands between two commas. None: it says something else.
    fn level_part(&self, body: &Piece, part: &[Token], said: &mut Said) -> Option<()> {
        let means = |list: &str| self.words.meaning(list);
        let signs = self.words.signs;
        let missing = signs.below | means("miss");
        let keeps = means("keep") | means("full_points") | means("no_points");
        let sides = signs.at_least | signs.or_more | signs.and_more | signs.or_less | signs.and_less;
        let plain = missing | keeps | sides | signs.but | signs.of | means("is") | means("rest");
        let fills = |token: &Token| self.words.list("level_fillers").contains(&body.alike(token.from, token.to));
        let known = |token: &Token| match &token.what {
            What::Quantity(_) => true,
            What::Word(_) => token.means(plain) || self.level_of(token).is_some() || fills(token),
            What::Text => fills(token),
            _ => false,
        };
        if !part.iter().all(known) {
            return None;
        }
        let mut named: Vec<(usize, bool)> = Vec::new();
        for (at, token) in part.iter().enumerate() {
            let Some(level) = self.level_of(token) else { continue };
            let before = at.checked_sub(1).and_then(|before| part.get(before));
            let next = part.get(at.saturating_add(1));
            let missed = before.is_some_and(|token| token.means(missing))
                || next.is_some_and(|token| token.means(signs.or_less | signs.and_less));
            named.push((level, missed));
        }
        let keep = part.iter().position(|token| token.means(keeps));
        let mut quantities = part.iter().filter_map(Token::quantity);
        let dealt = part.iter().any(|token| body.alike(token.from, token.to) == "分别");
        let Some(keep) = keep else {
            let quantity = quantities.next()?.clone();
            if quantities.next().is_some() {
                return None;
            }
            return match (named.as_slice(), &mut said.dealt) {
                ([(level, false)], None) => said.define(*level, quantity),
                // 底线值以下0分
                ([(level, true)], _) if said.below.is_none() => {
                    said.below = Some((Some(*level), points(&quantity)?));
                    Some(())
                }
                ([], Some(dealt)) => {
                    dealt.push(points(&quantity)?);
                    Some(())
                }
                _ => None,
            };
        };
        let gives = match part.get(keep..)?.iter().find_map(Token::quantity) {
            Some(quantity) => points(quantity)?,
            None if part.iter().any(|token| token.means(means("no_points"))) => Gives::Points(Amount::of(0)),
            None if part.iter().any(|token| token.means(means("full_points"))) => Gives::Full,
            None => return None,
        };
        if dealt && named.is_empty() && said.dealt.is_none() {
            said.dealt = Some(vec![gives]);
            return Some(());
        }
        if let ([(level, false)], Some(at)) = (named.as_slice(), part.get(..keep)?.iter().find_map(Token::quantity)) {
            said.define(*level, at.clone())?;
        }
        match named.as_slice() {
            [(level, true)] if said.below.is_none() => said.below = Some((Some(*level), gives)),
            [] if said.below.is_none() && part.iter().any(|token| token.means(means("rest"))) => {
                said.below = Some((None, gives));
            }
            [(level, false)] | [(level, false), (_, true)] | [(_, true), (level, false)] => {
                let above = named.iter().find(|(_, missed)| *missed);
                let worth = said.worth.get_mut(*level)?;
                if worth.is_some() || above.is_some_and(|(above, _)| above <= level) {
                    return None;
                }
                *worth = Some(gives);
            }
            _ => return None,
        }
        Some(())
    }
}

impl Said {
    fn define(&mut self, level: usize, at: Quantity) -> Option<()> {
        let slot = self.at.get_mut(level).filter(|slot| slot.is_none())?;
        *slot = Some(at);
        self.order.push(level);
        Some(())
    }

    /// The bands from the best on, and whether less is better; none where a level has no number or no worth.
    fn bands(&mut self) -> Option<(Vec<(Range, Gives)>, bool)> {
        if let Some(dealt) = self.dealt.take() {
            if dealt.len() != self.order.len() || self.worth.iter().any(Option::is_some) {
                return None;
            }
            for (level, gives) in self.order.iter().zip(dealt) {
                *self.worth.get_mut(*level)? = Some(gives);
            }
        }
        let mut levels: Vec<(usize, Decimal, Gives)> = Vec::new();
        for (level, (at, worth)) in self.at.iter().zip(&self.worth).enumerate() {
            match (at, worth) {
                (Some(at), Some(worth)) => levels.push((level, at.value?, worth.clone())),
                (None, None) => {}
                _ => return None,
            }
        }
        let values: Vec<Decimal> = levels.iter().map(|(_, value, _)| *value).collect();
        let rises = values.windows(2).all(|pair| pair.first() < pair.last());
        let falls = values.windows(2).all(|pair| pair.first() > pair.last());
        let units: Vec<&Unit> = self.at.iter().flatten().map(|at| &at.unit).collect();
        if levels.len() < 2 || rises == falls || units.windows(2).any(|pair| pair.first() != pair.last()) {
            return None;
        }
        let edge = |value: Decimal, closed| Some(Edge { value: Some(value), closed, settled: true });
        let range = |worse: Option<Edge>, better: Option<Edge>| {
            let (from, to) = if falls { (better, worse) } else { (worse, better) };
            Range { from, to, ..Range::default() }
        };
        let mut bands = Vec::new();
        let mut above = None;
        for (_, value, gives) in levels.iter().rev() {
            bands.push((range(edge(*value, true), above.and_then(|above| edge(above, false))), gives.clone()));
            above = Some(*value);
        }
        if let (Some((level, gives)), Some((lowest, value, _))) = (self.below.take(), levels.first()) {
            if level.is_some_and(|level| level != *lowest) {
                return None;
            }
            bands.push((range(None, edge(*value, false)), gives));
        }
        Some((bands, falls))
    }
}

/// What so many points, or such a share of them, give.
fn points(quantity: &Quantity) -> Option<Gives> {
    match quantity.unit {
        Unit::Points => Some(Gives::Points(quantity.into())),
        Unit::Percent => Some(Gives::Share(quantity.into())),
        _ => None,
    }
}
