//! Laws of pasted text, on generated tables.
#![expect(clippy::indexing_slicing, reason = "a generated order names cells that are there")]

use std::collections::BTreeSet;

use proptest::prelude::*;
use yuekao::glossary::{Figure, Role, Scope, Vocabulary};
use yuekao::month::{Record, VendorMonth, print};
use yuekao::paste::{Options, excerpt, parse};
use yuekao::problem::Place;

const MONTH_HEADINGS: [(&str, &str); 4] =
    [("转人工量", "calls_offered"), ("UPV", "chats_offered"), ("Neutral", "neutral"), ("坐席數", "seats")];

/// A month's row: vendor, month, and a cell for each heading.
#[derive(Clone, Debug)]
struct Row(String, u8, Vec<String>);

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0_u32..100_000).prop_map(|value| value.to_string()),
        1 => Just(String::new()),
        1 => Just("-".to_owned()),
        1 => Just("1,234".to_owned()),
        1 => Just("1.2万".to_owned()),
        1 => Just("oops".to_owned()),
    ]
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = ("[ab蓝鲸]{1,2}", 1_u8..13, prop::collection::vec(cell(), MONTH_HEADINGS.len()));
    prop::collection::vec(row.prop_map(|(vendor, month, cells)| Row(vendor, month, cells)), 1..12)
}

fn table(rows: &[Row], order: &[usize]) -> String {
    let line = |vendor: &str, month: &str, cells: &[String]| {
        let all: Vec<&str> = [vendor, month].into_iter().chain(cells.iter().map(String::as_str)).collect();
        order.iter().map(|place| all[*place]).collect::<Vec<_>>().join("\t") + "\n"
    };
    let headings: Vec<String> = MONTH_HEADINGS.iter().map(|(heading, _)| (*heading).to_owned()).collect();
    let lines = rows.iter().map(|Row(vendor, month, cells)| line(vendor, &format!("2026-{month:02}"), cells));
    line("商家", "月份", &headings) + &lines.collect::<String>()
}

/// Records without their cells.
fn bare(text: &str) -> Vec<VendorMonth> {
    let mut records = parse(text, &Vocabulary::new(&[])).records;
    for record in &mut records {
        record.cells.clear();
        record.categories.iter_mut().for_each(|category| category.cells.clear());
    }
    records
}

