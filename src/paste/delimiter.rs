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
    for candidate in Delimiter::CANDIDATES {
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
