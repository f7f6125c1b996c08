//! How a table says which month its rows belong to: by its columns, its titles, the names of sheet and file.

use super::dates::{self, Carried, Order, Said};
use super::draft::{Draft, DraftColumn};
use super::layout::{DateOrder, Layout, MonthCycle, OnlyHere};
use super::periods::{Period, Periods, place_of};
use super::plan::{Decided, RowKind};
use super::questions::{Ask, Asked, AskedChoice};
use super::structure::is_month_to_date;
use crate::calendar::own_months::{days_of, first_day, month_of};
use crate::calendar::{Date, Month};
use crate::glossary::{Role, small};
use crate::sort;

/// What the titles and names around a table say of its period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Named {
    month: Option<Month>,
    /// Its first and last day, where that is not the whole month.
    days: Option<(u8, u8)>,
    /// A period that is no month.
    crossing: Option<(Date, Date)>,
    year: Option<i32>,
    /// A month without a year.
    of_year: Option<u8>,
}

/// Decides it.
pub(super) fn plan(draft: &mut Draft<'_>) -> Periods {
    let from_day = from_day(draft);
    let named = named(draft, from_day);
    let mut periods = Periods { from_day, zone: draft.layout.zone(), ..Periods::default() };
    columns(draft, &mut periods);
    context(draft, &mut periods, named);
    draft.row = kind(draft, &mut periods);
    order(draft, &mut periods, named);
    years(draft, &mut periods, named);
    draft.context = periods.context;
    periods
}

/// The day months begin with.
fn from_day(draft: &Draft<'_>) -> u8 {
    let said = draft.layout.cycle.and_then(|cycle| u8::try_from(cycle.from_day).ok());
    said.unwrap_or(draft.around.from_day).clamp(1, 28)
}

fn named(draft: &Draft<'_>, from_day: u8) -> Named {
    let mut named = Named { month: draft.around.month, ..Named::default() };
    let words = draft.vocabulary.words();
    // When it was exported is not what it is about.
    let exported = |text: &&String| !words.export.begins(&small(text.trim()));
    let titles = draft.around.titles.iter().filter(exported).rev();
    let texts = titles.chain(&draft.around.sheet).chain(&draft.around.source);
    for carried in { texts }.filter_map(|text| dates::carried(text)) {
        match carried {
            Carried::Span(first, last) if month_of(first, from_day) == month_of(last, from_day) => {
                if named.month.is_none() && named.crossing.is_none() {
                    let month = month_of(first, from_day);
                    let days = (place_of(first, from_day), place_of(last, from_day));
                    named.month = Some(month);
                    named.days = Some(days).filter(|days| *days != (1, days_of(month, from_day)));
                }
            }
            // Whole months, of which the rows say themselves which they are.
            Carried::Span(first, last) if first.day() == 1 && last == last.month().last_day() => {
                named.year = named.year.or(Some(first.year()).filter(|year| *year == last.year()));
            }
            Carried::Span(first, last) => {
                named.crossing = named.crossing.or(Some((first, last)).filter(|_| named.month.is_none()));
            }
            Carried::MonthOfYear(month) => named.of_year = named.of_year.or(Some(month)),
            Carried::Year(year) => named.year = named.year.or(Some(year)),
        }
    }
    // The name of a file has it without a word: daily_2026.csv.
    let bare = || {
        let numbers = draft.around.source.iter().flat_map(|name| name.split(|letter: char| !letter.is_ascii_digit()));
        let mut long = numbers.filter(|digits| digits.len() > 3);
        // 20:30 beside a day is none.
        long.next().filter(|_| long.next().is_none()).and_then(dates::year_alone)
    };
    named.year = named.year.or_else(bare).or(draft.layout.year());
    // 本月累计 in the report of a day
    let to_date = |column: &DraftColumn| {
        column.found.monthly || column.seen.texts.iter().any(|text| is_month_to_date(text, draft.vocabulary))
    };
    let titles = draft.around.titles.iter().filter(exported);
    if named.month.is_none()
        && let Some(day) = { titles }.find_map(|title| dates::one_day(title))
        && draft.columns.iter().any(to_date)
    {
        let month = month_of(day, from_day);
        named.month = Some(month);
        named.days = Some((1, place_of(day, from_day))).filter(|(_, last)| *last != days_of(month, from_day));
    }
    named
}

