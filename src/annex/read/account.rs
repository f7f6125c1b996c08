//! Every line and every number that no term has taken.

use rust_decimal::Decimal;

use super::Reader;
use crate::annex::atom::Atom;
use crate::annex::clause::Text;
use crate::annex::letters::{Piece, Span, Spans};
use crate::annex::lines::Line;
use crate::annex::numbering;
use crate::annex::quantity::Unit;
use crate::annex::reading::{Left, Source, UnreadReason};
use crate::sort;

/// Where something is counted by two things at once: 每人每日, 每案每日, per agent per day.
fn counted_twice(sentence: &Piece) -> Option<(usize, usize)> {
    let day = |at: usize| {
        let rest: String = sentence.letters.get(at..).unwrap_or_default().iter().take(8).collect();
        let word = ["每日", "每天", " per day"].into_iter().find(|word| rest.starts_with(word))?;
        Some(at.saturating_add(word.chars().count()))
    };
    (0..sentence.len()).find_map(|at| {
        let rest = sentence.letters.get(at..)?;
        if rest.first() == Some(&'每') && !matches!(rest.get(1), Some('日' | '天')) {
            return (2..=3).find_map(|many| Some((at, day(at.checked_add(many)?)?)));
        }
        let word = rest.strip_prefix(&[' ', 'p', 'e', 'r', ' '])?;
        let many = word.iter().take_while(|letter| letter.is_ascii_alphabetic()).count();
        Some((at, day(at.checked_add(5)?.checked_add(many)?)?))
    })
}

