//! What is asked of the engine with bytes nobody has looked at. Each target is a function of the bytes alone; it fails by a panic.
//! Rust tests run them over mutated seeds (`tests/engine/fuzzed.rs`), `scripts/fuzz.sh` with libFuzzer, guided by coverage.

use std::rc::Rc;

use serde_json::{Value, json};
use yuekao::assessment::Assessment;
use yuekao::batch::{Batch, Column};
use yuekao::engine::{Engine, template};
use yuekao::month::{Record, VendorMonth};
use yuekao::problem::Problem;

/// A target, by the name of its folders.
pub(crate) struct Target {
    /// Its name.
    pub(crate) name: &'static str,
    /// What it does with bytes.
    pub(crate) run: fn(&[u8]),
    /// Whether its bytes are JSON.
    pub(crate) json: bool,
}

/// All of them; the link's is in TypeScript (`tests/unit/link.test.ts`).
pub(crate) const TARGETS: [Target; 5] = [
    Target { name: "parse", run: parse, json: false },
    Target { name: "contract", run: contract, json: true },
    Target { name: "statement", run: statement, json: false },
    Target { name: "stream", run: stream, json: false },
    Target { name: "month", run: month, json: true },
];

const CONTRACTS: [&str; 4] = ["mall", "courier", "outsourcing", "support"];
/// Names of results; some contracts have some of them.
const RESULTS: [&str; 8] = [
    "score",
    "tier",
    "metric:answer_rate",
    "item:satisfaction",
    "line:deduction",
    "fallback",
    "total:providerPays",
    "payable",
];

thread_local! {
    static ENGINES: [Rc<Engine>; 4] = CONTRACTS.map(|name| Rc::new(Engine::new(template(name).unwrap_or_default())));
}

/// One of the four contracts: which one depends on the bytes, so that each input is settled once.
fn engine(bytes: &[u8]) -> Rc<Engine> {
    let number = bytes.len() % CONTRACTS.len();
    ENGINES.with(|engines| engines.get(number).cloned()).unwrap_or_else(|| Rc::new(Engine::new(Value::Null)))
}

fn value(of: &impl serde::Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_default()
}

/// What holds of every result: a month that is open says why, and a range begins below its end.
fn is_plausible(found: &Assessment<'_>) {
    check_ranges(&value(found));
    let settled = found.score.is_some() || found.score_between.is_none();
    assert!(settled || !found.missing.is_empty() || !found.notices.is_empty(), "open, and nothing says why");
}

fn check_ranges(value: &Value) {
    match value {
        Value::Array(list) => list.iter().for_each(check_ranges),
        Value::Object(map) => {
            let end = |name: &str| map.get(name)?.as_str()?.parse::<rust_decimal::Decimal>().ok();
            if let (Some(low), Some(high)) = (end("low"), end("high")) {
                assert!(low <= high, "{value}");
            }
            map.values().for_each(check_ranges);
        }
        _ => {}
    }
}

/// A text is read; each month of it goes out as JSON, comes in unchanged, and is settled and explained.
pub(crate) fn parse(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let engine = engine(bytes);
    let parsed = engine.parse(&text);
    for month in parsed.records.iter().take(6) {
        let json = value(month);
        let Some(plan) = engine.plan() else { continue };
        let read = Record::from_json(&json, &plan.vocabulary, &mut Vec::new());
        assert_eq!(value(&VendorMonth::new(&read, &plan.vocabulary)), json, "{text:?}");
        ask(&engine, &json);
    }
}

/// Everything there is to ask about a month.
fn ask(engine: &Engine, month: &Value) {
    is_plausible(&engine.assess(month));
    for result in RESULTS {
        let _ = engine.explain(month, result);
    }
    let _ = (engine.readings(month), engine.next_tier(month));
    let axis = json!([{ "figure": "calls_answered", "values": ["0", "1e3", "-1", "x"] }]);
    let _ = engine.what_if(month, &axis);
}

/// A contract is unsound, with a place for everything wrong with it, or it settles months.
pub(crate) fn contract(bytes: &[u8]) {
    let Ok(read) = serde_json::from_slice::<Value>(bytes) else { return };
    let engine = Engine::new(read);
    if engine.problems().iter().any(Problem::is_error) {
        assert!(engine.problems().iter().all(|problem| problem.at.is_some()), "{:?}", engine.problems());
        assert!(engine.plan().is_none(), "an unsound contract is not computed with");
    }
    ask(&engine, &whole_month());
    let _ = (engine.assess_text("商家\t月份\t进线量\n甲\t2026-10\t3\n"), engine.calendar("2026-10", None, None));
}

