//! The letters of a text in one form, each with the place it comes from.

use std::collections::BTreeMap;
use std::ops::{Deref, Range};
use std::rc::Rc;

use super::clause::Parsed;
use super::letter_forms::{emphasis, is_invisible, is_ornament, narrow, pronunciation};
use super::words::Words;

/// Where a letter stands in the pasted text: its line and its place in it, both from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// A stretch of one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub(super) line: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Stretches by their lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans(BTreeMap<usize, Vec<Span>>);

impl Spans {
    pub(super) fn of(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut all = Self::default();
        for span in spans {
            all.0.entry(span.line).or_default().push(span);
        }
        all
    }

    /// Whether one of them has a letter in common with a stretch.
    pub(super) fn touch(&self, span: &Span) -> bool {
        self.0
            .get(&span.line)
            .is_some_and(|known| known.iter().any(|known| known.from < span.to && span.from < known.to))
    }
}

/// A piece of the text that is read as one: a line, a cell, or the lines of a cell one below the other.
///
/// Content are made alike, so that words are found however they are written: full-width forms narrow, capitals small,
/// traditional characters simplified. Each keeps its place, and the letter it was.
///
/// A copy shares its letters, and what was read of them: a cell that is looked at as a head, as a number and as a rule is read
/// once.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece(Rc<Content>);

/// What a piece consists of.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    pub(super) letters: Vec<char>,
    written: Vec<char>,
    places: Vec<Place>,
    parsed: Parsed,
}

impl Deref for Piece {
    type Target = Content;

    fn deref(&self) -> &Content {
        &self.0
    }
}

impl Piece {
    /// A stretch of a line, from a column on.
    pub(super) fn of(words: &Words, text: &str, line: usize, column: usize) -> Self {
        let mut piece = Content::default();
        let letters: Vec<char> = text.chars().collect();
        let emphasis = if text.contains('*') { emphasis(&letters) } else { Vec::new() };
        let mut gloss = 0;
        for (offset, written) in letters.iter().copied().enumerate() {
            if piece.letters.last().copied().is_some_and(is_han) {
                gloss = gloss.max(offset.saturating_add(pronunciation(letters.get(offset..).unwrap_or_default())));
            }
            let ornament = is_ornament(written) && !piece.letters.iter().all(|letter| letter.is_whitespace());
            // 95 %
            let gap = written == ' '
                && matches!(letters.get(offset.saturating_add(1)), Some('%' | '％' | '‰'))
                && piece.letters.last().is_some_and(char::is_ascii_digit);
            if is_invisible(written) || ornament || gap || offset < gloss || emphasis.contains(&offset) {
                continue;
            }
            let letter = words.simplified(narrow(written));
            // 參佰元: three, before its place; 參加 is none.
            if matches!(letter, '拾' | '佰' | '仟' | '万' | '亿' | '元')
                && let Some(three @ '参') = piece.letters.last_mut()
            {
                *three = '叁';
            }
            piece.letters.push(letter);
            piece.written.push(written);
            piece.places.push(Place { line, column: column.saturating_add(offset) });
        }
        Self(Rc::new(piece))
    }

    /// What was read of it so far.
    pub(super) fn parsed(&self) -> &Parsed {
        &self.0.parsed
    }

    /// Its letters to be added to. What was read of them holds no more.
    fn letters_mut(&mut self) -> &mut Content {
        let letters = Rc::make_mut(&mut self.0);
        letters.parsed = Parsed::default();
        letters
    }

    /// The same where scores are counted in 點: 扣 2 點 is 扣 2 分, as it is written.
    pub(super) fn in_points(mut self) -> Self {
        let counts = |at: usize| {
            let mut before = self.letters.get(..at).unwrap_or_default().iter().rev().filter(|letter| **letter != ' ');
            let behind = self.letters.get(at.saturating_add(1));
            before.next().is_some_and(|letter| {
                letter.is_ascii_digit() || matches!(letter, '计' | '配' | '扣' | '总' | '记' | '得' | '本')
            }) || behind == Some(&'数')
        };
        let found: Vec<usize> = { self.letters.iter().enumerate() }
            .filter(|(at, letter)| **letter == '点' && counts(*at))
            .map(|(at, _)| at)
            .collect();
        if !found.is_empty() {
            let letters = &mut self.letters_mut().letters;
            for at in found {
                if let Some(letter) = letters.get_mut(at) {
                    *letter = '分';
                }
            }
        }
        self
    }

    /// The same as so many points: a rating of 5.
    pub(super) fn with_points(mut self) -> Self {
        if let Some(place) = self.places.last().copied() {
            let letters = self.letters_mut();
            letters.letters.push('分');
            letters.written.push(' ');
            letters.places.push(place);
        }
        self
    }

