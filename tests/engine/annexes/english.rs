//! English wordings, and clauses in two languages, that were taken for something else, each worked out by hand.

use yuekao::annex::read_contract;

use super::kinds::terms;

/// A clause that stands in both languages, one below the other, is one; where their numbers differ, it is asked.
#[test]
fn clauses_in_two_languages_line_by_line_count_once() {
    let text = "1. 电话接通率每月不低于90%。\nThe call answer rate shall be at least 90% per month.\n\
        2. 坐席：8,800元/席/月。\nAgents: RMB 8,800 per seat per month.\n\
        3. 泄露数据的，每次支付违约金10,000元。\nData leakage: liquidated damages of RMB 10,000 per case.\n\
        4. 甲方应在收到发票后30日内付款。\nParty A shall pay within 45 days after receipt of the invoice.";
    let proposal = read_contract(text);
    assert_eq!(terms(&proposal, "indicators").len(), 1);
    assert_eq!(terms(&proposal, "prices").len(), 1);
    assert_eq!(terms(&proposal, "damages").len(), 1);
    assert_eq!(terms(&proposal, "deadlines").len(), 1);
    let asked = proposal.choices.iter().find(|choice| choice.line == 8).expect("a question about the 45 days");
    assert!(asked.text.contains("45 days"), "{}", asked.text);
}

/// What follows from a result is no price, and a share of the fee that is paid is none that is lost.
#[test]
fn what_follows_from_a_result_is_no_price() {
    let prose = "Customer satisfaction must be 4.3 out of 5 or better.\n\
        Should customer satisfaction be doubtful below 4.3, the Contractor shall hand over £450 for that month.";
    assert!(terms(&read_contract(prose), "prices").is_empty());
    let paid = read_contract("CSAT\tPayment\n95% - 100%\t102%\n85% - 94%\t100%\nbelow 85%\t95%");
    assert!(!paid.reading.to_string().contains("deductPercent"), "{}", paid.reading);
    let bands = read_contract("Result\tPrice per contact\n1 - 5,000\t£2.10\n5,001 - 12,000\t£1.90");
    assert!(terms(&bands, "tiers").is_empty());
    assert_eq!(terms(&bands, "prices").len(), 2);
}

/// In at least 93% of cases; shall not exceed the Fees at Risk, which the text defines.
#[test]
fn shares_of_cases_and_defined_sums() {
    let text = "\"Fees at Risk\" means, for any month, 12% of the Monthly Charges. \"Working Day\" means a weekday.\n\
        Emails shall be answered within one Working Day in at least 93% of cases.\n\
        In at least 95% of cases, letters shall be answered within five Working Days.\n\
        In no event shall the Service Credits for a month exceed the Fees at Risk.\n\
        Service Credits in any Contract Year shall not exceed the Fees at Risk.";
    let proposal = read_contract(text);
    let targets: Vec<_> = terms(&proposal, "indicators").iter().map(|one| one["target"].clone()).collect();
    assert_eq!(targets, ["93", "95"]);
    assert!(terms(&proposal, "deadlines").is_empty());
    let caps = terms(&proposal, "caps");
    assert_eq!((caps.len(), &caps[0]["percent"]), (1, &serde_json::json!("12")));
}

/// What is due for something that happens is no price, and neither is what a result brings.
#[test]
fn what_is_due_each_time_is_no_price() {
    let damages = read_contract(
        "LIQUIDATED DAMAGES\nBooking error caused by an agent: $85 per booking\n\
        Absence of a named key person for more than 5 working days: $1,000 per occurrence\n\
        $150 for each call recording that Vendor fails to retain.",
    );
    assert!(terms(&damages, "prices").is_empty(), "{}", damages.reading);
    assert_eq!(terms(&damages, "damages").len(), 2, "{}", damages.reading);
    let bonus = read_contract(
        "CSAT must be at least 4.4 out of 5.\n\
        For each month in which CSAT is nearly 4.7 or higher, Client will hand Vendor USD 5,000.",
    );
    assert!(terms(&bonus, "prices").is_empty(), "{}", bonus.reading);
    let nameless = read_contract("违约责任\n有责投诉，每件人民币400元。RMB 400 for each attributable complaint.");
    assert!(terms(&nameless, "prices").is_empty(), "{}", nameless.reading);
    let night = read_contract(
        "KPI SCORECARD\nCSAT: at least 90%\n\nRATE CARD\n\
        Night differential (10 pm to 6 am): 10% on top of the applicable rate.",
    );
    assert_eq!(terms(&night, "indicators").len(), 1, "{}", night.reading);
    assert_eq!(terms(&night, "prices")[0]["uplift"], "10", "{}", night.reading);
}

