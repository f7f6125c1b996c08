//! Tables of which each row is a line, and nothing stands between its cells: 1电话接听及时率≥90%20每低1%扣2分.
//! The numbers that run together are told apart where they can be so in one way only.

use rust_decimal::Decimal;

use super::Reader;
use super::columns::{Role, role_form};
use super::table::Table;
use crate::annex::atom::Atom;
use crate::annex::clause::Text;
use crate::annex::letters::{Piece, is_han};
use crate::annex::lines::Line;
use crate::annex::name::is_score;
use crate::annex::quantity::{Unit, quantity};

/// The most that a share of the fee may be.
const MOST_SHARE: i64 = 150;

impl Reader<'_> {
    /// Reads a table of such lines; how many there are.
    pub(super) fn joined_rows(&mut self, lines: &[Line]) -> Option<usize> {
        let [first, rest @ ..] = lines else { return None };
        if first.is_row() || first.is_blank() {
            return None;
        }
        let whole = first.whole();
        let (head, roles) = self.joined_head(&whole)?;
        let bare = roles.strip_prefix(&[Role::Index]).unwrap_or(&roles);
        let rows = match bare {
            [Role::Result, Role::Consequence | Role::Deduct] if bare.len() == roles.len() => self.result_lines(rest)?,
            [Role::Name, Role::Target, Role::Weight, Role::Rule] => {
                self.scored_lines(rest, bare.len() < roles.len(), false)?
            }
            [Role::Name, Role::Weight, Role::Target, Role::Rule] => {
                self.scored_lines(rest, bare.len() < roles.len(), true)?
            }
            _ => return None,
        };
        let taken = rows.len().saturating_add(1);
        self.table(&Table { head, rows });
        Some(taken)
    }

    /// Heads one behind the other, and nothing else.
    fn joined_head(&self, whole: &Piece) -> Option<(Vec<Piece>, Vec<Role>)> {
        let (mut head, mut roles, mut at) = (Vec::new(), Vec::new(), 0_usize);
        while at < whole.len() {
            let (role, length) = role_form(self.words, whole.letters.get(at..)?)?;
            let end = at.saturating_add(length);
            head.push(whole.slice(at, end));
            roles.push(role);
            at = end;
        }
        (roles.len() >= 2).then_some((head, roles))
    }

    /// Rows of a name, a target, a weight and a rule, whose weights come to the sum below them or to a hundred.
    fn scored_lines(&self, lines: &[Line], numbered: bool, weight_first: bool) -> Option<Vec<Vec<Piece>>> {
        let mut rows = Vec::new();
        let mut sum = Decimal::ZERO;
        for line in lines {
            let number = numbered.then_some(rows.len().saturating_add(1));
            let Some((row, weight)) = self.scored_line(line, number, weight_first) else { break };
            sum = sum.checked_add(weight)?;
            rows.push(row);
        }
        let below = lines.get(rows.len()).map(Line::whole).unwrap_or_default();
        let below = below.alike(0, below.len());
        let total = self.words.list("totals").iter().find_map(|word| below.strip_prefix(word.as_str()));
        let total = total.and_then(|total| total.trim().parse().ok()).unwrap_or(Decimal::ONE_HUNDRED);
        (rows.len() >= 2 && sum == total).then_some(rows)
    }

    fn scored_line(&self, line: &Line, number: Option<usize>, weight_first: bool) -> Option<(Vec<Piece>, Decimal)> {
        let whole = line.whole();
        let index = number.map(|number| number.to_string()).unwrap_or_default();
        if line.is_row() || !whole.alike(0, whole.len()).starts_with(&index) {
            return None;
        }
        let from = index.len();
        let mut depth = 0_usize;
        for at in from..whole.len() {
            match whole.letter(at)? {
                '(' => depth = depth.saturating_add(1),
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > 0 || at < from.saturating_add(2) {
                continue;
            }
            let cells = if weight_first {
                weight_at(&whole, at).and_then(|(end, weight)| Some((end, self.asked_end(&whole, end)?, weight)))
            } else {
                self.asked_end(&whole, at)
                    .and_then(|end| weight_at(&whole, end).map(|(behind, weight)| (end, behind, weight)))
            };
            let Some((middle, end, weight)) = cells else { continue };
            let rule = whole.slice(end, whole.len());
            if rule.letters.first().is_some_and(|first| is_han(*first)) {
                let mut row = vec![whole.slice(from, at), whole.slice(at, middle), whole.slice(middle, end), rule];
                if number.is_some() {
                    row.insert(0, whole.slice(0, from));
                }
                return Some((row, weight));
            }
        }
        None
    }

    /// Where a number with a unit, or a sign and such a number, ends that begins here.
    fn asked_end(&self, whole: &Piece, at: usize) -> Option<usize> {
        let sign = usize::from(matches!(whole.letter(at)?, '≥' | '≤' | '<' | '>'));
        let digits = at.saturating_add(sign);
        let before = at.checked_sub(1).and_then(|before| whole.letter(before));
        if !whole.letter(digits)?.is_ascii_digit() || sign == 0 && before.is_some_and(|letter| letter.is_ascii_digit())
        {
            return None;
        }
        let (found, length) = quantity(self.words, whole.letters.get(digits..)?, None)?;
        let plain = found.per.is_empty() && found.unit != Unit::None && !found.unit.is_money();
        plain.then(|| digits.saturating_add(length))
    }

    /// Rows of where the score lies and the share that is paid there: 90≤得分<9598%.
    fn result_lines(&self, lines: &[Line]) -> Option<Vec<Vec<Piece>>> {
        let rows: Vec<Vec<Piece>> = lines.iter().map_while(|line| self.result_line(line)).collect();
        (rows.len() >= 2).then_some(rows)
    }

    /// The only way to tell the two numbers of such a row apart.
    fn result_line(&self, line: &Line) -> Option<Vec<Piece>> {
        let whole = line.whole().trimmed();
        let end = whole.len().checked_sub(1).filter(|end| !line.is_row() && whole.letter(*end) == Some('%'))?;
        let digits = whole.letters.get(..end)?.iter().rev().take_while(|letter| letter.is_ascii_digit()).count();
        let from = end.saturating_sub(digits);
        let mut ways = (from..end).filter_map(|cut| {
            let share: Decimal = whole.alike(cut, end).parse().ok()?;
            let (range, leads) = (whole.slice(0, cut), |at: usize| whole.letter(at) == Some('0'));
            let bound = cut == from || !leads(from) && self.is_score_range(&range);
            let whole_range = cut > from || self.is_score_range(&range);
            let plain = share <= Decimal::from(MOST_SHARE) && !leads(cut) && bound && whole_range;
            plain.then(|| vec![self.without_score(range), whole.slice(cut, whole.len())])
        });
        let way = ways.next()?;
        ways.next().is_none().then_some(way)
    }

    /// ≥95 of 得分≥95.
    fn without_score(&self, range: Piece) -> Piece {
        let sign = range.letters.iter().position(|letter| matches!(letter, '≥' | '≤' | '<' | '>' | '=')).unwrap_or(0);
        if is_score(self.words, &range.alike(0, sign)) { range.slice(sign, range.len()) } else { range }
    }

    /// Whether a text says where a score of at most a hundred lies.
    fn is_score_range(&self, piece: &Piece) -> bool {
        let text = Text::of(self.words, piece);
        let sentences = text.sentences();
        let [sentence] = sentences.as_slice() else { return false };
        let [found] = sentence.atoms else { return false };
        let Atom::Range(range) = &found.atom else { return false };
        let mut edges = range.from.iter().chain(&range.to);
        found.to >= sentence.row.tokens.len()
            && edges.all(|edge| edge.value.is_some_and(|value| value <= Decimal::ONE_HUNDRED))
    }
}

/// Where the points end that begin here, one to three digits with no other before or behind.
fn weight_at(whole: &Piece, at: usize) -> Option<(usize, Decimal)> {
    let digits = whole.letters.get(at..)?.iter().take_while(|letter| letter.is_ascii_digit()).count();
    let end = at.saturating_add(digits);
    let fits =
        (1..=3).contains(&digits) && !matches!(whole.letter(end), Some('.' | '%')) && whole.letter(at) != Some('0');
    let weight = whole.alike(at, end).parse().ok().filter(|_| fits)?;
    Some((end, weight))
}
