//! A month handed in as JSON: from a page, a script, or an earlier [`parse`](crate::paste::parse).

mod cells;
mod rows;
mod values;

use std::borrow::Cow;

use self::values::decimal;
use super::allowed::possible;
use super::consistency::check;
use super::record::{CategoryRow, Quotient, Record, SeatChange, WorkOrder};
use crate::glossary::{Kind, Scope, Slot, Vocabulary};
use crate::json::{self, Object, Reader, Value};
use crate::number::Exact;
use crate::problem::{Code, Problem, shape};

impl<'v> Record<'v> {
    /// Reads a `VendorMonth`. Decimals are strings in plain notation or JSON numbers, flags are booleans, `null` is
    /// missing. What cannot be read, or cannot be, is told with its JSON pointer and withheld; the rest is kept.
    ///
    /// ```
    /// use yuekao::glossary::Vocabulary;
    /// use yuekao::month::Record;
    /// let vocabulary = Vocabulary::new(&[]);
    /// let json = r#"{ "figures": { "calls_offered": "3000", "calls_answered": 2640, "seats": {} } }"#;
    /// let json = serde_json::from_str(json).unwrap();
    /// let mut problems = Vec::new();
    /// let record = Record::from_json(&json, &vocabulary, &mut problems);
    /// let value = |id: &str| record.value(vocabulary.slot(id).unwrap()).map(|value| value.to_string());
    /// assert_eq!(value("calls_answered").as_deref(), Some("2640"));
    /// assert_eq!(problems.len(), 1);
    /// ```
    pub fn from_json(json: &'v Value, vocabulary: &Vocabulary, problems: &mut Vec<Problem>) -> Self {
        let mut record = Self::without_cells(vocabulary);
        Input { vocabulary, reader: Reader::new(problems), slots: Vec::new() }.month(json, &mut record);
        check(&mut record, vocabulary, problems);
        // The cooperation began once.
        let start = record.start;
        for earlier in &mut record.history {
            earlier.start = earlier.start.or(start);
        }
        record
    }
}

struct Input<'a> {
    vocabulary: &'a Vocabulary,
    reader: Reader<'a>,
    /// The slots of the figures of the category before: nearly always the next has the same, in the same order.
    slots: Vec<Option<Slot>>,
}

