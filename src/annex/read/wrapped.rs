//! Lines of prose that are one, cut where the page ended.

use std::collections::BTreeMap;

use super::{Reader, english};
use crate::annex::atom::Atom;
use crate::annex::clause::{Text, is_effect};
use crate::annex::letters::{Piece, is_han};
use crate::annex::lines::Line;
use crate::annex::number::is_numeral;
use crate::annex::numbering;
use crate::annex::words::Words;

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

/// How wide the page of a whole text is: several of its widest lines are about as wide, and end in the middle of a sentence.
pub(super) fn page_of(lines: &[Line]) -> Option<usize> {
    let plain = lines.iter().filter(|line| !line.is_row() && !line.is_blank()).map(Line::whole);
    let plain: Vec<(usize, Piece)> = plain.map(|line| (printed(&line), line)).collect();
    let width = plain.iter().map(|(width, _)| *width).max().filter(|width| *width >= 40)?;
    let stops = |line: &Piece| {
        let last = line.letters.iter().rfind(|letter| **letter != ' ');
        last.is_none_or(|last| matches!(last, '。' | ';' | ':' | '!' | '?' | '.' | ')' | '"'))
    };
    let wide = plain.iter().filter(|(own, _)| own.saturating_add(4) >= width);
    let open = wide.clone().filter(|(_, line)| !stops(line)).count();
    // Nothing is known of how words are moved: a line reaches the edge where no two letters more would fit.
    (open >= 3 && open.saturating_mul(2) >= wide.count()).then_some(width.saturating_add(4))
}

/// Whether a line reaches the edge of a page, as far as a word may be moved to the next one.
fn is_full(line: &Piece, width: usize) -> bool {
    printed(line).saturating_add(8) >= width
}

/// Whether the end of the page cut a number, or what says whether it is included: 扣0 / .5分, 罚款10 / 000元, 85分(含) / 至95分.
fn is_cut(words: &Words, line: &Piece, next: &Piece, full: bool) -> bool {
    let (line, next) = (line.trimmed(), next.trimmed());
    let mut back = line.letters.iter().rev().copied();
    let (last, before) = (back.next().unwrap_or(' '), back.next().unwrap_or(' '));
    let (first, second) = (next.letter(0).unwrap_or(' '), next.letter(1).unwrap_or(' '));
    if last == ')' {
        let said = line.text();
        return full
            && matches!(first, '至' | '到' | '-' | '~' | '以' | '扣' | '得')
            && (said.contains('含') || said.contains('包'));
    }
    // No line of its own begins with .5 or 000元, whatever the width of the page.
    let part = first == '.' && second.is_ascii_digit();
    let thousand = next.text().starts_with("000") && !next.letter(3).is_some_and(|letter| letter.is_ascii_digit());
    let decimal = full && last == '.' && before.is_ascii_digit() && first.is_ascii_digit();
    // 扣60 / 0元: no number begins with 0.
    let many = next.letters.iter().take_while(|letter| letter.is_ascii_digit()).count();
    let zeros = first == '0'
        && line.len() >= 12
        && next.letter(many).is_none_or(|behind| matches!(behind, '元' | ';' | ',' | '。'));
    let digits = (full || zeros) && first.is_ascii_digit() || matches!(first, '%' | '‰') || part || thousand;
    // 至2029 / 年2月28日止, 至2029年 / 2月28日止, 扣500 / 元
    let unit = match first {
        '元' => true,
        '年' | '月' => second.is_ascii_digit(),
        '日' => matches!(second, '起' | '至' | '止' | '前' | '内' | ','),
        _ => ends_with_unit(words, &next),
    };
    let behind = next.letters.iter().find(|letter| !letter.is_ascii_digit() && **letter != ' ');
    let day = first.is_ascii_digit()
        && before.is_ascii_digit()
        && matches!((last, behind), ('年', Some('月')) | ('月', Some('日')));
    // 不超过100万 / 元, 最高以200 / 万元, 陆元 / 贰角
    let part_of_yuan = last == '元' && matches!(second, '角' | '分') && is_numeral(first);
    let large = matches!(last, '万' | '亿') && first == '元' || part_of_yuan;
    decimal || last.is_ascii_digit() && (digits || unit || first == '万' && second == '元') || large || day
}

/// Whether a line begins with a unit and nothing that goes with it: 分，, 个工作日内.
fn ends_with_unit(words: &Words, line: &Piece) -> bool {
    words.unit(&line.letters).is_some_and(|(_, length)| {
        let behind = line.letter(length).unwrap_or('。');
        matches!(behind, ',' | ';' | '。' | '、' | ')' | '的' | '内' | '以' | '前' | '后')
    })
}

