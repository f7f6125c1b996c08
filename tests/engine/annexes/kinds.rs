//! Kinds of sentences, each with what is right of it by hand: the terms, and what must be no term.

use serde_json::{Value, json};
use yuekao::annex::{Proposal, read_contract};

/// The terms of a section.
pub(super) fn terms(proposal: &Proposal, section: &str) -> Vec<Value> {
    proposal.reading[section].as_array().cloned().unwrap_or_default()
}

/// Whether words of a text are said to be left out.
fn left(proposal: &Proposal, words: &str) -> bool {
    proposal.unread.iter().any(|unread| unread.text.contains(words))
}

#[test]
fn a_share_of_wages_is_none_of_the_fee() {
    for text in [
        "服务费每席每月6000元。\n绩效工资发放：得分90分以上，绩效工资发放100%；80分（含）至90分，发放90%；80分以下，发放70%。",
        "服务费每席每月6000元。\n坐席月度绩效得分与其绩效工资挂钩：90分以上按120%发放，75分以上不足90分按100%发放，75分以下按80%发放。",
        "服务费每席每月6000元。\n考核得分低于80分的，扣发当月绩效工资的20%。",
        "服务费每席每月6000元。\n满意度低于95%的，扣减当班坐席绩效工资10%。",
        "服务费每席每月6000元。\n人工接通率低于85%的，扣减项目经理奖金的5%。",
        "Price: $3.50 per call.\nIf the agent's score is below 80, the agent's monthly bonus is reduced by 20%.",
    ] {
        let proposal = read_contract(text);
        for section in ["tiers", "bonus", "damages", "indicators"] {
            assert_eq!(terms(&proposal, section), Vec::<Value>::new(), "{section}: {text}");
        }
        let words = text.split('\n').nth(1).unwrap();
        let last = words.trim_end_matches(['。', '.']).rsplit(['；', ',', '，']).next().unwrap();
        assert!(left(&proposal, last), "{last} is not said to be left out");
    }
    // Wages that are not paid are an event like others.
    let owed = read_contract("拖欠员工工资的，每次扣减服务费5000元。");
    assert_eq!(terms(&owed, "indicators")[0]["rule"]["deduct"], "5000");
}

/// A part of the fees with a name of its own is not the one fee there is.
#[test]
fn a_share_of_what_no_price_is_of_is_taken_from_a_figure_of_its_own() {
    let proposal = read_contract("外呼每通1.2元。\n退单率超过12%的，当月佣金扣减10%。");
    let deduction = &proposal.contract["damages"][0]["amount"]["percent"]["of"];
    let figure = proposal.contract["figures"].as_array().unwrap().iter().find(|figure| figure["id"] == *deduction);
    assert_eq!(figure.unwrap()["label"], "当月佣金");
}

#[test]
fn a_span_behind_what_is_asked_for_is_a_condition() {
    for (text, target, bands) in [
        (
            "质检平均分不低于92分，92分以下、85分以上的，扣减当月服务费的1%；85分以下的，扣减当月服务费的3%。",
            "92",
            ["[85, 92)", "(, 85)"],
        ),
        (
            "顧客滿意度應達4.5分，未達4.5分但達4.2分者，扣當月服務費2%，未達4.2分者，扣5%。",
            "4.5",
            ["[4.2, 4.5)", "(, 4.2)"],
        ),
    ] {
        let proposal = read_contract(text);
        let indicator = &terms(&proposal, "indicators")[0];
        assert_eq!((&indicator["target"], &indicator["better"]), (&json!(target), &json!("higher")), "{text}");
        let found: Vec<&Value> =
            indicator["rule"]["bands"].as_array().unwrap().iter().map(|band| &band["in"]).collect();
        assert_eq!(found, bands, "{text}");
    }
}

/// Which time it is, or in how many months, one month's score does not tell.
#[test]
fn a_result_of_several_months_is_no_tier_of_one() {
    for text in [
        "考核结果\n总分＜80分：D。\n首次出现得分低于80分，扣服务费5000元；再次出现得分低于80分，扣服务费10000元。",
        "考核\n连续三个月不达标，甲方有权解除合同。",
    ] {
        let proposal = read_contract(text);
        let costs = |tier: &&Value| tier["consequence"].get("deduct").is_some() || tier["consequence"]["label"] != "D";
        assert_eq!(terms(&proposal, "tiers").iter().filter(costs).count(), 0, "{text}");
        let last = text.rsplit(['\n', '；']).next().unwrap().trim_end_matches(['。', '.']);
        assert!(left(&proposal, last), "{last} is not said to be left out");
    }
    let text = "Scorecard\nA score below 80 in 4 months of any 12 months entitles the Authority to terminate.";
    let tiers = terms(&read_contract(text), "tiers");
    assert_eq!(tiers.len(), 1);
    assert_eq!((&tiers[0]["times"], &tiers[0]["withinMonths"]), (&json!("4"), &json!("12")), "{tiers:?}");
}

