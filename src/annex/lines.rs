//! The pasted text as lines, and lines as cells.
//!
//! Tables arrive as a spreadsheet's clipboard has them: a line a row, tabs between cells, every cell in its place. Of
//! cells that are joined, the first holds the text and those it covers are empty, to the right and below. A cell with line
//! breaks in it stands in quotation marks, doubled where they are part of it.

use super::letters::Piece;
use super::words::Words;

/// A line, or a row of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) cells: Vec<Piece>,
    /// From which line of the text on, from 0.
    pub(super) at: usize,
    /// How many lines of the text it takes.
    pub(super) lines: usize,
}

impl Line {
    pub(super) fn is_row(&self) -> bool {
        self.cells.len() > 1
    }

    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(Piece::is_blank)
    }

    /// All of it as one piece.
    pub(super) fn whole(&self) -> Piece {
        let mut cells = self.cells.iter();
        let mut whole = cells.next().cloned().unwrap_or_default();
        for cell in cells {
            whole.append(cell);
        }
        whole
    }
}

/// The lines of a text. Line breaks in quoted cells end no line.
pub(super) fn lines(words: &Words, text: &str) -> Vec<Line> {
    let written: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches('\r')).collect();
    let mut lines = Vec::new();
    let mut at = 0;
    while at < written.len() {
        let (line, many) = quoted(words, &written, at).unwrap_or_else(|| (plain(words, &written, at), 1));
        lines.push(line);
        at = at.saturating_add(many);
    }
    if is_spaced(&lines) {
        lines.retain(|line| !line.is_blank());
    }
    let mark = |list| {
        let holds = |cell: &Piece| words.holds(list, &cell.alike(0, cell.len()));
        lines.iter().any(|line: &Line| line.cells.iter().any(holds))
    };
    // 基本點數 100 點, 計點方式: a text that counts its scores in 點.
    let in_points = mark("point_marks");
    // 每少1个点扣200, in a text that counts money and no points.
    let in_money = mark("money_marks") && !mark("scored_texts");
    let period = month_called(words, text);
    let alike: String = text.chars().map(|letter| words.simplified(letter)).collect();
    let months: Vec<&String> =
        words.list("long_months").iter().filter(|month| alike.contains(month.as_str())).collect();
    // 扣500 / 元, 扣50 / 0元: a number at the end of a line has its unit in the next one.
    let cut = |line: &Line| {
        let next =
            written.get(line.at.saturating_add(line.lines)).map(|next| Piece::of(words, next.trim_start(), 0, 0));
        next.is_some_and(|next| {
            matches!(next.letters.first(), Some('0' | '万' | '亿'))
                || words.unit(&next.letters).is_some_and(|(unit, _)| unit.is_money())
        })
    };
    let cut: Vec<bool> = if in_money { lines.iter().map(cut).collect() } else { vec![false; lines.len()] };
    for (cell, cut) in
        lines.iter_mut().zip(cut).flat_map(|(line, cut)| line.cells.iter_mut().map(move |cell| (cell, cut)))
    {
        for month in &months {
            *cell = std::mem::take(cell).in_short_months(month);
        }
        if let Some(called) = period {
            *cell = std::mem::take(cell).in_months(called);
        }
        if in_points {
            *cell = std::mem::take(cell).in_points();
        }
        if in_money && !cut {
            *cell = std::mem::take(cell).in_money(words);
        }
    }
    lines
}

/// Whether every line is followed by a blank one, as paragraphs of a word processor are pasted: blank lines part nothing then.
fn is_spaced(lines: &[Line]) -> bool {
    let written = lines.iter().filter(|line| !line.is_blank()).count();
    let close = lines.windows(2).filter(|pair| pair.iter().all(|line| !line.is_blank())).count();
    written >= 4 && close.saturating_mul(20) <= written
}

/// "Service Period" means a calendar month: what the text calls a month.
fn month_called<'w>(words: &'w Words, text: &str) -> Option<&'w str> {
    if !text.contains("eriod") {
        return None;
    }
    let plain: String =
        text.to_lowercase().chars().filter(|letter| !matches!(letter, '"' | '“' | '”' | '(' | ')')).collect();
    let called = words.list("en_periods").iter().find(|called| {
        let means =
            ["means a calendar month", "means each calendar month", "means one calendar month", "is a calendar month"];
        means.iter().any(|means| plain.contains(&format!("{called} {means}")))
            || plain.contains(&format!("calendar month a {called}"))
            || plain.contains(&format!("calendar month the {called}"))
    });
    called.map(String::as_str)
}

fn plain(words: &Words, written: &[&str], at: usize) -> Line {
    let mut column = 0_usize;
    let mut cells = Vec::new();
    let line = written.get(at).copied().unwrap_or_default();
    let slashes = has_slashes(written, at);
    let bars = slashes || has_bars(written, at);
    let ends = |letter| match (slashes, bars) {
        (true, _) => letter == SLASH,
        (false, true) => is_bar(letter),
        (false, false) => letter == '\t',
    };
    let gaps = has_blanks(written, at);
    let parts: Vec<&str> = if gaps { line.split(GAP).collect() } else { line.split(ends).collect() };
    for cell in parts {
        cells.push(Piece::of(words, cell, at, column));
        column = column.saturating_add(cell.chars().count()).saturating_add(if gaps { GAP.len() } else { 1 });
    }
    // 3.2<tab>Abandonment: …: a word processor puts a tab behind the number of a clause.
    if let [number, clause] = cells.as_slice()
        && is_clause_number(number)
        && clause.letters.iter().any(char::is_ascii_alphabetic)
        && !clause.letters.iter().copied().any(super::letters::is_han)
    {
        cells = vec![Piece::of(words, line, at, 0)];
    }
    if bars {
        // One at either end only frames the row.
        if cells.len() > 2 && cells.last().is_some_and(Piece::is_blank) {
            cells.pop();
        }
        if cells.len() > 2 && cells.first().is_some_and(Piece::is_blank) {
            cells.remove(0);
        }
    }
    Line { cells, at, lines: 1 }
}

