//! Texts that take their numbers over from the terms, and those that say them once more.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test that cannot read a result has failed; the files of the contracts are compared as they are"
)]

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use yuekao::engine::{Engine, template};

fn mall() -> Value {
    template("mall").unwrap()
}

fn engine(contract: &Value) -> Engine {
    Engine::new(contract.clone())
}

/// The problems of a contract, each with its place.
fn problems(contract: &Value) -> Vec<(String, String)> {
    let told = serde_json::to_value(engine(contract).problems()).unwrap();
    let one = |problem: &Value| {
        (problem["code"].as_str().unwrap().to_owned(), problem["at"]["pointer"].as_str().unwrap_or("").to_owned())
    };
    told.as_array().unwrap().iter().map(one).collect()
}

/// contracts.md §7, with 500 calls fewer answered: 83.625 % and 78 %: 38 + 36 = 74, “improve”.
fn improve() -> Value {
    json!({ "month": "2026-10", "figures": {
        "calls_offered": 3000, "calls_answered": 2140, "chats_offered": 5000, "chats_handled": 4550,
        "very_satisfied": 400, "satisfied": 380, "neutral": 120, "dissatisfied": 60, "very_dissatisfied": 40,
    } })
}

fn note(contract: &Value) -> Value {
    serde_json::to_value(engine(contract).assess(&improve())).unwrap()["tier"]["note"].clone()
}

#[test]
fn the_note_of_a_tier_says_what_the_contract_deducts_in_it() {
    let mut contract = mall();
    assert_eq!(note(&contract)["zh-CN"], "扣减 2,000 元，1 个月改进期限");
    contract["damages"][0]["amount"]["per_tier"]["improve"] = json!("3000");
    contract["tiers"][2]["grace_months"] = json!("2");
    assert_eq!(
        note(&contract),
        json!({
            "zh-CN": "扣减 3,000 元，2 个月改进期限", "zh-TW": "扣減 3,000 元，2 個月改進期限", "en": "3,000 yuan off; 2 month(s) to improve"
        })
    );
    contract["damages"][0]["amount"]["per_tier"]["improve"] = json!("1250.5");
    assert_eq!(note(&contract)["zh-CN"], "扣减 1,250.50 元，2 个月改进期限");
}

#[test]
fn an_amount_by_its_name_or_by_date_is_filled_in_as_it_is_in_the_month() {
    let mut contract = mall();
    contract["values"] = json!([{ "id": "less", "label": "扣减", "unit": "yuan", "clause": "1", "value": "12345" }]);
    contract["damages"][0]["amount"]["per_tier"]["improve"] = json!("less");
    assert_eq!(note(&contract)["zh-CN"], "扣减 12,345 元，1 个月改进期限");
    contract["damages"][0]["amount"]["per_tier"]["improve"] =
        json!({ "by_date": [{ "value": "2000" }, { "from": "2026-10", "value": "3000" }] });
    assert_eq!(note(&contract)["zh-CN"], "扣减 3,000 元，1 个月改进期限");
    let texts = |month: &str| serde_json::to_value(engine(&contract).texts(Some(month))).unwrap();
    let improve = |texts: &Value| {
        texts.as_array().unwrap().iter().find(|text| text["at"] == "/tiers/2/note").unwrap()["text"]["en"].clone()
    };
    assert_eq!(improve(&texts("2026-09")), "2,000 yuan off; 1 month(s) to improve");
    assert_eq!(improve(&texts("2026-10")), "3,000 yuan off; 1 month(s) to improve");
}

#[test]
fn dates_questions_and_choices_say_their_numbers() {
    let mut contract = mall();
    contract["dates"][1]["plus"]["working_days"] = json!(7);
    contract["items"][1]["score"]["shortfall"]["points"] = json!("3");
    contract["trial"]["months"] = json!("3");
    let engine = engine(&contract);
    let dates = serde_json::to_value(engine.calendar("2026-10", None, None)).unwrap();
    assert_eq!(dates["dates"][1]["rule"]["zh-CN"], "结果提供之日起 7 个工作日内；逾期视为认同");
    let readings = serde_json::to_value(engine.readings(&improve())).unwrap();
    let question = |id: &str| {
        readings.as_array().unwrap().iter().find(|reading| reading["id"] == id).unwrap()["question"]["zh-CN"].clone()
    };
    // The other item takes two points off: the reading is about both.
    assert_eq!(question("partial_point"), "“每少1%扣2/3分”：不足 1% 的部分怎么算？");
    assert_eq!(question("trial"), "“合作前 3 个月为试行期”：从哪天起算？");
}

