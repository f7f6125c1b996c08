//! The samples of months as people hold them, settled: text in, score, tier and money out (`tests/samples/expected.json`).
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its samples has failed")]

use serde_json::{Value, json};
use yuekao::engine::{Engine, template};

/// The mall contract with the cooperation begun on that day.
fn mall(start: &Value) -> Engine {
    let mut contract: Value = template("mall").unwrap();
    contract["start"] = start.clone();
    let engine = Engine::new(contract.clone());
    assert_eq!(engine.problems(), []);
    engine
}

#[test]
fn every_sample_is_settled_as_expected() {
    let expected: Value = serde_json::from_str(&crate::sample("expected.json")).unwrap();
    let mut months = 0;
    for (file, expected) in expected.as_object().unwrap() {
        // The page decodes GBK and opens workbooks; here their text stands in for them.
        let text = match file.as_str() {
            "year-gbk.csv" => crate::sample("year-gbk.utf8.csv"),
            "month.xlsx" => continue,
            file => crate::sample(file),
        };
        let engine = mall(&expected["start"]);
        let parsed = engine.parse(&text);
        assert_eq!(parsed.problems, [], "{file}");
        let expected = expected["months"].as_array().unwrap();
        assert_eq!(parsed.records.len(), expected.len(), "{file}");
        for (record, expected) in parsed.records.iter().zip(expected) {
            let found = serde_json::to_value(engine.assess(&serde_json::to_value(record).unwrap())).unwrap();
            let line =
                |id: &str| found["lines"].as_array().unwrap().iter().find(|line| line["id"] == id).unwrap().clone();
            let categories = found["fallback"]["byCategory"].as_array().unwrap();
            let summary = json!({
                "vendor": found["vendor"], "month": found["month"], "status": found["status"],
                "score": format!("{}.000000", found["score"].as_str().unwrap()),
                "tier": found["tier"]["id"], "deduction": line("deduction")["amount"],
                "categories": categories.iter().map(|row| json!({
                    "category": row["category"], "amount": row["amount"],
                    "package": if row["package"] == "one" { 1 } else { 2 },
                })).collect::<Vec<_>>(),
                "fallback": found["fallback"]["total"],
            });
            assert_eq!(&summary, expected, "{file}");
            months += 1;
        }
    }
    assert!(months >= 40, "{months} months");
}
