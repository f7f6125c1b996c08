//! Scores: points in heads of columns, points of a hundred beside weights that are shares, and clauses that only look like rules.

use serde_json::{Value, json};
use yuekao::annex::{Proposal, read_contract};

fn terms(proposal: &Proposal, section: &str) -> Vec<Value> {
    proposal.reading[section].as_array().cloned().unwrap_or_default()
}

/// What each row of a table of bands gives in the contract, from the first item on.
fn rows(proposal: &Proposal) -> Vec<(Value, Value)> {
    let rows = proposal.contract["items"][0]["score"]["bands"]["rows"].as_array().cloned().unwrap_or_default();
    rows.into_iter().map(|row| (row["in"].clone(), row["value"].clone())).collect()
}

fn asked(proposal: &Proposal, words: &str) -> bool {
    proposal.questions.iter().chain(&proposal.choices).any(|question| question.text.contains(words))
}

/// Points in a head are those of the cells below it, brought to a weight that is a share: 80 of a hundred at 20 % are 16.
#[test]
fn points_in_heads_are_brought_to_the_weight() {
    let expected = [("(, 90)", "0"), ("[90, 95)", "16"), ("[95, )", "20")];
    let expected: Vec<_> = expected.iter().map(|(range, value)| (json!(range), json!(value))).collect();
    for text in [
        "指标\t权重\t优秀（100分）\t良好（80分）\t不合格（0分）\n接通率\t20%\t≥95%\t90%≤X＜95%\t＜90%",
        "指标\t权重\t优秀(100)\t良好(80)\t不合格(0)\n接通率\t20%\t≥95%\t90%≤X＜95%\t＜90%",
        "Metric\tWeight\tExceeds (100)\tMeets (80)\tFails (0)\nAnswer rate\t20%\t>= 95%\t90% to < 95%\t< 90%",
        "考核指标\t权重\t≥95% 得10分\t90%~95%（不含） 得8分\t＜90% 得0分\n接通率\t20%\t\t\t",
        "考核指标\t权重\t10分\t8分\t0分\n接通率\t20%\t≥95%\t90%≤X＜95%\t＜90%",
    ] {
        assert_eq!(rows(&read_contract(text)), expected, "{text}");
    }
}

/// 完成率 is how much of the target is reached: 90 % of 80 % are 72 %, and half of 40 points are 20.
#[test]
fn bands_of_what_is_reached_of_the_target_are_bands_of_the_indicator() {
    let proposal = read_contract(
        "指标\t目标\t权重\t完成率≥100%\t90%≤完成率＜100%\t完成率＜90%\n转化率\t80%\t40\t得满分\t得权重分的50%\t不得分",
    );
    let expected = [("(, 72)", "0"), ("[72, 80)", "20"), ("[80, )", "40")];
    assert_eq!(rows(&proposal), expected.map(|(range, value)| (json!(range), json!(value))));
}

/// A cell that is not understood leaves the bands of its row, and a row of several ranges without heads asks for none of them.
#[test]
fn half_a_row_of_bands_is_none() {
    let broken =
        read_contract("指标\t权重\t优秀（100分）\t良好（80分）\t差（0分）\n接通率\t20%\t≥95%\t约90%上下\t＜90%");
    assert!(broken.reading["indicators"][0]["rule"].is_null());
    let headless = read_contract("考核\n接通率\t20%\t≥95%\t90%-95%\t＜90%");
    assert_eq!(terms(&headless, "indicators"), Vec::<Value>::new());
}

/// 10 below 扣分标准（分/件） is what each costs, and no target.
#[test]
fn amounts_below_a_head_that_says_for_each_are_no_targets() {
    let proposal = read_contract("违规类别\t扣分标准（分/件）\n销售误导\t10\n话术不规范\t0.5");
    for (indicator, points) in terms(&proposal, "indicators").iter().zip(["10", "0.5"]) {
        assert_eq!(indicator["rule"], json!({ "per": "1", "points": points }));
        assert_eq!((&indicator["target"], &indicator["better"]), (&Value::Null, &json!("lower")));
    }
}

