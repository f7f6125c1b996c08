//! What looks like a price, a fee or a target and is another thing, each worked out by hand.

use serde_json::{Value, json};
use yuekao::annex::read_contract;

use super::kinds::terms;

#[test]
fn money_for_each_day_of_lateness_is_no_price() {
    for (text, what, amount) in [
        ("Phone agent: £2,900 per agent per month\nReports delivered late: £250 per business day", "late", "250"),
        ("Phone agent: £2,900 per agent per month\nFailure to restore telephony: £400 per hour", "Failure", "400"),
        ("Phone agent: £2,900 per agent per month\nMissed training: £60 per day", "Missed", "60"),
        ("热线坐席7,200元/席/月。\n迟交日报 50元/天", "迟交", "50"),
        ("热线坐席7,200元/席/月。\n数据报送延误每小时60元", "延误", "60"),
        ("热线坐席7,200元/席/月。\n系统故障：500元/小时。", "故障", "500"),
    ] {
        let proposal = read_contract(text);
        assert_eq!(terms(&proposal, "prices").len(), 1, "{text}");
        let damages = terms(&proposal, "damages");
        assert!(damages[0]["what"].as_str().unwrap().contains(what), "{text}");
        assert_eq!(damages[0]["amount"], amount, "{text}");
        // Who pays is asked.
        assert!(proposal.choices.iter().any(|choice| choice.id.starts_with("payer")), "{text}");
    }
    // Without a verb of taking or a word that says what it is for, at most a question.
    for text in ["每逾期一日200元。", "月报每延迟1个工作日300元。", "质检报告迟交：每天100元"]
    {
        let proposal = read_contract(&format!("热线坐席7,200元/席/月。\n{text}"));
        assert_eq!(terms(&proposal, "prices").len(), 1, "{text}");
    }
    // Work with such a name has a price, which is asked about; night work is no lateness.
    let reminders = read_contract("热线坐席7,200元/席/月。\n逾期提醒外呼200元/天。\n夜间值守：350元/天。");
    assert_eq!(terms(&reminders, "prices").len(), 3);
    let doubtful: Vec<_> = reminders.choices.iter().filter(|choice| choice.id.starts_with("doubtful")).collect();
    assert_eq!(doubtful.len(), 1);
    assert!(doubtful[0].text.contains("逾期提醒外呼"));
}

#[test]
fn a_reward_that_is_not_paid_is_none_of_the_fee() {
    let proposal = read_contract(
        "考核满分100分。\n得分低于80分的，不计发奖励。\n得分低于70分的，当月奖金不予发放。\n得分低于60分的，不支付当月服务费。",
    );
    let tiers = terms(&proposal, "tiers");
    assert_eq!(tiers.len(), 1);
    assert_eq!((&tiers[0]["in"], &tiers[0]["consequence"]["payPercent"]), (&json!("(, 60)"), &json!("0")));
}

#[test]
fn a_bonus_counts_from_what_has_to_be_reached() {
    let proposal = read_contract(
        "接通率目标90%，每低1个百分点扣500元。\n接通率达到95%及以上，每超1个百分点奖励1000元。\n满意度目标92%，每低1个百分点扣500元，每高1个百分点奖励300元。",
    );
    let from: Vec<Value> = terms(&proposal, "bonus").iter().map(|bonus| bonus["from"].clone()).collect();
    assert_eq!(from, [json!("95"), json!("92")]);
}

#[test]
fn a_cell_of_a_limit_says_which_side_is_better() {
    let text = "KPI | Target | Service Credit\nComplaints received | max 5 | €150 for each complaint above 5\nForms received | min 90 | €20 for each form below 90";
    let indicators = terms(&read_contract(text), "indicators");
    let better: Vec<&Value> = indicators.iter().map(|indicator| &indicator["better"]).collect();
    assert_eq!(better, ["lower", "higher"]);
    assert_eq!(indicators[0]["rule"]["deduct"], "150");
}

#[test]
fn what_a_target_costs_may_stand_in_the_lines_below_it() {
    for mark in ["3. ", "3️⃣ "] {
        let text = format!("{mark}满意度：目标92%\n👉 88%～92%（不含92%）扣1500元\n👉 88%以下扣8000元");
        let indicators = terms(&read_contract(&text), "indicators");
        assert_eq!(indicators.len(), 1, "{mark}");
        assert_eq!(
            indicators[0]["rule"]["bands"],
            json!([{"in": "[88, 92)", "deduct": "1500"}, {"in": "(, 88)", "deduct": "8000"}]),
            "{mark}"
        );
    }
}

#[test]
fn a_second_day_for_the_start_is_not_taken() {
    let proposal =
        read_contract("Order Start Date: 1 March 2028\nInitial Order Term: 18 months\nStart date: 1 April 2028");
    let term = &proposal.reading["term"];
    assert_eq!((&term["start"], &term["length"]), (&json!("2028-03-01"), &json!("18 months")));
    assert!(proposal.unread.iter().any(|unread| unread.text.contains("1 April 2028")));
}