    /// The same where the text calls a month otherwise: the Service Period.
    pub(super) fn in_months(self, called: &str) -> Self {
        let name: Vec<char> = called.chars().collect();
        let starts: Vec<usize> = { self.letters.windows(name.len()).enumerate() }
            .filter(|(_, letters)| *letters == name.as_slice())
            .map(|(at, _)| at)
            .collect();
        let mut piece = self;
        for at in starts {
            let letters = &mut piece.letters_mut().letters;
            let plural = letters.get(at.saturating_add(name.len())) == Some(&'s');
            let month = if plural { "months" } else { "month" };
            for offset in 0..name.len().saturating_add(usize::from(plural)) {
                if let Some(letter) = letters.get_mut(at.saturating_add(offset)) {
                    *letter = month.chars().nth(offset).unwrap_or(' ');
                }
            }
        }
        piece
    }

    /// 每个自然月 is 每月, and 三个自然月 are 三个月: the same in short.
    pub(super) fn in_short_months(self, called: &str) -> Self {
        let name: Vec<char> = called.chars().collect();
        let each = usize::from(name.first() == Some(&'每'));
        let starts =
            { self.letters.windows(name.len()).enumerate() }.filter(|(_, letters)| *letters == name.as_slice());
        let mut short = Self::default();
        let mut from = 0;
        for (at, _) in starts {
            short.join(&self.slice(from, at.saturating_add(each)));
            from = at.saturating_add(name.len()).saturating_sub(1);
        }
        if from == 0 {
            return self;
        }
        short.join(&self.slice(from, self.len()));
        short
    }

    /// The same where what is lost or given is written without its unit: 扣500 is 扣500元.
    pub(super) fn in_money(self, words: &Words) -> Self {
        let starts = |at: &usize| {
            let before = self.letters.get(..*at).unwrap_or_default();
            let begins = self.letters.get(*at).is_some_and(char::is_ascii_digit);
            let lead: String = before.iter().skip(at.saturating_sub(4)).collect();
            begins && words.ends_with("bare_amounts", &lead).is_some()
        };
        let ends = (0..self.len()).filter(starts).filter_map(|at| {
            let digits = |letter: &&char| letter.is_ascii_digit() || **letter == '.';
            let many = self.letters.iter().skip(at).take_while(digits).count();
            let end = at.saturating_add(many);
            let alone = self.letter(end).is_none_or(|next| matches!(next, ',' | ';' | '。' | '、' | ')' | ' ' | '!'));
            let group = self.letter(end) == Some(',')
                && self.letter(end.saturating_add(1)).is_some_and(|next| next.is_ascii_digit());
            (many >= 2 && alone && !group).then_some(end)
        });
        let ends: Vec<usize> = ends.collect();
        let mut piece = self;
        for end in ends.into_iter().rev() {
            let place = piece.places.get(end.saturating_sub(1)).copied().unwrap_or_default();
            let letters = piece.letters_mut();
            letters.letters.insert(end, '元');
            letters.written.insert(end, ' ');
            letters.places.insert(end, place);
        }
        piece
    }

    /// Adds what stands in the next line of the same cell: Chinese without a space, other words with one.
    pub(super) fn append(&mut self, next: &Self) {
        if self.letters.is_empty() {
            self.clone_from(next);
            return;
        }
        if next.letters.first() == Some(&' ') {
            return self.append(&next.trimmed());
        }
        let of_word = |letter: Option<&char>| letter.is_some_and(char::is_ascii_alphanumeric);
        // 5, and 950元 on the next line: one number, cut at the edge of the page.
        let many = next.letters.iter().take_while(|letter| letter.is_ascii_digit()).count();
        let behind = next.letters.iter().skip(many).find(|letter| **letter != ' ');
        let cut = many == 3
            && matches!(self.letters.as_slice(), [.., digit, ','] if digit.is_ascii_digit())
            && behind.is_some_and(|letter| is_han(*letter) || *letter == '.')
            // 3 and ,000元
            || self.letters.last().is_some_and(char::is_ascii_digit) && is_group(&next.letters);
        // 99. and 5%, 0 and .5分: a number cut at its point.
        let point = many > 0
            && matches!(self.letters.as_slice(), [.., digit, '.'] if digit.is_ascii_digit())
            && next.letters.get(many).is_some_and(|letter| is_han(*letter) || matches!(letter, '%' | '‰'))
            || self.letters.last().is_some_and(char::is_ascii_digit)
                && matches!(next.letters.as_slice(), ['.', digit, ..] if digit.is_ascii_digit());
        let apart = of_word(self.letters.last()) || of_word(next.letters.first());
        let number_goes_on = self.letters.last().is_some_and(char::is_ascii_digit) && of_word(next.letters.first());
        if apart && !(cut || point || number_goes_on) {
            self.space();
        }
        self.join(next);
    }

