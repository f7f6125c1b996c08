//! The other side's statement beside one's own figures. The expected worth is computed by hand from the contract.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot read a result has failed"
)]

use serde_json::{Value, json};
use yuekao::engine::{Engine, template};

fn mall() -> Engine {
    Engine::new(template("mall").unwrap())
}

/// contracts.md §7: 89.875 % → 50 points, 78 % → 36 points, together 86.
fn month() -> Value {
    json!({ "month": "2026-10", "figures": {
        "calls_offered": 3000, "calls_answered": 2640, "chats_offered": 5000, "chats_handled": 4550,
        "very_satisfied": 400, "satisfied": 380, "neutral": 120, "dissatisfied": 60, "very_dissatisfied": 40,
    } })
}

fn reconcile(engine: &Engine, month: &Value, statement: &str) -> Value {
    let parsed = engine.parse_statement(statement, &Value::Null);
    assert_eq!(parsed.problems, [], "{statement}");
    let theirs = serde_json::to_value(&parsed.records[0]).unwrap();
    serde_json::to_value(engine.reconcile(month, &theirs)).unwrap()
}

fn named<'v>(list: &'v Value, key: &str, name: &str) -> &'v Value {
    let found = list.as_array().unwrap().iter().find(|entry| entry[key] == name);
    found.unwrap_or_else(|| panic!("no {name} in {list}"))
}

/// Theirs: 2,340 of 3,000 calls, 78 satisfaction as ours.
/// Answer rate (2,340 + 4,550) / 8,000 = 86.125 %: 3 full points short of 90, 44 points; 44 + 36 = 80.
/// With 360 instead of 380 satisfied: 760 / 980 = 77.55 %: 7 full points short of 85, 36 points. Unchanged.
/// Both: 80, still “meets”, and nothing to pay. They state 78, “improve” and 2,000: that follows from nothing.
#[test]
fn a_statement_of_figures_and_results() {
    let statement = "商家\t蓝鲸\n月份\t2026年10月\n电话转人工进线量\t3,000\n电话接起量\t2,340\n在线咨询意愿量\t5,000\n\
                     在线客服接待量\t4,550\n非常满意\t400\n满意\t360\n一般\t120\n不满意\t60\n非常不满意\t40\n\
                     综合服务评分\t78\n考核等级\t改进\n扣减\t-2,000.00\n应付\t2,000.00\n";
    let found = reconcile(&mall(), &month(), statement);
    assert_eq!(found["agreed"], 7);
    assert_eq!(found["figures"].as_array().unwrap().len(), 2);
    let calls = named(&found["figures"], "figure", "calls_answered");
    assert_eq!((&calls["ours"], &calls["theirs"], &calls["about"]), (&json!("2640"), &json!("2340"), &json!("result")));
    assert_eq!(calls["worth"], json!({ "points": "-6", "money": "0.00" }));
    assert_eq!(named(&found["figures"], "figure", "satisfied")["worth"], json!({ "points": "0", "money": "0.00" }));
    assert_eq!((&found["ours"]["score"], &found["theirs"]["score"]), (&json!("86"), &json!("80")));
    assert_eq!(found["worth"], json!({ "points": "-6", "money": "0.00" }));

    let score = named(&found["results"], "id", "score");
    assert_eq!((&score["stated"], &score["ours"], &score["byTheirs"]), (&json!("78"), &json!("86"), &json!("80")));
    assert_eq!((&score["differs"], &score["follows"]), (&json!(true), &json!(false)));
    assert_eq!((&score["clause"], &score["worth"]["points"]), (&json!("附件一 1.3"), &json!("-8")));
    let tier = named(&found["results"], "id", "tier");
    assert_eq!(
        (&tier["stated"], &tier["ours"], &tier["byTheirs"]),
        (&json!("improve"), &json!("meets"), &json!("meets"))
    );
    let deduction = named(&found["results"], "id", "lines.deduction");
    assert_eq!((&deduction["stated"], &deduction["ours"]), (&json!("2000"), &json!("0")));
    assert_eq!((&deduction["worth"]["money"], &deduction["about"]), (&json!("-2000.00"), &json!("account")));
    assert_eq!(named(&found["results"], "id", "provider_pays")["worth"]["money"], "-2000.00");
}