/// What is lost is asked about where it may come off the weight or off a hundred, and not where only a hundred holds it.
#[test]
fn points_lost_of_a_weight_that_is_a_share_are_asked_about() {
    let open = read_contract(
        "考核指标\t权重\t评分标准\n接通率\t20%\t90%（含）以上不扣分，85%（含）至90%扣10分，85%以下扣20分",
    );
    assert!(open.questions.iter().any(|question| question.id == "points_of"), "{:?}", open.questions);
    let told = read_contract(
        "考核指标\t权重\t评分标准\n接通率\t20%\t90%（含）以上不扣分，85%（含）至90%扣50分，85%以下扣100分",
    );
    assert!(told.questions.iter().all(|question| question.id != "points_of"), "{:?}", told.questions);
    let expected = [("(, 85)", "0"), ("[85, 90)", "10"), ("[90, )", "20")];
    assert_eq!(rows(&told), expected.map(|(range, value)| (json!(range), json!(value))));
}

/// What does not count, what bears on a whole group, a distance from the target and what single people do are no terms.
#[test]
fn what_only_looks_like_a_rule_is_left_or_asked_about() {
    for text in [
        "考核指标\n极端天气导致话务量超过日均2倍的日期，不参与接通率考核。",
        "考核指标\n新员工独立上岗前30天内产生的差错不计入质检。",
    ] {
        let reading = read_contract(text).reading;
        for section in ["prices", "deadlines", "indicators"] {
            assert!(reading[section].is_null(), "{text}: {section}");
        }
    }
    let group = read_contract("指标\t目标\t分值\t扣分规则\n接通率\t≥90%\t20\t每低1%扣1分，低于80%本维度不得分");
    assert!(asked(&group, "本维度不得分") && group.reading["indicators"][0]["rule"]["bands"].is_null());
    let far = read_contract("接通率（30分）。以90%为基准，低于基准不超过5个百分点的得20分。");
    assert!(far.reading["indicators"][0]["rule"]["bands"].is_null());
    let single = read_contract("违规处罚\n擅离岗位的，每次扣200元，同一人当月累计3次的予以清退。");
    assert_eq!(terms(&single, "tiers"), Vec::<Value>::new());
    let unpaid = read_contract("考核结果\n一年内三次得分低于70分的，甲方可以终止协议并不支付违约金。");
    assert!(unpaid.reading["tiers"][0]["consequence"]["payPercent"].is_null());
}

/// 90分以上为优秀，80分至89分为良好: each range has its own grade, and what follows may follow from several.
#[test]
fn grades_named_one_behind_the_other_share_what_follows() {
    let proposal = read_contract(
        "考核等次：90分以上为优秀，80分至89分为良好，80分以下为不合格。\n优秀、良好的全额支付当月外包费用；不合格的支付当月外包费用的85%。",
    );
    let paid: Vec<Value> =
        terms(&proposal, "tiers").iter().map(|tier| tier["consequence"]["payPercent"].clone()).collect();
    assert_eq!(paid, [json!("100"), json!("100"), json!("85")]);
}

/// A line in two languages says its terms once.
#[test]
fn what_two_languages_say_counts_once() {
    let proposal = read_contract(
        "Total credits in any month shall not exceed 15% of the monthly fee. 任一月份抵扣总额不超过月费的15%。",
    );
    assert_eq!(terms(&proposal, "caps").len(), 1);
}

