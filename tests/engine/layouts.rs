//! What a person says of a table by hand: which rows count, what a row is.

use serde_json::{Value, json};
use yuekao::engine::{Engine, template};
use yuekao::glossary::Vocabulary;
use yuekao::month::{Record, print};

fn parsed(text: &str, layout: &Value) -> Value {
    let engine = Engine::new(template("mall").unwrap());
    serde_json::to_value(engine.parse_with(text, &json!({ "layout": layout }))).unwrap()
}

/// Of days by agents, with their total.
const AGENTS: &str = "日期\t客服\t电话转人工进线量\t电话接起量\n2026-10-01\t甲\t100\t90\n2026-10-01\t乙\t50\t40\n2026-10-02\t甲\t\
                      30\t20\n2026-10-02\t总计组\t7\t5\n合计\t\t187\t155\n";

#[test]
fn a_row_is_left_out_and_another_brought_back() {
    let read = parsed(AGENTS, &Value::Null);
    let table = &read["tables"][0];
    assert_eq!(read["records"][0]["figures"]["calls_offered"], "187", "{table}");

    let mut layout = table["layout"].clone();
    layout["only_here"] = json!({ "leave_out": [3] });
    let read = parsed(AGENTS, &layout);
    assert_eq!(read["records"][0]["figures"]["calls_offered"], "137");
    assert_eq!(read["records"][0]["figures"]["calls_answered"], "115");
    assert_eq!(read["tables"][0]["rows"]["byHand"], json!([3]));
    // The cells it came from do not hold the row.
    assert_eq!(read["records"][0]["cells"]["calls_offered"]["rows"], json!([[2, 2], [4, 5]]));
    assert_eq!(read["tables"][0]["layout"]["only_here"], json!({ "leave_out": [3] }));
    // The total holds it all the same.
    assert_eq!(read["tables"][0]["checks"][0]["equal"], true);

    // A person whose name begins like a total's.
    let text = AGENTS.replace("总计组", "合计").replace("合计\t\t187\t155\n", "");
    let read = parsed(&text, &Value::Null);
    assert_eq!(read["tables"][0]["rows"]["totals"], json!([5]));
    assert_eq!(read["records"][0]["figures"]["calls_offered"], "180");
    let mut layout = read["tables"][0]["layout"].clone();
    layout["only_here"] = json!({ "keep": [5] });
    let read = parsed(&text, &layout);
    assert_eq!(read["tables"][0]["rows"]["totals"], json!([]));
    assert_eq!(read["records"][0]["figures"]["calls_offered"], "187");
}

#[test]
fn a_column_is_left_out_of_a_table_on_its_side() {
    let text = "指标\t10月1日\t10月2日\t10月3日\n电话转人工进线量\t100\t50\t30\n电话接起量\t90\t40\t20\n";
    let said = json!({ "only_here": { "year": 2026 } });
    let read = parsed(text, &said);
    assert_eq!(read["records"][0]["figures"]["calls_offered"], "180", "{read}");
    let said = json!({ "only_here": { "year": 2026, "leave_out": [3] } });
    assert_eq!(parsed(text, &said)["records"][0]["figures"]["calls_offered"], "130");
}

#[test]
fn first_days_of_months_are_months_or_days() {
    let text = "日期\t电话转人工进线量\t电话接起量\n2026-09-01\t100\t90\n2026-10-01\t50\t40\n";
    let read = parsed(text, &Value::Null);
    assert_eq!(read["tables"][0]["grain"]["row"], "month");
    let mut layout = read["tables"][0]["layout"].clone();
    layout["row"] = json!("day");
    let read = parsed(text, &layout);
    assert_eq!(read["tables"][0]["grain"]["row"], "day");
    assert_eq!(read["tables"][0]["grain"]["days"], 2);
    // One alone is a day, unless somebody says that it is the month.
    let text = "日期\t电话转人工进线量\t电话接起量\n2026-10-01\t50\t40\n";
    assert_eq!(parsed(text, &Value::Null)["tables"][0]["grain"]["row"], "day");
    assert_eq!(parsed(text, &json!({ "row": "month" }))["tables"][0]["grain"]["row"], "month");
}

#[test]
fn rows_are_contacts_where_somebody_says_so() {
    let text = "流水号\t通话开始\t通话结果\n1\t2026-10-01 09:00:00\t已接通\n2\t2026-10-01 09:10:00\t未接通\n3\t2026-10-02 10:00:00\t已接通\n";
    let said = json!({
        "row": "contact", "channel": "phone",
        "columns": { "流水号": { "role": "contact" }, "通话开始": { "role": "date" }, "通话结果": { "role": "answered" } },
    });
    let read = parsed(text, &said);
    assert_eq!(read["tables"][0]["grain"]["row"], "contact");
    assert_eq!(read["records"][0]["figures"], json!({ "calls_offered": "3", "calls_answered": "2" }), "{read}");
}

#[test]
fn what_was_said_is_known_again_in_a_table_with_names_above_its_columns() {
    let text = "指标\t一组\t二组\n月份\t2026-10\t2026-10\n电话转人工进线量\t100\t50\n电话接起量\t90\t40\n";
    let read = parsed(text, &Value::Null);
    let mut layout = read["tables"][0]["layout"].clone();
    layout["columns"] = json!({ "电话接起量": { "role": "ignored" } });
    let read = parsed(text, &layout);
    let columns = read["tables"][0]["columns"].as_array().unwrap();
    let column = columns.iter().find(|column| column["heading"] == "电话接起量").unwrap();
    assert_eq!((&column["decided"], &column["role"]), (&json!("layout"), &json!("ignored")), "{read}");
}

