//! Which columns of lines of labels hold values, and what the names above them are.

use super::Turned;
use crate::glossary::{Meaning, Role, Summary, Vocabulary};
use crate::paste::looks::{Looks, looks};
use crate::paste::structure::{Head, TextRow, is_known, is_month_to_date, is_period};
use crate::problem::{Code, Problem};

/// How many columns the labels take: two where the first holds groups of them.
pub(super) fn label_columns(lines: &[TextRow], vocabulary: &Vocabulary) -> usize {
    let second = lines.iter().filter(|line| line.filled().count() > 2 && is_known(line.text(1), vocabulary)).count();
    let first = lines.iter().filter(|line| is_known(line.text(0), vocabulary)).count();
    if second > 0 && second >= first { 2 } else { 1 }
}

/// The labels, groups spread down.
pub(super) fn label_heads(lines: &[TextRow], width: usize, vocabulary: &Vocabulary) -> Vec<Head> {
    let mut group = String::new();
    let mut heads = Vec::with_capacity(lines.len());
    for line in lines {
        let mut head = Head { row: line.row, column: line.number(0), ..Head::default() };
        if width > 1 {
            if !line.text(0).is_empty() {
                line.text(0).clone_into(&mut group);
            }
            // A label of its own beside groups stands in the first column.
            let own =
                line.text(1).is_empty() || (is_known(&group, vocabulary) && looks(line.text(1), vocabulary).is_value());
            // A number before the label says nothing.
            if !own && !group.bytes().all(|letter| letter.is_ascii_digit() || letter == b'.') {
                head.path.push(group.clone());
            }
            head.path.push(if own { group.clone() } else { line.text(1).to_owned() });
            head.column = line.number(usize::from(!own));
        } else {
            head.path.push(line.text(0).to_owned());
        }
        heads.push(head);
    }
    heads
}

/// The value of a line in a column. A key that stands once counts for all columns.
pub(super) fn value_of<'l>(line: &'l TextRow, column: usize, width: usize, vocabulary: &Vocabulary) -> &'l str {
    let role = vocabulary.find(line.text(0)).role();
    let once = matches!(role, Some(Role::Vendor | Role::Month | Role::Start | Role::Date));
    let mut filled = line.filled().filter(|(column, _)| *column >= width);
    match (filled.next(), filled.next()) {
        (Some((_, only)), None) if once => only,
        _ => line.text(column),
    }
}

/// Whether the name above a column says that its values stand there: 数值, 实际值.
fn is_value(name: &str, vocabulary: &Vocabulary) -> bool {
    vocabulary.find(name).role() == Some(Role::Value)
}

/// The month whose values stand below such a name: 10月完成, Oct-26 Actual.
pub(super) fn month_of_values(name: &str, vocabulary: &Vocabulary) -> Option<String> {
    let end = name.find('月').map(|end| end.saturating_add('月'.len_utf8())).or_else(|| name.rfind(' '))?;
    let (month, rest) = name.split_at_checked(end)?;
    let named = matches!(looks(month, vocabulary), Looks::Date(_));
    (named && is_value(rest.trim(), vocabulary)).then(|| month.to_owned())
}

/// What the names above the columns are.
pub(super) fn name_columns(turned: &mut Turned, corner: &TextRow, width: usize, vocabulary: &Vocabulary) {
    let words = vocabulary.words();
    let names: Vec<&str> = corner.filled().filter(|(column, _)| *column >= width).map(|(_, text)| text).collect();
    let total = names.iter().any(|text| is_month_to_date(text, vocabulary));
    let is_word = |text: &str| {
        matches!(vocabulary.find(text).role(), Some(Role::Value | Role::Ignored)) || total && words.day.holds(text)
    };
    let period = |text: &str| is_period(text, vocabulary) || month_of_values(text, vocabulary).is_some();
    // Beside 实际值, or several months, words nobody knows say something else: 得分, 达成率, 趋势.
    let months = names.iter().filter(|text| period(text)).count();
    let valued = months > 1 || names.iter().any(|text| is_value(text, vocabulary));
    let others: Vec<&&str> = names
        .iter()
        .filter(|text| !is_word(text) && words.summary(text).is_none() && (!valued || period(text)))
        .collect();
    if others.is_empty() {
        // 数值 alone, or nothing but totals.
        turned.names = names.iter().any(|text| words.summary(text).is_some()).then_some(Role::Group);
        return;
    }
    if others.iter().all(|text| period(text)) {
        let month = |text: &str| {
            month_of_values(text, vocabulary)
                .map_or_else(|| crate::paste::read_month(text), |month| crate::paste::read_month(&month))
        };
        let months = others.iter().all(|text| month(text).is_some());
        turned.names = Some(if months { Role::Month } else { Role::Date });
        return;
    }
    turned.named_by_words = true;
    // Without a word above the labels names may be those of people as well; firms are vendors.
    let firms = others.iter().all(|text| words.firms.within(text));
    let parts = !firms && (corner.text(0).is_empty() || names.iter().any(|text| words.summary(text).is_some()));
    turned.names = Some(if parts { Role::Group } else { Role::Vendor });
}