/// What stands beside a level is what reaching it is worth, and what stands below the lowest is for less.
#[test]
fn points_beside_the_levels_of_a_row_are_its_bands() {
    let text = "考核指标\nKPI\t权重\t目标值\t达标得分\t挑战值\t挑战得分\t底线\t底线以下\n接起率\t60%\t≥92%\t100\t≥96%\t110\t85%\t0\n流失率\t40%\t≤6%\t100\t≤3%\t110\t12%\t0";
    let indicators = terms(&read_contract(text), "indicators");
    let bands = |place: usize| {
        let bands = indicators[place]["rule"]["bands"].as_array().cloned().unwrap_or_default();
        bands.iter().map(|band| (band["in"].clone(), band["points"].clone())).collect::<Vec<_>>()
    };
    let by_hand = |all: [(&str, &str); 3]| all.map(|(range, points)| (json!(range), json!(points))).to_vec();
    assert_eq!(bands(0), by_hand([("[96, )", "110"), ("[92, 96)", "100"), ("(, 85)", "0")]));
    assert_eq!(bands(1), by_hand([("(, 3]", "110"), ("(3, 6]", "100"), ("(12, )", "0")]));
}

/// [90,100) has two ends, and what a note says of months in a row is no consequence of one.
#[test]
fn tiers_have_their_ends_and_their_months() {
    let text = "月总分\t结算比例\t备注\n[90,100)\t100%\t\n[80,90)\t97%\t\n<80\t88%\t连续2月触发退出";
    let tiers = terms(&read_contract(text), "tiers");
    assert!(tiers.iter().any(|tier| tier["in"] == "[90, 100)" && tier["consequence"]["payPercent"] == "100"));
    let labelled: Vec<_> = tiers.iter().filter(|tier| tier["consequence"].get("label").is_some()).collect();
    assert_eq!(labelled.len(), 1);
    assert_eq!((&labelled[0]["in"], &labelled[0]["consecutiveMonths"]), (&json!("(, 80)"), &json!("2")));
}

/// A word before the name of an indicator that has its target makes another one of it.
#[test]
fn a_longer_name_is_another_indicator() {
    for text in [
        "1. 接通率不低于90%，每低1%扣500元。\n2. 在线接通率不低于95%，每低1%扣300元。",
        "Answer rate: at least 90%. For each full 1% below 90%, a credit of $500 applies.\nEmail answer rate: at least 95%. For each full 1% below 95%, a credit of $300 applies.",
    ] {
        let indicators = terms(&read_contract(text), "indicators");
        let found: Vec<_> = indicators.iter().map(|one| (&one["target"], &one["rule"]["deduct"])).collect();
        assert_eq!(found, [(&json!("90"), &json!("500")), (&json!("95"), &json!("300"))], "{text}");
    }
}

/// What no longer holds is no term, and what takes its place is one.
#[test]
fn what_is_withdrawn_is_left_out() {
    let proposal = read_contract("以前的“满意度每低1%扣服务费2%”不要了，改成：接通率不低于90%，每低1%扣300元。");
    let indicators = terms(&proposal, "indicators");
    assert_eq!(indicators.len(), 1);
    assert_eq!(indicators[0]["rule"]["deduct"], "300");
    assert!(proposal.unread.iter().any(|left| left.text.contains("2%")));
}

/// Two things count at once, and no term outside the prices has both: it is asked about.
#[test]
fn an_amount_for_each_of_two_is_asked_about() {
    let asked = |text: &str| read_contract(text).choices.iter().any(|choice| choice.id.starts_with("unclear"));
    assert!(asked("國定假日出勤，每人每日加計新臺幣一千五百元。"));
    assert!(!asked("差评每个扣20元。"));
}

/// What is measured in time is asked to stay within it.
#[test]
fn a_time_to_stay_within_is_a_target() {
    let text = "考核\n1、平均响应时间30秒内，超过30秒扣100元，超过45秒扣300元。";
    let indicator = &terms(&read_contract(text), "indicators")[0];
    assert_eq!((&indicator["target"], &indicator["better"]), (&json!("30"), &json!("lower")));
    let bands: Vec<_> =
        { indicator["rule"]["bands"].as_array().unwrap().iter() }.map(|band| (&band["in"], &band["deduct"])).collect();
    assert_eq!(bands, [(&json!("(30, 45]"), &json!("100")), (&json!("(45, )"), &json!("300"))]);
}
