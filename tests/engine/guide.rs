//! The guide `docs/write-your-contract.md` says nothing that is not so: each block of it is part of a file that is tested,
//! and its list of mechanisms is the engine's.
//!
//! A block names what it is taken from: `json FILE` is a part of that file (an object may leave keys out), `js FILE` is the
//! whole file (`tests/unit/guide.test.ts` runs it), and `json problems of FILE` is a mistake made in that file and what is
//! found.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test that cannot read its guide has failed"
)]

use std::fs;
use std::path::Path;

use serde_json::Value;
use yuekao::engine::Engine;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The blocks of the guide: what each names, and its text.
fn blocks() -> Vec<(String, String)> {
    let guide = read("docs/write-your-contract.md");
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in guide.lines() {
        open = match (open, line.strip_prefix("```")) {
            (None, Some(names)) => Some((names.to_owned(), String::new())),
            (Some(block), Some(_)) => {
                blocks.push(block);
                None
            }
            (Some((names, text)), None) => Some((names, text + line + "\n")),
            (None, None) => None,
        };
    }
    assert!(open.is_none(), "a block of the guide does not end");
    blocks
}

/// Whether the block is the value, or an object with some of its keys.
fn is_part(block: &Value, value: &Value) -> bool {
    match (block, value) {
        (Value::Object(block), Value::Object(value)) => {
            block.iter().all(|(key, part)| value.get(key).is_some_and(|whole| is_part(part, whole)))
        }
        _ => block == value,
    }
}

fn holds(value: &Value, block: &Value) -> bool {
    is_part(block, value)
        || match value {
            Value::Object(map) => map.values().any(|part| holds(part, block)),
            Value::Array(elements) => elements.iter().any(|part| holds(part, block)),
            _ => false,
        }
}

#[test]
fn every_block_is_part_of_what_it_names() {
    let blocks = blocks();
    assert!(blocks.len() > 12);
    for (names, text) in blocks {
        match names.split_once(' ') {
            Some(("js", file)) => assert_eq!(text, read(file), "{file}"),
            Some(("json", file)) => {
                let block: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"));
                match file.strip_prefix("problems of ") {
                    Some(file) => finds(file, &block),
                    None => assert!(holds(&json(file), &block), "{file} does not hold {text}"),
                }
            }
            _ => panic!("a block of the guide names no file: {names}"),
        }
    }
}

/// Makes the mistake and compares what is found.
fn finds(file: &str, mistake: &Value) {
    let mut contract = json(file);
    *contract.pointer_mut(mistake["at"].as_str().unwrap()).unwrap() = mistake["instead"].clone();
    let engine = Engine::new(contract.clone());
    let expected = mistake["problems"].as_array().unwrap();
    assert_eq!(engine.problems().len(), expected.len(), "{:?}", engine.problems());
    for (found, expected) in engine.problems().iter().zip(expected) {
        let found = serde_json::to_value(found).unwrap();
        assert_eq!((&found["code"], &found["at"]["pointer"]), (&expected["code"], &expected["at"]));
        assert!(found["hint"].as_str().is_some_and(|hint| !hint.is_empty()));
    }
}

#[test]
fn the_list_of_mechanisms_is_the_engines() {
    let guide = read("docs/write-your-contract.md");
    let listed: Vec<(String, &str)> = guide
        .lines()
        .filter_map(|row| {
            let (name, rest) = row.strip_prefix("| [`")?.split_once("`](../")?;
            let clause = rest.rsplit(" | ").next()?.strip_suffix(" |")?;
            assert!(rest.starts_with(&format!("contracts/examples/{name}.json)")), "{row}");
            Some((name.to_owned(), clause))
        })
        .collect();
    let schema = json("contracts/schema.json");
    let forms = schema["$defs"]["Mechanism"]["oneOf"].as_array().unwrap();
    let known: Vec<&str> = forms.iter().map(|form| form["required"][0].as_str().unwrap()).collect();
    let names: Vec<&str> = listed.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, known);
    for (name, clause) in listed {
        let says = json(&format!("contracts/examples/{name}.json"))["says"]["en"].clone();
        assert_eq!(says.as_str(), Some(clause), "{name}");
    }
}

#[test]
fn every_file_it_points_to_is_there() {
    let guide = read("docs/write-your-contract.md");
    let links: Vec<&str> =
        guide.split("](").skip(1).filter_map(|rest| rest.split_once(')').map(|(link, _)| link)).collect();
    assert!(links.len() > 40);
    for link in links {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(link);
        assert!(path.exists(), "{link}");
    }
}
