//! Lines cut by the edge of a page, and sentences whose parts stand in lines of their own: each by hand.

use serde_json::{Value, json};
use yuekao::annex::read_contract;

use super::kinds::terms;

/// An amount, a bracket or a rule goes on in the next line.
#[test]
fn an_amount_goes_on_in_the_next_line() {
    let capped = [
        "未按时提交月报的，每延迟一个工作日扣500\n元，每月最多扣3,000元。",
        "未按时提交月报的，每延迟一个工作日扣50\n0元，每月最多扣3,000元。",
    ];
    for said in capped {
        let damages = terms(&read_contract(&format!("第三条 违约金\n（五）{said}")), "damages");
        assert_eq!((&damages[0]["amount"], &damages[0]["cap"]["amount"]), (&json!("500"), &json!("3000")), "{said}");
    }
    let cut = [("每次扣款港币3\n,000元。", "3000"), ("每条赔偿200\n万元。", "2000000")];
    for (said, amount) in cut {
        let proposal = read_contract(&format!("第三条 违约金\n（五）乙方泄露客户个人信息并造成后果的，{said}"));
        assert_eq!(terms(&proposal, "damages")[0]["amount"], amount, "{said}");
    }
    // Each step belongs to the indicator of the line before.
    let text = "一、考核\n1. 回访满意率（15分）。回访满意率达到95%的得15分；\n每下降1%扣1分。";
    assert_eq!(terms(&read_contract(text), "indicators")[0]["rule"]["points"], "1");
}

/// Bands in items below a sentence are those of its indicator, and of the base it names.
#[test]
fn items_below_a_sentence_are_its_bands() {
    let text = "第一条　接通率不低于92%。未达标的，按以下标准扣减当月基本服务费：\n（一）低于92%但不低于88%的，扣减2%；\n（二）低于88%的，扣减5%。\n第二条　乙方每月5日前提交报表。";
    let indicators = terms(&read_contract(text), "indicators");
    let bands: Vec<[&Value; 3]> = indicators[0]["rule"]["bands"]
        .as_array()
        .unwrap()
        .iter()
        .map(|band| [&band["in"], &band["deductPercent"], &band["base"]])
        .collect();
    let base = &json!("当月基本服务费");
    let expected = [[&json!("[88, 92)"), &json!("2"), base], [&json!("(, 88)"), &json!("5"), base]];
    assert_eq!((indicators.len(), bands), (1, expected.to_vec()));
}

/// What follows from either of two runs of months is owed once.
#[test]
fn what_either_run_of_months_costs_is_owed_once() {
    let text = "一、质检合格率不低于95%。\n二、乙方连续两个月质检合格率低于80%，或一年内累计三个月质检合格率低于90%的，甲方有权提前十五日书面通知解除合同，乙方应按合同总价的5%支付违约金。";
    let proposal = read_contract(text);
    assert_eq!((terms(&proposal, "damages").len(), terms(&proposal, "deadlines").len()), (1, 1));
}

/// Words around amounts: steps that are not progressive, interest on what is late, half of the fee, the same month.
#[test]
fn words_around_an_amount_say_how_it_counts() {
    let table = "项目\t月单量\t单价\n邮件工单\t5,000单以下\t6.5元/单\n邮件工单\t5,000单（含）以上\t5.8元/单\n注：邮件工单按全部单量适用所在档位单价，不分段累计。";
    let prices = terms(&read_contract(table), "prices");
    assert!(prices.iter().all(|price| price["ladder"] == "whole"), "{prices:?}");
    let late = read_contract("第三条 付款\n甲方收到发票后30日内付款，逾期按日万分之四计息，累计不超过逾期金额的3%。");
    let damage = &terms(&late, "damages")[0];
    assert_eq!((&damage["percentPerDay"], &damage["cap"]["percent"]), (&json!("0.04"), &json!("3")));
    let half = read_contract("第一条 考核\n接通率低于90%的，当月服务费减半支付。");
    assert_eq!(terms(&half, "tiers")[0]["consequence"]["payPercent"], "50");
    for month in ["当月", "同月", "同一月份"] {
        let text = format!("第一条 考核\n客户投诉成立的，每起扣款500元；{month}超过五起的，超出部分每起扣款1000元。");
        let indicators = terms(&read_contract(&text), "indicators");
        let rising = json!([{ "over": "5", "deduct": "1000" }]);
        assert_eq!((indicators.len(), &indicators[0]["rule"]["rising"]), (1, &rising), "{month}");
    }
}
