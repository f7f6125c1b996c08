//! How the numbers of a table are written: decimals, rates without a percent sign, lengths of time without a unit.

use rust_decimal::Decimal;

use super::draft::{Draft, DraftColumn};
use super::durations::{TwoParts, Unit};
use super::layout::{ColumnLayout, DecimalMark, Layout, RateScale};
use super::meanings::is_timed;
use super::parse_cell::{Format, Scale};
use super::questions::{Ask, Asked, AskedChoice};
use crate::glossary::{Channel, Kind, Known, Rank, Slot};
use crate::number::product;
use crate::sort;

/// Whether decimals follow a comma in this table; asked where thousands and decimals look the same.
pub(super) fn comma(draft: &mut Draft<'_>) -> bool {
    if let Some(said) = draft.layout.decimals {
        return said == DecimalMark::Comma;
    }
    let (mut commas, mut points, mut either) = (0_usize, 0_usize, Vec::new());
    let mut not_whole = false;
    for (place, column) in draft.columns.iter().enumerate() {
        let Some(slot) = column.slot() else { continue };
        let Some(known) = draft.vocabulary.known(slot) else { continue };
        let seen = &column.seen;
        // In a count 1,23 is a mistake.
        if known.figure.kind != Kind::Count || seen.comma_and_point {
            commas = commas.saturating_add(seen.comma_decimals);
        }
        points = points.saturating_add(seen.point_decimals);
        if seen.point_thousands == 0 {
            continue;
        }
        if known.figure.kind == Kind::Count {
            either.push((place, slot));
            // A count has no fraction: 2.640 can only be thousands.
            not_whole |= seen.numbers.iter().flatten().any(|(number, _)| number.normalize().scale() > 0);
        } else {
            points = points.saturating_add(seen.point_thousands);
        }
    }
    match (commas > 0, points > 0) {
        (true, false) => true,
        (false, false) if not_whole => true,
        (false, false) if !either.is_empty() => {
            let choice =
                |id, decimals| AskedChoice::new(id, "", Layout::that(|layout| layout.decimals = Some(decimals)));
            let choices = vec![choice("comma", DecimalMark::Comma), choice("point", DecimalMark::Point)];
            let withheld: Vec<Slot> = either.iter().map(|(_, slot)| *slot).collect();
            let asked = Asked::new(Ask::Decimals, choices).withholding(withheld);
            let column = either.first().map(|(place, _)| *place);
            draft.ask(asked.about(None, column));
            false
        }
        _ => false,
    }
}

/// How the cells of a column are read.
pub(super) fn of_column(draft: &mut Draft<'_>, place: usize, slot: Slot, comma: bool) -> Format {
    let heading = draft.heading(place);
    let said = draft.layout.column(&heading).cloned().unwrap_or_default();
    let (Some(column), Some(known)) = (draft.columns.get(place), draft.vocabulary.known(slot)) else {
        return Format::default();
    };
    let times = super::meanings::times(column).filter(|_| matches!(known.figure.kind, Kind::Count | Kind::Money));
    let mut format = Format { comma, times, ..Format::default() };
    if known.figure.kind == Kind::Percent {
        format.scale = match said.scale {
            Some(RateScale::Fraction) => Scale::Fraction,
            Some(RateScale::Percent) => Scale::Percent,
            None if column.head.leaf().contains('‰') || column.head.unit.as_deref() == Some("‰") => Scale::Mille,
            None => scale(column, known, draft.rows),
        };
        let open = format.scale == Scale::Open
            && column.seen.unsigned().any(|number| !number.is_zero() && number <= Decimal::ONE);
        // Nobody misses a rate whose counts are there.
        if open && said.scale.is_none() && super::meanings::has_counts(draft, slot) {
            if let Some(column) = draft.columns.get_mut(place) {
                (column.means, column.decided) = (super::plan::Means::Nothing, super::plan::Decided::Open);
            }
        } else if open {
            ask_scale(draft, place, slot, &heading);
        }
    } else if is_timed(known) {
        // 07:32 of a single call is no quarter of a day.
        let short = known.figure.unit == "s" || draft.contacts && draft.vocabulary.channel_of(slot).is_some();
        format.two_parts = if short { TwoParts::MinutesSeconds } else { TwoParts::Either };
        format.unit = Some(if let Some(unit) = said.unit().or_else(|| named_unit(column, draft)) {
            unit
        } else {
            let (column, known) = (column.clone(), known.clone());
            guessed_unit(draft, place, (&column, &known, slot), &heading)
        });
    }
    format
}

