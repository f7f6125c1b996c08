//! What headings and the names of rows mean.

use super::*;
use crate::glossary::cell_words::Summary;

#[test]
fn units_in_headings_count() {
    let vocabulary = Vocabulary::new(&[]);
    let found = |heading: &str| {
        let found = vocabulary.find(heading);
        let other = if found.other_unit { " in another unit" } else { "" };
        match (found.by_channel, found.sure()) {
            (Some(_), _) => "by channel".into(),
            (None, Some(meaning)) => format!("{}{other}", vocabulary.word(meaning)),
            (None, None) if found.is_nothing() => "nothing".into(),
            _ => format!("perhaps {}{other}", vocabulary.word(found.meanings[0].0)),
        }
    };
    for (heading, expected) in [
        ("电话接起量（通）", "calls_answered"),
        ("Calls answered (calls)", "calls_answered"),
        ("在线咨询意愿量 (UPV)", "chats_offered"),
        ("满意度（分）", "csat_score"),
        ("满意度（%）", "csat_rate"),
        ("电话响应时长/秒", "phone_response_seconds"),
        ("电话响应时长（分钟）", "phone_response_seconds in another unit"),
        ("通话时长(秒)", "perhaps talk_minutes in another unit"),
        ("货款（万元）", "goods_payment in another unit"),
        ("电话接起量（售前）", "nothing"),
        ("presales_calls", "presales_calls"),
        ("店铺名称", "vendor"),
        ("接起量", "by channel"),
        ("热线接起量", "calls_answered"),
        // 数 and 量 are one.
        ("热线接起数", "calls_answered"),
        ("消息数", "messages"),
        ("满意（4-5星）", "satisfied"),
        ("满意度评分（5分制）", "csat_score"),
        ("date (UTC)", "date"),
        ("会话接起量", "chats_handled"),
        ("接起量（在线）", "chats_handled"),
        ("呼入量", "perhaps calls_offered"),
        ("電話接起率", "phone_answer_rate"),
        ("天气", "nothing"),
    ] {
        assert_eq!(found(heading), expected, "{heading}");
    }
}

#[test]
fn a_channel_beside_a_figure_that_is_of_no_channel_says_nothing() {
    let vocabulary = Vocabulary::new(&[]);
    let perhaps = |heading: &str| {
        vocabulary.find(heading).meanings.iter().map(|(meaning, _)| vocabulary.word(*meaning)).collect::<Vec<_>>()
    };
    assert_eq!(perhaps("电话满意"), ["satisfied"]);
    assert_eq!(perhaps("电话货款"), [""; 0]);
    assert_eq!(perhaps("电话客户流失率"), [""; 0]);
}

#[test]
fn only_a_rate_takes_a_percent_sign() {
    let vocabulary = Vocabulary::new(&[]);
    assert!(vocabulary.find("电话接起率%").is_figure());
    assert!(!vocabulary.of_rate("电话接起量%").is_some_and(|found| found.is_figure()));
    assert!(vocabulary.knows("电话接起量") && vocabulary.knows("商家"));
    assert!(!vocabulary.knows("天气"));
}

#[test]
fn rows_about_others_are_told_by_their_words() {
    let vocabulary = Vocabulary::new(&[]);
    let summary = |text: &str| vocabulary.words().summary(text);
    for text in ["合计", "10月合计", "总计（31天）"] {
        assert_eq!(summary(text), Some(Summary::Total), "{text}");
    }
    for text in ["平均值", "店铺平均值"] {
        assert_eq!(summary(text), Some(Summary::Mean), "{text}");
    }
    for text in ["同行均值", "目标"] {
        assert_eq!(summary(text), Some(Summary::Outside), "{text}");
    }
    assert_eq!(summary("蓝鲸家电"), None);
    // Sixty bytes are read, a longer text is a note.
    assert_eq!(summary(&format!("{}合计", "甲".repeat(18))), Some(Summary::Total));
    assert_eq!(summary(&format!("{}合计", "甲".repeat(19))), None);
}

#[test]
fn a_level_is_as_many_full_stars() {
    let vocabulary = Vocabulary::new(&[]);
    for (cell, level) in
        [("★★★★★", Some(0)), ("★★★☆☆", Some(2)), ("★☆☆☆☆", Some(4)), ("☆☆☆☆☆", None), ("★★★★★★", None), ("", None)]
    {
        assert_eq!(vocabulary.level(cell), level, "{cell}");
    }
}
