//! A text settled in parts comes to what it comes to in one piece, wherever it is cut; and what is bad in a large text
//! costs no more than it must.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::format_push_string,
    reason = "a test that cannot read its samples has failed"
)]

use proptest::prelude::*;
use yuekao::batch::Batch;
use yuekao::engine::{Engine, Stream, template};
use yuekao::problem::{Code, Place, Problem};

use crate::fuzzed::targets::in_parts;

const CONTRACTS: [&str; 4] = ["mall", "courier", "outsourcing", "support"];

fn engine(contract: &str) -> Engine {
    Engine::new(template(contract).unwrap())
}

thread_local! {
    static ENGINES: [Engine; 4] = CONTRACTS.map(engine);
}

fn same(one: &Batch, other: &Batch) {
    assert_eq!(one.columns, other.columns);
    assert_eq!(one.categories, other.categories);
    assert_eq!(one.problems, other.problems);
    assert_eq!(one.notices, other.notices);
}

/// Rows of months in any order, some twice, some missing, quoted as spreadsheets quote, and rows of categories below or
/// above them.
fn any_text() -> impl Strategy<Value = String> {
    let vendor = prop::sample::select(vec![
        "蓝鲸",
        "\"红,杉\"",
        "\"北极 \"\"狐\"\"\"",
        "𠮷野",
        "\"二\n行\"",
        "合计",
        "\"开",
        "",
    ]);
    let month =
        prop::sample::select(vec!["2025-01", "2025-02", "2025年3月", "2025-05", "2025/12", "2025-13", "\"2025-06\""]);
    let count = prop::sample::select(vec!["2640", "\"3,000\"", "0", "", "-", "abc", "88%", "１２", "1.5"]);
    let counts = prop::collection::vec(count.clone(), 6);
    let rows = prop::collection::vec((vendor.clone(), month.clone(), counts), 0..40);
    let category = prop::sample::select(vec!["手机", "女装", "火星车", "合计", "\"手机\""]);
    let categories = prop::collection::vec((vendor, month, category, count), 0..40);
    let ending = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    let delimiter = prop::sample::select(vec![",", "\t", ";"]);
    (rows, categories, ending, delimiter, any::<[bool; 4]>()).prop_map(
        |(rows, categories, ending, delimiter, [mark, swapped, blank, aside])| {
            let line = |cells: &[&str]| cells.join(delimiter) + ending;
            let mut months =
                line(&["商家", "月份", "进线量", "接起量", "满意度评分", "服务时长", "中断时长", "客服人数"]);
            for (place, (vendor, month, counts)) in rows.iter().enumerate() {
                let mut cells = vec![*vendor, *month];
                cells.extend(counts.iter().copied());
                months.push_str(&line(&cells));
                if blank && place == 7 {
                    months.push_str(ending);
                }
            }
            let mut volumes = line(&["商家", "月份", "品类", "售前电话"]);
            for (vendor, month, category, count) in &categories {
                volumes.push_str(&line(&[vendor, month, category, count]));
            }
            let side =
                line(&["商家", "白鹭", "蓝鲸"]) + &line(&["月份", "2025-01", "2025-02"]) + &line(&["接起量", "5", "x"]);
            let mut blocks = if swapped { vec![volumes, months] } else { vec![months, volumes] };
            if aside {
                blocks.insert(1, side);
            }
            format!("{}{}", if mark { "\u{feff}" } else { "" }, blocks.join(ending))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn cutting_changes_nothing(
        text in any_text(),
        pieces in prop::collection::vec(1_usize..200, 1..12),
        rows in 1_usize..30,
    ) {
        ENGINES.with(|engines| engines.iter().for_each(|engine| {
            same(&in_parts(engine, &text, &pieces, rows), &engine.assess_text(&text));
        }));
    }
}

#[test]
fn every_pasted_sample_is_the_same_in_parts() {
    let mut seen = 0;
    for folder in ["tests/pasted/good", "tests/pasted/bad", "tests/samples"] {
        for file in std::fs::read_dir(format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap() {
            let path = file.unwrap().path();
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            if path.extension().is_some_and(|extension| extension == "json") {
                continue;
            }
            ENGINES.with(|engines| {
                for engine in engines {
                    let whole = engine.assess_text(&text);
                    for (piece, rows) in [(1, 1), (7, 3), (4096, 2)] {
                        same(&in_parts(engine, &text, &[piece], rows), &whole);
                    }
                }
            });
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen} samples");
}

/// Months of vendors, each vendor's in a row, the rows put into an order of one's own.
fn months(vendors: u32, order: impl Fn(u32, u32) -> u32) -> String {
    let mut rows: Vec<(u32, String)> = Vec::new();
    for vendor in 0..vendors {
        for month in 0..12 {
            let (offered, answered) = (3000 + vendor % 7, 2500 + (vendor * 31 + month * 17) % 500);
            let row = format!("商家{vendor}\t2025-{:02}\t{offered}\t{answered}\t{}\n", month + 1, month * 10);
            rows.push((order(vendor, month), row));
        }
    }
    rows.sort();
    "商家\t月份\t进线量\t接起量\t中断时长\n".to_owned() + &rows.into_iter().map(|(_, row)| row).collect::<String>()
}

/// The cells of some columns, row by row, sorted.
fn results(batch: &Batch, ids: &[&str]) -> Vec<Vec<String>> {
    let column = |id: &&str| batch.columns.iter().find(|column| column.id == **id).unwrap();
    let columns: Vec<Vec<&str>> = ids.iter().map(column).map(|column| column.cells().collect()).collect();
    let mut rows: Vec<Vec<String>> =
        (0..columns[0].len()).map(|row| columns.iter().map(|column| column[row].to_owned()).collect()).collect();
    rows.sort();
    rows
}

#[test]
fn the_order_of_rows_does_not_matter_to_what_looks_back() {
    // The year to date of the availability is a sum over months that stand anywhere.
    let engine = engine("support");
    let ids = ["vendor", "month", "metric:availability_year", "status", "notices"];
    let sorted = in_parts(&engine, &months(40, |vendor, month| vendor * 12 + month), &[999], 64);
    for order in
        [|vendor: u32, month: u32| month * 40 + vendor, |vendor, month| (vendor * 7919 + month * 104_729) % 65_537]
    {
        let mixed = in_parts(&engine, &months(40, order), &[1000], 100);
        assert_eq!(results(&mixed, &ids), results(&sorted, &ids));
    }
}

/// The rows of all shares of a text in the order of the text, by column, and what each share found.
fn shared(engine: &Engine, text: &str, of: usize) -> (Vec<(String, Vec<String>)>, Vec<Batch>) {
    let mut columns: Vec<(String, Vec<String>)> = Vec::new();
    let (mut order, mut found) = (Vec::new(), Vec::new());
    for number in 0..of {
        let mut stream = engine.stream(&serde_json::json!({"share": {"number": number, "of": of}}));
        stream.push(text.as_bytes());
        while !stream.is_done() {
            let batch = engine.step(&mut stream, 50);
            columns.resize(batch.columns.len(), (String::new(), Vec::new()));
            for (whole, part) in columns.iter_mut().zip(&batch.columns) {
                whole.0.clone_from(&part.id);
                whole.1.extend(part.cells().map(str::to_owned));
            }
            if stream.is_done() {
                found.push(batch);
            }
        }
        assert!(order.is_empty() || order == stream.order(), "one order for all");
        order = stream.order().to_vec();
    }
    if !order.is_empty() {
        for (_, cells) in &mut columns {
            let made = std::mem::take(cells);
            *cells = vec![String::new(); order.len()];
            made.into_iter().zip(&order).for_each(|(cell, row)| cells[*row] = cell);
        }
    }
    (columns, found)
}

/// That the shares of a text come to what it comes to in one.
fn shares_are_the_whole(contract: &str, text: &str) {
    let engine = engine(contract);
    let whole = engine.assess_text(text);
    let expected: Vec<(String, Vec<String>)> =
        whole.columns.iter().map(|column| (column.id.clone(), column.cells().map(str::to_owned).collect())).collect();
    for of in [2, 3] {
        let (columns, found) = shared(&engine, text, of);
        assert_eq!(columns, expected, "{contract}, {of}");
        let mut problems: Vec<&Problem> = found.iter().flat_map(|share| &share.problems).collect();
        problems.sort_by_key(|problem| at(problem));
        assert_eq!(problems, whole.problems.iter().collect::<Vec<_>>(), "{contract}, {of}");
        let mut notices: Vec<&(u32, Problem)> = found.iter().flat_map(|share| &share.notices).collect();
        notices.sort_by_key(|(row, _)| *row);
        assert_eq!(notices, whole.notices.iter().collect::<Vec<_>>(), "{contract}, {of}");
        assert_eq!(found.iter().map(|share| share.incomplete).sum::<usize>(), whole.incomplete);
        assert!(found.iter().all(|share| share.tables == whole.tables));
    }
}

#[test]
fn shares_of_a_text_are_what_it_is_in_one() {
    // In rows, by month, and in no order at all; months missing, twice and unreadable. So few that every notice is listed.
    for order in [
        |vendor: u32, month: u32| vendor * 12 + month,
        |vendor, month| month * 6 + vendor,
        |vendor, month| (vendor * 7919 + month * 104_729) % 65_537,
    ] {
        let text = months(6, order);
        let holes: Vec<String> = text
            .lines()
            .enumerate()
            .filter(|(row, _)| row % 23 != 22)
            .map(|(row, line)| if row % 31 == 30 { line.replace("\t25", "\tx") } else { line.to_owned() })
            .collect();
        let text = format!("{}\n商家7\t2025-03\t1\t1\t1\n一家\t2025-13\t1\t1\t1\n", holes.join("\n"));
        for contract in CONTRACTS {
            shares_are_the_whole(contract, &text);
        }
    }
}

#[test]
fn shares_of_few_months_or_none_are_all_there() {
    let heading = "商家\t月份\t进线量\t接起量\n";
    for rows in ["", "甲\t2025-02\t100\t90\n", "甲\t2025-02\t100\t90\n甲\t2025-01\t100\t90\n乙\t2025-01\tx\t90\n"] {
        for contract in CONTRACTS {
            shares_are_the_whole(contract, &format!("{heading}{rows}"));
        }
    }
    shares_are_the_whole("mall", "");
}

#[test]
fn the_months_of_one_vendor_stay_in_one_share() {
    // Bonus, demand and termination go by the months before: cut anywhere else they would come out differently.
    let mut rows: Vec<String> = Vec::new();
    for month in (1..=12).rev() {
        for vendor in 1..=3 {
            let score = if (month + vendor) % 4 == 0 { 70 } else { 95 };
            rows.push(format!("商家{vendor}\t2026-{month:02}\t18\t1000\t936\t{score}\n"));
        }
    }
    let text = format!("商家\t月份\t电话响应时长\t受理问题数\t解决问题数\t满意度评分\n{}", rows.concat());
    shares_are_the_whole("courier", &text);
    let (columns, _) = shared(&engine("courier"), &text, 4);
    let met = columns.iter().find(|(id, _)| id == "outcome:improvement_demanded").unwrap();
    assert!(met.1.iter().any(|cell| cell == "true") && met.1.iter().any(|cell| cell == "false"), "{met:?}");
}

fn at(problem: &Problem) -> (u32, u32) {
    match &problem.at {
        Some(Place::Cell(cell)) => (cell.row, cell.column),
        _ => (0, 0),
    }
}

#[test]
fn months_twice_and_months_missing_are_said_where_they_are() {
    let text = "商家\t月份\t进线量\t接起量\n甲\t2025-05\t100\t90\n乙\t2025-01\t100\t90\n甲\t2025-01\t100\t95\n甲\t2025-05\t100\t10\n";
    let batch = engine("mall").assess_text(text);
    let told: Vec<_> = batch.problems.iter().map(|problem| (problem.code, at(problem), problem.message())).collect();
    assert_eq!(
        told,
        [
            (Code::MonthsNotGiven, (2, 2), "There is no row of 甲 for 2025-02 to 2025-04.".into()),
            (
                Code::DuplicateMonth,
                (5, 2),
                "Rows of 2025-05 of 甲 are there more than once; what they say differently was not taken.".into()
            ),
        ]
    );
    assert_eq!(
        results(&batch, &["vendor", "month", "metric:phone_answer_rate"]),
        [["乙", "2025-01", "90"], ["甲", "2025-01", "95"], ["甲", "2025-05", ""]]
    );
}

#[test]
fn several_texts_are_settled_as_one_and_their_rows_can_be_told_apart() {
    let heading = "商家\t月份\t\"进线\n量\"\t接起量\n";
    let texts = [
        format!("{heading}甲\t2025-01\t100\t90"),
        format!("{heading}甲\t2025-02\t100\tx\n"),
        "\n".into(),
        format!("{heading}甲\t2025-02\t100\t80"),
    ];
    for rows in [1, 1000] {
        let engine = engine("mall");
        let mut stream = Stream::default();
        for text in &texts {
            stream.begin(None);
            stream.push(text.as_bytes());
        }
        let mut problems = Vec::new();
        while !stream.is_done() {
            problems.extend(engine.step(&mut stream, rows).problems);
        }
        let told: Vec<_> = problems.iter().map(|problem| (problem.code, at(problem))).collect();
        // Two ends of line stand between texts: the second begins the row that tells them apart. Rows 1 and 2 are the
        // first text, 4 and 5 the second (its own end makes 6 a blank row), 8 the third, 11 and 12 the fourth.
        assert_eq!(stream.breaks(), [3, 7, 10]);
        assert_eq!(told, [(Code::CellUnreadable, (5, 4)), (Code::FigureGivenTwice, (12, 4))], "{problems:?}");
    }
}

#[test]
fn one_broken_quote_costs_its_line_alone_however_long_the_text() {
    let mut text = String::from("商家,月份,进线量,接起量\n");
    for vendor in 0..20_000 {
        let quote = if vendor == 5_000 { "\"" } else { "" };
        text += &format!("{quote}商家{vendor},2025-01,100,90\n");
    }
    let batch = in_parts(&engine("mall"), &text, &[65_536], 1000);
    let told: Vec<_> = batch.problems.iter().map(|problem| (problem.code, at(problem))).collect();
    assert_eq!(told, [(Code::QuoteUnclosed, (5_002, 1))]);
    assert_eq!(batch.columns[0].ends.len(), 20_000);
}

#[test]
fn of_very_many_problems_the_first_are_listed_and_the_rest_counted() {
    let mut text = String::from("商家\t月份\t进线量\t接起量\n");
    for vendor in 0..5_000 {
        let answered = if vendor % 2 == 0 { "x" } else { "-5" };
        text += &format!("商家{vendor}\t2025-01\t100\t{answered}\n");
    }
    let batch = engine("mall").assess_text(&text);
    let count = |code| batch.problems.iter().filter(|problem| problem.code == code).count();
    assert_eq!([Code::CellUnreadable, Code::FigureNegative, Code::MoreOfTheSame].map(count), [1000, 1000, 2]);
    let more: Vec<_> = batch.problems.iter().filter(|problem| problem.code == Code::MoreOfTheSame).collect();
    assert_eq!(more.iter().map(|problem| at(problem)).collect::<Vec<_>>(), [(2002, 4), (2003, 4)]);
    assert!(more.iter().all(|problem| problem.values["count"] == "1500"), "{more:?}");
    // Nothing is lost: every row is there, and names what is open in it.
    let notices = batch.columns.iter().find(|column| column.id == "notices").unwrap();
    assert_eq!(notices.cells().filter(|cell| cell.contains("figure_missing")).count(), 5_000);
    assert_eq!(batch.notices.iter().filter(|(_, notice)| notice.code == Code::MoreOfTheSame).count(), 3);
}

#[test]
fn what_is_not_all_of_it_yet_is_named() {
    let cells = |id: &str, text: &str, column: &str| -> Vec<String> {
        let batch = engine(id).assess_text(text);
        let column = batch.columns.into_iter().find(|known| known.id == column).unwrap();
        column.cells().map(str::to_owned).collect()
    };
    // The second month's score decides about its bonus; the first one's is known.
    let courier = "月份\t电话响应时长\t受理问题数\t解决问题数\t满意度评分\n2026-10\t18\t1000\t936\t92.5\n2026-11\t18\t1000\t936\t\n";
    assert_eq!(cells("courier", courier, "line:performance_bonus"), ["5000.00", ""]);
    assert_eq!(cells("courier", courier, "incomplete"), ["", "performance_bonus"]);
    // 10 of 1,000 calls answered: the client may take over, and a category without a price is missing in what that costs.
    let mall = |name: &str| {
        format!(
            "月份\t进线量\t接起量\tUPV\t接待量\t非常满意\t满意\t一般\t不满意\t非常不满意\n2026-10\t1000\t10\t0\t0\t0\t0\t0\t0\t0\n\n月份\t品类\t售前电话\t售前在线\t售后电话\t售后在线\t售后服务单\n2026-10\t{name}\t1\t1\t1\t1\t1\n"
        )
    };
    assert_eq!(cells("mall", &mall("宠物用品"), "incomplete"), ["fallback"]);
    assert_eq!(cells("mall", &mall("手机"), "incomplete"), [""]);
}

#[test]
fn a_fee_for_volumes_that_were_not_given_is_none_and_not_nothing() {
    let month = "月份\t进线量\t接起量\tUPV\t接待量\t非常满意\t满意\t一般\t不满意\t非常不满意\n\
                 2026-10\t3000\t2640\t0\t0\t400\t380\t120\t60\t40\n\
                 2026-11\t3000\t2640\t0\t0\t400\t380\t120\t60\t40\n";
    let volumes = "\n月份\t品类\t售前电话\t售前在线\t售后电话\t售后在线\t售后服务单\n2026-11\t手机\t0\t0\t0\t0\t0\n";
    let batch = engine("mall").assess_text(&format!("{month}{volumes}"));
    let fallback = batch.columns.iter().find(|column| column.id == "line:fallback").unwrap();
    assert_eq!(fallback.cells().collect::<Vec<_>>(), ["", "0.00"]);
    assert!(results(&batch, &["incomplete"]).iter().flatten().all(String::is_empty));
}

#[test]
fn open_rows_say_what_they_can_be() {
    let batch = engine("mall").assess_text(
        "月份\t进线量\t接起量\tUPV\t接待量\t非常满意\t满意\t一般\t不满意\t非常不满意\t货款\n\
         2026-10\t3000\t2640\t0\t0\t400\t380\t120\t60\t40\t\n\
         2026-11\t3000\t2640\t0\t0\t\t\t\t\t\t20000\n",
    );
    let cells =
        |id: &str| -> Vec<&str> { batch.columns.iter().find(|column| column.id == id).unwrap().cells().collect() };
    assert_eq!(cells("status"), ["assessed", "incomplete"]);
    assert_eq!([cells("score"), cells("score_between")], [["82", ""], ["", "46..96"]]);
    assert_eq!(cells("tier"), ["meets", ""]);
    assert_eq!([cells("line:deduction"), cells("provider_pays")], [["0.00", ""], ["0.00", ""]]);
    assert_eq!([cells("provider_pays_between"), cells("client_pays_between")], [["", "0.00..10000.00"], ["", ""]]);
    assert_eq!([cells("payable"), cells("payable_between")], [["", ""], ["", "10000.00..20000.00"]]);
    assert_eq!(cells("incomplete"), ["", "deduction"]);
    let rows: serde_json::Value = serde_json::from_str(&batch.json()).unwrap();
    assert_eq!(rows[0]["score_between"], serde_json::Value::Null);
    assert_eq!(rows[1]["score_between"], serde_json::json!(["46", "96"]));
    assert_eq!(rows[1]["provider_pays"], serde_json::Value::Null);
    assert!(batch.csv(true).lines().nth(2).unwrap().contains(",46..96,"));
    // Without an end above: a seat fee without seats.
    let mut seats = template("outsourcing").unwrap();
    assert_eq!(seats["readings"]["fee_clause"], "flat");
    seats["readings"]["fee_clause"] = serde_json::json!("per_seat");
    let batch = Engine::new(seats).assess_text("月份\t满意度\n2026-10\t90%\n");
    let open = batch.columns.iter().find(|column| column.id == "client_pays_between").unwrap();
    assert_eq!(open.cells().collect::<Vec<_>>(), ["0.00.."]);
    assert!(batch.json().contains(r#""client_pays_between":["0.00",null]"#));
}
