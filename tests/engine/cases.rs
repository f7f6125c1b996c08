//! Runs the worked months of every contract, `contracts/<id>/cases/*.json`, of those of the guide,
//! `contracts/guide/<id>/cases/*.json`, and of the examples that show one mechanism or one clause each,
//! `contracts/examples/*.json`.
//!
//! An example is `{ "says", "contract", "cases" }`: the clause in words, a whole contract, and its cases. A case is
//! `{ "why", "contract"?, "values"?, "month" | "calendar", "expect" }`. `contract` is merged into the contract (RFC
//! 7396), `values` fills in stated values by name. `month` is settled; `calendar` (`{ "month", "events"? }`) asks
//! for its dates. `expect` names only what the case is about: every key of it must be in the result with exactly that
//! value. A list written as an object is looked up by `id`, `category` or `code`; one that is `null` there must not be
//! in it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test that cannot read its cases has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use yuekao::engine::{Engine, template_text, templates};

/// The folders of the contracts that come with the engine, and of those of the guide.
pub(super) fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts");
    let of_engine = templates().into_iter().map(|known| root.join(known.id));
    of_engine.chain(entries(&root.join("guide"))).collect()
}

pub(super) fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

pub(super) fn merge(target: &mut Value, patch: &Value) {
    let (Some(into), Some(from)) = (target.as_object_mut(), patch.as_object()) else {
        target.clone_from(patch);
        return;
    };
    for (key, value) in from {
        if value.is_null() {
            into.remove(key);
        } else {
            merge(into.entry(key.clone()).or_insert(Value::Null), value);
        }
    }
}

/// What differs, as "path: expected …, found …".
fn differences(path: &str, expected: &Value, found: &Value, out: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, value) in expected {
                differences(&format!("{path}/{key}"), value, found.get(key).unwrap_or(&Value::Null), out);
            }
        }
        (Value::Object(expected), Value::Array(found)) => {
            for (id, value) in expected {
                let named = |element: &&Value| ["id", "category", "code"].iter().any(|key| element[key] == **id);
                match (found.iter().find(named), value.is_null()) {
                    (Some(element), false) => differences(&format!("{path}/{id}"), value, element, out),
                    (None, true) => {}
                    (found, _) => out.push(format!("{path}/{id}: expected {value}, found {found:?}")),
                }
            }
        }
        _ if expected == found => {}
        _ => out.push(format!("{path}: expected {expected}, found {found}")),
    }
}

