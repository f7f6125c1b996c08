//! Tokens: quantities, dates, words of the lists, marks, and the text between them.

use super::letters::{Piece, is_han};
use super::quantity::{Quantity, Unit, quantity};
use super::when::{Day, day};
use super::words::{Meanings, Words};

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    Quantity(Quantity),
    Day(Day),
    /// A word of the lists, or a sign that stands for one.
    Word(Meanings),
    /// Any other mark.
    Mark,
    /// Any other text, times of day and references among it.
    Text,
}

/// A token and where it stands among the letters of its piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) what: What,
    pub(super) from: usize,
    pub(super) to: usize,
    /// Its first letter.
    pub(super) first: char,
}

impl Token {
    pub(super) fn quantity(&self) -> Option<&Quantity> {
        match &self.what {
            What::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// Whether it has one of these meanings.
    pub(super) fn means(&self, meanings: Meanings) -> bool {
        matches!(&self.what, What::Word(known) if known.meets(meanings))
    }

    pub(super) fn is(&self, letter: char) -> bool {
        self.first == letter && self.to == self.from.saturating_add(1)
    }

    /// Whether a sentence ends here.
    pub(super) fn ends_sentence(&self) -> bool {
        matches!(self.what, What::Mark) && matches!(self.first, '。' | ';' | '!' | '?' | '\n')
    }
}

/// The tokens of a piece.
pub(super) fn tokens(words: &Words, piece: &Piece) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(first) = piece.letter(at) {
        if first == ' ' {
            at = at.saturating_add(1);
            continue;
        }
        let letters = piece.letters.get(at..).unwrap_or_default();
        let before = at.checked_sub(1).and_then(|before| piece.letter(before));
        let (what, length) = token(words, letters, before);
        let to = at.saturating_add(length.max(1));
        match (tokens.last_mut(), &what) {
            // Chinese text goes on until something known begins.
            (Some(last), What::Text)
                if last.what == What::Text
                    && last.to == at
                    && is_han(first)
                    && piece.letter(last.to.saturating_sub(1)).is_some_and(is_han) =>
            {
                last.to = to;
            }
            _ => tokens.push(Token { what, from: at, to, first }),
        }
        at = to;
    }
    mark_full_stops(piece, &mut tokens);
    tokens
}

fn token(words: &Words, letters: &[char], before: Option<char>) -> (What, usize) {
    let inside_word = before.is_some_and(|letter| letter.is_ascii_alphanumeric());
    if !inside_word {
        if let Some((day, length)) = day(letters) {
            return (What::Day(day), length);
        }
        if let Some(length) = clock_time(letters).or_else(|| reference(words, letters)) {
            return (What::Text, length);
        }
    }
    let word = words.word(letters).filter(|_| !(inside_word && letters.first().is_some_and(char::is_ascii_alphabetic)));
    let amount = quantity(words, letters, before);
    match (word, amount) {
        (Some((_, length)), Some((amount, longer))) if longer > length || longer == length && amount.digits => {
            (What::Quantity(amount), longer)
        }
        (Some((meanings, length)), _) => (What::Word(meanings), length),
        (None, Some((amount, length))) => (What::Quantity(amount), length),
        (None, None) => {
            let letters_only = letters.iter().take_while(|letter| letter.is_ascii_alphabetic()).count();
            let digits = letters.iter().skip(letters_only).take_while(|letter| letter.is_ascii_digit()).count();
            let decimal = digits > 0 && letters.get(letters_only.saturating_add(digits)) == Some(&'.');
            let all = letters.iter().take_while(|letter| letter.is_ascii_alphanumeric() || **letter == '\'').count();
            // call3.5: a number that ran into the word before it.
            let latin = if decimal && letters_only > 1 { letters_only } else { all };
            let first = letters.first().copied().unwrap_or(' ');
            if latin > 0 {
                (What::Text, latin)
            } else if first.is_alphanumeric() {
                (What::Text, 1)
            } else {
                (What::Mark, 1)
            }
        }
    }
}

/// 9:00, 18:00-24:00: no quantities. So are telephone numbers.
fn clock_time(letters: &[char]) -> Option<usize> {
    let digits = |from: usize| letters.iter().skip(from).take_while(|letter| letter.is_ascii_digit()).count();
    let hours = digits(0);
    let minutes = digits(hours.saturating_add(1));
    if (1..=2).contains(&hours) && letters.get(hours) == Some(&':') && minutes == 2 {
        return Some(hours.saturating_add(3));
    }
    // 400-050-0827, 010-62345678
    let mut length = hours;
    let mut groups = 1_usize;
    while letters.get(length) == Some(&'-') && digits(length.saturating_add(1)) >= 3 && hours >= 3 {
        length = length.saturating_add(1).saturating_add(digits(length.saturating_add(1)));
        groups = groups.saturating_add(1);
    }
    (groups >= 3 || groups == 2 && letters.first() == Some(&'0')).then_some(length)
}

/// 第三条第（一）项, 附件二, paragraph 2: they say where something stands.
fn reference(words: &Words, letters: &[char]) -> Option<usize> {
    let numeral = |from: usize| {
        let is_number = |letter: &char| letter.is_ascii_digit() || super::number::is_numeral(*letter) || *letter == '.';
        letters.iter().skip(from).take_while(|letter| is_number(letter)).count()
    };
    if letters.first() == Some(&'第') {
        let open = usize::from(letters.get(1) == Some(&'('));
        let many = numeral(open.saturating_add(1));
        let mut end = open.saturating_add(1).saturating_add(many);
        if open > 0 {
            end = end.saturating_add(usize::from(letters.get(end) == Some(&')')));
        }
        let unit = letters.get(end)?;
        return (many > 0 && "条款项章节页期部档类步".contains(*unit)).then_some(end.saturating_add(1));
    }
    let label = words.reference(letters).or_else(|| words.numbered(letters))?;
    let mut end = label.chars().count();
    end = end.saturating_add(letters.iter().skip(end).take_while(|letter| **letter == ' ').count());
    let many = numeral(end);
    let latin = letters
        .iter()
        .skip(end)
        .take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.'))
        .count();
    let many = if label.is_ascii() { latin.max(many) } else { many };
    let has_number =
        letters.iter().skip(end).take(many).any(|letter| letter.is_ascii_digit() || super::number::is_numeral(*letter))
            || label.is_ascii() && many == 1;
    // 表 3 个: a unit behind it makes a quantity of it.
    (many > 0 && has_number).then_some(end.saturating_add(many))
}

/// A full stop ends a sentence where a word ends and another begins.
fn mark_full_stops(piece: &Piece, tokens: &mut [Token]) {
    for token in tokens.iter_mut().filter(|token| token.is('.')) {
        let after = piece.letter(token.to);
        let before = token.from.checked_sub(1).and_then(|before| piece.letter(before));
        let is_end = after.is_none_or(|letter| letter == ' ')
            && before.is_some_and(|letter| !letter.is_ascii_digit() || after.is_none() || after == Some(' '));
        if is_end {
            token.first = '。';
        }
    }
}

/// The meanings of a unit that stands for a length of time in a table of prices or damages.
pub(super) fn is_period(word: &str) -> Option<Unit> {
    Some(match word {
        "月" | "个月" | "month" => Unit::Month,
        "季" | "季度" | "quarter" => Unit::Quarter,
        "年" | "year" => Unit::Year,
        "日" | "天" | "day" => Unit::Day,
        "小时" | "时" | "hour" => Unit::Hour,
        "周" | "week" => Unit::Week,
        _ => return None,
    })
}
