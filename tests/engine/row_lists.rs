//! Lists of incidents, days and sites, pasted: which vendor-month their rows belong to, and what they come to.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its cases has failed")]

use std::path::Path;

use serde_json::{Value, json};
use yuekao::engine::Engine;

use crate::cases;

/// The contract of an example.
fn contract(example: &str) -> Engine {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("contracts/examples/{example}.json"));
    Engine::new(cases::json(&file)["contract"].take())
}

/// The months that were read, without their cells, and the codes of what is told.
fn read(engine: &Engine, text: &str) -> (Vec<Value>, Vec<String>) {
    let parsed = serde_json::to_value(engine.parse(text)).unwrap();
    let codes =
        parsed["problems"].as_array().unwrap().iter().map(|problem| problem["code"].as_str().unwrap().to_owned());
    (parsed["records"].as_array().unwrap().clone(), codes.collect())
}

/// A row without its cells.
fn row(row: &Value) -> Value {
    let mut row = row.clone();
    row.as_object_mut().unwrap().remove("cells");
    row
}

/// What a line of a month comes to.
fn amount(engine: &Engine, month: &Value, line: &str) -> Value {
    let found = serde_json::to_value(engine.assess(month)).unwrap();
    let lines = found["lines"].as_array().unwrap();
    lines.iter().find(|one| one["id"] == line).unwrap()["amount"].clone()
}

#[test]
fn a_list_of_incidents_is_read_row_by_row() {
    let engine = contract("over_rows");
    let text = "供应商\t发生时间\t事故编号\t持续分钟\t甲方原因\t备注\n\
        甲公司\t2026-06-03 10:20\tA-1\t29\t否\t\n\
        甲公司\t2026-06-17 09:00\tA-2\t60分钟\t\t已复盘\n\
        乙公司\t2026-06-20 23:10\tB-1\t600\t否\t\n\
        合计\t\t\t689\t\t\n";
    let (months, problems) = read(&engine, text);
    assert_eq!(problems, [""; 0]);
    assert_eq!(months.len(), 2);
    let rows = &months[0]["rows"]["incidents"];
    assert_eq!(row(&rows[0]), json!({"name": "A-1", "minutes": "29", "by_client": false}));
    assert_eq!(row(&rows[1]), json!({"name": "A-2", "minutes": "60"}));
    assert_eq!(rows[1]["cells"]["minutes"], json!({"row": 3, "column": 4, "cell": "60分钟"}));
    assert_eq!((&months[0]["vendor"], &months[0]["month"]), (&json!("甲公司"), &json!("2026-06")));
    // Its cells are known when it is handed in again.
    let assessed = serde_json::to_value(engine.assess(&months[0])).unwrap();
    assert!(
        assessed["notices"].as_array().unwrap().iter().all(|notice| notice["code"] != "input_unknown"),
        "{assessed}"
    );
    // None for 29 minutes, 100 for 60; 200 at most for 600.
    assert_eq!(amount(&engine, &months[0], "for_incidents"), "100.00");
    assert_eq!(amount(&engine, &months[1], "for_incidents"), "200.00");
}

#[test]
fn a_list_below_the_months_figures_belongs_to_them() {
    let engine = contract("over_rows");
    let text = "月份：2026-06\n供应商：甲公司\n电话转人工进线量：100\n\n事故编号,持续分钟\nA-1,30\nA-2,90\n";
    let (months, problems) = read(&engine, text);
    assert_eq!(problems, [""; 0]);
    assert_eq!(months.len(), 1, "{months:?}");
    assert_eq!(months[0]["figures"]["calls_offered"], "100");
    // 50 and 150.
    assert_eq!(amount(&engine, &months[0], "for_incidents"), "200.00");
}