#[test]
fn of_two_bonuses_the_nearer_one_is_gained() {
    let proposal = read_contract("激励：KPI总分达到98分，奖励服务费2%；达到100分，奖励服务费3%。");
    let gained: Vec<(Value, Value)> =
        terms(&proposal, "bonus").iter().map(|bonus| (bonus["in"].clone(), bonus["percent"].clone())).collect();
    assert_eq!(gained, [(json!("[98, 100)"), json!("2")), (json!("[100, )"), json!("3"))]);
    assert!(proposal.choices.iter().any(|asked| asked.text.contains("达到100分") || asked.text.contains("达到98分")));
}

/// 200元/条 for each day: one figure does not tell how many of both there are.
#[test]
fn an_amount_for_each_of_two_things_is_asked_about() {
    let proposal = read_contract("考核\n知识库更新：收到需求后2个工作日内完成，每逾期1个工作日扣200元/条。");
    assert_eq!(terms(&proposal, "indicators")[0]["name"], "知识库更新");
    assert!(proposal.choices.iter().any(|asked| asked.text.contains("200元/条")));
}

#[test]
fn prices_are_those_that_are_paid() {
    let what = |text: &str| -> Vec<(Value, Value, Value)> {
        let prices = terms(&read_contract(text), "prices");
        prices.iter().map(|price| (price["price"].clone(), price["unit"].clone(), price["from"].clone())).collect()
    };
    // What the rows come to is no price.
    let shifts = "班次\t人数\t单价（元/人/月）\n早班\t12\t5,600\n晚班\t10\t6,100\n合计\t22\t128,200";
    let month = json!("元/人/月");
    assert_eq!(what(shifts), [(json!("5600"), month.clone(), json!(null)), (json!("6100"), month, json!(null))]);
    // The least that all fees come to is no fee beside them.
    assert_eq!(
        what("Charges: £2.15 per call; a minimum monthly charge of £18,000 applies."),
        [(json!("2.15"), json!("GBP/call"), json!(null))]
    );
    assert_eq!(what("每月最低服务费12万元，未达到的按12万元计。"), []);
    // Tenths of a yuan belong to the amount, and the unit may stand behind.
    assert_eq!(what("服务费单价为人民币壹元贰角每分钟。"), [(json!("1.2"), json!("元/分钟"), json!(null))]);
    // A price that falls takes the place of the one before from there on.
    let falls = "国内票咨询4.1元一通，月总量超过5万通后国内票单价降到3.8元（仅超出部分）。";
    let call = json!("元/通");
    assert_eq!(what(falls), [(json!("4.1"), call.clone(), json!(null)), (json!("3.8"), call, json!("50000"))]);
}

#[test]
fn what_lies_beyond_is_paid_from_there_on() {
    let proposal = read_contract("月成交单数超过200单的，超出部分每单奖励20元。");
    assert_eq!(terms(&proposal, "bonus")[0]["from"], "200");
}

/// A remark on where numbers come from names nothing, and a time is better short.
#[test]
fn names_and_sides_are_those_of_the_indicator() {
    let survey = read_contract(
        "市民满意度（25分）：以回访数据为准，达到95%得满分；每低1个百分点扣2.5分，不足1个百分点按1个百分点计算。",
    );
    let indicator = &terms(&survey, "indicators")[0];
    assert_eq!((&indicator["target"], &indicator["better"]), (&json!("95"), &json!("higher")));
    assert_eq!(indicator["rule"], json!({ "per": "1", "points": "2.5", "partial": "started" }));
    let reply = read_contract("文字客服首次回覆時間不得逾60秒；逾60秒者，每逾10秒扣罰新臺幣1,000元，未滿10秒不計。");
    assert_eq!(terms(&reply, "indicators")[0]["better"], "lower");
}