#[test]
fn a_row_of_a_workbook_ends_with_its_last_cell() {
    let table = "月份\t电话转人工进线量\t电话接起量\t泄露信息条数\n2026-10\t100\t90";
    let read = parsed(&format!("\u{1d}数据\n{table}"), &Value::Null);
    assert_eq!(read["problems"], json!([]));
    assert_eq!(read["records"][0]["figures"], json!({ "calls_offered": "100", "calls_answered": "90" }));
    // Of a text nobody knows whether it goes on.
    let read = parsed(table, &Value::Null);
    assert_eq!(read["problems"][0]["code"], "row_too_short");
    assert_eq!(read["records"][0]["figures"], json!({}));
}

/// Two tables added up: the figure leads to its cells in both, where they stand in one column.
#[test]
fn a_figure_of_two_tables_leads_to_its_cells_in_both() {
    let text = "月份\t电话转人工进线量\t电话接起量\n2026-10\t100\t90\n\n月份\t电话转人工进线量\t电话接起量\t备注\n2026-10\t30\t20\t晚班\n";
    let mut layout = parsed(text, &Value::Null)["tables"][1]["layout"].clone();
    layout["tables"] = json!("add");
    let read = parsed(text, &layout);
    assert_eq!(read["records"][0]["figures"]["calls_answered"], "110", "{read}");
    assert_eq!(read["records"][0]["cells"]["calls_answered"]["rows"], json!([[2, 2], [5, 5]]));
}

/// What a month is printed as: levels that are not given are missing, where some are; a yes is 是.
#[test]
fn a_month_is_printed_with_what_it_lacks() {
    let vocabulary = Vocabulary::new(&[]);
    let printed = |figures: Value| {
        let record = json!({ "figures": figures });
        print(&Record::from_json(&record, &vocabulary, &mut Vec::new()), &vocabulary)
    };
    assert_eq!(
        printed(json!({ "calls_offered": 3000, "phone_answer_rate": "88.50" })),
        "电话转人工进线量\t3000\n电话接起率\t88.5%\n"
    );
    assert_eq!(
        printed(json!({ "very_satisfied": 400, "satisfied": 380 })),
        "非常满意\t400\n满意\t380\n一般\t-\n不满意\t-\n非常不满意\t-\n"
    );
    // Lengths of time say what they are counted in.
    assert_eq!(printed(json!({ "talk_minutes": 300 })), "通话分钟数（分钟）\t300\n");
    assert_eq!(printed(json!({ "phone_response_seconds": 18 })), "电话响应时长（秒）\t18\n");
    assert_eq!(printed(json!({ "to_competitor": true })), "泄露给竞争对手\t是\n");
    assert_eq!(printed(json!({ "to_competitor": false })), "泄露给竞争对手\t否\n");
}

/// The mean of two people's response times needs how many each answered. Nobody is told under a contract that does not use it.
#[test]
fn what_the_contract_does_not_use_is_not_told() {
    let told = |metric: Value| {
        let contract = json!({ "schema": "yuekao.contract/1", "id": "own", "title": "Own", "metrics": [metric] });
        let engine = Engine::new(contract);
        assert_eq!(engine.problems(), []);
        let text = "月份\t客服\t电话转人工进线量\t电话响应时长（秒）\n2026-10\t甲\t100\t18\n2026-10\t乙\t50\t24\n";
        let read = serde_json::to_value(engine.parse(text)).unwrap();
        assert_eq!(read["records"][0]["figures"]["calls_offered"], "150", "{read}");
        let codes = read["problems"].as_array().unwrap().iter().map(|problem| problem["code"].clone());
        (codes.collect::<Vec<_>>(), read["tables"][0]["questions"].as_array().map_or(0, Vec::len))
    };
    let metric = |of: &str| json!({ "id": "one", "label": "One", "unit": "", "clause": "1", "value": of });
    assert_eq!(told(metric("calls_offered")), (Vec::new(), 0));
    assert_ne!(told(metric("phone_response_seconds")), (Vec::new(), 0));
}

/// 10:59 is a time of day, 10:60 is none: such a row is of no day, and whether it belongs to the month is not known.
#[test]
fn a_time_that_there_is_not_is_no_date() {
    let read = |time: &str| {
        let text = format!("时间\t电话转人工进线量\t电话接起量\n2026-10-01 09:00\t3\t2\n2026-10-01 {time}\t5\t4\n");
        let read = parsed(&text, &Value::Null);
        let codes =
            read["problems"].as_array().unwrap().iter().map(|problem| problem["code"].as_str().unwrap().to_owned());
        (codes.collect::<Vec<_>>(), read["records"][0]["figures"]["calls_offered"].clone())
    };
    assert_eq!(read("10:59"), (vec!["days_missing".to_owned()], json!("8")));
    assert_eq!(read("10:60"), (vec!["days_missing".to_owned(), "date_invalid".to_owned()], Value::Null));
}
