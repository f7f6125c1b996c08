//! Ranges as contracts write them. 以上, 以下 and 以内 take in the number itself, 超过, 低于, 不足 and 不满 do not
//! (民法典 第一千二百五十九条).

use rust_decimal::Decimal;

use super::pattern::Row;
use super::quantity::{Quantity, Unit};
use super::span::{from_on, sided, spanned};
use super::token::Token;
use super::words::Meanings;

/// An end of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    /// Left open in the text: none.
    pub(super) value: Option<Decimal>,
    pub(super) closed: bool,
    /// Whether the text leaves no doubt that the end belongs to the range or not: 含, a sign, 低于.
    pub(super) settled: bool,
}

/// A range with each end open or closed.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) from: Option<Edge>,
    pub(super) to: Option<Edge>,
    pub(super) unit: Unit,
    pub(super) word: String,
    /// Whether both ends were written as one span: 80-89.
    pub(super) span: bool,
    /// How far it says which side is the good one: 不低于 and ≥ ask for more, ≤ for less.
    pub(super) asks: Asks,
    /// What the text offers as an example for an end that it leaves open.
    pub(super) example: Option<Decimal>,
}

/// Which side of an edge a comparison asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Asks {
    /// It only says where something lies.
    #[default]
    Nothing,
    /// 不低于, 达到, ≥.
    AtLeast,
    /// 不超过, ≤, 以内.
    AtMost,
}

impl std::fmt::Debug for Range {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} {:?} {:?}", self.shown(), self.unit, self.asks)
    }
}

impl Range {
    /// As the field writes it: `[80, 90)`.
    pub(super) fn shown(&self) -> String {
        let value = |edge: &Option<Edge>| edge.as_ref().and_then(|edge| edge.value).map_or_else(String::new, plain);
        let open = if self.from.as_ref().is_some_and(|edge| edge.closed) { '[' } else { '(' };
        let close = if self.to.as_ref().is_some_and(|edge| edge.closed) { ']' } else { ')' };
        format!("{open}{}, {}{close}", value(&self.from), value(&self.to))
    }

    /// Whether an end of it is left open in the text.
    pub(super) fn is_open(&self) -> bool {
        self.from.iter().chain(&self.to).any(|edge| edge.value.is_none())
    }

    /// Whether a number of it lies in another range, its ends aside.
    pub(super) fn is_met_by(&self, other: &Self) -> bool {
        let value = |edge: &Option<Edge>| edge.as_ref().and_then(|edge| edge.value);
        let above = value(&other.from).zip(value(&self.to)).is_none_or(|(from, to)| to > from);
        let below = value(&other.to).zip(value(&self.from)).is_none_or(|(to, from)| from < to);
        above && below
    }

    /// The one number it has.
    pub(super) fn only_edge(&self) -> Option<&Edge> {
        match (&self.from, &self.to) {
            (Some(edge), None) | (None, Some(edge)) => Some(edge),
            _ => None,
        }
    }
}

/// A number without zeros behind.
pub(super) fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

/// Which way a comparison points.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Compare {
    AtLeast,
    Above,
    AtMost,
    Below,
}

impl Compare {
    pub(super) fn at(row: Row<'_>, at: usize) -> Option<Self> {
        let token = row.tokens.get(at)?;
        let signs = row.words.signs;
        if token.means(signs.at_least) {
            Some(Self::AtLeast)
        } else if token.means(signs.at_most) {
            Some(Self::AtMost)
        } else if token.means(signs.below) {
            Some(Self::Below)
        } else if token.means(signs.above) {
            Some(Self::Above)
        } else {
            None
        }
    }

    /// The same comparison read from the other side: 80 ≤ X is X ≥ 80.
    fn turned(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::Above => Self::Below,
            Self::AtMost => Self::AtLeast,
            Self::Below => Self::Above,
        }
    }

    pub(super) fn is_lower_end(self) -> bool {
        matches!(self, Self::AtLeast | Self::Above)
    }

    pub(super) fn apply(self, quantity: &Quantity, settled: bool, range: &mut Range) {
        let closed = matches!(self, Self::AtLeast | Self::AtMost);
        let edge = Edge { value: quantity.value, closed, settled };
        if self.is_lower_end() {
            range.from = Some(edge);
        } else {
            range.to = Some(edge);
        }
        range.example = range.example.or(quantity.example);
        if range.unit == Unit::None {
            (range.unit, range.word) = (quantity.unit.clone(), quantity.word.clone());
        }
    }
}

/// The range that begins at a token, and the token behind it.
pub(super) fn range(row: Row<'_>, at: usize) -> Option<(Range, usize)> {
    interval(row, at)
        .or_else(|| around(row, at))
        .or_else(|| turned(row, at))
        .or_else(|| compared(row, at))
        .or_else(|| spanned(row, at))
        .or_else(|| sided(row, at))
        .or_else(|| from_on(row, at))
        .map(|(range, end)| edge_again(row, range, end))
}

