//! A month handed in as JSON: from a page, a script, or an earlier [`parse`](super::parse).

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde_json::{Map, Value};

use super::figure::{Kind, Role, Scope};
use super::record::{CategoryRow, Pasted, Record, SeatChange, WorkOrder};
use super::vocabulary::{Known, Slot, Vocabulary};
use super::{cells, checks, keys};
use crate::problem::{Code, Place, Problem};
use crate::quantity::plain;

impl<'v> Record<'v> {
    /// Reads a `VendorMonth`. Decimals are strings in plain notation or JSON numbers, flags are booleans, `null` is
    /// missing. What cannot be read, or cannot be, is told with its JSON pointer and withheld; the rest is kept.
    ///
    /// ```
    /// use yuekao::figures::{Record, Vocabulary};
    /// let vocabulary = Vocabulary::new(&[]);
    /// let json = serde_json::json!({ "figures": { "calls_offered": "3000", "calls_answered": 2640, "seats": {} } });
    /// let mut problems = Vec::new();
    /// let record = Record::from_json(&json, &vocabulary, &mut problems);
    /// let value = |id: &str| record.value(vocabulary.slot(id).unwrap()).map(|value| value.to_string());
    /// assert_eq!(value("calls_answered").as_deref(), Some("2640"));
    /// assert_eq!(problems.len(), 1);
    /// ```
    pub fn from_json(json: &'v Value, vocabulary: &Vocabulary, problems: &mut Vec<Problem>) -> Self {
        let mut record = Self::new(vocabulary);
        let mut input = Input { vocabulary, problems };
        let rows = input.month(json, &mut record);
        let pointer = |row: Option<usize>, id: &str| match row {
            None => format!("/figures/{}", escaped(id)),
            Some(row) => format!("/categories/{}/{}", rows.get(row).copied().unwrap_or(row), escaped(id)),
        };
        checks::check(&mut record, vocabulary, &pointer, problems);
        record
    }
}

struct Input<'a> {
    vocabulary: &'a Vocabulary,
    problems: &'a mut Vec<Problem>,
}