#[test]
fn none_is_said_and_is_not_the_same_as_nothing() {
    let engine = contract("over_rows");
    let (months, _) =
        read(&engine, "供应商\t月份\t事故编号\t持续分钟\n甲公司\t2026-06\t无\t无\n乙公司\t2026-06\tB-1\t30\n");
    assert_eq!(months[0]["rows"]["incidents"], json!([]));
    assert_eq!(amount(&engine, &months[0], "for_incidents"), "0.00");
    assert_eq!(amount(&engine, &months[1], "for_incidents"), "50.00");
    // A vendor of whom the list says nothing.
    let text = "供应商\t月份\t电话转人工进线量\n甲公司\t2026-06\t100\n乙公司\t2026-06\t100\n\n供应商\t月份\t事故编号\t持续分钟\n甲公司\t2026-06\tA-1\t30\n";
    let (months, _) = read(&engine, text);
    assert_eq!(amount(&engine, &months[0], "for_incidents"), "50.00");
    assert_eq!(amount(&engine, &months[1], "for_incidents"), Value::Null);
}

#[test]
fn what_cannot_be_read_leaves_its_row_open() {
    let engine = contract("over_rows");
    let (months, problems) = read(&engine, "月份\t事故编号\t持续分钟\n2026-06\tA-1\t很久\n2026-06\tA-2\t45\n");
    assert_eq!(problems, ["cell_unreadable"]);
    assert_eq!(row(&months[0]["rows"]["incidents"][0]), json!({"name": "A-1", "withheld": ["minutes"]}));
    assert_eq!(amount(&engine, &months[0], "for_incidents"), Value::Null);
    // Seconds are no minutes: the column is none of the contract's.
    let (months, _) = read(&engine, "月份\t事故编号\t持续分钟（秒）\n2026-06\tA-1\t90\n");
    assert!(months.iter().all(|month| month["rows"]["incidents"][0]["minutes"].is_null()));
}

#[test]
fn a_row_of_no_known_month_may_be_of_any() {
    let engine = contract("over_rows");
    let (months, problems) = read(&engine, "月份\t事故编号\t持续分钟\n2026-06\tA-1\t30\n上个月\tA-2\t90\n");
    assert_eq!(problems, ["rows_without_month"]);
    assert!(months.iter().all(|month| month["rows"].is_null()), "{months:?}");
}

#[test]
fn sites_are_rows_with_common_figures() {
    let engine = contract("by_row");
    let text = "月份\t站点\t电话转人工进线量\t电话接起量\n2026-06\t北京\t1,000\t920\n2026-06\t上海\t500\t435\n2026-06\t合计\t1500\t1355\n";
    let (months, problems) = read(&engine, text);
    assert_eq!(problems, [""; 0]);
    assert_eq!(months.len(), 1);
    assert_eq!(months[0]["rows"]["sites"].as_array().unwrap().len(), 2);
    // Shanghai is one point short.
    assert_eq!(amount(&engine, &months[0], "sites_deduction"), "500.00");
}

#[test]
fn the_day_may_be_what_a_row_is_called() {
    let engine = contract("priced_by_day");
    let (months, problems) = read(&engine, "接待日期\t当日接待量\n2026-06-01\t99\n2026-06-02\t101\n");
    assert_eq!(problems, [""; 0]);
    assert_eq!(months[0]["month"], "2026-06");
    // 297 and 252.50.
    assert_eq!(amount(&engine, &months[0], "contacts_fee"), "549.50");
}

#[test]
fn what_was_read_goes_out_and_in_again_as_it_is() {
    let engine = contract("over_rows");
    let (months, _) = read(&engine, "月份\t事故编号\t持续分钟\n2026-06\tA-1\t31.5\n2026-06\tA-2\t?\n");
    let assessed = serde_json::to_value(engine.assess(&months[0])).unwrap();
    let missing = &assessed["missing"][0];
    assert_eq!((&missing["reason"], &missing["figure"]), (&json!("row_figure"), &json!("minutes")));
    assert_eq!(missing["categories"], json!(["A-2"]));
    let derivation = serde_json::to_value(engine.explain(&months[0], "metric:longest").unwrap()).unwrap();
    let first = &derivation["inputs"][0]["inputs"][0];
    assert_eq!((&first["mechanism"], &first["terms"]["name"]), (&json!("row"), &json!("A-1")));
    assert_eq!(first["inputs"][0]["at"], json!({"row": 2, "column": 3, "cell": "31.5"}));
}

