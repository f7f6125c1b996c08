//! Tables on their side, and lines of labels and values: labels down, one month or vendor per column. They are turned, so
//! that they are read like all others.

mod columns;

use super::looks::{Looks, looks};
use super::split::Delimiter;
use super::structure;
use super::structure::{Head, TextRow, is_corner, is_known, is_label};
use crate::calendar::{Date, Month};
use crate::glossary::{Role, Vocabulary};
use crate::problem::{Code, Problem};
use columns::{columns, label_columns, label_heads, month_of_values, name_columns, shifted, value_of};

/// A table that was turned.
#[derive(Debug, Default)]
pub(super) struct Turned {
    pub(super) heads: Vec<Head>,
    pub(super) rows: Vec<TurnedRow>,
    /// What the first column is, which has no label: the names above the columns.
    pub(super) names: Option<Role>,
    /// Whether those names are words nobody knows.
    pub(super) named_by_words: bool,
    /// The rows of labels.
    pub(super) labels: Vec<u32>,
    /// The row that names the columns.
    pub(super) corner: Option<u32>,
    /// What stands in that row above the labels.
    pub(super) corner_text: Option<String>,
    /// Columns above which a word stands that is not read, such as a unit.
    pub(super) ignored: Vec<Head>,
}

/// A column of the text, as a row.
#[derive(Debug)]
pub(super) struct TurnedRow {
    pub(super) cells: Vec<String>,
    pub(super) places: Vec<(u32, u32)>,
}

/// What lines of labels hold.
#[derive(Debug, Default)]
pub(super) struct Labels {
    pub(super) tables: Vec<Turned>,
    /// What counts for the tables below: vendor, month, start.
    pub(super) vendor: Option<String>,
    pub(super) month: Option<Month>,
    pub(super) start: Option<Date>,
    /// The headings that say it.
    pub(super) context: Vec<(Head, Role)>,
    /// Rows nobody knows.
    pub(super) unread: Vec<TextRow>,
    /// Rows of one text alone: titles.
    pub(super) titles: Vec<String>,
}

/// Reads lines of labels. The same label again begins the next month.
pub(super) fn read(
    rows: Vec<TextRow>,
    delimiter: Delimiter,
    vocabulary: &Vocabulary,
    problems: &mut Vec<Problem>,
) -> Labels {
    let mut labels = Labels::default();
    let mut corner: Option<TextRow> = None;
    let mut lines: Vec<TextRow> = Vec::new();
    let mut vendors: Option<TextRow> = None;
    // Rows without a label above the lines.
    let mut above: Vec<TextRow> = Vec::new();
    for row in rows.into_iter().flat_map(|row| said(row, vocabulary)) {
        let known = is_label(&row, vocabulary) || vocabulary.find(row.text(0)).is_figure();
        let known = known && (corner.is_some() || !is_corner(&row, vocabulary));
        if known {
            if begins_again(&lines, &row, vocabulary) {
                labels.turn(std::mem::take(&mut lines), corner.take().as_ref(), delimiter, vocabulary, problems);
            }
            lines.extend(vendors.take());
            if let Some(channels) = above.pop_if(|above| are_channels(above, vocabulary)) {
                if corner.is_none() && above.len() == 1 {
                    corner = above.pop().map(|names| spread(names, &channels));
                }
                lines.push(labelled(channels, Role::Channel, vocabulary));
            } else if corner.is_none() && lines.is_empty() && above.len() == 1 {
                corner = above.pop();
            }
            labels.unread.append(&mut above);
            lines.push(row);
        } else if lines.is_empty()
            && vendors.is_none()
            && let Some(names) = corner.take_if(|corner| are_vendors(&row, corner, vocabulary))
        {
            // Months below vendors that are merged.
            let names = spread(names, &row);
            let mut row = row;
            if let Some(label) = row.cells.first_mut() {
                names.text(0).clone_into(label);
            }
            vendors = Some(labelled(names, Role::Vendor, vocabulary));
            corner = Some(row);
        } else if lines.is_empty()
            && vendors.is_none()
            && corner.as_ref().is_some_and(|corner| are_vendors(corner, &row, vocabulary))
        {
            // The months above them are merged.
            corner = corner.map(|corner| spread(corner, &row));
            vendors = Some(labelled(row, Role::Vendor, vocabulary));
        } else if lines.is_empty()
            && let Some(names) = corner.as_ref().and_then(|corner| structure::parted(corner, &row, vocabulary))
        {
            labels.titles.extend(corner.replace(names).map(|upper| upper.cells.join(" ")));
        } else if corner.is_none() && lines.iter().all(|line| is_said(line, vocabulary)) && is_corner(&row, vocabulary)
        {
            if !lines.is_empty() {
                labels.turn(std::mem::take(&mut lines), None, delimiter, vocabulary, problems);
            }
            corner = Some(row);
        } else if corner.is_none() && lines.is_empty() && are_names(&row, vocabulary) {
            above.push(row);
        } else if row.filled().count() < 2 {
            labels.titles.extend(row.filled().next().map(|(_, text)| text.to_owned()));
        } else if lines.last().is_some_and(|line| line.cells.len() == row.cells.len())
            && row.filled().skip(1).any(|(_, text)| looks(text, vocabulary).is_number())
        {
            lines.push(row);
        } else {
            labels.unread.push(row);
        }
    }
    labels.unread.append(&mut above);
    labels.turn(lines, corner.as_ref(), delimiter, vocabulary, problems);
    labels
}

