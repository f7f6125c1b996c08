//! Names that the telephone and chat have in common, or that only seem to be of one of them.

use super::{fits, same_numbers};
use crate::glossary::{ByChannel, Channel, Rank, Role, Scope, Slot};
use crate::paste::draft::{Draft, DraftColumn, figure_of, sure_figure};
use crate::paste::evidence;
use crate::paste::plan::{Decided, Means};

/// Whether what waits in a queue is that of the other channel: its name says none, no column could be what was reached of it,
/// and one could be what the other channel reached.
pub(super) fn is_of_another(draft: &Draft<'_>, whole: Slot, column: &DraftColumn) -> bool {
    let (vocabulary, list) = (draft.vocabulary, draft.vocabulary.list(whole.scope));
    let Some(part) = list.iter().position(|known| known.whole == Some(whole.index)) else { return false };
    let part = Slot { scope: whole.scope, index: part };
    let Some(shared) = vocabulary.shared(part) else { return false };
    let other = if shared.phone == part { shared.chat } else { shared.phone };
    let has = |slot: Slot| {
        draft
            .columns
            .iter()
            .any(|column| column.found.by_channel == Some(shared) || column.figures().any(|own| own == slot))
    };
    !vocabulary.channels().begins_or_ends(column.head.leaf()) && !has(part) && has(other)
}

/// The other of the two channels that have the same names for their figures.
pub(super) fn other_than(channel: Channel) -> Option<Channel> {
    match channel {
        Channel::Phone => Some(Channel::Chat),
        Channel::Chat => Some(Channel::Phone),
        Channel::Email => None,
    }
}

/// Whether a count and its part under names that any channel has are not those of the channel of the table, which has that
/// count, or both, under names of its own: 转人工量 and 接起量 beside UPV, 人工请求量 and 人工接通量 beside 会话量 and 已接入会话量,
/// 进线量 and 接起量 beside 咨询量 and 接待量.
pub(super) fn has_own_names(draft: &Draft<'_>, names: &[String]) -> bool {
    let Some(channel) = draft.channel.filter(|_| draft.layout.channel.is_none()) else { return false };
    let shared = |slot: Slot| {
        draft.columns.iter().position(|column| {
            column.found.channel.is_none()
                && column.found.by_channel.is_some_and(|found| found.of(channel) == Some(slot))
        })
    };
    // How surely another column is called so; `near`: one that is only near counts, too.
    let own = |slot: Slot, near: bool| {
        let place = shared(slot)?;
        { draft.columns.iter().enumerate() }
            .filter(|(other, column)| column.found.by_channel.is_none() && !same_numbers(draft, *other, place))
            .filter_map(|(_, column)| {
                let meanings = column.found.meanings.iter();
                let (_, rank) = { meanings }.find(|(meaning, _)| figure_of(meaning) == Some(slot))?;
                let beside = || draft.vocabulary.sure_beside(&crate::glossary::plain_form(column.head.leaf()), names);
                (near || !matches!(rank, Rank::Nearest(_)) || beside()).then_some(*rank)
            })
            .min()
    };
    draft.vocabulary.list(Scope::Month).iter().enumerate().any(|(index, known)| {
        let part = Slot { scope: Scope::Month, index };
        let Some(whole) = known.whole.map(|index| Slot { scope: Scope::Month, index }) else { return false };
        let has_part = own(part, false).is_some();
        shared(part).is_some() && own(whole, has_part).is_some_and(|rank| rank == Rank::Sure || has_part)
    })
}

/// Whether a count and its part under names that any channel has fit one rate and not another: the table is of two channels
/// then. Some and true: the other rate is that of the channel at hand by its own name, such as 咨询应答率 beside 接起率.
pub(super) fn fit_another_rate(draft: &Draft<'_>) -> Option<bool> {
    let channel = draft.channel.filter(|_| draft.layout.channel.is_none())?;
    let other = other_than(channel)?;
    let shared = |column: &DraftColumn| column.found.by_channel.filter(|_| column.found.channel.is_none());
    let mut found = None;
    for (whole, column) in draft.columns.iter().enumerate() {
        let Some(slot) = shared(column).and_then(|figures| figures.of(channel)) else { continue };
        let rates = || (0..draft.columns.len()).filter(|rate| evidence::is_rate_of(draft, *rate, slot));
        for part in (0..draft.columns.len()).filter(|part| *part != whole) {
            let fits = |rate: &usize| evidence::rate_fits(draft, part, whole, *rate);
            let own = |rate: usize| draft.columns.get(rate).is_some_and(|column| shared(column).is_none());
            let of_other = |rate: usize| {
                let figures = draft.columns.get(rate).and_then(shared);
                figures.is_some_and(|figures| figures.otherwise == figures.of(other))
            };
            let Some(fitting) = rates().find(|rate| !own(*rate) && fits(rate)) else { continue };
            for rate in rates().filter(|rate| !fits(rate) && evidence::has_numbers(draft, *rate)) {
                if own(rate) || of_other(fitting) {
                    found = Some(own(rate) || found == Some(true));
                }
            }
        }
    }
    found
}

