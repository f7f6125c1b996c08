//! What the rows of a block are: titles, headings, a row of units, the body; or labels down with values beside them.

mod headings;

pub(super) use headings::{Head, find, heads};

use super::dates::Said;
use super::looks::{Looks, looks};
use super::parse_cell::{begins_with_digit, trimmed};
use crate::glossary::{Role, Summary, Vocabulary};

/// A row of a block, as it stands in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TextRow {
    /// Its number in the text, from 1.
    pub(super) row: u32,
    pub(super) cells: Vec<String>,
    /// How many columns that hold nothing were taken off in front.
    pub(super) indent: usize,
}

impl TextRow {
    /// The cell's text without blanks around it; empty where there is none.
    pub(super) fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| trimmed(without_marks(cell)))
    }

    /// The number of a column of the sheet, from 1.
    pub(super) fn number(&self, column: usize) -> u32 {
        number(self.indent.saturating_add(column))
    }

    /// Whether it says who made the table, and nothing else: 制表人：张三 | 审核：李四.
    pub(super) fn is_signature(&self) -> bool {
        self.filled().all(|(_, text)| !begins_with_digit(text) && text.contains([':', '：']))
    }

    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        (0..self.cells.len()).map(|column| (column, self.text(column))).filter(|(_, text)| !text.is_empty())
    }
}

/// In a cell: it belongs to the merged cell above.
const MERGED_DOWN: u8 = 0x1e;
/// In a cell: it belongs to the merged cell on its left.
const MERGED_RIGHT: u8 = 0x1f;
/// Before the name of a sheet, on a line of its own.
pub(super) const SHEET: char = '\u{1d}';

/// Whether a cell belongs to the merged cell above it or on its left: it has no text of its own.
#[inline]
pub(super) fn is_merged(cell: &str) -> bool {
    matches!(cell.as_bytes(), [MERGED_DOWN | MERGED_RIGHT, ..])
}

/// A cell without the marks of merged cells.
pub(super) fn without_marks(cell: &str) -> &str {
    if is_merged(cell) { "" } else { cell }
}

/// How a block is laid out. Rows count from its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Headings above columns.
    Table {
        /// Rows before the headings.
        before: usize,
        /// Rows of headings.
        heads: usize,
        /// Whether a row of units follows.
        units: bool,
    },
    /// Labels down and values beside them, up to this row.
    Labels { rows: usize },
    /// None that is known, up to this row.
    Unknown { rows: usize },
}

/// Most rows of headings one table has.
const MOST_HEADS: usize = 3;

/// What is seen of a row at first sight.
struct Sight {
    filled: usize,
    values: usize,
    /// The columns of known headings.
    known: Vec<usize>,
}

/// Whether the text names a figure or a column that says something.
pub(super) fn is_known(text: &str, vocabulary: &Vocabulary) -> bool {
    let found = vocabulary.find(text);
    found.is_figure() || found.role().is_some_and(|role| !matches!(role, Role::Label | Role::Value | Role::Ignored))
}

fn sight(row: &TextRow, vocabulary: &Vocabulary) -> Sight {
    let mut sight = Sight { filled: 0, values: 0, known: Vec::new() };
    for (column, text) in row.filled() {
        sight.filled = sight.filled.saturating_add(1);
        if is_known(text, vocabulary) {
            sight.known.push(column);
        } else if looks(text, vocabulary).is_value() {
            sight.values = sight.values.saturating_add(1);
        }
    }
    sight
}

/// How the rows are laid out, as far as the first table goes.
pub(super) fn shape(rows: &[TextRow], vocabulary: &Vocabulary) -> Shape {
    for place in 0..rows.len() {
        if let Some((first, heads)) = heads_at(rows, place, vocabulary) {
            let after = place.saturating_add(heads);
            let units = rows.get(after).is_some_and(|row| is_units(row, vocabulary));
            // Lines of labels above a table stand for themselves; lines that hold figures are a table of their own.
            let labelled = labels_before(rows, first, vocabulary);
            if let Some(end) = labelled {
                return Shape::Labels { rows: end };
            }
            return Shape::Table { before: first, heads: heads.saturating_add(place.saturating_sub(first)), units };
        }
    }
    let labels = rows.iter().any(|row| is_label(row, vocabulary));
    if labels { Shape::Labels { rows: rows.len() } } else { unknown(rows, vocabulary) }
}

/// Where lines of labels with figures end, if there are any before this row.
fn labels_before(rows: &[TextRow], end: usize, vocabulary: &Vocabulary) -> Option<usize> {
    rows.get(..end)?.iter().any(|row| is_figure_line(row, vocabulary)).then_some(end)
}

/// Whether a row is a label with its figures.
fn is_figure_line(row: &TextRow, vocabulary: &Vocabulary) -> bool {
    let found = vocabulary.find(row.text(0));
    found.is_figure() && row.filled().skip(1).any(|(_, text)| looks(text, vocabulary).is_value())
}

