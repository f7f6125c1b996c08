//! The numbers that dates and the term take over from stated values, so that a blank is filled in one place.

use super::model::Contract;
use crate::calendar::Whole;
use crate::map::Map;
use crate::mechanisms::{Name, Scope, Term};
use crate::problem::{Code, Problem};

/// Longest a date may count, in days, months or years; what leaves the calendar is reported when it is computed.
const FARTHEST: i32 = 36_600;
/// Longest a contract may run or renew for, in years.
const LONGEST_TERM: i32 = 200;

/// Settles every number of dates and term that names a stated value, and leaves out the dates of other readings.
pub(super) fn fill(contract: &mut Contract, scope: &mut Scope<'_>) {
    for (index, date) in contract.dates.iter_mut().enumerate() {
        scope.within(format_args!("dates/{index}"), |scope| {
            date.idle = other_reading(&date.read_as, scope);
            scope.example = date.example;
            for (key, number) in date.numbers() {
                settle(number, key, -FARTHEST, FARTHEST, scope);
            }
            date.example = scope.example;
        });
    }
    if let Some(term) = &mut contract.term {
        scope.within("term", |scope| {
            scope.example = term.example;
            for (key, number) in term.numbers() {
                settle(number, key, 0, LONGEST_TERM, scope);
            }
            term.example = scope.example;
        });
    }
}

/// Whether one of these readings has another choice than this one; what does not exist is reported.
pub(super) fn other_reading(read_as: &Map<String, String>, scope: &mut Scope<'_>) -> bool {
    let mut other = false;
    for (reading, choice) in read_as {
        let problem = match scope.choices.get(reading) {
            None => Problem::new(Code::ReadingUnknown).with("reading", reading),
            Some(known) if !known.contains(choice) => {
                let problem = Problem::new(Code::ChoiceUnknown).with("reading", reading).with("choice", choice);
                problem.with("known", &known.join(", "))
            }
            Some(_) => {
                other |= scope.readings.get(reading) != Some(choice);
                continue;
            }
        };
        scope.within("read_as", |scope| scope.within(reading, |scope| scope.report(problem)));
    }
    other
}

/// A named number becomes what its value comes to, which must be whole.
fn settle(number: &mut Whole, key: &str, least: i32, most: i32, scope: &mut Scope<'_>) {
    if let Some(name) = number.named() {
        let mut name = Name::new(name);
        scope.within(key, |scope| name.resolve(scope));
        if scope.find(&name.text).is_some() {
            let whole = scope.whole(&Term::Name(name), key, 0, most.unsigned_abs());
            number.settle(i32::try_from(whole).unwrap_or(0));
        }
    }
    if !(least..=most).contains(&number.number()) {
        let problem = Problem::new(Code::NotWhole).with("found", &number.number()).with("least", &least);
        let problem = problem.with("most", &most);
        scope.within(key, |scope| scope.report(problem));
    }
}
