//! One number out of the rows of a table.

use super::take::{Aggregation, Take, aggregate, as_number};
use super::{Evaluation, Kind, RowsKnown, Scope, Term};
use crate::json::FromJson;
use crate::near::nearest;
use crate::number::{Exact, Interval, TooLarge};
use crate::open::Open;
use crate::problem::{Code, Problem};
use crate::trace::{Found, Step, Value};

/// One number out of the rows of a table:
/// `{"over_rows": {"rows": "incidents", "of": {"lowest": [{"product": ["minutes", "0.02"]}, "0.5"]}}}` is 0.02 a minute and at
/// most 0.50 for each incident, added up.
///
/// Serves “at most 0.50 for each”, “the price of the step the day's volume falls in”, “5 % for each full 30 minutes of an
/// incident”, and one contract for several sites: their sum, their lowest, one rate over all of them (`pooled`). Within the
/// term the figures and values of the row stand before those of the month. A table that is not given is not one without
/// rows: what rests on it is open. A row of which something is missing is open, with its bounds.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct OverRows {
    /// The table.
    pub rows: String,
    /// What each row comes to; left out: one, so that rows are counted.
    pub of: Option<Term>,
    /// Only rows of which this holds.
    pub when: Option<Term>,
    /// What is made of them.
    #[cfg_attr(feature = "declarations", serde(default), ts(optional, as = "Option<Take>"))]
    pub take: Take,
    #[serde(skip)]
    table: usize,
}

impl OverRows {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        // What is given for rows differs from month to month.
        scope.varies = true;
        let Some(table) = scope.row_names.iter().position(|names| names.table == self.rows) else {
            let near = nearest(&self.rows, scope.row_names.iter().map(|names| names.table.as_str()));
            let problem = Problem::new(Code::TableUnknown).with("table", &self.rows).near(near);
            return scope.within("rows", |scope| scope.report(problem));
        };
        if table >= scope.tables_ready {
            let problem = Problem::new(Code::NameLater).with("name", &self.rows);
            return scope.within("rows", |scope| scope.report(problem));
        }
        self.table = table;
        let kind = self.of.as_ref().and_then(|of| match of {
            // Of conditions the rows are counted in which they hold.
            Term::Mechanism(mechanism) => Some(mechanism.kind()),
            _ => None,
        });
        let counted = kind == Some(Kind::Flag) && self.take != Take::Pooled;
        let all = usize::MAX;
        scope.in_row(table, all, |scope| {
            if let Some(of) = &mut self.of {
                scope.one("of", of, if counted { Kind::Flag } else { Kind::Number });
            }
            if let Some(when) = &mut self.when {
                scope.one("when", when, Kind::Flag);
            }
        });
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let Some(table) = cx.tables.get(self.table).cloned() else {
            let value = Value::from(Open::anything(Vec::new()));
            let node = cx.recorder.record(|| Step::new("missing", &value), &[]);
            return Ok(Found::new(value, node));
        };
        let before = cx.leave_row(&table);
        let mut parts = Vec::with_capacity(table.rows.len());
        let mut result = Ok(());
        for (place, row) in table.rows.iter().enumerate() {
            cx.enter_row(&table, row);
            match self.row(place, row.name.as_deref(), cx) {
                Ok(found) => parts.extend(found),
                Err(error) => result = Err(error),
            }
        }
        cx.return_to(&table, before);
        result?;
        let aggregation = Aggregation::of_rows(self.take, table.first);
        if table.known == RowsKnown::No {
            let value = any_number_of(self.take, parts.first());
            let nodes: Vec<_> = parts.iter().map(|part| part.node).collect();
            let node = cx.recorder.record(|| aggregation.step(&value, 0).term("absent", "not_given"), &nodes);
            return Ok(Found::new(value, node));
        }
        aggregate(&aggregation, &parts, cx)
    }

    /// What a row comes to; nothing if it does not count.
    fn row(&self, place: usize, name: Option<&str>, cx: &mut Evaluation<'_>) -> Result<Option<Found>, TooLarge> {
        let mut nodes = Vec::with_capacity(2);
        let when = match &self.when {
            Some(when) => Some(when.evaluate(cx)?),
            None => None,
        };
        if when.as_ref().is_some_and(|when| !when.value.may_hold()) {
            return Ok(None);
        }
        let (mut value, mut counts) = (Value::from(Exact::ONE), None);
        if let Some(of) = &self.of {
            let found = of.evaluate(cx)?;
            nodes.push(found.node);
            (value, counts) = (found.value, found.counts);
        }
        if let Some(when) = &when {
            nodes.push(when.node);
            if let Value::Open(when) = &when.value {
                let out = Open { no_data: true, gaps: when.gaps.clone(), ..Open::default() };
                value = Open::of(&as_number(&value)).or(out).into();
                counts = None;
            }
        }
        let called = |step: Step| match name {
            Some(name) => step.term("name", name),
            None => step.term("number", place.saturating_add(1).to_string()),
        };
        let node = cx.recorder.record(|| called(Step::new("row", &value)), &nodes);
        Ok(Some(Found { value, counts, node }))
    }
}

/// What any number of rows can come to, of which nothing is known but what one can be.
#[cold]
fn any_number_of(take: Take, one: Option<&Found>) -> Value {
    let nothing = || Interval::point(Exact::ZERO);
    let Some(one) = one.map(|one| Open::of(&as_number(&one.value))) else {
        return if take == Take::Sum { Exact::ZERO.into() } else { Value::NoData };
    };
    if take != Take::Sum {
        return Open { no_data: true, counts: None, ..one }.into();
    }
    let endless = |end: Option<&Exact>, beyond: fn(&Exact) -> bool| match end {
        Some(end) if !beyond(end) => Some(Exact::ZERO),
        _ => None,
    };
    let numbers = one.numbers.as_ref().map_or_else(nothing, |numbers| Interval {
        low: endless(numbers.low.as_ref(), Exact::is_negative),
        high: endless(numbers.high.as_ref(), |end| *end > Exact::ZERO),
    });
    Open::numbers(numbers, one.gaps).into()
}
