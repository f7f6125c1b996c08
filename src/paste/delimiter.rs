//! Which delimiter a block uses, found from its text.

use super::split::{Delimiter, Step, Text, is_blank_line, plain_cells};
use super::structure::is_known;
use crate::glossary::Vocabulary;

/// Lines of a block that are looked at.
const LOOK_AT: usize = 12;

/// The delimiter under which most cells of the block's first lines are known headings; where none is known, the one
/// that makes the most cells. `None`: more of the text must come first.
pub(super) fn of_block(text: &Text<'_>, start: usize, vocabulary: &Vocabulary) -> Option<Delimiter> {
    let mut lines = Vec::new();
    let mut at = start;
    while lines.len() < LOOK_AT {
        match text.line(at) {
            Step::Next(line, _) if is_blank_line(line) => break,
            Step::Next(line, next) => {
                lines.push(line);
                at = next;
            }
            Step::Wait => return None,
            Step::End => break,
        }
    }
    let mut best = (0, 0, Delimiter::Byte(b'\t'));
    // A blank parts no labels from values where tabs part the cells: 2026年10月 接起量 above a table.
    let tabs = lines.iter().any(|line| line.contains('\t'));
    for candidate in Delimiter::CANDIDATES.into_iter().filter(|one| !tabs || *one != Delimiter::Label) {
        let cells = || lines.iter().flat_map(|line| plain_cells(line, candidate));
        let known = cells().filter(|cell| is_known(cell.trim_matches(['"', ' ']), vocabulary)).count();
        // Blanks stand in prose, too: that alone does not make cells of it.
        let count = if candidate == Delimiter::Label { 0 } else { cells().count() };
        if (known, count) > (best.0, best.1) && (known > best.0 || best.0 == 0) {
            best = (known, count, candidate);
        }
    }
    Some(best.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(all: &str) -> Delimiter {
        of_block(&Text { all, ended: true }, 0, &Vocabulary::new(&[])).unwrap()
    }

    #[test]
    fn the_separator_is_the_one_that_finds_headings() {
        assert_eq!(found("月份;接起量\n2026-10;2,640"), Delimiter::Byte(b';'));
        assert_eq!(found("月份,接起量\n2026-10,2640"), Delimiter::Byte(b','));
        assert_eq!(found("月份|接起量\n2026-10|2640"), Delimiter::Byte(b'|'));
        // Nothing is known: what makes the most cells.
        assert_eq!(found("甲;乙;丙\n1,5;2;3"), Delimiter::Byte(b';'));
    }

    #[test]
    fn of_two_separators_that_find_as_much_the_first_is_taken() {
        // One heading by either, and more cells by the comma, which is a comma within numbers.
        assert_eq!(found("接起量\n1,2,3\n4,5,6"), Delimiter::Byte(b'\t'));
        assert_eq!(found("x;接起量;y,接起率,z\n1;2;3,4,5,6,7"), Delimiter::Byte(b';'));
        // As many cells by either, and no heading: tab, semicolon, comma, bar, in this order.
        assert_eq!(found("甲;乙,丙\n1;2,3"), Delimiter::Byte(b';'));
        assert_eq!(found("甲,乙|丙\n1,2|3"), Delimiter::Byte(b','));
        assert_eq!(found("甲\t乙;丙\n1\t2;3"), Delimiter::Byte(b'\t'));
    }
}
