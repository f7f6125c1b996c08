//! From the headings and the first rows of a table to how its rows are read.

mod contacts;

use super::draft::{Around, Draft};
use super::layout::{BlankCells, Counter, Layout, RepeatedRows, WhichTotals};
use super::parse_cell::{Format, Piece};
use super::plan::{Column, FigureColumn, Gathered, How, Means, Pair, Plan, Repeated, RowKind};
use super::questions::{Ask, Asked, AskedChoice};
use super::structure::Head;
use super::{formats, meanings, period_columns, roles};
use crate::glossary::{Channel, Combine, Kind, Role, Scope, Slot, Vocabulary};
use crate::map::Map;
use crate::problem::Problem;
use contacts::contacts;

/// A plan, what is asked about it, and what was said.
pub(super) struct Planned {
    pub(super) plan: Plan,
    pub(super) asked: Vec<Asked>,
    pub(super) layout: Layout,
}

/// Decides how the rows below these headings are read.
pub(super) fn plan(
    heads: &[Head],
    rows: &[&[String]],
    around: &Around,
    layouts: &[Layout],
    vocabulary: &Vocabulary,
    problems: &mut Vec<Problem>,
) -> Planned {
    let mut draft = Draft::new(heads, rows, around, layouts, vocabulary);
    roles::assign(&mut draft);
    roles::repeated(&mut draft, problems);
    let periods = period_columns::plan(&mut draft);
    meanings::assign(&mut draft, problems);
    let comma = formats::comma(&mut draft);
    let mut plan = Plan::default();
    (plan.row, plan.periods, plan.context_vendor) = (draft.row, periods, around.vendor);
    keys(&draft, &mut plan);
    let mut formed = Map::new();
    for place in 0..draft.columns.len() {
        let slot = match draft.columns.get(place).map(|column| column.means) {
            Some(Means::Figure(slot)) => slot,
            Some(Means::ByChannel { phone, .. }) => phone,
            _ => continue,
        };
        formed.insert(place, formats::of_column(&mut draft, place, slot, comma));
    }
    if draft.contacts {
        contacts(&mut draft, &mut plan, &formed);
    } else {
        figures(&mut draft, &mut plan, &formed);
    }
    said(&draft, &mut plan);
    plan.columns = columns(&draft, &formed);
    for asked in draft.asked.iter().filter(|asked| asked.open) {
        plan.withheld.extend(&asked.withheld);
    }
    Planned { plan, asked: draft.asked, layout: draft.layout }
}

/// Which columns part the rows, and by what they belong together.
fn keys(draft: &Draft<'_>, plan: &mut Plan) {
    plan.vendor = draft.of_role(Role::Vendor);
    plan.category = draft.of_role(Role::Category);
    plan.package = draft.of_role(Role::Package);
    plan.handed_over = draft.of_role(Role::HandedOver);
    plan.start = draft.of_role(Role::Start);
    plan.version = draft.of_role(Role::Version);
    plan.counted = draft.of_role(Role::Counted).map(|column| (column, false));
    plan.counted = plan.counted.or(draft.of_role(Role::Excluded).map(|column| (column, true)));
    plan.scope = Some(if plan.category.is_some() { Scope::Category } else { Scope::Month });
    let channel = draft.of_role(Role::Channel);
    let by_channel = draft.columns.iter().any(|column| matches!(column.means, Means::ByChannel { .. }));
    plan.channel = channel.filter(|_| by_channel);
    if !draft.contacts {
        for role in [Role::Agent, Role::Group, Role::Channel] {
            plan.parts.extend(draft.all_of_role(role));
        }
        // Half hours of the day over a month are parts of it.
        plan.parts.extend(plan.periods.time.filter(|_| !plan.periods.by_day));
        let sparse = |place: &usize| {
            draft
                .columns
                .get(*place)
                .is_some_and(|column| column.seen.filled.saturating_sub(column.seen.summaries) <= column.seen.empty)
        };
        plan.once = plan.parts.iter().copied().filter(sparse).collect();
    }
    let loose =
        draft.columns.iter().enumerate().filter(|(_, column)| {
            column.means == Means::Nothing && column.seen.is_text() && column.possible.is_empty()
        });
    plan.loose = loose.map(|(place, _)| place).collect();
}

