//! What cannot be decided without a person: each question with its choices.

use crate::map::Map;

use serde::Serialize;

use super::layout::Layout;
use super::sideways::BETWEEN;
use crate::glossary::{Slot, Vocabulary};
use crate::month::{FigureValue, VendorMonth};
use crate::problem::{Code, Problem};

/// Declares the questions: name, the word in the data, the problem that tells of it.
macro_rules! asks {
    ($($(#[$doc:meta])* $ask:ident $word:literal $code:ident;)+) => {
        /// What is asked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
        pub enum Ask { $($(#[$doc])* #[serde(rename = $word)] $ask,)+ }

        impl Ask {
            /// The problem that tells of it where nobody can be asked.
            fn code(self) -> Code {
                match self { $(Self::$ask => Code::$code,)+ }
            }
        }
    };
}

asks! {
    /// Which column a figure is.
    Column "column" WhichColumn;
    /// Which figure a column is.
    Figure "figure" HeaderAmbiguous;
    /// Which channel headings are about that are the same for all.
    Channel "channel" WhichChannel;
    /// Which month rows without one belong to. Any month can be said.
    Month "month" WhichMonth;
    /// Which year months and days without one belong to. Any year can be said.
    Year "year" WhichYear;
    /// Which of two numbers of a date is the day.
    DateOrder "date_order" WhichDateOrder;
    /// Which month a period belongs to that is no calendar month.
    Cycle "cycle" WhichCycle;
    /// What lengths of time are counted in.
    Unit "unit" WhichUnit;
    /// What rates without a percent sign are.
    Scale "scale" WhichScale;
    /// What stands before the decimals.
    Decimals "decimals" WhichDecimals;
    /// Whether an empty vendor or date is that of the row above.
    FillDown "fill_down" FillDown;
    /// Whether a second row of the same is a copy or another part.
    Repeated "repeated" RowsRepeated;
    /// What a column of words parts the month into.
    Parts "parts" WhichParts;
    /// Whether the rows count or their totals.
    Totals "totals" TotalDiffers;
    /// What an empty count is.
    Blanks "blanks" CellsBlank;
    /// Which contacts count as handled.
    Contacts "contacts" WhichContacts;
    /// What a word in a column of states means.
    Words "words" WhichWords;
    /// Which version of the result counts.
    Version "version" WhichVersion;
    /// Whether a row that names no month or vendor counts.
    Unplaced "unplaced" RowsUnplaced;
    /// Whether levels of a survey without a column do not exist.
    Levels "levels" WhichLevels;
    /// What names above columns are.
    Across "across" NamesAcross;
    /// What two tables of the same month are that differ.
    Tables "tables" FigureGivenTwice;
    /// Whether a count grows within the day.
    Counter "counter" WhichCounter;
    /// Which time zone decides about the day. The times count as they are written.
    Zone "zone" TimesUniversal;
}

/// A question about a table, while it is read.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) ask: Ask,
    pub(super) figure: Option<Slot>,
    pub(super) column: Option<usize>,
    pub(super) choices: Vec<AskedChoice>,
    /// Figures that are not given before it is answered.
    pub(super) withheld: Vec<Slot>,
    /// What else there is to say: names and values for the sentence.
    pub(super) values: Vec<(&'static str, String)>,
    /// Whether it must be answered; otherwise the first choice is taken, and it is said.
    pub(super) open: bool,
    /// Whether a problem of its own tells of it already.
    pub(super) told: bool,
    /// The row and the column of the cell it is about, from 1, if that is no heading.
    pub(super) cell: Option<(u32, u32)>,
}

impl Asked {
    /// A question that must be answered.
    pub(super) fn new(ask: Ask, choices: Vec<AskedChoice>) -> Self {
        Self {
            ask,
            figure: None,
            column: None,
            choices,
            withheld: Vec::new(),
            values: Vec::new(),
            open: true,
            told: false,
            cell: None,
        }
    }

    /// The figure and the column it is about.
    #[must_use]
    pub(super) fn about(self, figure: Option<Slot>, column: Option<usize>) -> Self {
        Self { figure, column, ..self }
    }

    #[must_use]
    pub(super) fn column(self, column: usize) -> Self {
        Self { column: Some(column), ..self }
    }

    #[must_use]
    pub(super) fn with(mut self, name: &'static str, value: &impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    #[must_use]
    pub(super) fn withholding(self, withheld: Vec<Slot>) -> Self {
        Self { withheld, ..self }
    }

    #[must_use]
    pub(super) fn told(self) -> Self {
        Self { told: true, ..self }
    }
}

/// One answer, and the layout that gives it.
#[derive(Clone, Debug)]
pub(super) struct AskedChoice {
    pub(super) id: &'static str,
    pub(super) text: String,
    pub(super) layout: Layout,
    /// Whether it is about another table: then it is no layout of this one.
    pub(super) alone: bool,
}

impl AskedChoice {
    pub(super) fn new(id: &'static str, text: impl Into<String>, layout: Layout) -> Self {
        Self { id, text: text.into(), layout, alone: false }
    }
}

/// What is asked about a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS), ts(rename = "TableQuestion"))]
pub struct Question {
    /// What is asked.
    pub ask: Ask,
    /// The figure it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub figure: Option<String>,
    /// The heading of the column it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub heading: Option<String>,
    /// Whether figures are not given before it is answered. Otherwise the first choice was taken.
    pub open: bool,
    /// What there is to say about it, by name, for a sentence.
    #[serde(skip_serializing_if = "Map::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<Map<String, String>>"))]
    pub values: Map<String, String>,
    /// The answers, the likeliest first. A month or a year may be any other, too.
    pub choices: Vec<Choice>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS), ts(rename = "TableAnswer"))]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// Which: a word of its kind of question.
    pub id: String,
    /// What stands in the text for it: a heading, a cell, a month.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "declarations", ts(optional, as = "Option<String>"))]
    pub text: String,
    /// The table's layout with this answer: handed in, the text is read so.
    pub layout: Layout,
    /// What the months would come to that it changes, where that was looked at; the first of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub comes_to: Option<Vec<ComesTo>>,
}

/// What a month would come to: only what differs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct ComesTo {
    /// The vendor's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub vendor: Option<String>,
    /// The month, as `2026-10`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub month: Option<String>,
    /// Figures by id.
    pub figures: Map<String, FigureValue>,
}

impl Asked {
    /// The question as it is given out; `layout` is what was said about the table so far.
    pub(super) fn question(&self, layout: &Layout, headings: &[String], vocabulary: &Vocabulary) -> Question {
        let figure = self.figure.and_then(|slot| vocabulary.figure(slot)).map(|figure| figure.id.clone());
        let heading = self.column.and_then(|column| headings.get(column)).cloned();
        let mut values = Map::new();
        for (name, value) in &self.values {
            values.insert((*name).to_owned(), value.clone());
        }
        let named = Layout::that(|layout| layout.headings = headings.to_vec());
        let choices = self.choices.iter().map(|choice| Choice {
            id: choice.id.into(),
            text: choice.text.clone(),
            layout: if choice.alone { choice.layout.clone() } else { layout.clone().with(&named).with(&choice.layout) },
            comes_to: None,
        });
        Question { ask: self.ask, figure, heading, open: self.open, values, choices: choices.collect() }
    }

    /// The problem that tells of it.
    pub(super) fn problem(&self, headings: &[String], vocabulary: &Vocabulary) -> Problem {
        let mut problem = Problem::new(self.ask.code());
        if let Some(figure) = self.figure.and_then(|slot| vocabulary.figure(slot)) {
            problem = problem.with("figure", &figure.id);
        }
        if let Some(heading) = self.column.and_then(|column| headings.get(column)) {
            problem = problem.with("header", heading);
        }
        let choices: Vec<&str> =
            self.choices.iter().map(|choice| choice.text.as_str()).filter(|text| !text.is_empty()).collect();
        problem = problem.with("choices", &choices.join(BETWEEN));
        for (name, value) in &self.values {
            problem = problem.with(name, value);
        }
        problem
    }
}

/// So many rows are read again for each answer at most, and so many months of it are shown.
const MOST_ROWS: u32 = 50_000;
const MOST_MONTHS: usize = 12;

/// Says what each answer would come to, by reading the text with it; `read` does that. Long texts are not read again.
pub(super) fn answer(
    tables: &mut [super::TableReading],
    records: &[VendorMonth],
    read: impl Fn(&Layout) -> Vec<VendorMonth>,
) {
    let rows = tables.iter().map(|table| table.grain.rows).fold(0, u32::saturating_add);
    let choices =
        tables.iter().flat_map(|table| &table.questions).map(|question| question.choices.len()).sum::<usize>();
    let cost = rows.saturating_mul(u32::try_from(choices).unwrap_or(u32::MAX));
    if cost > MOST_ROWS {
        return;
    }
    for choice in tables.iter_mut().flat_map(|table| &mut table.questions).flat_map(|question| &mut question.choices) {
        let months = read(&choice.layout);
        let mut differing: Vec<ComesTo> = months.iter().filter_map(|month| differs(month, records)).collect();
        differing.truncate(MOST_MONTHS);
        choice.comes_to = Some(differing);
    }
}

/// What a month has that it did not have before.
fn differs(month: &VendorMonth, records: &[VendorMonth]) -> Option<ComesTo> {
    let before = records.iter().find(|record| record.vendor == month.vendor && record.month == month.month);
    let mut found = ComesTo { vendor: month.vendor.clone(), month: month.month.clone(), figures: Map::new() };
    for (id, value) in &month.figures {
        if before.and_then(|before| before.figures.get(id)) != Some(value) {
            found.figures.insert(id.clone(), value.clone());
        }
    }
    (!found.figures.is_empty() || before.is_none()).then_some(found)
}
