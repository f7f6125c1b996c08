//! Pasted texts and what is read from them: each file in `tests/pasted/good` and `bad` has its outcome beside it, as
//! JSON. In `bad` the file's name says the mistake.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its cases has failed")]

use std::path::PathBuf;

use serde_json::Value;
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