impl Input<'_> {
    /// Goes one step down in the JSON document.
    fn within<T>(&mut self, key: &str, visit: impl FnOnce(&mut Self) -> T) -> T {
        let above = self.reader.enter(key);
        let result = visit(self);
        self.reader.leave(above);
        result
    }

    /// Visits every entry of an object, each at its own place.
    fn each<'v>(&mut self, fields: Option<&'v Object>, mut visit: impl FnMut(&mut Self, &'v str, &'v Value)) {
        for (key, value) in fields.into_iter().flat_map(Object::iter) {
            self.within(key, |input| visit(input, key, value));
        }
    }

    /// What was withheld when it was read first; a value that has been given since counts.
    fn withhold(&mut self, fields: &Object, scope: Scope, category: Option<usize>, record: &mut Record<'_>) {
        let Some(figures) = fields.get("withheld") else { return };
        self.within("withheld", |input| {
            for (place, figure) in input.array(figures).iter().enumerate() {
                let id = input.within(&place.to_string(), |input| input.text(figure));
                let slot = id.and_then(|id| input.vocabulary.slot(id)).filter(|slot| slot.scope == scope);
                let values = category.map_or(record.values.as_slice(), |row| record.category(row));
                if let Some(slot) = slot.filter(|slot| values.get(slot.index).is_none_or(Option::is_none)) {
                    record.withhold(category, slot.index);
                }
            }
        });
    }

    /// Fills the record.
    fn month<'v>(&mut self, json: &'v Value, record: &mut Record<'v>) {
        if json.is_null() {
            self.wrong(json, shape::OBJECT);
        }
        let Some(fields) = self.object(json) else { return };
        self.cells(fields, Scope::Month, record);
        self.each(Some(fields), |input, name, value| match name {
            "vendor" => record.vendor = input.text(value).map(Cow::Borrowed),
            "month" => record.month = input.key(value, Code::MonthInvalid, crate::paste::read_month),
            "start" => record.start = input.key(value, Code::DateInvalid, crate::paste::read_day),
            "figures" => {
                for (id, value) in input.object(value).into_iter().flat_map(Object::iter) {
                    input.figure(id, value, (Scope::Month, input.vocabulary.slot(id)), record);
                }
            }
            "categories" => {
                for (place, value) in input.array(value).iter().enumerate() {
                    input.within(&place.to_string(), |input| input.category(value, place, record));
                }
            }
            "rows" => {
                let tables = input.object(value);
                input.each(tables, |input, id, value| input.table(id, value, record));
            }
            "work_orders" => {
                for (place, value) in input.array(value).iter().enumerate() {
                    input.within(&place.to_string(), |input| input.work_order(value, record));
                }
            }
            "seat_changes" => {
                for (place, value) in input.array(value).iter().enumerate() {
                    input.within(&place.to_string(), |input| input.seat_change(value, record));
                }
            }
            "history" => {
                for (place, value) in input.array(value).iter().enumerate() {
                    input.within(&place.to_string(), |input| input.earlier(value, record));
                }
            }
            "cells" | "counts" | "withheld" => {}
            _ => input.unknown(name),
        });
        self.counts(fields, record);
        self.withhold(fields, Scope::Month, None, record);
    }

    /// What figures are quotients of. They count where the figure beside them is theirs: one that was changed since is not.
    fn counts(&mut self, fields: &Object, record: &mut Record<'_>) {
        let Some(counts) = fields.get("counts") else { return };
        let above = self.reader.enter("counts");
        let counts = self.object(counts);
        self.each(counts, |input, id, value| {
            let number = |name: &str| value.get(name).and_then(decimal);
            let (Some(numerator), Some(denominator)) = (number("numerator"), number("denominator")) else {
                return input.wrong(value, shape::FRACTION);
            };
            let Some(slot) = input.vocabulary.slot(id).filter(|slot| slot.scope == Scope::Month) else {
                return input.unknown(id);
            };
            let percent = input.vocabulary.figure(slot).is_some_and(|figure| figure.kind == Kind::Percent);
            let quotient = Quotient { slot: slot.index, numerator, denominator, rate: percent };
            let given = record.values.get(slot.index).copied().flatten();
            if given.is_some() && quotient.rounded() == given.map(|given| given.normalize()) {
                record.quotients.push(quotient);
            }
        });
        self.reader.leave(above);
    }

    /// An earlier month: read like this one, its problems at its own place. It brings no history of its own.
    fn earlier<'v>(&mut self, json: &'v Value, record: &mut Record<'v>) {
        let mut problems = Vec::new();
        let mut earlier = Record::from_json(json, self.vocabulary, &mut problems);
        earlier.history.clear();
        self.reader.report_below(problems);
        record.history.push(earlier);
    }

    fn seat_change(&mut self, json: &Value, record: &mut Record<'_>) {
        let Some(fields) = self.object(json) else { return };
        self.each(Some(fields), |input, name, _| {
            if !matches!(name, "date" | "seats" | "level") {
                input.unknown(name);
            }
        });
        let (date, seats) = (fields.get("date"), fields.get("seats").unwrap_or(&Value::Null));
        let day =
            date.and_then(|day| self.within("date", |input| input.key(day, Code::DateInvalid, crate::paste::read_day)));
        let number = json::number(seats).filter(|seats| seats.normalize().scale() == 0);
        match (day, number.and_then(|seats| i64::try_from(seats).ok())) {
            (Some(date), Some(seats)) => {
                let level = fields.get("level").and_then(Value::as_bool).unwrap_or(false);
                record.seat_changes.push(SeatChange { date, seats, level });
            }
            (_, None) => {
                self.within("seats", |input| input.wrong(seats, shape::SEAT_COUNT));
            }
            (None, Some(_)) if date.is_some_and(|date| *date != Value::Null) => {} // reported already
            (None, Some(_)) => self.within("date", |input| input.wrong(&Value::Null, shape::SEAT_DATE)),
        }
    }

    fn category<'v>(&mut self, json: &'v Value, place: usize, record: &mut Record<'v>) {
        let Some(fields) = self.object(json) else { return };
        let Some(category) = self.needed(fields, "category", shape::CATEGORY_NAME) else { return };
        let row = CategoryRow { category: Cow::Borrowed(category), place: Some(place), ..CategoryRow::default() };
        record.push_category(row);
        self.cells(fields, Scope::Category, record);
        let mut turn = 0;
        for (id, value) in fields {
            match id.as_str() {
                "category" | "cells" | "withheld" => {}
                "package" => {
                    let package = self.within(id, |input| input.text(value)).map(Cow::Borrowed);
                    if let Some(row) = record.categories.last_mut() {
                        row.package = package;
                    }
                }
                "handed_over" => {
                    let flag = self.within(id, |input| input.flag(value));
                    if let Some(row) = record.categories.last_mut() {
                        row.handed_over = flag;
                    }
                }
                _ => {
                    let slot = self.slot(turn, id);
                    turn = turn.saturating_add(1);
                    self.figure(id, value, (Scope::Category, slot), record);
                }
            }
        }
        self.withhold(fields, Scope::Category, record.last_category(), record);
    }

    /// The slot of a figure of a category, by its turn in it.
    fn slot(&mut self, turn: usize, id: &str) -> Option<Slot> {
        let before = self.slots.get(turn).copied().flatten();
        let same = before.filter(|slot| self.vocabulary.figure(*slot).is_some_and(|figure| figure.id == id));
        let slot = same.or_else(|| self.vocabulary.slot(id));
        match self.slots.get_mut(turn) {
            Some(known) => *known = slot,
            None => self.slots.push(slot),
        }
        slot
    }

    fn work_order<'v>(&mut self, json: &'v Value, record: &mut Record<'v>) {
        let Some(fields) = self.object(json) else { return };
        let Some(received) = self.needed(fields, "received", shape::RECEIVED) else { return };
        let mut order = WorkOrder { received: Cow::Borrowed(received), ..WorkOrder::default() };
        self.each(Some(fields), |input, name, value| match name {
            "received" => {}
            "replied" => order.replied = input.text(value).map(Cow::Borrowed),
            "cost" => {
                order.cost = input.decimal(value).filter(|cost| {
                    let possible = !cost.is_sign_negative();
                    if !possible {
                        let problem = Problem::new(Code::FigureNegative).with("figure", "cost");
                        input.reader.report(problem.with("text", &Exact::from(*cost)));
                    }
                    possible
                });
            }
            _ => input.unknown(name),
        });
        record.work_orders.push(order);
    }

    /// Takes a figure into its slot, if it is known and is what it can be.
    fn figure(&mut self, id: &str, value: &Value, place: (Scope, Option<Slot>), record: &mut Record<'_>) {
        let known = place.1.filter(|slot| slot.scope == place.0);
        let Some((slot, known)) = known.and_then(|slot| Some((slot, self.vocabulary.known(slot)?))) else {
            return self.within(id, |input| input.misplaced(id, place));
        };
        // Nearly all are, and of those nobody asks where they stand.
        let read = Some(known).filter(|known| known.figure.kind != Kind::Flag).and_then(|_| decimal(value));
        let possible = read.and_then(|number| possible(number, true, known).ok());
        let read = possible.or_else(|| self.within(id, |input| input.value(value, known)));
        if read.is_none() && !value.is_null() {
            record.withhold(if slot.scope == Scope::Category { record.last_category() } else { None }, slot.index);
        } else if let Some(place) = record.part(slot.scope).0.get_mut(slot.index) {
            *place = read;
        }
    }

    /// Tells of a figure the contract does not know, or not here.
    fn misplaced(&mut self, id: &str, (scope, slot): (Scope, Option<Slot>)) {
        if slot.is_none() {
            return self.unknown(id);
        }
        let code = if scope == Scope::Month { Code::FigureNeedsCategory } else { Code::FigureOfTheMonth };
        self.reader.report(Problem::new(code).with("figure", id));
    }
}
