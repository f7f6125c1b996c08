//! Which numbers a term surely can take: a table looked up by it should have a row for each of them.

use super::{Mechanism, Scope, Take, Term};
use crate::number::{Exact, Interval};

/// What is known of the numbers a term can take.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reach {
    /// Those it surely can take, where that can be told; never more than it can.
    pub(crate) numbers: Option<Interval>,
    /// Whether it takes whole numbers only.
    pub(crate) whole: bool,
}

impl Reach {
    pub(crate) fn of(numbers: Interval) -> Self {
        Self { numbers: Some(numbers), whole: false }
    }

    /// Whole numbers from 0.
    pub(crate) fn counted() -> Self {
        Self { numbers: Some(Interval::at_least(Exact::ZERO)), whole: true }
    }

    /// Where it has no end: what is added up goes as far as its parts only then.
    fn endless(mut self) -> Self {
        self.numbers = self.numbers.filter(|numbers| numbers.high.is_none());
        self
    }
}

impl Mechanism {
    pub(super) fn reach(&self, scope: &Scope<'_>) -> Reach {
        match self {
            Self::Ratio(_) | Self::Pooled(_) => Reach::of(percent()),
            Self::Mean(mean) => Reach { whole: false, ..among(&mean.0, scope) },
            Self::Lowest(lowest) => among(&lowest.0, scope),
            Self::Highest(highest) => among(&highest.0, scope),
            Self::Sum(sum) => added(&sum.0, scope),
            Self::YearToDate(year) => scope.reach_of(&year.0).endless(),
            Self::OverMonths(months) => over(months.take, scope.reach_of(&months.of)),
            Self::OverRows(rows) => over(rows.take, rows.of.as_ref().map_or_else(Reach::counted, |of| scope.reach(of))),
            Self::MonthBefore(before) => scope.reach_of(&before.0),
            // The first month is 0, and how many follow nobody says.
            Self::Calendar(_) => Reach { numbers: None, whole: true },
            Self::Rounded(rounded) => Reach { numbers: None, whole: rounded.to.is_none() },
            _ => Reach::default(),
        }
    }
}

/// 0 to 100.
pub(crate) fn percent() -> Interval {
    Interval::between(Exact::ZERO, Exact::HUNDRED)
}

/// One of several that can take the same numbers.
fn among(terms: &[Term], scope: &Scope<'_>) -> Reach {
    let reaches: Vec<Reach> = terms.iter().map(|term| scope.reach(term)).collect();
    let first = reaches.first().and_then(|reach| reach.numbers.clone());
    let same = reaches.iter().all(|other| other.numbers == first);
    Reach { numbers: first.filter(|_| same), whole: reaches.iter().all(|reach| reach.whole) }
}

/// A sum of which no part has an end.
fn added(terms: &[Term], scope: &Scope<'_>) -> Reach {
    let parts = terms.iter().map(|term| scope.reach(term).endless());
    let sum = |sum: Reach, part: Reach| Reach {
        numbers: sum.numbers.zip(part.numbers).map(|(sum, part)| sum.plus(&part)),
        whole: sum.whole && part.whole,
    };
    parts.reduce(sum).unwrap_or_default()
}

/// Months or rows added up, or one of them.
fn over(take: Take, one: Reach) -> Reach {
    match take {
        Take::Sum => one.endless(),
        Take::Lowest | Take::Highest => one,
        _ => Reach { whole: false, ..one },
    }
}