/// Which lines of the text are one with a line before: the line each of them begins in.
#[derive(Clone, Debug, Default)]
pub(super) struct Joined(BTreeMap<usize, usize>);

impl Joined {
    /// Takes lines for one.
    pub(super) fn add(&mut self, lines: &[Line]) {
        let Some((first, rest)) = lines.split_first() else { return };
        self.0.extend(rest.iter().map(|line| (line.at, first.at)));
    }

    /// Whether two places stand in the same line, however many lines of the page it takes.
    pub(super) fn same(&self, one: usize, other: usize) -> bool {
        let begins = |line: usize| self.0.get(&line).copied().unwrap_or(line);
        begins(one) == begins(other)
    }
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
                || next.is_row()
                || next.is_blank()
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
            let marked = numbering::marked(&follows).0.is_some();
            if !(self.english || marked && follows.letter(1) == Some('.')) && is_cut(self.words, &whole, &follows, full)
            {
                many = many.saturating_add(1);
                continue;
            }
            if !self.english && self.ends_within(&whole, &follows, full) {
                many = many.saturating_add(1);
                continue;
            }
            if marked || self.weight_at(&follows).is_some() {
                break;
            }
            // 每件扣2分； / 造成舆情的，每件扣10分: on a narrow page a part of a sentence begins where the line does.
            let part = last == ';' && !self.english && full;
            let goes_on = matches!(last, ',' | '、') || full && !stops || part;
            // "from the invoice / date. Interest …": a small letter begins no name.
            let small = self.english && follows.text().starts_with(|first: char| first.is_ascii_lowercase());
            // "a credit of $200 / for each full percentage point missed"
            let joins = small && self.words.begins_with("en_continues", &follows.alike(0, follows.len())).is_some();
            if !goes_on
                || !small && self.split_head(&follows).0.is_some()
                || !joins && !part && self.says_all(&whole, &follows)
            {
                break;
            }
            many = many.saturating_add(1);
        }
        many
    }

    /// Whether a line ends in the middle of a phrase: 每次扣 / 1.5分, 人民币肆 / 仟元, 扣10% / ；泄露信息的，每次扣2分.
    fn ends_within(&self, line: &Piece, next: &Piece, full: bool) -> bool {
        let (line, next) = (line.trimmed(), next.trimmed());
        let first = next.letter(0).unwrap_or(' ');
        let numeral = is_numeral;
        let long = line.len() >= 12;
        if matches!(first, ',' | ';' | '。' | '、' | ')') && long {
            return true;
        }
        let behind = next.letter(1).unwrap_or(' ');
        if full && (first == '的' || first == '/' && next.len() > 1)
            || long && matches!((first, behind), ('的' | '者', ','))
        {
            return true;
        }
        // （5 / 分制）: a bracket ends where it began.
        let count = |piece: &Piece, bracket: char| piece.letters.iter().filter(|letter| **letter == bracket).count();
        let closes = next.letters.iter().find(|letter| matches!(letter, '(' | ')')) == Some(&')');
        if long && closes && count(&line, '(') > count(&line, ')') {
            return true;
        }
        // 3、, and no 1.5 or 90 分
        let digits = next.letters.iter().take_while(|letter| letter.is_ascii_digit()).count();
        let number = digits > 0 && next.letter(digits) == Some(' ');
        let listed = !number && numbering::marked(&next).0.is_some_and(|mark| !mark.contains('.'));
        let phrase = self.words.ends_with("phrase_starts", &line.alike(0, line.len())).is_some();
        let last = line.letters.last().copied().unwrap_or(' ');
        // 98%以上得20分； / 95%-98%得15分: no line of its own begins with a range.
        let plain = number || numbering::marked(&next).0.is_none();
        let range = last == ';' && plain && (digits > 0 || matches!(first, '<' | '>' | '≤' | '≥'));
        // 低于85分，扣3000元； / 低于80分，扣10%
        if last == ';' && long && plain && self.words.begins_with("parts_of_rules", &next.alike(0, 4)).is_some() {
            return true;
        }
        let behind = self.words.begins_with("phrase_ends", &next.alike(0, 6)).is_some();
        let amount = digits > 0 || numeral(first) || ends_with_unit(self.words, &next);
        !listed
            && (full || long && phrase && amount)
            && (phrase || range || numeral(first) && numeral(last) || behind && self.split_head(&next).0.is_none())
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
