//! Tiers that say which share or which multiple of the fee is paid.

use rust_decimal::Decimal;

use super::Reader;
use crate::annex::atom::Atom;
use crate::annex::clause::Sentence;
use crate::annex::name::is_score;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{Amount, Loss, Part, Source, Tier};

impl Reader<'_> {
    /// ≥ 90: 100% of the fee; below 60: 80% of the fee. Shares without a verb are what is paid where a higher score has the
    /// larger share, and what is lost where it has the smaller one; one alone is asked about.
    pub(super) fn shares_of_tiers(&mut self) {
        let share = |tier: &Tier| match &tier.loss {
            Some(Loss::Percent(share, _)) if tier.bare && tier.of.is_none() => share.value,
            _ => None,
        };
        let low = |tier: &Tier| tier.range.as_ref().map(|range| range.from.as_ref().and_then(|edge| edge.value));
        let mut bare: Vec<(Option<Decimal>, Decimal, usize)> = self
            .reading
            .tiers
            .iter()
            .enumerate()
            .filter_map(|(place, tier)| Some((low(tier)?, share(tier)?, place)))
            .collect();
        crate::sort::sort_by_key(&mut bare, |(low, ..)| *low);
        let rises = bare.windows(2).all(|pair| matches!(pair, [(_, one, _), (_, two, _)] if one <= two));
        let falls = bare.windows(2).all(|pair| matches!(pair, [(_, one, _), (_, two, _)] if one >= two));
        for (_, share, place) in &bare {
            let Some(tier) = self.reading.tiers.get_mut(*place) else { continue };
            if bare.len() > 1 && rises && !falls || *share == Decimal::ONE_HUNDRED && low(tier).flatten().is_some() {
                tier.pay = Some(Amount::of(*share));
                tier.loss = None;
            } else if bare.len() == 1 || rises == falls {
                let Some((_, span)) = tier.source.0.first().copied() else { continue };
                self.ask_about(span);
            }
        }
    }

    /// 绩效系数：总分90以上 1.0，80-89 0.9: a factor right behind each range. Whether the sentence is that.
    pub(super) fn factors(&mut self, sentence: &Sentence<'_>) -> bool {
        let headed = self.head.is_none() && self.words.holds("factor_heads", &self.heading);
        let head = headed
            || self.head.as_ref().is_some_and(|head| self.words.holds("factor_heads", &head.alike(0, head.len())));
        let is = |at: usize| sentence.row.tokens.get(at).is_some_and(|token| token.is('为'));
        let mut found = Vec::new();
        for atom in sentence.atoms {
            let Atom::Range(range) = &atom.atom else { continue };
            let of_score = matches!(range.unit, Unit::None | Unit::Points);
            // 得分≥90分为1.0
            let behind = atom.to.saturating_add(usize::from(is(atom.to)));
            let next = sentence.row.tokens.get(behind).and_then(|token| token.quantity());
            let plain = |next: &Quantity| matches!(next.unit, Unit::None | Unit::Times | Unit::Percent);
            match next.filter(|next| of_score && plain(next) && next.value.is_some()) {
                Some(factor) => found.push((range.clone(), atom, factor.clone())),
                None => return false,
            }
        }
        let said = matches!(found.as_slice(), [(_, atom, _)] if is(atom.to));
        let taken = sentence.atoms.iter().filter(|atom| !matches!(atom.atom, Atom::Bare(_))).count();
        // 结算：总分95分以上100%，90-95分98%，90分以下90%: shares, of which all together tell whether they are paid.
        let percents = found.iter().filter(|(_, _, share)| share.unit.is_percent()).count();
        let scored = sentence
            .atoms
            .first()
            .is_some_and(|first| is_score(self.words, &sentence.piece(0, first.from).alike(0, usize::MAX)));
        let lead = sentence.atoms.first().map(|first| sentence.piece(0, first.from)).unwrap_or_default();
        // 加权总分110分以上 1.05, a line of its own under 结算系数.
        let said = said || headed && found.len() == 1 && (scored || lead.is_blank());
        let shared = percents == found.len() && percents > 2 && scored && !head;
        if !shared && (!head || percents > 0) {
            return false;
        }
        if found.len() < 2 && !said || found.len() != taken {
            return false;
        }
        for (mut range, atom, factor) in found {
            range.unit = Unit::Points;
            let mut source = Source::of(Part::Rule, sentence.spans(atom));
            let next = sentence.row.tokens.iter().skip(atom.to).position(|token| token.quantity().is_some());
            let at = atom.to.saturating_add(next.unwrap_or(0));
            let number = sentence.piece(at, at.saturating_add(1));
            source.add(Part::Rule, number.spans(0, number.len()));
            let tier = Tier { range: Some(range), source, ..Tier::default() };
            let share: Amount = (&factor).into();
            self.reading.tiers.push(if shared {
                Tier { loss: Some(Loss::Percent(share, None)), bare: true, ..tier }
            } else {
                Tier { multiply: Some(share), ..tier }
            });
        }
        true
    }
}
