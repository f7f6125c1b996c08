//! A table while it is found out what its columns are.

use super::join::Number;
use super::layout::{ColumnLayout, Layout, column_name};
use super::periods::Period;
use super::plan::{Decided, Means, RowKind};
use super::questions::{Asked, AskedChoice};
use super::seen::Seen;
use super::structure::{self, Head};
use crate::calendar::{Date, Month};
use crate::glossary::{Channel, Found, Meaning, Rank, Role, Slot, Vocabulary, plain_form, spaced_form};

/// What stands around a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    /// Title lines above it.
    pub(super) titles: Vec<String>,
    pub(super) sheet: Option<String>,
    pub(super) source: Option<String>,
    /// What lines of labels above it say once for all rows.
    pub(super) vendor: Option<Number>,
    pub(super) month: Option<Month>,
    pub(super) start: Option<Date>,
    /// The day the contract's months begin with.
    pub(super) from_day: u8,
}

/// A column while it is found out what it is.
#[derive(Clone, Debug)]
pub(super) struct DraftColumn {
    pub(super) head: Head,
    pub(super) found: Found,
    pub(super) seen: Seen,
    pub(super) means: Means,
    pub(super) decided: Decided,
    /// Figures it could be, and how surely.
    pub(super) possible: Vec<(Slot, Rank)>,
}

impl DraftColumn {
    pub(super) fn role(&self) -> Option<Role> {
        match self.means {
            Means::Role(role) => Some(role),
            _ => None,
        }
    }

    /// The figures it may be called by its name.
    pub(super) fn figures(&self) -> impl Iterator<Item = Slot> {
        self.found.meanings.iter().filter_map(|(meaning, _)| figure_of(meaning))
    }

    pub(super) fn slot(&self) -> Option<Slot> {
        match self.means {
            Means::Figure(slot) => Some(slot),
            _ => None,
        }
    }
}

/// A table while it is found out what its columns are.
pub(super) struct Draft<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) around: &'a Around,
    /// What was said about it.
    pub(super) layout: Layout,
    pub(super) columns: Vec<DraftColumn>,
    /// The rows that are looked at.
    pub(super) cells: &'a [&'a [String]],
    pub(super) rows: usize,
    pub(super) asked: Vec<Asked>,
    /// Whether a row is a single contact.
    pub(super) contacts: bool,
    /// The channel of the table, where its words say one.
    pub(super) channel: Option<Channel>,
    pub(super) context: Period,
    pub(super) row: RowKind,
}

