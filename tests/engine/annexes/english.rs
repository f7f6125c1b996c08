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
