//! Text in, columns out: any number of vendor-months, settled by the same [`settle`](crate::settle) as one.
//!
//! Months of one vendor are settled in order where the contract looks back, whatever their order in the text; rows
//! come out in the order of the text. No object is made per row: a column is one text and where its cells end.

use crate::figures::{Cursor, Paste};
use crate::mechanisms::Memory;
use crate::problem::Problem;
use crate::quantity::{Money, written};
use crate::settle::{Settlement, Status, settle_next};
use crate::terms::Plan;
use crate::trace::Value;

/// A column of results.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// What it holds: `vendor`, `month`, `status`, `metric:ID`, `item:ID`, `score`, `tier`, `outcome:ID`, `line:ID`,
    /// `provider_pays`, `client_pays`, `payable`; of categories `row` (from 0), `category`, `package`, `amount`, `due`.
    pub id: String,
    /// All its cells, one after the other. An empty cell: open, or none.
    pub text: String,
    /// Where each cell ends, in UTF-16 code units, as JavaScript counts.
    pub ends: Vec<u32>,
}

/// A column while it is written.
#[derive(Debug, Default)]
struct Writing {
    text: Vec<u8>,
    ends: Vec<u32>,
    /// How many UTF-16 code units fewer than bytes there are so far.
    fewer: usize,
}

impl Writing {
    fn end(&mut self) {
        let units = self.text.len().saturating_sub(self.fewer);
        self.ends.push(u32::try_from(units).unwrap_or(u32::MAX));
    }

    fn text(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
        // A letter of two bytes is one unit, one of three is one, one of four is two.
        self.fewer = text.bytes().fold(self.fewer, |fewer, byte| match byte {
            0x80..0xc0 => fewer.wrapping_add(1),
            0xf0.. => fewer.wrapping_sub(1),
            _ => fewer,
        });
        self.end();
    }

    /// Writes a cell of ASCII.
    fn ascii(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        write(&mut self.text);
        self.end();
    }

    fn value(&mut self, value: &Value) {
        self.ascii(|out| match value {
            Value::Number(number) => number.show(out),
            Value::Flag(holds) => out.extend_from_slice(if *holds { b"true" } else { b"false" }),
            Value::NoData | Value::Missing => {}
        });
    }

    fn money(&mut self, amount: Option<Money>) {
        self.ascii(|out| {
            if let Some(amount) = amount {
                amount.show(out);
            }
        });
    }

    fn column(self, id: String) -> Column {
        // Nothing but text was written.
        Column { id, text: String::from_utf8(self.text).unwrap_or_default(), ends: self.ends }
    }
}

impl Column {
    /// The cells.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        let (mut rest, mut from) = (self.text.as_str(), 0);
        self.ends.iter().map(move |end| {
            let units = end.saturating_sub(from);
            from = *end;
            let mut left = units;
            let bytes = rest.char_indices().find_map(|(at, letter)| {
                if left == 0 {
                    return Some(at);
                }
                left = left.saturating_sub(u32::try_from(letter.len_utf16()).unwrap_or(1));
                None
            });
            let (cell, after) = rest.split_at_checked(bytes.unwrap_or(rest.len())).unwrap_or((rest, ""));
            rest = after;
            cell
        })
    }
}

/// The results of a text.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// A row for each vendor-month.
    pub columns: Vec<Column>,
    /// A row for each category of each vendor-month.
    pub categories: Vec<Column>,
    /// What is wrong with the text and its figures, in the order of the text.
    pub problems: Vec<Problem>,
    /// What somebody should know about a row: the row, from 0, and the notice.
    pub notices: Vec<(u32, Problem)>,
}

/// Settles every vendor-month of a text.
pub fn assess_text(plan: &Plan, text: &str) -> Batch {
    let paste = Paste::new(text, &plan.vocabulary);
    let mut problems = paste.problems.clone();
    let mut cursor = Cursor::new(&paste);
    let mut writer = Writer::new(plan);
    if plan.looks_back {
        // A vendor's months in order; the results wait until each can be written in its place.
        let order = paste.in_order();
        let mut settled = Vec::new();
        settled.resize_with(paste.len(), || None);
        let (mut vendor, mut memory) = (None, Memory::default());
        for record in order {
            if vendor != paste.vendor(record) {
                (vendor, memory) = (paste.vendor(record), Memory::default());
            }
            let settlement = settle_next(plan, cursor.visit(record, &mut problems), &mut memory);
            if let Some(place) = settled.get_mut(record) {
                *place = Some(settlement);
            }
        }
        let mut unheard = Vec::new(); // reported when they were settled
        for (record, settlement) in settled.iter().enumerate() {
            if let Some(settlement) = settlement {
                writer.row(cursor.visit(record, &mut unheard), settlement);
            }
        }
    } else {
        let mut memory = Memory::default();
        for record in 0..paste.len() {
            let record = cursor.visit(record, &mut problems);
            let settlement = settle_next(plan, record, &mut memory);
            writer.row(record, &settlement);
        }
    }
    crate::figures::sort_by_place(&mut problems);
    writer.finish(problems)
}

/// The columns of categories.
const CATEGORY_IDS: [&str; 5] = ["row", "category", "package", "amount", "due"];

