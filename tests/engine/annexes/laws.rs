//! Laws of any text: nothing breaks, nothing is passed over in silence, and what is proposed is sound.

use proptest::prelude::*;
use std::fs;
use std::time::Instant;
use yuekao::annex::{UnreadReason, read_contract};
use yuekao::engine::Engine;

use super::{texts, unaccounted};

fn holds(text: &str) {
    let proposal = read_contract(text);
    assert_eq!(unaccounted(text, &proposal), Vec::<u32>::new(), "{text}");
    let engine = Engine::new(proposal.contract.clone());
    assert!(engine.problems().iter().all(|problem| !problem.is_error()), "{text}\n{:?}", engine.problems());
}

/// Words, numbers and marks that annexes are made of, and others.
const PIECES: [&str; 72] = [
    "接通率",
    "客户满意度",
    "有效投诉",
    "平均响应时长",
    "当月服务费",
    "合同总额",
    "得分",
    "每",
    "每低",
    "每超过",
    "低于",
    "不低于",
    "超过",
    "≥",
    "≤",
    "＜",
    "以上",
    "以下",
    "以内",
    "含",
    "不含",
    "至",
    "-",
    "～",
    "扣",
    "扣减",
    "奖励",
    "得",
    "支付",
    "系数",
    "最高",
    "最低",
    "扣完为止",
    "不足",
    "按",
    "比例",
    "连续",
    "累计",
    "个月",
    "次月",
    "日前",
    "工作日内",
    "收到",
    "后",
    "逾期",
    "违约金",
    "甲方",
    "乙方",
    "解除合同",
    "单价",
    "元/通",
    "90%",
    "百分之九十五",
    "3分",
    "500元",
    "叁万元整",
    "（",
    "）",
    "，",
    "；",
    "。",
    "\t",
    "\n",
    "____",
    "[X]",
    "【 】",
    "5 (five)",
    "per month",
    "below",
    "<b>",
    "\"",
    "第三条",
];

fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn every_line_of_pieces_is_accounted_for(text in prose()) {
        holds(&text);
    }

    #[test]
    fn every_line_of_anything_is_accounted_for(text in "(\\PC|\n|\t|\r\n){0,200}") {
        holds(&text);
    }

    /// A text of an annex with parts cut out, doubled, or moved.
    #[test]
    fn a_torn_annex_breaks_nothing(from in 0_usize..400, many in 0_usize..200, place in 0_usize..13) {
        let files: Vec<_> = ["given", "seen"].into_iter().flat_map(texts).collect();
        let text = fs::read_to_string(&files[place % files.len()]).unwrap();
        let letters: Vec<char> = text.chars().collect();
        let cut = letters.iter().take(from).chain(letters.iter().skip(from + many)).collect::<String>();
        holds(&cut);
        let part: String = letters.iter().skip(from).take(many).collect();
        holds(&part);
    }
}

/// Nothing to read, another trade, markup, two annexes at once.
#[test]
fn other_texts_break_nothing() {
    let read = |name: &str| {
        fs::read_to_string(texts("given").into_iter().find(|file| file.to_string_lossy().contains(name)).unwrap())
            .unwrap()
    };
    let hotline = read("01-");
    let online = read("02-");
    for text in [
        "",
        "\n\n\n",
        "今天天气很好，我们去公园走了一圈。\n晚上回家吃饭。",
        "附件一 水泥采购技术规格\n序号\t项目\t标准\n1\t抗压强度（3天）\t≥17.0MPa\n2\t初凝时间\t≥45min\n每批次抽检不合格的，退货处理。",
        "<table><tr><td>接通率</td><td>≥90%</td></tr></table><script>alert(1)</script>",
        "\"未结束的引号\t甲\n乙",
        "\u{0}\u{feff}接通率\u{200b}不低于９０％",
    ] {
        holds(text);
    }
    let both = format!("{hotline}\n{online}");
    holds(&both);
    let proposal = read_contract(&both);
    assert!(proposal.contract["items"].as_array().unwrap().len() >= 6, "{}", proposal.contract["items"]);
    assert!(proposal.contract["fees"].as_array().unwrap().len() >= 6, "{}", proposal.contract["fees"]);
}

#[test]
fn prose_without_a_rule_proposes_nothing_and_says_so() {
    let text = "甲乙双方本着平等自愿的原则，签订本协议。\n双方应当友好合作。";
    let proposal = read_contract(text);
    assert_eq!(proposal.recognised, []);
    assert_eq!(
        proposal.unread.iter().map(|left| (left.line, left.reason)).collect::<Vec<_>>(),
        [(1, UnreadReason::NoRule), (2, UnreadReason::NoRule)]
    );
}

/// Sixty pages of forty lines. The time is that of a machine others work on, too; what is asked of a fast build is
/// measured by `cargo bench`.
/// Two annexes in one paste, each with weights that come to a hundred: it is asked whether they belong together.
#[test]
fn two_annexes_at_once_are_asked_about() {
    let read = |folder: &str, name: &str| {
        let file = texts(folder).into_iter().find(|file| file.to_string_lossy().contains(name)).unwrap();
        fs::read_to_string(file).unwrap()
    };
    let (one, other) = (read("tried", "37-cleaning"), read("given", "01-hotline"));
    let asked = |text: &str| {
        let proposal = read_contract(text);
        proposal
            .choices
            .iter()
            .filter(|choice| choice.id.starts_with("second_annex"))
            .map(|choice| choice.line)
            .collect::<Vec<_>>()
    };
    // Where its title stands.
    let begins = u32::try_from(one.trim_end().lines().count()).unwrap() + 2;
    assert_eq!(asked(&format!("{}\n\n{other}", one.trim_end())), [begins]);
    // Without weights: what is measured is asked for other numbers.
    let tables = "附件一 甲项目\n指标\t目标值\t扣款\n接通率\t≥90%\t每低1%扣100元\n满意度\t≥95%\t每低1%扣200元\n附件二 乙项目\n指标\t目标值\t扣款\n接通率\t≥92%\t每低1%扣300元\n满意度\t≥96%\t每低1%扣400元\n";
    assert_eq!(asked(tables), [5]);
    let clauses = "附件一\n1、接通率不低于90%，每低1%扣100元。\n2、满意度不低于95%，每低1%扣200元。\n附件二\n1、接通率不低于92%，每低1%扣300元。\n2、满意度不低于96%，每低1%扣400元。\n";
    assert_eq!(asked(clauses), [4]);
    assert_eq!(asked(&one), Vec::<u32>::new());
    assert_eq!(asked(&other), Vec::<u32>::new());
}

#[test]
fn sixty_pages_are_read() {
    let mut pages = String::new();
    let files: Vec<String> =
        ["given", "seen"].into_iter().flat_map(texts).map(|file| fs::read_to_string(file).unwrap()).collect();
    for number in 0.. {
        pages.push_str(&files[number % files.len()]);
        pages.push('\n');
        if pages.lines().count() > 60 * 40 {
            break;
        }
    }
    let before = Instant::now();
    let proposal = read_contract(&pages);
    println!("{} lines, {} letters: {:?}", pages.lines().count(), pages.chars().count(), before.elapsed());
    assert_eq!(unaccounted(&pages, &proposal), Vec::<u32>::new());
}