/// 1,640 answered calls: (1,640 + 4,550) / 8,000 = 77.375 %, 12 full points short: 26 points. 26 + 36 = 62: “warning”, 5,000.
#[test]
fn what_a_figure_is_worth_in_money() {
    let found =
        reconcile(&mall(), &month(), "月份\t2026-10\n电话接起量\t1,640\n综合得分\t62\n档位\t警告\n考核扣款\t5000\n");
    let calls = named(&found["figures"], "figure", "calls_answered");
    assert_eq!(calls["worth"], json!({ "points": "-24", "money": "-5000.00" }));
    for (id, stated) in [("score", "62"), ("tier", "warning"), ("lines.deduction", "5000")] {
        let result = named(&found["results"], "id", id);
        assert_eq!(
            (&result["stated"], &result["differs"], &result["follows"]),
            (&json!(stated), &json!(true), &json!(true))
        );
    }
}

/// Each alone cannot be: more calls answered than offered. Together they are 3,100 of 3,100.
#[test]
fn figures_that_only_go_together_have_no_worth_alone() {
    let found = reconcile(&mall(), &month(), "calls offered,3100\ncalls answered,3100\n");
    let calls = named(&found["figures"], "figure", "calls_answered");
    assert_eq!(calls["worth"], json!({ "points": null, "money": null }));
    // 7,650 / 8,100 = 94.4 %: full points as before.
    assert_eq!(found["worth"], json!({ "points": "0", "money": "0.00" }));
    // 7,190 / 8,100 = 88.77 %: one full point short.
    assert_eq!(named(&found["figures"], "figure", "calls_offered")["worth"]["points"], "-2");
}

/// A rate without its counts takes their place: 76 % is 9 short of 85, 32 points instead of 36. Ours is 78 %.
#[test]
fn a_rate_they_state_takes_the_place_of_our_counts() {
    let found = reconcile(&mall(), &month(), "调研满意度：76%\n");
    let rate = named(&found["figures"], "figure", "csat_rate");
    assert_eq!((&rate["ours"], &rate["theirs"]), (&json!("78"), &json!("76")));
    assert_eq!(rate["worth"], json!({ "points": "-4", "money": "0.00" }));
    // 88 % as ours: no difference.
    let same = reconcile(&mall(), &month(), "接起率：88.00%\n调研满意度：78%\n");
    assert_eq!((&same["agreed"], &same["figures"]), (&json!(2), &json!([])));
}

/// Rates alone: 86.67 % of the calls and 90 % of the chats cannot be pooled without their counts, so that nothing follows from
/// them, neither a score nor a deduction: 74 to 80 points. 75 % satisfaction stands for itself: 10 points short of 85, 30 instead of 36.
#[test]
fn from_rates_alone_nothing_is_computed_that_needs_their_counts() {
    let statement = "月份\t电话接起率\t在线应答率\t满意度\t综合得分\t档位\t应扣金额\t应付\n\
                     2026年10月\t86.67%\t90%\t75%\t74\t改进\t5000\t5000\n";
    let found = reconcile(&mall(), &month(), statement);
    assert_eq!(found["lacking"], json!(["calls_answered", "calls_offered", "chats_handled", "chats_offered"]));
    assert_eq!((&found["theirs"]["score"], &found["worth"]["money"]), (&Value::Null, &Value::Null));
    assert_eq!(named(&found["figures"], "figure", "csat_rate")["worth"]["points"], "-6");
    for (id, ours) in [("score", "86"), ("tier", "meets"), ("lines.deduction", "0"), ("provider_pays", "0")] {
        let result = named(&found["results"], "id", id);
        assert_eq!((&result["ours"], &result["differs"]), (&json!(ours), &json!(true)), "{id}");
        assert_eq!((&result["byTheirs"], &result["follows"]), (&Value::Null, &Value::Null), "{id}");
    }
}

