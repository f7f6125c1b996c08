//! The currency of the contract: the one its amounts are written in. Where there are several, it is asked.

use serde_json::json;

use super::readings::sentences;
use super::{Asked, Became, Choice, Draft, set};
use crate::annex::letters::Span;
use crate::annex::reading::UnreadReason;
use crate::sort;

const YUAN: &str = "CNY";

impl Draft<'_> {
    /// Names the currency, where any amount is in another one than yuan. It is the one most amounts are in; the others are taken
    /// as they are, and said.
    pub(super) fn currency(&mut self) {
        if self.reading.currency.is_none() {
            return;
        }
        let local = self.local_yuan();
        let mut written: Vec<(&str, u32)> = Vec::new();
        for (code, count) in &self.reading.currencies {
            let code = code.as_deref().unwrap_or(local.as_deref().unwrap_or(YUAN));
            match written.iter_mut().find(|(known, _)| *known == code) {
                Some((_, all)) => *all = all.saturating_add(*count),
                None => written.push((code, *count)),
            }
        }
        sort::sort_by_key(&mut written, |(_, count)| std::cmp::Reverse(*count));
        let codes: Vec<String> = written.into_iter().map(|(code, _)| code.to_owned()).collect();
        let Some((own, others)) = codes.split_first() else { return };
        self.other.insert("currency".into(), json!({ "code": own }));
        for section in ["figures", "values", "metrics"] {
            for term in self.sections.get_mut(section).into_iter().flatten().filter(|term| term["unit"] == "yuan") {
                set(term, "unit", json!(unit(own)));
            }
        }
        let marks: Vec<Option<Span>> = codes.iter().map(|code| self.first_mark(code)).collect();
        if others.is_empty() {
            let spans = marks.into_iter().flatten();
            self.became.extend(spans.map(|span| Became {
                span,
                section: "currency",
                id: String::new(),
                key: Some("code"),
            }));
            return;
        }
        self.unread.extend(marks.iter().skip(1).flatten().map(|span| (*span, UnreadReason::Currency)));
        let about = marks.into_iter().flatten().map(|span| (span, self.clauses.text(span))).collect();
        let Some(sentences) = sentences("currency") else { return };
        let choices = codes.iter().map(|code| Choice {
            id: code.to_ascii_lowercase(),
            label: sentences.label(code),
            changes: if code == own { Vec::new() } else { self.in_currency(own, code) },
        });
        let choices = choices.collect();
        let question = sentences.question.clone();
        self.asked.push(Asked { id: "currency".into(), question, choices, about, in_contract: false });
    }

    /// 新臺幣10,000元 and 每件500元 in traditional characters: what 元 alone is counted in, where no other money is named.
    fn local_yuan(&self) -> Option<String> {
        let mut named = self.reading.currencies.iter().filter_map(|(code, _)| code.as_ref());
        let (Some(code), None) = (named.next(), named.next()) else { return None };
        let mut letters = self.clauses.lines().iter().flat_map(|line| line.chars());
        let traditional = letters.any(|letter| self.words.simplified(letter) != letter);
        let alike = |line: &String| line.chars().map(|letter| self.words.simplified(letter)).collect::<String>();
        let chinese = self.clauses.lines().iter().any(|line| self.words.holds("chinese_yuan", &alike(line)));
        (traditional && !chinese && self.words.list("local_yuan").contains(code)).then(|| code.clone())
    }

    /// What changes in the contract where its money is in another currency.
    fn in_currency(&self, own: &str, other: &str) -> Vec<(&'static str, String, String, serde_json::Value)> {
        let mut changes = vec![("currency", String::new(), "code".to_owned(), json!(other))];
        for section in ["figures", "values", "metrics"] {
            let terms = self.sections.get(section).into_iter().flatten().filter(|term| term["unit"] == unit(own));
            changes.extend(terms.map(|term| (section, super::id_of(term), "unit".to_owned(), json!(unit(other)))));
        }
        changes
    }

    /// Where a currency is written first.
    fn first_mark(&self, code: &str) -> Option<Span> {
        let all =
            || self.words.currencies().flat_map(|(known, marks)| marks.iter().map(move |mark| (known == code, mark)));
        let own: Vec<&String> = all().filter_map(|(own, mark)| own.then_some(mark)).collect();
        // A longer mark of another one has the same sign in it: HK$.
        let longer: Vec<&String> = all()
            .filter(|(of_it, mark)| !of_it && own.iter().any(|sign| mark.contains(*sign)))
            .map(|(_, mark)| mark)
            .collect();
        self.clauses.lines().iter().enumerate().find_map(|(line, text)| {
            let mut letters: Vec<char> = text
                .chars()
                .map(|letter| self.words.simplified(crate::full_width::to_ascii(letter)).to_ascii_lowercase())
                .collect();
            for mark in &longer {
                while let Some(from) = position(&letters, mark) {
                    let mut hidden = letters.iter_mut().skip(from).take(mark.chars().count());
                    hidden.by_ref().for_each(|letter| *letter = '\0');
                }
            }
            let marked = own.iter().find_map(|mark| Some((position(&letters, mark)?, mark.chars().count())));
            let bare = || {
                letters
                    .windows(2)
                    .position(|pair| matches!(pair, ['0'..='9' | '万' | '千' | '百' | '（' | '(' | '/', '元']))
                    .map(|place| (place.saturating_add(1), 1))
            };
            let (from, length) = marked.or_else(|| if code == YUAN { bare() } else { None })?;
            Some(Span { line, from, to: from.saturating_add(length) })
        })
    }
}

/// What money of a currency is counted in, as a contract names it.
fn unit(code: &str) -> &str {
    if code == YUAN { "yuan" } else { code }
}

fn position(letters: &[char], mark: &str) -> Option<usize> {
    let mark: Vec<char> = mark.chars().collect();
    letters.windows(mark.len().max(1)).position(|window| window == mark)
}