/// Which columns say it.
fn columns(draft: &Draft<'_>, periods: &mut Periods) {
    let dated = |place: &usize| {
        draft.columns.get(*place).is_some_and(|column| {
            let seen = &column.seen;
            !seen.dates.is_empty()
                || seen.serials > 0
                || column.decided == Decided::Layout
                || seen.filled == 0
                || days_alone(draft, *place)
                || days_with_points(draft, *place)
        })
    };
    let first = |role: Role| draft.all_of_role(role).into_iter().find(|place| dated(place));
    // Of a contact the end is a day as well as any.
    let ended = first(Role::To).filter(|_| draft.contacts);
    let day = first(Role::Date).or_else(|| first(Role::From)).or(ended);
    let month = draft.of_role(Role::Month);
    periods.time = draft.of_role(Role::Time);
    periods.year_in = draft.columns.iter().position(|column| {
        let called = small(column.head.leaf());
        let (texts, words) = (&column.seen.texts, draft.vocabulary.words());
        let mut years = texts.iter().filter(|text| words.summary(text).is_none()).peekable();
        (words.year.holds(&called) || words.year.ends(&called)) && years.peek().is_some() && { years }
            .all(|text| dates::year_alone(text).is_some())
    });
    match (day, month) {
        (Some(day), Some(month)) => (periods.main, periods.month) = (Some(day), Some(month)),
        (Some(day), None) => periods.main = Some(day),
        (None, month) => periods.main = month,
    }
    let from = first(Role::From).filter(|_| periods.main.is_some());
    let contacts = draft.contacts;
    // A row from one day to another; the end of a contact or of half an hour is not its own.
    if let (Some(main), Some(last)) = (periods.main, first(Role::To)) {
        let days = |place: usize| draft.columns.get(place).is_some_and(|column| column.seen.instants == 0);
        let begins =
            from == Some(main) || draft.columns.get(main).is_some_and(|column| column.role() == Some(Role::Date));
        let longer = (days(main) && days(last)) || span_days(draft, main, last);
        periods.last = Some(last).filter(|_| !contacts && begins && longer);
    }
    let Some(column) = periods.main.and_then(|place| draft.columns.get(place)) else { return };
    let seen = &column.seen;
    periods.weeks = periods.last.is_none() && draft.vocabulary.is_of_weeks(column.head.leaf());
    periods.instants = seen.instants > 0;
    // Under the heading of a date, or among dates, numbers are days of a spreadsheet's count.
    periods.serials = seen.serials > 0 || seen.whole > 0;
    let number = |text: &String| super::structure::bare_day(text).is_some_and(|number| number <= 12);
    let months = column.role() == Some(Role::Month) && seen.is_numeric() && periods.year_in.is_some();
    periods.bare_months = months && seen.texts.iter().all(number);
    periods.bare_days = !periods.bare_months && days_alone(draft, periods.main.unwrap_or(0));
    periods.dotted = days_with_points(draft, periods.main.unwrap_or(0));
    periods.serials &= !periods.dotted;
}

/// Whether rows that say when they begin and end, with the time of day, are about several days each and no parts of one.
fn span_days(draft: &Draft<'_>, from: usize, to: usize) -> bool {
    let (Some(from), Some(to)) = (draft.columns.get(from), draft.columns.get(to)) else { return false };
    let several = |(from, to): (&String, &String)| {
        let (Some(from), Some(to)) = (dates::read(from), dates::read(to)) else { return false };
        let whole = from.minute == Some(0) && matches!(to.minute, Some(0 | 1439));
        let differ = match (from.said, to.said) {
            (Said::Day(first), _) => to.last_day().is_some_and(|last| last > first),
            (Said::Either(one, other, _), Said::Either(..) | Said::Day(_)) => match to.said {
                Said::Either(to_one, to_other, _) => to_one.abs_diff(one) > 1 || to_other.abs_diff(other) > 1,
                Said::Day(last) => last.day().abs_diff(one) > 1 && last.day().abs_diff(other) > 1,
                _ => false,
            },
            _ => false,
        };
        whole && differ
    };
    { from.seen.samples.iter().zip(&to.seen.samples) }.any(several)
}

/// Whether a column holds days as numbers with a point: `10.1`.
fn days_with_points(draft: &Draft<'_>, place: usize) -> bool {
    all_of(draft, place, |text| dates::dotted(text).is_some())
}

/// Whether a column holds days of the month as bare numbers.
fn days_alone(draft: &Draft<'_>, place: usize) -> bool {
    all_of(draft, place, |text| super::structure::bare_day(text).is_some())
}

/// Whether several cells of a column are so, and all others totals.
fn all_of(draft: &Draft<'_>, place: usize, own: fn(&str) -> bool) -> bool {
    draft.columns.get(place).is_some_and(|column| column.seen.all_are(own, draft.vocabulary))
}

