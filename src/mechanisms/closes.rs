use super::{Evaluation, Scope};
use crate::calendar::Cycle;
use crate::calendar::own_months::month_of;
use crate::json::FromJson;
use crate::number::TooLarge;
use crate::open::{Gap, Open};
use crate::trace::{Found, Step, Value};

/// The month is the last one of its quarter: `{"closes": "quarter"}`, or of its half-year or year, by the calendar or counted
/// from the month the cooperation began in (`contract_quarter`). The month the contract ends in closes them too. Every month
/// closes itself.
///
/// Serves bills by the quarter: a line that adds up the quarter so far is due when the month closes it.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct Closes(pub Cycle);

impl Closes {
    #[expect(clippy::unused_self, reason = "every mechanism has this signature")]
    pub(super) fn resolve(&self, scope: &mut Scope<'_>) {
        scope.varies = true;
    }

    #[expect(clippy::unnecessary_wraps, reason = "every mechanism has this signature")]
    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let value = match cx.month {
            _ if self.0 == Cycle::Month => Value::Flag(true),
            Some(month) if cx.last_day.is_some_and(|last| month_of(last, cx.from_day) == month) => Value::Flag(true),
            Some(month) => match self.0.end(month, cx.start) {
                Some(end) => Value::Flag(end == month),
                None => Open::flag(vec![Gap::Start]).into(),
            },
            None => Open::flag(vec![Gap::Month(None)]).into(),
        };
        let node = cx.recorder.record(|| Step::new("closes", &value), &[]);
        Ok(Found { value, counts: None, node })
    }
}