/// The figures of both channels that a column is, where each row is of one: 接待量 in rows of both is of each row's own, and so
/// is a name that is only near, if the rate of every row proves it.
pub(super) fn of_each_row(draft: &Draft<'_>, place: usize, column: &DraftColumn) -> Option<ByChannel> {
    let (vocabulary, name) = (draft.vocabulary, column.head.leaf());
    let of_all = |slot: &Slot| {
        let channels = vocabulary.channels();
        let part = vocabulary.known(*slot).is_some_and(|known| known.whole.is_some());
        !channels.begins_or_ends(name) && (part || !channels.speaks_of_any(&crate::glossary::spaced_form(name)))
    };
    let sure = sure_figure(&column.found).filter(of_all);
    // 会话数 beside 人工接起会话数, which each row has of its own channel.
    let with_part = |slot: &Slot| {
        let part = |own: Slot| vocabulary.known(own).and_then(|known| known.whole) == Some(slot.index);
        let own = { draft.columns.iter() }.filter_map(|column| Some((sure_figure(&column.found)?, column.head.leaf())));
        vocabulary.sure_beside(&crate::glossary::plain_form(name), &draft.names()) && { own }
            .any(|(own, name)| part(own) && !vocabulary.channels().begins_or_ends(name))
    };
    let near = || evidence::near_by_row(draft, place).or_else(|| column.figures().find(with_part));
    let slot = sure.or_else(near)?;
    let figures = vocabulary.shared(slot)?;
    // Its numbers are all that channel's: the other may have a column of its own.
    if of_rows(draft, place).and_then(|channel| figures.of(channel)) == Some(slot) {
        return None;
    }
    let has_own = draft.columns.iter().enumerate().any(|(other, column)| {
        let sure = sure_figure(&column.found);
        column.found.by_channel.is_some_and(|own| own.phone == figures.phone)
            || other != place && sure.is_some_and(|sure| sure == figures.phone || sure == figures.chat)
    });
    let free = column.found.channel.is_none() && draft.layout.channel.is_none() && !has_own;
    (free && fits(slot, &column.seen, draft)).then_some(figures)
}

/// The one channel in whose rows all numbers of a column stand.
pub(super) fn of_rows(draft: &Draft<'_>, place: usize) -> Option<Channel> {
    let by = draft.of_role(Role::Channel)?;
    let mut found = None;
    for (row, number) in draft.cells.iter().zip(&draft.columns.get(place)?.seen.numbers) {
        if number.is_some() {
            let own = draft.vocabulary.channels().of_name(row.get(by)?)?;
            if *found.get_or_insert(own) != own {
                return None;
            }
        }
    }
    found
}

/// Whether a column of channels holds both telephone and chat.
pub(in crate::paste) fn is_mixed(draft: &Draft<'_>, column: usize) -> bool {
    let Some(column) = draft.columns.get(column) else { return false };
    let words = draft.vocabulary.words();
    let texts = column.seen.texts.iter().filter(|text| words.summary(text).is_none());
    let found: Vec<Option<Channel>> = texts.map(|text| draft.vocabulary.channels().of_name(text)).collect();
    // 微信公众号, 网站 and APP are one.
    found.iter().any(Option::is_some) && found.iter().any(|channel| Some(channel) != found.first())
}

/// A heading that could be the figure of either channel is that of the other one where one of them has its column: 接起率 and
/// 应答率 side by side.
pub(super) fn by_elimination(draft: &mut Draft<'_>) {
    for place in 0..draft.columns.len() {
        let Some(column) = draft.columns.get(place).filter(|column| column.means == Means::Nothing) else { continue };
        let Some(figures) =
            column.found.by_channel.filter(|_| column.found.channel.is_none() && draft.channel.is_none())
        else {
            continue;
        };
        let taken = |slot: Slot| draft.of_figure(slot).is_some();
        let left = match (taken(figures.phone), taken(figures.chat)) {
            (true, false) => figures.chat,
            (false, true) => figures.phone,
            _ => continue,
        };
        let both = draft.columns.iter().enumerate().any(|(other, column)| {
            other != place && column.means == Means::Nothing && column.found.by_channel == Some(figures)
        });
        if !both && let Some(column) = draft.columns.get_mut(place) {
            (column.means, column.decided) = (Means::Figure(left), Decided::Context);
        }
    }
}

/// Where figures alone say the channel, headings whose figure of it has a column of its own are the other channel's: 进线量 and
/// 接起量 beside UPV and 接待量. One without its counterpart is only near.
pub(super) fn other_channel(draft: &mut Draft<'_>) {
    let Some(channel) = draft.channel.filter(|_| draft.layout.channel.is_none() && draft.channel_in_words().is_none())
    else {
        return;
    };
    let Some(other) = other_than(channel) else { return };
    let mut left: Vec<(usize, Slot)> = Vec::new();
    for (place, column) in draft.columns.iter().enumerate() {
        let Some(figures) = column.found.by_channel.filter(|_| column.means == Means::Nothing) else { continue };
        let taken = |slot: Option<Slot>| slot.is_some_and(|slot| draft.of_figure(slot).is_some());
        let own = figures.of(other).filter(|slot| column.found.channel.is_none() && fits(*slot, &column.seen, draft));
        if let (true, false, Some(slot)) = (taken(figures.of(channel)), taken(own), own) {
            left.push((place, slot));
        }
    }
    let whole = |slot: Slot| draft.vocabulary.known(slot).and_then(|known| known.whole);
    let has = |index: usize| left.iter().any(|(_, slot)| slot.index == index);
    let pair = left.iter().any(|(_, slot)| whole(*slot).is_some_and(has));
    let twice = |slot: Slot| left.iter().filter(|(_, other)| *other == slot).count() > 1;
    let found: Vec<(usize, Slot, bool)> =
        left.iter().map(|(place, slot)| (*place, *slot, pair && !twice(*slot))).collect();
    for (place, slot, sure) in found {
        let Some(column) = draft.columns.get_mut(place) else { continue };
        if sure {
            (column.means, column.decided) = (Means::Figure(slot), Decided::Context);
        } else {
            column.possible = vec![(slot, Rank::Nearest(0))];
        }
    }
}
