//! What a heading can mean, and how surely.

use crate::map::Map;

use super::channel::Channel;
use super::figure::Role;
use super::vocabulary::Slot;

/// What a heading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Meaning {
    Figure(Slot),
    Column(Role),
}

/// How surely a name means it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// It is called so.
    Sure,
    /// It is called so where no better name stands beside it; of two the one with the lower number.
    Weaker(u16),
    /// It is near, and somebody must say so; of two the one with the lower number is nearer.
    Nearest(u16),
}

impl Rank {
    /// The figure of the channel of the table.
    pub(crate) const BY_CHANNEL: Self = Self::Weaker(0);
    /// Behind names that are better than others, names with words that say nothing else.
    pub(crate) const AFFIXED: Self = Self::Weaker(1000);
    /// Names of which none is better than another.
    pub(crate) const EQUAL: Self = Self::Weaker(1010);
    /// What counts on from row to row.
    pub(crate) const RUNNING: Self = Self::Weaker(1020);
    /// What a column beside it makes sure.
    pub(crate) const BESIDE: Self = Self::Weaker(1030);
    /// What the values make sure.
    pub(crate) const BY_VALUES: Self = Self::Weaker(1040);
}

/// What looking up a heading gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "what a heading says besides its name, each of it a yes or no")]
pub(crate) struct Found {
    /// What it can mean, the surest first.
    pub(crate) meanings: Vec<(Meaning, Rank)>,
    /// The unit that stands in the heading.
    pub(crate) unit: Option<String>,
    /// Whether that unit is none that the figure is counted in.
    pub(crate) other_unit: bool,
    /// The figure it means is that of the channel of the table; see [`ByChannel`].
    pub(crate) by_channel: Option<ByChannel>,
    /// The channel that the heading names.
    pub(crate) channel: Option<Channel>,
    /// Whether it says that it is about contacts with people, not with machines.
    pub(crate) by_people: bool,
    /// Whether it says that it is about the month, whatever the row is about: `本月…`.
    pub(crate) monthly: bool,
    /// Whether it says that it counts on from row to row: `累计…`.
    pub(crate) running: bool,
}

impl Found {
    /// Whether it means nothing that is known.
    pub(crate) fn is_nothing(&self) -> bool {
        self.meanings.is_empty() && self.by_channel.is_none()
    }

    /// What it means, if that is sure and one thing.
    pub(crate) fn sure(&self) -> Option<Meaning> {
        match self.meanings.as_slice() {
            [(meaning, Rank::Sure)] => Some(*meaning),
            [(meaning, Rank::Sure), (_, second), ..] if *second > Rank::Sure => Some(*meaning),
            _ => None,
        }
    }

    /// The column it means, if it means one.
    pub(crate) fn role(&self) -> Option<Role> {
        match self.meanings.first() {
            Some((Meaning::Column(role), _)) => Some(*role),
            _ => None,
        }
    }

    /// The same, each meaning no surer than this.
    pub(super) fn no_surer_than(mut self, rank: Rank) -> Self {
        self.meanings.iter_mut().for_each(|(_, own)| *own = rank.max(*own));
        self
    }

    /// The same, near its figures alone.
    pub(crate) fn only_near(mut self) -> Self {
        let shared = self.by_channel.take().map(|figures| [figures.phone, figures.chat]);
        self.meanings.extend(shared.into_iter().flatten().map(|slot| (Meaning::Figure(slot), Rank::Nearest(0))));
        self.no_surer_than(Rank::Nearest(0))
    }

    /// Whether it can mean a figure.
    pub(crate) fn is_figure(&self) -> bool {
        self.by_channel.is_some() || self.meanings.iter().any(|(meaning, _)| matches!(meaning, Meaning::Figure(_)))
    }
}

/// A name that means one figure in tables of calls and another in tables of chats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ByChannel {
    pub(crate) phone: Slot,
    pub(crate) chat: Slot,
    /// Where nothing tells.
    pub(crate) otherwise: Option<Slot>,
}

impl ByChannel {
    /// The figure of a channel.
    pub(crate) fn of(&self, channel: Channel) -> Option<Slot> {
        match channel {
            Channel::Phone => Some(self.phone),
            Channel::Chat => Some(self.chat),
            Channel::Email => None,
        }
    }
}

/// All names, in their plain form.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    meanings: Map<String, Vec<(Meaning, Rank)>>,
    by_channel: Map<String, ByChannel>,
}

impl Names {
    /// Adds a name. A meaning that it has already keeps the surer rank.
    pub(super) fn add(&mut self, name: String, meaning: Meaning, rank: Rank) {
        if name.is_empty() {
            return;
        }
        self.meanings.update(name, |meanings| {
            match meanings.iter_mut().find(|(known, _)| *known == meaning) {
                Some((_, known)) => *known = rank.min(*known),
                None => meanings.push((meaning, rank)),
            }
            crate::sort::sort_by_key(meanings, |(_, rank)| *rank);
        });
    }

    /// Whether nothing else is surely called so; names of columns that yield to figures do.
    pub(super) fn is_free(&self, name: &str) -> bool {
        let yields = |meaning: &Meaning| matches!(meaning, Meaning::Column(role) if !role.is_claimed());
        self.get(name).iter().all(|(meaning, rank)| *rank > Rank::Sure || yields(meaning))
    }

    /// Gives a name one meaning alone.
    pub(super) fn claim(&mut self, name: String, meaning: Meaning) {
        self.by_channel.remove(&name);
        self.meanings.insert(name, vec![(meaning, Rank::Sure)]);
    }

    pub(super) fn add_by_channel(&mut self, name: String, figures: ByChannel) {
        self.by_channel.insert(name, figures);
    }

    pub(super) fn get(&self, name: &str) -> &[(Meaning, Rank)] {
        self.meanings.get(name).map_or(&[], Vec::as_slice)
    }

    pub(super) fn shared(&self) -> impl Iterator<Item = ByChannel> {
        self.by_channel.values().copied()
    }

    pub(super) fn by_channel(&self, name: &str) -> Option<ByChannel> {
        self.by_channel.get(name).copied()
    }

    /// Names that surely mean more than one thing, with the first two of them.
    pub(super) fn clashes(&self) -> impl Iterator<Item = (&str, [Meaning; 2])> {
        self.meanings.iter().filter_map(|(name, meanings)| {
            let mut sure = meanings.iter().filter(|(_, rank)| *rank == Rank::Sure).map(|(meaning, _)| *meaning);
            Some((name.as_str(), [sure.next()?, sure.next()?]))
        })
    }
}