/// What somebody said about the rows.
fn said(draft: &Draft<'_>, plan: &mut Plan) {
    let layout = &draft.layout;
    let headings: Vec<String> = (0..draft.columns.len()).map(|place| draft.heading(place)).collect();
    let place = |heading: &str| headings.iter().position(|known| known == heading);
    for rows in &layout.leave_out {
        let Some(column) = place(&rows.column) else { continue };
        plan.leave_out.extend(rows.cells.iter().map(|cell| (column, cell.clone())));
    }
    let rows = |rows: &[i32]| rows.iter().filter_map(|row| u32::try_from(*row).ok()).collect();
    if let Some(here) = &layout.only_here {
        (plan.rows_left_out, plan.rows_kept) = (rows(&here.leave_out), rows(&here.keep));
    }
    for (heading, words) in &layout.words {
        let Some(column) = place(heading) else { continue };
        plan.said.extend(words.iter().map(|(word, meaning)| ((column, word.clone()), *meaning)));
    }
    plan.totals_count = layout.totals == Some(WhichTotals::Totals);
    plan.repeated = match layout.repeated {
        None => Repeated::Asked,
        Some(RepeatedRows::Once) => Repeated::Once,
        Some(RepeatedRows::Add) => Repeated::Added,
    };
    plan.fill_down = layout.fill_down == Some(true);
    plan.blank_is_zero = layout.blanks == Some(BlankCells::Zero);
    plan.chosen_version.clone_from(&layout.version);
}

/// The columns as they are shown.
fn columns(draft: &Draft<'_>, formed: &Map<usize, Format>) -> Vec<Column> {
    let shown = draft.columns.iter().enumerate().map(|(place, column)| {
        let mut candidates: Vec<Slot> = column.possible.iter().map(|(slot, _)| *slot).collect();
        candidates.extend(column.found.by_channel.iter().flat_map(|figures| [figures.phone, figures.chat]));
        candidates.extend(column.figures());
        let mut seen = crate::map::Set::new();
        candidates.retain(|slot| column.slot() != Some(*slot) && seen.insert(*slot));
        Column {
            head: column.head.clone(),
            means: column.means,
            decided: column.decided,
            format: formed.get(&place).copied().unwrap_or_default(),
            candidates,
            numbers: column.seen.is_numeric(),
            samples: column.seen.samples.clone(),
        }
    });
    shown.collect()
}

