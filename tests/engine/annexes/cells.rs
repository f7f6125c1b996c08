//! Tables whose cells are hard to tell apart, and numbers that look like terms of another kind: each by hand.

use serde_json::{Value, json};
use yuekao::annex::read_contract;

use super::kinds::terms;

/// Cells that ran together are told apart where the weights sum up, and left where they do not.
#[test]
fn cells_that_ran_together_are_told_apart_by_their_sum() {
    let table = |last: &str| {
        format!(
            "序号考核内容目标值分值评分标准\n1接通率≥90%60每低1%扣2分\n2平均等待时长≤30秒{last}每超5秒扣1分\n合计100"
        )
    };
    let proposal = read_contract(&table("40"));
    let indicators = terms(&proposal, "indicators");
    let weights: Vec<&Value> = indicators.iter().map(|indicator| &indicator["weight"]).collect();
    let targets: Vec<&Value> = indicators.iter().map(|indicator| &indicator["target"]).collect();
    assert_eq!((weights, targets), (vec![&json!("60"), &json!("40")], vec![&json!("90"), &json!("30")]));
    let open = read_contract(&table("41"));
    assert!(terms(&open, "indicators").iter().all(|indicator| indicator["weight"].is_null()));
    // 9598% is 95 and 98%: a score is at most 100, and a share begins with no 0.
    let tiers = terms(&read_contract("月度得分服务费支付比例\n得分≥95100%\n90≤得分＜9598%\n得分＜9085%"), "tiers");
    let found: Vec<(&Value, &Value)> =
        tiers.iter().map(|tier| (&tier["in"], &tier["consequence"]["payPercent"])).collect();
    let expected =
        [("[95, )", "100"), ("[90, 95)", "98"), ("(, 90)", "85")].map(|(range, pay)| (json!(range), json!(pay)));
    assert_eq!(found, expected.iter().map(|(range, pay)| (range, pay)).collect::<Vec<_>>());
}

/// The least of all fees is money, and no number of calls of the only ladder there is.
#[test]
fn the_least_of_all_fees_is_no_quantity() {
    let text = "收费标准\n电话每通2.8元，月话务量超过4万通的部分每通2.5元。\n月保底费用80000元。";
    let proposal = read_contract(text);
    assert!(!proposal.contract["fees"].to_string().contains("80000"));
    assert!(proposal.unread.iter().any(|unread| unread.text.contains("80000")));
}

/// A share for each year is told and not computed, and one above a rate nobody states is no number.
#[test]
fn interest_for_a_year_is_read_and_not_computed() {
    let proposal = read_contract("付款\n甲方逾期付款的，按年利率3.65%支付利息。");
    assert_eq!(terms(&proposal, "damages")[0]["percentPerYear"], "3.65");
    assert!(proposal.contract.get("damages").is_none_or(|damages| damages.as_array().unwrap().is_empty()));
    let floating = read_contract("14. Late payment attracts interest at 4% per annum above the base rate.");
    assert_eq!(terms(&floating, "damages"), Vec::<Value>::new());
}

/// What each case costs below a number that is counted in something else, and what a known indicator costs.
#[test]
fn what_costs_is_counted_in_its_own_unit() {
    let proposal = read_contract("考核\n话务员上岗前培训少于80学时的，每人扣减500元。");
    let indicator = &terms(&proposal, "indicators")[0];
    assert_eq!((&indicator["rule"]["per"], indicator.get("target")), (&json!("1"), None));
    let proposal = read_contract(
        "Service levels\n- Average speed of answer: 45 seconds or less\nCredits\n- Average speed of answer: $1,200 for every 5 seconds above 45 seconds",
    );
    assert_eq!(terms(&proposal, "prices"), Vec::<Value>::new());
    assert_eq!(terms(&proposal, "indicators")[0]["rule"]["deduct"], "1200");
    // A limit of each day is none of the month.
    let proposal = read_contract("扣罚\n未按时回传数据：每迟1小时扣100元，当天最多扣1000元；");
    assert!(!proposal.reading["indicators"].to_string().contains("\"cap\""));
}

