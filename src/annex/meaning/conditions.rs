//! Where a shape means what it says: what stands before it, inside it and behind it.

use crate::annex::pattern::{Fit, Row};
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::token::Token;
use crate::annex::words::Meanings;

/// Whether 不低于 says how far points can be taken: behind points that are taken, or down to nothing. Otherwise it says what is
/// asked for, or where a grade lies: 月度得分不低于90分的.
pub(super) fn is_floor(row: Row<'_>, fit: &Fit<'_>) -> bool {
    let Some((floor, _)) = fit.part("floor") else { return true };
    let lowest = row.words.meaning("lowest");
    let before = row.tokens.get(..floor).unwrap_or_default();
    let Some(sign) = before.iter().rposition(|token| token.means(lowest)) else { return true };
    let both = before.get(sign).is_some_and(|token| token.means(row.words.signs.at_least));
    let value = row.tokens.get(floor).and_then(Token::quantity).and_then(|quantity| quantity.value);
    if !both || value.is_some_and(|value| value.is_zero()) {
        return true;
    }
    let lead = before.get(..sign).unwrap_or_default();
    let last = lead.iter().rev().find(|token| !matches!(token.first, ',' | '、'));
    last.and_then(Token::quantity).is_some_and(|quantity| quantity.unit == Unit::Points)
}

/// Whether a day of the month stands before, with a comma between: 每月5日前出账，15日前付款.
pub(super) fn follows_day(row: Row<'_>, fit: &Fit<'_>) -> bool {
    let Some((day, _)) = fit.part("day") else { return false };
    let months = ["monthly", "next_month", "this_month"];
    let months = months.iter().fold(Meanings::default(), |all, name| all | row.words.meaning(name));
    let before = row.tokens.get(..day).unwrap_or_default();
    // 每月10日前提交，甲方15日前确认
    let comma = before.iter().rev().take(5).position(|token| token.is(','));
    let between = before.get(before.len().saturating_sub(comma.unwrap_or(0))..).unwrap_or_default();
    let plain = between.iter().all(|token| token.quantity().is_none());
    comma.is_some() && plain && before.iter().any(|token| token.means(months))
}

/// Whether a comparison stands before the points of a score: 总分未达80分.
pub(super) fn compares(row: Row<'_>, fit: &Fit<'_>) -> bool {
    let signs = row.words.signs;
    let comparisons = signs.at_least | signs.at_most | signs.below | signs.above;
    let before = fit.part("full").and_then(|(from, _)| row.tokens.get(from.checked_sub(1)?));
    before.is_some_and(|token| token.means(comparisons))
}

/// Whether a word that ends a range stands right before: 以内, 以上, 内, （含）.
pub(super) fn follows_range(row: Row<'_>, at: usize) -> bool {
    let signs = row.words.signs;
    let ends = signs.or_more | signs.or_less | signs.within | signs.inclusive;
    at.checked_sub(1).and_then(|before| row.tokens.get(before)).is_some_and(|token| token.means(ends))
}

pub(super) fn limits(row: Row<'_>, from: usize, to: usize) -> bool {
    let most = row.words.signs.at_most | row.words.meaning("most");
    row.tokens.get(from..to).unwrap_or_default().iter().any(|token| token.means(most))
}

/// Whether points are given or taken right here: 得25分, 满分.
pub(in crate::annex) fn gives_points(row: Row<'_>, at: usize) -> bool {
    let words = ["keep", "full_points", "no_points", "no_loss"];
    let gives = words.iter().fold(Meanings::default(), |all, name| all | row.words.meaning(name));
    let points = |token: &Token| token.quantity().is_some_and(|found| found.unit == Unit::Points);
    row.tokens.get(at).is_some_and(|token| token.means(gives) || points(token))
}

/// 不足5000通按5000通计算: the least that is billed, where no step of as many stands before.
pub(super) fn is_minimum(row: Row<'_>, fit: &Fit<'_>) -> bool {
    let count = |name: &str| fit.part(name).and_then(|(at, _)| row.tokens.get(at)?.quantity()?.value);
    let least = count("minimum");
    let before = fit.part("minimum").map_or(0, |(at, _)| at);
    let mut earlier = row.tokens.get(..before).unwrap_or_default().iter().filter_map(Token::quantity);
    least == count("again") && least > Some(rust_decimal::Decimal::ONE) && !earlier.any(|other| other.value == least)
}