/// An adjustment of 0% leaves all of the fee, and -3% takes a part of it.
#[test]
fn adjustments_are_of_the_whole_fee() {
    let text = "Total points\tAdjustment to monthly invoice\n95 - 100\t+2%\n80 - 94\t0%\n65 - 79\t-3%\nBelow 65\t-6%";
    let proposal = read_contract(text);
    let of = |key: &str| -> Vec<_> {
        terms(&proposal, "tiers").iter().filter_map(|tier| tier["consequence"].get(key).cloned()).collect()
    };
    assert_eq!(of("payPercent"), ["102", "100"], "{}", proposal.reading);
    assert_eq!(of("deductPercent"), ["3", "6"], "{}", proposal.reading);
}

/// Up to 20,000 ends where 20,001 begins, and what a row says twice counts once.
#[test]
fn rows_of_volumes_and_rows_in_two_languages() {
    let text = "Charges\nMonthly contacts\tPrice per contact\nUp to 20,000\t£3.40\n20,001 to 40,000\t£3.05\nOver 40,000\t£2.60";
    let proposal = read_contract(text);
    let ends: Vec<_> = terms(&proposal, "prices").iter().map(|price| price["to"].clone()).collect();
    assert_eq!((&ends[0], &ends[1]), (&"20000".into(), &"40000".into()), "{}", proposal.reading);
    let text = "Item 項目\tTarget 目標\tService Credit 服務扣減\n\
        Quality score 質檢分數\t85\tHK$3,000 if below 85; HK$6,000 if below 80 低於85分扣HK$3,000;低於80分扣HK$6,000";
    let proposal = read_contract(text);
    let bands = &terms(&proposal, "indicators")[0]["rule"]["bands"];
    assert_eq!(bands.as_array().map(Vec::len), Some(2), "{}", proposal.reading);
}

/// $25k, INR 2 lakh and 2,50,000 are as much as they say.
#[test]
fn amounts_in_thousands_lakhs_and_millions() {
    for (amount, value) in [
        ("$25k", "25000"),
        ("INR 2 lakh", "200000"),
        ("INR 2,50,000", "250000"),
        ("USD 1.5 million", "1500000"),
        ("£2m", "2000000"),
    ] {
        let proposal = read_contract(&format!("Charges\nPlatform fee: {amount} per month."));
        assert_eq!(terms(&proposal, "prices")[0]["price"], value, "{amount}: {}", proposal.reading);
    }
    let rebate = read_contract("Liquidated damages\nIf monthly calls exceed 50,000, a rebate of 2% applies.");
    assert!(terms(&rebate, "damages").is_empty(), "{}", rebate.reading);
}

/// Of what is to be done in time, more is better, though less of the time and of what is done is.
#[test]
fn shares_in_time_are_better_the_more_they_are() {
    let text = "KPI\tTarget\tService Credit\nResponse time\t90%\t£200 per month missed\n\
        Complaints\t95% within 10 days\t£300 per month missed\nDowntime\t0.5%\t£400 per month missed\n\
        Abandoned calls\t5% within 20 seconds\t£500 per month missed";
    let proposal = read_contract(text);
    let better: Vec<_> = terms(&proposal, "indicators").iter().map(|one| one["better"].clone()).collect();
    assert_eq!(better, ["higher", "higher", "lower", "lower"]);
}

/// What a table says is added where a result lies is no share that is paid, no price, and nothing that is lost.
#[test]
fn tables_of_bonuses_are_of_what_is_added() {
    let text = "KPI\tTarget\tService Credit\nRenewal conversion\t35%\t£200 per month missed\n\n\
        Score\tBonus\n95 and above\t2%\n90 - 94.99\t1%\n\n\
        Renewal conversion achieved\tIncentive (GBP per month)\n40% to 44.99%\t5,000\n45% and above\t9,000\n\n\
        CSAT\tBonus (% of monthly fees)\n90% to 92%\t1%\nabove 92%\t2%";
    let proposal = read_contract(text);
    let bonus = terms(&proposal, "bonus");
    let said: Vec<_> = bonus.iter().map(|one| one["amount"].as_str().or(one["percent"].as_str())).collect();
    assert_eq!(said, ["2", "1", "5000", "9000", "1", "2"].map(Some));
    assert!(terms(&proposal, "tiers").is_empty() && terms(&proposal, "prices").is_empty(), "{}", proposal.reading);
    assert!(!proposal.reading.to_string().contains("deductPercent"), "{}", proposal.reading);
}