/// For each seat and each day: one figure does not tell how many of both.
#[test]
fn a_step_of_two_units_is_asked_about() {
    let proposal = read_contract("乙方应保证在岗坐席不少于40席，每缺1席每日扣减服务费300元。");
    assert!(proposal.choices.iter().any(|choice| choice.text.contains("每缺1席")), "{:?}", proposal.choices);
}

#[test]
fn heads_of_two_rows_and_levels_by_their_heads_are_read() {
    let merged = "类别\t指标与要求\t\t分值\t计分办法\n\t指标\t目标值\t\t\n效率\t接通率\t≥90%\t60\t每低1个百分点扣2分，扣完为止\n质量\t满意度\t≥95%\t40\t每低1个百分点扣2分，扣完为止";
    let weights: Vec<Value> =
        terms(&read_contract(merged), "indicators").iter().map(|one| one["weight"].clone()).collect();
    assert_eq!(weights, ["60", "40"]);
    let levels = "考核指标\t最低值\t目标值\t考核金额\n接通率\t85%\t90%\t6000元\n平均等待时长\t60秒\t30秒\t4000元\n指标低于最低值的，扣除该项全部考核金额；指标达到最低值但低于目标值的，扣除该项考核金额的50%。";
    let proposal = read_contract(levels);
    let bands: Vec<(Value, Value)> = terms(&proposal, "indicators")
        .iter()
        .flat_map(|one| one["rule"]["bands"].as_array().unwrap().clone())
        .map(|band| (band["in"].clone(), band["deductPercent"].clone()))
        .collect();
    let expected = [("(, 85)", "100"), ("[85, 90)", "50"), ("(60, )", "100"), ("(30, 60]", "50")];
    assert_eq!(bands, expected.map(|(range, percent)| (json!(range), json!(percent))));
}

/// 不足N按N计 is the least that is billed, or what a part of a step counts as.
#[test]
fn a_least_quantity_is_no_step_and_a_step_is_no_least_quantity() {
    let billed = read_contract("服务费：话务每通2元，每月不足5,000通按5,000通计算。");
    assert_eq!(terms(&billed, "prices")[0]["minimum"], "5000");
    let stepped = read_contract("漏接：每漏接100通扣50元；不足100通按100通计算。");
    assert_eq!(terms(&stepped, "indicators")[0]["rule"]["per"], "100");
    assert_eq!(terms(&stepped, "prices"), Vec::<Value>::new());
    let paid = read_contract("考核得分不足80分的，按85%结算当月服务费。");
    assert_eq!(terms(&paid, "tiers")[0]["consequence"]["payPercent"], "85");
}

/// What begins elsewhere than at the target is counted from there.
#[test]
fn a_step_begins_where_it_says() {
    let gained = read_contract("客户满意度不低于95%，每低1个百分点扣500元；高于98%的，每高1个百分点奖励100元。");
    assert_eq!(terms(&gained, "bonus")[0]["from"], "98");
    let later = read_contract("指标\t目标\t扣罚\n违规\t0次\t首次警告，第2次起每次扣500元");
    assert_eq!(terms(&later, "indicators")[0]["rule"]["from"], "1");
}

/// Numbers with boxes to tick are a blank, and no number of them is taken.
#[test]
fn boxes_to_tick_are_a_blank() {
    let proposal = read_contract("甲方应在收到发票后□10 □15 □30个工作日内付款。");
    assert_eq!(terms(&proposal, "deadlines")[0]["rule"], "blank working days after 收到发票");
    assert_eq!(terms(&proposal, "blanks").len(), 1);
}

/// What happens on a day, and what each of the same persons did, one number of the month does not tell.
#[test]
fn amounts_that_no_figure_counts_are_left() {
    for (text, words) in [
        ("考核指标\n日均首次响应时间大于20秒的，扣款100元/天。", "扣款100元/天"),
        ("质量考核\n违规外呼每发现一例扣1000元；同一坐席当月第二例起，每例扣3000元。", "每例扣3000元"),
    ] {
        let proposal = read_contract(text);
        assert!(left(&proposal, words), "{words} is not said to be left out");
        assert!(!proposal.reading.to_string().contains("\"3000\""), "{text}");
        assert_eq!(terms(&proposal, "prices"), Vec::<Value>::new(), "{text}");
    }
}

