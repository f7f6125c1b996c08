//! Which of the two parties pays.

use super::Reader;
use crate::annex::clause::{Clause, Sentence};
use crate::annex::reading::Party;

impl Reader<'_> {
    /// Who pays for a breach: whom the clause says, who is named first as the one who breaks it, in this sentence or in one
    /// before it, or whose debt the amount is a share of. Not told: none.
    pub(super) fn payer(&self, sentence: &Sentence<'_>, clause: &Clause<'_>, base: Option<&str>) -> Option<Party> {
        let said = sentence.piece(0, clause.to).alike(0, usize::MAX);
        let own = sentence.piece(clause.from, clause.to).alike(0, usize::MAX);
        let holds = |list, text: &str| self.words.holds(list, text);
        for text in [&own, &said] {
            match (holds("paid_to_client", text), holds("paid_to_provider", text)) {
                (true, false) => return Some(self.named(Party::Provider)),
                (false, true) => return Some(self.named(Party::Client)),
                _ => {}
            }
        }
        // Only the client owes fees.
        if base.is_some_and(|base| holds("owed_bases", &self.alike(base))) || holds("client_breaches", &own) {
            return Some(Party::Client);
        }
        if holds("deducted", &own) {
            return Some(Party::Provider);
        }
        let before = self.said.rsplit('。').find_map(|text| self.first_party(text));
        // 每次罚款五万元: only those who do the work are fined.
        let fined = holds("fined", &own).then(|| self.named(Party::Provider));
        self.first_party(&said).or(before).or(fined)
    }

    /// If the Supplier cancels a shift, it shall pay SGD 150: whether the party named last before a payment is the provider.
    pub(super) fn provider_pays(&self, said: &str) -> bool {
        let last = |list| {
            let words = self.words.list(list).iter();
            words.filter_map(|word| Some(said.rfind(word.as_str())?.saturating_add(word.len()))).max()
        };
        let (client, provider) = (last("client_words"), last("provider_words"));
        let named = match (self.swapped, client, provider) {
            (false, client, Some(provider)) if client < Some(provider) => provider,
            (true, Some(client), provider) if provider < Some(client) => client,
            _ => return false,
        };
        let behind = said.get(named..).unwrap_or_default();
        self.words.holds("payments", behind)
            && !self.words.holds("passives", behind)
            && !self.words.holds("paid_to_provider", said)
    }

    /// Takes over who does the work, where a sentence entrusts somebody with it.
    pub(super) fn who_works(&mut self, sentence: &Sentence<'_>) {
        let alike = sentence.whole().alike(0, usize::MAX);
        let entrusted = |list, party| self.words.holds(list, &alike).then(|| self.named(party));
        if let Some(party) =
            entrusted("entrusts_client", Party::Client).or_else(|| entrusted("entrusts_provider", Party::Provider))
        {
            self.client_works = party == Party::Client;
        }
    }

    /// The party a text names first.
    fn first_party(&self, text: &str) -> Option<Party> {
        let first = |list| self.words.list(list).iter().filter_map(|word| text.find(word.as_str())).min();
        let client = first("client_words").map(|at| (at, self.named(Party::Client)));
        let provider = first("provider_words").map(|at| (at, self.named(Party::Provider)));
        client.into_iter().chain(provider).min_by_key(|(at, _)| *at).map(|(_, party)| party)
    }

    /// The party that is called so in this text: 甲方 is the provider where the text says so.
    fn named(&self, party: Party) -> Party {
        match (party, self.swapped) {
            (party, false) => party,
            (Party::Client, true) => Party::Provider,
            (Party::Provider, true) => Party::Client,
        }
    }
}