impl Input<'_> {
    /// Fills the record; the places in the list of the categories that were taken.
    fn month<'v>(&mut self, json: &'v Value, record: &mut Record<'v>) -> Vec<usize> {
        let mut rows = Vec::new();
        let Some(fields) = self.object(json, "") else { return rows };
        self.cells(fields.get("cells"), "/cells", Scope::Month, record);
        for (name, value) in fields {
            let at = format!("/{}", escaped(name));
            match name.as_str() {
                "vendor" => record.vendor = self.text(value, &at).map(Cow::Borrowed),
                "month" => record.month = self.key(value, &at, Code::MonthInvalid, keys::month),
                "start" => record.start = self.key(value, &at, Code::DateInvalid, keys::day),
                "figures" => {
                    for (id, value) in self.object(value, &at).into_iter().flatten() {
                        self.figure(id, value, &format!("{at}/{}", escaped(id)), Scope::Month, record);
                    }
                }
                "categories" => {
                    for (place, value) in self.array(value, &at).iter().enumerate() {
                        if self.category(value, &format!("{at}/{place}"), record) {
                            rows.push(place);
                        }
                    }
                }
                "work_orders" => {
                    for (place, value) in self.array(value, &at).iter().enumerate() {
                        self.work_order(value, &format!("{at}/{place}"), record);
                    }
                }
                "seat_changes" => {
                    for (place, value) in self.array(value, &at).iter().enumerate() {
                        self.seat_change(value, &format!("{at}/{place}"), record);
                    }
                }
                "history" => {
                    for (place, value) in self.array(value, &at).iter().enumerate() {
                        self.earlier(value, &format!("{at}/{place}"), record);
                    }
                }
                "cells" => {}
                _ => self.unknown(name, at),
            }
        }
        rows
    }

    /// An earlier month: read like this one, its problems at its own place. It brings no history of its own.
    fn earlier<'v>(&mut self, json: &'v Value, at: &str, record: &mut Record<'v>) {
        let mut problems = Vec::new();
        let mut earlier = Record::from_json(json, self.vocabulary, &mut problems);
        earlier.history.clear();
        self.problems.extend(problems.into_iter().map(|mut problem| {
            if let Some(Place::Pointer { pointer }) = &mut problem.at {
                pointer.insert_str(0, at);
            }
            problem
        }));
        record.history.push(earlier);
    }

    fn seat_change(&mut self, json: &Value, at: &str, record: &mut Record<'_>) {
        let Some(fields) = self.object(json, at) else { return };
        let missing = &Value::Null;
        let (date, seats) = (fields.get("date").unwrap_or(missing), fields.get("seats").unwrap_or(missing));
        for name in fields.keys().filter(|name| !matches!(name.as_str(), "date" | "seats")) {
            self.unknown(name, format!("{at}/{}", escaped(name)));
        }
        let date = self.key(date, &format!("{at}/date"), Code::DateInvalid, keys::day);
        let number = crate::json::number(seats).filter(|seats| seats.fract().is_zero());
        match (date, number.and_then(|seats| i64::try_from(seats).ok())) {
            (Some(date), Some(seats)) => record.seat_changes.push(SeatChange { date, seats }),
            (_, None) => self.wrong(seats, format!("{at}/seats"), "a whole number of seats, negative if removed"),
            (None, Some(_)) if fields.contains_key("date") => {} // reported already
            (None, Some(_)) => self.wrong(missing, format!("{at}/date"), "the day of the change"),
        }
    }

    fn category<'v>(&mut self, json: &'v Value, at: &str, record: &mut Record<'v>) -> bool {
        let Some(fields) = self.object(json, at) else { return false };
        let name = fields.get("category").unwrap_or(&Value::Null);
        let Some(category) = self.text(name, &format!("{at}/category")) else {
            if name.is_null() {
                self.wrong(name, format!("{at}/category"), "the category's name");
            }
            return false;
        };
        record.push_category(CategoryRow { category: Cow::Borrowed(category), ..CategoryRow::default() });
        self.cells(fields.get("cells"), &format!("{at}/cells"), Scope::Category, record);
        for (id, value) in fields {
            let at = format!("{at}/{}", escaped(id));
            match id.as_str() {
                "category" | "cells" => {}
                "package" => {
                    let package = self.text(value, &at).map(Cow::Borrowed);
                    if let Some(row) = record.categories.last_mut() {
                        row.package = package;
                    }
                }
                "handed_over" => {
                    let flag = self.flag(value, &at);
                    if let Some(row) = record.categories.last_mut() {
                        row.handed_over = flag;
                    }
                }
                _ => self.figure(id, value, &at, Scope::Category, record),
            }
        }
        true
    }

    fn work_order<'v>(&mut self, json: &'v Value, at: &str, record: &mut Record<'v>) {
        let Some(fields) = self.object(json, at) else { return };
        let received = fields.get("received").unwrap_or(&Value::Null);
        let Some(text) = self.text(received, &format!("{at}/received")) else {
            if received.is_null() {
                self.wrong(received, format!("{at}/received"), "the date and time it was received");
            }
            return;
        };
        let mut order = WorkOrder { received: Cow::Borrowed(text), ..WorkOrder::default() };
        for (name, value) in fields {
            let at = format!("{at}/{}", escaped(name));
            match name.as_str() {
                "received" => {}
                "replied" => order.replied = self.text(value, &at).map(Cow::Borrowed),
                "cost" => {
                    order.cost = self.decimal(value, &at).filter(|cost| {
                        let possible = !cost.is_sign_negative();
                        if !possible {
                            let problem = Problem::new(Code::FigureNegative).with("figure", "cost");
                            self.problems.push(problem.with("text", &cost).at_pointer(&at));
                        }
                        possible
                    });
                }
                _ => self.unknown(name, at),
            }
        }
        record.work_orders.push(order);
    }

    fn figure(&mut self, id: &str, value: &Value, at: &str, scope: Scope, record: &mut Record<'_>) {
        let Some(slot) = self.vocabulary.slot(id) else { return self.unknown(id, at.to_owned()) };
        if slot.scope != scope {
            let code = if scope == Scope::Month { Code::FigureNeedsCategory } else { Code::FigureOfTheMonth };
            self.problems.push(Problem::new(code).with("figure", id).at_pointer(at));
            return;
        }
        let Some(known) = self.vocabulary.known(slot) else { return };
        let read = self.value(value, at, known);
        if let Some(place) = record.part(scope).0.get_mut(slot.index) {
            *place = read;
        }
    }

    fn value(&mut self, value: &Value, at: &str, known: &Known) -> Option<Decimal> {
        if known.figure.kind == Kind::Flag {
            return self.flag(value, at).map(|flag| if flag { Decimal::ONE } else { Decimal::ZERO });
        }
        let number = self.decimal(value, at)?;
        // The unit of a figure is fixed here: a rate of 0.5 is 0.5 %.
        match cells::possible(number, true, known.figure.kind) {
            Ok(number) => Some(number),
            Err(code) => {
                let text = number.to_string();
                self.problems.push(cells::explain(code, &text, &text, known).at_pointer(at));
                None
            }
        }
    }

    fn decimal(&mut self, value: &Value, at: &str) -> Option<Decimal> {
        let read = match value {
            Value::Null => return None,
            Value::String(text) => plain(text.trim()),
            Value::Number(number) => expanded(&number.to_string()).as_deref().and_then(plain),
            _ => None,
        };
        match read {
            Some(number) if number.is_zero() => Some(Decimal::ZERO),
            Some(number) => Some(number.normalize()),
            None => {
                self.wrong(value, at.to_owned(), "a decimal in plain notation with at most 14 digits");
                None
            }
        }
    }

    fn flag(&mut self, value: &Value, at: &str) -> Option<bool> {
        match value {
            Value::Null => None,
            Value::Bool(flag) => Some(*flag),
            _ => {
                self.wrong(value, at.to_owned(), "true or false");
                None
            }
        }
    }

    /// A text that is not empty.
    fn text<'v>(&mut self, value: &'v Value, at: &str) -> Option<&'v str> {
        match value {
            Value::Null => None,
            Value::String(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => {
                self.wrong(value, at.to_owned(), "a text");
                None
            }
        }
    }

    fn key<T>(&mut self, value: &Value, at: &str, code: Code, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(value, at)?;
        let key = read(text);
        if key.is_none() {
            self.problems.push(Problem::new(code).with("text", text).at_pointer(at));
        }
        key
    }

    /// The cells an earlier `parse` read the figures from.
    fn cells<'v>(&mut self, json: Option<&'v Value>, at: &str, scope: Scope, record: &mut Record<'v>) {
        let fields = json.and_then(|json| self.object(json, at));
        for (id, value) in fields.into_iter().flatten() {
            let number = |name: &str| value.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
            let text = value.get("cell").and_then(Value::as_str);
            let (Some(row), Some(column), Some(text)) = (number("row"), number("column"), text) else {
                self.wrong(value, format!("{at}/{}", escaped(id)), "a cell with its row, column and text");
                continue;
            };
            if scope == Scope::Category
                && id == Role::Category.word()
                && let Some(last) = record.categories.last_mut()
            {
                last.cell = Some((row, column));
            }
            let slot = self.vocabulary.slot(id).filter(|slot: &Slot| slot.scope == scope);
            if let Some(place) = slot.and_then(|slot| record.part(scope).1.get_mut(slot.index)) {
                *place = Some(Pasted { row, column, text: Cow::Borrowed(text) });
            }
        }
    }

    fn object<'v>(&mut self, value: &'v Value, at: &str) -> Option<&'v Map<String, Value>> {
        match value {
            Value::Object(fields) => Some(fields),
            Value::Null if !at.is_empty() => None,
            _ => {
                self.wrong(value, at.to_owned(), "an object");
                None
            }
        }
    }

    fn array<'v>(&mut self, value: &'v Value, at: &str) -> &'v [Value] {
        match value {
            Value::Array(list) => list,
            Value::Null => &[],
            _ => {
                self.wrong(value, at.to_owned(), "a list");
                &[]
            }
        }
    }

    fn wrong(&mut self, value: &Value, at: String, expected: &str) {
        let found: String = match value {
            Value::Null => "missing".into(),
            Value::Object(_) => "an object".into(),
            Value::Array(_) => "a list".into(),
            other => other.to_string().chars().take(80).collect(),
        };
        let problem = Problem::new(Code::InputWrongType).with("expected", expected).with("found", &found);
        self.problems.push(problem.at_pointer(at));
    }

    fn unknown(&mut self, name: &str, at: String) {
        let name: String = name.chars().take(80).collect();
        self.problems.push(Problem::new(Code::InputUnknown).with("name", &name).at_pointer(at));
    }
}