/// A cell that says how many within how long asks for the share; an amount a day late counts days.
#[test]
fn what_a_cell_asks_for_is_the_share_and_not_the_time() {
    let proposal = read_contract(
        "| Service Level | Target | Service Credit |\n| Speed of answer | 80% within 20 s | 1% of Charges per 1% below target |\n| Report delivery | on time | £150 per day late |",
    );
    let indicators = terms(&proposal, "indicators");
    assert_eq!((&indicators[0]["target"], &indicators[0]["unit"]), (&json!("80"), &json!("%")));
    assert_eq!(indicators[1]["rule"]["per"], "1");
}

/// The questions of a kind: what each quotes.
pub(super) fn asked<'p>(proposal: &'p Proposal, kind: &str) -> Vec<&'p str> {
    let questions = proposal.questions.iter().chain(&proposal.choices);
    questions.filter(|question| question.id.starts_with(kind)).map(|question| question.text.as_str()).collect()
}

/// What stands where a name should be and is none, or is that of no price, is asked about.
#[test]
fn what_has_no_name_of_its_own_is_asked_about() {
    for (text, quote) in [
        ("通话费据实结算，按0.09元/分钟计收。", "0.09元/分钟"),
        ("Inbound voice: SGD 4.20 per call.\nVolume discount: SGD 0.30 per call.", "SGD 0.30"),
    ] {
        let proposal = read_contract(text);
        assert!(asked(&proposal, "doubtful").iter().any(|asked| asked.contains(quote)), "{text}");
    }
    let plain = read_contract(
        "逾期支付服务费的，每逾期一日按应付金额的万分之五支付违约金。\n20秒接通率不低于90%，每低1%扣2分。",
    );
    assert_eq!(asked(&plain, "doubtful"), Vec::<&str>::new());
}

/// Weights that come to 70 may be all there are, or one was not read.
#[test]
fn weights_that_do_not_come_to_the_full_score_are_asked_about() {
    let of = |last: &str| {
        read_contract(&format!(
            "接通率（30分）：不低于90%，每低1%扣2分。\n满意度（40分）：不低于95%，每低1%扣2分。\n质检合格率（{last}分）：不低于98%，每低1%扣2分。"
        ))
    };
    assert_eq!(asked(&of("30"), "weights"), Vec::<&str>::new());
    assert_eq!(asked(&of("20"), "weights").len(), 1);
}

/// Later cases cost more: every case has its amount, and where a text does not give it for all, nothing is taken.
#[test]
fn amounts_that_rise_with_the_cases_are_each_of_their_part() {
    let rule = |text: &str| terms(&read_contract(text), "indicators").first().map(|one| one["rule"].clone());
    let rises = rule("投诉处理超时：前3次每次扣100元，第4次起每次扣300元，每月最高扣2000元。").unwrap();
    assert_eq!((&rises["deduct"], &rises["cap"]), (&json!("100"), &json!("2000")));
    assert_eq!(rises["rising"], json!([{ "over": "3", "deduct": "300" }]));
    let each = rule("客户升级投诉的，第一起扣500元，第二起扣1000元，第三起及以上每起扣2000元。").unwrap();
    assert_eq!(each["rising"], json!([{ "over": "1", "deduct": "1000" }, { "over": "2", "deduct": "2000" }]));
    let beyond = rule("错误口径：每次扣300元，当月超过5次的，超过部分每次扣600元。").unwrap();
    assert_eq!(beyond["rising"], json!([{ "over": "5", "deduct": "600" }]));
    // What the third case costs, and those behind it, is not said.
    assert_eq!(rule("违规外呼：第一次扣500元，第二次扣1000元。"), None);
    assert_eq!(rule("违规外呼：前3次每次扣100元。"), None);
}

/// A line in two languages says its time limit once; where the two differ, it is asked which counts.
#[test]
fn a_line_in_two_languages_has_one_time_limit() {
    let limits = |text: &str| {
        let proposal = read_contract(text);
        let rules: Vec<Value> = terms(&proposal, "deadlines").iter().map(|one| one["rule"].clone()).collect();
        (rules, proposal.choices.len())
    };
    let same = "付款：客户应在收到发票后三十（30）日内付款。 The Client shall pay within thirty (30) days after receipt of the invoice.";
    assert_eq!(limits(same), (vec![json!("30 days after 收到发票")], 0));
    let differs = same.replace("thirty (30)", "forty-five (45)");
    assert_eq!(limits(&differs), (vec![json!("30 days after 收到发票")], 1));
}