    /// Adds what stands in another cell, as words of their own.
    pub(super) fn append_words(&mut self, next: &Self) {
        self.space();
        self.join(&next.trimmed());
    }

    /// Adds a space that nobody wrote.
    fn space(&mut self) {
        let Some(place) = self.places.last().copied() else { return };
        let letters = self.letters_mut();
        letters.letters.push(' ');
        letters.written.push(' ');
        letters.places.push(place);
    }

    /// Adds the next line of a sentence: 扣 / 0.5分 is 扣0.5分.
    pub(super) fn go_on(&mut self, next: &Self) {
        let next = next.trimmed();
        let han = self.letters.last().copied().is_some_and(is_han);
        if han && next.letters.first().is_some_and(char::is_ascii_digit) {
            return self.join(&next);
        }
        self.append(&next);
    }

    /// Adds what is read as if it stood right behind it.
    pub(super) fn join(&mut self, next: &Self) {
        let letters = self.letters_mut();
        letters.letters.extend(&next.letters);
        letters.written.extend(&next.written);
        letters.places.extend(&next.places);
    }

    /// A part of the piece.
    pub(super) fn slice(&self, from: usize, to: usize) -> Self {
        let range = from..to.min(self.letters.len()).max(from);
        if from == 0 && range.end == self.letters.len() {
            return self.clone();
        }
        Self(Rc::new(Content {
            letters: self.letters.get(range.clone()).unwrap_or_default().to_vec(),
            written: self.written.get(range.clone()).unwrap_or_default().to_vec(),
            places: self.places.get(range).unwrap_or_default().to_vec(),
            parsed: Parsed::default(),
        }))
    }

    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    pub(super) fn letter(&self, at: usize) -> Option<char> {
        self.letters.get(at).copied()
    }

    /// Whether there is nothing in it but space.
    pub(super) fn is_blank(&self) -> bool {
        self.letters.iter().all(|letter| letter.is_whitespace())
    }

    /// What was written from one letter to another, without space around it.
    pub(super) fn written(&self, from: usize, to: usize) -> String {
        let text: String = self.written.get(from..to.min(self.written.len())).unwrap_or_default().iter().collect();
        text.trim().to_owned()
    }

    /// All that was written.
    pub(super) fn text(&self) -> String {
        self.written(0, self.len())
    }

    /// The letters from one to another, made alike.
    pub(super) fn alike(&self, from: usize, to: usize) -> String {
        let letters = self.letters.get(from..to.min(self.letters.len())).unwrap_or_default();
        letters.get(within_space(letters)).unwrap_or_default().iter().collect()
    }

    /// Where the letters from one to another stand, line by line.
    pub(super) fn spans(&self, from: usize, to: usize) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for place in self.places.get(from..to.min(self.places.len())).unwrap_or_default() {
            let next = place.column.saturating_add(1);
            match spans.last_mut() {
                Some(last) if last.line == place.line => last.to = last.to.max(next),
                _ => spans.push(Span { line: place.line, from: place.column, to: next }),
            }
        }
        spans
    }

    /// The line it begins in.
    pub(super) fn line(&self) -> usize {
        self.places.first().map_or(0, |place| place.line)
    }

    /// The parts between these letters, without what is blank.
    pub(super) fn split(&self, ends: impl Fn(char) -> bool) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut from = 0;
        for (at, letter) in self.letters.iter().enumerate() {
            if ends(*letter) {
                parts.push(self.slice(from, at));
                from = at.saturating_add(1);
            }
        }
        parts.push(self.slice(from, self.len()));
        parts.retain(|part| !part.is_blank());
        parts
    }

    /// Without space at its ends.
    pub(super) fn trimmed(&self) -> Self {
        let inner = within_space(&self.letters);
        self.slice(inner.start, inner.end)
    }
}

/// Where letters stand that have space at their ends.
fn within_space(letters: &[char]) -> Range<usize> {
    let from = letters.iter().position(|letter| !letter.is_whitespace()).unwrap_or(letters.len());
    let to = letters.iter().rposition(|letter| !letter.is_whitespace()).map_or(from, |at| at.saturating_add(1));
    from..to
}

/// Whether letters begin with three digits of a larger number: ,000元.
fn is_group(letters: &[char]) -> bool {
    let many = letters.iter().skip(1).take_while(|letter| letter.is_ascii_digit()).count();
    letters.first() == Some(&',') && many == 3
}

/// Whether a letter is a Chinese character.
pub(super) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇')
}
