//! One month in a row, under the headings people give it: the telephone's figures, then those of chat.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its month has failed")]

use serde_json::{Value, json};
use yuekao::engine::{Engine, template};

/// The figures that were read of 2,640 of 3,000 calls, 88 %, and 4,550 of 5,000 chats, 91 %; and how many questions there are.
fn read(headings: &str) -> (Value, usize) {
    let engine = Engine::new(template("mall").unwrap());
    let text = format!("月份\t{}\n2026-10\t3000\t2640\t88%\t5000\t4550\t91%\n", headings.replace(' ', "\t"));
    let parsed = serde_json::to_value(engine.parse(&text)).unwrap();
    let asked = parsed["tables"][0]["questions"].as_array().map_or(0, Vec::len);
    (parsed["records"][0]["figures"].clone(), asked)
}

#[test]
fn names_of_both_channels_are_told_apart_by_what_stands_beside_them() {
    let whole = json!({ "calls_offered": "3000", "calls_answered": "2640", "phone_answer_rate": "88",
        "chats_offered": "5000", "chats_handled": "4550", "chat_answer_rate": "91" });
    for headings in [
        "进线量 接起量 接起率 咨询量 接待量 应答率",
        "进线量 接通量 接通率 会话量 接待量 接待率",
        "进线量 接听量 接听率 咨询量 应答量 应答率",
        "人工请求量 接起量 接通率 在线咨询量 在线接待量 在线应答率",
    ] {
        assert_eq!(read(headings), (whole.clone(), 0), "{headings}");
    }
}

/// Counts that fit 接起率, and not the rate that is called chat's, are no chats, whatever the other columns mean.
#[test]
fn counts_are_not_those_of_a_rate_they_do_not_fit() {
    for headings in [
        "人工请求量 应答量 接起率 接入量 响应量 咨询应答率",
        "人工进线量 应答量 接通率 咨询人次 已接入会话 应答率",
        "人工进线量 接听量 接通率 接入量 已接入会话 在线接起率",
    ] {
        let (figures, _) = read(headings);
        assert_ne!(figures["chats_offered"], "3000", "{headings}");
        assert_ne!(figures["chats_handled"], "2640", "{headings}");
    }
}
