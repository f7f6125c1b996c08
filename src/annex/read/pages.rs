//! The numbers of pages between the lines of a text.

use super::Reader;
use crate::annex::letters::Piece;
use crate::annex::lines::Line;
use crate::annex::reading::UnreadReason;

impl Reader<'_> {
    /// Leaves out the numbers of pages that stand within a table.
    pub(super) fn leave_pages(&mut self, lines: &mut Vec<Line>) {
        let is_number = |line: &Line| !line.is_row() && Self::is_page_number(&line.whole());
        let pages: Vec<usize> = { lines.windows(3).enumerate() }
            .filter(|(_, three)| matches!(three, [before, page, after] if before.is_row() && is_number(page) && after.is_row()))
            .map(|(at, _)| at.saturating_add(1))
            .collect();
        let (mut at, mut pages) = (0_usize, pages.into_iter().peekable());
        lines.retain(|line| {
            let page = pages.next_if_eq(&at).is_some();
            if page {
                self.leave(&line.whole(), UnreadReason::PageNumber);
            }
            at = at.saturating_add(1);
            !page
        });
    }

    /// 第3页，共8页
    pub(super) fn is_page_number(piece: &Piece) -> bool {
        let alike = piece.alike(0, piece.len());
        let bare: String = alike
            .chars()
            .filter(|letter| !letter.is_ascii_digit() && !" 第共页/-page of.•_".contains(*letter))
            .collect();
        bare.is_empty()
            && (alike.contains('页') || alike.contains("page"))
            && alike.chars().any(|letter| letter.is_ascii_digit())
    }
}