/// 3%以内(含3%), 90%以下(不含90%): the end once more, and whether it belongs to the range.
fn edge_again(row: Row<'_>, mut range: Range, end: usize) -> (Range, usize) {
    let signs = row.words.signs;
    let says = next(end, 1);
    let belongs = means(row, says, signs.inclusive);
    let again = quantity(row, next(end, 2)).and_then(|found| found.value);
    if !is(row, end, '(')
        || !is(row, next(end, 3), ')')
        || again.is_none()
        || !belongs && !means(row, says, signs.exclusive)
    {
        return (range, end);
    }
    for edge in range.from.iter_mut().chain(&mut range.to).filter(|edge| edge.value == again) {
        (edge.closed, edge.settled) = (belongs, true);
    }
    (range, next(end, 4))
}

pub(super) fn quantity(row: Row<'_>, at: usize) -> Option<&Quantity> {
    row.tokens.get(at).and_then(Token::quantity)
}

pub(super) fn means(row: Row<'_>, at: usize, meaning: Meanings) -> bool {
    row.tokens.get(at).is_some_and(|token| token.means(meaning))
}

pub(super) fn is(row: Row<'_>, at: usize, letter: char) -> bool {
    row.tokens.get(at).is_some_and(|token| token.is(letter))
}

pub(super) fn next(at: usize, many: usize) -> usize {
    at.saturating_add(many)
}

/// [80, 90), (95%, 100%].
fn interval(row: Row<'_>, at: usize) -> Option<(Range, usize)> {
    let from_closed = if is(row, at, '[') { true } else { is(row, at, '(').then_some(false)? };
    let mut place = next(at, 1);
    let low = quantity(row, place);
    place = next(place, usize::from(low.is_some()));
    if !(is(row, place, ',') || means(row, place, row.words.signs.to) && low.is_some()) {
        return None;
    }
    place = next(place, 1);
    let high = quantity(row, place);
    place = next(place, usize::from(high.is_some()));
    let to_closed = if is(row, place, ']') { true } else { is(row, place, ')').then_some(false)? };
    if low.is_none() && high.is_none()
        || !from_closed
            && !to_closed
            && low.is_some()
            && high.is_some()
            && is(row, at, '(')
            && means(row, next(at, 2), row.words.signs.to)
    {
        return None; // (80-90) in brackets is a remark
    }
    let mut range = Range { span: true, ..Range::default() };
    for (found, closed, lower) in [(low, from_closed, true), (high, to_closed, false)] {
        let Some(found) = found else { continue };
        let edge = Some(Edge { value: found.value, closed, settled: true });
        if lower {
            range.from = edge;
        } else {
            range.to = edge;
        }
        if range.unit == Unit::None {
            (range.unit, range.word) = (found.unit.clone(), found.word.clone());
        }
    }
    Some((range, next(place, 1)))
}

/// 80% ≤ X < 90%, 95>得分≥90.
fn around(row: Row<'_>, at: usize) -> Option<(Range, usize)> {
    let first = quantity(row, at)?;
    let left = Compare::at(row, next(at, 1))?;
    let between = (0..=4).find(|many| {
        let place = next(at, next(2, *many));
        Compare::at(row, place).is_some() && quantity(row, next(place, 1)).is_some()
    })?;
    let crossed = (0..between).any(|many| quantity(row, next(at, next(2, many))).is_some());
    let place = next(at, next(2, between));
    let right = Compare::at(row, place).filter(|_| !crossed)?;
    let second = quantity(row, next(place, 1))?;
    if left.turned().is_lower_end() == right.is_lower_end() {
        return None;
    }
    let mut range = Range::default();
    left.turned().apply(first, true, &mut range);
    right.apply(second, true, &mut range);
    Some((range, next(place, 2)))
}

/// 95≤S: one end alone, and a letter for what lies there.
fn turned(row: Row<'_>, at: usize) -> Option<(Range, usize)> {
    let first = quantity(row, at)?;
    let sign = row.tokens.get(next(at, 1)).filter(|token| matches!(token.first, '≤' | '≥' | '<' | '>'))?;
    let left = Compare::at(row, next(at, 1))?;
    let letter = row.tokens.get(next(at, 2)).filter(|token| token.first.is_ascii_alphabetic())?;
    let one = letter.from >= sign.to && letter.to == letter.from.saturating_add(1);
    let ends = row.tokens.get(next(at, 3)).is_none_or(|token| matches!(token.first, ',' | ':' | ';'));
    let mut range = Range::default();
    left.turned().apply(first, true, &mut range);
    (one && ends).then_some((range, next(at, 3)))
}

