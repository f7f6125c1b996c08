//! Conditions. A comparison with something missing is open, unless all it can be compares alike.

use super::{Evaluation, Kind, Mechanism, Scope, Standing, Term};
use crate::json::{self, FromJson, Reader};
use crate::number::{Exact, TooLarge};
use crate::open::Open;
use crate::trace::{Found, Step, Value};

macro_rules! comparisons {
    ($($(#[$doc:meta])* $type:ident $name:literal $more:literal $holds:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, FromJson)]
        #[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
        pub struct $type(pub [Term; 2]);

        impl $type {
            pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
                scope.list(&mut self.0, Kind::Number);
            }

            pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
                let [left, right] = &self.0;
                let (left, right) = (left.evaluate(cx)?, right.evaluate(cx)?);
                let holds: fn(&Exact, &Exact) -> bool = $holds;
                let value = match (&left.value, &right.value) {
                    (Value::Number(a), Value::Number(b)) => Value::Flag(holds(a, b)),
                    (Value::Open(_), _) | (_, Value::Open(_)) => compared(&left.value, &right.value, $more, holds),
                    _ => Value::NoData,
                };
                let node = cx.recorder.record(|| Step::new($name, &value), &[left.node, right.node]);
                Ok(Found { value, counts: None, node })
            }
        }
    )+};
}

comparisons! {
    /// 以上, at or above: `{"at_least": ["csat_score", "90"]}`.
    AtLeast "at_least" true |a, b| a >= b;
    /// 超过, above and not at: `{"above": ["leaked_records", "20"]}`.
    Above "above" true |a, b| a > b;
    /// 以下, 以内, at or below: `{"at_most": ["phone_response_seconds", "20"]}`.
    AtMost "at_most" false |a, b| a <= b;
    /// 低于, 不满, below and not at: `{"below": ["csat_score", "80"]}`.
    Below "below" false |a, b| a < b;
}

/// A comparison of what is open: yes and no as far as the extremes allow. `more`: the greater the left one, the sooner it
/// holds.
#[cold]
fn compared(left: &Value, right: &Value, more: bool, holds: fn(&Exact, &Exact) -> bool) -> Value {
    let (left, right) = (Open::of(left), Open::of(right));
    let (Some(a), Some(b)) = (&left.numbers, &right.numbers) else { return Value::NoData };
    let (most, least) = ((&a.high, &b.low), (&a.low, &b.high));
    let (best, worst) = if more { (most, least) } else { (least, most) };
    let at = |(a, b): (&Option<Exact>, &Option<Exact>)| a.as_ref().zip(b.as_ref()).map(|(a, b)| holds(a, b));
    let (yes, no) = (at(best).unwrap_or(true), !at(worst).unwrap_or(false));
    let no_data = left.no_data || right.no_data;
    Open { yes, no, no_data, gaps: left.gaps, ..Open::default() }.because_of(right.gaps).into()
}

macro_rules! junctions {
    ($($(#[$doc:meta])* $type:ident $name:literal $decides:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, FromJson)]
        #[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
        pub struct $type(pub Vec<Term>);

        impl $type {
            pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
                scope.list(&mut self.0, Kind::Flag);
            }

            pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
                let mut nodes = cx.recorder.inputs();
                let mut value = Value::Flag(!$decides);
                for term in &self.0 {
                    let found = term.evaluate(cx)?;
                    nodes.push(found.node);
                    value = match (value, found.value) {
                        (Value::Flag(decided), _) if decided == $decides => Value::Flag(decided),
                        (_, Value::Flag(decided)) if decided == $decides => Value::Flag(decided),
                        (one @ Value::Open(_), another) | (one, another @ Value::Open(_)) => {
                            joined(&one, &another, $decides)
                        }
                        (Value::NoData, _) => Value::NoData,
                        (_, other) => other,
                    };
                }
                if let Value::Open(open) = &value {
                    value = excluding(open, &self.0, $decides, cx);
                }
                let node = cx.recorder.record(|| Step::new($name, &value), &nodes);
                Ok(Found { value, counts: None, node })
            }
        }
    )+};
}

