//! The derivation of a number: its part of the settlement tree, with names, units, clauses and pasted cells.

use serde::Serialize;

use crate::contract::{Plan, Text};
use crate::glossary::RowFigure;
use crate::map::Map;
use crate::mechanisms::RowsKnown;
use crate::month::{FigureCells, Record};
use crate::near::nearest;
use crate::number::{Exact, Money, Places, Rounding};
use crate::open::Open;
use crate::problem::{Code, Problem};
use crate::settle::{Settlement, remember, settle};
use crate::trace::{Recorder, Step, Value};

/// How a number came about. The tree that was recorded while it was computed, not a second computation.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct Derivation {
    /// What was done: the mechanism's name in contract files, or `figure`, `value`, `metric`, `item`, `composite`,
    /// `line`, `price`, `category`, `rate_card`, `total`, `set_off`, …
    pub mechanism: String,
    /// What people call it, if it has a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub label: Option<Text>,
    /// What it came to: a number in plain notation, or `true` or `false`; `null`: open, or no data.
    pub value: Option<String>,
    /// What kind of value it is.
    pub state: State,
    /// The numbers it can be while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub between: Option<[Option<String>; 2]>,
    /// Its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub unit: Option<String>,
    /// Where it stands in the contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub clause: Option<String>,
    /// The mechanism's own parameters.
    pub terms: Map<String, String>,
    /// How it was rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub rounding: Option<RoundedTo>,
    /// The pasted cells: the first of them, and where they all stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "declarations", ts(optional))]
    pub at: Option<FigureCells>,
    /// The contract leaves it blank and this is only an example.
    pub example: bool,
    /// What it was made from.
    pub inputs: Vec<Derivation>,
}

/// What kind of value a step came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// A number.
    Number,
    /// Yes or no.
    Flag,
    /// Nothing to measure.
    NoData,
    /// Something is missing: it can be more than one thing.
    Open,
}

/// A named rounding.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS))]
pub struct RoundedTo {
    /// Decimal places.
    pub places: u32,
    /// Which way.
    pub mode: Rounding,
}

/// How one result came about. Results are named `value:ID`, `metric:ID`, `item:ID`, `group:ID`, `score`, `tier`, `outcome:ID`, `line:ID`, `line:ID:CATEGORY`,
/// `row:CATEGORY:FIGURE`, `table:ID:ROW:NAME` (a figure or value of a row, numbered from 1 as in `tables`), `fallback`, `total:providerPays`, `total:clientPays`, `payable`.
///
/// `None` if the month has no such result, such as a line that is not in its account. Of two categories of the same name the
/// first is explained.
///
/// # Errors
/// The contract has no result of that name.
pub fn explain(plan: &Plan, record: &Record<'_>, result: &str) -> Result<Option<Derivation>, Problem> {
    if !is_result(plan, result) {
        let names = names(plan);
        let near = nearest(result, names.iter().map(String::as_str));
        let problem = Problem::new(Code::ResultUnknown).with("result", result).with("known", &names.join(", "));
        return Err(problem.near(near));
    }
    let mut tree = Recorder::on();
    let settled = settle(plan, record, &remember(plan, &record.history), &mut tree);
    let plan = plan.at(record.month);
    let node = find(plan, record, &settled, result);
    Ok(node.map(|node| Explaining { plan, record, tree: &tree }.derivation(node)))
}

/// Whether the contract has a result of that name. Categories are named as the month has them.
fn is_result(plan: &Plan, result: &str) -> bool {
    let (kind, id) = result.split_once(':').unwrap_or((result, ""));
    let of_line = |line: &str| plan.lines().any(|term| term.id == line && term.rate_card.is_some());
    let priced = |figure: &str| {
        let cards = plan.lines().filter_map(|line| line.rate_card.as_ref());
        cards.flat_map(|card| &card.prices).any(|price| price.figure == figure)
    };
    match kind {
        "line" => plan.lines().any(|term| term.id == id) || id.split_once(':').is_some_and(|(line, _)| of_line(line)),
        "row" => id.rsplit_once(':').is_some_and(|(_, figure)| priced(figure)),
        "table" => in_table(plan, id).is_some(),
        "fallback" | "payable" | "score" => id.is_empty(),
        _ => names(plan).iter().any(|name| name == result),
    }
}