/// Where two effects stand before their conditions each goes with the one behind it.
#[test]
fn an_amount_goes_with_the_condition_behind_it() {
    let text = "KPI 1\tSpeed\t85% of calls\nKPI 2\tQuality monitoring\taverage score of at least 90%\n\n(a) KPI 1: 2 Service Points for each whole percentage point below 85%;\n(b) KPI 2: 5 Service Points where the score is between 85% and 90%, and 10 Service Points where it is below 85%;";
    let proposal = read_contract(text);
    let bands = terms(&proposal, "indicators")[1]["rule"]["bands"].clone();
    let found: Vec<(&Value, &Value)> =
        bands.as_array().unwrap().iter().map(|band| (&band["in"], &band["lose"])).collect();
    assert_eq!(found, [(&json!("[85, 90)"), &json!("5")), (&json!("(, 85)"), &json!("10"))]);
}

/// What each case costs in a column of its own; a row in which one says no amount is left.
#[test]
fn columns_of_cases_are_what_each_case_costs() {
    let table = "违规处理标准（单位：元/次）\n违规情形\t首次\t第二次\t第三次及以上\n擅自离岗\t300\t600\t1200\n录音缺失\t警告\t500\t800";
    let proposal = read_contract(table);
    let indicators = terms(&proposal, "indicators");
    let rising = json!([{ "over": "1", "deduct": "600" }, { "over": "2", "deduct": "1200" }]);
    assert_eq!((indicators.len(), &indicators[0]["rule"]["deduct"]), (1, &json!("300")));
    assert_eq!(indicators[0]["rule"]["rising"], rising);
    assert!(proposal.unread.iter().any(|unread| unread.text == "500"));
    // Without a unit anywhere nothing is certain.
    let bare = read_contract("违规处理标准\n违规情形\t首次\t第二次起\n擅自离岗\t3\t6");
    assert_eq!(terms(&bare, "indicators"), Vec::<Value>::new());
}

/// Cells of a row stand below their heads, where others are empty.
#[test]
fn cells_below_their_heads_leave_others_empty() {
    let table = "计费标准\n业务        单位    单价(元)    备注\n在线会话    次      1.48        0-15万次\n            次      1.36        15万次-30万次(含)\n            次      1.25        30万次以上\n售后审核    单      0.65\n夜间值守    班      320         23:00-次日7:00";
    let prices = terms(&read_contract(table), "prices");
    let found: Vec<[&Value; 3]> = prices.iter().map(|price| [&price["price"], &price["from"], &price["to"]]).collect();
    let none = &Value::Null;
    let expected = [
        [&json!("1.48"), &json!("0"), &json!("150000")],
        [&json!("1.36"), &json!("150000"), &json!("300000")],
        [&json!("1.25"), &json!("300000"), none],
        [&json!("0.65"), none, none],
        [&json!("320"), none, none],
    ];
    assert_eq!(found, expected);
    // 第三条  违约责任 is a heading, and no head of two columns.
    let prose =
        "第三条  违约责任\n3.1 甲方逾期付款的，每日支付逾期金额0.04%的违约金；逾期超过45日的，乙方\n可暂停服务。";
    assert_eq!(terms(&read_contract(prose), "damages")[0]["percentPerDay"], "0.04");
}

/// Without borders, numbers of two cells are no larger one, and a row that was not understood is no part of the one before.
#[test]
fn cells_one_below_the_other_are_not_one_number() {
    let table = "考核表\n考核项目\n权重\n目标值\n评分办法\n接通率\n20\n≥90%\n每低1%扣2分\n质检分\n30\n≥92\n20\n结案率\n50\n≥95%\n每低1%扣1分";
    let text = serde_json::to_string(&read_contract(table).reading).unwrap();
    assert!(!text.contains("9220"), "{text}");
    let table = "考核表\n考核项目\n目标值\n分值\n评分办法\n接通率\n90%\n50\n每低1%扣2分\n流失率\n每月6%以下\n50\n6%以下得50分，逾6%至10%得20分，逾10%得0分";
    let indicators = terms(&read_contract(table), "indicators");
    assert!(indicators.iter().all(|indicator| indicator["rule"]["bands"].is_null()), "{indicators:?}");
}

/// 70%，并限期10日整改 pays that share; with another amount behind it, which of them holds is asked.
#[test]
fn a_share_that_is_paid_stands_before_other_words() {
    let tiers = |last: &str| read_contract(&format!("得分\t支付比例\n≥60\t85%\n＜60\t{last}"));
    let tier = &terms(&tiers("70%，并限期10日整改"), "tiers")[1];
    assert_eq!(tier["consequence"]["payPercent"], "70");
    let open = tiers("70%，另扣3000元");
    assert!(open.questions.iter().chain(&open.choices).any(|question| question.text.contains("70%")));
}