/// What is said around the table counts for rows that say nothing.
fn context(draft: &mut Draft<'_>, periods: &mut Periods, named: Named) {
    let said = draft.layout.month();
    let year = named.year;
    let around = named.month.or_else(|| named.of_year.and_then(|month| Month::new(year?, month)));
    if let (Some(crossing), None, None) = (named.crossing, around, said) {
        periods.context = Period::Unknown;
        if draft.layout.cycle.is_none() {
            ask_cycle(draft, crossing);
        }
        return;
    }
    match (around, said) {
        (Some(around), Some(said)) if around != said && !periods.has_column() => {
            let choices = [said, around].map(month_choice);
            draft.ask(Asked::new(Ask::Month, choices.to_vec()));
        }
        (around, said) => {
            if let Some(month) = around.or(said) {
                periods.of = Some(month);
                periods.context = Period::Month(month);
                periods.context_days = named.days.filter(|_| around.is_some());
            }
        }
    }
    if let (Period::Unknown, Some(month), false) = (periods.context, named.of_year, periods.has_column()) {
        periods.context = Period::OfYear(month);
    }
}

/// The choice of a month for this text.
fn month_choice(month: Month) -> AskedChoice {
    let only_here = Some(OnlyHere { month: Some(month.to_string()), ..OnlyHere::default() });
    AskedChoice::new("month", month.to_string(), Layout::that(|layout| layout.only_here = only_here))
}

/// Asks which month a period belongs to that is none.
pub(super) fn ask_cycle(draft: &mut Draft<'_>, crossing: (Date, Date)) {
    draft.ask(cycle_question(crossing));
}

/// The same, for rows that were read already.
pub(super) fn cycle_question((first, last): (Date, Date)) -> Asked {
    let day = first.day();
    let mut choices = Vec::new();
    let whole = first_day(last.month(), day) == first && i64::from(last.days_since(first)) < 31;
    if (2..=28).contains(&day) && whole {
        let cycle = Some(MonthCycle { from_day: i32::from(day) });
        choices.push(AskedChoice::new(
            "cycle",
            month_of(first, day).to_string(),
            Layout::that(|layout| layout.cycle = cycle),
        ));
    }
    let cycle = Some(MonthCycle { from_day: 1 });
    choices.push(AskedChoice::new("calendar", "", Layout::that(|layout| layout.cycle = cycle)));
    Asked::new(Ask::Cycle, choices).with("from", &first).with("to", &last)
}

/// What a row is, as far as its time goes.
fn kind(draft: &mut Draft<'_>, periods: &mut Periods) -> RowKind {
    let Some(column) = periods.main.and_then(|place| draft.columns.get(place)) else {
        return RowKind::Month;
    };
    let seen = &column.seen;
    let days: Vec<Date> =
        seen.dates.iter().filter_map(|said| if let Said::Day(day) = said { Some(*day) } else { None }).collect();
    let of_month = column.role() == Some(Role::Month);
    let firsts = !days.is_empty() && days.iter().all(|day| day.day() == 1) && seen.serials == 0;
    // Somebody said it of dates that can be either.
    let said = draft.layout.row.filter(|_| firsts);
    let several = days.iter().any(|day| days.first().is_some_and(|first| first.month() != day.month()));
    let serial_firsts = seen.serials > 0
        && seen
            .texts
            .iter()
            .filter_map(|text| dates::serial(text))
            .all(|moment| matches!(moment.said, Said::Day(day) if day.day() == 1));
    let only_serials = days.is_empty() || days.iter().all(|day| day.day() == 1);
    periods.as_months = !periods.instants
        && periods.last.is_none()
        && match said {
            Some(RowKind::Month) => true,
            Some(_) => false,
            None => firsts && (of_month || several) || of_month && serial_firsts && only_serials,
        };
    let months = seen.dates.iter().filter(|said| matches!(said, Said::Month(_) | Said::MonthOfYear(_))).count();
    // Under the heading of a month a day alone, or among months, is none.
    periods.months_only =
        of_month && !days.is_empty() && !periods.as_months && (seen.filled == 1 || months >= days.len());
    let by_day = !days.is_empty() && !periods.as_months && !periods.months_only
        || seen.dates.iter().any(|said| {
            matches!(said, Said::Either(..) | Said::EitherOfYear(..) | Said::DayOfYear(..) | Said::DayOfMonth(_))
        })
        || periods.bare_days
        || periods.dotted
        || seen.serials > 0 && !periods.as_months && !of_month && days.is_empty();
    let ranges = seen.dates.iter().any(|said| match said {
        Said::Range(first, last) => (first.day(), *last) != (1, last.month().last_day()),
        Said::RangeOfYear(..) => true,
        _ => false,
    });
    let weeks =
        seen.dates.iter().any(|said| matches!(said, Said::Week(_) | Said::WeekOfMonth(..) | Said::WeekOfYear(..)));
    periods.by_day = by_day && periods.last.is_none();
    match () {
        () if draft.contacts => RowKind::Contact,
        () if periods.last.is_some() || periods.weeks || ranges || weeks => RowKind::Days,
        () if by_day && (periods.instants || periods.time.is_some()) => RowKind::Interval,
        () if by_day => RowKind::Day,
        () => RowKind::Month,
    }
}