impl Reader<'_> {
    /// Blanks, each with the clause around it.
    pub(super) fn blanks(&mut self, lines: &[Line]) {
        for line in lines {
            for cell in &line.cells {
                let text = Text::of(self.words, cell);
                let mut seen: Option<String> = None;
                let (_, body) = numbering::marked(cell);
                let heading = self.heading_in_brackets(&body).is_some();
                let start = cell.letters.iter().position(|letter| *letter == '[').filter(|_| heading);
                for token in text.tokens {
                    let open = match &token.what {
                        crate::annex::token::What::Quantity(quantity) => quantity.value.is_none(),
                        crate::annex::token::What::Day(day) => day.iso().is_none(),
                        _ => false,
                    };
                    let letters = cell.letters.get(token.from..).unwrap_or_default();
                    if start == Some(token.from) {
                        continue;
                    }
                    if !open
                        && crate::annex::blank::blank(self.words, letters).is_none_or(|blank| blank.filled.is_some())
                    {
                        continue;
                    }
                    for span in cell.spans(token.from, token.to).into_iter().take(1) {
                        let quote = self.quote(span);
                        if seen.as_ref() != Some(&quote) {
                            seen = Some(quote.clone());
                            self.reading.blanks.push((quote, span));
                        }
                    }
                }
            }
        }
    }

    /// Accounts for every line and every number that no term has taken.
    pub(super) fn account(&mut self, lines: &[Line]) {
        let (taken, terms) = self.taken();
        let covers = |span: &Span| taken.touch(span);
        let priced = self.reading.prices.iter().flat_map(|price| price.source.0.iter().map(|(_, span)| *span));
        let priced = Spans::of(priced);
        let mut left = Vec::new();
        let mut current = Vec::new();
        for line in lines {
            if line.is_blank() {
                continue;
            }
            let any = line.cells.iter().any(|cell| cell.spans(0, cell.len()).iter().any(covers));
            let (mut numbers, mut unclear) = (Vec::new(), Vec::new());
            for part in line.cells.iter().flat_map(|cell| super::clauses(cell, &mut current)) {
                // A line of which nothing was taken is told whole.
                if !any {
                    continue;
                }
                let (_, body) = numbering::marked(&part);
                let text = Text::of(self.words, &body);
                for sentence in text.sentences() {
                    let before = numbers.len();
                    for token in sentence.row.tokens {
                        let crate::annex::token::What::Quantity(quantity) = &token.what else { continue };
                        // In two months of a quarter: in how many of them.
                        let months = matches!(quantity.unit, Unit::Month | Unit::Quarter | Unit::Year)
                            && quantity.value > Some(Decimal::ONE);
                        let counted = self.english && quantity.ordinal || months && !quantity.ordinal;
                        let is_amount =
                            quantity.digits || quantity.unit.is_percent() || quantity.unit.is_money() || counted;
                        if is_amount && quantity.value.is_some() {
                            numbers.extend(
                                body.spans(token.from, token.to).into_iter().take(1).filter(|span| !covers(span)),
                            );
                        }
                    }
                    let whole = sentence.whole();
                    let read = whole.spans(0, whole.len()).iter().any(|span| terms.touch(span));
                    let plain = self.words.holds("plain_words", &whole.alike(0, whole.len()));
                    // What a right or a duty says is in its words: 限期1个月整改.
                    let open = numbers.get(before..).unwrap_or_default().iter().copied();
                    let mut open =
                        open.filter(|span| !self.words.holds("label_words", &self.alike(&self.quote(*span))));
                    // 每人每日加计1500元: no term outside the prices is counted by two things.
                    let all = whole.spans(0, whole.len());
                    if read && !all.iter().any(|span| priced.touch(span)) {
                        unclear.extend(counted_twice(&whole).into_iter().flat_map(|(from, to)| whole.spans(from, to)));
                    }
                    // 旺季放宽至30秒 beside a row, in a cell of its own.
                    let noted = line.is_row()
                        && self.words.holds("note_limits", &whole.alike(0, whole.len()))
                        // 618大促支持: the name of a price.
                        && !self.reading.prices.iter().any(|price| price.what == whole.text());
                    // What is taken or given in a sentence that became no term, in a line that did.
                    let costs = sentence.atoms.iter().any(|found| {
                        matches!(found.atom, Atom::Lose(_) | Atom::Gain(_)) && !sentence.spans(found).iter().any(covers)
                    });
                    if (read || noted || costs) && !plain {
                        let open = open.next();
                        unclear.extend(open.or_else(|| self.qualified(&whole).into_iter().find(|span| !covers(span))));
                    }
                }
            }
            for span in unclear {
                self.ask_once(span);
            }
            if any {
                let mut quotes: Vec<String> = Vec::new();
                for span in numbers {
                    let text = self.quote(span);
                    if !quotes.contains(&text) {
                        quotes.push(text.clone());
                        left.push(Left { span, text, reason: UnreadReason::Other });
                    }
                }
            } else {
                let whole = line.whole();
                for span in whole.spans(0, whole.len()).into_iter().take(line.lines.max(1)) {
                    let text = self.written.get(span.line).map(|text| text.trim().to_owned()).unwrap_or_default();
                    left.push(Left { span, text, reason: UnreadReason::NoRule });
                }
            }
        }
        self.reading.left.extend(left);
        sort::sort_by_key(&mut self.reading.left, |left| (left.span, left.reason));
    }

    /// Words that change what a sentence says of its numbers: 首月免收, 减半, except, doubled.
    fn qualified(&self, sentence: &Piece) -> Vec<Span> {
        let alike = sentence.alike(0, sentence.len());
        let found = self.words.list("qualifiers").iter().filter_map(|word| {
            let at = alike.find(word.as_str())?;
            let letter = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphabetic());
            let behind = alike.get(at.saturating_add(word.len())..).unwrap_or_default().chars().next();
            let inside = word.is_ascii() && (letter(alike.get(..at)?.chars().next_back()) || letter(behind));
            let from = alike.get(..at)?.chars().count();
            let spans = sentence.spans(from, from.saturating_add(word.chars().count()));
            (!inside).then(|| spans.into_iter().next()).flatten()
        });
        found.collect()
    }

    /// Every stretch of the text that a term, a doubt or a reason has, and those that a term has.
    pub(super) fn taken(&self) -> (Spans, Spans) {
        let reading = &self.reading;
        let mut spans: Vec<Span> = Vec::new();
        let mut add = |source: &Source| spans.extend(source.0.iter().map(|(_, span)| *span));
        for indicator in &reading.indicators {
            add(&indicator.source);
            indicator.rule.bands.iter().for_each(|band| add(&band.source));
            indicator.rule.classes.iter().for_each(|class| add(&class.source));
        }
        reading.tiers.iter().for_each(|tier| add(&tier.source));
        reading.bonus.iter().for_each(|bonus| add(&bonus.source));
        reading.prices.iter().for_each(|price| add(&price.source));
        reading.damages.iter().for_each(|damage| add(&damage.source));
        reading.deadlines.iter().for_each(|deadline| add(&deadline.source));
        reading.caps.iter().for_each(|cap| add(&cap.source));
        reading.term.iter().for_each(|term| add(&term.source));
        for (_, source) in reading.full.iter().chain(&reading.base_points).chain(&reading.trial) {
            add(source);
        }
        spans.extend(
            self.level_points.iter().filter(|levels| levels.linear).flat_map(|levels| levels.spans.iter().copied()),
        );
        spans.extend(reading.damages.iter().flat_map(|damage| damage.cap_each.iter().copied()));
        let terms = Spans::of(spans.iter().copied());
        spans.extend(reading.doubts.iter().map(|doubt| doubt.span));
        spans.extend(reading.left.iter().map(|left| left.span));
        (Spans::of(spans), terms)
    }
}
