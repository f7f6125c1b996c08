//! Shapes of clauses: patterns over tokens, written in the word file.
//!
//! A pattern is a row of parts with spaces between:
//!
//! | part | stands for |
//! |---|---|
//! | `lose` | a word of that list; `a\|b` one of several |
//! | `#`, `#money`, `#points`, `#percent`, `#time`, `#count`, `#plain`, … | a quantity, of that kind |
//! | `'/'` | that letter |
//! | `..` | up to five tokens that are no quantity, no comma and no end of a sentence, the fewest that let the rest fit; `..2` up to two; `..,` commas as well; `..>` the most |
//! | `@base` | what a share is of: text that ends with a word for money |
//! | `@day` | a day |
//! | `!a&b` | nothing: only that no word of these lists follows |
//! | `=a&b` | nothing: only that a word of these lists follows, behind a comma or not |
//!
//! `?` behind a part: it may be missing. `:name` behind it: it is asked for by that name.

use super::letters::Piece;
use super::quantity::Unit;
use super::token::{Token, What};
use super::words::{Meanings, Words};

/// A pattern, and what it gives where it fits.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) gives: String,
    /// Where ranges come in among the patterns.
    pub(super) is_range: bool,
    parts: Vec<Part>,
    begins: Begins,
}

/// What the first token of a pattern may be.
#[derive(Clone, Copy, Debug, Default)]
struct Begins {
    words: Meanings,
    quantity: bool,
    anything: bool,
}

impl Begins {
    fn of(parts: &[Part]) -> Self {
        let mut begins = Self::default();
        for part in parts {
            for shape in &part.shapes {
                match shape {
                    Shape::Word(meanings) => begins.words = begins.words | *meanings,
                    Shape::Quantity(_) => begins.quantity = true,
                    _ => begins.anything = true,
                }
            }
            if !part.optional {
                return begins;
            }
        }
        Self { anything: true, ..begins }
    }
}

#[derive(Clone, Debug)]
struct Part {
    shapes: Vec<Shape>,
    optional: bool,
    name: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    Word(Meanings),
    Letter(char),
    Quantity(Kind),
    Gap {
        most: usize,
        commas: bool,
        greedy: bool,
    },
    Base,
    Day,
    /// None of these words, and no token taken.
    Not(Meanings),
    /// One of these words, and no token taken.
    Ahead(Meanings),
}

/// Kinds of quantities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Any,
    Money,
    Points,
    Percent,
    Time,
    Count,
    Plain,
    Month,
    Days,
    /// Months or quarters in a row.
    Run,
    /// 第四起, 第11日.
    Ordinal,
    /// 2倍.
    Times,
    /// Money, points or a share.
    Value,
}

/// What a pattern found: where it ends, and the tokens it names.
#[derive(Clone, Debug, Default)]
pub(super) struct Fit<'p> {
    pub(super) end: usize,
    named: Vec<(&'p str, usize, usize)>,
}

impl Fit<'_> {
    /// The tokens of a part: the first, and the one behind the last.
    pub(super) fn part(&self, name: &str) -> Option<(usize, usize)> {
        self.named.iter().find(|(known, ..)| *known == name).map(|(_, from, to)| (*from, *to))
    }
}

/// The tokens a pattern is laid on.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) words: &'a Words,
    pub(super) piece: &'a Piece,
    pub(super) tokens: &'a [Token],
}

impl Row<'_> {
    /// The letters of tokens, made alike.
    pub(super) fn alike(&self, from: usize, to: usize) -> String {
        self.bounds(from, to).map_or_else(String::new, |(from, to)| self.piece.alike(from, to))
    }

    /// Where the words that lead up to a token begin: behind the last comma or colon, if there is one.
    pub(super) fn behind_comma(&self, from: usize, to: usize) -> usize {
        let gap = self.tokens.get(from..to).unwrap_or_default();
        let comma = gap.iter().rposition(|token| matches!(token.first, ',' | '、' | ':'));
        comma.map_or(from, |comma| from.saturating_add(comma).saturating_add(1))
    }

    /// What is written in tokens.
    pub(super) fn written(&self, from: usize, to: usize) -> String {
        self.bounds(from, to).map_or_else(String::new, |(from, to)| self.piece.written(from, to))
    }

    /// Whether tokens end with a word for what a share is of.
    pub(super) fn ends_base(&self, from: usize, to: usize) -> bool {
        let bounds = self.bounds(from, to);
        bounds.is_some_and(|(from, to)| self.words.ends_base(self.piece.letters.get(from..to).unwrap_or_default()))
    }

    /// The letters some tokens stand for.
    pub(super) fn bounds(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let tokens = self.tokens.get(from..to)?;
        Some((tokens.first()?.from, tokens.last()?.to))
    }
}

