//! Problems by the thousand: of each kind the first ones are kept, and what else there was is counted.
//!
//! A column pasted in the wrong unit is one mistake and a million problems. Nobody reads those, and they would take
//! more memory than the text they are about.

use crate::map::Map;
use crate::problem::{Code, Place, Problem};
use crate::sort;

/// Most problems of one code that are kept.
pub(crate) const MOST: usize = 1000;

/// What was left out.
#[derive(Clone, Debug, Default)]
pub(crate) struct ProblemLimit {
    /// How many of each code, and where the first of them stands.
    left_out: Map<Code, (usize, Option<Place>)>,
    /// From how many problems on it pays to look through them.
    enough: usize,
}

impl ProblemLimit {
    /// To be called now and then while problems are added: keeps their number within bounds. Whenever it is called, the
    /// outcome is the same: of each code the first in the order of the text.
    pub(crate) fn bound(&mut self, problems: &mut Vec<Problem>) {
        if problems.len() > self.enough.max(MOST) {
            self.thin_out(problems);
            self.enough = problems.len().saturating_mul(2).saturating_add(MOST);
        }
    }

    /// The problems in the order of the text, with a word about those left out where they begin.
    pub(crate) fn finish(mut self, problems: &mut Vec<Problem>) {
        if problems.len() > MOST || !self.left_out.is_empty() {
            self.thin_out(problems);
            problems.extend(self.left_out.into_iter().map(|(code, (count, at))| Problem { at, ..more(code, count) }));
        }
        sort_by_place(problems);
    }

    fn thin_out(&mut self, problems: &mut Vec<Problem>) {
        sort_by_place(problems);
        let mut seen: Map<Code, usize> = Map::new();
        problems.retain(|problem| {
            let before = seen.get(&problem.code).copied().unwrap_or(0);
            seen.insert(problem.code, before.saturating_add(1));
            if before < MOST {
                return true;
            }
            // What was left out before may stand later in the text than this.
            let first = self.left_out.get(&problem.code);
            let count = first.map_or(0, |(count, _)| *count).saturating_add(1);
            let at = match first {
                Some((_, at)) if place(at.as_ref()) <= place(problem.at.as_ref()) => at.clone(),
                _ => problem.at.clone(),
            };
            self.left_out.insert(problem.code, (count, at));
            false
        });
    }
}

/// A word about problems that are not listed.
pub(crate) fn more(code: Code, count: usize) -> Problem {
    Problem::new(Code::MoreOfTheSame).with("count", &count).with("code", &code)
}

/// Puts problems in the order of the text.
pub(crate) fn sort_by_place(problems: &mut Vec<Problem>) {
    sort::sort_by_key(problems, |problem| place(problem.at.as_ref()));
}

fn place(at: Option<&Place>) -> (u32, u32) {
    match at {
        Some(Place::Cell(cell)) => (cell.row, cell.column),
        _ => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn problems(rows: impl IntoIterator<Item = u32>) -> Vec<Problem> {
        let code = |row| if row % 3 == 0 { Code::CellUnreadable } else { Code::FigureNegative };
        rows.into_iter().map(|row| Problem::new(code(row)).at_cell(row, 1, "")).collect()
    }

    fn thinned(all: &[Problem], pieces: &[usize]) -> Vec<Problem> {
        let (mut problem_limit, mut kept) = (ProblemLimit::default(), Vec::new());
        let mut rest = all;
        for piece in pieces {
            let (now, later) = rest.split_at(rest.len().min(*piece));
            kept.extend_from_slice(now);
            problem_limit.bound(&mut kept);
            rest = later;
        }
        kept.extend_from_slice(rest);
        problem_limit.finish(&mut kept);
        kept
    }

    #[test]
    fn the_first_of_each_kind_are_kept_and_the_rest_are_counted() {
        let kept = thinned(&problems(1..=6000), &[]);
        let listed = |code| kept.iter().filter(|problem| problem.code == code).count();
        assert_eq!([Code::CellUnreadable, Code::FigureNegative].map(listed), [MOST, MOST]);
        let more: Vec<_> = kept.iter().filter(|problem| problem.code == Code::MoreOfTheSame).collect();
        // The 1001st row that 3 does not divide is 1501, the 1001st that it does is 3003.
        assert_eq!(more[0].message(), "3000 more problems of this kind (figure_negative) are not listed.");
        assert_eq!(more[0].at, problems([1501])[0].at);
        assert_eq!(more[1].message(), "1000 more problems of this kind (cell_unreadable) are not listed.");
        assert_eq!(more[1].at, problems([3003])[0].at);
    }

    #[test]
    fn a_few_are_only_put_in_order() {
        assert_eq!(thinned(&problems([3, 1, 2]), &[1]), problems([1, 2, 3]));
    }

    proptest! {
        #[test]
        fn it_does_not_matter_when_they_are_looked_through(
            rows in prop::collection::vec(0_u32..3000, 0..6000),
            pieces in prop::collection::vec(0_usize..1500, 0..9),
        ) {
            let all = problems(rows);
            prop_assert_eq!(thinned(&all, &pieces), thinned(&all, &[]));
        }
    }
}