/// Whether headings stand at this row: where they begin, and how many rows from this one on they have.
fn heads_at(rows: &[TextRow], place: usize, vocabulary: &Vocabulary) -> Option<(usize, usize)> {
    let row = rows.get(place)?;
    let after = rows.get(place.saturating_add(1)..).unwrap_or_default();
    if let Some(heads) = super::long::heads_across(row, after, vocabulary) {
        // 非常不满意 | 1 | 2 | 4 below 不满意 | 4 | 5 | 3: these are no days.
        let mut lines = rows.get(place.saturating_sub(1)..).unwrap_or_default().iter().take(2);
        return (place == 0 || !lines.all(|row| is_figure_line(row, vocabulary))).then_some((place, heads));
    }
    if super::states::columns(row, after, vocabulary).is_some() {
        return Some((place, 1));
    }
    let own = sight(row, vocabulary);
    let without_values = |place: usize| rows.get(place).is_some_and(|row| sight(row, vocabulary).values == 0);
    if own.values > 0 || own.known.is_empty() {
        return None;
    }
    let alone = own.known.len() == 1;
    let in_front = own.known.first() == Some(&0);
    let below = rows.get(place.saturating_add(1)..).unwrap_or_default();
    // 是否剔除 | 是 | 否 at the end of lines of figures is one of these.
    let before = rows.get(..place).unwrap_or_default();
    let ends_lines = below.is_empty() && before.iter().any(|row| is_figure_line(row, vocabulary));
    if alone && in_front && (ends_lines || !holds_values_below(row, below, vocabulary)) {
        return None;
    }
    if alone && own.filled == 1 && !in_front {
        return None;
    }
    let mut heads = 1;
    while heads < MOST_HEADS
        && let (Some(upper), Some(lower)) =
            (rows.get(place.saturating_add(heads).saturating_sub(1)), rows.get(place.saturating_add(heads)))
        && without_values(place.saturating_add(heads))
        && !is_units(lower, vocabulary)
        && goes_below(upper, lower, vocabulary)
    {
        heads = heads.saturating_add(1);
    }
    // The row above may be the upper part of these headings, of words nobody knows.
    let mut first = place;
    while first > 0
        && place.saturating_sub(first).saturating_add(heads) < MOST_HEADS
        && let (Some(upper), Some(lower)) = (rows.get(first.saturating_sub(1)), rows.get(first))
        && (without_values(first.saturating_sub(1)) || names_periods(upper, vocabulary))
        && upper.filled().count() > 1
        && !upper.filled().any(|(_, text)| says_something(text))
        && goes_below(upper, lower, vocabulary)
    {
        first = first.saturating_sub(1);
    }
    Some((first, heads))
}

/// Whether a cell of a title says something of the table: 统计时间：2026年10月.
fn says_something(text: &str) -> bool {
    text.split_once([':', '：']).is_some_and(|(_, said)| !trimmed(said).is_empty())
}

/// Whether a row names several periods beside people, groups, vendors or what nobody knows: 客服, 9月, 10月.
fn names_periods(row: &TextRow, vocabulary: &Vocabulary) -> bool {
    let found = vocabulary.find(row.text(0));
    let known = matches!(found.role(), Some(Role::Agent | Role::Group | Role::Vendor));
    let names = known || found.is_nothing();
    // Days beside a word that nobody knows may be from when until when.
    let fits = |said: Said| known || matches!(said, Said::Month(_) | Said::MonthOfYear(_));
    let period = |(_, text): &(usize, &str)| matches!(looks(text, vocabulary), Looks::Date(said) if fits(said));
    let others = || row.filled().filter(|(column, _)| *column > 0);
    names && others().count() > 1 && others().all(|other| period(&other))
}

/// Whether one heading in front is that of a column: figures, a month or names follow below it, and no labels.
fn holds_values_below(row: &TextRow, below: &[TextRow], vocabulary: &Vocabulary) -> bool {
    const LOOK_AT: usize = 5;
    let Some(first) = below.first() else { return row.filled().count() > 2 };
    if looks(first.text(0), vocabulary).is_value() {
        return true;
    }
    let wide = row.filled().count() > 2;
    let looked = below.iter().take(LOOK_AT);
    let labels = looked
        .clone()
        .any(|row| is_known(row.text(0), vocabulary) || vocabulary.find(row.text(0)).role() == Some(Role::Label));
    let values = { looked }.any(|row| row.filled().any(|(_, text)| looks(text, vocabulary).is_value()));
    // A row of nothing but names below may be the lower part of the headings.
    wide && !labels && values
}

/// Whether the lower row belongs to the headings above it: cells of the upper one are spread over several below, or reach
/// down where the lower has none.
fn goes_below(upper: &TextRow, lower: &TextRow, vocabulary: &Vocabulary) -> bool {
    let width = upper.cells.len().max(lower.cells.len());
    let (mut reaches, mut spread, mut both) = (false, false, 0_usize);
    let mut inside = false;
    for column in 0..width {
        match (upper.text(column).is_empty(), lower.text(column).is_empty()) {
            (false, true) => {
                reaches = true;
                inside = false;
            }
            (false, false) => {
                both = both.saturating_add(1);
                inside = true;
            }
            (true, false) if inside => spread = true,
            (true, false) => return false,
            (true, true) => {}
        }
    }
    // A row of names below a row of headings is the body, if it is as complete as they are.
    let known = lower.filled().filter(|(_, text)| is_known(text, vocabulary)).count();
    both > 0 && (spread || (reaches && known > 0)) && (spread || known > 1)
}