/// What looks like a price or a date and is none.
#[test]
fn deposits_minimums_and_conditions_are_no_prices_and_no_dates() {
    for (text, section) in [
        ("履约保证金：人民币300,000元，合同期满后无息返还。", "prices"),
        ("合同生效后甲方支付预付款8万元。", "prices"),
        ("基本费：每月60,000元，未达基本费者，以基本费计收。", "prices"),
        ("账单日为每月最后一日。", "deadlines"),
        ("押金可抵扣最后一个月服务费。", "deadlines"),
        ("提前24小时以上取消的不收费。", "deadlines"),
        ("月审核量在10万单以内的，按上表单价结算。", "indicators"),
    ] {
        assert_eq!(terms(&read_contract(text), section), Vec::<Value>::new(), "{text}");
    }
    let working = read_contract("乙方于次月第3个工作日前发送账单。");
    assert_eq!(terms(&working, "deadlines")[0]["rule"], "3 working days after month end");
    let leak = read_contract("数据泄露：每条1,000元，同一事件不超过100万元。");
    assert_eq!(terms(&leak, "damages")[0]["amount"], "1000");
}

/// Tables of prices: units without a stroke, a price with and without the tax, cells one below the other.
#[test]
fn rows_of_prices_say_what_each_is_per() {
    let prices = |text: &str| -> Vec<(Value, Value)> {
        terms(&read_contract(text), "prices").iter().map(|one| (one["unit"].clone(), one["price"].clone())).collect()
    };
    let taxed = "项目\t计价单位\t不含税单价（元）\t含税单价（元）\n会话\t个\t2.10\t2.226\n维护\t月\t3000\t3180";
    assert_eq!(prices(taxed), [(json!("元/个"), json!("2.1")), (json!("元/月"), json!("3000"))]);
    let asked = read_contract(taxed).choices;
    assert!(asked.iter().any(|choice| choice.id == "tax_prices" && choice.choices[1].changes.len() == 2), "{asked:?}");
    let lines = "项目\n单位\n单价（元）\n备注\n订单审核\n单\n0.85\n含标注\n订单改址\n单\n1.20\n退货登记\n件\n0.95\n";
    let known = [(json!("元/单"), json!("0.85")), (json!("元/单"), json!("1.2")), (json!("元/件"), json!("0.95"))];
    assert_eq!(prices(lines), known);
}

/// A price that changes with how much there is: a step of the price before, or asked about.
#[test]
fn a_price_from_so_many_on_is_a_step_of_one_before() {
    let steps = |text: &str| -> Vec<(Value, Value, Value)> {
        let prices = terms(&read_contract(text), "prices");
        prices.iter().map(|one| (one["price"].clone(), one["from"].clone(), one["to"].clone())).collect()
    };
    let text = "评论审核0.012元/条。\n超过500万条的部分，单价降为0.010元/条；超过1,000万条的部分，单价降为0.008元/条。";
    let known = [
        ("0.012", None, Some("5000000")),
        ("0.01", Some("5000000"), Some("10000000")),
        ("0.008", Some("10000000"), None),
    ];
    assert_eq!(steps(text), known.map(|(price, from, to)| (json!(price), json!(from), json!(to))));
    let hangs = read_contract("审核0.85元/单，改址1.2元/单。\n超过10万单的部分，单价按0.75元/单计算。");
    assert!(hangs.choices.iter().any(|choice| choice.id.starts_with("unclear")), "{:?}", hangs.choices);
}

/// What contradicts itself, or is said of more than one month or in another measure, is asked about or left out.
#[test]
fn a_term_that_its_own_text_speaks_against_is_not_certain() {
    let asked = |proposal: &Proposal| proposal.choices.iter().any(|question| question.id.starts_with("unclear"));
    // A share of the fee holds down no sum of money.
    let cap = read_contract("考核指标\n满意度：目标95%，每低1个百分点扣500元，但累计不超过1%。");
    assert_eq!(terms(&cap, "indicators")[0]["rule"].get("cap"), None);
    assert!(asked(&cap));
    // One of the same does.
    let cap = read_contract("考核指标\n满意度：目标95%，每低1个百分点扣500元，不超过5000元。");
    assert_eq!(terms(&cap, "indicators")[0]["rule"]["cap"], "5000");
    assert_eq!(terms(&cap, "indicators")[0]["target"], "95");
    // Maintenance is no deduction, and the quarter has no score where the month has one.
    let hours = read_contract("Scheduled Maintenance is limited to 8 hours per month in total.");
    assert_eq!(terms(&hours, "caps"), Vec::<Value>::new());
    let quarter =
        read_contract("月度考核\n综合得分低于80分的，扣当月服务费的5%。\n季度平均得分≥95分的，奖励季度服务费的1%。");
    assert_eq!(terms(&quarter, "bonus"), Vec::<Value>::new());
    assert!(asked(&quarter));
    // The words that change a number are asked about where no term takes them.
    let waived = read_contract("系统对接费一次性8000元，首月免收。");
    assert!(asked(&waived));
    // How much more than foreseen is no price.
    let uplift = read_contract("呼入每分钟1.18元。\n高于预测量120%的部分，单价上浮10%。");
    assert!(terms(&uplift, "prices").iter().all(|price| price.get("uplift").is_none()));
}

