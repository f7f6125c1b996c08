//! The figures of rows: what is given for each incident, each day, each site of a month.

use super::Figure;
use super::vocabulary::Known;
use crate::json::{FromJson, Reader, Value};
use crate::localized::Text;

/// A figure of the rows of a table: a common one by its id, or one of the table's own.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(untagged))]
pub enum RowFigure {
    /// The id of a common figure of the month, which has its names, unit and kind here too.
    Common(String),
    /// A figure of the table's own.
    Own(Box<Figure>),
}

impl RowFigure {
    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Self::Common(id) => id,
            Self::Own(figure) => &figure.id,
        }
    }
}

impl FromJson for RowFigure {
    fn blank() -> Self {
        Self::Common(String::new())
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        if let Some(id) = json.as_str() {
            *self = Self::Common(id.into());
            return;
        }
        let mut figure = Figure::blank();
        figure.read(json, reader);
        *self = Self::Own(Box::new(figure));
    }
}

/// What the rows of a table are called by.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct RowName {
    /// What people call it, such as site or ticket number; also a heading it is found under.
    pub label: Text,
    /// Other headings it is found under.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<String>>"))]
    pub aliases: Vec<String>,
    /// The names there are; left out: any.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Vec<Text>>"))]
    pub among: Vec<Text>,
    /// Every one of these names has one row each month: sites, regions, classes. One without a row is not known.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<bool>"))]
    pub every: bool,
}

/// A table of rows as records know it.
#[derive(Clone, Debug)]
pub(crate) struct TableFigures {
    pub(crate) id: String,
    pub(crate) name: Option<RowName>,
    pub(crate) figures: Vec<Known>,
}

impl TableFigures {
    /// Which of the names there are a row has.
    pub(crate) fn listed(&self, name: &str) -> Option<usize> {
        let among = &self.name.as_ref()?.among;
        among.iter().position(|known| known.all().any(|known| known.trim() == name))
    }
}