/// A row whose cells are labels with what they say, as a row for each: 供应商：甲公司 | 考核月份：2026年10月.
fn said(row: TextRow, vocabulary: &Vocabulary) -> Vec<TextRow> {
    let mut lines = Vec::new();
    for (_, text) in row.filled() {
        let (label, said) = text.split_once([':', '：']).unwrap_or_default();
        if !matches!(vocabulary.find(label).role(), Some(Role::Vendor | Role::Month)) {
            lines.clear();
            break;
        }
        lines.push(TextRow { cells: vec![label.to_owned(), said.to_owned()], ..row });
    }
    if lines.is_empty() { vec![row] } else { lines }
}

/// Whether a line says once for all others whose figures they are, or of which month.
fn is_said(line: &TextRow, vocabulary: &Vocabulary) -> bool {
    line.filled().count() < 3 && matches!(vocabulary.find(line.text(0)).role(), Some(Role::Vendor | Role::Month))
}

/// Whether a row without a label holds several words, which may name the columns.
fn are_names(row: &TextRow, vocabulary: &Vocabulary) -> bool {
    let word = |(column, text): (usize, &str)| column == 0 || looks(text, vocabulary) == Looks::Text;
    // 2026年10月 | 甲公司 | 乙公司
    let front = row.text(0).is_empty() || super::dates::carried(row.text(0)).is_some();
    front && row.filled().count() > 1 && row.filled().all(word)
}

/// Whether all cells of a row name channels.
fn are_channels(row: &TextRow, vocabulary: &Vocabulary) -> bool {
    row.filled().all(|(_, text)| vocabulary.channels().of_cell(text).is_some())
}

/// A row with the label of a role before it.
fn labelled(mut row: TextRow, role: Role, vocabulary: &Vocabulary) -> TextRow {
    let heading = vocabulary.heading_of_role(role, row.filled().next().map_or("", |(_, name)| name));
    if let Some(label) = row.cells.first_mut() {
        heading.clone_into(label);
    }
    row
}

/// Whether a row without a label names vendors below months: words that are no channels, no totals, and not numbered.
fn are_vendors(corner: &TextRow, row: &TextRow, vocabulary: &Vocabulary) -> bool {
    let names: Vec<&str> = row.filled().filter(|(column, _)| *column > 0).map(|(_, text)| text).collect();
    let word = |text: &&str| {
        looks(text, vocabulary) == Looks::Text
            && !is_known(text, vocabulary)
            && vocabulary.channels().of_cell(text).is_none()
            && vocabulary.words().summary(text).is_none()
            && !text.ends_with(|letter: char| letter.is_ascii_digit())
    };
    let mut months = corner.filled().skip_while(|(column, _)| *column == 0).peekable();
    // Beside them changes may stand: 9月, 10月, 环比.
    let month = |text: &str| matches!(looks(text, vocabulary), Looks::Date(_));
    let summary = |text: &str| vocabulary.words().summary(text).is_some();
    let months =
        months.peek().is_some_and(|(_, text)| month(text)) && { months }.all(|(_, text)| month(text) || summary(text));
    // A label stands before the upper of the two rows.
    let label = vocabulary.find(row.text(0)).role() == Some(Role::Label) && corner.text(0).is_empty();
    (row.text(0).is_empty() || label) && names.len() > 1 && names.iter().all(word) && months
}

/// A row with its cells spread to the right, as far as the row below has some.
fn spread(mut row: TextRow, below: &TextRow) -> TextRow {
    let mut last = String::new();
    row.cells.resize(row.cells.len().max(below.cells.len()), String::new());
    for (column, cell) in row.cells.iter_mut().enumerate().skip(1) {
        if cell.is_empty() && !below.text(column).is_empty() {
            cell.clone_from(&last);
        } else {
            last.clone_from(cell);
        }
    }
    row
}

/// Between texts as they were written: a sign of no language, and none that stands in numbers or names.
pub(super) const BETWEEN: &str = " · ";

/// The first texts of a row.
pub(super) fn seen(row: &TextRow) -> String {
    const SHOWN: usize = 5;
    let mut texts = row.filled().map(|(_, text)| text);
    let shown: Vec<String> = texts.by_ref().take(SHOWN).map(|text| text.chars().take(40).collect()).collect();
    let more = if texts.next().is_some() { " · …" } else { "" };
    format!("{}{more}", shown.join(BETWEEN))
}

