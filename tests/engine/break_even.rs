//! Where the cheaper of two contracts changes: worked by hand, and against settling every volume there is.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot read a result has failed"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use yuekao::analysis::{BreakEven, Span};
use yuekao::engine::{Engine, shares, template};
use yuekao::number::spread;

fn read_as(id: &str, reading: &str, choice: &str) -> Engine {
    let mut contract: Value = template(id).unwrap();
    contract["readings"][reading] = json!(choice);
    let engine = Engine::new(contract);
    assert_eq!(engine.problems(), []);
    engine
}

fn spans(found: &BreakEven) -> Vec<(u32, u32, Option<u8>)> {
    assert_eq!(found.problems, []);
    found.spans.iter().map(|Span { from, to, cheaper }| (*from, *to, *cheaper)).collect()
}

fn month(figures: &Value) -> Value {
    json!({ "month": "2026-10", "figures": figures })
}

const MOST: u32 = 1_000_000;

/// 20,000 + 1.2 × (minutes − 10,000) against 30,000: 18,333 minutes cost 29,999.60, 18,334 cost 30,000.80.
#[test]
fn base_plus_overage_against_all_in() {
    let [base, all_in] = ["base_plus_overage", "all_in"].map(|choice| read_as("support", "fee_model", choice));
    let month = month(&json!({ "talk_minutes": 11240, "messages": 20000 }));
    let found = base.break_even(&month, &all_in, &month, "talk_minutes");
    assert_eq!(spans(&found), [(0, 18_333, Some(0)), (18_334, MOST, Some(1))]);
    assert!(found.complete);
    let back = all_in.break_even(&month, &base, &month, "talk_minutes");
    assert_eq!(spans(&back), [(0, 18_333, Some(1)), (18_334, MOST, Some(0))]);
}

/// Both cost 20,000 up to the 10,000 minutes that are included.
#[test]
fn a_stretch_at_the_same_cost_is_nobodys() {
    let [base, flat] = ["base_plus_overage", "flat"].map(|choice| read_as("support", "fee_model", choice));
    let found = base.break_even(
        &month(&json!({ "messages": 20000 })),
        &flat,
        &month(&json!({ "messages": 20000 })),
        "talk_minutes",
    );
    assert_eq!(spans(&found), [(0, 10_000, None), (10_001, MOST, Some(1))]);
}

/// Six thousand a seat against eighty thousand: 13 seats cost 78,000, 14 cost 84,000.
#[test]
fn per_seat_against_flat() {
    let [seat, flat] = ["per_seat", "flat"].map(|choice| read_as("outsourcing", "fee_clause", choice));
    let found = seat.break_even(&month(&json!({ "seats": 12 })), &flat, &month(&json!({ "seats": 12 })), "seats");
    assert_eq!(spans(&found), [(0, 13, Some(0)), (14, MOST, Some(1))]);
}

/// 1.5 a minute against 20,000 and 1.2 beyond 10,000, no messages: 26,666 cost 39,999.00 and 39,999.20, 26,667 cost
/// 40,000.50 and 40,000.40.
#[test]
fn by_volume_against_base_plus_overage() {
    let [volume, base] = ["volume", "base_plus_overage"].map(|choice| read_as("support", "fee_model", choice));
    let found =
        volume.break_even(&month(&json!({ "messages": 0 })), &base, &month(&json!({ "messages": 0 })), "talk_minutes");
    assert_eq!(spans(&found), [(0, 26_666, Some(0)), (26_667, MOST, Some(1))]);
}

/// The same contract twice is the same everywhere, and no volume of calls changes a fee by seats.
#[test]
fn no_change_is_an_answer() {
    let [seat, flat] = ["per_seat", "flat"].map(|choice| read_as("outsourcing", "fee_clause", choice));
    assert_eq!(spans(&flat.break_even(&month(&json!({})), &flat, &month(&json!({})), "seats")), [(0, MOST, None)]);
    let found =
        seat.break_even(&month(&json!({ "seats": 12 })), &flat, &month(&json!({ "seats": 12 })), "talk_minutes");
    assert_eq!(spans(&found), [(0, MOST, Some(0))]);
}

