//! Telephone, chat or e-mail: what a table is about, by its words.

use serde::Serialize;

use super::cell_words::List;
use super::header_text::{plain_form, spaced_form};
use crate::json::FromJson;

/// By which channel contacts came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Telephone.
    Phone,
    /// Chat.
    Chat,
    /// E-mail.
    Email,
}

/// The words of one channel.
#[derive(Clone, Debug, FromJson)]
pub(crate) struct ChannelWords {
    channel: Channel,
    /// What stands before a heading that is the same for all channels, or above it: `热线接起量`.
    pub(super) heads: Vec<String>,
    /// What only tables of this channel have in their headings.
    evidence: Vec<String>,
    /// What stands in cells of a column of channels.
    cells: List,
    /// The figures that are counted in this channel alone.
    pub(super) figures: Vec<String>,
}

/// The channels of the glossary, their words as headings are compared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Channels(Vec<ChannelWords>);

impl Channels {
    pub(super) fn new(mut channels: Vec<ChannelWords>) -> Self {
        for words in &mut channels {
            words.heads.iter_mut().for_each(|word| *word = plain_form(word));
            words.evidence.iter_mut().for_each(|word| *word = spaced_form(word));
        }
        Self(channels)
    }

    /// Whether a heading, in its spaced form, holds words that only tables of this channel have.
    pub(crate) fn speaks_of(&self, heading: &str, channel: Channel) -> bool {
        let own = self.0.iter().filter(|words| words.channel == channel);
        { own }.any(|words| words.evidence.iter().any(|word| holds(heading, word)))
    }

    /// The figures that are counted in one channel alone.
    pub(super) fn figures(&self) -> impl Iterator<Item = (&str, Channel)> {
        self.0.iter().flat_map(|words| words.figures.iter().map(|id| (id.as_str(), words.channel)))
    }

    /// The channel a cell names.
    pub(crate) fn of_cell(&self, cell: &str) -> Option<Channel> {
        self.0.iter().find(|words| words.cells.holds(cell)).map(|words| words.channel)
    }

    /// The channels a name speaks of: 电话数据, 在线组.
    fn spoken(&self, name: &str) -> impl Iterator<Item = Channel> {
        let name = spaced_form(name);
        [Channel::Phone, Channel::Chat].into_iter().filter(move |channel| self.speaks_of(&name, *channel))
    }

    /// Whether a name speaks of any channel.
    pub(crate) fn speaks_of_any(&self, name: &str) -> bool {
        self.of_cell(name).is_some() || self.spoken(name).next().is_some()
    }

    /// The channel a name is, or the only one it speaks of.
    pub(crate) fn of_name(&self, name: &str) -> Option<Channel> {
        self.of_cell(name).or_else(|| {
            let mut spoken = self.spoken(name);
            spoken.next().filter(|_| spoken.next().is_none())
        })
    }

    /// Whether a heading begins or ends with the name of a channel.
    pub(crate) fn begins_or_ends(&self, heading: &str) -> bool {
        self.split(&plain_form(heading)).next().is_some()
    }

    /// The channel a heading begins or ends with, or is the whole of, and what is left of it. Both in plain form.
    pub(super) fn split<'h>(&'h self, heading: &'h str) -> impl Iterator<Item = (Channel, &'h str)> {
        self.0.iter().flat_map(|words| words.heads.iter().map(|head| (words.channel, head.as_str()))).filter_map(
            |(channel, head)| {
                let rest = heading.strip_prefix(head).or_else(|| heading.strip_suffix(head))?;
                Some((channel, rest))
            },
        )
    }
}

/// Whether a text holds a word; one of Latin letters stands apart from others, or is long enough to be meant.
fn holds(text: &str, word: &str) -> bool {
    const LONG: usize = 4;
    text.match_indices(word).any(|(at, _)| {
        let edge = |letter: Option<char>| !letter.is_some_and(|letter| letter.is_ascii_alphabetic());
        let (before, after) = (text.get(..at), text.get(at.saturating_add(word.len())..));
        !word.is_ascii()
            || word.len() >= LONG
            || (edge(before.and_then(|text| text.chars().next_back()))
                && edge(after.and_then(|text| text.chars().next())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_word_of_latin_letters_stands_apart() {
        assert!(holds("im messages", "im") && holds("messages(im)", "im"));
        assert!(!holds("important", "im") && !holds("claim", "im"));
        // Four letters are long enough to be meant.
        assert!(holds("webchats", "chat"));
        assert!(holds("在线会话量", "在线"));
    }
}
