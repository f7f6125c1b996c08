//! From shapes that fit to atoms: what each pattern of the word file means.

mod conditions;
mod times;

pub(super) use conditions::gives_points;
use conditions::{
    compares, counts_more, follows_day, follows_range, is_compared, is_floor, is_minimum, is_of_other, is_of_rate,
    is_of_volume, is_step, is_taken, limits,
};
use times::{times_of_hours, times_of_price};

use super::atom::{Amount, Atom, Direction, Found, Kept, Level, Limit, Partial, Step, Which, Within};
use super::pattern::{Fit, Pattern, Row};
use super::quantity::Quantity;
use super::range::range;
use super::token::Token;

/// The atoms of a row of tokens, in order. Where several shapes fit, the first in the word file counts.
pub(super) fn atoms(row: Row<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < row.tokens.len() {
        // 首响≤60秒的比例不低于90%: part of a name.
        if let Some((range, to)) = range(row, at)
            && range.unit.is_time()
            && row
                .words
                .begins_with("share_nouns", row.alike(to, to.saturating_add(4).min(row.tokens.len())).trim_start())
                .is_some()
        {
            at = to.max(at.saturating_add(1));
            continue;
        }
        match atom(row, at) {
            Some((mut atom, to)) => {
                let behind = found.last().map_or(0, |before: &Found| before.to);
                base_before(row, &mut atom, behind, at);
                found.push(Found { atom, from: at, to });
                at = to.max(at.saturating_add(1));
            }
            None => at = at.saturating_add(1),
        }
    }
    found
}

/// 当月佣金扣减10%: what a share is taken of may stand before the verb.
fn base_before(row: Row<'_>, atom: &mut Atom, behind: usize, at: usize) {
    let Atom::Lose(amount) = atom else { return };
    if amount.base.is_some() || amount.whole || !amount.quantity.unit.is_percent() {
        return;
    }
    let from = row.behind_comma(behind, at);
    let of_month = row.words.begins_with("month_leads", row.alike(from, at).trim_start_matches(['的', ' '])).is_some();
    if of_month && row.ends_base(from, at) {
        amount.base = Some(trim_base(row, &row.written(from, at)));
    }
}

fn atom(row: Row<'_>, at: usize) -> Option<(Atom, usize)> {
    let first = row.tokens.get(at)?;
    for pattern in &row.words.patterns {
        if pattern.is_range {
            if let Some((range, to)) = range(row, at) {
                return Some((Atom::Range(range), to));
            }
        } else if pattern.may_begin(first)
            && let Some(fit) = pattern.fit(row, at)
            && let Some(atom) = meaning(row, at, pattern, &fit)
        {
            return Some((atom, fit.end));
        }
    }
    None
}

/// Within 15 days of month end and the Vendor may contest …: what comes next is no part of it.
fn one_event(event: &str) -> &str {
    let other = event.find(" and ").filter(|at| {
        let behind = event.get(*at..).unwrap_or_default();
        [" may", " shall", " will", " must"].iter().any(|verb| behind.contains(verb))
    });
    let event = other.and_then(|at| event.get(..at)).unwrap_or(event);
    // Ten days from receiving the report to object to it.
    let received = event.starts_with("receipt") || event.starts_with("receiving");
    let aim = event.find(" to ").filter(|_| received);
    aim.and_then(|at| event.get(..at)).unwrap_or(event)
}