/// The columns of values.
pub(super) fn columns(
    lines: &[TextRow],
    corner: Option<&TextRow>,
    width: usize,
    vocabulary: &Vocabulary,
    turned: &mut Turned,
) -> Vec<usize> {
    let end = lines.iter().chain(corner).map(|row| row.cells.len()).max().unwrap_or(0);
    let mut found = Vec::new();
    let words = vocabulary.words();
    let numbers = |column: usize| lines.iter().any(|line| looks(line.text(column), vocabulary).is_number());
    let (mut has_value, mut has_total) = (false, false);
    for column in (0..end).filter(|column| numbers(*column)) {
        let name = corner.map_or("", |corner| corner.text(column));
        has_value |= is_value(name, vocabulary);
        has_total |= is_month_to_date(name, vocabulary);
    }
    let has_value = has_value && (turned.names.is_none() || turned.names == Some(Role::Group));
    for column in width..end {
        let name = corner.map_or("", |corner| corner.text(column));
        let summary = words.summary(name);
        // 当日 beside 当月累计, and 达成 with 是 and 否.
        let value = is_value(name, vocabulary) && (!has_total || numbers(column));
        let dated = matches!(turned.names, Some(Role::Month | Role::Date));
        let beside = dated && !is_period(name, vocabulary) && month_of_values(name, vocabulary).is_none();
        let other =
            (has_value || beside) && !name.is_empty() && summary.is_none() || has_total && words.day.holds(name);
        let ignored = vocabulary.find(name).role() == Some(Role::Ignored)
            || summary == Some(Summary::Outside)
            || !value && (other || is_value(name, vocabulary));
        let keyed = |line: &&TextRow| {
            vocabulary
                .find(line.text(0))
                .role()
                .is_some_and(|role| matches!(role, Role::Vendor | Role::Month | Role::Category))
        };
        let key = lines.iter().filter(keyed).any(|line| !line.text(column).is_empty());
        let values =
            lines.iter().filter(|line| !keyed(line)).any(|line| looks(line.text(column), vocabulary).is_value());
        let given = lines.iter().any(|line| !line.text(column).is_empty());
        if !ignored && (!name.is_empty() || key || values || (found.is_empty() && column == width && given)) {
            found.push(column);
        } else if let Some(row) =
            corner.filter(|_| !name.is_empty()).or(lines.iter().find(|line| !line.text(column).is_empty()))
        {
            turned.ignored.push(Head {
                path: vec![row.text(column).to_owned()],
                row: row.row,
                column: row.number(column),
                unit: None,
            });
        }
    }
    if found.is_empty() {
        found.extend((end >= width).then_some(width));
    }
    found
}

/// A comma between thousands makes two cells of one number. Without anything that names the columns, a row with more
/// than one number is not guessed.
pub(super) fn shifted(lines: &mut Vec<TextRow>, width: usize, vocabulary: &Vocabulary, problems: &mut Vec<Problem>) {
    let key = |line: &TextRow| {
        matches!(
            vocabulary.find(line.text(0)).sure(),
            Some(Meaning::Column(Role::Vendor | Role::Month | Role::Category))
        )
    };
    let least = width.saturating_add(1);
    let named = lines.iter().find(|line| key(line)).map_or(least, |line| line.cells.len()).max(least);
    lines.retain(|line| {
        let extra = (named..line.cells.len()).any(|column| looks(line.text(column), vocabulary).is_value());
        if extra && vocabulary.find(line.text(0)).is_figure() {
            let problem = Problem::new(Code::RowTooLong).with("found", &line.cells.len()).with("expected", &named);
            problems.push(problem.at_cell(line.row, 1, line.text(0)));
            return false;
        }
        true
    });
}
