use rust_decimal::Decimal;
use serde::Serialize;

use super::moved::Moved;
use super::{Outcome, open_between};
use crate::assessment::{MoneyBetween, NumbersBetween};
use crate::contract::Plan;
use crate::json::{self, FromJson, Reader, Value, number};
use crate::month::Record;
use crate::number::Exact;
use crate::problem::{Code, Problem, shape};
use crate::settle::{remember, settle};
use crate::trace::Recorder;

/// Most cells of a grid.
const MOST_CELLS: usize = 40_000;

/// A figure and the values it takes: `{ figure: "calls_answered", values: [2600, 2700] }`.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Axis {
    /// The figure.
    pub figure: String,
    /// Its values.
    #[cfg_attr(feature = "declarations", ts(type = "(string | number)[]"))]
    pub values: Vec<AxisValue>,
}

/// A value on an axis.
#[derive(Clone, Copy, Debug)]
pub struct AxisValue(pub(crate) Decimal);

impl FromJson for AxisValue {
    fn blank() -> Self {
        Self(Decimal::ZERO)
    }

    fn read(&mut self, json: &Value, reader: &mut Reader<'_>) {
        match number(json) {
            Some(number) => self.0 = number,
            None => reader.expected(shape::DECIMAL, json),
        }
    }
}

/// The month over one or two figures.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Grid {
    /// Cell by cell; with two axes the second runs fastest.
    pub cells: Vec<GridCell>,
    /// What is wrong with the axes.
    pub problems: Vec<Problem>,
}

/// The month at one point of a grid.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GridCell {
    /// The score, at most six decimal places; `null`: not assessable, or open.
    pub score: Option<String>,
    /// What the score can be while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub score_between: Option<NumbersBetween>,
    /// The tier; `null`: none, or open.
    pub tier: Option<String>,
    /// What the provider pays; `null`: open.
    pub provider_pays: Option<String>,
    /// What it can be while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub provider_pays_between: Option<MoneyBetween>,
    /// What the client pays; `null`: open.
    pub client_pays: Option<String>,
    /// What it can be while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub client_pays_between: Option<MoneyBetween>,
}

/// The month for every combination of the values on one or two axes; `axes` is a JSON list of [`Axis`]. A figure of categories is
/// moved in all of them together: a value is their total, and their shares stay.
pub fn what_if(plan: &Plan, record: &Record<'_>, axes: &Value) -> Grid {
    let mut problems = Vec::new();
    let axes: Vec<Axis> = json::read(axes, &mut problems).unwrap_or_default();
    let mut figures = Vec::with_capacity(axes.len());
    for (index, axis) in axes.iter().enumerate() {
        match Moved::of(plan, record, &axis.figure) {
            Some(moved) => figures.push(moved),
            None => problems.push(
                Problem::new(Code::FigureUnknown).with("figure", &axis.figure).at_pointer(format!("/{index}/figure")),
            ),
        }
    }
    let cells = axes.iter().try_fold(1_usize, |cells, axis| cells.checked_mul(axis.values.len()));
    let fits = (1..=2).contains(&axes.len()) && cells.is_some_and(|cells| cells <= MOST_CELLS);
    if !fits && problems.is_empty() {
        problems.push(Problem::new(Code::AxesForm).with("most", &MOST_CELLS).at_pointer(""));
    }
    if !problems.is_empty() {
        return Grid { cells: Vec::new(), problems };
    }
    let memory = remember(plan, &record.history);
    let mut record = record.clone();
    let mut cells = Vec::new();
    let mut point = |record: &mut Record<'_>, values: &[AxisValue]| {
        for (moved, value) in figures.iter().zip(values) {
            moved.put(record, value.0);
        }
        let outcome = Outcome::of(plan, &settle(plan, record, &memory, &mut Recorder::off()));
        cells.push(outcome.cell());
    };
    match axes.as_slice() {
        [only] => only.values.iter().for_each(|value| point(&mut record, &[*value])),
        [first, second] => {
            for one in &first.values {
                second.values.iter().for_each(|two| point(&mut record, &[*one, *two]));
            }
        }
        _ => {}
    }
    Grid { cells, problems }
}

impl Outcome {
    pub(super) fn cell(self) -> GridCell {
        GridCell {
            score: self.score.as_ref().map(Exact::shown),
            score_between: self.score_between,
            tier: self.tier,
            provider_pays: self.provider.map(|amount| amount.to_string()),
            provider_pays_between: open_between(self.provider, self.provider_between),
            client_pays: self.client.map(|amount| amount.to_string()),
            client_pays_between: open_between(self.client, self.client_between),
        }
    }
}
