//! What the targets begin with: samples of other tests, worked months and contracts, and what guided runs have found.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// Longer seeds say little more and take their time.
const LONGEST: u64 = 6000;

/// Files of a folder of the project, in the order of their names; none where there is no such folder.
pub(crate) fn files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = if root.ends_with("fuzz") { root.parent().unwrap_or(root) } else { root };
    let found = std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = found.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn json(path: &PathBuf) -> Value {
    std::fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

/// The seeds of a target.
pub(crate) fn seeds(target: &str) -> Vec<Vec<u8>> {
    let contracts = ["mall", "courier", "outsourcing", "support"];
    let found: Vec<Vec<u8>> = match target {
        "contract" => {
            let whole = contracts.iter().flat_map(|id| files(&format!("contracts/{id}"))).map(|path| json(&path));
            let examples = files("contracts/examples").into_iter();
            let examples = examples.filter_map(|path| Some(json(&path).get_mut("contract")?.take()));
            whole.filter(Value::is_object).chain(examples).map(|json| json.to_string().into_bytes()).collect()
        }
        "month" => {
            let cases = contracts.iter().flat_map(|id| files(&format!("contracts/{id}/cases"))).map(|path| json(&path));
            let cases = cases.flat_map(|file| file.as_array().cloned().unwrap_or_default());
            cases.filter_map(|case| Some(case.get("month")?.to_string().into_bytes())).collect()
        }
        _ => {
            let texts =
                ["tests/tables", "tests/samples", "tests/pasted/good", "tests/pasted/bad"].into_iter().flat_map(files);
            let is_text = |path: &PathBuf| path.extension().is_some_and(|ending| ending != "json" && ending != "xlsx");
            let is_short = |path: &PathBuf| path.metadata().is_ok_and(|about| about.len() <= LONGEST);
            texts.filter(|path| is_text(path) && is_short(path)).filter_map(|path| std::fs::read(path).ok()).collect()
        }
    };
    let kept = files(&format!("fuzz/corpus/{target}"));
    found.into_iter().chain(kept.iter().filter_map(|path| std::fs::read(path).ok())).collect()
}