/// What rates without a percent sign are.
fn scale(column: &DraftColumn, known: &Known, rows: usize) -> Scale {
    let mut small: Vec<Decimal> =
        column.seen.unsigned().filter(|number| !number.is_zero() && *number <= Decimal::ONE).collect();
    let large: Vec<Decimal> = column
        .seen
        .numbers
        .iter()
        .flatten()
        .filter(|(number, percent)| *percent || *number > Decimal::ONE)
        .map(|(number, _)| *number)
        .collect();
    if small.is_empty() {
        return Scale::Open;
    }
    let hundredfold = |number: &Decimal| product(*number, Decimal::ONE_HUNDRED).unwrap_or(*number);
    if let (Some(least), Some(most)) = (large.iter().min(), large.iter().max()) {
        // Parts of one among rates of the same size.
        let half = Decimal::new(5, 1);
        let within = |number: &Decimal| {
            product(*least, half).is_some_and(|least| *number >= least)
                && product(*most, Decimal::TWO).is_some_and(|most| *number <= most)
        };
        let fits = small.iter().all(|number| within(&hundredfold(number)) && !within(number));
        return if fits { Scale::Fraction } else { Scale::Open };
    }
    // Rates of what was reached: a whole column below one per cent is none of these.
    sort::sort(&mut small);
    small.dedup();
    let third = Decimal::new(3, 1);
    let signed = column.found.unit.as_deref() == Some("%")
        || column.head.unit.as_deref() == Some("%")
        || column.head.leaf().contains(['%', '％']);
    let reached =
        !signed && known.of.is_some() && small.len() > 1 && rows > 1 && small.iter().all(|number| *number >= third);
    if reached { Scale::Fraction } else { Scale::Open }
}

fn ask_scale(draft: &mut Draft<'_>, place: usize, slot: Slot, heading: &str) {
    let choice = |id: &'static str, scale| {
        let scale = ColumnLayout { scale: Some(scale), ..ColumnLayout::default() };
        AskedChoice::new(id, "", Layout::of_column(heading, scale))
    };
    let choices = vec![choice("fraction", RateScale::Fraction), choice("percent", RateScale::Percent)];
    // Its cells tell of it one by one.
    draft.ask(Asked::new(Ask::Scale, choices).told().about(Some(slot), Some(place)));
}

/// The unit that the heading or the row of units names.
fn named_unit(column: &DraftColumn, draft: &Draft<'_>) -> Option<Unit> {
    let words = draft.vocabulary.words();
    let units = [column.found.unit.as_deref(), column.head.unit.as_deref()];
    units.into_iter().flatten().find_map(|unit| Unit::named(unit, words))
}

/// The unit of bare numbers under a heading that names none: that of the figure, where it is sure; otherwise by how long each
/// contact would have been.
fn guessed_unit(
    draft: &mut Draft<'_>,
    place: usize,
    (column, known, slot): (&DraftColumn, &Known, Slot),
    heading: &str,
) -> Unit {
    let own = match known.figure.unit.as_str() {
        "min" => Unit::Minutes,
        "h" => Unit::Hours,
        _ => Unit::Seconds,
    };
    let bare: Vec<Decimal> = column.seen.unsigned().filter(|number| !number.is_zero()).collect();
    let durations = column.seen.duration.saturating_add(column.seen.clock);
    if bare.is_empty() || column.seen.whole.saturating_add(column.seen.decimal) == 0 {
        return own;
    }
    let mixed = durations > 0;
    let sure = column
        .found
        .meanings
        .iter()
        .any(|(meaning, rank)| super::draft::figure_of(meaning) == Some(slot) && *rank == Rank::Sure);
    // Nobody waits a quarter of an hour on the telephone or in a chat: that is counted in thousandths.
    let live = draft.vocabulary.channel_of(slot).is_none_or(|channel| channel != Channel::Email);
    let long = own == Unit::Seconds && live && bare.iter().min().is_some_and(|least| *least >= Decimal::ONE_THOUSAND);
    let unit = if sure || own == Unit::Seconds { Some(own) } else { by_length(draft, column) };
    if let Some(unit) = unit.filter(|_| !mixed && !long) {
        return unit;
    }
    let units: &[Unit] =
        if long { &[Unit::Milliseconds, Unit::Seconds] } else { &[Unit::Seconds, Unit::Minutes, Unit::Hours] };
    let choices = units.iter().map(|unit| {
        let own = ColumnLayout { unit: Some(unit.word().into()), ..ColumnLayout::default() };
        AskedChoice::new(unit_id(*unit), "", Layout::of_column(heading, own))
    });
    let asked = Asked::new(Ask::Unit, choices.collect()).withholding(vec![slot]);
    draft.ask(asked.about(Some(slot), Some(place)));
    own
}

fn unit_id(unit: Unit) -> &'static str {
    match unit {
        Unit::Milliseconds => "milliseconds",
        Unit::Seconds => "seconds",
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::Days => "days",
    }
}

/// The unit, by how long a call would have been: one of less than a fifth of a minute, or of more than three quarters of an
/// hour, is none. A spreadsheet counts time in days.
fn by_length(draft: &Draft<'_>, column: &DraftColumn) -> Option<Unit> {
    let answered = draft.columns.get(draft.of_figure(draft.vocabulary.slot("calls_answered")?)?)?;
    let (mut time, mut calls) = (Decimal::ZERO, Decimal::ZERO);
    for (length, count) in column.seen.numbers.iter().zip(&answered.seen.numbers) {
        if let (Some((length, _)), Some((count, _))) = (length, count) {
            time = time.checked_add(*length).unwrap_or(time);
            calls = calls.checked_add(*count).unwrap_or(calls);
        }
    }
    let mean = time.checked_div(calls)?;
    let over = |least: i64, scale: u32| mean > Decimal::new(least, scale);
    match () {
        () if over(45, 0) => Some(Unit::Seconds),
        () if over(12, 0) => None,
        () if over(2, 1) => Some(Unit::Minutes),
        () if over(3, 3) => Some(Unit::Hours),
        () => Some(Unit::Days),
    }
}
