//! What the rows of a block begin: a table, a list, one that was turned, or lines of labels.

use std::borrow::Cow;

use super::block::{Block, looked_at};
use super::{Open, Pending, Reader, count, expected, period_in};
use crate::calendar::Month;
use crate::glossary::{Role, Scope, Vocabulary};
use crate::paste::dates::Carried;
use crate::paste::join::Number;
use crate::paste::layout::{Layout, SeveralTables};
use crate::paste::list_reading;
use crate::paste::nested;
use crate::paste::periods::Period;
use crate::paste::planner::{self, Planned};
use crate::paste::questions::Asked;
use crate::paste::row_lists::{self, ListRows, RowList};
use crate::paste::rows::{At, Reading};
use crate::paste::sideways::{self, Labels, Turned, TurnedRow};
use crate::paste::split::Delimiter;
use crate::paste::structure::{Head, TextRow, is_month_to_date};
use crate::paste::table_rows::TableRows;
use crate::problem::{Code, Problem};

impl Reader {
    /// Reads a table whose rows stay rows, to the end of its block; where the text goes on.
    pub(super) fn row_list(
        &mut self,
        mut block: Block,
        before: usize,
        columns: &row_lists::Columns,
        delimiter: Delimiter,
        vocabulary: &Vocabulary,
    ) -> usize {
        let next = block.end_of(block.rows.len());
        self.tell_unclosed(&block, block.rows.len());
        let above: Vec<TextRow> = block.rows.drain(..before).collect();
        let rows = above.len().saturating_add(block.rows.len());
        self.preface(above, delimiter, vocabulary);
        self.rows = self.rows.saturating_add(count(rows));
        let Some((head, body)) = block.rows.split_first() else { return next };
        let heads = row_lists::heads_of(head);
        if body.is_empty() {
            let first = heads.iter().find(|head| !head.path.is_empty()).cloned().unwrap_or_default();
            let problem = Problem::new(Code::TableWithoutRows);
            self.problems.push(problem.at_cell(first.row, first.column, first.leaf()));
        }
        let mut text_rows = TableRows { head: vec![head.row], width: heads.len(), ..TableRows::default() };
        self.take_pending(&mut text_rows);
        let looked: Vec<&[String]> = looked_at(body).map(|row| row.cells.as_slice()).collect();
        // What is asked about its other columns does not matter here.
        let layouts = &self.options.layouts;
        let mut planned = planner::plan(&heads, &looked, &self.around, layouts, vocabulary, &mut Vec::new());
        self.name_vendor(&mut planned, vocabulary);
        let Planned { plan, layout, .. } = planned;
        let vendors = &mut self.vendors;
        let mut vendor = |name: &str| vendors.number(name);
        let start = self.around.start;
        let found = row_lists::Found { columns, head, body, plan: &plan, layout: &layout, start };
        let ListRows { rows, aside, heads_again, asked } =
            row_lists::read(&found, &mut vendor, vocabulary, &mut self.problems);
        text_rows.head.extend(heads_again);
        if let (Some(first), Some(last)) = (body.first(), body.last()) {
            (text_rows.first, text_rows.last) = (first.row, last.row);
        }
        let shown = list_reading::columns(&plan, columns, &layout);
        let headings: Vec<String> = shown.iter().map(|column| column.head.text()).collect();
        for asked in &asked {
            let head = asked.column.and_then(|column| shown.get(column)).or(shown.first()).map(|column| &column.head);
            let (row, column, leaf) = head.map_or((1, 1, ""), |head| (head.row, head.column, head.leaf()));
            self.problems.push(asked.problem(&headings, vocabulary).at_cell(row, column, leaf));
        }
        let columns = columns.clone();
        self.lists.push(RowList { columns, rows, shown, text_rows, aside, asked, layout });
        self.around.titles.clear();
        self.problem_limit.bound(&mut self.problems);
        next
    }

    /// Rows above the headings: what they say for all rows, and titles.
    pub(super) fn preface(&mut self, rows: Vec<TextRow>, delimiter: Delimiter, vocabulary: &Vocabulary) {
        if rows.is_empty() {
            return;
        }
        let labels = sideways::read(rows, delimiter, vocabulary, &mut self.problems);
        self.take_context(&labels);
        self.around.titles.extend(labels.titles);
        self.around.titles.extend(labels.unread.iter().map(sideways::seen));
    }

    pub(super) fn take_context(&mut self, labels: &Labels) {
        self.context.extend(labels.context.iter().cloned());
        if let Some(vendor) = &labels.vendor {
            self.around.vendor = Some(self.vendors.number(vendor));
        }
        self.around.month = labels.month.or(self.around.month);
        self.around.start = labels.start.or(self.around.start);
    }