/// The sums of a table of figures.
fn figures(draft: &mut Draft<'_>, plan: &mut Plan, formed: &Map<usize, Format>) {
    let vocabulary = draft.vocabulary;
    for (place, column) in draft.columns.iter().enumerate() {
        let format = formed.get(&place).copied().unwrap_or_default();
        match column.means {
            Means::Figure(slot) if let Some([part, whole]) = pieces(draft, place, slot) => {
                for (slot, piece) in [(part, Piece::Part), (whole, Piece::Whole)] {
                    plan.figures.push(FigureColumn {
                        column: place,
                        slot,
                        format: Format { piece, ..Format::default() },
                    });
                }
            }
            Means::Figure(slot) | Means::ByChannel { phone: slot, .. } => {
                plan.figures.push(FigureColumn { column: place, slot, format });
            }
            _ => {}
        }
    }
    // What was lost is read beside what it was lost of.
    let mut lost = Vec::new();
    for (place, column) in draft.columns.iter().enumerate().filter(|(_, column)| column.means == Means::Nothing) {
        let of = vocabulary.lost_of(column.head.leaf()).iter().find(|slot| draft.of_figure(**slot).is_some());
        if let (Some(slot), true) = (of, column.seen.is_numeric() && column.seen.percent == 0) {
            lost.push((*slot, plan.figures.len()));
            let format = Format { comma: formed.values().any(|format| format.comma), ..Format::default() };
            plan.figures.push(FigureColumn { column: place, slot: *slot, format });
        }
    }
    let of_slot = |plan: &Plan, slot: Slot| {
        plan.figures.iter().position(|figure| figure.slot == slot && draft.of_figure(slot) == Some(figure.column))
    };
    // Beside rows of other channels a figure of one channel is of its own rows.
    let channel = draft.of_role(Role::Channel).and_then(|column| draft.columns.get(column));
    let channels = channel.iter().flat_map(|column| column.seen.texts.iter());
    let channels: Vec<Channel> = channels.filter_map(|text| vocabulary.channels().of_name(text)).collect();
    let parted = |own: Channel| channels.iter().any(|channel| *channel != own);
    for from in 0..plan.figures.len() {
        let Some(figure) = plan.figures.get(from).copied() else { continue };
        let Some(column) = draft.columns.get(figure.column) else { continue };
        let targets = match column.means {
            _ if figure.format.piece != Piece::All => vec![(figure.slot, None)],
            Means::Figure(slot) => vec![(slot, vocabulary.channel_of(slot).filter(|own| parted(*own)))],
            Means::ByChannel { phone, chat } => super::rows::CHANNELS
                .into_iter()
                .zip([phone, chat])
                .map(|(channel, slot)| (slot, Some(channel)))
                .collect(),
            _ => continue,
        };
        for (slot, only) in targets {
            let Some(known) = vocabulary.known(slot) else { continue };
            let counter = counter(draft, plan, figure.column);
            let weight = weight(draft, plan, figure.column, slot);
            let how = match known.figure.combined() {
                _ if known.stated.is_some() => How::Single,
                Combine::Sum if counter != Counter::No => How::Last { of_month: counter == Counter::Month },
                Combine::Sum => How::Sum,
                Combine::Any => How::Any,
                Combine::Level => How::Level,
                Combine::Weighted => match weight {
                    Some(by) if !plan.is_plain() => How::Weighted { by },
                    _ => How::Single,
                },
            };
            plan.gathered.push(Gathered { slot: Some(slot), from: Some(from), how, only });
            if let How::Weighted { by } = how {
                plan.gathered.push(Gathered { slot: None, from: Some(from), how: How::Weights { by }, only });
            }
        }
    }
    for (whole, known) in vocabulary.list(plan.scope()).iter().enumerate() {
        let whole_slot = Slot { scope: plan.scope(), index: whole };
        let parts = vocabulary.list(plan.scope()).iter().enumerate().filter(|(_, part)| part.whole == Some(whole));
        for (part, _) in parts.filter(|_| known.figure.kind == Kind::Count) {
            let part_slot = Slot { scope: plan.scope(), index: part };
            let gathered = |slot| plan.gathered.iter().position(|gathered| gathered.slot == Some(slot));
            let (Some(part), Some(whole)) = (of_slot(plan, part_slot), of_slot(plan, whole_slot)) else { continue };
            let (Some(gathered_part), Some(gathered_whole)) = (gathered(part_slot), gathered(whole_slot)) else {
                continue;
            };
            let lost = lost.iter().find(|(of, _)| *of == whole_slot).map(|(_, place)| *place);
            plan.pairs.push(Pair { part, whole, lost, gathered_part, gathered_whole });
        }
    }
    let only = plan.gathered.iter().any(|gathered| gathered.only.is_some());
    plan.channel = draft.of_role(Role::Channel).filter(|_| only);
    ask_counter(draft, plan);
}

/// The counts that the cells of a rate are written with, where no column of their own has them: `2640/3000`.
fn pieces(draft: &Draft<'_>, place: usize, slot: Slot) -> Option<[Slot; 2]> {
    let (column, known) = (draft.columns.get(place)?, draft.vocabulary.known(slot)?);
    if known.figure.kind != Kind::Percent
        || column.seen.fractions == 0
        || column.seen.fractions < column.seen.number_cells()
    {
        return None;
    }
    let whole = Slot { scope: slot.scope, index: known.of? };
    let scale = draft.vocabulary.scale();
    let list = draft.vocabulary.list(slot.scope);
    let free = |slot: &Slot| draft.of_figure(*slot).is_none();
    let part = if known.figure.id == scale.rate {
        let levels = scale.levels.iter().filter_map(|id| draft.vocabulary.slot(id));
        { levels }.all(|level| free(&level)).then(|| draft.vocabulary.slot(scale.good.last()?))??
    } else {
        Slot { scope: slot.scope, index: list.iter().position(|part| part.whole == Some(whole.index))? }
    };
    [part, whole].iter().all(free).then_some([part, whole])
}

/// Whether the numbers of a column go on from row to row: somebody said so, or its heading and its numbers do.
fn counter(draft: &Draft<'_>, plan: &Plan, column: usize) -> Counter {
    let heading = draft.heading(column);
    let said = draft.layout.column(&heading).and_then(|column| column.counter);
    let named = draft.columns.get(column).is_some_and(|column| column.found.running);
    said.unwrap_or(if named && plan.row == RowKind::Interval && grows(draft, column) {
        Counter::Day
    } else {
        Counter::No
    })
}

