//! Tiers that take more than a score: what reaches the next one, what is told of them, and what makes them unsound.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test that cannot read a result has failed"
)]

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};
use yuekao::engine::Engine;
use yuekao::problem::{Code, Place};

fn contract() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts/examples/tier_conditions.json");
    let example: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    example["contract"].clone()
}

fn month(answered: u32, resolved: u32, complaints: u32) -> Value {
    json!({"figures": {"calls_offered": 100, "calls_answered": answered, "issues_received": 100, "issues_resolved": resolved, "complaints": complaints}})
}

fn next_tier(month: &Value) -> Value {
    serde_json::to_value(Engine::new(contract()).next_tier(month)).unwrap()
}

fn lever<'v>(better: &'v Value, figure: &str) -> &'v Value {
    better["levers"].as_array().unwrap().iter().find(|lever| lever["figure"] == figure).unwrap()
}

/// The score is enough for gold, and one complaint too many stands in the way: nothing else would help.
#[test]
fn a_condition_that_is_not_met_is_a_lever() {
    let better = next_tier(&month(90, 90, 2));
    assert_eq!(better.as_array().unwrap().len(), 1);
    let gold = &better[0];
    assert_eq!(gold["tier"], "gold");
    assert_eq!(
        (&lever(gold, "complaints")["extra"], &lever(gold, "complaints")["saves"]),
        (&json!("-1"), &json!("2000.00"))
    );
    assert_eq!(lever(gold, "calls_answered")["extra"], Value::Null);
    assert_eq!(gold["mix"]["parts"].as_array().unwrap().len(), 1);
    assert_eq!(gold["mix"]["reaches"], "gold");
}

/// 85 points and three complaints: gold takes five points more and two complaints fewer. An answered call is worth 0.6 points, an
/// issue resolved 0.4: nine of them.
#[test]
fn score_and_condition_are_reached_together() {
    let better = next_tier(&month(85, 85, 3));
    let gold = &better[0];
    assert_eq!(gold["tier"], "gold");
    for figure in ["complaints", "calls_answered", "issues_resolved"] {
        assert_eq!(lever(gold, figure)["extra"], Value::Null, "{figure}");
    }
    assert_eq!((&gold["mix"]["total"], &gold["mix"]["reaches"]), (&json!("11"), &json!("gold")));
    let parts = gold["mix"]["parts"].as_array().unwrap();
    assert_eq!(parts.iter().find(|part| part["figure"] == "complaints").unwrap()["extra"], "-2");
}

#[test]
fn the_nearest_tier_is_told_first() {
    let better = next_tier(&month(90, 90, 6));
    let told: Vec<(&Value, &Value)> =
        better.as_array().unwrap().iter().map(|tier| (&tier["tier"], &lever(tier, "complaints")["extra"])).collect();
    assert_eq!(told, [(&json!("silver"), &json!("-1")), (&json!("gold"), &json!("-5"))]);
}

/// Every tier looked at stands in the derivation, with its score and each of its conditions.
#[test]
fn the_derivation_says_what_is_missing() {
    let engine = Engine::new(contract());
    let told = serde_json::to_value(engine.explain(&month(90, 90, 2), "tier").unwrap()).unwrap();
    assert_eq!((&told["mechanism"], &told["terms"]["tier"]), (&json!("tiers"), &json!("silver")));
    let tiers = told["inputs"].as_array().unwrap();
    let of = |tier: &Value| (tier["terms"]["tier"].clone(), tier["value"].clone());
    assert_eq!(
        tiers.iter().map(of).collect::<Vec<_>>(),
        [(json!("gold"), json!("false")), (json!("silver"), json!("true"))]
    );
    assert_eq!(tiers[0]["inputs"][0]["value"], "90");
    let conditions = tiers[0]["inputs"][1]["inputs"].as_array().unwrap();
    let held: Vec<&Value> = conditions.iter().map(|condition| &condition["value"]).collect();
    assert_eq!(held, ["true", "true", "false"]);
}