/// The same with 73.5 %: 28 points. Whatever the rest is pooled to, 72 to 78 points are one tier, and its deduction is known.
#[test]
fn from_rates_alone_follows_what_is_the_same_however_they_are_pooled() {
    let statement =
        "月份\t电话接起率\t在线应答率\t满意度\t档位\t应扣金额\n2026年10月\t86.67%\t90%\t73.5%\t改进\t5000\n";
    let found = reconcile(&mall(), &month(), statement);
    let tier = named(&found["results"], "id", "tier");
    assert_eq!((&tier["byTheirs"], &tier["follows"]), (&json!("improve"), &json!(true)));
    let deduction = named(&found["results"], "id", "lines.deduction");
    assert_eq!((&deduction["byTheirs"], &deduction["follows"]), (&json!("2000"), &json!(false)));
}

/// Our own figures give no score: what they state differs from nothing.
#[test]
fn what_we_do_not_know_differs_from_nothing() {
    let month = json!({ "month": "2026-10", "figures": { "calls_answered": 2640 } });
    let found = reconcile(&mall(), &month, "综合服务评分\t74\n");
    let score = named(&found["results"], "id", "score");
    assert_eq!(
        (&score["ours"], &score["differs"], &score["worth"]["points"]),
        (&Value::Null, &json!(false), &Value::Null)
    );
}

/// A rate beside its counts is a result of theirs: 2,610 of 3,000 are 87 %, they say 86 %.
#[test]
fn a_rate_beside_its_counts_is_held_against_them() {
    let found = reconcile(&mall(), &month(), "进线量\t接起量\t接起率\n3000\t2610\t86%\n");
    let rate = named(&found["results"], "id", "metrics.phone_answer_rate");
    assert_eq!((&rate["stated"], &rate["ours"], &rate["byTheirs"]), (&json!("86"), &json!("88"), &json!("87")));
    assert_eq!((&rate["differs"], &rate["follows"]), (&json!(true), &json!(false)));
}

/// 女装 is of package two: 100 × 2.8 = 280. They count 120 (336) and price it by package one: 120 × 6.3 = 756.
#[test]
fn categories_volumes_packages_and_fees() {
    let mut month = month();
    month["categories"] = json!([{
        "category": "女装", "handed_over": true, "presales_calls": 0, "presales_chats": 0, "aftersales_calls": 0,
        "aftersales_chats": 100, "service_orders": 0,
    }]);
    let found = reconcile(&mall(), &month, "品类\t套餐\t售后在线\t金额\n女裝\t套餐一\t120\t756.00\n");
    let volume = named(&found["figures"], "figure", "aftersales_chats");
    assert_eq!((&volume["category"], &volume["about"]), (&json!("女装"), &json!("account")));
    assert_eq!(volume["worth"], json!({ "points": "0", "money": "-56.00" }));
    let package = named(&found["figures"], "figure", "package");
    assert_eq!((&package["ours"], &package["theirs"]), (&json!("two"), &json!("套餐一")));
    // 100 × (6.3 − 2.8).
    assert_eq!(package["worth"]["money"], "-350.00");
    assert_eq!(found["worth"]["money"], "-476.00");
    let fee = named(&found["results"], "id", "categories.女裝");
    assert_eq!((&fee["stated"], &fee["ours"], &fee["byTheirs"]), (&json!("756"), &json!("280"), &json!("756")));
    assert_eq!((&fee["worth"]["money"], &fee["follows"]), (&json!("-476.00"), &json!(true)));
}

