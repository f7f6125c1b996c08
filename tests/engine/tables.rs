//! Tables of the kinds that `tests/field` has, made by hand with their months: other systems, other layouts, and what is wrong
//! with tables. `tests/tables/expected.json` says of each what is answered, and what must be said.
#![expect(clippy::indexing_slicing, reason = "a test that cannot read its cases has failed")]

use std::collections::BTreeMap;

use serde_json::{Value, json};
use yuekao::engine::{Engine, template};

/// One file of a folder with tables, what it is settled under, and what is right.
pub(crate) struct Case {
    pub(crate) file: String,
    pub(crate) text: String,
    pub(crate) engine: Engine,
    pub(crate) expected: Value,
}

/// The files of a folder.
pub(crate) fn cases(folder: &str) -> Vec<Case> {
    let folder = format!("{}/tests/{folder}", env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| String::from_utf8(std::fs::read(format!("{folder}/{file}")).unwrap()).unwrap();
    let all: BTreeMap<String, Value> = serde_json::from_str(&read("expected.json")).unwrap();
    let case = |(file, expected): (String, Value)| {
        let mut contract: Value = template(expected["contract"].as_str().unwrap()).unwrap();
        contract["start"] = expected["start"].clone();
        // A workbook is read elsewhere; here is the text it gives.
        let text = read(&file.replace(".xlsx", ".text.txt"));
        Case { text, engine: Engine::new(contract), file, expected }
    };
    all.into_iter().map(case).collect()
}

/// What is read with what was said.
pub(crate) fn parsed(case: &Case, said: &Value) -> Value {
    serde_json::to_value(case.engine.parse_with(&case.text, said)).unwrap()
}

/// Answers a question as a person would: by the choice of this name, or by the month or year that is typed. `None`: it is not
/// asked.
pub(crate) fn answered(read: &Value, ask: &str, answer: &str) -> Option<Value> {
    let tables = read["tables"].as_array().unwrap();
    let questions =
        tables.iter().flat_map(|table| table["questions"].as_array().unwrap().iter().map(move |one| (table, one)));
    let asked: Vec<(&Value, &Value)> = questions.filter(|(_, question)| question["ask"] == ask).collect();
    let choices = asked.iter().flat_map(|(_, question)| question["choices"].as_array().unwrap());
    if let Some(choice) = { choices }.find(|choice| choice["text"] == answer || choice["id"] == answer) {
        return Some(choice["layout"].clone());
    }
    let (table, _) = asked.first()?;
    let mut layout = table["layout"].clone();
    layout["only_here"] = json!({ ask: answer });
    Some(layout)
}

/// How many questions are open.
pub(crate) fn open_questions(read: &Value) -> usize {
    let tables = read["tables"].as_array().unwrap();
    tables
        .iter()
        .flat_map(|table| table["questions"].as_array().unwrap())
        .filter(|question| question["open"] == true)
        .count()
}

/// Figures that are given and are not the month's.
pub(crate) fn wrong(found: &Value, expected: &Value) -> Vec<String> {
    let figures = expected["figures"].as_object().unwrap();
    let given = |id: &String| found["figures"].get(id).filter(|given| !given.is_null());
    let differs = |(id, value): (&String, &Value)| {
        Some(format!("{id} is {}, not {value}", given(id).filter(|given| *given != value)?))
    };
    figures.iter().filter_map(differs).collect()
}

/// What is not as it must be, with the question answered.
fn failures(case: &Case) -> Vec<String> {
    let mut said = json!({ "source": case.expected["source"] });
    let mut read = parsed(case, &said);
    let mut failures = Vec::new();
    let months = case.expected["months"].as_array().unwrap();
    let record_of = |read: &Value, month: &Value| {
        let same = |record: &&Value| record["month"] == month["month"] && record["vendor"] == month["vendor"];
        read["records"].as_array().unwrap().iter().find(same).cloned()
    };
    // What is given before anything was answered is right as well.
    for month in months {
        failures.extend(
            record_of(&read, month)
                .iter()
                .flat_map(|found| wrong(found, month))
                .map(|wrong| format!("before: {wrong}")),
        );
    }
    let problems = read["problems"].as_array().unwrap();
    for code in case.expected["says"].as_array().into_iter().flatten() {
        failures
            .extend((!problems.iter().any(|problem| problem["code"] == *code)).then(|| format!("{code} is not said")));
    }
    for answer in case.expected["answers"].as_array().unwrap() {
        let (ask, answer) = (answer[0].as_str().unwrap(), answer[1].as_str().unwrap());
        match answered(&read, ask, answer) {
            Some(layout) => said["layout"] = layout,
            None => failures.push(format!("{ask} is not asked")),
        }
        read = parsed(case, &said);
    }
    let records = read["records"].as_array().unwrap().len();
    failures.extend((records != months.len()).then(|| format!("{records} months, not {}", months.len())));
    for month in months {
        let Some(found) = record_of(&read, month) else {
            failures.push(format!("no {} of {}", month["month"], month["vendor"]));
            continue;
        };
        for (id, value) in month["figures"].as_object().unwrap() {
            let given = &found["figures"][id];
            failures.extend((given != value).then(|| format!("{id} is {given}, not {value}")));
        }
        for (category, values) in month["categories"].as_object().into_iter().flatten() {
            let own = found["categories"].as_array().unwrap().iter().find(|own| own["category"] == **category);
            for (id, value) in values.as_object().unwrap() {
                let given = own.map(|own| own[id].clone()).unwrap_or_default();
                failures.extend((given != *value).then(|| format!("{category} {id} is {given}, not {value}")));
            }
        }
    }
    failures
}

#[test]
fn every_table_gives_its_months() {
    let all: Vec<String> = cases("tables")
        .iter()
        .flat_map(|case| {
            failures(case).into_iter().map(|failure| format!("{}: {failure}", case.file)).collect::<Vec<_>>()
        })
        .collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// A table may begin in any column of its sheet: the months stay.
#[test]
fn a_table_may_begin_in_the_second_column() {
    let months = |read: &Value| -> Vec<Value> {
        let records = read["records"].as_array().unwrap().iter();
        records.map(|month| json!([month["vendor"], month["month"], month["figures"]])).collect()
    };
    let columns = |read: &Value| -> Vec<u64> {
        let tables = read["tables"].as_array().unwrap().iter();
        tables.flat_map(|table| table["columns"].as_array().unwrap()).filter_map(|one| one["column"].as_u64()).collect()
    };
    let mut faults = Vec::new();
    for mut case in cases("tables") {
        if !case.text.contains('\t') {
            continue;
        }
        let said = json!({ "source": case.file });
        let first = parsed(&case, &said);
        let lines = case
            .text
            .split('\n')
            .map(|line| if line.trim().is_empty() { line.to_owned() } else { format!("\t{line}") });
        case.text = lines.collect::<Vec<_>>().join("\n");
        let second = parsed(&case, &said);
        faults.extend((months(&second) != months(&first)).then(|| case.file.clone()));
        // The cells are where they stand.
        let moved: Vec<u64> = columns(&first).iter().map(|column| column + 1).collect();
        faults.extend((columns(&second) != moved).then(|| format!("{}: columns", case.file)));
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn a_heading_that_stands_for_others_is_in_the_language_of_the_table() {
    let parts = |text: &str| {
        let engine = Engine::new(template("courier").unwrap());
        let read = serde_json::to_value(engine.parse_with(text, &json!({}))).unwrap();
        read["tables"][0]["grain"]["parts"][0].clone()
    };
    assert_eq!(parts("Date,Status,Ticket count\n2026-10-01,Resolved,50\n2026-10-01,Open,5\n"), "queue or team");
    assert_eq!(parts("日期,状态,工单数\n2026-10-01,已解决,50\n2026-10-01,处理中,5\n"), "技能组");
}

/// 248 of 300 answers are 82.67 %: what is written as 82.6 or 82.7 is that rate cut off or rounded. 90 % counts other answers, too.
#[test]
fn a_rate_beside_its_answers_is_made_of_them_where_it_is_theirs() {
    let engine = Engine::new(template("mall").unwrap());
    let rate = |stated: &str| {
        let text = format!("月份\t满意\t一般\t不满意\t满意度\n2026-10\t248\t40\t12\t{stated}\n");
        let read = serde_json::to_value(engine.parse_with(&text, &json!({}))).unwrap();
        read["records"][0]["figures"]["csat_rate"].clone()
    };
    assert_eq!([rate("82.6%"), rate("82.7%"), rate("90%")], [json!("82.666667"), json!("82.666667"), json!("90")]);
}

/// The problems of a text with this code: each with its cell, and what else it says.
fn said(text: &str, code: &str) -> Vec<Value> {
    let engine = Engine::new(template("mall").unwrap());
    let read = serde_json::to_value(engine.parse_with(text, &json!({}))).unwrap();
    read["problems"].as_array().unwrap().iter().filter(|problem| problem["code"] == *code).cloned().collect()
}

#[test]
fn a_fault_of_a_table_is_said_once_with_its_cell_and_a_hint() {
    let head = "日期\t电话转人工进线量\t电话接起量";
    let days = |days: &[u8]| -> String {
        days.iter().map(|day| format!("\n2026-10-{day:02}\t100\t90")).collect::<Vec<_>>().concat()
    };
    let all: Vec<u8> = (1..=31).collect();
    let gaps: Vec<u8> = all.iter().copied().filter(|day| ![5, 6, 21].contains(day)).collect();
    for (what, text, code, cell) in [
        ("cut off in the middle", format!("{head}{}\n2026-10-31\t10", days(&all[..30])), "row_too_short", (32, 2)),
        ("a total that does not fit", format!("{head}{}\n合计\t3100\t2800", days(&all)), "total_differs", (33, 3)),
        ("days that are not there", format!("{head}{}", days(&gaps)), "days_missing", (2, 1)),
        ("a day twice", format!("{head}{}", days(&[&all[..], &[31]].concat())), "duplicate_month", (33, 1)),
        (
            "days in either order",
            format!("{head}\n03/04/2026\t100\t90\n03/05/2026\t50\t40"),
            "which_date_order",
            (1, 1),
        ),
    ] {
        let found = said(&text, code);
        assert_eq!(found.len(), 1, "{what}: {found:?}");
        assert_eq!((&found[0]["at"]["row"], &found[0]["at"]["column"]), (&json!(cell.0), &json!(cell.1)), "{what}");
        assert_ne!(found[0]["hint"].as_str().unwrap_or_default(), "", "{what}");
    }
    assert_eq!(said(&format!("{head}{}", days(&gaps)), "days_missing")[0]["values"]["days"], "5–6, 21");
    // A day that does not count is there.
    let counted = days(&all).replace("90", "90\t是").replace("10-21\t100\t90\t是", "10-21\t100\t90\t否");
    assert!(said(&format!("{head}\t是否考核{counted}"), "days_missing").is_empty());
}

/// The rows of results of a text, as JSON.
fn rows(batch: &yuekao::batch::Batch) -> Vec<Value> {
    serde_json::from_str(&format!("[{}]", batch.json_rows())).unwrap()
}

#[test]
fn many_months_are_read_as_one_is() {
    for case in cases("tables").into_iter().chain(cases("field")) {
        let said = json!({ "source": case.expected.get("source").unwrap_or(&json!(case.file)) });
        let parsed = parsed(&case, &said);
        let batch = case.engine.assess_text_with(&case.text, &said);
        let results = rows(&batch);
        let months: Vec<(Value, Value)> =
            results.iter().map(|row| (row["vendor"].clone(), row["month"].clone())).collect();
        let records = parsed["records"].as_array().unwrap();
        let expected: Vec<(Value, Value)> =
            records.iter().map(|one| (text(&one["vendor"]), text(&one["month"]))).collect();
        assert_eq!(months, expected, "{}", case.file);
        assert_eq!(
            serde_json::to_value(&batch.tables).unwrap(),
            without_effects(parsed["tables"].clone()),
            "{}",
            case.file
        );
        if !records.iter().any(|record| record["vendor"].is_null() && records.len() > 1) {
            for (row, record) in results.iter().zip(records).filter(|_| records.len() == 1) {
                let assessed = serde_json::to_value(case.engine.assess(record)).unwrap();
                assert_eq!(row["score"], text(&assessed["score"]), "{}", case.file);
                assert_eq!(row["client_pays"], text(&assessed["totals"]["clientPays"]), "{}", case.file);
            }
        }
        // Cut anywhere, and read as it comes in, it is the same.
        let mut stream = case.engine.stream(&said);
        for piece in case.text.as_bytes().chunks(37) {
            stream.push(piece);
            case.engine.read(&mut stream);
        }
        let mut streamed = Vec::new();
        let mut tables = Vec::new();
        while !stream.is_done() {
            let part = case.engine.step(&mut stream, 1000);
            streamed.extend(rows(&part));
            tables.extend(part.tables);
        }
        assert_eq!(streamed, results, "{}", case.file);
        assert_eq!(tables, batch.tables, "{}", case.file);
    }
}

/// As a cell of results has it: none is empty.
fn text(value: &Value) -> Value {
    value.clone()
}

/// What answers come to is not looked at in a text of many months.
fn without_effects(mut tables: Value) -> Value {
    let tables_here = tables.as_array_mut().unwrap();
    let questions = tables_here.iter_mut().flat_map(|table| table["questions"].as_array_mut().unwrap());
    for choice in questions.flat_map(|question| question["choices"].as_array_mut().unwrap()) {
        choice.as_object_mut().unwrap().remove("comesTo");
    }
    tables
}
