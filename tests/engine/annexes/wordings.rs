//! Chinese wordings that were taken for something else, each worked out by hand.

use serde_json::{Value, json};
use yuekao::annex::{Proposal, read_contract};

use super::kinds::terms;

fn read(text: &str) -> Proposal {
    read_contract(&format!("考核与扣款\n{text}"))
}

fn indicator(text: &str, name: &str) -> Value {
    let found = terms(&read(text), "indicators");
    let one = found.iter().find(|one| one["name"].as_str().unwrap().contains(name)).cloned();
    assert!(one.is_some(), "{text}: no {name}");
    one.unwrap()
}

/// Whether a question is asked about a passage that holds some words.
fn asks(proposal: &Proposal, words: &str) -> bool {
    proposal.questions.iter().chain(&proposal.choices).any(|question| question.text.contains(words))
}

#[test]
fn what_is_no_deduction_takes_nothing() {
    // How much it comes to, a cut of the work, the least of a fine, outside of a range: no loss of so much.
    for text in [
        "连续三个月扣款均达到20%的，甲方可以解除合同。",
        "得分低于75分的，次月派单量削减30%。",
        "泄露客户信息的，每起最低罚5万元。",
        "坐席利用率保持在75%-85%之间，超出区间扣1000元。",
        "平均处理时长控制在180-240秒，超出该范围的每次扣200元。",
        "抽查发现1人次不合格整改后复查扣1分。",
    ] {
        let contract = read(text).reading.to_string();
        for lost in ["\"deduct\"", "\"deductPercent\"", "\"points\"", "50000"] {
            assert!(!contract.contains(lost), "{text}: {contract}");
        }
    }
}

#[test]
fn what_no_part_of_a_clause_says_is_asked_about() {
    for (text, words) in [
        ("投诉率（每万通）不高于3，超出1扣500元。", "超出1"),
        ("在线平均响应时间40秒内，超过1秒扣10元。", "超过1秒"),
        ("得分90分以上全额支付浮动费，80-90分支付80%。", "80%"),
        ("月账单超过10万元的，整单打九六折。", "九六折"),
        ("平日通话每通2元；月话务量5万通以内，固定费用8万元。", "5万通以内"),
    ] {
        assert!(asks(&read(text), words), "{text}");
    }
}

#[test]
fn how_often_something_is_measured_is_no_step() {
    let one =
        indicator("业主满意度以第三方调查为准，每半年一次，低于85分的，每低一分，扣减服务费2000元。", "业主满意度");
    assert_eq!(one["rule"]["per"], "1");
    assert_eq!(one["rule"]["deduct"], "2000");
    assert_eq!(one["target"], "85");
}

#[test]
fn full_marks_alone_are_for_the_target() {
    let one = indicator("1、接听率（25分）：基准值为90%，达到基准值计满分。", "接听率");
    assert_eq!(one["rule"]["bands"], json!([{ "in": "[90, )", "points": "25" }]));
    assert_eq!(one["better"], "higher");
}

#[test]
fn a_share_behind_the_name_is_what_the_step_counts_from() {
    for text in ["质检合格率95%，每降0.5%扣500元。", "质检合格率：95%，每降0.5%扣500元。"] {
        let one = indicator(text, "质检合格率");
        assert_eq!(one["name"], "质检合格率", "{text}");
        assert_eq!(one["target"], "95", "{text}");
    }
    let one = indicator("平均等待时长以30秒为限，每超出5秒扣100元。", "平均等待时长");
    assert_eq!((&one["name"], &one["target"]), (&json!("平均等待时长"), &json!("30")));
    let one = indicator("人均产能（15分）：日均110通，每少5通扣1分。", "人均产能");
    assert_eq!((&one["target"], &one["better"]), (&json!("110"), &json!("higher")));
}

#[test]
fn two_kinds_in_one_line_are_two() {
    let one = indicator("台账（10分）：每迟报1天扣0.5分；每出现一处数据错误扣1分。", "台账");
    let classes = one["rule"]["classes"].as_array().unwrap();
    let named: Vec<_> = classes.iter().map(|class| (class["name"].as_str().unwrap(), &class["points"])).collect();
    assert_eq!(named, [("迟报", &json!("0.5")), ("数据错误", &json!("1"))]);
    // So many of them cost so much: no kinds and no step.
    let one = indicator("有责投诉（10分）：1起扣4分，2起扣8分，3起及以上不得分。", "有责投诉");
    assert!(one["rule"]["per"].is_null(), "{one}");
}