/// support: the client pays. 20,000 + 1,240 × 1.2 = 21,488 for 11,240 minutes; they accept 10,240 minutes: 20,288.
#[test]
fn what_the_client_pays_less_is_lost_to_the_provider() {
    let engine = Engine::new(template("support").unwrap());
    let month = json!({ "figures": { "talk_minutes": 11240, "messages": 20000 } });
    let found = reconcile(&engine, &month, "通话分钟数\t10,240\n应付金额\t20,288.00\n");
    let minutes = named(&found["figures"], "figure", "talk_minutes");
    assert_eq!((&minutes["about"], &minutes["worth"]["money"]), (&json!("account"), &json!("-1200.00")));
    let pays = named(&found["results"], "id", "client_pays");
    assert_eq!(
        (&pays["ours"], &pays["stated"], &pays["worth"]["money"]),
        (&json!("21488"), &json!("20288"), &json!("-1200.00"))
    );
    assert_eq!(pays["follows"], true);
}

#[test]
fn what_is_no_tier_is_said_and_the_rest_is_read() {
    let parsed = mall().parse_statement("月份\t2026-10\n档位\t差强人意\n综合服务评分\t86\n", &Value::Null);
    let found = serde_json::to_value(&parsed).unwrap();
    assert_eq!(found["problems"][0]["code"], "cell_unreadable");
    assert_eq!(found["problems"][0]["at"]["cell"], "差强人意");
    assert_eq!(found["records"][0]["figures"], json!({ "stated.score": "86" }));
}

/// The words a statement adds mean nothing else, and take nothing away from the figures.
#[test]
fn a_statement_is_read_as_figures_are() {
    for id in ["mall", "courier", "outsourcing", "support"] {
        let engine = Engine::new(template(id).unwrap());
        let text = "月份\t2026-10\n电话接起量\t10\n满意度\t80%\n满意度评分\t80\n货款\t5\n通话分钟数\t7\n";
        let (plain, stated) = (engine.parse(text), engine.parse_statement(text, &Value::Null));
        assert_eq!(plain.records[0].figures, stated.records[0].figures, "{id}");
        assert_eq!((plain.problems, plain.columns), (stated.problems, stated.columns), "{id}");
    }
}

/// The courier contract calls its parties 甲方（委托方） and 乙方（受托方）; nobody's statement does.
#[test]
fn parties_without_their_explanation() {
    let engine = Engine::new(template("courier").unwrap());
    let parsed = engine.parse_statement("甲方应付\t50,000.00\n乙方（受托方）应付\t20.00\n", &Value::Null);
    assert_eq!(parsed.problems, []);
    let figures = serde_json::to_value(&parsed.records[0]).unwrap()["figures"].clone();
    assert_eq!(figures, json!({ "stated.client_pays": "50000", "stated.provider_pays": "20" }));
}

/// A contract that names no parties: 3,000 a month, paid by the one that buys.
#[test]
fn without_parties_the_usual_words_for_what_is_paid_are_read() {
    let contract = json!({ "schema": "yuekao.contract/1", "id": "own", "title": "Own", "fees": [{ "id": "fee",
        "kind": "base_fee", "label": "Monthly", "payer": "client", "clause": "1", "amount": "3000" }] });
    let engine = Engine::new(contract);
    for (word, id) in [
        ("甲方应付", "client_pays"),
        ("委托方应付", "client_pays"),
        ("应付金额", "client_pays"),
        ("甲方应付金额", "client_pays"),
        ("甲方應付金額", "client_pays"),
        ("应结算金额", "client_pays"),
        ("费用总额", "total"),
        ("费用合计", "total"),
        ("合计", "total"),
        ("總計", "total"),
        ("total", "total"),
    ] {
        let found = reconcile(&engine, &json!({ "month": "2026-06" }), &format!("月份\t2026-06\n{word}\t3,100.00\n"));
        let stated = named(&found["results"], "id", id);
        assert_eq!([&stated["stated"], &stated["ours"]], [&json!("3100"), &json!("3000")], "{word}");
        assert_eq!([&stated["differs"], &stated["worth"]["money"]], [&json!(true), &json!("100.00")], "{word}");
    }
    // Beside each other: the sum of the fees, and what is to be paid of it.
    let both = reconcile(&engine, &json!({ "month": "2026-06" }), "月份\t合计\t甲方应付\n2026-06\t3000\t2900\n");
    assert_eq!(named(&both["results"], "id", "total")["differs"], false);
    assert_eq!(named(&both["results"], "id", "client_pays")["differs"], true);
}

