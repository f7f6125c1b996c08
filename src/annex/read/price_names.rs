//! What a price is for, in the words before it.

use rust_decimal::Decimal;

use super::Reader;
use super::columns::{Role, is_number, role_of};
use crate::annex::letters::Piece;
use crate::annex::name::{is_between_digits, name, outside_brackets};
use crate::annex::quantity::Quantity;
use crate::annex::range::plain;

impl Reader<'_> {
    /// 1000元/次 in a line of its own, without a name: what is counted so is rather a fault than work, and is asked about.
    pub(super) fn ask_nameless(&mut self) {
        for price in std::mem::take(&mut self.reading.prices) {
            let faults = self.words.list("fault_units");
            let nameless = price.what.is_empty() && price.per.first().is_some_and(|per| faults.contains(per));
            let line = price.source.0.first().filter(|_| nameless).map(|(_, span)| *span);
            let alone = |span: &crate::annex::letters::Span| {
                let written = self.written.get(span.line).map_or("", String::as_str);
                written.trim() == self.quote(*span).trim()
            };
            match line.filter(alone) {
                Some(span) => self.ask_once(span),
                None => self.reading.prices.push(price),
            }
        }
    }

    /// Client shall pay Provider a fixed fee of: what is paid, and not who pays.
    fn behind_payment(&self, lead: &Piece) -> Piece {
        let alike = lead.alike(0, lead.len());
        let mut pays = self.words.list("en_client_pays").iter().filter(|_| self.english);
        let Some((_, paid)) = pays.find_map(|pays| alike.split_once(&format!(" {pays} "))) else {
            return lead.clone();
        };
        let paid = paid.strip_prefix("the ").unwrap_or(paid);
        let agent = self.words.begins_with("en_agents", paid).map_or(0, str::len);
        let what = paid.get(agent..).filter(|what| what.starts_with(' ')).unwrap_or(paid).trim_start();
        let many = what.chars().count();
        let rest = lead.slice(lead.len().saturating_sub(many), lead.len());
        let named = what.split(' ').filter(|word| word.len() > 2).count() > 0;
        if named && rest.alike(0, rest.len()) == what { rest } else { lead.clone() }
    }

    /// What a price is for: the words before it, up to the verb.
    pub(super) fn what_of(&self, lead: &Piece) -> String {
        let lead = &self.behind_payment(lead);
        // 3,000 tickets
        let mut parts = outside_brackets(lead, |mark, at| mark == ',' && !is_between_digits(lead, at));
        parts.retain(|part| !part.is_blank());
        let named = parts.iter().rev().find_map(|part| {
            let alike = part.alike(0, part.len());
            let cut = self
                .words
                .list("price_cuts")
                .iter()
                .filter_map(|word| {
                    let place = alike.find(word.as_str())?;
                    let before = alike.get(..place)?;
                    let is_word = !word.is_ascii()
                        || before.ends_with(' ')
                            && !alike
                                .get(place.saturating_add(word.len())..)?
                                .starts_with(|next: char| next.is_ascii_alphanumeric());
                    (is_word && !before.trim().is_empty()).then(|| before.chars().count())
                })
                .min();
            let part = part.trimmed();
            // 以上价格 names no price.
            let start = part.alike(0, part.len());
            // 按接起量收
            let billing = start.starts_with('按') && start.ends_with(['收', '算', '结']) && part.len() > 3;
            let part = if billing { part.slice(0, part.len().saturating_sub(1)) } else { part };
            if parts.len() > 1 && self.words.begins_with("above_words", &start).is_some() {
                return None;
            }
            let part = cut.map_or(part.clone(), |cut| part.slice(0, cut));
            let named = name(self.words, &part);
            let alike = named.alike(0, named.len());
            let counted = |alike: &str| {
                let letters: Vec<char> = alike.trim().chars().collect();
                let unit =
                    self.words.unit(&letters).is_some_and(|(unit, length)| unit.is_count() && length == letters.len());
                unit || alike.contains(|letter: char| letter.is_ascii_digit())
            };
            // 呼入：月接听量1万通以内每通3.6元: how many there are is no name.
            let volume = matches!(role_of(self.words, &named), Some((Role::Quantity, _)));
            let plain = self.head.is_some()
                && (counted(&alike)
                    || volume && alike.ends_with('量')
                    || self.words.list("price_sections").contains(&alike)
                    || is_number(self.words, &named));
            (named.len() >= 2 && !plain).then(|| named.text())
        });
        named.or_else(|| self.head.as_ref().map(|head| name(self.words, head).text())).unwrap_or_default()
    }
}

/// What one step counts, in a word.
pub(super) fn each_of(per: &Quantity) -> String {
    if per.value.is_none_or(|value| value == Decimal::ONE) {
        if per.word.is_empty() { per.per.first().cloned().unwrap_or_default() } else { per.word.clone() }
    } else {
        format!("{}{}", per.value.map(plain).unwrap_or_default(), per.word)
    }
}
