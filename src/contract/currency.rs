//! The currency of a contract's money: its name, and to how many decimal places amounts are rounded.

use super::Contract;
use crate::glossary::currency_called;
use crate::json::FromJson;
use crate::number::Places;
use crate::problem::{Code, Problem};

/// The currency a contract is in where it says nothing of it.
pub(crate) const YUAN: &str = "CNY";

/// The currency of a contract's money.
#[derive(Clone, Debug, PartialEq, Eq, FromJson)]
#[cfg_attr(feature = "declarations", derive(ts_rs::TS, schemars::JsonSchema), serde(deny_unknown_fields), ts(optional_fields = nullable))]
pub struct Currency {
    /// As ISO 4217 writes it: `USD`.
    pub code: String,
    /// To how many decimal places amounts are rounded. Left out: as many as the currency has, such as 2 for dollars, none for yen
    /// and 3 for dinars.
    #[cfg_attr(feature = "declarations", schemars(range(min = 0, max = 4)))]
    pub places: Option<i32>,
    /// How its amounts are marked in what is pasted, beside its code and its usual signs.
    pub symbol: Option<String>,
}

/// Currencies with other than two decimal places, by ISO 4217.
const OTHER_PLACES: [(Places, &str); 3] = [
    (Places::None, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
    (Places::Three, "BHD IQD JOD KWD LYD OMR TND"),
    (Places::Four, "CLF UYW"),
];

impl Currency {
    /// To how many decimal places its amounts are rounded.
    fn places(&self) -> Places {
        let stated = self.places.and_then(|places| Places::new(u32::try_from(places).ok()?));
        let usual = || OTHER_PLACES.iter().find(|(_, codes)| codes.split(' ').any(|code| code == self.code));
        stated.or_else(|| usual().map(|(places, _)| *places)).unwrap_or_default()
    }
}

impl Contract {
    /// The currency it is in, as ISO 4217 writes it.
    pub fn currency_code(&self) -> &str {
        self.currency.as_ref().map_or(YUAN, |currency| &currency.code)
    }

    /// The unit of its money, as figures and values name it.
    pub fn money_unit(&self) -> &str {
        Some(self.currency_code()).filter(|code| *code != YUAN).unwrap_or("yuan")
    }

    /// To how many decimal places its amounts are rounded.
    pub fn places(&self) -> Places {
        self.currency.as_ref().map(Currency::places).unwrap_or_default()
    }
}

/// Whether a unit is a currency, as ISO 4217 writes it, or yuan.
fn is_currency(unit: &str) -> bool {
    unit == "yuan" || is_code(unit)
}

fn is_code(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// The currency is one, and the contract's money is in it.
pub(super) fn check(contract: &Contract) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(currency) = &contract.currency {
        if !is_code(&currency.code) {
            let capitals = currency.code.to_ascii_uppercase();
            let meant = Some(capitals).filter(|code| is_code(code));
            let meant = meant.or_else(|| currency_called(&currency.code).map(ToOwned::to_owned));
            let problem = Problem::new(Code::CurrencyCode).with("text", &currency.code);
            problems.push(problem.instead(meant.map(|code| format!("\"{code}\""))).at_pointer("/currency/code"));
            return problems;
        }
        if let Some(places) = currency.places.filter(|places| !(0..=4).contains(places)) {
            problems.push(Problem::new(Code::CurrencyPlaces).with("places", &places).at_pointer("/currency/places"));
        }
    }
    let own = contract.money_unit();
    let mut units = Vec::new();
    let mut section = |at: &str, all: &mut dyn Iterator<Item = &String>| {
        units.extend(all.enumerate().map(|(index, unit)| (format!("{at}/{index}/unit"), unit.clone())));
    };
    section("/figures", &mut contract.figures.iter().map(|figure| &figure.unit));
    section("/values", &mut contract.values.iter().map(|value| &value.unit));
    section("/metrics", &mut contract.metrics.iter().map(|metric| &metric.unit));
    for (index, table) in contract.tables.iter().enumerate() {
        section(&format!("/tables/{index}/values"), &mut table.values.iter().map(|value| &value.unit));
    }
    for (at, unit) in units.into_iter().filter(|(_, unit)| is_currency(unit) && *unit != own) {
        let problem = Problem::new(Code::CurrencyOther).with("unit", &unit).with("currency", contract.currency_code());
        problems.push(problem.with("own", own).at_pointer(at));
    }
    problems
}
