//! Rows of totals beside the rows they add up: a check, and where it fails a question.

use rust_decimal::Decimal;
use serde::Serialize;

use super::gather::plus;
use super::layout::{Layout, WhichTotals};
use super::plan::How;
use super::questions::{Ask, Asked, AskedChoice};
use super::rows::Table;
use super::sideways::BETWEEN;
use crate::glossary::{Slot, Vocabulary};
use crate::number::Exact;

/// A total beside what it is the total of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Check {
    /// The row of the total; of several that are about parts of the table the first.
    pub row: u32,
    /// What the row is called.
    pub label: String,
    /// The column's heading.
    pub heading: String,
    /// The figure, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub figure: Option<String>,
    /// What the total says.
    pub total: String,
    /// What the rows add up to; with those that do not count, where the total holds them.
    pub sum: String,
    /// Whether they are the same.
    pub equal: bool,
    /// How much more the total is; negative: less.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub difference: Option<String>,
}

/// Compares the totals with the rows. Figures of which they differ are asked for, where the rows are parts of one month.
pub(super) fn check(table: &Table, vocabulary: &Vocabulary) -> (Vec<Check>, Option<Asked>) {
    let mut checks = Vec::new();
    let mut differing: Vec<Slot> = Vec::new();
    let (mut first, mut shown) = (None, Vec::new());
    for of_part in [false, true] {
        let mut labels: Vec<(&str, u32, Vec<Option<Decimal>>, bool)> = Vec::new();
        // 9月小计 and 10月小计 are those of one month each, 第1周小计 and 第2周小计 of one week, 周六合计 and 周日合计 of one
        // day of the week.
        let number = |letter: char| letter.is_ascii_digit() || "一二三四五六七八九十".contains(letter);
        let bare = |label: &str| label.replace("周日", "周").replace("星期日", "星期").replace(number, "");
        let same = |one: &str, other: &str| one == other || bare(one) != one && bare(one) == bare(other);
        for row in table.aside.totals(of_part) {
            match labels.iter_mut().find(|(label, ..)| same(label, &row.label)) {
                // The same total above and below the rows.
                Some((label, _, values, _)) if *label == row.label && *values == row.values => {}
                // Totals of days, months or vendors add up to that of all.
                Some((_, _, values, fits)) => {
                    *fits &= row.fits;
                    for (sum, value) in values.iter_mut().zip(&row.values) {
                        *sum = match (*sum, *value) {
                            (Some(sum), Some(value)) => plus(sum, value),
                            _ => None,
                        };
                    }
                }
                None => labels.push((&row.label, row.row, row.values.clone(), row.fits)),
            }
        }
        for (label, row, values, fits) in labels {
            for (from, value) in values.iter().enumerate() {
                let (Some(total), Some((slot, sum))) = (value, sum_of(table, from)) else { continue };
                let column = table.plan.figures.get(from).and_then(|figure| table.plan.columns.get(figure.column));
                let all = table.aside.not_counted.get(from).and_then(|left_out| plus(sum, *left_out));
                let sum = all.filter(|all| all == total && !of_part).unwrap_or(sum);
                // CT_Mall Summary: that of the rows above it, and not of all.
                let sum = if fits { *total } else { sum };
                let equal = *total == sum;
                let heading = column.map_or_else(String::new, |column| column.head.text());
                checks.push(Check {
                    row,
                    label: label.to_owned(),
                    heading: heading.clone(),
                    figure: slot.and_then(|slot| vocabulary.figure(slot)).map(|figure| figure.id.clone()),
                    total: Exact::from(*total).to_string(),
                    sum: Exact::from(sum).to_string(),
                    equal,
                    difference: crate::number::sum(*total, -sum)
                        .filter(|_| !equal)
                        .map(|difference| Exact::from(difference).to_string()),
                });
                if !equal && !of_part {
                    differing.extend(slot);
                    first = first.or(Some((row, column.map_or(1, |column| column.head.column), *total, sum)));
                    if !shown.contains(&heading) {
                        shown.push(heading);
                    }
                }
            }
        }
    }
    let asked = first.filter(|_| !table.plan.is_plain() && !differing.is_empty()).map(|(row, column, total, sum)| {
        let choice = |id, totals| AskedChoice::new(id, "", Layout::that(|layout| layout.totals = Some(totals)));
        // The total can stand for the rows where there is one month.
        let one = table.groups.list.len() < 2;
        let mut choices = vec![choice("rows", WhichTotals::Rows)];
        choices.extend(one.then(|| choice("totals", WhichTotals::Totals)));
        let asked = Asked { cell: Some((row, column)), ..Asked::new(Ask::Totals, choices).withholding(differing) };
        asked
            .with("row", &row)
            .with("total", &Exact::from(total))
            .with("sum", &Exact::from(sum))
            .with("header", &shown.join(BETWEEN))
    });
    (checks, asked)
}

/// What the rows of a column add up to, and the figure it is.
pub(super) fn sum_of(table: &Table, from: usize) -> Option<(Option<Slot>, Decimal)> {
    let place = table
        .plan
        .gathered
        .iter()
        .position(|gathered| gathered.from == Some(from) && gathered.how == How::Sum && gathered.only.is_none())?;
    let groups = 0..u32::try_from(table.groups.list.len()).ok()?;
    let mut total = Decimal::ZERO;
    for group in groups.filter(|group| !table.is_dropped(*group)) {
        // A sum of which a part could not be read is compared with nothing.
        if table.groups.met(group, place, super::gather::Flaw::Unread).is_some() {
            return None;
        }
        total = plus(total, table.groups.sum(group, place)?.sum)?;
    }
    Some((table.plan.gathered.get(place)?.slot, total))
}