impl Pattern {
    /// Reads a pattern; none if a part of it is not known.
    pub(super) fn of(gives: &str, shape: &str, words: &Words) -> Option<Self> {
        let parts: Option<Vec<Part>> = shape.split_whitespace().map(|part| Part::of(part, words)).collect();
        let parts = parts?;
        Some(Self { gives: gives.into(), is_range: gives == "range", begins: Begins::of(&parts), parts })
    }

    /// Whether it may begin with a token.
    pub(super) fn may_begin(&self, token: &Token) -> bool {
        let Begins { words, quantity, anything } = self.begins;
        anything || token.means(words) || quantity && token.quantity().is_some()
    }

    /// Lays the pattern on the tokens from one on.
    pub(super) fn fit(&self, row: Row<'_>, at: usize) -> Option<Fit<'_>> {
        let mut fit = Fit::default();
        fits(&self.parts, row, at, &mut fit).then_some(fit)
    }
}

impl Part {
    fn of(text: &str, words: &Words) -> Option<Self> {
        let (text, name) = match text.split_once(':') {
            Some((text, name)) => (text, Some(name.to_owned())),
            None => (text, None),
        };
        let (text, optional) = text.strip_suffix('?').map_or((text, false), |text| (text, true));
        let shapes: Option<Vec<Shape>> = text.split('|').map(|shape| Shape::of(shape, words)).collect();
        Some(Self { shapes: shapes?, optional, name })
    }
}

impl Shape {
    fn of(text: &str, words: &Words) -> Option<Self> {
        if let Some(letter) = text.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')) {
            return letter.chars().next().map(Self::Letter);
        }
        if let Some(kind) = text.strip_prefix('#') {
            return Some(Self::Quantity(match kind {
                "" => Kind::Any,
                "money" => Kind::Money,
                "points" => Kind::Points,
                "percent" => Kind::Percent,
                "time" => Kind::Time,
                "count" => Kind::Count,
                "plain" => Kind::Plain,
                "month" => Kind::Month,
                "days" => Kind::Days,
                "run" => Kind::Run,
                "ordinal" => Kind::Ordinal,
                "times" => Kind::Times,
                "value" => Kind::Value,
                _ => return None,
            }));
        }
        if let Some(rest) = text.strip_prefix("..") {
            let (rest, commas) = rest.strip_prefix(',').map_or((rest, false), |rest| (rest, true));
            let (rest, greedy) = rest.strip_prefix('>').map_or((rest, false), |rest| (rest, true));
            let most = if rest.is_empty() { 5 } else { rest.parse().ok()? };
            return Some(Self::Gap { most, commas, greedy });
        }
        let lists = |names: &str| {
            names.split('&').map(|name| words.meaning(name)).fold(Meanings::default(), |all, one| all | one)
        };
        if let Some(names) = text.strip_prefix('!') {
            let meanings = lists(names);
            return (!meanings.is_empty()).then_some(Self::Not(meanings));
        }
        if let Some(names) = text.strip_prefix('=') {
            let meanings = lists(names);
            return (!meanings.is_empty()).then_some(Self::Ahead(meanings));
        }
        match text {
            "@base" => Some(Self::Base),
            "@day" => Some(Self::Day),
            _ => {
                let meaning = words.meaning(text);
                debug_assert!(!meaning.is_empty(), "no list of words is called {text}");
                (!meaning.is_empty()).then_some(Self::Word(meaning))
            }
        }
    }