/// A bill as most are printed: what it is for, and its amount, with what that is made of between them. A fee of each category keeps
/// its category.
#[test]
fn a_bill_of_items_and_amounts_is_read() {
    let engine = Engine::new(template("courier").unwrap());
    for (head, between) in
        [("项目\t金额", ""), ("费用项目\t金额（元）", ""), ("item\tcharge", ""), ("项目\t单价\t数量\t金额", "\t10\t5")]
    {
        let bill = format!("{head}\n基础服务费{between}\t50,000.00\n甲方应付{between}\t49,000.00\n");
        let parsed = engine.parse_statement(&bill, &Value::Null);
        assert_eq!(parsed.problems, [], "{head}");
        let figures = serde_json::to_value(&parsed.records[0]).unwrap()["figures"].clone();
        assert_eq!(figures, json!({ "stated.client_pays": "49000", "stated.lines.base_fee": "50000" }), "{head}");
    }
    let by_category = mall().parse_statement("项目\t品类\t金额\n售前\t家用电器\t100\n", &Value::Null);
    assert_eq!(by_category.problems, []);
    let read = serde_json::to_value(&by_category.records[0]).unwrap()["categories"][0].clone();
    assert_eq!([&read["category"], &read["stated.category_fee"]], ["家用电器", "100"]);
}

/// What there is nothing of ours for is listed, and neither agrees nor differs: a fee for a category under a contract that has
/// none, and the rows of a table.
#[test]
fn what_cannot_be_compared_is_told() {
    let contract = json!({ "schema": "yuekao.contract/1", "id": "own", "title": "Own",
        "tables": [{ "id": "incidents", "label": "事故", "clause": "2", "name": { "label": "事故编号" },
            "figures": [{ "id": "minutes", "label": "持续分钟", "unit": "min", "kind": "number" }] }],
        "fees": [{ "id": "fee", "kind": "base_fee", "label": "Monthly", "payer": "client", "clause": "1",
            "amount": { "product": ["3000", { "over_rows": { "rows": "incidents" } }] } }] });
    let engine = Engine::new(contract);
    let month = json!({ "month": "2026-06", "rows": { "incidents": [{ "name": "A-1", "minutes": 30 }] } });
    let theirs = json!({ "month": "2026-06", "figures": { "stated.total": "3000" },
        "categories": [{ "category": "家电", "stated.category_fee": "500" }],
        "rows": { "incidents": [{ "name": "A-1", "minutes": 30 }, { "name": "A-2", "minutes": 90 }] } });
    let found = serde_json::to_value(engine.reconcile(&month, &theirs)).unwrap();
    assert_eq!(named(&found["results"], "id", "total")["differs"], false);
    for (id, stated, clause) in [("categories.家电", "500", Value::Null), ("rows.incidents", "2", json!("2"))] {
        let result = named(&found["results"], "id", id);
        assert_eq!([&result["stated"], &result["clause"]], [&json!(stated), &clause]);
        assert_eq!([&result["ours"], &result["byTheirs"], &result["follows"]], [&Value::Null; 3]);
        assert_eq!(result["differs"], false);
    }
}

/// They name a category in another language than we do: the same row, and 12 units of one for our 10.
#[test]
fn a_category_is_the_same_under_each_of_its_names() {
    let mut month = month();
    month["categories"] =
        json!([{ "category": "手机", "presales_calls": 10 }, { "category": "数码", "presales_calls": 20 }]);
    let found = reconcile(&mall(), &month, "category,presales calls\nDigital,20\nMobile phones,12\n");
    let calls = found["figures"].as_array().unwrap();
    assert_eq!(calls.len(), 1, "{found}");
    assert_eq!(
        (&calls[0]["category"], &calls[0]["ours"], &calls[0]["theirs"]),
        (&json!("手机"), &json!("10"), &json!("12"))
    );
}
