//! One of several terms, by the name of a row.

use super::select::OneOf;
use super::{Evaluation, Kind, Scope, Term};
use crate::json::{self, FromJson, Reader};
use crate::localized::Text;
use crate::map::Map;
use crate::near::nearest;
use crate::number::TooLarge;
use crate::open::Gap;
use crate::problem::{Code, Problem};
use crate::trace::{Found, Step};

/// One for each row, by its name: `{"by_row": {"Beijing": "92", "Shanghai": "88"}}`. Every name its table lists must have one.
///
/// Serves targets, prices and tables that differ from site to site, or from class to class. It stands in a value of the
/// table's rows, or in a term over them. A row with a name that is not listed is open: which of them is meant is not known.
#[derive(Clone, Debug)]
pub struct ByRow {
    terms: Map<String, Term>,
    /// Which of the listed names each is for.
    places: Vec<usize>,
    table: usize,
}

impl FromJson for ByRow {
    fn blank() -> Self {
        Self { terms: Map::new(), places: Vec::new(), table: 0 }
    }

    fn read(&mut self, json: &json::Value, reader: &mut Reader<'_>) {
        self.terms.read(json, reader);
    }
}

impl ByRow {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        let Some((table, _)) = scope.rows.last().copied() else {
            return scope.report(Problem::new(Code::NoRowHere).with("name", "by_row"));
        };
        self.table = table;
        let among = scope.row_names.get(table).map_or(&[][..], |names| names.among.as_slice());
        self.places.clear();
        for (name, term) in &mut self.terms {
            scope.within(name, |scope| {
                let place = among.iter().position(|known| known.all().any(|known| known.trim() == name.trim()));
                if place.is_none() {
                    let known = among.iter().flat_map(Text::all);
                    let problem = Problem::new(Code::RowNameUnknown).with("name", name);
                    scope.report(problem.near(nearest(name, known)));
                }
                self.places.push(place.unwrap_or(usize::MAX));
                term.resolve(scope, Kind::Number);
            });
        }
        for (place, name) in among.iter().enumerate() {
            if !self.places.contains(&place) {
                scope.report(Problem::new(Code::RowNameWithoutValue).with("name", name.zh()));
            }
        }
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let listed = cx.row.filter(|(table, _)| *table == self.table).and_then(|(_, listed)| listed);
        let mut terms = self.places.iter().zip(&self.terms);
        if let Some((_, (name, term))) = terms.find(|(place, _)| listed == Some(**place)) {
            let found = term.evaluate(cx)?;
            let node =
                cx.recorder.record(|| Step::new("by_row", &found.value).term("chosen", name.as_str()), &[found.node]);
            return Ok(Found { node, ..found });
        }
        let mut one = OneOf::because_of(Gap::Rows(self.table));
        for term in self.terms.values() {
            one.take(term, cx)?;
        }
        Ok(one.found("by_row", cx))
    }
}
