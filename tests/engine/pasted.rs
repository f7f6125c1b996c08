//! Pasted texts and what is read from them: each file in `tests/pasted/good` and `bad` has its outcome beside it, as
//! JSON. In `bad` the file's name says the mistake.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its cases has failed")]

use std::path::PathBuf;

use serde_json::{Value, json};
use yuekao::engine::{Engine, template};
use yuekao::glossary::Vocabulary;
use yuekao::paste::parse;

fn cases(kind: &str) -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pasted").join(kind);
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_none_or(|end| end != "json")).collect();
    files.sort();
    files
}

/// Records without their cells, and problems.
fn outcome(text: &str) -> Value {
    let mut json = serde_json::to_value(parse(text, &Vocabulary::new(&[]))).unwrap();
    let parsed = json.as_object_mut().unwrap();
    parsed.remove("columns");
    parsed.remove("tables");
    for record in json["records"].as_array_mut().unwrap() {
        record.as_object_mut().unwrap().remove("cells");
        for category in record.get_mut("categories").and_then(Value::as_array_mut).into_iter().flatten() {
            category.as_object_mut().unwrap().remove("cells");
        }
    }
    json
}

fn run(kind: &str, check: impl Fn(&Value) -> bool) {
    let cases = cases(kind);
    assert!(!cases.is_empty());
    for case in cases {
        let text = String::from_utf8(std::fs::read(&case).unwrap()).unwrap();
        let expected: Value = serde_json::from_slice(&std::fs::read(case.with_extension("json")).unwrap()).unwrap();
        let found = outcome(&text);
        assert_eq!(found, expected, "{}:\n{}", case.display(), serde_json::to_string_pretty(&found).unwrap());
        assert!(check(&found), "{} is in the wrong folder", case.display());
    }
}

#[test]
fn good_texts_give_records_without_errors() {
    run("good", |found| {
        let problems = found["problems"].as_array().unwrap();
        !found["records"].as_array().unwrap().is_empty() && problems.iter().all(|it| it["severity"] == "warning")
    });
}

#[test]
fn bad_texts_give_problems() {
    run("bad", |found| !found["problems"].as_array().unwrap().is_empty());
}

/// 908 of 1,008, 1,910 of 2,010 and 0.88 as programs print binary numbers; a count of that many digits is none.
#[test]
fn binary_numbers_are_read_to_fourteen_digits() {
    let engine = Engine::new(template("mall").unwrap());
    let read = |cells: [&str; 4]| {
        let text = format!("月份\t电话接起率\t在线应答率\t满意度\t货款\n2026-10\t{}\n", cells.join("\t"));
        let parsed = serde_json::to_value(engine.parse(&text)).unwrap();
        let codes = parsed["problems"].as_array().unwrap().iter().map(|problem| problem["code"].clone());
        (parsed["records"][0]["figures"].clone(), codes.collect::<Vec<_>>())
    };
    let (figures, codes) =
        read(["90.07936507936508%", "95.02487562189055%", "87.99999999999999%", "12345.678901234567"]);
    assert_eq!(codes, [""; 0]);
    assert_eq!(
        figures,
        json!({ "phone_answer_rate": "90.079365079365", "chat_answer_rate": "95.024875621891", "csat_rate": "88", "goods_payment": "12345.678901235" })
    );
    let (figures, codes) = read(["90%", "95%", "1.2.34567890123456789%", "1234567890123456.5"]);
    assert_eq!(
        (figures["csat_rate"].clone(), figures["goods_payment"].clone(), codes.len()),
        (Value::Null, Value::Null, 2)
    );
}
