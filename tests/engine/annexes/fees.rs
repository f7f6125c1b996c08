//! What a text says of fees: multiples of a price, tables of them, steps, and money that is no price.

use serde_json::{Value, json};
use yuekao::annex::read_contract;

use super::kinds::{asked, terms};

/// One key of each term of a section.
fn each(text: &str, section: &str, key: &str) -> Vec<Value> {
    terms(&read_contract(text), section).iter().map(|term| term[key].clone()).collect()
}

/// A price so many times as high, in the words of each language, and each for what it is.
#[test]
fn a_price_may_be_a_multiple_of_another() {
    for (text, times) in [
        ("Fees\nWeekend hours are billed at 150% of the hourly rate.", "1.5"),
        ("Fees\nPublic holidays: twice the rate.", "2"),
        ("Fees\nHoliday calls are billed at one and one-half times the per-minute rate.", "1.5"),
        ("收费标准\n公眾假期收費為上表之150%。", "1.5"),
        ("收费标准\n節假日雙倍計費。", "2"),
    ] {
        assert_eq!(each(text, "prices", "multiply"), [json!(times)], "{text}");
    }
    let two = "收费标准\n节假日服务按单价的1.8倍结算，春节三天按3倍。";
    assert_eq!(each(two, "prices", "what"), [json!("节假日服务"), json!("春节三天")]);
    // For so many hours only: what the share is worth, a multiple does not say.
    let bounded = "Fees\nTraining is billed at 60% of the hourly rate for at most 80 hours.";
    assert_eq!(each(bounded, "prices", "multiply"), Vec::<Value>::new());
}

/// A table of bands beside several services: each has its price in each band; by an average, or for what is counted.
#[test]
fn a_table_of_bands_prices_each_service() {
    let average = "收费表\n日均咨询量\t白班\t全天\n50人以内\t1,500元/月\t2,200元/月\n51-100人\t2,000元/月\t2,900元/月";
    assert_eq!(each(average, "prices", "price"), ["1500", "2000", "2200", "2900"].map(|price| json!(price)));
    assert_eq!(each(average, "prices", "by"), vec![json!("日均咨询量"); 4]);
    let counted = "Charges\nBand\tMonthly contacts\tVoice\tEmail\n1\t0 - 5,000\t£5.10\t£2.95\n2\tOver 5,000\t£4.65\t£2.70\nEach contact is charged at the rate of the band in which it falls.";
    assert_eq!(each(counted, "prices", "ladder"), vec![json!("progressive"); 4]);
    // Whether the bands count both services together is asked.
    assert!(!asked(&read_contract(counted), "unclear").is_empty());
}

/// What columns come to is no price of its own.
#[test]
fn sums_of_a_table_are_no_prices() {
    let sums = "报价\n岗位\t人数\t单价（元/人/月）\t金额（元/月）\n专员\t12\t6,850\t82,200\n质检\t2\t7,400\t14,800";
    assert_eq!(each(sums, "prices", "price"), [json!("6850"), json!("7400")]);
    let longer = "Charges\nRole\tHourly rate\tPer month\nAgent\tUSD 9.25\tUSD 1,480\nLead\tUSD 14.00\tUSD 2,240\nAnalyst\tUSD 12.75\tUSD 2,040";
    assert_eq!(each(longer, "prices", "price"), [json!("9.25"), json!("14"), json!("12.75")]);
}

/// A price that is stated first holds up to its steps; one that the steps begin with counts once.
#[test]
fn steps_follow_the_price_that_is_stated_first() {
    let steps = |text: &str| -> Vec<(Value, Value, Value)> {
        let prices = terms(&read_contract(text), "prices");
        prices.iter().map(|one| (one["price"].clone(), one["from"].clone(), one["to"].clone())).collect()
    };
    let reached =
        "收费\n电话接听：单价2.8元/通，月接听量达到2万通后，超出部分每通2.5元；达到5万通后，超出部分每通2.2元。";
    let known = [("2.8", None, Some("20000")), ("2.5", Some("20000"), Some("50000")), ("2.2", Some("50000"), None)];
    assert_eq!(steps(reached), known.map(|(price, from, to)| (json!(price), json!(from), json!(to))));
    let twice = "Fees\nService\tFee\tBasis\nLevel 1 support\t$6.80\tper ticket\n\nLevel 1 support fees: the first 3,000 tickets in a month are charged at $6.80 each; tickets above 3,000 at $5.60 each.";
    let known = [("6.8", Some("0"), Some("3000")), ("5.6", Some("3000"), None)];
    assert_eq!(steps(twice), known.map(|(price, from, to)| (json!(price), json!(from), json!(to))));
    let free = read_contract("Fees\nRecruiting: $650 per hire (waived for the first 20 hires)");
    assert_eq!(terms(&free, "prices")[0]["from"], "20");
}

