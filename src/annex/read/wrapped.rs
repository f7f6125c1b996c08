//! Lines of prose that are one, cut where the page ended.

use super::{Reader, english};
use crate::annex::atom::Atom;
use crate::annex::clause::{Text, is_effect};
use crate::annex::letters::{Piece, is_han};
use crate::annex::lines::Line;
use crate::annex::numbering;

/// How wide a line is printed: a Chinese letter is as wide as two others.
fn printed(line: &Piece) -> usize {
    line.trimmed().letters.iter().map(|letter| if is_han(*letter) { 2 } else { 1 }).sum()
}

/// How wide the lines of a narrow page are, where prose was cut at its edge: lines about as wide with marks inside, and behind them
/// one that ends a sentence.
fn page_width(lines: &[Line]) -> Option<usize> {
    let plain = lines.iter().take_while(|line| !line.is_row() && !line.is_blank()).take(40).map(Line::whole);
    let plain: Vec<Piece> = plain.collect();
    let stops = |line: &Piece| line.trimmed().letters.last() == Some(&'。');
    let prose = plain.get(..plain.iter().position(stops).filter(|end| *end >= 2)?)?;
    let width = prose.iter().map(printed).max().filter(|width| *width >= 30)?;
    let marks = |line: &&Piece| line.letters.iter().any(|letter| matches!(letter, ',' | ';' | '。' | '、'));
    let wide = prose.iter().all(|line| is_full(line, width));
    (wide && prose.iter().filter(marks).count().saturating_mul(2) >= prose.len()).then_some(width)
}

/// Whether a line reaches the edge of a page, as far as a word may be moved to the next one.
fn is_full(line: &Piece, width: usize) -> bool {
    printed(line).saturating_add(8) >= width
}

impl Reader<'_> {
    /// How many lines are one, cut where the page ended: the first ends in the middle of a sentence, and the next begins
    /// nothing of its own.
    pub(super) fn wrapped(&mut self, lines: &[Line]) -> usize {
        let mut many = 1_usize;
        for (at, pair) in lines.windows(2).enumerate() {
            let [line, next] = pair else { break };
            if self.block_head(lines.get(at.saturating_add(1)..).unwrap_or_default()).is_some() {
                break;
            }
            let (whole, follows) = (line.whole(), next.whole());
            let bullet =
                matches!(follows.trimmed().letters.first(), Some('●' | '•' | '◆' | '■' | '▪' | '○' | '★' | '·'));
            let dash = self.english && follows.trimmed().letters.starts_with(&['-', ' ']);
            let listed = self.english && self.begins_pair(lines.get(at.saturating_add(1)..).unwrap_or_default());
            if bullet
                || dash
                || listed
                || self.english && english::heads_row(self.words, &follows)
                || self.weight_at(&follows).is_some()
                || next.is_row()
                || next.is_blank()
                || numbering::marked(&follows).0.is_some()
                || Self::is_page_number(&follows)
                || Self::is_page_number(&whole)
            {
                break;
            }
            let last = whole.trimmed().letters.last().copied().unwrap_or(' ');
            let stops = matches!(last, '。' | ';' | ':' | '!' | '?' | '.' | ')' | '"');
            if !stops && (12..30).contains(&whole.len()) {
                self.page = page_width(lines.get(at..).unwrap_or_default()).or(self.page);
            }
            let full = whole.len() >= 30 || self.page.is_some_and(|width| is_full(&whole, width));
            let goes_on = matches!(last, ',' | '、') || full && !stops;
            // "from the invoice / date. Interest …": a small letter begins no name.
            let small = self.english && follows.text().starts_with(|first: char| first.is_ascii_lowercase());
            if !goes_on || !small && self.split_head(&follows).0.is_some() || self.says_all(&whole, &follows) {
                break;
            }
            many = many.saturating_add(1);
        }
        many
    }

    /// Whether a line ends with what follows from it, and the next does not go on with that: 每次扣2分.
    fn says_all(&self, line: &Piece, next: &Piece) -> bool {
        let trimmed = line.trimmed();
        let text = Text::of(self.words, &trimmed);
        let sentences = text.sentences();
        let ends = sentences.last().is_some_and(|last| {
            last.atoms.last().is_some_and(|found| {
                let effect =
                    is_effect(&found.atom) || matches!(found.atom, Atom::Over(_) | Atom::Floor(_) | Atom::Cap(_));
                effect && found.to >= last.row.tokens.len()
            })
        });
        let alike = next.alike(0, next.len());
        let alike = alike.trim_start();
        ends && !alike.starts_with([',', '、', ';', '。', '(']) && self.words.begins_with("joining", alike).is_none()
    }
}