/// A base price apart and otherwise alike: always as far from each other, and far enough to be told to the end.
#[test]
fn contracts_that_run_side_by_side() {
    let mut dearer: Value = template("support").unwrap();
    let prices = dearer["values"].as_array_mut().unwrap();
    prices.iter_mut().find(|value| value["id"] == "base_price").unwrap()["value"] = json!("25000");
    let (base, dearer) = (Engine::new(template("support").unwrap()), Engine::new(dearer));
    let month = month(&json!({ "messages": 20000, "talk_minutes": 11240 }));
    let found = dearer.break_even(&month, &base, &month, "talk_minutes");
    assert_eq!((spans(&found), found.complete), (vec![(0, MOST, Some(1))], true));
}

/// Alike at every volume although one number differs: told as far as it was looked at, and that it was no further.
#[test]
fn contracts_that_cost_the_same_without_being_the_same() {
    let mut other: Value = template("support").unwrap();
    let prices = other["values"].as_array_mut().unwrap();
    prices.iter_mut().find(|value| value["id"] == "minute_price").unwrap()["value"] = json!("9");
    let (base, other) = (Engine::new(template("support").unwrap()), Engine::new(other));
    let month = month(&json!({ "messages": 20000 }));
    let found = base.break_even(&month, &other, &month, "talk_minutes");
    assert!(!found.complete);
    assert!(matches!(spans(&found)[..], [(0, to, None)] if to > 10_000), "{found:?}");
}

/// What is open at a volume is not compared, and neither is a figure nobody knows.
#[test]
fn what_is_missing_is_said() {
    let [base, all_in] = ["base_plus_overage", "all_in"].map(|choice| read_as("support", "fee_model", choice));
    let code = |found: &BreakEven| serde_json::to_value(&found.problems).unwrap()[0]["code"].clone();
    let open = base.break_even(&month(&json!({})), &all_in, &month(&json!({})), "talk_minutes");
    assert_eq!((code(&open), &open.spans[..]), (json!("figure_missing"), &[][..]));
    assert_eq!(
        code(&base.break_even(&month(&json!({})), &all_in, &month(&json!({})), "no_such_figure")),
        "figure_unknown"
    );
    let unsound = Engine::new(json!({}));
    assert!(!unsound.break_even(&month(&json!({})), &base, &month(&json!({})), "seats").problems.is_empty());
}

/// Calls answered lie between 0 and the calls offered; the tiers of mall against 5,000 for nothing.
/// Alone the phone decides: 100 calls, 81 answered are 81 %, 9 short of 90: 32 of 50, and no survey: 64, “warning”.
#[test]
fn a_part_ends_at_its_whole_and_tiers_are_steps() {
    let mall = Engine::new(template("mall").unwrap());
    let flat = Engine::new(priced(&json!("0")));
    let figures = json!({ "calls_offered": 100, "chats_offered": 0, "chats_handled": 0, "very_satisfied": 0,
        "satisfied": 0, "neutral": 0, "dissatisfied": 0, "very_dissatisfied": 0 });
    let found = mall.break_even(&month(&figures), &flat, &month(&figures), "calls_answered");
    // Against 0: the mall costs its client less than nothing below 80 points. 40 of 50 points are 85 %.
    assert_eq!(spans(&found), [(0, 84, Some(0)), (85, 100, None)]);
}

/// A contract with one fee, over answered calls.
fn priced(amount: &Value) -> Value {
    json!({
        "schema": "yuekao.contract/1", "id": "made-up", "title": "made up", "start": null,
        "fees": [{ "id": "fee", "kind": "volume_fee", "label": "fee", "payer": "client", "clause": "1", "amount": amount }],
    })
}

