//! How the rows of one table are read: what each column is, and how rows become months. Decided once, from the headings and
//! the first rows.

use crate::map::{Map, Set};

use serde::Serialize;

use super::join::Number;
use super::parse_cell::Format;
use super::periods::Periods;
use super::structure::Head;
use crate::glossary::{Channel, Role, Scope, Slot};
use crate::json::FromJson;

/// How it was decided what a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Decided {
    /// Somebody said so.
    Layout,
    /// It is called so.
    Name,
    /// By the words around it: the channel of the table, a column beside it.
    Context,
    /// By its values.
    Values,
    /// It was not.
    Open,
}

/// What a column is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Means {
    #[default]
    Nothing,
    Role(Role),
    Figure(Slot),
    /// The one figure in rows of calls, the other in rows of chats.
    ByChannel {
        phone: Slot,
        chat: Slot,
    },
}

/// A column of a table, and what it was taken for.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) head: Head,
    pub(super) means: Means,
    pub(super) decided: Decided,
    pub(super) format: Format,
    /// Figures that it could be, the nearest first.
    pub(super) candidates: Vec<Slot>,
    /// Whether it holds numbers.
    pub(super) numbers: bool,
    /// Some of its cells.
    pub(super) samples: Vec<String>,
}

/// What a row of a table is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// A month.
    #[default]
    Month,
    /// Some days of one, such as a week.
    Days,
    /// A day.
    Day,
    /// A part of a day, such as half an hour.
    Interval,
    /// A single contact: a call, a session, a ticket.
    Contact,
    /// An event in a log.
    Event,
}

/// How one figure comes out of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// The cells are added up.
    Sum,
    /// Each cell is multiplied by that of the figure column here, and the products are added up; what follows adds up the
    /// weights.
    Weighted { by: usize },
    /// The weights of the one before.
    Weights { by: usize },
    /// One cell; of several that differ none is the month's.
    Single,
    /// One that holds is enough.
    Any,
    /// A level: see [`super::levels`].
    Level,
    /// The last of a counter that grows over the day, or over the month: see [`super::levels`].
    Last { of_month: bool },
    /// Rows are counted.
    Count(Counted),
}

/// Which rows are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// All that came in.
    All,
    /// Those held to be contacts.
    Valid,
    Answered,
    Resolved,
    /// Those rated with this level.
    Rated(usize),
    /// Those with this event.
    Event(usize),
}

/// One thing that is gathered over the rows of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gathered {
    /// The figure it makes; none for what only others need.
    pub(super) slot: Option<Slot>,
    /// The column among [`Plan::figures`] it comes from.
    pub(super) from: Option<usize>,
    pub(super) how: How,
    /// Only rows of this channel.
    pub(super) only: Option<Channel>,
}

/// A column whose cells are numbers that are gathered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FigureColumn {
    pub(super) column: usize,
    /// The figure its cells are read as.
    pub(super) slot: Slot,
    pub(super) format: Format,
}

/// The columns of a table of single contacts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ContactColumns {
    /// The number of the contact, where it is its own.
    pub(super) id: Option<usize>,
    pub(super) answered: Option<usize>,
    /// Whether that column says what was lost, not what was answered.
    pub(super) lost: bool,
    /// Whether it says when it was answered, and nothing where it was not.
    pub(super) timed: bool,
    /// Who took it.
    pub(super) agent: Option<usize>,
    /// The queue it came to, where some that nobody took came to none.
    pub(super) queue: Option<usize>,
    pub(super) resolved: Option<usize>,
    pub(super) rating: Option<usize>,
    pub(super) valid: Option<usize>,
    pub(super) direction: Option<usize>,
    pub(super) event: Option<usize>,
    /// Whether ratings of 1 to 5 are levels, 5 the best.
    pub(super) numbers_rate: bool,
}

/// What is said about rows of a table that name the same period twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Repeated {
    /// Nothing: it is asked.
    #[default]
    Asked,
    Once,
    Added,
}