/// Whether a cell is the number of a clause: 3.2, 4., (a). A bare number counts rows.
fn is_clause_number(cell: &Piece) -> bool {
    let text = cell.alike(0, cell.len());
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let digits = text.starts_with(|first: char| first.is_ascii_digit())
        && text.contains('.')
        && text.split('.').all(|part| part.len() <= 2 && part.chars().all(|letter| letter.is_ascii_digit()));
    digits || inner.is_some_and(|inner| (1..=4).contains(&inner.len()) && inner.chars().all(char::is_alphanumeric))
}

/// What stands for a tab where it was made into blanks.
const GAP: &str = "    ";

/// Whether each tab of a table was made into four blanks: in a line beside it, too.
fn has_blanks(written: &[&str], at: usize) -> bool {
    let many = |at: Option<usize>| {
        let line = at.and_then(|at| written.get(at)).copied().unwrap_or_default();
        if line.contains('\t') || !line.trim().contains(GAP) {
            return None;
        }
        let exact = line.split(GAP).all(|cell| !cell.starts_with(' ') && !cell.ends_with(' '));
        exact.then(|| line.split(GAP).count())
    };
    let Some(own) = many(Some(at)) else { return false };
    // Empty cells at the end may be missing.
    let beside = |at| many(at).is_some_and(|other| other == own || other > 3 && own > 2 || own > 3 && other > 2);
    beside(at.checked_sub(1)) || beside(at.checked_add(1))
}

fn is_bar(letter: char) -> bool {
    matches!(letter, '|' | '｜' | '│')
}

/// 指标／权重／标准: no other slash is this wide.
const SLASH: char = '／';

/// Whether wide slashes stand between the cells of a line: as many as in a line beside it, and more than one.
fn has_slashes(written: &[&str], at: usize) -> bool {
    let many = |at: Option<usize>| {
        let line = at.and_then(|at| written.get(at)).copied().unwrap_or_default();
        if line.contains('\t') { 0 } else { line.matches(SLASH).count() }
    };
    let own = many(Some(at));
    own >= 2 && (own == many(at.checked_sub(1)) || own == many(at.checked_add(1)))
}

/// Whether bars stand between the cells of a line: Metric | Target | Penalty. One bar alone is one where a line beside it
/// has one, too.
fn has_bars(written: &[&str], at: usize) -> bool {
    let many = |at: Option<usize>| {
        let line = at.and_then(|at| written.get(at)).copied().unwrap_or_default();
        if line.contains('\t') { 0 } else { line.matches(is_bar).count() }
    };
    let alone = |at: Option<usize>| many(at) == 1;
    many(Some(at)) >= 2 || alone(Some(at)) && (alone(at.checked_sub(1)) || alone(at.checked_add(1)))
}

/// A row with a cell in quotation marks that holds line breaks; none if there is none, or if it never ends.
fn quoted(words: &Words, written: &[&str], at: usize) -> Option<(Line, usize)> {
    let first = written.get(at)?;
    if !(first.starts_with('"') || first.contains("\t\"")) || !first.contains('\t') {
        return None;
    }
    let (mut cells, mut cell, mut inside, mut line, mut started) = (Vec::new(), Piece::default(), false, at, false);
    loop {
        let text: Vec<char> = written.get(line)?.chars().collect();
        let mut from = 0;
        let part = |from: usize, to: usize| {
            let text: String = text.get(from..to).unwrap_or_default().iter().collect();
            Piece::of(words, &text, line, from)
        };
        let mut skip = false;
        for (place, letter) in text.iter().enumerate() {
            if skip {
                skip = false;
                continue;
            }
            match letter {
                '"' if !started && !inside && place == from => {
                    (inside, started) = (true, true);
                    from = place.saturating_add(1);
                }
                '"' if inside && text.get(place.saturating_add(1)) == Some(&'"') => {
                    cell.append(&part(from, place.saturating_add(1)));
                    from = place.saturating_add(2);
                    skip = true;
                }
                '"' if inside && text.get(place.saturating_add(1)).is_none_or(|next| *next == '\t') => {
                    cell.append(&part(from, place));
                    inside = false;
                    from = place.saturating_add(1);
                }
                '\t' if !inside => {
                    cell.append(&part(from, place));
                    cells.push(std::mem::take(&mut cell));
                    started = false;
                    from = place.saturating_add(1);
                }
                _ => {}
            }
        }
        cell.append(&part(from, text.len()));
        line = line.saturating_add(1);
        if !inside {
            cells.push(cell);
            let many = line.saturating_sub(at);
            return (many > 1 || cells.len() > 1).then_some((Line { cells, at, lines: many }, many));
        }
        if line.saturating_sub(at) > 40 {
            return None;
        }
    }
}