/// Whether what a part is counted as is a share or money, and the part is neither.
pub(super) fn is_of_other(part: Option<&Quantity>, to: Option<&Quantity>) -> bool {
    let (Some(part), Some(to)) = (part, to) else { return false };
    (to.unit.is_percent() || to.unit.is_money())
        && !(part.unit.is_percent() || part.unit.is_money() || part.unit == Unit::None)
}

/// Whether a sentence counts more of the same.
pub(super) fn counts_more(row: Row<'_>, one: &Quantity) -> bool {
    let mut others = row.tokens.iter().filter_map(Token::quantity);
    others.any(|other| other.word == one.word && other.value != one.value)
}

/// Whether a word for taking stands among the tokens that lead to a price, or right before it.
pub(super) fn is_taken(row: Row<'_>, at: usize, fit: &Fit<'_>) -> bool {
    let Some((price, _)) = fit.part("price") else { return false };
    let lose = row.words.meaning("lose");
    let from = if at == price { at.saturating_sub(1) } else { at };
    row.tokens.get(from..price).unwrap_or_default().iter().any(|token| token.means(lose))
}

/// Whether a comparison stands between a verb and its amount, or a word for the least right before the verb.
pub(super) fn is_compared(row: Row<'_>, fit: &Fit<'_>) -> bool {
    let Some((loss, _)) = fit.part("loss") else { return false };
    let signs = row.words.signs;
    let taking = row.words.meaning("lose");
    let before = row.tokens.get(..loss).unwrap_or_default();
    let Some(verb) = before.iter().rposition(|token| token.means(taking)) else { return false };
    let comparisons = signs.at_least | signs.below | signs.above;
    let least = row.words.meaning("lowest");
    let between = before.get(verb.saturating_add(1)..).unwrap_or_default();
    // 被平台扣分，每扣1分: what follows for each of them stands behind.
    let each =
        between.first().is_some_and(|token| token.is(',')) && between.iter().any(|token| token.means(signs.each));
    each || between.iter().any(|token| token.means(comparisons))
        || verb.checked_sub(1).and_then(|lead| before.get(lead)).is_some_and(|token| token.means(least))
}

/// 调减20%的业务量: a share of the work, and no money.
pub(super) fn is_of_volume(row: Row<'_>, fit: &Fit<'_>) -> bool {
    let behind = row.alike(fit.end, fit.end.saturating_add(6).min(row.tokens.len()));
    // 派单量削减20%
    let before = fit.part("loss").map(|(loss, _)| row.alike(0, loss)).unwrap_or_default();
    if row.words.ends_with("volume_cuts", before.trim_end()).is_some() {
        return true;
    }
    let named = behind.trim_start_matches(['的', '之', ' ']).trim_start_matches("of ");
    named != behind && row.words.begins_with("volumes", named).is_some()
}

/// Whether words between 每 and what is counted let them be one step: 每万次会话投诉不超过3起 names what is measured.
pub(super) fn is_step(row: Row<'_>, fit: &Fit<'_>) -> bool {
    let signs = row.words.signs;
    let comparisons = signs.at_least | signs.at_most | signs.below | signs.above;
    let (from, to) = fit.part("of").unwrap_or_default();
    let compared = row.tokens.get(from..to).unwrap_or_default().iter().any(|token| token.means(comparisons));
    let words = row.alike(from.saturating_sub(1), to.saturating_add(2).min(row.tokens.len()));
    // For each ticket not answered within 4 hours: of the ticket, and no step of hours.
    let inside = row.words.meaning("within_en");
    let limited = row.tokens.get(from..to).unwrap_or_default().iter().any(|token| token.means(inside));
    !compared && !limited && (from == to || row.words.begins_with("rate_leads", &words).is_none())
}

/// Whether twice is said of a rate: at twice, twice the rate.
pub(super) fn is_of_rate(row: Row<'_>, fit: &Fit<'_>) -> bool {
    let at = fit.end.saturating_sub(1);
    let before = at.checked_sub(1).and_then(|before| row.tokens.get(before));
    let leads = row.words.meaning("by") | row.words.meaning("billed") | row.words.meaning("pay");
    before.is_some_and(|token| token.means(leads))
        || ["the", "their", "its", "that"].contains(&row.alike(fit.end, fit.end.saturating_add(1)).as_str())
}
