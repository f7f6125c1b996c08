//! Headings with points that are those of the items below them: （一）接听服务（40分）.

use rust_decimal::Decimal;

use super::headed::mark_kind;
use super::{Reader, Subject};
use crate::annex::atom::{Atom, Kept};
use crate::annex::clause::Text;
use crate::annex::letters::Piece;
use crate::annex::name::{is_score, name};
use crate::annex::numbering::marked;
use crate::annex::quantity::Unit;
use crate::annex::reading::{Amount, Part};

impl Reader<'_> {
    /// Whether the points of a heading are what the items below it come to: it heads a part of the text, and is no indicator.
    pub(super) fn heads_items(&self, body: &Piece, mark: &str) -> bool {
        let short = (2..=30).contains(&body.len())
            && !body.letters.iter().any(|letter| matches!(letter, ',' | ';' | '。' | ':'));
        let weight = self.weight_at(body).filter(|_| short && !mark.is_empty()).and_then(|open| {
            let behind = body.slice(open, body.len()).trimmed();
            self.weight_alone(&super::columns::in_brackets(&behind).unwrap_or(behind))?.value
        });
        let (line, Some(weight)) = (body.line(), weight) else { return false };
        let mut sum = Decimal::ZERO;
        let mut items = 0_usize;
        for (at, written) in self.written.iter().enumerate().skip(line.saturating_add(1)) {
            let (label, rest) = marked(&Piece::of(self.words, written, at, 0));
            let kind = mark_kind(label.as_deref());
            if kind == mark {
                break;
            }
            if kind.is_empty() {
                continue;
            }
            let Some(more) = self.points_of_item(&rest) else { return false };
            let Some(next) = sum.checked_add(more) else { return false };
            (sum, items) = (next, items.saturating_add(1));
        }
        items >= 2 && sum == weight
    }

    /// Takes an item below such a heading for an indicator: its name, and the points it may bring.
    pub(super) fn scored_item(&mut self, body: &Piece, mark: &str) {
        self.item = None;
        if self.items_under.is_none() || mark.is_empty() || !matches!(self.subject, Subject::None) {
            return;
        }
        let Some(points) = self.points_of_item(body) else { return };
        let text = Text::of(self.words, body);
        let sentences = text.sentences();
        let Some(sentence) = sentences.first() else { return };
        let lead = sentence.clauses().first().map(|clause| Self::lead(sentence, clause)).unwrap_or_default();
        let named = name(self.words, self.head.as_ref().unwrap_or(&lead));
        if named.len() < 2 || is_score(self.words, &named.alike(0, named.len())) {
            return;
        }
        // 满分15分 says where they are.
        let says = |found: &&crate::annex::atom::Found| matches!(found.atom, Atom::Weight(_) | Atom::FullScore(_));
        let said: Vec<_> = sentences
            .iter()
            .flat_map(|sentence| sentence.atoms.iter().filter(says).flat_map(|found| sentence.spans(found)))
            .collect();
        let place = self.indicator(&named);
        let Some(indicator) = self.reading.indicators.get_mut(place).filter(|one| one.weight.is_none()) else { return };
        indicator.weight = Some(Amount::of(points));
        // 准确率不低于99%，每出现1例差错扣1分: what is counted is not what is measured.
        if named.letters.last() == Some(&'率') && indicator.lower.is_none() && indicator.unit == Unit::None {
            (indicator.unit, indicator.lower) = (Unit::Percent, Some(false));
        }
        indicator.source.add(Part::Whole, named.spans(0, named.len()));
        indicator.source.add(Part::Weight, said);
        self.item = Some(place);
        self.subject = Subject::Indicator(place);
    }

    /// The points an item may bring: behind its name, said to be all of them, or the most that it keeps.
    fn points_of_item(&self, item: &Piece) -> Option<Decimal> {
        let head = self.split_head(item).0.unwrap_or_else(|| item.clone());
        if let Some(open) = self.weight_at(&head) {
            let behind = head.slice(open, head.len()).trimmed();
            let inner = super::columns::in_brackets(&behind).unwrap_or(behind);
            return self.weight_alone(&inner)?.value;
        }
        let text = Text::of(self.words, item);
        let sentences = text.sentences();
        let atoms = || sentences.iter().flat_map(|sentence| sentence.atoms).map(|found| &found.atom);
        let stated = atoms().find_map(|atom| match atom {
            Atom::Weight(quantity) | Atom::FullScore(quantity) => Some(quantity.value),
            _ => None,
        });
        stated.unwrap_or_else(|| {
            let kept = atoms().filter_map(|atom| match atom {
                Atom::Keep(Kept::Points(quantity)) => quantity.value,
                _ => None,
            });
            kept.max()
        })
    }
}
