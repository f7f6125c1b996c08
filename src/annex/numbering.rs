//! Numbers of clauses: 第一条, 1.2, （三）, ①, C1., and where a line with many of them is cut.

use super::letters::{Piece, is_han};
use super::number::is_numeral;
use super::words::Words;

/// The mark a line begins with, and the rest of it. Bullets are marks without a name.
pub(super) fn marked(piece: &Piece) -> (Option<String>, Piece) {
    let start = piece.letters.iter().take_while(|letter| letter.is_whitespace()).count();
    let letters = piece.letters.get(start..).unwrap_or_default();
    let Some(length) = mark(letters) else { return (None, piece.slice(start, piece.len())) };
    let end = start.saturating_add(length);
    let label = piece.written(start, end);
    let label =
        label.trim_end_matches(['.', '、', ':', '：', ' ', ',', '．', '　']).trim_start_matches(['*', '-', '#']).trim();
    let named = label.chars().any(char::is_alphanumeric) || label.chars().any(|letter| ('①'..='⑳').contains(&letter));
    (named.then(|| label.to_owned()), piece.slice(end, piece.len()).trimmed())
}

/// How many letters the mark at the beginning has.
fn mark(letters: &[char]) -> Option<usize> {
    let first = *letters.first()?;
    let count =
        |from: usize, is: &dyn Fn(char) -> bool| letters.iter().skip(from).take_while(|letter| is(**letter)).count();
    let spaces = |from: usize| from.saturating_add(count(from, &|letter| letter == ' '));
    let numeral = |letter: char| is_numeral(letter) || letter.is_ascii_digit();
    match first {
        '•' | '*' | '#' | '§' | '■' | '◆' | '▶' | '►' | '➢' | '○' | '□' | '★' | '※' | '◇' | '▲' | '√' | '✓' => {
            Some(spaces(count(0, &|letter| letter == first)))
        }
        '①'..='⑳' => Some(spaces(1)),
        '-' if letters.get(1) == Some(&' ') => Some(spaces(1)),
        // KPI1 接通率
        'k' if letters.starts_with(&['k', 'p', 'i']) => {
            let many = count(3, &|letter| letter.is_ascii_digit());
            let ends =
                letters.get(many.saturating_add(3)).is_some_and(|letter| matches!(letter, ' ' | ':' | '、' | '.'));
            if many > 0 && ends { Some(spaces(many.saturating_add(4))) } else { labelled(letters).map(spaces) }
        }
        '第' => {
            let many = count(1, &numeral);
            let unit = letters.get(many.saturating_add(1))?;
            (many > 0 && "条章节部款".contains(*unit)).then(|| spaces(many.saturating_add(2)))
        }
        '(' | '[' => {
            let inner = count(1, &|letter| numeral(letter) || letter.is_ascii_lowercase());
            let close = letters.get(inner.saturating_add(1))?;
            let short = (1..=3).contains(&inner);
            (short && matches!(close, ')' | ']') && first == '(').then(|| spaces(inner.saturating_add(2)))
        }
        _ if first.is_ascii_digit() => {
            let many = count(0, &|letter| letter.is_ascii_digit() || letter == '.');
            let text: String = letters.iter().take(many).collect();
            let after = letters.get(many).copied();
            let levels = text.split('.').filter(|part| !part.is_empty()).count();
            let short = text.split('.').all(|part| part.len() <= 2);
            // 5,000元 is a number with a separator.
            let grouped = after == Some(',') && letters.get(many.saturating_add(1)).is_some_and(char::is_ascii_digit);
            let ends = text.ends_with('.')
                || !grouped && matches!(after, Some('、' | ')' | ' ' | ','))
                || levels > 1 && after.is_some_and(is_han);
            // 5% 以下 and 3.5 分 are quantities.
            let behind = letters.iter().skip(many).find(|letter| **letter != ' ');
            let word: String = letters.iter().skip(many).filter(|letter| **letter != ' ').take(2).collect();
            // 1.3 通话费 is a clause.
            let named = after == Some(' ') && Words::built_in().list("no_units").contains(&word);
            let counts = !named && behind.is_some_and(|behind| "%分元个秒次件天日小万条通起倍月年".contains(*behind));
            let is_quantity = text.starts_with('0') && text.len() != 2 || levels == 2 && !text.ends_with('.') && counts;
            // 4.5 out of 5
            let behind: String = letters.iter().skip(many).take(8).collect();
            let scale = behind.starts_with(" out of ");
            let plain_number = levels == 1
                && !text.starts_with('0')
                && !text.ends_with('.')
                && after == Some(' ')
                && !letters.get(many.saturating_add(1)).copied().is_some_and(is_han);
            let taken = usize::from(matches!(after, Some('、' | ')' | ',')));
            (ends && short && !is_quantity && !plain_number && !scale).then(|| spaces(many.saturating_add(taken)))
        }
        _ if is_numeral(first) && first != '点' && first != '半' => {
            let many = count(0, &is_numeral);
            let behind = letters.get(many.saturating_add(1));
            // 二 结算系数
            let by_space = letters.get(many) == Some(&' ')
                && behind.is_some_and(|letter| is_han(*letter) && !"次个分元秒天月年日名人".contains(*letter));
            (by_space || matches!(letters.get(many), Some('、' | '.'))).then(|| spaces(many.saturating_add(1)))
        }
        // KPI 1 - Service Level, SLA 2: …, 指标一：…
        _ if labelled(letters).is_some() => labelled(letters).map(spaces),
        _ if first.is_ascii_lowercase() => {
            let digits = count(1, &|letter| letter.is_ascii_digit() || letter == '.');
            let end = digits.saturating_add(1);
            let after = letters.get(end).copied();
            let closed = matches!(after, Some('.' | ')' | '、'));
            if closed
                && digits <= 4
                && letters.get(end.saturating_add(1)).is_none_or(|next| *next == ' ' || is_han(*next))
            {
                return Some(spaces(end.saturating_add(1)));
            }
            // C1 服务水平: P1 and S1 name how urgent something is.
            let named = letters.get(end.saturating_add(1)).is_some_and(|next| is_han(*next));
            if (1..=2).contains(&digits) && after == Some(' ') && named && !matches!(first, 'p' | 's' | 'l' | 'v' | 't')
            {
                return Some(spaces(end));
            }
            // C1. Targets, B.1 Availability.
            let dotted = letters.get(end.saturating_sub(1)) == Some(&'.') || letters.get(1) == Some(&'.');
            // B2.1 回款率, A-3 数据报送: a letter, levels between points, and a space.
            let levels = digits >= 3
                && letters.get(1).is_some_and(char::is_ascii_digit)
                && letters.get(2..end).is_some_and(|behind| behind.contains(&'.'))
                && named;
            (digits >= 2 && (dotted || levels) && after == Some(' ')).then(|| spaces(end))
        }
        _ => None,
    }
}

