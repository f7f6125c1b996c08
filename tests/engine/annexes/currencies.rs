//! What the money of an annex is in.

use serde_json::{Value, json};
use yuekao::annex::{Proposal, read_contract};
use yuekao::engine::Engine;

fn units(contract: &Value) -> Vec<&str> {
    let terms = ["figures", "values", "metrics"]
        .into_iter()
        .flat_map(|section| contract[section].as_array().into_iter().flatten());
    terms.filter_map(|term| term["unit"].as_str()).collect()
}

fn found<'p>(proposal: &'p Proposal, pointer: &str) -> Vec<(u32, &'p str)> {
    let parts = proposal.recognised.iter().filter(|part| part.pointer == pointer);
    parts.map(|part| (part.line, part.text.as_str())).collect()
}

#[test]
fn one_currency_is_the_contracts() {
    for (sign, amount, code) in [
        ("美元", "2,000美元", "USD"),
        ("$", "$2,000", "USD"),
        ("USD", "USD 2,000", "USD"),
        ("USD", "USD2,000", "USD"),
        ("RM", "RM2,000", "MYR"),
        ("PHP", "PHP 2,000", "PHP"),
        ("欧元", "2,000欧元", "EUR"),
        ("€", "€2,000", "EUR"),
        ("港币", "港币2,000", "HKD"),
        ("港元", "2,000港元", "HKD"),
        ("HK$", "HK$2,000", "HKD"),
        ("新臺幣", "新臺幣2,000元", "TWD"),
    ] {
        let text = format!("客服外包服务\n每发生一次投诉，乙方支付违约金{amount}。");
        let proposal = read_contract(&text);
        assert_eq!(proposal.contract["currency"], json!({"code": code}), "{amount}: {}", proposal.contract);
        assert_eq!(found(&proposal, "/currency/code"), [(2, sign)], "{amount}");
        assert!(proposal.choices.is_empty(), "{amount}");
        assert!(!units(&proposal.contract).contains(&"yuan"), "{amount}");
        assert_eq!(Engine::new(proposal.contract.clone()).problems(), [], "{amount}");
    }
}

#[test]
fn yuan_alone_are_not_said() {
    for amount in ["2,000元", "¥2,000", "人民币2,000元"] {
        let proposal = read_contract(&format!("每发生一次投诉，乙方支付违约金{amount}。"));
        assert_eq!(proposal.contract.get("currency"), None, "{amount}");
        assert!(proposal.choices.is_empty(), "{amount}");
    }
}

/// The answer says what the contract's currency is, and what is counted in it.
#[test]
fn of_several_currencies_it_is_asked_which() {
    let text = "每月基础服务费为30,000美元。\n每发生一次投诉，乙方支付违约金500美元。\n每发生一次泄密，乙方支付违约金20,000元。\n乙方违约的，按合同总额的5%支付违约金。";
    let proposal = read_contract(text);
    assert_eq!(proposal.contract["currency"], json!({"code": "USD"}));
    let asked = proposal.choices.iter().find(|asked| asked.id == "currency").unwrap();
    assert_eq!((asked.line, asked.text.as_str()), (1, "美元"));
    assert_eq!(asked.also.iter().map(|also| (also.line, also.text.as_str())).collect::<Vec<_>>(), [(3, "元")]);
    let answers: Vec<&str> = asked.choices.iter().map(|answer| answer.id.as_str()).collect();
    assert_eq!(answers, ["usd", "cny"]);
    assert!(asked.choices[0].changes.is_empty());
    // What is in another one is said, whichever is taken.
    assert_eq!(found(&proposal, "/currency/code"), []);
    let mut yuan = proposal.contract.clone();
    for change in &asked.choices[1].changes {
        *yuan.pointer_mut(&change.pointer).unwrap() = change.value.clone();
    }
    assert_eq!(yuan["currency"], json!({"code": "CNY"}));
    assert!(!units(&yuan).contains(&"USD"));
    for contract in [proposal.contract, yuan] {
        assert_eq!(Engine::new(contract).problems(), []);
    }
}
