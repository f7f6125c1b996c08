//! Deadlines and the term as dates.

use serde_json::{Value, json};

use super::{Draft, set, unit_word};
use crate::annex::atom::Which;
use crate::annex::quantity::Unit;
use crate::annex::reading::{Amount, Deadline, DoubtKind, Part, Source, When};
use crate::calendar::Date;

impl Draft<'_> {
    pub(super) fn deadlines(&mut self) {
        for (place, deadline) in self.reading.deadlines.clone().iter().enumerate() {
            if deadline.each_case {
                self.leave(&deadline.source);
                continue;
            }
            match &deadline.rule {
                When::Day { day, which } => self.day_of_month(place, deadline, day, *which),
                When::Length { length, unit, before, event } => {
                    let Some(plus) = self.offset(length, unit, *before, &deadline.source) else {
                        self.leave(&deadline.source);
                        continue;
                    };
                    self.after(place, deadline, event.as_deref(), &plus);
                }
            }
        }
    }

    /// A date: its words, where it counts from, how far, and the reading it stands under.
    fn date(&mut self, deadline: &Deadline, from: Value, plus: Option<&Value>, read_as: Option<(&str, &str)>) {
        let id = self.id("date");
        let label: String = if deadline.what.is_empty() {
            self.quote(&deadline.source)
        } else {
            deadline.what.chars().take(60).collect()
        };
        let rule = self.quote(&deadline.source).replace(['{', '}'], "");
        let mut term =
            json!({ "id": id, "clause": self.clause(&deadline.source), "label": label, "rule": rule, "from": from });
        if let Some(plus) = plus {
            set(&mut term, "plus", plus.clone());
        }
        if let Some((reading, choice)) = read_as {
            set(&mut term, "read_as", json!({ reading: choice }));
        }
        if deadline.holiday_next {
            set(&mut term, "adjust", json!("after_holidays"));
        }
        self.add("dates", &id, term, &deadline.source, &[(Part::Whole, None), (Part::Rule, None)]);
    }

    fn quote(&self, source: &Source) -> String {
        let text = source.0.first().map(|(_, span)| self.clauses.text(*span)).unwrap_or_default();
        if text.is_empty() { "—".into() } else { text }
    }

    fn day_of_month(&mut self, place: usize, deadline: &Deadline, day: &Amount, which: Which) {
        let later = u8::from(which != Which::This);
        let from = |day: Value| {
            if which == Which::NextQuarter {
                json!({ "end_of": "quarter" })
            } else {
                json!({ "day_of_month": { "day": day, "months_later": later } })
            }
        };
        let number = day.value.and_then(|day| u8::try_from(day).ok()).filter(|day| (1..=31).contains(day));
        let Some(number) = number.filter(|_| day.twin.is_none()) else {
            if day.value.is_some() && day.twin.is_none() {
                return self.leave(&deadline.source);
            }
            let name = self.amount(day, &deadline.what, &Unit::Day, &deadline.source);
            if let Some(value) = self.sections.get_mut("values").and_then(|values| values.last_mut()) {
                set(value, "unit", json!("day"));
            }
            return self.date(deadline, from(name), None, None);
        };
        let plus = |days: u8| if which == Which::NextQuarter { Some(json!({ "days": days })) } else { None };
        let doubts = self.doubts(DoubtKind::Before, place);
        if doubts.is_empty() || number < 2 {
            return self.date(deadline, from(json!(number)), plus(number).as_ref(), None);
        }
        let reading = self.reading(DoubtKind::Before, doubts);
        self.date(deadline, from(json!(number)), plus(number).as_ref(), Some((&reading, "same_day")));
        let before = number.saturating_sub(1);
        self.date(deadline, from(json!(before)), plus(before).as_ref(), Some((&reading, "day_before")));
    }

    /// How far a date counts; none for hours and less, which no date has.
    fn offset(&mut self, length: &Amount, unit: &Unit, before: bool, source: &Source) -> Option<Value> {
        let (key, factor) = match unit {
            Unit::Day => ("days", 1),
            Unit::WorkingDay => ("working_days", 1),
            Unit::Week => ("days", 7),
            Unit::Month => ("months", 1),
            Unit::Quarter => ("months", 3),
            Unit::Year => ("years", 1),
            _ => return None,
        };
        let number = match length.value.filter(|_| length.twin.is_none() || factor != 1) {
            Some(value) => {
                let whole = i32::try_from(value).ok().filter(|_| value.fract().is_zero())?.checked_mul(factor)?;
                json!(if before { whole.checked_neg()? } else { whole })
            }
            None if factor == 1 => {
                let name = self.amount(length, &unit_word(unit), unit, source);
                let name = name.as_str().unwrap_or_default().to_owned();
                json!(if before { format!("-{name}") } else { name })
            }
            None => return None,
        };
        Some(json!({ key: number }))
    }

    fn after(&mut self, place: usize, deadline: &Deadline, event: Option<&str>, plus: &Value) {
        let Some(event) = event else {
            let doubts = self.doubts(DoubtKind::Start, place);
            let name = if self.english {
                "Start of the time limit (not stated)"
            } else {
                "期限起算日（原文未写明）"
            };
            let given = self.event(name);
            if doubts.is_empty() {
                return self.date(deadline, given, Some(plus), None);
            }
            let reading = self.reading(DoubtKind::Start, doubts);
            self.date(deadline, given, Some(plus), Some((&reading, "notice")));
            return self.date(deadline, json!({ "end_of": "month" }), Some(plus), Some((&reading, "month_end")));
        };
        let alike = self.alike(event);
        let holds = |list| self.words.holds(list, &alike);
        let from = if holds("month_ends") {
            json!({ "end_of": "month" })
        } else if holds("quarter_ends") {
            json!({ "end_of": "quarter" })
        } else if holds("contract_starts") {
            json!("contract_start")
        } else if holds("expiry_words") {
            json!("contract_end")
        } else {
            self.event(event)
        };
        self.date(deadline, from, Some(plus), None);
    }

    /// A date that is given, by what people call it.
    fn event(&mut self, name: &str) -> Value {
        let id = self.id("event");
        json!({ "event": { "id": id, "label": name } })
    }

    /// How long the contract runs.
    pub(super) fn term(&mut self) {
        if let Some((months, source)) = self.reading.trial.clone() {
            self.trial(&months, &source);
        }
        let Some(term) = self.reading.term.clone() else { return };
        let start = term.start.as_deref().and_then(Date::read_loosely);
        if let Some(start) = start {
            self.other.insert("start".into(), json!(start.to_string()));
        }
        let mut found = json!({ "clause": self.clause(&term.source) });
        let mut known = start.is_some();
        if let Some(end) = term.end.as_deref().and_then(Date::read_loosely) {
            set(&mut found, "end", json!(end.to_string()));
            known = true;
        } else if let Some((length, unit)) = &term.length {
            match (years(length, unit), start, months(length, unit)) {
                (Some(years), ..) => set(&mut found, "years", json!(years)),
                (None, Some(start), Some(months)) => {
                    if let Some(end) = start.plus_months(months).and_then(|end| end.plus_days(-1)) {
                        set(&mut found, "end", json!(end.to_string()));
                    }
                }
                (None, _, None) if length.value.is_none() && *unit == Unit::Year => set(
                    &mut found,
                    "years",
                    self.amount(length, if self.english { "Term" } else { "合同期限" }, unit, &term.source),
                ),
                _ => self.leave(&term.source),
            }
            known = true;
        }
        if let Some((length, unit)) = &term.renew {
            match years(length, unit) {
                Some(years) => set(&mut found, "renews_years", json!(years)),
                None if length.value.is_none() && *unit == Unit::Year => set(
                    &mut found,
                    "renews_years",
                    self.amount(length, if self.english { "Renewal" } else { "续约期限" }, unit, &term.source),
                ),
                None => self.leave(&term.source),
            }
            known = true;
        }
        if known {
            self.other.insert("term".into(), found);
            self.came_from("term", "", &term.source, None);
        }
        if let Some((length, unit)) = &term.notice {
            let deadline = Deadline {
                what: if self.english {
                    "Last day for notice before the end".into()
                } else {
                    "期满前通知的最后一日".into()
                },
                rule: When::Length { length: length.clone(), unit: unit.clone(), before: true, event: None },
                holiday_next: false,
                each_case: false,
                source: super::figures::part_of(&term.source, Part::Rule),
            };
            if let Some(plus) = self.offset(length, unit, true, &term.source) {
                self.date(&deadline, json!("contract_end"), Some(&plus), None);
            }
        }
    }

    fn trial(&mut self, months: &Amount, source: &Source) {
        let months = self.amount(months, if self.english { "Trial" } else { "试行期" }, &Unit::Month, source);
        self.other.insert("trial".into(), json!({ "months": months, "clause": self.clause(source) }));
        self.came_from("trial", "", source, Some("months"));
    }
}

fn months(length: &Amount, unit: &Unit) -> Option<i32> {
    let value = i32::try_from(length.value.filter(|value| value.fract().is_zero())?).ok()?;
    match unit {
        Unit::Month => Some(value),
        Unit::Quarter => value.checked_mul(3),
        Unit::Year => value.checked_mul(12),
        _ => None,
    }
}

fn years(length: &Amount, unit: &Unit) -> Option<i32> {
    let months = months(length, unit)?;
    if months.checked_rem(12)? == 0 { months.checked_div(12) } else { None }
}