#[test]
fn what_nobody_orders_has_no_price() {
    for text in ["客服费报价\n差评因客服态度的：¥150/条", "质量\n差评：150元/条"] {
        let proposal = read_contract(text);
        assert_eq!(terms(&proposal, "prices"), Vec::<Value>::new(), "{text}");
        assert_eq!(terms(&proposal, "indicators")[0]["rule"]["deduct"], "150", "{text}");
    }
    assert_eq!(terms(&read_contract("报价\n最高限价：428万元/年"), "prices"), Vec::<Value>::new());
    let work = read_contract("报价\n投诉工单：5元/单");
    assert_eq!(terms(&work, "prices")[0]["price"], "5");
}

#[test]
fn prices_in_rows_without_a_head_keep_their_steps() {
    let text = "报价\n会话费（超出包干部分）\n月会话量≤30,000条\t免费\n30,000条＜月会话量≤80,000条\t0.45元/条\n月会话量＞80,000条\t0.38元/条";
    let prices = terms(&read_contract(text), "prices");
    let steps: Vec<_> = prices.iter().map(|price| (&price["price"], &price["from"], &price["to"])).collect();
    let (none, low, high) = (Value::Null, json!("30000"), json!("80000"));
    assert_eq!(steps, [(&json!("0"), &none, &low), (&json!("0.45"), &low, &high), (&json!("0.38"), &high, &none)]);
}

#[test]
fn changes_of_prices_are_read_in_their_words() {
    let text = "报价\n人工坐席6000元/席/月。\n年付享九五折。\n周末，以上单价×1.3。\n每月最低消费：20,000元（不足则按20,000元收取）。";
    let prices = terms(&read_contract(text), "prices");
    let of = |key: &str| prices.iter().filter_map(|price| price[key].as_str()).collect::<Vec<_>>();
    assert_eq!(of("multiply"), ["0.95", "1.3"]);
    assert_eq!(of("minimum"), ["20000"]);
}

#[test]
fn a_share_of_each_label_is_a_commission() {
    let text = "佣金费率（按实际回款额计）\n账龄\t佣金比例\nM1（1-30天）\t3.5%\nM2\t7%";
    let prices = terms(&read_contract(text), "prices");
    let shares: Vec<_> = prices.iter().map(|price| (&price["percent"], price["base"].as_str().unwrap())).collect();
    assert_eq!(shares, [(&json!("3.5"), "M1（1-30天） 实际回款额"), (&json!("7"), "M2 实际回款额")]);
}

#[test]
fn days_of_the_month_need_no_word_behind_them() {
    let text = "结算\n对账单于每月7日发出，次月20日付清；每拖一天加收万分之三。\n账期：开票日+30天；晚付每天0.05%。";
    let proposal = read_contract(text);
    let rules: Vec<Value> = terms(&proposal, "deadlines").iter().map(|one| one["rule"].clone()).collect();
    assert_eq!(rules, ["day 7 of month", "day 20 of next_month", "30 days after 开票日"]);
    let shares: Vec<Value> = terms(&proposal, "damages").iter().map(|one| one["percentPerDay"].clone()).collect();
    assert_eq!(shares, ["0.03", "0.05"]);
}

#[test]
fn prose_cut_at_the_edge_of_a_narrow_page_is_one() {
    let text = "月度考核得分在 90 分（含）以上的，按\n100% 结算；80 分（含）至 90 分的，按\n96% 结算；70 分（含）至 80 分的，按 90%\n结算；70 分以下的，按 80% 结算。";
    let tiers = terms(&read_contract(text), "tiers");
    let found: Vec<_> = tiers.iter().map(|tier| (&tier["in"], &tier["consequence"]["payPercent"])).collect();
    let told = [("[90, )", "100"), ("[80, 90)", "96"), ("[70, 80)", "90"), ("(, 70)", "80")]
        .map(|(at, pay)| (json!(at), json!(pay)));
    assert_eq!(found, told.iter().map(|(at, pay)| (at, pay)).collect::<Vec<_>>());
}

#[test]
fn two_ends_in_brackets_are_no_number_of_thousands() {
    let text =
        "考核结果\n等次\t分数区间\t服务费支付\n优\t[92,103]\t100%支付\n良\t[85,92)\t95%支付\n差\t[0,85)\t90%支付";
    let tiers = terms(&read_contract(text), "tiers");
    assert_eq!(tiers[0]["in"], "[92, 103]");
    let price = read_contract("报价\n服务费【50,000】元/月。");
    assert_eq!(terms(&price, "prices")[0]["price"], "50000");
}

