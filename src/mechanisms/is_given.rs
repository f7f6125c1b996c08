use super::{Evaluation, Kind, Name, Scope};
use crate::json::FromJson;
use crate::number::TooLarge;
use crate::problem::{Code, Problem};
use crate::trace::{Found, Step};

/// A figure of the month was given: `{"is_given": "client_report"}`.
///
/// Serves what applies where something is reported, and only then: “the client's own measurement, where there is one”. A
/// figure that was given and could not be taken leaves it open.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct IsGiven(pub Name);

impl IsGiven {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.varies = true;
        scope.outside_rows(|scope| self.0.resolve(scope));
        let known: Option<Kind> = self.0.kind();
        if known.is_some() && self.0.slot() >= scope.figures {
            scope.report(Problem::new(Code::FigureUnknown).with("figure", &self.0.text));
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "every mechanism has this signature")]
    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let value = cx.is_given(self.0.slot());
        let node = cx.recorder.record(|| Step::new("is_given", &value).slot(self.0.slot()), &[]);
        Ok(Found::new(value, node))
    }
}