/// The letters of a mark that says what it counts: KPI 1 -, 指标一：.
fn labelled(letters: &[char]) -> Option<usize> {
    let label = ["kpi", "sla", "sl", "indicator", "指标"]
        .iter()
        .find(|label| letters.iter().take(label.chars().count()).collect::<String>() == **label)?;
    let many =
        |from: usize, is: &dyn Fn(char) -> bool| letters.iter().skip(from).take_while(|letter| is(**letter)).count();
    let mut end = label.chars().count();
    end = end.saturating_add(many(end, &|letter| letter == ' '));
    let number = many(end, &|letter| letter.is_ascii_digit() || is_numeral(letter));
    end = end.saturating_add(number);
    let gap = many(end, &|letter| letter == ' ');
    end = end.saturating_add(gap);
    let closed = letters.get(end).is_some_and(|letter| matches!(letter, '-' | ':' | '.'));
    ((1..=2).contains(&number) && closed).then(|| end.saturating_add(1))
}

/// The parts of a line in which clauses follow each other without line breaks, cut before each number of a clause.
/// `current` is the number of the clause before.
pub(super) fn clauses(piece: &Piece, current: &mut Vec<u32>) -> Vec<Piece> {
    let mut cuts = vec![0];
    let mut at = 0;
    while at < piece.len() {
        if let Some((cut, next, numbers)) = cut(piece, at, current) {
            if cut > 0 {
                cuts.push(cut);
            }
            if let Some(numbers) = numbers {
                *current = numbers;
            }
            at = next.max(at.saturating_add(1));
        } else {
            at = at.saturating_add(1);
        }
    }
    cuts.push(piece.len());
    cuts.dedup();
    let parts = cuts.windows(2).filter_map(|pair| match pair {
        [from, to] => Some(piece.slice(*from, *to)),
        _ => None,
    });
    parts.filter(|part| !part.is_blank()).collect()
}

type Cut = (usize, usize, Option<Vec<u32>>);

/// Whether a clause begins here: where to cut, where to go on, and its number.
fn cut(piece: &Piece, at: usize, current: &[u32]) -> Option<Cut> {
    let letter = piece.letter(at)?;
    let before = at.checked_sub(1).and_then(|before| piece.letter(before));
    let letters = piece.letters.get(at..)?;
    match letter {
        '第' if before.is_none_or(|before| !is_reference_before(before)) => {
            let many = letters.iter().skip(1).take_while(|letter| is_numeral(**letter)).count();
            let unit = letters.get(many.saturating_add(1))?;
            // 按第五条 refers to one; a clause's own number stands behind a full stop or a heading.
            let begins = before.is_none_or(|before| matches!(before, '。' | ';' | ' ' | ')' | ':' | ']' | '?'))
                || before.is_some_and(is_han)
                    && letters
                        .get(many.saturating_add(2))
                        .is_some_and(|next| is_han(*next) && !"第的项款规所约".contains(*next));
            (many > 0 && matches!(unit, '条' | '章') && begins)
                .then(|| (at, at.saturating_add(many).saturating_add(2), Some(Vec::new())))
        }
        // 附件二：… is a title of its own.
        '附' if letters.get(1) == Some(&'件') => {
            let many =
                letters.iter().skip(2).take_while(|letter| is_numeral(**letter) || letter.is_ascii_digit()).count();
            let behind = letters.iter().skip(many.saturating_add(2)).find(|letter| **letter != ' ');
            let begins = before.is_none_or(|before| !is_reference_before(before) && before != '"');
            (many > 0 && behind == Some(&':') && begins)
                .then(|| (at, at.saturating_add(many).saturating_add(2), Some(Vec::new())))
        }
        '(' => {
            let many = letters.iter().skip(1).take_while(|letter| is_numeral(**letter)).count();
            let close = letters.get(many.saturating_add(1)) == Some(&')');
            (many > 0
                && many <= 2
                && close
                && before != Some('第')
                && before.is_some_and(|before| !"、,项第".contains(before)))
            .then(|| (at, at.saturating_add(many).saturating_add(2), None))
        }
        _ if is_numeral(letter)
            && letters.get(1) == Some(&'、')
            && before.is_none_or(|before| matches!(before, '。' | ';' | ' ' | ':')) =>
        {
            Some((at, at.saturating_add(2), Some(Vec::new())))
        }
        _ if letter.is_ascii_digit() && !before.is_some_and(|before| before.is_ascii_digit() || before == '.') => {
            digits(piece, at, current)
        }
        _ => None,
    }
}

