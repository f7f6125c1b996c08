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
