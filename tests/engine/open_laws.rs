//! What holds of every month in which something is missing: whatever it turns out to be, it was possible.
//!
//! Every worked month of every contract, guide and example is taken, figures of it are left out at random, and the whole
//! month's results are held against what the rest leaves possible. The examples show every mechanism.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read a result has failed")]

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::LazyLock;

use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};
use yuekao::engine::{Engine, template};

use super::cases::{entries, examples, folders, json, merge};

/// A worked month, and which of its figures mean something by being absent.
pub(super) struct Worked {
    pub(super) name: String,
    pub(super) engine: Engine,
    pub(super) month: Value,
    pub(super) optional: Vec<String>,
}

fn strings(json: &Value) -> Vec<String> {
    json.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Every value that stands under a key, anywhere.
fn under<'j>(json: &'j Value, key: &str, found: &mut Vec<&'j Value>) {
    match json {
        Value::Object(map) => map.iter().for_each(|(name, value)| {
            found.extend((name == key).then_some(value));
            under(value, key, found);
        }),
        Value::Array(elements) => elements.iter().for_each(|element| under(element, key, found)),
        _ => {}
    }
}

/// The figures whose absence says something: that there was none, that a line does not arise, that something stands in, or
/// what the contract says of it.
fn optional(contract: &Value) -> Vec<String> {
    let glossary = json(&Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts/glossary.json"));
    let of_rows = contract["tables"].as_array().into_iter().flatten();
    let of_rows = of_rows.flat_map(|table| table["figures"].as_array().into_iter().flatten());
    let figures = glossary["figures"].as_array().unwrap().iter();
    let figures = figures.chain(contract["figures"].as_array().into_iter().flatten()).chain(of_rows);
    let none = figures.filter(|figure| figure["absent"] == "zero" || figure["kind"] == "flag");
    let mut optional: Vec<String> = none.map(|figure| figure["id"].as_str().unwrap().to_owned()).collect();
    for key in ["first_known", "only_with", "not_offered"] {
        let mut found = Vec::new();
        under(contract, key, &mut found);
        optional.extend(found.into_iter().flat_map(strings));
    }
    let mut asked = Vec::new();
    under(contract, "is_given", &mut asked);
    optional.extend(asked.into_iter().filter_map(Value::as_str).map(str::to_owned));
    optional
}

/// A rate that stands beside its counts is left out: without them it would stand in for them.
fn without_given_rates(contract: &Value, month: &mut Value) {
    for metric in contract["metrics"].as_array().into_iter().flatten() {
        let Some(given) = metric["given"].as_str() else { continue };
        let counts = ["of", "to"].map(|key| strings(&metric["value"]["ratio"][key]));
        let figures = month["figures"].as_object_mut().unwrap();
        if counts.iter().flatten().any(|count| figures.contains_key(count)) {
            figures.remove(given);
        }
    }
}

pub(super) static WORKED: LazyLock<Vec<Worked>> = LazyLock::new(|| {
    let mut files: Vec<(PathBuf, Value, Value)> = Vec::new();
    for folder in folders() {
        let contract = json(&folder.join("terms.json"));
        files.extend(
            entries(&folder.join("cases")).into_iter().map(|file| (file.clone(), contract.clone(), json(&file))),
        );
    }
    files.extend(
        examples().into_iter().map(|(file, mut example)| (file, example["contract"].take(), example["cases"].take())),
    );
    let mut worked = Vec::new();
    for (file, contract, cases) in files {
        for case in cases.as_array().unwrap().iter().filter(|case| case["month"]["figures"].is_object()) {
            let mut contract = contract.clone();
            if let Some(patch) = case.get("contract") {
                merge(&mut contract, patch);
            }
            for (id, value) in case.get("values").and_then(Value::as_object).into_iter().flatten() {
                let stated = contract["values"].as_array_mut().unwrap().iter_mut().find(|stated| stated["id"] == **id);
                merge(stated.unwrap(), &json!({ "value": value }));
            }
            let mut month = case["month"].clone();
            without_given_rates(&contract, &mut month);
            for earlier in month["history"].as_array_mut().into_iter().flatten() {
                if earlier["figures"].is_object() {
                    without_given_rates(&contract, earlier);
                }
            }
            let engine = Engine::new(contract.clone());
            let name = format!("{} · {}", file.display(), case["why"]);
            // What cannot be right is left out already.
            let whole = assess(&engine, &month);
            if whole["notices"].as_array().unwrap().iter().any(|notice| notice["severity"] == "error") {
                continue;
            }
            worked.push(Worked { name, engine, month, optional: optional(&contract) });
        }
    }
    worked
});

pub(super) fn assess(engine: &Engine, month: &Value) -> Value {
    serde_json::to_value(engine.assess(month)).unwrap()
}

/// Leaves figures out: of the month, of its categories, of earlier months; what work orders cost; earlier months whole.
fn reduced(worked: &Worked, mut chance: impl FnMut() -> bool) -> Value {
    let mut month = worked.month.clone();
    let mut thin = |fields: &mut Map<String, Value>, keep: &dyn Fn(&str) -> bool| {
        fields.retain(|id, _| keep(id) || !chance());
    };
    let optional = |id: &str| worked.optional.iter().any(|known| known == id);
    thin(month["figures"].as_object_mut().unwrap(), &optional);
    for category in month["categories"].as_array_mut().into_iter().flatten() {
        thin(category.as_object_mut().unwrap(), &|id| {
            ["category", "package", "handed_over"].contains(&id) || optional(id)
        });
    }
    if let Some(tables) = month["rows"].as_object_mut() {
        thin(tables, &|_| false);
        for row in tables.values_mut().flat_map(|rows| rows.as_array_mut().into_iter().flatten()) {
            thin(row.as_object_mut().unwrap(), &|id| id == "name" || optional(id));
        }
    }
    for order in month["work_orders"].as_array_mut().into_iter().flatten() {
        thin(order.as_object_mut().unwrap(), &|id| id != "cost");
    }
    for earlier in month["history"].as_array_mut().into_iter().flatten() {
        if let Some(figures) = earlier["figures"].as_object_mut() {
            thin(figures, &optional);
        }
    }
    if let Some(history) = month["history"].as_array_mut() {
        history.retain(|_| !chance() || chance());
    }
    month
}

fn number(json: &Value) -> Option<Decimal> {
    json.as_str().map(|text| Decimal::from_str(text).unwrap())
}

/// Whether what the whole month came to was possible: `value` and `between` are names of fields.
fn possible(whole: &Value, rest: &Value, value: &str, between: &str) -> bool {
    let (whole_value, rest_value) = (&whole[value], &rest[value]);
    if !rest_value.is_null() {
        return rest_value == whole_value;
    }
    // Open in both: the less is given, the more is possible.
    let ends = if whole[between].is_array() { whole[between].clone() } else { json!([whole_value, whole_value]) };
    let open = &rest[between];
    if !open.is_array() {
        return whole_value.is_null() && !whole[between].is_array();
    }
    if whole_value.is_null() && !whole[between].is_array() {
        return true; // no data, which an open value can turn out to be
    }
    let low = number(&open[0]).is_none_or(|low| number(&ends[0]).is_some_and(|whole| low <= whole));
    let high = number(&open[1]).is_none_or(|high| number(&ends[1]).is_some_and(|whole| whole <= high));
    low && high
}

/// Every way in which the rest of a month says something that the whole month does not bear out.
fn broken(whole: &Value, rest: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    let mut check = |what: String, holds: bool| {
        if !holds {
            broken.push(what);
        }
    };
    let list = |json: &Value, key: &str| json[key].as_array().cloned().unwrap_or_default();
    for (key, value) in [("metrics", "value"), ("items", "score"), ("groups", "score"), ("lines", "amount")] {
        let (all, left) = (list(whole, key), list(rest, key));
        check(format!("the same {key}"), all.len() == left.len());
        for (whole, rest) in all.iter().zip(&left) {
            check(format!("{key} {}: {whole} {rest}", whole["id"]), possible(whole, rest, value, "between"));
            for known in ["met", "due"] {
                let same = rest[known].is_null() || rest[known] == whole[known];
                check(format!("{key} {} {known}", whole["id"]), same || whole[known].is_null() && key == "metrics");
            }
        }
    }
    for (whole, rest) in list(whole, "outcomes").iter().zip(&list(rest, "outcomes")) {
        check(format!("outcome {}", whole["id"]), rest["holds"].is_null() || rest["holds"] == whole["holds"]);
    }
    check("score".into(), possible(whole, rest, "score", "scoreBetween"));
    let (tier, left) = (&whole["tier"]["id"], &rest["tier"]["id"]);
    let tiers = list(rest, "possibleTiers");
    let among = left == tier || (left.is_null() && (tier.is_null() || tiers.contains(tier)));
    check(format!("tier {tier} {left} {tiers:?}"), among);
    let (all, left) = (&whole["fallback"], &rest["fallback"]);
    check("fallback".into(), possible(all, left, "total", "between"));
    for (whole, rest) in list(all, "byCategory").iter().zip(&list(left, "byCategory")) {
        check(format!("category {}", whole["category"]), possible(whole, rest, "amount", "between"));
    }
    for total in ["providerPays", "clientPays", "payable"] {
        let holds = possible(&whole["totals"], &rest["totals"], total, &format!("{total}Between"));
        check(format!("{total} {} {}", whole["totals"], rest["totals"]), holds);
    }
    let status = &rest["status"];
    check(format!("status {status} {}", whole["status"]), status == "incomplete" || *status == whole["status"]);
    let open = ["providerPays", "clientPays"].iter().any(|total| rest["totals"][total].is_null());
    check("a status for what is open".into(), !open || status == "incomplete" || status == "not_assessable");
    broken
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 600 } else { 100_000 }))]

    #[test]
    fn whatever_is_left_out_what_it_comes_to_was_possible(place in any::<prop::sample::Index>(), chances in prop::collection::vec(0_u8..3, 64), rate in 0_u8..3) {
        let worked = place.get(&WORKED);
        let mut chances = chances.into_iter().cycle();
        let rest = reduced(worked, || chances.next().unwrap() <= rate);
        let (whole, found) = (assess(&worked.engine, &worked.month), assess(&worked.engine, &rest));
        let broken = broken(&whole, &found);
        prop_assert!(broken.is_empty(), "{}\n{rest}\n{}", worked.name, broken.join("\n"));
    }
}