fn sorted(mut records: Vec<VendorMonth>) -> Vec<VendorMonth> {
    records.sort_by_key(|record| (record.vendor.clone(), record.month.clone()));
    for record in &mut records {
        record.categories.sort_by_key(|category| category.category.clone());
    }
    records
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>()) {
        let parsed = parse(&text, &Vocabulary::new(&[]));
        prop_assert!(!parsed.problems.is_empty() || !parsed.columns.is_empty());
    }

    #[test]
    fn no_text_of_likely_pieces_panics(pieces in prop::collection::vec(prop::sample::select(vec![
        "商家", "月份", "品类", "UPV", "接待量", "售前电话", "指标", "2026-10", "2026-11", "合计", "1,234", "5", "-", "oops",
        "\t", "\t", "\t", ",", ";", "\n", "\n", "\n\n", "\r\n", "\r", "\"", "\"\"", "：", " ", "\u{feff}", "（通）", "%",
    ]), 0..60)) {
        let text = pieces.concat();
        let parsed = parse(&text, &Vocabulary::new(&[]));
        prop_assert!(!parsed.problems.is_empty() || !parsed.columns.is_empty());
    }

    #[test]
    fn an_excerpt_is_a_part_of_the_whole(rows in rows(), record in 0_usize..14, others in prop::collection::vec(0_usize..14, 0..4)) {
        let (text, vocabulary) = (table(&rows, &[0, 1, 2, 3, 4, 5]), Vocabulary::new(&[]));
        let (whole, part) = (parse(&text, &vocabulary), excerpt(&text, &vocabulary, Options::default(), &[record], &mut |_| ()));
        prop_assert_eq!(part.of, whole.records.len());
        prop_assert_eq!(&part.parsed.columns, &whole.columns);
        let around = record.min(part.of.saturating_sub(1));
        prop_assert!(part.numbers.contains(&around));
        for (number, month) in part.numbers.iter().zip(&part.parsed.records) {
            prop_assert_eq!(month, &whole.records[*number]);
            prop_assert_eq!(&month.vendor, &whole.records[around].vendor);
        }
        prop_assert!(part.parsed.records.is_sorted_by_key(|month| &month.month));
        prop_assert!(part.parsed.problems.iter().all(|problem| whole.problems.contains(problem)));

        // Several at once are what each of them is, none of it twice.
        let several = [&others[..], &[record]].concat();
        let part = excerpt(&text, &vocabulary, Options::default(), &several, &mut |_| ());
        let mut each: Vec<usize> = several.iter().flat_map(|one| excerpt(&text, &vocabulary, Options::default(), &[*one], &mut |_| ()).numbers).collect();
        let mut numbers = part.numbers.clone();
        each.sort_unstable();
        numbers.sort_unstable();
        each.dedup();
        prop_assert_eq!(numbers, each);
        for (number, month) in part.numbers.iter().zip(&part.parsed.records) {
            prop_assert_eq!(month, &whole.records[*number]);
        }
    }

    #[test]
    fn an_excerpt_of_no_number_is_about_the_newest_month(rows in rows()) {
        let (text, vocabulary) = (table(&rows, &[0, 1, 2, 3, 4, 5]), Vocabulary::new(&[]));
        let (whole, part) = (parse(&text, &vocabulary), excerpt(&text, &vocabulary, Options::default(), &[], &mut |_| ()));
        let keys: Vec<String> = whole.records.iter().map(|one| format!("{}\n{}", one.vendor.as_deref().unwrap_or(""), one.month.as_deref().unwrap_or(""))).collect();
        prop_assert_eq!(&part.keys, &keys);
        let latest = whole.records.iter().map(|one| one.month.clone()).max();
        prop_assert_eq!(part.newest, whole.records.iter().position(|one| Some(&one.month) == latest.as_ref()));
        prop_assert!(part.newest.is_none_or(|newest| part.numbers.contains(&newest)));
    }

    #[test]
    fn a_problem_names_its_vendor_month(rows in rows()) {
        let parsed = parse(&table(&rows, &[0, 1, 2, 3, 4, 5]), &Vocabulary::new(&[]));
        for problem in &parsed.problems {
            let (Some(record), Some(Place::Cell(cell))) = (problem.record, &problem.at) else { continue };
            // Its row is one of that vendor and month.
            let Row(vendor, month, _) = &rows[(cell.row as usize).saturating_sub(2)];
            let named = &parsed.records[record as usize];
            prop_assert_eq!(named.vendor.as_ref(), Some(vendor));
            prop_assert_eq!(named.month.clone(), Some(format!("2026-{month:02}")));
        }
    }

    #[test]
    fn the_order_of_columns_does_not_matter(rows in rows(), order in Just(vec![0, 1, 2, 3, 4, 5]).prop_shuffle()) {
        prop_assert_eq!(bare(&table(&rows, &[0, 1, 2, 3, 4, 5])), bare(&table(&rows, &order)));
    }

    #[test]
    fn the_order_of_categories_does_not_matter(
        rows in rows(),
        (plain, shuffled) in prop::collection::btree_map(("[ab蓝鲸]{1,2}", 1_u8..13, "[cde]{2,3}"), 0_u32..9999, 1..20)
            .prop_map(|map| map.into_iter().collect::<Vec<_>>())
            .prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle())),
        above in any::<bool>(),
    ) {
        let months = table(&rows, &[0, 1, 2, 3, 4, 5]);
        let categories = |list: &[((String, u8, String), u32)]| {
            let lines = list.iter().map(|((vendor, month, name), calls)| format!("{vendor}\t2026-{month:02}\t{name}\t{calls}\n"));
            "商家\t月份\t品类\t售前电话\n".to_owned() + &lines.collect::<String>()
        };
        let first = sorted(bare(&format!("{months}\n{}", categories(&plain))));
        let second = if above {
            format!("{}\n{months}", categories(&shuffled))
        } else {
            format!("{months}\n{}", categories(&shuffled))
        };
        prop_assert_eq!(first.iter().map(|record| record.categories.len()).sum::<usize>(), plain.len());
        prop_assert_eq!(first, sorted(bare(&second)));
    }

    #[test]
    fn every_cell_is_accounted_for(rows in rows()) {
        let text = table(&rows, &[0, 2, 3, 1, 4, 5]).replace("Neutral", "Weather");
        let parsed = parse(&text, &Vocabulary::new(&[]));
        let mut told: BTreeSet<(u32, u32)> = parsed.columns.iter().map(|it| (it.row, it.column)).collect();
        for cell in parsed.records.iter().flat_map(|record| record.cells.values()) {
            told.insert((cell.row, cell.column));
            let rows = cell.rows.iter().flat_map(|(first, last)| *first..=*last);
            told.extend(rows.map(|row| (row, cell.column)));
        }
        // The same mistake of one month is told once.
        let (mut told_rows, mut told_texts) = (BTreeSet::new(), BTreeSet::new());
        for problem in &parsed.problems {
            if let Some(Place::Cell(cell)) = &problem.at {
                told.insert((cell.row, cell.column));
                told_rows.insert(cell.row);
                told_texts.insert((cell.column, cell.cell.as_str()));
            }
        }
        let unread: BTreeSet<u32> = parsed.columns.iter()
            .filter(|it| it.role != Role::Figure)
            .map(|it| it.column)
            .collect();
        for (row, line) in (1_u32..).zip(text.lines()) {
            for (column, cell) in (1_u32..).zip(line.split('\t')).filter(|(_, cell)| !cell.is_empty()) {
                let known = told.contains(&(row, column)) || told_texts.contains(&(column, cell)) || unread.contains(&column) || told_rows.contains(&row);
                prop_assert!(known, "row {row}, column {column} of\n{text}");
            }
        }
    }

    #[test]
    fn printing_and_reading_gives_the_same(month in month()) {
        let vocabulary = Vocabulary::new(&[]);
        let mut problems = Vec::new();
        let record = Record::from_json(&month, &vocabulary, &mut problems);
        let text = print(&record, &vocabulary);
        let mut read = parse(&text, &vocabulary);
        prop_assert_eq!(read.records.len(), 1, "{}", text);
        let mut again = read.records.remove(0);
        again.cells.clear();
        again.categories.iter_mut().for_each(|category| category.cells.clear());
        // What could not be taken is not printed.
        let mut printed = VendorMonth::new(&record, &vocabulary);
        printed.withheld.clear();
        printed.categories.iter_mut().for_each(|category| category.withheld.clear());
        prop_assert_eq!(again, printed, "{}", text);
        prop_assert!(read.problems.iter().all(|problem| !problem.is_error()), "{:?}\n{text}", read.problems);
    }
}