/// Whether a row says what the columns are counted in.
fn is_units(row: &TextRow, vocabulary: &Vocabulary) -> bool {
    let mut filled = row.filled().peekable();
    filled.peek().is_some()
        && filled.all(|(column, text)| {
            let bare = text.trim_matches(['(', ')', '（', '）', '[', ']', ' ']);
            vocabulary.is_unit(bare)
                || bare == "%"
                || (column == 0 && vocabulary.find(text).role() == Some(Role::Ignored))
        })
}

/// Whether the row begins with a label of the glossary.
pub(super) fn is_label(row: &TextRow, vocabulary: &Vocabulary) -> bool {
    let text = row.text(0);
    is_known(text, vocabulary) || is_known(row.text(1), vocabulary) && (text.is_empty() || row.filled().count() > 2)
}

/// A block of which no word is known: with headings, if it looks as if it had any.
fn unknown(rows: &[TextRow], vocabulary: &Vocabulary) -> Shape {
    const FEWEST: usize = 3;
    let sights: Vec<Sight> = rows.iter().take(20).map(|row| sight(row, vocabulary)).collect();
    let heads = (0..rows.len()).find(|place| {
        let (Some(own), Some(below)) = (sights.get(*place), sights.get(place.saturating_add(1))) else { return false };
        own.values == 0 && own.filled >= FEWEST && below.values > 0 && below.filled >= own.filled.saturating_sub(1)
    });
    match heads {
        Some(before) => Shape::Table { before, heads: 1, units: false },
        None => Shape::Unknown { rows: rows.len() },
    }
}

/// The row that names the columns of a table on its side: its first cell says so, or all others are periods.
pub(super) fn is_corner(row: &TextRow, vocabulary: &Vocabulary) -> bool {
    let numbered = vocabulary.find(row.text(0)).role() == Some(Role::Ignored);
    let found = vocabulary.find(row.text(usize::from(numbered)));
    let says = |text: &str| looks(text, vocabulary).is_value() || vocabulary.find(text).is_figure();
    match found.role() {
        Some(Role::Label) => row.cells.len() > 1,
        // 评价等级 | 数量 | 占比, and people above the levels of each
        Some(Role::Rating) if row.filled().count() > 1 && !row.filled().any(|(_, text)| says(text)) => true,
        // 满意度评价 | 9月 | 10月 above the levels of the survey, 姓名 | 1日 | 2日 above who works
        role if found.is_nothing() || matches!(role, Some(Role::Rating | Role::Agent)) => {
            let mut others = row.filled().filter(|(column, _)| *column > 0).map(|(_, text)| text).peekable();
            others.peek().is_some() && {
                let others: Vec<&str> = others.collect();
                let summaries = others.iter().filter(|text| vocabulary.words().summary(text).is_some()).count();
                let periods = others.iter().filter(|text| is_period(text, vocabulary)).count();
                periods > 0 && periods.saturating_add(summaries) == others.len()
            }
        }
        _ => false,
    }
}

/// Whether the name of a column is a date, or a day of the month.
pub(super) fn is_period(text: &str, vocabulary: &Vocabulary) -> bool {
    matches!(looks(text, vocabulary), Looks::Date(_)) || bare_day(text).is_some()
}

/// The names of columns in two rows as one: below months stand weeks or days of them, 10月 and 第1周.
pub(super) fn parted(upper: &TextRow, lower: &TextRow, vocabulary: &Vocabulary) -> Option<TextRow> {
    let total = |text: &str| vocabulary.words().summary(text).is_some();
    let period = |(_, text): (usize, &str)| is_period(text, vocabulary) || total(text);
    if !lower.filled().all(period) || !goes_below(upper, lower, vocabulary) {
        return None;
    }
    let heads = heads(&[upper.clone(), lower.clone()], None);
    Some(TextRow { cells: heads.iter().map(|head| head.leaf().to_owned()).collect(), ..lower.clone() })
}

/// Whether the name of a column says that the month up to a day stands there: 当月累计, and not 年累计.
pub(super) fn is_month_to_date(name: &str, vocabulary: &Vocabulary) -> bool {
    name.contains('月') && vocabulary.words().summary(name) == Some(Summary::Total)
}

/// A day of the month without its month: `1` to `31`, or `1日`.
pub(super) fn bare_day(text: &str) -> Option<u8> {
    let digits = text.strip_suffix(['日', '号', '號']).unwrap_or(text);
    digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

/// A column's number, from 1.
pub(super) fn number(column: usize) -> u32 {
    u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1)
}