impl<'a> Draft<'a> {
    pub(super) fn new(
        heads: &[Head],
        rows: &'a [&'a [String]],
        around: &'a Around,
        layouts: &[Layout],
        vocabulary: &'a Vocabulary,
    ) -> Self {
        let headings: Vec<String> = heads.iter().map(Head::text).collect();
        let mut layout = Layout::default();
        for one in layouts.iter().filter(|layout| layout.is_for(&headings)) {
            layout = layout.with(one);
        }
        let width = heads.len().max(rows.iter().map(|row| row.len()).max().unwrap_or(0));
        let mut columns = Vec::with_capacity(width);
        for place in 0..width {
            let row = heads.first().map_or(1, |head| head.row);
            let before = heads.first().map_or(0, |head| head.column.saturating_sub(1));
            let empty = Head { column: structure::number(place).saturating_add(before), row, ..Head::default() };
            let head = heads.get(place).cloned().unwrap_or(empty);
            let cells = rows.iter().map(|row| row.get(place).map_or("", |cell| structure::without_marks(cell)));
            let seen = Seen::of(cells, vocabulary);
            let found = structure::find(&head, vocabulary);
            let (means, decided) = (Means::Nothing, Decided::Open);
            columns.push(DraftColumn { head, found, seen, means, decided, possible: Vec::new() });
        }
        let names: Vec<String> = columns.iter().map(|column| plain_form(&column.head.text())).collect();
        for (place, column) in columns.iter_mut().enumerate() {
            let (before, after) = (names.get(..place), names.get(place.saturating_add(1)..));
            let name = plain_form(column.head.leaf());
            // 服务时长(秒)
            let unit = column.found.unit.as_ref().and_then(|unit| name.strip_suffix(unit.as_str()));
            // 接待量 between 会话量 and 呼出量 is of chats as they are: those that were called are no part of it.
            let others = || before.into_iter().chain(after).flatten();
            let speaks = |channel| others().any(|name| vocabulary.channels().speaks_of(name, channel));
            let own = sure_figure(&column.found).and_then(|slot| vocabulary.channel_of(slot));
            let alone = own == Some(Channel::Chat) && speaks(Channel::Chat) && !speaks(Channel::Phone);
            let name = unit.unwrap_or(&name);
            if !alone && vocabulary.is_wider(name, before.unwrap_or_default(), after.unwrap_or_default()) {
                column.found = std::mem::take(&mut column.found).only_near();
            }
        }
        Self {
            vocabulary,
            around,
            layout,
            columns,
            cells: rows,
            rows: rows.len(),
            asked: Vec::new(),
            contacts: false,
            channel: None,
            context: Period::Unknown,
            row: RowKind::Month,
        }
    }

    /// The first column of this role.
    pub(super) fn of_role(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|column| column.role() == Some(role))
    }

    /// All columns of this role.
    pub(super) fn all_of_role(&self, role: Role) -> Vec<usize> {
        let own = self.columns.iter().enumerate().filter(|(_, column)| column.role() == Some(role));
        own.map(|(place, _)| place).collect()
    }

    /// The column that says of each contact whether it was answered; it may be that of the direction: inbound, missed, outbound.
    pub(super) fn outcome(&self) -> Option<usize> {
        let lost = &self.vocabulary.words().lost;
        let tells = |column: &usize| {
            self.columns.get(*column).is_some_and(|column| column.seen.texts.iter().any(|text| lost.holds(text)))
        };
        let words = |column: &usize| self.columns.get(*column).is_some_and(|column| column.seen.dates.is_empty());
        let said = self.all_of_role(Role::Answered);
        // What a machine answered comes before what people did: of two times the rarer is theirs.
        let dates = |column: &&usize| self.columns.get(**column).map(|column| column.seen.dates.len());
        let own = { said.iter() }.copied().find(words).or(said.iter().min_by_key(dates).copied());
        own.or_else(|| self.of_role(Role::Direction).filter(tells))
    }

    /// The column that says of each contact whether it was lost: `Abandoned` with 1 and 0.
    pub(super) fn lost_flags(&self) -> Option<usize> {
        let words = self.vocabulary.words();
        let flags = |column: &DraftColumn| {
            let texts = &column.seen.texts;
            texts.len() > 1 && texts.iter().all(|text| words.flag(text).is_some())
        };
        { self.columns.iter() }.position(|column| {
            column.means == Means::Nothing
                && !self.vocabulary.lost_of(column.head.leaf()).is_empty()
                && column.seen.filled == self.rows
                && flags(column)
        })
    }

    /// The column of a figure.
    pub(super) fn of_figure(&self, slot: Slot) -> Option<usize> {
        self.columns.iter().position(|column| column.slot() == Some(slot))
    }

    /// Whether a figure has a column, alone or in rows of its channel.
    pub(super) fn has_figure(&self, slot: Slot) -> bool {
        self.columns.iter().any(|column| match column.means {
            Means::Figure(own) => own == slot,
            Means::ByChannel { phone, chat } => phone == slot || chat == slot,
            _ => false,
        })
    }

    /// The heading of a column, as layouts name it.
    pub(super) fn heading(&self, column: usize) -> String {
        let heading = self.columns.get(column).map_or_else(String::new, |column| column.head.text());
        column_name(heading, column)
    }

    /// The same, told apart from other columns of this heading.
    fn name(&self, column: usize) -> String {
        let heading = self.heading(column);
        let same = |other: &usize| *other != column && self.heading(*other) == heading;
        let repeated = (0..self.columns.len()).any(|other| same(&other));
        if repeated { format!("{heading} #{}", structure::number(column)) } else { heading }
    }

    /// What somebody said about a column: about it alone, or about all of its heading.
    pub(super) fn told(&self, column: usize) -> Option<&ColumnLayout> {
        self.layout.column(&self.name(column)).or_else(|| self.layout.column(&self.heading(column)))
    }

    pub(super) fn ask(&mut self, asked: Asked) {
        if !self
            .asked
            .iter()
            .any(|known| known.ask == asked.ask && known.figure == asked.figure && known.column == asked.column)
        {
            self.asked.push(asked);
        }
    }

    /// The choice to take a column for a figure.
    pub(super) fn take_for(&self, column: usize, slot: Slot) -> AskedChoice {
        let heading = self.name(column);
        let figure = self.vocabulary.figure(slot).map(|figure| figure.id.clone());
        let layout = Layout::of_column(heading.clone(), ColumnLayout { figure, ..Default::default() });
        AskedChoice::new("column", heading, layout)
    }

    /// The choice to leave a column unread.
    pub(super) fn ignore(&self, column: usize) -> AskedChoice {
        let ignored = ColumnLayout { role: Some(Role::Ignored), ..Default::default() };
        AskedChoice::new("ignored", "", Layout::of_column(self.name(column), ignored))
    }

    /// The names of all headings, in their plain form.
    pub(super) fn names(&self) -> Vec<String> {
        self.columns.iter().map(|column| plain_form(column.head.leaf())).collect()
    }

    /// By which channel the contacts of the table came, by its words: those of the headings first, then of titles and sheet,
    /// then of the file's name. `None`: both, or nothing says.
    pub(super) fn spoken_channel(&self) -> Option<Channel> {
        self.channel_of(true)
    }

    /// The same, by words alone: headings that are figures of a channel say nothing of the others.
    pub(super) fn channel_in_words(&self) -> Option<Channel> {
        self.channel_of(false)
    }

    fn channel_of(&self, with_figures: bool) -> Option<Channel> {
        let own = |column: &DraftColumn| match column.found.sure() {
            Some(Meaning::Figure(slot)) => self.vocabulary.channel_of(slot),
            _ => None,
        };
        let headings = self
            .columns
            .iter()
            .filter(|column| column.found.by_channel.is_none() || column.found.channel.is_some())
            .filter(|column| with_figures || own(column).is_none());
        let headings = headings.map(|column| column.head.text());
        let constant = |column: &&DraftColumn| {
            matches!(column.role(), Some(Role::Channel | Role::Group)) && column.seen.texts.len() == 1
        };
        let cells = self.columns.iter().filter(constant).flat_map(|column| column.seen.texts.iter().cloned());
        let first: Vec<String> = headings.chain(cells).collect();
        let figures: Vec<Channel> = self.columns.iter().filter_map(own).filter(|_| with_figures).collect();
        let titles = self.around.titles.iter().cloned().chain(self.around.sheet.clone());
        let source = self.around.source.iter().cloned();
        for (texts, figures) in [(first, figures), (titles.collect(), Vec::new()), (source.collect(), Vec::new())] {
            let spoken: Vec<String> = texts.iter().map(|text| spaced_form(text)).collect();
            let speaks = |channel| {
                figures.contains(&channel)
                    || spoken.iter().any(|text| self.vocabulary.channels().speaks_of(text, channel))
            };
            match (speaks(Channel::Phone), speaks(Channel::Chat)) {
                (true, false) => return Some(Channel::Phone),
                (false, true) => return Some(Channel::Chat),
                (true, true) => return None,
                (false, false) => {}
            }
        }
        None
    }
}

/// The figure that something surely means.
pub(super) fn sure_figure(found: &Found) -> Option<Slot> {
    found.sure().as_ref().and_then(figure_of)
}

/// Whether a meaning is that of a figure.
pub(super) fn figure_of(meaning: &Meaning) -> Option<Slot> {
    match meaning {
        Meaning::Figure(slot) => Some(*slot),
        Meaning::Column(_) => None,
    }
}