/// 不低于80%, 超过5%但不超过8%, between 80% and 90%.
fn compared(row: Row<'_>, at: usize) -> Option<(Range, usize)> {
    let compare = Compare::at(row, at)?;
    if at.checked_sub(1).is_some_and(|before| means(row, before, row.words.signs.each)) {
        return None;
    }
    // 目标值 and the like may stand between: 低于目标值92%.
    // 超过每月25,000通 is the same as 每月超过25,000通.
    let between = row.words.signs.target | row.words.signs.monthly;
    let skip = usize::from(means(row, next(at, 1), between));
    let first = quantity(row, next(next(at, 1), skip))?;
    // 低于目标1至3个百分点: how far from it, and no number of its own.
    let far = first.unit == Unit::PercentagePoint
        || first.unit == Unit::None && first.value.is_some_and(|value| value <= Decimal::TEN);
    if means(row, next(at, 1), row.words.signs.target) && far && !first.ordinal && has_han(row, at) {
        return None;
    }
    // 控制在180-240秒: between both.
    let spans = means(row, next(at, 2), row.words.signs.to) || is(row, next(at, 2), '-') || is(row, next(at, 2), '~');
    let kept = matches!(compare, Compare::AtMost | Compare::AtLeast) && skip == 0 && spans;
    if let Some((span, end)) =
        spanned(row, next(at, 1)).filter(|(span, _)| kept && span.from.is_some() && span.to.is_some())
        && row.words.holds("kept_within", &row.alike(at, next(at, 1)))
    {
        return Some((span, end));
    }
    let mut range = Range::default();
    compare.apply(first, true, &mut range);
    range.asks = match compare {
        Compare::AtLeast => Asks::AtLeast,
        Compare::AtMost => Asks::AtMost,
        _ => Asks::Nothing,
    };
    let mut end = next(next(at, 2), skip);
    // 低于95%（含）, ≥90%以上: what is said twice.
    if means(row, end, row.words.signs.inclusive) {
        for edge in range.from.iter_mut().chain(&mut range.to) {
            edge.closed = true;
        }
        end = next(end, 1);
    }
    if means(row, end, row.words.signs.or_more) && compare == Compare::AtLeast
        || means(row, end, row.words.signs.or_less) && compare == Compare::AtMost
    {
        end = next(end, 1);
    }
    // 超过5%至8%, > 3% to 5%, 低于95%至90%（含）: the span goes on from there.
    if means(row, end, row.words.signs.to) && !row.tokens.get(end)?.means(row.words.signs.joins) {
        let other = Compare::at(row, next(end, 1)).filter(|other| other.is_lower_end() != compare.is_lower_end());
        let place = next(next(end, 1), usize::from(other.is_some()));
        if let Some(second) = quantity(row, place)
            && (second.unit == range.unit || second.unit == Unit::None || range.unit == Unit::None)
            && !second.ordinal
        {
            let upper = compare.is_lower_end();
            let rises = first.value.zip(second.value).is_none_or(|(first, second)| (second > first) == upper);
            if rises {
                let mut close = next(place, 1);
                let mut mark = other.map(|other| matches!(other, Compare::AtLeast | Compare::AtMost));
                if means(row, close, row.words.signs.inclusive) || means(row, close, row.words.signs.exclusive) {
                    mark = Some(means(row, close, row.words.signs.inclusive));
                    close = next(close, 1);
                }
                let edge = Some(Edge { value: second.value, closed: mark.unwrap_or(true), settled: mark.is_some() });
                if upper {
                    range.to = edge;
                } else {
                    range.from = edge;
                }
                if range.unit == Unit::None {
                    (range.unit, range.word) = (second.unit.clone(), second.word.clone());
                }
                range.asks = Asks::Nothing;
                return Some((range, close));
            }
        }
    }
    // The other end behind a word or a comma.
    for skip in 0..=2 {
        let place = next(end, skip);
        let joined = (0..skip).all(|many| {
            means(row, next(end, many), row.words.signs.but)
                || is(row, next(end, many), ',')
                || is(row, next(end, many), '、')
                || means(row, next(end, many), row.words.signs.of)
        });
        let Some(other) =
            Compare::at(row, place).filter(|other| joined && other.is_lower_end() != compare.is_lower_end())
        else {
            continue;
        };
        // ≤25秒，超1秒扣50元: so much for each second beyond it, and no other end.
        if range.asks != Asks::Nothing
            && skip > 0
            && row.words.list("short_steps").contains(&row.alike(place, next(place, 1)))
        {
            continue;
        }
        if let Some(second) = quantity(row, next(place, 1))
            && (second.unit == range.unit || second.unit == Unit::None || range.unit == Unit::None)
            && ordered(&range, other, second)
        {
            other.apply(second, true, &mut range);
            range.asks = Asks::Nothing;
            return Some((range, next(place, 2)));
        }
    }
    Some((range, end))
}

/// Whether a comparison is written in Chinese.
fn has_han(row: Row<'_>, at: usize) -> bool {
    row.alike(at, next(at, 1)).chars().any(super::letters::is_han)
}

/// Whether the second end lies on the right side of the first.
fn ordered(range: &Range, other: Compare, second: &Quantity) -> bool {
    let first = range.only_edge().and_then(|edge| edge.value);
    first
        .zip(second.value)
        .is_none_or(|(first, second)| if other.is_lower_end() { second < first } else { second > first })
}
