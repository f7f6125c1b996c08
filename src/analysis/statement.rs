//! What the other side may state beside its figures: score, tier, points, lines and totals of the account. Each is one
//! more figure that a pasted text is searched for, so that a statement is read by the one parser there is.

use rust_decimal::Decimal;

use crate::contract::{Payer, Plan, Text};
use crate::glossary::{Figure, Kind, Scope, Vocabulary};
use crate::json::{self, Value, json_text};

/// What a stated result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Score,
    Tier,
    /// By its place in the contract.
    Item(usize),
    /// By its place in the contract.
    Metric(usize),
    /// By its place in the account: fees first, then damages.
    Line(usize),
    /// All that a party pays.
    Total(Payer),
    Payable,
}

/// A result that can be stated.
#[derive(Clone, Debug)]
pub(super) struct Statable {
    pub(super) what: What,
    pub(super) id: String,
    pub(super) unit: String,
    pub(super) clause: Option<String>,
}

/// How a statement under a contract is read.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The contract's figures, then what can be stated; among the figures of a category the last is its fee.
    pub vocabulary: Vocabulary,
    /// What the further slots of the month hold.
    pub(super) results: Vec<Statable>,
    common: Vec<Figure>,
    /// The unit of the contract's money.
    money: String,
}

impl Statement {
    /// The words come from the contract itself, and from `contracts/statement.json`.
    pub fn of(plan: &Plan) -> Self {
        let contract = &plan.contract;
        let money = contract.money_unit();
        let json: Value = serde_json::from_str(json_text!("contracts/statement.json")).unwrap_or_default();
        let common: Vec<Figure> = json::read(&json, &mut Vec::new()).unwrap_or_default();
        let mut reader =
            Self { vocabulary: Vocabulary::clone(&plan.vocabulary), results: Vec::new(), common, money: money.into() };
        if let Some(score) = &contract.score {
            reader.add(What::Score, "score".into(), "points", Some(&score.clause), &score.label, &[""], "score", &[]);
        }
        if let Some(tier) = contract.tiers.first() {
            let mut words = Vec::new();
            for language in [Text::zh, Text::tw, Text::en] {
                words.extend(contract.tiers.iter().map(|tier| language(&tier.label)));
            }
            reader.add(What::Tier, "tier".into(), "tier", Some(&tier.clause), &tier.label, &[], "tier", &words);
        }
        for (place, item) in contract.items.iter().enumerate() {
            let id = format!("items.{}", item.id);
            reader.add(What::Item(place), id, "points", Some(&item.clause), &item.label, &["得分", " score"], "", &[]);
        }
        for (place, metric) in contract.metrics.iter().enumerate() {
            if metric.given.is_none() {
                let id = format!("metrics.{}", metric.id);
                reader.add(What::Metric(place), id, &metric.unit, Some(&metric.clause), &metric.label, &[""], "", &[]);
            }
        }
        for (place, line) in plan.lines().enumerate() {
            // Of several lines of a kind only the first is meant by the kind's name.
            let first = plan.lines().take(place).all(|earlier| earlier.kind != line.kind);
            let (id, kind) = (format!("lines.{}", line.id), if first { line.kind.as_str() } else { "" });
            reader.add(What::Line(place), id, money, Some(&line.clause), &line.label, &[""], kind, &[]);
        }
        // Where both pay, the client's is the fee the statement is about.
        let main = if plan.lines().any(|line| line.payer == Payer::Client) { Payer::Client } else { Payer::Provider };
        for (payer, id) in [(Payer::Provider, "provider_pays"), (Payer::Client, "client_pays")] {
            let common = if payer == main { "pays" } else { "" };
            let named = contract.parties.as_ref().map(|parties| match payer {
                Payer::Provider => parties.provider.clone(),
                Payer::Client => parties.client.clone(),
            });
            let usual = || reader.party(payer);
            let party = named.or_else(usual).unwrap_or_else(|| Text::Same(String::new()));
            let endings = ["应付", "應付", "应付金额", "應付金額", " pays"];
            reader.add(What::Total(payer), id.into(), money, None, &party, &endings, common, &[]);
        }
        let all = reader.common.iter().find(|figure| figure.id == "total").map(|figure| figure.label.clone());
        if let Some(label) = all {
            reader.add(What::Total(main), "total".into(), money, None, &label, &[""], "total", &[]);
        }
        if let Some(term) = &contract.settlement {
            reader.add(What::Payable, "payable".into(), money, Some(&term.clause), &term.label, &[""], "payable", &[]);
        }
        let names = reader.common("category_fee");
        reader.vocabulary.add_stated("category_fee", money, (Scope::Category, Kind::Money), &names, &[]);
        reader
    }

    /// The tier a word stands for: the words are all tiers in one language after the other.
    pub(super) fn tier(plan: &Plan, word: Decimal) -> Option<usize> {
        usize::try_from(word).ok()?.checked_rem(plan.contract.tiers.len())
    }

    /// What a party is usually called, where the contract does not say: 甲方 buys the service.
    fn party(&self, payer: Payer) -> Option<Text> {
        let id = if payer == Payer::Client { "client" } else { "provider" };
        self.common.iter().find(|figure| figure.id == id).map(|figure| figure.label.clone())
    }

    /// The names that are the same under every contract.
    fn common(&self, id: &str) -> Vec<String> {
        let mut names = Vec::new();
        if let Some(figure) = self.common.iter().find(|figure| figure.id == id) {
            names.extend(figure.label.all().map(Into::into));
            names.extend(figure.aliases.iter().cloned());
        }
        names
    }

    /// Adds a result under its label, with each of the endings behind it, and under the common names.
    #[expect(clippy::too_many_arguments, reason = "each result is one row of a table")]
    fn add(
        &mut self,
        what: What,
        id: String,
        unit: &str,
        clause: Option<&String>,
        label: &Text,
        endings: &[&str],
        common: &str,
        words: &[&str],
    ) {
        let mut names = self.common(common);
        for label in label.all() {
            names.extend(endings.iter().map(|ending| format!("{label}{ending}")));
            // 甲方（委托方）: a statement says one of the two.
            if let (What::Total(_), Some((party, role))) = (&what, label.split_once('（')) {
                for called in [party, role.trim_end_matches('）')] {
                    names.extend(endings.iter().map(|ending| format!("{called}{ending}")));
                }
            }
        }
        let kind = match unit {
            "%" => Kind::Percent,
            unit if unit == self.money => Kind::Money,
            _ => Kind::Number,
        };
        self.vocabulary.add_stated(&id, unit, (Scope::Month, kind), &names, words);
        self.results.push(Statable { what, id, unit: unit.into(), clause: clause.cloned() });
    }
}