fn is_reference_before(before: char) -> bool {
    "按照依据本及和与、的见述".contains(before)
}

/// A number in digits: cut where it is what follows the number of the clause before.
fn digits(piece: &Piece, at: usize, current: &[u32]) -> Option<Cut> {
    let letters = piece.letters.get(at..)?;
    let length = letters.iter().take_while(|letter| letter.is_ascii_digit() || **letter == '.').count();
    let text: String = letters.iter().take(length).collect();
    let end = at.saturating_add(length);
    let after = piece.letter(end);
    let before = at.checked_sub(1).and_then(|before| piece.letter(before));
    if !after.is_some_and(|after| is_han(after) || matches!(after, ' ' | '"' | '、' | '(' | '['))
        || piece.letter(end).is_some_and(|after| "元分%个条日天月年次件秒时以工小周万席通".contains(after))
    {
        return None;
    }
    let trimmed = text.trim_end_matches('.');
    let numbers = |text: &str| {
        text.split('.').map(|part| if part.len() <= 2 { part.parse().ok() } else { None }).collect::<Option<Vec<u32>>>()
    };
    // January 14, 2031. Either side …: a year, and the end of a sentence.
    if trimmed.len() == 4
        && text.ends_with('.')
        && (trimmed.starts_with("19") || trimmed.starts_with("20"))
        && !trimmed.contains('.')
    {
        return None;
    }
    // The number of a clause may have run into the number before it: 1.65.1.2 is 1.6 and 5.1.2.
    let places = std::iter::once(0).chain(trimmed.char_indices().map(|(place, _)| place).skip(1));
    for place in places {
        // 12. at the beginning of a line is one number, and no 1 that ran into 2.
        if place > 0 && before.is_none() {
            return None;
        }
        let Some(tail) = trimmed.get(place..).filter(|tail| tail.starts_with(|first: char| first.is_ascii_digit()))
        else {
            continue;
        };
        let Some(found) = numbers(tail).filter(|found| found.first() != Some(&0)) else { continue };
        let single = found.len() == 1;
        // At least 4.4 out of 5. A score …: the end of a sentence.
        let goes_on = piece.letters.get(..at).unwrap_or_default().iter().rev().find(|letter| **letter != ' ');
        if single && goes_on.is_some_and(char::is_ascii_alphabetic) {
            continue;
        }
        let marked = single && (text.ends_with('.') || after == Some('、'));
        let fits = follows(&found, current) && (found.len() > 1 || marked);
        let begins = found.len() > 1
            && found.ends_with(&[1])
            && place == 0
            && before.is_none_or(|before| is_han(before) || "。;:)] ".contains(before));
        if fits || begins && (current.is_empty() || found.len() <= 3) || marked && found == [1] {
            let single_begin = marked && found == [1];
            let next = if single || single_begin { current.to_vec() } else { found.clone() };
            let keep = if single && current.len() <= 1 { found } else { next };
            return Some((at.saturating_add(place), end, Some(keep)));
        }
    }
    None
}

/// Whether a number is the next one: 5.1.1 is followed by 5.1.2, 5.2, 5.1.1.1 and 6.1.
fn follows(found: &[u32], current: &[u32]) -> bool {
    if current.is_empty() {
        return found == [1] || found.len() > 1 && found.ends_with(&[1]);
    }
    let child = found.len() == current.len().saturating_add(1) && found.starts_with(current) && found.ends_with(&[1]);
    let sibling = (1..=current.len()).any(|level| {
        let same =
            found.len() == level && found.get(..level.saturating_sub(1)) == current.get(..level.saturating_sub(1));
        same && found.last().copied() == current.get(level.saturating_sub(1)).map(|last| last.saturating_add(1))
    });
    let next_chapter = found.len() > 1
        && found.len() <= 3
        && found.ends_with(&[1])
        && found.first().copied() == current.first().map(|first| first.saturating_add(1));
    child || sibling || next_chapter
}