/// Two counts of which one is a part of the other, by their places in [`Plan::figures`] and [`Plan::gathered`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) part: usize,
    pub(super) whole: usize,
    /// The column of what is lost between them.
    pub(super) lost: Option<usize>,
    pub(super) gathered_part: usize,
    pub(super) gathered_whole: usize,
}

/// How the rows of one table are read.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "what was said about the rows, each of it a yes or no")]
pub(super) struct Plan {
    pub(super) columns: Vec<Column>,
    pub(super) scope: Option<Scope>,
    pub(super) row: RowKind,
    pub(super) periods: Periods,
    pub(super) vendor: Option<usize>,
    pub(super) category: Option<usize>,
    pub(super) package: Option<usize>,
    pub(super) handed_over: Option<usize>,
    pub(super) start: Option<usize>,
    pub(super) version: Option<usize>,
    /// Whether the row counts, and whether a yes means that it does not.
    pub(super) counted: Option<(usize, bool)>,
    pub(super) channel: Option<usize>,
    /// Columns that part a month into rows that are added up: agents, queues, channels.
    pub(super) parts: Vec<usize>,
    /// Those of them whose names stand in the first of their rows alone.
    pub(super) once: Vec<usize>,
    /// Columns of text that nobody knows.
    pub(super) loose: Vec<usize>,
    pub(super) contact: ContactColumns,
    pub(super) figures: Vec<FigureColumn>,
    pub(super) gathered: Vec<Gathered>,
    /// Counts of which one is a part of the other.
    pub(super) pairs: Vec<Pair>,
    /// What somebody said of words in columns of states.
    pub(super) said: Map<(usize, String), bool>,
    /// Figures that are not given before something is said.
    pub(super) withheld: Set<Slot>,
    /// How many headings there are, and whether commas separate the cells: one between thousands would shift all that follow.
    pub(super) head_width: usize,
    pub(super) commas: bool,
    /// Whether the table stands on a sheet of a workbook: a row ends there with its last cell that has anything in it.
    pub(super) on_sheet: bool,
    /// The vendor above the table, by its number.
    pub(super) context_vendor: Option<Number>,
    /// Rows to leave out: a column, and what its cell says.
    pub(super) leave_out: Vec<(usize, String)>,
    /// The same by their numbers; and rows that count whatever their words say.
    pub(super) rows_left_out: Set<u32>,
    pub(super) rows_kept: Set<u32>,
    /// Whether the row of totals is the month, and the rows are not.
    pub(super) totals_count: bool,
    pub(super) repeated: Repeated,
    /// Whether an empty cell of a vendor or a period is that of the row above.
    pub(super) fill_down: bool,
    /// Whether an empty count is 0.
    pub(super) blank_is_zero: bool,
    /// The version that counts, where somebody said which.
    pub(super) chosen_version: Option<String>,
}

impl Plan {
    /// The headings of its columns.
    pub(super) fn headings(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.head.text()).collect()
    }

    /// The heading of a column.
    pub(super) fn heading(&self, column: usize) -> String {
        self.columns.get(column).map_or_else(String::new, |column| column.head.text())
    }

    /// The number of a column in the sheet, from 1.
    pub(super) fn number(&self, column: usize) -> u32 {
        self.columns.get(column).map_or(1, |column| column.head.column)
    }

    /// What is counted here.
    pub(super) fn scope(&self) -> Scope {
        self.scope.unwrap_or(Scope::Month)
    }

    /// Whether a row is a month with nothing to part it.
    pub(super) fn is_plain(&self) -> bool {
        self.row == RowKind::Month && self.parts.is_empty()
    }

    /// The column of a gathered figure.
    pub(super) fn column_of(&self, gathered: &Gathered) -> Option<usize> {
        gathered.from.and_then(|from| self.figures.get(from)).map(|figure| figure.column)
    }
}
