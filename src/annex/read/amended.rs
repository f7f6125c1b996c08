//! Amendments: what a text puts in the place of what another contract says.

use super::Reader;
use crate::annex::letters::Piece;
use crate::annex::reading::UnreadReason;

impl Reader<'_> {
    /// 以前的“每低1%扣2%”不要了, 原第三条取消: what no longer holds is left out, and said. What is left of the clause.
    pub(super) fn withdrawn(&mut self, clause: Piece) -> Piece {
        if !self.words.holds("withdrawn", &clause.alike(0, clause.len())) {
            return clause;
        }
        let ends = |letter: &char| matches!(letter, ',' | '。' | ';');
        let mut gone = false;
        let mut kept = Piece::default();
        let mut from = 0;
        while from < clause.len() {
            let rest = clause.letters.get(from..).unwrap_or_default();
            let (mut quoted, mut to) = (false, rest.len());
            for (at, letter) in rest.iter().enumerate() {
                quoted ^= *letter == '"';
                if ends(letter) && !quoted {
                    to = at.saturating_add(1);
                    break;
                }
            }
            let part = clause.slice(from, from.saturating_add(to));
            from = from.saturating_add(to);
            let alike = part.alike(0, part.len());
            let alike = alike.trim_end_matches([',', '。', ';', '.', ' ']);
            if self.words.ends_with("withdrawn", alike).is_some() && self.words.holds("withdrawn_leads", alike) {
                self.leave(&part, UnreadReason::NotComputed);
                gone = true;
                continue;
            }
            // 改成：…
            let lead = self.words.begins_with("replaced_by", alike).filter(|_| std::mem::take(&mut gone));
            let skip = lead.map_or(0, |lead| lead.chars().count());
            let colon = usize::from(skip > 0 && part.letter(skip) == Some(':'));
            kept.join(&part.slice(skip.saturating_add(colon), part.len()));
        }
        kept
    }

    /// 服务费由每席6800元调整为7150元, “接通率≥90%”修改为“接通率≥93%”: the clause as it reads from now on. What it takes the place
    /// of is left out, and said.
    pub(super) fn amended(&mut self, clause: &Piece) -> Option<Piece> {
        if let Some(kept) = self.without_former(clause) {
            return Some(kept);
        }
        let (at, behind) = self.replaced_by(clause)?;
        let old_from = self.old_text(&clause.slice(0, at))?;
        let old = clause.slice(old_from, at);
        // 不得将客户信息用于…。…调到…: what is replaced is short, and of one sentence.
        let ends = |letter: &char| matches!(letter, '。' | ';');
        if old.letters.first() != Some(&'"') && (old.len() > 40 || old.letters.iter().any(ends)) {
            return None;
        }
        let lead = clause.slice(0, old_from);
        let new = clause.slice(behind, clause.len()).trimmed();
        let bare = |letter: &char| !matches!(letter, '"' | ':' | ' ');
        let from = new.letters.iter().position(bare)?;
        let quoted = new.letters.get(..from).is_some_and(|marks| marks.contains(&'"'));
        let to = if quoted {
            new.letters
                .iter()
                .skip(from)
                .position(|letter| *letter == '"')
                .map_or(new.len(), |end| from.saturating_add(end))
        } else {
            new.len()
        };
        let rest = new.slice(to, new.len());
        let text = new.slice(from, to);
        self.leave(&old, UnreadReason::NotComputed);
        let mut read = if quoted && text.len() > 12 {
            // The quotation is a clause of its own.
            self.leave(&lead, UnreadReason::NotComputed);
            Piece::default()
        } else {
            self.without_reference(&lead)
        };
        read.join(&text);
        if !quoted {
            return Some(self.without_start(read));
        }
        let words = rest.letters.iter().filter(|letter| letter.is_alphanumeric()).count();
        if words > 0 {
            self.leave(&rest, UnreadReason::Other);
        }
        Some(read)
    }

    /// Where 修改为 stands, and where it ends.
    fn replaced_by(&self, clause: &Piece) -> Option<(usize, usize)> {
        let alike = clause.alike(0, clause.len());
        if !self.words.holds("replaced_by", &alike) && !self.words.holds("raised_by", &alike) {
            return None;
        }
        (1..clause.len()).find_map(|at| {
            let letters = clause.letters.get(at..at.saturating_add(24).min(clause.len()))?;
            let text: String = letters.iter().collect();
            let word = self.words.list("replaced_by").iter().find(|word| text.starts_with(word.as_str()));
            let word = word.or_else(|| self.raised_by(clause, at, &text))?;
            Some((at, at.saturating_add(word.chars().count())))
        })
    }

    /// 单价由5900元上调到6150元: what was so far stands before it, and no condition: 超过5万通后由4.2元降到3.8元 keeps both.
    fn raised_by(&self, clause: &Piece, at: usize, text: &str) -> Option<&String> {
        let word = self.words.list("raised_by").iter().find(|word| text.starts_with(word.as_str()))?;
        let before = clause.slice(0, at);
        let old = self.old_text(&before)?;
        let ends = |letter: &char| matches!(letter, '。' | ';');
        let from = before.letters.iter().rposition(ends).map_or(0, |end| end.saturating_add(1));
        let lead = before.slice(from.min(old), old);
        let (_, lead) = crate::annex::numbering::marked(&lead);
        (!lead.letters.iter().any(char::is_ascii_digit)).then_some(word)
    }

    /// 15%（原为10%）: what was before, in brackets. What is left without it.
    fn without_former(&mut self, clause: &Piece) -> Option<Piece> {
        let open = clause.letters.windows(2).position(|pair| pair == ['(', '原'])?;
        let length = clause.letters.iter().skip(open).position(|letter| *letter == ')')?;
        let close = open.saturating_add(length).saturating_add(1);
        let former = clause.slice(open, close);
        if !former.letters.iter().any(char::is_ascii_digit) {
            return None;
        }
        self.leave(&former, UnreadReason::NotComputed);
        let mut kept = clause.slice(0, open);
        kept.join(&clause.slice(close, clause.len()));
        Some(kept)
    }

    /// Where what is replaced begins: its quotation mark, or the word that leads to it.
    fn old_text(&self, before: &Piece) -> Option<usize> {
        let end = before.letters.iter().rposition(|letter| !letter.is_whitespace())?;
        if before.letter(end) == Some('"') {
            return before.letters.get(..end)?.iter().rposition(|letter| *letter == '"');
        }
        let leads = self.words.list("replaced_leads");
        (0..before.len()).rev().find(|at| {
            let rest: String = before.letters.get(*at..).unwrap_or_default().iter().take(5).collect();
            let number = before.letters.get(*at..).is_some_and(|rest| rest.iter().any(char::is_ascii_digit));
            number && leads.iter().any(|lead| rest.starts_with(lead.as_str()))
        })
    }

    /// 原合同第六条第1款服务费: the name behind the last reference.
    fn without_reference(&mut self, lead: &Piece) -> Piece {
        // 第三条第2款 refers to a clause; 扣款 and 目标 do not.
        let refers = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| lead.letter(before));
            before.is_some_and(|letter| {
                letter.is_ascii_digit() || crate::annex::number::is_numeral(letter) || letter == ')'
            })
        };
        let end = (0..lead.len()).rev().find(|at| match lead.letter(*at) {
            Some('条' | '款' | '项' | '目') => refers(*at),
            Some('附' | '"') => true,
            _ => false,
        });
        let from = end.map_or(0, |end| end.saturating_add(1));
        let named = lead.slice(from, lead.len());
        let named = if from == 0 {
            let original = ["原合同", "原协议", "主合同"].iter().find(|word| named.alike(0, 3) == **word);
            named.slice(original.map_or(0, |word| word.chars().count()), named.len())
        } else {
            named
        };
        let before = lead.slice(0, lead.len().saturating_sub(named.len()));
        if !before.is_blank() {
            self.leave(&before, UnreadReason::NotComputed);
        }
        named
    }

    /// 自2027年1月1日起执行 says from when the new text holds, not when the contract begins.
    fn without_start(&mut self, text: Piece) -> Piece {
        let Some(comma) = text.letters.iter().rposition(|letter| matches!(letter, ',' | ';')) else { return text };
        let behind = text.slice(comma.saturating_add(1), text.len());
        let alike = behind.alike(0, behind.len());
        if !alike.starts_with('自') && !alike.starts_with('从') {
            return text;
        }
        self.leave(&behind, UnreadReason::NotComputed);
        text.slice(0, comma)
    }
}