/// Two conditions joined, one of them open: what decides may come from either.
#[cold]
fn joined(one: &Value, another: &Value, decides: bool) -> Value {
    let (one, another) = (Open::of(one), Open::of(another));
    let settles = |open: &Open| if decides { open.yes } else { open.no };
    let left = |open: &Open| if decides { open.no } else { open.yes };
    // What is left where neither decides: the opposite, or no data where one has none.
    let opposite = left(&one) && left(&another);
    let no_data = (one.no_data && (another.no_data || left(&another))) || (left(&one) && another.no_data);
    let settled = settles(&one) || settles(&another);
    let (yes, no) = if decides { (settled, opposite) } else { (opposite, settled) };
    Open { yes, no, no_data, gaps: one.gaps, ..Open::default() }.because_of(another.gaps).into()
}

/// Comparisons of one number that cannot all hold (at or above 90 and below 90) are not all true, and those of which one always
/// holds are not all false, whatever the number is.
#[cold]
fn excluding(open: &Open, terms: &[Term], decides: bool, cx: &Evaluation<'_>) -> Value {
    // For the other outcome every one has to hold, or for `any` its opposite.
    let limits: Vec<Limit<'_>> = terms.iter().filter_map(|term| Limit::of(term, cx)).collect();
    let limits: Vec<Limit<'_>> =
        limits.into_iter().map(|limit| if decides { limit.opposite() } else { limit }).collect();
    let excluded = limits.iter().any(|limit| limits.iter().any(|other| limit.excludes(other)));
    let Open { yes, no, .. } = *open;
    let (yes, no) = if decides { (yes, no && !excluded) } else { (yes && !excluded, no) };
    Open { yes, no, ..open.clone() }.into()
}

/// A comparison with a number that is known.
struct Limit<'t> {
    of: &'t Term,
    at: Exact,
    /// Whether it has to be above; otherwise below.
    above: bool,
    /// Whether the number itself is within.
    closed: bool,
}

impl<'t> Limit<'t> {
    fn of(term: &'t Term, cx: &Evaluation<'_>) -> Option<Self> {
        let Term::Mechanism(mechanism) = term else { return None };
        let ([of, at], above, closed) = match &**mechanism {
            Mechanism::AtLeast(AtLeast(sides)) => (sides, true, true),
            Mechanism::Above(Above(sides)) => (sides, true, false),
            Mechanism::AtMost(AtMost(sides)) => (sides, false, true),
            Mechanism::Below(Below(sides)) => (sides, false, false),
            _ => return None,
        };
        Some(Self { of, at: at.known(cx)?, above, closed })
    }

    fn opposite(self) -> Self {
        Self { above: !self.above, closed: !self.closed, ..self }
    }

    /// Whether no number is above this limit and below the other.
    fn excludes(&self, other: &Self) -> bool {
        let nothing_between = self.at > other.at || (self.at == other.at && !(self.closed && other.closed));
        self.above && !other.above && nothing_between && self.of.is_same(other.of)
    }
}

junctions! {
    /// Every one holds. One that does not decides, whatever is missing beside it.
    All "all" false;
    /// At least one holds. One that does decides, whatever is missing beside it.
    Any "any" true;
}

/// The opposite: `{"not": "to_competitor"}`.
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), schemars(transparent))]
pub struct Not(pub Term);

impl Not {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        self.0.resolve(scope, Kind::Flag);
    }

    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let found = self.0.evaluate(cx)?;
        let value = match found.value {
            Value::Flag(holds) => Value::Flag(!holds),
            Value::Open(open) => {
                let (yes, no) = (open.no, open.yes);
                Open { yes, no, ..Open::clone(&open) }.into()
            }
            other => other,
        };
        let node = cx.recorder.record(|| Step::new("not", &value), &[found.node]);
        Ok(Found { value, counts: None, node })
    }
}