/// What a pattern that fits means.
#[expect(clippy::too_many_lines, reason = "one arm for each kind of atom")]
fn meaning(row: Row<'_>, at: usize, pattern: &Pattern, fit: &Fit<'_>) -> Option<Atom> {
    let quantity = |name: &str| {
        let (from, _) = fit.part(name)?;
        row.tokens.get(from).and_then(Token::quantity).cloned()
    };
    let text = |name: &str| fit.part(name).map(|(from, to)| row.written(from, to)).filter(|text| !text.is_empty());
    let base = || text("base").map(|base| trim_base(row, &base));
    let amount = |name: &str| Some(Amount { quantity: quantity(name)?, base: base(), whole: false, damages: false });
    let one = || Quantity { value: Some(rust_decimal::Decimal::ONE), ..Quantity::default() };
    let (gives, kind) = pattern.gives.split_once(' ').unwrap_or((&pattern.gives, ""));
    let direction = || match kind {
        "low" => Direction::Low,
        "high" | "more" => Direction::High,
        "late" => Direction::Late,
        "happens" | "once" | "one" => Direction::Happens,
        _ => Direction::None,
    };
    Some(match gives {
        "step" if !is_step(row, fit) => return None,
        // 每半年一次, 每三个月: how often, and no step.
        "step"
            if kind.is_empty()
                && quantity("per").is_some_and(|per| {
                    matches!(
                        per.unit,
                        super::quantity::Unit::Month | super::quantity::Unit::Quarter | super::quantity::Unit::Year
                    )
                }) =>
        {
            return None;
        }
        // 超1%加2分 is a step; 超95%加2分 says where.
        "step" if kind == "more" && quantity("per")?.value > Some(rust_decimal::Decimal::TWO) => return None,
        // 发现一次扣500元 is one step for each; 出现3次 is not.
        "step" if matches!(kind, "once" | "one") && quantity("per")?.value != Some(rust_decimal::Decimal::ONE) => {
            return None;
        }
        // 1起扣4分，2起扣8分: what so many of them cost, and no step.
        "step" if kind == "one" && counts_more(row, &quantity("per")?) => return None,
        "step" => {
            let of_days =
                || fit.part("day").map(|_| Quantity { unit: super::quantity::Unit::Day, word: "日".into(), ..one() });
            let per = quantity("per").or_else(|| counted(row, fit)).or_else(of_days).unwrap_or_else(one);
            let partial = match () {
                () if fit.part("full").is_some() => Some(Partial::Whole),
                () if fit.part("started").is_some() => Some(Partial::Started),
                () => None,
            };
            Atom::Step(Step { per, from: quantity("from"), direction: direction(), partial, of: text("of") })
        }
        "lose" if fit.part("base").is_none() && is_of_volume(row, fit) => return None,
        // 扣款达到2000元的, 最低扣1000元: how much it comes to, and no loss of its own.
        "lose" if is_compared(row, fit) => return None,
        // 各项扣款，单月合计不超过服务费的8%: a limit.
        "lose" if fit.part("base").is_some_and(|(from, to)| limits(row, from, to)) => return None,
        // 退还当月费用的10% costs as much; what else is given back costs nothing.
        "lose" if kind == "fee" && !base().is_some_and(|base| row.words.holds("fee_bases", &base.to_lowercase())) => {
            return None;
        }
        "lose" => {
            let mut amount = amount("loss")?;
            amount.quantity = priced(amount.quantity, fit, row);
            // 扣點2點
            if kind == "points" {
                amount.quantity.unit = super::quantity::Unit::Points;
            }
            Atom::Lose(amount)
        }
        "lose_whole" => Atom::Lose(Amount { base: base(), whole: true, ..Amount::default() }),
        // 各项赔付与抵扣合计不超过当月服务费的30%: a limit.
        "damages" if fit.part("base").is_some_and(|(from, to)| limits(row, from, to)) => return None,
        // 晚付每天0.05%: of what is late.
        "damages" if kind == "late" && !row.words.holds("late_payments", &row.alike(0, at)) => return None,
        "damages" => {
            let mut amount = Amount { damages: true, ..amount("loss")? };
            if fit.part("day").is_some() {
                amount.quantity.per.push("日".into());
            }
            Atom::Lose(amount)
        }
        // 英语加席7,300元/席/月: what is paid for work each month, and no reward.
        "gain" if quantity("gain")?.unit.is_money() && quantity("gain")?.per.len() >= 2 => return None,
        "gain" => Atom::Gain(amount("gain")?),
        "keep" => Atom::Keep(Kept::Points(quantity("points")?)),
        "keep_share" => Atom::Keep(Kept::Share(quantity("share")?)),
        "keep_full" => Atom::Keep(Kept::Full),
        "keep_none" => Atom::Keep(Kept::None),
        "keep_half" => Atom::Keep(Kept::Half),
        // May increase the price by 8%: a change of the price, and no share that is paid.
        "pay"
            if fit
                .part("base")
                .is_some_and(|(from, to)| row.words.holds("changed", &row.alike(row.behind_comma(0, from), to))) =>
        {
            return None;
        }
        "pay" => Atom::Pay(amount("pay")?),
        "pay_full" => Atom::Pay(Amount { quantity: hundred(100), base: base(), whole: true, damages: false }),
        "pay_half" => Atom::Pay(Amount { quantity: hundred(50), base: base(), whole: true, damages: false }),
        "pay_none" => Atom::Pay(Amount { quantity: hundred(0), base: base(), whole: true, damages: false }),
        "factor" => Atom::Factor(quantity("factor")?),
        "no_loss" => Atom::NoLoss,
        // 不足80分的，按85%结算 is a share of the fee, and no part of a step.
        // 服务费不足50万元的，按50万元支付: the least of all fees.
        "partial"
            if kind == "as"
                && quantity("part")
                    .is_some_and(|part| part.unit.is_money() && quantity("to").is_some_and(|to| part.same(&to))) =>
        {
            return None;
        }
        "partial" if kind == "as" && is_of_other(quantity("part").as_ref(), quantity("to").as_ref()) => return None,
        "partial" => Atom::Partial(match kind {
            "whole" => Partial::Whole,
            "started" => Partial::Started,
            "pro_rata" => Partial::ProRata,
            _ => Partial::As,
        }),
        "floor" if !is_floor(row, fit) => return None,
        "floor" => Atom::Floor(or_nothing(quantity("floor"))),
        "cap" => Atom::Cap(amount("cap")?),
        "cap_count" => Atom::CapCount(quantity("cap")?),
        "in_a_row" => Atom::InARow(quantity("months")?),
        // 达到60人: so many people are no times.
        "times" if matches!(&quantity("times")?.unit, super::quantity::Unit::Count(word) if "人名位席坐席座席".contains(word.as_str())) =>
        {
            return None;
        }
        "times" => Atom::Times {
            times: quantity("times")?,
            within: match kind {
                "year" => Within::Year,
                "contract" => Within::Contract,
                _ => quantity("within").map_or(Within::Unstated, Within::Months),
            },
        },
        "meet" => Atom::Meet,
        "miss" => Atom::Miss,
        "rest" => Atom::Rest,
        // 30秒以内满分: where a result lies, and nothing is due.
        "limit" if kind.is_empty() && fit.part("event").is_none() && gives_points(row, fit.end) => return None,
        "limit" => {
            let of_next = (kind == "next").then(|| "month end".to_owned());
            Atom::Limit(Limit {
                length: quantity("length")?,
                before: kind == "before",
                event: text("event")
                    .map(|event| one_event(&event).to_owned())
                    .map(|event| {
                        // The end of each Service Period, where that is what the text calls a month.
                        let said = fit.part("event").map(|(from, to)| row.alike(from, to)).unwrap_or_default();
                        let month = said.ends_with("end of each month") || said.ends_with("end of month");
                        if month && !event.to_lowercase().contains("month") { "month end".to_owned() } else { event }
                    })
                    .or(of_next),
            })
        }
        "day_again" if quantity("day")?.word != "号" && !follows_day(row, fit) => return None,
        // 次月第3个工作日前: so many working days behind the end of the month.
        "day_of_month" | "day_again" | "nth_day"
            if quantity("day")?.unit == super::quantity::Unit::WorkingDay && matches!(kind, "" | "next") =>
        {
            let length = Quantity { ordinal: false, ..quantity("day")? };
            Atom::Limit(Limit { length, before: false, event: Some("month end".into()) })
        }
        "day_of_month" | "day_again" if quantity("day")?.unit == super::quantity::Unit::WorkingDay => return None,
        // On the first Business Day of each month.
        "first_day" => {
            let unit = text("unit")?.to_lowercase();
            let unit: Vec<char> = unit.chars().collect();
            let (unit, _) = row.words.unit(&unit).filter(|(_, length)| *length == unit.len())?;
            let first = Quantity { unit: unit.clone(), ..one() };
            match unit {
                super::quantity::Unit::WorkingDay => {
                    Atom::Limit(Limit { length: first, before: false, event: Some("month end".into()) })
                }
                super::quantity::Unit::Day => Atom::DayOfMonth { day: first, which: Which::Next },
                _ => return None,
            }
        }
        // By the 10th of each month.
        "nth_day" if !matches!(quantity("day")?.unit, super::quantity::Unit::Day | super::quantity::Unit::None) => {
            return None;
        }
        "nth_day" => Atom::DayOfMonth {
            day: Quantity { unit: super::quantity::Unit::Day, ..quantity("day")? },
            which: Which::Next,
        },
        "day_again" => Atom::DayOfMonth { day: quantity("day")?, which: Which::Every },
        "day_of_month" => Atom::DayOfMonth {
            day: quantity("day")?,
            which: match kind {
                "next" => Which::Next,
                "this" => Which::This,
                "quarter" => Which::NextQuarter,
                _ => Which::Every,
            },
        },
        "holiday_next" => Atom::HolidayNext,
        "span" => Atom::Span {
            start: fit.part("start").map(|(from, _)| from),
            end: fit.part("end").map(|(from, _)| from),
            length: quantity("length"),
        },
        "share" => Atom::Share(amount("loss")?),
        "length" => Atom::Length(quantity("length")?),
        "renew" => Atom::Renew(quantity("renew")?),
        "notice" => Atom::Notice(quantity("notice")?),
        // The first 3,000 tickets in a month are charged at $6.80: the month says how many, and not for how long.
        "price"
            if fit.part("per1").is_some_and(|(from, _)| {
                let before = from.checked_sub(1).map(|before| row.alike(before, from)).unwrap_or_default();
                row.words.list("month_places").contains(&before)
            }) =>
        {
            return None;
        }
        // 每分罚款1000元: what is taken has no price.
        "price"
            if ["per1", "per2"].into_iter().filter_map(text).any(|per| {
                let per = per.to_lowercase();
                row.words.holds("deduct_heads", &per) || row.words.holds("payments", &per)
            }) =>
        {
            return None;
        }
        // 每起最低罚5万元: what is taken has no price.
        "price" if is_taken(row, at, fit) => return None,
        "price" => Atom::Price(priced(quantity("price")?, fit, row)),
        "includes" => Atom::Includes(quantity("includes")?),
        "over" => Atom::Over(priced(quantity("price")?, fit, row)),
        "uplift" => Atom::Uplift(quantity("uplift")?),
        "multiple" => Atom::Multiple(quantity("multiple")?),
        // 按单价的200%计费: twice the price. A share of it is left.
        "multiple_share" => Atom::Multiple(times_of_price(row, text("base"), quantity("multiple")?)?),
        "multiple_hours" => Atom::Multiple(times_of_hours(row, at, fit, quantity("multiple")?)?),
        // 加倍, twice the rate.
        // Who fails certification twice: so many times, and no price.
        "twice" if row.alike(fit.end.saturating_sub(1), fit.end) == "twice" && !is_of_rate(row, fit) => return None,
        "twice" | "half_more" => Atom::Multiple(Quantity {
            value: Some(if gives == "twice" { rust_decimal::Decimal::TWO } else { rust_decimal::Decimal::new(15, 1) }),
            unit: super::quantity::Unit::Times,
            ..Quantity::default()
        }),
        "minimum" if fit.part("again").is_some() && !is_minimum(row, fit) => return None,
        "minimum" => Atom::Minimum(quantity("minimum")?),
        "first" => Atom::First(quantity("first")?),
        "up_to" => Atom::UpTo(quantity("first")?),
        "from_nth" => Atom::FromNth(quantity("nth")?),
        // After the fifth: from the sixth on.
        "after_nth" => {
            let nth = quantity("nth")?;
            let value = nth.value.and_then(|value| value.checked_add(rust_decimal::Decimal::ONE));
            Atom::FromNth(Quantity { value, ..nth })
        }
        "target" => Atom::Target(quantity("target")?),
        "share_in" => Atom::ShareIn { target: quantity("target")?, what: fit.part("what")?.0 },
        "level"
            if kind == "below"
                && quantity("points").is_some_and(|points| points.value.is_none_or(|value| !value.is_zero())) =>
        {
            return None;
        }
        "level" => {
            let level = match kind {
                "stretch" => Level::Stretch,
                "bottom" => Level::Bottom,
                "below" => Level::Below,
                _ => Level::Target,
            };
            Atom::Level(level, quantity("points"))
        }
        "level_at" => Atom::LevelAt(if kind == "stretch" { Level::Stretch } else { Level::Bottom }, quantity("at")?),
        "grace" => Atom::Grace(quantity("grace")?),
        "trial" => Atom::Trial(quantity("trial")?),
        // Net 30: days.
        "limit_net" => {
            let length = Quantity { unit: super::quantity::Unit::Day, ..quantity("length")? };
            Atom::Limit(Limit { length, before: false, event: None })
        }
        "limit_week" => {
            let week = quantity("week").filter(|week| week.unit == super::quantity::Unit::Week)?;
            let length = Quantity { ordinal: false, ..week };
            Atom::Limit(Limit { length, before: false, event: Some("month end".into()) })
        }
        // 5 Service Points where the score is below 85%: such points are always taken.
        "bare" if row.words.list("points_lost").contains(&quantity("bare")?.word.to_lowercase()) => {
            Atom::Lose(amount("bare")?)
        }
        "bare" => Atom::Bare(quantity("bare")?),
        "weight" => Atom::Weight(quantity("weight")?),
        // 总分未达80分 says where a score lies, not how many points there are.
        "full_score" if compares(row, fit) => return None,
        // 20秒以内满分10分: what a range gives.
        "full_score" if follows_range(row, at) => Atom::Keep(Kept::Points(quantity("full")?)),
        "full_score" => Atom::FullScore(quantity("full")?),
        "risk" => Atom::Risk(quantity("risk")?),
        _ => return None,
    })
}

