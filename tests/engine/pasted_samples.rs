//! The samples of months as people hold them: every figure of every file.
#![expect(clippy::indexing_slicing, reason = "a test that cannot read its samples has failed")]

use yuekao::map::Map;

use yuekao::glossary::Vocabulary;
use yuekao::month::FigureValue;
use yuekao::paste::{Parsed, parse};

const FIGURES: [&str; 9] = [
    "calls_offered",
    "calls_answered",
    "chats_offered",
    "chats_handled",
    "very_satisfied",
    "satisfied",
    "neutral",
    "dissatisfied",
    "very_dissatisfied",
];
const VOLUMES: [&str; 5] =
    ["presales_calls", "presales_chats", "aftersales_calls", "aftersales_chats", "service_orders"];
/// The month that most samples hold.
const OCTOBER: [u32; 9] = [3000, 2640, 5000, 4550, 400, 380, 120, 60, 40];

fn read(file: &str) -> Parsed {
    let parsed = parse(&crate::sample(file), &Vocabulary::new(&[]));
    assert_eq!(parsed.problems, [], "{file}");
    parsed
}

fn figures(ids: &[&str], values: &[u32]) -> Map<String, FigureValue> {
    ids.iter().zip(values).map(|(id, value)| ((*id).to_owned(), FigureValue::Number(value.to_string()))).collect()
}

type Month = (Option<String>, Option<String>, Map<String, FigureValue>);

fn months(parsed: &Parsed) -> Vec<Month> {
    parsed.records.iter().map(|it| (it.vendor.clone(), it.month.clone(), it.figures.clone())).collect()
}

fn month(vendor: Option<&str>, month: &str, values: &[u32]) -> Month {
    (vendor.map(Into::into), Some(month.into()), figures(&FIGURES, values))
}

fn categories(parsed: &Parsed) -> Vec<(String, Map<String, FigureValue>)> {
    parsed.records[0].categories.iter().map(|it| (it.category.clone(), it.figures.clone())).collect()
}

#[test]
fn label_value_lines_and_categories() {
    let parsed = read("month-label-value.tsv");
    assert_eq!(months(&parsed), [month(Some("蓝鲸家电旗舰店"), "2026-10", &OCTOBER)]);
    let expected = [
        ("家用电器", [820, 1460, 310, 540, 96]),
        ("手机", [100, 0, 50, 0, 20]),
        ("厨具", [45, 210, 12, 80, 7]),
        ("食品饮料", [130, 690, 64, 205, 31]),
        ("女装", [0, 0, 0, 100, 0]),
    ];
    assert_eq!(categories(&parsed), expected.map(|(name, values)| (name.to_owned(), figures(&VOLUMES, &values))));
    assert_eq!(parsed.records[0].cells["calls_offered"].cell, "3,000");
    assert_eq!(parsed.records[0].categories[4].cells["aftersales_chats"].row, 18);
}

#[test]
fn one_row_and_categories() {
    let parsed = read("month-one-row.tsv");
    let values = [1000, 750, 0, 0, 300, 300, 200, 100, 100];
    assert_eq!(months(&parsed), [month(Some("山茶美妆"), "2026-10", &values)]);
    assert_eq!(categories(&parsed), [("个护化妆".to_owned(), figures(&VOLUMES, &[310, 0, 140, 0, 55]))]);
}

#[test]
fn sideways() {
    assert_eq!(
        months(&read("sideways.tsv")),
        [
            month(None, "2026-07", &[2100, 1900, 4100, 3800, 310, 420, 90, 30, 20]),
            month(None, "2026-08", &[2500, 2000, 4700, 3990, 300, 350, 150, 90, 60]),
            month(None, "2026-09", &[2600, 1850, 4800, 3500, 220, 310, 190, 140, 90]),
        ]
    );
}

/// Nobody's name stands in them, and nothing but the months above their columns or in their lines.
#[test]
fn blocks_on_their_side_without_a_name_are_of_the_same_months() {
    let of_month = |month: &str, values: &[u32]| {
        let ids = ["calls_offered", "calls_answered", "chats_offered"];
        (None, Some(month.to_owned()), figures(&ids, values))
    };
    for (text, expected) in [
        (
            "\t2026-09\t2026-10\n进线量\t100\t200\n接起量\t90\t150\n\n\t2026-10\t2026-09\nUPV\t400\t300\n",
            [of_month("2026-09", &[100, 90, 300]), of_month("2026-10", &[200, 150, 400])],
        ),
        (
            "月份\t2026-09\n进线量\t100\n接起量\t90\n\n月份\t2026-10\n进线量\t200\n接起量\t150\n",
            [of_month("2026-09", &[100, 90]), of_month("2026-10", &[200, 150])],
        ),
    ] {
        let parsed = parse(text, &Vocabulary::new(&[]));
        assert_eq!((months(&parsed), parsed.problems), (expected.to_vec(), vec![]), "{text}");
    }
}

#[test]
fn other_languages_and_messy_cells() {
    for (file, vendor) in [
        ("traditional.csv", "藍鯨家電旗艦店"),
        ("english-semicolon.csv", "Blue Whale"),
        ("messy-cells.tsv", "蓝鲸家电旗舰店"),
    ] {
        assert_eq!(months(&read(file)), [month(Some(vendor), "2026-10", &OCTOBER)], "{file}");
    }
}

#[test]
fn a_year_of_three_vendors() {
    // The file is plain enough to be read by splitting it.
    let text = crate::sample("year-gbk.utf8.csv");
    let expected: Vec<Month> = text
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let values: Vec<u32> = cells[2..].iter().map(|cell| cell.parse().unwrap()).collect();
            month(Some(cells[0]), cells[1], &values)
        })
        .collect();
    assert_eq!(expected.len(), 36);
    assert_eq!(months(&read("year-gbk.utf8.csv")), expected);
}