/// A figure or value of a row of a table, `ID:ROW:NAME`: which table, which of its rows, which of what is known of it.
fn in_table(plan: &Plan, name: &str) -> Option<(usize, usize, usize)> {
    let (table, rest) = name.split_once(':')?;
    let (row, name) = rest.split_once(':')?;
    let index = plan.contract.tables.iter().position(|known| known.id == table)?;
    let term = plan.contract.tables.get(index)?;
    let known = term.figures.iter().map(RowFigure::id).chain(term.values.iter().map(|value| value.id.as_str()));
    let place = { known }.position(|known| known == name)?;
    Some((index, row.parse::<usize>().ok()?.checked_sub(1)?, place))
}

/// The names of the results of a contract, but for those of categories.
fn names(plan: &Plan) -> Vec<String> {
    let contract = &plan.contract;
    let mut names = Vec::new();
    names.extend(contract.values.iter().map(|value| format!("value:{}", value.id)));
    names.extend(contract.metrics.iter().map(|metric| format!("metric:{}", metric.id)));
    names.extend(contract.items.iter().map(|item| format!("item:{}", item.id)));
    names.extend(contract.groups.iter().map(|group| format!("group:{}", group.id)));
    names.extend(contract.score.iter().map(|_| "score".to_owned()));
    names.extend(contract.tiers.first().map(|_| "tier".to_owned()));
    names.extend(contract.outcomes.iter().map(|outcome| format!("outcome:{}", outcome.id)));
    names.extend(plan.lines().map(|line| format!("line:{}", line.id)));
    names.extend(["total:providerPays", "total:clientPays"].map(str::to_owned));
    names.extend(contract.settlement.iter().map(|_| "payable".to_owned()));
    names
}

fn find(plan: &Plan, record: &Record<'_>, settled: &Settlement, result: &str) -> Option<usize> {
    let contract = &plan.contract;
    let (kind, id) = result.split_once(':').unwrap_or((result, ""));
    match kind {
        "value" => {
            let place = contract.values.iter().position(|value| value.id == id)?;
            settled.values.get(place).copied()
        }
        "metric" => {
            let place = contract.metrics.iter().position(|metric| metric.id == id)?;
            settled.metrics.get(place).map(|metric| metric.found.node)
        }
        "item" => {
            let place = contract.items.iter().position(|item| item.id == id)?;
            settled.items.get(place).map(|item| item.node)
        }
        "group" => {
            let place = contract.groups.iter().position(|group| group.id == id)?;
            settled.groups.get(place).map(|group| group.node)
        }
        "outcome" => {
            let place = contract.outcomes.iter().position(|outcome| outcome.id == id)?;
            settled.outcomes.get(place).map(|outcome| outcome.node)
        }
        "score" => settled.score.as_ref().map(|score| score.node),
        "tier" => settled.tier,
        "line" => {
            let of_line = |name: &str| settled.lines.iter().find(|line| named(plan, line.term, name));
            if let Some(line) = of_line(id) {
                return Some(line.node);
            }
            let (line, category) = id.split_once(':')?;
            let fees = &of_line(line)?.categories;
            fees.iter().find(|fee| category_name(record, fee.category) == category).map(|fee| fee.node)
        }
        "row" => {
            let (category, figure) = id.rsplit_once(':')?;
            settled.lines.iter().find_map(|line| {
                let card = plan.lines().nth(line.term)?.rate_card.as_ref()?;
                let price = card.prices.iter().position(|price| price.figure == figure)?;
                let mut fees = line.categories.iter();
                let fee = fees.position(|fee| category_name(record, fee.category) == category)?;
                line.rows_of(fee).get(price).map(|row| row.node)
            })
        }
        "table" => {
            let (table, row, place) = in_table(plan, id)?;
            let table = settled.tables.get(table).filter(|table| table.known == RowsKnown::Yes)?;
            table.rows.get(row)?.found.get(place).map(|found| found.node)
        }
        "fallback" => {
            let card = |term| plan.lines().nth(term).is_some_and(|term| term.rate_card.is_some());
            settled.lines.iter().find(|line| card(line.term)).map(|line| line.node)
        }
        "total" => {
            let [provider, client] = &settled.totals;
            match id {
                "providerPays" => Some(provider.node),
                "clientPays" => Some(client.node),
                _ => None,
            }
        }
        "payable" => settled.payable.as_ref().map(|rest| rest.node),
        _ => None,
    }
}

