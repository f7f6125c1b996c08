//! Ranges written as a span from one number to another, or as one side of a number: 80-89, 90分以上.

use super::pattern::Row;
use super::quantity::{Quantity, Unit};
use super::range::{Asks, Compare, Edge, Range, is, means, next, quantity};

/// 94%（含）-96%, 80分至89分, 74.0% to 75.9%, 80分以上90分以下, 90分以下80分以上, between 80 and 90.
pub(super) fn spanned(row: Row<'_>, at: usize) -> Option<(Range, usize)> {
    let between = means(row, at, row.words.signs.between);
    let start = next(at, usize::from(between));
    let first = quantity(row, start)?;
    let mut place = next(start, 1);
    let mark = |place: &mut usize| {
        let found = if means(row, *place, row.words.signs.inclusive) {
            Some(true)
        } else if means(row, *place, row.words.signs.exclusive) {
            Some(false)
        } else {
            None
        };
        *place = next(*place, usize::from(found.is_some()));
        found
    };
    let first_mark = mark(&mut place);
    let falls = means(row, place, row.words.signs.or_less);
    let sided = falls || means(row, place, row.words.signs.or_more);
    if sided {
        place = next(place, 1);
    }
    let mut first_mark = first_mark.or_else(|| mark(&mut place));
    // 80分以上（含80分）不足90分
    if let Some((marks, behind)) = bracketed(row, place).filter(|_| sided)
        && let [(closed, inside)] = marks.as_slice()
        && inside.is_none_or(|inside| inside.same(first))
    {
        (first_mark, place) = (Some(*closed), behind);
    }
    let joined =
        means(row, place, row.words.signs.to) && (between || !row.tokens.get(place)?.means(row.words.signs.joins));
    let comma = is(row, place, ',') || is(row, place, '、') || means(row, place, row.words.signs.but);
    if joined || sided && comma {
        place = next(place, 1);
    } else if !sided {
        return None;
    }
    // 七成五以上未满八成: the other end has its own comparison.
    // 99.9% to < 99.95%, too.
    let compare = Compare::at(row, place).filter(|compare| {
        (sided || joined) && compare.is_lower_end() == falls && (sided || *compare == Compare::Below)
    });
    place = next(place, usize::from(compare.is_some()));
    let second = quantity(row, place)?;
    place = next(place, 1);
    let second_mark =
        compare.map(|compare| matches!(compare, Compare::AtLeast | Compare::AtMost)).or_else(|| mark(&mut place));
    let other = means(row, place, if falls { row.words.signs.or_more } else { row.words.signs.or_less });
    if sided && !other && !joined && compare.is_none() {
        return None;
    }
    let rises = first.value.zip(second.value).is_none_or(|(first, second)| (second > first) != falls);
    if sided && !rises {
        return None;
    }
    place = next(place, usize::from(other && sided));
    let second_mark = second_mark.or_else(|| if sided { mark(&mut place) } else { None });
    let fits = first.unit == second.unit
        || first.unit == Unit::None
        || second.unit == Unit::None
        || first.unit.is_percent() && second.unit.is_percent();
    if !fits || first.ordinal || second.ordinal {
        return None;
    }
    // A mark at one end says that the other was left unmarked on purpose.
    let closed = |own: Option<bool>, other: Option<bool>| own.unwrap_or(other != Some(true));
    let from = Edge { value: first.value, closed: closed(first_mark, second_mark), settled: first_mark.is_some() };
    let to = Edge { value: second.value, closed: closed(second_mark, first_mark), settled: second_mark.is_some() };
    let (unit, word) =
        if second.unit == Unit::None { (&first.unit, &first.word) } else { (&second.unit, &second.word) };
    let mut range = Range {
        from: Some(from),
        to: Some(to),
        unit: unit.clone(),
        word: word.clone(),
        span: true,
        asks: Asks::Nothing,
        example: None,
    };
    if range.from.as_ref().and_then(|edge| edge.value) > range.to.as_ref().and_then(|edge| edge.value)
        && second.value.is_some()
    {
        std::mem::swap(&mut range.from, &mut range.to);
    }
    // 90～100分（不含100分）, 80-90（含80，不含90）
    if let Some((marks, behind)) = bracketed(row, place) {
        let ends =
            |value: &Option<Edge>, found: &Quantity| value.as_ref().is_some_and(|edge| edge.value == found.value);
        let known = |found: &Quantity| ends(&range.from, found) || ends(&range.to, found);
        if marks.iter().all(|(_, found)| found.is_some_and(known)) {
            for (closed, found) in marks {
                for edge in range.from.iter_mut().chain(&mut range.to) {
                    if found.is_some_and(|found| found.value == edge.value) {
                        (edge.closed, edge.settled) = (closed, true);
                    }
                }
            }
            place = behind;
        }
    }
    if means(row, place, row.words.signs.amid) {
        place = next(place, 1);
    }
    Some((range, place))
}