pub(super) fn json(file: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(file).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

pub(super) fn examples() -> Vec<(PathBuf, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts/examples");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut examples: Vec<(PathBuf, Value)> = files.map(|file| (file.clone(), json(&file))).collect();
    examples.sort_by(|one, two| one.0.cmp(&two.0));
    examples
}

#[test]
fn every_worked_month_comes_out_exactly() {
    let mut count = 0;
    let mut failures = Vec::new();
    let mut worked: Vec<(PathBuf, Value, Value)> = Vec::new();
    for folder in folders() {
        let contract = json(&folder.join("terms.json"));
        let files = entries(&folder.join("cases")).into_iter();
        worked.extend(files.map(|file| (file.clone(), contract.clone(), json(&file))));
    }
    worked.extend(
        examples().into_iter().map(|(file, mut example)| (file, example["contract"].take(), example["cases"].take())),
    );
    for (file, contract, cases) in worked {
        assert!(!cases.as_array().unwrap().is_empty(), "{} works nothing out", file.display());
        for case in cases.as_array().unwrap() {
            count += 1;
            let mut contract = contract.clone();
            if let Some(patch) = case.get("contract") {
                merge(&mut contract, patch);
            }
            for (id, value) in case.get("values").and_then(Value::as_object).into_iter().flatten() {
                let mut stated = contract["values"].as_array_mut().unwrap().iter_mut();
                let stated = stated.find(|stated| stated["id"] == **id).unwrap();
                merge(stated, &serde_json::json!({ "value": value, "example": false }));
            }
            let engine = Engine::new(contract);
            assert_eq!(engine.problems(), [], "{}: {}", file.display(), case["why"]);
            let found = match case.get("calendar") {
                Some(asked) => {
                    let month = asked["month"].as_str().unwrap();
                    serde_json::to_value(engine.calendar(month, None, asked.get("events"))).unwrap()
                }
                None => serde_json::to_value(engine.assess(&case["month"])).unwrap(),
            };
            let mut out = Vec::new();
            assert!(case["expect"].as_object().is_some_and(|keys| !keys.is_empty()), "{} expects nothing", case["why"]);
            differences("", &case["expect"], &found, &mut out);
            if !out.is_empty() {
                failures.push(format!("{} · {}\n  {}", file.display(), case["why"], out.join("\n  ")));
            }
        }
    }
    assert!(count > 0);
    assert!(failures.is_empty(), "{} of {count} cases differ:\n{}", failures.len(), failures.join("\n"));
}

/// The mechanisms a contract can be written in, as the JSON Schema lists them.
fn mechanisms() -> Vec<String> {
    let schema = json(&Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts/schema.json"));
    let forms = schema["$defs"]["Mechanism"]["oneOf"].as_array().unwrap();
    forms.iter().map(|form| form["required"][0].as_str().unwrap().to_owned()).collect()
}

fn uses(json: &Value, mechanism: &str) -> bool {
    match json {
        Value::Object(map) => map.iter().any(|(key, value)| key == mechanism || uses(value, mechanism)),
        Value::Array(elements) => elements.iter().any(|element| uses(element, mechanism)),
        _ => false,
    }
}

#[test]
fn every_mechanism_has_an_example_that_shows_it() {
    let examples = examples();
    assert!(mechanisms().len() > 30);
    for mechanism in mechanisms() {
        let named = |(file, _): &&(PathBuf, Value)| file.file_stem().is_some_and(|name| *name == *mechanism);
        let example = examples.iter().find(named);
        assert!(
            example.is_some_and(|(_, example)| uses(&example["contract"], &mechanism)),
            "contracts/examples/{mechanism}.json does not show it"
        );
    }
    for (file, example) in examples {
        let says = |language: &str| example["says"][language].as_str().is_some_and(|text| !text.is_empty());
        assert!(says("zh-CN") && says("en"), "{} does not say its clause", file.display());
    }
}

/// Every clause that a term names is accounted for in the contract's list of clauses.
#[test]
fn every_clause_a_term_names_is_in_the_list_of_clauses() {
    fn clauses<'j>(json: &'j Value, found: &mut Vec<&'j str>) {
        match json {
            Value::Object(map) => {
                for (key, value) in map {
                    match value.as_str().filter(|_| key == "clause" || key == "handed_over") {
                        Some(named) => found.extend(named.split(", ")),
                        None => clauses(value, found),
                    }
                }
            }
            Value::Array(elements) => elements.iter().for_each(|element| clauses(element, found)),
            _ => {}
        }
    }
    for folder in folders() {
        let list = fs::read_to_string(folder.join("clauses.md")).unwrap();
        let contract = json(&folder.join("terms.json"));
        let mut named = Vec::new();
        clauses(&contract, &mut named);
        assert!(!named.is_empty(), "{}", folder.display());
        let listed = |clause: &str| {
            let rows = list.lines().filter_map(|row| row.strip_prefix("| ")?.split(" | ").next());
            rows.flat_map(|cell| cell.split(", ")).any(|row| row == clause || row.rsplit(' ').next() == Some(clause))
        };
        for clause in named {
            assert!(listed(clause), "{}: {clause} is in no row of clauses.md", folder.display());
        }
    }
}

/// The contracts compiled into the engine are the files their cases are run on.
#[test]
fn the_engine_holds_the_files() {
    for known in templates() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts").join(&known.id).join("terms.json");
        let [held, written] = [template_text(&known.id).unwrap(), &fs::read_to_string(file).unwrap()]
            .map(|text| serde_json::from_str::<Value>(text).unwrap());
        assert_eq!(held.to_string(), written.to_string());
    }
}
