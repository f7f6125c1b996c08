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