/// Each figure of each row of each worked month alone, and each table of rows.
#[test]
fn one_figure_of_a_row_left_out_leaves_the_rest_possible() {
    let mut months = 0;
    for worked in &*WORKED {
        let whole = assess(&worked.engine, &worked.month);
        let mut check = |rest: &Value, what: &str| {
            let broken = broken(&whole, &assess(&worked.engine, rest));
            assert!(broken.is_empty(), "{} without {what}\n{rest}\n{}", worked.name, broken.join("\n"));
            months += 1;
        };
        for (table, rows) in worked.month["rows"].as_object().into_iter().flatten() {
            let mut rest = worked.month.clone();
            rest["rows"].as_object_mut().unwrap().remove(table);
            check(&rest, table);
            for (place, row) in rows.as_array().unwrap().iter().enumerate() {
                let figures = row.as_object().unwrap().keys();
                for id in figures.filter(|id| *id != "name" && !worked.optional.contains(id)) {
                    let mut rest = worked.month.clone();
                    rest["rows"][table][place].as_object_mut().unwrap().remove(id);
                    check(&rest, id);
                }
            }
        }
    }
    assert!(months > 30, "{months}");
}

/// Each figure of each worked month alone.
#[test]
fn one_figure_left_out_leaves_the_rest_possible() {
    let (mut months, mut open) = (0, 0);
    for worked in &*WORKED {
        let whole = assess(&worked.engine, &worked.month);
        let figures: Vec<String> = worked.month["figures"].as_object().unwrap().keys().cloned().collect();
        for id in figures.iter().filter(|id| !worked.optional.contains(id)) {
            let mut rest = worked.month.clone();
            rest["figures"].as_object_mut().unwrap().remove(id);
            let found = assess(&worked.engine, &rest);
            let broken = broken(&whole, &found);
            assert!(broken.is_empty(), "{} without {id}\n{rest}\n{}", worked.name, broken.join("\n"));
            months += 1;
            open += u32::from(found["status"] == "incomplete");
        }
    }
    assert!(months > 1_000 && open > 300, "{months} {open}");
}

