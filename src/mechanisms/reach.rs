//! Which numbers a term surely can take: a table looked up by it should have a row for each of them.

use super::{Mechanism, Name, OverRows, Scope, Take, Term};
use crate::number::{Exact, Interval};

impl Mechanism {
    /// The numbers it surely can take, where that can be told; never more than it can.
    pub(super) fn reach(&self, scope: &Scope<'_>) -> Option<Interval> {
        match self {
            Self::Ratio(_) | Self::Pooled(_) => Some(percent()),
            Self::Mean(mean) => among(&mean.0, scope),
            Self::Lowest(lowest) => among(&lowest.0, scope),
            Self::Highest(highest) => among(&highest.0, scope),
            Self::Sum(sum) => added(&sum.0, scope),
            Self::YearToDate(year) => endless(&year.0, scope),
            Self::OverMonths(months) if months.take == Take::Sum => endless(&months.of, scope),
            Self::OverMonths(months) => scope.reach_of(&months.of),
            Self::OverRows(rows) => over_rows(rows, scope),
            Self::MonthBefore(before) => scope.reach_of(&before.0),
            _ => None,
        }
    }
}

/// Whether it takes whole numbers only: nothing lies between 5 and 6 then.
pub(crate) fn is_whole(term: &Term, scope: &Scope<'_>) -> bool {
    let counted = |name: &Name| scope.counted.contains(&name.slot());
    match term {
        Term::Number(_) => false,
        Term::Name(name) => counted(name),
        Term::Mechanism(mechanism) => match &**mechanism {
            Mechanism::Sum(sum) => sum.0.iter().all(|part| is_whole(part, scope)),
            Mechanism::YearToDate(year) => counted(&year.0),
            Mechanism::OverMonths(months) => months.take == Take::Sum && counted(&months.of),
            Mechanism::OverRows(rows) => rows.of.is_none(),
            Mechanism::Calendar(_) => true,
            _ => false,
        },
    }
}

/// 0 to 100.
pub(crate) fn percent() -> Interval {
    Interval::between(Exact::ZERO, Exact::HUNDRED)
}

/// One of several that can take the same numbers.
fn among(terms: &[Term], scope: &Scope<'_>) -> Option<Interval> {
    let mut reaches = terms.iter().map(|term| scope.reach(term));
    let first = reaches.next()??;
    reaches.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

/// A sum of which a part has no end.
fn added(terms: &[Term], scope: &Scope<'_>) -> Option<Interval> {
    let reaches: Option<Vec<Interval>> = terms.iter().map(|term| scope.reach(term)).collect();
    let reaches = reaches?;
    let endless = reaches.iter().all(|numbers| numbers.high.is_none());
    reaches.into_iter().filter(|_| endless).reduce(|sum, part| sum.plus(&part))
}

/// Rows counted or added up, or one of them.
fn over_rows(rows: &OverRows, scope: &Scope<'_>) -> Option<Interval> {
    let one = rows.of.as_ref().map_or_else(|| Some(Interval::at_least(Exact::ZERO)), |of| scope.reach(of));
    one.filter(|numbers| rows.take != Take::Sum || numbers.high.is_none())
}

/// Months added up, of what has no end.
fn endless(name: &Name, scope: &Scope<'_>) -> Option<Interval> {
    scope.reach_of(name).filter(|numbers| numbers.high.is_none())
}