/// Whether the numbers of a column never fall but begin anew; or never rise, where the latest row comes first.
fn grows(draft: &Draft<'_>, column: usize) -> bool {
    const FEWEST: usize = 4;
    let Some(column) = draft.columns.get(column) else { return false };
    let numbers: Vec<_> = column.seen.numbers.iter().flatten().map(|(number, _)| *number).collect();
    let pairs = numbers.iter().zip(numbers.iter().skip(1));
    let falls = pairs.clone().filter(|(before, after)| after < before).count();
    let rises = pairs.filter(|(before, after)| after > before).count();
    let (steps, begins) = (rises.max(falls), rises.min(falls));
    // It begins anew once a day at most.
    numbers.len() >= FEWEST && steps >= FEWEST.saturating_sub(1) && begins.saturating_mul(FEWEST) <= steps
}

/// Asks where counts may go on from row to row: all of a day's half hours grow, or headings say so.
fn ask_counter(draft: &mut Draft<'_>, plan: &mut Plan) {
    let sums: Vec<(usize, Slot)> = plan
        .gathered
        .iter()
        .filter(|gathered| gathered.how == How::Sum)
        .filter_map(|gathered| Some((plan.column_of(gathered)?, gathered.slot?)))
        .collect();
    let said =
        |column: usize| draft.layout.column(&draft.heading(column)).is_some_and(|column| column.counter.is_some());
    let named = |column: usize| {
        draft.columns.get(column).is_some_and(|column| match plan.row {
            RowKind::Day | RowKind::Days => column.found.running || column.found.monthly,
            RowKind::Interval => column.found.monthly,
            RowKind::Month => column.found.running && !column.found.monthly && draft.rows > 1,
            RowKind::Contact | RowKind::Event => false,
        })
    };
    let mut asked: Vec<(usize, Slot)> =
        sums.iter().copied().filter(|(column, _)| named(*column) && !said(*column)).collect();
    let within_month = !asked.is_empty();
    let all_grow = plan.row == RowKind::Interval
        && plan.parts.is_empty()
        && sums.iter().all(|(column, _)| grows(draft, *column) && !said(*column));
    if !within_month && all_grow {
        asked = sums;
    }
    if asked.is_empty() {
        return;
    }
    let choice = |id, counter| {
        let layout = Layout::that(|layout| {
            for (column, _) in &asked {
                let own = super::layout::ColumnLayout { counter: Some(counter), ..Default::default() };
                layout.columns.insert(draft.heading(*column), own);
            }
        });
        AskedChoice::new(id, "", layout)
    };
    let growing = if within_month { Counter::Month } else { Counter::Day };
    let choices = vec![choice("counter", growing), choice("counts", Counter::No)];
    let column = asked.first().map(|(column, _)| *column);
    let withheld = asked.iter().map(|(_, slot)| *slot).collect();
    draft.ask(Asked::new(Ask::Counter, choices).withholding(withheld).about(None, column));
}

/// The column a rate or a mean is weighted by: the one somebody named, or the count it is a rate of. None where the counts
/// themselves make the rate.
fn weight(draft: &Draft<'_>, plan: &Plan, column: usize, slot: Slot) -> Option<usize> {
    let vocabulary = draft.vocabulary;
    let said = draft.layout.column(&draft.heading(column)).and_then(|column| column.weight.clone());
    if let Some(heading) = said {
        return plan.figures.iter().position(|figure| draft.heading(figure.column) == heading);
    }
    let known = vocabulary.known(slot)?;
    let of = Slot { scope: slot.scope, index: known.of? };
    let by = plan.figures.iter().position(|figure| figure.slot == of && draft.of_figure(of) == Some(figure.column))?;
    let counted = |part: Slot| draft.of_figure(part).is_some();
    let scale = vocabulary.scale();
    let counts = if known.figure.id == scale.rate {
        scale.good.iter().filter_map(|id| vocabulary.slot(id)).any(counted)
    } else {
        let parts = vocabulary.list(slot.scope).iter().enumerate().filter(|(_, part)| part.whole == known.of);
        known.figure.kind == Kind::Percent && { parts }.any(|(index, _)| counted(Slot { scope: slot.scope, index }))
    };
    (!counts).then_some(by)
}
