//! Tables of commissions: a share of what was brought in, at one rate where the target is met and at another where it is not.

use super::Reader;
use super::columns::{Lone, in_brackets, lone};
use crate::annex::letters::Piece;
use crate::annex::range::{Edge, Range};
use crate::annex::reading::{Part, Price, Source, UnreadReason};

impl Reader<'_> {
    /// 账龄 | 目标回款率 | 达标佣金率 | 未达标佣金率: whether rows are that. What the shares are of, the heading says.
    pub(super) fn commissions(&mut self, rows: &[Vec<Piece>]) -> bool {
        let Some((head, rows)) = rows.split_first().filter(|(_, rows)| !rows.is_empty()) else { return false };
        let alike: Vec<String> = head.iter().map(|cell| cell.alike(0, cell.len()).trim().to_owned()).collect();
        let [label, target, met, missed] = alike.as_slice() else { return false };
        let target = self.words.begins_with("target_leads", target).and_then(|lead| target.strip_prefix(lead));
        let rate = self.words.begins_with("met_leads", met).and_then(|lead| met.strip_prefix(lead));
        let same = self.words.begins_with("missed_leads", missed).and_then(|lead| missed.strip_prefix(lead));
        let (Some(target), Some(rate)) = (target, rate.filter(|rate| Some(*rate) == same)) else { return false };
        let paid = self.words.list("paid_shares").iter().find(|word| rate.contains(word.as_str())).cloned();
        let numbers: Option<Vec<_>> = rows.iter().map(|row| self.shares_of(row)).collect();
        let (Some(paid), Some(numbers), Some(base)) = (paid, numbers, self.base_of_heading()) else { return false };
        if label.is_empty() || target.is_empty() {
            return false;
        }
        for cell in head {
            self.leave(cell, UnreadReason::TableHead);
        }
        for (row, numbers) in rows.iter().zip(numbers) {
            let Some(of) = row.first().map(|cell| cell.trimmed().text()) else { continue };
            let [asked, full, less] = numbers;
            let edge = Edge { value: asked.value, closed: true, settled: true };
            let met = Range { from: Some(edge.clone()), unit: asked.unit.clone(), ..Range::default() };
            let missed =
                Range { to: Some(Edge { closed: false, ..edge }), unit: asked.unit.clone(), ..Range::default() };
            let spans: Vec<_> = row.iter().flat_map(|cell| cell.spans(0, cell.len())).collect();
            for (share, range) in [(full, met), (less, missed)] {
                self.reading.prices.push(Price {
                    what: format!("{of} {paid}"),
                    price: Some((&share).into()),
                    share_of: Some(format!("{of} {base}")),
                    by: Some((format!("{of} {target}"), range)),
                    source: Source::of(Part::Whole, spans.iter().copied()),
                    ..Price::default()
                });
            }
        }
        true
    }

    /// 账龄 | 佣金比例, 账龄 | 基础费率 | 达标后费率: a share for each label, of what the heading says; a second one, whose condition stands
    /// elsewhere, is asked about. Whether rows are that.
    pub(super) fn plain_commissions(&mut self, head: &[Piece], rows: &[Vec<Piece>]) -> bool {
        let rate = |cell: &Piece| self.words.ends_with("rate_heads", cell.alike(0, cell.len()).trim()).is_some();
        let [label, rates @ ..] = head else { return false };
        let two = matches!(rates, [first, _] if self.words.begins_with("plain_rates", &first.alike(0, first.len())).is_some());
        let percent = |cell: &Piece| match lone(self.words, cell) {
            Some(Lone::Quantity(quantity)) if quantity.unit.is_percent() && quantity.value.is_some() => Some(quantity),
            _ => None,
        };
        let fits = |row: &Vec<Piece>| {
            row.len() == head.len()
                && row.first().is_some_and(|cell| !cell.is_blank() && percent(cell).is_none())
                && row.iter().skip(1).all(|cell| percent(cell).is_some())
        };
        let Some(base) = self.base_of_heading().filter(|_| rates.len() == 1 || two) else { return false };
        if label.is_blank() || !rates.iter().all(rate) || rows.len() < 2 || !rows.iter().all(fits) {
            return false;
        }
        for row in rows {
            let [of, share, more @ ..] = row.as_slice() else { continue };
            let Some(quantity) = percent(share) else { continue };
            let of_text = of.trimmed().text();
            let spans: Vec<_> = of.spans(0, of.len()).into_iter().chain(share.spans(0, share.len())).collect();
            self.reading.prices.push(Price {
                what: of_text.clone(),
                price: Some((&quantity).into()),
                share_of: Some(format!("{of_text} {base}")),
                source: Source::of(Part::Whole, spans),
                ..Price::default()
            });
            for span in more.iter().flat_map(|cell| cell.spans(0, cell.len())) {
                self.ask_about(span);
            }
        }
        true
    }

    /// The three percentages of a row: what is asked for, and what is paid where it is met and where it is not.
    fn shares_of(&self, row: &[Piece]) -> Option<[crate::annex::quantity::Quantity; 3]> {
        let [label, rest @ ..] = row else { return None };
        let percent = |cell: &Piece| match lone(self.words, cell)? {
            Lone::Quantity(quantity) if quantity.unit.is_percent() && quantity.value.is_some() => Some(quantity),
            _ => None,
        };
        let [target, met, missed] = rest else { return None };
        if label.is_blank() {
            return None;
        }
        Some([percent(target)?, percent(met)?, percent(missed)?])
    }

    /// 佣金费率（按实际回款金额计）: what the heading says shares are of.
    fn base_of_heading(&self) -> Option<String> {
        let heading = Piece::of(self.words, &self.title, 0, 0);
        let inner = in_brackets(&heading)?;
        let alike = inner.alike(0, inner.len());
        let lead = self.words.begins_with("quantity_leads", &alike).map_or(0, |lead| lead.chars().count());
        let end = alike.chars().count().saturating_sub(usize::from(alike.ends_with(['计', '算'])));
        let base = inner.slice(lead, end);
        self.words.ends_with("base_ends", &base.alike(0, base.len())).map(|_| base.text())
    }
}
