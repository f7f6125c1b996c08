//! A text says the same however it is written: with other signs and line ends, with 自然月 for 月, with blank lines between all
//! lines, between the pages of a table, with bars or blanks for tabs, with bold numbers.

use super::facts::compare;
use super::{json, name, read_contract, texts, unaccounted};

/// Another way to write a text, and whether all of it has to be found again; nothing may become wrong in any.
type Way = (&'static str, fn(&str) -> String, bool);

const WAYS: [Way; 9] = [
    ("wide signs", |text| text.replace('%', "％"), true),
    ("line ends", |text| text.replace('\r', "").replace('\n', "\r\n"), true),
    ("calendar months", |text| text.replace("每月", "每个自然月"), true),
    ("bars", with_bars, false),
    ("page numbers", within_tables, false),
    ("gaps", |text| text.replace('%', " %"), false),
    ("blanks for tabs", |text| text.replace('\t', "    "), false),
    ("bold shares", in_bold, false),
    (
        "blanks before lines",
        |text| text.split('\n').map(|line| format!(" {line}")).collect::<Vec<_>>().join("\n"),
        false,
    ),
];

/// 不低于95% as an editor copies it that prints shares bold: 不低于**95%**.
fn in_bold(text: &str) -> String {
    let mut bold = String::new();
    let mut number = String::new();
    for letter in text.chars() {
        if letter.is_ascii_digit() || letter == '.' && !number.is_empty() {
            number.push(letter);
        } else if letter == '%' && !number.is_empty() {
            bold.extend(["**", std::mem::take(&mut number).as_str(), "%**"]);
        } else {
            bold.push_str(&std::mem::take(&mut number));
            bold.push(letter);
        }
    }
    bold + &number
}

fn with_bars(text: &str) -> String {
    let line =
        |line: &str| if line.contains('\t') { format!("| {} |", line.replace('\t', " | ")) } else { line.to_owned() };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// The number of a page between every two rows of a table.
fn within_tables(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut pages = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        pages.push(*line);
        let next = lines.get(at + 1).copied().unwrap_or_default();
        // A cell with line breaks goes on in the next line.
        if line.contains('\t') && next.contains('\t') && !text.contains('"') {
            pages.push("第 3 页 共 9 页");
        }
    }
    pages.join("\n")
}

/// Each text in one of the ways.
#[test]
fn a_text_says_the_same_however_it_is_written() {
    let mut faults = Vec::new();
    let folders = ["given", "seen", "kept", "tried", "further"];
    for (at, file) in folders.iter().flat_map(|folder| texts(folder)).enumerate() {
        let (way, write, whole) = WAYS[at % WAYS.len()];
        let text = std::fs::read_to_string(&file).unwrap();
        let other = write(&text);
        if other == text {
            continue;
        }
        let expected = json(&file.with_extension("expected.json"));
        let before = compare(&expected, &read_contract(&text).reading);
        let proposal = read_contract(&other);
        let after = compare(&expected, &proposal.reading);
        let silent = unaccounted(&other, &proposal);
        let lost = before.right.saturating_sub(after.right);
        if !after.wrong.is_empty() || !silent.is_empty() || (whole && lost > 0) {
            faults.push(format!("{} with {way}: {lost} lost, {:?} wrong, {silent:?} silent", name(&file), after.wrong));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

/// Paragraphs as a word processor pastes them: a blank line behind each, also behind the rows of a table.
#[test]
fn blank_lines_behind_all_lines_part_nothing() {
    for file in texts("given") {
        let text = std::fs::read_to_string(&file).unwrap();
        let expected = json(&file.with_extension("expected.json"));
        let apart: Vec<&str> = text.split('\n').filter(|line| !line.trim().is_empty()).collect();
        let (close, apart) = (apart.join("\n"), apart.join("\n\n"));
        let read = |text: &str| compare(&expected, &read_contract(text).reading);
        let (before, after) = (read(&close), read(&apart));
        assert_eq!((after.right, &after.wrong), (before.right, &before.wrong), "{}", name(&file));
    }
}
