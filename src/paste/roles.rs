//! Which columns say whose, when and what a row is about.

use super::dates::Said;
use super::draft::{Draft, DraftColumn};
use super::parse_cell::trimmed;
use super::plan::{Decided, Means, RowKind};
use super::seen::Seen;
use crate::glossary::{Figure, Kind, List, Meaning, Rank, Role};
use crate::problem::{Code, Problem};

/// Decides the roles of columns: by what was said, by their names where their cells agree, and by their cells.
pub(super) fn assign(draft: &mut Draft<'_>) {
    said(draft);
    for place in 0..draft.columns.len() {
        let Some(column) = draft.columns.get(place).filter(|column| column.means == Means::Nothing) else { continue };
        let role = named_role(column, draft);
        if let (Some(role), Some(column)) = (role, draft.columns.get_mut(place)) {
            (column.means, column.decided) = (Means::Role(role), Decided::Name);
        }
    }
    dates_without_name(draft);
    answers_without_name(draft);
    direction_without_name(draft);
    draft.contacts = draft.layout.row.map_or_else(|| are_contacts(draft), |row| row == RowKind::Contact);
    if draft.contacts {
        // What a contact was about has no price: it is no category of the fees.
        for column in &mut draft.columns {
            if matches!(column.role(), Some(Role::Category | Role::Package)) && column.decided != Decided::Layout {
                (column.means, column.decided) = (Means::Nothing, Decided::Open);
            }
        }
    } else {
        // What only single contacts have is a column of words like any other.
        let words = draft.vocabulary.words();
        let went_out = |text: &String| words.outbound.holds(text) || words.inbound.holds(text);
        for column in &mut draft.columns {
            if let Some(Role::Answered | Role::Resolved | Role::Rating | Role::Valid | Role::Direction | Role::Contact) =
                column.role()
                && column.decided != Decided::Layout
            {
                // Call Type: CT_Mall, CT_Return.
                let names = column.role() == Some(Role::Direction) && !column.seen.texts.iter().any(went_out);
                let means = if names { Means::Role(Role::Group) } else { Means::Nothing };
                (column.means, column.decided) = (means, Decided::Open);
            }
        }
    }
}

/// What somebody said.
fn said(draft: &mut Draft<'_>) {
    for place in 0..draft.columns.len() {
        let Some(said) = draft.told(place) else { continue };
        let figure = said.figure.as_ref().and_then(|id| draft.vocabulary.slot(id)).map(Means::Figure);
        let means = figure.or(said.role.map(Means::Role));
        if let (Some(means), Some(column)) = (means, draft.columns.get_mut(place)) {
            (column.means, column.decided) = (means, Decided::Layout);
        }
    }
}

/// The role a column has by its name, if its cells agree.
fn named_role(column: &DraftColumn, draft: &Draft<'_>) -> Option<Role> {
    let seen = &column.seen;
    // A figure whose cells are the words of a survey is the answers themselves.
    if column.found.is_figure() && (levels_in(seen, draft) || points_in(column, draft)) {
        return Some(Role::Rating);
    }
    let named = column.found.meanings.iter().find_map(|(meaning, rank)| match meaning {
        Meaning::Column(role) if *rank == Rank::Sure => Some(*role),
        _ => None,
    })?;
    let times = seen.clock > 0 || (seen.duration > 0 && seen.dates.is_empty());
    match named {
        // A number that is no 0 or 1 is how many were.
        Role::Answered if seen.is_numeric() && seen.largest().is_some_and(|largest| largest > 1.into()) => None,
        // When it was resolved is not whether: 已解决 2026-10-05 18:00. When it was answered says that it was.
        Role::Answered | Role::Valid if !seen.dates.is_empty() => Some(named).filter(|_| seen.dates.len() < draft.rows),
        Role::Resolved | Role::Rating | Role::Valid if seen.is_surely_dated() => None,
        Role::Resolved => state_in(seen, draft),
        // 会话类型 says it where people and robots answer.
        Role::Valid => {
            let words = draft.vocabulary.words();
            let known = |text: &String| words.valid.holds(text) || words.invalid.holds(text);
            seen.texts.iter().any(known).then_some(named)
        }
        // Without vendors there is one cooperation: rows that begin on several days are about these.
        Role::Start if seen.texts.len() > 1 && seen.is_dated() && !has_role(draft, Role::Vendor) => {
            Some(if has_role(draft, Role::To) { Role::From } else { Role::Date })
        }
        Role::Date if times && seen.dates.is_empty() => Some(Role::Time),
        Role::Date | Role::From | Role::To => {
            let days = |text: &str| super::structure::bare_day(text).is_some();
            let points = |text: &str| super::dates::dotted(text).is_some();
            let numbered = seen.all_are(days, draft.vocabulary) || seen.all_are(points, draft.vocabulary);
            let dated = !seen.dates.is_empty() || seen.serials > 0 || numbered;
            (dated || seen.filled == 0).then_some(named)
        }
        // 9-10 under 小时 is an hour.
        Role::Time => {
            let dated = seen.is_dated() && !seen.dates.iter().all(|said| matches!(said, Said::EitherOfYear(..)));
            Some(if !times && dated { Role::Date } else { Role::Time })
        }
        // A column of numbers under the name of people or words counts something.
        Role::Agent | Role::Group | Role::Channel | Role::Version if seen.is_numeric() && seen.texts.len() < 2 => None,
        Role::Rating => Some(named).filter(|_| levels_in(seen, draft) || seen.is_text() || seen.whole > 0),
        other => Some(other),
    }
}

