//! Which values a figure can have.

use rust_decimal::Decimal;

use crate::glossary::{Kind, Known};
use crate::number::{Exact, plain, product};
use crate::problem::{Code, Problem};

/// Whether a figure of this kind can have this value. `percent`: it is surely per cent.
pub(crate) fn possible(value: Decimal, percent: bool, known: &Known) -> Result<Decimal, Code> {
    let kind = known.figure.kind;
    if value.is_sign_negative() && !value.is_zero() && !known.figure.below_zero {
        return Err(Code::FigureNegative);
    }
    match kind {
        Kind::Count if value.normalize().scale() > 0 => Err(Code::CountFractional),
        Kind::Percent if !percent && !value.is_zero() && value <= Decimal::ONE => Err(Code::RateAmbiguous),
        Kind::Percent if value > Decimal::ONE_HUNDRED => Err(Code::RateAboveHundred),
        _ => Ok(value),
    }
}

/// The problem that keeps a value from being taken.
pub(crate) fn explain(code: Code, text: &str, clean: &str, known: &Known) -> Problem {
    let problem = Problem::new(code);
    match code {
        Code::RateAmbiguous => {
            let bare = plain(clean).unwrap_or_default();
            let hundredfold = Exact::from(product(bare, Decimal::ONE_HUNDRED).unwrap_or_default());
            problem.with("text", text).with("low", &format!("{clean} %")).with("high", &format!("{hundredfold} %"))
        }
        Code::CellUnreadable | Code::FigureNegative | Code::CountFractional | Code::RateAboveHundred => {
            problem.with("text", text).with("figure", &known.figure.id)
        }
        Code::CellUnit => problem.with("text", text).with("figure", &known.figure.id).with("unit", &known.figure.unit),
        _ => problem.with("text", text),
    }
}
