//! The end of a table, and of the text.

use super::{Open, Pending, Reader, count, expected};
use crate::glossary::{Scope, Vocabulary};
use crate::paste::assemble::TextLayout;
use crate::paste::close::{self, Closing};
use crate::paste::layout::{Layout, OnlyHere, SeveralTables};
use crate::paste::plan::Means;
use crate::paste::questions::{Ask, Asked, AskedChoice};
use crate::paste::rows::Table;
use crate::paste::sideways;
use crate::paste::table_rows::Closed;
use crate::problem::{Code, Problem};

impl Reader {
    /// Ends the open table.
    pub(super) fn close(&mut self, vocabulary: &Vocabulary) {
        let Some(mut open) = self.open.take() else { return };
        if open.says_nothing() {
            let shown: Vec<&str> = open.table.plan.columns.iter().map(|column| column.head.leaf()).take(5).collect();
            let row = open.rows.head.first().copied().unwrap_or(open.rows.first);
            let rows = open.rows.last.saturating_sub(row).saturating_add(1);
            self.pending.push(Pending {
                row,
                rows,
                seen: shown.join(sideways::BETWEEN),
                titles: Vec::new(),
                values: true,
                figures: false,
            });
            return;
        }
        // Nobody is asked about a figure that nothing rests on: where it is open, it is not given.
        open.asked.retain(|asked| {
            let figure = asked.figure.and_then(|slot| vocabulary.figure(slot));
            !figure.is_some_and(|figure| self.is_unused(&figure.id))
        });
        let start = self.around.start;
        let mut closing = Closing {
            vocabulary,
            vendors: &self.vendors,
            asked: &mut open.asked,
            problems: &mut self.problems,
            base: self.groups,
            start,
            layout: &open.layout,
        };
        let checks = close::close(&mut open.table, &mut closing);
        let headings = open.table.plan.headings();
        for asked in open.asked.iter().filter(|asked| !asked.told) {
            let mut problem = asked.problem(&headings, vocabulary);
            let head = asked.column.and_then(|column| open.table.plan.columns.get(column)).map(|column| &column.head);
            let head = head.or_else(|| open.table.plan.columns.first().map(|column| &column.head));
            if let Some((row, column)) = asked.cell {
                problem = problem.at_cell(row, column, "");
            } else if let Some(head) = head.filter(|head| head.row > 0) {
                problem = problem.at_cell(head.row, head.column, head.leaf());
            }
            self.problems.push(problem);
        }
        self.groups = self.groups.saturating_add(count(open.table.groups.list.len()));
        self.tell_unread(&open);
        let Open { table, asked, layout, rows, .. } = *open;
        let above = self.above(&table);
        let titles = std::mem::take(&mut self.around.titles);
        self.tables.push(Closed { table, asked, layout, rows, checks, start, titles, above });
        self.problem_limit.bound(&mut self.problems);
    }

    /// Columns of numbers of which none is known say nothing of the months beside them.
    fn tell_unread(&mut self, open: &Open) {
        let plan = &open.table.plan;
        let mut unread =
            plan.columns.iter().filter(|column| column.means == Means::Nothing && column.numbers).peekable();
        if let (true, true, Some(first)) = (plan.gathered.is_empty(), open.asked.is_empty(), unread.peek().copied()) {
            let seen = { unread }.map(|column| column.head.leaf()).take(5).collect::<Vec<_>>().join(sideways::BETWEEN);
            let problem = Problem::new(Code::BlockNotRead).with("rows", &open.table.rows).with("seen", &seen);
            self.problems.push(problem.at_cell(first.head.row, first.head.column, first.head.leaf()));
        }
    }

    /// Whether nothing of the contract rests on a figure.
    fn is_unused(&self, id: &str) -> bool {
        self.options.unused.iter().any(|unused| unused == id)
    }