/// What must be is asked for: the loss follows where it is not so.
#[test]
fn what_must_be_is_a_target_and_no_condition() {
    for text in [
        "平均等候時間不得超過三十秒，超過者扣罰當月服務費百分之二。",
        "考核指标\n平均等候时间≤30秒，超过扣当月服务费2%。",
        "考核指标\n平均等候时间不得超过30秒，超出的扣当月服务费的2%。",
    ] {
        let indicator = &terms(&read_contract(text), "indicators")[0];
        assert_eq!((&indicator["target"], &indicator["better"]), (&json!("30"), &json!("lower")), "{text}");
        assert_eq!(indicator["rule"]["bands"][0]["in"], "(30, )", "{text}");
    }
    // 超1秒 behind it is a step, and no other end.
    let step = read_contract("考核指标\n首次响应≤25秒，超1秒扣50元。");
    assert_eq!(terms(&step, "indicators")[0]["rule"]["per"], "1");
    let english = read_contract("Voice abandonment must not exceed 6%; £750 is deducted for each full 1% above 6%.");
    let indicator = &terms(&english, "indicators")[0];
    assert_eq!((&indicator["target"], &indicator["rule"]["deduct"]), (&json!("6"), &json!("750")));
}

/// The points of what a line names are none of the score.
#[test]
fn the_points_of_an_indicator_are_no_tiers() {
    for text in [
        "质检分：月均低于88分，扣1000元；低于85分，扣3000元。",
        "4. CSAT. Provider's average CSAT score shall be at least 4.4 out of 5. A score of 4.2 or higher but below 4.4 results in a credit of 1%.",
    ] {
        let proposal = read_contract(text);
        assert_eq!(terms(&proposal, "tiers"), Vec::<Value>::new(), "{text}");
        assert!(!terms(&proposal, "indicators")[0]["rule"]["bands"].as_array().unwrap().is_empty(), "{text}");
    }
    // 奖金 is added, and not what is paid of the fee.
    let bonus = read_contract("总分九十五分以上：核发当月服务费百分之二奖金。");
    assert_eq!(terms(&bonus, "bonus")[0]["percent"], "2");
    assert_eq!(terms(&bonus, "tiers"), Vec::<Value>::new());
}

/// Columns that say for how many hold prices under a heading of prices.
#[test]
fn columns_of_quantities_hold_prices() {
    let text = "计价（元/张，未税，税率6%）\n\n工单类型\t0-5000张\t5001-15000张\t15001张以上\n普通咨询\t3.20\t2.90\t2.60\n售后退换\t5.50\t5.10\t4.70\n以上为分段累进计价，即各段数量分别乘以各段单价。";
    let prices = terms(&read_contract(text), "prices");
    assert_eq!(prices.len(), 6);
    assert_eq!(
        (&prices[1]["price"], &prices[1]["from"], &prices[1]["to"]),
        (&json!("2.9"), &json!("5001"), &json!("15000"))
    );
    assert_eq!(prices[5]["ladder"], "progressive");
}

/// A share of each part of what was brought in, and nothing of the first part.
#[test]
fn a_commission_in_steps_is_a_share_of_each_part() {
    let text = "提成：客服成交额5万元以下不计提，5万元（含）～20万元部分按0.6%，20万元（含）以上部分按1%。";
    let proposal = read_contract(text);
    let prices = terms(&proposal, "prices");
    let shares: Vec<&Value> = prices.iter().map(|price| &price["percent"]).collect();
    assert_eq!(shares, ["0", "0.6", "1"]);
    assert_eq!((&prices[1]["from"], &prices[1]["to"]), (&json!("50000"), &json!("200000")));
    let figure = &proposal.contract["figures"][0]["id"];
    let engine = yuekao::engine::Engine::new(proposal.contract.clone());
    let month = json!({ "vendor": "A", "month": "2027-05", "figures": { figure.as_str().unwrap(): "300000" } });
    let found = serde_json::to_value(engine.assess(&month)).unwrap();
    // 150,000 at 0.6% and 100,000 at 1%.
    assert_eq!(found["lines"][0]["amount"], "1900.00");
}