/// Whether some heading is called so.
fn has_role(draft: &Draft<'_>, role: Role) -> bool {
    draft.columns.iter().any(|column| column.found.role() == Some(role))
}

/// What a column called 状态 says by its words: whether a call was answered, or a ticket resolved.
fn state_in(seen: &Seen, draft: &Draft<'_>) -> Option<Role> {
    let words = draft.vocabulary.words();
    let of = |yes: &List, no: &List| seen.texts.iter().filter(|text| yes.holds(text) || no.holds(text)).count();
    let (resolved, answered) = (of(&words.resolved, &words.unresolved), of(&words.answered, &words.lost));
    match (resolved, answered) {
        (0, 0) => None,
        _ if answered > resolved => Some(Role::Answered),
        _ => Some(Role::Resolved),
    }
}

/// Whether cells are the answers of a survey in words.
fn levels_in(seen: &Seen, draft: &Draft<'_>) -> bool {
    if seen.text == 0 {
        return false;
    }
    let words = draft.vocabulary.words();
    let answers = |text: &&String| {
        let text = trimmed(text);
        draft.vocabulary.level(text).is_some_and(|_| text.parse::<u8>().is_err()) || draft.vocabulary.is_unrated(text)
    };
    let known = seen.texts.iter().filter(answers).count();
    let others = seen.texts.iter().filter(|text| !answers(text) && !words.is_missing(text)).count();
    known > 0 && known > others
}

/// Whether cells under the name of a rate are points from 1 to 5, the higher the better: most of them are.
fn points_in(column: &DraftColumn, draft: &Draft<'_>) -> bool {
    let seen = &column.seen;
    let point = |text: &String| text.parse::<u8>().is_ok() && draft.vocabulary.level(text).is_some();
    let silent = |text: &String| draft.vocabulary.is_unrated(text) || draft.vocabulary.words().is_missing(text);
    let half = rust_decimal::Decimal::from(3);
    let many =
        |above: bool| seen.unsigned().filter(|number| if above { *number > half } else { *number < half }).count();
    column.figures().any(|slot| Some(slot) == draft.vocabulary.survey().rate)
        && seen.texts.len() > 2
        && seen.texts.iter().all(|text| point(text) || silent(text))
        && many(true) > many(false)
}

/// Where no column is called a date, the one column of dates is one.
fn dates_without_name(draft: &mut Draft<'_>) {
    let named = draft.columns.iter().any(|column| matches!(column.role(), Some(Role::Month | Role::Date | Role::From)));
    if named {
        return;
    }
    // 通话时间 with days in its cells is when, and not how long.
    let free = |column: &DraftColumn| {
        let seen = &column.seen;
        column.means == Means::Nothing && seen.is_dated() && (!column.found.is_figure() || seen.is_surely_dated())
    };
    let mut dated = draft.columns.iter().enumerate().filter(|(_, column)| free(column));
    let (Some((place, column)), None) = (dated.next(), dated.next()) else { return };
    let months = column.seen.dates.iter().all(|said| matches!(said, Said::Month(_) | Said::MonthOfYear(_)));
    let role = if months { Role::Month } else { Role::Date };
    if let Some(column) = draft.columns.get_mut(place) {
        (column.means, column.decided) = (Means::Role(role), Decided::Values);
    }
}