/// A name as a JSON pointer writes it.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// A JSON number without its exponent: `1.5e3` → `1500`, `1e-7` → `0.0000001`. `None` if it would be longer than any
/// figure.
fn expanded(number: &str) -> Option<String> {
    const LONGEST: usize = 40;
    let Some((mantissa, exponent)) = number.split_once(['e', 'E']) else { return Some(number.to_owned()) };
    let exponent: i32 = exponent.parse().ok()?;
    let shift = usize::try_from(exponent.unsigned_abs()).ok().filter(|shift| *shift <= LONGEST)?;
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let zeros = "0".repeat(shift);
    let (whole, fraction) = if exponent < 0 {
        let digits = format!("{zeros}{whole}");
        let (whole, moved) = digits.split_at_checked(digits.len().checked_sub(shift)?)?;
        (whole.to_owned(), format!("{moved}{fraction}"))
    } else {
        let digits = format!("{fraction}{zeros}");
        let (moved, fraction) = digits.split_at_checked(shift)?;
        (format!("{whole}{moved}"), fraction.to_owned())
    };
    let fraction = fraction.trim_end_matches('0');
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_are_written_out() {
        for (number, expected) in [
            ("2640", Some("2640")),
            ("4.5", Some("4.5")),
            ("1e3", Some("1000")),
            ("1.5e+3", Some("1500")),
            ("1.2345E2", Some("123.45")),
            ("1e-7", Some("0.0000001")),
            ("-12.5e-1", Some("-1.25")),
            ("0e9", Some("0")),
            ("1e999", None),
            ("1e99999999999", None),
        ] {
            assert_eq!(expanded(number).as_deref(), expected, "{number}");
        }
    }
}