/// The month is in one of these tiers: `{"in_tier": ["failed"]}`. Without a tier it is in none.
#[derive(Clone, Debug)]
pub struct InTier {
    pub(super) tiers: Vec<String>,
    places: Vec<usize>,
}

impl FromJson for InTier {
    fn blank() -> Self {
        Self { tiers: Vec::new(), places: Vec::new() }
    }

    fn read(&mut self, json: &json::Value, reader: &mut Reader<'_>) {
        self.tiers.read(json, reader);
    }
}

impl InTier {
    pub(super) fn resolve(&mut self, scope: &mut Scope<'_>) {
        scope.not_empty(&self.tiers);
        self.places = self.tiers.iter().map(|tier| scope.tier(tier)).collect();
    }

    #[expect(clippy::unnecessary_wraps, reason = "every mechanism has this signature")]
    pub(super) fn evaluate(&self, cx: &mut Evaluation<'_>) -> Result<Found, TooLarge> {
        let value = match &cx.standing {
            Standing::None => Value::Flag(false),
            Standing::In(tier) => Value::Flag(self.places.contains(tier)),
            Standing::Open(tiers) => {
                let yes = tiers.places.iter().any(|tier| self.places.contains(tier));
                let no = tiers.none || tiers.places.iter().any(|tier| !self.places.contains(tier));
                Open { yes, no, gaps: tiers.gaps.clone(), ..Open::default() }.into()
            }
        };
        let node =
            cx.recorder.record(|| Step::new("in_tier", &value).term("tiers", self.tiers.join(" ")), cx.tier.as_slice());
        Ok(Found { value, counts: None, node })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::Gap;

    fn open([yes, no, no_data]: [bool; 3], figure: usize) -> Value {
        Open { yes, no, no_data, gaps: vec![Gap::Figure(figure)], ..Open::default() }.into()
    }

    /// Each open condition comes to all it can be, in every combination.
    #[test]
    fn two_conditions_joined_can_be_what_each_pair_of_their_outcomes_gives() {
        let outcomes = [Value::Flag(true), Value::Flag(false), Value::NoData];
        let all = |one: &Value, another: &Value, decides: bool| {
            if *one == Value::Flag(decides) || *another == Value::Flag(decides) {
                return Value::Flag(decides);
            }
            if *one == Value::NoData || *another == Value::NoData { Value::NoData } else { Value::Flag(!decides) }
        };
        let possible = |value: &Value| -> Vec<Value> {
            let Open { yes, no, no_data, .. } = Open::of(value);
            outcomes
                .iter()
                .zip([yes, no, no_data])
                .filter(|(_, can_be)| *can_be)
                .map(|(value, _)| value.clone())
                .collect()
        };
        let mut values = outcomes.to_vec();
        values.extend(
            [[true, true, false], [true, false, true], [false, true, true], [true; 3]].map(|can_be| open(can_be, 1)),
        );
        for (one, another) in values.iter().flat_map(|one| values.iter().map(move |another| (one, another))) {
            for decides in [true, false] {
                let found = possible(&joined(one, another, decides));
                let pairs = possible(one)
                    .into_iter()
                    .flat_map(|one| possible(another).into_iter().map(move |another| (one.clone(), another)));
                let expected: Vec<Value> = pairs.map(|(one, another)| all(&one, &another, decides)).collect();
                assert!(expected.iter().all(|value| found.contains(value)), "{one:?} {another:?} {decides} {found:?}");
                assert!(found.iter().all(|value| expected.contains(value)), "{one:?} {another:?} {decides} {found:?}");
            }
        }
    }

    #[test]
    fn two_conditions_joined_wait_for_what_both_wait_for() {
        let joined = joined(&open([true, true, false], 4), &open([true, true, false], 2), true);
        assert_eq!(joined.gaps(), [Gap::Figure(2), Gap::Figure(4)]);
    }
}