    /// Begins a table with headings above its columns.
    pub(super) fn begin_table(
        &mut self,
        heads: &[Head],
        sample: &[TextRow],
        whole: bool,
        mut rows: TableRows,
        delimiter: Delimiter,
        vocabulary: &Vocabulary,
    ) {
        self.take_pending(&mut rows);
        // Below a blank line the same headings go on with what the titles above the first said of the period.
        if period_in(&self.around.titles).is_none()
            && let Some(above) = self.tables.last()
            && above.table.plan.headings() == heads.iter().map(Head::text).collect::<Vec<_>>()
        {
            self.around.titles.extend(period_in(&above.titles).map(Carried::text));
        }
        let parts = if whole { nested::parts(sample, vocabulary) } else { Vec::new() };
        // What one cell alone says below headings of several is a note; a row of dashes is a line: |---|:--:|.
        let line = |row: &TextRow| row.filled().all(|(_, text)| text.bytes().all(|byte| matches!(byte, b'-' | b':')));
        let note = |row: &TextRow| heads.len() > 2 && row.filled().count() < 2 || line(row);
        let days = looked_at(sample).filter(|row| !note(row) && !parts.iter().any(|part| part == row.text(0)));
        let looked: Vec<&[String]> = days.map(|row| row.cells.as_slice()).collect();
        let layouts = &self.options.layouts;
        let mut planned = planner::plan(heads, &looked, &self.around, layouts, vocabulary, &mut self.problems);
        self.name_vendor(&mut planned, vocabulary);
        // 当日 above 当月累计
        let to_date = sample.iter().any(|row| is_month_to_date(row.text(0), vocabulary));
        let days = sample.iter().map(|row| row.text(0)).filter(|text| to_date && vocabulary.words().day.holds(text));
        planned.plan.leave_out.extend(parts.into_iter().chain(days.map(str::to_owned)).map(|part| (0, part)));
        planned.plan.head_width = rows.width;
        planned.plan.commas = delimiter == Delimiter::Byte(b',');
        planned.plan.on_sheet = self.around.sheet.is_some();
        if whole {
            crate::paste::hidden_totals::find(&mut planned, sample, vocabulary);
        }
        self.open = Some(Box::new(Open::new(planned, rows, delimiter, self.options.keep_cells)));
    }

    /// The vendor that somebody said, or that the sheet is named after.
    pub(super) fn name_vendor(&mut self, planned: &mut Planned, vocabulary: &Vocabulary) {
        let by_sheet = planned.layout.tables == Some(SeveralTables::Vendors);
        let sheet = self.around.sheet.as_ref().filter(|_| by_sheet);
        if let Some(vendor) = planned.layout.vendor.as_ref().or(sheet) {
            planned.plan.context_vendor = Some(self.vendors.number(vendor));
        }
        if planned.plan.vendor.is_none()
            && planned.plan.context_vendor.is_none()
            && let Some(shop) = self.shop(vocabulary)
        {
            planned.plan.context_vendor = Some(self.vendors.number(&shop));
        }
    }

    /// The one shop or firm that titles or the name of the file name: 蓝鲸家电旗舰店 2026年10月客服日报.
    fn shop(&self, vocabulary: &Vocabulary) -> Option<String> {
        let texts = self.around.titles.iter().chain(&self.around.source);
        let parts = texts.flat_map(|text| text.split([' ', '\u{3000}', ':', '：', '·', '_', '-', '.', '(', '（']));
        let shops = &vocabulary.words().shops;
        let mut found = parts.filter(|part| shops.ends(part) && !shops.holds(part));
        let first = found.next()?;
        found.all(|other| other == first).then(|| first.to_owned())
    }

    /// What stood above the table without being known is its titles.
    pub(super) fn take_pending(&mut self, rows: &mut TableRows) {
        for pending in std::mem::take(&mut self.pending) {
            if pending.values && self.ask_block(&pending) {
                let problem = Problem::new(Code::BlockNotRead).with("rows", &pending.rows).with("seen", &pending.seen);
                self.problems.push(problem.at_cell(pending.row, 1, &pending.seen));
            }
            for (row, text) in pending.titles {
                rows.titles.push(row);
                self.around.titles.push(text);
            }
        }
        rows.sheet.clone_from(&self.around.sheet);
    }