/// Which of two numbers is the day.
fn order(draft: &mut Draft<'_>, periods: &mut Periods, named: Named) {
    let Some(place) = periods.main else { return };
    let Some(column) = draft.columns.get(place) else { return };
    let pairs: Vec<(u8, u8)> = column
        .seen
        .dates
        .iter()
        .filter_map(|said| match said {
            Said::Either(first, second, _) | Said::EitherOfYear(first, second) => Some((*first, *second)),
            _ => None,
        })
        .collect();
    periods.year_first = column.seen.year_first;
    periods.order = draft.layout.order();
    if periods.order.is_some() {
        return;
    }
    let mut orders = column.seen.orders.clone();
    for other in [Role::From, Role::To].into_iter().filter_map(|role| draft.of_role(role)) {
        let seen = draft.columns.get(other).map_or(&[][..], |column| column.seen.orders.as_slice());
        orders.extend(seen.iter().filter(|_| orders.is_empty()).copied().collect::<Vec<_>>());
    }
    let months = |order: Order| pairs.iter().map(move |pair| super::periods::in_order(pair.0, pair.1, order).0);
    let sure = |month: u8| {
        let mut days = column.seen.dates.iter();
        days.any(|said| matches!(said, Said::Day(day) if day.month().number() == month))
    };
    match orders.as_slice() {
        // Where all would be of the month of the sure ones the other way round, the end of the table shows more.
        [order] if pairs.len() > 1 && !months(*order).any(sure) && months(order.other()).all(sure) => {}
        [order] => periods.order = Some(*order),
        [] if !pairs.is_empty() => {
            // The month that titles or names say decides.
            let month = named.month.map(Month::number).or(named.of_year);
            let fits = |order: Order| {
                month.is_some_and(|month| {
                    pairs.iter().all(|pair| super::periods::in_order(pair.0, pair.1, order).0 == month)
                })
            };
            periods.order = match (fits(Order::DayFirst), fits(Order::MonthFirst)) {
                (true, false) => Some(Order::DayFirst),
                (false, true) => Some(Order::MonthFirst),
                _ => None,
            };
        }
        _ => {}
    }
}

/// The question which of two numbers is the day.
pub(super) fn order_question(place: usize) -> Asked {
    let choice = |id, dates| AskedChoice::new(id, "", Layout::that(|layout| layout.dates = Some(dates)));
    let choices = vec![choice("month_first", DateOrder::MonthFirst), choice("day_first", DateOrder::DayFirst)];
    Asked::new(Ask::DateOrder, choices).column(place)
}

/// The year of what says none: that of the cells around it, or of titles and names.
fn years(draft: &mut Draft<'_>, periods: &mut Periods, named: Named) {
    let Some(column) = periods.main.or(periods.month).and_then(|place| draft.columns.get(place)) else {
        periods.year = named.year;
        return;
    };
    let mut years: Vec<i32> = column
        .seen
        .dates
        .iter()
        .filter_map(|said| match said {
            Said::Day(day) => Some(day.year()),
            Said::Month(month) => Some(month.year()),
            Said::Range(_, last) => Some(last.year()),
            Said::Either(_, _, year) => Some(*year),
            _ => None,
        })
        .collect();
    let serials = column.seen.texts.iter().filter_map(|text| dates::serial(text));
    years.extend(serials.filter_map(|moment| if let Said::Day(day) = moment.said { Some(day.year()) } else { None }));
    sort::sort(&mut years);
    years.dedup();
    let own = if let [year] = years.as_slice() { Some(*year).filter(|_| !column.seen.year_open) } else { None };
    periods.year = own.or(named.year).or(named.month.map(Month::year)).or(draft.layout.month().map(Month::year));
    if let (true, [Said::Day(day), ..]) = (column.seen.year_open, column.seen.dates.as_slice()) {
        // The year that is said is the one or the other of the two numbers.
        let last = i32::from(day.day()).saturating_add(2000);
        periods.year_first = periods.year != Some(last);
        periods.year_open = periods.year != Some(day.year()) && periods.year_first;
    }
}

/// The question which year it is.
pub(super) fn year_question(column: Option<usize>, start: Option<Date>) -> Asked {
    let year = start.map(Date::year);
    let choices = year.into_iter().flat_map(|year| [Some(year), year.checked_add(1)]).flatten().map(|year| {
        let only_here = Some(OnlyHere { year: Some(year), ..OnlyHere::default() });
        AskedChoice::new("year", year.to_string(), Layout::that(|layout| layout.only_here = only_here))
    });
    Asked::new(Ask::Year, choices.collect()).about(None, column)
}