/// A month in which most of what contracts ask for is given.
fn whole_month() -> Value {
    json!({
        "vendor": "甲", "month": "2026-10", "start": "2026-01-15",
        "figures": {
            "calls_offered": "3000", "calls_answered": "2640", "chats_offered": "5000", "chats_handled": "4550",
            "very_satisfied": "400", "satisfied": "380", "neutral": "120", "dissatisfied": "60", "very_dissatisfied": "40",
            "cases_received": "1000", "cases_resolved": "950", "csat_score": "95", "seats": "12", "messages": "40000",
            "talk_minutes": "9000.5", "leaked_records": "3", "goods_payment": "99999999999.99",
        },
        "categories": [{ "category": "手机", "presales_calls": "99999999999999" }, { "category": "?" }],
        "work_orders": [{ "received": "2026-10-12T17:00", "cost": "80" }],
        "seat_changes": [{ "date": "2026-10-11", "seats": "-2" }],
        "history": [{ "month": "2026-09", "figures": { "calls_offered": 9, "calls_answered": 9 } }, { "month": "1900-01" }],
    })
}

/// The other side's statement is read and held against a month; a month held against itself differs in nothing.
pub(crate) fn statement(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let engine = engine(bytes);
    let parsed = engine.parse_statement(&text, &Value::Null);
    for month in parsed.records.iter().take(4) {
        let theirs = value(month);
        let _ = engine.reconcile(&whole_month(), &theirs);
        let _ = engine.reconcile(&theirs, &theirs);
    }
}

/// A text that comes in parts gives what it gives in one piece; where it is cut depends on its bytes.
pub(crate) fn stream(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let engine = engine(bytes);
    let cuts: Vec<usize> = bytes.iter().rev().take(5).map(|byte| 1 + usize::from(*byte)).collect();
    let rows = 1 + bytes.len() % 7;
    let [parts, whole] = [in_parts(&engine, &text, &cuts, rows), engine.assess_text(&text)];
    assert_eq!(parts.columns, whole.columns);
    assert_eq!(parts.categories, whole.categories);
    assert_eq!(parts.problems, whole.problems);
    assert_eq!(parts.notices, whole.notices);
}

/// The text pushed in pieces of these lengths and settled so many rows at a time.
pub(crate) fn in_parts(engine: &Engine, text: &str, pieces: &[usize], rows: usize) -> Batch {
    let mut stream = engine.stream(&Value::Null);
    let mut rest = text.as_bytes();
    for piece in pieces.iter().cycle().take(400) {
        let (now, later) = rest.split_at(rest.len().min(*piece));
        stream.push(now);
        engine.read(&mut stream);
        rest = later;
    }
    stream.push(rest);
    let mut whole = engine.step(&mut stream, rows);
    let mut progress = 0;
    while !stream.is_done() {
        let part = engine.step(&mut stream, rows);
        assert!(stream.progress() >= progress && stream.progress() <= 1000, "progress goes forward");
        progress = stream.progress();
        append(&mut whole.columns, part.columns);
        append(&mut whole.categories, part.categories);
        whole.problems.extend(part.problems);
        whole.notices.extend(part.notices);
    }
    whole
}

fn append(whole: &mut [Column], part: Vec<Column>) {
    for (whole, part) in whole.iter_mut().zip(part) {
        assert_eq!(whole.id, part.id);
        let before = whole.ends.last().copied().unwrap_or(0);
        whole.text.extend_from_slice(&part.text);
        whole.ends.extend(part.ends.iter().map(|end| before + end));
    }
}

/// A month as another program hands it in is settled under each contract, and what is read of it is read the same again.
pub(crate) fn month(bytes: &[u8]) {
    let Ok(json) = serde_json::from_slice::<Value>(bytes) else { return };
    let engine = engine(bytes);
    ask(&engine, &json);
    let Some(plan) = engine.plan() else { return };
    let again = |json: &Value| {
        let read = Record::from_json(json, &plan.vocabulary, &mut Vec::new());
        value(&VendorMonth::new(&read, &plan.vocabulary))
    };
    let once = again(&json);
    assert_eq!(again(&once), once, "{json}");
}