/// The columns of vendor-months.
fn ids(plan: &Plan) -> impl Iterator<Item = String> {
    let contract = &plan.contract;
    let fixed = |ids: &'static [&'static str]| ids.iter().map(|id| String::from(*id));
    fixed(&["vendor", "month", "status"])
        .chain(contract.metrics.iter().map(|metric| format!("metric:{}", metric.id)))
        .chain(contract.items.iter().map(|item| format!("item:{}", item.id)))
        .chain(fixed(&["score", "tier"]))
        .chain(contract.outcomes.iter().map(|outcome| format!("outcome:{}", outcome.id)))
        .chain(plan.lines().map(|line| format!("line:{}", line.id)))
        .chain(fixed(&["provider_pays", "client_pays", "payable"]))
}

struct Writer<'p> {
    plan: &'p Plan,
    columns: Vec<Writing>,
    categories: [Writing; 5],
    notices: Vec<(u32, Problem)>,
    rows: u32,
}

impl<'p> Writer<'p> {
    fn new(plan: &'p Plan) -> Self {
        let columns = ids(plan).map(|_| Writing::default()).collect();
        Self { plan, columns, categories: Default::default(), notices: Vec::new(), rows: 0 }
    }

    fn finish(self, problems: Vec<Problem>) -> Batch {
        let Self { plan, columns, categories, notices, .. } = self;
        let columns = columns.into_iter().zip(ids(plan)).map(|(column, id)| column.column(id)).collect();
        let categories = categories.into_iter().zip(CATEGORY_IDS).map(|(column, id)| column.column(id.into()));
        Batch { columns, categories: categories.collect(), problems, notices }
    }

    fn row(&mut self, record: &crate::figures::Record<'_>, settled: &Settlement<()>) {
        let Self { plan, columns, categories, notices, rows } = self;
        let contract = &plan.contract;
        let mut columns = columns.iter_mut();
        let mut next = |write: &mut dyn FnMut(&mut Writing)| {
            if let Some(column) = columns.next() {
                write(column);
            }
        };
        next(&mut |column| column.text(record.vendor.as_deref().unwrap_or_default()));
        next(&mut |column| column.ascii(|out| record.month.iter().for_each(|month| month.show(out))));
        next(&mut |column| column.text(settled.status.word()));
        for metric in &settled.metrics {
            next(&mut |column| column.value(&metric.found.value));
        }
        for item in &settled.items {
            next(&mut |column| column.value(&item.value));
        }
        let score = settled.score.as_ref().map_or(&Value::Missing, |score| &score.value);
        next(&mut |column| column.value(score));
        let tier = settled.tier.and_then(|tier| contract.tiers.get(tier)).map_or("", |tier| tier.id.as_str());
        next(&mut |column| column.text(tier));
        for outcome in &settled.outcomes {
            next(&mut |column| column.value(&outcome.value));
        }
        let mut lines = settled.lines.iter().peekable();
        for (index, term) in plan.lines().enumerate() {
            let line = lines.next_if(|line| line.term == index);
            next(&mut |column| column.money(line.and_then(|line| line.amount)));
            let Some((line, card)) = line.zip(term.rate_card.as_ref()) else { continue };
            for fee in &line.categories {
                let [row, category, package, amount, due] = &mut *categories;
                row.ascii(|out| written::signed((*rows).into(), 0, out));
                category.text(record.categories.get(fee.category).map_or("", |row| &row.category));
                let known = fee.package.and_then(|package| card.packages.get(package));
                package.text(known.map_or("", |package| &package.id));
                amount.money(fee.amount);
                due.text(if fee.due { "true" } else { "false" });
            }
        }
        let [(provider, ()), (client, ())] = settled.totals;
        next(&mut |column| column.money(Some(provider)));
        next(&mut |column| column.money(Some(client)));
        next(&mut |column| column.money(settled.payable.map(|(rest, ())| rest)));
        notices.extend(settled.notices.iter().map(|notice| (*rows, notice.clone())));
        *rows = rows.saturating_add(1);
    }
}

impl Batch {
    /// The rows as CSV with a heading, comma separated, lines ending in CR LF (RFC 4180).
    pub fn csv(&self) -> String {
        let mut out = String::new();
        let heading: Vec<&str> = self.columns.iter().map(|column| column.id.as_str()).collect();
        csv_row(&heading, &mut out);
        self.each_row(|row| csv_row(row, &mut out));
        out
    }

    /// The rows as a JSON list of objects; an open cell is `null`.
    pub fn json(&self) -> String {
        let mut out = String::from("[");
        self.each_row(|row| {
            out.push_str(if out.len() > 1 { ",\n{" } else { "{" });
            for (index, (column, cell)) in self.columns.iter().zip(row).enumerate() {
                let cell = if cell.is_empty() { "null".into() } else { json_text(cell) };
                let comma = if index > 0 { "," } else { "" };
                out.extend([comma, &json_text(&column.id), ":", &cell]);
            }
            out.push('}');
        });
        out.push(']');
        out
    }

    fn each_row(&self, mut visit: impl FnMut(&[&str])) {
        let mut cells: Vec<_> = self.columns.iter().map(Column::cells).collect();
        let mut row = Vec::with_capacity(cells.len());
        loop {
            row.clear();
            row.extend(cells.iter_mut().map_while(Iterator::next));
            if row.is_empty() {
                return;
            }
            visit(&row);
        }
    }
}

fn csv_row(cells: &[&str], out: &mut String) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            out.extend(["\"", &cell.replace('"', "\"\""), "\""]);
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}

fn json_text(text: &str) -> String {
    crate::json::text(text)
}

impl Status {
    fn word(self) -> &'static str {
        match self {
            Self::Assessed => "assessed",
            Self::Trial => "trial",
            Self::NotAssessable => "not_assessable",
        }
    }
}
