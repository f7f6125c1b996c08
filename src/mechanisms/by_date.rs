use super::{Evaluation, Kind, Scope, Term};
use crate::calendar::Month;
use crate::json::FromJson;
use crate::number::TooLarge;
use crate::problem::{Code, Problem};
use crate::trace::{Found, Step, Value};

/// One version after another: `{"by_date": [{"value": "90"}, {"from": "2026-07", "value": "92"}]}` is 90 up to and with
/// June 2026 and 92 from July on.
///
/// Serves an amended contract: a target, a price, a tier's edge (as a stated value), any number may change from a month
/// on. Every month must be in exactly one version: the first has no `from`, the last no `to`, and in between a version
/// ends where the next begins. The month that is settled decides, not the day it is settled on; an earlier month that
/// is looked back at keeps the version of its own time.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct ByDate(pub Vec<Version>);

/// A version of a number.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct Version {
    /// The first month it is in force; left out: from the beginning, or when the one before ends.
    pub from: Option<Month>,
    /// The last month it is in force; left out: until the next one begins.
    pub to: Option<Month>,
    /// The number.
    pub value: Term,
    /// Whether it has begun when the contract is made ready for: of those that have, the last is in force.
    #[serde(skip)]
    begun: bool,
}

impl ByDate {
    /// The number in force.
    pub(super) fn in_force(&self) -> Option<&Term> {
        self.version().map(|version| &version.value)
    }

    /// Which row that is, from 1.
    fn row(&self) -> usize {
        self.0.iter().rposition(|version| version.begun).map_or(0, |place| place.saturating_add(1))
    }

    fn version(&self) -> Option<&Version> {
        self.0.iter().rev().find(|version| version.begun)
    }

    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.not_empty(&self.0);
        let last = self.0.len().saturating_sub(1);
        // The month after the version before: none before the first, and unknown where that one states no end.
        let mut follows: Option<Month> = None;
        let mut before: Option<Month> = None;
        for (index, version) in self.0.iter_mut().enumerate() {
            scope.within(index, |scope| {
                scope.one("value", &mut version.value, Kind::Number);
                let begins = version.from.or(follows);
                // Nothing comes before a month that is `None`.
                let overlap = index > 0 && (begins <= before || begins < follows);
                let gap = if index == 0 { begins.is_some() } else { follows.is_some() && begins > follows };
                let open = index == last && version.to.is_some();
                for (code, wrong) in [
                    (Code::VersionsGap, gap || open),
                    (Code::VersionsOverlap, overlap),
                    (Code::VersionEmpty, version.to.is_some() && version.to < begins),
                ] {
                    if wrong {
                        scope.report(Problem::new(code).with("row", &index.saturating_add(1)));
                    }
                }
                if let Some(from) = begins {
                    scope.changes_from(from);
                }
                version.begun = index == 0 || begins <= scope.at;
                before = begins;
                follows = version.to.and_then(Month::next);
            });
        }
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let Some(version) = self.version() else {
            let node = cx.recorder.record(|| Step::new("by_date", &Value::NoData), &[]);
            return Ok(Found::new(Value::NoData, node));
        };
        let Found { value, counts, node } = version.value.evaluate(cx)?;
        let node = cx.recorder.record(
            || {
                let step = Step::new("by_date", &value).term("row", self.row().to_string());
                version.from.iter().fold(step, |step, from| step.term("from", from.to_string()))
            },
            &[node],
        );
        Ok(Found { value, counts, node })
    }
}