fn named(plan: &Plan, term: usize, id: &str) -> bool {
    plan.lines().nth(term).is_some_and(|term| term.id == id)
}

fn category_name<'r>(record: &'r Record<'_>, category: usize) -> &'r str {
    record.categories.get(category).map_or("", |row| &row.category)
}

struct Explaining<'a> {
    plan: &'a Plan,
    record: &'a Record<'a>,
    tree: &'a Recorder,
}

impl Explaining<'_> {
    fn derivation(&self, node: usize) -> Derivation {
        let Some((step, inputs)) = self.tree.node(node) else {
            return self.of(&Step::new("missing", &Open::anything(Vec::new()).into()), Vec::new());
        };
        self.of(step, inputs.iter().map(|input| self.derivation(*input)).collect())
    }

    fn of(&self, step: &Step, inputs: Vec<Derivation>) -> Derivation {
        let about = step.slot.and_then(|slot| self.plan.about(slot));
        let money = step.rounding.and_then(|(places, _)| Places::new(places).filter(|_| places > 0));
        let (value, state) = match &step.value {
            Value::Number(number) if money.is_some() => (Some(as_money(number, money)), State::Number),
            Value::Number(number) => (Some(written(number, step.mechanism == "number")), State::Number),
            Value::Flag(holds) => (Some(holds.to_string()), State::Flag),
            Value::NoData => (None, State::NoData),
            Value::Open(_) => (None, State::Open),
        };
        let end = |end: &Option<Exact>| {
            let end = end.as_ref()?;
            Some(if money.is_some() { as_money(end, money) } else { end.shown() })
        };
        let between = step.value.between().map(|numbers| [end(&numbers.low), end(&numbers.high)]);
        let mut terms: Map<String, String> =
            step.terms.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let category = step.category.and_then(|category| self.record.categories.get(category));
        if let Some(category) = category {
            terms.insert("category".into(), category.category.to_string());
        }
        Derivation {
            mechanism: step.mechanism.into(),
            value,
            state,
            between,
            unit: about.as_ref().and_then(|about| about.unit.clone()).or_else(|| self.unit_of_sum(step.mechanism)),
            clause: step.clause.clone().or_else(|| about.as_ref().and_then(|about| about.clause.clone())),
            example: about.as_ref().is_some_and(|about| about.example),
            label: about.map(|about| about.label),
            rounding: step.rounding.map(|(places, mode)| RoundedTo { places, mode }),
            at: self.cell(step, terms.get("figure")),
            terms,
            inputs,
        }
    }
}

impl Explaining<'_> {
    /// The unit of what is no single line or cap: said where the contract says its currency.
    fn unit_of_sum(&self, mechanism: &str) -> Option<String> {
        let contract = &self.plan.contract;
        let sum = matches!(
            mechanism,
            "total" | "set_off" | "rate_card" | "category" | "price" | "late_replies" | "work_order"
        );
        (sum && contract.currency.is_some()).then(|| contract.money_unit().to_owned())
    }

    /// The cells a figure was pasted in.
    fn cell(&self, step: &Step, figure: Option<&String>) -> Option<FigureCells> {
        if let Some((row, slot)) = step.row.zip(step.slot) {
            let (table, place) = self.plan.table_of_slot(slot)?;
            let row = self.record.rows.get(table)?.as_ref()?.get(row)?;
            return row.cells.get(place?)?.as_ref().map(FigureCells::of);
        }
        let cells = match (step.category, step.slot) {
            (Some(category), _) => {
                let slot = self.plan.vocabulary.slot(figure?)?;
                self.record.cells_of_category(category).get(slot.index)
            }
            (None, Some(slot)) if step.mechanism == "figure" => self.record.cells.get(slot),
            _ => None,
        };
        cells?.as_ref().map(FigureCells::of)
    }
}

/// A number of the contract is as its author wrote it. Of others six places are shown, but of what is so small that nothing
/// would be left, such as the price of one of a million, all there are.
fn written(number: &Exact, stated: bool) -> String {
    let exact = number.to_string();
    let small = exact.trim_start_matches('-').starts_with("0.000");
    if (stated || small) && !exact.contains('/') { exact } else { number.shown() }
}

/// Money in steps is shown with all its decimal places.
fn as_money(number: &Exact, places: Option<Places>) -> String {
    let amount = places.and_then(|places| Money::of(number, places).ok());
    amount.map_or_else(|| number.to_string(), |amount| amount.to_string())
}
