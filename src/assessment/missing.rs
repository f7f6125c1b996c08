//! What is missing in a settlement, by its names.

use super::{Missing, Reason};
use crate::contract::{Payer, Plan};
use crate::glossary::{Figure, Scope, Slot};
use crate::month::{Record, Row};
use crate::open::Gap;
use crate::settle::{CategoryFee, Part, Settlement};

pub(super) fn missing<'p>(plan: &'p Plan, record: &Record<'_>, settled: &Settlement) -> Vec<Missing<'p>> {
    let named = |missing: &crate::settle::Missing| {
        let blank = Missing {
            reason: Reason::NotGiven,
            figure: None,
            label: None,
            categories: Vec::new(),
            month: None,
            needed_for: missing.needed_for.iter().map(|part| name(plan, *part)).collect(),
            clause: missing.clause.clone(),
        };
        let figure = |reason: Reason, scope: Scope, index: usize| {
            let figure = plan.vocabulary.figure(Slot { scope, index });
            let (id, label) = (figure.map(|figure| figure.id.as_str()), figure.map(|figure| &figure.label));
            Missing { reason, figure: id, label, ..blank.clone() }
        };
        match missing.gap {
            Gap::Figure(slot) => figure(Reason::NotGiven, Scope::Month, slot),
            Gap::Withheld(slot) => figure(Reason::Withheld, Scope::Month, slot),
            Gap::Volume(slot) => Missing {
                categories: categories(record, settled, &|fee| {
                    record.category(fee.category).get(slot).is_some_and(Option::is_none)
                }),
                ..figure(Reason::NotGiven, Scope::Category, slot)
            },
            Gap::Package => {
                let categories = categories(record, settled, &|fee| fee.package.is_none());
                Missing { reason: Reason::Package, categories, ..blank }
            }
            Gap::Counts(slot) => {
                let metric = slot.checked_sub(plan.slots.metrics).and_then(|place| plan.contract.metrics.get(place));
                let (id, label) = (metric.map(|metric| metric.id.as_str()), metric.map(|metric| &metric.label));
                Missing { reason: Reason::Counts, figure: id, label, ..blank }
            }
            Gap::Month(None) => Missing { reason: Reason::Month, ..blank },
            Gap::Month(Some(month)) => {
                Missing { reason: Reason::EarlierMonth, month: Some(month.to_string()), ..blank }
            }
            Gap::Start => Missing { reason: Reason::Start, ..blank },
            Gap::WorkOrder => Missing { reason: Reason::WorkOrder, ..blank },
            Gap::Rows(table) => {
                let table = plan.contract.tables.get(table);
                let (id, label) = (table.map(|table| table.id.as_str()), table.map(|table| &table.label));
                Missing { reason: Reason::Rows, figure: id, label, ..blank }
            }
            Gap::RowFigure(slot) => {
                let (figure, categories) = row_figure(plan, record, slot);
                let (id, label) = (figure.map(|figure| figure.id.as_str()), figure.map(|figure| &figure.label));
                Missing { reason: Reason::RowFigure, figure: id, label, categories, ..blank }
            }
            Gap::TooLarge(_) => Missing { reason: Reason::TooLarge, ..blank },
            Gap::NoData(_) => Missing { reason: Reason::NoData, ..blank },
        }
    };
    settled.missing.iter().map(named).collect()
}

/// The names of the categories in the account that lack something.
fn categories(record: &Record<'_>, settled: &Settlement, lacks: &dyn Fn(&CategoryFee) -> bool) -> Vec<String> {
    let fees = settled.lines.iter().flat_map(|line| &line.categories).filter(|fee| lacks(fee));
    fees.filter_map(|fee| record.categories.get(fee.category)).map(|row| row.category.to_string()).collect()
}

/// The figure of rows in a slot, and the rows that lack it, by their names or their numbers.
fn row_figure<'p>(plan: &'p Plan, record: &Record<'_>, slot: usize) -> (Option<&'p Figure>, Vec<String>) {
    let Some((table, Some(place))) = plan.table_of_slot(slot) else { return (None, Vec::new()) };
    let known = plan.vocabulary.tables().get(table).and_then(|known| known.figures.get(place));
    let rows = record.rows.get(table).and_then(Option::as_deref).unwrap_or_default().iter().enumerate();
    let lacking = rows.filter(|(_, row)| row.values.get(place).is_some_and(Option::is_none));
    let name = |(number, row): (usize, &Row<'_>)| match &row.name {
        Some(name) => name.to_string(),
        None => number.saturating_add(1).to_string(),
    };
    (known.map(|known| &known.figure), lacking.map(name).collect())
}

/// The name of a result, as it is explained under.
fn name(plan: &Plan, part: Part) -> String {
    let contract = &plan.contract;
    let (kind, id) = match part {
        Part::Metric(place) => ("metric", contract.metrics.get(place).map(|term| &term.id)),
        Part::Item(place) => ("item", contract.items.get(place).map(|term| &term.id)),
        Part::Group(place) => ("group", contract.groups.get(place).map(|term| &term.id)),
        Part::Outcome(place) => ("outcome", contract.outcomes.get(place).map(|term| &term.id)),
        Part::Line(place) => ("line", plan.lines().nth(place).map(|term| &term.id)),
        Part::Score => return "score".into(),
        Part::Tier => return "tier".into(),
        Part::Payable => return "payable".into(),
        Part::Total(Payer::Provider) => return "total:providerPays".into(),
        Part::Total(Payer::Client) => return "total:clientPays".into(),
    };
    format!("{kind}:{}", id.map_or("", String::as_str))
}
