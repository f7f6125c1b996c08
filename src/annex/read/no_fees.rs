//! Money that is no price of its own: what is paid for a breach, what is given back, the least of all fees, and what nothing names.

use super::Reader;
use super::prices::currency;
use crate::annex::atom::{Atom, Found};
use crate::annex::clause::{Clause, Sentence};
use crate::annex::letters::Piece;
use crate::annex::name::name;
use crate::annex::quantity::{Quantity, Unit};
use crate::annex::reading::{Part, Price, Source, UnreadReason};

impl Reader<'_> {
    /// 向乙方支付人民币100,000元: money that nothing says is a price, and for each of nothing, is asked about and left.
    pub(super) fn no_price(&mut self, before: usize, sentence: &Sentence<'_>, clause: &Clause<'_>) {
        // Web chats: £2.40 each, among prices: for each of what the head names.
        let amount = clause.atoms.iter().find(|found| matches!(found.atom, Atom::Price(_)));
        let each = amount.is_some_and(|found| sentence.row.alike(found.to, found.to.saturating_add(1)) == "each");
        let only = sentence.row.tokens.iter().filter(|token| token.quantity().is_some()).count() == 1;
        let each = each && only && self.section.prices && self.head.is_some();
        if let (true, Some(price)) = (each, self.reading.prices.get_mut(before))
            && price.per.is_empty()
        {
            price.per.push("item".into());
        }
        let alike = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        let head = self.head.as_ref().map(|head| head.alike(0, head.len())).unwrap_or_default();
        let named = |text: &str| self.words.holds("price_nouns", text) || self.words.holds("price_sections", text);
        let says = named(&head) || named(&alike) && !self.words.holds("payments", &alike);
        // 加收1元/单 on the price of something else is no price of its own.
        let on_top = self.words.holds("on_prices", &alike);
        let bare = |price: &Price| {
            let climbs = price.from.is_some() || price.to.is_some() || price.over;
            price.price.is_some() && price.per.is_empty() && !climbs && !named(&self.alike(&price.what))
        };
        let new = self.reading.prices.get(before..).unwrap_or_default();
        // 服务费未达150,000元者，以150,000元计收: the same amount once more is the least of something.
        let again = new.windows(2).any(|pair| matches!(pair, [one, other] if one.price == other.price));
        let periods = |price: &Price| price.per.iter().all(|per| crate::annex::token::is_period(per).is_some());
        let nameless = new.iter().all(|price| bare(price) && price.what.is_empty());
        let added = on_top && new.iter().all(|price| price.price.is_some());
        let alone = new.len() == 1 && (new.iter().all(bare) && !says || added);
        if new.is_empty() || !(alone || nameless || again && new.iter().all(periods)) {
            return;
        }
        if new.len() == 1 && !added && self.paid_monthly(before, sentence, clause) {
            return;
        }
        self.reading.prices.truncate(before);
        if let Some(found) = clause.atoms.iter().find(|found| matches!(found.atom, Atom::Price(_))) {
            self.unclear(sentence, found);
        }
        self.left_clause(sentence, clause, UnreadReason::NoMechanism);
    }

    /// 甲方每月支付乙方基本服务费180万元: what the client pays each month, by the name of a fee right before the amount.
    fn paid_monthly(&mut self, before: usize, sentence: &Sentence<'_>, clause: &Clause<'_>) -> bool {
        let mut amounts = clause.atoms.iter().filter(|found| matches!(found.atom, Atom::Price(_)));
        let (Some(found), None) = (amounts.next(), amounts.next()) else { return false };
        let lead = sentence.piece(clause.from, found.from).trimmed();
        let alike = lead.alike(0, lead.len());
        let ends = |list| {
            let words = self.words.list(list).iter();
            words.filter_map(|word| Some(alike.rfind(word.as_str())?.saturating_add(word.len()))).max()
        };
        let bare = alike.trim_end_matches(" of").trim_end_matches(['为', '计', '共']);
        let named = self.words.ends_with("fee_bases", bare).or_else(|| self.words.ends_with("price_nouns", bare));
        let monthly = ["每月", "每个月", "每自然月", "monthly", "per month", "each month"];
        let monthly = monthly.iter().any(|word| alike.contains(word));
        let (Some(client), Some(provider), Some(_), true) =
            (ends("client_words"), ends("provider_words"), named, monthly && !self.swapped)
        else {
            return false;
        };
        let paid = alike.get(client.min(provider)..).is_some_and(|behind| self.words.holds("payments", behind));
        if client > provider || !paid {
            return false;
        }
        let cut = alike.get(..provider).map_or(0, |text| text.chars().count());
        let what = name(self.words, &lead.slice(cut, bare.chars().count()));
        let Some(price) = self.reading.prices.get_mut(before).filter(|_| what.len() >= 2) else { return false };
        price.what = what.text();
        price.per = vec!["月".into()];
        true
    }

    /// Whether money is paid for a breach, by the words of the clause, its head, or what stands before the amount.
    pub(super) fn is_breach(&self, sentence: &Sentence<'_>, found: &Found, alike: &str, head: &str) -> bool {
        let holds = |list: &str, text: &str| self.words.holds(list, text);
        let by_provider = holds("paid_to_client", alike) && !holds("paid_to_provider", alike) && !self.swapped;
        holds("event_words", alike) && !holds("price_sections", alike)
            || holds("event_words", head) && !holds("price_nouns", head)
            || self.words.begins_with("failures", head).is_some() && !holds("any_indicator", head)
            || by_provider
            || !holds("deposits", alike) && self.provider_pays(&sentence.piece(0, found.from).alike(0, usize::MAX))
            || holds("event_causes", &sentence.piece(0, found.from).alike(0, usize::MAX))
    }

    /// An amount of money that is no price of its own: a minimum of all fees, a deposit, a part of a formula. Whether it is one.
    pub(super) fn no_fee(
        &mut self,
        quantity: &Quantity,
        found: &Found,
        sentence: &Sentence<'_>,
        clause: &Clause<'_>,
    ) -> bool {
        // 每月最低服务费12万元，不足的按12万元计: the least that all fees come to is no fee beside them.
        let head = self.head.as_ref().map(|head| head.alike(0, head.len())).unwrap_or_default();
        let whole = format!("{head} {}", sentence.whole().alike(0, usize::MAX));
        let of_all = quantity.per.iter().all(|per| crate::annex::token::is_period(per).is_some())
            && self.words.holds("minimum_fees", &whole);
        // 月结算额低于30000元的，按30000元结算
        let least = |found: &Found| matches!(&found.atom, Atom::Range(range) if range.unit.is_money() && range.only_edge().is_some_and(|edge| edge.value == quantity.value));
        let again = quantity.per.is_empty() && clause.atoms.iter().any(least);
        if let Some(at) = clause.atoms.iter().find(|found| again && least(found)) {
            let what = name(self.words, &sentence.piece(clause.from, at.from)).text();
            let source = Source::of(Part::Whole, Self::spans_of(sentence, [at, found]));
            let minimum = Some(quantity.into());
            self.reading.prices.push(Price { what, minimum, least_money: true, source, ..Price::default() });
        }
        // 每月最低消费：20,000元
        let headed = self.head.clone().filter(|head| {
            let head = head.alike(0, head.len());
            let monthly = quantity.per.iter().any(|per| crate::annex::token::is_period(per) == Some(Unit::Month));
            self.words.ends_with("minimum_fees", head.trim()).is_some() && (monthly || head.contains('月'))
        });
        let one = clause.atoms.iter().filter(|found| matches!(found.atom, Atom::Price(_))).count() == 1;
        if let Some(head) = headed.filter(|_| of_all && one && !again) {
            let what = name(self.words, &head).text();
            let same = sentence.row.tokens.iter().filter(|token| {
                token.quantity().is_some_and(|other| other.unit.is_money() && other.value == quantity.value)
            });
            let spans = same.flat_map(|token| sentence.row.piece.spans(token.from, token.to));
            let source = Source::of(Part::Whole, sentence.spans(found).into_iter().chain(spans));
            let minimum = Some(quantity.into());
            self.reading.prices.push(Price { what, minimum, least_money: true, source, ..Price::default() });
            return true;
        }
        let of_all = of_all || again;
        // A deposit is given back: no price.
        let returned = self.words.holds("deposits", &head)
            || self.words.holds("deposits", &sentence.piece(clause.from, clause.to).alike(0, usize::MAX));
        // 坐席数 × 7,800元 × 绩效系数 is a formula, and no price of its own.
        let before = sentence.piece(clause.from, found.from).trimmed();
        let is_formula = before.letters.last().is_some_and(|letter| matches!(letter, '×' | '*' | '÷' | '='));
        if !of_all && !returned && is_formula && self.formula_price(sentence, quantity, found) {
            return true;
        }
        if of_all || returned || is_formula {
            self.left_clause(sentence, clause, UnreadReason::NoMechanism);
        }
        of_all || returned || is_formula
    }

    /// 处以道具价值10倍的违约金: of what no figure says.
    pub(super) fn is_multiple_of_damages(&self, clause: &Clause<'_>, alike: &str) -> bool {
        let multiplied = clause.atoms.iter().any(|found| matches!(found.atom, Atom::Multiple(_)));
        multiplied && (self.words.holds("event_words", alike) || self.words.holds("multiple_damages", alike))
    }

    /// 当月服务费=接通量×2.6元/通×考核系数: so much for each of what is counted. What else it is multiplied by is asked about.
    fn formula_price(&mut self, sentence: &Sentence<'_>, quantity: &Quantity, found: &Found) -> bool {
        let whole = sentence.whole();
        let Some(equals) = whole.letters.iter().position(|letter| *letter == '=') else { return false };
        let right = whole.slice(equals.saturating_add(1), whole.len());
        let factors: Vec<Piece> = right
            .split(|letter| matches!(letter, '×' | '*'))
            .iter()
            .map(Piece::trimmed)
            .filter(|part| !part.is_blank())
            .collect();
        let digits = |part: &&Piece| part.letters.iter().any(char::is_ascii_digit);
        if right
            .letters
            .iter()
            .any(|letter| matches!(letter, '+' | '-' | '/' | '÷' | ',' | '(') && quantity.per.is_empty())
            || factors.iter().filter(digits).count() != 1
        {
            return false;
        }
        let is_factor = |part: &&Piece| {
            let alike = part.alike(0, part.len());
            self.words.holds("factor_heads", &alike) || alike.ends_with('率')
        };
        let counted: Vec<&Piece> = factors.iter().filter(|part| !digits(part) && !is_factor(part)).collect();
        let [counted] = counted.as_slice() else { return false };
        let per = if quantity.per.is_empty() { vec![counted.text()] } else { quantity.per.clone() };
        self.currency_of(quantity);
        let what = name(self.words, &whole.slice(0, equals)).text();
        let spans = whole.spans(0, whole.len());
        self.reading.prices.push(Price {
            what,
            price: Some(quantity.into()),
            per,
            currency: currency(quantity),
            by_provider: self.client_works,
            source: Source::of(Part::Whole, spans),
            ..Price::default()
        });
        if factors.iter().any(|part| is_factor(&part)) {
            self.unclear(sentence, found);
        }
        true
    }
}