    /// How many tokens it may take from here on.
    fn takes(&self, row: Row<'_>, at: usize) -> Takes {
        let token = row.tokens.get(at);
        match self {
            Self::Word(meanings) => Takes::if_so(1, token.is_some_and(|token| token.means(*meanings))),
            Self::Letter(letter) => Takes::if_so(1, token.is_some_and(|token| token.is(*letter))),
            Self::Quantity(kind) => {
                Takes::if_so(1, token.and_then(Token::quantity).is_some_and(|found| kind.holds(found)))
            }
            Self::Not(meanings) => Takes::if_so(0, !token.is_some_and(|token| token.means(*meanings))),
            Self::Ahead(meanings) => {
                let skip = usize::from(token.is_some_and(|token| token.is(',')));
                let ahead = row.tokens.get(at.saturating_add(skip)).is_some_and(|token| token.means(*meanings));
                Takes::if_so(0, ahead)
            }
            Self::Day => Takes::if_so(1, token.is_some_and(|token| matches!(token.what, What::Day(_)))),
            Self::Gap { most, commas, greedy } => {
                let rest = row.tokens.get(at..).unwrap_or_default();
                let within = |token: &&Token| is_between(token) && (*commas || !matches!(token.first, ',' | '、'));
                let longest = rest.iter().take(*most).take_while(within).count();
                Takes { numbers: Takes::up_to(longest), most_first: *greedy }
            }
            Self::Base => {
                let rest = row.tokens.get(at..).unwrap_or_default();
                let within = |token: &&Token| is_between(token) && !matches!(token.first, ',' | '、' | ':');
                let longest = rest.iter().take(10).take_while(within).count();
                let numbers = (1..=longest)
                    .filter(|many| row.ends_base(at, at.saturating_add(*many)))
                    .fold(0, |numbers, many| numbers | Takes::one(many));
                Takes { numbers, most_first: false }
            }
        }
    }
}

/// How many tokens a part may take: a bit for each number.
#[derive(Debug)]
struct Takes {
    numbers: u32,
    /// Whether the most are tried first.
    most_first: bool,
}

impl Takes {
    fn one(number: usize) -> u32 {
        u32::try_from(number).map_or(0, |number| 1_u32.wrapping_shl(number))
    }

    fn up_to(most: usize) -> u32 {
        (0..=most).fold(0, |numbers, number| numbers | Self::one(number))
    }

    fn if_so(number: usize, fits: bool) -> Self {
        Self { numbers: if fits { Self::one(number) } else { 0 }, most_first: false }
    }
}

impl Iterator for Takes {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.numbers == 0 {
            return None;
        }
        let number = if self.most_first { self.numbers.ilog2() } else { self.numbers.trailing_zeros() };
        self.numbers &= !1_u32.wrapping_shl(number);
        usize::try_from(number).ok()
    }
}

fn is_between(token: &Token) -> bool {
    matches!(token.what, What::Word(_) | What::Text | What::Mark)
        && !token.ends_sentence()
        && !matches!(token.first, '<' | '>' | '≤' | '≥' | '=')
}

impl Kind {
    fn holds(self, found: &super::quantity::Quantity) -> bool {
        match self {
            Self::Any => true,
            Self::Money => found.unit.is_money(),
            Self::Points => found.unit == Unit::Points,
            Self::Percent => found.unit.is_percent(),
            Self::Time => found.unit.is_time() && !found.in_a_row && !found.ordinal,
            Self::Count => found.unit.is_count() && !found.ordinal,
            Self::Plain => found.unit == Unit::None,
            Self::Month => matches!(found.unit, Unit::Month | Unit::Quarter | Unit::Year),
            Self::Days => matches!(found.unit, Unit::Day | Unit::WorkingDay),
            Self::Times => found.unit == Unit::Times,
            Self::Ordinal => found.ordinal,
            Self::Run => found.in_a_row && found.unit.is_time(),
            Self::Value => {
                found.unit.is_money()
                    || found.unit.is_percent()
                    || found.unit == Unit::Points
                    || found.unit == Unit::None && found.value.is_none()
            }
        }
    }
}

/// Lays parts on tokens, one after the other; where one may take more or fewer, the fewest that let the rest fit.
fn fits<'p>(parts: &'p [Part], row: Row<'_>, at: usize, fit: &mut Fit<'p>) -> bool {
    let Some((part, rest)) = parts.split_first() else {
        fit.end = at;
        return true;
    };
    for shape in &part.shapes {
        for many in shape.takes(row, at) {
            let end = at.saturating_add(many);
            let before = fit.named.len();
            if let Some(name) = &part.name {
                fit.named.push((name, at, end));
            }
            if fits(rest, row, end, fit) {
                return true;
            }
            fit.named.truncate(before);
        }
    }
    part.optional && fits(rest, row, at, fit)
}
