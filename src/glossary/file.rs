//! What `contracts/glossary.json` holds.

use std::sync::OnceLock;

use super::cell_words::Words;
use super::channel::{Channel, ChannelWords};
use super::figure::{Figure, Role};
use super::header_text::plain_form;
use crate::json::{self, FromJson, Value, json_text};
use crate::localized::Text;
use crate::map::Map;

#[derive(Clone, Debug, FromJson)]
pub(super) struct Heading {
    pub(super) role: Role,
    pub(super) label: Text,
    pub(super) aliases: Vec<String>,
}

/// What may stand before or behind a name without making another figure of it.
#[derive(Clone, Debug, Default, FromJson)]
pub(super) struct Affixes {
    /// It is about contacts with people.
    pub(super) agents: Vec<String>,
    pub(super) plain: Vec<String>,
    /// It is about the month, whatever the row is about.
    pub(super) monthly: Vec<String>,
    /// It counts on from row to row.
    pub(super) running: Vec<String>,
}

/// A survey: its levels, best first, and what is made of them.
#[derive(Clone, Debug, Default, FromJson)]
pub(crate) struct Scale {
    pub(crate) levels: Vec<String>,
    pub(crate) good: Vec<String>,
    pub(crate) answers: String,
    pub(crate) rate: String,
    /// For each level the words that stand in cells for it.
    pub(super) words: Vec<Vec<String>>,
    pub(super) unrated: Vec<String>,
}

/// A kind of single contacts: what the column with their numbers is called, and what each of them counts as.
#[derive(Clone, Debug, FromJson)]
pub(crate) struct Contact {
    pub(super) names: Vec<String>,
    /// Words of which one stands around them where no column has their numbers.
    pub(super) words: Vec<String>,
    /// Each counts as one of this figure.
    pub(crate) each: Option<String>,
    /// Each that was answered counts as one of this.
    pub(crate) answered: Option<String>,
    /// Each that was resolved counts as one of this.
    pub(crate) resolved: Option<String>,
    /// Whether each counts as one of this somebody must say.
    pub(crate) asks: Option<String>,
    pub(crate) channel: Option<Channel>,
}

/// A log of events without headings.
#[derive(Clone, Debug, FromJson)]
pub(crate) struct Log {
    pub(crate) separator: String,
    /// The fewest cells a row has; columns count from 1.
    pub(crate) cells: i32,
    pub(crate) time: i32,
    pub(crate) event: i32,
    pub(crate) contact: i32,
    pub(crate) group: i32,
    pub(crate) counts: Vec<LogCount>,
    pub(super) others: Vec<String>,
}

/// Which figure an event counts as one of.
#[derive(Clone, Debug, FromJson)]
pub(crate) struct LogCount {
    pub(crate) event: String,
    pub(crate) figure: String,
}

impl Log {
    /// Whether the word is an event of this log.
    pub(crate) fn knows(&self, event: &str) -> bool {
        self.counts.iter().any(|count| count.event == event) || self.others.iter().any(|other| other == event)
    }
}

#[derive(Clone, Debug, Default, FromJson)]
pub(super) struct Glossary {
    pub(super) figures: Vec<Figure>,
    /// Further names of figures: weaker ones, the better ones first; those of which none is better than another; near ones.
    pub(super) names: Map<String, Vec<Vec<String>>>,
    /// Names that mean one figure in tables of calls and another in tables of chats: these, and the one where nothing tells.
    pub(super) by_channel: Vec<Vec<Vec<String>>>,
    /// Names that may mean one of several figures in tables of people, and these.
    pub(super) per_agent: Vec<Vec<Vec<String>>>,
    pub(super) affixes: Affixes,
    /// Names that are sure beside another column, and its names; in their plain form.
    pub(super) beside: Vec<Vec<Vec<String>>>,
    /// Names that may take in more than their figure, beside columns of which these words are a part, or behind them; in their
    /// plain form.
    pub(super) wider: Vec<Vec<Vec<String>>>,
    /// What is lost of figures, and not one itself.
    pub(super) lost: Map<String, Vec<String>>,
    pub(super) channels: Vec<ChannelWords>,
    pub(super) scale: Scale,
    pub(super) contacts: Vec<Contact>,
    pub(super) logs: Vec<Log>,
    pub(super) headings: Vec<Heading>,
    pub(super) units: Map<String, Vec<String>>,
    pub(super) words: Words,
}

impl Glossary {
    /// The one that comes with the engine.
    pub(super) fn built_in() -> &'static Self {
        static READ: OnceLock<Glossary> = OnceLock::new();
        READ.get_or_init(|| {
            let json: Value = serde_json::from_str(json_text!("contracts/glossary.json")).unwrap_or_default();
            let mut glossary: Self = json::read(&json, &mut Vec::new()).unwrap_or_default();
            for name in { glossary.beside.iter_mut().chain(&mut glossary.wider) }.flatten().flatten() {
                *name = plain_form(name);
            }
            glossary
        })
    }
}

/// A label in all languages, and the other names.
pub(super) fn names<'l>(label: &'l Text, aliases: &'l [String]) -> impl Iterator<Item = &'l str> {
    label.all().chain(aliases.iter().map(String::as_str))
}