/// Money that nothing says is a price, and what is added to another price, is asked about and left.
#[test]
fn money_that_is_no_price_of_its_own_is_asked_about() {
    for text in [
        "服务费用\n首批款项：本合同签订后十个工作日内，甲方向乙方支付人民币壹拾万元整。",
        "收费\n加急工单在普通工单单价基础上加收1元/单。",
        "Charges\nOn signature the Client pays the Supplier USD 9,000.",
    ] {
        assert_eq!(each(text, "prices", "price"), Vec::<Value>::new(), "{text}");
        let proposal = read_contract(text);
        assert!(!asked(&proposal, "unclear").is_empty(), "{text}");
    }
    // What the provider pays is no price: it is damages.
    let shift = "Charges\nIf the Supplier cancels a shift, it shall pay USD 150 per shift.";
    assert_eq!(each(shift, "prices", "price"), Vec::<Value>::new());
    assert_eq!(each(shift, "damages", "amount"), [json!("150")]);
}

/// A change of the price, a limit of expenses, a loss for each of what the step does not count: none is what it looks like.
#[test]
fn what_a_term_cannot_carry_is_no_term() {
    for (text, section) in [
        (
            "If volume falls by more than 25% for two consecutive months, the Supplier may increase the price by 8%.",
            "bonus",
        ),
        ("Travel expenses are reimbursed at cost, subject to a cap of USD 500 per trip.", "caps"),
        ("The Supplier's total liability is limited to USD 100,000.", "caps"),
        ("质量考核\n月流失率控制在8%以内，每超1%扣罚500元/人。", "damages"),
        ("违约责任\n因系统故障导致服务中断，每中断1小时扣减当日服务费的10%。", "damages"),
    ] {
        assert_eq!(terms(&read_contract(text), section), Vec::<Value>::new(), "{text}");
    }
    let both = read_contract("期满前两个月双方书面确认续约事宜。");
    assert!(both.reading["term"]["notice"].is_null(), "{}", both.reading);
    let each = read_contract("质量考核\n月流失率控制在8%以内，每超1%扣罚500元/人。");
    assert!(terms(&each, "indicators").iter().all(|one| one["rule"].is_null()), "{}", each.reading);
}

/// The number of a clause above nine, an order in words, and the dollars a text names.
#[test]
fn numbers_are_whole() {
    let twelfth = "11. The Client shall pay each invoice within 30 days after receipt of the invoice, without any deduction.\n12. The Client shall raise objections within five business days after receipt of the statement, in writing.";
    assert_eq!(each(twelfth, "deadlines", "rule").len(), 2);
    let fifth = "Delivery\nFor every late report after the fifth in a month the Supplier pays USD 50.";
    assert_eq!(each(fifth, "damages", "amount"), Vec::<Value>::new());
    assert!(!asked(&read_contract(fifth), "unclear").is_empty());
    let dollars = read_contract("Fees (AUD, exclusive of GST)\nVoice: $4.20 per call.");
    assert_eq!(dollars.reading["currency"], "AUD");
    let both = read_contract("Fees\nVoice: $4.20 per call. Invoices are paid in USD to a bank in Australia (AUD).");
    assert_eq!(both.reading["currency"], "USD");
}

/// Amounts below a heading of deductions are lost for each of what the row counts, up to what it has at most.
#[test]
fn amounts_below_a_heading_of_deductions_are_no_prices() {
    let text =
        "附表四 扣款\n序号\t事项\t单位\t金额（元）\t月上限（元）\n1\t辱骂客户\t次\t1500\t—\n2\t录音丢失\t条\t20\t2000";
    let proposal = read_contract(text);
    assert_eq!(terms(&proposal, "prices"), Vec::<Value>::new());
    let indicators = terms(&proposal, "indicators");
    let rules: Vec<_> = indicators.iter().map(|one| (&one["rule"]["deduct"], one["rule"].get("cap"))).collect();
    assert_eq!(rules, [(&json!("1500"), None), (&json!("20"), Some(&json!("2000")))]);
}

/// Rows that are told apart by the words before their names are called by both.
#[test]
fn rows_of_prices_are_told_apart() {
    let text = "单价\n技能组\t语言\t单价（元/席/月）\n语音\t普通话\t7400\n语音\t粤语\t8600\n在线\t普通话\t6800\n培训费\t—\t320";
    let prices = terms(&read_contract(text), "prices");
    let names: Vec<_> = prices.iter().map(|price| price["what"].as_str().unwrap()).collect();
    assert_eq!(names, ["语音 普通话", "语音 粤语", "在线 普通话", "培训费"]);
}

/// What the client pays each month is a price, and what is paid once is none.
#[test]
fn what_the_client_pays_each_month_is_a_price() {
    for text in [
        "甲方每月支付乙方基本服务费18万元，包含进线3万通。",
        "The Customer shall pay the Supplier a fixed Monthly Service Charge of €180,000, which covers up to 30,000 contacts per month.",
    ] {
        let prices = terms(&read_contract(text), "prices");
        assert_eq!(
            (&prices[0]["price"], &prices[0]["package"]["includes"]),
            (&json!("180000"), &json!("30000")),
            "{text}"
        );
    }
    assert_eq!(terms(&read_contract("甲方向乙方支付人民币100,000元。"), "prices"), Vec::<Value>::new());
}