/// Each choice of a reading says the numbers that it decides about, and not those of another.
#[test]
fn choices_say_numbers_of_their_own() {
    let labels = |contract: &Value, figures: Value| {
        let engine = engine(contract);
        assert_eq!(engine.problems(), []);
        let found = serde_json::to_value(engine.readings(&json!({ "month": "2026-10", "figures": figures }))).unwrap();
        let choices = found[0]["choices"].as_array().unwrap().iter();
        choices.map(|choice| choice["label"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts/examples/read_as.json");
    let mut contract = super::cases::json(&file)["contract"].clone();
    for choice in contract["ambiguities"][0]["choices"].as_array_mut().unwrap() {
        choice["label"] = json!("满 {at_least} 席须确认");
    }
    let only = |choice: &str, seats: &str| {
        let read_as = json!({ "read_as": { "reading": "fee_clause", "choice": choice } });
        json!({ "id": choice, "label": choice, "clause": "4", "when": { "all": [read_as, { "at_least": ["seats", seats] }] } })
    };
    contract["outcomes"] = json!([only("flat", "20"), only("per_seat", "10")]);
    assert_eq!(labels(&contract, json!({ "seats": 15 })), ["满 20 席须确认", "满 10 席须确认"]);
}

#[test]
fn a_placeholder_that_stands_for_nothing_or_for_several_numbers_is_named() {
    let mut contract = mall();
    contract["tiers"][2]["note"] = json!({ "zh-CN": "扣减 {deductions} 元", "en": "{deductions} off, {} too" });
    assert_eq!(
        problems(&contract),
        [
            ("name_unknown".to_owned(), "/tiers/2/note".to_owned()),
            ("name_unknown".to_owned(), "/tiers/2/note".to_owned())
        ]
    );
    assert!(engine(&contract).plan().is_none());
    // The label of a line, its document's text and those of its prices are texts, too.
    let mut contract = mall();
    contract["fees"][0]["label"] = json!("费用 {nothing}");
    contract["fees"][0]["document"] = json!({ "clause": "1", "text": "见 {neither}" });
    let places: Vec<_> =
        problems(&contract).into_iter().filter(|(code, _)| code == "name_unknown").map(|(_, at)| at).collect();
    assert_eq!(places, ["/fees/0/label", "/fees/0/document/text"]);
    // Three readings of the answer rate take points off, and one of them others.
    let mut contract = mall();
    contract["items"][0]["label"] = json!("每少一档扣 {points} 分");
    assert_eq!(problems(&contract), []);
    contract["items"][0]["score"]["by_reading"]["choices"]["pooled"]["shortfall"]["points"] = json!("3");
    assert_eq!(problems(&contract), [("placeholder_number".to_owned(), "/items/0/label".to_owned())]);
    // A term that differs from month to month is no number to be written down.
    let mut contract = mall();
    contract["metrics"][0]["label"] = json!("接起率 {phone_answer_rate.value}");
    assert_eq!(problems(&contract), [("placeholder_number".to_owned(), "/metrics/0/label".to_owned())]);
}

#[test]
fn a_text_that_repeats_the_number_of_a_term_is_warned_of() {
    let warned = |pointer: &str, text: Value| {
        let mut contract = mall();
        *contract.pointer_mut(pointer).unwrap() = text;
        assert!(engine(&contract).plan().is_some(), "{pointer}");
        let found = problems(&contract);
        assert!(found.iter().all(|(code, at)| code == "text_repeats_number" && at == pointer), "{found:?}");
        found.len()
    };
    assert_eq!(warned("/tiers/2/note", json!("扣减 2,000 元")), 1);
    assert_eq!(warned("/tiers/2/note", json!({ "zh-CN": "扣减", "en": "2000 yuan off" })), 1);
    assert_eq!(warned("/tiers/2/note", json!("一个月改进期限，80 分以上")), 2);
    assert_eq!(warned("/dates/1/rule", json!("五个工作日内")), 1);
    assert_eq!(warned("/metrics/0/label", json!("接起率不低于 90%")), 1);
    assert_eq!(warned("/ambiguities/1/question", json!("每少 1% 扣 2 分")), 2);
    assert_eq!(warned("/items/1/label", json!("满意度（满分 50 分）")), 1);
    // What a choice decides about stands elsewhere.
    let mut support: Value = template("support").unwrap();
    support["ambiguities"][1]["choices"][0]["label"] = json!("85 分以上");
    assert_eq!(problems(&support), [("text_repeats_number".to_owned(), "/ambiguities/1/choices/0/label".to_owned())]);
    // Other numbers, times, clauses, ordinals and names of things are none of its terms.
    for text in ["扣减 3,000 元", "每周 7 天 09:00–18:00", "见 4.6.2 与第一条", "统一按月结算", "本月最后一日"]
    {
        assert_eq!(warned("/tiers/2/note", json!(text)), 0, "{text}");
    }
}

/// All contract files there are: the four, those of the guide, and the examples of mechanisms.
fn contracts() -> Vec<(PathBuf, Value)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, Value)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                let json: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
                let contract = if json["contract"].is_object() { json["contract"].clone() } else { json };
                if contract["schema"] == "yuekao.contract/1" {
                    found.push((path, contract));
                }
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts"), &mut found);
    found
}

#[test]
fn no_text_of_a_contract_that_comes_along_repeats_a_number_of_its_terms() {
    let all = contracts();
    assert!(all.len() > 50, "{}", all.len());
    let repeated: Vec<String> = all
        .iter()
        .flat_map(|(path, contract)| {
            let found = problems(contract).into_iter().filter(|(code, _)| code == "text_repeats_number");
            found.map(|(_, at)| format!("{}{at}", path.display())).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(repeated, [""; 0]);
}

#[test]
fn no_placeholder_is_left_in_any_text_that_is_shown() {
    for (path, contract) in contracts() {
        for month in [None, Some("2026-01"), Some("2027-12")] {
            for text in engine(&contract).texts(month) {
                for shown in [text.text.zh(), text.text.tw(), text.text.en()] {
                    assert!(!shown.contains(['{', '}']), "{}: {} {shown}", path.display(), text.at);
                }
            }
        }
    }
}