/// Where no column is called so, the one column of a survey's answers is one: 您对本次服务是否满意？
fn answers_without_name(draft: &mut Draft<'_>) {
    if draft.columns.iter().any(|column| column.role() == Some(Role::Rating)) {
        return;
    }
    let levels = |seen: &Seen| seen.texts.iter().filter(|text| draft.vocabulary.level(text).is_some()).count();
    let answers = |column: &DraftColumn| {
        let seen = &column.seen;
        let silent = |text: &&String| draft.vocabulary.is_unrated(text) || draft.vocabulary.words().is_missing(text);
        column.means == Means::Nothing
            && column.found.is_nothing()
            && seen.text > 0
            && levels(seen) > 1
            && levels(seen).saturating_add(seen.texts.iter().filter(silent).count()) == seen.texts.len()
    };
    let mut own = draft.columns.iter().enumerate().filter(|(_, column)| answers(column)).map(|(place, _)| place);
    let (Some(place), None) = (own.next(), own.next()) else { return };
    if let Some(column) = draft.columns.get_mut(place) {
        (column.means, column.decided) = (Means::Role(Role::Rating), Decided::Values);
    }
}

/// Where no column is called so, one of nothing but words for calls that came in or went out says which: 类型.
fn direction_without_name(draft: &mut Draft<'_>) {
    let words = draft.vocabulary.words();
    let (came, went) = (|text: &String| words.inbound.holds(text), |text: &String| words.outbound.holds(text));
    let tells = |column: &DraftColumn| {
        let texts = &column.seen.texts;
        column.means == Means::Nothing
            && texts.iter().any(came)
            && texts.iter().any(went)
            && texts.iter().all(|text| came(text) || went(text))
    };
    if draft.of_role(Role::Direction).is_none()
        && let Some(column) = draft.columns.iter_mut().find(|column| tells(column))
    {
        (column.means, column.decided) = (Means::Role(Role::Direction), Decided::Values);
    }
}

/// Whether the rows are single contacts: each has a number of its own, or a point in time and a state, and nothing is
/// counted in it.
fn are_contacts(draft: &Draft<'_>) -> bool {
    let own = |column: &DraftColumn| {
        let seen = &column.seen;
        seen.filled > 0 && seen.texts.len().saturating_mul(50) >= seen.filled.min(400).saturating_mul(49)
    };
    let state = |column: &DraftColumn| {
        matches!(column.role(), Some(Role::Answered | Role::Resolved | Role::Rating | Role::Valid))
    };
    let with_state = draft.columns.iter().any(state) || draft.outcome().is_some();
    let is_dated = |column: &DraftColumn| {
        matches!(column.role(), Some(Role::Date | Role::From | Role::To)) && !column.seen.dates.is_empty()
    };
    let dated = draft.columns.iter().any(is_dated);
    let numbered = draft.columns.iter().any(|column| column.role() == Some(Role::Contact) && own(column));
    let counts = draft.columns.iter().any(|column| {
        let figure = |meaning: &Meaning| match meaning {
            Meaning::Figure(slot) => {
                // Of messages a contact has several.
                let counted = |figure: &Figure| figure.kind == Kind::Count && figure.unit != "messages";
                draft.vocabulary.figure(*slot).is_some_and(counted)
            }
            Meaning::Column(_) => false,
        };
        column.role().is_none()
            && column.seen.number_cells() > column.seen.text
            && (column.found.by_channel.is_some() || column.found.meanings.iter().any(|(meaning, _)| figure(meaning)))
    });
    // 日期 | 呼叫方向 | 是否接通: where nothing but words stands beside the day, nothing is counted.
    let instants = draft.columns.iter().any(|column| is_dated(column) && column.seen.instants > 0)
        || !draft
            .columns
            .iter()
            .any(|column| column.seen.is_numeric() && !is_dated(column) && column.role() != Some(Role::Ignored));
    (numbered && dated && !counts) || (with_state && instants && !counts && draft.rows > 1)
}

/// Of two columns for one thing the first counts, and of vendors the one with fewer names; what the second is, is said.
pub(super) fn repeated(draft: &mut Draft<'_>, problems: &mut Vec<Problem>) {
    for role in [Role::Vendor, Role::Month, Role::Start, Role::Category, Role::Package, Role::HandedOver] {
        let own = draft.all_of_role(role);
        let texts = |place: &usize| draft.columns.get(*place).map(|column| column.seen.texts.len());
        let names = |place: &usize| texts(place).filter(|many| *many > 0).unwrap_or(usize::MAX);
        let first = own.iter().copied().min_by_key(|place| if role == Role::Vendor { names(place) } else { 0 });
        for place in own.into_iter().filter(|place| Some(*place) != first) {
            let Some(column) = draft.columns.get_mut(place) else { continue };
            // A second name parts the first: shops of a vendor.
            let parts = role == Role::Vendor && column.seen.is_text();
            column.means = if parts { Means::Role(Role::Group) } else { Means::Role(Role::Ignored) };
            let problem = Problem::new(Code::KeyRepeated).with("key", role.word());
            problems.push(problem.at_cell(column.head.row, column.head.column, column.head.leaf()));
        }
    }
}
