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

/// Further names of a figure.
#[derive(Clone, Debug, FromJson)]
pub(super) struct MoreNames {
    /// The better ones first.
    pub(super) weaker: Vec<String>,
    /// Names of which none is better than another.
    pub(super) equal: Vec<String>,
    pub(super) nearest: Vec<String>,
}

/// Names that mean one figure in tables of calls and another in tables of chats.
#[derive(Clone, Debug, FromJson)]
pub(super) struct SharedNames {
    pub(super) names: Vec<String>,
    pub(super) phone: String,
    pub(super) chat: String,
    pub(super) otherwise: Option<String>,
}

/// Names that may mean one of several figures in tables of people.
#[derive(Clone, Debug, FromJson)]
pub(super) struct PerAgent {
    pub(super) names: Vec<String>,
    pub(super) figures: Vec<String>,
}

/// Names whose meaning other words of the table tell, all in their plain form: those of columns beside, or words behind.
#[derive(Clone, Debug, FromJson)]
pub(super) struct NamesInContext {
    pub(super) names: Vec<String>,
    pub(super) beside: Vec<String>,
    pub(super) behind: Vec<String>,
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
    pub(super) names: Map<String, MoreNames>,
    pub(super) by_channel: Vec<SharedNames>,
    pub(super) per_agent: Vec<PerAgent>,
    pub(super) affixes: Affixes,
    /// Names that are sure beside another column.
    pub(super) beside: Vec<NamesInContext>,
    /// Names that may take in more than their figure, beside columns of which these words are a part, or behind them.
    pub(super) wider: Vec<NamesInContext>,
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
            for context in glossary.beside.iter_mut().chain(&mut glossary.wider) {
                for name in { context.names.iter_mut().chain(&mut context.beside) }.chain(&mut context.behind) {
                    *name = plain_form(name);
                }
            }
            glossary
        })
    }
}

/// A label in all languages, and the other names.
pub(super) fn names<'l>(label: &'l Text, aliases: &'l [String]) -> impl Iterator<Item = &'l str> {
    label.all().chain(aliases.iter().map(String::as_str))
}