#[test]
fn a_time_by_itself_behind_a_name_is_asked_of_it() {
    let text = "考核指标\n（一）平均等待时间（15分）：20秒以内，每超过1秒扣0.5分；\n（二）首响时间：目标为30秒内，每超1秒扣0.5分。";
    let indicators = terms(&read_contract(text), "indicators");
    let told: Vec<_> = indicators.iter().map(|one| (one["name"].as_str().unwrap(), &one["target"])).collect();
    assert_eq!(told, [("平均等待时间", &json!("20")), ("首响时间", &json!("30"))]);
    assert!(indicators.iter().all(|one| one["rule"]["points"] == "0.5" && one["better"] == "lower"));
}

#[test]
fn a_grade_and_below_takes_in_those_beyond_it() {
    let text = "月度考核\n考核得分\t等级\t支付比例\n≥90\t良\t100%\n80≤得分<90\t差\t88%，并约谈负责人\n<80\t不合格\t75%\n连续两个月“差”及以下的，甲方有权终止合同。";
    let tiers = terms(&read_contract(text), "tiers");
    assert_eq!(tiers[1]["consequence"]["payPercent"], "88");
    assert_eq!((&tiers[3]["in"], &tiers[3]["consecutiveMonths"]), (&json!("(, 90)"), &json!("2")));
}

#[test]
fn what_the_end_of_a_line_cut_is_one() {
    let text = "考核指标\n（一）日常管理（满分10分）：未按要求提交周报每次扣1分；人员缺岗每人每天扣\n0.5分；擅自调整排班每次扣2分。\n（二）合同期限自2029年3月1日起至2031年\n2月28日止。";
    let proposal = read_contract(text);
    let indicators = terms(&proposal, "indicators");
    assert_eq!(indicators.len(), 1);
    assert_eq!(indicators[0]["rule"]["classes"].as_array().unwrap().len(), 3);
    assert_eq!(proposal.reading["term"]["end"], "2031-02-28");
}

#[test]
fn masks_are_no_marks_of_bold_letters() {
    let proposal = read_contract("考核\n1. 接通率**不低于95%**，每低1%扣**200**元。\n2. 20**年**月起执行。");
    let indicators = terms(&proposal, "indicators");
    assert_eq!((&indicators[0]["target"], &indicators[0]["rule"]["deduct"]), (&json!("95"), &json!("200")));
}

#[test]
fn of_all_that_is_asked_for_each_one_that_is_missing_counts() {
    for (text, name) in [
        ("工单回访率应为100%，每漏访一单扣30元。", "工单回访率"),
        ("坐席持证上岗率为百分之百，每发现一名坐席无证上岗，扣30元。", "坐席持证上岗率"),
        ("培训覆盖率：100%，每缺1人扣30元。", "培训覆盖率"),
    ] {
        let found = indicator(text, name);
        let rate = json!({ "name": name, "target": "100", "unit": "%", "better": "higher", "deduct": "30" });
        let read = json!({
            "name": found["name"], "target": found["target"], "unit": found["unit"], "better": found["better"],
            "deduct": found["rule"]["deduct"],
        });
        assert_eq!(read, rate, "{text}");
    }
    // A number before the comma is no name.
    let found = indicator("录音完整率：99.5%，每低0.1个百分点扣100元", "录音完整率");
    assert_eq!((&found["target"], &found["rule"]["deduct"]), (&json!("99.5"), &json!("100")));
}

#[test]
fn numerals_of_documents_in_traditional_letters_are_whole() {
    for (written, value) in [("參佰元", "300"), ("貳仟元", "2000"), ("壹萬貳仟元", "12000"), ("參萬元", "30000")]
    {
        let text = format!("違約金\n洩漏資料，每筆新臺幣{written}。");
        assert_eq!(indicator(&text, "洩漏資料")["rule"]["deduct"], value, "{written}");
    }
}

#[test]
fn a_part_of_an_hour_behind_damages_is_theirs() {
    for text in ["系统中断，每小时1,500元；不足一小时按一小时计。", "系統中斷，每小時1,500元，不足1小時以1小時計。"]
    {
        let proposal = read(&format!("违约金\n{text}"));
        assert_eq!(proposal.reading["damages"][0]["partial"], "started", "{text}");
    }
}