prop_compose! {
    fn part_of_whole()(whole in 0_u32..400)(part in 0..=whole, whole in Just(whole)) -> (u32, u32) { (part, whole) }
}

prop_compose! {
    fn figures()(
        (calls_answered, calls_offered) in part_of_whole(),
        (chats_handled, chats_offered) in part_of_whole(),
        survey in prop::array::uniform5(0_u32..60),
        total in any::<bool>(),
        leaked in prop::option::of(0_u32..40),
    ) -> Value {
        let [very_satisfied, satisfied, neutral, dissatisfied, very_dissatisfied] = survey;
        let mut figures = json!({
            "calls_offered": calls_offered, "calls_answered": calls_answered,
            "chats_offered": chats_offered, "chats_handled": chats_handled,
            "very_satisfied": very_satisfied, "satisfied": satisfied, "neutral": neutral,
            "dissatisfied": dissatisfied, "very_dissatisfied": very_dissatisfied, "leaked_records": leaked,
        });
        if total {
            figures["survey_answers"] = json!(survey.iter().sum::<u32>());
        }
        figures
    }
}

fn readings() -> impl Strategy<Value = Value> {
    let one_of = |choices: &'static [&'static str]| prop::sample::select(choices);
    (
        one_of(&["pooled", "mean", "worst"]),
        one_of(&["whole", "started", "pro_rata"]),
        one_of(&["none", "half_up"]),
        one_of(&["reweight", "full_marks"]),
    )
        .prop_map(|(channels, partial_point, score_rounding, no_data)| {
            json!({ "channels": channels, "partial_point": partial_point, "score_rounding": score_rounding, "no_data": no_data })
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 250 } else { 100_000 }))]

    #[test]
    fn a_month_of_the_mall_is_within_what_its_parts_leave_possible(
        readings in readings(), figures in figures(), left_out in prop::collection::vec(any::<bool>(), 16),
        start in prop::option::of("2026-0[789]-15"), handed_over in any::<bool>(),
    ) {
        let mut contract: Value = template("mall").unwrap();
        for (reading, choice) in readings.as_object().unwrap() {
            contract["readings"][reading] = choice.clone();
        }
        contract["start"] = json!(start);
        let engine = Engine::new(contract);
        let month = |figures: &Value| json!({ "month": "2026-10", "figures": figures, "categories": [
            { "category": "手机", "handed_over": handed_over, "presales_calls": 7, "presales_chats": 0, "aftersales_calls": 5,
              "aftersales_chats": 1, "service_orders": 2 },
        ] });
        let mut rest = figures.clone();
        let ids: Vec<String> = rest.as_object().unwrap().keys().filter(|id| *id != "leaked_records").cloned().collect();
        for (id, _) in ids.iter().zip(left_out).filter(|(_, out)| *out) {
            rest.as_object_mut().unwrap().remove(id);
        }
        let (whole, found) = (assess(&engine, &month(&figures)), assess(&engine, &month(&rest)));
        let broken = broken(&whole, &found);
        prop_assert!(broken.is_empty(), "{rest}\n{}", broken.join("\n"));
        // Where only one score is possible, it is told, unless there may be none.
        let between = &found["scoreBetween"];
        let none = readings["no_data"] == "full_marks";
        prop_assert!(none || !between.is_array() || between[0] != between[1], "{between}");
    }
}