/// Ratings of 5 to 1 with shares for weights come to a rating, where what follows is said of ratings.
#[test]
fn ratings_come_to_a_rating() {
    let card = "Metric\tWeight\t5\t4\t3\t2\t1\n\
        Quality score\t60%\t≥ 95%\t90% - 94.9%\t85% - 89.9%\t80% - 84.9%\t< 80%\n\
        CSAT\t40%\t≥ 92%\t88% - 91.9%\t84% - 87.9%\t80% - 83.9%\t< 80%\n";
    let of_ratings = "\nOverall rating\tInvoice adjustment\n4.50 and above\t+2%\nbelow 4.50\t-3%";
    let of_hundred = "\nTotal score\tInvoice adjustment\n90 and above\t+2%\nbelow 90\t-3%";
    let full = |tiers: &str| read_contract(&format!("{card}{tiers}")).contract["score"]["full"].clone();
    assert_eq!((full(of_ratings), full(of_hundred)), ("5".into(), "100".into()));
}

/// The English behind the Chinese of a cell or a clause says nothing more.
#[test]
fn clauses_in_two_languages_in_one_line_count_once() {
    let text = "指标 KPI\t目标 Target\t扣减 Deduction\n\
        派发率 Dispatch rate\t≥95%\t低于95%扣1,000元，低于90%扣2,000元 RMB 1,000 below 95%; RMB 2,000 below 90%\n\n\
        一、接通率不低于85%，每低1个百分点扣减500元。Calls answered: at least 85%; RMB 500 for each point below.\n\
        二、系统中断每小时扣人民币800元。RMB 800 per hour of system interruption.\n\
        三、得分连续两个月低于75分的，甲方可终止。If the score is below 75 for two months in a row, Party A may terminate.";
    let proposal = read_contract(text);
    assert_eq!(terms(&proposal, "indicators").len(), 2, "{}", proposal.reading);
    assert_eq!(terms(&proposal, "tiers").len(), 1);
    assert!(terms(&proposal, "prices").is_empty(), "{}", proposal.reading);
}

/// From the 15,001st contact at $3.60: what lies before has its own price; below penalties, what no reading tells is no price.
#[test]
fn prices_from_one_of_many_on() {
    let text = "Fees\nEach contact above 11,500 is billed at $3.95, and from the 15,001st contact at $3.60.\n\
        Rates (USD per hour)\nRole\tDay\tNight\nAgent\t10.80\t12.10\nTeam lead\t14.25\t15.60\n\
        Penalties\nWrongful ticket issuance: actual fare loss, plus USD 75 per ticket.";
    let proposal = read_contract(text);
    let prices = terms(&proposal, "prices");
    let said: Vec<_> = prices.iter().map(|price| (price["price"].as_str(), price["to"].as_str())).collect();
    let plain = ["10.8", "12.1", "14.25", "15.6"].map(|price| (Some(price), None));
    assert_eq!(said, [&[(Some("3.95"), Some("15000")), (Some("3.6"), None)][..], &plain].concat());
}

/// What is missed by stands in one column, what that costs in the next, and the rows are named by their codes.
#[test]
fn shortfalls_and_deductions_in_columns_are_rules() {
    let proposal = read_contract(
        "Service levels\n\nRef.\tService level\tTarget\nSL1\tCalls answered\t82%\nSL2\tQuality score\t90 out of 100\n\n\
        Deductions\n\nRef.\tShortfall\tDeduction\nSL1\teach full percentage point below 82%\t0.75% of the Monthly Fee\n\
        SL2\tscore of 85 to 89.9\t£350\n\tscore below 85\t£900",
    );
    let found = terms(&proposal, "indicators");
    assert_eq!(found.len(), 2, "{}", proposal.reading);
    let rule = &found[0]["rule"];
    assert_eq!(
        (&rule["per"], &rule["deductPercent"], &rule["partial"]),
        (&"1".into(), &"0.75".into(), &"whole".into())
    );
    let bands = &found[1]["rule"]["bands"];
    let band = |at: usize| (bands[at]["in"].as_str(), bands[at]["deduct"].as_str());
    assert_eq!([band(0), band(1)], [(Some("[85, 89.9]"), Some("350")), (Some("(, 85)"), Some("900"))]);
    assert!(terms(&proposal, "tiers").is_empty());
}