/// By the score alone: 88 % of 90 is 46 points, 78 % of 85 is 36, together 82; the deduction of 0 is that tier's.
#[test]
fn a_tier_by_the_score_is_the_score_in_its_range_and_amounts_by_tier_lead_to_it() {
    let mall = Engine::new(yuekao::engine::template("mall").unwrap());
    let month = json!({ "month": "2026-10", "figures": { "calls_offered": 100, "calls_answered": 88, "chats_offered": 0, "chats_handled": 0,
        "very_satisfied": 40, "satisfied": 38, "neutral": 12, "dissatisfied": 6, "very_dissatisfied": 4 } });
    let told = |result: &str| serde_json::to_value(mall.explain(&month, result).unwrap()).unwrap();
    let tier = told("tier");
    assert_eq!((&tier["mechanism"], &tier["terms"]), (&json!("tier"), &json!({ "tier": "meets", "in": "[80, 90)" })));
    assert_eq!((&tier["clause"], &tier["inputs"][0]["value"]), (&json!("附件一 1.3"), &json!("82")));
    let deduction = told("line:deduction");
    let by_tier =
        deduction["inputs"].as_array().unwrap().iter().find(|input| input["mechanism"] == "per_tier").unwrap();
    assert_eq!(by_tier["inputs"][0], tier);
    let support = Engine::new(yuekao::engine::template("support").unwrap());
    assert_eq!(support.explain(&json!({}), "tier").unwrap_err().code, Code::ResultUnknown);
}

fn found(tiers: &Value) -> Vec<(Code, String)> {
    let mut contract = contract();
    contract["tiers"] = tiers.clone();
    contract["fees"] = json!([]);
    contract["damages"] = json!([]);
    let engine = Engine::new(contract);
    let at =
        |at: &Option<Place>| if let Some(Place::Pointer { pointer }) = at { pointer.clone() } else { String::new() };
    engine
        .problems()
        .iter()
        .filter(|problem| problem.is_error())
        .map(|problem| (problem.code, at(&problem.at)))
        .collect()
}

#[test]
fn tiers_that_are_never_reached_and_scores_in_none() {
    let tier = |id: &str, range: &str, when: Option<Value>| {
        let mut tier = json!({"id": id, "label": id, "clause": "2", "in": range, "meets": true});
        if let Some(when) = when {
            tier["when"] = when;
        }
        tier
    };
    let few = || Some(json!({"below": ["complaints", "2"]}));
    let sound = json!([tier("a", "[90, )", few()), tier("b", "(, )", None)]);
    assert_eq!(found(&sound), []);
    // The one without a condition stands before it.
    let after = json!([tier("b", "(, )", None), tier("a", "[90, )", few())]);
    assert_eq!(found(&after), [(Code::TierNeverReached, "/tiers/1".into())]);
    // They only meet.
    let meeting = json!([tier("b", "[0, 90)", None), tier("a", "[90, )", few()), tier("c", "[90, )", None)]);
    assert_eq!(found(&meeting), []);
    // At 90 and above nothing holds where there are complaints.
    let hole = json!([tier("a", "[90, )", few()), tier("b", "(, 90)", None)]);
    assert_eq!(found(&hole), [(Code::TiersDoNotCover, "/tiers".into())]);
    let gap = json!([tier("a", "[80, )", few()), tier("b", "[90, )", None), tier("c", "(, 80)", None)]);
    assert_eq!(found(&gap), [(Code::RangesGap, "/tiers/1".into())]);
    let overlap = json!([tier("a", "[80, )", few()), tier("b", "[70, )", None), tier("c", "(, 80)", None)]);
    assert_eq!(found(&overlap), [(Code::RangesOverlap, "/tiers/1".into())]);
    // Which tier it is cannot be asked before it is known.
    let of_itself = json!([tier("a", "[90, )", Some(json!({"not": {"in_tier": ["b"]}}))), tier("b", "(, )", None)]);
    assert_eq!(found(&of_itself), [(Code::NameLater, "/tiers/0/when/not/in_tier".into())]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// With something withheld, the tier the month then turns out to be in is one of those that were told.
    #[test]
    fn the_tier_is_one_of_those_that_are_possible(answered in 0_u32..=100, resolved in 0_u32..=100, complaints in 0_u32..8, withheld in 1_u8..8) {
        let engine = Engine::new(contract());
        let whole = month(answered, resolved, complaints);
        let mut open = whole.clone();
        for (bit, figure) in [(1, "calls_answered"), (2, "issues_resolved"), (4, "complaints")] {
            if withheld & bit != 0 {
                open["figures"].as_object_mut().unwrap().remove(figure);
            }
        }
        let assessed = |month: &Value| serde_json::to_value(engine.assess(month)).unwrap();
        let (whole, open) = (assessed(&whole), assessed(&open));
        let tier = &whole["tier"]["id"];
        let possible = open["possibleTiers"].as_array().cloned().unwrap_or_default();
        prop_assert!(open["tier"]["id"] == *tier || possible.contains(tier), "{tier} is not of {open}");
    }
}