#[test]
fn a_batch_reads_them_too() {
    let engine = contract("over_rows");
    let text = "供应商\t月份\t事故编号\t持续分钟\n甲公司\t2026-05\tA-1\t30\n甲公司\t2026-06\tA-2\t90\n";
    let rows: Value = serde_json::from_str(&engine.assess_text(text).json()).unwrap();
    let paid: Vec<&Value> = rows.as_array().unwrap().iter().map(|row| &row["provider_pays"]).collect();
    assert_eq!(paid, [&json!("50.00"), &json!("150.00")], "{rows}");
}

/// How the first table of a text was read, with what was said about it.
fn reading(engine: &Engine, text: &str, layouts: &Value) -> (Value, Vec<Value>) {
    let options = json!({"layout": layouts});
    let parsed = serde_json::to_value(engine.parse_with(text, &options)).unwrap();
    (parsed["tables"][0].clone(), parsed["records"].as_array().unwrap().clone())
}

/// Heading, role and figure of each column.
fn columns(table: &Value) -> Vec<String> {
    let column = |column: &Value| {
        let said = |key: &str| column[key].as_str().unwrap_or("-").to_owned();
        format!("{} {} {} {}", said("heading"), said("role"), said("figure"), said("decided"))
    };
    table["columns"].as_array().unwrap().iter().map(column).collect()
}

#[test]
fn it_is_said_how_a_list_was_read() {
    let engine = contract("over_rows");
    let text = "六月事故清单\n\n供应商\t发生时间\t事故编号\t持续分钟\t甲方原因\t备注\n\
        甲公司\t2026-06-03 10:20\tA-1\t29\t否\t\n\
        甲公司\t2026-06-17 09:00\tA-2\t60分钟\t\t已复盘\n\
        乙公司\t2026-06-20 23:10\tB-1\t600\t否\t\n\
        合计\t\t\t689\t\t\n";
    let (table, _) = reading(&engine, text, &json!([]));
    assert_eq!(table["rowsOf"].as_str(), Some("incidents"));
    assert_eq!(
        columns(&table),
        [
            "供应商 vendor - name",
            "发生时间 date - values",
            "事故编号 row_name - name",
            "持续分钟 figure minutes name",
            "甲方原因 figure by_client name",
            "备注 ignored - open",
        ]
    );
    let rows = &table["rows"];
    assert_eq!(json!([rows["title"], rows["head"], rows["body"], rows["totals"]]), json!([[1], [3], [4, 7], [7]]));
    assert_eq!(table["combined"], json!([{"record": 0, "rows": 2, "first": 4}, {"record": 1, "rows": 1, "first": 6}]));
    assert_eq!(table["grain"]["rows"], 3);
}

#[test]
fn what_a_person_says_of_a_list_counts() {
    let engine = contract("over_rows");
    // Nothing in these headings names an incident.
    let text = "哪天\t单号\t中断多久\t\n2026-06-03\tA-1\t60\t否\n2026-06-17\tA-2\t90\t是\n2026-06-18\tA-3\t30\t否\n";
    let headings = json!(["哪天", "单号", "中断多久"]);
    let columns_said = json!({
        "哪天": {"role": "date"}, "单号": {"role": "row_name"}, "中断多久": {"figure": "minutes"}, "#4": {"figure": "by_client"},
    });
    let said = json!([{"headings": headings, "rows_of": "incidents", "columns": columns_said}]);
    let (table, months) = reading(&engine, text, &said);
    assert_eq!(
        columns(&table),
        ["哪天 date - layout", "单号 row_name - layout", "中断多久 figure minutes layout", " figure by_client layout"]
    );
    let given = json!({"name": "A-2", "minutes": "90", "by_client": true});
    assert_eq!(row(&months[0]["rows"]["incidents"][1]), given);
    // 100 for 60 minutes, nothing for the client's own, 50 for 30.
    assert_eq!(amount(&engine, &months[0], "for_incidents"), "150.00");
    // Without the row of 60 minutes, said of this text alone.
    let mut without = said.clone();
    without[0]["only_here"] = json!({"leave_out": [2]});
    let (table, months) = reading(&engine, text, &without);
    assert_eq!((&table["rows"]["byHand"], amount(&engine, &months[0], "for_incidents")), (&json!([2]), json!("50.00")));
    // And without those that the client caused, whatever text they stand in.
    let mut ruled = said.clone();
    ruled[0]["leave_out"] = json!([{"column": "单号", "cells": ["A-1", "A-3"]}]);
    let (table, months) = reading(&engine, text, &ruled);
    assert_eq!(table["rows"]["leftOut"][1]["rows"], json!([4]));
    assert_eq!(amount(&engine, &months[0], "for_incidents"), "0.00");
}

