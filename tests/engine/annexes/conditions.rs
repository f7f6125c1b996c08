//! Sentences in which a condition decides more than one term can carry, each with what is right of it by hand.

use serde_json::{Value, json};
use yuekao::annex::{Proposal, read_contract};

use super::kinds::terms;

/// Whether words are said to be left out, or asked about.
fn open(proposal: &Proposal, words: &str) -> bool {
    proposal.unread.iter().any(|unread| unread.text.contains(words))
        || proposal.questions.iter().chain(&proposal.choices).any(|question| question.text.contains(words))
}

#[test]
fn a_discount_from_a_sum_on_is_no_price() {
    for text in ["呼入每通3元。\n月度账单满10万元打95折。", "呼入每通3元。\n当月结算金额达到100000元的，按九五折结算。"]
    {
        let proposal = read_contract(text);
        let prices: Vec<Value> = terms(&proposal, "prices").iter().map(|price| price["price"].clone()).collect();
        assert_eq!(prices, [json!("3")], "{text}");
        assert!(open(&proposal, "折"), "{text}");
    }
}

#[test]
fn the_most_a_day_of_delay_comes_to_is_no_share_a_day() {
    let proposal = read_contract("廠商逾期者，按逾期日數，每日依契約價金總額千分之一計罰，上限為百分之二十。");
    let [late] = <[Value; 1]>::try_from(terms(&proposal, "indicators")).unwrap();
    assert_eq!((&late["rule"]["deductPercent"], &late["rule"]["cap"]), (&json!("0.1"), &json!("20")));
}

#[test]
fn which_of_several_packages_applies_is_asked() {
    for text in [
        "套餐一：月费10000元，含3000通；套餐二：月费18000元，含6000通；超出的每通3元。",
        "套餐A每月10000元，含3000通；套餐B每月18000元，含6000通，超出部分每通3元。",
    ] {
        let proposal = read_contract(text);
        let prices = terms(&proposal, "prices");
        let of = |price: &Value| (price["price"].clone(), price["package"]["includes"].clone(), price["from"].clone());
        let none = Value::Null;
        assert_eq!(
            prices.iter().map(of).collect::<Vec<_>>(),
            [
                (json!("10000"), json!("3000"), none.clone()),
                (json!("18000"), json!("6000"), none.clone()),
                (json!("3"), none, json!("6000")),
            ],
            "{text}"
        );
        assert_eq!(proposal.choices.len() + proposal.questions.len(), 2, "{text}");
    }
}

#[test]
fn a_bonus_that_several_results_decide_is_left() {
    for text in [
        "满意度≥98%、接通率≥95%，两项同时达到的，奖励5000元。",
        "当月满意度达到98%且接通率达到95%的，均达标时奖励服务费的2%。",
    ] {
        let proposal = read_contract(text);
        assert_eq!(terms(&proposal, "bonus"), Vec::<Value>::new(), "{text}");
        assert!(open(&proposal, "奖励"), "{text}");
    }
}

#[test]
fn what_is_given_back_later_is_no_deduction() {
    let text = "接通率低于90%的，扣减当月服务费的2%。\n连续两个月达标的，返还之前一个月扣减服务费的50%。";
    let proposal = read_contract(text);
    let lost: Vec<String> = ["indicators", "damages", "tiers", "bonus"]
        .iter()
        .flat_map(|section| terms(&proposal, section))
        .map(|term| term.to_string())
        .collect();
    assert!(!lost.iter().any(|term| term.contains("\"50\"")), "{lost:?}");
    assert!(lost.iter().any(|term| term.contains("\"2\"")), "{lost:?}");
    assert!(open(&proposal, "返还"));
}

#[test]
fn an_amount_for_each_missing_person_and_day_is_no_amount_a_day() {
    let proposal = read_contract("乙方每日排班不得少于20人，每少1人每天扣款260元。");
    let said: Vec<String> = ["damages", "indicators"]
        .iter()
        .flat_map(|section| terms(&proposal, section))
        .map(|term| term.to_string())
        .collect();
    assert!(!said.iter().any(|term| term.contains("\"260\"")), "{said:?}");
    assert!(open(&proposal, "260"));
}