fn hundred(percent: i64) -> Quantity {
    Quantity { value: Some(percent.into()), unit: super::quantity::Unit::Percent, ..Quantity::default() }
}

/// 扣完为止: down to nothing.
fn or_nothing(down_to: Option<Quantity>) -> Quantity {
    down_to.unwrap_or_else(|| Quantity { value: Some(rust_decimal::Decimal::ZERO), ..Quantity::default() })
}

/// 每次, 每人次: one of what the word says.
fn counted(row: Row<'_>, fit: &Fit<'_>) -> Option<Quantity> {
    let (from, to) = fit.part("unit")?;
    let word = row.alike(from, to);
    let letters: Vec<char> = word.chars().collect();
    let unit =
        row.words.unit(&letters).map(|(unit, _)| unit.clone()).unwrap_or(super::quantity::Unit::Count(word.clone()));
    Some(Quantity { value: Some(rust_decimal::Decimal::ONE), unit, word, ..Quantity::default() })
}

/// A price with what the words before it say it is per: 每席每月四千二百元.
fn priced(mut price: Quantity, fit: &Fit<'_>, row: Row<'_>) -> Quantity {
    for name in ["per1", "per2"] {
        if let Some((from, to)) = fit.part(name) {
            let word = row.alike(from, to);
            let bare = word.trim_start_matches(['每', '个']);
            price.per.push(if bare.is_empty() { word } else { bare.to_owned() });
        }
    }
    price
}

/// A base without words that only lead to it.
fn trim_base(row: Row<'_>, base: &str) -> String {
    let mut base = base.trim();
    while let Some(lead) = row.words.begins_with("base_leads", &base.to_lowercase()) {
        base = base.get(lead.len()..).unwrap_or_default().trim_start();
    }
    // 有权终止合同并要求乙方支付合同总金额: what is behind the last verb; 未支付金额 is a name.
    for cut in row.words.list("base_cuts") {
        if let Some((before, behind)) = base.rsplit_once(cut.as_str())
            && !behind.is_empty()
            && !before.ends_with(['未', '应', '已', '待', '需', '所', '可', '逾', '期'])
            && row.words.ends_with("base_ends", &behind.to_lowercase()).is_some()
        {
            base = behind;
        }
    }
    base.trim_end_matches(['的', '之']).trim().to_owned()
}
