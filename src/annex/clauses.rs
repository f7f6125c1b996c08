//! The clauses of the pasted text: what each is called, and its own words.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::letters::{Span, is_han};
use super::lines::{Line, lines};
use super::numbering;
use super::words::Words;

/// A clause and where it stands.
#[derive(Clone, Debug)]
struct Clause {
    id: String,
    text: String,
    spans: Vec<Span>,
}

/// The clauses of a text, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Clauses {
    list: Vec<Clause>,
    names: BTreeSet<String>,
    /// Which clauses have words in a line.
    in_line: BTreeMap<usize, Vec<usize>>,
    written: Vec<String>,
    english: bool,
}

impl Clauses {
    pub(super) fn of(words: &Words, text: &str, english: bool) -> Self {
        let written = text.split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect();
        let mut clauses = Self { written, english, ..Self::default() };
        let mut path = Path::default();
        let mut current = Vec::new();
        for line in lines(words, text) {
            if !line.is_blank() {
                clauses.line(&line, &mut path, &mut current);
            }
        }
        clauses
    }

    fn line(&mut self, line: &Line, path: &mut Path, current: &mut Vec<u32>) {
        if line.is_row() {
            let spans = line.cells.iter().flat_map(|cell| cell.spans(0, cell.len())).collect();
            let written: Vec<&str> =
                self.written.iter().skip(line.at).take(line.lines.max(1)).map(String::as_str).collect();
            return self.add(self.by_line(line.at), written.join("\n").trim().to_owned(), spans);
        }
        for part in super::read::clauses(&line.whole(), current) {
            let (label, _) = numbering::marked(&part);
            let id = label.map_or_else(|| self.by_line(line.at), |label| path.take(&label));
            let spans = part.spans(0, part.len());
            let written: Vec<String> = spans.iter().map(|span| self.text(*span)).collect();
            self.add(id, written.join("\n"), spans);
        }
    }

    fn by_line(&self, line: usize) -> String {
        let number = line.saturating_add(1);
        if self.english { format!("line {number}") } else { format!("第 {number} 行") }
    }

    fn add(&mut self, id: String, text: String, spans: Vec<Span>) {
        let mut name = id.clone();
        let mut number = 2_usize;
        while !self.names.insert(name.clone()) {
            name = format!("{id} ({number})");
            number = number.saturating_add(1);
        }
        for line in spans.iter().map(|span| span.line).collect::<BTreeSet<_>>() {
            self.in_line.entry(line).or_default().push(self.list.len());
        }
        self.list.push(Clause { id: name, text, spans });
    }

    /// What the clause is called that holds a stretch of the text.
    pub(super) fn of_span(&self, span: Span) -> Option<&str> {
        let holds = |clause: &&Clause| {
            clause.spans.iter().any(|known| known.line == span.line && known.from <= span.from && span.from < known.to)
        };
        let near = self.in_line.get(&span.line)?.iter().filter_map(|place| self.list.get(*place));
        near.into_iter().find(holds).map(|clause| clause.id.as_str())
    }

    /// The same, or its line.
    pub(super) fn called(&self, span: Span) -> String {
        self.of_span(span).map_or_else(|| self.by_line(span.line), str::to_owned)
    }

    /// What is written in a stretch of the text.
    pub(super) fn text(&self, span: Span) -> String {
        let line = self.written.get(span.line).map_or("", String::as_str);
        let text: String = line.chars().skip(span.from).take(span.to.saturating_sub(span.from)).collect();
        text.trim().to_owned()
    }

    /// The lines as they were pasted.
    pub(super) fn lines(&self) -> &[String] {
        &self.written
    }

    /// As a section of the contract has them.
    pub(super) fn json(&self) -> Value {
        self.list.iter().map(|clause| json!({ "id": clause.id, "text": clause.text })).collect()
    }

    /// A title for the contract: the first line that is more than a number.
    pub(super) fn title(&self) -> String {
        let named = self
            .written
            .iter()
            .map(|line| line.trim())
            .find(|line| line.chars().filter(|letter| letter.is_alphabetic()).count() >= 2);
        named.map_or_else(
            || if self.english { "Annex".into() } else { "合同附件".into() },
            |line| line.replace('\t', " ").chars().take(60).collect(),
        )
    }
}

/// The numbers above a clause.
#[derive(Default)]
struct Path {
    /// 第三条, 三, 3.
    first: String,
    /// The last number that others may stand under.
    last: String,
}

impl Path {
    /// What a clause with this number is called.
    fn take(&mut self, label: &str) -> String {
        let first = label.chars().next().unwrap_or(' ');
        let bracketed = matches!(first, '（' | '(');
        let circled = ('①'..='⑳').contains(&first);
        let id = if label.starts_with('第') || is_han(first) && !bracketed {
            label.clone_into(&mut self.first);
            label.to_owned()
        } else if bracketed && label.chars().nth(1).is_some_and(is_han) {
            format!("{}{label}", self.first)
        } else if bracketed || circled {
            return format!("{} {label}", self.last).trim().to_owned();
        } else if label.contains('.') || self.first.is_empty() || !first.is_ascii_digit() {
            label.to_owned()
        } else {
            return format!("{} {label}", self.first);
        };
        self.last.clone_from(&id);
        id
    }
}