/// Whether the row begins the next month's lines: it repeats the vendor or month with which these lines began.
fn begins_again(lines: &[TextRow], row: &TextRow, vocabulary: &Vocabulary) -> bool {
    let Some(first) = lines.first() else { return false };
    first.text(0) == row.text(0)
        && matches!(vocabulary.find(first.text(0)).role(), Some(Role::Vendor | Role::Month))
        && lines.iter().any(|line| vocabulary.find(line.text(0)).is_figure())
}

impl Labels {
    /// Turns lines into a table, or takes what they say for the tables below.
    fn turn(
        &mut self,
        mut lines: Vec<TextRow>,
        corner: Option<&TextRow>,
        delimiter: Delimiter,
        vocabulary: &Vocabulary,
        problems: &mut Vec<Problem>,
    ) {
        if lines.is_empty() {
            // 数据范围 | 2026-10-01 至 2026-10-31
            self.unread.extend(corner.cloned());
            return;
        }
        let width = label_columns(&lines, vocabulary);
        if delimiter == Delimiter::Byte(b',') && corner.is_none() {
            shifted(&mut lines, width, vocabulary, problems);
        }
        let mut heads = label_heads(&lines, width, vocabulary);
        for (line, head) in lines.iter().zip(&mut heads) {
            // What it is counted in has a cell of its own: 千次, 小时.
            let mut cells = line.filled().filter(|(column, _)| *column >= width);
            head.unit = cells.find(|(_, text)| vocabulary.is_unit(text)).map(|(_, unit)| unit.to_owned());
        }
        let figures = heads.iter().any(|head| structure::find(head, vocabulary).is_figure());
        let role_of = |head: &Head| vocabulary.find(head.leaf()).role();
        if !figures {
            let category = heads.iter().any(|head| role_of(head) == Some(Role::Category));
            if !category {
                self.take_context(&lines, &heads, width, vocabulary, problems);
                return;
            }
        }
        let mut turned = Turned {
            labels: lines.iter().map(|row| row.row).collect(),
            corner: corner.map(|row| row.row),
            ..Turned::default()
        };
        if let Some(corner) = corner {
            turned.corner_text = Some(corner.text(0).to_owned()).filter(|text| !text.is_empty());
            name_columns(&mut turned, corner, width, vocabulary);
        }
        let first = usize::from(turned.names.is_some());
        for column in columns(&lines, corner, width, vocabulary, &mut turned) {
            let number = lines.first().map_or(1, |line| line.number(column));
            let mut row = TurnedRow { cells: Vec::new(), places: Vec::new() };
            if first > 0 {
                let name = corner.map_or("", |corner| corner.text(column));
                row.cells.push(month_of_values(name, vocabulary).unwrap_or_else(|| name.to_owned()));
                row.places.push((corner.map_or(1, |corner| corner.row), number));
            }
            for line in &lines {
                row.cells.push(value_of(line, column, width, vocabulary).to_owned());
                row.places.push((line.row, number));
            }
            turned.rows.push(row);
        }
        if let Some(corner) = corner.filter(|_| first > 0) {
            turned.heads.push(Head { row: corner.row, column: corner.number(0), ..Head::default() });
        }
        turned.heads.extend(heads);
        self.tables.push(turned);
    }

    /// Vendor, month and start that stand once above other tables.
    fn take_context(
        &mut self,
        lines: &[TextRow],
        heads: &[Head],
        width: usize,
        vocabulary: &Vocabulary,
        problems: &mut Vec<Problem>,
    ) {
        // From this day, until that one.
        let until = heads.iter().any(|head| vocabulary.find(head.leaf()).role() == Some(Role::To));
        let mut from: Option<&str> = None;
        for (line, head) in lines.iter().zip(heads) {
            let text = line.text(width);
            let Some(role) = vocabulary.find(head.leaf()).role() else { continue };
            let only = line.filled().filter(|(column, _)| *column >= width).count() < 2;
            match role {
                Role::Vendor if only && !text.is_empty() => self.vendor = Some(text.to_owned()),
                Role::Start if !text.is_empty() && !until => self.start = super::read_day(text),
                Role::Month | Role::Date | Role::From | Role::Start if !text.is_empty() => {
                    from = Some(text);
                    // Below the heading of a day a first day is no month.
                    let read = super::read_month(text).filter(|_| role == Role::Month || !is_day(text));
                    self.month = read.or(self.month);
                    if self.month.is_none() {
                        // A period of days, or one that is no month: a title says it as well.
                        self.titles.push(text.to_owned());
                        if !until && super::dates::carried(text).is_none() {
                            let problem = Problem::new(Code::MonthInvalid).with("text", text);
                            problems.push(problem.at_cell(line.row, line.number(width), text));
                        }
                    }
                }
                Role::To if let Some(from) = from => self.titles.push(format!("{from}~{text}")),
                _ => {}
            }
            self.context.push((head.clone(), role));
        }
    }
}

/// Whether a cell says a day with its month and year, in whichever order.
fn is_day(text: &str) -> bool {
    use super::dates::Said;
    super::dates::read(text).is_some_and(|moment| matches!(moment.said, Said::Day(_) | Said::Either(..)))
}