/// A month with any of its figures.
fn month() -> impl Strategy<Value = serde_json::Value> {
    let vocabulary = Vocabulary::new(&[]);
    let figures = |scope| {
        let list: Vec<_> = vocabulary.figures(scope).map(value_of).collect();
        prop::collection::vec(any::<Option<prop::sample::Index>>(), list.len())
            .prop_flat_map(move |given| {
                list.iter().zip(given).filter_map(|(value, given)| given.map(|_| value.clone())).collect::<Vec<_>>()
            })
            .prop_map(|list| list.into_iter().collect::<serde_json::Map<_, _>>())
    };
    // No name may end like “na” or “total”: such a cell says that there is none, or names a row of totals.
    let name = "[a-z蓝鲸\"][a-z蓝鲸\" ,;：]{0,6}[蓝鲸]";
    let category = (name, prop::option::of("[a-z]{3}套餐"), any::<Option<bool>>(), figures(Scope::Category));
    let category = category.prop_map(|(name, package, handed_over, mut figures)| {
        figures.insert("category".into(), name.into());
        figures.insert("package".into(), package.into());
        figures.insert("handed_over".into(), handed_over.into());
        figures
    });
    let keys = (prop::option::of(name), prop::option::of(1_u8..13), prop::option::of(1_u8..28));
    (keys, figures(Scope::Month), prop::collection::vec(category, 0..5)).prop_map(|(keys, figures, categories)| {
        serde_json::json!({
            "vendor": keys.0,
            "month": keys.1.map(|month| format!("2026-{month:02}")),
            "start": keys.2.map(|day| format!("2026-01-{day:02}")),
            "figures": figures,
            "categories": categories,
        })
    })
}

fn value_of(figure: &Figure) -> BoxedStrategy<(String, serde_json::Value)> {
    use yuekao::glossary::Kind;
    let id = figure.id.clone();
    let value: BoxedStrategy<serde_json::Value> = match figure.kind {
        Kind::Count => (0_u64..100_000_000).prop_map(Into::into).boxed(),
        Kind::Number | Kind::Money => {
            (0_u64..10_000_000, 0_u8..100).prop_map(|(whole, cents)| format!("{whole}.{cents:02}").into()).boxed()
        }
        Kind::Percent => (0_u8..100, 0_u8..100).prop_map(|(whole, rest)| format!("{whole}.{rest:02}").into()).boxed(),
        Kind::Flag => any::<bool>().prop_map(Into::into).boxed(),
    };
    value.prop_map(move |value| (id.clone(), value)).boxed()
}