/// （含90分）, （含80，不含90）: whether each number in brackets is part of the range before, and where they end.
#[expect(clippy::type_complexity, reason = "a mark and its number, and the place behind")]
fn bracketed(row: Row<'_>, at: usize) -> Option<(Vec<(bool, Option<&Quantity>)>, usize)> {
    let mut place = next(at, 1);
    let mut marks = Vec::new();
    if !is(row, at, '(') {
        return None;
    }
    loop {
        let closed = means(row, place, row.words.signs.inclusive);
        if !closed && !means(row, place, row.words.signs.exclusive) {
            return None;
        }
        place = next(place, 1);
        let found = quantity(row, place);
        place = next(place, usize::from(found.is_some()));
        marks.push((closed, found));
        if is(row, place, ')') {
            return Some((marks, next(place, 1)));
        }
        if !(is(row, place, ',') || is(row, place, '、')) || marks.len() > 2 {
            return None;
        }
        place = next(place, 1);
    }
}

/// £2,480 per agent from 40 agents, 满5万通后: so many and more. Something counted alone is told so.
pub(super) fn from_on(row: Row<'_>, at: usize) -> Option<(Range, usize)> {
    let found = quantity(row, next(at, 1)).filter(|found| found.unit.is_count() && !found.ordinal)?;
    let plain = found.value.is_some_and(|value| value > rust_decimal::Decimal::ONE);
    let ends = !means(row, next(at, 2), row.words.signs.to | row.words.signs.within);
    // 满5万通后
    let led = match row.alike(at, next(at, 1)).as_str() {
        "from" => true,
        "满" => row.alike(next(at, 2), next(at, 3)).starts_with('后'),
        _ => false,
    };
    if !plain || !ends || !led {
        return None;
    }
    let mut range = Range::default();
    Compare::AtLeast.apply(found, true, &mut range);
    Some((range, next(at, 2)))
}

/// 92%以下, 95分（含）以上, 30 or less, 90分以上（含90分）.
pub(super) fn sided(row: Row<'_>, at: usize) -> Option<(Range, usize)> {
    let found = quantity(row, at)?;
    let mut place = next(at, 1);
    let mut mark = None;
    let mut looks = |place: &mut usize| {
        if means(row, *place, row.words.signs.inclusive) {
            mark = Some(true);
            *place = next(*place, 1);
        } else if means(row, *place, row.words.signs.exclusive) {
            mark = Some(false);
            *place = next(*place, 1);
        }
    };
    looks(&mut place);
    // 15秒内10分: where a result lies, and no day by which something is due.
    let inside = found.unit.is_time()
        && row.tokens.get(place).is_some_and(|token| token.is('内'))
        && super::meaning::gives_points(row, next(place, 1));
    let (compare, settled) = if inside {
        (Compare::AtMost, false)
    } else if means(row, place, row.words.signs.or_more) {
        (Compare::AtLeast, means(row, place, row.words.signs.and_more))
    } else if means(row, place, row.words.signs.or_less) {
        (Compare::AtMost, means(row, place, row.words.signs.and_less))
    } else {
        return None;
    };
    // 10日内 and 3分钟内 are time limits, 第四起起 is a count.
    if found.ordinal
        || row.tokens.get(place).is_some_and(|token| {
            token.is('起')
                || token.is('内') && found.unit.is_time() && !super::meaning::gives_points(row, next(place, 1))
        })
    {
        return None;
    }
    place = next(place, 1);
    looks(&mut place);
    // （含90分）
    if let Some((marks, behind)) = bracketed(row, place)
        && let [(closed, inside)] = marks.as_slice()
        && inside.is_none_or(|inside| inside.same(found))
    {
        mark = Some(*closed);
        place = behind;
    }
    let compare = match (compare, mark) {
        (Compare::AtLeast, Some(false)) => Compare::Above,
        (Compare::AtMost, Some(false)) => Compare::Below,
        (compare, _) => compare,
    };
    let mut range = Range::default();
    compare.apply(found, settled || mark.is_some(), &mut range);
    range.asks = if compare.is_lower_end() { Asks::AtLeast } else { Asks::AtMost };
    Some((range, place))
}
