//! Tables whose borders were lost: one cell a line, or cells with spaces between.

use super::Reader;
use super::border_rows::{by_index, by_numbers, by_price, by_shape, cut, evenly, spread};
use super::columns::{Role, columns, is_number, role_of};
use super::table::Table;
use crate::annex::clause::Text;
use crate::annex::letters::Piece;
use crate::annex::lines::Line;
use crate::annex::name::is_score;
use crate::annex::reading::UnreadReason;

impl Reader<'_> {
    /// Reads a table without borders that begins here; how many lines it has. None: there is none.
    pub(super) fn without_borders(&mut self, lines: &[Line]) -> Option<usize> {
        self.spaced(lines).or_else(|| self.one_a_line(lines)).or_else(|| self.english_rows(lines))
    }

    /// 考核项目 考核标准 分值 评分细则: cells with spaces between, a row a line.
    fn spaced(&mut self, lines: &[Line]) -> Option<usize> {
        if let Some(taken) = self.wide(lines) {
            return Some(taken);
        }
        let head = by_spaces(&lines.first()?.whole());
        if !(3..=12).contains(&head.len()) {
            return None;
        }
        let roles: Vec<_> = head.iter().filter_map(|head| role_of(self.words, head)).collect();
        let exact = roles.iter().filter(|(_, exact)| *exact).count();
        if head.len() < 3 || roles.len() < head.len() || exact.saturating_add(1) < head.len() {
            return None;
        }
        let roles: Vec<Role> = roles.into_iter().map(|(role, _)| role).collect();
        let mut rows = Vec::new();
        let mut taken = 1_usize;
        for line in lines.iter().skip(1) {
            if line.is_blank() || line.is_row() {
                break;
            }
            let units = by_spaces(&line.whole());
            let Some(row) = spread(self.words, &roles, &units) else { break };
            rows.push(row);
            taken = taken.saturating_add(1);
        }
        if rows.is_empty() {
            return None;
        }
        self.table(&Table { head, rows });
        Some(taken)
    }

    /// 指标    目标    分值: two spaces and more between cells. How many lines it has, where every row has as many cells as
    /// there are heads, or one less behind an empty last one.
    fn wide(&mut self, lines: &[Line]) -> Option<usize> {
        let first = lines.first()?.whole();
        let mut head = by_wide_spaces(&first);
        // 第三条  违约责任 is a heading.
        let numbered = |cell: &Piece| crate::annex::numbering::marked(cell).1.is_blank();
        if head.len() < 2 || head.first().is_some_and(numbered) || !super::columns::is_head(self.words, &head) {
            return None;
        }
        // The names of the rows have no head: the line begins with the spaces above them.
        let next = lines.get(1).map(|line| by_wide_spaces(&line.whole()).len());
        if first.letters.starts_with(&[' '; 4]) && next == head.len().checked_add(1) {
            head.insert(0, Piece::default());
        }
        let mut rows: Vec<Vec<Piece>> = Vec::new();
        let mut taken = 1_usize;
        while let Some(line) = lines.get(taken) {
            let mut cells = by_wide_spaces(&line.whole());
            let mut many = 1_usize;
            if cells.len().saturating_add(1) == head.len() {
                cells = self.overflown(cells);
            }
            if cells.len().saturating_add(1) == head.len()
                && let Some(wrapped) =
                    lines.get(taken.saturating_add(1)).and_then(|next| self.wrapped_cell(&head, next))
            {
                cells.push(wrapped);
                many = 2;
            }
            if (2..head.len()).contains(&cells.len())
                && let Some(row) = self.below_heads(&head, &cells)
            {
                cells = row;
            }
            if line.is_blank() || line.is_row() || cells.len() != head.len() && !self.is_total(&cells) {
                break;
            }
            rows.push(cells);
            taken = taken.saturating_add(many);
        }
        if rows.is_empty() {
            return None;
        }
        self.table(&Table { head, rows });
        Some(taken)
    }

    /// A row with empty cells, where each of the others begins right below a head.
    fn below_heads(&self, head: &[Piece], cells: &[Piece]) -> Option<Vec<Piece>> {
        let mut row = vec![Piece::default(); head.len()];
        let mut next = 0;
        for cell in cells {
            let at = self.indent(cell);
            let place =
                head.iter().position(|head| self.indent(head).abs_diff(at) <= 1).filter(|place| *place >= next)?;
            *row.get_mut(place)? = cell.clone();
            next = place.saturating_add(1);
        }
        Some(row)
    }

    /// How far from the left a cell begins, where Chinese letters are twice as wide as others.
    fn indent(&self, cell: &Piece) -> usize {
        let Some(span) = cell.spans(0, 1).first().copied() else { return 0 };
        let before = self.written.get(span.line).map(|line| line.chars().take(span.from));
        before.map_or(0, |before| before.map(|letter| if letter >= '\u{2e80}' { 2 } else { 1 }).sum())
    }

    /// 每低1%扣2分 in a line of its own below a row: its last cell, under a head of rules.
    fn wrapped_cell(&self, head: &[Piece], next: &Line) -> Option<Piece> {
        let whole = next.whole();
        let rule = matches!(role_of(self.words, head.last()?)?, (Role::Rule | Role::Deduct, _));
        let single = by_wide_spaces(&whole).len() == 1 && crate::annex::numbering::marked(&whole).0.is_none();
        (rule && single && !next.is_row()).then_some(whole)
    }

    /// A row with a cell too long for its column, and one space behind it: the number that ends the cell is the next one.
    fn overflown(&self, cells: Vec<Piece>) -> Vec<Piece> {
        let ends: Vec<(usize, usize)> = cells
            .iter()
            .enumerate()
            .filter_map(|(place, cell)| {
                let space = cell.letters.iter().rposition(|letter| *letter == ' ')?;
                is_number(self.words, &cell.slice(space, cell.len()).trimmed()).then_some((place, space))
            })
            .collect();
        let [(place, space)] = ends.as_slice() else { return cells };
        let mut cut = cells;
        if let Some(cell) = cut.get(*place).cloned() {
            if let Some(slot) = cut.get_mut(*place) {
                *slot = cell.slice(0, *space).trimmed();
            }
            cut.insert(place.saturating_add(1), cell.slice(*space, cell.len()).trimmed());
        }
        cut
    }

    /// One cell a line: the heads one below the other, then the cells row by row.
    fn one_a_line(&mut self, lines: &[Line]) -> Option<usize> {
        let head: Vec<Piece> = lines.iter().take_while(|line| self.is_head_line(line)).map(Line::whole).collect();
        let roles: Vec<Role> = head.iter().filter_map(|head| role_of(self.words, head)).map(|(role, _)| role).collect();
        // 考核得分 above 结算比例: two heads are a table where the first is of results.
        if head.len() < 2 || head.len() == 2 && roles.first() != Some(&Role::Result) {
            return None;
        }
        let indexed = roles.first() == Some(&Role::Index);
        let (units, breaks, mut taken) = self.units(lines, head.len(), indexed);
        let cells = |roles: &[Role]| {
            if !breaks.is_empty() {
                cut(self.words, roles, &units, &breaks)
            } else if indexed {
                by_index(self.words, roles, &units)
            } else {
                by_shape(self.words, roles, &units)
            }
        };
        let mut rows = cells(&roles);
        if rows.is_empty() {
            // 考核标准 may hold what is lost, and 得分 is left empty: it is filled in by hand.
            let mut roles = roles.clone();
            for role in roles.iter_mut().filter(|role| **role == Role::Target) {
                *role = Role::Rule;
            }
            if roles.len() > 3 && matches!(roles.last(), Some(Role::Result | Role::Note)) {
                roles.pop();
            }
            rows = cells(&roles);
            for row in &mut rows {
                row.resize(head.len(), Piece::default());
            }
        }
        for read in [by_numbers, evenly, by_price] {
            if rows.is_empty() {
                let (read, rest) = read(self.words, &roles, &units);
                rows = read;
                taken = taken.saturating_sub(rest);
            }
        }
        if rows.is_empty() {
            return None;
        }
        let read = columns(self.words, &head, &rows);
        if read.len() != head.len() {
            return None;
        }
        self.table(&Table { head, rows });
        Some(taken)
    }

    /// Whether a line is nothing but the head of a column.
    fn is_head_line(&self, line: &Line) -> bool {
        let cell = line.whole();
        !line.is_row() && role_of(self.words, &cell).is_some_and(|(_, exact)| exact) && !is_number(self.words, &cell)
    }

    /// The lines of the table's body, page numbers left out; and which of them begin a row, where rows with numbers have a
    /// blank line between.
    fn units(&mut self, lines: &[Line], from: usize, indexed: bool) -> (Vec<Piece>, Vec<usize>, usize) {
        let mut units: Vec<Piece> = Vec::new();
        let mut breaks = Vec::new();
        let mut taken = from;
        let mut pages = Vec::new();
        let mut broken = false;
        for (at, line) in lines.iter().enumerate().skip(from) {
            let whole = line.whole();
            // The heads of the next table.
            let next = lines.iter().skip(at).take(3).filter(|line| self.is_head_line(line)).count();
            if next == 3 && !units.is_empty() {
                break;
            }
            if line.is_blank() && indexed {
                let next = lines.iter().skip(at).find(|line| !line.is_blank()).map(Line::whole);
                let row = if units.is_empty() { 1 } else { breaks.len().max(1).saturating_add(1) };
                if !next.is_some_and(|next| next.alike(0, next.len()).parse() == Ok(row)) {
                    break;
                }
                if !units.is_empty() {
                    if breaks.is_empty() {
                        breaks.push(0);
                    }
                    breaks.push(units.len());
                }
                taken = taken.saturating_add(1);
                continue;
            }
            if line.is_row() || line.is_blank() && !units.is_empty() {
                break;
            }
            if indexed && self.words.list("totals").contains(&whole.alike(0, whole.len())) {
                break;
            }
            if Self::is_page_number(&whole) {
                pages.push(whole);
                broken = true;
            } else if self.ends_table(&whole, &units, from, broken) {
                break;
            } else {
                broken = false;
                units.push(whole);
            }
            taken = taken.saturating_add(1);
        }
        for page in pages {
            self.leave(&page, UnreadReason::PageNumber);
        }
        (units, breaks, taken)
    }

    /// Whether a line no longer belongs to the table: a sentence about the score, or a clause with a number.
    fn ends_table(&self, line: &Piece, units: &[Piece], heads: usize, after_page: bool) -> bool {
        let alike = line.alike(0, line.len());
        let long = units.iter().map(Piece::len).max().unwrap_or(0);
        let about_score = Text::of(self.words, line).sentences().iter().any(|sentence| {
            let first = sentence.atoms.first().map(|first| sentence.piece(0, first.from).alike(0, usize::MAX));
            first.is_some_and(|first| is_score(self.words, &first))
        });
        let note = ["注", "备注", "说明", "note"].iter().any(|note| alike.starts_with(note)) && line.len() > 4;
        let marked = crate::annex::numbering::marked(line)
            .0
            // ①未佩戴工牌，每次扣0.5分；② … is a cell.
            .is_some_and(|label| {
                label.chars().any(|letter| !letter.is_ascii_digit() && !('①'..='⑳').contains(&letter))
            });
        // A sentence, where no cell before was one.
        let stops = |piece: &Piece| piece.trimmed().letters.last() == Some(&'。');
        let sentence = units.len() >= heads.max(3) && stops(line) && !units.iter().any(stops);
        about_score
            || self.words.holds("total_sums", &alike)
            || sentence
            || note
            || marked
            || after_page && line.len() > long.saturating_add(4) && units.len() > 3 && !is_number(self.words, line)
    }
}

/// The parts of a line between spaces; a sign and its number are one part.
fn by_spaces(line: &Piece) -> Vec<Piece> {
    line.split(|letter| letter == ' ')
}

/// The parts of a line between two spaces and more.
pub(super) fn by_wide_spaces(line: &Piece) -> Vec<Piece> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0_usize, 0_usize);
    while at < line.len() {
        let wide = line.letters.iter().skip(at).take_while(|letter| **letter == ' ').count();
        if wide >= 2 {
            parts.push(line.slice(from, at));
            from = at.saturating_add(wide);
        }
        at = at.saturating_add(wide.max(1));
    }
    parts.push(line.slice(from, line.len()));
    parts.iter().map(Piece::trimmed).filter(|part| !part.is_blank()).collect()
}