/// Prices as contracts have them: flat, by unit, with a quantity included, by volume, in packages, capped.
fn amount() -> impl Strategy<Value = Value> {
    (0_u32..6, 0_u32..300, 1_u32..120, 0_u32..900, 0_u32..900).prop_map(|(kind, money, edge, price, other)| {
        let cents = |price: u32| format!("{}.{:02}", price / 100, price % 100);
        let rows = |first: String| {
            json!([{ "in": format!("(, {edge}]"), "price": first }, { "in": format!("({edge}, )"), "price": cents(other) }])
        };
        match kind {
            0 => json!(money.to_string()),
            1 => json!({ "product": ["calls_answered", cents(price)] }),
            2 => json!({ "sum": [money.to_string(), { "graduated": { "of": "calls_answered", "rows": rows("0".into()) } }] }),
            3 => json!({ "volume": { "of": "calls_answered", "rows": rows(cents(price)) } }),
            4 => json!({ "package_price": { "of": "calls_answered", "size": edge.to_string(), "price": cents(price * 9) } }),
            _ => json!({ "lowest": [{ "product": ["calls_answered", cents(price)] }, money.to_string()] }),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_volume_is_told_as_settling_it_would(one in amount(), other in amount()) {
        const OFFERED: u32 = 240;
        let engines = [one, other].map(|amount| Engine::new(priced(&amount)));
        for engine in &engines {
            prop_assert_eq!(engine.problems(), []);
        }
        let [first, second] = &engines;
        let asked = month(&json!({ "calls_offered": OFFERED }));
        let found = first.break_even(&asked, second, &asked, "calls_answered");
        let mut next = 0;
        for span in &found.spans {
            prop_assert_eq!(span.from, next);
            for volume in span.from..=span.to {
                let [one, other] = engines.each_ref().map(|engine| {
                    let month = month(&json!({ "calls_offered": OFFERED, "calls_answered": volume }));
                    let pays = engine.assess(&month).totals.client_pays;
                    pays.unwrap().to_string().replace('.', "").parse::<i64>().unwrap()
                });
                let cheaper = match one.cmp(&other) {
                    std::cmp::Ordering::Less => Some(0),
                    std::cmp::Ordering::Equal => None,
                    std::cmp::Ordering::Greater => Some(1),
                };
                prop_assert_eq!(span.cheaper, cheaper, "at {}", volume);
            }
            next = span.to + 1;
        }
        prop_assert!(!found.complete || next == OFFERED + 1);
        prop_assert!(found.complete || found.spans.len() == 64);
        for (one, other) in found.spans.iter().zip(found.spans.iter().skip(1)) {
            prop_assert_ne!(one.cheaper, other.cheaper);
        }
    }
}

/// 14.5 a call of package one against 6.5 of package two: equal at none, then two is the cheaper one for who pays, the provider;
/// the client is left with less.
#[test]
fn a_volume_of_the_only_category() {
    let mall = Engine::new(template("mall").unwrap());
    let handed_over = |package: &str, rows: usize| {
        let row = json!({ "category": "A", "package": package, "handed_over": true, "presales_calls": 0, "presales_chats": 0,
            "aftersales_calls": 5, "aftersales_chats": 0, "service_orders": 0 });
        json!({ "figures": { "calls_offered": 100, "calls_answered": 100, "chats_offered": 0, "chats_handled": 0,
            "very_satisfied": 10, "satisfied": 0, "neutral": 0, "dissatisfied": 0, "very_dissatisfied": 0 },
            "categories": vec![row; rows] })
    };
    let (one, two) = (handed_over("one", 1), handed_over("two", 1));
    let found = mall.break_even(&one, &mall, &two, "aftersales_calls");
    assert_eq!(spans(&found), [(0, 0, None), (1, MOST, Some(0))]);
    let grid = mall.what_if(&one, &json!([{ "figure": "aftersales_calls", "values": [0, 100] }]));
    let paid: Vec<Option<&str>> = grid.cells.iter().map(|cell| cell.provider_pays.as_deref()).collect();
    assert_eq!(paid, [Some("0.00"), Some("1450.00")]);
}

/// A month of the mall whose phone and survey are as they should be, with categories, each in a package.
fn categories(rows: &[(&str, &str, u32)]) -> Value {
    let row = |(name, package, calls): &(&str, &str, u32)| {
        json!({ "category": name, "package": package, "handed_over": true, "presales_calls": 0, "presales_chats": 0,
            "aftersales_calls": calls, "aftersales_chats": 0, "service_orders": 0 })
    };
    json!({ "figures": { "calls_offered": 100, "calls_answered": 100, "chats_offered": 0, "chats_handled": 0,
        "very_satisfied": 10, "satisfied": 0, "neutral": 0, "dissatisfied": 0, "very_dissatisfied": 0 },
        "categories": rows.iter().map(row).collect::<Vec<Value>>() })
}

/// 14.5 a call of package one, 6.5 of package two. Three of ten calls are of the first: 100 cost 30 × 14.5 + 70 × 6.5 = 890,
/// 1,000 cost 8,900. Of 7 calls 2.1 and 4.9 are two and four, and the last is the second's, whose 70 / 5 is above 30 / 3: 29 + 32.5.
#[test]
fn a_total_of_several_categories_keeps_their_shares() {
    let mall = Engine::new(template("mall").unwrap());
    let month = categories(&[("A", "one", 30), ("B", "two", 70)]);
    let grid = mall.what_if(&month, &json!([{ "figure": "aftersales_calls", "values": [0, 7, 100, 1000] }]));
    assert_eq!(grid.problems, []);
    let paid: Vec<Option<&str>> = grid.cells.iter().map(|cell| cell.provider_pays.as_deref()).collect();
    assert_eq!(paid, [Some("0.00"), Some("61.50"), Some("890.00"), Some("8900.00")]);
}

/// A flat 890 is what 100 calls cost; 99 are 30 and 69: 883.5; 101 are 30 and 71: 896.5.
#[test]
fn where_a_total_of_several_categories_costs_the_same() {
    let mall = Engine::new(template("mall").unwrap());
    let month = categories(&[("A", "one", 30), ("B", "two", 70)]);
    let mut contract: Value = template("mall").unwrap();
    contract["fees"] = json!([{ "id": "fee", "kind": "base_fee", "label": "fee", "payer": "provider", "clause": "1", "amount": "890" }]);
    let flat = Engine::new(contract);
    let found = mall.break_even(&month, &flat, &month, "aftersales_calls");
    // The client is left with less where the provider pays less.
    assert_eq!(spans(&found), [(0, 99, Some(1)), (100, 100, None), (101, MOST, Some(0))]);
    let none = mall.break_even(&categories(&[]), &mall, &month, "aftersales_calls");
    assert_eq!(none.problems.len(), 1);
}

proptest! {
    /// A larger total never makes a part smaller, the parts come to the total, and the total they have is what they are.
    #[test]
    fn shares_come_to_the_total(parts in prop::collection::vec(0_u128..2_000, 1..40), total in 0_u128..100_000) {
        let made = spread(&parts, total).unwrap();
        prop_assert_eq!(made.iter().sum::<u128>(), total);
        let next = spread(&parts, total + 1).unwrap();
        prop_assert!(made.iter().zip(&next).all(|(one, next)| one <= next));
        let sum = parts.iter().sum::<u128>();
        prop_assert!(sum == 0 || spread(&parts, sum).unwrap() == parts);
    }
}

/// 5 over 1.5 and 3: 1.666… and 3.333…; 1.5 / 2 is as much as 3 / 4, so the one left over is the first's. 0.15 and 0.35 in tenths: the one
/// left over is the second's, 70 / 4 being above 30 / 2.
#[test]
fn shares_of_decimals_and_of_what_is_none() {
    assert_eq!(shares(&json!(["1.5", 3]), "5"), Some(vec!["2".into(), "3".into()]));
    assert_eq!(shares(&json!(["30", "70"]), "0.5"), Some(vec!["0.1".into(), "0.4".into()]));
    assert_eq!(shares(&json!(["-1", "2"]), "5"), None);
    assert_eq!(shares(&json!(["1", "x"]), "5"), None);
    assert_eq!(shares(&json!(["1"]), "many"), None);
}