    /// Reads a table that was turned, all of it.
    pub(super) fn turned(
        &mut self,
        heads: Vec<Head>,
        turned: Vec<TurnedRow>,
        names: Option<(Role, bool)>,
        mut rows: TableRows,
        columns: bool,
        vocabulary: &Vocabulary,
    ) {
        self.take_pending(&mut rows);
        let looked: Vec<&[String]> = turned.iter().map(|row| row.cells.as_slice()).collect();
        let mut layouts = self.options.layouts.clone();
        let headings: Vec<String> = heads.iter().map(Head::text).collect();
        let mut asked = None;
        if let Some((role, by_words)) = names {
            let said = layouts.iter().filter(|layout| layout.is_for(&headings)).find_map(|layout| layout.across);
            let (role, question) = crate::paste::across::decide(role, by_words, said, &turned, vocabulary);
            asked = question;
            let column = crate::paste::layout::ColumnLayout { role: Some(role), ..Default::default() };
            layouts.push(Layout::of_column(crate::paste::across::NAME, column));
        }
        let mut heads = heads;
        if names.is_some()
            && let Some(first) = heads.first_mut()
        {
            first.path = vec![crate::paste::across::NAME.to_owned()];
        }
        rows.width = heads.len();
        let mut planned = planner::plan(&heads, &looked, &self.around, &layouts, vocabulary, &mut self.problems);
        self.name_vendor(&mut planned, vocabulary);
        planned.plan.withheld.extend(asked.iter().flat_map(|asked: &Asked| &asked.withheld));
        let place = |row: &TurnedRow| if columns { At::Column(&row.places) } else { At::Places(&row.places) }.number();
        let text_row = |row: &TurnedRow| TextRow { row: place(row), cells: row.cells.clone(), indent: 0 };
        let body: Vec<TextRow> = turned.iter().map(text_row).collect();
        crate::paste::hidden_totals::find(&mut planned, &body, vocabulary);
        let mut open = Box::new(Open::new(planned, rows, Delimiter::Byte(b'\t'), self.options.keep_cells));
        open.asked.extend(asked);
        for row in turned {
            let cells: Vec<Cow<'_, str>> = row.cells.iter().map(|cell| Cow::Borrowed(cell.as_str())).collect();
            let at = if columns { At::Column(&row.places) } else { At::Places(&row.places) };
            let mut reading =
                Reading { vocabulary, vendors: &mut self.vendors, problems: &mut self.problems, base: self.groups };
            open.table.take(&cells, at, &mut reading);
        }
        open.rows.across = columns;
        self.open = Some(open);
        self.close(vocabulary);
    }

    /// Lines of labels and values.
    pub(super) fn labels(&mut self, rows: &[TextRow], delimiter: Delimiter, vocabulary: &Vocabulary) {
        let mut labels = sideways::read(rows.to_vec(), delimiter, vocabulary, &mut self.problems);
        let is_key = |role: Role| matches!(role, Role::Vendor | Role::Month | Role::Date | Role::From | Role::Start);
        let has_key = labels.context.iter().any(|(_, role)| is_key(*role));
        if labels.tables.is_empty() && !has_key {
            return self.pend(rows, vocabulary);
        }
        if labels.tables.is_empty() {
            // Lines that say something of a table below, or of its export.
            labels.titles.extend(labels.unread.drain(..).map(|row| sideways::seen(&row)));
        }
        let expected = expected(vocabulary);
        for row in &labels.unread {
            let problem =
                Problem::new(Code::LineNotRead).with("text", &sideways::seen(row)).with("expected", &expected);
            let (column, first) = row.filled().next().unwrap_or_default();
            self.problems.push(problem.at_cell(row.row, row.number(column), first));
        }
        self.take_context(&labels);
        self.around.titles.append(&mut labels.titles);
        // Figures that name neither vendor nor month go on with the only month above them.
        let named = |head: &Head| vocabulary.find(head.leaf()).role().is_some_and(is_key);
        let alone = |turned: &Turned| turned.rows.len() == 1 && !turned.heads.iter().any(named);
        let goes_on = !has_key && labels.tables.iter().all(alone);
        let around = (self.around.vendor, self.around.month);
        if let Some((vendor, month)) = self.only_month().filter(|_| goes_on) {
            (self.around.vendor, self.around.month) = (vendor, Some(month));
        }
        for turned in labels.tables {
            let Turned { heads, rows, names, named_by_words, labels, corner, corner_text, ignored } = turned;
            self.around.titles.extend(corner_text);
            let last = labels.iter().chain(&corner).copied().max().unwrap_or(0);
            let table_rows =
                TableRows { head: labels.into_iter().chain(corner).collect(), last, ignored, ..TableRows::default() };
            self.turned(heads, rows, names.map(|role| (role, named_by_words)), table_rows, true, vocabulary);
        }
        (self.around.vendor, self.around.month) = around;
    }

    /// The vendor and the month of all months read so far, if they are one.
    fn only_month(&self) -> Option<(Option<Number>, Month)> {
        let months = self.tables.iter().filter(|closed| closed.table.plan.scope() == Scope::Month);
        let mut keys = months.flat_map(|closed| closed.table.groups.keys.iter()).map(|(_, key)| key.of_record());
        let first = keys.next()?;
        let Period::Month(month) = first.period else { return None };
        keys.all(|key| key == first).then_some((first.vendor, month))
    }

    /// Keeps rows nobody knows until it shows what they are.
    pub(super) fn pend(&mut self, rows: &[TextRow], vocabulary: &Vocabulary) {
        let Some(first) = rows.first() else { return };
        let values = rows.iter().any(|row| {
            let numbers =
                row.filled().filter(|(_, text)| crate::paste::looks::looks(text, vocabulary).is_number()).count();
            numbers > 0 && row.filled().count() > 1
        });
        let titles = rows.iter().map(|row| (row.row, sideways::seen(row))).collect();
        let several = |row: &&TextRow| {
            let number = |(_, text): &(usize, &str)| crate::paste::looks::looks(text, vocabulary).is_number();
            row.filled().filter(number).count() > 1
        };
        let figures = rows.iter().filter(several).count().saturating_mul(2) > rows.len();
        self.pending.push(Pending {
            row: first.row,
            rows: count(rows.len()),
            seen: sideways::seen(first),
            titles,
            values,
            figures,
        });
    }
}
