//! A contract's currency in everything that comes out of it, and in what goes in.

use serde_json::{Value, json};
use yuekao::engine::Engine;

fn contract(currency: &Value) -> Value {
    let unit = currency["code"].as_str().filter(|code| *code != "CNY").unwrap_or("yuan");
    json!({
        "schema": "yuekao.contract/1", "id": "own", "title": "Own", "currency": currency,
        "figures": [{ "id": "sales", "label": "销售额", "unit": unit, "kind": "money" }],
        "fees": [{ "id": "share", "kind": "commission", "label": "佣金", "payer": "client", "clause": "1",
            "amount": { "percent": { "of": "sales", "rate": "10" } } }],
    })
}

fn engine(currency: &Value) -> Engine {
    let engine = Engine::new(contract(currency));
    assert_eq!(engine.problems(), []);
    engine
}

#[test]
fn cells_are_read_in_the_contracts_currency() {
    for (currency, cells) in [
        (json!({ "code": "USD" }), ["$1,234.50", "US$ 1,234.50", "USD 1234.5", "1,234.50美元", "1234.5 dollars"]),
        (json!({ "code": "EUR" }), ["€1,234.50", "EUR1234.50", "1,234.50 €", "1234.5欧元", "1234.50"]),
        (json!({ "code": "GBP" }), ["£1,234.50", "gbp 1234.5", "1,234.5英镑", "1234.5", "1234.50 pounds"]),
        (json!({ "code": "JPY" }), ["¥1,234.50", "￥1234.5", "1234.50円", "1,234.5日元", "JPY 1234.5"]),
        (json!({ "code": "BRL", "symbol": "R$" }), ["R$1,234.50", "r$ 1234.5", "BRL 1234.5", "1234.5 BRL", "1,234.50"]),
        (json!({ "code": "CNY" }), ["¥1,234.50", "1234.5元", "RMB 1234.5", "人民币1,234.50", "1234.5"]),
    ] {
        for cell in cells {
            let parsed = engine(&currency).parse(&format!("商家\t月份\t销售额\n甲\t2026-10\t{cell}\n"));
            assert_eq!(parsed.problems, [], "{cell}");
            let found = serde_json::to_value(&parsed.records[0]).unwrap();
            assert_eq!(found["figures"]["sales"], json!("1234.5"), "{cell}");
        }
    }
}

#[test]
fn cells_of_another_currency_are_not_read() {
    for (code, cell) in [("USD", "€5"), ("USD", "¥5"), ("EUR", "5美元"), ("CNY", "$5"), ("JPY", "5元")] {
        let parsed = engine(&json!({ "code": code })).parse(&format!("商家\t月份\t销售额\n甲\t2026-10\t{cell}\n"));
        let codes: Vec<String> = parsed.problems.iter().map(|problem| problem.code.to_string()).collect();
        assert!(codes.iter().any(|code| code == "cell_unreadable" || code == "cell_unit"), "{code} {cell}: {codes:?}");
    }
}

#[test]
fn every_result_says_the_currency() {
    let yen = engine(&json!({ "code": "JPY" }));
    let month = json!({ "figures": { "sales": 1004 } });
    assert_eq!(serde_json::to_value(yen.assess(&month)).unwrap()["currency"], "JPY");
    let explained = |result: &str| serde_json::to_value(yen.explain(&month, result).unwrap().unwrap()).unwrap();
    assert_eq!((&explained("line:share")["unit"], &explained("line:share")["value"]), (&json!("JPY"), &json!("100")));
    assert_eq!(explained("total:clientPays")["unit"], "JPY");
    let batch = yen.assess_text("商家\t月份\t销售额\n甲\t2026-10\t1004\n");
    let csv = batch.csv(true);
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].ends_with(",currency") && lines[1].ends_with(",JPY"), "{csv}");
    assert!(lines[1].contains(",100,0,,100,"), "{csv}");
    assert!(batch.json().contains(r#""currency":"JPY""#));
    // A contract that says nothing is in yuan, as before.
    let mut silent = contract(&json!({ "code": "CNY" }));
    silent.as_object_mut().unwrap().remove("currency");
    silent["figures"][0]["unit"] = json!("yuan");
    let yuan = Engine::new(silent);
    assert_eq!(serde_json::to_value(yuan.assess(&month)).unwrap().get("currency"), None);
    assert!(!yuan.assess_text("商家\t月份\t销售额\n甲\t2026-10\t1004\n").csv(true).contains("currency"));
}

#[test]
fn amounts_of_two_currencies_are_not_compared() {
    let (dollars, euros) = (engine(&json!({ "code": "USD" })), engine(&json!({ "code": "EUR" })));
    let month = json!({ "figures": { "sales": 1000 } });
    assert_eq!(dollars.gain(&month, &euros, &month), None);
    assert_eq!(dollars.gain(&month, &dollars, &month).as_deref(), Some("0.00"));
    let found = dollars.break_even(&month, &euros, &month, "sales");
    let codes: Vec<String> = found.problems.iter().map(|problem| problem.code.to_string()).collect();
    assert_eq!((codes, found.spans.len()), (vec!["currencies_differ".to_owned()], 0));
}

#[test]
fn a_statement_in_the_currency_is_reconciled() {
    let dollars = engine(&json!({ "code": "USD" }));
    let text = "月份\t销售额\t佣金\n2026-10\t$1,000.00\t$90.00\n";
    let theirs = serde_json::to_value(&dollars.parse_statement(text, &Value::Null).records[0]).unwrap();
    let found = dollars.reconcile(&json!({ "figures": { "sales": 1000 } }), &theirs);
    let result = found.results.iter().find(|result| result.id == "lines.share").unwrap();
    assert_eq!((result.unit.as_str(), result.stated.as_str(), result.ours.as_deref()), ("USD", "90", Some("100")));
    assert_eq!(result.worth.money.as_deref(), Some("-10.00"));
}

/// 70 and 50 yen under 100 for both: 58.3 and 41.7, whole yen towards zero, and the yen left over to the one that lost most.
#[test]
fn a_cap_shared_in_proportion_says_the_places_of_its_currency() {
    let fee = |id: &str, amount: &str| json!({ "id": id, "kind": "base_fee", "label": id, "payer": "client", "clause": "1", "amount": amount });
    let own = json!({
        "schema": "yuekao.contract/1", "id": "own", "title": "Own", "currency": { "code": "JPY" },
        "fees": [fee("one", "70"), fee("other", "50")],
        "caps": [{ "id": "both", "label": "Both", "clause": "2", "lines": ["one", "other"], "at_most": "100", "share": "in_proportion" }],
    });
    let engine = Engine::new(own);
    assert_eq!(engine.problems(), []);
    let month = json!({ "figures": {} });
    let lines = &serde_json::to_value(engine.assess(&month)).unwrap()["lines"];
    assert_eq!((&lines[0]["amount"], &lines[1]["amount"]), (&json!("58"), &json!("42")));
    let one = serde_json::to_value(engine.explain(&month, "line:one").unwrap().unwrap()).unwrap();
    assert_eq!((&one["value"], &one["rounding"]["places"]), (&json!("58"), &json!(0)), "{one}");
}