/// What is added to the score comes to so many points at most, however many things are rewarded.
#[test]
fn added_points_come_to_their_most_together() {
    let text = "满分100分。\n（一）接通率（100分）。目标90%，每低1个百分点扣1分。\n加分项\n1．受到表彰的，每次加2分。\n2．建议被采纳的，每条加1分。\n加分累计不超过5分。";
    let proposal = read_contract(text);
    let items = proposal.contract["items"].as_array().unwrap();
    let added: Vec<&Value> = items.iter().filter(|item| item["weight"] == "0").collect();
    assert_eq!(added.len(), 1);
    assert_eq!(added[0]["score"]["lowest"][1], "5");
    assert_eq!(added[0]["score"]["lowest"][0]["sum"].as_array().unwrap().len(), 2);
}

/// More cases cost more in a sentence of its own: they are those of the clause before.
#[test]
fn what_more_cases_cost_is_of_the_clause_before() {
    let proposal =
        read_contract("考核条款\n1. 有责投诉的，每件扣款2000元；当月累计超过5件的，超过部分每件扣款4000元。");
    let rule = &terms(&proposal, "indicators")[0]["rule"];
    assert_eq!((&rule["deduct"], &rule["rising"]), (&json!("2000"), &json!([{ "over": "5", "deduct": "4000" }])));
}

/// A share at risk is lost where a sentence says so, and what makes it more is asked about.
#[test]
fn a_share_at_risk_is_lost_below_the_target() {
    let table = "Performance Guarantee | Standard | Amount at Risk\nAbandonment Rate | 3% or less | 2% of monthly fees\nFirst Call Resolution | 85% or higher | 1.5% of monthly fees\n\n";
    let missed = "If a Performance Guarantee is missed, Vendor shall credit Client the Amount at Risk for that month.";
    let open = read_contract(table);
    assert!(terms(&open, "indicators").iter().all(|indicator| indicator["rule"].is_null()));
    assert!(open.choices.iter().any(|choice| choice.id.starts_with("unclear")));
    let proposal = read_contract(&format!(
        "{table}{missed} If it is missed for three consecutive months, the Amount at Risk is doubled."
    ));
    let bands: Vec<Value> =
        terms(&proposal, "indicators").iter().map(|indicator| indicator["rule"]["bands"][0].clone()).collect();
    assert_eq!(
        bands,
        [
            json!({ "in": "(3, )", "deductPercent": "2", "base": "monthly fees" }),
            json!({ "in": "(, 85)", "deductPercent": "1.5", "base": "monthly fees" })
        ]
    );
    assert!(proposal.choices.iter().any(|choice| choice.text.contains("doubled")));
}

/// Limits, rules and times in columns that are called otherwise, and a head that nobody knows.
#[test]
fn a_column_is_for_what_stands_in_it() {
    let table = "項目\t標準\t未達標準之處理\n進線接聽率\t90%以上\t每低1%，扣當月服務費0.3%\n二十秒接聽率\t80%以上\t每低1%，扣當月服務費0.5%";
    assert_eq!(terms(&read_contract(table), "indicators")[1]["rule"]["deductPercent"], "0.5");
    let capped = "专项扣款\n情形\t扣款标准\t单项月度上限\n录音缺失\t50元/条\t5,000元\n越权查询\t10,000元/次\t不设上限";
    let capped = read_contract(capped);
    assert_eq!(terms(&capped, "indicators")[0]["rule"]["cap"], "5000");
    assert!(terms(&capped, "indicators")[1]["rule"]["cap"].is_null());
    let available =
        read_contract("月度可用率\t服务抵扣（占当月服务费）\n≥99.9%\t0\n99.5%≤可用率<99.9%\t5%\n<99.5%\t12%");
    assert_eq!(terms(&available, "indicators")[0]["rule"]["bands"][2]["deductPercent"], "12");
}