/// The first, the next, thereafter: each part begins where the one before ends; beyond what is included, behind that.
#[test]
fn parts_of_a_ladder_come_in_turn() {
    let rows = "First 2,000\t$3.90\nNext 3,000\t$3.60\nThereafter\t$3.25";
    let parts = |text: &str| -> Vec<(String, String)> {
        let prices = terms(&read_contract(text), "prices");
        let laddered = prices.iter().filter(|price| !price["ladder"].is_null());
        let edge = |price: &serde_json::Value, key: &str| price[key].as_str().unwrap_or_default().to_owned();
        laddered.map(|price| (edge(price, "from"), edge(price, "to"))).collect()
    };
    let own = |parts: [(&str, &str); 3]| parts.map(|(from, to)| (from.to_owned(), to.to_owned())).to_vec();
    let plain = format!("Fees\n\nMonthly call volume\tFee per call\n{rows}");
    assert_eq!(parts(&plain), own([("0", "2000"), ("2000", "5000"), ("5000", "")]));
    let included = "Fees\n\n1. The monthly fee is $41,500 and covers 10,000 calls.\n\n";
    let beyond = format!("{included}Calls beyond the included volume\tFee per call\n{rows}");
    assert_eq!(parts(&beyond), own([("10000", "12000"), ("12000", "15000"), ("15000", "")]));
    let open = read_contract(&format!("Fees\n\nCalls beyond the included volume\tFee per call\n{rows}"));
    assert!(open.choices.iter().any(|choice| choice.text.contains("First 2,000")), "{}", open.reading);
}

/// Each hour or part of one; up to so much; and hours that are charged at more than the rate.
#[test]
fn hours_are_counted_as_the_text_says() {
    for (text, cap) in [
        (
            "The Supplier shall pay £350 for each hour or part of an hour of downtime of the platform, up to £7,000.",
            "7000",
        ),
        ("Remedies\n\nDowntime of the platform: £350 per hour or part of an hour, up to £7,000 per outage.", "7000"),
    ] {
        let damages = terms(&read_contract(text), "damages");
        assert_eq!(damages.len(), 1, "{text}");
        let damage = &damages[0];
        let told = [&damage["amount"], &damage["each"], &damage["partial"], &damage["cap"]["amount"]];
        assert_eq!(told, ["350", "hour", "started", cap], "{text}");
    }
    for text in [
        "Fees\n\nCalls handled on a public holiday are charged at 200%.",
        "Fees\n\nHours on public holidays: 200%.",
        "服务费用\n\n法定节假日工时按200%计费。",
    ] {
        let prices = terms(&read_contract(text), "prices");
        assert_eq!(prices.first().map(|price| price["multiply"].clone()), Some("2".into()), "{text}");
    }
    for text in [
        "Fees\n\nA surcharge on holidays is charged at 120%.",
        "Fees\n\nOccupancy on holidays may be at 120%.",
        "费用\n\n夜间接通率目标按120%考核。",
    ] {
        let prices = terms(&read_contract(text), "prices");
        assert!(prices.iter().all(|price| price["multiply"].is_null()), "{text}: {prices:?}");
    }
}

/// The step stands in a cell of its own, without a word for each; a row in two languages has it twice.
#[test]
fn steps_in_cells_of_their_own_are_no_shares() {
    let rules = |text: &str| {
        let found = terms(&read_contract(text), "indicators");
        found.iter().map(|one| one["rule"].clone()).collect::<Vec<_>>()
    };
    let steps = rules(
        "KPIs\n\nKPI\tTarget\tDeduction step\tDeduction per step\nContact quality\t91%\t0.5 percentage point\tEUR 300\n\
        Average handling time\t480 seconds\t20 seconds\tEUR 150",
    );
    assert_eq!(
        [&steps[0]["per"], &steps[0]["deduct"], &steps[1]["per"], &steps[1]["deduct"]],
        ["0.5", "300", "20", "150"]
    );
    assert!(steps.iter().all(|rule| rule["bands"].is_null()), "{steps:?}");
    let both = rules(
        "序号 No.\t指标 KPI\t目标 Target\t偏差 Shortfall\t扣罚 Deduction\n\
        1\t接通率 Answer rate\t≥90%\t每低1个百分点 each percentage point below\t人民币800元 RMB 800\n\
        2\t关闭率 Closing rate\t≥95%\t每低1个百分点 each percentage point below\t人民币600元 RMB 600\n\
        3\t满意度 Satisfaction\t≥92%\t低于92% below 92%\t人民币1,200元 RMB 1,200",
    );
    assert_eq!([&both[0]["deduct"], &both[1]["deduct"], &both[2]["bands"][0]["deduct"]], ["800", "600", "1200"]);
}