    /// The one group of the table above, for categories that name no month.
    pub(super) fn above(&self, table: &Table) -> Option<(u32, u32)> {
        let keyed = table.plan.vendor.is_some() || table.plan.periods.has_column();
        if table.plan.scope() == Scope::Month || keyed {
            return None;
        }
        let (place, above) =
            self.tables.iter().enumerate().rev().find(|(_, closed)| closed.table.plan.scope() == Scope::Month)?;
        let mut groups = (0..count(above.table.groups.list.len())).filter(|group| !above.table.is_dropped(*group));
        let first = groups.next()?;
        groups.next().is_none().then_some((count(place), first))
    }

    /// What was read, when all of the text has been.
    pub(crate) fn finish(mut self, vocabulary: &Vocabulary) -> TextLayout {
        self.close(vocabulary);
        self.tell_pending(vocabulary);
        let mut problems = std::mem::take(&mut self.problems);
        let about = |problem: &Problem| matches!(problem.code, Code::FigureRepeated | Code::FigureNotJoined);
        let unused = |problem: &Problem| problem.values.get("figure").is_some_and(|id| self.is_unused(id));
        problems.retain(|problem| !(about(problem) && unused(problem)));
        self.problems = problems;
        let nothing = self.tables.is_empty() && self.lists.is_empty() && self.context.is_empty();
        if nothing && self.problems.is_empty() {
            self.problems.push(Problem::new(Code::PasteEmpty));
        }
        crate::paste::assemble::finish(self, vocabulary)
    }

    /// Rows of numbers without headings may belong to the table above them: its figures are not known before somebody says so.
    /// Whether they are not left out already.
    pub(super) fn ask_block(&mut self, pending: &Pending) -> bool {
        let Some(closed) = self.tables.last_mut().filter(|_| pending.figures) else { return true };
        let numbers = pending.row..pending.row.saturating_add(pending.rows);
        let rows: Vec<i32> = numbers.filter_map(|row| i32::try_from(row).ok()).collect();
        let said = closed.layout.only_here.as_ref().map_or(&[][..], |here| here.leave_out.as_slice());
        if rows.iter().all(|row| said.contains(row)) {
            closed.rows.notes.extend(pending.titles.iter().map(|(row, _)| *row));
            return false;
        }
        let only_here = Some(OnlyHere { leave_out: rows, ..OnlyHere::default() });
        let tables = Some(SeveralTables::Add);
        let choices = vec![
            AskedChoice::new("counts", &pending.seen, Layout::that(|layout| layout.tables = tables)),
            AskedChoice::new("left_out", &pending.seen, Layout::that(|layout| layout.only_here = only_here)),
        ];
        closed.asked.push(Asked::new(Ask::Unplaced, choices).with("text", &pending.seen).told());
        closed.table.held.extend(0..count(closed.table.groups.list.len()));
        true
    }

    /// What nobody knows at the end: notes below the tables, or nothing was known at all.
    pub(super) fn tell_pending(&mut self, vocabulary: &Vocabulary) {
        let nothing = self.tables.is_empty() && self.lists.is_empty() && self.context.is_empty();
        let pending = std::mem::take(&mut self.pending);
        for (place, pending) in pending.into_iter().enumerate() {
            let problem = match (nothing, pending.values) {
                (true, _) if place == 0 => {
                    Problem::new(Code::NoHeaderRecognised).with("expected", &expected(vocabulary))
                }
                (false, true) => {
                    if !self.ask_block(&pending) {
                        continue;
                    }
                    Problem::new(Code::BlockNotRead).with("rows", &pending.rows)
                }
                (false, false) => {
                    if let Some(closed) = self.tables.last_mut() {
                        closed.rows.notes.extend(pending.titles.iter().map(|(row, _)| *row));
                    }
                    continue;
                }
                _ => continue,
            };
            self.problems.push(problem.with("seen", &pending.seen).at_cell(pending.row, 1, &pending.seen));
        }
    }
}