#[test]
fn a_list_may_be_said_to_be_none() {
    let engine = contract("by_row");
    let text = "站点\t接起量\n北京\t90\n上海\t80\n";
    let is_list = |layouts: &Value| {
        let (table, _) = reading(&engine, text, layouts);
        table["rowsOf"].as_str().map(str::to_owned)
    };
    let found = is_list(&json!([]));
    assert!(found.is_some());
    assert_eq!(is_list(&json!([{"headings": ["站点", "接起量"], "rows_of": ""}])), None);
}

#[test]
fn which_of_two_numbers_is_the_day_is_asked_in_a_list_too() {
    let engine = contract("over_rows");
    let text = "日期\t事故编号\t持续分钟\n03/04/2026\tA-1\t60\n03/05/2026\tA-2\t30\n";
    let (table, months) = reading(&engine, text, &json!([]));
    assert_eq!(table["questions"][0]["ask"], "date_order");
    assert!(months.iter().all(|month| month["rows"]["incidents"].is_null()));
    let answer = table["questions"][0]["choices"][0]["layout"].clone();
    let (table, months) = reading(&engine, text, &json!([answer]));
    assert_eq!((table["questions"].clone(), months.len()), (json!([]), 1));
    assert_eq!(months[0]["month"], "2026-03");
}

#[test]
fn a_row_says_how_it_came_about() {
    let engine = contract("over_rows");
    let month = json!({"month": "2026-06", "figures": {}, "rows": {"incidents": [{"name": "A-1", "minutes": 45}, {"minutes": 600}]}});
    let found = serde_json::to_value(engine.assess(&month)).unwrap();
    let rows = &found["tables"][0]["rows"];
    assert_eq!(json!([rows[0]["given"], rows[1]["given"]]), json!([0, 1]));
    let explained = |name: &str| serde_json::to_value(engine.explain(&month, name).unwrap()).unwrap();
    assert_eq!(explained("table:incidents:2:deduction_of_one")["value"], "200");
    assert_eq!(explained("table:incidents:1:minutes")["value"], "45");
    assert_eq!(explained("table:incidents:3:minutes"), Value::Null);
    assert!(engine.explain(&month, "table:incidents:1:nothing").is_err());
}

/// Left out, an incident is not the client's; what cannot be read, or was withheld, says neither.
#[test]
fn what_a_row_says_and_cannot_be_taken_is_open() {
    let engine = contract("over_rows");
    let line = serde_json::to_value(engine.assess(&json!({ "month": "2026-06" }))).unwrap()["lines"][0]["id"].clone();
    let amount = |row: Value| {
        let month = json!({ "month": "2026-06", "figures": {}, "rows": { "incidents": [row] } });
        amount(&engine, &month, line.as_str().unwrap())
    };
    let whole = amount(json!({ "name": "B-1", "minutes": "600" }));
    assert_ne!(whole, Value::Null);
    assert_eq!(amount(json!({ "name": "B-1", "minutes": "600", "by_client": false })), whole);
    assert_eq!(amount(json!({ "name": "B-1", "minutes": "600", "by_client": "maybe" })), Value::Null);
    assert_eq!(amount(json!({ "name": "B-1", "minutes": "600", "withheld": ["by_client"] })), Value::Null);
}
